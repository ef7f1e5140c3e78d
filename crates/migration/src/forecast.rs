//! What an import would do, before anything does: numbers of the person's own
//! mail. [`Forecast::of`] is pure; what it counts comes out of the journal.

use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

use serde::Serialize;

use super::balance::Balance;
use super::journal::{ForecastFacts, ImportStatus, Journal, MessageState, NOT_WHOLE, TallyRow};
use crate::plan::{AfterImport, CreateUsers, Dates, Plan};
use crate::problem::Problem;
use crate::zammad::Client;
use crate::zammad::answers::Answering;

/// Recoverable Items hold 20 GB before Microsoft warns
/// (docs/microsoft365.md#recoverable-items), in bytes.
pub const RECOVERABLE_ITEMS_WARNING: u64 = 20_000_000_000;

/// With 30 GB in Recoverable Items nothing can be deleted any more (as above),
/// in bytes.
pub const RECOVERABLE_ITEMS_LIMIT: u64 = 30_000_000_000;

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Forecast {
    /// What became of every message so far.
    pub balance: Balance,
    /// The same question by folder.
    pub folders: BTreeMap<String, FolderForecast>,
    /// Messages to be imported.
    pub to_import: u64,
    /// Their bytes, as the mailbox states them.
    pub bytes_to_import: u64,
    /// Those of them older than the cut-off.
    pub archived: u64,
    /// Those that are not older: regular mail.
    pub regular: u64,
    /// Messages that are too large to be imported.
    pub too_large: u64,
    /// Tickets that would be made.
    pub new_tickets: u64,
    /// Different customers, known to Zammad or new.
    pub customers: u64,
    /// Customers whom Zammad does not know yet; `None` where its users could not
    /// be asked for.
    pub new_customers: Option<u64>,
    /// Further people in To and Cc who would become users; 0 where the plan makes none
    /// of them, `None` where they could not be counted.
    pub new_addressees: Option<u64>,
    /// Messages to be imported without a usable date.
    pub without_date: u64,
    /// Messages to be imported without a usable Message-ID.
    pub without_message_id: u64,
    /// Messages to be imported that machines sent, bounces and absences.
    pub machine_made: u64,
    /// People who could get mail from Zammad; none in quiet.
    pub people_who_could_be_answered: u64,
    /// Messages that would be deleted from the mailbox.
    pub messages_to_delete: u64,
    /// Their bytes.
    pub bytes_to_delete: u64,
    /// Whether Recoverable Items can hold them.
    pub recoverable_items: RecoverableItems,
    /// About how long the import takes.
    pub time: Estimate,
}

/// What an import would do with the mail of one folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FolderForecast {
    /// Messages found.
    pub messages: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Messages to be imported.
    pub to_import: u64,
    /// Their bytes.
    pub bytes_to_import: u64,
    /// Those of them older than the cut-off.
    pub archived: u64,
    /// Those that are not older: regular mail.
    pub regular: u64,
    /// Tickets whose first message lies here.
    pub new_tickets: u64,
    /// Messages that were in Zammad before.
    pub already_there: u64,
    /// Further copies of other messages.
    pub copies: u64,
    /// Messages that are too large.
    pub too_large: u64,
    /// Messages skipped for other reasons.
    pub skipped: u64,
}

/// Whether the place where Microsoft keeps deleted mail can hold it. What lies
/// there already cannot be seen over IMAP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecoverableItems {
    /// Nothing is deleted.
    Untouched,
    /// This mail alone stays below the warning.
    Fits,
    /// Over the warning: near the limit deleting may begin to fail.
    OverWarning,
    /// More than the limit: deleting all of it will fail.
    OverLimit,
}

impl RecoverableItems {
    fn of(bytes: u64) -> Self {
        match bytes {
            0 => Self::Untouched,
            _ if bytes > RECOVERABLE_ITEMS_LIMIT => Self::OverLimit,
            _ if bytes > RECOVERABLE_ITEMS_WARNING => Self::OverWarning,
            _ => Self::Fits,
        }
    }
}

/// About how long something takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Estimate {
    /// In whole seconds.
    pub seconds: u64,
    /// From how fast the newest run of this plan was, and not assumed.
    pub measured: bool,
}

