//! Checks of the organisation's own: they fire, stay quiet and count as the catalogue's do, and a blank never decides for a record.

use standto::audit::assessment::Status;
use standto::audit::plan::{Choice, plan};
use standto::model::area::Area;
use standto::policy;

use crate::audited::{Cut, WHOLE, audit};
use crate::bench::{Bench, Outcome};
use crate::desk::Desk;

const REVIEWED: &str = "critical-asset-not-reviewed";
const VAULTED: &str = "own-account-not-vaulted";

/// Two checks as a policy writes them.
const POLICY: &str = r#"
[[check]]
name = "critical-asset-not-reviewed"
register = "assets"
title = "critical asset not reviewed this quarter"
severity = "high"
when = 'asset.criticality == "Critical"'
require = "days_since(asset.reviewed) <= 90"
fix = "Read the entry through"
controls = ["A3.a"]

[[check]]
name = "own-account-not-vaulted"
register = "accounts"
title = "password outside the vault"
severity = "critical"
when = "account.interactive"
require = "account.vaulted"
fix = "Move it into the vault"
rationale = "A password in a drawer opens everything."
"#;

const ASSETS: &str = "Asset ID,Hostname,Operating System,Criticality,Status,Last Reviewed,Owner\n\
    LAP-1,one,Windows 11,Critical,In use,2026-11-01,Ann Lee\n\
    LAP-2,two,Windows 11,Critical,In use,2026-06-01,Ann Lee\n\
    LAP-3,three,Windows 11,Critical,In use,,Ann Lee\n\
    LAP-4,four,Windows 11,Low,In use,2020-01-01,Ann Lee\n\
    LAP-5,five,Windows 11,Critical,Disposed,2020-01-01,Ann Lee\n\
    LAP-6,six,Windows 11,Critical,In use,last week,Ann Lee\n\
    LAP-7,seven,Windows 11,,In use,2020-01-01,Ann Lee\n";

const ACCOUNTS: &str = "Username,Enabled,Interactive,Vaulted\n\
    adm-one,Yes,Yes,Yes\n\
    adm-two,Yes,Yes,No\n\
    adm-three,Yes,Yes,\n\
    four,Yes,No,No\n\
    five,Yes,,No\n";

fn bench(policy: &str) -> Bench {
    Bench::new().list("assets.csv", ASSETS).list("accounts.csv", ACCOUNTS).policy(policy)
}

/// One check on assets with these expressions.
fn own(when: &str, require: &str) -> String {
    format!(
        "[[check]]\nname = \"own\"\nregister = \"assets\"\ntitle = \"t\"\nseverity = \"low\"\n\
         when = '''{when}'''\nrequire = '''{require}'''\nfix = \"f\"\n"
    )
}

/// The subjects that fail, those not known, and how many pass.
fn asked(when: &str, require: &str) -> (Vec<String>, Vec<String>, u64) {
    let outcome = bench(&own(when, require)).only("own").audit();
    let of = |status: &str| -> Vec<String> {
        let rows = outcome.findings.iter().filter(|row| row.at("status") == status);
        rows.map(|row| row.at("subject").to_owned()).collect()
    };
    (of("open"), of("unknown"), outcome.check("own").pass)
}

fn counts(outcome: &Outcome, check: &str) -> (u64, u64, u64, u64) {
    let check = outcome.check(check);
    (check.pass, check.fail, check.unknown, check.not_applicable)
}

