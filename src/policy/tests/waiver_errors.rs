//! Every error in a waiver, whole; and what is no error, because a finding says it.

use super::says;
use crate::policy::read;

#[test]
fn waivers_that_cannot_be() {
    says(
        "[[waiver]]\nsubject = \"*\"\n",
        "line 1, column 1: [[waiver]] has no “check”\n  say which check it waives; “standto checks” lists them",
    );
    says(
        "[[waiver]]\ncheck = \"asset-patch-stale\"\n",
        "line 1, column 1: [[waiver]] has no “subject”\n  \
         say whom or what it waives it for, such as subject = \"LAP-0012\", or \"PACS-*\"",
    );
    says(
        "[[waiver]]\ncheck = \"one\"\nsubject = \"*\"\nexpire = 2027-01-31\n",
        "line 4, column 1: [[waiver]] has no key “expire”\n  did you mean “expires”?",
    );
    says(
        "[[waiver]]\ncheck = \"one\"\nsubject = \"*\"\nexpires = \"31/01/2027\"\n",
        "line 4, column 11: “expires” of [[waiver]] must be a date such as 2026-11-14, not “31/01/2027”\n  \
         if you mean 31 January 2027, write 2027-01-31",
    );
    says(
        "[[waiver]]\ncheck = \"one\"\nsubject = \"*\"\napproved = 2026-02-01\nexpires = 2026-01-01\n",
        "line 5, column 11: “expires” of [[waiver]] lies before “approved”",
    );
}

#[test]
fn what_a_waiver_lacks_is_read_as_lacking() {
    let policy = read("standto.toml", "[[waiver]]\ncheck = \"one\"\nsubject = \"LAP-*\"\n").unwrap();
    let waiver = &policy.waivers[0].waiver;
    assert_eq!((waiver.reason.as_ref(), waiver.approver.as_ref(), waiver.expires), (None, None, None));
    assert_eq!(waiver.written, "standto.toml, line 1");
    assert!(waiver.subject.fits("lap-1"));
}
