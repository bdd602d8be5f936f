//! The ways a register writes a person, as keys that can be looked up.

use super::bytes;
use super::key::{self, KeyHash};
use super::words::Words;

/// What kind of key a text gives. One text is hashed together with its kind, so that a staff
/// number never meets a username that looks the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyKind {
    /// Staff number, leading zeros set aside.
    EmployeeId,
    /// E-mail address.
    Email,
    /// Username, domain set aside.
    Username,
    /// Name as words in any order of family and given name.
    Name,
}

/// The key of a staff number.
pub fn employee_id(text: &str) -> KeyHash {
    let digits = text.trim().trim_start_matches('0');
    mixed(KeyKind::EmployeeId, if digits.is_empty() { text } else { digits })
}

/// The key of an e-mail address.
pub fn email(text: &str) -> KeyHash {
    mixed(KeyKind::Email, text)
}

/// The key of a username: `NORTHMOOR\jsmith` and `jsmith` are one.
pub fn username(text: &str) -> KeyHash {
    mixed(KeyKind::Username, behind_domain(text))
}

/// A username without the domain before it: `NORTHMOOR\jsmith` as `jsmith`.
pub fn behind_domain(username: &str) -> &str {
    memchr::memrchr(b'\\', username.as_bytes()).map_or(username, |at| &username[at + 1..])
}

/// The key of a name; `None` where fewer than two words are left.
pub fn name(text: &str) -> Option<KeyHash> {
    let (mut words, mut count) = (String::with_capacity(text.len()), 0);
    each_word(text, |word| {
        if count > 0 {
            words.push(' ');
        }
        words.push_str(word);
        count += 1;
    });
    (count >= 2).then(|| mixed(KeyKind::Name, &words))
}

fn mixed(kind: KeyKind, text: &str) -> KeyHash {
    // Kinds are kept apart by a rotation: cheap, and no two kinds share a key by accident more often than chance.
    key::hash(text).rotate_left(kind as u32 * 16 + 1)
}

/// Every key that a cell naming one person gives: its e-mail address, username and name, in that order.
pub fn keys(text: &str) -> Vec<KeyHash> {
    let text = common_name(text);
    let mut keys = Vec::with_capacity(3);
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ';' | ',' | ':')) {
        if word.contains('@') && word.len() > 3 {
            keys.push(email(word));
        }
    }
    let bare = without_bracket(text);
    if !bare.contains(' ') && !bare.contains('@') {
        keys.push(username(bare));
        keys.push(employee_id(bare));
    }
    keys.extend(name(bare));
    keys
}

/// The people in a cell that names several: `A / B`, `A; B`, `A & B`, `A and B`, `Ann Lee, Bo Ray`, one a line.
///
/// A comma parts people only where whole names stand on both sides of it: `Smith, Jane` is one person.
/// A cell that names one gives that one.
pub fn several(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '|', '\n', '\r'])
        .flat_map(|part| part.split('/'))
        .flat_map(|part| part.split(" & "))
        .flat_map(|part| part.split(" + "))
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| {
            let parts_people = part.contains(',') && part.split(',').all(|one| one.contains('@') || count_words(one) >= 2);
            part.split(move |c| parts_people && c == ',')
        })
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// `CN=Lee\, Ann,OU=Staff,DC=x` as `Lee\, Ann`; any other text as it is.
pub fn common_name(text: &str) -> &str {
    let text = text.trim();
    let Some(rest) = text.get(..3).filter(|start| start.eq_ignore_ascii_case("cn=")).and_then(|_| text.get(3..)) else { return text };
    let end = rest.char_indices().find(|(at, c)| *c == ',' && !rest[..*at].ends_with('\\'));
    end.map_or(rest, |(at, _)| rest[..at].trim())
}

