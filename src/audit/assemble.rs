//! The assessment, put together from what was counted.

use sha2::{Digest, Sha256};

use super::assessment::{
    Action, Assessment, BoardWords, Cause, CheckResult, ControlRef, Cross, Finding, Group, Groups, Organisation, ParamResult,
    StatementResult, Threshold, Tonight, Tool, Truncated, WaiverResult,
};
use super::frameworks;
use super::groups::GroupTally;
use super::lost::Lost;
use super::plan::Planned;
use super::rating;
use super::redaction::Names;
use super::run::Request;
use super::source_results::{self, place_ref};
use super::standing::lacks_register;
use super::survey::Surveyed;
use super::tally::{Tally, slot};
use super::top::Top;
use super::waivers::Waivers;
use crate::checks;
use crate::ingest::hash::hex;
use crate::model::area::Area;
use crate::model::date::Date;
use crate::model::facts::Survey;
use crate::model::prose;
use crate::model::register::Register;
use crate::model::statement::{Match, Says};
use crate::model::waiver::{KnownWaiver, Standing};
use crate::policy::{self, Risk};

/// Causes listed of one check; the rest are counted.
const CAUSES: usize = 200;

/// Puts the assessment together.
pub fn assemble(
    request: &Request<'_>,
    facts: &Survey,
    (surveyed, of_each): (&[Option<Surveyed>], &[Option<Tally>]),
    tally: Tally,
    (mut top, tonight): (Top, Tonight),
    names: &Names,
    waivers: &Waivers,
) -> Assessment {
    let policy = request.policy;
    let why: Vec<String> = request.planned.iter().map(|planned| why_not(planned, facts)).collect();
    let ran = |at: usize| request.planned[at].off.is_none() && !is_wholly_blind(&request.planned[at], facts);
    let areas = rating::areas(request.planned, &tally, &policy.rating, &ran, &Lost::of(request));
    let rating = rating::overall(&areas, request.planned, &tally, &policy.rating);
    let mut order: Vec<(Area, usize)> = Vec::new();
    for (at, planned) in request.planned.iter().enumerate() {
        order.extend(planned.check.areas().into_iter().map(|area| (area, at)));
    }
    order.sort_by_key(|(area, at)| (*area, request.planned[*at].severity, request.planned[*at].name.as_str()));
    let mut shown: Vec<Finding> = Vec::new();
    let mut truncated = Vec::new();
    for (area, at) in &order {
        let kept = top.take(slot(*at, *area));
        let findings = tally.checks.at(slot(*at, *area)).findings;
        if findings > kept.len() as u64 {
            truncated.push(Truncated { check: request.planned[*at].name.clone(), area: *area, findings, shown: kept.len() as u64 });
        }
        shown.extend(kept);
    }
    let checks: Vec<CheckResult> =
        order.iter().map(|(area, at)| check_result(*area, *at, request, &tally, &why[*at], ran(*at), facts)).collect();
    let frameworks = frameworks::of(&checks);
    let sources = source_results::sources(request, surveyed, of_each, names);
    let set_aside = source_results::set_aside(request.sources, surveyed, of_each);
    let statements = statements(request, &tally, facts, names);
    let waived = waivers.known(request.planned, &tally, request.as_of).iter().map(|known| waiver(known, names)).collect();
    Assessment {
        format: super::assessment::FORMAT,
        tool: tool(),
        as_of: request.as_of.to_string(),
        organisation: Organisation {
            name: facts.organisation.name.clone().unwrap_or_default(),
            ods_code: facts.organisation.ods_code.clone().unwrap_or_default(),
        },
        marking: policy.general.marking.value.clone(),
        rating,
        areas,
        checks,
        sources,
        set_aside,
        groups: groups(tally, names),
        week: super::week::week(facts, names),
        tonight: Some(tonight),
        waivers: waived,
        statements,
        board: board_words(&policy.board),
        policy: thresholds(request),
        top: shown,
        truncated,
        framework: frameworks::DEFAULT.to_owned(),
        frameworks,
        sealed: String::new(),
        history: None,
    }
}

