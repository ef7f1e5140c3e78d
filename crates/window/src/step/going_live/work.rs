//! What this step does away from the window.

use std::path::PathBuf;
use std::sync::Arc;

use futures::channel::mpsc::Sender;
use futures::{SinkExt as _, Stream};
use jiff::Timestamp;

use super::connect::Reach;
use super::folder::Folder;
use super::hour::Looking;
use crate::context::Context;
use crate::engine::{MailboxConnector, Session};
use crate::mailbox::{Connector as _, Mailbox as _};
use crate::migration::afterwards::{self, Alias};
use crate::migration::going_live::watch::{Observation, Watcher, look_at_zammad};
use crate::migration::going_live::{self, Linked, Linking, Progress, Reading, Step, StepState, Trap, Wishes};
use crate::migration::run::Ending;
use crate::plan::AfterImport;
use crate::platform::opening;
use crate::problem::Problem;
use crate::zammad::channels::{Channel, ChannelId, ChannelKind, Channels, NewCredentials};
use crate::zammad::preflight::Helpdesk;
use crate::zammad::types::Group;

/// Zammad's channels, and what is needed to speak of them.
#[derive(Debug)]
pub struct Desk {
    /// The channels that can be seen.
    pub channels: Channels,
    /// Groups that mail can go to, by name.
    pub groups: Vec<Group>,
    /// Zammad believes to be reached elsewhere than it is: a sign-in would fail.
    pub elsewhere: Option<Problem>,
    /// When this was read.
    pub at: Timestamp,
}

impl Desk {
    /// The name of a group.
    pub fn group(&self, id: u64) -> Option<&str> {
        let listed = self.groups.iter().find(|group| group.id == id).map(|group| group.name.as_str());
        listed.or_else(|| self.channels.group_name(id))
    }
}

/// Reads the channels and the groups.
///
/// # Errors
/// What the client says.
pub(super) async fn look(reach: Reach) -> Result<Desk, Problem> {
    let client = reach.client()?;
    let channels = client.channels().await?;
    let me = client.me().await?;
    let mut groups = client.groups(&me).await?;
    groups.retain(|group| group.active != Some(false));
    groups.sort_by(|one, other| one.name.cmp(&other.name));
    let callback = ChannelKind::ALL.into_iter().find_map(|kind| channels.callback(kind));
    let elsewhere = going_live::elsewhere(&client).await?.map(|own| own.problem(callback));
    Ok(Desk { channels, groups, elsewhere, at: Timestamp::now() })
}

/// Zammad, and the folder in which is noted what is changed of it.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) reach: Reach,
    folder: PathBuf,
}

impl Place {
    /// Where the context has both.
    pub(super) fn of(context: &Context) -> Option<Self> {
        let folder = match &context.practice {
            Some(practising) => practising.folder.path().to_owned(),
            None => context.folder.as_ref()?.join("journals"),
        };
        Some(Self { reach: Reach::of(context)?, folder })
    }

    /// Opens what is noted; it is shut with what is given.
    async fn open(&self) -> Result<going_live::Desk, Problem> {
        let (client, folder) = (self.reach.client()?, self.folder.clone());
        // Opening waits for the disk.
        tokio::task::spawn_blocking(move || going_live::Desk::open(&folder, client))
            .await
            .map_err(|_| Problem::ours("runtime-not-started"))?
    }
}

/// Gives Zammad the credentials, where there are new ones; the link to sign in by.
///
/// # Errors
/// What Zammad says of them.
pub(super) async fn link(
    place: Place,
    kind: ChannelKind,
    again: Option<Channel>,
    new: Option<NewCredentials>,
    (mailbox, shared): (String, bool),
) -> Result<Arc<Linking>, Problem> {
    let desk = place.open().await?;
    if let Some(credentials) = new {
        desk.set_credentials(kind, &credentials).await?;
    }
    desk.begin_link(kind, again.as_ref(), &mailbox, shared).await.map(Arc::new)
}

