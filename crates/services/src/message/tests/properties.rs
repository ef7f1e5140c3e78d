//! What holds for any mail, however broken.

use proptest::prelude::*;

use super::super::{inspect, read, read_header};
use super::context;

/// Header lines and bodies of which mails are put together at random.
const FIELDS: &[&str] = &[
    "From: Ann <ann@x.org>",
    "From: =?utf-8?Q?=C3=BC?= <a@x.org>",
    "From: \"a, b\" <c",
    "To: g: a@x.org;, b@x.org",
    "To: (c) a@x.org",
    "Subject: =?utf-8?B?w6Q=?= x",
    "Subject:",
    "Message-ID: <a@x.org>",
    "Message-ID: <a",
    "Date: Mon, 1 Jan 2024 10:00:00 +0100",
    "Date: 99",
    "References: <a@x> <b@x>",
    "In-Reply-To: c",
    "Auto-Submitted: auto-replied",
    "X-Auto-Response-Suppress: All",
    "Content-Type: text/html; charset=utf-8",
    "Content-Type: text/plain; charset=iso-2022-jp",
    "Content-Type: multipart/mixed; boundary=b",
    "Content-Type: multipart/alternative; boundary=\"b\"",
    "Content-Type: message/rfc822",
    "Content-Type: image/png; name*0*=utf-8''%E4; name*1=b",
    "Content-Type: nonsense; =",
    "Content-Disposition: inline; filename=\"=?utf-8?Q?=C3=BC?=\"",
    "Content-Disposition: attachment; filename=a b",
    "Content-ID: <a@b>",
    "Content-Transfer-Encoding: base64",
    "Content-Transfer-Encoding: quoted-printable",
    "Content-Transfer-Encoding: x-uuencode",
    "Return-Path: <>",
    "not a field",
    " folded",
];
const BODIES: &[&str] = &[
    "",
    "hello",
    "--b\r\n",
    "--b--\r\n",
    "<p>a<img src=\"cid:a@b\"></p>",
    "iVBORw0KGgo=",
    "=C3=BC=\r\n",
    "\x1b$BF|\x1b(B",
    "begin 644 a\r\n#0V%T\r\n`\r\nend\r\n",
    "\u{fc}\u{20ac}",
    "<style>x",
    "</p><a ",
    "=?utf-8?Q?",
];

fn some_mail() -> impl Strategy<Value = Vec<u8>> {
    let block = (
        prop::collection::vec(prop::sample::select(FIELDS), 0..8),
        prop::collection::vec(prop::sample::select(BODIES), 0..4),
        prop::bool::ANY,
    );
    (
        prop::collection::vec(block, 1..5),
        prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
    )
        .prop_map(|(blocks, changes)| {
            let mut raw = Vec::new();
            for (fields, bodies, ends) in blocks {
                for field in fields {
                    raw.extend_from_slice(field.as_bytes());
                    raw.extend_from_slice(b"\r\n");
                }
                raw.extend_from_slice(b"\r\n");
                raw.extend_from_slice(bodies.join("\r\n").as_bytes());
                raw.extend_from_slice(if ends { b"\r\n--b\r\n" } else { b"\n" });
            }
            for (place, byte) in changes {
                let length = raw.len();
                if length > 0 {
                    raw[place.index(length)] = byte;
                }
            }
            raw
        })
}

fn holds_for(raw: &[u8]) {
    let facts = read_header(raw, &context());
    let _ = inspect::line(raw, &context());
    let Ok(mail) = read(raw, &context()) else {
        assert!(raw.trim_ascii().is_empty());
        return;
    };
    // A header scan and the whole mail agree.
    assert_eq!(facts.message_id.is_none(), mail.message_id_made_up);
    if let Some(id) = &facts.message_id {
        assert_eq!(id, &mail.message_id);
    }
    assert_eq!(facts.references, mail.references);
    assert_eq!(facts.date, mail.date);
    assert_eq!(facts.from_email, mail.from_email);
    assert_eq!(facts.from_name, mail.from_name);
    assert_eq!(facts.sender, mail.sender);
    assert_eq!(facts.customer_email, mail.customer_email);
    assert_eq!(facts.customer_name, mail.customer_name);
    assert_eq!(facts.recipients, mail.recipients);
    assert_eq!(facts.subject, mail.subject);
    assert_eq!(facts.auto_submitted, mail.auto_submitted);
    assert_eq!(facts.bounce, mail.bounce);
    assert_eq!(facts.out_of_office, mail.out_of_office);
    assert_eq!(facts.ticket_number, mail.ticket_number);
    assert_eq!(facts.substitute, mail.substitute);
    // What Zammad's API needs is there.
    assert!(!mail.body.trim().is_empty() && !mail.title.trim().is_empty() && !mail.message_id.is_empty());
    assert!(mail.attachments.iter().all(|file| !file.filename.is_empty() && file.mime_type.contains('/')));
    assert!(!mail.message_id.chars().any(char::is_control));
    assert!(![&mail.body, &mail.subject, &mail.from, &mail.to].into_iter().any(|text| text.contains('\0')));
    assert!(mail.attachments.iter().all(|file| !file.in_body || file.inline));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_mail_is_read_and_its_header_agrees(raw in some_mail()) {
        holds_for(&raw);
    }

    #[test]
    fn any_bytes_are_read_or_refused(raw in prop::collection::vec(any::<u8>(), 0..600)) {
        holds_for(&raw);
    }

    #[test]
    fn the_same_mail_has_the_same_identity(raw in some_mail()) {
        let once = read(&raw, &context()).map(|mail| mail.message_id);
        let twice = read(&raw, &context()).map(|mail| mail.message_id);
        prop_assert_eq!(once.ok(), twice.ok());
    }
}

#[test]
fn hostile_shapes_end() {
    let nested: String = (0..3_000)
        .map(|level| format!("Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n"))
        .collect();
    holds_for(nested.as_bytes());
    let same = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(3_000);
    holds_for(same.as_bytes());
    holds_for(
        format!(
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n{}",
            "--b\r\nA: b\r\n\r\nx\r\n".repeat(30_000)
        )
        .as_bytes(),
    );
    holds_for(format!("Content-Type: text/html\r\n\r\n{}", "<div>".repeat(100_000)).as_bytes());
    holds_for(format!("To: {}\r\n\r\nx", "\"a\" <a@x.org>, ".repeat(50_000)).as_bytes());
    holds_for(format!("{}\r\nx", "X: y\r\n".repeat(200_000)).as_bytes());
}
