//! The helpdesk's own channels, against the tenant and the mail server of a practice.

use std::time::Duration;

use serde_json::{Value, json};

use super::*;
use crate::exchange::Flags;
use crate::exchange::faults::ExpungeFault;
use crate::helpdesk::{Options, SentKind, Version};
use crate::tenant::{Consent, SignIn};

/// Messages of the mailbox that are in the helpdesk already.
const IMPORTED: usize = 60;
/// Somebody whose address belongs to no channel.
const JONAS: &str = "jonas.weber@contoso.example";

struct Desk {
    practice: Practice,
    web: reqwest::Client,
    _folder: tempfile::TempDir,
}

impl Desk {
    /// A practice of this version whose channels are fetched when asked to.
    async fn new(version: Version) -> Self {
        Self::with(|options| options.version = version).await
    }

    async fn with(change: impl FnOnce(&mut Options)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let practice = Practice::start_as(folder.path(), |options| {
            options.fetch_every = None;
            change(options);
        });
        let practice = practice.await.expect("started");
        // A second installation of the same is refused and harmless.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let web = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        Self { practice, web: web.build().expect("a client"), _folder: folder }
    }

    async fn ask(&self, method: &str, path: &str, body: Value) -> (u16, Value) {
        let request = self
            .web
            .request(
                method.parse().expect("a method"),
                format!("{}/api/v1/{path}", self.practice.helpdesk.url()),
            )
            .header("Authorization", format!("Token token={}", self.practice.helpdesk.token()))
            .header("Accept", "application/json");
        let request = if body.is_null() { request } else { request.json(&body) };
        let reply = request.send().await.expect("a reply");
        let status = reply.status().as_u16();
        let text = reply.text().await.expect("a body");
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }

    async fn done(&self, method: &str, path: &str, body: Value) -> Value {
        let (status, reply) = self.ask(method, path, body).await;
        assert!((200..300).contains(&status), "{method} {path}: {status} {reply}");
        reply
    }

    /// Gives the helpdesk its application's credentials.
    async fn credentials(&self, provider: &str) {
        let tenant = &self.practice.tenant;
        let credentials = json!({
            "client_id": tenant.client_id(), "client_secret": tenant.web_secret(), "client_tenant": "",
        });
        self.done("POST", "external_credentials", json!({"name": provider, "credentials": credentials}))
            .await;
    }

    fn link(&self, provider: &str, more: &str) -> String {
        format!("{}/api/v1/external_credentials/{provider}/link_account{more}", self.practice.helpdesk.url())
    }

    /// Follows the link of "Add account"; where the browser ended, and what it shows.
    async fn sign_in(&self, provider: &str, more: &str, account: &str) -> (String, String) {
        let ended = self.practice.tenant.follow(&self.link(provider, more), account).await.expect("followed");
        (ended.0.to_string(), ended.1)
    }

    /// The same where it ends with a channel: its id.
    async fn signed_in(&self, provider: &str, account: &str) -> u64 {
        let (address, page) = self.sign_in(provider, "", account).await;
        let id = address.rsplit('/').next().and_then(|id| id.parse().ok());
        id.unwrap_or_else(|| panic!("{address}: {page}"))
    }

    /// The mailbox's own channel, migrated from the e-mail channel that was there.
    async fn channel(&self) -> u64 {
        self.credentials("microsoft365").await;
        self.signed_in("microsoft365", self.practice.mailbox()).await
    }

    fn record(&self, id: u64) -> Value {
        let all = self.practice.helpdesk.records("channels");
        all.into_iter().find(|channel| channel["id"] == id).expect("a channel")
    }

    async fn set(&self, id: u64, folder: &str, keep: bool) {
        let body = json!({"options": {"folder": folder, "keep_on_server": keep}, "active": true});
        self.done("POST", &format!("channels_microsoft365_inbound/{id}"), body).await;
    }

