//! `mailferry channels watch`: a channel's first hour, a line for each change.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::json;

use super::super::arguments::ChannelWatchArguments;
use super::super::objects::{self, Object};
use super::super::{Exit, session, words};
use super::{connector, helpdesk, in_its_mailbox, meant};
use crate::migration::going_live::watch::{Finding, State, Watch, Watcher};
use crate::migration::patience::next_wait;
use crate::problem::{Language, Problem};

pub(super) async fn watch(arguments: &ChannelWatchArguments) -> Result<Exit, Problem> {
    let plan_arguments = &arguments.one.plan;
    let (plan, client) = helpdesk(plan_arguments).await?;
    let mailbox = plan.microsoft.mailbox.clone();
    let channels = client.channels().await?;
    let channel = meant(&channels, arguments.one.channel, &mailbox)?;
    in_its_mailbox(channel, &arguments.mailbox, &mailbox)?;
    let json = plan_arguments.output.json;
    let every = Duration::from_secs(arguments.every);
    let duration = Duration::from_secs(arguments.minutes.saturating_mul(60));
    if !json {
        let values =
            [("address", channel.name().into()), ("time", words::language().time_span(duration).into())];
        words::hint(&words::word("command-watch-begun", &values));
    }
    let connector = connector(plan_arguments, &plan).await?;
    let mut watcher = Watcher::new(connector, client, channel.id, &mailbox);
    let mut told = Told { json, before: None };
    let mut watch = Watch::new();
    let looking = async {
        let mut failures = 0;
        loop {
            let pause = match watcher.look(Timestamp::now()).await {
                Ok(seen) => {
                    failures = 0;
                    watch.see(seen);
                    told.tell(&watch.state(Timestamp::now()));
                    every
                }
                // Zammad is restarted, or the network is gone: the channel may go on.
                Err(problem) if problem.is_waited_for() => {
                    let pause = next_wait(failures, problem.wait_hint());
                    failures += 1;
                    told.wait(&problem, pause);
                    pause
                }
                Err(problem) => return Err(problem),
            };
            tokio::time::sleep(pause).await;
        }
    };
    tokio::select! {
        outcome = looking => return outcome,
        () = tokio::time::sleep(duration) => {}
        _ = session::interrupted() => {}
    }
    let amiss = watch.state(Timestamp::now()).problem().is_some();
    let exit = if amiss { Exit::Person } else { Exit::Done };
    if json {
        objects::write(Object::Watched, json!({ "exit": exit as u8 }));
    }
    Ok(exit)
}

/// Says what is new; without JSON a cause only when it begins.
struct Told {
    json: bool,
    before: Option<State>,
}

impl Told {
    /// Says that nothing could be seen, and when it is looked again.
    fn wait(&self, problem: &Problem, pause: Duration) {
        let seconds = pause.as_secs();
        if self.json {
            let text = problem.text(Language::English);
            let code = problem.code();
            objects::write(Object::Waiting, json!({ "seconds": seconds, "code": code, "text": text }));
        } else {
            let what = problem.text(words::language()).what;
            words::hint(&words::word(
                "command-waiting",
                &[("seconds", seconds.into()), ("what", what.into())],
            ));
        }
    }

    fn tell(&mut self, state: &State) {
        let is_known = self.before.as_ref() == Some(state);
        if self.json {
            objects::write(Object::Channel, as_json(state));
        } else if !is_known {
            words::say(&line(state));
            let code = |state: &State| state.problem().map(Problem::code);
            if let Some(problem) =
                state.problem().filter(|problem| self.before.as_ref().and_then(code) != Some(problem.code()))
            {
                words::tell(problem);
            }
        }
        self.before = Some(state.clone());
    }
}

fn as_json(state: &State) -> serde_json::Value {
    let now = Timestamp::now();
    let (finding, problem) = match &state.finding {
        Finding::NothingSeen => ("nothing-seen", None),
        Finding::Waiting => ("waiting", None),
        Finding::Fine => ("fine", None),
        Finding::Recovered { .. } => ("recovered", None),
        Finding::Amiss(problem) => ("amiss", Some(problem)),
    };
    json!({
        "active": state.active, "fetches": state.fetches, "last_fetch": state.last_fetch,
        "next_fetch_seconds": state.until_next_fetch(now).map(|left| left.as_secs()), "taken": state.taken,
        "waiting": state.waiting, "folder": state.folder, "newest": state.newest, "finding": finding,
        "code": problem.map(Problem::code),
        "text": problem.map(|problem| problem.text(Language::English)),
        "words": problem.and_then(Problem::server_words),
    })
}

/// `12:00:05  3 messages taken, 1 waits, next fetch in 20 s: …`
fn line(state: &State) -> String {
    let now = Timestamp::now();
    let mut parts = vec![words::word_of("command-watch-taken", "count", state.taken)];
    if state.waiting > 0 {
        parts.push(words::word_of("command-watch-waiting", "count", state.waiting));
    }
    match state.until_next_fetch(now) {
        Some(left) if left.is_positive() => {
            parts.push(words::word_of(
                "command-watch-next",
                "time",
                words::language().time_span(left.unsigned_abs()),
            ));
        }
        Some(_) => parts.push(words::word("command-watch-due", &[])),
        None => {}
    }
    let finding = match &state.finding {
        Finding::NothingSeen => String::new(),
        Finding::Waiting => words::word("command-watch-waits-for-fetch", &[]),
        Finding::Fine => words::word("command-watch-fine", &[]),
        Finding::Recovered { .. } => words::word("command-watch-recovered", &[]),
        Finding::Amiss(problem) => problem.text(words::language()).what,
    };
    format!("{}  {}. {finding}", words::moment(now), parts.join(", "))
}
