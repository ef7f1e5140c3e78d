//! Asking an administrator, and waiting for the answer.

use std::time::Duration;

use mailferry::microsoft::consent::{Consent, ConsentAnswer, ConsentRequest, Consents};
use mailferry::microsoft::sign_in::{Asked, LIMIT, SignIn};
use mailferry::practice::tenant::{Consent as Lever, Tenant};
use mailferry::problem::{Kind, Language, Problem};
use url::Url;

use crate::support::browser::{Browser, Page};
use crate::support::provider::{Manners, OtherProvider};
use crate::{SUPPORT, application, tenant};

/// Opens the administrator's page, does something there, and says what came
/// back to the program and to the browser.
async fn with(
    tenant: &Tenant,
    steps: impl AsyncFnOnce(&Browser, Url) -> Page,
) -> (Result<ConsentAnswer, Problem>, Page) {
    let request = ConsentRequest::begin(&application(tenant), Language::English).await.expect("begun");
    let link = request.link().clone();
    let browser = Browser::new();
    tokio::join!(request.finish(LIMIT), steps(&browser, link))
}

async fn pressing(tenant: &Tenant, button: &str) -> (Result<ConsentAnswer, Problem>, Page) {
    with(tenant, async |browser, link| {
        let page = browser.open(&link).await;
        let back = browser.press(&page, ("consent", button)).await.err().expect("sent back");
        browser.open(&back).await
    })
    .await
}

/// Where the browser is sent back to, with parameters of our own.
fn back(link: &Url, parameters: &[(&str, &str)]) -> Url {
    let value = |name: &str| {
        let pair = link.query_pairs().find(|(key, _)| key == name);
        pair.expect("the parameter").1.into_owned()
    };
    let mut back = Url::parse(&value("redirect_uri")).expect("an address");
    back.query_pairs_mut().extend_pairs(parameters).append_pair("state", &value("state"));
    back
}

#[tokio::test]
async fn an_administrator_grants_it_and_the_page_says_so() {
    let tenant = tenant().await;
    tenant.levers(|levers| levers.consent = Lever::Administrator);
    let (outcome, page) = pressing(&tenant, "accept").await;
    assert_eq!(outcome, Ok(ConsentAnswer::Granted));
    assert_eq!(tenant.consent(), Lever::Granted);
    assert!(page.html.contains("Consent was given") && page.html.contains("go back to Mailferry"));
}

#[tokio::test]
async fn a_refusal_counts_although_admin_consent_stands_beside_it() {
    let tenant = tenant().await;
    let (outcome, page) = pressing(&tenant, "decline").await;
    let Ok(ConsentAnswer::Denied(problem)) = outcome else { panic!("denied: {outcome:?}") };
    assert_eq!((problem.code(), problem.fact("code")), ("consent-declined", Some("AADSTS65004")));
    assert!(page.html.contains(&problem.text(Language::English).what));
    // Accepted by the person and refused by the organisation.
    tenant.levers(|levers| levers.consent = Lever::Denied);
    let (outcome, _) = pressing(&tenant, "accept").await;
    assert!(matches!(outcome, Ok(ConsentAnswer::Denied(_))), "{outcome:?}");
}

#[tokio::test]
async fn what_is_neither_yes_nor_no_is_a_problem_and_no_answer() {
    let tenant = tenant().await;
    for (error, description, kind) in [
        ("temporarily_unavailable", "AADSTS90033: A passing fault.", Kind::Passing),
        ("unauthorized_client", "AADSTS700016: The application is not known.", Kind::Person),
    ] {
        let (outcome, _) = with(&tenant, async |browser, link| {
            let parameters =
                [("admin_consent", "True"), ("error", error), ("error_description", description)];
            browser.open(&back(&link, &parameters)).await
        })
        .await;
        assert_eq!(outcome.expect_err("undecided").kind(), kind, "{error}");
    }
    for word in ["False", "", "1"] {
        let (outcome, _) = with(&tenant, async |browser, link| {
            browser.open(&back(&link, &[("admin_consent", word), ("tenant", "x")])).await
        })
        .await;
        let Ok(ConsentAnswer::Denied(problem)) = outcome else { panic!("{word}: {outcome:?}") };
        assert_eq!(problem.code(), "consent-not-given");
    }
}

