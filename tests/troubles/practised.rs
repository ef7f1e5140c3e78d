//! Practice: every scenario does what its name says, and an import under it ends as
//! promised.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures::future::BoxFuture;
use mailferry::mailbox::TokenSource;
use mailferry::mailbox::imap::{ImapConnector, Timeouts};
use mailferry::migration::control::control;
use mailferry::migration::progress::Reporter;
use mailferry::migration::run::{Ending, Options, Run, Summary};
use mailferry::plan::Plan;
use mailferry::practice::helpdesk::{Effect, Fault, Requests};
use mailferry::practice::{Practice, Scenario, sample};
use mailferry::problem::{Kind, Problem};
use mailferry::zammad::Client;
use mailferry::zammad::client;
use secrecy::SecretString;

use super::cell::{reasons, watched};
use super::row::Ends;

/// Practices at once.
const AT_ONCE: usize = 6;

/// How an import ends, and what is shown of it; an empty code where nothing need be.
fn promised(scenario: Scenario) -> (Ends, &'static str) {
    match scenario {
        Scenario::Calm
        | Scenario::SlowHelpdesk
        | Scenario::ShortConnections
        | Scenario::UnknownOutcome
        | Scenario::CustomerTwice
        | Scenario::CommandErrors
        | Scenario::FlakyHelpdesk
        | Scenario::HelpdeskRestarts
        | Scenario::Substitutes => (Ends::Through, ""),
        Scenario::Throttled | Scenario::ThrottledWithoutHint => (Ends::Through, "mailbox-throttled"),
        Scenario::TokenExpires => (Ends::Through, "access-token-expired"),
        Scenario::FlakyMailbox | Scenario::Disconnected => (Ends::Through, "mailbox-connection-lost"),
        Scenario::NotConnected => (Ends::Through, "mailbox-disconnected"),
        Scenario::SilentMailbox => (Ends::Through, "mailbox-silent"),
        Scenario::EmptyFetch => (Ends::Named, "message-not-handed-out"),
        Scenario::StoreRefused => (Ends::Named, "mark-read-refused"),
        Scenario::ExpungeFails | Scenario::EverythingAtOnce => (Ends::Named, "expunge-refused"),
        Scenario::ExpungeWithoutEffect => (Ends::Named, "expunge-without-effect"),
        Scenario::MoveLeavesCopy => (Ends::Named, "move-left-a-copy"),
        Scenario::BusyHelpdesk => (Ends::Through, "zammad-busy"),
        Scenario::TokenRevoked => (Ends::Person, "zammad-token-unknown"),
        Scenario::GroupClosed => (Ends::Named, "zammad-group-refused"),
        Scenario::MessageRefused => (Ends::Named, "zammad-refused"),
        Scenario::MandatoryField => (Ends::Person, "zammad-refuses-every-message"),
        Scenario::ImportModeSwitched | Scenario::FolderGone => (Ends::Person, ""),
        Scenario::TriggerAdded => (Ends::Person, "zammad-trigger-switched-on"),
        Scenario::RetentionJob => (Ends::Person, "zammad-job-deletes"),
        Scenario::Awkward => (Ends::Named, "message-substitute"),
        Scenario::LockedOut => (Ends::Person, "zammad-import-mode-lockout"),
    }
}

struct PracticeTokens(Arc<Practice>);

impl TokenSource for PracticeTokens {
    fn access_token(&self, _refused: bool) -> BoxFuture<'_, Result<SecretString, Problem>> {
        Box::pin(async { Ok(SecretString::from(self.0.access_token())) })
    }
}

