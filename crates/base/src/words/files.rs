//! The files of words: named once, there in every language.

macro_rules! of_language {
    ($folder:literal: $($name:literal)*) => {
        &[$((
            $name,
            include_str!(concat!("../../../../assets/languages/", $folder, "/", $name, ".ftl")),
        )),*]
    };
}

macro_rules! in_every_language {
    ($($name:literal)*) => {
        /// English.
        pub(super) const ENGLISH: &[(&str, &str)] = of_language!("en": $($name)*);
        /// German.
        pub(super) const GERMAN: &[(&str, &str)] = of_language!("de": $($name)*);
    };
}

in_every_language! {
    // What the engine says of itself.
    "units"
    "engine"
    // What the commands say.
    "terminal"
    "help"
    // Problems.
    "common"
    "plan"
    "microsoft"
    "sign-in"
    "mailbox"
    "message"
    "zammad"
    "channels"
    "migration"
    "commands"
    "practice"
    "platform"
    "keychain"
    "doctor"
    "accounts"
    "wizard"
    "report"
    "safety-copy"
    "support"
    // The window, step by step.
    "window-frame"
    "window-start"
    "window-helpdesk"
    "window-consent"
    "window-sign-in"
    "window-settings"
    "window-check"
    "window-import"
    "window-result"
    "window-live"
    "window-practice"
}
