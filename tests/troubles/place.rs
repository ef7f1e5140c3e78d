//! A mailbox, a helpdesk, and proxies before both, for one cell.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::future::BoxFuture;
use mailferry::mailbox::TokenSource;
use mailferry::mailbox::imap::{ImapConnector, Timeouts};
use mailferry::migration::control::{Control, Controller, control};
use mailferry::migration::progress::{Reporter, Snapshot};
use mailferry::migration::run::{Options, Run};
use mailferry::migration::safety_copy::FreeSpace;
use mailferry::plan::{ImapAddress, Plan};
use mailferry::practice::PUMAS_REQUESTS;
use mailferry::practice::exchange::{self, Exchange, Flags, FolderKind};
use mailferry::practice::helpdesk::{self, Helpdesk};
use mailferry::practice::tenant::{self, Tenant, TokenChecker, TokenState};
use mailferry::problem::Problem;
use mailferry::zammad;
use secrecy::SecretString;
use tempfile::TempDir;
use tokio::sync::watch;

use super::row::Action;
use crate::support::journey::{CUT_OFF, Letter, PlanText, message_id};
use crate::support::{Dovecot, Proxy};

/// The second folder of each mailbox; its mail goes to Sales.
pub const FILED: &str = "Ablage";
/// Where moved mail goes.
pub const DONE: &str = "Erledigt";
/// What somebody calls the second folder.
pub const RENAMED: &str = "Ablage 2024";
/// All folders that mail may be in.
pub const EVERYWHERE: [&str; 4] = ["INBOX", FILED, DONE, RENAMED];

/// How a place differs from the usual one.
pub struct Setup {
    /// The helpdesk.
    pub helpdesk: helpdesk::Options,
    /// The mail is in Dovecot; else in the practice Exchange.
    pub dovecot: bool,
    /// Silence of servers that is borne.
    pub silence: Duration,
    /// How long passing trouble is borne.
    pub patience: Duration,
    /// How long a request of unknown outcome is looked for.
    pub certainty: Duration,
    /// `original` or `today`.
    pub dates: &'static str,
    /// There is mail of the mailbox's own.
    pub own_mail: bool,
}

impl Setup {
    fn usual() -> Self {
        let mailbox = crate::support::dovecot::MAILBOX;
        Self {
            helpdesk: helpdesk::Options {
                requests_per_connection: Some(PUMAS_REQUESTS),
                ..helpdesk::Options::for_mailbox(mailbox)
            },
            dovecot: false,
            silence: Duration::from_secs(30),
            patience: Duration::from_secs(20),
            certainty: Duration::from_secs(20),
            dates: "original",
            own_mail: true,
        }
    }
}

/// A message as the mailbox holds it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Held {
    /// With brackets.
    pub message_id: String,
    /// Marked read.
    pub seen: bool,
    /// Marked deleted.
    pub deleted: bool,
}

/// Tokens as a signed-in account gives them.
pub struct Tokens {
    fresh: Box<dyn Fn() -> String + Send + Sync>,
    checker: Option<TokenChecker>,
    /// The sign-in itself ends with the token that was given last.
    pub ends_with_token: Mutex<bool>,
    given: Mutex<String>,
    mailbox: String,
}

impl TokenSource for Tokens {
    fn access_token(&self, refused: bool) -> BoxFuture<'_, Result<SecretString, Problem>> {
        let mut given = self.given.lock().expect("lock");
        let ended = self.checker.as_ref().is_some_and(|checker| {
            !given.is_empty() && checker.check(&given, &self.mailbox) == TokenState::Expired
        });
        let over = *self.ends_with_token.lock().expect("lock") && (ended || refused);
        let token = if over {
            Err(Problem::person("account-signed-out").with("account", &self.mailbox))
        } else {
            *given = (self.fresh)();
            Ok(SecretString::from(given.clone()))
        };
        Box::pin(std::future::ready(token))
    }
}

/// Where the mail is.
enum Mail {
    Exchange(Exchange),
    Dovecot(Arc<Dovecot>),
}

/// One cell's world; everything ends with it.
pub struct Place {
    mail: Mail,
    /// Address of the mailbox.
    pub mailbox: String,
    /// Before the mail server.
    pub mail_proxy: Proxy,
    /// The helpdesk.
    pub helpdesk: Helpdesk,
    /// Before the helpdesk.
    pub desk_proxy: Proxy,
    /// What signs in.
    pub tokens: Arc<Tokens>,
    setup: Setup,
    folder: TempDir,
    triggers_before: BTreeMap<String, bool>,
    /// Import mode is on by somebody else's hand, who sees to it later.
    pub switched_on_by_another: AtomicBool,
    /// So many times more the disk has room for what is kept before it is deleted.
    pub room_for_copies: Arc<AtomicU64>,
    /// What was delivered, by folder.
    pub delivered: BTreeMap<&'static str, Vec<Held>>,
}

