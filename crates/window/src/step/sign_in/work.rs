//! What signing in does away from the window: with Microsoft, the keychain and
//! the mailbox.

use std::time::Duration;

use futures::channel::mpsc::Sender;
use futures::{SinkExt as _, Stream};
use url::Url;

use crate::engine::connector_to;
use crate::mailbox::{Connector as _, Mailbox as _};
use crate::microsoft::accounts::{Accounts, Remembered};
use crate::microsoft::consent::Consents;
use crate::microsoft::device::DeviceSignIn;
use crate::microsoft::sign_in::{Asked, LIMIT, SignIn};
use crate::microsoft::token_manager::TokenManager;
use crate::microsoft::{Application, SignedIn};
use crate::plan::MicrosoftPlan;
use crate::problem::Problem;
use crate::words::Language;

/// What a sign-in under way has to tell.
#[derive(Clone)]
pub enum Event {
    /// The person signs in under this link; and why no browser shows it, where
    /// none does.
    Link(Url, Option<Problem>),
    /// The person types this code on another device.
    Device {
        /// What the person types there.
        code: String,
        /// The page where it is typed.
        page: Url,
        /// How long it holds.
        lifetime: Duration,
    },
    /// Somebody signed in, or not. The last event.
    Came(Result<SignedIn, Problem>),
}

/// What a sign-in needs: clones, so that the window may go on.
pub(super) struct Needs {
    pub(super) application: Application,
    pub(super) accounts: Accounts,
    pub(super) consents: Option<Consents>,
    pub(super) language: Language,
    /// Whether a browser is opened; the link is told in any case.
    pub(super) opens_browser: bool,
}

/// How the person signs in.
pub(super) enum Flow {
    /// In the browser of this computer.
    Browser(Asked),
    /// By a code on another device.
    DeviceCode,
}

/// A sign-in from its beginning to its end. Dropping it gives it up.
pub(super) fn sign_in(needs: Needs, flow: Flow) -> impl Stream<Item = Event> + Send + 'static {
    iced::stream::channel(1, async move |mut events: Sender<Event>| {
        let outcome = match flow {
            Flow::Browser(asked) => by_browser(&needs, asked, &mut events).await,
            Flow::DeviceCode => on_another_device(&needs, &mut events).await,
        };
        note(needs.consents, needs.application, outcome.as_ref().err().cloned()).await;
        // Nobody listens where it was given up.
        let _ = events.send(Event::Came(outcome)).await;
    })
}

async fn by_browser(needs: &Needs, asked: Asked, events: &mut Sender<Event>) -> Result<SignedIn, Problem> {
    let application = needs.accounts.with_client_secret(needs.application.clone()).await?;
    let sign_in = SignIn::begin(&application, asked).await?;
    let trouble = if needs.opens_browser { sign_in.open_browser().err() } else { None };
    let _ = events.send(Event::Link(sign_in.link().clone(), trouble)).await;
    sign_in.finish(LIMIT).await
}

async fn on_another_device(needs: &Needs, events: &mut Sender<Event>) -> Result<SignedIn, Problem> {
    let application = needs.accounts.with_client_secret(needs.application.clone()).await?;
    let device = DeviceSignIn::begin(&application, needs.language).await?;
    let lifetime = device.expires().duration_since(jiff::Timestamp::now());
    let offer = Event::Device {
        code: device.user_code().to_owned(),
        page: device.verification_uri().clone(),
        lifetime: Duration::try_from(lifetime).unwrap_or_default(),
    };
    let _ = events.send(offer).await;
    device.finish().await
}

/// Remembers what the outcome says of consent. Where that cannot be kept, the
/// next sign-in tells it again.
async fn note(consents: Option<Consents>, application: Application, problem: Option<Problem>) {
    let Some(consents) = consents else { return };
    let noted = tokio::task::spawn_blocking(move || {
        consents.note_sign_in(&application, problem.as_ref().map_or(Ok(()), Err))
    });
    if let Ok(Err(problem)) = noted.await {
        tracing::warn!(code = problem.code(), "how consent stands could not be kept");
    }
}

/// Remembers who signed in. A sign-in that cannot be renewed serves for its hour,
/// with a caution that says so.
///
/// # Errors
/// As [`Accounts::remember`].
pub(super) async fn remember(
    accounts: Accounts,
    application: Application,
    signed_in: SignedIn,
) -> Result<TokenManager, Problem> {
    let application = accounts.with_client_secret(application).await?;
    let (remembered, caution) = match accounts.remember(&application, &signed_in).await {
        Ok(remembered) => (remembered, None),
        Err(problem) if problem.code() == "account-without-renewal" => {
            (Remembered::of(&application, signed_in.account), Some(problem))
        }
        Err(problem) => return Err(problem),
    };
    let manager = TokenManager::new(accounts, remembered, application).starting_with(signed_in.tokens);
    Ok(match caution {
        Some(problem) => manager.that_ends(problem),
        None => manager,
    })
}

/// The tokens of somebody who signed in before.
///
/// # Errors
/// As [`Accounts::with_client_secret`].
pub(super) async fn use_again(
    accounts: Accounts,
    application: Application,
    remembered: Remembered,
) -> Result<TokenManager, Problem> {
    let application = accounts.with_client_secret(application).await?;
    Ok(TokenManager::new(accounts, remembered, application))
}

/// Opens the mailbox once and counts its folders: the only proof of access
/// there is. Changes nothing in it.
///
/// # Errors
/// As [`Connector::connect`](crate::mailbox::Connector::connect) and
/// [`Mailbox::folders`](crate::mailbox::Mailbox::folders).
pub(super) async fn open(microsoft: MicrosoftPlan, tokens: TokenManager) -> Result<u64, Problem> {
    let mut mailbox = connector_to(&microsoft, tokens)?.connect().await?;
    let folders = mailbox.folders(false).await?.len();
    mailbox.close().await;
    Ok(folders as u64)
}

/// Who signed in to this application before, the newest first.
///
/// # Errors
/// As [`Accounts::list`].
pub(super) async fn remembered(
    accounts: Accounts,
    application: Application,
) -> Result<Vec<Remembered>, Problem> {
    let list = tokio::task::spawn_blocking(move || accounts.list())
        .await
        .unwrap_or_else(|_| Err(Problem::ours("runtime-not-started")))?;
    let of_it = |known: &Remembered| {
        known.authority == application.authority
            && known.client_id.eq_ignore_ascii_case(&application.client_id)
    };
    Ok(list.into_iter().rev().filter(of_it).collect())
}
