//! Ctrl-C: the folder in the making goes, the earlier run stays as it was.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The exit code of a program ended by an interrupt, as shells have it: 128 and the signal's number.
const INTERRUPTED: i32 = 130;

static MAKING: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Removes whatever is in the making when the user interrupts. Set once, at the start.
pub(super) fn watch() {
    // Where no handler can be set, an interrupt leaves a hidden folder behind and nothing else.
    let _ = ctrlc::set_handler(|| {
        // Held to the end, so that nothing is put in place meanwhile.
        let making = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(folder) = making.as_ref() {
            let _ = std::fs::remove_dir_all(folder);
        }
        end();
    });
}

#[expect(clippy::exit, reason = "an interrupt ends the program from a thread of its own")]
fn end() -> ! {
    std::process::exit(INTERRUPTED)
}

/// This folder is in the making.
pub(super) fn making(folder: &Path) {
    *MAKING.lock().unwrap_or_else(PoisonError::into_inner) = Some(folder.to_owned());
}

/// Runs what must not be cut in two; afterwards nothing is in the making.
pub(super) fn finish<T>(work: impl FnOnce() -> T) -> T {
    let mut making = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
    let done = work();
    *making = None;
    done
}
