//! One expression of a check of the organisation's own: what it may speak of, and what it answers of a record.
//!
//! A blank cell must not decide in a check's favour: `none <= 90` would be true. So an
//! expression is asked once for each way a blank could stand: before everything and
//! after everything, or, where it answers yes or no, as either. Where the answers
//! differ, the blank decided.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

use minijinja::value::{Object, ObjectRepr, ValueKind};
use minijinja::{Environment, Error, ErrorKind, State, Value};

use crate::ingest::view::View;
use crate::model::cell::Cell;
use crate::model::date::Date;
use crate::model::field::{Cells, Day, FieldKind, FieldSpec, ReadCell, Text, YesNo};
use crate::model::register::Register;
use crate::policy::{Placed, Policy, PolicyError, Spot, did_you_mean};

/// The most fields one expression may speak of: each blank one doubles the times it is asked (ours).
const MOST_FIELDS: usize = 8;

/// Functions beside the fields.
const FUNCTIONS: &[&str] = &["days_since", "days_until"];

/// Where the day that ages count from stands for the functions.
const DAY: &str = "_day";

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    environment.add_function("days_since", |state: &State, day: Value| days(state, "days_since", day, 1));
    environment.add_function("days_until", |state: &State, day: Value| days(state, "days_until", day, -1));
    environment.add_test("none", |value: &Value| is_blank(value));
    environment
});

/// A blank text or date, where it stands after everything.
#[derive(Debug)]
struct Last;

impl Object for Last {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        false
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("")
    }
}

/// A blank yes or no is a number with a point: it compares as yes and no do, and nothing else here is one.
fn is_blank(value: &Value) -> bool {
    value.is_none() || value.downcast_object_ref::<Last>().is_some() || value.kind() == ValueKind::Number && !value.is_integer()
}

/// Days from a date to the day that ages count from. A blank stays what it is.
fn days(state: &State, function: &str, day: Value, sign: i64) -> Result<Value, Error> {
    if is_blank(&day) {
        return Ok(day);
    }
    let Some(day) = day.as_str().and_then(|text| text.parse::<Date>().ok()) else {
        return Err(Error::new(ErrorKind::InvalidOperation, format!("{function} wants a field of dates, not “{day}”")));
    };
    let now = state.lookup(DAY).and_then(|now| now.as_str().and_then(|text| text.parse::<Date>().ok()));
    let now = now.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "there is no day to count from"))?;
    Ok(Value::from(sign * now.signed_duration_since(day).num_days()))
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Said<'a> {
    /// Words.
    Text(&'a str),
    /// A day.
    Day(Date),
    /// Yes or no.
    Answer(bool),
}

/// A field of a record as an expression sees it.
#[derive(Debug)]
pub(super) struct Seen<'a> {
    /// Which field.
    pub(super) field: usize,
    /// What stands there.
    pub(super) cell: Cell<'a, Said<'a>>,
}

/// What an expression says of a record.
#[derive(Debug, PartialEq)]
pub(super) enum Answer {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// That depends on a cell that is blank.
    Blank,
    /// It cannot be said, and why.
    Cannot(String),
}

/// What is wrong with an expression.
#[derive(Debug)]
pub(super) struct Wrong {
    at: Spot,
    message: String,
    help: String,
}

impl Wrong {
    /// As an error of the policy.
    pub(super) fn in_policy(self, policy: &Policy) -> PolicyError {
        policy.error(self.at, self.message).with_help(self.help)
    }
}

/// An expression, compiled.
#[derive(Debug)]
pub(super) struct Expression {
    text: String,
    compiled: minijinja::Expression<'static, 'static>,
    register: Register,
    /// The fields it speaks of, in their order.
    fields: Vec<usize>,
}

/// How expressions call one record.
fn noun(register: Register) -> &'static str {
    match register {
        Register::Contacts => "contact",
        Register::Accounts => "account",
        _ => "asset",
    }
}

