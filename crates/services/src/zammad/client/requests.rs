//! The requests that all else is made of: read a record or a list, change a
//! record, send an article.

use bytes::Bytes;
use reqwest::Method;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

use super::wire::Body;
use super::{Client, Failure};
use crate::problem::{Kind, Problem};

/// How many records of a list are asked for at once; every version gives as
/// many of every kind.
const PAGE: usize = 100;

/// More pages than any list of a helpdesk's settings has.
const PAGES: usize = 1000;

impl Client {
    /// Reads a record under `/api/v1/`.
    pub(in crate::zammad) async fn get<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, &str)],
    ) -> Result<T, Failure> {
        self.wire.json(Method::GET, path, query, Body::None).await
    }

    /// Reads all pages of a list under `/api/v1/`.
    pub(in crate::zammad) async fn list<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, &str)],
    ) -> Result<Vec<T>, Failure> {
        let mut all = Vec::new();
        let mut former = Bytes::new();
        for page in 1..=PAGES {
            let (page, size) = (page.to_string(), PAGE.to_string());
            let mut query = query.to_vec();
            query.extend([("page", page.as_str()), ("per_page", size.as_str())]);
            let reply = self.wire.call(Method::GET, path, &query, Body::None).await?;
            // A server that does not page gives the same again.
            if reply == former {
                break;
            }
            let mut records: Vec<T> = self.wire.read(&reply)?;
            let last = records.len() < PAGE;
            all.append(&mut records);
            if last {
                break;
            }
            former = reply;
        }
        Ok(all)
    }

    /// Changes a record under `/api/v1/`; the reply is not looked at.
    pub(in crate::zammad) async fn put(&self, path: &str, change: Value) -> Result<(), Failure> {
        self.wire.json::<IgnoredAny>(Method::PUT, path, &[], Body::Small(change)).await.map(|_| ())
    }

    /// Changes how the helpdesk is set up: a refusal concerns no message, but
    /// whoever runs it.
    pub(in crate::zammad) async fn configure(&self, path: &str, change: Value) -> Result<(), Problem> {
        self.configured::<IgnoredAny>(path, change).await.map(|_| ())
    }

    /// The same, reading the reply.
    pub(in crate::zammad) async fn configured<T: DeserializeOwned>(
        &self,
        path: &str,
        change: Value,
    ) -> Result<T, Problem> {
        let changed = self.wire.json(Method::PUT, path, &[], Body::Small(change)).await;
        changed.map_err(|failure| {
            if failure.problem.kind() != Kind::Message {
                return failure.problem;
            }
            Problem::person("zammad-change-refused")
                .with("what", path)
                .words(failure.problem.server_words().unwrap_or_default())
        })
    }

    /// Asks something by POST that changes nothing, or makes a small record.
    pub(in crate::zammad) async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, &str)],
        body: Value,
    ) -> Result<T, Failure> {
        self.wire.json(Method::POST, path, query, Body::Small(body)).await
    }

    /// Removes a record of the helpdesk's set-up.
    pub(in crate::zammad) async fn remove<T: DeserializeOwned>(
        &self,
        path: &str,
        body: Option<Value>,
    ) -> Result<T, Failure> {
        self.wire.json(Method::DELETE, path, &[], body.map_or(Body::None, Body::Small)).await
    }

    /// Sends a ticket or an article that [`quiet`](crate::zammad::quiet) built,
    /// which alone may call this. `answering`: agents may be notified of it.
    pub(in crate::zammad) async fn send_article<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        json: Bytes,
        answering: bool,
    ) -> Result<T, Failure> {
        self.wire.json(method, path, &[], Body::Create { json, answering }).await
    }
}
