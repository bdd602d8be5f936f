//! The board's risks as sentences: `4 of 11 administrators' accounts lack a second sign-in step`.
//!
//! The titles of checks are made for those who mend them; a board reads what it
//! would say itself. A check that has no sentence here keeps its title.

use super::noun;
use super::wording::judged;
use crate::audit::assessment::CheckResult;
use crate::model::prose;

/// Words for one and for several.
type Forms = [&'static str; 2];

// What is counted, and what is said of it: each for one and for several.
const DEVICES: Forms = ["device or system", "devices and systems"];
const OF_PROGRAMS: Forms = ["account used by programs", "accounts used by programs"];
const ON_ROTAS: Forms = ["person on the on-call rotas", "people on the on-call rotas"];
const ROTAS: Forms = ["on-call rota", "on-call rotas"];
const ADMINISTRATORS: Forms = ["administrator's account", "administrators' accounts"];
const WARNINGS: Forms = ["national warning", "national warnings"];
const CONTACTS: Forms = ["contact", "contacts"];
const HAS: Forms = ["has", "have"];
const LACKS: Forms = ["lacks", "lack"];
const IS: Forms = ["is", "are"];
const CAN: Forms = ["can", "can"];
const CANNOT: Forms = ["cannot", "cannot"];
const BELONGS: Forms = ["belongs", "belong"];

/// A check, what it counts, the verb, each for one and for several, and the rest.
const SENTENCES: &[(&str, Forms, Forms, &str)] = &[
    ("asset-owner-missing", DEVICES, HAS, "nobody who answers for them"),
    (
        "asset-owner-left",
        ["device or system with a named owner", "devices and systems with a named owner"],
        BELONGS,
        "to somebody who has left",
    ),
    ("asset-patch-stale", DEVICES, LACKS, "an urgent security fix"),
    ("asset-support-ended", DEVICES, ["runs", "run"], "what its maker no longer supports"),
    ("asset-alert-open", DEVICES, IS, "named by a national warning that is still open"),
    ("asset-isolation-missing", ["critical system", "critical systems"], HAS, "nobody who may decide to cut them off"),
    (
        "asset-unsupported-without-exception",
        ["unsupported device or system", "unsupported devices and systems"],
        IS,
        "kept without anybody having accepted the risk",
    ),
    ("alert-not-acknowledged", WARNINGS, ["was", "were"], "not acknowledged within 48 hours"),
    ("alert-open-too-long", WARNINGS, IS, "open past the time allowed"),
    ("leaver-account-enabled", ["account of somebody who has left", "accounts of people who have left"], CAN, "still be used"),
    ("privileged-account-mfa-missing", ADMINISTRATORS, LACKS, "a second sign-in step"),
    ("cloud-account-mfa-missing", ["account for a cloud service", "accounts for cloud services"], LACKS, "a second sign-in step"),
    (
        "remote-account-mfa-missing",
        ["account that can sign in from outside", "accounts that can sign in from outside"],
        LACKS,
        "a second sign-in step",
    ),
    (
        "root-account-mfa-missing",
        ["master account of a cloud service", "master accounts of a cloud service"],
        LACKS,
        "a second sign-in step",
    ),
    ("privileged-account-generic", ADMINISTRATORS, IS, "shared, so that nobody can tell who used them"),
    ("admin-rights-on-daily-account", ["administrator", "administrators"], ["uses", "use"], "the same account for everyday work"),
    ("service-account-owner-missing", OF_PROGRAMS, HAS, "nobody who answers for them"),
    ("service-account-owner-left", OF_PROGRAMS, BELONGS, "to somebody who has left"),
    ("service-account-mfa-missing", OF_PROGRAMS, CAN, "be used by a person without a second sign-in step"),
    ("role-uncovered", ["key role", "key roles"], CANNOT, "be reached at night"),
    ("rota-ended", ROTAS, HAS, "run out: nobody is named for tonight"),
    ("rota-gap", ROTAS, HAS, "times for which nobody is named"),
    ("rota-person-left", ON_ROTAS, HAS, "left"),
    ("rota-person-unreachable", ON_ROTAS, HAS, "no number that anybody could ring"),
    ("contact-left", ["person on the contact list", "people on the contact list"], HAS, "left"),
    ("contact-phone-missing", CONTACTS, HAS, "no telephone number"),
    ("contact-phone-invalid", CONTACTS, HAS, "a number that cannot be rung"),
    ("supplier-unreachable-at-night", ["supplier of a critical system", "suppliers of critical systems"], CANNOT, "be reached at night"),
    ("reporter-unreachable", ["person named for reporting an incident", "people named for reporting an incident"], CANNOT, "be reached"),
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
                // Not the only one: the check may have nothing to say of others. What is said of them is said of it.
                _ if whole == 1 => format!("One {one} {verb} {}", rest.replace("them", "it")),
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
        let one = |name: &str| {
            let mut check = assessment.checks[0].clone();
            name.clone_into(&mut check.name);
            (check.pass, check.fail, check.unknown, check.waived) = (0, 1, 0, 0);
            sentence(&check)
        };
        assert_eq!(one("root-account-mfa-missing"), "One master account of a cloud service lacks a second sign-in step");
        assert_eq!(one("asset-isolation-missing"), "One critical system has nobody who may decide to cut it off");
        assert_eq!(one("leaver-account-enabled"), "1 account of somebody who has left can still be used");
    }
}
