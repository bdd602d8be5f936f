//! Every error outside sources and statements, whole.

use super::says;

#[test]
fn sections_that_do_not_exist() {
    says(
        "[organization]\n",
        "line 1, column 2: there is no section “organization”\n  \
         did you mean “organisation”?",
    );
    says(
        "[policy]\n[[sources]]\nfile = \"a.csv\"\n",
        "line 2, column 3: there is no section “sources”\n  \
         did you mean “source”?",
    );
    says(
        "[colours]\n",
        "line 1, column 2: there is no section “colours”\n  \
         known here: organisation, policy, rating, limits, checks, check, role, roles, shifts, source, statement, waiver, board, action, decision",
    );
    says(
        "marking = \"OFFICIAL\"\n",
        "line 1, column 1: “marking” stands above the first section\n  \
         it goes under [policy]",
    );
    says(
        "name = \"Northmoor\"\n",
        "line 1, column 1: “name” stands above the first section\n  \
         put it under the section it belongs to, such as [organisation]",
    );
}

#[test]
fn sections_written_as_something_else() {
    says(
        "organisation = \"Northmoor\"\n",
        "line 1, column 1: [organisation] is a section, not “Northmoor”\n  \
         write [organisation] on a line of its own, and its keys under it",
    );
    says(
        "[[rating]]\n",
        "line 1, column 3: [rating] is one section, not a list of them\n  \
         write [rating], once",
    );
    says(
        "[source]\nfile = \"a.csv\"\n",
        "line 1, column 2: [[source]] may stand more than once, so it is written with two brackets\n  \
         write [[source]] on a line of its own, and its keys under it",
    );
    says(
        "role = [\"SIRO\"]\n",
        "line 1, column 1: [[role]] may stand more than once, so it is written with two brackets\n  \
         write [[role]] on a line of its own, and its keys under it",
    );
    says(
        "[checks]\naccount-dormant = false\n",
        "line 2, column 1: [checks.account-dormant] is a section, not false\n  \
         write [checks.account-dormant] on a line of its own, and its keys under it",
    );
    says(
        "[rating]\ndays-allowed = 14\n",
        "line 2, column 1: [rating.days-allowed] is a section, not 14\n  \
         write [rating.days-allowed] on a line of its own, and its keys under it",
    );
}

#[test]
fn keys_that_do_not_exist() {
    says(
        "[organisation]\nods_code = \"Z9Z\"\n",
        "line 2, column 1: [organisation] has no key “ods_code”\n  \
         did you mean “ods-code”?",
    );
    says(
        "[organisation]\ncolour = \"blue\"\n",
        "line 2, column 1: [organisation] has no key “colour”\n  \
         known here: name, ods-code, single-point-of-contact, operator-of-essential-services, nis-duty, ico-duty, servicenow, \
         dspt-reporters, plan-offline",
    );
    says(
        "[organisation]\nmarking = \"OFFICIAL\"\n",
        "line 2, column 1: [organisation] has no key “marking”\n  \
         it goes under [policy]",
    );
    says(
        "[rating]\ngreen = 90\ngren = 90\n",
        "line 3, column 1: [rating] has no key “gren”\n  \
         did you mean “green”?",
    );
    says(
        "[rating]\ncritical = 2\n",
        "line 2, column 1: [rating] has no key “critical”\n  \
         it goes under [rating.days-allowed]",
    );
    says(
        "[rating.days-allowed]\nhihg = 2\n",
        "line 2, column 1: [rating.days-allowed] has no key “hihg”\n  \
         did you mean “high”?",
    );
    says(
        "[[role]]\nlabel = \"SIRO\"\n",
        "line 2, column 1: [[role]] has no key “label”\n  \
         known here: name, aliases",
    );
    says(
        "[[source]]\nfle = \"a.csv\"\n",
        "line 2, column 1: [[source]] has no key “fle”\n  \
         did you mean “file”?",
    );
    says(
        "[[statement]]\nmatch = { ownr = \"x\" }\n",
        "line 2, column 11: “match” of [[statement]] has no key “ownr”\n  \
         did you mean “owner”?",
    );
    says(
        "[[statement]]\nowner = \"x\"\n",
        "line 2, column 1: [[statement]] has no key “owner”\n  \
         it goes under “match” of [[statement]]",
    );
}

