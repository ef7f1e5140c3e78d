//! What an identity platform says of itself (`OpenID` Connect Discovery 1.0).
//!
//! Nothing here is Microsoft's alone: any provider with a discovery document
//! serves. Only where a host has none at all is it taken for Microsoft's shape
//! (docs/microsoft365.md#addresses).

use std::time::Duration;

use rustls::ClientConfig;
use serde::Deserialize;
use url::Url;

use super::Application;
use super::clouds;
use super::http::{self, Http, Reply};
use super::refusals::{self, ErrorReply, Moment};
use crate::plan::{Cloud, is_loopback};
use crate::platform::trust::trust;
use crate::problem::Problem;

/// Where discovery documents lie: Microsoft's place, then the standard's own
/// (`OpenID` Connect Discovery 1.0 section 4).
const PLACES: [&str; 2] = ["/v2.0/.well-known/openid-configuration", "/.well-known/openid-configuration"];

/// How Microsoft's authorization endpoint ends, after tenant and all.
const AUTHORIZE: &str = "/oauth2/v2.0/authorize";

/// An identity platform: where it signs people in and gives tokens.
#[derive(Debug, Clone)]
pub struct Provider {
    issuer: String,
    authorization_endpoint: Url,
    token_endpoint: Url,
    device_authorization_endpoint: Option<Url>,
    revocation_endpoint: Option<Url>,
    basic_authentication: bool,
    names_itself: bool,
    cloud_instance_name: Option<String>,
    http: Http,
}

/// The parts of a discovery document that are read.
#[derive(Deserialize)]
struct Document {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    device_authorization_endpoint: Option<String>,
    revocation_endpoint: Option<String>,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
    cloud_instance_name: Option<String>,
}

/// What a place for a document held.
enum Found {
    Document(Box<Document>),
    Nothing,
    /// Something else, which is only told where no other place is better.
    Strange(Problem),
}

impl Provider {
    /// Asks the platform under the application's authority what it is.
    ///
    /// # Errors
    /// The network's trouble; `sign-in-other-answered` where something in
    /// between speaks; `sign-in-wrong-cloud` where the tenant lives in another
    /// cloud; what [`refusals`] makes of a tenant that does not exist;
    /// `sign-in-endpoint-insecure` and `sign-in-authority-wrong` where an
    /// address must not be used.
    pub async fn find(application: &Application) -> Result<Self, Problem> {
        Self::find_within(application, http::LIMIT).await
    }

    /// As [`Provider::find`], with a client of TLS that is there already.
    ///
    /// # Errors
    /// As there.
    pub async fn find_with_tls(application: &Application, tls: &ClientConfig) -> Result<Self, Problem> {
        Self::find_by(application, tls, http::LIMIT).await
    }

    /// As [`Provider::find`], with another time limit for each request.
    ///
    /// # Errors
    /// As there.
    pub async fn find_within(application: &Application, limit: Duration) -> Result<Self, Problem> {
        let tls = trust(application.ca_file.as_deref())?;
        Self::find_by(application, &tls, limit).await
    }

    async fn find_by(
        application: &Application,
        tls: &ClientConfig,
        limit: Duration,
    ) -> Result<Self, Problem> {
        let base = base(&application.authority)?;
        let http = Http::new(&base, tls, limit)?;
        let mut strange = None;
        for place in PLACES {
            let reply = http.get(&at(&base, place)?).await?;
            match look(reply, &base, application)? {
                Found::Document(document) => return Self::of(*document, &base, http, application),
                Found::Strange(problem) => strange = strange.or(Some(problem)),
                Found::Nothing => {}
            }
        }
        strange.map_or_else(|| Self::microsofts_shape(&base, http), Err)
    }

    fn of(document: Document, base: &Url, http: Http, application: &Application) -> Result<Self, Problem> {
        in_right_cloud(document.cloud_instance_name.as_deref(), application)?;
        if !is_issuer_of(&document.issuer, base) {
            return Err(Problem::person("sign-in-issuer-wrong")
                .with("address", http::host(base))
                .with("issuer", document.issuer.chars().take(200).collect::<String>()));
        }
        let device = document.device_authorization_endpoint.map(|text| endpoint(&text, base)).transpose()?;
        Ok(Self {
            authorization_endpoint: endpoint(&document.authorization_endpoint, base)?,
            token_endpoint: endpoint(&document.token_endpoint, base)?,
            device_authorization_endpoint: device,
            // One that is not safe is as good as none.
            revocation_endpoint: document.revocation_endpoint.and_then(|text| endpoint(&text, base).ok()),
            // A document that names no method means this one (OpenID Connect
            // Discovery 1.0 section 3).
            basic_authentication: document
                .token_endpoint_auth_methods_supported
                .is_none_or(|methods| !methods.iter().any(|method| method == "client_secret_post")),
            names_itself: document.authorization_response_iss_parameter_supported,
            cloud_instance_name: document.cloud_instance_name,
            issuer: document.issuer,
            http,
        })
    }

