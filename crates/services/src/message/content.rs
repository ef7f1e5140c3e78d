//! What a mail holds, as one short text to compare: two mails with the same one
//! are copies of each other.

use std::borrow::Cow;

use sha2::{Digest as _, Sha256};

use super::part::Part;

/// Says how the rest was made. Texts made in another way are not comparable.
const MANNER: &str = "1";

/// A digest over every leaf part in its order: texts by their words, files by
/// their names and bytes. Exchange writes header, boundaries, line ends and
/// transfer encodings anew each time it hands a mail out; none of them is part
/// of it. Of a mail of which reading drops something, all bytes after the header
/// are part of it: what was dropped may be what differs. `decoded` gives the contents
/// that were decoded already.
pub(super) fn digest<'a>(
    mail: &Part<'_>,
    is_unfaithful: bool,
    decoded: impl Fn(&Part<'_>) -> Option<&'a [u8]>,
) -> String {
    let mut hash = Sha256::new();
    if is_unfaithful {
        hash.update(b"all\0");
        hash.update(mail.body);
    }
    let below = mail.all_parts();
    let leaves = below.iter().copied().filter(|part| part.parts.is_empty());
    let alone = mail.parts.is_empty().then_some(mail);
    for part in alone.into_iter().chain(leaves) {
        let content = decoded(part).map_or_else(|| part.content(), Cow::Borrowed);
        add(&mut hash, part, &content);
    }
    format!("{MANNER}-{}", hex::encode(&hash.finalize()[..16]))
}

fn add(hash: &mut Sha256, part: &Part<'_>, content: &[u8]) {
    let kind = part.mime_type().unwrap_or("text/plain");
    match &part.attachment_name {
        None if kind.starts_with("text/") => {
            hash.update(b"text\0");
            // In one piece: a call for each word would take longer than the hash.
            let mut words = Vec::with_capacity(content.len() + 1);
            for word in content.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()) {
                words.extend_from_slice(word);
                words.push(b' ');
            }
            hash.update(&words);
        }
        name => {
            hash.update(b"file\0");
            hash.update(name.as_deref().unwrap_or_default());
            hash.update((content.len() as u64).to_be_bytes());
            hash.update(content);
        }
    }
    hash.update([0]);
}

/// Whether a mail of this header may hold files: only a text alone, and texts
/// that say the same, hold none for sure.
pub(super) fn may_have_files(header: &super::header::Header<'_>) -> bool {
    let kind = header.last("content-type").map(super::parameters::Parameters::content_type);
    let Some(kind) = kind else { return false };
    let is_plain = kind.value.starts_with("text/") && kind.filename().is_none();
    !(is_plain || kind.value == "multipart/alternative")
}

#[cfg(test)]
mod tests {
    use super::super::{Context, read, read_header};

    fn content(raw: &str) -> String {
        read(raw.as_bytes(), &Context::default()).expect("a mail").content
    }

    const WITH_FILE: &str = "From: a@x.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nYour  scan.\n\
        --b\nContent-Type: application/pdf; name=scan.pdf\nContent-Transfer-Encoding: base64\n\nZmlyc3Q=\n--b--\n";

    #[test]
    fn only_the_same_text_and_the_same_files_are_the_same_content() {
        let one = content(WITH_FILE);
        let rewritten = WITH_FILE
            .replace("boundary=b", "boundary=c")
            .replace("--b", "--c")
            .replace("From: a@x.org", "Received: by x\nFrom: a@x.org")
            .replace("Your  scan.", "Your\nscan.")
            .replace("Zmlyc3Q=", "Zmly\nc3Q=");
        assert_eq!(one, content(&rewritten), "Exchange writes all of this anew");
        for (from, to) in [("Zmlyc3Q=", "b3RoZXI="), ("scan.pdf", "other.pdf"), ("Your", "Her")] {
            assert_ne!(one, content(&WITH_FILE.replace(from, to)), "{to}");
        }
        assert_ne!(content("From: a@x.org\n\none two"), content("From: a@x.org\n\nonetwo"));
    }

    #[test]
    fn a_header_says_where_there_is_no_file_for_sure() {
        for (kind, may) in [
            ("", false),
            ("Content-Type: text/plain", false),
            ("Content-Type: text/html; charset=utf-8", false),
            ("Content-Type: multipart/alternative; boundary=b", false),
            ("Content-Type: text/csv; name=a.csv", true),
            ("Content-Type: multipart/mixed; boundary=b", true),
            ("Content-Type: multipart/related; boundary=b", true),
            ("Content-Type: application/pdf", true),
        ] {
            let facts = read_header(format!("From: a@x.org\n{kind}\n\n").as_bytes(), &Context::default());
            assert_eq!(facts.may_have_files, may, "{kind}");
        }
    }
}
