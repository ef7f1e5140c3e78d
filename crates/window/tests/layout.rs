//! What every scene of the window looks like and how it is reached, in both
//! languages and every size: no text overflows its place, and every control can
//! be used by keys.
//!
//! Nothing is painted: what the window is about to draw is asked of the renderer
//! that draws into memory, which keeps texts and surfaces with their places.

#![cfg(not(feature = "gpu"))]

#[path = "layout/in_sight.rs"]
mod in_sight;
#[path = "layout/page.rs"]
mod page;
#[path = "layout/reach.rs"]
mod reach;
#[path = "layout/words.rs"]
mod words;

use iced::Size;
use mailferry_base::words::Language;
use mailferry_window::root::Wizard;
use mailferry_window::scenes;

/// The window at first.
const FIRST: Size = Size::new(1120.0, 760.0);
/// The window at least.
const LEAST: Size = Size::new(1024.0, 640.0);
/// The least window at twice the zoom.
const ZOOMED: Size = Size::new(512.0, 320.0);

/// Looks at every scene, which is given by its name as well; gives what was found,
/// each with where.
fn in_every_scene(
    languages: &[Language],
    size: Size,
    look: impl Fn(&str, &Wizard, Size, &mut iced::Renderer) -> Vec<String>,
) -> Vec<String> {
    let mut renderer = page::renderer();
    // One part of a scene's name looks at that alone, while a view is being made.
    let part = std::env::var("SCENE").unwrap_or_default();
    let mut found = Vec::new();
    for scene in scenes().into_iter().filter(|scene| scene.name.contains(&part)) {
        for language in languages {
            let wizard = (scene.make)(*language);
            let mut faults = look(scene.name, &wizard, size, &mut renderer);
            faults.dedup();
            let place = format!("{} ({language:?}, {}x{})", scene.name, size.width, size.height);
            found.extend(faults.into_iter().map(|fault| format!("{place}: {fault}")));
        }
    }
    found
}

/// Fails with everything that was found.
fn expect_nothing(found: &[String]) {
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}
