//! Each thing that can be wrong is named, and what is right is not.

use std::time::Duration;

use super::computer::of_disk;
use super::servers::of_clock;
use super::*;
use crate::plan::{Cloud, ZammadPlan};
use crate::platform::keychain::FailingKeychain;
use crate::problem::Language;

fn code(line: &Line) -> Option<&str> {
    match &line.verdict {
        Verdict::Good => None,
        Verdict::Caution(problem) | Verdict::Stop(problem) => Some(problem.code()),
    }
}

fn verdict_of(lines: &[Line], what: Topic) -> (Found, Option<String>) {
    let line =
        lines.iter().find(|line| line.what == what).unwrap_or_else(|| panic!("{what:?} in {lines:#?}"));
    (line.found.clone(), code(line).map(str::to_owned))
}

fn helpdesk(url: &str) -> Servers {
    Servers::default().with_helpdesk(&ZammadPlan { url: url.to_owned(), ca_file: None })
}

/// A server that answers one request with this.
async fn server(answer: &'static str) -> String {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let port = listener.local_addr().expect("its address").port();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.expect("asked");
        let mut asked = [0; 1024];
        let _ = stream.read(&mut asked).await;
        stream.write_all(answer.as_bytes()).await.expect("answered");
    });
    format!("http://127.0.0.1:{port}")
}

#[tokio::test]
async fn a_server_that_answers_anything_is_reached_and_its_clock_is_read() {
    let url =
        server("HTTP/1.1 404 Not Found\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 0\r\n\r\n")
            .await;
    let lines = examine(&helpdesk(&url), &Keychain::memory(), true).await;
    assert_eq!(verdict_of(&lines, Topic::Connection(Server::Helpdesk)), (Found::Answered, None));
    assert_eq!(verdict_of(&lines, Topic::Name(Server::Helpdesk)), (Found::Addresses(1), None));
    assert_eq!(verdict_of(&lines, Topic::Way(Server::Helpdesk)), (Found::Straight, None));
    assert_eq!(verdict_of(&lines, Topic::Secrets), (Found::CanBeKept, None));
    let (found, code) = verdict_of(&lines, Topic::Clock);
    assert!(matches!(found, Found::Ahead(_)) && code.as_deref() == Some("clock-wrong"), "{found:?}");
    assert_eq!(first_stop(&lines), None, "a clock that is wrong keeps nothing from starting");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_named_by_its_line_and_stops() {
    // Nobody can listen there.
    let lines = examine(&helpdesk("http://127.0.0.1:1"), &Keychain::memory(), false).await;
    let (found, code) = verdict_of(&lines, Topic::Connection(Server::Helpdesk));
    assert_eq!((found, code.as_deref()), (Found::NotReached, Some("network-unreachable")));
    assert_eq!(first_stop(&lines).map(Problem::code), Some("network-unreachable"));
    assert_eq!(verdict_of(&lines, Topic::Window), (Found::Windowless, None));
}

/// However they are told, at the end they stand in one order.
#[tokio::test]
async fn each_line_is_told_as_soon_as_it_is_known_and_all_stand_in_their_order() {
    let url =
        server("HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 0\r\n\r\n").await;
    let lines = examine(&helpdesk(&url), &Keychain::memory(), false).await;
    let topics: Vec<Topic> = lines.iter().map(|line| line.what).collect();
    let of_server = [Topic::Name, Topic::Way, Topic::Connection].map(|topic| topic(Server::Helpdesk));
    let end = [&[Topic::Secrets][..], &of_server, &[Topic::Clock]].concat();
    assert_eq!(topics.first(), Some(&Topic::Versions));
    assert_eq!(topics[topics.len() - end.len()..], end, "{topics:?}");
    let told = std::sync::Mutex::new(Vec::new());
    let tell = |line: Line| told.lock().expect("nobody panics").push(line.what);
    examine_telling(&helpdesk("http://127.0.0.1:1"), &Keychain::memory(), false, tell).await;
    let told = told.into_inner().expect("nobody panics");
    assert_eq!(told.first(), Some(&Topic::Versions), "what needs nobody comes first");
    assert!(of_server.iter().all(|topic| told.contains(topic)), "{told:?}");
}

#[tokio::test]
async fn a_name_that_nobody_knows_is_told_before_the_connection() {
    let lines = examine(&helpdesk("https://desk.invalid"), &Keychain::memory(), false).await;
    let (found, code) = verdict_of(&lines, Topic::Name(Server::Helpdesk));
    assert_eq!((found, code.as_deref()), (Found::Unknown, Some("network-name-unknown")));
}

#[tokio::test]
async fn a_keychain_that_keeps_nothing_is_a_stop_and_none_at_all_a_note() {
    let failing = FailingKeychain::default();
    failing.unwritable.store(true, std::sync::atomic::Ordering::Relaxed);
    let lines = examine(&Servers::default(), &failing.keychain(), false).await;
    let (found, code) = verdict_of(&lines, Topic::Secrets);
    assert_eq!((found, code.as_deref()), (Found::CannotBeKept, Some("keychain-locked")));
    assert_eq!(first_stop(&lines).map(Problem::code), Some("keychain-locked"));
    let none = of_trial(Err(Problem::person("keychain-missing")));
    assert!(matches!(none.verdict, Verdict::Caution(_)), "commands go without one");
}

#[test]
fn the_disk_is_noted_when_it_is_low_and_stops_when_it_is_full() {
    let place = tempfile::tempdir().expect("a folder");
    let of = |free: u64| of_disk(place.path(), Some(free)).verdict;
    assert!(matches!(of(50 << 20), Verdict::Stop(_)));
    assert!(matches!(of(500 << 20), Verdict::Caution(_)));
    assert_eq!(of(5 << 30), Verdict::Good);
}

#[test]
fn clocks_may_differ_by_less_than_two_minutes_either_way() {
    let here = "2026-03-01T12:00:00Z".parse::<jiff::Timestamp>().expect("a moment");
    let found = |seconds: i64| of_clock(here - jiff::SignedDuration::from_secs(seconds), here).found;
    assert_eq!(found(119), Found::Right);
    assert_eq!(found(-119), Found::Right);
    assert_eq!(found(120), Found::Ahead(Duration::from_mins(2)));
    assert_eq!(found(-600), Found::Behind(Duration::from_mins(10)));
}

#[test]
fn every_finding_has_words_in_every_language() {
    let servers = [Server::Helpdesk, Server::SignIn, Server::Mailbox];
    let mut topics = vec![
        Topic::Versions,
        Topic::Window,
        Topic::Secrets,
        Topic::DataFolder,
        Topic::ReportFolder,
        Topic::Disk,
        Topic::Clock,
    ];
    topics.extend(servers.map(Topic::Name));
    topics.extend(servers.map(Topic::Way));
    topics.extend(servers.map(Topic::Connection));
    for language in Language::ALL {
        for topic in &topics {
            let text = topic.text(language);
            assert!(!text.is_empty() && !text.contains("word-"), "{text}");
        }
    }
}

#[test]
fn names_of_ones_own_servers_are_hidden_and_microsofts_are_not() {
    let servers = helpdesk("https://desk.contoso.example").with_cloud(Cloud::Worldwide);
    let told = hiding(&servers).words("desk.contoso.example, login.microsoftonline.com");
    assert_eq!(told, "<helpdesk 1>, login.microsoftonline.com");
}
