//! Pages for a person who practises, and routes for other programs.

use std::collections::HashMap;
use std::fmt::Write as _;

use serde_json::json;

use super::Shared;
use super::faults::Fault;
use super::records::{Ticket, sender_name, type_name};
use super::reply::{Refusal, Reply, escape};
use super::snapshot;
use super::store::Store;

/// Answers what is not the API.
pub(super) fn answer(shared: &Shared, method: &str, path: &str, body: &[u8]) -> Reply {
    match (method, path) {
        ("GET", "/") => html(&overview(&shared.store())),
        ("GET", "/practice/outbox") => Reply::ok(json!(shared.store().outbox)),
        ("GET", "/practice/snapshot") => Reply::ok(json!(snapshot::take(&shared.store()))),
        ("GET", "/practice/counters") => Reply::ok(json!(*shared.counters())),
        ("GET", "/practice/faults") => Reply::ok(json!(shared.faults().list())),
        ("PUT", "/practice/faults") => match serde_json::from_slice::<Vec<Fault>>(body) {
            Ok(faults) => {
                shared.faults().set(faults);
                Reply::ok(json!(shared.faults().list()))
            }
            Err(error) => Reply::json(400, &json!({"error": error.to_string()})),
        },
        ("POST", "/practice/release") => {
            shared.gate.release();
            Reply::ok(json!({}))
        }
        ("GET", path) => {
            let id = path.strip_prefix("/ticket/zoom/").and_then(|id| id.parse().ok());
            let store = shared.store();
            match id.and_then(|id| store.tickets.get(&id)) {
                Some(ticket) => html(&zoom(&store, ticket)),
                None => Refusal::no_route(method, path).reply(false, false),
            }
        }
        _ => Refusal::no_route(method, path).reply(false, false),
    }
}

fn html(page: &str) -> Reply {
    Reply::new(200, "text/html; charset=utf-8", page.as_bytes().to_vec())
}

fn frame(title: &str, contents: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>body{{font:16px/1.5 system-ui,sans-serif;margin:2rem;max-width:70rem}}table{{border-collapse:collapse}}td,th{{text-align:left;padding:.3rem 1rem .3rem 0;border-bottom:1px solid #ccc}}article{{border-top:1px solid #ccc;padding:1rem 0}}pre{{white-space:pre-wrap}}</style>\n</head>\n<body>\n{contents}</body>\n</html>\n"
    )
}

fn overview(store: &Store) -> String {
    let count = store.outbox.len();
    let outbox = match count {
        0 => "Nothing would have been sent to anyone.".to_owned(),
        1 => "1 message would have been sent.".to_owned(),
        _ => format!("{count} messages would have been sent."),
    };
    let mut rows = String::new();
    for ticket in store.tickets.values().rev() {
        // Writing to a String cannot fail, here and below.
        let _ = writeln!(
            rows,
            "<tr><td><a href=\"/ticket/zoom/{}\">{}</a></td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            ticket.id,
            escape(&ticket.number),
            escape(&ticket.title),
            escape(&name(&store.groups.name_of(ticket.group_id))),
            escape(&name(&store.states.name_of(ticket.state_id))),
            escape(&store.login(ticket.customer_id)),
            ticket.articles.len(),
        );
    }
    let tickets = store.tickets.len();
    frame(
        "Practice helpdesk",
        &format!(
            "<h1>Practice helpdesk</h1>\n<p>{outbox}</p>\n<h2>Tickets: {tickets}</h2>\n<table>\n<tr><th>Number</th><th>Title</th><th>Group</th><th>State</th><th>Customer</th><th>Articles</th></tr>\n{rows}</table>\n"
        ),
    )
}

fn name(value: &serde_json::Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn zoom(store: &Store, ticket: &Ticket) -> String {
    let mut contents = format!(
        "<p><a href=\"/\">All tickets</a></p>\n<h1>{} {}</h1>\n<p>{}, {}, {}</p>\n",
        escape(&ticket.number),
        escape(&ticket.title),
        escape(&name(&store.groups.name_of(ticket.group_id))),
        escape(&name(&store.states.name_of(ticket.state_id))),
        escape(&ticket.tags.join(", ")),
    );
    for article in store.articles_of(ticket.id) {
        let text = |field: &Option<String>| escape(field.as_deref().unwrap_or_default());
        // HTML bodies are shown as text: nothing of them is ever run here.
        let _ = writeln!(
            contents,
            "<article>\n<p><b>{}</b> to {}<br>{} by {}, {}</p>\n<p>{}</p>\n<pre>{}</pre>",
            text(&article.from),
            text(&article.to),
            type_name(article.type_id),
            sender_name(article.sender_id),
            article.created_at,
            text(&article.subject),
            escape(&article.body),
        );
        for file in &article.files {
            let _ = writeln!(contents, "<p>File: {} ({} bytes)</p>", escape(&file.filename), file.size);
        }
        contents.push_str("</article>\n");
    }
    frame(&escape(&ticket.title), &contents)
}

/// A route with its ids as `:id`, for the counters.
pub(super) fn route_of(method: &str, path: &str) -> String {
    let segments: Vec<&str> = path
        .split('/')
        .map(|segment| {
            let digits = !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit());
            if digits { ":id" } else { segment }
        })
        .collect();
    format!("{method} {}", segments.join("/"))
}

/// The parameters of a query.
pub(super) fn parse_query(query: &str) -> HashMap<String, String> {
    url::form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}
