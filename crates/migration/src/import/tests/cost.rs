//! What an import costs the helpdesk: requests by kind, weighed by what each costs
//! a live Zammad.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use crate::practice::sample;
use crate::run::Ending;
use crate::testing::{MAILBOX, Place, cut_off, letter};

/// Milliseconds that a request costs a Zammad 5.5 with one process, where nothing
/// else asks it (measured live, median of eleven).
const COSTS: [(&str, u64); 11] = [
    ("POST /api/v1/tickets", 196),
    ("POST /api/v1/ticket_articles", 119),
    ("POST /api/v1/tickets/search", 171),
    // Of forty articles; one alone is 83. Not measured: reckoned from how much more
    // forty tickets cost than one.
    ("GET /api/v1/ticket_articles", 300),
    ("GET /api/v1/ticket_articles/:id", 83),
    ("GET /api/v1/ticket_articles/by_ticket/:id", 102),
    ("PUT /api/v1/tickets/:id", 168),
    ("GET /api/v1/users/search", 88),
    ("POST /api/v1/users", 136),
    ("GET /api/v1/users/:id", 83),
    ("GET /api/v1/tickets/:id", 83),
];

/// What import mode is asked by the clock, not by the mail.
const BY_THE_CLOCK: &str = "GET /api/v1/settings";

fn since(before: &BTreeMap<String, u64>, now: &BTreeMap<String, u64>) -> BTreeMap<String, u64> {
    now.iter().map(|(route, count)| (route.clone(), count - before.get(route).unwrap_or(&0))).collect()
}

#[tokio::test]
async fn a_mail_of_the_sample_mailbox_costs_the_helpdesk_no_more_than_it_should() {
    let now = cut_off() + jiff::SignedDuration::from_hours(24 * 30);
    let place = Place {
        folders: vec![
            (sample::INBOX, "Support"),
            (sample::TECHNICAL, "Support"),
            (sample::SENT, "Support"),
            (sample::INVOICES, "Sales"),
        ],
        patience: Duration::from_mins(2),
        ..Place::new()
    };
    assert_eq!(sample::MAILBOX, MAILBOX);
    // So that preparing is never what is waited for, as it is with a live one.
    place.helpdesk.set_pace(Duration::from_millis(10));
    for (number, (path, _)) in place.folders.iter().enumerate() {
        place.mailbox.deliver(path, letter(&format!("first{number}"), cut_off(), ""), cut_off());
    }
    let mut engine = place.engine();
    assert_eq!(engine.run.import().await.expect("imported").ending, Ending::Done);
    let before = place.helpdesk.requests();
    engine.run.import().await.expect("imported");
    let of_a_run = since(&before, &place.helpdesk.requests());

    for message in sample::mailbox(7, now) {
        if place.folders.iter().any(|(path, _)| *path == message.folder) {
            place.mailbox.deliver(message.folder, message.raw, message.arrived);
        }
    }
    let before = place.helpdesk.requests();
    let summary = engine.run.import().await.expect("imported");
    assert_eq!(summary.ending, Ending::Done);
    let requests = since(&of_a_run, &since(&before, &place.helpdesk.requests()));
    let mails = summary.balance.imported - place.folders.len() as u64;

    let mut table = String::new();
    let (mut posting, mut dating) = (0, 0);
    for (route, count) in requests.iter().filter(|(route, count)| **count > 0 && *route != BY_THE_CLOCK) {
        let cost = COSTS.iter().find(|(costly, _)| costly == route).map_or(100, |(_, cost)| *cost);
        writeln!(table, "{count:6} x {cost:3} ms  {route}").expect("a String takes all");
        let sum = if route.starts_with("PUT") { &mut dating } else { &mut posting };
        *sum += count * cost;
    }
    println!("{mails} mails, {} ms each and {} ms of dating\n{table}", posting / mails, dating / mails);
    assert!(mails > 200, "{mails} mails");
    assert!(posting / mails <= 230, "{} ms a mail:\n{table}", posting / mails);
}
