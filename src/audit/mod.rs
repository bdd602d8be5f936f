//! Floor 3: plan, survey, engine, tally, rating. Where the policy, the files and the checks meet.

pub mod assessment;
