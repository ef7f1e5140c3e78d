//! What the third step does away from the window.

use futures::channel::mpsc::Sender;
use futures::{SinkExt as _, Stream};
use url::Url;

use crate::mailbox::TokenSource as _;
use crate::microsoft::Application;
use crate::microsoft::accounts::Accounts;
use crate::microsoft::consent::{Consent, ConsentAnswer, ConsentRequest, Consents};
use crate::microsoft::sign_in::LIMIT;
use crate::microsoft::token_manager::TokenManager;
use crate::problem::Problem;
use crate::words::Language;

/// What an administrator's page under way has to tell.
#[derive(Clone)]
pub enum Event {
    /// The administrator decides under this link; and why no browser shows it,
    /// where none does.
    Link(Url, Option<Problem>),
    /// What came of it. The last event.
    Answer(Result<ConsentAnswer, Problem>),
}

/// The administrator's page from its beginning to its end. Dropping it gives it up.
pub(super) fn ask(
    application: Application,
    consents: Option<Consents>,
    language: Language,
    opens_browser: bool,
) -> impl Stream<Item = Event> + Send + 'static {
    iced::stream::channel(1, async move |mut events: Sender<Event>| {
        let answer = answer(&application, language, opens_browser, &mut events).await;
        if let (Some(consents), Ok(answer)) = (consents, answer.clone()) {
            kept(move || consents.note_answer(&application, &answer)).await;
        }
        // Nobody listens where it was given up.
        let _ = events.send(Event::Answer(answer)).await;
    })
}

async fn answer(
    application: &Application,
    language: Language,
    opens_browser: bool,
    events: &mut Sender<Event>,
) -> Result<ConsentAnswer, Problem> {
    let request = ConsentRequest::begin(application, language).await?;
    let trouble = if opens_browser { request.open_browser().err() } else { None };
    let _ = events.send(Event::Link(request.link().clone(), trouble)).await;
    request.finish(LIMIT).await
}

/// How consent stands, after a change. Where the disk fails, what is known is
/// known until the program ends.
async fn kept(change: impl FnOnce() -> Result<Consent, Problem> + Send + 'static) -> Option<Consent> {
    match tokio::task::spawn_blocking(change).await {
        Ok(Ok(consent)) => Some(consent),
        Ok(Err(problem)) => {
            tracing::warn!(code = problem.code(), "how consent stands could not be kept");
            None
        }
        Err(_) => None,
    }
}

/// How consent stands, as far as it was kept.
pub(super) async fn known(consents: Consents, application: Application) -> Option<Consent> {
    kept(move || consents.of(&application)).await
}

/// An administrator was asked.
pub(super) async fn asked(consents: Consents, application: Application) -> Option<Consent> {
    kept(move || consents.note_asked(&application)).await
}

/// Nobody is waited for any more.
pub(super) async fn forget(consents: Consents, application: Application) -> Option<Consent> {
    kept(move || consents.forget(&application).map(|()| Consent::Unknown)).await
}

/// What a remembered sign-in tells of consent.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// Nobody signed in to this application before.
    Nobody,
    /// A token was had: consent is there.
    Works,
    /// None was had, for this reason.
    Fails(Problem),
}

/// Tries whether somebody who signed in to this application before still may.
pub(super) async fn try_remembered(
    accounts: Accounts,
    application: Application,
    consents: Option<Consents>,
) -> Found {
    let listed = accounts.clone();
    let list = tokio::task::spawn_blocking(move || listed.list()).await;
    // A list that cannot be read is told by the next step.
    let Ok(Ok(list)) = list else { return Found::Nobody };
    let newest = list.into_iter().rev().find(|known| {
        known.authority == application.authority
            && known.client_id.eq_ignore_ascii_case(&application.client_id)
    });
    let Some(remembered) = newest else { return Found::Nobody };
    let outcome = token(accounts, application.clone(), remembered).await;
    if let Some(consents) = consents {
        let problem = outcome.clone().err();
        kept(move || consents.note_sign_in(&application, problem.as_ref().map_or(Ok(()), Err))).await;
    }
    outcome.map_or_else(Found::Fails, |()| Found::Works)
}

async fn token(
    accounts: Accounts,
    application: Application,
    remembered: crate::microsoft::accounts::Remembered,
) -> Result<(), Problem> {
    let application = accounts.with_client_secret(application).await?;
    TokenManager::new(accounts, remembered, application).access_token(false).await.map(|_| ())
}
