//! Marking read, moving and deleting on a real Dovecot, healthy and not.

use std::collections::BTreeMap;

use mailferry::mailbox::imap::ImapMailbox;
use mailferry::mailbox::{Access, Connector, Mailbox, SearchCriteria, SettleOutcomes};

use crate::support::dovecot;
use crate::support::{Dovecot, Fault, Options, Proxy, mail};
use crate::{Noted, code, connect, deliver, fetch, moment};

async fn ready(dovecot: &Dovecot, count: usize) -> ImapMailbox {
    deliver(dovecot, "INBOX", count);
    let mut mailbox = connect(dovecot).await;
    mailbox.open("INBOX", Access::Change).await.expect("opened");
    mailbox
}

/// The codes of what failed; what is left out went well.
fn failed(outcomes: &SettleOutcomes) -> BTreeMap<u32, &'static str> {
    outcomes
        .iter()
        .filter_map(|(uid, outcome)| outcome.as_ref().err().map(|problem| (*uid, problem.code())))
        .collect()
}

fn all(uids: impl IntoIterator<Item = u32>, code: &'static str) -> BTreeMap<u32, &'static str> {
    uids.into_iter().map(|uid| (uid, code)).collect()
}

async fn remaining(mailbox: &mut ImapMailbox) -> Vec<u32> {
    mailbox.search(&SearchCriteria::default()).await.expect("searched").uids
}

#[tokio::test]
async fn deleting_removes_exactly_the_given_messages() {
    let dovecot = Dovecot::start().await;
    dovecot.deliver("INBOX", &mail::message(100, 500), moment("2024-01-01T00:00:00Z"), "T");
    let mut mailbox = ready(&dovecot, 5).await;

    let outcomes = mailbox.delete(&[2, 4, 6], &Noted::default()).await.expect("asked");

    assert_eq!((outcomes.len(), failed(&outcomes)), (3, BTreeMap::new()));
    assert_eq!(remaining(&mut mailbox).await, [1, 3, 5]);
    assert_eq!((dovecot.count("INBOX"), dovecot.flagged("INBOX", 'T')), (3, 1));
}

#[tokio::test]
async fn what_is_gone_already_is_told_as_gone_and_the_rest_is_deleted() {
    let dovecot = Dovecot::start().await;
    let mut mailbox = ready(&dovecot, 3).await;
    let mut other = connect(&dovecot).await;
    other.open("INBOX", Access::Change).await.expect("opened");
    other.delete(&[2], &Noted::default()).await.expect("deleted");

    let outcomes = mailbox.delete(&[2, 3], &Noted::default()).await.expect("asked");

    // Whoever asks knows whether an attempt of its own had removed it.
    assert_eq!((outcomes.len(), failed(&outcomes)), (2, all([2], "message-vanished")));
    assert_eq!(dovecot.count("INBOX"), 1);
}

#[tokio::test]
async fn a_refused_expunge_is_told_for_each_message_and_its_flag_taken_back() {
    let dovecot = Dovecot::start().await;
    dovecot.deliver("INBOX", &mail::message(100, 500), moment("2024-01-01T00:00:00Z"), "T");
    let mut mailbox = ready(&dovecot, 3).await;
    dovecot.refuse_expunge(true);

    let outcomes = mailbox.delete(&[1, 2, 3], &Noted::default()).await.expect("asked");

    assert_eq!(failed(&outcomes), all(1..=3, "expunge-refused"));
    let problem = outcomes[&2].as_ref().expect_err("refused");
    assert!(problem.server_words().is_some_and(|words| words.contains("SERVERBUG")), "{problem:?}");
    assert_eq!(dovecot.count("INBOX"), 4);
    // The first was flagged by somebody else.
    assert_eq!(dovecot.flagged("INBOX", 'T'), 1);

    dovecot.refuse_expunge(false);
    let outcomes = mailbox.delete(&[2, 3], &Noted::default()).await.expect("asked");
    assert_eq!(failed(&outcomes), BTreeMap::new());
    assert_eq!(dovecot.count("INBOX"), 2);
}

#[tokio::test]
async fn a_mark_left_by_a_lost_connection_is_taken_back_by_the_next_and_anothers_stays() {
    let dovecot = Dovecot::start().await;
    dovecot.deliver("INBOX", &mail::message(100, 500), moment("2024-01-01T00:00:00Z"), "T");
    deliver(&dovecot, "INBOX", 3);
    let proxy = Proxy::before(&dovecot.address()).await;
    let connector = dovecot::connector(proxy.address());
    let marks = Noted::default();
    proxy.set(Fault::HoldAfter("UID STORE"));
    let mut mailbox = connector.connect().await.expect("connected");
    mailbox.open("INBOX", Access::Change).await.expect("opened");
    let flagged = crate::support::until("the flags", || async { dovecot.flagged("INBOX", 'T') == 4 });
    tokio::select! {
        _ = mailbox.delete(&[1, 2, 3, 4], &marks) => panic!("the answer is held back"),
        () = flagged => {}
    }
    drop(mailbox);
    assert_eq!(marks.uids(), [2, 3, 4], "noted before, and not what another flagged");

    // Now deleting is refused: what counts as ours is what was noted.
    proxy.set(Fault::None);
    dovecot.refuse_expunge(true);
    let mut mailbox = connector.connect().await.expect("connected");
    mailbox.open("INBOX", Access::Change).await.expect("opened");
    let outcomes = mailbox.delete(&[1, 2, 3, 4], &marks).await.expect("asked");
    assert_eq!(failed(&outcomes), all(1..=4, "expunge-refused"));
    assert_eq!((dovecot.flagged("INBOX", 'T'), marks.uids()), (1, vec![]));
    assert_eq!(mailbox.take_back(&[1]).await.expect("asked"), std::collections::BTreeSet::new());
    assert_eq!(dovecot.flagged("INBOX", 'T'), 0);
}

#[tokio::test]
async fn an_expunge_that_says_ok_and_does_nothing_is_found_out() {
    let dovecot = Dovecot::start().await;
    let mut mailbox = ready(&dovecot, 3).await;
    dovecot.deny_delete(true);

    let outcomes = mailbox.delete(&[1, 2], &Noted::default()).await.expect("asked");

    assert_eq!(failed(&outcomes), all([1, 2], "expunge-without-effect"));
    assert_eq!(dovecot.count("INBOX"), 3);
    dovecot.deny_delete(false);
    assert_eq!(failed(&mailbox.delete(&[1, 2], &Noted::default()).await.expect("asked")), BTreeMap::new());
    assert_eq!(dovecot.count("INBOX"), 1);
}

#[tokio::test]
async fn where_the_server_tells_rights_the_missing_one_is_named() {
    let capabilities = format!("{} ACL", dovecot::EXCHANGE);
    let dovecot = Dovecot::start_with(Options { capabilities, ..Options::default() }).await;
    let mut mailbox = ready(&dovecot, 2).await;
    dovecot.deny_delete(true);
    let outcomes = mailbox.delete(&[1, 2], &Noted::default()).await.expect("asked");
    assert_eq!(failed(&outcomes), all([1, 2], "delete-right-missing"), "{}", dovecot.log());
    assert_eq!((dovecot.count("INBOX"), dovecot.flagged("INBOX", 'T')), (2, 0));
}

#[tokio::test]
async fn files_that_cannot_be_removed_are_not_taken_for_deleted() {
    let dovecot = Dovecot::start().await;
    let mut mailbox = ready(&dovecot, 3).await;
    dovecot.freeze("INBOX", true);
    let outcomes = mailbox.delete(&[1], &Noted::default()).await.expect("asked");
    dovecot.freeze("INBOX", false);
    assert_eq!(dovecot.count("INBOX"), 3);
    assert_eq!(outcomes.len(), 1);
    assert!(outcomes[&1].is_err(), "still there and called deleted");
}

#[tokio::test]
async fn without_uidplus_nothing_is_flagged_or_deleted() {
    let capabilities = "IMAP4rev1 AUTH=XOAUTH2 SASL-IR UNSELECT".to_owned();
    let dovecot = Dovecot::start_with(Options { capabilities, ..Options::default() }).await;
    let mut mailbox = ready(&dovecot, 2).await;
    assert_eq!(code(&mailbox.delete(&[1], &Noted::default()).await), "expunge-by-uid-missing");
    assert_eq!(code(&mailbox.move_to(&[1], "Done", &Noted::default()).await), "move-unsupported");
    assert_eq!((dovecot.count("INBOX"), dovecot.flagged("INBOX", 'T')), (2, 0));
}

#[tokio::test]
async fn a_folder_opened_for_looking_is_not_changed() {
    let dovecot = Dovecot::start().await;
    let mut mailbox = ready(&dovecot, 1).await;
    mailbox.open("INBOX", Access::Look).await.expect("opened");
    assert_eq!(code(&mailbox.delete(&[1], &Noted::default()).await), "folder-read-only");
    assert_eq!(code(&mailbox.mark_read(&[1]).await), "folder-read-only");
    assert_eq!(code(&mailbox.move_to(&[1], "Done", &Noted::default()).await), "folder-read-only");
    assert_eq!((dovecot.count("INBOX"), dovecot.flagged("INBOX", 'S')), (1, 0));
}

#[tokio::test]
async fn marking_read_is_verified() {
    let dovecot = Dovecot::start().await;
    let mut mailbox = ready(&dovecot, 3).await;
    let outcomes = mailbox.mark_read(&[1, 3, 9]).await.expect("asked");
    assert_eq!(failed(&outcomes), all([9], "message-vanished"));
    assert_eq!(dovecot.flagged("INBOX", 'S'), 2);

    dovecot.deny_change(true);
    let mut mailbox = connect(&dovecot).await;
    let opened = mailbox.open("INBOX", Access::Change).await.expect("opened");
    assert!(!opened.writable);
    assert_eq!(code(&mailbox.mark_read(&[2]).await), "folder-read-only");
    assert_eq!(dovecot.flagged("INBOX", 'S'), 2);
}

#[tokio::test]
async fn a_right_lost_while_the_folder_is_open_is_found_out() {
    let dovecot = Dovecot::start().await;
    let mut mailbox = ready(&dovecot, 2).await;
    dovecot.deny_change(true);
    let outcomes = mailbox.mark_read(&[1]).await.expect("asked");
    assert_eq!(failed(&outcomes), all([1], "mark-read-without-effect"));
    assert_eq!(dovecot.flagged("INBOX", 'S'), 0);
}

#[tokio::test]
async fn moving_makes_the_target_with_its_parents_and_keeps_every_byte() {
    let dovecot = Dovecot::start().await;
    let mut mailbox = ready(&dovecot, 4).await;
    let (before, _) = fetch(&mut mailbox, &[2]).await;

    let outcomes =
        mailbox.move_to(&[2, 3, 8], "Erledigt/F\u{fc}r Zammad", &Noted::default()).await.expect("asked");

    assert_eq!((outcomes.len(), failed(&outcomes)), (3, all([8], "message-vanished")));
    assert_eq!(remaining(&mut mailbox).await, [1, 4]);
    assert_eq!(dovecot.count("Erledigt/F&APw-r Zammad"), 2);
    let opened = mailbox.open("Erledigt/F\u{fc}r Zammad", Access::Look).await.expect("opened");
    assert_eq!(opened.messages, 2);
    let (after, _) = fetch(&mut mailbox, &[1, 2]).await;
    let bytes = |fetched: &mailferry::mailbox::Fetched| match fetched {
        mailferry::mailbox::Fetched::Mail { raw, .. } => raw.clone(),
        mailferry::mailbox::Fetched::Nothing { .. } => Vec::new(),
    };
    assert!(after.iter().any(|message| bytes(message) == bytes(&before[0])));
}

#[tokio::test]
async fn moving_works_by_copy_and_expunge_where_there_is_no_move() {
    let capabilities = dovecot::EXCHANGE.replace(" MOVE", "");
    let dovecot = Dovecot::start_with(Options { capabilities, ..Options::default() }).await;
    let mut mailbox = ready(&dovecot, 3).await;
    let outcomes = mailbox.move_to(&[1, 3], "Done", &Noted::default()).await.expect("asked");
    assert_eq!((outcomes.len(), failed(&outcomes)), (2, BTreeMap::new()));
    assert_eq!((dovecot.count("INBOX"), dovecot.count("Done")), (1, 2));
}

#[tokio::test]
async fn a_failed_move_that_left_a_copy_is_told_and_never_copied_again() {
    for capabilities in [dovecot::EXCHANGE.to_owned(), dovecot::EXCHANGE.replace(" MOVE", "")] {
        let dovecot = Dovecot::start_with(Options { capabilities, ..Options::default() }).await;
        let mut mailbox = ready(&dovecot, 3).await;
        dovecot.refuse_expunge(true);
        let outcomes = mailbox.move_to(&[1, 2], "Done", &Noted::default()).await.expect("asked");
        assert_eq!(failed(&outcomes), all([1, 2], "move-left-a-copy"));
        assert_eq!((dovecot.count("INBOX"), dovecot.count("Done")), (3, 2));

        // Again on this connection, and again on a new one: no third copy.
        let outcomes = mailbox.move_to(&[1, 2], "Done", &Noted::default()).await.expect("asked");
        assert_eq!(failed(&outcomes), all([1, 2], "move-left-a-copy"));
        let mut mailbox = connect(&dovecot).await;
        mailbox.open("INBOX", Access::Change).await.expect("opened");
        let outcomes = mailbox.move_to(&[1, 2], "Done", &Noted::default()).await.expect("asked");
        assert_eq!(failed(&outcomes), all([1, 2], "move-left-a-copy"));
        assert_eq!((dovecot.count("INBOX"), dovecot.count("Done")), (3, 2));
        assert_eq!(dovecot.flagged("INBOX", 'T'), 0);

        // The cause is gone: the move is brought to its end.
        dovecot.refuse_expunge(false);
        let outcomes = mailbox.move_to(&[1, 2, 3], "Done", &Noted::default()).await.expect("asked");
        assert_eq!(failed(&outcomes), BTreeMap::new());
        assert_eq!((dovecot.count("INBOX"), dovecot.count("Done")), (0, 3));
    }
}

#[tokio::test]
async fn another_message_with_the_same_message_id_is_moved_all_the_same() {
    let dovecot = Dovecot::start().await;
    dovecot.deliver("Done", &mail::message(1, 900), moment("2023-01-01T00:00:00Z"), "");
    let mut mailbox = ready(&dovecot, 1).await;
    let outcomes = mailbox.move_to(&[1], "Done", &Noted::default()).await.expect("asked");
    assert_eq!(failed(&outcomes), BTreeMap::new());
    assert_eq!((dovecot.count("INBOX"), dovecot.count("Done")), (0, 2));
}

#[tokio::test]
async fn what_only_may_be_the_copy_is_neither_copied_nor_removed() {
    let dovecot = Dovecot::start().await;
    let mut mailbox = ready(&dovecot, 1).await;
    // Same Message-ID and moment, other bytes.
    dovecot.deliver("Done", &mail::message(1, 900), moment("2024-02-05T10:00:00Z"), "");
    let outcomes = mailbox.move_to(&[1], "Done", &Noted::default()).await.expect("asked");
    assert_eq!(failed(&outcomes), all([1], "move-left-a-copy"));
    assert_eq!((dovecot.count("INBOX"), dovecot.count("Done")), (1, 1));
}

#[tokio::test]
async fn a_refused_move_leaves_everything_where_it_was() {
    let dovecot = Dovecot::start().await;
    let mut mailbox = ready(&dovecot, 2).await;
    dovecot.deny_delete(true);
    let outcomes = mailbox.move_to(&[1, 2], "Done", &Noted::default()).await.expect("asked");
    assert_eq!(failed(&outcomes), all([1, 2], "move-refused"));
    assert_eq!((dovecot.count("INBOX"), dovecot.count("Done")), (2, 0));
    assert_eq!(code(&mailbox.move_to(&[1], "inbox", &Noted::default()).await), "move-into-itself");
}

#[tokio::test]
async fn a_move_cut_off_before_its_answer_is_known_as_done_by_the_next_connection() {
    let dovecot = Dovecot::start().await;
    deliver(&dovecot, "INBOX", 3);
    let proxy = Proxy::before(&dovecot.address()).await;
    let connector = dovecot::connector(proxy.address());
    let mut mailbox = connector.connect().await.expect("connected");
    mailbox.open("INBOX", Access::Change).await.expect("opened");
    // Everything up to the MOVE is known to this connection already.
    mailbox.move_to(&[1], "Done", &Noted::default()).await.expect("moved");
    let moving = async {
        crate::support::until("the move to have happened", || async { dovecot.count("Done") == 3 }).await;
    };
    proxy.set(Fault::HoldAfter("MOVE"));
    let marks = Noted::default();
    let result = tokio::select! {
        result = mailbox.move_to(&[2, 3], "Done", &marks) => Some(result.map(drop)),
        () = moving => None,
    };
    assert_eq!(result, None, "the answer is held back");
    drop(mailbox);

    proxy.set(Fault::None);
    let mut mailbox = connector.connect().await.expect("connected");
    mailbox.open("INBOX", Access::Change).await.expect("opened");
    let outcomes = mailbox.move_to(&[2, 3], "Done", &Noted::default()).await.expect("asked");
    assert_eq!((outcomes.len(), failed(&outcomes)), (2, BTreeMap::new()));
    assert_eq!(dovecot.count("Done"), 3);
}
