//! How long an asset is supported: from its operating system, its software, the register's own column and the policy's statements.

use super::read::{Told, read};
use super::table::{Edition, End, of_product};
use super::{OPEN_IS_BELIEVED, data_date};
use crate::model::asset::{Asset, AssetField, Kind};
use crate::model::cell::Cell;
use crate::model::date::{self, Date, days_between};
use crate::model::statement::Supported;

/// What is known of an asset's support on one day.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// It ended on that day; `None` where the table only knows that it has.
    Ended(Option<Date>),
    /// It lasts until that day.
    Until(Date),
    /// No end is announced.
    Open,
    /// The edition decides, and is not written down: what the editions have.
    Depends(String),
    /// The product is known, the release not told.
    NoRelease,
    /// The table holds no such product.
    NoData,
    /// What stands there names no product.
    Unreadable,
    /// Nothing is written down.
    NotRecorded,
}

/// The answer for one asset.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// What it speaks of: `Windows 11 23H2, Enterprise and Education`.
    pub what: String,
    /// The answer.
    pub state: State,
    /// The field that told.
    pub field: AssetField,
    /// What else is to be said: paid support, another date in the register.
    pub note: String,
}

impl Judged {
    /// Whether support is known to have ended.
    pub fn is_ended(&self) -> bool {
        matches!(self.state, State::Ended(_))
    }

    /// Whether the lists and the table answer at all.
    pub fn is_known(&self) -> bool {
        matches!(self.state, State::Ended(_) | State::Until(_) | State::Open)
    }

    /// The name that findings of one release share.
    pub fn cause(&self) -> String {
        match self.state {
            State::Ended(Some(day)) => format!("{}: support ended on {}", self.what, date::long(day)),
            State::Ended(None) => format!("{}: support has ended", self.what),
            State::Until(day) => format!("{}: support ends on {}", self.what, date::long(day)),
            State::Open => format!("{}: no end of support announced", self.what),
            State::Depends(_) => format!("{}: depends on the edition, which is not recorded", self.what),
            State::NoRelease => format!("{}: the release is not recorded, or is newer than the table", self.what),
            State::NoData => format!("no lifecycle data for “{}”", self.what),
            State::Unreadable => format!("“{}” is not a version (an export fault)", self.what),
            State::NotRecorded => format!("nothing says what it runs ({})", self.what),
        }
    }
}

