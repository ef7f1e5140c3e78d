//! Every diagnosis by what shows it, and two seen happening over sockets.

use std::sync::Arc;

use futures::future::BoxFuture;
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use serde_json::{Value, json};

use super::{Finding, FolderSeen, Followed, Observation, State, Watch, Watcher};
use crate::mailbox::TokenSource;
use crate::mailbox::imap::ImapConnector;
use crate::plan::Plan;
use crate::practice::Practice;
use crate::practice::exchange::faults::ExpungeFault;
use crate::practice::exchange::{Flags, FolderKind};
use crate::problem::{Language, Problem};
use crate::zammad::Client;
use crate::zammad::channels::{
    Channel, ChannelId, ChannelKind, ChannelTrouble, Health, HealthIssue, Inbound, Side, SideStatus,
};

const MAILBOX: &str = "support@contoso.example";

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + seconds).expect("a time")
}

/// A channel that keeps mail, is on and fetched so many seconds after the beginning.
fn channel(fetched: Option<i64>) -> Channel {
    Channel {
        id: ChannelId { kind: ChannelKind::Microsoft365, id: 4 },
        active: true,
        group_id: Some(2),
        group: Some("Support".into()),
        inbound: Inbound { user: MAILBOX.into(), keep: Some(true), ..Inbound::default() },
        outbound: None,
        fetching: Side { status: SideStatus::Good, log: None },
        sending: Side::default(),
        last_fetch: fetched.map(at),
        created_at: None,
        updated_at: None,
        addresses: Vec::new(),
        migrated: None,
        signed_in: true,
        signed_in_at: None,
        client_id: None,
    }
}

fn failing(fetched: i64, log: &str) -> Channel {
    Channel { fetching: Side { status: SideStatus::Failed, log: Some(log.into()) }, ..channel(Some(fetched)) }
}

fn folder(path: &str, messages: u32, unread: u32) -> FolderSeen {
    FolderSeen { path: path.into(), messages, unread }
}

/// What is seen of a mailbox with read mail, none of it missing from Zammad.
fn seen(seconds: i64, channel: Channel) -> Observation {
    Observation {
        at: at(seconds),
        folder: Some(channel.folder().to_owned()),
        channel: Some(channel),
        health: Some(Health { healthy: true, issues: Vec::new() }),
        mailbox: MAILBOX.into(),
        folders: Some(vec![folder("INBOX", 9, 0), folder("INBOX/Rules", 3, 1), folder("Sent", 5, 0)]),
        followed: Some(Followed::default()),
    }
}

fn watched(observations: impl IntoIterator<Item = Observation>) -> Watch {
    let mut watch = Watch::new();
    observations.into_iter().for_each(|observation| watch.see(observation));
    watch
}

fn code(state: &State) -> Option<&'static str> {
    state.problem().map(Problem::code)
}

fn effect(problem: &Problem) -> String {
    problem.text(Language::English).effect.unwrap_or_default()
}

#[test]
fn a_channel_that_is_on_waits_for_its_first_fetch_and_is_fine_after_it() {
    assert_eq!(Watch::new().state(at(0)).finding, Finding::NothingSeen);
    let state = watched([seen(0, channel(None))]).state(at(10));
    assert_eq!((state.finding, state.fetches, state.next_fetch), (Finding::Waiting, 0, Some(at(10))));
    let state = watched([seen(0, channel(None)), seen(40, channel(Some(35)))]).state(at(45));
    assert_eq!((&state.finding, state.fetches), (&Finding::Fine, 1));
    assert_eq!(state.until_next_fetch(at(45)), Some(SignedDuration::from_secs(20)));
    assert_eq!(state.until_next_fetch(at(90)), Some(SignedDuration::ZERO), "it is due");
    assert_eq!(state.folder, Some(folder("INBOX", 9, 0)));
}

#[test]
fn what_was_taken_is_counted_and_what_waits() {
    let mut later = seen(40, channel(Some(35)));
    later.followed =
        Some(Followed { arrived: 3, taken: 2, waiting: 1, newest: Some(at(38)), ..Followed::default() });
    let state = watched([seen(0, channel(None)), later.clone()]).state(at(45));
    assert_eq!((state.taken, state.waiting, state.newest), (2, 1, Some(at(38))));
    assert_eq!(state.finding, Finding::Fine);
    // A mailbox that cannot be asked for a moment takes nothing back.
    let unasked = Observation { folders: None, followed: None, folder: None, ..seen(50, channel(Some(35))) };
    let state = watched([seen(0, channel(None)), later, unasked]).state(at(50));
    assert_eq!((state.taken, state.finding), (2, Finding::Fine));
}

