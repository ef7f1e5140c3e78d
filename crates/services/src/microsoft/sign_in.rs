//! Signing in by the system's browser: authorization code with PKCE
//! (RFC 6749, 7636, 8252; `OpenID` Connect Core 1.0).

use std::fmt;
use std::time::Duration;

use jiff::Timestamp;
use oauth2::{AuthorizationCode, CsrfToken, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope};
use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use super::http;
use super::id_token::{self, Expected};
use super::loopback::{Answer, Loopback, Page, Wanted};
use super::provider::Provider;
use super::refresh::{self, Grant, Redemption};
use super::refusals::{self, ErrorReply, Moment};
use super::{Account, Application, SignedIn};
use crate::problem::{Language, Problem};

/// How long a person is given to sign in, where nobody says otherwise.
pub const LIMIT: Duration = Duration::from_mins(10);

/// Random bytes of `state` and `nonce`.
const RANDOM: u32 = 32;

/// How the person is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The account that is expected, where it is known.
    pub login_hint: Option<String>,
    /// The person picks the account, so that single sign-on does not quietly
    /// take whoever is signed in to the browser. Then the hint is not sent: the
    /// two exclude each other (facts of Microsoft 365, section 1.2).
    pub choose_account: bool,
    /// Who should come back, where that is known: another name is said on the
    /// page that the browser comes back to.
    pub expected: Option<String>,
    /// The language of that page.
    pub language: Language,
}

impl Asked {
    /// For somebody who signs in for the first time.
    pub fn anew(language: Language) -> Self {
        Self { login_hint: None, choose_account: true, expected: None, language }
    }

    /// For somebody who signed in before.
    pub fn again(account: &Account, language: Language) -> Self {
        let username = account.username.clone();
        Self { login_hint: Some(username), choose_account: false, expected: None, language }
    }

    /// The same, for this account.
    #[must_use]
    pub fn expecting(mut self, account: &str) -> Self {
        self.expected = Some(account.to_owned());
        self
    }
}

/// A sign-in under way. Dropping it, or the future of [`SignIn::finish`], gives
/// it up and closes its port. To try again is to begin anew.
pub struct SignIn {
    provider: Provider,
    application: Application,
    loopback: Loopback,
    link: Url,
    redirect_uri: RedirectUrl,
    state: SecretString,
    nonce: SecretString,
    verifier: PkceCodeVerifier,
    expected: Option<String>,
    language: Language,
}

impl SignIn {
    /// Asks the provider where to sign in, and opens the port that the browser
    /// comes back to.
    ///
    /// # Errors
    /// As [`Provider::find`]; `sign-in-cannot-listen` where no port can be had.
    pub async fn begin(application: &Application, asked: Asked) -> Result<Self, Problem> {
        let provider = Provider::find(application).await?;
        Self::begin_at(provider, application, asked).await
    }

    /// As [`SignIn::begin`], at a provider that was found before.
    ///
    /// # Errors
    /// `sign-in-cannot-listen` where no port can be had.
    pub async fn begin_at(
        provider: Provider,
        application: &Application,
        asked: Asked,
    ) -> Result<Self, Problem> {
        let loopback = Loopback::open().await?;
        let redirect_uri = RedirectUrl::new(loopback.redirect_uri())
            .map_err(|_| Problem::ours("sign-in-request-malformed"))?;
        let nonce = CsrfToken::new_random_len(RANDOM).into_secret();
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let client = refresh::client(&provider, application);
        let mut request = client
            .authorize_url(|| CsrfToken::new_random_len(RANDOM))
            .set_redirect_uri(std::borrow::Cow::Borrowed(&redirect_uri))
            .set_pkce_challenge(challenge)
            .add_scopes(refresh::scopes(application).map(|scope| Scope::new(scope.to_owned())))
            .add_extra_param("nonce", nonce.clone());
        if asked.choose_account {
            request = request.add_extra_param("prompt", "select_account");
        } else if let Some(hint) = asked.login_hint {
            request = request.add_extra_param("login_hint", hint);
        }
        let (link, state) = request.url();
        Ok(Self {
            provider,
            application: application.clone(),
            loopback,
            link,
            state: SecretString::from(state.into_secret()),
            nonce: SecretString::from(nonce),
            redirect_uri,
            verifier,
            expected: asked.expected,
            language: asked.language,
        })
    }

