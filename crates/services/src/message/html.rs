//! The HTML of a body: cleaned to the elements that Zammad keeps, so that its
//! visible text is the text that Zammad stores, with inline images as data URLs.
//!
//! Zammad cleans every body again when it stores it (`lib/html_sanitizer`); what
//! is done here is what that cleaning makes of the text: styles, scripts,
//! titles and comments go with their content, unknown elements go and leave
//! their content, remote images go.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use base64::Engine as _;
use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, doc_comments, doc_text, doctype, element, rewrite_str};
use regex::Regex;

/// Elements that go with all they hold.
const REMOVED: &[&str] = &["style", "comment", "meta", "script", "title"];

/// Elements that stay (Zammad: `config/initializers/html_sanitizer.rb`).
const KEPT: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "address",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "br",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "command",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dir",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "map",
    "mark",
    "menu",
    "meter",
    "nav",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "text",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "video",
];

/// Elements that Zammad drops where they hold nothing and say nothing.
const DROPPED_EMPTY: &[&str] = &["p", "div", "span", "small", "table", "b", "i", "u"];

/// A cleaned body.
pub(super) struct Cleaned {
    pub(super) html: String,
    /// Content-IDs of the images it shows.
    pub(super) shown_ids: BTreeSet<String>,
    /// Nothing is left to be seen.
    pub(super) is_blank: bool,
    /// Something that a reader would have seen was taken from it.
    pub(super) is_reduced: bool,
}

/// What a walk through the elements has found so far.
#[derive(Default)]
struct Walk {
    shown_ids: RefCell<BTreeSet<String>>,
    /// Open elements that go with all they hold.
    hidden: Cell<usize>,
    /// Open elements that stay.
    kept: Cell<usize>,
    has_content: Cell<bool>,
    is_reduced: Cell<bool>,
}

/// Cleans a body.
pub(super) fn clean(html: &str) -> Cleaned {
    let html = &*with_bullets(html);
    let walk = std::rc::Rc::new(Walk::default());
    let in_elements = std::rc::Rc::clone(&walk);
    let in_text = std::rc::Rc::clone(&walk);
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("*", move |element| {
            visit(element, &in_elements);
            Ok(())
        }))
        .append_document_content_handler(doctype!(|doctype| {
            doctype.remove();
            Ok(())
        }))
        .append_document_content_handler(doc_comments!(|comment| {
            comment.remove();
            Ok(())
        }))
        .append_document_content_handler(doc_text!(move |chunk| {
            if in_text.hidden.get() == 0 && !chunk.as_str().trim_ascii().is_empty() {
                in_text.has_content.set(true);
            }
            Ok(())
        }))
        .with_strict(false);
    // Only a memory limit or a strict reading can fail, and neither is set.
    let cleaned = rewrite_str(html, settings).unwrap_or_else(|_| strip_tags(html));
    Cleaned {
        html: closed(cleaned),
        shown_ids: walk.shown_ids.take(),
        is_blank: !walk.has_content.get(),
        is_reduced: walk.is_reduced.get(),
    }
}

/// HTML without a tag that is begun at its end and would swallow what follows.
fn closed(mut html: String) -> String {
    let open = html.rfind('<').filter(|open| !html[*open..].contains('>'));
    if let Some(open) = open {
        html.replace_range(open..=open, "&lt;");
    }
    html
}

/// Outlook writes the marks of its lists as text of their own between
/// conditions, which every other program shows: `<![if !supportLists]>`, the
/// mark and blanks, `<![endif]>`. A bullet, in the letters of whatever font,
/// becomes `• `; the number of a numbered list stays.
fn with_bullets(html: &str) -> Cow<'_, str> {
    static CONDITION: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)<!\[if\s+!supportLists\]>|<!--\s*\[if\s+!supportLists\]\s*-->")
            .expect("a constant expression")
    });
    static END: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)<!(?:--)?\s*\[endif\]\s*(?:--)?>").expect("a constant expression"));
    /// A mark with all its formats is no longer than this.
    const LONGEST: usize = 8 * 1024;
    let mut out = String::new();
    let mut from = 0;
    let mut ends = END.find_iter(html).peekable();
    for start in CONDITION.find_iter(html) {
        if start.start() < from {
            continue;
        }
        while ends.next_if(|end| end.start() < start.end()).is_some() {}
        let Some(end) = ends.peek().filter(|end| end.start() - start.end() <= LONGEST) else { continue };
        let Some(mark) = mark(&html[start.end()..end.start()]) else { continue };
        out.push_str(&html[from..start.start()]);
        out.push_str(&mark);
        from = end.end();
    }
    if from == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[from..]);
    Cow::Owned(out)
}

