//! The HTML of a mail as a page that does nothing and fetches nothing.
//!
//! Nothing of the mail's own markup is let through. What `lol_html` reads of it is
//! written anew: tags and attributes of a short list, and text in which no tag
//! can begin. None of these tags changes how a browser reads what follows (no
//! `svg`, `math`, `style`, `template`, `textarea`, ...), so that a browser and
//! this reader cannot come to differ about what is a tag, however twisted the
//! mail is. A sanitiser that builds the whole tree would need many times the
//! mail's size, and for formatting left open grows with its square.
//!
//! The frame would hold what a mail runs by itself, but not all that it fetches:
//! for `<link rel=preconnect>` Chromium connects from within it, policy or not.

use std::cell::{Cell, RefCell};
use std::fmt::Write as _;
use std::rc::Rc;

use lol_html::html_content::Element;
use lol_html::{HtmlRewriter, MemorySettings, Settings, doc_text, element};

/// Tags that are written anew; `body` becomes a `div`.
const KEPT: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
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
    "font",
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
    "li",
    "main",
    "mark",
    "menu",
    "nav",
    "ol",
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
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Tags that go with all that is in them.
const REMOVED: &[&str] = &[
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "frame",
    "frameset",
    "object",
    "embed",
    "applet",
    "svg",
    "math",
    "audio",
    "video",
    "select",
    "textarea",
    "title",
    "xmp",
    "plaintext",
    "noembed",
    "noframes",
    "listing",
    "canvas",
    "portal",
];

/// The only attributes that are written.
const ATTRIBUTES: &[&str] = &[
    "align",
    "alt",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "class",
    "color",
    "colspan",
    "dir",
    "face",
    "height",
    "lang",
    "nowrap",
    "rowspan",
    "size",
    "span",
    "src",
    "start",
    "style",
    "title",
    "type",
    "valign",
    "width",
];

/// What the policy allows: the page's own styles and pictures, which are in it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; \
    form-action 'none'";

/// What is held at once of a mail: an open tag, and the tags it is in. One that
/// needs more is shown as its source.
const MOST_HELD: usize = 8 * 1024 * 1024;
/// Bytes read at once, so that the bound is noticed.
const PORTION: usize = 64 * 1024;
/// More tags than this are never within one another.
const DEEPEST: usize = 5_000;

/// The page with the mail in its frame.
pub(super) fn of(html: &str) -> String {
    let mail = rewritten(html).unwrap_or_else(|| source(html));
    let mut page = String::with_capacity(mail.len() + mail.len() / 4 + 2048);
    // Writing to a String never fails.
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <style>html, body, iframe {{ margin: 0; border: 0; width: 100%; height: 100% }} \
         body {{ overflow: hidden }} iframe {{ display: block }}</style>\n\
         <iframe sandbox referrerpolicy=\"no-referrer\" srcdoc=\""
    );
    escape_into(&mut page, &mail);
    page.push_str("\"></iframe>\n");
    page
}

/// A whole document of the mail, with styles and body.
fn document(styles: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <style>{styles}</style>\n{body}"
    )
}

/// What cannot be read as HTML within bounds, as it stands there.
fn source(html: &str) -> String {
    let mut body = String::with_capacity(html.len() + html.len() / 4);
    escape_into(&mut body, html);
    document("pre { white-space: pre-wrap }", &format!("<pre>{body}</pre>"))
}

fn escape_into(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}

/// The same for what may hold character references already.
fn escape_marks_into(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}

/// What is known of the mail so far.
#[derive(Default)]
struct Written {
    body: RefCell<String>,
    styles: RefCell<String>,
    /// The style element that is being read: a rule may come in two portions.
    style: RefCell<String>,
    /// Open tags that go with all that is in them.
    hidden: Cell<usize>,
    in_style: Cell<usize>,
    open: Cell<usize>,
}

/// Counts a tag as open for as long as the reader holds it, whether it is closed
/// by its end tag or by that of another.
struct Counted {
    written: Rc<Written>,
    counter: fn(&Written) -> &Cell<usize>,
}

impl Counted {
    fn new(written: &Rc<Written>, counter: fn(&Written) -> &Cell<usize>) -> Self {
        counter(written).set(counter(written).get() + 1);
        Self { written: Rc::clone(written), counter }
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let counter = (self.counter)(&self.written);
        counter.set(counter.get().saturating_sub(1));
    }
}

