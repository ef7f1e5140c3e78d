//! What went wrong with a request, as a [`Problem`] of the right kind.
//!
//! The rule of what may have been done all the same: a refusal (4xx, a
//! redirect) and a request that never left did nothing; a time-out, a lost
//! connection, a server fault and an unreadable reply leave it open
//! (docs/zammad.md#failures).

use std::time::Duration;

use reqwest::header::{HeaderMap, LOCATION, RETRY_AFTER, WWW_AUTHENTICATE};
use serde::Deserialize;

use super::super::{PostError, RequestOutcome};
use crate::problem::Problem;
use crate::reach::{is_unknown_name, unreached};

/// A request that gave no good reply.
#[derive(Debug, Clone)]
pub(in crate::zammad) struct Failure {
    /// What went wrong.
    pub problem: Problem,
    /// Whether it may have been carried out all the same.
    pub outcome: RequestOutcome,
    /// The status of the reply, where there was one.
    pub status: Option<u16>,
    /// Whether Zammad itself said so, and no server in front of it.
    zammads_own: bool,
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        failure.problem
    }
}

impl From<Failure> for PostError {
    fn from(failure: Failure) -> Self {
        Self { problem: failure.problem, outcome: failure.outcome }
    }
}

impl Failure {
    fn new(problem: Problem, outcome: RequestOutcome) -> Self {
        Self { problem, outcome, status: None, zammads_own: false }
    }

    /// The token may not do this (403), which is not the maintenance mode.
    pub(in crate::zammad) fn is_forbidden(&self) -> bool {
        self.problem.code() == "zammad-right-missing"
    }

    /// Zammad itself answered and turned the request away (401, 403): it can be
    /// reached, but takes nothing with this token now.
    pub(in crate::zammad) fn is_turned_away(&self) -> bool {
        self.zammads_own && matches!(self.status, Some(401 | 403))
    }

    /// Zammad itself says that there is no such record: a proxy that does not
    /// know the way says nothing about records.
    pub(in crate::zammad) fn is_missing(&self) -> bool {
        self.problem.code() == "zammad-record-missing"
    }

    /// The reply was longer than is read.
    pub(super) fn is_too_long(&self) -> bool {
        self.problem.code() == "zammad-reply-too-long"
    }

    /// Zammad did not like what was sent (422).
    pub(in crate::zammad) fn is_unacceptable(&self) -> bool {
        self.status == Some(422)
    }
}

/// The connection ended before a reply began: neither time ran out, nor could it
/// not be made.
pub(super) fn ended_without_a_word(error: &reqwest::Error) -> bool {
    !(error.is_timeout() || error.is_connect() || error.is_builder())
}

/// No reply came at all to a request to `url`.
pub(super) async fn unanswered(
    error: &reqwest::Error,
    url: &url::Url,
    address: &str,
    timeout: Duration,
) -> Failure {
    if error.is_builder() {
        return Failure::new(Problem::ours("zammad-client-unusable"), RequestOutcome::NotExecuted);
    }
    if error.is_connect() {
        return Failure::new(unconnected(error, url, address).await, RequestOutcome::NotExecuted);
    }
    Failure::new(lost(error, address, timeout), RequestOutcome::Unknown)
}

/// The reply began and broke off.
pub(super) fn broken_reply(error: &reqwest::Error, address: &str, timeout: Duration) -> Failure {
    Failure::new(lost(error, address, timeout), RequestOutcome::Unknown)
}

fn lost(error: &reqwest::Error, address: &str, timeout: Duration) -> Problem {
    if error.is_timeout() {
        Problem::passing("zammad-timeout").with("address", address).with("time", timeout)
    } else {
        Problem::passing("zammad-connection-lost").with("address", address)
    }
}

async fn unconnected(error: &reqwest::Error, url: &url::Url, address: &str) -> Problem {
    match unreached(error, url, address).await {
        Some(problem) => problem,
        None if is_unknown_name(error) => Problem::passing("zammad-name-unknown").with("address", address),
        None => Problem::passing("network-unreachable").with("address", address),
    }
}

