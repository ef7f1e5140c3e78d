//! Posting one mail: look, create or append. Its articles are read back with those
//! of others ([`read_back`](super::read_back)).

mod people;
mod proof;
mod sending;
mod sent;
mod there;
mod ticket;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use jiff::Timestamp;
use tokio::time::Instant;

pub(super) use proof::difference;
pub(super) use sent::{Made, Sent};
pub(super) use ticket::TicketNow;

use self::proof::files_held;
use self::there::{Decision, missing_from};
use self::ticket::TICKET_BELIEVED;
use super::people::Person;
use super::prepare::PreparedMail;
use super::{Shared, Watch};
use crate::control::Control;
use crate::journal::{Departure, ImportedMark, MessageRow, MessageState, Refused, StoredProblem};
use crate::message::Sender;
use crate::patience::{Interrupted, Patience};
use crate::problem::Problem;
use crate::seen::Seen;
use crate::zammad::quiet::{self, ArticlePart, Filing};
use crate::zammad::types::{Article, Found, StateKind};

/// What became of posting a mail.
pub(super) enum Posted {
    /// The journal knows its end; the thread may go on, with this ticket.
    Done {
        /// The mail's thread.
        thread: i64,
        /// Its ticket, where it has one now.
        ticket: Option<TicketNow>,
        /// Why it could not be imported, if it could not.
        failed: Option<Problem>,
        /// Why nothing more may be sent, although this mail was.
        ends: Option<Problem>,
    },
    /// Every request for it was answered; the thread may go on while its articles
    /// wait to be read back.
    Sent {
        /// What is to be proven.
        sent: Box<Sent>,
        /// Why nothing more may be sent, although this mail was.
        ends: Option<Problem>,
    },
    /// It may or may not be in Zammad.
    Uncertain(Box<MessageRow>, Problem),
    /// The import cannot go on; the mail was certainly not sent.
    Interrupted {
        /// The mail's thread.
        thread: i64,
        /// Why nothing more is sent.
        interrupted: Interrupted,
    },
}

/// Why one mail was not posted.
enum Obstacle {
    /// Something was sent and its outcome is unknown.
    Unknown(Problem),
    /// This mail cannot be imported.
    Failed(Problem),
    /// The server takes smaller requests than this, in bytes before encoding.
    TooLarge(u64),
    /// Nothing can be imported.
    Interrupted(Interrupted),
}

impl From<Interrupted> for Obstacle {
    fn from(interrupted: Interrupted) -> Self {
        Self::Interrupted(interrupted)
    }
}

impl From<Problem> for Obstacle {
    fn from(problem: Problem) -> Self {
        Self::Interrupted(Interrupted::Trouble(problem))
    }
}

/// Posts a mail and notes in the journal what became of it.
pub(super) async fn post<C>(
    shared: Arc<Shared<C>>,
    watch: Arc<Watch>,
    control: Control,
    prepared: PreparedMail,
    ticket: Option<TicketNow>,
) -> Posted {
    let thread = prepared.row.thread;
    let patience = Patience::new(shared.patience);
    let mut posting = Posting {
        shared: &shared,
        watch: &watch,
        control,
        patience,
        prepared,
        ticket,
        foreign: None,
        faults: 0,
        misdated: false,
        begun: None,
        request_length: 0,
    };
    let mut failed = None;
    let noted = match posting.run().await {
        Ok(None) => Ok(()),
        Ok(Some(sent)) => {
            let ends = posting.misdated.then(|| Problem::person("zammad-dates-not-kept"));
            return Posted::Sent { sent, ends };
        }
        Err(Obstacle::Unknown(problem)) => {
            let mut row = posting.prepared.row;
            row.posted_at = Some(Timestamp::now());
            row.departure = Some(Departure::Known(Instant::now()));
            return Posted::Uncertain(Box::new(row), problem);
        }
        Err(Obstacle::Failed(problem)) => {
            let noted = posting.fail(&problem).await;
            // What failed in an earlier run must not keep every run from what
            // comes after it.
            // One group that takes nothing says nothing of the others.
            let counts = posting.prepared.row.attempts == 0 && problem.code() != "zammad-group-refused";
            failed = counts.then_some(problem);
            noted
        }
        Err(Obstacle::TooLarge(bytes)) => posting.cut_smaller(bytes).await,
        Err(Obstacle::Interrupted(interrupted)) => posting.take_back().await.and(Err(interrupted)),
    };
    match noted {
        Ok(()) => {
            let ends = posting.misdated.then(|| Problem::person("zammad-dates-not-kept"));
            Posted::Done { thread, ticket: posting.ticket, failed, ends }
        }
        Err(interrupted) => Posted::Interrupted { thread, interrupted },
    }
}

