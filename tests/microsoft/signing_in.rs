//! By the browser of this machine.

use std::time::Duration;

use mailferry::microsoft::sign_in::{Asked, LIMIT, SignIn};
use mailferry::microsoft::{Account, SignedIn};
use mailferry::practice::tenant::{Answers, Consent, Options, SignIn as SignInLever, Tenant, TokenState};
use mailferry::problem::{Fact, Kind, Language, Problem};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use url::Url;

use crate::support::browser::{Browser, Page};
use crate::{MIA, SUPPORT, application, tenant};

async fn begin(tenant: &Tenant) -> SignIn {
    SignIn::begin(&application(tenant), Asked::anew(Language::English)).await.expect("begun")
}

/// Goes the whole way, a person's steps between.
async fn with(
    tenant: &Tenant,
    steps: impl AsyncFnOnce(&Browser, Url) -> Page,
) -> (Result<SignedIn, Problem>, Page) {
    let sign_in = begin(tenant).await;
    let link = sign_in.link().clone();
    let browser = Browser::new();
    tokio::join!(sign_in.finish(LIMIT), steps(&browser, link))
}

async fn picking(tenant: &Tenant, account: &str) -> (Result<SignedIn, Problem>, Page) {
    with(tenant, async |browser, link| browser.sign_in(&link, account).await).await
}

