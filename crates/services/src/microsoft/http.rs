//! Requests to an identity platform: TLS, time limits, sizes, and what a reply
//! that is no good one means.

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use oauth2::http::{HeaderValue, Request, Response, header};
use oauth2::{AsyncHttpClient, HttpRequest, HttpResponse};
use rustls::ClientConfig;
use url::Url;

use super::Application;
use super::refusals::{self, ErrorReply, Moment};
use crate::problem::Problem;
use crate::reach::{self, is_unknown_name, unreached};

/// How long connecting, and a request with its reply, may take.
pub(super) const LIMIT: Duration = Duration::from_secs(30);

/// A discovery document is the longest reply that is asked for, and far below.
const REPLY_LIMIT: usize = 1024 * 1024;

/// Sends requests to one identity platform.
#[derive(Debug, Clone)]
pub(super) struct Http {
    client: reqwest::Client,
    limit: Duration,
}

/// A reply of any status, read to its end.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) retry_after: Option<Duration>,
    pub(super) body: Vec<u8>,
}

impl Reply {
    /// Whether the request was carried out.
    pub(super) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// What the identity platform says against the request, if this is its own
    /// voice (RFC 6749 section 5.2).
    pub(super) fn refusal(&self) -> Option<ErrorReply> {
        ErrorReply::from_json(self.status, self.retry_after, &self.body)
    }
}

impl Http {
    /// `address` is where requests go; `limit` how long each may take.
    pub(super) fn new(address: &Url, tls: &ClientConfig, limit: Duration) -> Result<Self, Problem> {
        let client = reach::client(address, tls).connect_timeout(limit).timeout(limit).build();
        Ok(Self { client: client.map_err(|_| Problem::ours("tls-unusable"))?, limit })
    }

    /// Fetches a document.
    pub(super) async fn get(&self, address: &Url) -> Result<Reply, Problem> {
        let request = Request::get(address.as_str())
            .header(header::ACCEPT, "application/json")
            .body(Vec::new())
            .map_err(|_| Problem::ours("sign-in-request-malformed"))?;
        self.send(request).await
    }

    /// Sends a request and reads the reply, whatever its status.
    ///
    /// # Errors
    /// Only where no whole reply came: the network's trouble, which passes, and
    /// a certificate that is not trusted, which does not.
    pub(super) async fn send(&self, request: HttpRequest) -> Result<Reply, Problem> {
        let request =
            reqwest::Request::try_from(request).map_err(|_| Problem::ours("sign-in-request-malformed"))?;
        let url = request.url().clone();
        let address = host(&url);
        let mut response = match self.client.execute(request).await {
            Ok(response) => response,
            Err(error) => return Err(self.unanswered(&error, &url).await),
        };
        let status = response.status().as_u16();
        let retry_after = retry_after(response.headers().get(header::RETRY_AFTER));
        let mut body = Vec::new();
        loop {
            let chunk = match response.chunk().await {
                Ok(Some(chunk)) => chunk,
                Ok(None) => break,
                Err(error) => return Err(self.unanswered(&error, &url).await),
            };
            if body.len() + chunk.len() > REPLY_LIMIT {
                return Err(other_answered(&address, status));
            }
            body.extend_from_slice(&chunk);
        }
        tracing::debug!(address, status, "identity platform");
        Ok(Reply { status, retry_after, body })
    }

    async fn unanswered(&self, error: &reqwest::Error, url: &Url) -> Problem {
        let address = host(url);
        if let Some(problem) = unreached(error, url, &address).await {
            return problem;
        }
        if is_unknown_name(error) {
            return Problem::passing("sign-in-host-unknown").with("address", address);
        }
        if error.is_timeout() {
            return Problem::passing("sign-in-server-silent")
                .with("address", address)
                .with("time", self.limit);
        }
        if error.is_connect() {
            return Problem::passing("network-unreachable").with("address", address);
        }
        Problem::passing("sign-in-connection-lost").with("address", address)
    }
}

/// Host and port, as a person knows the server by.
pub(super) fn host(address: &Url) -> String {
    let host = address.host_str().unwrap_or_default();
    address.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

/// A proxy, a web filter or a network's own sign-in page spoke, or the address
/// belongs to something else.
pub(super) fn other_answered(address: &str, status: u16) -> Problem {
    Problem::passing("sign-in-other-answered").with("address", address).with("status", status)
}

/// The seconds of a Retry-After header; its other form, a date, would depend on
/// the clocks of two machines.
fn retry_after(value: Option<&HeaderValue>) -> Option<Duration> {
    let seconds: u64 = value?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds.min(24 * 3600)))
}

/// A good reply of an endpoint: a JSON object that is no refusal.
///
/// # Errors
/// What the platform says against it, in our words; or what kind of stranger
/// answered in its place.
pub(super) fn accepted(
    reply: Reply,
    address: &str,
    moment: Moment,
    application: &Application,
) -> Result<Vec<u8>, Problem> {
    let object = serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(&reply.body).ok();
    // Some providers refuse with status 200.
    let refused = !reply.is_success() || object.as_ref().is_some_and(|object| object.contains_key("error"));
    if refused && let Some(refusal) = reply.refusal() {
        return Err(refusals::problem(&refusal, moment, application));
    }
    if reply.is_success() && object.is_some() {
        return Ok(reply.body);
    }
    if reply.status == 429 || reply.status >= 500 {
        let problem = Problem::passing("sign-in-server-trouble");
        let problem = problem.with("address", address).with("status", reply.status);
        return Err(reply.retry_after.into_iter().fold(problem, Problem::wait));
    }
    Err(other_answered(address, reply.status))
}

/// [`Http`] as the `oauth2` library wants it: for one application, at one
/// moment. Replies that are no good ones end here, as problems, so that the
/// library only ever sees good ones.
pub(super) struct Caller<'a> {
    pub(super) http: &'a Http,
    pub(super) application: &'a Application,
    pub(super) moment: Moment,
}

/// A problem on its way through the library.
#[derive(Debug)]
pub(super) struct Failed(pub(super) Problem);

impl fmt::Display for Failed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Error for Failed {}

impl Caller<'_> {
    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, Failed> {
        let address = Url::parse(&request.uri().to_string()).map(|uri| host(&uri)).unwrap_or_default();
        let reply = self.http.send(request).await.map_err(Failed)?;
        let body = accepted(reply, &address, self.moment, self.application).map_err(Failed)?;
        let mut response = Response::new(body);
        // It was just seen to be JSON, whatever the server calls it.
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        Ok(response)
    }
}

impl<'c> AsyncHttpClient<'c> for Caller<'_> {
    type Error = Failed;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Failed>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.exchange(request))
    }
}
