//! What the window asks of the engine beside whole runs: a preview, a trial,
//! single messages retried and left out, settling in another way, a long pause.

use std::sync::Arc;
use std::time::Duration;

use mailferry::mailbox::imap::{FixedToken, ImapConnector, Timeouts};
use mailferry::migration::afterwards;
use mailferry::migration::balance::Balance;
use mailferry::migration::control::{Controller, Wish, control};
use mailferry::migration::forecast::Forecast;
use mailferry::migration::journal::{MessageFilter, MessageList, MessageState};
use mailferry::migration::preview;
use mailferry::migration::progress::{Reporter, Snapshot};
use mailferry::migration::run::{Ending, Options, Run};
use mailferry::plan::{AfterImport, Plan};
use mailferry::practice::helpdesk::{self, Effect, Fault, Requests};
use mailferry::zammad::Client;
use tokio::sync::watch;

use crate::support::dovecot::{MAILBOX, TOKEN};
use crate::support::journey::{Journey, Letter, cut_off};
use crate::support::until;

struct Engine {
    run: Run<ImapConnector>,
    controller: Controller,
    progress: watch::Receiver<Snapshot>,
    plan: Plan,
}

fn connector(plan: &Plan) -> ImapConnector {
    let token = Arc::new(FixedToken(TOKEN.into()));
    ImapConnector::new(plan.microsoft.imap.clone(), MAILBOX.to_owned(), token, None, Timeouts::default())
        .expect("a connector")
}

/// The engine over a journey's plan, as the window sets it up.
fn engine(journey: &Journey) -> Engine {
    let path = journey.write_plan();
    let text = std::fs::read_to_string(path).expect("the plan");
    let plan = Plan::read(&text, journey.folder()).expect("a good plan");
    let client = Client::new(&plan.zammad.url, journey.token.as_str().into(), None).expect("a client");
    let options = Options {
        patience: Duration::from_secs(5),
        certainty: Duration::from_secs(2),
        settle_time: Duration::ZERO,
        longest_pause: Duration::from_millis(300),
        ..Options::new(journey.journal.clone())
    };
    let (controller, wishes) = control();
    let (reporter, progress) = Reporter::new();
    let run = Run::new(plan.clone(), connector(&plan), client, options, wishes, reporter).expect("a run");
    Engine { run, controller, progress, plan }
}

impl Engine {
    async fn scanned(&self) -> mailferry::zammad::preflight::Helpdesk {
        let checked = self.run.check().await;
        assert!(checked.stop().is_none(), "{:?}", checked.stop());
        let helpdesk = checked.helpdesk.expect("a helpdesk");
        self.run.scan(&helpdesk).await.expect("scanned");
        helpdesk
    }

    async fn id_of(&self, text: &str) -> i64 {
        let list = MessageList::new(self.run.journal().clone());
        let filter = MessageFilter { text: text.to_owned(), ..MessageFilter::default() };
        list.select(&filter).await.expect("selected").ids()[0]
    }

