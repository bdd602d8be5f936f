//! What several checks ask of an account.

use arrayvec::ArrayVec;

use super::population::Belonging;
use super::{Account, Kind};
use crate::model::cell::Cell;
use crate::model::key::{self, KeyHash};
use crate::model::person_name;
use crate::model::remembered::Remembered;
use crate::model::words::{Within, Words};

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

/// Groups and roles that hold every key of a directory.
const RULING_GROUPS: &[&str] = &["domain admin", "enterprise admin", "schema admin", "global admin", "company admin"];

/// Groups that let an account in from outside or at a screen.
static REMOTE_GROUPS: Within =
    Within::new(&["vpn", "remote desktop", "rdp", "remote access", "remote management", "citrix", "directaccess", "terminal server"]);

/// Words of a directory or sign-in name that lie in the cloud.
static CLOUD_DIRECTORIES: Within = Within::new(&[
    "entra",
    "azure",
    "onmicrosoft",
    "microsoft 365",
    "office 365",
    "google workspace",
    "okta",
    "aws",
    "amazon web services",
]);

/// Parts of a username that mark an account for administration only.
const ADMIN_MARKS: &[&str] = &["adm", "da", "ea", "sa", "priv", "pa", "t0", "t1", "t2", "su", "root"];

/// Usernames that many people know, whatever number stands behind them.
static GENERIC_NAMES: Words = Words::new(&[&[
    "admin",
    "administrator",
    "root",
    "root_account",
    "guest",
    "test",
    "tester",
    "user",
    "sysadmin",
    "superuser",
    "supervisor",
    "support",
    "helpdesk",
    "itadmin",
    "itsupport",
    "operator",
    "manager",
    "reception",
    "shared",
    "temp",
    "training",
    "default",
    "scanner",
    "office",
]]);

/// Words of a kind column for identities that only a machine can use.
static MACHINE_KINDS: Within =
    Within::new(&["managed identity", "managedidentity", "managedserviceaccount", "managed service account", "principal", "gmsa"]);

/// Groups with *admin* in their name whose members run wards and offices, not computers.
const OFFICE_GROUPS: &[&str] =
    &["clerical", "administration", "administrative", "admin staff", "admin team", "medical admin", "ward admin"];

