//! What is changed in Zammad for the time of a run, and putting it back:
//! journalled before it is changed, read back after it is restored, and left alone
//! where another import has it by then.

use std::time::Duration;

use jiff::Timestamp;

use super::journal::{CHANNEL, Change, Journal, JournalWriter, MessageRow};
use crate::platform;
use crate::problem::{Kind, Problem};
use crate::zammad::Client;
use crate::zammad::channels::{Channel, ChannelId, ChannelKind, Unasked};
use crate::zammad::import_mode::{self, Here, Hold, Mark, Own, Owner, held_by_another};
use crate::zammad::types::Automation;

const IMPORT_MODE: &str = "import-mode";
const TRIGGER: &str = "trigger";

/// How the names of paused channels begin in the journal, before the channel's address:
/// what tells them from triggers where only names are told.
pub const CHANNEL_NAME: &str = "channel ";

/// Which changes are put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// Those that keep Zammad silent.
    Silence,
    /// Paused channels too: only once the mailbox is settled.
    All,
}

/// For whom import mode is taken.
#[derive(Debug, Clone, Default)]
pub struct Claimant {
    /// Login of the token's user.
    pub user: String,
    /// Address of the mailbox that is imported.
    pub mailbox: String,
    /// What another import left on is taken over.
    pub take_over: bool,
    /// Holds of this machine's other plans.
    pub here: Vec<Here>,
}

/// Switches import mode on with a mark, after noting its value and the mark. What
/// a run of this plan left on when it was cut off is gone on with.
///
/// # Errors
/// `zammad-import-running`, `zammad-import-mode-already-on` where it is on through
/// another: then nothing is noted, so that its end never switches it off under
/// that one. Where it cannot be switched; it is then still noted, so that
/// restoring puts it back.
pub async fn switch_on(
    client: &Client,
    journal: &JournalWriter,
    run: i64,
    claimant: &Claimant,
) -> Result<Hold, Problem> {
    import_mode::may_return(client).await?;
    // As it is this moment: the check was some time ago.
    let setting = import_mode::read(client).await?;
    let own = own_hold(journal).await?;
    match (setting.owner(&own), own) {
        (Owner::Us, Own::Held(hold)) => return Ok(hold),
        (Owner::Another(mark), _) if !claimant.take_over => {
            let written_at = setting.written_at.as_deref();
            return Err(held_by_another(mark.as_ref(), written_at, &claimant.here));
        }
        _ => {}
    }
    let mark = Mark::new(&claimant.user, &claimant.mailbox, &platform::machine_name());
    let mut hold = Hold { mark, written_at: None };
    journal.note_change(run, IMPORT_MODE, setting.setting_id, "import_mode", false).await?;
    journal.remember_hold(as_text(&hold)).await?;
    hold.written_at = import_mode::hold(client, &setting, &hold.mark).await?;
    journal.remember_hold(as_text(&hold)).await?;
    Ok(hold)
}

fn as_text(hold: &Hold) -> String {
    // Text and numbers: nothing in it can fail to be written.
    serde_json::to_string(hold).unwrap_or_default()
}

/// What a journal knows of import mode being on through its plan.
///
/// # Errors
/// What the journal says.
pub async fn own_hold(journal: &Journal) -> Result<Own, Problem> {
    let changes = journal.unrestored_changes().await?;
    if !changes.iter().any(|change| change.kind == IMPORT_MODE) {
        return Ok(Own::Nothing);
    }
    let remembered = journal.hold().await?;
    let hold = remembered.and_then(|text| serde_json::from_str(&text).ok());
    Ok(hold.map_or(Own::Unmarked, Own::Held))
}

/// Pauses triggers that would speak or change tickets, after noting each.
///
/// # Errors
/// The first that cannot be paused; those paused so far are noted.
pub(crate) async fn pause_triggers(
    client: &Client,
    journal: &JournalWriter,
    run: i64,
    triggers: &[Automation],
) -> Result<(), Problem> {
    for trigger in triggers.iter().filter(|trigger| trigger.active) {
        journal.note_change(run, TRIGGER, trigger.id, &trigger.name, trigger.active).await?;
        client.set_trigger_active(trigger.id, false).await?;
    }
    Ok(())
}

