//! Everything that can be clicked can be reached by Tab, once, in the order in
//! which one reads, and is in sight when it is reached.

use iced::mouse::{self, Cursor, Interaction};
use iced::{Event, Point, Rectangle, Size};
use mailferry_base::words::Language;
use mailferry_window::ui::Element;
use mailferry_window::ui::dialog::CANCEL;

use super::page::{Drawn, Page, Stop};
use super::{FIRST, ZOOMED, expect_nothing, in_every_scene};

/// So much is no fault.
const SLACK: f32 = 1.0;
/// What the frame has around a step comes last, wherever it is drawn.
const AROUND: [&str; 13] = [
    "rail-start",
    "rail-helpdesk",
    "rail-consent",
    "rail-sign-in",
    "rail-settings",
    "rail-check",
    "rail-import",
    "rail-result",
    "rail-going-live",
    "frame-help",
    "frame-language",
    "frame-steps",
    "practice-leave",
];

#[test]
fn tab_comes_to_every_control_once_in_order_and_shows_it_in_the_window_at_first() {
    let languages = [Language::English];
    expect_nothing(&in_every_scene(&languages, FIRST, |_, wizard, size, renderer| {
        tabbing(wizard.view(), size, renderer)
    }));
}

#[test]
fn tab_comes_to_every_control_once_in_order_and_shows_it_at_twice_the_zoom() {
    let languages = [Language::German];
    expect_nothing(&in_every_scene(&languages, ZOOMED, |_, wizard, size, renderer| {
        tabbing(wizard.view(), size, renderer)
    }));
}

#[test]
fn whatever_can_be_clicked_can_be_reached_by_tab() {
    let languages = [Language::English];
    expect_nothing(&in_every_scene(&languages, FIRST, |_, wizard, size, renderer| {
        clicking(wizard.view(), size, renderer)
    }));
}

#[test]
fn whatever_can_be_clicked_can_be_reached_by_tab_at_twice_the_zoom() {
    let languages = [Language::English];
    expect_nothing(&in_every_scene(&languages, ZOOMED, |_, wizard, size, renderer| {
        clicking(wizard.view(), size, renderer)
    }));
}

#[test]
fn whatever_can_be_clicked_is_high_enough_to_be_caught() {
    expect_nothing(&in_every_scene(&[Language::German], FIRST, |_, wizard, size, renderer| {
        let mut page = Page::new(wizard.view(), size, renderer);
        let low = |stop: &&Stop| stop.reach.height < TARGET;
        page.places().stops.iter().filter(low).map(|stop| format!("{} is too low", describe(stop))).collect()
    }));
}

/// Least height of what is clicked, in logical pixels (WCAG 2.2, 2.5.8 "Target Size
/// (Minimum)").
const TARGET: f32 = 24.0;

#[test]
fn while_a_question_is_open_nothing_but_its_answers_can_be_reached_or_clicked() {
    let seen = std::cell::Cell::new(0);
    for size in [FIRST, ZOOMED] {
        expect_nothing(&in_every_scene(&[Language::English], size, |_, wizard, size, renderer| {
            let mut page = Page::new(wizard.view(), size, renderer);
            let asked = page.places().stops.iter().any(|stop| named(stop, &[CANCEL]));
            if !asked {
                return Vec::new();
            }
            seen.set(seen.get() + 1);
            behind(&mut page)
        }));
    }
    assert!(seen.get() >= 8, "there are scenes with questions: {}", seen.get());
}

