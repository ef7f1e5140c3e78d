//! The second step against a practice helpdesk and over keys and clicks.

use iced::futures::StreamExt;
use iced_test::Simulator;
use iced_test::runtime::{Action as Runtime, task};

use super::*;
use crate::iced_settings;
use crate::step::StepName;
use crate::words::Language;
use crate::zammad::preflight::Found;
use mailferry_practice::helpdesk::{AgentSeed, Helpdesk as Desk, Options};

/// Carries out what follows from a message, with all that follows from that.
/// Whether the step led on.
pub(in crate::step) async fn pump<S: Step>(
    step: &mut S,
    context: &mut Context,
    action: Action<S::Message>,
) -> bool {
    let mut led_on = false;
    let mut waiting = vec![action];
    while let Some(action) = waiting.pop() {
        match action {
            Action::None => {}
            Action::Run(work) | Action::Keep(work) => {
                let Some(mut stream) = task::into_stream(work) else { continue };
                while let Some(next) = stream.next().await {
                    if let Runtime::Output(message) = next {
                        waiting.push(step.update(message, context));
                    }
                }
            }
            Action::Many(actions) => waiting.extend(actions.into_iter().rev()),
            Action::Next | Action::Back | Action::GoTo(_) | Action::Close => led_on = true,
        }
    }
    led_on
}

fn desk(options: Options) -> (Desk, Helpdesk, Context) {
    let desk = Desk::start(options).expect("a practice helpdesk");
    let mut context = Context::new(Language::English);
    context.draft.helpdesk_address = format!("{}/#dashboard", desk.url());
    context.zammad_token = Some(SecretString::from(format!(" {}\n", desk.token())));
    (desk, Helpdesk::default(), context)
}

async fn look(step: &mut Helpdesk, context: &mut Context) {
    let action = step.update(Message::Look, context);
    pump(step, context, action).await;
}

fn codes(step: &Helpdesk) -> Vec<&str> {
    step.lines
        .iter()
        .filter_map(|line| match &line.verdict {
            Verdict::Good => None,
            Verdict::Caution(problem) | Verdict::Stop(problem) => Some(problem.code()),
        })
        .collect()
}

#[tokio::test]
async fn a_sound_helpdesk_is_surveyed_and_leads_on() {
    let (desk, mut step, mut context) = desk(Options::default());
    assert!(matches!(step.main(&context).press, Ok(Message::Look)));
    look(&mut step, &mut context).await;
    assert_eq!(codes(&step), Vec::<&str>::new());
    assert_eq!(context.draft.helpdesk_address, desk.url(), "the path is gone");
    let survey = context.survey.clone().expect("a survey");
    let names: Vec<_> = survey.destinations().map(|one| one.group.name.as_str()).collect();
    assert_eq!(names, ["Sales", "Support", "Users"], "the inactive one is no destination");
    let support = survey.group("support").expect("the group");
    assert_eq!(
        survey.address_of(&support.group).map(|address| address.email.as_str()),
        Some("support@contoso.example")
    );
    assert!(survey.usage.expect("usage").looks_unused());
    for topic in topics_told(&step) {
        assert!(step.lines.iter().any(|line| line.what == topic), "{topic:?} has no line");
    }
    assert!(matches!(step.main(&context).press, Ok(Message::Go)));
    assert!(matches!(step.update(Message::Go, &mut context), Action::Next));
}

/// What has a line of its own name; triggers and jobs have one for each.
fn topics_told(step: &Helpdesk) -> Vec<Topic> {
    let named = step.lines.iter().any(|line| matches!(line.what, Topic::Trigger(_)));
    let mut topics = crate::zammad::preflight::topics();
    topics.retain(|topic| !named || *topic != Topic::Triggers);
    topics
}

#[tokio::test]
async fn a_token_that_is_not_known_stops_and_says_what_to_do() {
    let (_desk, mut step, mut context) = desk(Options::default());
    context.zammad_token = Some(SecretString::from("not-the-token"));
    look(&mut step, &mut context).await;
    assert_eq!(codes(&step), ["zammad-token-unknown"]);
    assert!(context.survey.is_none());
    assert!(step.main(&context).press.is_err(), "nothing leads on");
    // Another token: the old lines are gone, and it can be checked again.
    let _ = step.update(Message::Token("another".into()), &mut context);
    assert!(step.lines.is_empty());
    assert!(matches!(step.main(&context).press, Ok(Message::Look)));
}

