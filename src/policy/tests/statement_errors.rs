//! Every error in a statement, whole.

use super::says;

#[test]
fn statements_that_cannot_be() {
    let rest = "evidence = \"e\"\napprover = \"CIO\"\n";
    let with = |lines: &str| format!("[[statement]]\n{lines}\n{rest}");
    says(
        &with("owner-is = \"desk\""),
        "line 1, column 1: [[statement]] has no “match”\n  \
         say what it speaks of, such as match = { owner = \"helpdesk@trust.example\" }",
    );
    says(
        &with("match = {}\nowner-is = \"desk\""),
        "line 2, column 1: “match” of [[statement]] is empty, so it would speak of everything\n  \
         say what it speaks of, such as match = { owner = \"helpdesk@trust.example\" }",
    );
    says(
        &with("match = \"helpdesk\"\nowner-is = \"desk\""),
        "line 2, column 9: “match” of [[statement]] must be a table such as { owner = \"helpdesk@trust.example\" }, not “helpdesk”",
    );
    says(
        &with("match = { owner = \"h@x.example\" }"),
        "line 1, column 1: [[statement]] says nothing of what it matches\n  \
         add owner-is = \"post that answers\", does-not-apply = [\"name-of-check\"], supported-until = 2027-10-12 or not-on-staff-list = true",
    );
    says(
        &with("match = { owner = \"h@x.example\" }\nowner-is = \"desk\"\ndoes-not-apply = [\"one\"]"),
        "line 4, column 1: [[statement]] says both “owner-is” and “does-not-apply”\n  \
         make two statements of it",
    );
    says(
        &with("match = { product = \"epr\" }\ndoes-not-apply = [\"one\"]\nsupported-until = 2027-10-12"),
        "line 3, column 1: [[statement]] says “supported-until” and something else\n  \
         make two statements of it",
    );
    says(
        &with("match = { product = \"epr\" }\nsupported-until = \"next year\""),
        "line 3, column 19: “supported-until” of [[statement]] must be a date such as 2026-11-14, not “next year”",
    );
    says(
        &with("match = { product = \"epr\" }\nowner-is = \"desk\""),
        "line 3, column 1: “owner-is” of [[statement]] says who stands behind an owner, but “match” names no owner\n  \
         add to match the owner as the list writes it: match = { owner = \"helpdesk@trust.example\" }",
    );
    says(
        &with("match = { kind = \"user\" }\nnot-on-staff-list = true"),
        "line 3, column 1: “not-on-staff-list” of [[statement]] speaks of people, but “match” names no population\n  \
         add to match which people: match = { population = \"honorary\" }",
    );
    says(
        &with("match = { population = \"bank\" }\nnot-on-staff-list = false"),
        "line 3, column 21: “not-on-staff-list” of [[statement]] can only be true\n  \
         leave it out where they are on it",
    );
    says(
        &with("match = { population = \"bank\" }\ndoes-not-apply = [\"one\"]\nnot-on-staff-list = true"),
        "line 3, column 1: [[statement]] says “not-on-staff-list” and something else\n  \
         make two statements of it",
    );
    says(
        &with("match = { product = \"epr\" }\ndoes-not-apply = []"),
        "line 3, column 18: “does-not-apply” of [[statement]] names no check",
    );
    says(
        &with("match = { product = \"epr\" }\ndoes-not-apply = \"one\""),
        "line 3, column 18: “does-not-apply” of [[statement]] must be a list of texts, such as [\"one\", \"two\"], not “one”",
    );
    says(
        &with("match = { product = \"epr\" }\ndoes-not-apply = [\"one\"]\nuntil = \"next year\""),
        "line 4, column 9: “until” of [[statement]] must be a date such as 2026-11-14, not “next year”",
    );
    says(
        "[[statement]]\nmatch = { product = \"epr\" }\ndoes-not-apply = [\"one\"]\napprover = \"CIO\"\n",
        "line 1, column 1: [[statement]] has no “evidence”\n  \
         say what shows that it is true",
    );
    says(
        "[[statement]]\nmatch = { product = \"epr\" }\ndoes-not-apply = [\"one\"]\nevidence = \"e\"\n",
        "line 1, column 1: [[statement]] has no “approver”\n  \
         say which post vouches for it",
    );
}
