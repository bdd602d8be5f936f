//! The three-o'clock sheet: whom to ring on one night, and that nobody stands there as reachable who is not.

use standto::audit::assessment::{NightPerson, NightRole, NightStanding, Tonight};

use crate::bench::{Bench, Outcome};
use crate::desk::Desk;

const CONTACTS: &str = "Name,Role,Team,Contact type,Office phone,Mobile,Out of hours no.,Hours,Escalation,Deputy,Last checked\n\
    Ann Lee,IT on call,Digital,Internal,Ext 4402,7700900101,,24/7,2,,2026-11-01\n\
    Bo Ray,IT on call,Digital,Internal,,07700 900102,,24/7,1,Cy Fox,2026-11-01\n\
    Cy Fox,Cyber security lead,Security,Internal,,01632 9602,,Mon-Fri 09:00-17:00,1,Di Ash,2025-01-01\n\
    Di Ash,Network engineer,Digital,Internal,,07700 900104,,24/7,1,,2026-11-01\n\
    Ed Elm,SIRO,Executive,Internal,Bleep 112,07700 900105,,Office hours,1,,2026-11-01\n\
    NHS CSOC,Incident line,National,Authority,01632 960001,,,24/7,1,,\n";

const STAFF: &str = "Employee ID,Name,Username,Start Date,Leaving Date,Status\n\
    1,Ann Lee,alee,2020-01-01,,Active\n2,Bo Ray,bray,2020-01-01,,Active\n3,Cy Fox,cfox,2020-01-01,,Active\n\
    4,Di Ash,dash,2020-01-01,,Active\n5,Ed Elm,eelm,2020-01-01,,Active\n6,Flo Gum,fgum,2020-01-01,2026-10-01,Left\n";

fn sheet(rota: &str) -> Tonight {
    let bench = Bench::new().list("contacts.csv", CONTACTS).list("staff.csv", STAFF);
    let bench = if rota.is_empty() { bench } else { bench.list("rota.csv", rota) };
    bench.audit().assessment.tonight.unwrap()
}

fn role<'t>(night: &'t Tonight, name: &str) -> &'t NightRole {
    night.roles.iter().chain(&night.services).find(|role| role.role == name).unwrap_or_else(|| panic!("no role {name}"))
}

fn said(people: &[NightPerson]) -> Vec<String> {
    let numbers = |person: &NightPerson| person.numbers.iter().map(|number| number.number.clone()).collect::<Vec<_>>().join(", ");
    people.iter().map(|person| format!("{}: {}", person.name, numbers(person))).collect()
}

fn why(night: &Tonight, who: &str) -> String {
    let said = night.unreachable.iter().filter(|one| one.who == who).map(|one| format!("{} {}; ", one.what, one.why));
    said.collect::<Vec<_>>().concat()
}

#[test]
fn without_a_rota_the_contact_list_is_rung_in_its_order_and_only_on_numbers_that_can_be_dialled() {
    let night = sheet("");
    assert_eq!(night.moment, "2026-11-23T03:00", "three o'clock in the night that begins on the as-of date");
    assert_eq!(said(&role(&night, "IT on call").people), ["Bo Ray: 07700 900102", "Ann Lee: 07700 900101, ext 4402"]);
    assert!(role(&night, "IT on call").people[1].numbers[0].mended, "a zero that the list had lost is back, and said to be");
    // Too short a number is none: the deputy stands there, and why.
    let cyber = role(&night, "Cyber lead");
    assert_eq!(said(&cyber.people), ["Di Ash: 07700 900104"]);
    assert_eq!(cyber.people[0].post, "deputy of Cy Fox");
    assert_eq!(why(&night, "Cy Fox"), "on the contact list for Cyber lead no list gives a number that can be dialled; ");
    // A bleep is not shown as the number that it looks like.
    assert_eq!(said(&role(&night, "SIRO").people), ["Ed Elm: 07700 900105, bleep 112"]);
    assert_eq!(role(&night, "SIRO").people[0].standing, NightStanding::NotThen);
    assert!(why(&night, "SIRO").contains("listed for “Office hours” only"), "{:?}", night.unreachable);
    assert!(why(&night, "Communications").contains("no row of the contact lists stands for it"));
}

