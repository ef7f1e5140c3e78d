//! Reaching servers: what all that asks by HTTPS begins with, and why one was not
//! reached: the proxy on the way, a name that nobody knows, or what came of TLS.

use std::error::Error;
use std::time::Duration;

use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use reqwest::header::{DATE, HeaderValue};
use reqwest::{ClientBuilder, Url, redirect};
use rustls::ClientConfig;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::plan::is_loopback;
use crate::platform::trust::{Plain, tls_error, tls_problem};
use crate::problem::Problem;

/// How long a server may take to answer at all.
const ANSWERING: Duration = Duration::from_secs(20);

/// How long a proxy is given to say why it refuses.
const ASKING: Duration = Duration::from_secs(10);

/// A proxy that the environment names (`HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`), or
/// where it names none the settings of Windows or macOS, for secure connections to a
/// host. What asks by HTTPS is sent by the same ones.
#[derive(Debug)]
pub struct Proxy(Intercept);

impl Proxy {
    /// The one for this host, where there is one.
    pub fn before(host: &str) -> Option<Self> {
        Self::of(&Matcher::from_system(), host)
    }

    fn of(environment: &Matcher, host: &str) -> Option<Self> {
        let host = if host.contains(':') { format!("[{host}]") } else { host.to_owned() };
        let target = format!("https://{host}/").parse().ok()?;
        environment.intercept(&target).map(Self)
    }