/// Messages that say how fast a run is, at least.
const ENOUGH_MESSAGES: u64 = 50;
/// Time over which they were sent, at least, in seconds.
const ENOUGH_SECONDS: u64 = 10;
/// Messages a second, where nothing was measured yet: what a Zammad on a small
/// server takes in import mode, four requests at once (docs/zammad.md#speed),
/// rounded down.
const ASSUMED_IN_IMPORT_MODE: u64 = 8;
/// The same outside import mode.
const ASSUMED: u64 = 4;
/// Bytes a second that a mailbox is assumed to hand out.
const ASSUMED_BYTES: u64 = 2_000_000;
/// Import mode needs so long to reach every part of Zammad, in seconds.
const SWITCHING: u64 = 30;

/// Seconds until import mode holds, where it is needed.
fn switching(dates: Dates) -> u64 {
    if dates == Dates::Original { SWITCHING } else { 0 }
}

impl Estimate {
    fn of(facts: &ForecastFacts, messages: u64, bytes: u64, dates: Dates) -> Self {
        let assumed = Self::assumed(messages, bytes, dates);
        let measured = facts
            .last_run
            .filter(|(sent, seconds)| messages > 0 && *sent >= ENOUGH_MESSAGES && *seconds >= ENOUGH_SECONDS)
            .map(|(sent, seconds)| messages.saturating_mul(seconds).div_ceil(sent));
        match measured {
            Some(measured) => Self { seconds: switching(dates) + measured, measured: true },
            None => assumed,
        }
    }

    /// Before anything was measured: for so many messages of so many bytes.
    pub fn assumed(messages: u64, bytes: u64, dates: Dates) -> Self {
        if messages == 0 {
            return Self { seconds: 0, measured: false };
        }
        let rate = if dates == Dates::Original { ASSUMED_IN_IMPORT_MODE } else { ASSUMED };
        let assumed = messages.div_ceil(rate).max(bytes / ASSUMED_BYTES);
        Self { seconds: switching(dates) + assumed, measured: false }
    }

    /// The time itself.
    pub fn time(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }
}

impl Forecast {
    /// The forecast of a plan from what its journal says. `new_users` are those of
    /// [`ForecastFacts::unmet_customers`] and of
    /// [`ForecastFacts::unmet_addressees`] whom Zammad does not know, `answered` the
    /// people whom its triggers would answer.
    pub fn of(
        plan: &Plan,
        facts: &ForecastFacts,
        (new_customers, new_addressees): (Option<u64>, Option<u64>),
        answered: u64,
    ) -> Self {
        let mut folders: BTreeMap<String, FolderForecast> = BTreeMap::new();
        for row in &facts.tally {
            let path = facts.folders.get(&row.folder).cloned().unwrap_or_default();
            folders.entry(path).or_default().count(row);
        }
        for (folder, tickets) in &facts.new_tickets {
            let path = facts.folders.get(folder).cloned().unwrap_or_default();
            folders.entry(path).or_default().new_tickets += tickets;
        }
        let sum = |number: fn(&FolderForecast) -> u64| folders.values().map(number).sum::<u64>();
        let (to_import, bytes_to_import) =
            (sum(|folder| folder.to_import), sum(|folder| folder.bytes_to_import));
        let (messages_to_delete, bytes_to_delete) =
            if plan.after_import == AfterImport::Delete { to_delete(&facts.tally) } else { (0, 0) };
        Self {
            balance: Balance { with_original: facts.with_original, ..Balance::of(&facts.tally) },
            to_import,
            bytes_to_import,
            archived: sum(|folder| folder.archived),
            regular: sum(|folder| folder.regular),
            too_large: sum(|folder| folder.too_large),
            new_tickets: sum(|folder| folder.new_tickets),
            customers: facts.customers,
            new_customers,
            new_addressees,
            without_date: facts.without_date,
            without_message_id: facts.without_message_id,
            machine_made: facts.machine_made,
            people_who_could_be_answered: if plan.import.auto_replies { answered } else { 0 },
            messages_to_delete,
            bytes_to_delete,
            recoverable_items: RecoverableItems::of(bytes_to_delete),
            time: Estimate::of(facts, to_import, bytes_to_import, plan.import.dates),
            folders,
        }
    }

    /// Bytes of all that deleting would take, by the journal's tally.
    pub(crate) fn bytes_to_delete(tally: &[TallyRow]) -> u64 {
        to_delete(tally).1
    }

