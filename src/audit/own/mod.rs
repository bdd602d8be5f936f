//! A check that the organisation wrote into its policy: compiled once, then asked of each record.
//!
//! It answers as a check of the catalogue does: a cell that cannot be read, a column that
//! is not there and an expression that fails on a record make the answer unknown, never a pass.

mod expression;
mod words;

use crate::ingest::view::View;
use crate::model::control::Control;
use crate::model::date::Date;
use crate::model::facts::OwnNeed;
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;
use crate::policy::{OwnCheckPolicy, Policy, PolicyError};
use expression::{Answer, Expression, Seen};

/// The columns that the policy's own checks need; a check that is switched off needs none.
///
/// # Errors
/// One that cannot be followed.
pub fn needs(policy: &Policy) -> Result<Vec<OwnNeed>, PolicyError> {
    let mut needs = Vec::new();
    let is_off = |name: &str| policy.checks.iter().any(|said| said.off && said.name == name);
    for said in policy.own_checks.iter().filter(|said| !is_off(&said.name.value)) {
        let own = Own::compile(said, policy)?;
        needs.extend(own.needs().into_iter().map(|any| OwnNeed { register: own.register, any, check: said.name.value.clone() }));
    }
    Ok(needs)
}

/// One check of the organisation's own.
#[derive(Debug)]
pub struct Own {
    /// The register whose records it judges.
    pub register: Register,
    /// What is wrong when it fires.
    pub title: String,
    /// How bad that is.
    pub severity: Severity,
    /// Why it matters, and where it is written.
    pub rationale: String,
    /// What to do.
    pub fix: String,
    /// The controls it is evidence for.
    pub controls: Vec<Control>,
    /// Where it is written: `standto.toml, line 12`.
    pub written: String,
    when: Option<Expression>,
    require: Expression,
    speaks_of_status: bool,
}

impl Own {
    /// Compiles what the policy says.
    ///
    /// # Errors
    /// An expression that cannot be read, or that speaks of what no record has.
    pub fn compile(said: &OwnCheckPolicy, policy: &Policy) -> Result<Self, PolicyError> {
        let compile = |key, placed| Expression::compile(key, placed, said.register).map_err(|wrong| wrong.in_policy(policy));
        let when = said.when.as_ref().map(|when| compile("when", when)).transpose()?;
        let require = compile("require", &said.require)?;
        let written = format!("{}, line {}", policy.file, said.at.line);
        let origin = format!("A rule of the organisation's own ({written}).");
        let rationale = match &said.rationale {
            Some(why) => format!("{}. {origin}", why.trim_end_matches('.')),
            None => origin,
        };
        let status = said.register.field_named("status");
        let of_status = |expression: &Expression| status.is_some_and(|status| expression.fields().contains(&status));
        Ok(Own {
            register: said.register,
            title: said.title.clone(),
            severity: said.severity,
            rationale,
            fix: said.fix.clone(),
            controls: said.controls.clone(),
            written,
            speaks_of_status: when.as_ref().is_some_and(of_status) || of_status(&require),
            when,
            require,
        })
    }

    /// The fields it speaks of: it needs each.
    pub fn needs(&self) -> Vec<Vec<usize>> {
        let mut all: Vec<usize> = self.expressions().flat_map(|(_, expression)| expression.fields().iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all.into_iter().map(|field| vec![field]).collect()
    }

    /// What it asks, as written: `when` and `require` with their expressions.
    pub fn asks(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.expressions().map(|(key, expression)| (key, expression.text()))
    }

    fn expressions(&self) -> impl Iterator<Item = (&'static str, &Expression)> {
        self.when.iter().map(|when| ("when", when)).chain(std::iter::once(("require", &self.require)))
    }

    /// What it says of one record. A record that the catalogue does not judge, such as a retired asset,
    /// is left out unless the check itself speaks of the status.
    pub fn judge(&self, view: &View<'_>, extracted: Date, is_judged: bool) -> Verdict {
        if !is_judged && !self.speaks_of_status {
            return Verdict::NotApplicable;
        }
        if let Some(when) = &self.when {
            let seen = when.read(view);
            match when.answer(&seen, extracted) {
                Answer::Yes => {}
                Answer::No => return Verdict::NotApplicable,
                Answer::Blank => {
                    let blank = self.gaps(&seen);
                    return Verdict::unknown(format!("{blank}, so it is not known whether the rule applies")).because(blank);
                }
                Answer::Cannot(why) => return Verdict::unknown(why),
            }
        }
        let seen = self.require.read(view);
        let verdict = match self.require.answer(&seen, extracted) {
            Answer::Yes => return Verdict::Pass,
            Answer::No => Verdict::fail(self.evidence(&seen, extracted)),
            Answer::Blank => Verdict::fail(self.evidence(&seen, extracted)).because(self.gaps(&seen)),
            Answer::Cannot(why) => Verdict::unknown(why),
        };
        self.at_first(verdict)
    }

    fn at_first(&self, mut verdict: Verdict) -> Verdict {
        if let Verdict::Fail(detail) | Verdict::Unknown(detail) = &mut verdict {
            detail.field = self.require.fields().first().copied();
        }
        verdict
    }

    /// `reviewed is 3 August 2026, 111 days before the extract; owner is “Estates”`.
    fn evidence(&self, seen: &[Seen<'_>], extracted: Date) -> String {
        let parts: Vec<String> = seen.iter().map(|seen| words::of(self.register, seen, extracted)).collect();
        parts.join("; ")
    }

    /// `reviewed is blank and owner is “TBC”`: the fields that say nothing.
    fn gaps(&self, seen: &[Seen<'_>]) -> String {
        let fields = self.register.fields();
        let blank = seen.iter().filter(|seen| seen.cell.is_missing());
        prose::list(&blank.map(|seen| format!("{} is {}", fields[seen.field].name, seen.cell.gap())).collect::<Vec<_>>())
    }
}
