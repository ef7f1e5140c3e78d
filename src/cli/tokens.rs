//! Where a command's access tokens for the mailbox come from.

use std::sync::Arc;

use super::arguments::PlanArguments;
use super::{session, sign_in};
use crate::mailbox::TokenSource;
use crate::mailbox::imap::FixedToken;
use crate::microsoft::accounts::Accounts;
use crate::microsoft::token_manager::TokenManager;
use crate::plan::Plan;
use crate::problem::Problem;

/// Access tokens for a plan's mailbox: of a sign-in for this run where the person
/// wants that, else the one in the environment, else those of the plan's
/// account, where it is signed in.
pub(super) async fn of_mailbox(
    plan: &Plan,
    arguments: &PlanArguments,
) -> Result<Arc<dyn TokenSource>, Problem> {
    let access = &arguments.access;
    if access.sign_in {
        return sign_in::for_this_run(plan, access.device_code, arguments.output.json).await;
    }
    without_asking(plan).await
}

/// The same where nobody is asked to sign in: the one in the environment, else those
/// of the plan's account.
pub(super) async fn without_asking(plan: &Plan) -> Result<Arc<dyn TokenSource>, Problem> {
    if let Some(token) = session::secret("MAILFERRY_ACCESS_TOKEN") {
        return Ok(Arc::new(FixedToken(token)));
    }
    let accounts = Accounts::system()?;
    let (application, account) = (session::application(plan), &plan.microsoft.account);
    let remembered = accounts
        .find(&application, account)?
        .ok_or_else(|| Problem::person("access-token-not-given").with("account", account))?;
    let application = accounts.with_client_secret(application).await?;
    Ok(Arc::new(TokenManager::new(accounts, remembered, application)))
}
