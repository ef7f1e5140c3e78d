//! The made-up mailbox is what it says it is.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};

use super::*;

fn now() -> Timestamp {
    "2026-06-15T10:00:00Z".parse().expect("a time")
}

fn sample() -> Vec<SampleMessage> {
    mailbox(1, now())
}

fn parse(raw: &[u8]) -> Message<'_> {
    MessageParser::default().parse(raw).expect("a mail")
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_others() {
    assert_eq!(sample(), sample());
    assert_ne!(sample(), mailbox(2, now()));
}

#[test]
fn there_are_some_hundred_messages_in_the_promised_folders() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for message in sample() {
        *counts.entry(message.folder).or_default() += 1;
    }
    let total: usize = counts.values().sum();
    assert!((220..=320).contains(&total), "{counts:?}");
    for (folder, least) in [(INBOX, 120), (INVOICES, 18), (TECHNICAL, 5), (SENT, 50), (DELETED, 5)] {
        assert!(counts.get(folder).is_some_and(|count| *count >= least), "{folder}: {counts:?}");
    }
    assert!(!counts.contains_key(EMPTY));
}

#[test]
fn mail_is_old_and_new_and_never_from_the_future() {
    let sample = sample();
    let day = |text: &str| format!("{text}T00:00:00Z").parse::<Timestamp>().expect("a day");
    assert!(sample.iter().all(|message| message.arrived <= now()));
    assert!(sample.iter().any(|message| message.arrived < day("2019-12-31")));
    let recent = sample.iter().filter(|message| message.arrived > day("2026-05-20")).count();
    assert!((15..120).contains(&recent), "{recent}");
    assert!(sample.iter().any(|message| message.flags == Flags::NONE));
}

#[test]
fn every_language_charset_transfer_and_kind_is_there() {
    let sample = sample();
    let all: String =
        sample.iter().map(|message| String::from_utf8_lossy(&message.raw).into_owned()).collect();
    for charset in
        ["utf-8", "iso-8859-1", "iso-8859-15", "windows-1252", "koi8-r", "shift_jis", "gb2312", "iso-2022-jp"]
    {
        assert!(all.contains(&format!("charset=\"{charset}\"")), "{charset}");
    }
    for transfer in ["quoted-printable", "base64", "8bit", "7bit"] {
        assert!(all.contains(&format!("Content-Transfer-Encoding: {transfer}\r\n")), "{transfer}");
    }
    for kind in [
        "image/png",
        "image/jpeg",
        "image/gif",
        "application/pdf",
        "text/csv",
        "message/rfc822",
        "multipart/report",
    ] {
        assert!(all.contains(kind), "{kind}");
    }
    for mark in ["Subject: Re: ", "AW:", "SV:"] {
        assert!(
            sample.iter().any(|message| parse(&message.raw)
                .subject()
                .is_some_and(|subject| format!("Subject: {subject}").contains(mark))),
            "{mark}"
        );
    }
    let kinds: BTreeSet<&str> = sample.iter().map(|message| message.kind).collect();
    for kind in [
        "no-message-id",
        "no-date",
        "date-1970",
        "date-future",
        "copied",
        "empty-body",
        "empty-subject",
        "bounce",
        "out-of-office",
        "newsletter",
        "undisclosed-recipients",
        "x500-from",
        "many-recipients",
        "winmail",
        "invitation",
    ] {
        assert!(kinds.contains(kind), "{kind}");
    }
}

#[test]
fn conversations_read_back_as_written() {
    let mut scripts: HashMap<&str, usize> = HashMap::new();
    for message in sample().iter().filter(|message| matches!(message.kind, "conversation" | "answer")) {
        let mail = parse(&message.raw);
        let text = mail.body_text(0).expect("a text");
        let subject = mail.subject().expect("a subject");
        for wrong in ['\u{fffd}', '{', '}'] {
            assert!(!text.contains(wrong) && !subject.contains(wrong), "{wrong:?} in {subject}: {text}");
        }
        for (script, range) in [
            ("greek", 'α'..='ω'),
            ("cyrillic", 'а'..='я'),
            ("kana", 'あ'..='ん'),
            ("han", '一'..='龥'),
            ("arabic", 'ا'..='ي'),
        ] {
            if text.chars().any(|character| range.contains(&character)) {
                *scripts.entry(script).or_default() += 1;
            }
        }
    }
    assert_eq!(scripts.len(), 5, "{scripts:?}");
}

