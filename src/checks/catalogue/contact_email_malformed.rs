//! An e-mail address that no message can reach.

use crate::checks::{Check, Run, wording};
use crate::model::contact::{Contact, ContactField};
use crate::model::control::{CAF_D1_A, CIS_17_2};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::{Verdict, name};

pub(super) static CHECK: Check = Check {
    title: "e-mail address cannot be right as written",
    severity: Severity::Low,
    rationale: "A message to a wrong address comes back hours later, or never.",
    fix: "Ask the contact for the address and copy it, rather than type it.",
    controls: &[CIS_17_2, CAF_D1_A],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachContact(&[&[ContactField::Email]], run),
};

fn run(contact: &Contact<'_>, _: &Facts<'_>) -> Verdict {
    let Some(text) = contact.email.value() else { return Verdict::NotApplicable };
    let wrong = addresses(text).find_map(|address| Some((address, fault(address)?)));
    let verdict = match wrong {
        None => Verdict::Pass,
        Some((address, why)) => Verdict::fail(format!("{} {why}", wording::quoted(&name(address)))).because(why),
    };
    verdict.at(ContactField::Email)
}

/// The addresses in a cell: several with `;` or a line between them, `Ann Lee <ann.lee@…>`, `mailto:…`.
fn addresses(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split([';', '\n', '|']).flat_map(|part| {
        let parts_addresses = part.matches('@').count() > 1;
        part.split(move |c| parts_addresses && (c == ',' || c == '/'))
    });
    parts.map(str::trim).filter(|part| !part.is_empty()).map(|part| {
        let inner = part.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or(part, |(inner, _)| inner);
        inner.trim().strip_prefix("mailto:").unwrap_or(inner.trim())
    })
}

/// What is wrong with an address. Only what no mail server would take: rare but lawful spellings pass.
fn fault(address: &str) -> Option<&'static str> {
    let Some((local, domain)) = address.rsplit_once('@') else { return Some("is no e-mail address: it has no @") };
    if local.is_empty() || domain.is_empty() {
        return Some("lacks what stands before or behind the @");
    }
    if local.contains('@') {
        return Some("has more than one @");
    }
    if address.contains(char::is_whitespace) {
        return Some("has a space in it");
    }
    if domain.contains(',') {
        return Some("has a comma where a full stop should stand");
    }
    let labels: Vec<&str> = domain.split('.').collect();
    if labels.len() < 2 {
        return Some("has no full stop behind the @");
    }
    let is_odd = |label: &&str| label.is_empty() || label.starts_with('-') || !label.chars().all(|c| c.is_alphanumeric() || c == '-');
    if labels.iter().any(is_odd) || local.ends_with('.') || local.starts_with('.') || local.contains("..") {
        return Some("has a full stop or another mark where none can stand");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_cannot_be_right_is_a_fault() {
        for good in ["ann.o'hara+ooh@northmoor.example", "x_y-z@sub.trust.example", "ann@xn--bcher-kva.example"] {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in
            ["ann.lee", "ann.lee@northmoor", "ann lee@northmoor.example", "a@b@c.example", "@x.example", "a@x..example", "a@x,example"]
        {
            assert!(fault(bad).is_some(), "{bad}");
        }
        let several: Vec<&str> = addresses("Ann Lee <ann.lee@x.example>; mailto:bo@x.example").collect();
        assert_eq!(several, ["ann.lee@x.example", "bo@x.example"]);
    }
}