#[tokio::test]
async fn agents_who_would_be_mailed_are_named_and_stop_nothing_yet() {
    let mut ben = AgentSeed::new("Ben", "Berger", "ben@contoso.example");
    ben.notified_of_all = true;
    let (_desk, mut step, mut context) = desk(Options { agents: vec![ben], ..Options::default() });
    look(&mut step, &mut context).await;
    assert_eq!(codes(&step), ["zammad-agents-would-hear"]);
    assert_eq!(context.survey.as_ref().expect("a survey").notified_agents, 1);
}

#[tokio::test]
async fn each_missing_right_has_its_line() {
    let options = Options { permissions: vec!["ticket.agent".to_owned()], ..Options::default() };
    let (_desk, mut step, mut context) = desk(options);
    look(&mut step, &mut context).await;
    let codes = codes(&step);
    for code in ["zammad-import-mode-unseen", "zammad-triggers-unseen", "zammad-jobs-hidden"] {
        assert!(codes.contains(&code), "{code} is missing in {codes:?}");
    }
}

#[tokio::test]
async fn a_user_without_access_to_any_group_stops() {
    let owner = AgentSeed::new("Ada", "Admin", "ada@contoso.example").admin().with_rights("Users", &["read"]);
    let (_desk, mut step, mut context) = desk(Options { owner, ..Options::default() });
    look(&mut step, &mut context).await;
    assert!(codes(&step).contains(&"zammad-no-group-usable"), "{:?}", codes(&step));
    assert!(context.survey.is_none());
}

#[tokio::test]
async fn the_mailbox_is_asked_for_among_the_channels_only_when_it_is_known() {
    let (_desk, mut step, mut context) = desk(Options::default());
    look(&mut step, &mut context).await;
    let channels = |step: &Helpdesk| {
        let line = step.lines.iter().find(|line| line.what == Topic::Channels);
        line.map(|line| line.found.clone()).expect("a line")
    };
    assert_eq!(channels(&step), Found::AskedLater);
    context.draft.mailbox = "other@contoso.example".into();
    look(&mut step, &mut context).await;
    assert_eq!(channels(&step), Found::NotFetched);
}

#[tokio::test]
async fn without_a_keychain_that_lasts_the_token_is_only_for_this_run() {
    let (_desk, mut step, mut context) = desk(Options::default());
    look(&mut step, &mut context).await;
    assert_eq!(step.kept, Kept::ThisRun);
}

#[test]
fn a_keychain_that_refuses_asks_and_is_answered() {
    let (mut step, mut context) = (Helpdesk::default(), Context::new(Language::English));
    context.survey =
        Some(Arc::new(scenes::example(crate::zammad::preflight::Usage { tickets: 0, agents: 0 })));
    let refusal = Problem::person("keychain-missing");
    let _ = step.update(Message::WasKept(Err(refusal)), &mut context);
    assert!(step.main(&context).press.is_err(), "it is not passed over");
    let _ = step.update(Message::OnlyThisRun, &mut context);
    assert!(matches!(step.main(&context).press, Ok(Message::Go)));
    assert!(!context.accounts.keychain().is_lasting());
}

#[tokio::test]
async fn a_kept_token_is_found_again_and_looked_with_at_once() {
    let (desk, mut step, mut context) = desk(Options::default());
    context.zammad_token = None;
    let entry = Entry::zammad(&desk.url());
    let kept = SecretString::from(desk.token());
    context.accounts.keychain().write(&entry, &kept).await.expect("kept in memory");
    let task = step.enter(&mut context);
    pump(&mut step, &mut context, Action::Run(task)).await;
    assert!(context.zammad_token.is_some() && context.survey.is_some());
}

#[test]
fn what_was_typed_meanwhile_is_not_replaced_by_what_was_kept() {
    let (mut step, mut context) = (Helpdesk::default(), Context::new(Language::English));
    context.draft.helpdesk_address = "help.example.com".into();
    context.zammad_token = Some(SecretString::from("typed"));
    let known = Message::Known("https://help.example.com".into(), Ok(Some(SecretString::from("kept"))));
    assert!(matches!(step.update(known, &mut context), Action::None));
    assert_eq!(context.zammad_token.as_ref().map(ExposeSecret::expose_secret), Some("typed"));
}

