//! What stands above, between and under the records of a list.

use rust_xlsxwriter::{Format, FormatAlign};

use super::rows::{PLAIN, csv};
use super::{Outcome, Room, ooxml};

pub(crate) fn write(room: &Room) -> Outcome {
    let list = csv(PLAIN);
    room.put("title-rows.csv", format!("Northmoor asset register,,,,,\r\nLast updated 14 November 2026,,,,,\r\n\r\n{list}"))?;
    let preamble: String = (1..=20).map(|line| format!("\"Paragraph {line} of the notes, in full sentences.\",,,,,\r\n")).collect();
    room.put("header-on-row-21.csv", format!("{preamble}{list}"))?;
    let preamble: String = (1..=40).map(|line| format!("Line {line}\r\n")).collect();
    room.put("header-below-where-it-is-looked-for.csv", format!("{preamble}{list}"))?;
    room.put(
        "criteria-above.csv",
        format!("Report:,Assets by site\r\nRun by:,bo.fernsby@northmoor.example\r\nRun on:,14/11/2026\r\n\r\n{list}"),
    )?;
    room.put(
        "header-on-two-rows.csv",
        "Asset,,,Owner,,Serial\r\nID,Name,Type,Name,Email,Number\r\nNM-1001,nmlap-1001,Laptop,Ann Lee,ann.lee@northmoor.example,SN77A1\r\n",
    )?;
    merged_header(room)?;
    let (header, rest) = list.split_once("\r\n").unwrap_or_default();
    room.put(
        "header-again.csv",
        format!("{list}{header}\r\n{}", rest.replace("NM-1", "NM-2").replace("nm", "nmx").replace("SN77", "SN88")),
    )?;
    room.put(
        "totals-and-notes.csv",
        format!(
            "{list}\r\nTotal,3,,,,\r\n,,,,,\r\n\"Note: kit on loan is not listed here, ring the service desk on extension 4471 for it.\",,,,,\r\n\
             Page 1 of 1,,,,,\r\nGenerated on 14/11/2026 by the CMDB,,,,,\r\n"
        ),
    )?;
    room.put("headers-twice.csv", list.replace("Location", "Owner").replace("Theatre 3", "Cy Marlowe"))?;
    room.put("headers-blank.csv", list.replace("Serial Number", "").replace(",Location", ","))?;
    room.put(
        "headers-with-marks.csv",
        list.replace("Asset ID", "\u{feff} Asset\u{a0}ID:").replace("Owner", "OWNER [READ ONLY]").replace("Location", "Location (old)"),
    )?;
    room.put(
        "header-of-a-blank-template.csv",
        list.split_once("\r\n").map(|(header, _)| format!("{header}\r\n,,,,,\r\n,,,,,\r\n")).unwrap_or_default(),
    )?;
    room.put(
        "a-column-of-numbers-before.csv",
        list.lines()
            .enumerate()
            .map(|(at, line)| if at == 0 { format!("#,{line}\r\n") } else { format!("{at},{line}\r\n") })
            .collect::<String>(),
    )?;
    room.put("grouped-by-site.csv", list.replace("NM-1001", "Infirmary,,,,,\r\nNM-1001").replace("NM-1003", "Data hall,,,,,\r\nNM-1003"))
}

/// Two rows of header, the upper one merged over the columns it speaks for.
fn merged_header(room: &Room) -> Outcome {
    let mut book = ooxml::book()?;
    let sheet = book.add_worksheet().set_name("Register")?;
    let bold = Format::new().set_bold().set_align(FormatAlign::Center);
    sheet.merge_range(0, 0, 0, 5, "Northmoor asset register, last updated 14 November 2026", &bold)?;
    sheet.merge_range(2, 0, 2, 2, "Asset", &bold)?;
    sheet.merge_range(2, 3, 2, 4, "Owner", &bold)?;
    sheet.merge_range(2, 5, 3, 5, "Serial Number", &bold)?;
    for (column, header) in (0_u16..).zip(["ID", "Name", "Type", "Name", "Email"]) {
        sheet.write(3, column, header)?;
    }
    for (column, cell) in (0_u16..).zip(["NM-1001", "nmlap-1001", "Laptop", "Ann Lee", "ann.lee@northmoor.example", "SN77A1"]) {
        sheet.write(4, column, cell)?;
    }
    book.save(room.at("header-merged.xlsx"))?;
    Ok(())
}
