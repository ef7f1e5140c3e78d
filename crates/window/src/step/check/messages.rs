//! The list of the messages: filtered by the numbers, searched, sorted. Pages of
//! rows are read when they come into sight, and a few are kept.

use std::collections::{BTreeMap, BTreeSet};

use iced::widget::{Column, Id, column, container, row};
use iced::{Alignment, Length, Size, Task};

use super::FolderIds;
use super::picks::Pick;
use crate::context::Context;
use crate::migration::journal::{
    ImportStatus, ListedMessage, MessageFilter, MessageList, MessageState, Order, OriginalKept, Selection,
};
use crate::problem::Problem;
use crate::ui::choice::{Choice, chips};
use crate::ui::field::field;
use crate::ui::icon::Icon;
use crate::ui::list::{self, list};
use crate::ui::status::{Status, badge};
use crate::ui::text::{SECONDARY, Tone, body, figures, secondary};
use crate::ui::{Element, button, clipped, panel, problem, space};
use crate::words::{Language, say};

/// Rows read at once.
const PAGE: usize = 100;
/// Pages that are kept.
const KEPT: usize = 40;

/// A column that can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// The date; pressed again, the other way round.
    Date,
    /// The sender's address.
    Sender,
    /// The subject.
    Subject,
    /// The size, the largest first.
    Size,
}

/// What happens in the list.
#[derive(Clone)]
pub enum Message {
    /// The messages of a filter, as of the asking with this number.
    Selected(u64, Result<Selection, Problem>),
    /// The first rows of all, and how many there are, before they are put in order.
    First(u64, Result<(u64, Vec<ListedMessage>), Problem>),
    /// A page of the list was read: for which choice of the person, and its number.
    Page(u64, usize, Result<Vec<ListedMessage>, Problem>),
    /// Another number was chosen.
    Pick(Pick),
    /// Only this folder's messages, or again all.
    Folder(Option<String>),
    /// A search is being typed.
    Search(String),
    /// A column's heading was pressed.
    Sort(Heading),
    /// Scrolled, chosen, opened.
    List(list::Event),
    /// All filters are to be shown, or few again.
    ToggleFilters,
    /// The message of this id in the journal is to be shown; for the step.
    Open(i64),
}

/// The list of messages: what was picked, searched and fetched of it.
#[derive(Default)]
pub struct Messages {
    list: Option<MessageList>,
    folders: FolderIds,
    kinds: Vec<(Pick, u64)>,
    pick: Pick,
    folder: Option<String>,
    filter: MessageFilter,
    selection: Selection,
    /// Counts the askings: answers to former ones are dropped.
    asking: u64,
    /// The answer to the newest is still to come.
    waits: bool,
    /// How many there are, known before the answer with the first rows.
    early: Option<usize>,
    /// All filters are shown, however little room there is.
    all_filters: bool,
    pages: BTreeMap<usize, Vec<ListedMessage>>,
    under_way: BTreeSet<usize>,
    state: list::State,
    problem: Option<Problem>,
}

impl Messages {
    /// Shows a journal as it is now, with the filter that was chosen before.
    pub(super) fn take(
        &mut self,
        list: MessageList,
        folders: FolderIds,
        kinds: Vec<(Pick, u64)>,
    ) -> Task<Message> {
        self.list = Some(list);
        self.folders = folders;
        self.kinds = kinds;
        if !self.kinds.iter().any(|(pick, _)| *pick == self.pick) {
            self.pick = Pick::All;
            self.pick.set(&mut self.filter);
        }
        Task::batch([self.select(), self.first()])
    }

    /// The first rows at once, where nothing is shown yet: putting a large
    /// mailbox in order takes a while.
    fn first(&self) -> Task<Message> {
        let all = self.filter == MessageFilter::default();
        let Some(list) = self.list.clone().filter(|_| all && self.pages.is_empty()) else {
            return Task::none();
        };
        let asking = self.asking;
        let read = async move { list.first_page(PAGE).await };
        Task::perform(read, move |first| Message::First(asking, first))
    }

    /// How many rows the list has, as far as is known.
    fn rows(&self) -> usize {
        self.early.filter(|_| self.waits).unwrap_or(self.selection.len())
    }

