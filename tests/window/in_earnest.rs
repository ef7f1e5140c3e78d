//! In earnest: a real IMAP server as the mailbox, the practice tenant and
//! helpdesk as another process, everything typed and chosen by keys.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use mailferry::practice::sample::{BulkOptions, bulk};
use serde_json::Value;
use tempfile::TempDir;

use crate::screen::{Ends, Screen, told, until};
use crate::support::{Dovecot, Options};

const ACCOUNT: &str = "support@contoso.example";
const MESSAGES: usize = 120;

/// Tenant and helpdesk as another process, and the mailbox.
struct Services {
    facts: Value,
    dovecot: Dovecot,
    message_ids: BTreeSet<String>,
    _served: Ends,
    _folder: TempDir,
}

impl Services {
    async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut served = Command::new(env!("CARGO_BIN_EXE_mailferry"))
            .args(["practice", "serve", "--scenario", "slow-helpdesk", "--folder"])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(served.stdout.take().expect("its output")).lines();
        let served = Ends(served);
        let line = tokio::task::spawn_blocking(move || lines.next()).await.expect("a thread");
        let facts: Value = serde_json::from_str(&line.expect("a line").expect("read")).expect("one object");
        let introspection = facts["introspection"].as_str().map(str::to_owned);
        let dovecot = Dovecot::start_with(Options { introspection, ..Options::default() }).await;
        let long_ago = Timestamp::now() - SignedDuration::from_hours(24 * 30);
        let mut message_ids = BTreeSet::new();
        for message in bulk(MESSAGES, 4, BulkOptions::small(long_ago)) {
            dovecot.deliver("INBOX", &message.raw, message.arrived, "");
            message_ids.insert(message.message_id);
        }
        Self { facts, dovecot, message_ids, _served: served, _folder: folder }
    }

    fn fact(&self, name: &str) -> &str {
        self.facts[name].as_str().expect("a text")
    }

    /// Message-IDs of the articles there are, each as often as it is there.
    async fn articles(&self) -> Vec<String> {
        let snapshot = told(self.fact("snapshot"), "", self.fact("zammad_token")).await;
        let tickets = snapshot["tickets"].as_array().expect("tickets").clone();
        let articles = tickets.iter().flat_map(|ticket| ticket["articles"].as_array().expect("articles"));
        let ids = articles.filter_map(|article| article["message_id"].as_str().map(str::to_owned));
        ids.filter(|id| self.message_ids.contains(id)).collect()
    }

    /// Whatever is no longer in the mailbox has its article, and none has two.
    async fn assert_nothing_lost_or_twice(&self) {
        // The mailbox first: what is deleted after this look is in Zammad anyway.
        let held = self.dovecot.count("INBOX");
        let articles = self.articles().await;
        let once: BTreeSet<&String> = articles.iter().collect();
        assert_eq!(once.len(), articles.len(), "none is there twice");
        assert!(held + once.len() >= MESSAGES, "{held} in the mailbox and {} in Zammad", once.len());
    }

    /// Whether Zammad's import mode is on, as Zammad says.
    async fn import_mode(&self) -> bool {
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let request = client
            .get(format!("{}/api/v1/settings", self.fact("zammad")))
            .header("Authorization", format!("Token token={}", self.fact("zammad_token")));
        let text = request.send().await.expect("an answer").text().await.expect("a text");
        let settings: Vec<Value> = serde_json::from_str(&text).expect("settings");
        let setting = settings.iter().find(|setting| setting["name"] == "import_mode").expect("the setting");
        setting["state_current"]["value"] == Value::Bool(true)
    }

    /// Waits until so many articles are there.
    async fn has_articles(&self, count: usize) {
        until("articles", async || (self.articles().await.len() >= count).then_some(())).await;
    }
}

/// Types what belongs into the fields of a step, each by its id and its name in
/// the draft, and sees each kept.
async fn fill(screen: &Screen, fields: &[(&str, &str, &str)]) {
    for (id, key, value) in fields {
        screen.focus(id).await;
        let is_so = |draft: &toml::Table| draft.get(*key).and_then(toml::Value::as_str) == Some(value);
        screen.types_until_kept(key, value, is_so).await;
    }
}

