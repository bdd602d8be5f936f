//! Progress on long work: a line on a terminal, nothing when piped.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::audit::progress::Progress;

/// How long a run may take before it shows progress: most are done by then.
const PATIENCE: Duration = Duration::from_millis(800);

const READING: &str = "{spinner} reading the lists, {elapsed}";
const JUDGING: &str = "{bar:30} {human_pos} of {human_len} rows, {per_sec}, {eta} left";

/// Runs `work` while showing how far it has come: that lists are read, then how many rows are judged, how fast, and
/// how long the rest will take.
pub(super) fn shown<T>(progress: &Progress, quiet: bool, work: impl FnOnce() -> T) -> T {
    if quiet || !std::io::stderr().is_terminal() {
        return work();
    }
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watcher = scope.spawn(|| watch(progress, &done));
        // The watcher ends however the work does: a panic would else wait for it for ever.
        let ends = Ends { done: &done, watcher: watcher.thread() };
        let result = work();
        drop(ends);
        result
    })
}

struct Ends<'e> {
    done: &'e AtomicBool,
    watcher: &'e std::thread::Thread,
}

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.done.store(true, Ordering::Relaxed);
        self.watcher.unpark();
    }
}

fn watch(progress: &Progress, done: &AtomicBool) {
    std::thread::park_timeout(PATIENCE);
    if done.load(Ordering::Relaxed) {
        return;
    }
    let mut bar = of_style(ProgressBar::new_spinner(), READING);
    let mut is_judging = false;
    while !done.load(Ordering::Relaxed) {
        if let Some((rows, of)) = progress.so_far() {
            if !is_judging {
                bar.finish_and_clear();
                bar = of_style(ProgressBar::new(of), JUDGING);
                is_judging = true;
            }
            bar.set_position(rows);
        }
        bar.tick();
        std::thread::park_timeout(Duration::from_millis(100));
    }
    bar.finish_and_clear();
}

fn of_style(bar: ProgressBar, template: &str) -> ProgressBar {
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
