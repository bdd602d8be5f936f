//! Waivers: risks that somebody accepted, for a reason and for a time. What they cover is for the audit to find.

use super::area::Area;
use super::date::{self, Date};
use super::field::register;
use super::pattern::Pattern;
use super::place::Place;
use super::prose;
use super::verdict;

register! {
    /// One line of a list of waivers.
    Row, WaiverField;

    /// The check waived.
    Check check "check" Text Key ["Check", "Check Name", "Waived Check", "Rule"];
    /// Whom or what it is waived for: a natural key, `*` standing for anything.
    Subject subject "subject" Text Key ["Subject", "Waived For", "Applies To"];
    /// The cause it is waived for, `*` standing for anything.
    Cause cause "cause" Text Plain ["Cause"];
    /// Why the risk is accepted.
    Reason reason "reason" Text Telling ["Reason", "Justification", "Reason for Waiver"];
    /// The post that accepted it.
    Approver approver "approver" Text Telling ["Approver", "Approved By", "Accepted By", "Risk Owner"];
    /// The day it was accepted.
    Approved approved "approved" Day Telling ["Approved", "Date Approved", "Approved On", "Approval Date", "Date Accepted"];
    /// The last day it holds.
    Expires expires "expires" Day Telling ["Expires", "Expiry", "Expiry Date", "Expires On", "Waived Until"];
}

/// One waiver, of the policy or of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiver {
    /// The check waived, by the name it has now.
    pub check: String,
    /// For which subjects.
    pub subject: Pattern,
    /// For which cause; `None` for every one.
    pub cause: Option<Pattern>,
    /// Why.
    pub reason: Option<String>,
    /// Who accepted it.
    pub approver: Option<String>,
    /// When.
    pub approved: Option<Date>,
    /// The last day it holds.
    pub expires: Option<Date>,
    /// Where it is written, in words: `standto.toml, line 12`.
    pub written: String,
    /// Where it stands in a list; `None` for one of the policy.
    pub place: Option<Place>,
}

/// How a waiver stands on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It covers what it fits.
    InForce,
    /// Its last day has passed.
    Expired(Date),
    /// It was never accepted as it must be: what it lacks, in words.
    Incomplete(Vec<&'static str>),
    /// It is accepted from a day to come.
    ToCome(Date),
}

impl Waiver {
    /// How it stands on a day. Only one that is whole and in its time covers anything.
    pub fn standing(&self, day: Date) -> Standing {
        let parts = [("reason", self.reason.is_none()), ("approver", self.approver.is_none()), ("last day", self.expires.is_none())];
        let lacks: Vec<&'static str> = parts.into_iter().filter(|(_, lacks)| *lacks).map(|(part, _)| part).collect();
        match (self.expires, self.approved) {
            (Some(last), _) if last < day => Standing::Expired(last),
            _ if !lacks.is_empty() => Standing::Incomplete(lacks),
            (_, Some(first)) if first > day => Standing::ToCome(first),
            _ => Standing::InForce,
        }
    }

    /// Whether it fits a finding, in force or not.
    pub fn fits(&self, subject: &str, cause: &str) -> bool {
        self.subject.fits(subject) && self.cause.as_ref().is_none_or(|wanted| wanted.fits(cause))
    }

    /// What a finding it covers says of it, with its approver as that is to be shown:
    /// `accepted until 31 March 2027 by the SIRO: replaced in March`.
    pub fn words(&self, approver: &str) -> String {
        let until = self.expires.map(|day| format!(" until {}", date::long(day))).unwrap_or_default();
        let by = if approver.is_empty() { String::new() } else { format!(" by {approver}") };
        let why = self.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
        format!("accepted{until}{by}{why}")
    }

    /// What it is for, in words, with its subject as that is to be shown: `asset-patch-stale for “PACS-*”`.
    fn scope_of(&self, subject: &str) -> String {
        let cause = self.cause.as_ref().map(|cause| format!(", cause “{cause}”")).unwrap_or_default();
        format!("{} for “{subject}”{cause}", self.check)
    }
}

/// A waiver as the checks on waivers see it, once all else has been judged.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownWaiver {
    /// The waiver.
    pub waiver: Waiver,
    /// The area its check counts in.
    pub area: Area,
    /// How it stands on the as-of date.
    pub standing: Standing,
    /// Findings it covers.
    pub covered: u64,
    /// What its check could judge: passed, failed or accepted.
    pub population: u64,
    /// Whether its check ran.
    pub ran: bool,
    /// Whether its subject names a person, so that redaction must replace it.
    pub names_person: bool,
}

impl KnownWaiver {
    /// Whether it could be seen that nothing fits it; what did not run or could judge nothing cannot tell.
    pub fn covers_nothing(&self) -> bool {
        self.covered == 0 && self.ran && self.population > 0
    }

    /// `7 of the 10 that asset-owner-missing judged`.
    pub fn share(&self) -> String {
        let (covered, population) = (prose::thousands(self.covered), prose::thousands(self.population));
        format!("{covered} of the {population} that {} judged", self.waiver.check)
    }

    /// What it is for, in words; a person named is marked.
    pub fn scope(&self) -> String {
        let subject = self.waiver.subject.to_string();
        self.waiver.scope_of(&if self.names_person { verdict::name(&subject) } else { subject })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_somebody_accepted_for_a_time_covers_anything() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let whole = Waiver {
            check: "asset-patch-stale".to_owned(),
            subject: Pattern::new("PACS-*"),
            cause: None,
            reason: Some("replaced in March".to_owned()),
            approver: Some("the SIRO".to_owned()),
            approved: Some(day("2026-09-01")),
            expires: Some(day("2027-03-31")),
            written: "standto.toml, line 1".to_owned(),
            place: None,
        };
        assert_eq!(whole.standing(day("2027-03-31")), Standing::InForce);
        assert_eq!(whole.standing(day("2027-04-01")), Standing::Expired(day("2027-03-31")));
        assert_eq!(whole.standing(day("2026-08-31")), Standing::ToCome(day("2026-09-01")));
        let bare = Waiver { approver: None, expires: None, ..whole.clone() };
        assert_eq!(bare.standing(day("2026-11-22")), Standing::Incomplete(vec!["approver", "last day"]));
        assert_eq!(whole.words("the SIRO"), "accepted until 31 March 2027 by the SIRO: replaced in March");
        assert!(whole.fits("pacs-01", "anything") && !whole.fits("LAP-1", ""));
        let narrow = Waiver { cause: Some(Pattern::new("Windows 10 *")), ..whole };
        assert!(narrow.fits("PACS-01", "Windows 10 22H2") && !narrow.fits("PACS-01", "Windows 11"));
        assert_eq!(narrow.scope_of("PACS-*"), "asset-patch-stale for “PACS-*”, cause “Windows 10 *”");
    }
}
