//! Nothing is said to anyone; and where answers are wanted, only to those who
//! were counted first.

use std::collections::BTreeSet;

use mailferry::practice::helpdesk::{Effect, Fault, Options, Requests, SentKind, TriggerSeed};

use crate::support::dovecot::MAILBOX;
use crate::support::journey::{Journey, Letter};

async fn loud() -> Journey {
    let triggers = vec![
        TriggerSeed::webhook(),
        TriggerSeed::sms(),
        TriggerSeed::agent_mail(),
        TriggerSeed::owner_change(),
    ];
    let mut journey = Journey::with(Options { triggers, ..Options::for_mailbox(MAILBOX) }).await;
    let question = Letter::archived("question", 40);
    let ours = Letter::archived("ours", 39).by_us("question@fabrikam.example").answering_as_us(&question);
    let again = Letter::regular("again", 2).answering(&question);
    let first = Letter::regular("first", 3);
    let sent = Letter::regular("sent", 4).by_us("someone@fabrikam.example");
    for letter in [&question, &ours, &again, &first, &sent] {
        journey.deliver_letter(letter);
    }
    for number in 0..12 {
        journey.deliver_letter(&Letter::archived(&format!("letter{number}"), 30 - number));
    }
    journey
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_original_dates_import_mode_keeps_everything_silent_and_our_mail_stays_mail() {
    let journey = loud().await;
    journey.import_all().await;
    journey.assert_each_exactly_once();
    journey.assert_quiet();
    let (_, ours) = journey.article("<ours@fabrikam.example>");
    assert_eq!((ours.kind.as_str(), ours.sender.as_str()), ("email", "Agent"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_todays_dates_loud_triggers_pause_and_every_article_says_when_it_was_sent() {
    let mut journey = loud().await;
    journey.plan.dates = "today";
    let triggers = journey.active_triggers().await;

    let ended = journey.import_all().await;

    journey.assert_each_exactly_once();
    journey.assert_quiet();
    assert_eq!(journey.helpdesk.requests().get("PUT /api/v1/settings/:id"), None, "no import mode");
    assert_eq!(journey.active_triggers().await, triggers, "all active again: {ended}");
    let restored = ended.summary["restored"].as_array().map(Vec::len);
    assert_eq!(restored, Some(3), "what only mails the customer is kept silent by the articles: {ended}");
    let (_, ours) = journey.article("<ours@fabrikam.example>");
    assert_eq!((ours.kind.as_str(), ours.sender.as_str()), ("note", "Agent"));
    for article in journey.snapshot().articles() {
        let sent = delivered_date(&journey, article.message_id.as_deref().expect("an identity"));
        assert!(article.body.contains(&format!("Sent on {sent}")), "{}", article.body);
    }
}

fn delivered_date(journey: &Journey, message_id: &str) -> String {
    journey.delivered()[message_id].arrived.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn paused_triggers_are_put_back_after_a_kill_by_restore() {
    let mut journey = loud().await;
    journey.plan.dates = "today";
    let triggers = journey.active_triggers().await;
    // From the sixth on nothing is made: the import is at work until it is killed.
    let unavailable = Effect::Answer { status: 503, retry_after: Some("1".to_owned()) };
    journey.helpdesk.set_faults(vec![Fault::always(Requests::Creates, unavailable).at(6)]);
    let import = journey.begin_import();
    journey.until_creates(4).await;
    import.kill().await;
    assert!(journey.active_triggers().await.len() < triggers.len(), "some are still paused");

    let restored = journey.restore().await;
    assert_eq!(restored.exit, 0, "{restored}");
    assert_eq!(journey.active_triggers().await, triggers);
    let restored = journey.restore().await;
    assert_eq!((restored.exit, restored.stdout.as_str()), (0, ""), "nothing is left to do: {restored}");

    journey.assert_the_next_import_brings_the_rest().await;
    assert_eq!(journey.active_triggers().await, triggers);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_answers_are_wanted_exactly_the_people_counted_first_get_one() {
    for dates in ["original", "today"] {
        let mut journey = Journey::start().await;
        journey.plan.dates = dates;
        journey.plan.auto_replies = true;
        for number in 0..6 {
            journey.deliver_letter(&Letter::archived(&format!("old{number}"), 30 - number));
        }
        journey.deliver_letter(&Letter::regular("ann", 1));
        let bob = Letter::regular("bob", 2);
        journey.deliver_letter(&bob);
        journey.deliver_letter(&Letter::regular("bob-again", 3).answering(&bob));
        // A second ticket of somebody counted already; somebody who only joins a
        // conversation; an address that Zammad never answers.
        let from =
            |name: &str, letter: Letter| Letter { from: format!("<{name}@fabrikam.example>"), ..letter };
        journey.deliver_letter(&from("ann", Letter::regular("ann-again", 6)));
        journey.deliver_letter(&from("eve", Letter::regular("eve", 7).answering(&bob)));
        journey.deliver_letter(&Letter::regular("no-reply", 8));
        journey.deliver_letter(&Letter::regular("robot", 4).with_header("Auto-Submitted: auto-generated"));
        journey.deliver_letter(&Letter::regular("ours", 5).by_us("someone@fabrikam.example"));

        let check = journey.check().await;
        assert_eq!(check.exit, 0, "{check}");
        let counted = check.summary["forecast"]["people_who_could_be_answered"].as_u64();
        assert_eq!(journey.snapshot().tickets.len(), 0, "a check makes nothing");
        let ended = journey.import_all().await;

        journey.assert_nothing_twice();
        let people: BTreeSet<String> = journey
            .helpdesk
            .outbox()
            .into_iter()
            .filter(|sent| sent.kind == SentKind::TriggerMail)
            .flat_map(|sent| sent.to)
            .collect();
        let people: Vec<&str> = people.iter().map(String::as_str).collect();
        assert_eq!(people, ["ann@fabrikam.example", "bob@fabrikam.example"], "{dates}: {ended}");
        assert_eq!(counted, Some(2), "{dates}: {check}");
        assert!(!journey.import_mode());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_written_into_tickets_is_in_the_helpdesks_language() {
    for (locale, said) in [("de-de", "Gesendet am "), ("en-us", "Sent on "), ("fr-fr", "Sent on ")] {
        let options = Options { locale: locale.to_owned(), ..Options::for_mailbox(MAILBOX) };
        let mut journey = Journey::with(options).await;
        journey.plan.dates = "today";
        let letter = Letter::archived("dated", 3);
        journey.deliver_letter(&letter);
        journey.import_all().await;
        let (_, article) = journey.article(&letter.message_id);
        assert!(article.body.starts_with(said), "{locale}: {}", article.body);
    }
}
