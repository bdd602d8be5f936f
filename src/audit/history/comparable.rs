//! Whether a check says the same thing in two runs: it ran in both, with the same rule and parameters, on the same columns and lists.

use std::collections::{BTreeMap, BTreeSet};

use super::bearing;
use crate::audit::assessment::{Assessment, CheckResult, Comparable};
use crate::checks;
use crate::model::register::Register;

/// Every check of either run, by the name it has today.
pub type Comparables = BTreeMap<String, Comparable>;

/// The name a check has today.
pub fn name_today(name: &str) -> &str {
    checks::find(name).map_or(name, |entry| entry.name)
}

/// The register whose records a check judges; `None` for the lists as a whole.
pub fn register_of(check: &CheckResult) -> Option<Register> {
    match checks::find(&check.name) {
        Some(entry) => entry.check.run.register(),
        // A check of the organisation's own judges the register that its area is named after.
        None => [Register::Assets, Register::Contacts, Register::Accounts]
            .into_iter()
            .find(|register| !check.written.is_empty() && register.area() == check.area),
    }
}

/// Holds the checks of two runs against one another. Where one shows names and the other does not, their statements cannot be.
pub fn comparables(then: &Assessment, now: &Assessment, same_names: bool) -> Comparables {
    let both = [then, now].map(|run| by_name(&run.checks));
    let names: BTreeSet<&str> = both.iter().flat_map(BTreeMap::keys).copied().collect();
    let judged = |name: &str| {
        let why = differences(name, both.each_ref().map(|run| run.get(name).copied()), (then, now), same_names);
        (name.to_owned(), if why.is_empty() { Comparable::Yes } else { Comparable::No(why) })
    };
    names.into_iter().map(judged).collect()
}

/// Results by the names their checks have today; of several of one check, as areas have them, the first.
pub fn by_name<'r>(
    results: impl IntoIterator<Item = &'r CheckResult, IntoIter: DoubleEndedIterator>,
) -> BTreeMap<&'r str, &'r CheckResult> {
    results.into_iter().rev().map(|check| (name_today(&check.name), check)).collect()
}

/// Why a check does not say the same, as it was in one run and is in the other.
fn differences(name: &str, in_both: [Option<&CheckResult>; 2], (then, now): (&Assessment, &Assessment), same_names: bool) -> Vec<String> {
    let (was, is) = match in_both.into() {
        (Some(was), Some(is)) => (was, is),
        (None, Some(_)) => return vec!["it is a new check".to_owned()],
        (Some(_), None) => return vec!["there is no such check any more".to_owned()],
        (None, None) => return Vec::new(),
    };
    let because = |check: &CheckResult| if check.why_not.is_empty() { String::new() } else { format!(" ({})", check.why_not) };
    let mut why = Vec::new();
    match (was.run, is.run) {
        (false, true) => why.push(format!("it did not run then{}", because(was))),
        (true, false) => why.push(format!("it did not run now{}", because(is))),
        _ => {}
    }
    if was.rule != is.rule {
        why.push("its rule was rewritten".to_owned());
    }
    for param in &is.params {
        match was.params.iter().find(|other| other.key == param.key) {
            Some(other) if other.value != param.value => {
                why.push(format!("its {} went from {} to {}", param.key, other.value, param.value));
            }
            Some(_) => {}
            None => why.push(format!("it has a new parameter, {}", param.key)),
        }
    }
    if same_names {
        why.extend(by_statements(name, then, now));
    }
    if was.run && is.run {
        why.extend(bearing::differences(name, register_of(is), then, now));
    }
    why
}

/// Which checks a statement of the policy bears on, by what it says: the words are those of the assessment.
fn bears_on(says: &str, check: &str) -> bool {
    if says.starts_with("supported until") {
        check.contains("support")
    } else if says.starts_with("the holder is") {
        check.contains("owner") || check.contains("jml")
    } else if says.starts_with("they are on no staff list") {
        check == "account-orphan"
    } else {
        says.ends_with("do not apply") && says.split(&[' ', ','][..]).any(|word| word == check)
    }
}

/// Statements that stood then and not now, or now and not then, and bear on a check.
fn by_statements(check: &str, then: &Assessment, now: &Assessment) -> Vec<String> {
    let in_force = |run: &'_ Assessment| {
        let all = run.statements.iter().filter(|said| said.state != "expired" && bears_on(&said.says, check));
        all.map(|said| format!("{}: {}", said.of, said.says)).collect::<Vec<_>>()
    };
    let (was, is) = (in_force(then), in_force(now));
    let gone = was.iter().filter(|said| !is.contains(said)).map(|said| format!("it is no longer stated of {said}"));
    let new = is.iter().filter(|said| !was.contains(said)).map(|said| format!("it is now stated of {said}"));
    gone.chain(new).collect()
}
