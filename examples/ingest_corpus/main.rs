//! Writes `tests/ingest/files/`: a small file for every way in which real lists arrive, the same to the byte every time.
//!
//! `cargo run --example ingest_corpus [FOLDER]`
//!
//! The expected readings beside the files are not written here: `tests/suite/files.rs` holds the files to them.

#![expect(clippy::format_collect, reason = "markup is put together from small pieces, once")]

mod banners;
mod biff12;
mod biff8;
mod compound;
mod dialects;
mod encodings;
mod impostors;
mod ooxml;
mod opendocument;
mod pages;
mod rows;
mod workbooks;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What goes wrong is a folder that cannot be written; the message of the system is enough.
type Outcome = Result<(), Box<dyn Error>>;

/// Makes the files of one room.
type Make<'m> = &'m dyn Fn(&Room) -> Outcome;

fn main() -> Outcome {
    let folder = env::args_os().nth(1).map_or_else(|| PathBuf::from("tests/ingest/files"), PathBuf::from);
    let rooms: [(&str, Make); 5] = [
        ("encodings", &encodings::write),
        ("dialects", &dialects::write),
        ("banners", &banners::write),
        ("workbooks", &workbooks::write),
        ("impostors", &impostors::write),
    ];
    for (name, write) in rooms {
        let room = Room { folder: folder.join(name) };
        fs::create_dir_all(&room.folder)?;
        write(&room)?;
    }
    Ok(())
}

/// One folder of the corpus.
struct Room {
    folder: PathBuf,
}

impl Room {
    /// Writes one file.
    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> Outcome {
        fs::write(self.folder.join(name), bytes)?;
        Ok(())
    }

    /// Where a file goes that another writer writes.
    fn at(&self, name: &str) -> PathBuf {
        Path::new(&self.folder).join(name)
    }
}
