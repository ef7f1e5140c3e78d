//! Somebody in front of a browser, played: follows a link to the tenant, picks
//! an account, accepts, and goes where that leads.

use std::time::Duration;

use reqwest::{Client, Response, redirect};
use url::Url;

use super::Tenant;
use crate::problem::Problem;

/// Pages between the link and the way back: account, consent, and one to spare.
const PAGES: usize = 3;

impl Tenant {
    /// Goes the whole way from a link of a sign-in or a consent back to the
    /// application, as this account; where only an administrator may consent it
    /// turns back.
    ///
    /// # Errors
    /// `practice-sign-in` where a page does not come or leads nowhere.
    pub async fn play_browser(&self, link: &str, account: &str) -> Result<(), Problem> {
        let client = client()?;
        let link =
            Url::parse(link).map_err(|error| Problem::ours("practice-sign-in").words(&error.to_string()))?;
        let mut answer = client.get(link).send().await.map_err(trouble)?;
        for _ in 0..=PAGES {
            if let Some(back) = sent_on(&answer) {
                // The page that the application shows is for people.
                client.get(back).send().await.map_err(trouble)?;
                return Ok(());
            }
            let mut target = answer.url().clone();
            target.set_query(None);
            let page = answer.text().await.map_err(trouble)?;
            let Some(fields) = filled_in(&page, account) else { break };
            answer = client.post(target).form(&fields).send().await.map_err(trouble)?;
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
