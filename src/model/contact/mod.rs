//! Contacts: whom the organisation would ring, and how.

use super::cell::Cell;
use super::field::register;
use super::organisation::Duty;
use super::words::Within;

mod availability;
mod known;
mod order;
mod people;

pub use availability::{WEEK_HOURS, WeekHours, date_of, read as read_availability};
pub use known::{KnownContact, NumberKind};
pub use order::ringing_order;
pub use people::{is_named_person, people};

register! {
    /// One row of a contact list.
    Contact, ContactField;

    /// Who it is: a person, a post or a desk.
    Name name "name" Text Key ["Name", "Contact Name", "Full Name", "On call", "oncall", "Doctor", "nurse", "clinician_name", "Primary", "MainContactName", "SeniorWorkerName", "MailingAttentionName", "PublicName", "Contact Person", "Person"];
    /// What they do in an incident, or their post.
    Role role "role" Text Telling ["Role", "Incident Role", "On-call Role", "Job title", "Title", "Position", "Post", "discipline", "MainContactTitle", "Function", "Designation"];
    /// Their team, service line or speciality.
    Team team "team" Text Plain ["Team", "Domain", "Speciality", "Specialty", "zone", "department", "Area", "Directorate", "Group", "blockfloor"];
    /// The organisation they work for.
    Organisation organisation "organisation" Text Plain ["Organisation", "Organization", "Company", "Employer", "Trust", "Supplier Name", "Supplier"];
    /// Internal, supplier or authority.
    Kind kind "kind" Text Telling ["Contact type", "MainContactType", "AgencyClassification", "Internal/External", "Type", "Category"];
    /// The main telephone number.
    Phone phone "phone" Text Telling ["Phone", "Telephone", "Office phone", "Phone Number", "Telephone Number", "Tel", "Tel No", "Contact No", "Contact Number", "Landline", "Work Phone", "Phone1Number", "Extension", "Ext", "Number"];
    /// The mobile number.
    Mobile mobile "mobile" Text Telling ["Mobile", "Mobile phone", "Mobile Number", "Mobile No", "Cell", "Work Mobile"];
    /// The number for nights and weekends.
    OutOfHours out_of_hours "out-of-hours" Text Telling ["Out of hours no.", "Out of hours number", "Out of hours phone", "Out of hours", "OOH", "OOH Number", "OOH Phone", "After Hours", "PhoneNumberAfterHours", "On-call number", "NightPhone", "PhoneNumberHotline"];
    /// Any other number: bleep, pager, home.
    OtherPhone other_phone "other-phone" Text Telling ["Bleep", "Pager", "DECT", "Home", "Home Phone", "Other Phone", "Alternative Number", "Bleep/Ext"];
    /// The e-mail address.
    Email email "email" Text Plain ["Email", "E-mail", "EmailAddress", "Email Address", "MainContactEmailAddress", "EmailAddressMain", "Mail"];
    /// When they can be reached.
    Availability availability "availability" Text Telling ["Availability", "Hours", "HoursOfOperation", "Hours of Operation", "Hours of cover", "Cover", "work_hours", "time_window", "Shift", "On-call days"];
    /// First, second or later to be rung.
    Escalation escalation "escalation" Text Telling ["Escalation", "Escalation Order", "Escalation Level", "Tier", "Order", "On-call tier"];
    /// Who stands in for them.
    Deputy deputy "deputy" Text Telling ["Deputy", "Deputised by", "Backup", "Secondary", "Secondary Cover", "Stand-in", "Alternate"];
    /// The service or system they are rung for.
    Service service "service" Text Telling ["Service", "System", "Covers", "Rung for", "Service Line"];
    /// The day the row was last checked with the person.
    Verified verified "verified" Day Telling ["Last checked", "Verified", "Last Verified", "Checked on", "Date Verified", "Date confirmed", "Last Confirmed", "Reviewed", "Last Reviewed", "UpdatedOn", "Last Updated"];
    /// The day the number was last rung as a test.
    Tested tested "tested" Day Telling ["Tested", "Last Tested", "Call Tested", "Last Test Call"];
    /// What they can report with: `ServiceNow` (a ticket with the CSOC), `DSPT`, or `both`. A bare *yes* is asked about.
    CanReport can_report "can-report" Text Telling ["Can report", "Reporting access", "Can report to"];
    /// Whether they can open a ticket in the CSOC's `ServiceNow`.
    ServiceNow servicenow "servicenow" YesNo Telling ["ServiceNow access", "ServiceNow", "CSOC ServiceNow"]
        yes [] no [] within [];
    /// Whether they can use *Report an Incident* in the DSPT.
    Dspt dspt "dspt" YesNo Telling ["DSPT access", "DSPT", "DSPT reporter"]
        yes [] no [] within [];
}

