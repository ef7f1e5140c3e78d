//! A practice is whole: the plan fits the servers.

mod channels;

use super::*;
use crate::plan::{AfterImport, Plan};

fn now() -> Timestamp {
    "2026-06-15T10:00:00.123456Z".parse().expect("a time")
}

#[tokio::test]
async fn the_ready_plan_is_a_good_plan_and_names_what_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("new");
    let practice = Practice::start_at(Scenario::Calm, &inner, now()).await.expect("started");
    let text = std::fs::read_to_string(practice.plan()).expect("a plan");
    let plan = Plan::read(&text, &inner).expect("a good plan");
    assert_eq!(plan.zammad.url, practice.helpdesk.url());
    assert_eq!(plan.microsoft.authority, practice.tenant.authority());
    assert_eq!(plan.microsoft.imap.to_string(), practice.exchange.address().to_string());
    assert!(!plan.microsoft.imap.tls);
    let folders = practice.exchange.folders();
    for wanted in &plan.folders {
        assert!(folders.contains(&wanted.path), "{}", wanted.path);
        assert!(!practice.exchange.messages(&wanted.path).is_empty(), "{}", wanted.path);
    }
}

#[tokio::test]
async fn the_description_is_one_line_with_all_that_a_program_needs() {
    let folder = tempfile::tempdir().expect("a folder");
    let practice = Practice::start_at(Scenario::Calm, folder.path(), now()).await.expect("started");
    let description = practice.description();
    assert!(!description.to_string().contains('\n'));
    for key in [
        "plan",
        "zammad",
        "zammad_token",
        "access_token",
        "mailbox",
        "imap",
        "authority",
        "client_id",
        "tenant",
        "outbox",
    ] {
        assert!(description[key].as_str().is_some_and(|value| !value.is_empty()), "{key}");
    }
    let token = description["access_token"].as_str().expect("a token");
    let state = practice.tenant.checker().check(token, practice.mailbox());
    assert_eq!(state, tenant::TokenState::Valid);
}

#[tokio::test]
async fn every_scenario_starts_and_is_found_by_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    for scenario in Scenario::ALL {
        assert_eq!(Scenario::named(scenario.name()), Some(scenario));
        let [english, german] = crate::words::Language::ALL.map(|language| scenario.description(language));
        assert!(english.ends_with('.') && german.ends_with('.') && english != german, "{german}");
        let practice = Practice::start_at(scenario, folder.path(), now()).await.expect("started");
        assert_eq!(practice.scenarios(), [scenario]);
        let text = std::fs::read_to_string(practice.plan()).expect("a plan");
        let plan = Plan::read(&text, folder.path()).expect("a good plan");
        let leads_there = match scenario {
            Scenario::ExpungeFails | Scenario::ExpungeWithoutEffect | Scenario::EverythingAtOnce => {
                plan.after_import == AfterImport::Delete
            }
            Scenario::StoreRefused => plan.after_import == AfterImport::MarkRead,
            Scenario::MoveLeavesCopy => matches!(plan.after_import, AfterImport::Move(_)),
            _ => plan.after_import == AfterImport::Keep,
        };
        assert!(leads_there, "{}: {:?}", scenario.name(), plan.after_import);
    }
    assert_eq!(Scenario::named("sunshine"), None);
}

#[tokio::test]
async fn several_scenarios_are_played_at_once_and_everything_is_many() {
    let folder = tempfile::tempdir().expect("a folder");
    let several = [Scenario::Throttled, Scenario::RetentionJob, Scenario::ThrottledWithoutHint];
    let practice = Practice::start_with(&several, folder.path(), None).await.expect("started");
    assert_eq!(
        practice.playing(),
        [Scenario::ThrottledWithoutHint],
        "of two that exclude each other the later"
    );
    assert_eq!(practice.scenario_names(), "throttled,retention-job,throttled-without-hint");
    assert!(practice.helpdesk.records("jobs").len() == 1);
    let practice =
        Practice::start_at(Scenario::EverythingAtOnce, folder.path(), now()).await.expect("started");
    assert_eq!(practice.playing().len(), Scenario::TOGETHER.len() - 1, "throttled in one way");
}

#[tokio::test]
async fn whatever_is_switched_on_does_something_and_nothing_of_it_is_left_when_it_is_off() {
    let folder = tempfile::tempdir().expect("a folder");
    let practice = Practice::start_at(Scenario::Calm, folder.path(), now()).await.expect("started");
    let state = || {
        let connections = practice.helpdesk.requests_per_connection();
        let groups = practice
            .helpdesk
            .records("groups")
            .iter()
            .map(|group| group["active"].clone())
            .collect::<Vec<_>>();
        let mut faults = String::new();
        practice.exchange.faults(|all| faults = format!("{all:?}"));
        (faults, format!("{:?}", practice.helpdesk.faults()), connections, groups)
    };
    let before = state();
    for trouble in Scenario::switchable() {
        practice.play(trouble, true);
        assert_ne!(state(), before, "{}", trouble.name());
        practice.play(trouble, false);
        assert_eq!(state(), before, "{}", trouble.name());
    }
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_told() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let problem = Practice::start_at(Scenario::Calm, file.path(), now())
        .await
        .map(|_| ())
        .expect_err("a file is no folder");
    assert_eq!(problem.code(), "practice-folder");
}

#[tokio::test]
async fn a_trouble_that_is_switched_leaves_the_others_where_they_are() {
    use exchange::faults::{Countdown, ExpungeFault, Throttle};
    let folder = tempfile::tempdir().expect("a folder");
    let practice = Practice::start_at(Scenario::Throttled, folder.path(), now()).await.expect("started");
    assert_eq!(practice.playing(), [Scenario::Throttled]);
    // As it stands in the midst of its countdown.
    let midway =
        Throttle { when: Countdown::after(3), backoff: std::time::Duration::from_secs(3), told: true };
    practice.exchange.faults(|faults| faults.throttle = Some(midway));
    practice.play(Scenario::UnknownOutcome, true);
    practice.helpdesk.remove_faults(|fault| fault.skip < 10);
    let left = practice.helpdesk.faults();
    assert!(!left.is_empty());
    let others = [Scenario::TokenExpires, Scenario::SlowHelpdesk, Scenario::FlakyHelpdesk];
    for on in [true, false] {
        for other in others {
            practice.play(other, on);
        }
        practice.exchange.faults(|faults| {
            assert_eq!(faults.throttle, Some(midway));
            assert_eq!(faults.token_expires.is_some(), on);
        });
        let unknown = practice.helpdesk.faults().into_iter().filter(|fault| left.contains(fault));
        assert_eq!(unknown.count(), left.len());
    }
    assert_eq!(practice.helpdesk.faults(), left, "and of the others nothing stays");
    // Deleting goes wrong in one way at a time.
    practice.play(Scenario::ExpungeFails, true);
    practice.play(Scenario::ExpungeWithoutEffect, true);
    practice.exchange.faults(|faults| assert_eq!(faults.expunge, ExpungeFault::Ignored));
    assert!(!practice.playing().contains(&Scenario::ExpungeFails));
    for playing in practice.playing() {
        practice.play(playing, false);
    }
    assert!(practice.playing().is_empty() && practice.helpdesk.faults().is_empty());
    practice.exchange.faults(|faults| {
        assert_eq!((faults.throttle, faults.expunge), (None, ExpungeFault::Works));
    });
}
