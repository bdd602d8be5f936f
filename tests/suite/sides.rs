//! Facts of one register in several exports: known pairs join without a policy, and what they add keeps its place.

use std::fs;
use std::path::Path;

use standto::audit::assessment::{Assessment, SourceResult};
use standto::audit::history::ages::Ages;
use standto::audit::plan::{Choice, plan};
use standto::audit::progress::Progress;
use standto::audit::run::{self, Request, run};
use standto::ingest::discover::discover;
use standto::ingest::second;
use standto::ingest::source::{Source, Wish, open};
use standto::policy::Policy;

const AD: &str = "\
SamAccountName,ObjectClass,ObjectGUID,SID,GivenName,Surname,Enabled,UserPrincipalName,MemberOf,LastLogonDate
alee,user,g1,s1,Ann,Lee,True,ann.lee@northmoor.example,Domain Admins,20/11/2026
bray,user,g2,s2,Bo,Ray,True,bo.ray@northmoor.example,Domain Admins,19/11/2026
cfox,user,g3,s3,Cy,Fox,True,cy.fox@northmoor.example,Domain Users,13/11/2026
";
const MFA: &str = "\
UserPrincipalName,UserDisplayName,IsMfaRegistered,IsMfaCapable,MethodsRegistered
BO.RAY@northmoor.example,Bo Ray,True,False,email
ann.lee@northmoor.example,Ann Lee,True,True,microsoftAuthenticatorPush
gone@northmoor.example,Gone,True,True,sms
";
const JML: &str = "\
Login,Display Name,JML,Employee ID,Account Type,Vaulted
alee,Ann Lee,Covered,00041207,user,
bray,Bo Ray,Not covered,00041208,user,
cfox,Cy Fox,Covered,00041209,user,
";

fn audited(files: &[(&str, &str)]) -> Assessment {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let sources = sources(folder.path());
    let policy = Policy::default();
    let planned = plan(&policy, &Choice::default()).unwrap();
    let progress = Progress::default();
    let ages = Ages::none("2026-11-22".parse().unwrap(), run::days_allowed(&policy));
    let request = Request {
        sources: &sources,
        unreadable: &[],
        policy: &policy,
        planned: &planned,
        as_of: "2026-11-22".parse().unwrap(),
        tonight: None,
        threads: 2,
        redact_names: false,
        ages: &ages,
        population: None,
        progress: &progress,
    };
    run(&request, &mut Vec::new()).unwrap()
}

fn sources(folder: &Path) -> Vec<Source> {
    let found = discover(&[folder.to_owned()]).unwrap().files;
    let mut sources = found.iter().flat_map(|found| open(found, &|_| Wish::default()).unwrap()).collect();
    second::add(&mut sources, &|_| true).unwrap();
    sources
}

fn source<'a>(assessment: &'a Assessment, file: &str) -> &'a SourceResult {
    assessment.sources.iter().find(|source| source.file == file).unwrap()
}

#[test]
fn mfa_registration_adds_to_the_directory_and_keeps_its_row() {
    let assessment = audited(&[("adusers.csv", AD), ("mfa.csv", MFA)]);
    assert_eq!(source(&assessment, "adusers.csv").role, "record");
    let side = source(&assessment, "mfa.csv");
    assert_eq!((side.role.as_str(), side.known_export.as_str()), ("enriches", "Microsoft Entra MFA registration details"));
    assert!(side.notes.iter().any(|note| note == "2 of its 3 rows are in the register of record, 1 are not"), "{:?}", side.notes);
    let without: Vec<(&str, u32, &str)> = assessment
        .top
        .iter()
        .filter(|finding| finding.check == "privileged-account-mfa-missing")
        .map(|finding| (finding.subject.as_str(), finding.place.row, finding.evidence.as_str()))
        .collect();
    assert_eq!(without.len(), 1, "{without:?}");
    assert_eq!((without[0].0, without[0].1), ("bray", 3));
    assert!(without[0].2.ends_with("(from mfa.csv, row 2)"), "{}", without[0].2);
}

#[test]
fn a_second_side_list_adds_too_and_what_it_contradicts_is_said() {
    let assessment = audited(&[("adusers.csv", AD), ("mfa.csv", MFA), ("process.csv", JML)]);
    let roles: Vec<&str> = ["adusers.csv", "mfa.csv", "process.csv"].map(|file| source(&assessment, file).role.as_str()).to_vec();
    assert_eq!(roles, ["record", "enriches", "enriches"]);
    let without = assessment.top.iter().filter(|finding| finding.check == "privileged-account-mfa-missing").count();
    assert_eq!(without, 1, "the second list must not hide what the first one adds");
    let contradicting =
        AD.replace("UserPrincipalName,MemberOf", "UserPrincipalName,JML").replace("Domain Admins", "No").replace("Domain Users", "Yes");
    let assessment = audited(&[("adusers.csv", &contradicting), ("process.csv", JML)]);
    let notes = &source(&assessment, "process.csv").notes;
    let said = "it says another jml than adusers.csv for 1 record, first on row 2: the record's word stands";
    assert!(notes.iter().any(|note| note == said), "{notes:?}");
}

