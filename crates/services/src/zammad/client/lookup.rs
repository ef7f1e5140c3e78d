//! Where a mail already is in Zammad: exactly-once rests on this.
//!
//! `POST tickets/search` with a condition and without `query` is answered by
//! the database itself in every version, so that it sees what was committed a
//! moment ago, and does not need Elasticsearch
//! (docs/zammad.md#message-id-lookup). It gives tickets, of which the articles
//! are then asked.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use futures::{StreamExt as _, TryStreamExt as _, stream};
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::types::Found;
use super::tickets::{ArticleReply, TicketReply};
use super::wire::Body;
use super::{Client, Failure};
use crate::problem::Problem;

/// MD5s in one search.
const BATCH: usize = 50;

/// Tickets in one page of a search: Zammad gives no more.
const PAGE: usize = 200;

/// Pages of one search: 50 MD5s in 20,000 tickets is no longer a look-up.
const PAGES: usize = 100;

/// Tickets whose articles are asked for side by side.
const SIDE_BY_SIDE: usize = 4;

/// What the probe found out about the look-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Probe {
    /// An article that is known to exist was found by its MD5, and one that
    /// cannot exist was not.
    Works,
    /// There is no article yet that could be searched for; one that cannot
    /// exist was not found.
    Untried,
}

/// An article as the look-up sees it, without its body.
pub(in crate::zammad) struct Seen {
    pub id: u64,
    pub md5: Option<String>,
    files: Vec<u64>,
    body_characters: usize,
    by_mailferry: bool,
}

impl From<ArticleReply> for Seen {
    fn from(reply: ArticleReply) -> Self {
        let (files, body_characters) = (reply.file_sizes(), reply.body_characters());
        let by_mailferry = reply.is_by_mailferry();
        Self { id: reply.id, md5: reply.message_id_md5, files, body_characters, by_mailferry }
    }
}

/// Both shapes of a reply: with `expand` a list in every version, without it
/// an object before 6.x.
#[derive(Deserialize)]
#[serde(untagged)]
enum SearchReply {
    List(Vec<TicketReply>),
    Object(SearchObject),
}

#[derive(Deserialize)]
struct SearchObject {
    #[serde(alias = "record_ids")]
    tickets: Vec<u64>,
    #[serde(default)]
    assets: SearchAssets,
}

#[derive(Deserialize, Default)]
struct SearchAssets {
    #[serde(rename = "Ticket", default)]
    tickets: HashMap<String, TicketReply>,
}

impl SearchReply {
    fn tickets(self) -> Vec<TicketReply> {
        match self {
            Self::List(tickets) => tickets,
            Self::Object(mut object) => {
                object.tickets.iter().filter_map(|id| object.assets.tickets.remove(&id.to_string())).collect()
            }
        }
    }
}

impl Client {
    /// Where articles with these Message-ID MD5s (hex) are; any number of them,
    /// asked in batches. What is not in the map is not in any ticket that the
    /// token's user may read.
    pub async fn find_articles(&self, md5s: &[String]) -> Result<HashMap<String, Found>, Problem> {
        let wanted: BTreeSet<&str> = md5s.iter().map(String::as_str).collect();
        let wanted: Vec<&str> = wanted.into_iter().collect();
        let mut found = HashMap::new();
        for batch in wanted.chunks(BATCH) {
            self.find_batch(batch, &mut found).await?;
        }
        Ok(found)
    }

    async fn find_batch(&self, md5s: &[&str], found: &mut HashMap<String, Found>) -> Result<(), Problem> {
        let condition = json!({ "article.message_id_md5": { "operator": "is", "value": md5s } });
        let tickets = self.search_tickets(&condition).await?;
        let wanted: HashSet<&str> = md5s.iter().copied().collect();
        let articles: Vec<Option<(TicketReply, Vec<Seen>)>> = stream::iter(tickets)
            .map(|ticket| async move {
                match self.identities(ticket.id, &ticket.article_ids).await {
                    Ok(articles) => Ok(Some((ticket, articles))),
                    // Deleted since the search.
                    Err(failure) if failure.is_missing() => Ok(None),
                    Err(failure) => Err(failure),
                }
            })
            .buffer_unordered(SIDE_BY_SIDE)
            .try_collect()
            .await?;
        for (ticket, articles) in articles.into_iter().flatten() {
            let is_wanted = |seen: &Seen| seen.md5.as_deref().is_some_and(|md5| wanted.contains(md5));
            let hits: Vec<Seen> = articles.into_iter().filter(is_wanted).collect();
            if hits.is_empty() {
                // The search found a ticket without a reason: its condition
                // is not understood, and its silence would mean nothing either.
                return Err(Problem::person("zammad-lookup-unusable").with("address", self.address()));
            }
            for hit in hits {
                note(found, &ticket, hit);
            }
        }
        Ok(())
    }

    /// Articles that carry the Message-ID of one that was made in a ticket and lie
    /// in another: something else has brought the same mail. `made` names the MD5
    /// of each with its ticket; a search for every batch of them.
    ///
    /// # Errors
    /// What the requests met.
    pub async fn elsewhere(&self, made: &[(String, u64)]) -> Result<HashMap<String, Found>, Problem> {
        let mut found = HashMap::new();
        for batch in made.chunks(BATCH) {
            let md5s: Vec<&str> = batch.iter().map(|(md5, _)| md5.as_str()).collect();
            let condition = json!({ "article.message_id_md5": { "operator": "is", "value": md5s } });
            let is_own = |ticket: &TicketReply| batch.iter().any(|(_, own)| *own == ticket.id);
            for ticket in self.search_tickets(&condition).await? {
                if is_own(&ticket) {
                    continue;
                }
                let articles = match self.identities(ticket.id, &ticket.article_ids).await {
                    Ok(articles) => articles,
                    Err(failure) if failure.is_missing() => continue,
                    Err(failure) => return Err(failure.into()),
                };
                for seen in articles {
                    if seen.md5.as_deref().is_some_and(|md5| md5s.contains(&md5)) {
                        note(&mut found, &ticket, seen);
                    }
                }
            }
        }
        Ok(found)
    }

