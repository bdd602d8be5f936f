//! Values with where they came from: a line of the policy, or the default.

use super::error::Spot;

/// A value that the policy gives, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where its key stands.
    pub at: Spot,
}

/// Where a value in force came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The policy is silent.
    Default,
    /// The policy says so here.
    Policy(Spot),
}

/// A value that is always there: the policy's, else the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InForce<T> {
    /// The value.
    pub value: T,
    /// Where it came from.
    pub origin: Origin,
}

impl<T> InForce<T> {
    /// The default.
    pub(super) fn default_of(value: T) -> Self {
        InForce { value, origin: Origin::Default }
    }

    /// The same, with what the policy gives in its stead.
    pub(super) fn or_given(self, given: Option<Placed<T>>) -> Self {
        given.map_or(self, |placed| InForce { value: placed.value, origin: Origin::Policy(placed.at) })
    }
}

/// One threshold in force, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threshold {
    /// What it is.
    pub name: String,
    /// Its value, with its unit.
    pub value: String,
    /// `default`, or the policy's file and line: `standto.toml, line 12`.
    pub from: String,
}
