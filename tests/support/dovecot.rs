//! A private Dovecot: real IMAP on free ports, tokens checked, Exchange's
//! capability list, and levers that make deleting fail.
//!
//! Runs as root (mail belongs to an ordinary user) and as an ordinary user, with
//! Dovecot 2.3 and 2.4, whose configurations differ. It is a child in the
//! foreground and ends with the test.

mod configuration;

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime};

use jiff::Timestamp;
use mailferry::mailbox::imap::{FixedToken, ImapConnector, Timeouts};
use mailferry::plan::ImapAddress;
use tempfile::TempDir;

use self::configuration::Configuration;
use super::free_port;
use super::tokens::TokenCheck;

/// What Exchange Online says after sign-in.
pub const EXCHANGE: &str = "IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+";

/// The mailbox that tests use unless they need two.
pub const MAILBOX: &str = "support@contoso.example";

/// Its token.
pub const TOKEN: &str = "good-token";

/// How the server is to be.
#[derive(Debug, Clone)]
pub struct Options {
    /// Advertised capabilities.
    pub capabilities: String,
    /// Separator between levels of folders.
    pub separator: char,
    /// Runs Dovecot as the ordinary user `nobody` although the test is root's.
    pub unprivileged: bool,
    /// Where tokens are checked (RFC 7662) instead of [`Dovecot::tokens`].
    pub introspection: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self { capabilities: EXCHANGE.to_owned(), separator: '/', unprivileged: false, introspection: None }
    }
}

/// A running server; ends when dropped.
pub struct Dovecot {
    base: TempDir,
    child: Child,
    plain: u16,
    tls: u16,
    owner: Owner,
    separator: char,
    is_2_3: bool,
    /// The token check that it asks.
    pub tokens: TokenCheck,
    delivered: AtomicU64,
}

/// Whom the mail belongs to.
#[derive(Debug, Clone)]
struct Owner {
    uid: u32,
    gid: u32,
    /// Runs Dovecot itself.
    runner: Runner,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Runner {
    /// Root, with the accounts that the package made.
    Root,
    /// This ordinary user, by name and group.
    User(String, String),
}

impl Dovecot {
    /// Starts one with Exchange's capabilities.
    pub async fn start() -> Self {
        Self::start_with(Options::default()).await
    }

    /// Starts one.
    pub async fn start_with(options: Options) -> Self {
        let is_2_3 = version().starts_with("2.3.");
        let owner = owner(options.unprivileged);
        let base = tempfile::Builder::new().prefix("mailferry-dovecot-").tempdir().expect("a folder");
        let tokens = TokenCheck::start().await;
        tokens.allow(TOKEN, MAILBOX);
        let place = |name: &str| base.path().join(name).display().to_string();
        write_certificates(base.path());
        fs::create_dir(base.path().join("homes")).expect("homes");
        fs::write(place("acl"), "").expect("rights");
        let mut configuration = Configuration {
            base: base.path().display().to_string(),
            plain: 0,
            tls: 0,
            options: &options,
            owner: &owner,
            introspection: options.introspection.clone().unwrap_or_else(|| tokens.url()),
        };
        // A port that was free may be another test's by the time Dovecot takes it.
        let mut tries = 0;
        let (child, plain, tls) = loop {
            tries += 1;
            (configuration.plain, configuration.tls) = (free_port(), free_port());
            let text = if is_2_3 { configuration.dovecot_2_3() } else { configuration.dovecot_2_4() };
            fs::write(place("dovecot.conf"), text).expect("configuration");
            fs::write(place("oauth2.conf.ext"), configuration.oauth2()).expect("configuration");
            owner.give(base.path());
            let mut child = spawn(&owner, base.path());
            match wait_for_port(&mut child, configuration.plain).await {
                Ok(()) => break (child, configuration.plain, configuration.tls),
                Err(what) => {
                    let _ = child.kill();
                    let read = |name: &str| fs::read_to_string(place(name)).unwrap_or_default();
                    let said = format!("{}\n{}", read("stderr"), read("dovecot.log"));
                    assert!(tries < 5, "Dovecot did not start ({what}):\n{said}");
                }
            }
        };
        Self {
            base,
            child,
            plain,
            tls,
            owner,
            separator: options.separator,
            is_2_3,
            tokens,
            delivered: AtomicU64::new(0),
        }
    }

