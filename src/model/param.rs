//! The numbers and words a check can be tuned by.

/// One knob of one check. It stands beside the check as a `static` and is found by address.
#[derive(Debug)]
pub struct Param {
    /// How the policy names it, in kebab case.
    pub key: &'static str,
    /// What it is when the policy is silent.
    pub default: Setting,
    /// What it means, with its unit: one sentence.
    pub help: &'static str,
    /// Where the default comes from: a named source, or `ours`.
    pub source: &'static str,
}

/// The value of a knob.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// A whole number: days or a percentage, as the help says.
    Number(i64),
    /// On or off.
    Switch(bool),
    /// Words to add to what is built in.
    Words(Vec<String>),
}

impl std::fmt::Display for Setting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Setting::Number(number) => write!(f, "{number}"),
            Setting::Switch(on) => write!(f, "{}", if *on { "on" } else { "off" }),
            Setting::Words(words) if words.is_empty() => write!(f, "none"),
            Setting::Words(words) => write!(f, "{}", words.join(", ")),
        }
    }
}

/// The knobs of one check as they stand in this run.
#[derive(Debug, Clone, Default)]
pub struct Settings(Vec<(&'static Param, Setting)>);

impl Settings {
    /// Every knob at its default.
    pub fn defaults(params: &'static [&'static Param]) -> Self {
        Settings(params.iter().map(|param| (*param, param.default.clone())).collect())
    }

    /// Turns one knob. Returns whether the check has it.
    pub fn set(&mut self, key: &str, value: Setting) -> bool {
        let found = self.0.iter_mut().find(|(param, _)| param.key == key);
        found.map(|(_, setting)| *setting = value).is_some()
    }

    /// Every knob with its value, in the check's own order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Param, &Setting)> {
        self.0.iter().map(|(param, setting)| (*param, setting))
    }

    fn get(&self, param: &'static Param) -> &Setting {
        let found = self.0.iter().find(|(known, _)| std::ptr::eq(*known, param));
        found.map_or(&param.default, |(_, setting)| setting)
    }

    /// A number; 0 where the knob is no number, which the catalogue's tests rule out.
    pub fn number(&self, param: &'static Param) -> i64 {
        match self.get(param) {
            Setting::Number(number) => *number,
            _ => 0,
        }
    }

    /// A switch.
    pub fn is_on(&self, param: &'static Param) -> bool {
        matches!(self.get(param), Setting::Switch(true))
    }

    /// Words.
    pub fn words(&self, param: &'static Param) -> &[String] {
        match self.get(param) {
            Setting::Words(words) => words,
            _ => &[],
        }
    }
}
