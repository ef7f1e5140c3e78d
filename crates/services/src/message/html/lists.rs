//! The marks of Outlook's lists.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::text::{from_text, strip_tags};

/// Outlook writes the marks of its lists as text of their own between
/// conditions, which every other program shows: `<![if !supportLists]>`, the
/// mark and blanks, `<![endif]>`. A bullet, in the letters of whatever font,
/// becomes `• `; the number of a numbered list stays.
pub(super) fn with_bullets(html: &str) -> Cow<'_, str> {
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
