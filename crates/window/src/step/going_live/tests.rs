//! The step, without a window, and with one that works on practice.

use iced::keyboard::key::Named;
use jiff::SignedDuration;
use secrecy::SecretString;

use super::edit::{Edit, Event as Chosen};
use super::folder::{self, Folder, Tree};
use super::new::{self, Event, New, Waiting, Which};
use super::scenes::{channel, clear, desk, now, sprung};
use super::trap::{self, Event as Out, WayOut};
use super::work::Deed;
use super::{GoingLive, Message, Page, deeds};
use crate::context::Context;
use crate::plan::AfterImport;
use crate::root::{self, StepMessage};
use crate::step::{Step as _, StepName};
use crate::testing::Running;
use crate::testing::keyboard::Keyboard;
use crate::ui::list;
use crate::words::Language;
use crate::zammad::channels::{ChannelId, ChannelKind};

const CLIENT_ID: &str = "11112222-bbbb-3333-cccc-4444dddd5555";
const SECRET: &str = "abc8Q~abcdefghijklmnopqrstuvwxyz01234567";

fn context() -> Context {
    let mut context = Context::new(Language::English);
    context.draft.helpdesk_address = "https://help.example.com".into();
    context.zammad_token = Some(SecretString::from("x".repeat(64)));
    context
}

fn waiting() -> Waiting {
    Waiting::begun("https://help.example.com/link".into(), None, now())
}

#[test]
fn zammad_is_given_no_credentials_that_cannot_be_right() {
    let context = context();
    let with = |client_id: &str, secret: &str, tenant: &str| New {
        kind: Some(ChannelKind::Microsoft365),
        which: Which::Typed,
        client_id: client_id.into(),
        secret: (!secret.is_empty()).then(|| SecretString::from(secret)),
        tenant: tenant.into(),
        ..New::default()
    };
    for (new, missing) in [
        (New::default(), Some("window-live-new-waits-kind")),
        (with("", SECRET, ""), Some("window-live-new-waits-client-id")),
        (with(CLIENT_ID, "", ""), Some("window-live-new-waits-secret")),
        // The secret's ID is not the secret.
        (with(CLIENT_ID, CLIENT_ID, ""), Some("window-live-new-waits-secret")),
        (with(CLIENT_ID, SECRET, "no tenant at all"), Some("window-live-new-waits-tenant")),
        (with(CLIENT_ID, SECRET, "example.com"), None),
        (New { which: Which::Known, ..with("", "", "") }, None),
    ] {
        assert_eq!(new.missing(&context), missing, "{:?} {:?}", new.client_id, new.tenant);
    }
}

#[test]
fn an_error_in_the_browser_is_explained_with_this_zammads_own_address() {
    let waiting = Some(waiting());
    let mut new = New { kind: Some(ChannelKind::Microsoft365), waiting, ..New::default() };
    let callback = "https://help.example.com/api/v1/external_credentials/microsoft365/callback";
    let said = "AADSTS50011: The redirect URI specified in the request does not match.";
    new.update(Event::Pasted(said.into()), Some(callback));
    let explained = new.waiting.as_ref().and_then(|waiting| waiting.explained.clone()).expect("explained");
    assert_eq!(explained.code(), "channel-redirect-mismatch");
    assert!(explained.text(Language::English).why.is_some_and(|why| why.contains(callback)));
    new.update(Event::Pasted("  ".into()), Some(callback));
    assert!(new.waiting.is_some_and(|waiting| waiting.explained.is_none()));
}

#[test]
fn the_wait_for_a_channel_ends_by_itself_and_says_so() {
    let mut waiting = waiting();
    waiting.passes(now() + SignedDuration::from_secs(60));
    assert!(!waiting.over && waiting.left == new::waiting::LIMIT - SignedDuration::from_secs(60));
    waiting.passes(now() + new::waiting::LIMIT + SignedDuration::from_secs(1));
    assert!(waiting.over && waiting.left.is_zero());
}

#[test]
fn a_folder_is_named_as_its_kind_of_channel_wants_it() {
    let orders =
        Folder { path: "INBOX/Orders".into(), id: Some("AAMk".into()), messages: None, holds_mail: true };
    let mut imap = Edit::of(&channel(1, "support@example.com"));
    assert!(!imap.is_changed());
    let _ = imap.update(Chosen::Folder(Folder { id: None, ..orders.clone() }), now());
    assert_eq!((imap.settings.folder.as_deref(), imap.folder()), (Some("INBOX/Orders"), "INBOX/Orders"));
    assert!(imap.is_changed());
    // Zammad reads the inbox where nothing is said.
    let _ = imap.update(Chosen::Path(" inbox ".into()), now());
    assert_eq!(imap.settings.folder, None);
    let mut graph = channel(2, "support@example.com");
    graph.id.kind = ChannelKind::MicrosoftGraph;
    let mut graph = Edit::of(&graph);
    assert!(graph.knows_folder());
    graph.settings.folder_id = Some("AAMk".into());
    assert!(!graph.knows_folder(), "its path is not known yet");
    graph.folders = Tree::new(vec![orders.clone()]);
    let _ = graph.update(Chosen::Folder(orders), now());
    assert_eq!((graph.settings.folder_id.as_deref(), graph.folder()), (Some("AAMk"), "INBOX/Orders"));
}

