//! Columns that hold secrets: known by their headers, never read, never sampled, never shown.

/// Words that make a column one of secrets.
const SECRET: &[&str] =
    &["password", "passwd", "psw", "pwd", "passphrase", "passcode", "pin", "secret", "密码", "パスワード", "passwort", "token"];
/// Words that, with `key`, make it one: an access key, not a key contact.
const KEYS: &[&str] = &["api", "private", "access", "ssh", "recovery", "bitlocker", "encryption", "wifi", "licence", "license"];
/// Words that make it a fact about a secret instead: when it was set, whether it expires.
const ABOUT: &[&str] = &[
    "last", "set", "changed", "change", "expires", "expired", "expiry", "never", "enabled", "age", "date", "policy", "kind", "type",
    "rotated", "rotation", "not", "cannot", "next", "used", "length", "function", "vaulted", "vault", "manager", "reset", "hashed",
    "active", "status", "method", "methods",
];

/// Whether a header names a column of secrets.
pub fn is_secret(header: &str) -> bool {
    let words = words(header);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let secret =
        has(SECRET) || has(&["key", "keys", "apikey"]) && (has(KEYS) || has(&["apikey"])) || words.iter().any(|word| word.contains("密码"));
    secret && !has(ABOUT)
}

/// `PasswordLastSet [READ ONLY]` as `password`, `last`, `set`: words split at case, digits and marks, brackets cut.
pub(super) fn words(header: &str) -> Vec<String> {
    let bare = super::header::without_bracket(header).unwrap_or(header);
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in bare.chars() {
        if !c.is_alphabetic() || (c.is_uppercase() && was_lower) {
            words.push(String::new());
        }
        was_lower = c.is_lowercase();
        if c.is_alphabetic() {
            words.last_mut().into_iter().for_each(|word| word.extend(c.to_lowercase()));
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_and_facts_about_them() {
        for header in [
            "Password",
            "Initial password [passwordProfile] Required",
            "PSW CIRESON",
            "密码",
            "Password [Required]",
            "Door PIN",
            "API Key",
            "BitLocker recovery key",
            "secret",
            "WiFi password",
        ] {
            assert!(is_secret(header), "{header}");
        }
        for header in [
            "PasswordLastSet",
            "password_last_changed",
            "PasswordNeverExpires",
            "Password expiry",
            "Key contact",
            "PasswordNotRequired",
            "password_enabled",
            "Pinned",
            "Password Hash Function [UPLOAD ONLY]",
            "Secretary",
            "Vaulted",
            "Asset key",
        ] {
            assert!(!is_secret(header), "{header}");
        }
    }
}
