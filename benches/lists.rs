//! How quick the journal's list of 100,000 messages is, without a window: what
//! opening it, scrolling, filtering, searching and sorting wait for.
//!
//!     cargo bench --bench lists
//!     cargo bench --bench lists -- --messages 20000

#![allow(missing_docs, reason = "a program, not an interface")]

#[allow(dead_code, reason = "shared with the other bench")]
#[path = "support/table.rs"]
mod table;

use std::future::Future;
use std::path::Path;
use std::time::Instant;

use clap::Parser;
use jiff::Timestamp;
use mailferry::migration::journal::{
    Age, Identity, ImportStatus, Journal, JournalWriter, MessageFilter, MessageList, NewMessage, Order,
};
use mailferry::problem::Problem;

/// Measures a long list.
#[derive(Parser)]
struct Options {
    /// Messages in the journal.
    #[arg(long, default_value_t = 100_000)]
    messages: u32,
    /// Given by `cargo bench`; means nothing here.
    #[arg(long, hide = true)]
    bench: bool,
}

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let options = Options::parse();
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("bench.journal");
    fill(&path, options.messages).await.map_err(|problem| problem.code().to_owned())?;
    let lines = measured(&path).await.map_err(|problem| problem.code().to_owned())?;
    println!("{} messages\n", options.messages);
    table::print(&lines);
    Ok(())
}

async fn fill(path: &Path, messages: u32) -> Result<(), Problem> {
    let identity = Identity {
        helpdesk: "https://help.example.com".into(),
        server: "imap.example.com:993".into(),
        mailbox: "support@example.com".into(),
    };
    let journal = JournalWriter::open(path, &identity)?;
    let inbox = journal.folder("INBOX").await?.id;
    let all: Vec<u32> = (1..=messages).collect();
    for some in all.chunks(1_000) {
        journal.add_messages(some.iter().map(|uid| message(inbox, *uid)).collect()).await?;
    }
    Ok(())
}

fn message(folder: i64, uid: u32) -> NewMessage {
    let from = format!("customer{}@fabrikam.example", uid % 7_000);
    NewMessage {
        folder,
        uid_validity: 7,
        uid,
        size: 1_000,
        dated: Timestamp::from_second(1_500_000_000 + i64::from(uid)).unwrap_or_default(),
        date_missing: false,
        arrived: None,
        may_have_files: false,
        archived: !uid.is_multiple_of(3),
        message_id: Some(format!("<message-{uid}-of-many@fabrikam.example>")),
        md5: Some(format!("{uid:032x}")),
        likeness: 1,
        from_email: Some(from.clone()),
        customer: Some(from),
        subject: format!("Order {} of the day, number {uid}", uid.wrapping_mul(2_654_435_761) % 9_973),
        machine_made: false,
        mentions: Vec::new(),
        recipients: Vec::new(),
        addressees: Vec::new(),
        skip: None,
    }
}

fn filter(set: impl FnOnce(&mut MessageFilter)) -> MessageFilter {
    let mut filter = MessageFilter::default();
    set(&mut filter);
    filter
}

async fn measured(path: &Path) -> Result<Vec<Vec<String>>, Problem> {
    let list = MessageList::new(Journal::open_for_reading(path)?);
    let list = &list;
    let mut lines = vec![["", "first time", "median"].map(String::from).to_vec()];
    lines.push(line("open the list", &mut || list.first_page(60)).await?);
    let usual = MessageFilter::default();
    lines.push(line("build it", &mut || list.select(&usual)).await?);
    let all = list.select(&usual).await?;
    let far = all.len() / 10 * 9;
    lines.push(line("drag to somewhere else", &mut || list.page(&all, far, 60)).await?);
    let filters = [
        ("search a number", filter(|filter| filter.text = "number 4711".into())),
        ("search a letter", filter(|filter| filter.text = "o".into())),
        ("filter by outcome", filter(|filter| filter.statuses = [ImportStatus::ToImport].into())),
        ("filter by age", filter(|filter| filter.age = Some(Age::Archived))),
        ("filter by what is not there", filter(|filter| filter.statuses = [ImportStatus::Failed].into())),
        ("sort by subject", filter(|filter| filter.order = Order::Subject)),
        (
            "all of it",
            filter(|filter| {
                filter.statuses = [ImportStatus::ToImport].into();
                filter.age = Some(Age::Regular);
                filter.text = "customer12".into();
            }),
        ),
    ];
    for (what, filter) in &filters {
        lines.push(line(what, &mut || list.select(filter)).await?);
    }
    Ok(lines)
}

/// How long something takes the first time, and in the middle of nine more.
async fn line<T, F: Future<Output = Result<T, Problem>>>(
    what: &str,
    work: &mut impl FnMut() -> F,
) -> Result<Vec<String>, Problem> {
    let mut times = Vec::new();
    for _ in 0..10 {
        let begun = Instant::now();
        work().await?;
        times.push(begun.elapsed().as_secs_f64());
    }
    let milliseconds = |seconds: f64| format!("{:.2} ms", seconds * 1_000.0);
    let first = milliseconds(times.remove(0));
    Ok(vec![what.to_owned(), first, milliseconds(table::median(times))])
}
