//! The program: calls the command line, returns its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    standto::cli::run()
}
