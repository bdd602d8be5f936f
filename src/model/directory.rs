//! The directory: every person the lists name, found by any key, with whether they are still here.

use super::date::Date;
use super::key::{KeyHash, KeyMap};
use super::person_name;
use super::remembered::Remembered;
use super::staff::Employment;

/// One person as the lists together know them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What the staff list says; `None` where the person stands only in accounts.
    pub employment: Option<Employment>,
    /// Whether any of their accounts can sign in; `None` where no account is known.
    pub account_enabled: Option<bool>,
    /// The first day of their earliest employment on the staff list.
    pub first_day: Option<Date>,
}

/// Where one employment that goes on puts a person.
#[derive(Debug, Clone, Copy)]
struct Assignment {
    entry: u32,
    department: Option<u32>,
    manager: Option<u32>,
    start: Option<Date>,
}

/// What the staff list says of one employment that goes on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Placed<'a> {
    /// The department as written.
    pub department: Option<&'a str>,
    /// The line manager as written.
    pub manager: Option<&'a str>,
    /// Its first day.
    pub start: Option<Date>,
}

/// Whether a person can still answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Works here, or holds an account that can sign in.
    Here,
    /// Has left, on that day where it is known.
    Left(Option<Date>),
    /// Not on the staff list; their only accounts are disabled.
    AccountDisabled,
    /// The staff list contradicts itself or says nothing.
    Unclear,
}

/// What a look-up finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'d> {
    /// One person.
    Person(Presence),
    /// A post, team or mailbox that some list or statement resolves to a holder.
    Post(&'d str),
    /// A name that fits two people.
    Ambiguous,
    /// Nobody the lists know.
    Nobody,
}

/// Where a person stands in a directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonAt(u32);

#[derive(Debug, Clone, Copy)]
enum Slot {
    One(u32),
    Several,
}

/// A [`Found`] that borrows nothing: of a post, its key.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Known {
    Person(Presence),
    Post(KeyHash),
    Ambiguous,
    Nobody,
}

/// People by their keys.
#[derive(Debug)]
pub struct Directory {
    entries: Vec<Entry>,
    by_key: KeyMap<Slot>,
    posts: KeyMap<String>,
    /// By a cell's text, whom it names.
    found: Remembered<Known>,
    has_staff: bool,
    /// Employments that go on, by person once all are known.
    assignments: Vec<Assignment>,
    /// Departments and managers as written, each once.
    texts: Vec<String>,
    text_at: KeyMap<u32>,
}

impl Default for Directory {
    fn default() -> Self {
        Directory {
            entries: Vec::new(),
            by_key: KeyMap::default(),
            posts: KeyMap::default(),
            found: Remembered::new(16_384),
            has_staff: false,
            assignments: Vec::new(),
            texts: Vec::new(),
            text_at: KeyMap::default(),
        }
    }
}

impl Directory {
    /// Adds one assignment of a staff list under its keys, the surest first.
    ///
    /// Rows that share a staff number, or failing that an e-mail address or username, are one person;
    /// a shared name alone is two people until proved otherwise.
    pub fn add_staff(&mut self, sure: &[KeyHash], name: Option<KeyHash>, employment: Employment) {
        self.found.forget();
        self.has_staff = true;
        let at = self.find_sure(sure).unwrap_or_else(|| self.new_entry());
        let entry = &mut self.entries[at as usize];
        entry.employment = Some(entry.employment.map_or(employment, |known| known.and(employment)));
        self.index(at, sure, name);
    }

    /// Adds where an employment of somebody already added puts them; one that goes on only.
    pub fn place_staff(&mut self, sure: &[KeyHash], placed: Placed<'_>, goes_on: bool) {
        let Some(entry) = self.find_sure(sure) else { return };
        let known = &mut self.entries[entry as usize].first_day;
        *known = (*known).into_iter().chain(placed.start).min();
        if goes_on {
            let (department, manager) = (self.text(placed.department), self.text(placed.manager));
            self.assignments.push(Assignment { entry, department, manager, start: placed.start });
        }
    }

    /// Brings employments into the order of people. To be called once, when all are added.
    pub fn sort_assignments(&mut self) {
        self.assignments.sort_by_key(|assignment| assignment.entry);
    }

    fn text(&mut self, text: Option<&str>) -> Option<u32> {
        let text = text?;
        let next = u32::try_from(self.texts.len()).ok()?;
        let at = *self.text_at.entry(super::key::hash(text)).or_insert(next);
        if at == next {
            self.texts.push(text.to_owned());
        }
        Some(at)
    }

