//! A person at the keyboard: a window without a screen that keeps the focus, and
//! what is open, from one key to the next, and is given nothing but keys.

use std::time::Instant;

use futures::stream::{BoxStream, SelectAll};
use futures::{FutureExt as _, StreamExt as _};
use iced::advanced::clipboard::{self, Kind};
use iced::advanced::widget::Operation;
use iced::advanced::widget::operation::{self, Outcome};
use iced::keyboard::key::{Code, Named, Physical};
use iced::keyboard::{self, Key, Location, Modifiers};
use iced::{Event, Size, Task, mouse, window};
use iced_test::runtime::user_interface::Cache;
use iced_test::runtime::{Action, UserInterface, clipboard as clipboard_action, task};

use super::LIMIT;
use crate::context::Context;
use crate::iced_settings;
use crate::root::{Message, Wizard};
use crate::settings::Settings;
use crate::step::StepName;
use crate::ui::list;
use crate::ui::reading::{Focus, Reading};
use mailferry_practice::Practice;

/// The window as it first opens.
const WINDOW: Size = Size::new(1120.0, 760.0);

type Interface<'a> = UserInterface<'a, Message, iced::Theme, iced::Renderer>;

/// The clipboard of this window alone.
#[derive(Default)]
struct Board(Option<String>);

impl clipboard::Clipboard for Board {
    fn read(&self, _kind: Kind) -> Option<String> {
        self.0.clone()
    }

    fn write(&mut self, _kind: Kind, contents: String) {
        self.0 = Some(contents);
    }
}

/// A window and the hands on its keyboard.
pub(crate) struct Keyboard {
    /// What the keys reach; only to be looked at.
    pub(crate) wizard: Wizard,
    work: SelectAll<BoxStream<'static, Action<Message>>>,
    renderer: iced::Renderer,
    cache: Cache,
    board: Board,
}

impl Keyboard {
    /// Before a wizard with this context, which has just been opened.
    pub(crate) fn at(context: Context) -> Self {
        let mut wizard = Wizard::new(context, Settings::default());
        no_browser(&mut wizard);
        let start = wizard.start();
        let mut keyboard = Self::before(wizard);
        keyboard.push(start);
        keyboard.settle();
        keyboard
    }

    /// Before a wizard as it stands: nothing was entered, and nothing works.
    pub(crate) fn before(wizard: Wizard) -> Self {
        super::load_fonts();
        let settings = iced_settings();
        let renderer = iced::Renderer::new(settings.default_font, settings.default_text_size);
        let (work, cache, board) = (SelectAll::new(), Cache::new(), Board::default());
        Self { wizard, work, renderer, cache, board }
    }

    /// What a key gives, which is not carried out.
    pub(crate) fn given_by(&mut self, key: impl Into<Stroke>) -> Vec<Message> {
        self.happens(&key.into().events())
    }

    /// The services of the practice.
    pub(crate) fn practice(&self) -> &Practice {
        &self.wizard.context.practice.as_ref().expect("in practice").practice
    }

    /// What was copied last.
    pub(crate) fn copied(&self) -> Option<&str> {
        self.board.0.as_deref()
    }

    fn push(&mut self, task: Task<Message>) {
        if let Some(stream) = task::into_stream(task) {
            self.work.push(stream.boxed());
        }
    }

