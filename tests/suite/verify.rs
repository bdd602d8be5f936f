//! Evidence: a run is whole if its manifest verifies, the same inputs give the same bytes, and a run cut off anywhere leaves a whole one.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::desk::{ASSETS, Desk};

/// A desk with one small register in `lists`, audited into `OUT`.
fn audited() -> Desk {
    let desk = Desk::new();
    desk.put("lists/assets.csv", ASSETS);
    desk.put("lists/standto.toml", "[organisation]\nname = \"Northmoor\"\n");
    desk.audit(&["lists", "--out", "runs/OUT"]).well();
    desk
}

/// `verify` found something: what it said.
fn found(desk: &Desk, words: &[&str]) -> String {
    let ended = desk.run(&[&["verify"], words].concat());
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), ""), "{}", ended.out);
    ended.out
}

#[test]
fn a_run_verifies_until_anything_in_it_is_touched() {
    let desk = audited();
    assert!(desk.run(&["verify", "runs/OUT"]).well().contains("runs/OUT: whole. Its 8 files are as the manifest says."));
    let page = desk.read("runs/OUT/board.html");
    for (name, bytes, said) in [
        ("board.html", Some([&page[..], b" "].concat()), "board.html is not what was written"),
        ("board.html", Some([b"?", &page[1..]].concat()), "board.html is not what was written: its SHA-256 is"),
        ("board.html", None, "board.html is missing"),
        ("minutes.docx", Some(b"mine".to_vec()), "minutes.docx is not of this run"),
    ] {
        match bytes {
            Some(bytes) => desk.put(&format!("runs/OUT/{name}"), bytes),
            None => fs::remove_file(desk.path("runs/OUT/board.html")).unwrap(),
        }
        let out = found(&desk, &["runs/OUT"]);
        assert!(out.contains(said) && out.contains("not as it was written: 1 difference"), "{out}");
        desk.put("runs/OUT/board.html", &page);
    }
    fs::remove_file(desk.path("runs/OUT/minutes.docx")).unwrap();
    desk.put("runs/OUT/Thumbs.db", "the system's own");
    desk.run(&["verify", "runs/OUT"]).well();
}

#[test]
fn what_is_no_run_or_a_newer_one_is_told() {
    let desk = audited();
    assert!(desk.run(&["verify", "lists"]).refused().contains("lists: cannot be verified\n  why: it has no manifest.json"));
    let manifest = desk.text("runs/OUT/manifest.json");
    for (from, to, why) in [
        ("\"format\": 1", "\"format\": 7", "in format 7, and this standto reads formats up to 1"),
        ("\"standto\"", "\"npm\"", "another program's"),
        ("\"board.html\"", "\"../board.html\"", "names files outside its folder"),
        ("{", "", "damaged"),
    ] {
        desk.put("runs/OUT/manifest.json", manifest.replacen(from, to, 1));
        let said = desk.run(&["verify", "runs/OUT"]).refused();
        assert!(said.contains(why) && said.contains("what to do: "), "{said}");
    }
}

#[test]
fn the_same_inputs_give_the_same_bytes_again_and_others_do_not() {
    let desk = Desk::with_sample_data();
    let before = ["--only", "asset-owner-missing", "--only", "leaver-account-enabled", "--redact", "names", "--framework", "cis"];
    desk.run(&[&["audit", "lists", "--as-of", "2026-08-23", "--seal", "2026 Q3", "--out", "runs/one"], &before[..]].concat()).well();
    desk.audit(&["lists", "--out", "runs/two", "--seal", "2026 Q4", "--tonight", "2026-11-24"]).well();
    let listed = desk.everything();
    for run in ["runs/one", "runs/two"] {
        let out = desk.run(&["verify", run, "--inputs", "lists"]).well();
        assert!(out.contains("Audited again from 8 inputs: 8 outputs and manifest.json came out the same to the byte."), "{out}");
    }
    assert_eq!(desk.everything(), listed, "nothing is written, and no list is touched");
    // A manifest says nothing of folders: the lists may lie elsewhere, and so may the run compared with.
    fs::rename(desk.path("lists"), desk.path("moved")).unwrap();
    fs::create_dir(desk.path("shelf")).unwrap();
    fs::rename(desk.path("runs/one"), desk.path("shelf/august")).unwrap();
    let missing = desk.run(&["verify", "runs/two", "--inputs", "moved"]).refused();
    assert!(missing.contains("the run of 23 August 2026, sealed as 2026 Q3 that this one was compared with is not there"), "{missing}");
    desk.run(&["verify", "runs/two", "--inputs", "moved", "--history", "shelf"]).well();

    let policy = desk.read("moved/standto.toml");
    desk.put("moved/standto.toml", [&policy[..], b"# a remark\n"].concat());
    assert!(found(&desk, &["runs/two", "--inputs", "moved", "--history", "shelf"]).contains("standto.toml is not the policy of the run"));
    fs::remove_file(desk.path("moved/standto.toml")).unwrap();
    desk.run(&["verify", "runs/two", "--inputs", "moved", "--history", "shelf"]).well();
    // Its text is not in a redacted run's manifest, for it may name people.
    assert!(!desk.text("shelf/august/manifest.json").contains("Piotr"));
    let unnamed = found(&desk, &["shelf/august", "--inputs", "moved"]);
    assert!(unnamed.contains("name it with --policy"), "{unnamed}");
    desk.put("elsewhere.toml", &policy);

    desk.put("moved/ad-accounts.csv", "Username,Enabled,MFA\na,yes,yes\n");
    desk.put("moved/extra.csv", ASSETS);
    fs::remove_file(desk.path("moved/it-rota.csv")).unwrap();
    let out = found(&desk, &["runs/two", "--inputs", "moved"]);
    for wanted in [
        "ad-accounts.csv is not the file that was audited",
        "extra.csv is there, and was no input",
        "it-rota.csv is an input of the run, and is not there",
    ] {
        assert!(out.contains(wanted), "“{wanted}” in {out}");
    }
}