async fn fills_in_everything(screen: &mut Screen, services: &Services) {
    screen.comes_to("Before you start").await;
    screen.press("Return");
    screen.comes_to("Helpdesk").await;
    fill(screen, &[("helpdesk-address", "helpdesk_address", services.fact("zammad"))]).await;
    screen.focus("helpdesk-token").await;
    screen.types(services.fact("zammad_token"));
    screen.picture("helpdesk typed").await;
    screen.goes_on_to("Consent").await;
    fill(
        screen,
        &[
            ("consent-client-id", "client_id", services.fact("client_id")),
            ("consent-tenant", "tenant", services.fact("tenant")),
        ],
    )
    .await;
    screen.chooses("Other clouds").await;
    screen.focus("consent-cloud").await;
    chooses_by(screen, "Right", "cloud", &["us-government", "china", "custom"]).await;
    let imap = services.dovecot.tls_address();
    let authority = services.dovecot.ca_file().display().to_string();
    fill(
        screen,
        &[
            ("consent-authority", "authority", services.fact("authority")),
            ("consent-imap", "imap_server", &format!("{}:{}", imap.host, imap.port)),
            ("consent-certificate", "microsoft_certificate", &authority),
        ],
    )
    .await;
    screen.picture("consent typed").await;
    screen.goes_on_to("Sign in").await;
    fill(screen, &[("sign-in-mailbox", "mailbox", ACCOUNT)]).await;
    screen.picture("mailbox typed").await;
    screen.goes_on_to("Import settings").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_comes_over_whole_through_a_kill_and_a_closed_window() {
    let services = Services::start().await;
    let mut screen = Screen::open().await;
    let signing_in = screen.keep_signing_in(ACCOUNT);
    fills_in_everything(&mut screen, &services).await;
    // The folders are looked at first.
    screen.rests().await;
    screen.chooses("settings-ask-after").await;
    screen.focus("settings-after").await;
    chooses_by(&screen, "Down", "after", &["mark-read", "move", "delete"]).await;
    screen.goes_on_to("Check").await;
    screen.rests().await;
    // Enter never deletes.
    screen.press("Return");
    screen.rests().await;
    assert_eq!(services.dovecot.count("INBOX"), MESSAGES);

    confirms_and_imports(&mut screen).await;
    services.has_articles(MESSAGES / 6).await;
    screen.picture("before the kill").await;
    screen.kill().await;
    services.assert_nothing_lost_or_twice().await;

    resumes(&mut screen, "after the kill").await;
    services.has_articles(MESSAGES / 2).await;
    // Closing asks. The first answer is the harmless one; the third closes.
    screen.press("alt+F4");
    // The question is drawn before the picture is taken; nothing depends on it.
    tokio::time::sleep(Duration::from_millis(500)).await;
    screen.picture("closing asks").await;
    screen.chooses("dialog-confirm").await;
    assert!(screen.ends().await.success());
    assert!(!services.import_mode().await, "put back at the close");
    services.assert_nothing_lost_or_twice().await;

    resumes(&mut screen, "after the close").await;
    screen.goes_on_to("Result").await;
    screen.rests().await;
    screen.picture("the end").await;
    let articles = services.articles().await;
    assert_eq!(articles.len(), MESSAGES, "each is there once");
    assert_eq!(articles.into_iter().collect::<BTreeSet<_>>(), services.message_ids);
    assert_eq!(services.dovecot.count("INBOX"), 0, "what is proven is deleted");
    assert_eq!(
        told(services.fact("outbox"), "", services.fact("zammad_token")).await,
        serde_json::json!([]),
        "nobody heard of it"
    );
    assert!(!services.import_mode().await, "put back at the end");
    assert!(screen.close().await.success());
    signing_in.abort();
}

/// Goes through a group of choices by a key, one after the other.
async fn chooses_by(screen: &Screen, key: &str, name: &str, choices: &[&str]) {
    for chosen in choices {
        screen.press(key);
        screen.has_kept(chosen, |draft| draft[name].as_str() == Some(chosen)).await;
    }
}

/// Confirms that mail is deleted, by typing the mailbox's address, and begins.
async fn confirms_and_imports(screen: &mut Screen) {
    screen.chooses("main").await;
    screen.focus("check-confirm").await;
    screen.types(ACCOUNT);
    screen.picture("confirmed").await;
    screen.chooses("dialog-confirm").await;
    screen.comes_to("Import").await;
}

/// Opens the window again, and resumes what is found there by the main button.
async fn resumes(screen: &mut Screen, when: &str) {
    screen.start().await;
    screen.comes_to("Before you start").await;
    screen.rests().await;
    screen.picture(&format!("unfinished {when}")).await;
    screen.chooses("main").await;
    screen.comes_to("Helpdesk").await;
    screen.goes_on_to("Check").await;
    screen.rests().await;
    confirms_and_imports(screen).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_there_again_and_a_second_window_is_told_of_the_first() {
    let mut screen = Screen::open().await;
    screen.comes_to("Before you start").await;
    screen.press("Return");
    screen.comes_to("Helpdesk").await;
    fill(&screen, &[("helpdesk-address", "helpdesk_address", "https://help.contoso.example")]).await;
    screen.kill().await;
    // What ended the first holds up no other; it comes back to the step.
    screen.start().await;
    screen.comes_to("Helpdesk").await;
    // The field that is still empty has the focus; the one above is as it was.
    screen.focus("helpdesk-address").await;
    screen.press("End");
    screen.types("/desk");
    let address = "https://help.contoso.example/desk";
    screen.has_kept("the address", |draft| draft["helpdesk_address"].as_str() == Some(address)).await;

    let mut second = Ends(screen.command().spawn().expect("the program"));
    screen.shows("Mailferry").await;
    screen.rests().await;
    screen.picture("second window").await;
    screen.press("Escape");
    let ended = until("the second to end", async || second.0.try_wait().expect("a child")).await;
    assert_eq!(ended.code(), Some(5), "a person is needed");
    assert!(screen.log().contains("Mailferry is open already"), "{}", screen.log());
    // The first goes on undisturbed.
    screen.comes_to("Helpdesk").await;
    assert!(screen.close().await.success());
}
