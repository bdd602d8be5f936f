//! Rows come back as written, numbered as a spreadsheet shows them, within their bounds.

use std::io::Write;

use super::*;
use crate::ingest::hash::FileHash;

fn read(text: &str) -> (Vec<(u32, Vec<String>)>, Vec<u32>) {
    read_in_batches_of(text, 3)
}

fn read_in_batches_of(text: &str, most: usize) -> (Vec<(u32, Vec<String>)>, Vec<u32>) {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let mut reader = RowReader::new(file, b',', false, Limits::default()).unwrap();
    let (mut batch, mut rows, mut broken) = (Batch::default(), Vec::new(), Vec::new());
    while reader.fill_up_to(&mut batch, most).unwrap() {
        rows.extend(batch.rows().map(|row| (row.number(), row.cells().map(str::to_owned).collect())));
        broken.extend(batch.broken.iter().map(|(number, _)| *number));
    }
    (rows, broken)
}

fn numbers(text: &str) -> Vec<u32> {
    read(text).0.iter().map(|(number, _)| *number).collect()
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_shows_them() {
    assert_eq!(numbers("a,b\n1,2\n3,4\n"), [1, 2, 3]);
    assert_eq!(numbers("a,b\n\n\n1,2\n\n3,4"), [1, 4, 6]);
    assert_eq!(numbers("a,b\r\n\r\n1,2\r\n3,4\r\n\r\n5,6\r\n"), [1, 3, 4, 6]);
    assert_eq!(numbers("a,b\n\"x\ny\nz\",2\n3,4\n"), [1, 2, 3]);
    assert_eq!(numbers("a,b\r\n\"x\r\ny\",2\r\n\r\n3,4\r\n"), [1, 2, 4]);
    assert_eq!(numbers("a,b\r1,2\r3,4\r"), [1, 2, 3]);
    assert_eq!(numbers("\u{feff}\n\na,b\n"), [3]);
    assert_eq!(numbers("a,b\r\r\r1,2\r\"x\ry\",4\r\r5,6"), [1, 4, 5, 7]);
    assert_eq!(numbers("a,b\r\n1,2\n\r\n3,4\r\r5,6\n\r7,8"), [1, 2, 4, 6, 8]);
    let far = format!("a,b\n{}1,2\n", "\n".repeat(5000));
    assert_eq!(numbers(&far), [1, 5002]);
}

#[test]
fn cells_come_back_as_written() {
    let (rows, _) = read("a,\"b,c\"\n\"say \"\"hi\"\"\",\n,é\n");
    assert_eq!(rows[0].1, ["a", "b,c"]);
    assert_eq!(rows[1].1, ["say \"hi\"", ""]);
    assert_eq!(rows[2].1, ["", "é"]);
}

#[test]
fn rows_come_back_wherever_a_buffer_ends() {
    let row = |at: usize| match at % 7 {
        // One that asks for the parser, and one in quotation marks that does not.
        0 => vec![format!("{at}"), "say \"hi\"".to_owned()],
        1 => vec![format!("{at}"), "a, b".repeat(at % 31)],
        _ => vec![format!("{at}"), "é".repeat(at % 53)],
    };
    let written = |at: usize| match (at % 7, row(at)) {
        (0 | 1, cells) => format!("{},\"{}\"", cells[0], cells[1].replace('"', "\"\"")),
        (_, cells) => cells.join(","),
    };
    for end in ["\n", "\r\n"] {
        let rows = 1 + 4 * BUFFER / 40;
        let blank = |at: usize| if at.is_multiple_of(11) { end } else { "" };
        let text: String = (0..rows).map(|at| [&written(at), end, blank(at)].concat()).collect();
        assert!(text.len() > 3 * BUFFER);
        for most in [3, BATCH_ROWS] {
            let read = read_in_batches_of(&text, most).0;
            assert_eq!(read.len(), rows);
            let number = |at: usize| u32::try_from(1 + at + at.div_ceil(11)).unwrap();
            assert!(read.into_iter().enumerate().all(|(at, read)| read == (number(at), row(at))), "{end:?} {most}");
        }
    }
}

#[test]
fn rows_longer_than_a_buffer_and_lines_left_alone_stand_among_others() {
    let (long, lines) = ("é".repeat(BUFFER), "two\nlines ".repeat(400));
    for before in [1, 3, BUFFER / 9 - 1, BUFFER / 9] {
        let text = [
            &"short,1,\n".repeat(before),
            &format!("{long},2,\n\"{lines}\",3,\n"),
            "never,\"closed,\n",
            &format!("\"{long}\",4,\n\n"),
            &format!("never,\"{long},\n"),
            "last,5,",
        ];
        for most in [1, 3, BATCH_ROWS] {
            let (rows, broken) = read_in_batches_of(&text.concat(), most);
            let number = |after: usize| u32::try_from(before + after).unwrap();
            assert_eq!(broken, [number(3), number(6)], "{before} {most}");
            let (short, rest) = rows.split_at(before);
            assert!(short.iter().all(|(_, row)| row.concat() == "short1"));
            let wanted = [(1, &long[..], "2"), (2, &lines[..], "3"), (4, &long[..], "4"), (7, "last", "5")];
            let read = rest.iter().map(|(at, row)| (*at, &row[0][..], &row[1][..]));
            assert!(read.eq(wanted.map(|(at, first, second)| (number(at), first, second))), "{before} {most}");
        }
    }
}

#[test]
fn an_unclosed_quotation_mark_swallows_one_line_only() {
    let mut text = "id,note\n1,fine\n2,\"never closed\n".to_owned();
    for number in 3..3000 {
        text.push_str(&format!("{number},fine\n"));
    }
    let (rows, broken) = read(&text);
    assert_eq!(broken, [3]);
    assert_eq!(rows.len(), 2 + 2997);
    assert_eq!(rows[2], (4, vec!["3".to_owned(), "fine".to_owned()]));
    assert_eq!(rows.last().unwrap().0, 3000);
}

#[test]
fn a_quotation_mark_never_closed_near_the_end_swallows_one_line_only() {
    let (rows, broken) = read("id,note\n1,\"open\n2,fine\n3,fine");
    assert_eq!((broken, rows.len()), (vec![2], 3));
    let (rows, broken) = read("id,note\r1,\"open\r2,fine\r");
    assert_eq!((broken, rows.len()), (vec![2], 2));
    let (rows, broken) = read("id,note\n1,\"open");
    assert_eq!((broken, rows.len()), (vec![2], 1));
    let (rows, broken) = read("id,note\n1,\"two\nlines\"");
    assert_eq!((broken, rows.last().unwrap().1[1].as_str()), (vec![], "two\nlines"));
}

#[test]
fn a_row_of_many_lines_is_told_wherever_it_stands_in_the_buffer() {
    for before in [0, 700, 9000] {
        let text = format!("{}1,\"{}x\"\n2,fine\n", "0,fine\n".repeat(before), "x\n".repeat(1001));
        let (rows, broken) = read(&text);
        assert_eq!(broken, [u32::try_from(before).unwrap() + 1]);
        assert_eq!((rows.len(), rows.last().unwrap().1.concat()), (before + 1001 + 1 + 1 - 1, "2fine".to_owned()));
    }
}

#[test]
fn a_file_of_marks_never_closed_is_read_in_good_time() {
    // Every line opens a mark when read by itself, and leaves one open when it stands inside another.
    let text = "x\"a,\"b\n".repeat(100_000);
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let mut reader = RowReader::new(file, b',', false, Limits::default()).unwrap();
    let (mut batch, mut rows) = (Batch::default(), 0);
    while reader.fill(&mut batch).unwrap() {
        rows += batch.rows().count() + batch.broken.len();
    }
    assert_eq!(rows, 100_000);
    // Past the first reading for nothing, ten lines are looked ahead for each, not a thousand.
    let most = IN_VAIN + text.len() as u64 + 100_000 * 2 * DRAWN_IN.2 as u64;
    assert!(reader.in_vain < most, "{} of {most}", reader.in_vain);
}

/// A reader of so many rows, in batches of seven.
fn long(rows: u32) -> RowReader {
    let mut file = tempfile::tempfile().unwrap();
    let lines: Vec<String> = (1..=rows).map(|row| format!("{row},x\n")).collect();
    file.write_all(lines.concat().as_bytes()).unwrap();
    RowReader::new(file, b',', false, Limits::default()).unwrap().in_batches_of(7)
}

fn numbers_in(batch: &Batch) -> Vec<u32> {
    batch.rows().map(Row::number).collect()
}

#[test]
fn batches_read_by_several_threads_come_in_order_with_what_was_made_of_them() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap();
    for rows in [0, 1, 7, 8, 5000] {
        let mut seen = Vec::new();
        let each = |batch: &Batch, made: Vec<u32>| {
            assert_eq!(made, numbers_in(batch));
            seen.extend(made);
        };
        pool.install(|| long(rows).each_batch(numbers_in, each)).unwrap();
        assert_eq!(seen, (1..=rows).collect::<Vec<_>>());
    }
}