    /// Where the employments that go on put a person; nowhere, where nobody is known.
    pub fn placed(&self, person: Option<PersonAt>) -> impl Iterator<Item = Placed<'_>> {
        let entry = person.map_or(u32::MAX, |person| person.0);
        let from = self.assignments.partition_point(|assignment| assignment.entry < entry);
        let of_entry = self.assignments[from..].iter().take_while(move |assignment| assignment.entry == entry);
        let written = |at: Option<u32>| at.map(|at| self.texts[at as usize].as_str());
        of_entry.map(move |at| Placed { department: written(at.department), manager: written(at.manager), start: at.start })
    }

    /// Whether two cells name one person; `None` where either of them is nobody the lists know for sure.
    pub fn is_same_person(&self, one: &str, other: &str) -> Option<bool> {
        let (one, other) = (person_name::keys(one), person_name::keys(other));
        if one.iter().any(|key| other.contains(key)) {
            return Some(true);
        }
        Some(self.find_sure(&one)? == self.find_sure(&other)?)
    }

    /// How many people work here by the staff list, and how many of these have an account.
    pub fn staff_with_accounts(&self) -> (u64, u64) {
        let here = self.entries.iter().filter(|entry| matches!(entry.employment, Some(Employment::Here(_))));
        here.fold((0, 0), |(all, with), entry| (all + 1, with + u64::from(entry.account_enabled.is_some())))
    }

    /// Whether the staff list names people who have left, and people who are here.
    pub fn staff_left_and_here(&self) -> (bool, bool) {
        let any = |is: fn(Employment) -> bool| self.entries.iter().any(|entry| entry.employment.is_some_and(is));
        (any(|e| matches!(e, Employment::Left(_) | Employment::Contradictory(_))), any(|e| matches!(e, Employment::Here(_))))
    }

    /// Adds one account under its keys.
    pub fn add_account(&mut self, sure: &[KeyHash], name: Option<KeyHash>, enabled: Option<bool>) {
        self.found.forget();
        let by_name = || {
            name.and_then(|name| match self.by_key.get(&name) {
                Some(Slot::One(at)) => Some(*at),
                _ => None,
            })
        };
        let at = self.find_sure(sure).or_else(by_name).unwrap_or_else(|| self.new_entry());
        let entry = &mut self.entries[at as usize];
        entry.account_enabled = match (entry.account_enabled, enabled) {
            (Some(a), Some(b)) => Some(a || b),
            (known, new) => known.or(new),
        };
        self.index(at, sure, name);
    }

    /// Records that a post, team or mailbox has a holder.
    pub fn add_post(&mut self, text: &str, holder: &str) {
        self.found.forget();
        self.posts.entry(super::key::hash(text)).or_insert_with(|| holder.to_owned());
    }

    fn new_entry(&mut self) -> u32 {
        self.entries.push(Entry { employment: None, account_enabled: None, first_day: None });
        u32::try_from(self.entries.len() - 1).unwrap_or(u32::MAX)
    }

    fn find_sure(&self, sure: &[KeyHash]) -> Option<u32> {
        sure.iter().find_map(|key| match self.by_key.get(key) {
            Some(Slot::One(at)) => Some(*at),
            _ => None,
        })
    }

    fn index(&mut self, at: u32, sure: &[KeyHash], name: Option<KeyHash>) {
        for key in sure.iter().copied().chain(name) {
            self.by_key
                .entry(key)
                .and_modify(|slot| {
                    if !matches!(slot, Slot::One(known) if *known == at) {
                        *slot = Slot::Several;
                    }
                })
                .or_insert(Slot::One(at));
        }
    }

    /// Whether a staff list was read.
    pub fn has_staff(&self) -> bool {
        self.has_staff
    }

    /// Whether anybody is known.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The person under the first of these keys that knows one.
    pub fn person(&self, keys: &[KeyHash]) -> Option<PersonAt> {
        self.find_sure(keys).map(PersonAt)
    }

    /// What is known of a person.
    pub fn of(&self, person: PersonAt) -> &Entry {
        &self.entries[person.0 as usize]
    }

    /// What is known of the person under the first of these keys that knows one.
    pub fn entry(&self, keys: &[KeyHash]) -> Option<&Entry> {
        self.person(keys).map(|person| self.of(person))
    }

    /// The last day of the one person a cell names, where the staff list has them here until then.
    pub fn last_day(&self, text: &str) -> Option<Date> {
        match self.entry(&person_name::keys(text))?.employment? {
            Employment::Here(until) => until,
            _ => None,
        }
    }

    /// Who or what a cell names: an e-mail address, a username, a name, a post; or several of them.
    ///
    /// A cell of several answers if any of them does. If none does it has left only where all have;
    /// one that the lists do not know leaves it open.
    pub fn find(&self, text: &str) -> Found<'_> {
        if self.by_key.is_empty() && self.posts.is_empty() {
            return Found::Nobody;
        }
        match self.found.of([text], || self.look_up(text)) {
            Known::Person(presence) => Found::Person(presence),
            Known::Post(key) => self.posts.get(&key).map_or(Found::Nobody, |holder| Found::Post(holder)),
            Known::Ambiguous => Found::Ambiguous,
            Known::Nobody => Found::Nobody,
        }
    }

    fn look_up(&self, text: &str) -> Known {
        let whole = self.look_up_one(text);
        if !matches!(whole, Known::Nobody) {
            return whole;
        }
        // From the one that settles most in the owner's favour to the one that settles least.
        let rank = |found: &Known| match found {
            Known::Person(Presence::Here) => 0,
            Known::Post(_) => 1,
            Known::Person(Presence::Unclear) => 2,
            Known::Ambiguous => 3,
            Known::Nobody => 4,
            Known::Person(Presence::AccountDisabled) => 5,
            Known::Person(Presence::Left(_)) => 6,
        };
        // The whole cell, if that is all there is, was looked up already.
        let parts = person_name::several(text).filter(|part| part.len() < text.trim().len());
        let one_by_one = parts.map(|one| self.look_up_one(one));
        one_by_one.min_by_key(rank).unwrap_or(Known::Nobody)
    }

    fn look_up_one(&self, text: &str) -> Known {
        let post = |text: &str| Some(super::key::hash(text)).filter(|key| self.posts.contains_key(key)).map(Known::Post);
        if let Some(post) = post(text) {
            return post;
        }
        let mut ambiguous = false;
        for key in person_name::keys(text) {
            match self.by_key.get(&key) {
                Some(Slot::One(at)) => return Known::Person(self.entries[*at as usize].presence()),
                Some(Slot::Several) => ambiguous = true,
                None => {}
            }
        }
        let otherwise = if ambiguous { Known::Ambiguous } else { Known::Nobody };
        post(person_name::without_bracket(text)).unwrap_or(otherwise)
    }
}

