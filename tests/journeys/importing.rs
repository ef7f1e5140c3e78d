//! Mail becomes tickets: all of it, once, as it was.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use jiff::Timestamp;
use mail_parser::MimeHeaders as _;
use mailferry::practice::helpdesk::TicketCopy;
use mailferry::practice::sample::BulkOptions;
use sha2::{Digest as _, Sha256};

use crate::support::journey::{Delivered, Journey, cut_off};

const NESTED: &str = "Projekte/Übersee/Zürich";

async fn five_hundred() -> Journey {
    let mut journey = Journey::start().await;
    journey.plan.folders = vec![
        ("INBOX".to_owned(), "Support".to_owned()),
        ("Entwürfe & Späteres".to_owned(), "Sales".to_owned()),
        (NESTED.to_owned(), "Users".to_owned()),
    ];
    let now = cut_off() + jiff::SignedDuration::from_hours(24 * 100);
    let options = BulkOptions { with_file: 20, file: (1_000, 60_000), ..BulkOptions::small(now) };
    journey.deliver_bulk(500, 4711, options);
    journey
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_hundred_messages_arrive_once_each_as_they_were_and_nothing_is_said() {
    let journey = five_hundred().await;
    let mailbox = journey.mailbox();

    let ended = journey.import_all().await;

    assert_eq!((ended.balance("found"), ended.balance("imported")), (500, 500), "{ended}");
    assert_eq!(ended.balance("settled.keep"), 500);
    journey.assert_each_exactly_once();
    journey.assert_quiet();
    assert_eq!(journey.mailbox(), mailbox, "kept: not even a flag is changed");
    assert_threads(&journey);
    assert_articles(&journey);
    assert_tickets(&journey, &ended.run());
}

/// Each thread is one ticket, in the order of dates; each ticket one thread.
fn assert_threads(journey: &Journey) {
    let mut ticket_of_thread: BTreeMap<&str, u64> = BTreeMap::new();
    let mut thread_of_ticket: BTreeMap<u64, &str> = BTreeMap::new();
    let snapshot = journey.snapshot();
    for ticket in &snapshot.tickets {
        for article in &ticket.articles {
            let id = article.message_id.as_deref().expect("an identity");
            let thread = journey.delivered()[id].thread.as_str();
            assert_eq!(*ticket_of_thread.entry(thread).or_insert(ticket.id), ticket.id, "thread {thread}");
            assert_eq!(*thread_of_ticket.entry(ticket.id).or_insert(thread), thread, "ticket {}", ticket.id);
        }
        let dates: Vec<Timestamp> = ticket.articles.iter().map(|article| article.created_at).collect();
        assert!(dates.is_sorted(), "articles of ticket {} in the order of dates", ticket.id);
    }
    assert!(ticket_of_thread.len() < 450, "there are threads among them");
}

/// Dates, people and files of every article are those of its mail.
fn assert_articles(journey: &Journey) {
    let snapshot = journey.snapshot();
    let user = |id: u64| snapshot.users.iter().find(|user| user.id == id).expect("a user");
    let mut files = 0;
    for article in snapshot.articles() {
        let delivered = &journey.delivered()[article.message_id.as_deref().expect("an identity")];
        let mail = mail_parser::MessageParser::default().parse(&delivered.raw).expect("a mail");
        let address =
            mail.from().and_then(|from| from.first()).and_then(|from| from.address()).expect("a sender");
        assert_eq!((article.sender.as_str(), article.kind.as_str()), ("Customer", "email"));
        assert_eq!(article.created_at, sent(delivered), "{:?}", article.message_id);
        assert_eq!(user(article.origin_by_id.expect("an author")).email, address.to_lowercase());
        assert!(article.from.as_deref().is_some_and(|from| from.contains(address)), "{:?}", article.from);
        let wanted: BTreeSet<(String, String)> = mail
            .attachments()
            .map(|part| (part.attachment_name().unwrap_or_default().to_owned(), sha256(part.contents())))
            .collect();
        let there: BTreeSet<(String, String)> =
            article.attachments.iter().map(|file| (file.filename.clone(), file.sha256.clone())).collect();
        assert!(wanted.is_subset(&there), "files of {:?}: {wanted:?} in {there:?}", article.message_id);
        files += wanted.len();
    }
    assert!(files > 50, "{files} files were compared");
}

/// Group, state, dates, customer, run and owner of every ticket.
fn assert_tickets(journey: &Journey, run: &str) {
    let mut regular = 0;
    for ticket in &journey.snapshot().tickets {
        let first = delivered_of(journey, ticket, 0);
        let group = journey.plan.folders.iter().find(|(path, _)| *path == first.folder).expect("a folder");
        assert_eq!(ticket.group, group.1, "group of {}", first.folder);
        assert_eq!(ticket.created_at, sent(first), "a ticket begins with its first mail");
        let last = delivered_of(journey, ticket, ticket.articles.len() - 1);
        assert_eq!(ticket.updated_at, sent(last), "and was last changed by its newest");
        let is_regular = sent(last) >= cut_off();
        assert_eq!(ticket.state, if is_regular { "new" } else { "closed" }, "ticket {}", ticket.id);
        assert_eq!(ticket.close_at.is_some(), !is_regular);
        regular += usize::from(is_regular);
        assert!(ticket.tags.contains(&format!("mailferry-{run}")), "{:?}", ticket.tags);
        assert_eq!(ticket.preferences["mailferry"]["run"], run);
        assert_eq!(ticket.preferences["mailferry"]["message_id"], first.message_id.as_str());
        let author = ticket.articles[0].from.as_deref().unwrap_or_default().to_lowercase();
        assert!(author.contains(&ticket.customer), "{} is the customer of {author}", ticket.customer);
    }
    assert!(regular > 20, "{regular} regular tickets");
}

fn delivered_of<'a>(journey: &'a Journey, ticket: &TicketCopy, place: usize) -> &'a Delivered {
    &journey.delivered()[ticket.articles[place].message_id.as_deref().expect("an identity")]
}

