//! No shape that speaks can be built, and nothing of a mail is lost in one.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use serde_json::{Value, json};

use self::filed::{filing, mail as plain};
use super::*;
use crate::message::Attachment;

#[path = "../../../../../tests/support/filed.rs"]
mod filed;

fn file(name: &str, size: usize) -> Attachment {
    Attachment {
        filename: name.to_owned(),
        mime_type: "application/pdf".to_owned(),
        data: vec![7; size],
        inline: false,
        content_id: None,
        in_body: false,
    }
}

fn mail(sender: Sender) -> Mail {
    Mail {
        cc: "Bob <bob@example.org>".into(),
        reply_to: "jd@example.net".into(),
        recipients: vec!["support@example.com".into(), "bob@example.org".into()],
        recipient_names: Vec::new(),
        in_reply_to: "<abc-0@example.net>".into(),
        references: vec!["<abc-0@example.net>".into()],
        sender,
        content_type: ContentType::Html,
        body: "<p>It <b>burns</b></p>".into(),
        attachments: vec![file("a.pdf", 5)],
        ..plain()
    }
}

fn suspended() -> QuietMode {
    QuietMode::Suspended(ImportModeOn::assumed())
}

const SILENT: QuietMode = QuietMode::Silent { owner_id: 17 };

fn whole(mail: &Mail) -> ArticlePart {
    parts(mail, u64::MAX).expect("parts").remove(0)
}

fn ticket_json(mail: &Mail, mode: &QuietMode) -> Value {
    serde_json::from_slice(&ticket(mail, &filing(), mode, &whole(mail)).body()).expect("JSON")
}

#[test]
fn a_customers_mail_in_silence_has_the_shape_tried_on_a_live_zammad() {
    let expected = json!({
        "title": "Printer on fire", "group_id": 2, "state_id": 4, "priority_id": 2, "customer_id": 6,
        "owner_id": 17, "tags": "mailferry-r1",
        "preferences": { "mailferry": { "run": "r1", "message_id": "<abc-1@example.net>" } },
        "article": {
            "type": "email", "sender": "Customer", "internal": false, "subject": "Printer on fire",
            "from": "Jane Doe <jane.doe@example.net>", "to": "support@example.com",
            "cc": "Bob <bob@example.org>", "reply_to": "jd@example.net",
            "message_id": "<abc-1@example.net>", "in_reply_to": "<abc-0@example.net>",
            "references": "<abc-0@example.net>", "origin_by_id": 6,
            "preferences": { "send-auto-response": false, "is-auto-response": true,
                "mailferry": { "run": "r1", "message_id": "<abc-1@example.net>" } },
            "content_type": "text/html",
            "body": "<p>Sent on 2019-03-01 10:00 UTC</p><p>It <b>burns</b></p>",
            "attachments": [{ "filename": "a.pdf", "mime-type": "application/pdf",
                "data": STANDARD.encode([7; 5]) }],
        },
    });
    assert_eq!(ticket_json(&mail(Sender::Customer), &SILENT), expected);
}

#[test]
fn a_customer_whom_zammad_may_not_know_goes_with_the_ticket_and_is_the_author_by_address() {
    let customer =
        |is_author| Some(NewCustomer { email: "jane@x.example".into(), name: "Jane Doe".into(), is_author });
    let json = |mail: &Mail, mode: &QuietMode, is_author| -> Value {
        let filing = Filing { author_id: None, new_customer: customer(is_author), ..filing() };
        serde_json::from_slice(&ticket(mail, &filing, mode, &whole(mail)).body()).expect("JSON")
    };
    let from_her = json(&mail(Sender::Customer), &suspended(), true);
    let expected = json!({ "firstname": "Jane Doe", "lastname": "", "email": "jane@x.example" });
    assert_eq!((&from_her["customer"], &from_her["customer_id"]), (&expected, &Value::Null));
    assert_eq!(from_her["article"]["origin_by"], "jane@x.example");
    let to_her = json(&mail(Sender::Agent), &suspended(), false);
    assert_eq!((&to_her["customer"], &to_her["article"]["origin_by"]), (&expected, &Value::Null));
    let note = json(&mail(Sender::Agent), &SILENT, true);
    assert_eq!(note["article"]["origin_by"], Value::Null, "a note would become the customer's");
    let filing = Filing { author_id: None, new_customer: customer(true), ..filing() };
    let answer = mail(Sender::Customer);
    let answer = article(&answer, &filing, &suspended(), &whole(&answer), 9, None);
    let answer: Value = serde_json::from_slice(&answer.body()).expect("JSON");
    assert_eq!(answer["origin_by"], Value::Null, "only the create makes one");
}

