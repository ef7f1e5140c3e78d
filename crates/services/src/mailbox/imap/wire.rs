//! Commands out, replies in: framing of the protocol over a byte stream.
//!
//! Every reply is checked for its tag, for BYE, for the end of the stream and
//! for time. After any of these, or a reply that cannot be framed, the
//! connection is given up: what would come next could belong to another
//! command. Nothing of a reply ever gets into a problem except the words of a
//! status reply, for the rest can be mail.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};

use super::pace::Pace;
use super::refusals::{self, Condition, Status};
use crate::problem::{Fact, Problem};

/// A byte stream to a server, TLS or not.
pub(super) trait Transport: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Transport for T {}

/// Largest literal that is taken, in bytes. Exchange carries messages of at
/// most 150 MB, which base64 and headers make larger on the wire.
const LARGEST_LITERAL: u64 = 300 * 1024 * 1024;

/// Largest literals of one reply together.
const LARGEST_LITERALS: usize = LARGEST_LITERAL as usize + 1024 * 1024;

/// Longest reply apart from its literals, in bytes. No server has more to say of
/// a message or a folder.
const LONGEST_LINES: usize = 1024 * 1024;

/// Longest reply to SEARCH: some million UIDs.
const LONGEST_SEARCH: usize = 32 * 1024 * 1024;

/// Bytes that a command may bring which nobody waited for. A server that says
/// more does not come to an end.
const MOST_UNASKED: u64 = 64 * 1024 * 1024;

/// What each reply counts for beside its bytes.
const REPLY: u64 = 64;

const READ_BUFFER: usize = 64 * 1024;

/// One reply.
#[derive(Debug)]
pub(super) enum Event {
    /// Untagged data, whole, literals included, without its last line end.
    Data(Vec<u8>),
    /// An untagged status reply; BYE never arrives here.
    Told(Condition),
    /// The server waits for more of the command (`+`).
    Continue,
    /// The tagged end of the command.
    Done(Condition),
}

/// A connection, from greeting to goodbye.
pub(super) struct Wire {
    stream: BufReader<Box<dyn Transport>>,
    /// Longest silence between bytes while a reply is awaited.
    patience: Duration,
    address: String,
    count: u32,
    /// A command is under way whose tagged end has not come.
    busy: bool,
    /// The connection was given up.
    lost: bool,
    /// The last untagged NO or BAD of the command under way.
    warning: Option<Condition>,
    /// Bytes that the command under way brought and nobody waited for.
    unasked: u64,
    /// Bytes of the last reply.
    last: u64,
    /// How fast the server is asked.
    pace: Arc<Pace>,
}

impl Wire {
    /// Takes over a stream. `address` names the server in problems.
    pub(super) fn new(stream: Box<dyn Transport>, address: String, patience: Duration) -> Self {
        Self {
            stream: BufReader::with_capacity(READ_BUFFER, stream),
            patience,
            address,
            count: 0,
            busy: false,
            lost: false,
            warning: None,
            unasked: 0,
            last: 0,
            pace: Arc::default(),
        }
    }

    /// Keeps the pace of other connections to the same mailbox.
    pub(super) fn keep_pace(&mut self, pace: Arc<Pace>) {
        self.pace = pace;
    }

    /// How many messages one command asks for at most, where `most` is usual.
    pub(super) fn portion(&self, most: usize) -> usize {
        self.pace.portion(most)
    }

    /// Where the server throttles, it is asked less often from now on; where it does
    /// what it is asked, more often again.
    fn heard(&self, condition: &Condition) {
        if condition.status == Status::Ok {
            self.pace.speed_up();
        } else if refusals::problem(condition).code() == "mailbox-throttled" {
            self.pace.slow_down();
        }
    }

