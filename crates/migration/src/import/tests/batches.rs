//! What is done for many mails at once: the promises hold for each of them,
//! wherever the program is killed and whoever else writes meanwhile.

use std::io::{Read as _, Write as _};
use std::time::Duration;

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::TICKETS;
use crate::journal::MessageState::{Settled, Unsettled};
use crate::practice::helpdesk::{Effect, Fault, Requests};
use crate::run::Ending;
use crate::testing::{Engine, Place, cut_off, letter};

const SEARCHES: &str = "POST /api/v1/tickets/search";
const APPENDS: &str = "POST /api/v1/ticket_articles";
const CHANGES: &str = "PUT /api/v1/tickets/:id";
const LISTS: &str = "GET /api/v1/ticket_articles";

/// Tickets of the import that do not say their newest mail's date as their last change.
fn today(place: &Place) -> usize {
    let tickets = place.helpdesk.snapshot().tickets;
    let ours = tickets.iter().filter(|ticket| ticket.preferences.get("mailferry").is_some());
    ours.filter(|ticket| {
        let newest = ticket.articles.iter().map(|article| article.created_at).max();
        Some(ticket.updated_at) != newest
    })
    .count()
}

/// Six letters, three of them one conversation.
fn with_letters() -> Place {
    let place = Place { after_import: "action = \"delete\"", ..Place::new() };
    for name in ["one", "two", "three"] {
        place.letter(name);
    }
    for (name, days) in [("answer", 20), ("thanks", 10)] {
        let answering = "References: <one@fabrikam.example>\r\n";
        place.letter_of(name, cut_off() - SignedDuration::from_hours(24 * days), answering);
    }
    place.letter("last");
    place
}

