//! Names of what stands around every step: tests press it by them, and steps
//! scroll by them.

/// The scrolling content.
pub const CONTENT: &str = "content";
/// The button that leads back.
pub const BACK: &str = "back";
/// The main button.
pub const MAIN: &str = "main";
/// The link that says what the main button waits for, and leads there.
pub const REASON: &str = "frame-reason";
/// The link to the help.
pub const HELP: &str = "frame-help";
/// The link to the other language.
pub const LANGUAGE: &str = "frame-language";
/// The link that opens the list of steps, where there is no room for it.
pub const STEPS: &str = "frame-steps";
/// The button that has the import go on with what waited for its folder.
pub const HELD_AGAIN: &str = "import-held-again";
