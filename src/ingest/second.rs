//! A list that is two registers at once: a user list with a leaving date is accounts and staff.
//!
//! It is read as both only beyond doubt: each register has in it an identifying and two telling
//! columns that do not identify or tell the other, and the second says who has left or who may
//! sign in. And only where nobody gave a list of the second register by itself.

use super::columns::Columns;
use super::header;
use super::source::Source;
use crate::model::account::AccountField;
use crate::model::field::Tells;
use crate::model::register::Register;
use crate::model::staff::StaffField;

/// Adds a second reading of each list that is beyond doubt two registers, right behind its first.
/// `may` says whether the policy leaves a source open to it.
///
/// # Errors
/// The system's own, holding the file a second time.
pub fn add(sources: &mut Vec<Source>, may: &dyn Fn(&Source) -> bool) -> std::io::Result<()> {
    for register in [Register::Staff, Register::Accounts] {
        if sources.iter().any(|source| source.table.as_ref().is_some_and(|table| table.register == register)) {
            continue;
        }
        let mut at = 0;
        while at < sources.len() {
            if may(&sources[at])
                && let Some(second) = as_second(&sources[at], register)?
            {
                sources[at].notes.push(format!("it is read as a {} too: no other was given", register.title()));
                sources.insert(at + 1, second);
                at += 1;
            }
            at += 1;
        }
    }
    Ok(())
}

fn as_second(source: &Source, register: Register) -> std::io::Result<Option<Source>> {
    let Some(table) = source.table.as_ref().filter(|table| is_both(&table.columns, table.register, register)) else { return Ok(None) };
    let headers = table.columns.all.iter().map(|column| column.header.as_str());
    let columns = Columns::settle(register, None, headers, &[]).with_guesses(register);
    let note = format!("the same rows are read as an {} first", table.register.title()).replace("an staff", "a staff");
    let second = table.again(register, columns)?;
    Ok(Some(Source {
        file: source.file.clone(),
        sheet: source.sheet.clone(),
        path: source.path.clone(),
        format: source.format,
        encoding: source.encoding,
        hash: source.hash.clone(),
        size: source.size,
        known_export: source.known_export,
        not_read: None,
        lost: None,
        notes: vec![note],
        table: Some(second),
    }))
}

/// Whether the columns are those of a list of `first` and beyond doubt of a list of `second` too.
fn is_both(columns: &Columns, first: Register, second: Register) -> bool {
    let is_pair = matches!((first, second), (Register::Accounts, Register::Staff) | (Register::Staff, Register::Accounts));
    let headers: Vec<&str> = columns.all.iter().map(|column| column.header.as_str()).collect();
    is_pair && tells(&headers, first, second) && tells(&headers, second, first) && governs(&headers, second)
}

/// Whether an identifying and two telling columns speak for `of` and not in the same way for `not`.
fn tells(headers: &[&str], of: Register, not: Register) -> bool {
    let role = |register: Register, text: &str| {
        header::meaning(register, text).map(|(meaning, _)| (meaning.field, register.fields()[meaning.field].tells))
    };
    let count = |tells: Tells| {
        let mut fields: Vec<usize> = headers
            .iter()
            .filter_map(|text| {
                let (field, here) = role(of, text)?;
                (here == tells && role(not, text).is_none_or(|(_, there)| there == Tells::Plain)).then_some(field)
            })
            .collect();
        fields.sort_unstable();
        fields.dedup();
        fields.len()
    };
    count(Tells::Key) >= 1 && count(Tells::Telling) >= 2
}

/// Whether a list says who has left, or who may sign in: without that a second reading of it answers nothing.
fn governs(headers: &[&str], register: Register) -> bool {
    let wanted: &[usize] = match register {
        Register::Staff => &[StaffField::Leave as usize],
        _ => &[AccountField::Enabled as usize],
    };
    headers.iter().filter_map(|text| header::meaning(register, text)).any(|(meaning, _)| wanted.contains(&meaning.field))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(headers: &[&str], first: Register, second: Register) -> bool {
        is_both(&Columns::settle(first, None, headers.iter().copied(), &[]), first, second)
    }

    #[test]
    fn two_registers_only_beyond_doubt() {
        use Register::{Accounts, Assets, Staff};
        let list = [
            "Employee Number",
            "Name",
            "SamAccountName",
            "Enabled",
            "LastLogonDate",
            "MemberOf",
            "Job Title",
            "Start Date",
            "Leaving Date",
        ];
        assert!(both(&list, Accounts, Staff));
        assert!(both(&list, Staff, Accounts));
        assert!(!both(&list, Assets, Staff));
        // A directory that knows the titles of people does not say who has left.
        assert!(!both(&list[..8], Accounts, Staff));
        assert!(!both(&["Employee Number", "Job Title", "Start Date", "Leaving Date", "Username"], Staff, Accounts));
    }
}
