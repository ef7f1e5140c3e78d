//! Commands as they come over the wire (RFC 3501 section 9), with literals in
//! both forms (RFC 7888).

use tokio::io::{AsyncBufRead, AsyncBufReadExt as _, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

/// The longest command without its literals; Exchange's documented limit
/// (docs/microsoft365.md#imap-dialogue).
const COMMAND_LIMIT: usize = 10_240;
/// The largest literal: a message of 150 MB (docs/microsoft365.md#imap-limits).
const LITERAL_LIMIT: usize = 157_286_400;
/// More than this on one line is no client of ours.
const LINE_LIMIT: usize = 4 * 1024 * 1024;

/// One argument of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Argument {
    /// A bare word, brackets and what is in them included.
    Word(String),
    /// A quoted string or a literal.
    Text(Vec<u8>),
    /// A parenthesised list.
    List(Vec<Argument>),
}

impl Argument {
    /// The text of a word or a string.
    pub(super) fn text(&self) -> Option<String> {
        match self {
            Self::Word(word) => Some(word.clone()),
            Self::Text(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
            Self::List(_) => None,
        }
    }
}

/// A command as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Command {
    pub(super) tag: String,
    /// Upper-case; `UID FETCH` and its like as one.
    pub(super) name: String,
    pub(super) arguments: Vec<Argument>,
    /// As it was sent, without the tag, without strings that may be secret.
    pub(super) shown: String,
}

/// What came over the wire.
#[derive(Debug)]
pub(super) enum Received {
    Command(Command),
    /// Not understood; the tag, `*` where there was none.
    Broken(String),
    /// Too long; its tag.
    TooLong(String),
    /// The client went away.
    End,
}

/// Reads one command, asking for literals where the client waits for that.
pub(super) async fn receive<R, W>(reader: &mut R, writer: &mut W) -> std::io::Result<Received>
where
    R: AsyncBufRead + Unpin,
    W: AsyncWrite + Unpin,
{
    let mut tokens = Vec::new();
    let mut shown = String::new();
    let mut length = 0;
    let mut broken = false;
    loop {
        let Some(line) = read_line(reader).await? else { return Ok(Received::End) };
        length += line.len();
        let (text, literal) = split_literal(&line);
        shown.push_str(&String::from_utf8_lossy(text));
        broken |= !tokenise(text, &mut tokens);
        let Some((size, waits)) = literal else { break };
        if size > LITERAL_LIMIT || length > COMMAND_LIMIT {
            return Ok(Received::TooLong(tag_of(&shown)));
        }
        if waits {
            writer.write_all(b"+ Ready for additional command text.\r\n").await?;
            writer.flush().await?;
        }
        let mut bytes = vec![0; size];
        reader.read_exact(&mut bytes).await?;
        shown.push_str("{…}");
        tokens.push(Token::Text(bytes));
    }
    let tag = tag_of(&shown);
    if length > COMMAND_LIMIT {
        return Ok(Received::TooLong(tag));
    }
    if broken {
        return Ok(Received::Broken(tag));
    }
    Ok(assemble(tokens, &shown).map_or(Received::Broken(tag), Received::Command))
}

/// One line without its end; `None` at the end of the stream.
pub(super) async fn read_line<R: AsyncBufRead + Unpin>(reader: &mut R) -> std::io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let read = reader.take(LINE_LIMIT as u64).read_until(b'\n', &mut line).await?;
    if read == 0 || line.last() != Some(&b'\n') {
        return Ok(None);
    }
    while matches!(line.last(), Some(b'\n' | b'\r')) {
        line.pop();
    }
    Ok(Some(line))
}

/// Splits `{n}` or `{n+}` off the end of a line: its size, and whether the
/// client waits to be asked.
fn split_literal(line: &[u8]) -> (&[u8], Option<(usize, bool)>) {
    let found = line.ends_with(b"}").then(|| line.iter().rposition(|byte| *byte == b'{')).flatten();
    let Some(start) = found else { return (line, None) };
    let inner = String::from_utf8_lossy(&line[start + 1..line.len() - 1]).into_owned();
    let (digits, waits) = inner.strip_suffix('+').map_or((inner.as_str(), true), |digits| (digits, false));
    match digits.parse() {
        Ok(size) => (&line[..start], Some((size, waits))),
        Err(_) => (line, None),
    }
}

