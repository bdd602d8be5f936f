//! Staff: who works here, and who has left.

use super::cell::Cell;
use super::date::Date;
use super::field::register;
use super::remembered::Remembered;
use super::words::Within;

mod known;

pub use known::{Contradictions, Coverage, StaffFacts, Starter};

register! {
    /// One assignment of one person, as a staff list describes it.
    Person, StaffField;

    /// The person's staff number.
    EmployeeId employee_id "employee-id" Text Key ["Employee Number", "EmployeeID", "Employee ID", "employee_id", "EmpID", "Emp ID", "EEID", "Employee No", "Staff Number", "Staff ID", "Payroll Number", "Assignment Number", "Person Number", "id"];
    /// The whole name.
    Name name "name" Text Key ["Full Name", "Employee Name", "Employee_Name", "full_name", "Staff Name", "Name", "DisplayName"];
    /// The given name.
    GivenName given_name "given-name" Text Plain ["First Name", "first_name", "FirstName", "Given Name", "GivenName", "Forename", "Vorname"];
    /// The family name.
    FamilyName family_name "family-name" Text Plain ["Last Name", "last_name", "LastName", "Surname", "Family Name", "Nachname"];
    /// The e-mail address.
    Email email "email" Text Plain ["Email Address", "Email", "E-mail", "ADEmail", "EmailAddress", "Work Email"];
    /// The username.
    Username username "username" Text Plain ["SamAccountName", "Username", "User Name", "Login"];
    /// Substantive, bank, honorary, agency or student.
    Kind kind "kind" Text Telling ["Employee Type", "EmployeeType", "EmployeeClassificationType", "Assignment Category", "Contract Type", "Staff Type", "Employment Type", "Worker Type"];
    /// The department.
    Department department "department" Text Plain ["Department", "Organisation", "DepartmentType", "BusinessUnit", "Business Unit", "Division", "Directorate"];
    /// The line manager.
    Manager manager "manager" Text Telling ["Manager", "ManagerName", "Supervisor", "Line Manager", "Reporting Party", "Manager Name"];
    /// The post.
    Title title "title" Text Telling ["Position Title", "Job Title", "JobTitle", "Position", "Designation", "Job Role", "role", "Title"];
    /// The first day.
    Start start "start" Day Telling ["Latest Start Date", "Start Date", "StartDate", "start_date", "DateofHire", "Hire Date", "HireDate", "hire_date", "Date Joined", "Join Date"];
    /// The last day; a day to come means still here.
    Leave leave "leave" Day Telling ["Actual Termination Date", "Leaving date", "Leave Date", "Date Left", "DateofTermination", "TerminationDate", "Termination Date", "termination_date", "termdate", "ExitDate", "Exit Date", "End Date", "end_date", "EndDate", "Leaver Date", "Last Working Day"];
    /// Active, on leave, left.
    Status status "status" Text Telling ["Assignment Status", "EmploymentStatus", "Employment Status", "employment_status", "EmployeeStatus", "Employee Status", "status", "Termd"];
}

/// What one assignment says of whether the person is still here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Employment {
    /// Still here, perhaps with a last day to come.
    Here(Option<Date>),
    /// Gone; the last day where it is known.
    Left(Option<Date>),
    /// The row says both: an active status and a last day that has passed.
    Contradictory(Date),
    /// The list has neither a last day nor a status.
    NotSaid,
}

impl Employment {
    /// Several assignments of one person as one: left only when all have ended.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        use Employment::{Contradictory, Here, Left, NotSaid};
        match (self, other) {
            (Here(a), Here(b)) => Here(a.max(b)),
            (Here(until), _) | (_, Here(until)) => Here(until),
            (Contradictory(day), _) | (_, Contradictory(day)) => Contradictory(day),
            (Left(a), Left(b)) => Left(a.max(b)),
            (Left(day), NotSaid) | (NotSaid, Left(day)) => Left(day),
            (NotSaid, NotSaid) => NotSaid,
        }
    }
}

impl Employment {
    /// Whether the person had left before `day`; a last day on or after it is still a day here.
    pub fn has_left_by(self, day: Date) -> bool {
        match self {
            Employment::Left(last) => last.is_none_or(|last| last < day),
            _ => false,
        }
    }
}

impl<'a> Person<'a> {
    /// Whether the person is still here on `day`, as this row tells it.
    pub fn employment(&self, day: Date) -> Employment {
        // `Leaver` stands for nothing in other columns; here it is the answer.
        let status = self.status.value().or(self.status.words()).and_then(status_says_left);
        match (self.leave, status) {
            (Cell::Value(leave), _) if leave >= day => Employment::Here(Some(leave)),
            (Cell::Value(leave), Some(false)) => Employment::Contradictory(leave),
            (Cell::Value(leave), _) => Employment::Left(Some(leave)),
            (_, Some(true)) => Employment::Left(None),
            (_, Some(false)) => Employment::Here(None),
            (Cell::Absent | Cell::Unreadable(_), None) => Employment::NotSaid,
            (_, None) => Employment::Here(None),
        }
    }

    /// The natural key: staff number, else e-mail, else name.
    pub fn key(&self) -> Option<&'a str> {
        self.employee_id.value().or(self.email.value()).or(self.name.value())
    }

    /// The whole name, put together where the list has it in two columns.
    pub fn full_name(&self) -> Option<String> {
        match (self.name, self.given_name, self.family_name) {
            (Cell::Value(name), ..) => Some(name.to_owned()),
            (_, Cell::Value(given), Cell::Value(family)) => Some(format!("{given} {family}")),
            (_, Cell::Value(one), _) | (_, _, Cell::Value(one)) => Some(one.to_owned()),
            _ => None,
        }
    }
}

/// What stands in the status of people who have left.
static LEFT: Within = Within::new(&["terminat", "leaver", "left", "ex-employee", "resigned", "retired", "dismissed", "ended", "deceased"]);
/// What stands in that of people who are here, where nothing of the other does.
static HERE: Within = Within::new(&[
    "active",
    "employed",
    "leave",
    "maternity",
    "career break",
    "suspend",
    "inactive not worked",
    "current",
    "acting up",
    "secondment",
    "start",
]);

/// Whether a status word says that the person has left; `None` where it tells nothing.
fn status_says_left(text: &str) -> Option<bool> {
    // Staff are many, and the words for this few.
    static REMEMBERED: Remembered<Option<bool>> = Remembered::new(1_024);
    REMEMBERED.of([text], || if LEFT.any_in(text) { Some(true) } else { HERE.any_in(text).then_some(false) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::written::Row;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn left_only_when_every_assignment_has_ended() {
        let left = Employment::Left(Some(day("2026-03-01")));
        assert_eq!(left.and(Employment::Here(None)), Employment::Here(None));
        assert_eq!(left.and(Employment::Left(Some(day("2026-05-01")))), Employment::Left(Some(day("2026-05-01"))));
    }

    #[test]
    fn a_status_of_leaver_is_an_answer() {
        let row = Row::of(&[(StaffField::Name, "Ann Lee"), (StaffField::Status, "Leaver"), (StaffField::Leave, "")]);
        assert_eq!(Person::read(&row).employment(day("2026-11-22")), Employment::Left(None));
    }

    #[test]
    fn status_words() {
        assert_eq!(status_says_left("Voluntarily Terminated"), Some(true));
        assert_eq!(status_says_left("Active Assignment"), Some(false));
        assert_eq!(status_says_left("Leave of Absence"), Some(false));
        assert_eq!(status_says_left("blue"), None);
    }
}
