//! The check against the practice services, and by keys and clicks.

use iced::keyboard::key::Named;
use iced_test::Simulator;
use iced_test::selector::id;

use super::messages::Message as ListMessage;
use super::*;
use crate::draft::AfterDraft;
use crate::iced_settings;
use crate::migration::journal::MessageState;
use crate::root::{self, StepMessage, Wizard};
use crate::step::StepName;
use crate::testing::{Running, sign_in};
use crate::ui::button::Kind;

fn signed_in(wizard: &mut Wizard) {
    sign_in(&mut wizard.context);
}

fn step(running: &Running) -> &Check {
    &running.wizard.steps.check
}

fn numbers(running: &Running) -> &Forecast {
    step(running).forecast.as_ref().expect("numbers")
}

fn press(running: &mut Running, message: Message) {
    running.give(StepMessage::Check(message));
}

fn main(running: &Running) -> Main<Message> {
    step(running).main(&running.wizard.context)
}

fn is_ready(wizard: &Wizard) -> bool {
    wizard.steps.check.stage == Stage::Ready
}

fn is_listed(wizard: &Wizard) -> bool {
    wizard.steps.check.messages.is_whole()
}

async fn checked(prepare: impl FnOnce(&mut Wizard)) -> Running {
    let mut running = Running::practising(StepName::Check, |wizard| {
        signed_in(wizard);
        prepare(wizard);
    })
    .await;
    running.until("the numbers", is_ready).await;
    running.until("the list", is_listed).await;
    running
}

