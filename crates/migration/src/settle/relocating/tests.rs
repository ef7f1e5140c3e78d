//! Mail that was imported and not settled, in a folder that is another one by now.

use super::*;
use crate::journal::MessageState::{Settled, Unsettled};
use crate::run::{Ending, Summary};
use crate::testing::{Asked, Engine, Place, Refusal, cut_off, hiccup, letter};

/// Three letters, imported and refused to be deleted; the refusal is over.
async fn undeleted() -> (Place, Engine) {
    let place = Place { after_import: "action = \"delete\"", ..Place::new() };
    for name in ["ann", "bob", "cid"] {
        place.letter(name);
    }
    place.mailbox.refuse_all(Some(Refusal::With(Problem::message("expunge-refused"))));
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("imported");
    assert_eq!((summary.ending, summary.balance.undeleted()), (Ending::Done, 3));
    place.mailbox.refuse_all(None);
    (place, engine)
}

async fn settled(engine: &mut Engine) -> Summary {
    let summary = engine.run.settle_again().await.expect("settled");
    assert!(summary.balance.adds_up(), "{:?}", summary.balance);
    summary
}

#[tokio::test]
async fn the_same_messages_under_other_uids_are_proven_and_deleted_and_no_other_is() {
    let (place, mut engine) = undeleted().await;
    place.mailbox.renumber("INBOX");
    // Under the UID that one of them had.
    let other = place.mailbox.deliver("INBOX", letter("new", cut_off(), ""), cut_off());
    let summary = settled(&mut engine).await;
    assert_eq!(summary.balance.settled.get("delete"), Some(&3), "{:?}", summary.balance);
    assert_eq!(place.mailbox.held("INBOX"), [other]);
    assert_eq!(place.articles(), ["ann", "bob", "cid"], "each once");
}

#[tokio::test]
async fn one_with_the_same_header_and_another_text_stays_and_is_named() {
    let (place, mut engine) = undeleted().await;
    let kept = place.mailbox.whole("INBOX");
    place.mailbox.remove("INBOX");
    for (number, (raw, arrived, _)) in kept.into_iter().enumerate() {
        let text = String::from_utf8(raw).expect("text");
        let text = if number == 1 { text.replace("This is about", "That is about") } else { text };
        place.mailbox.deliver("INBOX", text.into_bytes(), arrived);
    }
    place.mailbox.renumber("INBOX");
    let summary = settled(&mut engine).await;
    assert_eq!(summary.balance.settled.get("delete"), Some(&2), "{:?}", summary.balance);
    assert_eq!(place.mailbox.held("INBOX"), [12]);
    assert_eq!(engine.standing("bob").await, (Unsettled, "settle-uids-changed".to_owned()));
}

#[tokio::test]
async fn under_the_uids_of_before_in_another_folder_nothing_is_touched() {
    let (place, mut engine) = undeleted().await;
    place.mailbox.remove("INBOX");
    for name in ["dan", "eva", "fay"] {
        place.letter(name);
    }
    place.mailbox.make_anew("INBOX");
    let summary = settled(&mut engine).await;
    assert_eq!(summary.balance.unsettled.get("settle-uids-changed"), Some(&3), "{:?}", summary.balance);
    assert_eq!(place.mailbox.held("INBOX"), [1, 2, 3], "they are other mail by now");
}

#[tokio::test]
async fn in_a_folder_that_was_made_again_and_is_empty_they_are_gone_by_somebody_else() {
    let (place, mut engine) = undeleted().await;
    place.mailbox.make_anew("INBOX");
    place.mailbox.empty("INBOX");
    let summary = settled(&mut engine).await;
    assert_eq!(summary.balance.settled.get(GONE), Some(&3), "{:?}", summary.balance);
    assert!(summary.balance.all_done() && summary.ending == Ending::Done);
}