    /// Takes the messages of a filter. The first rows stay where they are its
    /// first.
    fn selected(&mut self, selection: Selection) -> Task<Message> {
        let first = self.early.take().and_then(|_| self.pages.remove(&0));
        let first = first.filter(|rows| {
            let ids = selection.ids().iter().take(PAGE);
            ids.eq(rows.iter().map(|row| &row.id))
        });
        self.selection = selection;
        self.waits = false;
        self.problem = None;
        self.pages = first.map(|rows| (0, rows)).into_iter().collect();
        self.under_way.clear();
        self.load()
    }

    /// A list of these rows that reads nothing, for scenes and tests.
    #[cfg(any(test, feature = "scenes"))]
    pub(super) fn holding(rows: &[ListedMessage], kinds: Vec<(Pick, u64)>) -> Self {
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let pages = rows.chunks(PAGE).map(<[ListedMessage]>::to_vec).enumerate().collect();
        Self { kinds, selection: ids.into(), pages, ..Self::default() }
    }

    /// Whether the list of the newest asking is here, with the rows in sight.
    #[cfg(test)]
    pub(super) fn is_whole(&self) -> bool {
        !self.waits && self.under_way.is_empty()
    }

    /// How many messages are listed.
    #[cfg(test)]
    pub(super) fn total(&self) -> usize {
        self.selection.len()
    }

    pub(super) fn pick(&mut self, pick: Pick) -> Task<Message> {
        self.pick = pick;
        pick.set(&mut self.filter);
        self.folder = None;
        self.filter.folder = None;
        self.filter.text.clear();
        self.anew()
    }

    /// All that was found in a folder, or in all.
    pub(super) fn only_folder(&mut self, path: Option<String>) -> Task<Message> {
        self.filter.folder = path.as_ref().and_then(|path| self.folders.get(path)).copied();
        self.folder = path.filter(|_| self.filter.folder.is_some());
        self.anew()
    }

    /// The message of a row, where its page is here.
    pub(super) fn at(&self, index: usize) -> Option<&ListedMessage> {
        self.pages.get(&(index / PAGE))?.get(index % PAGE)
    }

    /// The message of this id, where its page is here.
    pub(super) fn message(&self, id: i64) -> Option<&ListedMessage> {
        self.pages.values().flatten().find(|message| message.id == id)
    }

    fn anew(&mut self) -> Task<Message> {
        Task::batch([self.state.reset(), self.select()])
    }

    fn select(&mut self) -> Task<Message> {
        let Some(list) = self.list.clone() else { return Task::none() };
        self.asking += 1;
        self.waits = true;
        self.early = None;
        let (asking, filter) = (self.asking, self.filter.clone());
        let selected = async move { list.select(&filter).await };
        Task::perform(selected, move |selection| Message::Selected(asking, selection))
    }

    /// Reads the pages in sight that are not here.
    fn load(&mut self) -> Task<Message> {
        let Some(list) = &self.list else { return Task::none() };
        let range = self.state.in_sight(self.selection.len());
        if range.is_empty() {
            return Task::none();
        }
        let wanted = range.start / PAGE..=(range.end - 1) / PAGE;
        let middle = usize::midpoint(range.start, range.end) / PAGE;
        let mut tasks = Vec::new();
        for page in wanted {
            if self.pages.contains_key(&page) || !self.under_way.insert(page) {
                continue;
            }
            let (list, selection, asking) = (list.clone(), self.selection.clone(), self.asking);
            let read = async move { list.page(&selection, page * PAGE, PAGE).await };
            tasks.push(Task::perform(read, move |rows| Message::Page(asking, page, rows)));
        }
        while self.pages.len() > KEPT {
            let farthest = self.pages.keys().copied().max_by_key(|page| page.abs_diff(middle));
            self.pages.remove(&farthest.unwrap_or_default());
        }
        Task::batch(tasks)
    }

    fn sort(&mut self, heading: Heading) -> Task<Message> {
        self.filter.order = match (heading, self.filter.order) {
            (Heading::Date, Order::NewestFirst) => Order::OldestFirst,
            (Heading::Date, _) => Order::NewestFirst,
            (Heading::Sender, _) => Order::Sender,
            (Heading::Subject, _) => Order::Subject,
            (Heading::Size, _) => Order::LargestFirst,
        };
        self.anew()
    }