impl<'a> Account<'a> {
    /// The natural key: username, else e-mail, else name.
    pub fn key(&self) -> Option<&'a str> {
        self.username.value().or(self.email.value()).or(self.name.value())
    }

    /// How a person would point at it, in parts: `svc-backup, nightly backup`.
    pub fn label(&self) -> [&'a str; 3] {
        match (self.key(), self.name.value()) {
            (Some(key), Some(name)) if !key.eq_ignore_ascii_case(name) => [key, ", ", name],
            (Some(only), _) | (None, Some(only)) => [only, "", ""],
            (None, None) => [""; 3],
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
            Cell::Value(text) => Cell::Value(crate::model::field::yes_no(text).unwrap_or_else(|| !is_ordinary(text))),
            Cell::Placeholder(_) | Cell::NotApplicable(_) | Cell::Blank => Cell::Value(false),
            Cell::Absent => Cell::Absent,
            Cell::Unreadable(text) => Cell::Unreadable(text),
        };
        if by_column == Cell::Value(true) {
            return by_column;
        }
        match self.groups {
            Cell::Unreadable(groups) => {
                // Only a column that answers settles it; a blank one beside groups nobody can read does not.
                if self.privileged.value().is_some() { by_column } else { Cell::Unreadable(groups) }
            }
            Cell::Value(groups) => Cell::Value(names_privileged_group(groups, more_groups)),
            Cell::Absent => by_column,
            _ => Cell::Value(false),
        }
    }

    /// The group or role that makes it privileged, as written; `None` where only a yes says so, or it is not.
    pub fn privileged_by(&self, more_groups: &[String]) -> Option<&'a str> {
        self.groups_and_roles().find(|group| is_privileged_group(group, more_groups))
    }

    /// The group or role through which it rules a whole directory: the worst to lose.
    pub fn rules_directory_by(&self) -> Option<&'a str> {
        let rules = |group: &str| key::with_lower(group, |lower| RULING_GROUPS.iter().any(|ruling| lower.starts_with(ruling)));
        self.groups_and_roles().find(|group| rules(group))
    }

    fn groups_and_roles(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let cells = [self.groups.value(), self.privileged.value()];
        cells.into_iter().flatten().flat_map(each_group).map(common_name)
    }

    /// The keys under which the person it belongs to would be known, the surest first: staff number,
    /// e-mail (a username may be one), username.
    pub fn person_keys(&self) -> ArrayVec<KeyHash, 5> {
        let address = self.username.value().filter(|username| memchr::memchr(b'@', username.as_bytes()).is_some());
        let number = self.employee_id.value().map(person_name::employee_id);
        let emails = [self.email.value(), address, self.principal_name.value()].into_iter().flatten().map(person_name::email);
        number.into_iter().chain(emails).chain(self.username.value().map(person_name::username)).collect()
    }

    /// What shows that a person could sign in with it, at a screen or from outside; `None` where nothing does.
    pub fn seen_interactive(&self) -> Option<String> {
        if self.interactive == Cell::Value(true) {
            return Some("interactive sign-in is recorded".to_owned());
        }
        self.seen_remote()
    }

    /// What shows that it can sign in from outside; `None` where nothing does.
    pub fn seen_remote(&self) -> Option<String> {
        if self.remote == Cell::Value(true) {
            return Some("remote sign-in is recorded".to_owned());
        }
        let group = remote_group(self.groups.value()?)?;
        Some(format!("it is a member of “{}”", common_name(group)))
    }

    /// Whether it is the root of an AWS account, as its credential report writes it.
    pub fn is_cloud_root(&self) -> bool {
        self.username.value().is_some_and(|username| username.eq_ignore_ascii_case("<root_account>"))
    }

    /// Whether a reference says under which exception it does without a second factor.
    pub fn has_mfa_exception(&self) -> bool {
        self.mfa_exception.value().is_some_and(|text| crate::model::field::yes_no(text) != Some(false))
    }

    /// Whether it signs in to a service in the cloud: its list says so, or where it lives does.
    pub fn is_cloud(&self) -> bool {
        let told = || {
            let lives = [self.directory.value(), self.username.value(), self.principal_name.value()];
            lives.into_iter().flatten().any(|text| CLOUD_DIRECTORIES.any_in(text))
        };
        self.cloud.value().unwrap_or_else(told)
    }

    /// Whether it is named as a second account for administration only: `adm-jsmith`, `jsmith (admin)`.
    pub fn is_named_for_administration(&self) -> bool {
        let username = without_domain(self.username.value().unwrap_or_default()).to_lowercase();
        // Not split at a full stop: `sa.tran` is a name.
        let mut parts = username.split(['-', '_']);
        let first = parts.next().unwrap_or_default();
        let last = parts.next_back();
        let is_mark = |part: &str| ADMIN_MARKS.contains(&part);
        let marked = last.is_some_and(|last| is_mark(first) || is_mark(last));
        let spelt = ["admin", "adm."].iter().any(|word| username.starts_with(word))
            || [".adm", "admin"].iter().any(|word| username.ends_with(word));
        let shown = self.name.value().unwrap_or_default().to_lowercase();
        marked || spelt || shown.split(|c: char| !c.is_alphanumeric()).any(|word| word == "admin" || word == "administrator")
    }

    /// The default or shared name it bears, such as `administrator` or `test`; `None` where it is named as one's own.
    pub fn generic_name(&self) -> Option<&'a str> {
        let username = self.username.value()?;
        let word = without_domain(username).trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | '.'));
        GENERIC_NAMES.has(word.trim_matches(['<', '>']).as_bytes()).then_some(username)
    }

    /// The sort of people outside the staff list that it says its person is of: agency, bank, student …
    pub fn population(&self) -> Option<&'static str> {
        self.belonging().guess()
    }

    /// The cells that tell to which sort of people it belongs.
    pub fn belonging(&self) -> Belonging<'a> {
        let words = [self.kind.value(), self.directory.value(), self.department.value(), self.purpose.value(), self.name.value()];
        Belonging { words, username: self.username.value() }
    }

    /// Whether nobody can sign in with it by hand: the list says so outright, or it is of a sort that
    /// no person can use (managed identities, service principals, group managed service accounts).
    pub fn is_never_interactive(&self) -> bool {
        self.is_machine_identity() || self.interactive == Cell::Value(false) && self.remote != Cell::Value(true)
    }

    /// Whether it is of a sort that no person can use, whose secret machines make and change.
    pub fn is_machine_identity(&self) -> bool {
        let name = person_name::behind_domain(self.username.value().unwrap_or_default());
        self.kind.value().is_some_and(|kind| MACHINE_KINDS.any_in(kind))
            || self.kind() == Kind::Service && (name.ends_with('$') || begins(name, "gmsa"))
    }

    /// Whether it is a service account that can sign in, or may.
    pub fn is_live_service(&self, day: crate::model::date::Date) -> bool {
        self.kind() == Kind::Service && self.is_enabled(day) != Cell::Value(false)
    }
}

/// Whether a text begins with these letters, in either case.
fn begins(text: &str, with: &str) -> bool {
    text.as_bytes().get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()))
}