/// The mark of an item of a list. `None`: it is longer than marks are.
fn mark(html: &str) -> Option<String> {
    /// As long as the number of a deep item may be: `(xxxviii)`, `1.12.3.10.`.
    const LONGEST: usize = 16;
    let text = strip_tags(html);
    let mark = text.trim_matches(|character: char| character.is_whitespace() || character == '\u{a0}');
    let length = mark.chars().count();
    if length > LONGEST {
        return None;
    }
    let is_bullet = match length {
        0 => true,
        1 => !mark.chars().all(|character| character.is_ascii_digit()),
        _ => mark.starts_with('&'),
    };
    Some(if is_bullet { "• ".to_owned() } else { format!("{} ", from_text(mark)) })
}

fn visit(element: &mut Element<'_, '_>, walk: &std::rc::Rc<Walk>) {
    let mut name = element.tag_name();
    // Zammad looks behind a prefix: the `o:p` of Word is a paragraph.
    if let Some((_, local)) = name.rsplit_once(':') {
        name = local.to_owned();
        if KEPT.binary_search(&name.as_str()).is_ok() && element.set_tag_name(&name).is_err() {
            element.remove_and_keep_content();
            return;
        }
    }
    if REMOVED.contains(&name.as_str()) {
        // A browser shows it; Zammad takes it for a remark.
        if name == "comment" && walk.hidden.get() == 0 {
            walk.is_reduced.set(true);
        }
        open(element, walk, |walk| &walk.hidden);
        element.remove();
        return;
    }
    if KEPT.binary_search(&name.as_str()).is_err() {
        if walk.hidden.get() == 0 && shows_by_itself(&name, element) {
            walk.is_reduced.set(true);
        }
        element.remove_and_keep_content();
        return;
    }
    let source = element.get_attribute("src").map(|source| target(&source));
    if source.as_deref().is_some_and(|source| is_remote(source) || is_script(source)) {
        if walk.hidden.get() == 0 && !is_unseen(element) {
            walk.is_reduced.set(true);
        }
        open(element, walk, |walk| &walk.hidden);
        element.remove();
        return;
    }
    if source.as_deref().is_some_and(is_other_data) && walk.hidden.get() == 0 {
        walk.is_reduced.set(true);
    }
    element.remove_attribute("data-mention-user-id");
    if walk.hidden.get() > 0 {
        return;
    }
    if let Some(id) = source.as_deref().and_then(|source| source.strip_prefix("cid:")) {
        walk.shown_ids.borrow_mut().insert(id.to_owned());
    }
    let counts = match name.as_str() {
        "br" => walk.kept.get() > 0,
        other => {
            !DROPPED_EMPTY.contains(&other)
                || ["dir", "lang", "title"].iter().any(|kept| element.has_attribute(kept))
        }
    };
    if counts {
        walk.has_content.set(true);
    }
    open(element, walk, |walk| &walk.kept);
}

/// Elements that are no text and that Zammad does not keep, although a reader
/// sees them.
fn shows_by_itself(name: &str, element: &Element<'_, '_>) -> bool {
    match name {
        "iframe" | "frame" | "object" | "embed" | "applet" | "svg" => true,
        "input" => {
            let kind = element.get_attribute("type").unwrap_or_default();
            let value = element.get_attribute("value").unwrap_or_default();
            !kind.eq_ignore_ascii_case("hidden") && !value.trim().is_empty()
        }
        _ => false,
    }
}

/// A picture that counts who reads the mail: too small to be seen, or hidden.
fn is_unseen(element: &Element<'_, '_>) -> bool {
    let is_tiny = |name: &str| {
        let value = element.get_attribute(name).unwrap_or_default();
        value.trim().trim_end_matches("px").parse::<u32>().is_ok_and(|pixels| pixels <= 2)
    };
    let style = element.get_attribute("style").unwrap_or_default().to_ascii_lowercase();
    let hides = |declaration: &str| {
        let Some((name, value)) = declaration.split_once(':') else { return false };
        let value = value.trim().trim_end_matches("!important").trim_end();
        match name.trim() {
            "display" => value == "none",
            "visibility" => value == "hidden",
            "width" | "height" | "max-width" | "max-height" => matches!(value, "0" | "0px" | "1px" | "2px"),
            _ => false,
        }
    };
    let is_picture = element.tag_name() == "img";
    is_picture && (is_tiny("width") || is_tiny("height") || style.split(';').any(hides))
}

/// A picture within the page in a form that Zammad does not take out of it.
fn is_other_data(target: &str) -> bool {
    let start: String = target.chars().take(16).collect::<String>().to_ascii_lowercase();
    start.starts_with("data:")
        && !start.starts_with("data:image/png;")
        && !start.starts_with("data:image/jpeg")
}

