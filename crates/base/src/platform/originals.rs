//! A mail's own HTML in the system's browser, and mails as files.
//!
//! The page is a stranger's. It is written without scripts, forms, links and
//! everything that would be fetched, and under a policy that forbids them again.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, doc_comments, element, rewrite_str, text};
use tempfile::TempDir;

use super::files::{unwritable, write_private, write_private_new};
use crate::problem::Problem;

/// Taken out with all that is in them.
const REMOVED: &[&str] = &[
    "script",
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
    "source",
    "track",
    "picture",
    "input",
    "button",
    "select",
    "textarea",
    "base",
    "link",
    "meta",
    "title",
    "portal",
    "xmp",
    "plaintext",
    "noembed",
    "noframes",
];

/// The only attributes that stay.
const KEPT: &[&str] = &[
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

const HEAD: &str = "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
    img-src data:; base-uri 'none'; form-action 'none'\">\n\
    <meta name=\"referrer\" content=\"no-referrer\">\n";

/// Mails opened in the browser: files of this user alone, gone with the program.
#[derive(Debug)]
pub struct Originals {
    folder: TempDir,
}

impl Originals {
    /// Makes the private folder; it is removed when this is dropped.
    ///
    /// # Errors
    /// `file-unwritable` with what the system says.
    pub fn new() -> Result<Self, Problem> {
        // tempfile makes it 0700 on Unix.
        let folder = tempfile::Builder::new().prefix("mailferry-").tempdir();
        folder.map(|folder| Self { folder }).map_err(|error| unwritable(&std::env::temp_dir(), &error))
    }

    /// Writes the HTML of a mail as a safe page; `number` tells it from others
    /// (the message's id in the journal).
    ///
    /// # Errors
    /// `file-unwritable` with what the system says.
    pub fn write(&self, number: i64, html: &str) -> Result<PathBuf, Problem> {
        let path = self.folder.path().join(format!("mail-{number}.html"));
        write_private(&path, safe_page(html).as_bytes())?;
        Ok(path)
    }

    /// Writes it and opens it in the system's browser.
    ///
    /// # Errors
    /// As [`Self::write`]; `original-not-opened` where no browser can be started.
    pub fn open(&self, number: i64, html: &str) -> Result<(), Problem> {
        let path = self.write(number, html)?;
        open::that_detached(&path).map_err(|error| {
            Problem::person("original-not-opened").with("path", path.display()).words(&error.to_string())
        })
    }
}

/// Saves a mail as it came into a folder, under a name that no file there has.
///
/// # Errors
/// `file-unwritable` with what the system says.
pub fn save_mail(into: &Path, folder: &str, uid: u32, raw: &[u8]) -> Result<PathBuf, Problem> {
    let mut name = mail_file_name(folder, uid);
    let mut copy = 2_u32;
    loop {
        let path = into.join(&name);
        if write_private_new(&path, raw)? {
            return Ok(path);
        }
        let whole = mail_file_name(folder, uid);
        name = format!("{}-{copy}.eml", whole.trim_end_matches(".eml"));
        copy += 1;
    }
}

/// A name from folder and UID alone: a subject may hold anything, and does not
/// belong in a file's name.
pub fn mail_file_name(folder: &str, uid: u32) -> String {
    let folder: String = folder.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(80).collect();
    format!("{folder}-{uid}.eml")
}

/// The HTML of a mail as a page that does nothing and fetches nothing.
fn safe_page(html: &str) -> String {
    let style = RefCell::new(String::new());
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("*", |element| {
            clean(element);
            Ok(())
        }))
        .append_document_content_handler(doc_comments!(|comment| {
            comment.remove();
            Ok(())
        }))
        .append_element_content_handler(text!("style", |part| {
            // A rule may be cut between two parts: it is judged whole.
            style.borrow_mut().push_str(part.as_str());
            if part.last_in_text_node() {
                let rules = style.take();
                let rules = if is_harmless_style(&rules) { rules } else { String::new() };
                part.replace(&rules, ContentType::Html);
            } else {
                part.remove();
            }
            Ok(())
        }))
        .with_strict(false);
    // What cannot be read as HTML is not shown as such.
    let body = rewrite_str(html, settings).unwrap_or_default();
    format!("{HEAD}{body}")
}

