//! Workbooks of every format, and what cells of theirs may hold.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula};

use super::biff8::Cell;
use super::rows::{ACCENTED, CONTACTS, PLAIN, STAFF};
use super::{Outcome, Room, biff8, biff12, ooxml, opendocument};

pub(crate) fn write(room: &Room) -> Outcome {
    formats(room)?;
    sheets(room)?;
    hidden(room)?;
    dates(room)?;
    cells(room)?;
    shapes(room)
}

fn formats(room: &Room) -> Outcome {
    let mut book = ooxml::book()?;
    ooxml::fill(book.add_worksheet().set_name("Register")?, 0, ACCENTED)?;
    let bytes = book.save_to_buffer()?;
    room.put("register.xlsx", &bytes)?;
    room.put("register.xlsm", &bytes)?;
    room.put("register.xlsb", biff12::file("Register", ACCENTED)?)?;
    let text = |rows: &[&'static [&'static str]]| rows.iter().map(|row| row.iter().map(|cell| Cell::Text(cell)).collect()).collect();
    room.put("register.xls", biff8::file(&[("Register", false, text(ACCENTED)), ("Archive", true, text(PLAIN))]))?;
    let tables = opendocument::table("Register", "", ACCENTED) + &opendocument::table("Archive", "table:style-name=\"off\"", PLAIN);
    room.put("register.ods", opendocument::file(&tables)?)
}

fn sheets(room: &Room) -> Outcome {
    let mut book = ooxml::book()?;
    ooxml::fill(book.add_worksheet().set_name("Read me")?, 0, &[&["How this list is kept"], &["Ring the service desk with changes."]])?;
    ooxml::fill(book.add_worksheet().set_name("Assets")?, 0, PLAIN)?;
    ooxml::fill(book.add_worksheet().set_name("On call")?, 0, CONTACTS)?;
    ooxml::fill(book.add_worksheet().set_name("People")?, 0, STAFF)?;
    ooxml::fill(book.add_worksheet().set_name("Lookups")?, 0, &[&["Sites", "Kinds"], &["Infirmary", "Laptop"], &["Data hall", "Server"]])?;
    book.add_worksheet().set_name("Sheet6")?;
    book.save(room.at("several-registers.xlsx"))?;

    let mut book = ooxml::book()?;
    for (name, at) in [("Infirmary", 1), ("Theatres", 2), ("Data hall", 3)] {
        ooxml::fill(book.add_worksheet().set_name(name)?, 0, &[PLAIN[0], PLAIN[at]])?;
    }
    book.save(room.at("one-register-a-sheet-a-site.xlsx"))?;
    Ok(())
}

fn hidden(room: &Room) -> Outcome {
    let mut book = ooxml::book()?;
    ooxml::fill(book.add_worksheet().set_name("Current")?, 0, PLAIN)?;
    ooxml::fill(book.add_worksheet().set_name("Leased")?.set_hidden(true), 0, &[PLAIN[0], ACCENTED[1]])?;
    ooxml::fill(book.add_worksheet().set_name("Lists")?.set_very_hidden(true), 0, &[&["Kinds"], &["Laptop"]])?;
    let bytes = book.save_to_buffer()?;
    room.put("hidden-sheets.xlsx", &bytes)?;
    room.put("hidden-sheet-that-the-policy-names.xlsx", &bytes)?;
    room.put(
        "hidden-sheet-that-the-policy-names.xlsx.toml",
        "[[source]]\nfile = \"hidden-sheet-that-the-policy-names.xlsx\"\nsheet = \"Leased\"\n",
    )?;

    let mut book = ooxml::book()?;
    let sheet = book.add_worksheet().set_name("Register")?;
    ooxml::fill(sheet, 0, PLAIN)?;
    sheet.autofilter(0, 0, 3, 5)?;
    sheet.set_row_hidden(2)?;
    sheet.set_column_hidden(4)?;
    book.save(room.at("hidden-rows-columns-and-a-filter.xlsx"))?;
    Ok(())
}

const DATED: &[&str] = &["Asset ID", "Hostname", "Serial Number", "Owner", "Last Patched", "Last Seen"];

