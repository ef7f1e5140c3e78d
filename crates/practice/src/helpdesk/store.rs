//! Everything the helpdesk holds, and how it is found.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde_json::{Value, json};

use super::clock;
use super::options::{Options, Version};
use super::outbox::Sent;
use super::records::{Article, HistoryEntry, Ticket, User};
use super::sign_ins::Begun;
use super::table::{self, Row, Table};

/// All state of a practice helpdesk.
#[derive(Debug)]
pub(super) struct Store {
    pub(super) options: Options,
    /// The user behind the token.
    pub(super) owner_id: u64,
    pub(super) groups: Table,
    pub(super) states: Table,
    pub(super) priorities: Table,
    pub(super) triggers: Table,
    pub(super) jobs: Table,
    pub(super) slas: Table,
    pub(super) settings: Table,
    pub(super) email_addresses: Table,
    pub(super) roles: Table,
    pub(super) channels: Table,
    pub(super) credentials: Table,
    pub(super) users: BTreeMap<u64, User>,
    user_by_email: HashMap<String, u64>,
    user_by_login: HashMap<String, u64>,
    pub(super) tickets: BTreeMap<u64, Ticket>,
    pub(super) ticket_by_number: HashMap<String, u64>,
    pub(super) articles: BTreeMap<u64, Article>,
    pub(super) articles_by_md5: HashMap<String, Vec<u64>>,
    pub(super) outbox: Vec<Sent>,
    /// Addresses that a transaction under way is making a customer of.
    pub(super) customers_being_made: HashSet<String>,
    pub(super) health_issues: Vec<String>,
    /// The scheduler is there.
    pub(super) scheduler: bool,
    /// Sign-ins at Microsoft that were begun, by the session of the browser.
    pub(super) sign_ins: HashMap<String, Begun>,
    import_mode: ImportMode,
    /// The process that is asked now holds import mode as off.
    pub(super) import_mode_unseen: bool,
    /// How long the process that is asked now holds a former value of it.
    pub(super) settled_after: Duration,
    last: Last,
}

/// The highest ids given so far; none is given twice, even after a delete.
#[derive(Debug, Default)]
struct Last {
    user: u64,
    ticket: u64,
    article: u64,
    file: u64,
    history: u64,
    number: u64,
}

/// Import mode as the processes of a real Zammad hold it.
#[derive(Debug)]
struct ImportMode {
    before: bool,
    now: bool,
    switched: Option<Instant>,
}

impl Store {
    /// A store without any data yet.
    pub(super) fn empty(options: Options) -> Self {
        let on = options.import_mode;
        let settled_after = options.import_mode_settle;
        Self {
            options,
            owner_id: 0,
            groups: Table::default(),
            states: Table::default(),
            priorities: Table::default(),
            triggers: Table::default(),
            jobs: Table::default(),
            slas: Table::default(),
            settings: Table::default(),
            email_addresses: Table::default(),
            roles: Table::default(),
            channels: Table::default(),
            credentials: Table::default(),
            users: BTreeMap::new(),
            user_by_email: HashMap::new(),
            user_by_login: HashMap::new(),
            tickets: BTreeMap::new(),
            ticket_by_number: HashMap::new(),
            articles: BTreeMap::new(),
            articles_by_md5: HashMap::new(),
            outbox: Vec::new(),
            customers_being_made: HashSet::new(),
            health_issues: Vec::new(),
            scheduler: true,
            sign_ins: HashMap::new(),
            import_mode: ImportMode { before: on, now: on, switched: None },
            import_mode_unseen: false,
            settled_after,
            last: Last::default(),
        }
    }

    // -- ids

    pub(super) fn new_user_id(&mut self) -> u64 {
        self.last.user += 1;
        self.last.user
    }

    pub(super) fn new_ticket_id(&mut self) -> u64 {
        self.last.ticket += 1;
        self.last.ticket
    }

    pub(super) fn new_article_id(&mut self) -> u64 {
        self.last.article += 1;
        self.last.article
    }

    pub(super) fn new_file_id(&mut self) -> u64 {
        self.last.file += 1;
        self.last.file
    }

    /// The next free ticket number: the system's id and a counter.
    pub(super) fn new_number(&mut self) -> String {
        loop {
            self.last.number += 1;
            let system = self.setting("system_id").and_then(Value::as_u64).unwrap_or(80);
            let number = format!("{system}{:03}", self.last.number);
            if !self.ticket_by_number.contains_key(&number) {
                return number;
            }
        }
    }

    // -- settings

