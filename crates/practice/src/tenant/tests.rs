//! Over HTTP: what a browser and a program get.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::{Client, Response, StatusCode, redirect};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use url::Url;

use super::*;

const SUPPORT: &str = "support@contoso.example";
const REDIRECT: &str = "http://localhost:50123";
const VERIFIER: &str = "a-verifier-that-is-long-enough-for-the-standard";
const SCOPE: &str = "https://outlook.office.com/IMAP.AccessAsUser.All offline_access openid profile";

struct Visitor {
    tenant: Tenant,
    client: Client,
}

impl Visitor {
    async fn new(options: Options) -> Self {
        // A second installation of the same provider is refused and harmless.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().redirect(redirect::Policy::none()).build().expect("a client");
        Self { tenant: Tenant::start(options).await.expect("a tenant"), client }
    }

    async fn standard() -> Self {
        Self::new(Options::default()).await
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.tenant.authority())
    }

    /// Opens the sign-in page, with these parameters beside or instead of the
    /// usual ones.
    async fn open(&self, other: &[(&str, &str)]) -> Response {
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
        let usual = [
            ("client_id", self.tenant.client_id()),
            ("response_type", "code"),
            ("redirect_uri", REDIRECT),
            ("scope", SCOPE),
            ("state", "a state & more"),
            ("nonce", "n1"),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        let kept = usual.iter().filter(|(name, _)| !other.iter().any(|(instead, _)| instead == name));
        let fields: Vec<&(&str, &str)> = kept.chain(other).collect();
        self.client.get(self.at("/oauth2/v2.0/authorize")).query(&fields).send().await.expect("a page")
    }

    async fn press(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        self.client.post(self.at(path)).form(fields).send().await.expect("an answer")
    }

    /// Opens the page and picks an account there.
    async fn pick(&self, account: &str) -> Response {
        let page = self.open(&[]).await.text().await.expect("a page");
        assert!(!page.contains("<script"), "a browser without script can sign in");
        let request = hidden(&page, "request");
        self.press("/oauth2/v2.0/authorize", &[("request", &request), ("account", account)]).await
    }

    async fn code(&self, account: &str) -> String {
        returned(&self.pick(account).await)["code"].clone()
    }

    async fn token(&self, fields: &[(&str, &str)]) -> (StatusCode, Value) {
        let mut all = vec![("client_id", self.tenant.client_id())];
        all.extend(fields);
        let answer = self.press("/oauth2/v2.0/token", &all).await;
        (answer.status(), answer.json().await.expect("json"))
    }

    async fn redeem(&self, code: &str, verifier: &str) -> (StatusCode, Value) {
        self.token(&[
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", REDIRECT),
            ("code_verifier", verifier),
        ])
        .await
    }

    async fn refresh(&self, token: &str) -> (StatusCode, Value) {
        self.token(&[("grant_type", "refresh_token"), ("refresh_token", token), ("scope", SCOPE)]).await
    }

    async fn introspect(&self, token: &str) -> (StatusCode, Value) {
        let request = self.client.get(self.tenant.introspection_url()).bearer_auth(token);
        let answer = request.send().await.expect("an answer");
        (answer.status(), answer.json().await.expect("json"))
    }
}

/// The value of a hidden field of a page.
fn hidden(page: &str, name: &str) -> String {
    let start = page.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("the field");
    start.split('"').next().expect("its value").to_owned()
}

/// What the browser is sent back with.
fn returned(answer: &Response) -> std::collections::HashMap<String, String> {
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    let target = answer.headers()["location"].to_str().expect("an address");
    assert!(target.starts_with("http://localhost:50123/"), "{target}");
    Url::parse(target).expect("an address").query_pairs().into_owned().collect()
}

fn code_of(answer: &(StatusCode, Value)) -> u64 {
    answer.1["error_codes"][0].as_u64().expect("a code")
}

fn claims(id_token: &str) -> Value {
    let middle = id_token.split('.').nth(1).expect("claims");
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(middle).expect("base64")).expect("json")
}

