//! The third step against the practice tenant.

use iced_test::selector::id;
use url::Url;

use super::*;
use crate::microsoft::accounts::Accounts;
use crate::root::{StepMessage, Wizard};
use crate::step::StepName;
use crate::step::sign_in;
use crate::testing::Running;
use crate::testing::browser::Browser;
use crate::words::Language;
use mailferry_practice::tenant;

const CLIENT_ID: &str = "7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5";

async fn at_step() -> Running {
    Running::practising(StepName::Consent, |wizard| {
        wizard.steps.consent.without_browser = true;
        wizard.steps.sign_in.without_browser = true;
    })
    .await
}

fn step(wizard: &Wizard) -> &Consent {
    &wizard.steps.consent
}

fn press(running: &mut Running, message: Message) {
    running.give(StepMessage::Consent(message));
}

fn main(running: &Running) -> Main<Message> {
    step(&running.wizard).main(&running.wizard.context)
}

fn kept(running: &Running) -> Known {
    let context = &running.wizard.context;
    let application = context.draft.application().expect("an application");
    consents(context).expect("a place").of(&application).expect("readable")
}

/// Opens the administrator's page from behind the line that says so.
fn open_page(running: &mut Running) {
    running.act(|window| {
        if window.find(id("consent-open")).is_err() {
            let _ = window.click("Ask an administrator first").expect("the fold");
        }
        let _ = window.click(id("consent-open")).expect("the page can be opened");
    });
}

