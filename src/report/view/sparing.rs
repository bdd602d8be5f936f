//! How a page stays small whatever stands behind it: by showing less of each thing, never by leaving a check out.
//!
//! The page is made as it is; where it is too large it is made again with the
//! next level, until it fits. What is shown less of is said on the page, and
//! `findings.csv` and `assessment.json` hold all of it.

use std::collections::BTreeMap;

use super::View;
use crate::audit::assessment::{Assessment, Finding, Truncated};
use crate::model::area::Area;
use crate::model::prose;

/// How much a page shows of each thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sparing {
    /// Findings of a check.
    pub findings: usize,
    /// Causes of a check.
    pub causes: usize,
    /// Letters of a text from a list or the policy.
    pub letters: usize,
    /// Columns of a list.
    pub columns: usize,
    /// Rows of any other table.
    pub rows: usize,
}

/// From everything the assessment holds to the least that still is a report (ours, tried on runs with very many findings and very long texts).
pub const LEVELS: [Sparing; 6] = [
    Sparing { findings: usize::MAX, causes: usize::MAX, letters: usize::MAX, columns: usize::MAX, rows: usize::MAX },
    Sparing { findings: 50, causes: 40, letters: 400, columns: 200, rows: 300 },
    Sparing { findings: 25, causes: 15, letters: 240, columns: 60, rows: 200 },
    Sparing { findings: 10, causes: 8, letters: 160, columns: 30, rows: 100 },
    Sparing { findings: 5, causes: 4, letters: 100, columns: 15, rows: 60 },
    Sparing { findings: 2, causes: 2, letters: 60, columns: 8, rows: 30 },
];

impl Sparing {
    /// Whether it shows all there is.
    pub fn is_none(self) -> bool {
        self == LEVELS[0]
    }

    /// What is shown less of, in a sentence; empty where nothing is.
    fn said(self, most_megabytes: usize) -> String {
        if self.is_none() {
            return String::new();
        }
        format!(
            "To stay under {most_megabytes} MB this page shows at most {} findings and {} causes of a check, {} columns of a list and {} rows of any \
             other table, and cuts texts after {} letters. No check is left out. Every finding is in findings.csv, all else in assessment.json.",
            self.findings, self.causes, self.columns, self.rows, self.letters
        )
    }
}

/// Bytes of a row's own markup at least; so that what is weighed too light is made and measured, and nothing that would fit is passed over.
const ROW: usize = 300;

/// At least how many bytes a page would have: what need not be made to be known too large.
pub(super) fn weight(assessment: &Assessment, sparing: Sparing) -> usize {
    let text = |text: &str| if sparing.is_none() { text.len() } else { text.len().min(sparing.letters) };
    let mut kept: BTreeMap<(&str, Area), usize> = BTreeMap::new();
    let findings = assessment.top.iter().filter(|finding| {
        let kept = kept.entry((&finding.check, finding.area)).or_default();
        *kept += 1;
        *kept <= sparing.findings
    });
    let of_finding = |finding: &Finding| {
        let place = &finding.place;
        let shown = [&finding.label, &finding.evidence, &finding.owner, &finding.department, &place.file, &place.column];
        ROW + shown.into_iter().map(|shown| text(shown)).sum::<usize>()
    };
    let causes = assessment.checks.iter().flat_map(|check| check.causes.iter().take(sparing.causes)).map(|cause| ROW + text(&cause.cause));
    let sources = assessment.sources.iter().take(sparing.rows);
    let columns = sources.flat_map(|source| source.columns.iter().take(sparing.columns)).map(|column| ROW / 2 + text(&column.header));
    let changed = assessment.history.iter().flat_map(|history| history.listed.iter().take(sparing.rows)).map(|changed| &changed.finding);
    findings.chain(changed).map(of_finding).chain(causes).chain(columns).sum()
}

