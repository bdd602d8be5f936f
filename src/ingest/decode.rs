//! Columns whose cells do not mean what they say: `Block sign in`, `userAccountControl`, codes for words.
//!
//! A cell is turned into other text before it is typed, and that text is either a part of the
//! cell or stands in the program: no string is made for it. What cannot be decoded stays as it
//! is written, so that it is seen and said to be unreadable.

use crate::model::account::AccountField;
use crate::model::asset::AssetField;
use crate::model::cell;
use crate::model::date::{self, Date, DateOrder};
use crate::model::field::yes_no;
use crate::model::person_name;
use crate::model::register::Register;

/// How the cells of one column are read.
#[derive(Debug)]
pub struct Decode {
    /// In words, for `inspect` and the report.
    pub words: &'static str,
    /// The text that is meant.
    pub read: for<'a> fn(&'a str) -> &'a str,
}

/// How one field is read from several columns.
#[derive(Debug)]
pub struct Combine {
    /// In words, for `inspect` and the report.
    pub words: &'static str,
    /// The text that is meant. A column that is not there gives an empty text.
    pub read: for<'a> fn(&[&'a str]) -> &'a str,
}

impl PartialEq for Decode {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

impl Eq for Decode {}

/// Yes means no.
pub static INVERTED: Decode = Decode { words: "yes there means no here", read: inverted };
/// The bits of `userAccountControl`; `0x2` is ACCOUNTDISABLE.
pub static ACCOUNT_CONTROL: Decode = Decode { words: "its bit 0x2 means disabled", read: account_control };
/// The same bits, for a computer that is in use or not.
pub static COMPUTER_CONTROL: Decode = Decode { words: "its bit 0x2 means out of use", read: computer_control };
/// Whether a computer's account is enabled, as whether it is in use.
pub static IN_USE: Decode = Decode { words: "a disabled computer account is out of use", read: in_use };
/// Yes in a column such as `Obsolete`.
pub static GONE: Decode = Decode { words: "yes means that it is gone", read: |text| gone(&[text]) };
/// The name in a distinguished name.
pub static COMMON_NAME: Decode = Decode { words: "the name in it", read: person_name::common_name };
/// A host name without the `$` that directories write behind it.
pub static HOST: Decode = Decode { words: "without the $ at its end", read: |text| cell::trim(text).trim_end_matches('$') };
/// AWS: whether a user has a console password. The root user always has one.
pub static CONSOLE: Decode = Decode { words: "console access; the root user always has it", read: console };
/// AWS: the user's name at the end of an ARN, and the root user as the report itself calls it.
pub static ARN: Decode = Decode { words: "the user at its end", read: arn };
/// `ServiceNow`'s codes of `operational_status`.
pub static OPERATIONAL_STATUS: Decode = Decode { words: "its codes as words", read: operational_status };
/// `ServiceNow`'s codes of `install_status` (from memory).
pub static INSTALL_STATUS: Decode = Decode { words: "its codes as words", read: install_status };

/// The newest day in several columns.
pub static NEWEST: Combine = Combine { words: "the newest of them", read: newest };
/// The first column with a day in it.
pub static FIRST_DAY: Combine = Combine { words: "the first of them that has a day", read: first_day };
/// The same cell a second time.
pub static SAME: Combine = Combine { words: "the same cells", read: |cells| cells[0] };
/// Yes for every row: the whole list is of a cloud service.
pub static IN_THE_CLOUD: Combine = Combine { words: "every account of this list is in the cloud", read: |_| "true" };
/// AWS: for each of two keys whether it is active, and when it was last changed.
pub static AWS_KEYS: Combine = Combine { words: "the older of the active keys", read: aws_keys };
/// Yes in any of several columns such as `Obsolete`.
pub static ANY_GONE: Combine = Combine { words: "yes in any of them means that it is gone", read: gone };
/// AWS: password, keys, certificates; a user without any of them cannot sign in.
pub static AWS_ENABLED: Combine = Combine { words: "a password, an active key or certificate in any of them", read: aws_enabled };
/// AWS: password, then keys; a user without a password and with a key is a program.
pub static AWS_KIND: Combine = Combine { words: "no password and an active key: a service account", read: aws_kind };

/// Headers that mean a field in every list, but not as they are written.
pub static HEADERS: &[(Register, usize, &Decode, &[&str])] = &[
    (
        Register::Accounts,
        AccountField::Enabled as usize,
        &INVERTED,
        &[
            "Block sign in",
            "Block sign-in",
            "Sign-in blocked",
            "Block credential",
            "Disabled",
            "Account Disabled",
            "Is Disabled",
            "Suspended",
            "Is Suspended",
            "Blocked",
            "Deactivated",
        ],
    ),
    (Register::Accounts, AccountField::Enabled as usize, &ACCOUNT_CONTROL, &["userAccountControl"]),
    (Register::Assets, AssetField::Status as usize, &GONE, &["Obsolete", "Decommissioned", "Retired", "Disposed", "Deleted"]),
];

fn inverted(text: &str) -> &str {
    match yes_no(text) {
        Some(true) => "false",
        Some(false) => "true",
        // `Disabled: 3 March 2026` says that it was, and since when.
        None if date::read(text, DateOrder::DayFirst).is_some() => "false",
        None => text,
    }
}

fn is_disabled(control: &str) -> Option<bool> {
    let text = cell::trim(control);
    let bits = match text.strip_prefix("0x") {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => text.parse().ok()?,
    };
    Some(bits & 0x2 != 0)
}

fn account_control(text: &str) -> &str {
    match is_disabled(text) {
        Some(true) => "false",
        Some(false) => "true",
        None => text,
    }
}

fn computer_control(text: &str) -> &str {
    match is_disabled(text) {
        Some(true) => "Inactive",
        Some(false) => "Active",
        None => text,
    }
}

fn in_use(text: &str) -> &str {
    match yes_no(text) {
        Some(true) => "Active",
        Some(false) => "Inactive",
        None => text,
    }
}

fn gone<'a>(cells: &[&'a str]) -> &'a str {
    let says_gone = |text: &&str| yes_no(text) == Some(true) || date::read(text, DateOrder::DayFirst).is_some();
    if cells.iter().any(says_gone) { "Decommissioned" } else { "" }
}

