//! Columns that we understand: each is written down once, in the table of its register.

mod answer;

pub use answer::{Answers, NO, YES, yes_no};

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
    /// What more than plain yes and no means in it; empty but for fields of yes and no.
    pub answers: Answers,
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
    /// The text under the field's column; `None` where the list has none.
    fn text(&self, field: usize) -> Option<&'a str>;
    /// The same where that is simply a cell of the row, as it nearly always is; `None` says nothing.
    fn at_hand(&self, _: usize) -> Option<&'a str> {
        None
    }
    /// How the field's column writes its dates.
    fn order(&self, field: usize) -> DateOrder;
    /// The fields that [`text`](Self::text) may have something for, as bits: most lists have columns for few.
    fn present(&self) -> u64 {
        u64::MAX
    }
}

/// Some fields of a row, as bits, for a reading that asks for few: a record typed from it is as if the list had no others.
#[derive(Debug)]
pub struct Only<'c, C>(pub &'c C, pub u64);

impl<'a, C: Cells<'a>> Cells<'a> for Only<'_, C> {
    fn text(&self, field: usize) -> Option<&'a str> {
        if self.1 & 1 << field == 0 { None } else { self.0.text(field) }
    }

    fn at_hand(&self, field: usize) -> Option<&'a str> {
        if self.1 & 1 << field == 0 { None } else { self.0.at_hand(field) }
    }

    fn order(&self, field: usize) -> DateOrder {
        self.0.order(field)
    }

    fn present(&self) -> u64 {
        self.0.present() & self.1
    }
}

/// A type a cell can be read as.
pub trait ReadCell<'a>: Sized {
    /// What the docs call it.
    const KIND: FieldKind;
    /// Reads the text of a cell of this field; `None` where there is no such column. Only a day asks how days are written.
    fn read(text: Option<&'a str>, order: impl FnOnce() -> DateOrder, field: &'static FieldSpec) -> Self;
    /// The same of a text that takes no more than a look at it; `None` for one that takes more.
    fn read_at_a_look(_: &'a str, _: impl FnOnce() -> DateOrder) -> Option<Self> {
        None
    }
}

/// A cell of words.
pub type Text<'a> = Cell<'a, &'a str>;
/// One that holds a day.
pub type Day<'a> = Cell<'a, Date>;
/// One that answers yes or no.
pub type YesNo<'a> = Cell<'a, bool>;

impl<'a> ReadCell<'a> for Text<'a> {
    const KIND: FieldKind = FieldKind::Text;
    #[inline]
    fn read(text: Option<&'a str>, _: impl FnOnce() -> DateOrder, _: &'static FieldSpec) -> Self {
        match text.map_or(Cell::Absent, cell::classify) {
            Cell::Value(text) if is_type_name(text) => Cell::Unreadable(text),
            cell => cell,
        }
    }

    #[inline]
    fn read_at_a_look(text: &'a str, _: impl FnOnce() -> DateOrder) -> Option<Self> {
        (cell::is_plainly_value(text) && !may_name_a_type(text)).then_some(Cell::Value(text))
    }
}

impl<'a> ReadCell<'a> for Day<'a> {
    const KIND: FieldKind = FieldKind::Day;
    fn read(text: Option<&'a str>, order: impl FnOnce() -> DateOrder, _: &'static FieldSpec) -> Self {
        let Some(text) = text else { return Cell::Absent };
        // A date is by far the likeliest thing in a column of dates.
        if let Some(day) = date::read(text, order()) {
            return Cell::Value(day);
        }
        match cell::classify(text) {
            Cell::Value(text) if date::is_never(text) => Cell::Placeholder(text),
            Cell::Value(text) => Cell::Unreadable(text),
            missing => missing.and_then(text, |_: &str| None),
        }
    }

    #[inline]
    fn read_at_a_look(text: &'a str, order: impl FnOnce() -> DateOrder) -> Option<Self> {
        date::read_plain(text, order).map(Cell::Value)
    }
}

impl<'a> ReadCell<'a> for YesNo<'a> {
    const KIND: FieldKind = FieldKind::YesNo;
    fn read(text: Option<&'a str>, _: impl FnOnce() -> DateOrder, field: &'static FieldSpec) -> Self {
        let Some(text) = text else { return Cell::Absent };
        if let Some(answer) = field.answers.read(text) {
            return Cell::Value(answer);
        }
        cell::classify(text).and_then(cell::trim(text), |_| None)
    }
}

