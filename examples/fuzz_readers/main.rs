//! Damages the files of the corpus at random and reads them, one kind of reader after another, for so many seconds.
//!
//! `cargo run --release --example fuzz_readers -- SECONDS SEED [FOLDER FOR FINDS]`
//!
//! A panic, and a file that takes more than five seconds, is a find: the file is kept. The same seed damages
//! in the same way. Give the program little memory (`ulimit -v 4000000`) and one that asks for
//! too much ends it, with the file at `current` in the folder for finds.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "what is found is told on the terminal")]

mod mutate;

use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

use mutate::{Dice, damage_inside};
use standto::audit::inspection::inspect;
use standto::ingest::discover::Found;
use standto::ingest::limits::Limits;
use standto::ingest::rows::Batch;
use standto::ingest::source::{self, Source, Wish};
use standto::policy::Policy;

/// A case over this is a find.
const SLOW: Duration = Duration::from_secs(5);
/// A case over this is taken for one that never ends.
const ENDLESS: u64 = 60;

/// Where a reader's files stand below `tests/ingest`.
const FILES: &[&str] = &["files"];

/// A kind of reader: its name, the folders its files stand in, and what they begin with.
type Reader = (&'static str, &'static [&'static str], &'static [&'static [u8]]);

/// Kinds of reader, each with where its files stand and what they begin with.
const READERS: &[Reader] = &[
    ("text", FILES, &[b"Asset", b"\"", b"sep", b"#TYPE", b"North", b"Report", b","]),
    ("encodings", FILES, &[b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"A\0", b"\0A", b"Name"]),
    ("xlsx, xlsb and ods", FILES, &[b"PK"]),
    ("xls", FILES, &[b"\xd0\xcf"]),
    ("markup", FILES, &[b"<"]),
    ("known exports", &["known"], &[b""]),
    ("rotas", &["rota", "not-records"], &[b""]),
];

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = env::args().skip(1).collect();
    let number = |at: usize, usual: u64| given.get(at).map_or(Ok(usual), |text| text.parse());
    let (seconds, seed) = (number(0, 60)?, number(1, 1)?);
    let finds = given.get(2).map_or_else(|| PathBuf::from("target/finds"), PathBuf::from);
    fs::create_dir_all(&finds)?;
    // A panic is counted and its file kept: its words are wanted, its back trace is not.
    std::panic::set_hook(Box::new(|panic| {
        if !standto::ingest::workbook::is_guarded() {
            eprintln!("{panic}");
        }
    }));
    let began = Arc::new(AtomicU64::new(0));
    watch(Arc::clone(&began));
    for (at, (name, folders, starts)) in READERS.iter().enumerate() {
        let mut seeds = Vec::new();
        for folder in *folders {
            seeds.extend(corpus(&Path::new("tests/ingest").join(folder))?);
        }
        seeds.retain(|bytes| starts.iter().any(|start| bytes.starts_with(start)));
        let mut dice = Dice::new(seed.wrapping_add(at as u64));
        let share = Duration::from_secs(seconds) / u32::try_from(READERS.len())?;
        let outcome = run(&seeds, share, &mut dice, &finds, &began)?;
        println!("{name}: {} files damaged and read in {} s, {}", outcome.cases, share.as_secs(), outcome.words());
    }
    Ok(())
}

/// What came of one kind of reader.
#[derive(Default)]
struct Outcome {
    cases: u64,
    lists: u64,
    refused: u64,
    panics: u64,
    slow: u64,
    slowest: Duration,
}

impl Outcome {
    fn words(&self) -> String {
        format!(
            "{} read as lists, {} refused with a message; {} panics, {} over {} s; the slowest took {:.2} s",
            self.lists,
            self.refused,
            self.panics,
            self.slow,
            SLOW.as_secs(),
            self.slowest.as_secs_f64()
        )
    }
}

fn run(seeds: &[Vec<u8>], share: Duration, dice: &mut Dice, finds: &Path, began: &AtomicU64) -> Result<Outcome, Box<dyn Error>> {
    let mut outcome = Outcome::default();
    let start = Instant::now();
    let current = finds.join("current");
    while start.elapsed() < share {
        let bytes = damage_inside(&seeds[dice.below(seeds.len())], dice, seeds);
        fs::write(&current, &bytes)?;
        began.store(start_of_case(), Ordering::Relaxed);
        let case = Instant::now();
        let read = catch_unwind(AssertUnwindSafe(|| read(&current)));
        let took = case.elapsed();
        began.store(0, Ordering::Relaxed);
        outcome.cases += 1;
        outcome.slowest = outcome.slowest.max(took);
        match &read {
            Ok(Ok(lists)) => outcome.lists += lists,
            Ok(Err(_)) => outcome.refused += 1,
            Err(_) => outcome.panics += 1,
        }
        outcome.slow += u64::from(took > SLOW);
        if read.is_err() || took > SLOW {
            let kind = if read.is_err() { "panic" } else { "slow" };
            fs::write(finds.join(format!("{kind}-{}", outcome.cases)), &bytes)?;
        }
    }
    Ok(outcome)
}

/// Reads a file as `inspect` does, and all of its rows; how many lists were in it.
fn read(file: &Path) -> Result<u64, Box<dyn Error>> {
    // Less than by default, so that a small file that asks for much is seen to.
    let limits = Limits { unpacked_bytes: 400_000_000, ..Limits::default() };
    let wish = |_: Option<&str>| Wish { limits, ..Wish::default() };
    let sources: Vec<Source> = source::open(&Found { path: file.to_owned(), label: "case".to_owned() }, &wish)?;
    inspect(&sources, &Policy::default(), "2026-11-22".parse()?, true)?;
    let mut lists = 0;
    for source in &sources {
        let Some(table) = &source.table else { continue };
        lists += 1;
        let mut reader = table.rows(source)?;
        let mut batch = Batch::default();
        let mut cells = 0;
        while reader.fill(&mut batch)? {
            cells += batch.rows().flat_map(|row| row.cells().map(str::len)).sum::<usize>();
        }
        std::hint::black_box(cells);
    }
    Ok(lists)
}

/// Ends the program where a case never does: its file stands at `current`.
fn watch(began: Arc<AtomicU64>) {
    thread::spawn(move || {
        loop {
            thread::sleep(Duration::from_secs(1));
            let at = began.load(Ordering::Relaxed);
            if at > 0 && start_of_case().saturating_sub(at) > ENDLESS {
                eprintln!("a case has taken {ENDLESS} seconds and does not end");
                process::abort();
            }
        }
    });
}

/// Seconds since the program first asked, and one: 0 stands for no case.
fn start_of_case() -> u64 {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs() + 1
}

/// The bytes of every file of the corpus, in the order of their names.
fn corpus(root: &Path) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let mut files = Vec::new();
    for folder in fs::read_dir(root)? {
        let folder = folder?.path();
        if folder.is_dir() {
            files.extend(fs::read_dir(folder)?.map(|file| file.map(|file| file.path())).collect::<Result<Vec<_>, _>>()?);
        }
    }
    files
        .retain(|file| !file.ends_with("expected.txt") && !file.extension().is_some_and(|ending| ending == "expected" || ending == "toml"));
    files.sort();
    Ok(files.into_iter().map(fs::read).collect::<Result<_, _>>()?)
}
