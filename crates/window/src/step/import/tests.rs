//! The import in the window, against practice servers over real sockets.

mod undeleted;

use iced_test::Simulator;

use super::*;
use crate::draft::{AfterDraft, FolderDraft};
use crate::iced_settings;
use crate::migration::journal::JournalWriter;
use crate::migration::progress::Phase;
use crate::root::{StepMessage, Wizard};
use crate::testing::Running;
use crate::words::{Language, say};
use crate::zammad::import_mode;
use mailferry_practice::exchange::Flags;
use mailferry_practice::exchange::faults::ExpungeFault;
use mailferry_practice::helpdesk::{Effect, Fault, Requests};
use mailferry_practice::sample;

/// Everything that the steps before this one find out.
fn ready(wizard: &mut Wizard) {
    crate::testing::sign_in(&mut wizard.context);
    wizard.context.import_asked = true;
}

async fn importing(prepare: impl FnOnce(&mut Wizard)) -> Running {
    Running::practising(StepName::Import, |wizard| {
        ready(wizard);
        prepare(wizard);
    })
    .await
}

fn step(wizard: &Wizard) -> &Import {
    &wizard.steps.import
}

fn has_ended(wizard: &Wizard) -> bool {
    matches!(step(wizard).stage, Stage::Ended(_))
}

/// The import goes, and is not at its end for a while.
async fn in_the_midst() -> Running {
    let mut running = importing(|wizard| {
        let practising = wizard.context.practice.as_ref().expect("in practice");
        practising
            .practice
            .helpdesk
            .add_fault(Fault::always(Requests::Creates, Effect::Delay { milliseconds: 60 }));
    })
    .await;
    running
        .until("mail is imported", |wizard| {
            step(wizard).moment.snapshot.phase == Phase::Importing && step(wizard).numbers.done_of_all().0 > 0
        })
        .await;
    running
}

fn give(running: &mut Running, message: Message) {
    running.give(StepMessage::Import(message));
}

