//! Whom else to tell of an incident: by when, how, and who does it here. Only what the bodies' own pages say.

use serde::Serialize;

use super::{duty, fit, people};
use crate::audit::assessment::{NightBody, Tonight};
use crate::model::prose;

/// One body.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BodyLine {
    /// Who.
    pub whom: &'static str,
    /// Of what it is told, when, and how; empty where its numbers say it all.
    pub what: String,
    /// Its numbers.
    pub numbers: Vec<String>,
    /// What our list calls it, or who does it here.
    pub note: String,
    /// What is lacking: a number, or somebody who does it; empty where nothing is.
    pub lacking: String,
}

impl BodyLine {
    /// Millimetres on paper, two standing side by side.
    pub(super) fn height(&self) -> f64 {
        let numbers = self.numbers.join(" or ");
        let parts =
            [(fit::BOLD, self.whom), (fit::TEXT, &self.what), (fit::BOLD, &numbers), (fit::TEXT, &self.note), (fit::BOLD, &self.lacking)];
        fit::row(&[fit::height(&parts, fit::HALF)])
    }
}

/// The bodies that are to be told, then those that can be rung.
pub(super) fn of(night: &Tonight) -> Vec<BodyLine> {
    let mut lines = to_be_told(night);
    let names = [
        ("ICB on call", "integrated care board on call"),
        ("NHS England region on call", "NHS England region on call"),
        ("NCSC", "National Cyber Security Centre"),
        ("Report Fraud, reportfraud.police.uk", "police or Report Fraud"),
    ];
    let bodies = &night.bodies;
    lines.extend(
        names.into_iter().filter_map(|(whom, name)| Some(to_ring(whom, bodies.iter().find(|body| body.name == name)?, night.withheld))),
    );
    lines
}

fn to_be_told(night: &Tonight) -> Vec<BodyLine> {
    let dspt = named(night, "“Report an Incident” in the DSPT");
    let line = |whom, what: &str, who: Option<String>| BodyLine {
        whom,
        what: what.to_owned(),
        numbers: Vec::new(),
        lacking: if who.is_none() { "nobody is named who does it here".to_owned() } else { String::new() },
        note: who.map(|who| format!("Here: {who}")).unwrap_or_default(),
    };
    let operator = match night.is_operator {
        Some(true) => {
            "we are an operator of essential services and must report under the NIS Regulations. DSPT, “Report an Incident”; not watched at night."
        }
        Some(false) => "for operators of essential services, under the NIS Regulations; our policy says that we are none.",
        None => {
            "for operators of essential services, under the NIS Regulations; whether we are one our policy does not say. DSPT, “Report an Incident”; not watched at night."
        }
    };
    let mut csoc = line(
        "CSOC",
        "telling it discharges no other duty to report. Also by ServiceNow ticket.",
        named(night, "ServiceNow tickets with the CSOC"),
    );
    // Somebody may know by heart what our own list says.
    let known = night.bodies.iter().find(|body| body.name == "NHS CSOC");
    if let Some(other) = known.and_then(|body| body.numbers.first()) {
        csoc.what.push_str(&format!(" Our contact list has {}, which is not its public number.", other.number));
    }
    let mut nis = line("DHSC", operator, named(night, "reporting under the NIS Regulations").or_else(|| dspt.clone()));
    if night.is_operator == Some(false) {
        (nis.note, nis.lacking) = (String::new(), String::new());
    }
    let ico = line(
        "ICO",
        "personal data, within 72 hours of becoming aware. DSPT, “Report an Incident”.",
        named(night, "reporting to the ICO").or(dspt),
    );
    vec![csoc, ico, nis]
}

fn to_ring(whom: &'static str, body: &NightBody, withheld: bool) -> BodyLine {
    let listed = people::numbers(&body.numbers);
    let name = fit::cut(&body.listed, 36);
    let (numbers, note) = match (body.public.is_empty(), listed.is_empty()) {
        (true, _) => (listed.clone(), name.clone()),
        (false, true) => (vec![body.public.clone()], String::new()),
        // The police of our own area beside the number that is the same for everybody.
        (false, false) => (vec![body.public.clone()], format!("· {name} {}", listed.join(" or "))),
    };
    let lacking = match (numbers.is_empty(), name.is_empty()) {
        (true, true) => "not on our contact list",
        (true, false) if !withheld => "no number on our contact list",
        _ => "",
    };
    BodyLine { whom, what: String::new(), numbers, note, lacking: lacking.to_owned() }
}

/// Who is named for a duty, with the first number of each; `None` where nobody is.
fn named(night: &Tonight, name: &str) -> Option<String> {
    let cells = people::cells(duty(night, name)?, night.withheld);
    let said: Vec<String> =
        cells.iter().map(|cell| [vec![cell.name.clone()], cell.numbers.iter().take(1).cloned().collect()].concat().join(" ")).collect();
    (!said.is_empty()).then(|| prose::list(&said))
}
