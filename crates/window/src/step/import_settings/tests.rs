//! The fifth step against the practice mailbox and helpdesk, and by its rules.

use iced::keyboard::key::Named;
use iced_test::Simulator;
use secrecy::SecretString;

use super::folders::{Holds, holds};
use super::scenes::filled;
use super::*;
use crate::draft::{Draft, FolderDraft};
use crate::iced_settings;
use crate::microsoft::token_manager::TokenManager;
use crate::microsoft::{Account, Application, SignedIn, Tokens};
use crate::plan::{AfterImport, Plan};
use crate::practising::Practising;
use crate::root::{StepMessage, Wizard};
use crate::step::helpdesk::tests::pump;
use crate::words::Language;
use crate::zammad::preflight::Usage;
use jiff::Timestamp;
use mailferry_practice::Scenario;

const USED: Usage = Usage { tickets: 51, agents: 2 };
const UNUSED: Usage = Usage { tickets: 1, agents: 0 };

fn made(usage: Usage) -> (ImportSettings, Context) {
    let (mut step, mut context) = (ImportSettings::default(), Context::new(Language::English));
    filled(&mut step, &mut context, usage);
    (step, context)
}

fn plan(context: &Context) -> Plan {
    context.draft.to_plan(&context.zone).expect("a plan")
}

/// Practice with somebody signed in, as it is when this step is come to; nothing
/// of this step is chosen.
async fn practising() -> (Arc<Practising>, ImportSettings, Context) {
    let practising = Practising::start(Scenario::Calm).await.expect("practice");
    let mut context = Context::new(Language::English);
    context.begin_practice(Arc::clone(&practising));
    let tenant = &practising.practice.tenant;
    let mailbox = practising.practice.mailbox();
    let signed_in = SignedIn {
        account: Account {
            issuer: format!("{}/v2.0", tenant.authority()),
            tenant_id: Some(tenant.tenant_id().to_owned()),
            object_id: "support".to_owned(),
            username: mailbox.to_owned(),
            name: None,
        },
        tokens: Tokens {
            access: SecretString::from(tenant.access_token(mailbox)),
            ends_at: Timestamp::now() + jiff::SignedDuration::from_mins(60),
            refresh: Some(SecretString::from(tenant.refresh_token(mailbox))),
        },
    };
    let application = Application::of(&practising.plan.microsoft);
    let remembered = context.accounts.remember(&application, &signed_in).await.expect("remembered");
    context.tokens = Some(TokenManager::new(context.accounts.clone(), remembered, application));
    let before = Draft::default();
    let draft = &mut context.draft;
    draft.folders = before.folders;
    draft.group = before.group;
    draft.dates = before.dates;
    draft.archive_date = before.archive_date;
    (practising, ImportSettings::default(), context)
}

