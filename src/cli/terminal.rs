//! What is printed: to whom, and whether in colour.

use std::io::{IsTerminal, Write};

use crate::report::terminal::harmless;

/// Whether standard output takes colour: a terminal, and `NO_COLOR` is not set.
pub(super) fn has_colour() -> bool {
    std::io::stdout().is_terminal() && !no_colour()
}

/// Whether the user asked for no colour: <https://no-color.org>.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
fn no_colour() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// Prints to standard output.
///
/// # Errors
/// The system's own: a closed pipe among them.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    print_bytes(text.as_bytes())
}

/// The same of a file.
///
/// # Errors
/// As [`print`].
pub(super) fn print_bytes(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes)?;
    Ok(out.flush()?)
}

/// Prints a note to standard error, where it disturbs no pipe.
pub(super) fn note(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Opens a page in the system's browser, or says where it is.
pub(super) fn open(page: &std::path::Path) {
    if let Err(error) = opener::open(page) {
        note(&format!("note: the report could not be opened ({error}); it is at {}", page.display()));
    }
}

/// Prints an error: its headline once, then what caused it.
pub(super) fn complain(error: &anyhow::Error) {
    let is_terminal = std::io::stderr().is_terminal() && !no_colour();
    let word = if is_terminal { "\u{1b}[1;31merror\u{1b}[0m" } else { "error" };
    note(&format!("{word}: {}", harmless(&format!("{error:#}"))));
}
