//! What several checks ask of an account.

use super::{Account, Kind};
use crate::model::cell::Cell;

/// Groups whose members are privileged wherever they stand. From Microsoft's list of protected groups.
const PRIVILEGED_GROUPS: &[&str] = &[
    "domain admins",
    "enterprise admins",
    "schema admins",
    "administrators",
    "account operators",
    "server operators",
    "backup operators",
    "print operators",
    "global administrator",
    "privileged role administrator",
    "dnsadmins",
];

/// Groups that let an account in from outside or at a screen.
const REMOTE_GROUPS: &[&str] =
    &["vpn", "remote desktop", "rdp", "remote access", "remote management", "citrix", "directaccess", "terminal server"];

impl<'a> Account<'a> {
    /// The natural key: username, else e-mail, else name.
    pub fn key(&self) -> Option<&'a str> {
        self.username.value().or(self.email.value()).or(self.name.value())
    }

    /// How a person would point at it: `svc-backup, nightly backup`.
    pub fn label(&self) -> String {
        match (self.key(), self.name.value()) {
            (Some(key), Some(name)) if !key.eq_ignore_ascii_case(name) => format!("{key}, {name}"),
            (Some(only), _) | (None, Some(only)) => only.to_owned(),
            (None, None) => String::new(),
        }
    }

    /// Whether it can sign in on `day`. An expiry date that has passed means no.
    pub fn is_enabled(&self, day: crate::model::date::Date) -> Cell<'a, bool> {
        match (self.enabled, self.expires) {
            (_, Cell::Value(expires)) if expires < day => Cell::Value(false),
            (enabled, _) => enabled,
        }
    }

    /// Whether it has more rights than an ordinary user: from its own column, else from its groups.
    ///
    /// `more_groups` are names the policy adds. Unknown where neither column is there.
    pub fn is_privileged(&self, more_groups: &[String]) -> Cell<'a, bool> {
        let by_column = match self.privileged {
            Cell::Value(text) => Cell::Value(crate::model::field::yes_no(text).unwrap_or(!is_ordinary(text))),
            Cell::Placeholder(_) | Cell::NotApplicable(_) | Cell::Blank => Cell::Value(false),
            Cell::Absent => Cell::Absent,
            Cell::Unreadable(text) => Cell::Unreadable(text),
        };
        if by_column == Cell::Value(true) {
            return by_column;
        }
        match self.groups {
            Cell::Value(groups) if groups.contains("ADPropertyValueCollection") => {
                if by_column.is_absent() {
                    Cell::Unreadable(groups)
                } else {
                    by_column
                }
            }
            Cell::Value(groups) => Cell::Value(names_privileged_group(groups, more_groups)),
            Cell::Absent => by_column,
            _ => Cell::Value(false),
        }
    }

    /// What shows that a person could sign in with it, at a screen or from outside; `None` where nothing does.
    pub fn seen_interactive(&self) -> Option<String> {
        if self.interactive == Cell::Value(true) {
            return Some("interactive sign-in is recorded".to_owned());
        }
        if self.remote == Cell::Value(true) {
            return Some("remote sign-in is recorded".to_owned());
        }
        let groups = self.groups.value()?;
        let group = groups.split([';', '|', '\n']).find(|group| {
            let lower = group.to_lowercase();
            REMOTE_GROUPS.iter().any(|word| lower.contains(word))
        })?;
        Some(format!("it is a member of “{}”", common_name(group)))
    }

    /// Whether the list says outright that nobody can sign in with it by hand.
    pub fn is_never_interactive(&self) -> bool {
        self.interactive == Cell::Value(false) && self.remote != Cell::Value(true)
    }

    /// Whether it is a service account that can sign in, or may.
    pub fn is_live_service(&self, day: crate::model::date::Date) -> bool {
        self.kind() == Kind::Service && self.is_enabled(day) != Cell::Value(false)
    }
}

/// Words a privilege column uses for people without any.
fn is_ordinary(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    ["user", "standard", "normal", "ordinary", "none", "member", "basic", "-"].iter().any(|word| lower.starts_with(word))
}

fn names_privileged_group(groups: &str, more: &[String]) -> bool {
    groups.split([';', '|', '\n']).any(|group| {
        let lower = common_name(group).to_lowercase();
        PRIVILEGED_GROUPS.contains(&lower.as_str()) || lower.contains("admin") || more.iter().any(|own| own.eq_ignore_ascii_case(&lower))
    })
}

/// `CN=Domain Admins,OU=…` as `Domain Admins`.
fn common_name(group: &str) -> &str {
    let group = group.trim();
    let bare = group.strip_prefix("CN=").or_else(|| group.strip_prefix("cn=")).unwrap_or(group);
    bare.split(",OU=").next().and_then(|b| b.split(",CN=").next()).and_then(|b| b.split(",DC=").next()).unwrap_or(bare).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn privileged_groups_by_name() {
        assert!(names_privileged_group("Staff;CN=Domain Admins,CN=Users,DC=x", &[]));
        assert!(names_privileged_group("EPR-Admins", &[]));
        assert!(names_privileged_group("Tier0", &["tier0".to_owned()]));
        assert!(!names_privileged_group("Staff;Printers", &[]));
        assert!(is_ordinary("Standard user"));
    }
}
