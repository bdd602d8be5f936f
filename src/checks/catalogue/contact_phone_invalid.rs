//! A telephone number that cannot be rung as it is written.

use std::borrow::Cow;

use crate::checks::{Check, Run, wording};
use crate::model::contact::{Contact, ContactField, Side};
use crate::model::control::{CAF_D1_A, CIS_17_2};
use crate::model::facts::Facts;
use crate::model::field::Field;
use crate::model::param::{Param, Setting};
use crate::model::phone::{self, Line, Why};
use crate::model::prose;
use crate::model::severity::Severity;
use crate::model::verdict::{self, Verdict};

static ALLOW_DRAMA: Param = Param {
    key: "allow-drama-ranges",
    default: Setting::Switch(false),
    help: "Whether numbers that Ofcom keeps free for drama may stand in the list, as in a list made for training.",
    source: "ours",
};

pub(super) static CHECK: Check = Check {
    title: "telephone number cannot be rung as written",
    severity: Severity::High,
    rationale: "A wrong number is found out at three in the morning, when there is nobody to ask for the right one.",
    fix: "Ask the contact for the number, write it with its area code, and ring it once. In a spreadsheet set the column to text.",
    controls: &[CIS_17_2, CAF_D1_A],
    also: &[],
    params: &[&ALLOW_DRAMA],
    formerly: &[],
    run: Run::EachContact(NEEDS, run),
};

const NEEDS: &[&[ContactField]] = &[&[ContactField::OutOfHours, ContactField::Mobile, ContactField::Phone, ContactField::OtherPhone]];

fn run(contact: &Contact<'_>, facts: &Facts<'_>) -> Verdict {
    let allow_drama = facts.settings.is_on(&ALLOW_DRAMA);
    let mut any = false;
    let mut faults: Vec<(ContactField, String, &'static str)> = Vec::new();
    let mut drama: Option<(ContactField, String)> = None;
    let mut made_up: Option<(ContactField, String)> = None;
    let mut without_zero: Vec<ContactField> = Vec::new();
    let mut only_extensions = true;
    for (field, cell) in contact.numbers() {
        let Some(text) = cell.value() else { continue };
        any = true;
        let reading = phone::read(text);
        for fault in &reading.faults {
            let (whose, cause) = (column(field), cause(fault.why));
            faults.push((field, format!("{whose} {} {}", wording::quoted(&verdict::name(&fault.written)), fault.why.words()), cause));
        }
        only_extensions &= reading.numbers.iter().all(|number| number.line == Line::Extension);
        if reading.numbers.iter().any(|number| number.zero_restored) {
            without_zero.push(field);
        }
        if let (None, Some(number)) = (&drama, reading.numbers.iter().find(|number| number.is_drama && !allow_drama)) {
            drama = Some((field, number.written.clone()));
        }
        if let (None, Some(number)) = (&made_up, reading.numbers.iter().find(|number| number.looks_made_up())) {
            made_up = Some((field, number.written.clone()));
        }
    }
    if !any {
        return Verdict::NotApplicable;
    }
    if let [(field, _, cause), ..] = faults[..] {
        let evidence: Vec<&str> = faults.iter().map(|(_, words, _)| words.as_str()).collect();
        let verdict = Verdict::fail(evidence.join("; ")).because(cause).at(field);
        return if contact.side() == Side::Internal { verdict } else { verdict.as_severe_as(Severity::Medium) };
    }
    if let Some((field, written)) = drama {
        let evidence = format!("{} {} is reserved for drama: nobody answers it", column(field), wording::quoted(&verdict::name(&written)));
        return Verdict::fail(evidence).because("a number reserved for drama").at(field).as_severe_as(Severity::Low);
    }
    if let Some((field, written)) = made_up {
        let evidence = format!("{} {} looks made up to fill the cell", column(field), wording::quoted(&verdict::name(&written)));
        return Verdict::fail(evidence).because("a number that looks made up").at(field).as_severe_as(Severity::Medium);
    }
    if let [first, ..] = without_zero[..] {
        let columns: Vec<Cow<'_, str>> = without_zero.iter().map(|field| wording::quoted(field.spec().name).into()).collect();
        return Verdict::fail("Excel has dropped the leading zero; read as 0…")
            .because(format!("the leading zero is missing in {}", prose::list(&columns)))
            .at(first)
            .as_severe_as(Severity::Low)
            .of_whole_column();
    }
    // A list that drops its column of mobiles must not be the better for the wrong numbers that stood in it.
    if only_extensions && contact.mobile.is_absent() {
        return Verdict::unknown("only an extension is given, which rings at a desk, and the list has no column for mobiles")
            .at(ContactField::Mobile)
            .of_whole_column();
    }
    Verdict::Pass
}

/// What a person calls the column.
fn column(field: ContactField) -> &'static str {
    match field {
        ContactField::OutOfHours => "out-of-hours number",
        ContactField::Mobile => "mobile number",
        ContactField::OtherPhone => "other number",
        _ => "telephone number",
    }
}

