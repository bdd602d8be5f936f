//! Files that are not what they are called: what each really is, and what to do about it.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use super::limits::Limits;
use super::old_excel::{self, Asks};
use super::sniff::Format;
use crate::model::prose;

/// What a file really is, and what to do.
pub type Truth = (String, &'static str);

const EXPORT: &str = "export the list itself as .csv or .xlsx, and run again";
/// Why a file is no workbook, as its reader says it.
pub const NO_WORKBOOK: &str = "it is a file of an older Office program, but no workbook";
/// Why a page is no list, as its reader says it.
pub const NO_TABLE: &str = "it is a web page or XML without a table";
/// Why a workbook cannot be read, as its reader says it.
pub const PROTECTED: &str = "it is protected by a password";
const UNPROTECT: &str = "open it, remove the password under File, Info, save a copy, and audit the copy";
const FETCH_AGAIN: &str = "fetch or export it again, and run again";
const SAVE_AGAIN: &str = "open it in Excel or LibreOffice, save it again as .xlsx or .csv, and run again";

/// What a file that is no list at all is.
pub fn no_list(format: Format) -> Truth {
    let (why, fix) = match format {
        Format::Empty => ("it is empty", "export it again"),
        Format::Pdf => ("it is a PDF", EXPORT),
        Format::Rtf => ("it is a text document (RTF)", EXPORT),
        Format::Json => ("it is JSON, not a table", EXPORT),
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
        return Ok(Some(("it is cut short or damaged: its table of contents is missing".to_owned(), FETCH_AGAIN)));
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
    if let Some(truth) = other_document(&archive, &names) {
        return Ok(Some(truth));
    }
    Ok(unpacked(archive, limits))
}

/// Why an `OpenDocument` file is no spreadsheet that can be read: it says itself what it is, and whether it is locked.
fn other_document(archive: &zip::ZipArchive<&File>, names: &[String]) -> Option<Truth> {
    if !names.iter().any(|name| name == "content.xml") {
        return None;
    }
    let text = |part: &str| {
        let mut text = String::new();
        let mut archive = archive.clone();
        archive.by_name(part).ok()?.take(64 * 1024).read_to_string(&mut text).ok()?;
        Some(text)
    };
    if text("mimetype").is_some_and(|mime| !mime.contains("spreadsheet")) {
        Some(("it is an OpenDocument file, but no spreadsheet".to_owned(), EXPORT))
    } else if text("META-INF/manifest.xml").is_some_and(|parts| parts.contains("encryption-data")) {
        Some((PROTECTED.to_owned(), UNPROTECT))
    } else {
        None
    }
}

/// What a workbook's reader holds in memory, whole: the texts its cells share, and its styles.
const HELD: &[&str] = &["sharedstrings.", "styles."];

/// Why a workbook is too large once unpacked. The sizes are those it states: unpacking ends with an error where a
/// part turns out larger than it states (the zip crate sees to that).
fn unpacked(mut archive: zip::ZipArchive<&File>, limits: Limits) -> Option<Truth> {
    let (mut all, mut held) = (0_u64, 0_u64);
    for at in 0..archive.len() {
        let Ok(part) = archive.by_index_raw(at) else { continue };
        let name = part.name().map(|name| name.to_lowercase()).unwrap_or_default();
        all = all.saturating_add(part.size());
        held = held.saturating_add(if HELD.iter().any(|kind| name.contains(kind)) { part.size() } else { 0 });
    }
    let too_much = |what: &str, limit: u64| {
        let why = format!("unpacked, {what} more than {} MB, the limit", prose::thousands(limit / 1_000_000));
        let fix = "save only the sheets that hold lists, or export them as .csv; if the file is what it should be, raise unpacked-megabytes under [limits] in the policy";
        Some((why, fix))
    };
    if all > limits.unpacked_bytes {
        too_much("it takes", limits.unpacked_bytes)
    } else if held > limits.held_bytes() {
        too_much("its parts that are held in memory take", limits.held_bytes())
    } else {
        None
    }
}

/// Why an OLE file is not to be read as a workbook; `None` where it may be one.
///
/// # Errors
/// The system's own.
pub fn ole(file: &mut File, limits: Limits) -> std::io::Result<Option<Truth>> {
    // A protected .xlsx is an OLE file with a stream of this name, in UTF-16, in its directory.
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    file.seek(SeekFrom::Start(0))?;
    let mut bytes = Vec::new();
    Read::by_ref(file).take(64 * 1024 * 1024).read_to_end(&mut bytes)?;
    let has = |wanted: &[u8]| bytes.windows(wanted.len()).any(|window| window == wanted);
    let word: Vec<u8> = "WordDocument".encode_utf16().flat_map(u16::to_le_bytes).collect();
    Ok(if has(&name) {
        Some((PROTECTED.to_owned(), UNPROTECT))
    } else if has(&word) {
        Some(("it is a Word document".to_owned(), EXPORT))
    } else {
        match old_excel::look(file, limits)? {
            Asks::Enough => None,
            Asks::Damaged => Some(("it is cut short or damaged".to_owned(), FETCH_AGAIN)),
            Asks::Impossible => Some((
                "a sheet of it claims to be larger than a sheet can be".to_owned(),
                "open it and save it as .xlsx or .csv, and run again",
            )),
            Asks::TooMuch => {
                let most = prose::thousands(limits.held_bytes() / 1_000_000);
                Some((format!("its sheets would take more than {most} MB of memory, the limit"), "save it as .xlsx or .csv, and run again"))
            }
        }
    })
}

/// What to do with a workbook or page that its reader gave up on.
pub fn damaged(why: String) -> Truth {
    let fix = match why.as_str() {
        PROTECTED => UNPROTECT,
        NO_TABLE => "export the list again, as .csv or .xlsx; a page in its place often asks to sign in first",
        NO_WORKBOOK => EXPORT,
        _ => SAVE_AGAIN,
    };
    (why, fix)
}