#[tokio::test]
async fn a_look_at_the_folder_in_between_counts_nothing_twice() {
    let (place, mut engine) = undeleted().await;
    place.mailbox.renumber("INBOX");
    let copy = place.mailbox.whole("INBOX").swap_remove(0);
    place.mailbox.deliver("INBOX", copy.0, copy.1);
    let summary = engine.run.import().await.expect("imported");
    let balance = &summary.balance;
    assert!(balance.adds_up() && balance.all_done(), "{balance:?}");
    assert_eq!((balance.found, balance.imported, balance.copies), (4, 3, 1), "{balance:?}");
    assert_eq!(balance.settled.get("delete"), Some(&3), "{balance:?}");
    assert!(place.mailbox.held("INBOX").is_empty(), "the copy goes the way of its twin");
    assert_eq!(place.articles(), ["ann", "bob", "cid"], "each once");
}

#[tokio::test]
async fn a_further_copy_of_one_is_not_that_one_again() {
    let (place, mut engine) = undeleted().await;
    place.mailbox.renumber("INBOX");
    let copy = place.mailbox.whole("INBOX").swap_remove(0);
    let copy = place.mailbox.deliver("INBOX", copy.0, copy.1);
    settled(&mut engine).await;
    assert_eq!(place.mailbox.held("INBOX"), [copy], "nothing was decided about it");
}

#[tokio::test]
async fn what_cuts_it_off_anywhere_loses_nothing_and_is_gone_on_from() {
    for asked in [Asked::Search, Asked::List, Asked::Fetch, Asked::Settle, Asked::Flag, Asked::Expunge] {
        let (place, mut engine) = undeleted().await;
        place.mailbox.renumber("INBOX");
        place.mailbox.trouble_next(asked, hiccup("mailbox-connection-lost"));
        let summary = settled(&mut engine).await;
        assert_eq!(summary.balance.settled.get("delete"), Some(&3), "{asked:?}: {:?}", summary.balance);

        let (place, mut engine) = undeleted().await;
        place.mailbox.renumber("INBOX");
        place.mailbox.trouble_next(asked, Problem::person("mailbox-not-connected"));
        let summary = engine.run.settle_again().await.expect("ended");
        assert!(matches!(summary.ending, Ending::Trouble(_)), "{asked:?}: {:?}", summary.ending);
        assert_eq!(place.mailbox.held("INBOX"), [11, 12, 13], "{asked:?}");
        let summary = settled(&mut engine).await;
        assert_eq!(summary.balance.settled.get("delete"), Some(&3), "{asked:?}: {:?}", summary.balance);
        assert!(place.mailbox.held("INBOX").is_empty(), "{asked:?}");
    }
}

#[tokio::test]
async fn a_folder_that_is_renamed_before_it_is_settled_is_told_by_its_new_name() {
    let (place, mut engine) = undeleted().await;
    place.mailbox.rename("INBOX", "Old mail");
    let summary = settled(&mut engine).await;
    assert_eq!(summary.balance.unsettled.get("folder-renamed"), Some(&3), "{:?}", summary.balance);
    let problem = engine.message("ann").await.problem.expect("a reason");
    let told = StoredProblem::from(&renamed("INBOX", "Old mail", false));
    assert!(told.facts.iter().all(|fact| problem.facts.contains(fact)), "it names the folder of now");
    assert_eq!(place.mailbox.held("Old mail").len(), 3);
}

#[tokio::test]
async fn another_folder_of_the_name_is_not_the_one_that_was_renamed() {
    let (place, mut engine) = undeleted().await;
    place.mailbox.rename("INBOX", "Old mail");
    // Empty: what was imported is not gone by that.
    place.letter("new");
    place.mailbox.make_anew("INBOX");
    place.mailbox.empty("INBOX");
    let summary = settled(&mut engine).await;
    assert_eq!(summary.balance.unsettled.get("folder-renamed"), Some(&3), "{:?}", summary.balance);
    assert_eq!(place.mailbox.held("Old mail").len(), 3);
    // Once the plan calls it so, the rest is done.
    drop(engine);
    let place = Place { folders: vec![("Old mail", "Support")], ..place };
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("imported");
    assert_eq!(summary.balance.settled.get("delete"), Some(&3), "{:?}", summary.balance);
    assert_eq!(engine.standing("cid").await.0, Settled);
}
