//! The real program between a person, a keyring, the practice tenant and the
//! practice helpdesk: signing in, importing, signing out.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, Command, Stdio};

use mailferry::practice::tenant::{Consent, Options, Refresh, SignIn, Tenant};
use mailferry::practice::{Practice, Scenario};
use serde_json::Value;
use tempfile::TempDir;
use url::Url;

use crate::support::browser::Browser;
use crate::support::journey::{Ended, run};
use crate::support::keyring::Keyring;
use crate::support::schema::Written;
use crate::{MIA, SUPPORT};

/// A person's session: a keyring, a home, and a practice to sign in to.
pub struct Session {
    pub practice: Practice,
    pub keyring: Keyring,
    pub home: TempDir,
    pub log: &'static str,
}

impl Session {
    pub async fn begin(scenario: Scenario, keyring: Keyring) -> Self {
        let home = tempfile::Builder::new().prefix("mailferry-session-").tempdir().expect("a folder");
        let practice = Practice::start(scenario, home.path()).await.expect("a practice");
        Self { practice, keyring, home, log: "error" }
    }

    /// The program as this person runs it: without a secret in its environment.
    pub fn program(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mailferry"));
        self.keyring.settle(&mut command);
        for name in ["MAILFERRY_ZAMMAD_TOKEN", "MAILFERRY_ACCESS_TOKEN", "MAILFERRY_CLIENT_SECRET"] {
            command.env_remove(name);
        }
        command
            .args(arguments)
            .env("MAILFERRY_HOME", self.home.path().join("mailferry"))
            .env("MAILFERRY_LOG", self.log)
            .env("LANGUAGE", "en")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// A command over the plan.
    pub fn command(&self, name: &str, more: &[&str]) -> Command {
        let mut command = self.program(&[name]);
        command.arg(self.practice.plan()).args(more);
        command
    }

    pub fn import_command(&self) -> Command {
        self.command("import", &["--settle-time", "0", "--certainty", "5", "--patience", "60", "--json"])
    }

    /// Gives Zammad's token to the keychain by standard input.
    pub async fn give_zammad_token(&self) -> Ended {
        let mut command = self.command("zammad-token", &["--json"]);
        let written = Written::by(&command);
        let mut child = command.stdin(Stdio::piped()).spawn().expect("the program starts");
        let mut input = child.stdin.take().expect("its input");
        writeln!(input, "{}", self.practice.helpdesk.token()).expect("the token");
        drop(input);
        Started::of(child, written).end().await
    }

    /// Begins `sign-in` and reads the line it says first.
    pub async fn begin_sign_in(&self, more: &[&str]) -> (Started, Value) {
        let mut command = self.command("sign-in", &["--json"]);
        command.args(more);
        self.start(command).await
    }

    /// Begins a command and reads the line it says first.
    pub async fn start(&self, mut command: Command) -> (Started, Value) {
        let written = Written::by(&command);
        let mut started = Started::of(command.spawn().expect("the program starts"), written);
        let line = started.line().await;
        (started, serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}")))
    }

    /// Signs in with a browser, picking this account.
    pub async fn sign_in(&self, account: &str) -> Ended {
        let (started, told) = self.begin_sign_in(&["--no-browser"]).await;
        Browser::new().sign_in(&link(&told), account).await;
        started.end().await
    }

    pub async fn accounts(&self) -> Vec<Value> {
        let ended = run(self.program(&["accounts", "--json"])).await;
        assert_eq!(ended.exit, 0, "{ended}");
        ended.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }
}

/// A program under way whose first lines are read while it runs.
pub struct Started {
    child: Child,
    output: Option<BufReader<std::process::ChildStdout>>,
    read: String,
    written: Written,
}

impl Started {
    pub fn of(mut child: Child, written: Written) -> Self {
        let output = child.stdout.take().map(BufReader::new);
        Self { child, output, read: String::new(), written }
    }

    pub async fn line(&mut self) -> String {
        let mut output = self.output.take().expect("its output");
        let (line, output) = tokio::task::spawn_blocking(move || {
            let mut line = String::new();
            output.read_line(&mut line).expect("a line");
            (line, output)
        })
        .await
        .expect("a thread");
        self.output = Some(output);
        self.read.push_str(&line);
        line
    }

    pub fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let status = Command::new("kill").args([&format!("-{name}"), &id]).status();
        assert!(status.expect("the command kill").success());
    }

