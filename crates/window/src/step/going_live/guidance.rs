//! The same as text, for who sets the channel up in Zammad itself: because the token
//! may not, or this Zammad cannot be asked to.

use iced::Length;
use iced::widget::{Column, column, row};

use super::Message;
use super::work::Desk;
use crate::context::Context;
use crate::migration::going_live::guidance;
use crate::ui::copy::copy;
use crate::ui::disclosure::disclosure;
use crate::ui::text::body;
use crate::ui::{Element, space};
use crate::words::say;
use crate::zammad::channels::ChannelKind;

/// What to do in Zammad, in its order. `open`: it is all that can be done here.
pub(super) fn by_hand<'a>(desk: &'a Desk, open: bool, context: &'a Context) -> Element<'a, Message> {
    let language = context.language;
    let kinds = [ChannelKind::Microsoft365, ChannelKind::MicrosoftGraph];
    let known = kinds.into_iter().find(|kind| desk.channels.callback(*kind).is_some());
    let kind = known.unwrap_or(ChannelKind::Microsoft365);
    let callback = desk.channels.callback(kind);
    let steps = guidance(kind, callback, language);
    let lines = (1..).zip(&steps).map(|(number, step)| {
        let number = body(format!("{number}."));
        row![number, body(step.clone()).width(Length::Fill)].spacing(space::SMALL).into()
    });
    let lines = Column::with_children(lines).spacing(space::SMALL);
    let all = column![lines, copy(steps.join("\n"), language)].spacing(space::MEDIUM);
    disclosure(say(language, "window-live-by-hand", &[]), all).open(open).into()
}
