//! `mailferry channels watch` over the first hour of a channel: each of its lines told by
//! what is there, and none by a time that passes.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use mailferry::plan::AfterImport;
use mailferry::practice::exchange::faults::ExpungeFault;
use mailferry::practice::helpdesk::{Effect, Fault, Requests, Version};
use serde_json::Value;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::going_live::Ready;
use crate::support::schema;

/// Looks often: the tests wait for lines, not for looks.
const OFTEN: [&str; 3] = ["--every", "1", "--json"];

/// A channel that keeps nothing, on over a folder of which nothing is imported; it fetches
/// when a test says so.
async fn on() -> Ready {
    let ready = Ready::new(Version::V5_5).await;
    ready.desk.switch_off(&ready.channel(true).await).await.expect("off");
    let mut run = ready.prepared().run;
    run.settle_folder_as("INBOX", &AfterImport::Move("Done".to_owned())).await.expect("cleared");
    drop(run);
    let set = ready.command("set", &["--keep", "no", "--on", "--json"]).await;
    assert_eq!(set.exit, 0, "{set}");
    ready
}

/// A `channels watch --json` and its lines, as they come.
struct Watched {
    child: Child,
    lines: UnboundedReceiver<String>,
}

impl Watched {
    fn begin(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().expect("started");
        let output = BufReader::new(child.stdout.take().expect("an output"));
        let (told, lines) = unbounded_channel();
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                let _ = told.send(line);
            }
        });
        Self { child, lines }
    }

    /// The next line of which this is true.
    async fn until(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        while let Some(line) = self.lines.recv().await {
            schema::assert_described(&line);
            let line: Value = serde_json::from_str(&line).expect("JSON");
            if is_it(&line) {
                return line;
            }
        }
        panic!("it ended before");
    }

    /// Ctrl-C; its exit code, and its last line says so.
    #[cfg(unix)]
    async fn interrupted(&mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().expect("the command kill").success());
        let last = self.until(|line| line["event"] == "watched").await;
        let code = self.ended().await;
        assert_eq!(last["exit"].as_i64(), code.map(i64::from), "{last}");
        code
    }

    /// Its exit code, once it has ended by itself.
    async fn ended(&mut self) -> Option<i32> {
        while self.lines.recv().await.is_some() {}
        self.child.wait().expect("an end").code()
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The first hour as it goes: a message arrives and waits, the channel takes it and the
/// line turns good; EXPUNGE is refused, which is explained, and passes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_hour_is_told_as_it_goes() {
    let ready = on().await;
    let mut watched = Watched::begin(ready.typed("watch", &OFTEN));
    let is = |line: &Value, finding: &str| line["finding"] == finding;
    let begun = watched.until(|line| is(line, "waiting")).await;
    assert_eq!((&begun["active"], &begun["fetches"], &begun["taken"]), (&true.into(), &0.into(), &0.into()));
    assert_eq!(begun["folder"]["path"], "INBOX", "{begun}");

    ready.message("INBOX", "The first");
    let waits = watched.until(|line| line["waiting"] == 1).await;
    assert_eq!((waits["taken"].as_u64(), waits["folder"]["unread"].as_u64()), (Some(0), Some(1)), "{waits}");
    assert!(waits["newest"].is_string() && waits["code"].is_null(), "{waits}");

    ready.practice.helpdesk.fetch_channels().await;
    // A look may fall into the middle of the fetch.
    let all_taken = |line: &Value| line["taken"] == 1 && line["folder"]["messages"] == 0;
    let taken = watched.until(|line| is(line, "fine") && all_taken(line)).await;
    assert!(taken["waiting"] == 0 && taken["last_fetch"].is_string(), "{taken}");

    ready.practice.exchange.faults(|all| all.expunge = ExpungeFault::Refused);
    ready.message("INBOX", "The second");
    ready.practice.helpdesk.fetch_channels().await;
    let failing = watched.until(|line| is(line, "amiss")).await;
    assert_eq!(failing["code"], "channel-watch-not-deleted", "{failing}");
    let told = failing["text"]["what"].as_str().unwrap_or_default();
    assert!(told.contains("INBOX"), "where: {failing}");
    assert!(failing["text"]["remedies"].as_array().is_some_and(|all| !all.is_empty()), "{failing}");
    assert!(failing["words"].as_str().is_some_and(|words| words.contains("EXPUNGE")), "{failing}");

    ready.practice.exchange.faults(|all| all.expunge = ExpungeFault::Works);
    ready.practice.helpdesk.fetch_channels().await;
    let good = watched.until(|line| is(line, "recovered")).await;
    assert_eq!((good["taken"].as_u64(), good["code"].is_null()), (Some(2), true), "{good}");
    let tickets = ready.practice.helpdesk.snapshot().tickets;
    let titled = |title: &str| tickets.iter().filter(|ticket| ticket.title == title).count();
    assert_eq!(titled("The first"), 1);
    #[cfg(unix)]
    assert_eq!(watched.interrupted().await, Some(0), "nothing is amiss at its end");
}

/// Who watches a channel learns of a refused EXPUNGE and of its end, and is not left
/// alone because Zammad does not answer for a while; a token that is revoked ends it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_watch_outlasts_what_passes() {
    let ready = on().await;
    let expunge = |fault| ready.practice.exchange.faults(|all| all.expunge = fault);
    expunge(ExpungeFault::Refused);
    ready.new_message();
    ready.practice.helpdesk.fetch_channels().await;
    let mut watched = Watched::begin(ready.typed("watch", &OFTEN));
    let failing = watched.until(|line| line["event"] == "channel").await;
    assert_eq!(failing["code"], "channel-watch-not-deleted", "{failing}");
    let every = Requests::Every;
    let bad_gateway = Effect::Answer { status: 502, retry_after: None };
    ready.practice.helpdesk.set_faults(vec![Fault::always(every.clone(), bad_gateway)]);
    let waiting = watched.until(|line| line["event"] == "waiting").await;
    assert_eq!(waiting["code"], "zammad-proxy-error", "{waiting}");
    expunge(ExpungeFault::Works);
    ready.practice.helpdesk.fetch_channels().await;
    ready.practice.helpdesk.set_faults(Vec::new());
    let good = watched.until(|line| line["event"] == "channel").await;
    assert_eq!(good["finding"], "recovered", "{good}");
    ready.practice.helpdesk.set_faults(vec![Fault::always(every, Effect::TokenRevoked)]);
    assert_eq!(watched.ended().await, Some(5), "only a person can mend it");
}