/// Counts an element as open until its end tag.
fn open(element: &mut Element<'_, '_>, walk: &std::rc::Rc<Walk>, counter: fn(&Walk) -> &Cell<usize>) {
    let Some(handlers) = element.end_tag_handlers() else { return };
    counter(walk).set(counter(walk).get() + 1);
    let walk = std::rc::Rc::clone(walk);
    handlers.push(Box::new(move |_| {
        counter(&walk).set(counter(&walk).get().saturating_sub(1));
        Ok(())
    }));
}

/// The address of an image without blanks, as Zammad compares it.
fn target(source: &str) -> String {
    source.chars().filter(|character| !character.is_whitespace() && *character != '\0').collect()
}

fn is_remote(target: &str) -> bool {
    let start: String = target.chars().take(8).collect::<String>().to_ascii_lowercase();
    ["http://", "https://", "ftp://", "//"].iter().any(|scheme| start.starts_with(scheme))
}

fn is_script(target: &str) -> bool {
    let start: String = target.chars().take(4096).collect::<String>().to_ascii_lowercase();
    ["javascript:", "livescript:", "vbscript:"].iter().any(|scheme| start.contains(scheme))
}

/// An image that a body shows.
pub(super) struct Image<'a> {
    pub(super) data: &'a [u8],
}

/// No more bytes of images than this are put into one body: an image that is
/// shown again and again would be sent as often.
const MOST_EMBEDDED: usize = 40 * 1024 * 1024;

/// Puts the images of a body in their places as data URLs, in the two forms
/// that Zammad takes out again (docs/zammad.md#inline-images). An image in
/// neither form is taken from the body. The answer's second part are the
/// Content-IDs that were put in.
pub(super) fn embed(html: &str, images: &HashMap<&str, Image<'_>>) -> (String, BTreeSet<String>) {
    let embedded = RefCell::new(BTreeSet::new());
    let left = Cell::new(MOST_EMBEDDED);
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("img[src]", |element| {
            let Some(source) = element.get_attribute("src").map(|source| target(&source)) else {
                return Ok(());
            };
            let Some(id) = source.strip_prefix("cid:") else { return Ok(()) };
            let found = images.get(id).and_then(|image| Some((image, form(image.data)?)));
            match found {
                Some((image, form)) if image.data.len() <= left.get() => {
                    left.set(left.get() - image.data.len());
                    let encoded = base64::engine::general_purpose::STANDARD.encode(image.data);
                    // The value holds nothing that an attribute would escape.
                    element.set_attribute("src", &format!("data:{form};base64,{encoded}"))?;
                    embedded.borrow_mut().insert(id.to_owned());
                }
                _ => element.remove(),
            }
            Ok(())
        }))
        .with_strict(false);
    let embedded_html = rewrite_str(html, settings);
    match embedded_html {
        Ok(html) => (html, embedded.into_inner()),
        Err(_) => (html.to_owned(), BTreeSet::new()),
    }
}

/// The type of an image by its bytes, where Zammad takes it as a data URL.
fn form(data: &[u8]) -> Option<&'static str> {
    if data.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if data.starts_with(b"\xff\xd8\xff") {
        Some("image/jpeg")
    } else {
        None
    }
}

/// Plain text as HTML.
pub(super) fn from_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("<br>"),
            other => out.push(other),
        }
    }
    out
}