    /// What it logged.
    pub fn log(&self) -> String {
        fs::read_to_string(self.base.path().join("dovecot.log")).unwrap_or_default()
    }

    /// Its address without TLS.
    pub fn address(&self) -> ImapAddress {
        ImapAddress { host: "127.0.0.1".to_owned(), port: self.plain, tls: false }
    }

    /// Its address with TLS, trusted through [`Self::ca_file`].
    pub fn tls_address(&self) -> ImapAddress {
        ImapAddress { host: "127.0.0.1".to_owned(), port: self.tls, tls: true }
    }

    /// The authority that its certificate comes from.
    pub fn ca_file(&self) -> PathBuf {
        self.base.path().join("ca.pem")
    }

    /// A connector to [`MAILBOX`] with its token.
    pub fn connector(&self) -> ImapConnector {
        connector(self.address())
    }

    /// The Maildir of a folder of a mailbox, by its name on the wire.
    pub fn maildir(&self, mailbox: &str, folder: &str) -> PathBuf {
        let home = self.base.path().join("homes").join(mailbox).join("Maildir");
        if folder == "INBOX" { home } else { home.join(folder.replace(self.separator, "/")) }
    }

    /// Puts a message into a folder, past IMAP: fast, and with any date.
    /// `folder` is the name on the wire; `flags` are Maildir's letters (`S`
    /// seen, `T` deleted, `F` flagged). Lines may end in CRLF.
    pub fn deliver(&self, folder: &str, raw: &[u8], arrived: Timestamp, flags: &str) {
        self.deliver_to(MAILBOX, folder, raw, arrived, flags);
    }

    /// [`Self::deliver`] into another mailbox.
    pub fn deliver_to(&self, mailbox: &str, folder: &str, raw: &[u8], arrived: Timestamp, flags: &str) {
        let maildir = self.maildir(mailbox, folder);
        self.make_maildir(&maildir);
        let number = self.delivered.fetch_add(1, Ordering::Relaxed);
        // Sorted by name, so UIDs come in the order of delivery.
        let name = format!("{:010}.M{number:09}.test:2,{flags}", 1_700_000_000 + number);
        let path = maildir.join("cur").join(name);
        fs::write(&path, raw).expect("message");
        let moment = SystemTime::try_from(arrived).expect("moment");
        fs::File::options()
            .write(true)
            .open(&path)
            .and_then(|file| file.set_modified(moment))
            .expect("its date");
        self.owner.give_one(&path);
    }

    fn make_maildir(&self, maildir: &Path) {
        if maildir.join("cur").exists() {
            return;
        }
        for part in ["cur", "new", "tmp"] {
            fs::create_dir_all(maildir.join(part)).expect("maildir");
            self.owner.give_one(&maildir.join(part));
        }
        let homes = self.base.path().join("homes");
        for above in maildir.ancestors().take_while(|above| **above != homes) {
            self.owner.give_one(above);
        }
    }

    /// Counts the messages of a folder by its files, past IMAP.
    pub fn count(&self, folder: &str) -> usize {
        self.files(folder).len()
    }

    /// The files of a folder's messages.
    pub fn files(&self, folder: &str) -> Vec<PathBuf> {
        self.files_of(MAILBOX, folder)
    }

