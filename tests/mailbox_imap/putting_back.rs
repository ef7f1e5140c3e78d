//! Messages put into a folder again, as they were and once: on a real Dovecot, cut
//! off at the worst moment, and on the practice Exchange.

use std::sync::Arc;

use mailferry::mailbox::imap::{FixedToken, ImapConnector, ImapMailbox, Timeouts};
use mailferry::mailbox::{Access, Appended, Connector, MailState, Mailbox};
use mailferry::plan::ImapAddress;
use mailferry::practice::exchange::{Exchange, Flags, Options};
use mailferry::practice::tenant::{self, Tenant};

use crate::support::dovecot;
use crate::support::{Dovecot, Fault, Proxy, mail, until};
use crate::{connect, deliver, moment};

fn state(arrived: &str, flags: &[&str]) -> MailState {
    MailState { arrived: Some(moment(arrived)), flags: flags.iter().map(|flag| (*flag).to_owned()).collect() }
}

/// Flags and arrival of everything in a folder, by its UID.
async fn states(mailbox: &mut ImapMailbox, folder: &str) -> Vec<MailState> {
    mailbox.open(folder, Access::Look).await.expect("opened");
    let states = mailbox.states(&(1..100).collect::<Vec<_>>()).await.expect("asked");
    states.into_values().collect()
}

#[tokio::test]
async fn a_message_comes_back_with_its_arrival_and_flags_and_once() {
    let dovecot = Dovecot::start().await;
    deliver(&dovecot, "INBOX", 2);
    let mut mailbox = connect(&dovecot).await;
    let was = state("2023-05-01T09:30:07Z", &["\\Seen", "\\Flagged", "$Label"]);
    let raw = mail::message(7, 200_000);
    let first = mailbox.append_mail("INBOX", &raw, &was).await.expect("appended");
    let second = mailbox.append_mail("INBOX", &raw, &was).await.expect("asked");
    assert_eq!((first, second), (Appended::Added, Appended::AlreadyThere));
    // Another connection knows it too.
    let mut other = connect(&dovecot).await;
    assert_eq!(other.append_mail("INBOX", &raw, &was).await.expect("asked"), Appended::AlreadyThere);
    let there = states(&mut mailbox, "INBOX").await;
    assert_eq!(there.len(), 3);
    let back = there.last().expect("the last");
    assert_eq!(back.arrived, was.arrived);
    assert!(was.flags.iter().all(|flag| back.flags.contains(flag)), "{back:?}");
    let (fetched, outcome) = crate::fetch(&mut mailbox, &[3]).await;
    outcome.expect("fetched");
    assert!(matches!(&fetched[0], mailferry::mailbox::Fetched::Mail { raw: bytes, .. } if *bytes == raw));
}

#[tokio::test]
async fn a_folder_is_made_for_it_and_other_mail_of_that_message_id_is_no_obstacle() {
    let dovecot = Dovecot::start().await;
    let mut mailbox = connect(&dovecot).await;
    let was = state("2023-05-01T09:30:07Z", &["\\Recent", "\\Deleted", "\\Answered"]);
    let added = mailbox.append_mail("Zurück/Größe", &mail::message(1, 300), &was).await.expect("appended");
    assert_eq!(added, Appended::Added);
    // The same Message-ID, another text, another day.
    let later = state("2024-05-01T09:30:07Z", &[]);
    let other = mailbox.append_mail("Zurück/Größe", &mail::message(1, 900), &later).await.expect("appended");
    assert_eq!(other, Appended::Added);
    // The same mail, which somebody has moved there: its arrival is another.
    let moved = state("2025-01-01T00:00:00Z", &[]);
    let again = mailbox.append_mail("Zurück/Größe", &mail::message(1, 900), &moved).await.expect("asked");
    assert_eq!(again, Appended::AlreadyThere);
    let there = states(&mut mailbox, "Zurück/Größe").await;
    assert_eq!(there.len(), 2);
    assert_eq!(there[0].flags, ["\\Answered"], "nobody's removal is put back");
}

