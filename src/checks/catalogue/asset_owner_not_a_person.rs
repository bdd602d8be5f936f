//! An asset that a team, a mailbox or a post answers for, and no list says who that is.

use crate::checks::recorded::raised_if_critical;
use crate::checks::wording::quoted;
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField, Kind};
use crate::model::control::{CAF_A3_A, CIS_1_1, ISO_5_9};
use crate::model::directory::Found;
use crate::model::facts::Facts;
use crate::model::key;
use crate::model::prose;
use crate::model::severity::Severity;
use crate::model::verdict::{Verdict, name};

pub(super) static CHECK: Check = Check {
    title: "owner is a team or mailbox that nobody stands behind",
    severity: Severity::Medium,
    rationale: "A mailbox cannot decide at three in the morning whether a system may be switched off; some person or post must, and nobody has written down which.",
    fix: "Name the post behind it: in the register, in the contact list, or by a statement in the policy.",
    controls: &[CAF_A3_A, CIS_1_1, ISO_5_9],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[&[AssetField::Owner, AssetField::OwnerEmail]], run),
};

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    // Whether an owner is missing is another check's question.
    if !asset.is_judged() || asset.owner_or_email().is_missing() {
        return Verdict::NotApplicable;
    }
    let Some((field, owner, found)) = facts.owner(asset) else {
        return Verdict::unknown("the list has no column for an owner").at(AssetField::Owner).of_whole_column();
    };
    // A team is enough for a device that one person sits at.
    if found != Found::Nobody || !facts.owner_is_team(asset) || asset.kind() == Kind::EndUser {
        return Verdict::Pass;
    }
    let what = if owner.contains('@') { "a mailbox" } else { "a team or post" };
    let uses = facts.survey.owner_uses.get(&key::hash(owner)).copied().unwrap_or(0).max(1);
    let rows = prose::count(uses, "row", "rows");
    let owner = quoted(&name(owner));
    let verdict = Verdict::fail(format!("owner {owner} is {what} that answers for {rows}, and no list says who holds it"))
        .at(field)
        .because(format!("{owner} is {what}; name who stands behind it"));
    raised_if_critical(verdict, asset, Severity::High)
}
