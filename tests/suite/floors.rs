//! The floors of the house: a room imports from lower floors only, rooms on one floor do not know each other; and the habits of its files.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::rust_text::{SourceFile, files};

/// What each room may name of the others. `report` has the assessment and nothing else of `audit`:
/// every page can be made again from `assessment.json` alone. Tests may name what they like.
const FLOORS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("policy", &["model"]),
    ("ingest", &["model"]),
    ("checks", &["model"]),
    ("audit", &["model", "policy", "ingest", "checks"]),
    ("report", &["model", "audit::assessment"]),
    ("cli", &["model", "policy", "ingest", "checks", "audit", "report"]),
];

/// The longest a file may be.
const LONGEST: usize = 400;

/// Crates that read lists, and who besides `ingest` may name what of them.
const READERS: &[&str] = &["calamine", "csv_core", "csv::"];
const READERS_EXCEPT: &[(&str, &[&str])] = &[
    // Our own CSVs are written here, not read.
    ("src/audit/evidence.rs", &["csv::Writer", "csv::WriterBuilder", "csv::Terminator"]),
    ("src/audit/history/listing.rs", &["csv::Writer", "csv::WriterBuilder", "csv::Terminator"]),
    ("src/audit/sample.rs", &["csv::Writer", "csv::WriterBuilder", "csv::Terminator"]),
    ("src/audit/emit.rs", &["csv::Writer", "csv::WriterBuilder", "csv::Terminator"]),
];

/// Everything that is written in Rust here.
static WRITTEN: LazyLock<Vec<SourceFile>> = LazyLock::new(|| ["src", "tests", "examples"].into_iter().flat_map(files).collect());

/// The program itself.
fn src() -> impl Iterator<Item = &'static SourceFile> {
    assert!(WRITTEN.len() > 100, "the scan finds the program");
    WRITTEN.iter().filter(|file| file.path.starts_with("src/"))
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Lines on which a word stands, outside the files for which `may` holds.
fn strays(words: &[&str], may: impl Fn(&SourceFile) -> bool) -> Vec<String> {
    let found =
        |file: &'static SourceFile| file.lines_with(words).into_iter().map(move |(line, text)| format!("{}:{line}: {text}", file.path));
    src().filter(|file| !may(file)).flat_map(found).collect()
}

#[test]
fn a_room_imports_from_lower_floors_only() {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for file in src() {
        let room = file.room();
        let Some((_, below)) = FLOORS.iter().find(|(name, _)| *name == room) else { continue };
        for (line, path) in file.crate_paths() {
            let first = path.split("::").next().unwrap_or_default().to_owned();
            let is_room = FLOORS.iter().any(|(name, _)| *name == first);
            let is_allowed = below.iter().any(|allowed| path == *allowed || path.starts_with(&format!("{allowed}::")));
            if is_room && first != room {
                seen.insert((room.clone(), first));
                if !is_allowed {
                    wrong.push(format!("{}:{line}: {room} imports {path}", file.path));
                }
            }
        }
    }
    assert_none(&wrong);
    for pair in [("policy", "model"), ("audit", "ingest"), ("audit", "checks"), ("report", "audit"), ("cli", "report")] {
        assert!(seen.contains(&(pair.0.to_owned(), pair.1.to_owned())), "the scan sees that {} imports {}", pair.0, pair.1);
    }
}

#[test]
fn every_room_has_a_floor() {
    let rooms: BTreeSet<String> = src().map(SourceFile::room).filter(|room| !room.is_empty()).collect();
    let known: BTreeSet<String> = FLOORS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(rooms, known);
    let main = src().find(|file| file.path == "src/main.rs").unwrap();
    let named: Vec<_> = main.lines_with(&["standto::"]).into_iter().filter(|(_, line)| !line.contains("standto::cli::run")).collect();
    assert!(named.is_empty(), "main.rs calls cli and nothing else: {named:?}");
}

#[test]
fn every_file_says_what_it_is_for() {
    for file in WRITTEN.iter() {
        let first = file.text.lines().next().unwrap_or_default();
        let is_said = first.strip_prefix("//! ").is_some_and(|said| said.ends_with('.') && said.contains(' '));
        assert!(is_said, "{} does not begin with one sentence after //! that says what it is for: {first}", file.path);
    }
}

#[test]
fn no_file_is_too_long() {
    for file in WRITTEN.iter() {
        let lines = file.text.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines: split it", file.path);
    }
}

#[test]
fn no_module_is_a_drawer_for_odds_and_ends() {
    for file in WRITTEN.iter() {
        let parts: Vec<&str> = file.path.trim_end_matches(".rs").split('/').collect();
        let drawer = parts.iter().find(|part| ["util", "utils", "helper", "helpers", "common", "misc", "shared"].contains(part));
        assert!(drawer.is_none(), "{}: say what it is about", file.path);
    }
}

#[test]
fn nothing_goes_over_the_network() {
    assert_none(&strays(&["std::net", "TcpStream", "UdpSocket", "ToSocketAddrs"], |_| false));
}

#[test]
fn only_cli_reads_the_clock_the_environment_and_the_terminal() {
    let words = ["std::env", "env::var", "env::args", "Local::now", "Utc::now", "SystemTime::now", "Instant::now", "std::process"];
    assert_none(&strays(&words, |file| file.room() == "cli" || file.path == "src/main.rs"));
    let printing = ["println!", "print!", "eprintln!", "eprint!", "dbg!"];
    assert_none(&strays(&printing, |_| false));
    assert_none(&strays(&["io::stdout", "io::stderr", "io::stdin"], |file| file.room() == "cli"));
}

#[test]
fn only_ingest_reads_lists() {
    let mut wrong = Vec::new();
    for file in src().filter(|file| file.room() != "ingest") {
        let allowed = READERS_EXCEPT.iter().find(|(path, _)| *path == file.path).map_or(&[][..], |(_, allowed)| allowed);
        for (line, text) in file.lines_with(READERS) {
            let bare = allowed.iter().fold(text.clone(), |text, word| text.replace(word, ""));
            if READERS.iter().any(|word| bare.contains(word)) {
                wrong.push(format!("{}:{line}: {text}", file.path));
            }
        }
    }
    assert_none(&wrong);
    assert_none(&strays(&["std::fs", "fs::", "File::open", "File::create"], |file| ["ingest", "cli"].contains(&file.room().as_str())));
}

#[test]
fn checks_are_pure() {
    let impure = [
        "std::fs",
        "std::io",
        "std::time",
        "std::thread",
        "std::sync",
        "std::cell",
        "thread_local!",
        "static mut",
        "Mutex",
        "RefCell",
        "OnceLock",
        "LazyLock",
        "Atomic",
        "panic!",
        "unreachable!",
        "todo!",
    ];
    assert_none(&strays(&impure, |file| file.room() != "checks"));
}

#[test]
fn nothing_shipped_unwraps() {
    assert_none(&strays(&[".unwrap()", ".unwrap_err()", ".expect(", "todo!", "unimplemented!"], |_| false));
    assert_none(&strays(&["unsafe"], |_| false));
}