#[tokio::test]
async fn one_whose_answer_never_came_is_found_and_not_put_there_twice() {
    let dovecot = Dovecot::start().await;
    deliver(&dovecot, "INBOX", 1);
    let proxy = Proxy::before(&dovecot.address()).await;
    let connector = dovecot::connector(proxy.address());
    let was = state("2023-05-01T09:30:07Z", &["\\Seen"]);
    let mut mailbox = connector.connect().await.expect("connected");
    mailbox.append_mail("INBOX", &mail::message(8, 300), &was).await.expect("appended");
    // Its last words reach the server, and nothing that it says then comes back.
    let mut raw = mail::message(9, 300);
    raw.extend_from_slice(b"these are its last words\r\n");
    proxy.set(Fault::HoldAfter("its last words"));
    let there = until("it to be there", || async { dovecot.count("INBOX") == 3 });
    let result = tokio::select! {
        result = mailbox.append_mail("INBOX", &raw, &was) => Some(result),
        () = there => None,
    };
    assert_eq!(result, None, "the answer is held back");
    drop(mailbox);
    proxy.set(Fault::None);
    let mut mailbox = connector.connect().await.expect("connected");
    let again = mailbox.append_mail("INBOX", &raw, &was).await.expect("asked");
    assert_eq!((again, dovecot.count("INBOX")), (Appended::AlreadyThere, 3));
}

#[tokio::test]
async fn one_that_was_cut_off_before_its_end_is_put_there_by_the_next_connection() {
    let dovecot = Dovecot::start().await;
    let proxy = Proxy::before(&dovecot.address()).await;
    let connector = dovecot::connector(proxy.address());
    let was = state("2023-05-01T09:30:07Z", &[]);
    let raw = mail::message(9, 400_000);
    let mut mailbox = connector.connect().await.expect("connected");
    mailbox.append_mail("INBOX", &mail::message(8, 300), &was).await.expect("appended");
    proxy.set(Fault::Cut(1));
    let lost = mailbox.append_mail("INBOX", &raw, &was).await.expect_err("cut");
    assert_eq!(lost.code(), "mailbox-connection-lost");
    proxy.set(Fault::None);
    let mut mailbox = connector.connect().await.expect("connected");
    let again = mailbox.append_mail("INBOX", &raw, &was).await.expect("asked");
    assert_eq!((again, dovecot.count("INBOX")), (Appended::Added, 2));
}

#[tokio::test]
async fn the_practice_exchange_takes_it_back_as_it_was() {
    let tenant = Tenant::start(tenant::Options::default()).await.expect("a tenant");
    let options = Options::new(dovecot::MAILBOX, tenant.checker());
    let exchange = Exchange::start(options).await.expect("a mail server");
    exchange.add("INBOX", mail::message(1, 300), moment("2024-01-01T00:00:00Z"), Flags::NONE);
    let address = ImapAddress { host: "127.0.0.1".into(), port: exchange.address().port(), tls: false };
    let token = Arc::new(FixedToken(tenant.access_token(dovecot::MAILBOX).into()));
    let connector = ImapConnector::new(address, dovecot::MAILBOX, token, None, Timeouts::default());
    let mut mailbox = connector.expect("a connector").connect().await.expect("connected");
    let was = state("2023-05-01T09:30:07Z", &["\\Seen", "\\Flagged", "$Label"]);
    let raw = mail::message(7, 100_000);
    for expected in [Appended::Added, Appended::AlreadyThere] {
        assert_eq!(mailbox.append_mail("INBOX", &raw, &was).await.expect("asked"), expected);
    }
    let there = exchange.messages("INBOX");
    assert_eq!(there.len(), 2);
    assert_eq!(
        (there[1].arrived, there[1].flags),
        (was.arrived.expect("a moment"), Flags::SEEN.and(Flags::FLAGGED))
    );
    assert_eq!(exchange.raw("INBOX", there[1].uid), Some(raw));
}
