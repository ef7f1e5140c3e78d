//! Whether this computer can do it, and each server be reached: as `mailferry doctor`,
//! reached from the help. Each line is shown as soon as it is known.

use iced::Task;
use iced::futures::channel::mpsc::unbounded;
use iced::futures::{Stream, StreamExt as _, future, stream};
use iced::task::Handle;
use iced::widget::{Column, column};

use super::context::Context;
use crate::examination::{self, Line, Servers};
use crate::platform::keychain::Keychain;
use crate::problem::Problem;
use crate::ui::about::about;
use crate::ui::dialog::{Dialog, ask};
use crate::ui::disclosure::disclosure;
use crate::ui::status::{self, Status, badge};
use crate::ui::text::{body, secondary};
use crate::ui::{Element, copy, space};
use crate::words::{Language, say};
use crate::zammad::preflight::Verdict;

/// What happens here.
#[derive(Clone)]
pub enum Message {
    /// Look at everything.
    Begin,
    /// This was found, or all is known, by the look of this number.
    Told(u64, Option<Line>),
    /// No longer.
    Close,
}

/// A look at this computer.
#[derive(Default)]
pub struct Doctor {
    /// It is shown.
    pub(super) shown: bool,
    lines: Vec<Line>,
    /// All is known: it can be passed on in these words.
    told: Option<String>,
    servers: Servers,
    /// Tells one look from another.
    number: u64,
    /// Ends the look when it is not wanted any more.
    work: Option<Handle>,
}

impl Doctor {
    /// For scenes: with these lines, of which all that is known is told in a language.
    #[cfg(any(test, feature = "scenes"))]
    pub(super) fn showing(lines: Vec<Line>, told: Option<Language>) -> Self {
        let mut doctor = Self { shown: true, lines, ..Self::default() };
        if let Some(language) = told {
            doctor.end(language);
        }
        doctor
    }

    /// What follows from a message.
    pub fn update(&mut self, message: Message, context: &Context) -> Task<Message> {
        match message {
            Message::Begin => return self.begin(context),
            Message::Told(number, _) if number != self.number => {}
            Message::Told(_, Some(line)) => self.lines.push(line),
            Message::Told(_, None) => self.end(context.language),
            Message::Close => *self = Self { number: self.number + 1, ..Self::default() },
        }
        Task::none()
    }

    fn begin(&mut self, context: &Context) -> Task<Message> {
        let number = self.number + 1;
        let servers = servers(context);
        // Where nothing is kept, the system's keychain is nobody's concern.
        let keychain = if context.folder.is_some() { Keychain::system() } else { Keychain::memory() };
        let (task, work) =
            Task::run(examined(servers.clone(), keychain), move |line| Message::Told(number, line))
                .abortable();
        *self = Self { shown: true, servers, number, work: Some(work.abort_on_drop()), ..Self::default() };
        task
    }

    /// All is known.
    fn end(&mut self, language: Language) {
        let hidden = examination::hiding(&self.servers);
        self.told = Some(hidden.words(&examination::text(&self.lines, language)));
        self.work = None;
    }

    /// What was found so far.
    pub fn dialog(&self, language: Language) -> Option<Dialog<'_, Message>> {
        if !self.shown {
            return None;
        }
        let words = match &self.told {
            None => self.so_far(language),
            Some(told) => self.all_known(told, language),
        };
        let close = (say(language, "window-close", &[]), Message::Close);
        let dialog = ask(say(language, "window-doctor-title", &[]), words, close);
        Some(if self.told.is_some() {
            dialog.other(say(language, "window-doctor-again", &[]), Message::Begin)
        } else {
            dialog
        })
    }

    /// Each line as it came.
    fn so_far(&self, language: Language) -> Column<'_, Message> {
        let lines = self.lines.iter().map(|line| shown(line, language));
        column![
            body(say(language, "window-doctor-what", &[])),
            Column::with_children(lines).spacing(space::SNUG),
            badge(Status::Waiting, say(language, "window-doctor-looking", &[]))
        ]
        .spacing(space::MEDIUM)
    }

    /// What is wrong comes first, and what is right is behind a line then.
    fn all_known<'a>(&'a self, told: &'a str, language: Language) -> Column<'a, Message> {
        let weight = |line: &&Line| match &line.verdict {
            Verdict::Stop(_) => 0,
            Verdict::Caution(_) => 1,
            Verdict::Good => 2,
        };
        let mut lines: Vec<&Line> = self.lines.iter().collect();
        lines.sort_by_key(weight);
        let (good, wrong): (Vec<&Line>, Vec<&Line>) =
            lines.into_iter().partition(|line| line.verdict == Verdict::Good);
        let list = |lines: Vec<&'a Line>| {
            let lines = lines.into_iter().map(|line| shown(line, language));
            Column::with_children(lines).spacing(space::SNUG)
        };
        let count = [("count", good.len().into())];
        let good: Element<'a, Message> = if wrong.is_empty() {
            list(good).into()
        } else {
            disclosure(say(language, "window-check-good-lines", &count), list(good)).into()
        };
        let copied = column![
            copy::button(say(language, "window-doctor-copy", &[]), told, language),
            secondary(say(language, "window-doctor-hidden", &[]))
        ];
        let wrong = (!wrong.is_empty()).then(|| list(wrong));
        column![self.sum(language)]
            .push(wrong)
            .push(good)
            .push(copied.spacing(space::SMALL))
            .spacing(space::MEDIUM)
    }

    /// How it came out, in a line.
    fn sum(&self, language: Language) -> Element<'_, Message> {
        let count = |counted: fn(&Verdict) -> bool| {
            self.lines.iter().filter(|line| counted(&line.verdict)).count() as u64
        };
        let stops = count(|verdict| matches!(verdict, Verdict::Stop(_)));
        let notes = count(|verdict| matches!(verdict, Verdict::Caution(_)));
        let (status, id, count) = match (stops, notes) {
            (0, 0) => (Status::Good, "window-doctor-good", 0),
            (0, notes) => (Status::Caution, "window-doctor-notes", notes),
            (stops, _) => (Status::Bad, "window-doctor-stops", stops),
        };
        badge(status, say(language, id, &[("count", count.into())]))
    }
}

