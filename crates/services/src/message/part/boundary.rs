//! What the boundaries of a multipart cut its body into, and what stands beside them.

/// No more parts than this are told apart.
pub(super) const MOST_PARTS: usize = 10_000;

/// Sentences with which mail programs tell those that know no multiparts what
/// they see. They are no text of the mail.
const NOTICES: &[&str] = &[
    "this is a multi-part message in mime format",
    "this is a multipart message in mime format",
    "this is a mime-formatted message",
    "this is a mime encoded message",
    "this is a mime-encapsulated message",
    "this is a multi-part mime message",
    "this is a cryptographically signed message in mime format",
    "this is an s/mime signed message",
    "this message is in mime format",
    "this message is in mime format, but your mail reader does not support mime",
    "since your mail reader does not understand this format, some or all of this message may not be legible",
    "since your mail reader does not understand this format, some or all of this message may not be readable",
    "if you see this text it means that your e-mail software does not support mime-formatted messages",
    "this is a message with multiple parts in mime format",
    "this is a multi part message in mime format",
    "this is a multipart mime message",
    "this is a mime formatted message",
    "the first part should be readable text, while the remaining parts are likely unreadable without mime-aware tools",
    "send mail to mime@docserver.cac.washington.edu for more info",
    "if you are reading this text, you might want to consider changing to a mail reader that understands how to properly display mime multipart messages",
    "if you are reading this, your mail reader does not support mime",
    "your mail reader does not support mime",
    "you need a mime-compliant mail reader to read it",
    "dies ist eine mehrteilige nachricht im mime-format",
    "this is an openpgp/mime signed message (rfc 4880 and 3156)",
    "this is an openpgp/mime encrypted message (rfc 4880 and 3156)",
    "this is an openpgp/mime signed message (rfc 2440 and 3156)",
    "this is an openpgp/mime encrypted message (rfc 2440 and 3156)",
];

/// Nothing stands there but blanks and such sentences.
pub(super) fn is_notice(piece: &[u8]) -> bool {
    if piece.trim_ascii().is_empty() {
        return true;
    }
    let Ok(text) = std::str::from_utf8(piece) else { return false };
    if text.len() > 1000 {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().filter(|word| *word != ">").collect();
    let text = words.join(" ").to_ascii_lowercase();
    let known = |sentence: &str| {
        let sentence = sentence.trim_matches([' ', '.', '-', '!']);
        sentence.is_empty() || NOTICES.contains(&sentence)
    };
    text.split(". ").all(known)
}

/// The boundary that a body itself is cut at, where the named one is none of
/// its lines: of the first line with two hyphens that a field of MIME follows.
pub(super) fn boundary_in(body: &[u8]) -> Option<&[u8]> {
    /// RFC 2046 section 5.1.1 allows 70 characters.
    const LONGEST: usize = 200;
    let starts = std::iter::once(0).chain(memchr::memmem::find_iter(body, b"\r\n--").map(|at| at + 2));
    starts.into_iter().find_map(|start| {
        let line = body[start..].strip_prefix(b"--")?;
        let end = memchr::memmem::find(&line[..line.len().min(LONGEST + 2)], b"\r\n")?;
        let boundary = line[..end].trim_ascii_end();
        let next = line[end + 2..].get(..8)?;
        (!boundary.is_empty() && next.eq_ignore_ascii_case(b"content-")).then_some(boundary)
    })
}

/// What the boundaries of a multipart body make of it.
pub(super) struct Pieces<'a> {
    pub(super) parts: Vec<&'a [u8]>,
    /// What stands before the first boundary and behind the closing one.
    pub(super) beside: Vec<&'a [u8]>,
    /// There is a boundary at all.
    pub(super) is_cut: bool,
    /// One stands at the end of a line of a part, where it cuts nothing: the part
    /// behind it is read as text of the one before.
    pub(super) has_stray_boundary: bool,
}

/// The raw parts between the boundaries of a multipart body.
///
/// Blank pieces are no parts, except that the piece right after a blank one is
/// not looked at (so two blank pieces in a row leave one empty part): that is
/// how the library walks its list.
pub(super) fn split_parts<'a>(body: &'a [u8], boundary: &[u8]) -> Pieces<'a> {
    let mark = [b"--", boundary].concat();
    let mut pieces: Vec<(&[u8], bool)> = Vec::new();
    let mut from = 0;
    for delimiter in delimiters(body, boundary) {
        pieces.push((&body[from..delimiter.start], delimiter.closes));
        from = delimiter.end;
        if pieces.len() > MOST_PARTS {
            break;
        }
    }
    if pieces.is_empty() {
        return Pieces { parts: Vec::new(), beside: Vec::new(), is_cut: false, has_stray_boundary: false };
    }
    if from < body.len() {
        pieces.push((&body[from..], false));
    }
    let mut kept: Vec<(&[u8], bool)> = Vec::with_capacity(pieces.len());
    let mut skips_check = false;
    for (index, piece) in pieces.into_iter().enumerate() {
        if index > 0 && !skips_check && piece.0.trim_ascii().is_empty() {
            skips_check = true;
            continue;
        }
        skips_check = false;
        kept.push(piece);
    }
    // What follows the closing boundary is no part; without one, the last is.
    let is_closed = kept.len() > 1 && kept[kept.len() - 2].1;
    let epilogue = if is_closed { kept.pop() } else { None };
    let preamble = kept.first().copied();
    let beside = preamble.into_iter().chain(epilogue).map(|(piece, _)| piece).collect();
    let parts: Vec<&[u8]> = kept.into_iter().skip(1).map(|(piece, _)| piece).collect();
    let mark = memchr::memmem::Finder::new(&mark).into_owned();
    let is_stray = |piece: &&[u8]| {
        mark.find_iter(piece).any(|at| {
            let after = &piece[at + mark.needle().len()..];
            let after = after.strip_prefix(b"--").unwrap_or(after);
            !after.is_empty() && ends_line(after)
        })
    };
    let has_stray_boundary = parts.iter().any(is_stray);
    Pieces { parts, beside, is_cut: true, has_stray_boundary }
}

struct Delimiter {
    start: usize,
    end: usize,
    closes: bool,
}

/// Every line `--boundary` or `--boundary--`, with the line end before it. Only
/// where a line begins is anything compared, and no further than the line goes,
/// whatever the boundary is made of.
fn delimiters<'a>(body: &'a [u8], boundary: &[u8]) -> impl Iterator<Item = Delimiter> + 'a {
    let needle = [b"--", boundary].concat();
    let after_lines = memchr::memmem::find_iter(body, b"\r\n").map(|end| end + 2);
    let mut from = 0;
    std::iter::once(0).chain(after_lines).filter_map(move |position| {
        if position < from {
            return None;
        }
        let after = body[position..].strip_prefix(needle.as_slice())?;
        let end = position + needle.len();
        let (end, closes) = match after.strip_prefix(b"--") {
            Some(rest) if ends_line(rest) => (end + 2, true),
            _ if ends_line(after) => (end, false),
            _ => return None,
        };
        from = end;
        Some(Delimiter { start: position.saturating_sub(2), end, closes })
    })
}

fn ends_line(rest: &[u8]) -> bool {
    match rest.iter().find(|byte| !matches!(byte, b' ' | b'\t' | 0x0b | 0x0c | b'\r')) {
        None => true,
        Some(byte) => *byte == b'\n',
    }
}
