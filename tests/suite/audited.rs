//! An audit made in the library: a folder in, the assessment and three of its four files out.

use std::path::Path;
use std::sync::atomic::AtomicU64;

use standto::audit::assessment::{Assessment, CheckResult};
use standto::audit::error::AuditError;
use standto::audit::history::ages::Ages;
use standto::audit::plan::{Choice, plan};
use standto::audit::run::{self, Request, run_in_batches};
use standto::audit::wish;
use standto::ingest::discover::{Found, discover};
use standto::ingest::error::IngestError;
use standto::ingest::rows::BATCH_ROWS;
use standto::ingest::source::{self, Source};
use standto::policy::{self, Policy};
use standto::report;

use crate::desk::DAY;

/// How the work is cut up: nothing may depend on it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cut {
    pub(crate) threads: usize,
    pub(crate) batch_rows: usize,
}

/// As the program does it with one thread.
pub(crate) const WHOLE: Cut = Cut { threads: 1, batch_rows: BATCH_ROWS };

/// What came of an audit.
#[derive(Debug)]
pub(crate) struct Audited {
    pub(crate) assessment: Assessment,
    pub(crate) findings: Vec<u8>,
}

impl Audited {
    /// assessment.json.
    pub(crate) fn json(&self) -> Vec<u8> {
        report::json::to_vec(&self.assessment).unwrap()
    }

    /// readiness.html.
    pub(crate) fn page(&self) -> String {
        String::from_utf8(report::html::readiness(&self.assessment).unwrap()).unwrap()
    }

    /// findings.csv, a row a vector.
    pub(crate) fn rows(&self) -> Vec<csv::StringRecord> {
        csv::Reader::from_reader(&self.findings[3..]).records().map(Result::unwrap).collect()
    }

    /// A check's counts, over all of its areas.
    pub(crate) fn check<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a CheckResult> {
        self.assessment.checks.iter().filter(move |check| check.name == name)
    }
}

/// Audits a folder with the policy in it.
pub(crate) fn audit(folder: &Path, cut: Cut) -> Result<Audited, AuditError> {
    Opened::open(folder).audit(cut)
}

/// A folder's lists, opened: what an audit begins with.
#[derive(Debug)]
pub(crate) struct Opened {
    policy: Policy,
    sources: Vec<Source>,
    unreadable: Vec<(String, String)>,
}

impl Opened {
    pub(crate) fn open(folder: &Path) -> Self {
        let policy = match std::fs::read_to_string(folder.join(policy::FILE_NAME)) {
            Ok(text) => policy::read(policy::FILE_NAME, &text).unwrap(),
            Err(_) => Policy::default(),
        };
        let mut opened = Opened { policy, sources: Vec::new(), unreadable: Vec::new() };
        for found in discover(&[folder.to_owned()]).unwrap().files {
            match opened.one(&found) {
                Ok(sources) => opened.sources.extend(sources),
                Err(error) => opened.unreadable.push((found.label.clone(), error.to_string())),
            }
        }
        opened
    }

    fn one(&self, found: &Found) -> Result<Vec<Source>, IngestError> {
        source::open(found, &|sheet| wish::wish(&self.policy, &found.label, sheet, DAY.parse().unwrap()))
    }

    /// Audits with the file at `path` in the place of the one called `label`, which is put back: opening all of them takes longest.
    pub(crate) fn audit_with(&mut self, label: &str, path: &Path) -> Audited {
        let at = self.sources.iter().position(|source| source.file == label).unwrap();
        let mut other = self.one(&Found { path: path.to_owned(), label: label.to_owned() }).unwrap();
        assert_eq!(other.len(), 1, "one source a file");
        std::mem::swap(&mut self.sources[at], &mut other[0]);
        let audited = self.audit(WHOLE).unwrap();
        std::mem::swap(&mut self.sources[at], &mut other[0]);
        audited
    }

    pub(crate) fn audit(&self, cut: Cut) -> Result<Audited, AuditError> {
        let planned = plan(&self.policy, &Choice::default()).unwrap();
        let progress = AtomicU64::new(0);
        let ages = Ages::none(DAY.parse().unwrap(), run::days_allowed(&self.policy));
        let request = Request {
            sources: &self.sources,
            unreadable: &self.unreadable,
            policy: &self.policy,
            planned: &planned,
            as_of: DAY.parse().unwrap(),
            tonight: None,
            threads: cut.threads,
            redact_names: false,
            ages: &ages,
            population: None,
            progress: &progress,
        };
        let mut findings = Vec::new();
        let assessment = run_in_batches(&request, cut.batch_rows, &mut findings)?;
        Ok(Audited { assessment, findings })
    }
}
