//! Which lists and columns bear on a check beside those it needs, and whether two runs had the same of them.
//!
//! Lists are joined by whatever columns name somebody or something, so nearly every
//! column bears on nearly every check of its register, and on checks of registers
//! joined to it. What is known to bear on nothing else is told apart here; all else
//! is taken to bear, because a column that was lost must fix nothing.

use crate::audit::assessment::{Assessment, SourceResult};
use crate::checks::{self, Entry};
use crate::ingest::columns::How;
use crate::model::prose;
use crate::model::register::Register;

/// Fields that are read by the checks that need them and by no other.
fn read_alone(register: Register) -> &'static [&'static str] {
    match register {
        Register::Assets => &[
            "location",
            "department",
            "purpose",
            "impact",
            "information",
            "environment",
            "reviewed",
            "review-due",
            "warranty-ends",
            "ip",
            "backup",
            "downtime-plan",
            "isolation",
            "depends-on",
            "custodian",
            "user",
        ],
        Register::Accounts => &["department", "purpose", "reviewed", "vaulted", "password-kind", "password-changed"],
        Register::Contacts => &["verified", "tested"],
        Register::Alerts => &["published", "acknowledged", "applicable"],
        Register::Rota | Register::Staff | Register::Baselines | Register::Waivers => &[],
    }
}

/// Checks on lists that speak of their columns and rows: any change of these is a change of what they look at.
const ON_COLUMNS: &[&str] =
    &["list-column-missing", "lists-do-not-join", "list-rows-set-aside", "list-cells-unreadable", "list-incomplete"];

/// The check on the age of lists, and the fields by whose newest day a list is dated that nothing else dates.
const ON_AGE: (&str, &[&str]) = ("list-old", &["last-seen", "last-sign-in"]);

/// Whether a check judges lists as such: it looks at every list there is.
fn is_on_lists(name: &str) -> bool {
    name.starts_with("list")
}

