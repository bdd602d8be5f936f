//! evidence.csv: the index of an evidence folder: outcome, check, population, what was counted, and where the list is.
//!
//! One framework, a row a control and check; a control that nothing speaks to has a row that says so.
//! It holds no record and nobody's name.

use super::assessment::{Assessment, CheckResult, ControlResult, FrameworkResult, SourceResult, Standing};
use super::emit::{MARK, safe};
use crate::checks;
use crate::model::register::Register;
use crate::model::severity::Severity;

/// The columns, in their order: a contract.
pub const COLUMNS: [&str; 24] = [
    "framework",
    "edition",
    "chapter",
    "id",
    "title",
    "singled_out",
    "standing",
    "check",
    "what_is_wrong_when_it_fires",
    "area",
    "severity",
    "population",
    "pass",
    "fail",
    "unknown",
    "accepted",
    "not_applicable",
    "pass_rate",
    "open_critical",
    "open_high",
    "open_medium",
    "open_low",
    "where_the_list_is",
    "read_it_as",
];

/// The index of one framework of an assessment; `None` where the assessment does not have it.
pub fn csv_of(assessment: &Assessment, key: &str) -> Option<Vec<u8>> {
    let framework = assessment.frameworks.iter().find(|framework| framework.key == key)?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.to_vec());
    // Writing to memory cannot fail.
    let _ = writer.write_record(COLUMNS);
    for control in &framework.controls {
        let feeds = |check: &&CheckResult| control.checks.iter().any(|of| of.check == check.name && of.area == check.area);
        let feeding: Vec<&CheckResult> = assessment.checks.iter().filter(feeds).collect();
        for check in &feeding {
            row(&mut writer, framework, control, Some(check), &assessment.sources);
        }
        if feeding.is_empty() {
            row(&mut writer, framework, control, None, &assessment.sources);
        }
    }
    writer.into_inner().ok()
}

fn row(
    writer: &mut csv::Writer<Vec<u8>>,
    framework: &FrameworkResult,
    control: &ControlResult,
    check: Option<&CheckResult>,
    sources: &[SourceResult],
) {
    let chapter = framework.chapters.iter().find(|chapter| chapter.id == control.chapter);
    let mut cells = vec![
        framework.name.clone(),
        format!("{} ({})", framework.edition, framework.dated),
        chapter.map(|chapter| format!("{} {}", chapter.id, chapter.title)).unwrap_or_default(),
        control.id.clone(),
        control.title.clone(),
        control.marks.join("; "),
    ];
    if let Some(check) = check {
        let judged = check.pass + check.fail + check.unknown + check.waived;
        let standing = if judged > 0 { Standing::Evidence } else { Standing::NothingJudged };
        cells.push(standing.name().to_owned());
        cells.extend([&check.name, &check.title].map(Clone::clone));
        cells.extend([check.area.name(), check.severity.name()].map(str::to_owned));
        let counts = [judged, check.pass, check.fail, check.unknown, check.waived, check.not_applicable];
        cells.extend(counts.map(|count| count.to_string()));
        cells.push(if judged == 0 { String::new() } else { format!("{:.1}%", check.pass as f64 * 100.0 / judged as f64) });
        cells.extend(Severity::ALL.map(|severity| check.open.of(severity).to_string()));
        cells.push(where_it_is(check, sources));
    } else {
        cells.push(control.standing.name().to_owned());
        cells.resize(COLUMNS.len() - 1, String::new());
    }
    cells.push("evidence for an assessor, no verdict".to_owned());
    let _ = writer.write_record(cells.iter().map(|cell| safe(cell).into_owned()));
}

/// The lists a check read, and where its findings stand; or why it judged nothing.
fn where_it_is(check: &CheckResult, sources: &[SourceResult]) -> String {
    if !check.run {
        return format!("not run: {}", check.why_not);
    }
    let reads: Option<Vec<Register>> = checks::find(&check.name).and_then(|entry| {
        let own = entry.check.run.register()?;
        Some(std::iter::once(own).chain(entry.check.also.iter().flat_map(|any| any.iter().copied())).collect())
    });
    // A check on the lists as a whole, or one that the policy made, reads what its area has.
    let is_read = |register: Register| reads.as_ref().map_or(register.area() == check.area, |reads| reads.contains(&register));
    let name = |source: &SourceResult| {
        if source.sheet.is_empty() { source.file.clone() } else { format!("{}, sheet {}", source.file, source.sheet) }
    };
    let in_use = |source: &&SourceResult| ["record", "enriches", "reconciled"].contains(&source.role.as_str());
    let lists: Vec<String> = sources.iter().filter(in_use).filter(|source| source.register.is_some_and(is_read)).map(name).collect();
    let findings = match check.fail + check.unknown + check.waived {
        0 => "no findings".to_owned(),
        _ => format!("findings.csv, area {}, check {}", check.area.name(), check.name),
    };
    if lists.is_empty() { findings } else { format!("{findings}; read from: {}", lists.join("; ")) }
}
