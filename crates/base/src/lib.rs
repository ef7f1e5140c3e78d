//! What every part of Mailferry stands on.
//!
//! - [`problem`]: what can go wrong, why, what it means for the mail, what to do
//! - [`words`]: all words, in every language; numbers and dates as each writes them
//! - [`plan`]: what the person chose; TOML; no secrets
//! - [`platform`]: folders, the keychain, files, logging
//! - [`zammad_html`]: which elements of HTML Zammad keeps
//! - [`MARK`]: the program's mark

pub mod plan;
pub mod platform;
pub mod problem;
pub mod words;
pub mod zammad_html;

/// Mailferry's mark, an envelope that is a boat, as SVG without a size of its own.
/// `assets/icon` has it for packages; the window draws the same shapes.
pub const MARK: &str = include_str!("../../../assets/icon/mailferry.svg");

/// The mark within a page of HTML, which needs no name of its language.
pub fn mark_in_html() -> String {
    MARK.trim_end().replacen(" xmlns=\"http://www.w3.org/2000/svg\"", "", 1)
}
