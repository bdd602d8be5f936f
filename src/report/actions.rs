//! `actions.xlsx`: one row a piece of work (a check's cause, or what no cause explains), with how many, whose, how and by when.
//!
//! Text from a list is written as text and never as a formula. The bytes do not
//! depend on the clock: the workbook is dated by the day the audit speaks for.

use anyhow::{Context, Result};
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use super::view::{lead, parsed, ranked_checks, whose};
use crate::audit::assessment::{Assessment, Cause, CheckResult, Finding, Status};
use crate::model::prose;

/// Letters of a cell at most: Excel takes no more than 32,767, and nobody reads as many (ours).
const LETTERS: usize = 2_000;

/// The columns: head, width in characters.
const COLUMNS: &[(&str, f64)] = &[
    ("No.", 5.0),
    ("By", 12.0),
    ("Late?", 10.0),
    ("Severity", 10.0),
    ("Area", 11.0),
    ("What is wrong", 34.0),
    ("What they share", 38.0),
    ("How many", 10.0),
    ("Of them critical", 10.0),
    ("What to do", 46.0),
    ("Whose", 30.0),
    ("Lead, as recorded", 26.0),
    ("First seen in", 34.0),
    ("Check", 30.0),
    ("Taken on by", 16.0),
    ("Done on", 12.0),
    ("Notes", 30.0),
];

/// One piece of work.
#[derive(Debug, Clone, PartialEq)]
struct Action {
    due: Option<NaiveDate>,
    severity: &'static str,
    area: &'static str,
    title: String,
    cause: String,
    count: u64,
    critical: u64,
    fix: String,
    whose: String,
    lead: String,
    place: String,
    check: String,
}

/// The workbook.
///
/// # Errors
/// Where the workbook cannot be made: a fault of this program.
pub fn to_vec(assessment: &Assessment) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    let day: Option<NaiveDate> = assessment.as_of.parse().ok();
    let created = day.and_then(|day| excel_day(day).ok());
    let properties = DocProperties::new().set_title("Actions from an audit of readiness").set_subject(&assessment.marking);
    book.set_properties(&match &created {
        Some(created) => properties.set_creation_datetime(created),
        None => properties,
    });
    actions_sheet(book.add_worksheet(), assessment).context("actions.xlsx could not be made")?;
    about_sheet(book.add_worksheet(), assessment).context("actions.xlsx could not be made")?;
    book.save_to_buffer().context("actions.xlsx could not be made")
}

fn excel_day(day: NaiveDate) -> Result<ExcelDateTime, rust_xlsxwriter::XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or(1900);
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}

fn actions_sheet(sheet: &mut Worksheet, assessment: &Assessment) -> Result<()> {
    sheet.set_name("Actions")?;
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let number = Format::new().set_align(FormatAlign::Top).set_num_format("#,##0");
    let date = Format::new().set_align(FormatAlign::Top).set_num_format("d mmm yyyy");
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Medium);
    for (at, (title, width)) in (0u16..).zip(COLUMNS) {
        sheet.set_column_width(at, *width)?;
        sheet.write_string_with_format(0, at, *title, &head)?;
    }
    let actions = actions(assessment);
    for (row, action) in (1u32..).zip(&actions) {
        sheet.write_number_with_format(row, 0, row, &number)?;
        match action.due.map(excel_day) {
            Some(Ok(day)) => sheet.write_datetime_with_format(row, 1, &day, &date)?,
            _ => sheet.write_blank(row, 1, &text)?,
        };
        let late = action.due.is_some_and(|due| parsed(&assessment.as_of).is_some_and(|as_of| due < as_of));
        let texts = [
            (2, if late { "overdue" } else { "" }),
            (3, action.severity),
            (4, action.area),
            (5, action.title.as_str()),
            (6, action.cause.as_str()),
            (9, action.fix.as_str()),
            (10, action.whose.as_str()),
            (11, action.lead.as_str()),
            (12, action.place.as_str()),
            (13, action.check.as_str()),
        ];
        for (column, cell) in texts {
            sheet.write_string_with_format(row, column, clipped(cell), &text)?;
        }
        sheet.write_number_with_format(row, 7, super::view::as_number(action.count), &number)?;
        sheet.write_number_with_format(row, 8, super::view::as_number(action.critical), &number)?;
        for column in 14..17 {
            sheet.write_blank(row, column, &text)?;
        }
    }
    let last = u32::try_from(actions.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last, 16)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_header(format!("&C{}", in_header(&assessment.marking)));
    sheet.set_footer("&RPage &P of &N");
    Ok(())
}

