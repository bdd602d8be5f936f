//! The lists that most files of the corpus hold, in ever another form.

/// A small asset register of an invented trust: plain letters only.
pub(crate) const PLAIN: &[&[&str]] = &[
    &["Asset ID", "Hostname", "Serial Number", "Operating System", "Owner", "Location"],
    &["NM-1001", "nmlap-1001", "SN77A1", "Windows 11", "Ann Lee", "Theatre 3"],
    &["NM-1002", "nmlap-1002", "SN77A2", "Windows 11", "Bo Fernsby", "Level 2"],
    &["NM-1003", "nmsrv-0003", "SN77A3", "Windows Server 2022", "helpdesk@northmoor.example", "Data centre"],
];

/// The same with letters that every encoding writes in its own way.
pub(crate) const ACCENTED: &[&[&str]] = &[
    &["Asset ID", "Hostname", "Serial Number", "Operating System", "Owner", "Location"],
    &["NM-1001", "nmlap-1001", "SN77A1", "Windows 11", "Zoë Fairweather", "Café on level 2"],
    &["NM-1002", "nmlap-1002", "SN77A2", "Windows 11", "José Ángel Muñoz", "Theatre 3"],
    &["NM-1003", "nmsrv-0003", "SN77A3", "Windows Server 2022", "Siân Llŷr’s team", "Data centre"],
];

/// Who is rung.
pub(crate) const CONTACTS: &[&[&str]] = &[
    &["Name", "Role", "Mobile", "Email"],
    &["Ann Lee", "IT on call", "07700 900101", "ann.lee@northmoor.example"],
    &["Bo Fernsby", "Executive on call", "07700 900102", "bo.fernsby@northmoor.example"],
];

/// Who works here.
pub(crate) const STAFF: &[&[&str]] = &[
    &["Employee Number", "First Name", "Last Name", "Assignment Status", "Latest Start Date", "Supervisor"],
    &["00231", "Ann", "Lee", "Active Assignment", "01/04/2019", "Bo Fernsby"],
    &["00232", "Bo", "Fernsby", "Active Assignment", "14/09/2021", "Cy Marlowe"],
];

/// Rows as text, with a delimiter and a line end; a cell that needs quotation marks gets them.
pub(crate) fn text(rows: &[&[&str]], delimiter: char, line_end: &str) -> String {
    let cell = |cell: &&str| {
        if cell.contains([delimiter, '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { (*cell).to_owned() }
    };
    let line = |row: &&[&str]| row.iter().map(cell).collect::<Vec<_>>().join(&delimiter.to_string()) + line_end;
    rows.iter().map(line).collect()
}

/// Rows as comma-separated text with the line ends of Windows.
pub(crate) fn csv(rows: &[&[&str]]) -> String {
    text(rows, ',', "\r\n")
}