    /// The address to open in a browser on this machine. It holds no secret
    /// that would let anybody else finish the sign-in.
    pub fn link(&self) -> &Url {
        &self.link
    }

    /// Opens the link in the person's browser.
    ///
    /// # Errors
    /// `sign-in-no-browser` where none could be started: the link can be copied.
    pub fn open_browser(&self) -> Result<(), Problem> {
        super::browser::open(&self.link)
    }

    /// Waits for the person to come back, redeems what they bring, and shows
    /// them in the browser what came of it.
    ///
    /// # Errors
    /// `sign-in-timed-out` after `limit`; what the platform said against it, in
    /// our words; the network's trouble; `sign-in-answer-incomplete` and
    /// `sign-in-answer-strange` where the answer is not what was asked for.
    pub async fn finish(self, limit: Duration) -> Result<SignedIn, Problem> {
        let Self {
            provider,
            application,
            loopback,
            redirect_uri,
            state,
            nonce,
            verifier,
            expected,
            language,
            ..
        } = self;
        let answer = loopback.answer(Wanted::Code, state.expose_secret(), limit).await?;
        let attempt = Attempt { provider, application, nonce };
        let outcome = match attempt.code(&answer) {
            Ok(code) => attempt.redeem(Redemption { code, verifier, redirect_uri }).await,
            Err(problem) => Err(problem),
        };
        let page = match &outcome {
            Ok(signed_in) => Page::signed_in(&signed_in.account.username, expected.as_deref()),
            Err(problem) => Page::Failed(problem),
        };
        answer.show(&page, language).await;
        outcome
    }
}

/// Shows nothing of what would finish the sign-in.
impl fmt::Debug for SignIn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SignIn").finish_non_exhaustive()
    }
}

/// What is needed once the browser is back.
struct Attempt {
    provider: Provider,
    application: Application,
    nonce: SecretString,
}

impl Attempt {
    /// The code of an answer, or what it says instead.
    fn code(&self, answer: &Answer) -> Result<AuthorizationCode, Problem> {
        let pairs = answer.parameters().iter().map(|(name, value)| (name, value));
        if let Some(refusal) = ErrorReply::from_query(pairs) {
            return Err(refusals::problem(&refusal, Moment::SignIn, &self.application));
        }
        let code = answer.get("code").filter(|code| !code.is_empty());
        match code {
            Some(code) if self.provider.is_issuer_of_answer(answer.get("iss")) => {
                Ok(AuthorizationCode::new(code.to_owned()))
            }
            _ => {
                let address = http::host(self.provider.authorization_endpoint());
                Err(Problem::person("sign-in-answer-strange").with("address", address))
            }
        }
    }

    async fn redeem(&self, redemption: Redemption) -> Result<SignedIn, Problem> {
        let asked_at = Timestamp::now();
        let grant = refresh::redeem(&self.provider, &self.application, redemption).await?;
        signed_in(&self.provider, &self.application, &grant, Some(self.nonce.expose_secret()), asked_at)
    }
}

/// A completed sign-in from a good answer of the token endpoint, once the id
/// token was checked. Without a refresh token it serves until the access token
/// ends.
pub(super) fn signed_in(
    provider: &Provider,
    application: &Application,
    grant: &Grant,
    nonce: Option<&str>,
    asked_at: Timestamp,
) -> Result<SignedIn, Problem> {
    let token = grant.id_token().ok_or_else(|| {
        Problem::person("sign-in-answer-incomplete")
            .with("address", http::host(provider.token_endpoint()))
            .with("missing", "id_token")
    })?;
    let expected = Expected {
        client_id: &application.client_id,
        nonce,
        issuer: provider.issuer(),
        tenant: &application.tenant,
    };
    let account = id_token::read(token, &expected, Timestamp::now())?;
    Ok(SignedIn { account, tokens: grant.tokens(asked_at) })
}