impl Asset<'_> {
    /// Whether support by a maker is a question for it at all.
    pub fn wants_support(&self) -> bool {
        match self.kind() {
            Kind::Peripheral | Kind::Information | Kind::NotAnAsset => false,
            // A service is its provider's to keep up to date.
            Kind::Software => !self.kind.value().is_some_and(|kind| {
                let kind = kind.to_lowercase();
                ["saas", "cloud", "subscription", "service"].iter().any(|word| kind.contains(word))
            }),
            _ => true,
        }
    }

    /// How long it is supported, seen from `day`, with what its operating system is [`told`](Self::told) to be.
    pub(super) fn support(&self, told: Option<&Told>, day: Date, statements: &[Supported]) -> Judged {
        let table = self.by_table(told, day);
        let judged = match self.support_ends {
            Cell::Value(ends) => with_column(table, ends, day),
            _ => table,
        };
        let stated = statements.iter().filter(|said| said.of.holds(self.matchable())).map(|said| said.until).max();
        match (stated, &judged.state) {
            (Some(until), State::Ended(_) | State::Depends(_) | State::NoRelease | State::NoData) => {
                let state = if until < day { State::Ended(Some(until)) } else { State::Until(until) };
                Judged {
                    state,
                    note: format!("{}; supported until {} by the policy’s statement", judged.note, date::long(until)),
                    ..judged
                }
            }
            (Some(until), State::Until(ends)) if until > *ends => Judged { state: State::Until(until), ..judged },
            _ => judged,
        }
    }

    /// What its operating system is by the table; `None` where none is written down.
    pub(super) fn told(&self) -> Option<Told> {
        let [version, edition] = [self.version, self.edition].map(|cell| cell.value().unwrap_or_default());
        Some(read(self.os.value()?, version, edition, self.kind() == Kind::Server))
    }

    /// What the table says: of the operating system first. Software counts where it is worse, or where nothing else is known.
    fn by_table(&self, told: Option<&Told>, day: Date) -> Judged {
        let version = self.version.value().unwrap_or_default();
        let os = match self.os {
            Cell::Value(text) if is_class_name(text) => {
                Some(Judged { what: text.to_owned(), state: State::Unreadable, field: AssetField::Os, note: String::new() })
            }
            Cell::Value(text) => told.map(|told| judge(text, told, day, AssetField::Os)),
            Cell::Unreadable(text) => {
                Some(Judged { what: text.to_owned(), state: State::Unreadable, field: AssetField::Os, note: String::new() })
            }
            _ => None,
        };
        let beside = if os.is_some() { "" } else { version };
        let parts = self.software.value().unwrap_or_default().split([';', ',', '\n']).map(str::trim).filter(|part| !part.is_empty());
        let software = parts.map(|part| judge(part, &read(part, beside, "", false), day, AssetField::Software));
        // Beside an operating system only software that is worse counts: of most applications the table knows nothing.
        let is_beside = os.is_some();
        let rank = |judged: &Judged| match judged.state {
            State::Ended(_) => 0,
            State::Until(ends) if days_between(day, ends) <= 183 => 1,
            _ if is_beside && judged.field == AssetField::Software => 9,
            State::Until(_) => 2,
            State::Open => 3,
            State::Depends(_) | State::NoRelease => 4,
            _ => 5,
        };
        let not_recorded =
            || Judged { what: self.kind().name().to_owned(), state: State::NotRecorded, field: AssetField::Os, note: String::new() };
        os.into_iter().chain(software).min_by_key(rank).unwrap_or_else(not_recorded)
    }
}

/// `Microsoft.Windows.OperatingSystem`: what a program calls the thing, and no system.
fn is_class_name(text: &str) -> bool {
    !text.contains(' ') && text.matches('.').count() > 1 && !text.bytes().any(|b| b.is_ascii_digit())
}

/// The register's own date beside the table's: it fills what the table does not know; where they disagree, the worse counts and both are said.
fn with_column(table: Judged, ends: Date, day: Date) -> Judged {
    let column = if ends < day { State::Ended(Some(ends)) } else { State::Until(ends) };
    let said = date::long(ends);
    match &table.state {
        State::Ended(_) if ends < day => table,
        State::Until(other) if *other == ends => table,
        State::Ended(_) => Judged { note: format!("{}; the register says {said}, which the table does not bear out", table.note), ..table },
        State::Until(_) | State::Open if ends < day => {
            let note = format!("; the table says of {}", table.cause());
            Judged { what: format!("{}, by the register", table.what), state: column, field: AssetField::SupportEnds, note }
        }
        State::Until(other) if ends > *other => Judged { note: format!("{}; the register says {said}", table.note), ..table },
        _ => Judged { state: column, field: AssetField::SupportEnds, note: "; by the register".to_owned(), ..table },
    }
}

