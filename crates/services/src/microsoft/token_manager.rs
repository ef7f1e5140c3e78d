//! Access tokens of a remembered sign-in, renewed before they end.
//!
//! One renewal at a time: who needs a token meanwhile waits for it and gets its
//! result. A renewal that was begun is finished even where nobody waits any more,
//! since the platform may have ended the old refresh token with it. The keychain
//! is read before each renewal: another process may have renewed or signed in.
//!
//! An access token is for one resource
//! (docs/microsoft365.md#one-resource-a-token), so a manager serves one: its
//! application's scope.

use std::collections::VecDeque;
use std::sync::{Arc, OnceLock, PoisonError};
use std::time::Duration;

use futures::future::BoxFuture;
use jiff::Timestamp;
use rustls::ClientConfig;
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::accounts::{Accounts, Remembered};
use super::provider::Provider;
use super::refresh::refresh;
use super::{Application, Tokens};
use crate::mailbox::TokenSource;
use crate::problem::{Kind, Problem};

/// A token is renewed when less than this, or than a quarter of its lifetime,
/// remains.
const EARLY: Duration = Duration::from_mins(5);

/// Connections lose their token together. Who reports the loss this soon after
/// a renewal that a loss had asked for is given the new one, unless somebody had
/// that one already and may have lost it too.
const TOGETHER: Duration = Duration::from_secs(10);

/// No more than this many renewals because of refused tokens within [`WINDOW`]:
/// asking over and over has the account blocked (AADSTS50196).
const MOST_FORCED: usize = 5;
const WINDOW: Duration = Duration::from_mins(5);

/// How long the platform is left alone after passing trouble, where it names no
/// time and a token still holds.
const REST: Duration = Duration::from_secs(30);

/// Gives access tokens of one remembered sign-in. Cheap to clone; clones share
/// the tokens.
#[derive(Clone)]
pub struct TokenManager(Arc<Shared>);

struct Shared {
    accounts: Accounts,
    remembered: Remembered,
    application: Application,
    state: Mutex<State>,
    caution: std::sync::Mutex<Option<Problem>>,
    /// The client of TLS of the run that asks, where one does.
    tls: OnceLock<Arc<ClientConfig>>,
}

#[derive(Default)]
struct State {
    provider: Option<Provider>,
    held: Option<Held>,
    /// The refresh token that the keychain held when it was last looked at.
    kept: Option<SecretString>,
    /// A newer one that the keychain did not take.
    unkept: Option<SecretString>,
    /// The refresh token that was refused, and why.
    refused: Option<(SecretString, Problem)>,
    /// Passing trouble, and until when the platform is left alone.
    trouble: Option<(Problem, Instant)>,
    /// When renewals were forced by a refused access token, within [`WINDOW`].
    forced: VecDeque<Instant>,
}

/// An access token and how long it holds.
struct Held {
    access: SecretString,
    /// By the monotonic clock, from the moment it was asked for: no clock that
    /// is set meanwhile matters.
    until: Instant,
    /// By the clock on the wall as well, which goes on while a machine sleeps.
    ends_at: Timestamp,
    early: Duration,
    /// Somebody was given it who had not just reported another one's loss.
    given: bool,
    refused: bool,
}

impl Held {
    fn new(tokens: Tokens, asked: Instant, asked_at: Timestamp) -> Self {
        let lifetime = Duration::try_from(tokens.ends_at.duration_since(asked_at)).unwrap_or_default();
        Self {
            access: tokens.access,
            until: asked + lifetime,
            ends_at: tokens.ends_at,
            early: EARLY.min(lifetime / 4),
            given: false,
            refused: false,
        }
    }

    fn left(&self) -> Duration {
        let by_wall = Duration::try_from(self.ends_at.duration_since(Timestamp::now())).unwrap_or_default();
        by_wall.min(self.until.saturating_duration_since(Instant::now()))
    }

    /// The mail server may still take it.
    fn holds(&self) -> bool {
        !self.refused && !self.left().is_zero()
    }

    /// It holds long enough to be given without a thought.
    fn is_fresh(&self) -> bool {
        self.holds() && self.left() > self.early
    }
}

impl State {
    /// The access token, where it is fresh; `refused` where the caller reports
    /// the loss of another.
    fn fresh(&mut self, refused: bool) -> Option<SecretString> {
        let held = self.held.as_mut().filter(|held| held.is_fresh())?;
        held.given |= !refused;
        Some(held.access.clone())
    }

    /// The access token, where it holds at all.
    fn holding(&self) -> Option<SecretString> {
        self.held.as_ref().filter(|held| held.holds()).map(|held| held.access.clone())
    }

