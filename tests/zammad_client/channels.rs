//! Zammad's channels over a socket: as a live 5.5 answered, and as newer versions do by
//! their sources; what is refused, what somebody else changes meanwhile, and what was
//! changed when the program ended.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use mailferry::migration::control::{Wish, control};
use mailferry::migration::going_live::{Desk, Progress, Reading, StepState, Trap, Wishes};
use mailferry::migration::patience::Interrupted;
use mailferry::problem::Kind;
use mailferry::zammad::channels::{Channel, ChannelId, ChannelKind, NewCredentials};
use serde_json::{Value, json};

use super::script::{Answer, Seen, Server, error, live, live_body};

/// A Zammad with one channel that can be changed, and what is wrong with it.
#[derive(Clone)]
struct Desktop(Arc<Mutex<State>>);

struct State {
    modern: bool,
    assets: Value,
    credentials: Value,
    fqdn: String,
    /// The next request to a path that begins so is answered like this.
    trouble: Option<(&'static str, u16, &'static str)>,
    /// It is carried out all the same.
    carried_out: bool,
}

impl Desktop {
    async fn start(modern: bool) -> (Self, Server) {
        let mut assets = live_body("channels", "m365-index")["assets"].clone();
        assets["User"] = json!({});
        let desk = Self(Arc::new(Mutex::new(State {
            modern,
            assets,
            credentials: live_body("channels", "credentials"),
            fqdn: String::new(),
            trouble: None,
            carried_out: false,
        })));
        let inside = desk.clone();
        let server = Server::start(move |seen| inside.answer(seen)).await;
        (desk, server)
    }

    fn with<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        change(&mut self.0.lock().expect("the state"))
    }

    fn channel(&self) -> Value {
        self.with(|state| state.assets["Channel"]["4"].clone())
    }

    fn trouble(&self, path: &'static str, status: u16, words: &'static str, carried_out: bool) {
        self.with(|state| {
            state.trouble = Some((path, status, words));
            state.carried_out = carried_out;
        });
    }

    fn answer(&self, seen: &Seen) -> Answer {
        let trouble = self.with(|state| {
            let meant =
                state.trouble.filter(|(path, ..)| seen.path.starts_with(path) && seen.method != "GET");
            if meant.is_some() {
                state.trouble = None;
            }
            meant.map(|(_, status, words)| (error(status, words), state.carried_out))
        });
        match trouble {
            Some((answer, true)) => {
                self.carry_out(seen);
                answer
            }
            Some((answer, false)) => answer,
            None => self.carry_out(seen),
        }
    }

    fn carry_out(&self, seen: &Seen) -> Answer {
        self.with(|state| {
            let body = &seen.body;
            let modern = state.modern;
            let channel = &mut state.assets["Channel"]["4"];
            match (seen.method.as_str(), seen.path.as_str()) {
                ("GET", "channels_microsoft365") => {
                    let ids: Vec<Value> = state.assets["Channel"]
                        .as_object()
                        .expect("channels")
                        .values()
                        .map(|one| one["id"].clone())
                        .collect();
                    json!({ "assets": state.assets, "channel_ids": ids, "callback_url": "http://x/callback" })
                        .into()
                }
                ("GET", "channels_email") => json!({ "assets": {}, "account_channel_ids": [] }).into(),
                ("GET", "channels/admin/microsoft_graph") if modern => {
                    json!({ "assets": {}, "channel_ids": [] }).into()
                }
                ("POST", "channels_microsoft365_enable" | "channels_microsoft365_disable") => {
                    channel["active"] = seen.path.ends_with("enable").into();
                    json!({}).into()
                }
                ("POST", "channels_microsoft365_group/4") => {
                    channel["group_id"] = body["group_id"].clone();
                    json!({}).into()
                }
                ("POST", "channels_microsoft365_inbound/4") if modern => {
                    json!({ "result": "ok", "content_messages": 7 }).into()
                }
                ("POST", "channels_microsoft365_inbound/4" | "channels_microsoft365_verify/4")
                    if modern || seen.path.contains("inbound") =>
                {
                    for (key, value) in body["options"].as_object().expect("options") {
                        channel["options"]["inbound"]["options"][key] = value.clone();
                    }
                    channel["active"] = body["active"].clone();
                    json!({ "result": "ok" }).into()
                }
                ("POST", "channels_microsoft365_rollback_migration") => {
                    channel["area"] = "Email::Account".into();
                    json!({}).into()
                }
                ("DELETE", "channels_microsoft365") => {
                    state.assets["Channel"] = json!({});
                    json!({}).into()
                }
                ("GET", "users/me") => {
                    json!({ "id": 3, "login": "ada", "group_ids": { "1": ["full"], "2": ["full"] } }).into()
                }
                ("GET", "groups") => Value::Array(
                    state.assets["Group"].as_object().expect("groups").values().cloned().collect(),
                )
                .into(),
                ("PUT", "groups/2") => {
                    state.assets["Group"]["2"]["email_address_id"] = body["email_address_id"].clone();
                    state.assets["Group"]["2"].clone().into()
                }
                ("GET", "email_addresses") => Value::Array(
                    state.assets["EmailAddress"].as_object().expect("addresses").values().cloned().collect(),
                )
                .into(),
                ("POST", "email_addresses") => {
                    let mut record = body.clone();
                    record["id"] = 9.into();
                    state.assets["EmailAddress"]["9"] = record.clone();
                    Answer::Json(201, record)
                }
                ("DELETE", "email_addresses/9") => {
                    state.assets["EmailAddress"].as_object_mut().expect("addresses").remove("9");
                    json!({}).into()
                }
                ("GET", "settings") => json!([
                    { "id": 1, "name": "fqdn", "state_current": { "value": state.fqdn } },
                    { "id": 2, "name": "http_type", "state_current": { "value": "http" } },
                ])
                .into(),
                ("GET", "external_credentials") => state.credentials.clone().into(),
                ("PUT", "external_credentials/1") => {
                    state.credentials[0]["credentials"] = body["credentials"].clone();
                    state.credentials[0]["updated_at"] = "2026-11-29T12:00:00.000Z".into();
                    json!({}).into()
                }
                ("POST", "external_credentials/microsoft365/app_verify") => {
                    live("channels", "app-verify-missing")
                }
                _ => live("channels", "m365-verify-missing-route"),
            }
        })
    }
}

