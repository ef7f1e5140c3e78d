//! What an identity platform says of itself, and what may answer in its place.

use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::response::Html;
use mailferry::microsoft::Application;
use mailferry::microsoft::provider::Provider;
use mailferry::practice::tenant::{Answers, Home};
use mailferry::problem::{Kind, Problem};
use serde_json::json;
use tokio::net::TcpListener;

use crate::support::ClosedPort;
use crate::support::provider::{Manners, OtherProvider};
use crate::{application, tenant};

/// Something that answers everything in one way.
async fn answering(status: StatusCode, body: &'static str) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let address = listener.local_addr().expect("its address");
    let routes = Router::new().fallback(move || async move { (status, Html(body)) });
    tokio::spawn(async move { drop(axum::serve(listener, routes).await) });
    format!("http://{address}/desk")
}

fn at(authority: &str) -> Application {
    Application {
        authority: authority.to_owned(),
        tenant: "desk".to_owned(),
        client_id: "desk".to_owned(),
        scope: "mail.read".to_owned(),
        client_secret: None,
        ca_file: None,
    }
}

async fn refused(authority: &str) -> Problem {
    Provider::find(&at(authority)).await.expect_err("no provider")
}

#[tokio::test]
async fn the_practice_tenant_is_found_with_all_it_offers() {
    let tenant = tenant().await;
    let provider = Provider::find(&application(&tenant)).await.expect("found");
    let base = tenant.authority();
    assert_eq!(provider.issuer(), format!("{base}/v2.0"));
    assert_eq!(provider.token_endpoint().as_str(), format!("{base}/oauth2/v2.0/token"));
    let device = provider.device_authorization_endpoint().expect("offered");
    assert_eq!(device.as_str(), format!("{base}/oauth2/v2.0/devicecode"));
    let consent = provider.admin_consent_endpoint().expect("Microsoft's shape");
    assert_eq!(consent.as_str(), format!("{base}/v2.0/adminconsent"));
}

#[tokio::test]
async fn a_provider_with_paths_of_its_own_is_found_in_either_place() {
    for place in ["/.well-known/openid-configuration", "/v2.0/.well-known/openid-configuration"] {
        let other = OtherProvider::start(Manners { place, ..Manners::default() }).await;
        let mut application = other.application();
        for authority in [application.authority.clone(), format!("{}/", application.authority)] {
            application.authority = authority;
            let provider = Provider::find(&application).await.expect("found");
            assert!(provider.token_endpoint().as_str().ends_with("/exchange"));
            assert_eq!(provider.admin_consent_endpoint(), None);
        }
    }
}

#[tokio::test]
async fn a_host_without_any_document_is_taken_for_microsofts_shape() {
    let authority = answering(StatusCode::NOT_FOUND, "nothing here").await;
    let provider = Provider::find(&at(&authority)).await.expect("assumed");
    assert_eq!(provider.authorization_endpoint().as_str(), format!("{authority}/oauth2/v2.0/authorize"));
    assert_eq!(provider.token_endpoint().as_str(), format!("{authority}/oauth2/v2.0/token"));
    assert!(provider.issuer().ends_with("/{tenantid}/v2.0"), "{}", provider.issuer());
}

#[tokio::test]
async fn a_tenant_that_does_not_exist_is_told() {
    let tenant = tenant().await;
    let mut application = application(&tenant);
    application.authority = application.authority.replace(tenant.tenant_id(), "fabrikam.example");
    application.tenant = "fabrikam.example".to_owned();
    let problem = Provider::find(&application).await.expect_err("no such tenant");
    assert_eq!((problem.code(), problem.kind()), ("sign-in-tenant-unknown", Kind::Person));
    assert_eq!(problem.fact("tenant"), Some("fabrikam.example"));
}

#[tokio::test]
async fn a_tenant_of_another_cloud_names_the_cloud_to_try() {
    let other = OtherProvider::start(Manners {
        document: |document| document["cloud_instance_name"] = json!("microsoftonline.us"),
        ..Manners::default()
    })
    .await;
    let problem = Provider::find(&other.application()).await.expect_err("wrong cloud");
    assert_eq!((problem.code(), problem.fact("cloud")), ("sign-in-wrong-cloud", Some("us-government")));
    // Where the mailbox is in that cloud too, all is well.
    let mut application = other.application();
    application.scope = "https://outlook.office365.us/IMAP.AccessAsUser.All".to_owned();
    assert!(Provider::find(&application).await.is_ok());
}