#[test]
fn a_run_that_is_damaged_by_hand_does_not_come_out_the_same() {
    let desk = audited();
    let findings = desk.text("runs/OUT/findings.csv").replacen("open", "waived", 1);
    desk.put("runs/OUT/findings.csv", &findings);
    let manifest = desk.text("runs/OUT/manifest.json");
    let wrong = manifest.replacen(r#""sealed": """#, r#""sealed": "2026 Q3""#, 1);
    assert_ne!(wrong, manifest);
    desk.put("runs/OUT/manifest.json", wrong);
    let out = found(&desk, &["runs/OUT", "--inputs", "lists"]);
    assert!(out.contains("findings.csv is not what was written") && out.contains("manifest.json is not what was written"), "{out}");
}

#[test]
fn a_sealed_run_is_replaced_by_the_same_seal_alone() {
    let desk = audited();
    desk.audit(&["lists", "--out", "runs/OUT", "--seal", "2026 Q4"]).well();
    let sealed = desk.read("runs/OUT/manifest.json");
    for words in [&["lists", "--out", "runs/OUT"][..], &["lists", "--out", "runs/OUT", "--seal", "2026 Q3"]] {
        let said = desk.audit(words).refused();
        assert!(said.contains("it holds a run that is sealed as “2026 Q4”") && said.contains("what to do: "), "{said}");
        assert_eq!(desk.read("runs/OUT/manifest.json"), sealed);
    }
    desk.audit(&["lists", "--out", "runs/OUT", "--seal", "2026 Q4"]).well();
    assert_eq!(desk.read("runs/OUT/manifest.json"), sealed);
    let said = desk.audit(&["lists", "--out", "runs/OUT", "--seal", " "]);
    assert!(said.code == Some(2) && said.err.contains("a seal is a name on one line"), "{}", said.err);
}

/// Small numbers that look like chance and are the same each time.
fn chance(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

#[test]
fn killed_at_any_moment_a_whole_run_stands_or_is_put_back() {
    let desk = audited();
    let program = assert_cmd::cargo::cargo_bin("standto");
    let started = std::time::Instant::now();
    desk.audit(&["lists", "--out", "runs/OUT"]).well();
    let usual = u64::try_from(started.elapsed().as_micros()).unwrap();
    let (mut seed, mut killed, mut newer) = (7, 0, 0);
    for round in 0..100 {
        // Each round writes something else, so that it is seen which run stands.
        desk.put("lists/assets.csv", format!("{ASSETS}A3,PC-{round},Imran Sadiq,Windows 11,In Use,2026-11-20\n"));
        let before = desk.read("runs/OUT/manifest.json");
        let mut child = Command::new(&program)
            .current_dir(desk.root())
            .args(["audit", "lists", "--as-of", "2026-11-22", "--out", "runs/OUT", "--no-history", "--quiet"])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Most of the time goes by before anything is written: the later moments are those that matter.
        let moment = usual / 4 + chance(&mut seed) % usual;
        std::thread::sleep(Duration::from_micros(moment));
        child.kill().unwrap();
        killed += u32::from(!child.wait().unwrap().success());
        let ended = desk.run(&["verify", "runs/OUT"]);
        assert_eq!(ended.code, Some(0), "round {round}: {}{}", ended.out, ended.err);
        newer += u32::from(desk.read("runs/OUT/manifest.json") != before);
    }
    assert!(killed > 0, "a run was killed");
    assert!(killed < 100 || newer == 0, "{killed} killed, {newer} whole all the same");
    // What was given up in the making is hidden, is never read, and does not keep the next run from its place.
    desk.audit(&["lists", "--out", "runs/OUT"]).well();
    desk.run(&["verify", "runs/OUT", "--inputs", "lists"]).well();
}

#[test]
fn a_run_cut_off_between_the_two_renamings_is_put_back_at_the_next_start() {
    let desk = audited();
    let before = desk.read("runs/OUT/manifest.json");
    let cut_off = || {
        fs::rename(desk.path("runs/OUT"), desk.path("runs/.OUT.standto-a1B2c3.earlier")).unwrap();
        fs::create_dir(desk.path("runs/.OUT.standto-a1B2c3")).unwrap();
    };
    cut_off();
    let ended = desk.run(&["verify", "runs/OUT"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.err.contains("note: runs/OUT: an earlier run of this program was cut off here"), "{}", ended.err);
    assert_eq!(desk.read("runs/OUT/manifest.json"), before);
    fs::remove_dir(desk.path("runs/.OUT.standto-a1B2c3")).unwrap();

    // An audit recovers too, of whatever place lies beside its own.
    cut_off();
    let ended = desk.audit(&["lists", "--out", "runs/other"]);
    assert!(ended.code == Some(0) && ended.err.contains("was put back"), "{}", ended.err);
    assert_eq!(desk.read("runs/OUT/manifest.json"), before);
    // Cut off while the old run was removed: the new one stands, and the rest of the old one goes.
    desk.put("runs/.OUT.standto-x9Y8z7.earlier/findings.csv", "the rest of it");
    desk.run(&["verify", "runs/OUT"]).well();
    assert!(!desk.path("runs/.OUT.standto-x9Y8z7.earlier").exists());
}
