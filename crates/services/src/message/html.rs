//! The HTML of a body: cleaned to the elements that Zammad keeps, so that its
//! visible text is the text that Zammad stores, with inline images as data URLs.
//!
//! Zammad cleans every body again when it stores it (`lib/html_sanitizer`); what
//! is done here is what that cleaning makes of the text: styles, scripts,
//! titles and comments go with their content, unknown elements go and leave
//! their content, remote images go.

mod lists;
mod pictures;
mod text;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use lol_html::html_content::Element;
use lol_html::{HtmlRewriter, MemorySettings, Settings, doc_comments, doc_text, doctype, element};

pub(super) use self::pictures::{Image, embed};
pub(super) use self::text::{from_text, strip_tags};

use self::lists::with_bullets;
use self::pictures::Pictures;
use crate::zammad_html::{KEPT, REMOVED};

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
    /// Elements that the reader holds as open.
    open: Cell<usize>,
    has_content: Cell<bool>,
    is_reduced: Cell<bool>,
}

/// What the cleaning holds at once, in bytes, apart from the HTML itself: the
/// tags that are open, and the one that is being read.
const MOST_HELD: usize = 1024 * 1024;
/// Bytes cleaned at once, so that the bound is noticed.
const PORTION: usize = 64 * 1024;
/// More tags than this are never within one another.
const DEEPEST: usize = 10_000;
/// More attributes than this are read of no tag.
const MOST_ATTRIBUTES: usize = 5_000;
/// A tag shorter than this, in bytes, has no more of them.
const SHORT_TAG: usize = 2 * MOST_ATTRIBUTES;

