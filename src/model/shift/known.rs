//! Shifts as the estate's checks see them: all of them at once, owned, with their places.

use super::{Shift, Span};
use crate::model::phone::KeptCell;
use crate::model::place::Place;

/// One shift, kept whole: rotas are small, and cover needs all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownShift {
    /// What it covers, as written; `None` where the rota speaks of one service and does not name it.
    pub service: Option<String>,
    /// First, second or later to be rung, or the shift's name.
    pub tier: Option<String>,
    /// Who is on, as written.
    pub person: String,
    /// The cell for a number beside the person.
    pub number: Option<KeptCell>,
    /// When; `None` for a standing arrangement.
    pub span: Option<Span>,
    /// Source, row and column of the cell that names the person.
    pub place: Place,
}

impl KnownShift {
    /// Keeps one shift; `None` where it names nobody.
    pub fn keep(shift: &Shift<'_>, place: Place) -> Option<Self> {
        Some(KnownShift {
            service: shift.service.value().map(str::to_owned),
            tier: shift.tier.value().map(str::to_owned),
            person: shift.person.value()?.to_owned(),
            number: shift.number.value().map(KeptCell::new),
            span: shift.span(),
            place,
        })
    }
}
