//! An audit made in the library: a folder in, the assessment and three of its four files out.

use std::path::Path;
use std::sync::atomic::AtomicU64;

use standto::audit::assessment::{Assessment, CheckResult};
use standto::audit::error::AuditError;
use standto::audit::plan::{Choice, plan};
use standto::audit::run::{Request, run_in_batches};
use standto::audit::wish;
use standto::ingest::discover::discover;
use standto::ingest::rows::BATCH_ROWS;
use standto::ingest::source;
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
    let policy = match std::fs::read_to_string(folder.join(policy::FILE_NAME)) {
        Ok(text) => policy::read(policy::FILE_NAME, &text).unwrap(),
        Err(_) => Policy::default(),
    };
    let (mut sources, mut unreadable) = (Vec::new(), Vec::new());
    for found in discover(&[folder.to_owned()]).unwrap().files {
        let wish = |sheet: Option<&str>| wish::wish(&policy, &found.label, sheet, DAY.parse().unwrap());
        match source::open(&found, &wish) {
            Ok(opened) => sources.extend(opened),
            Err(error) => unreadable.push((found.label.clone(), error.to_string())),
        }
    }
    let planned = plan(&policy, &Choice::default()).unwrap();
    let progress = AtomicU64::new(0);
    let request = Request {
        sources: &sources,
        unreadable: &unreadable,
        policy: &policy,
        planned: &planned,
        as_of: DAY.parse().unwrap(),
        threads: cut.threads,
        redact_names: false,
        progress: &progress,
    };
    let mut findings = Vec::new();
    let assessment = run_in_batches(&request, cut.batch_rows, &mut findings)?;
    Ok(Audited { assessment, findings })
}
