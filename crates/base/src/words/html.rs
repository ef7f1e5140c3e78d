//! Texts as parts of a page.

/// A text as part of a page: of it, nothing is markup. Characters that control
/// a terminal or turn the direction of what follows become blanks.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => escaped.push(' '),
            control if control.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_markup_survives_and_nothing_readable_is_lost(text in "([<>&\"'`=/!-]|script|\\PC|\\x00|\n){0,60}") {
            let escaped = escape(&text);
            prop_assert!(!escaped.contains(['<', '>', '"', '\'', '\n', '\0']));
            let back = escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
                .replace("&#39;", "'").replace("&amp;", "&");
            let readable = |text: &str| text.chars().filter(|c| !c.is_whitespace() && !c.is_control()
                && !('\u{202a}'..='\u{202e}').contains(c) && !('\u{2066}'..='\u{2069}').contains(c)).collect::<String>();
            prop_assert_eq!(readable(&back), readable(&text));
        }
    }
}