fn scene(name: &str) -> Wizard {
    let scene = crate::scenes().into_iter().find(|scene| scene.name == name).expect("a scene of this name");
    (scene.make)(Language::English)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_check_says_in_numbers_what_would_happen_and_changes_nothing() {
    let running = checked(|_| {}).await;
    let forecast = numbers(&running);
    assert!(forecast.to_import > 5 && forecast.balance.adds_up());
    assert_eq!(forecast.archived + forecast.regular, forecast.to_import);
    assert_eq!(step(&running).messages.total() as u64, forecast.balance.found);
    let tickets = running.practice().helpdesk.snapshot().tickets.len();
    assert_eq!(tickets, 1, "only Zammad's own welcome is there");
    let label = format!("Import {} messages, keep originals", forecast.to_import);
    assert_eq!(main(&running).label, Some(label));
    assert!(matches!(main(&running).press, Ok(Message::Go)));
    assert!(running.wizard.context.helpdesk.is_some() && running.wizard.context.session.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn each_number_leads_to_exactly_its_messages() {
    let mut running = checked(|_| {}).await;
    let kinds = picks::kinds(numbers(&running));
    assert!(kinds.len() > 3, "the sample has several kinds: {kinds:?}");
    for (pick, count) in kinds {
        press(&mut running, Message::Pick(pick));
        assert_eq!(step(&running).page, Page::Messages);
        running.until("the list", is_listed).await;
        assert_eq!(step(&running).messages.total() as u64, count, "{pick:?}");
    }
    press(&mut running, Message::Pick(Pick::All));
    let folders: Vec<(String, u64)> =
        numbers(&running).folders.iter().map(|(path, folder)| (path.clone(), folder.messages)).collect();
    for (path, count) in folders {
        press(&mut running, Message::Folder(path.clone()));
        running.until("the list", is_listed).await;
        assert_eq!(step(&running).messages.total() as u64, count, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_on_show_opens_the_list() {
    let mut running = checked(|_| {}).await;
    running.act(|window| {
        let _ = window.click("All numbers").expect("the line is in sight");
        let _ = window.click(id("check-show-archived")).expect("the link is in sight");
    });
    assert_eq!(step(&running).page, Page::Messages);
    running.until("the list", is_listed).await;
    assert_eq!(step(&running).messages.total() as u64, numbers(&running).archived);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_shown_as_its_article_and_saved_as_it_came() {
    let mut running = checked(|_| {}).await;
    press(&mut running, Message::Pick(Pick::ToImport));
    running.until("the list", is_listed).await;
    let first = step(&running).messages.at(0).map(|row| (row.id, row.subject.clone())).expect("a row");
    press(&mut running, Message::List(ListMessage::Open(first.0)));
    assert!(running.shows("Loading the message …"));
    running.until("the article", |wizard| wizard.steps.check.seen().is_some()).await;
    let (_, seen) = step(&running).seen().expect("the article");
    assert!(seen.message.article.subject.contains(first.1.trim()) && !seen.text.is_empty());
    press(&mut running, Message::Preview(preview::Message::Save));
    running.until("the file", |wizard| wizard.steps.check.preview.saved().is_some()).await;
    let path = step(&running).preview.saved().expect("a path").to_owned();
    assert_eq!(std::fs::read(path).expect("the file"), seen.message.raw);
    press(&mut running, Message::Preview(preview::Message::Close));
    assert!(step(&running).dialog(&running.wizard.context).is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn trying_five_makes_real_tickets_and_leaves_the_rest_to_the_import() {
    let mut running = checked(|_| {}).await;
    let before = numbers(&running).to_import;
    press(&mut running, Message::Trial(trial::Message::Now));
    assert!(!step(&running).trying.is_running(), "nothing is tried without being asked");
    press(&mut running, Message::Trial(trial::Message::Ask));
    press(&mut running, Message::Trial(trial::Message::Now));
    assert!(main(&running).press.is_err() && step(&running).stay(&running.wizard.context).is_some());
    let done = |wizard: &Wizard| matches!(wizard.steps.check.trying, Trying::Done(_));
    running.until("the trial", done).await;
    let Trying::Done(trial) = step(&running).trying.clone() else { unreachable!("it is done") };
    assert!(trial.messages.len() >= 5, "{}", trial.messages.len());
    assert!(trial.messages.iter().all(|message| message.state == MessageState::Imported));
    let number = trial.messages[0].ticket_number.clone().expect("a number");
    let lessened = move |wizard: &Wizard| {
        let forecast = wizard.steps.check.forecast.as_ref();
        forecast.is_some_and(|forecast| forecast.to_import < before)
    };
    running.until("the new numbers", lessened).await;
    assert_eq!(numbers(&running).to_import + trial.messages.len() as u64, before);
    assert!(running.practice().helpdesk.snapshot().tickets.len() > 1);
    assert!(running.shows(&format!("Ticket {number}")));
    let told = format!("{} messages were imported and verified.", trial.messages.len());
    assert!(running.shows(&told), "success is said in a sentence");
    let passed = step(&running)
        .lines
        .iter()
        .filter(|line| matches!(line.verdict, crate::zammad::preflight::Verdict::Good))
        .count();
    assert!(running.shows(&format!("{passed} checks passed")), "what was checked stays");
    let left = numbers(&running).to_import;
    assert_eq!(main(&running).label, Some(format!("Import {left} messages, keep originals")));
    assert!(main(&running).press.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_look_that_was_left_or_stopped_is_taken_up_again() {
    let mut running = Running::practising(StepName::Check, signed_in).await;
    let scans = |wizard: &Wizard| wizard.steps.check.stage == Stage::Scanning;
    running.until("the scan", scans).await;
    running.go(StepName::Start);
    running.go(StepName::Check);
    running.until("the numbers", is_ready).await;
    // Stopped by the person: nothing goes on by itself.
    press(&mut running, Message::Again);
    running.until("the scan", scans).await;
    press(&mut running, Message::Scanned(Err(Interrupted::Stopped)));
    assert_eq!(step(&running).stage, Stage::Stopped);
    assert!(main(&running).press.is_err());
    press(&mut running, Message::Again);
    running.until("the numbers", is_ready).await;
    assert!(main(&running).press.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn coming_back_with_another_choice_checks_that_choice() {
    let mut running = checked(|_| {}).await;
    running.go(StepName::Start);
    running.wizard.context.draft.after = AfterDraft::MarkRead;
    running.go(StepName::Check);
    assert_ne!(step(&running).stage, Stage::Ready, "the numbers of the former choice are gone");
    running.until("the numbers", is_ready).await;
    assert!(main(&running).label.expect("a label").ends_with("mark as read"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_saved_plan_is_the_one_that_was_chosen() {
    let mut running = checked(|_| {}).await;
    press(&mut running, Message::Export);
    running.until("the file", |wizard| wizard.steps.check.exported.is_some()).await;
    let path = step(&running).exported.clone().expect("an answer").expect("saved");
    let text = std::fs::read_to_string(&path).expect("the file");
    let again = Plan::read(&text, path.parent().expect("a folder")).expect("a good plan");
    assert_eq!(Some(again), step(&running).plan);
}

#[test]
fn deleting_is_asked_with_count_folders_and_address_and_never_hears_enter() {
    let mut wizard = scene("check-deleting");
    let main = |wizard: &Wizard| wizard.steps.check.main(&wizard.context);
    assert_eq!(main(&wizard).kind, Kind::Danger);
    assert!(main(&wizard).label.expect("a label").ends_with("messages, delete originals"));
    let mut window = Simulator::with_size(iced_settings(), (1120.0, 760.0), wizard.view());
    let _ = window.tap_key(Named::Enter);
    assert_eq!(window.into_messages().count(), 0, "Enter must not even ask");
    // The button asks; nothing begins yet, whatever was typed before.
    wizard.steps.check.confirmation = "support@contoso.example".into();
    {
        let Wizard { steps, context, .. } = &mut wizard;
        assert!(matches!(steps.check.update(Message::Go, context), Action::None), "it was not asked");
        assert!(matches!(steps.check.main(context).press, Ok(Message::AskDelete(true))));
        assert!(matches!(steps.check.update(Message::AskDelete(true), context), Action::None));
    }
    let mut window = Simulator::with_size(iced_settings(), (1120.0, 760.0), wizard.view());
    assert!(window.find("Delete 4,210 originals from the mailbox?").is_ok());
    drop(window);
    for (typed, confirms) in [
        ("", false),
        ("support@contoso", false),
        ("other@contoso.example", false),
        (" Support@Contoso.example ", true),
    ] {
        wizard.steps.check.confirmation = typed.into();
        let mut window = Simulator::with_size(iced_settings(), (1120.0, 760.0), wizard.view());
        let _ = window.click(id("check-confirm")).expect("the field");
        let _ = window.tap_key(Named::Enter);
        let _ = window.click(id(crate::ui::dialog::CONFIRM)).expect("the button");
        let given: Vec<_> = window.into_messages().collect();
        assert_eq!(given.len(), usize::from(confirms), "{typed:?}: Enter gives nothing, a press all");
    }
    let Wizard { steps, context, .. } = &mut wizard;
    assert!(matches!(steps.check.update(Message::Go, context), Action::Next));
    assert!(context.import_asked && steps.check.dialog(context).is_none());
}

#[test]
fn a_press_that_came_too_early_begins_nothing() {
    for name in ["check-deleting", "check-scanning", "check-problem", "check-stopped", "check-unready"] {
        let mut wizard = scene(name);
        let Wizard { steps, context, .. } = &mut wizard;
        assert!(matches!(steps.check.update(Message::Go, context), Action::None), "{name}");
        assert!(!context.import_asked);
    }
    let mut wizard = scene("check-numbers");
    let Wizard { steps, context, .. } = &mut wizard;
    assert!(matches!(steps.check.update(Message::Go, context), Action::Next));
    assert!(context.import_asked);
}

#[test]
fn what_stops_an_import_is_told_with_its_remedy() {
    let wizard = scene("check-problem");
    let mut window = Simulator::with_size(iced_settings(), (1120.0, 1600.0), wizard.view());
    let problem = Problem::person("folder-holds-no-mail").with("path", "Projekte/2019");
    let text = problem.text(Language::English);
    assert!(window.find(text.what.as_str()).is_ok());
    assert!(wizard.steps.check.main(&wizard.context).press.is_err());
}

#[test]
fn answers_to_a_former_search_are_dropped() {
    let mut wizard = scene("check-messages");
    let messages = &mut wizard.steps.check.messages;
    let total = messages.total();
    drop(messages.update(ListMessage::Selected(u64::MAX, Ok(vec![1, 2].into()))));
    assert_eq!(messages.total(), total);
    drop(messages.update(ListMessage::Page(u64::MAX, 0, Ok(Vec::new()))));
    assert!(messages.at(0).is_some());
}

#[test]
fn the_list_is_used_by_keys_alone() {
    let wizard = scene("check-messages");
    let mut window = Simulator::with_size(iced_settings(), (1120.0, 760.0), wizard.view());
    // Pages, search, chips, four headings, then the list.
    for _ in 0..8 {
        let _ = window.tap_key(Named::Tab);
    }
    let _ = window.tap_key(Named::ArrowDown);
    let given: Vec<_> = window.into_messages().collect();
    let chosen = given.iter().any(|message| {
        use crate::root::Message as Root;
        use crate::ui::list::Event;
        let Root::Step(_, StepMessage::Check(Message::List(ListMessage::List(event)))) = message else {
            return false;
        };
        matches!(event, Event::Chosen(0, _))
    });
    assert!(chosen, "{} messages", given.len());
}

#[test]
fn enter_in_the_search_chooses_the_first_row_and_a_clicked_row_is_opened_by_enter() {
    use crate::root::Message as Root;
    use crate::ui::list::Event;
    let events = |window: Simulator<'_, Root>| -> Vec<Event> {
        let event = |message| match message {
            Root::Step(_, StepMessage::Check(Message::List(ListMessage::List(event)))) => event,
            _ => panic!("something else than the list was pressed"),
        };
        window.into_messages().map(event).filter(|event| !matches!(event, Event::Scrolled { .. })).collect()
    };
    let mut wizard = scene("check-messages");
    let mut window = Simulator::with_size(iced_settings(), (1120.0, 760.0), wizard.view());
    let _ = window.click(iced_test::selector::id("check-search")).expect("the search");
    let _ = window.tap_key(Named::Enter);
    let given = events(window);
    assert!(matches!(given.as_slice(), [Event::Chosen(0, _)]), "{given:?}");
    // A row that was clicked: the hint below the list says what Enter does.
    drop(wizard.steps.check.messages.update(ListMessage::List(given[0])));
    let subject = wizard.steps.check.messages.at(0).map(|row| row.subject.clone()).expect("a row");
    let mut window = Simulator::with_size(iced_settings(), (1120.0, 760.0), wizard.view());
    let _ = window.click(subject.as_str()).expect("the row");
    let _ = window.tap_key(Named::Enter);
    let given = events(window);
    assert!(matches!(given.as_slice(), [Event::Chosen(0, _), Event::Opened(0)]), "{given:?}");
}

#[test]
fn closing_the_window_in_the_middle_of_a_trial_asks() {
    let mut wizard = scene("check-numbers");
    let Wizard { steps, context, .. } = &mut wizard;
    assert!(steps.check.may_close(context));
    steps.check.trying = Trying::Running;
    assert!(!steps.check.may_close(context));
    assert!(steps.check.dialog(context).is_some());
    let problem = Problem::usage("nothing-to-try");
    let ended = Message::Trial(trial::Message::Done(Err(problem)));
    assert!(matches!(steps.check.update(ended, context), Action::Close));
}

#[test]
fn a_ticket_is_shown_where_zammad_has_it() {
    assert_eq!(
        trial::ticket_address("https://help.example.com/", 12),
        "https://help.example.com/#ticket/zoom/12"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn import_mode_of_another_machine_is_taken_over_from_the_review_after_asking() {
    use crate::zammad::import_mode::{self, Mark};
    let mut running = checked(|_| {}).await;
    let client = running.wizard.context.needs().expect("all is chosen").client().expect("a client");
    let standing = import_mode::read(&client).await.expect("readable");
    let mark = Mark::new("ben", "office@contoso.example", "laptop");
    import_mode::hold(&client, &standing, &mark).await.expect("on");
    running.give(StepMessage::Check(Message::Again));
    running.until("it says so", |wizard| wizard.steps.check.held().is_some()).await;
    running.act(|window| {
        window.click("Take over …").expect("it is offered");
    });
    assert!(running.wizard.dialog().expect("it asks first").on_enter().is_none());
    running.act(|window| {
        window.click("Take over and import").expect("the answer");
    });
    running.until("the numbers", |wizard| wizard.steps.check.stage == Stage::Ready).await;
    assert!(running.wizard.context.take_over, "for the import that follows");
    let _ = running.wizard.update(root::Message::Back);
    assert!(!running.wizard.context.take_over, "no import followed: it is asked again");
    assert!(running.wizard.context.current_session().is_none(), "nor does a session that was told so stay");
}
