//! The way to each server: its name, a proxy, a secure connection, its clock.

use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::Url;

use super::{Found, Line, Topic};
use crate::mailbox::imap::greets;
use crate::plan::{Cloud, ImapAddress, MicrosoftPlan, ZammadPlan, is_loopback, preset};
use crate::platform::trust::trust;
use crate::problem::Problem;
use crate::reach::{Proxy, answers};
use crate::words::{Language, say};

/// How long looking up a name may take.
const LOOKING_UP: Duration = Duration::from_secs(15);

/// From so much on the clocks of two computers differ in a way that matters:
/// Microsoft's tokens say from and until when they hold.
const CLOCKS_DIFFER: Duration = Duration::from_mins(2);

/// Which server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Server {
    /// The Zammad.
    Helpdesk,
    /// The identity platform.
    SignIn,
    /// The mail server.
    Mailbox,
}

impl Server {
    /// A word or two: “Helpdesk”.
    pub fn text(self, language: Language) -> String {
        let id = match self {
            Self::Helpdesk => "word-doctor-helpdesk",
            Self::SignIn => "word-doctor-sign-in",
            Self::Mailbox => "word-doctor-mailbox",
        };
        say(language, id, &[])
    }
}

/// A server that speaks HTTPS.
#[derive(Debug, Clone)]
struct Web {
    url: Url,
    ca_file: Option<PathBuf>,
    is_private: bool,
}

/// The servers to look for.
#[derive(Debug, Clone, Default)]
pub struct Servers {
    helpdesk: Option<Web>,
    sign_in: Option<Web>,
    mailbox: Option<(ImapAddress, Option<PathBuf>, bool)>,
}

impl Servers {
    /// With this helpdesk.
    #[must_use]
    pub fn with_helpdesk(mut self, plan: &ZammadPlan) -> Self {
        self.helpdesk = web(&plan.url, plan.ca_file.clone(), true);
        self
    }

    /// With the sign-in service and the mail server of a plan.
    #[must_use]
    pub fn with_microsoft(mut self, plan: &MicrosoftPlan) -> Self {
        let is_private = plan.cloud == Cloud::Custom;
        self.sign_in = web(&plan.authority, plan.ca_file.clone(), is_private);
        self.mailbox = Some((plan.imap.clone(), plan.ca_file.clone(), is_private));
        self
    }

    /// With those of one of Microsoft's clouds; of one's own there are none to know.
    #[must_use]
    pub fn with_cloud(mut self, cloud: Cloud) -> Self {
        if let Some(preset) = preset(cloud) {
            self.sign_in = web(preset.login, None, false);
            let address = ImapAddress { host: preset.imap.to_owned(), port: 993, tls: true };
            self.mailbox = Some((address, None, false));
        }
        self
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.helpdesk.is_none() && self.sign_in.is_none() && self.mailbox.is_none()
    }

    /// What is not to be told to everybody, each with its kind.
    pub(super) fn private_names(&self) -> Vec<(&'static str, String)> {
        let mut names = Vec::new();
        let webs = [("helpdesk", &self.helpdesk), ("server", &self.sign_in)];
        for (kind, web) in webs {
            let Some(web) = web else { continue };
            let host = web.url.host_str().unwrap_or_default();
            names.extend(Proxy::before(host).map(|proxy| ("proxy", proxy.address())));
            names.extend(web.is_private.then(|| (kind, host.to_owned())));
            let file = web.ca_file.as_ref().map(|file| file.display().to_string());
            names.extend(file.map(|file| ("file", file)));
        }
        if let Some((address, _, is_private)) = &self.mailbox {
            names.extend(Proxy::before(&address.host).map(|proxy| ("proxy", proxy.address())));
            names.extend(is_private.then(|| ("server", address.host.clone())));
        }
        names
    }

