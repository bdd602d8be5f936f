//! Floor 5: the commands. The only clock, terminal, environment, output files and exit codes.
//!
//! Exit codes: 0 audited; 1 audited, and something open is at or above
//! `--fail-on`; 2 could not audit (usage, input, policy).

mod audit;
mod checks;
mod completions;
mod diff;
mod explain;
mod history;
mod init;
mod inputs;
mod inspect;
mod interrupt;
mod options;
mod orphans;
mod output;
mod pages;
mod progress;
mod report;
mod rollup;
mod sample;
mod terminal;
mod verify;
mod whole;

use std::process::ExitCode;

use clap::Parser;

use options::{Command, Options};

/// The exit code of a run that could not audit.
const COULD_NOT: u8 = 2;

/// Reads the command line, does what it says, and tells how it went.
pub fn run() -> ExitCode {
    // calamine panics on some damaged workbooks; that panic is caught and becomes the file's error, so it is not printed.
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !crate::ingest::workbook::is_guarded() {
            usual(panic);
        }
    }));
    interrupt::watch();
    let options = Options::parse();
    let outcome = match options.command {
        Command::Audit(options) => audit::run(&options),
        Command::Report(options) => report::run(&options),
        Command::Inspect(options) => inspect::run(&options),
        Command::Init(options) => init::run(&options),
        Command::Checks(options) => checks::run(&options),
        Command::Explain(options) => explain::run(&options),
        Command::Verify(options) => verify::run(&options),
        Command::Rollup(options) => rollup::run(&options),
        Command::Sample(options) => sample::run(&options),
        Command::Diff(options) => diff::run(&options),
        Command::Completions(options) => completions::run(&options),
    };
    match outcome {
        Ok(code) => ExitCode::from(code),
        // A reader that closed the pipe, such as `| head`, has all it wanted.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            terminal::complain(&error);
            ExitCode::from(COULD_NOT)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error.downcast_ref::<std::io::Error>();
    io.is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

/// The day the computer says it is.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn today() -> crate::model::date::Date {
    chrono::Local::now().date_naive()
}
