//! The fourth step against the practice tenant and its mailbox.

use std::sync::atomic::Ordering;

use iced_test::selector::id;
use url::Url;

use super::*;
use crate::mailbox::TokenSource as _;
use crate::microsoft::accounts::Accounts;
use crate::microsoft::consent::Consent;
use crate::platform::keychain::FailingKeychain;
use crate::root::{StepMessage, Wizard};
use crate::testing::Running;
use crate::testing::browser::Browser;
use crate::words::Language;
use mailferry_practice::tenant;

const SUPPORT: &str = "support@contoso.example";
const MIA: &str = "mia.keller@contoso.example";
const JONAS: &str = "jonas.weber@contoso.example";

async fn at_step() -> Running {
    Running::practising(StepName::SignIn, |wizard| wizard.steps.sign_in.without_browser = true).await
}

fn step(wizard: &Wizard) -> &SignIn {
    &wizard.steps.sign_in
}

fn press(running: &mut Running, message: Message) {
    running.give(StepMessage::SignIn(message));
}

fn is_open(wizard: &Wizard) -> bool {
    matches!(step(wizard).state, State::Opened { .. })
}

fn asks(wizard: &Wizard) -> bool {
    matches!(step(wizard).state, State::Asking(_))
}

fn main(running: &Running) -> Main<Message> {
    step(&running.wizard).main(&running.wizard.context)
}

async fn link(running: &mut Running) -> Url {
    running.until("a link", |wizard| step(wizard).link().is_some()).await;
    step(&running.wizard).link().and_then(|link| Url::parse(link).ok()).expect("a link")
}

