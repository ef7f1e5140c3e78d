//! Draws every scene of the window, to be looked at: light and dark, in every
//! language, at the first size; then at the least size and at twice the zoom.
//! Where a scene scrolls or discloses something, a further picture of each of the
//! first four is so high that all of it is seen, with every disclosure open. An `index.html` shows everything, step by step.
//!
//! `cargo run --example gallery -- FOLDER [PART OF A SCENE'S NAME] [--quick]`;
//! `--quick` draws only the English light picture of each.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use iced::theme::Mode;
use iced_test::Simulator;
use iced_test::selector::{Target, id};
use mailferry_base::words::Language;
use mailferry_window::root::{Message, Wizard};
use mailferry_window::ui::icon::Icon;
use mailferry_window::ui::theme::{Appearance, Contrast};
use mailferry_window::{CONTENT, Scene, iced_settings, scenes, ui};

type Trouble = Box<dyn Error + Send + Sync>;

/// A way to look at a scene.
struct Look {
    /// Last part of the picture's name.
    name: &'static str,
    /// As the index names it.
    words: &'static str,
    language: Language,
    appearance: Appearance,
    size: (f32, f32),
}

const fn look(
    name: &'static str,
    words: &'static str,
    language: Language,
    mode: Mode,
    size: (f32, f32),
) -> Look {
    Look { name, words, language, appearance: Appearance { mode, contrast: Contrast::Usual }, size }
}

/// With more contrast.
const fn more(mut look: Look) -> Look {
    look.appearance.contrast = Contrast::More;
    look
}

const FIRST: (f32, f32) = (1120.0, 760.0);
const LEAST: (f32, f32) = (1024.0, 640.0);
/// The least size at twice the zoom.
const ZOOMED: (f32, f32) = (512.0, 320.0);

const LOOKS: [Look; 10] = [
    look("en-light", "English, light", Language::English, Mode::Light, FIRST),
    look("en-dark", "English, dark", Language::English, Mode::Dark, FIRST),
    look("de-light", "German, light", Language::German, Mode::Light, FIRST),
    look("de-dark", "German, dark", Language::German, Mode::Dark, FIRST),
    look("en-least", "English, least size", Language::English, Mode::Light, LEAST),
    look("de-least", "German, least size", Language::German, Mode::Light, LEAST),
    look("en-zoomed", "English, zoomed to 200 %", Language::English, Mode::Light, ZOOMED),
    look("de-zoomed", "German, zoomed to 200 %", Language::German, Mode::Light, ZOOMED),
    more(look("en-more-light", "more contrast, light", Language::English, Mode::Light, FIRST)),
    more(look("en-more-dark", "more contrast, dark", Language::English, Mode::Dark, FIRST)),
];

