//! Lists that were supplied and could not be read: their areas are not judged whole without them.

use super::rule::Rule;
use super::run::Request;
use crate::model::area::Area;
use crate::model::register::Register;
use crate::policy::Policy;

/// The registers of which a list was supplied that could not be read.
#[derive(Debug, Default)]
pub struct Lost(Vec<Register>);

impl Lost {
    /// Those of a run.
    pub fn of(request: &Request<'_>) -> Self {
        let sources = request.sources.iter().filter_map(|source| source.lost);
        let files = request.unreadable.iter().flat_map(|(label, _)| registers(request.policy, label));
        Lost(sources.chain(files).collect())
    }

    /// Whether an area lacks a list which was supplied.
    pub fn is_felt_in(&self, area: Area) -> bool {
        self.0.iter().any(|register| register.area() == area)
    }

    /// Whether a check wants a list which was supplied and could not be read.
    pub fn is_wanted_by(&self, rule: &Rule) -> bool {
        let wants = |lost: &Register| rule.register() == Some(*lost) || rule.also().iter().any(|any| any.contains(lost));
        self.0.iter().any(wants)
    }
}

/// What a file that could not be opened would have been: as the policy says, else every register its name speaks of.
pub fn registers(policy: &Policy, label: &str) -> Vec<Register> {
    if let Some(register) = policy.source(label, None).and_then(|said| said.register) {
        return vec![register];
    }
    let lower = label.to_lowercase();
    Register::ALL.into_iter().filter(|register| register.name_hints().iter().any(|hint| lower.contains(hint))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_lost_to_what_its_name_or_the_policy_calls_it() {
        let policy = crate::policy::read("standto.toml", "[[source]]\nfile = \"x.xlsx\"\nregister = \"staff\"\n").unwrap();
        assert_eq!(registers(&policy, "IT rota.xlsx"), [Register::Rota]);
        assert_eq!(registers(&policy, "x.xlsx"), [Register::Staff]);
        assert_eq!(registers(&policy, "minutes.xlsx"), []);
    }
}
