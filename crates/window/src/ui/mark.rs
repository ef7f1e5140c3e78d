//! Mailferry's mark: an envelope that is a boat. The shapes are those of
//! `assets/icon/mailferry.svg`, which a test holds; here they are drawn into the
//! window, and into the picture that the system shows for it.

use iced::widget::canvas::path::Builder;
use iced::widget::canvas::{Canvas, Frame, Geometry, LineCap, Path, Program, Stroke};
use iced::{Color, Point, Rectangle, Theme, mouse, window};
use tiny_skia::{FillRule, Paint, PathBuilder, Pixmap, PremultipliedColorU8, Transform};

use super::Element;

/// Width and height of the field that the shapes are drawn on.
const FIELD: f32 = 64.0;

/// A stretch of an outline.
#[derive(Debug, Clone, Copy)]
enum Stretch {
    Start(f32, f32),
    Line(f32, f32),
    /// Drawn towards the first point, ending at the second.
    Bend(f32, f32, f32, f32),
    Close,
}

/// How an outline is painted, with its colour as red, green, blue.
#[derive(Debug, Clone, Copy)]
enum Painted {
    Filled(u32),
    Drawn { color: u32, width: f32, round: bool },
}

use Stretch::{Bend, Close, Line, Start};

/// Behind everything: a square with round corners.
const GROUND: &[Stretch] = &[
    Start(14.0, 0.0),
    Line(50.0, 0.0),
    Bend(64.0, 0.0, 64.0, 14.0),
    Line(64.0, 50.0),
    Bend(64.0, 64.0, 50.0, 64.0),
    Line(14.0, 64.0),
    Bend(0.0, 64.0, 0.0, 50.0),
    Line(0.0, 14.0),
    Bend(0.0, 0.0, 14.0, 0.0),
    Close,
];
/// The envelope, narrower below, as a boat is.
const HULL: &[Stretch] = &[
    Start(8.0, 14.0),
    Line(56.0, 14.0),
    Line(49.3, 40.3),
    Bend(48.3, 44.0, 44.5, 44.0),
    Line(19.5, 44.0),
    Bend(15.7, 44.0, 14.7, 40.3),
    Close,
];
const FLAP: &[Stretch] = &[Start(4.0, 10.7), Line(32.0, 31.5), Line(60.0, 10.7)];
const WAVE: &[Stretch] = &[Start(8.0, 53.5), Bend(20.0, 46.5, 32.0, 53.5), Bend(44.0, 60.5, 56.0, 53.5)];

const BLUE: u32 = 0x1F_6FB2;
const WHITE: u32 = 0xFF_FFFF;
const WATER: u32 = 0xBF_E0FA;

/// The outlines with their paint, from the back.
const SHAPES: [(&[Stretch], Painted); 4] = [
    (GROUND, Painted::Filled(BLUE)),
    (HULL, Painted::Filled(WHITE)),
    (FLAP, Painted::Drawn { color: BLUE, width: 4.5, round: false }),
    (WAVE, Painted::Drawn { color: WATER, width: 4.5, round: true }),
];

/// Red, green and blue of a colour.
fn parts(color: u32) -> [u8; 3] {
    let [_, red, green, blue] = color.to_be_bytes();
    [red, green, blue]
}

/// The mark, so wide and high in logical pixels.
pub fn mark<'a, Message: 'a>(size: f32) -> Element<'a, Message> {
    Canvas::new(Mark).width(size).height(size).into()
}

struct Mark;

impl<Message> Program<Message> for Mark {
    type State = ();

    fn draw(
        &self,
        _state: &(),
        renderer: &iced::Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let mut frame = Frame::new(renderer, bounds.size());
        frame.scale(bounds.width / FIELD);
        for (outline, painted) in SHAPES {
            let path = Path::new(|builder| outline.iter().for_each(|stretch| draw(builder, *stretch)));
            match painted {
                Painted::Filled(color) => frame.fill(&path, on_screen(color)),
                Painted::Drawn { color, width, round } => {
                    let cap = if round { LineCap::Round } else { LineCap::Butt };
                    let stroke = Stroke::default().with_color(on_screen(color)).with_line_cap(cap);
                    // A line is not scaled with its path.
                    frame.stroke(&path, stroke.with_width(width * bounds.width / FIELD));
                }
            }
        }
        vec![frame.into_geometry()]
    }
}

