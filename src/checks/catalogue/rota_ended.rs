//! A rota whose last day has passed.

use crate::checks::rota::{Reach, services};
use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::control::{CAF_D1_A, CAF_D1_B, CIS_17_1, CIS_17_5, ISO_5_24};
use crate::model::date;
use crate::model::facts::Facts;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "rota has ended",
    severity: Severity::Critical,
    rationale: "A rota that has run out names nobody for tonight: whoever rings finds out when it is too late.",
    fix: "Publish the rota from today on, or give the run the newer copy if there is one.",
    controls: &[CAF_D1_B, CAF_D1_A, CIS_17_1, CIS_17_5, ISO_5_24],
    also: &[&[Register::Rota]],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Contacts], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let as_of = facts.survey.as_of;
    for service in services(facts.survey) {
        let verdict = match service.reach() {
            Reach::Until(last) if last < as_of => {
                let evidence = format!("the rota ends on {}: nobody is named for tonight", date::long(last));
                Verdict::fail(evidence).because(format!("rotas that ended on {}", date::long(last)))
            }
            // A standing arrangement does not end.
            Reach::Until(_) | Reach::Standing => Verdict::Pass,
            Reach::NotStated(Some(last)) if last >= as_of => Verdict::Pass,
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
