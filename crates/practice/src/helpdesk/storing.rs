//! Storing an article, whoever brings it.

use jiff::Timestamp;

use super::clock;
use super::digest::sha256_hex;
use super::records::{AGENT, Article, SYSTEM, Ticket, is_communication};
use super::store::Store;

/// Stores a checked article and changes its ticket as that does. The ticket is there.
/// Nothing is sent.
pub(super) fn store_article(store: &mut Store, mut article: Article) -> u64 {
    let import = store.import_mode();
    article.id = store.new_article_id();
    for file in &mut article.files {
        file.id = store.new_file_id();
    }
    if !store.options.keep_bodies {
        drop_contents(&mut article);
    }
    let (follow_up, new) = (store.state_with("default_follow_up"), store.state_with("default_create"));
    if let Some(ticket) = store.tickets.get_mut(&article.ticket_id) {
        note_contact(ticket, &article, import);
        let communicates =
            article.sender_id == AGENT && is_communication(article.type_id) && !article.internal;
        if communicates && !import && Some(ticket.state_id) == new {
            ticket.state_id = follow_up.unwrap_or(ticket.state_id);
        }
    }
    let id = article.id;
    store.put_article(article);
    id
}

fn drop_contents(article: &mut Article) {
    article.body = ".".repeat(article.body.chars().count());
    for file in &mut article.files {
        file.sha256 = file.data.take().as_deref().map(sha256_hex);
    }
}

/// Counts the article and notes the times of contact. A customer who writes
/// again before an agent has answered changes none of them.
fn note_contact(ticket: &mut Ticket, article: &Article, import: bool) {
    ticket.article_count = Some(ticket.article_count.unwrap_or_default() + 1);
    ticket.updated_at = clock::now();
    ticket.updated_by = article.updated_by;
    ticket.create_article_type_id.get_or_insert(article.type_id);
    ticket.create_article_sender_id.get_or_insert(article.sender_id);
    if article.internal || !is_communication(article.type_id) || article.sender_id == SYSTEM {
        return;
    }
    let at = article.created_at;
    let agent_at: Option<Timestamp> = ticket.times.get("last_contact_agent_at").copied();
    let customer_at = ticket.times.get("last_contact_customer_at").copied();
    if article.sender_id == AGENT {
        ticket.times.insert("last_contact_agent_at", at);
        ticket.times.insert("last_contact_at", at);
        if !import {
            ticket.times.entry("first_response_at").or_insert(at);
        }
    } else if customer_at.is_none() || agent_at > customer_at {
        ticket.times.insert("last_contact_customer_at", at);
        ticket.times.insert("last_contact_at", at);
    }
}