    /// Reads the forecast of a plan out of its journal, and asks Zammad once,
    /// page by page, whom it knows.
    ///
    /// # Errors
    /// What the journal says, and Zammad where it may answer. Where Zammad does not
    /// tell its users, the number of new customers is missing and the rest stands.
    pub async fn read(plan: &Plan, journal: &Journal, client: &Client) -> Result<Self, Problem> {
        let facts = journal.forecast_facts().await?;
        let new_users = Self::new_users(plan, &facts, client).await;
        let answered = if plan.import.auto_replies {
            Answering::ask(client).await?.people(&facts.openers, &facts.writers)
        } else {
            0
        };
        Ok(Self::of(plan, &facts, new_users, answered))
    }

    /// How many customers and further people would become users.
    async fn new_users(plan: &Plan, facts: &ForecastFacts, client: &Client) -> (Option<u64>, Option<u64>) {
        let addressees = match plan.import.create_users {
            CreateUsers::Customers => Some(Vec::new()),
            CreateUsers::Everyone => without_desk(plan, facts.unmet_addressees.clone(), client).await,
        };
        let nobody = addressees.as_ref().is_none_or(Vec::is_empty);
        let known = if facts.unmet_customers.is_empty() && nobody {
            Some(HashSet::new())
        } else {
            client.user_addresses().await.unwrap_or_else(|problem| {
                tracing::warn!(code = problem.code(), "Zammad's users could not be counted");
                None
            })
        };
        let Some(known) = known else { return (None, None) };
        let new = |addresses: &Vec<String>| unknown(addresses, &known);
        (Some(new(&facts.unmet_customers)), addressees.as_ref().map(new))
    }
}

/// People, and none of the helpdesk's own addresses.
async fn without_desk(plan: &Plan, people: Option<Vec<String>>, client: &Client) -> Option<Vec<String>> {
    let mut people = people?;
    let desk = client.email_addresses().await.unwrap_or_default();
    people.retain(|address| {
        *address != plan.microsoft.mailbox
            && !desk.iter().any(|known| known.email.eq_ignore_ascii_case(address))
    });
    Some(people)
}

fn unknown(addresses: &[String], known: &HashSet<String>) -> u64 {
    addresses.iter().filter(|address| !known.contains(&address.to_lowercase())).count() as u64
}

/// Messages that deleting would take: what is to be imported, what is imported
/// and waits, and what was imported before and kept.
fn to_delete(tally: &[TallyRow]) -> (u64, u64) {
    let waits = |row: &&TallyRow| match row.state {
        MessageState::Found | MessageState::Sending | MessageState::Imported => true,
        MessageState::Unsettled => !NOT_WHOLE.contains(&row.reason.as_str()),
        MessageState::Settled => matches!(row.reason.as_str(), "keep" | "mark-read"),
        MessageState::Skipped | MessageState::Failed => false,
    };
    tally
        .iter()
        .filter(waits)
        .fold((0, 0), |(messages, bytes), row| (messages + row.messages, bytes + row.bytes))
}

