//! Which parts are stored as files, and under which names
//! (Zammad: `app/models/channel/email_parser.rb`, `collect_attachments`), and the
//! account of what became of each.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use super::Attachment;
use super::account::{Account, Fate, Flaw, PartAccount, Shown};
use super::body::{self, Body, Key};
use super::filenames;
use super::part::{Cut, Part};

/// What a mail's parts come to.
pub(super) struct Files {
    /// In Zammad's order.
    pub(super) found: Vec<Attachment>,
    /// Which of them is the content of a part as it is.
    pub(super) of_part: HashMap<Key, usize>,
    /// What became of each part.
    pub(super) account: Account,
}

/// The files of a mail in Zammad's order, and the account of all its parts.
///
/// Not among the files are the texts that the body shows, and other forms of
/// the same text. A part with a name is a file, even where it says the same as
/// the body.
pub(super) fn of(mail: &Part<'_>, body: &Body) -> Files {
    let parts = mail.all_parts();
    let leaves: Vec<&Part<'_>> = if mail.parts.is_empty() {
        vec![mail]
    } else {
        parts.iter().copied().filter(|part| part.parts.is_empty()).collect()
    };
    // Zammad compares with the first text and the first page alone.
    let first_shown = |kind: &str| {
        let is_it =
            |part: &&&Part<'_>| part.mime_type() == Some(kind) && body.shown.contains(&body::key(part));
        leaves.iter().find(is_it).map(|part| (*part, part.content()))
    };
    let mut collector = Collector {
        is_one_part: mail.parts.is_empty(),
        texts: [first_shown("text/plain"), first_shown("text/html")].into_iter().flatten().collect(),
        body,
        shown: None,
        found: Vec::new(),
        of_part: HashMap::new(),
        tried: HashMap::new(),
        account: Account { parts: Vec::new(), flaws: body.flaws.clone() },
    };
    if collector.is_one_part {
        collector.part(mail, &HashSet::new());
    }
    let mut taken = HashSet::new();
    for part in &mail.parts {
        let from = collector.found.len();
        if part.parts.is_empty() {
            collector.part(part, &taken);
        } else {
            for part in part.all_parts().into_iter().filter(|part| part.parts.is_empty()) {
                collector.part(part, &taken);
            }
        }
        // Names are compared with those of the parts before: files within one
        // multipart may share a name.
        taken.extend(collector.found[from..].iter().map(|file| file.filename.clone()));
    }
    let Collector { found, of_part, mut account, .. } = collector;
    account.flaws.extend(flaws_of_form(mail, &parts));
    Files { found, of_part, account }
}

/// What the form of a mail hides from its body and its files.
fn flaws_of_form(mail: &Part<'_>, parts: &[&Part<'_>]) -> BTreeSet<Flaw> {
    let mut flaws = BTreeSet::new();
    for part in std::iter::once(&mail).chain(parts) {
        if part.has_text_beside {
            flaws.insert(Flaw::TextBesideParts);
        }
        match part.cut {
            Cut::AsNamed => {}
            Cut::AtOtherLines | Cut::Formless => {
                flaws.insert(Flaw::BoundaryWrong);
            }
            Cut::TooMuch => {
                flaws.insert(Flaw::TooManyParts);
            }
        }
        if part.header.has_other_lines {
            flaws.insert(Flaw::TextInHeader);
        }
    }
    flaws
}

struct Collector<'a, 'b> {
    is_one_part: bool,
    /// The first text and the first HTML that the body shows, with their contents:
    /// what is the same as one of them, and has no name, is no file.
    texts: Vec<(&'b Part<'a>, Cow<'b, [u8]>)>,
    body: &'b Body,
    /// The words of the body, once they are asked for.
    shown: Option<Shown<'b>>,
    found: Vec<Attachment>,
    of_part: HashMap<Key, usize>,
    /// How far names were numbered.
    tried: HashMap<String, usize>,
    account: Account,
}

impl<'b> Collector<'_, 'b> {
    /// Accounts for a part, and takes it as a file where it is one.
    fn part(&mut self, part: &'b Part<'_>, taken: &HashSet<String>) {
        let content = part.content();
        let fate = self.fate(part, &content);
        if fate != Fate::Blank {
            self.look_at(part, &content);
        }
        self.account.parts.push(PartAccount {
            kind: part.mime_type().unwrap_or_default().to_owned(),
            name: part.attachment_name.clone().filter(|name| !name.trim().is_empty()),
            bytes: content.len() as u64,
            fate,
        });
        // A mail that is one named text is shown, and its file is kept too.
        let is_named_text = self.is_one_part && fate == Fate::Shown && part.is_attachment();
        if fate == Fate::Attached || is_named_text {
            self.attach(part, content, taken);
        }
    }

    fn fate(&mut self, part: &Part<'_>, content: &[u8]) -> Fate {
        if self.body.shown.contains(&body::key(part)) {
            return Fate::Shown;
        }
        let is_text = matches!(part.mime_type(), None | Some("text/plain" | "text/html"));
        if part.is_attachment() {
            return Fate::Attached;
        }
        if part.is_empty() && (is_text || part.is_multipart()) {
            return Fate::Blank;
        }
        if self.texts.iter().any(|(text, theirs)| part.same_body(content, text, theirs)) {
            return Fate::SameText;
        }
        if part.mime_type() == Some("text/plain") { self.other_text(part) } else { Fate::Attached }
    }

    /// A plain text beside the HTML that is shown for it.
    fn other_text(&mut self, part: &Part<'_>) -> Fate {
        let text = body::read(part, &mut BTreeSet::new());
        let body = self.body;
        let shown = self
            .shown
            .get_or_insert_with(|| Shown::of(&body.text, body.content_type == super::ContentType::Html));
        if shown.holds(&text) {
            return Fate::SameText;
        }
        self.account.flaws.insert(Flaw::TextDiffers);
        Fate::Dropped
    }

    /// Notes what decoding does to a part.
    fn look_at(&mut self, part: &Part<'_>, content: &[u8]) {
        let flaws = &mut self.account.flaws;
        if content.is_empty() && !part.is_empty() {
            flaws.insert(Flaw::DecodesToNothing);
        } else if part.loses_content() {
            flaws.insert(Flaw::DecodedWithLosses);
        }
        if part.is_in_unknown_encoding() && !part.is_empty() {
            flaws.insert(Flaw::EncodingUnknown);
        }
    }

    fn attach(&mut self, part: &Part<'_>, content: Cow<'_, [u8]>, taken: &HashSet<String>) {
        let kind = part.mime_type().unwrap_or("application/octet-stream");
        let is_text = self.is_one_part && kind.starts_with("text/");
        let filename = if is_text {
            let name = part.attachment_name.as_deref().filter(|name| !name.trim().is_empty());
            name.unwrap_or("-no name-").to_owned()
        } else {
            filenames::unique(filenames::of(part), taken, &mut self.tried)
        };
        let data = if is_text {
            body::read(part, &mut self.account.flaws).into_bytes()
        } else {
            self.of_part.insert(body::key(part), self.found.len());
            content.into_owned()
        };
        self.found.push(Attachment {
            filename,
            mime_type: kind.to_owned(),
            data,
            inline: false,
            content_id: part.content_id().or_else(|| self.body.given_ids.get(&body::key(part)).cloned()),
            in_body: false,
        });
    }
}
