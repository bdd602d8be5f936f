//! What always holds: absent is never better than blank, one cause is one finding, secrets and runs are never read, statements and policy count and are shown.

use std::fs;
use std::path::Path;
use std::process::Command;

use standto::audit::assessment::{Rating, Status};
use standto::model::area::Area;
use standto::model::register::Register;

use crate::bench::{AS_OF, Bench, Outcome};
use crate::estate::{List, estate};

/// Telephone numbers here are those kept for drama.
const DRAMA: &str = "[checks.contact-phone-invalid]\nallow-drama-ranges = true\n";

fn bench(lists: &[List]) -> Bench {
    let put = |bench: Bench, list: &List| bench.list(list.name, list.csv()).register(list.name, list.register);
    lists.iter().fold(Bench::new().policy(DRAMA), put)
}

/// The estate with one list changed.
fn changed(name: &str, change: impl Fn(&List) -> List) -> Vec<List> {
    estate().iter().map(|list| if list.name == name { change(list) } else { list.clone() }).collect()
}

/// An area's score; one that is not assessed has none, and is no better than nothing.
fn score(outcome: &Outcome, area: Area) -> f64 {
    let area = outcome.assessment.areas.iter().find(|result| result.name == area).unwrap();
    if area.rating == Rating::NotAssessed { 0.0 } else { area.score.unwrap_or(0.0) }
}

