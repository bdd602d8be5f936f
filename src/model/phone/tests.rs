//! Telephone cells found in real lists, with numbers nobody has.

use super::*;

fn digits(cell: &str) -> Vec<String> {
    let reading = read(cell);
    assert_eq!(reading.faults, [], "{cell}");
    reading
        .numbers
        .iter()
        .map(|number| number.digits.clone() + &number.extension.as_ref().map_or(String::new(), |x| format!("x{x}")))
        .collect()
}

fn one(cell: &str) -> Number {
    let reading = read(cell);
    assert_eq!((reading.numbers.len(), reading.faults.len()), (1, 0), "{cell}: {reading:?}");
    reading.numbers[0].clone()
}

fn fault(cell: &str) -> Why {
    let reading = read(cell);
    assert_eq!((reading.numbers.len(), reading.faults.len()), (0, 1), "{cell}: {reading:?}");
    reading.faults[0].why
}

#[test]
fn spellings_of_one_mobile_are_equal() {
    for cell in [
        "07700 900123",
        "07700900123",
        "07700-900-123",
        "07700.900.123",
        "(07700) 900123",
        "0 7700 900123",
        "+44 7700 900123",
        "+44 (0)7700 900123",
        "+44(0) 7700 900 123",
        "+44 07700 900123",
        "0044 7700 900123",
        "00 44 7700 900123",
        "(0044) 7700 900123",
        "447700900123",
        "7700900123",
        "7700900123.0",
        "7,700,900,123",
        "7.700900123E+09",
        "'07700900123",
        "=\"07700900123\"",
        "Mob: 07700 900123",
        "07700 900123 (home)",
        "Mobile 07700 900123 - leave a message",
        "tel:07700900123",
        "1. 07700 900123",
        "1) 07700 900123",
        "\u{a0}07700\u{a0}900123",
    ] {
        let number = one(cell);
        assert_eq!(number.digits, "07700900123", "{cell}");
        assert!(number.is_mobile() && number.is_drama && !number.is_internal(), "{cell}");
    }
}

#[test]
fn several_numbers_in_one_cell() {
    for cell in [
        "07700 900123; 01632 960123",
        "07700 900123 / 01632 960123",
        "07700900123/01632960123",
        "07700 900123, 01632 960123",
        "07700 900123 or 01632 960123",
        "07700 900123\n01632 960123",
        "07700 900123 01632 960123",
        "07700900123 01632960123",
        "Mob: 07700 900123 Home: 01632 960123",
        "1st: 07700 900123, 2nd: 01632 960123",
        "+44 7700 900123 +44 1632 960123",
        "+44 7700 900123 01632 960123",
        "M 07700 900123 (24/7) T 01632 960123 (Mon-Fri 9-5)",
    ] {
        assert_eq!(digits(cell), ["07700900123", "01632960123"], "{cell}");
    }
    assert_eq!(digits("01632 960123/4"), ["01632960123", "01632960124"]);
    assert_eq!(digits("01632 960123/124"), ["01632960123", "01632960124"]);
    assert_eq!(digits("0161 496 0123-5"), ["01614960123", "01614960125"]);
}

#[test]
fn extensions_bleeps_and_the_switchboard() {
    assert_eq!(digits("01632 960123 ext 4471"), ["01632960123x4471"]);
    assert_eq!(digits("01632 960123 x4471"), ["01632960123x4471"]);
    assert_eq!(digits("01632 960123, Ext. 4471"), ["01632960123x4471"]);
    assert_eq!(digits("01632 960123 or ext 4471"), ["01632960123", "4471"]);
    for cell in ["x4471", "Ext 4471", "ext:4471", "4471", "4471 (ext)", "DECT 4471", "dial 4471", "#4471"] {
        let number = one(cell);
        assert_eq!((number.digits.as_str(), number.line), ("4471", Line::Extension), "{cell}");
        assert!(number.is_internal() && !number.is_mobile());
    }
    assert_eq!(digits("44712"), ["44712"]);
    assert_eq!(digits("4471 / 4472"), ["4471", "4472"]);
    assert_eq!(digits("4471 4472"), ["4471", "4472"]);
    for cell in ["Bleep 123", "bleep: 123", "123 (bleep)", "Pager 123", "bleep 123 via switchboard"] {
        let number = one(cell);
        assert_eq!((number.digits.as_str(), number.line), ("123", Line::Bleep), "{cell}");
    }
    for cell in ["via switchboard", "Switchboard", "ask switchboard", "Contact via Switchboard (24/7)"] {
        assert_eq!(one(cell).line, Line::Switchboard, "{cell}");
        assert!(one(cell).is_internal());
    }
    let both = read("switchboard 01632 960000, bleep 2222");
    assert_eq!(both.numbers.iter().map(|n| n.line).collect::<Vec<_>>(), [Line::Landline, Line::Bleep]);
}

#[test]
fn notes_beside_a_number_are_no_numbers() {
    for cell in [
        "0300 303 5222 (24/7)",
        "0300 303 5222 24/7",
        "0300 303 5222, option 2",
        "0300 303 5222 press 1",
        "0300 303 5222 (Mon-Fri 9-5)",
        "0300 303 5222 Mon to Fri 09:00-17:00",
        "0300 303 5222 (0800-1700)",
        "0300 303 5222 after 1700",
        "0300 303 5222 (checked 12/03/2026)",
        "0300 303 5222 9am-5pm",
        "0300 303 5222 PIN 123456#",
        "0300 303 5222 (fax 01632 960999)",
        "0300 303 5222; on.call7@northmoor.example",
        "Ward 7 0300 303 5222",
    ] {
        assert!(digits(cell).contains(&"03003035222".to_owned()), "{cell}");
        assert!(read(cell).numbers.iter().filter(|n| !n.is_drama).count() == 1, "{cell}: {:?}", read(cell));
    }
}