struct Bench {
    zammad: Desktop,
    server: Server,
    desk: Desk,
    folder: tempfile::TempDir,
}

async fn bench(modern: bool) -> Bench {
    let (zammad, server) = Desktop::start(modern).await;
    let folder = tempfile::tempdir().expect("a folder");
    let desk = Desk::open(folder.path(), server.client()).expect("a desk");
    Bench { zammad, server, desk, folder }
}

impl Bench {
    async fn seen(&self) -> Channel {
        self.desk.channels().await.expect("channels").numbered(4).expect("it").clone()
    }
}

fn clear_trap(folder: &str, keep: bool) -> Trap {
    let reading = Reading { folder: folder.to_owned(), keep, archive: None };
    Trap { reading, ..Trap::default() }
}

fn wishes(keep: bool) -> Wishes {
    Wishes {
        group_id: 2,
        change_sending_address: true,
        folder: Some("Inquiries/Support".to_owned()),
        folder_id: None,
        keep,
        archive: None,
    }
}

#[tokio::test]
async fn a_live_5_5_knows_no_graph_and_shows_no_secret() {
    let Bench { server, .. } = bench(false).await;
    let channels = server.client().channels().await.expect("channels");
    assert_eq!(channels.unknown, [ChannelKind::MicrosoftGraph]);
    assert!(!channels.is_modern() && channels.hidden.is_empty());
    assert_eq!(channels.callback(ChannelKind::Microsoft365), Some("http://x/callback"));
    let told = format!("{channels:?}{}", serde_json::to_string(&channels).expect("JSON"));
    assert!(!told.contains("SECRET") && !told.contains("TOKEN"), "{told}");
}

#[tokio::test]
async fn what_may_not_be_seen_is_named_and_fails_nothing() {
    let server = Server::start(|_| error(403, "Not authorized (token)!")).await;
    let channels = server.client().channels().await.expect("channels");
    assert_eq!(channels.hidden, ChannelKind::ALL);
    assert!(channels.nothing_seen() && !channels.can_make(ChannelKind::Microsoft365));
}

