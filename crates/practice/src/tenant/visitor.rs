//! Somebody in front of a browser, played: follows a link to the tenant, picks
//! an account, accepts, and goes where that leads.

use std::time::Duration;

use reqwest::{Client, Response, redirect};
use url::Url;

use super::Tenant;
use crate::problem::Problem;

/// Pages between the link and its end: there and back, account, consent, and some
/// to spare.
const PAGES: usize = 10;

impl Tenant {
    /// Goes the whole way from a link of a sign-in or a consent back to the
    /// application, as this account; where only an administrator may consent it
    /// turns back.
    ///
    /// # Errors
    /// `practice-sign-in` where a page does not come or leads nowhere.
    pub async fn play_browser(&self, link: &str, account: &str) -> Result<(), Problem> {
        self.follow(link, account).await.map(drop)
    }

    /// The same from any link that leads to a sign-in, such as that of a helpdesk's
    /// channel, with the cookie that the first page sets. Where it ended: its
    /// address, and the page's text.
    ///
    /// # Errors
    /// `practice-sign-in` where a page does not come or leads nowhere.
    pub async fn follow(&self, link: &str, account: &str) -> Result<(Url, String), Problem> {
        let client = client()?;
        let mut at =
            Url::parse(link).map_err(|error| Problem::ours("practice-sign-in").words(&error.to_string()))?;
        let mut answer = client.get(at.clone()).send().await.map_err(trouble)?;
        let mut cookie: Option<(String, String)> = None;
        let mut was_sent_on = false;
        for _ in 0..=PAGES {
            if let Some(set) = answer.headers().get("set-cookie").and_then(|value| value.to_str().ok()) {
                let pair = set.split(';').next().unwrap_or_default().to_owned();
                cookie = Some((at.authority().to_owned(), pair));
            }
            if let Some(next) = sent_on(&answer) {
                let mut asked = client.get(next.clone());
                if let Some((_, pair)) = cookie.as_ref().filter(|(host, _)| host == next.authority()) {
                    asked = asked.header("cookie", pair);
                }
                answer = asked.send().await.map_err(trouble)?;
                (at, was_sent_on) = (next, true);
                continue;
            }
            let mut target = answer.url().clone();
            target.set_query(None);
            let page = answer.text().await.map_err(trouble)?;
            let Some(fields) = filled_in(&page, account) else {
                // The page that the application shows is for people.
                return if was_sent_on { Ok((at, page)) } else { Err(Problem::ours("practice-sign-in")) };
            };
            answer = client.post(target.clone()).form(&fields).send().await.map_err(trouble)?;
            at = target;
        }
        Err(Problem::ours("practice-sign-in"))
    }

    /// Types a code on "another device" and picks this account there.
    ///
    /// # Errors
    /// `practice-sign-in` where the page does not come.
    pub async fn play_device(&self, code: &str, account: &str) -> Result<(), Problem> {
        let client =
            Client::builder().no_proxy().timeout(Duration::from_secs(30)).build().map_err(trouble)?;
        let address = format!("{}/oauth2/deviceauth", self.authority());
        let fields = [("user_code", code), ("account", account)];
        client.post(address).form(&fields).send().await.map_err(trouble)?;
        Ok(())
    }
}

/// Follows links one at a time.
fn client() -> Result<Client, Problem> {
    // Nothing here is encrypted, but reqwest asks for it; a second installation
    // of the same is refused and harmless.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = Client::builder().redirect(redirect::Policy::none()).no_proxy();
    client.timeout(Duration::from_secs(30)).build().map_err(trouble)
}

fn trouble(error: reqwest::Error) -> Problem {
    // The address holds a code that opens nothing but this practice.
    Problem::ours("practice-sign-in").words(&error.without_url().to_string())
}

fn sent_on(answer: &Response) -> Option<Url> {
    let target = answer.headers().get("location")?.to_str().ok()?;
    answer.url().join(target).ok()
}

/// The fields of a page's form, with the button that leads on; `None` where it
/// has none.
fn filled_in(page: &str, account: &str) -> Option<Vec<(String, String)>> {
    let (name, value) = if page.contains(&format!("name=\"account\" value=\"{account}\"")) {
        ("account", account)
    } else if page.contains("name=\"consent\" value=\"accept\"") {
        ("consent", "accept")
    } else if page.contains("name=\"consent\" value=\"return\"") {
        ("consent", "return")
    } else {
        return None;
    };
    let part = |text: &str, mark: &str| {
        text.split(mark).nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned)
    };
    let hidden = page.split("<input type=\"hidden\" ").skip(1);
    let mut fields: Vec<(String, String)> =
        hidden.filter_map(|input| Some((part(input, "name=\"")?, part(input, "value=\"")?))).collect();
    fields.push((name.to_owned(), value.to_owned()));
    Some(fields)
}
