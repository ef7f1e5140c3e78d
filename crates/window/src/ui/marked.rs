//! A card that begins with the mark of how things stand.

use iced::Length;
use iced::widget::{container, row};

use super::panel::toned_card;
use super::status::Status;
use super::{Element, space};

/// Words in a toned card, with the mark at the left of the first line.
pub fn marked<'a, Message: 'a>(
    status: Status,
    words: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let mark = container(status.mark()).padding([2.0, 0.0]);
    let words = container(words).width(Length::Fill);
    toned_card(status, row![mark, words].spacing(space::SNUG)).into()
}
