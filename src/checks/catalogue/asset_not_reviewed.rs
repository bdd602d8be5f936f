//! A row of the register that nobody has looked at for half a year, or whose next review has passed.

use crate::checks::wording::age;
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField, Kind};
use crate::model::control::{CAF_A3_A, CIS_1_1, CIS_2_1, CSF_ID_AM_01, ISO_5_9};
use crate::model::date::{self, days_between};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(183),
    help: "Days for which a review of a row holds.",
    source: "CIS v8.1 1.1: twice a year",
};
static LONG_DAYS: Param = Param {
    key: "long-days",
    default: Setting::Number(365),
    help: "Days after which a row not reviewed is a worse finding.",
    source: "ours: a year",
};

pub(super) static CHECK: Check = Check {
    title: "row of the register has not been reviewed for half a year",
    severity: Severity::Low,
    rationale: "A register that nobody goes through becomes a history book: owners leave, systems change, and it is trusted most on the night it is wrong.",
    fix: "Go through the rows with their owners twice a year, and record the day.",
    controls: &[CAF_A3_A, CIS_1_1, CIS_2_1, ISO_5_9, CSF_ID_AM_01],
    also: &[],
    params: &[&DAYS, &LONG_DAYS],
    formerly: &[],
    run: Run::EachAsset(&[&[AssetField::Reviewed, AssetField::ReviewDue]], run),
};

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    // A machine away for repair waits, and one whose status is left blank has that to be reviewed first.
    if !asset.is_in_use() || asset.kind() == Kind::Peripheral {
        return Verdict::NotApplicable;
    }
    // Many registers put the next review where the last one should stand: a day to come is a day due.
    let (last, to_come) = match asset.reviewed.value() {
        Some(day) if facts.is_to_come(day) => (None, Some(day)),
        last => (last, None),
    };
    let due = asset.review_due.value().or(to_come);
    let days = last.map(|day| days_between(day, facts.extracted));
    let (limit, long) = (facts.number(&DAYS), facts.number(&LONG_DAYS));
    let verdict = match (last, days, due) {
        (Some(day), Some(days), _) if days > long => {
            return Verdict::fail(format!("last reviewed {}; {limit} are allowed", age(day, facts.extracted)))
                .because(format!("not reviewed for more than {long} days"))
                .at(AssetField::Reviewed)
                .as_severe_as(Severity::Medium);
        }
        (_, _, Some(due)) if due < facts.extracted && last.is_none_or(|last| last < due) => {
            return Verdict::fail(format!("its review was due on {}", date::long(due)))
                .because("review overdue")
                .at(if to_come.is_some() { AssetField::Reviewed } else { AssetField::ReviewDue });
        }
        // A review that is planned and not yet due holds the row until then.
        (_, _, Some(due)) if due >= facts.extracted => return Verdict::Pass,
        (Some(_), Some(days), _) if days <= limit => return Verdict::Pass,
        (Some(day), ..) => Verdict::fail(format!("last reviewed {}; {limit} are allowed", age(day, facts.extracted)))
            .because(format!("not reviewed for more than {limit} days")),
        _ if asset.reviewed.is_absent() && asset.review_due.is_absent() => {
            Verdict::unknown("the list has no column for the day of a review").of_whole_column()
        }
        _ if asset.reviewed.is_unknown() && !asset.reviewed.is_absent() => {
            Verdict::unknown(format!("day of the last review is {}", asset.reviewed.gap())).because("day of the last review cannot be read")
        }
        _ => Verdict::fail(format!("day of the last review is {}", asset.reviewed.gap())).because("no review recorded"),
    };
    verdict.at(AssetField::Reviewed)
}
