//! Tickets and articles: reading them back, their dates, the group they lie in.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use super::super::types::{Article, Ticket};
use super::{Client, Failure};
use crate::problem::Problem;

/// An article as Zammad gives it.
#[derive(Deserialize)]
pub(in crate::zammad) struct ArticleReply {
    pub id: u64,
    /// Not every reply that lists a ticket's articles repeats it.
    #[serde(default)]
    pub ticket_id: u64,
    pub message_id_md5: Option<String>,
    sender: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(default, deserialize_with = "seen_of_body")]
    body: SeenBody,
    #[serde(default)]
    attachments: Vec<AttachmentReply>,
    created_at: Option<String>,
    subject: Option<String>,
    from: Option<String>,
    #[serde(default)]
    preferences: Value,
}

/// What is kept of a body.
#[derive(Debug, Default)]
struct SeenBody {
    characters: usize,
    beginning: String,
}

impl ArticleReply {
    /// Sizes of its files in bytes.
    pub(super) fn file_sizes(&self) -> Vec<u64> {
        self.attachments.iter().map(|file| number(&file.size)).collect()
    }

    /// Mailferry made it: it bears its mark.
    pub(super) fn is_by_mailferry(&self) -> bool {
        self.preferences["mailferry"].is_object()
    }

    /// Length of its body in characters.
    pub(super) fn body_characters(&self) -> usize {
        self.body.characters
    }
}

#[derive(Deserialize)]
struct AttachmentReply {
    #[serde(default)]
    filename: String,
    #[serde(default)]
    size: Value,
}

#[derive(Deserialize)]
pub(in crate::zammad) struct TicketReply {
    pub id: u64,
    #[serde(default)]
    pub number: Value,
    pub state_id: Option<u64>,
    pub owner_id: Option<u64>,
    pub customer_id: Option<u64>,
    pub group_id: Option<u64>,
    #[serde(default)]
    pub article_ids: Vec<u64>,
    pub created_at: Option<String>,
    #[serde(default)]
    preferences: Value,
}

/// Articles of a page of the list of all, beside those that are wanted: others may
/// write meanwhile.
const OTHERS: usize = 10;
/// Pages that are looked through for them: where the helpdesk takes in more than
/// that meanwhile, they are read ticket by ticket.
const ARTICLE_PAGES: usize = 5;

/// Characters of a body's beginning: the lines that Mailferry puts before a mail.
const BEGINNING: usize = 200;

fn seen_of_body<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SeenBody, D::Error> {
    let body = Option::<std::borrow::Cow<'de, str>>::deserialize(deserializer)?.unwrap_or_default();
    Ok(SeenBody { characters: body.chars().count(), beginning: body.chars().take(BEGINNING).collect() })
}

/// A number that some versions write as text.
fn number(value: &Value) -> u64 {
    value.as_u64().or_else(|| value.as_str().and_then(|text| text.parse().ok())).unwrap_or(0)
}

impl TicketReply {
    pub(in crate::zammad) fn number(&self) -> String {
        match &self.number {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        }
    }
}

impl From<ArticleReply> for Article {
    fn from(reply: ArticleReply) -> Self {
        Self {
            by_mailferry: reply.is_by_mailferry(),
            id: reply.id,
            ticket_id: reply.ticket_id,
            message_id_md5: reply.message_id_md5,
            sender: reply.sender.unwrap_or_default(),
            kind: reply.kind.unwrap_or_default(),
            body_characters: reply.body.characters,
            beginning: reply.body.beginning,
            subject: reply.subject.unwrap_or_default(),
            from: reply.from.unwrap_or_default(),
            attachments: reply
                .attachments
                .into_iter()
                .map(|attachment| (attachment.filename, number(&attachment.size)))
                .collect(),
            created_at: reply.created_at.and_then(|text| text.parse().ok()),
        }
    }
}

impl From<TicketReply> for Ticket {
    fn from(reply: TicketReply) -> Self {
        let number = reply.number();
        Self {
            id: reply.id,
            number,
            state_id: reply.state_id.unwrap_or_default(),
            // 1 is nobody in every Zammad.
            owner_id: reply.owner_id.unwrap_or(1),
            customer_id: reply.customer_id.unwrap_or_default(),
            group_id: reply.group_id.unwrap_or_default(),
            article_ids: reply.article_ids,
        }
    }
}

impl Client {
    /// One article, to prove that it is there.
    pub async fn article(&self, id: u64) -> Result<Option<Article>, Problem> {
        Ok(self.article_reply(id).await?.map(Article::from))
    }

