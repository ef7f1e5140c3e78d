//! One connection: signing in, folders, and which command goes where.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, BufReader, BufWriter};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};

use super::faults::{Countdown, Says};
use super::store::{Flags, Folder, FolderKind};
use super::wire::{Argument, Command, Received, read_line, receive};
use super::{Shared, lock, names};
use crate::tenant::TokenState;

const BEFORE_SIGN_IN: &str =
    "IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+";
const AFTER_SIGN_IN: &str = "IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS MOVE ID UNSELECT CLIENTACCESSRULES \
     CLIENTNETWORKPRESENCELOCATION BACKENDAUTHENTICATE CHILDREN IDLE NAMESPACE LITERAL+";

/// The answer to a command.
#[derive(Debug)]
pub(super) enum Answer {
    /// Tagged OK, NO or BAD with its text.
    Tagged(String),
    /// Tagged text, then `* BYE` with this text, and the end.
    TaggedBye(String, &'static str),
    /// `* BYE` with this text, and the end.
    Bye(&'static str),
    /// The end without a word.
    Cut,
}

pub(super) fn ok(text: &str) -> Answer {
    Answer::Tagged(format!("OK {text}"))
}

pub(super) fn no(text: &str) -> Answer {
    Answer::Tagged(format!("NO {text}"))
}

pub(super) fn bad(text: &str) -> Answer {
    Answer::Tagged(format!("BAD {text}"))
}

/// An argument is missing or wrong (docs/microsoft365.md#imap-error-texts).
pub(super) fn wrong_argument() -> Answer {
    bad("Command Argument Error. 11")
}

/// The command cannot be given now (docs/microsoft365.md#imap-error-texts).
pub(super) fn wrong_state() -> Answer {
    bad("Command received in Invalid state.")
}

/// Who is signed in.
struct SignedIn {
    token: String,
    mailbox: String,
    /// The session reached the mailbox; otherwise it is "authenticated but
    /// not connected".
    connected: bool,
}

/// The open folder as this session knows it.
pub(super) struct Selected {
    pub(super) path: String,
    pub(super) uid_validity: u32,
    pub(super) read_only: bool,
    /// UIDs by sequence number.
    pub(super) view: Vec<u32>,
    /// The folder's version that the session was told of.
    pub(super) version: u64,
}

/// One connection.
pub(super) struct Session {
    pub(super) shared: Arc<Shared>,
    connection: u32,
    reader: BufReader<OwnedReadHalf>,
    pub(super) writer: BufWriter<OwnedWriteHalf>,
    signed_in: Option<SignedIn>,
    pub(super) selected: Option<Selected>,
    /// Bytes of messages sent so far.
    pub(super) sent: u64,
}

/// Serves a connection to its end.
pub(super) async fn serve(stream: TcpStream, shared: Arc<Shared>, connection: u32) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let (read, write) = stream.into_split();
    let mut session = Session {
        shared,
        connection,
        reader: BufReader::new(read),
        writer: BufWriter::with_capacity(64 * 1024, write),
        signed_in: None,
        selected: None,
        sent: 0,
    };
    let server: Vec<u8> = "PRACTICE".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let name = STANDARD.encode(server);
    session.line(&format!("* OK The Microsoft Exchange IMAP4 service is ready. [{name}]")).await?;
    session.writer.flush().await?;
    while session.next().await? {}
    session.writer.flush().await
}

impl Session {
    pub(super) async fn line(&mut self, text: &str) -> std::io::Result<()> {
        self.writer.write_all(text.as_bytes()).await?;
        self.writer.write_all(b"\r\n").await
    }

    /// Receives and answers one command; false at the end.
    async fn next(&mut self) -> std::io::Result<bool> {
        let command = match receive(&mut self.reader, &mut self.writer).await? {
            Received::Command(command) => command,
            Received::Broken(tag) => {
                return self.refuse(&tag, "not understood", "BAD Command Error. 12").await;
            }
            Received::TooLong(tag) => return self.refuse(&tag, "too long", "BAD Command Error. 10").await,
            Received::End => return Ok(false),
        };
        let delay = self.shared.faults().delay;
        if !delay.is_zero() {
            tokio::time::sleep(delay).await;
        }
        let answer = match self.trouble(&command).await? {
            Some(answer) => answer,
            None => self.dispatch(&command).await?,
        };
        self.finish(&command, answer).await
    }

