//! Connecting and signing in.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::future::BoxFuture;
use mailferry::mailbox::imap::{FixedToken, ImapConnector, ImapMailbox, Timeouts};
use mailferry::mailbox::{Access, Connector, Mailbox, SearchCriteria, TokenSource};
use mailferry::plan::ImapAddress;
use mailferry::problem::{Kind, Problem};
use secrecy::SecretString;

use crate::support::dovecot::{self, MAILBOX, TOKEN};
use crate::support::{ClosedPort, Dovecot, Line, Options, Proxy, ScriptedServer};
use crate::{Noted, deliver, list};

/// Gives one token at first and another once that was refused.
struct Renewing {
    first: &'static str,
    then: &'static str,
    asked: Mutex<Vec<bool>>,
}

impl TokenSource for Renewing {
    fn access_token(&self, refused: bool) -> BoxFuture<'_, Result<SecretString, Problem>> {
        self.asked.lock().expect("lock").push(refused);
        Box::pin(async move { Ok(if refused { self.then } else { self.first }.into()) })
    }
}

async fn refusal(connector: &ImapConnector) -> Problem {
    match connector.connect().await {
        Ok(_) => panic!("connected"),
        Err(problem) => problem,
    }
}

fn renewing(address: ImapAddress, first: &'static str, then: &'static str) -> (ImapConnector, Arc<Renewing>) {
    let tokens = Arc::new(Renewing { first, then, asked: Mutex::default() });
    let connector = ImapConnector::new(address, MAILBOX, tokens.clone(), None, Timeouts::default());
    (connector.expect("a connector"), tokens)
}

#[tokio::test]
async fn tls_is_verified_against_the_plans_authority() {
    let dovecot = Dovecot::start().await;
    deliver(&dovecot, "INBOX", 2);
    let connector = |address, ca_file: Option<&std::path::Path>| {
        let tokens = Arc::new(FixedToken(TOKEN.into()));
        ImapConnector::new(address, MAILBOX, tokens, ca_file, Timeouts::default()).expect("a connector")
    };
    let ca_file = dovecot.ca_file();

    let mut mailbox = connector(dovecot.tls_address(), Some(&ca_file)).connect().await.expect("trusted");
    mailbox.open("INBOX", Access::Look).await.expect("opened");
    assert_eq!(list(&mut mailbox, &[1, 2]).await.expect("listed").len(), 2);
    mailbox.close().await;

    let unknown = refusal(&connector(dovecot.tls_address(), None)).await;
    assert_eq!((unknown.code(), unknown.kind()), ("network-tls-unknown-issuer", Kind::Person));
    let other_name = ImapAddress { host: "localhost".to_owned(), ..dovecot.tls_address() };
    assert_eq!(refusal(&connector(other_name, Some(&ca_file))).await.code(), "network-tls-other-name");
    let plain_port = ImapAddress { tls: true, ..dovecot.address() };
    assert_eq!(refusal(&connector(plain_port, Some(&ca_file))).await.code(), "mailbox-not-tls");
}

#[tokio::test]
async fn dovecot_runs_as_an_ordinary_user_too() {
    let dovecot = Dovecot::start_with(Options { unprivileged: true, ..Options::default() }).await;
    deliver(&dovecot, "INBOX", 2);
    let mut mailbox = dovecot.connector().connect().await.expect("connected");
    assert_eq!(mailbox.open("INBOX", Access::Change).await.expect("opened").messages, 2);
    dovecot.refuse_expunge(true);
    let outcomes = mailbox.delete(&[1], &Noted::default()).await.expect("asked");
    assert_eq!(outcomes[&1].as_ref().map_err(Problem::code), Err("expunge-refused"));
    dovecot.refuse_expunge(false);
    assert_eq!(mailbox.delete(&[1], &Noted::default()).await.expect("asked")[&1], Ok(()));
    assert_eq!(dovecot.count("INBOX"), 1);
}