fn dates(room: &Room) -> Outcome {
    let mut book = ooxml::book()?;
    let sheet = book.add_worksheet().set_name("Register")?;
    ooxml::fill(sheet, 0, &[DATED])?;
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let moment = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    for (row, id) in (1..).zip(["NM-1001", "NM-1002", "NM-1003", "NM-1004", "NM-1005"]) {
        ooxml::fill(sheet, row, &[&[id, "nmlap", "SN77", "Ann Lee"]])?;
        sheet.write_with_format(row, 5, &ExcelDateTime::from_ymd(2026, 11, 13)?.and_hms(7, 30, 0)?, &moment)?;
    }
    sheet.write_with_format(1, 4, &ExcelDateTime::from_ymd(2026, 11, 3)?, &day)?;
    sheet.write(2, 4, "03/11/2026")?;
    sheet.write(3, 4, 46329)?;
    sheet.write(4, 4, "November 2026")?;
    sheet.write(5, 4, "46329")?;
    book.save(room.at("dates-as-days-text-and-serials.xlsx"))?;

    let number = |serial: &str, style: u8| format!("<c s=\"{style}\"><v>{serial}</v></c>");
    let (patched, seen) = (number("44867", 1), number("44877.3125", 3));
    let table = ooxml::row(1, DATED) + &ooxml::row(2, &["NM-1001", "nmlap-1001", "SN77A1", "Ann Lee", &patched, &seen]);
    let table = format!("<sheetData>{table}</sheetData>");
    room.put("dates-from-1904.xlsx", ooxml::by_hand("date1904=\"1\"", &table)?)?;
    room.put("dates-from-1900.xlsx", ooxml::by_hand("", &table)?)?;
    let odd = [("0", 1), ("60", 1), ("2958466", 1), ("-1", 1), ("1e300", 1), ("0.5", 3)];
    let rows: String = (2..)
        .zip(odd)
        .map(|(at, (serial, style))| {
            ooxml::row(at, &[&format!("NM-100{at}"), "nmlap", "SN77", "Ann Lee", &number(serial, style), &number("46339", 1)])
        })
        .collect();
    room.put("dates-that-cannot-be.xlsx", ooxml::by_hand("", &format!("<sheetData>{}{rows}</sheetData>", ooxml::row(1, DATED)))?)
}

