//! Values that are larger than an entry may be.
//!
//! Credential Manager takes 2,560 bytes; a refresh token may have more. A value
//! that does not fit is cut into parts with entries of their own, and its own
//! entry, the head, says which. New parts are written beside the old ones, then
//! the head is switched, then the old parts are removed: whenever that is
//! interrupted, the head leads to a whole value. Where there is no limit, or the
//! value fits, its entry simply holds it.

use sha2::{Digest as _, Sha256};

use super::store::{Store, Value};
use crate::problem::Problem;

/// Begins a head.
const MARK: &str = "mailferry-parts 1 ";

/// More parts than this no value has: 40 KB on Windows.
const MOST: usize = 16;

/// Which of two sets of parts is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    A,
    B,
}

impl Side {
    const BOTH: [Self; 2] = [Self::A, Self::B];

    fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }

    fn letter(self) -> char {
        match self {
            Self::A => 'a',
            Self::B => 'b',
        }
    }
}

/// What a head says.
#[derive(Debug, PartialEq, Eq)]
struct Head {
    side: Side,
    count: usize,
    checksum: String,
}

impl Head {
    fn read(value: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(value).ok()?.strip_prefix(MARK)?;
        let mut words = text.split(' ');
        let side = match words.next()? {
            "a" => Side::A,
            "b" => Side::B,
            _ => return None,
        };
        let count = words.next()?.parse().ok().filter(|count| (1..=MOST).contains(count))?;
        let checksum = words.next()?.to_owned();
        words.next().is_none().then_some(Self { side, count, checksum })
    }

    fn write(&self) -> String {
        format!("{MARK}{} {} {}", self.side.letter(), self.count, self.checksum)
    }
}

fn checksum(value: &[u8]) -> String {
    hex::encode(Sha256::digest(value))
}

fn part_name(name: &str, side: Side, number: usize) -> String {
    format!("{name}, part {}{number}", side.letter())
}

/// The whole value of a name.
pub(super) fn read(store: &mut dyn Store, name: &str) -> Result<Option<Value>, Problem> {
    // Another process may switch the head while its parts are being read.
    for _ in 0..3 {
        let Some(value) = store.get(name)? else { return Ok(None) };
        let Some(head) = Head::read(&value) else { return Ok(Some(value)) };
        if let Some(whole) = assemble(store, name, &head)? {
            return Ok(Some(whole));
        }
    }
    Err(Problem::person("keychain-damaged").with("entry", name))
}

fn assemble(store: &mut dyn Store, name: &str, head: &Head) -> Result<Option<Value>, Problem> {
    let mut whole = Value::default();
    for number in 1..=head.count {
        let Some(part) = store.get(&part_name(name, head.side, number))? else { return Ok(None) };
        whole.extend_from_slice(&part);
    }
    Ok((checksum(&whole) == head.checksum).then_some(whole))
}

/// Sets the whole value of a name.
pub(super) fn write(store: &mut dyn Store, name: &str, value: &[u8]) -> Result<(), Problem> {
    let limit = store.limit();
    // What only looks like a head goes into a part, so that it is not taken for one.
    let fits = limit.is_none_or(|limit| value.len() <= limit) && !value.starts_with(MARK.as_bytes());
    let alone = if limit.is_some() { store.exclusive()? } else { None };
    let former = store.get(name)?.and_then(|value| Head::read(&value));
    if fits {
        store.set(name, value)?;
    } else {
        let side = former.as_ref().map_or(Side::A, |head| head.side.other());
        let most = limit.unwrap_or(value.len()).max(1);
        let count = value.len().div_ceil(most);
        if count > MOST {
            return Err(
                Problem::person("keychain-failed").words("The value is larger than any entry may be.")
            );
        }
        for (number, part) in (1..).zip(value.chunks(most)) {
            store.set(&part_name(name, side, number), part)?;
        }
        let head = Head { side, count, checksum: checksum(value) };
        store.set(name, head.write().as_bytes())?;
    }
    if let Some(former) = former {
        // The new value holds; what is left of the old one goes with the next
        // change at the latest.
        let _ = remove_parts(store, name, former.side);
    }
    drop(alone);
    Ok(())
}

/// Removes a name with all its parts, those of interrupted changes included.
pub(super) fn remove(store: &mut dyn Store, name: &str) -> Result<(), Problem> {
    let former = store.get(name)?.and_then(|value| Head::read(&value));
    if store.limit().is_none() && former.is_none() {
        return store.remove(name);
    }
    let alone = if store.limit().is_some() { store.exclusive()? } else { None };
    store.remove(name)?;
    Side::BOTH.into_iter().try_for_each(|side| remove_parts(store, name, side))?;
    drop(alone);
    Ok(())
}

fn remove_parts(store: &mut dyn Store, name: &str, side: Side) -> Result<(), Problem> {
    (1..=MOST).try_for_each(|number| store.remove(&part_name(name, side, number)))
}