    pub async fn end(self) -> Ended {
        let Self { child, output, mut read, written } = self;
        let mut rest = output.expect("its output");
        let (status, stderr, read) = tokio::task::spawn_blocking(move || {
            // The log is read beside the answer, so that neither fills up.
            let log = std::thread::spawn(move || child.wait_with_output().expect("its end"));
            rest.read_to_string(&mut read).expect("its output");
            let output = log.join().expect("a thread");
            (output.status, output.stderr, read)
        })
        .await
        .expect("a thread");
        written.assert_described(&read);
        Ended::of(&std::process::Output { status, stdout: read.into_bytes(), stderr })
    }
}

fn link(told: &Value) -> Url {
    Url::parse(told["link"].as_str().expect("a link")).expect("an address")
}

fn last_line(ended: &Ended) -> Value {
    let line = ended.stdout.lines().last().unwrap_or_default();
    serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {ended}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_signed_in_once_imports_again_and_again_until_signed_out() {
    let session = Session::begin(Scenario::Calm, Keyring::unlocked().await).await;
    run(session.import_command()).await.assert_problem(5, "zammad-token-not-given");
    let given = session.give_zammad_token().await;
    assert_eq!((given.exit, last_line(&given)["token"].as_str()), (0, Some("kept")), "{given}");
    let ended = run(session.import_command()).await;
    ended.assert_problem(5, "access-token-not-given");
    let wanted = format!("mailferry sign-in {}", session.practice.plan().display());
    assert!(ended.stderr.contains(&wanted), "{ended}");

    let ended = session.sign_in(SUPPORT).await;
    assert_eq!(ended.exit, 0, "{ended}");
    let told = last_line(&ended);
    assert_eq!((told["account"].as_str(), told["owner"].as_bool()), (Some(SUPPORT), Some(true)), "{told}");
    let known = session.accounts().await;
    assert_eq!((known.len(), known[0]["account"].as_str()), (1, Some(SUPPORT)));
    let labels = session.keyring.labels();
    let (client, authority) = (session.practice.tenant.client_id(), session.practice.tenant.authority());
    let expected = [
        format!("Mailferry: Microsoft 365 {SUPPORT} (application {client} at {authority})"),
        format!("Mailferry: Zammad {}", session.practice.helpdesk.url()),
    ];
    assert_eq!(labels, expected, "a person recognises them");

    let first = run(session.import_command()).await;
    assert!([0, 3].contains(&first.exit), "{first}");
    assert!(first.balance("imported") > 200 && first.balance("adds_up") == 1, "{first}");
    let articles = session.practice.helpdesk.snapshot().articles().len();
    let second = run(session.import_command()).await;
    assert_eq!(second.exit, first.exit, "{second}");
    assert_eq!(session.practice.helpdesk.snapshot().articles().len(), articles, "nothing twice");
    assert_eq!(session.practice.helpdesk.outbox(), []);

    session.practice.tenant.revoke_all();
    session.practice.tenant.expire_all();
    let ended = run(session.command("folders", &["--json"])).await;
    ended.assert_problem(5, "sign-in-revoked");
    assert!(ended.stderr.contains(&wanted), "{ended}");
    assert_eq!(session.sign_in(SUPPORT).await.exit, 0);
    assert_eq!(run(session.command("folders", &["--json"])).await.exit, 0);

    assert_eq!(run(session.command("sign-out", &[])).await.exit, 0);
    assert_eq!(run(session.command("zammad-token", &["--remove"])).await.exit, 0);
    assert_eq!(session.keyring.labels(), Vec::<String>::new());
    assert_eq!(session.accounts().await, Vec::<Value>::new());
    run(session.command("folders", &[])).await.assert_problem(5, "access-token-not-given");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tokens_that_end_in_the_midst_of_an_import_are_renewed_and_it_goes_on() {
    let session = Session::begin(Scenario::TokenExpires, Keyring::unlocked().await).await;
    session.practice.tenant.levers(|levers| levers.refresh = Refresh::EndsOld);
    assert_eq!(session.give_zammad_token().await.exit, 0);
    assert_eq!(session.sign_in(SUPPORT).await.exit, 0);
    let ended = run(session.import_command()).await;
    assert!([0, 3].contains(&ended.exit), "{ended}");
    assert!(ended.balance("imported") > 200 && ended.balance("adds_up") == 1, "{ended}");
    let snapshot = session.practice.helpdesk.snapshot();
    let mut ids: Vec<_> =
        snapshot.articles().iter().filter_map(|article| article.message_id.clone()).collect();
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all, "nothing twice");
    // What was renewed last is in the keyring: the next run needs nobody.
    assert_eq!(run(session.command("folders", &[])).await.exit, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_else_is_told_and_not_kept_and_a_member_is_let_in_by_name() {
    let session = Session::begin(Scenario::Calm, Keyring::unlocked().await).await;
    session.practice.tenant.levers(|levers| levers.sign_in = SignIn::As(MIA.to_owned()));
    let ended = session.sign_in(SUPPORT).await;
    ended.assert_problem(5, "signed-in-as-another");
    assert!(ended.stderr.contains(&format!("account = \"{MIA}\"")), "{ended}");
    assert_eq!(session.keyring.labels(), Vec::<String>::new());

    let plan = std::fs::read_to_string(session.practice.plan()).expect("the plan");
    let plan = plan.replace(&format!("account = \"{SUPPORT}\""), &format!("account = \"{MIA}\""));
    std::fs::write(session.practice.plan(), plan).expect("the plan");
    let ended = session.sign_in(MIA).await;
    assert_eq!((ended.exit, last_line(&ended)["owner"].as_bool()), (0, Some(false)), "{ended}");
    assert_eq!(run(session.command("folders", &[])).await.exit, 0);
    let ended = run(session.program(&["sign-out", MIA, "--json"])).await;
    assert_eq!((ended.exit, last_line(&ended)["account"].as_str()), (0, Some(MIA)), "{ended}");
    run(session.program(&["sign-out", MIA])).await.assert_problem(2, "account-unknown");
    assert_eq!(session.keyring.labels(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_device_signs_in_as_well() {
    let session = Session::begin(Scenario::Calm, Keyring::unlocked().await).await;
    let (started, told) = session.begin_sign_in(&["--device-code"]).await;
    let code = told["user_code"].as_str().expect("a code");
    Browser::new().type_code(&session.practice.tenant, code, SUPPORT).await;
    let ended = started.end().await;
    assert_eq!((ended.exit, last_line(&ended)["account"].as_str()), (0, Some(SUPPORT)), "{ended}");
    assert_eq!(run(session.command("folders", &[])).await.exit, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn consent_is_missed_asked_for_and_known_from_then_on() {
    let session = Session::begin(Scenario::Calm, Keyring::unlocked().await).await;
    let state =
        async || last_line(&run(session.command("consent", &["--json"])).await)["consent"]["state"].clone();
    assert_eq!(state().await, "unknown");
    session.practice.tenant.levers(|levers| levers.consent = Consent::Administrator);
    let (started, told) = session.begin_sign_in(&["--no-browser"]).await;
    let browser = Browser::new();
    let first = browser.open(&link(&told)).await;
    let second = browser.press(&first, ("account", SUPPORT)).await.expect("a page");
    browser.open(&browser.press(&second, ("consent", "return")).await.err().expect("sent back")).await;
    let ended = started.end().await;
    ended.assert_problem(5, "sign-in-admin-approval-needed");
    assert!(ended.stderr.contains("To do so: mailferry consent "), "{ended}");
    assert_eq!(state().await, "needed");
    let ended = run(session.command("consent", &["--text"])).await;
    assert!(ended.exit == 0 && ended.stdout.contains(session.practice.tenant.client_id()), "{ended}");
    assert_eq!(state().await, "asked");

    let (started, told) =
        session.start(session.command("consent", &["--ask", "--no-browser", "--json"])).await;
    let page = browser.open(&link(&told)).await;
    browser.open(&browser.press(&page, ("consent", "accept")).await.err().expect("sent back")).await;
    assert_eq!(started.end().await.exit, 0);
    assert_eq!(state().await, "granted");
    assert_eq!(session.sign_in(SUPPORT).await.exit, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ctrl_c_cancels_a_sign_in_and_keeps_nothing() {
    let session = Session::begin(Scenario::Calm, Keyring::unlocked().await).await;
    let (started, told) = session.begin_sign_in(&["--no-browser"]).await;
    started.signal("INT");
    let ended = started.end().await;
    assert_eq!(ended.exit, 4, "{ended}");
    assert!(ended.stderr.contains("Nothing was kept"), "{ended}");
    assert_eq!(session.keyring.labels(), Vec::<String>::new());
    let back = Browser::new().pick(&link(&told), SUPPORT).await;
    assert!(Browser::new().try_open(&back).await.is_none(), "nobody listens any more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_keychain_or_with_a_locked_one_nothing_is_kept_anywhere() {
    let mut session = Session::begin(Scenario::Calm, Keyring::none().await).await;
    run(session.command("sign-in", &["--no-browser"])).await.assert_problem(5, "keychain-missing");
    session.give_zammad_token().await.assert_problem(5, "keychain-missing");
    run(session.import_command()).await.assert_problem(5, "zammad-token-not-given");

    session.keyring.restart().await;
    assert_eq!(session.give_zammad_token().await.exit, 0);
    assert_eq!(session.sign_in(SUPPORT).await.exit, 0);
    session.keyring.lock().await;
    run(session.command("sign-in", &["--no-browser"])).await.assert_problem(5, "keychain-locked");
    run(session.import_command()).await.assert_problem(5, "keychain-locked");
    // The environment serves all the same.
    let mut folders = session.command("folders", &[]);
    folders.env("MAILFERRY_ACCESS_TOKEN", session.practice.access_token());
    assert_eq!(run(folders).await.exit, 0);

    session.keyring.restart().await;
    assert_eq!(run(session.command("folders", &[])).await.exit, 0, "it outlived the keyring's restart");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_keychain_one_may_sign_in_for_one_run_which_renews_and_keeps_nothing() {
    let session = Session::begin(Scenario::TokenExpires, Keyring::none().await).await;
    session.practice.tenant.levers(|levers| levers.refresh = Refresh::EndsOld);
    let mut import = session.import_command();
    import.arg("--sign-in").env("BROWSER", "true");
    import.env("MAILFERRY_ZAMMAD_TOKEN", session.practice.helpdesk.token());
    let (started, told) = session.start(import).await;
    let page = Browser::new().sign_in(&link(&told), SUPPORT).await;
    assert!(page.html.contains("You are signed in as"), "{}", page.html);
    let ended = started.end().await;
    assert!([0, 3].contains(&ended.exit), "{ended}");
    assert!(ended.balance("imported") > 200 && ended.balance("adds_up") == 1, "{ended}");
    assert_eq!(session.accounts().await, Vec::<Value>::new());
    run(session.command("folders", &[])).await.assert_problem(5, "access-token-not-given");

    session.practice.tenant.levers(|levers| levers.sign_in = SignIn::As(MIA.to_owned()));
    let mut folders = session.command("folders", &["--sign-in", "--json"]);
    let (started, told) = session
        .start({
            folders.env("BROWSER", "true");
            folders
        })
        .await;
    let page = Browser::new().sign_in(&link(&told), SUPPORT).await;
    assert!(page.html.contains(&format!("as {MIA}, not as {SUPPORT}")), "{}", page.html);
    started.end().await.assert_problem(5, "signed-in-as-another");
    assert_eq!(run(session.command("folders", &["--device-code"])).await.exit, 2, "alone it means nothing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_web_applications_secret_is_kept_with_the_sign_in_and_goes_with_it() {
    let mut session = Session::begin(Scenario::Calm, Keyring::unlocked().await).await;
    let secret = "a client secret of a web application";
    let options = Options { client_secret: Some(secret.to_owned()), ..Options::default() };
    let authority = session.practice.tenant.authority();
    session.practice.tenant = Tenant::start(options).await.expect("a tenant");
    let plan = std::fs::read_to_string(session.practice.plan()).expect("the plan");
    let plan = plan.replace(&authority, &session.practice.tenant.authority());
    std::fs::write(session.practice.plan(), plan).expect("the plan");

    session.sign_in(SUPPORT).await.assert_problem(5, "sign-in-secret-missing");
    let mut command = session.command("sign-in", &["--json", "--no-browser"]);
    command.env("MAILFERRY_CLIENT_SECRET", secret);
    let (started, told) = session.start(command).await;
    Browser::new().sign_in(&link(&told), SUPPORT).await;
    let ended = started.end().await;
    assert_eq!(ended.exit, 0, "{ended}");
    assert_eq!(session.keyring.labels().len(), 2);
    // Renewing needs the secret, and finds it in the keychain: the mail server
    // of this practice belongs to another tenant, and refuses the token.
    run(session.command("folders", &[])).await.assert_problem(5, "mailbox-sign-in-refused");
    assert_eq!(run(session.command("sign-out", &[])).await.exit, 0);
    assert_eq!(session.keyring.labels(), Vec::<String>::new());
}