#[tokio::test]
async fn signing_in_gives_tokens_that_open_the_mailbox() {
    let visitor = Visitor::standard().await;
    let back = returned(&visitor.pick(SUPPORT).await);
    assert_eq!(back["state"], "a state & more");
    let (status, tokens) = visitor.redeem(&back["code"], VERIFIER).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(tokens["token_type"], "Bearer");
    assert_eq!(tokens["expires_in"], 4500);
    let claims = claims(tokens["id_token"].as_str().expect("an id token"));
    assert_eq!(claims["preferred_username"], SUPPORT);
    assert_eq!(claims["tid"], visitor.tenant.tenant_id());
    assert_eq!(claims["nonce"], "n1");
    let access = tokens["access_token"].as_str().expect("a token");
    assert_eq!(visitor.tenant.checker().check(access, "Support@Contoso.example"), TokenState::Valid);
    assert_eq!(visitor.tenant.checker().check(access, "mia.keller@contoso.example"), TokenState::NoRight);
}

#[tokio::test]
async fn the_id_token_is_signed_with_the_published_key() {
    let visitor = Visitor::standard().await;
    let (_, tokens) = visitor.redeem(&visitor.code(SUPPORT).await, VERIFIER).await;
    let address = visitor.at("/v2.0/.well-known/openid-configuration");
    let configuration: Value =
        visitor.client.get(address).send().await.expect("sent").json().await.expect("json");
    let keys = configuration["jwks_uri"].as_str().expect("an address");
    let keys: Value = visitor.client.get(keys).send().await.expect("sent").json().await.expect("json");
    let part =
        |name: &str| URL_SAFE_NO_PAD.decode(keys["keys"][0][name].as_str().expect("text")).expect("base64");
    let point = [vec![4], part("x"), part("y")].concat();
    let (signed, signature) =
        tokens["id_token"].as_str().and_then(|token| token.rsplit_once('.')).expect("a token");
    let signature = URL_SAFE_NO_PAD.decode(signature).expect("base64");
    let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point);
    key.verify(signed.as_bytes(), &signature).expect("the signature fits");
}

#[tokio::test]
async fn a_code_is_good_once_and_only_for_who_asked() {
    let visitor = Visitor::standard().await;
    let code = visitor.code(SUPPORT).await;
    assert_eq!(code_of(&visitor.redeem(&code, &"x".repeat(50)).await), 501_481);
    assert_eq!(code_of(&visitor.redeem(&code, VERIFIER).await), 54005);
    assert_eq!(code_of(&visitor.redeem("made-up", VERIFIER).await), 70000);
    let code = visitor.code(SUPPORT).await;
    let fields =
        [("grant_type", "authorization_code"), ("code", &code), ("redirect_uri", "http://localhost:1")];
    assert_eq!(code_of(&visitor.token(&fields).await), 50011);
}

#[tokio::test]
async fn errors_carry_all_that_support_asks_for() {
    let visitor = Visitor::standard().await;
    let answer = visitor.token(&[("grant_type", "password")]).await;
    assert_eq!(answer.0, StatusCode::BAD_REQUEST);
    assert_eq!(answer.1["error"], "unsupported_grant_type");
    assert!(answer.1["error_description"].as_str().is_some_and(|text| text.starts_with("AADSTS70003: ")));
    for field in ["timestamp", "trace_id", "correlation_id", "error_uri"] {
        assert!(answer.1[field].as_str().is_some_and(|text| !text.is_empty()), "{field}");
    }
    let secret = visitor.token(&[("grant_type", "refresh_token"), ("client_secret", "x")]).await;
    assert_eq!((secret.0, code_of(&secret)), (StatusCode::UNAUTHORIZED, 700_025));
    let two = [("grant_type", "refresh_token"), ("refresh_token", "x"), ("scope", "a")];
    assert_eq!(code_of(&visitor.token(&two).await), 70000);
}

