//! Every error in a source, whole.

use super::says;

#[test]
fn sources_that_cannot_be() {
    says(
        "[[source]]\nregister = \"assets\"\n",
        "line 1, column 1: [[source]] has no “file”\n  \
         say which file, such as file = \"exports/discovery*.csv\"",
    );
    says(
        "[[source]]\nfile = \"C:/lists/a.csv\"\n",
        "line 2, column 8: “file” of [[source]] begins at a drive or the root: “C:/lists/a.csv”\n  \
         write the path below the folder audited, such as \"exports/discovery*.csv\"",
    );
    says(
        "[[source]]\nfile = \"/lists/a.csv\"\n",
        "line 2, column 8: “file” of [[source]] begins at a drive or the root: “/lists/a.csv”\n  \
         write the path below the folder audited, such as \"exports/discovery*.csv\"",
    );
    says(
        "[[source]]\nfile = \"../a.csv\"\n",
        "line 2, column 8: “file” of [[source]] leads out of the folder audited: “../a.csv”\n  \
         write the path below the folder audited, such as \"exports/discovery*.csv\"",
    );
    says(
        "[[source]]\nfile = \"**/a.csv\"\n",
        "line 2, column 8: “file” of [[source]] has “**”; “*” stands for anything within one part of a path, and no pattern crosses “/”: “**/a.csv”\n  \
         write the path below the folder audited, such as \"exports/discovery*.csv\"",
    );
    says(
        "[[source]]\nfile = \"lists//a.csv\"\n",
        "line 2, column 8: “file” of [[source]] has a part without a name: “lists//a.csv”\n  \
         write the path below the folder audited, such as \"exports/discovery*.csv\"",
    );
    says(
        "[[source]]\nfile = \"exports\\north.csv\"\n",
        "line 2, column 8: “file” of [[source]] has a line break or another control character in it\n  \
         “\\” has a meaning of its own inside quotes: write paths with /, such as \"exports/north.csv\"",
    );
    says(
        "[[source]]\nfile = \"a.csv\"\nregister = \"asset\"\n",
        "line 3, column 12: “register” of [[source]] must be assets, contacts, rota, accounts, staff, alerts, baselines or waivers, not “asset”\n  \
         did you mean “assets”?",
    );
    says(
        "[[source]]\nfile = \"a.csv\"\nregister = \"tickets\"\n",
        "line 3, column 12: “register” of [[source]] must be assets, contacts, rota, accounts, staff, alerts, baselines or waivers, not “tickets”",
    );
    says(
        "[[source]]\nfile = \"a.csv\"\nrole = \"older copy\"\n",
        "line 3, column 8: “role” of [[source]] must be record, enriches, reconciled, older-copy or ignore, not “older copy”\n  \
         did you mean “older-copy”?",
    );
    says(
        "[[source]]\nfile = \"a.csv\"\nextract-date = \"14/11/2026\"\n",
        "line 3, column 16: “extract-date” of [[source]] must be a date such as 2026-11-14, not “14/11/2026”\n  \
         if you mean 14 November 2026, write 2026-11-14",
    );
    says(
        "[[source]]\nfile = \"a.csv\"\nextract-date = \"last week\"\n",
        "line 3, column 16: “extract-date” of [[source]] must be a date such as 2026-11-14, not “last week”",
    );
    says(
        "[[source]]\nfile = \"a.csv\"\nextract-date = 2026-11-14T08:00:00\n",
        "line 3, column 16: “extract-date” of [[source]] must be a date such as 2026-11-14, not 2026-11-14T08:00:00",
    );
    says(
        "[[source]]\nfile = \"a.csv\"\nextract-date = 08:00:00\n",
        "line 3, column 16: “extract-date” of [[source]] must be a date such as 2026-11-14, not 08:00:00",
    );
    says(
        "[[source]]\nfile = \"a.csv\"\n[[source]]\nfile = \"A.csv\"\n",
        "line 3, column 1: “A.csv” is described on line 1 already\n  \
         keep one [[source]] for each file or sheet",
    );
    says(
        "[[source]]\nfile = \"a.xlsx\"\nsheet = \"North\"\n[[source]]\nfile = \"a.xlsx\"\nsheet = \"north\"\n",
        "line 4, column 1: “a.xlsx, sheet north” is described on line 1 already\n  \
         keep one [[source]] for each file or sheet",
    );
}

#[test]
fn columns_that_cannot_be() {
    let with = |columns: &str| format!("[[source]]\nfile = \"a.csv\"\nregister = \"baselines\"\ncolumns = {columns}\n");
    says(
        "[[source]]\nfile = \"a.csv\"\ncolumns = { owner = \"Responsible\" }\n",
        "line 3, column 1: “columns” of [[source]] is given without “register”\n  \
         add register = \"assets\", or whichever it is: fields belong to a register",
    );
    says(
        &with("\"Responsible\""),
        "line 4, column 11: “columns” of [[source]] must be a table such as { owner = \"Responsible\" }, not “Responsible”",
    );
    says(
        &with("{ relase = \"Branch\" }"),
        "line 4, column 13: the list of baselines has no field “relase”\n  \
         did you mean “release”?",
    );
    says(
        &with("{ colour = \"Paint\" }"),
        "line 4, column 13: the list of baselines has no field “colour”\n  \
         known here: product, release, version, released, severity, reference",
    );
    says(
        &with("{ Paint = \"product\" }"),
        "line 4, column 13: the list of baselines has no field “Paint”\n  \
         the field comes first: product = \"Paint\"",
    );
    says(&with("{ product = 7 }"), "line 4, column 23: “product” of “columns” of [[source]] must be text in quotes, not 7");
    says(
        &with("{ product = \"Name\", release = \"name\" }"),
        "line 4, column 41: the column “name” is given to “product” and to “release”\n  \
         a column is read as one field",
    );
}
