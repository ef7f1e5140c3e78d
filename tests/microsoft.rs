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

pub(crate) use support::tenant::{MIA, SUPPORT, application, tenant};