fn judge(text: &str, told: &Told, day: Date, field: AssetField) -> Judged {
    let judged = |what: String, state, note| Judged { what, state, field, note };
    match told {
        Told::NoProduct => judged(text.to_owned(), State::NoData, String::new()),
        Told::NoRelease(product, edition) => {
            // Whatever release it is, it has ended if all have; where nobody knows the edition, if all have in every edition.
            // A bare *Enterprise* may be its long-term channel.
            let sure = edition.filter(|edition| *edition != Edition::Enterprise);
            let ends = of_product(product).flat_map(|release| ends_for(&release.ends, sure));
            let last = ends.map(|(_, end)| end).try_fold(None::<Date>, |last, end| match end {
                End::On(ends) if ends < day => Some(last.max(Some(ends))),
                End::Past => Some(last),
                _ => None,
            });
            match last {
                Some(Some(last)) => {
                    judged(format!("{} (every release)", with_edition(product, *edition)), State::Ended(Some(last)), String::new())
                }
                _ => judged((*product).to_owned(), State::NoRelease, String::new()),
            }
        }
        Told::Release(release, edition) => {
            let name = format!("{} {}", release.product, release.name);
            let ends = ends_for(&release.ends, *edition);
            let answers: Vec<State> = ends.iter().map(|(_, end)| state(*end, day)).collect();
            let paid = release.paid.filter(|paid| *paid >= day);
            let note = paid.map(|paid| format!("; paid extended support can be had until {}", date::long(paid))).unwrap_or_default();
            let is_ended = |state: &State| matches!(state, State::Ended(_));
            let ended = answers.iter().filter(|state| is_ended(state)).count();
            let decided = release.ends.len() > 1;
            let what = if decided { with_edition(&name, *edition) } else { name };
            if answers.iter().all(|answer| *answer == answers[0]) {
                return judged(what, answers.into_iter().next().unwrap_or(State::NoData), if ended > 0 { note } else { String::new() });
            }
            if ended == answers.len() {
                let last = answers.iter().filter_map(|state| if let State::Ended(day) = state { *day } else { None }).max();
                return judged(format!("{what} (every edition)"), State::Ended(last), note);
            }
            let words: Vec<String> = ends.iter().map(|(edition, end)| format!("{}: {}", edition.name(), end_in_words(*end))).collect();
            judged(what, State::Depends(words.join("; ")), note)
        }
    }
}

fn with_edition(name: &str, edition: Option<Edition>) -> String {
    edition.map_or_else(|| name.to_owned(), |edition| format!("{name}, {}", edition.name()))
}

fn state(end: End, day: Date) -> State {
    match end {
        End::On(ends) if ends < day => State::Ended(Some(ends)),
        End::On(ends) => State::Until(ends),
        End::Past => State::Ended(None),
        End::Open if days_between(data_date(), day) > OPEN_IS_BELIEVED => State::NoData,
        End::Open => State::Open,
    }
}

fn end_in_words(end: End) -> String {
    match end {
        End::On(ends) => date::long(ends),
        End::Open => "no end announced".to_owned(),
        End::Past => "ended".to_owned(),
    }
}

