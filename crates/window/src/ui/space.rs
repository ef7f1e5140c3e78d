//! The grid: these distances and nothing between, in logical pixels.

/// 4: between an icon and its word.
pub const HAIR: f32 = 4.0;
/// 8: between lines that belong together.
pub const SMALL: f32 = 8.0;
/// 12: inside fields and buttons.
pub const SNUG: f32 = 12.0;
/// 16: between the parts of a card.
pub const MEDIUM: f32 = 16.0;
/// 24: between fields, inside cards.
pub const LARGE: f32 = 24.0;
/// 32: between sections.
pub const WIDE: f32 = 32.0;
/// 48: around the content.
pub const VAST: f32 = 48.0;

/// Corners.
pub const CORNER: f32 = 6.0;
/// Borders.
pub const BORDER: f32 = 1.0;
/// Height of buttons and inputs.
pub const CONTROL: f32 = 40.0;

/// The left rail.
pub const RAIL_WIDTH: f32 = 240.0;
/// The bar at the bottom.
pub const BAR_HEIGHT: f32 = 64.0;
/// The content column at most.
pub const CONTENT_WIDTH: f32 = 760.0;
/// Text and input fields at most: about 75 characters.
pub const LINE_WIDTH: f32 = 560.0;
