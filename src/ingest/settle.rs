//! What a file or sheet is read as: its header, its register, its columns, the day it speaks for; or why it is not read.

use super::columns::{Columns, How};
use super::dialect::{self, Top};
use super::extract_date::{self, From};
use super::limits::Limits;
use super::recognise::{Recognised, header_row, nearest_of_rows, register_of, unidentified};
use super::rows::RowReader;
use super::set_aside::Reason;
use super::source::{Data, Source, Table, Wish};
use super::{known, not_records, rota};
use crate::model::date::Date;
use crate::model::prose;
use crate::model::register::Register;

/// Finds the header, tells the register, settles columns and extract date.
pub(super) fn settle(
    source: &mut Source,
    data: Data,
    delimiter: u8,
    top: &Top,
    wish: &Wish,
    modified: Option<&str>,
    limits: Limits,
) -> std::io::Result<()> {
    if top.rows.iter().flatten().all(|text| text.trim().is_empty()) {
        source.not_read = Some(no_header(top));
        return Ok(());
    }
    let header = header_row(&top.rows, wish.register);
    let headers: Vec<&str> = header.iter().flat_map(|header| &header.cells).map(String::as_str).collect();
    source.known_export = known::recognise(headers.iter().copied()).map(|(_, export)| export);
    let recognised = match source.known_export {
        Some(export) => Recognised::As(export.register, None),
        None if header.is_some() => register_of(&headers, &source.label()),
        None => Recognised::No(None),
    };
    if let Some(shape) = rota_shape(top, &source.label(), wish, &recognised) {
        return settle_rota(source, &data, delimiter, top, wish, modified, limits, &shape);
    }
    let (Some(header), Ok(register)) = (&header, told(source, top, wish, header.is_some(), recognised)) else { return Ok(()) };
    if header.cells.len() > limits.columns {
        let (columns, most) = (prose::thousands(header.cells.len() as u64), prose::thousands(limits.columns as u64));
        source.lost = Some(register);
        source.not_read =
            Some(format!("its header has {columns} columns, over the limit of {most}: set columns under [limits] in the policy"));
        return Ok(());
    }
    let at = header.row;
    if header.spans_two {
        source.notes.push(format!("its header stands on two rows, {} and {}", top.numbers[at - 1], top.numbers[at]));
    }
    // Read as another register than the export's own, only its headers tell what its columns are.
    let known = source.known_export.filter(|export| export.register == register);
    let columns = Columns::settle(register, known, headers.into_iter(), &wish.columns).with_guesses(register);
    for (field, from, how) in columns.combined() {
        let from: Vec<String> = from.into_iter().map(|header| format!("“{header}”")).collect();
        source.notes.push(format!("{} is told by {}: {how}", register.fields()[field].name, prose::list(&from)));
    }
    for (header, field) in &wish.columns {
        if !columns.all.iter().any(|column| column.how == How::Policy && column.field == Some(*field)) {
            source.notes.push(format!("the policy maps “{header}” to {}, but there is no such column", register.fields()[*field].name));
        }
    }
    let (extracted, banner) = extracted(source, &top.rows[..at - usize::from(header.spans_two)], wish, modified);
    source.table = Some(Table {
        register,
        columns,
        header_row: top.numbers[at],
        delimiter,
        extracted,
        banner,
        laid_out: None,
        is_assumed: false,
        limits,
        data,
    });
    Ok(())
}

/// The register a table is read as; where there is none, the source says why not.
fn told(source: &mut Source, top: &Top, wish: &Wish, has_header: bool, recognised: Recognised) -> Result<Register, ()> {
    let untold = not_records::on_its_side(&top.rows).or_else(|| match (wish.register, &recognised) {
        (Some(register), _) if register != Register::Rota && has_header => None,
        (None, Recognised::As(..) | Recognised::Tie(..)) => None,
        _ => not_records::tell(&top.rows, wish.register, &source.label()),
    });
    if let Some(told) = untold {
        (source.not_read, source.lost) = (Some(told.why), told.lost.or(wish.register));
        return Err(());
    }
    match (wish.register, recognised) {
        (Some(register), _) if has_header => return Ok(register),
        (None, Recognised::As(register, note)) => {
            source.notes.extend(note);
            return Ok(register);
        }
        (None, Recognised::Tie(one, other)) => {
            source.not_read = Some(format!(
                "its columns fit {} and {} alike: say in the policy which it is, by [[source]] with file and register",
                prose::article(one.title()),
                prose::article(other.title())
            ));
        }
        (_, Recognised::No(Some(nearest))) => source.not_read = Some(format!("its columns are those of no register we know; {nearest}")),
        _ if has_header => source.not_read = Some("its columns are those of no register we know".to_owned()),
        _ => {
            let nearest = nearest_of_rows(&top.rows).map(|nearest| format!("; {nearest}")).unwrap_or_default();
            source.not_read = Some(format!("{}{nearest}", no_header(top)));
        }
    }
    source.lost = wish.register.or_else(|| unidentified(&top.rows, &source.label()));
    Err(())
}

