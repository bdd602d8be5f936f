//! The supplier of a critical asset, without a contact for the night.

use std::collections::BTreeMap;

use crate::checks::suppliers::{Companies, answers_at_night, is_made_here, words};
use crate::checks::{Check, Run, wording};
use crate::model::area::Area;
use crate::model::asset::{Kept, KnownAsset, Said};
use crate::model::control::{CAF_A4_A, CAF_D1_A, CIS_17_2, ISO_5_29};
use crate::model::facts::{Facts, Survey};
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "supplier of a critical system cannot be reached at night",
    severity: Severity::High,
    rationale: "Many systems can only be brought back by those who made them; until somebody there answers, the ward is on paper.",
    fix: "Ask the supplier for the number its contract gives for nights and weekends, and put it on the contact list.",
    controls: &[CAF_A4_A, CAF_D1_A, CIS_17_2, ISO_5_29],
    also: &[&[Register::Contacts], &[Register::Assets]],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Contacts], run),
};

/// Systems named in the evidence.
const NAMED: usize = 3;

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let survey = facts.survey;
    let mut of: BTreeMap<String, (&str, Vec<&KnownAsset>)> = BTreeMap::new();
    let mut not_said = 0;
    for asset in &survey.critical_assets {
        match asset.said(Kept::Supplier) {
            Said::Text(text) => of.entry(words(text)).or_insert_with(|| (text, Vec::new())).1.push(asset),
            Said::NotKnown => not_said += 1,
            // That a critical system names no supplier is a check on assets.
            Said::Nothing => {}
        }
    }
    if not_said > 0 {
        let systems = prose::count(not_said, "critical system", "critical systems");
        out.push(EstateVerdict {
            area: Area::Contacts,
            subject: "suppliers not listed".to_owned(),
            label: "suppliers of critical systems".to_owned(),
            place: None,
            verdict: Verdict::unknown(format!("the register has no column that says who supplies {systems}")),
        });
    }
    let companies = Companies::of(&survey.contacts);
    // What is made here has no supplier.
    for (_, (supplier, assets)) in of.into_iter().filter(|(words, _)| !is_made_here(words)) {
        out.push(EstateVerdict {
            area: Area::Contacts,
            subject: supplier.to_owned(),
            label: supplier.to_owned(),
            place: Some(assets[0].place),
            verdict: judge(supplier, &assets, &companies, survey),
        });
    }
}

fn judge(supplier: &str, assets: &[&KnownAsset], companies: &Companies<'_>, survey: &Survey) -> Verdict {
    let rows = companies.rows(supplier);
    let mut names: Vec<&str> = assets.iter().take(NAMED).map(|asset| asset.name()).collect();
    let more = prose::count(assets.len().saturating_sub(NAMED) as u64, "more system", "more systems");
    if assets.len() > NAMED {
        names.push(&more);
    }
    let systems = prose::list(&names);
    let Some(first) = rows.first() else {
        return Verdict::fail(format!("no contact list names it; it supplies {systems}"));
    };
    if rows.iter().any(|row| answers_at_night(row, survey) == Some(true)) {
        return Verdict::Pass;
    }
    let at = survey.row(first.place);
    if rows.iter().any(|row| answers_at_night(row, survey).is_none()) {
        return Verdict::unknown(format!("whether it answers at night is not said ({at}); it supplies {systems}"))
            .because("suppliers whose hours are not said");
    }
    let why = match (rows.iter().any(|row| row.can_be_rung()), &first.availability) {
        (false, _) => "no number that can be rung".to_owned(),
        (true, Some(hours)) => format!("only {} and no out-of-hours number", wording::quoted(hours)),
        (true, None) => "no out-of-hours number".to_owned(),
    };
    Verdict::fail(format!("the contact list has {why} ({at}); it supplies {systems}"))
}
