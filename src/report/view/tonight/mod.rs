//! What the three-o'clock sheet says, cut to one printed side: nothing is cut without a count of what is left out.

mod bodies;
mod fit;
mod people;
mod systems;

use serde::Serialize;

use super::heading;
use super::wording::day;
use crate::audit::assessment::{Assessment, NightDuty, NightRole, Tonight};
use crate::model::prose;

pub use bodies::BodyLine;
pub use people::{PersonCell, RoleRow};
pub use systems::SystemRow;

/// Names that stand before one reason (ours).
const NAMED: usize = 4;

/// The sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TonightPage {
    /// What the page must bear.
    pub marking: String,
    /// Whom it speaks of.
    pub organisation: String,
    /// Its ODS code; empty where it is not recorded.
    pub ods_code: String,
    /// `03:00 on Monday 23 November 2026`.
    pub moment: String,
    /// The day the lists speak for.
    pub as_at: String,
    /// Until when it holds, and why.
    pub valid_to: String,
    /// What ends then.
    pub valid_because: String,
    /// Whether nobody can be rung from it.
    pub withheld: bool,
    /// The key roles.
    pub roles: Vec<RoleRow>,
    /// Other services that the rotas speak of.
    pub services: Vec<RoleRow>,
    /// How many roles and services found no room.
    pub roles_more: u64,
    /// Roles without a second person, in a sentence; empty where all have one.
    pub alone: String,
    /// Who cannot be reached.
    pub unreachable: Vec<UnreachableLine>,
    /// How many more, in words; empty where all stand here.
    pub unreachable_more: String,
    /// What the CSOC will ask.
    pub asked: Vec<Asked>,
    /// Who must or can be told.
    pub bodies: Vec<BodyLine>,
    /// The critical systems.
    pub systems: Vec<SystemRow>,
    /// Whether it is recorded of any whether it may be cut off.
    pub has_isolation: bool,
    /// Whether any has a downtime plan.
    pub has_downtime_plan: bool,
    /// What is recorded for none of them.
    pub systems_lack: &'static str,
    /// How many stand here of how many.
    pub systems_said: String,
    /// What made the page.
    pub tool: String,
}

/// Somebody or something out of reach.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnreachableLine {
    /// Who.
    pub who: String,
    /// What they would be rung for, and why they cannot be.
    pub why: String,
}

impl UnreachableLine {
    /// Millimetres on paper, two columns side by side.
    fn height(&self) -> f64 {
        fit::TEXT.height(&format!("{}: {}", self.who, self.why), fit::HALF) / 2.0 * 1.08
    }
}

/// One thing that the CSOC asks for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Asked {
    /// What is asked.
    pub what: &'static str,
    /// What we know of it already; empty where only the night can tell.
    pub known: String,
    /// What is said where we ought to know and do not.
    pub lacking: &'static str,
    /// Whether there is something to write in by hand.
    pub is_open: bool,
}

/// The sheet of one assessment; `None` where it was made by a version that had no sheet.
pub(super) fn of(assessment: &Assessment) -> Option<TonightPage> {
    let night = assessment.tonight.as_ref()?;
    let mut room = fit::Room::of_a_side();
    let bodies = bodies::of(night);
    room.take(bodies.iter().map(BodyLine::height).sum::<f64>());
    let has_checks = night.roles.iter().flat_map(|role| &role.people).any(|person| !person.checked.is_empty());
    let rows = |of: &[NightRole]| of.iter().map(|role| people::row(assessment, role, has_checks, night.withheld)).collect::<Vec<_>>();
    let (mut roles, mut services) = (rows(&night.roles), rows(&night.services));
    let alone = alone(&roles);
    room.take(fit::TEXT.height(&alone, 2.0 * fit::HALF));
    let columns = systems::Columns::of(&night.systems);
    room.take(fit::TEXT.height(columns.lacking(), 2.0 * fit::HALF));
    let roles_in_all = roles.len() + services.len();
    roles.truncate(room.fitting(roles.iter().map(RoleRow::height), fit::Share::Roles));
    services.truncate(room.fitting(services.iter().map(RoleRow::height_in_line), fit::Share::Services));
    let mut lines = unreachable(night);
    let lines_in_all = lines.len();
    lines.truncate(room.fitting(lines.iter().map(UnreachableLine::height), fit::Share::Unreachable));
    let unreachable_more = match (lines_in_all - lines.len()) as u64 {
        0 => String::new(),
        more => format!("There was no room for {} more: assessment.json has them, under “tonight”.", prose::thousands(more)),
    };
    let mut systems: Vec<SystemRow> = night.systems.iter().map(|system| systems::row(system, night.withheld)).collect();
    systems.truncate(room.fitting(systems.iter().map(|row| row.height(columns)), fit::Share::Rest));
    let stand: u64 = night.systems.iter().take(systems.len()).map(|system| system.names.len() as u64).sum();
    let heading = heading::of(assessment);
    Some(TonightPage {
        marking: fit::cut(&heading.marking, 80),
        organisation: fit::cut(
            if assessment.organisation.name.is_empty() { "Organisation not named" } else { &assessment.organisation.name },
            70,
        ),
        ods_code: if assessment.organisation.ods_code.is_empty() {
            "not recorded".to_owned()
        } else {
            assessment.organisation.ods_code.clone()
        },
        moment: fit::moment(&night.moment),
        as_at: heading.as_at,
        valid_to: fit::moment(&night.valid_to),
        valid_because: night.valid_because.clone(),
        withheld: night.withheld,
        roles_more: (roles_in_all - roles.len() - services.len()) as u64,
        services,
        roles,
        alone,
        unreachable: lines,
        unreachable_more,
        asked: asked(night),
        bodies,
        has_isolation: columns.isolation,
        has_downtime_plan: columns.downtime_plan,
        systems_lack: columns.lacking(),
        systems_said: systems_said(stand, night.systems_in_all),
        systems,
        tool: format!("{} {}", assessment.tool.name, assessment.tool.version),
    })
}

