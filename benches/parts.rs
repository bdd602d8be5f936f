//! The parts that an audit's time goes into, one by one: `cargo bench`.
//!
//! No test asserts a time. What must not get worse is held by `tests/cost.rs`, the whole beside others by `benches/compare/run`.

#![expect(clippy::unwrap_used, reason = "what fails in a benchmark should stop it")]

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

use std::hint::black_box;
use std::path::Path;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use standto::audit::history::ages::Ages;
use standto::audit::plan::{Choice, Planned, plan};
use standto::audit::progress::Progress;
use standto::audit::rule::Rule;
use standto::audit::run::{self, Request};
use standto::audit::{survey, wish};
use standto::checks::Run;
use standto::ingest::discover::discover;
use standto::ingest::rows::Batch;
use standto::ingest::source::{self, Source, Table};
use standto::ingest::view::{Shared, View};
use standto::model::asset::Asset;
use standto::model::date::{self, Date, DateOrder};
use standto::model::facts::{Facts, Once};
use standto::model::version::Version;
use standto::policy::{self, Policy};
use standto::report;

use assets::Faults;
use size::Size;

const ROWS: usize = 10_000;

/// Lists on disk, opened.
struct Estate {
    _folder: tempfile::TempDir,
    policy: Policy,
    planned: Vec<Planned>,
    sources: Vec<Source>,
    as_of: Date,
    ages: Ages,
}

impl Estate {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let compare = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/compare");
        std::fs::copy(compare.join("baselines.csv"), folder.path().join("baselines.csv")).unwrap();
        let policy = policy::read(policy::FILE_NAME, &std::fs::read_to_string(compare.join(policy::FILE_NAME)).unwrap()).unwrap();
        assets::write(&folder.path().join("assets.csv"), Size::of(ROWS), Faults::USUAL, "bench").unwrap();
        let as_of = assets::AS_OF.unwrap();
        let planned = plan(&policy, &Choice::default()).unwrap();
        let found = discover(&[folder.path().to_owned()]).unwrap().files;
        let open = |found| source::open(found, &|sheet| wish::wish(&policy, &found.label, sheet, as_of)).unwrap();
        let sources = found.iter().flat_map(open).collect();
        let ages = Ages::none(as_of, run::days_allowed(&policy));
        Estate { _folder: folder, policy, planned, sources, as_of, ages }
    }

    fn assets(&self) -> (&Source, &Table) {
        let source = self.sources.iter().find(|source| source.file == "assets.csv").unwrap();
        (source, source.table.as_ref().unwrap())
    }

    fn request<'r>(&'r self, progress: &'r Progress) -> Request<'r> {
        Request {
            sources: &self.sources,
            unreadable: &[],
            policy: &self.policy,
            planned: &self.planned,
            as_of: self.as_of,
            tonight: None,
            threads: 1,
            redact_names: false,
            ages: &self.ages,
            population: None,
            progress,
        }
    }
}

fn reading(c: &mut Criterion) {
    let estate = Estate::new();
    let (source, table) = estate.assets();
    let mut group = c.benchmark_group("reading");
    group.throughput(Throughput::Bytes(source.size));
    group.bench_function("rows", |b| {
        b.iter(|| {
            let (mut reader, mut batch, mut rows) = (table.rows(source).unwrap(), Batch::default(), 0);
            while reader.fill(&mut batch).unwrap() {
                rows += batch.len();
            }
            rows
        });
    });
    group.finish();
    let mut batch = Batch::default();
    table.rows(source).unwrap().fill(&mut batch).unwrap();
    let shared = Shared { columns: &table.columns, orders: &[], document: None };
    let mut group = c.benchmark_group("typing");
    group.throughput(Throughput::Elements(batch.len() as u64));
    group.bench_function("assets", |b| {
        b.iter(|| {
            for row in batch.rows() {
                black_box(Asset::read(&View { row, shared, sides: &[] }));
            }
        });
    });
    group.finish();
}

fn texts(c: &mut Criterion) {
    for text in ["2026-11-18", "18/11/2026", "18 Nov 2026", "46344.5"] {
        c.bench_function(&format!("date {text}"), |b| b.iter(|| date::read(black_box(text), DateOrder::DayFirst)));
    }
    for text in ["10.0.26200.7171", "10.0 (19045.4529)", "v7.4.5 build2702"] {
        c.bench_function(&format!("version {text}"), |b| b.iter(|| Version::read(black_box(text)).is_known()));
    }
}

fn checks(c: &mut Criterion) {
    let estate = Estate::new();
    let settled = survey::survey(&estate.sources, &estate.policy, estate.as_of).unwrap();
    let (source, table) = estate.assets();
    let mut batch = Batch::default();
    table.rows(source).unwrap().fill(&mut batch).unwrap();
    let shared = Shared { columns: &table.columns, orders: &[], document: None };
    let records: Vec<Asset<'_>> = batch.rows().map(|row| Asset::read(&View { row, shared, sides: &[] })).collect();
    let this = settled.facts.sources.iter().find(|facts| facts.label == source.label());
    let mut group = c.benchmark_group("check");
    group.throughput(Throughput::Elements(records.len() as u64));
    for planned in &estate.planned {
        let Rule::BuiltIn(check) = &planned.check else { continue };
        let Run::EachAsset(_, judge) = check.run else { continue };
        group.bench_function(&planned.name, |b| {
            b.iter(|| {
                for record in &records {
                    let once = Once::default();
                    let facts = Facts {
                        survey: &settled.facts,
                        settings: &planned.settings,
                        source: this,
                        extracted: estate.as_of,
                        once: Some(&once),
                        classes: None,
                    };
                    black_box(judge(record, &facts));
                }
            });
        });
    }
    group.finish();
}

fn whole(c: &mut Criterion) {
    let estate = Estate::new();
    let progress = Progress::default();
    let mut group = c.benchmark_group("whole");
    group.sample_size(10);
    group.throughput(Throughput::Elements(ROWS as u64));
    group.bench_function("engine", |b| b.iter(|| run::run(&estate.request(&progress), &mut std::io::sink()).unwrap()));
    let assessment = run::run(&estate.request(&progress), &mut std::io::sink()).unwrap();
    group.bench_function("page", |b| b.iter(|| report::html::readiness(&assessment).unwrap()));
    group.bench_function("json", |b| b.iter_batched(|| (), |()| report::json::to_vec(&assessment).unwrap(), BatchSize::SmallInput));
    group.finish();
}

criterion_group!(parts, reading, texts, checks, whole);
criterion_main!(parts);
