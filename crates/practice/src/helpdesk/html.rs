//! What Zammad does to HTML, to a sensible degree: scripts and styles go,
//! remote images go, unknown elements are unwrapped, script links lose their
//! address, and images in data URLs become files.

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, doc_comments, doctype, element, rewrite_str};

use crate::zammad_html::{KEPT, REMOVED};

/// An image that stood in the body as a data URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct InlineImage {
    pub(super) filename: String,
    pub(super) mime_type: String,
    pub(super) content_id: String,
    /// Base64 as it stood in the body.
    pub(super) data: String,
}

/// Attributes that stay.
const ATTRIBUTES: [&str; 27] = [
    "align",
    "alt",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "cite",
    "color",
    "colspan",
    "datetime",
    "dir",
    "href",
    "hreflang",
    "lang",
    "name",
    "nowrap",
    "rel",
    "rowspan",
    "rules",
    "span",
    "src",
    "start",
    "style",
    "summary",
    "title",
    "type",
    "valign",
];

/// Classes that stay (`lib/html_sanitizer/scrubber/wipe.rb`).
const CLASSES: [&str; 2] = ["js-signatureMarker", "yahoo_quoted"];

/// Sanitises a body.
pub(super) fn sanitized(body: &str) -> String {
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("*", |element| {
            sanitize(element);
            Ok(())
        }))
        .append_document_content_handler(doc_comments!(|comment| {
            comment.remove();
            Ok(())
        }))
        .append_document_content_handler(doctype!(|doctype| {
            doctype.remove();
            Ok(())
        }))
        .with_strict(false);
    rewrite_str(body, settings).unwrap_or_default()
}

fn sanitize(element: &mut Element<'_, '_>) {
    let name = element.tag_name();
    if REMOVED.contains(&name.as_str())
        || element.get_attribute("src").is_some_and(|src| is_unsafe_source(&src))
    {
        element.remove();
        return;
    }
    if !KEPT.contains(&name.as_str()) {
        element.remove_and_keep_content();
        return;
    }
    sizes_to_style(element);
    let classes = element.get_attribute("class").unwrap_or_default();
    let classes: Vec<&str> = classes.split_whitespace().filter(|class| CLASSES.contains(class)).collect();
    for attribute in ["href", "style"] {
        if element.get_attribute(attribute).is_some_and(|value| has_protocol(&value, &["data:"])) {
            element.remove_attribute(attribute);
        }
    }
    let unknown: Vec<String> = element
        .attributes()
        .iter()
        .map(lol_html::html_content::Attribute::name)
        .filter(|name| !ATTRIBUTES.contains(&name.as_str()))
        .collect();
    for attribute in unknown {
        element.remove_attribute(&attribute);
    }
    if !classes.is_empty() {
        set(element, "class", &classes.join(" "));
    }
    if name == "a" && element.get_attribute("href").is_some_and(|href| is_remote(&href)) {
        set(element, "rel", "nofollow noreferrer noopener");
        set(element, "target", "_blank");
    }
}

fn set(element: &mut Element<'_, '_>, name: &str, value: &str) {
    // Fails only for names that are no attribute names; these are.
    let _ = element.set_attribute(name, value);
}

fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace() && !character.is_control())
        .collect::<String>()
        .to_lowercase()
}

fn has_protocol(value: &str, further: &[&str]) -> bool {
    let value = squeezed(value);
    ["javascript:", "livescript:", "vbscript:"].iter().chain(further).any(|protocol| value.contains(protocol))
}

fn is_remote(address: &str) -> bool {
    let address = squeezed(address);
    ["http://", "https://", "ftp://", "//"].iter().any(|start| address.starts_with(start))
}

fn is_unsafe_source(source: &str) -> bool {
    is_remote(source) || has_protocol(source, &[])
}

/// `width="20"` becomes `style="width:20px"`.
fn sizes_to_style(element: &mut Element<'_, '_>) {
    for side in ["width", "height"] {
        let Some(value) = element.get_attribute(side) else { continue };
        element.remove_attribute(side);
        let style = element.get_attribute("style").unwrap_or_default();
        if value.is_empty()
            || style.split(';').any(|pair| pair.split(':').next().map(str::trim) == Some(side))
        {
            continue;
        }
        let unit = if ["%", "px", "em"].iter().any(|unit| value.contains(unit)) { "" } else { "px" };
        let joint = if style.is_empty() || style.ends_with(';') { "" } else { ";" };
        set(element, "style", &format!("{style}{joint}{side}:{value}{unit};"));
    }
}

/// Takes PNG and JPEG data URLs out of a body; each image gets a Content-ID
/// that begins with `prefix` and ends with the host name.
pub(super) fn without_data_images(body: &str, prefix: u64, fqdn: &str) -> (String, Vec<InlineImage>) {
    if !body.contains("data:image/") {
        return (body.to_owned(), Vec::new());
    }
    let mut images: Vec<InlineImage> = Vec::new();
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("img[src]", |element| {
            let source = element.get_attribute("src").unwrap_or_default();
            if let Some((kind, data)) = data_image(&source) {
                let number = images.len() + 1;
                let content_id = format!("{prefix}.{:016x}@{fqdn}", rand::random::<u64>());
                set(element, "src", &format!("cid:{content_id}"));
                images.push(InlineImage {
                    filename: format!("image{number}.{kind}"),
                    mime_type: format!("image/{kind}"),
                    content_id,
                    data: data.to_owned(),
                });
            }
            Ok(())
        }))
        .with_strict(false);
    match rewrite_str(body, settings) {
        Ok(rewritten) => (rewritten, images),
        Err(_) => (body.to_owned(), Vec::new()),
    }
}

fn data_image(source: &str) -> Option<(&'static str, &str)> {
    ["png", "jpeg"].into_iter().find_map(|kind| {
        let start = format!("data:image/{kind};base64,");
        let head = source.get(..start.len())?;
        head.eq_ignore_ascii_case(&start).then(|| (kind, &source[start.len()..]))
    })
}

/// Every image gets a style that keeps it inside the page, as it is read.
pub(super) fn with_image_styles(body: &str) -> String {
    if !body.contains("<img") {
        return body.to_owned();
    }
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("img[src]", |element| {
            let style = element.get_attribute("style").unwrap_or_default().to_lowercase();
            let rest: String = style
                .split(';')
                .filter_map(|pair| pair.split_once(':'))
                .map(|(key, value)| match key.trim() {
                    "height" => format!("max-height:{value};"),
                    key => format!("{key}:{value};"),
                })
                .collect();
            set(element, "style", &format!("max-width:100%;{rest}"));
            Ok(())
        }))
        .with_strict(false);
    rewrite_str(body, settings).unwrap_or_else(|_| body.to_owned())
}