    pub(super) fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Selected(asking, _) | Message::Page(asking, ..) if asking != self.asking => Task::none(),
            Message::Selected(_, Ok(selection)) => self.selected(selection),
            Message::First(asking, Ok((all, rows))) if asking == self.asking && self.waits => {
                self.early = usize::try_from(all).ok();
                self.pages.insert(0, rows);
                Task::none()
            }
            Message::Page(_, page, Ok(rows)) => {
                self.under_way.remove(&page);
                self.pages.insert(page, rows);
                Task::none()
            }
            Message::Selected(_, Err(problem)) | Message::Page(_, _, Err(problem)) => {
                self.waits = false;
                self.under_way.clear();
                self.problem = Some(problem);
                Task::none()
            }
            Message::Pick(pick) => {
                self.pick = pick;
                pick.set(&mut self.filter);
                self.anew()
            }
            Message::Folder(path) => self.only_folder(path),
            Message::ToggleFilters => {
                self.all_filters = !self.all_filters;
                Task::none()
            }
            Message::Search(text) => {
                self.filter.text = text;
                self.anew()
            }
            Message::Sort(heading) => self.sort(heading),
            Message::List(event) => {
                let opened = match event {
                    list::Event::Opened(index) => self.at(index).map(|message| message.id),
                    list::Event::Scrolled { .. }
                    | list::Event::Chosen(..)
                    | list::Event::Ticked(_)
                    | list::Event::Expanded(..) => None,
                };
                let opened = opened.map_or_else(Task::none, |id| Task::done(Message::Open(id)));
                Task::batch([self.state.update(event), self.load(), opened])
            }
            // First rows that come too late; where they could not be read, the answer
            // says why. What is to be opened the step takes before it comes here.
            Message::First(..) | Message::Open(_) => Task::none(),
        }
    }

    /// Search, chips, headings, rows, in so much room.
    pub(super) fn view<'a>(&'a self, size: Size, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let narrow = size.width < NARROW;
        let total = self.rows();
        let rows: Element<'a, Message> = if total == 0 && !self.waits {
            let words = say(language, "window-check-none-what", &[]);
            panel::empty(Icon::SearchX, say(language, "window-check-none", &[]), words)
        } else {
            list(&self.state, total, move |index| self.row(index, narrow, context), Message::List)
        };
        let headings = (!narrow && total > 0).then(|| self.headings(language));
        let table = column![].push(headings).push(rows).height(Length::Fill);
        let hint = (size.height > ROOMY && total > 0)
            .then(|| secondary(say(language, "window-check-open-hint", &[])));
        column![self.tools(size.height, language)]
            .push(self.problem.as_ref().map(|trouble| problem::card(trouble, language)))
            .push(table)
            .push(hint)
            .spacing(space::SNUG)
            .into()
    }

    /// Search and filters: as much of them as leaves room for rows.
    fn tools(&self, height: f32, language: Language) -> Element<'_, Message> {
        let total = self.rows() as u64;
        let count = say(language, "window-check-listed", &[("count", total.into())]);
        let few = match height {
            height if self.all_filters || height >= TALL => usize::MAX,
            height if height >= super::LOW => FEW,
            _ => 0,
        };
        let search = (few > 0 || !self.filter.text.is_empty()).then(|| {
            Element::from(
                field("", &self.filter.text)
                    .placeholder(say(language, "window-check-search", &[]))
                    .on_input(Message::Search)
                    .on_enter(Message::List(self.state.first_hit()))
                    .beside(figures(count, SECONDARY, Tone::Secondary))
                    .id("check-search"),
            )
        });
        let shown = self.kinds.iter().enumerate().filter(|(at, (pick, _))| *at < few || *pick == self.pick);
        let choices = shown.map(|(_, (pick, count))| {
            Choice::new(*pick, format!("{} {}", pick.label(language), language.number(*count)))
        });
        let chosen = chips("check-picks", choices.collect(), &self.pick, Message::Pick);
        let has_more = height < TALL && (self.kinds.len() > FEW || height < super::LOW);
        let more = has_more.then(|| {
            let words = if self.all_filters {
                say(language, "window-check-fewer-filters", &[])
            } else {
                say(language, "window-check-more-filters", &[])
            };
            button::link(words).on_press(Message::ToggleFilters).id("check-filters")
        });
        let chosen = row![container(chosen).width(Length::Fill)]
            .push(more)
            .spacing(space::SNUG)
            .align_y(Alignment::Center);
        let folder = self.folder.as_ref().map(|path| {
            let words = say(language, "window-check-in-folder", &[("folder", path.as_str().into())]);
            let all = button::link(say(language, "window-check-all-folders", &[]))
                .on_press(Message::Folder(None))
                .id("check-all-folders");
            row![body(words), all].spacing(space::SNUG).align_y(Alignment::Center)
        });
        Column::new().push(search).push(chosen).push(folder).spacing(space::SNUG).into()
    }

    fn headings(&self, language: Language) -> Element<'_, Message> {
        let order = self.filter.order;
        let heading = |id: &'static str, words: String, what: Heading, width: Length, arrow: Option<Icon>| {
            let mut made = button::link(words).on_press(Message::Sort(what)).id(Id::new(id));
            if let Some(arrow) = arrow {
                made = made.icon(arrow);
            }
            container(Element::from(made)).width(width)
        };
        let date = match order {
            Order::NewestFirst => Some(Icon::ArrowDown),
            Order::OldestFirst => Some(Icon::ArrowUp),
            _ => None,
        };
        let on = |wanted: Order, icon: Icon| (order == wanted).then_some(icon);
        row![
            heading(
                "check-sort-date",
                say(language, "window-check-column-date", &[]),
                Heading::Date,
                DATE,
                date
            ),
            heading(
                "check-sort-sender",
                say(language, "window-check-column-sender", &[]),
                Heading::Sender,
                SENDER,
                on(Order::Sender, Icon::ArrowUp)
            ),
            heading(
                "check-sort-subject",
                say(language, "window-check-column-subject", &[]),
                Heading::Subject,
                Length::FillPortion(5),
                on(Order::Subject, Icon::ArrowUp)
            ),
            heading(
                "check-sort-size",
                say(language, "window-check-column-size", &[]),
                Heading::Size,
                SIZE,
                on(Order::LargestFirst, Icon::ArrowDown)
            ),
            container(secondary(say(language, "window-check-column-outcome", &[]))).width(OUTCOME),
        ]
        .spacing(space::SNUG)
        // As far from the right as the rows are, beside which the list scrolls.
        .padding(iced::Padding {
            right: space::SNUG + space::MEDIUM,
            left: space::SNUG,
            ..space::HAIR.into()
        })
        .align_y(Alignment::Center)
        .into()
    }

    fn row<'a>(&'a self, index: usize, narrow: bool, context: &'a Context) -> Element<'a, Message> {
        let Some(message) = self.at(index) else { return secondary("…").into() };
        let language = context.language;
        let cell = |content: Element<'a, Message>, width: Length| container(content).width(width);
        let day = message.dated.to_zoned_datetime(context.zone.clone()).date();
        let date = figures(language.date(day), SECONDARY, Tone::Secondary);
        let about = clipped::body(subject(message, language));
        if narrow {
            return row![cell(date, DATE), cell(about.into(), Length::Fill)]
                .spacing(space::SNUG)
                .align_y(Alignment::Center)
                .into();
        }
        let sender = clipped::secondary(message.sender.clone().unwrap_or_default());
        let size = figures(language.bytes(message.size), SECONDARY, Tone::Secondary);
        row![
            cell(date, DATE),
            cell(sender.into(), SENDER),
            cell(about.into(), Length::FillPortion(5)),
            cell(size, SIZE),
            cell(outcome_badge(message, language), OUTCOME),
        ]
        .spacing(space::SNUG)
        .align_y(Alignment::Center)
        .into()
    }
}