/// How expressions write a field: a hyphen would be a minus.
fn written(field: &FieldSpec) -> String {
    field.name.replace('-', "_")
}

impl Expression {
    /// Compiles the expression of a key, and looks whether records have what it speaks of.
    pub(super) fn compile(key: &str, said: &Placed<String>, register: Register) -> Result<Self, Wrong> {
        let text = said.value.clone();
        let wrong = |message: String, help: String| Wrong { at: said.at, message: format!("“{key}” of [[check]] {message}"), help };
        let how = || format!("write it as {}.{} == \"…\"; docs/policy.md shows more", noun(register), written(&register.fields()[1]));
        let compiled = ENVIRONMENT
            .compile_expression_owned(text.clone())
            .map_err(|error| wrong(format!("cannot be read: {}", told(&error)), how()))?;
        let mut names: Vec<String> = compiled.undeclared_variables(true).into_iter().collect();
        names.sort();
        let mut fields = Vec::new();
        for name in names.iter().filter(|name| !FUNCTIONS.contains(&name.as_str())) {
            let field = name.strip_prefix(noun(register)).and_then(|rest| rest.strip_prefix('.'));
            match field.and_then(|field| register.fields().iter().position(|known| written(known) == field)) {
                Some(field) => fields.push(field),
                None => return Err(wrong(format!("speaks of “{name}”, which no {} has", noun(register)), meant(name, register))),
            }
        }
        fields.sort_unstable();
        if fields.is_empty() {
            return Err(wrong(format!("speaks of no field of the {}", noun(register)), how()));
        }
        if fields.len() > MOST_FIELDS {
            let message = format!("speaks of {} fields, and may of {MOST_FIELDS} at most", fields.len());
            return Err(wrong(message, "make two checks of it".to_owned()));
        }
        let expression = Expression { text, compiled, register, fields };
        match expression.rehearse() {
            Some(error) => Err(wrong(format!("cannot be followed: {}", told(&error)), how())),
            None => Ok(expression),
        }
    }

    /// The expression as written.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The fields it speaks of.
    pub(super) fn fields(&self) -> &[usize] {
        &self.fields
    }

