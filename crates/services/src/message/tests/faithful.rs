//! No text or file of a mail is missing from its article without a word.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;

use super::super::account::words;
use super::super::{Fate, Flaw, Mail, Original, readable_text};
use super::{mail, names};

const HEADER: &str = "From: Petra Lang <petra@customer.example>\r\nTo: help@desk.example\r\nSubject: Order\r\nDate: Tue, 12 Mar 2024 09:15:00 +0100\r\nMessage-ID: <f1@customer.example>\r\nMIME-Version: 1.0\r\n";

fn with(type_and_body: &[u8]) -> Mail {
    mail([HEADER.as_bytes(), type_and_body].concat())
}

fn flaws(mail: &Mail) -> Vec<Flaw> {
    mail.account.flaws.iter().copied().collect()
}

fn fates(mail: &Mail) -> Vec<Fate> {
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
fn a_declared_charset_that_fits_but_for_a_few_bytes_is_believed() {
    let plain = |charset: &str, bytes: &[u8]| {
        with(
            &[
                format!("Content-Type: text/plain{charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n")
                    .as_bytes(),
                bytes,
            ]
            .concat(),
        )
    };
    let utf8 = "; charset=utf-8";
    let footer = [
        "Grüße aus Köln, die Tür ist größer als gedacht. Für Rückfragen zur Verfügung.\r\n-- \r\n".as_bytes(),
        b"Gesch\xe4ftsf\xfchrer: A. M\xfcller",
    ]
    .concat();
    let read = plain(utf8, &footer);
    assert!(read.body.contains("Grüße aus Köln") && read.body.contains("größer"), "{}", read.body);
    assert_eq!(flaws(&read), [Flaw::CharactersLost]);
    let cut =
        plain(utf8, &["Добрый день, пожалуйста, пришлите счёт за май. ".as_bytes(), b"\xd0\r\n"].concat());
    assert_eq!(cut.body.trim(), "Добрый день, пожалуйста, пришлите счёт за май. \u{fffd}");
    let cut_ascii = plain(utf8, b"Hello wor\xc3");
    assert_eq!(cut_ascii.body, "Hello wor\u{fffd}");
    let mut broken = "Добрый день, не приходит счёт за март.".as_bytes().to_vec();
    broken[9] = b'\x12';
    let broken = plain(utf8, &broken);
    assert_eq!(broken.body.matches('\u{fffd}').count(), 1);
    assert!(broken.body.contains("не приходит счёт") && broken.is_unfaithful());
    for (rule, charset, bytes, text, flaw) in [
        (
            "nothing of UTF-8 in it",
            utf8,
            &b"Gr\xfc\xdfe aus M\xfcnchen und K\xf6ln"[..],
            "Grüße aus München und Köln",
            Some(Flaw::CharsetGuessed),
        ),
        (
            "nothing declared, nearly UTF-8",
            "",
            "Grüße aus Köln \u{e4}\u{f6}".as_bytes(),
            "Grüße aus Köln äö",
            None,
        ),
        ("a name that only the web knows", "; charset=x-sjis", b"\x93\xfa\x96\x7b", "日本", None),
        (
            "a name without its hyphen",
            "; charset=utf8",
            "Grüße, größer\u{a0}\u{e4}".as_bytes(),
            "Grüße, größer\u{a0}ä",
            None,
        ),
        (
            "Shift_JIS but for a byte",
            "; charset=shift_jis",
            b"\x93\xfa\x96\x7b\x93\xfa\x96\x7b\xff",
            "日本日本\u{fffd}",
            Some(Flaw::CharactersLost),
        ),
        ("UTF-7", "; charset=utf-7", b"Gr+APwA3w-e", "Gr+APwA3w-e", Some(Flaw::CharsetUnreadable)),
        ("bytes that are no text", utf8, b"MZ\x00\x01\x02", "MZ\u{1}\u{2}", Some(Flaw::BytesInText)),
        ("Latin 1 with a character of Windows", "; charset=iso-8859-1", b"5 \x80", "5 \u{20ac}", None),
    ] {
        let mail = plain(charset, bytes);
        assert_eq!((mail.body.as_str(), flaws(&mail)), (text, flaw.into_iter().collect()), "{rule}");
    }
}

#[test]
fn a_page_that_names_its_charset_has_it() {
    let mail = with(b"Content-Type: text/html\r\n\r\n<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\"></head><p>\xf0\xf2\xe9\xf7\xe5\xf4</p></html>");
    assert_eq!((mail.body.trim(), flaws(&mail)), ("<p>ПРИВЕТ</p>", vec![]));
}

#[test]
fn utf_16_is_read_by_its_mark() {
    let text = "quote me please: Grüße\n";
    let bytes = |mark: &[u8], big: bool| {
        let units =
            text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
        mark.iter().copied().chain(units).collect::<Vec<u8>>()
    };
    for (charset, bytes) in [
        ("UTF-16", bytes(b"\xff\xfe", false)),
        ("UTF-16", bytes(b"\xfe\xff", true)),
        ("UTF-16", bytes(b"", true)),
        ("UTF-16", bytes(b"", false)),
        ("utf-16le", bytes(b"", false)),
        ("utf-16be", bytes(b"", true)),
        ("utf-8", bytes(b"\xff\xfe", false)),
        ("", bytes(b"\xff\xfe", false)),
    ] {
        let encoded = STANDARD.encode(bytes);
        let mail = with(
            format!("Content-Type: text/plain; charset=\"{charset}\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{encoded}\r\n")
                .as_bytes(),
        );
        assert_eq!((mail.body.as_str(), flaws(&mail)), (text, vec![]), "{charset}");
    }
}

#[test]
fn raw_bytes_in_encoded_words_are_read_in_their_charset() {
    let headers = |from: &[u8], subject: &[u8]| {
        mail([b"From: ", from, b" <j@customer.example>\r\nSubject: ", subject, b"\r\n\r\nText\r\n"].concat())
    };
    let petra = &b"Petra Lang"[..];
    assert_eq!(headers(petra, b"=?iso-8859-1?Q?Sch\xf6ne_Gr\xfc\xdfe?=").subject, "Schöne Grüße");
    assert_eq!(headers(petra, b"=?windows-1252?Q?Preis_5_\x80?=").subject, "Preis 5 €");
    let mixed = headers(petra, b"Re: =?iso-8859-1?Q?Fr\xf6sche?= und =?iso-8859-1?Q?Gr=FC=DFe?=");
    assert_eq!((mixed.subject.as_str(), flaws(&mixed)), ("Re: Frösche und Grüße", vec![]));
    let sender = headers(b"=?iso-8859-1?Q?J\xfcrgen_M\xfcller?=", b"x");
    assert_eq!(sender.from_name, "Jürgen Müller");
    assert!(sender.from.contains("Jürgen Müller") && !sender.is_unfaithful(), "{}", sender.from);
    let raw = headers(petra, b"Gr\xfc\xdfe aus M\xfcnchen");
    assert_eq!(flaws(&raw), [Flaw::HeaderGuessed]);
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

/// How a text is written into a part.
#[derive(Debug, Clone)]
struct Written {
    kind: &'static str,
    charset: &'static str,
    encoding: &'static str,
    text: String,
    /// A byte of it is overwritten.
    damage: Option<(prop::sample::Index, u8)>,
}

#[derive(Debug, Clone)]
enum Tree {
    Leaf(Written),
    Multipart { kind: &'static str, notes: (String, String), fits: bool, parts: Vec<Tree> },
}

impl Written {
    fn write(&self, out: &mut Vec<u8>) {
        let text = match self.kind {
            "text/html" => format!("<html><body><p>{}</p></body></html>", self.text.replace(' ', "</b> <b>")),
            _ => self.text.clone(),
        };
        let mut bytes = match self.charset {
            "iso-8859-1" => text.chars().map(|character| u8::try_from(character).unwrap_or(b'?')).collect(),
            "utf-16" => {
                [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
            }
            _ => text.into_bytes(),
        };
        let encoding = if self.charset == "utf-16" { "base64" } else { self.encoding };
        match encoding {
            "base64" => bytes = STANDARD.encode(bytes).into_bytes(),
            "quoted-printable" => {
                bytes = bytes.iter().flat_map(|byte| format!("={byte:02X}").into_bytes()).collect();
            }
            _ => {}
        }
        if let Some((place, byte)) = &self.damage {
            let length = bytes.len();
            if length > 0 {
                bytes[place.index(length)] = *byte;
            }
        }
        let header = format!(
            "Content-Type: {}; charset={}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n",
            self.kind, self.charset
        );
        out.extend_from_slice(header.as_bytes());
        out.extend_from_slice(&bytes);
    }
}

impl Tree {
    fn write(&self, out: &mut Vec<u8>, depth: usize) {
        match self {
            Self::Leaf(written) => written.write(out),
            Self::Multipart { kind, notes, fits, parts } => {
                let named = if *fits { format!("b{depth}") } else { format!("other{depth}") };
                out.extend_from_slice(
                    format!("Content-Type: multipart/{kind}; boundary={named}\r\n\r\n{}\r\n", notes.0)
                        .as_bytes(),
                );
                for part in parts {
                    out.extend_from_slice(format!("--b{depth}\r\n").as_bytes());
                    part.write(out, depth + 1);
                    out.extend_from_slice(b"\r\n");
                }
                out.extend_from_slice(format!("--b{depth}--\r\n{}\r\n", notes.1).as_bytes());
            }
        }
    }

    /// Every word that a person wrote into it.
    fn texts(&self, found: &mut Vec<String>) {
        match self {
            // What was overwritten is not what was written.
            Self::Leaf(written) if written.damage.is_some() => {}
            Self::Leaf(written) => found.push(written.text.clone()),
            Self::Multipart { notes, parts, .. } => {
                found.extend([notes.0.clone(), notes.1.clone()]);
                for part in parts {
                    part.texts(found);
                }
            }
        }
    }
}

fn some_text() -> impl Strategy<Value = String> {
    prop::collection::vec("[a-z]{3,8}|gr[üöä]ße|[0-9]{2,4}", 1..6).prop_map(|words| words.join(" "))
}

fn some_tree() -> impl Strategy<Value = Tree> {
    let leaf = (
        prop::sample::select(vec!["text/plain", "text/html"]),
        prop::sample::select(vec!["utf-8", "iso-8859-1", "utf-16", "x-unknown"]),
        prop::sample::select(vec!["8bit", "base64", "quoted-printable"]),
        some_text(),
        prop::option::weighted(0.2, (any::<prop::sample::Index>(), any::<u8>())),
    )
        .prop_map(|(kind, charset, encoding, text, damage)| {
            Tree::Leaf(Written { kind, charset, encoding, text, damage })
        });
    leaf.prop_recursive(3, 12, 4, |inner| {
        (
            prop::sample::select(vec!["mixed", "alternative", "related", "signed", "report", "parallel"]),
            (
                prop_oneof![4 => Just(String::new()), 1 => some_text()],
                prop_oneof![4 => Just(String::new()), 1 => some_text()],
            ),
            prop::bool::weighted(0.9),
            prop::collection::vec(inner, 1..4),
        )
            .prop_map(|(kind, notes, fits, parts)| Tree::Multipart { kind, notes, fits, parts })
    })
}

/// A file's text in each charset that the parts are written in.
fn readings(data: &[u8]) -> [String; 3] {
    let units: Vec<u16> = data.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
    [
        String::from_utf8_lossy(data).into_owned(),
        data.iter().map(|byte| char::from(*byte)).collect(),
        String::from_utf16_lossy(&units),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn every_word_is_in_the_article_in_a_file_or_the_mail_is_unfaithful(tree in some_tree()) {
        let mut raw = HEADER.as_bytes().to_vec();
        tree.write(&mut raw, 0);
        let mail = mail(&raw);
        if !mail.is_unfaithful() {
            let mut there: BTreeSet<String> = words(&readable_text(&mail.body)).collect();
            there.extend(words(&mail.body));
            for file in &mail.attachments {
                for text in readings(&file.data) {
                    there.extend(words(&text));
                    there.extend(words(&readable_text(&text)));
                }
            }
            let mut texts = Vec::new();
            tree.texts(&mut texts);
            for word in texts.iter().flat_map(|text| words(text)) {
                prop_assert!(there.contains(&word), "{word} is missing from {}", mail.body);
            }
        }
        // Each part has its fate, and what is dropped has its reason.
        let dropped = mail.account.parts.iter().any(|part| part.fate == Fate::Dropped);
        prop_assert!(!dropped || mail.is_unfaithful());
        let attached = mail.account.parts.iter().filter(|part| part.fate == Fate::Attached).count();
        prop_assert!(attached <= mail.attachments.len());
    }
}

#[test]
fn what_strange_programs_write_is_read_as_it_was_meant() {
    let read = |header: &str, body: &[u8]| {
        let mut raw = format!("From: a@x.org\r\nMIME-Version: 1.0\r\n{header}\r\n\r\n").into_bytes();
        raw.extend_from_slice(body);
        mail(raw)
    };
    for (what, header, body, text) in [
        (
            "a list's footer behind base64",
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64",
            &b"R3LDvMOfZSBhdXMgS8O2bG4K\r\n\r\n______\r\nlist mailing list\r\nlist@x.example\r\n"[..],
            "Gr\u{fc}\u{df}e aus K\u{f6}ln",
        ),
        (
            "a bare equals sign in quoted-printable",
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable",
            b"http://a/?x=y&z=1 f=C3=BCr 5 =E2=82=AC",
            "http://a/?x=y&z=1 f\u{fc}r 5 \u{20ac}",
        ),
        (
            "Outlook's Latin 1",
            "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable",
            b"5 =80 =93so=94 =96 ja=85",
            "5 \u{20ac} \u{201c}so\u{201d} \u{2013} ja\u{2026}",
        ),
        ("a code page of DOS", "Content-Type: text/plain; charset=cp850", b"Gr\x81\xe1e", "Gr\u{fc}\u{df}e"),
        (
            "another of its names",
            "Content-Type: text/plain; charset=ibm437",
            b"Gr\x81\xe1e",
            "Gr\u{fc}\u{df}e",
        ),
        (
            "the one of Middle Europe",
            "Content-Type: text/plain; charset=ibm852",
            b"\x9d\xa2d\xab",
            "\u{141}\u{f3}d\u{17a}",
        ),
    ] {
        assert_eq!(read(header, body).body.trim(), text, "{what}");
    }
}

#[test]
fn a_character_may_lie_across_two_encoded_words() {
    for subject in [
        "=?utf-8?B?R3LD?=\r\n =?UTF-8?B?vMOfZQ==?=",
        "=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?=",
        "=?utf-8?Q?Gr=C3?= =?utf-8?B?vMOfZQ==?=",
    ] {
        let raw = format!("From: a@x.org\r\nSubject: {subject}\r\n\r\nx");
        assert_eq!(mail(raw).subject, "Gr\u{fc}\u{df}e", "{subject}");
    }
    // Words of two charsets stay two.
    let raw = "From: a@x.org\r\nSubject: =?utf-8?Q?=C3=BC?= =?iso-8859-1?Q?=FC?=\r\n\r\nx";
    assert_eq!(mail(raw).subject, "\u{fc}\u{fc}");
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