#[test]
fn nothing_comes_and_each_reason_is_told_by_what_shows_it() {
    let read = Observation {
        followed: Some(Followed { arrived: 3, read: 3, ..Followed::default() }),
        ..seen(40, channel(Some(35)))
    };
    let elsewhere = Observation {
        folders: Some(vec![folder("INBOX", 9, 0), folder("INBOX/Rules", 5, 3), folder("Sent", 6, 0)]),
        ..seen(40, channel(Some(35)))
    };
    let empty = |seconds, fetched| Observation {
        folders: Some(vec![folder("INBOX", 0, 0), folder("INBOX/Rules", 5, 3)]),
        ..seen(seconds, channel(fetched))
    };
    let missing = |channel: Channel| Channel {
        inbound: Inbound { folder: Some("Nowhere".into()), ..channel.inbound.clone() },
        ..channel
    };
    let of_somebody = Channel {
        inbound: Inbound { user: "ada@contoso.example".into(), ..Inbound::default() },
        ..channel(Some(35))
    };
    let said = "Can't use Channel::Driver::Imap: #<Net::IMAP::NoResponseError: Nowhere doesn't exist.>";
    let gone = Observation { channel: None, ..seen(40, channel(None)) };
    for (what, last, wanted) in [
        ("gone", gone, "channel-watch-gone"),
        ("off", seen(40, Channel { active: false, ..channel(None) }), "channel-watch-off"),
        ("another account", seen(40, of_somebody), "channel-watch-other-account"),
        ("no folder, by the mailbox", seen(40, missing(channel(Some(35)))), "channel-watch-folder-missing"),
        ("no folder, by Zammad", seen(40, failing(35, said)), "channel-watch-folder-missing"),
        ("read", read, "channel-watch-read"),
        ("elsewhere", elsewhere, "channel-watch-elsewhere"),
        ("empty", empty(40, Some(35)), "channel-watch-elsewhere"),
    ] {
        let state = watched([seen(0, channel(None)), last]).state(at(45));
        assert_eq!(code(&state), Some(wanted), "{what}");
    }
    let state = watched([seen(0, channel(None)), empty(40, Some(35))]).state(at(45));
    let text = state.problem().expect("a problem").text(Language::English);
    assert!(text.what.contains("INBOX/Rules") && text.what.contains("2 unread"), "{}", text.what);
}

#[test]
fn what_is_amiss_only_at_first_sight_is_not_told() {
    // What was imported was moved out of the way, unread, before watching began.
    let moved = |seconds, fetched| Observation {
        folders: Some(vec![folder("INBOX", 0, 0), folder("Done", 15, 15)]),
        ..seen(seconds, channel(fetched))
    };
    assert_eq!(
        watched([moved(0, None), moved(40, Some(35))]).state(at(45)).finding,
        Finding::Fine,
        "unread mail from before"
    );
    // Read mail that is in Zammad, other folders with unread mail as before, and sent
    // mail that grows.
    let sent = Observation {
        folders: Some(vec![folder("INBOX", 9, 0), folder("INBOX/Rules", 3, 1), folder("Sent", 8, 0)]),
        ..seen(40, channel(Some(35)))
    };
    assert_eq!(watched([seen(0, channel(None)), sent]).state(at(45)).finding, Finding::Fine);
    // Read messages matter to a channel that keeps mail alone.
    let deletes = Channel {
        inbound: Inbound { user: MAILBOX.into(), keep: Some(false), ..Inbound::default() },
        ..channel(Some(35))
    };
    let read =
        Observation { followed: Some(Followed { read: 3, ..Followed::default() }), ..seen(40, deletes) };
    assert_eq!(watched([seen(0, channel(None)), read]).state(at(45)).finding, Finding::Fine);
}

