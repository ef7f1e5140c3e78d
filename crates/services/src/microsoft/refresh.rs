//! The token endpoint: a code or a refresh token becomes an access token
//! (RFC 6749 sections 4.1.3, 5 and 6).

use std::borrow::Cow;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::{SignedDuration, Timestamp};
use oauth2::basic::{
    BasicErrorResponse, BasicRevocationErrorResponse, BasicTokenIntrospectionResponse, BasicTokenType,
};
use oauth2::http::{Request, header};
use oauth2::{
    AccessToken, AuthType, AuthUrl, AuthorizationCode, Client, ClientId, ClientSecret, EndpointNotSet,
    EndpointSet, HttpRequest, PkceCodeVerifier, RedirectUrl, RefreshToken, RequestTokenError, Scope,
    StandardRevocableToken, TokenResponse, TokenUrl,
};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Deserializer, Serialize};
use url::Url;

use super::http::{Caller, Failed};
use super::provider::Provider;
use super::refusals::Moment;
use super::{Application, Tokens};
use crate::problem::Problem;

/// How long an access token is taken to hold where the platform does not say
/// (RFC 6749 section 5.1 only recommends that it does); many give an hour.
const UNSAID_LIFETIME: Duration = Duration::from_hours(1);

/// No access token is trusted for longer; Microsoft's longest hold 28 hours.
const LONGEST_LIFETIME: Duration = Duration::from_hours(48);

/// What the library knows of an application and its provider.
pub(super) type OauthClient = Client<
    BasicErrorResponse,
    Grant,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointSet,
>;

/// A good answer of the token endpoint. Printing or serialising it shows no
/// secret.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Grant {
    #[serde(skip_serializing)]
    access_token: AccessToken,
    #[serde(default = "bearer")]
    token_type: BasicTokenType,
    /// In seconds; some providers write the number as text.
    #[serde(default, deserialize_with = "seconds")]
    expires_in: Option<u64>,
    #[serde(skip_serializing)]
    refresh_token: Option<RefreshToken>,
    /// Held in a type that does not print.
    #[serde(skip_serializing)]
    id_token: Option<AccessToken>,
    /// What was granted, where it is told: it must be where it is less than was
    /// asked for (RFC 6749 section 5.1).
    #[serde(default)]
    scope: Option<String>,
}

fn bearer() -> BasicTokenType {
    BasicTokenType::Bearer
}

fn seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    let value = serde_json::Value::deserialize(deserializer)?;
    let number = value.as_f64().or_else(|| value.as_str()?.trim().parse().ok());
    Ok(number.filter(|number| *number >= 0.0).map(|number| number as u64))
}

impl TokenResponse for Grant {
    type TokenType = BasicTokenType;

    fn access_token(&self) -> &AccessToken {
        &self.access_token
    }

    fn token_type(&self) -> &BasicTokenType {
        &self.token_type
    }

    fn expires_in(&self) -> Option<Duration> {
        self.expires_in.map(Duration::from_secs)
    }

    fn refresh_token(&self) -> Option<&RefreshToken> {
        self.refresh_token.as_ref()
    }

    /// Nobody asks: whether the mailbox opens is the mail server's to say.
    fn scopes(&self) -> Option<&Vec<Scope>> {
        None
    }
}

impl Grant {
    /// The tokens, whose time runs from when they were asked for: the answer
    /// may have been long on its way.
    pub(super) fn tokens(&self, asked_at: Timestamp) -> Tokens {
        let lifetime = self.expires_in().unwrap_or(UNSAID_LIFETIME).min(LONGEST_LIFETIME);
        let lifetime = SignedDuration::try_from(lifetime).unwrap_or(SignedDuration::ZERO);
        let secret = |text: &String| SecretString::from(text.clone());
        Tokens {
            access: secret(self.access_token.secret()),
            ends_at: asked_at.saturating_add(lifetime).unwrap_or(asked_at),
            refresh: self
                .refresh_token
                .as_ref()
                .filter(|token| !token.secret().is_empty())
                .map(|token| secret(token.secret())),
        }
    }

    /// What was granted instead of the application's permission, where the
    /// platform says that this was left out. Some name a permission without the
    /// address of what it belongs to.
    pub(super) fn granted_without(&self, application: &Application) -> Option<&str> {
        let granted = self.scope.as_deref().filter(|scope| !scope.trim().is_empty())?;
        let name = |scope: &str| scope.rsplit('/').next().unwrap_or_default().to_lowercase();
        let wanted = name(&application.scope);
        let whole = |scope: &str| scope.eq_ignore_ascii_case(&application.scope);
        let covers = |scope: &str| whole(scope) || !wanted.is_empty() && name(scope) == wanted;
        // The standing word for all that the application is registered for.
        let has = wanted == ".default" || granted.split_whitespace().any(covers);
        (!has).then_some(granted)
    }

    /// Who signed in, as the platform vouches for it.
    pub(super) fn id_token(&self) -> Option<&str> {
        self.id_token.as_ref().map(|token| token.secret().as_str())
    }
}

