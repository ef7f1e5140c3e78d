//! The questions of the fifth step: what each is about, how it stands, what was
//! answered, and which one is open.

use super::part::{Opened, Part};
use super::rules::Place;
use super::{Context, ImportSettings, Message};
use crate::draft::{AfterDraft, DatesDraft, Draft, WantedDraft, read_day};
use crate::plan::Dates;
use crate::ui::Element;
use crate::ui::question::{Question, question, questions};
use crate::ui::status::Status;
use crate::words::{Language, say};

impl ImportSettings {
    /// The question that is open.
    pub(super) fn opened(&self, context: &Context) -> Option<Part> {
        match self.opened {
            Opened::Chosen(part) => part,
            Opened::ByItself => self.to_fix(context).iter().find_map(|fix| match fix.place {
                Place::Here(part, _) => Some(part),
                Place::Step(_) | Place::Nowhere => None,
            }),
        }
    }

    /// All questions, of which one may be open.
    pub(super) fn questions<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let opened = self.opened(context);
        let fixes = self.to_fix(context);
        let mut rows = Vec::new();
        for part in [
            Part::Folders,
            Part::Group,
            Part::Address,
            Part::Wanted,
            Part::After,
            Part::Archive,
            Part::Dates,
            Part::More,
        ] {
            if part == Part::Address && !Self::asks_for_address(context) {
                continue;
            }
            let wrong = fixes.iter().find(|fix| matches!(fix.place, Place::Here(of, _) if of == part));
            let asked = (opened == Some(part)).then(|| self.asked(part, context));
            rows.push(self.row(part, wrong.map(|fix| fix.words.clone()), context).open(asked));
        }
        questions(rows)
    }

    fn row<'a>(&self, part: Part, wrong: Option<String>, context: &Context) -> Question<'a, Message> {
        let language = context.language;
        let open = self.opened(context) == Some(part);
        let destroys = part == Part::After && context.draft.after == AfterDraft::Delete;
        let looking = part == Part::Folders && self.folders.is_empty() && self.looking.is_some();
        let is_wrong = wrong.is_some();
        let (status, answer) = match wrong {
            Some(words) => (Status::Caution, words),
            None if looking => (Status::Waiting, say(language, "window-settings-answer-looking", &[])),
            None => (Status::Good, self.answer(part, context)),
        };
        let status = if destroys { Status::Bad } else { status };
        let word = match (open, is_wrong) {
            (true, _) => say(language, "window-settings-close", &[]),
            (false, true) => say(language, "window-settings-choose", &[]),
            (false, false) => say(language, "window-settings-change", &[]),
        };
        question(part.id(), status, part.headline(language), answer).turns(word, Message::Question(part))
    }

    /// What a question asks, when it is open.
    fn asked<'a>(&'a self, part: Part, context: &'a Context) -> Element<'a, Message> {
        match part {
            Part::Folders => self.folders_part(context),
            Part::Group => self.group_part(context),
            Part::Address => Self::address_part(context),
            Part::Wanted => self.wanted_part(context),
            Part::After => self.after_part(context),
            Part::Archive => self.archive_part(context),
            Part::Dates => self.dates_part(context),
            Part::More => self.more_part(context),
        }
    }

    /// What was answered, in few words.
    fn answer(&self, part: Part, context: &Context) -> String {
        let language = context.language;
        let draft = &context.draft;
        match part {
            Part::Folders => self.folders_answer(context),
            Part::Group => group_answer(draft, language),
            Part::Address => Self::address_answer(context),
            Part::Wanted => wanted_answer(draft, language),
            Part::After => self.after_answer(context),
            Part::Archive => archive_answer(draft, context),
            Part::Dates => self.dates_answer(context),
            Part::More => more_answer(draft, language),
        }
    }

    fn folders_answer(&self, context: &Context) -> String {
        let language = context.language;
        let paths: Vec<&str> = context.draft.folders.iter().map(|folder| folder.path.as_str()).collect();
        let messages = self.sums(context).messages;
        let rest = paths.len().saturating_sub(NAMED);
        let names = paths.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
        let facts = [("names", names.into()), ("rest", rest.into()), ("messages", messages.into())];
        say(language, "window-settings-answer-folders", &facts)
    }

    fn after_answer(&self, context: &Context) -> String {
        let language = context.language;
        match context.draft.after {
            AfterDraft::Keep => say(language, "window-settings-answer-keep", &[]),
            AfterDraft::MarkRead => say(language, "window-settings-answer-mark-read", &[]),
            AfterDraft::Move => {
                let folder = context.draft.move_folder.trim().to_owned();
                say(language, "window-settings-answer-move", &[("folder", folder.into())])
            }
            AfterDraft::Delete => {
                say(language, "window-settings-answer-delete", &[("count", self.wanted(context).into())])
            }
        }
    }

    fn dates_answer(&self, context: &Context) -> String {
        let language = context.language;
        let about = |dates| [("time", language.about(self.estimate(context, dates)).into())];
        match context.draft.dates {
            Some(DatesDraft::Original) => {
                say(language, "window-settings-answer-original", &about(Dates::Original))
            }
            Some(DatesDraft::Today) => say(language, "window-settings-answer-today", &about(Dates::Today)),
            None => say(language, "window-settings-waits-dates", &[]),
        }
    }
}

