//! `standto completions`: for the shell one uses.

use clap::CommandFactory;

use super::options::{Completions, Options};
use super::terminal;

/// Prints the completions of a shell.
pub(super) fn run(options: &Completions) -> anyhow::Result<u8> {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Options::command(), "standto", &mut script);
    terminal::print(&String::from_utf8_lossy(&script))?;
    Ok(0)
}
