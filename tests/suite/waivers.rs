//! Waivers: what they cover stays in sight, counts as a failure in one rate and as a pass in the other, and is the same however the work is cut.

use standto::audit::assessment::{Assessment, Status};
use standto::model::area::Area;

use crate::audited::{Cut, WHOLE, audit};
use crate::bench::{Bench, Outcome};
use crate::desk::Desk;

const CHECK: &str = "asset-owner-missing";

const WHOLE_WAIVER: &str = "check = \"asset-owner-missing\"\nreason = \"being replaced\"\napprover = \"SIRO\"\nexpires = 2027-03-31\n";

/// Ten laptops, the first `without` of which have no owner.
fn assets(without: usize) -> String {
    let mut list = "Asset ID,Hostname,Operating System,Owner,Department\n".to_owned();
    for at in 0..10 {
        let owner = if at < without { "" } else { "Ann Lee" };
        list += &format!("LAP-{at:02},lap{at:02},Windows 11,{owner},Pathology\n");
    }
    list
}

fn outcome(policy: &str) -> Outcome {
    Bench::new().list("assets.csv", assets(4)).policy(policy).only(CHECK).audit()
}

fn score(assessment: &Assessment) -> (Option<f64>, Option<f64>) {
    let area = assessment.areas.iter().find(|area| area.name == Area::Assets).unwrap();
    (area.score, area.accepted_score)
}

#[test]
fn what_is_accepted_stays_in_sight_and_both_rates_are_told() {
    let before = outcome("");
    let after = outcome(&format!("[[waiver]]\nsubject = \"lap-0*\"\n{WHOLE_WAIVER}"));
    assert_eq!(score(&before.assessment), (Some(60.0), Some(60.0)));
    assert_eq!(score(&after.assessment), (Some(60.0), Some(100.0)));
    let check = after.check(CHECK);
    assert_eq!((check.pass, check.fail, check.unknown, check.waived), (6, 0, 0, 4));
    assert_eq!((check.pass_rate, check.accepted_rate, check.open.total()), (Some(60.0), Some(100.0), 0));
    assert_eq!(after.findings.len(), before.findings.len());
    for (row, was) in after.findings.iter().zip(&before.findings) {
        assert_eq!((row.at("status"), row.at("due")), ("waived", ""));
        assert_eq!(row.at("fingerprint"), was.at("fingerprint"));
        assert!(row.at("evidence").ends_with("; accepted until 31 March 2027 by SIRO: being replaced"), "{}", row.at("evidence"));
    }
    assert!(after.assessment.top.iter().all(|finding| finding.status == Status::Waived));
    let waiver = &after.assessment.waivers[0];
    assert_eq!((waiver.used, waiver.state.as_str(), waiver.from.as_str()), (4, "used", "standto.toml, line 1"));
    for (name, text) in after.outputs() {
        let told = text.contains("waived") || text.contains("4 findings accepted");
        assert!(told, "{name} does not tell of it");
    }
}

#[test]
fn a_waiver_that_nobody_stands_behind_covers_nothing() {
    for (lacks, state) in [
        ("subject = \"*\"\napprover = \"SIRO\"\nexpires = 2027-03-31\n", "incomplete"),
        ("subject = \"*\"\nreason = \"old\"\nexpires = 2027-03-31\n", "incomplete"),
        ("subject = \"*\"\nreason = \"old\"\napprover = \"SIRO\"\n", "incomplete"),
        ("subject = \"*\"\nreason = \"old\"\napprover = \"SIRO\"\nexpires = 2026-11-21\n", "expired"),
        ("subject = \"*\"\nreason = \"old\"\napprover = \"SIRO\"\napproved = 2026-11-23\nexpires = 2027-03-31\n", "to come"),
        ("subject = \"SRV-*\"\nreason = \"old\"\napprover = \"SIRO\"\nexpires = 2026-11-22\n", "unused"),
        ("subject = \"*\"\ncause = \"moon\"\nreason = \"old\"\napprover = \"SIRO\"\nexpires = 2026-11-22\n", "unused"),
    ] {
        let outcome = outcome(&format!("[[waiver]]\ncheck = \"{CHECK}\"\n{lacks}"));
        assert_eq!((outcome.check(CHECK).fail, outcome.check(CHECK).waived), (4, 0), "{lacks}");
        assert_eq!((outcome.assessment.waivers[0].state.as_str(), outcome.assessment.waivers[0].used), (state, 0), "{lacks}");
    }
}

