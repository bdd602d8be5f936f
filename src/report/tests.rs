//! The page as a whole, made from one believable assessment with hostile text in it.

use std::collections::BTreeSet;

use super::view::View;
use super::{html, integrity, json};
use crate::audit::assessment::{Assessment, Cause, Rating};
use crate::model::area::Area;
use crate::model::prose::thousands;

/// A made-up trust: its lists, an unreadable rota, markup and formulas in cells.
pub(super) const EXAMPLE: &str = include_str!("../../tests/report/assessment.json");

pub(super) fn example() -> Assessment {
    json::from_slice(EXAMPLE.as_bytes()).unwrap()
}

fn page(assessment: &Assessment) -> String {
    String::from_utf8(html::readiness(assessment).unwrap()).unwrap()
}

/// What stands between each `before` and the next `after`.
fn between<'p>(page: &'p str, before: &str, after: &str) -> Vec<&'p str> {
    page.split(before).skip(1).map(|rest| rest.split(after).next().unwrap()).collect()
}

/// Lower-case names and attributes of every tag, style and script left out.
fn tags(page: &str) -> Vec<String> {
    let mut page = page.to_owned();
    for element in ["style", "script"] {
        let (open, close) = (format!("<{element}>"), format!("</{element}>"));
        assert_eq!(page.matches(&open).count(), 1, "one {element}");
        let (from, to) = (page.find(&open).unwrap() + open.len(), page.find(&close).unwrap());
        page.replace_range(from..to, "");
    }
    between(&page, "<", ">").into_iter().map(str::to_lowercase).collect()
}

#[test]
fn text_of_a_register_is_never_markup() {
    let page = page(&example());
    for hostile in ["<script>alert(1)", "<img src=x", "<b>Pharmacy", "<b>Notes"] {
        assert!(EXAMPLE.contains(hostile.split('(').next().unwrap()), "the example holds {hostile}");
        assert!(!page.contains(hostile), "{hostile} stands on the page as markup");
    }
    assert!(page.contains("&lt;script&gt;alert(1)"), "it is shown for what it is");
    assert!(page.contains("x&quot;onmouseover=&quot;alert(3)"));
    assert!(page.contains("=cmd|&#x27; &#x2f;C calc&#x27;!A0"));
    for tag in tags(&page) {
        for attribute in tag.split_whitespace().skip(1) {
            assert!(!attribute.starts_with("on") && !attribute.starts_with("style="), "<{tag}>");
        }
    }
}

#[test]
fn nothing_is_fetched_and_nothing_is_sent() {
    let page = page(&example());
    for tag in tags(&page) {
        let name = tag.split_whitespace().next().unwrap_or_default();
        assert!(!["link", "img", "iframe", "object", "embed", "form", "base", "video", "audio"].contains(&name), "<{tag}>");
        assert!(!tag.contains("src=") && !tag.contains("srcset="), "<{tag}>");
        if let Some(href) = tag.split("href=").nth(1) {
            assert!(href.starts_with("\"#"), "<{tag}> leads off the page");
        }
    }
    let style = between(&page, "<style>", "</style>")[0];
    assert!(!style.contains("url(") && !style.contains("@import"));
    for outside in ["fetch(", "XMLHttpRequest", "sendBeacon", "import(", "localStorage", "innerHTML"] {
        assert!(!between(&page, "<script>", "</script>")[0].contains(outside), "{outside}");
    }
}

#[test]
fn the_policy_lets_in_its_own_style_and_script_and_no_other() {
    let page = page(&example());
    let policy = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"")[0];
    let policy = policy.replace("&#x27;", "'").replace("&#x2f;", "/");
    assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe") && !policy.contains('*'), "{policy}");
    for (directive, element) in [("style-src", "style"), ("script-src", "script")] {
        let inlined = between(&page, &format!("<{element}>"), &format!("</{element}>"))[0];
        assert!(policy.contains(&format!("{directive} {};", integrity::source(inlined))), "{directive} of {policy}");
    }
}

#[test]
fn a_marking_cannot_leave_the_style() {
    let mut assessment = example();
    assessment.marking = "\"; } </style><script>alert(4)</script>".to_owned();
    let page = page(&assessment);
    assert_eq!(page.matches("<script>").count(), 1);
    assert_eq!(page.matches("</style>").count(), 1);
}

#[test]
fn every_check_stands_on_the_page_once_an_area() {
    let assessment = example();
    let page = page(&assessment);
    let several = |name: &str| assessment.checks.iter().filter(|check| check.name == name).count() > 1;
    for check in &assessment.checks {
        let mut anchor = format!("id=\"check-{}", check.name);
        if several(&check.name) {
            anchor = format!("{anchor}-{}", check.area.name().to_lowercase());
        }
        assert_eq!(page.matches(&format!("{anchor}\"")).count(), 1, "{anchor}");
    }
    assert!(assessment.checks.iter().any(|check| several(&check.name)), "the example has a check in two areas");
}