fn cells(room: &Room) -> Outcome {
    let header: &[&str] = &["Asset ID", "Hostname", "Serial Number", "Owner", "Internet Facing", "Purpose"];
    let cells: [(&str, &str); 11] = [
        ("percentage", "<c s=\"2\"><v>0.125</v></c>"),
        ("boolean", "<c t=\"b\"><v>1</v></c>"),
        ("error", "<c t=\"e\"><v>#N/A</v></c>"),
        ("error-unknown", "<c t=\"e\"><v>#FIELD!</v></c>"),
        ("formula-cached", "<c t=\"str\"><f>A2&amp;\"x\"</f><v>said before</v></c>"),
        ("formula-not-cached", "<c><f>VLOOKUP(A2,Sheet2!A:B,2,0)</f></c>"),
        ("formula-number", "<c><f>1+1</f><v>2</v></c>"),
        ("rich-text", "<c t=\"inlineStr\"><is><r><t>two </t></r><r><rPr><b/></rPr><t>parts</t></r></is></c>"),
        ("spaces-kept", "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">  padded  </t></is></c>"),
        ("entities", "<c t=\"inlineStr\"><is><t>R&amp;D &lt;lab&gt; &#xe9;_x000D_</t></is></c>"),
        ("shared-that-is-not-there", "<c t=\"s\"><v>9999</v></c>"),
    ];
    let rows: String = (2..).zip(cells).map(|(at, (id, cell))| ooxml::row(at, &[id, "nmlap", "SN77", "Ann Lee", "Yes", cell])).collect();
    room.put("cells-of-every-kind.xlsx", ooxml::by_hand("", &format!("<sheetData>{}{rows}</sheetData>", ooxml::row(1, header)))?)?;

    let mut book = ooxml::book()?;
    let sheet = book.add_worksheet().set_name("Register")?;
    ooxml::fill(sheet, 0, &[&["Asset ID", "Hostname", "Serial Number", "Owner", "Purpose"]])?;
    ooxml::fill(
        sheet,
        1,
        &[
            &["000123", "zeros kept as text"],
            &["", "16 digits"],
            &["", "1.0E+15"],
            &["1E5", "text that looks like a number"],
            &["", "zeros by format"],
            &["", "a fraction"],
        ],
    )?;
    sheet.write(2, 0, 1_234_567_890_123_456_f64)?;
    sheet.write_with_format(3, 0, 1.0e15, &Format::new().set_num_format("0.00E+00"))?;
    sheet.write_with_format(5, 0, 123, &Format::new().set_num_format("000000"))?;
    sheet.write(6, 0, 0.1 + 0.2)?;
    for row in 1..=6 {
        sheet.write(row, 2, 1000 + row)?;
        sheet.write_formula(row, 3, Formula::new("\"Ann\"&\" Lee\"").set_result("Ann Lee"))?;
    }
    book.save(room.at("numbers-that-are-identifiers.xlsx"))?;

    let kinds = vec![
        ["Asset ID", "Hostname", "Serial Number", "Owner", "Last Patched", "Internet Facing"].map(Cell::Text).into(),
        vec![
            Cell::Number(1001.0),
            Cell::Text("nmlap"),
            Cell::Number(1.0e15),
            Cell::Text("Ann Lee"),
            Cell::Day(46329.0),
            Cell::Answer(true),
        ],
        vec![
            Cell::Number(1002.0),
            Cell::Text("nmlap"),
            Cell::Error(42),
            Cell::Text("Bo Fernsby"),
            Cell::Text("03/11/2026"),
            Cell::Error(7),
        ],
    ];
    room.put("cells-of-every-kind.xls", biff8::file(&[("Register", false, kinds)]))?;
    let value = |kind: &str, attributes: &str, shown: &str| {
        format!("<table:table-cell office:value-type=\"{kind}\" {attributes}><text:p>{shown}</text:p></table:table-cell>")
    };
    let ods = opendocument::table(
        "Register",
        "",
        &[
            DATED,
            &[
                &value("float", "office:value=\"1001\"", "1001"),
                &value("boolean", "office:boolean-value=\"true\"", "TRUE"),
                &value("percentage", "office:value=\"0.125\"", "12.5%"),
                &value("string", "", "Ann<text:s/>Lee</text:p><text:p>and team"),
                &value("date", "office:date-value=\"2026-11-03\"", "03/11/26"),
                &value("date", "office:date-value=\"2026-11-13T07:30:00\"", "13/11/26 07:30"),
            ],
        ],
    );
    room.put("cells-of-every-kind.ods", opendocument::file(&ods)?)?;
    let remarked = "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>ask Bo</text:p></office:annotation><text:p>Ann Lee</text:p></table:table-cell>";
    let error = "<table:table-cell office:value-type=\"string\" office:string-value=\"\"><text:p>#N/A</text:p></table:table-cell>";
    let repeated =
        "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"2\"><text:p>same</text:p></table:table-cell>";
    let odd = opendocument::table("R&amp;D", "", &[DATED, &["NM-1001", repeated, remarked, error, ""], &["NM-1002", "nmlap", "", "Bo"]]);
    room.put(
        "cells-repeated-and-remarked.ods",
        opendocument::file(&odd.replace(
            "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>NM-1002",
            "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell office:value-type=\"string\"><text:p>NM-1002",
        ))?,
    )
}

fn shapes(room: &Room) -> Outcome {
    let table = ooxml::rows(PLAIN);
    let lies = |reference: &str| format!("<dimension ref=\"{reference}\"/><sheetData>{table}</sheetData>");
    room.put("dimension-too-small.xlsx", ooxml::by_hand("", &lies("A1:B2"))?)?;
    room.put("dimension-too-large.xlsx", ooxml::by_hand("", &lies("A1:XFD1048576"))?)?;
    room.put("dimension-nonsense.xlsx", ooxml::by_hand("", &lies("ZZZZ0:-1"))?)?;
    let rows: Vec<String> = (1..).zip(PLAIN).map(|(number, cells)| ooxml::row(number, cells)).collect();
    let disordered = format!("<sheetData>{}{}{}{}</sheetData>", rows[0], rows[3], rows[1], rows[2]);
    room.put("rows-out-of-order.xlsx", ooxml::by_hand("", &disordered)?)?;
    let bare: String = table.split("r=\"").map(|part| part.split_once('"').map_or(part, |(_, rest)| rest)).collect();
    room.put(
        "cells-without-places.xlsx",
        ooxml::by_hand("", &format!("<sheetData>{}</sheetData>", bare.trim_start_matches("<sheetData>")))?,
    )?;
    let far = ooxml::row(1_048_576, &["", "", "", "", "", "a note at the very bottom"]);
    room.put("a-cell-at-the-very-bottom.xlsx", ooxml::by_hand("", &format!("<sheetData>{table}{far}</sheetData>"))?)?;
    let offset: Vec<String> = (5..).zip(PLAIN).map(|(number, cells)| ooxml::row(number, &[&["", ""], *cells].concat())).collect();
    room.put("a-table-in-the-middle-of-its-sheet.xlsx", ooxml::by_hand("", &format!("<sheetData>{}</sheetData>", offset.concat()))?)?;
    room.put("over-columns.xlsx", ooxml::by_hand("", &format!("<sheetData>{table}</sheetData>"))?)?;
    room.put("over-columns.xlsx.toml", "[limits]\ncolumns = 5\n")?;
    let filler = "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>";
    let padded = opendocument::table("Register", "", PLAIN).replace("</table:table>", filler);
    room.put("padded-to-the-very-bottom.ods", opendocument::file(&padded)?)
}
