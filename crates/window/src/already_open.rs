//! What a second window says: Mailferry is open already. Two windows over one
//! draft would write over each other, and two over one mailbox would only wait.

use iced::widget::{column, container, row, space as blank};
use iced::{Length, Size, Task, system, theme, window};

use super::appearance::{Asked, asked};
use super::settings::Settings;
use super::setup::{Runtime, iced_settings};
use super::ui::button;
use super::ui::keys::{Shortcut, keys};
use super::ui::text::{body, section};
use super::ui::theme::Appearance;
use super::ui::{self, Element, space};
use crate::words::{Language, say};

/// Room for the sentences in every language.
const SIZE: Size = Size::new(520.0, 240.0);

/// The small window.
pub(super) struct AlreadyOpen {
    language: Language,
    appearance: Appearance,
}

/// What happens in it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Message {
    Mode(theme::Mode),
    Asked(Asked),
    Close,
}

impl AlreadyOpen {
    pub(super) fn new(language: Language) -> Self {
        Self { language, appearance: Appearance::from(theme::Mode::None) }
    }

    fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Mode(mode) => {
                self.appearance.mode = mode;
                Task::none()
            }
            Message::Asked(asked) => {
                self.appearance.contrast = asked.contrast;
                Task::none()
            }
            Message::Close => iced::exit(),
        }
    }

    /// Enter and Escape close it as well.
    pub(super) fn view(&self) -> Element<'_, Message> {
        let words = |id| say(self.language, id, &[]);
        let close = button::main(words("window-close")).on_press(Message::Close).id("already-open-close");
        let content = column![
            section(words("window-already-open")),
            body(words("window-already-open-what")),
            blank().height(Length::Fill),
            row![blank().width(Length::Fill), Element::from(close)],
        ]
        .spacing(space::MEDIUM);
        keys(container(content).padding(space::LARGE), |shortcut| match shortcut {
            Shortcut::Main | Shortcut::Cancel => Some(Message::Close),
            _ => None,
        })
    }
}

/// Shows it until it is closed.
pub(super) fn show(settings: &Settings) -> iced::Result {
    let language = settings.language.unwrap_or_else(Language::of_system);
    let scale = settings.scale();
    iced::application(
        move || (AlreadyOpen::new(language), system::theme().map(Message::Mode)),
        AlreadyOpen::update,
        AlreadyOpen::view,
    )
    .settings(iced_settings())
    .subscription(|_: &AlreadyOpen| asked().map(Message::Asked))
    .title(move |_: &AlreadyOpen| say(language, "window-already-open-title", &[]))
    .theme(|window: &AlreadyOpen| ui::theme::theme(window.appearance))
    .scale_factor(move |_: &AlreadyOpen| scale)
    .executor::<Runtime>()
    .window(window::Settings {
        size: SIZE,
        position: window::Position::Centered,
        resizable: false,
        icon: ui::mark::window_icon(),
        ..window::Settings::default()
    })
    .run()
}

#[cfg(test)]
mod tests {
    use iced_test::Simulator;

    use super::*;

    #[test]
    fn a_second_window_says_so_and_closes_by_click_and_by_keys() {
        for language in Language::ALL {
            let open = AlreadyOpen::new(language);
            let mut window = Simulator::with_size(iced_settings(), SIZE, open.view());
            assert!(window.find(say(language, "window-already-open", &[])).is_ok());
            let close = say(language, "window-close", &[]);
            window.click(close.as_str()).expect("the button is in sight");
            for key in [iced::keyboard::key::Named::Enter, iced::keyboard::key::Named::Escape] {
                window.tap_key(key);
            }
            let closed = window.into_messages().filter(|message| matches!(message, Message::Close)).count();
            assert_eq!(closed, 3);
        }
    }
}