/// The servers that are typed so far; Microsoft's are known before.
fn servers(context: &Context) -> Servers {
    let draft = &context.draft;
    let servers = Servers::default();
    let servers = match draft.microsoft_plan() {
        Ok(plan) => servers.with_microsoft(&plan),
        Err(_) => servers.with_cloud(draft.cloud.into()),
    };
    match draft.helpdesk_plan() {
        Some(plan) => servers.with_helpdesk(&plan),
        None => servers,
    }
}

/// Each line as soon as it is known, and then nothing.
fn examined(servers: Servers, keychain: Keychain) -> impl Stream<Item = Option<Line>> + Send {
    let (tell, lines) = unbounded();
    let looking = async move {
        // Where nobody listens any more, nobody needs to know.
        let told = |line| drop(tell.unbounded_send(line));
        examination::examine_telling(&servers, &keychain, true, told).await;
    };
    let looking = stream::once(looking).filter_map(|()| future::ready(None));
    stream::select(lines.map(Some).chain(stream::once(future::ready(None))), looking)
}

/// A line, and below it what is wrong and what to do.
fn shown<'a>(line: &'a Line, language: Language) -> Element<'a, Message> {
    let (status, word, problem) = match &line.verdict {
        Verdict::Good => (Status::Good, "window-helpdesk-good", None),
        Verdict::Caution(problem) => (Status::Caution, "window-helpdesk-caution", Some(problem)),
        Verdict::Stop(problem) => (Status::Bad, "window-helpdesk-stop", Some(problem)),
    };
    let found = Some(line.found.text(language)).filter(|found| !found.is_empty());
    let line = status::line(status, line.what.text(language), say(language, word, &[]), found, None);
    let wrong = problem.map(|problem| {
        iced::widget::container(explained(problem, language)).padding(iced::padding::left(18.0 + space::SNUG))
    });
    Column::new().push(line).push(wrong).spacing(space::HAIR).into()
}

fn explained<'a>(problem: &'a Problem, language: Language) -> Element<'a, Message> {
    let text = problem.window_text(language);
    let mut words = column![body(text.what)].spacing(space::HAIR);
    for remedy in text.remedies {
        words = words.push(secondary(remedy));
    }
    words.push(about(problem.code(), language)).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examination::{Found, Server, Topic};
    use crate::problem::Kind;
    use crate::step::StepName;
    use crate::testing::Running;
    use iced_test::selector::id;

    #[tokio::test(flavor = "multi_thread")]
    async fn the_help_leads_to_a_look_at_this_computer_that_can_be_passed_on() {
        let mut running = Running::practising(StepName::Helpdesk, |wizard| wizard.help = true).await;
        let address = running.wizard.context.draft.helpdesk_address.clone();
        running.act(|window| {
            window.click("Check this computer …").expect("there is a button");
        });
        assert!(running.wizard.doctor.shown && running.wizard.doctor.told.is_none());
        assert!(running.shows("Checking …"));
        running.until("all is known", |wizard| wizard.doctor.told.is_some()).await;
        let doctor = &running.wizard.doctor;
        for server in [Server::Helpdesk, Server::SignIn, Server::Mailbox] {
            let line = doctor.lines.iter().find(|line| line.what == Topic::Connection(server));
            assert_eq!(line.map(|line| &line.found), Some(&Found::Answered), "{server:?}");
        }
        let told = doctor.told.as_deref().expect("told");
        let host = address.trim_start_matches("http://").split(':').next().expect("a host").to_owned();
        assert!(told.contains("Helpdesk: connection") && !told.contains(&host), "{told}");
        assert!(running.shows("Copy this result"));
        running.act(|window| {
            window.click(id(crate::ui::dialog::CANCEL)).expect("it can be closed");
        });
        assert!(!running.wizard.doctor.shown);
    }

    #[test]
    fn what_a_former_look_found_is_not_shown_with_the_next() {
        let context = Context::new(Language::English);
        let mut doctor = Doctor { shown: true, number: 2, ..Doctor::default() };
        let line = |verdict| Line { what: Topic::Disk, found: Found::Free(1), verdict };
        drop(doctor.update(Message::Told(1, Some(line(Verdict::Good))), &context));
        assert!(doctor.lines.is_empty());
        let full = Problem::new(Kind::Person, "disk-nearly-full").with("path", "/").with("free", "1");
        drop(doctor.update(Message::Told(2, Some(line(Verdict::Stop(full)))), &context));
        drop(doctor.update(Message::Told(2, None), &context));
        assert!(doctor.told.as_deref().is_some_and(|told| told.contains("BLOCKS")));
    }
}