/// Opens a link in the person's browser; why not, where none could be.
pub(super) async fn open(link: String) -> Option<Problem> {
    let opened = tokio::task::spawn_blocking(move || opening::open(&link)).await;
    match opened {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(Problem::person("sign-in-no-browser").words(&error.to_string())),
        Err(_) => Some(Problem::ours("runtime-not-started")),
    }
}

/// What came of a sign-in by now.
///
/// # Errors
/// What Zammad says.
pub(super) async fn came(reach: Reach, linking: Arc<Linking>) -> Result<Option<Box<Linked>>, Problem> {
    let linked = linking.look(&reach.client()?).await?;
    Ok(linked.map(Box::new))
}

/// The folders that a Graph channel sees. Which of them is the inbox, whose name is another
/// in each language, the mailbox's own list tells, where it can be asked.
///
/// # Errors
/// What Zammad or Microsoft say.
pub(super) async fn graph_folders(
    reach: Reach,
    id: ChannelId,
    connector: Option<MailboxConnector>,
) -> Result<Vec<Folder>, Problem> {
    let client = reach.client()?;
    let listed = match connector {
        Some(connector) => going_live::listed(&connector).await.ok(),
        None => None,
    };
    let folders = match listed {
        Some(listed) => client.channel_folders_as_listed(id, &listed).await?,
        None => client.channel_folders(id).await?,
    };
    Ok(folders.into_iter().map(Folder::from).collect())
}

/// The mailbox's folders.
///
/// # Errors
/// What the mailbox says.
pub(super) async fn mailbox_folders(connector: MailboxConnector) -> Result<Vec<Folder>, Problem> {
    let mut mailbox = connector.connect().await?;
    let folders = mailbox.folders(true).await?;
    mailbox.close().await;
    // Calendars and the like can be opened and hold no mail.
    let folders = folders.into_iter().filter(|folder| folder.messages.is_some() || !folder.selectable);
    let known = folders.map(|folder| Folder {
        path: folder.path,
        id: None,
        messages: folder.messages.map(u64::from),
        holds_mail: folder.selectable,
    });
    Ok(known.collect())
}

/// Counts what a channel would do with the mail that lies where it reads.
///
/// # Errors
/// What the mailbox or Zammad say.
pub(super) async fn count(
    reach: Reach,
    connector: MailboxConnector,
    reading: Reading,
) -> Result<Arc<Trap>, Problem> {
    let client = reach.client()?;
    Trap::count_of(&connector, &client, &reading).await.map(Arc::new)
}

/// Does with the imported messages of a folder what a way out says.
///
/// # Errors
/// What the journal, the mailbox or Zammad say.
pub(super) async fn settle(
    session: Arc<Session>,
    folder: String,
    action: AfterImport,
) -> Result<(), Problem> {
    let summary = session.settle_folder_as(&folder, &action).await?;
    match summary.ending {
        Ending::Done | Ending::Stopped => Ok(()),
        Ending::Trouble(problem) => Err(problem),
    }
}

/// Addresses that imported mail was sent to and that Zammad does not know.
///
/// # Errors
/// What the journal or Zammad say.
pub(super) async fn found_addresses(
    session: Arc<Session>,
    helpdesk: Arc<Helpdesk>,
) -> Result<Vec<Alias>, Problem> {
    let client = session.needs.client()?;
    afterwards::unknown_recipients(&session.journal, &client, &helpdesk).await
}

/// What is done with a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Set as wished; and switched on, where there is a mailbox to count in what it
    /// would do: the person may have typed its address to have it so all the same.
    SetUp {
        /// What it is to be.
        wishes: Wishes,
        /// What the person typed.
        typed: Option<String>,
    },
    /// Switched off.
    Off,
    /// Turned back into the e-mail channel it was.
    RollBack,
    /// Removed; its address was typed.
    Remove(String),
    /// A further address.
    AddAddress(String),
}