/// An authorization code with what it must be shown with.
pub(super) struct Redemption {
    pub(super) code: AuthorizationCode,
    pub(super) verifier: PkceCodeVerifier,
    pub(super) redirect_uri: RedirectUrl,
}

/// The library's client for an application at a provider.
pub(super) fn client(provider: &Provider, application: &Application) -> OauthClient {
    let client = Client::new(ClientId::new(application.client_id.clone()))
        .set_auth_uri(AuthUrl::from_url(provider.authorization_endpoint().clone()))
        .set_token_uri(TokenUrl::from_url(provider.token_endpoint().clone()));
    let Some(secret) = &application.client_secret else { return client };
    let place =
        if provider.wants_basic_authentication() { AuthType::BasicAuth } else { AuthType::RequestBody };
    client.set_auth_type(place).set_client_secret(ClientSecret::new(secret.expose_secret().to_owned()))
}

/// Redeems an authorization code.
pub(super) async fn redeem(
    provider: &Provider,
    application: &Application,
    redemption: Redemption,
) -> Result<Grant, Problem> {
    let caller = Caller { http: provider.http(), application, moment: Moment::Redeem };
    let client = client(provider, application);
    client
        .exchange_code(redemption.code)
        .set_pkce_verifier(redemption.verifier)
        .set_redirect_uri(Cow::Owned(redemption.redirect_uri))
        // One resource only: an access token is good for one
        // (docs/microsoft365.md#one-resource-a-token).
        .add_extra_param("scope", scopes(application).join(" "))
        .request_async(&caller)
        .await
        .map_err(|error| problem(error, provider))
}

/// Renews the access token. Where the answer holds no new refresh token,
/// `refresh` is `None` and the old one goes on being good (RFC 6749 section 6).
///
/// # Errors
/// A refusal is of kind `Person`, or `Ours` where the request itself was wrong;
/// trouble on the way and of the platform is `Passing` and says nothing about
/// the refresh token.
pub async fn refresh(
    provider: &Provider,
    application: &Application,
    refresh_token: &SecretString,
) -> Result<Tokens, Problem> {
    let caller = Caller { http: provider.http(), application, moment: Moment::Refresh };
    let client = client(provider, application);
    let asked_at = Timestamp::now();
    let refresh_token = RefreshToken::new(refresh_token.expose_secret().to_owned());
    // No more than was surely granted (RFC 6749 section 6).
    let mut request =
        client.exchange_refresh_token(&refresh_token).add_scope(Scope::new(application.scope.clone()));
    if provider.is_shaped_as_microsofts() {
        // There a refresh token is only given where this was granted, and the
        // next one only where it is asked for again.
        request = request.add_scope(Scope::new("offline_access".to_owned()));
    }
    let grant = request.request_async(&caller).await.map_err(|error| problem(error, provider))?;
    Ok(grant.tokens(asked_at))
}

/// A form for one of the provider's endpoints, with who asks.
pub(super) fn request(
    provider: &Provider,
    application: &Application,
    endpoint: &Url,
    fields: &[(&str, &str)],
) -> Result<HttpRequest, Problem> {
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(fields);
    let mut request = Request::post(endpoint.as_str())
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    match &application.client_secret {
        Some(secret) if provider.wants_basic_authentication() => {
            // Both are encoded as a form first (RFC 6749 section 2.3.1).
            let encoded =
                |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
            let pair = format!("{}:{}", encoded(&application.client_id), encoded(secret.expose_secret()));
            request = request.header(header::AUTHORIZATION, format!("Basic {}", STANDARD.encode(pair)));
        }
        secret => {
            form.append_pair("client_id", &application.client_id);
            if let Some(secret) = secret {
                form.append_pair("client_secret", secret.expose_secret());
            }
        }
    }
    request.body(form.finish().into_bytes()).map_err(|_| Problem::ours("sign-in-request-malformed"))
}

/// Reads a good answer of the token endpoint.
pub(super) fn grant(body: &[u8], provider: &Provider) -> Result<Grant, Problem> {
    // The error is dropped: it may quote a token.
    serde_json::from_slice(body).map_err(|_| incomplete(provider))
}

fn incomplete(provider: &Provider) -> Problem {
    Problem::person("sign-in-answer-incomplete")
        .with("address", super::http::host(provider.token_endpoint()))
        .with("missing", "access_token")
}

/// Everything that is asked for at a sign-in: the mailbox, who it is, and not
/// to be asked again each hour.
pub(super) fn scopes(application: &Application) -> [&str; 5] {
    [application.scope.as_str(), "openid", "profile", "email", "offline_access"]
}

/// The library's error as a problem. Its own texts are not used: they may hold
/// the answer, and with it tokens.
fn problem(error: RequestTokenError<Failed, BasicErrorResponse>, provider: &Provider) -> Problem {
    match error {
        RequestTokenError::Request(Failed(problem)) => problem,
        RequestTokenError::ServerResponse(_) | RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
            incomplete(provider)
        }
    }
}