    /// Its host and port, without the name and the password to sign in with.
    pub fn address(&self) -> String {
        let uri = self.0.uri();
        let host = uri.host().unwrap_or_default();
        uri.port_u16().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// The status that it answers with when asked for a way to a server (RFC 9110
    /// section 9.3.6); `None` where it gives no answer that can be read.
    async fn status(&self, host: &str, port: u16) -> Option<u16> {
        let uri = self.0.uri();
        let asked = async {
            let proxy = (uri.host()?.trim_matches(['[', ']']), uri.port_u16().unwrap_or(80));
            let mut stream = TcpStream::connect(proxy).await.ok()?;
            let mut request =
                format!("CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n").into_bytes();
            if let Some(authorization) = self.0.basic_auth() {
                request.extend_from_slice(b"Proxy-Authorization: ");
                request.extend_from_slice(authorization.as_bytes());
                request.extend_from_slice(b"\r\n");
            }
            request.extend_from_slice(b"\r\n");
            stream.write_all(&request).await.ok()?;
            let mut answer = Vec::new();
            while answer.len() < 12 && stream.read_buf(&mut answer).await.ok()? > 0 {}
            std::str::from_utf8(answer.get(9..12)?).ok()?.parse().ok()
        };
        tokio::time::timeout(ASKING, asked).await.ok().flatten()
    }
}

/// Why a request never reached its server. `None` where it is a matter between
/// this machine and the server alone, for which each service has words of its
/// own: see [`is_unknown_name`].
pub async fn unreached(error: &reqwest::Error, url: &Url, address: &str) -> Option<Problem> {
    if let Some(tls) = links(error).find_map(|link| tls_error(link)) {
        return Some(tls_problem(tls, address, Plain::Http));
    }
    // Nothing is sent by a proxy to this very machine.
    let host = url.host_str().filter(|host| error.is_connect() && !crate::plan::is_loopback(host))?;
    let proxy = Proxy::before(host)?;
    let said = |words: &str| links(error).any(|link| link.to_string().contains(words));
    let problem = if said("proxy authorization required") {
        Problem::person("proxy-wants-sign-in")
    } else if said("tunnel error: unsuccessful") {
        let port = url.port_or_known_default().unwrap_or(443);
        match proxy.status(host, port).await {
            Some(407) => Problem::person("proxy-wants-sign-in"),
            Some(status @ 400..=499) => Problem::person("proxy-refuses").with("status", status),
            Some(status) => Problem::passing("proxy-without-way").with("status", status),
            None => Problem::passing("proxy-unreachable"),
        }
    } else if is_unknown_name(error) {
        Problem::passing("proxy-name-unknown")
    } else {
        Problem::passing("proxy-unreachable")
    };
    Some(problem.with("proxy", proxy.address()).with("address", address))
}

/// What all that asks the server at `address` by HTTPS begins with.
pub(crate) fn client(address: &Url, tls: &ClientConfig) -> ClientBuilder {
    let builder = reqwest::Client::builder()
        .tls_backend_preconfigured(tls.clone())
        .user_agent(concat!("Mailferry/", env!("CARGO_PKG_VERSION")))
        // Following would hand codes and tokens to whatever stands there.
        .redirect(redirect::Policy::none())
        .referer(false)
        // Shorter than most servers keep an idle connection.
        .pool_idle_timeout(Duration::from_secs(15));
    // A proxy cannot reach what listens on this machine.
    if address.host_str().is_some_and(is_loopback) { builder.no_proxy() } else { builder }
}

/// Asks a server for nothing in particular, to see whether it can be reached: any
/// answer will do. Gives what its clock says, where it says so (RFC 9110 section
/// 6.6.1, in whole seconds).
///
/// # Errors
/// As [`unreached`]; `network-name-unknown`, `network-silent`, `network-unreachable`.
pub async fn answers(url: &Url, tls: &ClientConfig) -> Result<Option<Timestamp>, Problem> {
    let client = client(url, tls).timeout(ANSWERING).build();
    let client = client.map_err(|_| Problem::ours("tls-unusable"))?;
    let address = address_of(url);
    let error = match client.get(url.clone()).send().await {
        Ok(response) => return Ok(response.headers().get(DATE).and_then(moment)),
        Err(error) => error,
    };
    if let Some(problem) = unreached(&error, url, &address).await {
        return Err(problem);
    }
    let problem = if is_unknown_name(&error) {
        Problem::passing("network-name-unknown")
    } else if error.is_timeout() {
        Problem::passing("network-silent").with("time", ANSWERING)
    } else {
        Problem::passing("network-unreachable")
    };
    Err(problem.with("address", address))
}

/// Host and port, as a person knows a server by.
fn address_of(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

fn moment(date: &HeaderValue) -> Option<Timestamp> {
    rfc2822::parse(date.to_str().ok()?).ok().map(|moment| moment.timestamp())
}

/// Whether a name could not be looked up.
pub fn is_unknown_name(error: &reqwest::Error) -> bool {
    links(error).any(|link| link.to_string().starts_with("dns error"))
}

/// An error and what it came from, one after the other.
fn links<'a>(error: &'a reqwest::Error) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error as &(dyn Error + 'static)), |link: &&'a (dyn Error + 'static)| {
        (*link).source()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_servers_clock_is_read_as_servers_write_it() {
        let read = |date: &str| moment(&HeaderValue::try_from(date).expect("a header"));
        let expected = "1994-11-06T08:49:37Z".parse().ok();
        assert_eq!(read("Sun, 06 Nov 1994 08:49:37 GMT"), expected);
        assert_eq!(read("soon"), None);
    }

    #[test]
    fn a_proxy_is_named_without_its_password() {
        let environment = Matcher::builder()
            .all("http://jane:secret@proxy.example:3128")
            .no("internal.example,10.0.0.0/8")
            .build();
        let named = |host: &str| Proxy::of(&environment, host).map(|proxy| proxy.address());
        assert_eq!(named("help.example.com").as_deref(), Some("proxy.example:3128"));
        assert_eq!(named("2001:db8::1").as_deref(), Some("proxy.example:3128"));
        for past_it in ["desk.internal.example", "internal.example", "10.1.2.3"] {
            assert_eq!(named(past_it), None, "{past_it}");
        }
        let socks = Matcher::builder().all("socks5h://proxy.example:1080").build();
        let named = Proxy::of(&socks, "help.example.com").map(|proxy| proxy.address());
        assert_eq!(named.as_deref(), Some("proxy.example:1080"));
    }
}