fn named(stop: &Stop, names: &[&'static str]) -> bool {
    names.iter().any(|name| stop.id == Some(iced::widget::Id::new(name)))
}

fn describe(stop: &Stop) -> String {
    let Rectangle { x, y, width, height } = stop.unscrolled;
    let name = stop.id.as_ref().map_or_else(|| "something".to_owned(), |id| format!("{id:?}"));
    format!("{name} at {x:.0}, {y:.0} ({width:.0} x {height:.0})")
}

/// Presses Tab once around.
fn tabbing<'a, Message>(
    view: impl Into<Element<'a, Message>>,
    size: Size,
    renderer: &'a mut iced::Renderer,
) -> Vec<String> {
    let mut page = Page::new(view, size, renderer);
    let many = page.places().stops.len();
    let mut faults = Vec::new();
    let mut reached = vec![0; many];
    let mut before: Option<(usize, Stop, Rectangle)> = None;
    for press in 0..=many {
        page.tab();
        let places = page.places();
        let focused: Vec<usize> = (0..many).filter(|at| places.stops[*at].focused).collect();
        let [now] = focused.as_slice() else {
            faults.push(format!("after {} times Tab, {} controls have the focus", press + 1, focused.len()));
            break;
        };
        let stop = &places.stops[*now];
        if press == many {
            if many > 0 && *now != 0 {
                faults.push(format!("after the last, Tab comes to {}", describe(stop)));
            }
            break;
        }
        reached[*now] += 1;
        faults.extend(out_of_sight(stop, &page.drawn()));
        let place = stop.area.map_or(stop.unscrolled, |area| places.areas[area].place);
        if let Some((_, last, last_place)) = &before {
            let same = last.area == stop.area;
            let (from, to) = if same { (last.unscrolled, stop.unscrolled) } else { (*last_place, place) };
            if !named(stop, &AROUND) && !follows(from, to) {
                faults.push(format!("{} comes after {}", describe(stop), describe(last)));
            }
        }
        before = Some((*now, stop.clone(), place));
    }
    for (at, times) in reached.into_iter().enumerate() {
        if times != 1 && faults.is_empty() {
            let stop = &page.places().stops[at];
            faults.push(format!("{} is reached {times} times", describe(stop)));
        }
    }
    faults
}

/// Whether one reads on from `from` to `to`: downwards, to the right in the same
/// line, or in a new column at the right.
fn follows(from: Rectangle, to: Rectangle) -> bool {
    let around = to.is_within(&from.expand(SLACK)) || from.is_within(&to.expand(SLACK));
    if around || to.x >= from.x + from.width - SLACK {
        return true;
    }
    let beside = from.y.max(to.y) + SLACK < (from.y + from.height).min(to.y + to.height);
    to.y >= from.y - SLACK && !beside
}

/// What is focused but cannot be seen, or whose ring cannot.
fn out_of_sight(stop: &Stop, drawn: &Drawn) -> Option<String> {
    let (place, clip) = (stop.place, stop.clip);
    let (from, to) = (clip.y, clip.y + clip.height);
    let beside = place.x < clip.x - SLACK || place.x + place.width > clip.x + clip.width + SLACK;
    let above = place.y < from - SLACK;
    let below = place.y + place.height > to + SLACK;
    // What is higher than its area is shown from its top.
    let high = place.height > clip.height;
    if beside || above || (below && !high) || place.y > to - LEAST_SEEN {
        return Some(format!(
            "{} is out of sight: drawn at {}, in sight from {from} to {to}",
            describe(stop),
            place.y
        ));
    }
    let mut rings = drawn.surfaces.iter().filter(|surface| surface.ring && surface.whole.intersects(&place));
    let Some(ring) = rings.next() else { return Some(format!("{} has no ring", describe(stop))) };
    let cut = ring.whole.x < clip.x - SLACK || ring.whole.x + ring.whole.width > clip.x + clip.width + SLACK;
    (cut || ring.whole.y < clip.y - SLACK).then(|| format!("the ring around {} is cut", describe(stop)))
}

/// Less than this of something is not seen.
const LEAST_SEEN: f32 = 16.0;

/// Points that something is drawn at.
fn points(drawn: &Drawn, storey: usize) -> Vec<Point> {
    let lines = drawn.lines.iter().map(|line| (line.ink.intersection(&line.clip), line.layer));
    let surfaces = drawn.surfaces.iter().map(|surface| (Some(surface.place), surface.layer));
    let mut points: Vec<Point> = lines
        .chain(surfaces)
        .filter(|(_, layer)| drawn.storey(*layer) == storey)
        .filter_map(|(place, _)| place)
        .map(|place| place.center())
        .collect();
    points.sort_by(|one, other| one.x.total_cmp(&other.x).then(one.y.total_cmp(&other.y)));
    points.dedup();
    points
}

/// What a click there can be reached by, where it does something.
fn clicked<Message>(page: &mut Page<'_, Message>, at: Point) -> Option<Vec<Stop>> {
    let cursor = Cursor::Available(at);
    let moved = page.hear(&[Event::Mouse(mouse::Event::CursorMoved { position: at })], cursor);
    let points = matches!(moved, Interaction::Pointer | Interaction::Text);
    // Asked before the press, after which all may be elsewhere.
    let stops = points.then(|| page.places().stops);
    let press = Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left));
    let release = Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left));
    page.given.clear();
    page.hear(&[press, release], cursor);
    let given = !page.given.is_empty();
    stops.or_else(|| given.then(|| page.places().stops))
}

