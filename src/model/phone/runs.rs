//! Runs of digits that make one number each, with the label beside them.

use super::lexer::{Kind, Token};

/// The digits of one number, and what stands around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) digits: String,
    /// The digits as they were grouped.
    pub(super) groups: Vec<String>,
    pub(super) has_plus: bool,
    pub(super) label: Label,
    /// Nothing, or a comma, stands between it and the run before.
    pub(super) continues: bool,
    /// `/4` behind `01632 960123`: the same number with another ending.
    pub(super) is_other_ending: bool,
    start: usize,
    end: usize,
}

/// What the word beside a number calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Plain,
    Extension,
    Bleep,
    /// Nobody answers it.
    Fax,
}

/// Digits after these words are no telephone number.
const NOT_NUMBERS: &[&str] = &[
    "option", "opt", "press", "pin", "code", "passcode", "room", "floor", "ward", "level", "after", "before", "from", "until", "till",
    "since", "to",
];
const EXTENSION: &[&str] = &["x", "ext", "extn", "exts", "extension", "extensions", "int", "internal", "dect", "dial", "voip"];
const FAX: &[&str] = &["fax", "f"];
const BLEEP: &[&str] = &["bleep", "bleeps", "blp", "bp", "pager", "page", "pgr"];

impl Run {
    /// As it stands in the cell.
    pub(super) fn written<'c>(&self, cell: &'c str) -> &'c str {
        let start = if cell[..self.start].ends_with('(') && cell[self.start..self.end].contains(')') { self.start - 1 } else { self.start };
        cell[start..self.end].trim()
    }

    fn new(token: Token, continues: bool) -> Self {
        Run {
            digits: String::new(),
            groups: Vec::new(),
            has_plus: false,
            label: Label::Plain,
            continues,
            is_other_ending: false,
            start: token.start,
            end: token.end,
        }
    }

    fn add(&mut self, text: &str, end: usize) {
        self.digits.push_str(text);
        self.groups.push(text.to_owned());
        self.end = end;
    }

    /// Whether no further digits can belong to it.
    fn is_whole(&self) -> bool {
        let digits = self.digits.as_str();
        !self.has_plus && digits.starts_with('0') && !digits.starts_with("00") && digits.len() >= 11
            || digits.starts_with("44") && digits.len() >= 12
    }

    /// Whether `next` begins another number.
    fn ends_before(&self, next: &str) -> bool {
        let have = self.digits.len();
        let fresh = next.starts_with('0') && next.len() >= 3;
        self.is_whole() && next.len() >= 3
            || have >= 10 && fresh
            || have >= 5 && next.len() >= 10
            || have <= 2 && fresh && !self.has_plus && !matches!(self.digits.as_str(), "0" | "00" | "44")
    }

    /// Whether it is a note rather than a number: a digit or two, or a time of day to another.
    fn is_note(&self, cell: &str) -> bool {
        let is_time = |group: &String| group.len() == 4 && group[..2] < *"24" && group[2..] < *"60";
        self.digits.len() <= 2 && self.label == Label::Plain && !self.is_other_ending
            || self.groups.len() == 2 && self.groups.iter().all(is_time) && self.written(cell).contains(['-', '–'])
            || self.label == Label::Fax
    }
}

/// The runs of a cell, in order, without notes.
pub(super) fn assemble(cell: &str, tokens: &[Token]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open: Option<Run> = None;
    let mut depth = 0_usize;
    let mut continues = true;
    let mut last_word: Option<&str> = None;
    let mut words_after_last = Label::Plain;
    for (at, token) in tokens.iter().enumerate() {
        let text = token.text(cell);
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => {
                // `1)` counts the numbers of a list.
                if depth == 0 && open.as_ref().is_some_and(|run| run.digits.len() <= 2) {
                    open = None;
                }
                depth = depth.saturating_sub(1);
            }
            Kind::Break => {
                runs.extend(open.take());
                continues = text == ",";
                last_word = None;
            }
            Kind::Word => {
                runs.extend(open.take());
                last_word = Some(text);
                words_after_last = label_of(text, words_after_last);
            }
            Kind::Plus => {
                runs.extend(open.take());
                let mut run = Run::new(*token, continues);
                run.has_plus = true;
                open = Some(run);
            }
            Kind::Digits => {
                if last_word.is_some_and(|word| is_any(NOT_NUMBERS, word)) && open.is_none() && text.len() < 9 {
                    last_word = None;
                    continue;
                }
                let gap = |run: &Run| &cell[run.end..token.start];
                match &mut open {
                    // The zero of `+44 (0)1632` is dialled inside the country only.
                    Some(run) if text == "0" && depth > 0 && matches!(run.digits.as_str(), "44" | "0044") => continue,
                    Some(run) if run.is_whole() && depth > 0 && text.len() <= 2 => continue,
                    Some(run) if run.is_whole() && text.len() <= 2 && gap(run) == "-" => {
                        let whole = open.take();
                        runs.extend(whole);
                        let mut run = Run::new(*token, false);
                        run.is_other_ending = true;
                        run.add(text, token.end);
                        runs.push(run);
                        continue;
                    }
                    Some(run) if !run.ends_before(text) => {
                        run.add(text, token.end);
                        continue;
                    }
                    _ => {}
                }
                runs.extend(open.take());
                let mut run = Run::new(*token, continues);
                run.label = words_after_last;
                words_after_last = Label::Plain;
                run.is_other_ending = text.len() <= 3
                    && tokens.get(at + 1).is_none_or(|next| next.kind != Kind::Digits)
                    && runs.last().is_some_and(|last| last.is_whole() && gap(last) == "/");
                continues = true;
                run.add(text, token.end);
                open = Some(run);
            }
        }
    }
    runs.extend(open);
    // `4471 (bleep)`: the word behind the last number names it, where none stands before.
    if let Some(last) = runs.last_mut()
        && last.label == Label::Plain
    {
        last.label = words_after_last;
    }
    runs.retain(|run| !run.digits.is_empty() && !run.is_note(cell));
    runs
}

fn is_any(words: &[&str], word: &str) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// The label after one more word: a bleep by way of the switchboard's extension is a bleep.
fn label_of(word: &str, before: Label) -> Label {
    if is_any(BLEEP, word) {
        Label::Bleep
    } else if is_any(FAX, word) {
        Label::Fax
    } else if is_any(EXTENSION, word) && before == Label::Plain {
        Label::Extension
    } else {
        before
    }
}
