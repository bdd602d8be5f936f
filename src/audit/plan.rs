//! The plan: policy × catalogue. Which checks run, how severe, with which knobs, and where each came from.

use super::own::Own;
use super::rule::Rule;
use crate::checks::{self, Entry};
use crate::model::area::Area;
use crate::model::param::{Setting, Settings};
use crate::model::severity::Severity;
use crate::model::statement::Says;
use crate::model::verdict::Detail;
use crate::policy::{CheckPolicy, OwnCheckPolicy, Policy, PolicyError, Risk, Spot, did_you_mean};

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

/// Resolves policy and command line against the catalogue and the organisation's own checks, in the order of names.
///
/// # Errors
/// A check, knob or value that does not exist, with its place and the nearest that does; an own check that cannot be followed.
pub fn plan(policy: &Policy, choice: &Choice) -> Result<Vec<Planned>, PlanError> {
    let mut planned: Vec<Planned> = checks::ALL.iter().map(built_in).collect();
    for said in &policy.own_checks {
        planned.push(own(said, policy)?);
    }
    planned.sort_by(|a, b| a.name.cmp(&b.name));
    let unknown = |name: &str, at: Spot| {
        let error = policy.error(at, format!("there is no check “{name}”"));
        error.suggesting(name, known_names(&planned))
    };
    for name in choice.only.iter().chain(&choice.skip) {
        if find(&planned, name).is_none() {
            let near = did_you_mean(name, known_names(&planned)).map(str::to_owned);
            return Err(PlanError::NoSuchCheck { name: name.clone(), near });
        }
    }
    if let Some(said) = policy.checks.iter().find(|said| find(&planned, &said.name).is_none()) {
        return Err(unknown(&said.name, said.at).into());
    }
    for said in &policy.statements {
        if let Says::DoesNotApply(named) = &said.statement.says {
            for (name, at) in named.iter().zip(&said.checks_at) {
                if find(&planned, name).is_none() {
                    return Err(unknown(name, *at).into());
                }
            }
        }
    }
    for action in &policy.board.actions {
        if let Risk::Check(name) = &action.risk
            && find(&planned, name).is_none()
        {
            let names = known_names(&planned).chain(Area::ALL.map(Area::name));
            let error = policy.error(action.risk_at, format!("there is no check or area “{name}”"));
            return Err(error.suggesting(name, names).into());
        }
    }
    if let Some(said) = policy.waivers.iter().find(|said| find(&planned, &said.waiver.check).is_none()) {
        return Err(unknown(&said.waiver.check, said.check_at).into());
    }
    for planned in &mut planned {
        tune(planned, policy, choice)?;
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

fn built_in(entry: &Entry) -> Planned {
    let check = entry.check;
    Planned {
        name: entry.name.to_owned(),
        check: Rule::BuiltIn(check),
        severity: check.severity,
        settings: Settings::defaults(check.params),
        from: vec!["default".to_owned(); check.params.len()],
        off: None,
        exempt: Vec::new(),
    }
}

fn own(said: &OwnCheckPolicy, policy: &Policy) -> Result<Planned, PolicyError> {
    let name = &said.name;
    if checks::find(&name.value).is_some() {
        let error = policy.error(name.at, format!("there is a check “{}” already", name.value));
        return Err(error.with_help(format!("give yours another name; [checks.{}] tunes the one there is", name.value)));
    }
    Ok(Planned {
        name: name.value.clone(),
        check: Rule::Own(Box::new(Own::compile(said, policy)?)),
        severity: said.severity,
        settings: Settings::defaults(&[]),
        from: Vec::new(),
        off: None,
        exempt: Vec::new(),
    })
}

/// What policy and command line say of one check.
fn tune(planned: &mut Planned, policy: &Policy, choice: &Choice) -> Result<(), PolicyError> {
    let own_name = planned.name.clone();
    let is_named = |names: &[String]| names.iter().any(|name| checks::find(name).map_or(name.as_str(), |found| found.name) == own_name);
    for said in policy.checks.iter().filter(|said| is_named(std::slice::from_ref(&said.name))) {
        apply(planned, said, policy)?;
    }
    for (at, said) in policy.statements.iter().enumerate() {
        let takes_away = match &said.statement.says {
            Says::DoesNotApply(named) => is_named(named),
            Says::NotOnStaffList => own_name == ON_STAFF_LIST,
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
    Ok(())
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

/// The severity of a verdict: the policy's, moved as far as the verdict moves the check's own.
pub fn severity_of(planned: &Planned, detail: &Detail) -> Severity {
    let Some(told) = detail.severity else { return planned.severity };
    // Where the policy keeps the check's own severity, the verdict's word stands; else it may only make it worse.
    if planned.severity == planned.check.severity() { told } else { told.min(planned.severity) }
}
