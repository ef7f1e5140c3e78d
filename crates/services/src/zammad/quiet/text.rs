//! Bodies and columns in the form and length that Zammad takes.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::message::ContentType;
use crate::words::{Language, say};
use crate::zammad::columns::cut;

/// Characters of a body, without the images that Zammad takes out of it
/// (docs/zammad.md#articles).
pub(super) const BODY_LIMIT: usize = 1_500_000;

/// Stands for a body without any text, as Zammad's own mail intake puts it.
const NOTHING_VISIBLE: &str = "no visible content";

/// The forms of inline images that Zammad takes out of a body.
const IMAGES: [&str; 2] = ["data:image/png;base64,", "data:image/jpeg;base64,"];

/// The newest Message-IDs that fit into the column together, oldest first.
pub(super) fn references(ids: &[String], characters: usize) -> String {
    let mut room = characters;
    let mut kept = Vec::new();
    for id in ids.iter().rev() {
        let needed = id.chars().count() + usize::from(!kept.is_empty());
        if needed > room {
            break;
        }
        room -= needed;
        kept.push(id.as_str());
    }
    kept.reverse();
    kept.join(" ")
}

/// A file name of at most 250 characters that keeps its ending.
pub(super) fn file_name(name: &str) -> Cow<'_, str> {
    let name = if name.trim().is_empty() { "file" } else { name };
    if name.chars().count() <= 250 {
        return Cow::Borrowed(name);
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    if ending.is_empty() || ending.chars().count() > 20 {
        return Cow::Borrowed(cut(name, 250));
    }
    Cow::Owned(format!("{}.{ending}", cut(name, 249 - ending.chars().count())))
}

/// A body with lines before it, in Zammad's limits and never blank.
/// What is added is in this language.
pub(super) fn body(lines: &[String], body: &str, content_type: ContentType, language: Language) -> String {
    let cut_notice = say(language, "word-article-cut", &[]);
    let mut whole = String::with_capacity(body.len() + 256);
    put_lines(&mut whole, lines, content_type);
    let room = BODY_LIMIT.saturating_sub(whole.chars().count() + cut_notice.len() + 8);
    if body.trim_matches(|c: char| c.is_whitespace() || c == '\0').is_empty() {
        whole.push_str(NOTHING_VISIBLE);
        return whole;
    }
    let end = match content_type {
        ContentType::Plain => cut(body, room).len(),
        ContentType::Html => html_end(body, room),
    };
    whole.push_str(&body[..end]);
    if end < body.len() {
        match content_type {
            ContentType::Plain => whole.extend(["\n\n", &cut_notice]),
            ContentType::Html => whole.extend(["<p>", &cut_notice, "</p>"]),
        }
    }
    whole
}

fn put_lines(into: &mut String, lines: &[String], content_type: ContentType) {
    if lines.is_empty() {
        return;
    }
    match content_type {
        ContentType::Plain => {
            for line in lines {
                into.push_str(line);
                into.push('\n');
            }
            into.push('\n');
        }
        ContentType::Html => {
            into.push_str("<p>");
            for (index, line) in lines.iter().enumerate() {
                into.push_str(if index == 0 { "" } else { "<br>" });
                put_escaped(into, line);
            }
            into.push_str("</p>");
        }
    }
}

fn put_escaped(into: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            // Writing into a text cannot fail.
            other => drop(into.write_char(other)),
        }
    }
}

/// Where an HTML body must end so that it holds no more than so many
/// characters beside its inline images, without half a tag or entity.
fn html_end(body: &str, room: usize) -> usize {
    if body.len() <= room {
        return body.len();
    }
    let mut counted = 0;
    let mut position = 0;
    while position < body.len() {
        let rest = &body[position..];
        if let Some(start) = IMAGES.iter().find(|start| rest.starts_with(**start)) {
            let payload = &rest[start.len()..];
            let length =
                payload.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"+/=".contains(b)).count();
            position += start.len() + length;
            continue;
        }
        if counted == room {
            return whole_markup(&body[..position]);
        }
        counted += 1;
        position += rest.chars().next().map_or(1, char::len_utf8);
    }
    body.len()
}

