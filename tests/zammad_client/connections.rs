//! Connections as they are: kept ones end without a word, and only what may be
//! asked twice is asked again.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use mailferry::practice::helpdesk::{Helpdesk, Options};
use mailferry::zammad::quiet::{self, QuietMode};
use mailferry::zammad::{Client, RequestOutcome};
use tokio::io::AsyncReadExt as _;

use super::filed::{filing, mail};
use super::script::client;

fn whole_mail(owner_id: u64, group_id: u64, customer_id: u64) -> quiet::TicketRequest {
    let mail = mail();
    let part = quiet::parts(&mail, quiet::FILES_PER_REQUEST).expect("parts").remove(0);
    let filing =
        quiet::Filing { group_id, customer_id, author_id: None, state_id: 4, priority_id: None, ..filing() };
    quiet::ticket(&mail, &filing, &QuietMode::Silent { owner_id }, &part)
}

/// Each connection serves one request and is reset by the next.
fn forgetful() -> (Helpdesk, Client) {
    let options = Options { requests_per_connection: Some(1), ..Options::default() };
    let helpdesk = Helpdesk::start(options).expect("a helpdesk");
    let client = Client::new(&helpdesk.url(), helpdesk.token().into(), None).expect("a client");
    (helpdesk, client)
}

#[tokio::test]
async fn a_kept_connection_that_ends_costs_reads_searches_and_settings_nothing() {
    let (helpdesk, client) = forgetful();
    for _ in 0..6 {
        client.me().await.expect("read");
        let found = client.find_articles(&["0".repeat(32)]).await.expect("searched");
        assert!(found.is_empty());
        client.set_trigger_active(1, false).await.expect("set");
    }
    let requests = helpdesk.requests();
    assert_eq!(requests["PUT /api/v1/triggers/:id"], 6, "none was carried out twice: {requests:?}");
}

#[tokio::test]
async fn what_makes_something_is_never_sent_on_a_connection_that_may_have_ended() {
    let (helpdesk, client) = forgetful();
    let me = client.me().await.expect("read");
    let customer = client.ensure_customer("jane.doe@example.net", "Jane Doe").await.expect("made").id;
    let group = client.groups(&me).await.expect("groups")[0].id;
    for _ in 0..4 {
        client.me().await.expect("a connection is kept");
        client.create_ticket(&whole_mail(me.id, group, customer)).await.expect("made at the first try");
    }
    let requests = helpdesk.requests();
    assert_eq!((requests["POST /api/v1/tickets"], requests["POST /api/v1/users"]), (4, 1), "{requests:?}");
}

/// Reads each request and closes without a reply; counts them.
async fn silent() -> (String, Arc<AtomicUsize>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("its address"));
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((mut connection, _)) = listener.accept().await {
            let mut head = [0; 4096];
            if connection.read(&mut head).await.is_ok_and(|read| read > 0) {
                count.fetch_add(1, Ordering::SeqCst);
            }
        }
    });
    (url, asked)
}

#[tokio::test]
async fn a_server_that_never_answers_is_asked_twice_and_a_create_is_sent_once() {
    let (url, asked) = silent().await;
    let problem = client(&url).me().await.expect_err("no answer");
    assert_eq!(problem.code(), "zammad-connection-lost");
    assert_eq!(asked.swap(0, Ordering::SeqCst), 2);
    let error = client(&url).create_ticket(&whole_mail(3, 1, 1)).await.expect_err("no answer");
    assert_eq!((error.problem.code(), error.outcome), ("zammad-connection-lost", RequestOutcome::Unknown));
    assert_eq!(asked.load(Ordering::SeqCst), 1, "it may have been carried out");
}