/// Below this width only date and subject are shown.
const NARROW: f32 = 600.0;
/// Above this height there is room for a hint.
const ROOMY: f32 = 440.0;
/// Above this height there is room for all filters.
const TALL: f32 = 520.0;
/// So many filters are shown at first where there is not.
const FEW: usize = 4;
const DATE: Length = Length::Fixed(88.0);
const SENDER: Length = Length::FillPortion(3);
const SIZE: Length = Length::Fixed(72.0);
const OUTCOME: Length = Length::Fixed(140.0);

/// The subject for a person.
pub(super) fn subject(message: &ListedMessage, language: Language) -> String {
    let subject = message.subject.trim();
    if subject.is_empty() { say(language, "window-check-no-subject", &[]) } else { subject.to_owned() }
}

/// How a message stands, in a word or two.
pub(super) fn outcome(message: &ListedMessage, language: Language) -> (Option<Status>, String) {
    let reason = message.problem.as_ref().map_or("", |problem| problem.code.as_str());
    let (status, id) = match ImportStatus::of(message.state, reason) {
        ImportStatus::ToImport if message.state == MessageState::Sending => {
            (Status::Waiting, "window-check-outcome-sending")
        }
        ImportStatus::ToImport if message.archived => (Status::ToCome, "window-check-outcome-archived"),
        ImportStatus::ToImport => (Status::ToCome, "window-check-outcome-regular"),
        ImportStatus::Imported if message.original == OriginalKept::Attached => {
            (Status::Good, "window-check-outcome-with-original")
        }
        ImportStatus::Imported => (Status::Good, "window-check-outcome-imported"),
        ImportStatus::Unsettled => (Status::Caution, "window-check-outcome-unsettled"),
        ImportStatus::Failed => (Status::Caution, "window-check-outcome-failed"),
        ImportStatus::AlreadyThere => (Status::Note, "window-check-outcome-already-there"),
        ImportStatus::Copy => (Status::Note, "window-check-outcome-copy"),
        ImportStatus::TooLarge => (Status::Caution, "window-check-outcome-too-large"),
        ImportStatus::Skipped => (Status::Note, "window-check-outcome-skipped"),
    };
    (Some(status), say(language, id, &[]))
}

