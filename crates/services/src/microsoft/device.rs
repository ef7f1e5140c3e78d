//! Signing in on another device (RFC 8628), where no browser can reach this
//! machine. Microsoft advises to block it, so it is the way out and not the way
//! (docs/microsoft365.md#device-code).

use std::fmt;
use std::time::Duration;

use jiff::Timestamp;
use oauth2::HttpRequest;
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use tokio::time::Instant;
use url::Url;

use super::http::{self, Reply};
use super::provider::Provider;
use super::refresh::{self, Grant};
use super::refusals::Moment;
use super::sign_in::signed_in;
use super::{Application, SignedIn};
use crate::problem::{Kind, Language, Problem};

/// What a provider that names no interval means (RFC 8628 section 3.2).
const INTERVAL: Duration = Duration::from_secs(5);

/// What `slow_down` adds to it for good (RFC 8628 section 3.5).
const SLOWER: Duration = Duration::from_secs(5);

/// Trouble on the way doubles the wait up to this.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// A sign-in that is finished on another device. Dropping it, or the future of
/// [`DeviceSignIn::finish`], gives it up.
pub struct DeviceSignIn {
    provider: Provider,
    application: Application,
    code: SecretString,
    user_code: String,
    verification_uri: Url,
    message: Option<String>,
    interval: Duration,
    until: Instant,
    expires: Timestamp,
}

#[derive(Deserialize)]
struct Offer {
    device_code: SecretText,
    user_code: String,
    // Some providers took the name from a draft.
    #[serde(alias = "verification_url")]
    verification_uri: String,
    expires_in: u64,
    interval: Option<u64>,
    message: Option<String>,
}

/// A secret within a reply.
#[derive(Deserialize)]
#[serde(transparent)]
struct SecretText(String);

impl DeviceSignIn {
    /// Asks for a code that the person types on another device.
    ///
    /// # Errors
    /// As [`Provider::find`]; `sign-in-no-device-code` where the provider does
    /// not offer it; what it says against it, in our words.
    pub async fn begin(application: &Application, language: Language) -> Result<Self, Problem> {
        let provider = Provider::find(application).await?;
        Self::begin_at(provider, application, language).await
    }

    /// As [`DeviceSignIn::begin`], at a provider that was found before.
    ///
    /// # Errors
    /// As there.
    pub async fn begin_at(
        provider: Provider,
        application: &Application,
        language: Language,
    ) -> Result<Self, Problem> {
        let endpoint = address(&provider, language)?;
        let scope = refresh::scopes(application).join(" ");
        let request = refresh::request(&provider, application, &endpoint, &[("scope", &scope)])?;
        let reply = provider.http().send(request).await?;
        let begun = Instant::now();
        let host = http::host(&endpoint);
        let body = http::accepted(reply, &host, Moment::DeviceCode, application)?;
        let incomplete = || {
            Problem::person("sign-in-answer-incomplete").with("address", &host).with("missing", "device_code")
        };
        let offer: Offer = serde_json::from_slice(&body).map_err(|_| incomplete())?;
        let web = |uri: &Url| matches!(uri.scheme(), "https" | "http");
        let verification_uri = Url::parse(&offer.verification_uri).ok().filter(web).ok_or_else(incomplete)?;
        let lifetime = Duration::from_secs(offer.expires_in.min(24 * 3600));
        Ok(Self {
            code: SecretString::from(offer.device_code.0),
            user_code: offer.user_code,
            verification_uri,
            message: offer.message,
            // Nobody means to be asked without a pause.
            interval: offer.interval.map_or(INTERVAL, |seconds| Duration::from_secs(seconds.clamp(1, 300))),
            until: begun + lifetime,
            expires: Timestamp::now().saturating_add(lifetime).unwrap_or(Timestamp::MAX),
            application: application.clone(),
            provider,
        })
    }

    /// The code that the person types there.
    pub fn user_code(&self) -> &str {
        &self.user_code
    }

    /// The page where it is typed.
    pub fn verification_uri(&self) -> &Url {
        &self.verification_uri
    }

    /// The provider's own words, in the person's language where it speaks it.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// When the code ends, by this machine's clock.
    pub fn expires(&self) -> Timestamp {
        self.expires
    }

    /// Opens the page in a browser of this machine, for whom that is handier.
    ///
    /// # Errors
    /// `sign-in-no-browser` where none could be started.
    pub fn open_browser(&self) -> Result<(), Problem> {
        super::browser::open(&self.verification_uri)
    }