#[test]
fn they_fire_stay_quiet_and_say_why() {
    let outcome = bench(POLICY).audit();
    assert_eq!(counts(&outcome, REVIEWED), (1, 2, 1, 3));
    assert_eq!(counts(&outcome, VAULTED), (1, 2, 1, 1));
    let said = |check: &str| -> Vec<(String, String, String)> {
        let rows = outcome.of(check).into_iter();
        rows.map(|row| [row.at("subject"), row.at("status"), row.at("evidence")].map(str::to_owned).into()).collect()
    };
    let told = |subject: &str, status: &str, evidence: &str| (subject.to_owned(), status.to_owned(), evidence.to_owned());
    assert_eq!(
        said(REVIEWED),
        [
            told("LAP-2", "open", "reviewed is 1 June 2026, 174 days before the extract"),
            told("LAP-3", "open", "reviewed is blank"),
            told("LAP-6", "unknown", "reviewed is unreadable: “last week”"),
        ]
    );
    assert_eq!(
        said(VAULTED),
        [
            told("adm-two", "open", "vaulted is no"),
            told("adm-three", "open", "vaulted is blank"),
            told("five", "unknown", "interactive is blank, so it is not known whether the rule applies"),
        ]
    );
    assert_eq!(outcome.of(REVIEWED)[0].at("column"), "Last Reviewed");
    let check = outcome.check(REVIEWED);
    assert_eq!((check.area, check.written.as_str(), check.controls.len()), (Area::Assets, "standto.toml, line 2", 1));
    assert_eq!(check.rationale, "A rule of the organisation's own (standto.toml, line 2).");
    assert_eq!(check.causes[0].cause, "reviewed is blank");
    assert!(outcome.check(VAULTED).rationale.starts_with("A password in a drawer opens everything. A rule of"));
    assert!(outcome.page().contains("Password outside the vault (our own check)"));
}

#[test]
fn the_rating_counts_them() {
    let score = |outcome: &Outcome| outcome.assessment.areas.iter().find(|area| area.name == Area::Assets).unwrap().score;
    // One of four critical assets passes.
    assert_eq!(score(&bench(POLICY).only(REVIEWED).audit()), Some(25.0));
}

#[test]
fn a_blank_never_decides_for_a_record() {
    let live = "asset.status == \"In use\" and asset.name in [\"one\", \"three\"]";
    for (require, fails) in [
        ("days_since(asset.reviewed) <= 90", true),
        ("not (days_since(asset.reviewed) > 90)", true),
        ("days_since(asset.reviewed) >= 0", true),
        ("asset.reviewed >= \"2026-01-01\"", true),
        ("asset.reviewed", true),
        ("asset.reviewed is none or days_since(asset.reviewed) <= 90", false),
        ("not asset.reviewed or days_since(asset.reviewed) <= 90", false),
        ("asset.owner | lower == \"ann lee\"", false),
    ] {
        let wanted = if fails { (vec!["LAP-3".to_owned()], vec![], 1) } else { (vec![], vec![], 2) };
        assert_eq!(asked(live, require), wanted, "{require}");
    }
    // Two blanks that would speak for one another.
    let list = "Asset ID,Hostname,Criticality,Last Reviewed,Last Seen\nLAP-1,one,Low,,\n";
    let policy = own("asset.criticality", "days_since(asset.reviewed) <= 90 or days_since(asset.last_seen) > 90");
    let outcome = Bench::new().list("assets.csv", list).policy(&policy).only("own").audit();
    assert_eq!(counts(&outcome, "own"), (0, 1, 0, 0));
    assert_eq!(outcome.findings[0].at("cause"), "last-seen is blank and reviewed is blank");
}

#[test]
fn what_is_out_of_use_is_left_out_unless_the_check_speaks_of_it() {
    assert_eq!(asked("asset.criticality == \"Critical\"", "asset.owner == \"Bo\"").0, ["LAP-1", "LAP-2", "LAP-3", "LAP-6"]);
    assert_eq!(asked("asset.status == \"Disposed\"", "asset.owner == \"Bo\"").0, ["LAP-5"]);
}

#[test]
fn an_expression_that_fails_on_a_record_makes_it_unknown() {
    let (fails, unknown, passes) = asked("asset.criticality == \"Low\"", "asset.name | int > 5");
    assert_eq!((fails, unknown, passes), (vec![], vec!["LAP-4".to_owned()], 0));
}

#[test]
fn a_column_that_is_not_there_is_never_a_pass() {
    for (when, require) in [("asset.criticality == \"Critical\"", "not asset.exception"), ("asset.exception", "asset.owner")] {
        let outcome = bench(&own(when, require)).only("own").audit();
        let check = outcome.check("own");
        assert_eq!((check.pass, check.fail), (0, 0), "{require}");
        assert!(check.unknown >= 4, "{}", check.unknown);
        assert_eq!(check.why_not, "assets.csv has no column for exception");
    }
}