#[test]
fn every_batch_that_is_shared_out_is_seen_by_one_thread() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap();
    for rows in [0, 1, 7, 8, 5000] {
        let see = |seen: &mut Vec<u32>, batch: &Batch| seen.extend(numbers_in(batch));
        let parts = pool.install(|| long(rows).share_out(Vec::new, see)).unwrap();
        assert_eq!(parts.len(), if rows < 7 { 1 } else { 4 }, "of {rows} rows");
        assert!(parts.iter().all(|part| part.is_sorted()));
        let mut seen = parts.concat();
        seen.sort_unstable();
        assert_eq!(seen, (1..=rows).collect::<Vec<_>>());
    }
}

#[test]
fn a_reading_from_end_to_end_tells_the_hash_and_one_that_went_back_does_not() {
    let row = "1,Ann\n";
    let plain = row.repeat(30_000);
    // Begins at the end of what is read at once, and is never closed.
    let runaway = [row.repeat(BUFFER / row.len()), "2,\"Bo\n".to_owned(), plain.clone()].concat();
    for (text, tells) in [(plain, true), (String::new(), true), (runaway, false)] {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), &text).unwrap();
        let [told, apart] = [(); 2].map(|()| FileHash::of(file.path()));
        let mut running = told.by_the_way().unwrap();
        let mut reader = RowReader::new(file.reopen().unwrap(), b',', false, Limits::default()).unwrap().handing_over();
        let mut batch = Batch::default();
        while reader.fill(&mut batch).unwrap() {
            batch.bytes.iter().for_each(|bytes| running.hash().update(bytes));
        }
        reader.left_over().iter().for_each(|bytes| running.hash().update(bytes));
        running.end();
        assert_eq!(told.by_the_way().is_none(), tells, "{} bytes", text.len());
        assert_eq!(told.get().unwrap(), apart.get().unwrap());
    }
}
