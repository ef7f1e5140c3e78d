//! One request and its reply: TLS, headers, time limits, sizes.

use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::Method;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use rustls::ClientConfig;
use secrecy::{ExposeSecret as _, SecretString};
use serde::de::DeserializeOwned;

use super::Timeouts;
use super::failure::{self, Failure};
use super::heard::{Heard, Listener};
use crate::plan::is_loopback;
use crate::problem::Problem;
use crate::reach;

/// Replies longer than this are not read to their end: no reply that the
/// program asks for is near it, but a ticket of hundreds of long articles.
const REPLY_LIMIT: usize = 32 * 1024 * 1024;

/// Zammad's own page for a browser is enough to recognise an error by.
const ERROR_LIMIT: usize = 64 * 1024;

/// An upload is given this much more time for each second.
const UPLOAD_BYTES_PER_SECOND: u64 = 64 * 1024;

/// What a request is, for its time limit and its headers.
pub(in crate::zammad) enum Body {
    /// Nothing is sent, nothing changes.
    None,
    /// A small JSON document; may take as long as a read.
    Small(serde_json::Value),
    /// A large JSON document that asks for something and changes nothing.
    Large(Bytes),
    /// A ticket or an article. `answering`: agents may be notified of it.
    Create {
        /// The JSON document.
        json: Bytes,
        /// No request to hold notifications back.
        answering: bool,
    },
}

impl Body {
    /// Bytes of a large one; what is small is not weighed.
    fn length(&self) -> usize {
        match self {
            Self::None | Self::Small(_) => 0,
            Self::Large(json) | Self::Create { json, .. } => json.len(),
        }
    }
}

#[derive(Clone)]
pub(super) struct Wire {
    /// Keeps connections for the requests to come.
    http: reqwest::Client,
    /// A new connection for each request.
    fresh: reqwest::Client,
    /// The same without the token.
    anyone: reqwest::Client,
    base: String,
    url: url::Url,
    timeouts: Timeouts,
    listener: Option<Arc<dyn Listener>>,
}