    /// Imports messages as an import leaves them, and puts the same into a folder.
    async fn import(&self, folder: &str, flags: Flags) {
        let closed = self.done("GET", "ticket_states", Value::Null).await;
        let closed = closed.as_array().expect("states").iter().find(|state| state["name"] == "closed");
        let closed = closed.expect("a closed state")["id"].clone();
        let owner = self.done("GET", "users/me", Value::Null).await["id"].clone();
        for number in 0..IMPORTED {
            let message_id = format!("<imported-{number}@customer.example>");
            let raw = format!(
                "From: Cara <cara{number}@customer.example>\r\nTo: {}\r\nSubject: Old {number}\r\n\
                 Message-ID: {message_id}\r\nDate: Mon, 02 Mar 2020 08:00:00 +0000\r\n\r\nLong ago.\r\n",
                self.practice.mailbox(),
            );
            self.practice.exchange.add(folder, raw.into_bytes(), now(), flags);
            let article = json!({
                "type": "email", "sender": "Customer", "from": format!("cara{number}@customer.example"),
                "to": self.practice.mailbox(), "subject": format!("Old {number}"), "body": "Long ago.",
                "message_id": message_id,
                "preferences": {"send-auto-response": false, "is-auto-response": true},
            });
            let ticket = json!({
                "title": format!("Old {number}"), "group": "Support", "state_id": closed, "owner_id": owner,
                "customer_id": format!("guess:cara{number}@customer.example"), "article": article,
            });
            self.done("POST", "tickets", ticket).await;
        }
        assert!(self.practice.helpdesk.outbox().is_empty(), "an import is quiet");
    }

    /// Message-IDs of the import that are in the helpdesk more than once.
    fn doubles(&self) -> usize {
        let snapshot = self.practice.helpdesk.snapshot();
        (0..IMPORTED)
            .filter(|number| {
                snapshot.with_message_id(&format!("<imported-{number}@customer.example>")).len() > 1
            })
            .count()
    }

    fn answered(&self) -> usize {
        let outbox = self.practice.helpdesk.outbox();
        outbox.iter().filter(|sent| sent.kind == SentKind::TriggerMail).count()
    }
}

#[tokio::test]
async fn a_channel_that_deletes_doubles_what_was_imported_and_answers_everybody() {
    let desk = Desk::new(Version::V5_5).await;
    desk.import("Import", Flags::SEEN).await;
    let id = desk.channel().await;
    // As Zammad makes it: nothing is said of keeping.
    desk.practice.helpdesk.put_record("channels", id, &json!({"active": true}));
    desk.set(id, "Import", false).await;
    let fetched = desk.practice.helpdesk.fetch_channels().await;
    assert_eq!((fetched[0].taken, fetched[0].known, fetched[0].error.as_deref()), (IMPORTED, 0, None));
    assert_eq!((desk.doubles(), desk.answered()), (IMPORTED, IMPORTED));
    assert!(desk.practice.exchange.messages("Import").is_empty(), "and the mail is gone");
}

#[tokio::test]
async fn a_channel_that_keeps_leaves_what_is_read_or_known() {
    for (flags, known) in [(Flags::SEEN, 0), (Flags::NONE, IMPORTED)] {
        let desk = Desk::new(Version::V5_5).await;
        desk.import("Import", flags).await;
        let id = desk.channel().await;
        desk.set(id, "Import", true).await;
        let fetched = desk.practice.helpdesk.fetch_channels().await;
        assert_eq!((fetched[0].taken, fetched[0].known), (0, known));
        assert_eq!((desk.doubles(), desk.practice.helpdesk.outbox().len()), (0, 0));
        let left = desk.practice.exchange.messages("Import");
        assert_eq!(left.len(), IMPORTED);
        assert!(left.iter().all(|message| message.flags.has(Flags::SEEN)));
        let record = desk.record(id);
        assert_eq!((&record["status_in"], &record["last_log_in"]), (&json!("ok"), &json!("")));
        assert!(record["preferences"]["last_fetch"].is_string());
    }
}

