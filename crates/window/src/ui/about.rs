//! Leads from a problem to what is written of it. A step needs no message for it:
//! the window hears of it beside them.

use std::sync::LazyLock;

use iced::advanced::widget::Operation;
use iced::advanced::{Layout, mouse};
use iced::futures::{Stream, StreamExt as _, stream};
use iced::keyboard::Key;
use iced::keyboard::key::Named;
use iced::widget::{container, row, text};
use iced::{Alignment, Event, Length, Rectangle, Subscription, Theme, keyboard};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::broadcast::{self, Sender};

use super::decorator::{Decorator, Happening, Placed, decorated};
use super::focus::{self, Who, draw_ring, is_press};
use super::icon::{Icon, plain};
use super::text::{MEDIUM, SECONDARY};
use super::theme::palette;
use super::{Element, space};
use crate::words::{Language, say};

/// Codes of the problems that somebody wants to read about. One for the whole program,
/// which has one window.
static ASKED: LazyLock<Sender<String>> = LazyLock::new(|| broadcast::channel(4).0);

/// The code of each problem that somebody wants to read about from now on.
pub fn asked() -> Subscription<String> {
    Subscription::run(told)
}

/// The same as a stream.
pub(crate) fn told() -> impl Stream<Item = String> {
    let codes = stream::unfold(ASKED.subscribe(), |mut asked| async move {
        loop {
            match asked.recv().await {
                Ok(code) => return Some((code, asked)),
                // The newest is what somebody waits for.
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
        }
    });
    codes.boxed()
}

/// A link to what is written of the problem of this code.
pub fn about<'a, Message: 'a>(code: &str, language: Language) -> Element<'a, Message> {
    let label = say(language, "window-about-problem", &[]);
    let words = text(label.clone()).size(SECONDARY).font(MEDIUM).line_height(1.3);
    let content = row![plain(Icon::BookOpen, SECONDARY + 1.0), words].spacing(space::SMALL);
    // High enough to be caught (WCAG 2.2, 2.5.8 "Target Size (Minimum)").
    let face = container(content.align_y(Alignment::Center))
        .height(space::LARGE)
        .width(Length::Shrink)
        .align_y(Alignment::Center)
        .style(|theme: &Theme| container::Style {
            text_color: Some(palette(theme).accent),
            ..container::Style::default()
        });
    decorated(About { code: code.to_owned(), label }, vec![face.into()])
}

struct About {
    code: String,
    label: String,
}

impl About {
    fn who(&self) -> Who {
        Who::Saying(format!("{} {}", self.label, self.code))
    }
}

impl<Message> Decorator<Message> for About {
    type State = focus::State;

    fn at_first(&self) -> focus::State {
        focus::State::of(self.who())
    }

    fn continues(&self, state: &mut focus::State) -> bool {
        state.still_of(self.who())
    }

    fn operate(
        &mut self,
        state: &mut focus::State,
        parts: &mut Placed<'_, '_, Message>,
        operation: &mut dyn Operation,
    ) {
        operation.focusable(None, parts.layout.bounds(), state);
        parts.operate(operation);
    }

    fn update(
        &mut self,
        state: &mut focus::State,
        parts: &mut Placed<'_, '_, Message>,
        happening: &mut Happening<'_, '_, Message>,
    ) {
        let asked = match happening.event {
            event if is_press(event) => {
                let inside = happening.cursor.is_over(parts.layout.bounds());
                state.pressed(inside);
                inside
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key, .. }) => {
                !happening.shell.is_event_captured()
                    && state.shown()
                    && matches!(key, Key::Named(Named::Enter | Named::Space))
            }
            _ => false,
        };
        if asked {
            // Where nobody hears it, there is no window to open a page from.
            let _ = ASKED.send(self.code.clone());
            happening.shell.capture_event();
            happening.shell.request_redraw();
        }
    }

    fn draw_over(
        &self,
        state: &focus::State,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        layout: Layout<'_>,
        viewport: &Rectangle,
    ) {
        if state.shown() {
            draw_ring(renderer, theme, layout.bounds(), viewport);
        }
    }

    fn pointer(
        &self,
        _state: &focus::State,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
    ) -> Option<mouse::Interaction> {
        cursor.is_over(layout.bounds()).then_some(mouse::Interaction::Pointer)
    }
}

#[cfg(test)]
mod tests {
    use iced_test::Simulator;

    use super::*;
    use crate::problem::Problem;
    use crate::ui::keys::keys;
    use crate::ui::problem::card;

    #[tokio::test]
    async fn a_card_leads_to_what_is_written_of_its_problem_by_click_and_by_keys() {
        let mut codes = Box::pin(told());
        let problem = Problem::passing("network-unreachable").with("address", "help.example.com:443");
        let mut shown = Simulator::<()>::new(Element::from(card(&problem, Language::English)));
        shown.click("About this problem").expect("there is a link");
        assert_eq!(codes.next().await.as_deref(), Some("network-unreachable"));
        let alone = keys(about("journal-disk-full", Language::English), |_| None);
        let mut alone = Simulator::<()>::new(alone);
        alone.tap_key(Named::Tab);
        alone.tap_key(Named::Enter);
        assert_eq!(codes.next().await.as_deref(), Some("journal-disk-full"));
    }
}
