//! What is around a step: the list of steps, the title, the scrolling content,
//! and the bar at the bottom.

use iced::alignment::Vertical;
use iced::widget::button::{Status, Style as ButtonStyle};
use iced::widget::{Column, Id, Row, column, container, responsive, row, space as blank, stack};
use iced::{Alignment, Background, Border, Length, Size, Theme};

use super::doctor;
use super::ids::{BACK, CONTENT, HELP, LANGUAGE, MAIN, REASON, STEPS};
use super::root::{Message, Wizard};
use super::step::Room;
use super::step::sign_in::Awaited;
use super::step_name::StepName;
use super::support;
use super::ui::button;
use super::ui::dialog::{Dialog, ask};
use super::ui::focus::focusable;
use super::ui::icon::{Icon, icon};
use super::ui::inert::inert;
use super::ui::keys::{Shortcut, keys};
use super::ui::mark::mark as sign;
use super::ui::scroll::{caught, vertical};
use super::ui::text::{self, Tone};
use super::ui::theme::palette;
use super::ui::{Element, problem, space};
use crate::words::{Language, say};

/// Below this width, in zoomed pixels, the list of steps is a line at the top.
const NARROW: f32 = 800.0;

impl Wizard {
    /// The question above everything.
    pub(super) fn dialog(&self) -> Option<Dialog<'_, Message>> {
        let visit = self.visit();
        let asked = self.steps.dialog(self.current(), &self.context);
        asked
            .map(|dialog| dialog.map(move |message| Message::Step(visit, message)))
            .or_else(|| self.support.dialog(self.context.language).map(|dialog| dialog.map(Message::Support)))
            .or_else(|| self.doctor.dialog(self.context.language).map(|dialog| dialog.map(Message::Doctor)))
            .or_else(|| self.help.then(|| self.help_dialog()))
            .or_else(|| self.steps_shown.then(|| self.steps_dialog()))
    }

    /// What stands in the window's title bar.
    pub(super) fn window_title(&self) -> String {
        let language = self.context.language;
        say(language, "window-title", &[("step", self.current().label(language).into())])
    }

    /// The whole window.
    pub fn view(&self) -> Element<'_, Message> {
        let dialog = self.dialog();
        let enter = dialog.as_ref().map_or_else(|| self.on_enter(), Dialog::on_enter);
        let back = self.may_go_back().then_some(Message::Back);
        let escape = dialog.as_ref().map(Dialog::on_escape).or_else(|| back.clone());
        let asked = dialog.is_some();
        let base = responsive(|size| self.frame(size));
        let layers = stack![inert(base, asked)].push(dialog.map(Dialog::view));
        keys(layers, move |shortcut| match shortcut {
            Shortcut::Main => enter.clone(),
            Shortcut::Cancel => escape.clone(),
            Shortcut::Back => back.clone().filter(|_| !asked),
            Shortcut::Help => (!asked).then_some(Message::Help(true)),
            Shortcut::ZoomIn | Shortcut::ZoomOut | Shortcut::ZoomReset => Some(Message::Zoom(shortcut)),
        })
    }

    fn frame(&self, size: Size) -> Element<'_, Message> {
        if !self.practice.is_there() {
            return self.journey(size);
        }
        let awaited = match self.current() {
            StepName::Consent => self.steps.consent.link().map(|link| Awaited::Link(link.to_owned())),
            StepName::SignIn => self.steps.sign_in.awaits(),
            StepName::GoingLive => self.steps.going_live.link().map(|link| Awaited::Link(link.to_owned())),
            _ => None,
        };
        let band = self.practice.view(self.context.language, awaited, self.stay().is_some(), size);
        column![band.map(Message::Practice), self.journey(size)].into()
    }

    fn journey(&self, size: Size) -> Element<'_, Message> {
        if size.width < NARROW {
            return column![self.strip(), self.content(space::MEDIUM), self.bar(space::MEDIUM)].into();
        }
        let main = column![self.content(space::VAST), self.bar(space::VAST)];
        let beside = row![blank().width(space::RAIL_WIDTH), main];
        // Laid above, so that Tab comes to the step first and to the list last.
        stack![beside, self.rail()].into()
    }

    fn content(&self, around: f32) -> Element<'_, Message> {
        let visit = self.visit();
        let context = &self.context;
        let title = self.steps.title(self.current(), context);
        let view = self.steps.view(self.current(), context);
        let view = view.map(move |message| Message::Step(visit, message));
        let mut parts = Column::new().spacing(space::LARGE).width(Length::Fill);
        if let Some(unsaved) = &self.unsaved {
            let seen = button::quiet(say(context.language, "window-understood", &[])).on_press(Message::Seen);
            parts = parts.push(problem::card(unsaved, context.language).action(seen));
        }
        let title = text::title(title);
        let title = if around < space::VAST { title.size(text::SECTION + 4.0) } else { title };
        parts = parts.push(title);
        let inside =
            iced::Padding { top: around.min(space::WIDE), bottom: space::WIDE, left: around, right: around };
        let room = self.steps.room(self.current());
        if room != Room::AsNeeded {
            let view = container(view).height(Length::Fill).width(Length::Fill);
            let inside = match room {
                Room::ToTheEdge => iced::Padding { right: 0.0, bottom: 0.0, ..inside },
                _ => inside,
            };
            return container(parts.push(view).height(Length::Fill)).padding(inside).into();
        }
        let column = container(parts.push(view)).max_width(space::CONTENT_WIDTH);
        let content = vertical(container(column).padding(inside).width(Length::Fill))
            .id(CONTENT)
            .width(Length::Fill)
            .height(Length::Fill);
        caught(content)
    }

    fn bar(&self, around: f32) -> Element<'_, Message> {
        let language = self.context.language;
        let narrow = around < space::VAST;
        let back = (self.current() != StepName::FIRST).then(|| {
            button::quiet(say(language, "window-back", &[]))
                .on_press_maybe(self.may_go_back().then_some(Message::Back))
                .id(BACK)
        });
        let main = self.main();
        let reason = main.press.as_ref().err().filter(|_| main.label.is_some()).cloned();
        let reason = reason.filter(|reason| !reason.is_empty()).or_else(|| self.stay());
        let reason = reason.map(|reason| reason_beside(reason, main.way));
        let press = main.press.ok();
        let main = main.label.map(|label| button::of_kind(main.kind, label).on_press_maybe(press).id(MAIN));
        let visit = self.visit();
        let beside = self.steps.beside(self.current(), narrow, &self.context);
        let beside = beside.map(|beside| beside.map(move |message| Message::Step(visit, message)));
        // Where there is no room beside the button, the reason has a line of its own.
        let crowded = narrow || beside.is_some();
        let (above, between) = if crowded { (reason, None) } else { (None, reason) };
        let tall = narrow || above.is_some();
        let between =
            container(between.unwrap_or_else(|| blank().into())).width(Length::Fill).align_x(Alignment::End);
        let buttons = Row::new()
            .push(back)
            .push(between)
            .push(beside)
            .push(main)
            .spacing(space::MEDIUM)
            .align_y(Alignment::Center);
        let above = above.map(|reason| container(reason).width(Length::Fill).align_x(Alignment::End));
        let content = Column::new().push(above).push(buttons).spacing(space::SMALL);
        let line = container(blank().height(space::BORDER))
            .width(Length::Fill)
            .style(|theme: &Theme| container::background(palette(theme).line));
        // As wide as the window lets it be, whatever is shown above: the buttons stay
        // where they are when a step shows another of its pages.
        let high = space::BAR_HEIGHT - space::BORDER;
        let bar = container(content)
            .height(if tall { Length::Shrink } else { high.into() })
            .width(Length::Fill)
            .padding([if tall { space::SMALL } else { 0.0 }, around])
            .align_y(Vertical::Center)
            .style(|theme: &Theme| container::background(palette(theme).surface));
        column![line, bar].into()
    }

    /// The list of steps at the left, as a route.
    fn rail(&self) -> Element<'_, Message> {
        let name = row![sign(26.0), text::section("Mailferry").font(text::SEMIBOLD)]
            .spacing(space::SMALL)
            .align_y(Alignment::Center);
        let steps = StepName::ALL.into_iter().map(|step| self.route(step));
        let foot = row![self.help_link(), blank().width(Length::Fill), self.language_link()];
        let content = column![
            container(name).padding([space::SMALL, 0.0]),
            // Scrolls where the window is low.
            vertical(Column::with_children(steps)).width(Length::Fill).height(Length::Fill),
            foot,
        ]
        .spacing(space::LARGE);
        let rail = container(content)
            .width(space::RAIL_WIDTH - space::BORDER)
            .height(Length::Fill)
            .padding(space::LARGE)
            .style(|theme: &Theme| container::background(palette(theme).surface));
        let line = container(blank().width(space::BORDER))
            .height(Length::Fill)
            .style(|theme: &Theme| container::background(palette(theme).line));
        row![rail, line].width(space::RAIL_WIDTH).into()
    }

    /// One line of the route: its mark, with the way to it and on from it, and
    /// its name.
    fn route(&self, step: StepName) -> Element<'_, Message> {
        let here = step == self.current();
        let done = step <= self.context.draft.reached && !here;
        let way = |travelled: bool, drawn: bool| {
            container(blank().width(2).height(WAY)).style(move |theme: &Theme| {
                let palette = palette(theme);
                let color = match (drawn, travelled) {
                    (false, _) => iced::Color::TRANSPARENT,
                    (true, true) => palette.accent,
                    (true, false) => palette.line,
                };
                container::background(color)
            })
        };
        let reached = self.context.draft.reached;
        let mark = column![
            way(step <= reached, step != StepName::FIRST),
            mark(here, done),
            way(step < reached, step != StepName::LAST)
        ]
        .align_x(Alignment::Center)
        .width(MARK);
        let label = step.label(self.context.language);
        let label = match (here, done) {
            (true, _) => text::strong(label),
            (false, true) => text::body(label),
            (false, false) => text::body(label)
                .style(|theme: &Theme| iced::widget::text::Style { color: Some(palette(theme).secondary) }),
        };
        let content = row![mark, label].spacing(space::SNUG).align_y(Alignment::Center).width(Length::Fill);
        let open = self.may_open(step).then_some(Message::Open(step));
        let drawn =
            iced::widget::button(content).padding(0).width(Length::Fill).on_press_maybe(open.clone()).style(
                |theme: &Theme, status| {
                    let palette = palette(theme);
                    let pointed = matches!(status, Status::Hovered | Status::Pressed);
                    ButtonStyle {
                        background: pointed.then_some(Background::Color(palette.ground)),
                        text_color: palette.text,
                        border: Border { radius: space::CORNER.into(), ..Border::default() },
                        ..ButtonStyle::default()
                    }
                },
            );
        focusable(drawn).id(Id::from(step.rail_id())).on_activate(open).into()
    }

    fn help_link(&self) -> button::Button<Message> {
        let label = say(self.context.language, "window-help", &[]);
        button::link(label).on_press(Message::Help(true)).id(HELP)
    }

    fn language_link(&self) -> button::Button<Message> {
        let other = match self.context.language {
            Language::English => Language::German,
            Language::German => Language::English,
        };
        button::link(other.own_name()).on_press(Message::Speak(other)).id(LANGUAGE)
    }

    /// Where there is no room for the list: where one is, in a line, with the way
    /// to the list.
    fn strip(&self) -> Element<'_, Message> {
        let language = self.context.language;
        let values = [("step", self.current().number().into()), ("steps", StepName::ALL.len().into())];
        let place = button::link(say(language, "window-place", &values))
            .icon(Icon::ListChecks)
            .on_press(Message::Steps(true))
            .id(STEPS);
        let name = text::small(self.current().label(language), Tone::Plain).width(Length::Fill);
        let content = row![place, name, self.language_link(), self.help_link()]
            .spacing(space::MEDIUM)
            .align_y(Alignment::Center);
        container(content)
            .padding([space::SMALL, space::MEDIUM])
            .width(Length::Fill)
            .style(|theme: &Theme| container::background(palette(theme).surface))
            .into()
    }

    /// The list of steps, where the window has no room for it.
    fn steps_dialog(&self) -> Dialog<'_, Message> {
        let language = self.context.language;
        let steps = StepName::ALL.into_iter().map(|step| self.route(step));
        let close = (say(language, "window-close", &[]), Message::Steps(false));
        ask(say(language, "window-steps", &[]), Column::with_children(steps), close)
    }

    /// The help of the step, and the keys.
    fn help_dialog(&self) -> Dialog<'_, Message> {
        let language = self.context.language;
        let help = self.steps.help(self.current(), &self.context);
        let paragraphs = help.split("\n\n").map(|paragraph| text::body(paragraph.to_owned()).into());
        let keys = [
            ("Tab", say(language, "window-key-tab", &[])),
            ("Enter", say(language, "window-key-enter", &[])),
            ("Esc", say(language, "window-key-escape", &[])),
            ("F1", say(language, "window-key-help", &[])),
            ("Ctrl +  Ctrl −  Ctrl 0", say(language, "window-key-zoom", &[])),
            ("Ctrl C", say(language, "window-key-copy", &[])),
        ];
        let keys = keys.into_iter().map(|(key, words)| {
            row![
                container(text::small(key, Tone::Plain)).width(160),
                text::secondary(words).width(Length::Fill)
            ]
            .spacing(space::SNUG)
            .into()
        });
        let body = column![
            Column::with_children(paragraphs).spacing(space::SNUG),
            text::strong(say(language, "window-keys", &[])),
            Column::with_children(keys).spacing(space::HAIR),
        ]
        .spacing(space::MEDIUM);
        let title = self.current().label(language);
        ask(title, body, (say(language, "window-close", &[]), Message::Help(false)))
            .other(say(language, "window-problems-button", &[]), Message::Support(support::Message::Problems))
            .other(
                say(language, "window-support-button", &[]),
                Message::Support(support::Message::Gather(false)),
            )
            .other(say(language, "window-doctor-button", &[]), Message::Doctor(doctor::Message::Begin))
    }
}

/// Why the main button waits; a link where there is a way to what is missing.
fn reason_beside<'a>(reason: String, way: Option<Message>) -> Element<'a, Message> {
    match way {
        Some(way) => button::link(reason).icon(Icon::CornerLeftUp).on_press(way).id(REASON).into(),
        None => text::secondary(reason).align_x(Alignment::End).into(),
    }
}

const MARK: f32 = 20.0;
const WAY: f32 = 11.0;

/// A ring for to come, a filled dot for here, a tick for done.
fn mark<'a>(here: bool, done: bool) -> Element<'a, Message> {
    if done {
        return container(icon(Icon::Check, 14.0, Tone::Accent)).center(18).into();
    }
    let size = if here { 14.0 } else { 12.0 };
    let disc = container(blank().width(size).height(size)).style(move |theme: &Theme| {
        let palette = palette(theme);
        let (fill, edge) =
            if here { (palette.accent, palette.accent) } else { (palette.surface, palette.edge) };
        container::Style {
            background: Some(Background::Color(fill)),
            border: Border { color: edge, width: 1.5, radius: (size / 2.0).into() },
            ..container::Style::default()
        }
    });
    container(disc).center(18).into()
}
