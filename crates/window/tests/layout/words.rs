//! No text overflows its place: none is cut, runs out of the window or over an
//! edge, lies on another or below a surface, or has its words torn apart.

use iced::{Rectangle, Size};
use mailferry_base::words::Language;
use mailferry_window::ui::Element;
use mailferry_window::ui::theme::{LIGHT, mix};

use super::page::{Drawn, Line, Page, Places, Surface};
use super::{FIRST, LEAST, ZOOMED, expect_nothing, in_every_scene};

/// So much is no fault: a shadow of a pixel.
const SLACK: f32 = 1.0;
/// Least height of what scrolls, where there is more than it shows.
const LEAST_AREA: f32 = 40.0;
/// Pages of one scene that are looked at: longer lists only repeat themselves.
const PAGES: usize = 25;

#[test]
fn no_text_overflows_in_the_window_at_first() {
    expect_nothing(&in_every_scene(&Language::ALL, FIRST, |_, wizard, size, renderer| {
        faults(wizard.view(), size, renderer)
    }));
}

#[test]
fn no_text_overflows_in_the_least_window() {
    expect_nothing(&in_every_scene(&Language::ALL, LEAST, |_, wizard, size, renderer| {
        faults(wizard.view(), size, renderer)
    }));
}

#[test]
fn no_text_overflows_in_the_least_window_at_twice_the_zoom() {
    expect_nothing(&in_every_scene(&Language::ALL, ZOOMED, |_, wizard, size, renderer| {
        faults(wizard.view(), size, renderer)
    }));
}

/// All that is wrong with the texts of a view, wherever it is scrolled to.
fn faults<'a, Message>(
    view: impl Into<Element<'a, Message>>,
    size: Size,
    renderer: &'a mut iced::Renderer,
) -> Vec<String> {
    let mut page = Page::new(view, size, renderer);
    let mut found = Vec::new();
    for _ in 0..PAGES {
        let window = page.window();
        let (places, drawn) = (page.places(), page.drawn());
        let mut faults = placed(&places, window);
        for line in &drawn.lines {
            faults.extend(of_itself(line));
            let below_a_question = drawn.storey(line.layer) < drawn.top();
            faults.extend(cut(line, &places, window, below_a_question));
            faults.extend(crossing(line, &drawn));
        }
        faults.extend(overlapping(&drawn));
        for fault in faults {
            if !found.contains(&fault) {
                found.push(fault);
            }
        }
        if !page.scroll_on() {
            break;
        }
    }
    found
}

/// Texts that were given no place, and areas too small to scroll.
fn placed(places: &Places, window: Rectangle) -> Vec<String> {
    let mut faults = Vec::new();
    for (words, place, area) in &places.texts {
        if words.trim().is_empty() {
            continue;
        }
        let around = area.map_or(window, |area| places.areas[area].bounds);
        if place.width < 1.0 || place.height < 1.0 {
            faults.push(format!("{words:?} has no room"));
        } else if place.x >= around.x + around.width || place.x + place.width <= around.x {
            faults.push(format!("{words:?} is beside what can be seen"));
        } else if area.is_none() && (place.y >= around.height || place.y + place.height <= 0.0) {
            faults.push(format!("{words:?} is above or below the window"));
        }
    }
    for area in &places.areas {
        if area.bounds.height < LEAST_AREA && area.content.height > area.bounds.height + SLACK {
            let height = area.bounds.height;
            faults.push(format!("an area that scrolls has a height of only {height}"));
        }
    }
    faults
}

/// What is wrong with a text without looking at anything else.
fn of_itself(line: &Line) -> Option<String> {
    if line.missing {
        return Some(format!("{:?} misses lines, for which there is no room", line.words));
    }
    if line.ink.width > line.room + SLACK {
        let (width, room) = (line.ink.width, line.room);
        return Some(format!("{:?} is {width} wide, but has room for {room}", line.words));
    }
    line.broken.as_ref().map(|word| format!("{word:?} is torn apart"))
}

/// What can be seen of a text is not all of it. What lies below a question does
/// not say what scrolls there.
fn cut(line: &Line, places: &Places, window: Rectangle, below_a_question: bool) -> Option<String> {
    let (ink, clip) = (line.ink, line.clip.intersection(&window)?);
    ink.intersection(&clip)?;
    let placeholder = line.color == mix(LIGHT.secondary, LIGHT.surface, 0.15);
    let typed = !placeholder && places.inputs.iter().any(|input| clip.is_within(&input.expand(SLACK)));
    let beside = ink.x < clip.x - SLACK || ink.x + ink.width > clip.x + clip.width + SLACK;
    if beside && !typed {
        return Some(format!("{:?} is cut at its side", line.words));
    }
    let above = ink.y < clip.y - SLACK;
    let below = ink.y + ink.height > clip.y + clip.height + SLACK;
    // What scrolls may be cut where it does.
    let scrolls = |edge: f32| {
        places.areas.iter().any(|area| {
            let edges = [area.place.y, area.place.y + area.place.height];
            let over = ink.x >= area.place.x - SLACK && ink.x <= area.place.x + area.place.width;
            over && edges.iter().any(|of_area| (of_area - edge).abs() <= SLACK)
        })
    };
    if below_a_question {
        return None;
    }
    if (above && !scrolls(clip.y)) || (below && !scrolls(clip.y + clip.height)) {
        return Some(format!("{:?} is cut above or below", line.words));
    }
    None
}

fn seen(line: &Line) -> Option<Rectangle> {
    line.ink.intersection(&line.clip)
}

