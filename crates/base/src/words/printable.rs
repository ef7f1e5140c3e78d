//! What strangers wrote, made fit to be shown: no character of it steers a
//! terminal, or turns round the order in which a line is read.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character would do something instead of being seen: control
/// characters (escape sequences begin with them), those that change the direction
/// of writing (Unicode UAX #9, section 2), and others that only steer.
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A text with such characters written as JSON writes them (`\\u001b`), so that
/// one sees what stood there; JSON stays the same value. Line ends and tabs stay.
pub fn printable(text: &str) -> Cow<'_, str> {
    let is_steering = |character: char| is_hidden(character) && !matches!(character, '\n' | '\t');
    if !text.contains(is_steering) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_steering(character) {
            write_escaped(&mut out, character);
        } else {
            out.push(character);
        }
    }
    Cow::Owned(out)
}

/// Writes a character as JSON writes it.
pub fn write_escaped(out: &mut String, character: char) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        // Writing to a String never fails.
        let _ = write!(out, "\\u{unit:04x}");
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_steers_is_seen_and_words_of_all_languages_stay() {
        for (from, to) in [
            ("Größe\t日本語\nשלום 👩\u{200d}👧", "Größe\t日本語\nשלום 👩\u{200d}👧"),
            ("\u{1b}]0;x\u{7}\u{9b}2J", "\\u001b]0;x\\u0007\\u009b2J"),
            ("a\rb\u{7f}", "a\\u000db\\u007f"),
            ("invoice\u{202e}fdp.exe", "invoice\\u202efdp.exe"),
            ("\u{2066}a\u{2069}\u{2028}", "\\u2066a\\u2069\\u2028"),
            ("\u{e0041}", "\\udb40\\udc41"),
        ] {
            assert_eq!(printable(from), to);
        }
    }

    proptest! {
        #[test]
        fn nothing_that_steers_is_left_and_json_keeps_its_value(text in any::<String>()) {
            let shown = printable(&text).into_owned();
            prop_assert!(!shown.contains(|character| is_hidden(character) && !matches!(character, '\n' | '\t')));
            let json = serde_json::to_string(&text).expect("JSON");
            let read: String = serde_json::from_str(&printable(&json)).expect("still JSON");
            prop_assert_eq!(read, text);
        }
    }
}
