//! Proving again what was imported and left in the mailbox, where by now the
//! plan wants more done with it: kept first, looked at, then deleted.

use super::journal::{MessageRow, OriginalKept, StoredProblem};
use super::patience::{Interrupted, Patience};
use super::progress::Phase;
use super::scan::{Scan, are_all_there};
use crate::mailbox::Connector;
use crate::plan::AfterImport;
use crate::problem::Problem;
use crate::zammad::quiet::{further_message_id, message_id_md5};
use crate::zammad::types::Found;

/// Messages proven with one look at Zammad, and read whole before.
const PROVEN_AT_ONCE: usize = 50;

/// How messages were settled that are still in the mailbox and with which this
/// wish does more.
fn lesser(wish: &AfterImport) -> &'static [&'static str] {
    match wish {
        AfterImport::Keep => &[],
        AfterImport::MarkRead => &["keep"],
        AfterImport::Move(_) | AfterImport::Delete => &["keep", "mark-read"],
    }
}

impl<C: Connector> Scan<'_, C> {
    /// Takes up again what was settled with less than this wish, in one folder where
    /// one is meant: each message is
    /// read from the mailbox once more, and its article with all its files from
    /// Zammad. What is proven is to be settled anew; what is not stays as it is
    /// and says why.
    ///
    /// # Errors
    /// [`Interrupted`]; what was not come to stays as it was.
    pub async fn prove_again(&mut self, wish: &AfterImport, only: Option<i64>) -> Result<(), Interrupted> {
        let mut patience = Patience::new(self.patience);
        let mut after = 0;
        loop {
            let rows = self.journal.settled_as(lesser(wish), after, PROVEN_AT_ONCE).await?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = last.id;
            let meant = |row: &&MessageRow| only.is_none_or(|folder| folder == row.folder);
            let rows: Vec<MessageRow> = rows.iter().filter(meant).cloned().collect();
            if rows.is_empty() {
                continue;
            }
            self.reporter.phase(Phase::Settling);
            self.prove_rows(&rows, &mut patience).await?;
            self.reporter.tally(&self.journal.tally().await?);
        }
    }

    async fn prove_rows(&mut self, rows: &[MessageRow], patience: &mut Patience) -> Result<(), Interrupted> {
        let looked = self.look_closer(rows, patience).await?;
        let (mut proven, mut unproven) = (Vec::new(), Vec::new());
        for row in rows {
            // What is no longer there, or not handed out, needs nothing done.
            let Some(files) = looked.get(&row.id).map(|looked| &looked.files) else { continue };
            let Some(message_id) = &row.message_id else { continue };
            let further = (0..=files.len()).map(|file| message_id_md5(&further_message_id(message_id, file)));
            let md5 = message_id_md5(message_id);
            let md5s: Vec<String> = std::iter::once(md5.clone()).chain(further).collect();
            let asking = patience.ask(&mut self.control, self.reporter, || self.client.find_articles(&md5s));
            let found = asking.await?;
            let articles: Vec<&Found> = found.values().collect();
            // The original's bytes may differ from day to day: it is a file more.
            let stored: usize = articles.iter().map(|found| found.files.len()).sum();
            let lacks_original = row.original == OriginalKept::Attached && stored <= files.len();
            let what = match found.get(&md5) {
                None => "article",
                Some(found) if found.body_characters == 0 => "text",
                Some(_) if lacks_original || !are_all_there(&articles, files) => "files",
                Some(_) => {
                    proven.push(row.id);
                    continue;
                }
            };
            let problem = match what {
                "article" => Problem::message("article-missing"),
                what => Problem::message("article-differs").with("what", what),
            };
            unproven.push((row.id, StoredProblem::from(&problem)));
        }
        self.journal.settle_anew(proven, unproven).await?;
        Ok(())
    }
}
