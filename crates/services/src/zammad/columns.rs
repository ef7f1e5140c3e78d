//! What the columns of Zammad's tables hold of a text, and what Zammad makes of
//! a Message-ID in its column.

use std::borrow::Cow;

use md5::{Digest as _, Md5};

/// Column of a Message-ID and of each line of an article, in characters.
pub(super) const LINE_COLUMN: usize = 3000;

/// A text without NULs and of at most so many characters.
pub(super) fn column(text: &str, characters: usize) -> Cow<'_, str> {
    if text.contains('\0') {
        Cow::Owned(cut(&text.replace('\0', ""), characters).to_owned())
    } else {
        Cow::Borrowed(cut(text, characters))
    }
}

/// The first characters of a text, at most so many.
pub(super) fn cut(text: &str, characters: usize) -> &str {
    // As many bytes can only hold as many characters or fewer.
    if text.len() <= characters {
        return text;
    }
    text.char_indices().nth(characters).map_or(text, |(end, _)| &text[..end])
}

/// MD5 hex of a Message-ID as Zammad computes it: of what its column holds.
pub fn message_id_md5(message_id: &str) -> String {
    hex::encode(Md5::digest(column(message_id, LINE_COLUMN).as_bytes()))
}
