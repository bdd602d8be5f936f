//! The sample data as a whole: what it comes to, small enough to be read when it changes.

use std::fmt::Write;

use standto::audit::assessment::Assessment;

use crate::audited::{self, WHOLE};
use crate::desk::sample_data;

/// Ratings and counts, a line each: small enough to be read when it changes.
fn compact(assessment: &Assessment) -> String {
    let mut out = format!("{}: {}\n\n", assessment.rating.overall.name(), assessment.rating.verdict);
    for area in &assessment.areas {
        let score = area.score.map_or("-".to_owned(), |score| format!("{score:.1}"));
        let critical = area.critical_systems.as_ref().map_or(String::new(), |line| {
            let score = line.score.map_or("-".to_owned(), |score| format!("{score:.1}"));
            format!(", {} critical systems {} {score}", line.records, line.rating.name())
        });
        let _ = writeln!(out, "{}: {} {score}{critical}; {} records", area.name.name(), area.rating.name(), area.records);
        for question in area.questions.iter().filter(|question| !question.answered) {
            let _ = writeln!(out, "  open: {} ({})", question.question, question.why_not);
        }
    }
    for source in &assessment.sources {
        let _ = write!(out, "\n{} {}: {}, ", source.file, source.sheet, source.role);
        let _ = write!(out, "{} = {} + {}", source.rows_read, source.rows_audited, source.rows_set_aside);
    }
    out.push_str("\n\n");
    for check in &assessment.checks {
        let open = check.open;
        let _ = writeln!(
            out,
            "{} {}: {} pass, {} fail, {} unknown, {} n/a; open {} {} {} {}",
            check.area.name(),
            check.name,
            check.pass,
            check.fail,
            check.unknown,
            check.not_applicable,
            open.critical,
            open.high,
            open.medium,
            open.low
        );
    }
    out
}

#[test]
fn the_sample_data_comes_to_this() {
    let audited = audited::audit(&sample_data(), WHOLE).unwrap();
    insta::assert_snapshot!(compact(&audited.assessment));
}
