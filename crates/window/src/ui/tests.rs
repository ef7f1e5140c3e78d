//! The parts of the window by keys and clicks, each alone. What is drawn anew
//! keeps what it knows, as in the window.

use std::cell::RefCell;
use std::ops::Range;

use iced::advanced::widget::Id;
use iced::advanced::widget::operation::{Focusable, Operation};
use iced::advanced::{Clipboard, clipboard};
use iced::keyboard::key::{Named, NativeCode, Physical};
use iced::keyboard::{Key, Location, Modifiers};
use iced::mouse::{self, Cursor};
use iced::widget::{Column, column, container};
use iced::{Event, Point, Rectangle, Size, keyboard};
use iced_test::runtime::UserInterface;
use iced_test::runtime::user_interface::Cache;

use super::choice::{Choice, check_box, radios};
use super::keys::{Shortcut, keys};
use super::question::question;
use super::status::Status;
use super::{Element, button, copy, disclosure, field, list, problem, text};
use crate::problem::Problem;
use crate::words::{Language, say};
use crate::{iced_settings, testing};

/// What was copied.
#[derive(Default)]
struct Board(Option<String>);

impl Clipboard for Board {
    fn read(&self, _kind: clipboard::Kind) -> Option<String> {
        self.0.clone()
    }

    fn write(&mut self, _kind: clipboard::Kind, contents: String) {
        self.0 = Some(contents);
    }
}

/// A person before a window, whose view may change between two presses.
struct Person {
    known: Cache,
    renderer: iced::Renderer,
    board: Board,
}

/// What a view says of itself.
#[derive(Default)]
struct Seen {
    texts: Vec<(String, Rectangle)>,
    focused: Vec<Rectangle>,
    stops: usize,
}

impl Operation for Seen {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        self.stops += 1;
        if state.is_focused() {
            self.focused.push(bounds);
        }
    }

    fn text(&mut self, _id: Option<&Id>, bounds: Rectangle, text: &str) {
        self.texts.push((text.to_owned(), bounds));
    }
}

impl Seen {
    fn says(&self, words: &str) -> bool {
        self.texts.iter().any(|(text, _)| text == words)
    }
}

const ROOM: Size = Size::new(480.0, 400.0);

impl Person {
    fn new() -> Self {
        testing::load_fonts();
        let settings = iced_settings();
        let renderer =
            futures::FutureExt::now_or_never(<iced::Renderer as iced::advanced::renderer::Headless>::new(
                settings.default_font,
                settings.default_text_size,
                None,
            ));
        let renderer = renderer.flatten().expect("a renderer that draws into memory");
        Self { known: Cache::default(), renderer, board: Board::default() }
    }

    /// Lets a view hear something; gives its messages.
    fn does<Message>(
        &mut self,
        view: Element<'_, Message>,
        events: &[Event],
        cursor: Cursor,
    ) -> Vec<Message> {
        let known = std::mem::take(&mut self.known);
        let mut window = UserInterface::build(view, ROOM, known, &mut self.renderer);
        let mut given = Vec::new();
        let _ = window.update(events, cursor, &mut self.renderer, &mut self.board, &mut given);
        self.known = window.into_cache();
        given
    }

    fn types<Message>(&mut self, view: Element<'_, Message>, pressed: &[Event]) -> Vec<Message> {
        self.does(view, pressed, Cursor::Unavailable)
    }

    fn sees<Message>(&mut self, view: Element<'_, Message>) -> Seen {
        let known = std::mem::take(&mut self.known);
        let mut window = UserInterface::build(view, ROOM, known, &mut self.renderer);
        let mut seen = Seen::default();
        window.operate(&self.renderer, &mut seen);
        self.known = window.into_cache();
        seen
    }

    /// Where these words stand.
    fn finds<Message>(&mut self, view: Element<'_, Message>, words: &str) -> Point {
        let seen = self.sees(view);
        let found = seen.texts.iter().find(|(text, _)| text == words);
        found.unwrap_or_else(|| panic!("{words:?} is not among {:?}", seen.texts)).1.center()
    }