    async fn refuse(&mut self, tag: &str, what: &str, answer: &str) -> std::io::Result<bool> {
        self.shared.record(self.connection, format!("({what})"), answer.to_owned());
        self.line(&format!("{tag} {answer}")).await?;
        self.writer.flush().await?;
        Ok(true)
    }

    async fn finish(&mut self, command: &Command, answer: Answer) -> std::io::Result<bool> {
        let (tagged, bye) = match answer {
            Answer::Tagged(text) => (Some(text), None),
            Answer::TaggedBye(text, bye) => (Some(text), Some(bye)),
            Answer::Bye(bye) => (None, Some(bye)),
            Answer::Cut => (None, None),
        };
        let shown =
            tagged.clone().or_else(|| bye.map(|bye| format!("BYE {bye}"))).unwrap_or_else(|| "(cut)".into());
        self.shared.record(self.connection, command.shown.clone(), shown);
        if let Some(text) = &tagged {
            self.line(&format!("{} {text}", command.tag)).await?;
        }
        if let Some(bye) = bye {
            self.line(&format!("* BYE {bye}")).await?;
        }
        self.writer.flush().await?;
        Ok(tagged.is_some() && bye.is_none())
    }

    /// Trouble on purpose, and tokens that have run out.
    async fn trouble(&mut self, command: &Command) -> std::io::Result<Option<Answer>> {
        let Some(signed_in) = &self.signed_in else { return Ok(None) };
        if command.name == "LOGOUT" {
            return Ok(None);
        }
        let counts = |countdown: &mut Countdown| countdown.tick(&command.shown);
        let expires = self.shared.faults().token_expires.as_mut().is_some_and(counts);
        let checker = &self.shared.options.checker;
        if expires {
            checker.expire(&signed_in.token);
        }
        if checker.check(&signed_in.token, &signed_in.mailbox) == TokenState::Expired {
            return Ok(Some(Answer::Bye("Session invalidated - AccessTokenExpired")));
        }
        if let Some(answer) = self.throttled(&command.shown) {
            return Ok(Some(answer));
        }
        let said = self
            .shared
            .faults()
            .sayings
            .iter_mut()
            .find_map(|saying| counts(&mut saying.when).then_some(saying.says));
        if let Some(says) = said {
            return Ok(Some(match says {
                Says::Tagged(words) => Answer::Tagged(words.to_owned()),
                Says::Bye(words) => Answer::Bye(words),
            }));
        }
        let stalls = self.shared.faults().stall.as_mut().is_some_and(counts);
        if stalls {
            // Silent until the client gives up.
            let mut rest = Vec::new();
            self.reader.read_to_end(&mut rest).await?;
            return Ok(Some(Answer::Cut));
        }
        Ok(None)
    }

    fn throttled(&self, command: &str) -> Option<Answer> {
        let now = Instant::now();
        let told = self.shared.faults().throttle.is_none_or(|throttle| throttle.told);
        let mut until = lock(&self.shared.throttled_until);
        let left = until.and_then(|until| until.checked_duration_since(now)).filter(|left| !left.is_zero());
        let wait = if let Some(left) = left {
            self.shared.impatient.fetch_add(1, Ordering::Relaxed);
            left
        } else {
            let mut faults = self.shared.faults();
            let throttle = faults.throttle.as_mut()?;
            if !throttle.when.tick(command) {
                return None;
            }
            *until = Some(now + throttle.backoff);
            throttle.backoff
        };
        let milliseconds = wait.as_millis().max(1);
        let hint = if told {
            format!(" Suggested Backoff Time: {milliseconds} milliseconds")
        } else {
            String::new()
        };
        let text = format!("BAD Request is throttled.{hint}");
        Some(Answer::TaggedBye(text, "Connection closed. 14"))
    }

    async fn dispatch(&mut self, command: &Command) -> std::io::Result<Answer> {
        match command.name.as_str() {
            "CAPABILITY" => self.capability().await,
            "NOOP" | "CHECK" => {
                self.announce().await?;
                Ok(ok(&format!("{} completed.", command.name)))
            }
            "LOGOUT" => {
                self.line("* BYE Microsoft Exchange Server IMAP4 server signing off.").await?;
                self.finish_logout(command).await
            }
            "ID" => {
                self.line("* ID (\"name\" \"Microsoft.Exchange.Imap4.Imap4Server\" \"version\" \"15.20\")")
                    .await?;
                Ok(ok("ID completed"))
            }
            "STARTTLS" => Ok(bad("Command Error. 12")),
            _ if self.signed_in.is_none() => self.before_sign_in(command).await,
            _ => self.after_sign_in(command).await,
        }
    }