#[tokio::test]
async fn a_new_message_becomes_a_ticket_of_the_channels_group_and_is_answered() {
    let desk = Desk::new(Version::V5_5).await;
    let id = desk.channel().await;
    desk.done("POST", &format!("channels_microsoft365_group/{id}"), json!({"group_id": 2})).await;
    desk.practice.exchange.create_folder("New", crate::exchange::FolderKind::Mail);
    desk.set(id, "New", true).await;
    desk.practice.exchange.add(
        "New",
        b"From: Ines <ines@customer.example>\r\nTo: support@contoso.example\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nMessage-ID: <new@customer.example>\r\n\r\nHello\r\n".to_vec(),
        now(),
        Flags::NONE,
    );
    // By the scheduler, as fast as it can be.
    desk.practice.helpdesk.set_fetching(Some(Duration::from_millis(5)));
    let mut ticket = None;
    while ticket.is_none() {
        tokio::time::sleep(Duration::from_millis(5)).await;
        let snapshot = desk.practice.helpdesk.snapshot();
        ticket = snapshot.tickets.into_iter().find(|ticket| ticket.title == "Grüße");
    }
    desk.practice.helpdesk.set_fetching(None);
    // A round that is under way ends before this one.
    desk.practice.helpdesk.fetch_channels().await;
    let ticket = ticket.expect("a ticket");
    assert_eq!((ticket.group.as_str(), ticket.customer.as_str()), ("Support", "ines@customer.example"));
    assert_eq!((ticket.state.as_str(), &ticket.preferences["channel_id"]), ("new", &json!(id)));
    assert_eq!(ticket.articles[0].message_id.as_deref(), Some("<new@customer.example>"));
    assert_eq!(desk.answered(), 1);
    // What follows by its number is another article, and opens the ticket.
    let answer = format!(
        "From: ines@customer.example\r\nSubject: Re: [Ticket#{}] Hello\r\nMessage-ID: <next@customer.example>\r\n\
         Auto-Submitted: auto-replied\r\n\r\nMore\r\n",
        ticket.number
    );
    desk.practice.exchange.add("New", answer.into_bytes(), now(), Flags::NONE);
    assert_eq!(desk.practice.helpdesk.fetch_channels().await[0].taken, 1);
    let snapshot = desk.practice.helpdesk.snapshot();
    let same = snapshot.tickets.iter().find(|other| other.id == ticket.id).expect("the ticket");
    let next = same.articles.last().expect("an article");
    assert_eq!((same.state.as_str(), next.message_id.as_deref()), ("open", Some("<next@customer.example>")));
    assert_eq!(next.preferences["send-auto-response"], false);
}

#[tokio::test]
async fn in_import_mode_nobody_is_answered() {
    let desk = Desk::new(Version::V5_5).await;
    let id = desk.channel().await;
    desk.practice.exchange.create_folder("New", crate::exchange::FolderKind::Mail);
    desk.set(id, "New", false).await;
    desk.practice.helpdesk.switch_import_mode(true);
    let raw = b"From: ines@customer.example\r\nSubject: Hello\r\n\r\nHello\r\n".to_vec();
    desk.practice.exchange.add("New", raw, now(), Flags::NONE);
    assert_eq!(desk.practice.helpdesk.fetch_channels().await[0].taken, 1);
    assert!(desk.practice.helpdesk.outbox().is_empty());
}

#[tokio::test]
async fn a_refused_expunge_is_kept_as_the_channels_error_and_passes_by_itself() {
    let desk = Desk::new(Version::V5_5).await;
    desk.import("Import", Flags::NONE).await;
    let id = desk.channel().await;
    desk.set(id, "Import", false).await;
    desk.practice.exchange.faults(|faults| faults.expunge = ExpungeFault::Refused);
    let words = "Can't use Channel::Driver::Imap: #<Net::IMAP::NoResponseError: EXPUNGE failed.>";
    for taken in [IMPORTED, 0] {
        let fetched = desk.practice.helpdesk.fetch_channels().await;
        assert_eq!((fetched[0].taken, fetched[0].error.as_deref()), (taken, Some(words)));
        assert_eq!(desk.record(id)["status_in"], "error");
        let health = desk.done("GET", "monitoring/health_check", Value::Null).await;
        assert_eq!(health["issues"], json!([format!("Channel: Microsoft365::Account in  {words}")]));
        let left = desk.practice.exchange.messages("Import");
        assert!(left.len() == IMPORTED && left.iter().all(|message| message.flags.has(Flags::DELETED)));
    }
    desk.practice.exchange.faults(|faults| faults.expunge = ExpungeFault::Works);
    assert_eq!(desk.practice.helpdesk.fetch_channels().await[0].error, None);
    assert_eq!(desk.record(id)["status_in"], "ok");
    assert!(desk.practice.exchange.messages("Import").is_empty());
    assert_eq!(desk.done("GET", "monitoring/health_check", Value::Null).await["healthy"], true);
}