    /// The greeting, whatever its status.
    pub(super) async fn greeting(&mut self, patience: Duration) -> Result<Condition, Problem> {
        let usual = std::mem::replace(&mut self.patience, patience);
        let line = self.reply().await;
        self.patience = usual;
        match line?.strip_prefix(b"* ").and_then(Condition::read) {
            Some(greeting) if greeting.status == Status::Ok => Ok(greeting),
            Some(other) if matches!(other.status, Status::Bye | Status::No | Status::Bad) => {
                self.lost = true;
                Err(refusals::problem(&other))
            }
            // PREAUTH would be somebody else's mailbox.
            _ => Err(self.give_up(Problem::person("mailbox-not-imap"))),
        }
    }

    /// Sends a command; its replies are read by [`Self::next`] until `Done`.
    pub(super) async fn send(&mut self, command: &str) -> Result<(), Problem> {
        if self.busy {
            // An earlier call was dropped half-way: its replies are still to come.
            self.lost = true;
        }
        // Opening a folder and signing in ask little.
        if command.starts_with("UID ") && !self.pace.pause().is_zero() {
            tokio::time::sleep(self.pace.pause()).await;
        }
        self.count += 1;
        self.busy = true;
        self.warning = None;
        self.unasked = 0;
        let line = format!("{} {command}\r\n", self.tag());
        self.write(line.as_bytes()).await
    }

    /// Answers a `+`.
    pub(super) async fn answer(&mut self, line: &str) -> Result<(), Problem> {
        self.write(format!("{line}\r\n").as_bytes()).await
    }

    /// Hands over the literal that a `+` asked for, and the end of its command's
    /// line. A slow line may take longer for all of it than for any portion.
    pub(super) async fn hand_over(&mut self, literal: &[u8]) -> Result<(), Problem> {
        for portion in literal.chunks(READ_BUFFER) {
            self.write(portion).await?;
        }
        self.write(b"\r\n").await
    }

    /// The next reply to the command under way.
    pub(super) async fn next(&mut self) -> Result<Event, Problem> {
        if self.unasked > MOST_UNASKED {
            return Err(self.give_up(Problem::passing("mailbox-reply-endless")));
        }
        let reply = self.reply().await?;
        self.last = reply.len() as u64 + REPLY;
        self.unasked += self.last;
        if reply.starts_with(b"+") {
            return Ok(Event::Continue);
        }
        if let Some(rest) = reply.strip_prefix(b"* ") {
            let Some(condition) = Condition::read(rest) else {
                return Ok(Event::Data(reply));
            };
            return match condition.status {
                Status::Bye => {
                    self.heard(&condition);
                    Err(self.give_up(refusals::problem(&condition)))
                }
                Status::No | Status::Bad => {
                    self.warning = Some(condition.clone());
                    Ok(Event::Told(condition))
                }
                Status::Ok | Status::PreAuth => Ok(Event::Told(condition)),
            };
        }
        let tag = self.tag();
        let tagged = reply.strip_prefix(tag.as_bytes()).and_then(|rest| rest.strip_prefix(b" "));
        match tagged.and_then(Condition::read) {
            Some(condition) if matches!(condition.status, Status::Ok | Status::No | Status::Bad) => {
                self.busy = false;
                self.heard(&condition);
                Ok(Event::Done(condition))
            }
            _ => Err(self.give_up(Problem::passing("mailbox-reply-unreadable"))),
        }
    }

    /// The last reply was waited for: what it brought is not held against the
    /// command, as often as there is something to wait for.
    pub(super) fn wanted(&mut self) {
        self.unasked = self.unasked.saturating_sub(self.last);
        self.last = 0;
    }

    /// Runs a command to its end and gives every reply before it to `each`.
    pub(super) async fn run(
        &mut self,
        command: &str,
        mut each: impl FnMut(Event) + Send,
    ) -> Result<Condition, Problem> {
        self.send(command).await?;
        loop {
            match self.next().await? {
                Event::Done(condition) => return Ok(condition),
                Event::Continue => return Err(self.give_up(Problem::passing("mailbox-reply-unreadable"))),
                event => each(event),
            }
        }
    }

    /// The words of an untagged NO or BAD that came with the last command.
    pub(super) fn warning(&self) -> Option<String> {
        self.warning.as_ref().map(Condition::words)
    }

