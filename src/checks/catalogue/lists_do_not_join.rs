//! Two lists that ought to name the same people, and hardly do.

use crate::checks::{Check, Run, wording};
use crate::model::area::Area;
use crate::model::control::{CAF_A3_A, CAF_B2_D, CIS_5_1};
use crate::model::facts::Facts;
use crate::model::prose;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict, name};

pub(super) static CHECK: Check = Check {
    title: "two lists do not join",
    severity: Severity::High,
    rationale: "Who has left and who answers for what can be told only where two lists name people in the same way; here they do not.",
    fix: "Export both lists with the same key for a person: staff number, else e-mail address.",
    controls: &[CAF_A3_A, CAF_B2_D, CIS_5_1],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Assets, Area::Contacts, Area::Accounts], run),
};

/// Names shown that were not found.
const EXAMPLES: usize = 5;

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let least = facts.survey.least_match_rate;
    for (kind, join) in &facts.survey.joins.0 {
        let (what, with) = kind.words();
        let subject = format!("{what} in {with}");
        let verdict = if join.subjects == 0 {
            Verdict::NotApplicable
        } else if join.rate() >= least {
            Verdict::Pass
        } else {
            let examples: Vec<String> = join.examples.iter().take(EXAMPLES).map(|example| wording::quoted(&name(example))).collect();
            let examples = if examples.is_empty() { String::new() } else { format!("; not found: {}", examples.join(", ")) };
            Verdict::fail(format!(
                "of {} {what} {} ({:.0} %) are found in {with}, below {least} %: nothing is said of single rows{examples}",
                prose::thousands(join.subjects),
                prose::thousands(join.matched),
                join.rate().floor(),
            ))
        };
        out.push(EstateVerdict { area: kind.register().area(), subject: subject.clone(), label: subject, place: None, verdict });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::param::Settings;
    use crate::model::source::{Join, JoinKind, Joins};
    use crate::model::verdict::names;
    use crate::model::written;

    #[test]
    fn the_rate_is_never_rounded_up_to_the_bar() {
        let mut survey = written::survey();
        let join = |subjects, matched| Join { subjects, matched, examples: vec!["Ann Lee".to_owned()] };
        survey.joins = Joins(vec![
            (JoinKind::OwnersToPeople, join(1000, 799)),
            (JoinKind::ContactsToStaff, join(10, 8)),
            (JoinKind::AccountsToStaff, join(0, 0)),
        ]);
        let mut out = Vec::new();
        run(&written::facts(&survey, &Settings::default()), &mut out);
        let Verdict::Fail(detail) = &out[0].verdict else { panic!("{:?}", out[0]) };
        assert_eq!(
            names(&detail.evidence, |_| "X".into()),
            "of 1,000 asset owners 799 (79 %) are found in the staff and account lists, below 80 %: nothing is said of single rows; not found: “X”"
        );
        assert_eq!((&out[1].verdict, out[1].area), (&Verdict::Pass, Area::Contacts));
        assert_eq!(out[2].verdict, Verdict::NotApplicable);
    }
}