/// Reads one cell. Never in line: a record has many, and what reads them all must stay small. Into its place, for what comes
/// back by way of memory is waited for. Most take no further call, and so nothing is put by for one.
#[inline(never)]
pub fn read_one<'a, T: ReadCell<'a>>(place: &mut T, cells: &impl Cells<'a>, field: usize, spec: &'static FieldSpec) {
    match cells.at_hand(field).and_then(|text| T::read_at_a_look(text, || cells.order(field))) {
        Some(cell) => *place = cell,
        None => read_with_care(place, cells, field, spec),
    }
}

#[inline(never)]
fn read_with_care<'a, T: ReadCell<'a>>(place: &mut T, cells: &impl Cells<'a>, field: usize, spec: &'static FieldSpec) {
    *place = T::read(cells.text(field), || cells.order(field), spec);
}

/// What Windows PowerShell prints where a cell should hold a list: the name of the list's type, and nothing of what is in it.
#[inline]
fn is_type_name(text: &str) -> bool {
    may_name_a_type(text) && names_a_type(text)
}

/// Nearly everything else is told from it by its first letters.
#[inline]
fn may_name_a_type(text: &str) -> bool {
    matches!(text.as_bytes(), [b'M', b'i', ..] | [b'S', b'y', ..])
}

#[cold]
fn names_a_type(text: &str) -> bool {
    text.starts_with("Microsoft.ActiveDirectory.Management.") || text.starts_with("System.") && text.ends_with(['[', ']'])
}

/// Declares one register: its record with a typed cell a field, the enum of its
/// fields, and the table that reading, `inspect`, the policy and the docs walk.
///
/// `and member: Type` behind the field's name is what most checks ask of the record, worked out once from its cells.
macro_rules! register {
    ($(#[$about:meta])* $record:ident, $field:ident $(, and $told:ident: $Told:ty)?;
     $($(#[doc = $doc:literal])+ $variant:ident $member:ident $name:literal $kind:ident $tells:ident [$($synonym:literal),* $(,)?]
         $(yes [$($yes:literal),* $(,)?] no [$($no:literal),* $(,)?] within [$($within:literal),* $(,)?])?;)+) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy)]
        pub struct $record<'a> {
            $($(#[doc = $doc])+ pub $member: $crate::model::field::$kind<'a>,)+
            $($told: $Told,)?
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
            answers: $crate::model::field::answers!($([$($yes),*] [$($no),*] [$($within),*])?),
        },)+];

        impl $crate::model::field::Field for $field {
            fn index(self) -> usize { self as usize }
            fn spec(self) -> &'static $crate::model::field::FieldSpec { &FIELDS[self as usize] }
        }

        impl<'a> $record<'a> {
            /// Of a list without any of these columns.
            pub fn absent() -> Self {
                $record { $($member: $crate::model::cell::Cell::Absent,)+ $($told: <$Told>::default(),)? }
            }

            /// Types one row.
            pub fn read(cells: &impl $crate::model::field::Cells<'a>) -> Self {
                let mut record = Self::absent();
                record.read_next(cells);
                record
            }

            /// Types another row in place of this.
            pub fn read_next(&mut self, cells: &impl $crate::model::field::Cells<'a>) {
                use $crate::model::field::Field as _;
                let present = cells.present();
                $(if present & (1 << $field::$variant.index()) == 0 {
                    self.$member = $crate::model::cell::Cell::Absent;
                } else {
                    $crate::model::field::read_one(&mut self.$member, cells, $field::$variant.index(), $field::$variant.spec());
                })+
                $(self.$told = <$Told>::of(self);)?
            }
        }
    };
}
pub(crate) use register;

