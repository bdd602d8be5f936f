//! The board's risks as sentences: `4 of 11 administrators' accounts lack a second sign-in step`.
//!
//! The titles of checks are made for those who mend them; a board reads what it
//! would say itself. A check that has no sentence here keeps its title.

use super::noun;
use super::wording::judged;
use crate::audit::assessment::CheckResult;
use crate::model::prose;

/// A check, what it counts, the verb, each for one and for several, and the rest.
const SENTENCES: &[(&str, [&str; 2], [&str; 2], &str)] = &[
    ("asset-owner-missing", ["device or system", "devices and systems"], ["has", "have"], "nobody who answers for them"),
    (
        "asset-owner-left",
        ["device or system with a named owner", "devices and systems with a named owner"],
        ["belongs", "belong"],
        "to somebody who has left",
    ),
    ("asset-patch-stale", ["device or system", "devices and systems"], ["lacks", "lack"], "an urgent security fix"),
    ("asset-support-ended", ["device or system", "devices and systems"], ["runs", "run"], "what its maker no longer supports"),
    ("asset-alert-open", ["device or system", "devices and systems"], ["is", "are"], "named by a national warning that is still open"),
    ("asset-isolation-missing", ["critical system", "critical systems"], ["has", "have"], "nobody who may decide to cut them off"),
    (
        "asset-unsupported-without-exception",
        ["unsupported device or system", "unsupported devices and systems"],
        ["is", "are"],
        "kept without anybody having accepted the risk",
    ),
    ("alert-not-acknowledged", ["national warning", "national warnings"], ["was", "were"], "not acknowledged within 48 hours"),
    ("alert-open-too-long", ["national warning", "national warnings"], ["is", "are"], "open past the time allowed"),
    ("leaver-account-enabled", ["account of somebody who has left", "accounts of people who have left"], ["can", "can"], "still be used"),
    ("privileged-account-mfa-missing", ["administrator's account", "administrators' accounts"], ["lacks", "lack"], "a second sign-in step"),
    (
        "cloud-account-mfa-missing",
        ["account for a cloud service", "accounts for cloud services"],
        ["lacks", "lack"],
        "a second sign-in step",
    ),
    (
        "remote-account-mfa-missing",
        ["account that can sign in from outside", "accounts that can sign in from outside"],
        ["lacks", "lack"],
        "a second sign-in step",
    ),
    (
        "root-account-mfa-missing",
        ["master account of a cloud service", "master accounts of a cloud service"],
        ["lacks", "lack"],
        "a second sign-in step",
    ),
    (
        "privileged-account-generic",
        ["administrator's account", "administrators' accounts"],
        ["is", "are"],
        "shared, so that nobody can tell who used them",
    ),
    ("admin-rights-on-daily-account", ["administrator", "administrators"], ["uses", "use"], "the same account for everyday work"),
    (
        "service-account-owner-missing",
        ["account used by programs", "accounts used by programs"],
        ["has", "have"],
        "nobody who answers for them",
    ),
    (
        "service-account-owner-left",
        ["account used by programs", "accounts used by programs"],
        ["belongs", "belong"],
        "to somebody who has left",
    ),
    (
        "service-account-mfa-missing",
        ["account used by programs", "accounts used by programs"],
        ["can", "can"],
        "be used by a person without a second sign-in step",
    ),
    ("role-uncovered", ["key role", "key roles"], ["cannot", "cannot"], "be reached at night"),
    ("rota-ended", ["on-call rota", "on-call rotas"], ["has", "have"], "run out: nobody is named for tonight"),
    ("rota-gap", ["on-call rota", "on-call rotas"], ["has", "have"], "times for which nobody is named"),
    ("rota-person-left", ["person on the on-call rotas", "people on the on-call rotas"], ["has", "have"], "left"),
    (
        "rota-person-unreachable",
        ["person on the on-call rotas", "people on the on-call rotas"],
        ["has", "have"],
        "no number that anybody could ring",
    ),
    ("contact-left", ["person on the contact list", "people on the contact list"], ["has", "have"], "left"),
    ("contact-phone-missing", ["contact", "contacts"], ["has", "have"], "no telephone number"),
    ("contact-phone-invalid", ["contact", "contacts"], ["has", "have"], "a number that cannot be rung"),
    (
        "supplier-unreachable-at-night",
        ["supplier of a critical system", "suppliers of critical systems"],
        ["cannot", "cannot"],
        "be reached at night",
    ),
    (
        "reporter-unreachable",
        ["person named for reporting an incident", "people named for reporting an incident"],
        ["cannot", "cannot"],
        "be reached",
    ),
    ("list-holds-secrets", ["list", "lists"], ["holds", "hold"], "passwords or other secrets"),
];

/// The risk in one sentence, without its full stop.
pub(super) fn sentence(check: &CheckResult) -> String {
    let (fail, whole) = (check.fail, judged(check));
    match SENTENCES.iter().find(|(name, ..)| *name == check.name) {
        // For those who have left the whole is not known: every one counted here has.
        Some((name, [one, many], [one_verb, verb], rest)) => {
            let verb = if fail == 1 { one_verb } else { verb };
            match *name {
                "leaver-account-enabled" => format!("{} {verb} {rest}", prose::count(fail, one, many)),
                _ if whole == 1 => format!("The only {one} {verb} {rest}"),
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
        let mut only = assessment.checks.iter().find(|check| check.name == "asset-owner-missing").unwrap().clone();
        "root-account-mfa-missing".clone_into(&mut only.name);
        (only.pass, only.fail, only.unknown, only.waived) = (0, 1, 0, 0);
        assert_eq!(sentence(&only), "The only master account of a cloud service lacks a second sign-in step");
    }
}
