//! A list of any length: only the rows in sight, and a few around them, exist.
//!
//! The step keeps a [`State`] and hands it every [`Event`]; it gives the rows
//! when asked for them, by number. Tab reaches the list once; the arrows, Page
//! up, Page down, Home and End move the choice, Enter and Space open it. In a
//! tree, the arrows to the right and to the left show and hide what is below. In a
//! list of things to tick, a click and Space tick.

use std::ops::Range;

use iced::keyboard::Key;
use iced::keyboard::key::Named;
use iced::widget::operation::scroll_to;
use iced::widget::scrollable::AbsoluteOffset;
use iced::widget::{Column, Id, container, mouse_area, responsive, space as blank};
use iced::{Background, Border, Length, Task, Theme};

use super::focus::focusable;
use super::scroll::{caught, vertical};
use super::theme::{mix, palette};
use super::{Element, space};

/// Height of a row, in logical pixels.
pub const ROW: f32 = 40.0;
/// Name of the rows as Tab reaches them; a window shows one list at a time.
pub const ROWS: &str = "list-rows";
/// Rows that are made beyond what is in sight, at each end.
const BEYOND: usize = 6;

/// Where a list is scrolled to, and which row is chosen.
#[derive(Debug, Clone)]
pub struct State {
    id: Id,
    offset: f32,
    height: f32,
    chosen: Option<usize>,
}

impl Default for State {
    fn default() -> Self {
        // Until the list has been laid out once, as much as a large screen shows.
        Self { id: Id::unique(), offset: 0.0, height: 1200.0, chosen: None }
    }
}

/// What a person did with a list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event {
    /// Scrolled so far, with so much in sight; logical pixels.
    Scrolled {
        /// From the top of the list to the top of what is in sight.
        offset: f32,
        /// Height of what is in sight.
        height: f32,
    },
    /// Chose a row by key or click; so much is in sight.
    Chosen(usize, f32),
    /// Opened a row.
    Opened(usize),
    /// Ticked a row, or took its tick away, in a list of things to tick.
    Ticked(usize),
    /// Expanded a row of a tree, or collapsed it (`false`).
    Expanded(usize, bool),
}

impl State {
    /// Takes note of what was done. The task scrolls.
    pub fn update<Message: Send + 'static>(&mut self, event: Event) -> Task<Message> {
        match event {
            Event::Scrolled { offset, height } => {
                self.offset = offset;
                self.height = height;
                Task::none()
            }
            Event::Chosen(row, height) => {
                self.chosen = Some(row);
                self.height = height;
                self.reveal(row)
            }
            Event::Opened(row) | Event::Ticked(row) | Event::Expanded(row, _) => {
                self.chosen = Some(row);
                Task::none()
            }
        }
    }

    fn reveal<Message: Send + 'static>(&mut self, row: usize) -> Task<Message> {
        let top = row as f32 * ROW;
        let offset = if top < self.offset {
            top
        } else if top + ROW > self.offset + self.height {
            top + ROW - self.height
        } else {
            return Task::none();
        };
        self.offset = offset.max(0.0);
        scroll_to(self.id.clone(), AbsoluteOffset { x: None, y: Some(self.offset) })
    }

    /// Another list begins, such as after a change of the filter: from the top,
    /// nothing chosen.
    pub fn reset<Message: Send + 'static>(&mut self) -> Task<Message> {
        self.offset = 0.0;
        self.chosen = None;
        scroll_to(self.id.clone(), AbsoluteOffset { x: None, y: Some(0.0) })
    }

    /// What Enter in the search above the list gives: the first row is chosen.
    pub fn first_hit(&self) -> Event {
        Event::Chosen(0, self.height)
    }

    /// The chosen row.
    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// The rows that the next view asks for, of `total`; so a step knows what to
    /// load.
    pub fn in_sight(&self, total: usize) -> Range<usize> {
        in_sight(self.offset, self.height, total)
    }
}

fn in_sight(offset: f32, height: f32, total: usize) -> Range<usize> {
    let first = ((offset / ROW) as usize).saturating_sub(BEYOND).min(total);
    let last = (((offset + height) / ROW).ceil() as usize + BEYOND).min(total);
    first..last.max(first)
}

/// Where a key leads from the chosen row.
fn moved(key: &Key, chosen: Option<usize>, total: usize, page: usize) -> Option<usize> {
    let last = total.checked_sub(1)?;
    let Key::Named(named) = key else { return None };
    let to = match (named, chosen) {
        (Named::Home, _) | (Named::ArrowDown | Named::PageDown, None) => 0,
        (Named::End, _) | (Named::ArrowUp | Named::PageUp, None) => last,
        (Named::ArrowDown, Some(at)) => at + 1,
        (Named::ArrowUp, Some(at)) => at.saturating_sub(1),
        (Named::PageDown, Some(at)) => at + page,
        (Named::PageUp, Some(at)) => at.saturating_sub(page),
        _ => return None,
    };
    Some(to.min(last))
}

/// Shows `total` rows, each made by `row` when it comes into sight; a row that
/// is still being loaded is shown as what `row` gives for it. Takes all the room
/// there is.
pub fn list<'a, Message: Clone + 'a>(
    state: &'a State,
    total: usize,
    row: impl Fn(usize) -> Element<'a, Message> + 'a,
    on_event: impl Fn(Event) -> Message + Clone + 'a,
) -> Element<'a, Message> {
    rows(state, total, row, on_event, false)
}

