//! Signing in over real sockets: the practice tenant and another provider, a
//! browser without a screen, and the library between them.

mod support;

#[path = "microsoft/commands.rs"]
mod commands;
#[path = "microsoft/consenting.rs"]
mod consenting;
#[path = "microsoft/discovering.rs"]
mod discovering;
#[path = "microsoft/leaks.rs"]
mod leaks;
#[path = "microsoft/on_another_device.rs"]
mod on_another_device;
#[path = "microsoft/other_provider.rs"]
mod other_provider;
#[path = "microsoft/refreshing.rs"]
mod refreshing;
#[path = "microsoft/signing_in.rs"]
mod signing_in;

use mailferry::microsoft::Application;
use mailferry::practice::tenant::{IMAP_SCOPE, Options, Tenant};

/// The mailbox and its owner.
pub(crate) const SUPPORT: &str = "support@contoso.example";
/// An administrator, who also has Full Access to the mailbox.
pub(crate) const MIA: &str = "mia.keller@contoso.example";

/// The practice tenant as it is at first.
pub(crate) async fn tenant() -> Tenant {
    Tenant::start(Options::default()).await.expect("a tenant")
}

/// The practice tenant's application.
pub(crate) fn application(tenant: &Tenant) -> Application {
    Application {
        authority: tenant.authority(),
        tenant: tenant.tenant_id().to_owned(),
        client_id: tenant.client_id().to_owned(),
        scope: IMAP_SCOPE.to_owned(),
        client_secret: None,
        ca_file: None,
    }
}
