//! Checks by control: what a run is evidence for, for every framework. Adds up; judges nothing.

use super::assessment::{BySeverity, ChapterResult, CheckRef, CheckResult, ControlResult, FrameworkResult, MarkResult, Standing};
use crate::model::control::{Control, FRAMEWORKS, Framework};
use crate::model::severity::Severity;

/// The framework that reports show where none is asked for: the one an NHS organisation answers to.
pub const DEFAULT: &str = "dspt";

/// Every framework, with what the checks say to it.
pub fn of(checks: &[CheckResult]) -> Vec<FrameworkResult> {
    FRAMEWORKS.into_iter().map(|framework| one(framework, checks)).collect()
}

fn one(framework: &'static Framework, checks: &[CheckResult]) -> FrameworkResult {
    let controls: Vec<ControlResult> = framework.controls.iter().map(|control| control_result(framework, control, checks)).collect();
    let [one, many] = framework.noun;
    FrameworkResult {
        key: framework.key.to_owned(),
        name: framework.name.to_owned(),
        edition: framework.edition.to_owned(),
        dated: framework.dated.to_owned(),
        source: framework.source.to_owned(),
        meaning: format!(
            "Evidence for an assessor, and no verdict: it says what the lists show, not whether any {one} is met. A check speaks to a part of its {one}."
        ),
        noun: [one.to_owned(), many.to_owned()],
        in_all: framework.whole(),
        with_evidence: controls.iter().filter(|control| control.standing == Standing::Evidence).count() as u64,
        chapters: framework
            .groups
            .iter()
            .map(|group| ChapterResult {
                id: group.id.to_owned(),
                title: group.title.to_owned(),
                in_all: group.whole,
                named: controls.iter().filter(|control| control.chapter == group.id).count() as u64,
            })
            .collect(),
        controls,
        marks: framework.marks.iter().map(|mark| MarkResult { name: mark.name.to_owned(), meaning: mark.meaning.to_owned() }).collect(),
    }
}

fn control_result(framework: &Framework, control: &Control, checks: &[CheckResult]) -> ControlResult {
    let feeds = |check: &&CheckResult| check.controls.iter().any(|c| c.framework == framework.name && c.id == control.id);
    let feeding: Vec<&CheckResult> = checks.iter().filter(feeds).collect();
    let mut open = BySeverity::default();
    for check in &feeding {
        for severity in Severity::ALL {
            open.add(severity, check.open.of(severity));
        }
    }
    let sum = |part: fn(&CheckResult) -> u64| feeding.iter().map(|check| part(check)).sum();
    let mut result = ControlResult {
        id: control.id.to_owned(),
        title: control.title.to_owned(),
        chapter: framework.group_of(control).map(|group| group.id.to_owned()).unwrap_or_default(),
        marks: framework.marks.iter().filter(|mark| mark.ids.contains(&control.id)).map(|mark| mark.name.to_owned()).collect(),
        standing: Standing::NoCheck,
        checks: feeding.iter().map(|check| CheckRef { check: check.name.clone(), area: check.area }).collect(),
        pass: sum(|check| check.pass),
        fail: sum(|check| check.fail),
        unknown: sum(|check| check.unknown),
        waived: sum(|check| check.waived),
        not_applicable: sum(|check| check.not_applicable),
        open,
    };
    result.standing = match (feeding.is_empty(), result.judged()) {
        (true, _) => Standing::NoCheck,
        (false, 0) => Standing::NothingJudged,
        (false, _) => Standing::Evidence,
    };
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::assessment::ControlRef;
    use crate::model::area::Area;

    fn check(name: &str, controls: &[(&str, &str)], counts: [u64; 3]) -> CheckResult {
        CheckResult {
            name: name.to_owned(),
            written: String::new(),
            area: Area::Assets,
            severity: Severity::High,
            title: name.to_owned(),
            rationale: String::new(),
            fix: String::new(),
            params: Vec::new(),
            controls: controls
                .iter()
                .map(|(framework, id)| ControlRef { framework: (*framework).to_owned(), id: (*id).to_owned(), title: String::new() })
                .collect(),
            run: counts.iter().sum::<u64>() > 0,
            why_not: String::new(),
            pass: counts[0],
            fail: counts[1],
            unknown: counts[2],
            waived: 0,
            pass_rate: None,
            accepted_rate: None,
            not_applicable: 0,
            open: BySeverity { high: counts[1], ..BySeverity::default() },
            overdue: 0,
            critical_systems: None,
            known: None,
            rule: String::new(),
            causes: Vec::new(),
            causes_not_shown: 0,
        }
    }

    #[test]
    fn a_control_has_what_its_checks_counted_and_no_more() {
        let checks = [
            check("one", &[("DSPT/CAF", "A3.a"), ("CIS v8.1", "1.1")], [6, 3, 1]),
            check("two", &[("DSPT/CAF", "A3.a")], [5, 0, 0]),
            check("three", &[("DSPT/CAF", "B4.d")], [0, 0, 0]),
        ];
        let all = of(&checks);
        let control = |key: &str, id: &str| {
            let framework = all.iter().find(|framework| framework.key == key).unwrap();
            framework.controls.iter().find(|control| control.id == id).unwrap()
        };
        let assets = control("dspt", "A3.a");
        assert_eq!((assets.pass, assets.fail, assets.unknown, assets.judged(), assets.open.high), (11, 3, 1, 15, 3));
        assert_eq!(assets.checks.len(), 2);
        assert_eq!(assets.standing, Standing::Evidence);
        assert_eq!(control("dspt", "B4.d").standing, Standing::NothingJudged);
        assert_eq!(control("dspt", "D1.a").standing, Standing::NoCheck);
        assert_eq!((control("cis", "1.1").pass, control("cis", "1.2").standing), (6, Standing::NoCheck));
        assert_eq!(all.iter().map(|framework| framework.with_evidence).collect::<Vec<_>>(), [1, 0, 1, 0, 0]);
    }

    #[test]
    fn no_framework_is_without_the_word_that_it_is_no_verdict() {
        for framework in of(&[]) {
            assert!(framework.meaning.starts_with("Evidence for an assessor, and no verdict"), "{}", framework.key);
        }
    }

    #[test]
    fn the_default_is_a_framework() {
        assert!(Framework::named(DEFAULT).is_some());
    }
}
