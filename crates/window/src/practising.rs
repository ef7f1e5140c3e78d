//! Practice in this process: what the window needs of it.

use std::sync::Arc;

use tempfile::TempDir;

use crate::plan::Plan;
use crate::problem::Problem;
use mailferry_practice::{Practice, Scenario};

/// A practice that runs in this process, and the folder it lives in. Both end
/// with the last clone of the `Arc` that holds it.
pub struct Practising {
    /// Tenant, mailbox and helpdesk.
    pub practice: Practice,
    /// Its ready plan.
    pub plan: Plan,
    /// Where its journal goes; removed at the end.
    pub folder: TempDir,
}

impl Practising {
    /// Starts tenant, mailbox and helpdesk on ports of this machine.
    ///
    /// # Errors
    /// `practice-no-folder`; as [`Practice::start`]; `practice-plan` where its
    /// own plan is not well formed.
    pub async fn start(scenario: Scenario) -> Result<Arc<Self>, Problem> {
        Self::start_with(&[scenario]).await
    }

    /// The same with several scenarios at once.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn start_with(scenarios: &[Scenario]) -> Result<Arc<Self>, Problem> {
        let folder = tempfile::Builder::new()
            .prefix("mailferry-practice-")
            .tempdir()
            .map_err(|error| Problem::person("practice-no-folder").words(&error.to_string()))?;
        let practice = Practice::start_with(scenarios, folder.path(), None).await?;
        let text = tokio::fs::read_to_string(practice.plan())
            .await
            .map_err(|error| Problem::ours("practice-plan").words(&error.to_string()))?;
        let plan = Plan::read(&text, folder.path()).map_err(|mut errors| {
            errors.pop().map_or_else(|| Problem::ours("practice-plan"), |error| error.problem)
        })?;
        Ok(Arc::new(Self { practice, plan, folder }))
    }
}
