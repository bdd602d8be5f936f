//! A rota that runs out within a fortnight.

use crate::checks::rota::{Reach, services};
use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::control::{CAF_D1_B, CIS_17_1, ISO_5_24};
use crate::model::date;
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(14),
    help: "A rota ought to reach at least this many days ahead.",
    source: "ours: a fortnight, in which a new one can be agreed",
};

pub(super) static CHECK: Check = Check {
    title: "rota ends soon",
    severity: Severity::Medium,
    rationale: "Nobody notices the day a rota runs out until somebody has to be rung.",
    fix: "Publish the next rota now, and say who does it every month.",
    controls: &[CAF_D1_B, CIS_17_1, ISO_5_24],
    also: &[&[Register::Rota]],
    params: &[&DAYS],
    formerly: &[],
    run: Run::Estate(&[Area::Contacts], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let as_of = facts.survey.as_of;
    for service in services(facts.survey) {
        let verdict = match service.reach() {
            // That it has ended is another check's.
            Reach::Until(last) if last < as_of => Verdict::NotApplicable,
            Reach::Until(last) if date::days_between(as_of, last) < facts.number(&DAYS) => {
                let left = match date::days_between(as_of, last) {
                    0 => "today".to_owned(),
                    days => format!("in {}", prose::count(days.unsigned_abs(), "day", "days")),
                };
                Verdict::fail(format!("the rota ends on {}, {left}: nobody is named after that", date::long(last)))
                    .because(format!("rotas that end on {}", date::long(last)))
            }
            Reach::Until(_) | Reach::Standing => Verdict::Pass,
            reach @ (Reach::NotStated(_) | Reach::Mixed) => reach.unknown(),
        };
        out.push(EstateVerdict {
            area: Area::Contacts,
            subject: service.name.to_owned(),
            label: service.name.to_owned(),
            place: service.shifts.last().map(|shift| shift.place),
            verdict,
        });
    }
}
