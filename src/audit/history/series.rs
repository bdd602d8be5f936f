//! Which earlier runs there are, and which of them is last quarter's.

use crate::audit::assessment::{Assessment, RunName, TrendArea, TrendPoint};
use crate::audit::manifest::{Manifest, RunRef};
use crate::model::date::Date;
use crate::model::key;

/// An earlier run, whole and read.
#[derive(Debug, Clone)]
pub struct EarlierRun {
    /// What it says of itself.
    pub manifest: Manifest,
    /// SHA-256 of that.
    pub sha256: String,
    /// The date it speaks for.
    pub as_of: Date,
}

impl EarlierRun {
    /// As another run's manifest names it.
    pub fn reference(&self) -> RunRef {
        RunRef { as_of: self.as_of.to_string(), sealed: self.manifest.sealed.clone(), manifest: self.sha256.clone() }
    }

    /// As people name it.
    pub fn name(&self) -> RunName {
        RunName { as_of: self.as_of.to_string(), sealed: self.manifest.sealed.clone() }
    }
}

/// Whether two runs speak of the same organisation: by ODS code where both have one, else by name.
pub fn is_same_organisation(run: &Manifest, name: &str, ods_code: &str) -> bool {
    if run.ods_code.is_empty() || ods_code.is_empty() {
        key::normal(&run.organisation) == key::normal(name)
    } else {
        run.ods_code.eq_ignore_ascii_case(ods_code)
    }
}

/// The runs of the series before a day, the oldest first: the sealed ones where any is sealed, else all. Weekly runs are working copies.
pub fn series(mut runs: Vec<EarlierRun>, as_of: Date) -> Vec<EarlierRun> {
    runs.retain(|run| run.as_of < as_of);
    if runs.iter().any(|run| !run.manifest.sealed.is_empty()) {
        runs.retain(|run| !run.manifest.sealed.is_empty());
    }
    runs.sort_by(|a, b| (a.as_of, &a.sha256).cmp(&(b.as_of, &b.sha256)));
    // The same run may lie in two folders, and a day may have been audited twice: the last by its hash stands for it.
    runs.reverse();
    runs.dedup_by_key(|run| run.as_of);
    runs.reverse();
    runs
}

/// One run as a point of the trend.
pub fn point(run: &Assessment) -> TrendPoint {
    let area = |area: &crate::audit::assessment::AreaResult| {
        let assessed = area.rating != crate::audit::assessment::Rating::NotAssessed;
        TrendArea { area: area.name, rating: area.rating, score: area.score.filter(|_| assessed), open: assessed.then_some(area.open) }
    };
    TrendPoint {
        as_of: run.as_of.clone(),
        sealed: run.sealed.clone(),
        overall: run.rating.overall,
        areas: run.areas.iter().map(area).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::written::day;

    fn run(as_of: &str, sealed: &str) -> EarlierRun {
        let text = format!(
            r#"{{"format":1,"tool":{{"name":"standto","version":"","catalogue":""}},"as_of":"{as_of}","organisation":"Northmoor",
            "sealed":"{sealed}","marking":"","options":[],"policy":null,"inputs":[],"outputs":[]}}"#
        );
        EarlierRun { manifest: Manifest::read(text.as_bytes()).unwrap(), sha256: format!("{as_of}{sealed}"), as_of: day(as_of) }
    }

    #[test]
    fn the_last_sealed_run_before_the_day_leads_and_weekly_runs_are_no_quarters() {
        let of = |runs: Vec<EarlierRun>| series(runs, day("2026-11-22")).iter().map(|run| run.as_of.to_string()).collect::<Vec<_>>();
        let weekly = || vec![run("2026-11-15", ""), run("2026-11-08", ""), run("2026-11-22", ""), run("2026-11-29", "")];
        assert_eq!(of(weekly()), ["2026-11-08", "2026-11-15"]);
        let sealed = || [run("2026-05-24", "Q1"), run("2026-08-23", "Q2"), run("2026-12-01", "Q3")];
        assert_eq!(of(weekly().into_iter().chain(sealed()).collect()), ["2026-05-24", "2026-08-23"]);
        assert_eq!(of(sealed().into_iter().chain(sealed()).collect()), ["2026-05-24", "2026-08-23"], "one run in two folders is one");
        assert!(of(Vec::new()).is_empty());
    }

    #[test]
    fn an_organisation_is_told_by_its_code_and_else_by_its_name() {
        let mut manifest = run("2026-05-24", "").manifest;
        assert!(is_same_organisation(&manifest, " northmoor", "Z9Z") && !is_same_organisation(&manifest, "Southmoor", ""));
        manifest.ods_code = "Z9Z".to_owned();
        assert!(is_same_organisation(&manifest, "Renamed", "z9z") && !is_same_organisation(&manifest, "Northmoor", "Z8Z"));
    }
}
