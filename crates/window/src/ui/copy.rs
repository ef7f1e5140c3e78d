//! Copies a text. Keeps to itself whether it just did, so that a step needs no
//! message for it.

use std::time::{Duration, Instant};

use iced::advanced::widget::Operation;
use iced::advanced::{Layout, clipboard, layout, mouse};
use iced::keyboard::Key;
use iced::keyboard::key::Named;
use iced::widget::{container, row, text};
use iced::{Alignment, Background, Border, Event, Length, Rectangle, Size, Theme, keyboard, window};

use super::decorator::{Decorator, Happening, Placed, Unplaced, decorated};
use super::focus::{self, Who, draw_ring, is_press};
use super::icon::{Icon, plain};
use super::text::{BODY, MEDIUM, SECONDARY};
use super::theme::palette;
use super::{Element, space};

use crate::words::{Language, say};

/// How long "Copied" is shown.
const SHOWN: Duration = Duration::from_secs(2);

struct Copy {
    label: String,
    text: String,
}

struct State {
    focus: focus::State,
    copied: Option<Instant>,
    /// The time is only known when something is drawn.
    just_copied: bool,
}

/// A small button that puts `text` on the clipboard and says so.
pub fn copy<'a, Message: 'a>(text: impl Into<String>, language: Language) -> Element<'a, Message> {
    labelled(say(language, "window-copy", &[]), text, language)
}

/// As [`copy`], with a label of its own, such as "Copy the redirect address".
pub fn labelled<'a, Message: 'a>(
    label: impl Into<String>,
    text: impl Into<String>,
    language: Language,
) -> Element<'a, Message> {
    made(Beside::Text, label.into(), text.into(), language)
}

/// As [`labelled`], as high as the buttons in whose row it stands.
pub fn button<'a, Message: 'a>(
    label: impl Into<String>,
    text: impl Into<String>,
    language: Language,
) -> Element<'a, Message> {
    made(Beside::Buttons, label.into(), text.into(), language)
}

/// What it stands beside, which says how large it is.
#[derive(Debug, Clone, Copy)]
enum Beside {
    Text,
    Buttons,
}

fn made<'a, Message: 'a>(
    beside: Beside,
    label: String,
    text: String,
    language: Language,
) -> Element<'a, Message> {
    // What it says at first, and what it says when it was done.
    let faces = vec![
        face(beside, Icon::Copy, label.clone()),
        face(beside, Icon::Check, say(language, "window-copied", &[])),
    ];
    decorated(Copy { label, text }, faces)
}

fn face<'a, Message: 'a>(beside: Beside, icon: Icon, words: String) -> Element<'a, Message> {
    let (size, across, height) = match beside {
        Beside::Text => (SECONDARY, space::SNUG, space::WIDE),
        Beside::Buttons => (BODY, space::MEDIUM, space::CONTROL),
    };
    let content = row![plain(icon, size + 1.0), text(words).size(size).font(MEDIUM).line_height(1.3)]
        .spacing(space::SMALL)
        .align_y(Alignment::Center);
    container(content)
        .padding([0.0, across])
        .height(height)
        .align_y(Alignment::Center)
        .style(|theme: &Theme| {
            let palette = palette(theme);
            container::Style {
                text_color: Some(palette.text),
                background: Some(Background::Color(palette.surface)),
                border: Border { color: palette.edge, width: space::BORDER, radius: space::CORNER.into() },
                ..container::Style::default()
            }
        })
        .into()
}

impl State {
    /// Number of the face that is shown.
    fn face(&self) -> usize {
        usize::from(self.copied.is_some() || self.just_copied)
    }
}

impl<Message> Decorator<Message> for Copy {
    type State = State;

    fn at_first(&self) -> State {
        let focus = focus::State::of(Who::Saying(self.label.clone()));
        State { focus, copied: None, just_copied: false }
    }

    fn continues(&self, state: &mut State) -> bool {
        let still = state.focus.still_of(Who::Saying(self.label.clone()));
        if !still {
            state.copied = None;
            state.just_copied = false;
        }
        still
    }

    fn shows(&self, state: &State, part: usize) -> bool {
        part == state.face()
    }

    fn size(&self, _first: Size<Length>) -> Size<Length> {
        Size::new(Length::Shrink, Length::Shrink)
    }

    fn layout(
        &self,
        _state: &State,
        parts: &mut Unplaced<'_, '_, Message>,
        limits: &layout::Limits,
    ) -> (Size, Vec<layout::Node>) {
        let (idle, done) = (parts.layout(0, limits), parts.layout(1, limits));
        // As wide as the wider face, so that nothing moves when it changes.
        let size = idle.size();
        let width = size.width.max(done.size().width);
        (Size::new(width, size.height), vec![idle, done])
    }

    fn operate(
        &mut self,
        state: &mut State,
        parts: &mut Placed<'_, '_, Message>,
        operation: &mut dyn Operation,
    ) {
        operation.focusable(None, parts.layout.bounds(), &mut state.focus);
        parts.operate(operation);
    }

    fn update(
        &mut self,
        state: &mut State,
        parts: &mut Placed<'_, '_, Message>,
        happening: &mut Happening<'_, '_, Message>,
    ) {
        let bounds = parts.layout.bounds();
        let asked = match happening.event {
            event if is_press(event) => {
                state.focus.pressed(happening.cursor.is_over(bounds));
                happening.cursor.is_over(bounds)
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. }) if state.focus.shown() => {
                let letter_c = matches!(key, Key::Character(c) if c.eq_ignore_ascii_case("c"));
                matches!(key, Key::Named(Named::Enter | Named::Space)) || (modifiers.command() && letter_c)
            }
            Event::Window(window::Event::RedrawRequested(now)) => {
                if std::mem::take(&mut state.just_copied) {
                    state.copied = Some(*now);
                }
                match state.copied {
                    Some(at) if now.duration_since(at) < SHOWN => {
                        happening.shell.request_redraw_at(at + SHOWN);
                    }
                    Some(_) => state.copied = None,
                    None => {}
                }
                false
            }
            _ => false,
        };
        if asked {
            happening.clipboard.write(clipboard::Kind::Standard, self.text.clone());
            state.just_copied = true;
            happening.shell.capture_event();
            happening.shell.request_redraw();
        }
    }

    fn draw_over(
        &self,
        state: &State,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        layout: Layout<'_>,
        viewport: &Rectangle,
    ) {
        if state.focus.shown() {
            draw_ring(renderer, theme, layout.bounds(), viewport);
        }
    }

    fn pointer(
        &self,
        _state: &State,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
    ) -> Option<mouse::Interaction> {
        cursor.is_over(layout.bounds()).then_some(mouse::Interaction::Pointer)
    }
}