    async fn balance(&self) -> Balance {
        Balance::of(&self.run.journal().tally().await.expect("the tally"))
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_preview_is_the_article_that_the_import_then_makes() {
    for dates in ["original", "today"] {
        let mut journey = Journey::start().await;
        journey.plan.dates = dates;
        let asked = Letter::archived("preview", 9).with_file("offer.pdf", 5000);
        let ours = Letter::archived("reply", 8).by_us("preview@fabrikam.example").answering_as_us(&asked);
        journey.deliver_letter(&asked);
        journey.deliver_letter(&ours);
        let mut engine = engine(&journey);
        let helpdesk = engine.scanned().await;
        let mailbox = journey.mailbox();
        let mut previews = Vec::new();
        for letter in [&asked, &ours] {
            let id = engine.id_of(&letter.message_id).await;
            let connector = connector(&engine.plan);
            let shown = preview::preview(&connector, engine.run.journal(), &engine.plan, &helpdesk, id).await;
            let shown = shown.expect("a preview");
            assert_eq!(shown.raw, letter.raw(), "to be saved as it is");
            previews.push(shown);
        }
        assert_eq!(journey.mailbox(), mailbox, "looking changes nothing");
        assert_eq!(journey.creates(), 0);
        assert_eq!(previews[0].files.iter().map(|file| file.bytes).collect::<Vec<_>>(), [5000]);
        assert_eq!((previews[0].group.as_str(), previews[0].articles), ("Support", 1));

        assert_eq!(engine.run.import().await.expect("imported").ending, Ending::Done);
        for (letter, shown) in [&asked, &ours].into_iter().zip(previews) {
            let (ticket, article) = journey.article(&letter.message_id);
            assert_eq!(article.kind, shown.article.kind, "{dates}");
            assert_eq!(article.sender, shown.article.sender, "{dates}");
            assert_eq!(article.body, shown.article.body, "{dates}");
            assert_eq!(article.subject.as_deref().unwrap_or_default(), shown.article.subject);
            assert_eq!(ticket.group, shown.group);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_are_tried_in_the_way_of_all_and_count_like_the_others() {
    let mut journey = Journey::start().await;
    journey.plan.action = "mark-read";
    for number in 0..12 {
        journey.deliver_letter(&Letter::archived(&format!("letter{number}"), 100 - number));
    }
    let first = Letter::archived("first", 50);
    journey.deliver_letter(&first);
    journey.deliver_letter(&Letter::archived("second", 49).answering(&first));
    let mut engine = engine(&journey);
    engine.scanned().await;

    let trial = engine.run.try_first(&[]).await.expect("tried");

    assert_eq!(trial.summary.ending, Ending::Done);
    assert_eq!(trial.messages.len(), 5);
    assert!(trial.messages.iter().all(|message| message.state == MessageState::Imported));
    assert!(trial.messages.iter().all(|message| message.ticket_number.is_some()), "{:?}", trial.messages);
    assert!(trial.messages.iter().any(|message| message.subject == "Re: About first"), "a conversation");
    assert_eq!(journey.snapshot().articles().len(), 5);
    assert_eq!(journey.dovecot.flagged("INBOX", 'S'), 0, "the mailbox is left alone");
    journey.assert_quiet();

    // Again with messages of the person's choice: an answer takes what it answers along.
    let late = Letter::archived("late", 2);
    let later = Letter::archived("later", 1).answering(&late);
    journey.deliver_letter(&late);
    journey.deliver_letter(&later);
    engine.scanned().await;
    let id = engine.id_of(&later.message_id).await;
    let trial = engine.run.try_first(&[id]).await.expect("tried");
    assert_eq!(trial.messages.len(), 2);
    assert_eq!(engine.run.try_first(&[id]).await.expect_err("done").code(), "nothing-to-try");

    let summary = engine.run.import().await.expect("imported");
    assert_eq!((summary.balance.imported, summary.balance.found), (16, 16));
    assert!(summary.balance.adds_up() && summary.balance.all_done());
    assert_eq!(journey.dovecot.flagged("INBOX", 'S'), 16);
    journey.assert_each_exactly_once();
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_left_out_is_not_imported_and_what_is_retried_is() {
    let mut journey = Journey::start().await;
    for number in 0..4 {
        journey.deliver_letter(&Letter::archived(&format!("letter{number}"), 100 - number));
    }
    let mut engine = engine(&journey);
    engine.scanned().await;
    let out = engine.id_of("<letter1@").await;
    assert_eq!(engine.run.decisions().skip(&[out]).await.expect("left out"), 1);

    let summary = engine.run.import().await.expect("imported");
    assert_eq!(summary.balance.skipped.get("skipped-by-person"), Some(&1));
    assert_eq!((summary.balance.imported, journey.snapshot().articles().len()), (3, 3));

    let summary = engine.run.import().await.expect("imported");
    assert_eq!(summary.balance.imported, 3, "and so it stays");
    assert_eq!(engine.run.decisions().retry(&[out]).await.expect("retried"), 1);
    let summary = engine.run.import().await.expect("imported");
    assert!(summary.balance.all_done());
    journey.assert_each_exactly_once();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_left_out_while_a_run_goes_is_never_sent() {
    let mut journey = Journey::start().await;
    journey.plan.parallel = 1;
    for number in 0..6 {
        journey.deliver_letter(&Letter::archived(&format!("letter{number}"), 100 - number));
    }
    let mut engine = engine(&journey);
    engine.scanned().await;
    let out = engine.id_of("<letter5@").await;
    let decisions = engine.run.decisions();
    // Before anything is prepared, and after everything was scanned.
    journey.helpdesk.set_faults(vec![Fault::always(Requests::Creates, Effect::Delay { milliseconds: 50 })]);
    let going = tokio::spawn(async move { engine.run.import().await.expect("imported") });
    let skipped = loop {
        let skipped = decisions.skip(&[out]).await.expect("asked");
        if skipped == 1 || going.is_finished() {
            break skipped;
        }
        tokio::task::yield_now().await;
    };
    let summary = going.await.expect("the run ends");
    assert_eq!(summary.balance.imported + skipped as u64, 6, "{:?}", summary.balance);
    assert_eq!(journey.snapshot().articles().len() as u64, summary.balance.imported);
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_deleted_is_moved_where_the_person_says_so() {
    let mut journey = Journey::start().await;
    journey.plan.action = "delete";
    for number in 0..5 {
        journey.deliver_letter(&Letter::archived(&format!("letter{number}"), 100 - number));
    }
    journey.dovecot.refuse_expunge(true);
    let mut engine = engine(&journey);
    let summary = engine.run.import().await.expect("imported");
    assert_eq!(summary.balance.unsettled.get("expunge-refused"), Some(&5), "{:?}", summary.balance);
    assert_eq!(journey.dovecot.count("INBOX"), 5);

    journey.dovecot.refuse_expunge(false);
    let requests = journey.creates();
    let summary = engine.run.settle_as(&AfterImport::Move("Imported".to_owned())).await.expect("moved");

    assert_eq!(summary.ending, Ending::Done);
    assert_eq!(summary.balance.settled.get("move"), Some(&5), "{:?}", summary.balance);
    let all: Vec<String> = journey.delivered().keys().cloned().collect();
    assert_eq!((journey.held("Imported"), journey.held("INBOX").len()), (all, 0));
    assert_eq!(journey.creates(), requests, "nothing is imported anew");
    journey.assert_each_exactly_once();
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_moves_instead_of_deleting_as_soon_as_the_person_says_so() {
    let mut journey = Journey::start().await;
    journey.plan.action = "delete";
    for number in 0..5 {
        journey.deliver_letter(&Letter::archived(&format!("letter{number}"), 100 - number));
    }
    let mut engine = engine(&journey);
    engine.controller.settle_instead(AfterImport::Move("Imported".to_owned()));
    let summary = engine.run.import().await.expect("imported");
    assert_eq!(summary.balance.settled.get("move"), Some(&5), "{:?}", summary.balance);
    assert_eq!(journey.held("Imported").len(), 5);
    journey.assert_each_exactly_once();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_pause_puts_zammad_back_and_going_on_suspends_it_again() {
    let mut journey = Journey::start().await;
    for number in 0..40 {
        journey.deliver_letter(&Letter::archived(&format!("letter{number}"), 200 - number));
    }
    // All of them would take four seconds: time enough to pause in the middle.
    journey.helpdesk.set_faults(vec![Fault::always(Requests::Creates, Effect::Delay { milliseconds: 400 })]);
    let Engine { mut run, controller, progress, .. } = engine(&journey);
    let going = tokio::spawn(async move { run.import().await.expect("imported") });
    journey.until_creates(4).await;
    assert!(journey.import_mode() && progress.borrow().suspended_since.is_some());
    controller.wish(Wish::Pause);
    until("Zammad is as it was", || async { !journey.import_mode() }).await;
    until("the window knows", || async { progress.borrow().suspended_since.is_none() }).await;
    let articles = journey.snapshot().articles().len();
    assert!(articles < 40, "the pause came in the middle");
    journey.helpdesk.set_faults(Vec::new());
    controller.wish(Wish::Run);
    let summary = going.await.expect("the run ends");
    assert_eq!(summary.ending, Ending::Done);
    assert!(summary.balance.all_done());
    journey.assert_each_exactly_once();
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn watching_imports_what_arrives_and_makes_no_empty_runs() {
    let mut journey = Journey::start().await;
    journey.deliver_letter(&Letter::archived("first", 9));
    let Engine { mut run, controller, .. } = engine(&journey);
    let journal = run.journal().clone();
    let (told, mut runs) = tokio::sync::mpsc::unbounded_channel();
    let watching = tokio::spawn(async move {
        run.keep_watching(Duration::from_millis(20), |summary| {
            told.send(summary.balance.imported).expect("the test listens");
        })
        .await
    });
    assert_eq!(runs.recv().await, Some(1));
    journey.deliver_letter(&Letter::regular("second", 1));
    assert_eq!(runs.recv().await, Some(2));
    controller.wish(Wish::Stop);
    assert_eq!(watching.await.expect("the task ends").expect("watched"), Ending::Stopped);
    assert_eq!(runs.recv().await, None, "a look that finds nothing is no run");
    assert_eq!(journal.runs().await.expect("runs").len(), 2);
    journey.assert_each_exactly_once();
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tickets_move_to_another_group_without_a_word_and_what_agents_moved_stays() {
    let mut options = helpdesk::Options::for_mailbox(MAILBOX);
    options.groups.extend([helpdesk::GroupSeed::new("Archive"), helpdesk::GroupSeed::new("Private")]);
    let mut journey = Journey::with(options).await;
    let taken = Letter::archived("taken", 9);
    journey.deliver_letter(&taken);
    for number in 0..4 {
        journey.deliver_letter(&Letter::archived(&format!("letter{number}"), 8 - number));
    }
    let mut engine = engine(&journey);
    engine.run.import().await.expect("imported");
    let client = engine.run.client().clone();
    let me = client.me().await.expect("who we are");
    let groups = client.groups(&me).await.expect("groups");
    let private = groups.iter().find(|group| group.name == "Private").expect("a group").id;
    let (ticket, _) = journey.article(&taken.message_id);
    client.set_ticket_group(ticket.id, private, taken.sent).await.expect("an agent moves it");
    let said = journey.helpdesk.outbox().len();

    let (summary, moved) = engine.run.move_tickets("Archive").await.expect("moved");

    assert_eq!(summary.ending, Ending::Done);
    assert_eq!((moved.moved, moved.moved_by_agents.len(), moved.refused.len()), (4, 1, 0));
    let snapshot = journey.snapshot();
    assert_eq!(snapshot.tickets.iter().filter(|ticket| ticket.group == "Archive").count(), 4);
    assert_eq!(journey.article(&taken.message_id).0.group, "Private");
    let (ticket, _) = journey.article("<letter0@fabrikam.example>");
    assert_eq!(ticket.updated_at, Letter::archived("letter0", 8).sent, "it does not look new");
    assert_eq!((journey.helpdesk.outbox().len(), journey.import_mode()), (said, false));
    let (_, again) = engine.run.move_tickets("Archive").await.expect("moved");
    assert_eq!((again.moved, again.there), (0, 4));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_of_the_mailbox_that_zammad_does_not_know_are_told_and_added() {
    let mut journey = Journey::start().await;
    let to = |name: &str, days, to: &str| Letter { to: to.to_owned(), ..Letter::archived(name, days) };
    journey.deliver_letter(&to("one", 9, "Help@Contoso.example, support@contoso.example"));
    journey.deliver_letter(&to("two", 8, "help@contoso.example"));
    journey.deliver_letter(&to("three", 7, "sales@contoso.example, friend@elsewhere.example"));
    journey.deliver_letter(&Letter::archived("ours", 6).by_us("colleague@contoso.example"));
    let mut engine = engine(&journey);
    engine.run.import().await.expect("imported");
    let helpdesk = engine.run.check().await.helpdesk.expect("a helpdesk");
    let client = engine.run.client().clone();
    let journal = engine.run.journal().clone();
    let unknown = async || {
        let found = afterwards::unknown_recipients(&journal, &client, &helpdesk).await.expect("asked");
        found.into_iter().map(|alias| (alias.address, alias.messages)).collect::<Vec<_>>()
    };
    assert_eq!(unknown().await, [("help@contoso.example".into(), 2), ("sales@contoso.example".into(), 1)]);

    afterwards::add_alias(&client, MAILBOX, "help@contoso.example").await.expect("added");
    assert_eq!(unknown().await, [("sales@contoso.example".into(), 1)]);
    let addresses = client.email_addresses().await.expect("addresses");
    assert!(addresses.iter().any(|address| address.email == "help@contoso.example" && address.active));
    let problem = afterwards::add_alias(&client, "nobody@contoso.example", "sales@contoso.example").await;
    assert_eq!(problem.expect_err("refused").code(), "alias-needs-channel");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_forecast_tells_whom_zammad_does_not_know() {
    let mut journey = Journey::start().await;
    let known = Letter::archived("known", 9);
    let mut journey_letters =
        vec![known.clone(), Letter::archived("stranger", 8), Letter::archived("other", 7)];
    journey_letters.push(Letter::archived("answer", 6).answering(&known));
    for letter in &journey_letters {
        journey.deliver_letter(letter);
    }
    let engine = engine(&journey);
    let client = engine.run.client().clone();
    client.ensure_customer("known@fabrikam.example", "Known").await.expect("a user");
    engine.scanned().await;
    let forecast = Forecast::read(&engine.plan, engine.run.journal(), &client).await.expect("a forecast");
    assert_eq!((forecast.to_import, forecast.new_tickets), (4, 3));
    assert_eq!((forecast.customers, forecast.new_customers), (3, Some(2)));
    assert_eq!(forecast.folders["INBOX"].archived, 4);
    assert!(engine.balance().await.waiting == 4 && cut_off() > known.sent);
}