#[test]
fn every_link_leads_somewhere_and_no_place_stands_twice() {
    let page = page(&example());
    let tags = tags(&page);
    let ids: Vec<&str> = tags.iter().filter_map(|tag| tag.split(" id=\"").nth(1)?.split('"').next()).collect();
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id stands twice");
    for tag in &tags {
        for by in [" href=\"#", " aria-labelledby=\""] {
            if let Some(to) = tag.split(by).nth(1).and_then(|rest| rest.split('"').next()) {
                assert!(known.contains(to), "<{tag}> leads nowhere");
            }
        }
    }
    for finding in &example().top {
        assert!(known.contains(format!("finding-{}", finding.fingerprint).as_str()), "{}", finding.fingerprint);
    }
}

#[test]
fn every_table_has_a_caption_and_heads_with_a_scope() {
    let page = page(&example());
    let tables = between(&page, "<table", "</table>");
    assert!(tables.len() > 20);
    for table in tables {
        assert_eq!(table.matches("<caption").count(), 1, "{table}");
        assert_eq!(table.matches("<th ").count(), table.matches("scope=").count(), "{table}");
    }
}

#[test]
fn every_cell_of_a_table_can_stand_alone_on_a_small_screen() {
    let page = page(&example());
    for table in between(&page, "<table", "</table>") {
        assert!(table.split('>').next().unwrap().contains("stack"), "a table that a small screen cuts: {table}");
        let (cells, labels) =
            (table.matches("<td").count() + table.matches("scope=\"row\"").count(), table.matches("data-label=\"").count());
        assert_eq!(cells, labels, "{table}");
    }
}

#[test]
fn twelve_causes_stand_in_sight_and_the_rest_behind_a_counted_fold() {
    let mut assessment = example();
    let check = assessment.checks.iter_mut().find(|check| check.name == "asset-owner-missing").unwrap();
    let one = check.causes[0].clone();
    check.causes = (1..=40).map(|number| Cause { cause: format!("cause {number}."), ..one.clone() }).collect();
    let page = page(&assessment);
    assert!(page.contains("<summary>28 more causes</summary>"));
    let (before, after) = page.split_once("<summary>28 more causes</summary>").unwrap();
    assert!(before.contains("Cause 12.<") && !before.contains("Cause 13.<"));
    assert!(after.contains("Cause 13.<") && after.contains("Cause 40.<"));
}

#[test]
fn how_ratings_are_made_stands_on_the_page_once() {
    let page = page(&example());
    assert_eq!(page.matches("Green: 90 or more").count(), 1);
    assert!(!page.contains("weighted by severity: critical 8"), "the formula says it");
}

#[test]
fn what_passed_is_said_in_sentences() {
    let page = page(&example());
    assert!(page.contains("<strong>Two assets share one identifier</strong>: nothing found in 1,204 assets"));
    assert!(page.contains("<strong>Contact has left</strong>: nothing found in 59 contacts"));
}

#[test]
fn severities_are_said_where_raised_and_the_unknown_apart() {
    let view = View::of(&example());
    let card = |name: &str| view.areas.iter().flat_map(|area| &area.cards).find(|card| card.name == name).unwrap();
    let owners = card("asset-owner-missing");
    assert_eq!((owners.headline.as_str(), owners.beside.as_str()), ("37 of 1,100 fail", ", 3 of them critical; 2 more accepted"));
    assert_eq!(card("asset-patch-stale").beside, "; 143 more not known");
    assert_eq!(card("service-account-mfa-missing").beside, "");
}

#[test]
fn the_numbers_on_the_page_are_those_of_the_assessment() {
    let assessment = example();
    let page = page(&assessment);
    let view = View::of(&assessment);
    for check in assessment.checks.iter().filter(|check| check.run && check.fail > 1) {
        let whole = check.pass + check.fail + check.unknown + check.waived;
        let said = format!("<strong>{} of {} fail</strong>", thousands(check.fail), thousands(whole));
        assert!(page.contains(&said), "{}: {said}", check.name);
    }
    for (tile, area) in view.tiles.iter().zip(&assessment.areas) {
        assert_eq!(tile.open.iter().map(|open| open.count).sum::<u64>(), area.open.total(), "{}", tile.area);
    }
    assert_eq!(view.findings_shown, assessment.top.len() as u64);
    assert_eq!(page.matches("<tr id=\"finding-").count(), assessment.top.len());
    for cut in &assessment.truncated {
        assert!(page.contains(&format!("Showing {} of {}", thousands(cut.shown), thousands(cut.findings))), "{}", cut.check);
    }
    let audited: u64 = view.reading.sources.iter().map(|source| source.rows_audited).sum();
    assert_eq!(audited, assessment.areas.iter().map(|area| area.records).sum::<u64>(), "what is audited adds up with the tiles");
    for source in &view.reading.sources {
        assert_eq!(source.rows_read, source.rows_audited + source.rows_of_others + source.rows_set_aside, "{}", source.name);
    }
    assert!(view.reading.sentence.contains(": 1,613 audited; 1,732 read for what they say of others (assets, staff and baselines); "));
    let rows: u64 = assessment.sources.iter().map(|source| source.rows_read).sum();
    assert!(view.reading.sentence.contains(&format!("{} rows: ", thousands(rows))), "{}", view.reading.sentence);
}