/// The registers whose lists bear on a check: its own, those it must have, and those its subjects are looked up in.
fn registers(entry: &Entry, own: Option<Register>) -> Vec<Register> {
    use Register::{Accounts, Alerts, Assets, Baselines, Contacts, Rota, Staff};
    let mut all: Vec<Register> = own.into_iter().chain(entry.check.also.iter().flat_map(|any| any.iter().copied())).collect();
    let name = entry.name;
    let speaks_of = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if speaks_of(&["owner", "jml"]) {
        all.extend([Staff, Accounts, Contacts]);
    }
    if speaks_of(&["patch", "baseline"]) {
        all.push(Baselines);
    }
    if speaks_of(&["alert"]) {
        all.extend([Alerts, Assets]);
    }
    if speaks_of(&["supplier", "discovered", "device"]) {
        all.push(Assets);
    }
    match own {
        // Whose an account is, and so of which kind, the staff list tells; and who of the contacts has left.
        Some(Accounts | Contacts) => all.push(Staff),
        Some(Rota) => all.extend([Contacts, Staff]),
        None if !speaks_of(&["list", "waiver", "asset", "alert", "device"]) => all.extend([Contacts, Rota, Staff]),
        _ => {}
    }
    if is_on_lists(name) {
        all = Register::ALL.to_vec();
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// The lists a run judged by, or that added to them.
fn used(run: &Assessment, register: Register) -> impl Iterator<Item = &SourceResult> {
    run.sources.iter().filter(move |source| source.register == Some(register) && source.role != "older copy" && source.role != "unreadable")
}

fn has_field(source: &SourceResult, field: &str) -> bool {
    source.columns.iter().any(|column| column.field == field)
}

/// How far a run's lists tell a field: lists of record that lack it, lists beside them that have it, and columns that tell
/// it together with others.
///
/// One more list of record with every column changes none of these: it is more to judge, not another way of judging.
fn told(run: &Assessment, register: Register, field: &'static str) -> (usize, usize, usize) {
    let (record, beside): (Vec<_>, Vec<_>) = used(run, register).partition(|source| source.role == "record");
    let lack = record.iter().filter(|source| !has_field(source, field)).count();
    let part = How::PartOf(field).words();
    let parts = record.iter().chain(&beside).flat_map(|source| &source.columns).filter(|column| column.how == part).count();
    (lack, beside.iter().filter(|source| has_field(source, field)).count(), parts)
}

/// The products whose exports a run's lists are: a column that tells one may be a column that nothing else reads.
fn exports(run: &Assessment, register: Register) -> Vec<&str> {
    let mut all: Vec<&str> = used(run, register).map(|source| source.known_export.as_str()).filter(|name| !name.is_empty()).collect();
    all.sort_unstable();
    all
}

/// The fields of each of a run's lists, where it has several.
fn shapes(run: &Assessment, register: Register) -> Vec<Vec<&str>> {
    fn fields(source: &SourceResult) -> Vec<&str> {
        let mut fields: Vec<&str> = source.columns.iter().map(|column| column.field.as_str()).filter(|field| !field.is_empty()).collect();
        fields.sort_unstable();
        fields
    }
    let mut all: Vec<Vec<&str>> = used(run, register).map(fields).collect();
    all.sort_unstable();
    if all.len() > 1 { all } else { Vec::new() }
}

/// What differs in the lists and columns that a check looks at, in words.
pub(super) fn differences(name: &str, own: Option<Register>, then: &Assessment, now: &Assessment) -> Vec<String> {
    let Some(entry) = checks::find(name) else { return Vec::new() };
    let mut why = Vec::new();
    let said = |there: bool, what: String| if there { format!("there is now {what}") } else { format!("there is no longer {what}") };
    for register in registers(entry, own) {
        let read = |run| used(run, register).next().is_some();
        if read(then) != read(now) {
            why.push(said(read(now), prose::article(register.title())));
            continue;
        }
        // Of several lists each goes by its place among them, which their columns tell.
        if is_on_lists(name) && shapes(then, register) != shapes(now, register) {
            why.push(format!(
                "of several lists read as {}, others than then are there, or have other columns",
                prose::article(register.title())
            ));
        }
        if !is_on_lists(name) && exports(then, register) != exports(now, register) {
            why.push(format!("of the lists read as {}, others than then are of a product that we know", prose::article(register.title())));
        }
        let needed: Vec<usize> = if own == Some(register) { entry.check.needs().into_iter().flatten().collect() } else { Vec::new() };
        let mut less = Vec::new();
        for (at, spec) in register.fields().iter().enumerate() {
            let bears = match name {
                _ if name == ON_AGE.0 => ON_AGE.1.contains(&spec.name),
                _ if is_on_lists(name) => ON_COLUMNS.contains(&name),
                _ => needed.contains(&at) || !read_alone(register).contains(&spec.name),
            };
            let has = |run| used(run, register).any(|source| has_field(source, spec.name));
            if !bears || told(then, register, spec.name) == told(now, register, spec.name) {
                continue;
            }
            if has(then) == has(now) {
                less.push(spec.name);
            } else {
                why.push(said(has(now), format!("a column for {} in the {}", spec.name, register.title())));
            }
        }
        if !less.is_empty() {
            why.push(format!("of several lists read as {}, others than then tell {}", prose::article(register.title()), some(&less)));
        }
    }
    why
}

/// The first few of many names.
fn some(names: &[&str]) -> String {
    match names {
        [first, second, rest @ ..] if rest.len() > 1 => format!("{first}, {second} and {} more", rest.len()),
        _ => prose::list(names),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::field::Tells;

    #[test]
    fn what_is_written_down_here_speaks_of_checks_and_fields_there_are() {
        for name in ON_COLUMNS.iter().chain([&ON_AGE.0]) {
            assert!(checks::find(name).is_some_and(|entry| entry.name == *name) && is_on_lists(name), "{name}");
        }
        let fields = |register: Register| register.fields().iter().map(|spec| spec.name).collect::<Vec<_>>();
        assert!(ON_AGE.1.iter().all(|field| Register::ALL.into_iter().any(|register| fields(register).contains(field))));
        for register in Register::ALL {
            for field in read_alone(register) {
                let spec = register.fields().iter().find(|spec| spec.name == *field);
                assert!(spec.is_some_and(|spec| spec.tells != Tells::Key), "{field} of {}", register.name());
            }
        }
    }
}
