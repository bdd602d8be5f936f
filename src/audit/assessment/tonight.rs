//! The three-o'clock sheet as data: whom to ring on one night, and who cannot be rung.
//!
//! Times are ISO text without a zone, as the organisation's clocks show them.
//! A number stands here only where it can be dialled as it is written.

use serde::{Deserialize, Serialize};

/// All that the sheet says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tonight {
    /// The minute it speaks for: `2026-11-23T03:00`.
    pub moment: String,
    /// Until when it holds.
    pub valid_to: String,
    /// What ends then.
    pub valid_because: String,
    /// Whether names are pseudonyms and numbers are left out, so that nobody can be rung from it.
    pub withheld: bool,
    /// The key roles, in the policy's order.
    pub roles: Vec<NightRole>,
    /// Other services that the rotas speak of, by name.
    pub services: Vec<NightRole>,
    /// Who reports what.
    pub duties: Vec<NightDuty>,
    /// Whether the policy says that it is an operator of essential services; `None` where it does not say.
    pub is_operator: Option<bool>,
    /// Where the incident plan lies on paper; empty where the policy does not say.
    pub plan: String,
    /// When somebody last made sure of it; empty where not said.
    pub plan_checked: String,
    /// The bodies that are told of an incident.
    pub bodies: Vec<NightBody>,
    /// The critical systems, as many as a sheet could ever hold; those that agree in all that is asked of them stand together.
    pub systems: Vec<NightSystem>,
    /// Critical systems in all.
    pub systems_in_all: u64,
    /// Of these, systems whose supplier is recorded; *in-house* is an answer.
    pub systems_with_supplier: u64,
    /// Of these, systems of which it is recorded what stops without them.
    pub systems_with_impact: u64,
    /// Of these, systems of which it is recorded whether they may be cut off.
    #[serde(default)]
    pub systems_with_isolation: u64,
    /// Of these, systems of which it is recorded what staff do while they are down.
    #[serde(default)]
    pub systems_with_downtime_plan: u64,
    /// Who cannot be reached from these lists, and why.
    pub unreachable: Vec<Unreachable>,
}

/// A key role or a service on the night.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NightRole {
    /// Its name.
    pub role: String,
    /// What the people were taken from: `rota`, `contact list`, `rota and contact list`; empty where nobody was found.
    pub from: String,
    /// Whom to ring, first to last; several where the lists name several.
    pub people: Vec<NightPerson>,
    /// How many more the lists name.
    pub more: u64,
    /// What must be known beside it: that nobody is on the rota, that no rota says which of them is on.
    pub remarks: Vec<String>,
}

/// Somebody to be rung.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NightPerson {
    /// Their name, or the desk's.
    pub name: String,
    /// What they are to the role: `deputy of …`; empty where they hold it.
    pub post: String,
    /// Their numbers, best first; empty where no list gives one that can be dialled.
    pub numbers: Vec<NightNumber>,
    /// How sure it is that they answer then.
    pub standing: NightStanding,
    /// What the list itself says of their hours; where a rota does not state them, its day, or `since` the day it began; empty where nothing.
    pub hours: String,
    /// The end of their shift; empty where it has none.
    pub until: String,
    /// The day their row was last checked; empty where nobody wrote one down, or the list has no such column.
    pub checked: String,
}

/// How sure it is that somebody answers at the minute the sheet speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NightStanding {
    /// A rota names them for that minute.
    OnRota,
    /// A rota names them without an end: a standing arrangement.
    Standing,
    /// A rota names them for the day and does not state its hours.
    HoursNotStated,
    /// A contact list says that they can be reached then.
    Listed,
    /// A contact list names them and does not say when.
    NotSaid,
    /// A contact list says that they cannot be reached then.
    NotThen,
}

/// A number as it is to be dialled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NightNumber {
    /// The number.
    pub number: String,
    /// `mobile`, `out of hours`, `rota`; empty where its column says no more than that it is a number.
    pub kind: String,
    /// Whether a leading zero that the list had lost was put back.
    pub mended: bool,
}

/// What somebody is named for, and who.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NightDuty {
    /// `single point of contact`, `reporting to the ICO`.
    pub duty: String,
    /// Who; empty where nobody is named.
    pub people: Vec<NightPerson>,
}

/// A body that is told of an incident.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NightBody {
    /// Its name.
    pub name: String,
    /// Its public number; empty where it has none that is the same for everybody.
    pub public: String,
    /// What our contact list calls it; empty where it is not there.
    pub listed: String,
    /// The numbers our contact list gives, where they are not the public one.
    pub numbers: Vec<NightNumber>,
}

/// Critical systems that agree in all that is asked of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NightSystem {
    /// How many they are.
    #[serde(default)]
    pub count: u64,
    /// The first of their names, in the order of the lists.
    pub names: Vec<String>,
    /// How many purposes they have, each counted once.
    #[serde(default)]
    pub purpose_count: u64,
    /// The first of what they are used for, once each; empty where no list says.
    pub purposes: Vec<String>,
    /// Who answers for them; empty where nobody is named.
    pub owner: String,
    /// The owner's numbers.
    pub owner_numbers: Vec<NightNumber>,
    /// Who supplies them; empty where nobody wrote it down.
    pub supplier: String,
    /// The supplier's numbers for the night.
    pub supplier_numbers: Vec<NightNumber>,
    /// Why there is none, or what is not sure of them; empty where all is well.
    pub supplier_why: String,
    /// Whether they may be cut off, and who says so; empty where nobody wrote it down.
    pub isolation: String,
    /// What staff do while they are down; empty where nobody wrote it down.
    pub downtime_plan: String,
}

/// What cannot be reached; what hurts most on the night stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnreachableKind {
    /// A key role, or a service on a rota.
    Role,
    /// Somebody named for reporting.
    Duty,
    /// The supplier of a critical system.
    Supplier,
    /// Somebody who stands for a role, where others may do so too.
    Person,
}

/// Somebody or something that cannot be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreachable {
    /// What they are.
    pub kind: UnreachableKind,
    /// The role, the person or the supplier.
    pub who: String,
    /// What they would be rung for; empty where `who` says it.
    pub what: String,
    /// Why not.
    pub why: String,
}