    /// Its fields of a record.
    pub(super) fn read<'a>(&self, view: &View<'a>) -> Vec<Seen<'a>> {
        self.fields.iter().map(|field| Seen { field: *field, cell: read(view, *field, &self.register.fields()[*field]) }).collect()
    }

    /// What it says of a record; ages count from `day`.
    pub(super) fn answer(&self, seen: &[Seen<'_>], day: Date) -> Answer {
        let name = |seen: &Seen<'_>| self.register.fields()[seen.field].name;
        if let Some(unknown) = seen.iter().find(|seen| seen.cell.is_unknown()) {
            return Answer::Cannot(match unknown.cell {
                Cell::Absent => format!("the list has no column for {}", name(unknown)),
                ref cell => format!("{} is {}", name(unknown), cell.gap()),
            });
        }
        let blanks = seen.iter().filter(|seen| seen.cell.is_missing()).count();
        let mut first = None;
        for way in 0..1_u32 << blanks {
            let mut ways = (0..).map(|blank| way >> blank & 1 == 1);
            let value = |seen: &Seen<'_>| match seen.cell.value() {
                Some(Said::Text(text)) => Value::from(text),
                Some(Said::Day(day)) => Value::from(day.to_string()),
                Some(Said::Answer(answer)) => Value::from(answer),
                None => self.blank(seen.field, ways.next() == Some(true)),
            };
            let values: Vec<Value> = seen.iter().map(value).collect();
            let answer = match self.eval(values, day) {
                Ok(answer) => answer.is_true(),
                Err(error) => return Answer::Cannot(format!("the rule cannot be followed here: {}", told(&error))),
            };
            if *first.get_or_insert(answer) != answer {
                return Answer::Blank;
            }
        }
        if first == Some(true) { Answer::Yes } else { Answer::No }
    }

    /// A blank cell of a field, in one of the two ways it may stand.
    fn blank(&self, field: usize, is_last: bool) -> Value {
        match (self.register.fields()[field].kind, is_last) {
            (FieldKind::YesNo, answer) => Value::from(if answer { 1.0 } else { 0.0 }),
            (_, false) => Value::from(()),
            (_, true) => Value::from_object(Last),
        }
    }

    /// The values stand for the fields, in their order.
    fn eval(&self, values: Vec<Value>, day: Date) -> Result<Value, Error> {
        let names = self.fields.iter().map(|field| written(&self.register.fields()[*field]));
        let record: BTreeMap<String, Value> = names.zip(values).collect();
        let context = BTreeMap::from([(noun(self.register), Value::from(record)), (DAY, Value::from(day.to_string()))]);
        self.compiled.eval(Value::from(context))
    }

    /// Asks it of records nobody has: a filter or test that does not exist shows before the audit.
    fn rehearse(&self) -> Option<Error> {
        let day = Date::default();
        let of_kind = |kind: FieldKind, yes: bool| match kind {
            FieldKind::Text => Value::from("1"),
            FieldKind::Day => Value::from(day.to_string()),
            FieldKind::YesNo => Value::from(yes),
        };
        let records = [0, 1, 2, 3].map(|at| {
            let value = |field: &usize| match at {
                0 | 1 => of_kind(self.register.fields()[*field].kind, at == 1),
                _ => self.blank(*field, at == 3),
            };
            self.fields.iter().map(value).collect()
        });
        records.into_iter().find_map(|values| self.eval(values, day).err().filter(is_certain))
    }
}

/// Whether an error does not depend on the record.
fn is_certain(error: &Error) -> bool {
    let unknown = [ErrorKind::UnknownFilter, ErrorKind::UnknownFunction, ErrorKind::UnknownTest, ErrorKind::UnknownMethod];
    unknown.contains(&error.kind()) || error.detail().is_some_and(|detail| FUNCTIONS.iter().any(|function| detail.starts_with(function)))
}

/// An error in the words of whoever wrote the engine, without its place.
fn told(error: &Error) -> String {
    match error.detail() {
        Some(detail) if error.kind() == ErrorKind::InvalidOperation => detail.to_owned(),
        Some(detail) => format!("{}: {detail}", error.kind()),
        None => error.kind().to_string(),
    }
}

/// What a name that no record has was meant to be.
fn meant(name: &str, register: Register) -> String {
    let noun = noun(register);
    let bare = name.rsplit('.').next().unwrap_or(name);
    let fields: Vec<String> = register.fields().iter().map(written).collect();
    if !name.contains('.')
        && let Some(function) = did_you_mean(name, FUNCTIONS.iter().copied())
    {
        return format!("did you mean “{function}”?");
    }
    match did_you_mean(bare, fields.iter().map(String::as_str)) {
        Some(near) => format!("did you mean “{noun}.{near}”?"),
        None => format!("known here: {}, and of {noun}: {}", FUNCTIONS.join(", "), fields.join(", ")),
    }
}

fn read<'a>(view: &View<'a>, field: usize, spec: &'static FieldSpec) -> Cell<'a, Said<'a>> {
    let (text, order) = (view.text(field), view.order(field));
    match spec.kind {
        FieldKind::Text => map(Text::read(text, order, spec), Said::Text),
        FieldKind::Day => map(Day::read(text, order, spec), Said::Day),
        FieldKind::YesNo => map(YesNo::read(text, order, spec), Said::Answer),
    }
}

fn map<'a, T: Copy>(cell: Cell<'a, T>, say: impl FnOnce(T) -> Said<'a>) -> Cell<'a, Said<'a>> {
    cell.and_then("", |value| Some(say(value)))
}