/// Words before a name that are no part of it.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "doctor",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "rev",
    "revd",
    "reverend",
    "fr",
    "cllr",
    "sister",
    "matron",
    "hon",
];
/// The same behind it.
const HONOURS: &[&str] = &[
    "jr", "snr", "jnr", "ii", "iii", "iv", "esq", "obe", "mbe", "cbe", "kbe", "dbe", "jp", "kc", "qc", "bsc", "msc", "mba", "phd", "dphil",
    "frcs", "frcp", "mrcp", "mrcgp", "mbbs", "mbchb", "rn", "rgn", "rmn", "cissp", "cism",
];

/// Hands the words of a name in lower case to `take`, given name first, titles and honours left out.
///
/// `Smith, Dr Jane` and `JANE SMITH` are the same words.
fn each_word(text: &str, mut take: impl FnMut(&str)) {
    static LEFT_OUT: Words = Words::new(&[TITLES, HONOURS]);
    let bare = without_bracket(text);
    let comma = memchr::memchr(b',', bare.as_bytes());
    let parts = match comma.map(|at| (&bare[..at], &bare[at + 1..])) {
        Some((family, given)) if !given.trim().is_empty() => [given, family],
        _ => [bare, ""],
    };
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        key::with_lower(part, |lower| {
            split(lower, |word| {
                let word = word.trim_matches(['"', '\'']);
                if word.chars().nth(1).is_none() || LEFT_OUT.has(word.as_bytes()) {
                    return;
                }
                if !word.is_ascii() && word.contains('’') { take(&word.replace('’', "'")) } else { take(word) }
            });
        });
    }
}

/// Hands the parts of a name between its spaces and marks to `take`. Most names are plain letters, which are looked at byte by byte.
fn split(text: &str, mut take: impl FnMut(&str)) {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '\\');
    if !text.is_ascii() {
        text.split(is_mark).for_each(take);
        return;
    }
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        if is_mark(char::from(byte)) {
            take(&text[start..at]);
            start = at + 1;
        }
    }
    take(&text[start..]);
}

/// How many words a name has.
fn count_words(text: &str) -> usize {
    let mut count = 0;
    each_word(text, |_| count += 1);
    count
}

/// `Jane Doe (Pathology)` as `Jane Doe`.
pub fn without_bracket(text: &str) -> &str {
    let text = text.trim();
    // Most have none.
    if !bytes::has_any(text.as_bytes(), [b'(', b'<', b'[']) {
        return text;
    }
    match text.find(['(', '<', '[']) {
        Some(at) if at > 0 => text[..at].trim(),
        _ => text,
    }
}

/// Words that stand in the names of teams, posts and mailboxes and in no person's.
const NOT_PEOPLE: &[&str] = &[
    "team",
    "desk",
    "service",
    "support",
    "helpdesk",
    "department",
    "group",
    "office",
    "manager",
    "director",
    "lead",
    "head",
    "it",
    "admin",
    "administrator",
    "ward",
    "trust",
    "supplier",
    "digital",
    "services",
    "systems",
    "officer",
    "commander",
    "estates",
    "pathology",
    "pharmacy",
    "radiology",
    "infrastructure",
    "network",
    "networks",
    "operations",
    "security",
    "on-call",
    "shared",
    "workshop",
    "ebme",
    "ict",
    "informatics",
    "servicedesk",
    "procurement",
    "mailbox",
    "enquiries",
    "info",
    "ltd",
    "limited",
    "plc",
];

/// The same, told at once of a word in any case.
static TEAMS: Words = Words::new(&[NOT_PEOPLE]);

/// Whether a cell reads like the name or address of one person, rather than of a team or post.
pub fn looks_like_person(text: &str) -> bool {
    if text.contains('@') {
        let local = text.split('@').next().unwrap_or_default();
        return local.contains('.') && !local.split(['.', '-', '_']).any(|part| TEAMS.has(part.as_bytes()));
    }
    let (mut count, mut are_names) = (0, true);
    each_word(text, |word| {
        count += 1;
        are_names &= !TEAMS.has(word.as_bytes()) && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '-' | '’'));
    });
    are_names && (2..=4).contains(&count)
}

