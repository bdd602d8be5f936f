//! What the organisation says of itself.

use super::role::KeyRole;

/// The organisation audited.
#[derive(Debug, Clone, Default)]
pub struct Organisation {
    /// Its name, if the policy gives it.
    pub name: Option<String>,
    /// Its ODS code, if the policy gives it.
    pub ods_code: Option<String>,
    /// The roles that must be reachable at night.
    pub roles: Vec<KeyRole>,
}
