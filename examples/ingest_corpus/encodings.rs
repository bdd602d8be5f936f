//! One list in every encoding it may arrive in.

use encoding_rs::{BIG5, Encoding, GBK, ISO_8859_15, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253};

use super::rows::{ACCENTED, PLAIN, csv, text};
use super::{Outcome, Room};

pub(crate) fn write(room: &Room) -> Outcome {
    let accented = csv(ACCENTED);
    room.put("ascii.csv", csv(PLAIN))?;
    room.put("utf-8.csv", &accented)?;
    room.put("utf-8-with-mark.csv", format!("\u{feff}{accented}"))?;
    room.put("utf-8-one-bad-byte.csv", [accented.as_bytes(), b"NM-1004,nmlap-1004,SN77A4,Windows 11,B\xe9a Quill,Ward 9\r\n"].concat())?;
    room.put("utf-8-cut-in-a-character.csv", &accented.as_bytes()[..=accented.find('ŷ').unwrap_or(0)])?;
    // Excel's “Unicode text” is UTF-16 with tabs; PowerShell's `Export-Csv -Encoding Unicode` has commas.
    room.put("utf-16-excel-unicode-text.txt", utf16(&format!("\u{feff}{}", text(ACCENTED, '\t', "\r\n")), u16::to_le_bytes))?;
    room.put("utf-16-powershell.csv", utf16(&format!("\u{feff}{accented}"), u16::to_le_bytes))?;
    room.put("utf-16-big-endian.csv", utf16(&format!("\u{feff}{accented}"), u16::to_be_bytes))?;
    room.put("utf-16-without-mark.csv", utf16(&csv(PLAIN), u16::to_le_bytes))?;
    room.put("utf-16-big-endian-without-mark.csv", utf16(&csv(PLAIN), u16::to_be_bytes))?;
    let whole = utf16(&format!("\u{feff}{accented}"), u16::to_le_bytes);
    room.put("utf-16-half-a-character-at-its-end.csv", &whole[..whole.len() - 1])?;
    // What else an office has: the letters are those of the code page, enough of them to tell it by.
    let western = accented.replace('ŷ', "y").replace("Data centre", "Data centre – “cold” aisle £2 or 3 €");
    legacy(room, "windows-1252.csv", WINDOWS_1252, &western)?;
    legacy(room, "iso-8859-15.csv", ISO_8859_15, &western.replace(['–', '“', '”'], "-").replace('’', "'"))?;
    legacy(room, "windows-1250.csv", WINDOWS_1250, &renamed("Łukasz Wiśniewski", "Jiří Dvořák", "Zażółć gęślą jaźń"))?;
    legacy(room, "windows-1251.csv", WINDOWS_1251, &renamed("Анна Ковалёва", "Борис Орлов", "Служба поддержки"))?;
    legacy(room, "windows-1253.csv", WINDOWS_1253, &renamed("Μαρία Παπαδοπούλου", "Γιώργος Νικολάου", "Ομάδα υποστήριξης"))?;
    legacy(room, "gbk.csv", GBK, &renamed("王小明", "李秀英", "信息技术服务台"))?;
    legacy(room, "big5.csv", BIG5, &renamed("陳大文", "林美玲", "資訊技術服務台"))?;
    legacy(room, "shift-jis.csv", SHIFT_JIS, &renamed("山田太郎", "鈴木さくら", "ヘルプデスクの担当者"))
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn renamed(one: &str, two: &str, three: &str) -> String {
    csv(ACCENTED)
        .replace("Zoë Fairweather", one)
        .replace("José Ángel Muñoz", two)
        .replace("Siân Llŷr’s team", three)
        .replace("Café", "Kiosk")
}

fn legacy(room: &Room, name: &str, encoding: &'static Encoding, text: &str) -> Outcome {
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy, "{name} cannot hold its own text");
    room.put(name, bytes)
}
