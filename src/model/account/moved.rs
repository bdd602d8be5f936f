//! Whether the staff list puts the person of an account where the account does.

use super::Account;
use crate::model::directory::{Directory, PersonAt, Placed};

/// Whether the account's department is one that the staff list gives `person`, its own; `None` where either says nothing.
///
/// A code before the name and words after it do not matter: `425 Pathology` and `Pathology, Infirmary` are one.
pub fn same_department(account: &Account<'_>, person: Option<PersonAt>, people: &Directory) -> Option<bool> {
    let own = words(account.department.value()?);
    any(person, people, |placed| {
        let other = words(placed.department?);
        let within = |short: &[String], long: &[String]| short.iter().all(|word| long.contains(word));
        (!own.is_empty() && !other.is_empty()).then(|| within(&own, &other) || within(&other, &own))
    })
}

/// Whether the account's manager is one that the staff list gives `person`, its own; `None` where either says
/// nothing, or names somebody whom the lists do not know for sure.
pub fn same_manager(account: &Account<'_>, person: Option<PersonAt>, people: &Directory) -> Option<bool> {
    let own = account.manager.value()?;
    any(person, people, |placed| people.is_same_person(own, placed.manager?))
}

/// Yes if any employment says yes, no if one says no, else nothing.
fn any<'d>(person: Option<PersonAt>, people: &'d Directory, says: impl Fn(Placed<'d>) -> Option<bool>) -> Option<bool> {
    people.placed(person).filter_map(says).reduce(|one, other| one || other)
}

/// The words of a department's name without codes and joining words.
fn words(text: &str) -> Vec<String> {
    let words =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !word.starts_with(|c: char| c.is_ascii_digit()));
    words.map(str::to_lowercase).filter(|word| !matches!(word.as_str(), "and" | "of" | "the" | "department" | "dept")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::account::AccountField;
    use crate::model::person_name;
    use crate::model::staff::Employment;
    use crate::model::written::Row;

    #[test]
    fn codes_and_further_words_make_no_other_department() {
        let mut people = Directory::default();
        let keys = [person_name::employee_id("1")];
        people.add_staff(&keys, person_name::name("Ann Lee"), Employment::Here(None));
        people.add_staff(&[person_name::employee_id("2")], person_name::name("Bo Ray"), Employment::Here(None));
        people.add_staff(&[person_name::employee_id("3")], person_name::name("Cy Fox"), Employment::Here(None));
        people.place_staff(&keys, Placed { department: Some("425 Digital Services"), manager: Some("Ray, Bo"), start: None }, true);
        people.sort_assignments();
        let judge = |department, manager| {
            let cells = [(AccountField::EmployeeId, "0001"), (AccountField::Department, department), (AccountField::Manager, manager)];
            let row = Row::of(&cells);
            let account = Account::read(&row);
            let person = people.person(&account.person_keys());
            (same_department(&account, person, &people), same_manager(&account, person, &people))
        };
        assert_eq!(judge("Digital Services (Infirmary)", "Bo Ray"), (Some(true), Some(true)));
        assert_eq!(judge("Pathology", "Cy Fox"), (Some(false), Some(false)));
        assert_eq!(judge("", "Nobody Known"), (None, None));
    }
}
