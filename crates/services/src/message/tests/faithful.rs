//! No text or file of a mail is missing from its article without a word.

use super::super::{Fate, Flaw, Mail, Original, readable_text};
use super::{mail, names};

pub(super) const HEADER: &str = "From: Petra Lang <petra@customer.example>\r\nTo: help@desk.example\r\nSubject: Order\r\nDate: Tue, 12 Mar 2024 09:15:00 +0100\r\nMessage-ID: <f1@customer.example>\r\nMIME-Version: 1.0\r\n";

pub(super) fn with(type_and_body: &[u8]) -> Mail {
    mail([HEADER.as_bytes(), type_and_body].concat())
}

pub(super) fn flaws(mail: &Mail) -> Vec<Flaw> {
    mail.account.flaws.iter().copied().collect()
}

pub(super) fn fates(mail: &Mail) -> Vec<Fate> {
    mail.account.parts.iter().map(|part| part.fate).collect()
}

#[test]
fn a_wrong_boundary_hides_no_text() {
    let body = "--Mail=_F6_\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nMy invoice 9912 is wrong.\r\n\r\n--Mail=_F6_\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>My invoice 9912 is wrong.</p>\r\n\r\n--Mail=_F6_--\r\n";
    for named in ["; boundary=\"_Mail=_F6_\"", "", "; boundary=\"\""] {
        let mail = with(format!("Content-Type: multipart/alternative{named}\r\n\r\n{body}").as_bytes());
        assert!(mail.body.contains("<p>My invoice 9912 is wrong.</p>"), "{named}: {}", mail.body);
        assert_eq!(flaws(&mail), [Flaw::BoundaryWrong], "{named}");
        assert_eq!(fates(&mail), [Fate::SameText, Fate::Shown], "{named}");
    }
    let mail = with(b"Content-Type: multipart/mixed; boundary=b\r\n\r\nno boundary at all\r\n");
    assert_eq!((mail.body.trim(), flaws(&mail)), ("no boundary at all", vec![Flaw::BoundaryWrong]));
}

#[test]
fn a_text_and_its_signature_in_html_are_both_shown_in_their_order() {
    let mail = with(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe printer on the second floor <burns>.\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>-- <br>Petra Lang, Customer Ltd</p></body></html>\r\n\r\n--b--\r\n");
    assert_eq!(
        mail.body.trim(),
        "The printer on the second floor &lt;burns&gt;.<br><span class=\"js-signatureMarker\"></span><p>-- <br>Petra Lang, Customer Ltd</p>"
    );
    assert!(!mail.is_unfaithful() && mail.attachments.is_empty());
}

#[test]
fn texts_around_files_are_all_shown() {
    let pdf = "--c\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nx\r\n";
    let page = |text: &str| format!("--c\r\nContent-Type: text/html\r\n\r\n<p>{text}</p>\r\n");
    let text = |text: &str| format!("--c\r\nContent-Type: text/plain\r\n\r\n{text}\r\n");
    let mixed = |parts: &[&str]| {
        format!("Content-Type: multipart/mixed; boundary=c\r\n\r\n{}--c--\r\n", parts.concat())
    };
    let alternative = |plain: &str, rest: &str| {
        format!(
            "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n{plain}\r\n--b\r\n{rest}\r\n--b--\r\n"
        )
    };
    for (rule, raw, shown, files) in [
        ("HTML, PDF, text", mixed(&[&page("one"), pdf, &text("two")]), vec!["one", "two"], vec!["a.pdf"]),
        ("text, PDF, text", mixed(&[&text("one"), pdf, &text("two")]), vec!["one", "two"], vec!["a.pdf"]),
        ("HTML, HTML", mixed(&[&page("one"), &page("two")]), vec!["one", "two"], vec![]),
        (
            "HTML, file, HTML within an alternative",
            alternative("one two", &mixed(&[&page("one"), pdf, &page("two")])),
            vec!["one", "two"],
            vec!["a.pdf"],
        ),
        (
            "a text beside the page of a related",
            format!(
                "Content-Type: multipart/related; boundary=c\r\n\r\n{}{}--c--\r\n",
                page("one"),
                text("two")
            ),
            vec!["one", "two"],
            vec![],
        ),
        (
            "a signed mail",
            format!(
                "Content-Type: multipart/signed; boundary=c\r\n\r\n{}{}--c\r\nContent-Type: application/pgp-signature; name=s.asc\r\n\r\ns\r\n--c--\r\n",
                text("one"),
                page("two")
            ),
            vec!["one", "two"],
            vec!["s.asc"],
        ),
        (
            "a report",
            format!(
                "Content-Type: multipart/report; boundary=c\r\n\r\n{}--c\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n--c--\r\n",
                text("one")
            ),
            vec!["one"],
            vec!["delivery-status.txt"],
        ),
        (
            "a part without a type",
            mixed(&["--c\r\nContent-Transfer-Encoding: 8bit\r\n\r\none\r\n"]),
            vec!["one"],
            vec![],
        ),
    ] {
        let mail = with(raw.as_bytes());
        let mut place = 0;
        for text in shown {
            let found = mail.body[place..].find(text);
            assert!(found.is_some(), "{rule}: {text} in {}", mail.body);
            place += found.unwrap_or_default();
        }
        assert_eq!(names(&mail), files, "{rule}");
        assert_eq!(flaws(&mail), [], "{rule}");
    }
}

#[test]
fn an_alternative_that_says_more_or_less_is_noticed() {
    let mail_of = |text: &str, page: &str| {
        with(format!("Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n--b--\r\n").as_bytes())
    };
    let same = mail_of("Dear all,\r\nthe price is 5 €.", "<p>Dear all,<br>the <b>price</b> is 5 &euro;.</p>");
    assert_eq!((flaws(&same), fates(&same)), (vec![], vec![Fate::SameText, Fate::Shown]));
    let more = mail_of("The code is 4711.", "<p>See the text.</p>");
    assert_eq!((flaws(&more), fates(&more)), (vec![Flaw::TextDiffers], vec![Fate::Dropped, Fate::Shown]));
    let empty =
        mail_of("The code is 4711.", "<html><head><style>p{}</style></head><body><p></p></body></html>");
    assert_eq!((empty.body.trim(), flaws(&empty)), ("The code is 4711.", vec![Flaw::HtmlEmpty]));
    let blank = mail_of("The code is 4711.", " ");
    assert_eq!((blank.body.trim(), flaws(&blank)), ("The code is 4711.", vec![]));
}

#[test]
fn outlooks_lists_have_their_bullets() {
    let item = |level: u8, mark: &str, text: &str| {
        format!(
            "<p class=\"MsoListParagraph\" style=\"mso-list:l0 level{level} lfo1\"><![if !supportLists]><span style=\"font-family:Symbol\"><span style=\"mso-list:Ignore\">{mark}<span style=\"font:7.0pt &quot;Times New Roman&quot;\">&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>{text}</p>\r\n"
        )
    };
    let page = [
        item(1, "·", "Two printers"),
        item(2, "o", "one in colour"),
        item(1, "§", "Three cables"),
        item(1, "1.", "First"),
    ];
    let mail = with(
        format!("Content-Type: text/html; charset=utf-8\r\n\r\n<html><body>{}</body></html>", page.concat())
            .as_bytes(),
    );
    let text = readable_text(&mail.body);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, ["• Two printers", "• one in colour", "• Three cables", "1. First"]);
    assert!(!mail.is_unfaithful());
}

