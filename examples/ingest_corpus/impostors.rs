//! Files that are not what they are called, and files that are damaged.

use super::rows::{ACCENTED, CONTACTS, PLAIN, csv};
use super::{Outcome, Room, biff8, compound, ooxml, opendocument, pages};

pub(crate) fn write(room: &Room) -> Outcome {
    room.put("html.xls", pages::html(ACCENTED))?;
    room.put(
        "html-in-windows-1252.xls",
        windows_1252(&pages::html(ACCENTED).replace('ŷ', "y").replace("charset=utf-8", "charset=windows-1252")),
    )?;
    room.put("html-cut-short.xls", pages::html(PLAIN).split_once("Level 2").map(|(kept, _)| kept.to_owned()).unwrap_or_default())?;
    room.put(
        "sign-in-page.csv",
        "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form>Your session has ended.</form></body></html>\n",
    )?;
    room.put("spreadsheetml.xls", pages::spreadsheetml(&[("Laptops", ACCENTED), ("On call", CONTACTS)]))?;
    room.put("spreadsheetml.xml.xls", format!("\u{feff}{}", pages::spreadsheetml(&[("Laptops", PLAIN)])))?;
    room.put("xml-of-something-else.xls", "<?xml version=\"1.0\"?>\n<config><server name=\"nmsrv-0003\"/></config>\n")?;
    room.put("csv.xls", csv(PLAIN))?;
    room.put("csv.xlsx", csv(PLAIN))?;
    room.put("xlsx.csv", workbook()?)?;
    room.put("xlsx.xls", workbook()?)?;
    room.put("json.csv", "{\"assets\": [{\"id\": \"NM-1001\", \"owner\": \"Ann Lee\"}]}\n")?;
    room.put("pdf.xlsx", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n")?;
    room.put("png.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89")?;
    room.put("rtf.csv", "{\\rtf1\\ansi\\deff0 {\\fonttbl {\\f0 Arial;}}\nAsset ID, Hostname, Owner\\par\n}\n")?;
    room.put("empty.csv", "")?;
    room.put("empty.xlsx", "")?;
    room.put("white-space-only.csv", "\r\n \r\n\t\r\n")?;
    room.put("mark-only.csv", "\u{feff}")?;
    room.put(
        "prose.txt",
        "Rules of the rota\n\nRing the site team first.\nIf nobody answers within ten minutes, ring the executive on call.\n",
    )?;
    packed(room)?;
    locked(room)?;
    damaged(room)
}

fn windows_1252(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1252.encode(text).0.into_owned()
}

fn workbook() -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    ooxml::by_hand("", &format!("<sheetData>{}</sheetData>", ooxml::rows(PLAIN)))
}

