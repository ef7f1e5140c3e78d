//! From the import to a channel of Zammad's own that fetches: over the practice
//! services, whose helpdesk reads the mailbox, deletes and answers as a real one.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use mailferry::mailbox::imap::{FixedToken, ImapConnector};
use mailferry::migration::control::control;
use mailferry::migration::going_live::{Desk, Linked, Reading, Trap, Wishes};
use mailferry::migration::patience::Interrupted;
use mailferry::migration::run::{Ending, Options, Prepared};
use mailferry::plan::{AfterImport, Plan};
use mailferry::practice::Practice;
use mailferry::practice::exchange::Flags;
use mailferry::practice::exchange::faults::ExpungeFault;
use mailferry::practice::helpdesk::{SentKind, Version};
use mailferry::problem::Problem;
use mailferry::zammad::Client;
use mailferry::zammad::channels::{ArchiveMode, Channel, ChannelKind, ChannelTrouble, NewCredentials};
use tempfile::TempDir;

use crate::support::journey::{Ended, run};

/// A practice of which the mailbox was imported and kept, and its desk.
pub(crate) struct Ready {
    pub(crate) practice: Practice,
    pub(crate) plan: Plan,
    pub(crate) desk: Desk,
    pub(crate) folder: TempDir,
}

impl Ready {
    pub(crate) async fn new(version: Version) -> Self {
        Self::with(version, |_, _| ()).await
    }

    /// The same with another mailbox or plan.
    pub(crate) async fn with(version: Version, prepare: impl FnOnce(&Practice, &mut Plan)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let practice = Practice::start_as(folder.path(), |options| {
            options.version = version;
            options.fetch_every = None;
        });
        let practice = practice.await.expect("a practice");
        let text = std::fs::read_to_string(practice.plan()).expect("the plan");
        let mut plan = Plan::read(&text, folder.path()).expect("a plan");
        prepare(&practice, &mut plan);
        let client = Client::of(&plan.zammad, practice.helpdesk.token().into()).expect("a client");
        let desk = Desk::open(folder.path(), client).expect("a desk");
        let ready = Self { practice, plan, desk, folder };
        let mut run = ready.prepared().run;
        let summary = run.import().await.expect("an import");
        assert_eq!(summary.ending, Ending::Done);
        assert!(ready.practice.helpdesk.outbox().is_empty(), "an import is quiet");
        ready
    }

    pub(crate) fn prepared(&self) -> Prepared {
        let options = Options {
            settle_time: Duration::ZERO,
            certainty: Duration::from_secs(1),
            ..Options::new(self.folder.path().join("import.journal"))
        };
        let token = Arc::new(FixedToken(self.practice.access_token().into()));
        let helpdesk = self.practice.helpdesk.token();
        Prepared::new(self.plan.clone(), token, helpdesk.into(), options).expect("a run")
    }

    pub(crate) fn connector(&self) -> ImapConnector {
        let token = Arc::new(FixedToken(self.practice.access_token().into()));
        ImapConnector::of(&self.plan.microsoft, token).expect("a connector")
    }

    pub(crate) fn credentials(&self) -> NewCredentials {
        let tenant = &self.practice.tenant;
        NewCredentials {
            client_id: tenant.client_id().to_owned(),
            client_secret: tenant.web_secret().to_owned().into(),
            tenant: String::new(),
        }
    }

    /// The link, followed as this account: what came of it, or what the browser showed.
    pub(crate) async fn linked(&self, kind: ChannelKind, account: &str) -> Result<Linked, String> {
        let mailbox = self.practice.mailbox();
        let linking = self.desk.begin_link(kind, None, mailbox, false).await.expect("a link");
        let (_, page) = self.practice.tenant.follow(&linking.link, account).await.expect("followed");
        let (_controller, mut wishes) = control();
        let short = (Duration::from_millis(10), Duration::from_millis(200));
        match linking.wait(self.desk.client(), short, &mut wishes, |_| ()).await {
            Ok(linked) => Ok(linked),
            Err(Interrupted::Trouble(problem)) if problem.code() == "channel-link-not-followed" => Err(page),
            Err(other) => panic!("{other:?}"),
        }
    }

    /// The mailbox's channel, set up and switched off.
    pub(crate) async fn channel(&self, keep: bool) -> Channel {
        self.channel_for("INBOX", keep).await
    }

