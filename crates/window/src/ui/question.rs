//! A question that takes one line while its answer is right: how it stands, what
//! it is about, what was answered, and the way to change it. Opened, what it asks
//! lies below. The step keeps which one is open.

use iced::advanced::layout;
use iced::widget::button::{Status as Press, Style};
use iced::widget::{Column, Id, column, container, row};
use iced::{Alignment, Background, Border, Length, Size, Theme, Vector};

use super::decorator::{Decorator, Unplaced, decorated};
use super::focus::focusable;
use super::icon::{Icon, icon, plain};
use super::status::Status;
use super::text::{BODY, MEDIUM, Tone, body, strong};
use super::theme::{mix, palette};
use super::{Element, panel, space};

/// A question being made; becomes a card by `into()`, or a row of several by
/// [`questions`].
pub struct Question<'a, Message> {
    id: Id,
    status: Status,
    headline: String,
    answer: String,
    way: Option<(String, Message)>,
    asked: Option<Element<'a, Message>>,
}

/// A question `headline`, which was answered as `answer` says. [`Status::Good`]
/// where that is right, [`Status::Caution`] where it is still open or wrong,
/// [`Status::Bad`] where it destroys something: then the whole row shows it.
pub fn question<'a, Message>(
    id: impl Into<Id>,
    status: Status,
    headline: impl Into<String>,
    answer: impl Into<String>,
) -> Question<'a, Message> {
    let (headline, answer) = (headline.into(), answer.into());
    Question { id: id.into(), status, headline, answer, way: None, asked: None }
}

impl<'a, Message> Question<'a, Message> {
    /// What a press on the line gives, and the word for it, such as "Change".
    #[must_use]
    pub fn turns(mut self, word: impl Into<String>, message: Message) -> Self {
        self.way = Some((word.into(), message));
        self
    }

    /// Opened, with what it asks below the line.
    #[must_use]
    pub fn open(mut self, asked: Option<Element<'a, Message>>) -> Self {
        self.asked = asked;
        self
    }
}

/// Several questions, one below the other, parted by lines.
pub fn questions<'a, Message: Clone + 'a>(all: Vec<Question<'a, Message>>) -> Element<'a, Message> {
    let mut rows = Column::new();
    for (number, question) in all.into_iter().enumerate() {
        rows = rows.push((number > 0).then(panel::line)).push(question.view());
    }
    panel::card(rows).padding(space::BORDER).into()
}

impl<'a, Message: Clone + 'a> Question<'a, Message> {
    fn view(self) -> Element<'a, Message> {
        let destroys = self.status == Status::Bad;
        let open = self.asked.is_some();
        let line = self.line(destroys);
        let asked = self.asked.map(|asked| {
            container(asked).width(Length::Fill).padding(iced::Padding {
                top: space::HAIR,
                bottom: space::LARGE,
                ..iced::Padding::from([0.0, space::LARGE])
            })
        });
        let content = column![line].push(asked).width(Length::Fill);
        container(content).width(Length::Fill).style(move |theme| ground(destroys, open, theme)).into()
    }

    /// The line itself: all of it is pressed.
    fn line(&self, destroys: bool) -> Element<'a, Message> {
        let tone = match self.status {
            Status::Caution | Status::Bad => self.status.tone(),
            _ => Tone::Plain,
        };
        let mark = if destroys { icon(Icon::Trash2, 18.0, tone).into() } else { self.status.mark() };
        let arrow = if self.asked.is_some() { Icon::ChevronUp } else { Icon::ChevronDown };
        let way = self.way.as_ref().map(|(word, _)| {
            let word = iced::widget::text(word.clone()).size(BODY).font(MEDIUM).line_height(1.45);
            row![word, plain(arrow, BODY + 1.0)].spacing(space::HAIR).align_y(Alignment::Center)
        });
        let way = container(row![].push(way)).style(|theme: &Theme| container::Style {
            text_color: Some(palette(theme).accent),
            ..container::Style::default()
        });
        let parts = vec![
            container(mark).padding([2.0, 0.0]).into(),
            strong(self.headline.clone()).into(),
            body(self.answer.clone()).style(tone.style()).into(),
            way.into(),
        ];
        let press = self.way.as_ref().map(|(_, message)| message.clone());
        let drawn = iced::widget::button(decorated(Line, parts))
            .padding([ABOVE, space::MEDIUM])
            .width(Length::Fill)
            .on_press_maybe(press.clone())
            .style(move |theme, press| pressed(destroys, theme, press));
        focusable(drawn).id(self.id.clone()).says(self.headline.clone()).on_activate(press).into()
    }
}

