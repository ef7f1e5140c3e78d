use crate::going_live::{Reading, Trap};
use crate::mailbox::Connector;
use crate::plan::AfterImport;
use crate::run::Ending;
use crate::testing::{MAILBOX, Place, cut_off};
use crate::zammad::Client;

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
        if uid % 2 == 0 {
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
