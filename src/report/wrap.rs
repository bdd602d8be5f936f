//! Text in lines of a terminal's width, with a hanging indent.

/// `text` after `lead`, in lines of at most `width` characters, each after the first indented to where the text began.
/// A word longer than a line is left whole: half a path cannot be copied. Ended by a line feed.
pub(super) fn hanging(lead: &str, text: &str, width: usize) -> String {
    let indent = lead.chars().count();
    let mut out = lead.to_owned();
    let mut used = indent;
    for word in text.split_whitespace() {
        let wide = word.chars().count();
        if used > indent && used + 1 + wide > width {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            used = indent;
        } else if used > indent {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += wide;
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_hang_under_the_text() {
        assert_eq!(hanging("  1. ", "one two three four", 14), "  1. one two\n     three\n     four\n");
        assert_eq!(hanging("", "one two", 7), "one two\n");
        assert_eq!(hanging("- ", "averyveryverylongword on", 8), "- averyveryverylongword\n  on\n");
        assert_eq!(hanging("- ", "", 8), "- \n");
    }

    #[test]
    fn no_line_is_wider_than_asked_and_no_word_is_lost() {
        let text = "Name the person or post that answers for it, and write it in the register of “Straße 7”.";
        for width in 20..100 {
            let lines = hanging("   - ", text, width);
            assert!(lines.lines().all(|line| line.chars().count() <= width), "{width}: {lines}");
            let words: Vec<&str> = lines.split_whitespace().skip(1).collect();
            assert_eq!(words.join(" "), text);
        }
    }
}