#[test]
fn what_hides_text_is_noticed() {
    let mixed = |before: &str, parts: &str, behind: &str| {
        format!(
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n{before}--b\r\n{parts}\r\n--b--\r\n{behind}"
        )
    };
    let text = "Content-Type: text/plain\r\n\r\nx";
    let deep: String = (0..150)
        .map(|level| format!("Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n"))
        .chain(["Content-Type: text/plain\r\n\r\nhidden".to_owned()])
        .collect();
    for (rule, raw, expected) in [
        ("a preamble", mixed("call me\r\n", text, ""), Flaw::TextBesideParts),
        ("an epilogue", mixed("", text, "\r\ncall me"), Flaw::TextBesideParts),
        ("a header without its empty line", "call me now".to_owned(), Flaw::TextInHeader),
        (
            "a header of a part without its empty line",
            mixed("", "Content-Type: text/plain\r\ncall me", ""),
            Flaw::TextInHeader,
        ),
        ("a header that ends with a blank", "X: y\r\n \r\nNote: call me\r\n".to_owned(), Flaw::TextInHeader),
        (
            "base64 with text behind it",
            "Content-Transfer-Encoding: base64\r\n\r\nSGVsbG8=\r\n-- \r\na footer".to_owned(),
            Flaw::DecodedWithLosses,
        ),
        (
            "a broken escape",
            "Content-Transfer-Encoding: quoted-printable\r\n\r\n100 =% =C3=BC".to_owned(),
            Flaw::DecodedWithLosses,
        ),
        (
            "base64 that is none",
            "Content-Transfer-Encoding: base64\r\n\r\n***\r\n".to_owned(),
            Flaw::DecodesToNothing,
        ),
        (
            "a file that decodes to nothing",
            mixed(
                "",
                "Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n****",
                "",
            ),
            Flaw::DecodesToNothing,
        ),
        (
            "a boundary behind a text",
            mixed("", "Content-Type: text/plain\r\n\r\nx--b\r\nContent-Type: application/pdf\r\n\r\ny", ""),
            Flaw::BoundaryWrong,
        ),
        (
            "a file in uuencode within a text",
            format!("\r\nSee the file\r\nbegin 644 a.doc\r\nM{}\r\n", "0".repeat(60)),
            Flaw::BytesInText,
        ),
        (
            "a file in base64 within a text",
            format!("\r\nSee the file\r\n{}", format!("{}\r\n", "QUJD".repeat(18)).repeat(10)),
            Flaw::BytesInText,
        ),
        (
            "an unknown encoding",
            "Content-Transfer-Encoding: klingon\r\n\r\nx".to_owned(),
            Flaw::EncodingUnknown,
        ),
        ("nested too deep", deep, Flaw::TooManyParts),
        (
            "many links",
            format!("Content-Type: text/html\r\n\r\n{}", "<a href=\"#\">x</a>".repeat(5_000)),
            Flaw::TooManyLinks,
        ),
        (
            "a long page",
            format!("Content-Type: text/html\r\n\r\n{}", "<p>word</p>".repeat(150_000)),
            Flaw::TextCut,
        ),
        (
            "a picture of the web",
            "Content-Type: text/html\r\n\r\n<p>a</p><img src=\"https://x.org/a.png\">".to_owned(),
            Flaw::PageReduced,
        ),
        (
            "tags within one another without end",
            format!("Content-Type: text/html\r\n\r\n{}", "<b>x".repeat(20_000)),
            Flaw::PageAsText,
        ),
        (
            "a header without end",
            format!("Subject: x\r\n{}\r\nbody", "A: b\r\n".repeat(200_000)),
            Flaw::TextInHeader,
        ),
        (
            "a page of nothing",
            "Content-Type: text/html\r\n\r\n<html><body></body></html>".to_owned(),
            Flaw::NothingShown,
        ),
    ] {
        let mail = with(raw.as_bytes());
        assert!(mail.account.flaws.contains(&expected), "{rule}: {:?}", mail.account);
    }
}

