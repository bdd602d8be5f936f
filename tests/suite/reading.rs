//! `docs/reading.md` says what the program understands: it is made from the program's own tables.

use std::fs;
use std::path::Path;

use standto::ingest::decode;
use standto::ingest::known::{self, Means};
use standto::model::cell::{NOT_APPLICABLE, PLACEHOLDERS};
use standto::model::date::{self, DateOrder};
use standto::model::field::{FieldKind, FieldSpec, NO, Tells, YES};
use standto::model::register::Register;
use standto::model::version::Version;

const OPENING: &str = "\
# What standto understands

*This page is made from the program's own tables by a test; change those, not this page.*

A list is read as one register.
Which one is told by its columns: a column that identifies each record, and two that stand in lists of that kind and hardly in others.
A header is matched to a field after case, spaces and marks are set aside, and a bracket at its end where cutting it loses nothing.
Only exact matches are used by themselves; a near miss is offered, and the policy can tie any header to any field.
Where two columns mean one field, the header named first here wins, and the other is named as not used.
`standto inspect PATH` shows how each of your files would be read.
";

fn code(words: &[&str]) -> String {
    words.iter().map(|word| if word.contains('`') { (*word).to_owned() } else { format!("`{word}`") }).collect::<Vec<_>>().join(", ")
}

fn cell(text: &str) -> String {
    text.trim().replace('|', "\\|").replace('\n', " ")
}

fn registers(page: &mut String) {
    page.push_str("\n## Registers and their fields\n\nMarks: *key*, it identifies a record; *tells*, it tells the register from others.\n");
    for register in Register::ALL {
        page.push_str(&format!(
            "\n### {}: {}\n\n| field | holds | what it means | headers |\n|---|---|---|---|\n",
            register.name(),
            register.title()
        ));
        for field in register.fields() {
            let mark = match field.tells {
                Tells::Key => " (*key*)",
                Tells::Telling => " (*tells*)",
                Tells::Plain => "",
            };
            let headers = cell(&code(field.synonyms));
            page.push_str(&format!("| `{}`{mark} | {} | {} | {headers} |\n", field.name, field.kind.name(), cell(field.doc)));
        }
    }
}

fn turned_round(page: &mut String) {
    page.push_str("\n## Headers whose cells mean other than they say\n\n| register | headers | read as | how |\n|---|---|---|---|\n");
    for (register, field, decode, headers) in decode::HEADERS {
        page.push_str(&format!("| {} | {} | `{}` | {} |\n", register.name(), code(headers), register.fields()[*field].name, decode.words));
    }
}

fn answers(page: &mut String) {
    page.push_str("\n## Yes and no\n\n");
    page.push_str(&format!("Yes everywhere: {}.\n\nNo everywhere: {}.\n\n", code(YES), code(NO)));
    page.push_str("Other words are understood by the fields that say what they mean to them:\n\n");
    page.push_str("| register | field | yes | no | yes where the cell holds |\n|---|---|---|---|---|\n");
    for register in Register::ALL {
        for FieldSpec { name, answers, .. } in register.fields().iter().filter(|field| field.kind == FieldKind::YesNo) {
            let (yes, no, within) = (code(answers.yes), code(answers.no), code(answers.yes_within));
            page.push_str(&format!("| {} | `{name}` | {yes} | {no} | {within} |\n", register.name()));
        }
    }
}

fn missing(page: &mut String) {
    page.push_str("\n## Words that are no answer\n\nA cell with nothing but one of these counts as missing, whatever its case and the brackets round it.\n\n");
    page.push_str(&format!("Missing: {}.\n\n", code(PLACEHOLDERS)));
    page.push_str(&format!(
        "Not applicable, which is an answer where the kind of record allows it and missing elsewhere: {}.\n",
        code(NOT_APPLICABLE)
    ));
}

fn exports(page: &mut String) {
    page.push_str("\n## Known exports\n\nEach is told by headers that must all be there, in any order and among any others.\n");
    page.push_str("How sure we are of them: *verified*, from the vendor's documentation or source or from a real export; ");
    page.push_str("*secondary*, from the vendor's names elsewhere or from others' programs; *from memory*.\n");
    for export in known::all() {
        page.push_str(&format!("\n### {}\n\nRead as {}; headers {}.\n", export.name, export.register.name(), export.standing.words()));
        let signatures: Vec<String> = export.signatures.iter().map(|signature| code(signature)).collect();
        page.push_str(&format!("Told by {}.\n\n", signatures.join("; or by ")));
        let fields = export.register.fields();
        for rule in export.columns {
            match rule.means {
                Means::Field(field, None) => page.push_str(&format!("- `{}` is `{}`\n", rule.header, fields[field].name)),
                Means::Field(field, Some(decode)) => {
                    page.push_str(&format!("- `{}` is `{}`: {}\n", rule.header, fields[field].name, decode.words));
                }
                Means::Nothing(why) => page.push_str(&format!("- `{}` is not used: {why}\n", rule.header)),
            }
        }
        for derived in export.derived {
            page.push_str(&format!("- {} tell `{}`: {}\n", code(derived.from), fields[derived.field].name, derived.by.words));
        }
    }
}