/// Every refusal of a live 5.5 has words of its own.
#[tokio::test]
async fn refusals_are_told_in_words() {
    let cases = [
        ("m365-unknown", "channel-gone"),
        ("m365-rollback-none", "channel-no-backup"),
        ("m365-verify-missing-route", "channel-route-missing"),
        ("m365-inbound-bad-token", "channel-sign-in-refused"),
        ("email-address-dup", "channel-address-taken"),
    ];
    let id = ChannelId { kind: ChannelKind::Microsoft365, id: 4 };
    for (name, code) in cases {
        let server = Server::start(move |_| live("channels", name)).await;
        let problem = server.client().set_channel_active(id, true).await.expect_err("refused");
        assert_eq!((problem.code(), problem.kind()), (code, Kind::Person), "{name}");
    }
    let server = Server::start(|_| error(500, "undefined local variable `channel' for main:Object")).await;
    let problem = server.client().roll_back_channel(id).await.expect_err("refused");
    assert_eq!(problem.code(), "channel-zammad-fault");
}

#[tokio::test]
async fn a_channel_is_set_up_step_by_step_and_switched_on() {
    for modern in [false, true] {
        let bench = bench(modern).await;
        let told = Mutex::new(Vec::new());
        let tell = |progress: Progress| {
            if progress.state == StepState::Done {
                told.lock().expect("told").push(progress.step);
            }
        };
        let channel = bench.desk.set_up(&bench.seen().await, &wishes(true), tell).await.expect("set up");
        assert_eq!(told.lock().expect("told").len(), 3, "group, sending address, folder");
        assert!(!channel.active && !channel.deletes());
        assert_eq!((channel.folder(), channel.group_id), ("Inquiries/Support", Some(2)));
        let group = bench.zammad.with(|state| state.assets["Group"]["2"]["email_address_id"].clone());
        assert_eq!(group, 2, "the group sends from the channel's address");
        let saves = if modern { "channels_microsoft365_verify/4" } else { "channels_microsoft365_inbound/4" };
        assert_eq!(bench.server.seen_at("POST", saves).len(), 1);
        // Gone on with: nothing is done twice.
        let again = bench.desk.set_up(&channel, &wishes(true), |_| ()).await.expect("set up");
        assert_eq!(bench.server.seen_at("POST", saves).len(), 1);
        let outdated = bench.desk.switch_on(&again, &clear_trap("INBOX", true), None).await.expect_err("no");
        assert_eq!(outdated.code(), "going-live-trap-outdated");
        let trap = Trap { imported_again: 3, ..clear_trap("Inquiries/Support", true) };
        let refused = bench.desk.switch_on(&again, &trap, None).await.expect_err("no");
        assert_eq!(refused.code(), "going-live-trap");
        assert!(!bench.seen().await.active);
        let on = bench.desk.switch_on(&again, &trap, Some("mailbox@contoso.example")).await.expect("on");
        assert!(on.active && bench.zammad.channel()["active"] == true);
    }
}

#[tokio::test]
async fn everything_is_undone_in_its_order() {
    let bench = bench(true).await;
    let before = bench.zammad.with(|state| state.assets.clone());
    let channel = bench.desk.set_up(&bench.seen().await, &wishes(true), |_| ()).await.expect("set up");
    let channel = bench.desk.add_address(&channel, "Help@contoso.example").await.expect("added");
    let trap = clear_trap("Inquiries/Support", true);
    bench.desk.switch_on(&channel, &trap, None).await.expect("on");
    assert_eq!(bench.desk.changes().await.expect("changes").len(), 5);
    let undone = bench.desk.take_back().await.expect("undone");
    assert!(undone.failed.is_empty() && undone.left.is_empty(), "{undone:?}");
    assert_eq!(undone.done.len(), 5);
    assert!(bench.desk.changes().await.expect("changes").is_empty());
    let after = bench.zammad.with(|state| state.assets.clone());
    assert_eq!(after["EmailAddress"], before["EmailAddress"]);
    assert_eq!(after["Group"], before["Group"]);
    let (was, is) = (&before["Channel"]["4"], &after["Channel"]["4"]);
    assert_eq!((&was["active"], &was["group_id"]), (&is["active"], &is["group_id"]));
    let reading = bench.seen().await;
    assert_eq!((reading.folder(), reading.deletes()), ("INBOX", true));
}