    /// The same for another folder.
    pub(crate) async fn channel_for(&self, folder: &str, keep: bool) -> Channel {
        let kind = ChannelKind::Microsoft365;
        self.desk.set_credentials(kind, &self.credentials()).await.expect("credentials");
        let linked = self.linked(kind, self.practice.mailbox()).await.expect("linked");
        assert_eq!(linked.other, None);
        let wishes = Wishes {
            group_id: linked.channel.group_id.expect("a group"),
            change_sending_address: false,
            folder: Some(folder.to_owned()),
            folder_id: None,
            keep,
            archive: None,
        };
        self.desk.set_up(&linked.channel, &wishes, |_| ()).await.expect("set up")
    }

    pub(crate) async fn trap(&self, channel: &Channel) -> Trap {
        let reading = Reading::of(channel);
        Trap::count_of(&self.connector(), self.desk.client(), &reading).await.expect("counted")
    }

    /// Message-IDs that are in the helpdesk more than once.
    pub(crate) fn doubles(&self) -> usize {
        let mut times = BTreeMap::new();
        for ticket in self.practice.helpdesk.snapshot().tickets {
            for article in ticket.articles {
                if let Some(message_id) = article.message_id.filter(|id| !id.is_empty()) {
                    *times.entry(message_id).or_insert(0) += 1;
                }
            }
        }
        times.values().filter(|times| **times > 1).count()
    }

    pub(crate) fn answers(&self) -> usize {
        let outbox = self.practice.helpdesk.outbox();
        outbox.iter().filter(|sent| sent.kind == SentKind::TriggerMail).count()
    }

    pub(crate) fn new_message(&self) {
        self.new_message_in("INBOX");
    }

    pub(crate) fn new_message_in(&self, folder: &str) {
        self.message(folder, "Brand new");
    }

    /// A message of this subject arrives.
    pub(crate) fn message(&self, folder: &str, subject: &str) {
        let name = subject.to_lowercase().replace(' ', "-");
        let raw = format!(
            "From: Ines <ines@customer.example>\r\nTo: support@contoso.example\r\nSubject: {subject}\r\n\
            Message-ID: <{name}@customer.example>\r\nDate: Sat, 28 Nov 2026 10:00:00 +0000\r\n\r\nHello\r\n"
        );
        self.practice.exchange.add(folder, raw.into_bytes(), Timestamp::now(), Flags::NONE);
    }
}

/// Without a way out the number is true: so much is doubled, deleted and answered.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_trap_counts_is_what_happens() {
    let ready = Ready::new(Version::V5_5).await;
    let off = ready.desk.switch_off(&ready.channel(false).await).await.expect("off");
    let trap = ready.trap(&off).await;
    assert!(trap.imported_again > 10 && trap.deleted == trap.in_zammad, "{trap:?}");
    assert!(trap.answered > 0, "{trap:?}");
    let refused = ready.desk.switch_on(&off, &trap, None).await.expect_err("refused");
    assert_eq!(refused.code(), "going-live-trap");
    assert_eq!(ready.practice.helpdesk.fetch_channels().await.len(), 0, "nothing is on");
    let before = ready.practice.exchange.messages("INBOX").len();
    ready.desk.switch_on(&off, &trap, Some(off.name())).await.expect("on, despite");
    let fetched = ready.practice.helpdesk.fetch_channels().await;
    assert_eq!(fetched[0].taken as u64, trap.imported_again + trap.fetched_anew, "of {before}");
    assert!(ready.doubles() > 10, "{}", ready.doubles());
    assert!(ready.answers() > 0);
}

/// With each way out nothing is doubled and nobody answered about old mail; and a new
/// message becomes a ticket by Zammad's own channel.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_way_out_leaves_a_channel_that_does_no_harm() {
    let ways = [(AfterImport::MarkRead, true), (AfterImport::Move("Done".to_owned()), false)];
    for (way, keep) in ways {
        let ready = Ready::new(Version::V5_5).await;
        let doubled = ready.doubles();
        let off = ready.desk.switch_off(&ready.channel(keep).await).await.expect("off");
        let mut run = ready.prepared().run;
        let cleared = run.settle_folder_as("INBOX", &way).await.expect("cleared");
        assert_eq!(cleared.ending, Ending::Done, "{way:?}");
        drop(run);
        let trap = ready.trap(&off).await;
        assert!(trap.is_clear(), "{way:?}: {trap:?}");
        let on = ready.desk.switch_on(&off, &trap, None).await.expect("on");
        assert!(on.active);
        ready.practice.helpdesk.fetch_channels().await;
        assert_eq!(ready.doubles(), doubled, "{way:?}");
        ready.new_message();
        let fetched = ready.practice.helpdesk.fetch_channels().await;
        assert_eq!((fetched[0].taken, fetched[0].error.as_deref()), (1, None), "{way:?}");
        let made = ready.practice.helpdesk.snapshot();
        assert!(made.tickets.iter().any(|ticket| ticket.title == "Brand new"), "{way:?}");
        let again = ready.desk.client().channel(on.id).await.expect("the channel");
        assert_eq!(again.fetching.trouble(), None);
        assert!(again.last_fetch.is_some());
    }
}