/// A run that can be begun.
pub struct Engine {
    /// It.
    pub run: Run<ImapConnector>,
    /// Where it can be watched.
    pub progress: watch::Receiver<Snapshot>,
    /// Keeps the wish to go on.
    _controller: Controller,
}

static NUMBER: AtomicU64 = AtomicU64::new(0);

impl Place {
    /// A place for one cell, with its mail delivered.
    pub async fn new(change: fn(&mut Setup), dovecot: &Arc<Dovecot>) -> Self {
        Self::with(change, Some(dovecot)).await
    }

    /// The same in the practice Exchange.
    pub async fn without_dovecot(change: fn(&mut Setup)) -> Self {
        Self::with(change, None).await
    }

    async fn with(change: fn(&mut Setup), dovecot: Option<&Arc<Dovecot>>) -> Self {
        let mut setup = Setup::usual();
        change(&mut setup);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let (mail, mailbox, address, tokens) = match dovecot.filter(|_| setup.dovecot) {
            Some(dovecot) => in_dovecot(dovecot, number),
            None => in_exchange().await,
        };
        let helpdesk = Helpdesk::start(setup.helpdesk.clone()).expect("a helpdesk");
        let triggers_before = helpdesk.records("triggers");
        let triggers_before = triggers_before
            .iter()
            .map(|row| (row["name"].as_str().unwrap_or_default().to_owned(), row["active"] == true))
            .collect();
        let mut place = Self {
            mail,
            triggers_before,
            switched_on_by_another: AtomicBool::new(false),
            room_for_copies: Arc::new(AtomicU64::new(u64::MAX)),
            mail_proxy: Proxy::before(&address).await,
            desk_proxy: Proxy::before_url(&helpdesk.url()).await,
            helpdesk,
            tokens: Arc::new(tokens),
            mailbox,
            setup,
            folder: tempfile::Builder::new().prefix("mailferry-trouble-").tempdir().expect("a folder"),
            delivered: BTreeMap::new(),
        };
        place.deliver_all();
        place
    }

    fn deliver_all(&mut self) {
        let question = Letter::archived("question", 90);
        let inbox = [
            question.clone(),
            Letter::archived("answer", 80).answering(&question),
            Letter::archived("ours", 70).by_us("somebody@fabrikam.example"),
            Letter::archived("filed", 60).with_file("plan.pdf", 3_000),
            Letter::regular("news", 20),
        ];
        let filed = [Letter::archived("bill", 50), Letter::regular("reminder", 30)];
        for letter in &inbox {
            if letter.message_id != "<ours@fabrikam.example>" || self.setup.own_mail {
                self.deliver("INBOX", letter, letter.message_id == question.message_id);
            }
        }
        for letter in &filed {
            self.deliver(FILED, letter, false);
        }
    }

    fn deliver(&mut self, folder: &'static str, letter: &Letter, seen: bool) {
        let raw = letter.raw();
        match &self.mail {
            Mail::Exchange(exchange) => {
                let flags = if seen { Flags::SEEN } else { Flags::NONE };
                exchange.add(folder, raw, letter.sent, flags);
            }
            Mail::Dovecot(dovecot) => {
                dovecot.deliver_to(&self.mailbox, folder, &raw, letter.sent, if seen { "S" } else { "" });
            }
        }
        let held = Held { message_id: letter.message_id.clone(), seen, deleted: false };
        self.delivered.entry(folder).or_default().push(held);
    }

    /// What a folder holds now, past IMAP.
    pub fn held(&self, folder: &str) -> Vec<Held> {
        let mut held: Vec<Held> = match &self.mail {
            Mail::Exchange(exchange) => exchange
                .messages(folder)
                .into_iter()
                .map(|message| Held {
                    message_id: message.message_id,
                    seen: message.flags.has(Flags::SEEN),
                    deleted: message.flags.has(Flags::DELETED),
                })
                .collect(),
            Mail::Dovecot(dovecot) => {
                let files = dovecot.files_of(&self.mailbox, folder);
                // A file may be renamed between listing and reading it.
                let read = |path: PathBuf| Some((std::fs::read(&path).ok()?, path));
                files.into_iter().filter_map(read).map(|(raw, path)| held_in(&raw, &path)).collect()
            }
        };
        held.sort();
        held
    }

    /// The practice Exchange.
    pub fn exchange(&self) -> &Exchange {
        match &self.mail {
            Mail::Exchange(exchange) => exchange,
            Mail::Dovecot(_) => panic!("this row's mail is in Dovecot"),
        }
    }