    async fn finish_logout(&mut self, command: &Command) -> std::io::Result<Answer> {
        self.shared.record(self.connection, command.shown.clone(), "OK LOGOUT completed.".to_owned());
        self.line(&format!("{} OK LOGOUT completed.", command.tag)).await?;
        self.writer.flush().await?;
        Err(std::io::ErrorKind::ConnectionAborted.into())
    }

    async fn capability(&mut self) -> std::io::Result<Answer> {
        let all = if self.signed_in.is_some() { AFTER_SIGN_IN } else { BEFORE_SIGN_IN };
        let options = &self.shared.options;
        let offered: Vec<&str> = all
            .split_whitespace()
            .filter(|name| {
                (options.offers_move || *name != "MOVE") && (options.offers_uidplus || *name != "UIDPLUS")
            })
            .collect();
        self.line(&format!("* CAPABILITY {}", offered.join(" "))).await?;
        Ok(ok("CAPABILITY completed."))
    }

    async fn before_sign_in(&mut self, command: &Command) -> std::io::Result<Answer> {
        match command.name.as_str() {
            "LOGIN" => Ok(no("LOGIN failed.")),
            "AUTHENTICATE" => self.authenticate(command).await,
            _ => Ok(wrong_state()),
        }
    }

    async fn authenticate(&mut self, command: &Command) -> std::io::Result<Answer> {
        let mechanism = command.arguments.first().and_then(Argument::text).unwrap_or_default();
        if mechanism.eq_ignore_ascii_case("PLAIN") {
            return Ok(no("AUTHENTICATE failed."));
        }
        if !mechanism.eq_ignore_ascii_case("XOAUTH2") {
            return Ok(bad("Command Argument Error. 11"));
        }
        let response = if let Some(first) = command.arguments.get(1) {
            first.text().unwrap_or_default()
        } else {
            self.line("+ ").await?;
            self.writer.flush().await?;
            let Some(line) = read_line(&mut self.reader).await? else { return Ok(Answer::Cut) };
            String::from_utf8_lossy(&line).into_owned()
        };
        let Some((mailbox, token)) = read_xoauth2(&response) else { return Ok(no("AUTHENTICATE failed.")) };
        let options = &self.shared.options;
        let connected = match options.checker.check(&token, &mailbox) {
            TokenState::Valid => mailbox == options.mailbox,
            // The sign-in says OK, and no folder can be opened.
            TokenState::NoRight => false,
            _ => return Ok(no("AUTHENTICATE failed.")),
        };
        self.signed_in = Some(SignedIn { token, mailbox, connected });
        Ok(ok("AUTHENTICATE completed."))
    }

    async fn after_sign_in(&mut self, command: &Command) -> std::io::Result<Answer> {
        match command.name.as_str() {
            "LOGIN" | "AUTHENTICATE" => return Ok(wrong_state()),
            "NAMESPACE" => {
                self.line("* NAMESPACE ((\"\" \"/\")) NIL NIL").await?;
                return Ok(ok("NAMESPACE completed."));
            }
            _ => {}
        }
        if self.signed_in.as_ref().is_some_and(|signed_in| !signed_in.connected) {
            return Ok(bad("User is authenticated but not connected."));
        }
        match command.name.as_str() {
            "LIST" | "LSUB" => self.list(command).await,
            "STATUS" => self.status(command).await,
            "SELECT" | "EXAMINE" => self.select(command).await,
            "CREATE" => Ok(self.create(command)),
            "SUBSCRIBE" | "UNSUBSCRIBE" => Ok(ok(&format!("{} completed.", command.name))),
            "APPEND" => self.append(command).await,
            "IDLE" => self.idle().await,
            _ if self.selected.is_none() => Ok(match command.name.as_str() {
                "CLOSE" | "UNSELECT" | "EXPUNGE" | "FETCH" | "STORE" | "SEARCH" | "COPY" | "MOVE"
                | "UID FETCH" | "UID STORE" | "UID SEARCH" | "UID COPY" | "UID MOVE" | "UID EXPUNGE" => {
                    wrong_state()
                }
                _ => bad("Command Error. 12"),
            }),
            _ => self.on_messages(command).await,
        }
    }

