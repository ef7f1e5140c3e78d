//! What the mailbox promises over IMAP, tried on a real Dovecot, through broken
//! connections, and on a server with Exchange's oddities.

mod support;

#[path = "mailbox_imap/connecting.rs"]
mod connecting;
#[path = "mailbox_imap/counting.rs"]
mod counting;
#[path = "mailbox_imap/looking.rs"]
mod looking;
#[path = "mailbox_imap/oddities.rs"]
mod oddities;
#[path = "mailbox_imap/putting_back.rs"]
mod putting_back;
#[path = "mailbox_imap/settling.rs"]
mod settling;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use futures::FutureExt as _;
use futures::future::BoxFuture;
use jiff::Timestamp;
use mailferry::mailbox::imap::ImapMailbox;
use mailferry::mailbox::{Connector, Fetched, Listed, Mailbox, Marks};
use mailferry::problem::Problem;
use tokio::sync::mpsc;

use support::{Dovecot, mail};

/// Deletion marks as the engine keeps them; clones share them.
#[derive(Clone, Default)]
struct Noted(Arc<Mutex<BTreeSet<u32>>>);

impl Noted {
    fn uids(&self) -> Vec<u32> {
        self.0.lock().expect("lock").iter().copied().collect()
    }
}

impl Marks for Noted {
    fn about_to_set<'a>(&'a self, uids: &'a [u32]) -> BoxFuture<'a, Result<(), Problem>> {
        self.0.lock().expect("lock").extend(uids);
        async { Ok(()) }.boxed()
    }

    fn ours(&self) -> BoxFuture<'_, Result<BTreeSet<u32>, Problem>> {
        let ours = self.0.lock().expect("lock").clone();
        async { Ok(ours) }.boxed()
    }

    fn taken_back<'a>(&'a self, uids: &'a [u32]) -> BoxFuture<'a, Result<(), Problem>> {
        self.0.lock().expect("lock").retain(|uid| !uids.contains(uid));
        async { Ok(()) }.boxed()
    }
}

fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

/// Delivers messages numbered from 1 into a folder, an hour apart.
fn deliver(dovecot: &Dovecot, folder: &str, count: usize) {
    for number in 1..=count {
        let arrived = moment("2024-02-05T09:00:00Z") + jiff::SignedDuration::from_hours(number as i64);
        dovecot.deliver(folder, &mail::message(number, 600), arrived, "");
    }
}

async fn connect(dovecot: &Dovecot) -> ImapMailbox {
    match dovecot.connector().connect().await {
        Ok(mailbox) => mailbox,
        Err(problem) => panic!("{problem:?}\n{}", dovecot.log()),
    }
}

/// Lists headers, all at once.
async fn list(mailbox: &mut impl Mailbox, uids: &[u32]) -> Result<Vec<Listed>, Problem> {
    let (sender, receiver) = mpsc::channel(4);
    let (result, listed) = tokio::join!(mailbox.list(uids, sender), drain(receiver));
    result.map(|()| listed)
}

/// Fetches messages; what came before a problem is given beside it.
async fn fetch(mailbox: &mut impl Mailbox, uids: &[u32]) -> (Vec<Fetched>, Result<(), Problem>) {
    let (sender, receiver) = mpsc::channel(4);
    let (result, fetched) = tokio::join!(mailbox.fetch(uids, sender), drain(receiver));
    (fetched, result)
}

async fn drain<T>(mut receiver: mpsc::Receiver<T>) -> Vec<T> {
    let mut values = Vec::new();
    while let Some(value) = receiver.recv().await {
        values.push(value);
    }
    values
}

fn code<T: std::fmt::Debug>(result: &Result<T, Problem>) -> &'static str {
    result.as_ref().expect_err("a problem").code()
}
