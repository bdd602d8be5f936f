//! The people of the trust: who they are, what they are employed as, and who has left.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::dates::{AS_OF, between, day};
use crate::names::{MEN, SURNAMES, WOMEN};
use crate::rng::Rng;
use crate::tables;

/// How many people the staff list holds.
const PEOPLE: usize = 294;
/// Those of them who have left, the named ones included.
const LEAVERS: usize = 22;

/// One employment; a person may hold several, one after another.
pub(crate) struct Assignment {
    pub(crate) number: String,
    pub(crate) status: &'static str,
    pub(crate) start: NaiveDate,
    pub(crate) end: Option<NaiveDate>,
}

/// What is unusual about somebody's employment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Story {
    Ordinary,
    Left,
    /// Two employments, and both have ended.
    LeftTwice,
    /// The leaving date is known and has not come.
    Leaving,
    /// One employment has ended, another goes on.
    Moved,
    /// The leaving date has passed and the status says active.
    Contradiction,
    OnLeave(&'static str),
    /// Began this month, and has not signed in yet.
    Starting,
    /// Began this month, and has no account.
    StartingWithout,
    /// Began this month, with an account made a month before.
    StartingEarly,
}

pub(crate) struct Person {
    /// The name the tables of the story use; empty for those without a part in it.
    pub(crate) key: &'static str,
    pub(crate) number: String,
    pub(crate) title: &'static str,
    pub(crate) first: &'static str,
    pub(crate) last: &'static str,
    pub(crate) post: &'static str,
    pub(crate) department: &'static str,
    pub(crate) group: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) story: Story,
    /// The staff list holds no address: the accounts find this person by number alone.
    pub(crate) addressless: bool,
    pub(crate) assignments: Vec<Assignment>,
}

impl Person {
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }

    pub(crate) fn surname_first(&self) -> String {
        format!("{}, {}", self.last, self.first)
    }

    /// `first.last`, in the letters that an address can hold.
    pub(crate) fn mailbox(&self) -> String {
        format!("{}.{}", self.first, self.last).to_lowercase().replace('\'', "").replace('á', "a")
    }

    pub(crate) fn email(&self) -> String {
        format!("{}@northmoor.example", self.mailbox())
    }

    pub(crate) fn left(&self) -> bool {
        matches!(self.story, Story::Left | Story::LeftTwice)
    }

    /// The first day of the first employment.
    pub(crate) fn joined(&self) -> NaiveDate {
        self.assignments[0].start
    }
}

pub(crate) struct People(pub(crate) Vec<Person>);

impl People {
    /// Somebody with a part in the story.
    pub(crate) fn get(&self, key: &str) -> &Person {
        let found = self.0.iter().find(|person| person.key == key);
        found.unwrap_or_else(|| panic!("nobody in tables/people.txt has the key {key}"))
    }

    /// The person an address belongs to.
    pub(crate) fn by_email(&self, email: &str) -> Option<&Person> {
        self.0.iter().find(|person| person.email() == email)
    }

    /// Who runs a department.
    pub(crate) fn manager(&self, department: &str) -> &Person {
        let found = departments().find(|[name, ..]| *name == department);
        found.map_or_else(|| self.get("raghunathan"), |[_, key, _]| self.get(key))
    }

    /// Everybody, the same everybody each time.
    pub(crate) fn invent() -> Self {
        let mut rng = Rng::stream("people");
        let mut people: Vec<Person> = tables::rows(include_str!("tables/people.txt"))
            .map(|[key, title, first, last, post, department]| Person {
                key,
                title,
                first,
                last,
                post,
                department,
                group: "Administrative and Clerical",
                ..blank()
            })
            .collect();
        let named = people.len();
        let mut taken: HashSet<String> = people.iter().map(Person::email).collect();
        while people.len() < PEOPLE {
            let person = stranger(&mut rng);
            if taken.insert(person.email()) {
                people.push(person);
            }
        }
        tell_stories(&mut rng, &mut people, named);
        for (index, person) in people.iter_mut().enumerate() {
            person.number = format!("{:08}", 214_003 + index * 173 + rng.below(150));
            person.assignments = employments(&mut rng, person);
        }
        Self(people)
    }
}

/// The departments: name, key of the manager, posts.
pub(crate) fn departments() -> impl Iterator<Item = [&'static str; 3]> {
    tables::rows(include_str!("tables/departments.txt"))
}

fn blank() -> Person {
    Person {
        key: "",
        number: String::new(),
        title: "",
        first: "",
        last: "",
        post: "",
        department: "",
        group: "",
        kind: "Substantive",
        story: Story::Ordinary,
        addressless: false,
        assignments: Vec::new(),
    }
}

