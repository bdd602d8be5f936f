//! Runs that were cut off while they were put in place: the run that stood there before comes back, what was half made goes.
//!
//! A run is made in a hidden folder beside its place. When it is whole, the run that
//! stood there is renamed aside, the new one is renamed in, and the old one is
//! removed: killed between the two renamings, the old one lies aside and nothing
//! stands in its place. Its name says where it belongs.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::terminal;
use super::whole::{self, Whole};
use crate::ingest::error::label;

/// In the name of a folder in the making, between the name of its place and letters that tell it apart.
const MARK: &str = ".standto-";
/// Behind the name of a run set aside.
const ASIDE: &str = "earlier";
/// How old a folder in the making must be before it is taken for given up: no run takes a day (ours).
const GIVEN_UP: Duration = Duration::from_secs(24 * 60 * 60);

/// The beginning of the name of a folder in which the run of that name is made.
pub(super) fn prefix(place: &Path) -> String {
    format!(".{}{MARK}", place.file_name().unwrap_or_default().to_string_lossy())
}

/// Where the run that stands in the place lies while the one that was made here takes it.
pub(super) fn aside(making: &Path) -> PathBuf {
    let name = making.file_name().unwrap_or_default().to_string_lossy();
    making.with_file_name(format!("{name}.{ASIDE}"))
}

/// The folder that a run lies in.
pub(super) fn above(run: &Path) -> &Path {
    run.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Puts back what lies aside in a folder of runs, and says so; removes what nobody will finish.
pub(super) fn recover(above: &Path) {
    let Ok(entries) = fs::read_dir(above) else { return };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(place) = name.strip_prefix('.').and_then(|rest| rest.rsplit_once(MARK)).map(|(place, _)| above.join(place)) else {
            continue;
        };
        if path.extension().is_some_and(|ending| ending == ASIDE) {
            put_back(&path, &place);
        } else if is_given_up(&path) {
            // Whatever cannot be removed now is tried again at the next start.
            let _ = fs::remove_dir_all(&path);
        }
    }
}

fn put_back(aside: &Path, place: &Path) {
    if place.exists() {
        // The new run stands: only the old one's removal was cut off.
        let _ = fs::remove_dir_all(aside);
    } else if matches!(whole::of(aside), Ok(Whole { differences, .. }) if differences.is_empty()) && fs::rename(aside, place).is_ok() {
        terminal::note(&format!(
            "note: {}: an earlier run of this program was cut off here; the run that stood there before was put back",
            label(place)
        ));
    }
}

#[expect(clippy::disallowed_methods, reason = "the age of a folder that nobody finished is told by the clock, here in cli")]
fn is_given_up(path: &Path) -> bool {
    let made = fs::metadata(path).and_then(|data| data.modified());
    made.is_ok_and(|made| std::time::SystemTime::now().duration_since(made).is_ok_and(|age| age > GIVEN_UP))
}
