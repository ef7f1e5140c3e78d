//! Zammad's own IMAP: a small client with the commands of its driver
//! (`app/models/channel/driver/imap.rb`).

use std::net::SocketAddr;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};

/// How long the driver waits for an answer.
const PATIENCE: Duration = Duration::from_secs(45);

/// Why something failed, as Ruby's `inspect` shows it in a channel's log, and the
/// bare words as a form shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    pub(super) class: &'static str,
    pub(super) words: String,
}

impl Trouble {
    pub(super) fn new(class: &'static str, words: impl Into<String>) -> Self {
        Self { class, words: words.into() }
    }

    /// `#<Net::IMAP::NoResponseError: EXPUNGE failed.>`
    pub(super) fn inspected(&self) -> String {
        format!("#<{}: {}>", self.class, self.words)
    }
}

/// How a user signs in.
#[derive(Debug, Clone)]
pub(super) enum SignIn {
    Password(String),
    AccessToken(String),
}

/// One untagged answer: its line, and its literals apart.
#[derive(Debug, Default)]
struct Told {
    line: String,
    literals: Vec<Vec<u8>>,
}

/// A connection.
pub(super) struct Imap {
    reader: BufReader<OwnedReadHalf>,
    writer: OwnedWriteHalf,
    count: u32,
}

/// A message that could be fetched.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    pub(super) number: u32,
    pub(super) deleted: bool,
    pub(super) header: Vec<u8>,
}

impl Imap {
    pub(super) async fn connect(address: SocketAddr) -> Result<Self, Trouble> {
        let refused = |error: &std::io::Error| {
            Trouble::new(
                "Errno::ECONNREFUSED",
                format!("Connection refused - connect(2) for {address} ({error})"),
            )
        };
        let connected = tokio::time::timeout(PATIENCE, TcpStream::connect(address)).await;
        let stream = connected.map_err(|_| timed_out())?.map_err(|error| refused(&error))?;
        let (read, writer) = stream.into_split();
        let mut imap = Self { reader: BufReader::new(read), writer, count: 0 };
        imap.told().await?;
        Ok(imap)
    }

    pub(super) async fn sign_in(&mut self, user: &str, with: &SignIn) -> Result<(), Trouble> {
        let command = match with {
            SignIn::Password(password) => format!("LOGIN {} {}", quoted(user), quoted(password)),
            SignIn::AccessToken(token) => {
                let words = format!("user={user}\u{1}auth=Bearer {token}\u{1}\u{1}");
                format!("AUTHENTICATE XOAUTH2 {}", STANDARD.encode(words))
            }
        };
        self.say(&command).await.map(drop)
    }

    pub(super) async fn select(&mut self, folder: &str) -> Result<(), Trouble> {
        self.say(&format!("SELECT {}", crate::exchange::wire_name(folder))).await.map(drop)
    }

    /// Sequence numbers of all messages, or of those that are not read.
    pub(super) async fn search(&mut self, unseen: bool) -> Result<Vec<u32>, Trouble> {
        let told = self.say(if unseen { "SEARCH NOT SEEN" } else { "SEARCH ALL" }).await?;
        let numbers = told.iter().filter_map(|told| told.line.strip_prefix("* SEARCH"));
        Ok(numbers.flat_map(str::split_whitespace).filter_map(|number| number.parse().ok()).collect())
    }

    /// Flags and header of a message; `None` where the server gives nothing.
    pub(super) async fn list(&mut self, number: u32) -> Result<Option<Listed>, Trouble> {
        let told = self.say(&format!("FETCH {number} (FLAGS BODY.PEEK[HEADER])")).await?;
        Ok(told.into_iter().find_map(|told| {
            let deleted = told.line.contains("\\Deleted");
            Some(Listed { number, deleted, header: told.literals.into_iter().next()? })
        }))
    }

    /// The whole message; `None` where the server gives nothing.
    pub(super) async fn fetch(&mut self, number: u32) -> Result<Option<Vec<u8>>, Trouble> {
        let told = self.say(&format!("FETCH {number} (BODY.PEEK[])")).await?;
        Ok(told.into_iter().find_map(|told| told.literals.into_iter().next()))
    }

    /// Adds a flag.
    pub(super) async fn flag(&mut self, number: u32, flag: &str) -> Result<(), Trouble> {
        self.say(&format!("STORE {number} +FLAGS ({flag})")).await.map(drop)
    }

    pub(super) async fn expunge(&mut self) -> Result<(), Trouble> {
        self.say("EXPUNGE").await.map(drop)
    }

    pub(super) async fn sign_out(&mut self) {
        // Only a farewell: what matters is done.
        let _ = self.say("LOGOUT").await;
    }

    /// Gives a command and reads until it is answered.
    async fn say(&mut self, command: &str) -> Result<Vec<Told>, Trouble> {
        self.count += 1;
        let tag = format!("RUBY{:04}", self.count);
        let line = format!("{tag} {command}\r\n");
        self.writer.write_all(line.as_bytes()).await.map_err(|error| broken(&error))?;
        let mut all = Vec::new();
        loop {
            let told = self.told().await?;
            if let Some(words) = told.line.strip_prefix("* BYE ")
                && command != "LOGOUT"
            {
                return Err(Trouble::new("Net::IMAP::ByeResponseError", words));
            }
            let Some(answer) = told.line.strip_prefix(&tag).map(str::trim_start) else {
                all.push(told);
                continue;
            };
            let (word, words) = answer.split_once(' ').unwrap_or((answer, ""));
            return match word {
                "OK" => Ok(all),
                "NO" => Err(Trouble::new("Net::IMAP::NoResponseError", words)),
                _ => Err(Trouble::new("Net::IMAP::BadResponseError", words)),
            };
        }
    }

    async fn told(&mut self) -> Result<Told, Trouble> {
        tokio::time::timeout(PATIENCE, self.read()).await.map_err(|_| timed_out())?
    }

    async fn read(&mut self) -> Result<Told, Trouble> {
        let mut told = Told::default();
        loop {
            let mut line = Vec::new();
            let read = self.reader.read_until(b'\n', &mut line).await.map_err(|error| broken(&error))?;
            if read == 0 {
                return Err(Trouble::new("EOFError", "end of file reached"));
            }
            let text = String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned();
            let size = text.strip_suffix('}').and_then(|text| text.rsplit_once('{')?.1.parse::<usize>().ok());
            told.line.push_str(&text);
            let Some(size) = size else { return Ok(told) };
            let mut literal = vec![0; size];
            self.reader.read_exact(&mut literal).await.map_err(|error| broken(&error))?;
            told.literals.push(literal);
        }
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn broken(error: &std::io::Error) -> Trouble {
    Trouble::new("Errno::ECONNRESET", format!("Connection reset by peer ({error})"))
}

fn timed_out() -> Trouble {
    Trouble::new("Timeout::Error", "execution expired")
}