    /// A setting's value by its name.
    pub(super) fn setting(&self, name: &str) -> Option<&Value> {
        self.settings.by_name(name).and_then(|(_, row)| row.get("state_current")?.get("value"))
    }

    pub(super) fn setting_text(&self, name: &str) -> &str {
        self.setting(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// Whether import mode has its effect now; see `Options::import_mode_settle`.
    pub(super) fn import_mode(&self) -> bool {
        if self.import_mode_unseen {
            return false;
        }
        match self.import_mode.switched {
            Some(at) if at.elapsed() < self.settled_after => self.import_mode.before,
            _ => self.import_mode.now,
        }
    }

    /// Notes that the setting `import_mode` was written.
    pub(super) fn switch_import_mode(&mut self, on: bool) {
        let before = self.import_mode();
        self.import_mode = ImportMode { before, now: on, switched: Some(Instant::now()) };
    }

    // -- users

    pub(super) fn put_user(&mut self, user: User) {
        self.last.user = self.last.user.max(user.id);
        if !user.email.is_empty() {
            self.user_by_email.entry(user.email.to_lowercase()).or_insert(user.id);
        }
        self.user_by_login.entry(user.login.to_lowercase()).or_insert(user.id);
        self.users.insert(user.id, user);
    }

    pub(super) fn user_by_email(&self, email: &str) -> Option<u64> {
        self.user_by_email.get(&email.to_lowercase()).copied()
    }

    pub(super) fn user_by_login(&self, login: &str) -> Option<u64> {
        self.user_by_login.get(&login.to_lowercase()).copied()
    }

    /// A user's login, as names of people are shown.
    pub(super) fn login(&self, id: u64) -> String {
        self.users.get(&id).map_or_else(|| "-".to_owned(), |user| user.login.clone())
    }

    pub(super) fn user_json(&self, user: &User) -> Row {
        user.json(|group| self.group_is_active(group))
    }

    // -- groups

    pub(super) fn group_is_active(&self, id: u64) -> bool {
        self.groups.get(id).is_some_and(|group| table::yes(group, "active"))
    }

    /// Whether a user may do something in a group: `full` or the right itself.
    pub(super) fn has_right(&self, user_id: u64, group_id: u64, right: &str) -> bool {
        let Some(user) = self.users.get(&user_id).filter(|user| user.is_agent()) else { return false };
        self.group_is_active(group_id)
            && user
                .groups
                .get(&group_id)
                .is_some_and(|rights| rights.iter().any(|held| held == "full" || held == right))
    }

    /// The address a group sends from.
    pub(super) fn group_address(&self, group_id: u64) -> Option<&Row> {
        let group = self.groups.get(group_id)?;
        self.email_addresses.get(table::id(group, "email_address_id")?)
    }

    /// The display name of an address: `realname`, later `name`.
    pub(super) fn address_name(row: &Row) -> &str {
        let name = table::text(row, "realname");
        if name.is_empty() { table::text(row, "name") } else { name }
    }

    /// Whether mail from this address comes from the helpdesk itself.
    pub(super) fn is_own_address(&self, address: &str) -> bool {
        self.email_addresses.iter().any(|(_, row)| table::text(row, "email").eq_ignore_ascii_case(address))
    }

    // -- states

    /// The id of the first state with a flag such as `default_create`.
    pub(super) fn state_with(&self, flag: &str) -> Option<u64> {
        self.states.iter().find(|(_, row)| table::yes(row, flag)).map(|(id, _)| id)
    }

    /// The type of a state, such as `closed`.
    pub(super) fn state_type(&self, state_id: u64) -> &'static str {
        state_type_name(self.states.get(state_id).and_then(|row| table::id(row, "state_type_id")))
    }

    // -- tickets and articles

    pub(super) fn add_history(&mut self, ticket_id: u64, entry: HistoryEntry) {
        self.last.history += 1;
        let id = self.last.history;
        if let Some(ticket) = self.tickets.get_mut(&ticket_id) {
            ticket.history.push(HistoryEntry { id, ..entry });
        }
    }

    pub(super) fn put_ticket(&mut self, ticket: Ticket) {
        self.last.ticket = self.last.ticket.max(ticket.id);
        self.ticket_by_number.insert(ticket.number.clone(), ticket.id);
        self.tickets.insert(ticket.id, ticket);
    }

    /// Stores an article and lists it in its ticket.
    pub(super) fn put_article(&mut self, article: Article) {
        self.last.article = self.last.article.max(article.id);
        if let Some(md5) = &article.message_id_md5 {
            self.articles_by_md5.entry(md5.clone()).or_default().push(article.id);
        }
        if let Some(ticket) = self.tickets.get_mut(&article.ticket_id) {
            ticket.articles.push(article.id);
        }
        self.articles.insert(article.id, article);
    }

    /// Deletes a ticket with its articles.
    pub(super) fn delete_ticket(&mut self, id: u64) {
        let Some(ticket) = self.tickets.remove(&id) else { return };
        self.ticket_by_number.remove(&ticket.number);
        for article_id in ticket.articles {
            let Some(article) = self.articles.remove(&article_id) else { continue };
            if let Some(ids) = article.message_id_md5.and_then(|md5| self.articles_by_md5.get_mut(&md5)) {
                ids.retain(|known| *known != article_id);
            }
        }
    }

    /// The articles of a ticket in the order of their ids.
    pub(super) fn articles_of(&self, ticket_id: u64) -> impl Iterator<Item = &Article> {
        let ids = self.tickets.get(&ticket_id).map(|ticket| ticket.articles.as_slice()).unwrap_or_default();
        ids.iter().filter_map(|id| self.articles.get(id))
    }

    pub(super) fn article_json(&self, article: &Article) -> Value {
        // 5.5 does not list them (tests/transcripts), 6.6 and 7.0 do, 7.1.1 and
        // later do not (issue 6254 of Zammad's tracker).
        let lists_inline = (Version::V6_6..Version::V7_2).contains(&self.options.version);
        article.json(|id| self.login(id), lists_inline)
    }

    // -- tables

    /// A table by its route's name, with the class its records have in Zammad.
    pub(super) fn table(&self, route: &str) -> Option<(&'static str, &Table)> {
        Some(match route {
            "groups" => ("Group", &self.groups),
            "ticket_states" => ("Ticket::State", &self.states),
            "ticket_priorities" => ("Ticket::Priority", &self.priorities),
            "triggers" => ("Trigger", &self.triggers),
            "jobs" => ("Job", &self.jobs),
            "slas" => ("Sla", &self.slas),
            "settings" => ("Setting", &self.settings),
            "email_addresses" => ("EmailAddress", &self.email_addresses),
            "roles" => ("Role", &self.roles),
            "channels" => ("Channel", &self.channels),
            "external_credentials" => ("ExternalCredential", &self.credentials),
            _ => return None,
        })
    }

    pub(super) fn table_mut(&mut self, route: &str) -> Option<&mut Table> {
        Some(match route {
            "groups" => &mut self.groups,
            "ticket_states" => &mut self.states,
            "ticket_priorities" => &mut self.priorities,
            "triggers" => &mut self.triggers,
            "jobs" => &mut self.jobs,
            "slas" => &mut self.slas,
            "settings" => &mut self.settings,
            "email_addresses" => &mut self.email_addresses,
            "roles" => &mut self.roles,
            "channels" => &mut self.channels,
            "external_credentials" => &mut self.credentials,
            _ => return None,
        })
    }

    /// Merges values into a record, or adds it; as another person's change.
    pub(super) fn put_record(&mut self, route: &str, id: u64, values: &Value) {
        let now = clock::text(clock::now());
        let Some(table) = self.table_mut(route) else { return };
        let mut row = table.get(id).cloned().unwrap_or_else(|| fresh(1, &now));
        row.insert("updated_at".to_owned(), now.into());
        row.extend(table::row(values.clone()));
        if route == "external_credentials" {
            row.retain(|column, _| !column.ends_with("_by_id"));
        }
        table.put(id, row);
    }

    /// Marks a record as changed now, by someone or by nobody.
    pub(super) fn touch(&mut self, route: &str, id: u64, by: Option<u64>, now: Timestamp) {
        let Some(row) = self.table_mut(route).and_then(|table| table.get_mut(id)) else { return };
        row.insert("updated_at".to_owned(), clock::text(now).into());
        if let Some(by) = by {
            row.insert("updated_by_id".to_owned(), by.into());
        }
    }
}

/// Name of a state type by its id, as seeded.
fn state_type_name(id: Option<u64>) -> &'static str {
    match id {
        Some(1) => "new",
        Some(2) => "open",
        Some(3) => "pending reminder",
        Some(4) => "pending action",
        Some(5) => "closed",
        Some(6) => "merged",
        Some(7) => "removed",
        _ => "",
    }
}

/// The columns that every new record has.
pub(super) fn fresh(by: u64, now: &str) -> Row {
    table::row(json!({"created_by_id": by, "updated_by_id": by, "created_at": now, "updated_at": now}))
}