/// The day a source speaks for with what told it, and the day that the lines above its header name.
fn extracted(source: &Source, above: &[Vec<String>], wish: &Wish, modified: Option<&str>) -> (Option<(Date, From)>, Option<Date>) {
    let lines: Vec<String> = above.iter().map(|row| row.join(" ")).collect();
    let banner = extract_date::in_banner(&lines);
    let saved = modified.and_then(|text| text.get(..10)).and_then(|day| day.parse().ok());
    let told = [
        (wish.extract_date, From::Policy),
        (banner, From::Banner),
        (extract_date::in_text(&source.file), From::FileName),
        (extract_date::in_text(&source.sheet), From::SheetName),
        (saved, From::WorkbookProperty),
    ];
    (told.into_iter().find_map(|(day, from)| Some((day?, from))), banner)
}

/// The shape of a rota, where the list is one: where the policy says so, and where no table of records is told as surely.
fn rota_shape(top: &Top, name: &str, wish: &Wish, recognised: &Recognised) -> Option<rota::Shape> {
    let shape = || rota::tell(&top.rows, name, wish.register.is_some(), &wish.columns, &wish.shifts);
    match (wish.register, recognised) {
        (Some(Register::Rota), _) | (None, Recognised::No(_)) => shape(),
        (None, Recognised::As(Register::Contacts | Register::Staff, _) | Recognised::Tie(..)) => shape().filter(|shape| shape.is_sure),
        _ => None,
    }
}

/// Reads a rota and lays it out with a shift a row.
#[expect(clippy::too_many_arguments, reason = "what `settle` knows, and the shape")]
fn settle_rota(
    source: &mut Source,
    data: &Data,
    delimiter: u8,
    top: &Top,
    wish: &Wish,
    modified: Option<&str>,
    limits: Limits,
    shape: &rota::Shape,
) -> std::io::Result<()> {
    let (file, numbered) = match data {
        Data::File(file, ..) => (file, false),
        Data::Spool { file, numbered } => (file, *numbered),
    };
    let header_row = top.numbers[shape.header];
    let mut reader = RowReader::new(file.try_clone()?, delimiter, numbered, limits)?;
    reader.pass_over_through(header_row)?;
    let (extracted, banner) = extracted(source, &top.rows[..shape.header], wish, modified);
    let around = rota::Around {
        file: &source.file,
        sheet: &source.sheet,
        top: &top.rows,
        shifts: &wish.shifts,
        dates: wish.dates,
        extracted: extracted.map(|(day, from)| (day, from.words())),
        as_of: wish.as_of,
    };
    match rota::read(&mut reader, shape, around, header_row, delimiter)? {
        Ok(rota) => {
            source.notes.extend(rota.notes);
            let (laid_out, data) = (Some(rota.laid_out), Data::Spool { file: rota.spool, numbered: true });
            let (register, columns) = (Register::Rota, rota.columns);
            source.table =
                Some(Table { register, columns, header_row, delimiter, extracted, banner, laid_out, is_assumed: false, limits, data });
        }
        Err(why) => {
            source.lost = Some(Register::Rota);
            source.not_read = Some(format!("a rota that cannot be read: {why}"));
        }
    }
    Ok(())
}

/// Why a table without a header is no list, and what may be the matter with it.
fn no_header(top: &Top) -> String {
    let is_blank = |row: &Vec<String>| row.iter().all(|cell| cell.trim().is_empty());
    let rows = top.rows.len() as u64;
    let mut why = if top.rows.iter().all(is_blank) && top.broken.is_empty() && top.rows.len() < dialect::TOP_ROWS {
        return "there is nothing in it".to_owned();
    } else if top.rows.len() < dialect::TOP_ROWS {
        match rows {
            0 | 1 => "it has no row that names columns of a register we know".to_owned(),
            _ => format!("none of its {rows} rows names columns of a register we know"),
        }
    } else {
        format!("none of its first {rows} rows names columns of a register we know")
    };
    for (row, broken) in &top.broken {
        why.push_str(&format!("; row {row} could not be taken apart: {}", Reason::from(*broken).words()));
    }
    why
}
