//! Folders, searching, listing and fetching on a real Dovecot.

use std::sync::Arc;
use std::time::Duration;

use mailferry::mailbox::imap::{FixedToken, ImapConnector, Timeouts};
use mailferry::mailbox::{Access, Connector, Fetched, Mailbox, SearchCriteria};
use tokio::sync::mpsc;

use crate::support::dovecot::{self, MAILBOX, TOKEN};
use crate::support::{Dovecot, Fault, Options, Proxy, mail};
use crate::{code, connect, deliver, fetch, list, moment};

#[tokio::test]
async fn folders_are_shown_decoded_with_their_counts() {
    let dovecot = Dovecot::start().await;
    deliver(&dovecot, "INBOX", 3);
    dovecot.deliver(
        "Gesch&APw-ftlich/&ZeVnLIqe-",
        &mail::message(4, 500),
        moment("2024-02-05T09:00:00Z"),
        "S",
    );
    dovecot.deliver("Sent Items", &mail::message(5, 500), moment("2024-02-05T09:00:00Z"), "");
    std::fs::remove_dir_all(dovecot.maildir(MAILBOX, "Gesch&APw-ftlich").join("cur")).ok();
    let mut mailbox = connect(&dovecot).await;

    let mut folders = mailbox.folders(true).await.expect("folders");
    folders.sort_by(|a, b| a.path.cmp(&b.path));

    let shown: Vec<_> =
        folders.iter().map(|f| (f.path.as_str(), f.selectable, f.messages, f.unread)).collect();
    assert_eq!(
        shown,
        [
            ("Gesch\u{fc}ftlich", false, None, None),
            ("Gesch\u{fc}ftlich/\u{65e5}\u{672c}\u{8a9e}", true, Some(1), Some(0)),
            ("INBOX", true, Some(3), Some(3)),
            ("Sent Items", true, Some(1), Some(1)),
        ]
    );
}

#[tokio::test]
async fn a_folder_is_found_by_its_decoded_path_whatever_the_separator() {
    let dovecot = Dovecot::start_with(Options { separator: '.', ..Options::default() }).await;
    deliver(&dovecot, "INBOX", 1);
    deliver(&dovecot, "Rechnungen.Gesch&APw-ftlich", 2);
    let mut mailbox = connect(&dovecot).await;

    let opened = mailbox.open("Rechnungen/Gesch\u{fc}ftlich", Access::Look).await.expect("opened");

    assert_eq!((opened.messages, opened.writable), (2, false));
    assert!(opened.uid_validity > 0);
}

#[tokio::test]
async fn a_missing_folder_is_told_with_the_nearest_names() {
    let dovecot = Dovecot::start().await;
    deliver(&dovecot, "INBOX", 1);
    deliver(&dovecot, "INBOX/Invoices", 1);
    let mut mailbox = connect(&dovecot).await;

    let problem = mailbox.open("INBOX\\Invoices", Access::Look).await.expect_err("missing");
    assert_eq!(problem.code(), "folder-missing");
    assert!(problem.fact("nearest").is_some_and(|names| names.starts_with("INBOX/Invoices")));
    let opened = mailbox.open("inbox/invoices", Access::Look).await.expect("another case");
    assert_eq!(opened.messages, 1);
}

#[tokio::test]
async fn a_folder_that_only_holds_others_is_told_so() {
    let dovecot = Dovecot::start().await;
    deliver(&dovecot, "INBOX", 1);
    deliver(&dovecot, "Holder/Real", 1);
    std::fs::remove_dir_all(dovecot.maildir(MAILBOX, "Holder").join("cur")).ok();
    let mut mailbox = connect(&dovecot).await;
    assert_eq!(code(&mailbox.open("Holder", Access::Look).await), "folder-holds-no-mail");
}

