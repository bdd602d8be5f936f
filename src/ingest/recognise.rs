//! Which register a table is, told by its columns; and on which row its header stands.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::header;
use crate::model::field::Tells;
use crate::model::prose;
use crate::model::register::Register;

/// How far the columns of a row speak for one register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Likeness {
    /// Distinct telling fields.
    pub telling: usize,
    /// Distinct fields of any kind.
    pub fields: usize,
    /// Distinct identifying fields.
    pub keys: usize,
    /// Whether a record of the register can be told by something else: an alert by its title.
    pub told_otherwise: bool,
}

impl Likeness {
    /// How a row of headers looks as this register.
    pub fn of<'h>(register: Register, headers: impl Iterator<Item = &'h str>) -> Self {
        Self::of_each(headers)[register.index()]
    }

    /// How a row of headers looks as each register.
    pub fn of_each<'h>(headers: impl Iterator<Item = &'h str>) -> [Likeness; Register::ALL.len()] {
        let mut seen = [0_u64; Register::ALL.len()];
        for text in headers {
            for (fields, meaning) in seen.iter_mut().zip(header::meanings(text)) {
                *fields |= meaning.map_or(0, |(meaning, _)| 1 << meaning.field);
            }
        }
        Register::ALL.map(|register| Self::of_fields(register, seen[register.index()]))
    }

    /// How a row looks as a register of which it names these fields, as bits.
    fn of_fields(register: Register, seen: u64) -> Self {
        let count =
            |tells: Tells| register.fields().iter().enumerate().filter(|(at, spec)| seen & (1 << at) != 0 && spec.tells == tells).count();
        let (keys, telling, plain) = (count(Tells::Key), count(Tells::Telling), count(Tells::Plain));
        Likeness { telling, fields: keys + telling + plain, keys, told_otherwise: register == Register::Alerts }
    }

    /// A table needs an identifying field and at least two telling ones. A second identifying field tells as much.
    /// Where records can be told otherwise, five telling ones will do: a list of alerts without their numbers is one still.
    pub fn is_enough(self) -> bool {
        self.keys >= 1 && self.telling + self.keys > 2 || self.told_otherwise && self.telling > 4
    }

    fn score(self) -> usize {
        if self.is_enough() { (self.telling + self.keys) * 4 + self.fields } else { 0 }
    }
}

/// What a table turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recognised {
    /// One register, and what settled it where the columns alone did not.
    As(Register, Option<String>),
    /// Two registers fit alike and nothing breaks the tie: it is asked for, never guessed.
    Tie(Register, Register),
    /// No register we know; the nearest, with what it lacks.
    No(Option<String>),
}

/// Tells a table by its header row. `name` is the file's and sheet's name, which may break a tie.
pub fn register_of(headers: &[&str], name: &str) -> Recognised {
    let likeness = Likeness::of_each(headers.iter().copied());
    let mut scored: Vec<(usize, Register)> =
        Register::of_records().map(|register| (likeness[register.index()].score(), register)).collect();
    scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let (best, first) = scored[0];
    if best == 0 {
        return Recognised::No(nearest_miss(headers));
    }
    let level: Vec<Register> = scored.iter().filter(|(score, _)| *score == best).map(|(_, register)| *register).collect();
    if level.len() == 1 {
        return Recognised::As(first, None);
    }
    let lower = name.to_lowercase();
    let hinted: Vec<Register> =
        level.iter().copied().filter(|register| register.name_hints().iter().any(|hint| lower.contains(hint))).collect();
    match hinted[..] {
        [only] => Recognised::As(only, Some(format!("its columns fit {} too; its name decided", others(&level, only)))),
        _ => Recognised::Tie(level[0], level[1]),
    }
}

fn others(level: &[Register], not: Register) -> String {
    let titles: Vec<&str> = level.iter().filter(|register| **register != not).map(|register| register.title()).collect();
    prose::list(&titles)
}

