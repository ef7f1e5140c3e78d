//! From an address to a signed-in connection.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rustls::ClientConfig;
use rustls_pki_types::ServerName;
use secrecy::{ExposeSecret, SecretString};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use super::refusals::{self, Condition, Status};
use super::reply;
use super::wire::{Event, Transport, Wire};
use crate::plan::{ImapAddress, is_loopback};
use crate::platform::trust::{Plain, tls_error, tls_problem};
use crate::problem::Problem;
use crate::reach::Proxy;

/// How long each thing may take before the connection is given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// Finding the address, connecting and agreeing on TLS, together.
    pub connect: Duration,
    /// The greeting and the sign-in; Exchange takes several seconds for its
    /// first ones.
    pub greeting: Duration,
    /// Silence while a reply is awaited.
    pub idle: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(30),
            greeting: Duration::from_mins(1),
            idle: Duration::from_mins(1),
        }
    }
}

/// Opens the connection and reads the greeting.
pub(super) async fn greet(
    address: &ImapAddress,
    trust: &Arc<ClientConfig>,
    timeouts: Timeouts,
) -> Result<Wire, Problem> {
    let stream = tokio::time::timeout(timeouts.connect, open(address, trust))
        .await
        .map_err(|_| unreachable_at(address))??;
    let mut wire = Wire::new(stream, address.to_string(), timeouts.idle);
    wire.greeting(timeouts.greeting).await?;
    Ok(wire)
}

/// No connection: where the system sends everything by a proxy, that is why.
fn unreachable_at(address: &ImapAddress) -> Problem {
    let proxy = if is_loopback(&address.host) { None } else { Proxy::before(&address.host) };
    match proxy {
        Some(proxy) => Problem::passing("mailbox-past-proxy")
            .with("address", address)
            .with("port", address.port)
            .with("proxy", proxy.address()),
        None => Problem::passing("network-unreachable").with("address", address),
    }
}

async fn open(address: &ImapAddress, trust: &Arc<ClientConfig>) -> Result<Box<dyn Transport>, Problem> {
    let stream = TcpStream::connect((address.host.as_str(), address.port))
        .await
        .map_err(|_| unreachable_at(address))?;
    // Commands are small and each waits for its answer.
    let _ = stream.set_nodelay(true);
    if !address.tls {
        return Ok(Box::new(stream));
    }
    let name = ServerName::try_from(address.host.clone())
        .map_err(|_| Problem::person("network-tls").with("address", address))?;
    match TlsConnector::from(Arc::clone(trust)).connect(name, stream).await {
        Ok(stream) => Ok(Box::new(stream)),
        Err(error) => Err(match tls_error(&error) {
            Some(tls) => tls_problem(tls, &address.to_string(), Plain::Imap),
            None => unreachable_at(address),
        }),
    }
}

/// What the server can do, upper-case.
pub(super) async fn capabilities(wire: &mut Wire) -> Result<Vec<String>, Problem> {
    let mut found = None;
    let condition = wire
        .run("CAPABILITY", |event| {
            if let Event::Data(data) = event {
                found = reply::capabilities(&data).or(found.take());
            }
        })
        .await?;
    condition.accepted()?;
    found.ok_or_else(|| wire.give_up(Problem::person("mailbox-not-imap")))
}

/// How signing in went.
pub(super) enum SignIn {
    /// The mailbox is ours to use.
    Accepted,
    /// The server does not take this token for this mailbox.
    Refused(Problem),
}

