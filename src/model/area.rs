//! The four questions a board asks, as areas that are rated.

use serde::{Deserialize, Serialize};

/// What a finding counts towards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Area {
    /// What we have, and the state it is in.
    Assets,
    /// Whom we could reach at night.
    Contacts,
    /// Who can get in.
    Accounts,
    /// Whether we could report an incident properly.
    Reporting,
}

impl Area {
    /// Every area, in the order the report shows them.
    pub const ALL: [Area; 4] = [Area::Assets, Area::Contacts, Area::Accounts, Area::Reporting];

    /// The word used everywhere.
    pub fn name(self) -> &'static str {
        match self {
            Area::Assets => "Assets",
            Area::Contacts => "Contacts",
            Area::Accounts => "Accounts",
            Area::Reporting => "Reporting",
        }
    }

    /// The question it answers, in a board member's words.
    pub fn question(self) -> &'static str {
        match self {
            Area::Assets => "What do we have, and is it looked after?",
            Area::Contacts => "Whom could we reach at night?",
            Area::Accounts => "Who can get in?",
            Area::Reporting => "Could we report an incident properly?",
        }
    }

    /// Its place in arrays indexed by area.
    pub fn index(self) -> usize {
        self as usize
    }
}
