//! The summary a run prints: plain text, a word beside every colour, nothing from a register that could steer the terminal.

use comfy_table::{CellAlignment, Table, presets};

use super::view::{Tile, View};
use crate::audit::assessment::Assessment;
use crate::model::prose;

/// The summary of one assessment, ended by a line feed. `colour` adds colour to the rating words.
pub fn summary(assessment: &Assessment, colour: bool) -> String {
    let view = View::of(assessment);
    let heading = &view.heading;
    let mut out = format!("{}, as at {}  [{}]\n\n", heading.organisation, heading.as_at, heading.marking);
    out.push_str(&format!("{}: {}\n\n", heading.overall.word, heading.verdict));
    out.push_str(&areas(&view.tiles));
    if !view.first.is_empty() {
        out.push_str("\nDo first\n");
        for (at, fix) in view.first.iter().enumerate() {
            out.push_str(&format!("  {}. {}\n     {}: {}. {}.\n", at + 1, fix.fix, fix.area, fix.title, fix.count));
        }
    }
    let limits: Vec<_> = view.limits.lines.iter().chain(&view.limits.more).collect();
    if !limits.is_empty() {
        out.push_str("\nWhat this run cannot tell\n");
        for limit in limits {
            out.push_str(&format!("  - {}: {}\n", limit.topic, limit.text));
        }
    }
    let plain = harmless(&out);
    if colour { coloured(&plain, &view) } else { plain }
}

fn areas(tiles: &[Tile]) -> String {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    table.set_header(["Area", "Rating", "Score", "Critical", "High", "Medium", "Low"]);
    for tile in tiles {
        let mut cells = vec![tile.area.to_owned(), tile.rating.word.to_owned(), tile.score.clone().unwrap_or_else(|| "-".to_owned())];
        cells.extend(tile.open.iter().map(|open| prose::thousands(open.count)));
        table.add_row(cells);
    }
    for column in table.column_iter_mut().skip(2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    format!("{table}\n")
}

/// The text without control characters and marks that turn its direction: a cell of a register may hold an escape sequence.
fn harmless(text: &str) -> String {
    let steers = |c: char| c != '\n' && c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

/// Colours the verdict's word and each area's rating: the first such word on its line.
fn coloured(plain: &str, view: &View) -> String {
    let verdict = format!("{}: {}", view.heading.overall.word, harmless(&view.heading.verdict));
    let rating_of = |line: &str| {
        if line == verdict {
            return Some(&view.heading.overall);
        }
        let mut words = line.split_whitespace();
        let tile = words.next().and_then(|area| view.tiles.iter().find(|tile| tile.area == area))?;
        line.split_whitespace().nth(1).filter(|word| tile.rating.word.starts_with(word)).map(|_| &tile.rating)
    };
    let mut out = String::with_capacity(plain.len() + 64);
    for line in plain.lines() {
        match rating_of(line) {
            Some(rating) => out.push_str(&line.replacen(rating.word, &painted(rating.word, rating.class), 1)),
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

fn painted(word: &str, class: &str) -> String {
    let code = match class {
        "green" => "1;32",
        "amber" => "1;33",
        "red" => "1;31",
        _ => "1",
    };
    format!("\u{1b}[{code}m{word}\u{1b}[0m")
}
