//! Making tickets and articles: the client's half that only takes what this
//! module built.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::Method;
use serde::Deserialize;

use super::{ArticleRequest, TicketRequest};
use crate::problem::Problem;
use crate::zammad::client::{Client, Failure, TicketReply};
use crate::zammad::types::Created;
use crate::zammad::{PostError, RequestOutcome};

/// How many of a ticket's newest articles are looked at to find the one that
/// was just appended: triggers and people may have added some meanwhile.
const NEWEST: usize = 10;

#[derive(Deserialize)]
struct ArticleIds {
    id: u64,
    ticket_id: u64,
    created_at: Option<String>,
}

impl Client {
    /// Makes a ticket with its first article.
    pub async fn create_ticket(&self, request: &TicketRequest) -> Result<Created, PostError> {
        let ticket: TicketReply =
            self.send_article(Method::POST, "tickets", request.body(), request.answering()).await?;
        // A trigger's answer is an article too, and a later one.
        let article_id = match ticket.article_ids.iter().min() {
            Some(id) => *id,
            None => self.article_of(ticket.id, request.message_id_md5()).await?,
        };
        let created_at = moment(ticket.created_at.as_deref());
        Ok(Created {
            ticket_id: ticket.id,
            ticket_number: ticket.number(),
            customer_id: ticket.customer_id,
            article_id,
            created_at,
        })
    }

    /// Appends an article to a ticket.
    ///
    /// With another state it goes as one change of the ticket that carries the
    /// article, so that Zammad sees one event with that article's preferences.
    pub async fn append_article(&self, request: &ArticleRequest) -> Result<Created, PostError> {
        let (body, answering) = (request.body(), request.answering());
        if !request.changes_ticket() {
            let article: ArticleIds =
                self.send_article(Method::POST, "ticket_articles", body, answering).await?;
            return Ok(Created {
                ticket_id: article.ticket_id,
                ticket_number: String::new(),
                customer_id: None,
                article_id: article.id,
                created_at: moment(article.created_at.as_deref()),
            });
        }
        let path = format!("tickets/{}", request.ticket_id());
        let ticket: TicketReply = self.send_article(Method::PUT, &path, body, answering).await?;
        let article_id = self.newest_article(&ticket.article_ids, request.message_id_md5()).await?;
        let article_id = match article_id {
            Some(id) => id,
            None => self.article_of(request.ticket_id(), request.message_id_md5()).await?,
        };
        Ok(Created {
            ticket_id: request.ticket_id(),
            ticket_number: String::new(),
            customer_id: ticket.customer_id,
            article_id,
            // The reply is about the ticket; the article says it when it is read.
            created_at: None,
        })
    }

    /// The article with this MD5 among the newest of these.
    async fn newest_article(&self, ids: &[u64], md5: &str) -> Result<Option<u64>, PostError> {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        for id in ids.into_iter().rev().take(NEWEST) {
            let article = self.article_reply(id).await.map_err(unproven)?;
            if article.is_some_and(|article| article.message_id_md5.as_deref() == Some(md5)) {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// The article with this MD5 in a ticket that certainly has it.
    async fn article_of(&self, ticket_id: u64, md5: &str) -> Result<u64, PostError> {
        let articles = self.identities(ticket_id, &[]).await.map_err(unproven)?;
        let found = articles.into_iter().rfind(|seen| seen.md5.as_deref() == Some(md5));
        found.map(|seen| seen.id).ok_or_else(|| PostError {
            problem: Problem::passing("zammad-article-unseen").wait(Duration::from_secs(5)),
            outcome: RequestOutcome::Unknown,
        })
    }
}

fn moment(text: Option<&str>) -> Option<Timestamp> {
    text?.parse().ok()
}

/// The create went through; what failed is only looking at it.
fn unproven(failure: Failure) -> PostError {
    PostError { problem: failure.problem, outcome: RequestOutcome::Unknown }
}
