//! What Microsoft's identity platform refuses, as a [`Problem`].
//!
//! An [`ErrorReply`] is read from a redirect or a reply's body; [`problem`]
//! looks its AADSTS numbers up in one table and falls back to the OAuth error.
//! Microsoft asks programs to act on the error and to show the number; here the
//! number only chooses words, and a number nobody knows is shown as it is
//! (Microsoft: "Microsoft Entra authentication and authorization error codes";
//! docs/microsoft365.md#error-numbers).

mod meanings;
mod reply;
#[cfg(test)]
mod tests;
mod words;

use std::time::Duration;

use super::{Application, clouds};
use crate::plan::Cloud;
use crate::problem::{Kind, Problem};

pub use reply::ErrorReply;
pub(crate) use words::sanitise;

/// What was under way when the refusal came: the same number may mean another
/// thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// The person was on the sign-in page; the redirect brought the error.
    SignIn,
    /// A code from the redirect was being redeemed.
    Redeem,
    /// A remembered sign-in was being renewed.
    Refresh,
    /// A sign-in on another device was begun or asked after.
    DeviceCode,
    /// An administrator was on the consent page.
    Consent,
    /// The tenant's metadata were asked for.
    Metadata,
}

/// How long is waited where too many equal requests were sent (AADSTS50196) and
/// the platform names no time.
const LOOP_WAIT: Duration = Duration::from_mins(5);

/// Every AADSTS number that has a meaning here, with its problem's code: what
/// it is taken for where the moment does not say otherwise.
pub fn known() -> impl Iterator<Item = (u32, &'static str)> {
    meanings::MEANINGS
        .iter()
        .flat_map(|meaning| meaning.codes.iter().map(|code| (*code, (meaning.problem)().code())))
}

/// The problem that a refusal means. Its facts are `code` (`AADSTSnnnn`, else
/// the OAuth error), `correlation`, `trace` and `time` where they were told,
/// `reference` (these on one line, to hand to an administrator), and what the
/// words name: `application`, `tenant`, `permission`, `portal`, `cloud`,
/// `lookup`.
pub fn problem(reply: &ErrorReply, at: Moment, application: &Application) -> Problem {
    let problem = meaning(reply, at);
    let wait = reply.retry_after.or((problem.code() == "sign-in-loop").then_some(LOOP_WAIT));
    let problem = with_facts(problem, reply, application);
    let problem = match wait {
        Some(wait) if problem.kind() == Kind::Passing => problem.wait(wait),
        _ => problem,
    };
    match &reply.description {
        Some(words) => problem.words(words),
        None => problem,
    }
}

fn meaning(reply: &ErrorReply, at: Moment) -> Problem {
    // Microsoft sends the number of a refusal along with Cancel; another number
    // says why the person turned back.
    let only_declined = reply.codes.iter().all(|code| *code == 65004);
    if reply.subcode.as_deref() == Some("cancel") && only_declined {
        return cancelled(at);
    }
    reply
        .codes
        .iter()
        .find_map(|code| meanings::of_code(*code, at))
        .or_else(|| meanings::of_subcode(reply.subcode.as_deref()?))
        .or_else(|| meanings::of_status(reply.status?))
        .unwrap_or_else(|| meanings::of_error(&reply.error, !reply.codes.is_empty(), at))
}

fn cancelled(at: Moment) -> Problem {
    match at {
        Moment::Consent => Problem::person("consent-declined"),
        _ => Problem::person("sign-in-cancelled"),
    }
}

fn with_facts(problem: Problem, reply: &ErrorReply, application: &Application) -> Problem {
    let number = shown_number(reply);
    let code = number.map_or_else(|| reply.error.clone(), |number| format!("AADSTS{number}"));
    let here = clouds::of_authority(&application.authority);
    let mut reference = vec![code.clone()];
    let mut problem = problem.with("code", &code);
    for (fact, name, value) in [
        ("correlation", "Correlation ID ", &reply.correlation_id),
        ("trace", "Trace ID ", &reply.trace_id),
        ("time", "", &reply.timestamp),
    ] {
        if let Some(value) = value {
            problem = problem.with(fact, value);
            reference.push(format!("{name}{value}"));
        }
    }
    problem
        .with("reference", reference.join(", "))
        .with("application", &application.client_id)
        .with("tenant", &application.tenant)
        .with("permission", &application.scope)
        .with("portal", clouds::portal(here))
        .with("cloud", reply.cloud.filter(|cloud| *cloud != here).map_or("unknown", clouds::name))
        .with("lookup", number.map_or_else(|| "none".to_owned(), |number| lookup(here, number)))
}

/// The number that a person is shown: the one that was understood, else the first.
fn shown_number(reply: &ErrorReply) -> Option<u32> {
    let known = |code: &&u32| meanings::MEANINGS.iter().any(|meaning| meaning.codes.contains(code));
    reply.codes.iter().find(known).or(reply.codes.first()).copied()
}

/// Microsoft's page about a number, in the cloud that gave it.
fn lookup(cloud: Cloud, number: u32) -> String {
    let login = clouds::facts(cloud).map_or("https://login.microsoftonline.com", |facts| facts.login);
    format!("{login}/error?code={number}")
}