/// The same as an element; words without an icon stand where the others' do.
pub(super) fn outcome_badge<'a, M: 'a>(message: &ListedMessage, language: Language) -> Element<'a, M> {
    match outcome(message, language) {
        (Some(status), word) => badge(status, word),
        (None, word) => container(secondary(word)).padding(iced::padding::left(ICON)).into(),
    }
}

/// Width of an icon with what is beside it.
const ICON: f32 = 18.0 + space::SMALL;

#[cfg(test)]
mod tests {
    use super::super::scenes::rows;
    use super::*;

    fn waiting_with_first_rows(all: u64) -> Messages {
        let mut messages = Messages { waits: true, asking: 1, ..Messages::default() };
        let _ = messages.update(Message::First(1, Ok((all, rows()))));
        messages
    }

    #[test]
    fn first_rows_are_seen_before_the_rest_is_in_order_and_stay() {
        let mut messages = waiting_with_first_rows(100_000);
        assert_eq!(messages.rows(), 100_000);
        let first = messages.at(0).map(|message| message.id);
        assert!(first.is_some());
        let ids: Vec<i64> = rows().iter().map(|row| row.id).collect();
        let count = ids.len();
        let _ = messages.update(Message::Selected(1, Ok(ids.into())));
        assert_eq!(messages.rows(), count);
        assert_eq!(messages.at(0).map(|message| message.id), first);
    }

    #[test]
    fn first_rows_that_are_not_the_first_of_the_list_go() {
        let mut messages = waiting_with_first_rows(9);
        let others: Vec<i64> = (500_000..500_100).collect();
        let _ = messages.update(Message::Selected(1, Ok(others.into())));
        assert!(messages.at(0).is_none());
    }

    #[test]
    fn first_rows_that_come_late_or_for_a_former_filter_change_nothing() {
        let mut late = Messages { asking: 1, ..Messages::default() };
        let _ = late.update(Message::First(1, Ok((9, rows()))));
        let mut former = Messages { asking: 2, waits: true, ..Messages::default() };
        let _ = former.update(Message::First(1, Ok((9, rows()))));
        assert!(late.at(0).is_none() && former.at(0).is_none());
    }
}
