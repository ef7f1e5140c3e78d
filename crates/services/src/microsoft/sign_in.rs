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
use crate::plan::is_address;
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
    /// The person picks the account, so that single sign-on does not quietly take
    /// whoever is signed in to the browser. Then the hint is not sent: the two
    /// exclude each other (docs/microsoft365.md#authorization-request).
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
    /// The person was to pick the account.
    chooses: bool,
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
            chooses: asked.choose_account,
            expected: asked.expected,
            language: asked.language,
        })
    }

    /// The address to open in a browser on this machine. It holds no secret
    /// that would let anybody else finish the sign-in.
    pub fn link(&self) -> &Url {
        &self.link
    }

    /// Opens the link in the person's browser, by way of this machine's port: the
    /// link itself is on no command line. It leads on while [`SignIn::finish`]
    /// waits.
    ///
    /// # Errors
    /// `sign-in-no-browser` where none could be started: the link can be copied.
    pub fn open_browser(&self) -> Result<(), Problem> {
        super::browser::open(&self.loopback.beginning()?)
    }

    /// Waits for the person to come back, redeems what they bring, and shows
    /// them in the browser what came of it.
    ///
    /// # Errors
    /// `sign-in-timed-out` after `limit`; what the platform said against it, in
    /// our words; the network's trouble; `sign-in-answer-incomplete` and
    /// `sign-in-answer-strange` where the answer is not what was asked for.
    pub async fn finish(self, limit: Duration) -> Result<SignedIn, Problem> {
        self.finish_with(limit, async |signed_in| Ok(signed_in)).await
    }

    /// As [`SignIn::finish`], and does something more with the sign-in before the
    /// browser is shown what came of it: so that no page says that all went well
    /// where it then does not.
    ///
    /// # Errors
    /// As there, and what is done then.
    pub async fn finish_with<T>(
        self,
        limit: Duration,
        then: impl AsyncFnOnce(SignedIn) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let began = tokio::time::Instant::now();
        let (mut sign_in, mut returned) = self.returned(limit).await?;
        if sign_in.chooses && sign_in.refuses_to_let_choose(&returned) {
            let asked = Asked {
                login_hint: None,
                choose_account: false,
                expected: sign_in.expected.clone(),
                language: sign_in.language,
            };
            let again = Self::begin_at(sign_in.attempt.provider, &sign_in.attempt.application, asked).await?;
            returned.lead_to(again.link()).await;
            (sign_in, returned) = again.returned(limit.saturating_sub(began.elapsed())).await?;
        }
        let Returned { attempt, redirect_uri, verifier, expected, language, .. } = sign_in;
        let outcome = match attempt.code(&returned) {
            Ok(code) => attempt.redeem(Redemption { code, verifier, redirect_uri }).await,
            Err(problem) => Err(problem),
        };
        let (username, outcome) = match outcome {
            Ok(signed_in) => (Some(signed_in.account.username.clone()), then(signed_in).await),
            Err(problem) => (None, Err(problem)),
        };
        let page =
            match (&outcome, username.as_deref().map(|name| Page::signed_in(name, expected.as_deref()))) {
                (Ok(_), Some(page)) | (Err(_), Some(page @ Page::Other(..))) => page,
                (Err(problem), _) => Page::Failed(problem),
                (Ok(_), None) => return outcome,
            };
        returned.show(&page, language).await;
        outcome
    }

    /// Waits for the browser; gives what is needed from then on, and what it
    /// brought.
    async fn returned(self, limit: Duration) -> Result<(Returned, Answer), Problem> {
        let Self { provider, application, loopback, link, state, nonce, .. } = self;
        let answer = loopback.answer(Wanted::Code, &link, state.expose_secret(), limit).await?;
        let attempt = Attempt { provider, application, nonce };
        let Self { redirect_uri, verifier, chooses, expected, language, .. } = self;
        Ok((Returned { attempt, redirect_uri, verifier, chooses, expected, language }, answer))
    }
}

/// A sign-in whose browser is back.
struct Returned {
    attempt: Attempt,
    redirect_uri: RedirectUrl,
    verifier: PkceCodeVerifier,
    chooses: bool,
    expected: Option<String>,
    language: Language,
}

impl Returned {
    /// Whether the platform refused because it was asked to let the person pick
    /// the account: not every one knows `prompt=select_account` (`OpenID` Connect
    /// Core 1.0 section 3.1.2.1 leaves open what is said then). Microsoft knows
    /// it, and numbers what it refuses.
    fn refuses_to_let_choose(&self, answer: &Answer) -> bool {
        let pairs = answer.parameters().iter().map(|(name, value)| (name, value));
        self.attempt.is_of_platform(answer)
            && ErrorReply::from_query(pairs).is_some_and(|refusal| {
                let named = refusal.description.is_some_and(|words| words.to_lowercase().contains("prompt"));
                let error = refusal.error.as_str();
                refusal.codes.is_empty()
                    && (named || matches!(error, "invalid_request" | "account_selection_required"))
            })
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
        let strange = || {
            let address = http::host(self.provider.authorization_endpoint());
            Problem::person("sign-in-answer-strange").with("address", address)
        };
        // Of an error as of a code (RFC 9207 section 2.4).
        if !self.is_of_platform(answer) {
            return Err(strange());
        }
        let pairs = answer.parameters().iter().map(|(name, value)| (name, value));
        if let Some(refusal) = ErrorReply::from_query(pairs) {
            return Err(refusals::problem(&refusal, Moment::SignIn, &self.application));
        }
        let code = answer.get("code").filter(|code| !code.is_empty());
        code.map(|code| AuthorizationCode::new(code.to_owned())).ok_or_else(strange)
    }

    fn is_of_platform(&self, answer: &Answer) -> bool {
        self.provider.is_issuer_of_answer(answer.get("iss"))
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
    if !is_address(&account.username) {
        return Err(Problem::person("sign-in-name-no-address").with("account", &account.username));
    }
    if let Some(granted) = grant.granted_without(application) {
        return Err(Problem::person("sign-in-permission-not-granted")
            .with("permission", &application.scope)
            .with("granted", granted.chars().take(200).collect::<String>()));
    }
    Ok(SignedIn { account, tokens: grant.tokens(asked_at) })
}