    fn clicks<Message>(&mut self, view: impl Fn() -> Element<'static, Message>, words: &str) -> Vec<Message> {
        let at = self.finds(view(), words);
        self.does(view(), &[down(), up()], Cursor::Available(at))
    }
}

fn down() -> Event {
    Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
}

fn up() -> Event {
    Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
}

fn pressed(key: Key, modifiers: Modifiers, text: Option<&str>) -> Event {
    Event::Keyboard(keyboard::Event::KeyPressed {
        key: key.clone(),
        modified_key: key,
        physical_key: Physical::Unidentified(NativeCode::Unidentified),
        location: Location::Standard,
        modifiers,
        text: text.map(Into::into),
        repeat: false,
    })
}

fn key(named: Named) -> Event {
    pressed(Key::Named(named), Modifiers::empty(), None)
}

fn letter(letter: &str) -> Event {
    pressed(Key::Character(letter.into()), Modifiers::empty(), Some(letter))
}

fn copying() -> Event {
    pressed(Key::Character("c".into()), Modifiers::COMMAND, None)
}

/// In a window whose main button gives "main".
fn window<'a>(content: Element<'a, &'static str>) -> Element<'a, &'static str> {
    keys(content, |shortcut| (shortcut == Shortcut::Main).then_some("main"))
}

fn press(label: &'static str) -> Element<'static, &'static str> {
    button::quiet(label).on_press(label).into()
}

#[test]
fn where_another_button_takes_the_place_of_the_focused_one_nothing_has_the_focus() {
    let mut person = Person::new();
    let before = || window(column![press("Sign in for me"), press("Leave")].into());
    let after = || window(column![press("Delete all"), press("Leave")].into());
    person.types(before(), &[key(Named::Tab)]);
    assert_eq!(person.sees(before()).focused.len(), 1);
    assert_eq!(person.types(before(), &[key(Named::Enter)]), ["Sign in for me"], "it has the focus");
    assert!(person.sees(after()).focused.is_empty(), "the newcomer did not get it");
    assert_eq!(person.types(after(), &[key(Named::Enter)]), ["main"]);
    assert!(person.types(after(), &[key(Named::Space)]).is_empty());
}

#[test]
fn where_the_focused_button_goes_its_neighbour_does_not_get_the_focus() {
    let mut person = Person::new();
    let many = |labels: &[&'static str]| {
        window(Column::with_children(labels.iter().map(|label| press(label))).into())
    };
    person.types(many(&["Sign in for me", "Play trouble"]), &[key(Named::Tab)]);
    assert_eq!(person.types(many(&["Play trouble"]), &[key(Named::Enter)]), ["main"]);
}

#[test]
fn a_button_with_a_name_keeps_the_focus_when_it_says_something_else() {
    let mut person = Person::new();
    let named = |label: &'static str| -> Element<'static, &'static str> {
        window(button::quiet(label).on_press(label).id("the-same").into())
    };
    person.types(named("Pause"), &[key(Named::Tab)]);
    assert_eq!(person.types(named("Go on"), &[key(Named::Enter)]), ["Go on"]);
}

#[test]
fn a_click_that_began_on_one_button_does_not_end_on_another() {
    let mut person = Person::new();
    let at = person.finds(press("Pause"), "Pause");
    let cursor = Cursor::Available(at);
    assert!(person.does(press("Pause"), &[down()], cursor).is_empty());
    assert!(person.does(press("Delete"), &[up()], cursor).is_empty(), "that was not pressed");
    person.does(press("Pause"), &[down()], cursor);
    assert_eq!(person.does(press("Pause"), &[up()], cursor), ["Pause"]);
}

fn typed(id: &'static str, value: &'static str) -> Element<'static, String> {
    field::field("Name", value).on_input(|text| text).id(id).into()
}

#[test]
fn typing_goes_on_in_the_same_field_and_not_in_the_next_one() {
    let mut person = Person::new();
    let first = || -> Element<'static, String> { keys(typed("first", "a"), |_| None) };
    let second = || -> Element<'static, String> { keys(typed("second", ""), |_| None) };
    person.types(first(), &[key(Named::Tab)]);
    assert_eq!(person.types(first(), &[letter("b")]), ["ab"]);
    assert!(person.types(second(), &[letter("c")]).is_empty(), "another field stands there now");
}

