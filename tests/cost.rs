//! What an audit costs, held without a clock: how much is allocated for each row, and that memory does not grow with rows.
//!
//! In a test binary of its own, because every allocation is counted: those of tests beside it would be too.

#![expect(clippy::unwrap_used, reason = "what fails in a test should stop it")]

#[path = "../examples/estate/assets.rs"]
#[expect(dead_code, reason = "what a workbook and fewer faults want of it")]
mod assets;
#[path = "../examples/sample_data/names.rs"]
mod names;
#[path = "../examples/estate/people.rs"]
#[expect(dead_code, reason = "assets alone ask less of people than other lists do")]
mod people;
#[path = "../examples/sample_data/rng.rs"]
#[expect(dead_code, reason = "the sample asks more of chance than an estate does")]
mod rng;
#[path = "../examples/estate/size.rs"]
#[expect(dead_code, reason = "only assets are written here")]
mod size;

use std::fs;
use std::path::Path;
use std::sync::Mutex;

use allocation_counter::AllocationInfo;
use standto::audit::history::ages::Ages;
use standto::audit::plan::{Choice, plan};
use standto::audit::progress::Progress;
use standto::audit::run::{self, Request};
use standto::audit::wish;
use standto::ingest::discover::discover;
use standto::ingest::source::{self, Source};
use standto::model::date::Date;
use standto::policy;

use assets::Faults;
use size::Size;

/// Rows of the lesser and of the greater list: both of several batches.
const ROWS: [usize; 2] = [10_000, 40_000];

/// Opens, surveys and audits a folder on one thread, and counts what that allocates.
fn audit(folder: &Path) -> AllocationInfo {
    let as_of: Date = assets::AS_OF.unwrap();
    let policy = policy::read(policy::FILE_NAME, &fs::read_to_string(folder.join(policy::FILE_NAME)).unwrap()).unwrap();
    let planned = plan(&policy, &Choice::default()).unwrap();
    // A pool of one thread, and all of it in that: what other threads allocate is not counted.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let work = || {
        let found = discover(&[folder.to_owned()]).unwrap().files;
        let open = |found| source::open(found, &|sheet| wish::wish(&policy, &found.label, sheet, as_of)).unwrap();
        let sources: Vec<Source> = found.iter().flat_map(open).collect();
        let request = Request {
            sources: &sources,
            unreadable: &[],
            policy: &policy,
            planned: &planned,
            as_of,
            tonight: None,
            threads: 1,
            redact_names: false,
            ages: &Ages::none(as_of, run::days_allowed(&policy)),
            population: Some(&Mutex::new(std::io::sink())),
            progress: &Progress::default(),
        };
        let assessment = run::run(&request, &mut std::io::sink()).unwrap();
        assert!(assessment.areas.iter().any(|area| area.open.high > 1000), "there is something to find");
    };
    pool.install(|| allocation_counter::measure(work))
}

/// An estate of so many assets, with the policy of the comparison.
fn estate(rows: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let compare = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/compare");
    for file in ["standto.toml", "baselines.csv"] {
        fs::copy(compare.join(file), folder.path().join(file)).unwrap();
    }
    // Owners are as many in both: what grows is rows.
    let size = Size { staff: 2_000, ..Size::of(rows) };
    assets::write(&folder.path().join("assets.csv"), size, Faults::USUAL, "cost").unwrap();
    folder
}

#[test]
fn a_row_costs_few_allocations_and_memory_does_not_grow_with_rows() {
    let folders = ROWS.map(estate);
    // What is worked out once for the whole program is not the first list's to pay for.
    audit(folders[0].path());
    let [lesser, greater] = folders.each_ref().map(|folder| audit(folder.path()));
    let more_rows = (ROWS[1] - ROWS[0]) as u64;
    let per_row = (greater.count_total - lesser.count_total) as f64 / more_rows as f64;
    let grown = (greater.bytes_max - lesser.bytes_max) as f64 / more_rows as f64;
    // Nine findings on ten rows, each with its evidence, cause and fingerprint.
    assert!(per_row < MOST_ALLOCATIONS, "{per_row:.1} allocations a row: {MOST_ALLOCATIONS} are allowed");
    // Three keys of eight bytes, and what is kept of one asset in thirty: the critical ones. A row of text is 230 bytes.
    assert!(grown < MOST_GROWTH, "memory grows by {grown:.1} bytes a row: {MOST_GROWTH} are allowed");
}

/// Allocations a row on average, findings included.
const MOST_ALLOCATIONS: f64 = 6.0;
/// Bytes of memory a row.
const MOST_GROWTH: f64 = 40.0;
