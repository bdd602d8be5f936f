//! Columns that we understand: each is written down once, in the table of its register.

use super::cell::{self, Cell};
use super::date::{self, Date, DateOrder};

/// One column that we understand.
#[derive(Debug)]
pub struct FieldSpec {
    /// How the policy, the docs and the reports name it, in kebab case.
    pub name: &'static str,
    /// What it means: one sentence.
    pub doc: &'static str,
    /// What its cells hold.
    pub kind: FieldKind,
    /// How far it tells its register from the others.
    pub tells: Tells,
    /// Headers that mean it. The earlier one wins where two columns claim the field.
    pub synonyms: &'static [&'static str],
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Words.
    Text,
    /// A day.
    Day,
    /// Yes or no.
    YesNo,
}

impl FieldKind {
    /// The word the docs use.
    pub fn name(self) -> &'static str {
        match self {
            FieldKind::Text => "text",
            FieldKind::Day => "date",
            FieldKind::YesNo => "yes or no",
        }
    }
}

/// How far a field tells its register from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tells {
    /// It identifies a record.
    Key,
    /// It stands in registers of this kind and hardly in others.
    Telling,
    /// It stands everywhere.
    Plain,
}

/// A field of one register.
pub trait Field: Copy + Eq + std::fmt::Debug + 'static {
    /// Its place in the register's table.
    fn index(self) -> usize;
    /// What is written down about it.
    fn spec(self) -> &'static FieldSpec;
}

/// What typing a record needs of a row.
pub trait Cells<'a> {
    /// The text under the field's column; `None` where the list has no such column.
    fn text(&self, field: usize) -> Option<&'a str>;
    /// How the field's column writes its dates.
    fn order(&self, field: usize) -> DateOrder;
}

/// A type a cell can be read as.
pub trait ReadCell<'a>: Sized {
    /// What the docs call it.
    const KIND: FieldKind;
    /// Reads the text of a cell; `None` where there is no such column.
    fn read(text: Option<&'a str>, order: DateOrder) -> Self;
}

/// A cell of words.
pub type Text<'a> = Cell<'a, &'a str>;
/// A cell that holds a day.
pub type Day<'a> = Cell<'a, Date>;
/// A cell that answers yes or no.
pub type YesNo<'a> = Cell<'a, bool>;

impl<'a> ReadCell<'a> for Text<'a> {
    const KIND: FieldKind = FieldKind::Text;
    fn read(text: Option<&'a str>, _: DateOrder) -> Self {
        text.map_or(Cell::Absent, cell::classify)
    }
}

impl<'a> ReadCell<'a> for Day<'a> {
    const KIND: FieldKind = FieldKind::Day;
    fn read(text: Option<&'a str>, order: DateOrder) -> Self {
        let Some(text) = text else { return Cell::Absent };
        // A date is by far the likeliest thing in a column of dates.
        if let Some(day) = date::read(text, order) {
            return Cell::Value(day);
        }
        match cell::classify(text) {
            Cell::Value(text) if is_never(text) => Cell::Placeholder(text),
            Cell::Value(text) => Cell::Unreadable(text),
            missing => missing.and_then(text, |_: &str| None),
        }
    }
}

impl<'a> ReadCell<'a> for YesNo<'a> {
    const KIND: FieldKind = FieldKind::YesNo;
    fn read(text: Option<&'a str>, _: DateOrder) -> Self {
        let Some(text) = text else { return Cell::Absent };
        if let Some(answer) = yes_no(text) {
            return Cell::Value(answer);
        }
        cell::classify(text).and_then(cell::trim(text), yes_no)
    }
}

