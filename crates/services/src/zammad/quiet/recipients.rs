//! A To line that Zammad takes: from 6.4 on every address of an article of type
//! `email` must be one, and there must be one (docs/zammad.md#recipients).
//! Judged more strictly than Zammad does: what is cut out here without need
//! still stands in the body.

/// A To line that is safe to send, and whether it says less than the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recipients {
    /// The line to send.
    pub line: String,
    /// Something of the original is not in it.
    pub shortened: bool,
}

/// The valid part of a To line; `instead` where nothing of it is valid.
pub(super) fn valid(to: &str, instead: &str) -> Recipients {
    let parts = split(to);
    let addresses: Vec<Option<String>> = parts.iter().map(|part| one(part)).collect();
    let line = addresses.iter().flatten().cloned().collect::<Vec<_>>().join(", ");
    if line.is_empty() {
        return Recipients { line: instead.to_owned(), shortened: !to.trim().is_empty() };
    }
    Recipients { line, shortened: addresses.iter().any(Option::is_none) }
}

/// Splits at the commas and semicolons that stand outside quotes, angle
/// brackets and comments.
fn split(line: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut quoted, mut escaped, mut angle, mut comment) = (false, false, false, 0_u32);
    for character in line.chars().filter(|character| !character.is_control()) {
        let separates = !quoted && !angle && comment == 0 && matches!(character, ',' | ';');
        if separates {
            parts.push(String::new());
            continue;
        }
        match character {
            _ if escaped => {}
            '"' if comment == 0 => quoted = !quoted,
            '<' if !quoted => angle = true,
            '>' if !quoted => angle = false,
            '(' if !quoted => comment += 1,
            ')' if !quoted => comment = comment.saturating_sub(1),
            _ => {}
        }
        escaped = !escaped && character == '\\' && (quoted || comment > 0);
        if let Some(part) = parts.last_mut() {
            part.push(character);
        }
    }
    parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// One recipient, its name quoted where it needs to be; `None` if it is not
/// an address.
fn one(part: &str) -> Option<String> {
    if is_address(part) {
        return Some(part.to_owned());
    }
    let (name, rest) = part.rsplit_once('<')?;
    let address = rest.strip_suffix('>')?.trim();
    if !is_address(address) {
        return None;
    }
    let name = name.trim();
    let name = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or(name);
    let name: String = name.chars().filter(|character| !matches!(character, '"' | '\\')).collect();
    let name = name.trim();
    if name.is_empty() {
        return Some(address.to_owned());
    }
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '_' | '\''));
    Some(if plain { format!("{name} <{address}>") } else { format!("\"{name}\" <{address}>") })
}

/// A conventional address: words of letters and digits, joined by the few signs
/// that every checker takes, in the lengths of RFC 5321 section 4.5.3.1, with
/// at least two labels in the domain.
fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let sound = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let atom = |part: &str| {
        part.bytes().all(|byte| sound(byte) || b"+-'".contains(&byte))
            && part.bytes().next().is_some_and(sound)
            && part.bytes().next_back().is_some_and(sound)
    };
    let label = |part: &str| {
        (1..=63).contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    let ends_well = domain
        .rsplit('.')
        .next()
        .is_some_and(|last| last.len() >= 2 && last.bytes().any(|byte| byte.is_ascii_alphabetic()));
    local.len() <= 64
        && domain.len() <= 253
        && domain.contains('.')
        && local.split('.').all(atom)
        && domain.split('.').all(label)
        && ends_well
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_zammad_would_refuse_is_left_out_and_said_to_be() {
        let instead = "support@example.com";
        let cases = [
            ("ann@x.org", "ann@x.org", false),
            ("Ann Lee <ann@x.org>, bob@y.org", "Ann Lee <ann@x.org>, bob@y.org", false),
            ("\"Lee, Ann\" <ann@x.org>", "\"Lee, Ann\" <ann@x.org>", false),
            ("Müller, Jörg <j@x.org>", "\"Jörg\" <j@x.org>", true),
            ("J. Doe <j@x.org>", "\"J. Doe\" <j@x.org>", false),
            ("ann@x.org; bob@y.org", "ann@x.org, bob@y.org", false),
            ("undisclosed-recipients:;", instead, true),
            ("", instead, false),
            ("/O=EXAMPLE/CN=ANN", instead, true),
            ("ann@localhost, bob@y.org", "bob@y.org", true),
            ("<ann@x.org>", "ann@x.org", false),
            ("\"Ann <ann@x.org>", "Ann <ann@x.org>", false),
            ("a..b@x.org", instead, true),
            ("ann@x.org\r\nBcc: eve@z.org", instead, true),
        ];
        for (to, line, shortened) in cases {
            let found = valid(to, instead);
            assert_eq!(found, Recipients { line: line.to_owned(), shortened }, "{to}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_a_line_of_addresses_alone(to in "\\PC{0,200}") {
            let line = valid(&to, "support@example.com").line;
            proptest::prop_assert!(!line.is_empty());
            proptest::prop_assert!(split(&line).iter().all(|part| one(part).as_deref() == Some(part)));
        }
    }
}