#[tokio::test]
async fn an_email_channel_of_the_same_user_is_migrated_and_rolled_back() {
    let desk = Desk::new(Version::V5_5).await;
    let before = desk.practice.helpdesk.records("channels").pop().expect("the e-mail channel");
    let id = desk.channel().await;
    assert_eq!(before["id"], id, "the same channel");
    let migrated = desk.record(id);
    assert_eq!(migrated["area"], "Microsoft365::Account");
    assert_eq!(migrated["options"]["inbound"]["options"]["keep_on_server"], false, "as it was");
    assert_eq!(migrated["options"]["backup_imap_classic"]["attributes"]["options"], before["options"]);
    let list = desk.done("GET", "channels_microsoft365", Value::Null).await;
    assert_eq!(list["channel_ids"], json!([id]));
    desk.done("POST", "channels_microsoft365_rollback_migration", json!({ "id": id })).await;
    let after = desk.record(id);
    assert_eq!((&after["area"], &after["options"]), (&before["area"], &before["options"]));
    let (status, reply) =
        desk.ask("POST", "channels_microsoft365_rollback_migration", json!({ "id": id })).await;
    assert_eq!(status, 500, "it is none of Microsoft 365's any more: {reply}");
    // Whose password Microsoft does not take.
    desk.done("POST", "channels_email_enable", json!({ "id": id })).await;
    let fetched = desk.practice.helpdesk.fetch_channels().await;
    assert!(fetched[0].error.as_ref().is_some_and(|error| error.contains("LOGIN failed.")), "{fetched:?}");
}

#[tokio::test]
async fn a_backup_older_than_seven_days_goes() {
    let desk = Desk::new(Version::V5_5).await;
    let id = desk.channel().await;
    let mut options = desk.record(id)["options"].clone();
    options["backup_imap_classic"]["migrated_at"] = "2020-01-01T00:00:00.000Z".into();
    desk.practice.helpdesk.put_record("channels", id, &json!({ "options": options }));
    desk.practice.helpdesk.fetch_channels().await;
    let (status, reply) =
        desk.ask("POST", "channels_microsoft365_rollback_migration", json!({ "id": id })).await;
    assert_eq!((status, &reply["error"]), (500, &json!("Failed to find backup on channel!")));
}

#[tokio::test]
async fn a_new_channel_is_switched_off_in_the_first_group_with_an_address() {
    for version in [Version::V5_5, Version::V6_5, Version::V7_2] {
        let desk = Desk::new(version).await;
        desk.credentials("microsoft365").await;
        let id = desk.signed_in("microsoft365", JONAS).await;
        let made = desk.record(id);
        assert_eq!((&made["active"], &made["group_id"]), (&json!(false), &json!(1)));
        assert_eq!(made["options"]["inbound"]["options"].get("keep_on_server"), None, "it would delete");
        let addresses = desk.practice.helpdesk.records("email_addresses");
        assert!(addresses.iter().any(|one| one["email"] == JONAS && one["channel_id"] == id));
        assert!(desk.practice.helpdesk.fetch_channels().await.is_empty(), "it is switched off");
        // Removing takes its address with it.
        desk.done("DELETE", "channels_microsoft365", json!({ "id": id })).await;
        let addresses = desk.practice.helpdesk.records("email_addresses");
        assert!(!addresses.iter().any(|one| one["email"] == JONAS));
    }
}

