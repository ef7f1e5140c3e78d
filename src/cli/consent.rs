//! `mailferry consent`: how consent stands, a text for an administrator, or the
//! page where one consents.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::json;

use super::{ConsentArguments, Exit, session, words};
use crate::microsoft::Application;
use crate::microsoft::consent::{Consent, ConsentAnswer, ConsentRequest, Consents, request_text};
use crate::problem::{Language, Problem, Reader};

pub(super) async fn run(arguments: &ConsentArguments) -> Result<Exit, Problem> {
    let plan = session::read_plan(&arguments.plan)?;
    let application = session::application(&plan);
    let consents = Consents::of_person()?;
    if arguments.text {
        let text = request_text(&application, &plan.microsoft.mailbox, Language::English);
        consents.note_asked(&application)?;
        words::say(&if arguments.output.json {
            json!({ "event": "request", "text": text }).to_string()
        } else {
            text
        });
        return Ok(Exit::Done);
    }
    if arguments.ask {
        let answer = tokio::select! {
            answer = ask(&application, arguments) => answer?,
            _ = session::interrupted() => {
                words::hint("\nCancelled. Nothing was decided.");
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
    let request = ConsentRequest::begin(application, Language::English).await?;
    let link = request.link().as_str();
    if arguments.output.json {
        words::say(&json!({ "event": "link", "link": link }).to_string());
    } else {
        words::hint(&format!(
            "An administrator consents for everybody in the browser. If it does not open, open this address \
             on this machine:\n\n{link}\n\nWaiting; Ctrl-C cancels. For an administrator who is elsewhere \
             there is --text."
        ));
    }
    if !arguments.no_browser
        && let Err(problem) = request.open_browser()
    {
        words::hint(&words::problem_text("caution", &problem));
    }
    request.finish(Duration::from_secs(arguments.wait)).await
}

fn tell(consent: &Consent, json: bool) -> Exit {
    let exit = if consent.is_needed() { Exit::Person } else { Exit::Done };
    if json {
        words::say(&json!({ "event": "consent", "consent": consent, "exit": exit as u8 }).to_string());
        return exit;
    }
    let day = |since: &Timestamp| since.strftime("%Y-%m-%d %H:%M UTC").to_string();
    words::say(&match consent {
        Consent::Unknown => "Not known yet: a sign-in tells whether consent is there.".to_owned(),
        Consent::Needed { since } => format!(
            "Missing, as a sign-in told on {}. An administrator must consent: --ask here, or --text to send \
             a request.",
            day(since)
        ),
        Consent::Asked { since } => format!(
            "An administrator was asked on {} and has not answered, as far as is known. Signing in tells.",
            day(since)
        ),
        Consent::Granted { since } => format!("Given; first seen on {}.", day(since)),
        Consent::Denied { since, refusal } => {
            let text = refusal.text(Language::English, Reader::Commands);
            let why = words::explanation(&text, "  ");
            format!("Refused on {}: {}\n{why}", day(since), text.what).trim_end().to_owned()
        }
    });
    exit
}