fn console(text: &str) -> &str {
    if is_not_supported(text) { "true" } else { text }
}

/// AWS writes this in the row of the root user, whose console password cannot be taken away.
fn is_not_supported(text: &str) -> bool {
    cell::trim(text).eq_ignore_ascii_case("not_supported")
}

fn aws_enabled<'a>(cells: &[&'a str]) -> &'a str {
    let is_root = cells.first().is_some_and(|password| is_not_supported(password));
    if is_root || cells.iter().any(|text| yes_no(text) == Some(true)) { "true" } else { "false" }
}

fn aws_kind<'a>(cells: &[&'a str]) -> &'a str {
    let Some((password, keys)) = cells.split_first() else { return "" };
    let has_key = keys.iter().any(|text| yes_no(text) == Some(true));
    if yes_no(password) == Some(false) && has_key { "Service account" } else { "" }
}

fn newest<'a>(cells: &[&'a str]) -> &'a str {
    let day = |text: &str| -> Option<Date> { date::read(text, DateOrder::DayFirst) };
    let newest = cells.iter().filter(|text| day(text).is_some()).max_by_key(|text| day(text));
    newest.or_else(|| cells.iter().find(|text| !text.trim().is_empty())).copied().unwrap_or_default()
}

fn first_day<'a>(cells: &[&'a str]) -> &'a str {
    let is_day = |text: &&&str| date::read(text, DateOrder::DayFirst).is_some();
    cells.iter().find(is_day).or(cells.first()).copied().unwrap_or_default()
}

