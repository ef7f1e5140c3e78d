//! Draws every scene of the window, to be looked at: light and dark, in every
//! language, at the first size, at the least size and at twice the zoom.
//!
//! `cargo run --example gallery -- FOLDER [PART OF A SCENE'S NAME]`

use std::path::PathBuf;
use std::process::ExitCode;

use iced::theme::Mode;
use iced_test::Simulator;
use mailferry::wizard::{iced_settings, scenes, ui};
use mailferry::words::Language;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        eprintln!("Name the folder that the pictures go to.");
        return ExitCode::from(2);
    };
    let part = arguments.next().unwrap_or_default();
    let mut drawn = 0;
    for scene in scenes().into_iter().filter(|scene| scene.name.contains(&part)) {
        for (language, mode, size, name) in [
            (Language::English, Mode::Light, (1120.0, 760.0), "en-light"),
            (Language::English, Mode::Dark, (1120.0, 760.0), "en-dark"),
            (Language::German, Mode::Light, (1024.0, 640.0), "de-least"),
            (Language::German, Mode::Light, (512.0, 320.0), "de-zoomed"),
        ] {
            let wizard = (scene.make)(language);
            let mut window = Simulator::with_size(iced_settings(), size, wizard.view());
            let path = folder.join(format!("{}-{name}.png", scene.name));
            // A picture that is there would be compared with instead.
            let old = path.with_file_name(format!("{}-{name}-tiny-skia.png", scene.name));
            let _ = std::fs::remove_file(old);
            let drawing =
                window.snapshot(&ui::theme::theme(mode)).and_then(|drawing| drawing.matches_image(&path));
            if let Err(error) = drawing {
                eprintln!("{}: {error}", path.display());
                return ExitCode::FAILURE;
            }
            drawn += 1;
        }
    }
    println!("{drawn} pictures in {}", folder.display());
    ExitCode::SUCCESS
}
