//! A field: its label, its input, what helps, and what is wrong with it.
//!
//! What was typed stays as it was typed, also when it is wrong.

use iced::widget::text_input::{Status, Style};
use iced::widget::{Id, row, text_input};
use iced::{Alignment, Background, Border, Length, Theme};

use super::focus::focusable;
use super::icon::{Icon, icon};
use super::text::{BODY, REGULAR, SECONDARY, Tone, secondary, small, strong};
use super::theme::{mix, palette};
use super::{Element, space};

/// A field being made; becomes an element by `into()`.
pub struct Field<'a, Message> {
    label: String,
    value: &'a str,
    on_input: Option<Box<dyn Fn(String) -> Message + 'a>>,
    on_enter: Option<Message>,
    placeholder: String,
    help: Option<String>,
    error: Option<String>,
    secret: bool,
    id: Option<Id>,
    width: f32,
    beside: Option<Element<'a, Message>>,
}

/// A field with this label and this value as typed. Only a search, whose example
/// says all, has an empty label.
pub fn field<Message>(label: impl Into<String>, value: &str) -> Field<'_, Message> {
    Field {
        label: label.into(),
        value,
        on_input: None,
        on_enter: None,
        placeholder: String::new(),
        help: None,
        error: None,
        secret: false,
        id: None,
        width: space::LINE_WIDTH,
        beside: None,
    }
}

impl<'a, Message> Field<'a, Message> {
    /// What typing gives. Without it the field is read only.
    #[must_use]
    pub fn on_input(mut self, on_input: impl Fn(String) -> Message + 'a) -> Self {
        self.on_input = Some(Box::new(on_input));
        self
    }

    /// What Enter gives while one types here, instead of pressing the main button.
    #[must_use]
    pub fn on_enter(mut self, message: Message) -> Self {
        self.on_enter = Some(message);
        self
    }

    /// An example, shown while nothing is typed.
    #[must_use]
    pub fn placeholder(mut self, example: impl Into<String>) -> Self {
        self.placeholder = example.into();
        self
    }

    /// A line below: where the value is found, what it is for.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// What is wrong with the value, in place of the help; see
    /// [`super::problem::complaint`].
    #[must_use]
    pub fn error(mut self, error: Option<String>) -> Self {
        self.error = error;
        self
    }

    /// Shows dots instead of letters.
    #[must_use]
    pub fn secret(mut self, secret: bool) -> Self {
        self.secret = secret;
        self
    }

    /// The name by which tests and `operation::focus` find it.
    #[must_use]
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Width of the input, instead of [`space::LINE_WIDTH`].
    #[must_use]
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// What stands at the right of the input, such as a button.
    #[must_use]
    pub fn beside(mut self, beside: impl Into<Element<'a, Message>>) -> Self {
        self.beside = Some(beside.into());
        self
    }
}

impl<'a, Message: Clone + 'a> From<Field<'a, Message>> for Element<'a, Message> {
    fn from(made: Field<'a, Message>) -> Self {
        let wrong = made.error.is_some();
        let mut input = text_input(&made.placeholder, made.value)
            .secure(made.secret)
            .font(REGULAR)
            .size(BODY)
            .padding([SNUG_ABOVE, space::SNUG])
            .width(Length::Fill)
            .style(move |theme, status| style(wrong, theme, status));
        if let Some(on_input) = made.on_input {
            input = input.on_input(on_input);
        }
        if let Some(message) = made.on_enter {
            input = input.on_submit(message);
        }
        if let Some(id) = &made.id {
            input = input.id(id.clone());
        }
        // Takes no focus itself, but knows when another field stands here, in which
        // one does not go on typing.
        let known = if made.label.is_empty() { made.placeholder.clone() } else { made.label.clone() };
        let input = focusable(input).id_maybe(made.id).says(known);
        let input = row![input].push(made.beside).spacing(space::SMALL).align_y(Alignment::Center);
        let below: Option<Element<'a, Message>> = match (made.error, made.help) {
            (Some(error), _) => Some(
                row![icon(Icon::TriangleAlert, SECONDARY + 1.0, Tone::Caution), small(error, Tone::Caution)]
                    .spacing(space::SMALL)
                    .align_y(Alignment::Center)
                    .into(),
            ),
            (None, Some(help)) => Some(secondary(help).into()),
            (None, None) => None,
        };
        let label = (!made.label.is_empty()).then(|| strong(made.label));
        iced::widget::Column::new()
            .push(label)
            .push(input.width(Length::Fill))
            .push(below)
            .spacing(space::SMALL)
            .max_width(made.width)
            .into()
    }
}

/// Makes an input as high as a button with a line of running text.
const SNUG_ABOVE: f32 = 10.0;

/// How an input looks; also for inputs that are made elsewhere.
pub fn style(wrong: bool, theme: &Theme, status: Status) -> Style {
    let palette = palette(theme);
    let (color, width) = match status {
        Status::Focused { .. } => (palette.accent, 2.0),
        _ if wrong => (palette.caution, space::BORDER),
        Status::Hovered => (palette.secondary, space::BORDER),
        Status::Active => (palette.edge, space::BORDER),
        Status::Disabled => (palette.line, space::BORDER),
    };
    let background = if status == Status::Disabled { palette.ground } else { palette.surface };
    Style {
        background: Background::Color(background),
        border: Border { color, width, radius: space::CORNER.into() },
        icon: palette.secondary,
        placeholder: mix(palette.secondary, palette.surface, 0.15),
        value: palette.text,
        selection: mix(palette.surface, palette.accent, 0.35),
    }
}