#[tokio::test]
async fn a_tenant_that_moved_to_another_cloud_is_told_however_it_says_so() {
    for home in
        [Home::Named("microsoftonline.us".to_owned()), Home::Elsewhere("microsoftonline.us".to_owned())]
    {
        let tenant = tenant().await;
        tenant.levers(|levers| levers.home = home.clone());
        let problem = Provider::find(&application(&tenant)).await.expect_err("wrong cloud");
        assert_eq!((problem.code(), problem.kind()), ("sign-in-wrong-cloud", Kind::Person), "{home:?}");
        assert_eq!(problem.fact("cloud"), Some("us-government"), "{home:?}");
    }
}

#[tokio::test]
async fn what_stands_in_between_is_not_taken_for_the_service() {
    for (status, body) in [
        (StatusCode::OK, "<!DOCTYPE html><html><h1>Welcome to the guest network"),
        (StatusCode::FOUND, ""),
        (StatusCode::OK, "[1, 2]"),
    ] {
        let problem = refused(&answering(status, body).await).await;
        assert!(
            matches!(problem.code(), "sign-in-other-answered" | "sign-in-discovery-incomplete"),
            "{status} {body}: {problem:?}"
        );
    }
    let tenant = tenant().await;
    tenant.levers(|levers| levers.answers = Answers::Broken);
    let problem = Provider::find(&application(&tenant)).await.expect_err("a web filter");
    assert_eq!((problem.code(), problem.kind()), ("sign-in-other-answered", Kind::Passing));
}

#[tokio::test]
async fn trouble_passes() {
    let closed = ClosedPort::new();
    let nobody = format!("http://127.0.0.1:{}/desk", closed.number());
    let problem = refused(&nobody).await;
    assert_eq!((problem.code(), problem.kind()), ("network-unreachable", Kind::Passing));
    let problem = refused(&answering(StatusCode::BAD_GATEWAY, "<h1>Bad gateway").await).await;
    assert_eq!((problem.code(), problem.kind()), ("sign-in-server-trouble", Kind::Passing));
    let tenant = tenant().await;
    tenant.levers(|levers| levers.answers = Answers::Throttled(30));
    let problem = Provider::find(&application(&tenant)).await.expect_err("throttled");
    assert_eq!((problem.kind(), problem.wait_hint()), (Kind::Passing, Some(Duration::from_secs(30))));
    tenant.levers(|levers| levers.answers = Answers::Slow(Duration::from_mins(5)));
    let limit = Duration::from_millis(200);
    let problem = Provider::find_within(&application(&tenant), limit).await.expect_err("silent");
    assert_eq!((problem.code(), problem.kind()), ("sign-in-server-silent", Kind::Passing));
}

#[tokio::test]
async fn codes_and_tokens_only_go_to_safe_addresses() {
    for authority in [
        "http://login.example/desk",
        "ftp://127.0.0.1/",
        "desk",
        "",
        "https://a@b.example/",
        "https://b.example/?x",
    ] {
        let problem = refused(authority).await;
        assert_eq!(
            (problem.code(), problem.kind()),
            ("sign-in-authority-wrong", Kind::Person),
            "{authority}"
        );
    }
    for (name, address) in
        [("token_endpoint", "http://login.example/token"), ("authorization_endpoint", "javascript:1")]
    {
        let change: fn(&mut serde_json::Value) = if name == "token_endpoint" {
            |document| document["token_endpoint"] = json!("http://login.example/token")
        } else {
            |document| document["authorization_endpoint"] = json!("javascript:1")
        };
        let other = OtherProvider::start(Manners { document: change, ..Manners::default() }).await;
        let problem = Provider::find(&other.application()).await.expect_err("not safe");
        assert_eq!((problem.code(), problem.fact("endpoint")), ("sign-in-endpoint-insecure", Some(address)));
    }
}
