//! Bodies: which part is the text, and what it says.

use super::super::ContentType::{Html, Plain};
use super::super::{Flaw, html, original_html};
use super::{mail, names};

/// A part of a multipart.
fn part(header: &str, body: &str) -> String {
    format!("--b\n{header}\n\n{body}\n")
}

fn multipart(kind: &str, parts: &[String]) -> String {
    format!(
        "From: a@x.org\nTo: b@x.org\nContent-Type: multipart/{kind}; boundary=b\n\n{}--b--\n",
        parts.concat()
    )
}

#[test]
fn the_text_is_the_part_zammad_shows() {
    let text = |body: &str| part("Content-Type: text/plain", body);
    let page = |body: &str| part("Content-Type: text/html", body);
    let rows = [
        ("HTML before text", multipart("alternative", &[text("t"), page("<p>h</p>")]), Html, "<p>h</p>"),
        ("an empty HTML part does not count", multipart("alternative", &[text("t"), page(" ")]), Plain, "t"),
        ("several texts are joined", multipart("mixed", &[text("one\n"), text("two")]), Plain, "one\ntwo"),
        ("a named text is a file", multipart("mixed", &[text("one"), part("Content-Type: text/plain; name=a.txt", "two")]), Plain, "one"),
        ("a part without a header is text", multipart("mixed", &["--b\n\nbare\n".to_owned()]), Plain, "\n\nbare"),
        ("a mail without a type is text", "From: a@x.org\n\nhello".to_owned(), Plain, "hello"),
        ("an unknown single type has no text", "From: a@x.org\nContent-Type: application/pdf\n\nx".to_owned(), Plain, "no visible content"),
        ("nothing at all", "From: a@x.org\n\n".to_owned(), Plain, "no visible content"),
        ("blanks only", "From: a@x.org\n\n \n\n".to_owned(), Plain, "no visible content"),
        ("a multipart without parts", "From: a@x.org\nContent-Type: multipart/mixed; boundary=b\n\nlost".to_owned(), Plain, "lost"),
        ("HTML with nothing to see", "From: a@x.org\nContent-Type: text/html\n\n<html><body><p></p></body></html>".to_owned(), Plain, "no visible content"),
        ("HTML with a remote pixel only", "From: a@x.org\nContent-Type: text/html\n\n<img src=\"https://x.org/p.gif\">".to_owned(), Plain, "no visible content"),
        ("HTML within a related within an alternative", multipart("alternative", &[text("t"), "--b\nContent-Type: multipart/related; boundary=c\n\n--c\nContent-Type: text/html\n\n<b>h</b>\n--c--\n".to_owned()]), Html, "<b>h</b>"),
        ("a preamble and an epilogue are no text", multipart("mixed", &[text("t")]).replace("\n--b\n", "\npreamble\n--b\n") + "epilogue", Plain, "t"),
    ];
    for (rule, raw, kind, body) in rows {
        let mail = mail(raw);
        assert_eq!((mail.content_type, mail.body.as_str()), (kind, body), "{rule}");
    }
}

