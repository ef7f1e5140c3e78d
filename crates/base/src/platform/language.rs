//! The language that the system is set to.

use crate::words::Language;

impl Language {
    /// The first of the system's languages that the program speaks, else
    /// English. On Unix they are `LANGUAGE`, `LC_ALL`, `LC_MESSAGES` and `LANG`,
    /// elsewhere what the person set for the desktop.
    pub fn of_system() -> Self {
        Self::chosen(sys_locale::get_locales())
    }
}