#[test]
fn a_field_says_what_is_wrong_instead_of_what_helps_and_nothing_can_be_typed_without_a_message() {
    let mut person = Person::new();
    let made = |error: Option<&str>| -> Element<'static, String> {
        let error = error.map(str::to_owned);
        field::field("Address", "x").help("As in the browser.").error(error).id("address").into()
    };
    let seen = person.sees(made(None));
    assert!(seen.says("Address") && seen.says("As in the browser."));
    let seen = person.sees(made(Some("This is no address.")));
    assert!(seen.says("This is no address.") && !seen.says("As in the browser."));
    person.clicks(|| made(None), "Address");
    assert!(person.types(made(None), &[letter("b")]).is_empty());
}

fn numbers(chosen: Option<u8>) -> Element<'static, u8> {
    let choices = vec![Choice::new(1, "One"), Choice::new(2, "Two").help("More."), Choice::new(3, "Three")];
    keys(radios("numbers", choices, chosen.as_ref(), |number| number), |_| None)
}

#[test]
fn arrows_choose_around_and_home_and_end_the_first_and_the_last() {
    let mut person = Person::new();
    person.types(numbers(None), &[key(Named::Tab)]);
    assert_eq!(person.sees(numbers(None)).stops, 1, "Tab comes to the group once");
    for (chosen, named, gives) in [
        (None, Named::Space, 1),
        (None, Named::ArrowDown, 1),
        (None, Named::ArrowUp, 3),
        (Some(1), Named::ArrowDown, 2),
        (Some(3), Named::ArrowRight, 1),
        (Some(1), Named::ArrowLeft, 3),
        (Some(3), Named::ArrowUp, 2),
        (Some(2), Named::End, 3),
        (Some(2), Named::Home, 1),
    ] {
        assert_eq!(person.types(numbers(chosen), &[key(named)]), [gives], "{chosen:?} {named:?}");
    }
    assert!(person.types(numbers(Some(2)), &[key(Named::Enter)]).is_empty(), "Enter is the main button's");
    assert_eq!(person.clicks(|| numbers(Some(1)), "Three"), [3]);
    assert_eq!(person.clicks(|| numbers(Some(1)), "More."), [2]);
}

#[test]
fn a_box_is_turned_by_space_by_enter_and_by_a_click_on_its_words() {
    let mut person = Person::new();
    let turned = |on: bool| -> Element<'static, bool> {
        keys(check_box("box", "Keep the originals", Some("They stay.".to_owned()), on, |on| on), |_| None)
    };
    person.types(turned(false), &[key(Named::Tab)]);
    assert_eq!(person.types(turned(false), &[key(Named::Space)]), [true]);
    assert_eq!(person.types(turned(true), &[key(Named::Enter)]), [false]);
    assert_eq!(person.clicks(|| turned(false), "They stay."), [true]);
}

/// A list of 100,000 rows; gives what was done, and notes the rows that are made.
fn listed<'a>(state: &'a list::State, made: &'a RefCell<Vec<usize>>) -> Element<'a, list::Event> {
    let row = |index: usize| -> Element<'a, list::Event> {
        made.borrow_mut().push(index);
        text::body(format!("row {index}")).into()
    };
    let content = container(list::list(state, 100_000, row, |event| event)).height(ROOM.height);
    keys(content, |_| None)
}