/// As [`list`], for things to tick: a click anywhere on a row ticks it, and so does
/// Space; Enter opens what else there is to choose of it.
pub fn checklist<'a, Message: Clone + 'a>(
    state: &'a State,
    total: usize,
    row: impl Fn(usize) -> Element<'a, Message> + 'a,
    on_event: impl Fn(Event) -> Message + Clone + 'a,
) -> Element<'a, Message> {
    rows(state, total, row, on_event, true)
}

fn rows<'a, Message: Clone + 'a>(
    state: &'a State,
    total: usize,
    row: impl Fn(usize) -> Element<'a, Message> + 'a,
    on_event: impl Fn(Event) -> Message + Clone + 'a,
    ticks: bool,
) -> Element<'a, Message> {
    responsive(move |size| {
        let height = size.height;
        let range = in_sight(state.offset, height, total);
        let mut rows = Column::new().push(blank().height(range.start as f32 * ROW));
        for index in range.clone() {
            let chosen = state.chosen == Some(index);
            let line = container(row(index))
                .height(ROW)
                .width(Length::Fill)
                .padding([0.0, space::SNUG])
                .align_y(iced::Alignment::Center)
                .style(move |theme| row_style(theme, chosen));
            rows = rows.push(if ticks {
                mouse_area(line).on_press(on_event(Event::Ticked(index)))
            } else {
                mouse_area(line)
                    .on_press(on_event(Event::Chosen(index, height)))
                    .on_double_click(on_event(Event::Opened(index)))
            });
        }
        rows = rows.push(blank().height((total - range.end) as f32 * ROW));
        let scrolled = on_event.clone();
        let scroll = vertical(rows)
            .id(state.id.clone())
            .width(Length::Fill)
            .height(Length::Fill)
            .spacing(space::HAIR)
            .on_scroll(move |view| {
                scrolled(Event::Scrolled { offset: view.absolute_offset().y, height: view.bounds().height })
            });
        let pressed = on_event.clone();
        let page = ((height / ROW) as usize).saturating_sub(1).max(1);
        let chosen = state.chosen;
        focusable(caught(scroll))
            .id(ROWS)
            .keys_after_click()
            .on_key(move |key, _| match (key, chosen) {
                (Key::Named(Named::Space), Some(at)) if ticks => Some(pressed(Event::Ticked(at))),
                (Key::Named(Named::Enter | Named::Space), Some(at)) => Some(pressed(Event::Opened(at))),
                (Key::Named(Named::ArrowRight), Some(at)) => Some(pressed(Event::Expanded(at, true))),
                (Key::Named(Named::ArrowLeft), Some(at)) => Some(pressed(Event::Expanded(at, false))),
                _ => moved(key, chosen, total, page).map(|to| pressed(Event::Chosen(to, height))),
            })
            .into()
    })
    .into()
}

fn row_style(theme: &Theme, chosen: bool) -> container::Style {
    let palette = palette(theme);
    let fill = if chosen { mix(palette.surface, palette.accent, 0.12) } else { palette.surface };
    container::Style {
        background: Some(Background::Color(fill)),
        border: Border {
            radius: if chosen { space::CORNER.into() } else { 0.0.into() },
            ..Border::default()
        },
        ..container::Style::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_thousand_rows_are_a_few_dozen() {
        assert_eq!(in_sight(0.0, 400.0, 100_000), 0..16);
        let middle = in_sight(50_000.0 * ROW, 400.0, 100_000);
        assert_eq!(middle, 49_994..50_016);
        assert_eq!(in_sight(99_990.0 * ROW, 400.0, 100_000), 99_984..100_000);
        assert_eq!(in_sight(0.0, 400.0, 0), 0..0);
        // A list that became shorter than it was scrolled.
        assert_eq!(in_sight(5_000.0, 400.0, 3), 3..3);
    }

    #[test]
    fn keys_move_the_choice_and_stop_at_the_ends() {
        let key = Key::Named;
        assert_eq!(moved(&key(Named::ArrowDown), None, 10, 4), Some(0));
        assert_eq!(moved(&key(Named::ArrowDown), Some(9), 10, 4), Some(9));
        assert_eq!(moved(&key(Named::ArrowUp), Some(0), 10, 4), Some(0));
        assert_eq!(moved(&key(Named::PageDown), Some(2), 10, 4), Some(6));
        assert_eq!(moved(&key(Named::PageUp), Some(2), 10, 4), Some(0));
        assert_eq!(moved(&key(Named::End), Some(2), 10, 4), Some(9));
        assert_eq!(moved(&key(Named::Home), Some(2), 10, 4), Some(0));
        assert_eq!(moved(&key(Named::ArrowDown), Some(2), 0, 4), None);
        assert_eq!(moved(&key(Named::Tab), Some(2), 10, 4), None);
    }

    #[test]
    fn the_chosen_row_is_kept_in_sight() {
        let mut state = State::default();
        let _ = state.update::<()>(Event::Scrolled { offset: 0.0, height: 400.0 });
        let _ = state.update::<()>(Event::Chosen(12, 400.0));
        assert!((state.offset - 120.0).abs() < f32::EPSILON, "{}", state.offset);
        let _ = state.update::<()>(Event::Chosen(1, 400.0));
        assert!((state.offset - 40.0).abs() < f32::EPSILON, "{}", state.offset);
        assert_eq!(state.chosen(), Some(1));
    }
}
