//! An error reply, as it came by JSON or by the redirect.

use std::time::Duration;

use serde_json::Value;

use super::sanitise;
use crate::microsoft::clouds::suggest_cloud;
use crate::plan::Cloud;

/// Longest wait that is kept; a service asking for more is asked again by then.
const LONGEST_WAIT: Duration = Duration::from_mins(15);

/// What an identity platform says when it refuses (RFC 6749 sections 4.1.2.1
/// and 5.2; the rest is Microsoft's). Its words are sanitised: nothing in it
/// looks like a token, and of addresses only the domain is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorReply {
    /// The OAuth error, such as `invalid_grant`.
    pub error: String,
    /// What the platform says, without the ids that it appends.
    pub description: Option<String>,
    /// AADSTS numbers, the one that the description begins with first.
    pub codes: Vec<u32>,
    /// `error_subcode` of a redirect or `suberror` of a token reply.
    pub subcode: Option<String>,
    /// The id that the platform's support asks for, a GUID.
    pub correlation_id: Option<String>,
    /// Another such id, of the one request.
    pub trace_id: Option<String>,
    /// When it happened, by the platform's clock and in its form.
    pub timestamp: Option<String>,
    /// The cloud that the reply points to, where it names one.
    pub cloud: Option<Cloud>,
    /// HTTP status, where there was one.
    pub status: Option<u16>,
    /// How long the platform asks to be left alone, at most 15 minutes.
    pub retry_after: Option<Duration>,
}

impl ErrorReply {
    /// Reads the body of a token, device or metadata reply. `None` where it is
    /// not a JSON object with an `error`: then something else answered.
    pub fn from_json(status: u16, retry_after: Option<Duration>, body: &[u8]) -> Option<Self> {
        let body: Value = serde_json::from_slice(body).ok()?;
        let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::to_owned);
        let codes = body.get("error_codes").and_then(Value::as_array);
        let codes = codes.into_iter().flatten().filter_map(number).collect();
        let mut reply = Self::of(&text("error")?, text("error_description"), codes);
        reply.subcode = text("suberror").or_else(|| text("error_subcode")).map(|word| token_word(&word));
        reply.correlation_id = text("correlation_id").as_deref().and_then(guid).or(reply.correlation_id);
        reply.trace_id = text("trace_id").as_deref().and_then(guid).or(reply.trace_id);
        reply.timestamp = text("timestamp").as_deref().and_then(moment).or(reply.timestamp);
        reply.cloud = ["cloud_instance_host_name", "cloud_instance_name", "tenant_region_scope"]
            .into_iter()
            .find_map(|name| suggest_cloud(&text(name)?))
            .or(reply.cloud);
        reply.status = Some(status);
        reply.retry_after = retry_after.map(|wait| wait.min(LONGEST_WAIT));
        Some(reply)
    }

    /// Reads what a redirect came back with. `None` where it has no `error`.
    pub fn from_query<N: AsRef<str>, V: AsRef<str>>(pairs: impl IntoIterator<Item = (N, V)>) -> Option<Self> {
        let pairs: Vec<(N, V)> = pairs.into_iter().collect();
        let text = |name: &str| {
            pairs.iter().find(|(key, _)| key.as_ref() == name).map(|(_, value)| value.as_ref().to_owned())
        };
        let mut reply = Self::of(&text("error")?, text("error_description"), Vec::new());
        reply.subcode = text("error_subcode").or_else(|| text("suberror")).map(|word| token_word(&word));
        reply.cloud = ["cloud_instance_host_name", "cloud_instance_name"]
            .into_iter()
            .find_map(|name| suggest_cloud(&text(name)?))
            .or(reply.cloud);
        Some(reply)
    }

    fn of(error: &str, description: Option<String>, listed: Vec<u32>) -> Self {
        let description = description.unwrap_or_default();
        let after = |mark: &str| {
            let start = description.find(mark)? + mark.len();
            Some(description[start..].trim_start().to_owned())
        };
        let mut codes = codes_in(&description);
        codes.extend(listed);
        let mut seen = Vec::new();
        codes.retain(|code| {
            !seen.contains(code) && {
                seen.push(*code);
                true
            }
        });
        Self {
            error: token_word(error),
            codes,
            subcode: None,
            correlation_id: after("Correlation ID:").as_deref().and_then(guid),
            trace_id: after("Trace ID:").as_deref().and_then(guid),
            timestamp: after("Timestamp:").as_deref().and_then(moment),
            cloud: suggest_in_words(&description),
            description: Some(sanitise(spoken(&description))).filter(|words| !words.is_empty()),
            status: None,
            retry_after: None,
        }
    }
}

/// A sentence says which cloud is right only where it speaks of clouds; help
/// pages under `login.microsoftonline.com` are named in many.
fn suggest_in_words(description: &str) -> Option<Cloud> {
    let (_, rest) = description.split_once("National Cloud")?;
    suggest_cloud(rest.split(". ").next()?)
}

/// The description without the ids that are appended to it.
fn spoken(description: &str) -> &str {
    let end = ["Trace ID:", "Correlation ID:", "Timestamp:"]
        .iter()
        .filter_map(|mark| description.find(mark))
        .min()
        .unwrap_or(description.len());
    description[..end].trim()
}

/// Every `AADSTSnnnn` in a text, in their order.
fn codes_in(text: &str) -> Vec<u32> {
    text.split("AADSTS")
        .skip(1)
        .filter_map(|rest| {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            rest[..digits].parse().ok()
        })
        .collect()
}

fn number(value: &Value) -> Option<u32> {
    match value {
        Value::Number(number) => number.as_u64().and_then(|number| number.try_into().ok()),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// Error names are plain words (RFC 6749 section 5.2); nothing else is kept.
fn token_word(text: &str) -> String {
    let word = |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.');
    text.trim().chars().take_while(word).take(60).collect()
}

/// The GUID that a text begins with.
fn guid(text: &str) -> Option<String> {
    let start = text.get(..36)?;
    crate::microsoft::is_guid(start).then(|| start.to_ascii_lowercase())
}

/// The moment that a text begins with, such as `2026-11-12 08:15:00Z`.
fn moment(text: &str) -> Option<String> {
    let part = |letter: &char| letter.is_ascii_digit() || matches!(letter, '-' | ':' | '.' | ' ' | 'T' | 'Z');
    let moment: String = text.chars().take_while(part).take(40).collect();
    let moment = moment.trim();
    (moment.len() >= 10).then(|| moment.to_owned())
}
