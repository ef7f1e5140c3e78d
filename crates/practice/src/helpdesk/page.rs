//! Pages for a person who practises, and routes for other programs.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::rc::Rc;

use lol_html::{RewriteStrSettings, doc_text, element, rewrite_str};
use serde_json::json;

use super::Shared;
use super::faults::Fault;
use super::html;
use super::records::{Ticket, sender_name, type_name};
use super::reply::{Refusal, Reply, escape};
use super::snapshot;
use super::store::Store;

/// Answers what is not the API.
pub(super) fn answer(shared: &Shared, method: &str, path: &str, body: &[u8]) -> Reply {
    match (method, path) {
        ("GET", "/") => page(&overview(&shared.store())),
        ("GET", "/practice/outbox") => Reply::ok(json!(shared.store().outbox)),
        ("GET", "/practice/snapshot") => Reply::ok(json!(snapshot::take(&shared.store()))),
        ("GET", "/practice/counters") => Reply::ok(json!(*shared.counters())),
        ("GET", "/practice/costs") => {
            Reply::ok(json!(shared.processes.as_ref().map(super::workers::Processes::by_route)))
        }
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
                Some(ticket) => page(&frame(&escape(&ticket.title), &zoom(&store, ticket))),
                None => Refusal::no_route(method, path).reply(false, false),
            }
        }
        _ => Refusal::no_route(method, path).reply(false, false),
    }
}

/// A page that loads nothing and runs nothing, whatever a mail holds.
fn page(page: &str) -> Reply {
    Reply::new(200, "text/html; charset=utf-8", page.as_bytes().to_vec()).with_header(
        "content-security-policy",
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'".to_owned(),
    )
}

/// A ticket shows itself, and hides the list, where the address names it as
/// Zammad's own do: `/#ticket/zoom/ID`. That part never reaches a server.
const STYLE: &str = "\
:root{color-scheme:light dark;--ground:#f7f8fa;--surface:#fff;--line:#dde2e8;--text:#1d2733;--faint:#56626f;--accent:#1f6fb2}
@media(prefers-color-scheme:dark){:root{--ground:#14181d;--surface:#1c2229;--line:#2d3640;--text:#e6ebf0;--faint:#9aa7b4;--accent:#6cb2eb}}
body{font:15px/1.5 'Fira Sans',system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;background:var(--ground);color:var(--text)}
a{color:var(--accent)}h1{font-size:1.6rem;margin:.5rem 0}
table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.4rem 1rem .4rem 0;border-bottom:1px solid var(--line)}
th,.faint{color:var(--faint);font-weight:normal}
article{background:var(--surface);border:1px solid var(--line);border-radius:6px;padding:1rem 1.5rem;margin:1rem 0}
article p{margin:.2rem 0}.body{white-space:pre-wrap;overflow-wrap:anywhere;margin:1rem 0}
section{display:none}section:target{display:block}section:target~main{display:none}";

fn frame(title: &str, contents: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{contents}</body>\n</html>\n"
    )
}

/// The list, and every ticket for an address that names one.
fn overview(store: &Store) -> String {
    let count = store.outbox.len();
    let outbox = match count {
        0 => "Nothing would have been sent to anyone.".to_owned(),
        1 => "1 message would have been sent.".to_owned(),
        _ => format!("{count} messages would have been sent."),
    };
    let mut rows = String::new();
    let mut sections = String::new();
    for ticket in store.tickets.values().rev() {
        // Writing to a String cannot fail, here and below.
        let _ = writeln!(
            rows,
            "<tr><td><a href=\"/#ticket/zoom/{}\">{}</a></td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            ticket.id,
            escape(&ticket.number),
            escape(&ticket.title),
            escape(&name(&store.groups.name_of(ticket.group_id))),
            escape(&name(&store.states.name_of(ticket.state_id))),
            escape(&store.login(ticket.customer_id)),
            ticket.articles.len(),
        );
        let _ = writeln!(
            sections,
            "<section id=\"ticket/zoom/{}\">\n{}</section>",
            ticket.id,
            zoom(store, ticket)
        );
    }
    let tickets = store.tickets.len();
    frame(
        "Practice helpdesk",
        &format!(
            "{sections}<main>\n<h1>Practice helpdesk</h1>\n<p>{outbox}</p>\n<h2>Tickets: {tickets}</h2>\n<table>\n<tr><th>Number</th><th>Title</th><th>Group</th><th>State</th><th>Customer</th><th>Articles</th></tr>\n{rows}</table>\n</main>\n"
        ),
    )
}

fn name(value: &serde_json::Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// A ticket with its articles.
fn zoom(store: &Store, ticket: &Ticket) -> String {
    let mut contents = format!(
        "<p><a href=\"/#\">All tickets</a></p>\n<h1>{}</h1>\n<p class=\"faint\">Ticket {} in {}, {}",
        escape(&ticket.title),
        escape(&ticket.number),
        escape(&name(&store.groups.name_of(ticket.group_id))),
        escape(&name(&store.states.name_of(ticket.state_id))),
    );
    if !ticket.tags.is_empty() {
        let _ = write!(contents, "; tags: {}", escape(&ticket.tags.join(", ")));
    }
    contents.push_str("</p>\n");
    for article in store.articles_of(ticket.id) {
        let text = |field: &Option<String>| escape(field.as_deref().unwrap_or_default());
        let body = if article.is_html() { words_of(&article.body) } else { escape(&article.body) };
        let to = article.to.as_deref().filter(|to| !to.is_empty());
        let to = to.map(|to| format!("To {}<br>", escape(to))).unwrap_or_default();
        let _ = writeln!(
            contents,
            "<article>\n<p><b>{}</b></p>\n<p class=\"faint\">{to}{}, as {} by {}</p>\n<p><b>{}</b></p>\n<div class=\"body\">{body}</div>",
            text(&article.from),
            article.created_at.strftime("%Y-%m-%d %H:%M UTC"),
            type_name(article.type_id),
            sender_name(article.sender_id),
            text(&article.subject),
        );
        for file in &article.files {
            let _ = writeln!(
                contents,
                "<p class=\"faint\">File: {} ({} bytes)</p>",
                escape(&file.filename),
                file.size
            );
        }
        contents.push_str("</article>\n");
    }
    contents
}

/// The words of an HTML body, themselves as HTML: nothing of its markup is shown
/// or run here, only its lines are kept.
fn words_of(body: &str) -> String {
    const LINES: &str = "br, p, div, tr, li, h1, h2, h3, h4, blockquote, table";
    let words = Rc::new(RefCell::new(String::new()));
    let (broken, told) = (Rc::clone(&words), Rc::clone(&words));
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!(LINES, move |_| {
            broken.borrow_mut().push('\n');
            Ok(())
        }))
        .append_document_content_handler(doc_text!(move |text| {
            // As it stood: entities stay, and nothing becomes an element.
            told.borrow_mut().push_str(&text.as_str().replace(['\r', '\n'], " ").replace('<', "&lt;"));
            Ok(())
        }))
        .with_strict(false);
    if rewrite_str(&html::sanitized(body), settings).is_err() {
        return escape(body);
    }
    let words = words.take();
    let lines = words.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
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