/// Signs in with XOAUTH2, as `mailbox` and not as the person who signed in.
pub(super) async fn sign_in(
    wire: &mut Wire,
    capabilities: &[String],
    mailbox: &str,
    token: &SecretString,
) -> Result<SignIn, Problem> {
    let has = |name: &str| capabilities.iter().any(|capability| capability == name);
    if !has("AUTH=XOAUTH2") {
        return Err(wire.give_up(Problem::person("mailbox-without-xoauth2")));
    }
    let message = STANDARD.encode(format!("user={mailbox}\x01auth=Bearer {}\x01\x01", token.expose_secret()));
    let mut waiting = Some(message);
    if has("SASL-IR") {
        let message = waiting.take().unwrap_or_default();
        wire.send(&format!("AUTHENTICATE XOAUTH2 {message}")).await?;
    } else {
        wire.send("AUTHENTICATE XOAUTH2").await?;
    }
    loop {
        match wire.next().await? {
            // The second challenge carries the reason of a refusal; the answer
            // to it is empty, and the refusal itself follows.
            Event::Continue => wire.answer(&waiting.take().unwrap_or_default()).await?,
            Event::Done(condition) => return judge(&condition),
            Event::Data(_) | Event::Told(_) => {}
        }
    }
}

fn judge(condition: &Condition) -> Result<SignIn, Problem> {
    if condition.status == Status::Ok {
        return Ok(SignIn::Accepted);
    }
    let problem = refusals::problem(condition);
    match problem.code() {
        "mailbox-sign-in-refused" => Ok(SignIn::Refused(problem)),
        // A NO without known words means that the token was not good enough.
        "mailbox-server-refused" | "mailbox-folder-unknown" => {
            Ok(SignIn::Refused(Problem::person("mailbox-sign-in-refused").words(&condition.words())))
        }
        _ => Err(problem),
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

    use super::*;

    /// Signs in against a server that gives these answers, and returns what it
    /// was told.
    async fn dialogue(capabilities: &[&str], answers: &[&str]) -> (Result<SignIn, Problem>, Vec<String>) {
        let (ours, theirs) = tokio::io::duplex(4096);
        let mut wire = Wire::new(Box::new(ours), "server".to_owned(), Duration::from_secs(5));
        let capabilities: Vec<String> = capabilities.iter().map(|name| (*name).to_owned()).collect();
        let token = SecretString::from("token");
        let server = async {
            let mut theirs = BufReader::new(theirs);
            let mut heard = Vec::new();
            for answer in answers {
                let mut line = String::new();
                theirs.read_line(&mut line).await.expect("a line");
                heard.push(line.trim_end().to_owned());
                theirs.write_all(answer.as_bytes()).await.expect("answered");
            }
            heard
        };
        let (result, heard) =
            tokio::join!(sign_in(&mut wire, &capabilities, "support@contoso.example", &token), server);
        (result, heard)
    }

    /// `user=support@contoso.example^Aauth=Bearer token^A^A`
    const MESSAGE: &str = "dXNlcj1zdXBwb3J0QGNvbnRvc28uZXhhbXBsZQFhdXRoPUJlYXJlciB0b2tlbgEB";

    #[tokio::test]
    async fn the_mailbox_and_the_token_go_with_the_command_where_that_is_offered() {
        let (result, heard) = dialogue(&["AUTH=XOAUTH2", "SASL-IR"], &["m1 OK done\r\n"]).await;
        assert!(matches!(result, Ok(SignIn::Accepted)));
        assert_eq!(heard, [format!("m1 AUTHENTICATE XOAUTH2 {MESSAGE}")]);
    }

    #[tokio::test]
    async fn they_wait_for_the_challenge_where_it_is_not() {
        let (result, heard) = dialogue(&["AUTH=XOAUTH2"], &["+ \r\n", "m1 OK done\r\n"]).await;
        assert!(matches!(result, Ok(SignIn::Accepted)));
        assert_eq!(heard, ["m1 AUTHENTICATE XOAUTH2", MESSAGE]);
    }

    #[tokio::test]
    async fn the_challenge_of_a_refusal_is_answered_with_an_empty_line() {
        let answers = ["+ eyJzdGF0dXMiOiI0MDEifQ==\r\n", "m1 NO [AUTHENTICATIONFAILED] no\r\n"];
        let (result, heard) = dialogue(&["AUTH=XOAUTH2", "SASL-IR"], &answers).await;
        assert!(
            matches!(result, Ok(SignIn::Refused(problem)) if problem.code() == "mailbox-sign-in-refused")
        );
        assert_eq!(heard[1], "");
    }
}