/// Words by which a list calls those outside who are paid.
static SUPPLIERS: Within = Within::new(&["supplier", "vendor", "third party", "contractor", "partner"]);
/// The same for all others outside.
static AUTHORITIES: Within =
    Within::new(&["authority", "regulator", "national", "police", "emergency", "external", "government", "agency"]);

/// What side of the organisation's wall a contact is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// One of ours, or not said.
    Internal,
    /// A supplier.
    Supplier,
    /// A regulator, the CSOC, the police.
    Authority,
}

impl<'a> Contact<'a> {
    /// Internal unless the list says otherwise.
    pub fn side(&self) -> Side {
        match self.kind {
            Cell::Value(kind) if SUPPLIERS.any_in(kind) => Side::Supplier,
            Cell::Value(kind) if AUTHORITIES.any_in(kind) => Side::Authority,
            _ => Side::Internal,
        }
    }

    /// The name, else the role, else the team: what stands for the row.
    pub fn key(&self) -> Option<&'a str> {
        self.name.value().or(self.role.value()).or(self.team.value()).or(self.email.value())
    }

    /// How a person would point at it: `Ann Lee, cyber security lead`.
    pub fn label(&self) -> String {
        match (self.name.value(), self.role.value().or(self.team.value())) {
            (Some(name), Some(role)) if name != role => [name, ", ", role].concat(),
            (Some(only), _) | (None, Some(only)) => only.to_owned(),
            (None, None) => self.email.value().unwrap_or_default().to_owned(),
        }
    }

    /// The cells that may hold a telephone number, the one to ring at night first.
    pub fn numbers(&self) -> [(ContactField, Cell<'a, &'a str>); 4] {
        [
            (ContactField::OutOfHours, self.out_of_hours),
            (ContactField::Mobile, self.mobile),
            (ContactField::Phone, self.phone),
            (ContactField::OtherPhone, self.other_phone),
        ]
    }

    /// Whether the row says only that they can report, as *Yes*, and not with what: it may be either, so it counts for neither.
    pub fn reports_somewhere(&self) -> bool {
        self.can_report.value().is_some_and(|text| crate::model::field::yes_no(text) == Some(true)) && self.reports().is_empty()
    }

    /// What the row says they can report with. A bare *yes* that does not say where is no answer.
    pub fn reports(&self) -> Vec<Duty> {
        let text = self.can_report.value().map(str::to_lowercase).unwrap_or_default();
        let is_no = text.starts_with("no") || text.starts_with("neither");
        let says = |words: &[&str]| !is_no && words.iter().any(|word| text.contains(word));
        let all = ["both", "all"].contains(&text.as_str());
        let servicenow = self.servicenow == Cell::Value(true) || says(&["servicenow", "service now", "csoc"]) || all;
        let dspt = self.dspt == Cell::Value(true) || says(&["dspt", "toolkit"]) || all;
        [(Duty::ServiceNow, servicenow), (Duty::Dspt, dspt)].into_iter().filter_map(|(duty, is)| is.then_some(duty)).collect()
    }

    /// Whether the list has any column for a telephone number.
    pub fn has_number_column(&self) -> bool {
        self.numbers().iter().any(|(_, cell)| !cell.is_absent())
    }
}
