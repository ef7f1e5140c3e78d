//! Which messages a list has, in which order: so that 100,000 of them are
//! listed, searched and sorted within a frame of the screen.
//!
//! The order by date and what became of each message are the journal's indexes.
//! Only a list that is searched, or sorted by what no index knows, has the words
//! of all messages read into memory.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use memchr::{memchr, memmem};
use rusqlite::{Connection, params_from_iter};

use super::filter::{Age, MessageFilter, Order};
use super::reporting::WITH_ORIGINAL;

/// The part of a message that the scan fixes.
struct Entry {
    id: i64,
    dated: i64,
    size: i64,
    traits: u8,
    /// Where its text begins, in the text of all.
    text: usize,
    /// How many bytes its subject and its sender have there.
    subject: u32,
    sender: u32,
}

/// What never changes of each message. It follows the journal: what is new is
/// added, and after any message was forgotten, whose id may be given out again,
/// all is read anew.
#[derive(Default)]
pub(super) struct Catalogue {
    forgotten: i64,
    /// The newest message that the journal has.
    last: i64,
    /// Ids of all messages up to that one, in each order that was asked for.
    orders: BTreeMap<Order, Vec<i64>>,
    words: Words,
}

/// All messages by id, as far as they were read.
#[derive(Default)]
struct Words {
    entries: Vec<Entry>,
    /// Subject, sender and Message-ID of each, lower-case, a line each.
    text: String,
}

/// A set of journal ids.
struct Ids(Vec<u64>);

impl Ids {
    fn new(last: i64) -> Self {
        Self(vec![0; last as usize / 64 + 1])
    }

    fn add(&mut self, id: i64) {
        if let Some(word) = self.0.get_mut(id as usize / 64) {
            *word |= 1 << (id % 64);
        }
    }

    fn holds(&self, id: i64) -> bool {
        self.0.get(id as usize / 64).is_some_and(|word| word & (1 << (id % 64)) != 0)
    }
}

/// Whether only the words of the messages tell what a filter asks.
fn needs_words(filter: &MessageFilter) -> bool {
    let by_date = matches!(filter.order, Order::OldestFirst | Order::NewestFirst);
    !by_date || !filter.traits.is_empty() || !filter.text.trim().is_empty()
}

impl Catalogue {
    /// Ids of the filter's messages, in its order.
    pub fn select(&mut self, connection: &Connection, filter: &MessageFilter) -> rusqlite::Result<Vec<i64>> {
        self.follow(connection)?;
        if needs_words(filter) {
            self.words.read(connection)?;
        }
        let last = self.last;
        let sets = [
            by_outcome(connection, filter, last)?,
            by_reason(connection, filter, last)?,
            by_age(connection, filter, last)?,
            by_folder(connection, filter, last)?,
            by_original(connection, filter, last)?,
            self.words.by_traits(filter, last),
            self.words.by_text(&filter.text, last),
        ];
        let sets: Vec<&Ids> = sets.iter().flatten().collect();
        let ids = self.ordered(connection, filter.order)?;
        Ok(ids.iter().copied().filter(|id| sets.iter().all(|set| set.holds(*id))).collect())
    }

    /// Takes note of what the journal has by now.
    fn follow(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        let forgotten =
            connection.prepare_cached("SELECT messages FROM forgotten")?.query_row([], |row| row.get(0))?;
        if forgotten != self.forgotten {
            *self = Self { forgotten, ..Self::default() };
        }
        let last = connection
            .prepare_cached("SELECT coalesce(max(id), 0) FROM messages")?
            .query_row([], |row| row.get(0))?;
        if last != self.last {
            self.last = last;
            self.orders.clear();
        }
        Ok(())
    }

    /// Ids of all messages in an order.
    fn ordered(&mut self, connection: &Connection, order: Order) -> rusqlite::Result<&[i64]> {
        if !self.orders.contains_key(&order) {
            let words = &self.words;
            let ids = match order {
                Order::OldestFirst => by_date(connection, "dated, id")?,
                Order::NewestFirst => by_date(connection, "dated DESC, id DESC")?,
                Order::LargestFirst => words.sorted(|a, b| b.size.cmp(&a.size)),
                Order::Subject => words.sorted(|a, b| words.subject(a).cmp(words.subject(b))),
                Order::Sender => words.sorted(|a, b| words.sender(a).cmp(words.sender(b))),
            };
            self.orders.insert(order, ids);
        }
        Ok(self.orders.get(&order).map_or(&[][..], Vec::as_slice))
    }
}

/// Ids of all messages in an order that is an index.
fn by_date(connection: &Connection, order: &str) -> rusqlite::Result<Vec<i64>> {
    let mut dated = connection.prepare_cached(&format!("SELECT id FROM messages ORDER BY {order}"))?;
    dated.query_map([], |row| row.get(0))?.collect()
}

impl Words {
    /// Reads what the journal has and this has not.
    fn read(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        let last = self.entries.last().map_or(0, |entry| entry.id);
        let mut newer = connection.prepare_cached(
            "SELECT id, dated, size, date_missing, nameless, machine_made, subject,
                 coalesce(from_email, ''), coalesce(message_id, '')
             FROM messages WHERE id > ?1 ORDER BY id",
        )?;
        let mut rows = newer.query([last])?;
        while let Some(row) = rows.next()? {
            let traits = [3, 4, 5].into_iter().enumerate().try_fold(
                0,
                |bits, (bit, column)| -> rusqlite::Result<u8> {
                    Ok(bits | (u8::from(row.get::<_, bool>(column)?) << bit))
                },
            )?;
            let text = self.text.len();
            let subject = self.add_text(row.get_ref(6)?.as_str()?);
            let sender = self.add_text(row.get_ref(7)?.as_str()?);
            self.add_text(row.get_ref(8)?.as_str()?);
            self.entries.push(Entry {
                id: row.get(0)?,
                dated: row.get(1)?,
                size: row.get(2)?,
                traits,
                text,
                subject,
                sender,
            });
        }
        self.entries.shrink_to_fit();
        self.text.shrink_to_fit();
        Ok(())
    }