#[tokio::test]
async fn a_wrong_request_is_shown_and_never_sent_back_to_an_unknown_address() {
    let visitor = Visitor::standard().await;
    for (name, value, code) in [
        ("client_id", "11111111-2222-3333-4444-555555555555", "AADSTS700016"),
        ("redirect_uri", "https://evil.example/", "AADSTS50011"),
        ("redirect_uri", "http://localhost:50123/path", "AADSTS50011"),
    ] {
        let page = visitor.open(&[(name, value)]).await;
        assert_eq!(page.status(), StatusCode::BAD_REQUEST);
        assert!(page.text().await.expect("a page").contains(code), "{code}");
    }
    assert_eq!(
        returned(&visitor.open(&[("response_type", "token")]).await)["error"],
        "unsupported_response_type"
    );
    assert_eq!(returned(&visitor.open(&[("prompt", "none")]).await)["error"], "login_required");
    let other = format!("http://{}/elsewhere.example/oauth2/v2.0/token", visitor.tenant.address());
    let answer = visitor.client.post(other).form(&[("a", "b")]).send().await.expect("an answer");
    assert!(answer.text().await.expect("text").contains("AADSTS90002"));
}

#[tokio::test]
async fn renewing_keeps_or_ends_the_old_token_as_told() {
    let visitor = Visitor::standard().await;
    let (_, tokens) = visitor.redeem(&visitor.code(SUPPORT).await, VERIFIER).await;
    let first = tokens["refresh_token"].as_str().expect("a token").to_owned();
    let (_, tokens) = visitor.refresh(&first).await;
    let second = tokens["refresh_token"].as_str().expect("a token").to_owned();
    assert_ne!(first, second);
    assert_eq!(visitor.refresh(&first).await.0, StatusCode::OK);
    visitor.tenant.levers(|levers| levers.refresh = Refresh::EndsOld);
    assert_eq!(visitor.refresh(&first).await.0, StatusCode::OK);
    assert_eq!(code_of(&visitor.refresh(&first).await), 50173);
    visitor.tenant.levers(|levers| levers.refresh = Refresh::Refused(700_082));
    assert_eq!(code_of(&visitor.refresh(&second).await), 700_082);
    visitor.tenant.levers(|levers| levers.refresh = Refresh::KeepsOld);
    visitor.tenant.revoke_all();
    let revoked = visitor.refresh(&second).await;
    assert_eq!((code_of(&revoked), revoked.1["error"].as_str()), (50173, Some("invalid_grant")));
}

#[tokio::test]
async fn a_token_for_graph_does_not_open_imap() {
    let visitor = Visitor::standard().await;
    let (_, tokens) = visitor.redeem(&visitor.code(SUPPORT).await, VERIFIER).await;
    let refresh = tokens["refresh_token"].as_str().expect("a token");
    for scope in ["IMAP.AccessAsUser.All", "https://graph.microsoft.com/IMAP.AccessAsUser.All"] {
        let fields = [("grant_type", "refresh_token"), ("refresh_token", refresh), ("scope", scope)];
        let (_, tokens) = visitor.token(&fields).await;
        let access = tokens["access_token"].as_str().expect("a token");
        assert_eq!(visitor.tenant.checker().check(access, SUPPORT), TokenState::WrongAudience, "{scope}");
    }
    let both = format!("{IMAP_SCOPE} https://graph.microsoft.com/Mail.Read");
    let fields = [("grant_type", "refresh_token"), ("refresh_token", refresh), ("scope", &both)];
    assert_eq!(code_of(&visitor.token(&fields).await), 700_022);
}

#[tokio::test]
async fn another_account_can_sign_in_instead_or_nobody() {
    let visitor = Visitor::standard().await;
    visitor.tenant.levers(|levers| levers.sign_in = SignIn::As("jonas.weber@contoso.example".into()));
    let (_, tokens) = visitor.redeem(&visitor.code(SUPPORT).await, VERIFIER).await;
    let claims = claims(tokens["id_token"].as_str().expect("an id token"));
    assert_eq!(claims["preferred_username"], "jonas.weber@contoso.example");
    visitor.tenant.levers(|levers| levers.sign_in = SignIn::Refused(53003));
    let back = returned(&visitor.pick(SUPPORT).await);
    assert_eq!(back["error"], "access_denied");
    assert!(back["error_description"].starts_with("AADSTS53003: "));
    assert_eq!(back["state"], "a state & more");
}

