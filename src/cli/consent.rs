//! `mailferry consent`: how consent stands, a text for an administrator, or the
//! page where one consents.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::json;

use super::arguments::ConsentArguments;
use super::objects::{self, Object};
use super::{Exit, session, words};
use crate::microsoft::Application;
use crate::microsoft::consent::{Consent, ConsentAnswer, ConsentRequest, Consents, request_text};
use crate::problem::{Problem, Reader};

pub(super) async fn run(arguments: &ConsentArguments) -> Result<Exit, Problem> {
    let plan = session::read_plan(&arguments.plan)?;
    let application = session::application(&plan);
    let consents = Consents::of_person()?;
    if arguments.text {
        let text = request_text(&application, &plan.microsoft.mailbox, words::language());
        consents.note_asked(&application)?;
        if arguments.output.json {
            objects::write(Object::Request, json!({ "text": text }));
        } else {
            words::say(&text);
        }
        return Ok(Exit::Done);
    }
    if arguments.ask {
        let answer = tokio::select! {
            answer = ask(&application, arguments) => answer?,
            _ = session::interrupted() => {
                words::hint(&format!("\n{}", words::word("command-consent-cancelled", &[])));
                return Ok(Exit::Again);
            }
        };
        consents.note_answer(&application, &answer)?;
        if let ConsentAnswer::Denied(problem) = answer {
            return Err(problem);
        }
    }
    Ok(tell(&consents.of(&application)?, arguments.output.json))
}

async fn ask(application: &Application, arguments: &ConsentArguments) -> Result<ConsentAnswer, Problem> {
    let request = ConsentRequest::begin(application, words::language()).await?;
    let link = request.link().as_str();
    if arguments.output.json {
        objects::write(Object::Link, json!({ "link": link }));
    } else {
        words::hint(&words::word_of("command-consent-link", "link", link));
    }
    if !arguments.no_browser
        && let Err(problem) = request.open_browser()
    {
        words::caution(&problem);
    }
    request.finish(Duration::from_secs(arguments.wait)).await
}

fn tell(consent: &Consent, json: bool) -> Exit {
    let exit = if consent.is_needed() { Exit::Person } else { Exit::Done };
    if json {
        objects::write(Object::Consent, json!({ "consent": consent, "exit": exit as u8 }));
        return exit;
    }
    let since = |id: &str, since: &Timestamp| words::word_of(id, "since", words::moment(*since));
    words::say(&match consent {
        Consent::Unknown => words::word("command-consent-unknown", &[]),
        Consent::Needed { since: moment } => since("command-consent-needed", moment),
        Consent::Asked { since: moment } => since("command-consent-asked", moment),
        Consent::Granted { since: moment } => since("command-consent-given", moment),
        Consent::Denied { since, refusal } => {
            let text = refusal.text(words::language(), Reader::Commands);
            let values = [("since", words::moment(*since).into()), ("what", (&text.what).into())];
            let refused = words::word("command-consent-refused", &values);
            format!("{refused}\n{}", words::explanation(&text, "  ")).trim_end().to_owned()
        }
    });
    exit
}