/// The program ends, or Zammad does, at each change: before it was carried out, and
/// after. What was noted is undone either way.
#[tokio::test]
async fn what_was_cut_off_at_any_change_is_undone() {
    let changes = [
        "channels_microsoft365_group",
        "groups/2",
        "channels_microsoft365_verify",
        "channels_microsoft365_enable",
    ];
    for path in changes {
        for carried_out in [false, true] {
            let bench = bench(true).await;
            let before = bench.zammad.with(|state| state.assets.clone());
            bench.zammad.trouble(path, 502, "Bad Gateway", carried_out);
            let outcome = async {
                let channel = bench.desk.set_up(&bench.seen().await, &wishes(true), |_| ()).await?;
                bench.desk.switch_on(&channel, &clear_trap("Inquiries/Support", true), None).await
            };
            outcome.await.expect_err("cut off");
            let undone = bench.desk.take_back().await.expect("undone");
            assert!(undone.failed.is_empty() && undone.left.is_empty(), "{path} {carried_out}: {undone:?}");
            let after = bench.zammad.with(|state| state.assets.clone());
            assert_eq!(after["Group"], before["Group"], "{path} {carried_out}");
            let channel = bench.seen().await;
            assert_eq!((channel.active, channel.group_id, channel.folder()), (false, Some(1), "INBOX"));
        }
    }
}

#[tokio::test]
async fn a_second_administrators_change_is_noticed_and_kept() {
    let bench = bench(true).await;
    let seen = bench.seen().await;
    bench.zammad.with(|state| state.assets["Channel"]["4"]["group_id"] = 2.into());
    let refused = bench.desk.set_reading(&seen, &seen.settings()).await.expect_err("refused");
    assert_eq!(refused.code(), "channel-changed-meanwhile");
    assert_eq!(bench.desk.switch_off(&seen).await.expect_err("refused").code(), "channel-changed-meanwhile");
    assert!(bench.desk.changes().await.expect("changes").is_empty(), "nothing was noted");

    let seen = bench.seen().await;
    let on = bench.desk.switch_on(&seen, &clear_trap("INBOX", false), None).await.expect("on");
    let mut wanted = on.settings();
    wanted.folder = Some("Ours".to_owned());
    bench.desk.set_reading(&on, &wanted).await.expect("set");
    bench.zammad.with(|state| {
        state.assets["Channel"]["4"]["options"]["inbound"]["options"]["folder"] = "Theirs".into();
    });
    let undone = bench.desk.take_back().await.expect("undone");
    assert_eq!((undone.left.len(), undone.done.len()), (1, 1), "{undone:?}");
    let channel = bench.seen().await;
    assert_eq!((channel.folder(), channel.active), ("Theirs", false));
}

/// Undoing switches nothing on, and lets no channel that is on delete: that needs a count.
#[tokio::test]
async fn undoing_never_lets_a_channel_fetch_what_nobody_has_counted() {
    let bench = bench(true).await;
    let seen = bench.seen().await;
    let on = bench.desk.switch_on(&seen, &clear_trap("INBOX", false), None).await.expect("on");
    let mut keeping = on.settings();
    keeping.keep = true;
    let on = bench.desk.set_reading(&on, &keeping).await.expect("set");
    bench.desk.switch_off(&on).await.expect("off");
    let first = bench.desk.take_back().await.expect("undone");
    assert_eq!(first.failed[0].1.code(), "channel-undo-uncounted", "{first:?}");
    let channel = bench.seen().await;
    assert_eq!((channel.active, channel.deletes()), (false, true), "what is safe was undone");

    bench.zammad.with(|state| state.assets["Channel"]["4"]["active"] = true.into());
    let seen = bench.seen().await;
    bench.desk.set_reading(&seen, &keeping).await.expect("set");
    let refused = bench.desk.take_back().await.expect("asked");
    assert!(refused.failed.iter().any(|(_, why)| why.code() == "channel-undo-uncounted"), "{refused:?}");
    assert!(!bench.seen().await.deletes());
}

#[tokio::test]
async fn a_refused_sign_in_changes_nothing_and_is_explained() {
    let bench = bench(true).await;
    let seen = bench.seen().await;
    bench.zammad.trouble("channels_microsoft365_inbound", 422, "AUTHENTICATE failed.", false);
    let refused = bench.desk.set_reading(&seen, &seen.settings()).await.expect_err("refused");
    assert_eq!(refused.code(), "channel-sign-in-refused");
    assert!(bench.desk.changes().await.expect("changes").is_empty());
}

