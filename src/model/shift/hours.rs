//! Hours of a shift: from a rota's own words or the policy's, never guessed.

/// The hours of a shift, in minutes after midnight. Where it ends no later than it begins, it ends on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// When it begins.
    pub begins: u16,
    /// When it ends.
    pub ends: u16,
}

impl Hours {
    /// Reads hours and nothing else: `06:00-14:00`, `8pm to 8am`, `2000–0800`.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let dash = text.char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '—')).map(|(at, c)| (at, at + c.len_utf8()));
        let to = text.match_indices(" to ").map(|(at, word)| (at, at + word.len()));
        let (ends_first, begins_second) = dash.chain(to).next()?;
        let (begins, ends) = (minutes(&text[..ends_first])?, minutes(&text[begins_second..])?);
        Some(Hours { begins, ends })
    }

    /// Hours said somewhere in a header: `Night (20:00-08:00)`, `Evening 1400-2200`.
    pub fn within(text: &str) -> Option<Self> {
        let starts = text.char_indices().filter(|(at, c)| {
            c.is_ascii_digit() && !text[..*at].ends_with(|before: char| before.is_alphanumeric() || matches!(before, ':' | '.'))
        });
        starts.into_iter().find_map(|(at, _)| {
            let rest = &text[at..];
            let end = rest.find([')', ']', '\n']).unwrap_or(rest.len());
            Hours::read(&rest[..end])
        })
    }

    /// Whether it runs past midnight.
    pub fn runs_over(self) -> bool {
        self.ends <= self.begins
    }
}

/// A time of day in minutes after midnight: `06:00`, `6am`, `18.30`, `1830`. A bare `6` is none.
pub fn minutes(text: &str) -> Option<u16> {
    let lower = text.trim().to_ascii_lowercase();
    match lower.as_str() {
        "noon" | "midday" => return Some(12 * 60),
        "midnight" => return Some(0),
        _ => {}
    }
    let (bare, half) = [("am", Some(0)), ("pm", Some(12)), ("hrs", None), ("hours", None), ("h", None)]
        .into_iter()
        .find_map(|(word, half)| lower.strip_suffix(word).map(|bare| (bare.trim(), half)))
        .unwrap_or((lower.as_str(), None));
    let parts: Vec<&str> = bare.split([':', '.']).collect();
    let whole = |text: &str| text.parse::<u16>().ok().filter(|_| text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit()));
    let (hour, minute) = match parts[..] {
        [all] if all.len() == 4 && half.is_none() => (whole(all.get(..2)?)?, whole(all.get(2..)?)?),
        [hour] if half.is_some() => (whole(hour)?, 0),
        [hour, minute] | [hour, minute, "00"] if minute.len() == 2 => (whole(hour)?, whole(minute)?),
        _ => return None,
    };
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) => hour % 12 + half,
        None => hour,
    };
    // 24:00 is how some rotas write the midnight that ends a day.
    (hour < 24 && minute < 60 || hour == 24 && minute == 0).then_some((hour % 24) * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_as_rotas_write_them() {
        let night = Some(Hours { begins: 20 * 60, ends: 8 * 60 });
        for text in [
            "20:00-08:00",
            "20.00 – 08.00",
            "2000-0800",
            "8pm-8am",
            "8 PM to 8 AM",
            "20:00 to 08:00",
            "20:00:00-08:00:00",
            "2000hrs-0800hrs",
        ] {
            assert_eq!(Hours::read(text), night, "{text}");
        }
        assert_eq!(Hours::read("00:00-24:00"), Some(Hours { begins: 0, ends: 0 }));
        for text in ["", "Night", "8-20", "25:00-08:00", "20:61-08:00", "13pm-2am", "20:00", "6-14", "20:00-08:00 and weekends"] {
            assert_eq!(Hours::read(text), None, "{text}");
        }
    }

    #[test]
    fn hours_within_a_header() {
        assert_eq!(Hours::within("Night (20:00-08:00)"), Some(Hours { begins: 1200, ends: 480 }));
        assert_eq!(Hours::within("Evening 1400-2200"), Some(Hours { begins: 840, ends: 1320 }));
        assert_eq!(Hours::within("1st on call"), None);
        assert_eq!(Hours::within("Phone"), None);
        assert!(Hours { begins: 480, ends: 480 }.runs_over());
    }
}
