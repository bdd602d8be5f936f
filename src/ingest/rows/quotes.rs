//! Quotation marks that nobody closed, told although a mark of a later row seems to close them.

/// Columns from which on lines with the delimiters of a row are rows (`ours`): a remark has two or three commas soon enough.
const TELLING_WIDTH: usize = 6;

/// Whether a record of several lines is several rows. Behind the mark that closes a cell stands a delimiter or
/// a line end; where something else does, and the lines swallowed are as wide as the row before, that mark was
/// to open a cell of its own. Where each of its lines has just the delimiters of a row, it is that many rows,
/// wherever its marks stand: hardly a cell of several lines parts them so, from [`TELLING_WIDTH`] columns on.
pub(super) fn swallow_rows(record: &[u8], delimiter: u8, width: usize) -> bool {
    let lines: Vec<&[u8]> = record.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_empty()).collect();
    let cells = |line: &&[u8]| line.iter().filter(|byte| **byte == delimiter).count() + 1;
    let are_rows = || width >= TELLING_WIDTH && lines.len() > 1 && lines.iter().all(|line| cells(line) == width);
    width > 2 && (are_rows() || lines.get(1).is_some_and(|line| cells(line) >= width) && closes_oddly(record, delimiter))
}

/// Whether a cell that holds a line end is closed by a mark with text behind it.
fn closes_oddly(record: &[u8], delimiter: u8) -> bool {
    let mut rest = record;
    let mut begins = true;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if begins && *byte == b'"' {
            let (cell, behind) = quoted(after);
            let is_end = behind.first().is_none_or(|next| *next == delimiter || matches!(next, b'\n' | b'\r'));
            if !is_end && cell.iter().any(|byte| matches!(byte, b'\n' | b'\r')) {
                return true;
            }
            rest = behind;
            begins = false;
        } else {
            begins = *byte == delimiter;
        }
    }
    false
}

/// A quoted cell, from behind its first mark to its last, and what stands behind that. Two marks are one of the cell's.
fn quoted(text: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    while let Some(mark) = text[at..].iter().position(|byte| *byte == b'"') {
        let behind = at + mark + 1;
        if text.get(behind) != Some(&b'"') {
            return (&text[..behind - 1], &text[behind..]);
        }
        at = behind + 1;
    }
    (text, &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_behind_a_mark_that_a_later_row_closes() {
        let tells = |record: &str| swallow_rows(record.as_bytes(), b',', 4);
        assert!(tells("1,\"Ann,x,y\n2,\"Lee, Bo\",x,y\n"));
        assert!(tells("1,\"Ann,x,y\r\n2,Bo,x,y\r\n3,\"Cy\",x,y\r\n"));
        assert!(tells("\"1\",\"a\",\"x\",\"y\n\"2\",\"b\",\"x\",\"y\"\n"));
        let of_six = |record: &str| swallow_rows(record.as_bytes(), b',', 6);
        assert!(of_six("1,\"Ann,x,y,z,w\n2,Bo\",x,y,z,w\n"));
        assert!(of_six("1,\"Ann,x,y,z,w\n2,Bo,x,y,z,w\n3,Cy\",x,y,z,w\n"));
        assert!(!of_six("1,\"12 High Street,\nLeeds, LS1, England\",x,y,z,w\n"));
        assert!(!tells("1,\"Ann,x,y\n2,Bo\",x,y\n"));
        // Cells of several lines, marks within them doubled or stray.
        assert!(!tells("1,\"two\nlines, a, b, c, d\",x,y\n"));
        assert!(!tells("1,\"two \"\"fine\"\"\nlines, a, b, c\",x,y\n"));
        assert!(!tells("1,\"two\nlines \"so\" said\",x,y\n"));
        assert!(!tells("1,\"12 High Street,\nLeeds, LS1\",x,y\n"));
    }
}
