//! How much one file may ask of this computer: what the policy says, as the readers count it.

use crate::ingest::limits::Limits;
use crate::policy;

/// The bounds a policy sets.
pub fn of(policy: &policy::Limits) -> Limits {
    let size = |value: u64| usize::try_from(value).unwrap_or(usize::MAX);
    Limits {
        row_bytes: size(policy.row_bytes.value),
        row_lines: policy.row_lines.value,
        columns: size(policy.columns.value),
        unpacked_bytes: policy.unpacked_megabytes.value.saturating_mul(1_000_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_silent_where_the_readers_have_their_own_bounds() {
        assert_eq!(of(&policy::Limits::default()), Limits::default());
    }
}
