//! `mailferry inspect`: what Zammad would make of a mail, for programs and for
//! people.
//!
//! `attachments` and `body` are those of the article, but for inline images,
//! which are attachments as in Zammad's own intake: the body names them by their
//! Content-ID. `parts` accounts for every part of the mail; where the article is
//! not all of it, `faithful` is false, `unfaithful` says why, and the original is
//! the last of the attachments.

use std::fmt::Write as _;

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::reading::{Images, read_with};
use super::{Attachment, Context, Mail};
use crate::problem::{Language, Problem};
use crate::words::printable;

/// One JSON object about a mail; about an unreadable one, an object with
/// `error` (`code`, `what` and, where known, `why` and `remedies`).
pub fn line(raw: &[u8], context: &Context) -> Value {
    match read_whole(raw, context) {
        Ok(mail) => object(&mail),
        Err(problem) => error(&problem),
    }
}

/// Reads a mail as an import would, its original attached where it must be.
fn read_whole(raw: &[u8], context: &Context) -> Result<Mail, Problem> {
    let mut mail = read_with(raw, context, Images::Referenced)?;
    if mail.is_unfaithful() {
        mail.attach_original(raw.to_vec());
    }
    Ok(mail)
}

/// The object for a mail that could not be read, or for a file that could not
/// be opened.
pub fn error(problem: &Problem) -> Value {
    let text = problem.text(Language::English);
    let mut error = json!({ "code": problem.code(), "what": text.what });
    if let Some(why) = text.why {
        error["why"] = Value::String(why);
    }
    if !text.remedies.is_empty() {
        error["remedies"] = json!(text.remedies);
    }
    json!({ "error": error })
}

fn object(mail: &Mail) -> Value {
    json!({
        "from": mail.from,
        "from_email": mail.from_email,
        "to": mail.to,
        "cc": mail.cc,
        "reply_to": mail.reply_to,
        "subject": mail.subject,
        "message_id": mail.message_id,
        "in_reply_to": mail.in_reply_to,
        "references": mail.references,
        "date": mail.date.map(|date| date.to_string()),
        "sender": mail.sender,
        "type": "email",
        "content_type": mail.content_type.as_str(),
        "body": mail.body,
        "attachments": mail.attachments.iter().map(file).collect::<Vec<_>>(),
        "parts": mail.account.parts,
        "faithful": !mail.is_unfaithful(),
        "unfaithful": mail.account.flaws,
        "auto_submitted": mail.auto_submitted,
        "bounce": mail.bounce,
        "out_of_office": mail.out_of_office,
        "warnings": mail.warnings,
    })
}

fn file(file: &Attachment) -> Value {
    json!({
        "filename": file.filename,
        "mime_type": file.mime_type,
        "size": file.data.len(),
        "sha256": hex::encode(Sha256::digest(&file.data)),
        "inline": file.inline,
        "content_id": file.content_id,
    })
}

/// The same for people, in their language: a few lines, the body indented.
pub fn text(raw: &[u8], context: &Context, language: Language) -> String {
    let mail = match read_whole(raw, context) {
        Ok(mail) => mail,
        Err(problem) => return unreadable(&problem, language),
    };
    let mut out = String::new();
    let mut say = |id: &str, value: &str| {
        if !value.is_empty() {
            // Writing to a String never fails.
            let _ = writeln!(out, "{:<13}{}", word(language, id), printable(value));
        }
    };
    say("word-inspect-from", &mail.from);
    say("word-inspect-to", &mail.to);
    say("word-inspect-cc", &mail.cc);
    say("word-inspect-reply-to", &mail.reply_to);
    say("word-inspect-subject", &mail.subject);
    say("word-inspect-date", &mail.date.map(|date| date.to_string()).unwrap_or_default());
    say("word-inspect-message-id", &mail.message_id);
    say("word-inspect-in-reply-to", &mail.in_reply_to);
    say("word-inspect-references", &mail.references.join(" "));
    let agent = mail.sender == super::Sender::Agent;
    let sender = if agent { "word-inspect-agent" } else { "word-inspect-customer" };
    say("word-inspect-sender", &word(language, sender));
    say("word-inspect-kind", &kinds(&mail, language));
    for file in &mail.attachments {
        say("word-inspect-attachment", &attachment(file, language));
    }
    for part in &mail.account.parts {
        let kind =
            if part.kind.is_empty() { word(language, "word-inspect-no-type") } else { part.kind.clone() };
        let name = part.name.as_ref().map(|name| format!(" \u{201c}{name}\u{201d}")).unwrap_or_default();
        let size = bytes(part.bytes, language);
        say("word-inspect-part", &format!("{kind}{name}, {size}: {}", part.fate.text(language)));
    }
    for remark in mail.remarks(language) {
        say("word-inspect-note", &remark);
    }
    say("word-inspect-body", mail.content_type.as_str());
    for line in mail.body.lines() {
        let _ = writeln!(out, "  {}", printable(line));
    }
    out
}

fn word(language: Language, id: &str) -> String {
    crate::words::say(language, id, &[])
}

fn bytes(count: u64, language: Language) -> String {
    crate::words::say(language, "word-bytes", &[("count", count.into())])
}

fn unreadable(problem: &Problem, language: Language) -> String {
    let text = problem.text(language);
    let what = [("what", text.what.into())];
    let lines = std::iter::once(crate::words::say(language, "word-inspect-unreadable", &what));
    let lines = lines.chain(text.why).chain(text.remedies);
    lines.fold(String::new(), |out, line| out + &printable(&line) + "\n")
}

/// What a machine sent, and what stands for a mail that it is not.
fn kinds(mail: &Mail, language: Language) -> String {
    [
        (mail.auto_submitted, "word-inspect-automatic"),
        (mail.bounce, "word-inspect-delivery-report"),
        (mail.out_of_office, "word-inspect-out-of-office"),
        (mail.substitute, "word-inspect-substitute"),
    ]
    .into_iter()
    .filter(|(is, _)| *is)
    .map(|(_, id)| word(language, id))
    .collect::<Vec<_>>()
    .join(", ")
}

fn attachment(file: &Attachment, language: Language) -> String {
    let size = bytes(file.data.len() as u64, language);
    let inline = if file.inline { word(language, "word-inspect-inline") } else { String::new() };
    let place = if inline.is_empty() { inline } else { format!(", {inline}") };
    format!("{} ({}, {size}{place})", file.filename, file.mime_type)
}