#[test]
fn every_drama_range_is_known_and_ends_where_ofcom_says() {
    for cell in [
        "0113 496 0000",
        "0114 496 0999",
        "0115 496 0123",
        "0116 496 0123",
        "0117 496 0123",
        "0118 496 0123",
        "0121 496 0123",
        "0131 496 0123",
        "0141 496 0123",
        "0151 496 0123",
        "0161 496 0123",
        "0191 498 0123",
        "01632 960000",
        "020 7946 0999",
        "028 9649 6123",
        "029 2018 0123",
        "03069 990123",
        "07700 900999",
        "0808 157 0123",
        "0909 879 0123",
    ] {
        assert!(one(cell).is_drama, "{cell}");
    }
    assert!(!one("0300 303 5222").is_drama);
    assert!(read("07700 901000").numbers.iter().all(|number| !number.is_drama));
    assert_eq!(one("01632 960123").line, Line::Landline);
    assert_eq!(one("0808 157 0123").line, Line::NonGeographic);
}

#[test]
fn a_dropped_zero_is_put_back_and_said() {
    for cell in ["7700900123", "1632960123", "2079460123", "7700900123.0", "3069990123"] {
        assert!(one(cell).zero_restored, "{cell}");
    }
    for cell in ["07700 900123", "+44 7700 900123", "4471", "447700900123"] {
        assert!(!one(cell).zero_restored, "{cell}");
    }
}

#[test]
fn other_numbers_are_put_to_the_numbering_plan() {
    assert_eq!(one("0300 303 5222").digits, "03003035222");
    assert_eq!(one("0300 303 5222").line, Line::NonGeographic);
    assert_eq!(one("0800 1111").digits, "08001111");
    assert_eq!(one("+33 1 23 45 67 89").digits, "+33123456789");
    assert_eq!(one("0033 1 23 45 67 89").line, Line::Abroad);
    // A whole number, and not only the beginning of one, must be of the plan.
    assert_eq!(fault("+33 1 23 45 67 89 0"), Why::NoSuchNumber);
    assert_eq!(fault("+353 58 080 7416"), Why::NoSuchNumber);
    for cell in ["999", "112", "111", "101", "116 123"] {
        assert_eq!(one(cell).line, Line::Short, "{cell}");
    }
}

#[test]
fn what_cannot_be_rung_is_said_with_its_reason() {
    for cell in ["ask reception", "rota", "jane.smith2@northmoor.example", "Teams call", "see https://rota.example/123456", "2", "24/7"] {
        assert_eq!(fault(cell), Why::NoNumber, "{cell}");
    }
    assert_eq!(fault("07700 90012"), Why::TooShort);
    assert_eq!(fault("07700 9001"), Why::TooShort);
    assert_eq!(fault("07700 900"), Why::TooShort);
    assert_eq!(fault("01632"), Why::TooShort);
    assert_eq!(fault("07700 900123 4"), Why::TooLong);
    assert_eq!(fault("077009001234"), Why::TooLong);
    assert_eq!(fault("960123"), Why::NoAreaCode);
    assert_eq!(fault("7946 0123"), Why::NoAreaCode);
    assert_eq!(fault("00000000000"), Why::NoSuchNumber);
    for cell in ["020 7946 O322", "O7700 900123", "07700 9OO123", "01632 96o123"] {
        assert_eq!(fault(cell), Why::Letter, "{cell}");
    }
    assert_eq!(fault("7.7009E+09"), Why::Rounded);
    assert_eq!(fault("+44 123"), Why::TooShort);
    let mixed = read("07700 900123 / 07700 900");
    assert_eq!((mixed.numbers.len(), mixed.faults[0].written.as_str()), (1, "07700 900"));
}

#[test]
fn slips_of_the_keyboard() {
    let near = |a: &str, b: &str| one(a).is_nearly(&one(b));
    assert!(near("07700 900123", "07700 900124"));
    assert!(near("07700 900123", "07700 900132"));
    assert!(!near("07700 900123", "07700 900321"));
    assert!(!near("07700 900123", "01632 960123"));
    assert!(!near("4471", "4472"));
    assert!(one("+44 (0)1632 960123").is_same_as(&one("01632 960123")));
    assert!(one("01632 960123 x1234").is_same_as(&one("01632 960123")));
    assert!(!one("01632 960123 x1234").is_same_as(&one("01632 960123 x1243")));
}

proptest::proptest! {
    #[test]
    fn any_cell_is_read(cell in "([0-9 ()/+.,;:xX-]|ext|bleep|or|é|\\PC){0,40}") {
        let reading = read(&cell);
        proptest::prop_assert!(!reading.numbers.is_empty() || !reading.faults.is_empty());
    }

    #[test]
    fn a_drama_mobile_survives_any_spacing(tail in 0_u32..1000, gaps in proptest::collection::vec(proptest::sample::select(vec!["", " "]), 10)) {
        let plain = format!("07700900{tail:03}");
        let spaced: String = plain.chars().zip(gaps.into_iter().chain([""])).flat_map(|(digit, gap)| [digit.to_string(), gap.to_owned()]).collect();
        proptest::prop_assert_eq!(&read(&spaced).numbers[0].digits, &plain);
    }
}