const BOTH: &str = "\
Employee Number,Name,SamAccountName,Enabled,LastLogonDate,MemberOf,Job Title,Start Date,Leaving Date
00041207,Ann Lee,alee,Yes,20/11/2026,Staff,Ward manager,01/02/2019,
00041208,Bo Ray,bray,Yes,19/11/2026,Staff,Porter,01/02/2020,31/03/2026
";

#[test]
fn a_user_list_with_leaving_dates_is_two_registers_unless_the_other_is_given_by_itself() {
    let assessment = audited(&[("users.csv", BOTH)]);
    let registers: Vec<&str> = assessment.sources.iter().filter_map(|source| Some(source.register?.name())).collect();
    assert_eq!(registers, ["staff", "accounts"]);
    let leavers: Vec<&str> =
        assessment.top.iter().filter(|finding| finding.check == "leaver-account-enabled").map(|finding| finding.subject.as_str()).collect();
    assert_eq!(leavers, ["bray"]);
    for source in &assessment.sources {
        assert_eq!(source.rows_read, source.rows_audited + source.rows_set_aside);
    }
    let assessment = audited(&[("adusers.csv", AD), ("users.csv", BOTH)]);
    assert_eq!(assessment.sources.len(), 2, "an account inventory was given by itself");
}

#[test]
fn a_column_that_does_not_look_like_its_field_is_said() {
    let list = "\
Asset ID,Hostname,Owner,Last Patched,Criticality,Internet Facing
1,PC1,Corporate,KB5031356,High,Sometimes
2,PC2,Personal,KB5031356,Low,Yes
3,PC3,Corporate,03/11/2026,Medium,No
";
    let assessment = audited(&[("assets.csv", list)]);
    let notes = &source(&assessment, "assets.csv").notes;
    for (header, said) in [
        ("Owner", "3 of 3 values seen are not who answers for it, first on row 2: “Corporate”"),
        ("Last Patched", "2 of 3 values seen are no dates, first on row 2: “KB5031356”"),
    ] {
        assert!(notes.iter().any(|note| note.starts_with(&format!("“{header}” is read as")) && note.contains(said)), "{header}: {notes:?}");
    }
    let said = "1 cell of “Internet Facing” cannot be read as yes or no, first on row 2: “Sometimes”";
    assert!(notes.iter().any(|note| note == said), "{notes:?}");
    assert!(!notes.iter().any(|note| note.contains("Criticality")), "{notes:?}");
}

#[test]
fn the_class_of_an_asset_may_stand_in_a_side_list() {
    let register = "Asset ID,Hostname,Owner,Criticality\n1,PC1,Ann Lee,High\n2,MON2,Ann Lee,High\n3,SRV3,Bo Ray,Low\n";
    let seen = "Asset ID,Asset Type,Model\n1,Laptop,X1\n2,Patient monitor,M2\n3,Server,S3\n";
    let missing = |files: &[(&str, &str)]| -> Vec<String> {
        let findings = audited(files).top.into_iter().filter(|finding| finding.check == "asset-class-missing");
        findings.map(|finding| finding.subject).collect()
    };
    let (alone, both) = (missing(&[("assets.csv", register)]), missing(&[("assets.csv", register), ("seen.csv", seen)]));
    for class in ["connected medical devices", "hardware"] {
        assert!(alone.iter().any(|subject| subject == class), "{alone:?}");
        assert!(!both.iter().any(|subject| subject == class), "{both:?}");
    }
}

#[test]
fn a_sighting_still_to_come_does_not_date_a_list() {
    let mut list = "Asset ID,Hostname,Serial Number,Asset Type,Last Seen\n".to_owned();
    for row in 1..10 {
        list.push_str(&format!("{row},PC{row},S{row},Laptop,{row}/11/2026\n"));
    }
    list.push_str("10,PC10,S10,Laptop,01/01/2090\n");
    let assessment = audited(&[("assets.csv", &list)]);
    let source = source(&assessment, "assets.csv");
    assert_eq!((source.extract_date.as_str(), source.rows_audited), ("2026-11-09", 10));
    let said = "1 cell of “Last Seen” with a day still to come, first on row 11: the list is not dated by it";
    assert!(source.notes.iter().any(|note| note == said), "{:?}", source.notes);
    let seen: Vec<&str> =
        assessment.top.iter().filter(|finding| finding.check == "asset-not-seen").map(|finding| finding.evidence.as_str()).collect();
    assert_eq!(seen, ["last seen 1 January 2090, which is still to come"]);
}