/// The mail written anew; `None` where it would need more memory than it may.
fn rewritten(html: &str) -> Option<String> {
    let written = Rc::new(Written::default());
    let in_elements = Rc::clone(&written);
    let in_text = Rc::clone(&written);
    let settings = Settings::new()
        .append_element_content_handler(element!("*", move |element| { visit(element, &in_elements) }))
        .append_document_content_handler(doc_text!(move |chunk| {
            in_text.text(chunk.as_str());
            Ok(())
        }))
        .with_strict(false)
        .with_memory_settings(MemorySettings::new().with_max_allowed_memory_usage(MOST_HELD));
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| {});
    for portion in html.as_bytes().chunks(PORTION) {
        rewriter.write(portion).ok()?;
    }
    rewriter.end().ok()?;
    written.end_style();
    let document = document(&written.styles.borrow(), &written.body.borrow());
    Some(document)
}

/// One of the counts of what is open.
type Counter = fn(&Written) -> &Cell<usize>;

fn visit(element: &mut Element<'_, '_>, written: &Rc<Written>) -> lol_html::HandlerResult {
    let name = element.tag_name();
    if written.open.get() > DEEPEST {
        return Err("too deep".into());
    }
    if name == "style" {
        written.end_style();
    }
    let counters: [Option<Counter>; 3] = [
        Some(|written| &written.open),
        REMOVED.contains(&name.as_str()).then_some(|written| &written.hidden),
        (name == "style" && written.hidden.get() == 0).then_some(|written| &written.in_style),
    ];
    let is_kept = written.hidden.get() == 0 && KEPT.contains(&name.as_str());
    let shown = if name == "body" { "div" } else { name.as_str() };
    if is_kept {
        written.start_tag(shown, element);
    }
    let Some(handlers) = element.end_tag_handlers() else { return Ok(()) };
    let held = counters.map(|counter| counter.map(|counter| Counted::new(written, counter)));
    let ends = is_kept.then(|| (Rc::clone(written), format!("</{shown}>")));
    handlers.push(Box::new(move |_| {
        if let Some((written, tag)) = &ends {
            written.body.borrow_mut().push_str(tag);
        }
        drop(held);
        Ok(())
    }));
    Ok(())
}

impl Written {
    fn start_tag(&self, name: &str, element: &Element<'_, '_>) {
        let mut body = self.body.borrow_mut();
        body.push('<');
        body.push_str(name);
        for attribute in element.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            let keep = match name.as_str() {
                "src" => is_embedded_image(&value),
                "style" => is_harmless_style(&value),
                other => ATTRIBUTES.contains(&other),
            };
            if keep {
                body.push(' ');
                body.push_str(&name);
                body.push_str("=\"");
                escape_marks_into(&mut body, &value);
                body.push('"');
            }
        }
        body.push('>');
    }

    fn text(&self, text: &str) {
        if self.in_style.get() > 0 {
            self.style.borrow_mut().push_str(text);
        } else if self.hidden.get() == 0 {
            escape_marks_into(&mut self.body.borrow_mut(), text);
        }
    }

    /// Judges a style element by the whole of it.
    fn end_style(&self) {
        let rules = self.style.take();
        if is_harmless_style(&rules) {
            self.styles.borrow_mut().push_str(&rules);
        }
    }
}

/// A picture that is in the mail itself; drawings could hold scripts.
fn is_embedded_image(target: &str) -> bool {
    let start: String = target.chars().take(16).collect::<String>().to_ascii_lowercase();
    ["png", "jpeg", "jpg", "gif", "webp"].iter().any(|form| start.starts_with(&format!("data:image/{form};")))
}