#[test]
fn values_that_are_wrong() {
    says("[organisation]\nname = 9\n", "line 2, column 8: “name” of [organisation] must be text in quotes, not 9");
    says("[organisation]\nname = \"  \"\n", "line 2, column 8: “name” of [organisation] must be text, not left empty");
    says(
        "[organisation]\nods-code = \"Z9-Z\"\n",
        "line 2, column 12: “ods-code” of [organisation] must be 1 to 9 letters and digits, not “Z9-Z”",
    );
    says(
        "[organisation]\nods-code = \"ABCDEFGHIJ\"\n",
        "line 2, column 12: “ods-code” of [organisation] must be 1 to 9 letters and digits, not “ABCDEFGHIJ”",
    );
    says("[policy]\ndates = \"day\"\n", "line 2, column 9: “dates” of [policy] must be day-first or month-first, not “day”");
    says(
        "[policy]\ndates = \"day_first\"\n",
        "line 2, column 9: “dates” of [policy] must be day-first or month-first, not “day_first”\n  \
         did you mean “day-first”?",
    );
    says("[policy]\nleast-match-rate = 180\n", "line 2, column 20: “least-match-rate” of [policy] must be a number from 0 to 100, not 180");
    says(
        "[policy]\nleast-match-rate = \"80\"\n",
        "line 2, column 20: “least-match-rate” of [policy] must be a number from 0 to 100, not “80”\n  \
         write 80, without quotes",
    );
    says("[policy]\nleast-match-rate = nan\n", "line 2, column 20: “least-match-rate” of [policy] must be a number from 0 to 100, not nan");
    says("[policy]\nmarking = [\"OFFICIAL\"]\n", "line 2, column 11: “marking” of [policy] must be text in quotes, not a list");
    says(
        "[roles]\ndefaults = \"no\"\n",
        "line 2, column 12: “defaults” of [roles] must be true or false, not “no”\n  \
         write false, without quotes",
    );
    says(
        "[[role]]\nname = \"SIRO\"\naliases = \"risk owner\"\n",
        "line 3, column 11: “aliases” of [[role]] must be a list of texts, such as [\"one\", \"two\"], not “risk owner”",
    );
    says(
        "[[role]]\nname = \"SIRO\"\naliases = [\"risk owner\", 7]\n",
        "line 3, column 26: an entry of “aliases” of [[role]] must be text in quotes, not 7",
    );
}

#[test]
fn ratings_that_cannot_be() {
    says("[rating]\ngreen = 101\n", "line 2, column 9: “green” of [rating] must be a number from 0 to 100, not 101");
    says(
        "[rating]\ngreen = 60\n",
        "line 2, column 1: [rating] calls an area red under 70 (the default) and green from 60\n  \
         “red” must not be above “green”",
    );
    says(
        "[rating]\ngreen = 80\nred = 85\n",
        "line 3, column 1: [rating] calls an area red under 85 and green from 80\n  \
         “red” must not be above “green”",
    );
    says(
        "[rating.days-allowed]\nhigh = 14.5\n",
        "line 2, column 8: “high” of [rating.days-allowed] must be a whole number from 0 to 3650, not 14.5",
    );
    says(
        "[rating.days-allowed]\nhigh = -1\n",
        "line 2, column 8: “high” of [rating.days-allowed] must be a whole number from 0 to 3650, not -1",
    );
    says(
        "[rating.days-allowed]\nhigh = 99999\n",
        "line 2, column 8: “high” of [rating.days-allowed] must be a whole number from 0 to 3650, not 99999",
    );
}

#[test]
fn limits_that_cannot_be() {
    says("[limits]\nrow-bytes = 10\n", "line 2, column 13: “row-bytes” of [limits] must be a whole number from 100 to 1000000000, not 10");
    says(
        "[limits]\nrow-lines = \"1000\"\n",
        "line 2, column 13: “row-lines” of [limits] must be a whole number from 1 to 1000000, not “1000”\n  \
         write 1000, without quotes",
    );
    says("[limits]\ncolumns = 2\n", "line 2, column 11: “columns” of [limits] must be a whole number from 3 to 65000, not 2");
    says(
        "[limits]\nunpacked-megabytes = 0.5\n",
        "line 2, column 22: “unpacked-megabytes” of [limits] must be a whole number from 1 to 1000000, not 0.5",
    );
    says(
        "[limits]\nrow-byte = 1000\n",
        "line 2, column 1: [limits] has no key “row-byte”\n  \
         did you mean “row-bytes”?",
    );
    says(
        "[limits]\nrows = 1000\n",
        "line 2, column 1: [limits] has no key “rows”\n  \
         known here: row-bytes, row-lines, columns, unpacked-megabytes",
    );
    says(
        "row-lines = 12\n",
        "line 1, column 1: “row-lines” stands above the first section\n  \
         it goes under [limits]",
    );
}

