//! Whether a check says the same thing in two runs: it ran in both, with the same rule and parameters, on the same columns and lists.

use std::collections::BTreeMap;

use crate::audit::assessment::{Assessment, CheckResult, Comparable, SourceResult};
use crate::checks;
use crate::model::prose;
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
    let mut all = Comparables::new();
    let names = then.checks.iter().chain(&now.checks).map(|check| name_today(&check.name).to_owned());
    for name in names {
        all.entry(name).or_insert_with_key(|name| {
            let why = differences(name, then, now, same_names);
            if why.is_empty() { Comparable::Yes } else { Comparable::No(why) }
        });
    }
    all
}

fn differences(name: &str, then: &Assessment, now: &Assessment, same_names: bool) -> Vec<String> {
    let of = |run: &'_ Assessment| run.checks.iter().find(|check| name_today(&check.name) == name).cloned();
    let (was, is) = match (of(then), of(now)) {
        (Some(was), Some(is)) => (was, is),
        (None, Some(_)) => return vec!["it is a new check".to_owned()],
        (Some(_), None) => return vec!["there is no such check any more".to_owned()],
        (None, None) => return Vec::new(),
    };
    let because = |check: &CheckResult| if check.why_not.is_empty() { String::new() } else { format!(" ({})", check.why_not) };
    let mut why = Vec::new();
    match (was.run, is.run) {
        (false, true) => why.push(format!("it did not run then{}", because(&was))),
        (true, false) => why.push(format!("it did not run now{}", because(&is))),
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
        why.extend(by_lists(name, register_of(&is), then, now));
    }
    why
}

/// The lists a run judged by, or that added to them.
fn used(run: &Assessment, register: Register) -> impl Iterator<Item = &SourceResult> {
    run.sources.iter().filter(move |source| source.register == Some(register) && source.role != "older copy" && source.role != "unreadable")
}

fn has_field(source: &SourceResult, field: &str) -> bool {
    source.columns.iter().any(|column| column.field == field)
}

/// What differs in the columns and lists a check needs.
fn by_lists(name: &str, register: Option<Register>, then: &Assessment, now: &Assessment) -> Vec<String> {
    let Some(entry) = checks::find(name) else { return Vec::new() };
    let mut why = Vec::new();
    let said = |there: bool, what: String| if there { format!("there is now {what}") } else { format!("there is no longer {what}") };
    for other in entry.check.also.iter().flat_map(|any| any.iter()) {
        let read = |run| used(run, *other).next().is_some();
        if read(then) != read(now) {
            why.push(said(read(now), prose::article(other.title())));
        }
    }
    let Some(register) = register else { return why };
    for field in entry.check.needs().into_iter().flatten().map(|field| register.fields()[field].name) {
        let read = |run| used(run, register).any(|source| has_field(source, field));
        if read(then) != read(now) {
            why.push(said(read(now), format!("a column for {field}")));
        }
    }
    if why.is_empty() && blind(name, register, then) != blind(name, register, now) {
        why.push("a list has lost or gained a column it needs".to_owned());
    }
    why
}

/// How many lists of record lack a column that a check needs, whatever they are called.
fn blind(name: &str, register: Register, run: &Assessment) -> usize {
    let needs = checks::find(name).map(|entry| entry.check.needs()).unwrap_or_default();
    let names = |any: &Vec<usize>| any.iter().map(|field| register.fields()[*field].name).collect::<Vec<_>>();
    let needs: Vec<Vec<&str>> = needs.iter().map(names).collect();
    let sees = |source: &&SourceResult| needs.iter().all(|any| any.iter().any(|field| has_field(source, field)));
    used(run, register).filter(|source| source.role == "record").filter(|source| !sees(source)).count()
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