/// The server sent us elsewhere. Following would hand the token to whatever
/// stands there, and turn a POST into a GET.
pub(super) fn redirected(headers: &HeaderMap, from: &url::Url, path: &str) -> Failure {
    let target = headers
        .get(LOCATION)
        .and_then(|location| location.to_str().ok())
        .and_then(|location| from.join(location).ok())
        // An address that is offered to be used must be one of a helpdesk.
        .filter(|target| matches!(target.scheme(), "https" | "http") && target.has_host())
        .map(|target| helpdesk_address(&target, path));
    let problem = match target {
        Some(target) => Problem::person("zammad-redirects").with("target", target),
        None => Problem::person("zammad-not-zammad").with("address", from.origin().ascii_serialization()),
    };
    Failure::new(problem, RequestOutcome::NotExecuted)
}

/// The base address that a redirect points to: without the request's own path.
fn helpdesk_address(target: &url::Url, path: &str) -> String {
    let mut bare = target.clone();
    bare.set_query(None);
    bare.set_fragment(None);
    // Neither can fail for an address that has a host.
    let _ = bare.set_username("");
    let _ = bare.set_password(None);
    let text = bare.as_str();
    let text = text.strip_suffix(&format!("/api/v1/{path}")).unwrap_or(text);
    text.trim_end_matches('/').to_owned()
}

#[derive(Deserialize, Default)]
struct ErrorReply {
    error_human: Option<String>,
    error: Option<serde_json::Value>,
}

/// What the server said, and whether it was Zammad itself: its JSON, its header,
/// its page; or the title of a proxy's page.
fn said(headers: &HeaderMap, body: &[u8]) -> (String, bool) {
    if let Ok(reply) = serde_json::from_slice::<ErrorReply>(body) {
        let error = match reply.error {
            Some(serde_json::Value::String(text)) => Some(text),
            _ => None,
        };
        if let Some(words) = reply.error_human.or(error) {
            return (words, true);
        }
    }
    if let Some(words) = headers.get("x-failure").and_then(|value| value.to_str().ok()) {
        return (words.to_owned(), true);
    }
    match own_page(body) {
        Some(words) => (words, true),
        None => (page_title(body).unwrap_or_default(), false),
    }
}

/// What Zammad's own error page says: the text under its heading
/// (`public/404.html` and its sisters, which share a style sheet).
fn own_page(body: &[u8]) -> Option<String> {
    let page = String::from_utf8_lossy(body);
    if !page.contains("/assets/error/style.css") {
        return None;
    }
    let (_, text) = page.split_once("<div>")?;
    let (text, _) = text.split_once("</div>")?;
    Some(text.replace("&#39;", "'").trim().to_owned())
}