#[tokio::test]
async fn what_goes_wrong_at_the_sign_in_is_said_as_each_version_says_it() {
    let desk = Desk::new(Version::V7_0).await;
    let (status, reply) =
        desk.ask("GET", "external_credentials/microsoft365/link_account", Value::Null).await;
    assert_eq!((status, &reply["error"]), (422, &json!("There is no Microsoft365 app configured.")));
    desk.credentials("microsoft365").await;
    let tenant = &desk.practice.tenant;
    tenant.levers(|levers| levers.secrets_expired = true);
    assert!(desk.sign_in("microsoft365", "", JONAS).await.1.contains("AADSTS7000222"));
    tenant.levers(|levers| {
        levers.secrets_expired = false;
        levers.consent = Consent::Denied;
    });
    let (address, _) = desk.sign_in("microsoft365", "", JONAS).await;
    assert!(address.ends_with("/#channels/microsoft365/error/AADSTS65004"), "{address}");
    tenant.levers(|levers| levers.consent = Consent::Administrator);
    assert!(
        desk.sign_in("microsoft365", "", JONAS)
            .await
            .1
            .contains("The required parameter &#39;code&#39; is missing.")
            || desk.sign_in("microsoft365", "", JONAS).await.1.contains("parameter 'code' is missing")
    );
    tenant.levers(|levers| levers.consent = Consent::Granted);
    let id = desk.signed_in("microsoft365", JONAS).await;
    tenant.levers(|levers| levers.sign_in = SignIn::As("mia.keller@contoso.example".to_owned()));
    let (address, _) = desk.sign_in("microsoft365", &format!("?channel_id={id}"), JONAS).await;
    assert!(address.ends_with(&format!("error/user_mismatch/channel/{id}")), "{address}");
    tenant.levers(|levers| levers.sign_in = SignIn::AsPicked);
    // A token has no browser whose sign-in this could be.
    let (status, reply) =
        desk.ask("GET", "external_credentials/microsoft365/callback?code=x&state=y", Value::Null).await;
    assert_eq!((status, &reply["error"]), (422, &json!("Invalid OAuth state parameter.")));
    desk.practice.helpdesk.set_browser_session(false);
    let reply = desk.web.get(desk.link("microsoft365", "")).send().await.expect("a reply");
    assert_eq!(reply.status(), 403);
    desk.practice.helpdesk.set_browser_session(true);
    let wrong = json!({"credentials": {"client_id": tenant.client_id(), "client_secret": "no"}});
    desk.done("PUT", "external_credentials/1", wrong).await;
    assert!(desk.sign_in("microsoft365", "", JONAS).await.1.contains("AADSTS7000215"));
}

#[tokio::test]
async fn a_helpdesk_of_another_name_is_not_sent_back_to() {
    let desk = Desk::with(|options| options.fqdn = Some("helpdesk.contoso.example".to_owned())).await;
    desk.credentials("microsoft365").await;
    let list = desk.done("GET", "channels_microsoft365", Value::Null).await;
    let callback = "http://helpdesk.contoso.example/api/v1/external_credentials/microsoft365/callback";
    assert_eq!(list["callback_url"], callback);
    let (_, page) = desk.sign_in("microsoft365", "", JONAS).await;
    assert!(page.contains("AADSTS50011"), "{page}");
}

#[tokio::test]
async fn an_address_that_belongs_to_a_channel_is_taken() {
    for version in [Version::V5_5, Version::V6_5] {
        let desk = Desk::new(version).await;
        desk.credentials("microsoft365").await;
        desk.done(
            "POST",
            "email_addresses",
            json!({"email": JONAS, "realname": "J", "name": "J", "channel_id": 3, "active": true}),
        )
        .await;
        let (address, page) = desk.sign_in("microsoft365", "", JONAS).await;
        if version == Version::V5_5 {
            assert!(page.contains("Duplicate email address or email alias"), "{page}");
        } else {
            assert!(address.ends_with(&format!("error/duplicate_email_address/param/{JONAS}")), "{address}");
        }
    }
}

