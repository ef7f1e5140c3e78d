//! What Zammad has of a mail that this plan has not sent yet: all of it, a part
//! that goes on, or another mail under the same Message-ID.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::prepare::own_identity;
use super::{Obstacle, Posting};
use crate::journal::{MessageState, SendingMark, StoredProblem};
use crate::message::{Attachment, Mail};
use crate::problem::Problem;
use crate::scan::are_all_there;
use crate::zammad::quiet::{self, message_id_md5};
use crate::zammad::types::{Article, Found};

/// What an article that was there before is of a mail.
enum There {
    /// The mail, with all its files.
    Whole,
    /// The mail as Mailferry began to bring it, without all its files.
    Begun,
    /// The mail as something else brought it, without so many of its files.
    Without(usize),
    /// Another mail with the same Message-ID.
    Another,
}

/// Sizes of the files that the articles of a mail must hold. Its original is not
/// among them: the mailbox may write it anew each time.
fn sizes(mail: &Mail) -> Vec<u64> {
    let attached = |file: &&Attachment| !file.in_body;
    mail.own_attachments().iter().filter(attached).map(|file| file.data.len() as u64).collect()
}

/// How many files are missing from a mail's articles from one of them on.
pub(super) fn missing_from(mail: &Mail, first: usize) -> usize {
    mail.attachments.iter().skip(first).filter(|file| !file.in_body).count()
}

impl<C> Posting<'_, C> {
    /// Decides about a mail that was not tried before and whose Message-ID is in
    /// Zammad. The answer is the article to go on after, if it goes on; `None`
    /// where the journal knows its end. A mail that merely shares its Message-ID
    /// with another is looked for under an identity of its own.
    pub(super) async fn was_there(
        &mut self,
        there: &mut HashMap<String, Found>,
    ) -> Result<Decision, Obstacle> {
        loop {
            let mail = self.prepared.mail.clone();
            let Some(found) = there.get(&message_id_md5(&mail.message_id)).cloned() else {
                return self.former_there(there).await;
            };
            let id = self.prepared.row.id;
            match self.judge(&found, there).await? {
                There::Whole => {
                    self.shared.journal.mark_already_there(id, found.ticket_id, found.article_id).await?;
                    return Ok(Decision::Ended);
                }
                There::Begun => return Ok(Decision::GoOn(Box::new(found))),
                There::Without(files) => {
                    let problem = Problem::message("there-without-files")
                        .with("ticket", &found.ticket_number)
                        .with("count", files);
                    let problem = StoredProblem::from(&problem);
                    let journal = &self.shared.journal;
                    journal.mark_not_imported(id, MessageState::Skipped, problem).await?;
                    return Ok(Decision::Ended);
                }
                There::Another => {
                    self.rename().await?;
                    self.prepared.look_first = true;
                    *there = self.look().await?;
                }
            }
        }
    }

    /// The same mail under an identity that a former version made up for it.
    async fn former_there(&self, there: &HashMap<String, Found>) -> Result<Decision, Obstacle> {
        let sizes = sizes(&self.prepared.mail);
        let found = self.prepared.former.iter().find_map(|identity| there.get(&message_id_md5(identity)));
        match found.filter(|found| are_all_there(&[found], &sizes)) {
            Some(found) => {
                let (row, journal) = (&self.prepared.row, &self.shared.journal);
                journal.mark_already_there(row.id, found.ticket_id, found.article_id).await?;
                Ok(Decision::Ended)
            }
            None => Ok(Decision::Begin),
        }
    }

    async fn judge(&mut self, found: &Found, there: &HashMap<String, Found>) -> Result<There, Obstacle> {
        let mail = self.prepared.mail.clone();
        let (sizes, former) = (sizes(&mail), &self.prepared.former);
        let is_former = |md5: &String| former.iter().any(|identity| message_id_md5(identity) == *md5);
        let articles: Vec<&Found> =
            there.iter().filter(|(md5, _)| !is_former(md5)).map(|(_, found)| found).collect();
        if are_all_there(&articles, &sizes) {
            return Ok(There::Whole);
        }
        let stored: usize = articles.iter().map(|found| found.files.len()).sum();
        let article = self.article(found.article_id).await?;
        Ok(match self.is_of_this_mail(&article) {
            true if article.by_mailferry => There::Begun,
            true => There::Without(sizes.len().saturating_sub(stored).max(1)),
            false => There::Another,
        })
    }

    /// Whether an article that Mailferry made, or something else, is this mail's:
    /// by its subject, and where Mailferry made it, by its date too.
    fn is_of_this_mail(&self, article: &Article) -> bool {
        let (mail, row) = (&self.prepared.mail, &self.prepared.row);
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let same_subject = words(&article.subject) == words(&mail.subject);
        let sent = quiet::sent_moment(row.dated);
        let same_date = article.created_at.is_some_and(|made| made.as_second() == row.dated.as_second())
            || article.beginning.contains(&sent);
        same_subject && (same_date || !article.by_mailferry)
    }

    /// Gives the mail an identity of its own, safely on disk before it is sent
    /// under that.
    async fn rename(&mut self) -> Result<(), Obstacle> {
        let mut mail = Mail::clone(&self.prepared.mail);
        mail.message_id = own_identity(&mail.message_id, &mail);
        mail.message_id_made_up = true;
        let limit = self.shared.limit_for(&mail);
        let parts = quiet::parts(&mail, limit).map_err(Obstacle::Failed)?;
        let md5 = message_id_md5(&mail.message_id);
        let row = &mut self.prepared.row;
        row.part_md5s = parts.iter().map(|part| message_id_md5(&part.message_id)).collect();
        row.md5 = Some(md5.clone());
        row.message_id = Some(mail.message_id.clone());
        let mark = SendingMark {
            id: row.id,
            message_id: mail.message_id.clone(),
            md5,
            part_md5s: row.part_md5s.clone(),
            original: row.original,
            content: mail.content.clone(),
        };
        self.shared.journal.rename_sending(mark).await?;
        self.prepared.parts = parts;
        self.prepared.mail = Arc::new(mail);
        self.prepared.former.clear();
        Ok(())
    }
}

/// What follows for a mail that was not tried before.
pub(super) enum Decision {
    /// It is sent.
    Begin,
    /// It goes on after this article.
    GoOn(Box<Found>),
    /// The journal knows its end.
    Ended,
}
