//! Whatever tree of parts a mail is: each of its words is shown, is in a file, or the
//! mail is known to be unfaithful.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;

use super::super::{Fate, account, readable_text};
use super::faithful::HEADER;
use super::mail;

/// How a text is written into a part.
#[derive(Debug, Clone)]
struct Written {
    kind: &'static str,
    charset: &'static str,
    encoding: &'static str,
    text: String,
    /// A byte of it is overwritten.
    damage: Option<(prop::sample::Index, u8)>,
}

#[derive(Debug, Clone)]
enum Tree {
    Leaf(Written),
    Multipart { kind: &'static str, notes: (String, String), fits: bool, parts: Vec<Tree> },
}

impl Written {
    fn write(&self, out: &mut Vec<u8>) {
        let text = match self.kind {
            "text/html" => format!("<html><body><p>{}</p></body></html>", self.text.replace(' ', "</b> <b>")),
            _ => self.text.clone(),
        };
        let mut bytes = match self.charset {
            "iso-8859-1" => text.chars().map(|character| u8::try_from(character).unwrap_or(b'?')).collect(),
            "utf-16" => {
                [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
            }
            _ => text.into_bytes(),
        };
        let encoding = if self.charset == "utf-16" { "base64" } else { self.encoding };
        match encoding {
            "base64" => bytes = STANDARD.encode(bytes).into_bytes(),
            "quoted-printable" => {
                bytes = bytes.iter().flat_map(|byte| format!("={byte:02X}").into_bytes()).collect();
            }
            _ => {}
        }
        if let Some((place, byte)) = &self.damage {
            let length = bytes.len();
            if length > 0 {
                bytes[place.index(length)] = *byte;
            }
        }
        let header = format!(
            "Content-Type: {}; charset={}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n",
            self.kind, self.charset
        );
        out.extend_from_slice(header.as_bytes());
        out.extend_from_slice(&bytes);
    }
}

impl Tree {
    fn write(&self, out: &mut Vec<u8>, depth: usize) {
        match self {
            Self::Leaf(written) => written.write(out),
            Self::Multipart { kind, notes, fits, parts } => {
                let named = if *fits { format!("b{depth}") } else { format!("other{depth}") };
                out.extend_from_slice(
                    format!("Content-Type: multipart/{kind}; boundary={named}\r\n\r\n{}\r\n", notes.0)
                        .as_bytes(),
                );
                for part in parts {
                    out.extend_from_slice(format!("--b{depth}\r\n").as_bytes());
                    part.write(out, depth + 1);
                    out.extend_from_slice(b"\r\n");
                }
                out.extend_from_slice(format!("--b{depth}--\r\n{}\r\n", notes.1).as_bytes());
            }
        }
    }

    /// Every word that a person wrote into it.
    fn texts(&self, found: &mut Vec<String>) {
        match self {
            // What was overwritten is not what was written.
            Self::Leaf(written) if written.damage.is_some() => {}
            Self::Leaf(written) => found.push(written.text.clone()),
            Self::Multipart { notes, parts, .. } => {
                found.extend([notes.0.clone(), notes.1.clone()]);
                for part in parts {
                    part.texts(found);
                }
            }
        }
    }
}

fn some_text() -> impl Strategy<Value = String> {
    prop::collection::vec("[a-z]{3,8}|gr[üöä]ße|[0-9]{2,4}", 1..6).prop_map(|words| words.join(" "))
}

fn some_tree() -> impl Strategy<Value = Tree> {
    let leaf = (
        prop::sample::select(vec!["text/plain", "text/html"]),
        prop::sample::select(vec!["utf-8", "iso-8859-1", "utf-16", "x-unknown"]),
        prop::sample::select(vec!["8bit", "base64", "quoted-printable"]),
        some_text(),
        prop::option::weighted(0.2, (any::<prop::sample::Index>(), any::<u8>())),
    )
        .prop_map(|(kind, charset, encoding, text, damage)| {
            Tree::Leaf(Written { kind, charset, encoding, text, damage })
        });
    leaf.prop_recursive(3, 12, 4, |inner| {
        (
            prop::sample::select(vec!["mixed", "alternative", "related", "signed", "report", "parallel"]),
            (
                prop_oneof![4 => Just(String::new()), 1 => some_text()],
                prop_oneof![4 => Just(String::new()), 1 => some_text()],
            ),
            prop::bool::weighted(0.9),
            prop::collection::vec(inner, 1..4),
        )
            .prop_map(|(kind, notes, fits, parts)| Tree::Multipart { kind, notes, fits, parts })
    })
}

/// A file's text in each charset that the parts are written in.
fn readings(data: &[u8]) -> [String; 3] {
    let units: Vec<u16> = data.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
    [
        String::from_utf8_lossy(data).into_owned(),
        data.iter().map(|byte| char::from(*byte)).collect(),
        String::from_utf16_lossy(&units),
    ]
}

/// The words of a text, on their own.
fn words_of(text: &str) -> impl Iterator<Item = String> + '_ {
    account::words(text).map(std::borrow::Cow::into_owned)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn every_word_is_in_the_article_in_a_file_or_the_mail_is_unfaithful(tree in some_tree()) {
        let mut raw = HEADER.as_bytes().to_vec();
        tree.write(&mut raw, 0);
        let mail = mail(&raw);
        if !mail.is_unfaithful() {
            let mut there: BTreeSet<String> = words_of(&readable_text(&mail.body)).collect();
            there.extend(words_of(&mail.body));
            for file in &mail.attachments {
                for text in readings(&file.data) {
                    there.extend(words_of(&text));
                    there.extend(words_of(&readable_text(&text)));
                }
            }
            let mut texts = Vec::new();
            tree.texts(&mut texts);
            for word in texts.iter().flat_map(|text| words_of(text)) {
                prop_assert!(there.contains(&word), "{word} is missing from {}", mail.body);
            }
        }
        // Each part has its fate, and what is dropped has its reason.
        let dropped = mail.account.parts.iter().any(|part| part.fate == Fate::Dropped);
        prop_assert!(!dropped || mail.is_unfaithful());
        let attached = mail.account.parts.iter().filter(|part| part.fate == Fate::Attached).count();
        prop_assert!(attached <= mail.attachments.len());
    }
}