/// Archive mode up to now: what lies there is neither doubled nor answered.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn archive_mode_up_to_now_answers_nobody() {
    let ready = Ready::new(Version::V7_2).await;
    let doubled = ready.doubles();
    let channel = ready.channel(true).await;
    let mut settings = channel.settings();
    settings.archive = Some(ArchiveMode { before: Some(Timestamp::now()), state_id: None });
    let channel = ready.desk.set_reading(&channel, &settings).await.expect("set");
    let off = ready.desk.switch_off(&channel).await.expect("off");
    let trap = ready.trap(&off).await;
    assert_eq!((trap.count(), trap.answered), (0, 0), "{trap:?}");
    ready.desk.switch_on(&off, &trap, None).await.expect("on");
    ready.practice.helpdesk.fetch_channels().await;
    assert_eq!((ready.doubles(), ready.answers()), (doubled, 0));
}

/// What the browser shows when the sign-in fails is explained.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_browser_shows_is_explained() {
    let ready = Ready::new(Version::V5_5).await;
    let kind = ChannelKind::Microsoft365;
    let wrong = NewCredentials { client_secret: "wrong".to_owned().into(), ..ready.credentials() };
    ready.desk.set_credentials(kind, &wrong).await.expect("given");
    let shown = ready.linked(kind, ready.practice.mailbox()).await.expect_err("refused");
    let explained: Problem = mailferry::zammad::channels::told(&shown, kind, None);
    assert_eq!(explained.code(), "channel-secret-wrong", "{shown}");
    ready.desk.set_credentials(kind, &ready.credentials()).await.expect("given");
    let other = ready.linked(kind, "jonas.weber@contoso.example").await.expect("another's channel");
    assert_eq!(other.other.expect("told").code(), "channel-other-mailbox");
}

/// An e-mail channel is migrated and rolled back; its refused deleting is told and
/// passes by itself.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_migrated_channel_is_rolled_back_and_its_trouble_told() {
    let ready = Ready::new(Version::V5_5).await;
    let mailbox = ready.practice.mailbox();
    let before = ready.desk.channels().await.expect("channels");
    assert!(before.of_mailbox(mailbox).next().expect("the e-mail channel").can_be_migrated());
    let channel = ready.channel(false).await;
    let mut run = ready.prepared().run;
    run.settle_folder_as("INBOX", &AfterImport::Move("Done".to_owned())).await.expect("cleared");
    drop(run);
    let off = ready.desk.switch_off(&channel).await.expect("off");
    let trap = ready.trap(&off).await;
    let on = ready.desk.switch_on(&off, &trap, None).await.expect("on");
    ready.practice.exchange.faults(|all| all.expunge = ExpungeFault::Refused);
    ready.new_message();
    ready.practice.helpdesk.fetch_channels().await;
    let failing = ready.desk.client().channel(on.id).await.expect("the channel");
    assert_eq!(failing.fetching.trouble(), Some(ChannelTrouble::NotDeleted), "{:?}", failing.fetching);
    ready.practice.exchange.faults(|all| all.expunge = ExpungeFault::Works);
    ready.practice.helpdesk.fetch_channels().await;
    let good = ready.desk.client().channel(on.id).await.expect("the channel");
    assert_eq!(good.fetching.trouble(), None);
    ready.desk.roll_back(&good, Timestamp::now()).await.expect("rolled back");
    let after = ready.desk.channels().await.expect("channels");
    assert_eq!(after.of_mailbox(mailbox).next().expect("it").id.kind, ChannelKind::Email);
}

impl Ready {
    /// `mailferry channels` with a home of its own, as a person types it.
    pub(crate) fn typed(&self, deed: &str, more: &[&str]) -> Command {
        self.typed_for(self.practice.plan(), deed, more)
    }

    fn typed_for(&self, plan: &Path, deed: &str, more: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mailferry"));
        command
            .env("MAILFERRY_ZAMMAD_TOKEN", self.practice.helpdesk.token())
            .env("MAILFERRY_ACCESS_TOKEN", self.practice.access_token())
            .env("MAILFERRY_CLIENT_SECRET", self.practice.tenant.web_secret())
            .env("LANGUAGE", "en")
            .env("MAILFERRY_HOME", self.folder.path().join("home"))
            .stdin(Stdio::null())
            .args(["channels", deed])
            .arg(plan)
            .args(more);
        command
    }

