//! What bad input gets: one message with what, where, why and what to do; nothing half written; the earlier run intact.

use std::io::{Read, Write};

use crate::desk::{ASSETS, Desk, Ended, sample_data};

/// A workbook with one sheet of rows.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (at, row) in rows.iter().enumerate() {
        for (column, text) in row.iter().enumerate() {
            sheet.write_string(u32::try_from(at).unwrap(), u16::try_from(column).unwrap(), *text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// The first bytes of a workbook that Excel has encrypted: an OLE file whose directory names an encrypted package.
fn protected() -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.resize(512, 0);
    let header: &[(usize, &[u8])] = &[
        (24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]),
        (44, &[1, 0, 0, 0, 1, 0, 0, 0]),
        (56, &[0, 16, 0, 0, 0xfe, 0xff, 0xff, 0xff]),
        (68, &[0xfe, 0xff, 0xff, 0xff]),
    ];
    for (at, part) in header {
        bytes[*at..*at + part.len()].copy_from_slice(part);
    }
    bytes[76..80].copy_from_slice(&[0; 4]);
    bytes[80..512].fill(0xff);
    let mut table = vec![0xff_u8; 512];
    table[..8].copy_from_slice(&[0xfd, 0xff, 0xff, 0xff, 0xfe, 0xff, 0xff, 0xff]);
    bytes.extend(table);
    for (name, kind, child) in [("Root Entry", 5, 1_u32), ("EncryptedPackage", 2, u32::MAX), ("EncryptionInfo", 2, u32::MAX)] {
        let mut entry = vec![0_u8; 128];
        let utf16: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry[..utf16.len()].copy_from_slice(&utf16);
        entry[64] = u8::try_from(utf16.len() + 2).unwrap();
        entry[66] = kind;
        entry[67] = 1;
        entry[68..76].fill(0xff);
        entry[76..80].copy_from_slice(&child.to_le_bytes());
        entry[116..120].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
        bytes.extend(entry);
    }
    bytes.extend(vec![0; 128]);
    bytes
}

/// The run is refused with a message of these words, in what, why and what to do; and nothing on the desk is different.
fn refused(desk: &Desk, words: &[&str], wanted: &[&str]) -> String {
    let before = desk.everything();
    let ended = desk.audit(words);
    assert_eq!(desk.everything(), before, "nothing half written, nothing left behind");
    let said = ended.refused();
    for part in wanted.iter().chain(&["  what to do: "]) {
        assert!(said.contains(part), "“{part}” in\n{said}");
    }
    assert!(!said.contains("os error") && !said.contains("panicked"), "{said}");
    said
}

/// A desk with a good register, and a run of it in `OUT`.
fn after_a_run() -> Desk {
    let desk = Desk::new();
    desk.put("lists/assets.csv", ASSETS);
    desk.audit(&["lists", "--out", "OUT"]).well();
    desk
}

#[test]
fn a_path_that_is_not_there() {
    let desk = after_a_run();
    refused(&desk, &["lsits", "--out", "OUT"], &["lsits: could not be read", "why: there is no such file or folder", "check the spelling"]);
    refused(&desk, &["lists", "lists/more.csv", "--out", "OUT"], &["lists/more.csv: could not be read"]);
    refused(&desk, &["lists", "--policy", "nowhere.toml", "--out", "new"], &["nowhere.toml: could not be read"]);
}

#[test]
fn a_folder_with_no_list_in_it() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("empty")).unwrap();
    for out in ["new", "deep/er/new"] {
        let wanted = ["there is no register to audit", "why: there is no .csv, .xlsx, .xlsb, .xls or .ods file there", "standto inspect"];
        refused(&desk, &["empty", "--out", out], &wanted);
    }
    desk.put("empty/notes.docx", "x");
    refused(&desk, &["empty", "--out", "new"], &["there is no register to audit"]);
}