/// So many folders are named in a line.
const NAMED: usize = 2;

fn group_answer(draft: &Draft, language: Language) -> String {
    let group = draft.group.as_str();
    let own: Vec<_> = draft.folders.iter().filter(|folder| !folder.group.trim().is_empty()).collect();
    match own.as_slice() {
        [] => group.to_owned(),
        [only] => {
            let name = only.path.rsplit('/').next().unwrap_or(&only.path);
            let facts =
                [("group", group.into()), ("folder", name.into()), ("other", only.group.as_str().into())];
            say(language, "window-settings-answer-group-and", &facts)
        }
        many => {
            let facts = [("group", group.into()), ("count", many.len().into())];
            say(language, "window-settings-answer-group-many", &facts)
        }
    }
}

fn wanted_answer(draft: &Draft, language: Language) -> String {
    let which = match draft.wanted {
        WantedDraft::All => say(language, "window-settings-answer-all", &[]),
        WantedDraft::Unread => say(language, "window-settings-answer-unread", &[]),
    };
    let day = |text: &str| read_day(text).map(|day| language.date(day));
    let days = match (day(&draft.from), day(&draft.until)) {
        (None, None) => return which,
        (Some(from), None) => say(language, "window-settings-answer-from", &[("from", from.into())]),
        (None, Some(until)) => say(language, "window-settings-answer-until", &[("until", until.into())]),
        (Some(from), Some(until)) => {
            say(language, "window-settings-answer-days", &[("from", from.into()), ("until", until.into())])
        }
    };
    format!("{which} · {days}")
}

fn archive_answer(draft: &Draft, context: &Context) -> String {
    let language = context.language;
    let Some(moment) = ImportSettings::cut_off(context).filter(|_| draft.archive) else {
        return say(language, "window-settings-answer-archive-off", &[]);
    };
    let moment = language.moment(moment.to_zoned_datetime(context.zone.clone()).datetime());
    let facts = [("moment", moment.into()), ("state", draft.archive_state.as_str().into())];
    say(language, "window-settings-answer-archive", &facts)
}

fn more_answer(draft: &Draft, language: Language) -> String {
    let usual = Draft::default();
    let replies = if draft.auto_replies {
        say(language, "window-settings-answer-replies", &[])
    } else {
        say(language, "window-settings-answer-no-replies", &[])
    };
    let speed = match draft.parallel.trim().parse::<u64>() {
        Ok(parallel) if draft.parallel.trim() != usual.parallel => {
            say(language, "window-settings-answer-parallel", &[("count", parallel.into())])
        }
        _ => say(language, "window-settings-answer-speed", &[]),
    };
    let originals = draft.all_originals.then(|| say(language, "window-settings-answer-originals", &[]));
    let users = draft.all_users.then(|| say(language, "window-settings-answer-users", &[]));
    let pause = draft.pause_channel.then(|| say(language, "window-settings-answer-pause-channel", &[]));
    [Some(replies), Some(speed), originals, users, pause]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}