fn packed(room: &Room) -> Outcome {
    room.put("zip-of-lists.xlsx", ooxml::zip(&[("assets.csv", csv(PLAIN).as_bytes()), ("contacts.csv", csv(CONTACTS).as_bytes())])?)?;
    room.put("zip-with-nothing-in-it.xlsx", ooxml::zip(&[])?)?;
    room.put(
        "numbers.xlsx",
        ooxml::zip(&[("Index/Document.iwa", b"snappy"), ("Metadata/Properties.plist", b"bplist00"), ("preview.jpg", b"jpeg")])?,
    )?;
    room.put("word.xlsx", ooxml::zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")])?)?;
    room.put("slides.xlsx", ooxml::zip(&[("[Content_Types].xml", b"<Types/>"), ("ppt/presentation.xml", b"<p:presentation/>")])?)?;
    // Odt and ods are told apart by what they say they are, not by their parts.
    room.put("text-document.ods", ooxml::zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><office:body><office:text/></office:body></office:document-content>")])?)?;
    let locked = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    room.put(
        "password.ods",
        ooxml::zip(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", &[0x5a; 300]),
            ("META-INF/manifest.xml", locked.as_bytes()),
        ])?,
    )?;
    // A bomb that says what it is: its table of contents declares four gigabytes.
    let honest = declare(workbook()?, "xl/worksheets/sheet1.xml", 0xffff_fff0);
    room.put("bomb-declared.xlsx", honest)?;
    // One that lies: a few hundred bytes that become megabytes, declared as one kilobyte.
    let padded = format!("<sheetData>{}</sheetData>{}", ooxml::rows(PLAIN), " ".repeat(2_000_000));
    room.put("bomb-that-lies.xlsx", declare(ooxml::by_hand("", &padded)?, "xl/worksheets/sheet1.xml", 1000))?;
    let corner = || vec![vec![biff8::Cell::Text("Asset ID"), biff8::Cell::Corner]];
    room.put("bomb-of-a-far-corner.xls", biff8::file(&[("One", false, corner()), ("Two", false, corner())]))?;
    room.put("bomb-of-a-size-that-lies.xls", biff8::file(&[("One", false, vec![vec![biff8::Cell::WholeSheet]])]))?;
    let repeated = "<table:table table:name=\"Register\"><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>";
    room.put("bomb-of-repeated-cells.ods", opendocument::file(repeated)?)
}

/// Makes a zip's table of contents, and the part's own head, declare another unpacked size for a part.
fn declare(mut zip: Vec<u8>, part: &str, size: u32) -> Vec<u8> {
    let ends: Vec<usize> = (0..zip.len() - part.len()).filter(|at| zip[*at..].starts_with(part.as_bytes())).collect();
    for at in ends {
        for (head, signature, offset) in [(30, b"PK\x03\x04", 22), (46, b"PK\x01\x02", 24)] {
            if at >= head && zip[at - head..].starts_with(signature) {
                zip[at - head + offset..at - head + offset + 4].copy_from_slice(&size.to_le_bytes());
            }
        }
    }
    zip
}

fn locked(room: &Room) -> Outcome {
    let noise: Vec<u8> = (0..5000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    room.put("password.xlsx", compound::file(&[("EncryptionInfo", noise[..300].to_vec()), ("EncryptedPackage", noise.clone())]))?;
    room.put("password.xls", biff8::protected())?;
    room.put("word.xls", compound::file(&[("WordDocument", noise.clone())]))?;
    room.put("message.xls", compound::file(&[("__properties_version1.0", noise)]))
}

fn damaged(room: &Room) -> Outcome {
    let whole = workbook()?;
    room.put("cut-short.xlsx", &whole[..whole.len() / 2])?;
    room.put("first-bytes-only.xlsx", &whole[..20])?;
    let mut broken = whole.clone();
    let middle = whole.len() - whole.len() / 3;
    broken[middle - 200..middle].fill(0xaa);
    room.put("overwritten.xlsx", broken)?;
    let table = ooxml::rows(PLAIN);
    let torn = table.split_once("NM-1003").map(|(kept, _)| kept.to_owned()).unwrap_or_default();
    room.put("markup-torn.xlsx", ooxml::by_hand("", &format!("<sheetData>{torn}"))?)?;
    room.put("sheet-missing.xlsx", ooxml::zip(&[("_rels/.rels", b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"), ("xl/workbook.xml", b"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Register\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"), ("xl/_rels/workbook.xml.rels", b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>")])?)?;
    let sheet = opendocument::table("Register", "", PLAIN);
    let (kept, _) = sheet.split_once("NM-1003").unwrap_or_default();
    room.put("markup-torn.ods", opendocument::torn(kept)?)?;
    let xls = biff8::file(&[("Register", false, vec![vec![biff8::Cell::Text("Asset ID"), biff8::Cell::Text("Owner")]])]);
    room.put("cut-short.xls", &xls[..1100])?;
    let mut wild = xls;
    wild[512..1024].fill(7);
    room.put("table-of-sectors-overwritten.xls", wild)
}