#[tokio::test]
async fn a_graph_channel_lists_folders_tries_saves_and_fetches() {
    let desk = Desk::new(Version::V7_2).await;
    desk.import("Import", Flags::NONE).await;
    // Nothing of the mailbox is bound any more.
    desk.done("DELETE", "channels_email", json!({"id": 3})).await;
    desk.credentials("microsoft_graph").await;
    let (address, page) = desk
        .sign_in("microsoft_graph", "?shared_mailbox=support@contoso.example", "mia.keller@contoso.example")
        .await;
    let id: u64 =
        address.rsplit('/').next().and_then(|id| id.parse().ok()).unwrap_or_else(|| panic!("{page}"));
    let base = "channels/admin/microsoft_graph";
    let folders = desk.done("GET", &format!("{base}/{id}/folders"), Value::Null).await;
    let folders = folders["folders"].as_array().expect("folders");
    let folder =
        folders.iter().find(|folder| folder["displayName"] == "Import").expect("the folder")["id"].clone();
    let inbox = folders.iter().find(|folder| folder["displayName"] == "Inbox").expect("the inbox");
    assert!(inbox["childFolders"].as_array().is_some_and(|below| !below.is_empty()));
    let options = json!({"folder_id": folder, "keep_on_server": true});
    let tried =
        desk.done("POST", &format!("{base}/inbound/{id}"), json!({"group_id": 2, "options": options})).await;
    assert_eq!(tried, json!({"result": "ok", "content_messages": IMPORTED}));
    assert_eq!(desk.record(id)["options"]["inbound"]["options"].get("folder_id"), None, "only tried");
    let body = json!({
        "group_id": 2, "active": true, "options": options, "group_email_address": true,
    });
    desk.done("POST", &format!("{base}/verify/{id}"), body).await;
    let address = desk.practice.helpdesk.records("email_addresses").pop().expect("an address");
    let groups = desk.practice.helpdesk.records("groups");
    assert!(groups.iter().any(|group| group["id"] == 2 && group["email_address_id"] == address["id"]));
    let fetched = desk.practice.helpdesk.fetch_channels().await;
    assert_eq!((fetched[0].taken, fetched[0].known, fetched[0].error.as_deref()), (0, IMPORTED, None));
    assert_eq!(desk.doubles(), 0);
    let list = desk.done("GET", base, Value::Null).await;
    let shown = &list["assets"]["Channel"][id.to_string()];
    assert_eq!(shown["options"]["auth"]["access_token"], "**********");
    // And where nothing is kept.
    let body = json!({"active": true, "options": {"folder_id": folder, "keep_on_server": false}});
    desk.done("POST", &format!("{base}/verify/{id}"), body).await;
    assert_eq!(desk.practice.helpdesk.fetch_channels().await[0].taken, IMPORTED);
    assert_eq!(desk.doubles(), IMPORTED);
    assert!(desk.practice.exchange.messages("Import").is_empty());
}

#[tokio::test]
async fn archive_mode_closes_what_is_old_and_answers_nobody() {
    let desk = Desk::new(Version::V6_5).await;
    let id = desk.channel().await;
    for (number, date) in [(1, "Mon, 02 Mar 2020 08:00:00 +0000"), (2, "Mon, 02 Mar 2026 08:00:00 +0000")] {
        let raw = format!(
            "From: cara{number}@customer.example\r\nSubject: Number {number}\r\nDate: {date}\r\n\
             Message-ID: <archive-{number}@customer.example>\r\n\r\nHello\r\n"
        );
        desk.practice.exchange.add("New", raw.into_bytes(), now(), Flags::NONE);
    }
    let options = json!({
        "folder": "New", "keep_on_server": true, "archive": true, "archive_before": "2024-01-01T00:00:00.000Z",
    });
    let body = json!({"group_id": 2, "active": true, "options": options});
    desk.done("POST", &format!("channels_microsoft365_verify/{id}"), body).await;
    assert_eq!(desk.practice.helpdesk.fetch_channels().await[0].taken, 2);
    let snapshot = desk.practice.helpdesk.snapshot();
    let of = |number: usize| {
        let article = snapshot.with_message_id(&format!("<archive-{number}@customer.example>"))[0];
        snapshot.tickets.iter().find(|ticket| ticket.id == article.ticket_id).expect("a ticket")
    };
    assert_eq!(
        (of(1).state.as_str(), of(1).created_at.to_string().as_str()),
        ("closed", "2020-03-02T08:00:00Z")
    );
    assert_eq!(of(2).state, "new");
    assert_eq!(desk.answered(), 1, "only the live one");
}