#[tokio::test]
async fn a_folder_is_measured_without_opening_its_mail() {
    let dovecot = Dovecot::start().await;
    let sizes = [700, 4_000, 90_000];
    let mut bytes = 0;
    for (number, size) in sizes.into_iter().enumerate() {
        let raw = mail::message(number, size);
        bytes += raw.len() as u64;
        let flags = if number == 0 { "S" } else { "" };
        dovecot.deliver("INBOX", &raw, moment(&format!("2024-03-0{}T08:00:00Z", number + 1)), flags);
    }
    dovecot.deliver("Empty", b"x", moment("2024-03-01T08:00:00Z"), "");
    std::fs::remove_file(&dovecot.files("Empty")[0]).expect("emptied");
    let mut mailbox = connect(&dovecot).await;

    let measure = mailbox.measure("INBOX").await.expect("measured");
    assert_eq!((measure.messages, measure.unread, measure.bytes), (3, 2, bytes));
    assert_eq!(measure.newest, Some(moment("2024-03-03T08:00:00Z")));
    assert_eq!(mailbox.measure("Empty").await.expect("measured"), mailferry::mailbox::Measure::default());
}

#[tokio::test]
async fn searching_finds_by_reading_and_by_day_ascending() {
    let dovecot = Dovecot::start().await;
    for (number, (day, flags)) in [("03", ""), ("01", "S"), ("02", ""), ("04", "S")].into_iter().enumerate() {
        let arrived = moment(&format!("2024-03-{day}T12:00:00Z"));
        dovecot.deliver("INBOX", &mail::message(number, 500), arrived, flags);
    }
    let mut mailbox = connect(&dovecot).await;
    mailbox.open("INBOX", Access::Look).await.expect("opened");
    let day = |day| Some(jiff::civil::date(2024, 3, day));
    for (criteria, found) in [
        (SearchCriteria::default(), vec![1, 2, 3, 4]),
        (SearchCriteria { unread_only: true, ..SearchCriteria::default() }, vec![1, 3]),
        (SearchCriteria { from: day(2), to: day(4), ..SearchCriteria::default() }, vec![1, 3]),
        (SearchCriteria { unread_only: true, to: day(3), ..SearchCriteria::default() }, vec![3]),
        (SearchCriteria { from: day(5), ..SearchCriteria::default() }, vec![]),
    ] {
        assert_eq!(mailbox.search(&criteria).await.expect("found").uids, found, "{criteria:?}");
    }
}

#[tokio::test]
async fn listing_gives_headers_flags_and_dates_and_leaves_all_unread() {
    let dovecot = Dovecot::start().await;
    deliver(&dovecot, "INBOX", 1_201);
    dovecot.deliver("INBOX", &mail::message(9_999, 700), moment("2020-01-02T03:04:05Z"), "ST");
    let mut mailbox = connect(&dovecot).await;
    mailbox.open("INBOX", Access::Look).await.expect("opened");
    let uids = mailbox.search(&SearchCriteria::default()).await.expect("found").uids;

    let mut listed = list(&mut mailbox, &uids).await.expect("listed");

    listed.sort_by_key(|message| message.uid);
    assert_eq!(listed.iter().map(|message| message.uid).collect::<Vec<_>>(), uids);
    let last = listed.last().expect("the last");
    assert!(last.seen && last.deleted);
    assert_eq!(last.arrived, Some(moment("2020-01-02T03:04:05Z")));
    assert_eq!(last.size, mail::message(9_999, 700).len() as u64);
    let header = String::from_utf8_lossy(&last.header);
    assert!(header.contains("Message-ID: <9999@mail.example>") && header.contains("Subject: Message 9999"));
    assert!(!header.contains("Received:"));
    assert_eq!(dovecot.flagged("INBOX", 'S'), 1);
}

#[tokio::test]
async fn listing_leaves_out_what_is_gone_and_ends_when_nobody_listens() {
    let dovecot = Dovecot::start().await;
    deliver(&dovecot, "INBOX", 600);
    let mut mailbox = connect(&dovecot).await;
    mailbox.open("INBOX", Access::Look).await.expect("opened");
    let listed = list(&mut mailbox, &[2, 700, 900_000]).await.expect("listed");
    assert_eq!(listed.iter().map(|message| message.uid).collect::<Vec<_>>(), [2]);

    let all: Vec<u32> = (1..=600).collect();
    let (sender, mut receiver) = mpsc::channel(1);
    let (result, _) = tokio::join!(mailbox.list(&all, sender), async move { receiver.recv().await });
    result.expect("no problem");
    assert_eq!(mailbox.search(&SearchCriteria::default()).await.expect("still in step").uids.len(), 600);
}