    /// Looks for each of them at the same time, telling its lines as soon as they are
    /// known; the clock is told after them.
    pub(super) async fn examine(&self, tell: &(impl Fn(Line) + Sync)) {
        let (helpdesk, sign_in, ()) = futures::join!(
            of_web(Server::Helpdesk, self.helpdesk.as_ref(), tell),
            of_web(Server::SignIn, self.sign_in.as_ref(), tell),
            async { self.of_mailbox().await.into_iter().for_each(tell) }
        );
        if let Some((there, here)) = helpdesk.or(sign_in) {
            tell(of_clock(there, here));
        }
    }

    async fn of_mailbox(&self) -> Vec<Line> {
        let Some((address, ca_file, _)) = &self.mailbox else { return Vec::new() };
        let proxy = proxy_before(&address.host);
        let mut lines = vec![of_name(Server::Mailbox, &address.host, address.port).await];
        let way = proxy.map_or(Found::Straight, Found::PastProxy);
        lines.push(Line::good(Topic::Way(Server::Mailbox), way));
        let greeted = match trust(ca_file.as_deref()) {
            Ok(tls) => greets(address, &tls).await,
            Err(problem) => Err(problem),
        };
        lines.push(of_connection(Server::Mailbox, greeted));
        lines
    }
}

fn web(url: &str, ca_file: Option<PathBuf>, is_private: bool) -> Option<Web> {
    Some(Web { url: Url::parse(url).ok()?, ca_file, is_private })
}

/// The proxy by which a host is reached, where there is one.
fn proxy_before(host: &str) -> Option<String> {
    let proxy = if is_loopback(host) { None } else { Proxy::before(host) };
    proxy.map(|proxy| proxy.address())
}

/// Tells the lines of a server; gives what its clock and this one's said at the same time.
async fn of_web(
    server: Server,
    web: Option<&Web>,
    tell: &(impl Fn(Line) + Sync),
) -> Option<(Timestamp, Timestamp)> {
    let web = web?;
    let host = web.url.host_str().unwrap_or_default();
    let port = web.url.port_or_known_default().unwrap_or(443);
    if let Some(proxy) = proxy_before(host) {
        // It looks the name up; this computer need not be able to.
        tell(Line::good(Topic::Way(server), Found::Proxy(proxy)));
    } else {
        tell(of_name(server, host, port).await);
        tell(Line::good(Topic::Way(server), Found::Straight));
    }
    let answered = match trust(web.ca_file.as_deref()) {
        Ok(tls) => answers(&web.url, &tls).await,
        Err(problem) => Err(problem),
    };
    let (answered, clocks) = match answered {
        Ok(there) => (Ok(()), there.map(|there| (there, Timestamp::now()))),
        Err(problem) => (Err(problem), None),
    };
    tell(of_connection(server, answered));
    clocks
}

async fn of_name(server: Server, host: &str, port: u16) -> Line {
    let host = host.trim_matches(['[', ']']);
    let found = tokio::time::timeout(LOOKING_UP, tokio::net::lookup_host((host, port))).await;
    match found.map(|found| found.map(Iterator::count)) {
        Ok(Ok(count)) if count > 0 => Line::good(Topic::Name(server), Found::Addresses(count)),
        _ => {
            let problem = Problem::passing("network-name-unknown").with("address", host);
            Line::stop(Topic::Name(server), Found::Unknown, problem)
        }
    }
}

fn of_connection(server: Server, reached: Result<(), Problem>) -> Line {
    match reached {
        Ok(()) => Line::good(Topic::Connection(server), Found::Answered),
        Err(problem) => Line::stop(Topic::Connection(server), Found::NotReached, problem),
    }
}

/// What a server's clock says against this computer's at the same moment.
pub(super) fn of_clock(there: Timestamp, here: Timestamp) -> Line {
    let difference = here.duration_since(there);
    let apart = difference.unsigned_abs();
    if apart < CLOCKS_DIFFER {
        return Line::good(Topic::Clock, Found::Right);
    }
    let found = if difference.is_negative() { Found::Behind(apart) } else { Found::Ahead(apart) };
    Line::caution(Topic::Clock, found, Problem::person("clock-wrong").with("time", apart))
}
