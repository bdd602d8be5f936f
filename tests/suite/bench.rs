//! The bench that tests audit on: lists in a folder of their own, the library's whole way, findings read back from findings.csv.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicU64;

use standto::audit::assessment::{Assessment, CheckResult};
use standto::audit::history::ages::Ages;
use standto::audit::plan::{Choice, plan};
use standto::audit::run::{self, Request};
use standto::audit::wish;
use standto::ingest::discover::{Found, discover};
use standto::ingest::extract_date::From;
use standto::ingest::source::{self, Source, Wish};
use standto::model::date::Date;
use standto::model::register::Register;
use standto::policy::{self, Policy};
use standto::report;

/// The day every audit here speaks for.
pub(crate) const AS_OF: &str = "2026-11-22";

/// Lists on the bench, and how they are to be audited.
pub(crate) struct Bench {
    folder: tempfile::TempDir,
    policy: Policy,
    registers: HashMap<String, Register>,
    choice: Choice,
    redact: bool,
    tonight: Option<chrono::NaiveDateTime>,
}

/// What came of an audit.
pub(crate) struct Outcome {
    /// The assessment.
    pub(crate) assessment: Assessment,
    /// findings.csv as written.
    pub(crate) csv: String,
    /// Its rows.
    pub(crate) findings: Vec<Row>,
}

/// One row of findings.csv, by the names of its columns.
#[derive(Debug, Clone)]
pub(crate) struct Row(HashMap<String, String>);

impl Bench {
    /// An empty bench with every default.
    pub(crate) fn new() -> Self {
        Bench {
            folder: tempfile::tempdir().unwrap(),
            policy: Policy::default(),
            registers: HashMap::new(),
            choice: Choice::default(),
            redact: false,
            tonight: None,
        }
    }

    /// Puts a list on the bench.
    pub(crate) fn list(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// Puts every list of a folder on the bench, and its policy in force.
    pub(crate) fn folder(mut self, folder: &Path) -> Self {
        for found in discover(&[folder.to_owned()]).unwrap().files {
            self = self.list(&found.label, fs::read(&found.path).unwrap());
        }
        match fs::read_to_string(folder.join(policy::FILE_NAME)) {
            Ok(text) => self.policy(&text),
            Err(_) => self,
        }
    }

    /// Puts a policy in force.
    pub(crate) fn policy(mut self, text: &str) -> Self {
        self.policy = policy::read(policy::FILE_NAME, text).unwrap_or_else(|error| panic!("{error}"));
        self
    }

    /// Reads a list as this register, whatever its columns say.
    pub(crate) fn register(mut self, name: &str, register: Register) -> Self {
        self.registers.insert(name.to_owned(), register);
        self
    }

    /// Runs only this check.
    pub(crate) fn only(mut self, check: &str) -> Self {
        self.choice.only = vec![check.to_owned()];
        self
    }

    /// Replaces names of people by pseudonyms.
    pub(crate) fn redacted(mut self) -> Self {
        self.redact = true;
        self
    }

    /// Makes the three-o'clock sheet for this minute.
    pub(crate) fn tonight(mut self, moment: &str) -> Self {
        self.tonight = Some(moment.parse().unwrap());
        self
    }

    /// Audits what is on the bench.
    pub(crate) fn audit(&self) -> Outcome {
        let as_of: Date = AS_OF.parse().unwrap();
        let found = discover(&[self.folder.path().to_owned()]).unwrap().files;
        let sources: Vec<Source> = found.iter().flat_map(|found| self.open(found, as_of)).collect();
        let planned = plan(&self.policy, &self.choice).unwrap();
        let progress = AtomicU64::new(0);
        let ages = Ages::none(as_of, run::days_allowed(&self.policy));
        let request = Request {
            sources: &sources,
            unreadable: &[],
            policy: &self.policy,
            planned: &planned,
            as_of,
            tonight: self.tonight,
            threads: 1,
            redact_names: self.redact,
            ages: &ages,
            population: None,
            progress: &progress,
        };
        let mut bytes = Vec::new();
        let assessment = run::run(&request, &mut bytes).unwrap_or_else(|error| panic!("{error}"));
        let csv = String::from_utf8(bytes).unwrap();
        Outcome { assessment, findings: rows(&csv), csv }
    }

    /// Opens a file as the policy wishes. A list that does not say what day it speaks for speaks for the as-of date.
    fn open(&self, found: &Found, as_of: Date) -> Vec<Source> {
        let wish = |sheet: Option<&str>| {
            let said = wish::wish(&self.policy, &found.label, sheet, as_of);
            Wish { register: self.registers.get(&found.label).copied().or(said.register), ..said }
        };
        let mut opened = source::open(found, &wish).unwrap_or_else(|error| panic!("{error}"));
        for table in opened.iter_mut().filter_map(|source| source.table.as_mut()) {
            table.extracted.get_or_insert((as_of, From::Policy));
        }
        opened
    }
}

impl Outcome {
    /// A check as the assessment tells of it.
    pub(crate) fn check(&self, name: &str) -> &CheckResult {
        self.assessment.checks.iter().find(|check| check.name == name).unwrap_or_else(|| panic!("there is no {name}"))
    }

    /// The findings of one check.
    pub(crate) fn of(&self, check: &str) -> Vec<&Row> {
        self.findings.iter().filter(|row| row.at("check") == check).collect()
    }

    /// Everything that is written of it: each file's name and text.
    pub(crate) fn outputs(&self) -> Vec<(&'static str, String)> {
        let mut outputs = self.data();
        outputs.push(("readiness.html", self.page()));
        outputs.push(("tonight.html", self.sheet()));
        outputs
    }

    /// What is written for programs and the terminal.
    pub(crate) fn data(&self) -> Vec<(&'static str, String)> {
        let json = String::from_utf8(report::json::to_vec(&self.assessment).unwrap()).unwrap();
        let summary = report::terminal::summary(&self.assessment, false, 100);
        vec![("findings.csv", self.csv.clone()), ("assessment.json", json), ("the summary", summary)]
    }

    /// The three-o'clock sheet.
    pub(crate) fn sheet(&self) -> String {
        String::from_utf8(report::html::tonight(&self.assessment).unwrap().unwrap()).unwrap()
    }

    /// The report.
    pub(crate) fn page(&self) -> String {
        String::from_utf8(report::html::readiness(&self.assessment).unwrap()).unwrap()
    }
}

impl Row {
    /// The cell under a column; a guard against formulas is taken off.
    pub(crate) fn at(&self, column: &str) -> &str {
        let cell = self.0.get(column).unwrap_or_else(|| panic!("findings.csv has no column {column}"));
        match cell.strip_prefix('\'') {
            Some(bare) if bare.starts_with(['=', '+', '-', '@']) => bare,
            _ => cell,
        }
    }
}

fn rows(csv: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let headers = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| Row(headers.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect());
    reader.into_records().map(|record| row(record.unwrap())).collect()
}