/// What the likeliest register would still need, for a table that is none, and which of its headers may be slips of the pen.
fn nearest_miss(headers: &[&str]) -> Option<String> {
    let of_each = Likeness::of_each(headers.iter().copied());
    let each = Register::of_records().map(|register| {
        let likeness = of_each[register.index()];
        (likeness.keys + likeness.telling, likeness, Reverse(register), slips(register, headers))
    });
    // A slip counts as what it was meant for: a table of nothing but slips is near to something too.
    let (telling, likeness, Reverse(register), slips) =
        each.max_by_key(|(telling, likeness, register, slips)| (telling + slips.len(), *likeness, *register))?;
    // One plain column, or one header that is nearly something, is shared by half the tables of the world.
    if telling == 0 && slips.len() < 2 {
        return None;
    }
    let lacks = if likeness.keys == 0 { "a column that identifies each record" } else { "enough columns that tell what it is" };
    let nearest = format!("it comes nearest to {}, and lacks {lacks}", prose::article(register.title()));
    if slips.is_empty() {
        return Some(nearest);
    }
    let may_be = |(field, text): (&usize, &&str)| format!("“{}” may be {}", text.trim(), register.fields()[*field].name);
    let slips: Vec<String> = slips.iter().map(may_be).collect();
    Some(format!("{nearest}; {}: if so, correct the header, or map it in the policy by [[source]]", prose::list(&slips)))
}

/// The telling fields that headers nearly name, each with the first such header.
fn slips<'h>(register: Register, headers: &[&'h str]) -> BTreeMap<usize, &'h str> {
    let mut slips = BTreeMap::new();
    for text in headers.iter().filter(|text| header::meaning(register, text).is_none()) {
        if let Some(field) = header::nearest(register, text).filter(|field| register.fields()[*field].tells != Tells::Plain) {
            slips.entry(field).or_insert(*text);
        }
    }
    slips
}

/// The register of a table in which everything but what identifies a record speaks for it: a list that was supplied and cannot be read.
///
/// Four telling columns are taken for it, or three where the name says so too (`ours`): half the tables of the world have a title, a
/// date and a status.
pub fn unidentified(rows: &[Vec<String>], name: &str) -> Option<Register> {
    let lower = name.to_lowercase();
    let wanted = |register: Register| if register.name_hints().iter().any(|hint| lower.contains(hint)) { 3 } else { 4 };
    let each = rows.iter().flat_map(|row| {
        let likeness = Likeness::of_each(row.iter().map(String::as_str));
        Register::of_records().map(move |register| (likeness[register.index()], register))
    });
    each.filter(|(likeness, register)| likeness.keys == 0 && likeness.telling >= wanted(*register)).max().map(|(_, register)| register)
}

/// The same for a table of which no row is a header: told by the row that comes nearest to one.
pub fn nearest_of_rows(rows: &[Vec<String>]) -> Option<String> {
    let likeness = |row: &[&str]| Likeness::of_each(row.iter().copied()).into_iter().max();
    let rows = rows.iter().map(|row| row.iter().map(String::as_str).collect::<Vec<_>>());
    nearest_miss(&rows.rev().max_by_key(|row| likeness(row))?)
}

/// Where a header stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The row, or the lower of its two: an index into the rows looked at.
    pub row: usize,
    /// Its cells, the two rows as one where there are two.
    pub cells: Vec<String>,
    /// Whether it takes two rows to say what the columns are.
    pub spans_two: bool,
}

/// The row that looks most like a header, the first of equals; `None` where no row looks like one.
///
/// Two rows are one header where together they name more columns than either alone: `Owner` over
/// `Name` and `Email`, with the upper cell merged over both.
pub fn header_row(rows: &[Vec<String>], forced: Option<Register>) -> Option<Header> {
    let score = |row: &[String]| {
        let cells = || row.iter().map(String::as_str);
        if let Some(register) = forced {
            // A register the policy names needs no proof: the row with the most of its fields is the header.
            let likeness = Likeness::of(register, cells());
            return likeness.fields * 4 + likeness.keys;
        }
        let likeness = Likeness::of_each(cells());
        let scores = Register::of_records().map(|register| likeness[register.index()].score());
        scores.fold(super::known::score(cells()), usize::max)
    };
    let mut best: Option<(usize, Header)> = None;
    let (mut upper, mut of_upper): (&[String], usize) = (&[], 0);
    for (at, row) in rows.iter().enumerate() {
        let alone = score(row);
        let mut offer = |score: usize, cells: Vec<String>, spans_two: bool| {
            if best.as_ref().is_none_or(|(held, _)| score > *held) {
                best = Some((score, Header { row: at, cells, spans_two }));
            }
        };
        if alone > 0 {
            offer(alone, row.clone(), false);
            if upper.iter().filter(|cell| !cell.trim().is_empty()).count() > 1 {
                let both = two_rows(upper, row);
                // A header over a first record must not pass for two rows of header: both rows have to add to it.
                let together = score(&both);
                if together > alone && together > of_upper {
                    offer(together, both, true);
                }
            }
        }
        (upper, of_upper) = (row, alone);
    }
    best.map(|(_, header)| header)
}

