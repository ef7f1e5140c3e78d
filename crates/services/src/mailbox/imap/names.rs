//! Folder names on the wire: modified UTF-7 (RFC 3501 section 5.1.3) and
//! quoted strings.

use base64::Engine;
use base64::alphabet;
use base64::engine::general_purpose::GeneralPurpose;
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};

/// Base64 as modified UTF-7 has it: `,` for `/`, no padding.
const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &alphabet::IMAP_MUTF7,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// The name as the server wants it.
pub(super) fn encode(name: &str) -> String {
    let mut encoded = String::with_capacity(name.len());
    let mut shifted: Vec<u8> = Vec::new();
    for character in name.chars() {
        if (' '..='~').contains(&character) {
            unshift(&mut shifted, &mut encoded);
            encoded.push(character);
            if character == '&' {
                encoded.push('-');
            }
        } else {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                shifted.extend_from_slice(&unit.to_be_bytes());
            }
        }
    }
    unshift(&mut shifted, &mut encoded);
    encoded
}

fn unshift(shifted: &mut Vec<u8>, encoded: &mut String) {
    if !shifted.is_empty() {
        encoded.push('&');
        ENGINE.encode_string(&*shifted, encoded);
        encoded.push('-');
        shifted.clear();
    }
}

/// The name as a person reads it. What is not modified UTF-7 stays as it is:
/// some servers list raw UTF-8.
pub(super) fn decode(name: &str) -> String {
    decode_strictly(name).unwrap_or_else(|| name.to_owned())
}

fn decode_strictly(name: &str) -> Option<String> {
    let mut decoded = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((plain, shifted)) = rest.split_once('&') {
        decoded.push_str(plain);
        let (base64, after) = shifted.split_once('-')?;
        if base64.is_empty() {
            decoded.push('&');
        } else {
            let bytes = ENGINE.decode(base64).ok()?;
            if bytes.len() % 2 != 0 {
                return None;
            }
            let units: Vec<u16> =
                bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            decoded.push_str(&String::from_utf16(&units).ok()?);
        }
        rest = after;
    }
    decoded.push_str(rest);
    Some(decoded)
}

/// A quoted string (RFC 3501 section 4.3) of a name that is already encoded.
pub(super) fn quoted(name: &str) -> String {
    let mut quoted = String::with_capacity(name.len() + 2);
    quoted.push('"');
    for character in name.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            // No command may be broken in two by a name.
            '\r' | '\n' | '\0' => {}
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// Takes the backslashes out of what stood between quotes.
pub(super) fn unquoted(inner: &str) -> String {
    let mut name = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => name.extend(characters.next()),
            _ => name.push(character),
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_names_are_encoded_as_servers_write_them() {
        for (name, encoded) in [
            ("INBOX", "INBOX"),
            ("Sent Items", "Sent Items"),
            ("Caf\u{e9}", "Caf&AOk-"),
            ("Gesch\u{fc}ftlich", "Gesch&APw-ftlich"),
            ("Gel\u{f6}schte Elemente", "Gel&APY-schte Elemente"),
            ("\u{65e5}\u{672c}\u{8a9e}", "&ZeVnLIqe-"),
            ("A & B", "A &- B"),
            ("\u{1f4e8}", "&2D3c6A-"),
            ("tab\there", "tab&AAk-here"),
        ] {
            assert_eq!(encode(name), encoded);
            assert_eq!(decode(encoded), name);
        }
    }

    #[test]
    fn what_is_not_modified_utf_7_stays_as_it_is() {
        for name in ["Gesch\u{e4}ftlich", "R&D", "A &", "&A-", "&2D0-", "&AOk=-"] {
            assert_eq!(decode(name), name);
        }
    }

    #[test]
    fn a_quoted_name_cannot_end_the_command() {
        assert_eq!(quoted("a\"b\\c\r\nd"), "\"a\\\"b\\\\cd\"");
    }

    proptest! {
        #[test]
        fn every_name_comes_back(name in any::<String>()) {
            let encoded = encode(&name);
            prop_assert!(encoded.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
            prop_assert_eq!(decode(&encoded), name);
        }

        #[test]
        fn quoting_loses_nothing(name in "[ -~]*") {
            let quoted = quoted(&name);
            prop_assert_eq!(unquoted(&quoted[1..quoted.len() - 1]), name);
        }

        #[test]
        fn any_name_from_a_server_can_be_shown(name in any::<String>()) {
            decode(&name);
        }
    }
}
