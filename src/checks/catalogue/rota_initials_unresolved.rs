//! People whom the rota gives by initials or one name, and whom no list tells apart.

use crate::checks::rota::{HORIZON, Person, Who, is_short, people};
use crate::checks::{Check, Run, wording};
use crate::model::area::Area;
use crate::model::control::{CAF_D1_A, CIS_17_1, CIS_17_2};
use crate::model::facts::Facts;
use crate::model::person_name;
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict, name};

pub(super) static CHECK: Check = Check {
    title: "people on the rota are given by initials that no list resolves",
    severity: Severity::High,
    rationale: "Initials mean something to the team and nothing to the switchboard at night.",
    fix: "Write full names on the rota, or put its people on the contact list with their team.",
    controls: &[CIS_17_2, CIS_17_1, CAF_D1_A],
    also: &[&[Register::Rota]],
    params: &[&HORIZON],
    formerly: &[],
    run: Run::Estate(&[Area::Contacts], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let survey = facts.survey;
    let people = people(survey, facts.number(&HORIZON));
    if people.is_empty() {
        return;
    }
    let is_lost = |person: &&Person<'_>| {
        let text = &person.shifts[0].person;
        !person.has_number && is_short(text) && !person_name::looks_like_team(text) && !matches!(person.who, Who::Rows(_))
    };
    let lost: Vec<&Person<'_>> = people.iter().filter(is_lost).collect();
    let verdict = match &lost[..] {
        [] => Verdict::Pass,
        [only] => {
            let who = wording::quoted(&name(&only.shifts[0].person));
            Verdict::fail(format!(
                "1 person on this rota is given by initials or one name only, and no contact list says who that is: at night nobody can ring {who}"
            ))
        }
        [first, ..] => {
            let who = wording::quoted(&name(&first.shifts[0].person));
            let people = prose::thousands(lost.len() as u64);
            Verdict::fail(format!(
                "{people} people on this rota are given by initials or one name only, and no contact list says who they are: at night nobody can ring {who}"
            ))
        }
    };
    out.push(EstateVerdict {
        area: Area::Contacts,
        subject: "rota".to_owned(),
        label: "people given by initials".to_owned(),
        place: lost.first().or(people.iter().collect::<Vec<_>>().first()).map(|person| person.shifts[0].place),
        verdict,
    });
}
