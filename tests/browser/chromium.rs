//! A Chromium without a window, driven by chromedriver over `WebDriver` (W3C).
//!
//! Each one has a profile of its own, which is empty at first, and ends with the
//! test.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::fs::MetadataExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use axum::http::Method;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fantoccini::elements::Element;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use url::{ParseError, Url};

use crate::support::until;

/// What the person's system is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// As `prefers-color-scheme` has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// A running browser; ends when dropped.
pub struct Chromium {
    client: Client,
    session: String,
    driver: Driver,
}

impl Chromium {
    /// Starts one that has never been anywhere.
    pub async fn start() -> Self {
        let driver = Driver::start().await;
        let mut options = serde_json::Map::new();
        options.insert("goog:chromeOptions".to_owned(), json!({ "args": driver.arguments() }));
        options.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(options)
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .unwrap_or_else(|error| panic!("chromium starts: {error}\n{}", driver.said()));
        let session = client.session_id().await.expect("a session").expect("its id");
        Self { client, session, driver }
    }

    /// Goes to an address that answers.
    pub async fn open(&self, address: &str) {
        self.client.goto(address).await.expect("a page");
    }

    /// Goes to an address; whether anybody answered.
    pub async fn try_open(&self, address: &str) -> bool {
        match self.client.goto(address).await {
            Ok(()) => true,
            Err(error) => {
                assert!(error.to_string().contains("ERR_CONNECTION_REFUSED"), "{error}");
                false
            }
        }
    }

    /// Loads the page once more; whether anybody answered.
    pub async fn reload(&self) -> bool {
        let address = self.address().await;
        self.try_open(address.as_str()).await
    }

    /// Presses a button of the page's form.
    pub async fn press(&self, name: &str, value: &str) {
        let button = format!("button[name=\"{name}\"][value=\"{value}\"]");
        self.find(&button).await.click().await.expect("pressed");
    }

    /// Types into a field of the page's form, in place of what stands there.
    pub async fn fill_in(&self, name: &str, text: &str) {
        let field = self.find(&format!("input[name=\"{name}\"]")).await;
        field.clear().await.expect("emptied");
        field.send_keys(text).await.expect("typed");
    }

    async fn find(&self, selector: &str) -> Element {
        match self.client.find(Locator::Css(selector)).await {
            Ok(element) => element,
            Err(error) => panic!("{selector}: {error}\n{}", self.text().await),
        }
    }

    /// Where it is.
    pub async fn address(&self) -> Url {
        self.client.current_url().await.expect("an address")
    }

    /// Waits until a page with this heading is shown.
    pub async fn until_heading(&self, heading: &str) {
        until(&format!("the page {heading:?}"), || async { self.heading().await.contains(heading) }).await;
    }

    /// Waits until it is back at the program's port, and a page is shown there.
    pub async fn until_back(&self) {
        until("the way back", || async {
            self.address().await.host_str() == Some("localhost") && !self.heading().await.is_empty()
        })
        .await;
    }

    /// The page's heading; empty where there is none (yet).
    pub async fn heading(&self) -> String {
        let heading = self.evaluate("document.querySelector('h1')?.innerText ?? ''").await;
        heading.as_str().unwrap_or_default().to_owned()
    }

