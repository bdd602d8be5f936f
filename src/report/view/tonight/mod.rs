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

/// Characters of a marking or a name that are set at all (ours: three lines).
const LONGEST: usize = 280;
/// Millimetres of a head beside the words that stand in its line anyhow.
const HEAD: f64 = 110.0;
/// Millimetres of what is known already, beside what the CSOC asks.
const KNOWN: f64 = 43.0;
/// Millimetres of the words that nobody can be rung from this copy.
const WITHHELD: f64 = 12.0;
/// The duty of whoever the CSOC speaks with.
const POINT_OF_CONTACT: &str = "single point of contact";
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
        fit::height(&[(fit::BOLD, &self.who), (fit::TEXT, &self.why)], fit::HALF)
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
    let marking = fit::cut(&assessment.marking, LONGEST);
    let name = assessment.organisation.name.as_str();
    let organisation = if name.is_empty() { "Organisation not named".to_owned() } else { fit::cut(name, LONGEST) };
    // The marking stands above and below. One line of each is a part of the heads.
    room.take(2.0 * fit::more_than_a_line(fit::BOLD, &marking, HEAD) + fit::more_than_a_line(fit::NUMBER, &organisation, HEAD));
    let bodies = bodies::of(night);
    let asked = asked(night);
    // One line of each is a part of the box.
    room.take(asked.iter().map(|line| fit::more_than_a_line(fit::TEXT, &line.known, KNOWN)).sum());
    room.take(if night.withheld { WITHHELD } else { 0.0 });
    room.take(fit::columns(&heights(&bodies, BodyLine::height)));
    let has_checks = night.roles.iter().flat_map(|role| &role.people).any(|person| !person.checked.is_empty());
    let rows = |of: &[NightRole]| of.iter().map(|role| people::row(assessment, role, has_checks, night.withheld)).collect::<Vec<_>>();
    let (mut roles, services) = (rows(&night.roles), rows(&night.services));
    let columns = systems::Columns::of(night);
    room.take(fit::BOLD.height(columns.lacking(), 2.0 * fit::HALF));
    let roles_in_all = roles.len() + services.len();
    let in_line = roles.split_off(room.fitting(&heights(&roles, RoleRow::height), fit::Share::Roles));
    // A role that finds no row stands in line before the services.
    let mut services: Vec<RoleRow> = in_line.into_iter().chain(services).collect();
    let of_services = heights(&services, RoleRow::height_in_line);
    let stand = room.fitting_in_columns(&of_services, fit::Share::Services);
    let mut lines = unreachable(night);
    let of_lines = heights(&lines, UnreachableLine::height);
    let lines_stand = room.fitting_in_columns(&of_lines, fit::Share::Unreachable);
    let mut systems: Vec<SystemRow> = night.systems.iter().map(|system| systems::row(system, night.withheld)).collect();
    systems.truncate(room.fitting(&heights(&systems, |row| row.height(columns)), fit::Share::Rest));
    // What is too little for another system is room for somebody to ring.
    services.truncate(room.spread_in_columns(&of_services, stand));
    let lines_in_all = lines.len();
    lines.truncate(room.spread_in_columns(&of_lines, lines_stand));
    let unreachable_more = match (lines_in_all - lines.len()) as u64 {
        0 => String::new(),
        more => format!("There was no room for {} more: readiness.html has them, under the checks on contacts.", prose::thousands(more)),
    };
    let stand: u64 = night.systems.iter().take(systems.len()).map(|system| system.count).sum();
    let heading = heading::of(assessment);
    Some(TonightPage {
        marking,
        organisation,
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
        unreachable: lines,
        unreachable_more,
        asked,
        bodies,
        has_isolation: columns.isolation,
        has_downtime_plan: columns.downtime_plan,
        systems_lack: columns.lacking(),
        systems_said: systems_said(stand, night.systems_in_all),
        systems,
        tool: format!("{} {}", assessment.tool.name, assessment.tool.version),
    })
}

fn heights<T>(rows: &[T], height: impl Fn(&T) -> f64) -> Vec<f64> {
    rows.iter().map(height).collect()
}

/// The people named for a duty.
fn duty<'n>(night: &'n Tonight, name: &str) -> Option<&'n NightDuty> {
    night.duties.iter().find(|duty| duty.duty == name)
}

/// Who cannot be reached, those with one reason in one line.
fn unreachable(night: &Tonight) -> Vec<UnreachableLine> {
    let mut lines: Vec<(Vec<String>, String)> = Vec::new();
    let mut worst_first: Vec<_> = night.unreachable.iter().collect();
    worst_first.sort_by_key(|one| one.kind);
    for one in worst_first {
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
        0 => "not recorded".to_owned(),
        all => format!("recorded: {} of {}", prose::thousands(count), prose::thousands(all)),
    };
    let has_left = night.unreachable.iter().any(|one| one.what == POINT_OF_CONTACT);
    let contact = duty(night, POINT_OF_CONTACT).map_or_else(Vec::new, |duty| people::cells(duty, night.withheld));
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
        line(
            "Single point of contact",
            contact.join("; "),
            if has_left { "nobody named who is still here" } else { "nobody is named" },
            false,
        ),
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
