//! Tables saved as web pages and as SpreadsheetML.

/// Rows as a table of a web page, as reporting systems write it under the name of a workbook.
pub(crate) fn html(rows: &[&[&str]]) -> String {
    let row = |(at, row): (usize, &&[&str])| {
        let tag = if at == 0 { "th" } else { "td" };
        format!("<tr>{}</tr>\r\n", row.iter().map(|cell| format!("<{tag}>{cell}</{tag}>")).collect::<String>())
    };
    let body: String = rows.iter().enumerate().map(row).collect();
    format!(
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\r\n<head><meta http-equiv=Content-Type content=\"text/html; charset=utf-8\"><style>td {{ mso-number-format:\"\\@\" }}</style></head>\r\n<body><table border=1>\r\n{body}</table></body></html>\r\n"
    )
}

/// Sheets as SpreadsheetML 2003.
pub(crate) fn spreadsheetml(sheets: &[(&str, &[&[&str]])]) -> String {
    let cell = |cell: &&str| format!("<Cell><Data ss:Type=\"String\">{cell}</Data></Cell>");
    let row = |row: &&[&str]| format!("<Row>{}</Row>", row.iter().map(cell).collect::<String>());
    let sheet = |(name, rows): &(&str, &[&[&str]])| {
        format!("<Worksheet ss:Name=\"{name}\"><Table>{}</Table></Worksheet>", rows.iter().map(row).collect::<String>())
    };
    format!(
        "<?xml version=\"1.0\"?>\r\n<?mso-application progid=\"Excel.Sheet\"?>\r\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">{}</Workbook>\r\n",
        sheets.iter().map(sheet).collect::<String>()
    )
}