/// The promise: a folder is chosen from the tree by keys and by clicks, one that holds
/// only others is not, and a path that the mailbox has not is told.
#[test]
fn the_folder_is_chosen_from_a_tree() {
    let named = |path: &str, holds_mail| Folder { path: path.into(), id: None, messages: None, holds_mail };
    let mut edit = Edit::of(&channel(1, "support@example.com"));
    edit.folders = Tree::new(vec![
        named("Archive/2025", true),
        named("INBOX", true),
        named("INBOX/Orders", true),
        named("Archive", false),
    ]);
    // INBOX, INBOX/Orders, Archive, Archive/2025.
    let _ = edit.update(Chosen::Tree(folder::Event::List(list::Event::Ticked(2))), now());
    assert_eq!(edit.folder(), "INBOX", "only folders lie in it");
    let _ = edit.update(Chosen::Tree(folder::Event::List(list::Event::Opened(1))), now());
    assert_eq!(edit.folder(), "INBOX/Orders");
    let _ = edit.update(Chosen::Tree(folder::Event::List(list::Event::Expanded(0, false))), now());
    // INBOX, Archive, Archive/2025.
    let _ = edit.update(Chosen::Tree(folder::Event::List(list::Event::Ticked(2))), now());
    assert_eq!(edit.folder(), "Archive/2025");
    let _ = edit.update(Chosen::Tree(folder::Event::Search("ord".into())), now());
    let _ = edit.update(Chosen::Tree(folder::Event::List(list::Event::Ticked(0))), now());
    assert_eq!(edit.folder(), "INBOX/Orders");
    let _ = edit.update(Chosen::Tree(folder::Event::List(list::Event::Ticked(7))), now());
    assert_eq!(edit.folder(), "INBOX/Orders", "there is no such row");
}

#[test]
fn archive_mode_ends_at_the_moment_it_was_chosen() {
    let mut edit = Edit::of(&channel(1, "support@example.com"));
    let _ = edit.update(Chosen::Archive(true), now());
    assert_eq!(edit.settings.archive.as_ref().and_then(|archive| archive.before), Some(now()));
    let _ = edit.update(Chosen::Archive(false), now());
    assert_eq!(edit.settings.archive, None);
}

#[test]
fn what_was_read_of_one_zammad_is_not_shown_for_another() {
    let mut context = context();
    let mut step = GoingLive::default();
    let read = std::sync::Arc::new(desk(vec![channel(1, "support@example.com")]));
    let _ = step.update(Message::Looked("https://help.example.com".into(), Ok(read)), &mut context);
    assert!(step.desk(&context).is_some());
    context.draft.helpdesk_address = "https://other.example.com".into();
    assert!(step.desk(&context).is_none());
    context.draft.helpdesk_address = "https://help.example.com".into();
    context.zammad_token = None;
    assert!(step.desk(&context).is_none());
}

#[test]
fn back_leads_from_a_channel_to_all_of_them_and_then_out() {
    let mut context = context();
    let mut step = GoingLive::default();
    let read = std::sync::Arc::new(desk(vec![channel(1, "support@example.com")]));
    let _ = step.update(Message::Looked("https://help.example.com".into(), Ok(read)), &mut context);
    let id = ChannelId { kind: ChannelKind::Microsoft365, id: 1 };
    let _ = step.update(Message::Show(Page::Channel(id)), &mut context);
    assert!(step.edit.is_some());
    assert!(step.back(&mut context).is_some());
    assert_eq!((step.page, step.edit.is_none()), (Page::Overview, true));
    assert!(step.back(&mut context).is_none());
}