    /// Takes note that the mail server refused the access token.
    fn note_refusal(&mut self) -> Result<(), Problem> {
        let now = Instant::now();
        self.forced.retain(|at| now.duration_since(*at) < WINDOW);
        let just_renewed = self.forced.back().is_some_and(|at| now.duration_since(*at) < TOGETHER);
        if just_renewed && self.held.as_ref().is_some_and(|held| !held.given) {
            return Ok(());
        }
        if let Some(first) = self.forced.front().filter(|_| self.forced.len() >= MOST_FORCED) {
            let wait = WINDOW.saturating_sub(now.duration_since(*first));
            return Err(Problem::passing("account-renewed-too-often").wait(wait));
        }
        self.forced.push_back(now);
        if let Some(held) = &mut self.held {
            held.refused = true;
        }
        Ok(())
    }
}

impl TokenManager {
    /// Access tokens for the application's scope, by a remembered sign-in.
    pub fn new(accounts: Accounts, remembered: Remembered, application: Application) -> Self {
        let state = Mutex::default();
        let caution = std::sync::Mutex::default();
        let tls = OnceLock::new();
        Self(Arc::new(Shared { accounts, remembered, application, state, caution, tls }))
    }

    /// The same, with the tokens of a sign-in that was just completed, so that
    /// nothing need be asked for.
    #[must_use]
    pub fn starting_with(self, tokens: Tokens) -> Self {
        let state =
            State { held: Some(Held::new(tokens, Instant::now(), Timestamp::now())), ..State::default() };
        let Shared { accounts, remembered, application, .. } = &*self.0;
        Self(Arc::new(Shared {
            accounts: accounts.clone(),
            remembered: remembered.clone(),
            application: application.clone(),
            state: Mutex::new(state),
            caution: std::sync::Mutex::default(),
            tls: OnceLock::new(),
        }))
    }

    /// The same for a sign-in that cannot be renewed, for the reason that this
    /// problem gives: its access token serves until it ends.
    #[must_use]
    pub fn that_ends(self, problem: Problem) -> Self {
        *self.0.caution.lock().unwrap_or_else(PoisonError::into_inner) = Some(problem);
        self
    }

    /// Whose tokens these are.
    pub fn remembered(&self) -> &Remembered {
        &self.0.remembered
    }

    /// What the person should know although everything works: that a new
    /// refresh token could not be kept, or that there is none.
    pub fn caution(&self) -> Option<Problem> {
        // A panic while holding the lock leaves a problem that is whole.
        self.0.caution.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl TokenSource for TokenManager {
    /// # Errors
    /// Passing trouble where no token holds any more and none can be had now;
    /// `account-renewed-too-often` where fresh tokens are refused over and over.
    /// What a person must settle: `account-signed-out`, and what the platform
    /// says against the renewal, each cause with its own code
    /// ([`super::refusals`]).
    fn access_token(&self, refused: bool) -> BoxFuture<'_, Result<SecretString, Problem>> {
        Box::pin(async move {
            if !refused && let Some(token) = self.0.state.lock().await.fresh(false) {
                return Ok(token);
            }
            let shared = Arc::clone(&self.0);
            // A task of its own: once begun it is not given up with its caller.
            tokio::spawn(async move { shared.renewed(refused).await })
                .await
                .unwrap_or_else(|_| Err(Problem::ours("token-renewal-failed")))
        })
    }

    /// The first run's serves as long as the manager does.
    fn use_tls(&self, tls: &Arc<ClientConfig>) {
        let _ = self.0.tls.set(Arc::clone(tls));
    }

    fn caution(&self) -> Option<Problem> {
        Self::caution(self)
    }
}

impl Shared {
    async fn renewed(&self, refused: bool) -> Result<SecretString, Problem> {
        let mut state = self.state.lock().await;
        if refused {
            state.note_refusal().map_err(|problem| self.of_account(problem))?;
        }
        if let Some(token) = state.fresh(refused) {
            return Ok(token);
        }
        match self.renew(&mut state).await {
            Err(problem) if problem.kind() == Kind::Passing => {
                // The network's trouble is no reason to drop what still holds.
                state.holding().ok_or(problem)
            }
            Err(problem) => Err(problem),
            Ok(token) => Ok(state.fresh(refused).unwrap_or(token)),
        }
    }

    fn of_account(&self, problem: Problem) -> Problem {
        problem.with("account", &self.remembered.account.username)
    }

