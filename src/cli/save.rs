//! `mailferry save`: messages that were not imported, as files.

use std::collections::BTreeMap;

use super::arguments::SaveArguments;
use super::{Exit, session, tokens, words};
use crate::mailbox::imap::ImapConnector;
use crate::mailbox::{Access, Connector, Mailbox, fetch_one};
use crate::migration::journal::{Journal, ListedMessage, MessageState, is_in_part, needs_attention};
use crate::platform::saving::SavedMails;
use crate::problem::Problem;

pub(super) async fn run(arguments: &SaveArguments) -> Result<Exit, Problem> {
    let plan = session::read_plan(&arguments.plan.plan)?;
    let journal = Journal::open_for_reading(&session::journal(&plan, &arguments.journal)?)?;
    let states = [MessageState::Skipped, MessageState::Failed, MessageState::Unsettled];
    let listed = journal.listing(&states, usize::MAX >> 1).await?;
    let mut by_folder: BTreeMap<(String, u32), Vec<ListedMessage>> = BTreeMap::new();
    for message in listed {
        let reason = message.problem.as_ref().map(|problem| problem.code.as_str());
        let is_wanted = match message.state {
            // In Zammad without all its files.
            MessageState::Unsettled => reason.is_some_and(is_in_part),
            _ => reason.is_none_or(needs_attention),
        };
        if is_wanted {
            by_folder.entry((message.folder.clone(), message.uid_validity)).or_default().push(message);
        }
    }
    if by_folder.is_empty() {
        words::say(&words::word("command-nothing-to-save", &[]));
        return Ok(Exit::Done);
    }
    let mut mails = SavedMails::into_folder(&arguments.to)?;
    let tokens = tokens::of_mailbox(&plan, &arguments.plan).await?;
    let mut mailbox = ImapConnector::of(&plan.microsoft, tokens)?.connect().await?;
    let (mut saved, mut missing) = (0_u64, 0_u64);
    for ((folder, uid_validity), messages) in by_folder {
        let opened = mailbox.open(&folder, Access::Look).await?;
        if opened.uid_validity != uid_validity {
            missing += messages.len() as u64;
            continue;
        }
        for message in messages {
            match fetch_one(&mut mailbox, message.uid).await? {
                Some(raw) => {
                    let path = mails.save(&folder, message.uid, &raw)?;
                    words::say(&path.display().to_string());
                    saved += 1;
                }
                None => missing += 1,
            }
        }
    }
    mailbox.close().await;
    words::hint(&words::word_of("command-saved", "count", saved));
    if missing > 0 {
        words::hint(&words::word_of("command-not-to-be-had", "count", missing));
        return Ok(Exit::Partly);
    }
    Ok(Exit::Done)
}
