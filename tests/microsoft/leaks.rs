//! No secret in any log, file, report or line of output, however much is logged.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mailferry::practice::Scenario;
use mailferry::practice::tenant::{Options, Tenant};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use url::Url;

use crate::SUPPORT;
use crate::commands::{Session, Started};
use crate::support::browser::Browser;
use crate::support::journey::{Ended, run};
use crate::support::keyring::Keyring;
use crate::support::schema::Written;

const CLIENT_SECRET: &str = "a client secret of a web application";

/// Everything that was written, and what must not be in it.
#[derive(Default)]
struct Search {
    written: Vec<(String, Vec<u8>)>,
    secrets: Vec<(&'static str, String)>,
    challenges: Vec<String>,
}

impl Search {
    fn ended(&mut self, what: &str, ended: &Ended) {
        self.written.push((format!("what {what} said"), ended.stdout.clone().into_bytes()));
        self.written.push((format!("what {what} logged"), ended.stderr.clone().into_bytes()));
    }

    fn folder(&mut self, folder: &Path) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                self.folder(&path);
            } else {
                let bytes = std::fs::read(&path).expect("a file");
                self.written.push((path.display().to_string(), bytes));
            }
        }
    }

    /// What is in the files of a zip.
    fn zip(&mut self, path: &Path) {
        let file = std::fs::File::open(path).expect("a zip");
        let mut archive = zip::ZipArchive::new(file).expect("a zip");
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).expect("a file");
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut bytes).expect("read");
            self.written.push((format!("{} of the zip", file.name().expect("a name")), bytes));
        }
    }

    /// Which of these words are in places of these names.
    fn names(&self, words: &[&str], places: &[&str]) -> Vec<String> {
        let wanted = self.written.iter().filter(|(place, _)| places.iter().any(|end| place.ends_with(end)));
        wanted
            .flat_map(|(place, bytes)| {
                words
                    .iter()
                    .filter(|word| memchr::memmem::find(bytes, word.as_bytes()).is_some())
                    .map(move |word| format!("{word} in {place}: {}", String::from_utf8_lossy(bytes)))
            })
            .collect()
    }

    /// The verifier is known by its hash alone (RFC 7636 section 4.2): every run
    /// of its letters is tried.
    fn verifiers<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = &'a str> {
        let of_verifier = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
        bytes
            .split(move |byte| !of_verifier(byte))
            .filter(|run| (43..=128).contains(&run.len()))
            .filter_map(|run| std::str::from_utf8(run).ok())
            .filter(|run| self.challenges.contains(&URL_SAFE_NO_PAD.encode(Sha256::digest(run))))
    }

    fn found(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (place, bytes) in &self.written {
            for (what, secret) in &self.secrets {
                if memchr::memmem::find(bytes, secret.as_bytes()).is_some() {
                    found.push(format!("{what} in {place}"));
                }
            }
            found.extend(self.verifiers(bytes).map(|_| format!("a code verifier in {place}")));
        }
        found
    }
}

