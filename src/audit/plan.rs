//! The plan: policy × catalogue. Which checks run, how severe, with which knobs, and where each came from.

use super::rule::Rule;
use crate::checks::{self, Entry};
use crate::model::area::Area;
use crate::model::param::{Setting, Settings};
use crate::model::severity::Severity;
use crate::model::statement::Says;
use crate::policy::{CheckPolicy, Policy, PolicyError, Risk, did_you_mean};

/// The check that wants every person's account on the staff list.
const ON_STAFF_LIST: &str = "account-orphan";

/// One check as it stands in this run.
#[derive(Debug)]
pub struct Planned {
    /// The check's name.
    pub name: String,
    /// The check.
    pub check: Rule,
    /// Its severity.
    pub severity: Severity,
    /// Its knobs.
    pub settings: Settings,
    /// Where each knob came from, in the check's own order, in words.
    pub from: Vec<String>,
    /// Why it does not run; `None` where it does.
    pub off: Option<String>,
    /// The policy's statements that take its subjects away, by index.
    pub exempt: Vec<usize>,
}

/// What was asked for on the command line.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// Only these checks.
    pub only: Vec<String>,
    /// Not these.
    pub skip: Vec<String>,
}

/// Why there is no plan.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// The policy names a check or a knob that does not exist, or gives it a value of the wrong kind.
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// The command line names a check that does not exist.
    #[error("there is no check “{name}”{}", .near.as_ref().map_or_else(|| "\n  “standto checks” lists them".to_owned(), |near| format!("\n  did you mean “{near}”?")))]
    NoSuchCheck {
        /// What was asked for.
        name: String,
        /// The nearest that exists.
        near: Option<String>,
    },
}

/// Resolves policy and command line against the catalogue, in the order of names.
///
/// # Errors
/// A check, knob or value that does not exist, with its place and the nearest that does.
pub fn plan(policy: &Policy, choice: &Choice) -> Result<Vec<Planned>, PlanError> {
    for name in choice.only.iter().chain(&choice.skip) {
        if checks::find(name).is_none() {
            return Err(PlanError::NoSuchCheck { name: name.clone(), near: did_you_mean(name, names()).map(str::to_owned) });
        }
    }
    for said in &policy.checks {
        if checks::find(&said.name).is_none() {
            let error = policy.error(said.at, format!("there is no check “{}”", said.name));
            return Err(error.suggesting(&said.name, names()).into());
        }
    }
    for said in &policy.statements {
        if let Says::DoesNotApply(named) = &said.statement.says {
            for (name, at) in named.iter().zip(&said.checks_at) {
                if checks::find(name).is_none() {
                    return Err(policy.error(*at, format!("there is no check “{name}”")).suggesting(name, names()).into());
                }
            }
        }
    }
    for action in &policy.board.actions {
        if let Risk::Check(name) = &action.risk
            && checks::find(name).is_none()
        {
            let names = names().chain(Area::ALL.map(Area::name));
            let error = policy.error(action.risk_at, format!("there is no check or area “{name}”"));
            return Err(error.suggesting(name, names).into());
        }
    }
    let planned = checks::ALL.iter().map(|entry| planned(entry, policy, choice)).collect::<Result<Vec<_>, _>>()?;
    for said in &policy.waivers {
        let name = &said.waiver.check;
        if find(&planned, name).is_none() {
            return Err(policy.error(said.check_at, format!("there is no check “{name}”")).suggesting(name, known_names(&planned)).into());
        }
    }
    Ok(planned)
}

/// Where a check stands in the plan: by its name, or by one it once had.
pub fn find(planned: &[Planned], name: &str) -> Option<usize> {
    let now = checks::find(name).map_or(name, |entry| entry.name);
    planned.iter().position(|planned| planned.name == now)
}

/// The names of the checks of a plan.
pub fn known_names(planned: &[Planned]) -> impl Iterator<Item = &str> {
    planned.iter().map(|planned| planned.name.as_str())
}

fn names() -> impl Iterator<Item = &'static str> {
    checks::ALL.iter().map(|entry| entry.name)
}

fn planned(entry: &'static Entry, policy: &Policy, choice: &Choice) -> Result<Planned, PlanError> {
    let check = entry.check;
    let is_named = |names: &[String]| names.iter().any(|name| checks::find(name).is_some_and(|found| found.name == entry.name));
    let mut planned = Planned {
        name: entry.name.to_owned(),
        check: Rule::BuiltIn(check),
        severity: check.severity,
        settings: Settings::defaults(check.params),
        from: vec!["default".to_owned(); check.params.len()],
        off: None,
        exempt: Vec::new(),
    };
    for said in policy.checks.iter().filter(|said| is_named(std::slice::from_ref(&said.name))) {
        apply(&mut planned, said, policy)?;
    }
    for (at, said) in policy.statements.iter().enumerate() {
        let takes_away = match &said.statement.says {
            Says::DoesNotApply(named) => is_named(named),
            Says::NotOnStaffList => entry.name == ON_STAFF_LIST,
            Says::OwnerIs(_) | Says::SupportedUntil(_) => false,
        };
        if takes_away {
            planned.exempt.push(at);
        }
    }
    if !choice.only.is_empty() && !is_named(&choice.only) {
        planned.off = Some("left out by --only".to_owned());
    }
    if is_named(&choice.skip) {
        planned.off = Some("left out by --skip".to_owned());
    }
    Ok(planned)
}

fn apply(planned: &mut Planned, said: &CheckPolicy, policy: &Policy) -> Result<(), PolicyError> {
    if let Some(severity) = &said.severity {
        planned.severity = severity.value;
    }
    if said.off {
        planned.off = Some(format!("switched off by the policy: {}", said.reason.clone().unwrap_or_default()));
    }
    for param in &said.params {
        let known = planned.check.params().iter().position(|known| known.key == param.key);
        let Some(at) = known else {
            let keys = planned.check.params().iter().map(|param| param.key).chain(CheckPolicy::KEYS.iter().copied());
            return Err(policy.error(param.at, format!("{} has no parameter “{}”", planned.name, param.key)).suggesting(&param.key, keys));
        };
        let wanted = match (&planned.check.params()[at].default, &param.setting) {
            (Setting::Number(_), Setting::Number(_))
            | (Setting::Switch(_), Setting::Switch(_))
            | (Setting::Words(_), Setting::Words(_)) => None,
            (Setting::Number(_), _) => Some("a whole number"),
            (Setting::Switch(_), _) => Some("true or false"),
            (Setting::Words(_), _) => Some("a list of texts"),
        };
        if let Some(wanted) = wanted {
            return Err(policy.error(param.at, format!("“{}” of {} must be {wanted}", param.key, planned.name)));
        }
        planned.settings.set(&param.key, param.setting.clone());
        planned.from[at] = format!("{}, line {}", policy.file, param.at.line);
    }
    Ok(())
}
