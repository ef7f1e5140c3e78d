//! The promises, held against what is really there.

use mailferry::migration::balance::Balance;

use super::cell::Seen;
use super::place::{DONE, EVERYWHERE, Held, Place};
use super::row::{Action, Ends, Leaves};

fn delivered(place: &Place) -> impl Iterator<Item = &Held> {
    place.delivered.values().flatten()
}

/// What must be so at every moment: nothing lost, nothing twice, nothing said; and
/// once a run has ended, nothing left changed that it could put back.
pub fn hold_meanwhile(place: &Place, seen: &Seen, action: Action, leaves: &Leaves) {
    place.assert_nothing_lost_or_twice(&leaves.gone);
    let everywhere: Vec<Held> = EVERYWHERE.into_iter().flat_map(|folder| place.held(folder)).collect();
    if action == Action::Delete {
        assert_deleted_is_kept(place, &everywhere, leaves);
    }
    let outbox = place.helpdesk.outbox();
    assert!(outbox.len() <= leaves.said, "the outbox: {outbox:?}");
    // Where the sign-in has ended they wait for the next start, which knows of them.
    if seen.ends != Ends::Killed && !seen.codes.contains("account-signed-out") {
        assert!(
            everywhere.iter().all(|held| !held.deleted),
            "a flag is left for others to remove by: {everywhere:?}"
        );
    }
    if seen.ends != Ends::Killed {
        let cannot = [
            "zammad-token-unknown",
            "changes-not-restored",
            "restoring-needs-person",
            "zammad-import-mode-already-on",
        ];
        let could = !cannot.iter().any(|code| seen.codes.contains(*code));
        assert!(!place.import_mode() || !could, "import mode is left on");
    }
}

/// What is not in the mailbox any more, by our hand, lies in the safety copy.
fn assert_deleted_is_kept(place: &Place, everywhere: &[Held], leaves: &Leaves) {
    let kept = place.kept();
    for message in delivered(place).filter(|message| !leaves.gone.contains(&message.message_id.as_str())) {
        let held = everywhere.iter().any(|held| held.message_id == message.message_id);
        assert!(held || kept.contains(&message.message_id), "deleted unkept: {}", message.message_id);
    }
}

/// What must be so once the trouble is mended and the next run is done.
pub fn hold_at_the_end(place: &Place, action: Action, balance: &Balance, leaves: &Leaves) {
    let articles = place.articles();
    for message in delivered(place) {
        let count = articles.get(&message.message_id).copied().unwrap_or_default();
        let excused = leaves.without_article.contains(&message.message_id.as_str());
        assert!(count == 1 || (excused && count == 0), "{count} articles of {}", message.message_id);
    }
    let outbox = place.helpdesk.outbox();
    assert!(outbox.len() <= leaves.said, "the outbox: {outbox:?}");
    assert!(!place.import_mode(), "import mode is back off");
    for trigger in place.triggers() {
        assert!(trigger.1, "paused for ever: {}", trigger.0);
    }
    assert!(leaves.is_something() || balance.all_done(), "{balance:?}");
    if leaves.some_stay {
        return;
    }
    let gone = |message_id: &str| leaves.gone.contains(&message_id);
    let stays = |message_id: &str| leaves.stays.contains(&message_id);
    let mut done = Vec::new();
    for (folder, delivered) in &place.delivered {
        let delivered = delivered.iter().filter(|held| !gone(&held.message_id)).cloned();
        let (staying, settled): (Vec<Held>, Vec<Held>) = delivered.partition(|held| stays(&held.message_id));
        let mut wanted = staying;
        match action {
            Action::Keep => wanted.extend(settled),
            Action::MarkRead => wanted.extend(settled.into_iter().map(|held| Held { seen: true, ..held })),
            Action::Move => done.extend(settled),
            Action::Delete => {}
        }
        wanted.sort();
        assert_eq!(place.held(folder), wanted, "{folder}");
    }
    done.sort();
    assert_eq!(place.held(DONE), done, "{DONE}");
    if action == Action::Delete {
        let everywhere: Vec<Held> = EVERYWHERE.into_iter().flat_map(|folder| place.held(folder)).collect();
        assert_deleted_is_kept(place, &everywhere, leaves);
    }
}
