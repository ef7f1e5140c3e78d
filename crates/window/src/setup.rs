//! What every window of the program is set up with: fonts, sizes, the runtime.

use super::ui;
use crate::platform;

/// The fonts of the window: the same on every machine.
pub fn fonts() -> [&'static [u8]; 3] {
    [
        include_bytes!("../../../assets/fonts/FiraSans-Medium.ttf"),
        include_bytes!("../../../assets/fonts/FiraSans-SemiBold.ttf"),
        lucide_icons::LUCIDE_FONT_BYTES,
    ]
}

/// iced's settings: fonts and size of text.
pub fn iced_settings() -> iced::Settings {
    iced::Settings {
        id: Some("mailferry".to_owned()),
        fonts: fonts().into_iter().map(Into::into).collect(),
        default_font: ui::text::REGULAR,
        default_text_size: ui::text::BODY.into(),
        antialiasing: true,
        ..iced::Settings::default()
    }
}

/// tokio, set up as the commands have it.
pub(super) struct Runtime(tokio::runtime::Runtime);

impl iced::Executor for Runtime {
    fn new() -> Result<Self, std::io::Error> {
        platform::runtime().map(Self)
    }

    fn spawn(&self, future: impl Future<Output = ()> + Send + 'static) {
        drop(self.0.spawn(future));
    }

    fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.0.block_on(future)
    }

    fn enter<R>(&self, work: impl FnOnce() -> R) -> R {
        let _within = self.0.enter();
        work()
    }
}
