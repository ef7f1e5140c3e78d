//! The practice tenant and its application, for those who sign in.

use mailferry::microsoft::Application;
use mailferry::practice::tenant::{IMAP_SCOPE, Options, Tenant};

/// The mailbox and its owner.
pub const SUPPORT: &str = "support@contoso.example";
/// An administrator, who also has Full Access to the mailbox.
pub const MIA: &str = "mia.keller@contoso.example";

/// The practice tenant as it is at first.
pub async fn tenant() -> Tenant {
    Tenant::start(Options::default()).await.expect("a tenant")
}

/// The practice tenant's application.
pub fn application(tenant: &Tenant) -> Application {
    Application {
        authority: tenant.authority(),
        tenant: tenant.tenant_id().to_owned(),
        client_id: tenant.client_id().to_owned(),
        scope: IMAP_SCOPE.to_owned(),
        client_secret: None,
        ca_file: None,
    }
}