    /// Adds a line; gives how many bytes it has.
    fn add_text(&mut self, text: &str) -> u32 {
        let start = self.text.len();
        if text.is_ascii() && memchr(b'\n', text.as_bytes()).is_none() {
            self.text.push_str(text);
            self.text[start..].make_ascii_lowercase();
        } else {
            self.text.extend(folded(text));
        }
        let length = self.text.len() - start;
        self.text.push('\n');
        length as u32
    }

    /// Messages with one of these traits; `None` where none is asked for.
    fn by_traits(&self, filter: &MessageFilter, last: i64) -> Option<Ids> {
        let traits = filter.traits.iter().fold(0, |bits, wanted| bits | wanted.bit());
        if traits == 0 {
            return None;
        }
        let mut found = Ids::new(last);
        for entry in self.entries.iter().filter(|entry| entry.traits & traits != 0) {
            found.add(entry.id);
        }
        Some(found)
    }

    /// Messages with this text; `None` where there is nothing to look for.
    fn by_text(&self, text: &str, last: i64) -> Option<Ids> {
        let text: String = folded(text.trim()).collect();
        if text.is_empty() {
            return None;
        }
        let mut found = Ids::new(last);
        let finder = memmem::Finder::new(text.as_bytes());
        let mut from = 0;
        while let Some(place) = finder.find(&self.text.as_bytes()[from..]) {
            let next = self.entries.partition_point(|entry| entry.text <= from + place);
            found.add(self.entries[next - 1].id);
            let Some(entry) = self.entries.get(next) else { break };
            from = entry.text;
        }
        Some(found)
    }

    fn subject(&self, entry: &Entry) -> &str {
        &self.text[entry.text..][..entry.subject as usize]
    }

    fn sender(&self, entry: &Entry) -> &str {
        &self.text[entry.text + entry.subject as usize + 1..][..entry.sender as usize]
    }

    /// Ids of all messages in an order; what is alike in it, oldest first.
    fn sorted(&self, compare: impl Fn(&Entry, &Entry) -> Ordering) -> Vec<i64> {
        let mut entries: Vec<&Entry> = self.entries.iter().collect();
        entries.sort_unstable_by(|a, b| compare(a, b).then((a.dated, a.id).cmp(&(b.dated, b.id))));
        entries.into_iter().map(|entry| entry.id).collect()
    }
}

fn one_line(letter: char) -> char {
    if letter == '\n' { ' ' } else { letter }
}

/// Lower-case, on one line.
fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase).map(one_line)
}

fn ids(connection: &Connection, condition: &str, facts: &[&str], into: &mut Ids) -> rusqlite::Result<()> {
    let mut asked = connection.prepare_cached(&format!("SELECT id FROM messages WHERE {condition}"))?;
    let mut rows = asked.query(params_from_iter(facts))?;
    while let Some(row) = rows.next()? {
        into.add(row.get(0)?);
    }
    Ok(())
}

fn by_outcome(connection: &Connection, filter: &MessageFilter, last: i64) -> rusqlite::Result<Option<Ids>> {
    if filter.statuses.is_empty() {
        return Ok(None);
    }
    let mut found = Ids::new(last);
    for status in &filter.statuses {
        ids(connection, &status.sql(), &[], &mut found)?;
    }
    Ok(Some(found))
}

fn by_reason(connection: &Connection, filter: &MessageFilter, last: i64) -> rusqlite::Result<Option<Ids>> {
    let Some(reason) = &filter.reason else { return Ok(None) };
    let mut found = Ids::new(last);
    let condition = "state IN ('skipped', 'failed', 'unsettled') AND reason <> '' AND reason = ?1";
    ids(connection, condition, &[reason], &mut found)?;
    Ok(Some(found))
}

fn by_age(connection: &Connection, filter: &MessageFilter, last: i64) -> rusqlite::Result<Option<Ids>> {
    let condition = match filter.age {
        None => return Ok(None),
        Some(Age::Archived) => "archived = 1",
        Some(Age::Regular) => "archived = 0",
    };
    let mut found = Ids::new(last);
    ids(connection, condition, &[], &mut found)?;
    Ok(Some(found))
}

fn by_original(connection: &Connection, filter: &MessageFilter, last: i64) -> rusqlite::Result<Option<Ids>> {
    if !filter.with_original {
        return Ok(None);
    }
    let mut found = Ids::new(last);
    ids(connection, WITH_ORIGINAL, &[], &mut found)?;
    Ok(Some(found))
}

fn by_folder(connection: &Connection, filter: &MessageFilter, last: i64) -> rusqlite::Result<Option<Ids>> {
    let Some(folder) = filter.folder else { return Ok(None) };
    let mut found = Ids::new(last);
    let mut asked = connection.prepare_cached("SELECT id FROM messages WHERE folder = ?1")?;
    let mut rows = asked.query([folder])?;
    while let Some(row) = rows.next()? {
        found.add(row.get(0)?);
    }
    Ok(Some(found))
}
