//! Zammad's own Graph: the requests of its driver (`lib/microsoft_graph.rb`).

use reqwest::{Method, Response};
use serde_json::{Value, json};

use super::imap::Trouble;

/// Messages of a folder that it asks for at once.
const PAGE: usize = 1000;
/// Deeper than any folder in practice.
const DEEPEST: usize = 20;

/// A mailbox, with the token for it.
pub(super) struct Graph {
    client: reqwest::Client,
    /// Base address with the mailbox.
    base: String,
    token: String,
}

/// An error of Graph: its code, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GraphError {
    pub(super) code: String,
    pub(super) message: String,
}

impl From<GraphError> for Trouble {
    fn from(error: GraphError) -> Self {
        Self::new("MicrosoftGraph::ApiError", format!("{} ({})", error.message, error.code))
    }
}

fn broken(error: reqwest::Error) -> GraphError {
    GraphError { code: "Faraday::ConnectionFailed".to_owned(), message: error.without_url().to_string() }
}

impl Graph {
    pub(super) fn new(client: reqwest::Client, base: &str, mailbox: &str, token: &str) -> Self {
        Self { client, base: format!("{base}/users/{mailbox}"), token: token.to_owned() }
    }

    async fn ask(&self, method: Method, path: &str, body: Option<Value>) -> Result<Response, GraphError> {
        let mut request = self.client.request(method, format!("{}/{path}", self.base));
        request = request.bearer_auth(&self.token);
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await.map_err(broken)?;
        if answer.status().is_success() {
            return Ok(answer);
        }
        let said: Value = answer.json().await.unwrap_or_default();
        let text = |name: &str| said["error"][name].as_str().unwrap_or_default().to_owned();
        Err(GraphError { code: text("code"), message: text("message") })
    }

    async fn get(&self, path: &str) -> Result<Value, GraphError> {
        self.ask(Method::GET, path, None).await?.json().await.map_err(broken)
    }

    /// Ids and Message-IDs of a folder's messages, all or those not read.
    pub(super) async fn list(&self, folder: &str, unread: bool) -> Result<Vec<(String, String)>, GraphError> {
        let filter = if unread { "$filter=isRead%20eq%20false&" } else { "" };
        let path = format!("mailFolders/{folder}/messages?{filter}$top={PAGE}");
        let page = self.get(&path).await?;
        let text = |message: &Value, name: &str| message[name].as_str().unwrap_or_default().to_owned();
        let messages = page["value"].as_array().into_iter().flatten();
        Ok(messages.map(|message| (text(message, "id"), text(message, "internetMessageId"))).collect())
    }

    /// A message as it came.
    pub(super) async fn content(&self, id: &str) -> Result<Vec<u8>, GraphError> {
        let answer = self.ask(Method::GET, &format!("messages/{id}/$value"), None).await?;
        answer.bytes().await.map(|bytes| bytes.to_vec()).map_err(broken)
    }

    pub(super) async fn mark_read(&self, id: &str) -> Result<(), GraphError> {
        let body = json!({"isRead": true});
        self.ask(Method::PATCH, &format!("messages/{id}"), Some(body)).await.map(drop)
    }

    pub(super) async fn remove(&self, id: &str) -> Result<(), GraphError> {
        self.ask(Method::DELETE, &format!("messages/{id}"), None).await.map(drop)
    }

    /// The folders as a tree of `{id, displayName, childFolders}`.
    pub(super) async fn folders(&self) -> Result<Value, GraphError> {
        let top = self.get("mailFolders?$top=1000").await?;
        let mut tree = Vec::new();
        for folder in top["value"].as_array().into_iter().flatten() {
            tree.push(self.with_children(folder, 0).await?);
        }
        Ok(tree.into())
    }

    async fn with_children(&self, folder: &Value, depth: usize) -> Result<Value, GraphError> {
        let mut children = Vec::new();
        let count = folder["childFolderCount"].as_u64().unwrap_or_default();
        if count > 0 && depth < DEEPEST {
            let id = folder["id"].as_str().unwrap_or_default();
            let below = self.get(&format!("mailFolders/{id}/childFolders?$top=1000")).await?;
            for child in below["value"].as_array().into_iter().flatten() {
                children.push(Box::pin(self.with_children(child, depth + 1)).await?);
            }
        }
        Ok(json!({"id": folder["id"], "displayName": folder["displayName"], "childFolders": children}))
    }
}
