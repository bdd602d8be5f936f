//! Lists that are no tables of records, recognised for what they are so that none is taken for an empty or clean register.

use super::header;
use super::recognise::Likeness;
use crate::model::cell;
use crate::model::person_name::looks_like_person;
use crate::model::prose;
use crate::model::register::Register;

/// What a list is that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What it is, and what to do.
    pub why: String,
    /// The register it would be, were it laid out as a table.
    pub lost: Option<Register>,
}

/// Names of teams quoted; the rest are counted.
const TEAMS: usize = 4;

/// Tells a list that is neither a table of records nor a rota we can read, by the rows at its top, by what the policy calls it
/// and by the name of its file and sheet; `None` where it is nothing we know.
pub fn tell(rows: &[Vec<String>], wished: Option<Register>, name: &str) -> Option<Told> {
    groups(rows).or_else(|| prose_in(rows)).or_else(|| rota_of_no_shape(wished, name))
}

/// A list that the policy or its own name calls a rota.
fn rota_of_no_shape(wished: Option<Register>, name: &str) -> Option<Told> {
    (wished == Some(Register::Rota) || wished.is_none() && is_named_rota(name)).then(|| Told {
        why: "a rota of a shape we do not know: lay it out with a day a row and a column for each shift, or with a shift a row and \
              columns From, To and Name"
            .to_owned(),
        lost: Some(Register::Rota),
    })
}

/// Field names down the first column instead of along a row: one record a column, or one block of rows a record.
///
/// Asked before a header is looked for: a register the policy names would find one in any row.
pub fn on_its_side(rows: &[Vec<String>]) -> Option<Told> {
    let labels: Vec<&str> = rows.iter().filter_map(|row| label(row)).collect();
    let of_each = Likeness::of_each(labels.iter().copied());
    let (likeness, register) = Register::of_records()
        .map(|register| (of_each[register.index()], register))
        .filter(|(likeness, _)| likeness.is_enough() && likeness.fields >= 3)
        .max_by_key(|(likeness, register)| (*likeness, std::cmp::Reverse(*register)))?;
    // Along a row stand several names of fields; on its side a list has hardly more than one in each.
    let along = rows.iter().map(|row| Likeness::of(register, row.iter().map(String::as_str)).fields).max().unwrap_or(0);
    let named = labels.iter().filter(|text| header::meaning(register, text).is_some()).count();
    let filled = rows.iter().filter(|row| row.iter().any(|text| !cell::trim(text).is_empty())).count();
    if along >= likeness.fields || along > 2 || named * 2 < filled {
        return None;
    }
    let title = register.title();
    let why = if named >= likeness.fields * 2 {
        format!(
            "it looks like {} with a block of rows for each record (a name and its value on each row): a table is wanted, with one row for each \
             record and the names along the top",
            prose::article(title)
        )
    } else {
        format!(
            "it looks like {} on its side: the names of its columns stand down its first column; turn it (in Excel: copy, Paste Special, \
             Transpose) so that each record is a row",
            prose::article(title)
        )
    };
    Some(Told { why, lost: Some(register) })
}

/// The name at the beginning of a row: its first cell, or what stands before a colon in it.
fn label(row: &[String]) -> Option<&str> {
    let first = cell::trim(row.first()?);
    let label = first.split_once(':').map_or(first, |(label, _)| label);
    (!label.is_empty()).then_some(label)
}

/// Columns that are teams: headers are no fields, every cell is an address or a name.
fn groups(rows: &[Vec<String>]) -> Option<Told> {
    let at = rows.iter().position(|row| row.iter().filter(|text| !cell::trim(text).is_empty()).count() >= 2)?;
    let is_member = |text: &str| text.contains('@') && !text.contains(' ') || looks_like_person(text);
    let teams: Vec<&str> = rows[at].iter().map(|text| cell::trim(text)).filter(|text| !text.is_empty()).collect();
    let is_field = |text: &&str| Register::of_records().any(|register| header::meaning(register, text).is_some());
    if teams.iter().any(|text| text.contains('@')) || teams.iter().filter(|text| is_field(text)).count() * 2 > teams.len() {
        return None;
    }
    let cells: Vec<&str> = rows[at + 1..].iter().flatten().map(|text| cell::trim(text)).filter(|text| !text.is_empty()).collect();
    let members = cells.iter().filter(|text| is_member(text)).count();
    if members < 3 || members * 10 < cells.len() * 9 {
        return None;
    }
    let mut named: Vec<String> = teams.iter().take(TEAMS).filter(|team| !looks_like_person(team)).map(|team| format!("“{team}”")).collect();
    if teams.len() > named.len() {
        named.push(format!("{} more", teams.len() - named.len()));
    }
    let why = format!(
        "a list of groups: its columns are teams ({}) and its cells the people in them, without a number or a post; to use it, make it a list \
         with a row for each person and columns for team, name and telephone",
        prose::list(&named)
    );
    Some(Told { why, lost: None })
}