/// Whether a cell says in so many words that it names a team, a post or a mailbox: `Service Desk`, `helpdesk@…`.
///
/// Not the opposite of [`looks_like_person`]: a lone word or a username is neither.
pub fn looks_like_team(text: &str) -> bool {
    let local = text.split('@').next().unwrap_or_default();
    if local.is_ascii() {
        return local.as_bytes().split(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-').any(|word| TEAMS.has(word));
    }
    local.to_lowercase().split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| TEAMS.has(word.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_in_several_spellings() {
        let jane = name("Jane Smith");
        for text in ["SMITH, Jane", "Dr Jane Smith", "Smith, Dr. Jane", "jane  smith", "Jane Smith (Pathology)", "Jane A. Smith"] {
            assert_eq!(name(text), jane, "{text}");
        }
        for text in
            ["Revd. Jane Smith", "Jane Smith OBE", "Smith, Jane MBE", "CN=Smith\\, Jane,OU=Staff,DC=x,DC=example", "Prof. Dame Jane Smith"]
        {
            assert!(keys(text).contains(&jane.unwrap()), "{text}");
        }
        assert_eq!(name("Siobhán O’Neill"), name("O'Neill, Siobhán"));
        assert_eq!(name("Jane"), None);
        assert_eq!(username("NORTHMOOR\\JSmith"), username("jsmith"));
        assert_eq!(employee_id("00012345"), employee_id("12345"));
        assert_ne!(employee_id("12345"), username("12345"));
        assert!(keys("Jane Smith <jane.smith@x.example>").contains(&email("jane.smith@x.example")));
    }

    #[test]
    fn plain_letters_part_as_all_others_do() {
        let parts = |text: &str| {
            let mut parts = Vec::new();
            split(text, |part| parts.push(part.to_owned()));
            parts
        };
        for text in ["ann.lee, bo", "x\\y  z\tq\u{b}r\n", "", ",", "end.", "-'\""] {
            let (plain, other) = (parts(text), parts(&[text, " é"].concat()));
            assert_eq!([&plain[..], &["é".to_owned()]].concat(), other, "{text:?}");
        }
    }

    #[test]
    fn several_people_in_one_cell() {
        for (cell, people) in [
            ("Ann Lee", &["Ann Lee"][..]),
            ("Lee, Ann", &["Lee, Ann"]),
            ("Ann Lee / Bo Ray", &["Ann Lee", "Bo Ray"]),
            ("Ann Lee; Bo Ray", &["Ann Lee", "Bo Ray"]),
            ("Lee, Ann; Ray, Bo", &["Lee, Ann", "Ray, Bo"]),
            ("Ann Lee & Bo Ray", &["Ann Lee", "Bo Ray"]),
            ("Ann Lee and Bo Ray", &["Ann Lee", "Bo Ray"]),
            ("Ann Lee, Bo Ray, Cy Fox", &["Ann Lee", "Bo Ray", "Cy Fox"]),
            ("ann@x.example, bo@x.example", &["ann@x.example", "bo@x.example"]),
            ("Ann Lee\nBo Ray", &["Ann Lee", "Bo Ray"]),
            ("Sandy Anderson", &["Sandy Anderson"]),
            ("", &[]),
        ] {
            assert_eq!(several(cell).collect::<Vec<_>>(), people, "{cell}");
        }
    }

    #[test]
    fn people_are_told_from_posts() {
        for text in ["Jane Smith", "O'Neill, Siobhán", "jane.smith@x.example"] {
            assert!(looks_like_person(text), "{text}");
        }
        for text in ["Service Desk", "helpdesk@x.example", "Pathology Manager", "IT", "Digital Services", "service.desk@x.example"] {
            assert!(!looks_like_person(text), "{text}");
            assert!(looks_like_team(text), "{text}");
        }
        for text in ["Jane Smith", "jsmith", "jane.smith@it.x.example", "Nadia"] {
            assert!(!looks_like_team(text), "{text}");
        }
    }
}