fn clean(element: &mut Element<'_, '_>) {
    let name = element.tag_name();
    if REMOVED.contains(&name.as_str()) || name.contains(':') && name.contains("vml") {
        element.remove();
        return;
    }
    if name == "form" {
        element.remove_and_keep_content();
        return;
    }
    let attributes: Vec<(String, String)> =
        element.attributes().iter().map(|attribute| (attribute.name(), attribute.value())).collect();
    for (name, value) in attributes {
        let keep = match name.as_str() {
            "src" => is_embedded_image(&value),
            "style" => is_harmless_style(&value),
            other => KEPT.contains(&other),
        };
        if !keep {
            element.remove_attribute(&name);
        }
    }
    // A name that is none, such as "=x", cannot be taken off alone.
    if element.attributes().iter().any(|attribute| !KEPT.contains(&attribute.name().as_str())) {
        element.remove_and_keep_content();
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

    fn body(html: &str) -> String {
        safe_page(html).strip_prefix(HEAD).expect("the policy comes first").to_owned()
    }

    #[test]
    fn what_acts_or_is_fetched_is_gone_and_the_words_stay() {
        for (from, to) in [
            ("<p onclick=\"x()\">a</p><script>alert(1)</script>b", "<p>a</p>b"),
            ("<a href=\"https://x.example/\" ping=\"/\">a</a>", "<a>a</a>"),
            ("<img src=\"https://x.example/pixel.gif\" srcset=\"a 2x\" alt=\"logo\">", "<img alt=\"logo\">"),
            ("<img src=\"data:image/png;base64,AA\">", "<img src=\"data:image/png;base64,AA\">"),
            ("<img src=\"data:image/svg+xml,x\">", "<img>"),
            ("<form action=\"/x\">a<input name=b><button>c</button></form>", "a"),
            (
                "<meta http-equiv=refresh content=\"0;url=//x\"><base href=//x><link rel=stylesheet href=//x>a",
                "a",
            ),
            ("<td style=\"color:red\" background=\"//x\">a</td>", "<td style=\"color:red\">a</td>"),
            ("<td style=\"background:u\\72l(//x)\">a</td>", "<td>a</td>"),
            ("<style>p { color: red }</style><p>a</p>", "<style>p { color: red }</style><p>a</p>"),
            ("<style>@import '//x'; p { color: red }</style>a", "<style></style>a"),
            ("<b =x>a</b>", "a"),
            ("<svg><script>x</script></svg><iframe src=//x></iframe><!-- c -->a", "a"),
        ] {
            assert_eq!(body(from), to, "{from}");
        }
    }

    proptest! {
        #[test]
        fn no_mail_gets_anything_past(
            html in "(<(script|img src=//x|a href=//x|p onload=x|style>@import|/style|svg|form|b)>?|[<>\"'= a-z/-]|\\PC){0,30}"
        ) {
            let found = RefCell::new(Vec::new());
            let settings = RewriteStrSettings::new()
                .append_element_content_handler(element!("*", |element| {
                    let name = element.tag_name();
                    let acts = REMOVED.contains(&name.as_str()) || name == "form";
                    let fetches = element.attributes().iter().any(|attribute| {
                        !KEPT.contains(&attribute.name().as_str())
                            || (attribute.name() == "src" && !is_embedded_image(&attribute.value()))
                    });
                    if acts || fetches {
                        found.borrow_mut().push(name);
                    }
                    Ok(())
                }))
                .with_strict(false);
            rewrite_str(&body(&html), settings).expect("HTML");
            prop_assert!(found.borrow().is_empty(), "{:?} in {}", found.borrow(), body(&html));
        }
    }

    #[test]
    fn a_page_is_private_and_gone_with_the_program() {
        let originals = Originals::new().expect("a folder");
        let path = originals.write(7, "<p>Hello</p>").expect("written");
        let page = std::fs::read_to_string(&path).expect("readable");
        assert!(page.starts_with(HEAD) && page.ends_with("<p>Hello</p>"), "{page}");
        drop(originals);
        assert!(!path.exists());
    }

    #[test]
    fn a_mail_is_saved_under_a_name_of_its_own() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = save_mail(folder.path(), "INBOX/../Größe", 3, b"one").expect("saved");
        let second = save_mail(folder.path(), "INBOX/../Größe", 3, b"two").expect("saved");
        assert_eq!(first, folder.path().join("INBOX----Größe-3.eml"));
        assert_eq!(second, folder.path().join("INBOX----Größe-3-2.eml"));
        assert_eq!(std::fs::read(first).expect("readable"), b"one");
    }
}