impl Directory {
    /// Whom several cells that name one holder name together, with the place of the cell that told: the first that
    /// finds somebody, else one that fits two people, else the first. `None` where nothing stands in any.
    pub fn find_any<'t>(&self, cells: impl IntoIterator<Item: Into<Option<&'t str>>>) -> Option<(usize, Found<'_>)> {
        let mut best = None;
        for (at, cell) in cells.into_iter().enumerate() {
            let Some(text) = cell.into() else { continue };
            let found = self.find(text);
            match (found, best) {
                (Found::Person(_) | Found::Post(_), _) => return Some((at, found)),
                (Found::Ambiguous, None | Some((_, Found::Nobody))) | (Found::Nobody, None) => best = Some((at, found)),
                (Found::Ambiguous | Found::Nobody, _) => {}
            }
        }
        best
    }
}

impl Entry {
    /// Whether this person can still answer.
    pub fn presence(&self) -> Presence {
        match (self.employment, self.account_enabled) {
            (Some(Employment::Left(day)), _) => Presence::Left(day),
            (Some(Employment::Here(_)), _) => Presence::Here,
            (Some(Employment::Contradictory(_) | Employment::NotSaid), _) => Presence::Unclear,
            (None, Some(false)) => Presence::AccountDisabled,
            (None, Some(true)) => Presence::Here,
            (None, None) => Presence::Unclear,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assignments_of_one_person_are_one_and_a_shared_name_is_ambiguous() {
        let mut people = Directory::default();
        let staff = |id: &str, name: &str| (vec![person_name::employee_id(id)], person_name::name(name));
        let left = Employment::Left("2026-03-01".parse().ok());
        for (id, name, employment) in [
            ("1", "Jane Smith", left),
            ("1", "Jane Smith", Employment::Here(None)),
            ("2", "Ann Lee", left),
            ("3", "Bo Ray", Employment::Here(None)),
            ("4", "Bo Ray", left),
        ] {
            let (sure, name) = staff(id, name);
            people.add_staff(&sure, name, employment);
        }
        people.add_post("helpdesk@x.example", "IT service desk");
        assert_eq!(people.find("Smith, Jane"), Found::Person(Presence::Here));
        assert_eq!(people.find("Ann Lee (Pathology)"), Found::Person(Presence::Left("2026-03-01".parse().ok())));
        assert_eq!(people.find("Bo Ray"), Found::Ambiguous);
        assert_eq!(people.find("HELPDESK@x.example"), Found::Post("IT service desk"));
        assert_eq!(people.find("Nobody Known"), Found::Nobody);
        // Several in one cell: here if any is, left only if all have.
        assert_eq!(people.find("Ann Lee / Jane Smith"), Found::Person(Presence::Here));
        assert_eq!(people.find("Lee, Ann; helpdesk@x.example"), Found::Post("IT service desk"));
        assert_eq!(people.find("Ann Lee & Nobody Known"), Found::Nobody);
        assert!(matches!(people.find("Ann Lee and Ann Lee"), Found::Person(Presence::Left(_))));
        assert_eq!(people.find_any(["Bo Ray", "3"]), Some((1, Found::Person(Presence::Here))));
        assert_eq!(people.find_any(["nobody@x.example", "Bo Ray"]), Some((1, Found::Ambiguous)));
    }
}