    fn microsofts_shape(base: &Url, http: Http) -> Result<Self, Problem> {
        Ok(Self {
            issuer: format!("{}/v2.0", with_any_tenant(base)),
            authorization_endpoint: at(base, AUTHORIZE)?,
            token_endpoint: at(base, "/oauth2/v2.0/token")?,
            device_authorization_endpoint: Some(at(base, "/oauth2/v2.0/devicecode")?),
            revocation_endpoint: None,
            basic_authentication: false,
            names_itself: false,
            cloud_instance_name: None,
            http,
        })
    }

    /// Who vouches for people here; `{tenantid}` stands for their tenant's id
    /// where the platform serves more than one.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Where the browser is sent.
    pub fn authorization_endpoint(&self) -> &Url {
        &self.authorization_endpoint
    }

    /// Where codes and refresh tokens become access tokens.
    pub fn token_endpoint(&self) -> &Url {
        &self.token_endpoint
    }

    /// Where signing in on another device begins; `None` where it is not offered.
    pub fn device_authorization_endpoint(&self) -> Option<&Url> {
        self.device_authorization_endpoint.as_ref()
    }

    /// Where a refresh token is given back (RFC 7009); `None` where it cannot be.
    pub fn revocation_endpoint(&self) -> Option<&Url> {
        self.revocation_endpoint.as_ref()
    }

    /// Whether it is laid out as Microsoft's platform is.
    pub(super) fn is_shaped_as_microsofts(&self) -> bool {
        self.authorization_endpoint.path().ends_with(AUTHORIZE)
    }

    /// Where an administrator consents for all; `None` where the platform is not
    /// shaped as Microsoft's.
    pub fn admin_consent_endpoint(&self) -> Option<Url> {
        let base = self.authorization_endpoint.path().strip_suffix(AUTHORIZE)?;
        let mut address = self.authorization_endpoint.clone();
        address.set_path(&format!("{base}/v2.0/adminconsent"));
        address.set_query(None);
        Some(address)
    }

    /// The cloud as the platform names it, such as `microsoftonline.us`.
    pub fn cloud_instance_name(&self) -> Option<&str> {
        self.cloud_instance_name.as_deref()
    }

    /// Whether a secret goes into the header (HTTP Basic) instead of the body.
    pub(super) fn wants_basic_authentication(&self) -> bool {
        self.basic_authentication
    }

    /// Whether an answer came from this platform, as far as the answer tells
    /// (RFC 9207 section 2.4).
    pub(super) fn is_issuer_of_answer(&self, named: Option<&str>) -> bool {
        match named {
            Some(named) => is_filled_in(named, &self.issuer),
            None => !self.names_itself,
        }
    }

    pub(super) fn http(&self) -> &Http {
        &self.http
    }
}

/// Whether the tenant lives in the cloud it was looked for in. Microsoft's
/// worldwide platform knows the tenants of the others and says where they are.
fn in_right_cloud(named: Option<&str>, application: &Application) -> Result<(), Problem> {
    let Some(home) = named.and_then(clouds::suggest_cloud) else { return Ok(()) };
    let asked = match clouds::of_authority(&application.authority) {
        // At an address of one's own, the mailbox's address tells.
        Cloud::Custom => clouds::suggest_cloud(&application.scope).unwrap_or(Cloud::Worldwide),
        cloud => cloud,
    };
    if asked == home {
        return Ok(());
    }
    // As the platform itself says it elsewhere (AADSTS90038).
    let said = [
        ("error", "invalid_tenant"),
        ("error_description", "AADSTS90038: The tenant lives in another cloud."),
        ("cloud_instance_name", named.unwrap_or_default()),
    ];
    ErrorReply::from_query(said)
        .map_or(Ok(()), |refusal| Err(refusals::problem(&refusal, Moment::Metadata, application)))
}

/// Whether a platform that says it is this issuer may be found at this authority:
/// the same place (`OpenID` Connect Discovery 1.0 section 4.3), but for what
/// Microsoft writes otherwise: its version, the tenant's id for its name, and the
/// host that has vouched since before there was another.
fn is_issuer_of(issuer: &str, authority: &Url) -> bool {
    let Ok(issuer) = Url::parse(&issuer.replace(TENANT, "tenantid")) else { return false };
    let same_host = issuer.host_str() == authority.host_str() && issuer.port() == authority.port();
    let is_microsofts = |address: &Url| {
        clouds::of_authority(address.as_str()) != Cloud::Custom
            || address.host_str().is_some_and(|host| VOUCHING_HOSTS.contains(&host))
    };
    is_safe(&issuer) && (same_host || (is_microsofts(authority) && is_microsofts(&issuer)))
}

/// Stands for the tenant's id in the issuer of a platform that serves many.
const TENANT: &str = "{tenantid}";

/// Hosts in Microsoft's issuers that are no authority's own
/// (learn.microsoft.com, "Access tokens in the Microsoft identity platform").
const VOUCHING_HOSTS: [&str; 1] = ["sts.windows.net"];