/// Signs in as somebody, in a browser, up to what the step says of it.
async fn sign_in_as(running: &mut Running, account: &str) {
    press(running, Message::SignIn);
    let link = link(running).await;
    assert!(main(running).press.is_err(), "nothing else can begin meanwhile");
    let browser = Browser::new();
    let seen = running.until("an answer", |wizard| {
        !matches!(step(wizard).state, State::Browser { .. } | State::Opening(_))
    });
    let (page, ()) = tokio::join!(browser.sign_in(&link, account), seen);
    assert_eq!(page.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_goes_on_only_after_the_owner_signed_in_and_the_mailbox_really_opened() {
    let mut running = at_step().await;
    sign_in_as(&mut running, SUPPORT).await;
    assert!(is_open(&running.wizard));
    let State::Opened { folders, .. } = &step(&running.wizard).state else { unreachable!("it is open") };
    assert!(*folders > 1, "its folders were counted");
    let context = &running.wizard.context;
    let tokens = context.tokens.clone().expect("tokens");
    assert_eq!(tokens.remembered().account.username, SUPPORT);
    assert!(tokens.access_token(false).await.is_ok());
    assert_eq!(context.draft.account, "", "the mailbox signed in itself");
    assert!(matches!(main(&running).press, Ok(Message::Go)));
    assert!(running.shows("Contoso Support (support@contoso.example) signed in."));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_account_is_shown_and_asked_about_before_anything_is_kept() {
    let mut running = at_step().await;
    sign_in_as(&mut running, MIA).await;
    assert!(asks(&running.wizard));
    assert!(running.shows("Mia Keller (mia.keller@contoso.example) signed in."));
    assert!(running.shows("Open support@contoso.example with Mia Keller’s account?"));
    assert!(running.shows("Yes, open the mailbox") && running.shows("No, use another account"));
    assert!(main(&running).press.is_err(), "both answers stand together, below the question");
    assert_eq!(running.wizard.context.accounts.list(), Ok(Vec::new()));
    assert!(running.wizard.context.tokens.is_none());
    running.act(|window| {
        let _ = window.click(id(view::CONFIRM)).expect("the answer is in sight");
    });
    running.until("the mailbox open", is_open).await;
    assert_eq!(running.wizard.context.draft.account, MIA);
    assert_eq!(running.wizard.context.accounts.list().map(|list| list.len()), Ok(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_not_meant_can_sign_in_anew_and_was_never_kept() {
    let mut running = at_step().await;
    sign_in_as(&mut running, MIA).await;
    let before = running.wizard.context.accounts.list();
    running.act(|window| {
        let _ = window.click(id("sign-in-not-meant")).expect("the button is in sight");
    });
    let link = link(&mut running).await;
    let choose = link.query_pairs().any(|(name, value)| name == "prompt" && value == "select_account");
    assert!(choose, "the browser must not quietly take the same person again");
    assert_eq!(before, Ok(Vec::new()));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_access_the_mailbox_says_so_and_nothing_that_was_typed_is_lost() {
    let mut running = at_step().await;
    sign_in_as(&mut running, JONAS).await;
    press(&mut running, Message::Confirm);
    running.until("a problem", |wizard| step(wizard).problem.is_some()).await;
    let problem = step(&running.wizard).problem.clone().expect("a problem");
    assert!(problem.code().starts_with("mailbox-"), "{}", problem.code());
    assert!(running.wizard.context.tokens.is_none());
    assert_eq!(running.wizard.context.draft.mailbox, SUPPORT);
    assert!(matches!(main(&running).press, Ok(Message::OpenAgain)));
    // The other way on, in the problem's card.
    running.act(|window| {
        let _ = window.click(id("sign-in-somebody-else")).expect("the button is in sight");
    });
    let _ = link(&mut running).await;
    assert!(step(&running.wizard).problem.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_sign_in_is_over_and_can_begin_anew() {
    let mut running = at_step().await;
    press(&mut running, Message::SignIn);
    let first = link(&mut running).await;
    let browser = Browser::new();
    let back = browser.pick(&first, SUPPORT).await;
    press(&mut running, Message::Cancel);
    assert!(matches!(step(&running.wizard).state, State::Idle));
    assert!(matches!(main(&running).press, Ok(Message::SignIn)));
    sign_in_as(&mut running, SUPPORT).await;
    assert!(is_open(&running.wizard));
    assert!(browser.try_open(&back).await.is_none(), "the port of the first is shut");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_sign_in_that_was_given_up_tells_later_changes_nothing() {
    let mut running = at_step().await;
    press(&mut running, Message::SignIn);
    let _ = link(&mut running).await;
    let old = step(&running.wizard).attempt;
    press(&mut running, Message::Cancel);
    let late = Event::Came(Err(Problem::person("sign-in-timed-out")));
    press(&mut running, Message::Event(old, late));
    assert!(step(&running.wizard).problem.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_on_another_device_signs_in_as_well() {
    let mut running = at_step().await;
    press(&mut running, Message::AnotherDevice);
    running.until("a code", |wizard| matches!(step(wizard).state, State::Device { .. })).await;
    let State::Device { code, page, left, .. } = &step(&running.wizard).state else {
        unreachable!("there is a code");
    };
    let (code, page) = (code.clone(), page.clone());
    assert!(*left > Duration::from_mins(10));
    assert!(running.shows(&code) && running.shows(&page));
    let done = Browser::new().type_code(&running.practice().tenant, &code, SUPPORT).await;
    assert_eq!(done.status, 200);
    running.until("the mailbox open", is_open).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_remembered_sign_in_opens_the_mailbox_without_a_browser_until_it_is_signed_out() {
    let mut running = at_step().await;
    sign_in_as(&mut running, SUPPORT).await;
    running.go(StepName::Consent);
    running.go(StepName::SignIn);
    assert!(is_open(&running.wizard), "coming back finds it as it was");
    press(&mut running, Message::Change);
    running.until("the list", |wizard| !step(wizard).remembered.is_empty()).await;
    let Ok(Message::Use(index)) = main(&running).press else { panic!("the main button uses it") };
    press(&mut running, Message::Use(index));
    running.until("the mailbox open", is_open).await;
    press(&mut running, Message::SignOut(0));
    assert!(running.wizard.context.tokens.is_none(), "who signed out opens nothing any more");
    running.until("an empty list", |wizard| step(wizard).remembered.is_empty()).await;
    let facts = [("account", SUPPORT.into())];
    assert!(running.shows(&say(Language::English, "word-signed-out", &facts)));
    let (_, ended) = step(&running.wizard).signed_out.clone().expect("who was signed out");
    let told = match ended {
        Revocation::Revoked => "word-revoked",
        Revocation::NotOffered => "word-not-revocable",
        other => panic!("the practice tenant answers: {other:?}"),
    };
    assert!(running.shows(&say(Language::English, told, &[])), "as the command says it");
    assert_eq!(running.wizard.context.accounts.list(), Ok(Vec::new()));
    assert!(matches!(main(&running).press, Ok(Message::SignIn)));
}

#[tokio::test(flavor = "multi_thread")]
async fn that_the_mailbox_is_shared_is_still_known_after_leaving_the_page() {
    let mut running = at_step().await;
    press(&mut running, Message::Whose(Whose::Shared));
    running.go(StepName::Consent);
    running.go(StepName::SignIn);
    assert_eq!(step(&running.wizard).whose, Whose::Shared);
    // Whoever came back but was not confirmed is not, and was never kept.
    sign_in_as(&mut running, MIA).await;
    running.go(StepName::Consent);
    running.go(StepName::SignIn);
    assert!(matches!(step(&running.wizard).state, State::Idle));
    assert_eq!(running.wizard.context.accounts.list(), Ok(Vec::new()));
    // Once it opened, it stays open.
    sign_in_as(&mut running, MIA).await;
    press(&mut running, Message::Confirm);
    running.until("the mailbox open", is_open).await;
    running.go(StepName::Consent);
    running.go(StepName::SignIn);
    assert!(is_open(&running.wizard));
    assert_eq!(step(&running.wizard).whose, Whose::Shared);
}

#[test]
fn of_several_remembered_accounts_the_button_names_whose_it_uses() {
    let made = |language| {
        let scene = crate::scenes().into_iter().find(|scene| scene.name == "sign-in-remembered");
        (scene.expect("a scene").make)(language)
    };
    for (language, label) in [
        (Language::English, "Open with Mia Keller’s account"),
        (Language::German, "Mit dem Konto von Mia Keller öffnen"),
    ] {
        let mut wizard = made(language);
        let main = step(&wizard).main(&wizard.context);
        assert_eq!(main.label.as_deref(), Some(label));
        wizard.steps.sign_in.remembered.truncate(1);
        let main = step(&wizard).main(&wizard.context);
        assert_eq!(main.label, Some(say(language, "window-sign-in-open", &[])), "of one it is plain");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_mailbox_asks_for_another_proof() {
    let mut running = at_step().await;
    sign_in_as(&mut running, MIA).await;
    press(&mut running, Message::Confirm);
    running.until("the mailbox open", is_open).await;
    press(&mut running, Message::Mailbox("billing@contoso.example".to_owned()));
    let context = &running.wizard.context;
    assert!(context.tokens.is_none());
    assert_eq!(context.draft.account, "", "who may open one mailbox need not open another");
    assert!(!matches!(main(&running).press, Ok(Message::Go)));
}

#[tokio::test(flavor = "multi_thread")]
async fn missing_consent_leads_to_the_administrator_and_is_remembered() {
    let mut running = at_step().await;
    running.practice().tenant.levers(|levers| levers.sign_in = tenant::SignIn::Refused(90094));
    sign_in_as(&mut running, SUPPORT).await;
    let code = step(&running.wizard).problem.as_ref().map(Problem::code);
    assert_eq!(code, Some("sign-in-admin-approval-needed"));
    let context = &running.wizard.context;
    let application = context.draft.application().expect("an application");
    let known = consents(context).expect("a place").of(&application);
    assert!(matches!(known, Ok(Consent::Needed { .. })), "{known:?}");
    running.act(|window| {
        let _ = window.click(id("sign-in-ask-administrator")).expect("the button is in sight");
    });
    assert_eq!(running.wizard.current(), StepName::Consent);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keychain_that_fails_after_the_sign_in_loses_nothing() {
    let shaky = FailingKeychain::default();
    let mut running = at_step().await;
    let nowhere = std::path::Path::new("");
    running.wizard.context.accounts = Accounts::new(shaky.keychain(), nowhere);
    shaky.unwritable.store(true, Ordering::Relaxed);
    sign_in_as(&mut running, SUPPORT).await;
    assert!(step(&running.wizard).keychain.is_some());
    assert!(main(&running).press.is_err(), "one decides first");
    // Only for this run: nobody has to sign in again.
    running.act(|window| {
        let _ = window.click(id("sign-in-keychain-memory")).expect("the button is in sight");
    });
    running.until("the mailbox open", is_open).await;
    let kept = running.wizard.context.accounts.list();
    assert_eq!(kept.map(|list| list.len()), Ok(1), "in memory");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_is_typed_and_checked_by_the_keyboard_alone() {
    let mut running = at_step().await;
    running.wizard.context.draft.mailbox.clear();
    assert!(main(&running).press.is_err());
    running.act(|window| {
        let _ = window.click(id(view::MAILBOX)).expect("the field is in sight");
        let _ = window.typewrite("support at contoso");
    });
    assert!(!running.wizard.context.draft.mailbox.is_empty());
    assert!(running.shows("Enter the mailbox’s address."), "the reason stands beside the button");
    running.wizard.context.draft.mailbox = SUPPORT.to_owned();
    assert!(matches!(main(&running).press, Ok(Message::SignIn)));
}

#[test]
fn the_time_that_is_left_counts_down_and_stops_at_nothing() {
    let mut step = SignIn::default();
    let now = Instant::now();
    let until = now + Duration::from_mins(10);
    step.state = State::Browser { link: String::new(), trouble: None, until, left: Duration::ZERO };
    for (after, expected) in [(60, 540), (599, 1), (601, 0)] {
        step.tick(now + Duration::from_secs(after));
        let State::Browser { left, .. } = step.state else { unreachable!("it waits") };
        assert_eq!(left, Duration::from_secs(expected));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_cannot_be_renewed_serves_for_its_hour_and_says_so() {
    let mut running = at_step().await;
    let context = &running.wizard.context;
    let application = SignIn::application(context).expect("an application");
    let issuer = running.practice().tenant.authority();
    let access = running.practice().access_token();
    let account = Account {
        issuer,
        tenant_id: None,
        object_id: "support".into(),
        username: SUPPORT.into(),
        name: None,
    };
    let ends_at = jiff::Timestamp::now() + jiff::SignedDuration::from_mins(60);
    let tokens = crate::microsoft::Tokens { access: access.into(), ends_at, refresh: None };
    let came = SignedIn { account, tokens };
    let accounts = context.accounts.clone();
    let attempt = step(&running.wizard).attempt;
    press(&mut running, Message::Event(attempt, Event::Came(Ok(came))));
    running.until("the mailbox opens", is_open).await;
    assert!(main(&running).press.is_ok(), "one can go on");
    assert!(accounts.list().expect("a list").is_empty(), "nothing is remembered that cannot be used again");
    let tokens = running.wizard.context.tokens.clone().expect("tokens");
    assert_eq!(tokens.caution().map(|caution| caution.code()), Some("account-without-renewal"));
    let says = tokens.caution().expect("a caution").window_text(Language::English).effect.expect("an effect");
    assert!(running.shows(&says), "{says}");
    assert!(!running.shows(&say(Language::English, "window-sign-in-kept-not", &[])));
    assert_eq!(tokens.remembered().authority, application.authority);
}
