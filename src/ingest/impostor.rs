//! Files that are not what they are called: what each really is, and what to do about it.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use super::limits::Limits;
use super::sniff::Format;
use crate::model::prose;

/// What a file really is, and what to do.
pub type Truth = (String, &'static str);

const EXPORT: &str = "export the list itself as .csv or .xlsx, and run again";
const SAVE_AGAIN: &str = "open it in Excel or LibreOffice, save it again as .xlsx or .csv, and run again";

/// What a file that is no list at all is.
pub fn no_list(format: Format) -> Truth {
    let (why, fix) = match format {
        Format::Empty => ("it is empty", "export it again"),
        Format::Pdf => ("it is a PDF", EXPORT),
        _ => ("it is neither text nor a workbook", EXPORT),
    };
    (why.to_owned(), fix)
}

/// Parts of a zip's file names that tell what it is, with what to do.
const ZIPS: &[(&str, &str, &str)] = &[
    (".iwa", "it is an Apple Numbers or Pages file", "in Numbers choose File, Export To, Excel or CSV, and run again"),
    ("word/document", "it is a Word document", EXPORT),
    ("ppt/presentation", "it is a PowerPoint presentation", EXPORT),
];

/// Why a zip is not to be read as a workbook; `None` where it may be one.
///
/// # Errors
/// The system's own.
pub fn zip(file: &mut File, limits: Limits) -> std::io::Result<Option<Truth>> {
    file.seek(SeekFrom::Start(0))?;
    let Ok(archive) = zip::ZipArchive::new(&*file) else {
        return Ok(Some((
            "it is cut short or damaged: its table of contents is missing".to_owned(),
            "fetch or export it again, and run again",
        )));
    };
    let names: Vec<String> = archive.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned).collect();
    if let Some((_, why, fix)) = ZIPS.iter().find(|(part, ..)| names.iter().any(|name| name.contains(part))) {
        return Ok(Some(((*why).to_owned(), fix)));
    }
    let is_workbook =
        names.iter().any(|name| name.starts_with("xl/") || name == "content.xml" || name.to_lowercase().ends_with("workbook.xml"));
    if !is_workbook {
        return Ok(Some(("it is a zip of files, not a workbook".to_owned(), "unpack it, and audit the folder")));
    }
    unpacked(archive, limits)
}

/// What a workbook's reader holds in memory, whole: the texts its cells share, and the one page an .ods is made of.
const HELD: &[&str] = &["sharedstrings.", "content.xml", "styles."];
/// The most that one packed byte can become.
const MOST_UNPACKED: u64 = 1032;

/// Why a workbook is too large once unpacked. What it says of its own size is believed only where it could not
/// be worse than the limit.
fn unpacked(mut archive: zip::ZipArchive<&File>, limits: Limits) -> std::io::Result<Option<Truth>> {
    let (mut all, mut held) = (0_u64, 0_u64);
    for at in 0..archive.len() {
        let Ok(part) = archive.by_index(at) else { continue };
        let (name, packed) = (part.name().map(|name| name.to_lowercase()).unwrap_or_default(), part.compressed_size());
        let is_held = HELD.iter().any(|kind| name.contains(kind));
        let most = if is_held { limits.held_bytes() } else { limits.unpacked_bytes };
        let size = if packed.saturating_mul(MOST_UNPACKED) <= most || part.size() > most {
            part.size()
        } else {
            // A damaged part is the workbook's reader's to complain of.
            std::io::copy(&mut part.take(most + 1), &mut std::io::sink()).unwrap_or(0)
        };
        all = all.saturating_add(size);
        held = held.saturating_add(if is_held { size } else { 0 });
    }
    let too_much = |what: &str, limit: u64| {
        let why = format!("unpacked, {what} more than {} MB, the limit", prose::thousands(limit / 1_000_000));
        let fix = "save only the sheets that hold lists, or export them as .csv; if the file is what it should be, raise unpacked-megabytes under [limits] in the policy";
        Some((why, fix))
    };
    Ok(if all > limits.unpacked_bytes {
        too_much("it takes", limits.unpacked_bytes)
    } else if held > limits.held_bytes() {
        too_much("its parts that are held in memory take", limits.held_bytes())
    } else {
        None
    })
}

/// Why an OLE file is not to be read as a workbook; `None` where it may be one.
///
/// # Errors
/// The system's own.
pub fn ole(file: &mut File) -> std::io::Result<Option<Truth>> {
    // A protected .xlsx is an OLE file with a stream of this name, in UTF-16, in its directory.
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    file.seek(SeekFrom::Start(0))?;
    let mut bytes = Vec::new();
    file.take(64 * 1024 * 1024).read_to_end(&mut bytes)?;
    let has = |wanted: &[u8]| bytes.windows(wanted.len()).any(|window| window == wanted);
    let word: Vec<u8> = "WordDocument".encode_utf16().flat_map(u16::to_le_bytes).collect();
    Ok(if has(&name) {
        Some(("it is protected by a password".to_owned(), "open it, remove the password under File, Info, save a copy, and audit the copy"))
    } else if has(&word) {
        Some(("it is a Word document".to_owned(), EXPORT))
    } else {
        None
    })
}

/// What to do with a workbook that its reader gave up on.
pub fn damaged(why: String) -> Truth {
    (why, SAVE_AGAIN)
}
