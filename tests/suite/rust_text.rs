//! The program's own source as text: comments, literals and tests taken out, paths resolved.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// One file of `src`.
pub(crate) struct SourceFile {
    /// Below the repository, with `/`: `src/audit/run.rs`.
    pub(crate) path: String,
    /// As it stands.
    pub(crate) text: String,
    /// Without comments and without what stands inside quotation marks; every line keeps its number.
    pub(crate) code: String,
    /// `code` without what is compiled for tests only.
    pub(crate) shipped: String,
}

impl SourceFile {
    /// The modules from the crate's root down to this file: `["audit", "run"]`.
    pub(crate) fn module(&self) -> Vec<String> {
        let below = self.path.strip_prefix("src/").unwrap().strip_suffix(".rs").unwrap();
        let mut parts: Vec<String> = below.split('/').map(str::to_owned).collect();
        if parts.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
            parts.pop();
        }
        parts
    }

    /// The room it stands in; empty for `lib.rs` and `main.rs`.
    pub(crate) fn room(&self) -> String {
        self.module().first().cloned().unwrap_or_default()
    }

    /// Every path of this crate that shipped code names, from the root down, with its line: `audit::assessment::Finding`.
    pub(crate) fn crate_paths(&self) -> Vec<(usize, String)> {
        let mut paths = Vec::new();
        for (at, _) in self.shipped.match_indices("crate::") {
            let before = self.shipped[..at].chars().next_back();
            // `$crate::` is this crate as well; `pub(in crate::…)` names no more than who may see.
            if before.is_none_or(|c| !c.is_alphanumeric() && c != '_') {
                let expanded = expand(&self.shipped[at + "crate::".len()..]);
                paths.extend(expanded.into_iter().map(|path| (self.line(at), path)));
            }
        }
        for (at, found) in supers(&self.shipped) {
            let module = self.module();
            let Some(kept) = module.len().checked_sub(found) else { continue };
            let rest = &self.shipped[at + found * "super::".len()..];
            let base = module[..kept].iter().flat_map(|part| [part.as_str(), "::"]).collect::<String>();
            paths.extend(expand(rest).into_iter().map(|path| (self.line(at), format!("{base}{path}"))));
        }
        paths
    }

    /// The lines of shipped code on which any of these words stands.
    pub(crate) fn lines_with(&self, words: &[&str]) -> Vec<(usize, String)> {
        let stands = |line: &str| words.iter().any(|word| holds_word(line, word));
        let lines = self.shipped.lines().enumerate().filter(|(_, line)| stands(line));
        lines.map(|(at, line)| (at + 1, line.trim().to_owned())).collect()
    }

    fn line(&self, at: usize) -> usize {
        self.shipped[..at].matches('\n').count() + 1
    }
}

/// Whether a word stands in a line, and not as the end or the beginning of a longer one.
fn holds_word(line: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_none_or(|c| !is_part(c) || word.starts_with('.'));
        let after = line[at + word.len()..].chars().next().is_none_or(|c| !is_part(c) || word.ends_with(['(', ':', '!']));
        before && after
    })
}

/// Every `super::super::…` with how many there are.
fn supers(code: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, _) in code.match_indices("super::") {
        match found.last_mut() {
            Some((first, count)) if *first + *count * "super::".len() == at => *count += 1,
            _ => found.push((at, 1)),
        }
    }
    found
}

/// The paths of a use tree: `a::{b, c::d}` as `a::b` and `a::c::d`.
fn expand(text: &str) -> Vec<String> {
    let mut paths = Vec::new();
    tree(text, "", &mut paths);
    paths
}

/// Reads one branch; returns how many bytes it took.
fn tree(text: &str, stem: &str, paths: &mut Vec<String>) -> usize {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(text.len());
    let own = format!("{stem}{}", &text[..end]);
    if !(own.is_empty() || own.ends_with("::")) || !text[end..].starts_with('{') {
        paths.push(own.trim_end_matches(':').to_owned());
        return end;
    }
    let mut at = end + 1;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        match text[at..].chars().next() {
            None => return at,
            Some('}') => return at + 1,
            Some(',') => at += 1,
            Some(_) => {
                let taken = tree(&text[at..], &own, paths);
                // `as Name` and `*` are passed over up to the next branch.
                at += taken;
                at += text[at..].find([',', '}']).unwrap_or(text.len() - at);
            }
        }
    }
}

/// Every Rust file below a folder of the repository, by path.
pub(crate) fn files(folder: &str) -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    walk(&root.join(folder), &mut paths);
    let mut files: Vec<SourceFile> = paths.iter().map(|path| read(root, path)).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let tests: BTreeSet<String> = files.iter().flat_map(test_modules).collect();
    for file in &mut files {
        let is_test = |test: &String| file.path == format!("{test}.rs") || file.path.starts_with(&format!("{test}/"));
        if tests.iter().any(is_test) {
            file.shipped.clear();
        }
    }
    files
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            paths.push(path);
        }
    }
}

