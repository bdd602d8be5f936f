//! Every section and key a policy may have: written down once, for reading, for suggestions and for the tests of the docs.

/// A section: how messages and the docs write it, and its keys.
pub(super) struct Section {
    /// As it is written in the file: `[rating]`, `[[source]]`.
    pub(super) heading: &'static str,
    /// Its keys.
    pub(super) keys: &'static [&'static str],
}

pub(super) const TOP: &[&str] = &[
    "organisation",
    "policy",
    "rating",
    "limits",
    "checks",
    "check",
    "role",
    "roles",
    "shifts",
    "source",
    "statement",
    "waiver",
    "board",
    "action",
    "decision",
];

pub(super) const ORGANISATION: Section = Section {
    heading: "[organisation]",
    keys: &[
        "name",
        "ods-code",
        "single-point-of-contact",
        "operator-of-essential-services",
        "nis-duty",
        "ico-duty",
        "servicenow",
        "dspt-reporters",
        "plan-offline",
    ],
};
pub(super) const PLAN_OFFLINE: Section = Section { heading: "“plan-offline” of [organisation]", keys: &["where", "checked"] };
pub(super) const POLICY: Section = Section { heading: "[policy]", keys: &["marking", "dates", "least-match-rate", "approvers", "history"] };
pub(super) const RATING: Section = Section { heading: "[rating]", keys: &["green", "red", "days-allowed"] };
pub(super) const DAYS_ALLOWED: Section = Section { heading: "[rating.days-allowed]", keys: &["critical", "high", "medium", "low"] };
pub(super) const LIMITS: Section = Section { heading: "[limits]", keys: &["row-bytes", "row-lines", "columns", "unpacked-megabytes"] };
pub(super) const CHECK: Section = Section { heading: "[checks.NAME]", keys: &["severity", "off", "reason"] };
pub(super) const OWN_CHECK: Section =
    Section { heading: "[[check]]", keys: &["name", "register", "title", "severity", "when", "require", "fix", "rationale", "controls"] };
pub(super) const ROLE: Section = Section { heading: "[[role]]", keys: &["name", "aliases"] };
pub(super) const ROLES: Section = Section { heading: "[roles]", keys: &["defaults"] };
/// Its keys are the shifts' own names.
pub(super) const SHIFTS: Section = Section { heading: "[shifts]", keys: &[] };
pub(super) const SOURCE: Section = Section {
    heading: "[[source]]",
    keys: &["file", "sheet", "register", "role", "extract-date", "columns", "system", "exported-by", "filter", "expected-count"],
};
pub(super) const STATEMENT: Section = Section {
    heading: "[[statement]]",
    keys: &["match", "owner-is", "does-not-apply", "supported-until", "not-on-staff-list", "evidence", "approver", "until"],
};
pub(super) const MATCH: Section =
    Section { heading: "“match” of [[statement]]", keys: &["product", "kind", "owner", "status", "population"] };

pub(super) const WAIVER: Section =
    Section { heading: "[[waiver]]", keys: &["check", "subject", "cause", "reason", "approver", "approved", "expires"] };
pub(super) const BOARD: Section =
    Section { heading: "[board]", keys: &["paper-for", "from", "page-marking", "question", "recommendation"] };
pub(super) const ACTION: Section = Section { heading: "[[action]]", keys: &["risk", "what", "lead", "by"] };
pub(super) const DECISION: Section = Section { heading: "[[decision]]", keys: &["what"] };

/// Every section.
pub(super) const SECTIONS: &[Section] = &[
    ORGANISATION,
    PLAN_OFFLINE,
    POLICY,
    RATING,
    DAYS_ALLOWED,
    LIMITS,
    CHECK,
    OWN_CHECK,
    ROLE,
    ROLES,
    SHIFTS,
    SOURCE,
    STATEMENT,
    MATCH,
    WAIVER,
    BOARD,
    ACTION,
    DECISION,
];

/// The one section that has a key of this name; `None` where there is none or more than one.
pub(super) fn home_of(key: &str) -> Option<&'static str> {
    let mut homes = SECTIONS.iter().filter(|section| section.keys.contains(&key)).map(|section| section.heading);
    homes.next().filter(|_| homes.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_one_section_has_a_home_and_a_shared_one_has_none() {
        assert_eq!(home_of("marking"), Some("[policy]"));
        assert_eq!(home_of("name"), None);
        assert_eq!(home_of("colour"), None);
    }
}
