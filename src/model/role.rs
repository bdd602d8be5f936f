//! Key roles: whom an organisation must be able to ring at night.

use super::person_name;
use super::phrase::{from_each_word, padded, words};

/// A role and the words by which lists call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRole {
    /// How reports name it.
    pub name: String,
    aliases: Vec<String>,
    /// The words of its name and of each alias, a space around each phrase; before each the [`letter`] it begins with.
    phrases: Vec<(u64, String)>,
    /// The letters that any of these begins with.
    letters: u64,
}

/// What a padded phrase begins with, behind its space, as a bit.
fn letter(padded: &str) -> u64 {
    1 << (padded.as_bytes()[1] & 63)
}

/// The seven roles wanted unless the policy says otherwise (`ours`, after the incident roles DSPT D1 and EPRR speak of).
const DEFAULT: &[(&str, &[&str])] = &[
    (
        "IT on call",
        &[
            "it on call",
            "it on-call",
            "on call it",
            "on-call engineer",
            "it oncall",
            "infrastructure on call",
            "it duty",
            "duty it",
            "digital on call",
            "it duty manager",
        ],
    ),
    (
        "Cyber lead",
        &[
            "cyber lead",
            "cyber security lead",
            "cyber security manager",
            "head of cyber",
            "ciso",
            "chief information security officer",
            "cyber",
            "information security manager",
            "head of cyber security",
        ],
    ),
    (
        "Executive on call",
        &[
            "executive on call",
            "exec on call",
            "gold",
            "gold on call",
            "strategic commander",
            "director on call",
            "on call director",
            "on-call director",
            "gold commander",
            "executive on-call",
        ],
    ),
    ("SIRO", &["siro", "senior information risk owner"]),
    (
        "Data protection officer",
        &[
            "dpo",
            "data protection officer",
            "information governance lead",
            "ig lead",
            "head of information governance",
            "information governance manager",
            "data protection",
        ],
    ),
    (
        "Communications",
        &["communications", "communications on call", "comms", "comms on call", "press office", "media", "head of communications"],
    ),
    (
        "Site or switchboard",
        &[
            "switchboard",
            "site manager",
            "site team",
            "duty site manager",
            "clinical site manager",
            "site",
            "duty manager",
            "silver on call",
        ],
    ),
];

/// Roles that act in the first hour of an incident (`ours`).
const FIRST: &[&str] = &["it on call", "cyber lead", "executive on call"];

impl KeyRole {
    /// The roles wanted by default.
    pub fn defaults() -> Vec<KeyRole> {
        DEFAULT.iter().map(|(name, aliases)| KeyRole::new(name, aliases.iter().copied())).collect()
    }

    /// A role of this name, meant by it and by these phrases in a role, team or service cell: whole words, in any case.
    pub fn new<'a>(name: &str, aliases: impl IntoIterator<Item = &'a str>) -> Self {
        let mut role = KeyRole { name: name.to_owned(), aliases: Vec::new(), phrases: Vec::new(), letters: 0 };
        role.add_phrase(name);
        aliases.into_iter().for_each(|alias| role.is_also(alias));
        role
    }

    fn add_phrase(&mut self, phrase: &str) {
        let phrase = padded(phrase);
        let letter = letter(&phrase);
        self.letters |= letter;
        self.phrases.push((letter, phrase));
    }

    /// Adds a phrase that means it.
    pub fn is_also(&mut self, alias: &str) {
        self.aliases.push(alias.to_owned());
        self.add_phrase(alias);
    }

    /// Every phrase that means it, its name first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }

    /// Whether it acts in the first hour: without it nobody starts the response.
    pub fn acts_first(&self) -> bool {
        FIRST.contains(&words(&self.name).as_str())
    }
}

/// The roles that a row holds: by its role, team or service, or by a name that is a post rather than a person.
///
/// A person's own name counts only where it is the role word for word: Jane Gold is no executive on call.
/// Where one role's phrase stands inside another's, the longer one is meant: an IT duty manager runs no site.
pub fn held<'r>(roles: &'r [KeyRole], name: Option<&str>, duties: [Option<&str>; 3]) -> Vec<&'r KeyRole> {
    let mut held = vec![false; roles.len()];
    let mut meant = |text: &str, whole: bool| {
        let text = padded(text);
        let rests = || from_each_word(&text).take(if whole { 1 } else { usize::MAX });
        // Most phrases begin with a letter that none of the words begins with.
        let letters = rests().filter(|rest| rest.len() > 1).fold(0, |letters, rest| letters | letter(rest));
        let is_in = |rest: &str, phrase: &str| if whole { rest == phrase } else { rest.starts_with(phrase) };
        let may_be_meant = roles.iter().enumerate().filter(|(_, role)| role.letters & letters != 0);
        let phrases = may_be_meant.flat_map(|(at, role)| role.phrases.iter().map(move |(letter, phrase)| (at, *letter, phrase.as_str())));
        let holds = |(_, letter, phrase): &(usize, u64, &str)| letters & letter != 0 && rests().any(|rest| is_in(rest, phrase));
        let found: Vec<(usize, &str)> = phrases.filter(holds).map(|(at, _, phrase)| (at, phrase)).collect();
        for (at, phrase) in &found {
            let is_part = found.iter().any(|(other, longer)| other != at && longer != phrase && longer.contains(phrase));
            held[*at] |= !is_part;
        }
    };
    duties.into_iter().flatten().for_each(|duty| meant(duty, false));
    if let Some(name) = name {
        meant(name, person_name::looks_like_person(name));
    }
    roles.iter().zip(held).filter_map(|(role, held)| held.then_some(role)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_by_the_words_lists_use() {
        let roles = KeyRole::defaults();
        let meant = |text: &str| held(&roles, None, [Some(text), None, None]).into_iter().map(|r| r.name.as_str()).collect::<Vec<_>>();
        assert_eq!(meant("Gold (Executive on-call)"), ["Executive on call"]);
        assert_eq!(meant("SIRO"), ["SIRO"]);
        assert_eq!(meant("IT On-Call Engineer (1st)"), ["IT on call"]);
        assert_eq!(meant("Head of Communications"), ["Communications"]);
        assert!(meant("Ward clerk").is_empty());
        assert!(meant("Golden Jubilee ward").is_empty());
    }

    #[test]
    fn a_post_as_name_holds_the_role_and_a_surname_does_not() {
        let roles = KeyRole::defaults();
        let held = |name: &str| held(&roles, Some(name), [None; 3]).into_iter().map(|r| r.name.as_str()).collect::<Vec<_>>();
        assert_eq!(held("Switchboard"), ["Site or switchboard"]);
        assert_eq!(held("Gold Commander"), ["Executive on call"]);
        assert!(held("Jane Gold").is_empty());
        assert_eq!(held("IT duty manager"), ["IT on call"]);
        assert_eq!(held("Duty manager"), ["Site or switchboard"]);
        assert_eq!(held("Cyber Security Lead / DPO"), ["Cyber lead", "Data protection officer"]);
    }

    #[test]
    fn the_roles_of_the_first_hour_are_among_the_defaults() {
        assert_eq!(KeyRole::defaults().iter().filter(|role| role.acts_first()).count(), FIRST.len());
    }
}
