//! Floor 2: files → rows → typed records. The only room that knows csv and calamine; it knows nothing of checks.
//!
//! [`discover`] lists the files, [`open`](source::open) says what each is and
//! where its header stands, [`rows`] hands out batches of rows, [`view`] lets a
//! record be typed from one row and what side files add to it.
//! Reading never fails on content: an error is for a file that cannot be read as
//! what it is.

pub mod columns;
pub mod decode;
pub mod dialect;
pub mod discover;
pub mod encoding;
pub mod enrich;
pub mod error;
pub mod extract_date;
pub mod findings;
pub mod hash;
pub mod header;
pub mod impostor;
pub mod known;
pub mod limits;
pub mod line_up;
pub mod markup;
pub mod needless;
pub mod not_records;
pub mod old_excel;
pub mod opendocument;
pub mod recognise;
pub mod rota;
pub mod rows;
pub mod second;
pub mod secrets;
pub mod set_aside;
mod settle;
pub mod sha256;
pub mod sniff;
pub mod source;
pub mod spool;
pub mod view;
pub mod workbook;
