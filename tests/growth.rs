//! Mails that are built to keep a program busy, or to fill its memory: what
//! reading them costs grows as they do, and no faster.
//!
//! Work is the processor's time of the reading thread, compared between two
//! sizes of one mail: a machine with other things to do does not change it, and
//! how fast it is does not matter.

use std::time::Duration;

use mailferry::message::{self, Context};
use mailferry::platform::originals::Originals;
use peak_alloc::PeakAlloc;
use rustix::time::{ClockId, clock_gettime};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The smaller size, in bytes; the larger is [`TIMES`] as much.
const SMALL: usize = 12 * 1024;
const TIMES: usize = 8;
/// Three doublings may cost twice what they should: work that grows with the
/// square would take eight times that.
const MOST: u32 = 16;
/// What is done in no time has no growth to speak of.
const NOTHING: Duration = Duration::from_millis(10);
/// The size whose memory is looked at.
const LARGE: usize = 1024 * 1024;
/// What any mail may take, and how many times its size beside it.
const BASE: usize = 64 * 1024 * 1024;
const TIMES_ITSELF: usize = 10;

/// A kind of mail, made in any size.
struct Hostile {
    name: String,
    make: Box<dyn Fn(usize) -> Vec<u8>>,
}

fn hostile(name: impl Into<String>, make: impl Fn(usize) -> Vec<u8> + 'static) -> Hostile {
    Hostile { name: name.into(), make: Box::new(make) }
}

/// A text again and again, until it is that long.
fn again(text: &str, size: usize) -> String {
    text.repeat(size / text.len().max(1) + 1)
}

/// Numbered texts, until they are that long; `#` is the number.
fn numbered(text: &str, size: usize) -> String {
    let mut out = String::with_capacity(size + 64);
    let mut number = 0_usize;
    while out.len() < size {
        out.push_str(&text.replace('#', &number.to_string()));
        number += 1;
    }
    out
}

const FIELDS: &[&str] = &[
    "Subject",
    "From",
    "To",
    "Reply-To",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Date",
    "Content-Type",
    "Content-Disposition",
    "Content-Transfer-Encoding",
    "Content-ID",
];

const PIECES: &[&str] = &[
    "(",
    "(a)",
    "<",
    "<a@",
    "\"",
    "[",
    "=?",
    "=?utf-8?Q?",
    "=?utf-8?B?w7w=?= ",
    "=?ISO-2022-JP?B?GyRC?=",
    ",",
    "a@b.example, ",
    "<a@b.example> ",
    "g: a@b.example;, ",
    "a\r\n ",
];

/// One field that is nothing but one thing, again and again.
fn fields() -> Vec<Hostile> {
    let mut all = Vec::new();
    for field in FIELDS {
        for piece in PIECES {
            let (field, piece) = (*field, *piece);
            all.push(hostile(format!("{field}: {piece:?}"), move |size| {
                format!("{field}: x {}\r\n\r\nbody", again(piece, size)).into_bytes()
            }));
        }
    }
    all
}

/// Parameters of fields that have some.
fn parameters() -> Vec<Hostile> {
    let shapes = [
        "; p#=v",
        ";p#=\"v\"",
        "; name*#*=utf-8''%41",
        "; filename*#=a",
        "; boundary*#=b",
        "; p# = v",
        " p#=v",
        "; name=a b#",
        "; x=y",
        ";;;;",
        "; charset=\"charset=\"x#\"\"",
        "; p=(#)",
    ];
    let mut all = Vec::new();
    for field in
        ["Content-Type: multipart/mixed", "Content-Type: text/plain", "Content-Disposition: attachment"]
    {
        for shape in shapes {
            all.push(hostile(format!("{field}{shape}"), move |size| {
                format!("{field}{}\r\n\r\nbody", numbered(shape, size)).into_bytes()
            }));
        }
    }
    all
}