const ROTAS: &str = "
## Rotas

A rota is told by its shape and laid out with a shift a row; each shift keeps the row and column of its cell.
Understood are a day or a week a row with shifts, tiers or services in columns (with a column of numbers beside each or without), one person a row, from and to a row, a role a row with people in columns, and a role a row with a day a column, one sheet a month.
`Ann / Bo` beside `07700 900101 / 07700 900102` is two people with a number each; unequal counts are said and not read.
A blank cell is never a gap. A day beside the wrong day of the week is not read.
Hours come from the rota or from `[shifts]` in the policy, else shifts are counted by day.
A year that is not written comes from the sheet's name, a line above or the file's name; else it is the year nearest the day the list speaks for whose days of the week fit; else the rota is named as unreadable.
A rota that cannot be read keeps Contacts from being better than Amber.

Lists on their side, lists with a block of rows for each record, lists whose columns are teams, and text are named for what they are and not read.
A list with a header and nothing under it is a finding.
";

const VALUES: &str = "
## Dates

Understood: `2026-11-03`, `2026-11-03T08:14:00Z`, `20261103`, `03/11/2026`, `3.11.26`, `3 November 2026`, `3-Nov-26`, `Nov 3, 2026`, spreadsheet serials, Windows FILETIME, epoch seconds and milliseconds, `/Date(1793692800000)/`, `20261103081400.0Z`.
Whether the day or the month comes first is settled for each column from all of its values: one over 12 proves it.
A column that proves both is said, and its cells that could be either are unknown.
Where nothing proves it, the policy decides; day first unless it says otherwise.
`Never`, `Never logged in`, 0 and the first and last days of a program's calendar mean that there was no such day.

## People

Understood: `Ann Lee`, `Lee, Ann`, `Dr Ann Lee (Pathology)`, `NORTHMOOR\\alee`, `ann.lee@northmoor.example`, `CN=Ann Lee,OU=Staff,DC=northmoor,DC=example`.
Several in one cell are parted at `/`, `;`, `|`, `&`, `+`, *and*, line breaks, and at a comma where whole names stand on both sides of it.
They answer together if any of them does; they have left only if all have.

## Versions

Understood: `10.0.19045.4529`, `10.0 (19045)`, `22H2 (OS Build 19045.4529)`, `v7.4.5 build2702`, `17.09.04a`, `15.2(7)E3`, `5.15.0-91-generic`, `1.0.0-rc.1`.

## Criticality

Words, colours and metals (`critical`, `high`, `red`, `gold` …), bare numbers of which 1 is the most critical, and steps of a scale: `Tier 1`, `P2`, `Priority 3`, `1 - most critical`.

## Alerts

A list of alerts needs a column for the alert's own number (`Alert ID`, `HSA Ref`, `CC Number` …): a log of anything else is none.
An alert is closed by a day of remediation that has come or by its status, and does not concern you where *Applicable* says so.
Assets are held against what is open by the words of the product, and by versions where the alert says them: `7.4.0 to 7.4.6`, `before 7.4.7`, `7.4.6 and earlier`, `7.4.x`, `all`, or the fixed version of each branch.
`Windows` or `Multiple Microsoft products` would fit half the estate and match nothing; versions that cannot be compared leave an asset unknown.
No list of alerts is no fault: the checks on alerts do not run then, and say why.
";

#[test]
fn the_dates_and_versions_it_names_are_understood() {
    let spans = |heading: &str| {
        let part = VALUES.split(heading).nth(1).unwrap().lines().find(|line| line.starts_with("Understood: ")).unwrap();
        part.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()
    };
    let dates = spans("## Dates");
    assert!(dates.len() > 8);
    for text in dates {
        assert_eq!(date::read(&text, DateOrder::DayFirst), "2026-11-03".parse().ok(), "{text}");
    }
    for text in spans("## Versions") {
        assert!(Version::read(&text).numbers().len() > 2, "{text}");
    }
}

#[test]
fn the_page_on_reading_is_in_step() {
    let mut page = OPENING.to_owned();
    page.push_str(VALUES);
    page.push_str(ROTAS);
    registers(&mut page);
    turned_round(&mut page);
    answers(&mut page);
    missing(&mut page);
    exports(&mut page);
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reading.md");
    let there = fs::read_to_string(&kept).unwrap_or_default().replace('\r', "");
    if there != page {
        fs::write(&kept, page).unwrap();
        panic!("docs/reading.md was out of step and has been rewritten; run the tests again");
    }
}
