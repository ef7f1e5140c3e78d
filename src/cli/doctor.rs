//! `mailferry doctor`: whether this computer can do it, and each server be reached.

use serde_json::{Value, json};

use super::arguments::DoctorArguments;
use super::objects::{self, Object};
use super::verdicts;
use super::{Exit, session, words};
use crate::doctor::{self, Servers};
use crate::plan::judge::HelpdeskSection;
use crate::plan::{Cloud, ZammadPlan};
use crate::platform::keychain::Keychain;
use crate::platform::logging::Redaction;
use crate::problem::{Language, Problem};

pub(super) async fn run(arguments: &DoctorArguments) -> Result<Exit, Problem> {
    let servers = servers(arguments)?;
    let lines = doctor::examine(&servers, &Keychain::system(), cfg!(feature = "gui")).await;
    let exit = doctor::first_stop(&lines).map_or(Exit::Done, |problem| Exit::of(problem.kind()));
    let hidden = (!arguments.with_addresses).then(|| doctor::hiding(&servers));
    let hide =
        |words: String| hidden.as_ref().map_or(words.clone(), |hidden: &Redaction| hidden.words(&words));
    if arguments.output.json {
        let lines: Vec<Value> =
            verdicts::rows(&lines, Language::English).iter().map(verdicts::json).collect();
        let told = json!({ "lines": lines, "exit": exit as u8 });
        objects::write(Object::Doctor, told_of(told, &hide));
        return Ok(exit);
    }
    words::say(hide(doctor::text(&lines, words::language())).trim_end());
    if servers.is_empty() {
        words::hint(&words::word("command-doctor-no-servers", &[]));
    } else if hidden.is_some() {
        words::hint(&words::word("command-doctor-names-hidden", &[]));
    }
    Ok(exit)
}

/// The servers of the plan, and in their place those that were named.
fn servers(arguments: &DoctorArguments) -> Result<Servers, Problem> {
    let mut servers = Servers::default();
    if let Some(path) = &arguments.plan {
        let plan = session::read_plan(path)?;
        servers = servers.with_helpdesk(&plan.zammad).with_microsoft(&plan.microsoft);
    }
    if let Some(url) = &arguments.zammad {
        servers = servers.with_helpdesk(&helpdesk(url, arguments)?);
    }
    Ok(match arguments.cloud.as_deref().and_then(cloud) {
        Some(cloud) => servers.with_cloud(cloud),
        None => servers,
    })
}

fn helpdesk(url: &str, arguments: &DoctorArguments) -> Result<ZammadPlan, Problem> {
    let section = HelpdeskSection { url: Some(url), ca_file: arguments.ca_file.clone() };
    section.judge().map_err(|faults| {
        let first = faults.into_iter().next().map(|fault| fault.problem);
        first.unwrap_or_else(|| Problem::usage("plan-url-wrong").with("key", "--zammad").with("value", url))
    })
}

fn cloud(name: &str) -> Option<Cloud> {
    [Cloud::Worldwide, Cloud::UsGovernment, Cloud::China].into_iter().find(|cloud| cloud.as_str() == name)
}

/// A value with every text in it told by this.
fn told_of(value: Value, tell: &impl Fn(String) -> String) -> Value {
    match value {
        Value::String(text) => Value::String(tell(text)),
        Value::Array(values) => values.into_iter().map(|value| told_of(value, tell)).collect(),
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(name, value)| (name, told_of(value, tell))).collect())
        }
        other => other,
    }
}
