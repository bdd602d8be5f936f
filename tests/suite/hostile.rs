//! Text from a register is never markup, never a formula, never a template, and steers no reader's eye.

use standto::report;

use crate::audited::{Audited, WHOLE, audit};
use crate::desk::Desk;

/// What somebody who means harm would put into a cell.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</style><svg/onload=alert(1)>",
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    "{{ 7*191 }}{% raw %}",
    "safe\u{202e}txt.exe",
    "javascript:alert(1)",
    "&lt;b&gt;",
    "\u{1b}[31mred\u{7}",
];

fn run(cells: &[&str]) -> (Desk, Audited) {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let hostile_header = "<img src=x onerror=alert(2)>\u{1b}[31m\u{202e}";
    writer
        .write_record([
            "Asset ID",
            "Hostname",
            "Owner",
            "Department",
            "Location",
            "Criticality",
            "Operating System",
            "Status",
            hostile_header,
        ])
        .unwrap();
    for (at, cell) in cells.iter().enumerate() {
        // In the id, beside it, in the groups: once without an owner, once as the owner, whom no list knows.
        let id = format!("{cell}{at}");
        writer.write_record([id.as_str(), cell, "", cell, cell, cell, cell, "In Use", cell]).unwrap();
        writer.write_record([format!("{id}b").as_str(), cell, cell, cell, cell, "Critical", cell, "In Use", cell]).unwrap();
    }
    let desk = Desk::new();
    desk.put("lists/=assets & 'more'.csv", writer.into_inner().unwrap());
    let contacts: Vec<String> = cells.iter().map(|cell| format!("\"{}\",IT on call,\"{0}\",,\n", cell.replace('"', "\"\""))).collect();
    desk.put("lists/contacts.csv", format!("Name,Role,Mobile,Email,Last checked\n{}", contacts.concat()));
    let audited = audit(&desk.path("lists"), WHOLE).unwrap();
    (desk, audited)
}

#[test]
fn nothing_in_the_page_is_markup_that_a_register_wrote() {
    let (_, hostile) = run(HOSTILE);
    let (_, harmless) = run(&vec!["harmless"; HOSTILE.len()]);
    let page = hostile.page();
    assert!(page.contains("&lt;script&gt;alert(1)&lt;"), "it is shown, as text");
    for tag in ["<script", "<img", "</style", "<style"] {
        assert_eq!(page.matches(tag).count(), harmless.page().matches(tag).count(), "{tag}");
    }
    // A check that fails has a bar of ours, and which checks fail depends on what a cell says.
    assert_eq!(page.matches("<svg").count(), page.matches("<svg class=\"bar\"").count());
    // Every tag of the page is one of the templates': no attribute of a handler, no link to a script.
    for tag in page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
        assert!(!tag.contains("onerror") && !tag.contains("onmouseover") && !tag.contains("onload"), "<{tag}>");
        assert!(!tag.contains("href=\"javascript:") && !tag.contains("evil.example"), "<{tag}>");
    }
    assert!(!page.contains("1337"), "no template of a register's is run");
    assert!(page.contains("{{ 7*191 }}"), "it is shown, as text");
}

#[test]
fn nothing_on_the_sheet_or_the_boards_page_is_markup_that_a_register_wrote() {
    let (_, hostile) = run(HOSTILE);
    let sheet = String::from_utf8(report::html::tonight(&hostile.assessment).unwrap().unwrap()).unwrap();
    assert!(sheet.contains("&lt;script&gt;alert(1)&lt;"), "it is shown, as text");
    for page in [sheet, String::from_utf8(report::html::board(&hostile.assessment).unwrap()).unwrap()] {
        for tag in page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
            let name = tag.split_whitespace().next().unwrap_or_default();
            assert!(!["script", "img", "svg", "/script", "link", "iframe"].contains(&name), "<{tag}>");
            assert!(
                !tag.contains("onerror") && !tag.contains("onmouseover") && !tag.contains("onload") && !tag.contains("href"),
                "<{tag}>"
            );
        }
        assert_eq!(page.matches("</style>").count(), 1);
        assert!(!page.contains("1337"), "no template of a register's is run");
    }
}

#[test]
fn no_cell_of_findings_is_a_formula() {
    let (_, hostile) = run(HOSTILE);
    let rows = hostile.rows();
    assert!(rows.len() > HOSTILE.len());
    let mut seen = 0;
    for cell in rows.iter().flat_map(csv::StringRecord::iter) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
        assert!(!cell.trim_start().starts_with(['=', '@']), "{cell:?}");
        seen += usize::from(cell.contains("HYPERLINK"));
    }
    assert!(seen > 0, "it is there, as text");
}

#[test]
fn the_terminal_is_not_steered_and_the_data_is_kept_as_it_was() {
    let (desk, hostile) = run(HOSTILE);
    let said = desk.audit(&["lists", "--out", "OUT"]).well();
    assert!(!said.chars().any(|c| c != '\n' && c.is_control() || c == '\u{202e}'), "{said:?}");
    let told = desk.run(&["inspect", "lists"]).well();
    assert!(!told.chars().any(|c| c != '\n' && c.is_control() || c == '\u{202e}'), "{told:?}");
    // assessment.json is data for programs: it holds what the register held.
    assert!(hostile.assessment.top.iter().any(|finding| finding.location == "<script>alert(1)</script>"));
}