#[test]
fn cancelling_keeps_what_was_typed_and_drops_late_news() {
    let (mut step, mut context) = (Helpdesk::default(), Context::new(Language::English));
    context.draft.helpdesk_address = "help.example.com".into();
    context.zammad_token = Some(SecretString::from("typed"));
    assert!(matches!(step.update(Message::Look, &mut context), Action::Run(_)));
    assert!(step.main(&context).press.is_err());
    let _ = step.update(Message::Cancel, &mut context);
    let late = Message::Told(1, Told::Begun(Topic::Version));
    let _ = step.update(late, &mut context);
    assert_eq!(step.now, None);
    assert!(context.zammad_token.is_some());
    assert!(matches!(step.main(&context).press, Ok(Message::Look)));
}

#[test]
fn another_address_forgets_what_was_found_but_a_slash_does_not() {
    let (mut step, mut context) = (Helpdesk::default(), Context::new(Language::English));
    context.draft.helpdesk_address = "https://help.example.com".into();
    let survey = scenes::example(crate::zammad::preflight::Usage { tickets: 0, agents: 0 });
    context.survey = Some(Arc::new(survey));
    let _ = step.update(Message::Address("https://help.example.com/".into()), &mut context);
    assert!(context.survey.is_some());
    let _ = step.update(Message::Address("https://desk.example.com".into()), &mut context);
    assert!(context.survey.is_none());
}

/// The window as a scene has it.
fn scene(name: &str) -> crate::root::Wizard {
    let scene = crate::scenes().into_iter().find(|scene| scene.name == name).expect("a scene");
    (scene.make)(Language::English)
}

#[test]
fn notes_come_first_and_what_is_in_order_is_folded_and_never_green_over_amber() {
    let wizard = scene("helpdesk-found");
    assert_eq!(wizard.steps.helpdesk.status(), crate::ui::status::Status::Caution);
    let mut window = Simulator::with_size(iced_settings(), (1024.0, 640.0), wizard.view());
    for words in [
        "help.example.com · API token in the desktop’s keyring",
        "Ready to import. Please read 2 notes.",
        "13 checks passed",
    ] {
        assert!(window.find(words).is_ok(), "{words}");
    }
    let held = Problem::person("zammad-trigger-held")
        .with("name", "Tell the team")
        .with("does", vec![crate::words::Phrase::new("word-effect-mails-group-agents")]);
    let note = held.window_text(Language::English).what;
    let (note, passed) = (window.find(note.as_str()), window.find("13 checks passed"));
    let (note, passed) = (note.expect("the note").bounds(), passed.expect("the fold").bounds());
    assert!(note.y < passed.y && passed.y + passed.height < 640.0 - 64.0, "{note:?} {passed:?}");
    let version = Topic::Version.text(Language::English);
    assert!(window.find(version.as_str()).is_err(), "what is in order waits behind its fold");
    let _ = window.click("13 checks passed").expect("the fold opens");
    assert!(window.find(version.as_str()).is_ok());
}

#[test]
fn address_and_token_take_one_line_until_they_are_to_be_changed() {
    let mut wizard = scene("helpdesk-found");
    let shows_fields = |wizard: &crate::root::Wizard| {
        let mut window = Simulator::with_size(iced_settings(), (1120.0, 760.0), wizard.view());
        window.find(iced_test::selector::id(ADDRESS)).is_ok()
    };
    assert!(!shows_fields(&wizard));
    let _ = wizard.steps.helpdesk.update(Message::Change, &mut wizard.context);
    assert!(shows_fields(&wizard));
    assert!(!shows_fields(&scene("helpdesk-looking")), "what is being found needs the room");
    assert!(shows_fields(&scene("helpdesk-token-refused")), "what was refused is in sight");
}

#[test]
fn the_token_is_typed_as_dots_and_never_in_the_draft() {
    let wizard = crate::root::Wizard::showing(StepName::Helpdesk, Language::English, |_| {});
    let mut window = Simulator::with_size(iced_settings(), (1120.0, 760.0), wizard.view());
    let _ = window.click(iced_test::selector::id(TOKEN)).expect("the field is in sight");
    let _ = window.typewrite("s3cret-token");
    let messages: Vec<_> = window.into_messages().collect();
    assert_eq!(messages.len(), "s3cret-token".len());
    let mut context = Context::new(Language::English);
    let _ = Helpdesk::default().update(Message::Token("s3cret-token".into()), &mut context);
    let saved = toml::to_string(&context.draft).expect("a draft can be written");
    assert!(!saved.contains("s3cret"));
    assert!(context.zammad_token.is_some());
}