    /// UID of a message of INBOX in the practice Exchange.
    pub fn uid(&self, name: &str) -> u32 {
        let wanted = format!("<{name}@fabrikam.example>");
        let messages = self.exchange().messages("INBOX");
        messages.iter().find(|message| message.message_id == wanted).expect("delivered").uid
    }

    /// Everything is well again, as far as servers and the person see to it.
    pub fn mend(&self) {
        if let Mail::Exchange(exchange) = &self.mail {
            exchange.faults(|faults| *faults = exchange::Faults::default());
            exchange.rename_folder(RENAMED, FILED);
            exchange.create_folder(FILED, FolderKind::Mail);
            exchange.turn_folder(FILED, FolderKind::Mail);
        }
        self.room_for_copies.store(u64::MAX, Ordering::Relaxed);
        if self.copies().is_file() {
            std::fs::remove_file(self.copies()).expect("the folder can be made again");
        }
        self.helpdesk.set_faults(Vec::new());
        self.mail_proxy.play(Vec::new());
        self.desk_proxy.play(Vec::new());
        *self.tokens.ends_with_token.lock().expect("lock") = false;
        if self.switched_on_by_another.swap(false, Ordering::Relaxed) {
            self.helpdesk.switch_import_mode(false);
        }
        let sales = self.group("Sales");
        self.helpdesk.put_record("groups", sales, &serde_json::json!({"active": true}));
    }

    /// Id of a group.
    pub fn group(&self, name: &str) -> u64 {
        let groups = &self.setup.helpdesk.groups;
        1 + groups.iter().position(|group| group.name == name).expect("the group") as u64
    }

    /// The journal's file.
    pub fn journal(&self) -> PathBuf {
        self.folder.path().join("trouble.journal")
    }

    /// The folder that messages are kept in before they are deleted.
    pub fn copies(&self) -> PathBuf {
        self.folder.path().join("copies")
    }

    /// Message-IDs of what is kept there.
    pub fn kept(&self) -> BTreeSet<String> {
        files_below(&self.copies())
            .into_iter()
            .filter(|path| path.extension().is_some_and(|extension| extension == "eml"))
            .map(|path| message_id(&std::fs::read(path).expect("a kept message can be read")))
            .collect()
    }

    fn plan(&self, action: Action) -> Plan {
        let text = PlanText {
            mailbox: self.mailbox.clone(),
            zammad: self.desk_proxy.url(),
            imap: self.mail_proxy.address(),
            folders: vec![("INBOX".to_owned(), "Support".to_owned()), (FILED.to_owned(), "Sales".to_owned())],
            archive_before: Some(CUT_OFF.to_owned()),
            dates: self.setup.dates,
            originals: "when-needed",
            create_users: "customers",
            auto_replies: false,
            parallel: 2,
            action: action.word(),
            target: (action == Action::Move).then(|| DONE.to_owned()),
            pause_channel: false,
        };
        let text = text.write();
        Plan::read(&text, self.folder.path()).unwrap_or_else(|errors| panic!("{errors:?}\n{text}"))
    }

    /// The engine as a start of the program makes it.
    ///
    /// # Errors
    /// What the journal says.
    pub fn engine(&self, action: Action) -> Result<Engine, Problem> {
        let plan = self.plan(action);
        let (silence, quick) = (self.setup.silence, Duration::from_millis(20));
        let timeouts = Timeouts { connect: silence, greeting: silence, idle: silence };
        let tokens = Arc::clone(&self.tokens) as Arc<dyn TokenSource>;
        let connector =
            ImapConnector::new(plan.microsoft.imap.clone(), self.mailbox.clone(), tokens, None, timeouts)?;
        let timeouts =
            zammad::client::Timeouts { connect: silence, read: silence, create: silence, pause: quick };
        let client =
            zammad::Client::with_timeouts(&plan.zammad.url, self.helpdesk.token().into(), None, timeouts)?;
        let options = Options {
            patience: self.setup.patience,
            certainty: self.setup.certainty,
            settle_time: Duration::ZERO,
            safety_copies: self.copies(),
            free_space: self.free_space(),
            ..Options::new(self.journal())
        };
        let (controller, wishes): (Controller, Control) = control();
        let (reporter, progress) = Reporter::new();
        let run = Run::new(plan, connector, client, options, wishes, reporter)?;
        Ok(Engine { run, progress, _controller: controller })
    }

    fn free_space(&self) -> FreeSpace {
        let room = Arc::clone(&self.room_for_copies);
        FreeSpace::by(move |_| {
            let left = room.load(Ordering::Relaxed);
            room.store(left.saturating_sub(1), Ordering::Relaxed);
            Ok(if left == 0 { 0 } else { u64::MAX })
        })
    }