struct Posting<'a, C> {
    shared: &'a Shared<C>,
    watch: &'a Watch,
    control: Control,
    patience: Patience,
    prepared: PreparedMail,
    ticket: Option<TicketNow>,
    /// The ticket that was in Zammad before this plan came, where the mail goes there.
    foreign: Option<u64>,
    /// How often Zammad itself failed on this mail.
    faults: u32,
    /// An article made now carries another date than was asked for.
    misdated: bool,
    /// Its first article, once it is in Zammad, and how many of its files are.
    begun: Option<(u64, usize)>,
    /// Length of the newest request in bytes.
    request_length: u64,
}

/// For so long what the look ahead told is believed; a mail that waited through a
/// pause is looked for again.
const LOOK_BELIEVED: Duration = Duration::from_mins(5);

impl<C> Posting<'_, C> {
    /// Gives what is to be proven, if anything was made.
    async fn run(&mut self) -> Result<Option<Box<Sent>>, Obstacle> {
        let mut there = self.look().await?;
        let first = if self.prepared.row.attempts > 0 {
            self.prepared.row.part_md5s.first().and_then(|md5| there.get(md5)).cloned()
        } else {
            match self.was_there(&mut there).await? {
                Decision::Ended => return Ok(None),
                Decision::Begin => None,
                Decision::GoOn(found) => {
                    // Another journal's: its date of change is not ours to set.
                    self.foreign = Some(found.ticket_id);
                    Some(*found)
                }
            }
        };
        if let Some(found) = &first {
            self.ticket = Some(TicketNow {
                id: found.ticket_id,
                number: found.ticket_number.clone(),
                closed: self.is_closed(found.state_id),
                seen: Seen::now(),
            });
        }
        if self.ticket.as_ref().is_none_or(|ticket| ticket.seen.age() > TICKET_BELIEVED) {
            self.ticket = self.ticket_of_thread().await?;
        }
        let mut incomplete = None;
        if let Some(found) = &first {
            self.begun = Some((found.article_id, 0));
            incomplete = self.go_on_after(found, &there).await?;
        }
        self.check_sizes().await?;
        let mut made = Vec::new();
        for part in self.prepared.parts.clone() {
            if self.misdated {
                // Import mode does not hold everywhere: the rest waits.
                return Err(Problem::person("zammad-dates-not-kept").into());
            }
            let article = self.send(&part).await?;
            self.begun = Some((self.begun.map_or(article, |(first, _)| first), part.attachments.end));
            made.push(self.made(article, &part).await?);
        }
        let main_article = self.begun.map(|(article, _)| article).unwrap_or_default();
        let incomplete = incomplete.or_else(|| self.prepared.row.original.obstacle());
        let Some(ticket) = self.ticket.clone().filter(|_| !made.is_empty()) else {
            // All of it was there, and was read.
            self.note(main_article, incomplete).await?;
            return Ok(None);
        };
        Ok(Some(Box::new(Sent {
            row: self.prepared.row.clone(),
            is_foreign: self.foreign == Some(ticket.id),
            ticket,
            article: main_article,
            made,
            incomplete,
            since: Instant::now(),
        })))
    }

    /// How an article that was made must be.
    async fn made(&self, id: u64, part: &ArticlePart) -> Result<Made, Obstacle> {
        let files = &self.prepared.mail.attachments[part.attachments.clone()];
        let sizes = files.iter().filter(|file| !file.in_body).map(|file| file.data.len() as u64);
        Ok(Made {
            id,
            md5: quiet::message_id_md5(&part.message_id),
            sizes: sizes.collect(),
            date: quiet::date_asked(&self.prepared.mail, &self.filing().await?, self.watch.mode()),
            is_misdated: self.misdated,
        })
    }

    /// Begins nothing of which the server refuses a part. Where a mail goes in
    /// several requests, the server is asked first whether it lets the longest
    /// through: else the text would be there without its files.
    async fn check_sizes(&mut self) -> Result<(), Obstacle> {
        let (mail, parts) = (self.prepared.mail.clone(), self.prepared.parts.clone());
        let refused = self.shared.refused_size.load(Ordering::Relaxed);
        let Some(largest) = parts.iter().max_by_key(|part| quiet::size_of_part(&mail, part)) else {
            return Ok(());
        };
        if parts.len() == 1 && self.begun.is_none() {
            // The request itself tells.
            return Ok(());
        }
        if quiet::largest_piece_of(&mail, largest) >= refused {
            return Err(Obstacle::TooLarge(quiet::largest_piece_of(&mail, largest)));
        }
        let length = quiet::article(&mail, &self.filing().await?, self.watch.mode(), largest, 0, None);
        let length = length.body().len() as u64;
        if length <= self.shared.taken_length.load(Ordering::Relaxed) {
            return Ok(());
        }
        loop {
            match self.shared.client.takes_request_of(length).await {
                Ok(true) => {
                    self.shared.taken_length.fetch_max(length, Ordering::Relaxed);
                    return Ok(());
                }
                Ok(false) => {
                    self.request_length = length;
                    return Err(Obstacle::TooLarge(quiet::size_of_part(&mail, largest)));
                }
                Err(problem) => self.wait_out(problem).await?,
            }
        }
    }

    /// Of a mail whose first article is there, leaves only those parts to be
    /// sent that bring the missing files: by now the mail may be cut in another
    /// way than it was then. Gives what is wrong with the articles there.
    async fn go_on_after(
        &mut self,
        first: &Found,
        there: &HashMap<String, Found>,
    ) -> Result<Option<Problem>, Obstacle> {
        let mail = self.prepared.mail.clone();
        let (mut start, mut index) = (0, 0);
        let (mut md5, mut known) = (quiet::message_id_md5(&mail.message_id), Some(first));
        let mut incomplete = None;
        while let Some(found) = known {
            let article = self.article(found.article_id).await?;
            let ticket = self.ticket.as_ref().map_or(0, |ticket| ticket.id);
            // The pass over misdated articles puts it right when all is sent.
            let misdated = self
                .has_another_date(article.created_at, &self.filing().await?)
                .then(|| Problem::message("article-misdated"));
            incomplete = difference(&article, ticket, &md5, Vec::new()).or(misdated).or(incomplete);
            let has = files_held(&mail.attachments[start..], &article);
            start += has;
            self.begun = self.begun.map(|(article, _)| (article, start));
            if start == mail.attachments.len() {
                break;
            }
            if index > 0 && has == 0 {
                // The part that began with this file has lost it.
                incomplete = Some(Problem::message("article-differs").with("what", "files"));
                start = mail.attachments.len();
                break;
            }
            index += 1;
            md5 = quiet::message_id_md5(&quiet::further_message_id(&mail.message_id, start));
            known = there.get(&md5);
        }
        self.prepared.parts = if start == mail.attachments.len() {
            Vec::new()
        } else {
            let limit = self.shared.limit_for(&mail);
            quiet::further_parts(&mail, limit, start).map_err(Obstacle::Failed)?
        };
        let further = self.prepared.parts.iter().map(|part| quiet::message_id_md5(&part.message_id));
        self.prepared.row.part_md5s.truncate(1);
        self.prepared.row.part_md5s.extend(further);
        let md5s = self.prepared.row.part_md5s.clone();
        self.shared.journal.set_parts(self.prepared.row.id, md5s).await?;
        Ok(incomplete)
    }

    /// Asks Zammad for all parts of a mail that may be there, by what the look ahead
    /// told.
    async fn look(&mut self) -> Result<HashMap<String, Found>, Obstacle> {
        if !self.prepared.look_first && self.prepared.looked.age() < LOOK_BELIEVED {
            return Ok(HashMap::new());
        }
        self.prepared.look_first = true;
        let md5s = self.prepared.identities();
        loop {
            match self.shared.client.find_articles(&md5s).await {
                Ok(found) => return Ok(found),
                Err(problem) => self.wait_out(problem).await?,
            }
        }
    }

    async fn wait_out(&mut self, problem: Problem) -> Result<(), Interrupted> {
        self.patience.wait_out(problem, &mut self.control, &self.shared.reporter).await
    }

    fn regular_from_a_person(&self) -> bool {
        let mail = &self.prepared.mail;
        let machine_made = mail.auto_submitted || mail.bounce || mail.out_of_office;
        !self.prepared.row.archived && mail.sender == Sender::Customer && !machine_made
    }

    async fn filing(&self) -> Result<Filing, Problem> {
        let row = &self.prepared.row;
        let helpdesk = &self.shared.helpdesk;
        let folder = self.shared.folder_of(row.folder);
        let group_id = folder.map_or(0, |folder| folder.group_id);
        let regular = !row.archived || self.shared.journal.thread_is_regular(row.thread).await?;
        let state = if regular { &helpdesk.regular_state } else { &helpdesk.archive_state };
        Ok(Filing {
            group_id,
            state_id: state.id,
            state_closed: state.kind == StateKind::Closed,
            priority_id: helpdesk.priority.as_ref().map(|priority| priority.id),
            customer_id: match self.prepared.customer {
                Person::User(id) => id,
                Person::Unmet { .. } => 0,
            },
            author_id: match self.prepared.author {
                Some(Person::User(id)) => Some(id),
                Some(Person::Unmet { .. }) | None => None,
            },
            new_customer: self.new_customer(),
            run: self.shared.run_name.clone(),
            mailbox: self.shared.plan.microsoft.mailbox.clone(),
            sent: Some(row.dated),
            language: helpdesk.language,
        })
    }

    /// An article that was certainly made.
    async fn article(&mut self, id: u64) -> Result<Article, Obstacle> {
        let article = loop {
            match self.shared.client.article(id).await {
                Ok(article) => break article,
                Err(problem) => match self.wait_out(problem).await {
                    Ok(()) => {}
                    // It was made: only that it is there is not proven yet.
                    Err(Interrupted::Stopped | Interrupted::Paused) => {
                        return Err(Obstacle::Unknown(Problem::passing("read-back-cut-short")));
                    }
                    Err(interrupted) => return Err(Self::unproven(interrupted)),
                },
            }
        };
        article.ok_or_else(|| Obstacle::Unknown(Problem::passing("article-not-there-yet")))
    }

    /// The article was made and reading it back is not possible: the row stays
    /// `sending`, and the next run looks for it.
    fn unproven(interrupted: Interrupted) -> Obstacle {
        match interrupted {
            Interrupted::Trouble(problem) => Obstacle::Unknown(problem),
            Interrupted::Stopped | Interrupted::Paused => Obstacle::Interrupted(interrupted),
        }
    }

    async fn note(&self, article: u64, incomplete: Option<Problem>) -> Result<(), Obstacle> {
        let (ticket, ticket_number) =
            self.ticket.as_ref().map(|ticket| (ticket.id, ticket.number.clone())).unwrap_or_default();
        let mark = ImportedMark {
            id: self.prepared.row.id,
            thread: self.prepared.row.thread,
            ticket,
            ticket_number,
            article,
            incomplete: incomplete.as_ref().map(StoredProblem::from),
        };
        // It is in Zammad whatever the journal says; the next run finds it there.
        self.shared.journal.mark_imported_soon(mark)?;
        // Others work on that ticket: its date of change is not ours to set.
        if self.foreign == Some(ticket) {
            self.shared.journal.mark_dated(ticket, i64::MAX).await?;
        }
        Ok(())
    }

    async fn fail(&self, problem: &Problem) -> Result<(), Interrupted> {
        if self.begun.is_some() {
            let words = problem.server_words().unwrap_or(problem.code());
            return self.note_begun(Problem::message("message-begun").words(words)).await;
        }
        let stored = StoredProblem::from(problem);
        Ok(self.shared.journal.mark_not_imported(self.prepared.row.id, MessageState::Failed, stored).await?)
    }

    /// Notes that a mail is in Zammad without all its files.
    async fn note_begun(&self, problem: Problem) -> Result<(), Interrupted> {
        let Some((article, files)) = self.begun else { return Ok(()) };
        let number = self.ticket.as_ref().map(|ticket| ticket.number.clone()).unwrap_or_default();
        let number = match self.ticket.as_ref() {
            Some(ticket) if number.is_empty() => ticket.id.to_string(),
            _ => number,
        };
        let missing = missing_from(&self.prepared.mail, files);
        let problem = problem.with("ticket", number).with("count", missing);
        match self.note(article, Some(problem)).await {
            Ok(()) | Err(Obstacle::TooLarge(_)) => Ok(()),
            Err(Obstacle::Interrupted(interrupted)) => Err(interrupted),
            Err(Obstacle::Failed(problem) | Obstacle::Unknown(problem)) => Err(Interrupted::Trouble(problem)),
        }
    }

    /// After a refusal for its size: cut smaller by the next try, or sent without
    /// its original, unless a piece of the mail itself is as large as what was
    /// refused.
    async fn cut_smaller(&self, bytes: u64) -> Result<(), Interrupted> {
        if self.shared.was_too_large(bytes) {
            let refused = Refused { size: bytes, length: self.request_length };
            self.shared.journal.note_refused(refused).await?;
        }
        // Without its original a mail may fit after all.
        if bytes > quiet::largest_piece_of_itself(&self.prepared.mail) {
            return self.take_back().await;
        }
        if self.begun.is_some() {
            return self.note_begun(Problem::message("message-begun-too-large")).await;
        }
        let stored = StoredProblem::from(&Problem::message("message-over-every-limit"));
        let id = self.prepared.row.id;
        Ok(self.shared.journal.mark_not_imported(id, MessageState::Skipped, stored).await?)
    }

    async fn take_back(&self) -> Result<(), Interrupted> {
        Ok(self.shared.journal.take_back(vec![self.prepared.row.id]).await?)
    }
}