/// What a deed tells.
#[derive(Clone)]
pub enum Told {
    /// A step is under way, or done.
    Step(Progress),
    /// What the channel would do was counted once more.
    Counted(Arc<Trap>),
    /// It was done, or not. The last.
    Ended(Result<(), Problem>),
}

/// Does something with a channel, and tells of it.
pub(super) fn deed(
    place: Place,
    seen: Channel,
    deed: Deed,
    connector: Option<MailboxConnector>,
) -> impl Stream<Item = Told> + Send + 'static {
    iced::stream::channel(16, async move |mut told: Sender<Told>| {
        let outcome = done(&place, &seen, deed, connector, &mut told).await;
        let _ = told.send(Told::Ended(outcome)).await;
    })
}

async fn done(
    place: &Place,
    seen: &Channel,
    deed: Deed,
    connector: Option<MailboxConnector>,
    told: &mut Sender<Told>,
) -> Result<(), Problem> {
    let desk = place.open().await?;
    match deed {
        Deed::SetUp { wishes, typed } => {
            let teller = std::sync::Mutex::new(told.clone());
            let channel = desk
                .set_up(seen, &wishes, |progress| {
                    // Where the window is slower than the work, a line is told late.
                    if let Ok(mut teller) = teller.lock() {
                        let _ = teller.try_send(Told::Step(progress));
                    }
                })
                .await?;
            if let Some(connector) = connector {
                let counting = (connector, wishes.reading(&desk.channels().await?));
                switch_on(&desk, &channel, counting, typed, told).await?;
            }
            Ok(())
        }
        Deed::Off => desk.switch_off(seen).await.map(drop),
        Deed::RollBack => desk.roll_back(seen, Timestamp::now()).await,
        Deed::Remove(typed) => desk.remove(seen, &typed).await,
        Deed::AddAddress(address) => desk.add_address(seen, &address).await.map(drop),
    }
}

/// Counts once more, of how the channel is set by now, and switches it on.
async fn switch_on(
    desk: &going_live::Desk,
    channel: &Channel,
    (connector, reading): (MailboxConnector, Reading),
    typed: Option<String>,
    told: &mut Sender<Told>,
) -> Result<(), Problem> {
    tell(told, Step::Counted, StepState::Begun).await;
    let trap = Arc::new(Trap::count_of(&connector, desk.client(), &reading).await?);
    tell(told, Step::Counted, StepState::Done).await;
    let _ = told.send(Told::Counted(Arc::clone(&trap))).await;
    tell(told, Step::On, StepState::Begun).await;
    desk.switch_on(channel, &trap, typed.as_deref()).await?;
    tell(told, Step::On, StepState::Done).await;
    Ok(())
}

async fn tell(told: &mut Sender<Told>, step: Step, state: StepState) {
    // Nobody listens where the step was left.
    let _ = told.send(Told::Step(Progress { step, state })).await;
}

/// What looks at a channel and into the mailbox beside it.
///
/// # Errors
/// As [`Reach::client`].
pub(super) fn watcher(
    reach: &Reach,
    id: ChannelId,
    connector: MailboxConnector,
    mailbox: &str,
) -> Result<Looking, Problem> {
    let watcher = Watcher::new(connector, reach.client()?, id, mailbox);
    Ok(Arc::new(tokio::sync::Mutex::new(watcher)))
}

/// Looks at a channel, at Zammad's health and, where somebody is signed in to it, into
/// the mailbox.
///
/// # Errors
/// As [`Watcher::look`].
pub(super) async fn observe(
    reach: Reach,
    id: ChannelId,
    watcher: Option<Looking>,
    mailbox: String,
) -> Result<Arc<Observation>, Problem> {
    let at = Timestamp::now();
    if let Some(watcher) = watcher {
        return watcher.lock().await.look(at).await.map(Arc::new);
    }
    look_at_zammad(&reach.client()?, id, &mailbox, at).await.map(Arc::new)
}
