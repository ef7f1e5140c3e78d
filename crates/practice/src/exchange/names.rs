//! Folder names on the wire: modified UTF-7 (RFC 3501 section 5.1.3).

use base64::Engine as _;
use base64::alphabet::Alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Base64 with `,` in the place of `/`, without padding.
fn engine() -> GeneralPurpose {
    let alphabet = Alphabet::new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,")
        // The alphabet has 64 different printable characters.
        .expect("a proper alphabet");
    let config = GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true);
    GeneralPurpose::new(&alphabet, config)
}

/// A name as it goes over the wire.
pub(super) fn encode(name: &str) -> String {
    fn flush(wide: &mut Vec<u8>, out: &mut String) {
        if !wide.is_empty() {
            out.push('&');
            out.push_str(&engine().encode(&wide));
            out.push('-');
            wide.clear();
        }
    }
    let mut out = String::new();
    let mut wide: Vec<u8> = Vec::new();
    for character in name.chars() {
        if matches!(character, ' '..='~') {
            flush(&mut wide, &mut out);
            out.push(character);
            if character == '&' {
                out.push('-');
            }
        } else {
            let mut units = [0_u16; 2];
            wide.extend(character.encode_utf16(&mut units).iter().flat_map(|unit| unit.to_be_bytes()));
        }
    }
    flush(&mut wide, &mut out);
    out
}

/// A name as it came over the wire; `None` where it is not modified UTF-7.
pub(super) fn decode(wire: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = wire;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        let shifted = &rest[start + 1..];
        let end = shifted.find('-')?;
        if end == 0 {
            out.push('&');
        } else {
            let bytes = engine().decode(&shifted[..end]).ok()?;
            let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            out.extend(char::decode_utf16(units).collect::<Result<Vec<char>, _>>().ok()?);
        }
        rest = &shifted[end + 1..];
    }
    out.push_str(rest);
    out.bytes().all(|byte| byte >= b' ').then_some(out)
}

/// A name as an IMAP string: bare where that is safe, else quoted.
pub(super) fn quoted(name: &str) -> String {
    let wire = encode(name);
    let bare = !wire.is_empty()
        && wire.bytes().all(|byte| {
            byte.is_ascii_graphic() && !matches!(byte, b'(' | b')' | b'{' | b'%' | b'*' | b'"' | b'\\' | b']')
        });
    if bare { wire } else { format!("\"{}\"", wire.replace('\\', "\\\\").replace('"', "\\\"")) }
}

/// Whether a path matches a LIST pattern: `*` crosses levels, `%` does not
/// (RFC 3501 section 6.3.8).
pub(super) fn matches(pattern: &str, path: &str) -> bool {
    fn go(pattern: &[u8], path: &[u8]) -> bool {
        match pattern.split_first() {
            None => path.is_empty(),
            Some((b'*', rest)) => (0..=path.len()).any(|skip| go(rest, &path[skip..])),
            Some((b'%', rest)) => {
                let level = path.iter().position(|byte| *byte == b'/').unwrap_or(path.len());
                (0..=level).any(|skip| go(rest, &path[skip..]))
            }
            Some((byte, rest)) => {
                path.split_first().is_some_and(|(first, left)| first == byte && go(rest, left))
            }
        }
    }
    go(pattern.as_bytes(), path.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_over_the_wire_as_the_standard_says() {
        for (name, wire) in [
            ("INBOX", "INBOX"),
            ("Gelöschte Elemente", "Gel&APY-schte Elemente"),
            ("Entwürfe", "Entw&APw-rfe"),
            ("Tom & Jerry", "Tom &- Jerry"),
            ("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"),
            ("😀", "&2D3eAA-"),
        ] {
            assert_eq!(encode(name), wire);
            assert_eq!(decode(wire).as_deref(), Some(name));
        }
    }

    #[test]
    fn a_broken_name_is_not_decoded() {
        for wire in ["&APY", "&!-", "&2D0-"] {
            assert_eq!(decode(wire), None, "{wire}");
        }
    }

    #[test]
    fn a_percent_sign_stays_within_a_level() {
        assert!(matches("*", "INBOX/Rechnungen"));
        assert!(!matches("%", "INBOX/Rechnungen"));
        assert!(matches("INBOX/%", "INBOX/Rechnungen"));
        assert!(!matches("INBOX/%", "INBOX/Rechnungen/2019"));
        assert!(!matches("INBOX", "INBOX/Rechnungen"));
    }

    #[test]
    fn a_name_with_a_space_is_quoted() {
        assert_eq!(quoted("Sent Items"), "\"Sent Items\"");
        assert_eq!(quoted("INBOX/Rechnungen"), "INBOX/Rechnungen");
    }
}
