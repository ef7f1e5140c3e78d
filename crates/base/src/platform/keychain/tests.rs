//! What is kept is given back whole, whatever is interrupted.

use std::collections::BTreeMap;
use std::fs::File;

use proptest::prelude::*;
use secrecy::zeroize::Zeroizing;

use super::store::Value;
use super::*;
use crate::problem::Fact;

/// A store with a limit that breaks down after some changes.
#[derive(Default, Clone)]
struct Frail {
    kept: BTreeMap<String, Vec<u8>>,
    limit: Option<usize>,
    changes_left: Option<usize>,
}

impl Frail {
    fn with_limit(limit: usize) -> Self {
        Self { limit: Some(limit), ..Self::default() }
    }

    fn change(&mut self) -> Result<(), Problem> {
        match &mut self.changes_left {
            Some(0) => Err(Problem::person("keychain-failed")),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl Store for Frail {
    fn get(&mut self, name: &str) -> Result<Option<Value>, Problem> {
        Ok(self.kept.get(name).cloned().map(Zeroizing::new))
    }

    fn set(&mut self, name: &str, value: &[u8]) -> Result<(), Problem> {
        assert!(self.limit.is_none_or(|limit| value.len() <= limit), "{name} has {} bytes", value.len());
        self.change()?;
        self.kept.insert(name.to_owned(), value.to_vec());
        Ok(())
    }

    fn remove(&mut self, name: &str) -> Result<(), Problem> {
        self.change()?;
        self.kept.remove(name);
        Ok(())
    }

    fn limit(&self) -> Option<usize> {
        self.limit
    }

    fn exclusive(&mut self) -> Result<Option<File>, Problem> {
        Ok(None)
    }
}

fn value_of(store: &mut Frail) -> Option<Vec<u8>> {
    parts::read(store, "entry").expect("readable").map(|value| value.to_vec())
}

/// Values of every size around the limit, some that look like a head.
fn values() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..1_500),
        "mailferry-parts 1 [ab] [0-9]{1,2} [0-9a-f]{0,64}".prop_map(String::into_bytes),
    ]
}

proptest! {
    #[test]
    fn what_is_kept_is_given_back_whole_and_removed_without_rest(
        values in proptest::collection::vec(values(), 1..5),
        limit in proptest::option::of(100_usize..400),
    ) {
        let mut store = Frail { limit, ..Frail::default() };
        for value in &values {
            parts::write(&mut store, "entry", value).expect("kept");
            prop_assert_eq!(&value_of(&mut store).expect("a value"), value);
        }
        parts::remove(&mut store, "entry").expect("removed");
        prop_assert_eq!(store.kept.len(), 0);
    }

    #[test]
    fn an_interrupted_change_leaves_the_old_value_or_the_new_one(
        old in values(),
        new in values(),
        third in values(),
        changes in 0_usize..20,
    ) {
        let mut store = Frail::with_limit(100);
        parts::write(&mut store, "entry", &old).expect("kept");
        store.changes_left = Some(changes);
        let done = parts::write(&mut store, "entry", &new).is_ok();
        store.changes_left = None;
        let found = value_of(&mut store).expect("a value");
        prop_assert!(found == new || (!done && found == old));
        // The next change and the removal are not disturbed by what was left.
        parts::write(&mut store, "entry", &third).expect("kept");
        prop_assert_eq!(value_of(&mut store), Some(third));
        parts::remove(&mut store, "entry").expect("removed");
        prop_assert_eq!(store.kept.len(), 0);
    }
}

#[test]
fn what_windows_takes_is_never_exceeded() {
    let mut store = Frail::with_limit(2_560);
    let token: String = (0..9_000).map(|number| char::from(b'!' + (number % 90) as u8)).collect();
    parts::write(&mut store, "entry", token.as_bytes()).expect("kept");
    assert_eq!(store.kept.len(), 5);
    assert_eq!(value_of(&mut store), Some(token.into_bytes()));
    let problem = parts::write(&mut store, "entry", &vec![b'x'; 50_000]).expect_err("refused");
    assert_eq!(problem.code(), "keychain-failed");
    assert_eq!(store.kept.len(), 5, "the old value stays");
}

