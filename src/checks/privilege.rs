//! The knob by which an organisation names its own privileged groups: every check that asks for privilege has it.

use crate::model::account::Account;
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};

/// Whether an account has more rights than an ordinary user, as far as the lists and the knob tell.
pub(super) fn is_privileged(account: &Account<'_>, facts: &Facts<'_>) -> bool {
    facts.is_privileged(account, facts.settings.words(&PRIVILEGED_GROUPS))
}

/// Names of groups that the built-in list does not know.
pub(super) static PRIVILEGED_GROUPS: Param = Param {
    key: "privileged-groups",
    default: Setting::Words(Vec::new()),
    help: "Names of further groups whose members are privileged, beside the built-in ones and every group with “admin” in its name.",
    source: "ours",
};