/// What is left of a body without its tags, where cleaning left nothing to be
/// seen: text that stood in a title, for one.
pub(super) fn strip_tags(html: &str) -> String {
    let mut out = String::new();
    let mut rest: Cow<'_, str> = Cow::Borrowed(html);
    for (start, end) in [("<!--", "-->"), ("<style", "</style>")] {
        rest = Cow::Owned(without(&rest, start, end));
    }
    let mut in_tag = false;
    for character in rest.chars() {
        match character {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            other if !in_tag => out.push(other),
            _ => {}
        }
    }
    let decoded = [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
        .into_iter()
        .fold(out, |text, (entity, character)| text.replace(entity, character));
    decoded.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without(text: &str, start: &str, end: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    while let Some(found) = lower[from..].find(start) {
        let found = from + found;
        let Some(length) = lower[found..].find(end) else { break };
        out.push_str(&text[from..found]);
        from = found + length + end.len();
    }
    out.push_str(&text[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_elements_are_sorted_for_their_search() {
        assert!(KEPT.is_sorted());
    }

    #[test]
    fn only_visible_text_is_left() {
        for (from, to) in [
            ("<html><head><title>t</title><style>p{}</style></head><body><p>x</p></body></html>", "<p>x</p>"),
            ("a<!-- c -->b<script>alert(1)</script>", "ab"),
            ("<o:p>x</o:p><font color=red>y</font>", "<p>x</p>y"),
            ("<!DOCTYPE html><p>x", "<p>x"),
            ("<img src=\"https://x.org/a.png\">x<img src='cid:a@b'>", "x<img src='cid:a@b'>"),
            ("<!--[if mso]><p>Outlook</p><![endif]-->x", "x"),
            ("<a data-mention-user-id=\"3\" href=\"#\">x</a>", "<a href=\"#\">x</a>"),
        ] {
            assert_eq!(clean(from).html, to, "{from}");
        }
    }

    #[test]
    fn the_marks_of_outlooks_lists_are_bullets_and_numbers_stay() {
        let item = |mark: &str, start: &str, end: &str| {
            clean(&format!(
                "<p>{start}<span style='font-family:Symbol'><span style='mso-list:Ignore'>{mark}\
                 <span>&nbsp;&nbsp; </span></span></span>{end}item</p>"
            ))
            .html
        };
        for (mark, shown) in [
            ("·", "•"),
            ("o", "•"),
            ("§", "•"),
            ("\u{f0b7}", "•"),
            ("-", "•"),
            ("", "•"),
            ("1.", "1."),
            ("b)", "b)"),
            ("iv.", "iv."),
            ("3", "3"),
        ] {
            for (start, end) in [
                ("<![if !supportLists]>", "<![endif]>"),
                ("<!--[if !supportLists]-->", "<!--[endif]-->"),
                ("<!-- [if !supportLists]-->", "<!--[endif]-->"),
            ] {
                assert_eq!(item(mark, start, end), format!("<p>{shown} item</p>"), "{mark} {start}");
            }
        }
        assert_eq!(
            item("no mark but a whole sentence", "<![if !supportLists]>", "<![endif]>")
                .matches("<span")
                .count(),
            3
        );
        assert_eq!(clean("a<![if !supportLists]>b").html, "ab", "a condition without an end hides nothing");
        assert_eq!(clean("<!--[if !supportLists]>hidden<![endif]-->a").html, "a");
    }

    #[test]
    fn what_a_reader_would_miss_is_noticed() {
        for (html, is_reduced) in [
            ("<p>a<img src='cid:x'></p>", false),
            ("<img src='https://x.org/logo.png' width=120>", true),
            ("<img src='https://x.org/p.gif' width=1 height='1'>", false),
            ("<img src='https://x.org/p.gif' style='display: none'>", false),
            ("<style><img src='https://x.org/logo.png'></style>", false),
            ("<iframe src='https://x.org'></iframe>", true),
            ("<input value='42'><input type=hidden value=x>", true),
            ("<input type=hidden value=x>", false),
            ("<img src='data:image/gif;base64,R0lGODlh'>", true),
            ("<img src='data:image/png;base64,iVBORw0KGgo='>", false),
            ("<font color=red>a</font>", false),
            ("a<comment>b</comment>", true),
        ] {
            assert_eq!(clean(html).is_reduced, is_reduced, "{html}");
        }
    }

    #[test]
    fn a_tag_without_an_end_swallows_nothing_behind_it() {
        assert_eq!(clean("<p>a</p><a href").html, "<p>a</p>&lt;a href");
        assert_eq!(clean("1 < 2").html, "1 &lt; 2");
    }

    #[test]
    fn blank_bodies_are_found_out() {
        for (html, is_blank) in [
            ("<html><body></body></html>", true),
            ("<p> </p>\n<div></div>", true),
            ("<br>", true),
            ("<div><br></div>", false),
            ("<p>&nbsp;</p>", false),
            ("<div dir=\"ltr\"></div>", false),
            ("<img src=\"http://x.org/pixel.gif\">", true),
            ("<img src=\"cid:x\">", false),
            ("<title>Hello</title>", true),
            ("<hr>", false),
        ] {
            assert_eq!(clean(html).is_blank, is_blank, "{html}");
        }
    }

    #[test]
    fn images_become_data_urls_by_their_bytes() {
        let png = b"\x89PNG\r\n\x1a\nrest";
        let images = HashMap::from([("a@b", Image { data: png }), ("gif@b", Image { data: b"GIF89a" })]);
        let (html, embedded) =
            embed("<img src=\"cid:a@b\"><img src='cid:gif@b'><img src=\"cid:none\">x", &images);
        assert_eq!(html, "<img src=\"data:image/png;base64,iVBORw0KGgpyZXN0\">x");
        assert_eq!(embedded.into_iter().collect::<Vec<_>>(), ["a@b"]);
    }
}