/// The ends that may be an edition's: its own; else, of the long-term channel for things, that of the long-term channel; else that of any.
fn ends_for(ends: &[(Edition, End)], edition: Option<Edition>) -> Vec<(Edition, End)> {
    let Some(edition) = edition else { return ends.to_vec() };
    let of = |wanted: Edition| ends.iter().find(|(known, _)| *known == wanted).map(|end| vec![*end]);
    match edition {
        Edition::LongTermIot => of(edition).or_else(|| of(Edition::LongTerm)).unwrap_or_default(),
        Edition::LongTerm => of(edition).unwrap_or_default(),
        _ => of(edition).or_else(|| of(Edition::Any)).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::asset::AssetField::{Edition as EditionField, Os, Software, SupportEnds, Version};
    use crate::model::statement::Match;
    use crate::model::support::Support;
    use crate::model::written::{Row, day};

    fn judged(cells: &[(AssetField, &'static str)], from: &str, statements: Vec<Supported>) -> Judged {
        Support::new(day(from), statements).of(&Asset::read(&Row::of(cells))).0
    }

    fn support(cells: &[(AssetField, &'static str)]) -> Judged {
        judged(cells, "2026-11-22", Vec::new())
    }

    #[test]
    fn the_edition_decides_or_the_answer_depends_on_it() {
        let w23 = (Version, "10.0.22631.1");
        assert_eq!(support(&[(Os, "Windows 11 Enterprise"), w23]).state, State::Ended(Some(day("2026-11-10"))));
        assert_eq!(support(&[(Os, "Windows 11"), w23]).state, State::Ended(Some(day("2026-11-10"))), "every edition has ended");
        let w24 = (Version, "10.0.26100.1");
        assert!(matches!(support(&[(Os, "Windows"), w24]).state, State::Depends(_)));
        assert_eq!(support(&[(Os, "Windows"), w24, (EditionField, "Pro")]).state, State::Ended(Some(day("2026-10-13"))));
        assert_eq!(support(&[(Os, "Windows 11 Education"), w24]).state, State::Until(day("2027-10-12")));
        // What must not be flagged.
        assert_eq!(support(&[(Os, "Windows 10 IoT Enterprise LTSC"), (Version, "10.0.19044.1")]).state, State::Until(day("2032-01-13")));
        assert_eq!(support(&[(Os, "Windows 10 Enterprise LTSC 2019")]).state, State::Until(day("2029-01-09")));
    }

    #[test]
    fn what_the_edition_tells_of_the_release_tells_the_day_it_came_out_too() {
        let released =
            |cells: &[(AssetField, &'static str)]| Support::new(day("2026-11-22"), Vec::new()).of(&Asset::read(&Row::of(cells))).1;
        let os = (Os, "Windows 10 2019");
        assert_eq!(released(&[os]), None);
        assert_eq!(released(&[os, (EditionField, "Enterprise LTSC")]).map(|(release, _)| release.name), Some("1809"));
    }

    #[test]
    fn nothing_is_guessed() {
        assert_eq!(support(&[(Os, "ArubaOS"), (Version, "8.10")]).state, State::NoData);
        assert_eq!(support(&[(Os, "Windows 11 Pro")]).state, State::NoRelease);
        assert_eq!(support(&[(Os, "Windows 10")]).state, State::NoRelease, "it may be a long-term channel");
        assert_eq!(support(&[(Os, "Windows 10 Pro")]).state, State::Ended(Some(day("2025-10-14"))), "every release of it has ended");
        assert_eq!(support(&[(Os, "Microsoft.Windows.OperatingSystem")]).state, State::Unreadable);
        assert_eq!(support(&[(Os, "")]).state, State::NotRecorded);
        let later = judged(&[(Os, "macOS 15")], "2028-01-01", Vec::new()).state;
        assert_eq!(later, State::NoData, "an end not announced in 2026 may have come by 2028");
    }

    #[test]
    fn software_counts_where_it_is_worse_or_all_there_is() {
        let server = (Os, "Windows Server 2022");
        let judged = support(&[server, (Software, "Lyra Records; SQL Server 2016 SP3")]);
        assert_eq!((judged.what.as_str(), judged.is_ended()), ("SQL Server 2016", true));
        assert!(judged.note.contains("paid extended support"));
        assert_eq!(support(&[server, (Software, "Lyra Records")]).state, State::Until(day("2031-10-14")));
        assert!(support(&[(Software, "FortiOS"), (Version, "7.2.8")]).is_ended());
    }

    #[test]
    fn the_registers_own_date_fills_gaps_and_is_said_where_it_disagrees() {
        assert_eq!(support(&[(Os, "ArubaOS"), (SupportEnds, "2026-03-01")]).state, State::Ended(Some(day("2026-03-01"))));
        assert_eq!(support(&[(SupportEnds, "2027-03-01")]).state, State::Until(day("2027-03-01")));
        let over = support(&[(Os, "Windows 7"), (SupportEnds, "2030-01-01")]);
        assert!(over.is_ended() && over.note.contains("1 January 2030"), "{over:?}");
        let under = support(&[(Os, "Windows Server 2022"), (SupportEnds, "2026-01-01")]);
        assert!(under.is_ended() && under.note.contains("14 October 2031"), "{under:?}");
    }

    #[test]
    fn a_statement_carries_a_class_over_the_makers_end() {
        let of = Match { product: Some("windows 10".to_owned()), ..Match::default() };
        let judge = |os: &'static str, until| {
            let statements = vec![Supported { at: 0, of: of.clone(), until: day(until) }];
            judged(&[(Os, os), (Version, "10.0.19045.1")], "2026-11-22", statements).state
        };
        assert_eq!(judge("Windows 10 Pro", "2027-10-12"), State::Until(day("2027-10-12")));
        assert_eq!(judge("Windows 10 Pro", "2026-10-13"), State::Ended(Some(day("2026-10-13"))));
    }
}