impl Wire {
    pub(super) fn new(
        url: &str,
        token: &SecretString,
        tls: &ClientConfig,
        timeouts: Timeouts,
    ) -> Result<Self, Problem> {
        let base = base_address(url)?;
        let mut authorization =
            HeaderValue::try_from(format!("Token token={}", token.expose_secret().trim()))
                .map_err(|_| Problem::person("zammad-token-malformed"))?;
        authorization.set_sensitive(true);
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, authorization);
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        let client = |idle_connections: usize, headers: &HeaderMap| {
            reach::client(&base, tls)
                .default_headers(headers.clone())
                .connect_timeout(timeouts.connect)
                .pool_max_idle_per_host(idle_connections)
                .build()
                .map_err(|_| Problem::ours("zammad-client-unusable"))
        };
        let (http, fresh) = (client(usize::MAX, &headers)?, client(0, &headers)?);
        headers.remove(AUTHORIZATION);
        let anyone = client(0, &headers)?;
        let address = base.as_str().trim_end_matches('/').to_owned();
        Ok(Self { http, fresh, anyone, base: address, url: base, timeouts, listener: None })
    }

    /// The same, whose answers are heard.
    pub(super) fn heard_by(self, listener: Arc<dyn Listener>) -> Self {
        Self { listener: Some(listener), ..self }
    }

    /// The helpdesk's base address, without a slash at the end.
    pub(super) fn address(&self) -> &str {
        &self.base
    }

    pub(super) fn timeouts(&self) -> Timeouts {
        self.timeouts
    }

    fn timeout(&self, body: &Body) -> Duration {
        match body {
            Body::None | Body::Small(_) => self.timeouts.read,
            Body::Large(json) | Body::Create { json, .. } => {
                self.timeouts.create + Duration::from_secs(json.len() as u64 / UPLOAD_BYTES_PER_SECOND)
            }
        }
    }

    /// Sends a request to `path` under `/api/v1/` and gives the body of a
    /// successful reply.
    ///
    /// Puma, Zammad's server, closes a kept connection after ten quick requests
    /// without saying so in the tenth reply; the next request then meets its end
    /// (docs/zammad.md#failures). What may be repeated is sent again at once on a
    /// new connection. What makes something is sent on a new one from the
    /// beginning, so that its loss is a real one.
    pub(super) async fn call(
        &self,
        method: Method,
        path: &str,
        query: &[(&str, &str)],
        body: Body,
    ) -> Result<Bytes, Failure> {
        let repeatable = may_be_repeated(&method, path, &body);
        let http = if repeatable { &self.http } else { &self.fresh };
        self.send(http, repeatable, method, path, query, body).await
    }

    /// The same without the token, as anybody can ask.
    pub(super) async fn as_anyone(&self, method: Method, path: &str, body: Body) -> Result<Bytes, Failure> {
        self.send(&self.anyone, false, method, path, &[], body).await
    }

    async fn send(
        &self,
        http: &reqwest::Client,
        repeatable: bool,
        method: Method,
        path: &str,
        query: &[(&str, &str)],
        body: Body,
    ) -> Result<Bytes, Failure> {
        let timeout = self.timeout(&body);
        let began = std::time::Instant::now();
        let length = body.length();
        let hear = |status: Option<u16>| {
            if let Some(listener) = &self.listener {
                let took = began.elapsed();
                listener.heard(&Heard { method: method.as_str(), path, length, status, took });
            }
        };
        let request = self.request(http, &method, path, query, body).timeout(timeout);
        let again = if repeatable { request.try_clone() } else { None };
        let mut sent = request.send().await;
        if let (Err(error), Some(again)) = (&sent, again)
            && failure::ended_without_a_word(error)
        {
            tracing::debug!(%method, path, "the connection had ended; asking again on a new one");
            sent = match again.build() {
                Ok(again) => self.fresh.execute(again).await,
                Err(error) => Err(error),
            };
        }
        let response = match sent {
            Ok(response) => response,
            Err(error) => {
                hear(None);
                return Err(failure::unanswered(&error, &self.url, &self.base, timeout).await);
            }
        };
        let status = response.status().as_u16();
        tracing::debug!(%method, path, status, milliseconds = began.elapsed().as_millis() as u64, "zammad");
        if response.status().is_redirection() {
            return Err(failure::redirected(response.headers(), response.url(), path));
        }
        let success = response.status().is_success();
        let headers = response.headers().clone();
        let limit = if success { REPLY_LIMIT } else { ERROR_LIMIT };
        let collected = collect(response, limit).await;
        hear(Some(status));
        match collected {
            Ok(body) if success => Ok(body),
            Ok(body) => Err(failure::refused(status, &headers, &body, path, &self.base)),
            // What the server meant is known from its status alone.
            Err(_) if !success => Err(failure::refused(status, &headers, &[], path, &self.base)),
            Err(Cut::TooLong) => Err(failure::too_long(&self.base)),
            Err(Cut::Broken(error)) => Err(failure::broken_reply(&error, &self.base, timeout)),
        }
    }

    fn request(
        &self,
        http: &reqwest::Client,
        method: &Method,
        path: &str,
        query: &[(&str, &str)],
        body: Body,
    ) -> reqwest::RequestBuilder {
        let mut request = http.request(method.clone(), format!("{}/api/v1/{path}", self.base));
        if !query.is_empty() {
            request = request.query(query);
        }
        if !matches!(body, Body::None | Body::Create { answering: true, .. }) {
            // A bonus where it is known, and no proof of silence: versions before the
            // newest pass over it (docs/zammad.md#agent-notifications).
            request = request.header("X-Zammad-Suppress-Notifications", "true");
        }
        let json = match body {
            Body::None => return request,
            Body::Small(json) => Bytes::from(json.to_string()),
            Body::Large(json) | Body::Create { json, .. } => json,
        };
        request.header(CONTENT_TYPE, "application/json").body(json)
    }

    /// As [`Wire::call`], reading the reply as JSON.
    pub(super) async fn json<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        query: &[(&str, &str)],
        body: Body,
    ) -> Result<T, Failure> {
        let reply = self.call(method, path, query, body).await?;
        self.read(&reply)
    }

    /// Reads the body of a reply as JSON.
    pub(super) fn read<T: DeserializeOwned>(&self, reply: &Bytes) -> Result<T, Failure> {
        serde_json::from_slice(reply).map_err(|_| failure::unreadable(reply, &self.base))
    }
}

/// Whether asking twice is the same as asking once: what reads, searches, or
/// sets values (RFC 9110 section 9.2.2).
fn may_be_repeated(method: &Method, path: &str, body: &Body) -> bool {
    match body {
        Body::Create { .. } => false,
        Body::None | Body::Small(_) | Body::Large(_) => *method != Method::POST || path.ends_with("/search"),
    }
}

enum Cut {
    TooLong,
    Broken(reqwest::Error),
}

async fn collect(mut response: reqwest::Response, limit: usize) -> Result<Bytes, Cut> {
    if response.content_length().is_some_and(|length| length > limit as u64) {
        return Err(Cut::TooLong);
    }
    let mut whole = BytesMut::new();
    while let Some(chunk) = response.chunk().await.map_err(Cut::Broken)? {
        if whole.len() + chunk.len() > limit {
            return Err(Cut::TooLong);
        }
        whole.extend_from_slice(&chunk);
    }
    Ok(whole.freeze())
}

/// The base address; plain HTTP is only used towards this very machine.
fn base_address(url: &str) -> Result<url::Url, Problem> {
    let parsed = url::Url::parse(url.trim())
        .ok()
        .filter(|parsed| parsed.has_host() && matches!(parsed.scheme(), "http" | "https"))
        .ok_or_else(|| Problem::usage("plan-url-wrong").with("key", "zammad.url").with("value", url))?;
    let bare = parsed.username().is_empty()
        && parsed.password().is_none()
        && parsed.query().is_none()
        && parsed.fragment().is_none();
    if !bare {
        return Err(Problem::usage("plan-url-extra").with("key", "zammad.url"));
    }
    if parsed.scheme() == "http" && !parsed.host_str().is_some_and(is_loopback) {
        return Err(Problem::usage("plan-plain-http").with("key", "zammad.url").with("value", url));
    }
    Ok(parsed)
}
