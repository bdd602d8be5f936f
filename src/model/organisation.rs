//! What the organisation says of itself: who it is, and who would report an incident for it.

use super::date::Date;
use super::role::KeyRole;

/// The organisation audited.
#[derive(Debug, Clone, Default)]
pub struct Organisation {
    /// Its name, if the policy gives it.
    pub name: Option<String>,
    /// Its ODS code, if the policy gives it.
    pub ods_code: Option<String>,
    /// The roles that must be reachable at night.
    pub roles: Vec<KeyRole>,
    /// Who reports what, and where the plan lies.
    pub reporting: Reporting,
}

/// Who would report an incident, to whom; and the plan for it. What is not stated is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reporting {
    /// The single point of contact that a report to the CSOC names.
    pub single_point_of_contact: Option<String>,
    /// Whether it is an operator of essential services under the NIS Regulations.
    pub is_operator: Option<bool>,
    /// Who reports under the NIS Regulations.
    pub nis_duty: Option<String>,
    /// Who reports a personal data breach to the ICO.
    pub ico_duty: Option<String>,
    /// Who can open a ticket in the CSOC's `ServiceNow`.
    pub servicenow: Vec<String>,
    /// Who can use *Report an Incident* in the DSPT.
    pub dspt: Vec<String>,
    /// The incident plan as it is held offline.
    pub plan: Option<OfflinePlan>,
}

/// A copy of the incident plan that can be read while the network is down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfflinePlan {
    /// Where it lies.
    pub place: String,
    /// The day somebody last made sure that it lies there and is the current one.
    pub checked: Option<Date>,
}

/// Somebody the policy names, with all that they are named for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<'r> {
    /// As the policy writes them: a person, a post, an e-mail address.
    pub who: &'r str,
    /// What for.
    pub duties: Vec<Duty>,
}

/// What somebody may be named for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// Single point of contact.
    PointOfContact,
    /// Reporting under the NIS Regulations.
    Nis,
    /// Reporting to the ICO.
    Ico,
    /// Opening a ticket with the CSOC.
    ServiceNow,
    /// *Report an Incident* in the DSPT.
    Dspt,
}

impl Duty {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Duty::PointOfContact => "single point of contact",
            Duty::Nis => "reporting under the NIS Regulations",
            Duty::Ico => "reporting to the ICO",
            Duty::ServiceNow => "ServiceNow tickets with the CSOC",
            Duty::Dspt => "“Report an Incident” in the DSPT",
        }
    }
}

impl Reporting {
    /// Everybody named, each once, in the order of the duties.
    pub fn named(&self) -> Vec<Named<'_>> {
        let pairs = [
            (Duty::PointOfContact, self.single_point_of_contact.as_slice()),
            (Duty::Nis, self.nis_duty.as_slice()),
            (Duty::Ico, self.ico_duty.as_slice()),
            (Duty::ServiceNow, &self.servicenow),
            (Duty::Dspt, &self.dspt),
        ];
        let mut named: Vec<Named<'_>> = Vec::new();
        let pairs = pairs.into_iter().flat_map(|(duty, people)| people.iter().map(move |who| (duty, who.as_str())));
        for (duty, who) in pairs {
            match named.iter_mut().find(|known| super::key::normal(known.who) == super::key::normal(who)) {
                Some(known) if known.duties.contains(&duty) => {}
                Some(known) => known.duties.push(duty),
                None => named.push(Named { who, duties: vec![duty] }),
            }
        }
        named
    }

    /// How many are named for a duty.
    pub fn count(&self, duty: Duty) -> usize {
        self.named().iter().filter(|named| named.duties.contains(&duty)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_named_for_several_things_is_one() {
        let reporting = Reporting {
            single_point_of_contact: Some("Ann Lee".to_owned()),
            ico_duty: Some("Bo Ray".to_owned()),
            servicenow: vec!["ann lee".to_owned(), "Cy Fox".to_owned()],
            ..Reporting::default()
        };
        let named = reporting.named();
        assert_eq!(named.iter().map(|named| named.who).collect::<Vec<_>>(), ["Ann Lee", "Bo Ray", "Cy Fox"]);
        assert_eq!(named[0].duties, [Duty::PointOfContact, Duty::ServiceNow]);
        assert_eq!((reporting.count(Duty::ServiceNow), reporting.count(Duty::Nis)), (2, 0));
    }
}
