//! Copies a text. Keeps to itself whether it just did, so that a step needs no
//! message for it.

use std::time::{Duration, Instant};

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, clipboard, layout, mouse, renderer};
use iced::keyboard::Key;
use iced::keyboard::key::Named;
use iced::widget::{container, row, text};
use iced::{Alignment, Background, Border, Event, Length, Rectangle, Size, Theme, keyboard, window};

use super::focus::{self, Who, draw_ring, is_press};
use super::icon::{Icon, plain};
use super::text::{BODY, MEDIUM, SECONDARY};
use super::theme::palette;
use super::{Element, space};

use crate::words::{Language, say};

/// How long "Copied" is shown.
const SHOWN: Duration = Duration::from_secs(2);

struct Copy<'a, Message> {
    label: String,
    text: String,
    idle: Element<'a, Message>,
    done: Element<'a, Message>,
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
    Element::new(Copy {
        text,
        idle: face(beside, Icon::Copy, label.clone()),
        done: face(beside, Icon::Check, say(language, "window-copied", &[])),
        label,
    })
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

impl<Message> Copy<'_, Message> {
    fn at_first(&self) -> State {
        let focus = focus::State::of(Who::Saying(self.label.clone()));
        State { focus, copied: None, just_copied: false }
    }

    fn shown(&self, state: &State) -> (usize, &Element<'_, Message>) {
        if state.copied.is_some() || state.just_copied { (1, &self.done) } else { (0, &self.idle) }
    }
}

impl<Message> Widget<Message, Theme, iced::Renderer> for Copy<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(self.at_first())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.idle), Tree::new(&self.done)]
    }

    fn diff(&self, tree: &mut Tree) {
        let state = tree.state.downcast_mut::<State>();
        if !state.focus.still_of(Who::Saying(self.label.clone())) {
            *state = self.at_first();
        }
        tree.diff_children(&[&self.idle, &self.done]);
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Shrink, Length::Shrink)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let idle = self.idle.as_widget_mut().layout(&mut tree.children[0], renderer, limits);
        let done = self.done.as_widget_mut().layout(&mut tree.children[1], renderer, limits);
        // As wide as the wider face, so that nothing moves when it changes.
        let size = idle.size();
        let width = size.width.max(done.size().width);
        layout::Node::with_children(Size::new(width, size.height), vec![idle, done])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_mut::<State>();
        operation.focusable(None, layout.bounds(), &mut state.focus);
        let shown = usize::from(state.copied.is_some() || state.just_copied);
        let face = if shown == 1 { &mut self.done } else { &mut self.idle };
        if let Some(inner) = layout.children().nth(shown) {
            let child = &mut tree.children[shown];
            operation.traverse(&mut |operation| {
                face.as_widget_mut().operate(child, inner, renderer, operation);
            });
        }
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &iced::Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<State>();
        let asked = match event {
            event if is_press(event) => {
                state.focus.pressed(cursor.is_over(layout.bounds()));
                cursor.is_over(layout.bounds())
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
                    Some(at) if now.duration_since(at) < SHOWN => shell.request_redraw_at(at + SHOWN),
                    Some(_) => state.copied = None,
                    None => {}
                }
                false
            }
            _ => false,
        };
        if asked {
            clipboard.write(clipboard::Kind::Standard, self.text.clone());
            state.just_copied = true;
            shell.capture_event();
            shell.request_redraw();
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_ref::<State>();
        let (shown, face) = self.shown(state);
        let Some(inner) = layout.children().nth(shown) else { return };
        face.as_widget().draw(&tree.children[shown], renderer, theme, style, inner, cursor, viewport);
        if state.focus.shown() {
            draw_ring(renderer, theme, layout.bounds(), viewport);
        }
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        if cursor.is_over(layout.bounds()) { mouse::Interaction::Pointer } else { mouse::Interaction::None }
    }
}