#[tokio::test]
async fn a_new_channel_is_recognised_and_another_users_told() {
    let bench = bench(true).await;
    let (_controller, mut wishes) = control();
    let kind = ChannelKind::Microsoft365;
    let linking = bench.desk.begin_link(kind, None, "support@contoso.example", false).await.expect("a link");
    assert!(
        linking.link.ends_with("/api/v1/external_credentials/microsoft365/link_account"),
        "{}",
        linking.link
    );
    assert_eq!(linking.look(bench.desk.client()).await, Ok(None));
    let zammad = bench.zammad.clone();
    let short = (Duration::from_millis(5), Duration::from_mins(1));
    let linked = linking
        .wait(bench.desk.client(), short, &mut wishes, move |_| {
            zammad.with(|state| {
                let mut new = state.assets["Channel"]["4"].clone();
                new["id"] = 5.into();
                new["options"]["inbound"]["options"]["user"] = "ada@contoso.example".into();
                state.assets["Channel"]["5"] = new;
            });
        })
        .await
        .expect("linked");
    assert_eq!(linked.channel.id.id, 5);
    let other = linked.other.expect("another account");
    assert_eq!((other.code(), other.fact("found")), ("channel-other-mailbox", Some("ada@contoso.example")));
}

#[tokio::test]
async fn a_link_that_nobody_follows_ends_in_time_and_by_wish() {
    let bench = bench(false).await;
    let kind = ChannelKind::Microsoft365;
    let linking = bench.desk.begin_link(kind, None, "x@y.example", false).await.expect("a link");
    let (controller, mut wishes) = control();
    let short = (Duration::from_millis(5), Duration::from_millis(20));
    let ended = linking.wait(bench.desk.client(), short, &mut wishes, |_| ()).await.expect_err("over");
    assert!(matches!(&ended, Interrupted::Trouble(problem) if problem.code() == "channel-link-not-followed"));
    controller.wish(Wish::Stop);
    let long = (Duration::from_mins(1), Duration::from_mins(10));
    let stopped = linking.wait(bench.desk.client(), long, &mut wishes, |_| ()).await.expect_err("stopped");
    assert!(matches!(stopped, Interrupted::Stopped));
    let graph = bench.desk.begin_link(ChannelKind::MicrosoftGraph, None, "x@y.example", true).await;
    assert_eq!(graph.expect_err("5.5 has none").code(), "channel-route-missing");
}

#[tokio::test]
async fn a_channel_that_signs_in_again_is_recognised_by_when_it_did() {
    let bench = bench(true).await;
    let seen = bench.seen().await;
    let linking = bench
        .desk
        .begin_link(ChannelKind::Microsoft365, Some(&seen), "mailbox@contoso.example", false)
        .await
        .expect("a link");
    assert!(linking.link.ends_with("link_account?channel_id=4"), "{}", linking.link);
    assert_eq!(linking.look(bench.desk.client()).await, Ok(None));
    bench.zammad.with(|state| {
        state.assets["Channel"]["4"]["options"]["auth"]["created_at"] = "2026-11-28T12:00:00Z".into();
    });
    let linked = linking.look(bench.desk.client()).await.expect("asked").expect("signed in again");
    assert_eq!((linked.channel.id.id, linked.other), (4, None));
}

#[tokio::test]
async fn zammad_behind_another_name_is_told() {
    let bench = bench(true).await;
    bench.zammad.with(|state| state.fqdn = "help.example.com".to_owned());
    let kind = ChannelKind::Microsoft365;
    let trouble = bench.desk.address_trouble(kind).await.expect("asked").expect("another");
    assert_eq!(trouble.fact("own"), Some("http://help.example.com"));
    let own = bench.server.address.to_string();
    bench.zammad.with(|state| state.fqdn = own);
    assert_eq!(bench.desk.address_trouble(kind).await, Ok(None));
}