/// The words of one field, or none.
macro_rules! answers {
    () => { $crate::model::field::Answers::NONE };
    ([$($yes:literal),*] [$($no:literal),*] [$($within:literal),*]) => {
        $crate::model::field::Answers { yes: &[$($yes),*], no: &[$($no),*], yes_within: &[$($within),*] }
    };
}
pub(crate) use answers;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::account::AccountField;
    use crate::model::register::Register;

    fn read(field: AccountField, text: &'static str) -> YesNo<'static> {
        YesNo::read(Some(text), || DateOrder::DayFirst, field.spec())
    }

    #[test]
    fn plain_yes_and_no_mean_the_same_everywhere() {
        for text in ["Yes", " TRUE", "x", "✓", "1"] {
            assert_eq!(yes_no(text), Some(true), "{text}");
        }
        for text in ["No", "false", "None", "0", "☐"] {
            assert_eq!(yes_no(text), Some(false), "{text}");
        }
        for text in ["perhaps", "Enabled", "Registered", "Pending", "N/A"] {
            assert_eq!(yes_no(text), None, "{text}");
        }
    }

    #[test]
    fn each_field_says_what_each_word_means_to_it() {
        use AccountField::{Enabled, Interactive, Jml, Mfa, Vaulted};
        for (field, text, answer) in [
            (Mfa, "Enforced", true),
            (Mfa, "Registered", true),
            (Mfa, "Microsoft Authenticator; SMS", true),
            (Mfa, "Pending", false),
            (Mfa, "Not registered", false),
            (Mfa, "email", false),
            (Mfa, "No token issued", false),
            (Enabled, "Active", true),
            (Enabled, "Locked", true),
            (Enabled, "Suspended", false),
            (Enabled, "DEPROVISIONED", false),
            (Jml, "Covered", true),
            (Vaulted, "CyberArk", true),
            (Interactive, "Denied", false),
        ] {
            assert_eq!(read(field, text), Cell::Value(answer), "{field:?}: {text}");
        }
        assert_eq!(read(Mfa, "N/A"), Cell::NotApplicable("N/A"));
        assert_eq!(read(Mfa, "not_supported"), Cell::NotApplicable("not_supported"));
        assert_eq!(read(Enabled, "Pending"), Cell::Placeholder("Pending"));
        assert_eq!(read(Enabled, "Registered"), Cell::Unreadable("Registered"));
        assert_eq!(read(Mfa, "perhaps"), Cell::Unreadable("perhaps"));
        assert_eq!(read(Mfa, "TBC"), Cell::Placeholder("TBC"));
    }

    #[test]
    fn no_word_answers_both_ways_and_plain_words_stand_in_no_field() {
        for (register, field) in Register::ALL.into_iter().flat_map(|register| register.fields().iter().map(move |field| (register, field)))
        {
            let Answers { yes, no, yes_within } = field.answers;
            assert!(field.kind == FieldKind::YesNo || yes.len() + no.len() + yes_within.len() == 0, "{} has answers", field.name);
            for word in yes.iter().chain(no) {
                assert_eq!(yes_no(word), None, "“{word}” of {} {} is plain", register.name(), field.name);
            }
            for word in no {
                assert_eq!(field.answers.read(word), Some(false), "“{word}” of {} {}", register.name(), field.name);
            }
        }
    }

    #[test]
    fn what_is_read_at_a_look_is_what_is_read_with_care() {
        let at_a_look = |text| {
            Text::read_at_a_look(text, || DateOrder::DayFirst).inspect(|cell| {
                assert_eq!(*cell, Text::read(Some(text), || DateOrder::DayFirst, AccountField::Groups.spec()), "{text}");
            })
        };
        for text in ["LAP-0012", "Ann Lee", "Dock", "System account", "Microsoft", "n", "an answer that is longer than any of the words"] {
            at_a_look(text);
        }
        for text in ["", " ", "TBC", "n/a", "none", " x", "x ", "(blank)", "-", "System.String[]", "Microsoft.ActiveDirectory.Management.X"]
        {
            assert_eq!(at_a_look(text), None, "{text}");
        }
        assert!(at_a_look("LAP-0012").is_some() && at_a_look("Ann Lee").is_some());
    }

    #[test]
    fn a_day_that_is_no_date_is_unreadable_not_blank() {
        let read = |text| Day::read(text, || DateOrder::DayFirst, AccountField::LastSignIn.spec());
        assert_eq!(read(Some("last week")), Cell::Unreadable("last week"));
        assert_eq!(read(Some("Never")), Cell::Placeholder("Never"));
        assert_eq!(read(Some("  ")), Cell::Blank);
        assert_eq!(read(None), Cell::Absent);
    }

    #[test]
    fn the_name_of_a_list_type_is_no_list() {
        let read = |text| Text::read(Some(text), || DateOrder::DayFirst, AccountField::Groups.spec());
        let printed = "Microsoft.ActiveDirectory.Management.ADPropertyValueCollection";
        assert_eq!(read(printed), Cell::Unreadable(printed));
        assert_eq!(read("System.String[]"), Cell::Unreadable("System.String[]"));
        assert_eq!(read("System Administrators"), Cell::Value("System Administrators"));
    }
}