fn tag_of(shown: &str) -> String {
    let tag = shown.split(' ').next().unwrap_or_default();
    let proper = !tag.is_empty() && tag.len() <= 64 && tag.bytes().all(|byte| byte.is_ascii_graphic());
    if proper { tag.to_owned() } else { "*".to_owned() }
}

enum Token {
    Word(String),
    Text(Vec<u8>),
    Open,
    Close,
}

/// Cuts a line into tokens; false where it cannot be.
fn tokenise(text: &[u8], tokens: &mut Vec<Token>) -> bool {
    let mut at = 0;
    while at < text.len() {
        match text[at] {
            b' ' => at += 1,
            b'(' => {
                tokens.push(Token::Open);
                at += 1;
            }
            b')' => {
                tokens.push(Token::Close);
                at += 1;
            }
            b'"' => {
                let Some((string, next)) = quoted_string(text, at + 1) else { return false };
                tokens.push(Token::Text(string));
                at = next;
            }
            _ => {
                let Some(end) = end_of_word(text, at) else { return false };
                tokens.push(Token::Word(String::from_utf8_lossy(&text[at..end]).into_owned()));
                at = end;
            }
        }
    }
    true
}

fn quoted_string(text: &[u8], start: usize) -> Option<(Vec<u8>, usize)> {
    let mut string = Vec::new();
    let mut at = start;
    loop {
        match text.get(at)? {
            b'"' => return Some((string, at + 1)),
            b'\\' => {
                string.push(*text.get(at + 1)?);
                at += 2;
            }
            byte => {
                string.push(*byte);
                at += 1;
            }
        }
    }
}

/// A word ends at a space or a parenthesis, but not within brackets, as in
/// `BODY[HEADER.FIELDS (DATE)]`.
fn end_of_word(text: &[u8], start: usize) -> Option<usize> {
    let mut inside = false;
    for (at, byte) in text.iter().enumerate().skip(start) {
        match byte {
            b'[' => inside = true,
            b']' => inside = false,
            b' ' | b'(' | b')' | b'"' if !inside => return Some(at),
            _ => {}
        }
    }
    (!inside).then_some(text.len())
}

fn assemble(tokens: Vec<Token>, shown: &str) -> Option<Command> {
    let mut tokens = tokens.into_iter();
    let Some(Token::Word(tag)) = tokens.next() else { return None };
    let Some(Token::Word(first)) = tokens.next() else { return None };
    let mut name = first.to_ascii_uppercase();
    if name == "UID" {
        let Some(Token::Word(second)) = tokens.next() else { return None };
        name = format!("UID {}", second.to_ascii_uppercase());
    }
    let arguments = nest(tokens)?;
    let shown = match name.as_str() {
        "AUTHENTICATE" | "LOGIN" => format!("{name} …"),
        _ => shown.split_once(' ').map_or(String::new(), |(_, rest)| rest.to_owned()),
    };
    Some(Command { tag, name, arguments, shown })
}

fn nest(tokens: impl Iterator<Item = Token>) -> Option<Vec<Argument>> {
    let mut levels: Vec<Vec<Argument>> = vec![Vec::new()];
    for token in tokens {
        match token {
            Token::Open => levels.push(Vec::new()),
            Token::Close => {
                let inner = levels.pop()?;
                levels.last_mut()?.push(Argument::List(inner));
            }
            Token::Word(word) => levels.last_mut()?.push(Argument::Word(word)),
            Token::Text(text) => levels.last_mut()?.push(Argument::Text(text)),
        }
    }
    let whole = levels.pop()?;
    levels.is_empty().then_some(whole)
}