/// Exports write `Never` where there is no date.
fn is_never(text: &str) -> bool {
    ["never", "never logged in", "never signed in"].iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Reads yes or no in the spellings registers use. A list of second factors counts as yes.
pub fn yes_no(text: &str) -> Option<bool> {
    const YES: &[&str] = &[
        "yes",
        "y",
        "true",
        "t",
        "1",
        "x",
        "✓",
        "✔",
        "☑",
        "on",
        "enabled",
        "active",
        "registered",
        "enforced",
        "enrolled",
        "capable",
        "ok",
        "done",
        "covered",
        "in place",
    ];
    const NO: &[&str] = &[
        "no",
        "n",
        "false",
        "f",
        "0",
        "off",
        "disabled",
        "inactive",
        "none",
        "nil",
        "not registered",
        "not enrolled",
        "not enabled",
        "not capable",
        "✗",
        "✘",
        "☐",
        "suspended",
        "blocked",
        "deprovisioned",
        "deleted",
    ];
    const FACTORS: &[&str] = &[
        "authenticator",
        "fido",
        "passkey",
        "yubikey",
        "smartcard",
        "smart card",
        "windows hello",
        "sms",
        "totp",
        "token",
        "mobilephone",
        "softwareoath",
    ];
    let text = cell::trim(text);
    let same = |word: &&str| word.eq_ignore_ascii_case(text);
    if YES.iter().any(same) {
        Some(true)
    } else if NO.iter().any(same) {
        Some(false)
    } else {
        let lower = text.to_lowercase();
        FACTORS.iter().any(|factor| lower.contains(factor)).then_some(true)
    }
}

/// Declares one register: its record with a typed cell a field, the enum of its
/// fields, and the table that reading, `inspect`, the policy and the docs walk.
macro_rules! register {
    ($(#[$about:meta])* $record:ident, $field:ident;
     $($(#[doc = $doc:literal])+ $variant:ident $member:ident $name:literal $kind:ident $tells:ident [$($synonym:literal),* $(,)?];)+) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy)]
        pub struct $record<'a> {
            $($(#[doc = $doc])+ pub $member: $crate::model::field::$kind<'a>,)+
        }

        /// The columns of this register that we understand.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $field { $($(#[doc = $doc])+ $variant,)+ }

        /// What is written down about each field, in order.
        pub static FIELDS: &[$crate::model::field::FieldSpec] = &[$($crate::model::field::FieldSpec {
            name: $name,
            doc: concat!($($doc),+),
            kind: <$crate::model::field::$kind<'static> as $crate::model::field::ReadCell<'static>>::KIND,
            tells: $crate::model::field::Tells::$tells,
            synonyms: &[$($synonym),*],
        },)+];

        impl $crate::model::field::Field for $field {
            fn index(self) -> usize { self as usize }
            fn spec(self) -> &'static $crate::model::field::FieldSpec { &FIELDS[self as usize] }
        }

        impl<'a> $record<'a> {
            /// Types one row.
            pub fn read(cells: &impl $crate::model::field::Cells<'a>) -> Self {
                use $crate::model::field::{Field as _, ReadCell as _};
                $record { $($member: $crate::model::field::$kind::read(
                    cells.text($field::$variant.index()), cells.order($field::$variant.index())),)+ }
            }
        }
    };
}
pub(crate) use register;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_in_their_spellings() {
        for text in ["Yes", " TRUE", "x", "✓", "Enforced", "Microsoft Authenticator; SMS"] {
            assert_eq!(yes_no(text), Some(true), "{text}");
        }
        for text in ["No", "false", "None", "Not registered"] {
            assert_eq!(yes_no(text), Some(false), "{text}");
        }
        assert_eq!(yes_no("perhaps"), None);
        assert_eq!(YesNo::read(Some("perhaps"), DateOrder::DayFirst), Cell::Unreadable("perhaps"));
        assert_eq!(YesNo::read(Some("TBC"), DateOrder::DayFirst), Cell::Placeholder("TBC"));
    }

    #[test]
    fn a_day_that_is_no_date_is_unreadable_not_blank() {
        assert_eq!(Day::read(Some("last week"), DateOrder::DayFirst), Cell::Unreadable("last week"));
        assert_eq!(Day::read(Some("Never"), DateOrder::DayFirst), Cell::Placeholder("Never"));
        assert_eq!(Day::read(Some("  "), DateOrder::DayFirst), Cell::Blank);
        assert_eq!(Day::read(None, DateOrder::DayFirst), Cell::Absent);
    }
}
