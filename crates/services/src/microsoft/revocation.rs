//! Signing out: the refresh token is given back where the platform takes it
//! (RFC 7009), and forgotten here in any case.

use std::path::Path;
use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};

use super::Application;
use super::accounts::{Accounts, Remembered};
use super::provider::Provider;
use super::refresh::request;
use crate::problem::Problem;

/// How long each request may take: nobody waits long to sign out.
const LIMIT: Duration = Duration::from_secs(10);

/// What became of the refresh token at the platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Revocation {
    /// It is worth nothing any more.
    Revoked,
    /// The platform offers no way to give one back, as Microsoft's does not: it
    /// ends there by itself when it was not used for long.
    NotOffered,
    /// It could not be given back, for this reason.
    Failed(Problem),
    /// There was none to give back.
    NoToken,
}

/// Gives the refresh token of a remembered sign-in back and forgets it.
/// `ca_file` is trusted besides, for a platform of one's own.
///
/// # Errors
/// As [`Accounts::forget`]: only where it could not be forgotten here.
pub async fn sign_out(
    accounts: &Accounts,
    remembered: &Remembered,
    ca_file: Option<&Path>,
) -> Result<Revocation, Problem> {
    let revocation = match accounts.refresh_token(remembered).await? {
        None => Revocation::NoToken,
        Some(token) => {
            let application = accounts.with_client_secret(application(remembered, ca_file)).await?;
            revoke(&application, &token).await.unwrap_or_else(Revocation::Failed)
        }
    };
    accounts.forget(remembered).await?;
    Ok(revocation)
}

/// The application that somebody signed in to.
fn application(remembered: &Remembered, ca_file: Option<&Path>) -> Application {
    Application {
        authority: remembered.authority.clone(),
        tenant: remembered.account.tenant_id.clone().unwrap_or_default(),
        client_id: remembered.client_id.clone(),
        scope: remembered.scope.clone(),
        client_secret: None,
        ca_file: ca_file.map(Path::to_owned),
    }
}

async fn revoke(application: &Application, token: &SecretString) -> Result<Revocation, Problem> {
    let provider = Provider::find_within(application, LIMIT).await?;
    let Some(endpoint) = provider.revocation_endpoint() else { return Ok(Revocation::NotOffered) };
    let fields = [("token", token.expose_secret()), ("token_type_hint", "refresh_token")];
    let reply = provider.http().send(request(&provider, application, endpoint, &fields)?).await?;
    // A token that it does not know is answered well too (section 2.2).
    if reply.is_success() {
        return Ok(Revocation::Revoked);
    }
    let refusal = Problem::passing("sign-out-not-revoked");
    Err(refusal.with("address", super::http::host(endpoint)).with("status", reply.status))
}
