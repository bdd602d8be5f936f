//! `--redact names`: no name or address of a person that the lists hold is in anything written.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use standto::ingest::discover::{Found, discover};
use standto::model::person_name::looks_like_person;

use crate::bench::{Bench, Outcome};

/// Columns that name people.
const PEOPLE: &[&str] = &["Name", "Full Name", "DisplayName", "Asset Owner", "Owner", "ManagedBy", "Deputy", "Supervisor"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Everything in the CSV lists of a folder that names or reaches one person.
fn people(folder: &Path) -> BTreeSet<String> {
    let mut people = BTreeSet::new();
    for found in discover(&[folder.to_owned()]).unwrap().files {
        if found.path.extension().is_none_or(|ending| ending != "csv") {
            continue;
        }
        let text = fs::read_to_string(&found.path).unwrap();
        let mut rows =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<Vec<String>> = rows.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        // The header is the widest of the first rows: some lists have lines above it.
        let Some(header) = rows.iter().take(5).max_by_key(|row| row.iter().filter(|cell| !cell.is_empty()).count()).cloned() else {
            continue;
        };
        let at = |row: &Vec<String>, name: &str| header.iter().position(|header| header == name).and_then(|at| row.get(at).cloned());
        for row in rows.iter().filter(|row| **row != header) {
            people.extend(row.iter().filter(|cell| cell.contains('@') && !cell.contains(' ')).cloned());
            // A company that stands on the contact list under its own name is no person, nor is an authority.
            let company = at(row, "Organisation").unwrap_or_default();
            let is_body = at(row, "Contact type").is_some_and(|side| side == "Authority");
            let named = PEOPLE.iter().filter_map(|name| at(row, name)).filter(|cell| looks_like_person(cell) && *cell != company);
            people.extend(named.filter(|_| !is_body));
            if let (Some(first), Some(last)) = (at(row, "First Name"), at(row, "Last Name")) {
                people.extend([format!("{first} {last}"), format!("{last}, {first}")]);
            }
        }
    }
    people
}

/// Owners as a report that shows names writes them: of workbooks too.
fn owners(shown: &Outcome) -> impl Iterator<Item = String> {
    let columns = |row: &crate::bench::Row| [row.at("owner").to_owned(), row.at("owner_email").to_owned()];
    shown.findings.iter().flat_map(columns).filter(|cell| looks_like_person(cell))
}

/// A text in lower case, and the words in it.
struct Output<'t> {
    name: &'static str,
    text: &'t str,
    words: HashSet<&'t str>,
}

impl<'t> Output<'t> {
    fn of(name: &'static str, text: &'t str) -> Self {
        Output { name, text, words: words(text).collect() }
    }

