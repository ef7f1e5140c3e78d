//! What the system wants of the window's looks beyond light and dark, which iced
//! tells itself.

use futures::StreamExt;
use iced::Subscription;
use iced::futures::Stream;
use mundy::{Interest, Preferences, ReducedMotion};

use super::ui::theme::Contrast;

/// What a person asked the system for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// High contrast on Windows, "Increase contrast" on macOS, the desktop portal's
    /// `contrast` on Linux.
    pub contrast: Contrast,
    /// "Animation effects" off on Windows, "Reduce motion" on macOS and Linux.
    pub less_motion: bool,
}

/// What the system asks for: at once, and whenever it changes.
pub(super) fn asked() -> Subscription<Asked> {
    Subscription::run(told)
}

fn told() -> impl Stream<Item = Asked> {
    Preferences::stream(Interest::Contrast | Interest::ReducedMotion).map(|preferences| Asked {
        contrast: wanted(preferences.contrast),
        less_motion: preferences.reduced_motion == ReducedMotion::Reduce,
    })
}

/// Windows tells its contrast themes as colours of the person's own choosing
/// ("custom"), whose point is more contrast.
fn wanted(contrast: mundy::Contrast) -> Contrast {
    match contrast {
        mundy::Contrast::More | mundy::Contrast::Custom => Contrast::More,
        mundy::Contrast::NoPreference | mundy::Contrast::Less => Contrast::Usual,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_for_more_contrast_or_colours_of_their_own_gets_more() {
        for (asked, given) in [
            (mundy::Contrast::NoPreference, Contrast::Usual),
            (mundy::Contrast::Less, Contrast::Usual),
            (mundy::Contrast::More, Contrast::More),
            (mundy::Contrast::Custom, Contrast::More),
        ] {
            assert_eq!(wanted(asked), given, "{asked:?}");
        }
    }
}
