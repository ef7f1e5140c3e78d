//! What an identity platform says, made fit to be shown and kept.

/// Longest run of letters and digits without a space that is shown.
const LONGEST_RUN: usize = 24;

/// The words on one line, without anything that looks like a token, a code or
/// a secret, and with addresses of people cut to their domain.
pub(crate) fn sanitise(words: &str) -> String {
    let mut line = String::new();
    for piece in words.split(|letter: char| letter.is_whitespace() || letter.is_control()) {
        if piece.is_empty() {
            continue;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&fit(piece));
    }
    line
}

/// One piece without spaces, with the marks around it kept.
fn fit(piece: &str) -> String {
    let bare = |letter: char| letter.is_alphanumeric();
    let Some(start) = piece.find(bare) else { return piece.chars().take(LONGEST_RUN).collect() };
    let end = piece
        .char_indices()
        .rfind(|(_, letter)| bare(*letter))
        .map_or(piece.len(), |(at, letter)| at + letter.len_utf8());
    let (before, core, after) = (&piece[..start], &piece[start..end], &piece[end..]);
    let core = if let Some((_, domain)) = core.rsplit_once('@') {
        format!("…@{}", masked(domain))
    } else if let Some(address) = without_query(core) {
        address
    } else {
        masked(core)
    };
    let edge = |text: &str| text.chars().take(8).collect::<String>();
    format!("{}{core}{}", edge(before), edge(after))
}

/// A web address up to its query; `None` where it is none.
fn without_query(core: &str) -> Option<String> {
    let address = url::Url::parse(core).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = address.host_str()?;
    let path: Vec<String> = address.path().split('/').map(masked).collect();
    Some(format!("{}://{host}{}", address.scheme(), path.join("/").trim_end_matches('/')))
}

/// Each run of letters and digits that is too long or too mixed for a word is
/// replaced; GUIDs stay.
fn masked(core: &str) -> String {
    let of_token = |letter: char| letter.is_ascii_alphanumeric() || "-._~+/=%".contains(letter);
    let mut masked = String::new();
    let mut rest = core;
    while !rest.is_empty() {
        let run = rest.find(|letter| !of_token(letter)).unwrap_or(rest.len());
        let (token, tail) = rest.split_at(run);
        masked.push_str(if looks_secret(token) { "[…]" } else { token });
        let other = tail.find(of_token).unwrap_or(tail.len());
        masked.push_str(&tail[..other]);
        rest = &tail[other..];
    }
    masked
}

/// Names made of words, such as `IMAP.AccessAsUser.All` or a host, have no
/// digits among their letters, and only a plain word is long.
fn looks_secret(token: &str) -> bool {
    if token.contains("eyJ") {
        return true;
    }
    let word = |part: &str| {
        let digits = part.bytes().any(|byte| byte.is_ascii_digit());
        let plain = part.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
        !digits && (plain || part.len() <= LONGEST_RUN)
    };
    let worded = token.split(['.', '-', '_', '/']).all(word);
    let is_guid = crate::microsoft::is_guid(token.trim_matches(['.', '-', '_', '/']));
    token.len() > LONGEST_RUN && !is_guid && !worded
}