/// Two header rows as one: the upper cells carried over the blanks to their right, as merged cells are.
fn two_rows(upper: &[String], lower: &[String]) -> Vec<String> {
    let mut carried = "";
    let width = upper.len().max(lower.len());
    (0..width)
        .map(|at| {
            let above = upper.get(at).map_or("", |cell| cell.trim());
            let below = lower.get(at).map_or("", |cell| cell.trim());
            if !above.is_empty() {
                carried = above;
            }
            let both = format!("{carried} {below}").trim().to_owned();
            let means = |text: &str| {
                let meanings = header::meanings(text);
                Register::of_records().any(|register| meanings[register.index()].is_some())
            };
            if below.is_empty() {
                above.to_owned()
            } else if carried.is_empty() || !means(&both) && means(below) {
                below.to_owned()
            } else {
                both
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registers_are_told_by_their_columns() {
        let of = |headers: &[&str]| register_of(headers, "list.csv");
        assert_eq!(of(&["Asset ID", "Hostname", "Serial Number", "Operating System", "Owner"]), Recognised::As(Register::Assets, None));
        assert_eq!(of(&["Name", "Role", "Mobile", "Email"]), Recognised::As(Register::Contacts, None));
        assert_eq!(of(&["SamAccountName", "Enabled", "LastLogonDate", "MemberOf", "Department"]), Recognised::As(Register::Accounts, None));
        assert_eq!(
            of(&["Employee Number", "First Name", "Last Name", "Assignment Status", "Latest Start Date", "Supervisor"]),
            Recognised::As(Register::Staff, None)
        );
        assert_eq!(of(&["Product", "Release", "Minimum version", "Released", "Severity"]), Recognised::As(Register::Baselines, None));
        assert!(matches!(of(&["Risk ID", "Likelihood", "Impact"]), Recognised::No(_)));
        assert!(matches!(of(&["Team A", "Team B", "Team C"]), Recognised::No(None)));
    }

    #[test]
    fn a_table_that_is_none_is_told_what_was_nearly_written() {
        let said = |headers: &[&str]| match register_of(headers, "list.csv") {
            Recognised::No(said) => said.unwrap_or_default(),
            other => panic!("{other:?}"),
        };
        let one = said(&["Asset Number", "Hostname", "Ownr", "Operating Sytem", "Status"]);
        assert!(one.starts_with("it comes nearest to an asset register, and lacks enough columns that tell what it is; "), "{one}");
        assert!(one.contains("“Operating Sytem” may be os and “Ownr” may be owner: if so, correct the header"), "{one}");
        let slips_alone = said(&["Hostnam", "Ownr", "Operating Sytem"]);
        assert!(slips_alone.contains("asset register, and lacks a column that identifies each record; “Hostnam” may be"), "{slips_alone}");
        assert_eq!(said(&["Likelihod", "Ownr"]), "");
    }

    #[test]
    fn the_header_is_found_by_what_it_says() {
        let row = |cells: &[&str]| cells.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
        let rows = [
            row(&["Northmoor asset register"]),
            row(&[""]),
            row(&["Asset ID", "Hostname", "Model", "Owner"]),
            row(&["1", "PC1", "X", "Ann"]),
        ];
        assert_eq!(header_row(&rows, None).map(|header| (header.row, header.spans_two)), Some((2, false)));
        assert_eq!(header_row(&rows[..2], None), None);
    }

    #[test]
    fn a_header_of_two_rows_is_read_as_one() {
        let row = |cells: &[&str]| cells.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
        let rows = [
            row(&["Asset", "", "", "Owner", "", "Serial"]),
            row(&["ID", "Name", "Type", "Name", "Email", "Number"]),
            row(&["LAP-1", "PC1", "Laptop", "Ann Lee", "ann@x.example", "S1"]),
        ];
        let header = header_row(&rows, None).unwrap();
        assert!(header.spans_two);
        assert_eq!(header.cells, ["Asset ID", "Asset Name", "Asset Type", "Owner Name", "Owner Email", "Serial Number"]);
    }
}
