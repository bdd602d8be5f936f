//! An asset whose owner has left.

use crate::checks::{Check, Run, ownership};
use crate::model::asset::{Asset, AssetField};
use crate::model::control::{CAF_A3_A, CAF_B2_D, CIS_1_1, ISO_5_9, ISO_6_5};
use crate::model::directory::Found;
use crate::model::facts::Facts;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::source::JoinKind;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "asset is owned by somebody who has left",
    severity: Severity::High,
    rationale: "An owner who has left cannot say at three in the morning whether the system may be switched off, and nobody else has been asked to.",
    fix: "Ask the leaver's manager who took the asset over, and write that person or post in the register.",
    controls: &[CAF_A3_A, CAF_B2_D, CIS_1_1, ISO_5_9, ISO_6_5],
    also: &[&[Register::Staff, Register::Accounts]],
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
    match found {
        Found::Post(_) => return Verdict::Pass,
        // Whether anybody knows who that is, is asked by the checks on owners that are no person or not known.
        Found::Nobody if facts.joined(JoinKind::OwnersToPeople) || facts.owner_is_team(asset) => return Verdict::NotApplicable,
        _ => {}
    }
    if !facts.joined(JoinKind::OwnersToPeople) {
        return Verdict::unknown(ownership::NOT_JOINED).at(field).of_whole_column();
    }
    let verdict = ownership::judge(owner, found).at(field);
    if asset.is_critical() { verdict.raised_to(Severity::Critical, "the asset is critical") } else { verdict }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::param::Settings;
    use crate::model::person_name;
    use crate::model::staff::Employment;
    use crate::model::written::{Row, facts, survey};

    #[test]
    fn where_the_lists_do_not_join_only_posts_are_judged() {
        let (mut survey, settings) = (survey(), Settings::default());
        survey.directory.add_staff(&[person_name::email("bo@x.example")], None, Employment::Left(None));
        survey.directory.add_post("Pathology Manager", "Ann Lee");
        for (_, join) in &mut survey.joins.0 {
            join.matched = 7;
        }
        let judge = |owner| run(&Asset::read(&Row::of(&[(AssetField::Owner, owner)])), &facts(&survey, &settings));
        assert!(matches!(judge("bo@x.example"), Verdict::Unknown(detail) if detail.whole_column));
        assert_eq!(judge("Pathology Manager"), Verdict::Pass);
        assert_eq!(judge("TBC"), Verdict::NotApplicable);
    }
}