#[tokio::test]
async fn credentials_are_judged_given_and_never_noted_with_their_secret() {
    let bench = bench(true).await;
    let kind = ChannelKind::Microsoft365;
    let new = |secret: &str| NewCredentials {
        client_id: "99999999-2222-3333-4444-555555555555".to_owned(),
        client_secret: secret.to_owned().into(),
        tenant: String::new(),
    };
    let id = bench.desk.set_credentials(kind, &new("66666666-2222-3333-4444-555555555555")).await;
    assert_eq!(id.expect_err("an id").code(), "channel-secret-is-an-id");
    let empty = bench.desk.set_credentials(kind, &new(" ")).await;
    assert_eq!(empty.expect_err("empty").code(), "channel-credentials-incomplete");
    bench.desk.set_credentials(kind, &new("HUSH~value")).await.expect("given");
    let given = bench.server.seen_at("PUT", "external_credentials/1");
    assert_eq!(given[0].body["credentials"]["client_secret"], "HUSH~value");
    for file in std::fs::read_dir(bench.folder.path()).expect("the folder") {
        let bytes = std::fs::read(file.expect("a file").path()).expect("its bytes");
        assert!(!bytes.windows(4).any(|part| part == b"HUSH"), "the secret is on the disk");
    }
    let undone = bench.desk.take_back().await.expect("undone");
    // In words of its own, since what is there now and what was is known but for the secret.
    let told = &undone.failed[0].1;
    assert_eq!(told.code(), "channel-credentials-not-undone");
    assert_eq!(told.fact("client"), Some("99999999-2222-3333-4444-555555555555"));
    assert_eq!(told.fact("former"), Some("11111111-2222-3333-4444-555555555555"));
}

/// The program or Zammad's proxy ended before Zammad had them, or after: what is told is
/// what is there, also where the application stays the same and only its secret is new.
#[tokio::test]
async fn credentials_that_were_cut_off_are_told_by_what_zammad_has() {
    let kind = ChannelKind::Microsoft365;
    for client_id in ["99999999-2222-3333-4444-555555555555", "11111111-2222-3333-4444-555555555555"] {
        for carried_out in [false, true] {
            let bench = bench(true).await;
            let new = NewCredentials {
                client_id: client_id.to_owned(),
                client_secret: "HUSH~value".to_owned().into(),
                tenant: String::new(),
            };
            bench.zammad.trouble("external_credentials/1", 502, "Bad Gateway", carried_out);
            bench.desk.set_credentials(kind, &new).await.expect_err("cut off");
            let link = async || bench.desk.begin_link(kind, None, "mailbox@contoso.example", false).await;
            if carried_out {
                link().await.expect("Zammad has them: nothing is to be said");
                let undone = bench.desk.take_back().await.expect("undone");
                assert_eq!(undone.failed[0].1.code(), "channel-credentials-not-undone", "{client_id}");
            } else {
                let told = link().await.expect_err("told");
                assert_eq!(told.code(), "channel-credentials-cut-off", "{client_id}");
                assert_eq!(told.fact("client"), Some("11111111-2222-3333-4444-555555555555"));
                link().await.expect("told once");
                let undone = bench.desk.take_back().await.expect("undone");
                assert!(undone.failed.is_empty() && undone.done.is_empty(), "{undone:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_migrated_channel_is_rolled_back_within_its_week() {
    let bench = bench(true).await;
    let at = "2026-11-20T10:00:00Z";
    bench.zammad.with(|state| {
        state.assets["Channel"]["4"]["options"]["backup_imap_classic"] =
            json!({ "migrated_at": at, "attributes": {} });
    });
    let seen = bench.seen().await;
    let moment = |text: &str| text.parse().expect("a moment");
    let late = bench.desk.roll_back(&seen, moment("2026-11-27T10:00:00Z")).await.expect_err("late");
    assert_eq!(late.code(), "channel-roll-back-over");
    bench.desk.roll_back(&seen, moment("2026-11-26T10:00:00Z")).await.expect("rolled back");
    assert_eq!(bench.zammad.channel()["area"], "Email::Account");
}

#[tokio::test]
async fn removing_wants_the_address_typed() {
    let bench = bench(true).await;
    let seen = bench.seen().await;
    let wrong = bench.desk.remove(&seen, "yes").await.expect_err("refused");
    assert_eq!(wrong.code(), "going-live-confirmation-wrong");
    bench.desk.remove(&seen, "mailbox@contoso.example").await.expect("removed");
    assert!(bench.desk.channels().await.expect("channels").channels.is_empty());
}
