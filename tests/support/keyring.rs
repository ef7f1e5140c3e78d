//! A keychain of a test's own: a private D-Bus and a GNOME Keyring on it, with a
//! home of their own. Both end with it.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use super::until;

/// The password of the keyring.
const PASSWORD: &str = "open sesame";

/// A private session bus, with a keyring on it or without.
pub struct Keyring {
    folder: TempDir,
    bus: Child,
    daemon: Option<Child>,
}

impl Keyring {
    /// A session without any keychain.
    pub async fn none() -> Self {
        let folder = tempfile::Builder::new().prefix("mailferry-keyring-").tempdir().expect("a folder");
        for name in ["home", "data", "run", "config"] {
            std::fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        // Nothing is started because somebody asks for it: what is there was
        // started here.
        let configuration = format!(
            "<busconfig><type>session</type><listen>{}</listen><auth>EXTERNAL</auth>\
             <policy context=\"default\"><allow send_destination=\"*\"/><allow receive_sender=\"*\"/>\
             <allow own=\"*\"/></policy></busconfig>",
            address(folder.path())
        );
        let file = folder.path().join("bus.conf");
        std::fs::write(&file, configuration).expect("the bus's configuration");
        let bus = Command::new("dbus-daemon")
            .arg("--nofork")
            .arg("--nopidfile")
            .arg("--config-file")
            .arg(&file)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon (scripts/test says how to install it)");
        let keyring = Self { folder, bus, daemon: None };
        until("the session bus", || async { keyring.has_owner("org.freedesktop.DBus") }).await;
        keyring
    }

    /// An unlocked keyring.
    pub async fn unlocked() -> Self {
        let mut keyring = Self::none().await;
        keyring.start(Some(PASSWORD)).await;
        keyring
    }

    /// Restarts the keyring, locked: nobody is there to type its password.
    pub async fn lock(&mut self) {
        self.stop().await;
        self.start(None).await;
    }

    /// Restarts the keyring, unlocked.
    pub async fn restart(&mut self) {
        self.stop().await;
        self.start(Some(PASSWORD)).await;
    }

    /// Ends the keyring; the bus stays.
    pub async fn stop(&mut self) {
        if let Some(mut daemon) = self.daemon.take() {
            daemon.kill().expect("ended");
            daemon.wait().expect("ended");
        }
        until("the keyring to be gone", || async { !self.has_owner("org.freedesktop.secrets") }).await;
    }

    async fn start(&mut self, password: Option<&str>) {
        let mut command = self.on_bus("gnome-keyring-daemon");
        command.args(["--foreground", "--components=secrets", "--control-directory"]);
        command.arg(self.folder.path().join("run"));
        if password.is_some() {
            command.arg("--unlock");
        }
        let mut daemon = command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("gnome-keyring-daemon (scripts/test says how to install it)");
        let mut input = daemon.stdin.take().expect("its input");
        input.write_all(password.unwrap_or_default().as_bytes()).expect("the password");
        drop(input);
        self.daemon = Some(daemon);
        until("the keyring", || async { self.has_owner("org.freedesktop.secrets") }).await;
    }

    /// Puts a program into this session.
    pub fn settle(&self, command: &mut Command) {
        let at = |name: &str| self.folder.path().join(name);
        command
            .env("DBUS_SESSION_BUS_ADDRESS", address(self.folder.path()))
            .env("HOME", at("home"))
            .env("XDG_DATA_HOME", at("data"))
            .env("XDG_CONFIG_HOME", at("config"))
            .env("XDG_RUNTIME_DIR", at("run"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY");
    }

    fn on_bus(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        self.settle(&mut command);
        command
    }

    fn has_owner(&self, name: &str) -> bool {
        let output = self
            .on_bus("dbus-send")
            .args(["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"])
            .args(["org.freedesktop.DBus.NameHasOwner", &format!("string:{name}")])
            .output()
            .expect("dbus-send (scripts/test says how to install it)");
        String::from_utf8_lossy(&output.stdout).contains("boolean true")
    }

    /// What an unlocked keyring shows a person of the program's entries.
    pub fn labels(&self) -> Vec<String> {
        let output = self
            .on_bus("secret-tool")
            .args(["search", "--all", "service", "Mailferry"])
            .output()
            .expect("secret-tool (scripts/test says how to install it)");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut labels: Vec<String> =
            text.lines().filter_map(|line| line.strip_prefix("label = ")).map(str::to_owned).collect();
        labels.sort();
        labels
    }

    /// Where the keyring keeps its files.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().join("data")
    }
}

fn address(folder: &Path) -> String {
    format!("unix:path={}", folder.join("bus").display())
}

impl Drop for Keyring {
    fn drop(&mut self) {
        for child in self.daemon.iter_mut().chain([&mut self.bus]) {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