#[test]
fn what_is_not_assessed_is_neither_green_nor_nought() {
    let mut assessment = example();
    let reporting = assessment.areas.iter_mut().find(|area| area.name == Area::Reporting).unwrap();
    // Even where a few checks ran, and passed.
    (reporting.rating, reporting.score) = (Rating::NotAssessed, Some(100.0));
    let view = View::of(&assessment);
    let tile = view.tiles.iter().find(|tile| tile.area == "Reporting").unwrap();
    assert_eq!((tile.rating.word, tile.rating.class, tile.score.as_deref(), tile.open.len()), ("Not assessed", "unrated", None, 0));
    assert!(view.areas.iter().any(|area| area.name == "Reporting" && area.score.is_none()));
    assert!(view.limits.lines[0].text.starts_with("Not assessed: 1 of its 3 questions"), "{:?}", view.limits.lines[0]);
}

#[test]
fn unknown_is_never_shown_as_a_pass() {
    let view = View::of(&example());
    let accounts = view.areas.iter().find(|area| area.name == "Accounts").unwrap();
    assert!(accounts.passed.iter().all(|check| check.name != "service-account-mfa-missing"));
    let card = accounts.cards.iter().find(|card| card.name == "service-account-mfa-missing").unwrap();
    assert_eq!((card.state, card.headline.as_str(), card.share.as_str()), ("not known", "44 of 44 not known", "100%"));
    assert!((card.bar.unknown - 100.0).abs() < f64::EPSILON && card.bar.fail == 0.0);
}

#[test]
fn fixes_of_most_critical_findings_come_first_and_the_rest_by_what_they_gain() {
    let assessment = example();
    let view = View::of(&assessment);
    let order: Vec<&str> = view.first.iter().map(|fix| fix.anchor.as_str()).collect();
    assert_eq!(
        order,
        [
            "check-leaver-account-enabled",
            "check-role-uncovered",
            "check-privileged-account-mfa-missing",
            "check-asset-owner-missing",
            "check-contact-phone-invalid"
        ]
    );
    // 17 of 334 leavers' accounts, weight 8 of the 27 that applied to Accounts: 1.5 points.
    let weights: f64 = [8.0, 8.0, 4.0, 4.0, 2.0, 1.0].iter().sum();
    let then = 73.6 + 100.0 * 8.0 / weights * 17.0 / 334.0;
    let leavers = &view.first[0];
    assert_eq!(leavers.headline, "17 of 334 accounts: leaver’s account is still enabled");
    assert_eq!(leavers.gain.as_deref(), Some(format!("would lift Accounts from 73.6 to {then:.1}").as_str()));
    assert_eq!(leavers.due.as_ref().map(|due| due.word), Some("due by"));
    assert_eq!((leavers.critical.as_deref(), view.first[3].critical.as_deref()), (None, Some("3 of them critical")));
    assert_eq!(view.first[3].gain.as_deref(), Some("would lift Assets from 86.2 to 86.8"));
    let mut few = assessment.clone();
    few.checks.iter_mut().filter(|check| check.name == "asset-owner-missing").for_each(|check| check.fail = 9);
    let owners = View::of(&few).first.swap_remove(3);
    assert_eq!((owners.anchor.as_str(), owners.gain), ("check-asset-owner-missing", None), "under half a point is not promised");
    assert!(view.large.unwrap().sentence.starts_with("one cause stands behind 398 of 412 failures: Windows 11 23H2"));
}

#[test]
fn an_assessment_of_a_version_without_a_sheet_has_none_and_is_still_a_report() {
    assert!(example().tonight.is_none());
    assert_eq!(html::tonight(&example()).unwrap(), None);
    assert!(page(&example()).trim_end().ends_with("</html>"));
}

#[test]
fn an_empty_assessment_makes_a_whole_page_that_claims_nothing() {
    let mut assessment = example();
    assessment.checks.clear();
    assessment.sources.clear();
    assessment.set_aside.clear();
    assessment.top.clear();
    assessment.truncated.clear();
    assessment.areas.clear();
    assessment.groups = crate::audit::assessment::Groups::default();
    let page = page(&assessment);
    assert!(page.contains("Read from 0 files, 0 rows: 0 audited."));
    assert!(page.contains("No check was run, so nothing was looked for."));
    assert!(page.contains("No question was put to the lists."));
    assert!(!page.contains("found an open failure"));
    assert!(page.trim_end().ends_with("</html>"));
}