impl FolderForecast {
    fn count(&mut self, row: &TallyRow) {
        self.messages += row.messages;
        self.bytes += row.bytes;
        match ImportStatus::of(row.state, &row.reason) {
            ImportStatus::ToImport => {
                self.to_import += row.messages;
                self.bytes_to_import += row.bytes;
                *(if row.archived { &mut self.archived } else { &mut self.regular }) += row.messages;
            }
            ImportStatus::AlreadyThere => self.already_there += row.messages,
            ImportStatus::Copy => self.copies += row.messages,
            ImportStatus::TooLarge => self.too_large += row.messages,
            ImportStatus::Skipped => self.skipped += row.messages,
            ImportStatus::Imported | ImportStatus::Unsettled | ImportStatus::Failed => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{ALREADY_THERE, COPY};

    fn plan(action: &str, more: &str) -> Plan {
        let text = format!(
            "version = 1\n[zammad]\nurl = \"https://help.example.com\"\n[microsoft]\ntenant = \"contoso.example\"\n\
             client_id = \"11111111-2222-3333-4444-555555555555\"\naccount = \"a@contoso.example\"\n\
             mailbox = \"a@contoso.example\"\n[[folder]]\npath = \"INBOX\"\ngroup = \"Users\"\n\
             [import]\n{more}\n[after_import]\naction = \"{action}\"\n"
        );
        Plan::read(&text, std::path::Path::new(".")).expect("a plan")
    }

    fn row(archived: bool, state: MessageState, reason: &str, messages: u64, bytes: u64) -> TallyRow {
        TallyRow { folder: 1, archived, state, reason: reason.into(), messages, bytes }
    }

    fn facts() -> ForecastFacts {
        ForecastFacts {
            folders: BTreeMap::from([(1, "INBOX".to_owned())]),
            tally: vec![
                row(true, MessageState::Found, "", 600, 12_000_000_000),
                row(false, MessageState::Found, "", 200, 9_000_000_000),
                row(false, MessageState::Settled, "keep", 5, 1),
                row(false, MessageState::Imported, "", 7, 1_000_000_000),
                row(false, MessageState::Unsettled, "article-differs", 1, 90_000_000_000),
                row(false, MessageState::Skipped, ALREADY_THERE, 3, 1),
                row(false, MessageState::Skipped, COPY, 4, 1),
                row(false, MessageState::Skipped, "message-over-every-limit", 2, 1),
                row(false, MessageState::Skipped, "message-substitute", 1, 1),
            ],
            new_tickets: BTreeMap::from([(1, 300)]),
            ..ForecastFacts::default()
        }
    }

    #[test]
    fn every_message_found_is_told_once() {
        let forecast = Forecast::of(&plan("keep", ""), &facts(), (None, None), 0);
        assert_eq!((forecast.to_import, forecast.archived, forecast.regular), (800, 600, 200));
        let inbox = &forecast.folders["INBOX"];
        assert_eq!((inbox.already_there, inbox.copies, inbox.too_large, inbox.skipped), (3, 4, 2, 1));
        assert_eq!((inbox.messages, forecast.balance.found), (823, 823));
        assert_eq!((forecast.new_tickets, forecast.messages_to_delete), (300, 0));
        assert_eq!(forecast.recoverable_items, RecoverableItems::Untouched);
    }

    #[test]
    fn nobody_is_written_to_in_quiet() {
        let answered = |more| {
            Forecast::of(&plan("keep", more), &facts(), (None, None), 150).people_who_could_be_answered
        };
        assert_eq!(answered(""), 0);
        assert_eq!(answered("auto_replies = true"), 150);
    }

    #[test]
    fn what_would_be_deleted_is_held_against_what_microsoft_keeps() {
        let forecast = Forecast::of(&plan("delete", ""), &facts(), (None, None), 0);
        // An article that differs keeps its message in the mailbox.
        assert_eq!((forecast.messages_to_delete, forecast.bytes_to_delete), (812, 22_000_000_001));
        assert_eq!(forecast.recoverable_items, RecoverableItems::OverWarning);
        let cases = [
            (0, RecoverableItems::Untouched),
            (1, RecoverableItems::Fits),
            (RECOVERABLE_ITEMS_WARNING, RecoverableItems::Fits),
            (RECOVERABLE_ITEMS_LIMIT, RecoverableItems::OverWarning),
            (RECOVERABLE_ITEMS_LIMIT + 1, RecoverableItems::OverLimit),
        ];
        for (bytes, expected) in cases {
            assert_eq!(RecoverableItems::of(bytes), expected, "{bytes}");
        }
    }

    #[test]
    fn the_time_is_measured_where_a_run_was_long_enough_to_tell() {
        let estimate = |last_run, messages, bytes| {
            let facts = ForecastFacts { last_run, ..ForecastFacts::default() };
            Estimate::of(&facts, messages, bytes, Dates::Today)
        };
        assert_eq!(estimate(Some((100, 50)), 1000, 0), Estimate { seconds: 500, measured: true });
        assert_eq!(estimate(Some((5, 50)), 1000, 0), Estimate { seconds: 250, measured: false });
        assert_eq!(estimate(None, 10, 2_000_000_000), Estimate { seconds: 1000, measured: false });
        assert_eq!(estimate(None, 0, 0).seconds, 0);
    }

    #[test]
    fn addresses_are_compared_without_case() {
        let known = HashSet::from(["ann@x.example".to_owned()]);
        assert_eq!(unknown(&["Ann@x.example".into(), "bob@x.example".into()], &known), 1);
    }
}
