//! An open alert that names no product by which assets could be found.

use crate::checks::wording::quoted;
use crate::checks::{Check, Run};
use crate::model::alert::{Alert, AlertField, Standing, is_too_broad};
use crate::model::cell::Cell;
use crate::model::control::{CAF_A3_A, CAF_B4_D, ISO_8_8};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "open alert does not name a product that assets can be matched with",
    severity: Severity::Low,
    rationale: "An alert about a product that nobody wrote down cannot be held against the register: which assets it touches stays a guess.",
    fix: "Record the product and its release as the alert names them, and the affected or fixed versions beside it.",
    controls: &[CAF_A3_A, CAF_B4_D, ISO_8_8],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAlert(&[&[AlertField::Product]], run),
};

fn run(alert: &Alert<'_>, facts: &Facts<'_>) -> Verdict {
    if alert.standing(facts.extracted) != Standing::Open {
        return Verdict::NotApplicable;
    }
    let verdict = match alert.product {
        Cell::Value(text) if is_too_broad(text) => {
            Verdict::fail(format!("{} is too broad: it would fit half the estate, so no asset is matched with it", quoted(text)))
                .because("products too broad to match")
        }
        Cell::Value(_) => return Verdict::Pass,
        Cell::Absent => Verdict::unknown("the list does not say which products alerts are about").of_whole_column(),
        gap => Verdict::fail(format!("product is {}: no asset is matched with it", gap.gap())).because("no product"),
    };
    verdict.at(AlertField::Product)
}
