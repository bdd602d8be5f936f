//! The four areas in a board member's words, each sentence made from the counts of one check.

use super::wording::share;
use crate::audit::assessment::{AreaResult, Assessment, CheckResult, Counts, Rating};
use crate::model::area::Area;
use crate::model::prose;

/// People fewer than this are not counted on a board's page: everybody would know who is meant (ours).
const FEW: u64 = 5;

/// What a board calls the area.
pub(super) fn name(area: Area) -> &'static str {
    match area {
        Area::Assets => "What we have",
        Area::Contacts => "Whom we can reach",
        Area::Accounts => "Who can get in",
        Area::Reporting => "Could we report it",
    }
}

/// One fact an area's line may state: the check it is made from, and the sentence.
type Fact = (&'static str, fn(&Counts) -> Option<String>);

/// The facts of each area, the gravest first.
fn facts(area: Area) -> &'static [Fact] {
    match area {
        Area::Assets => &[
            ("asset-patch-stale", |of| known(of, "of the devices whose patch state we know have the fixes they should have")),
            ("asset-support-ended", |of| {
                failing(of, "device or system runs", "devices and systems run", "what its maker no longer supports")
            }),
            ("asset-owner-missing", |of| match of.fail {
                0 => (of.pass > 0).then(|| "Every asset has an owner.".to_owned()),
                _ => failing(of, "asset has", "assets have", "no owner"),
            }),
        ],
        Area::Contacts => &[
            ("role-uncovered", |of| {
                let all = of.pass + of.fail + of.unknown;
                (all > 0).then(|| format!("{} of {} can be reached at night.", of.pass, prose::count(all, "key role", "key roles")))
            }),
            ("rota-ended", |of| (of.fail > 0).then(|| "A rota has ended: nobody is named for tonight.".to_owned())),
            ("contact-unverified", |of| known(of, "of the contacts were checked when they should have been")),
        ],
        Area::Accounts => &[
            ("leaver-account-enabled", |of| {
                failing(of, "account of somebody who has left can", "accounts of people who have left can", "still be used")
            }),
            ("privileged-account-mfa-missing", |of| {
                let all = of.pass + of.fail + of.unknown;
                if all < FEW {
                    return (of.fail > 0).then(|| "An administrator's account lacks a second sign-in step.".to_owned());
                }
                (all > 0).then(|| {
                    let lack = if of.fail == 1 { "lacks" } else { "lack" };
                    format!(
                        "{} of {} {lack} a second sign-in step.",
                        of.fail,
                        prose::count(all, "administrator's account", "administrators' accounts")
                    )
                })
            }),
        ],
        Area::Reporting => &[
            ("reporter-unreachable", |of| {
                let all = of.pass + of.fail + of.unknown;
                if all < FEW {
                    return (of.fail > 0).then(|| "Not everybody named for reporting can be reached.".to_owned());
                }
                (of.fail > 0)
                    .then(|| format!("{} of {} named for reporting cannot be reached.", of.fail, prose::count(all, "person", "people")))
            }),
            ("nis-duty-unassigned", |of| (of.fail > 0).then(|| "Nobody has the duty to report under the NIS Regulations.".to_owned())),
        ],
    }
}

/// `92% of the devices whose state we know …`; `None` where nothing is known.
fn known(of: &Counts, what: &str) -> Option<String> {
    let known = of.pass + of.fail;
    (known > 0).then(|| format!("{} {what}.", share(of.pass, known)))
}

/// `17 accounts … can still be used`, or that there are none; `None` where nothing could be judged.
fn failing(of: &Counts, one: &str, many: &str, what: &str) -> Option<String> {
    (of.pass + of.fail > 0).then(|| match of.fail {
        0 => format!("No {one} {what}."),
        1 => format!("1 {one} {what}."),
        count => format!("{} {many} {what}.", prose::thousands(count)),
    })
}

/// An area's line: two facts, or what keeps it from having any.
pub(super) fn words(assessment: &Assessment, area: &AreaResult) -> String {
    let counted = |name: &str| {
        find(assessment, name, area.name).map(|check| Counts {
            pass: check.pass,
            fail: check.fail + check.waived,
            unknown: check.unknown,
            waived: 0,
        })
    };
    let mut said: Vec<String> = facts(area.name).iter().filter_map(|(name, sentence)| sentence(&counted(name)?)).take(2).collect();
    let answered = area.questions.iter().filter(|question| question.answered).count();
    if area.name == Area::Reporting && area.rating != Rating::NotAssessed {
        let to_hand = area.questions.iter().filter(|question| question.in_order == Some(true)).count();
        let is_known = area.questions.iter().any(|question| question.in_order.is_some());
        let (of, are) = if is_known { (to_hand, "are to hand, and in order") } else { (answered, "can be told from these lists") };
        said.insert(0, format!("{of} of {} things we would be asked for {are}.", area.questions.len()));
    }
    if area.rating == Rating::NotAssessed {
        said.insert(
            0,
            format!(
                "Not assessed: {answered} of {} could be answered.",
                prose::count(area.questions.len() as u64, "question", "questions")
            ),
        );
    }
    if said.is_empty() { "The lists supplied allow no sentence here.".to_owned() } else { said.join(" ") }
}

/// The line of critical systems: how many have an owner, and are as up to date as they should be.
pub(super) fn critical_systems(assessment: &Assessment) -> Option<(Rating, String)> {
    let line = assessment.areas.iter().find(|area| area.name == Area::Assets)?.critical_systems.as_ref()?;
    let counts = |name: &str| {
        find(assessment, name, Area::Assets)
            .and_then(|check| check.critical_systems)
            .map(|of| Counts { fail: of.fail + of.waived, waived: 0, ..of })
            .filter(|of| of.pass + of.fail + of.unknown > 0)
    };
    let mut said = Vec::new();
    if let Some(of) = counts("asset-owner-missing") {
        let all = of.pass + of.fail + of.unknown;
        said.push(format!("{} of {} have a named owner.", of.pass, prose::thousands(all)));
    }
    if let Some(of) = counts("asset-patch-stale") {
        said.push(format!(
            "{} of {} whose patch state we know have the fixes they should have.",
            of.pass,
            prose::thousands(of.pass + of.fail)
        ));
    }
    if said.is_empty() {
        said.push(format!("{} are known.", prose::count(line.records, "system", "systems")));
    }
    Some((line.rating, said.join(" ")))
}

fn find<'a>(assessment: &'a Assessment, name: &str, area: Area) -> Option<&'a CheckResult> {
    assessment.checks.iter().find(|check| check.name == name && check.area == area && check.run)
}
