//! Whom the report speaks of, for which day, and the verdict in one sentence.

use serde::Serialize;

use super::wording::day;
use crate::audit::assessment::{Assessment, Rating};

/// The top of every page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Heading {
    /// What every page must bear.
    pub marking: String,
    /// The organisation, with its ODS code where known: `Northmoor NHS Trust (Z9Z)`.
    pub organisation: String,
    /// `22 November 2026`.
    pub as_at: String,
    /// The overall rating.
    pub overall: Badge,
    /// The one big sentence.
    pub verdict: String,
}

/// A rating as word and colour. The word always stands beside the colour.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Badge {
    /// `Green`, `Amber`, `Red` or `Not assessed`.
    pub word: &'static str,
    /// The name a style knows it by: `green`, `amber`, `red` or `unrated`.
    pub class: &'static str,
}

impl From<Rating> for Badge {
    fn from(rating: Rating) -> Self {
        let class = match rating {
            Rating::Green => "green",
            Rating::Amber => "amber",
            Rating::Red => "red",
            Rating::NotAssessed => "unrated",
        };
        Badge { word: rating.name(), class }
    }
}

pub(super) fn of(assessment: &Assessment) -> Heading {
    let organisation = match (assessment.organisation.name.as_str(), assessment.organisation.ods_code.as_str()) {
        ("", "") => "Organisation not named".to_owned(),
        ("", code) => format!("Organisation {code}"),
        (name, "") => format!("{name} (ODS code not given)"),
        (name, code) => format!("{name} ({code})"),
    };
    Heading {
        marking: assessment.marking.clone(),
        organisation,
        as_at: day(&assessment.as_of),
        overall: assessment.rating.overall.into(),
        verdict: assessment.rating.verdict.clone(),
    }
}
