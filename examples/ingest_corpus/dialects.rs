//! One list in every dialect of delimited text, and with everything that goes wrong in one.

use super::rows::{PLAIN, csv, text};
use super::{Outcome, Room};

const HEADER: &str = "Asset ID,Hostname,Serial Number,Operating System,Owner,Location";

pub(crate) fn write(room: &Room) -> Outcome {
    room.put("comma.csv", csv(PLAIN))?;
    room.put("semicolon.csv", text(PLAIN, ';', "\r\n"))?;
    room.put("tab.tsv", text(PLAIN, '\t', "\r\n"))?;
    room.put("pipe.txt", text(PLAIN, '|', "\r\n"))?;
    room.put("semicolon-with-commas-in-cells.csv", text(PLAIN, ';', "\r\n").replace("Theatre 3", "Theatres 3, 4, 5 and 6, left"))?;
    room.put("sep-line.csv", format!("sep=;\r\n{}", text(PLAIN, ';', "\r\n")))?;
    room.put("sep-line-in-quotes.csv", format!("\"sep=|\"\n{}", text(PLAIN, '|', "\n")))?;
    room.put("type-line.csv", format!("#TYPE Selected.Microsoft.ActiveDirectory.Management.ADComputer\r\n{}", quoted()))?;
    room.put("everything-quoted.csv", quoted())?;
    room.put("line-ends-lf.csv", text(PLAIN, ',', "\n"))?;
    room.put("line-ends-cr.csv", text(PLAIN, ',', "\r"))?;
    let mixed = csv(PLAIN).replacen("Theatre 3\r\n", "Theatre 3\n", 1).replacen("Level 2\r\n", "Level 2\r", 1);
    room.put("line-ends-mixed.csv", mixed)?;
    room.put("line-ends-cr-cr-lf.csv", text(PLAIN, ',', "\r\r\n"))?;
    room.put("no-last-line-end.csv", csv(PLAIN).trim_end())?;
    room.put("blank-lines.csv", csv(PLAIN).replace("NM-1002", "\r\n\r\nNM-1002").replace("NM-1003", ",,,,,\r\nNM-1003") + "\r\n\r\n")?;
    quotation_marks(room)?;
    ragged(room)?;
    room.put("nul-bytes.csv", csv(PLAIN).replace("Ann Lee", "Ann\0 Lee\0"))?;
    room.put("nul-bytes-at-its-end.csv", csv(PLAIN) + &"\0".repeat(300))?;
    room.put("header-only.csv", format!("{HEADER}\r\n"))?;
    room.put("header-only-without-line-end.csv", HEADER)?;
    room.put("no-header.csv", PLAIN[1..].iter().map(|row| row.join(",") + "\r\n").collect::<String>())?;
    room.put("spaces-around.csv", csv(PLAIN).replace(',', " , "))?;
    room.put("control-characters.csv", csv(PLAIN).replace("Ann Lee", "Ann\u{1b}[31m Lee\u{7}"))?;
    room.put("over-limits.csv", csv(PLAIN).replace("Level 2", &"long ".repeat(40)).replace("Theatre 3", "\"1\n2\n3\n4\n5\""))?;
    room.put("over-limits.csv.toml", "[limits]\nrow-bytes = 150\nrow-lines = 3\n")?;
    room.put("over-columns.csv", csv(PLAIN))?;
    room.put("over-columns.csv.toml", "[limits]\ncolumns = 5\n")
}

fn quoted() -> String {
    PLAIN.iter().map(|row| row.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",") + "\r\n").collect()
}

fn quotation_marks(room: &Room) -> Outcome {
    let with = |location: &str| csv(PLAIN).replace("Theatre 3", location);
    room.put("quotes-doubled.csv", with("\"the \"\"cold\"\" store, left\""))?;
    room.put("quotes-stray.csv", with("bay 24\" rack"))?;
    room.put("quotes-at-the-start-only.csv", with("\"24\" rack"))?;
    room.put("quotes-unclosed.csv", with("\"never closed"))?;
    let later = csv(PLAIN).replace("Theatre 3", "\"never closed").replace("Level 2", "\"Level 2, left\"");
    room.put("quotes-unclosed-before-a-quoted-cell.csv", later)?;
    room.put("quotes-unclosed-in-cr-lines.csv", text(PLAIN, ',', "\r").replace("Theatre 3", "\"never closed"))?;
    room.put("quotes-unclosed-on-the-last-line.csv", csv(PLAIN).replace("Data centre", "\"never closed"))?;
    room.put("quotes-unclosed-in-the-header.csv", csv(PLAIN).replace("Owner", "\"Owner"))?;
    room.put("quotes-typographic.csv", with("“left, right”"))?;
    room.put("quotes-single.csv", with("'left, right'"))?;
    room.put("line-ends-in-cells.csv", with("\"Theatre 3\nbay 2\r\nshelf 4\""))?;
    room.put("line-ends-in-headers.csv", csv(PLAIN).replace("Serial Number", "\"Serial\r\nNumber\"").replace("Owner", "\"Owner\n(name)\""))
}

fn ragged(room: &Room) -> Outcome {
    room.put("rows-short.csv", csv(PLAIN).replace(",Ann Lee,Theatre 3", "").replace(",Level 2", ""))?;
    room.put("rows-long.csv", csv(PLAIN).replace("Theatre 3", "Theatre 3,bay 2").replace("Level 2", "Level 2,,,"))?;
    room.put("rows-all-long-by-a-comma.csv", csv(PLAIN).replace("\r\n", ",\r\n"))?;
    room.put("rows-all-longer-than-the-header.csv", csv(PLAIN).replace(",Location", ""))
}