#[test]
fn threads_refer_to_mail_that_is_there() {
    let sample = sample();
    let ids: BTreeSet<String> =
        sample.iter().filter_map(|message| parse(&message.raw).message_id().map(str::to_owned)).collect();
    let mut longest = 0;
    for message in sample.iter().filter(|message| matches!(message.kind, "conversation" | "answer")) {
        let mail = parse(&message.raw);
        let references: Vec<&str> =
            mail.references().as_text_list().unwrap_or_default().iter().map(AsRef::as_ref).collect();
        longest = longest.max(references.len());
        assert!(references.iter().all(|id| ids.contains(*id)), "{references:?}");
    }
    assert!(longest >= 6, "the longest thread has {longest} before it");
}

#[test]
fn only_the_copied_mails_share_a_message_id() {
    let sample = sample();
    let mut by_id: HashMap<String, Vec<&SampleMessage>> = HashMap::new();
    for message in &sample {
        if let Some(id) = parse(&message.raw).message_id() {
            by_id.entry(id.to_owned()).or_default().push(message);
        }
    }
    let shared: Vec<_> = by_id.values().filter(|messages| messages.len() > 1).collect();
    assert_eq!(shared.len(), 2);
    for messages in shared {
        assert!(messages.iter().all(|message| message.kind == "copied"));
        assert_eq!(messages[0].raw, messages[1].raw);
        assert_ne!(messages[0].folder, messages[1].folder);
    }
}

#[test]
fn inline_pictures_are_shown_by_the_html_that_carries_them() {
    let mut pictures = 0;
    for message in
        sample().iter().filter(|message| matches!(message.kind, "conversation" | "answer" | "shipping-note"))
    {
        let mail = parse(&message.raw);
        for part in &mail.parts {
            if let (Some(id), PartType::InlineBinary(bytes) | PartType::Binary(bytes)) =
                (part.content_id(), &part.body)
            {
                let html = mail.body_html(0).expect("html");
                assert!(html.contains(&format!("cid:{id}")), "{id}");
                assert!(
                    bytes.starts_with(b"\x89PNG")
                        || bytes.starts_with(b"GIF89a")
                        || bytes.starts_with(&[0xff, 0xd8])
                );
                pictures += 1;
            }
        }
    }
    assert!(pictures >= 10, "{pictures}");
}

#[test]
fn all_domains_are_reserved_for_examples() {
    for message in sample() {
        let text = String::from_utf8_lossy(&message.raw).into_owned();
        for (at, _) in text.match_indices('@') {
            let domain: String = text[at + 1..]
                .chars()
                .take_while(|character| character.is_ascii_alphanumeric() || ".-_".contains(*character))
                .collect();
            let ends = domain.trim_end_matches('.');
            let top = ends.rsplit_once('.').map_or("example", |(_, top)| top);
            assert!(matches!(top, "example" | "test"), "{domain}");
        }
    }
}

#[test]
fn bulk_mail_is_the_same_in_any_order() {
    let mail = bulk(40, 7, BulkOptions::small(now()));
    let all: Vec<BulkMessage> = mail.clone().collect();
    assert_eq!(all.len(), 40);
    assert_eq!(mail.message(23), all[23]);
    assert_eq!(bulk(9, 7, BulkOptions::small(now())).len(), 9);
}

#[test]
fn bulk_mail_has_the_promised_mix() {
    let mut options = BulkOptions::new(now());
    options.file = (200_000, 300_000);
    let all: Vec<BulkMessage> = bulk(600, 3, options).collect();
    let large = all.iter().filter(|message| message.raw.len() > 150_000).count();
    assert!((12..60).contains(&large), "{large}");
    for message in all.iter().filter(|message| message.raw.len() <= 150_000) {
        assert!((3_000..80_000).contains(&message.raw.len()), "{}", message.raw.len());
    }
    assert!(all.is_sorted_by_key(|message| message.arrived));
    let ids: BTreeSet<&str> = all.iter().map(|message| message.message_id.as_str()).collect();
    assert_eq!(ids.len(), all.len());
    let threads: BTreeSet<&str> = all.iter().map(|message| message.thread.as_str()).collect();
    assert!((400..580).contains(&threads.len()), "{}", threads.len());
    for message in &all {
        let mail = parse(&message.raw);
        assert!(mail.body_text(0).is_some_and(|text| !text.contains('\u{fffd}')), "{}", message.number);
        assert_eq!(mail.message_id(), Some(message.message_id.trim_matches(['<', '>'])));
    }
}

#[test]
fn attachments_have_their_names() {
    let names: BTreeSet<String> = sample()
        .iter()
        .flat_map(|message| {
            parse(&message.raw)
                .attachments()
                .filter_map(|part| part.attachment_name().map(str::to_owned))
                .collect::<Vec<_>>()
        })
        .collect();
    for name in ["winmail.dat", "scan.png", "image.png", "smime.p7s"] {
        assert!(names.contains(name), "{name} in {names:?}");
    }
}