/// HTML of one thing again and again.
fn html() -> Vec<Hostile> {
    let shapes = [
        "<b>",
        "<b></i>",
        "</b>",
        "<p>",
        "<x>",
        "<div><p>",
        "<b a#>",
        "<b a=# ",
        "<a href='x'>",
        "<br>",
        "<!--",
        "<!-- # -->",
        "<![CDATA[",
        "<svg>",
        "<svg><desc></svg>",
        "<table><tr><td>",
        "<style>",
        "<style>a</style>",
        "<script>",
        "<title>",
        "<img src='cid:#'>",
        "<img src='http://x/#'>",
        "<o:p>",
        "<",
        "< ",
        "&amp;",
        "&#;",
        "a ",
        "<p title='",
        "<p title=\">\">",
        "<select><option>",
        "<b/a/b/c=# ",
        "<img src='data:image/png;base64,QUFB'>",
        "base64,",
        "\u{0}",
        "<?x",
        "<!doctype #>",
        "<textarea>",
        "</",
        "<b =>",
    ];
    let mut all: Vec<Hostile> = shapes
        .into_iter()
        .map(|shape| {
            hostile(format!("html {shape:?}"), move |size| {
                format!("Subject: x\r\nContent-Type: text/html\r\n\r\n{}", numbered(shape, size)).into_bytes()
            })
        })
        .collect();
    all.push(hostile("html, one tag of attributes", |size| {
        format!("Content-Type: text/html\r\n\r\n<b {}>x", again("a ", size)).into_bytes()
    }));
    all.push(hostile("html, one long word in a tag", |size| {
        format!("Content-Type: text/html\r\n\r\n<b a=\"{}\">x", again("a", size)).into_bytes()
    }));
    all.push(hostile("html, a large picture in it", |size| {
        format!("Content-Type: text/html\r\n\r\n<img src=\"data:image/png;base64,{}\">x", again("QUFB", size))
            .into_bytes()
    }));
    all.push(hostile("html, a picture shown again and again", |size| {
        let shown = again("<img src=cid:a>", size);
        format!(
            "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n{shown}\r\n\
             --b\r\nContent-Type: image/png\r\nContent-ID: <a>\r\n\r\n\u{89}PNG\r\n--b--\r\n"
        )
        .into_bytes()
    }));
    all
}

/// Parts and boundaries.
fn parts() -> Vec<Hostile> {
    let multipart = |boundary: &str, body: String| {
        format!("Content-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n{body}").into_bytes()
    };
    let mut all = vec![
        hostile("dashes under a boundary of dashes", move |size| {
            multipart(&"-".repeat(size / 4), "-".repeat(size))
        }),
        hostile("lines of dashes under a boundary of dashes", move |size| {
            multipart(&"-".repeat(size / 4), again("------\r\n", size))
        }),
        hostile("a boundary that is written in escapes", |size| {
            format!(
                "Content-Type: multipart/mixed; boundary*=utf-8''{}\r\n\r\n{}",
                "%0D%0A--".repeat(size / 40),
                again("\r\n--", size)
            )
            .into_bytes()
        }),
        hostile("boundaries nested", |size| {
            numbered("Content-Type: multipart/mixed; boundary=b#\r\n\r\n--b#\r\n", size).into_bytes()
        }),
        hostile("one boundary nested", |size| {
            again("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", size).into_bytes()
        }),
        hostile("mails in mails", |size| again("Content-Type: message/rfc822\r\n\r\n", size).into_bytes()),
    ];
    let pieces = [
        "--b\r\n",
        "--b\r\n\r\n",
        "--b\r\n\r\nx\r\n",
        "--b--\r\n",
        "--b \t\r\n",
        "--b",
        "--bb\r\n",
        "\r\n\r\n",
        "--b\r\nA: b\r\n",
        "--b\r\nContent-Type: image/png; name=a.png\r\n\r\nx\r\n",
        "--b\r\nContent-Type: image/png\r\nContent-Disposition: inline\r\n\r\nx\r\n",
        "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n",
        "--b\r\nContent-Type: text/html\r\n\r\n<p>x\r\n",
        "--b\r\nContent-Type: text/plain; charset=iso-2022-jp\r\n\r\nx\r\n",
        "--b\r\nContent-Disposition: attachment; filename=\"a#\"\r\n\r\nx\r\n",
        "--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: a\r\n\r\nx\r\n",
        "--b\r\nContent-Type: application/ms-tnef\r\n\r\nx\r\n",
        "--b\r\nContent-Type: text/plain\r\n\r\n#\r\n--b\r\nContent-Type: application/x\r\n\r\nx\r\n",
    ];
    for piece in pieces {
        all.push(hostile(format!("parts {piece:?}"), move |size| multipart("b", numbered(piece, size))));
    }
    all.push(hostile("small parts beside a large text", |size| {
        let text = again("text ", size / 2);
        let small = again("--b\r\nContent-Type: application/x\r\n\r\nx\r\n", size / 2);
        let body = format!("--b\r\nContent-Type: text/plain\r\n\r\n{text}\r\n{small}");
        format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{body}").into_bytes()
    }));
    all
}

