//! Other users of the same machine, and programs that this one starts: what they
//! can see of an import, and what they can do to it.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use mailferry::practice::{Practice, Scenario};
use url::Url;

use crate::support::browser::Browser;
use crate::support::journey::{Journey, Letter, Underway, run};
use crate::support::until;

/// A user who is nobody's friend (Debian's `nobody`).
const STRANGER: u32 = 65_534;

/// Whether there can be a second user here: root alone may be another.
fn can_be_another() -> bool {
    let is_root = fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
    if !is_root {
        println!("skipped: only root can act as a second user");
    }
    is_root
}

/// What a shell of the stranger makes of a command; whether it went well.
fn stranger(command: &str, path: &Path) -> bool {
    let mut shell = Command::new("sh");
    shell.args(["-c", command, "sh"]).arg(path).current_dir("/").uid(STRANGER).gid(STRANGER);
    shell.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("a shell").success()
}

/// Everything below a folder, and the folder.
fn everything(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() { found.extend(everything(&entry)) } else { found.push(entry) }
    }
    found
}

/// A journey with one message imported and one that was not.
async fn done() -> Journey {
    let mut journey = Journey::start().await;
    journey.deliver_letter(&Letter::archived("good", 50));
    journey.import_all().await;
    journey
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_user_reads_nothing_of_an_import_and_holds_no_lock() {
    if !can_be_another() {
        return;
    }
    let mut journey = done().await;
    journey.journal = journey.folder().join("own/new.journal");
    journey.import_all().await;
    let page = journey.folder().join("own/report.html");
    let mut report = journey.program();
    report.arg("report").arg("--html").arg(&page).arg("--journal").arg(&journey.journal);
    let ended = run(report).await;
    assert_eq!(ended.exit, 0, "{ended}");
    let own = journey.folder().join("own");
    // The test's folder is closed to others as a home is; opened, what is in it
    // has to stand by itself.
    fs::set_permissions(journey.folder(), fs::Permissions::from_mode(0o755)).expect("mode set");
    let found = everything(&own);
    assert!(found.len() >= 4, "{found:?}");
    for path in found {
        let mode = fs::metadata(&path).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
        assert!(!stranger("cat \"$1\" || ls \"$1\"", &path), "{}", path.display());
        assert!(!stranger("exec 9<\"$1\" && flock -n 9", &path), "{}", path.display());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_another_user_has_put_there_is_refused() {
    if !can_be_another() {
        return;
    }
    let mut journey = done().await;
    let shared = journey.folder().join("shared");
    fs::create_dir(&shared).expect("made");
    fs::set_permissions(journey.folder(), fs::Permissions::from_mode(0o755)).expect("mode set");
    fs::set_permissions(&shared, fs::Permissions::from_mode(0o1777)).expect("mode set");
    let own = journey.journal.clone();
    for (name, command) in [
        ("link", format!("ln -s {} \"$1\"", own.display())),
        ("lock-link", "ln -s /tmp/mailferry-nowhere \"${1%.journal}.lock\"".to_owned()),
        ("lock", ": > \"${1%.journal}.lock\"; chmod 666 \"${1%.journal}.lock\"".to_owned()),
        ("file", ": > \"$1\"; chmod 666 \"$1\"".to_owned()),
        ("log", ": > \"$1-wal\"; chmod 666 \"$1-wal\"".to_owned()),
    ] {
        journey.journal = shared.join(format!("{name}.journal"));
        assert!(stranger(&command, &journey.journal), "{name}");
        let ended = journey.import().await;
        ended.assert_problem(2, "file-not-private");
    }
    assert!(!Path::new("/tmp/mailferry-nowhere").exists(), "a link was followed");
    // In a folder of another's, or one that everybody may change, nothing is kept.
    for (name, mode, owner) in [("theirs", 0o755, STRANGER), ("everybodys", 0o777, 0)] {
        let folder = journey.folder().join(name);
        fs::create_dir(&folder).expect("made");
        std::os::unix::fs::chown(&folder, Some(owner), Some(owner)).expect("given away");
        fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).expect("mode set");
        journey.journal = folder.join("a.journal");
        journey.import().await.assert_problem(2, "file-not-private");
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 0, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn saved_mails_are_private_and_never_written_over_or_through_a_link() {
    let journey = Journey::start().await;
    let deleted = Letter::archived("thrown-away", 3);
    journey.dovecot.deliver("INBOX", &deleted.raw(), deleted.sent, "T");
    let target = journey.folder().join("saved");
    let victim = journey.folder().join("victim");
    fs::write(&victim, "mine").expect("written");
    let save = || async {
        let mut command = journey.command("save");
        command.arg("--to").arg(&target);
        run(command).await
    };
    let ended = journey.import().await;
    assert_eq!(ended.exit, 3, "one is skipped: {ended}");
    let first = save().await;
    assert_eq!(first.exit, 0, "{first}");
    let files = everything(&target);
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&target), 0o700);
    assert!(files.iter().filter(|path| path.is_file()).all(|path| mode(path) == 0o600), "{files:?}");
    let name = files.iter().find(|path| path.is_file()).expect("a file").clone();
    fs::remove_file(&name).expect("removed");
    symlink(&victim, &name).expect("linked");
    let second = save().await;
    assert_eq!(fs::read(&victim).expect("readable"), b"mine", "{second}");
    assert_eq!(everything(&target).len(), files.len() + 1, "{second}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_that_is_started_learns_no_secret_and_nothing_is_dumped() {
    let folder = tempfile::tempdir().expect("a folder");
    let practice = Practice::start(Scenario::Calm, folder.path()).await.expect("a practice");
    let script = folder.path().join("browser");
    fs::write(
        &script,
        "#!/bin/sh\necho \"$@\" > \"$0.arguments\"; env > \"$0.env.new\"; mv \"$0.env.new\" \"$0.env\"\n",
    )
    .expect("a script");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("its mode");
    let mut command = Command::new(env!("CARGO_BIN_EXE_mailferry"));
    command
        .args(["check", "--sign-in"])
        .arg(practice.plan())
        .env("MAILFERRY_HOME", folder.path())
        .env("MAILFERRY_ZAMMAD_TOKEN", "secret-of-zammad")
        .env("MAILFERRY_CLIENT_SECRET", "secret-of-the-application")
        .env_remove("MAILFERRY_ACCESS_TOKEN")
        .env("BROWSER", &script)
        .env("KEPT", "as it was")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let waiting = Underway::start(command);
    let limits = format!("/proc/{}/limits", waiting.id());
    let seen = script.with_extension("env");
    until("the browser", || async { seen.exists() }).await;
    let limits = fs::read_to_string(limits).expect("its limits");
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).expect("a line");
    assert_eq!(core.split_whitespace().filter(|word| *word == "0").count(), 2, "{core}");
    let environment = fs::read_to_string(&seen).expect("what it was given");
    assert!(environment.contains("KEPT=as it was"), "{environment}");
    assert!(!environment.contains("secret-of-") && !environment.contains("MAILFERRY_"), "{environment}");
    let arguments = fs::read_to_string(script.with_extension("arguments")).expect("its command line");
    let begins = Url::parse(arguments.trim()).expect("an address");
    assert_eq!(begins.host_str(), Some("localhost"), "the sign-in's link can be read by nobody: {begins}");
    // It leads on once, and a guess leads nowhere.
    let browser = Browser::new();
    let mut guess = begins.clone();
    guess.set_query(Some("begin=guess"));
    assert_eq!(browser.open(&guess).await.status, 400);
    let link = browser.follow(&begins).await;
    assert!(link.as_str().starts_with(&practice.tenant.authority()), "{link}");
    assert!(link.query_pairs().any(|(name, _)| name == "code_challenge"), "{link}");
    assert_eq!(browser.open(&begins).await.status, 400);
    drop(waiting);
}
