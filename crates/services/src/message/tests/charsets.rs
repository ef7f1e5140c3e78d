//! Characters: what a mail names, what its bytes say, and what is told where they differ.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::super::Flaw;
use super::faithful::{flaws, with};
use super::mail;

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
