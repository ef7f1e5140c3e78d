//! Zammad's channels by keys alone, for who comes from the first page and imports
//! nothing: an e-mail channel migrated, signed in to again and rolled back; and a Graph
//! channel set up, switched on and removed.

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::super::context::Context;
use super::super::practising::Practising;
use super::super::step::StepName;
use super::super::testing::keyboard::Keyboard;
use super::going_live::commits;
use crate::words::{Language, say};
use mailferry_practice::exchange::Flags;
use mailferry_practice::helpdesk::{GroupSeed, Options, Version};
use mailferry_practice::sample;

const MAILBOX: &str = "support@contoso.example";
/// Somebody else of the same organisation.
const JONAS: &str = "jonas.weber@contoso.example";
const MORE: &str = "More: switch off, sign in again, addresses, remove";

/// From the first page to Zammad's channels.
async fn at_channels(change: impl FnOnce(&mut Options)) -> Keyboard {
    let practising = Practising::start_as(change).await.expect("practice starts");
    let mut context = Context::new(Language::English);
    context.begin_practice(practising);
    context.draft.step = StepName::Start;
    context.draft.reached = StepName::Start;
    let mut at = Keyboard::at(context);
    at.choose("start-channels");
    at.until_at(StepName::GoingLive).await;
    at.until_shows("Mail channels in Zammad").await;
    at
}

/// The channels that fetch mail, as Zammad keeps them.
fn channels(at: &Keyboard) -> Vec<Value> {
    let mut all = at.practice().helpdesk.records("channels");
    all.retain(|channel| channel["area"].as_str().is_some_and(|area| area.ends_with("::Account")));
    all
}

/// The only one.
fn channel(at: &Keyboard) -> Value {
    channels(at).pop().expect("a channel")
}

/// Something of its options is otherwise than it was, as if time had passed.
fn change(at: &Keyboard, change: impl FnOnce(&mut Value)) {
    let channel = channel(at);
    let mut options = channel["options"].clone();
    change(&mut options);
    let id = channel["id"].as_u64().expect("an id");
    at.practice().helpdesk.put_record("channels", id, &json!({ "options": options }));
}

/// So many days ago, as Zammad writes it.
fn days_ago(days: i64) -> Value {
    let then = Timestamp::now() - SignedDuration::from_hours(24 * days);
    then.strftime("%Y-%m-%dT%H:%M:%S.000Z").to_string().into()
}

fn migrated(at: &Keyboard, days: i64) {
    change(at, |options| options["backup_imap_classic"]["migrated_at"] = days_ago(days));
}

/// Waits for the link, has the browser played that follows it, and comes to the channel.
async fn signs_in(at: &mut Keyboard) {
    at.until_shows(&say(Language::English, "window-practice-sign-in", &[])).await;
    at.choose("practice-sign-in");
    at.until_shows(&format!("Channel {MAILBOX}")).await;
}

/// From the channel's page to all channels, which are read anew, and to the page again.
async fn opens_again(at: &mut Keyboard) {
    at.press((Named::ArrowLeft, Modifiers::ALT));
    at.until_shows("Mail channels in Zammad").await;
    at.choose("live-again");
    at.until("all read", |at| at.reaches("live-again")).await;
    at.choose("live-open-0");
    at.sees(&format!("Channel {MAILBOX}"));
}

/// What lies behind a line that opens, such as this control, is there to be reached.
fn unfolds(at: &mut Keyboard, line: &str, control: &str) {
    if !at.reaches(control) {
        at.choose(line);
    }
    at.focus_to(control);
}

/// Signs in once more as the same user, who is taken.
async fn again_as_the_same(at: &mut Keyboard) {
    let long_ago = days_ago(60);
    change(at, |options| options["auth"]["created_at"] = long_ago.clone());
    opens_again(at).await;
    unfolds(at, MORE, "live-sign-in-again");
    at.press(Named::Space);
    at.sees(&format!("Sign in again: {MAILBOX}"));
    commits(at, "Show sign-in link").await;
    signs_in(at).await;
    assert_ne!(channel(at)["options"]["auth"]["created_at"], long_ago);
}

