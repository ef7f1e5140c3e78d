//! Asking an administrator: by the platform's page, or by a text to pass on.

use std::fmt;
use std::time::Duration;

use oauth2::CsrfToken;
use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use super::ConsentAnswer;
use crate::microsoft::loopback::{Answer, Loopback, Page, Wanted};
use crate::microsoft::provider::Provider;
use crate::microsoft::refusals::{self, ErrorReply, Moment};
use crate::microsoft::{Application, browser, http};
use crate::problem::{Kind, Language, Problem};
use crate::words::say;

/// Random bytes of `state`.
const RANDOM: u32 = 32;

/// An administrator's page under way. Dropping it, or the future of
/// [`ConsentRequest::finish`], gives it up and closes its port.
pub struct ConsentRequest {
    application: Application,
    loopback: Loopback,
    link: Url,
    state: SecretString,
    language: Language,
}

impl ConsentRequest {
    /// Prepares the page where an administrator consents for everybody
    /// (Microsoft: "Admin consent on the Microsoft identity platform"), and
    /// opens the port that the browser comes back to.
    ///
    /// # Errors
    /// As [`Provider::find`]; `consent-page-missing` where the provider has no
    /// such page; `consent-needs-tenant` where the tenant is `common`;
    /// `sign-in-cannot-listen` where no port can be had.
    pub async fn begin(application: &Application, language: Language) -> Result<Self, Problem> {
        let provider = Provider::find(application).await?;
        let mut link = page(&provider, application)?;
        let loopback = Loopback::open().await?;
        let state = CsrfToken::new_random_len(RANDOM).into_secret();
        link.query_pairs_mut()
            .append_pair("redirect_uri", &loopback.redirect_uri())
            .append_pair("state", &state);
        let state = SecretString::from(state);
        Ok(Self { application: application.clone(), loopback, link, state, language })
    }

    /// The address for an administrator to open in a browser on this machine.
    pub fn link(&self) -> &Url {
        &self.link
    }

    /// Opens the link in the browser of this machine, by way of its port: the
    /// link itself is on no command line. It leads on while
    /// [`ConsentRequest::finish`] waits.
    ///
    /// # Errors
    /// `sign-in-no-browser` where none could be started: the link can be copied.
    pub fn open_browser(&self) -> Result<(), Problem> {
        browser::open(&self.loopback.beginning()?)
    }

    /// Waits for the administrator's word.
    ///
    /// # Errors
    /// `sign-in-timed-out` after `limit`: nothing was decided. What the platform
    /// said where it is neither yes nor no, such as an unknown application.
    pub async fn finish(self, limit: Duration) -> Result<ConsentAnswer, Problem> {
        let Self { application, loopback, link, state, language, .. } = self;
        let answer = loopback.answer(Wanted::AdminConsent, &link, state.expose_secret(), limit).await?;
        let outcome = decided(&answer, &application);
        let page = match &outcome {
            Ok(ConsentAnswer::Granted) => Page::Consented,
            Ok(ConsentAnswer::Denied(problem)) | Err(problem) => Page::Failed(problem),
        };
        answer.show(&page, language).await;
        outcome
    }
}

/// Shows nothing of what would answer it.
impl fmt::Debug for ConsentRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ConsentRequest").finish_non_exhaustive()
    }
}

/// An error counts first: `admin_consent=True` stands beside it too, and
/// `tenant` is no proof of anything (docs/microsoft365.md#admin-consent).
fn decided(answer: &Answer, application: &Application) -> Result<ConsentAnswer, Problem> {
    let pairs = answer.parameters().iter().map(|(name, value)| (name, value));
    if let Some(refusal) = ErrorReply::from_query(pairs) {
        let problem = refusals::problem(&refusal, Moment::Consent, application);
        let decided = problem.code() == "consent-declined"
            || problem.kind() == Kind::Person
                && matches!(refusal.error.as_str(), "access_denied" | "consent_required");
        return if decided { Ok(ConsentAnswer::Denied(problem)) } else { Err(problem) };
    }
    if answer.get("admin_consent").is_some_and(|word| word.eq_ignore_ascii_case("true")) {
        return Ok(ConsentAnswer::Granted);
    }
    Ok(ConsentAnswer::Denied(Problem::person("consent-not-given")))
}

/// The page, for whom it is and what for.
fn page(provider: &Provider, application: &Application) -> Result<Url, Problem> {
    if application.tenant.eq_ignore_ascii_case("common") {
        return Err(Problem::person("consent-needs-tenant"));
    }
    let mut link = provider.admin_consent_endpoint().ok_or_else(|| {
        Problem::person("consent-page-missing").with("address", http::host(provider.authorization_endpoint()))
    })?;
    link.query_pairs_mut()
        .append_pair("client_id", &application.client_id)
        .append_pair("scope", &application.scope);
    Ok(link)
}

/// A text to send to an administrator: what is asked for, why, and where to
/// grant it. Nothing in it depends on this machine: the link sends the
/// administrator's browser back to `http://localhost`, where nothing answers,
/// and the text says so.
pub fn request_text(application: &Application, mailbox: &str, language: Language) -> String {
    say(
        language,
        "page-consent-request",
        &[
            ("mailbox", mailbox.into()),
            ("application", application.client_id.as_str().into()),
            ("permission", application.scope.as_str().into()),
            ("link", standing_link(application).into()),
        ],
    )
}

/// The page by its usual address, for whoever opens it on another machine.
fn standing_link(application: &Application) -> String {
    let authority = application.authority.trim_end_matches('/');
    // `common` has no such page; this leads administrators to their own tenant.
    let authority = authority
        .strip_suffix("/common")
        .map_or_else(|| authority.to_owned(), |host| format!("{host}/organizations"));
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("client_id", &application.client_id)
        .append_pair("scope", &application.scope)
        .append_pair("redirect_uri", "http://localhost")
        .finish();
    format!("{authority}/v2.0/adminconsent?{query}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::IMAP_SCOPE;

    fn application(authority: &str, tenant: &str) -> Application {
        Application {
            authority: authority.to_owned(),
            tenant: tenant.to_owned(),
            client_id: "7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5".to_owned(),
            scope: IMAP_SCOPE.to_owned(),
            client_secret: Some(SecretString::from("not-to-be-told")),
            ca_file: None,
        }
    }

    #[test]
    fn the_text_for_the_administrator_says_what_for_whom_and_where() {
        let application = application("https://login.microsoftonline.com/contoso.example", "contoso.example");
        for language in Language::ALL {
            let text = request_text(&application, "support@contoso.example", language);
            for part in [
                "support@contoso.example",
                "7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5",
                "IMAP.AccessAsUser.All",
                "offline_access",
                "Admin consent requests",
                "https://login.microsoftonline.com/contoso.example/v2.0/adminconsent?client_id=7a3d0c1e",
                "scope=https%3A%2F%2Foutlook.office.com%2FIMAP.AccessAsUser.All",
                "redirect_uri=http%3A%2F%2Flocalhost",
            ] {
                assert!(text.contains(part), "{part} in {text}");
            }
            assert!(!text.contains("not-to-be-told"));
        }
    }

    #[test]
    fn the_link_for_everybody_leads_administrators_to_their_own_tenant() {
        let application = application("https://login.microsoftonline.com/common", "common");
        let text = request_text(&application, "a@b.example", Language::English);
        assert!(text.contains("https://login.microsoftonline.com/organizations/v2.0/adminconsent"), "{text}");
    }
}