#[test]
fn who_is_on_the_rota_comes_first_until_their_shift_ends() {
    let rota = "team,tier,name,phone,oncallstart,oncallend\n\
        IT on call,Secondary,Bo Ray,,2026-11-16T08:00,2026-11-23T08:00\n\
        IT on call,Primary,A Lee,07700 900109,2026-11-16T08:00,2026-11-23T08:00\n\
        IT on call,Primary,Di Ash,,2026-11-23T08:00,2026-11-30T08:00\n\
        Network,Primary,Flo Gum,,2026-11-16T08:00,2026-11-23T08:00\n\
        Radiology,Primary,Gus Hay,,2026-11-16T08:00,2026-11-23T08:00\n\
        Pharmacy,Primary,Di Ash,,2026-11-23T08:00,2026-11-30T08:00\n";
    let night = sheet(rota);
    let it = role(&night, "IT on call");
    assert_eq!(it.from, "rota");
    assert_eq!(said(&it.people), ["Ann Lee: 07700 900109, 07700 900101, ext 4402", "Bo Ray: 07700 900102"]);
    assert_eq!((it.people[0].standing, it.people[0].until.as_str()), (NightStanding::OnRota, "2026-11-23T08:00"));
    assert_eq!((night.valid_to.as_str(), night.valid_because.as_str()), ("2026-11-23T08:00", "the first shift named on it ends then"));
    // Somebody who has left is not to be rung; somebody whom no list knows cannot be.
    assert!(role(&night, "Network").people.iter().all(|person| person.name != "Flo Gum"));
    assert!(why(&night, "Flo Gum").contains("on the rota for Network left on 1 October 2026"), "{:?}", night.unreachable);
    assert_eq!(said(&role(&night, "Radiology").people), ["Gus Hay: "]);
    assert!(why(&night, "Gus Hay").contains("no list gives a number that can be dialled"));
    assert!(why(&night, "Pharmacy").contains("nobody on the rota at 03:00 on Monday"), "{:?}", night.unreachable);
}

#[test]
fn days_without_hours_say_so_and_a_night_goes_by_the_day_it_began_on() {
    let night =
        sheet("team,name,oncallstart,oncallend\nIT on call,Ann Lee,2026-11-22,2026-11-22\nIT on call,Bo Ray,2026-11-24,2026-11-24\n");
    let it = role(&night, "IT on call");
    assert_eq!(
        (it.people[0].name.as_str(), it.people[0].standing, it.people[0].hours.as_str()),
        ("Ann Lee", NightStanding::HoursNotStated, "2026-11-22")
    );
    assert_eq!(it.from, "rota and contact list", "the second person is the contact list's");
    assert_eq!(it.people.len(), 2);
}

#[test]
fn of_shifts_without_an_end_the_last_to_begin_may_still_go_on() {
    let night = sheet("team,name,oncallstart\nIT on call,Di Ash,2026-11-09\nIT on call,Ann Lee,2026-11-16\nIT on call,Bo Ray,2026-11-24\n");
    let it = role(&night, "IT on call");
    assert_eq!(
        (it.people[0].name.as_str(), it.people[0].standing, it.people[0].hours.as_str()),
        ("Ann Lee", NightStanding::HoursNotStated, "since 2026-11-16")
    );
    assert!(said(&it.people[1..]).iter().all(|one| !one.starts_with("Di Ash")), "whoever was on before has handed over");
}

#[test]
fn another_night_has_other_people_and_a_month_is_as_long_as_any_sheet_holds() {
    let lists = || Bench::new().list("contacts.csv", CONTACTS).list("staff.csv", STAFF);
    let day = lists().tonight("2026-11-25T11:00:00").audit().assessment.tonight.unwrap();
    assert_eq!(role(&day, "SIRO").people[0].standing, NightStanding::Listed, "Wednesday, in office hours");
    assert_eq!((day.moment.as_str(), day.valid_to.as_str()), ("2026-11-25T11:00", "2026-12-23T00:00"));
}

#[test]
fn the_public_number_stands_whatever_the_list_says() {
    let outcome = Bench::new().list("contacts.csv", CONTACTS).audit();
    let sheet = outcome.sheet();
    assert!(sheet.contains("0300 303 5222"));
    assert!(sheet.contains("Our contact list has 01632 960001, which is not its public number."));
}

#[test]
fn nobody_can_be_rung_from_a_redacted_sheet_and_it_says_so() {
    let outcome: Outcome = Bench::new().list("contacts.csv", CONTACTS).list("staff.csv", STAFF).redacted().audit();
    let night = outcome.assessment.tonight.as_ref().unwrap();
    assert!(night.withheld);
    let sheet = outcome.sheet();
    assert!(sheet.contains("Nobody can be rung from this copy."));
    for told in ["Ann Lee", "Di Ash", "07700", "01632", "4402"] {
        assert!(!sheet.contains(told), "{told}");
    }
    let json = serde_json::to_string(night).unwrap();
    assert!(!json.contains("07700") && !json.contains("Bo Ray"), "{json}");
}

