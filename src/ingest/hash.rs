//! Hashes of files. That of a long list takes as long as a good part of its audit, so it is worked out beside the rest or by the way.

use std::fs::File;
use std::io::{Error, Read, Result};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use super::sha256::Hasher;

/// The SHA-256 of a file as it was when it was first opened, worked out once, by whoever comes first.
#[derive(Debug, Clone)]
pub struct FileHash(Arc<Work>);

#[derive(Debug)]
struct Work {
    /// The file is opened again for it: of very many, not all can be held open twice.
    path: PathBuf,
    size: u64,
    modified: Option<SystemTime>,
    /// In hex; `None` where the file is no longer what it was.
    done: OnceLock<Result<Option<String>>>,
}

impl FileHash {
    /// Of the file under a path, as it is now.
    pub fn of(path: &Path) -> Self {
        let now = std::fs::metadata(path);
        let (size, modified) = now.map_or((0, None), |now| (now.len(), now.modified().ok()));
        FileHash(Arc::new(Work { path: path.to_owned(), size, modified, done: OnceLock::new() }))
    }

    /// The same where the file, once opened, has this size and time; else that of the file as it was opened. Who rewrites a
    /// list between the two must not have the hash of what it was stand for what is read.
    #[must_use]
    pub fn as_opened(&self, size: u64, modified: Option<SystemTime>) -> Self {
        let Work { path, .. } = &*self.0;
        let is_known = path.as_os_str().is_empty();
        if is_known || (self.0.size, self.0.modified) == (size, modified) {
            return self.clone();
        }
        FileHash(Arc::new(Work { path: path.clone(), size, modified, done: OnceLock::new() }))
    }

    /// One that is known.
    pub fn known(hex: String) -> Self {
        let done = OnceLock::from(Ok(Some(hex)));
        FileHash(Arc::new(Work { path: PathBuf::new(), size: 0, modified: None, done }))
    }

    /// Has some worked out, one after the other, on a thread of its own.
    pub fn begin(hashes: Vec<FileHash>) {
        let hashes: Vec<FileHash> = hashes.into_iter().filter(|hash| hash.0.done.get().is_none()).collect();
        if hashes.is_empty() {
            return;
        }
        std::thread::spawn(move || {
            for hash in hashes {
                // Whoever asks for it is told what went wrong.
                let _ = hash.get();
            }
        });
    }

    /// Whether the file is so long that it is worth waiting for somebody who reads it anyway.
    pub fn is_long(&self) -> bool {
        self.0.size > LONG
    }

    /// To be worked out by whoever reads the file from its beginning to its end; `None` where it is known already.
    pub fn by_the_way(&self) -> Option<Running> {
        self.0.done.get().is_none().then(|| Running { of: Arc::clone(&self.0), hash: Hasher::default() })
    }

    /// In hex, worked out now if it is not yet; `None` where the file has changed since it was first opened.
    ///
    /// # Errors
    /// The system's own, reading the file.
    pub fn get(&self) -> std::result::Result<Option<&str>, &Error> {
        self.0.done.get_or_init(|| self.0.work_out()).as_ref().map(|hex| hex.as_deref())
    }
}

/// Bytes of a file that takes long to read.
const LONG: u64 = 8 * 1024 * 1024;

/// A hash that somebody works out by the way, who reads the file for something else.
#[derive(Debug)]
pub struct Running {
    of: Arc<Work>,
    hash: Hasher,
}

impl Running {
    /// That of the bytes that came so far, for those that come next.
    pub fn hash(&mut self) -> &mut Hasher {
        &mut self.hash
    }

    /// There are no more. Where they were not as many as the file had, nothing is known yet.
    pub fn end(self) {
        if self.hash.size() == self.of.size {
            // Whoever worked it out meanwhile came to the same.
            let _ = self.of.done.set(Ok(Some(self.hash.hex())));
        }
    }
}

impl Work {
    fn work_out(&self) -> Result<Option<String>> {
        let mut file = File::open(&self.path)?;
        let (hex, size) = sha256(&mut file)?;
        let is_same = size == self.size && file.metadata()?.modified().ok() == self.modified;
        Ok(is_same.then_some(hex))
    }
}

/// The SHA-256 in hex of what is read from here on, and how many bytes that is.
///
/// # Errors
/// The system's own.
pub fn sha256(file: &mut impl Read) -> Result<(String, u64)> {
    let mut hash = Hasher::default();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            let size = hash.size();
            return Ok((hash.hex(), size));
        }
        hash.update(&buffer[..read]);
    }
}

/// The two digits of each byte in lower-case hex.
pub static HEX: [[u8; 2]; 256] = {
    let (half, mut digits, mut byte) = (b"0123456789abcdef", [[0; 2]; 256], 0);
    while byte < digits.len() {
        digits[byte] = [half[byte >> 4], half[byte & 15]];
        byte += 1;
    }
    digits
};

/// Bytes as lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| HEX[usize::from(*byte)]).map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_worked_out_by_the_way_is_the_hash_of_all_or_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        std::fs::write(&path, "Asset ID\n1\n").unwrap();
        let [apart, by_the_way] = [(); 2].map(|()| FileHash::of(&path));
        for parts in [&["Asset ID\n"][..], &["Asset ID\n", "1\n"]] {
            let mut running = by_the_way.by_the_way().unwrap();
            for part in parts {
                running.hash().update(part.as_bytes());
            }
            running.end();
            assert_eq!(by_the_way.by_the_way().is_none(), parts.len() == 2);
        }
        assert_eq!(by_the_way.get().unwrap(), apart.get().unwrap());
    }

    #[test]
    fn a_file_is_hashed_as_it_was_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        std::fs::write(&path, "").unwrap();
        let (hash, late) = (FileHash::of(&path), FileHash::of(&path));
        let other = hash.clone();
        FileHash::begin(vec![other]);
        assert_eq!(hash.get().unwrap(), Some("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        std::fs::write(&path, "more").unwrap();
        assert_eq!(late.get().unwrap(), None);
        let now = std::fs::metadata(&path).unwrap();
        let opened = hash.as_opened(now.len(), now.modified().ok());
        assert_eq!(opened.get().unwrap().map(|hex| &hex[..8]), Some("187897ce"), "of what is read, and not of what was there before");
        std::fs::remove_file(&path).unwrap();
        assert!(FileHash::of(&path).get().is_err());
        assert_eq!(hash.get().unwrap().map(str::len), Some(64), "what is worked out stays");
    }
}