/// The people named for a duty.
fn duty<'n>(night: &'n Tonight, name: &str) -> Option<&'n NightDuty> {
    night.duties.iter().find(|duty| duty.duty == name)
}

fn alone(roles: &[RoleRow]) -> String {
    let names: Vec<&str> =
        roles.iter().filter(|role| role.first.is_some() && role.second.is_none()).map(|role| role.role.as_str()).collect();
    match names.len() {
        0 => String::new(),
        1 => format!("{} has no second person.", names[0]),
        _ => format!("No second person: {}.", prose::list(&names)),
    }
}

/// Who cannot be reached, those with one reason in one line.
fn unreachable(night: &Tonight) -> Vec<UnreachableLine> {
    let mut lines: Vec<(Vec<String>, String)> = Vec::new();
    for one in &night.unreachable {
        let why = fit::cut(&one.why, 120);
        let why = if one.what.is_empty() { why } else { format!("{}; {why}", fit::cut(&one.what, 60)) };
        let who = fit::cut(&one.who, 40);
        match lines.iter_mut().find(|(_, known)| *known == why) {
            Some((all, _)) if all.contains(&who) => {}
            Some((all, _)) if all.len() < NAMED => all.push(who),
            _ => lines.push((vec![who], why)),
        }
    }
    lines.into_iter().map(|(who, why)| UnreachableLine { who: prose::list(&who), why }).collect()
}

/// What a report to the CSOC includes, after its page on reporting an incident, with what we know of it already.
/// The organisation, its ODS code and the roles stand elsewhere on the side.
fn asked(night: &Tonight) -> Vec<Asked> {
    let recorded = |count: u64| match night.systems_in_all {
        0 => "no list says which systems are critical".to_owned(),
        all => format!("recorded for {} of {} systems", prose::thousands(count), prose::thousands(all)),
    };
    let contact = duty(night, "single point of contact").map_or_else(Vec::new, |duty| people::cells(duty, night.withheld));
    let contact: Vec<String> =
        contact.into_iter().map(|cell| [vec![cell.name], cell.numbers, vec![cell.note]].concat().join(" ").trim().to_owned()).collect();
    let plan = match (night.plan.as_str(), night.plan_checked.as_str()) {
        ("", _) => String::new(),
        (place, "") => fit::cut(place, 60),
        (place, checked) => format!("{} (checked {})", fit::cut(place, 60), day(checked)),
    };
    let line = |what, known: String, lacking: &'static str, is_open| Asked {
        what,
        lacking: if known.is_empty() { lacking } else { "" },
        known,
        is_open,
    };
    vec![
        line("Single point of contact", contact.join("; "), "nobody named who is still here", false),
        line("Our plan on paper", plan, "nobody recorded where it lies", false),
        line("Suppliers", recorded(night.systems_with_supplier), "", true),
        line("Impact", recorded(night.systems_with_impact), "", true),
        line("Our own reference", String::new(), "", true),
        line("Stage of the investigation", String::new(), "", true),
        line("Classification", String::new(), "", true),
        line("Attack identifiers", String::new(), "", true),
    ]
}

fn systems_said(stand: u64, all: u64) -> String {
    match (stand, all) {
        (_, 0) => "No list says which live systems are critical.".to_owned(),
        (stand, all) if stand >= all => format!("All {} that the lists call critical.", prose::thousands(all)),
        (stand, all) => format!(
            "{} of {} that the lists call critical, those that share most first; there was no room for {} more: the asset register has them.",
            prose::thousands(stand),
            prose::thousands(all),
            prose::thousands(all - stand)
        ),
    }
}