/// What such faults have in common.
fn cause(why: Why) -> &'static str {
    match why {
        Why::NoNumber => "words where a number should stand",
        Why::TooShort | Why::TooLong => "digits missing or too many",
        Why::NoAreaCode => "no area code",
        Why::Letter => "a letter among the digits",
        Why::NoSuchNumber => "no telephone has such a number",
        Why::Rounded => "digits lost in a spreadsheet",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::param::Settings;
    use crate::model::verdict::Detail;
    use crate::model::written::{self, Row};

    fn judge(cells: &[(ContactField, &'static str)], allow_drama: bool) -> Verdict {
        let survey = written::survey();
        let mut settings = Settings::defaults(CHECK.params);
        assert!(settings.set("allow-drama-ranges", Setting::Switch(allow_drama)));
        run(&Contact::read(&Row::of(cells)), &written::facts(&survey, &settings))
    }

    fn failure(verdict: Verdict) -> Detail {
        let Verdict::Fail(detail) = verdict else { panic!("{verdict:?} is no failure") };
        detail
    }

    #[test]
    fn a_drama_number_is_said_to_be_one_unless_the_policy_allows_it() {
        let row = [(ContactField::Mobile, "07700 900123")];
        let detail = failure(judge(&row, false));
        assert_eq!(detail.severity, Some(Severity::Low));
        assert!(detail.evidence.contains("reserved for drama"));
        assert_eq!(judge(&row, true), Verdict::Pass);
    }

    #[test]
    fn a_number_typed_to_fill_the_cell_is_asked_about() {
        for number in ["01234 567890", "07777 777777", "+44 1234 567890", "0208 888 8888"] {
            let detail = failure(judge(&[(ContactField::Mobile, number)], true));
            assert_eq!(detail.cause.as_deref(), Some("a number that looks made up"), "{number}");
        }
        for number in ["01632 960123", "0345 678 9123", "Ext 4444", "0800 111 222", "116 123"] {
            let verdict = judge(&[(ContactField::OutOfHours, number), (ContactField::Mobile, "")], true);
            assert!(!matches!(verdict, Verdict::Fail(detail) if detail.evidence.contains("made up")), "{number}");
        }
    }

    #[test]
    fn an_extension_alone_is_enough_only_where_the_list_could_say_more() {
        let only_desk = judge(&[(ContactField::Phone, "Ext 4471")], true);
        assert!(matches!(only_desk, Verdict::Unknown(detail) if detail.whole_column));
        assert_eq!(judge(&[(ContactField::Phone, "Ext 4471"), (ContactField::Mobile, "")], true), Verdict::Pass);
        assert_eq!(judge(&[(ContactField::Phone, "Ext 4471"), (ContactField::OutOfHours, "01632 960101")], true), Verdict::Pass);
        assert_eq!(judge(&[(ContactField::Phone, "Bleep 112")], true), Verdict::Pass, "the switchboard bleeps at night too");
    }

    #[test]
    fn a_dropped_zero_is_of_the_column_and_a_wrong_number_of_the_row() {
        let dropped = failure(judge(&[(ContactField::Phone, "3003035222"), (ContactField::Mobile, "7700900123")], true));
        assert!(dropped.whole_column);
        assert_eq!(dropped.cause.as_deref(), Some("the leading zero is missing in “mobile” and “phone”"));
        let wrong = failure(judge(&[(ContactField::Phone, "3003035222"), (ContactField::Mobile, "07700 900")], true));
        assert!(!wrong.whole_column && wrong.field == Some(ContactField::Mobile.index()));
        assert_eq!(judge(&[(ContactField::Phone, "")], true), Verdict::NotApplicable);
    }
}