/// Sentences instead of cells.
fn prose_in(rows: &[Vec<String>]) -> Option<Told> {
    let wordy = |row: &&Vec<String>| {
        let cells: Vec<&str> = row.iter().map(|text| cell::trim(text)).filter(|text| !text.is_empty()).collect();
        let words: usize = cells.iter().map(|text| text.split_whitespace().count()).sum();
        // Commas of a sentence part it into cells too: long ones.
        words >= 5 && words >= cells.len() * 4
    };
    let filled: Vec<&Vec<String>> = rows.iter().filter(|row| row.iter().any(|text| !cell::trim(text).is_empty())).collect();
    let sentences = filled.iter().copied().filter(|row| wordy(row)).count();
    let lower = rows.iter().flatten().any(|text| text.to_lowercase().contains("rota") || text.to_lowercase().contains("on call"));
    let what = if lower { "text, not a list: rules of a rota, perhaps" } else { "text, not a list" };
    (sentences >= 2 && sentences * 10 >= filled.len() * 6)
        .then(|| Told { why: format!("{what}; it was not read, and nothing in it was judged"), lost: None })
}

/// Whether a file's or sheet's name calls it a rota.
fn is_named_rota(name: &str) -> bool {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).collect();
    Register::Rota.name_hints().iter().any(|hint| words.iter().any(|word| word.strip_suffix('s').unwrap_or(word) == *hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        let rows: Vec<Vec<String>> = text.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect();
        on_its_side(&rows).or_else(|| tell(&rows, None, "list.csv")).map(|told| {
            let start: String = told.why.chars().take(80).collect();
            format!("{:?}: {start}", told.lost.map(Register::name))
        })
    }

    #[test]
    fn lists_on_their_side_and_in_blocks() {
        let side = told("Asset ID|A1|A2\nHostname|PC1|PC2\nSerial Number|S1|S2\nOwner|Ann Lee|Bo Ray").unwrap();
        assert!(side.starts_with("Some(\"assets\"): it looks like an asset register on its side"), "{side}");
        let blocks = told("Name: |Ann Lee\nRole|SIRO\nMobile|07700 900101\n\nName|Bo Ray\nRole|Gold\nMobile|07700 900102\n").unwrap();
        assert!(blocks.starts_with("Some(\"contacts\"): it looks like a contact list with a block"), "{blocks}");
        let one_cell = told("Name: Ann Lee\nRole: SIRO\nMobile: 07700 900101\n\nName: Bo Ray\nRole: Gold\nMobile: 07700 900102\n").unwrap();
        assert!(one_cell.contains("with a block"), "{one_cell}");
        assert_eq!(told("Asset ID|Hostname|Serial Number|Owner\nA1|PC1|S1|Ann Lee\n"), None);
    }

    #[test]
    fn lists_of_groups_and_text() {
        let groups = told("Network|Pathology IT\na.lee@x.example|b.ray@x.example\nc.fox@x.example|\n").unwrap();
        assert!(groups.starts_with("None: a list of groups: its columns are teams (“Network” and “Pathol"), "{groups}");
        let text = told(
            "Rules of the rota\nThe primary answers within fifteen minutes, at any hour\nIf nobody answers ring the second person after ten minutes\n",
        );
        assert!(text.unwrap().starts_with("None: text, not a list: rules of a rota"));
        assert_eq!(told("a|b\n1|2\n"), None);
        assert!(is_named_rota("IT rota.xlsx, sheet July") && is_named_rota("rotas/x.csv") && !is_named_rota("Rotating spares.csv"));
    }
}
