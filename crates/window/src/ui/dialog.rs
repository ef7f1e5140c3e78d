//! A question above everything. The rest of the window hears nothing meanwhile.

use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::widget::{Row, center, container, opaque, space as blank};
use iced::{Background, Color, Event, Length, Rectangle, Size, Theme, Vector};

use super::button::{self, Button, Kind};
use super::scroll::vertical;
use super::text::section;
use super::{Element, panel, space};

/// Name of the button that changes nothing; it has the focus at first.
pub const CANCEL: &str = "dialog-cancel";
/// Name of the button that does it.
pub const CONFIRM: &str = "dialog-confirm";

/// A question with its answers.
pub struct Dialog<'a, Message> {
    title: String,
    body: Element<'a, Message>,
    confirm: Option<(Kind, String, Option<Message>)>,
    others: Vec<(String, Message)>,
    cancel: (String, Message),
}

/// Asks `title`. `cancel` is the answer that changes nothing: its label, and what
/// it and Escape give.
pub fn ask<'a, Message>(
    title: impl Into<String>,
    body: impl Into<Element<'a, Message>>,
    cancel: (String, Message),
) -> Dialog<'a, Message> {
    Dialog { title: title.into(), body: body.into(), confirm: None, others: Vec::new(), cancel }
}

impl<'a, Message: Clone + 'a> Dialog<'a, Message> {
    /// The answer that does it; also given by Enter.
    #[must_use]
    pub fn confirm(mut self, label: impl Into<String>, message: Option<Message>) -> Self {
        self.confirm = Some((Kind::Main, label.into(), message));
        self
    }

    /// The answer that destroys; never given by Enter. Without a message it is
    /// off, such as until an address has been typed.
    #[must_use]
    pub fn destroy(mut self, label: impl Into<String>, message: Option<Message>) -> Self {
        self.confirm = Some((Kind::Danger, label.into(), message));
        self
    }

    /// A further answer.
    #[must_use]
    pub fn other(mut self, label: impl Into<String>, message: Message) -> Self {
        self.others.push((label.into(), message));
        self
    }

    /// What Enter gives.
    pub fn on_enter(&self) -> Option<Message> {
        match &self.confirm {
            Some((Kind::Danger, ..)) => None,
            Some((_, _, message)) => message.clone(),
            None => Some(self.cancel.1.clone()),
        }
    }

    /// What Escape gives.
    pub fn on_escape(&self) -> Message {
        self.cancel.1.clone()
    }

    /// The same question in the terms of whoever shows it.
    pub fn map<Other: 'a>(self, to: impl Fn(Message) -> Other + Clone + 'a) -> Dialog<'a, Other> {
        Dialog {
            title: self.title,
            confirm: self.confirm.map(|(kind, label, message)| (kind, label, message.map(&to))),
            others: self.others.into_iter().map(|(label, message)| (label, to(message))).collect(),
            cancel: (self.cancel.0, to(self.cancel.1)),
            body: self.body.map(to),
        }
    }

    /// The question on its veil, to be laid over the window.
    pub fn view(self) -> Element<'a, Message> {
        let mut buttons = Row::new().spacing(space::SMALL);
        buttons = buttons.push(Button::from_parts(Kind::Quiet, self.cancel).id(CANCEL));
        for other in self.others {
            buttons = buttons.push(Button::from_parts(Kind::Quiet, other));
        }
        buttons = buttons.push(blank().width(Length::Fill));
        if let Some((kind, label, message)) = self.confirm {
            buttons = buttons.push(button::of_kind(kind, label).on_press_maybe(message).id(CONFIRM));
        }
        let body = vertical(container(self.body).padding(iced::padding::right(space::SNUG)));
        let parts = [section(self.title).into(), body.into(), buttons.width(Length::Fill).into()];
        let sheet = panel::card(Element::new(Sheet { parts })).max_width(space::LINE_WIDTH);
        let veil = center(sheet).padding(space::MEDIUM).style(|theme: &Theme| {
            let dark = theme.extended_palette().is_dark;
            let strength = if dark { 0.6 } else { 0.35 };
            container::Style {
                background: Some(Background::Color(Color { a: strength, ..Color::BLACK })),
                ..container::Style::default()
            }
        });
        opaque(veil)
    }
}

/// Title, body and buttons below each other. Title and buttons have their full
/// height before the body gets any, so that they stay in sight however small the
/// window is; the body scrolls.
struct Sheet<'a, Message> {
    parts: [Element<'a, Message>; 3],
}

impl<Message> Widget<Message, Theme, iced::Renderer> for Sheet<'_, Message> {
    fn children(&self) -> Vec<Tree> {
        self.parts.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.parts);
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let limits = limits.loose();
        let room = limits.max();
        let mut lay = |part: usize, height: f32| {
            let limits = layout::Limits::new(Size::ZERO, Size::new(room.width, height.max(0.0)));
            self.parts[part].as_widget_mut().layout(&mut tree.children[part], renderer, &limits)
        };
        let title = lay(0, room.height);
        let buttons = lay(2, room.height);
        let fixed = title.size().height + buttons.size().height + 2.0 * space::LARGE;
        let body = lay(1, room.height - fixed);
        let below_title = title.size().height + space::LARGE;
        let below_body = below_title + body.size().height + space::LARGE;
        let height = below_body + buttons.size().height;
        let nodes = vec![
            title,
            body.translate(Vector::new(0.0, below_title)),
            buttons.translate(Vector::new(0.0, below_body)),
        ];
        layout::Node::with_children(Size::new(room.width, height), nodes)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        for ((part, tree), layout) in self.parts.iter_mut().zip(&mut tree.children).zip(layout.children()) {
            operation.traverse(&mut |operation| {
                part.as_widget_mut().operate(tree, layout, renderer, operation);
            });
        }
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &iced::Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        for ((part, tree), layout) in self.parts.iter_mut().zip(&mut tree.children).zip(layout.children()) {
            let part = part.as_widget_mut();
            part.update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
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
        for ((part, tree), layout) in self.parts.iter().zip(&tree.children).zip(layout.children()) {
            part.as_widget().draw(tree, renderer, theme, style, layout, cursor, viewport);
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        let parts = self.parts.iter().zip(&tree.children).zip(layout.children());
        parts
            .map(|((part, tree), layout)| {
                part.as_widget().mouse_interaction(tree, layout, cursor, viewport, renderer)
            })
            .max()
            .unwrap_or_default()
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &iced::Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, iced::Renderer>> {
        overlay::from_children(&mut self.parts, tree, layout, renderer, viewport, translation)
    }
}
