//! The real program in a real window: on a screen of its own (Xvfb) with a window
//! manager, by keys alone, from the first step to the last. What it did is asked
//! of the services from outside. Pictures of every step are kept in
//! `target/window-journey/`, a folder for each test.

#![cfg(all(feature = "gui", target_os = "linux"))]

mod support;

#[path = "window/in_earnest.rs"]
mod in_earnest;
#[path = "window/practised.rs"]
mod practised;
#[path = "window/screen.rs"]
mod screen;
