//! The person's own browser.

use std::env;

use url::Url;

use crate::platform::{has_display, opening};
use crate::problem::Problem;

/// Opens an address in it: the one that `BROWSER` names, else the system's.
///
/// # Errors
/// `sign-in-no-browser` where none could be started.
pub(super) fn open(address: &Url) -> Result<(), Problem> {
    let none = |words: &str| Problem::person("sign-in-no-browser").words(words);
    let named = env::var("BROWSER").ok().filter(|name| !name.trim().is_empty());
    let opened = match named {
        Some(program) => opening::open_with(address.as_str(), &program),
        // A browser of the terminal would be started where nobody sees it.
        None if !has_display() => return Err(none("There is no display.")),
        None => opening::open(address.as_str()),
    };
    opened.map_err(|error| none(&error.to_string()))
}
