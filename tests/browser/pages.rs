//! The pages that the browser shows when it has come back, as it shows them.

use mailferry::microsoft::consent::{ConsentAnswer, ConsentRequest};
use mailferry::microsoft::sign_in::{Asked, LIMIT, SignIn};
use mailferry::practice::tenant::{Consent, SignIn as Lever, Tenant};
use mailferry::problem::Language;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::SUPPORT;
use crate::chromium::{Chromium, Scheme};
use crate::support::tenant::{application, tenant};

/// Signs in as the mailbox's owner; whether the program was content.
async fn sign_in(browser: &Chromium, tenant: &Tenant, language: Language) -> bool {
    let sign_in = SignIn::begin(&application(tenant), Asked::anew(language)).await.expect("begun");
    let link = sign_in.link().to_string();
    let person = async {
        browser.open(&link).await;
        browser.press("account", SUPPORT).await;
        browser.until_back().await;
    };
    tokio::join!(sign_in.finish(LIMIT), person).0.is_ok()
}

/// Consents as an administrator.
async fn consent(browser: &Chromium, tenant: &Tenant, language: Language) -> ConsentAnswer {
    let request = ConsentRequest::begin(&application(tenant), language).await.expect("begun");
    let link = request.link().to_string();
    let person = async {
        browser.open(&link).await;
        browser.press("consent", "accept").await;
        browser.until_back().await;
    };
    tokio::join!(request.finish(LIMIT), person).0.expect("an answer")
}

/// The contrast of each text with what it stands on, least first (WCAG 2.2,
/// 1.4.3), as `[ratio, text]`.
const CONTRASTS: &str = "(() => {
    const parts = colour => colour.match(/[\\d.]+/g).map(Number);
    const light = colour => {
        const [red, green, blue] = parts(colour).map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ground = element => {
        for (let at = element; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (parts(colour)[3] !== 0) return colour;
        }
        return 'rgb(255, 255, 255)';
    };
    const texts = [...document.body.querySelectorAll('*')].filter(element =>
        [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()));
    return texts.map(element => {
        const [one, other] = [light(getComputedStyle(element).color), light(ground(element))];
        const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        return [ratio, element.innerText];
    }).sort((one, other) => one[0] - other[0]);
})()";

/// Looks at the page shown as somebody who cannot trust it would.
async fn judge(browser: &Chromium, name: &str, language: Language) {
    assert_eq!(browser.complaints().await, Vec::<String>::new(), "{name}");
    let facts = browser
        .evaluate(
            "{ scripts: document.scripts.length, lang: document.documentElement.lang,
               loaded: performance.getEntriesByType('resource').length, mains: document.querySelectorAll('main').length,
               links: document.links.length, forms: document.forms.length, cookies: document.cookie,
               titled: document.querySelector('h1').innerText.includes(document.title) && document.title !== '' }",
        )
        .await;
    let expected = json!({
        "scripts": 0, "lang": language.tag(), "loaded": 0, "mains": 1, "links": 0, "forms": 0,
        "cookies": "", "titled": true,
    });
    assert_eq!(facts, expected, "{name}");
    for scheme in Scheme::ALL {
        browser.prefer(scheme).await;
        let contrasts = browser.evaluate(CONTRASTS).await;
        let least = contrasts[0][0].as_f64().expect("a text");
        assert!(least >= 4.5, "{name} {scheme:?}: {contrasts:#}");
        browser.resize(1000, 620).await;
        browser.picture(&format!("{name}-{}-{}", language.tag(), scheme.name())).await;
        // A narrow window, or large text: everything stays readable.
        browser.resize(320, 640).await;
        let overhang = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(browser.evaluate(overhang).await, json!(0), "{name} in a narrow window");
        browser.picture(&format!("{name}-{}-{}-narrow", language.tag(), scheme.name())).await;
    }
    browser.resize(1000, 620).await;
}

async fn ground(browser: &Chromium) -> String {
    let colour = browser.evaluate("getComputedStyle(document.body).backgroundColor").await;
    colour.as_str().expect("a colour").to_owned()
}

#[tokio::test]
async fn they_speak_the_persons_language_and_are_readable_in_light_and_dark() {
    let browser = Chromium::start().await;
    for language in Language::ALL {
        let tenant = tenant().await;
        assert!(sign_in(&browser, &tenant, language).await);
        let (title, way_on) = match language {
            Language::English => ("You are signed in as", "go back to Mailferry"),
            Language::German => ("Sie sind als", "zu Mailferry zurückkehren"),
        };
        assert!(browser.heading().await.contains(title), "{}", browser.text().await);
        assert!(browser.text().await.contains(SUPPORT) && browser.text().await.contains(way_on));
        judge(&browser, "signed-in", language).await;

        tenant.levers(|levers| levers.sign_in = Lever::Refused(53003));
        assert!(!sign_in(&browser, &tenant, language).await);
        let policy = match language {
            Language::English => "Conditional Access",
            Language::German => "bedingte Zugriff",
        };
        assert!(browser.text().await.contains(policy), "{}", browser.text().await);
        assert!(browser.text().await.contains("53003"), "{}", browser.text().await);
        judge(&browser, "refused", language).await;

        tenant.levers(|levers| levers.consent = Consent::Administrator);
        assert_eq!(consent(&browser, &tenant, language).await, ConsentAnswer::Granted);
        judge(&browser, "consented", language).await;
    }
}

#[tokio::test]
async fn they_have_the_colours_of_the_window() {
    let (browser, tenant) = (Chromium::start().await, tenant().await);
    assert!(sign_in(&browser, &tenant, Language::English).await);
    browser.prefer(Scheme::Light).await;
    assert_eq!(ground(&browser).await, "rgb(247, 248, 250)");
    browser.prefer(Scheme::Dark).await;
    assert_eq!(ground(&browser).await, "rgb(20, 24, 29)");
}

#[tokio::test]
async fn nothing_that_belongs_to_the_sign_in_leaks_from_them_to_where_the_person_goes_next() {
    let (browser, tenant) = (Chromium::start().await, tenant().await);
    assert!(sign_in(&browser, &tenant, Language::English).await);
    assert!(browser.address().await.query().is_some_and(|query| query.contains("code=")));
    let address = tenant.authority();
    browser.evaluate(&format!("(document.location = '{address}/somewhere', null)")).await;
    crate::support::until("the next page", || async {
        browser.address().await.as_str().starts_with(&address)
    })
    .await;
    assert_eq!(browser.evaluate("document.referrer").await, json!(""));
}

#[tokio::test]
async fn a_page_that_breaks_its_policy_would_be_noticed() {
    let page = "<!DOCTYPE html><title>x</title><style>p{color:red}</style><h1>x</h1><script>1</script>";
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\
         Content-Security-Policy: default-src 'none'; style-src 'sha256-AAAA'\r\nConnection: close\r\n\r\n{page}",
        page.len()
    );
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let address = format!("http://{}/", listener.local_addr().expect("its address"));
    let server = tokio::spawn(async move {
        loop {
            let (mut visitor, _) = listener.accept().await.expect("a visitor");
            let _ = visitor.read(&mut [0; 4096]).await;
            let _ = visitor.write_all(answer.as_bytes()).await;
        }
    });
    let browser = Chromium::start().await;
    browser.open(&address).await;
    let complaints = browser.complaints().await;
    server.abort();
    for what in ["style-src", "script"] {
        assert!(complaints.iter().any(|complaint| complaint.contains(what)), "{what}: {complaints:#?}");
    }
    assert_eq!(browser.evaluate("document.scripts.length").await, json!(1));
}