#[test]
fn a_value_whose_parts_are_not_its_own_is_told_and_not_given() {
    let mut store = Frail::with_limit(100);
    parts::write(&mut store, "entry", &[b'x'; 250]).expect("kept");
    for damage in [None, Some(vec![b'y'; 100])] {
        let mut damaged = store.clone();
        match damage {
            None => damaged.kept.remove("entry, part a2"),
            Some(other) => damaged.kept.insert("entry, part a2".to_owned(), other),
        };
        let problem = parts::read(&mut damaged, "entry").expect_err("refused");
        assert_eq!((problem.code(), problem.fact("entry")), ("keychain-damaged", Some("entry")));
        parts::write(&mut damaged, "entry", b"new").expect("kept");
        assert_eq!(value_of(&mut damaged), Some(b"new".to_vec()));
    }
}

#[tokio::test]
async fn a_keychain_in_memory_keeps_and_forgets() {
    let keychain = Keychain::memory();
    let (entry, other) = (Entry::zammad("https://help.example.com/"), Entry::new("other"));
    assert_eq!(entry.name(), "Zammad https://help.example.com");
    assert!(keychain.read(&entry).await.expect("read").is_none());
    keychain.clone().write(&entry, &SecretString::from("first")).await.expect("kept");
    keychain.write(&entry, &SecretString::from("second")).await.expect("kept");
    keychain.write(&other, &SecretString::from("other")).await.expect("kept");
    let read = keychain.read(&entry).await.expect("read").expect("a value");
    assert_eq!(read.expose_secret(), "second");
    keychain.remove(&entry).await.expect("removed");
    keychain.remove(&entry).await.expect("removed already");
    assert!(keychain.read(&entry).await.expect("read").is_none());
    assert!(keychain.read(&other).await.expect("read").is_some());
    assert!(!keychain.is_lasting());
}

/// A store that says when it is asked, and answers when it is told to.
struct Waiting {
    asked: mpsc::Sender<()>,
    answer: mpsc::Receiver<()>,
    kept: Frail,
}

impl Waiting {
    fn wait(&self) {
        let _ = self.asked.send(());
        let _ = self.answer.recv();
    }
}

impl Store for Waiting {
    fn get(&mut self, name: &str) -> Result<Option<Value>, Problem> {
        self.wait();
        self.kept.get(name)
    }

    fn set(&mut self, name: &str, value: &[u8]) -> Result<(), Problem> {
        self.wait();
        self.kept.set(name, value)
    }

    fn remove(&mut self, name: &str) -> Result<(), Problem> {
        self.kept.remove(name)
    }

    fn limit(&self) -> Option<usize> {
        None
    }

    fn exclusive(&mut self) -> Result<Option<File>, Problem> {
        Ok(None)
    }
}

#[tokio::test(start_paused = true)]
async fn a_keychain_that_waits_for_a_person_holds_nobody_for_ever() {
    let (asked, is_asked) = mpsc::channel();
    let (answers, answer) = mpsc::channel();
    let store = Waiting { asked, answer, kept: Frail::default() };
    let keychain = Keychain::over(store, Duration::from_secs(30));
    let entry = Entry::new("entry");
    let give_up = async |secret: &str| {
        let problem = keychain.write(&entry, &SecretString::from(secret)).await.expect_err("no answer");
        let time = Fact::from(Duration::from_secs(30));
        assert_eq!((problem.code(), problem.value("time")), ("keychain-no-answer", Some(&time)));
    };
    // Paused time stands still while a blocking task runs: until it is asked.
    let begun = tokio::task::spawn_blocking(move || is_asked.recv().map(|()| is_asked));
    let ((), begun) = tokio::join!(give_up("begun"), begun);
    // The second waits behind the first, and gives up as well.
    give_up("queued").await;
    // The person answers: what was begun is done, what was only queued is not.
    tokio::time::resume();
    for _ in ["looked up", "set", "read"] {
        answers.send(()).expect("the keychain waits");
    }
    let read = keychain.read(&entry).await.expect("read").expect("a value");
    assert_eq!(read.expose_secret(), "begun");
    assert!(keychain.is_lasting());
    drop(begun);
}