/// Pauses the channels that fetch this mailbox, after noting each, so that they do not
/// take mail while it is imported.
///
/// # Errors
/// `channel-pause-unseen` where no channel can be seen; the first that cannot be paused.
pub(crate) async fn pause_channels(
    client: &Client,
    journal: &JournalWriter,
    run: i64,
    mailbox: &str,
) -> Result<(), Problem> {
    let channels = client.channels().await?;
    if channels.nothing_seen() {
        return Err(Problem::person("channel-pause-unseen").with("mailbox", mailbox));
    }
    for channel in channels.of_mailbox(mailbox).filter(|channel| channel.active) {
        let kind = match channel.id.kind {
            ChannelKind::Microsoft365 => "channel-microsoft365",
            ChannelKind::MicrosoftGraph => "channel-microsoft-graph",
            ChannelKind::Email => "channel-email",
        };
        let name = format!("{CHANNEL_NAME}{}", channel.name());
        journal.note_change(run, kind, channel.id.id, &name, true).await?;
        client.set_channel_active(channel.id, false).await?;
        tracing::info!(channel = channel.id.id, "a channel is paused");
    }
    Ok(())
}

/// What restoring did.
#[derive(Debug, Clone, Default)]
pub struct Restored {
    /// Names of what is as it was.
    pub done: Vec<String>,
    /// Names of what could not be put back, each with why.
    pub failed: Vec<(String, Problem)>,
    /// Names of what is another import's by now, and was left as it is.
    pub left: Vec<String>,
}

/// How often putting something back is tried before it is left to the next start.
const ATTEMPTS: u32 = 5;

/// Puts back everything that is still changed, each for itself, trying more
/// than once where the trouble passes.
///
/// # Errors
/// Only what the journal says; what Zammad says is in [`Restored`].
pub(crate) async fn restore(
    client: &Client,
    journal: &JournalWriter,
    which: Which,
) -> Result<Restored, Problem> {
    let mut restored = Restored::default();
    let own = own_hold(journal).await?;
    let meant = |change: &Change| which == Which::All || !change.kind.starts_with(CHANNEL);
    for change in journal.unrestored_changes().await?.into_iter().filter(meant) {
        match put_back_patiently(client, journal, &change, &own).await {
            Ok(back) => {
                // A disk that is full by now must not leave the next one changed;
                // what is not noted is put back once more by the next start.
                if let Err(problem) = journal.mark_restored(change.id).await {
                    restored.failed.push((change.name, problem));
                    continue;
                }
                if back == Back::Left {
                    tracing::info!(what = change.kind, "left as it is for another import");
                    restored.left.push(change.name);
                    continue;
                }
                tracing::info!(what = change.kind, at = %Timestamp::now(), "put back in Zammad");
                restored.done.push(change.name);
            }
            Err(problem) => restored.failed.push((change.name, problem)),
        }
    }
    Ok(restored)
}

/// Wait between two looks for requests under way.
const LOOK: Duration = Duration::from_millis(500);