    /// Asks until the person has signed in, refused, or the code has ended.
    /// Trouble on the way is waited out.
    ///
    /// # Errors
    /// `device-code-expired` where nobody signed in in time; what the
    /// platform said against it, in our words.
    pub async fn finish(self) -> Result<SignedIn, Problem> {
        let mut pace = Pace { interval: self.interval, trouble: None };
        loop {
            let next = Instant::now() + pace.wait();
            if next >= self.until {
                tokio::time::sleep_until(self.until).await;
                return Err(Problem::person("device-code-expired"));
            }
            tokio::time::sleep_until(next).await;
            let asked_at = Timestamp::now();
            match self.poll().await {
                Ok(Polled::Granted(grant)) => {
                    return signed_in(&self.provider, &self.application, &grant, None, asked_at);
                }
                Ok(Polled::Pending) => pace.trouble = None,
                Ok(Polled::SlowDown) => pace.slow_down(),
                Err(problem) if problem.kind() == Kind::Passing => pace.back_off(problem.wait_hint()),
                Err(problem) => return Err(problem),
            }
        }
    }

    async fn poll(&self) -> Result<Polled, Problem> {
        let endpoint = self.provider.token_endpoint();
        let fields = [("grant_type", GRANT_TYPE), ("device_code", self.code.expose_secret())];
        let request: HttpRequest = refresh::request(&self.provider, &self.application, endpoint, &fields)?;
        let reply = self.provider.http().send(request).await?;
        match asked_to_wait(&reply).as_deref() {
            Some("authorization_pending") => return Ok(Polled::Pending),
            Some("slow_down") => return Ok(Polled::SlowDown),
            _ => {}
        }
        let body = http::accepted(reply, &http::host(endpoint), Moment::DeviceCode, &self.application)?;
        refresh::grant(&body, &self.provider).map(Polled::Granted)
    }
}

/// Shows no code.
impl fmt::Debug for DeviceSignIn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("DeviceSignIn").finish_non_exhaustive()
    }
}

/// What came of asking once.
enum Polled {
    Granted(Grant),
    Pending,
    SlowDown,
}

fn asked_to_wait(reply: &Reply) -> Option<String> {
    if reply.is_success() { None } else { reply.refusal().map(|refusal| refusal.error) }
}

/// How long to wait before asking again.
struct Pace {
    interval: Duration,
    trouble: Option<Duration>,
}

impl Pace {
    fn wait(&self) -> Duration {
        self.interval.max(self.trouble.unwrap_or_default())
    }

    fn slow_down(&mut self) {
        self.interval += SLOWER;
        self.trouble = None;
    }

    fn back_off(&mut self, hint: Option<Duration>) {
        let doubled = (self.wait().max(Duration::from_secs(1)) * 2).min(LONGEST_WAIT);
        self.trouble = Some(doubled.max(hint.unwrap_or_default()));
    }
}

/// Microsoft writes its message in the language of this parameter.
fn address(provider: &Provider, language: Language) -> Result<Url, Problem> {
    let missing = || {
        Problem::person("sign-in-no-device-code")
            .with("address", http::host(provider.authorization_endpoint()))
    };
    let mut endpoint = provider.device_authorization_endpoint().cloned().ok_or_else(missing)?;
    if provider.admin_consent_endpoint().is_some() {
        let market = match language {
            Language::English => "en-US",
            Language::German => "de-DE",
        };
        endpoint.query_pairs_mut().append_pair("mkt", market);
    }
    Ok(endpoint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_slow_down_adds_five_seconds_for_good() {
        let mut pace = Pace { interval: INTERVAL, trouble: None };
        pace.slow_down();
        pace.slow_down();
        assert_eq!(pace.wait(), Duration::from_secs(15));
    }

    #[test]
    fn trouble_doubles_the_wait_to_a_minute_and_is_forgotten_after_a_good_answer() {
        let mut pace = Pace { interval: INTERVAL, trouble: None };
        let waits: Vec<u64> = (0..5)
            .map(|_| {
                pace.back_off(None);
                pace.wait().as_secs()
            })
            .collect();
        assert_eq!(waits, [10, 20, 40, 60, 60]);
        pace.trouble = None;
        assert_eq!(pace.wait(), INTERVAL);
    }

    #[test]
    fn the_servers_own_hint_counts_where_it_is_longer() {
        let mut pace = Pace { interval: INTERVAL, trouble: None };
        pace.back_off(Some(Duration::from_mins(5)));
        assert_eq!(pace.wait(), Duration::from_mins(5));
        pace.trouble = None;
        pace.back_off(Some(Duration::from_secs(1)));
        assert_eq!(pace.wait(), Duration::from_secs(10));
    }
}