/// Ranges of numbers; `*` is the highest (RFC 3501 `sequence-set`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NumberSet(Vec<(u32, u32)>);

impl NumberSet {
    /// Reads a set; `highest` stands for `*`.
    pub(super) fn read(text: &str, highest: u32) -> Option<Self> {
        let number = |text: &str| match text {
            "*" => Some(highest),
            _ if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                text.parse().ok().filter(|number| *number > 0)
            }
            _ => None,
        };
        let ranges: Option<Vec<(u32, u32)>> = text
            .split(',')
            .map(|part| {
                let (from, to) = part.split_once(':').unwrap_or((part, part));
                let (from, to) = (number(from)?, number(to)?);
                Some((from.min(to), from.max(to)))
            })
            .collect();
        let mut ranges = ranges?;
        ranges.sort_unstable();
        Some(Self(ranges))
    }

    pub(super) fn has(&self, number: u32) -> bool {
        let after = self.0.partition_point(|(from, _)| *from <= number);
        self.0[..after].iter().rev().any(|(_, to)| *to >= number)
    }

    pub(super) fn highest(&self) -> u32 {
        self.0.iter().map(|(_, to)| *to).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn read(input: &[u8]) -> Received {
        let mut answer = Vec::new();
        receive(&mut std::io::Cursor::new(input.to_vec()), &mut answer).await.expect("in memory")
    }

    #[tokio::test]
    async fn a_fetch_keeps_its_brackets_together() {
        let Received::Command(command) =
            read(b"a1 uid fetch 1:3,9 (UID BODY.PEEK[HEADER.FIELDS (Date \"To\")]<0.10>)\r\n").await
        else {
            panic!("a command")
        };
        assert_eq!(command.name, "UID FETCH");
        assert_eq!(command.arguments[0], Argument::Word("1:3,9".into()));
        assert_eq!(
            command.arguments[1],
            Argument::List(vec![
                Argument::Word("UID".into()),
                Argument::Word("BODY.PEEK[HEADER.FIELDS (Date \"To\")]<0.10>".into()),
            ])
        );
    }

    #[tokio::test]
    async fn literals_of_both_kinds_are_read() {
        for input in [&b"a2 SELECT {5}\r\nINBOX\r\n"[..], b"a2 SELECT {5+}\r\nINBOX\r\n"] {
            let Received::Command(command) = read(input).await else { panic!("a command") };
            assert_eq!(command.arguments, [Argument::Text(b"INBOX".to_vec())]);
        }
    }

    #[tokio::test]
    async fn a_command_over_ten_kilobytes_is_refused() {
        let long = format!("a3 UID FETCH {} (UID)\r\n", "1,".repeat(6000));
        assert!(matches!(read(long.as_bytes()).await, Received::TooLong(tag) if tag == "a3"));
    }

    #[tokio::test]
    async fn secrets_are_not_shown() {
        let Received::Command(command) = read(b"a4 AUTHENTICATE XOAUTH2 c2VjcmV0\r\n").await else {
            panic!("a command")
        };
        assert_eq!(command.shown, "AUTHENTICATE …");
    }

    #[tokio::test]
    async fn nonsense_is_broken_and_not_a_panic() {
        for input in
            [&b"\r\n"[..], b"a\r\n", b"a FETCH (1\r\n", b"a X \"open\r\n", b"a X [1\r\n", b"a LIST ))\r\n"]
        {
            assert!(matches!(read(input).await, Received::Broken(_)), "{input:?}");
        }
        assert!(matches!(read(b"half a line").await, Received::End));
    }

    #[test]
    fn number_sets_are_read_and_asked() {
        let set = NumberSet::read("9,2:4,20:*", 30).expect("a set");
        let inside: Vec<u32> = (1..=40).filter(|number| set.has(*number)).collect();
        assert_eq!(inside, [2, 3, 4, 9, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30]);
        assert_eq!(NumberSet::read("1:x", 3), None);
        assert_eq!(NumberSet::read("", 3), None);
        assert_eq!(NumberSet::read("0", 3), None);
    }
}
