//! Shifts as the estate's checks see them: all of them at once, owned, with their places.

use std::collections::BTreeMap;

use super::{Shift, Span};
use crate::model::date::Date;
use crate::model::key;
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
    /// The number beside the person, as written.
    pub number: Option<String>,
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
            number: shift.number.value().map(str::to_owned),
            span: shift.span(),
            place,
        })
    }
}

/// How far the rotas reach for one service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The service as its first row writes it; empty where the rotas name none.
    pub service: String,
    /// The first and the last day on which anybody is named; `None` where all its shifts are standing ones.
    pub days: Option<(Date, Date)>,
    /// Shifts.
    pub shifts: u64,
    /// Those of them whose hours are stated.
    pub with_hours: u64,
}

/// How far the shifts reach, by service, in the order of their names.
pub fn cover(shifts: &[KnownShift]) -> Vec<Cover> {
    let mut by_service: BTreeMap<String, Cover> = BTreeMap::new();
    for shift in shifts {
        let service = shift.service.as_deref().unwrap_or_default();
        let cover = by_service.entry(key::normal(service)).or_insert_with(|| Cover {
            service: service.to_owned(),
            days: None,
            shifts: 0,
            with_hours: 0,
        });
        cover.shifts += 1;
        if let Some(span) = shift.span {
            cover.with_hours += u64::from(matches!(span, Span::Hours(..)));
            cover.days =
                Some(cover.days.map_or((span.first(), span.last()), |(first, last)| (first.min(span.first()), last.max(span.last()))));
        }
    }
    by_service.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::super::Moment;
    use super::*;

    #[test]
    fn cover_is_of_the_union_of_a_services_rows() {
        let shift = |service: &str, days: Option<(&str, &str)>| KnownShift {
            service: (!service.is_empty()).then(|| service.to_owned()),
            tier: None,
            person: "Ann Lee".to_owned(),
            number: None,
            span: days.map(|(from, to)| Span::between(Moment::read(from).unwrap(), Moment::read(to).unwrap())),
            place: Place::of_source(0),
        };
        let covers = cover(&[
            shift("Network", Some(("2026-07-02", "2026-07-02"))),
            shift("network ", Some(("2026-07-01T20:00", "2026-07-02T08:00"))),
            shift("Network", None),
            shift("", None),
        ]);
        assert_eq!(covers.len(), 2);
        assert_eq!((covers[0].service.as_str(), covers[0].days, covers[0].shifts), ("", None, 1));
        let day = |text: &str| text.parse().unwrap();
        assert_eq!((covers[1].days, covers[1].shifts, covers[1].with_hours), (Some((day("2026-07-01"), day("2026-07-02"))), 3, 1));
    }
}