    /// Marks the connection as not to be used again.
    pub(super) fn give_up(&mut self, problem: Problem) -> Problem {
        self.lost = true;
        problem.with("address", &self.address)
    }

    fn tag(&self) -> String {
        format!("m{}", self.count)
    }

    fn connection_lost(&mut self) -> Problem {
        self.give_up(Problem::passing("mailbox-connection-lost"))
    }

    async fn write(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        if self.lost {
            return Err(self.connection_lost());
        }
        let patience = self.patience;
        let writing = async {
            self.stream.write_all(bytes).await?;
            self.stream.flush().await
        };
        match in_time(patience, writing).await {
            Some(Ok(())) => Ok(()),
            Some(Err(_)) => Err(self.connection_lost()),
            None => Err(self.silent()),
        }
    }

    fn silent(&mut self) -> Problem {
        self.give_up(Problem::passing("mailbox-silent").with("time", self.patience))
    }

    /// Reads one whole reply: its lines, and the literals between them.
    async fn reply(&mut self) -> Result<Vec<u8>, Problem> {
        if self.lost {
            return Err(self.connection_lost());
        }
        let mut reply = Vec::new();
        let mut literals = 0;
        loop {
            let line_start = reply.len();
            self.line(&mut reply, literals).await?;
            let Some(size) = literal(&reply, line_start) else {
                let end =
                    reply.iter().rposition(|byte| !matches!(byte, b'\r' | b'\n')).map_or(0, |last| last + 1);
                reply.truncate(end.max(line_start));
                return Ok(reply);
            };
            if size > LARGEST_LITERAL {
                return Err(
                    self.give_up(Problem::passing("mailbox-reply-too-large").with("size", Fact::Bytes(size)))
                );
            }
            let size = size as usize;
            literals += size;
            if literals > LARGEST_LITERALS {
                let megabytes = literals >> 20;
                return Err(
                    self.give_up(Problem::passing("mailbox-reply-too-large").with("megabytes", megabytes))
                );
            }
            self.literal(&mut reply, size).await?;
        }
    }

    /// Appends a line, its end included.
    async fn line(&mut self, reply: &mut Vec<u8>, literals: usize) -> Result<(), Problem> {
        loop {
            let patience = self.patience;
            let (taken, ended) = match in_time(patience, self.stream.fill_buf()).await {
                Some(Ok(&[]) | Err(_)) => return Err(self.connection_lost()),
                None => return Err(self.silent()),
                Some(Ok(bytes)) => {
                    let end = bytes.iter().position(|byte| *byte == b'\n');
                    let taken = end.map_or(bytes.len(), |end| end + 1);
                    reply.extend_from_slice(&bytes[..taken]);
                    (taken, end.is_some())
                }
            };
            self.stream.consume(taken);
            let longest = if is_search(reply) { LONGEST_SEARCH } else { LONGEST_LINES };
            if ended && reply.len() - literals <= longest {
                return Ok(());
            }
            if reply.len() - literals > longest {
                return Err(self.give_up(Problem::passing("mailbox-reply-unreadable")));
            }
        }
    }

    /// Appends exactly `size` bytes.
    async fn literal(&mut self, reply: &mut Vec<u8>, size: usize) -> Result<(), Problem> {
        reply.reserve_exact(size + 64);
        let end = reply.len() + size;
        while reply.len() < end {
            let patience = self.patience;
            let left = (end - reply.len()) as u64;
            let mut portion = (&mut self.stream).take(left);
            match in_time(patience, portion.read_buf(reply)).await {
                Some(Ok(0) | Err(_)) => return Err(self.connection_lost()),
                None => return Err(self.silent()),
                Some(Ok(_)) => {}
            }
        }
        Ok(())
    }
}

async fn in_time<T>(patience: Duration, work: impl Future<Output = T>) -> Option<T> {
    tokio::time::timeout(patience, work).await.ok()
}

/// Whether a reply is one to SEARCH.
pub(super) fn is_search(reply: &[u8]) -> bool {
    reply.get(2..8).is_some_and(|word| word.eq_ignore_ascii_case(b"SEARCH"))
}