#[test]
fn a_column_they_need_is_missed_like_any_other() {
    let outcome = bench(&own("asset.exception", "asset.owner")).audit();
    let told: Vec<&str> = outcome.of("list-column-missing").iter().map(|row| row.at("evidence")).collect();
    let wanted = "no column for exception: own could judge none of its 7 records";
    assert!(told.contains(&wanted), "{told:?}");
    let switched = format!("{}[checks.own]\noff = true\nreason = \"r\"\n", own("asset.exception", "asset.owner"));
    let outcome = bench(&switched).audit();
    assert!(outcome.of("list-column-missing").iter().all(|row| row.at("evidence") != wanted));

    let desk = Desk::new();
    desk.put("assets.csv", ASSETS);
    desk.put("standto.toml", own("asset.exception", "asset.owner"));
    let told = desk.run(&["inspect", "."]).out;
    assert!(told.contains("no column for exception: own cannot judge"), "{told}");
}

#[test]
fn they_judge_contacts_too() {
    const CONTACTS: &str = "Name,Role,Contact type,Mobile,Deputy,ServiceNow access\n\
        Ann Lee,IT on call,Internal,07700 900101,Bo Ray,Yes\n\
        Bo Ray,SIRO,Internal,07700 900102,,No\n\
        Cy Fox,Porter,Internal,07700 900103,TBC,\n\
        Duty desk,PACS supplier,Supplier,01632 960210,,No\n";
    let check = |require: &str| {
        format!(
            "[[check]]\nname = \"own\"\nregister = \"contacts\"\ntitle = \"t\"\nseverity = \"medium\"\n\
             when = 'contact.kind == \"Internal\"'\nrequire = '{require}'\nfix = \"f\"\n"
        )
    };
    let said = |require: &str| {
        let outcome = Bench::new().list("contacts.csv", CONTACTS).policy(&check(require)).only("own").audit();
        let rows = outcome.findings.iter();
        let told: Vec<String> = rows.map(|row| format!("{} {}: {}", row.at("subject"), row.at("status"), row.at("evidence"))).collect();
        assert_eq!(outcome.check("own").area, Area::Contacts);
        told
    };
    assert_eq!(said("contact.deputy"), ["Bo Ray open: deputy is blank", "Cy Fox open: deputy is “TBC”"]);
    // A blank yes or no is neither: `not` does not make a yes of it.
    assert_eq!(said("contact.servicenow"), ["Bo Ray open: servicenow is no", "Cy Fox open: servicenow is blank"]);
    assert_eq!(said("not contact.servicenow"), ["Ann Lee open: servicenow is yes", "Cy Fox open: servicenow is blank"]);
    assert_eq!(said("contact.servicenow is none or contact.servicenow"), ["Bo Ray open: servicenow is no"]);
    for compared in ["contact.servicenow == true", "contact.servicenow != false", "contact.servicenow in [true]"] {
        assert_eq!(said(compared), ["Bo Ray open: servicenow is no", "Cy Fox open: servicenow is blank"], "{compared}");
    }
    assert_eq!(said("contact.servicenow != true"), ["Ann Lee open: servicenow is yes", "Cy Fox open: servicenow is blank"]);
}

#[test]
fn they_are_chosen_tuned_accepted_and_excepted_by_name() {
    let only = bench(POLICY).only(VAULTED).audit();
    assert!(only.findings.iter().all(|row| row.at("check") == VAULTED) && !only.findings.is_empty());
    assert_eq!(only.check(REVIEWED).why_not, "left out by --only");

    let tuned = bench(&format!("{POLICY}[checks.{REVIEWED}]\nseverity = \"low\"\n")).audit();
    assert!(tuned.of(REVIEWED).iter().all(|row| row.at("severity") == "low"));

    let waiver = format!(
        "{POLICY}[[waiver]]\ncheck = \"{REVIEWED}\"\nsubject = \"LAP-3\"\nreason = \"r\"\napprover = \"SIRO\"\nexpires = 2027-03-31\n"
    );
    let accepted = bench(&waiver).audit();
    assert_eq!((accepted.check(REVIEWED).fail, accepted.check(REVIEWED).waived), (1, 1));
    assert_eq!(accepted.assessment.top.iter().filter(|finding| finding.status == Status::Waived).count(), 1);

    let statement = format!(
        "{POLICY}[[statement]]\nmatch = {{ product = \"windows 11\" }}\ndoes-not-apply = [\"{REVIEWED}\"]\nevidence = \"e\"\napprover = \"a\"\n"
    );
    assert_eq!(counts(&bench(&statement).audit(), REVIEWED), (0, 0, 0, 7));
}

