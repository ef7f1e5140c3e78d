//! A screen with the program on it.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use url::Url;

use crate::support::browser::Browser;
use crate::support::keyring::Keyring;

/// How long anything may take before it counts as never.
const LIMIT: Duration = Duration::from_mins(1);
/// The same for an import: after a kill, a request of unknown outcome is looked
/// for during five minutes and a half.
const IMPORT: Duration = Duration::from_mins(8);

/// Ends a program when the test does.
pub struct Ends(pub Child);

impl Drop for Ends {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// When to type again what was not kept.
const AGAIN: Duration = Duration::from_secs(10);

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(100);

/// A screen, a keychain and a home, and the program on them.
pub struct Screen {
    folder: TempDir,
    display: String,
    keyring: Keyring,
    program: Option<Ends>,
    _manager: Ends,
    _server: Ends,
    pictures: u32,
}

fn installed(program: &str) -> String {
    format!("{program} (scripts/test says how to install it)")
}

/// Looks again and again until something is so.
pub async fn until<T>(what: &str, look: impl AsyncFnMut() -> Option<T>) -> T {
    within(LIMIT, PAUSE, what, look).await
}

/// [`until`] for what an import does.
pub async fn until_imported<T>(what: &str, look: impl AsyncFnMut() -> Option<T>) -> T {
    within(IMPORT, PAUSE, what, look).await
}

async fn within<T>(
    limit: Duration,
    pause: Duration,
    what: &str,
    mut look: impl AsyncFnMut() -> Option<T>,
) -> T {
    let looking = async {
        loop {
            if let Some(found) = look().await {
                return found;
            }
            tokio::time::sleep(pause).await;
        }
    };
    tokio::time::timeout(limit, looking).await.unwrap_or_else(|_| panic!("in time: {what}"))
}

/// What a program that looks at a screen says; nothing where it fails.
fn ask(display: &str, program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .env("DISPLAY", display)
        .stderr(Stdio::null())
        .output()
        .unwrap_or_else(|_| panic!("{}", installed(program)));
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

impl Screen {
    /// A screen with a home of its own and a keychain that is unlocked and empty.
    pub async fn bare() -> Self {
        let folder = tempfile::Builder::new().prefix("mailferry-window-").tempdir().expect("a folder");
        for name in ["home", "data", "tmp"] {
            std::fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        let (server, display) = serve(&folder.path().join("display")).await;
        let manager = Command::new("openbox")
            .env("DISPLAY", &display)
            .env("HOME", folder.path().join("home"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|_| panic!("{}", installed("openbox")));
        // A window that comes before its manager may never be shown.
        until("the window manager", async || ask(&display, "xdotool", &["get_num_desktops"])).await;
        // Instead of a browser the program starts a script that writes down where
        // it was sent.
        let browser = folder.path().join("browser");
        let links = folder.path().join("links");
        std::fs::write(&browser, format!("#!/bin/sh\nprintf '%s\\n' \"$1\" >>'{}'\n", links.display()))
            .expect("a script");
        std::fs::set_permissions(&browser, std::fs::Permissions::from_mode(0o755)).expect("a program");
        Self {
            folder,
            display,
            keyring: Keyring::unlocked().await,
            program: None,
            _manager: Ends(manager),
            _server: server,
            pictures: 0,
        }
    }

    /// The same with the program on it.
    pub async fn open() -> Self {
        let mut screen = Self::bare().await;
        screen.start().await;
        screen
    }

    /// Starts the program as a person does.
    pub async fn start(&mut self) {
        let program = self.command().spawn().expect("the program");
        self.program = Some(Ends(program));
        until("a window", async || self.title()).await;
    }

    /// The program, to be started on this screen.
    pub fn command(&self) -> Command {
        let at = |name: &str| self.folder.path().join(name);
        let log = std::fs::File::options().create(true).append(true).open(at("log")).expect("a log");
        let mut command = Command::new(env!("CARGO_BIN_EXE_mailferry"));
        command.env_clear();
        self.keyring.settle(&mut command);
        command
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("DISPLAY", &self.display)
            .env("TMPDIR", at("tmp"))
            .env("MAILFERRY_HOME", at("data"))
            .env("LANG", "en_US.UTF-8")
            .env("BROWSER", at("browser"))
            .env("MAILFERRY_LOG", "mailferry=info,mailferry_window::ui::keys=trace")
            // The helpdesk of the tests is one process that is done with a request
            // within seconds.
            .args(["--settle-time", "0", "--certainty", "20"])
            .stderr(log);
        command
    }

    fn ask(&self, program: &str, arguments: &[&str]) -> Option<String> {
        ask(&self.display, program, arguments)
    }

    /// The title of the program's window: it names the step.
    pub fn title(&self) -> Option<String> {
        let found = self.ask("xdotool", &["search", "--onlyvisible", "--name", "Mailferry"])?;
        let window = found.lines().next()?.to_owned();
        self.ask("xdotool", &["getwindowname", &window]).filter(|title| title.contains("Mailferry"))
    }

    /// Waits until a window of exactly this title is there.
    pub async fn shows(&self, title: &str) {
        let name = format!("^{title}$");
        until(title, async || self.ask("xdotool", &["search", "--onlyvisible", "--name", &name])).await;
    }

    /// What the program wrote on its standard error.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// Presses a key in the window.
    pub fn press(&self, key: &str) {
        self.ask("xdotool", &["key", "--clearmodifiers", key]).expect("a key is pressed");
    }

    /// Where Tab has led so far, one line each.
    fn stops(&self) -> Vec<String> {
        self.log().lines().filter_map(|line| Some(line.split_once("focus: ")?.1.to_owned())).collect()
    }

    /// Presses Tab until this has the focus: an id, or words where there is none.
    pub async fn focus(&self, what: &str) {
        self.focus_by("Tab", what).await;
    }

    /// As [`Screen::focus`], from the end of the window.
    pub async fn focus_back(&self, what: &str) {
        self.focus_by("shift+Tab", what).await;
    }

    /// Round and round, until it is there to be reached.
    async fn focus_by(&self, key: &str, what: &str) {
        let sought = format!("\"{what}\"");
        until(what, async || {
            let before = self.stops().len();
            self.press(key);
            let next = async || self.stops().into_iter().nth(before);
            let stop = within(LIMIT, Duration::from_millis(5), "the next stop", next).await;
            stop.contains(&sought).then_some(())
        })
        .await;
    }

    /// Comes to something by Tab and presses Space there.
    pub async fn chooses(&self, what: &str) {
        self.focus(what).await;
        self.press("space");
    }

    /// Types where the focus is.
    pub fn types(&self, text: &str) {
        self.ask("xdotool", &["type", "--clearmodifiers", "--delay", "4", text]).expect("text is typed");
    }

    /// Waits for a step, and keeps a picture of it.
    pub async fn comes_to(&mut self, step: &str) {
        let title = format!("{step} – Mailferry");
        until(&title, async || self.title().filter(|shown| *shown == title)).await;
        self.picture(step).await;
    }

    /// Presses the main button whenever it can be, until the next step is there.
    pub async fn goes_on_to(&mut self, step: &str) {
        let title = format!("{step} – Mailferry");
        until_imported(&title, async || {
            if self.title()? == title {
                return Some(());
            }
            self.press("Return");
            // What the press began is given time; then the title is looked at.
            tokio::time::sleep(Duration::from_millis(400)).await;
            None
        })
        .await;
        self.picture(step).await;
    }

    /// Keeps a picture of the screen, as soon as it shows more than an empty window.
    pub async fn picture(&mut self, name: &str) {
        self.pictures += 1;
        let folder = pictures();
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        let name = name.to_lowercase().replace(' ', "-");
        let file = folder.join(format!("{:02}-{name}.png", self.pictures));
        let path = file.to_str().expect("a path in UTF-8");
        until("something that is drawn", async || {
            self.ask("import", &["-silent", "-window", "root", path]).expect("a picture");
            let colours = self.ask("identify", &["-format", "%k", path]).expect("ImageMagick");
            (colours.parse::<u64>().expect("a number") > 16).then_some(())
        })
        .await;
    }

    /// Waits until nothing moves any more: a spinner turns many times a second.
    pub async fn rests(&self) {
        let looks = || {
            self.ask("import", &["-silent", "-window", "root", "rgb:-"]).map(|picture| fingerprint(&picture))
        };
        until("rest", async || {
            let before = looks();
            tokio::time::sleep(Duration::from_millis(1500)).await;
            (before.is_some() && before == looks()).then_some(())
        })
        .await;
    }

    /// The folder of the program's data.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// What is kept of what was typed, once it is so; typing is saved a moment
    /// later.
    pub async fn has_kept(&self, what: &str, is_so: impl Fn(&toml::Table) -> bool) {
        let path = self.home().join("draft.toml");
        until(what, async || {
            let text = std::fs::read_to_string(&path).ok()?;
            is_so(&toml::from_str(&text).ok()?).then_some(())
        })
        .await;
    }

    /// Types into the field that has the focus until what was typed is kept: on a busy
    /// machine keys of `xdotool` get lost, which a person sees, and types again.
    pub async fn types_until_kept(&self, what: &str, text: &str, is_so: impl Fn(&toml::Table) -> bool) {
        until(what, async || {
            self.press("ctrl+a");
            self.types(text);
            tokio::time::timeout(AGAIN, self.has_kept(what, &is_so)).await.ok()
        })
        .await;
    }

    /// The folder that practice lives in, while it lasts.
    pub fn practice(&self) -> Option<PathBuf> {
        let entries = std::fs::read_dir(self.folder.path().join("tmp")).expect("the temporary folder");
        entries.filter_map(Result::ok).map(|entry| entry.path()).find(|path| {
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("mailferry-practice-"))
        })
    }

    /// Closes the window as a person does, and waits for the program's end.
    pub async fn close(&mut self) -> ExitStatus {
        self.press("alt+F4");
        self.ends().await
    }

    /// Waits for the program's end.
    pub async fn ends(&mut self) -> ExitStatus {
        let mut program = self.program.take().expect("a program");
        until("the program's end", async || program.0.try_wait().expect("a child")).await
    }

    /// Ends the program as a crash or a power cut does.
    pub async fn kill(&mut self) {
        drop(self.program.take().expect("a program"));
        until("no window", async || self.title().is_none().then_some(())).await;
    }

    /// Signs in wherever the program sends the browser, as long as the test lasts.
    pub fn keep_signing_in(&self, account: &'static str) -> tokio::task::JoinHandle<()> {
        let links = self.folder.path().join("links");
        tokio::spawn(async move {
            let mut done = 0;
            loop {
                let text = std::fs::read_to_string(&links).unwrap_or_default();
                for link in text.lines().skip(done) {
                    done += 1;
                    let link = Url::parse(link).expect("a link");
                    let browser = Browser::new();
                    let link = browser.follow(&link).await;
                    browser.sign_in(&link, account).await;
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        })
    }
}

/// Starts a screen; it names the first number that is free.
async fn serve(numbers: &Path) -> (Ends, String) {
    let to = std::fs::File::create(numbers).expect("a file");
    let server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"])
        .stdout(to)
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|_| panic!("{}", installed("Xvfb")));
    let server = Ends(server);
    let number = until("the screen", async || {
        let text = std::fs::read_to_string(numbers).expect("the number");
        text.ends_with('\n').then(|| text.trim().to_owned())
    })
    .await;
    (server, format!(":{number}"))
}

fn fingerprint(picture: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    picture.hash(&mut hasher);
    hasher.finish()
}

/// The folder for a test's own pictures: tests that run at once share none.
fn pictures() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target"));
    let test = std::thread::current().name().unwrap_or("unnamed").replace("::", "-");
    target.join("window-journey").join(test)
}

/// What a practice service answers.
pub async fn told(address: &str, path: &str, token: &str) -> serde_json::Value {
    // A second installation of the same provider is refused and harmless.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let answer = client.get(format!("{address}{path}")).bearer_auth(token).send().await.expect("an answer");
    serde_json::from_str(&answer.text().await.expect("a text")).expect("JSON")
}

/// The only file of this ending in a folder.
pub fn file(folder: &Path, ending: &str) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder).ok()?;
    let mut files = entries.filter_map(Result::ok).map(|entry| entry.path());
    files.find(|path| path.extension().is_some_and(|extension| extension == ending))
}