#[test]
fn a_workbook_with_no_register() {
    let desk = Desk::new();
    desk.put("lists/risks.xlsx", workbook(&[&["Risk ID", "Likelihood", "Impact"], &["R1", "High", "Low"]]));
    let said = refused(&desk, &["lists", "--out", "OUT"], &["there is no register to audit", "risks.xlsx, sheet Sheet1: "]);
    assert!(said.contains("none of its 2 rows names columns of a register we know"), "{said}");
    // A list that is nearly one is told what it lacks.
    desk.put("lists/near.csv", "Hostname,Colour\nPC-1,blue\n");
    let said = refused(&desk, &["lists", "--out", "OUT"], &["near.csv: "]);
    assert!(said.contains("it comes nearest to an asset register, and lacks enough columns that tell what it is"), "{said}");
    // Columns that are nearly spelt as they should be are offered, and what to do about them.
    desk.put("lists/slips.csv", "Asset Number,Hostname,Ownr,Operating Sytem\n1,PC-1,Ann,Windows 11\n");
    let said = refused(&desk, &["lists", "--out", "OUT"], &["slips.csv: "]);
    assert!(said.contains("“Operating Sytem” may be os and “Ownr” may be owner: if so, correct the header, or map it"), "{said}");
}

#[test]
fn a_number_that_is_none() {
    let said = Desk::new().run(&["sample", "OUT", "--n", "many"]).refused();
    assert!(said.contains("'many' for '--n <N>': a whole number is written as 25"), "{said}");
}

#[test]
fn an_out_folder_that_cannot_be_one() {
    let desk = after_a_run();
    desk.put("a-file", "mine");
    refused(&desk, &["lists", "--out", "a-file"], &["a-file: the reports cannot be written there", "why: it is a file"]);
    refused(&desk, &["lists", "--out", "a-file/below"], &["a-file/below: the reports", "why: a part of the path is a file"]);
    desk.put("holiday/photo.jpg", "mine");
    refused(
        &desk,
        &["lists", "--out", "holiday"],
        &["holiday: the reports", "why: it holds files that are no earlier run", "would be lost"],
    );
    refused(&desk, &["lists", "--out", "lists"], &["lists: the reports", "would be lost"]);
    refused(&desk, &["lists", "--out", "."], &[".: the reports"]);
    // A note that somebody wrote beside an earlier run is not lost either.
    desk.put("OUT/minutes.docx", "mine");
    refused(&desk, &["lists", "--out", "OUT"], &["OUT: the reports", "an earlier run and beside it “minutes.docx”"]);
}

#[test]
fn a_folder_that_may_not_be_written_to() {
    let desk = after_a_run();
    std::fs::create_dir(desk.path("shut")).unwrap();
    let mut mode = std::fs::metadata(desk.path("shut")).unwrap().permissions();
    mode.set_readonly(true);
    std::fs::set_permissions(desk.path("shut"), mode.clone()).unwrap();
    // An administrator may write everywhere, and Windows' mark on a folder forbids nothing.
    if std::fs::write(desk.path("shut/try"), "").is_err() {
        refused(
            &desk,
            &["lists", "--out", "shut/OUT"],
            &["shut/OUT: the reports", "why: the system does not let this program write there"],
        );
    }
}

#[test]
fn a_file_that_is_no_register_is_a_note() {
    let desk = Desk::new();
    desk.put("lists/assets.csv", ASSETS);
    desk.put("lists/minutes.txt", "Minutes of the meeting\nAll well.\n");
    desk.put("lists/risks.xlsx", workbook(&[&["Risk ID", "Likelihood"], &["R1", "High"]]));
    let said = desk.audit(&["lists", "--out", "OUT"]).well();
    assert!(said.contains("risks.xlsx") && said.contains("minutes.txt") && said.contains("no list that we know"), "{said}");
}

