//! The frame by keys and clicks, as a person uses it.

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::{Event, keyboard};
use iced_test::Simulator;
use iced_test::selector::id;

use super::*;
use crate::ids::{BACK, MAIN};
use crate::step::start;
use crate::{Scene, iced_settings, scenes};

const LARGE: (f32, f32) = (1120.0, 760.0);

fn scene(name: &str) -> Wizard {
    let scene: Scene = scenes().into_iter().find(|scene| scene.name == name).expect("a scene of this name");
    (scene.make)(Language::English)
}

fn at(step: StepName) -> Wizard {
    Wizard::showing(step, Language::English, |_| {})
}

fn key(named: Named, modifiers: Modifiers) -> Event {
    let key = Key::Named(named);
    Event::Keyboard(keyboard::Event::KeyPressed {
        key: key.clone(),
        modified_key: key,
        physical_key: keyboard::key::Physical::Unidentified(keyboard::key::NativeCode::Unidentified),
        location: keyboard::Location::Standard,
        modifiers,
        text: None,
        repeat: false,
    })
}

fn letter(letter: &str, modifiers: Modifiers) -> Event {
    let Event::Keyboard(keyboard::Event::KeyPressed { physical_key, location, .. }) =
        key(Named::F1, modifiers)
    else {
        unreachable!("it was made as such");
    };
    let key = Key::Character(letter.into());
    Event::Keyboard(keyboard::Event::KeyPressed {
        key: key.clone(),
        modified_key: key,
        physical_key,
        location,
        modifiers,
        text: None,
        repeat: false,
    })
}

