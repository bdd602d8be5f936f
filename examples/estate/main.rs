//! Registers of any size, to measure with: an estate that looks like a trust's, deterministic from a seed.
//!
//! ```sh
//! cargo run --release --example estate -- ROWS FOLDER [--only assets] [--faults usual|few] [--xlsx] [--seed TEXT]
//! cargo run --release --example estate -- read WORKBOOK
//! ```
//!
//! Writes `assets.csv` with so many rows and, for every hundred of them, a hundred accounts, fifty people and five
//! contacts. With `--xlsx` the assets stand in a workbook with shared strings, and `read` is calamine's own streaming
//! read of one, to hold ours against.
//!
//! Faults are planted so that the whole catalogue finds about nine things on ten assets (`usual`), or one (`few`).

#![expect(clippy::print_stdout, reason = "what was measured is told on the terminal")]

mod assets;
mod lists;
#[path = "../sample_data/names.rs"]
mod names;
mod people;
#[path = "../sample_data/rng.rs"]
#[expect(dead_code, reason = "the sample asks more of chance than an estate does")]
mod rng;
mod size;
mod workbook;

use std::env;
use std::path::Path;

use assets::Faults;
use size::{Outcome, Size};

fn main() -> Outcome {
    let given: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = given.iter().map(String::as_str).collect();
    match words[..] {
        ["read", file] => workbook::read(file),
        [rows, folder, ref options @ ..] => write(rows.parse()?, Path::new(folder), options),
        _ => Err("ROWS FOLDER [--only assets] [--faults usual|few] [--xlsx] [--seed TEXT], or read WORKBOOK".into()),
    }
}

fn write(rows: usize, folder: &Path, options: &[&str]) -> Outcome {
    let (mut faults, mut seed, mut only_assets, mut is_workbook) = (Faults::USUAL, "estate", false, false);
    let mut rest = options;
    while let [option, behind @ ..] = rest {
        rest = match (*option, behind) {
            ("--xlsx", _) => {
                is_workbook = true;
                behind
            }
            ("--only", ["assets", behind @ ..]) => {
                only_assets = true;
                behind
            }
            ("--faults", ["usual", behind @ ..]) => behind,
            ("--faults", ["few", behind @ ..]) => {
                faults = Faults::FEW;
                behind
            }
            ("--seed", [text, behind @ ..]) => {
                seed = text;
                behind
            }
            (other, _) => return Err(format!("{other} is not understood").into()),
        };
    }
    std::fs::create_dir_all(folder)?;
    let size = Size::of(rows);
    if is_workbook {
        workbook::write(&folder.join("assets.xlsx"), size, faults, seed)?;
    } else {
        assets::write(&folder.join("assets.csv"), size, faults, seed)?;
    }
    if !only_assets {
        lists::write(folder, size, seed)?;
    }
    Ok(())
}