#[tokio::test]
async fn only_the_answer_with_the_right_state_counts() {
    let tenant = tenant().await;
    let (outcome, _) = with(&tenant, async |browser, link| {
        let mut forged = back(&link, &[("admin_consent", "True")]);
        forged.set_query(Some("admin_consent=True&tenant=x&state=guessed"));
        assert_eq!(browser.open(&forged).await.status, 400);
        // Neither does an answer to a sign-in.
        assert_eq!(browser.open(&back(&link, &[("code", "1")])).await.status, 400);
        let page = browser.open(&link).await;
        let back = browser.press(&page, ("consent", "decline")).await.err().expect("sent back");
        browser.open(&back).await
    })
    .await;
    assert!(matches!(outcome, Ok(ConsentAnswer::Denied(_))), "{outcome:?}");
}

#[tokio::test]
async fn nobody_answering_is_waiting_and_not_a_refusal() {
    let tenant = tenant().await;
    let request = ConsentRequest::begin(&application(&tenant), Language::English).await.expect("begun");
    tokio::time::pause();
    let problem = request.finish(Duration::from_mins(10)).await.expect_err("nobody came");
    assert_eq!(problem.code(), "sign-in-timed-out");
    tokio::time::resume();
}

#[tokio::test]
async fn the_link_names_the_application_and_the_mailboxs_permission() {
    let tenant = tenant().await;
    let application = application(&tenant);
    let request = ConsentRequest::begin(&application, Language::English).await.expect("begun");
    let link = request.link();
    assert!(link.as_str().starts_with(&format!("{}/v2.0/adminconsent?", tenant.authority())));
    let pairs: std::collections::HashMap<_, _> = link.query_pairs().into_owned().collect();
    assert_eq!(pairs["client_id"], application.client_id);
    assert_eq!(pairs["scope"], application.scope);
    assert!(pairs["redirect_uri"].starts_with("http://localhost:"));
    assert!(pairs["state"].len() >= 43);
}

#[tokio::test]
async fn common_and_providers_without_such_a_page_are_told() {
    let tenant = tenant().await;
    let mut everybody = application(&tenant);
    everybody.authority = everybody.authority.replace(tenant.tenant_id(), "common");
    everybody.tenant = "common".to_owned();
    let problem = ConsentRequest::begin(&everybody, Language::English).await.expect_err("refused");
    assert_eq!(problem.code(), "consent-needs-tenant");
    let other = OtherProvider::start(Manners::default()).await;
    let problem = ConsentRequest::begin(&other.application(), Language::English).await;
    assert_eq!(problem.expect_err("refused").code(), "consent-page-missing");
}

#[tokio::test]
async fn waiting_for_approval_lasts_until_a_sign_in_works() {
    let tenant = tenant().await;
    tenant.levers(|levers| levers.consent = Lever::Pending);
    let application = application(&tenant);
    let folder = tempfile::tempdir().expect("a folder");
    let browser = Browser::new();
    let sign_in = SignIn::begin(&application, Asked::anew(Language::English)).await.expect("begun");
    let link = sign_in.link().clone();
    let (outcome, ()) = tokio::join!(sign_in.finish(LIMIT), async {
        let first = browser.open(&link).await;
        let second = browser.press(&first, ("account", SUPPORT)).await.expect("a page");
        assert!(second.html.contains("Your request was sent"));
        let back = browser.press(&second, ("consent", "return")).await.err().expect("sent back");
        browser.open(&back).await;
    });
    let problem = outcome.expect_err("not yet");
    let noted = Consents::in_folder(folder.path()).note_sign_in(&application, Err(&problem));
    assert!(noted.expect("written").is_waiting());
    // Days later, another run of the program; the administrator has agreed.
    let later = Consents::in_folder(folder.path());
    assert!(later.of(&application).expect("read").is_waiting());
    tenant.levers(|levers| levers.consent = Lever::Granted);
    let sign_in = SignIn::begin(&application, Asked::anew(Language::English)).await.expect("begun");
    let link = sign_in.link().clone();
    let (outcome, _) = tokio::join!(sign_in.finish(LIMIT), browser.sign_in(&link, SUPPORT));
    let noted = later.note_sign_in(&application, outcome.as_ref().map(|_| ())).expect("written");
    assert!(matches!(noted, Consent::Granted { .. }), "{noted:?}");
}
