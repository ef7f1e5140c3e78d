//! A mailbox of 300 imported messages, and a channel switched on over it: with each way
//! out nothing is doubled and nobody answered, and without one the helpdesk does both.

use std::collections::BTreeSet;

use jiff::Timestamp;
use mailferry::migration::going_live::watch::{Watch, Watcher};
use mailferry::migration::going_live::{Reading, Trap, Wishes, listed};
use mailferry::migration::run::Ending;
use mailferry::plan::{AfterImport, Plan};
use mailferry::practice::Practice;
use mailferry::practice::exchange::{Flags, FolderKind};
use mailferry::practice::helpdesk::{SentKind, Version};
use mailferry::practice::sample::{self, BulkOptions, bulk};
use mailferry::problem::{Fact, Kind};
use mailferry::zammad::channels::{ArchiveMode, Channel, ChannelKind, ChannelSettings, GraphFolder};

use super::going_live::Ready;

const IMPORTED: usize = 300;

/// Nothing in the mailbox but 300 letters in INBOX, every other one read.
fn three_hundred(practice: &Practice, plan: &mut Plan) {
    for message in practice.exchange.messages(sample::INBOX) {
        practice.exchange.remove(sample::INBOX, message.uid);
    }
    for letter in bulk(IMPORTED, 15, BulkOptions::small(Timestamp::now())) {
        let flags = if letter.number % 2 == 0 { Flags::SEEN } else { Flags::NONE };
        practice.exchange.add(sample::INBOX, letter.raw, letter.arrived, flags);
    }
    practice.exchange.create_folder("New", FolderKind::Mail);
    plan.folders.retain(|folder| folder.path == sample::INBOX);
}

async fn ready(version: Version) -> Ready {
    let ready = Ready::with(version, three_hundred).await;
    let articles = ready.practice.helpdesk.snapshot().articles().len();
    assert!(articles > IMPORTED, "all are there, with Zammad's welcome: {articles}");
    assert_eq!(ready.doubles(), 0);
    ready
}

/// The channel is switched on and fetches, until it finds nothing more.
async fn switched_on(ready: &Ready, off: &Channel, trap: &Trap, typed: Option<&str>) -> usize {
    ready.desk.switch_on(off, trap, typed).await.expect("on");
    let mut taken = 0;
    loop {
        let fetched = ready.practice.helpdesk.fetch_channels().await;
        assert_eq!(fetched[0].error, None);
        match fetched[0].taken {
            0 => return taken,
            more => taken += more,
        }
    }
}

/// So that the tests below can fail.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_way_out_three_hundred_are_doubled_deleted_and_answered() {
    let ready = ready(Version::V5_5).await;
    let off = ready.desk.switch_off(&ready.channel(false).await).await.expect("off");
    let trap = ready.trap(&off).await;
    let all = IMPORTED as u64;
    assert_eq!((trap.in_zammad, trap.imported_again, trap.deleted), (all, all, all), "{trap:?}");
    assert_eq!(switched_on(&ready, &off, &trap, Some(off.name())).await, IMPORTED);
    assert_eq!(ready.doubles(), IMPORTED);
    assert!(ready.practice.exchange.messages(sample::INBOX).is_empty(), "and nothing is left of it");
    let outbox = ready.practice.helpdesk.outbox();
    let answers = outbox.iter().filter(|sent| sent.kind == SentKind::TriggerMail);
    let people: BTreeSet<&String> = answers.flat_map(|sent| &sent.to).collect();
    assert_eq!(people.len() as u64, trap.answered, "as many people as were counted");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_each_way_out_none_of_three_hundred_is_doubled_or_answered() {
    let ways = [(AfterImport::MarkRead, true), (AfterImport::Move("Done".to_owned()), false)];
    for (way, keep) in ways.into_iter().chain([(AfterImport::Delete, false)]) {
        let ready = ready(Version::V5_5).await;
        let off = ready.desk.switch_off(&ready.channel(keep).await).await.expect("off");
        let mut run = ready.prepared().run;
        let cleared = run.settle_folder_as(sample::INBOX, &way).await.expect("cleared");
        assert_eq!(cleared.ending, Ending::Done, "{way:?}");
        drop(run);
        let held = |folder| ready.practice.exchange.messages(folder).len();
        let there = match way {
            AfterImport::Delete => (0, 0),
            AfterImport::Move(_) => (0, IMPORTED),
            _ => (IMPORTED, 0),
        };
        let lie = (held(sample::INBOX), held("Done"));
        assert_eq!(lie, there, "{way:?}");
        does_no_harm(&ready, &off, sample::INBOX, &format!("{way:?}")).await;
    }
}

/// New mail goes to a folder of its own by a rule of the mailbox, and the channel reads
/// that one; and archive mode up to now, where this Zammad has it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_staging_folder_and_archive_mode_let_three_hundred_lie() {
    let staged = ready(Version::V5_5).await;
    let off = staged.desk.switch_off(&staged.channel_for("New", false).await).await.expect("off");
    does_no_harm(&staged, &off, "New", "a staging folder").await;
    assert_eq!(staged.practice.exchange.messages(sample::INBOX).len(), IMPORTED);
    let archived = ready(Version::V7_2).await;
    let channel = archived.channel(true).await;
    let mut settings = channel.settings();
    settings.archive = Some(ArchiveMode { before: Some(Timestamp::now()), state_id: None });
    let channel = archived.desk.set_reading(&channel, &settings).await.expect("set");
    let off = archived.desk.switch_off(&channel).await.expect("off");
    does_no_harm(&archived, &off, sample::INBOX, "archive mode").await;
    assert_eq!(archived.practice.exchange.messages(sample::INBOX).len(), IMPORTED + 1);
}

