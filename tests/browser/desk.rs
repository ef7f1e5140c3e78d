//! A person's desk: the practice, a keychain, a browser, and the program that a
//! person starts in a terminal.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use mailferry::practice::{Practice, Scenario};
use serde_json::Value;
use tempfile::TempDir;

use crate::chromium::Chromium;
use crate::support::journey::{Ended, run};
use crate::support::keyring::Keyring;
use crate::support::until;

/// Everything ends with it.
pub struct Desk {
    pub practice: Practice,
    pub browser: Chromium,
    keyring: Keyring,
    folder: TempDir,
}

impl Desk {
    /// A practice without trouble, a keychain that is unlocked and empty, and a
    /// browser that has never been anywhere.
    pub async fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("mailferry-desk-").tempdir().expect("a folder");
        let practice = Practice::start(Scenario::Calm, folder.path()).await.expect("a practice");
        let keyring = Keyring::unlocked().await;
        // What the system starts as a browser: it notes what it was to open, and
        // the test's own opens that.
        let script = folder.path().join("browser");
        fs::write(&script, "#!/bin/sh\nprintf '%s\\n' \"$1\" >> \"$0.opened\"\n").expect("a script");
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("its mode");
        Self { practice, browser: Chromium::start().await, keyring, folder }
    }

    /// The practice's plan.
    pub fn plan(&self) -> String {
        self.practice.plan().display().to_string()
    }

    /// Where this desk's files lie.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What the program has had the system's browser open.
    pub fn opened(&self) -> Vec<String> {
        let opened = fs::read_to_string(self.folder().join("browser.opened")).unwrap_or_default();
        opened.lines().map(str::to_owned).collect()
    }

    fn program(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mailferry"));
        self.keyring.settle(&mut command);
        command
            .args(arguments)
            .env("MAILFERRY_HOME", self.folder())
            .env("BROWSER", self.folder().join("browser"))
            .env("LANGUAGE", "en")
            .env_remove("MAILFERRY_ACCESS_TOKEN")
            .env_remove("MAILFERRY_ZAMMAD_TOKEN")
            .env_remove("MAILFERRY_CLIENT_SECRET")
            .stdin(Stdio::null());
        command
    }

    /// Runs a command to its end.
    pub async fn run(&self, arguments: &[&str]) -> Ended {
        run(self.program(arguments)).await
    }

    /// `mailferry import` of the practice's plan.
    pub async fn import(&self) -> Ended {
        let plan = self.plan();
        let mut command =
            self.program(&["import", &plan, "--settle-time", "0", "--certainty", "5", "--json"]);
        command.env("MAILFERRY_ZAMMAD_TOKEN", self.practice.helpdesk.token());
        run(command).await
    }

    /// Starts a command that waits for the person.
    pub fn begin(&self, arguments: &[&str]) -> Waiting {
        let folder = tempfile::Builder::new().prefix("said-").tempdir_in(self.folder()).expect("a folder");
        let file = |name: &str| fs::File::create(folder.path().join(name)).expect("a file");
        let mut command = self.program(arguments);
        let child = command.stdout(file("stdout")).stderr(file("stderr")).spawn();
        Waiting { child: child.expect("the program starts"), folder }
    }

    /// Begins to sign in; gives the link too, as the person reads it.
    pub async fn begin_sign_in(&self) -> (Waiting, String) {
        let waiting = self.begin(&["sign-in", &self.plan()]);
        let link = waiting.link().await;
        (waiting, link)
    }

    /// Signs in by the browser, up to the page that ends it.
    pub async fn sign_in(&self, account: &str) -> Ended {
        let (waiting, link) = self.begin_sign_in().await;
        self.browser.open(&link).await;
        self.browser.press("account", account).await;
        self.browser.until_back().await;
        waiting.end().await
    }

    /// Names of the accounts that are remembered.
    pub async fn accounts(&self) -> Vec<String> {
        let listed = self.run(&["accounts", "--json"]).await;
        assert_eq!(listed.exit, 0, "{listed}");
        let account = |line: &str| {
            let line: Value = serde_json::from_str(line).expect("a line of JSON");
            line["account"].as_str().expect("a name").to_owned()
        };
        listed.stdout.lines().map(account).collect()
    }

    /// What the keychain holds, as a person sees it there.
    pub fn entries(&self) -> Vec<String> {
        self.keyring.labels()
    }
}

/// A command that waits for the person; killed when dropped.
pub struct Waiting {
    child: Child,
    folder: TempDir,
}

impl Waiting {
    fn said(&self, name: &str) -> Vec<u8> {
        fs::read(self.folder.path().join(name)).expect("what it said")
    }

    /// All that it has written so far.
    pub fn text(&self) -> String {
        [self.said("stdout"), self.said("stderr")]
            .map(|said| String::from_utf8_lossy(&said).into_owned())
            .concat()
    }

    /// The rest of the first line that begins like this, once it is there.
    pub async fn line(&self, start: &str) -> String {
        let line = || {
            let text = self.text();
            // The last line may be half written.
            let whole = &text[..text.rfind('\n')?];
            whole.lines().find_map(|line| line.trim_start().strip_prefix(start)).map(str::to_owned)
        };
        until(&format!("{start:?}, in:\n{}", self.text()), || async { line().is_some() }).await;
        line().expect("as waited for")
    }

    /// The link that it prints.
    pub async fn link(&self) -> String {
        format!("http://{}", self.line("http://").await)
    }

    /// Waits until it has ended by itself.
    pub async fn end(mut self) -> Ended {
        let mut status = None;
        until("the command's end", || {
            status = self.child.try_wait().expect("its state");
            let ended = status.is_some();
            async move { ended }
        })
        .await;
        let status = status.expect("it has ended");
        Ended::of(&Output { status, stdout: self.said("stdout"), stderr: self.said("stderr") })
    }

    /// Ctrl-C.
    pub async fn interrupt(self) -> Ended {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &id]).status().expect("the command kill");
        assert!(sent.success());
        self.end().await
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A file of the desk's.
pub fn written(desk: &Desk, name: &str, text: &str) -> PathBuf {
    let path = desk.folder().join(name);
    fs::write(&path, text).expect("written");
    path
}