#[test]
fn a_list_of_waivers_is_read_like_any_other() {
    let list = "Check,Subject,Reason,Approver,Approved,Expires\n\
                asset-owner-missing,LAP-00,being replaced,SIRO,01/09/2026,31/03/2027\n\
                asset-owner-missing,LAP-01,no longer,SIRO,01/09/2025,31/03/2026\n";
    let outcome = Bench::new().list("assets.csv", assets(4)).list("waivers.csv", list).only(CHECK).audit();
    assert_eq!((outcome.check(CHECK).fail, outcome.check(CHECK).waived), (3, 1));
    let told: Vec<(&str, &str)> = outcome.assessment.waivers.iter().map(|waiver| (waiver.state.as_str(), waiver.from.as_str())).collect();
    assert_eq!(told, [("used", "waivers.csv, row 2"), ("expired", "waivers.csv, row 3")]);
}

#[test]
fn a_list_of_waivers_with_a_slip_in_it_stops_the_audit() {
    for (row, told) in [
        (
            "asset-owner-mising,LAP-00,r,SIRO,,31/03/2027",
            "waivers.csv, line 2, column 1: there is no check “asset-owner-mising”\n  did you mean “asset-owner-missing”?",
        ),
        (
            "asset-owner-missing,LAP-00,r,SIRO,,soon",
            "waivers.csv, line 2, column 1: “expires” of a waiver must be a date such as 2026-11-14, not “soon”\n  \
             write the day in one of the ways a date is written, or leave the cell empty",
        ),
        (
            "asset-owner-missing,,r,SIRO,,31/03/2027",
            "waivers.csv, line 2, column 1: a waiver of asset-owner-missing names no subject\n  \
             say whom or what it waives it for, as the list writes it; * stands for anything",
        ),
    ] {
        let desk = Desk::new();
        desk.put("lists/assets.csv", assets(4));
        desk.put("lists/waivers.csv", format!("Check,Subject,Reason,Approver,Approved,Expires\n{row}\n"));
        assert_eq!(audit(&desk.path("lists"), WHOLE).unwrap_err().to_string(), told);
    }
}

#[test]
fn the_result_does_not_depend_on_how_the_work_is_cut() {
    let desk = Desk::new();
    desk.put("lists/assets.csv", assets(7));
    desk.put(
        "lists/standto.toml",
        format!("[[waiver]]\nsubject = \"lap-0[\"\n{WHOLE_WAIVER}\n[[waiver]]\nsubject = \"lap-0*\"\n{WHOLE_WAIVER}\n[[waiver]]\nsubject = \"*3\"\n{WHOLE_WAIVER}"),
    );
    let whole = audit(&desk.path("lists"), WHOLE).unwrap();
    assert!(whole.assessment.waivers[1].used == 7 && whole.assessment.waivers[2].used == 0);
    for cut in [Cut { threads: 1, batch_rows: 1 }, Cut { threads: 3, batch_rows: 2 }, Cut { threads: 2, batch_rows: 3 }] {
        let other = audit(&desk.path("lists"), cut).unwrap();
        assert!(whole.json() == other.json() && whole.findings == other.findings, "{cut:?}");
    }
}

#[test]
fn what_is_said_of_waivers_counts_in_their_area_and_is_not_scored() {
    let bench = |policy: &str| Bench::new().list("assets.csv", assets(4)).policy(policy).audit();
    let (before, after) = (bench(""), bench(&format!("[[waiver]]\nsubject = \"SRV-*\"\n{WHOLE_WAIVER}")));
    let told = after.of("waiver-unused");
    assert_eq!(told.iter().map(|row| row.at("area")).collect::<Vec<_>>(), ["Assets"]);
    assert_eq!(told[0].at("label"), "standto.toml, line 1");
    let open = |outcome: &Outcome| outcome.assessment.areas.iter().find(|area| area.name == Area::Assets).unwrap().open.total();
    assert_eq!((score(&after.assessment), open(&after)), (score(&before.assessment), open(&before) + 1));
    let kept = bench(&format!("[[waiver]]\nsubject = \"LAP-00\"\n{WHOLE_WAIVER}"));
    assert_eq!(kept.assessment.checks.iter().filter(|check| check.name.starts_with("waiver-")).map(|check| check.fail).sum::<u64>(), 0);
    assert_eq!(score(&kept.assessment).0, score(&before.assessment).0, "a waiver well kept makes nothing better");
}
