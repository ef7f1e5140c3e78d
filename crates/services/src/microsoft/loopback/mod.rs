//! Where the browser comes back to after a sign-in: a port of this machine that
//! takes exactly one answer (RFC 8252 sections 7.3 and 8.3).
//!
//! It is also where the browser begins: what is started names this port on its
//! command line, which every user of the machine can read, and is sent on to the
//! provider once. The link with its state never stands there.
//!
//! Whatever else arrives there (another program, a page that guesses ports, a
//! browser asking for an icon) gets a bare status, and the waiting goes on.

mod page;
pub mod request;

use std::collections::VecDeque;
use std::future::pending;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use oauth2::CsrfToken;
use subtle::ConstantTimeEq as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::timeout;
use url::Url;

pub(super) use page::Page;
use request::{Reading, Refusal};

use crate::problem::{Language, Problem};

/// How long a request may take to arrive. A browser that comes back has it
/// ready; one that connects ahead of need may come again.
const ARRIVAL: Duration = Duration::from_secs(10);

/// How long sending may take.
const SENDING: Duration = Duration::from_secs(5);

/// The parameter by which a browser that was started begins.
const BEGIN: &str = "begin";

/// Bytes of randomness in its value.
const RANDOM: u32 = 32;

/// So many connections are looked at side by side; the next one ends the
/// oldest, so that nobody can keep the browser out by holding connections.
const VISITS: usize = 32;

/// A port that is free on IPv4 may be taken on IPv6, but rarely again.
const ATTEMPTS: usize = 20;

/// What an answer brings when nothing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// An authorization code.
    Code,
    /// The word on an administrator's consent.
    AdminConsent,
}

impl Wanted {
    fn parameter(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::AdminConsent => "admin_consent",
        }
    }
}

/// A port that waits for a browser; closed when dropped.
pub(super) struct Loopback {
    port: u16,
    ipv4: TcpListener,
    /// `localhost` may mean `::1`; `None` where the machine has no IPv6.
    ipv6: Option<TcpListener>,
    /// What a browser that was started brings.
    begin: String,
}

/// What the browser brought. It waits for a page until this is dropped.
pub(super) struct Answer {
    parameters: Vec<(String, String)>,
    browser: TcpStream,
}

impl Loopback {
    /// Opens the same free port for IPv4 and IPv6.
    ///
    /// # Errors
    /// `sign-in-cannot-listen` where the system gives none.
    pub(super) async fn open() -> Result<Self, Problem> {
        let refused = |error: &io::Error| Problem::person("sign-in-cannot-listen").words(&error.to_string());
        let begin = CsrfToken::new_random_len(RANDOM).into_secret();
        for _ in 0..ATTEMPTS {
            let ipv4 = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.map_err(|error| refused(&error))?;
            let port = ipv4.local_addr().map_err(|error| refused(&error))?.port();
            match TcpListener::bind((Ipv6Addr::LOCALHOST, port)).await {
                Ok(ipv6) => return Ok(Self { port, ipv4, ipv6: Some(ipv6), begin }),
                // Somebody else would get what the browser brings.
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
                Err(_) => return Ok(Self { port, ipv4, ipv6: None, begin }),
            }
        }
        Err(Problem::person("sign-in-cannot-listen"))
    }

    /// The address to send the browser back to. Any port of `localhost` is taken
    /// for the registered `http://localhost`, a path is not
    /// (docs/microsoft365.md#loopback-redirect).
    pub(super) fn redirect_uri(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// The address to start a browser with. It leads to the link of
    /// [`Loopback::answer`] once: who reads it elsewhere and is faster gets the
    /// link, and the person a bare page instead of a sign-in that somebody knows.
    ///
    /// # Errors
    /// `sign-in-request-malformed`, which would be a fault of the program.
    pub(super) fn beginning(&self) -> Result<Url, Problem> {
        let address = Url::parse_with_params(&self.redirect_uri(), [(BEGIN, &self.begin)]);
        address.map_err(|_| Problem::ours("sign-in-request-malformed"))
    }

    /// Sends the browser that begins on to `link`, waits for the one answer with
    /// this state, then closes the port.
    ///
    /// # Errors
    /// `sign-in-timed-out` where none came within the limit.
    pub(super) async fn answer(
        self,
        wanted: Wanted,
        link: &Url,
        state: &str,
        limit: Duration,
    ) -> Result<Answer, Problem> {
        let expected = Arc::new(Expected {
            port: self.port,
            wanted,
            state: state.to_owned(),
            begin: self.begin.clone(),
            begun: AtomicBool::new(false),
            link: link.clone(),
        });
        timeout(limit, self.first(&expected))
            .await
            .map_err(|_| Problem::person("sign-in-timed-out").with("time", limit))
    }

    async fn first(&self, expected: &Arc<Expected>) -> Answer {
        let mut visits = Visits::default();
        loop {
            tokio::select! {
                visitor = accept(Some(&self.ipv4)) => visits.begin(visitor, expected),
                visitor = accept(self.ipv6.as_ref()) => visits.begin(visitor, expected),
                // All other visits end with this function.
                answer = visits.answered() => return answer,
            }
        }
    }
}

/// What makes an answer the one that is waited for, and a visitor the browser
/// that was started.
struct Expected {
    port: u16,
    wanted: Wanted,
    state: String,
    begin: String,
    begun: AtomicBool,
    link: Url,
}

impl Expected {
    fn is_met_by(&self, parameters: &[(String, String)]) -> bool {
        let value = |name: &str| find(parameters, name);
        let ours =
            value("state").is_some_and(|state| bool::from(state.as_bytes().ct_eq(self.state.as_bytes())));
        let good = value(self.wanted.parameter()).is_some();
        let failed = value("error").is_some();
        // admin_consent also stands beside an error
        // (docs/microsoft365.md#admin-consent); a code never does.
        ours && (good || failed) && !(good && failed && self.wanted == Wanted::Code)
    }

