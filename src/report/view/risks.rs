//! The board's risks as sentences: `4 of 11 administrators' accounts lack a second sign-in step`.
//!
//! The titles of checks are made for those who mend them; a board reads what it
//! would say itself. A check that has no sentence here keeps its title.

use super::noun;
use super::wording::judged;
use crate::audit::assessment::CheckResult;
use crate::model::prose;

/// A check, what it counts of many, the verb for one and for several, and the rest.
const SENTENCES: &[(&str, &str, &str, &str, &str)] = &[
    ("asset-owner-missing", "devices and systems", "has", "have", "nobody who answers for them"),
    ("asset-owner-left", "devices and systems with a named owner", "belongs", "belong", "to somebody who has left"),
    ("asset-patch-stale", "devices and systems", "lacks", "lack", "an urgent security fix"),
    ("asset-support-ended", "devices and systems", "runs", "run", "what its maker no longer supports"),
    ("asset-alert-open", "devices and systems", "is", "are", "named by a national warning that is still open"),
    ("asset-isolation-missing", "critical systems", "has", "have", "nobody who may decide to cut them off"),
    (
        "asset-unsupported-without-exception",
        "unsupported devices and systems",
        "is",
        "are",
        "kept without anybody having accepted the risk",
    ),
    ("alert-not-acknowledged", "national warnings", "was", "were", "not acknowledged within 48 hours"),
    ("alert-open-too-long", "national warnings", "is", "are", "open past the time allowed"),
    ("leaver-account-enabled", "accounts of people who have left", "can", "can", "still be used"),
    ("privileged-account-mfa-missing", "administrators' accounts", "lacks", "lack", "a second sign-in step"),
    ("cloud-account-mfa-missing", "accounts for cloud services", "lacks", "lack", "a second sign-in step"),
    ("remote-account-mfa-missing", "accounts that can sign in from outside", "lacks", "lack", "a second sign-in step"),
    ("root-account-mfa-missing", "master accounts of a cloud service", "lacks", "lack", "a second sign-in step"),
    ("privileged-account-generic", "administrators' accounts", "is", "are", "shared, so that nobody can tell who used them"),
    ("admin-rights-on-daily-account", "administrators", "uses", "use", "the same account for everyday work"),
    ("service-account-owner-missing", "accounts used by programs", "has", "have", "nobody who answers for them"),
    ("service-account-owner-left", "accounts used by programs", "belongs", "belong", "to somebody who has left"),
    ("service-account-mfa-missing", "accounts used by programs", "can", "can", "be used by a person without a second sign-in step"),
    ("role-uncovered", "key roles", "cannot", "cannot", "be reached at night"),
    ("rota-ended", "on-call rotas", "has", "have", "run out: nobody is named for tonight"),
    ("rota-gap", "on-call rotas", "has", "have", "times for which nobody is named"),
    ("rota-person-left", "people on the on-call rotas", "has", "have", "left"),
    ("rota-person-unreachable", "people on the on-call rotas", "has", "have", "no number that anybody could ring"),
    ("contact-left", "people on the contact list", "has", "have", "left"),
    ("contact-phone-missing", "contacts", "has", "have", "no telephone number"),
    ("contact-phone-invalid", "contacts", "has", "have", "a number that cannot be rung"),
    ("supplier-unreachable-at-night", "suppliers of critical systems", "cannot", "cannot", "be reached at night"),
    ("reporter-unreachable", "people named for reporting an incident", "cannot", "cannot", "be reached"),
    ("list-holds-secrets", "lists", "holds", "hold", "passwords or other secrets"),
];

/// The risk in one sentence, without its full stop.
pub(super) fn sentence(check: &CheckResult) -> String {
    let (fail, whole) = (check.fail, judged(check));
    match SENTENCES.iter().find(|(name, ..)| *name == check.name) {
        // For those who have left the whole is not known: every one counted here has.
        Some((name, many, one_verb, verb, rest)) => {
            let verb = if fail == 1 { one_verb } else { verb };
            match *name {
                "leaver-account-enabled" => {
                    format!("{} {verb} {rest}", prose::count(fail, "account of somebody who has left", many))
                }
                _ => format!("{} of {} {many} {verb} {rest}", prose::thousands(fail), prose::thousands(whole)),
            }
        }
        None => format!("{} of {}: {}", prose::thousands(fail), noun::counted(check, whole), check.title),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks;
    use crate::report::tests::example;

    #[test]
    fn every_sentence_is_of_a_check_there_is() {
        for (name, ..) in SENTENCES {
            assert!(checks::ALL.iter().any(|entry| entry.name == *name), "{name}");
        }
    }

    #[test]
    fn sentences_read_as_a_board_would_say_them() {
        let assessment = example();
        let check = |name: &str, fail| {
            let mut check = assessment.checks.iter().find(|check| check.name == name).unwrap().clone();
            check.fail = fail;
            sentence(&check)
        };
        assert_eq!(check("leaver-account-enabled", 17), "17 accounts of people who have left can still be used");
        assert_eq!(check("leaver-account-enabled", 1), "1 account of somebody who has left can still be used");
        assert!(check("asset-owner-missing", 1).ends_with(" devices and systems has nobody who answers for them"));
    }
}
