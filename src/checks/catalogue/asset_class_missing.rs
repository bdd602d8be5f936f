//! A whole class of asset of which no list was supplied.

use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::asset::Class;
use crate::model::control::{CAF_A3_A, CIS_1_1, CIS_2_1, CSF_ID_AM_01, CSF_ID_AM_02, ISO_5_9};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

static NOT_HELD: Param = Param {
    key: "not-held",
    default: Setting::Words(Vec::new()),
    help: "Classes that the organisation has none of, such as “connected medical devices”.",
    source: "ours",
};
static NOT_SAID: Param = Param {
    key: "not-said-share",
    default: Setting::Number(20),
    help: "The share of assets whose kind is not told, in percent, beyond which nothing is said of classes that were not found.",
    source: "ours",
};

pub(super) static CHECK: Check = Check {
    title: "no list supplied holds a whole class of asset",
    severity: Severity::Medium,
    rationale: "What is on no list is owned by nobody, patched by nobody and missed by nobody until it fails; a single class left out fails the DSPT’s asset outcome.",
    fix: "Supply the list that holds them, or start one; where there are none of the class, say so in the policy with not-held.",
    controls: &[CAF_A3_A, CIS_1_1, CIS_2_1, ISO_5_9, CSF_ID_AM_01, CSF_ID_AM_02],
    also: &[&[Register::Assets]],
    params: &[&NOT_HELD, &NOT_SAID],
    formerly: &[],
    run: Run::Estate(&[Area::Assets], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    // Always told to a check on the lists as a whole, which runs once every asset is judged.
    let Some(classes) = facts.classes else { return };
    let not_held = facts.settings.words(&NOT_HELD);
    let share = facts.number(&NOT_SAID).unsigned_abs();
    let is_unsure = classes.kind_not_said.saturating_mul(100) > share.saturating_mul(classes.live);
    let assets = prose::count(classes.live, "live asset", "live assets");
    for class in Class::ALL {
        let verdict = if classes.has(class) {
            Verdict::Pass
        } else if not_held.iter().any(|held| held.eq_ignore_ascii_case(class.name())) {
            Verdict::NotApplicable
        } else if is_unsure {
            let not_said = prose::thousands(classes.kind_not_said);
            Verdict::unknown(format!("none found, but of {not_said} of {assets} the list does not say what they are"))
        } else {
            let why = match class {
                Class::PersonalData => "; a column for the data that each system holds would tell",
                _ => "",
            };
            Verdict::fail(format!("no list supplied: among {assets} there is none{why}"))
        };
        let verdict = match class {
            Class::Medical => verdict.raised_to(Severity::High, "devices that patients are attached to are the hardest to patch"),
            _ => verdict,
        };
        out.push(EstateVerdict {
            area: Area::Assets,
            subject: class.name().to_owned(),
            label: class.name().to_owned(),
            place: None,
            verdict,
        });
    }
}
