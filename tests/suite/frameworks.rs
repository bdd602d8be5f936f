//! What a run is evidence for: the same sums everywhere, every control accounted for, and never a verdict.

use std::collections::BTreeMap;

use standto::audit::assessment::{CheckResult, Standing};
use standto::audit::evidence;
use standto::model::control::FRAMEWORKS;

use crate::audited::{WHOLE, audit};
use crate::desk::{Desk, sample_data};

#[test]
fn every_framework_adds_up_to_what_its_checks_counted() {
    let run = audit(&sample_data(), WHOLE).unwrap().assessment;
    let keys: Vec<&str> = run.frameworks.iter().map(|framework| framework.key.as_str()).collect();
    assert_eq!(keys, FRAMEWORKS.map(|framework| framework.key), "all five, whichever is shown");
    for framework in &run.frameworks {
        let mut fed = 0;
        for control in &framework.controls {
            let names = |check: &&CheckResult| check.controls.iter().any(|c| c.framework == framework.name && c.id == control.id);
            let feeding: Vec<&CheckResult> = run.checks.iter().filter(names).collect();
            assert_eq!(control.checks.len(), feeding.len(), "{} {}", framework.name, control.id);
            assert_eq!(control.fail, feeding.iter().map(|check| check.fail).sum::<u64>(), "{} {}", framework.name, control.id);
            assert_eq!(
                control.open.total(),
                feeding.iter().map(|check| check.open.total()).sum::<u64>(),
                "{} {}",
                framework.name,
                control.id
            );
            assert_eq!(control.standing == Standing::NoCheck, feeding.is_empty(), "{} {}", framework.name, control.id);
            fed += u64::from(control.standing == Standing::Evidence);
        }
        assert_eq!(framework.with_evidence, fed);
        let named: u64 = framework.chapters.iter().map(|chapter| chapter.named).sum();
        assert_eq!(named, framework.controls.len() as u64, "{}: every control stands in a chapter", framework.name);
        assert!(framework.meaning.contains("no verdict"), "{}", framework.name);
    }
    let has = |key: &str| run.frameworks.iter().find(|framework| framework.key == key).unwrap().with_evidence;
    assert!(has("dspt") >= 6 && has("cyber-essentials") >= 2, "{} and {}", has("dspt"), has("cyber-essentials"));
}

#[test]
fn the_index_names_every_control_and_says_where_the_list_is() {
    let run = audit(&sample_data(), WHOLE).unwrap().assessment;
    for framework in FRAMEWORKS {
        let bytes = evidence::csv_of(&run, framework.key).unwrap();
        let mut reader = csv::Reader::from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let mut named: Vec<&str> = rows.iter().map(|row| &row[3]).collect();
        named.dedup();
        assert_eq!(named, framework.controls.iter().map(|control| control.id).collect::<Vec<_>>());
        for row in &rows {
            assert_eq!(&row[23], "evidence for an assessor, no verdict");
            let number = |at: usize| row[at].parse::<u64>().unwrap_or_default();
            assert_eq!(number(11), number(12) + number(13) + number(14) + number(15), "{row:?}");
            assert_eq!(row[7].is_empty(), row[22].is_empty(), "a check says where its list is: {row:?}");
            assert_eq!(row[7].is_empty(), &row[6] == "no check", "{row:?}");
        }
    }
    assert!(evidence::csv_of(&run, "soc2").is_none());
    let text = String::from_utf8(evidence::csv_of(&run, "dspt").unwrap()).unwrap();
    let line = text.lines().find(|line| line.contains("A3.a") && line.contains("asset-owner-missing,")).unwrap();
    assert!(line.contains("findings.csv, area Assets, check asset-owner-missing"), "{line}");
    assert!(line.contains("asset-register.xlsx, sheet Infirmary"), "{line}");
}

#[test]
fn the_framework_asked_for_is_shown_everywhere_and_called_evidence() {
    let desk = Desk::with_sample_data();
    let mut shown = BTreeMap::new();
    for (name, title) in [("dspt", "DSPT/CAF"), ("CE", "Cyber Essentials"), ("iso", "ISO 27001:2022")] {
        let said = desk.audit(&["lists", "--framework", name, "--out", "OUT"]).well();
        let page = desk.text("OUT/readiness.html");
        let index = desk.text("OUT/evidence.csv");
        assert!(said.contains(&format!("By framework: {title}\n")) && said.contains("no verdict"), "{said}");
        assert!(
            page.contains(&format!(">By framework: {}</h2>", title.replace('/', "&#x2f;"))) && page.contains("and no verdict"),
            "{title}"
        );
        assert!(index.contains(title) && index.contains("no verdict"), "{title}");
        shown.insert(name, index);
    }
    assert_eq!(shown.len(), 3);
    let plain = desk.audit(&["lists", "--out", "OUT"]).well();
    assert!(!plain.contains("By framework"), "only who asks for it has it on the terminal:\n{plain}");
    assert_eq!(desk.text("OUT/evidence.csv"), shown["dspt"], "the report and the index show the DSPT where nothing is asked for");
}

#[test]
fn a_framework_that_is_not_there_is_an_error_with_a_hint() {
    let desk = Desk::with_sample_data();
    let ended = desk.audit(&["lists", "--framework", "dsptt"]);
    assert_eq!(ended.code, Some(2));
    for wanted in ["dsptt", "did you mean “dspt”?", "dspt, cyber-essentials, cis, iso27001, csf"] {
        assert!(ended.err.contains(wanted), "{wanted} in\n{}", ended.err);
    }
    assert!(desk.audit(&["lists", "--framework", "soc2"]).err.contains("It is one of dspt"));
}