/// Rules that name nothing outside themselves. Escapes could hide that they do.
fn is_harmless_style(rules: &str) -> bool {
    let rules = rules.to_ascii_lowercase();
    let outside = ["url", "@import", "image", "src", "expression", "behavior", "binding", "\\", "&", "<"];
    !outside.iter().any(|word| rules.contains(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Styles and body as they are written.
    fn parts(html: &str) -> (String, String) {
        let document = rewritten(html).expect("within bounds");
        let (_, rest) = document.split_once("<style>").expect("styles");
        let (styles, body) = rest.split_once("</style>\n").expect("a body");
        (styles.to_owned(), body.to_owned())
    }

    fn body(html: &str) -> String {
        parts(html).1
    }

    #[test]
    fn what_acts_or_is_fetched_is_gone_and_the_words_stay() {
        for (from, to) in [
            ("<p onclick=\"x()\">a</p><script>alert(1)</script>b", "<p>a</p>b"),
            ("<a href=\"https://x.example/\" ping=\"/\">a</a>", "<a>a</a>"),
            ("<img src=\"https://x.example/pixel.gif\" srcset=\"a 2x\" alt=\"logo\">", "<img alt=\"logo\">"),
            ("<img src=\"data:image/png;base64,AA\">", "<img src=\"data:image/png;base64,AA\">"),
            ("<img src=\"data:image/svg+xml,x\">", "<img>"),
            ("<form action=\"/x\">a<input name=b><button>c</button></form>", "ac"),
            (
                "<meta http-equiv=refresh content=\"0;url=//x\"><base href=//x><link rel=stylesheet href=//x>a",
                "a",
            ),
            ("<td style=\"color:red\" background=\"//x\">a</td>", "<td style=\"color:red\">a</td>"),
            ("<td style=\"background:u\\72l(//x)\">a</td>", "<td>a</td>"),
            ("<b =x>a</b>", "<b>a</b>"),
            ("<svg><script>x</script></svg><iframe src=//x></iframe><!-- c -->a", "a"),
            (
                "<body bgcolor=red>1 &lt; 2 &amp; 3 > 2</body>",
                "<div bgcolor=\"red\">1 &lt; 2 &amp; 3 &gt; 2</div>",
            ),
            ("<div><svg></div>a", "<div></div>a"),
            ("<p title='\"><script>'>a", "<p title=\"&quot;&gt;&lt;script&gt;\">a"),
        ] {
            assert_eq!(body(from), to, "{from}");
        }
    }

    #[test]
    fn harmless_styles_stand_at_the_head_and_others_are_gone() {
        let (styles, text) = parts("<style>p { color: red }</style><p>a</p><style>b { top: 0 }</style>");
        assert_eq!((styles.as_str(), text.as_str()), ("p { color: red }b { top: 0 }", "<p>a</p>"));
        for html in
            ["<style>@import '//x'; p { color: red }</style>a", "<svg><style><b title='</style>'>x</svg>a"]
        {
            assert_eq!(parts(html), (String::new(), "a".to_owned()), "{html}");
        }
    }

    /// Every tag of a text that holds no tag unless it begins with `<`: what any
    /// reader of HTML must find in it, and no other.
    fn tags(written: &str) -> Vec<&str> {
        written.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or(rest)).collect()
    }

    fn is_inert(tag: &str) -> bool {
        if let Some(name) = tag.strip_prefix('/') {
            return KEPT.contains(&name);
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut left = attributes;
        while !left.is_empty() {
            let Some((name, rest)) = left.split_once("=\"") else { return false };
            let Some((value, rest)) = rest.split_once('"') else { return false };
            if !ATTRIBUTES.contains(&name) || (name == "src" && !is_embedded_image(value)) {
                return false;
            }
            left = rest.strip_prefix(' ').unwrap_or(rest);
        }
        KEPT.contains(&name)
    }

    #[test]
    fn no_way_of_confusing_the_reader_lets_a_tag_through() {
        for html in [
            "<svg/><meta http-equiv=refresh content='0;url=http://x'>",
            "<svg><desc></svg></desc><meta http-equiv=refresh content='0;url=http://x'>",
            "<math><mtext></math><style><b title='</style><link rel=preconnect href=//x>'>",
            "<svg><![CDATA[<img src=//x>]]></svg><img src=//x>",
            "<noscript><p title='</noscript><link rel=preconnect href=//x>'>",
            "<textarea><p title='</textarea><link rel=preconnect href=//x>'>",
            "<select><style></select><link rel=preconnect href=//x></style>",
            "<!--><link rel=preconnect href=//x>-->",
            "<!-- --!><link rel=preconnect href=//x>-->",
            "<?xml <link rel=preconnect href=//x>?>",
            "<plaintext></plaintext><link rel=preconnect href=//x>",
        ] {
            let written = body(html);
            assert!(tags(&written).into_iter().all(is_inert), "{html}\n{written}");
        }
    }

    proptest! {
        #[test]
        fn no_mail_gets_anything_past(
            html in "(</?(script|img src=//x|a href=//x|p onload=x|style>@import|style|svg/?|math|mtext|desc|title|form|b)>?|<!--|-->|<!\\[CDATA\\[|\\]\\]>|[<>\"'= a-z/-]|\\PC){0,40}"
        ) {
            let (styles, written) = parts(&html);
            prop_assert!(tags(&written).into_iter().all(is_inert), "{written}");
            prop_assert!(is_harmless_style(&styles), "{styles}");
            let page = of(&html);
            let (_, frame) = page.split_once("srcdoc=\"").expect("a frame");
            let (mail, rest) = frame.split_once('"').expect("its end");
            prop_assert!(!mail.contains(['<', '>']));
            prop_assert_eq!(rest, "></iframe>\n");
        }
    }

    #[test]
    fn what_is_too_deep_or_too_long_a_tag_is_shown_as_its_source() {
        for html in ["<b>".repeat(100_000), format!("<b {}>x", "a ".repeat(8 * 1024 * 1024))] {
            assert!(rewritten(&html).is_none());
            let page = of(&html);
            assert!(page.contains("&lt;pre&gt;&amp;lt;b"), "{}", &page[..1000]);
        }
    }
}
