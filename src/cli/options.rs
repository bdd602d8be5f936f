//! What can be typed.

use std::path::PathBuf;
use std::str::FromStr;

use chrono::NaiveDateTime;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::model::control::{FRAMEWORKS, Framework};
use crate::model::date::Date;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::policy::did_you_mean;

/// If a major cyber incident began at three o'clock on Sunday morning, would we be ready?
///
/// Reads the lists an organisation already keeps (assets, out-of-hours contacts, accounts, staff), checks them
/// against one another, and writes a readiness report. Offline; the lists are only ever read.
#[derive(Debug, Parser)]
#[command(name = "standto", version, max_term_width = 100)]
pub(super) struct Options {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Audit a folder or files, write the reports, print the summary
    Audit(Audit),
    /// Make the pages of an earlier run again, from its assessment.json alone
    Report(Report),
    /// Whether a run is as it was written; with --inputs, whether the same lists give the same bytes
    Verify(Verify),
    /// Records of a run for an auditor to test, drawn by a seed, with every verdict on each
    Sample(Sample),
    /// What changed from one run to another
    Diff(Diff),
    /// Many organisations side by side, from their run folders: counts only
    Rollup(RollUp),
    /// How each file would be read, and what was not understood
    Inspect(Inspect),
    /// Write a commented standto.toml from what is in a folder
    Init(Init),
    /// List every check
    Checks(Checks),
    /// Everything there is to know about one check
    Explain(Explain),
    /// Write completions for a shell
    Completions(Completions),
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that can be typed")]
pub(super) struct Audit {
    /// Folders and files to audit; “-” reads a CSV from standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    /// What standard input holds
    #[arg(long, value_name = "REGISTER", value_parser = register)]
    pub(super) register: Option<Register>,
    /// The policy [default: standto.toml in the folder audited, if there]
    #[arg(long, value_name = "FILE")]
    pub(super) policy: Option<PathBuf>,
    /// The date the audit speaks for, as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) as_of: Option<Date>,
    /// The minute the three-o'clock sheet speaks for, as 2026-11-23T03:00 [default: 03:00 in the night that begins on the as-of date]
    #[arg(long, value_name = "DATETIME", value_parser = moment)]
    pub(super) tonight: Option<NaiveDateTime>,
    /// Where the reports go [default: readiness/<as-of>]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Run only this check; may be given more than once
    #[arg(long, value_name = "CHECK")]
    pub(super) only: Vec<String>,
    /// Leave this check out; may be given more than once
    #[arg(long, value_name = "CHECK")]
    pub(super) skip: Vec<String>,
    /// Exit with 1 when something open is at or above this severity
    #[arg(long, value_name = "SEVERITY", value_parser = severity)]
    pub(super) fail_on: Option<Severity>,
    /// Go on when a file cannot be read; the report names it
    #[arg(long)]
    pub(super) keep_going: bool,
    /// How many threads to use; the result does not depend on it [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) threads: Option<u16>,
    /// Which reports to write: html, csv, json, xlsx [default: all]
    #[arg(long, value_name = "LIST", value_enum, value_delimiter = ',')]
    pub(super) format: Vec<Format>,
    /// Replace names of people by stable pseudonyms in everything written
    #[arg(long, value_name = "WHAT", value_enum)]
    pub(super) redact: Option<Redact>,
    /// Show what there is evidence for by this framework: dspt, cyber-essentials, cis, iso27001 or csf [default: dspt, in the report alone]
    #[arg(long, value_name = "NAME", value_parser = framework)]
    pub(super) framework: Option<&'static Framework>,
    /// Where earlier runs lie [default: beside the folder of this one]
    #[arg(long, value_name = "DIR")]
    pub(super) history: Option<PathBuf>,
    /// The earlier run to compare with [default: the last one sealed before the date; where none is sealed, the last]
    #[arg(long, value_name = "DIR")]
    pub(super) previous: Option<PathBuf>,
    /// Compare with no earlier run
    #[arg(long, conflicts_with_all = ["history", "previous"])]
    pub(super) no_history: bool,
    /// Seal this run as the one that later ones are compared with, under a name such as "2026 Q3"
    #[arg(long, value_name = "NAME", value_parser = seal)]
    pub(super) seal: Option<String>,
    /// Open the report when it is done
    #[arg(long)]
    pub(super) open: bool,
    /// Print nothing but errors
    #[arg(long, short)]
    pub(super) quiet: bool,
}

/// A report that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(super) enum Format {
    /// readiness.html
    Html,
    /// findings.csv
    Csv,
    /// assessment.json
    Json,
    /// actions.xlsx
    Xlsx,
}

/// What can be redacted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Redact {
    /// Names, e-mail addresses and usernames of people
    Names,
}