/// Files that cannot be read, with words of the reason.
fn unreadable() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let mut damaged = Vec::new();
    std::fs::File::open(sample_data().join("asset-register.xlsx")).unwrap().read_to_end(&mut damaged).unwrap();
    damaged.truncate(damaged.len() / 2);
    vec![
        ("damaged.xlsx", damaged, "damaged"),
        ("protected.xlsx", protected(), "protected by a password"),
        ("report.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj".to_vec(), "it is a PDF"),
        ("export.xls", b"<html><body>Please sign in</body></html>".to_vec(), "without a table"),
        ("empty.csv", Vec::new(), "it is empty"),
        ("picture.csv", vec![0x89, 0, 1, 2, 3, 0, 0, 0, 4, 0], "neither text nor a workbook"),
        ("not-a-zip.xlsx", b"PK\x03\x04 and then nothing of the kind".to_vec(), "damaged"),
    ]
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_rest_audited() {
    for (name, bytes, why) in unreadable() {
        let desk = Desk::new();
        desk.put("lists/assets.csv", ASSETS);
        desk.put(&format!("lists/{name}"), &bytes);
        let said = desk.audit(&["lists", "--out", "OUT"]).well();
        let line = said.lines().find(|line| line.contains(name) && line.contains("could not be read"));
        assert!(line.is_some_and(|line| line.to_lowercase().contains(&why.to_lowercase())), "{name} in\n{said}");
        assert!(desk.text("OUT/readiness.html").contains(name), "{name}");
    }
}

#[test]
fn a_file_that_is_named_and_cannot_be_read_stops_the_run() {
    for (name, bytes, why) in unreadable() {
        let desk = after_a_run();
        desk.put(&format!("lists/{name}"), &bytes);
        let wanted = [&format!("{name}: "), "why: ", why, "--keep-going"];
        refused(&desk, &["lists", &format!("lists/{name}"), "--out", "OUT"], &wanted);
        desk.put("lists/standto.toml", format!("[[source]]\nfile = \"{name}\"\nregister = \"assets\"\n"));
        refused(&desk, &["lists", "--out", "OUT"], &wanted);
        let said = desk.audit(&["lists", "--out", "OUT", "--keep-going"]).well();
        assert!(said.contains(name), "{said}");
        // A register that was supplied and could not be read: its area is not green.
        assert!(said.lines().any(|line| line.starts_with(" Assets") && !line.contains("Green")), "{said}");
    }
}

#[test]
fn a_file_that_the_policy_names_and_that_is_no_such_register_stops_the_run() {
    let desk = after_a_run();
    desk.put("lists/risks.csv", "Risk ID,Likelihood\nR1,High\n");
    desk.put("lists/standto.toml", "[[source]]\nfile = \"risks.csv\"\nextract-date = 2026-11-01\n");
    refused(&desk, &["lists", "--out", "OUT"], &["risks.csv: the policy names it", "why: ", "[[source]]", "--keep-going"]);
    desk.audit(&["lists", "--out", "OUT", "--keep-going"]).well();
    desk.put("lists/standto.toml", "[[source]]\nfile = \"risks.csv\"\nrole = \"ignore\"\n");
    desk.audit(&["lists", "--out", "OUT"]).well();

    desk.put("lists/book.xlsx", workbook(&[&["Asset ID", "Hostname", "Owner", "Model"], &["B1", "PC-9", "Ann Lee", "X"]]));
    desk.put("lists/standto.toml", "[[source]]\nfile = \"book.xlsx\"\nsheet = \"Laptops\"\nregister = \"assets\"\n");
    let wanted = ["book.xlsx, sheet Laptops: the policy names it", "why: there is no such sheet; its sheets are Sheet1"];
    refused(&desk, &["lists", "--out", "OUT"], &wanted);
    desk.put("lists/standto.toml", "[[source]]\nfile = \"bok.xlsx\"\n");
    let said = desk.audit(&["lists", "--out", "OUT"]).refused();
    assert!(["standto.toml, line 1", "“bok.xlsx”", "did you mean “book.xlsx”?"].iter().all(|part| said.contains(part)), "{said}");
}

