//! A service account that the joiners, movers and leavers process would miss.

use crate::checks::wording::{age, with_age};
use crate::checks::{Check, Run, ownership};
use crate::model::account::{Account, AccountField};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_A, CAF_B2_D, CIS_5_5, CSF_PR_AA_01, ISO_5_16, ISO_5_18};
use crate::model::date::days_between;
use crate::model::directory::Found;
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::source::JoinKind;
use crate::model::verdict::{Detail, Verdict};

static REVIEW_DAYS: Param = Param {
    key: "review-days",
    default: Setting::Number(365),
    help: "Days within which a service account must have been reviewed, or by which it must expire or be reviewed again.",
    source: "CAF B2.a and B2.d: at least annually",
};

pub(super) static CHECK: Check = Check {
    title: "service account is not shown to be covered by joiners, movers and leavers",
    severity: Severity::Medium,
    rationale: "When the person behind a service account leaves and no process notices, the account and its password live on for years.",
    fix: "Name an owner who works here, have the account reviewed at least once a year, and record the date; or let it expire.",
    controls: &[CAF_B2_A, CAF_B2_D, CIS_5_5, ISO_5_16, ISO_5_18, CSF_PR_AA_01],
    also: &[],
    params: &[&REVIEW_DAYS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Jml, AccountField::Owner, AccountField::Reviewed, AccountField::Expires]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    if !account.is_live_service(facts.extracted) {
        return Verdict::NotApplicable;
    }
    match account.jml {
        Cell::Value(true) => Verdict::Pass,
        Cell::Value(false) => Verdict::fail("the list says that joiners, movers and leavers does not cover it")
            .at(AccountField::Jml)
            .because("the list says that it is not covered"),
        // Hardly any list says so outright: cover is an owner who works here, and a review within the limit.
        _ => both(by_owner(account, facts), by_review(account, facts)),
    }
}

/// The first half: an owner who works here, or a post with a holder.
fn by_owner(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    let verdict = match account.owner {
        Cell::Absent => Verdict::unknown("the list has no column for an owner").of_whole_column(),
        Cell::Value(owner) => match facts.survey.directory.find(owner) {
            Found::Post(_) => Verdict::Pass,
            _ if !facts.joined(JoinKind::ServiceOwnersToPeople) => Verdict::unknown(ownership::NOT_JOINED).of_whole_column(),
            // An owner whom no list of people knows is nobody a leavers process would see go.
            found @ Found::Nobody => match ownership::judge(owner, found) {
                Verdict::Unknown(detail) => Verdict::Fail(detail),
                other => other,
            },
            found => ownership::judge(owner, found),
        },
        missing => Verdict::fail(format!("owner is {}", missing.gap())).because("no owner"),
    };
    verdict.at(AccountField::Owner)
}

/// The second half: reviewed within the limit, or sure to be looked at or to stop within it.
fn by_review(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    let limit = facts.number(&REVIEW_DAYS);
    let within = |cell: Cell<'_, _>| cell.value().is_some_and(|day| days_between(day, facts.extracted).abs() <= limit);
    if within(account.reviewed) || within(account.expires) {
        return Verdict::Pass;
    }
    let verdict = match account.reviewed {
        Cell::Value(day) if day > facts.extracted => {
            Verdict::fail(format!("next review {}, too far off", age(day, facts.extracted))).because("review too far off")
        }
        Cell::Value(day) => Verdict::fail(with_age("last reviewed ", day, facts.extracted)).because("review too old"),
        Cell::Absent => Verdict::unknown("the list does not say when accounts were last reviewed").of_whole_column(),
        Cell::Unreadable(text) => {
            Verdict::unknown(format!("last reviewed “{text}”, which is not a date")).because(format!("“{text}” is not a date"))
        }
        missing => Verdict::fail(format!("review date is {}", missing.gap())).because("no review date"),
    };
    verdict.at(AccountField::Reviewed)
}

/// Covered when both halves are; a half that is missing outweighs one that is not known.
fn both(owner: Verdict, review: Verdict) -> Verdict {
    match (owner, review) {
        (Verdict::Fail(owner), Verdict::Fail(review)) => Verdict::Fail(Detail {
            evidence: format!("{}; {}", owner.evidence, review.evidence).into(),
            cause: owner.cause.zip(review.cause).map(|(owner, review)| format!("{owner}, and {review}").into()),
            ..owner
        }),
        (fail @ Verdict::Fail(_), _) | (_, fail @ Verdict::Fail(_)) => fail,
        // What is true of this row tells more than what is true of the column.
        (Verdict::Unknown(owner), review @ Verdict::Unknown(_)) if owner.whole_column => review,
        (unknown @ Verdict::Unknown(_), _) | (_, unknown @ Verdict::Unknown(_)) => unknown,
        _ => Verdict::Pass,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::param::Settings;
    use crate::model::person_name;
    use crate::model::staff::Employment;
    use crate::model::written::{Row, facts, survey};

    fn judge(cells: &[(AccountField, &'static str)], matched: u64) -> Verdict {
        let mut survey = survey();
        survey.directory.add_staff(&[], person_name::name("Ann Lee"), Employment::Here(None));
        for (_, join) in &mut survey.joins.0 {
            join.matched = matched;
        }
        let settings = Settings::defaults(CHECK.params);
        let service = [(AccountField::Username, "svc-backup")];
        run(&Account::read(&Row::of(&[&service, cells].concat())), &facts(&survey, &settings))
    }

    #[test]
    fn a_half_the_list_has_no_column_for_is_unknown_and_a_missing_half_outweighs_it() {
        let (owner, reviewed) = ((AccountField::Owner, "Ann Lee"), (AccountField::Reviewed, "2026-06-03"));
        assert_eq!(judge(&[owner, reviewed], 10), Verdict::Pass);
        assert!(matches!(judge(&[owner], 10), Verdict::Unknown(detail) if detail.whole_column));
        assert!(matches!(judge(&[reviewed], 10), Verdict::Unknown(detail) if detail.whole_column));
        assert!(matches!(judge(&[owner, reviewed], 7), Verdict::Unknown(detail) if detail.whole_column), "the lists do not join");
        assert!(matches!(judge(&[(AccountField::Owner, "")], 10), Verdict::Fail(_)));
        assert!(matches!(judge(&[(AccountField::Reviewed, "2020-01-01")], 10), Verdict::Fail(_)));
    }
}