#[test]
fn systems_that_agree_in_all_stand_together_and_what_is_not_recorded_is_said() {
    let assets = "Asset ID,Asset Name,Asset Type,Owner,Business Criticality,Purpose,Supplier,Isolation,Downtime plan,Status\n\
        A1,EPR-1,Server,Bo Ray,Critical,Patient record,Halden,Yes: the SIRO,Paper charts,In use\n\
        A2,EPR-2,Server,Bo Ray,Critical,Patient record,Halden,Yes: the SIRO,Paper charts,In use\n\
        A3,PACS,Server,Flo Gum,Critical,,Orrery,,,In use\n";
    let contacts = format!("{CONTACTS}Halden duty desk,Supplier,Halden,Supplier,,,0808 157 0102,24/7,1,,2026-11-01\n");
    let outcome = Bench::new().list("assets.csv", assets).list("contacts.csv", contacts).list("staff.csv", STAFF).audit();
    let night = outcome.assessment.tonight.as_ref().unwrap();
    let systems: Vec<(u64, &str, &str)> =
        night.systems.iter().map(|system| (system.count, system.owner.as_str(), system.supplier_why.as_str())).collect();
    assert_eq!(systems, [(2, "Bo Ray", ""), (1, "Flo Gum (has left)", "on no contact list")]);
    assert_eq!(night.systems[0].supplier_numbers[0].number, "0808 157 0102");
    assert_eq!((night.systems_in_all, night.systems_with_supplier, night.systems_with_impact), (3, 3, 0));
    let sheet = outcome.sheet();
    for wanted in ["Yes: the SIRO", "Paper charts", "not recorded", "All 3 that the lists call critical."] {
        assert!(sheet.contains(wanted), "{wanted}");
    }
}

#[test]
fn more_systems_than_a_sheet_holds_are_counted_and_every_supplier_is_looked_for() {
    let mut assets = String::from("Asset ID,Asset Name,Asset Type,Owner,Business Criticality,Purpose,Supplier,Downtime plan,Status\n");
    for at in 0..100 {
        assets.push_str(&format!("A{at},EPR-{at},Server,Bo Ray,Critical,Purpose {at},Halden,,In use\n"));
    }
    for at in 0..100 {
        let plan = if at == 99 { "Paper charts" } else { "" };
        assets.push_str(&format!("B{at},PACS-{at},Server,Bo Ray,Critical,,Orrery {at},{plan},In use\n"));
    }
    let outcome = Bench::new().list("assets.csv", &assets).list("contacts.csv", CONTACTS).list("staff.csv", STAFF).audit();
    let night = outcome.assessment.tonight.as_ref().unwrap();
    let first = &night.systems[0];
    assert_eq!((first.count, first.purpose_count, first.names[0].as_str()), (100, 100, "EPR-0"));
    assert!(first.names.len() < 100 && night.systems.len() < 101, "what no sheet could hold is only counted");
    assert_eq!((night.systems_in_all, night.systems_with_supplier, night.systems_with_downtime_plan), (200, 200, 1));
    assert_eq!(night.unreachable.iter().filter(|one| one.what.contains("critical system")).count(), 101);
    let sheet = outcome.sheet();
    assert!(sheet.contains("Purpose 0, Purpose 1 and 98 more"), "{sheet}");
    assert!(!sheet.contains("What staff do while one is down is recorded for none."), "it is, for one that no row shows");
}

#[test]
fn the_program_makes_it_for_the_minute_asked_for() {
    let desk = Desk::new();
    desk.put("lists/contacts.csv", CONTACTS);
    for (asked, moment) in [("2026-12-05T23:30", "23:30 on Saturday 5 December 2026"), ("2026-12-05", "03:00 on Sunday 6 December 2026")] {
        desk.audit(&["lists", "--out", "OUT", "--tonight", asked]).well();
        assert!(desk.text("OUT/tonight.html").contains(moment), "{moment}");
    }
    let ended = desk.audit(&["lists", "--out", "OUT", "--tonight", "soon"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("a minute is written as 2026-11-23T03:00"), "{}", ended.err);
}