fn board_words(said: &policy::Board) -> BoardWords {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let action = |action: &policy::ActionPolicy| Action {
        // A check goes by the name it has today, whatever the policy calls it.
        check: match &action.risk {
            Risk::Check(name) => checks::find(name).map_or(name.as_str(), |entry| entry.name).to_owned(),
            Risk::Area(_) => String::new(),
        },
        area: match action.risk {
            Risk::Area(area) => Some(area),
            Risk::Check(_) => None,
        },
        what: action.what.clone(),
        lead: action.lead.clone(),
        by: action.by.to_string(),
    };
    BoardWords {
        paper_for: text(&said.paper_for),
        from: text(&said.from),
        marking: text(&said.marking),
        question: text(&said.question),
        recommendation: text(&said.recommendation),
        actions: said.actions.iter().map(action).collect(),
        decisions: said.decisions.clone(),
    }
}

/// What made this assessment.
pub fn tool() -> Tool {
    let mut hasher = Sha256::new();
    for entry in checks::ALL {
        hasher.update(format!("{}\0{}\0{}\0", entry.name, entry.check.title, entry.check.severity.name()));
    }
    Tool {
        name: "standto".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        catalogue: format!("{}, {}", prose::count(checks::ALL.len() as u64, "check", "checks"), hex(&hasher.finalize()[..6])),
    }
}

/// Whether a check can judge nothing at all: a list or a column it must have is in no source.
fn is_wholly_blind(planned: &Planned, facts: &Survey) -> bool {
    if lacks_register(planned, facts) {
        return true;
    }
    let Some(register) = planned.check.register() else { return false };
    let needs = planned.check.needs();
    let sees = |source: &&crate::model::source::SourceFacts| {
        source.holds(register) && needs.iter().all(|any| any.iter().any(|field| source.has_index(*field)))
    };
    !facts.sources.iter().any(|source| sees(&source))
}

/// Why a check did not run, or judged not everywhere; empty where there is nothing to say.
fn why_not(planned: &Planned, facts: &Survey) -> String {
    if let Some(reason) = &planned.off {
        return reason.clone();
    }
    let read = |register: Register| facts.sources.iter().any(|source| source.holds(register));
    let lacks = |any: &[Register]| {
        let titles: Vec<&str> = any.iter().map(|register| register.title()).collect();
        let is_empty = any.iter().any(|register| facts.sources.iter().any(|source| source.register == *register && source.is_record));
        format!("no {}{} was read", titles.join(" or "), if is_empty { " with a record in it" } else { "" })
    };
    let mut reasons = Vec::new();
    if let Some(register) = planned.check.register().filter(|register| !read(*register)) {
        return lacks(&[register]);
    }
    for any in planned.check.also().iter().filter(|any| !any.iter().any(|register| read(*register))) {
        reasons.push(lacks(any));
    }
    if let Some(register) = planned.check.register() {
        for source in facts.sources.iter().filter(|source| source.register == register && source.is_record) {
            for any in planned.check.needs().iter().filter(|any| !any.iter().any(|field| source.has_index(*field))) {
                let names: Vec<&str> = any.iter().map(|field| register.fields()[*field].name).collect();
                reasons.push(format!("{} has no column for {}", source.label, names.join(" or ")));
            }
        }
    }
    reasons.join("; ")
}