/// Steps back before a tag or an entity that has not ended.
fn whole_markup(body: &str) -> usize {
    let mut end = body.len();
    if let Some(open) = body.rfind('<')
        && !body[open..].contains('>')
    {
        end = open;
    }
    // The longest named entity has 31 letters.
    if let Some(start) = body[..end].rfind('&')
        && end - start <= 32
        && !body[start..end].contains(';')
    {
        end = start;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zammad::columns::column;

    #[test]
    fn a_body_that_fits_is_not_touched() {
        assert_eq!(body(&[], "a\nb", ContentType::Plain, Language::English), "a\nb");
        assert_eq!(body(&[], "<p>a</p>", ContentType::Html, Language::English), "<p>a</p>");
    }

    #[test]
    fn lines_before_a_body_are_text_whatever_they_hold() {
        let lines = ["From: <b>Eve</b> & Co".to_owned(), "To: x".to_owned()];
        assert_eq!(
            body(&lines, "<p>a</p>", ContentType::Html, Language::English),
            "<p>From: &lt;b&gt;Eve&lt;/b&gt; &amp; Co<br>To: x</p><p>a</p>"
        );
        assert_eq!(
            body(&lines, "a", ContentType::Plain, Language::English),
            "From: <b>Eve</b> & Co\nTo: x\n\na"
        );
    }

    #[test]
    fn an_empty_body_says_so() {
        assert_eq!(body(&[], " \0\n", ContentType::Plain, Language::English), "no visible content");
    }

    #[test]
    fn a_body_too_long_is_cut_with_a_notice() {
        for (content_type, unit) in [(ContentType::Plain, "ü"), (ContentType::Html, "<p>ü&uuml;</p>")] {
            let long = body(&["Sent".to_owned()], &unit.repeat(BODY_LIMIT), content_type, Language::English);
            assert!(long.chars().count() <= BODY_LIMIT, "{}", long.chars().count());
            assert!(long.chars().count() > BODY_LIMIT - 300);
            assert!(long.contains("left out"));
            assert!(
                !long.contains("<p>[The rest of this message is too long for Zammad and was left out.]<")
                    || content_type == ContentType::Html
            );
            assert!(!long.contains("&uum<"));
        }
    }

    #[test]
    fn inline_images_do_not_count_towards_the_limit() {
        let image = format!("<img src=\"data:image/png;base64,{}\">", "A".repeat(BODY_LIMIT));
        assert_eq!(body(&[], &image, ContentType::Html, Language::English), image);
        let other = format!("<img src=\"data:image/gif;base64,{}\">", "A".repeat(BODY_LIMIT));
        assert!(body(&[], &other, ContentType::Html, Language::English).len() < other.len());
    }

    #[test]
    fn half_a_tag_or_entity_is_never_left() {
        for (text, kept) in
            [("a<b", "a"), ("a<b>c", "a<b>c"), ("a&am", "a"), ("a&amp;b", "a&amp;b"), ("ü<", "ü")]
        {
            assert_eq!(&text[..whole_markup(text)], kept);
        }
    }

    #[test]
    fn columns_are_cut_between_characters() {
        assert_eq!(column("äöü", 2), "äö");
        assert_eq!(column("ä\0öü", 2), "äö");
        assert_eq!(column("äöü", 3), "äöü");
        let long = format!("{}.pdf", "ä".repeat(300));
        assert_eq!(file_name(&long).chars().count(), 250);
        assert!(file_name(&long).ends_with("ä.pdf"));
        assert_eq!(file_name(" "), "file");
    }

    #[test]
    fn the_newest_references_are_kept_whole() {
        let ids: Vec<String> = ["<a@x>", "<b@x>", "<c@x>"].map(str::to_owned).to_vec();
        assert_eq!(references(&ids, 100), "<a@x> <b@x> <c@x>");
        assert_eq!(references(&ids, 12), "<b@x> <c@x>");
        assert_eq!(references(&ids, 4), "");
    }
}
