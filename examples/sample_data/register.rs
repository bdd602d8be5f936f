//! `asset-register.xlsx`: the register of record, a workbook of two sheets with a banner above each header.

use std::path::Path;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::Outcome;
use crate::assets::{Asset, Sheet, When};
use crate::dates::REGISTER;

pub(crate) const FILE: &str = "asset-register.xlsx";

pub(crate) const INFIRMARY: [&str; 26] = [
    "Asset ID",
    "Asset Name",
    "Asset Type",
    "Manufacturer",
    "Model",
    "Serial Number",
    "Operating System",
    "OS Version",
    "Last Patched",
    "Owner",
    "Owner Email",
    "Department",
    "Location",
    "Business Criticality",
    "Purpose",
    "Supplier",
    "Clinical Impact",
    "Internet Facing",
    "Can be isolated",
    "Downtime Plan",
    "Exception Ref",
    "Exception Reviewed",
    "Assigned To",
    "Status",
    "Last Audit",
    "Notes",
];

pub(crate) const COMMUNITY: [&str; 26] = [
    "Asset ID",
    "Hostname",
    "Status",
    "Asset Type",
    "Location",
    "Department",
    "Owner",
    "Owner Email",
    "Manufacturer",
    "Model",
    "Serial Number",
    "Operating System",
    "OS Version",
    "Last Patched",
    "Business Criticality",
    "Purpose",
    "Supplier",
    "Assigned To",
    "Clinical Impact",
    "Downtime Plan",
    "Can be isolated",
    "Internet Facing",
    "Exception Ref",
    "Exception Reviewed",
    "Last Audit",
    "Notes",
];

/// The row of the header: a banner and a blank row stand above it.
const HEADER_ROW: u32 = 2;

pub(crate) fn write(folder: &Path, assets: &[Asset]) -> Outcome {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title("Northmoor asset register")
        .set_company("Northmoor University Hospitals NHS Trust (fictional)")
        .set_creation_datetime(&excel(REGISTER)?.and_hms(16, 40, 0)?);
    workbook.set_properties(&properties);
    for (sheet, header) in [(Sheet::Infirmary, &INFIRMARY), (Sheet::Community, &COMMUNITY)] {
        fill(workbook.add_worksheet(), sheet, header, assets)?;
    }
    workbook.save(folder.join(FILE))?;
    Ok(())
}

fn fill(page: &mut Worksheet, sheet: Sheet, header: &[&str], assets: &[Asset]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let banner = "Northmoor asset register — last updated 14 November 2026";
    page.set_name(sheet.name())?.write_with_format(0, 0, banner, &bold)?.set_freeze_panes(HEADER_ROW + 1, 2)?;
    for (column, name) in (0_u16..).zip(header) {
        page.write_with_format(HEADER_ROW, column, *name, &bold)?.set_column_width(column, 18)?;
    }
    let rows = assets.iter().filter(|asset| asset.sheet == sheet);
    for (row, asset) in (HEADER_ROW + 1..).zip(rows) {
        for (column, name) in (0_u16..).zip(header) {
            match cell(asset, name) {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => {
                    page.write_string(row, column, text)?;
                }
                Cell::Date(date) => {
                    page.write_with_format(row, column, &excel(date)?, &day)?;
                }
            }
        }
    }
    Ok(())
}

enum Cell {
    Text(String),
    Date(NaiveDate),
}

fn cell(asset: &Asset, column: &str) -> Cell {
    let text = match column {
        "Asset ID" => &asset.id,
        "Asset Name" | "Hostname" => &asset.name,
        "Asset Type" => &asset.label,
        "Manufacturer" => &asset.make,
        "Model" => &asset.model,
        "Serial Number" => &asset.serial,
        "Operating System" => &asset.os,
        "OS Version" => &asset.version,
        "Last Patched" => return when(asset.patched),
        "Owner" => &asset.owner.shown,
        "Owner Email" => &asset.owner.email,
        "Department" => &asset.department,
        "Location" => &asset.location,
        "Business Criticality" => &asset.criticality,
        "Purpose" => &asset.purpose,
        "Supplier" => &asset.supplier,
        "Clinical Impact" => &asset.impact,
        "Internet Facing" => return Cell::Text(asset.internet_facing.into()),
        "Can be isolated" => return Cell::Text(asset.isolation.into()),
        "Downtime Plan" => &asset.downtime_plan,
        "Exception Ref" => return Cell::Text(asset.exception.into()),
        "Exception Reviewed" => return when(asset.exception_reviewed),
        "Assigned To" => &asset.user,
        "Status" => &asset.status,
        "Last Audit" => return when(asset.audited),
        "Notes" => &asset.notes,
        _ => panic!("the register has no column {column}"),
    };
    Cell::Text(text.clone())
}

fn when(when: When) -> Cell {
    match when {
        When::Date(date) => Cell::Date(date),
        _ => Cell::Text(when.text()),
    }
}

fn excel(date: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(date.year()).unwrap_or(2026);
    ExcelDateTime::from_ymd(year, part(date.month()), part(date.day()))
}