/// Bodies under an encoding or a charset, and headers of many fields.
fn bodies() -> Vec<Hostile> {
    let shapes = [
        ("base64", "utf-8", "QUFB\r\n"),
        ("base64", "utf-8", "="),
        ("base64", "utf-8", "!"),
        ("quoted-printable", "utf-8", "="),
        ("quoted-printable", "utf-8", "=\r\n"),
        ("quoted-printable", "utf-8", "=0D=0A"),
        ("quoted-printable", "utf-8", "=41"),
        ("x-uuencode", "utf-8", "begin 644 a\r\n"),
        ("x-uuencode", "utf-8", "#0V%T\r\n"),
        ("7bit", "utf-8", "\r"),
        ("7bit", "utf-8", "\n"),
        ("7bit", "iso-2022-jp", "\u{1b}$B"),
        ("8bit", "utf-16", "a\u{0}"),
        ("8bit", "utf-7", "+AGE-"),
        ("8bit", "unknown", "\u{fc}"),
        ("8bit", "utf-8", "http://a.example "),
    ];
    let mut all: Vec<Hostile> = shapes
        .into_iter()
        .map(|(transfer, charset, piece)| {
            hostile(format!("{transfer}, {charset}: {piece:?}"), move |size| {
                format!(
                    "Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n{}",
                    again(piece, size)
                )
                .into_bytes()
            })
        })
        .collect();
    for field in [
        "A: b\r\n",
        "A:\r\n",
        "no field\r\n",
        "Received: x\r\n",
        "Content-Disposition: \u{1}\r\n",
        "To: a@b.c\r\n",
        "\t\r\n",
        "From x\r\n",
    ] {
        all.push(hostile(format!("a header of {field:?}"), move |size| {
            format!("{}\r\nbody", again(field, size)).into_bytes()
        }));
    }
    all
}

fn all() -> Vec<Hostile> {
    [fields(), parameters(), html(), parts(), bodies()].into_iter().flatten().collect()
}

fn read(raw: &[u8]) {
    let context = Context { ticket_hook: "Ticket#".to_owned(), ..Context::default() };
    let _ = message::read_header(raw, &context);
    // Whether it can be read does not matter here.
    let _ = message::read(raw, &context);
}

/// The processor's time that this thread takes for some work.
fn work(raw: &[u8]) -> Duration {
    let now = || {
        let time = clock_gettime(ClockId::ThreadCPUTime);
        Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec.unsigned_abs() as u32)
    };
    let began = now();
    read(raw);
    now().saturating_sub(began)
}

/// How many times more work the larger mail is, looked at again where it seems
/// too much: the least of it is what the work itself takes.
fn growth(mail: &Hostile) -> (Duration, Duration, bool) {
    let (small, large) = ((mail.make)(SMALL), (mail.make)(SMALL * TIMES));
    let (mut least_small, mut least_large) = (Duration::MAX, Duration::MAX);
    for _ in 0..3 {
        least_small = least_small.min(work(&small));
        least_large = least_large.min(work(&large));
        if least_large < NOTHING || least_large < least_small * MOST {
            return (least_small, least_large, true);
        }
    }
    (least_small, least_large, false)
}

fn table() -> bool {
    std::env::var_os("GROWTH_TABLE").is_some()
}

#[test]
fn twice_the_mail_is_at_most_twice_the_work() {
    let all = all();
    assert!(all.len() >= 200, "{}", all.len());
    // What is made once, such as regular expressions, belongs to none of them.
    for mail in &all {
        read(&(mail.make)(256));
    }
    let mut broken = Vec::new();
    for mail in &all {
        let (small, large, fits) = growth(mail);
        let line = format!("{small:>12.3?} {large:>12.3?}  {}", mail.name);
        if table() {
            println!("{line}");
        }
        if !fits {
            broken.push(line);
        }
    }
    assert!(broken.is_empty(), "{} of {}:\n{}", broken.len(), all.len(), broken.join("\n"));
}

#[test]
fn no_mail_takes_many_times_its_size_of_memory() {
    let mut broken = Vec::new();
    // A header is read no further than half of that.
    let fields = fields().into_iter().map(|mail| (mail, LARGE / 4));
    let others = [parameters(), html(), parts(), bodies()].into_iter().flatten().map(|mail| (mail, LARGE));
    for (mail, size) in fields.chain(others) {
        let raw = (mail.make)(size);
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        read(&raw);
        let taken = MEMORY.peak_usage().saturating_sub(before);
        let line =
            format!("{:>8.1} times {:>9} bytes  {}", taken as f64 / raw.len() as f64, raw.len(), mail.name);
        if table() {
            println!("{line}");
        }
        if taken > raw.len() * TIMES_ITSELF + BASE {
            broken.push(line);
        }
    }
    assert!(broken.is_empty(), "{}:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn a_page_of_a_mail_takes_no_more_than_a_mail_may() {
    let originals = Originals::new().expect("a folder");
    for (name, piece) in
        [("tags", "<b>"), ("closed tags", "<b>x</b>"), ("attributes", "<b a b c d>"), ("marks", "<<<<&")]
    {
        let html = again(piece, 4 * LARGE);
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        originals.write(1, &html).expect("written");
        let taken = MEMORY.peak_usage().saturating_sub(before);
        assert!(taken <= html.len() * TIMES_ITSELF * 2 + BASE, "{name}: {taken}");
    }
}
