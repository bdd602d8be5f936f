//! Absent is never better than blank: no list is the better for a column that is taken away.

use standto::audit::assessment::{Assessment, Rating};

use crate::audited::{Opened, WHOLE, audit};
use crate::desk::Desk;
use crate::sample::{Sample, csv_of, header_of};

/// Whatever of `new` is better than `old`, in words.
fn better(old: &Assessment, new: &Assessment) -> Vec<String> {
    let mut found = Vec::new();
    if new.rating.overall < old.rating.overall {
        found.push(format!("overall {} from {}", new.rating.overall.name(), old.rating.overall.name()));
    }
    for (old, new) in old.areas.iter().zip(&new.areas) {
        let area = new.name.name();
        if new.rating < old.rating {
            found.push(format!("{area} {} from {}", new.rating.name(), old.rating.name()));
        }
        // The score of an area that is not assessed is shown nowhere.
        if new.rating != Rating::NotAssessed
            && let (Some(was), Some(is)) = (old.score, new.score)
            && is > was
        {
            found.push(format!("{area} {is} from {was}"));
        }
    }
    found
}

/// Which checks moved, for whoever has to find out why.
fn moved(old: &Assessment, new: &Assessment) -> String {
    let told =
        old.checks.iter().zip(&new.checks).filter(|(a, b)| (a.pass, a.fail, a.unknown) != (b.pass, b.fail, b.unknown)).map(|(a, b)| {
            format!("\n      {} {}: {}/{}/{} to {}/{}/{}", a.area.name(), a.name, a.pass, a.fail, a.unknown, b.pass, b.fail, b.unknown)
        });
    told.collect()
}

fn audited(sample: &Sample) -> Assessment {
    let desk = Desk::new();
    sample.put(&desk, "lists");
    audit(&desk.path("lists"), WHOLE).unwrap().assessment
}

#[test]
fn a_list_taken_away_makes_nothing_better() {
    let sample = Sample::read();
    let whole = audited(&sample);
    // Without a staff list, accounts tell who has left: fewer are found, as the report then says. That is no rule held here.
    for beside in ["baselines.csv", "discovery-export-2026-11-21.csv", "out-of-hours-contacts.csv", "ad-accounts.csv"] {
        let mut cut = sample.clone();
        cut.lists.retain(|(name, _)| name != beside);
        assert_eq!(cut.lists.len() + 1, sample.lists.len(), "{beside}");
        let assessment = audited(&cut);
        let better = better(&whole, &assessment);
        assert!(better.is_empty(), "without {beside}: {}{}", better.join(", "), moved(&whole, &assessment));
    }
}

#[test]
fn a_column_taken_away_makes_nothing_better() {
    let sample = Sample::read();
    let whole = audited(&sample);
    let mut cuts = Vec::new();
    for (list, (name, rows)) in sample.lists.iter().enumerate() {
        // Of a copy that is set aside nothing is audited: to spoil it is to throw it away, as the report asks.
        if whole.sources.iter().any(|source| source.file == *name && source.role == "older copy") {
            continue;
        }
        let source = whole.sources.iter().find(|source| source.file == sample.lists[list].0).unwrap();
        // A column that is not understood is not read: taking it away is no more than another file.
        // Personal data that is not needed is not read either: to take it away is what the report asks.
        let is_read = |how: &str| !how.starts_with("not understood") && !how.ends_with("not needed, and not read");
        let read = |column: &usize| is_read(&source.columns[*column].how);
        cuts.extend((0..rows[header_of(rows)].len()).filter(read).map(|column| (list, column)));
    }
    assert!(cuts.len() > 60, "{}", cuts.len());
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work = || {
        let desk = Desk::new();
        sample.put(&desk, "lists");
        let mut opened = Opened::open(&desk.path("lists"));
        let mut found = Vec::new();
        while let Some((list, column)) = cuts.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
            let (name, mut rows) = sample.lists[*list].clone();
            let header = header_of(&rows);
            let told = format!("{name} without “{}”", rows[header][*column]);
            rows.iter_mut().skip(header).filter(|row| row.len() > *column).for_each(|row| drop(row.remove(*column)));
            desk.put("cut.csv", csv_of(&rows));
            let assessment = opened.audit_with(&name, &desk.path("cut.csv")).assessment;
            let better = better(&whole, &assessment);
            if !better.is_empty() {
                found.push(format!("{told}: {}{}", better.join(", "), moved(&whole, &assessment)));
            }
        }
        found
    };
    let found: Vec<String> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}
