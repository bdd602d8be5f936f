//! What the policy says of a file or sheet before it is opened.

use super::limits;
use crate::ingest::source::Wish;
use crate::model::date::Date;
use crate::policy::Policy;

/// How a file, or a sheet of it, is to be read. Near `as_of` lies a rota whose year nothing but its days of the week tell.
pub fn wish(policy: &Policy, file: &str, sheet: Option<&str>, as_of: Date) -> Wish {
    let of_all = Wish {
        shifts: policy.shifts.iter().map(|shift| (shift.name.clone(), shift.hours)).collect(),
        dates: policy.general.dates.value,
        as_of: Some(as_of),
        limits: limits::of(&policy.limits),
        ..Wish::default()
    };
    let Some(said) = policy.source(file, sheet) else { return of_all };
    Wish {
        register: said.register,
        extract_date: said.extract_date,
        columns: said.columns.iter().map(|column| (column.header.clone(), column.field)).collect(),
        ignore: said.ignore,
        names_sheet: sheet.is_some() && said.sheet.is_some(),
        ..of_all
    }
}