#[test]
fn agents_mail_in_import_mode_stays_mail_with_its_dates() {
    let json = ticket_json(&mail(Sender::Agent), &suspended());
    let day = "2019-03-01T10:00:00Z";
    for date in ["created_at", "updated_at", "close_at", "last_close_at", "first_response_at"] {
        assert_eq!(json[date], day, "{date}");
    }
    let article = &json["article"];
    assert_eq!((&article["type"], &article["sender"]), (&json!("email"), &json!("Agent")));
    assert_eq!((&article["created_at"], &article["updated_at"]), (&json!(day), &json!(day)));
    assert_eq!(article["body"], "<p>It <b>burns</b></p>");
    assert!(json.get("owner_id").is_none());
}

#[test]
fn an_open_ticket_in_import_mode_has_no_day_of_closing() {
    let mail = mail(Sender::Customer);
    let filing = Filing { state_closed: false, ..filing() };
    let json: Value =
        serde_json::from_slice(&ticket(&mail, &filing, &suspended(), &whole(&mail)).body()).expect("JSON");
    assert!(json.get("close_at").is_none() && json.get("first_response_at").is_none());
}

#[test]
fn agents_mail_without_import_mode_is_a_note_that_says_who_wrote_to_whom() {
    for mode in [SILENT, QuietMode::Answering] {
        let json = ticket_json(&mail(Sender::Agent), &mode);
        let article = &json["article"];
        assert_eq!((&article["type"], &article["sender"]), (&json!("note"), &json!("Agent")));
        assert_eq!(
            article["body"],
            "<p>Sent on 2019-03-01 10:00 UTC<br>From: Jane Doe &lt;jane.doe@example.net&gt;\
             <br>To: support@example.com<br>Cc: Bob &lt;bob@example.org&gt;</p><p>It <b>burns</b></p>"
        );
        // With it, Zammad would make the note the customer's.
        assert!(article.get("origin_by_id").is_none());
        assert!(article.get("created_at").is_none());
        assert_eq!(article["preferences"]["send-auto-response"], false);
    }
}

#[test]
fn only_a_customers_own_mail_may_be_answered_and_never_a_machines() {
    let answerable = |mail: &Mail| {
        let json = ticket_json(mail, &QuietMode::Answering);
        json["article"]["preferences"].get("send-auto-response").is_none()
    };
    let customer = mail(Sender::Customer);
    assert!(answerable(&customer));
    assert!(!answerable(&mail(Sender::Agent)));
    assert!(!answerable(&Mail { auto_submitted: true, ..customer.clone() }));
    assert!(!answerable(&Mail { bounce: true, ..customer.clone() }));
    assert!(!answerable(&Mail { out_of_office: true, ..customer.clone() }));
    let further = ArticlePart { index: 1, of: 2, attachments: 0..1, message_id: "<x@y>".into() };
    let request = article(&customer, &filing(), &QuietMode::Answering, &further, 9, None);
    let json: Value = serde_json::from_slice(&request.body()).expect("JSON");
    assert_eq!(json["preferences"]["send-auto-response"], false);
}