fn check_result(area: Area, at: usize, request: &Request<'_>, tally: &Tally, why_not: &str, run: bool, facts: &Survey) -> CheckResult {
    let planned = &request.planned[at];
    let counted = tally.checks.at(slot(at, area));
    let mut causes: Vec<Cause> = counted
        .causes
        .clone()
        .into_sorted()
        .into_iter()
        .map(|(_, seen)| Cause {
            cause: seen.cause,
            status: seen.status,
            count: seen.count,
            places: seen.places.into_iter().map(|place| place_ref(place, request.sources)).collect(),
        })
        .collect();
    causes.sort_by(|a, b| (a.status, std::cmp::Reverse(a.count), &a.cause).cmp(&(b.status, std::cmp::Reverse(b.count), &b.cause)));
    let not_shown = causes.len().saturating_sub(CAUSES) as u64;
    causes.truncate(CAUSES);
    let mut why_not = why_not.to_owned();
    if counted.causes.is_overfull() {
        let more = "its findings have too many different causes to group";
        why_not = if why_not.is_empty() { more.to_owned() } else { format!("{why_not}; {more}") };
    }
    let tells = planned.check.register() == Some(Register::Assets)
        && facts.sources.iter().any(|source| {
            source.is_record && source.register == Register::Assets && source.has(crate::model::asset::AssetField::Criticality)
        });
    CheckResult {
        name: planned.name.clone(),
        written: planned.check.own().map(|own| own.written.clone()).unwrap_or_default(),
        area,
        severity: planned.severity,
        title: planned.check.title().to_owned(),
        rationale: planned.check.rationale().to_owned(),
        fix: planned.check.fix().to_owned(),
        params: planned
            .settings
            .iter()
            .zip(&planned.from)
            .map(|((param, setting), from)| ParamResult {
                key: param.key.to_owned(),
                value: setting.to_string(),
                help: param.help.to_owned(),
                from: from.clone(),
                source: param.source.to_owned(),
            })
            .collect(),
        controls: planned
            .check
            .controls()
            .iter()
            .map(|control| ControlRef {
                framework: control.framework.to_owned(),
                id: control.id.to_owned(),
                title: control.title.to_owned(),
            })
            .collect(),
        run,
        why_not,
        pass: counted.counts.pass,
        fail: counted.counts.fail,
        unknown: counted.counts.unknown,
        waived: counted.counts.waived,
        pass_rate: rating::pass_rate(counted.counts).map(percent),
        accepted_rate: rating::accepted_rate(counted.counts).map(percent),
        not_applicable: counted.not_applicable,
        open: counted.open,
        overdue: counted.overdue.total(),
        critical_systems: tells.then_some(counted.critical),
        known: (request.ages.compares() && planned.check.register().is_some()).then_some(counted.known),
        rule: planned.check.own().map(rule).unwrap_or_default(),
        causes,
        causes_not_shown: not_shown,
    }
}

/// An own check's rule as the policy writes it.
fn rule(own: &super::own::Own) -> String {
    own.asks().map(|(key, text)| format!("{key} {text}")).collect::<Vec<_>>().join("; ")
}

fn groups(tally: Tally, names: &Names) -> Groups {
    let listed = |groups: super::groups::Groups, shown: &dyn Fn(&str) -> String, only_open: bool| {
        let mut all: Vec<Group> = groups
            .into_sorted()
            .into_iter()
            .map(|GroupTally { name, records, open }| Group { name: shown(&name), records, open })
            .filter(|group| !only_open || group.open.total() > 0)
            .collect();
        all.sort_by(|a, b| (std::cmp::Reverse(a.open.total()), &a.name).cmp(&(std::cmp::Reverse(b.open.total()), &b.name)));
        all
    };
    let text = |name: &str| names.text(name).into_owned();
    let departments = tally.departments();
    let overfull = [("departments", &departments), ("owners", &tally.owners), ("kinds", &tally.kinds)];
    let too_many = overfull.into_iter().filter(|(_, groups)| groups.is_overfull()).map(|(name, _)| name.to_owned()).collect();
    let mut crosses: Vec<Cross> = Vec::new();
    for (area, groups) in Area::ALL.into_iter().zip(tally.crosses) {
        crosses.extend(listed(groups, &text, false).into_iter().map(|group| Cross {
            department: group.name,
            area,
            records: group.records,
            open: group.open.total(),
        }));
    }
    crosses.sort_by(|a, b| (&a.department, a.area).cmp(&(&b.department, b.area)));
    Groups {
        too_many,
        departments: listed(departments, &text, false),
        owners: listed(tally.owners, &|name| names.person(name).into_owned(), true),
        kinds: listed(tally.kinds, &text, false),
        department_areas: crosses,
    }
}

