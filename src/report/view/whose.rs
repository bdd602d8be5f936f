//! Whose a piece of work is: what people recorded in the policy, else what the lists say of the records.

use std::collections::BTreeMap;

use super::wording::day;
use crate::audit::assessment::{Assessment, CheckResult, Finding, Status};
use crate::model::prose;

/// Departments or owners named before the rest are counted (ours).
const NAMED: usize = 2;

/// Who leads what is done about a check, as the policy records it; `None` where it records nothing.
pub(in crate::report) fn lead(assessment: &Assessment, check: &CheckResult) -> Option<String> {
    let actions = &assessment.board.actions;
    let own = actions.iter().find(|action| action.check == check.name);
    if let Some(action) = own {
        return Some(format!("{}, by {}", action.lead, day(&action.by)));
    }
    // What is planned for a whole area is not said to be the plan for each of its checks.
    let action = actions.iter().find(|action| action.check.is_empty() && action.area == Some(check.area))?;
    Some(format!("{}, by {}, for all of {}: “{}”", action.lead, day(&action.by), check.area.name(), action.what))
}

/// Whose the findings are, by department or, where no list names departments, by owner: the most first.
///
/// Of a check with very many findings the assessment holds the gravest alone: where these are not all `fail` of them, names
/// stand without counts.
pub(in crate::report) fn whose<'f>(findings: impl Iterator<Item = &'f Finding> + Clone, fail: u64) -> String {
    let open = findings.filter(|finding| finding.status == Status::Open);
    let are_all = open.clone().count() as u64 >= fail;
    let departments = counted(open.clone().map(|finding| finding.department.as_str()));
    let all = if departments.is_empty() { counted(open.map(|finding| finding.owner.as_str())) } else { departments };
    if !are_all && !all.is_empty() {
        let names: Vec<&str> = all.iter().take(NAMED).map(|(name, _)| *name).chain(["others"]).collect();
        return format!("{}: findings.csv names each", prose::list(&names));
    }
    let mut said: Vec<String> = all.iter().take(NAMED).map(|(name, count)| format!("{name} ({})", prose::thousands(*count))).collect();
    if let more @ 1.. = all.len().saturating_sub(NAMED) as u64 {
        said.push(format!("{} more", prose::thousands(more)));
    }
    match all.as_slice() {
        [(only, _)] => (*only).to_owned(),
        _ => prose::list(&said),
    }
}

/// How often each name stands, the most frequent first; blank ones are nobody's.
fn counted<'t>(names: impl Iterator<Item = &'t str>) -> Vec<(&'t str, u64)> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for name in names.filter(|name| !name.is_empty()) {
        *counts.entry(name).or_default() += 1;
    }
    let mut counted: Vec<(&str, u64)> = counts.into_iter().collect();
    counted.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    counted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::example;

    #[test]
    fn departments_are_named_before_owners_and_the_most_first() {
        let finding = example().top[0].clone();
        let of = |department: &str, owner: &str| Finding {
            department: department.to_owned(),
            owner: owner.to_owned(),
            status: Status::Open,
            ..finding.clone()
        };
        let several = [of("Pharmacy", "A"), of("Digital", "B"), of("Digital", ""), of("Theatres", ""), of("", "C")];
        assert_eq!(whose(several.iter(), 5), "Digital (2), Pharmacy (1) and 1 more");
        assert_eq!(whose(several.iter(), 900), "Digital, Pharmacy and others: findings.csv names each");
        assert_eq!(whose([of("", "Ann Lee"), of("", "Ann Lee")].iter(), 2), "Ann Lee");
        assert_eq!(whose([of("", "")].iter(), 9), "");
        let waived = Finding { status: Status::Waived, ..of("Pharmacy", "") };
        assert_eq!(whose([waived].iter(), 0), "", "what is accepted is nobody's work");
    }
}