/// Clicks at everything that is drawn.
fn clicking<'a, Message>(
    view: impl Into<Element<'a, Message>>,
    size: Size,
    renderer: &'a mut iced::Renderer,
) -> Vec<String> {
    let mut page = Page::new(view, size, renderer);
    let mut faults = Vec::new();
    for _ in 0..PAGES {
        let drawn = page.drawn();
        for at in points(&drawn, drawn.top()) {
            let Some(stops) = clicked(&mut page, at) else { continue };
            let reachable = stops.iter().any(|stop| stop.reach.contains(at) && stop.clip.contains(at));
            if !reachable {
                let what = drawn.lines.iter().find(|line| line.ink.contains(at));
                let what = what.map_or_else(|| "a surface".to_owned(), |line| format!("{:?}", line.words));
                faults.push(format!("{what} at {:.0}, {:.0} can only be clicked", at.x, at.y));
            }
        }
        if !page.scroll_on() {
            break;
        }
    }
    faults
}

/// Pages of one scene that are clicked at.
const PAGES: usize = 8;

/// What is behind a question but can be used all the same.
fn behind<Message>(page: &mut Page<'_, Message>) -> Vec<String> {
    let drawn = page.drawn();
    let above = drawn.surfaces.iter().filter(|surface| drawn.storey(surface.layer) == drawn.top());
    let sheet = above.max_by(|one, other| one.place.area().total_cmp(&other.place.area()));
    let Some(sheet) = sheet.filter(|_| drawn.top() == 1) else {
        return vec!["the question lies on no sheet above a veil".to_owned()];
    };
    let mut faults = Vec::new();
    for stop in page.places().stops {
        if !stop.place.intersection(&stop.clip).is_none_or(|seen| seen.is_within(&sheet.place)) {
            faults.push(format!("{} can be reached", describe(&stop)));
        }
    }
    for at in points(&drawn, 0).into_iter().filter(|at| !sheet.place.contains(*at)) {
        if clicked(page, at).is_some() {
            faults.push(format!("a click at {:.0}, {:.0} is heard", at.x, at.y));
        }
    }
    faults
}

mod the_test_itself {
    use iced::Size;
    use iced::widget::{button, column, row, space, text};
    use mailferry_window::ui::keys::keys;
    use mailferry_window::ui::{Element, button as ours};

    use super::super::page::renderer;
    use super::{clicking, tabbing};

    const SMALL: Size = Size::new(300.0, 240.0);

    fn press<'a>(label: &str) -> Element<'a, ()> {
        ours::quiet(label).on_press(()).into()
    }

    fn tabbed(view: Element<'_, ()>) -> String {
        tabbing(keys(view, |_| None), SMALL, &mut renderer()).join("\n")
    }

    #[test]
    fn what_can_only_be_clicked_is_found() {
        let plain: Element<'_, ()> = button(text("Plain")).on_press(()).into();
        let found = clicking(plain, SMALL, &mut renderer()).join("\n");
        assert!(found.contains("\"Plain\""), "{found}");
        assert!(clicking(press("Ours"), SMALL, &mut renderer()).is_empty());
    }

    #[test]
    fn an_order_in_which_nobody_reads_is_found() {
        let inside = || iced::widget::container(column![press("One"), press("Two")]).padding(20);
        assert_eq!(tabbed(inside().into()), "");
        let upwards = iced::widget::stack![
            column![space().height(120), press("First")].padding(20),
            iced::widget::container(press("Second")).padding(20),
        ];
        assert!(tabbed(upwards.into()).contains("comes after"));
        let leftwards = iced::widget::stack![
            row![space().width(120), press("First")].padding(20),
            iced::widget::container(press("Second")).padding(20),
        ];
        assert!(tabbed(leftwards.into()).contains("comes after"));
    }

    #[test]
    fn what_is_focused_out_of_sight_or_without_a_ring_is_found() {
        let low = iced::widget::pin(press("Low")).y(230);
        assert!(tabbed(low.into()).contains("out of sight"));
        let bare = iced::widget::text_input("", "").on_input(|_| ());
        assert!(tabbed(bare.into()).contains("has no ring"));
    }
}
