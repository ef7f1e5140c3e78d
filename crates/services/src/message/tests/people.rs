//! Header fields: people, subjects, dates, identities.

use super::super::Sender;
use super::mail;

#[test]
fn from_lines_and_senders_are_zammads() {
    let rows: &[(&str, &[u8], &str, &str, &str)] = &[
        (
            "a plain name stays plain",
            b"From: Ann Doe <ann@x.org>",
            "Ann Doe <ann@x.org>",
            "ann@x.org",
            "Ann Doe",
        ),
        (
            "a decoded name is quoted",
            b"From: =?utf-8?Q?M=C3=BCller?= <M@X.org>",
            "\"M\u{fc}ller\" <M@X.org>",
            "m@x.org",
            "M\u{fc}ller",
        ),
        (
            "raw UTF-8 is taken as it is",
            "From: M\u{fc}ller <m@x.org>".as_bytes(),
            "\"M\u{fc}ller\" <m@x.org>",
            "m@x.org",
            "M\u{fc}ller",
        ),
        ("a dot makes quotes", b"From: J. Doe <j@x.org>", "\"J. Doe\" <j@x.org>", "j@x.org", "J. Doe"),
        (
            "a comma in an encoded word is no separator",
            b"From: =?utf-8?Q?Doe=2C_Ann?= <a@x.org>",
            "\"Doe, Ann\" <a@x.org>",
            "a@x.org",
            "Doe, Ann",
        ),
        (
            "single quotes go from the name alone",
            b"From: 'Ann' <a@x.org>",
            "'Ann' <a@x.org>",
            "a@x.org",
            "Ann",
        ),
        ("no at sign makes a local address", b"From: root", "root", "root@local", ""),
        (
            "an unreadable line keeps its text",
            b"From: Ann: <ann@x.org>",
            "Ann: <ann@x.org>",
            "ann@x.org",
            "Ann:",
        ),
        (
            "a missing bracket is forgiven",
            b"From: Ann <ann@x.org",
            "Ann <ann@x.org",
            "ann<ann@x.org",
            "Ann <ann@x.org",
        ),
        (
            "adjacent words are joined",
            b"From: =?utf-8?Q?A?=\r\n =?utf-8?Q?nn?= <a@x.org>",
            "Ann <a@x.org>",
            "a@x.org",
            "Ann",
        ),
        (
            "Japanese is decoded in place",
            b"From: =?ISO-2022-JP?B?GyRCRnxLXBsoQg==?= <a@x.jp>",
            "\u{65e5}\u{672c} <a@x.jp>",
            "a@x.jp",
            "\u{65e5}\u{672c}",
        ),
        ("an empty name is none", b"From: \"\" <a@x.org>", "a@x.org", "a@x.org", ""),
        ("a remark stands in for a name", b"From: a@x.org (Ann)", "a@x.org (Ann)", "a@x.org", "Ann"),
        ("the last From counts", b"From: a@x.org\r\nFrom: b@x.org", "b@x.org", "b@x.org", ""),
        (
            "a folded name keeps its blank",
            b"From: Ann\r\n Doe <a@x.org>",
            "Ann Doe <a@x.org>",
            "a@x.org",
            "Ann Doe",
        ),
    ];
    for (rule, header, from, email, name) in rows {
        let mail = mail([header, &b"\r\nTo: x@y.z\r\n\r\nx"[..]].concat());
        assert_eq!(mail.from, *from, "{rule}");
        assert_eq!(mail.from_email.as_deref(), Some(*email), "{rule}");
        if *rule != "no at sign makes a local address" {
            assert_eq!(mail.from_name, *name, "{rule}");
        }
    }
}

#[test]
fn recipients_need_an_at_sign_to_count() {
    let rows: &[(&str, &str, &str, &[&str])] = &[
        ("hidden recipients are none", "To: undisclosed-recipients:;", "", &[]),
        ("a bare word is none", "To: everyone", "", &[]),
        (
            "several, in order, each once",
            "To: B <b@x.org>, a@x.org\nCc: B@x.org, c@x.org",
            "B <b@x.org>, a@x.org",
            &["b@x.org", "a@x.org", "c@x.org"],
        ),
        ("semicolons separate", "To: a@x.org; b@x.org", "a@x.org, b@x.org", &["a@x.org", "b@x.org"]),
        (
            "a group is shown with its name",
            "To: Team: a@x.org, b@x.org;",
            "Team: a@x.org, b@x.org;",
            &["a@x.org", "b@x.org"],
        ),
        (
            "an unreadable line still gives its brackets",
            "To: Ann | [x] <a@x.org>, B: <b@x.org",
            "Ann | [x] <a@x.org>, B: <b@x.org",
            &["a@x.org"],
        ),
        ("no To at all", "Cc: a@x.org", "", &["a@x.org"]),
    ];
    for (rule, header, to, recipients) in rows {
        let mail = mail(format!("From: q@x.org\n{header}\n\nx"));
        assert_eq!(mail.to, *to, "{rule}");
        assert_eq!(mail.recipients, *recipients, "{rule}");
    }
}

