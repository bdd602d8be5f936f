//! The pages made again from an assessment alone: the same to the byte, and the run they come from untouched.

use crate::desk::Desk;

#[test]
fn pages_made_again_are_the_same_and_the_run_is_left_as_it_was() {
    let desk = Desk::with_sample_data();
    desk.audit(&["lists", "--out", "OUT"]).well();
    let before = desk.everything();
    let said = desk.run(&["report", "OUT", "--out", "AGAIN"]).well();
    for page in ["readiness.html", "board.html", "tonight.html"] {
        assert_eq!(desk.read(&format!("AGAIN/{page}")), desk.read(&format!("OUT/{page}")), "{page}");
        assert!(said.contains(page), "{said}");
    }
    let mut after = desk.everything();
    after.retain(|name, _| name != "AGAIN" && !name.starts_with("AGAIN/"));
    assert_eq!(after, before);
    // The pages stand in a folder of ours: no audit takes it for lists.
    let manifest = desk.text("AGAIN/manifest.json");
    assert!(manifest.contains("\"assessment.json\"") && manifest.contains("\"report\""), "{manifest}");
}

#[test]
fn what_is_no_run_is_told_and_nothing_is_written() {
    let desk = Desk::new();
    desk.put("lists/assets.csv", crate::desk::ASSETS);
    for (folder, wanted) in [("lists", "why: there is no such file"), ("nowhere", "why: there is no such file")] {
        let ended = desk.run(&["report", folder, "--out", "AGAIN"]);
        assert_eq!(ended.code, Some(2));
        assert!(ended.err.contains(wanted) && ended.err.contains("what to do: name the folder of an earlier run"), "{}", ended.err);
    }
    desk.put("run/assessment.json", "{\"name\": 1}");
    let ended = desk.run(&["report", "run", "--out", "AGAIN"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("this is not an assessment.json written by standto"), "{}", ended.err);
    assert!(!desk.everything().contains_key("AGAIN"));
}
