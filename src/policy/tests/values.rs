//! What a policy says arrives as it was meant.

use crate::model::date::DateOrder;
use crate::model::param::Setting;
use crate::model::register::Register;
use crate::model::role;
use crate::model::severity::Severity;
use crate::model::statement::Says;
use crate::policy::{Origin, Policy, SourceRole, read};

const WHOLE: &str = r#"[organisation]
name = "Northmoor University
Hospitals""#;

fn policy(text: &str) -> Policy {
    read("standto.toml", text).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn an_empty_policy_is_the_default_one() {
    assert_eq!(policy(""), Policy::default());
    assert_eq!(policy("# nothing yet\r\n[organisation]\r\n[policy]\r\n[rating]\r\n[checks]\r\n[roles]\r\n"), Policy::default());
}

#[test]
fn the_organisation_is_trimmed_and_its_code_in_capitals() {
    let organisation = policy("[organisation]\nname = \"  Northmoor  University \"\nods-code = \" z9z \"\n").organisation;
    let (name, code) = (organisation.name.unwrap(), organisation.ods_code.unwrap());
    assert_eq!((name.value.as_str(), name.at.line, name.at.column), ("Northmoor University", 2, 1));
    assert_eq!((code.value.as_str(), code.at.line), ("Z9Z", 3));
    assert!(read("standto.toml", WHOLE).is_err(), "a line break ends a plain text");
}

#[test]
fn thresholds_say_where_they_came_from() {
    let policy = policy(
        "\u{feff}[policy]\r\nmarking = \"OFFICIAL\"\r\ndates = \"month-first\"\r\n[rating]\r\ngreen = 92.5\r\n[rating.days-allowed]\r\nhigh = 1\r\n[limits]\r\nrow-lines = 50\r\nunpacked-megabytes = 1_500\r\n",
    );
    assert_eq!(policy.general.dates.value, DateOrder::MonthFirst);
    assert_eq!(policy.rating.days_allowed(Severity::High).value, 1);
    assert_eq!(policy.rating.red.origin, Origin::Default);
    let said: Vec<String> = policy.thresholds().into_iter().map(|line| format!("{}: {} ({})", line.name, line.value, line.from)).collect();
    assert_eq!(
        said,
        [
            "an area is green from a score of: 92.5 (standto.toml, line 5)",
            "an area is red under a score of: 70 (default)",
            "time allowed to mend a critical finding: 2 days (default)",
            "time allowed to mend a high finding: 1 day (standto.toml, line 7)",
            "time allowed to mend a medium finding: 30 days (default)",
            "time allowed to mend a low finding: 90 days (default)",
            "least match rate between two lists: 80 % (default)",
            "order of day and month where a column does not tell: month first (standto.toml, line 3)",
            "most bytes in one row: 16,000,000 (default)",
            "most lines in one row: 50 (standto.toml, line 9)",
            "most columns in one list: 4,096 (default)",
            "most a workbook may hold unpacked: 1,500 MB (standto.toml, line 10)",
            "marking: OFFICIAL (standto.toml, line 2)",
        ]
    );
}

#[test]
fn checks_keep_their_parameters_with_their_places_in_the_order_of_the_file() {
    let checks = policy(
        "[checks.zebra]\nseverity = \"High\"\nfix-days = 1_000\nalso = [\"a\", \"b\"]\nstrict = false\nreason = \"why\"\n\
         [checks.account-dormant]\noff = true\nreason = \"\"\"\nreported\n  weekly\"\"\"\n[checks.kept]\noff = false\n",
    )
    .checks;
    assert_eq!(checks.iter().map(|check| check.name.as_str()).collect::<Vec<_>>(), ["zebra", "account-dormant", "kept"]);
    let zebra = &checks[0];
    let severity = zebra.severity.as_ref().unwrap();
    assert_eq!((zebra.at.line, zebra.at.column, severity.value, severity.at.line), (1, 9, Severity::High, 2));
    let params: Vec<_> = zebra.params.iter().map(|param| (param.key.as_str(), param.setting.clone(), param.at.line)).collect();
    assert_eq!(
        params,
        [
            ("fix-days", Setting::Number(1000), 3),
            ("also", Setting::Words(vec!["a".to_owned(), "b".to_owned()]), 4),
            ("strict", Setting::Switch(false), 5)
        ]
    );
    assert_eq!((checks[1].off, checks[1].reason.as_deref()), (true, Some("reported weekly")));
    assert!(!checks[2].off);
}

#[test]
fn roles_add_to_the_seven_or_take_their_place() {
    let seven = Policy::default().roles.wanted();
    assert_eq!(seven.len(), 7);
    let more = policy("[[role]]\nname = \"EPR on call\"\naliases = [\"epr\"]\n[[role]]\nname = \"siro\"\naliases = [\"risk owner\"]\n")
        .roles
        .wanted();
    assert_eq!(more.len(), 8);
    assert_eq!(role::held(&more, None, [Some("Risk Owner"), None, None])[0].name, "SIRO");
    let own = policy("[[role]]\nname = \"EPR on call\"\n[roles]\ndefaults = false\n").roles.wanted();
    assert_eq!(own.iter().map(|role| role.name.as_str()).collect::<Vec<_>>(), ["EPR on call"]);
}

#[test]
fn shifts_keep_the_words_of_the_rota() {
    let shifts = policy("[shifts]\nMorning = \"06:00-14:00\"\n\"Long day (ED)\" = \"8am to 8pm\"\nNight = \"20:00-08:00\"\n").shifts;
    let said: Vec<_> = shifts.iter().map(|shift| (shift.name.as_str(), shift.hours.begins, shift.hours.ends, shift.at.line)).collect();
    assert_eq!(said, [("Morning", 360, 840, 2), ("Long day (ED)", 480, 1200, 3), ("Night", 1200, 480, 4)]);
}

#[test]
fn sources_are_read_whole() {
    let policy = policy(
        "[[source]]\nfile = \"./assets.xlsx\"\nsheet = \"Infirmary \"\nregister = \"assets\"\nrole = \"older-copy\"\nextract-date = 2026-11-14\n\
         columns = { last-patched = \"Patched on\", owner = \"Responsible\" }\n\
         [[source]]\nfile = 'exports\\staff.csv'\nextract-date = \"2026-11-01\"\n[[source]]\nfile = \"x.csv\"\nrole = \"ignore\"\n",
    );
    let first = &policy.sources[0];
    assert_eq!((first.file.to_string().as_str(), first.sheet.as_deref(), first.at.line), ("assets.xlsx", Some("Infirmary"), 1));
    assert_eq!((first.register, first.role, first.ignore), (Some(Register::Assets), Some(SourceRole::OlderCopy), false));
    assert_eq!(first.extract_date.unwrap().to_string(), "2026-11-14");
    let columns: Vec<_> = first.columns.iter().map(|c| (c.header.as_str(), Register::Assets.fields()[c.field].name, c.at.column)).collect();
    assert_eq!(columns, [("Patched on", "last-patched", 13), ("Responsible", "owner", 42)]);
    let second = &policy.sources[1];
    assert_eq!((second.file.to_string().as_str(), second.register, second.role), ("exports/staff.csv", None, None));
    assert_eq!(second.extract_date.unwrap().to_string(), "2026-11-01");
    assert_eq!((policy.sources[2].ignore, policy.sources[2].role, policy.sources[2].at.line), (true, None, 11));
}

#[test]
fn the_source_that_says_most_of_a_file_counts() {
    let policy = policy(
        "[[source]]\nfile = \"*.xlsx\"\n[[source]]\nfile = \"assets.xlsx\"\n[[source]]\nfile = \"a*.xlsx\"\nsheet = \"North\"\n[[source]]\nfile = \"b*.xlsx\"\n",
    );
    let line = |path: &str, sheet: Option<&str>| policy.source(path, sheet).map(|source| source.at.line);
    assert_eq!(line("assets.xlsx", Some("NORTH")), Some(5));
    assert_eq!(line("assets.xlsx", Some("South")), Some(3));
    assert_eq!(line("other.xlsx", None), Some(1));
    assert_eq!(line("both.xlsx", Some("North")), Some(1));
    assert_eq!(line("other.csv", None), None);
}

#[test]
fn statements_are_read_whole() {
    let statements = policy(
        "[[statement]]\nmatch = { owner = \"helpdesk@x.example\" }\nowner-is = \"Service desk manager\"\nevidence = \"e\"\napprover = \"CIO\"\nuntil = 2027-03-31\n\
         [[statement]]\nmatch.product = \"windows 10\"\ndoes-not-apply = [\"one\",\n  \"two\"]\nevidence = \"e\"\napprover = \"CIO\"\n",
    )
    .statements;
    let first = &statements[0].statement;
    assert_eq!(first.of.owner.as_deref(), Some("helpdesk@x.example"));
    assert_eq!(first.says, Says::OwnerIs("Service desk manager".to_owned()));
    assert_eq!(first.until.unwrap().to_string(), "2027-03-31");
    let second = &statements[1];
    assert_eq!(second.statement.says, Says::DoesNotApply(vec!["one".to_owned(), "two".to_owned()]));
    assert_eq!(second.checks_at.iter().map(|at| (at.line, at.column)).collect::<Vec<_>>(), [(9, 19), (10, 3)]);
    assert_eq!((second.at.line, second.statement.until), (7, None));
}

#[test]
fn who_would_report_and_where_lists_come_from() {
    let text = "[organisation]\nsingle-point-of-contact = \"Ann Lee\"\noperator-of-essential-services = false\nservicenow = [\"Ann Lee\"]\n\
                plan-offline = { where = \"Red folder\", checked = 2026-10-05 }\n\
                [[source]]\nfile = \"a.csv\"\nsystem = \"ESR\"\nexpected-count = 1_204\n";
    let policy = read("standto.toml", text).unwrap();
    let reporting = &policy.organisation.reporting;
    assert_eq!((reporting.single_point_of_contact.as_deref(), reporting.is_operator), (Some("Ann Lee"), Some(false)));
    assert_eq!((reporting.servicenow.as_slice(), reporting.nis_duty.as_deref()), (["Ann Lee".to_owned()].as_slice(), None));
    assert_eq!(reporting.plan.as_ref().and_then(|plan| plan.checked), "2026-10-05".parse().ok());
    let provenance = &policy.sources[0].provenance;
    assert_eq!((provenance.system.as_deref(), provenance.expected_count), (Some("ESR"), Some(1_204)));
    for (wrong, says) in [
        ("[organisation]\nservicenow = \"Ann Lee\"\n", "must be a list of texts"),
        ("[organisation]\nplan-offline = { checked = 2026-10-05 }\n", "has no “where”"),
        ("[organisation]\noperator-of-essential-services = \"yes\"\n", "write true, without quotes"),
        ("[[source]]\nfile = \"a.csv\"\nexpected-count = -1\n", "must be a whole number from 0 up"),
    ] {
        let error = read("standto.toml", wrong).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
    }
}