    /// Does something with the window as it is now.
    fn within<T>(&mut self, act: impl FnOnce(&mut Interface<'_>, &mut iced::Renderer, &mut Board) -> T) -> T {
        let scale = self.wizard.settings.scale();
        let size = Size::new(WINDOW.width / scale, WINDOW.height / scale);
        let cache = std::mem::take(&mut self.cache);
        let mut interface = Interface::build(self.wizard.view(), size, cache, &mut self.renderer);
        let given = act(&mut interface, &mut self.renderer, &mut self.board);
        self.cache = interface.into_cache();
        given
    }

    /// Hands the window events, then a frame; gives what they mean.
    fn happens(&mut self, events: &[Event]) -> Vec<Message> {
        self.within(|interface, renderer, board| {
            let mut messages = Vec::new();
            let frame = [Event::Window(window::Event::RedrawRequested(Instant::now()))];
            for events in [events, &frame] {
                let _ = interface.update(events, mouse::Cursor::Unavailable, renderer, board, &mut messages);
            }
            messages
        })
    }

    fn operate(&mut self, first: Box<dyn Operation>) {
        self.within(|interface, renderer, _| {
            let mut current = Some(first);
            while let Some(mut operation) = current.take() {
                interface.operate(renderer, &mut operation::black_box(&mut *operation));
                if let Outcome::Chain(next) = operation.finish() {
                    current = Some(next);
                }
            }
        });
    }

    fn perform(&mut self, action: Action<Message>) {
        match action {
            Action::Output(message) => {
                let task = self.wizard.update(message);
                no_browser(&mut self.wizard);
                self.push(task);
            }
            Action::Widget(operation) => self.operate(operation),
            Action::Clipboard(clipboard_action::Action::Write { contents, .. }) => {
                self.board.0 = Some(contents);
            }
            // Nothing else is asked of a window without a screen.
            _ => {}
        }
    }

    /// Carries out all that needs no waiting, as a window does between two keys.
    fn settle(&mut self) {
        loop {
            for message in self.happens(&[]) {
                self.perform(Action::Output(message));
            }
            let Some(Some(action)) = self.work.next().now_or_never() else { break };
            self.perform(action);
        }
    }

    /// Presses and releases a key.
    pub(crate) fn press(&mut self, key: impl Into<Stroke>) {
        let events = key.into().events();
        for message in self.happens(&events) {
            self.perform(Action::Output(message));
        }
        self.settle();
    }

    /// Types a text, letter by letter.
    pub(crate) fn write(&mut self, text: &str) {
        for letter in text.chars() {
            self.press(letter);
        }
    }

    /// Empties the field that has the focus, and types into it.
    pub(crate) fn write_anew(&mut self, text: &str) {
        self.press(('a', Modifiers::COMMAND));
        self.press(Named::Backspace);
        self.write(text);
    }

    /// Every text of the window, from top to bottom, what stands in fields too.
    pub(crate) fn texts(&mut self) -> Vec<String> {
        self.read().texts
    }

    /// Whether a text stands in the window, word for word.
    pub(crate) fn shows(&mut self, words: &str) -> bool {
        self.texts().iter().any(|text| text == words)
    }

    /// Whether some text of the window has these words in it.
    pub(crate) fn speaks_of(&mut self, words: &str) -> bool {
        self.texts().iter().any(|text| text.contains(words))
    }

    /// A text must stand in the window.
    pub(crate) fn sees(&mut self, words: &str) {
        let texts = self.texts();
        assert!(texts.iter().any(|text| text == words), "“{words}” is not there: {texts:#?}");
    }

    fn read(&mut self) -> Reading {
        self.within(|interface, renderer, _| {
            let mut read = Reading::default();
            interface.operate(renderer, &mut read);
            read
        })
    }

    /// What has the focus.
    pub(crate) fn focus(&mut self) -> Option<Focus> {
        self.read().focus
    }

    /// Whether this, by its id or its words, has the focus.
    pub(crate) fn is_at(&mut self, what: &str) -> bool {
        self.focus().is_some_and(|focus| focus.is(what))
    }

    /// Presses Tab until something has the focus, known by its id or by words in
    /// it. Whatever Tab does not reach in one round is out of reach.
    pub(crate) fn focus_to(&mut self, what: &str) {
        self.go_round(what, &Named::Tab.into());
    }

    /// As [`Self::focus_to`], the other way round.
    pub(crate) fn focus_back_to(&mut self, what: &str) {
        self.go_round(what, &(Named::Tab, Modifiers::SHIFT).into());
    }

    /// Whether Tab comes to something in one round.
    pub(crate) fn reaches(&mut self, what: &str) -> bool {
        for _ in 0..=self.read().stops {
            if self.is_at(what) {
                return true;
            }
            self.press(Named::Tab);
        }
        false
    }

    fn go_round(&mut self, what: &str, key: &Stroke) {
        let mut stops = Vec::new();
        for _ in 0..=self.read().stops {
            if self.is_at(what) {
                return;
            }
            self.press(key.clone());
            stops.extend(self.focus());
        }
        assert!(self.is_at(what), "Tab does not come to {what}, only to {stops:#?}");
    }

    /// Comes to something by Tab and presses Space there.
    pub(crate) fn choose(&mut self, what: &str) {
        self.focus_to(what);
        self.press(Named::Space);
    }

    /// Presses a key until something is so, more often than any group is long.
    pub(crate) fn press_until(&mut self, key: Named, what: &str, is_so: impl Fn(&Wizard) -> bool) {
        for _ in 0..40 {
            if is_so(&self.wizard) {
                return;
            }
            self.press(key);
        }
        panic!("{key:?} does not lead to {what}");
    }

    /// Lets the work run until something is so.
    pub(crate) async fn until(&mut self, what: &str, mut is_so: impl FnMut(&mut Self) -> bool) {
        let all = async {
            while !is_so(self) {
                let action = self.work.next().await;
                let Some(action) = action else {
                    // What looked may have had the last of the work done itself.
                    let is_so = is_so(self);
                    assert!(is_so, "all work is done, but not: {what}; there is {:#?}", self.texts());
                    break;
                };
                self.perform(action);
                self.settle();
            }
        };
        let within = tokio::time::timeout(LIMIT, all).await;
        assert!(within.is_ok(), "in time: {what}; there is {:#?}", self.texts());
    }

    /// Lets the work run until a text stands in the window.
    pub(crate) async fn until_shows(&mut self, words: &str) {
        self.until(words, |keyboard| keyboard.shows(words)).await;
    }

    /// Lets the work run until a step is there.
    pub(crate) async fn until_at(&mut self, step: StepName) {
        self.until(&format!("the step {step:?}"), |keyboard| keyboard.wizard.current() == step).await;
    }

    /// Lets the work run until the main button can be pressed, and presses Enter,
    /// wherever the focus does not want it.
    pub(crate) async fn goes_on(&mut self, label: &str) {
        let ready = |keyboard: &mut Self| {
            let main = keyboard.wizard.main();
            main.press.is_ok() && main.label.as_deref() == Some(label)
        };
        self.until(&format!("the main button “{label}”"), ready).await;
        self.press(Named::Enter);
    }

    /// Comes to the rows of the list in sight.
    pub(crate) fn focus_list(&mut self) {
        self.focus_to(list::ROWS);
    }
}

/// The person's browser is no part of this: practice plays it.
fn no_browser(wizard: &mut Wizard) {
    wizard.steps.consent.without_browser = true;
    wizard.steps.sign_in.without_browser = true;
}

/// A key with what is held beside it.
#[derive(Debug, Clone)]
pub(crate) struct Stroke {
    key: Key,
    held: Modifiers,
}

impl From<Named> for Stroke {
    fn from(key: Named) -> Self {
        Self { key: Key::Named(key), held: Modifiers::empty() }
    }
}

impl From<(Named, Modifiers)> for Stroke {
    fn from((key, held): (Named, Modifiers)) -> Self {
        Self { key: Key::Named(key), held }
    }
}

impl From<char> for Stroke {
    fn from(letter: char) -> Self {
        (letter, Modifiers::empty()).into()
    }
}

impl From<(char, Modifiers)> for Stroke {
    fn from((letter, held): (char, Modifiers)) -> Self {
        // As the window system tells it: the bar for blanks is a named key.
        let key =
            if letter == ' ' { Key::Named(Named::Space) } else { Key::Character(letter.to_string().into()) };
        Self { key, held }
    }
}

impl Stroke {
    fn text(&self) -> Option<String> {
        if self.held.command() || self.held.alt() {
            return None;
        }
        match &self.key {
            Key::Character(letter) => Some(letter.to_string()),
            Key::Named(Named::Space) => Some(" ".to_owned()),
            Key::Named(Named::Enter) => Some("\r".to_owned()),
            Key::Named(Named::Tab) => Some("\t".to_owned()),
            Key::Named(Named::Escape) => Some("\u{1b}".to_owned()),
            Key::Named(Named::Backspace) => Some("\u{8}".to_owned()),
            _ => None,
        }
    }

    /// What the window system tells of it.
    fn events(&self) -> Vec<Event> {
        let Self { key, held } = self.clone();
        let physical_key = match &key {
            Key::Character(letter) if letter == "a" => Physical::Code(Code::KeyA),
            Key::Character(letter) if letter == "c" => Physical::Code(Code::KeyC),
            _ => Physical::Unidentified(keyboard::key::NativeCode::Unidentified),
        };
        let pressed = keyboard::Event::KeyPressed {
            key: key.clone(),
            modified_key: key.clone(),
            physical_key,
            location: Location::Standard,
            modifiers: held,
            text: self.text().map(Into::into),
            repeat: false,
        };
        let released = keyboard::Event::KeyReleased {
            key: key.clone(),
            modified_key: key,
            physical_key,
            location: Location::Standard,
            modifiers: held,
        };
        let holds = |held| keyboard::Event::ModifiersChanged(held);
        [holds(held), pressed, released, holds(Modifiers::empty())].into_iter().map(Event::Keyboard).collect()
    }
}