/// The size of the literal that the last line announces: `… {1234}`. Status
/// replies end in free words and never hold one.
fn literal(reply: &[u8], line_start: usize) -> Option<u64> {
    if line_start == 0 && !announces_data(reply) {
        return None;
    }
    let line = reply[line_start..].strip_suffix(b"\n")?;
    let line = line.strip_suffix(b"\r").unwrap_or(line).strip_suffix(b"}")?;
    let open = line.iter().rposition(|byte| *byte == b'{')?;
    let digits = &line[open + 1..];
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    // More digits than a u64 holds are more than can be taken.
    Some(std::str::from_utf8(digits).ok()?.parse().unwrap_or(u64::MAX))
}

fn announces_data(reply: &[u8]) -> bool {
    reply.strip_prefix(b"* ").is_some_and(|rest| Condition::read(rest).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a server ends with that says one thing again and again.
    async fn endless(said: &'static [u8]) -> Problem {
        let (ours, mut theirs) = tokio::io::duplex(1024 * 1024);
        let mut wire = Wire::new(Box::new(ours), "server".to_owned(), Duration::from_mins(1));
        let talking = tokio::spawn(async move { while theirs.write_all(said).await.is_ok() {} });
        let outcome = wire.run("NOOP", |_| {}).await;
        drop(wire);
        talking.await.expect("it ends with the connection");
        outcome.expect_err("no end")
    }

    #[tokio::test]
    async fn a_server_that_never_comes_to_an_end_is_left() {
        for said in [
            &b"* LIST () \"/\" INBOX\r\n"[..],
            b"* CAPABILITY IMAP4rev1\r\n",
            b"* 5 EXISTS\r\n",
            b"* SEARCH 1 2 3\r\n",
            b"* 1 FETCH (UID 1 FLAGS ())\r\n",
            b"* 1 FETCH (UID 1 BODY[] {5}\r\nhello)\r\n",
            b"* OK still here\r\n",
            b"* NO not yet\r\n",
        ] {
            let said_of = String::from_utf8_lossy(said).into_owned();
            assert_eq!(endless(said).await.code(), "mailbox-reply-endless", "{said_of}");
        }
        // Lines without an end, and replies of ever more literals.
        assert_eq!(endless(b"* LIST ((((((").await.code(), "mailbox-reply-unreadable");
        assert_eq!(endless(b"* 1 FETCH (X {3}\r\nabc {3}\r\n").await.code(), "mailbox-reply-unreadable");
    }

    async fn replies(bytes: &'static [u8]) -> Vec<Result<Event, Problem>> {
        let (ours, mut theirs) = tokio::io::duplex(bytes.len().max(1) + 64);
        let mut wire = Wire::new(Box::new(ours), "server".to_owned(), Duration::from_secs(5));
        wire.send("NOOP").await.expect("sent");
        theirs.write_all(bytes).await.expect("written");
        drop(theirs);
        let mut replies = Vec::new();
        loop {
            let reply = wire.next().await;
            let over = matches!(reply, Err(_) | Ok(Event::Done(_)));
            replies.push(reply);
            if over {
                return replies;
            }
        }
    }

    fn code(reply: Option<&Result<Event, Problem>>) -> &'static str {
        reply.and_then(|reply| reply.as_ref().err()).map_or("no problem", Problem::code)
    }

    #[tokio::test]
    async fn literals_belong_to_their_reply_whatever_they_hold() {
        let replies =
            replies(b"* 1 FETCH (BODY[] {9}\r\nm1 OK\r\n{7} UID 3)\r\n* OK see {3}\r\nm1 OK done\r\n").await;
        match &replies[0] {
            Ok(Event::Data(data)) => assert_eq!(data, b"* 1 FETCH (BODY[] {9}\r\nm1 OK\r\n{7} UID 3)"),
            other => panic!("{other:?}"),
        }
        assert!(matches!(&replies[1], Ok(Event::Told(told)) if told.text == "see {3}"));
        assert!(matches!(&replies[2], Ok(Event::Done(done)) if done.status == Status::Ok));
    }

    #[tokio::test]
    async fn the_end_of_the_stream_is_never_the_end_of_a_command() {
        for bytes in [
            b"".as_slice(),
            b"* 1 EXISTS\r\n",
            b"* 1 FETCH (BODY[] {900}\r\nhalf",
            b"* 1 FETCH (BODY[] {3}\r\nall",
            b"m1 O",
        ] {
            let replies = replies(bytes).await;
            assert_eq!(code(replies.last()), "mailbox-connection-lost");
        }
    }

    #[tokio::test]
    async fn a_bye_is_told_as_what_it_says() {
        let replies = replies(b"* BYE Session invalidated - AccessTokenExpired\r\n").await;
        assert_eq!(code(replies.last()), "access-token-expired");
    }

    #[tokio::test]
    async fn another_commands_tag_ends_the_connection() {
        for bytes in [b"m2 OK done\r\n".as_slice(), b"m1 BYE\r\n", b"m10 OK\r\n", b"nonsense\r\n", b"\r\n"] {
            let replies = replies(bytes).await;
            assert_eq!(code(replies.last()), "mailbox-reply-unreadable");
        }
    }

    #[tokio::test]
    async fn an_absurd_literal_is_refused_before_it_is_read() {
        for bytes in [
            b"* 1 FETCH (BODY[] {999999999999}\r\n".as_slice(),
            b"* 1 FETCH (BODY[] {99999999999999999999999}\r\n",
        ] {
            assert_eq!(code(replies(bytes).await.last()), "mailbox-reply-too-large");
        }
    }

    #[tokio::test]
    async fn a_command_after_an_abandoned_one_is_not_sent() {
        let (ours, _theirs) = tokio::io::duplex(1024);
        let mut wire = Wire::new(Box::new(ours), "server".to_owned(), Duration::from_secs(5));
        wire.send("NOOP").await.expect("sent");
        let second = wire.send("NOOP").await;
        assert_eq!(second.expect_err("refused").code(), "mailbox-connection-lost");
    }

    #[tokio::test(start_paused = true)]
    async fn a_server_that_throttles_is_asked_less_often_and_then_as_often_as_before() {
        let (ours, theirs) = tokio::io::duplex(4096);
        let mut wire = Wire::new(Box::new(ours), "server".to_owned(), Duration::from_mins(1));
        let throttled = |count: u32| count == 1 || count == 2;
        tokio::spawn(async move {
            let mut theirs = BufReader::new(theirs);
            let (mut line, mut count) = (String::new(), 0);
            while theirs.read_line(&mut line).await.is_ok_and(|read| read > 0) {
                count += 1;
                let says = if throttled(count) { "BAD Request is throttled." } else { "OK done" };
                let reply = format!("m{count} {says}\r\n");
                theirs.get_mut().write_all(reply.as_bytes()).await.expect("written");
                line.clear();
            }
        });
        let mut waits = Vec::new();
        for _ in 0..40 {
            let before = tokio::time::Instant::now();
            wire.run("UID FETCH 1 FLAGS", |_| {}).await.expect("answered");
            waits.push(before.elapsed().as_millis());
        }
        assert_eq!(waits[..3], [0, 250, 500]);
        assert!(waits[2..].windows(2).all(|pair| pair[1] <= pair[0]), "{waits:?}");
        assert_eq!(waits.last(), Some(&0));
    }

    #[tokio::test]
    async fn silence_ends_the_wait_even_within_a_literal() {
        let (ours, mut theirs) = tokio::io::duplex(1024);
        let mut wire = Wire::new(Box::new(ours), "server".to_owned(), Duration::from_millis(50));
        wire.send("NOOP").await.expect("sent");
        theirs.write_all(b"* 1 FETCH (BODY[] {900}\r\nhalf").await.expect("written");
        assert_eq!(wire.next().await.expect_err("silence").code(), "mailbox-silent");
        assert_eq!(wire.next().await.expect_err("given up").code(), "mailbox-connection-lost");
    }
}