/// Signs in as somebody else: Zammad refuses it in the browser, and what it says there
/// is explained.
async fn again_as_another(at: &mut Keyboard) {
    let before = channel(at);
    unfolds(at, MORE, "live-sign-in-again");
    at.press(Named::Space);
    commits(at, "Show sign-in link").await;
    at.until("the link", |at| at.wizard.steps.going_live.link().is_some()).await;
    let link = at.wizard.steps.going_live.link().expect("a link").to_owned();
    let (shown, _) = at.practice().tenant.follow(&link, JONAS).await.expect("the page at its end");
    at.choose("live-error");
    at.focus_to("live-error-text");
    let said = shown.fragment().expect("what the page says").rsplit("error/").next();
    at.write(said.expect("what went wrong"));
    at.sees(&say(Language::English, "channel-other-user", &[]));
    assert_eq!(channel(at)["options"], before["options"], "the channel is as it was");
    at.choose("live-cancel");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_e_mail_channel_is_migrated_signed_in_to_again_and_rolled_back() {
    let mut at = Box::pin(at_channels(|options| {
        options.version = Version::V7_2;
        // Zammad clears away what is older than 7 days when it fetches.
        options.fetch_every = None;
    }))
    .await;
    at.choose("live-open-0");
    at.sees("This e-mail channel can become a Microsoft 365 channel");
    at.goes_on("Migrate to Microsoft 365 …").await;
    at.sees(&format!("Sign in as {MAILBOX}, or Zammad makes a second channel beside the e-mail channel."));
    commits(&mut at, "Save and sign in").await;
    signs_in(&mut at).await;
    assert_eq!(channel(&at)["area"], "Microsoft365::Account");
    again_as_the_same(&mut at).await;
    again_as_another(&mut at).await;

    // From the link that is no more waited for back to all channels.
    migrated(&at, 8);
    opens_again(&mut at).await;
    unfolds(&mut at, MORE, "live-sign-in-again");
    assert!(at.speaks_of("Zammad keeps the former channel for 7 days. That time ended on"));
    assert!(!at.reaches("live-roll-back"), "it is too late");
    migrated(&at, 2);
    opens_again(&mut at).await;
    unfolds(&mut at, MORE, "live-roll-back");
    assert!(at.speaks_of("Time left for this: "), "{:#?}", at.texts());
    at.press(Named::Space);
    at.until_shows("Mail channels in Zammad").await;
    assert_eq!(channel(&at)["area"], "Email::Account");
    at.choose("live-open-0");
    at.sees("This e-mail channel can become a Microsoft 365 channel");
}

/// Signs in to the mailbox out of the channel's page, and is led back to it.
async fn signs_in_to_the_mailbox(at: &mut Keyboard) {
    at.sees(&say(Language::English, "window-live-sign-in-what", &[]));
    at.choose("live-sign-in");
    at.until_at(StepName::Consent).await;
    // Who turns round is where they were.
    at.press((Named::ArrowLeft, Modifiers::ALT));
    assert_eq!(at.wizard.current(), StepName::GoingLive);
    at.sees(&format!("Channel {MAILBOX}"));
    at.choose("live-sign-in");
    at.goes_on("Continue to sign-in").await;
    at.until_at(StepName::SignIn).await;
    at.goes_on("Sign in with Microsoft").await;
    at.until_shows(&say(Language::English, "window-practice-sign-in", &[])).await;
    at.choose("practice-sign-in");
    at.goes_on("Back to the channel").await;
    at.until_at(StepName::GoingLive).await;
    at.sees(&format!("Channel {MAILBOX}"));
}

/// Group, sending address and folder, each by the arrows.
async fn chooses(at: &mut Keyboard) {
    at.choose("live-ask-group");
    at.focus_to("live-group");
    // Sales, Support, Users: the last is where Zammad puts a new channel.
    at.press(Named::ArrowUp);
    at.choose("live-ask-sending");
    at.focus_to("live-sending");
    at.press(Named::ArrowDown);
    at.sees(&format!("Change to {MAILBOX}"));
    at.choose("live-ask-folder");
    at.until("the folders", |at| at.shows("Rechnungen")).await;
    at.focus_to("live-folder-search");
    at.write(sample::EMPTY);
    at.press(Named::Enter);
    at.focus_list();
    at.press(Named::Space);
    at.until("it is counted", |at| at.shows("Nothing comes in twice")).await;
}

/// A message whose subject is new, where the channel reads.
fn new_message(at: &Keyboard) {
    let raw = format!(
        "From: Ines <ines@customer.example>\r\nTo: {MAILBOX}\r\nSubject: Brand new\r\n\
         Message-ID: <brand-new@customer.example>\r\n\r\nHello\r\n"
    );
    at.practice().exchange.add(sample::EMPTY, raw.into_bytes(), Timestamp::now(), Flags::NONE);
}

/// Removes the channel: what it takes with it is said, and its address typed.
async fn removes(at: &mut Keyboard) {
    unfolds(at, MORE, "live-off");
    unfolds(at, "Remove this channel …", "live-remove-typed");
    at.sees(&format!("These addresses are lost or send nothing any more: {MAILBOX}."));
    at.sees("These groups are left without a sending address: Support.");
    assert!(!at.reaches("live-remove"), "nothing was typed");
    at.focus_to("live-remove-typed");
    at.write("support@contoso");
    assert!(!at.reaches("live-remove"), "that is another address");
    at.focus_to("live-remove-typed");
    at.write_anew(MAILBOX);
    at.focus_to("live-remove");
    at.press(Named::Enter);
    assert_eq!(channels(at).len(), 1, "never by Enter");
    at.press(Named::Space);
    at.until_shows("No mail channel yet").await;
    assert!(channels(at).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_graph_channel_is_set_up_switched_on_takes_a_message_and_is_removed() {
    let mut at = Box::pin(at_channels(|options| {
        options.version = Version::V7_2;
        options.groups = ["Users", "Support", "Sales"].map(GroupSeed::new).into();
    }))
    .await;
    at.sees("No mail channel yet");
    at.choose("live-new");
    at.focus_to("live-kind");
    at.press(Named::ArrowDown);
    at.focus_to("live-shared");
    commits(&mut at, "Save and sign in").await;
    signs_in(&mut at).await;
    assert!(at.wizard.main().press.is_err(), "nothing was counted");
    signs_in_to_the_mailbox(&mut at).await;
    chooses(&mut at).await;
    commits(&mut at, "Test and switch on").await;
    at.until_shows("The first hour").await;
    let on = channel(&at);
    assert_eq!((&on["area"], &on["active"]), (&json!("MicrosoftGraph::Account"), &json!(true)));
    assert_eq!(on["options"]["inbound"]["options"]["archive"], true, "what lies there answers nobody");
    new_message(&at);
    let arrived = |at: &mut Keyboard| {
        let tickets = at.practice().helpdesk.snapshot().tickets;
        tickets.iter().any(|ticket| ticket.title == "Brand new" && ticket.group == "Support")
    };
    at.until("a ticket made by Zammad's channel", arrived).await;
    at.until("what it took", |at| at.shows("one message")).await;
    removes(&mut at).await;
}