    async fn list(&mut self, command: &Command) -> std::io::Result<Answer> {
        let [reference, pattern] = command.arguments.as_slice() else { return Ok(wrong_argument()) };
        let (Some(reference), Some(pattern)) = (reference.text(), pattern.text()) else {
            return Ok(wrong_argument());
        };
        if pattern.is_empty() {
            self.line("* LIST (\\Noselect \\HasChildren) \"/\" \"\"").await?;
            return Ok(ok("LIST completed."));
        }
        let Some(pattern) = names::decode(&format!("{reference}{pattern}")) else {
            return Ok(wrong_argument());
        };
        let lines: Vec<String> = {
            let store = self.shared.store();
            let folders = store.folders.iter().filter(|folder| names::matches(&pattern, &folder.path));
            folders
                .map(|folder| {
                    let selectable = if folder.kind == FolderKind::Parent { "\\Noselect " } else { "" };
                    let children =
                        if store.has_children(&folder.path) { "\\HasChildren" } else { "\\HasNoChildren" };
                    format!(
                        "* {} ({selectable}{children}) \"/\" {}",
                        command.name,
                        names::quoted(&folder.path)
                    )
                })
                .collect()
        };
        for line in lines {
            self.line(&line).await?;
        }
        Ok(ok(&format!("{} completed.", command.name)))
    }

    /// A folder's name as an argument gives it.
    pub(super) fn path(argument: Option<&Argument>) -> Option<String> {
        names::decode(&argument?.text()?)
    }

    async fn status(&mut self, command: &Command) -> std::io::Result<Answer> {
        let (Some(path), Some(Argument::List(items))) =
            (Self::path(command.arguments.first()), command.arguments.get(1))
        else {
            return Ok(wrong_argument());
        };
        if let Some(answer) = self.unavailable() {
            return Ok(answer);
        }
        let values: Result<Vec<String>, Answer> = {
            let store = self.shared.store();
            match open_folder(store.folder(&path), &path) {
                Ok(folder) => {
                    items.iter().map(|item| status_item(folder, item).ok_or_else(wrong_argument)).collect()
                }
                Err(answer) => Err(answer),
            }
        };
        match values {
            Ok(values) => {
                self.line(&format!("* STATUS {} ({})", names::quoted(&path), values.join(" "))).await?;
                Ok(ok("STATUS completed."))
            }
            Err(answer) => Ok(answer),
        }
    }

    fn unavailable(&self) -> Option<Answer> {
        let mut faults = self.shared.faults();
        if faults.unavailable == 0 {
            return None;
        }
        faults.unavailable -= 1;
        Some(no("Server Unavailable. 15"))
    }

    async fn select(&mut self, command: &Command) -> std::io::Result<Answer> {
        self.selected = None;
        let Some(path) = Self::path(command.arguments.first()) else { return Ok(wrong_argument()) };
        {
            let mut faults = self.shared.faults();
            if faults.not_connected > 0 {
                faults.not_connected -= 1;
                return Ok(bad("User is authenticated but not connected."));
            }
        }
        if let Some(answer) = self.unavailable() {
            return Ok(answer);
        }
        let read_only = command.name == "EXAMINE";
        let selected = {
            let store = self.shared.store();
            open_folder(store.folder(&path), &path).map(|folder| {
                let view: Vec<u32> = folder.messages.iter().map(|message| message.uid).collect();
                let first_unseen = folder.messages.iter().position(|message| !message.flags.has(Flags::SEEN));
                let selected = Selected {
                    path: folder.path.clone(),
                    uid_validity: folder.uid_validity,
                    read_only,
                    view,
                    version: folder.version,
                };
                (selected, first_unseen, folder.uid_next)
            })
        };
        let (selected, first_unseen, uid_next) = match selected {
            Ok(selected) => selected,
            Err(answer) => return Ok(answer),
        };
        self.line(&format!("* {} EXISTS", selected.view.len())).await?;
        self.line("* 0 RECENT").await?;
        self.line(&format!("* FLAGS ({})", Flags::all())).await?;
        let permanent = if read_only { String::new() } else { Flags::all() };
        self.line(&format!("* OK [PERMANENTFLAGS ({permanent})] Permanent flags")).await?;
        if let Some(unseen) = first_unseen {
            self.line(&format!("* OK [UNSEEN {}] Is the first unseen message", unseen + 1)).await?;
        }
        self.line(&format!("* OK [UIDVALIDITY {}] UIDVALIDITY value", selected.uid_validity)).await?;
        self.line(&format!("* OK [UIDNEXT {uid_next}] The next unique identifier value")).await?;
        self.selected = Some(selected);
        let access = if read_only { "READ-ONLY" } else { "READ-WRITE" };
        Ok(ok(&format!("[{access}] {} completed.", command.name)))
    }

