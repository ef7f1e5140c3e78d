//! Which parts are stored as files, and under which names
//! (Zammad: `app/models/channel/email_parser.rb`, `collect_attachments`).

use std::borrow::Cow;
use std::collections::HashSet;

use super::Attachment;
use super::body::{self, Body};
use super::filenames;
use super::part::Part;

/// Collects the files of a mail in Zammad's order: the original HTML body first.
pub(super) fn of(mail: &Part<'_>, parts: &[&Part<'_>], body: &mut Body) -> Vec<Attachment> {
    let html = body::first_of(parts, "text/html");
    let collector = Collector {
        texts: [body::first_of(parts, "text/plain"), html]
            .into_iter()
            .flatten()
            .map(|part| (part, part.content()))
            .collect(),
        html,
        given_ids: std::mem::take(&mut body.given_ids),
    };
    let mut found = Vec::new();
    collector.original(mail, body, &mut found);
    let mut taken: HashSet<String> = found.iter().map(|file| file.filename.clone()).collect();
    for part in &mail.parts {
        let from = found.len();
        collector.files(part, &taken, &mut found);
        // Names are compared with those of the parts before: files within one
        // multipart may share a name.
        taken.extend(found[from..].iter().map(|file| file.filename.clone()));
    }
    found
}

struct Collector<'a, 'b> {
    /// The first text and the first HTML part, with their contents: what is the
    /// same as one of them is no file.
    texts: Vec<(&'b Part<'a>, Cow<'b, [u8]>)>,
    html: Option<&'b Part<'a>>,
    given_ids: std::collections::HashMap<*const (), String>,
}

impl Collector<'_, '_> {
    /// The body as a file, unless it is plain text.
    fn original(&self, mail: &Part<'_>, body: &mut Body, found: &mut Vec<Attachment>) {
        let has_html = self.html.is_some_and(|part| !part.is_empty());
        if has_html {
            found.extend(body.original.take().map(|text| alternative("message.html", "text/html", text)));
            return;
        }
        if mail.is_multipart() {
            return;
        }
        match mail.mime_type() {
            None | Some("text/plain") => {}
            Some("text/html") => {
                let name = mail.attachment_name.as_deref().filter(|name| !name.trim().is_empty());
                let text = body.original.take().unwrap_or_else(|| mail.text().0);
                found.push(alternative(name.unwrap_or("message.html"), "text/html", text));
            }
            Some(kind) if kind.starts_with("text/") => {
                let name = mail.attachment_name.as_deref().filter(|name| !name.trim().is_empty());
                found.push(alternative(name.unwrap_or("-no name-"), kind, mail.text().0));
            }
            Some(_) => self.file(mail, &HashSet::new(), found),
        }
    }

    fn files(&self, part: &Part<'_>, taken: &HashSet<String>, found: &mut Vec<Attachment>) {
        if part.parts.is_empty() {
            self.file(part, taken, found);
            return;
        }
        for part in part.all_parts().into_iter().filter(|part| part.parts.is_empty()) {
            self.file(part, taken, found);
        }
    }

    fn file(&self, part: &Part<'_>, taken: &HashSet<String>, found: &mut Vec<Attachment>) {
        let is_more_text =
            part.mime_type().is_some_and(|kind| kind.starts_with("text/plain")) && !part.is_attachment();
        let is_own_text = self.texts.iter().any(|(text, _)| std::ptr::eq(*text, part));
        if is_more_text || is_own_text {
            return;
        }
        let content = part.content();
        if self.texts.iter().any(|(text, theirs)| part.same_body(&content, text, theirs)) {
            return;
        }
        found.push(Attachment {
            filename: filenames::unique(filenames::of(part), taken),
            mime_type: part.mime_type().unwrap_or("application/octet-stream").to_owned(),
            data: content.into_owned(),
            inline: false,
            content_id: part.content_id().or_else(|| self.given_ids.get(&body::key(part)).cloned()),
            in_body: false,
        });
    }
}

fn alternative(name: &str, kind: &str, text: String) -> Attachment {
    Attachment {
        filename: name.to_owned(),
        mime_type: kind.to_owned(),
        data: text.into_bytes(),
        inline: false,
        content_id: None,
        in_body: false,
    }
}