#[tokio::test]
async fn consent_is_asked_given_and_remembered() {
    let visitor = Visitor::standard().await;
    visitor.tenant.levers(|levers| levers.consent = Consent::Asked);
    let page = visitor.pick(SUPPORT).await.text().await.expect("a page");
    assert!(page.contains("Permissions requested") && page.contains("IMAP.AccessAsUser.All"));
    let request = hidden(&page, "request");
    let decline = [("request", request.as_str()), ("consent", "decline")];
    let back = returned(&visitor.press("/oauth2/v2.0/authorize", &decline).await);
    assert!(back["error_description"].starts_with("AADSTS65004"));
    let page = visitor.pick(SUPPORT).await.text().await.expect("a page");
    let request = hidden(&page, "request");
    let accept = [("request", request.as_str()), ("consent", "accept")];
    assert!(returned(&visitor.press("/oauth2/v2.0/authorize", &accept).await).contains_key("code"));
    assert_eq!(visitor.tenant.consent(), Consent::Granted);
    assert!(returned(&visitor.pick(SUPPORT).await).contains_key("code"));
}

#[tokio::test]
async fn where_an_administrator_must_consent_others_come_back_empty_handed() {
    let visitor = Visitor::standard().await;
    for (consent, code) in [(Consent::Administrator, "AADSTS90094"), (Consent::Pending, "AADSTS90095")] {
        visitor.tenant.levers(|levers| levers.consent = consent);
        let page = visitor.pick(SUPPORT).await.text().await.expect("a page");
        let request = hidden(&page, "request");
        let fields = [("request", request.as_str()), ("consent", "return")];
        let back = returned(&visitor.press("/oauth2/v2.0/authorize", &fields).await);
        assert!(back["error_description"].starts_with(code), "{back:?}");
    }
    let fields = [("client_id", visitor.tenant.client_id()), ("redirect_uri", REDIRECT), ("state", "s")];
    for (answer, given) in [("decline", false), ("accept", true)] {
        let page =
            visitor.client.get(visitor.at("/v2.0/adminconsent")).query(&fields).send().await.expect("a page");
        let request = hidden(&page.text().await.expect("a page"), "admin_request");
        let pressed = [("admin_request", request.as_str()), ("consent", answer)];
        let back = returned(&visitor.press("/v2.0/adminconsent", &pressed).await);
        assert_eq!(back["admin_consent"], "True");
        assert_eq!(back.contains_key("error"), !given);
        assert_eq!(visitor.tenant.consent() == Consent::Granted, given);
    }
}

#[tokio::test]
async fn another_device_can_sign_in() {
    let visitor = Visitor::standard().await;
    let begin = [("client_id", visitor.tenant.client_id()), ("scope", SCOPE)];
    let grant = "urn:ietf:params:oauth:grant-type:device_code";
    for (account, result) in [(SUPPORT, None), ("", Some(65004))] {
        let started: Value =
            visitor.press("/oauth2/v2.0/devicecode", &begin).await.json().await.expect("json");
        let device = started["device_code"].as_str().expect("a code");
        let poll = [("grant_type", grant), ("device_code", device)];
        let waiting = visitor.token(&poll).await;
        assert_eq!((code_of(&waiting), waiting.1["error"].as_str()), (70016, Some("authorization_pending")));
        let user_code = started["user_code"].as_str().expect("a code").to_lowercase();
        let page = started["verification_uri"].as_str().expect("an address");
        let fields = [("user_code", user_code.as_str()), ("account", account)];
        visitor.client.post(page).form(&fields).send().await.expect("pressed");
        let done = visitor.token(&poll).await;
        match result {
            None => assert!(done.1["refresh_token"].is_string()),
            Some(code) => assert_eq!(code_of(&done), code),
        }
    }
    let wrong = [("grant_type", grant), ("device_code", "made-up")];
    assert_eq!(code_of(&visitor.token(&wrong).await), 70018);
}