    /// Whether it names a person, and not as part of another word. Hardly any text holds all the words of a name.
    fn names(&self, person: &str) -> bool {
        let is_part = |c: char| c.is_alphanumeric();
        words(person).all(|word| self.words.contains(word))
            && self
                .text
                .match_indices(person)
                .any(|(at, _)| !self.text[..at].ends_with(is_part) && !self.text[at + person.len()..].starts_with(is_part))
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Makes sure that nobody is named in what is written.
fn nobody_is_named(what: &str, people: &BTreeSet<String>, written: Vec<(&'static str, String)>) {
    let written: Vec<(&str, String)> = written.into_iter().map(|(name, text)| (name, text.to_lowercase())).collect();
    for output in written.iter().map(|(name, text)| Output::of(name, text)) {
        for person in people {
            assert!(!output.names(&person.to_lowercase()), "{what}: {} names {person}", output.name);
        }
    }
}

#[test]
fn nobody_of_the_sample_is_named() {
    let folder = root().join("sample-data");
    let shown = Bench::new().folder(&folder).audit();
    let mut people = people(&folder);
    people.extend(owners(&shown));
    let plain = shown.csv.to_lowercase();
    let plain = Output::of("findings.csv", &plain);
    let named = people.iter().filter(|person| plain.names(&person.to_lowercase())).count();
    assert!(people.len() > 500 && named > 100, "{} people are looked for, and {named} are named without redaction", people.len());
    nobody_is_named("sample-data", &people, Bench::new().folder(&folder).redacted().audit().outputs());
}

#[test]
fn nobody_of_the_fixtures_is_named() {
    let mut folders: Vec<PathBuf> = fs::read_dir(root().join("tests/checks")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let mut looked_for = 0;
    for folder in folders {
        let what = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let people = people(&folder);
        looked_for += people.len();
        let (cases, beside): (Vec<Found>, Vec<Found>) =
            discover(std::slice::from_ref(&folder)).unwrap().files.into_iter().partition(|found| found.label.starts_with(['f', 'q']));
        for case in cases.iter().filter(|case| case.label.starts_with("fires")) {
            let put = |bench: Bench, found: &Found| bench.list(&found.label, fs::read(&found.path).unwrap());
            let bench = beside.iter().chain([case]).fold(Bench::new().redacted(), put);
            // The page shows nothing that the assessment does not hold.
            nobody_is_named(&what, &people, bench.audit().data());
        }
    }
    assert!(looked_for > 100, "{looked_for} people are looked for");
}

#[test]
fn nobody_is_named_where_names_stand_in_odd_places() {
    let folder = tempfile::tempdir().unwrap();
    let lists = [
        (
            "contacts.csv",
            "Name,Role,Team,Contact type,Mobile,Email,Last checked\nImran,IT on call,Digital,Internal,TBC,imran@northmoor.example,\n,,,Internal,,ann.lee@northmoor.example,\nBo Ray,SIRO,bo.ray@northmoor.example,Internal,,,ask cy.fox@northmoor.example\n",
        ),
        (
            "assets.csv",
            "Asset ID,Hostname,Asset Type,Asset Owner,Owner Email,Department,Location,Status\nNM-1,NMR-1,Server,,,di.ash@northmoor.example,desk of ed.elm@northmoor.example,Live\nNM-2,NMR-2,Server,Flo Gum,flo.gum@northmoor.example,Digital,Ward 7,Live\n",
        ),
        (
            "accounts.csv",
            "SamAccountName,DisplayName,Account Type,Enabled,Owner,MFA,Interactive\nsvc-hay,Gus Hay,Service,True,,False,Yes\nsvc-ivy,Hal Ivy,Service,True,Ida Jay,False,Yes\n",
        ),
    ];
    for (name, text) in lists {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let policy = "[organisation]\nname = \"Northmoor\"\n[[statement]]\nmatch = { owner = \"Flo Gum\" }\nowner-is = \"Jon Kerr\"\nevidence = \"Mail to kit.low@northmoor.example\"\napprover = \"Lil Moss\"\n";
    fs::write(folder.path().join("standto.toml"), policy).unwrap();
    let redacted = Bench::new().folder(folder.path()).redacted().audit();
    nobody_is_named("odd places", &people(folder.path()), redacted.outputs());
    for (output, text) in redacted.outputs() {
        for name in ["Imran", "Jon Kerr", "kit.low", "Lil Moss", "Flo Gum", "Hal Ivy"] {
            assert!(!text.contains(name), "{output} names {name}");
        }
    }
    assert!(redacted.csv.contains("person-"), "pseudonyms stand in their place");
}

#[test]
fn whom_a_waiver_is_for_is_not_named() {
    let accounts = "SamAccountName,DisplayName,Account Type,Enabled,MFA\npghost,Pat Ghost,User,True,False\nsvc-ivy,,Service,True,False\n";
    let contacts =
        "Name,Role,Team,Contact type,Mobile,Email,Last checked\nImran,IT on call,Digital,Internal,TBC,imran@northmoor.example,\n";
    let waiver = |check: &str, subject: &str| {
        format!(
            "[[waiver]]\ncheck = \"{check}\"\nsubject = \"{subject}\"\nreason = \"Agreed with kit.low@northmoor.example\"\napprover = \"Lil Moss\"\nexpires = 2026-12-31\n"
        )
    };
    let policy = ["user-account-mfa-missing", "account-orphan"].map(|check| waiver(check, "pghost")).concat()
        + &waiver("contact-phone-missing", "Imran")
        + &waiver("user-account-mfa-missing", "*")
        + "[[waiver]]\ncheck = \"account-dormant\"\nsubject = \"pghost\"\n[policy]\napprovers = [\"SIRO\"]\n";
    let bench = Bench::new().list("accounts.csv", accounts).list("contacts.csv", contacts).policy(&policy);
    let shown = bench.audit();
    assert_eq!(shown.assessment.waivers[0].subject, "pghost");
    assert!(!shown.of("waiver-incomplete").is_empty() && !shown.of("waiver-approver-unknown").is_empty());
    let redacted = bench.redacted().audit();
    assert_eq!(redacted.assessment.waivers[0].used, shown.assessment.waivers[0].used);
    assert_eq!(redacted.assessment.waivers[3].subject, "*", "a star is nobody");
    for (output, text) in redacted.outputs() {
        for name in ["pghost", "Imran", "kit.low", "Lil Moss"] {
            assert!(!text.contains(name), "{output} names {name}");
        }
    }
}