#[test]
fn bytes_are_believed_before_charsets() {
    let rows: &[(&str, &str, &[u8], &str)] = &[
        ("UTF-8 that calls itself Latin 1", "text/plain; charset=iso-8859-1", "\u{fc}".as_bytes(), "\u{fc}"),
        ("Latin 1 as Outlook wrote it", "text/plain; charset=iso-8859-1", b"\xfc\x80", "\u{fc}\u{20ac}"),
        ("Windows under its name", "text/plain; charset=windows-1252", b"\x80 5", "\u{20ac} 5"),
        ("Windows under its short name", "text/plain; charset=CP1252", b"\x80 5", "\u{20ac} 5"),
        (
            "Cyrillic",
            "text/plain; charset=koi8-r",
            b"\xf0\xf2\xe9\xf7\xe5\xf4",
            "\u{41f}\u{420}\u{418}\u{412}\u{415}\u{422}",
        ),
        (
            "Japanese in seven bits",
            "text/plain; charset=iso-2022-jp",
            b"\x1b$BF|K\\\x1b(B",
            "\u{65e5}\u{672c}",
        ),
        ("Japanese in eight bits", "text/plain; charset=shift_jis", b"\x93\xfa\x96\x7b", "\u{65e5}\u{672c}"),
        ("Chinese", "text/plain; charset=gb2312", b"\xc4\xe3\xba\xc3", "\u{4f60}\u{597d}"),
        ("Euro in Latin 9", "text/plain; charset=iso-8859-15", b"\xa4", "\u{20ac}"),
        ("Turkish proper", "text/plain; charset=iso-8859-9", b"\xfe\x85", "\u{15f}\u{85}"),
        ("an unquoted charset with a remark", "text/plain; charset=iso-8859-1 (Latin)", b"\xfc", "\u{fc}"),
        ("a charset without its name", "text/plain; ISO-8859-1", b"\xfc", "\u{fc}"),
        ("line ends become LF", "text/plain; charset=utf-8", b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("NUL is left out", "text/plain; charset=utf-8", b"a\0b", "ab"),
    ];
    for (rule, kind, body, text) in rows {
        let raw = [format!("From: a@x.org\r\nContent-Type: {kind}\r\n\r\n").as_bytes(), body].concat();
        assert_eq!(mail(raw).body, *text, "{rule}");
    }
    let guessed = mail(b"From: a@x.org\r\nContent-Type: text/plain; charset=x-user-defined\r\n\r\nGr\xfc\xdfe aus M\xfcnchen");
    assert_eq!(guessed.body, "Gr\u{fc}\u{df}e aus M\u{fc}nchen");
    assert!(guessed.account.flaws.contains(&Flaw::CharsetGuessed));
}

#[test]
fn encodings_are_undone_as_far_as_they_hold() {
    let rows: &[(&str, &str, &str, &str)] = &[
        ("quoted-printable", "quoted-printable", "Gr=C3=BC=\n=C3=9Fe", "Gr\u{fc}\u{df}e"),
        ("a broken escape stands as it is", "quoted-printable", "100 =% =C3=BC", "100 =% \u{fc}"),
        ("base64", "base64", "SGVsbG8K", "Hello\n"),
        ("base64 with a remark", "BASE64 (x)", "SGVsbG8K", "Hello\n"),
        ("an unknown encoding is none", "klingon", "Hello", "Hello"),
        ("two words are no encoding", "base 64", "Hello", "Hello"),
        ("seven bits under another spelling", "7-bit", "Hello", "Hello"),
    ];
    for (rule, encoding, body, text) in rows {
        let raw = format!(
            "From: a@x.org\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n{body}"
        );
        assert_eq!(mail(raw).body, *text, "{rule}");
    }
}

#[test]
fn html_shows_only_what_zammad_shows() {
    let page = |html: &str| mail(format!("From: a@x.org\nContent-Type: text/html; charset=utf-8\n\n{html}"));
    for (rule, html, body) in [
        (
            "styles, scripts, titles and comments go",
            "<head><title>t</title><style>p{}</style><meta x=y></head><p>a<!-- c --><script>s()</script></p>",
            "<p>a</p>",
        ),
        (
            "Word's conditional comments go",
            "<!--[if gte mso 9]><xml>x</xml><![endif]--><p>a<o:p></o:p></p>",
            "<p>a<p></p></p>",
        ),
        (
            "unknown elements leave their content",
            "<font color=\"red\">a</font><center>b</center>",
            "a<center>b</center>",
        ),
        (
            "a mention of somebody else's Zammad is no mention",
            "<a data-mention-user-id=\"1\" href=\"#x\">a</a>",
            "<a href=\"#x\">a</a>",
        ),
        ("remote images go", "a<img src=\" HTTPS://x.org/a.png\">b<img src='//x.org/b.png'>", "ab"),
        ("text in a title alone is kept as text", "<title>only</title>", "only"),
    ] {
        let mail = page(html);
        assert_eq!((mail.content_type, mail.body.as_str()), (Html, body), "{rule}");
        assert!(mail.attachments.is_empty(), "{rule}");
        let raw = format!("From: a@x.org\nContent-Type: text/html; charset=utf-8\n\n{html}");
        assert_eq!(original_html(raw.as_bytes()).as_deref(), Some(html.as_bytes()), "{rule}");
    }
}

#[test]
fn five_thousand_links_are_not_shown() {
    let few = format!("From: a@x.org\nContent-Type: text/html\n\n{}", "<a href=\"#\">x</a>".repeat(4_999));
    assert!(mail(few).body.starts_with("<a "));
    let many = format!("From: a@x.org\nContent-Type: text/html\n\n{}", "<a href=\"#\">x</a>".repeat(5_000));
    let mail = mail(many);
    assert!(mail.body.starts_with("This message cannot be displayed"));
    assert_eq!(mail.content_type, Html);
    assert!(mail.account.flaws.contains(&Flaw::TooManyLinks) && mail.attachments.is_empty());
}

#[test]
fn a_long_text_is_cut_and_attached_whole() {
    let raw = format!("From: a@x.org\n\n{}", "\u{fc}".repeat(1_500_001));
    let mail = mail(raw);
    assert_eq!(mail.body.chars().count(), 1_500_000);
    assert_eq!(names(&mail), ["message.txt"]);
    assert_eq!(mail.attachments[0].data.len(), 3_000_002);
    assert!(mail.warnings.iter().any(|warning| warning.contains("cut")));
}

#[test]
fn images_stand_in_the_body_where_zammad_takes_them() {
    let image = |id: &str, data: &str| {
        format!(
            "--b\nContent-Type: image/gif; name=x\nContent-Disposition: inline; filename=\"i.bin\"\nContent-ID: <{id}>\nContent-Transfer-Encoding: base64\n\n{data}\n"
        )
    };
    let raw = multipart(
        "related",
        &[
            part("Content-Type: text/html", "<p>a<img src=\"cid:png@x\">b<img src=\"cid:gif@x\">c</p>"),
            image("png@x", "iVBORw0KGgo="),
            image("gif@x", "R0lGODlh"),
            image("unused@x", "iVBORw0KGgo="),
        ],
    );
    let mail = mail(&raw);
    assert_eq!(mail.body, "<p>a<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"i.bin\">bc</p>");
    let places: Vec<(bool, bool)> = mail.attachments.iter().map(|file| (file.inline, file.in_body)).collect();
    assert_eq!(places, [(true, true), (true, false), (false, false)]);
    // Inspected, the body is the one Zammad's own intake stores.
    let line = super::super::inspect::line(raw.as_bytes(), &super::context());
    assert_eq!(line["body"], "<p>a<img src=\"cid:png@x\">b<img src=\"cid:gif@x\">c</p>");
    assert_eq!(line["attachments"].as_array().map(Vec::len), Some(3));
}

#[test]
fn plain_text_with_inline_images_becomes_html() {
    let raw = multipart(
        "mixed",
        &[
            part("Content-Type: text/plain", "a < b"),
            part(
                "Content-Type: image/png\nContent-Disposition: inline\nContent-ID: <p@x>\nContent-Transfer-Encoding: base64",
                "iVBORw0KGgo=",
            ),
            part("Content-Type: text/plain", "c"),
        ],
    );
    let mail = mail(raw);
    assert_eq!(
        (mail.content_type, mail.body.as_str()),
        (Html, "a &lt; b<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"image.png\">c")
    );
    assert_eq!(names(&mail), ["image.png"]);
    assert!(mail.attachments[0].in_body);
}

#[test]
fn tags_are_stripped_without_losing_words() {
    assert_eq!(html::strip_tags("<p>a&amp;b</p> <!-- x -->c<style>y</style>"), "a&b c");
}
