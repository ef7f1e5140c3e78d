//! What a row of the matrix is: a trouble, where it strikes, and how it should end.

use super::place::{Place, Setup};

/// Where a trouble strikes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// While messages are looked at.
    Scan,
    /// While articles are made.
    Import,
    /// While the mailbox's side is done.
    Settle,
}

/// What becomes of a message afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It stays.
    Keep,
    /// It is marked read.
    MarkRead,
    /// It goes to another folder.
    Move,
    /// It is deleted.
    Delete,
}

impl Action {
    /// The plan's word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::MarkRead => "mark-read",
            Self::Move => "move",
            Self::Delete => "delete",
        }
    }

    /// The command that carries it out, as it stands on the wire.
    pub fn command(self) -> &'static str {
        match self {
            Self::Keep => "(keeping says nothing)",
            Self::MarkRead => "+FLAGS.SILENT (\\Seen)",
            Self::Move => "UID MOVE",
            Self::Delete => "UID EXPUNGE",
        }
    }
}

/// The columns of the table.
pub const PLACES: [(Phase, Action); 12] = [
    (Phase::Scan, Action::Keep),
    (Phase::Scan, Action::MarkRead),
    (Phase::Scan, Action::Move),
    (Phase::Scan, Action::Delete),
    (Phase::Import, Action::Keep),
    (Phase::Import, Action::MarkRead),
    (Phase::Import, Action::Move),
    (Phase::Import, Action::Delete),
    (Phase::Settle, Action::Keep),
    (Phase::Settle, Action::MarkRead),
    (Phase::Settle, Action::Move),
    (Phase::Settle, Action::Delete),
];

/// How the run ends that meets a trouble.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// It comes through: everything is done.
    Through,
    /// It says that it passes, and the next run does the rest.
    NextRun,
    /// Everything else is done, and what is not is named with its reason.
    Named,
    /// It says what a person must do; when that is done the next run does the rest.
    Person,
    /// The process ended in the middle; the next run does the rest.
    Killed,
}

/// What a cell is to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// The trouble cannot come there; why not.
    Never(&'static str),
    /// It ends so, and nobody is bothered with anything.
    Quietly,
    /// It ends so, and this code was shown; an empty one: whatever was.
    Told(Ends, &'static str),
}

/// What a trouble leaves for good, whatever is done later.
#[derive(Debug, Clone, Default)]
pub struct Leaves {
    /// Messages without an article.
    pub without_article: Vec<&'static str>,
    /// Messages that are in no folder any more.
    pub gone: Vec<&'static str>,
    /// Messages that are never settled.
    pub stays: Vec<&'static str>,
    /// Some messages are never settled; which ones is a matter of chance.
    pub some_stay: bool,
    /// So many notices may have gone out: requests that were under way when somebody
    /// let Zammad speak.
    pub said: usize,
}

impl Leaves {
    /// Whether the balance of the last run names something.
    pub fn is_something(&self) -> bool {
        self.some_stay || !self.without_article.is_empty() || !self.stays.is_empty()
    }
}

/// A row.
#[derive(Clone, Copy)]
pub struct Row {
    /// Its name in the table.
    pub name: &'static str,
    /// What happens, for a reader of the table.
    pub what: &'static str,
    /// How its place differs from the usual one.
    pub setup: fn(&mut Setup),
    /// Brings the trouble about.
    pub arm: fn(&Place, Phase, Action),
    /// What each cell is to show.
    pub wants: fn(Phase, Action) -> Want,
    /// What it leaves for good.
    pub lasting: fn(Phase) -> Leaves,
    /// It is the helpdesk's: while mail is settled it comes once that has begun.
    pub of_helpdesk: bool,
    /// It comes once this part of the run has begun, after all was looked through.
    pub in_the_midst: bool,
}

impl Row {
    /// One of the mailbox, in the usual place, that leaves nothing.
    pub fn new(
        name: &'static str,
        what: &'static str,
        arm: fn(&Place, Phase, Action),
        wants: fn(Phase, Action) -> Want,
    ) -> Self {
        let (setup, lasting) = (usual, nothing);
        Self { name, what, setup, arm, wants, lasting, of_helpdesk: false, in_the_midst: false }
    }

    /// The same, leaving this for good.
    pub fn leaving(self, lasting: fn(Phase) -> Leaves) -> Self {
        Self { lasting, ..self }
    }

    /// What it leaves for good where it struck in this phase.
    pub fn leaves(&self, phase: Phase) -> Leaves {
        (self.lasting)(phase)
    }
}

/// Nothing is left of it.
fn nothing(_: Phase) -> Leaves {
    Leaves::default()
}

/// Nothing is asked of the mailbox where mail is kept.
pub const KEEPS: Want = Want::Never("keeping asks nothing of anyone");

/// A place like all others.
pub fn usual(_: &mut Setup) {}

/// The words by which a command of this phase is known on the wire.
pub fn command(phase: Phase, action: Action) -> &'static str {
    match phase {
        Phase::Scan => "BODY.PEEK[HEADER",
        Phase::Import => "BODY.PEEK[]",
        Phase::Settle => action.command(),
    }
}
