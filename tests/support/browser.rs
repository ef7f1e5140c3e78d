//! A browser without a screen: it follows a link, presses the buttons of the
//! practice tenant's pages, and goes where it is sent back to.

use std::time::Duration;

use mailferry_practice::tenant::Tenant;
use reqwest::{Client, Response, redirect};
use url::Url;

/// Follows links one at a time.
pub struct Browser {
    client: Client,
}

/// A page with a form.
pub struct Page {
    pub address: Url,
    pub status: u16,
    pub html: String,
}

impl Browser {
    pub fn new() -> Self {
        // A second installation of the same provider is refused and harmless.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .redirect(redirect::Policy::none())
            .no_proxy()
            .pool_max_idle_per_host(0)
            .timeout(Duration::from_mins(1))
            .build()
            .expect("a client");
        Self { client }
    }

    /// Opens an address.
    pub async fn open(&self, address: &Url) -> Page {
        page(self.client.get(address.clone()).send().await.expect("an answer")).await
    }

    /// Opens an address that nothing may listen at any more.
    pub async fn try_open(&self, address: &Url) -> Option<Page> {
        match self.client.get(address.clone()).send().await {
            Ok(answer) => Some(page(answer).await),
            Err(_) => None,
        }
    }

    /// Opens an address that sends the browser on at once.
    pub async fn follow(&self, address: &Url) -> Url {
        let answer = self.client.get(address.clone()).send().await.expect("an answer");
        redirect_of(&answer).expect("sent on")
    }

    /// Presses a button; gives the page that follows, or where it leads.
    pub async fn press(&self, on: &Page, button: (&str, &str)) -> Result<Page, Url> {
        let mut fields = hidden(&on.html);
        fields.push((button.0.to_owned(), button.1.to_owned()));
        let mut target = on.address.clone();
        target.set_query(None);
        let answer = self.client.post(target).form(&fields).send().await.expect("an answer");
        match redirect_of(&answer) {
            Some(back) => Err(back),
            None => Ok(page(answer).await),
        }
    }

    /// Signs in at the practice tenant up to where it sends the browser back.
    pub async fn pick(&self, link: &Url, account: &str) -> Url {
        let page = self.open(link).await;
        self.press(&page, ("account", account)).await.err().expect("sent back")
    }

    /// The whole way: picks an account and comes back to the application, whose
    /// page this is.
    pub async fn sign_in(&self, link: &Url, account: &str) -> Page {
        self.open(&self.pick(link, account).await).await
    }

    /// Types a code on "another device" and picks an account there.
    pub async fn type_code(&self, tenant: &Tenant, code: &str, account: &str) -> Page {
        let address = format!("{}/oauth2/deviceauth", tenant.authority());
        let fields = [("user_code", code), ("account", account)];
        page(self.client.post(address).form(&fields).send().await.expect("an answer")).await
    }
}

async fn page(answer: Response) -> Page {
    Page {
        address: answer.url().clone(),
        status: answer.status().as_u16(),
        html: answer.text().await.expect("a page"),
    }
}

fn redirect_of(answer: &Response) -> Option<Url> {
    let target = answer.headers().get("location")?.to_str().expect("an address");
    Some(answer.url().join(target).expect("an address"))
}

/// The hidden fields of a page.
fn hidden(html: &str) -> Vec<(String, String)> {
    let value = |text: &str, mark: &str| {
        text.split(mark).nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned)
    };
    html.split("<input type=\"hidden\" ")
        .skip(1)
        .filter_map(|input| Some((value(input, "name=\"")?, value(input, "value=\"")?)))
        .collect()
}
