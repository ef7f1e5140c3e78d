//! A second reading of FETCH replies, for what the grammar does not allow: items
//! of a server's own, spaces too many, keywords with signs that no atom has, a
//! literal that something follows. It knows the few items that are asked for and
//! passes over all others; a message is not lost for what stands beside it.

use std::ops::Range;

/// One item of a reply: its name in upper case, and where its value stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Attribute {
    /// `UID`, `FLAGS`, `BODY`.
    pub name: String,
    /// Behind the name in brackets: `BODY[…]`.
    pub is_section: bool,
    /// Its value, without quotes, brackets or the size of a literal.
    pub value: Range<usize>,
}

/// No honest reply has more.
const MOST_ATTRIBUTES: usize = 64;

/// The items of `* 12 FETCH (…)`; `None` where it is no such reply, or ends in
/// the middle of an item.
pub(super) fn attributes(reply: &[u8]) -> Option<Vec<Attribute>> {
    let mut reader = Reader { reply, at: 0 };
    reader.word(b"*")?;
    reader.number()?;
    reader.word(b"FETCH")?;
    reader.spaces();
    reader.byte(b'(')?;
    let mut attributes = Vec::new();
    loop {
        reader.spaces();
        if reader.peek() == Some(b')') {
            return Some(attributes);
        }
        if attributes.len() == MOST_ATTRIBUTES {
            return None;
        }
        attributes.push(reader.attribute()?);
    }
}

struct Reader<'a> {
    reply: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.reply.get(self.at).copied()
    }

    fn spaces(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn byte(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn word(&mut self, word: &[u8]) -> Option<()> {
        self.spaces();
        let found = self.reply.get(self.at..self.at + word.len())?;
        found.eq_ignore_ascii_case(word).then(|| self.at += word.len())
    }

    fn number(&mut self) -> Option<()> {
        self.spaces();
        let digits = self.reply[self.at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        (digits > 0).then(|| self.at += digits)
    }

    fn attribute(&mut self) -> Option<Attribute> {
        let start = self.at;
        while !matches!(self.peek()?, b' ' | b'(' | b')' | b'[' | b'"' | b'{') {
            self.at += 1;
        }
        if self.at == start {
            return None;
        }
        let name = String::from_utf8_lossy(&self.reply[start..self.at]).to_ascii_uppercase();
        let is_section = self.peek() == Some(b'[');
        if is_section {
            self.past(b']')?;
            // Where a piece was asked for: `BODY[]<0>`.
            if self.peek() == Some(b'<') {
                self.past(b'>')?;
            }
        }
        self.spaces();
        Some(Attribute { name, is_section, value: self.value()? })
    }

    fn past(&mut self, end: u8) -> Option<()> {
        let rest = &self.reply[self.at..];
        self.at += rest.iter().position(|byte| *byte == end)? + 1;
        Some(())
    }

    fn value(&mut self) -> Option<Range<usize>> {
        match self.peek()? {
            b'{' => self.literal(),
            b'"' => self.quoted(),
            b'(' => self.list(),
            _ => Some(self.atom()),
        }
    }

    fn atom(&mut self) -> Range<usize> {
        let start = self.at;
        let end = self.reply[start..].iter().position(|byte| matches!(byte, b' ' | b')' | b'\r' | b'\n'));
        self.at = end.map_or(self.reply.len(), |end| start + end);
        start..self.at
    }

    fn quoted(&mut self) -> Option<Range<usize>> {
        let start = self.at + 1;
        self.at = start;
        loop {
            match self.peek()? {
                b'\\' => self.at += 2,
                b'"' => {
                    self.at += 1;
                    return Some(start..self.at - 1);
                }
                _ => self.at += 1,
            }
        }
    }

    fn literal(&mut self) -> Option<Range<usize>> {
        let open = self.at + 1;
        let close = open + self.reply[open..].iter().position(|byte| *byte == b'}')?;
        let size: usize = std::str::from_utf8(&self.reply[open..close]).ok()?.parse().ok()?;
        let start = close + 1 + usize::from(self.reply.get(close + 1) == Some(&b'\r')) + 1;
        let end = start.checked_add(size).filter(|end| *end <= self.reply.len())?;
        self.at = end;
        Some(start..end)
    }

    /// What stands in brackets, brackets within them and literals included.
    fn list(&mut self) -> Option<Range<usize>> {
        let start = self.at + 1;
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => {
                    self.quoted()?;
                }
                b'{' => {
                    // A brace may be part of a keyword, too.
                    if self.literal().is_none() {
                        self.at += 1;
                    }
                }
                b'(' => {
                    depth += 1;
                    self.at += 1;
                }
                b')' => {
                    depth -= 1;
                    self.at += 1;
                    if depth == 0 {
                        return Some(start..self.at - 1);
                    }
                }
                _ => self.at += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(reply: &str) -> Option<Vec<(String, String)>> {
        let text = |range: &Range<usize>| reply[range.clone()].to_owned();
        let read = attributes(reply.as_bytes())?;
        Some(read.iter().map(|one| (one.name.clone(), text(&one.value))).collect())
    }

    #[test]
    fn what_is_asked_for_is_found_between_what_is_not() {
        let reply = "* 1 FETCH ( UID  5 X-GM-LABELS (a \"b)\" (c)) FLAGS (\\Seen Foo[1]) EMAILID (M1)  \
                     BODY[HEADER.FIELDS (SUBJECT)] {3}\r\na)b SAVEDATE NIL X \"q\\\"\" )trailer";
        let pairs = read(reply).expect("read");
        let value = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        assert_eq!(value("UID"), Some("5"));
        assert_eq!(value("FLAGS"), Some("\\Seen Foo[1]"));
        assert_eq!(value("BODY"), Some("a)b"));
        assert_eq!(value("X-GM-LABELS"), Some("a \"b)\" (c)"));
        assert_eq!(value("X"), Some("q\\\""));
    }

    #[test]
    fn half_a_reply_is_none() {
        for reply in
            ["* 1 FETCH (UID 5", "* 1 FETCH (BODY[] {9}\r\nabc)", "* LIST (a)", "* 1 FETCH (FLAGS (a)"]
        {
            assert_eq!(read(reply), None, "{reply}");
        }
    }
}