fn on_screen(color: u32) -> Color {
    let [red, green, blue] = parts(color);
    Color::from_rgb8(red, green, blue)
}

fn draw(builder: &mut Builder, stretch: Stretch) {
    match stretch {
        Start(x, y) => builder.move_to(Point::new(x, y)),
        Line(x, y) => builder.line_to(Point::new(x, y)),
        Bend(via_x, via_y, x, y) => builder.quadratic_curve_to(Point::new(via_x, via_y), Point::new(x, y)),
        Close => builder.close(),
    }
}

/// Width and height of the picture that the system shows for the window.
const PICTURE: u16 = 128;

/// The picture that the system shows for the window, in its title and where windows
/// are chosen. `None`: the system is shown none.
pub fn window_icon() -> Option<window::Icon> {
    let side = u32::from(PICTURE);
    window::icon::from_rgba(pixels()?, side, side).ok()
}

/// Red, green, blue and cover of each pixel of the picture.
fn pixels() -> Option<Vec<u8>> {
    let mut picture = Pixmap::new(u32::from(PICTURE), u32::from(PICTURE))?;
    let scale = f32::from(PICTURE) / FIELD;
    let transform = Transform::from_scale(scale, scale);
    for (outline, painted) in SHAPES {
        let path = outlined(outline)?;
        let mut paint = Paint { anti_alias: true, ..Paint::default() };
        let set = |paint: &mut Paint<'_>, color| {
            let [red, green, blue] = parts(color);
            paint.set_color_rgba8(red, green, blue, u8::MAX);
        };
        match painted {
            Painted::Filled(color) => {
                set(&mut paint, color);
                picture.fill_path(&path, &paint, FillRule::Winding, transform, None);
            }
            Painted::Drawn { color, width, round } => {
                set(&mut paint, color);
                let line_cap = if round { tiny_skia::LineCap::Round } else { tiny_skia::LineCap::Butt };
                let stroke = tiny_skia::Stroke { width, line_cap, ..tiny_skia::Stroke::default() };
                picture.stroke_path(&path, &paint, &stroke, transform, None);
            }
        }
    }
    let pixels = picture.pixels().iter().map(PremultipliedColorU8::demultiply);
    Some(pixels.flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]).collect())
}

fn outlined(outline: &[Stretch]) -> Option<tiny_skia::Path> {
    let mut builder = PathBuilder::new();
    for stretch in outline {
        match *stretch {
            Start(x, y) => builder.move_to(x, y),
            Line(x, y) => builder.line_to(x, y),
            Bend(via_x, via_y, x, y) => builder.quad_to(via_x, via_y, x, y),
            Close => builder.close(),
        }
    }
    builder.finish()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    fn svg() -> String {
        let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\">");
        for (outline, painted) in SHAPES {
            svg.push_str("<path d=\"");
            for stretch in outline {
                // A text always takes what is written to it.
                let _ = match *stretch {
                    Start(x, y) => write!(svg, "M{x} {y}"),
                    Line(x, y) => write!(svg, "L{x} {y}"),
                    Bend(via_x, via_y, x, y) => write!(svg, "Q{via_x} {via_y} {x} {y}"),
                    Close => write!(svg, "Z"),
                };
            }
            let _ = match painted {
                Painted::Filled(color) => write!(svg, "\" fill=\"#{color:06X}\"/>"),
                Painted::Drawn { color, width, round } => {
                    let cap = if round { " stroke-linecap=\"round\"" } else { "" };
                    write!(svg, "\" fill=\"none\" stroke=\"#{color:06X}\" stroke-width=\"{width}\"{cap}/>")
                }
            };
        }
        svg + "</svg>\n"
    }

    #[test]
    fn the_window_draws_the_shapes_of_the_file() {
        assert_eq!(svg(), mailferry_base::MARK);
    }

    #[test]
    fn the_picture_of_the_window_has_a_boat_on_blue_with_clear_corners() {
        let pixels = pixels().expect("a picture");
        let side = usize::from(PICTURE);
        let at = |x: usize, y: usize| &pixels[(y * side + x) * 4..][..4];
        assert_eq!(at(0, 0)[3], 0, "a corner");
        assert_eq!(at(4, 64), [0x1F, 0x6F, 0xB2, 255], "the ground");
        assert_eq!(at(64, 80), [255, 255, 255, 255], "the hull");
        assert!(window_icon().is_some());
    }
}
