//! Enter begins nothing by mistake: from no place of the steps that can begin an
//! import, or change the mailbox, but from the very button that says so.

use std::collections::HashSet;

use iced::keyboard::key::Named;

use super::ids::{HELD_AGAIN, MAIN};
use super::root::{Message, StepMessage};
use super::scenes;
use super::step::{check, import, result};
use super::testing::keyboard::Keyboard;
use crate::words::Language;

/// Whether a message begins what cannot be taken back.
fn begins_a_run(message: &Message, at: &Keyboard) -> bool {
    let Message::Step(_, message) = message else { return false };
    match message {
        // While the import runs this only leads to it.
        StepMessage::Check(check::Message::Go) => !at.wizard.main().by_enter,
        StepMessage::Import(import::Message::Begin | import::Message::GoOn)
        // Closing is not what an Enter means that led to the result.
        | StepMessage::Result(result::Message::GoOn | result::Message::Finish) => true,
        _ => false,
    }
}

#[test]
fn enter_begins_a_run_from_no_place_but_the_button_itself() {
    let steps = ["check-", "import-", "settings-", "start-", "result-"];
    let (mut places, mut begun) = (0, HashSet::new());
    for scene in scenes().into_iter().filter(|scene| steps.iter().any(|step| scene.name.starts_with(step))) {
        let mut at = Keyboard::before((scene.make)(Language::English));
        let mut seen = HashSet::new();
        // At first nothing has the focus.
        let mut focus = at.focus();
        while seen.insert(format!("{focus:?}")) {
            places += 1;
            let given = at.given_by(Named::Enter);
            let begins = given.iter().any(|message| begins_a_run(message, &at));
            let on_its_button = at.is_at(MAIN) || at.is_at(HELD_AGAIN);
            if begins && on_its_button {
                begun.insert(scene.name);
            }
            assert!(!begins || on_its_button, "{}: Enter begins a run at {focus:?}", scene.name);
            at.press(Named::Tab);
            focus = at.focus();
        }
    }
    // The table holds the buttons that do begin one, and far more that do not.
    for name in ["check-numbers", "import-paused", "import-marked"] {
        assert!(begun.contains(name), "{name} is not among {begun:?}");
    }
    assert!(places > 500, "{places}");
}

#[test]
fn a_question_that_begins_something_is_not_answered_by_an_enter_that_meant_something_else() {
    for name in ["check-trial-asked", "import-move-asked"] {
        let scene = scenes().into_iter().find(|scene| scene.name == name).expect("a scene of this name");
        let wizard = (scene.make)(Language::English);
        let dialog = wizard.dialog().expect("a question");
        assert!(dialog.on_enter().is_none(), "{name}");
    }
}
