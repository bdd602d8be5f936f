//! A check of the organisation's own as it is read, and every error in one, whole.

use super::says;
use crate::model::control::CAF_A3_A;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::policy::read;

const WHOLE: &str =
    "[[check]]\nname = \"x-y\"\nregister = \"assets\"\ntitle = \"t\"\nseverity = \"low\"\nrequire = \"asset.owner\"\nfix = \"f\"\n";

#[test]
fn a_check_is_read_with_its_places() {
    let policy =
        read("standto.toml", &format!("{WHOLE}when = \"\"\"asset.kind\n  == \"PC\" \"\"\"\ncontrols = [\"dspt:a3.A\"]\n")).unwrap();
    let own = &policy.own_checks[0];
    assert_eq!((own.name.value.as_str(), own.register, own.severity), ("x-y", Register::Assets, Severity::Low));
    assert_eq!((own.require.value.as_str(), own.require.at.line), ("asset.owner", 6));
    assert_eq!(own.when.as_ref().map(|when| (when.value.as_str(), when.at.line)), Some(("asset.kind == \"PC\"", 8)));
    assert_eq!((own.controls.as_slice(), own.rationale.as_ref(), own.at.line), ([CAF_A3_A].as_slice(), None, 1));
}

#[test]
fn checks_that_cannot_be() {
    for (key, help) in [
        ("name", "give it a name in small letters, such as name = \"critical-asset-not-reviewed\""),
        ("register", "say whose records it judges: assets, contacts or accounts"),
        ("title", "say what is wrong when it fires: it heads its findings"),
        ("severity", "say how bad that is: critical, high, medium or low"),
        ("require", "say what must hold, such as require = \"days_since(asset.reviewed) <= 90\""),
        ("fix", "say what to do about it: it stands beside every finding"),
    ] {
        let without: Vec<&str> = WHOLE.lines().filter(|line| !line.starts_with(key)).collect();
        says(&without.join("\n"), &format!("line 1, column 1: [[check]] has no “{key}”\n  {help}"));
    }
    says(&WHOLE.replace("require", "requires"), "line 6, column 1: [[check]] has no key “requires”\n  did you mean “require”?");
    says(
        &WHOLE.replace("x-y", "X Y"),
        "line 2, column 8: “name” of [[check]] must be small letters, digits and hyphens, such as “critical-asset-not-reviewed”, not “X Y”",
    );
    says(
        &WHOLE.replace("assets", "asets"),
        "line 3, column 12: “register” of [[check]] must be assets, contacts or accounts, not “asets”\n  did you mean “assets”?",
    );
    says(&format!("{WHOLE}controls = [\"PR.AA-99\"]\n"), "line 8, column 1: there is no control “PR.AA-99”\n  did you mean “PR.AA-01”?");
    says(&format!("{WHOLE}{WHOLE}"), "line 9, column 1: the check “x-y” is written twice: first on line 1");
    says(
        "[check.asset-patch-stale]\nfix-days = 14\n",
        "line 1, column 2: [[check]] writes a check of your own, so it stands in two brackets\n  \
         to tune a check of the catalogue, write [checks.NAME]",
    );
}