#[test]
fn our_own_mail_is_agent_mail() {
    let rows = [
        ("from a system address", "From: help@desk.example\nTo: ann@x.org", Sender::Agent, "ann@x.org"),
        ("from the mailbox itself", "From: SUPPORT@desk.example\nTo: ann@x.org", Sender::Agent, "ann@x.org"),
        (
            "from an agent",
            "From: agent@desk.example\nTo: help@desk.example, bob@x.org",
            Sender::Agent,
            "bob@x.org",
        ),
        (
            "to ourselves only",
            "From: agent@desk.example\nTo: help@desk.example",
            Sender::Agent,
            "agent@desk.example",
        ),
        ("without a To", "From: agent@desk.example", Sender::Customer, "agent@desk.example"),
        ("from a customer", "From: ann@x.org\nTo: help@desk.example", Sender::Customer, "ann@x.org"),
    ];
    for (rule, header, sender, customer) in rows {
        let mail = mail(format!("{header}\n\nx"));
        assert_eq!((mail.sender, mail.customer_email.as_deref()), (sender, Some(customer)), "{rule}");
    }
}

#[test]
fn subjects_are_decoded_and_never_missing_from_titles() {
    let rows: &[(&str, &[u8], &str, &str)] = &[
        (
            "two words in two charsets",
            b"=?utf-8?B?w6Q=?= =?iso-8859-1?Q?=F6?=",
            "\u{e4}\u{f6}",
            "\u{e4}\u{f6}",
        ),
        ("a character may lie across two words", b"=?utf-8?Q?=C3?= =?utf-8?Q?=A4?=", "\u{e4}", "\u{e4}"),
        ("tabs become blanks", b"a\tb", "a b", "a b"),
        ("a fold leaves its blank", b"a\r\n\tb", "a b", "a b"),
        ("nothing is a dash in the title", b"", "", "-"),
        ("blanks are a dash in the title", b"=?utf-8?Q?_?=", " ", "-"),
        ("raw Latin 1 beside a word", b"\xfc =?utf-8?Q?=C3=A4?=", "\u{fc} \u{e4}", "\u{fc} \u{e4}"),
        (
            "Korean under its old name",
            b"=?ks_c_5601-1987?B?vsiz58fPvLy/5A==?=",
            "\u{c548}\u{b155}\u{d558}\u{c138}\u{c694}",
            "\u{c548}\u{b155}\u{d558}\u{c138}\u{c694}",
        ),
        (
            "Chinese wider than its name",
            b"=?gb2312?B?1NrP377JtKk=?=",
            "\u{5728}\u{7ebf}\u{65e7}\u{7a7f}",
            "\u{5728}\u{7ebf}\u{65e7}\u{7a7f}",
        ),
        ("UTF-7 words stay as they are", b"=?utf-7?Q?+AOQ-?=", "+AOQ-", "+AOQ-"),
        ("a word that does not end", b"=?utf-8?Q?abc", "=?utf-8?Q?abc", "=?utf-8?Q?abc"),
        ("prefixes stay", b"Re: AW: Hello", "Re: AW: Hello", "Re: AW: Hello"),
    ];
    for (rule, raw, subject, title) in rows {
        let mail = mail([b"From: a@x.org\r\nSubject: ", *raw, b"\r\n\r\nx"].concat());
        assert_eq!((mail.subject.as_str(), mail.title.as_str()), (*subject, *title), "{rule}");
    }
}

#[test]
fn an_identity_is_always_there() {
    let sent =
        mail("From: a@x.org\nMessage-ID: <1@x.org>\nReferences: <0@x.org>\nIn-Reply-To: <2@x.org>\n\nx");
    assert_eq!((sent.message_id.as_str(), sent.message_id_made_up), ("<1@x.org>", false));
    assert_eq!(sent.references, ["<0@x.org>", "<2@x.org>"]);
    assert_eq!(sent.in_reply_to, "<2@x.org>");
    let without = mail("From: a@x.org\nSubject: s\n\nHello  you\n");
    // Exchange wraps and encodes the text anew each time it hands it out.
    let again = mail(
        "Subject: s\nFrom: a@x.org\nContent-Transfer-Encoding: quoted-printable\nContent-Type: text/plain\n\nHello=\n you=20\n\n",
    );
    assert!(without.message_id_made_up && again.message_id_made_up);
    assert_eq!(without.message_id, again.message_id);
    assert_ne!(without.message_id, mail("From: a@x.org\nSubject: s\n\nHello me\n").message_id);
}

#[test]
fn a_mail_without_a_sender_is_read_with_a_warning() {
    let mail = mail("Subject: x\n\nx");
    assert_eq!(mail.from_email, None);
    assert!(mail.warnings.iter().any(|warning| warning.contains("no sender")));
}
