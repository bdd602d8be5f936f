//! A workbook of many rows with shared strings, and calamine's own streaming read of it, to measure ours against.
//!
//! `cargo run --release --example large_workbook -- write FILE [ROWS]`, then
//! `cargo run --release --example large_workbook -- read FILE`, and
//! `standto audit` of the folder it stands in, each under `/usr/bin/time -v`.

#![expect(clippy::print_stdout, reason = "what was measured is told on the terminal")]

use std::env;
use std::error::Error;
use std::time::Instant;

use calamine::{DataRef, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// An asset register's columns.
const HEADER: [&str; 18] = [
    "Asset ID",
    "Hostname",
    "Serial Number",
    "Asset Type",
    "Manufacturer",
    "Model",
    "Operating System",
    "OS Version",
    "Last Patched",
    "Owner",
    "Owner Email",
    "Department",
    "Location",
    "Business Criticality",
    "Description",
    "Status",
    "Internet Facing",
    "Last Seen",
];

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = env::args().skip(1).collect();
    match given.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", file] => write(file, 200_000),
        ["write", file, rows] => write(file, rows.parse()?),
        ["read", file] => read(file),
        _ => Err("write FILE [ROWS], or read FILE".into()),
    }
}

fn write(file: &str, rows: u32) -> Result<(), Box<dyn Error>> {
    // Without constant memory: that is what makes the writer share its strings.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Register")?;
    for (column, header) in (0_u16..).zip(HEADER) {
        sheet.write(0, column, header)?;
    }
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for row in 1..=rows {
        let person = row % 900;
        let text = [
            format!("NM-{row:06}"),
            format!("nmlap-{row:06}"),
            format!("SN{:08X}", row.wrapping_mul(2_654_435_761)),
            ["Laptop", "Desktop", "Server", "Switch"][row as usize % 4].to_owned(),
            ["Fenwick", "Orbell", "Tarn"][row as usize % 3].to_owned(),
            format!("Model {}", row % 40),
            ["Windows 11", "Windows Server 2022", "Ubuntu 24.04"][row as usize % 3].to_owned(),
            format!("10.0.22631.{}", 3000 + row % 500),
            String::new(),
            format!("Person {person} Fernsby"),
            format!("person{person}.fernsby@northmoor.example"),
            format!("Department {}", row % 60),
            format!("Block {}, level {}", row % 20, row % 7),
            ["Critical", "High", "Medium", "Low"][row as usize % 4].to_owned(),
            format!("Used for service {} of the trust", row % 300),
            "In use".to_owned(),
            ["Yes", "No"][row as usize % 2].to_owned(),
            String::new(),
        ];
        for (column, cell) in (0_u16..).zip(&text).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write(row, column, cell)?;
        }
        let seen = ExcelDateTime::from_ymd(2026, 11, u8::try_from(1 + row % 21)?)?;
        let patched = ExcelDateTime::from_ymd(2026, u8::try_from(1 + row % 11)?, 14)?;
        sheet.write_with_format(row, 8, &patched, &day)?;
        sheet.write_with_format(row, 17, &seen, &day)?;
    }
    book.save(file)?;
    Ok(())
}

fn read(file: &str) -> Result<(), Box<dyn Error>> {
    let began = Instant::now();
    let mut book: Xlsx<_> = open_workbook(file)?;
    let (mut cells, mut bytes) = (0_u64, 0);
    for name in book.sheet_names() {
        let mut reader = book.worksheet_cells_reader(&name)?;
        while let Some(cell) = reader.next_cell()? {
            cells += 1;
            if let DataRef::SharedString(text) = cell.get_value() {
                bytes += text.len();
            }
        }
    }
    println!("{cells} cells, {bytes} bytes of shared text, {:.1} s", began.elapsed().as_secs_f64());
    Ok(())
}
