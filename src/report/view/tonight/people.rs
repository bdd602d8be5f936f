//! A role's row on the three-o'clock sheet: whom to ring first and second, on which number, and what is not sure.

use serde::Serialize;

use super::fit;
use crate::audit::assessment::{Assessment, NightDuty, NightNumber, NightPerson, NightRole, NightStanding};
use crate::model::date::days_between;
use crate::model::prose;
use crate::report::view::wording::{day, parsed};

/// Days after which an unchecked number is said to be one (ours: those of the check `contact-unverified`).
const OLD_CHECK: i64 = 106;
/// Numbers shown of one person (ours).
const NUMBERS: usize = 2;
/// Millimetres of the column of roles.
const ROLE: f64 = 30.0;
/// Millimetres of the column of the first person, and of the second.
const PERSON: f64 = 76.5;

/// One role.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoleRow {
    /// Its name.
    pub role: String,
    /// What must be known beside it.
    pub note: String,
    /// Whom to ring.
    pub first: Option<PersonCell>,
    /// Whom to ring where the first does not answer.
    pub second: Option<PersonCell>,
}

/// Somebody to ring.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonCell {
    /// Their name.
    pub name: String,
    /// Their numbers; empty where there is none that can be dialled, or none may be shown.
    pub numbers: Vec<String>,
    /// What is not sure of it, or until when it holds.
    pub note: String,
    /// Whether the note is a warning.
    pub is_doubtful: bool,
}

pub(super) fn row(assessment: &Assessment, role: &NightRole, has_checks: bool, withheld: bool) -> RoleRow {
    let mut cells = role.people.iter().take(2).map(|person| cell(assessment, person, has_checks, withheld));
    let (first, mut second) = (cells.next(), cells.next());
    // Whoever does not answer on a telephone does not answer on it a minute later either.
    if let (Some(first), Some(second)) = (&first, &mut second)
        && first.numbers.first().is_some_and(|number| second.numbers.first() == Some(number))
    {
        let rest = if second.note.is_empty() { String::new() } else { format!("; {}", second.note) };
        second.note = format!("The same number as the first{rest}");
        second.is_doubtful = true;
    }
    let mut notes: Vec<String> = role.remarks.clone();
    if let more @ 1.. = role.more + role.people.len().saturating_sub(2) as u64 {
        notes.push(format!("{} more listed", prose::thousands(more)));
    }
    RoleRow { role: fit::cut(&role.role, 32), note: fit::cut(&prose::capital(&notes.join("; ")), 100), first, second }
}

impl RoleRow {
    /// Millimetres on paper.
    pub(super) fn height(&self) -> f64 {
        let people = [&self.first, &self.second].map(|cell| cell.as_ref().map_or(0.0, PersonCell::height));
        fit::row(&[fit::BOLD.height(&self.role, ROLE) + fit::NOTE.height(&self.note, ROLE), people[0], people[1]])
    }
}

impl PersonCell {
    /// Millimetres on paper.
    fn height(&self) -> f64 {
        fit::height(&[(fit::TEXT, &self.name), (fit::NOTE, &self.note)], PERSON) + fit::NUMBER.height(&self.numbers.join(" or "), PERSON)
    }
}

impl RoleRow {
    /// Millimetres on paper of a service, two standing side by side.
    pub(super) fn height_in_line(&self) -> f64 {
        let mut parts = vec![(fit::BOLD, self.role.as_str()), (fit::NOTE, self.note.as_str())];
        let numbers: Vec<String> =
            [&self.first, &self.second].map(|cell| cell.as_ref().map_or_else(String::new, |cell| cell.numbers.join(" or "))).to_vec();
        for (cell, numbers) in [&self.first, &self.second].into_iter().zip(&numbers) {
            match cell {
                Some(cell) => {
                    parts.extend([(fit::TEXT, cell.name.as_str()), (fit::BOLD, numbers.as_str()), (fit::NOTE, cell.note.as_str())]);
                }
                None => parts.push((fit::BOLD, "nobody can be reached")),
            }
        }
        fit::row(&[fit::height(&parts, fit::HALF)])
    }
}

/// The people of a duty.
pub(super) fn cells(duty: &NightDuty, withheld: bool) -> Vec<PersonCell> {
    let cell = |person: &NightPerson| PersonCell {
        name: fit::cut(&person.name, 44),
        numbers: numbers(&person.numbers),
        note: if person.numbers.is_empty() && !withheld { "no number on any list".to_owned() } else { String::new() },
        is_doubtful: person.numbers.is_empty(),
    };
    duty.people.iter().map(cell).take(2).collect()
}

fn cell(assessment: &Assessment, person: &NightPerson, has_checks: bool, withheld: bool) -> PersonCell {
    let mut notes = Vec::new();
    if !person.post.is_empty() {
        notes.push(fit::cut(&prose::capital(&person.post), 40));
    }
    if person.numbers.is_empty() && !withheld {
        notes.push("no number on any list".to_owned());
    }
    match person.standing {
        NightStanding::OnRota => notes.push(format!("on the rota until {}", fit::soon(&person.until))),
        NightStanding::Standing => notes.push("standing arrangement".to_owned()),
        NightStanding::HoursNotStated => notes.push(match person.hours.strip_prefix("since ") {
            Some(from) => format!("on the rota since {}, its end not stated", day(from)),
            None => format!("on the rota for {}, hours not stated", day(&person.hours)),
        }),
        NightStanding::NotSaid => notes.push("when they answer is not said".to_owned()),
        NightStanding::NotThen => notes.push(format!("{} only", fit::cut(&person.hours, 30))),
        NightStanding::Listed => {}
    }
    let is_sure = matches!(person.standing, NightStanding::OnRota | NightStanding::Standing | NightStanding::Listed);
    let checked = last_checked(assessment, &person.checked, has_checks);
    let is_doubtful = !is_sure || checked.is_some() || person.numbers.is_empty() && !withheld;
    notes.extend(checked);
    PersonCell { name: fit::cut(&person.name, 44), numbers: numbers(&person.numbers), note: prose::capital(&notes.join("; ")), is_doubtful }
}

/// What is said of a row that was not checked lately; `None` where it was, or where no list says so of anybody.
fn last_checked(assessment: &Assessment, checked: &str, has_checks: bool) -> Option<String> {
    match (parsed(checked), parsed(&assessment.as_of)) {
        (Some(checked), Some(as_of)) => {
            let days = days_between(checked, as_of);
            (days > OLD_CHECK).then(|| format!("unchecked for {}", prose::count(days.unsigned_abs() / 30, "month", "months")))
        }
        (None, _) if has_checks => Some("never checked".to_owned()),
        _ => None,
    }
}

/// Numbers to dial; a star where the list had lost the leading zero.
pub(super) fn numbers(numbers: &[NightNumber]) -> Vec<String> {
    let shown = |number: &NightNumber| {
        let mended = if number.mended { "*" } else { "" };
        format!("{}{mended}", number.number)
    };
    numbers.iter().take(NUMBERS).filter(|number| number.number.chars().count() <= 40).map(shown).collect()
}