#[test]
fn a_to_line_that_zammad_would_refuse_is_replaced_and_kept_in_the_body() {
    let mail = Mail {
        to: "undisclosed-recipients:;".into(),
        content_type: ContentType::Plain,
        body: "It burns".into(),
        ..mail(Sender::Customer)
    };
    let json = ticket_json(&mail, &SILENT);
    assert_eq!(json["article"]["to"], "support@example.com");
    assert_eq!(
        json["article"]["body"],
        "Sent on 2019-03-01 10:00 UTC\nTo: undisclosed-recipients:;\n\nIt burns"
    );
    let kept = ticket_json(&mail, &suspended());
    assert_eq!(kept["article"]["to"], "undisclosed-recipients:;");
}

#[test]
fn a_long_to_line_is_cut_between_addresses() {
    let many: Vec<String> = (0..400).map(|number| format!("person{number}@example.org")).collect();
    let mail = Mail { to: many.join(", "), ..mail(Sender::Customer) };
    let json = ticket_json(&mail, &SILENT);
    let line = json["article"]["to"].as_str().expect("text");
    assert!(line.chars().count() <= 3000 && line.ends_with("@example.org"), "{line}");
}

#[test]
fn the_real_day_of_sending_is_said_or_said_to_be_unknown() {
    let undated = Mail { date: None, ..mail(Sender::Customer) };
    let body = ticket_json(&undated, &SILENT)["article"]["body"].clone();
    assert!(body.as_str().expect("text").starts_with("<p>Sent on an unknown day</p>"));
    assert!(ticket_json(&undated, &suspended()).get("created_at").is_none());
    let ancient = Mail { date: Some("-000100-01-01T00:00:00Z".parse().unwrap()), ..undated };
    assert!(ticket_json(&ancient, &suspended()).get("created_at").is_none());
}

#[test]
fn a_follow_up_goes_alone_or_with_the_state_it_puts_the_ticket_into() {
    let mail = mail(Sender::Customer);
    let alone = article(&mail, &filing(), &SILENT, &whole(&mail), 9, None);
    let json: Value = serde_json::from_slice(&alone.body()).expect("JSON");
    assert!(!alone.changes_ticket());
    assert_eq!((&json["ticket_id"], &json["type"]), (&json!(9), &json!("email")));
    assert!(json.get("state_id").is_none());
    let reopening = article(&mail, &filing(), &SILENT, &whole(&mail), 9, Some(2));
    let json: Value = serde_json::from_slice(&reopening.body()).expect("JSON");
    assert!(reopening.changes_ticket());
    assert_eq!(json["state_id"], 2);
    assert_eq!(json["article"]["preferences"]["send-auto-response"], false);
    let members: Vec<&String> = json.as_object().expect("an object").keys().collect();
    assert_eq!(members, ["article", "state_id"], "nothing else of the ticket is touched");
}

#[test]
fn files_beyond_the_limit_go_in_further_parts_with_their_own_identity() {
    let mail = Mail {
        attachments: vec![file("a.pdf", 60), file("b.zip", 50), file("c.pdf", 40), file("d.pdf", 70)],
        body: "x".into(),
        ..mail(Sender::Customer)
    };
    let cut = parts(&mail, 100).expect("parts");
    let ranges: Vec<_> = cut.iter().map(|part| part.attachments.clone()).collect();
    assert_eq!(ranges, [0..1, 1..3, 3..4]);
    assert_eq!(cut[0].message_id, mail.message_id);
    assert_eq!(cut[1].message_id, "<mailferry-part-2-01803613f791cff18fb681b2e9cc4665@mailferry.invalid>");
    let request = article(&mail, &filing(), &SILENT, &cut[1], 9, None);
    let json: Value = serde_json::from_slice(&request.body()).expect("JSON");
    assert_eq!(
        json["body"],
        "Sent on 2019-03-01 10:00 UTC\n\nFurther files of this message: b.zip, c.pdf (part 2 of 3)"
    );
    assert_eq!(json["in_reply_to"], "<abc-1@example.net>");
    assert_eq!(json["content_type"], "text/plain");
    assert_eq!(request.message_id_md5(), message_id_md5(&cut[1].message_id));
}