#[derive(Debug, Args)]
pub(super) struct Report {
    /// The folder of an earlier run, or its assessment.json
    #[arg(value_name = "DIR")]
    pub(super) run: PathBuf,
    /// Where the pages go [default: pages/<as-of>]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Open the report when it is done
    #[arg(long)]
    pub(super) open: bool,
}

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// The folder of a run
    #[arg(value_name = "DIR")]
    pub(super) run: PathBuf,
    /// The lists it was made from: audits them again and holds every output against this run's
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub(super) inputs: Vec<PathBuf>,
    /// The policy, where it is not in the folder of the lists; it must be the one of the run
    #[arg(long, value_name = "FILE", requires = "inputs")]
    pub(super) policy: Option<PathBuf>,
    /// Where the earlier run lies that this one was compared with [default: beside this run]
    #[arg(long, value_name = "DIR", requires = "inputs")]
    pub(super) history: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Sample {
    /// The folder of a run
    #[arg(value_name = "DIR")]
    pub(super) run: PathBuf,
    /// How many records to draw
    #[arg(long, value_name = "N", default_value_t = 25, value_parser = number::<usize>)]
    pub(super) n: usize,
    /// The seed: the same draws the same
    #[arg(long, value_name = "SEED", default_value_t = 7, value_parser = number::<u64>)]
    pub(super) seed: u64,
    /// Draw from one register alone
    #[arg(long, value_name = "REGISTER", value_parser = register)]
    pub(super) register: Option<Register>,
    /// The lists of the run; they must be those that were audited [default: found in this folder or one of its folders]
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub(super) inputs: Vec<PathBuf>,
    /// The policy of the run, where its manifest does not have its text
    #[arg(long, value_name = "FILE")]
    pub(super) policy: Option<PathBuf>,
    /// A file to write to [default: print]
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The folder of the earlier run
    #[arg(value_name = "OLD")]
    pub(super) old: PathBuf,
    /// The folder of the later run
    #[arg(value_name = "NEW")]
    pub(super) new: PathBuf,
    /// How to print it
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = DiffFormat::Text)]
    pub(super) format: DiffFormat,
    /// Exit with 1 when something new or reopened is at or above this severity
    #[arg(long, value_name = "SEVERITY", value_parser = severity)]
    pub(super) fail_on_new: Option<Severity>,
}

#[derive(Debug, Args)]
pub(super) struct RollUp {
    /// Folders of runs, or folders that hold runs
    #[arg(value_name = "RUN", required = true)]
    pub(super) runs: Vec<PathBuf>,
    /// Where the roll-up goes [default: rollup]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// An organisation that should have a run, by name or ODS code; without one it is shown as not measured
    #[arg(long, value_name = "NAME")]
    pub(super) expect: Vec<String>,
    /// How many checks to print
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = number::<usize>)]
    pub(super) top: usize,
    /// Open the page when it is done
    #[arg(long)]
    pub(super) open: bool,
}

/// How `diff` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    /// For people
    Text,
    /// For programs: every finding but those still open
    Json,
    /// For spreadsheets: every finding, a row each
    Csv,
}

#[derive(Debug, Args)]
pub(super) struct Inspect {
    /// Folders and files to look at; “-” reads a CSV from standard input
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// What standard input holds
    #[arg(long, value_name = "REGISTER", value_parser = register)]
    pub(super) register: Option<Register>,
    /// Show two values of each column; never of one that holds secrets
    #[arg(long)]
    pub(super) samples: bool,
    /// How to print it
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Shape::Text)]
    pub(super) format: Shape,
    /// The policy [default: standto.toml in the folder, if there]
    #[arg(long, value_name = "FILE")]
    pub(super) policy: Option<PathBuf>,
}

/// How `inspect` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Shape {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Init {
    /// The folder that holds the lists
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub(super) folder: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Checks {
    /// Only checks of this register
    #[arg(long, value_name = "REGISTER", value_parser = register)]
    pub(super) register: Option<Register>,
    /// A policy whose own checks are listed too
    #[arg(long, value_name = "FILE")]
    pub(super) policy: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The check's name
    #[arg(value_name = "CHECK")]
    pub(super) check: String,
    /// A policy whose own checks can be explained too
    #[arg(long, value_name = "FILE")]
    pub(super) policy: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

fn number<N: FromStr>(text: &str) -> Result<N, String> {
    text.parse().map_err(|_| "a whole number is written as 25".to_owned())
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "a date is written as 2026-11-22".to_owned())
}

fn moment(text: &str) -> Result<NaiveDateTime, String> {
    let text = text.trim();
    let minute =
        ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"].iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    // A day alone is its night, which ends in the morning of the next.
    let night = || text.parse().ok().map(crate::audit::tonight::of_night);
    minute.or_else(night).ok_or_else(|| {
        "a minute is written as 2026-11-23T03:00; a day alone, as 2026-11-22, is three o'clock in the night that begins on it".to_owned()
    })
}

fn seal(text: &str) -> Result<String, String> {
    let name = text.trim();
    if name.is_empty() || name.chars().any(char::is_control) || name.chars().count() > 40 {
        return Err("a seal is a name on one line, such as 2026 Q3".to_owned());
    }
    Ok(name.to_owned())
}

fn severity(text: &str) -> Result<Severity, String> {
    Severity::named(text).ok_or_else(|| "it is one of critical, high, medium, low".to_owned())
}

fn register(text: &str) -> Result<Register, String> {
    let names: Vec<&str> = Register::ALL.iter().map(|register| register.name()).collect();
    Register::named(text).ok_or_else(|| format!("it is one of {}", names.join(", ")))
}

fn framework(text: &str) -> Result<&'static Framework, String> {
    let keys = FRAMEWORKS.map(|framework| framework.key);
    Framework::named(text).ok_or_else(|| {
        let near = did_you_mean(text, FRAMEWORKS.into_iter().flat_map(|framework| framework.also.iter().copied().chain([framework.key])));
        let near = near.map_or_else(String::new, |near| format!("there is none of that name: did you mean “{near}”? "));
        format!("{near}It is one of {}", keys.join(", "))
    })
}