    async fn renew(&self, state: &mut State) -> Result<SecretString, Problem> {
        if let Some((problem, until)) = &state.trouble {
            let left = until.saturating_duration_since(Instant::now());
            if !left.is_zero() {
                return Err(problem.clone().wait(left));
            }
        }
        let token = self.refresh_token(state).await?;
        match self.ask(state, &token).await {
            Err(problem) if problem.kind() == Kind::Passing => Err(Self::leave_alone(state, problem)),
            Err(problem) => {
                // Another process may have renewed it in the same moment; where
                // the platform then ended ours, theirs is the one that counts.
                let other = self.refresh_token(state).await.ok();
                match other.filter(|other| other.expose_secret() != token.expose_secret()) {
                    Some(other) => self.ask(state, &other).await.map_err(|problem| {
                        if problem.kind() == Kind::Passing {
                            Self::leave_alone(state, problem)
                        } else {
                            problem
                        }
                    }),
                    None => Err(problem),
                }
            }
            outcome => outcome,
        }
    }

    /// The refresh token to use: the keychain's, unless ours is newer.
    async fn refresh_token(&self, state: &mut State) -> Result<SecretString, Problem> {
        let same = |one: &SecretString, other: &Option<SecretString>| {
            other.as_ref().is_some_and(|other| one.expose_secret() == other.expose_secret())
        };
        match self.accounts.refresh_token(&self.remembered).await {
            Ok(Some(found)) => {
                if !same(&found, &state.kept) {
                    // Somebody else put it there since: it is the newest.
                    state.unkept = None;
                    state.kept = Some(found);
                }
            }
            Ok(None) => return Err(self.of_account(Problem::person("account-signed-out"))),
            // What is in memory serves where the keychain does not answer.
            Err(problem) if state.unkept.is_none() && state.kept.is_none() => return Err(problem),
            Err(problem) => tracing::warn!(code = problem.code(), "the keychain could not be read"),
        }
        let token = state.unkept.clone().or_else(|| state.kept.clone());
        let token = token.ok_or_else(|| self.of_account(Problem::person("account-signed-out")))?;
        match &state.refused {
            Some((refused, problem)) if refused.expose_secret() == token.expose_secret() => {
                Err(problem.clone())
            }
            _ => Ok(token),
        }
    }

    /// The identity platform, which is asked once what it is.
    async fn provider(&self, state: &mut State) -> Result<Provider, Problem> {
        if let Some(provider) = &state.provider {
            return Ok(provider.clone());
        }
        let found = match self.tls.get() {
            Some(tls) => Provider::find_with_tls(&self.application, tls).await?,
            None => Provider::find(&self.application).await?,
        };
        Ok(state.provider.insert(found).clone())
    }

    /// One request, and what it gave put away.
    async fn ask(&self, state: &mut State, token: &SecretString) -> Result<SecretString, Problem> {
        let provider = self.provider(state).await?;
        let (asked, asked_at) = (Instant::now(), Timestamp::now());
        let tokens = match refresh(&provider, &self.application, token).await {
            Ok(tokens) => tokens,
            Err(problem) => {
                if problem.kind() != Kind::Passing {
                    tracing::info!(code = problem.code(), "the sign-in was not renewed");
                    state.refused = Some((token.clone(), problem.clone()));
                }
                return Err(problem);
            }
        };
        tracing::debug!("the sign-in was renewed");
        let newer = tokens.refresh.clone().or_else(|| state.unkept.clone());
        if let Some(newer) = newer {
            self.keep(state, newer).await;
        }
        (state.trouble, state.refused) = (None, None);
        let access = tokens.access.clone();
        state.held = Some(Held::new(tokens, asked, asked_at));
        Ok(access)
    }

    /// Keeps a new refresh token. It replaces the old one in the keychain in one
    /// step; where that fails it serves from memory.
    async fn keep(&self, state: &mut State, token: SecretString) {
        let outcome = self.accounts.keep_refresh_token(&self.remembered, &token).await;
        let caution = match outcome {
            Ok(()) => {
                (state.kept, state.unkept) = (Some(token), None);
                None
            }
            Err(problem) => {
                tracing::warn!(code = problem.code(), "the new refresh token could not be kept");
                state.unkept = Some(token);
                Some(self.of_account(Problem::person("account-not-kept").words(&problem.to_string())))
            }
        };
        *self.caution.lock().unwrap_or_else(PoisonError::into_inner) = caution;
    }

    /// Remembers passing trouble so that not every caller runs into it. Where no
    /// token holds, the wait is the caller's own, unless the platform named one.
    fn leave_alone(state: &mut State, problem: Problem) -> Problem {
        let rest = problem.wait_hint().or(state.holding().map(|_| REST));
        state.trouble = rest.map(|rest| (problem.clone(), Instant::now() + rest));
        problem
    }
}

#[cfg(test)]
mod tests;
