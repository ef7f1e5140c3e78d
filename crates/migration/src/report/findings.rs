//! What an import came to, found in its journal: the balance, why messages need
//! attention, and what was changed in Zammad and put back. The page, the window
//! and the commands ask here, so that they tell the same.

use std::collections::HashMap;

use super::MessageReport;
use crate::balance::Balance;
use crate::journal::{Change, Journal, MessageState, ReportedMessage, StoredProblem, is_held};
use crate::problem::{Language, Place, Problem, Text};

/// Messages that are looked through for the facts of their reasons; the balance
/// counts them all.
const LOOKED_AT: usize = 10_000;

/// Code of what is said of messages with their originals.
pub(super) const ORIGINAL_ATTACHED: &str = "original-attached";

/// Messages that need attention for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// Skipped, failed, or in Zammad but unsettled.
    pub state: MessageState,
    /// The reason; with the facts of the oldest message, where that was looked at.
    pub problem: StoredProblem,
    /// How many there are.
    pub messages: u64,
}

impl Cause {
    /// Whether its messages are held for want of their folder, and go on with it.
    pub fn is_held(&self) -> bool {
        self.state == MessageState::Skipped && is_held(&self.problem.code)
    }

    /// What its messages have in common, in words.
    pub fn reason(&self, language: Language) -> String {
        Text::counted(&self.problem.code, language)
    }
}

/// Every reason in a balance for which messages need attention: of the skipped
/// ones, the failed, then the unsettled, each by its code.
pub fn causes(balance: &Balance) -> Vec<Cause> {
    let states = [
        (MessageState::Skipped, &balance.skipped),
        (MessageState::Failed, &balance.failed),
        (MessageState::Unsettled, &balance.unsettled),
    ];
    let mut causes = Vec::new();
    for (state, reasons) in states {
        // A reason stays in the journal's tally when its last message has another.
        for (code, messages) in reasons.iter().filter(|(_, messages)| **messages > 0) {
            let problem = StoredProblem::of_code(code.as_str());
            causes.push(Cause { state, problem, messages: *messages });
        }
    }
    causes
}

/// What an import came to.
#[derive(Debug, Clone)]
pub struct Findings {
    /// What became of every message, over all runs.
    pub balance: Balance,
    /// Why messages need attention, the reason of the most first.
    pub causes: Vec<Cause>,
    /// What was changed in Zammad and put back; each once.
    pub put_back: Vec<Change>,
    /// What is still changed in Zammad.
    pub still_changed: Vec<Change>,
}

impl Findings {
    /// Reads them out of a journal.
    ///
    /// # Errors
    /// What the journal says.
    pub async fn read(journal: &Journal) -> Result<Self, Problem> {
        let looked_at = journal.needing_attention(LOOKED_AT).await?;
        Self::beside(journal, &looked_at).await
    }

    /// As [`Findings::read`], where messages that need attention were read before.
    pub(super) async fn beside(journal: &Journal, looked_at: &[ReportedMessage]) -> Result<Self, Problem> {
        let balance = journal.balance().await?;
        let mut causes = causes(&balance);
        for cause in &mut causes {
            let mut of_state = looked_at.iter().filter(|message| message.state == cause.state);
            let first = of_state
                .find_map(|message| message.problem.as_ref().filter(|one| one.code == cause.problem.code));
            if let Some(first) = first {
                cause.problem = first.clone();
            }
        }
        causes.sort_by_key(|cause| std::cmp::Reverse(cause.messages));
        let mut put_back: Vec<Change> = Vec::new();
        for change in journal.restored_changes().await? {
            // Each run changes the same things again.
            if !put_back.iter().any(|known| known.kind == change.kind && known.target == change.target) {
                put_back.push(change);
            }
        }
        let still_changed = journal.unrestored_changes().await?;
        Ok(Self { balance, causes, put_back, still_changed })
    }
}

/// Listed messages of which the same is to be said but for what tells them apart.
#[derive(Debug)]
pub(super) struct Alike<'a> {
    /// Where they stand.
    pub state: MessageState,
    /// Why, what it means, what to do.
    pub text: &'a Text,
    /// Code of the reason.
    pub code: &'a str,
    /// Where it is mended.
    pub mended_at: Option<Place>,
    /// The messages, in their order.
    pub messages: Vec<&'a MessageReport>,
}

/// Sorts messages by what is to be said of them, those of the most first.
pub(super) fn alike(messages: &[MessageReport]) -> Vec<Alike<'_>> {
    let mut place = HashMap::new();
    let mut all: Vec<Alike<'_>> = Vec::new();
    for message in messages {
        let text = &message.text;
        // Where those with their originals stand in the mailbox is told elsewhere.
        let state = if message.code == ORIGINAL_ATTACHED { MessageState::Imported } else { message.state };
        let said = (state, &message.code, &text.why, &text.effect, &text.remedies);
        let at = *place.entry(said).or_insert_with(|| {
            let (code, mended_at) = (message.code.as_str(), message.mended_at);
            all.push(Alike { state, text, code, mended_at, messages: Vec::new() });
            all.len() - 1
        });
        all[at].messages.push(message);
    }
    all.sort_by_key(|alike| std::cmp::Reverse(alike.messages.len()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_causes_of_a_balance_are_all_messages_that_need_attention() {
        let mut balance = Balance { already_there: 3, copies: 2, waiting: 1, ..Balance::default() };
        balance.skipped.insert("message-too-large".into(), 4);
        balance.skipped.insert("message-empty".into(), 0);
        balance.failed.insert("zammad-refused".into(), 5);
        balance.unsettled.insert("expunge-refused".into(), 6);
        balance.settled.insert("keep".into(), 7);
        let causes = causes(&balance);
        let told: Vec<_> =
            causes.iter().map(|cause| (cause.state, cause.problem.code.as_str(), cause.messages)).collect();
        assert_eq!(
            told,
            [
                (MessageState::Skipped, "message-too-large", 4),
                (MessageState::Failed, "zammad-refused", 5),
                (MessageState::Unsettled, "expunge-refused", 6),
            ]
        );
        assert_eq!(causes.iter().map(|cause| cause.messages).sum::<u64>(), balance.needing_attention());
        assert_eq!(causes[0].reason(Language::English), "The message is too large.");
    }
}