#[tokio::test]
async fn a_mail_server_is_told_what_a_token_is_worth_always_with_200() {
    let visitor = Visitor::standard().await;
    let token = visitor.tenant.access_token(SUPPORT);
    let (status, answer) = visitor.introspect(&token).await;
    assert_eq!(
        (status, &answer["active"], &answer["email"]),
        (StatusCode::OK, &true.into(), &SUPPORT.into())
    );
    visitor.tenant.expire(&token);
    let dead = (StatusCode::OK, serde_json::json!({ "active": false }));
    assert_eq!(visitor.introspect(&token).await, dead);
    assert_eq!(visitor.introspect("made-up").await, dead);
    let token = visitor.tenant.access_token(SUPPORT);
    let form = [("token", token.as_str())];
    let posted =
        visitor.client.post(visitor.tenant.introspection_url()).form(&form).send().await.expect("sent");
    assert_eq!(posted.json::<Value>().await.expect("json")["active"], true);
}

#[tokio::test]
async fn tokens_run_out_by_themselves() {
    let options = Options { access_token_lifetime: Duration::ZERO, ..Options::default() };
    let visitor = Visitor::new(options).await;
    let token = visitor.tenant.access_token(SUPPORT);
    assert_eq!(visitor.tenant.checker().check(&token, SUPPORT), TokenState::Expired);
    assert_eq!(visitor.tenant.checker().check("made-up", SUPPORT), TokenState::Unknown);
}

#[tokio::test]
async fn answers_can_be_absent_throttling_or_broken() {
    let visitor = Visitor::standard().await;
    visitor.tenant.levers(|levers| levers.answers = Answers::Unavailable);
    let answer = visitor.refresh("x").await;
    assert_eq!(
        (answer.0, answer.1["error"].as_str()),
        (StatusCode::SERVICE_UNAVAILABLE, Some("temporarily_unavailable"))
    );
    visitor.tenant.levers(|levers| levers.answers = Answers::Throttled(7));
    let answer = visitor.press("/oauth2/v2.0/token", &[]).await;
    assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.headers()["retry-after"], "7");
    visitor.tenant.levers(|levers| levers.answers = Answers::Broken);
    let answer = visitor.press("/oauth2/v2.0/token", &[]).await;
    assert_eq!(answer.status(), StatusCode::OK);
    assert!(answer.json::<Value>().await.is_err());
    // The mail server's question is answered all the same.
    assert_eq!(visitor.introspect("made-up").await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_web_registration_wants_its_secret_and_a_public_one_wants_none() {
    let web = Options { client_secret: Some("s3cret & more".into()), ..Options::default() };
    let visitor = Visitor::new(web).await;
    let code = visitor.code(SUPPORT).await;
    let redeem = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", REDIRECT),
        ("code_verifier", VERIFIER),
    ];
    for (secret, refusal) in [(None, 7_000_218), (Some("wrong"), 7_000_215)] {
        let mut fields = redeem.to_vec();
        fields.extend(secret.map(|secret| ("client_secret", secret)));
        let answer = visitor.token(&fields).await;
        assert_eq!((answer.0, code_of(&answer)), (StatusCode::UNAUTHORIZED, refusal));
        assert_eq!(answer.1["error"], "invalid_client");
    }
    // In the header, form-encoded before, as RFC 6749 section 2.3.1 has it.
    let encoded = "s3cret+%26+more";
    let header = visitor
        .client
        .post(visitor.at("/oauth2/v2.0/token"))
        .basic_auth(visitor.tenant.client_id(), Some(encoded))
        .form(&redeem);
    let answer: Value = header.send().await.expect("an answer").json().await.expect("json");
    let refresh = answer["refresh_token"].as_str().expect("a token");
    let renew = [("grant_type", "refresh_token"), ("refresh_token", refresh), ("scope", SCOPE)];
    assert_eq!(code_of(&visitor.token(&renew).await), 7_000_218);
    let with_secret = [renew.as_slice(), &[("client_secret", "s3cret & more")]].concat();
    assert_eq!(visitor.token(&with_secret).await.0, StatusCode::OK);

    let visitor = Visitor::standard().await;
    let with_secret = [redeem.as_slice(), &[("client_secret", "any")]].concat();
    assert_eq!(code_of(&visitor.token(&with_secret).await), 700_025);
}