#[test]
fn a_mail_as_mails_are_is_faithful() {
    for (rule, raw) in [
        ("text", "\r\nHello"),
        ("nothing", "\r\n"),
        (
            "HTML with a counting pixel",
            "Content-Type: text/html\r\n\r\n<p>a</p><img src=\"https://x.org/a.gif\" width=1 height=1>",
        ),
        (
            "a file alone",
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nAAEC\r\n--b--\r\n",
        ),
        (
            "the notice of MIME",
            "Content-Type: multipart/mixed; boundary=b\r\n\r\nThis is a multi-part message in MIME format.\r\n--b\r\n\r\nx\r\n--b--\r\n\r\n",
        ),
        (
            "a footer in quoted-printable",
            "Content-Transfer-Encoding: quoted-printable\r\n\r\na =3D b=\r\n c\r\n",
        ),
    ] {
        let mail = with(raw.as_bytes());
        assert_eq!(flaws(&mail), [], "{rule}");
        assert!(!names(&mail).contains(&"message.html"), "{rule}");
    }
}

#[test]
fn a_named_file_is_kept_even_where_it_says_the_same_as_the_text() {
    let mail = with(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b\r\nContent-Type: application/octet-stream; name=copy.txt\r\n\r\nx\r\n--b--\r\n");
    assert_eq!((names(&mail), fates(&mail)), (vec!["copy.txt"], vec![Fate::Shown, Fate::Attached]));
}

#[test]
fn the_original_is_the_last_file_and_whole() {
    let mut mail = with(b"\r\nHello");
    assert_eq!(mail.original, Original::NotAttached);
    mail.attach_original(b"the bytes as they came\n".to_vec());
    let last = mail.attachments.last().expect("a file");
    assert_eq!(
        (last.mime_type.as_str(), last.data.as_slice()),
        ("message/rfc822", &b"the bytes as they came\n"[..])
    );
    assert_eq!(mail.original, Original::Attached);
}

#[test]
fn a_text_without_the_empty_line_before_it_is_shown() {
    let read = mail("From: a@x.org\r\nSubject: Boiler\r\nIt leaks, and I\r\nneed help: now\r\n");
    assert_eq!((read.subject.as_str(), read.body.trim()), ("Boiler", "It leaks, and I\nneed help: now"));
    assert_eq!(flaws(&read), [Flaw::TextInHeader], "where it begins is a guess");
    // A damaged field among others is none of the text.
    let read = mail("From: a@x.org\r\ndamaged\r\nSubject: Boiler\r\n");
    assert_eq!((read.subject.as_str(), read.body.as_str()), ("Boiler", "no visible content"));
    assert!(read.is_unfaithful());
}

#[test]
fn small_files_poured_into_a_text_are_noticed_too() {
    for (poured, text) in [
        (true, "Here:\r\n\r\nbegin 644 a.txt\r\n$=&EN>0  \r\n`\r\nend\r\n"),
        (true, "=ybegin line=128 size=20 name=a.bin\r\nfghij\r\n=yend size=20\r\n"),
        (false, "begin 5 minutes early\r\nWe begin 644 words later\r\n"),
    ] {
        let read = mail(format!("From: a@x.org\r\nContent-Type: text/plain\r\n\r\n{text}"));
        assert_eq!(flaws(&read).contains(&Flaw::BytesInText), poured, "{text}");
    }
}