    /// Whether this is the browser that was started; `true` only once.
    fn begins_by(&self, parameters: &[(String, String)]) -> bool {
        let [(name, value)] = parameters else { return false };
        let ours = name == BEGIN && bool::from(value.as_bytes().ct_eq(self.begin.as_bytes()));
        ours && !self.begun.swap(true, Ordering::Relaxed)
    }
}

fn find<'a>(parameters: &'a [(String, String)], name: &str) -> Option<&'a str> {
    parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// The next connection; never where there is nothing to listen on.
async fn accept(listener: Option<&TcpListener>) -> TcpStream {
    let Some(listener) = listener else { return pending().await };
    loop {
        match listener.accept().await {
            Ok((visitor, _)) => return visitor,
            // Out of file handles, say: others end meanwhile.
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}

/// Connections that are being looked at.
#[derive(Default)]
struct Visits {
    running: JoinSet<Option<Answer>>,
    in_order: VecDeque<AbortHandle>,
}

impl Visits {
    fn begin(&mut self, visitor: TcpStream, expected: &Arc<Expected>) {
        self.in_order.retain(|visit| !visit.is_finished());
        if self.in_order.len() >= VISITS
            && let Some(oldest) = self.in_order.pop_front()
        {
            oldest.abort();
        }
        self.in_order.push_back(self.running.spawn(visit(visitor, Arc::clone(expected))));
    }

    /// The first answer; never while no visit brings one.
    async fn answered(&mut self) -> Answer {
        loop {
            match self.running.join_next().await {
                Some(Ok(Some(answer))) => return answer,
                Some(_) => {}
                None => pending().await,
            }
        }
    }
}

/// Looks at one connection: the answer, or nothing.
async fn visit(mut visitor: TcpStream, expected: Arc<Expected>) -> Option<Answer> {
    let read = timeout(ARRIVAL, arrival(&mut visitor, expected.port)).await.ok()?.ok()?;
    let refusal = match read {
        Ok(parameters) if expected.is_met_by(&parameters) => {
            return Some(Answer { parameters, browser: visitor });
        }
        Ok(parameters) if expected.begins_by(&parameters) => {
            lead(visitor, &expected.link).await;
            return None;
        }
        Ok(_) => Refusal::Malformed,
        Err(refusal) => refusal,
    };
    let bare = format!(
        "HTTP/1.1 {}\r\nContent-Length: 0\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        refusal.status()
    );
    send(visitor, bare.as_bytes()).await;
    None
}

/// The parameters of the request, or why it is refused.
async fn arrival(visitor: &mut TcpStream, port: u16) -> io::Result<Result<Vec<(String, String)>, Refusal>> {
    let mut arrived = Vec::new();
    loop {
        if visitor.read_buf(&mut arrived).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        match request::read(&arrived, port) {
            Reading::More => {}
            Reading::Refused(refusal) => return Ok(Err(refusal)),
            Reading::Parameters(parameters) => return Ok(Ok(parameters)),
        }
    }
}

/// Sends a browser on.
async fn lead(visitor: TcpStream, address: &Url) {
    let response = format!(
        "HTTP/1.1 303 See Other\r\nLocation: {address}\r\nContent-Length: 0\r\n\
         Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n"
    );
    send(visitor, response.as_bytes()).await;
}

/// Sends, then reads on for a moment: closing with bytes unread would take back
/// what was sent. Whether it arrives is the browser's affair.
async fn send(mut visitor: TcpStream, bytes: &[u8]) {
    let sending = async {
        visitor.write_all(bytes).await?;
        visitor.shutdown().await?;
        let mut rest = [0; 4096];
        for _ in 0..16 {
            if visitor.read(&mut rest).await? == 0 {
                break;
            }
        }
        io::Result::Ok(())
    };
    let _ = timeout(SENDING, sending).await;
}

impl Answer {
    /// A parameter of the answer.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        find(&self.parameters, name)
    }

    /// All of them.
    pub(super) fn parameters(&self) -> &[(String, String)] {
        &self.parameters
    }

    /// Sends the browser on to another address.
    pub(super) async fn lead_to(self, address: &Url) {
        lead(self.browser, address).await;
    }

    /// Shows the person in the browser what came of it.
    pub(super) async fn show(self, page: &Page<'_>, language: Language) {
        send(self.browser, page.response(language).as_bytes()).await;
    }
}
