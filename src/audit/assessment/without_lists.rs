//! As much of an assessment as another run is compared by: what it lists, which is most of it, is passed over.

use serde::Deserialize;

use super::{
    AreaResult, Assessment, BoardWords, CheckResult, Finding, FrameworkResult, Groups, History, Organisation, Overall, SetAside,
    SourceResult, StatementResult, Threshold, Tonight, Tool, Truncated, WaiverResult, Week,
};

/// An assessment that was read without its lists, which are empty: nothing may be concluded from them.
#[derive(Debug, Deserialize)]
pub struct WithoutLists(#[serde(with = "PassingOver")] pub Assessment);

/// How an [`Assessment`] is read so. Field by field, because serde has no other way to pass over some of another's; a field that
/// is missing here does not compile.
#[derive(Deserialize)]
#[serde(remote = "Assessment")]
struct PassingOver {
    format: u32,
    tool: Tool,
    as_of: String,
    organisation: Organisation,
    marking: String,
    rating: Overall,
    areas: Vec<AreaResult>,
    checks: Vec<CheckResult>,
    sources: Vec<SourceResult>,
    set_aside: Vec<SetAside>,
    groups: Groups,
    week: Option<Week>,
    #[serde(skip_deserializing)]
    tonight: Option<Tonight>,
    waivers: Vec<WaiverResult>,
    statements: Vec<StatementResult>,
    #[serde(skip_deserializing)]
    board: BoardWords,
    policy: Vec<Threshold>,
    #[serde(skip_deserializing)]
    top: Vec<Finding>,
    #[serde(skip_deserializing)]
    truncated: Vec<Truncated>,
    #[serde(default)]
    framework: String,
    #[serde(skip_deserializing)]
    frameworks: Vec<FrameworkResult>,
    #[serde(default)]
    sealed: String,
    #[serde(skip_deserializing)]
    history: Option<History>,
}
