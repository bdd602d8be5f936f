//! What is planted among the contacts, counted from the finished rows.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::contacts::{FILE, Row};
use crate::dates::{CONTACTS, before};
use crate::ledger::Ledger;
use crate::people::{People, Person};
use crate::telephone::{Number, read};

fn numbers(row: &Row) -> [Number; 3] {
    [read(&row[5]), read(&row[6]), read(&row[7])]
}

fn checked(row: &Row) -> Option<NaiveDate> {
    date(&row[12])
}

fn date(cell: &str) -> Option<NaiveDate> {
    let uk = NaiveDate::parse_from_str(cell, "%d/%m/%Y").ok();
    uk.or_else(|| cell.parse().ok())
}

pub(crate) fn record(rows: &[Row], people: &People, ledger: &mut Ledger) {
    checked_or_not(rows, ledger);
    persons(rows, people, ledger);
    quiet(rows, people, ledger);
}

fn shown(rows: &[Row], test: &dyn Fn(&Row) -> bool) -> Vec<String> {
    let found = rows.iter().filter(|row| test(row));
    found.map(|row| format!("{} ({})", row[0], row[1])).collect()
}

fn checked_or_not(rows: &[Row], ledger: &mut Ledger) {
    let older = |row: &Row, days| checked(row).is_some_and(|date| date < before(CONTACTS, days));
    let mut fires = |check, what, test: &dyn Fn(&Row) -> bool| {
        ledger.fires(check, FILE, what, shown(rows, test));
    };
    fires("contact-unverified", "`Last checked` blank, or older than 106 days (all of them)", &|row| {
        checked(row).is_none() || older(row, 106)
    });
    fires("contact-unverified", "… of these, blank", &|row| checked(row).is_none());
    fires("contact-unverified", "… of these, older than 183 days", &|row| older(row, 183));
    fires("contact-unverified", "… of these, older than 365 days", &|row| older(row, 365));
    fires("contact-phone-missing", "no number of any kind: blank, `-` or `TBC`", &|row| numbers(row) == [Number::Missing; 3]);
    fires("contact-phone-invalid", "too short, a letter among the digits, words that ring nowhere, or `01234 567890`", &|row| {
        numbers(row).contains(&Number::Malformed) || numbers(row).contains(&Number::MadeUp)
    });
    fires("contact-phone-invalid", "the leading zero was dropped in `Mobile`: one cause, and the number is read", &|row| {
        numbers(row).contains(&Number::ZeroDropped)
    });
}

fn persons(rows: &[Row], people: &People, ledger: &mut Ledger) {
    let mut fires = |check, what, test: &dyn Fn(&Row) -> bool| {
        ledger.fires(check, FILE, what, shown(rows, test));
    };
    let left = |row: &Row| people.by_email(&row[8]).is_some_and(Person::left);
    fires("contact-left", "the person has left, by the staff list", &left);

    let mut mobiles: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row[6].is_empty() && row[0] != "TBC") {
        let digits = row[6].replace("+44 ", "0").replace(' ', "");
        let known = mobiles.entry(row[0].as_str()).or_default();
        if !known.contains(&digits) {
            known.push(digits);
        }
    }
    let conflicting = |row: &Row| mobiles.get(row[0].as_str()).is_some_and(|all| all.len() > 1);
    fires("contact-number-conflict", "one person, two mobiles that differ by two digits", &conflicting);
    fires("role-uncovered", "communications: the only row is `Comms manager`, without a number", &|row| row[1] == "Comms manager");
    fires("role-single-person", "one row only: SIRO, Data Protection Officer", &|row| {
        matches!(row[1].as_str(), "SIRO" | "Data Protection Officer")
    });
    misfits(rows, ledger);
}

fn misfits(rows: &[Row], ledger: &mut Ledger) {
    let mut fires = |check, what, test: &dyn Fn(&Row) -> bool| {
        ledger.fires(check, FILE, what, shown(rows, test));
    };
    fires("contact-not-tested", "`Last Tested` blank, or older than 183 days, and there is a number to ring", &|row| {
        let rings = numbers(row) != [Number::Missing; 3];
        row[4] != "Authority" && rings && date(&row[13]).is_none_or(|day| day < before(CONTACTS, 183))
    });
    fires("contact-email-malformed", "a comma where a full stop should stand", &|row| row[8].contains(','));
    fires("contact-body-superseded", "a clinical commissioning group, of which there are none any more", &|row| row[3].contains("CCG"));
    fires("(contact-number-shared)", "one mobile beside two people, copied down the column", &|row| row[6] == "07700 900136");
    fires("(authority-number-wrong)", "Report Fraud stands with another number than its public one", &|row| row[0] == "Report Fraud");
    fires("(dspt-reporter-missing)", "`Can report` names somebody for ServiceNow, and nobody for the DSPT", &|row| !row[14].is_empty());
    ledger.fires("escalation-broken", FILE, "its one row is the second to be rung", vec!["Community Nursing".into()]);
    ledger.fires("person-many-roles", FILE, "on call for IT, deputy cyber lead and duty manager", vec!["Imran Sadiq".into()]);
}

fn quiet(rows: &[Row], people: &People, ledger: &mut Ledger) {
    let mut quiet = |check, what, test: &dyn Fn(&Row) -> bool| {
        ledger.quiet(check, FILE, what, shown(rows, test));
    };
    quiet("contact-phone-invalid", "an extension, a bleep, or `via switchboard`", &|row| numbers(row).contains(&Number::Inside));
    quiet("contact-phone-invalid", "written with `+44` or `+44 (0)`", &|row| row[5..8].iter().any(|cell| cell.starts_with("+44")));
    quiet("contact-number-conflict", "the same mobile on two rows, written in two ways", &|row| row[0] == "Ngozi Adeyemi-Clarke");
    quiet("contact-number-conflict", "several people, one duty telephone out of hours", &|row| row[7] == "07700 900100");
    quiet("contact-left", "leaves on 31 December 2026: still staff", &|row| {
        people.by_email(&row[8]).is_some_and(|person| person.key == "cruickshank")
    });
}
