//! OLE compound files: what .xls and protected workbooks are packed in.

const SECTOR: usize = 512;
const END: u32 = 0xffff_fffe;
const FREE: u32 = 0xffff_ffff;
const TABLE: u32 = 0xffff_fffd;
/// Streams below this size would have to stand in another table: shorter ones are filled up to it.
const LEAST: usize = 4096;

/// A compound file with these streams, in the order of their names.
pub(crate) fn file(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    // Sector 0 is the table of sectors, sector 1 the directory, then the streams one after another.
    let mut table = vec![TABLE, END];
    let mut body = Vec::new();
    let mut directory = entry("Root Entry", 5, FREE, if streams.is_empty() { FREE } else { 1 }, END, 0);
    for (at, (name, bytes)) in (1_u32..).zip(streams) {
        let mut bytes = bytes.clone();
        bytes.resize(bytes.len().max(LEAST).next_multiple_of(SECTOR), 0);
        let first = u32::try_from(table.len()).unwrap_or(END);
        let sectors = u32::try_from(bytes.len() / SECTOR).unwrap_or(1);
        table.extend((1..sectors).map(|more| first + more));
        table.push(END);
        let next = if at as usize == streams.len() { FREE } else { at + 1 };
        directory.extend(entry(name, 2, next, FREE, first, u32::try_from(bytes.len()).unwrap_or(0)));
        body.extend(bytes);
    }
    directory.resize(SECTOR, 0);
    table.resize(SECTOR / 4, FREE);
    let mut file = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    file.extend([0; 16]);
    file.extend([0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0, 0, 0, 0, 0, 0, 0]);
    for number in [0, 1, 1, 0, 4096, END, 0, END, 0, 0] {
        file.extend(number.to_le_bytes());
    }
    file.extend([0xff; 108 * 4]);
    file.extend(table.iter().flat_map(|sector| sector.to_le_bytes()));
    file.extend(directory);
    file.extend(body);
    file
}

fn entry(name: &str, kind: u8, right: u32, child: u32, first: u32, size: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(entry.len() + 2).unwrap_or(64);
    entry.resize(64, 0);
    entry.extend(length.to_le_bytes());
    entry.extend([kind, 1]);
    for number in [FREE, right, child] {
        entry.extend(number.to_le_bytes());
    }
    entry.extend([0; 16 + 4 + 16]);
    for number in [first, size, 0] {
        entry.extend(number.to_le_bytes());
    }
    entry
}