fn pair(link: &Url, name: &str) -> Option<String> {
    link.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

fn port(link: &Url) -> u16 {
    let redirect = pair(link, "redirect_uri").expect("a redirect URI");
    let port = redirect.strip_prefix("http://localhost:").expect("localhost and a port alone");
    port.parse().expect("a port without a path")
}

/// What a raw request to the port gets.
async fn raw(address: &str, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.expect("connected");
    // A refused request may be answered before it is whole.
    let _ = stream.write_all(request).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn it_gives_who_it_was_and_tokens_that_open_the_mailbox() {
    let tenant = tenant().await;
    let (outcome, page) = picking(&tenant, SUPPORT).await;
    let SignedIn { account, tokens } = outcome.expect("signed in");
    assert_eq!((account.username.as_str(), account.name.as_deref()), (SUPPORT, Some("Contoso Support")));
    assert_eq!(account.tenant_id.as_deref(), Some(tenant.tenant_id()));
    assert_eq!(tenant.checker().check(tokens.access.expose_secret(), SUPPORT), TokenState::Valid);
    assert!(tokens.refresh.is_some());
    let left = tokens.ends_at.duration_since(jiff::Timestamp::now()).as_secs();
    assert!((4000..=4500).contains(&left), "{left}");
    assert_eq!(page.status, 200);
    assert!(page.html.contains(&format!("You are signed in as {SUPPORT}")), "{}", page.html);
    assert!(page.html.contains("go back to Mailferry"));
    assert!(!format!("{tokens:?}").contains(tokens.access.expose_secret()));
}

#[tokio::test]
async fn the_link_asks_for_the_mailbox_alone_and_lets_the_person_pick_the_account() {
    let tenant = tenant().await;
    let sign_in = begin(&tenant).await;
    let link = sign_in.link();
    assert!(link.as_str().starts_with(&format!("{}/oauth2/v2.0/authorize?", tenant.authority())));
    let scope = pair(link, "scope").expect("a scope");
    assert_eq!(scope, "https://outlook.office.com/IMAP.AccessAsUser.All openid profile email offline_access");
    for (name, value) in [
        ("response_type", Some("code")),
        ("client_id", Some(tenant.client_id())),
        ("code_challenge_method", Some("S256")),
        ("prompt", Some("select_account")),
        ("login_hint", None),
        ("client_secret", None),
    ] {
        assert_eq!(pair(link, name).as_deref(), value, "{name}");
    }
    assert!(port(link) > 0);
    let other = begin(&tenant).await;
    for name in ["state", "nonce", "code_challenge", "redirect_uri"] {
        let (one, another) = (pair(link, name).expect(name), pair(other.link(), name).expect(name));
        assert_ne!(one, another, "{name}");
        assert!(name == "redirect_uri" || one.len() >= 43, "{name}: {one}");
    }
}

#[tokio::test]
async fn signing_in_again_names_the_account_instead_of_asking_for_one() {
    let tenant = tenant().await;
    let account = Account {
        issuer: String::new(),
        tenant_id: None,
        object_id: String::new(),
        username: SUPPORT.to_owned(),
        name: None,
    };
    let asked = Asked::again(&account, Language::English);
    let sign_in = SignIn::begin(&application(&tenant), asked).await.expect("begun");
    assert_eq!(pair(sign_in.link(), "login_hint").as_deref(), Some(SUPPORT));
    assert_eq!(pair(sign_in.link(), "prompt"), None);
}

#[tokio::test]
async fn whoever_comes_back_is_told_and_not_whoever_was_meant() {
    let tenant = tenant().await;
    tenant.levers(|levers| levers.sign_in = SignInLever::As(MIA.to_owned()));
    let (outcome, page) = picking(&tenant, SUPPORT).await;
    assert_eq!(outcome.expect("signed in").account.username, MIA);
    assert!(page.html.contains(MIA));
}

#[tokio::test]
async fn cancelling_on_the_page_is_told_in_the_program_and_in_the_browser() {
    let tenant = tenant().await;
    let (outcome, page) = with(&tenant, async |browser, link| {
        let first = browser.open(&link).await;
        let back = browser.press(&first, ("cancel", "yes")).await.err().expect("sent back");
        browser.open(&back).await
    })
    .await;
    let problem = outcome.expect_err("cancelled");
    assert_eq!((problem.code(), problem.kind()), ("sign-in-cancelled", Kind::Person));
    let words = problem.text(Language::English);
    assert!(page.html.contains(&words.what) && page.html.contains(&words.remedies[0]), "{}", page.html);
}

#[tokio::test]
async fn what_the_organisation_refuses_is_told_with_its_number() {
    for (code, expected) in [
        (53003, "sign-in-conditional-access"),
        (50057, "sign-in-account-disabled"),
        (50020, "sign-in-wrong-tenant"),
        (50105, "sign-in-not-assigned"),
    ] {
        let tenant = tenant().await;
        tenant.levers(|levers| levers.sign_in = SignInLever::Refused(code));
        let problem = picking(&tenant, SUPPORT).await.0.expect_err("refused");
        assert_eq!(problem.code(), expected);
        assert_eq!(problem.fact("code"), Some(format!("AADSTS{code}").as_str()));
    }
}

#[tokio::test]
async fn consent_that_is_needed_pending_or_denied_is_told_apart() {
    for (lever, button, expected) in [
        (Consent::Administrator, Some("return"), "sign-in-admin-approval-needed"),
        (Consent::Pending, Some("return"), "sign-in-admin-approval-pending"),
        (Consent::Asked, Some("decline"), "sign-in-declined"),
        (Consent::Denied, None, "sign-in-declined"),
    ] {
        let tenant = tenant().await;
        tenant.levers(|levers| levers.consent = lever);
        let (outcome, page) = with(&tenant, async |browser, link| {
            let first = browser.open(&link).await;
            let back = match (browser.press(&first, ("account", SUPPORT)).await, button) {
                (Ok(second), Some(button)) => browser.press(&second, ("consent", button)).await.err(),
                (Err(back), None) => Some(back),
                _ => None,
            };
            browser.open(&back.expect("sent back")).await
        })
        .await;
        assert_eq!(outcome.expect_err("no consent").code(), expected, "{lever:?}");
        assert_eq!(page.status, 200);
    }
}

#[tokio::test]
async fn strangers_at_the_port_learn_nothing_and_do_not_end_the_waiting() {
    let tenant = tenant().await;
    let (outcome, _) = with(&tenant, async |browser, link| {
        let (port, state) = (port(&link), pair(&link, "state").expect("a state"));
        let at = format!("127.0.0.1:{port}");
        let get = |target: &str, host: &str| format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n");
        let here = format!("localhost:{port}");
        let wrong_state = state.chars().rev().collect::<String>();
        for (request, status) in [
            (get("/favicon.ico", &here), "404"),
            (get(&format!("/x?code=1&state={state}"), &here), "404"),
            (get("/", &here), "400"),
            (get("/?code=1", &here), "400"),
            (get(&format!("/?code=1&state={wrong_state}"), &here), "400"),
            (get(&format!("/?code=1&state={state}x"), &here), "400"),
            (get(&format!("/?code=1&state={}", &state[..20]), &here), "400"),
            (get(&format!("/?state={state}"), &here), "400"),
            (get(&format!("/?code=1&code=2&state={state}"), &here), "400"),
            (get(&format!("/?code=1&error=2&state={state}"), &here), "400"),
            (get(&format!("/?code=1&state={state}"), &format!("evil.example:{port}")), "400"),
            (format!("POST /?code=1&state={state} HTTP/1.1\r\nHost: {here}\r\n\r\n"), "405"),
            ("\u{16}\u{3}\u{1} not HTTP".to_owned(), "400"),
        ] {
            let answer = raw(&at, request.as_bytes()).await;
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{request}: {answer}");
            assert!(answer.ends_with("\r\n\r\n") && !answer.contains("Mailferry"), "{answer}");
        }
        let long = format!("GET / HTTP/1.1\r\nHost: {here}\r\nX: {}\r\n\r\n", "a".repeat(1024 * 1024));
        let answer = raw(&at, long.as_bytes()).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431 "), "{answer}");
        browser.sign_in(&link, SUPPORT).await
    })
    .await;
    assert_eq!(outcome.expect("signed in").account.username, SUPPORT);
}

#[tokio::test]
async fn connections_that_are_held_open_do_not_keep_the_browser_out() {
    let tenant = tenant().await;
    let (outcome, page) = with(&tenant, async |browser, link| {
        let mut held = Vec::new();
        for _ in 0..200 {
            let mut stream = TcpStream::connect(("127.0.0.1", port(&link))).await.expect("connected");
            stream.write_all(b"GET /?slowly").await.expect("sent");
            held.push(stream);
        }
        browser.sign_in(&link, SUPPORT).await
    })
    .await;
    assert!(outcome.is_ok(), "{outcome:?}");
    assert_eq!(page.status, 200);
}

#[tokio::test]
async fn one_answer_is_taken_and_then_the_port_is_closed() {
    let tenant = tenant().await;
    let sign_in = begin(&tenant).await;
    let link = sign_in.link().clone();
    let browser = Browser::new();
    let back = browser.pick(&link, SUPPORT).await;
    let (outcome, _) = tokio::join!(sign_in.finish(LIMIT), browser.open(&back));
    assert!(outcome.is_ok(), "{outcome:?}");
    assert!(browser.try_open(&back).await.is_none(), "nobody listens any more");
    assert_closed(port(&link)).await;
}

async fn assert_closed(port: u16) {
    for host in ["127.0.0.1", "::1"] {
        assert!(TcpStream::connect((host, port)).await.is_err(), "{host}");
    }
}

#[tokio::test]
async fn giving_up_closes_the_port() {
    let tenant = tenant().await;
    let sign_in = begin(&tenant).await;
    let port_of_first = port(sign_in.link());
    drop(sign_in);
    assert_closed(port_of_first).await;
    let sign_in = begin(&tenant).await;
    let port_of_second = port(sign_in.link());
    let waiting = tokio::spawn(sign_in.finish(LIMIT));
    let mut held = TcpStream::connect(("127.0.0.1", port_of_second)).await.expect("connected");
    waiting.abort();
    assert!(waiting.await.expect_err("given up").is_cancelled());
    assert_closed(port_of_second).await;
    // Whoever was connected is let go, by an end or by a reset.
    let mut byte = [0];
    assert!(!matches!(held.read(&mut byte).await, Ok(1..)));
}

#[tokio::test]
async fn the_waiting_ends_in_time_and_says_so() {
    let tenant = tenant().await;
    let sign_in = begin(&tenant).await;
    let at = port(sign_in.link());
    // From here on nothing happens but the passing of time.
    tokio::time::pause();
    let began = tokio::time::Instant::now();
    let problem = sign_in.finish(LIMIT).await.expect_err("nobody came");
    let time = Fact::from(Duration::from_mins(10));
    assert_eq!((problem.code(), problem.value("time")), ("sign-in-timed-out", Some(&time)));
    assert!(began.elapsed() >= Duration::from_mins(10));
    tokio::time::resume();
    assert_closed(at).await;
}

#[tokio::test]
async fn a_browser_that_means_the_other_localhost_comes_back_as_well() {
    let tenant = tenant().await;
    let (outcome, _) = with(&tenant, async |browser, link| {
        let mut back = browser.pick(&link, SUPPORT).await;
        back.set_host(Some("[::1]")).expect("a host");
        browser.open(&back).await
    })
    .await;
    assert!(outcome.is_ok(), "{outcome:?}");
}

#[tokio::test]
async fn a_code_that_was_used_before_is_not_taken() {
    let tenant = tenant().await;
    let (outcome, page) = with(&tenant, async |browser, link| {
        let back = browser.pick(&link, SUPPORT).await;
        // Somebody else was faster with the code.
        let fields = [
            ("client_id", tenant.client_id().to_owned()),
            ("grant_type", "authorization_code".to_owned()),
            ("code", pair(&back, "code").expect("a code")),
            ("redirect_uri", pair(&link, "redirect_uri").expect("an address")),
        ];
        let address = format!("{}/oauth2/v2.0/token", tenant.authority());
        reqwest::Client::new().post(address).form(&fields).send().await.expect("an answer");
        browser.open(&back).await
    })
    .await;
    let problem = outcome.expect_err("used");
    assert_eq!((problem.code(), problem.kind()), ("sign-in-code-used", Kind::Person));
    assert!(page.html.contains(&problem.text(Language::English).what));
}

#[tokio::test]
async fn trouble_while_the_code_is_redeemed_passes_and_is_no_refusal() {
    for (answers, expected) in [
        (Answers::Unavailable, "sign-in-service-fault"),
        (Answers::Throttled(17), "sign-in-throttled"),
        (Answers::Broken, "sign-in-other-answered"),
    ] {
        let tenant = tenant().await;
        let (outcome, page) = with(&tenant, async |browser, link| {
            let back = browser.pick(&link, SUPPORT).await;
            tenant.levers(|levers| levers.answers = answers);
            browser.open(&back).await
        })
        .await;
        let problem = outcome.expect_err("trouble");
        assert_eq!((problem.code(), problem.kind()), (expected, Kind::Passing));
        let wait = matches!(answers, Answers::Throttled(_)).then_some(Duration::from_secs(17));
        assert_eq!(problem.wait_hint(), wait);
        assert_eq!(page.status, 200);
    }
}

#[tokio::test]
async fn an_answer_that_is_slow_is_waited_for() {
    let tenant = tenant().await;
    let (outcome, _) = with(&tenant, async |browser, link| {
        let back = browser.pick(&link, SUPPORT).await;
        tenant.levers(|levers| levers.answers = Answers::Slow(Duration::from_millis(300)));
        browser.open(&back).await
    })
    .await;
    assert!(outcome.is_ok(), "{outcome:?}");
}

#[tokio::test]
async fn the_page_speaks_the_persons_language() {
    let tenant = tenant().await;
    let sign_in = SignIn::begin(&application(&tenant), Asked::anew(Language::German)).await.expect("begun");
    let link = sign_in.link().clone();
    let browser = Browser::new();
    let (_, page) = tokio::join!(sign_in.finish(LIMIT), browser.sign_in(&link, SUPPORT));
    assert!(page.html.contains("<html lang=\"de\">") && page.html.contains("angemeldet"), "{}", page.html);
}

#[tokio::test]
async fn a_web_registration_signs_in_with_its_secret_and_says_what_is_wrong_without() {
    let options = Options { client_secret: Some("the ~ secret".to_owned()), ..Options::default() };
    let web = Tenant::start(options).await.expect("a tenant");
    let public = tenant().await;
    for (tenant, secret, expected) in [
        (&web, Some("the ~ secret"), None),
        (&web, None, Some("sign-in-secret-missing")),
        (&web, Some("another"), Some("sign-in-secret-wrong")),
        (&public, Some("the ~ secret"), Some("sign-in-secret-not-wanted")),
    ] {
        let mut application = application(tenant);
        application.client_secret = secret.map(SecretString::from);
        let asked = Asked::anew(Language::English);
        let sign_in = SignIn::begin(&application, asked).await.expect("begun");
        let link = sign_in.link().clone();
        assert!(!link.as_str().contains("secret"));
        let browser = Browser::new();
        let (outcome, page) = tokio::join!(sign_in.finish(LIMIT), browser.sign_in(&link, SUPPORT));
        assert_eq!(outcome.as_ref().err().map(Problem::code), expected, "{secret:?}");
        assert!(!page.html.contains("the ~ secret"));
    }
}

#[tokio::test]
async fn what_is_under_way_prints_no_secret() {
    let tenant = tenant().await;
    let sign_in = begin(&tenant).await;
    let state = pair(sign_in.link(), "state").expect("a state");
    assert!(!format!("{sign_in:?}").contains(&state));
}