/// A username without the domain before or behind it.
pub(super) fn without_domain(username: &str) -> &str {
    let bare = person_name::behind_domain(username);
    memchr::memchr(b'@', bare.as_bytes()).map_or(bare, |at| &bare[..at])
}

/// Words a privilege column uses for people without any.
fn is_ordinary(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    ["user", "standard", "normal", "ordinary", "none", "member", "basic", "not ", "non", "inactive", "disabled", "-"]
        .iter()
        .any(|word| lower.starts_with(word))
}

fn names_privileged_group(groups: &str, more: &[String]) -> bool {
    static REMEMBERED: Remembered<bool> = Remembered::new(4_096);
    let any = |more: &[String]| each_group(groups).any(|group| is_privileged_group(common_name(group), more));
    // Many accounts are in the same groups, and few policies name further ones.
    if more.is_empty() { REMEMBERED.of([groups], || any(&[])) } else { any(more) }
}

fn is_privileged_group(group: &str, more: &[String]) -> bool {
    let is_built_in = |lower: &str| {
        let named_admin = lower.contains("admin") && !OFFICE_GROUPS.iter().any(|office| lower.contains(office));
        named_admin || PRIVILEGED_GROUPS.contains(&lower)
    };
    key::with_lower(group, |lower| is_built_in(lower) || more.iter().any(|own| own.eq_ignore_ascii_case(lower)))
}

/// The first group, as written, that lets its members in from outside or at a screen.
fn remote_group(groups: &str) -> Option<&str> {
    static REMEMBERED: Remembered<bool> = Remembered::new(4_096);
    let first = || each_group(groups).find(|group| REMOTE_GROUPS.any_in(group));
    if REMEMBERED.of([groups], || first().is_some()) { first() } else { None }
}

/// The groups or roles that a cell names.
fn each_group(groups: &str) -> impl Iterator<Item = &str> {
    groups.split([';', '|', '\n'])
}

/// `CN=Domain Admins,OU=…` as `Domain Admins`.
fn common_name(group: &str) -> &str {
    let group = group.trim();
    let bare = group.strip_prefix("CN=").or_else(|| group.strip_prefix("cn=")).unwrap_or(group);
    // Most have no further part.
    let Some(comma) = bare.find(',') else { return bare.trim() };
    let further = [",OU=", ",CN=", ",DC="].into_iter().filter_map(|part| bare[comma..].find(part)).min();
    further.map_or(bare, |at| &bare[..comma + at]).trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::account::AccountField;
    use crate::model::written::Row;

    #[test]
    fn privileged_groups_by_name() {
        assert!(names_privileged_group("Staff;CN=Domain Admins,CN=Users,DC=x", &[]));
        assert!(names_privileged_group("EPR-Admins", &[]));
        assert!(names_privileged_group("Tier0", &["tier0".to_owned()]));
        assert!(!names_privileged_group("Staff;Printers", &[]));
        assert!(!names_privileged_group("Admin & Clerical;Ward Administration", &[]));
        assert!(is_ordinary("Standard user"));
    }

    #[test]
    fn what_makes_an_account_privileged_is_named() {
        let row = Row::of(&[(AccountField::Groups, "Staff;CN=EPR-Admins,OU=x;CN=Domain Admins,CN=Users,DC=x")]);
        let account = Account::read(&row);
        assert_eq!(account.privileged_by(&[]), Some("EPR-Admins"));
        assert_eq!(account.rules_directory_by(), Some("Domain Admins"));
        let row = Row::of(&[(AccountField::Privileged, "Global Administrator")]);
        assert_eq!(Account::read(&row).rules_directory_by(), Some("Global Administrator"));
    }

    #[test]
    fn no_person_signs_in_as_a_machine_identity() {
        for (kind, name) in [("Managed Identity", "id-epr"), ("msDS-GroupManagedServiceAccount", "gmsa-sql$"), ("Service", "gmsa_epr")] {
            let row = Row::of(&[(AccountField::Kind, kind), (AccountField::Username, name)]);
            assert!(Account::read(&row).is_never_interactive(), "{kind} {name}");
        }
        let row = Row::of(&[(AccountField::Kind, "Service"), (AccountField::Username, "svc-backup")]);
        assert!(!Account::read(&row).is_never_interactive());
    }

    #[test]
    fn a_username_that_is_an_address_is_both_keys() {
        let row = Row::of(&[(AccountField::Username, "ann.lee@x.example"), (AccountField::EmployeeId, "0042")]);
        let keys = Account::read(&row).person_keys();
        assert_eq!(keys[..2], [person_name::employee_id("42"), person_name::email("ann.lee@x.example")]);
    }
}