/// Whether an issuer is the one of the template, with a GUID for the tenant's id.
fn is_filled_in(named: &str, template: &str) -> bool {
    match template.split_once(TENANT) {
        None => named == template,
        Some((before, after)) => {
            named.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).is_some_and(super::is_guid)
        }
    }
}

/// The authority as an address that may be used.
fn base(authority: &str) -> Result<Url, Problem> {
    let wrong = || Problem::person("sign-in-authority-wrong").with("address", authority);
    let base = Url::parse(authority.trim()).map_err(|_| wrong())?;
    let plain = base.query().is_none() && base.fragment().is_none() && base.username().is_empty();
    if is_safe(&base) && plain { Ok(base) } else { Err(wrong()) }
}

/// The authority with the id of any tenant in its last place.
fn with_any_tenant(base: &Url) -> String {
    let text = base.as_str().trim_end_matches('/');
    match text.rsplit_once('/') {
        Some((rest, _)) if base.path() != "/" => format!("{rest}/{{tenantid}}"),
        _ => text.to_owned(),
    }
}

/// An address below the authority.
fn at(base: &Url, path: &str) -> Result<Url, Problem> {
    let text = format!("{}{path}", base.as_str().trim_end_matches('/'));
    Url::parse(&text).map_err(|_| Problem::person("sign-in-authority-wrong").with("address", base.as_str()))
}

/// Whether codes and tokens may be sent there: TLS, or this very machine.
fn is_safe(address: &Url) -> bool {
    match address.scheme() {
        "https" => address.has_host(),
        "http" => address.host_str().is_some_and(is_loopback),
        _ => false,
    }
}

fn endpoint(text: &str, base: &Url) -> Result<Url, Problem> {
    Url::parse(text).ok().filter(is_safe).ok_or_else(|| {
        let problem = Problem::person("sign-in-endpoint-insecure");
        problem.with("address", http::host(base)).with("endpoint", text.chars().take(200).collect::<String>())
    })
}

/// What came back from a place where a document may lie.
fn look(reply: Reply, base: &Url, application: &Application) -> Result<Found, Problem> {
    let address = http::host(base);
    if let Some(refusal) = reply.refusal().filter(|refusal| !refusal.codes.is_empty()) {
        // Microsoft itself speaks: there is no such tenant, or it has trouble.
        return Err(refusals::problem(&refusal, Moment::Metadata, application));
    }
    match reply.status {
        429 | 500.. => Err(http::accepted(reply, &address, Moment::Metadata, application)
            .err()
            .unwrap_or_else(|| http::other_answered(&address, 500))),
        400..500 => Ok(Found::Nothing),
        200 => Ok(match serde_json::from_slice(&reply.body) {
            Ok(document) => Found::Document(Box::new(document)),
            Err(error) if error.is_data() => {
                Found::Strange(Problem::person("sign-in-discovery-incomplete").with("address", address))
            }
            Err(_) => Found::Strange(http::other_answered(&address, 200)),
        }),
        status => Ok(Found::Strange(http::other_answered(&address, status))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_platform_is_believed_only_where_it_may_be_found() {
        for (authority, issuer, believed) in [
            (
                "https://login.microsoftonline.com/organizations",
                "https://login.microsoftonline.com/{tenantid}/v2.0",
                true,
            ),
            (
                "https://login.microsoftonline.com/contoso.example",
                "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
                true,
            ),
            ("https://login.microsoftonline.com/x", "https://sts.windows.net/x/", true),
            ("https://login.microsoftonline.com/x", "https://evil.example/{tenantid}/v2.0", false),
            ("https://login.microsoftonline.com/x", "http://login.microsoftonline.com/x/v2.0", false),
            ("https://id.contoso.example/realms/desk", "https://id.contoso.example/realms/desk", true),
            ("https://id.contoso.example/realms/desk", "https://login.microsoftonline.com/x/v2.0", false),
            ("https://id.contoso.example/realms/desk", "https://id.contoso.example:8443/realms/desk", false),
            ("https://id.contoso.example/realms/desk", "javascript:x", false),
            ("https://id.contoso.example/realms/desk", "", false),
        ] {
            let authority = Url::parse(authority).expect("an address");
            assert_eq!(is_issuer_of(issuer, &authority), believed, "{issuer} at {authority}");
        }
    }

    #[test]
    fn an_answer_comes_from_the_issuer_or_from_nobody() {
        const TEMPLATE: &str = "https://login.example/{tenantid}/v2.0";
        let named = |tenant: &str| format!("https://login.example/{tenant}/v2.0");
        assert!(is_filled_in(&named("9188040d-6c67-4c5b-b112-36a304b66dad"), TEMPLATE));
        for tenant in ["", "x", "{tenantid}", "9188040d-6c67-4c5b-b112-36a304b66dad/..", "../9188040d"] {
            assert!(!is_filled_in(&named(tenant), TEMPLATE), "{tenant}");
        }
        let other = "https://evil.example/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0";
        assert!(!is_filled_in(other, TEMPLATE));
        assert!(is_filled_in("https://id.example/desk", "https://id.example/desk"));
        assert!(!is_filled_in("https://id.example/desk2", "https://id.example/desk"));
    }
}