#[test]
fn a_channel_is_held_until_nothing_comes_in_twice_or_its_address_was_typed() {
    let mut edit = Edit::of(&channel(1, "support@example.com"));
    edit.settings.keep = false;
    let mut trap = trap::State::default();
    let holds = |trap: &trap::State, edit: &Edit| trap.holds(edit, "support@example.com");
    assert_eq!(holds(&trap, &edit), Some("window-live-waits-count"));
    trap.counting = true;
    assert_eq!(holds(&trap, &edit), Some("window-live-waits-counting"));
    trap.update(Out::Counted(Ok(std::sync::Arc::new(sprung()))));
    assert_eq!(holds(&trap, &edit), Some("window-live-waits-trap"));
    trap.update(Out::Agreed("yes, please".into()));
    assert_eq!(holds(&trap, &edit), Some("window-live-waits-trap"));
    trap.update(Out::Agreed(" Support@Example.com ".into()));
    assert_eq!(holds(&trap, &edit), None);
    trap.update(Out::Agreed(String::new()));
    // What was counted for another way of reading says nothing of this one.
    let _ = edit.update(Chosen::Keep(true), now());
    assert_eq!(holds(&trap, &edit), Some("window-live-waits-count"));
    trap.update(Out::Counted(Ok(std::sync::Arc::new(clear()))));
    assert_eq!(holds(&trap, &edit), None);
    trap.doing = true;
    assert_eq!(holds(&trap, &edit), Some("window-live-waits-way"));
}

#[test]
fn a_way_out_does_what_it_says_and_deletes_only_by_the_typed_address() {
    let mailbox = "support@example.com";
    let mut trap = trap::State::default();
    assert_eq!(trap.action(mailbox), None);
    trap.update(Out::Way(WayOut::MarkRead));
    assert_eq!(trap.action(mailbox), Some(AfterImport::MarkRead));
    trap.update(Out::Way(WayOut::Move));
    assert_eq!(trap.action(mailbox), None, "a folder is missing");
    trap.update(Out::Folder(" Imported ".into()));
    assert_eq!(trap.action(mailbox), Some(AfterImport::Move("Imported".into())));
    trap.update(Out::Way(WayOut::Delete));
    assert_eq!(trap.action(mailbox), None);
    trap.update(Out::Typed("support@example.org".into()));
    assert_eq!(trap.action(mailbox), None);
    trap.update(Out::Typed(mailbox.into()));
    assert_eq!(trap.action(mailbox), Some(AfterImport::Delete));
    // What was typed serves once.
    trap.update(Out::Gone(Ok(())));
    assert_eq!(trap.action(mailbox), None);
    assert!(trap.gone, "what is left now is told as such");
    trap.update(Out::Way(WayOut::Rule));
    assert!(!trap.gone);
    assert_eq!(trap.action(mailbox), None, "rules are the person's to make");
}

