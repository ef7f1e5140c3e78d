//! What never changes of each message, in memory: so that 100,000 of them are
//! searched and sorted within a frame of the screen.

use std::collections::BTreeMap;

use memchr::memmem;
use rusqlite::{Connection, params_from_iter};

use super::listing::{Age, MessageFilter, Order};

/// The part of a message that the scan fixes.
struct Entry {
    id: i64,
    dated: i64,
    size: i64,
    folder: i64,
    traits: u8,
    /// Where its text begins and its subject and sender end, in the text of all.
    text: usize,
    subject_end: usize,
    sender_end: usize,
}

/// All messages by id. It follows the journal: what is new is added, and after
/// any message was forgotten, whose id may be given out again, all is read anew.
#[derive(Default)]
pub(super) struct Catalogue {
    forgotten: i64,
    entries: Vec<Entry>,
    /// Subject, sender and Message-ID of each, lower-case, a line each.
    text: String,
    /// Places of the entries in each order that was asked for.
    orders: BTreeMap<Order, Vec<u32>>,
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

impl Catalogue {
    /// Ids of the filter's messages, in its order.
    pub fn select(&mut self, connection: &Connection, filter: &MessageFilter) -> rusqlite::Result<Vec<i64>> {
        self.follow(connection)?;
        let last = self.entries.last().map_or(0, |entry| entry.id);
        let sets = [
            by_outcome(connection, filter, last)?,
            by_reason(connection, filter, last)?,
            by_age(connection, filter, last)?,
            self.by_text(&filter.text, last),
        ];
        let sets: Vec<&Ids> = sets.iter().flatten().collect();
        let traits = filter.traits.iter().fold(0, |bits, wanted| bits | wanted.bit());
        let wanted = |entry: &&Entry| {
            (traits == 0 || entry.traits & traits != 0)
                && filter.folder.is_none_or(|folder| folder == entry.folder)
                && sets.iter().all(|set| set.holds(entry.id))
        };
        self.sort(filter.order);
        let order = self.orders.get(&filter.order).map_or(&[][..], Vec::as_slice);
        let entries = order.iter().map(|place| &self.entries[*place as usize]);
        Ok(entries.filter(wanted).map(|entry| entry.id).collect())
    }

    /// Reads what the journal has and this has not.
    fn follow(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        let forgotten =
            connection.prepare_cached("SELECT messages FROM forgotten")?.query_row([], |row| row.get(0))?;
        if forgotten != self.forgotten {
            *self = Self { forgotten, ..Self::default() };
        }
        let last = self.entries.last().map_or(0, |entry| entry.id);
        let before = self.entries.len();
        let mut newer = connection.prepare_cached(
            "SELECT id, dated, size, folder, date_missing, nameless, machine_made, subject,
                 coalesce(from_email, ''), coalesce(message_id, '')
             FROM messages WHERE id > ?1 ORDER BY id",
        )?;
        let mut rows = newer.query([last])?;
        while let Some(row) = rows.next()? {
            let traits = [4, 5, 6].into_iter().enumerate().try_fold(
                0,
                |bits, (bit, column)| -> rusqlite::Result<u8> {
                    Ok(bits | (u8::from(row.get::<_, bool>(column)?) << bit))
                },
            )?;
            let text = self.text.len();
            let mut ends = [0; 3];
            for (end, column) in ends.iter_mut().zip(7..) {
                self.add_text(row.get_ref(column)?.as_str()?);
                *end = self.text.len();
                self.text.push('\n');
            }
            self.entries.push(Entry {
                id: row.get(0)?,
                dated: row.get(1)?,
                size: row.get(2)?,
                folder: row.get(3)?,
                traits,
                text,
                subject_end: ends[0],
                sender_end: ends[1],
            });
        }
        if self.entries.len() > before {
            self.orders.clear();
        }
        Ok(())
    }

    fn add_text(&mut self, text: &str) {
        if text.is_ascii() {
            self.text.extend(text.chars().map(|letter| one_line(letter.to_ascii_lowercase())));
        } else {
            self.text.extend(folded(text));
        }
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

    fn sort(&mut self, order: Order) {
        if self.orders.contains_key(&order) {
            return;
        }
        let mut places: Vec<u32> = (0..self.entries.len() as u32).collect();
        let entry = |place: &u32| &self.entries[*place as usize];
        let date = |place: &u32| (entry(place).dated, entry(place).id);
        let subject = |place: &u32| &self.text[entry(place).text..entry(place).subject_end];
        let sender = |place: &u32| &self.text[entry(place).subject_end + 1..entry(place).sender_end];
        match order {
            Order::OldestFirst => places.sort_unstable_by_key(date),
            Order::NewestFirst => places.sort_unstable_by_key(|place| std::cmp::Reverse(date(place))),
            Order::LargestFirst => {
                places.sort_unstable_by_key(|place| (-entry(place).size, date(place)));
            }
            Order::Subject => {
                places.sort_unstable_by(|a, b| subject(a).cmp(subject(b)).then(date(a).cmp(&date(b))));
            }
            Order::Sender => {
                places.sort_unstable_by(|a, b| sender(a).cmp(sender(b)).then(date(a).cmp(&date(b))));
            }
        }
        self.orders.insert(order, places);
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
    if filter.outcomes.is_empty() {
        return Ok(None);
    }
    let mut found = Ids::new(last);
    for outcome in &filter.outcomes {
        ids(connection, &outcome.sql(), &[], &mut found)?;
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