#[test]
fn keys_lead_through_a_list_of_which_only_what_is_in_sight_exists() {
    let mut person = Person::new();
    let mut state = list::State::default();
    let made = RefCell::new(Vec::new());
    person.types(listed(&state, &made), &[key(Named::Tab)]);
    for (named, chosen, sight) in [
        (Named::ArrowDown, 0, 0..16),
        (Named::ArrowDown, 1, 0..16),
        (Named::PageDown, 10, 0..17),
        (Named::PageUp, 1, 0..17),
        (Named::End, 99_999, 99_984..100_000),
        (Named::ArrowUp, 99_998, 99_984..100_000),
        (Named::Home, 0, 0..16),
    ] {
        let given = person.types(listed(&state, &made), &[key(named)]);
        let [list::Event::Chosen(row, height)] = given.as_slice() else { panic!("{named:?}: {given:?}") };
        assert_eq!(*row, chosen, "{named:?}");
        drop(state.update::<()>(list::Event::Chosen(*row, *height)));
        made.borrow_mut().clear();
        person.sees(listed(&state, &made));
        let made = made.borrow();
        let rows: Range<usize> = made[0]..made[made.len() - 1] + 1;
        assert!(rows.contains(&chosen), "{named:?}: {chosen} is made: {rows:?}");
        assert!(rows.start >= sight.start && rows.end <= sight.end, "{named:?}: {rows:?}");
    }
    let opened = person.types(listed(&state, &made), &[key(Named::Enter)]);
    assert_eq!(opened, [list::Event::Opened(0)]);
    let expanded = person.types(listed(&state, &made), &[key(Named::ArrowRight), key(Named::ArrowLeft)]);
    assert_eq!(expanded, [list::Event::Expanded(0, true), list::Event::Expanded(0, false)]);
}

fn disclosed() -> Element<'static, &'static str> {
    window(disclosure::disclosure("Details", press("Inside")).into())
}

#[test]
fn what_is_collapsed_is_neither_shown_nor_reached_until_its_line_is_opened() {
    let mut person = Person::new();
    let seen = person.sees(disclosed());
    assert!(seen.says("Details") && !seen.says("Inside"));
    assert_eq!(seen.stops, 1);
    assert!(person.types(disclosed(), &[key(Named::Tab), key(Named::Enter)]).is_empty());
    let seen = person.sees(disclosed());
    assert!(seen.says("Inside"));
    assert_eq!(seen.stops, 2);
    assert_eq!(person.types(disclosed(), &[key(Named::Tab), key(Named::Enter)]), ["Inside"]);
    person.clicks(disclosed, "Details");
    assert!(!person.sees(disclosed()).says("Inside"), "a click shuts it");
}

#[test]
fn other_details_in_the_same_place_are_shut_as_at_first() {
    let mut person = Person::new();
    person.types(disclosed(), &[key(Named::Tab), key(Named::Enter)]);
    let other = || window(disclosure::disclosure("Other details", press("Inside")).into());
    let seen = person.sees(other());
    assert!(!seen.says("Inside") && seen.focused.is_empty());
}

#[test]
fn a_copy_button_copies_by_key_and_click_and_says_so() {
    let mut person = Person::new();
    let view = || window(copy::labelled("Copy the link", "https://example.com/", Language::English));
    person.types(view(), &[key(Named::Tab), key(Named::Enter)]);
    assert_eq!(person.board.0.take().as_deref(), Some("https://example.com/"));
    let copied = say(Language::English, "window-copied", &[]);
    assert!(person.sees(view()).says(&copied));
    person.types(view(), &[copying()]);
    assert_eq!(person.board.0.take().as_deref(), Some("https://example.com/"));
    person.clicks(view, &copied);
    assert_eq!(person.board.0.take().as_deref(), Some("https://example.com/"));
}

#[test]
fn a_copy_button_is_as_high_as_the_buttons_beside_it() {
    let mut person = Person::new();
    let view = || {
        window(column![copy::button("Copy the link", "x", Language::English), press("Use another")].into())
    };
    let mut heights = Vec::new();
    for _ in 0..2 {
        person.types(view(), &[key(Named::Tab)]);
        heights.extend(person.sees(view()).focused.iter().map(|place| place.height));
    }
    let [copy, other] = heights.as_slice() else { panic!("{heights:?}") };
    assert!((copy - other).abs() < 0.5, "{heights:?}");
}