/// Zammad speaks again, and nobody was written to.
fn assert_quiet_and_put_back(running: &Running) {
    let helpdesk = &running.practice().helpdesk;
    assert_eq!(helpdesk.setting("import_mode"), Some(serde_json::Value::Bool(false)));
    assert!(helpdesk.outbox().is_empty(), "somebody was written to");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_runs_to_its_end_and_leads_to_the_result() {
    let mut running = importing(|_| {}).await;
    running.until("the end", has_ended).await;
    let import = step(&running.wizard);
    assert_eq!(import.stage, Stage::Ended(End::Done), "{:?}", import.problem);
    let (done, all) = import.numbers.done_of_all();
    assert!(done > 0 && done == all, "{done} of {all}");
    assert!(import.awake.is_none(), "the system may sleep again");
    assert_quiet_and_put_back(&running);
    give(&mut running, Message::Result);
    assert_eq!(running.wizard.current(), StepName::Result);
}

#[tokio::test(flavor = "multi_thread")]
async fn coming_to_the_step_begins_nothing_unless_the_check_asked_for_it() {
    let mut running = importing(|wizard| wizard.context.import_asked = false).await;
    assert_eq!(step(&running.wizard).stage, Stage::Idle);
    assert!(running.shows("No import is running"));
    give(&mut running, Message::ToCheck);
    assert_eq!(running.wizard.current(), StepName::Check);
    assert!(running.practice().helpdesk.requests().is_empty(), "Zammad was asked for nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_finishes_what_is_in_hand_and_the_import_goes_on_after_it() {
    let mut running = in_the_midst().await;
    running.act(|window| {
        window.click("Pause").expect("there is a button");
    });
    running.until("it rests", |wizard| step(wizard).moment.snapshot.paused).await;
    assert!(running.shows("Import paused"));
    let (done, all) = step(&running.wizard).numbers.done_of_all();
    assert!(done < all, "it rests before the end");
    assert!(step(&running.wizard).stay(&running.wizard.context).is_some());
    running.act(|window| {
        window.click("Resume").expect("the main button");
    });
    running.until("the end", has_ended).await;
    assert_eq!(step(&running.wizard).stage, Stage::Ended(End::Done));
    assert_quiet_and_put_back(&running);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_puts_zammad_back_and_resuming_imports_the_rest_once() {
    let mut running = in_the_midst().await;
    running.act(|window| {
        window.click("Stop").expect("there is a button");
    });
    running.until("it has stopped", has_ended).await;
    assert_eq!(step(&running.wizard).stage, Stage::Ended(End::Stopped));
    let (done, all) = step(&running.wizard).numbers.done_of_all();
    assert!(done > 0 && done < all, "{done} of {all}");
    assert_quiet_and_put_back(&running);
    running.act(|window| {
        window.click("Resume import").expect("the main button");
    });
    running.until("it goes again", |wizard| step(wizard).is_busy()).await;
    running.until("the end", has_ended).await;
    assert_eq!(step(&running.wizard).stage, Stage::Ended(End::Done));
    let snapshot = running.practice().helpdesk.snapshot();
    let mut ids: Vec<_> =
        snapshot.articles().iter().filter_map(|article| article.message_id.clone()).collect();
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all, "an article was made twice");
    assert_quiet_and_put_back(&running);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_to_be_dated_can_be_left_and_the_result_says_how_many_tickets_that_are() {
    let mut running = importing(|wizard| {
        let practising = wizard.context.practice.as_ref().expect("in practice");
        let dating = Requests::Route("PUT".into(), "/api/v1/tickets/*".into());
        let unavailable = Effect::Answer { status: 503, retry_after: Some("5".to_owned()) };
        practising.practice.helpdesk.set_faults(vec![Fault::always(dating, unavailable)]);
    })
    .await;
    assert!(!running.shows("Leave the rest"), "nothing is dated yet");
    running.until("tickets are dated", |wizard| step(wizard).moment.snapshot.phase == Phase::Dating).await;
    running.act(|window| {
        window.click("Leave the rest").expect("there is a button");
    });
    running.until("the end", has_ended).await;
    assert_eq!(step(&running.wizard).stage, Stage::Ended(End::Done), "{:?}", step(&running.wizard).problem);
    let session = running.wizard.context.session.clone().expect("a session");
    let left = session.journal.balance().await.expect("readable").tickets_undated;
    assert!(left > 1, "{left} are left");
    assert_quiet_and_put_back(&running);
    give(&mut running, Message::Result);
    running.until("the result", |wizard| wizard.steps.result.is_read()).await;
    let told = say(Language::English, "window-result-undated", &[("count", left.into())]);
    assert!(told.starts_with(&left.to_string()) && running.shows(&told), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_left_out_can_be_saved_whole_and_left_out_for_good_after_asking() {
    let mut running = importing(|wizard| {
        let practising = wizard.context.practice.as_ref().expect("in practice");
        let exchange = &practising.practice.exchange;
        let first = exchange.messages(sample::INBOX)[0].uid;
        assert!(exchange.set_flags(sample::INBOX, first, Flags::DELETED));
    })
    .await;
    running.until("the end", has_ended).await;
    let left_out = |wizard: &Wizard| {
        let causes = &step(wizard).numbers.causes;
        causes.iter().find(|cause| cause.code == "message-marked-deleted").map(numbers::Cause::key)
    };
    let key = left_out(&running.wizard).expect("one is marked deleted");
    let to_read = key.clone();
    running.until("its message is known", |wizard| !step(wizard).attention.of(&to_read).is_empty()).await;
    let message = step(&running.wizard).attention.of(&key)[0].clone();

    give(&mut running, Message::Attention(attention::Message::SaveAll(key.clone())));
    running.until("it is saved", |wizard| step(wizard).attention.saved.is_some()).await;
    let saved = step(&running.wizard).attention.saved.clone().expect("saved");
    assert_eq!((saved.count, saved.failed), (1, None));
    let name = crate::platform::saving::mail_file_name(&message.folder, message.uid);
    let bytes = std::fs::read(saved.folder.join(name)).expect("a file");
    assert_eq!(Some(bytes), running.practice().exchange.raw(&message.folder, message.uid));

    give(&mut running, Message::Attention(attention::Message::AskSkip(key.clone(), 1)));
    assert!(left_out(&running.wizard).is_some(), "it asks first");
    give(&mut running, Message::SkipNow);
    running.until("it is left out", |wizard| left_out(wizard).is_none()).await;
    let causes = &step(&running.wizard).numbers.causes;
    assert!(causes.iter().any(|cause| cause.code == "skipped-by-person" && cause.count == 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_runs_elsewhere_is_not_begun_twice() {
    let mut held = None;
    let mut running = importing(|wizard| {
        let needs = wizard.context.needs().expect("everything is chosen");
        let identity = crate::migration::journal::Identity::of(&needs.plan);
        held = Some(JournalWriter::open(&needs.journal, &identity).expect("the journal opens"));
    })
    .await;
    running.until("it says so", has_ended).await;
    let code = step(&running.wizard).problem.as_ref().map(Problem::code);
    assert_eq!(code, Some("journal-in-use"));
    // Once the other has ended, the main button goes on.
    drop(held.take());
    give(&mut running, Message::Begin);
    running.until("the end", |wizard| step(wizard).stage == Stage::Ended(End::Done)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_is_missing_clears_when_it_is_there_again() {
    let mut running = importing(|wizard| {
        let practising = wizard.context.practice.as_ref().expect("in practice");
        assert!(practising.practice.exchange.rename_folder(sample::INVOICES, "Elsewhere"));
    })
    .await;
    running.until("it says so", has_ended).await;
    let code = step(&running.wizard).problem.as_ref().map(Problem::code);
    assert_eq!(code, Some("folder-missing"));
    assert!(running.shows("Choose folders again"));
    let watched = step(&running.wizard).folder.clone();
    give(&mut running, Message::FolderSeen(1, true));
    assert!(watched.back.is_none() && step(&running.wizard).problem.is_none());
    assert!(step(&running.wizard).folder.back.is_some());
    assert!(running.practice().exchange.rename_folder("Elsewhere", sample::INVOICES));
    give(&mut running, Message::Begin);
    running.until("the end", |wizard| step(wizard).stage == Stage::Ended(End::Done)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_during_a_run_asks_and_closes_only_once_it_has_ended() {
    let mut running = in_the_midst().await;
    let Running { wizard, .. } = &mut running;
    assert!(!wizard.steps.import.may_close(&mut wizard.context), "a run goes");
    let dialog = wizard.steps.import.dialog(&wizard.context).expect("it asks");
    assert!(matches!(dialog.on_escape(), Message::Never));
    drop(dialog);
    give(&mut running, Message::StopAndClose);
    assert!(step(&running.wizard).is_busy(), "it is not closed yet");
    running.until("the end", has_ended).await;
    assert_quiet_and_put_back(&running);
    let Running { wizard, .. } = &mut running;
    assert!(wizard.steps.import.may_close(&mut wizard.context));
}

#[test]
fn the_window_closes_with_the_end_that_was_waited_for() {
    let mut import =
        Import { stage: Stage::Running(Work::Import), wanted: Wanted::Close, ..Import::default() };
    let mut context = Context::new(Language::English);
    let ended = News::Ended(Box::new(Err(Problem::ours("import-task-failed"))), Box::default());
    assert!(matches!(import.update(Message::News(ended), &mut context), Action::Close));
}

#[test]
fn without_a_run_the_window_closes_unasked() {
    let mut context = Context::new(Language::English);
    assert!(Import::default().may_close(&mut context));
}

/// A scene by its name.
fn scene(name: &str) -> Wizard {
    let scene = crate::scenes().into_iter().find(|scene| scene.name == name).expect("a scene of this name");
    (scene.make)(Language::English)
}

#[test]
fn what_was_done_with_the_originals_is_said_as_it_was() {
    for (action, says) in [
        ("keep", "299 originals unchanged"),
        ("mark-read", "299 originals marked as read"),
        ("move", "299 originals moved to Imported"),
        ("delete", "299 originals deleted"),
        ("gone", "299 originals no longer in their folder"),
    ] {
        let mut wizard = scene("import-done");
        let import = &mut wizard.steps.import;
        import.instead = (action == "move").then(|| AfterImport::Move("Imported".to_owned()));
        import.numbers.folders[0].settled = [(action.to_owned(), 299)].into();
        let mut window = Simulator::with_size(iced_settings(), (1120.0, 3_000.0), wizard.view());
        assert!(window.find(says).is_ok(), "{says}");
    }
}

fn shows(wizard: &Wizard, words: &str) -> bool {
    let mut window = Simulator::with_size(iced_settings(), (1120.0, 3_000.0), wizard.view());
    window.find(words).is_ok()
}

#[test]
fn a_renamed_folder_is_offered_by_its_new_name_and_what_was_done_is_told_truly() {
    let mut wizard = scene("import-folder-missing");
    let main = wizard.main();
    assert_eq!(main.label.as_deref(), Some("Use “INBOX/Rechnungen bis heute”"));
    assert!(shows(&wizard, "Choose folders again"));
    assert!(!shows(&wizard, "Nothing was read or changed."));
    assert!(shows(
        &wizard,
        "2,310 of 4,210 messages are in Zammad and stay there. Nothing is lost, and nothing is imported twice."
    ));
    let folder = |path: &str| FolderDraft { path: path.into(), group: "Buchhaltung".into() };
    wizard.context.draft.folders = vec![folder("INBOX"), folder("INBOX/Rechnungen")];
    let Wizard { steps, context, .. } = &mut wizard;
    let action = steps.import.update(Message::UseRenamed, context);
    assert!(matches!(action, Action::GoTo(StepName::Check)), "it is looked at before it is imported");
    assert_eq!(context.draft.folders, [folder("INBOX"), folder("INBOX/Rechnungen bis heute")]);
}

/// A folder that is proven to be the missing one is gone on with by one click, after a
/// sentence of what this run did.
#[test]
fn a_folder_that_is_proven_to_be_the_missing_one_is_offered_by_one_click() {
    let mut wizard = scene("import-folder-renamed");
    assert_eq!(wizard.main().label.as_deref(), Some("Go on in “INBOX/Rechnungen bis heute”"));
    assert!(shows(&wizard, "The mail server gives no answer for the folder “Archive/2019” for the moment."));
    assert!(shows(
        &wizard,
        "In this run 3,600 messages were read and 950 imported. Nothing was changed in the mailbox. 3,260 of \
         3,260 messages are in Zammad and stay there. Nothing is lost, and nothing is imported twice."
    ));
    let folder = |path: &str| FolderDraft { path: path.into(), group: "Buchhaltung".into() };
    wizard.context.draft.folders = vec![folder("INBOX"), folder("INBOX/Rechnungen")];
    assert!(shows(&wizard, "Leave the folder out"));
    let Wizard { steps, context, .. } = &mut wizard;
    let action = steps.import.update(Message::UseRenamed, context);
    assert!(!matches!(action, Action::GoTo(_)), "it goes on at once");
    assert_eq!(context.draft.folders, [folder("INBOX"), folder("INBOX/Rechnungen bis heute")]);

    let mut wizard = scene("import-folder-renamed");
    wizard.context.draft.folders = vec![folder("INBOX"), folder("INBOX/Rechnungen")];
    let Wizard { steps, context, .. } = &mut wizard;
    let action = steps.import.update(Message::LeaveOut, context);
    assert!(!matches!(action, Action::GoTo(_)));
    assert_eq!(context.draft.folders, [folder("INBOX")]);
}

/// Whoever waits is told in which folder.
#[test]
fn what_is_waited_for_in_one_folder_names_it() {
    let wizard = scene("import-waiting-in-folder");
    let mut window = Simulator::with_size(iced_settings(), (1120.0, 3_000.0), wizard.view());
    let told = |seconds: u32| {
        format!(
            "Waiting. Folder INBOX/Rechnungen: The mail server cannot answer at the moment. Continues \
             automatically in {seconds} s."
        )
    };
    assert!((5..9).any(|seconds| window.find(told(seconds).as_str()).is_ok()));
}

#[test]
fn where_no_folder_is_like_the_missing_one_the_folders_are_chosen_again() {
    let wizard = scene("import-folder-gone");
    assert_eq!(wizard.main().label.as_deref(), Some("Choose folders again"));
}

#[test]
fn what_a_network_fault_leaves_is_told_only_where_something_was_done() {
    let mut wizard = scene("import-unreachable");
    assert!(shows(
        &wizard,
        "2,310 of 4,210 messages are in Zammad and stay there. Nothing is lost, and nothing is imported twice."
    ));
    wizard.steps.import.numbers = Numbers::default();
    assert!(shows(&wizard, "Nothing has been imported yet, and nothing in the mailbox was changed."));
    let problem = wizard.steps.import.problem.as_ref().expect("a problem");
    assert_eq!(crate::ui::problem::status(problem), crate::ui::status::Status::Caution, "it blocks");
}

#[test]
fn a_button_that_cannot_be_pressed_says_when_it_can() {
    let mut wizard = scene("import-marked");
    assert!(!shows(&wizard, "Available in a moment: your last choice is being carried out."));
    wizard.steps.import.attention.working = true;
    assert!(shows(&wizard, "Available in a moment: your last choice is being carried out."));
    let mut wizard = scene("import-undeleted");
    assert!(!shows(&wizard, "Available when the import has ended."));
    wizard.steps.import.stage = Stage::Running(Work::Settle);
    assert!(shows(&wizard, "Available when the import has ended."));
}

#[tokio::test(flavor = "multi_thread")]
async fn import_mode_of_another_machine_is_taken_over_after_asking_and_only_once() {
    let mut running = importing(|wizard| wizard.context.import_asked = false).await;
    let client = running.wizard.context.needs().expect("all is chosen").client().expect("a client");
    let standing = import_mode::read(&client).await.expect("readable");
    let mark = import_mode::Mark::new("ben", "office@contoso.example", "laptop");
    import_mode::hold(&client, &standing, &mark).await.expect("on");
    give(&mut running, Message::Begin);
    running.until("it says so", |wizard| step(wizard).problem.is_some()).await;
    let code = step(&running.wizard).problem.as_ref().map(Problem::code);
    assert_eq!(code, Some("zammad-import-running"));
    running.act(|window| {
        window.click("Take over …").expect("it is offered");
    });
    assert!(!step(&running.wizard).is_busy(), "it asks first");
    running.act(|window| {
        window.click("Take over and import").expect("the answer");
    });
    running.until("it goes", |wizard| step(wizard).is_busy()).await;
    running.until("the end", has_ended).await;
    let import = step(&running.wizard);
    assert_eq!(import.stage, Stage::Ended(End::Done), "{:?}", import.problem);
    assert!(!running.wizard.context.take_over, "said of this one only");
    assert_quiet_and_put_back(&running);
}
