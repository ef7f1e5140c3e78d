//! What steps are made of. A step names no colour, no size and no spacing of
//! its own: everything comes from here, so that all steps look and behave alike.
//!
//! - [`space`]: the grid: 4, 8, 12, 16, 24, 32, 48
//! - [`text`]: roles: title, section, body, strong, secondary, figures
//! - [`clipped`]: a line that ends in "…" where it does not fit, for lists
//! - [`beside`]: words with what can be done about them, or above it where it is narrow
//! - [`button`]: main, quiet, danger, link; [`copy`]: puts a text on the clipboard
//! - [`field`]: label, input, help, and what is wrong kept under it
//! - [`choice`]: radio group, segments, chips, check box, switch
//! - [`status`]: icon + word + colour; a spinner while waiting
//! - [`problem`]: a problem is a card; fields' complaints in few words
//! - [`about`]: leads from a problem to what is written of it
//! - [`panel`]: cards, notes, empty states, rows of facts; [`marked`]: a card that
//!   begins with a mark
//! - [`question`]: a question that takes one line while its answer is right
//! - [`disclosure`]: details behind a line that opens
//! - [`list`]: 100,000 rows, of which only those in sight exist
//! - [`meter`]: how far something has come
//! - [`dialog`]: a question above everything
//! - [`focus`], [`keys`], [`inert`]: the keyboard; steps hardly meet them
//! - [`sight`]: brings something into sight by its name
//! - `reading`: what the window says and where the focus is, for tests and the log
//! - `decorator`: what a widget around others has to say for itself

pub mod about;
pub mod beside;
pub mod button;
pub mod choice;
pub mod clipped;
pub mod copy;
mod decorator;
pub mod dialog;
pub mod disclosure;
pub mod field;
pub mod focus;
pub mod icon;
pub mod inert;
pub mod keys;
pub mod list;
pub mod mark;
pub mod marked;
pub mod meter;
pub mod panel;
pub mod problem;
pub mod question;
pub(crate) mod reading;
pub mod scroll;
pub mod sight;
pub mod space;
pub mod status;
#[cfg(test)]
mod tests;
pub mod text;
pub mod theme;

/// What every view gives: iced's element with iced's theme and renderer.
pub type Element<'a, Message> = iced::Element<'a, Message, iced::Theme, iced::Renderer>;
