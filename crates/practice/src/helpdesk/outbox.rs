//! What the real Zammad would have sent.

use serde::{Deserialize, Serialize};

/// Something that would have left a real Zammad.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// What it is.
    pub kind: SentKind,
    /// Addresses or numbers it goes to; the webhook's id for a webhook.
    pub to: Vec<String>,
    /// Its subject; empty where there is none.
    pub subject: String,
    /// The ticket it is about.
    pub ticket_id: u64,
    /// The article that set it off, or that was sent.
    pub article_id: Option<u64>,
    /// What caused it: a trigger's name, `agent notification`, or `article`.
    pub cause: String,
}

/// The kinds of what would have left a real Zammad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SentKind {
    /// An article of type `email` by an agent or the system, sent to `to` and `cc`.
    Article,
    /// A trigger's mail, such as an auto-reply.
    TriggerMail,
    /// A notification mailed to an agent.
    AgentNotification,
    /// An SMS, by a trigger or an article.
    Sms,
    /// A trigger's webhook.
    Webhook,
}