#[test]
fn checks_that_cannot_be() {
    says(
        "[checks.account-dormant]\nseverity = \"hihg\"\n",
        "line 2, column 12: “severity” of [checks.account-dormant] must be critical, high, medium or low, not “hihg”\n  \
         did you mean “high”?",
    );
    says(
        "[checks.account-dormant]\nseverity = \"grave\"\n",
        "line 2, column 12: “severity” of [checks.account-dormant] must be critical, high, medium or low, not “grave”",
    );
    says(
        "[checks.account-dormant]\nseverity = 1\n",
        "line 2, column 12: “severity” of [checks.account-dormant] must be critical, high, medium or low, not 1",
    );
    says(
        "[checks.account-dormant]\noff = true\n",
        "line 2, column 1: [checks.account-dormant] is switched off without a reason\n  \
         add reason = \"…\": the report shows it",
    );
    says(
        "[checks.account-dormant]\noff = \"true\"\n",
        "line 2, column 7: “off” of [checks.account-dormant] must be true or false, not “true”\n  \
         write true, without quotes",
    );
    says(
        "[checks.account-dormant]\noff = true\nraeson = \"weekly\"\n",
        "line 3, column 1: [checks.account-dormant] has no key “raeson”\n  \
         did you mean “reason”?",
    );
    says(
        "[checks.account-dormant]\nsevrity = \"high\"\n",
        "line 2, column 1: [checks.account-dormant] has no key “sevrity”\n  \
         did you mean “severity”?",
    );
    says(
        "[checks.account-dormant]\nover-days = \"45\"\n",
        "line 2, column 13: “over-days” of [checks.account-dormant] must be a whole number from 0 up, true, false, or a list of texts, not “45”\n  \
         write 45, without quotes",
    );
    says(
        "[checks.account-dormant]\nover-days = -1\n",
        "line 2, column 13: “over-days” of [checks.account-dormant] must be a whole number from 0 up, true, false, or a list of texts, not -1",
    );
    says(
        "[checks.account-dormant]\nover-days = 4.5\n",
        "line 2, column 13: “over-days” of [checks.account-dormant] must be a whole number from 0 up, true, false, or a list of texts, not 4.5",
    );
    says(
        "[checks.account-dormant]\nover-days = 99999999999999999999\n",
        "line 2, column 13: “over-days” of [checks.account-dormant] must be a whole number from 0 up, true, false, or a list of texts, not 99999999999999999999",
    );
    says(
        "[checks.account-dormant]\nwords = [\"a\", \"\"]\n",
        "line 2, column 15: an entry of “words” of [checks.account-dormant] must be text, not left empty",
    );
}

#[test]
fn roles_that_cannot_be() {
    says(
        "[[role]]\naliases = [\"epr\"]\n",
        "line 1, column 1: [[role]] has no “name”\n  \
         say how the report should call the role",
    );
    says(
        "[[role]]\nname = \"EPR\"\n[[role]]\nname = \"epr\"\n",
        "line 3, column 1: the role “epr” stands on line 1 already\n  \
         keep one of the two, with the aliases of both",
    );
    says(
        "[roles]\ndefaults = false\n",
        "line 2, column 1: [roles] drops the built-in roles and no [[role]] stands in their place\n  \
         add a [[role]]; to leave roles out altogether, switch their checks off with a reason",
    );
}

#[test]
fn shifts_without_hours_and_twice_over() {
    says(
        "[shifts]\nNight = \"late\"\n",
        "line 2, column 9: “Night” of [shifts] must be hours such as \"06:00-14:00\", not “late”\n  \
         a shift that ends no later than it begins ends on the next day",
    );
    says(
        "[shifts]\nNight = 20\n",
        "line 2, column 9: “Night” of [shifts] must be hours such as \"06:00-14:00\", not 20\n  \
         a shift that ends no later than it begins ends on the next day",
    );
    says(
        "[shifts]\nLong-day = \"08:00-20:00\"\n\"long day\" = \"08:00-20:30\"\n",
        "line 3, column 1: the shift “long day” stands on line 2 already\n  \
         capitals, spaces and marks do not tell two shifts apart: keep one",
    );
    says(
        "[shifts]\n\"-\" = \"08:00-20:00\"\n",
        "line 2, column 1: a shift of [shifts] has no name\n  \
         write Morning = \"06:00-14:00\"",
    );
    says(
        "shifts = \"08:00-20:00\"\n",
        "line 1, column 1: [shifts] is a section, not “08:00-20:00”\n  \
         write [shifts] on a line of its own, and its keys under it",
    );
}