/// What a person's keys and clicks give.
fn messages(wizard: &Wizard, act: impl FnOnce(&mut Simulator<'_, Message>)) -> Vec<Message> {
    let mut window = Simulator::with_size(iced_settings(), LARGE, wizard.view());
    act(&mut window);
    window.into_messages().collect()
}

/// The same, carried out.
fn after(wizard: &mut Wizard, act: impl FnOnce(&mut Simulator<'_, Message>)) {
    for message in messages(wizard, act) {
        drop(wizard.update(message));
    }
}

fn presses(keys: &[(Named, Modifiers)]) -> impl FnOnce(&mut Simulator<'_, Message>) {
    let events: Vec<Event> = keys.iter().map(|(named, modifiers)| key(*named, *modifiers)).collect();
    move |window| {
        window.simulate(events);
    }
}

const NONE: Modifiers = Modifiers::empty();

#[test]
fn enter_presses_the_main_button() {
    let mut wizard = at(StepName::Start);
    after(&mut wizard, presses(&[(Named::Enter, NONE)]));
    assert_eq!(wizard.current(), StepName::Helpdesk);
}

#[test]
fn enter_does_nothing_while_the_main_button_waits() {
    let wizard = scene("start-practice-starting");
    assert!(messages(&wizard, presses(&[(Named::Enter, NONE)])).is_empty());
    let mut window = Simulator::with_size(iced_settings(), LARGE, wizard.view());
    assert!(window.click("Set up import").is_ok());
    assert_eq!(window.into_messages().count(), 0, "a button that waits cannot be clicked");
}

#[test]
fn the_reason_why_the_main_button_waits_stands_beside_it() {
    let wizard = scene("start-practice-starting");
    let Err(reason) = wizard.main().press else { panic!("it waits") };
    let mut window = Simulator::with_size(iced_settings(), LARGE, wizard.view());
    assert!(window.find(reason.as_str()).is_ok());
}

#[test]
fn escape_and_alt_left_lead_back_and_not_beyond_the_first_step() {
    for keys in [(Named::Escape, NONE), (Named::ArrowLeft, Modifiers::ALT)] {
        let mut wizard = at(StepName::Consent);
        after(&mut wizard, presses(&[keys]));
        assert_eq!(wizard.current(), StepName::Helpdesk);
        after(&mut wizard, presses(&[keys]));
        after(&mut wizard, presses(&[keys]));
        assert_eq!(wizard.current(), StepName::Start);
    }
}

/// The least window at twice the zoom.
const NARROW: (f32, f32) = (512.0, 320.0);

#[test]
fn where_the_list_of_steps_has_no_room_keys_lead_to_it_and_to_the_other_language() {
    let mut wizard = at(StepName::Consent);
    let narrow = |wizard: &Wizard, keys: &[Named]| -> Vec<Message> {
        let mut window = Simulator::with_size(iced_settings(), NARROW, wizard.view());
        window.simulate(keys.iter().map(|named| key(*named, NONE)));
        window.into_messages().collect()
    };
    let given = narrow(&wizard, &[Named::Tab, Named::Tab, Named::Enter]);
    assert!(matches!(given.as_slice(), [Message::Speak(Language::German)]));
    let given = narrow(&wizard, &[Named::Tab, Named::Enter]);
    assert!(matches!(given.as_slice(), [Message::Steps(true)]));
    drop(wizard.update(Message::Steps(true)));
    let closed = narrow(&wizard, &[Named::Escape]);
    assert!(matches!(closed.as_slice(), [Message::Steps(false)]));
    // The same steps can be opened as in the list: those before this one.
    let second = narrow(&wizard, &[Named::Tab, Named::Tab, Named::Enter]);
    let [Message::Open(step)] = second.as_slice() else { panic!("{} messages", second.len()) };
    assert_eq!(*step, StepName::Helpdesk);
    drop(wizard.update(Message::Open(*step)));
    assert_eq!(wizard.current(), StepName::Helpdesk);
    assert!(!wizard.asks(), "the list is shut again");
}

#[test]
fn tab_comes_to_the_step_first_then_to_the_bar_then_to_the_list() {
    let mut wizard = at(StepName::Helpdesk);
    // The step's own stops: address, token, two lines that open; its main button
    // waits. Then the bar and the list: Back, and the first step.
    let tabs = |stops: usize| vec![(Named::Tab, NONE); stops];
    let back = messages(&wizard, presses(&[tabs(5), vec![(Named::Enter, NONE)]].concat()));
    assert!(matches!(back.as_slice(), [Message::Back]));
    let steps = messages(&wizard, presses(&[tabs(6), vec![(Named::Space, NONE)]].concat()));
    assert!(matches!(steps.as_slice(), [Message::Open(StepName::Start)]));
    // Backwards the last of all is first: the other language.
    let last = messages(&wizard, presses(&[(Named::Tab, Modifiers::SHIFT), (Named::Enter, NONE)]));
    assert!(matches!(last.as_slice(), [Message::Speak(Language::German)]));
    wizard = at(StepName::Start);
    let first = messages(&wizard, presses(&[(Named::Tab, NONE), (Named::Enter, NONE)]));
    assert!(matches!(first.as_slice(), [Message::Step(_, StepMessage::Start(start::Message::Practise))]));
}

#[test]
fn past_the_last_stop_tab_begins_anew() {
    let wizard = at(StepName::Start);
    let around = |stops: usize| {
        let mut keys = vec![(Named::Tab, NONE); stops];
        keys.push((Named::Enter, NONE));
        messages(&wizard, presses(&keys))
    };
    // Practise, Zammad's channels, Start, Help, Deutsch; then Practise again.
    assert!(matches!(around(6).as_slice(), [Message::Step(_, StepMessage::Start(start::Message::Practise))]));
}

#[test]
fn a_click_takes_the_focus_without_taking_enter_from_the_main_button() {
    let wizard = at(StepName::Start);
    let given = messages(&wizard, |window| {
        let _ = window.click("Help").expect("the link is in sight");
        window.simulate([key(Named::Enter, NONE)]);
    });
    let [Message::Help(true), Message::Step(_, StepMessage::Start(last))] = given.as_slice() else {
        panic!("two messages");
    };
    assert!(matches!(last, start::Message::Go));
}

#[test]
fn a_question_hears_all_keys_and_enter_never_discards() {
    let mut wizard = scene("start-discard");
    assert!(messages(&wizard, presses(&[(Named::Enter, NONE)])).is_empty());
    // Three stops: keep, discard, keep again; nothing behind the question.
    let keep = messages(&wizard, presses(&[(Named::Tab, NONE), (Named::Enter, NONE)]));
    assert!(matches!(keep.as_slice(), [Message::Step(_, StepMessage::Start(start::Message::KeepIt))]));
    let twice = [(Named::Tab, NONE), (Named::Tab, NONE)];
    let enter = messages(&wizard, presses(&[twice.as_slice(), &[(Named::Enter, NONE)]].concat()));
    assert!(enter.is_empty(), "Enter on the button itself does not destroy either");
    let space = messages(&wizard, presses(&[twice.as_slice(), &[(Named::Space, NONE)]].concat()));
    assert!(matches!(space.as_slice(), [Message::Step(_, StepMessage::Start(start::Message::DiscardNow))]));
    let round =
        messages(&wizard, presses(&[twice.as_slice(), &[(Named::Tab, NONE), (Named::Enter, NONE)]].concat()));
    assert!(matches!(round.as_slice(), [Message::Step(_, StepMessage::Start(start::Message::KeepIt))]));
    after(&mut wizard, presses(&[(Named::Escape, NONE)]));
    assert!(wizard.dialog().is_none());
}

#[test]
fn nothing_behind_a_question_can_be_clicked() {
    let wizard = scene("start-discard");
    let given = messages(&wizard, |window| {
        // The rail's link lies at the foot of the window, under the veil.
        window.point_at((40.0, 730.0));
        window.simulate(iced_test::simulator::click());
    });
    assert!(given.is_empty());
}

#[test]
fn the_help_is_one_key_away_and_escape_closes_it() {
    let mut wizard = at(StepName::Start);
    after(&mut wizard, presses(&[(Named::F1, NONE)]));
    assert!(wizard.dialog().is_some());
    after(&mut wizard, presses(&[(Named::Escape, NONE)]));
    assert!(wizard.dialog().is_none() && wizard.current() == StepName::Start);
}

#[test]
fn zoom_keys_zoom() {
    let mut wizard = at(StepName::Start);
    after(&mut wizard, |window| {
        window.simulate([letter("+", Modifiers::COMMAND), letter("+", Modifiers::COMMAND)]);
    });
    assert!((wizard.settings.scale() - 1.25).abs() < f32::EPSILON);
    after(&mut wizard, |window| {
        window.simulate([letter("0", Modifiers::COMMAND)]);
    });
    assert!((wizard.settings.scale() - 1.0).abs() < f32::EPSILON);
}

#[test]
fn results_of_a_visit_that_is_over_are_dropped() {
    let mut wizard = at(StepName::Start);
    let old = wizard.visit();
    drop(wizard.update(Message::Open(StepName::Start)));
    drop(wizard.go(StepName::Helpdesk));
    drop(wizard.go(StepName::Start));
    let problem = Problem::ours("practice-cannot-listen");
    let late = StepMessage::Start(start::Message::Practising(Err(problem)));
    drop(wizard.update(Message::Step(old, late.clone())));
    assert!(wizard.steps.start.is_calm(), "a late result must not be shown");
    drop(wizard.update(Message::Step(wizard.visit(), late.clone())));
    assert!(!wizard.steps.start.is_calm());
}

#[test]
fn work_that_was_kept_arrives_wherever_the_person_is_and_leads_them_nowhere() {
    let mut wizard = at(StepName::Helpdesk);
    let problem = Problem::ours("practice-cannot-listen");
    let kept = StepMessage::Start(start::Message::Practising(Err(problem)));
    drop(wizard.update(Message::Step(Visit::Kept, kept)));
    assert!(!wizard.steps.start.is_calm());
    drop(wizard.update(Message::Step(Visit::Kept, StepMessage::Start(start::Message::Go))));
    assert_eq!(wizard.current(), StepName::Helpdesk);
}

#[test]
fn only_steps_that_were_reached_can_be_opened_from_the_list() {
    let mut wizard = at(StepName::Consent);
    drop(wizard.update(Message::Open(StepName::Import)));
    assert_eq!(wizard.current(), StepName::Consent);
    drop(wizard.update(Message::Open(StepName::Start)));
    assert_eq!(wizard.current(), StepName::Start);
    // And forwards again, as far as one was.
    drop(wizard.update(Message::Open(StepName::Consent)));
    assert_eq!(wizard.current(), StepName::Consent);
}

#[test]
fn back_and_main_stand_in_the_bar_at_the_least_size_and_at_twice_the_zoom() {
    for (width, height) in [(1024.0, 640.0), (512.0, 320.0)] {
        for language in Language::ALL {
            for step in StepName::ALL {
                let wizard = Wizard::showing(step, language, |_| {});
                let mut window = Simulator::with_size(iced_settings(), (width, height), wizard.view());
                for name in [BACK, MAIN] {
                    if name == BACK && step == StepName::Start {
                        continue;
                    }
                    let found = window.find(id(name)).expect("the button is there");
                    let bounds = iced_test::selector::Bounded::bounds(&found);
                    assert!(
                        bounds.x >= 0.0 && bounds.x + bounds.width <= width,
                        "{step:?} {name} {bounds:?}"
                    );
                    assert!(bounds.y >= height - 64.0 && bounds.y + bounds.height <= height, "{bounds:?}");
                }
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_typed_is_saved_and_found_after_a_restart() {
    let folder = tempfile::tempdir().expect("folder");
    let mut context = Context::new(Language::English);
    context.folder = Some(folder.path().to_owned());
    let mut wizard = Wizard::new(context, Settings::default());
    wizard.context.draft.mailbox = "supp".into();
    drop(wizard.update(Message::Zoom(Shortcut::ZoomIn)));
    assert!(wizard.kept.under_way, "a save is on its way");
    let save = wizard.update(Message::Save);
    pump(&mut wizard, save).await;
    assert!(!wizard.kept.under_way && wizard.unsaved.is_none());
    let again = Draft::load(&folder.path().join("draft.toml")).expect("readable").expect("there");
    assert_eq!(again.mailbox, "supp");
    assert_eq!(Settings::load(&folder.path().join(SETTINGS)).zoom, 110);
}

#[tokio::test]
async fn what_cannot_be_saved_is_said_until_it_was_seen() {
    let folder = tempfile::tempdir().expect("folder");
    // A file stands where the folder would be.
    let place = folder.path().join("file");
    std::fs::write(&place, b"").expect("written");
    let mut context = Context::new(Language::English);
    context.folder = Some(place);
    let mut wizard = Wizard::new(context, Settings::default());
    wizard.context.draft.mailbox = "support@example.com".into();
    let save = wizard.update(Message::Save);
    pump(&mut wizard, save).await;
    assert!(wizard.unsaved.is_some());
    let mut window = Simulator::with_size(iced_settings(), LARGE, wizard.view());
    let _ = window.click("OK").expect("the card has its button");
    let given: Vec<Message> = window.into_messages().collect();
    assert!(matches!(given.as_slice(), [Message::Seen]));
}

/// Carries a task out, and what follows from it.
async fn pump(wizard: &mut Wizard, task: Task<Message>) {
    use futures::StreamExt as _;
    let Some(mut stream) = iced_test::runtime::task::into_stream(task) else { return };
    while let Some(action) = stream.next().await {
        if let iced_test::runtime::Action::Output(message) = action
            && matches!(message, Message::Saved(_))
        {
            drop(wizard.update(message));
        }
    }
}