#[tokio::test]
async fn what_one_application_was_given_is_of_no_use_to_another() {
    let other = Registration { client_id: "0ther000-52b8-4f6e-8a11-0ddba11feed5".into(), secret: None };
    let options = Options { other_applications: vec![other.clone()], ..Options::default() };
    let visitor = Visitor::new(options).await;
    let page = visitor.open(&[("client_id", &other.client_id)]).await.text().await.expect("a page");
    let pressed = [("request", hidden(&page, "request")), ("account", SUPPORT.to_owned())];
    let pressed: Vec<(&str, &str)> = pressed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let code = returned(&visitor.press("/oauth2/v2.0/authorize", &pressed).await)["code"].clone();
    assert_eq!(code_of(&visitor.redeem(&code, VERIFIER).await), 70000);
    let redeem = [
        ("client_id", other.client_id.as_str()),
        ("grant_type", "authorization_code"),
        ("code", &code),
        ("redirect_uri", REDIRECT),
        ("code_verifier", VERIFIER),
    ];
    let answer = visitor.press("/oauth2/v2.0/token", &redeem).await;
    let tokens: Value = answer.json().await.expect("json");
    assert_eq!(claims(tokens["id_token"].as_str().expect("an id token"))["aud"], other.client_id.as_str());
    let refresh = tokens["refresh_token"].as_str().expect("a token");
    assert_eq!(code_of(&visitor.refresh(refresh).await), 70000);
}

#[tokio::test]
async fn a_tenant_of_another_cloud_says_so() {
    let visitor = Visitor::standard().await;
    let configuration = visitor.at("/v2.0/.well-known/openid-configuration");
    let metadata = || async {
        let answer = visitor.client.get(&configuration).send().await.expect("an answer");
        (answer.status(), answer.json::<Value>().await.expect("json"))
    };
    assert_eq!(metadata().await.1.get("cloud_instance_name"), None);
    visitor.tenant.levers(|levers| levers.home = Home::Named("microsoftonline.us".into()));
    assert_eq!(metadata().await.1["cloud_instance_name"], "microsoftonline.us");
    visitor.tenant.levers(|levers| levers.home = Home::Elsewhere("microsoftonline.us".into()));
    let refused = metadata().await;
    assert_eq!((refused.0, code_of(&refused)), (StatusCode::BAD_REQUEST, 90038));
    let words = refused.1["error_description"].as_str().expect("words");
    assert!(words.contains("National Cloud 'microsoftonline.us'"), "{words}");
    assert_eq!(code_of(&visitor.refresh("x").await), 90038);
    assert_eq!(visitor.open(&[]).await.status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn cancelling_on_the_page_is_told_from_declining() {
    let visitor = Visitor::standard().await;
    let page = visitor.open(&[]).await.text().await.expect("a page");
    let request = hidden(&page, "request");
    let cancel = [("request", request.as_str()), ("cancel", "yes")];
    let back = returned(&visitor.press("/oauth2/v2.0/authorize", &cancel).await);
    assert_eq!((back["error"].as_str(), back["error_subcode"].as_str()), ("access_denied", "cancel"));
    visitor.tenant.levers(|levers| levers.consent = Consent::Denied);
    assert!(!returned(&visitor.pick(SUPPORT).await).contains_key("error_subcode"));
}

#[tokio::test]
async fn device_codes_run_out_and_hasty_devices_are_told_to_slow_down() {
    let hasty = Options { device_patience: true, device_interval: 3600, ..Options::default() };
    let brief = Options { device_lifetime: Duration::ZERO, ..Options::default() };
    for (options, answers) in [
        (hasty, ["authorization_pending", "slow_down"]),
        (Options::default(), ["authorization_pending", "authorization_pending"]),
        (brief, ["expired_token", "expired_token"]),
    ] {
        let visitor = Visitor::new(options).await;
        let begin = [("client_id", visitor.tenant.client_id()), ("scope", SCOPE)];
        let started: Value =
            visitor.press("/oauth2/v2.0/devicecode", &begin).await.json().await.expect("json");
        let device = started["device_code"].as_str().expect("a code");
        let poll = [("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("device_code", device)];
        for error in answers {
            assert_eq!(visitor.token(&poll).await.1["error"], error);
        }
    }
}
