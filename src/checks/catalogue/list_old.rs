//! A list that was exported too long ago to speak for today.

use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::control::{CAF_A3_A, CIS_1_1, CIS_5_1, CIS_17_2};
use crate::model::date;
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::place::Place;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(31),
    help: "Days after which a list is too old to speak for today.",
    source: "ours: one month",
};
static BASELINE_DAYS: Param = Param {
    key: "baseline-days",
    default: Setting::Number(45),
    help: "The same for lists of baselines.",
    source: "ours: one monthly cycle of fixes and 14 days",
};

pub(super) static CHECK: Check = Check {
    title: "list is old",
    severity: Severity::Medium,
    rationale: "All that this audit says of a list is true of the day it was exported, and of no later day.",
    fix: "Export the list again and repeat the audit; where the date is wrong or missing, give the extract date in the policy.",
    controls: &[CAF_A3_A, CIS_1_1, CIS_5_1, CIS_17_2],
    also: &[],
    params: &[&DAYS, &BASELINE_DAYS],
    formerly: &[],
    run: Run::Estate(&[Area::Assets, Area::Contacts, Area::Accounts], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let as_of = facts.survey.as_of;
    // An empty list speaks for no day, and a rota says itself which days it speaks for.
    for source in facts.survey.sources.iter().filter(|source| source.records > 0 && source.register != Register::Rota) {
        let limit = facts.number(if source.register == Register::Baselines { &BASELINE_DAYS } else { &DAYS });
        let verdict = match source.extracted.map(|day| (day, date::days_between(day, as_of))) {
            None => Verdict::unknown("nothing tells which day the list speaks for").because("lists without a date"),
            Some((day, ..0)) => Verdict::unknown(format!("it is dated {}, after the day this audit speaks for", date::long(day)))
                .because("lists dated in the future"),
            Some((_, age)) if age <= limit => Verdict::Pass,
            Some((day, age)) => {
                Verdict::fail(format!("it speaks for {}, {age} days before {}: over {limit} days", date::long(day), date::long(as_of)))
            }
        };
        out.push(EstateVerdict {
            area: source.register.area(),
            subject: source.label.clone(),
            label: source.label.clone(),
            place: Some(Place::of_source(source.number)),
            verdict,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::param::Settings;
    use crate::model::source::SourceFacts;
    use crate::model::written;

    #[test]
    fn a_list_ages_by_its_kind_and_one_without_a_date_is_not_fresh() {
        let mut survey = written::survey();
        let source = |register, extracted: Option<&str>| SourceFacts {
            is_record: true,
            label: "list.csv".to_owned(),
            register,
            number: 0,
            records: 1,
            present: 0,
            extracted: extracted.map(written::day),
            secrets: Vec::new(),
            reading: crate::model::source::Reading::default(),
        };
        survey.sources = vec![
            source(Register::Assets, Some("2026-10-22")),
            source(Register::Assets, Some("2026-10-21")),
            source(Register::Baselines, Some("2026-10-21")),
            source(Register::Staff, None),
            source(Register::Staff, Some("2026-11-23")),
        ];
        let mut out = Vec::new();
        run(&written::facts(&survey, &Settings::defaults(CHECK.params)), &mut out);
        let answers: Vec<&str> = out
            .iter()
            .map(|verdict| match verdict.verdict {
                Verdict::Pass => "pass",
                Verdict::Fail(_) => "fail",
                Verdict::Unknown(_) => "unknown",
                Verdict::NotApplicable => "not applicable",
            })
            .collect();
        assert_eq!(answers, ["pass", "fail", "pass", "unknown", "unknown"]);
    }
}