#[tokio::test]
async fn fetching_gives_every_byte_and_one_answer_for_each_message() {
    let dovecot = Dovecot::start().await;
    let mut odd = mail::message(2, 5_000);
    odd.extend_from_slice(b"\xff\xfe{12}\r\n* BYE\r\nm1 OK\r\n)\r\n");
    let messages = [mail::message(1, 300), odd, mail::message(3, 3_000_000)];
    for raw in &messages {
        dovecot.deliver("INBOX", raw, moment("2024-03-01T08:00:00Z"), "");
    }
    let mut mailbox = connect(&dovecot).await;
    mailbox.open("INBOX", Access::Look).await.expect("opened");

    let (mut fetched, result) = fetch(&mut mailbox, &[3, 1, 2, 77, 1]).await;

    result.expect("fetched");
    fetched.sort_by_key(|fetched| match fetched {
        Fetched::Mail { uid, .. } | Fetched::Nothing { uid } => *uid,
    });
    let mail = |uid: u32| Fetched::Mail { uid, raw: messages[uid as usize - 1].clone() };
    assert!(fetched == [mail(1), mail(2), mail(3), Fetched::Nothing { uid: 77 }]);
    assert_eq!(dovecot.flagged("INBOX", 'S'), 0);
}

#[tokio::test]
async fn a_connection_that_breaks_while_fetching_is_never_taken_for_the_end() {
    let dovecot = Dovecot::start().await;
    for number in 1..=40 {
        dovecot.deliver("INBOX", &mail::message(number, 10_000), moment("2024-03-01T08:00:00Z"), "");
    }
    let uids: Vec<u32> = (1..=40).collect();
    let proxy = Proxy::before(&dovecot.address()).await;
    let connector = dovecot::connector(proxy.address());
    for fault in [Fault::Cut(100_000), Fault::Reset(100_000), Fault::Cut(0), Fault::Cut(10_000)] {
        proxy.set(Fault::None);
        let mut mailbox = connector.connect().await.expect("connected");
        mailbox.open("INBOX", Access::Look).await.expect("opened");
        proxy.set(fault);
        let (fetched, result) = fetch(&mut mailbox, &uids).await;
        assert_eq!(code(&result), "mailbox-connection-lost", "{fault:?}");
        assert!(fetched.len() < 40 && fetched.iter().all(|one| matches!(one, Fetched::Mail { .. })));
        assert_eq!(code(&mailbox.search(&SearchCriteria::default()).await), "mailbox-connection-lost");
    }
}

#[tokio::test]
async fn a_stall_within_a_message_ends_and_a_slow_line_does_not() {
    let dovecot = Dovecot::start().await;
    for number in 1..=10 {
        dovecot.deliver("INBOX", &mail::message(number, 20_000), moment("2024-03-01T08:00:00Z"), "");
    }
    let uids: Vec<u32> = (1..=10).collect();
    let proxy = Proxy::before(&dovecot.address()).await;
    // Long enough for a busy machine, and what stalls never goes on.
    let timeouts = Timeouts { idle: Duration::from_secs(5), ..Timeouts::default() };
    let tokens = Arc::new(FixedToken(TOKEN.into()));
    let connector =
        ImapConnector::new(proxy.address(), MAILBOX, tokens, None, timeouts).expect("a connector");
    let mut mailbox = connector.connect().await.expect("connected");
    mailbox.open("INBOX", Access::Look).await.expect("opened");

    proxy.set(Fault::Delay(Duration::from_millis(5)));
    let (fetched, result) = fetch(&mut mailbox, &uids).await;
    assert_eq!((fetched.len(), result), (10, Ok(())));

    proxy.set(Fault::Stall(90_000));
    let (fetched, result) = fetch(&mut mailbox, &uids).await;
    assert_eq!(code(&result), "mailbox-silent");
    assert_eq!(fetched.len(), 4);
}
