//! The real program in a real window: on a screen of its own (Xvfb) with a window
//! manager, by keys alone, from the first step to the last. What it did is asked
//! of the practice services from outside. Pictures of every step are kept in
//! `target/window-journey/`.

#![cfg(all(feature = "gui", target_os = "linux"))]

mod support;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use mailferry::migration::balance::Balance;
use mailferry::migration::journal::Journal;
use support::browser::Browser;
use tempfile::TempDir;
use url::Url;

/// How long anything may take before it counts as never.
const LIMIT: Duration = Duration::from_mins(2);

/// Ends a program when the test does.
struct Ends(Child);

impl Drop for Ends {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A screen with the program on it.
struct Screen {
    folder: TempDir,
    display: String,
    program: Ends,
    _manager: Ends,
    _server: Ends,
    pictures: u32,
}

fn installed(program: &str) -> String {
    format!("{program} (scripts/test says how to install it)")
}

/// Looks again and again until something is so.
async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let looking = async {
        loop {
            if let Some(found) = look().await {
                return found;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(LIMIT, looking).await.unwrap_or_else(|_| panic!("in time: {what}"))
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
    /// Starts the screen and the program on it, with a home of its own.
    async fn open() -> Self {
        let folder = tempfile::Builder::new().prefix("mailferry-window-").tempdir().expect("a folder");
        for name in ["home", "data", "tmp"] {
            std::fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        let numbers = folder.path().join("display");
        let (server, display) = serve(&numbers).await;
        let manager = Command::new("openbox")
            .env("DISPLAY", &display)
            .env("HOME", folder.path().join("home"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|_| panic!("{}", installed("openbox")));
        // A window that comes before its manager may never be shown.
        until("the window manager", async || ask(&display, "xdotool", &["get_num_desktops"])).await;
        let program = start(folder.path(), &display);
        let screen = Self {
            folder,
            display,
            program: Ends(program),
            _manager: Ends(manager),
            _server: server,
            pictures: 0,
        };
        until("a window", async || screen.title()).await;
        screen
    }

    fn ask(&self, program: &str, arguments: &[&str]) -> Option<String> {
        ask(&self.display, program, arguments)
    }

    /// The title of the program's window: it names the step.
    fn title(&self) -> Option<String> {
        let found = self.ask("xdotool", &["search", "--onlyvisible", "--name", "Mailferry"])?;
        let window = found.lines().next()?.to_owned();
        self.ask("xdotool", &["getwindowname", &window]).filter(|title| title.contains("Mailferry"))
    }

    /// Presses a key in the window.
    fn press(&self, key: &str) {
        self.ask("xdotool", &["key", "--clearmodifiers", key]).expect("a key is pressed");
    }

    /// Waits for a step, and keeps a picture of it.
    async fn comes_to(&mut self, step: &str) {
        let title = format!("{step} – Mailferry");
        until(&title, async || self.title().filter(|shown| *shown == title)).await;
        self.picture(step).await;
    }

    /// Presses the main button whenever it can be, until the next step is there.
    async fn goes_on_to(&mut self, step: &str) {
        let title = format!("{step} – Mailferry");
        until(&title, async || {
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
    async fn picture(&mut self, name: &str) {
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

    fn home(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The folder that practice lives in, while it lasts.
    fn practice(&self) -> Option<PathBuf> {
        let entries = std::fs::read_dir(self.folder.path().join("tmp")).expect("the temporary folder");
        entries.filter_map(Result::ok).map(|entry| entry.path()).find(|path| {
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("mailferry-practice-"))
        })
    }

    /// Closes the window as a person does, and waits for the program's end.
    async fn close(&mut self) -> ExitStatus {
        self.press("alt+F4");
        let program = &mut self.program.0;
        until("the program's end", async || program.try_wait().expect("a child")).await
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

/// Starts the program. Instead of a browser it starts a script that writes down
/// where it was sent.
fn start(folder: &Path, display: &str) -> Child {
    use std::os::unix::fs::PermissionsExt as _;
    let browser = folder.join("browser");
    let links = folder.join("links");
    std::fs::write(&browser, format!("#!/bin/sh\nprintf '%s\\n' \"$1\" >>'{}'\n", links.display()))
        .expect("a script");
    std::fs::set_permissions(&browser, std::fs::Permissions::from_mode(0o755)).expect("a program");
    Command::new(env!("CARGO_BIN_EXE_mailferry"))
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("DISPLAY", display)
        .env("HOME", folder.join("home"))
        .env("TMPDIR", folder.join("tmp"))
        .env("MAILFERRY_HOME", folder.join("data"))
        .env("LANG", "en_US.UTF-8")
        .env("BROWSER", &browser)
        .env("MAILFERRY_LOG", "mailferry=info")
        .stderr(std::fs::File::create(folder.join("log")).expect("a log"))
        .spawn()
        .expect("the program")
}

/// The folder for a test's own pictures: tests that run at once share none.
fn pictures() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target"));
    let test = std::thread::current().name().unwrap_or("unnamed").to_owned();
    target.join("window-journey").join(test)
}

/// Signs in wherever the program sends the browser, as long as the test lasts.
fn keep_signing_in(folder: &Path, account: &'static str) -> tokio::task::JoinHandle<()> {
    let links = folder.join("links");
    tokio::spawn(async move {
        let mut done = 0;
        loop {
            let text = std::fs::read_to_string(&links).unwrap_or_default();
            for link in text.lines().skip(done) {
                done += 1;
                let link = Url::parse(link).expect("a link");
                Browser::new().sign_in(&link, account).await;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    })
}

/// What a practice service answers.
async fn told(address: &str, path: &str) -> serde_json::Value {
    // A second installation of the same provider is refused and harmless.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let answer = client.get(format!("{address}{path}")).send().await.expect("an answer");
    serde_json::from_str(&answer.text().await.expect("a text")).expect("JSON")
}

/// The address of the practice helpdesk, out of the practice's plan.
fn helpdesk(practice: &Path) -> String {
    let plan = std::fs::read_to_string(practice.join("plan.toml")).expect("the plan");
    let plan: toml::Value = toml::from_str(&plan).expect("TOML");
    plan["zammad"]["url"].as_str().expect("an address").to_owned()
}

/// The only file of this ending in a folder.
fn file(folder: &Path, ending: &str) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder).ok()?;
    let mut files = entries.filter_map(Result::ok).map(|entry| entry.path());
    files.find(|path| path.extension().is_some_and(|extension| extension == ending))
}

/// Nothing of practice outlives it, and nothing real was touched.
fn assert_nothing_stays(screen: &Screen) {
    assert_eq!(screen.practice(), None, "the folder of practice is gone");
    let kept: Vec<String> = std::fs::read_dir(screen.home())
        .expect("the data folder")
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert!(kept.iter().all(|name| name == "window.toml" || name == "draft.toml"), "{kept:?}");
    let draft = std::fs::read_to_string(screen.home().join("draft.toml")).unwrap_or_default();
    assert!(!draft.contains(ACCOUNT), "the draft of practice is not kept");
}

const ACCOUNT: &str = "support@contoso.example";

#[tokio::test(flavor = "multi_thread")]
async fn practice_begins_and_ends_in_the_real_window_and_leaves_nothing_behind() {
    let mut screen = Screen::open().await;
    screen.comes_to("Before you start").await;
    // The first stop is the button that begins practice.
    screen.press("Tab");
    screen.press("space");
    screen.comes_to("Helpdesk").await;
    let practice = screen.practice().expect("practice has a folder of its own");
    let address = helpdesk(&practice);
    assert_eq!(told(&address, "/practice/outbox").await, serde_json::json!([]));
    let ended = screen.close().await;
    assert!(ended.success(), "{ended}");
    assert_nothing_stays(&screen);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_is_brought_over_by_keys_alone_in_the_real_window() {
    let mut screen = Screen::open().await;
    let signing_in = keep_signing_in(screen.folder.path(), ACCOUNT);
    screen.comes_to("Before you start").await;
    screen.press("Tab");
    screen.press("space");
    screen.comes_to("Helpdesk").await;
    let practice = screen.practice().expect("practice has a folder of its own");
    let address = helpdesk(&practice);
    let before = told(&address, "/practice/snapshot").await;
    for step in ["What goes where", "Check", "Import", "Result"] {
        screen.goes_on_to(step).await;
    }
    // The main button saves the report.
    let report = until("a report", async || {
        screen.press("Return");
        tokio::time::sleep(Duration::from_millis(400)).await;
        file(&practice.join("reports"), "html")
    })
    .await;
    screen.picture("report").await;
    assert!(std::fs::read_to_string(&report).expect("a page").contains("<html"));
    let journal = file(&practice, "journal").expect("a journal");
    let journal = Journal::open_for_reading(&journal).expect("readable");
    let balance = Balance::of(&journal.tally().await.expect("a tally"));
    assert!(balance.adds_up() && balance.imported > 0, "{balance:?}");
    assert_eq!((balance.waiting, balance.to_settle), (0, 0));
    assert!(journal.unrestored_changes().await.expect("changes").is_empty());
    drop(journal);
    assert_eq!(told(&address, "/practice/outbox").await, serde_json::json!([]), "nobody heard of it");
    let after = told(&address, "/practice/snapshot").await;
    let tickets = |snapshot: &serde_json::Value| snapshot["tickets"].as_array().expect("tickets").len();
    assert!(tickets(&after) > tickets(&before));
    let ended = screen.close().await;
    assert!(ended.success(), "{ended}");
    assert_nothing_stays(&screen);
    signing_in.abort();
}