#[test]
fn a_list_of_a_header_alone_is_a_list_of_nothing() {
    let desk = Desk::new();
    desk.put("lists/assets.csv", ASSETS.lines().next().unwrap());
    let said = desk.audit(&["lists", "--out", "OUT"]).well();
    assert!(said.lines().any(|line| line.starts_with(" Assets") && line.contains("Not assessed")), "no data is no pass:\n{said}");
}

#[test]
fn a_policy_that_cannot_be_followed() {
    let desk = after_a_run();
    for (text, wanted) in [
        ("[raiting]\ngreen = 90\n", &["standto.toml, line 1", "raiting", "did you mean “rating”?"][..]),
        ("[rating]\ngren = 90\n", &["standto.toml, line 2, column 1", "gren", "did you mean “green”?"]),
        ("\n[checks.asset-owner-mising]\noff = true\nreason = \"x\"\n", &["line 2", "“asset-owner-mising”", "“asset-owner-missing”"]),
        ("[checks.asset-patch-stale]\nfix-day = 3\n", &["line 2", "“fix-day”", "“fix-days”"]),
        ("[checks.asset-patch-stale]\nfix-days = \"soon\"\n", &["line 2", "fix-days", "whole number"]),
        ("[checks.asset-owner-missing]\nseverity = \"dire\"\n", &["line 2", "dire", "critical"]),
        ("[[source]]\nfile = \"assets.csv\"\nregister = \"asets\"\n", &["line 3", "asets", "“assets”"]),
        ("[organisation\nname = \"x\"\n", &["standto.toml, line 1"]),
    ] {
        desk.put("lists/standto.toml", text);
        let before = desk.everything();
        let said = desk.audit(&["lists", "--out", "OUT"]).refused();
        assert_eq!(desk.everything(), before);
        for part in wanted {
            assert!(said.contains(part), "“{part}” in\n{said}");
        }
    }
    desk.put("lists/standto.toml", [0x5b, 0xff, 0xfe, 0x80]);
    refused(&desk, &["lists", "--out", "OUT"], &["standto.toml: ", "UTF-8"]);
    std::fs::remove_file(desk.path("lists/standto.toml")).unwrap();
    let said = desk.audit(&["lists", "--out", "OUT", "--only", "asset-owner-mising"]).refused();
    assert!(said.contains("did you mean “asset-owner-missing”?"), "{said}");
}

#[test]
fn a_bad_cell_or_row_never_stops_the_run() {
    let desk = Desk::new();
    let mut text = ASSETS.replace("A1,PC-1", "A0,\"PC\u{1}\u{202e}\",=HYPERLINK(\"x\"),#REF!,In Use,31/31/2026\nA1,PC-1").into_bytes();
    text.write_all(b"A3,\"unclosed,Ann,Windows,In Use,2026-11-20\nA4,PC-4,Ann,Windows,In Use,2026-11-20,too,long\n\n,,,,,\n\xff\xfe,PC")
        .unwrap();
    desk.put("lists/assets.csv", text);
    let Ended { code, err, .. } = desk.audit(&["lists", "--out", "OUT"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let assessment: serde_json::Value = serde_json::from_slice(&desk.read("OUT/assessment.json")).unwrap();
    let aside: Vec<(&str, u64, u64)> = assessment["set_aside"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (line["reason"].as_str().unwrap(), line["count"].as_u64().unwrap(), line["rows"][0].as_u64().unwrap()))
        .collect();
    assert_eq!(aside, [("blank row", 1, 8), ("more cells than the header has", 1, 6), ("a quotation mark is never closed", 1, 5)]);
    assert_eq!(assessment["sources"][0]["rows_read"], 7);
    assert_eq!(assessment["sources"][0]["rows_audited"], 4);
}