/// Signs in step by step, so that what passes through the browser is known.
async fn sign_in(session: &Session, search: &mut Search, secret: Option<&str>) -> Ended {
    let mut command = session.command("sign-in", &["--json", "--no-browser"]);
    if let Some(secret) = secret {
        command.env("MAILFERRY_CLIENT_SECRET", secret);
    }
    let written = Written::by(&command);
    let mut started = Started::of(command.spawn().expect("the program starts"), written);
    let told: Value = serde_json::from_str(&started.line().await).expect("JSON");
    let link = Url::parse(told["link"].as_str().expect("a link")).expect("an address");
    let back = Browser::new().pick(&link, SUPPORT).await;
    let of = |link: &Url, name: &str| {
        let found = link.query_pairs().find(|(key, _)| key == name);
        found.map(|(_, value)| value.into_owned()).expect("a parameter")
    };
    search.secrets.push(("an authorization code", of(&back, "code")));
    search.challenges.push(of(&link, "code_challenge"));
    Browser::new().open(&back).await;
    started.end().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_secret_is_written_anywhere_even_when_everything_is_logged() {
    let mut session = Session::begin(Scenario::TokenExpires, Keyring::unlocked().await).await;
    session.log = "trace";
    let mut search = Search::default();
    search.secrets.extend([
        ("an access token", "practice-access-".to_owned()),
        ("a refresh token", "practice-refresh-".to_owned()),
        ("an id token", "eyJhbGciOi".to_owned()),
        ("a token as IMAP is given it", "dXNlcj1zdXBwb3J0".to_owned()),
        ("Zammad's token", session.practice.helpdesk.token()),
        ("the client secret", CLIENT_SECRET.to_owned()),
    ]);

    let ended = session.give_zammad_token().await;
    search.ended("zammad-token", &ended);
    let ended = sign_in(&session, &mut search, None).await;
    assert_eq!(ended.exit, 0, "{ended}");
    search.ended("sign-in", &ended);
    for (name, more) in [("check", vec!["--json"]), ("folders", vec![])] {
        search.ended(name, &run(session.command(name, &more)).await);
    }
    let ended = run(session.import_command()).await;
    assert!([0, 3].contains(&ended.exit), "exit {}", ended.exit);
    assert!(ended.stderr.contains("DEBUG") && ended.stderr.contains("the sign-in was renewed"), "{ended}");
    search.ended("import", &ended);
    let saved = session.home.path().join("saved");
    let saved = saved.to_str().expect("a path");
    for arguments in [vec!["report", "--json"], vec!["report"], vec!["status"], vec!["accounts"]] {
        search.ended(arguments[0], &run(session.program(&arguments)).await);
    }
    search.ended("save", &run(session.command("save", &["--to", saved])).await);
    let bundle = session.home.path().join("bundle.zip");
    let bundle_path = bundle.to_str().expect("a path");
    let plan = session.practice.plan();
    let plan = plan.to_str().expect("a path");
    search.ended(
        "support-bundle",
        &run(session.program(&["support-bundle", bundle_path, "--plan", plan, "--yes"])).await,
    );
    search.zip(&bundle);
    let log = std::fs::read(session.home.path().join("mailferry").join("logs").join("mailferry.log"))
        .expect("a log");
    assert!(memchr::memmem::find(&log, b"a run ended").is_some(), "{}", String::from_utf8_lossy(&log));
    search.written.push(("the log".to_owned(), log));
    let named = search.names(&["@", "%40", "Support", "contoso", "fabrikam"], &["of the zip", "the log"]);
    assert!(named.is_empty(), "{}", named.join("\n"));
    search.ended("consent", &run(session.command("consent", &["--text"])).await);
    let (started, told) = session.begin_sign_in(&["--device-code"]).await;
    let code = told["user_code"].as_str().expect("a code");
    Browser::new().type_code(&session.practice.tenant, code, SUPPORT).await;
    let ended = started.end().await;
    assert_eq!(ended.exit, 0, "{ended}");
    search.ended("sign-in on another device", &ended);
    session.practice.tenant.revoke_all();
    session.practice.tenant.expire_all();
    let ended = run(session.command("folders", &[])).await;
    assert_eq!(ended.exit, 5, "{ended}");
    search.ended("a revoked sign-in", &ended);

    let authority = session.practice.tenant.authority();
    let options = Options { client_secret: Some(CLIENT_SECRET.to_owned()), ..Options::default() };
    session.practice.tenant = Tenant::start(options).await.expect("a tenant");
    let plan = std::fs::read_to_string(session.practice.plan()).expect("the plan");
    let plan = plan.replace(&authority, &session.practice.tenant.authority());
    std::fs::write(session.practice.plan(), plan).expect("the plan");
    for secret in [CLIENT_SECRET, "a wrong client secret"] {
        let ended = sign_in(&session, &mut search, Some(secret)).await;
        assert_eq!(ended.exit, if secret == CLIENT_SECRET { 0 } else { 5 }, "{ended}");
        search.ended("sign-in of a web application", &ended);
    }
    search.secrets.push(("a client secret", "a wrong client secret".to_owned()));

    search.folder(session.home.path());
    search.folder(&session.keyring.folder());
    // What the practice services say of themselves to other programs: made-up
    // tokens, which open nothing but them.
    search.written.retain(|(place, _)| !place.ends_with("services.json"));
    assert!(search.written.iter().any(|(place, _)| place.ends_with(".journal")), "the journal is looked at");
    let found = search.found();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_search_finds_what_it_looks_for() {
    let verifier = "v".repeat(43);
    let search = Search {
        written: vec![("a log".to_owned(), format!("code_verifier={verifier}&token=abc").into_bytes())],
        secrets: vec![("a token", "abc".to_owned()), ("another", "xyz".to_owned())],
        challenges: vec![URL_SAFE_NO_PAD.encode(Sha256::digest(&verifier))],
    };
    assert_eq!(search.found(), ["a token in a log", "a code verifier in a log"]);
}