    /// All tickets that a condition matches, oldest first.
    pub(super) async fn search_tickets(&self, condition: &Value) -> Result<Vec<TicketReply>, Failure> {
        let mut tickets = BTreeMap::new();
        for page in 1..=PAGES {
            let query = json!({
                "condition": condition,
                "expand": true,
                "limit": PAGE,
                "per_page": PAGE,
                "page": page,
                "sort_by": "id",
                "order_by": "asc",
            });
            let reply: SearchReply = self.post("tickets/search", &[("expand", "true")], query).await?;
            let reply = reply.tickets();
            let (length, known) = (reply.len(), tickets.len());
            tickets.extend(reply.into_iter().map(|ticket| (ticket.id, ticket)));
            // A server that does not page gives the same again.
            if length < PAGE || tickets.len() == known {
                return Ok(tickets.into_values().collect());
            }
        }
        Err(super::failure::too_long(self.address()))
    }

    /// Each article of a ticket, oldest first. A ticket too long to be read at
    /// once is read article by article.
    pub(in crate::zammad) async fn identities(
        &self,
        ticket_id: u64,
        article_ids: &[u64],
    ) -> Result<Vec<Seen>, Failure> {
        let whole: Result<Vec<ArticleReply>, Failure> =
            self.get(&format!("ticket_articles/by_ticket/{ticket_id}"), &[]).await;
        let mut identities: Vec<Seen> = match whole {
            Ok(articles) => articles.into_iter().map(Seen::from).collect(),
            Err(failure) if failure.is_too_long() && !article_ids.is_empty() => {
                let mut identities = Vec::new();
                for id in article_ids {
                    identities.extend(self.article_reply(*id).await?.map(Seen::from));
                }
                identities
            }
            Err(failure) => return Err(failure),
        };
        identities.sort_unstable_by_key(|seen| seen.id);
        Ok(identities)
    }

    /// Whether the server in front of Zammad lets a request of so many bytes
    /// through: a search for what cannot be there, with blanks behind it, which
    /// no reader of JSON sees and no log keeps. Changes nothing.
    ///
    /// # Errors
    /// What the request met, except that it was too large.
    pub async fn takes_request_of(&self, bytes: u64) -> Result<bool, Problem> {
        let condition = json!({ "article.message_id_md5": { "operator": "is", "value": ["0".repeat(32)] } });
        let mut search = json!({ "condition": condition, "expand": true, "limit": 1, "per_page": 1 })
            .to_string()
            .into_bytes();
        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX).max(search.len());
        search.resize(bytes, b' ');
        let body = Body::Large(search.into());
        match self.wire.call(reqwest::Method::POST, "tickets/search", &[("expand", "true")], body).await {
            Ok(_) => Ok(true),
            Err(failure) if failure.problem.code() == "zammad-request-too-large" => Ok(false),
            Err(failure) => Err(failure.into()),
        }
    }

    /// Tries the look-up itself: by the MD5 of an article that is there, and
    /// by one that cannot be.
    pub async fn probe_lookup(&self) -> Result<Probe, Problem> {
        let unusable = || Problem::person("zammad-lookup-unusable").with("address", self.address());
        // No text is known to have this MD5.
        let nothing = "0".repeat(32);
        match self.find_articles(std::slice::from_ref(&nothing)).await {
            Ok(found) if found.is_empty() => {}
            Ok(_) => return Err(unusable()),
            Err(problem) if problem.code() == "zammad-refused" => return Err(unusable()),
            Err(problem) => return Err(problem),
        }
        let tickets: Vec<TicketReply> =
            self.get("tickets", &[("expand", "true"), ("page", "1"), ("per_page", "10")]).await?;
        for ticket in tickets {
            let articles = self.identities(ticket.id, &ticket.article_ids).await?;
            let known = articles.into_iter().find_map(|seen| seen.md5.filter(|md5| md5.len() == 32));
            if let Some(md5) = known {
                let found = self.find_articles(std::slice::from_ref(&md5)).await?;
                return if found.contains_key(&md5) { Ok(Probe::Works) } else { Err(unusable()) };
            }
        }
        Ok(Probe::Untried)
    }
}

/// Notes a hit; of several articles with one Message-ID the oldest stands.
fn note(found: &mut HashMap<String, Found>, ticket: &TicketReply, seen: Seen) {
    let Some(md5) = seen.md5 else { return };
    let hit = Found {
        ticket_id: ticket.id,
        ticket_number: ticket.number(),
        article_id: seen.id,
        owner_id: ticket.owner_id.unwrap_or(1),
        state_id: ticket.state_id.unwrap_or_default(),
        several: false,
        files: seen.files,
        body_characters: seen.body_characters,
        by_mailferry: seen.by_mailferry,
    };
    match found.entry(md5) {
        std::collections::hash_map::Entry::Vacant(vacant) => {
            vacant.insert(hit);
        }
        std::collections::hash_map::Entry::Occupied(mut known) => {
            if hit.article_id < known.get().article_id {
                known.insert(hit);
            }
            known.get_mut().several = true;
        }
    }
}