/// Waits until every request that has left is known to have come true, or
/// `certainty` has passed since it left. Whatever comes true only after Zammad
/// speaks again would be heard: an agent's mail would even be sent.
///
/// Without anything to put back there is nothing to wait for. `tell` hears how many
/// are waited for, and for how long at most.
///
/// # Errors
/// Only what the journal says.
pub(crate) async fn await_requests(
    client: &Client,
    journal: &Journal,
    certainty: Duration,
    tell: impl Fn(u64, Duration),
) -> Result<(), Problem> {
    if !journal.is_silenced().await? {
        return Ok(());
    }
    let mut rows = journal.sending().await?;
    loop {
        let now = Timestamp::now();
        rows.retain(|row| row.until_certain(certainty, now) > Duration::ZERO);
        if rows.is_empty() {
            return Ok(());
        }
        let md5s: Vec<String> = rows.iter().flat_map(MessageRow::all_md5s).collect();
        match client.find_articles(&md5s).await {
            Ok(found) => rows.retain(|row| row.all_md5s().iter().any(|md5| !found.contains_key(md5))),
            Err(problem) if problem.kind() == Kind::Passing => {}
            // Who cannot look cannot put back either, and is told so there.
            Err(_) => return Ok(()),
        }
        if let Some(longest) = rows.iter().map(|row| row.until_certain(certainty, now)).max() {
            tell(rows.len() as u64, longest);
            tokio::time::sleep(LOOK).await;
        }
    }
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Back {
    /// It is as it was.
    Put,
    /// Another import has it by now.
    Left,
}

async fn put_back_patiently(
    client: &Client,
    journal: &Journal,
    change: &Change,
    own: &Own,
) -> Result<Back, Problem> {
    let mut attempt = 1;
    loop {
        match put_back(client, journal, change, own).await {
            Err(problem) if problem.kind() == Kind::Passing && attempt < ATTEMPTS => {
                let wait = problem.wait_hint().unwrap_or(Duration::from_secs(1 << attempt));
                tokio::time::sleep(wait.min(Duration::from_mins(1))).await;
                attempt += 1;
            }
            outcome => return outcome,
        }
    }
}

async fn put_back(client: &Client, journal: &Journal, change: &Change, own: &Own) -> Result<Back, Problem> {
    if let Some(kind) = change.kind.strip_prefix(CHANNEL).and_then(ChannelKind::read) {
        return resume_channel(client, journal, ChannelId { kind, id: change.target }, change).await;
    }
    if change.kind == TRIGGER {
        client.set_trigger_active(change.target, change.former).await?;
        return Ok(Back::Put);
    }
    let setting = import_mode::read(client).await?;
    if matches!(setting.owner(own), Owner::Another(_)) {
        return Ok(Back::Left);
    }
    // Also where it is read as off: a switch of ours may still be under way.
    import_mode::switch(client, &setting, change.former).await?;
    let now = import_mode::read(client).await?;
    if now.on == change.former || matches!(now.owner(own), Owner::Another(_)) {
        Ok(Back::Put)
    } else {
        Err(Problem::passing("import-mode-not-restored"))
    }
}

/// What was imported and lies where a channel reads, as far as that can be told without
/// asking the mailbox.
async fn trap_where_it_reads(
    client: &Client,
    journal: &Journal,
    channel: &Channel,
) -> Result<Option<Problem>, Problem> {
    let lying = |problem: Problem, folder: String, count: u64| {
        let problem = problem.with("channel", channel.name()).with("folder", folder).with("count", count);
        (count > 0).then_some(problem)
    };
    let trap = || Problem::person("channel-put-back-trap");
    Ok(match client.channel_folder_unasked(channel).await? {
        // A folder of Graph's that Zammad no longer sees is fetched by nobody.
        Unasked::Gone => None,
        Unasked::Path(folder) => {
            let there = journal.imported_and_there(&folder).await?;
            lying(trap(), folder, there)
        }
        Unasked::PerhapsInbox { path, or } => match journal.imported_and_there(&path).await? {
            0 => {
                let there = journal.imported_and_there(&or).await?;
                lying(Problem::person("channel-put-back-unsure"), path, there)
            }
            there => lying(trap(), path, there),
        },
    })
}

/// Switches a paused channel on again, unless it would then import again, and delete,
/// what this plan has imported and left where the channel reads: Zammad asks for
/// Message-IDs only where it keeps mail (docs/zammad.md#channels).
async fn resume_channel(
    client: &Client,
    journal: &Journal,
    id: ChannelId,
    change: &Change,
) -> Result<Back, Problem> {
    let channel = match client.channel(id).await {
        Ok(channel) => channel,
        // Whoever removed it, or had it migrated, wants it so.
        Err(problem) if problem.code() == "channel-gone" => return Ok(Back::Left),
        Err(problem) => return Err(problem),
    };
    if channel.active == change.former {
        return Ok(Back::Put);
    }
    if change.former
        && channel.deletes()
        && let Some(problem) = trap_where_it_reads(client, journal, &channel).await?
    {
        return Err(problem);
    }
    client.set_channel_active(id, change.former).await?;
    Ok(Back::Put)
}
