//! The board's page: no whole cell value that names or reaches a person, a device or an account, and nothing made up.

use std::collections::BTreeSet;

use standto::audit::assessment::Assessment;

use crate::desk::Desk;
use crate::sample::Sample;

/// The fields whose values name or reach somebody or something.
const TELLING: &[&str] = &[
    "id",
    "name",
    "serial",
    "owner",
    "owner-email",
    "user",
    "custodian",
    "ip",
    "mac",
    "phone",
    "mobile",
    "out-of-hours",
    "other-phone",
    "email",
    "deputy",
    "username",
    "principal-name",
    "manager",
    "employee-id",
    "given-name",
    "family-name",
    "person",
    "number",
    "supplier",
    "depends-on",
];

/// Values that stand in a list and are ordinary words of the page too, or numbers that the public knows.
const ORDINARY: &[&str] = &["Communications", "Switchboard", "SIRO", "0300 303 5222", "n/a", "none", "unknown"];

/// Every value of those fields in the lists of the sample data, as they were read for an audit.
fn telling_values(sample: &Sample, assessment: &Assessment) -> BTreeSet<String> {
    let mut values = BTreeSet::new();
    for source in assessment.sources.iter().filter(|source| source.register.is_some()) {
        let (_, rows) = sample.lists.iter().find(|(name, _)| *name == source.file).unwrap();
        let telling: Vec<usize> = (0..source.columns.len()).filter(|at| TELLING.contains(&source.columns[*at].field.as_str())).collect();
        for row in rows.iter().skip(source.header_row as usize) {
            values.extend(telling.iter().filter_map(|at| row.get(*at)).map(|cell| cell.trim().to_owned()));
        }
    }
    // A bare figure below 10,000 is a count of something wherever it stands.
    values.retain(|value| value.len() > 2 && !ORDINARY.iter().any(|word| word.eq_ignore_ascii_case(value)));
    values.retain(|value| !(value.len() < 5 && value.bytes().all(|b| b.is_ascii_digit())));
    values
}

/// What a reader sees of a page: tags and style left out.
fn text_of(page: &str) -> String {
    let body = page.split("<body>").nth(1).unwrap();
    body.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect::<Vec<_>>().join(" ")
}

#[test]
fn nothing_on_it_names_or_reaches_anybody() {
    let (sample, desk) = (Sample::read(), Desk::new());
    sample.put(&desk, "lists");
    desk.audit(&["lists", "--out", "OUT"]).well();
    let assessment: Assessment = serde_json::from_slice(&desk.read("OUT/assessment.json")).unwrap();
    let values = telling_values(&sample, &assessment);
    assert!(values.len() > 1_000, "{} values are searched for", values.len());
    let read = |name: &str| text_of(&String::from_utf8(desk.read(&format!("OUT/{name}"))).unwrap());
    let board = read("board.html");
    let found: Vec<&String> = values.iter().filter(|value| holds(&board, value)).collect();
    assert!(found.is_empty(), "{found:?}");
    // The same search finds them where they may stand.
    let operational = read("readiness.html");
    assert!(values.iter().filter(|value| holds(&operational, value)).count() > 100);
}

/// Whether a value stands in a text as words of its own.
fn holds(text: &str, value: &str) -> bool {
    text.match_indices(value).any(|(at, _)| {
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !is_word(text[..at].chars().next_back()) && !is_word(text[at + value.len()..].chars().next())
    })
}

#[test]
fn it_says_that_no_plan_is_recorded_where_none_is() {
    let board = |policy: &str| {
        let desk = Desk::new();
        desk.put("lists/accounts.csv", LEAVERS.0);
        desk.put("lists/staff.csv", LEAVERS.1);
        desk.put("lists/standto.toml", policy);
        desk.audit(&["lists", "--out", "OUT"]).well();
        text_of(&String::from_utf8(desk.read("OUT/board.html")).unwrap())
    };
    let silent = board("");
    for wanted in ["No plan recorded", "None recorded.", "There is no earlier report to compare with."] {
        assert!(silent.contains(wanted), "“{wanted}” in {silent}");
    }
    let told = board(PLAN);
    for wanted in
        ["→ Leavers closed the same day, was due by 1 November 2026 (Director of People)", "Accept what is left", "Take the decision below"]
    {
        assert!(told.contains(wanted), "“{wanted}” in {told}");
    }
    assert!(!told.contains("No plan recorded"), "{told}");
}

/// One account of somebody who has left, and the staff list that says so.
const LEAVERS: (&str, &str) = (
    "Username,Name,Enabled,Account Type,MFA\nalee,Ann Lee,Yes,User,Yes\nbray,Bo Ray,Yes,User,Yes\n",
    "Employee ID,Name,Username,Start Date,Leaving Date,Status\n1,Ann Lee,alee,2020-01-01,2026-10-01,Left\n2,Bo Ray,bray,2020-01-01,,Active\n",
);

const PLAN: &str = r#"
[[action]]
risk = "accounts"
what = "Leavers closed the same day"
lead = "Director of People"
by = 2026-11-01

[[decision]]
what = "Accept what is left"
"#;
