//! Whole mails: automatic ones, reports, substitutes, and what inspect prints.

use super::super::{inspect, read};
use super::{context, mail};
use crate::words::Language;

#[test]
fn reports_notices_and_newsletters_are_told_apart() {
    for (rule, header, automatic, bounce, absent) in [
        (
            "a delivery report",
            "From: MAILER-DAEMON@x.org\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\nAuto-Submitted: auto-replied",
            true,
            true,
            false,
        ),
        (
            "a read receipt is no delivery report",
            "From: a@x.org\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b",
            false,
            false,
            false,
        ),
        (
            "Outlook's absence notice",
            "From: a@x.org\nX-Auto-Response-Suppress: All\nX-MS-Exchange-Inbox-Rules-Loop: a@x.org",
            true,
            false,
            true,
        ),
        ("a newsletter", "From: a@x.org\nList-Unsubscribe: <https://x.org/u>", true, false, false),
        ("our own notification", "From: a@x.org\nMessage-ID: <1@desk.example>", true, false, false),
        ("a person", "From: a@x.org\nMessage-ID: <1@x.org>", false, false, false),
    ] {
        let mail = mail(format!("{header}\nSubject: s\n\nx"));
        assert_eq!(
            (mail.auto_submitted, mail.bounce, mail.out_of_office),
            (automatic, bounce, absent),
            "{rule}"
        );
    }
}

#[test]
fn a_substitute_of_exchange_is_known() {
    let mail = mail(
        "From: Microsoft Exchange\nSubject: Retrieval using the IMAP4 protocol failed for the following message: 4711\n\nThe server couldn't retrieve the following message",
    );
    assert!(mail.substitute);
}

#[test]
fn the_own_ticket_number_is_found() {
    assert_eq!(
        mail("From: a@x.org\nSubject: AW: [Ticket#28001] x\n\nx").ticket_number.as_deref(),
        Some("28001")
    );
}

#[test]
fn nothing_at_all_is_a_problem() {
    for raw in [&b""[..], b"\r\n", b" \t\n\n"] {
        assert_eq!(read(raw, &context()).err().map(|problem| problem.code()), Some("message-empty"));
        assert!(inspect::line(raw, &context())["error"]["what"].is_string());
    }
}

#[test]
fn inspect_prints_every_key() {
    let raw = b"From: Ann <ann@x.org>\r\nTo: help@desk.example\r\nSubject: Hi\r\nDate: Mon, 1 Jan 2024 10:00:00 +0100\r\nMessage-ID: <1@x.org>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\n12345678\r\n--b--\r\n";
    let line = inspect::line(raw, &context());
    let keys: Vec<&str> =
        line.as_object().map(|object| object.keys().map(String::as_str).collect()).unwrap_or_default();
    for key in [
        "from",
        "from_email",
        "to",
        "cc",
        "reply_to",
        "subject",
        "message_id",
        "in_reply_to",
        "references",
        "date",
        "sender",
        "type",
        "content_type",
        "body",
        "attachments",
        "auto_submitted",
        "bounce",
        "out_of_office",
        "parts",
        "faithful",
        "unfaithful",
        "warnings",
    ] {
        assert!(keys.contains(&key), "{key}");
    }
    assert_eq!(line["date"], "2024-01-01T09:00:00Z");
    assert_eq!(line["sender"], "Customer");
    assert_eq!(line["attachments"][0]["filename"], "a.pdf");
    assert_eq!(line["attachments"][0]["size"], 8);
    assert_eq!(
        line["parts"][0],
        serde_json::json!({ "type": "text/html", "name": null, "bytes": 8, "fate": "shown" })
    );
    assert_eq!(line["parts"][1]["fate"], "attached");
    assert_eq!((&line["faithful"], &line["unfaithful"]), (&true.into(), &serde_json::json!([])));
    let text = inspect::text(raw, &context(), Language::English);
    assert!(text.contains("Subject      Hi\n") && text.contains("  <p>x</p>\n"), "{text}");
}

#[test]
fn inspect_speaks_the_persons_language() {
    let raw = b"From: a@x.org\r\nSubject: Hi\r\n\r\nx";
    let text = inspect::text(raw, &context(), Language::German);
    assert!(text.contains("Betreff      Hi\n") && text.contains("Absender     Kunde\n"), "{text}");
    let broken = inspect::text(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &context(), Language::German);
    assert!(broken.starts_with("Nicht lesbar: "), "{broken}");
}

#[test]
fn inspect_for_people_never_steers_a_terminal() {
    let text = inspect::text(
        b"From: a@x.org\r\nSubject: a\x1b[31mb\r\n\r\nx\x1b]0;y\x07",
        &context(),
        Language::English,
    );
    assert!(text.chars().all(|character| !character.is_control() || character == '\n'), "{text:?}");
}

#[test]
fn an_inspected_mail_that_is_not_wholly_shown_says_why_and_has_its_original() {
    let raw = b"From: a@x.org\r\nSubject: s\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\ncall me\r\n--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n";
    let line = inspect::line(raw, &context());
    assert_eq!(line["faithful"], false);
    assert_eq!(line["unfaithful"], serde_json::json!(["text-beside-parts"]));
    let last = line["attachments"].as_array().and_then(|files| files.last()).expect("a file").clone();
    assert_eq!((&last["filename"], &last["size"]), (&"original-message.eml".into(), &raw.len().into()));
    let text = inspect::text(raw, &context(), Language::English);
    assert!(text.contains("the original is attached"), "{text}");
    assert!(text.contains("Part         text/plain, 1 byte: shown"), "{text}");
}

#[test]
fn a_file_of_outlook_is_named_as_such_with_what_to_do() {
    let raw = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 500]].concat();
    let line = inspect::line(&raw, &context());
    assert_eq!(line["error"]["code"], "message-in-outlook-format");
    assert!(line["error"]["remedies"][0].as_str().is_some_and(|remedy| remedy.contains("EML")), "{line}");
    let text = inspect::text(&raw, &context(), Language::English);
    assert!(text.contains("Outlook’s own format (.msg)") && text.contains("Download as EML"), "{text}");
}