#[tokio::test]
async fn each_version_has_its_routes_and_each_kind_its_permission() {
    for (version, status, words) in [
        (Version::V5_5, 404, "No route matches [POST] /api/v1/channels_microsoft365_verify/3"),
        (Version::V6_5, 500, "undefined method 'options' for nil"),
    ] {
        let desk = Desk::new(version).await;
        let (got, reply) = desk.ask("POST", "channels_microsoft365_verify/3", json!({})).await;
        assert_eq!((got, reply["error"].as_str()), (status, Some(words)));
        let (got, _) = desk.ask("GET", "channels/admin/microsoft_graph", Value::Null).await;
        assert_eq!(got, if version == Version::V5_5 { 404 } else { 200 });
    }
    let desk = Desk::with(|options| {
        options.permissions = vec!["admin.channel_email".to_owned(), "ticket.agent".to_owned()];
    })
    .await;
    for (path, status) in [("channels_microsoft365", 403), ("channels_email", 200)] {
        let (got, reply) = desk.ask("GET", path, Value::Null).await;
        assert_eq!(got, status, "{reply}");
    }
    let (status, reply) = desk.ask("GET", "channels_microsoft365", Value::Null).await;
    assert_eq!((status, &reply["error"]), (403, &json!("Not authorized (token)!")));
}

#[tokio::test]
async fn a_folder_that_is_missing_and_a_missing_scheduler_are_told() {
    let desk = Desk::new(Version::V5_5).await;
    let id = desk.channel().await;
    let body = json!({"options": {"folder": "Nowhere", "keep_on_server": true}, "active": true});
    let (status, reply) = desk.ask("POST", &format!("channels_microsoft365_inbound/{id}"), body).await;
    assert_eq!((status, &reply["error"]), (422, &json!("Nowhere doesn't exist.")));
    desk.practice.exchange.create_folder("New", crate::exchange::FolderKind::Mail);
    desk.set(id, "New", true).await;
    desk.practice.exchange.remove_folder("New");
    let fetched = desk.practice.helpdesk.fetch_channels().await;
    let words = "Can't use Channel::Driver::Imap: #<Net::IMAP::NoResponseError: New doesn't exist.>";
    assert_eq!(fetched[0].error.as_deref(), Some(words));
    desk.practice.helpdesk.set_scheduler(false);
    let health = desk.done("GET", "monitoring/health_check", Value::Null).await;
    assert!(
        health["issues"].as_array().is_some_and(|issues| issues.contains(&json!("scheduler not running")))
    );
}

#[tokio::test]
async fn tokens_are_renewed_and_an_ended_sign_in_is_told() {
    let desk = Desk::new(Version::V5_5).await;
    let id = desk.channel().await;
    desk.practice.exchange.create_folder("New", crate::exchange::FolderKind::Mail);
    desk.set(id, "New", true).await;
    let age = || {
        let mut options = desk.record(id)["options"].clone();
        options["auth"]["created_at"] = "2020-01-01T00:00:00.000Z".into();
        desk.practice.helpdesk.put_record("channels", id, &json!({ "options": options }));
    };
    let before = desk.record(id)["options"]["auth"]["access_token"].clone();
    age();
    assert_eq!(desk.practice.helpdesk.fetch_channels().await[0].error, None);
    assert_ne!(desk.record(id)["options"]["auth"]["access_token"], before);
    desk.practice.tenant.levers(|levers| levers.secrets_expired = true);
    age();
    let error = desk.practice.helpdesk.fetch_channels().await[0].error.clone().expect("an error");
    assert!(error.contains("Failed to refresh XOAUTH2 access_token of provider 'microsoft365'"), "{error}");
    assert!(error.contains("AADSTS7000222"), "{error}");
}