#[tokio::test]
async fn a_refused_token_is_renewed_once() {
    let dovecot = Dovecot::start().await;
    let (connector, tokens) = renewing(dovecot.address(), "ended", TOKEN);
    connector.connect().await.expect("connected with the second");
    assert_eq!(*tokens.asked.lock().expect("lock"), [false, true]);

    let (connector, tokens) = renewing(dovecot.address(), "ended", "ended too");
    assert_eq!(refusal(&connector).await.code(), "mailbox-sign-in-refused");
    assert_eq!(*tokens.asked.lock().expect("lock"), [false, true]);

    dovecot.tokens.revoke(TOKEN);
    let problem = refusal(&dovecot.connector()).await;
    assert_eq!((problem.code(), problem.kind()), ("access-token-refused", Kind::Person));
}

#[tokio::test]
async fn a_token_for_another_mailbox_does_not_open_this_one() {
    let dovecot = Dovecot::start().await;
    dovecot.tokens.allow("somebody-elses", "other@contoso.example");
    let (connector, _) = renewing(dovecot.address(), "somebody-elses", "somebody-elses");
    assert_eq!(refusal(&connector).await.code(), "mailbox-sign-in-refused");
}

#[tokio::test]
async fn exchanges_refusals_of_a_sign_in_are_told_apart() {
    for (line, code) in [
        ("{tag} NO AUTHENTICATE failed.\r\n", "mailbox-sign-in-refused"),
        ("{tag} BAD User is authenticated but not connected.\r\n", "mailbox-not-connected"),
        ("{tag} NO Server Unavailable. 15\r\n", "mailbox-server-unavailable"),
        ("{tag} NO [UNAVAILABLE] Temporary authentication failure.\r\n", "mailbox-server-unavailable"),
        ("{tag} BAD Request is throttled. Suggested Backoff Time: 5 milliseconds\r\n", "mailbox-throttled"),
        ("* BYE Connection closed. 14\r\n<close>", "mailbox-connection-lost"),
        ("<close>", "mailbox-connection-lost"),
    ] {
        let script = vec![Line::new("AUTHENTICATE", line), Line::new("AUTHENTICATE", line)];
        let server = ScriptedServer::start(script).await;
        let (connector, _) = renewing(server.address(), "one", "two");
        assert_eq!(refusal(&connector).await.code(), code, "{line}");
    }
}

#[tokio::test]
async fn an_accepted_sign_in_may_still_not_reach_the_mailbox() {
    let server = ScriptedServer::start(vec![
        Line::new(
            "AUTHENTICATE",
            "{tag} OK [Error=\"Microsoft.Exchange.Data.Storage.WrongServerException: Cross Server access\" \
             Service=Imap4] AUTHENTICATE completed.\r\n",
        ),
        Line::new("EXAMINE", "{tag} BAD User is authenticated but not connected.\r\n"),
    ])
    .await;
    let mut mailbox = dovecot::connector(server.address()).connect().await.expect("connected");
    let problem = mailbox.open("INBOX", Access::Look).await.expect_err("not connected");
    assert_eq!((problem.code(), problem.kind()), ("mailbox-not-connected", Kind::Person));
}

#[tokio::test]
async fn what_is_not_an_imap_server_is_told_so() {
    for (greeting, code) in [
        ("SSH-2.0-OpenSSH_9.2\r\n", "mailbox-not-imap"),
        ("220 mail.example ESMTP\r\n", "mailbox-not-imap"),
        ("* PREAUTH welcome\r\n", "mailbox-not-imap"),
        ("* BYE Server Unavailable. 15\r\n", "mailbox-server-unavailable"),
        ("* OK Some other server is ready.\r\n", "mailbox-without-xoauth2"),
    ] {
        let script = vec![Line::new("CAPABILITY", "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n")];
        let server = ScriptedServer::greeting(greeting, script).await;
        assert_eq!(refusal(&dovecot::connector(server.address())).await.code(), code, "{greeting}");
        assert!(!server.heard("AUTHENTICATE"), "no token goes to it");
    }
    let closed = ClosedPort::new();
    let nobody = ImapAddress { host: "127.0.0.1".to_owned(), port: closed.number(), tls: false };
    let problem = refusal(&dovecot::connector(nobody)).await;
    assert_eq!((problem.code(), problem.kind()), ("network-unreachable", Kind::Passing));
}