/// The view of one assessment, with so much of each thing.
pub(super) fn view(assessment: &Assessment, sparing: Sparing, most_megabytes: usize) -> View {
    if sparing.is_none() {
        return View::of(assessment);
    }
    let mut view = View::of(&cut(assessment, sparing));
    let mut left_out = |what: &str, all: usize| {
        if let more @ 1.. = all.saturating_sub(sparing.rows) as u64 {
            view.spared.push(format!("{} more {what}.", prose::thousands(more)));
        }
    };
    left_out("lists stand in assessment.json, under “sources”", view.reading.sources.len());
    left_out("reasons for which rows were set aside stand there, under “set_aside”", view.reading.set_aside.len());
    left_out("statements stand there", view.method.statements.len());
    left_out("accepted risks stand there, under “waivers”", view.method.waivers.len());
    left_out("thresholds stand there, under “policy”", view.method.thresholds.len());
    left_out("limits of what this can tell found no room", view.limits.more.len());
    view.spared.insert(0, sparing.said(most_megabytes));
    view.reading.sources.truncate(sparing.rows);
    view.reading.set_aside.truncate(sparing.rows);
    view.method.statements.truncate(sparing.rows);
    view.method.waivers.truncate(sparing.rows);
    view.method.thresholds.truncate(sparing.rows);
    view.limits.more.truncate(sparing.rows);
    for group in &mut view.groups {
        let hidden = group.more.len().saturating_sub(sparing.rows) as u64;
        group.more.truncate(sparing.rows);
        if hidden > 0 {
            let said = format!("{} {}", prose::count(hidden, "more row is not shown.", "more rows are not shown."), group.not_shown);
            said.trim().clone_into(&mut group.not_shown);
        }
    }
    view
}

/// The assessment with fewer findings, causes and columns, and shorter texts; what it leaves out it counts.
fn cut(assessment: &Assessment, sparing: Sparing) -> Assessment {
    let mut cut = assessment.clone();
    let clip = |text: &mut String| clip(text, sparing.letters);
    let mut seen: BTreeMap<(String, Area), u64> = BTreeMap::new();
    for finding in &cut.top {
        *seen.entry((finding.check.clone(), finding.area)).or_default() += 1;
    }
    let mut kept: BTreeMap<(String, Area), usize> = BTreeMap::new();
    cut.top.retain(|finding| {
        let kept = kept.entry((finding.check.clone(), finding.area)).or_default();
        *kept += 1;
        *kept <= sparing.findings
    });
    for ((check, area), all) in seen {
        let shown = all.min(sparing.findings as u64);
        match cut.truncated.iter_mut().find(|truncated| truncated.check == check && truncated.area == area) {
            Some(truncated) => truncated.shown = shown,
            None if shown < all => cut.truncated.push(Truncated { check, area, findings: all, shown }),
            None => {}
        }
    }
    cut.top.iter_mut().for_each(|finding| shorten(finding, sparing.letters));
    if let Some(history) = &mut cut.history {
        history.listed.truncate(sparing.rows);
        history.oldest.truncate(sparing.rows);
        history.listed.iter_mut().chain(&mut history.oldest).for_each(|changed| shorten(&mut changed.finding, sparing.letters));
        for said in [&mut history.measured, &mut history.policy] {
            said.truncate(sparing.rows);
            for difference in said.iter_mut() {
                clip(&mut difference.what);
            }
        }
        history.lost.truncate(sparing.rows);
        history.lost.iter_mut().for_each(clip);
    }
    for check in &mut cut.checks {
        check.causes_not_shown += check.causes.len().saturating_sub(sparing.causes) as u64;
        check.causes.truncate(sparing.causes);
        for cause in &mut check.causes {
            clip(&mut cause.cause);
            cause.places.truncate(1);
            cause.places.iter_mut().flat_map(|place| [&mut place.file, &mut place.sheet, &mut place.column]).for_each(clip);
        }
        clip(&mut check.why_not);
        // Words of the catalogue are ours, and short; those of the organisation's own checks may be anything.
        if !check.written.is_empty() {
            [&mut check.title, &mut check.rationale, &mut check.fix].into_iter().for_each(clip);
        }
        check.params.iter_mut().for_each(|param| clip(&mut param.value));
    }
    for source in &mut cut.sources {
        if let more @ 1.. = source.columns.len().saturating_sub(sparing.columns) as u64 {
            source.columns.truncate(sparing.columns);
            source.notes.insert(0, format!("{} not shown here", prose::count(more, "more column is", "more columns are")));
        }
        source.notes.truncate(sparing.columns);
        source.notes.iter_mut().for_each(clip);
        source.columns.iter_mut().flat_map(|column| [&mut column.header, &mut column.how]).for_each(clip);
        [&mut source.file, &mut source.sheet].into_iter().for_each(clip);
    }
    for aside in &mut cut.set_aside {
        aside.rows.truncate(sparing.columns);
        [&mut aside.file, &mut aside.sheet, &mut aside.reason].into_iter().for_each(clip);
    }
    let groups = &mut cut.groups;
    [&mut groups.departments, &mut groups.owners, &mut groups.kinds].into_iter().flatten().for_each(|group| clip(&mut group.name));
    groups.department_areas.iter_mut().for_each(|cross| clip(&mut cross.department));
    for waiver in &mut cut.waivers {
        [&mut waiver.subject, &mut waiver.cause, &mut waiver.reason, &mut waiver.approver].into_iter().for_each(clip);
    }
    for statement in &mut cut.statements {
        [&mut statement.says, &mut statement.of, &mut statement.evidence, &mut statement.approver].into_iter().for_each(clip);
    }
    cut.policy.iter_mut().for_each(|threshold| clip(&mut threshold.value));
    cut.week.iter_mut().flat_map(|week| &mut week.lines).for_each(|line| clip(&mut line.name));
    cut
}