#[test]
fn what_is_added_in_words_is_in_the_helpdesks_language() {
    let german = Filing { language: Language::German, ..filing() };
    let mail = Mail {
        attachments: vec![file("a.pdf", 60), file("b.zip", 50)],
        body: "x".into(),
        ..mail(Sender::Agent)
    };
    let body = |request: Bytes| {
        let json: Value = serde_json::from_slice(&request).expect("JSON");
        json["article"]["body"].as_str().or(json["body"].as_str()).expect("a body").to_owned()
    };
    let first = body(ticket(&mail, &german, &SILENT, &whole(&mail)).body());
    assert!(first.starts_with("<p>Gesendet am 2019-03-01 10:00 UTC<br>Von: "), "{first}");
    let further = &parts(&mail, 100).expect("parts")[1];
    let further = body(article(&mail, &german, &SILENT, further, 9, None).body());
    let expected =
        "Gesendet am 2019-03-01 10:00 UTC\n\nWeitere Dateien dieser Nachricht: b.zip (Teil 2 von 2)";
    assert_eq!(further, expected);
}

#[test]
fn what_no_request_can_carry_is_refused_with_its_size() {
    let mail = Mail { attachments: vec![file("a.pdf", 2_600_000)], ..mail(Sender::Customer) };
    let problem = parts(&mail, 1_000_000).expect_err("too large");
    assert_eq!(problem.code(), "zammad-file-over-limit");
    assert!(problem.to_string().contains("has 2.6 MB"), "{problem}");
    let mail = Mail { body: "x".repeat(4_000_000), attachments: Vec::new(), ..mail };
    assert_eq!(parts(&mail, 1_000_000).expect_err("too large").code(), "zammad-body-over-limit");
}

#[test]
fn what_the_body_shows_is_not_attached_again() {
    let shown = Attachment { in_body: true, inline: true, ..file("image.png", 500) };
    let mail = Mail { attachments: vec![shown, file("a.pdf", 5)], ..mail(Sender::Customer) };
    let json = ticket_json(&mail, &SILENT);
    let files = json["article"]["attachments"].as_array().expect("files");
    assert_eq!(files.len(), 1);
    assert_eq!(files[0]["filename"], "a.pdf");
    assert_eq!(parts(&mail, 100).expect("parts").len(), 1);
}

#[test]
fn columns_are_cut_by_us_so_that_identities_stay_the_same() {
    let long = format!("<{}@example.net>", "ü".repeat(4000));
    let mail = Mail {
        message_id: long.clone(),
        title: "T".repeat(400),
        subject: "S\0".repeat(4000),
        ..mail(Sender::Customer)
    };
    let json = ticket_json(&mail, &SILENT);
    assert_eq!(json["title"].as_str().expect("text").len(), 250);
    assert_eq!(json["article"]["subject"], "S".repeat(3000));
    let stored = json["article"]["message_id"].as_str().expect("text");
    assert_eq!(stored.chars().count(), 3000);
    assert_eq!(message_id_md5(&long), message_id_md5(stored));
}

#[test]
fn the_md5_is_the_one_a_live_zammad_stored() {
    let cases = [
        ("<abc-1@example.net>", "01803613f791cff18fb681b2e9cc4665"),
        ("<abc-2@example.net>", "4daf3d3c52d47270bf3f12d784650590"),
        ("<old-ag-1@example.com>", "9f37d795455abc4a189a70e242448811"),
    ];
    for (id, md5) in cases {
        assert_eq!(message_id_md5(id), md5);
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "\\PC{0,60}",
        Just("\0\u{7f}\r\n\"\\</p>".to_owned()),
        Just("Ann <ann@example.org>, bob@example.org".to_owned()),
    ]
}