/// Cleans a body. `None`: it would take many times its own size of memory.
pub(super) fn clean(html: &str) -> Option<Cleaned> {
    let html = &*with_bullets(html);
    let (html, pictures) = Pictures::take_out(html);
    let walk = std::rc::Rc::new(Walk::default());
    let in_elements = std::rc::Rc::clone(&walk);
    let in_text = std::rc::Rc::clone(&walk);
    let source = html.as_ref();
    let settings = Settings::new()
        .append_element_content_handler(element!("*", move |element| {
            check(element, source, &in_elements)?;
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
        .with_strict(false)
        .with_memory_settings(MemorySettings::new().with_max_allowed_memory_usage(MOST_HELD));
    let mut cleaned = Vec::with_capacity(html.len());
    let mut rewriter = HtmlRewriter::new(settings, |portion: &[u8]| cleaned.extend_from_slice(portion));
    for portion in html.as_bytes().chunks(PORTION) {
        rewriter.write(portion).ok()?;
    }
    rewriter.end().ok()?;
    let cleaned = String::from_utf8(cleaned).ok()?;
    Some(Cleaned {
        html: closed(pictures.put_back(cleaned)),
        shown_ids: walk.shown_ids.take(),
        is_blank: !walk.has_content.get(),
        is_reduced: walk.is_reduced.get(),
    })
}

/// Ends the cleaning where a tag, or the tags it is in, would need too much.
fn check(
    element: &mut Element<'_, '_>,
    source: &str,
    walk: &std::rc::Rc<Walk>,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let tag = element.source_location().bytes();
    if tag.len() > SHORT_TAG && source.get(tag).is_none_or(|tag| attributes(tag) > MOST_ATTRIBUTES) {
        return Err("too many attributes".into());
    }
    let Some(handlers) = element.end_tag_handlers() else { return Ok(()) };
    let open = Open::new(walk);
    handlers.push(Box::new(move |_| {
        let _ = &open;
        Ok(())
    }));
    if walk.open.get() > DEEPEST { Err("too deep".into()) } else { Ok(()) }
}

/// An element that the reader holds as open, until its own end tag or that of one
/// around it.
struct Open(std::rc::Rc<Walk>);

impl Open {
    fn new(walk: &std::rc::Rc<Walk>) -> Self {
        walk.open.set(walk.open.get() + 1);
        Self(std::rc::Rc::clone(walk))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.open.set(self.0.open.get().saturating_sub(1));
    }
}

/// How many attributes a tag has (HTML, section 13.2.5, the states of
/// attributes), without keeping them.
fn attributes(tag: &str) -> usize {
    let bytes = tag.as_bytes();
    let after = |from: usize, accepts: fn(u8) -> bool| {
        let rest = bytes.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|byte| accepts(**byte)).count()
    };
    let mut count = 0;
    let mut position = after(0, |byte| !byte.is_ascii_whitespace() && byte != b'/');
    loop {
        position = after(position, |byte| byte.is_ascii_whitespace() || byte == b'/' || byte == b'>');
        if position >= bytes.len() {
            return count;
        }
        count += 1;
        let name_end =
            after(position + 1, |byte| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'='));
        position = after(name_end, |byte| byte.is_ascii_whitespace());
        if bytes.get(position) != Some(&b'=') {
            continue;
        }
        position = after(position + 1, |byte| byte.is_ascii_whitespace());
        position = match bytes.get(position) {
            Some(quote @ (b'"' | b'\'')) => {
                let rest = &bytes[position + 1..];
                memchr::memchr(*quote, rest).map_or(bytes.len(), |length| position + length + 2)
            }
            Some(b'>') => position,
            _ => after(position, |byte| !byte.is_ascii_whitespace() && byte != b'>'),
        };
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

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(clean(from).expect("within bounds").html, to, "{from}");
        }
    }

    #[test]
    fn the_marks_of_outlooks_lists_are_bullets_and_numbers_stay() {
        let item = |mark: &str, start: &str, end: &str| {
            clean(&format!(
                "<p>{start}<span style='font-family:Symbol'><span style='mso-list:Ignore'>{mark}\
                 <span>&nbsp;&nbsp; </span></span></span>{end}item</p>"
            ))
            .expect("within bounds")
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
        assert_eq!(
            clean("a<![if !supportLists]>b").expect("within bounds").html,
            "ab",
            "a condition without an end hides nothing"
        );
        assert_eq!(clean("<!--[if !supportLists]>hidden<![endif]-->a").expect("within bounds").html, "a");
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
            assert_eq!(clean(html).expect("within bounds").is_reduced, is_reduced, "{html}");
        }
    }

    #[test]
    fn a_tag_without_an_end_swallows_nothing_behind_it() {
        assert_eq!(clean("<p>a</p><a href").expect("within bounds").html, "<p>a</p>&lt;a href");
        assert_eq!(clean("1 < 2").expect("within bounds").html, "1 &lt; 2");
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
            assert_eq!(clean(html).expect("within bounds").is_blank, is_blank, "{html}");
        }
    }

    #[test]
    fn pictures_in_the_text_stay_where_they_are_however_large() {
        let data = "iVBORw0KGgo".repeat(500_000);
        let html =
            format!("<p a=b>x<img src=\"data:image/png;base64,{data}\"><script>base64,{data}</script>y</p>");
        let cleaned = clean(&html).expect("within bounds");
        assert!(cleaned.html == format!("<p a=b>x<img src=\"data:image/png;base64,{data}\">y</p>"));
    }

    #[test]
    fn attributes_are_counted_as_browsers_see_them() {
        for (tag, count) in [
            ("<p>", 0),
            ("<p/>", 0),
            ("<p a>", 1),
            ("<p a=b c='d e' f=\"g>h\"i>", 4),
            ("<p a = b =c>", 2),
            ("<p/a/b/c=/d>", 3),
            ("<p a=>", 1),
            ("<p a='", 1),
        ] {
            assert_eq!(attributes(tag), count, "{tag}");
        }
    }

    #[test]
    fn what_would_need_too_much_is_not_cleaned() {
        for html in [
            "<b>".repeat(100_000),
            "<x>".repeat(1_000_000),
            format!("<b {}>x", "a ".repeat(10_000)),
            format!("<b {}>x", "a ".repeat(1_000_000)),
        ] {
            assert!(clean(&html).is_none(), "{}", &html[..20]);
        }
        for html in ["<b></b>".repeat(100_000), "<div><p>x<br></div>".repeat(50_000), "</i>".repeat(500_000)]
        {
            assert!(clean(&html).is_some(), "{}", &html[..20]);
        }
    }
}
