//! A small estate of four lists in which most things are well, as a ground for what a test changes.

use standto::model::register::Register;

/// A list as rows of cells, its header first.
#[derive(Clone)]
pub(crate) struct List {
    /// Its file.
    pub(crate) name: &'static str,
    /// What it is read as.
    pub(crate) register: Register,
    /// Its rows.
    pub(crate) rows: Vec<Vec<String>>,
}

impl List {
    fn of(name: &'static str, register: Register, text: &str) -> Self {
        let row = |line: &str| line.split(',').map(|cell| cell.trim().to_owned()).collect();
        List { name, register, rows: text.lines().filter(|line| !line.trim().is_empty()).map(row).collect() }
    }

    /// The headers.
    pub(crate) fn headers(&self) -> &[String] {
        &self.rows[0]
    }

    /// Without a column.
    pub(crate) fn without(&self, column: usize) -> Self {
        let mut list = self.clone();
        list.rows.iter_mut().for_each(|row| drop(row.remove(column)));
        list
    }

    /// With every cell of a column blank.
    pub(crate) fn emptied(&self, column: usize) -> Self {
        let mut list = self.clone();
        list.rows.iter_mut().skip(1).for_each(|row| row[column].clear());
        list
    }

    /// With a column more, whose cells are what `cell` makes of the row's number.
    pub(crate) fn with(&self, header: &str, cell: impl Fn(usize) -> String) -> Self {
        let mut list = self.clone();
        for (number, row) in list.rows.iter_mut().enumerate() {
            row.push(if number == 0 { header.to_owned() } else { cell(number) });
        }
        list
    }

    /// As a file.
    pub(crate) fn csv(&self) -> String {
        self.rows.iter().flat_map(|row| [row.join(","), "\n".to_owned()]).collect()
    }
}

/// The four lists.
pub(crate) fn estate() -> Vec<List> {
    vec![
        List::of(
            "assets.csv",
            Register::Assets,
            "
Asset ID,Hostname,Serial Number,Asset Type,Operating System,OS Version,Asset Owner,Department,Purpose,Criticality,Status,Last Patched,Last Seen
NM-01,NMR-EPR-01,SN0001,Server,Windows Server 2022,10.0.20348.4171,Ann Lee,Digital,Patient record,Critical,Live,18/11/2026,21/11/2026
NM-02,NMR-PACS-01,SN0002,Server,Windows Server 2022,10.0.20348.4171,Bo Ray,Radiology,Images,High,Live,18/11/2026,21/11/2026
NM-03,NMR-LAP-03,SN0003,Laptop,Windows 11,10.0.26100.6899,Cy Fox,Finance,Office work,Low,In Use,20/11/2026,21/11/2026
NM-04,NMR-LAP-04,SN0004,Laptop,Windows 11,10.0.26100.6899,Di Ash,Finance,Office work,Low,In Use,20/11/2026,21/11/2026
NM-05,NMR-SW-05,SN0005,Network Switch,ArubaOS-CX,10.13,Ed Elm,Digital,Ward network,High,Live,01/11/2026,21/11/2026
NM-06,NMR-OLD-06,SN0006,Server,Ubuntu,22.04,,Digital,,,Live,01/02/2026,21/11/2026
NM-07,NMR-OLD-07,SN0007,Server,Ubuntu,22.04,Ann Lee,Digital,Archive,Low,Retired,01/02/2024,01/02/2024
",
        ),
        List::of(
            "accounts.csv",
            Register::Accounts,
            "
SamAccountName,DisplayName,EmailAddress,EmployeeID,Account Type,Enabled,MemberOf,Owner,MFA,Interactive,Last Reviewed,LastLogonDate,WhenCreated
alee,Ann Lee,ann.lee@northmoor.example,10001,User,True,Staff,,True,,,20/11/2026,01/04/2019
bray,Bo Ray,bo.ray@northmoor.example,10002,User,True,Staff,,True,,,20/11/2026,01/04/2019
cfox,Cy Fox,cy.fox@northmoor.example,10003,User,True,Staff,,True,,,19/11/2026,01/04/2019
dash,Di Ash,di.ash@northmoor.example,10004,User,True,Staff,,True,,,19/11/2026,01/04/2019
eelm,Ed Elm,ed.elm@northmoor.example,10005,User,True,Staff,,True,,,19/11/2026,01/04/2019
fgum,Flo Gum,flo.gum@northmoor.example,10006,User,False,Staff,,True,,,01/03/2026,01/04/2019
adm-alee,Ann Lee (admin),,10001,User,True,Domain Admins,,True,,,20/11/2026,01/04/2019
adm-bray,Bo Ray (admin),,10002,User,True,Domain Admins,,False,,,20/11/2026,01/04/2019
svc-backup,Nightly backup,,,Service,True,Backup Jobs,Ann Lee,False,No,03/06/2026,20/11/2026,01/04/2019
svc-epr,EPR interface,,,Service,True,SSL VPN Users,Bo Ray,True,Yes,03/06/2026,20/11/2026,01/04/2019
svc-lab,Lab link,,,Service,True,Lab,,False,No,,20/11/2026,01/04/2019
",
        ),
        List::of(
            "contacts.csv",
            Register::Contacts,
            "
Name,Role,Team,Contact type,Office phone,Mobile,Email,Deputy,Last checked
Ann Lee,IT on call,Digital,Internal,01632 960101,07700 900101,ann.lee@northmoor.example,Cy Fox,01/11/2026
Bo Ray,Cyber lead,Digital,Internal,01632 960102,07700 900102,bo.ray@northmoor.example,Ann Lee,01/11/2026
Cy Fox,Executive on call,Board,Internal,01632 960103,07700 900103,cy.fox@northmoor.example,Di Ash,01/11/2026
Di Ash,SIRO,Board,Internal,01632 960104,07700 900104,di.ash@northmoor.example,Cy Fox,01/11/2026
Ed Elm,Communications,Communications,Internal,,,ed.elm@northmoor.example,,01/02/2026
Switchboard,,,Internal,01632 960100,,,,01/11/2026
",
        ),
        List::of(
            "staff.csv",
            Register::Staff,
            "
Employee Number,Full Name,Email Address,Position Title,Assignment Status,Latest Start Date,Actual Termination Date
10001,Ann Lee,ann.lee@northmoor.example,Systems Manager,Active Assignment,01/04/2019,
10002,Bo Ray,bo.ray@northmoor.example,Security Lead,Active Assignment,01/04/2019,
10003,Cy Fox,cy.fox@northmoor.example,Director,Active Assignment,01/04/2019,
10004,Di Ash,di.ash@northmoor.example,Finance Director,Active Assignment,01/04/2019,
10005,Ed Elm,ed.elm@northmoor.example,Communications Manager,Active Assignment,01/04/2019,
10006,Flo Gum,flo.gum@northmoor.example,Nurse,Terminated,01/04/2019,27/03/2026
",
        ),
    ]
}
