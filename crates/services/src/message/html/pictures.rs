//! Pictures in the HTML of a body: those that stand in it as data URLs are taken out
//! while it is read, and those beside it are put into their places.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

use base64::Engine as _;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use sha2::{Digest as _, Sha256};

use super::target;

/// The pictures that stand in the HTML as data URLs: they are taken out before it
/// is read, since a tag is held as a whole, and put back behind it.
pub(super) struct Pictures<'a> {
    mark: String,
    data: Vec<&'a str>,
}

/// Data shorter than this is left where it stands.
const SHORT_DATA: usize = 16 * 1024;
/// A mark that the HTML itself holds is no mark; so many are tried.
const MARKS_TRIED: u64 = 8;

impl<'a> Pictures<'a> {
    pub(super) fn take_out(html: &'a str) -> (Cow<'a, str>, Self) {
        let none = (Cow::Borrowed(html), Self { mark: String::new(), data: Vec::new() });
        let Some(mark) = Self::mark(html) else { return none };
        let (mut out, mut data, mut from) = (String::new(), Vec::new(), 0);
        while let Some(start) = html[from..].find("base64,").map(|at| from + at + "base64,".len()) {
            let is_data = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
            let length = html.as_bytes()[start..].iter().take_while(|byte| is_data(byte)).count();
            out.push_str(&html[from..start]);
            from = start + length;
            if length < SHORT_DATA {
                out.push_str(&html[start..from]);
            } else {
                // A text always takes what is written to it.
                let _ = write!(out, "{mark}{:08}", data.len());
                data.push(&html[start..from]);
            }
        }
        if data.is_empty() {
            return none;
        }
        out.push_str(&html[from..]);
        (Cow::Owned(out), Self { mark, data })
    }

    /// A word that the HTML does not hold, made from the HTML itself, so that the
    /// same mail is always read the same.
    fn mark(html: &str) -> Option<String> {
        if html.len() < SHORT_DATA || !html.contains("base64,") {
            return None;
        }
        (0..MARKS_TRIED)
            .map(|round| {
                let digest = Sha256::new().chain_update(round.to_be_bytes()).chain_update(html).finalize();
                format!("picture{}", hex::encode(&digest[..16]))
            })
            .find(|mark| !html.contains(mark.as_str()))
    }

    pub(super) fn put_back(&self, html: String) -> String {
        if self.data.is_empty() {
            return html;
        }
        let mut out =
            String::with_capacity(html.len() + self.data.iter().map(|data| data.len()).sum::<usize>());
        let mut rest = html.as_str();
        while let Some((before, after)) = rest.split_once(&self.mark) {
            out.push_str(before);
            let number = after.get(..8).and_then(|digits| digits.parse::<usize>().ok());
            out.push_str(number.and_then(|number| self.data.get(number)).unwrap_or(&""));
            rest = after.get(8..).unwrap_or_default();
        }
        out.push_str(rest);
        out
    }
}

/// An image that a body shows.
pub(crate) struct Image<'a> {
    pub(crate) data: &'a [u8],
    /// The name of its file.
    pub(crate) name: &'a str,
}

/// No more bytes of images than this are put into one body: an image that is
/// shown again and again would be sent as often.
const MOST_EMBEDDED: usize = 40 * 1024 * 1024;

/// Puts the images of a body in their places as data URLs, in the two forms
/// that Zammad takes out again (docs/zammad.md#inline-images). An image in
/// neither form is taken from the body. The answer's second part are the
/// Content-IDs that were put in.
pub(crate) fn embed(html: &str, images: &HashMap<&str, Image<'_>>) -> (String, BTreeSet<String>) {
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
                    // Zammad gives its file a name of its own: this keeps the mail's.
                    if element.get_attribute("alt").is_none_or(|text| text.trim().is_empty()) {
                        element.set_attribute("alt", image.name)?;
                    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_become_data_urls_by_their_bytes() {
        let png = b"\x89PNG\r\n\x1a\nrest";
        let images = HashMap::from([
            ("a@b", Image { data: png, name: "boat & sail.png" }),
            ("gif@b", Image { data: b"GIF89a", name: "x.gif" }),
        ]);
        let (html, embedded) = embed(
            "<img src=\"cid:a@b\"><img src='cid:gif@b'><img src=\"cid:none\">x<img alt=Us src='cid:a@b'>",
            &images,
        );
        assert_eq!(
            html,
            "<img src=\"data:image/png;base64,iVBORw0KGgpyZXN0\" alt=\"boat & sail.png\">x\
             <img alt=Us src=\"data:image/png;base64,iVBORw0KGgpyZXN0\">"
        );
        assert_eq!(embedded.into_iter().collect::<Vec<_>>(), ["a@b"]);
    }
}