fn about_sheet(sheet: &mut Worksheet, assessment: &Assessment) -> Result<()> {
    sheet.set_name("About")?;
    sheet.set_column_width(0, 110)?;
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let heading = super::view::heading(assessment);
    let lines = [
        assessment.marking.clone(),
        format!("Actions from the audit of readiness of {}, as at {}.", heading.organisation, heading.as_at),
        "One row is one piece of work: findings that share a cause, or those of a check that share none. The most urgent stand first.".to_owned(),
        "“How many” counts open findings; what is not known, and what somebody has accepted, is not here. Every finding is in findings.csv: filter it by the check, and by the cause.".to_owned(),
        "“By” is the earliest day on which one of them is due, from the days the policy allows for a severity. “Whose” is what the lists say of the findings the report shows; nobody was asked.".to_owned(),
        "“Lead, as recorded” is what the policy records under [[action]]. The last three columns are for those who do the work.".to_owned(),
        format!("{} {}", assessment.tool.name, assessment.tool.version),
    ];
    for (row, line) in (0u32..).zip(&lines) {
        sheet.write_string_with_format(row, 0, clipped(line), &text)?;
    }
    Ok(())
}

/// Every piece of work, the most urgent first: as the report's “Do first” ranks checks, and within each the largest cause first.
fn actions(assessment: &Assessment) -> Vec<Action> {
    let mut actions = Vec::new();
    for check in ranked_checks(assessment) {
        let open: Vec<&Cause> = check.causes.iter().filter(|cause| cause.status == Status::Open).collect();
        let explained: u64 = open.iter().map(|cause| cause.count).sum();
        actions.extend(open.iter().map(|cause| action(assessment, check, Some(cause), cause.count)));
        let rest = check.fail.saturating_sub(explained);
        if rest > 0 {
            actions.push(action(assessment, check, None, rest));
        }
    }
    actions
}

fn action(assessment: &Assessment, check: &CheckResult, cause: Option<&Cause>, count: u64) -> Action {
    let is_of = |finding: &&Finding| {
        finding.check == check.name
            && finding.area == check.area
            && finding.status == Status::Open
            && cause.map_or(finding.cause.is_empty(), |cause| cause.cause == finding.cause)
    };
    let findings: Vec<&Finding> = assessment.top.iter().filter(is_of).collect();
    let due = findings.iter().filter_map(|finding| finding.due.parse().ok()).min();
    let worst = findings.iter().map(|finding| finding.severity).min().unwrap_or(check.severity);
    let place = cause.and_then(|cause| cause.places.first()).or_else(|| findings.first().map(|finding| &finding.place));
    let critical = findings.iter().filter(|finding| finding.severity == crate::model::severity::Severity::Critical).count() as u64;
    Action {
        due,
        severity: worst.name(),
        area: check.area.name(),
        title: prose::capital(&check.title),
        cause: cause.map(|cause| prose::capital(&cause.cause)).unwrap_or_default(),
        count,
        // Of very many the report holds the gravest, so that none is missed; where one cause has them all, it says how many.
        critical: if cause.is_none_or(|cause| cause.count == check.fail) { critical.max(check.open.critical.min(count)) } else { critical },
        fix: check.fix.clone(),
        whose: whose(findings.iter().copied(), count),
        lead: lead(assessment, check).unwrap_or_default(),
        place: place.map(super::view::place).unwrap_or_default(),
        check: check.name.clone(),
    }
}

/// A text as a cell holds it: no longer than is read, without what a spreadsheet cannot hold.
fn clipped(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !c.is_control() || *c == '\n').take(LETTERS).collect();
    if kept.chars().count() == LETTERS { format!("{kept}…") } else { kept }
}

/// A text in a header of a sheet, where `&` begins a code. Excel holds 255 letters.
fn in_header(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(100).collect::<String>().replace('&', "&&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::example;

    #[test]
    fn every_open_failure_is_some_piece_of_work_once() {
        let assessment = example();
        let actions = actions(&assessment);
        for check in assessment.checks.iter().filter(|check| check.run && check.fail > 0) {
            let own = actions.iter().filter(|action| action.check == check.name && action.area == check.area.name());
            let causes: u64 = check.causes.iter().filter(|cause| cause.status == Status::Open).map(|cause| cause.count).sum();
            assert_eq!(own.map(|action| action.count).sum::<u64>(), check.fail.max(causes), "{}", check.name);
        }
        assert!(actions.iter().all(|action| !action.fix.is_empty() && !action.title.is_empty()));
        assert!(actions[0].due.is_some());
    }

    #[test]
    fn the_same_assessment_gives_the_same_bytes() {
        let assessment = example();
        assert_eq!(to_vec(&assessment).unwrap(), to_vec(&assessment).unwrap());
    }

    #[test]
    fn what_a_spreadsheet_cannot_hold_is_left_out() {
        assert_eq!(clipped("a\u{1b}[31m\u{0}b\nc"), "a[31mb\nc");
        assert_eq!(clipped(&"x".repeat(40_000)).chars().count(), LETTERS + 1);
        assert_eq!(in_header("R&D"), "R&&D");
    }
}