#[test]
fn nobody_fetches_is_said_after_a_while_and_sooner_where_zammad_says_so() {
    let words = "scheduler not running".to_owned();
    let issues = vec![HealthIssue::SchedulerNotRunning { words }];
    let unwell = |seconds| Observation {
        health: Some(Health { healthy: false, issues: issues.clone() }),
        ..seen(seconds, channel(None))
    };
    for (observation, seconds, wanted) in [
        (seen(0, channel(None)), 200, None),
        (seen(0, channel(None)), 301, Some("channel-watch-not-fetched")),
        (unwell(0), 80, None),
        (unwell(0), 100, Some("channel-watch-not-fetched")),
        (seen(0, channel(Some(-600))), 100, None),
        (seen(0, channel(Some(10))), 400, Some("channel-watch-not-fetched")),
    ] {
        assert_eq!(code(&watched([observation]).state(at(seconds))), wanted, "after {seconds} s");
    }
    // A scheduler with another job that is late still fetches.
    let fetches = Observation { channel: Some(channel(Some(195))), ..unwell(200) };
    assert_eq!(watched([unwell(0), fetches]).state(at(210)).finding, Finding::Fine);
}

#[test]
fn a_refused_expunge_is_explained_and_turns_good_by_itself() {
    let log = "Can't use Channel::Driver::Imap: #<Net::IMAP::NoResponseError: EXPUNGE failed.>";
    let failed = |seconds| Observation {
        followed: Some(Followed { taken: 12, flagged: 12, ..Followed::default() }),
        ..seen(seconds, failing(seconds - 5, log))
    };
    let mut watch = watched([seen(0, channel(None)), failed(40), failed(70)]);
    let state = watch.state(at(75));
    let problem = state.problem().expect("a problem");
    assert_eq!((problem.code(), problem.server_words()), ("channel-watch-not-deleted", Some(log)));
    assert!(effect(problem).contains("12 messages"));
    watch.see(seen(100, channel(Some(95))));
    assert_eq!(watch.state(at(100)).finding, Finding::Recovered { from: ChannelTrouble::NotDeleted });
    watch.see(failed(130));
    assert_eq!(code(&watch.state(at(130))), Some("channel-watch-not-deleted"), "and not for good");
}

#[test]
fn other_errors_are_told_in_the_words_of_their_cause() {
    for (log, wanted) in [
        (
            "Can't use Channel::Driver::Imap: #<RuntimeError: Failed to refresh XOAUTH2 access_token of provider 'microsoft365': Request failed! ERROR: invalid_client (AADSTS7000222: expired)>",
            "channel-secret-expired",
        ),
        (
            "Can't use Channel::Driver::Imap: #<Errno::ECONNREFUSED: Connection refused>",
            "channel-watch-failing",
        ),
    ] {
        let state = watched([seen(0, channel(None)), seen(40, failing(35, log))]).state(at(45));
        assert_eq!(code(&state), Some(wanted), "{log}");
    }
}

#[test]
fn messages_that_two_good_fetches_leave_unread_are_passed_over() {
    let waits = |seconds| Observation {
        followed: Some(Followed { arrived: 1, waiting: 1, ..Followed::default() }),
        ..seen(seconds, channel(Some(seconds - 5)))
    };
    let mut watch = watched([seen(0, channel(None)), waits(40), waits(70)]);
    assert_eq!(watch.state(at(75)).finding, Finding::Fine, "one fetch since it was seen");
    watch.see(waits(100));
    assert_eq!(code(&watch.state(at(105))), Some("channel-watch-passed-over"));
}

// -- over sockets

struct Tokens(Arc<Practice>);

impl TokenSource for Tokens {
    fn access_token(&self, _refused: bool) -> BoxFuture<'_, Result<SecretString, Problem>> {
        Box::pin(async { Ok(SecretString::from(self.0.access_token())) })
    }
}

/// A practice whose channel reads the folder "New", and what watches it.
struct Live {
    practice: Arc<Practice>,
    watcher: Watcher<ImapConnector>,
    watch: Watch,
    _folder: tempfile::TempDir,
}

