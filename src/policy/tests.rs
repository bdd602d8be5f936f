//! A whole policy is read, the docs are true, and every error is said in full.

mod docs;
mod errors;
mod own_check_errors;
mod source_errors;
mod statement_errors;
mod values;
mod waiver_errors;

/// Reading `text` fails with exactly these words, the file's name before them.
#[track_caller]
fn says(text: &str, expected: &str) {
    let error = super::read("standto.toml", text).expect_err(text);
    assert_eq!(error.to_string(), format!("standto.toml, {expected}"), "of\n{text}");
}