#[tokio::test]
async fn a_server_that_falls_silent_is_given_up() {
    let dovecot = Dovecot::start().await;
    deliver(&dovecot, "INBOX", 1);
    let proxy = Proxy::before(&dovecot.address()).await;
    let tokens = Arc::new(FixedToken(TOKEN.into()));
    // Long enough for a real answer, and what is held back never comes.
    let timeouts = Timeouts { idle: Duration::from_secs(5), ..Timeouts::default() };
    let connector =
        ImapConnector::new(proxy.address(), MAILBOX, tokens, None, timeouts).expect("a connector");
    let mut mailbox: ImapMailbox = connector.connect().await.expect("connected");
    proxy.set(crate::support::Fault::HoldAfter("EXAMINE"));
    let problem = mailbox.open("INBOX", Access::Look).await.expect_err("silence");
    assert_eq!((problem.code(), problem.kind()), ("mailbox-silent", Kind::Passing));
    let problem = mailbox.open("INBOX", Access::Look).await.expect_err("given up");
    assert_eq!(problem.code(), "mailbox-connection-lost");
}

#[tokio::test]
async fn a_dropped_call_ends_the_connection_and_nothing_else() {
    let dovecot = Dovecot::start().await;
    deliver(&dovecot, "INBOX", 1);
    let proxy = Proxy::before(&dovecot.address()).await;
    let connector = dovecot::connector(proxy.address());
    let mut mailbox = connector.connect().await.expect("connected");
    proxy.set(crate::support::Fault::HoldAfter("EXAMINE"));
    let polls = AtomicUsize::new(0);
    {
        let mut opening = Box::pin(mailbox.open("INBOX", Access::Look));
        futures::future::poll_fn(|context| {
            let _ = opening.as_mut().poll(context);
            std::task::Poll::Ready(polls.fetch_add(1, Ordering::SeqCst))
        })
        .await;
    }
    let problem = mailbox.open("INBOX", Access::Look).await.expect_err("out of step");
    assert_eq!(problem.code(), "mailbox-connection-lost");
    proxy.set(crate::support::Fault::None);
    let mut mailbox = connector.connect().await.expect("connected");
    assert_eq!(mailbox.open("INBOX", Access::Look).await.expect("opened").messages, 1);
}

/// The promise: after this run had the mailbox, being disconnected from it passes;
/// before, and in another run, it is a person's.
#[tokio::test]
async fn a_refusal_of_what_has_worked_in_this_run_passes() {
    let disconnected = "{tag} BAD User is authenticated but not connected.\r\n";
    let server = ScriptedServer::start(Vec::new()).await;
    let (connector, _) = renewing(server.address(), "one", "two");
    connector.begin_run();
    let mut mailbox = connector.connect().await.expect("connected");
    mailbox.open("INBOX", Access::Look).await.expect("opened");

    server.add(Line::new("EXAMINE", disconnected));
    let problem = mailbox.open("INBOX", Access::Look).await.expect_err("disconnected");
    assert_eq!((problem.code(), problem.kind()), ("mailbox-disconnected", Kind::Passing));
    server.add(Line::new("UID SEARCH", disconnected));
    mailbox.open("INBOX", Access::Look).await.expect("opened again");
    let problem = mailbox.search(&SearchCriteria::default()).await.expect_err("disconnected");
    assert_eq!(problem.code(), "mailbox-disconnected");

    server.add(Line::new("EXAMINE", "{tag} NO EXAMINE failed.\r\n"));
    let problem = mailbox.open("INBOX", Access::Look).await.expect_err("refused once");
    assert_eq!((problem.code(), problem.kind()), ("folder-refused-now", Kind::Passing));

    for _ in 0..2 {
        server.add(Line::new("AUTHENTICATE", "{tag} NO AUTHENTICATE failed.\r\n"));
    }
    let problem = refusal(&connector).await;
    assert_eq!((problem.code(), problem.kind()), ("mailbox-sign-in-refused-now", Kind::Passing));

    connector.begin_run();
    server.add(Line::new("EXAMINE", disconnected));
    let mut mailbox = connector.connect().await.expect("connected");
    let problem = mailbox.open("INBOX", Access::Look).await.expect_err("not connected");
    assert_eq!((problem.code(), problem.kind()), ("mailbox-not-connected", Kind::Person), "another run");
}