impl Live {
    async fn new(keep: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let practice = Practice::start_as(folder.path(), |options| options.fetch_every = None);
        let practice = Arc::new(practice.await.expect("a practice"));
        practice.exchange.create_folder("New", FolderKind::Mail);
        let credentials = json!({"name": "microsoft365", "credentials": {
            "client_id": practice.tenant.client_id(), "client_secret": practice.tenant.web_secret(),
        }});
        practice.helpdesk.put_record("external_credentials", 1, &credentials);
        let link =
            format!("{}/api/v1/external_credentials/microsoft365/link_account", practice.helpdesk.url());
        practice.tenant.play_browser(&link, practice.mailbox()).await.expect("linked");
        let channels = practice.helpdesk.records("channels");
        let linked = |channel: &&Value| channel["area"] == "Microsoft365::Account";
        let mut channel = channels.iter().find(linked).expect("a channel").clone();
        channel["options"]["inbound"]["options"]["folder"] = "New".into();
        channel["options"]["inbound"]["options"]["keep_on_server"] = keep.into();
        let id = channel["id"].as_u64().expect("an id");
        let values = json!({"active": true, "options": channel["options"]});
        practice.helpdesk.put_record("channels", id, &values);
        let text = std::fs::read_to_string(practice.plan()).expect("a plan");
        let plan = Plan::read(&text, folder.path()).expect("a good plan");
        let connector =
            ImapConnector::of(&plan.microsoft, Arc::new(Tokens(practice.clone()))).expect("a connector");
        let client = Client::new(&practice.helpdesk.url(), practice.helpdesk.token().into(), None);
        let channel = ChannelId { kind: ChannelKind::Microsoft365, id };
        let watcher = Watcher::new(connector, client.expect("a client"), channel, practice.mailbox());
        let mut live = Self { practice, watcher, watch: Watch::new(), _folder: folder };
        live.look().await;
        live
    }

    fn arrives(&self, number: u32, flags: Flags) {
        let raw = format!(
            "From: ines@customer.example\r\nSubject: Number {number}\r\n\
             Message-ID: <watched-{number}@customer.example>\r\n\r\nHello\r\n"
        );
        self.practice.exchange.add("New", raw.into_bytes(), Timestamp::now(), flags);
    }

    async fn look(&mut self) -> State {
        self.watch.see(self.watcher.look(Timestamp::now()).await.expect("seen"));
        self.watch.state(Timestamp::now())
    }

    async fn fetched_and_looked(&mut self) -> State {
        // Zammad notes the time of a fetch to the millisecond.
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        self.practice.helpdesk.fetch_channels().await;
        self.look().await
    }
}

/// The promise: mail that somebody read first, and that a channel which keeps mail will
/// never take, is told, while what is unread is counted as taken.
#[tokio::test(flavor = "multi_thread")]
async fn mail_that_was_read_before_the_channel_came_is_told() {
    let mut live = Live::new(true).await;
    assert_eq!(live.watch.state(Timestamp::now()).finding, Finding::Waiting);
    live.arrives(1, Flags::NONE);
    assert_eq!(live.look().await.waiting, 1);
    let state = live.fetched_and_looked().await;
    assert_eq!((state.taken, state.waiting, &state.finding), (1, 0, &Finding::Fine));
    live.arrives(2, Flags::SEEN);
    let state = live.fetched_and_looked().await;
    assert_eq!((state.taken, code(&state)), (1, Some("channel-watch-read")));
    let uid = live.practice.exchange.messages("New").last().expect("a message").uid;
    live.practice.exchange.set_flags("New", uid, Flags::NONE);
    let state = live.fetched_and_looked().await;
    assert_eq!((state.taken, state.finding), (2, Finding::Fine), "marked unread it is taken");
}

/// The promise: an EXPUNGE that fails is told with what waits, and the line turns good
/// by itself when it does.
#[tokio::test(flavor = "multi_thread")]
async fn an_expunge_that_fails_is_seen_failing_and_recovering() {
    let mut live = Live::new(false).await;
    live.practice.exchange.faults(|faults| faults.expunge = ExpungeFault::Refused);
    live.arrives(1, Flags::NONE);
    live.arrives(2, Flags::SEEN);
    assert_eq!(live.look().await.waiting, 2);
    let state = live.fetched_and_looked().await;
    let problem = state.problem().expect("a problem");
    assert_eq!((problem.code(), state.taken, state.waiting), ("channel-watch-not-deleted", 2, 0));
    assert!(effect(problem).contains("2 messages are in Zammad"));
    live.practice.exchange.faults(|faults| faults.expunge = ExpungeFault::Works);
    let state = live.fetched_and_looked().await;
    assert_eq!(state.finding, Finding::Recovered { from: ChannelTrouble::NotDeleted });
    assert!(live.practice.exchange.messages("New").is_empty());
}
