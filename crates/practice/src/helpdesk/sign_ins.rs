//! Sign-ins at Microsoft that were begun in a browser, by its session.

/// The cookie that a browser is known by.
pub(super) const COOKIE: &str = "_zammad_session_practice";
/// A sign-in that was begun in a browser.
#[derive(Debug, Clone)]
pub(super) struct Begun {
    pub(super) state: String,
    pub(super) channel_id: Option<u64>,
    pub(super) shared_mailbox: Option<String>,
}

/// The session of a request, out of its `Cookie` header.
pub(super) fn session_of(cookies: &str) -> Option<String> {
    let mut pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE).map(|(_, value)| value.to_owned())
}