fn aws_keys<'a>(cells: &[&'a str]) -> &'a str {
    let active = cells.chunks_exact(2).filter(|key| yes_no(key[0]) == Some(true)).map(|key| key[1]);
    let day = |text: &&str| date::read(text, DateOrder::DayFirst);
    active.filter(|text| day(text).is_some()).min_by_key(day).unwrap_or_default()
}

fn operational_status(text: &str) -> &str {
    match cell::trim(text) {
        "1" => "Operational",
        "2" => "Non-Operational",
        "3" => "Repair in Progress",
        "4" => "DR Standby",
        "5" => "Ready",
        "6" => "Retired",
        _ => text,
    }
}

fn install_status(text: &str) -> &str {
    match cell::trim(text) {
        "1" => "Installed",
        "2" => "On Order",
        "3" => "In Maintenance",
        "4" => "Pending Install",
        "5" => "Pending Repair",
        "6" => "In Stock",
        "7" => "Retired",
        "8" => "Stolen",
        "100" => "Absent",
        _ => text,
    }
}

fn arn(text: &str) -> &str {
    if text.ends_with(":root") { "<root_account>" } else { text.rsplit('/').next().unwrap_or(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_mean_other_than_they_say() {
        for (decode, text, meant) in [
            (&INVERTED, "True", "false"),
            (&INVERTED, "no", "true"),
            (&INVERTED, "2026-03-01", "false"),
            (&INVERTED, "", ""),
            (&INVERTED, "Enabled", "Enabled"),
            (&ACCOUNT_CONTROL, "512", "true"),
            (&ACCOUNT_CONTROL, "514", "false"),
            (&ACCOUNT_CONTROL, "66050", "false"),
            (&ACCOUNT_CONTROL, "0x200", "true"),
            (&ACCOUNT_CONTROL, "NORMAL_ACCOUNT", "NORMAL_ACCOUNT"),
            (&COMPUTER_CONTROL, "4098", "Inactive"),
            (&IN_USE, "False", "Inactive"),
            (&GONE, "1", "Decommissioned"),
            (&GONE, "0", ""),
            (&HOST, "PC12$", "PC12"),
            (&CONSOLE, "not_supported", "true"),
            (&OPERATIONAL_STATUS, "6", "Retired"),
            (&OPERATIONAL_STATUS, "Retired", "Retired"),
        ] {
            assert_eq!((decode.read)(text), meant, "{}: {text}", decode.words);
        }
    }

    #[test]
    fn fields_from_several_columns() {
        assert_eq!((NEWEST.read)(&["N/A", "2026-11-03T08:00:00+00:00", "2026-09-01T08:00:00+00:00"]), "2026-11-03T08:00:00+00:00");
        assert_eq!((NEWEST.read)(&["no_information", "N/A", ""]), "no_information");
        assert_eq!((FIRST_DAY.read)(&["N/A", "2025-01-01", "2026-01-01"]), "2025-01-01");
        assert_eq!((AWS_KIND.read)(&["false", "true", "false"]), "Service account");
        assert_eq!((AWS_KIND.read)(&["true", "true", "false"]), "");
        assert_eq!((AWS_ENABLED.read)(&["false", "false", "false", "", ""]), "false");
        assert_eq!((AWS_ENABLED.read)(&["not_supported", "false", "false", "", ""]), "true");
        assert_eq!((AWS_KEYS.read)(&["true", "2026-02-01", "true", "2025-01-01"]), "2025-01-01");
        assert_eq!((AWS_KEYS.read)(&["true", "2026-02-01", "false", "2025-01-01"]), "2026-02-01");
        assert_eq!((AWS_KEYS.read)(&["false", "N/A", "false", "N/A"]), "");
        assert_eq!((ANY_GONE.read)(&["0", "1"]), "Decommissioned");
    }
}
