//! The people of the estate: each is worked out from a number, so that lists agree on them without holding any.

use crate::names::{MEN, SURNAMES, WOMEN};

/// One person.
#[derive(Debug)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) username: String,
    pub(crate) employee_id: String,
    pub(crate) department: String,
}

/// Departments of the estate.
const DEPARTMENTS: usize = 60;

/// A department by a number.
pub(crate) fn department(number: usize) -> String {
    format!("Department {}", number % DEPARTMENTS + 1)
}

/// The person of a number. No two share a name until first names and pairs of surnames are used up.
pub(crate) fn person(number: usize) -> Person {
    let firsts = WOMEN.len() + MEN.len();
    let first = number % firsts;
    let first = WOMEN.get(first).or_else(|| MEN.get(first - WOMEN.len())).copied().unwrap_or("Sam");
    let (last, second) = (number / firsts % SURNAMES.len(), number / firsts / SURNAMES.len());
    let mut surname = SURNAMES[last].to_owned();
    if second > 0 {
        surname = format!("{surname}-{}", SURNAMES[(last + second) % SURNAMES.len()]);
    }
    let plain = |text: &str| text.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
    let (given, family) = (plain(first), plain(&surname));
    Person {
        name: format!("{first} {surname}"),
        email: format!("{given}.{family}{number}@northmoor.example"),
        username: format!("{family}{number}"),
        employee_id: (100_000 + number).to_string(),
        department: department(number),
    }
}