/// A run of the plan once the killed one has let go of the journal.
async fn after_the_kill(place: &Place) -> Engine {
    while crate::journal::Journal::is_in_use(&place.journal()) {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    place.engine()
}

/// Kills an import when the helpdesk was asked so often for something, and lets
/// the next one end. Whether it was killed.
async fn killed_at(route: &str, times: u64) -> bool {
    let place = with_letters();
    place.helpdesk.set_pace(Duration::from_millis(3));
    let mut engine = place.engine();
    let reached = async {
        while place.requests(route) < times {
            tokio::time::sleep(Duration::from_micros(200)).await;
        }
    };
    let killed = tokio::select! {
        _ = engine.run.import() => false,
        () = reached => true,
    };
    drop(engine);
    let held = place.mailbox.held("INBOX").len();
    assert_eq!(held, if killed { 6 } else { 0 }, "nothing is settled before all is proven: {route} {times}");
    let mut engine = after_the_kill(&place).await;
    let summary = engine.run.import().await.expect("imported");
    assert_eq!(summary.ending, Ending::Done, "{route} {times}");
    assert_eq!(summary.balance.imported, 6, "{route} {times}: {:?}", summary.balance);
    assert_eq!(
        place.articles(),
        ["answer", "last", "one", "thanks", "three", "two"],
        "each once, after a kill at {route} {times}"
    );
    assert!(!place.import_mode() && place.mailbox.held("INBOX").is_empty(), "{route} {times}");
    assert_eq!((today(&place), summary.balance.tickets_undated), (0, 0), "all are dated, {route} {times}");
    killed
}

#[tokio::test]
async fn killed_between_any_two_of_look_posts_read_back_and_dating_nothing_is_lost_or_doubled() {
    let mut killed = 0;
    for (route, most) in [(SEARCHES, 8), (TICKETS, 4), (APPENDS, 2), (LISTS, 2), (CHANGES, 4)] {
        for times in 1..=most {
            killed += u32::from(killed_at(route, times).await);
        }
    }
    assert!(killed >= 10, "{killed} kills");
}

/// One request to the helpdesk by somebody else with the same token.
async fn somebody_asks(place: &Place, method: &str, path: &str, body: Value) -> String {
    let (url, token) = (place.helpdesk.url(), place.helpdesk.token());
    let (method, path) = (method.to_owned(), path.to_owned());
    let asking = move || -> std::io::Result<String> {
        let host = url.trim_start_matches("http://");
        let mut stream = std::net::TcpStream::connect(host)?;
        let body = body.to_string();
        write!(
            stream,
            "{method} /api/v1/{path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Token token={token}\r\n\
             Content-Type: application/json\r\nAccept: application/json\r\nConnection: close\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    tokio::task::spawn_blocking(asking).await.expect("no panic").expect("answered")
}

/// As Zammad's own channel would bring it.
fn brought(name: &str) -> Value {
    json!({ "title": name, "group": "Support", "customer_id": format!("guess:{name}@fabrikam.example"),
        "article": { "subject": name, "body": "Brought", "type": "email", "sender": "Customer",
            "to": "support@contoso.example", "message_id": format!("<{name}@fabrikam.example>") } })
}

#[tokio::test]
async fn what_somebody_else_brings_between_look_and_post_is_named_and_never_deleted() {
    let place = Place { after_import: "action = \"delete\"", ..Place::new() };
    let doubled = place.letter("doubled");
    place.letter("other");
    // Both are inside their transactions at once: no look can see either.
    place.helpdesk.hold_creates_until(2);
    let mut engine = place.engine();
    let (summary, answer) =
        tokio::join!(engine.run.import(), somebody_asks(&place, "POST", "tickets", brought("doubled")));
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    assert_eq!(summary.expect("imported").ending, Ending::Done);

    assert_eq!(place.articles(), ["doubled", "doubled", "other"]);
    let message = engine.message("doubled").await;
    let problem = message.problem.expect("a reason");
    assert_eq!((message.state, problem.code.as_str()), (Unsettled, "article-twice"));
    let text = problem.to_json();
    let tickets = place.helpdesk.snapshot().tickets;
    let numbers: Vec<&str> = tickets
        .iter()
        .filter(|ticket| ticket.title == "doubled")
        .map(|ticket| ticket.number.as_str())
        .collect();
    assert_eq!(numbers.len(), 2);
    assert!(numbers.iter().all(|number| text.contains(number)), "both tickets are named: {text}");
    assert_eq!(engine.standing("other").await, (Settled, "delete".to_owned()));
    assert_eq!(place.mailbox.held("INBOX"), [doubled]);

    let again = engine.run.import().await.expect("imported");
    assert_eq!((again.balance.imported, place.articles().len()), (2, 3), "and never a third time");
    assert_eq!(place.mailbox.held("INBOX"), [doubled]);
}

#[tokio::test]
async fn what_somebody_else_brought_since_the_scan_is_not_brought_again() {
    let place = Place::new();
    place.letter("brought");
    place.letter("other");
    let mut engine = place.engine();
    let helpdesk = engine.run.check().await.helpdesk.expect("nothing stops");
    engine.run.scan(&helpdesk).await.expect("scanned");
    somebody_asks(&place, "POST", "tickets", brought("brought")).await;

    let trial = engine.run.try_first(&[]).await.expect("tried");

    assert_eq!(trial.summary.ending, Ending::Done);
    assert_eq!(place.articles(), ["brought", "other"], "the look ahead has seen it");
    assert_eq!(trial.summary.balance.already_there, 1);
}

#[tokio::test]
async fn an_article_that_the_common_read_back_lacks_costs_only_its_own_message() {
    let place = Place { after_import: "action = \"delete\"", ..Place::new() };
    for name in ["one", "gone", "three"] {
        place.letter(name);
    }
    let listing = Requests::Route("GET".into(), "/api/v1/ticket_articles".into());
    let slowly = Effect::Delay { milliseconds: 400 };
    place.helpdesk.set_faults(vec![Fault::once(listing, slowly)]);
    let mut engine = place.engine();
    let deleting = async {
        while place.requests(LISTS) == 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let tickets = place.helpdesk.snapshot().tickets;
        let gone = tickets.iter().find(|ticket| ticket.title == "gone").map(|ticket| ticket.id);
        if let Some(gone) = gone {
            somebody_asks(&place, "DELETE", &format!("tickets/{gone}"), Value::Null).await;
        }
        gone.is_some()
    };
    let (summary, deleted) = tokio::join!(engine.run.import(), deleting);
    let summary = summary.expect("imported");
    assert!(deleted, "it was there to be deleted");
    assert_eq!(summary.ending, Ending::Done);
    assert_eq!(place.requests(TICKETS), 4, "that one alone was sent again");
    assert_eq!(place.articles(), ["gone", "one", "three"]);
    assert_eq!(summary.balance.settled.get("delete"), Some(&3));
}

#[tokio::test]
async fn a_token_that_may_not_list_all_articles_proves_them_ticket_by_ticket() {
    let place = with_letters();
    let listing = Requests::Route("GET".into(), "/api/v1/ticket_articles".into());
    place
        .helpdesk
        .set_faults(vec![Fault::always(listing, Effect::Answer { status: 403, retry_after: None })]);
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("imported");
    assert_eq!((summary.ending, summary.balance.imported), (Ending::Done, 6));
    assert_eq!(place.requests(LISTS), 1, "asked once");
    assert!(place.mailbox.held("INBOX").is_empty());
}

#[tokio::test]
async fn a_new_customer_is_made_within_the_create_once_and_with_the_name_of_a_later_mail() {
    let place = Place { parallel: 4, ..Place::new() };
    let sent = |days: i64| cut_off() - SignedDuration::from_hours(24 * days);
    let from = |name: &str, from: &str, days: i64| {
        let raw = String::from_utf8(letter(name, sent(days), "")).expect("text");
        let own = format!("From: {name} <{name}@fabrikam.example>");
        assert!(raw.contains(&own));
        let raw = raw.replace(&own, &format!("From: {from}"));
        place.mailbox.deliver("INBOX", raw.into_bytes(), sent(days));
    };
    // Six conversations of one person, the first without a name, and one of a
    // customer of long ago who has none yet.
    somebody_asks(&place, "POST", "users", json!({ "email": "0815@fabrikam.example" })).await;
    from("first", "ann@fabrikam.example", 50);
    for number in 1..6 {
        from(&format!("later{number}"), "Ann Lee <Ann@fabrikam.example>", 50 - number);
    }
    from("former", "Ben Old <0815@fabrikam.example>", 30);
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("imported");
    assert_eq!((summary.ending, summary.balance.imported), (Ending::Done, 7));

    assert_eq!(place.requests("POST /api/v1/users"), 1, "that of long ago alone");
    assert_eq!(place.requests("GET /api/v1/users/search"), 1, "the check asks who the agents are");
    let snapshot = place.helpdesk.snapshot();
    let named = |email: &str| {
        let users: Vec<_> = snapshot.users.iter().filter(|user| user.email == email).collect();
        assert_eq!(users.len(), 1, "{email}");
        (users[0].id, format!("{} {}", users[0].firstname, users[0].lastname))
    };
    let (ann, name) = named("ann@fabrikam.example");
    assert_eq!(name, "Ann Lee");
    assert_eq!(named("0815@fabrikam.example").1, "Ben Old");
    // Hers too, where her first mail was sent before the next was read.
    assert!((1..=2).contains(&summary.balance.customers_named), "{:?}", summary.balance);
    let of_ann = snapshot.articles().into_iter().filter(|article| article.origin_by_id == Some(ann)).count();
    assert_eq!(of_ann, 6, "she wrote each of hers");
}

#[tokio::test]
async fn a_create_that_is_refused_for_its_customer_is_tried_again_with_one_made_before() {
    let place = Place::new();
    place.letter("odd");
    let refused = Effect::Answer { status: 422, retry_after: None };
    place.helpdesk.set_faults(vec![Fault::once(Requests::Creates, refused)]);
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("imported");
    assert_eq!((summary.ending, summary.balance.imported), (Ending::Done, 1));
    assert_eq!((place.requests(TICKETS), place.requests("POST /api/v1/users")), (2, 1));
}

#[tokio::test]
async fn a_ticket_whose_date_meets_passing_trouble_is_dated_after_all() {
    let place = with_letters();
    let dating = Requests::Route("PUT".into(), "/api/v1/tickets/*".into());
    let trouble = Fault { times: Some(3), ..Fault::always(dating, Effect::DropBefore) };
    place.helpdesk.set_faults(vec![trouble]);
    let summary = place.engine().run.import().await.expect("imported");
    assert_eq!((summary.ending, summary.balance.tickets_undated, today(&place)), (Ending::Done, 0, 0));
}

#[tokio::test]
async fn a_helpdesk_that_was_worked_with_is_spared_the_dates_unless_the_plan_wants_them() {
    let place = with_letters();
    for name in ["asked", "answered"] {
        somebody_asks(&place, "POST", "tickets", brought(name)).await;
    }
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("imported");
    assert_eq!((summary.ending, summary.balance.tickets_undated), (Ending::Done, 4), "and says so");
    assert_eq!(place.requests(CHANGES), 0);
    drop(engine);
    let place = Place { import: "last_changed = \"always\"", ..place };
    let summary = after_the_kill(&place).await.run.import().await.expect("imported");
    assert_eq!((summary.balance.tickets_undated, today(&place)), (0, 0), "by a later run too");
}

#[tokio::test]
async fn who_leaves_the_dates_has_the_rest_done_and_a_later_run_dates_what_is_left() {
    let place = with_letters();
    let dating = Requests::Route("PUT".into(), "/api/v1/tickets/*".into());
    let unavailable = Effect::Answer { status: 503, retry_after: Some("5".to_owned()) };
    place.helpdesk.set_faults(vec![Fault::always(dating, unavailable)]);
    let Engine { mut run, controller, mut progress } = place.engine();
    assert!(!controller.leave_dates(), "there is nothing to leave yet");
    let summary = {
        let importing = run.import();
        tokio::pin!(importing);
        tokio::select! {
            waited = progress.wait_for(|snapshot| snapshot.waiting.is_some()) => drop(waited),
            summary = &mut importing => panic!("nothing was waited out: {summary:?}"),
        }
        assert!(controller.leave_dates(), "tickets were being dated");
        importing.await.expect("imported")
    };
    assert!(progress.borrow().waiting.is_none(), "nothing is waited out any more");
    assert_eq!((summary.ending, summary.balance.tickets_undated), (Ending::Done, 4));
    assert!(!place.import_mode() && place.mailbox.held("INBOX").is_empty(), "all else is done");
    place.helpdesk.set_faults(Vec::new());
    controller.renew();
    let summary = run.import().await.expect("imported");
    assert_eq!((summary.balance.tickets_undated, today(&place)), (0, 0));
}