/// The title of an HTML page, if it has one.
fn page_title(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    // ASCII lower-casing keeps every byte where it was.
    let lower = text.to_ascii_lowercase();
    let start = lower.find("<title")?;
    let start = start + lower[start..].find('>')? + 1;
    let end = start + lower[start..].find("</title")?;
    Some(text[start..end].split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The server's words without anything that could be a person's address or a
/// piece of mail: words with an `@` are masked, and only the beginning is kept.
fn masked(words: &str) -> String {
    let masked: Vec<&str> =
        words.split_whitespace().map(|word| if word.contains('@') { "…" } else { word }).collect();
    masked.join(" ").chars().take(200).collect()
}

/// The server answered with an error status.
pub(super) fn refused(status: u16, headers: &HeaderMap, body: &[u8], path: &str, address: &str) -> Failure {
    let (words, zammads_own) = said(headers, body);
    let outcome = match status {
        // Rails answers an exception after it has undone the transaction.
        500 if zammads_own => RequestOutcome::Finished,
        500.. => RequestOutcome::Unknown,
        _ => RequestOutcome::NotExecuted,
    };
    let problem = match status {
        401 if !zammads_own => Problem::person("zammad-proxy-wants-sign-in")
            .with("address", address)
            .with("scheme", scheme_wanted(headers)),
        401 => unauthorized(&words).with("address", address),
        403 => forbidden(&words, zammads_own, path, address),
        404 | 405 => missing(&words, zammads_own, path, address),
        408 => Problem::passing("zammad-busy").with("address", address),
        413 => Problem::message("zammad-request-too-large"),
        409 | 422 => Problem::message("zammad-refused"),
        425 | 429 => Problem::passing("zammad-busy").with("address", address).wait(retry_after(headers)),
        502..=504 => Problem::passing("zammad-proxy-error")
            .with("address", address)
            .with("status", status)
            .wait(retry_after(headers)),
        500..=599 => Problem::passing("zammad-server-error").with("address", address).with("status", status),
        _ => Problem::person("zammad-unexpected-status").with("address", address).with("status", status),
    };
    Failure { problem: problem.words(&masked(&words)), outcome, status: Some(status), zammads_own }
}

/// How a server in front wants one to sign in, such as `Basic` (RFC 9110
/// section 11.6.1); `unknown` where it does not say.
fn scheme_wanted(headers: &HeaderMap) -> &str {
    let challenge = headers.get(WWW_AUTHENTICATE).and_then(|value| value.to_str().ok());
    let scheme = challenge.and_then(|challenge| challenge.split_whitespace().next()).unwrap_or_default();
    let known = ["Basic", "Digest", "Negotiate", "NTLM", "Bearer"];
    known.into_iter().find(|known| known.eq_ignore_ascii_case(scheme)).unwrap_or("unknown")
}

fn unauthorized(words: &str) -> Problem {
    let lower = words.to_lowercase();
    if lower.contains("expired") {
        Problem::person("zammad-token-expired")
    } else if lower.contains("login failed") {
        Problem::person("zammad-user-inactive")
    } else {
        Problem::person("zammad-token-unknown")
    }
}

fn forbidden(words: &str, zammads_own: bool, path: &str, address: &str) -> Problem {
    let lower = words.to_lowercase();
    if lower.contains("maintenance") {
        // Whoever switched it on ends it; nobody needs to act here.
        Problem::passing("zammad-maintenance").with("address", address).wait(Duration::from_mins(1))
    } else if lower.contains("token access disabled") {
        Problem::person("zammad-token-access-off").with("address", address)
    } else if lower.contains("authentication required") {
        Problem::person("zammad-token-not-seen").with("address", address)
    } else if zammads_own {
        right_missing(path)
    } else {
        Problem::person("zammad-proxy-forbids").with("address", address)
    }
}

/// Names the least right that is enough for the request
/// (docs/zammad.md#rights-of-a-token).
fn right_missing(path: &str) -> Problem {
    let request = resource(path);
    let first = path.split(['/', '?']).next().unwrap_or_default();
    let right = match first {
        "version" => "admin",
        "groups" => "admin.group",
        "triggers" => "admin.trigger",
        "jobs" => "admin.scheduler",
        "slas" => "admin.sla",
        "settings" => "admin.maintenance",
        "roles" => "admin.role",
        _ if first.starts_with("channels_email") => "admin.channel_email",
        _ if first.starts_with("channels_microsoft365") => "admin.channel_microsoft365",
        "channels" => "admin.channel_microsoft_graph",
        "external_credentials" if path.contains("/microsoft365") => "admin.channel_microsoft365",
        "external_credentials" if path.contains("/microsoft_graph") => "admin.channel_microsoft_graph",
        "external_credentials" => "admin",
        "monitoring" => "admin.monitoring",
        _ => "ticket.agent",
    };
    Problem::person("zammad-right-missing").with("request", request).with("right", right)
}

fn missing(words: &str, zammads_own: bool, path: &str, address: &str) -> Problem {
    // An unknown route is `No route matches …` before 6.6 and `This page doesn't
    // exist.` from there (docs/zammad.md#failures).
    if zammads_own && words.starts_with("Couldn't find") {
        Problem::message("zammad-record-missing").with("request", resource(path))
    } else {
        Problem::person("zammad-not-zammad").with("address", address)
    }
}

/// The kind of record a path names, without ids.
fn resource(path: &str) -> String {
    path.split('/').filter(|part| !part.chars().all(|c| c.is_ascii_digit())).collect::<Vec<_>>().join("/")
}

/// `Retry-After` in seconds (RFC 9110 section 10.2.3); dates are not used by
/// the proxies in question. Between 1 s and 10 min.
fn retry_after(headers: &HeaderMap) -> Duration {
    let seconds = headers
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.trim().parse::<u64>().ok())
        .unwrap_or(15);
    Duration::from_secs(seconds.clamp(1, 600))
}

/// A success whose body is not the JSON that was expected.
pub(super) fn unreadable(body: &[u8], address: &str) -> Failure {
    let page = body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<');
    let problem = if page {
        Problem::person("zammad-not-zammad")
            .with("address", address)
            .words(&masked(&page_title(body).unwrap_or_default()))
    } else {
        Problem::passing("zammad-reply-unreadable").with("address", address)
    };
    Failure::new(problem, RequestOutcome::Unknown)
}

/// A success whose body is longer than anything sensible.
pub(super) fn too_long(address: &str) -> Failure {
    Failure::new(Problem::passing("zammad-reply-too-long").with("address", address), RequestOutcome::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(status: u16, body: &str) -> Failure {
        refused(status, &HeaderMap::new(), body.as_bytes(), "tickets/17", "https://help.example.com")
    }

    #[test]
    fn no_address_of_a_person_gets_into_a_problem() {
        let failure = refusal(422, r#"{"error":"Invalid email 'jane@example.net' of customer"}"#);
        assert_eq!(failure.problem.server_words(), Some("Invalid email … of customer"));
    }

    #[test]
    fn a_proxys_page_is_told_by_its_title_alone() {
        let page = "<html><head><TITLE>502 Bad\n Gateway</TITLE></head><body>nginx secrets</body></html>";
        let failure = refusal(502, page);
        assert_eq!(failure.problem.code(), "zammad-proxy-error");
        assert_eq!(failure.problem.server_words(), Some("502 Bad Gateway"));
    }

    #[test]
    fn a_redirect_names_the_address_to_use() {
        let from = url::Url::parse("http://localhost:3000/desk/api/v1/users/me?expand=true").unwrap();
        let mut headers = HeaderMap::new();
        headers
            .insert(LOCATION, "https://help.example.com/desk/api/v1/users/me?expand=true".parse().unwrap());
        let failure = redirected(&headers, &from, "users/me");
        assert_eq!(failure.problem.fact("target"), Some("https://help.example.com/desk"));
        assert_eq!(failure.outcome, RequestOutcome::NotExecuted);
    }

    #[test]
    fn a_redirect_to_what_is_no_web_address_suggests_none() {
        let from = url::Url::parse("https://help.example.com/api/v1/users/me").unwrap();
        for target in
            ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@x.org", "vbscript:x"]
        {
            let mut headers = HeaderMap::new();
            headers.insert(LOCATION, target.parse().unwrap());
            let problem = redirected(&headers, &from, "users/me").problem;
            assert_eq!((problem.code(), problem.fact("target")), ("zammad-not-zammad", None), "{target}");
        }
    }

    #[test]
    fn whether_zammad_itself_turned_a_request_away_is_no_question_of_words() {
        let words = r#"{"error":"Token authentication failed"}"#;
        assert!(refusal(401, words).is_turned_away() && refusal(403, words).is_turned_away());
        assert!(!refusal(404, words).is_turned_away() && !refusal(500, words).is_turned_away());
        for status in [401, 403] {
            let page = "<html><title>401 Maintenance Token</title></html>";
            assert!(!refusal(status, page).is_turned_away(), "a server in front: {status}");
        }
    }

    #[test]
    fn only_what_the_server_surely_refused_counts_as_not_done() {
        for status in [400, 401, 403, 404, 409, 413, 422, 429] {
            assert_eq!(refusal(status, "").outcome, RequestOutcome::NotExecuted, "{status}");
        }
        for status in [500, 502, 503, 504, 520] {
            assert_eq!(refusal(status, "").outcome, RequestOutcome::Unknown, "{status}");
        }
    }
}