#[test]
fn a_channel_that_is_held_is_not_begun_by_any_message() {
    let mut context = context();
    let mut step = GoingLive::default();
    let mut off = channel(1, "support@example.com");
    off.active = false;
    let read = std::sync::Arc::new(desk(vec![off]));
    let _ = step.update(Message::Looked("https://help.example.com".into(), Ok(read)), &mut context);
    let id = ChannelId { kind: ChannelKind::Microsoft365, id: 1 };
    let _ = step.update(Message::Show(Page::Channel(id)), &mut context);
    let _ = step.update(Message::Apply, &mut context);
    assert!(!step.deeds.doing);
    assert!(step.main(&context).press.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_only_looks_at_channels_has_made_no_way_and_comes_back_to_the_first_step() {
    let mut running = Running::practising(StepName::Start, |_| {}).await;
    running.act(|window| {
        window.click("Look at Zammad’s channels").expect("the way there");
    });
    assert_eq!(running.wizard.current(), StepName::GoingLive);
    running.until("the channels", |wizard| wizard.steps.going_live.desk.is_some()).await;
    assert_eq!(running.wizard.context.draft.reached, StepName::Start);
    running.act(|window| {
        window.click("Back").expect("a way back");
    });
    assert_eq!(running.wizard.current(), StepName::Start);
    // It can be come back to from the list of steps.
    running.go(StepName::GoingLive);
    assert_eq!(running.wizard.current(), StepName::GoingLive);
    running.go(StepName::Check);
    assert_eq!(running.wizard.current(), StepName::GoingLive);
}

/// At the keyboard before a scene.
fn keyboard(name: &str) -> Keyboard {
    let scene = crate::scenes().into_iter().find(|scene| scene.name == name).expect("a scene");
    Keyboard::before((scene.make)(Language::English))
}

fn folder(at: &Keyboard) -> &str {
    at.wizard.steps.going_live.edit.as_ref().expect("a channel is shown").folder()
}

/// The promise: the tree is used by keys alone, from where the chosen folder is, and the
/// focus stays in it, so that one can choose again.
#[test]
fn the_folder_is_chosen_by_keys_alone() {
    let mut at = keyboard("live-folder");
    at.focus_list();
    at.press(Named::ArrowDown);
    assert_eq!(folder(&at), "INBOX", "moving chooses nothing");
    at.press(Named::Space);
    assert_eq!(folder(&at), "INBOX/Orders");
    // Rechnungen bis heute, then a folder that holds only others.
    at.press(Named::ArrowDown);
    at.press(Named::ArrowDown);
    at.press(Named::Space);
    assert_eq!(folder(&at), "INBOX/Orders");
    assert!(at.shows("2025"));
    at.press(Named::ArrowLeft);
    assert!(!at.shows("2025"), "what is below it is hidden");
    at.press(Named::ArrowDown);
    at.press(Named::Enter);
    assert_eq!(folder(&at), "Deleted Items");
    assert!(at.is_at(list::ROWS), "the focus is where it was");
    at.focus_back_to("live-folder-search");
    at.write("2024");
    at.press(Named::Enter);
    at.focus_list();
    at.press(Named::Space);
    assert_eq!(folder(&at), "Archive/2024");
    // The line shuts it, and opened again the keys begin at what is chosen.
    at.focus_back_to("live-folder-search");
    at.write_anew("");
    for _ in 0..2 {
        at.choose("live-ask-folder");
    }
    at.focus_list();
    at.press(Named::ArrowDown);
    at.press(Named::Space);
    assert_eq!(folder(&at), "Archive/2025");
}

/// The promise: the arrows go through a question's answers without shutting it.
#[test]
fn a_question_stays_open_while_the_arrows_choose() {
    let mut at = keyboard("live-clear");
    at.choose("live-ask-keep");
    at.focus_to("live-keep");
    at.press(Named::ArrowDown);
    at.press(Named::ArrowDown);
    assert!(at.is_at("live-keep"));
    at.choose("live-ask-keep");
    assert!(!at.reaches("live-keep"), "the line shuts it");
}

#[test]
fn an_address_that_was_found_is_added_by_space_and_by_enter() {
    for key in [Named::Space, Named::Enter] {
        let mut at = keyboard("live-found-addresses");
        at.focus_to("live-found-1");
        let given = at.given_by(key);
        let adds = given.iter().any(|message| {
            matches!(message, root::Message::Step(_, StepMessage::GoingLive(Message::Deed(deeds::Event::Do(
                Deed::AddAddress(address),
            )))) if address == "bewerbung@example.com")
        });
        assert!(adds, "{key:?}");
    }
}

/// The promise: what lies in one mailbox is never counted for a channel of another,
/// unless the person says that both are the same.
#[test]
fn a_mailbox_of_another_name_is_not_looked_into_before_the_person_says_so() {
    let mut at = keyboard("live-another-mailbox");
    assert!(at.speaks_of("The channel fetches support@example.com."));
    at.focus_to("live-same-mailbox");
    assert!(at.wizard.main().press.is_err());
    let crate::root::Wizard { steps, context, .. } = &mut at.wizard;
    context.draft.client_id = "11111111-2222-3333-4444-555555555555".into();
    assert!(steps.going_live.connector(context).is_none());
    let _ = steps.going_live.update(Message::Same, context);
    assert!(steps.going_live.connector(context).is_some());
    // Said of this mailbox, and of no other.
    context.draft.mailbox = "office@example.com".into();
    assert!(steps.going_live.connector(context).is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sign_in_for_a_channel_leads_there_and_back() {
    let mut at = keyboard("live-folder-shut");
    // Where nobody listens: what was read stays.
    let nowhere = "http://127.0.0.1:1";
    at.wizard.context.draft.helpdesk_address = nowhere.into();
    if let Some((address, _)) = &mut at.wizard.steps.going_live.desk {
        *address = nowhere.into();
    }
    at.wizard.context.draft.mailbox.clear();
    at.sees("Sign in to the mailbox to choose from its folders. Or type the path.");
    at.focus_to("live-folder-path");
    at.write("INBOX/Orders");
    assert_eq!(folder(&at), "INBOX/Orders", "the path can be typed all the same");
    at.choose("live-folders-sign-in");
    assert_eq!(at.wizard.current(), StepName::Consent);
    assert_eq!(at.wizard.context.draft.mailbox, "support@example.com", "its mailbox is proposed");
    at.press(Named::Escape);
    if at.wizard.current() == StepName::Consent {
        // The first left the field.
        at.press(Named::Escape);
    }
    assert_eq!(at.wizard.current(), StepName::GoingLive);
    assert_eq!(folder(&at), "INBOX/Orders", "what was chosen is still chosen");
    assert!(!at.wizard.context.back_to_channels);
}