fn main() -> ExitCode {
    let (flags, mut words): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|word| word.starts_with("--"));
    if words.is_empty() || words.len() > 2 || flags.iter().any(|flag| flag != "--quick") {
        eprintln!("gallery FOLDER [PART OF A SCENE'S NAME] [--quick]");
        return ExitCode::from(2);
    }
    let part = words.get(1).cloned().unwrap_or_default();
    let folder = PathBuf::from(words.swap_remove(0));
    let looks = if flags.is_empty() { &LOOKS[..] } else { &LOOKS[..1] };
    let scenes: Vec<Scene> = scenes().into_iter().filter(|scene| scene.name.contains(&part)).collect();
    let page = folder.join("index.html");
    let drawn = draw_all(&scenes, looks, &folder).and_then(|pictures| {
        std::fs::write(&page, index(&scenes, &pictures)?)?;
        Ok(pictures.iter().map(Vec::len).sum::<usize>())
    });
    match drawn {
        Ok(count) => {
            println!("{count} pictures, shown by {}", page.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// A picture that was drawn.
struct Picture {
    file: String,
    words: String,
}

/// Draws with as many threads as there are cores; gives the pictures of each scene.
fn draw_all(scenes: &[Scene], looks: &[Look], folder: &Path) -> Result<Vec<Vec<Picture>>, Trouble> {
    std::fs::create_dir_all(folder)?;
    let next = AtomicUsize::new(0);
    let work = || -> Result<Vec<(usize, Vec<Picture>)>, Trouble> {
        let mut drawn = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(scene) = scenes.get(number) else { return Ok(drawn) };
            let mut pictures = Vec::new();
            for look in looks {
                let added = draw_look(scene, look, folder, &mut pictures);
                added.map_err(|error| format!("{}, {}: {error}", scene.name, look.words))?;
            }
            drawn.push((number, pictures));
        }
    };
    let threads = thread::available_parallelism()?.get();
    let mut drawn = thread::scope(|scope| -> Result<Vec<_>, Trouble> {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let mut all = Vec::new();
        for thread in threads {
            all.extend(thread.join().map_err(|_| "a thread ended early")??);
        }
        Ok(all)
    })?;
    drawn.sort_by_key(|(number, _)| *number);
    Ok(drawn.into_iter().map(|(_, pictures)| pictures).collect())
}

/// Draws a scene as it looks in the window and, at the first size, as high as
/// its content is.
fn draw_look(scene: &Scene, look: &Look, folder: &Path, pictures: &mut Vec<Picture>) -> Result<(), Trouble> {
    let wizard = (scene.make)(look.language);
    let mut window = Simulator::with_size(iced_settings(), look.size, wizard.view());
    let file = format!("{}-{}.png", scene.name, look.name);
    draw(&mut window, look.appearance, &folder.join(&file))?;
    pictures.push(Picture { file, words: look.words.to_owned() });
    if look.size == FIRST
        && let Some(height) = height_of_all(&wizard)
    {
        let mut window = Simulator::with_size(iced_settings(), (FIRST.0, height), wizard.view());
        open_disclosures(&mut window);
        let file = format!("{}-{}-whole.png", scene.name, look.name);
        draw(&mut window, look.appearance, &folder.join(&file))?;
        pictures.push(Picture { file, words: format!("{}, all of it", look.words) });
    }
    Ok(())
}

/// How high a window is that shows all of a scene with its disclosures open; `None`
/// where the first size shows it too.
fn height_of_all(wizard: &Wizard) -> Option<f32> {
    let mut height = FIRST.1;
    loop {
        let mut window = Simulator::with_size(iced_settings(), (FIRST.0, height), wizard.view());
        let opened = open_disclosures(&mut window);
        let hidden = match window.find(id(CONTENT)) {
            Ok(Target::Scrollable { bounds, content_bounds, .. }) => content_bounds.height - bounds.height,
            _ => return None,
        };
        if hidden <= 1.0 {
            return (opened || height > FIRST.1).then_some(height);
        }
        // What comes into sight may have disclosures of its own.
        height = (height + hidden).ceil();
    }
}

/// Clicks on the arrow of every disclosure in sight that is shut.
fn open_disclosures(window: &mut Simulator<'_, Message>) -> bool {
    const MOST: usize = 30;
    let arrow = Icon::ChevronRight.unicode().to_string();
    let clicks = (0..MOST).take_while(|_| window.click(arrow.as_str()).is_ok()).count();
    window.point_at(iced::Point::new(-1.0, -1.0));
    clicks > 0
}

fn draw(window: &mut Simulator<'_, Message>, appearance: Appearance, path: &Path) -> Result<(), Trouble> {
    let picture = window.snapshot(&ui::theme::theme(appearance))?;
    // It is written under a name of the library's making, unless a picture is
    // there to compare with; so it is drawn into a folder of its own.
    let fresh = tempfile::tempdir_in(path.parent().unwrap_or(Path::new(".")))?;
    picture.matches_image(fresh.path().join("picture.png"))?;
    let drawn = std::fs::read_dir(fresh.path())?.next().ok_or("no picture was written")??;
    std::fs::rename(drawn.path(), path)?;
    Ok(())
}

/// A page with every picture, each leading to its full size.
fn index(scenes: &[Scene], pictures: &[Vec<Picture>]) -> Result<String, std::fmt::Error> {
    let mut page = String::from(HEAD);
    let mut part = None;
    for (scene, pictures) in scenes.iter().zip(pictures) {
        let shown = part_of(scene);
        if part.as_ref() != Some(&shown) {
            writeln!(page, "<h2>{shown}</h2>")?;
            part = Some(shown);
        }
        let name = scene.name;
        writeln!(page, "<h3 id=\"{name}\">{name}</h3>\n<div>")?;
        for Picture { file, words } in pictures {
            writeln!(
                page,
                "<figure><a href=\"{file}\"><img src=\"{file}\" alt=\"{name}, {words}\" loading=\"lazy\"></a>\
                 <figcaption>{words}</figcaption></figure>"
            )?;
        }
        page.push_str("</div>\n");
    }
    page.push_str("</body>\n</html>\n");
    Ok(page)
}

/// What a scene is of: a step, or practice.
fn part_of(scene: &Scene) -> String {
    if scene.name.starts_with("practice-") {
        return "Practice".to_owned();
    }
    let step = (scene.make)(Language::English).current();
    format!("{}. {}", step.number(), step.label(Language::English))
}

const HEAD: &str = "<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<title>Mailferry: every state of the window</title>
<style>
body { margin: 2rem; font: 15px/1.4 sans-serif; color: #1d2733; background: #f7f8fa; }
h2 { margin-top: 3rem; }
div { display: flex; flex-wrap: wrap; align-items: start; gap: 16px; }
figure { margin: 0; }
img { width: 560px; height: auto; border: 1px solid #dde2e8; }
figcaption { color: #56626f; font-size: 13px; }
</style>
</head>
<body>
<h1>Every state of the window</h1>
<p>Each picture leads to its full size.</p>
";
