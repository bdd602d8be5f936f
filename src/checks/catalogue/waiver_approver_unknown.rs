//! A waiver accepted by somebody whom the policy does not name as one who may. Where it names nobody, this says nothing.

use crate::checks::{Check, Run};
use crate::model::control::{CAF_A2_A, CSF_GV_RR_02};
use crate::model::facts::Facts;
use crate::model::key;
use crate::model::person_name::looks_like_person;
use crate::model::prose;
use crate::model::severity::Severity;
use crate::model::verdict::{Verdict, name};
use crate::model::waiver::{KnownWaiver, Standing};

pub(super) static CHECK: Check = Check {
    title: "waiver approved by somebody who may not",
    severity: Severity::Medium,
    rationale: "Only some posts may accept a risk for the organisation. One accepted by anybody else is nobody's, whatever the list says.",
    fix: "Have a post that may accept risks approve it, or add the post to approvers under [policy].",
    controls: &[CAF_A2_A, CSF_GV_RR_02],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachWaiver(run),
};

fn run(known: &KnownWaiver, facts: &Facts<'_>) -> Verdict {
    let may = &facts.survey.approvers;
    let Some(approver) = known.waiver.approver.as_ref().filter(|_| !may.is_empty()) else { return Verdict::NotApplicable };
    if matches!(known.standing, Standing::Expired(_)) {
        return Verdict::NotApplicable;
    }
    if may.iter().any(|post| key::normal(post) == key::normal(approver)) {
        return Verdict::Pass;
    }
    let shown = |text: &String| if looks_like_person(text) { name(text) } else { text.clone() };
    let posts: Vec<String> = may.iter().map(shown).collect();
    Verdict::fail(format!("approved by {}; the policy lets only {} accept a risk", shown(approver), prose::list(&posts)))
        .because(format!("waivers approved by {}", shown(approver)))
}
