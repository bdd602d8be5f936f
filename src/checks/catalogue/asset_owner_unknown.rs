//! An asset whose owner is in none of the lists of people.

use crate::checks::recorded::raised_if_critical;
use crate::checks::wording::quoted;
use crate::checks::{Check, Run, ownership};
use crate::model::asset::{Asset, AssetField};
use crate::model::control::{CAF_A3_A, CAF_B2_D, CIS_1_1, ISO_5_9};
use crate::model::directory::Found;
use crate::model::facts::Facts;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::source::JoinKind;
use crate::model::verdict::{Verdict, name};

pub(super) static CHECK: Check = Check {
    title: "owner of the asset is in none of the lists of people",
    severity: Severity::Medium,
    rationale: "An owner whom neither the staff list nor the directory knows may have left long ago, or never have been asked; either way nobody answers.",
    fix: "Find out who is meant: correct the spelling, or name the person or post that answers for it now.",
    controls: &[CAF_A3_A, CAF_B2_D, CIS_1_1, ISO_5_9],
    also: &[&[Register::Staff, Register::Accounts]],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[&[AssetField::Owner, AssetField::OwnerEmail]], run),
};

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    if !asset.is_judged() || asset.owner_or_email().is_missing() {
        return Verdict::NotApplicable;
    }
    let Some((field, owner, found)) = facts.owner(asset) else {
        return Verdict::unknown("the list has no column for an owner").at(AssetField::Owner).of_whole_column();
    };
    match found {
        Found::Post(_) => Verdict::Pass,
        // A team is no person, and another check's question.
        Found::Nobody if facts.owner_is_team(asset) => Verdict::NotApplicable,
        _ if !facts.joined(JoinKind::OwnersToPeople) => Verdict::unknown(ownership::NOT_JOINED).at(field).of_whole_column(),
        Found::Nobody => {
            let owner = quoted(&name(owner));
            let verdict = Verdict::fail(format!("owner {owner} is in none of the lists of people"))
                .at(field)
                .because(format!("{owner} is in none of the lists of people"));
            raised_if_critical(verdict, asset, Severity::High)
        }
        Found::Person(_) | Found::Ambiguous => Verdict::Pass,
    }
}