    fn create(&self, command: &Command) -> Answer {
        let Some(path) = Self::path(command.arguments.first()) else { return wrong_argument() };
        let path = path.trim_end_matches('/');
        if path.is_empty() {
            return wrong_argument();
        }
        if self.shared.change(|store| store.create(path, FolderKind::Mail)) {
            ok("CREATE completed.")
        } else {
            no("Mailbox already exists.")
        }
    }

    async fn append(&mut self, command: &Command) -> std::io::Result<Answer> {
        let (Some(path), Some(Argument::Text(raw))) =
            (Self::path(command.arguments.first()), command.arguments.last())
        else {
            return Ok(wrong_argument());
        };
        let flags = command.arguments.iter().find_map(|argument| match argument {
            Argument::List(list) => Some(Flags::read(list.iter().filter_map(word))),
            _ => None,
        });
        let dated =
            command.arguments[1..command.arguments.len() - 1].iter().find_map(|argument| match argument {
                Argument::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
                _ => None,
            });
        let arrived =
            match dated.as_deref().map(|text| jiff::Timestamp::strptime("%d-%b-%Y %H:%M:%S %z", text.trim()))
            {
                None => jiff::Timestamp::now(),
                Some(Ok(stamp)) => stamp,
                Some(Err(_)) => return Ok(wrong_argument()),
            };
        let added = self.shared.change(|store| {
            let uid = store.append(&path, raw.clone(), arrived, flags.unwrap_or_default())?;
            Some((store.folder(&path)?.uid_validity, uid))
        });
        match added {
            Some((validity, uid)) => {
                self.announce().await?;
                Ok(ok(&format!("[APPENDUID {validity} {uid}] APPEND completed.")))
            }
            None => Ok(no("[TRYCREATE] The destination mailbox could not be found.")),
        }
    }

    /// Tells of changes until the client says DONE (RFC 2177).
    async fn idle(&mut self) -> std::io::Result<Answer> {
        self.line("+ IDLE accepted, awaiting DONE command.").await?;
        let mut changes = self.shared.changed.subscribe();
        loop {
            self.announce().await?;
            self.writer.flush().await?;
            tokio::select! {
                line = read_line(&mut self.reader) => {
                    return Ok(match line? {
                        Some(line) if line.eq_ignore_ascii_case(b"DONE") => ok("IDLE completed."),
                        Some(_) => bad("Command Error. 12"),
                        None => Answer::Cut,
                    });
                }
                _ = changes.changed() => {}
            }
        }
    }
}

fn word(argument: &Argument) -> Option<&str> {
    match argument {
        Argument::Word(word) => Some(word),
        _ => None,
    }
}

/// The folder, if it is there and holds mail.
fn open_folder<'a>(folder: Option<&'a Folder>, path: &str) -> Result<&'a Folder, Answer> {
    match folder {
        Some(folder) if folder.kind == FolderKind::Mail => Ok(folder),
        Some(folder) if folder.kind == FolderKind::Other => Err(no("Server Unavailable. 15")),
        _ => Err(no(&format!("{} doesn't exist.", names::encode(path)))),
    }
}

fn status_item(folder: &Folder, item: &Argument) -> Option<String> {
    let name = item.text()?.to_ascii_uppercase();
    let value = match name.as_str() {
        "MESSAGES" => folder.messages.len(),
        "RECENT" => 0,
        "UNSEEN" => folder.unseen(),
        "UIDNEXT" => folder.uid_next as usize,
        "UIDVALIDITY" => folder.uid_validity as usize,
        _ => return None,
    };
    Some(format!("{name} {value}"))
}

/// Mailbox and token out of `user=…^Aauth=Bearer …^A^A`.
fn read_xoauth2(response: &str) -> Option<(String, String)> {
    let decoded = String::from_utf8(STANDARD.decode(response.trim()).ok()?).ok()?;
    let mut mailbox = None;
    let mut token = None;
    for part in decoded.split('\x01') {
        if let Some(user) = part.strip_prefix("user=") {
            mailbox = Some(user.to_lowercase());
        } else if let Some(bearer) = part.strip_prefix("auth=Bearer ") {
            token = Some(bearer.to_owned());
        }
    }
    Some((mailbox?, token?))
}
