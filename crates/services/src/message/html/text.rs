//! Plain text as HTML, and what is left of HTML without its tags.

use std::borrow::Cow;

/// Plain text as HTML.
pub(crate) fn from_text(text: &str) -> String {
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
pub(crate) fn strip_tags(html: &str) -> String {
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
    let mut line = String::with_capacity(decoded.len());
    for word in decoded.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
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
