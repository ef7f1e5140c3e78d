//! How long the helpdesk takes to answer, for whoever wants to know while requests
//! are under way; and what it says of its own health.

use std::sync::Arc;

use reqwest::Method;
use serde::Deserialize;

use super::heard::Listener;
use super::wire::{Body, Wire};
use super::{Client, Failure};
use crate::problem::Problem;

#[derive(Deserialize)]
struct Health {
    #[serde(default)]
    issues: Vec<String>,
}

/// What a Zammad shows to everybody who opens it, before a sign-in.
#[derive(Deserialize)]
struct Shown {
    config: serde_json::Map<String, serde_json::Value>,
}

impl Client {
    /// The same client; this one's answers are heard by the listener.
    #[must_use]
    pub fn heard_by(&self, listener: Arc<dyn Listener>) -> Self {
        Self { wire: Arc::new(Wire::clone(&self.wire).heard_by(listener)), ..self.clone() }
    }

    /// What Zammad complains of in itself (`monitoring/health_check`), in its own
    /// words. `None` where the token may not ask.
    pub async fn health_issues(&self) -> Result<Option<Vec<String>>, Problem> {
        match self.get::<Health>("monitoring/health_check", &[]).await {
            Ok(health) => Ok(Some(health.issues)),
            Err(failure) if failure.is_forbidden() || failure.is_missing() => Ok(None),
            Err(failure) => Err(failure.into()),
        }
    }

    /// Whether the process of Zammad that answers this holds a setting as on that is
    /// shown to everybody: Zammad reads it out of that process's cache, and leaves out
    /// what is off. Asked without the token, since Zammad would show its owner far
    /// more. `None` where nothing is learned
    /// (docs/zammad.md#import-mode).
    pub(in crate::zammad) async fn process_holds(&self, setting: &str) -> Option<bool> {
        let reply = self.wire.as_anyone(Method::GET, "signshow", Body::None).await;
        let reply = reply.and_then(|reply| self.wire.read::<Shown>(&reply));
        match reply {
            // Every Zammad has a name; what has none is not what is meant here.
            Ok(shown) if shown.config.contains_key("product_name") => {
                Some(shown.config.get(setting).is_some_and(|value| value == true))
            }
            Ok(_) => None,
            Err(Failure { problem, .. }) => {
                tracing::debug!(code = problem.code(), "what is shown to everybody could not be read");
                None
            }
        }
    }
}
