//! The shape of a check: a complete static value, or it does not compile.

use crate::model::account::{Account, AccountField};
use crate::model::alert::{Alert, AlertField};
use crate::model::area::Area;
use crate::model::asset::{Asset, AssetField};
use crate::model::contact::{Contact, ContactField};
use crate::model::control::Control;
use crate::model::facts::Facts;
use crate::model::param::Param;
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};
use crate::model::waiver::KnownWaiver;

/// One rule, with all that is said about it anywhere.
#[derive(Debug)]
pub struct Check {
    /// What is wrong when it fires: lower case, no full stop.
    pub title: &'static str,
    /// How bad that is, unless the verdict raises it.
    pub severity: Severity,
    /// Why it matters, in a sentence a board member understands.
    pub rationale: &'static str,
    /// What to do, imperative and possible.
    pub fix: &'static str,
    /// The controls it is evidence for.
    pub controls: &'static [Control],
    /// Other registers it must have: one of each list.
    pub also: &'static [&'static [Register]],
    /// Its knobs.
    pub params: &'static [&'static Param],
    /// Names it had in earlier versions.
    pub formerly: &'static [&'static str],
    /// What it runs on.
    pub run: Run,
}

/// Columns a check needs: one of each list.
pub type Needs<F> = &'static [&'static [F]];

/// What a check runs on, the columns it needs, and the rule itself.
#[derive(Debug, Clone, Copy)]
pub enum Run {
    /// Every asset of the register of record.
    EachAsset(Needs<AssetField>, fn(&Asset<'_>, &Facts<'_>) -> Verdict),
    /// Every contact.
    EachContact(Needs<ContactField>, fn(&Contact<'_>, &Facts<'_>) -> Verdict),
    /// Every account.
    EachAccount(Needs<AccountField>, fn(&Account<'_>, &Facts<'_>) -> Verdict),
    /// Every alert.
    EachAlert(Needs<AlertField>, fn(&Alert<'_>, &Facts<'_>) -> Verdict),
    /// The organisation's lists as a whole; the areas its verdicts may count in. It reports its passes too.
    Estate(&'static [Area], fn(&Facts<'_>, &mut Vec<EstateVerdict>)),
    /// Every waiver, once all other checks have judged; it counts in the area of the check waived.
    EachWaiver(fn(&KnownWaiver, &Facts<'_>) -> Verdict),
}

impl Run {
    /// The register whose records it judges; `None` for the estate.
    pub fn register(self) -> Option<Register> {
        match self {
            Run::EachAsset(..) => Some(Register::Assets),
            Run::EachContact(..) => Some(Register::Contacts),
            Run::EachAccount(..) => Some(Register::Accounts),
            Run::EachAlert(..) => Some(Register::Alerts),
            Run::Estate(..) | Run::EachWaiver(_) => None,
        }
    }
}

impl Check {
    /// The areas its verdicts count in.
    pub fn areas(&self) -> Vec<Area> {
        match (self.run, self.run.register()) {
            (Run::Estate(areas, _), _) => areas.to_vec(),
            (Run::EachWaiver(_), _) => Area::ALL.to_vec(),
            (_, Some(register)) => vec![register.area()],
            (_, None) => Vec::new(),
        }
    }

    /// The fields it needs, as indices into its register's table: one of each list.
    pub fn needs(&self) -> Vec<Vec<usize>> {
        use crate::model::field::Field;
        fn indices<F: Field>(needs: Needs<F>) -> Vec<Vec<usize>> {
            needs.iter().map(|any| any.iter().map(|field| field.index()).collect()).collect()
        }
        match self.run {
            Run::EachAsset(needs, _) => indices(needs),
            Run::EachContact(needs, _) => indices(needs),
            Run::EachAccount(needs, _) => indices(needs),
            Run::EachAlert(needs, _) => indices(needs),
            Run::Estate(..) | Run::EachWaiver(_) => Vec::new(),
        }
    }

    /// The lists and columns it needs, in words: `an asset register with owner or owner-email, and a staff list`.
    pub fn needs_in_words(&self) -> String {
        let article = |title: String| format!("{} {title}", if title.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" });
        let mut parts = Vec::new();
        if let Some(register) = self.run.register() {
            let name = |field: &usize| register.fields()[*field].name;
            let columns: Vec<String> = self.needs().iter().map(|any| any.iter().map(name).collect::<Vec<_>>().join(" or ")).collect();
            let with = if columns.is_empty() { String::new() } else { format!(" with {}", prose::list(&columns)) };
            parts.push(article(format!("{}{with}", register.title())));
        }
        if matches!(self.run, Run::EachWaiver(_)) {
            parts.push("waivers, of the policy or of a list".to_owned());
        }
        let titles = |any: &&[Register]| article(any.iter().map(|register| register.title()).collect::<Vec<_>>().join(" or "));
        parts.extend(self.also.iter().map(titles));
        if parts.is_empty() { "nothing beside the lists there are".to_owned() } else { prose::list(&parts) }
    }
}

/// A check with its name, which is its file's.
#[derive(Debug)]
pub struct Entry {
    /// The bad pattern in kebab case.
    pub name: &'static str,
    /// The check.
    pub check: &'static Check,
}

/// The check of that name, or that once had it.
pub fn find(name: &str) -> Option<&'static Entry> {
    // They stand in the order of their names.
    let all = super::ALL;
    match all.binary_search_by(|entry| entry.name.cmp(name)) {
        Ok(at) => Some(&all[at]),
        Err(_) => all.iter().find(|entry| entry.check.formerly.contains(&name)),
    }
}