async fn enter(step: &mut ImportSettings, context: &mut Context) {
    let task = step.enter(context);
    pump(step, context, Action::Run(task)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn folders_groups_and_harmless_choices_are_there_when_the_step_is_entered() {
    let (practising, mut step, mut context) = practising().await;
    enter(&mut step, &mut context).await;
    assert_eq!(step.problem, None);
    let paths: Vec<_> = step.folders.rows().iter().map(|row| row.folder.path.clone()).collect();
    assert!(paths.contains(&"INBOX".to_owned()) && paths.contains(&"Kalender".to_owned()), "{paths:?}");
    let inbox = step.folders.measure("INBOX").expect("measured");
    assert!(inbox.messages > 0 && inbox.bytes > 0 && inbox.newest.is_some());
    let calendar = step.folders.find("Kalender").expect("listed");
    assert_eq!(holds(calendar), Holds::NoMail);
    // The group that sends from the mailbox; the inbox; nothing that does harm.
    let draft = &context.draft;
    assert_eq!(draft.group, "Support");
    assert_eq!(draft.folders, [FolderDraft { path: "INBOX".into(), group: String::new() }]);
    assert_eq!(draft.after, AfterDraft::Keep);
    assert_eq!(draft.dates, Some(DatesDraft::Original), "the practice helpdesk looks unused");
    assert!(draft.archive && !draft.auto_replies && !draft.change_sending_address);
    assert!(!draft.archive_date.is_empty());
    assert!(matches!(step.main(&context).press, Ok(Message::Go)), "{:?}", step.waits(&context));
    assert_eq!(plan(&context).folders[0].group, "Support");
    drop(practising);
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_at_the_folders_changes_nothing_in_the_mailbox() {
    let (practising, mut step, mut context) = practising().await;
    let unread = |step: &ImportSettings| step.folders.find("INBOX").and_then(|folder| folder.unread);
    enter(&mut step, &mut context).await;
    let before = unread(&step);
    enter(&mut step, &mut context).await;
    assert!(before > Some(0));
    assert_eq!(unread(&step), before);
    drop(practising);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_that_cannot_be_reached_is_told_and_keeps_what_was_chosen() {
    let (practising, mut step, mut context) = practising().await;
    context.draft.imap_server = "127.0.0.1:9".into();
    context.draft.folders = vec![FolderDraft { path: "INBOX".into(), group: "Sales".into() }];
    enter(&mut step, &mut context).await;
    assert!(step.problem.is_some());
    assert!(step.looking.is_none(), "it can be tried again");
    assert_eq!(context.draft.folders.len(), 1);
    assert!(step.main(&context).press.is_err());
    drop(practising);
}

#[test]
fn in_a_helpdesk_that_is_used_nobody_chooses_the_dates_but_the_person() {
    let (mut step, mut context) = made(USED);
    ImportSettings::suggest(&mut context);
    assert_eq!(context.draft.dates, None);
    let reason = step.main(&context).press.err().expect("it waits");
    assert!(reason.contains("dates"), "{reason}");
    let _ = step.update(Message::Dates(DatesDraft::Today), &mut context);
    assert!(step.main(&context).press.is_ok(), "{:?}", step.waits(&context));
    // What was chosen stays, also where the helpdesk looks unused.
    let (_, mut context) = made(UNUSED);
    context.draft.dates = Some(DatesDraft::Today);
    ImportSettings::suggest(&mut context);
    assert_eq!(context.draft.dates, Some(DatesDraft::Today));
}

#[test]
fn original_dates_are_not_preset_where_import_mode_cannot_be_seen() {
    let (_, mut context) = made(UNUSED);
    let mut survey = (**context.survey.as_ref().expect("a survey")).clone();
    survey.import_mode = None;
    context.survey = Some(Arc::new(survey));
    ImportSettings::suggest(&mut context);
    assert_eq!(context.draft.dates, None);
}

#[test]
fn each_folder_may_go_to_a_group_of_its_own_and_follows_the_destination_otherwise() {
    let (mut step, mut context) = made(UNUSED);
    context.draft.dates = Some(DatesDraft::Today);
    let groups = |context: &Context| -> Vec<String> {
        plan(context).folders.into_iter().map(|folder| folder.group).collect()
    };
    assert_eq!(groups(&context), ["Support", "Sales"]);
    let _ = step.update(Message::Group("Users".into()), &mut context);
    assert_eq!(groups(&context), ["Users", "Sales"]);
    let _ = step.update(Message::FolderGroup("INBOX/Technik".into(), "Users".into()), &mut context);
    let _ = step.update(Message::Group("Support".into()), &mut context);
    assert_eq!(
        groups(&context),
        ["Support", "Support"],
        "the destination's own name is no choice of its own"
    );
}

#[test]
fn only_folders_that_hold_mail_can_be_ticked() {
    let (mut step, mut context) = made(UNUSED);
    for path in ["Kalender", "Projekte", "Nowhere"] {
        let _ = step.update(Message::Turn(path.into()), &mut context);
        assert!(ImportSettings::chosen(&context, path).is_none(), "{path}");
    }
    let _ = step.update(Message::Turn("Projekte/2025".into()), &mut context);
    assert!(ImportSettings::chosen(&context, "Projekte/2025").is_some());
    let _ = step.update(Message::Turn("Projekte/2025".into()), &mut context);
    assert!(ImportSettings::chosen(&context, "Projekte/2025").is_none());
}

#[test]
fn a_typed_path_is_corrected_and_added_once() {
    let (mut step, mut context) = made(UNUSED);
    context.draft.folders.clear();
    for _ in 0..2 {
        let _ = step.update(Message::Typed("Posteingang/technik".into()), &mut context);
        let _ = step.update(Message::Take, &mut context);
        assert_eq!(step.meaning, Some(Meaning::Corrected("INBOX/Technik".into())));
        assert_eq!(
            context.draft.folders,
            [FolderDraft { path: "INBOX/Technik".into(), group: String::new() }]
        );
    }
    let _ = step.update(Message::Typed("INBOX/Tecnik".into()), &mut context);
    let _ = step.update(Message::Take, &mut context);
    let reason = step.main(&context).press.err().expect("it waits: Enter must not pass it by");
    assert!(reason.contains("folder you entered"), "{reason}");
    let Some(Meaning::Unknown(near)) = &step.meaning else { panic!("it is not known") };
    assert!(near.contains(&"INBOX/Technik".to_owned()), "{near:?}");
}

#[test]
fn the_keyboard_ticks_and_folds_in_the_tree() {
    let (mut step, mut context) = made(UNUSED);
    context.draft.folders.clear();
    let _ = step.update(Message::List(list::Event::Ticked(0)), &mut context);
    assert!(ImportSettings::chosen(&context, "INBOX").is_some());
    let _ = step.update(Message::List(list::Event::Opened(0)), &mut context);
    assert_eq!(step.regrouping.as_deref(), Some("INBOX"), "Enter asks for the group");
    let _ = step.update(Message::Regroup(None), &mut context);
    let _ = step.update(Message::List(list::Event::Expanded(0, false)), &mut context);
    assert!(step.folders.rows().iter().all(|row| !row.folder.path.starts_with("INBOX/")));
    let _ = step.update(Message::List(list::Event::Expanded(0, true)), &mut context);
    assert!(step.folders.rows().iter().any(|row| row.folder.path == "INBOX/Technik"));
}

#[test]
fn the_sending_address_changes_only_to_one_that_zammad_has() {
    let (mut step, mut context) = made(UNUSED);
    context.draft.dates = Some(DatesDraft::Today);
    let _ = step.update(Message::ChangeAddress(true), &mut context);
    assert_eq!(plan(&context).change_sending_address_to.as_deref(), Some("support@example.com"));
    assert!(step.main(&context).press.is_ok());
    context.draft.mailbox = "billing@example.com".into();
    assert!(!ImportSettings::can_change_address(&context));
    assert!(step.main(&context).press.is_err());
    let _ = step.update(Message::ChangeAddress(false), &mut context);
    assert_eq!(plan(&context).change_sending_address_to, None);
}

#[test]
fn moving_has_a_folder_and_deleting_is_never_preset() {
    let (mut step, mut context) = made(UNUSED);
    context.draft.dates = Some(DatesDraft::Today);
    assert_eq!(Draft::default().after, AfterDraft::Keep);
    let _ = step.update(Message::After(AfterDraft::Move), &mut context);
    assert_eq!(plan(&context).after_import, AfterImport::Move("Imported in Zammad".into()));
    let _ = step.update(Message::MoveFolder("INBOX".into()), &mut context);
    assert!(step.main(&context).press.is_err(), "not into a folder that is imported");
}

#[test]
fn what_cannot_be_used_is_said_and_waited_for() {
    let reason = |change: fn(&mut Context)| {
        let (step, mut context) = made(UNUSED);
        context.draft.dates = Some(DatesDraft::Today);
        assert!(step.main(&context).press.is_ok(), "{:?}", step.waits(&context));
        change(&mut context);
        step.main(&context).press.err().unwrap_or_default()
    };
    let reasons = [
        reason(|context| context.survey = None),
        reason(|context| context.tokens = None),
        reason(|context| context.draft.group = "Old desk".into()),
        reason(|context| context.draft.folders.clear()),
        reason(|context| context.draft.folders[0].path = "Gone".into()),
        reason(|context| context.draft.from = "yesterday".into()),
        reason(|context| context.draft.archive_time = "25:00".into()),
        reason(|context| context.draft.parallel = "99".into()),
        reason(|context| context.draft.dates = None),
    ];
    let different: std::collections::BTreeSet<_> = reasons.iter().collect();
    assert!(reasons.iter().all(|reason| !reason.is_empty()), "{reasons:#?}");
    assert_eq!(different.len(), reasons.len(), "each has words of its own: {reasons:#?}");
}

#[test]
fn import_modes_time_is_that_of_the_wanted_messages() {
    let (step, mut context) = made(UNUSED);
    // 5,070 messages at 8 a second, or the bytes at 2 MB a second; and switching.
    assert_eq!(step.estimate(&context, Dates::Original), Duration::from_secs(30 + 865));
    context.draft.wanted = WantedDraft::Unread;
    assert_eq!(step.wanted(&context), 15);
}

#[test]
fn late_news_of_a_former_look_are_dropped() {
    let (mut step, mut context) = made(UNUSED);
    step.looks = 2;
    step.looking = Some((2, None));
    let _ = step.update(Message::Told(1, News::Folders(Vec::new())), &mut context);
    assert!(!step.folders.is_empty());
}

/// What a person's clicks on these words give, one after the other.
fn clicked(prepare: impl FnOnce(&mut ImportSettings, &mut Context), words: &[&str]) -> Vec<Message> {
    let wizard = Wizard::showing(StepName::ImportSettings, Language::English, |wizard| {
        filled(&mut wizard.steps.import_settings, &mut wizard.context, USED);
        prepare(&mut wizard.steps.import_settings, &mut wizard.context);
    });
    let mut window = Simulator::with_size(iced_settings(), (1120.0, 2000.0), wizard.view());
    for words in words {
        let _ = window.click(*words).unwrap_or_else(|error| panic!("{words}: {error}"));
    }
    let messages = window.into_messages().filter_map(|message| match message {
        crate::root::Message::Step(_, StepMessage::ImportSettings(message)) => Some(message),
        _ => None,
    });
    messages.collect()
}

#[test]
fn a_click_anywhere_on_a_folders_row_ticks_it_and_one_on_where_it_goes_asks_for_the_group() {
    let open = |step: &mut ImportSettings, _: &mut Context| {
        step.opened = Opened::Chosen(Some(Part::Folders));
    };
    // The name, and a figure of the same row.
    let messages = clicked(open, &["Entwürfe", "12,400", "Sales"]);
    let [
        Message::List(list::Event::Ticked(one)),
        Message::List(list::Event::Ticked(other)),
        Message::Regroup(Some(path)),
    ] = messages.as_slice()
    else {
        panic!("{} messages", messages.len());
    };
    let (mut step, mut context) = made(USED);
    let row = |step: &ImportSettings, at: usize| step.folders.rows()[at].folder.path.clone();
    assert_eq!((row(&step, *one).as_str(), row(&step, *other).as_str()), ("Entwürfe", "Archiv"));
    assert_eq!(path, "INBOX/Technik");
    let _ = step.update(Message::List(list::Event::Ticked(*one)), &mut context);
    assert!(ImportSettings::chosen(&context, "Entwürfe").is_some());
    assert_eq!(step.list.chosen(), Some(*one), "the keys go on from there");
}

#[test]
fn a_click_on_a_line_opens_its_question_and_one_on_an_answer_chooses_it() {
    let messages = clicked(|_, _| {}, &["Group", "Today’s dates"]);
    let [Message::Question(Part::Group), Message::Dates(DatesDraft::Today)] = messages.as_slice() else {
        panic!("{} messages", messages.len());
    };
    let open = |step: &mut ImportSettings, _: &mut Context| step.opened = Opened::Chosen(Some(Part::Group));
    let messages = clicked(open, &["Users"]);
    assert!(matches!(messages.as_slice(), [Message::Group(group)] if group == "Users"));
}

#[test]
fn only_what_has_no_right_answer_is_open_at_first_and_one_at_a_time() {
    let (mut step, mut context) = made(USED);
    assert_eq!(step.opened(&context), Some(Part::Dates));
    context.draft.folders.clear();
    assert_eq!(step.opened(&context), Some(Part::Folders), "the first of several");
    chosen_again(&mut context);
    let _ = step.update(Message::Dates(DatesDraft::Today), &mut context);
    assert_eq!(step.opened(&context), Some(Part::Dates), "an answer does not shut its question");
    let _ = step.update(Message::Question(Part::Group), &mut context);
    assert_eq!(step.opened(&context), Some(Part::Group));
    let _ = step.update(Message::Question(Part::Group), &mut context);
    assert_eq!(step.opened(&context), None);
    drop(step.enter(&mut context));
    assert_eq!(step.opened, Opened::ByItself, "coming back, what is open opens itself");
}

fn chosen_again(context: &mut Context) {
    context.draft.folders = vec![FolderDraft { path: "INBOX".into(), group: String::new() }];
}

#[test]
fn the_reason_beside_the_button_counts_and_leads_to_the_first_thing_to_fix() {
    let (mut step, mut context) = made(USED);
    let main = step.main(&context);
    assert_eq!(main.press.err().as_deref(), Some("Choose the ticket dates"));
    assert!(matches!(main.way, Some(Message::Fix)));
    context.draft.from = "yesterday".into();
    context.draft.parallel = "99".into();
    let reason = step.main(&context).press.err().expect("it waits");
    assert_eq!(reason, "Check the days under “Which messages” (3 things to fix)");
    step.opened = Opened::Chosen(Some(Part::More));
    let _ = step.update(Message::Fix, &mut context);
    assert_eq!(step.opened(&context), Some(Part::Wanted));
    context.tokens = None;
    assert!(matches!(step.update(Message::Fix, &mut context), Action::GoTo(StepName::SignIn)));
}

#[test]
fn what_the_check_would_stop_at_is_stopped_here_with_the_way_out() {
    let (mut step, mut context) = made(USED);
    context.draft.dates = Some(DatesDraft::Today);
    assert!(step.main(&context).press.is_ok(), "{:?}", step.waits(&context));
    let change = |context: &mut Context, change: fn(&mut crate::zammad::preflight::Survey)| {
        let mut survey = (**context.survey.as_ref().expect("a survey")).clone();
        change(&mut survey);
        context.survey = Some(Arc::new(survey));
    };
    change(&mut context, |survey| survey.notified_agents = 2);
    assert!(step.main(&context).press.is_err(), "agents would be mailed");
    let _ = step.update(Message::Dates(DatesDraft::Original), &mut context);
    assert!(step.main(&context).press.is_ok(), "{:?}", step.waits(&context));
    change(&mut context, |survey| survey.import_mode = None);
    assert!(step.main(&context).press.is_err(), "a choice that is not offered any more");
    // Groups that were chosen once and are gone.
    let (step, mut context) = made(UNUSED);
    context.draft.dates = Some(DatesDraft::Today);
    context.draft.folders[1].group = "Old desk".into();
    assert!(step.main(&context).press.is_err());
}

#[test]
fn the_sending_address_is_asked_only_where_a_group_would_change() {
    let (_, mut context) = made(UNUSED);
    let names = |context: &Context| -> Vec<String> {
        ImportSettings::changing(context).into_iter().map(|(group, _)| group).collect()
    };
    assert_eq!(names(&context), ["Support", "Sales"], "a line for each group concerned");
    assert!(ImportSettings::asks_for_address(&context));
    context.draft.mailbox = "office@example.com".into();
    assert_eq!(names(&context), ["Sales"], "Support sends from it already");
    context.draft.folders.pop();
    assert!(!ImportSettings::asks_for_address(&context), "nothing would change");
    context.draft.mailbox = "unknown@example.com".into();
    assert!(!ImportSettings::asks_for_address(&context), "Zammad does not know it");
}

#[test]
fn where_there_are_many_groups_one_is_found_by_its_name_and_chosen() {
    let (mut step, mut context) = made(UNUSED);
    let mut survey = (**context.survey.as_ref().expect("a survey")).clone();
    let like = survey.groups[1].clone();
    survey.groups.extend((10..210).map(|id| {
        let mut one = like.clone();
        (one.group.id, one.group.name) = (id, format!("Region {id}"));
        one
    }));
    context.survey = Some(Arc::new(survey));
    let _ = step.update(Message::GroupSearch("region 117".into()), &mut context);
    let _ = step.update(Message::Groups(list::Event::Opened(0)), &mut context);
    assert_eq!(context.draft.group, "Region 117");
    // The same for one folder alone.
    let _ = step.update(Message::Regroup(Some("INBOX".into())), &mut context);
    assert!(step.dialog(&context).is_some());
    let _ = step.update(Message::GroupSearch("region 42".into()), &mut context);
    let _ = step.update(Message::Groups(list::Event::Ticked(0)), &mut context);
    assert_eq!(ImportSettings::group_of(&context, "INBOX"), "Region 42");
    assert_eq!(context.draft.group, "Region 117");
}

#[test]
fn whether_the_channel_is_paused_is_turned_by_keys() {
    let scene = crate::scenes().into_iter().find(|scene| scene.name == "settings-more").expect("a scene");
    let mut at = crate::testing::keyboard::Keyboard::before((scene.make)(Language::English));
    let before = at.wizard.context.draft.pause_channel;
    at.focus_to("settings-pause-channel");
    at.press(Named::Space);
    assert_ne!(at.wizard.context.draft.pause_channel, before);
    assert!(at.is_at("settings-pause-channel"), "the focus stays");
    at.press(Named::Enter);
    assert_eq!(at.wizard.context.draft.pause_channel, before);
}