/// A made-up mail that a failed case can show; real ones never show themselves.
#[derive(Clone)]
struct Shown(Mail);

impl std::fmt::Debug for Shown {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Mail { from, to, cc, subject, title, body, sender, date, .. } = &self.0;
        write!(formatter, "{:?}", (from, to, cc, subject, title, body, sender, date))
    }
}

prop_compose! {
    fn any_mail()(
        texts in proptest::collection::vec(any_text(), 8),
        agent: bool,
        html: bool,
        machine in 0..4_u8,
        sizes in proptest::collection::vec((0..40_usize, any::<bool>()), 0..5),
        seconds in proptest::option::of(-90_000_000_000_i64..200_000_000_000),
        references in proptest::collection::vec("<[a-z]{1,9}@x>", 0..4),
    ) -> Shown {
        let attachments = sizes
            .iter()
            .enumerate()
            .map(|(number, (size, in_body))| Attachment {
                in_body: *in_body,
                ..file(&format!("{number}.bin"), *size)
            })
            .collect();
        Shown(Mail {
            from: texts[0].clone(),
            to: texts[1].clone(),
            cc: texts[2].clone(),
            reply_to: texts[3].clone(),
            subject: texts[4].clone(),
            title: texts[5].clone(),
            body: texts[6].clone(),
            in_reply_to: texts[7].clone(),
            references,
            content_type: if html { ContentType::Html } else { ContentType::Plain },
            auto_submitted: machine == 1,
            bounce: machine == 2,
            out_of_office: machine == 3,
            date: seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()),
            attachments,
            ..mail(if agent { Sender::Agent } else { Sender::Customer })
        })
    }
}

prop_compose! {
    fn any_filing()(
        ids in proptest::array::uniform4(1..1000_u64),
        state_closed: bool,
        priority_id in proptest::option::of(1..4_u64),
        author_id in proptest::option::of(1..1000_u64),
        run in "[a-z0-9,]{1,8}",
    ) -> Filing {
        Filing {
            group_id: ids[0],
            state_id: ids[1],
            customer_id: ids[2],
            state_closed,
            priority_id,
            author_id,
            run,
            ..filing()
        }
    }
}

fn any_mode() -> impl Strategy<Value = QuietMode> {
    prop_oneof![
        Just(suspended()),
        (2..1000_u64).prop_map(|owner_id| QuietMode::Silent { owner_id }),
        Just(QuietMode::Answering),
    ]
}

/// The law: what no article may ever be.
fn check_article(article: &Value, mail: &Mail, mode: &QuietMode, part: &ArticlePart) {
    let sends = matches!(article["type"].as_str(), Some("email" | "sms"))
        && matches!(article["sender"].as_str(), Some("Agent" | "System"));
    let is_suspended = matches!(mode, QuietMode::Suspended(_));
    assert!(!sends || is_suspended, "this would be sent: {article}");
    assert!(matches!(article["type"].as_str(), Some("email" | "note")), "{article}");
    assert!(matches!(article["sender"].as_str(), Some("Customer" | "Agent")), "{article}");
    let machine = mail.auto_submitted || mail.bounce || mail.out_of_office;
    let may_answer = matches!(mode, QuietMode::Answering)
        && mail.sender == Sender::Customer
        && !machine
        && part.index == 0;
    assert_eq!(article["preferences"].get("send-auto-response") != Some(&json!(false)), may_answer);
    assert!(!article["body"].as_str().expect("a body").trim().is_empty());
    assert_eq!(article["message_id"].as_str(), Some(part.message_id.as_str()));
    if article["type"] == "email" && !is_suspended {
        assert!(article["to"].as_str().expect("a To line").contains('@'));
    }
    assert!(is_suspended || article.get("created_at").is_none());
    let carried = article["attachments"].as_array().map_or(0, Vec::len);
    let meant = mail.attachments[part.attachments.clone()].iter().filter(|file| !file.in_body).count();
    assert_eq!(carried, meant);
}

