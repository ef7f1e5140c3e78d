//! Names and contents of attachments.

use super::{mail, names};

fn with(parts: &[(&str, &str)]) -> String {
    let parts: String = parts.iter().map(|(header, body)| format!("--b\n{header}\n\n{body}\n")).collect();
    format!(
        "From: a@x.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nx\n{parts}--b--\n"
    )
}

#[test]
fn names_come_from_zammads_sources_in_its_order() {
    let nested = "From: n@x.org\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\n\nnested";
    for (rule, header, body, name) in [
        ("disposition", "Content-Disposition: attachment; filename=\"a b.pdf\"", "x", "a b.pdf"),
        (
            "disposition before type",
            "Content-Type: application/pdf; name=t.pdf\nContent-Disposition: attachment; filename=d.pdf",
            "x",
            "d.pdf",
        ),
        ("type alone", "Content-Type: application/pdf; name=\"t.pdf\"", "x", "t.pdf"),
        (
            "an extended name",
            "Content-Disposition: attachment; filename*=UTF-8''%E2%82%AC.pdf",
            "x",
            "\u{20ac}.pdf",
        ),
        (
            "an extended name before a size",
            "Content-Disposition: attachment; filename*=UTF-8''a%20b.pdf; size=3",
            "x",
            "UTF-8''a%20b.pdf",
        ),
        (
            "a name in pieces",
            "Content-Disposition: attachment; filename*0=\"long \"; filename*1=\"name.pdf\"",
            "x",
            "long name.pdf",
        ),
        (
            "an encoded word",
            "Content-Disposition: attachment; filename=\"=?utf-8?Q?=C3=BC.pdf?=\"",
            "x",
            "\u{fc}.pdf",
        ),
        (
            "an unquoted name with blanks",
            "Content-Disposition: attachment; filename=my file.pdf",
            "x",
            "my file.pdf",
        ),
        (
            "an unreadable disposition leaves the type",
            "Content-Type: application/pdf; name=t.pdf\nContent-Disposition: attachment; filename=a(1).pdf",
            "x",
            "t.pdf",
        ),
        (
            "an unreadable disposition with more behind it",
            "Content-Type: application/pdf\nContent-Disposition: attachment; filename=a(1).pdf; size=1",
            "x",
            "a(1).pdf",
        ),
        ("a location", "Content-Type: application/pdf\nContent-Location: loc.pdf", "x", "loc.pdf"),
        (
            "a Content-ID with an extension",
            "Content-Type: image/png\nContent-ID: <logo.png@01D>",
            "x",
            "logo.png",
        ),
        ("the default of an image", "Content-Type: image/jpeg", "x", "image.jpg"),
        ("the default of a calendar", "Content-Type: text/calendar; method=REQUEST", "x", "calendar.ics"),
        (
            "a description before the default",
            "Content-Type: image/png\nContent-Description: Logo",
            "x",
            "Logo.png",
        ),
        (
            "a Content-ID without an extension",
            "Content-Type: application/pdf\nContent-ID: <part1@x>",
            "x",
            "part1",
        ),
        ("nothing", "Content-Type: application/pdf", "x", "file"),
        ("an attached mail after its subject", "Content-Type: message/rfc822", nested, "Gr\u{fc}\u{df}e.eml"),
        ("an attached mail without one", "Content-Type: message/rfc822", "From: n@x.org\n\nx", "Mail.eml"),
        (
            "an attached mail with a name",
            "Content-Type: message/rfc822; name=n.eml",
            nested,
            "Gr\u{fc}\u{df}e.eml",
        ),
        (
            "a delivery status",
            "Content-Type: message/delivery-status",
            "Action: failed",
            "delivery-status.txt",
        ),
        (
            "a signature",
            "Content-Type: application/pkcs7-signature; name=smime.p7s\nContent-Disposition: attachment; filename=smime.p7s",
            "x",
            "smime.p7s",
        ),
        ("a slash stays", "Content-Disposition: attachment; filename=\"a/b.pdf\"", "x", "a/b.pdf"),
    ] {
        let body = if body == "x" { "content" } else { body };
        let mail = mail(with(&[(header, body)]));
        assert_eq!(names(&mail), [name], "{rule}");
    }
}

#[test]
fn equal_names_are_numbered_as_zammad_numbers_them() {
    let pdf = ("Content-Type: application/pdf; name=\"a.tar.gz\"", "x y");
    assert_eq!(names(&mail(with(&[pdf, pdf, pdf]))), ["a.tar.gz", "a1.tar.gz", "a2.tar.gz"]);
    let bare = ("Content-Type: application/pdf", "x y");
    assert_eq!(names(&mail(with(&[bare, bare]))), ["file", "1"]);
    let nested = (
        "Content-Type: multipart/related; boundary=c",
        "--c\nContent-Type: image/png\n\n1\n--c\nContent-Type: image/png\n\n2\n--c--",
    );
    assert_eq!(
        names(&mail(with(&[nested, ("Content-Type: image/png", "3")]))),
        ["image.png", "image.png", "image1.png"]
    );
}

#[test]
fn a_mail_that_is_one_file_has_it_attached() {
    for (rule, header, expected) in [
        ("a file", "Content-Type: application/pdf; name=a.pdf", vec!["a.pdf"]),
        ("a page with a name", "Content-Type: text/html; name=page.html", vec!["page.html"]),
        ("another text", "Content-Type: text/calendar", vec!["-no name-"]),
        ("plain text", "Content-Type: text/plain", vec![]),
    ] {
        assert_eq!(names(&mail(format!("From: a@x.org\n{header}\n\n<p>x</p>"))), expected, "{rule}");
    }
}

#[test]
fn contents_are_decoded_once_and_kept_whole() {
    let raw = with(&[
        ("Content-Type: application/octet-stream; name=a\nContent-Transfer-Encoding: base64", "AAEC/w=="),
        ("Content-Type: message/rfc822", "Subject: s\nContent-Transfer-Encoding: base64\n\nSGk="),
    ]);
    let mail = mail(raw);
    assert_eq!(mail.attachments[0].data, [0, 1, 2, 255]);
    assert_eq!(mail.attachments[1].data, b"Subject: s\nContent-Transfer-Encoding: base64\n\nSGk=");
    assert_eq!(mail.attachments[1].mime_type, "message/rfc822");
}

#[test]
fn the_html_that_is_shown_is_no_file_and_a_file_of_html_is_one() {
    let raw = "From: a@x.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>x</p>\n--b\nContent-Type: text/html; name=message.html\nContent-Disposition: attachment; filename=message.html\n\n<p>y</p>\n--b--\n";
    assert_eq!(names(&mail(raw)), ["message.html"]);
}
