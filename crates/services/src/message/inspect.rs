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

/// The same for people: a few lines, the body indented.
pub fn text(raw: &[u8], context: &Context) -> String {
    let mail = match read_whole(raw, context) {
        Ok(mail) => mail,
        Err(problem) => {
            let text = problem.text(Language::English);
            let lines = std::iter::once(format!("Unreadable: {}", text.what));
            let lines = lines.chain(text.why).chain(text.remedies);
            return lines.fold(String::new(), |out, line| out + &printable(&line) + "\n");
        }
    };
    let mut out = String::new();
    let mut say = |label: &str, value: &str| {
        if !value.is_empty() {
            // Writing to a String never fails.
            let _ = writeln!(out, "{label:<13}{}", printable(value));
        }
    };
    say("From", &mail.from);
    say("To", &mail.to);
    say("Cc", &mail.cc);
    say("Reply-To", &mail.reply_to);
    say("Subject", &mail.subject);
    say("Date", &mail.date.map(|date| date.to_string()).unwrap_or_default());
    say("Message-ID", &mail.message_id);
    say("In-Reply-To", &mail.in_reply_to);
    say("References", &mail.references.join(" "));
    say("Sender", if mail.sender == super::Sender::Agent { "Agent" } else { "Customer" });
    let kinds: Vec<&str> = [
        (mail.auto_submitted, "automatic"),
        (mail.bounce, "delivery report"),
        (mail.out_of_office, "out of office"),
        (mail.substitute, "substitute of Exchange"),
    ]
    .into_iter()
    .filter_map(|(is, name)| is.then_some(name))
    .collect();
    say("Kind", &kinds.join(", "));
    for file in &mail.attachments {
        let place = if file.inline { ", shown in the text" } else { "" };
        say(
            "Attachment",
            &format!("{} ({}, {} bytes{place})", file.filename, file.mime_type, file.data.len()),
        );
    }
    for part in &mail.account.parts {
        let kind = if part.kind.is_empty() { "no type" } else { &part.kind };
        let name = part.name.as_ref().map(|name| format!(" \u{201c}{name}\u{201d}")).unwrap_or_default();
        let fate = part.fate.text(Language::English);
        say("Part", &format!("{kind}{name}, {} bytes: {fate}", part.bytes));
    }
    for remark in mail.remarks(Language::English) {
        say("Note", &remark);
    }
    say("Body", mail.content_type.as_str());
    for line in mail.body.lines() {
        let _ = writeln!(out, "  {}", printable(line));
    }
    out
}