    /// The same for a start after one that was cut off: its tasks give the journal
    /// back a moment later.
    pub async fn next_start(&self, action: Action) -> Engine {
        let began = std::time::Instant::now();
        loop {
            match self.engine(action) {
                Err(problem)
                    if problem.code() == "journal-in-use" && began.elapsed() < Duration::from_mins(1) =>
                {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                engine => return engine.expect("the next start opens the journal"),
            }
        }
    }

    /// Names of the triggers that were there, and whether each is as it was.
    pub fn triggers(&self) -> Vec<(String, bool)> {
        let now = self.helpdesk.records("triggers");
        let active = |row: &serde_json::Value| row["active"] == true;
        let same = |row: &serde_json::Value| {
            let name = row["name"].as_str().unwrap_or_default().to_owned();
            let as_it_was = self.triggers_before.get(&name).is_none_or(|before| *before == active(row));
            (name, as_it_was)
        };
        now.iter().map(same).collect()
    }

    /// One more letter in INBOX of the practice Exchange.
    pub fn add_letter(&self, name: &str) {
        let letter = Letter::archived(name, 40);
        self.exchange().add("INBOX", letter.raw(), letter.sent, Flags::NONE);
    }

    /// How many articles there are of each Message-ID, without Zammad's welcome.
    pub fn articles(&self) -> BTreeMap<String, usize> {
        let snapshot = self.helpdesk.snapshot();
        let mut articles = BTreeMap::new();
        let made = snapshot.tickets.iter().filter(|ticket| ticket.id != 1);
        for article in made.flat_map(|ticket| &ticket.articles) {
            *articles.entry(article.message_id.clone().unwrap_or_default()).or_insert(0) += 1;
        }
        articles
    }

    /// Every message but these is in the mailbox or in Zammad, and in Zammad once at
    /// most.
    pub fn assert_nothing_lost_or_twice(&self, removed_by_others: &[&str]) {
        let articles = self.articles();
        for (message_id, count) in &articles {
            assert_eq!(*count, 1, "twice: {message_id}");
        }
        let everywhere: Vec<Held> = EVERYWHERE.into_iter().flat_map(|folder| self.held(folder)).collect();
        let ours = |held: &&Held| !removed_by_others.contains(&held.message_id.as_str());
        for message in self.delivered.values().flatten().filter(ours) {
            let held = everywhere.iter().any(|held| held.message_id == message.message_id);
            assert!(held || articles.contains_key(&message.message_id), "lost: {}", message.message_id);
        }
    }

    /// Every message that was delivered is in Zammad once.
    pub fn assert_each_once(&self) {
        self.assert_nothing_lost_or_twice(&[]);
        let articles = self.articles();
        for message in self.delivered.values().flatten() {
            assert!(articles.contains_key(&message.message_id), "not there: {}", message.message_id);
        }
    }

    /// The value of import mode.
    pub fn import_mode(&self) -> bool {
        self.helpdesk.setting("import_mode") == Some(serde_json::Value::Bool(true))
    }
}

/// All files below a folder; none where there is none.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

fn held_in(raw: &[u8], path: &std::path::Path) -> Held {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let flags = name.rsplit_once(":2,").map_or("", |(_, flags)| flags).to_owned();
    Held { message_id: message_id(raw), seen: flags.contains('S'), deleted: flags.contains('T') }
}

fn in_dovecot(dovecot: &Arc<Dovecot>, number: u64) -> (Mail, String, ImapAddress, Tokens) {
    let (mailbox, token) = (format!("cell{number}@contoso.example"), format!("token{number}"));
    dovecot.tokens.allow(&token, &mailbox);
    let tokens = Tokens {
        fresh: Box::new(move || token.clone()),
        checker: None,
        ends_with_token: Mutex::default(),
        given: Mutex::default(),
        mailbox: mailbox.clone(),
    };
    (Mail::Dovecot(Arc::clone(dovecot)), mailbox, dovecot.address(), tokens)
}

async fn in_exchange() -> (Mail, String, ImapAddress, Tokens) {
    let mailbox = crate::support::dovecot::MAILBOX;
    let tenant = Tenant::start(tenant::Options::default()).await.expect("a tenant");
    let exchange = Exchange::start(exchange::Options::new(mailbox, tenant.checker())).await.expect("mail");
    let address = exchange.address();
    let address = ImapAddress { host: address.ip().to_string(), port: address.port(), tls: false };
    let checker = Some(tenant.checker());
    let tokens = Tokens {
        fresh: Box::new(move || tenant.access_token(mailbox)),
        checker,
        ends_with_token: Mutex::default(),
        given: Mutex::default(),
        mailbox: mailbox.to_owned(),
    };
    (Mail::Exchange(exchange), mailbox.to_owned(), address, tokens)
}
