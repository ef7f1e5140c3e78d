//! Taking over import mode that another import left on, as `mailferry import
//! --take-over` does: only a person can know that the other one is over.

use iced::widget::column;

use crate::problem::Problem;
use crate::ui::dialog::{Dialog, ask};
use crate::ui::space;
use crate::ui::text::{body, strong};
use crate::words::{Language, say};

/// Whether it is the way out of a problem: import mode is on, and nothing on this
/// machine can switch it off.
pub fn is_offered(problem: &Problem) -> bool {
    match problem.code() {
        "zammad-import-mode-already-on" => true,
        "zammad-import-running" => problem.fact("place") == Some("elsewhere"),
        _ => false,
    }
}

/// Asks whether the other import is certainly over.
pub fn question<'a, Message: Clone + 'a>(
    problem: &Problem,
    no: Message,
    yes: Message,
    language: Language,
) -> Dialog<'a, Message> {
    let words = column![
        strong(problem.window_text(language).what),
        body(say(language, "window-take-over-ask", &[])),
        body(say(language, "window-take-over-end", &[])),
    ]
    .spacing(space::MEDIUM);
    let no = (say(language, "window-take-over-no", &[]), no);
    let dialog = ask(say(language, "window-take-over-title", &[]), words, no);
    dialog.begin(say(language, "window-take-over-yes", &[]), Some(yes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_offered_only_where_nothing_here_can_end_the_other_import() {
        let running = |place: &str| Problem::person("zammad-import-running").with("place", place);
        assert!(is_offered(&running("elsewhere")));
        assert!(!is_offered(&running("here")), "it is at work");
        assert!(!is_offered(&running("left-here")), "it is resumed, or restored, from here");
        assert!(is_offered(&Problem::person("zammad-import-mode-already-on")));
        assert!(!is_offered(&Problem::person("zammad-import-mode-hidden")));
    }

    #[test]
    fn no_enter_takes_over() {
        let problem = Problem::person("zammad-import-mode-already-on");
        let dialog = question(&problem, false, true, Language::English);
        assert_eq!((dialog.on_enter(), dialog.on_escape()), (None, false));
    }
}