    pub(crate) async fn command(&self, deed: &str, more: &[&str]) -> Ended {
        run(self.typed(deed, more)).await
    }
}

/// A channel is counted in its own mailbox alone: in another one nothing would lie in its
/// way, and it would be switched on over what was imported.
async fn a_plan_for_another_mailbox_counts_nothing(ready: &Ready) {
    let all = ready.desk.channels().await.expect("channels");
    let channel = all.of_mailbox(ready.practice.mailbox()).next().expect("its channel").clone();
    let number = channel.id.id.to_string();
    let text = std::fs::read_to_string(ready.practice.plan()).expect("the plan");
    let other = ready.practice.plan().with_file_name("other.toml");
    let mine = format!("mailbox = \"{}\"", ready.practice.mailbox());
    assert!(text.contains(&mine), "{text}");
    std::fs::write(&other, text.replace(&mine, "mailbox = \"info@contoso.example\"")).expect("written");
    for deed in
        [&["count"][..], &["clear", "--way", "mark-read"], &["set", "--on"], &["watch", "--minutes", "0"]]
    {
        let mut command = ready.typed_for(&other, deed[0], &deed[1..]);
        command.args(["--channel", &number]);
        run(command).await.assert_problem(5, "channel-of-another-mailbox");
    }
    let now = ready.desk.client().channel(channel.id).await.expect("the channel");
    assert_eq!((now.active, now.settings()), (channel.active, channel.settings()));
    let counted = ready.command("count", &["--channel", &number, "--same-mailbox", "--json"]).await;
    assert!(counted.summary["trap"]["messages"].as_u64() > Some(0), "{counted}");
}

/// The whole way by commands: listed, counted, refused, cleared, switched on, undone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_by_commands() {
    let ready = Ready::new(Version::V5_5).await;
    let channel = ready.channel(false).await;
    ready.desk.switch_off(&channel).await.expect("off");
    let listed = ready.command("list", &["--json"]).await;
    assert_eq!(listed.exit, 0, "{listed}");
    assert_eq!(listed.summary["channels"][0]["kind"], "microsoft365", "{listed}");
    assert!(!listed.stdout.contains(ready.practice.tenant.web_secret()), "{listed}");
    let plain = ready.command("list", &[]).await;
    assert!(plain.stdout.contains("deletes what it has fetched"), "{plain}");
    let counted = ready.command("count", &["--json"]).await;
    assert_eq!((counted.exit, counted.summary["clear"].as_bool()), (5, Some(false)), "{counted}");
    let refused = ready.command("set", &["--on"]).await;
    refused.assert_problem(5, "going-live-trap");
    let wrong = ready.command("set", &["--on", "--despite", "somebody@else.example"]).await;
    wrong.assert_problem(2, "going-live-confirmation-wrong");
    let journal = ready.folder.path().join("import.journal");
    let journal = journal.to_str().expect("a path");
    let cleared = ready.command("clear", &["--way", "mark-read", "--journal", journal, "--json"]).await;
    assert_eq!(cleared.exit, 5, "a channel that deletes takes what is read, too: {cleared}");
    let set = ready.command("set", &["--keep", "yes", "--on", "--json"]).await;
    assert_eq!((set.exit, set.summary["channel"]["active"].as_bool()), (0, Some(true)), "{set}");
    let watched = ready.command("watch", &["--minutes", "0", "--json"]).await;
    assert_eq!(watched.summary["event"], "watched", "{watched}");
    let doubled = ready.doubles();
    ready.practice.helpdesk.fetch_channels().await;
    assert_eq!(ready.doubles(), doubled);
    let undone = ready.command("undo", &["--json"]).await;
    assert_eq!((undone.exit, undone.summary["undone"].as_array().map(Vec::len)), (0, Some(2)), "{undone}");
    let explained = ready.command("explain", &["AADSTS7000222: expired", "--json"]).await;
    assert_eq!(explained.summary["code"], "channel-secret-expired", "{explained}");
    let unknown = ready.command("count", &["--channel", "77"]).await;
    unknown.assert_problem(2, "channel-number-unknown");
    a_plan_for_another_mailbox_counts_nothing(&ready).await;
    let back = ready.command("roll-back", &["--json"]).await;
    assert_eq!(back.exit, 0, "{back}");
    let takes = ready.command("remove", &["--json"]).await;
    assert_eq!((takes.exit, takes.summary["event"].as_str()), (5, Some("removal")), "{takes}");
}