/// The date that a mail gives itself.
fn sent(delivered: &Delivered) -> Timestamp {
    let mail = mail_parser::MessageParser::default().parse_headers(&delivered.raw).expect("a mail");
    Timestamp::from_second(mail.date().expect("a date").to_timestamp()).expect("a moment")
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for byte in Sha256::digest(bytes) {
        write!(hex, "{byte:02x}").expect("written");
    }
    hex
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mail_is_filed_under_its_own_date_whatever_the_mailbox_says_of_its_arrival() {
    let journey = Journey::start().await;
    let unset = jiff::Timestamp::from_second(86_400).expect("a moment");
    let mail = |name: &str, fields: &str| {
        format!(
            "From: a@fabrikam.example\r\nSubject: {name}\r\nMessage-ID: <{name}@fabrikam.example>\r\n{fields}\r\nHello\r\n"
        )
    };
    let received = "Received: by b; Tue, 5 Mar 2019 10:00:30 +0100\r\nReceived: by a; Tue, 5 Mar 2019 10:00:00 +0100\r\n";
    for (name, fields) in [
        ("own", "Date: Tue, 5 Mar 2019 10:00:00 MEZ\r\n"),
        ("received", received),
        ("future", &format!("Date: Tue, 5 Mar 2069 10:00:00 +0100\r\n{received}")),
        ("nothing", ""),
    ] {
        journey.dovecot.deliver("INBOX", mail(name, fields).as_bytes(), unset, "");
    }
    let check = journey.check().await;
    assert_eq!(check.summary["forecast"]["without_date"], 1, "{check}");
    journey.import_all().await;
    let made = |name: &str| journey.article(&format!("<{name}@fabrikam.example>")).0.created_at;
    for name in ["own", "received", "future"] {
        assert_eq!(made(name).to_string(), "2019-03-05T09:00:00Z", "{name}");
    }
    let today = jiff::Timestamp::now().as_second() - made("nothing").as_second();
    assert!((0..86_400).contains(&today), "a mail that nothing dates is not of 1970");
}
