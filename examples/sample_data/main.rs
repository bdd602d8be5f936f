//! Writes `sample-data/`: the lists of a fictional trust, the same to the byte every time.
//!
//! `cargo run --example sample_data [FOLDER]`

mod account_misfits;
mod account_plants;
mod accounts;
mod assets;
mod baselines;
mod cloud;
mod contact_plants;
mod contacts;
mod dates;
mod discovery;
mod flaws;
mod fleet;
mod ledger;
mod misfit_plants;
mod misfits;
mod names;
mod nights;
mod people;
mod plants;
mod platform;
mod policy;
mod quarters;
mod readme;
mod register;
mod resilience;
mod rng;
mod staff;
mod systems;
mod tables;
mod telephone;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use ledger::Ledger;
use people::People;

/// What goes wrong is a folder that cannot be written; the message of the system is enough.
type Outcome = Result<(), Box<dyn Error>>;

fn main() -> Outcome {
    let folder = env::args_os().nth(1).map_or_else(|| PathBuf::from("sample-data"), PathBuf::from);
    fs::create_dir_all(&folder)?;
    write_all(&folder)
}

fn write_all(folder: &Path) -> Outcome {
    let mut ledger = Ledger::default();
    let people = People::invent();
    let assets = fleet::invent(&people);

    register::write(folder, &assets)?;
    plants::record(&assets, &mut ledger);
    misfit_plants::record(&assets, &mut ledger);
    discovery::write(folder, &assets, &mut ledger)?;
    contacts::write(folder, &people, &mut ledger)?;
    accounts::write(folder, &people, &mut ledger)?;
    staff::write(folder, &people, &mut ledger)?;
    baselines::write(folder)?;
    nights::write(folder)?;
    policy::write(folder, &mut ledger)?;
    quarters::write(folder)?;
    readme::write(folder, &assets, &ledger)
}
