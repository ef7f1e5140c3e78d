//! The look ahead: Zammad is asked for all mails of a chunk at once before the
//! first of them is posted. A search for forty Message-IDs costs it what one for
//! one costs.
//!
//! It is exact: the condition is answered by the database itself, with no index
//! that lags behind (docs/zammad.md#message-id-lookup). What was not there then is
//! not there when a mail is posted a moment later, because nobody else writes what
//! this plan writes: one run at a time has a helpdesk, on this machine by
//! [`Alone`](crate::alone::Alone) and between machines by the mark beside import
//! mode ([`Mark`](crate::zammad::import_mode::Mark)), and within a run no two
//! messages have one identity. Whoever else brings the same mail in between, such
//! as a channel of Zammad's own that fetches the same mailbox or a machine whose
//! import leaves no mark (docs/zammad.md#import-mode), is found when the article is
//! read back ([`read_back`](super::super::read_back)): the message is then named
//! with both tickets, and stays in the mailbox.

use std::collections::{HashMap, HashSet};

use super::{PreparedMail, Relatives, Stage};
use crate::mailbox::Connector;
use crate::patience::Interrupted;
use crate::seen::Seen;
use crate::zammad::types::Found;

impl<C: Connector + 'static> Stage<C> {
    /// Asks Zammad for everything that mails of this chunk may have there.
    pub(super) async fn look_ahead(&mut self, chunk: &mut [PreparedMail]) -> Result<(), Interrupted> {
        let relatives = self.relatives_of(chunk).await?;
        let own: Vec<Vec<String>> = chunk.iter().map(PreparedMail::identities).collect();
        let md5s: Vec<String> = own.iter().chain(relatives.iter().flatten()).flatten().cloned().collect();
        let looked = Seen::now();
        let shared = self.shared.clone();
        let found = self.people().ask(|| shared.client.find_articles(&md5s)).await?;
        for ((prepared, own), relatives) in chunk.iter_mut().zip(own).zip(relatives) {
            prepared.looked = looked;
            prepared.look_first = own.iter().any(|md5| found.contains_key(md5));
            prepared.relatives = relatives.map_or(Relatives::Unasked, |md5s| nearest(&md5s, &found));
        }
        Ok(())
    }

    /// MD5s of what the mails refer to and the journal does not know: of the first
    /// of each thread that has no ticket yet.
    async fn relatives_of(&self, chunk: &[PreparedMail]) -> Result<Vec<Option<Vec<String>>>, Interrupted> {
        let messages = chunk.iter().map(|prepared| (prepared.row.thread, prepared.row.id)).collect();
        let mut relatives = self.shared.journal.relatives_elsewhere(messages).await?;
        let mut begun = HashSet::new();
        for (prepared, relatives) in chunk.iter().zip(&mut relatives) {
            if !begun.insert(prepared.row.thread) {
                *relatives = None;
            }
        }
        Ok(relatives)
    }
}

fn nearest(md5s: &[String], found: &HashMap<String, Found>) -> Relatives {
    let nearest = md5s.iter().find_map(|md5| found.get(md5));
    nearest.map_or(Relatives::Nowhere, |found| Relatives::In(found.ticket_id))
}