/// The texts of a finding, each at most so many letters.
fn shorten(finding: &mut Finding, letters: usize) {
    let place = &mut finding.place;
    let texts = [
        &mut finding.subject,
        &mut finding.label,
        &mut finding.evidence,
        &mut finding.owner,
        &mut finding.owner_email,
        &mut finding.department,
        &mut finding.location,
        &mut finding.criticality,
        &mut finding.cause,
        &mut place.file,
        &mut place.sheet,
        &mut place.column,
    ];
    for text in texts {
        clip(text, letters);
    }
}

/// At most so many letters of a text; what is cut ends in an ellipsis.
fn clip(text: &mut String, letters: usize) {
    if let Some((at, _)) = text.char_indices().nth(letters) {
        text.truncate(at);
        text.push('…');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::html;
    use crate::report::tests::example;

    /// A run over very much: every check full of findings, all texts long, many lists with many columns, many waivers.
    fn vast(checks: usize, letters: usize) -> Assessment {
        let mut assessment = example();
        let long = |text: &str, number: usize| format!("{text} {number} {}", "<é> ".repeat(letters / 4));
        let (check, finding) = (assessment.checks[0].clone(), assessment.top[0].clone());
        let (cause, source) = (check.causes[0].clone(), assessment.sources[0].clone());
        for number in 0..checks {
            let name = format!("check-number-{number}");
            let causes = (0..200).map(|at| crate::audit::assessment::Cause { cause: long("cause", at), ..cause.clone() }).collect();
            assessment.checks.push(crate::audit::assessment::CheckResult { name: name.clone(), causes, fail: 9_000, ..check.clone() });
            assessment.truncated.push(Truncated { check: name.clone(), area: check.area, findings: 9_000, shown: 100 });
            assessment.top.extend((0..100).map(|at| Finding {
                check: name.clone(),
                area: check.area,
                label: long("label", at),
                evidence: long("evidence", at),
                owner: long("owner", at),
                department: long("department", at),
                fingerprint: format!("{number:08x}{at:08x}"),
                ..finding.clone()
            }));
        }
        for number in 0..400 {
            let columns = (0..120).map(|at| crate::audit::assessment::ColumnResult {
                header: long("header", at),
                field: String::new(),
                how: long("how", at),
            });
            let mut source = source.clone();
            (source.file, source.columns) = (format!("list {number}.csv"), columns.collect());
            assessment.sources.push(source);
        }
        assessment
    }

    #[test]
    fn no_page_is_larger_than_its_bound_and_no_check_is_dropped() {
        for (checks, letters) in [(130, 2_000), (300, 60)] {
            let assessment = vast(checks, letters);
            let shown: usize =
                assessment.top.iter().map(|finding| finding.label.len() + finding.evidence.len() + finding.owner.len()).sum();
            let page = String::from_utf8(html::readiness(&assessment).unwrap()).unwrap();
            assert!(shown > html::MOST, "{shown} letters would not fit");
            assert!(page.len() <= html::MOST, "{} bytes of a page of {checks} checks", page.len());
            assert!(page.len() > html::MOST / 4, "{} bytes: it is cut no more than it must be", page.len());
            for number in 0..checks {
                assert!(page.contains(&format!("id=\"check-check-number-{number}\"")), "check {number} stands on the page");
            }
            assert!(page.contains("To stay under 5 MB this page shows at most "), "the rule is said");
            let rows = page.matches("<tr id=\"finding-").count();
            assert!(rows >= 2 * checks, "{rows} findings of {checks} checks");
            assert!(page.contains(" of 9,000 findings; every one is in findings.csv."), "what is not shown is counted");
            assert!(page.contains("more lists stand in assessment.json"), "lists that found no room are counted");
        }
    }

    #[test]
    fn a_page_that_fits_is_whole_and_says_nothing_of_it() {
        let page = String::from_utf8(html::readiness(&example()).unwrap()).unwrap();
        assert!(!page.contains("To stay under"));
        assert_eq!(page.matches("<tr id=\"finding-").count(), example().top.len());
    }

    #[test]
    fn texts_are_cut_between_letters() {
        let mut text = "é漢字abc".to_owned();
        clip(&mut text, 3);
        assert_eq!(text, "é漢字…");
        let mut short = "abc".to_owned();
        clip(&mut short, 3);
        assert_eq!(short, "abc");
    }
}