async fn import(practice: &Arc<Practice>, journal: &std::path::Path) -> (Summary, BTreeSet<String>) {
    let text = std::fs::read_to_string(practice.plan()).expect("the plan");
    let mut plan = Plan::read(&text, journal).expect("a good plan");
    // The others would only take longer.
    plan.folders.retain(|folder| [sample::INBOX, sample::INVOICES].contains(&folder.path.as_str()));
    let silence = Duration::from_secs(3);
    let timeouts = Timeouts { connect: silence, greeting: silence, idle: silence };
    let tokens: Arc<dyn TokenSource> = Arc::new(PracticeTokens(Arc::clone(practice)));
    let imap = plan.microsoft.imap.clone();
    let connector =
        ImapConnector::new(imap, practice.mailbox(), tokens, None, timeouts).expect("a connector");
    let patient = client::Timeouts { pause: Duration::from_millis(20), ..client::Timeouts::default() };
    let token = SecretString::from(practice.helpdesk.token());
    let zammad = Client::with_timeouts(&plan.zammad.url, token, None, patient).expect("a client");
    let options = Options {
        patience: Duration::from_mins(1),
        certainty: Duration::from_secs(4),
        settle_time: Duration::ZERO,
        ..Options::new(journal.to_owned())
    };
    let (_controller, wishes) = control();
    let (reporter, progress) = Reporter::new();
    let mut run = Run::new(plan, connector, zammad, options, wishes, reporter).expect("a run");
    let mut codes = BTreeSet::new();
    let summary = watched(&mut codes, progress, |_| (), run.import()).await.expect("a summary");
    codes.extend(reasons(&summary.balance));
    (summary, codes)
}

async fn practise(scenario: Scenario) {
    let folder = tempfile::tempdir().expect("a folder");
    let practice = Arc::new(Practice::start(scenario, folder.path()).await.expect("practice starts"));
    let before = practice.helpdesk.faults();
    let (summary, mut codes) = Box::pin(import(&practice, &folder.path().join("practised.journal"))).await;
    let ends = match &summary.ending {
        Ending::Done if summary.balance.needing_attention() == 0 => Ends::Through,
        Ending::Done => Ends::Named,
        Ending::Trouble(problem) => {
            codes.insert(problem.code().to_owned());
            if problem.kind() == Kind::Passing { Ends::NextRun } else { Ends::Person }
        }
        Ending::Stopped => panic!("nobody stopped it"),
    };
    let (wanted, code) = promised(scenario);
    assert_eq!(ends, wanted, "{codes:?} {summary:?}");
    assert!(code.is_empty() || codes.contains(code), "{code} is shown: {codes:?}");
    assert!(summary.balance.adds_up(), "{:?}", summary.balance);
    // What is under way while somebody switches it off is heard: no more than that.
    let under_way = if scenario == Scenario::ImportModeSwitched { 4 } else { 0 };
    let outbox = practice.helpdesk.outbox();
    let heard: BTreeSet<u64> = outbox.iter().filter_map(|sent| sent.article_id).collect();
    assert!(heard.len() <= under_way && (under_way > 0 || outbox.is_empty()), "the outbox: {outbox:?}");
    // What was to befall requests has befallen them.
    let is_standing = |fault: &Fault| {
        fault.times.is_none() || matches!(fault.effect, Effect::TokenRevoked | Effect::Maintenance)
    };
    let unmet: Vec<Fault> = practice
        .helpdesk
        .faults()
        .into_iter()
        .filter(|fault| before.contains(fault) && !is_standing(fault))
        .collect();
    let far = |fault: &Fault| fault.which == Requests::Creates && fault.skip > 30;
    assert!(unmet.iter().all(far) || ends == Ends::Person, "never met: {unmet:?}");
}

#[test]
fn an_import_under_each_scenario_ends_as_promised() {
    let wanted = std::env::var("TROUBLE").unwrap_or_default();
    let scenarios: Vec<Scenario> =
        Scenario::ALL.into_iter().filter(|scenario| scenario.name().contains(&wanted)).collect();
    let next = AtomicUsize::new(0);
    let mut faults: Vec<String> = std::thread::scope(|scope| {
        let worker = || {
            let mut faults = Vec::new();
            while let Some(scenario) = scenarios.get(next.fetch_add(1, Ordering::Relaxed)) {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                let runtime = runtime.expect("a runtime");
                let tried = catch_unwind(AssertUnwindSafe(|| runtime.block_on(practise(*scenario))));
                if let Err(panic) = tried {
                    faults.push(format!("{}: {}", scenario.name(), super::what_panicked(&*panic)));
                }
            }
            faults
        };
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("a worker ends")).collect()
    });
    faults.sort();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