#[test]
fn absent_is_never_better_than_blank() {
    let lists = estate();
    let whole = bench(&lists).audit();
    for area in [Area::Assets, Area::Contacts, Area::Accounts] {
        assert!((50.0..100.0).contains(&score(&whole, area)), "{} can become better or worse", area.name());
    }
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = lists.iter().map(|list| scope.spawn(|| better_absent(list))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The columns of a list without which an area scores better than with nothing in them.
fn better_absent(list: &List) -> Vec<String> {
    let mut better = Vec::new();
    for (column, header) in list.headers().iter().enumerate() {
        let blank = bench(&changed(list.name, |list| list.emptied(column))).audit();
        let absent = bench(&changed(list.name, |list| list.without(column))).audit();
        for area in Area::ALL {
            let (blank, absent) = (score(&blank, area), score(&absent, area));
            if absent > blank {
                better.push(format!("{} without “{header}”: {} scores {absent}, and {blank} where it is blank", list.name, area.name()));
            }
        }
    }
    better
}

/// Ten subjects that name somebody, of whom so many stand in the staff list.
fn joining(matched: usize, header: &str, row: impl Fn(usize, &str) -> String) -> Bench {
    const NAMES: [&str; 10] = ["Ann Lee", "Bo Ray", "Cy Fox", "Di Ash", "Ed Elm", "Flo Gum", "Gus Hay", "Hal Ivy", "Ida Jay", "Jon Kerr"];
    let list: Vec<String> = NAMES.iter().enumerate().map(|(at, name)| row(at, name)).collect();
    let person = |(at, name): (usize, &&str)| format!("2000{at},{name},Engineer,Active Assignment,01/04/2019,\n");
    let staff: String = NAMES.iter().take(matched).enumerate().map(person).collect();
    Bench::new()
        .list("list.csv", format!("{header}\n{}\n", list.join("\n")))
        .list(
            "staff.csv",
            format!("Employee Number,Full Name,Position Title,Assignment Status,Latest Start Date,Actual Termination Date\n{staff}"),
        )
        .register("staff.csv", Register::Staff)
}

#[test]
fn below_the_match_rate_one_finding_stands_for_many() {
    type Join = (&'static str, Register, fn(usize) -> Bench);
    let joins: [Join; 3] = [
        ("contact-left", Register::Contacts, |matched| {
            joining(matched, "Name,Role,Contact type,Mobile", |at, name| format!("{name},Engineer {at},Internal,07700 90010{at}"))
        }),
        ("asset-owner-unknown", Register::Assets, |matched| {
            joining(matched, "Asset ID,Hostname,Asset Type,Asset Owner,Status", |at, name| format!("NM-{at},NMR-{at},Server,{name},Live"))
        }),
        ("service-account-owner-left", Register::Accounts, |matched| {
            joining(matched, "SamAccountName,Account Type,Enabled,Owner", |at, name| format!("svc-{at},Service,True,{name}"))
        }),
    ];
    for (check, register, bench) in joins {
        let below = bench(7).register("list.csv", register).audit();
        assert_eq!(below.of("lists-do-not-join").len(), 1, "{check}");
        let rows: Vec<&str> = below.of(check).iter().map(|row| row.at("row")).collect();
        assert!(rows.len() <= 1 && rows.iter().all(|row| row.is_empty()), "{check} speaks of rows {rows:?} below the match rate");
        assert_eq!(below.check(check).unknown, 10, "{check}: every record counts as unknown");

        let enough = bench(8).register("list.csv", register).audit();
        assert_eq!(enough.of("lists-do-not-join").len(), 0, "{check}");
        let rows: Vec<&str> = enough.of(check).iter().map(|row| row.at("row")).collect();
        assert_eq!(rows, ["10", "11"], "{check}: at 80 % the two that are not found are named");
        assert_eq!(enough.check(check).pass, 8, "{check}");
    }
}

#[test]
fn the_match_rate_is_the_policys() {
    let contacts = |at: usize, name: &str| format!("{name},Engineer {at},Internal,07700 90010{at}");
    let bench = joining(7, "Name,Role,Contact type,Mobile", contacts).register("list.csv", Register::Contacts);
    let outcome = bench.policy("[policy]\nleast-match-rate = 70\n").audit();
    assert_eq!(outcome.of("contact-left").len(), 3);
}

/// Runs the program; returns what it printed.
fn standto(arguments: &[&str], folder: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_standto")).args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
    text(&output.stdout) + &text(&output.stderr)
}

fn write(lists: &[List], folder: &Path) {
    for list in lists {
        fs::write(folder.join(list.name), list.csv()).unwrap();
    }
    fs::write(folder.join("standto.toml"), DRAMA).unwrap();
}

#[test]
fn secrets_are_in_no_output() {
    const HEADERS: [&str; 6] = ["Password", "Door PIN", "BitLocker recovery key", "API Key", "WiFi password", "Secret"];
    let secret = |header: &str, row: usize| format!("Zq{}x{row}Wolverhampton", header.len());
    let with_secrets = |list: &List| HEADERS.iter().fold(list.clone(), |list, header| list.with(header, |row| secret(header, row)));
    let mut lists: Vec<List> = estate().iter().map(with_secrets).collect();
    // Rows that are set aside keep them too: one too long, and one that repeats the header.
    for list in &mut lists {
        let mut long = list.rows[1].clone();
        long.extend(["more".to_owned(), "Zq0x0Wolverhampton".to_owned()]);
        let header = list.rows[0].clone();
        list.rows.extend([long, header]);
    }
    let outcome = bench(&lists).audit();
    let found = outcome.of("list-holds-secrets");
    assert_eq!(found.len(), lists.len());
    for header in HEADERS {
        assert!(found.iter().all(|row| row.at("evidence").contains(header)), "{header} is named in each");
    }
    assert!(found.iter().all(|row| row.at("severity") == "critical" && row.at("status") == "open"));
    let folder = tempfile::tempdir().unwrap();
    write(&lists, folder.path());
    let mut outputs: Vec<(String, String)> = outcome.outputs().into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
    for arguments in [
        &["inspect", "."][..],
        &["inspect", ".", "--samples"],
        &["inspect", ".", "--samples", "--format", "json"],
        &["audit", ".", "--as-of", AS_OF],
    ] {
        outputs.push((arguments.join(" "), standto(arguments, folder.path())));
    }
    for entry in fs::read_dir(folder.path().join("readiness").join(AS_OF)).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let is_workbook = path.extension().is_some_and(|ending| ending == "xlsx");
        let text = if is_workbook { crate::actions::parts(&bytes) } else { String::from_utf8(bytes).unwrap() };
        outputs.push((path.file_name().unwrap().to_str().unwrap().to_owned(), text));
    }
    assert!(outputs.len() > 10, "the run folder was looked into");
    for (name, text) in outputs {
        assert!(!text.contains("Wolverhampton"), "{name} shows a secret");
        assert!(!text.contains('\u{e000}') && !text.contains('\u{e001}'), "{name} shows the mark of a name");
    }
}

#[test]
fn own_runs_are_never_read_as_registers() {
    let folder = tempfile::tempdir().unwrap();
    write(&estate(), folder.path());
    let audit = |out: &str| {
        standto(&["audit", ".", "--as-of", AS_OF, "--out", out, "--quiet"], folder.path());
        fs::read(folder.path().join(out).join("assessment.json")).unwrap()
    };
    let first = audit("readiness/first");
    assert!(folder.path().join("readiness/first/findings.csv").is_file());
    assert_eq!(audit("readiness/second"), first, "a run beside the lists changes what is said of them");
    assert_eq!(audit("third"), first);
    let sources = standto(&["inspect", "."], folder.path());
    assert!(!sources.contains("findings.csv"), "{sources}");
}

#[test]
fn a_statement_changes_what_is_judged_and_is_listed() {
    let lists = changed("assets.csv", |list| {
        let mut list = list.clone();
        list.rows[6][6] = "EBME workshop".to_owned();
        list
    });
    let statement = |of: &str, says: &str, until: &str| {
        format!(
            "[[statement]]\nmatch = {{ {of} }}\n{says}\nevidence = \"Minutes\"\napprover = \"Chief information officer\"\nuntil = {until}\n"
        )
    };
    let plain = bench(&lists).audit();
    assert_eq!(plain.of("asset-owner-not-a-person").len(), 1, "nobody is known to hold the post");
    assert!(plain.of("asset-patch-stale").iter().any(|row| row.at("subject") == "NM-06"));

    let policy = [
        DRAMA,
        &statement("owner = \"EBME workshop\"", "owner-is = \"Head of medical engineering\"", "2027-03-31"),
        &statement("product = \"ubuntu\"", "does-not-apply = [\"asset-patch-stale\"]", "2026-11-22"),
        &statement("product = \"solaris\"", "does-not-apply = [\"asset-patch-stale\"]", "2027-03-31"),
        &statement("kind = \"server\"", "does-not-apply = [\"asset-criticality-missing\"]", "2026-11-21"),
    ]
    .concat();
    let said = bench(&lists).policy(&policy).audit();
    assert_eq!(said.of("asset-owner-not-a-person").len(), 0);
    assert!(said.of("asset-patch-stale").iter().all(|row| row.at("subject") != "NM-06"), "on its last day a statement holds");
    assert_eq!(said.of("asset-criticality-missing").len(), plain.of("asset-criticality-missing").len(), "it has expired");
    let states: Vec<(&str, u64)> = said.assessment.statements.iter().map(|said| (said.state.as_str(), said.used)).collect();
    assert_eq!(states, [("used", 1), ("used", 2), ("unused", 0), ("expired", 0)]);
    let page = said.page();
    for words in ["EBME workshop", "Head of medical engineering", "solaris", "expired", "changed nothing"] {
        assert!(page.contains(words), "the report lists the statements: {words}");
    }
}

#[test]
fn the_policys_word_on_checks_holds_and_is_shown() {
    let lists = estate();
    let plain = bench(&lists).audit();
    assert_eq!(plain.of("asset-owner-missing")[0].at("severity"), "high");
    assert_eq!(plain.of("account-dormant").len(), 0);
    let policy = format!(
        "{DRAMA}\n[checks.asset-owner-missing]\nseverity = \"low\"\n[checks.account-dormant]\ndays = 1\n\
         [checks.asset-patch-stale]\noff = true\nreason = \"Reported weekly by the server team\"\n"
    );
    let tuned = bench(&lists).policy(&policy).audit();
    assert_eq!(tuned.of("asset-owner-missing")[0].at("severity"), "low");
    assert_eq!(tuned.check("asset-owner-missing").severity.name(), "low");
    assert!(!tuned.of("account-dormant").is_empty());
    let days = tuned.check("account-dormant").params.iter().find(|param| param.key == "days").unwrap();
    assert_eq!((days.value.as_str(), days.from.as_str()), ("1", "standto.toml, line 7"));
    let off = tuned.check("asset-patch-stale");
    assert!(!off.run && off.why_not.contains("Reported weekly by the server team"), "{}", off.why_not);
    assert_eq!((off.pass, off.fail, off.unknown, tuned.of("asset-patch-stale").len()), (0, 0, 0, 0));
    let page = tuned.page();
    for words in ["Reported weekly by the server team", "standto.toml, line 7"] {
        assert!(page.contains(words), "the report says {words}");
    }
}

#[test]
fn unknown_is_counted_and_named() {
    let lists = changed("assets.csv", |list| list.without(6));
    let outcome = bench(&lists).audit();
    let check = outcome.check("asset-owner-missing");
    assert_eq!((check.pass, check.fail, check.unknown), (0, 0, 6), "a column that is absent makes every record unknown");
    assert!(check.why_not.contains("assets.csv has no column for owner"), "{}", check.why_not);
    let told = outcome.of("list-column-missing");
    assert!(told.iter().any(|row| row.at("subject") == "assets.csv: owner" && row.at("status") == Status::Open.name()));
}

#[test]
fn a_declared_population_is_on_no_staff_list_while_the_statement_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks/account-orphan");
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let audit = |policy: &str| {
        let bench = Bench::new().list("accounts.csv", read("quiet-declared.csv")).list("staff.csv", read("staff.csv"));
        bench.policy(policy).only("account-orphan").audit()
    };
    let (silent, declared) = (audit(""), audit(&read("quiet-declared.toml")));
    let (before, after) = (silent.check("account-orphan"), declared.check("account-orphan"));
    assert_eq!((before.unknown + before.fail, after.unknown + after.fail), (3, 0));
    assert_eq!((after.not_applicable, after.pass), (before.not_applicable + 3, before.pass));
    let states = |outcome: &Outcome| -> Vec<(String, u64)> {
        outcome.assessment.statements.iter().map(|said| (said.state.clone(), said.used)).collect()
    };
    assert_eq!(states(&declared), [1, 1, 1].map(|used| ("used".to_owned(), used)));
    let lapsed = audit(&read("fires-declared.toml"));
    assert_eq!(states(&lapsed), [("expired".to_owned(), 0), ("unused".to_owned(), 0)]);
    assert_eq!(lapsed.check("account-orphan").unknown + lapsed.check("account-orphan").fail, 3);
    assert!(declared.page().contains("population “agency”") && declared.page().contains("They are on no staff list"));
}