/// The part of two places that is common, where it is more than a touch.
fn common(one: Rectangle, other: Rectangle) -> Option<Rectangle> {
    one.intersection(&other).filter(|common| common.width > SLACK && common.height > SLACK)
}

/// The text runs over the edge of a surface, or under one.
fn crossing(line: &Line, drawn: &Drawn) -> Option<String> {
    let ink = seen(line)?;
    let storey = drawn.storey(line.layer);
    let crosses = |surface: &&Surface| {
        if drawn.storey(surface.layer) != storey || common(ink, surface.place).is_none() {
            return false;
        }
        let under = surface.layer > line.layer && surface.alpha >= 1.0;
        under || !ink.is_within(&surface.place.expand(SLACK))
    };
    let surface = drawn.surfaces.iter().find(crosses)?;
    let Rectangle { x, y, width, height } = surface.place;
    Some(format!("{:?} runs over the edge of a surface at {x}, {y} ({width} x {height})", line.words))
}

fn overlapping(drawn: &Drawn) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, one) in drawn.lines.iter().enumerate() {
        let Some(place) = seen(one) else { continue };
        for other in &drawn.lines[number + 1..] {
            let same = drawn.storey(one.layer) == drawn.storey(other.layer);
            if same && seen(other).and_then(|other| common(place, other)).is_some() {
                faults.push(format!("{:?} and {:?} lie on each other", one.words, other.words));
            }
        }
    }
    faults
}

mod the_test_itself {
    use iced::widget::{column, container, row, scrollable, space, stack, text};
    use iced::{Background, Color, Length, Size, Theme};
    use mailferry_window::ui::{Element, button, clipped, field};

    use super::super::page::renderer;
    use super::faults;

    const SMALL: Size = Size::new(300.0, 240.0);

    fn found(view: Element<'_, ()>) -> String {
        let mut renderer = renderer();
        faults(view, SMALL, &mut renderer).join("\n")
    }

    fn sheet<'a>(content: impl Into<Element<'a, ()>>) -> iced::widget::Container<'a, ()> {
        container(content).style(|_: &Theme| container::background(Background::Color(Color::WHITE)))
    }

    fn long<'a>() -> iced::widget::Text<'a> {
        text("Donaudampfschifffahrtsgesellschaftskapitän").wrapping(text::Wrapping::None)
    }

    #[test]
    fn a_view_in_which_all_fits_has_no_faults() {
        let fits = column![
            text("A line of running text that goes on in the next one where there is no more room."),
            row![text("Left"), space().width(Length::Fill), button::quiet("Press me").on_press(())],
            field::field("A name", "a value that is much longer than its field, and may be scrolled there")
                .on_input(|_| ()),
            clipped::body("A subject that goes on and on and on and on, far beyond its room"),
            scrollable(column![text("One"), space().height(400), text("Two")]).width(Length::Fill).spacing(4),
        ];
        assert_eq!(found(fits.into()), "");
    }

    #[test]
    fn text_wider_than_its_room_is_found() {
        let narrow: Element<'_, ()> = container(long()).width(100).into();
        assert!(found(narrow).contains("but has room for 100"));
    }

    #[test]
    fn text_that_is_cut_or_out_of_the_window_is_found() {
        let clipped =
            container(container(long()).width(Length::Fixed(400.0)).clip(true)).width(100).clip(true);
        assert!(found(clipped.into()).contains("is cut at its side"));
        let low = column![space().height(230), text("Below")];
        assert!(found(low.into()).contains("is cut above or below"));
        let lower = column![space().height(300), text("Below")].height(440);
        let lower: Element<'_, ()> = lower.into();
        let words = found(lower);
        assert!(words.contains("has no room") || words.contains("below the window"), "{words}");
    }

    #[test]
    fn text_that_runs_under_a_button_or_over_an_edge_is_found() {
        let number: Element<'_, ()> = row![
            container(text("2,310 of 4,210").size(40.0).wrapping(text::Wrapping::None)).width(120),
            button::quiet("Pause").on_press(()),
        ]
        .into();
        let words = found(number);
        assert!(words.contains("over the edge of a surface"), "{words}");
        assert!(words.contains("lie on each other"), "{words}");
        let label = sheet(long()).width(80).height(30);
        assert!(found(label.into()).contains("over the edge of a surface"));
    }

    #[test]
    fn text_below_a_surface_or_on_another_text_is_found() {
        let hidden = stack![text("Hidden"), sheet(space()).width(200).height(100)];
        assert!(found(hidden.into()).contains("over the edge of a surface"));
        let twice = stack![text("Twice"), text("Twice")];
        assert!(found(twice.into()).contains("lie on each other"));
    }

    #[test]
    fn torn_words_lost_lines_and_placeholders_that_do_not_fit_are_found() {
        let torn = container(text("Weltweit").wrapping(text::Wrapping::WordOrGlyph)).width(40);
        assert!(found(torn.into()).contains("is torn apart"));
        let lost = container(text("Many words in many lines, of which only the first has room."))
            .width(90)
            .height(30);
        assert!(found(lost.into()).contains("misses lines"));
        let example =
            field::field("", "").placeholder("An example that is much longer than the field is wide");
        let example: Element<'_, ()> = example.on_input(|_| ()).into();
        assert!(found(container(example).width(150).into()).contains("is cut at its side"));
    }

    #[test]
    fn an_area_too_small_to_scroll_is_found() {
        let tiny = scrollable(column![text("One"), space().height(400)]).height(20);
        assert!(found(tiny.into()).contains("an area that scrolls has a height of only 20"));
    }
}