/// Counted as 0, switched on without a word typed, and true; then a new message is one
/// ticket of the channel's.
async fn does_no_harm(ready: &Ready, off: &Channel, folder: &str, way: &str) {
    let trap = ready.trap(off).await;
    assert_eq!((trap.count(), trap.answered), (0, 0), "{way}: {trap:?}");
    assert_eq!(switched_on(ready, off, &trap, None).await, 0, "{way}");
    assert_eq!((ready.doubles(), ready.answers()), (0, 0), "{way}");
    ready.new_message_in(folder);
    let fetched = ready.practice.helpdesk.fetch_channels().await;
    assert_eq!((fetched[0].taken, fetched[0].error.as_deref()), (1, None), "{way}");
    let made = ready.practice.helpdesk.snapshot();
    assert_eq!(made.tickets.iter().filter(|ticket| ticket.title == "Brand new").count(), 1, "{way}");
    assert_eq!(ready.doubles(), 0, "{way}");
}

/// A Graph channel names its folder by an id, and its inbox by the mailbox's language,
/// here by a name that no list holds: it is set up below it, counted, cleared and switched
/// on all the same.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_graph_channel_is_at_home_in_a_mailbox_of_any_language() {
    let ready = Ready::with(Version::V7_2, |practice, _| practice.exchange.name_inbox("Blwch post")).await;
    let email =
        ready.desk.channels().await.expect("channels").of_mailbox(ready.practice.mailbox()).next().cloned();
    let email = email.expect("the e-mail channel");
    ready.desk.remove(&email, email.name()).await.expect("removed");
    let kind = ChannelKind::MicrosoftGraph;
    ready.desk.set_credentials(kind, &ready.credentials()).await.expect("credentials");
    let linked = ready.linked(kind, ready.practice.mailbox()).await.expect("linked");
    let listed = listed(&ready.connector()).await.expect("the mailbox's folders");
    let client = ready.desk.client().clone();
    let folders = client.channel_folders_as_listed(linked.channel.id, &listed).await.expect("folders");
    for path in [sample::INBOX, sample::INVOICES] {
        let folder = folders.iter().find(|folder| folder.path == path);
        let folder = folder.unwrap_or_else(|| panic!("{path} is in {folders:?}"));
        let wishes = Wishes {
            group_id: linked.channel.group_id.expect("a group"),
            change_sending_address: false,
            folder: Some(folder.path.clone()),
            folder_id: Some(folder.id.clone()),
            keep: false,
            archive: None,
        };
        let now = ready.desk.client().channel(linked.channel.id).await.expect("the channel");
        let off = ready.desk.set_up(&now, &wishes, |_| ()).await.expect("set up");
        assert_eq!(off.inbound.folder_id.as_ref(), Some(&folder.id));
        let counted = async |off: &Channel| {
            let reading = Reading::in_mailbox(&ready.connector(), &client, off).await.expect("listed");
            Trap::count_of(&ready.connector(), ready.desk.client(), &reading).await.expect("counted")
        };
        let trap = counted(&off).await;
        assert!(trap.imported_again > 0 && trap.reading.folder == path, "{trap:?}");
        let mut run = ready.prepared().run;
        let way = AfterImport::Move("Done".to_owned());
        let cleared = run.settle_folder_as(&trap.reading.folder, &way).await.expect("cleared");
        assert_eq!(cleared.ending, Ending::Done, "{path}");
        drop(run);
        let trap = counted(&off).await;
        let doubled = ready.doubles();
        let on = ready.desk.switch_on(&off, &trap, None).await.expect("on");
        ready.practice.helpdesk.fetch_channels().await;
        assert_eq!(ready.doubles(), doubled, "{path}");
        let mut watcher = Watcher::new(ready.connector(), client.clone(), on.id, ready.practice.mailbox());
        let mut watch = Watch::new();
        watch.see(watcher.look(Timestamp::now()).await.expect("seen"));
        let state = watch.state(Timestamp::now());
        assert_eq!((state.problem(), state.folder.as_ref().expect("its folder").path.as_str()), (None, path));
        ready.desk.switch_off(&on).await.expect("off");
    }
    stays_off_where_it_may_read_the_inbox(ready, &folders).await;
}

/// Paused for an import, after which nobody asks the mailbox: that its folder may be the
/// inbox, where imported mail lies, is enough to leave it off, and is told.
async fn stays_off_where_it_may_read_the_inbox(mut ready: Ready, folders: &[GraphFolder]) {
    let inbox = folders.iter().find(|folder| folder.path == sample::INBOX).expect("the inbox");
    let channels = ready.desk.channels().await.expect("channels");
    let channel = channels.of_mailbox(ready.practice.mailbox()).next().expect("it");
    let wanted = ChannelSettings { folder_id: Some(inbox.id.clone()), keep: false, ..channel.settings() };
    let off = ready.desk.set_reading(channel, &wanted).await.expect("set");
    ready.desk.client().set_channel_active(off.id, true).await.expect("on");
    ready.new_message();
    ready.plan.channel.pause_during_import = true;
    let mut run = ready.prepared().run;
    let summary = run.import().await.expect("an import");
    let Ending::Trouble(told) = &summary.ending else { panic!("{:?}", summary.ending) };
    assert_eq!((told.code(), told.kind()), ("channel-put-back-unsure", Kind::Person), "{told:?}");
    assert_eq!((told.fact("folder"), told.value("count")), (Some("Blwch post"), Some(&Fact::Count(1))));
    drop(run);
    assert!(!ready.desk.client().channel(off.id).await.expect("it").active);
}