proptest! {
    #[test]
    fn no_mail_filing_and_manner_make_a_ticket_that_speaks(
        Shown(mail) in any_mail(),
        filing in any_filing(),
        mode in any_mode(),
        limit in 40..120_u64,
    ) {
        // Bodies of up to 60 characters take up to 180 of these bytes.
        for part in parts(&mail, limit + 180).expect("parts") {
            let json: Value = if part.index == 0 {
                serde_json::from_slice(&ticket(&mail, &filing, &mode, &part).body()).expect("JSON")
            } else {
                let request = article(&mail, &filing, &mode, &part, 9, None);
                json!({ "article": serde_json::from_slice::<Value>(&request.body()).expect("JSON") })
            };
            check_article(&json["article"], &mail, &mode, &part);
            if part.index == 0 {
                prop_assert_eq!(&json["state_id"], filing.state_id);
                prop_assert_eq!(&json["group_id"], filing.group_id);
                prop_assert_eq!(&json["customer_id"], filing.customer_id);
                prop_assert!(!json["tags"].as_str().expect("tags").contains(','));
                prop_assert!(!json["title"].as_str().expect("a title").trim().is_empty());
                match &mode {
                    QuietMode::Silent { owner_id } => prop_assert_eq!(&json["owner_id"], *owner_id),
                    _ => prop_assert!(json.get("owner_id").is_none()),
                }
            }
        }
    }

    #[test]
    fn no_mail_and_manner_make_an_article_that_speaks(
        Shown(mail) in any_mail(),
        filing in any_filing(),
        mode in any_mode(),
        reopen in proptest::option::of(1..9_u64),
    ) {
        let part = whole(&mail);
        let request = article(&mail, &filing, &mode, &part, 9, reopen);
        let json: Value = serde_json::from_slice(&request.body()).expect("JSON");
        let article = if reopen.is_some() { &json["article"] } else { &json };
        check_article(article, &mail, &mode, &part);
        prop_assert_eq!(json.get("state_id").and_then(Value::as_u64), reopen);
        prop_assert!(json.get("owner_id").is_none());
    }

    #[test]
    fn every_file_is_in_exactly_one_part(Shown(mail) in any_mail(), limit in 40..120_u64) {
        let cut = parts(&mail, limit + 180).expect("parts");
        let mut next = 0;
        for (index, part) in cut.iter().enumerate() {
            prop_assert_eq!((part.index, part.of, part.attachments.start), (index, cut.len(), next));
            next = part.attachments.end;
        }
        prop_assert_eq!(next, mail.attachments.len());
    }
}

#[test]
fn a_preview_says_what_the_request_would() {
    for sender in [Sender::Customer, Sender::Agent] {
        for (mode, original_dates) in [(suspended(), true), (SILENT, false), (QuietMode::Answering, false)] {
            let mail = mail(sender);
            let json = ticket_json(&mail, &mode);
            let article = &json["article"];
            let preview = preview(&mail, &filing(), &whole(&mail), original_dates);
            assert_eq!(json["title"], preview.title);
            let shown = [
                ("type", preview.kind),
                ("sender", preview.sender),
                ("from", &preview.from),
                ("to", &preview.to),
                ("cc", &preview.cc),
                ("reply_to", &preview.reply_to),
                ("subject", &preview.subject),
                ("content_type", preview.content_type.as_str()),
                ("body", &preview.body),
            ];
            for (name, value) in shown {
                assert_eq!(article[name], value, "{name} of {sender:?} mail");
            }
            let created_at = preview.created_at.map(|at| at.to_string());
            assert_eq!(article["created_at"].as_str(), created_at.as_deref());
        }
    }
}