    /// What a person reads on the page.
    pub async fn text(&self) -> String {
        let text = self.evaluate("document.body?.innerText ?? ''").await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// What an expression comes to on the page. A page's policy does not bind
    /// whoever drives the browser.
    pub async fn evaluate(&self, expression: &str) -> Value {
        self.client.execute(&format!("return {expression};"), Vec::new()).await.expect("evaluated")
    }

    /// Chooses light or dark.
    pub async fn prefer(&self, scheme: Scheme) {
        let feature = json!({ "name": "prefers-color-scheme", "value": scheme.name() });
        self.tell("Emulation.setEmulatedMedia", json!({ "features": [feature] })).await;
    }

    /// Makes the page this wide and high, in its own pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.tell("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// What the browser has complained about since this was last asked: refused
    /// styles, failed loads, and whatever scripts print. That the practice
    /// tenant's pages have no icon is left out.
    pub async fn complaints(&self) -> Vec<String> {
        let entries = self.ask("se/log", json!({ "type": "browser" })).await;
        let entries = entries.as_array().expect("entries");
        let complaints = entries.iter().map(|entry| format!("{} {}", entry["source"], entry["message"]));
        complaints.filter(|said| !(said.contains("//127.0.0.1") && said.contains("/favicon.ico"))).collect()
    }

    /// Clicks at a place of the page, whatever is there.
    pub async fn click(&self, x: f64, y: f64) {
        for kind in ["mousePressed", "mouseReleased"] {
            let button = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.tell("Input.dispatchMouseEvent", button).await;
        }
    }

    /// Where the page's only frame is, and how many links, scripts and frames of its
    /// own it has.
    pub async fn frame(&self) -> (String, u64) {
        self.client.clone().enter_frame(0).await.expect("a frame");
        let address = self.evaluate("document.URL").await;
        let acting = "document.querySelectorAll('[href], script, iframe, form, object, embed, meta[http-equiv=refresh]').length";
        let acting = self.evaluate(acting).await;
        self.client.clone().enter_parent_frame().await.expect("the page");
        (address.as_str().unwrap_or_default().to_owned(), acting.as_u64().unwrap_or(u64::MAX))
    }

    /// What a person reads in the page's only frame.
    pub async fn text_of_the_frame(&self) -> String {
        self.client.clone().enter_frame(0).await.expect("a frame");
        let text = self.find("body").await.text().await.expect("a text");
        self.client.clone().enter_parent_frame().await.expect("the page");
        text
    }

    /// Keeps a picture of the page for people to look at.
    pub async fn picture(&self, name: &str) {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("../browser");
        fs::create_dir_all(&folder).expect("a folder");
        let shot = self.tell("Page.captureScreenshot", json!({ "format": "png" })).await;
        let bytes = STANDARD.decode(shot["data"].as_str().expect("a picture")).expect("base64");
        fs::write(folder.join(format!("{name}.png")), bytes).expect("kept");
    }

    /// A command of the `DevTools` protocol.
    async fn tell(&self, command: &str, parameters: Value) -> Value {
        self.ask("goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await
    }

    async fn ask(&self, path: &'static str, body: Value) -> Value {
        self.client.issue_cmd(Beyond { path, body }).await.expect("an answer")
    }
}

impl Drop for Chromium {
    /// Has the browser closed while chromedriver is there to do it: killing that
    /// alone would leave the browser behind.
    fn drop(&mut self) {
        let _ = self.driver.close(&self.session);
    }
}

/// A command of chromedriver's beyond the standard.
#[derive(Debug)]
struct Beyond {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Beyond {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// A running chromedriver; ends when dropped.
struct Driver {
    child: Child,
    port: u16,
    folder: TempDir,
}

impl Driver {
    async fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("mailferry-browser-").tempdir().expect("a folder");
        let output = fs::File::create(folder.path().join("said")).expect("a file");
        let errors = output.try_clone().expect("the same file");
        let child = Command::new("chromedriver")
            .arg("--port=0")
            // The browser inherits it: nothing of the person's own is touched.
            .env("HOME", folder.path())
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_CACHE_HOME")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors)
            .spawn()
            .expect("chromedriver (scripts/test says how to install it)");
        let mut driver = Self { child, port: 0, folder };
        until("chromedriver", || {
            let said = driver.said();
            async move { port(&said).is_some() }
        })
        .await;
        driver.port = port(&driver.said()).expect("its port");
        driver
    }

    /// How the browser is started.
    fn arguments(&self) -> Vec<String> {
        let profile = format!("--user-data-dir={}", self.folder.path().join("profile").display());
        let mut arguments = vec![
            "--headless=new",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--no-default-browser-check",
            "--hide-scrollbars",
            "--lang=en",
            "--window-size=1000,800",
            profile.as_str(),
        ];
        // Root has no sandbox to be put into.
        if fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0) {
            arguments.push("--no-sandbox");
        }
        arguments.into_iter().map(str::to_owned).collect()
    }

    /// What it and the browser printed.
    fn said(&self) -> String {
        fs::read_to_string(self.folder.path().join("said")).unwrap_or_default()
    }

    /// Ends a session, and with it the browser.
    fn close(&self, session: &str) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        let request = format!(
            "DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        );
        stream.write_all(request.as_bytes())?;
        stream.read_exact(&mut [0; 12])
    }
}

fn port(said: &str) -> Option<u16> {
    let line = said.lines().find(|line| line.contains("started successfully on port"))?;
    line.rsplit(' ').next()?.trim_end_matches('.').parse().ok()
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