#[test]
fn names_in_evidence_can_be_redacted() {
    let outcome = bench(&own("asset.criticality", "asset.owner == \"Bo\"")).only("own").redacted().audit();
    assert!(!outcome.findings.is_empty());
    for (name, text) in outcome.outputs() {
        assert!(!text.contains("Ann Lee"), "{name}");
    }
}

#[test]
fn slips_stop_the_audit_with_their_place() {
    let line = own("", "").lines().position(|line| line.starts_with("require")).unwrap() + 1;
    for (require, told) in [
        ("asset.reviewd", "speaks of “asset.reviewd”, which no asset has\n  did you mean “asset.reviewed”?"),
        ("asst.reviewed", "speaks of “asst.reviewed”, which no asset has\n  did you mean “asset.reviewed”?"),
        ("asset.owner-email", "speaks of “email”, which no asset has\n  known here: "),
        ("account.mfa", "speaks of “account.mfa”, which no asset has\n  "),
        ("days_sinse(asset.reviewed) < 3", "speaks of “days_sinse”, which no asset has\n  did you mean “days_since”?"),
        ("days_since(asset.owner) < 3", "cannot be followed: days_since wants a field of dates, not “1”\n  "),
        ("asset.owner | lowr", "cannot be followed: unknown filter: "),
        ("asset.owner ==", "cannot be read: "),
        ("1 < 2", "speaks of no field of the asset\n  write it as asset.name == "),
        ("range(asset.id)", "speaks of “range”, which no asset has\n  "),
    ] {
        let policy = policy::read("standto.toml", &own("asset.kind", require)).unwrap();
        let error = plan(&policy, &Choice::default()).map(|_| require).unwrap_err().to_string();
        let wanted = format!("standto.toml, line {line}, column 1: “require” of [[check]] {told}");
        assert!(error.starts_with(&wanted), "{error}\ninstead of\n{wanted}");
    }
    let taken = own("asset.kind", "asset.owner").replace("\"own\"", "\"asset-owner-missing\"");
    let error = plan(&policy::read("standto.toml", &taken).unwrap(), &Choice::default()).unwrap_err().to_string();
    assert_eq!(
        error,
        "standto.toml, line 2, column 1: there is a check “asset-owner-missing” already\n  \
         give yours another name; [checks.asset-owner-missing] tunes the one there is"
    );
}

#[test]
fn the_result_does_not_depend_on_how_the_work_is_cut() {
    let desk = Desk::new();
    desk.put("lists/assets.csv", ASSETS);
    desk.put("lists/accounts.csv", ACCOUNTS);
    desk.put("lists/standto.toml", POLICY);
    let whole = audit(&desk.path("lists"), WHOLE).unwrap();
    assert_eq!(whole.check(REVIEWED).map(|check| check.fail).sum::<u64>(), 2);
    for cut in [Cut { threads: 4, batch_rows: 1 }, Cut { threads: 4, batch_rows: WHOLE.batch_rows }, Cut { threads: 1, batch_rows: 2 }] {
        let other = audit(&desk.path("lists"), cut).unwrap();
        assert!(whole.json() == other.json() && whole.findings == other.findings, "{cut:?}");
    }
}

#[test]
fn the_program_lists_and_explains_them() {
    let desk = Desk::new();
    desk.put("standto.toml", POLICY);
    let said = |arguments: &[&str]| {
        let ended = desk.run(arguments);
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        ended.out
    };
    let listed = said(&["checks", "--policy", "standto.toml"]);
    assert!(listed.contains("critical asset not reviewed this quarter (our own check)"), "{listed}");
    assert!(listed.contains(" checks, 2 of them our own; "), "{listed}");
    assert!(!said(&["checks"]).contains("our own"));
    let told = said(&["explain", REVIEWED, "--policy", "standto.toml"]);
    for part in [
        "critical-asset-not-reviewed: critical asset not reviewed this quarter\nour own check, standto.toml, line 2\nseverity high, counts in Assets\n",
        "  when asset.criticality == \"Critical\"\n  require days_since(asset.reviewed) <= 90\n",
        "  asset register with criticality and reviewed\n",
        "A3.a",
    ] {
        assert!(told.contains(part), "{told}");
    }
}