impl<'a, Message: Clone + 'a> From<Question<'a, Message>> for Element<'a, Message> {
    fn from(question: Question<'a, Message>) -> Self {
        questions(vec![question])
    }
}

/// Above and below the words of a line.
const ABOVE: f32 = 8.0;
/// How much danger is in the ground of a row that destroys.
const DANGER: f32 = 0.07;

fn ground(destroys: bool, open: bool, theme: &Theme) -> container::Style {
    let palette = palette(theme);
    let fill = match (destroys, open) {
        (true, _) => mix(palette.surface, palette.danger, DANGER),
        (false, true) => mix(palette.surface, palette.ground, 0.6),
        (false, false) => palette.surface,
    };
    let border = Border { radius: space::CORNER.into(), ..Border::default() };
    let edge = Border { color: mix(palette.surface, palette.danger, 0.55), width: space::BORDER, ..border };
    container::Style {
        background: Some(Background::Color(fill)),
        border: if destroys { edge } else { border },
        ..container::Style::default()
    }
}

fn pressed(destroys: bool, theme: &Theme, press: Press) -> Style {
    let palette = palette(theme);
    let pointed = matches!(press, Press::Hovered | Press::Pressed);
    let over = if destroys { palette.danger } else { palette.text };
    Style {
        background: pointed.then_some(Background::Color(over.scale_alpha(0.05))),
        text_color: palette.text,
        border: Border { radius: space::CORNER.into(), ..Border::default() },
        ..Style::default()
    }
}

/// Mark, headline, answer and way side by side; the answer below the headline
/// where there is no room beside it.
struct Line;

/// Nothing is kept, and nobody else's state is taken for it.
struct LineState;

/// Width of the headlines, which stand below each other.
const HEADLINE: f32 = 144.0;
/// Below this width the answer has a line of its own.
const NARROW: f32 = 520.0;
/// Width of the mark with what is beside it.
const MARK: f32 = 18.0 + space::SNUG;

impl<Message> Decorator<Message> for Line {
    type State = LineState;

    fn at_first(&self) -> LineState {
        LineState
    }

    fn size(&self, _first: Size<Length>) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(
        &self,
        _state: &LineState,
        parts: &mut Unplaced<'_, '_, Message>,
        limits: &layout::Limits,
    ) -> (Size, Vec<layout::Node>) {
        let room = limits.max();
        let mut lay = |part: usize, width: f32| {
            parts.layout(part, &layout::Limits::new(Size::ZERO, Size::new(width.max(0.0), room.height)))
        };
        let (mark, way) = (lay(0, room.width), lay(3, room.width));
        let gap = if way.size().width > 0.0 { space::SNUG } else { 0.0 };
        let words = room.width - MARK - way.size().width - gap;
        let (headline, answer, at) = if room.width < NARROW {
            let headline = lay(1, words);
            let below = headline.size().height + 2.0;
            (headline, lay(2, room.width - MARK), Vector::new(MARK, below))
        } else {
            let beside = HEADLINE + space::SNUG;
            (lay(1, HEADLINE), lay(2, words - beside), Vector::new(MARK + beside, 0.0))
        };
        let ends = [mark.size().height, headline.size().height, at.y + answer.size().height];
        let height = ends.into_iter().fold(way.size().height, f32::max);
        let right = Vector::new(room.width - way.size().width, 0.0);
        let beside_mark = Vector::new(MARK, 0.0);
        let nodes = vec![mark, headline.translate(beside_mark), answer.translate(at), way.translate(right)];
        (Size::new(room.width, height), nodes)
    }
}
