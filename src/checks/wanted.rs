//! How a cell that says nothing is worded: in evidence, and as what findings share.

use std::borrow::Cow;

use crate::model::cell::Cell;

/// What a cell should say, by its name. Nearly all that say nothing are blank: of those the words stand in the program.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// Its name, with its article if it has one.
    pub(super) name: &'static str,
    pub(super) is_blank: &'static str,
    pub(super) left_blank: &'static str,
}

impl Wanted {
    /// What the cell says in its place: `owner is blank`, `owner is “TBC”`.
    pub(super) fn is<T: Copy>(self, cell: Cell<'_, T>) -> Cow<'static, str> {
        match cell {
            Cell::Blank => self.is_blank.into(),
            gap => [self.name, " is ", &gap.gap()].concat().into(),
        }
    }

    /// Why it says nothing, which findings share: `owner left blank`, `owner written as “TBC”`.
    pub(super) fn why<T: Copy>(self, cell: Cell<'_, T>) -> Cow<'static, str> {
        match cell.words() {
            None => self.left_blank.into(),
            Some(words) => [self.name, " written as “", words, "”"].concat().into(),
        }
    }
}

/// A [`Wanted`] of this name.
macro_rules! wanted {
    ($name:literal) => {
        $crate::checks::wanted::Wanted { name: $name, is_blank: concat!($name, " is blank"), left_blank: concat!($name, " left blank") }
    };
}
pub(super) use wanted;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_and_placeholder_are_worded_alike() {
        let owner = wanted!("owner");
        let worded = |cell: Cell<'_, &str>| (owner.is(cell), owner.why(cell));
        assert_eq!(worded(Cell::Blank), ("owner is blank".into(), "owner left blank".into()));
        assert_eq!(worded(Cell::Placeholder("TBC")), ("owner is “TBC”".into(), "owner written as “TBC”".into()));
    }
}