#[test]
fn ctrl_c_copies_the_problem_in_focus_and_nothing_where_none_is() {
    let mut person = Person::new();
    let trouble = Problem::passing("network-unreachable").with("address", "help.example.com:443");
    let view = || window(problem::card(&trouble, Language::English).into());
    person.types(view(), &[copying()]);
    assert_eq!(person.board.0, None);
    person.types(view(), &[key(Named::Tab), copying()]);
    let copied = person.board.0.take().expect("it was copied");
    assert!(copied.contains("network-unreachable") && copied.contains("help.example.com:443"), "{copied}");
}

#[test]
fn a_question_is_opened_by_a_press_anywhere_on_its_line_and_by_keys() {
    let mut person = Person::new();
    let asked = |open: bool| {
        let line = question("dates", Status::Caution, "Ticket dates", "Please choose");
        let asked = open.then(|| text::body("Original or today’s?").into());
        window(line.turns("Change", "turn").open(asked).into())
    };
    assert_eq!(person.clicks(|| asked(false), "Please choose"), ["turn"]);
    assert!(!person.sees(asked(false)).says("Original or today’s?"));
    person.types(asked(false), &[key(Named::Tab)]);
    assert_eq!(person.sees(asked(false)).stops, 1, "the line is one stop");
    assert_eq!(person.types(asked(false), &[key(Named::Space)]), ["turn"]);
    assert_eq!(person.types(asked(false), &[key(Named::Enter)]), ["turn"], "it has the focus");
    assert!(person.sees(asked(true)).says("Original or today’s?"));
}

#[test]
fn in_a_list_of_things_to_tick_a_click_ticks_and_keys_go_on_from_there() {
    let mut person = Person::new();
    let state = RefCell::new(list::State::default());
    let names = ["One", "Two", "Three"];
    let view = |state: &'static list::State| {
        keys(list::checklist(state, 3, move |at| text::body(names[at]).into(), |event| event), |_| None)
    };
    // The view borrows the state, which changes between two presses.
    let shown = || -> &'static list::State { Box::leak(Box::new(state.borrow().clone())) };
    let ticks = |given: &[list::Event]| -> Vec<usize> {
        let ticked =
            |event: &list::Event| if let list::Event::Ticked(row) = event { Some(*row) } else { None };
        given.iter().filter_map(ticked).collect()
    };
    let at = person.finds(view(shown()), "Two");
    let given = person.does(view(shown()), &[down(), up()], Cursor::Available(at));
    assert_eq!(ticks(&given), [1]);
    drop(state.borrow_mut().update::<()>(list::Event::Ticked(1)));
    let given = person.types(view(shown()), &[key(Named::ArrowDown)]);
    assert!(given.iter().any(|event| matches!(event, list::Event::Chosen(2, _))), "{given:?}");
    drop(state.borrow_mut().update::<()>(list::Event::Chosen(2, 100.0)));
    assert_eq!(ticks(&person.types(view(shown()), &[key(Named::Space)])), [2]);
    let opened = person.types(view(shown()), &[key(Named::Enter)]);
    assert!(opened.iter().any(|event| matches!(event, list::Event::Opened(2))), "{opened:?}");
}

#[test]
fn a_long_list_is_dragged_by_its_bar() {
    let mut person = Person::new();
    let state: &'static list::State = Box::leak(Box::default());
    let view = || list::list(state, 2_000, |at| text::body(at.to_string()).into(), |event| event);
    let at = |y: f32| Point::new(ROOM.width - 5.0, y);
    let redraw = Event::Window(iced::window::Event::RedrawRequested(std::time::Instant::now()));
    // What is in sight is known from the first event on.
    person.does(view(), std::slice::from_ref(&redraw), Cursor::Unavailable);
    person.does(view(), &[down()], Cursor::Available(at(20.0)));
    let moved = Event::Mouse(mouse::Event::CursorMoved { position: at(204.0) });
    let given = person.does(view(), &[moved, redraw], Cursor::Available(at(204.0)));
    let offset = given.iter().find_map(|event| match event {
        list::Event::Scrolled { offset, .. } => Some(*offset),
        _ => None,
    });
    let offset = offset.expect("it scrolls");
    assert!((offset - 39_800.0).abs() < 1.0, "half of the way: {offset}");
}
