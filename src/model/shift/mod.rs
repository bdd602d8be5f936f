//! Shifts: who is on call, for what, from when to when.

use super::field::register;

mod hours;
mod known;
mod span;

pub use hours::{Hours, minutes};
pub use known::KnownShift;
pub use span::{Moment, Span};

register! {
    /// One shift of one person, as a rota gives it once it is laid out with a shift a row.
    Shift, ShiftField;

    /// The service, team or role that the shift covers.
    Service service "service" Text Plain ["Service", "Team", "Role", "Schedule", "Rota", "Speciality", "Specialty", "Department", "Group", "Function", "Service Line"];
    /// First, second or later to be rung, or the shift's name where the rota gives one.
    Tier tier "tier" Text Telling ["Tier", "Shift", "Level", "Escalation", "Escalation Level", "Duty", "Line", "On-call tier", "Shift Name", "Shift Type"];
    /// Who is on: a name, a first name, initials or an e-mail address.
    Person person "person" Text Key ["On call", "oncall", "On call person", "Person", "Name", "Engineer", "On call engineer", "Who", "Staff", "Staff member", "Employee", "Initials", "Assignee", "Assigned to", "User", "Username", "Doctor", "Consultant", "Manager on call", "Full Name", "Contact"];
    /// The number to ring, where the rota gives one.
    Number number "number" Text Telling ["Phone", "Mobile", "Number", "Telephone", "Tel", "Contact Number", "Phone Number", "Mobile Number", "On-call number", "Contact No", "Bleep", "Ext", "Extension", "Pager", "DECT"];
    /// The day, and the hour where it is stated, on which the shift begins.
    From from "from" Text Telling ["From", "Start", "Starts", "Begins", "oncallstart", "On call start", "Shift start", "Start Date", "Start time", "Date from", "Time from", "Start datetime", "From date", "Begin"];
    /// The day, and the hour where it is stated, on which the shift ends.
    To to "to" Text Telling ["To", "End", "Ends", "Until", "oncallend", "On call end", "Shift end", "End Date", "End time", "Date to", "Time to", "End datetime", "To date", "Finish", "Till"];
}

impl Shift<'_> {
    /// When it is; `None` for a standing arrangement, which has no days.
    pub fn span(&self) -> Option<Span> {
        let from = Moment::read(self.from.value()?)?;
        Some(self.to.value().and_then(Moment::read).map_or(Span::Since(from), |to| Span::between(from, to)))
    }
}