    /// Articles that were made a moment ago, of which `made` names each with its
    /// ticket: as many in one request as go, with whatever else came into being
    /// since the oldest of them. One that is not in the answer is not known to be
    /// missing: it is to be asked for by itself.
    ///
    /// The list of all articles, newest first, gives each as a request for it alone
    /// does; it needs a token with all rights of an administrator. Else they are
    /// read ticket by ticket (docs/zammad.md#articles).
    ///
    /// # Errors
    /// What the requests met.
    pub async fn articles(&self, made: &[(u64, u64)]) -> Result<Vec<Article>, Problem> {
        let Some(oldest) = made.iter().map(|(_, article)| *article).min() else { return Ok(Vec::new()) };
        if self.lists_articles.load(Ordering::Relaxed) {
            match self.newest_articles(oldest, made.len() + OTHERS).await {
                Ok(list) if made.iter().any(|(_, made)| list.iter().any(|one| one.id == *made)) => {
                    return Ok(list);
                }
                Err(failure) if failure.is_too_long() => {}
                Err(failure) if !failure.is_forbidden() && !failure.is_missing() => {
                    return Err(failure.into());
                }
                // It is refused, or lists something else than it should.
                Ok(_) | Err(_) => self.lists_articles.store(false, Ordering::Relaxed),
            }
        }
        let tickets: BTreeSet<u64> = made.iter().map(|(ticket, _)| *ticket).collect();
        let mut articles = Vec::with_capacity(made.len());
        for ticket in tickets {
            let path = format!("ticket_articles/by_ticket/{ticket}");
            match self.get::<Vec<ArticleReply>>(&path, &[("expand", "true")]).await {
                Ok(list) => articles.extend(list.into_iter().map(|reply| {
                    let reply = ArticleReply { ticket_id: ticket, ..reply };
                    Article::from(reply)
                })),
                // Each is asked for by itself.
                Err(failure) if failure.is_too_long() || failure.is_missing() => {}
                Err(failure) => return Err(failure.into()),
            }
        }
        Ok(articles)
    }

    /// All articles from this one on, newest first, as far as a few pages reach.
    /// What comes into being between two pages moves others to later ones: none is
    /// passed over.
    async fn newest_articles(&self, oldest: u64, at_once: usize) -> Result<Vec<Article>, Failure> {
        let size = at_once.to_string();
        let mut articles = Vec::new();
        for page in 1..=ARTICLE_PAGES {
            let page = page.to_string();
            let query = [
                ("expand", "true"),
                ("sort_by", "id"),
                ("order_by", "desc"),
                ("page", page.as_str()),
                ("per_page", size.as_str()),
            ];
            let list: Vec<ArticleReply> = self.get("ticket_articles", &query).await?;
            let ended = list.len() < at_once || list.iter().any(|article| article.id <= oldest);
            articles.extend(list.into_iter().map(Article::from));
            if ended {
                break;
            }
        }
        Ok(articles)
    }

    pub(in crate::zammad) async fn article_reply(&self, id: u64) -> Result<Option<ArticleReply>, Failure> {
        match self.get(&format!("ticket_articles/{id}"), &[("expand", "true")]).await {
            Ok(article) => Ok(Some(article)),
            Err(failure) if failure.is_missing() => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    /// Whether nobody has worked with this helpdesk before: among its first tickets
    /// is none but Zammad's own welcome and what Mailferry has made.
    ///
    /// # Errors
    /// What the request met.
    pub async fn looks_unused(&self) -> Result<bool, Problem> {
        let query = [("expand", "true"), ("page", "1"), ("per_page", "10")];
        let first: Vec<TicketReply> = self.get("tickets", &query).await?;
        Ok(first.iter().filter(|ticket| !ticket.preferences["mailferry"].is_object()).count() <= 1)
    }

    /// One ticket.
    pub async fn ticket(&self, id: u64) -> Result<Option<Ticket>, Problem> {
        match self.get::<TicketReply>(&format!("tickets/{id}"), &[("expand", "true")]).await {
            Ok(ticket) => Ok(Some(ticket.into())),
            Err(failure) if failure.is_missing() => Ok(None),
            Err(failure) => Err(failure.into()),
        }
    }

    /// Gives an article the date of its mail. Only import mode takes it, and only
    /// from Zammad 7.0 on; before, it is passed over without a word (facts of
    /// Zammad's API, section 4). What it is then must be read back.
    pub async fn set_article_date(&self, article_id: u64, date: Timestamp) -> Result<(), Problem> {
        let change = json!({ "created_at": date.to_string(), "updated_at": date.to_string() });
        Ok(self.put(&format!("ticket_articles/{article_id}"), change).await?)
    }

    /// Gives a ticket the date of its first mail; only import mode keeps it.
    pub async fn set_ticket_date(
        &self,
        ticket_id: u64,
        date: Timestamp,
        closed: bool,
    ) -> Result<(), Problem> {
        let date = date.to_string();
        let mut change = json!({ "created_at": date, "updated_at": date });
        if closed {
            change["close_at"] = date.as_str().into();
            change["last_close_at"] = date.into();
        }
        Ok(self.put(&format!("tickets/{ticket_id}"), change).await?)
    }

    /// Moves a ticket to another group, and says when it was last changed. Only
    /// import mode keeps that date and keeps agents and triggers out of it.
    pub async fn set_ticket_group(
        &self,
        ticket_id: u64,
        group_id: u64,
        updated_at: Timestamp,
    ) -> Result<(), Problem> {
        let change = json!({ "group_id": group_id, "updated_at": updated_at.to_string() });
        Ok(self.put(&format!("tickets/{ticket_id}"), change).await?)
    }

    /// Sets when a ticket was last changed; only import mode keeps it.
    pub async fn set_updated_at(&self, ticket_id: u64, updated_at: Timestamp) -> Result<(), Problem> {
        let change = json!({ "updated_at": updated_at.to_string() });
        Ok(self.put(&format!("tickets/{ticket_id}"), change).await?)
    }
}