fn statements(request: &Request<'_>, tally: &Tally, facts: &Survey, names: &Names) -> Vec<StatementResult> {
    let results = request.policy.statements.iter().zip(&tally.statements_used);
    results
        .map(|(said, used)| {
            let statement = &said.statement;
            let (says, used) = match &statement.says {
                Says::OwnerIs(holder) => {
                    let owner = statement.of.owner.as_deref().unwrap_or_default();
                    (
                        format!("the holder is {}", names.holder(holder)),
                        facts.owner_uses.get(&crate::model::key::hash(owner)).copied().unwrap_or(0),
                    )
                }
                Says::DoesNotApply(checks) => (format!("{} do not apply", prose::list(checks)), *used),
                Says::NotOnStaffList => ("they are on no staff list, and need not be".to_owned(), *used),
                Says::SupportedUntil(day) => (format!("supported until {}", crate::model::date::long(*day)), *used),
            };
            let state = if !statement.is_in_force(request.as_of) {
                "expired"
            } else if used > 0 {
                "used"
            } else {
                "unused"
            };
            StatementResult {
                says,
                of: match_words(&statement.of, names),
                evidence: names.text(&statement.evidence).into_owned(),
                approver: names.holder(&statement.approver).into_owned(),
                until: statement.until.map(|day| day.to_string()).unwrap_or_default(),
                state: state.to_owned(),
                used,
            }
        })
        .collect()
}

fn waiver(known: &KnownWaiver, names: &Names) -> WaiverResult {
    let waiver = &known.waiver;
    let iso = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let text = |text: Option<String>| names.text(&text.unwrap_or_default()).into_owned();
    let subject = waiver.subject.to_string();
    WaiverResult {
        check: waiver.check.clone(),
        used: known.covered,
        subject: if known.names_person { names.person(&subject) } else { names.text(&subject) }.into_owned(),
        cause: text(waiver.cause.as_ref().map(ToString::to_string)),
        reason: text(waiver.reason.clone()),
        approver: waiver.approver.as_ref().map(|approver| names.holder(approver).into_owned()).unwrap_or_default(),
        approved: iso(waiver.approved),
        expires: iso(waiver.expires),
        state: match known.standing {
            Standing::InForce if known.covered > 0 => "used",
            Standing::InForce => "unused",
            Standing::Expired(_) => "expired",
            Standing::Incomplete(_) => "incomplete",
            Standing::ToCome(_) => "to come",
        }
        .to_owned(),
        from: waiver.written.clone(),
    }
}

/// A share as a percentage to one decimal.
fn percent(rate: f64) -> f64 {
    (rate * 1000.0).round() / 10.0
}

fn match_words(of: &Match, names: &Names) -> String {
    let parts =
        [("product", &of.product), ("kind", &of.kind), ("owner", &of.owner), ("status", &of.status), ("population", &of.population)];
    let said: Vec<String> =
        parts.into_iter().filter_map(|(part, value)| value.as_ref().map(|value| format!("{part} “{}”", names.holder(value)))).collect();
    said.join(", ")
}

fn thresholds(request: &Request<'_>) -> Vec<Threshold> {
    let general = request.policy.thresholds().into_iter().map(|line| Threshold { name: line.name, value: line.value, from: line.from });
    let of_checks = request.planned.iter().flat_map(|planned| {
        planned.settings.iter().zip(&planned.from).map(|((param, setting), from)| Threshold {
            name: format!("{}: {}", planned.name, param.key),
            value: setting.to_string(),
            from: from.clone(),
        })
    });
    general.chain(of_checks).collect()
}