fn read(root: &Path, path: &Path) -> SourceFile {
    let text = fs::read_to_string(path).unwrap();
    let below = path.strip_prefix(root).unwrap();
    let code = without_comments(&text);
    let shipped = without_tests(&code);
    let path = below.components().map(|part| part.as_os_str().to_str().unwrap()).collect::<Vec<_>>().join("/");
    SourceFile { path, text, code, shipped }
}

const TEST: &str = "#[cfg(test)]";

/// The modules of a file that are compiled for tests only and live in files of their own: `src/policy/tests`.
fn test_modules(file: &SourceFile) -> Vec<String> {
    let path = file.path.strip_suffix(".rs").unwrap();
    let folder = ["/mod", "/lib", "/main"].iter().find_map(|name| path.strip_suffix(name)).unwrap_or(path);
    let after = file.code.match_indices(TEST).map(|(at, _)| file.code[at + TEST.len()..].trim_start());
    let named = after.filter_map(|rest| {
        let rest = rest.trim_start_matches("pub(crate) ").trim_start_matches("pub ");
        let (name, rest) = rest.strip_prefix("mod ")?.split_once([';', ' ', '{'])?;
        (!rest.trim_start().starts_with('{')).then(|| format!("{folder}/{name}"))
    });
    named.collect()
}

/// Blanks every item under `#[cfg(test)]`, up to its `;` or the end of its braces.
fn without_tests(code: &str) -> String {
    let mut out = code.to_owned();
    while let Some(at) = out.find(TEST) {
        let mut depth = 0_usize;
        let mut end = out.len();
        for (offset, c) in out[at + TEST.len()..].char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 && (c == ';' || c == '}') {
                end = at + TEST.len() + offset + 1;
                break;
            }
        }
        let blank: String = out[at..end].chars().filter(|c| *c == '\n').collect();
        out.replace_range(at..end, &blank);
    }
    out
}

/// Blanks comments and what stands inside string and character literals.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => block_comment(rest),
            '"' => literal(rest, 1, "\"", true),
            'r' if is_raw(rest) && !out.ends_with(|c: char| c.is_alphanumeric() || c == '_') => {
                let hashes = rest[1..].len() - rest[1..].trim_start_matches('#').len();
                literal(rest, 2 + hashes, &format!("\"{}", "#".repeat(hashes)), false)
            }
            '\'' => character(rest),
            _ => 0,
        };
        if taken == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            // A literal leaves its marks behind, so that what stands around it does not run together.
            out.push_str(if c == '/' { "" } else { "\"\"" });
            out.extend(rest[..taken].chars().filter(|c| *c == '\n'));
            rest = &rest[taken..];
        }
    }
    out
}

fn is_raw(text: &str) -> bool {
    text[1..].trim_start_matches('#').starts_with('"')
}

/// The length of a literal whose text begins at `from` and ends with `end`.
fn literal(text: &str, from: usize, end: &str, escapes: bool) -> usize {
    let mut at = from;
    while at < text.len() && !text[at..].starts_with(end) {
        let c = text[at..].chars().next().unwrap();
        at += c.len_utf8();
        if escapes && c == '\\' {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    (at + end.len()).min(text.len())
}

/// The length of a character literal; 0 where the mark begins a lifetime.
fn character(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), _) => text[3..].find('\'').map_or(0, |at| at + 4),
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 0,
    }
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

#[test]
fn comments_literals_and_tests_are_no_code() {
    let text = "//! crate::a\nuse crate::b; /* crate::c */\nlet s = \"crate::d\\\"\"; let c = '\"'; fn f<'a>() {}\n\
                let r = r#\"crate::e \" \"#;\n#[cfg(test)]\nmod tests {\n    use crate::f;\n    fn g() {}\n}\nuse crate::{h::{i, j as k}, l};\n";
    let code = without_comments(text);
    let shipped = without_tests(&code);
    let file = SourceFile { path: "src/room/here.rs".to_owned(), text: text.to_owned(), code, shipped };
    let found = file.crate_paths();
    assert_eq!(found, [(2, "b".to_owned()), (10, "h::i".to_owned()), (10, "h::j".to_owned()), (10, "l".to_owned())]);
    assert_eq!(file.shipped.lines().count(), text.lines().count(), "every line keeps its number");
}

#[test]
fn ways_upwards_are_followed() {
    let code = "use super::near;\nuse super::super::model::date;\nuse super::super::{audit::run, policy};\n".to_owned();
    let file = SourceFile { path: "src/checks/wording.rs".to_owned(), text: String::new(), shipped: code.clone(), code };
    let found: Vec<String> = file.crate_paths().into_iter().map(|(_, path)| path).collect();
    assert_eq!(found, ["checks::near", "model::date", "audit::run", "policy"]);
}

#[test]
fn a_word_is_not_found_inside_another() {
    assert!(holds_word("println!(\"\")", "println!") && !holds_word("eprintln!()", "println!"));
    assert!(holds_word("x.unwrap()", ".unwrap()") && !holds_word("x.unwrap_or(1)", ".unwrap()"));
    assert!(holds_word("csv::Reader", "csv::") && !holds_word("my_csv::Reader", "csv::"));
}
