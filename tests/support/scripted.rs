//! An IMAP server that says what a test tells it to: for what Exchange does and
//! Dovecot cannot be brought to.

use std::sync::{Arc, Mutex};

use mailferry::plan::ImapAddress;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// One answer: to the first command that starts with `command` and has no
/// earlier line left. In `reply`, `{tag}` stands for the command's tag; `<close>`
/// at its end ends the connection.
#[derive(Debug, Clone)]
pub struct Line {
    command: String,
    reply: Vec<u8>,
}

impl Line {
    /// An answer, used once. A reply without `{tag}` gets an OK after it.
    pub fn new(command: &str, reply: impl AsRef<[u8]>) -> Self {
        Self { command: command.to_owned(), reply: reply.as_ref().to_vec() }
    }
}

/// What is said when the script has nothing: an empty mailbox of Exchange.
const USUAL: &[(&str, &str)] = &[
    (
        "CAPABILITY",
        "* CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+\r\n{tag} OK CAPABILITY completed.\r\n",
    ),
    ("AUTHENTICATE", "{tag} OK AUTHENTICATE completed.\r\n"),
    ("LIST", "* LIST (\\Marked \\HasNoChildren) \"/\" INBOX\r\n{tag} OK LIST completed.\r\n"),
    (
        "EXAMINE",
        "* 3 EXISTS\r\n* 0 RECENT\r\n* FLAGS (\\Seen \\Answered \\Flagged \\Deleted \\Draft $MDNSent)\r\n* OK [PERMANENTFLAGS ()] Permanent flags\r\n* OK [UIDVALIDITY 14] UIDVALIDITY value\r\n* OK [UIDNEXT 4370] The next unique identifier value\r\n{tag} OK [READ-ONLY] EXAMINE completed.\r\n",
    ),
    (
        "SELECT",
        "* 3 EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY 14] UIDVALIDITY value\r\n* OK [UIDNEXT 4370] The next unique identifier value\r\n{tag} OK [READ-WRITE] SELECT completed.\r\n",
    ),
    ("NOOP", "{tag} OK NOOP completed.\r\n"),
    (
        "LOGOUT",
        "* BYE Microsoft Exchange Server IMAP4 server signing off.\r\n{tag} OK LOGOUT completed.\r\n<close>",
    ),
];

/// A running server; ends when dropped.
pub struct ScriptedServer {
    port: u16,
    said: Arc<Mutex<Vec<String>>>,
    script: Arc<Mutex<Vec<Line>>>,
    server: JoinHandle<()>,
}

impl ScriptedServer {
    /// Starts one. The script goes on over all connections.
    pub async fn start(script: Vec<Line>) -> Self {
        Self::greeting("* OK The Microsoft Exchange IMAP4 service is ready. [QQA=]\r\n", script).await
    }

    /// Starts one with another greeting.
    pub async fn greeting(greeting: &'static str, script: Vec<Line>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let port = listener.local_addr().expect("its address").port();
        let said = Arc::new(Mutex::new(Vec::new()));
        let script = Arc::new(Mutex::new(script));
        let (heard, lines) = (Arc::clone(&said), Arc::clone(&script));
        let server = tokio::spawn(async move {
            let mut open = tokio::task::JoinSet::new();
            while let Ok((client, _)) = listener.accept().await {
                open.spawn(serve(client, greeting, Arc::clone(&lines), Arc::clone(&heard)));
            }
        });
        Self { port, said, script, server }
    }

    /// Where to connect.
    pub fn address(&self) -> ImapAddress {
        ImapAddress { host: "127.0.0.1".to_owned(), port: self.port, tls: false }
    }

    /// Adds an answer to what is left of the script.
    pub fn add(&self, line: Line) {
        self.script.lock().expect("lock").push(line);
    }

    /// Every command it got, without tags.
    pub fn commands(&self) -> Vec<String> {
        self.said.lock().expect("lock").clone()
    }

    /// Whether a command that starts so came.
    pub fn heard(&self, start: &str) -> bool {
        self.commands().iter().any(|command| command.starts_with(start))
    }
}

impl Drop for ScriptedServer {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn serve(
    client: TcpStream,
    greeting: &str,
    script: Arc<Mutex<Vec<Line>>>,
    said: Arc<Mutex<Vec<String>>>,
) {
    let mut client = BufReader::new(client);
    if client.write_all(greeting.as_bytes()).await.is_err() {
        return;
    }
    let mut line = String::new();
    while client.read_line(&mut line).await.is_ok_and(|count| count > 0) {
        let (tag, command) = line.trim_end().split_once(' ').unwrap_or((line.trim_end(), ""));
        said.lock().expect("lock").push(command.to_owned());
        let reply = answer(command, &mut script.lock().expect("lock"));
        let (reply, close) = with_tag(&reply, tag);
        if client.write_all(&reply).await.is_err() || close {
            return;
        }
        line.clear();
    }
}

fn answer(command: &str, script: &mut Vec<Line>) -> Vec<u8> {
    if let Some(position) = script.iter().position(|line| command.starts_with(&line.command)) {
        return script.remove(position).reply;
    }
    let usual = USUAL.iter().find(|(start, _)| command.starts_with(start));
    usual.map_or("{tag} BAD Command Error. 12\r\n", |(_, reply)| reply).as_bytes().to_vec()
}

/// Fills in the tag, and tells whether the connection ends here.
fn with_tag(reply: &[u8], tag: &str) -> (Vec<u8>, bool) {
    let (reply, close) = match reply.strip_suffix(b"<close>") {
        Some(reply) => (reply, true),
        None => (reply, false),
    };
    let mut filled = Vec::with_capacity(reply.len() + 64);
    let mut rest = reply;
    let mut tagged = close;
    while let Some(position) = rest.windows(5).position(|window| window == b"{tag}") {
        filled.extend_from_slice(&rest[..position]);
        filled.extend_from_slice(tag.as_bytes());
        rest = &rest[position + 5..];
        tagged = true;
    }
    filled.extend_from_slice(rest);
    if !tagged {
        filled.extend_from_slice(format!("{tag} OK completed.\r\n").as_bytes());
    }
    (filled, close)
}