/// Somebody without a part in the story.
fn stranger(rng: &mut Rng) -> Person {
    let woman = rng.chance(68);
    let all: Vec<[&str; 3]> = departments().collect();
    let [department, _, posts] = rng.pick(&all);
    let posts: Vec<(&str, &str)> = posts.split("; ").filter_map(|post| post.split_once(':')).collect();
    let (post, group) = rng.pick(&posts);
    let doctor = group == "M";
    Person {
        title: match (doctor, woman) {
            (true, _) => "Dr",
            (false, true) => rng.pick(&["Mrs", "Miss", "Ms", "Ms"]),
            (false, false) => "Mr",
        },
        first: rng.pick(if woman { WOMEN } else { MEN }),
        last: rng.pick(SURNAMES),
        post,
        department,
        group: match group {
            "N" => "Nursing and Midwifery Registered",
            "S" => "Additional Clinical Services",
            "M" => "Medical and Dental",
            "A" => "Allied Health Professionals",
            "H" => "Healthcare Scientists",
            "T" => "Add Prof Scientific and Technic",
            "E" => "Estates and Ancillary",
            _ => "Administrative and Clerical",
        },
        kind: match rng.below(100) {
            82..90 => "Bank",
            90..94 if doctor => "Honorary",
            94..97 => "Agency",
            97..99 => "Student",
            _ => "Substantive",
        },
        ..blank()
    }
}

/// Gives the unusual employments away: the named ones first, then to strangers.
fn tell_stories(rng: &mut Rng, people: &mut [Person], named: usize) {
    for person in people.iter_mut() {
        person.story = match person.key {
            "oxenbridge" | "farrow" | "bhattarai" | "postlethwaite" | "zawadzki" | "whitcombe" => Story::Left,
            "cruickshank" => Story::Leaving,
            "ackroyd" => Story::Moved,
            _ => Story::Ordinary,
        };
    }
    let mut strangers: Vec<usize> = (named..people.len()).collect();
    rng.shuffle(&mut strangers);
    let mut next = strangers.into_iter();
    let mut give = |count: usize, story: Story| {
        for index in next.by_ref().take(count) {
            people[index].story = story;
        }
    };
    give(LEAVERS - 7, Story::Left);
    give(1, Story::LeftTwice);
    give(6, Story::Leaving);
    give(5, Story::Moved);
    give(1, Story::Contradiction);
    give(3, Story::OnLeave("Maternity & Adoption"));
    give(1, Story::OnLeave("Career Break"));
    give(1, Story::Starting);
    give(1, Story::StartingWithout);
    give(1, Story::StartingEarly);
    for index in next.take(24) {
        people[index].addressless = true;
    }
}

fn employments(rng: &mut Rng, person: &Person) -> Vec<Assignment> {
    let number = |extra: &str| format!("{}{extra}", person.number);
    let start = between(rng, day(2004, 3, 1), day(2024, 11, 30));
    let left = match person.key {
        "oxenbridge" => day(2026, 6, 30),
        "farrow" => day(2026, 3, 31),
        "bhattarai" => day(2026, 9, 11),
        "postlethwaite" => day(2025, 12, 31),
        "zawadzki" => day(2026, 8, 14),
        "whitcombe" => day(2026, 10, 2),
        _ => between(rng, day(2025, 10, 1), day(2026, 11, 13)),
    };
    let one = |status, end| Assignment { number: number(""), status, start, end };
    let ended = "Terminate Assignment";
    let active = "Active Assignment";
    match person.story {
        Story::Ordinary => vec![one(active, None)],
        Story::Starting | Story::StartingWithout | Story::StartingEarly => {
            let start = between(rng, day(2026, 11, 9), day(2026, 11, 16));
            let start = if person.story == Story::Starting { start } else { day(2026, 11, 9) };
            vec![Assignment { start, ..one(active, None) }]
        }
        Story::OnLeave(status) => vec![one(status, None)],
        Story::Left => vec![one(ended, Some(left))],
        Story::Leaving => {
            let date = match person.key {
                "cruickshank" => day(2026, 12, 31),
                _ => between(rng, AS_OF.succ_opt().unwrap_or(AS_OF), day(2026, 12, 30)),
            };
            vec![one(active, Some(date))]
        }
        Story::Contradiction => vec![one(active, Some(left))],
        Story::Moved | Story::LeftTwice => {
            let moved = day(2026, 3, 31);
            let gone = person.story == Story::LeftTwice;
            vec![
                one(ended, Some(moved)),
                Assignment {
                    number: number("-2"),
                    status: if gone { ended } else { active },
                    start: day(2026, 4, 1),
                    end: gone.then(|| day(2026, 10, 16)),
                },
            ]
        }
    }
}
