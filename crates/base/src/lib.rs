//! What every part of Mailferry stands on.
//!
//! - [`problem`]: what can go wrong, why, what it means for the mail, what to do
//! - [`words`]: all words, in every language; numbers and dates as each writes them
//! - [`plan`]: what the person chose; TOML; no secrets
//! - [`platform`]: folders, the keychain, files, logging
//! - [`zammad_html`]: which elements of HTML Zammad keeps

pub mod plan;
pub mod platform;
pub mod problem;
pub mod words;
pub mod zammad_html;