/// Opens the administrator's page and presses a button on it.
async fn decide(running: &mut Running, button: &str) {
    open_page(running);
    running.until("a link", |wizard| step(wizard).link().is_some()).await;
    assert!(main(running).press.is_err(), "nothing else can begin meanwhile");
    let link = step(&running.wizard).link().and_then(|link| Url::parse(link).ok()).expect("a link");
    let browser = Browser::new();
    let page = browser.open(&link).await;
    let back = browser.press(&page, ("consent", button)).await.err().expect("sent back");
    let seen = running.until("an answer", |wizard| step(wizard).link().is_none());
    let (_, ()) = tokio::join!(browser.open(&back), seen);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_grants_it_and_one_goes_on() {
    let mut running = at_step().await;
    running.practice().tenant.levers(|levers| levers.consent = tenant::Consent::Administrator);
    decide(&mut running, "accept").await;
    assert!(matches!(step(&running.wizard).known, Known::Granted { .. }));
    assert!(matches!(kept(&running), Known::Granted { .. }), "a restart finds it");
    assert!(running.shows("Consent is granted"));
    assert!(matches!(main(&running).press, Ok(Message::Go)));
    let fields = |running: &mut Running| {
        let mut there = false;
        running.act(|window| there = window.find(id(registration::CLIENT_ID)).is_ok());
        there
    };
    assert!(!fields(&mut running), "one line says all");
    running.act(|window| {
        let _ = window.click(id("consent-change")).expect("the way to change it");
    });
    assert!(fields(&mut running));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_fork_comes_first_and_each_way_shows_what_it_needs() {
    let mut running = at_step().await;
    assert!(running.shows("Which app registration should Mailferry use?"));
    assert!(!running.shows("Copy all") && !running.shows("http://localhost"));
    running.act(|window| {
        let _ = window.click("I have none yet").expect("a way");
    });
    assert!(running.shows("Copy all"));
    running.act(|window| {
        let _ = window.click("Reuse Zammad’s own app").expect("a way");
    });
    assert!(running.shows("http://localhost") && !running.shows("Copy all"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_asked_whether_consent_is_needed_and_practice_teaches_no_custom_addresses() {
    let running = at_step().await;
    assert_eq!(running.wizard.context.draft.cloud, CloudDraft::Custom, "practice has its own addresses");
    assert!(!running.shows("Address of the identity platform"), "they wait behind a line");
    assert!(running.shows("Other clouds") && running.shows("Ask an administrator first"));
    assert!(!running.shows("I am an administrator"), "the sign-in tells whether one is needed");
    assert!(matches!(main(&running).press, Ok(Message::Go)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_no_grant_and_can_be_asked_again() {
    let mut running = at_step().await;
    decide(&mut running, "decline").await;
    assert!(matches!(step(&running.wizard).known, Known::Denied { .. }));
    assert!(matches!(kept(&running), Known::Denied { .. }));
    assert!(running.shows("The administrator did not grant consent."));
    assert!(running.shows("I am an administrator"), "now it is asked");
    assert!(matches!(main(&running).press, Ok(Message::Go)), "and it may have been granted since");
}

#[tokio::test(flavor = "multi_thread")]
async fn waiting_for_the_page_can_be_given_up_and_decides_nothing() {
    let mut running = at_step().await;
    press(&mut running, Message::OpenPage);
    running.until("a link", |wizard| step(wizard).link().is_some()).await;
    let old = step(&running.wizard).attempt;
    press(&mut running, Message::Cancel);
    assert!(step(&running.wizard).link().is_none());
    press(&mut running, Message::Event(old, Event::Answer(Ok(ConsentAnswer::Granted))));
    assert_eq!(step(&running.wizard).known, Known::Unknown);
    assert_eq!(kept(&running), Known::Unknown);
}

/// The program as it starts at this step, with its folder of data.
fn started_in(folder: &std::path::Path) -> Running {
    let mut context = Context::new(Language::English);
    context.draft.client_id = CLIENT_ID.into();
    context.draft.tenant = "contoso.example".into();
    context.draft.step = StepName::Consent;
    context.draft.reached = StepName::Consent;
    context.folder = Some(folder.to_owned());
    Running::starting(context, |_| {})
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asked_an_administrator_is_told_so_after_days_and_restarts() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut running = started_in(folder.path());
    running.act(|window| {
        let _ = window.click("Ask an administrator first").expect("the fold");
        let _ = window.click(id("consent-copy-request")).expect("the request can be copied");
    });
    assert!(running.shows("Waiting for an administrator"));
    let on_disk = Consents::in_folder(folder.path());
    let application = running.wizard.context.draft.application().expect("an application");
    running.until("it kept", |_| on_disk.of(&application).is_ok_and(|known| known.is_waiting())).await;
    drop(running);
    let mut later = started_in(folder.path());
    later.until("the waiting", |wizard| step(wizard).known.is_waiting()).await;
    assert!(later.shows("Waiting for an administrator"));
    // A remembered sign-in is looked for first.
    let ready = |wizard: &Wizard| matches!(step(wizard).main(&wizard.context).press, Ok(Message::CheckAgain));
    later.until("that it can be checked", ready).await;
    press(&mut later, Message::StopWaiting);
    later.until("its end", |_| on_disk.of(&application) == Ok(Known::Unknown)).await;
    assert!(!later.shows("Waiting for an administrator"));
}

#[tokio::test(flavor = "multi_thread")]
async fn checking_again_without_a_sign_in_leads_to_one() {
    let mut running = at_step().await;
    press(&mut running, Message::CheckAgain);
    running.until("the next step", |wizard| wizard.current() == StepName::SignIn).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_still_works_passes_over_the_step_and_one_that_does_not_stays() {
    let mut running = at_step().await;
    running.go(StepName::SignIn);
    running.give(StepMessage::SignIn(sign_in::Message::SignIn));
    running.until("a link", |wizard| wizard.steps.sign_in.link().is_some()).await;
    let link = running.wizard.steps.sign_in.link().and_then(|link| Url::parse(link).ok()).expect("a link");
    let seen = running.until("tokens", |wizard| wizard.context.tokens.is_some());
    let browser = Browser::new();
    let (_, ()) = tokio::join!(browser.sign_in(&link, "support@contoso.example"), seen);
    // The next journey, to the same application.
    running.wizard.context.tokens = None;
    running.wizard.steps.consent.looked_at = None;
    running.go(StepName::Helpdesk);
    running.wizard.steps.consent.looked_at = None;
    running.go(StepName::Consent);
    running.until("the next step", |wizard| wizard.current() == StepName::SignIn).await;
    assert!(step(&running.wizard).skip(&running.wizard.context), "and it is passed over from then on");
    // Another application is another matter.
    running.wizard.context.draft.client_id = "5e1f3a90-7d24-4c1b-9a57-c0ff33facade".into();
    assert!(!step(&running.wizard).skip(&running.wizard.context));
    running.wizard.context.draft.client_id = CLIENT_ID.into();
    // Revoked meanwhile: it is told, and nothing is passed over.
    running.practice().tenant.levers(|levers| levers.refresh = tenant::Refresh::Refused(65001));
    running.wizard.steps.consent.settled = None;
    running.go(StepName::Consent);
    press(&mut running, Message::CheckAgain);
    running.until("a problem", |wizard| step(wizard).problem.is_some()).await;
    assert!(step(&running.wizard).known.is_needed());
    assert_eq!(running.wizard.current(), StepName::Consent);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_is_checked_at_once_and_stays_as_it_was_typed() {
    let mut running = at_step().await;
    running.wizard.context.draft.cloud = CloudDraft::Worldwide;
    running.wizard.context.draft.client_id.clear();
    assert!(main(&running).press.is_err());
    assert!(running.shows("Enter the application (client) ID."));
    running.act(|window| {
        let _ = window.click(id(registration::CLIENT_ID)).expect("the field is in sight");
        let _ = window.typewrite("Mailferry");
    });
    assert!(!running.wizard.context.draft.client_id.is_empty(), "wrong as it is, it stays");
    assert!(running.shows("Correct the application (client) ID."));
    // Pasted with its label it is understood, and put right on going on.
    press(
        &mut running,
        Message::Typed(Input::ClientId, format!("Application (client) ID: {}", CLIENT_ID.to_uppercase())),
    );
    assert!(running.shows(&format!("Used as {CLIENT_ID}")));
    assert!(matches!(main(&running).press, Ok(Message::Go)));
    press(&mut running, Message::Go);
    assert_eq!(running.wizard.context.draft.client_id, CLIENT_ID);
    assert_eq!(running.wizard.current(), StepName::SignIn);
}

#[test]
fn a_secret_is_handed_on_and_its_id_is_not_taken_for_it() {
    let mut step = Consent::default();
    let mut context = Context::new(Language::English);
    context.draft.client_id = CLIENT_ID.into();
    context.draft.tenant = "contoso.example".into();
    let _ = step.update(Message::Secret(SecretString::from(CLIENT_ID)), &mut context);
    assert!(step.main(&context).press.is_err(), "that is the secret's id");
    let value = "abC8Q~12defGHIjklMNOpqrSTUvwxYZ012_-.34";
    let _ = step.update(Message::Secret(SecretString::from(format!(" {value} "))), &mut context);
    assert!(step.main(&context).press.is_ok());
    step.leave(&mut context);
    let kept = context.client_secret.as_ref().map(|secret| secret.expose_secret().to_owned());
    assert_eq!(kept.as_deref(), Some(value));
    let _ = step.update(Message::Secret(SecretString::from("")), &mut context);
    assert!(context.client_secret.is_none());
}

#[test]
fn another_application_forgets_what_was_known_of_the_former() {
    let mut step = Consent { known: Known::Granted { since: Timestamp::UNIX_EPOCH }, ..Consent::default() };
    let mut context = Context::new(Language::English);
    context.accounts = Accounts::memory();
    let _ = step.update(Message::Cloud(CloudDraft::China), &mut context);
    assert_eq!(step.known, Known::Unknown);
    let _ =
        step.update(Message::Known(0, Some(Known::Granted { since: Timestamp::UNIX_EPOCH })), &mut context);
    assert_eq!(step.known, Known::Unknown, "a late answer of the former is dropped");
}