    /// [`Self::files`] of another mailbox.
    pub fn files_of(&self, mailbox: &str, folder: &str) -> Vec<PathBuf> {
        let maildir = self.maildir(mailbox, folder);
        let mut files = Vec::new();
        for part in ["cur", "new"] {
            if let Ok(entries) = fs::read_dir(maildir.join(part)) {
                files.extend(entries.map(|entry| entry.expect("entry").path()));
            }
        }
        files.sort();
        files
    }

    /// How many messages of a folder have a Maildir flag (`S` seen, `T` deleted).
    pub fn flagged(&self, folder: &str, flag: char) -> usize {
        self.files(folder)
            .iter()
            .filter(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                name.rsplit_once(":2,").is_some_and(|(_, flags)| flags.contains(flag))
            })
            .count()
    }

    /// Lever: EXPUNGE and MOVE answer NO, and a MOVE leaves its copy behind.
    pub fn refuse_expunge(&self, refuse: bool) {
        let folder = self.expunged();
        if !folder.exists() {
            // 2.4 would remove an empty one and make another.
            self.make_maildir(&folder);
        }
        let mode = if refuse { 0o000 } else { 0o700 };
        fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).expect("mode");
    }

    fn expunged(&self) -> PathBuf {
        let home = self.base.path().join("homes").join(MAILBOX);
        if self.is_2_3 { home.join("EXPUNGED") } else { home.join("Maildir").join("EXPUNGED") }
    }

    /// Lever: no right to delete. EXPUNGE answers OK and does nothing, MOVE
    /// answers NO [NOPERM].
    pub fn deny_delete(&self, deny: bool) {
        self.rights(if deny { Some("lrwstpkxi") } else { None });
    }

    /// Lever: may only look.
    pub fn deny_change(&self, deny: bool) {
        self.rights(if deny { Some("lr") } else { None });
    }

    fn rights(&self, rights: Option<&str>) {
        // The pattern leaves out the folder that lazy_expunge fills.
        let text = rights.map_or(String::new(), |rights| {
            format!("INBOX owner {rights}\nINBOX{}* owner {rights}\n", self.separator)
        });
        let path = self.base.path().join("acl");
        let new = self.base.path().join("acl.new");
        fs::write(&new, text).expect("rights");
        // Dovecot looks at the file's time in whole seconds.
        let number = self.delivered.fetch_add(1, Ordering::Relaxed);
        let moment = SystemTime::now() + Duration::from_secs(10 + number);
        fs::File::options()
            .write(true)
            .open(&new)
            .and_then(|file| file.set_modified(moment))
            .expect("its date");
        self.owner.give_one(&new);
        fs::rename(new, path).expect("in place");
    }

    /// Lever: the folder's files cannot be removed.
    pub fn freeze(&self, folder: &str, frozen: bool) {
        let mode = if frozen { 0o555 } else { 0o700 };
        let cur = self.maildir(MAILBOX, folder).join("cur");
        fs::set_permissions(cur, fs::Permissions::from_mode(mode)).expect("mode");
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        // The master ends its children on SIGTERM, but not on SIGKILL.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let start = Instant::now();
        while matches!(self.child.try_wait(), Ok(None)) {
            if start.elapsed() > Duration::from_secs(10) {
                let _ = self.child.kill();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        self.open_for_removal();
    }
}

impl Dovecot {
    fn open_for_removal(&self) {
        let _ = fs::set_permissions(self.expunged(), fs::Permissions::from_mode(0o700));
    }
}

/// Begins to run Dovecot with the configuration in this folder.
fn spawn(owner: &Owner, base: &Path) -> Child {
    let place = |name: &str| base.join(name).display().to_string();
    let mut command = Command::new("dovecot");
    if let (true, Runner::User(name, _)) = (id(&["-u"]) == "0", &owner.runner) {
        command = Command::new("setpriv");
        command.args([
            &format!("--reuid={name}"),
            &format!("--regid={}", owner.gid),
            "--clear-groups",
            "dovecot",
        ]);
    }
    command
        .args(["-F", "-c", &place("dovecot.conf")])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(fs::File::create(place("stderr")).expect("log"))
        .spawn()
        .expect("dovecot starts")
}

/// Waits until it listens, and is not another one that does.
async fn wait_for_port(child: &mut Child, port: u16) -> Result<(), String> {
    let start = Instant::now();
    loop {
        let listens = tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok();
        if let Some(ended) = child.try_wait().expect("its state") {
            return Err(ended.to_string());
        }
        if listens {
            return Ok(());
        }
        if start.elapsed() > Duration::from_mins(1) {
            return Err("it does not listen".to_owned());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// A connector to [`MAILBOX`] at any address with its token.
pub fn connector(address: ImapAddress) -> ImapConnector {
    let tokens = Arc::new(FixedToken(TOKEN.into()));
    ImapConnector::new(address, MAILBOX, tokens, None, Timeouts::default()).expect("a connector")
}

fn version() -> String {
    let output = Command::new("dovecot").arg("--version").output();
    let output = output.unwrap_or_else(|error| {
        panic!(
            "These tests need Dovecot ({error}). Install it: apt-get install --no-install-recommends dovecot-imapd"
        )
    });
    let version = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        version.starts_with("2.3.") || version.starts_with("2.4."),
        "These tests know Dovecot 2.3 and 2.4, and this is {version}"
    );
    version
}

fn owner(unprivileged: bool) -> Owner {
    let ids = |user: &[&str]| {
        let of = |flag: &str| id(&[&[flag], user].concat()).parse::<u32>().expect("an id");
        (of("-u"), of("-g"))
    };
    let (uid, gid) = ids(&[]);
    if uid != 0 {
        return Owner { uid, gid, runner: Runner::User(id(&["-un"]), id(&["-gn"])) };
    }
    let (uid, gid) = ids(&["nobody"]);
    let runner =
        if unprivileged { Runner::User("nobody".to_owned(), id(&["-gn", "nobody"])) } else { Runner::Root };
    Owner { uid, gid, runner }
}

fn id(arguments: &[&str]) -> String {
    let output = Command::new("id").args(arguments).output().expect("the command id");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

impl Owner {
    /// Lets the server's and the mail's user in, with everything below.
    fn give(&self, base: &Path) {
        fs::set_permissions(base, fs::Permissions::from_mode(0o755)).expect("mode");
        if fs::metadata(base).expect("the folder just made").uid() != 0 {
            return;
        }
        self.give_one(&base.join("homes"));
        if self.runner != Runner::Root {
            for entry in fs::read_dir(base).expect("folder") {
                self.give_one(&entry.expect("entry").path());
            }
            self.give_one(base);
        }
    }

    fn give_one(&self, path: &Path) {
        if fs::metadata(path).is_ok_and(|metadata| metadata.uid() != self.uid) {
            chown(path, Some(self.uid), Some(self.gid)).expect("owner");
        }
    }
}

/// An authority of the test's own, and a certificate for 127.0.0.1 from it.
fn write_certificates(base: &Path) {
    let authority_key = rcgen::KeyPair::generate().expect("key");
    let mut authority = rcgen::CertificateParams::new(Vec::new()).expect("parameters");
    authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    authority.distinguished_name.push(rcgen::DnType::CommonName, "Mailferry test authority");
    let certificate = authority.self_signed(&authority_key).expect("authority");
    let issuer = rcgen::Issuer::new(authority, authority_key);
    let key = rcgen::KeyPair::generate().expect("key");
    let leaf = rcgen::CertificateParams::new(vec!["127.0.0.1".to_owned()])
        .expect("parameters")
        .signed_by(&key, &issuer)
        .expect("certificate");
    fs::write(base.join("ca.pem"), certificate.pem()).expect("authority");
    fs::write(base.join("server.pem"), leaf.pem()).expect("certificate");
    fs::write(base.join("server.key"), key.serialize_pem()).expect("key");
}
