use crate::going_live::{Reading, Trap};
use crate::mailbox::Connector;
use crate::plan::AfterImport;
use crate::problem::Kind;
use crate::run::Ending;
use crate::testing::{MAILBOX, Place, cut_off};
use crate::zammad::Client;
use crate::zammad::channels::Channel;

fn reading(keep: bool) -> Reading {
    Reading { folder: "INBOX".to_owned(), keep, archive: None }
}

fn client(place: &Place) -> Client {
    Client::new(&place.helpdesk.url(), place.helpdesk.token().into(), None).expect("a client")
}

async fn trap<C: Connector>(connector: &C, client: &Client, keep: bool) -> Trap {
    Trap::count_of(connector, client, &reading(keep)).await.expect("counted")
}

/// A helpdesk into which six letters were imported that stay in the mailbox, three of
/// them unread.
async fn imported() -> (Place, crate::testing::Engine) {
    let place = Place::new();
    for name in ["anna", "ben", "carl", "dora", "emil", "frida"] {
        let uid = place.letter(name);
        if uid.is_multiple_of(2) {
            place.mailbox.read("INBOX", uid);
        }
    }
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("an import");
    assert_eq!(summary.ending, Ending::Done);
    (place, engine)
}

/// The promise: what a channel would do with imported mail is counted, and no way out
/// leaves anything of it.
#[tokio::test(flavor = "multi_thread")]
async fn each_way_out_leaves_nothing_to_import_again() {
    let ways = [AfterImport::MarkRead, AfterImport::Move("Done".to_owned()), AfterImport::Delete];
    for way in ways {
        let (place, mut engine) = imported().await;
        let client = client(&place);
        let before = trap(&place.mailbox, &client, false).await;
        assert_eq!((before.messages, before.in_zammad, before.in_zammad_unread), (6, 6, 3));
        assert_eq!((before.imported_again, before.deleted), (6, 6));
        assert_eq!(before.may_switch_on(MAILBOX, None).expect_err("no").code(), "going-live-trap");
        let summary = engine.run.settle_folder_as("INBOX", &way).await.expect("cleared");
        assert_eq!(summary.ending, Ending::Done, "{way:?}");
        // What was marked read is only passed over by a channel that keeps mail.
        let keep = way == AfterImport::MarkRead;
        let after = trap(&place.mailbox, &client, keep).await;
        assert!(after.is_clear(), "{way:?}: {after:?}");
        assert_eq!((after.answered, after.in_zammad_unread), (0, 0), "{way:?}: {after:?}");
        assert_eq!(after.messages, if keep { 6 } else { 0 }, "{way:?}");
        place.letter_of("new", cut_off(), "");
        let with_new = trap(&place.mailbox, &client, keep).await;
        assert_eq!((with_new.fetched_anew, with_new.count()), (1, 0), "{way:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_done_in_a_folder_of_which_nothing_was_imported() {
    let (_place, mut engine) = imported().await;
    let refused =
        engine.run.settle_folder_as("Elsewhere", &AfterImport::MarkRead).await.expect_err("refused");
    assert_eq!(refused.code(), "going-live-folder-unknown");
}

/// The helpdesk's channel for the mailbox, switched on.
async fn channel_on(place: &Place) -> Channel {
    let client = client(place);
    let channels = client.channels().await.expect("channels");
    let channel = channels.of_mailbox(MAILBOX).next().expect("a channel for the mailbox").clone();
    client.set_channel_active(channel.id, true).await.expect("on");
    channel
}

async fn is_on(place: &Place, channel: &Channel) -> bool {
    client(place).channel(channel.id).await.expect("the channel").active
}

const PAUSE: &str = "action = \"keep\"\n[channel]\npause_during_import = true";
const PAUSE_AND_MOVE: &str = "action = \"move\"\nfolder = \"Done\"\n[channel]\npause_during_import = true";

#[tokio::test(flavor = "multi_thread")]
async fn a_channel_is_off_while_the_import_runs_and_on_again_after() {
    let place = Place { after_import: PAUSE_AND_MOVE, ..Place::new() };
    place.letter("anna");
    let channel = channel_on(&place).await;
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("an import");
    assert_eq!(summary.ending, Ending::Done);
    assert!(is_on(&place, &channel).await);
    let name = format!("channel {}", channel.name());
    assert!(summary.restored.done.contains(&name), "{:?}", summary.restored);
    let noted = engine.run.journal().restored_changes().await.expect("changes");
    assert!(noted.iter().any(|change| change.name == name && change.former));
}

/// What it would import again keeps it off, until the way is clear.
#[tokio::test(flavor = "multi_thread")]
async fn a_paused_channel_stays_off_over_imported_mail() {
    let place = Place { after_import: PAUSE, ..Place::new() };
    place.letter("anna");
    let channel = channel_on(&place).await;
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("an import");
    let (_, why) = summary.restored.failed.first().expect("not restored");
    assert_eq!(why.code(), "channel-put-back-trap");
    let Ending::Trouble(told) = &summary.ending else { panic!("{:?}", summary.ending) };
    assert_eq!((told, told.kind()), (why, Kind::Person), "nobody is told that it passes");
    assert!(!is_on(&place, &channel).await);
    let way = AfterImport::Move("Done".to_owned());
    let cleared = engine.run.settle_folder_as("INBOX", &way).await.expect("cleared");
    assert_eq!(cleared.ending, Ending::Done);
    assert!(is_on(&place, &channel).await, "the end of that run restores it");
}

/// The program ends after it has paused the channel: before or after Zammad did it.
#[tokio::test(flavor = "multi_thread")]
async fn a_channel_that_a_crash_left_off_is_restored() {
    for done in [false, true] {
        let place = Place::new();
        let channel = channel_on(&place).await;
        let engine = place.engine();
        let writer = engine.run.writer();
        writer.note_change(1, "channel-email", channel.id.id, "channel x", true).await.expect("noted");
        if done {
            client(&place).set_channel_active(channel.id, false).await.expect("off");
        }
        let restored = engine.run.restore_left().await.expect("restored");
        assert_eq!((restored.done.len(), restored.failed.len()), (1, 0), "{done}");
        assert!(is_on(&place, &channel).await, "{done}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_plans_word_no_channel_is_touched() {
    let place = Place::new();
    place.letter("anna");
    let channel = channel_on(&place).await;
    place.engine().run.import().await.expect("an import");
    assert!(is_on(&place, &channel).await);
    assert_eq!(place.requests("POST /api/v1/channels_email_disable"), 0);
}
