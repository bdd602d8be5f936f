//! A waiver of a class that covers more than half of what its check judged. One that names a single subject is never too broad.

use crate::checks::{Check, Run};
use crate::model::control::{CAF_A2_A, CSF_GV_RR_02};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;
use crate::model::waiver::{KnownWaiver, Standing};

static PERCENT: Param = Param {
    key: "percent",
    default: Setting::Number(50),
    help: "A waiver that covers a larger share than this, in percent, is too broad.",
    source: "ours: what covers most of a register is no exception",
};

pub(super) static CHECK: Check = Check {
    title: "waiver covers more than half of what its check judged",
    severity: Severity::Medium,
    rationale: "When most of a register is accepted, nobody decided on the single risks: the check was switched off under another name.",
    fix: "Narrow the waiver to what was meant, by subject or cause; or switch the check off in the policy and say why, so that everybody sees it.",
    controls: &[CAF_A2_A, CSF_GV_RR_02],
    also: &[],
    params: &[&PERCENT],
    formerly: &[],
    run: Run::EachWaiver(run),
};

fn run(known: &KnownWaiver, facts: &Facts<'_>) -> Verdict {
    if known.standing != Standing::InForce || known.covered == 0 {
        return Verdict::NotApplicable;
    }
    let most = facts.number(&PERCENT).unsigned_abs();
    if known.waiver.subject.is_class() && known.covered > 1 && known.covered * 100 > known.population * most {
        return Verdict::fail(format!("it covers {}", known.share()));
    }
    Verdict::Pass
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::area::Area;
    use crate::model::param::Settings;
    use crate::model::pattern::Pattern;
    use crate::model::waiver::Waiver;
    use crate::model::written::{facts, survey};

    #[test]
    fn what_names_one_thing_is_never_too_broad() {
        for (subject, covered, population, is_broad) in
            [("ods-code", 1, 1, false), ("LAP-1", 2, 2, false), ("*", 1, 1, false), ("*", 2, 4, false), ("*", 2, 3, true)]
        {
            let waiver = Waiver {
                check: "asset-owner-missing".to_owned(),
                subject: Pattern::new(subject),
                cause: None,
                reason: None,
                approver: None,
                approved: None,
                expires: None,
                written: String::new(),
                place: None,
            };
            let known = KnownWaiver {
                waiver,
                area: Area::Assets,
                standing: Standing::InForce,
                covered,
                population,
                ran: true,
                names_person: false,
            };
            let settings = Settings::defaults(CHECK.params);
            let said = run(&known, &facts(&survey(), &settings));
            assert_eq!(matches!(said, Verdict::Fail(_)), is_broad, "{subject} covers {covered} of {population}: {said:?}");
        }
    }
}
