//! The summary a run prints: plain text, a word beside every colour, nothing from a register that could steer the terminal.

use comfy_table::{CellAlignment, Table, presets};

use super::view::{Badge, FirstFix, Limits, Tile, View};
use super::wrap::hanging;
use crate::audit::assessment::Assessment;
use crate::model::prose;

/// The summary of one assessment, ended by a line feed: sentences in lines of at most `width` characters.
/// `colour` adds colour to the rating words.
pub fn summary(assessment: &Assessment, colour: bool, width: usize) -> String {
    let view = View::of(assessment);
    let heading = &view.heading;
    let verdict = hanging("", &harmless(&format!("{}: {}", heading.overall.word, heading.verdict)), width);
    let parts = [
        harmless(&format!("{}: holds names and weaknesses\n{}, as at {}\n", heading.marking, heading.organisation, heading.as_at)),
        painted(&verdict, &heading.overall, colour),
        areas(&view.tiles, colour),
        ratings(&view.tiles, width),
        super::view::changed_line(assessment).map_or_else(String::new, |line| hanging("  ", &harmless(&line), width)),
        said(assessment, width),
        do_first(&view.first, width),
        cannot_tell(&view.limits, width),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn areas(tiles: &[Tile], colour: bool) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(["Area", "Rating", "Score", "Critical", "High", "Medium", "Low"]);
    for tile in tiles {
        let mut cells = vec![tile.area.to_owned(), tile.rating.word.to_owned(), tile.score.clone().unwrap_or_else(|| "-".to_owned())];
        cells.extend(tile.open.iter().map(|open| prose::thousands(open.count)));
        cells.resize(7, "-".to_owned());
        table.add_row(cells);
    }
    for column in table.column_iter_mut().skip(2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let mut out = String::new();
    for (at, line) in table.lines().enumerate() {
        // The header is the first line; each area follows on one of its own.
        let tile = at.checked_sub(1).and_then(|at| tiles.get(at));
        out.push_str(&tile.map_or(line.clone(), |tile| painted(&line, &tile.rating, colour)));
        out.push('\n');
    }
    out
}

/// What the table cannot say: which rating is that of the critical systems, and why one is green with critical findings open.
fn ratings(tiles: &[Tile], width: usize) -> String {
    let said = |tile: &Tile| {
        let by_critical = tile.critical_systems.clone().filter(|_| tile.by_critical_systems);
        let accepted = tile.accepted.as_ref().map(|accepted| format!("{accepted} with accepted risks counted as passes"));
        let line = |what| hanging("  ", &harmless(&format!("{}: {what}.", tile.area)), width);
        by_critical.into_iter().chain(tile.green_because.clone()).chain(accepted).map(line).collect::<String>()
    };
    tiles.iter().map(said).collect()
}

/// What waivers and statements did, in one line each; nothing where there are none.
fn said(assessment: &Assessment, width: usize) -> String {
    let states = |of: &mut dyn Iterator<Item = &str>| {
        let mut counted: Vec<(&str, u64)> = Vec::new();
        for state in of {
            match counted.iter_mut().find(|(known, _)| *known == state) {
                Some((_, count)) => *count += 1,
                None => counted.push((state, 1)),
            }
        }
        counted.sort_unstable_by_key(|(state, _)| (*state != "used", *state));
        counted.iter().map(|(state, count)| format!("{count} {state}")).collect::<Vec<_>>().join(", ")
    };
    let mut out = String::new();
    let (waivers, statements) = (&assessment.waivers, &assessment.statements);
    if !waivers.is_empty() {
        let covered = prose::count(waivers.iter().map(|waiver| waiver.used).sum(), "finding", "findings");
        let told = states(&mut waivers.iter().map(|waiver| waiver.state.as_str()));
        out.push_str(&hanging("  ", &harmless(&format!("Waivers: {told}; {covered} accepted, and shown as such.")), width));
    }
    if !statements.is_empty() {
        let told = states(&mut statements.iter().map(|statement| statement.state.as_str()));
        out.push_str(&hanging("  ", &harmless(&format!("Statements: {told}.")), width));
    }
    out
}

fn do_first(fixes: &[FirstFix], width: usize) -> String {
    let mut out = String::new();
    for (at, fix) in fixes.iter().enumerate() {
        if at == 0 {
            out.push_str("Do first\n");
        }
        out.push_str(&hanging(&format!("  {}. ", at + 1), &harmless(&fix.headline), width));
        out.push_str(&hanging("     ", &harmless(&fix.fix), width));
        let due = fix.due.as_ref().map(|due| format!("{} {}", due.word, due.day));
        let beside = [fix.critical.clone(), fix.cause.clone(), due, fix.gain.clone()].into_iter().flatten().collect::<Vec<_>>();
        let beside = if beside.is_empty() { String::new() } else { format!(": {}", beside.join("; ")) };
        out.push_str(&hanging("     ", &harmless(&format!("{}, {}{beside}.", prose::capital(fix.severity), fix.area)), width));
    }
    out
}

fn cannot_tell(limits: &Limits, width: usize) -> String {
    let mut out = String::new();
    for (at, limit) in limits.lines.iter().chain(&limits.more).enumerate() {
        if at == 0 {
            out.push_str("What this run cannot tell\n");
        }
        out.push_str(&hanging("  - ", &harmless(&format!("{}: {}", limit.topic, limit.text)), width));
    }
    out
}

/// For whatever is printed: the text without control characters and marks that turn its direction: a cell of a register may hold an escape sequence.
pub fn harmless(text: &str) -> String {
    let steers =
        |c: char| c != '\n' && c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

/// The line with its rating's word in colour: the first such word on it.
fn painted(line: &str, rating: &Badge, colour: bool) -> String {
    let code = match rating.class {
        "green" => "1;32",
        "amber" => "1;33",
        "red" => "1;31",
        _ => "1",
    };
    if colour { line.replacen(rating.word, &format!("\u{1b}[{code}m{}\u{1b}[0m", rating.word), 1) } else { line.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::example;

    #[test]
    fn the_table_says_what_the_assessment_says() {
        let said = summary(&example(), false, 100);
        let rows: Vec<Vec<&str>> = said.lines().map(|line| line.split_whitespace().collect()).collect();
        for wanted in [
            "Area Rating Score Critical High Medium Low",
            "Assets Amber 86.2 3 268 600 1",
            "Contacts Red 69.4 3 30 1 0",
            "Reporting Not assessed - - - - -",
        ] {
            let wanted: Vec<&str> = wanted.split(' ').collect();
            assert!(rows.contains(&wanted), "{wanted:?} in\n{said}");
        }
        assert!(
            said.contains("\nRed: Not ready: ") && said.contains("\nDo first\n  1. ") && said.contains("\nWhat this run cannot tell\n")
        );
        assert!(!said.contains('\u{1b}'));
    }

    #[test]
    fn colour_adds_colour_and_nothing_else() {
        let (plain, coloured) = (summary(&example(), false, 100), summary(&example(), true, 100));
        assert_eq!(coloured.matches("\u{1b}[0m").count(), 5, "the verdict and four areas");
        assert!(coloured.contains("\u{1b}[1;31mRed\u{1b}[0m: Not ready"));
        let mut bare = coloured;
        for code in ["\u{1b}[1;31m", "\u{1b}[1;33m", "\u{1b}[1m", "\u{1b}[0m"] {
            bare = bare.replace(code, "");
        }
        assert_eq!(bare, plain);
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for width in [60, 80, 100] {
            let said = summary(&example(), false, width);
            let sentences = said.lines().filter(|line| !line.starts_with(' ') || line.starts_with("  "));
            for line in sentences.filter(|line| !line.contains(" as at ")) {
                assert!(line.chars().count() <= width, "over {width}: {line}");
            }
        }
    }

    #[test]
    fn the_marking_leads_and_what_decides_a_rating_is_said() {
        let mut assessment = example();
        assessment.areas[0].score = Some(90.0);
        let said = summary(&assessment, false, 100);
        assert!(said.starts_with("OFFICIAL-SENSITIVE: holds names and weaknesses\n"), "{said}");
        assert!(said.contains("  Assets: rated by its critical systems: 72.4 (41 of them).\n"), "{said}");
    }

    #[test]
    fn a_cell_cannot_steer_the_terminal() {
        let mut assessment = example();
        assessment.rating.verdict = "Not ready\u{1b}]0;owned\u{7}\u{202e}".to_owned();
        let said = summary(&assessment, false, 100);
        assert!(!said.chars().any(|c| c != '\n' && c.is_control() || c == '\u{202e}'), "{said:?}");
    }
}
