//! A draft keeps what was typed, and gives the plan it describes.

use crate::words::Language;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::*;
use crate::plan::{AfterImport, CreateUsers, Originals};

fn whole() -> Draft {
    Draft {
        helpdesk_address: "https://help.example.com/".into(),
        client_id: "11111111-2222-3333-4444-555555555555".into(),
        tenant: "example.com".into(),
        mailbox: "Support@example.com".into(),
        folders: vec![
            FolderDraft { path: "Inbox".into(), group: String::new() },
            FolderDraft { path: "Inbox/Invoices".into(), group: "Billing".into() },
        ],
        group: "Users".into(),
        archive_date: "31.10.2026".into(),
        archive_time: "8:30".into(),
        dates: Some(DatesDraft::Today),
        until: "2026-11-01".into(),
        ..Draft::default()
    }
}

#[test]
fn a_whole_draft_gives_the_plan_it_describes() {
    let plan = whole().to_plan(&TimeZone::UTC).expect("a whole draft");
    assert_eq!(plan.zammad.url, "https://help.example.com");
    assert_eq!(plan.microsoft.mailbox, "support@example.com");
    assert_eq!(plan.folders[0].group, "Users");
    assert_eq!(plan.folders[1].group, "Billing");
    assert_eq!(plan.import.to.expect("a last day").to_string(), "2026-11-02");
    assert_eq!(plan.import.archive_before.expect("archive").to_string(), "2026-10-31T08:30:00Z");
    assert_eq!(plan.after_import, AfterImport::Keep);
    assert_eq!(plan.import.originals, Originals::WhenNeeded);
}

#[test]
fn originals_on_every_article_and_users_of_everybody_are_in_the_plan_and_come_back_out_of_it() {
    let draft = Draft { all_originals: true, all_users: true, ..whole() };
    let plan = draft.to_plan(&TimeZone::UTC).expect("a whole draft");
    assert_eq!(plan.import.originals, Originals::Always);
    assert_eq!(plan.import.create_users, CreateUsers::Everyone);
    let again = Draft::of_plan(&plan, &TimeZone::UTC);
    assert!(again.all_originals && again.all_users);
}

#[test]
fn the_cut_off_is_read_in_the_machines_time_zone() {
    let zone = TimeZone::fixed(jiff::tz::offset(2));
    let plan = whole().to_plan(&zone).expect("a whole draft");
    assert_eq!(plan.import.archive_before.expect("archive").to_string(), "2026-10-31T06:30:00Z");
}

#[test]
fn a_plan_makes_the_draft_that_makes_the_plan() {
    let mut draft = whole();
    draft.after = AfterDraft::Move;
    draft.move_folder = "Imported".into();
    draft.change_sending_address = true;
    draft.sending_address = "support@example.com".into();
    draft.pause_channel = true;
    let plan = draft.to_plan(&TimeZone::UTC).expect("a whole draft");
    assert!(plan.channel.pause_during_import);
    let again = Draft::of_plan(&plan, &TimeZone::UTC).to_plan(&TimeZone::UTC).expect("the same again");
    assert_eq!(again, plan);
}

#[test]
fn every_mistake_is_shown_at_its_field() {
    let wrong = |change: fn(&mut Draft)| {
        let mut draft = whole();
        change(&mut draft);
        let wrong = draft.to_plan(&TimeZone::UTC).expect_err("a mistake");
        wrong.into_iter().map(|(field, problem)| (field, problem.code())).collect::<Vec<_>>()
    };
    assert_eq!(
        wrong(|draft| draft.helpdesk_address = "help".into()),
        [(Field::HelpdeskAddress, "plan-url-wrong")]
    );
    assert_eq!(wrong(|draft| draft.client_id.clear()), [(Field::ClientId, "plan-value-empty")]);
    assert_eq!(wrong(|draft| draft.mailbox = "me".into()), [(Field::Mailbox, "plan-address-wrong")]);
    assert_eq!(wrong(|draft| draft.folders.clear()), [(Field::Folders, "plan-key-missing")]);
    assert_eq!(wrong(|draft| draft.group.clear()), [(Field::Folders, "plan-value-empty")]);
    assert_eq!(wrong(|draft| draft.from = "30.2.2024".into()), [(Field::From, "plan-date-wrong")]);
    assert_eq!(wrong(|draft| draft.from = "2026-12-01".into()), [(Field::Until, "plan-dates-crossed")]);
    assert_eq!(wrong(|draft| draft.archive_date.clear()), [(Field::ArchiveBefore, "plan-key-missing")]);
    assert_eq!(
        wrong(|draft| draft.archive_time = "25".into()),
        [(Field::ArchiveBefore, "plan-moment-wrong")]
    );
    assert_eq!(wrong(|draft| draft.dates = None), [(Field::Dates, "plan-key-missing")]);
    assert_eq!(wrong(|draft| draft.parallel = "99".into()), [(Field::Parallel, "plan-parallel-range")]);
    assert_eq!(wrong(|draft| draft.after = AfterDraft::Move), [(Field::MoveTo, "plan-value-empty")]);
    assert_eq!(
        wrong(|draft| {
            draft.after = AfterDraft::Move;
            draft.move_folder = "INBOX".into();
        }),
        [(Field::MoveTo, "plan-move-into-itself")]
    );
    assert_eq!(
        wrong(|draft| draft.change_sending_address = true),
        [(Field::SendingAddress, "plan-value-empty")]
    );
    assert_eq!(
        wrong(|draft| {
            draft.cloud = CloudDraft::Custom;
            draft.authority = "https://login.example.com/t".into();
            draft.imap_server = "mail.example.com".into();
            draft.imap_tls = false;
        }),
        [(Field::ImapServer, "plan-plain-imap")]
    );
}

#[test]
fn an_empty_draft_is_harmless_and_names_all_that_is_missing() {
    let wrong = Draft::default().to_plan(&TimeZone::UTC).expect_err("nothing is filled in");
    let fields: Vec<_> = wrong.iter().map(|(field, _)| *field).collect();
    for field in [Field::HelpdeskAddress, Field::ClientId, Field::Mailbox, Field::Folders, Field::Dates] {
        assert!(fields.contains(&field), "{field:?} in {fields:?}");
    }
    assert_eq!(Draft::default().after, AfterDraft::Keep);
    assert!(!Draft::default().auto_replies && !Draft::default().change_sending_address);
}

#[test]
fn a_saved_draft_is_the_same_after_a_restart() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("draft.toml");
    assert_eq!(Draft::load(&path).expect("no draft yet"), None);
    let draft = Draft { step: StepName::Consent, helpdesk_address: "half-typ".into(), ..whole() };
    draft.save(&path).expect("saved");
    assert_eq!(Draft::load(&path).expect("readable"), Some(draft));
}

#[test]
fn a_draft_that_cannot_be_read_is_no_draft() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("draft.toml");
    std::fs::write(&path, b"step = 17 \xff").expect("written");
    assert_eq!(Draft::load(&path).expect("readable file"), None);
}

#[test]
fn days_are_read_as_people_write_them() {
    for (text, day) in [
        ("2024-01-31", Some("2024-01-31")),
        (" 31.1.2024 ", Some("2024-01-31")),
        ("31. 01. 2024", Some("2024-01-31")),
        ("31.1.24", None),
        ("1/2/2024", None),
        ("", None),
    ] {
        assert_eq!(read_day(text).map(|day| day.to_string()).as_deref(), day, "{text}");
    }
    assert_eq!(read_time("9:05").map(|time| time.to_string()).as_deref(), Some("09:05:00"));
    assert_eq!(read_time("24:00"), None);
}

proptest! {
    /// Whatever is typed is kept, and judging it never fails.
    #[test]
    fn whatever_is_typed_is_kept_and_judged(text in "\\PC{0,40}", other in any::<String>()) {
        let mut draft = whole();
        draft.helpdesk_address.clone_from(&text);
        draft.group.clone_from(&other);
        draft.from = text;
        draft.archive_time = other;
        let _ = draft.to_plan(&TimeZone::UTC);
        let saved = toml::to_string(&draft).expect("any draft has a form");
        prop_assert_eq!(toml::from_str::<Draft>(&saved).expect("readable again"), draft);
    }
}

#[test]
fn days_are_written_as_the_language_writes_them_and_what_is_no_day_stays_as_typed() {
    let mut draft = Draft {
        from: "2024-01-31".into(),
        until: "soon".into(),
        archive_date: " 1.2.2024 ".into(),
        ..Draft::default()
    };
    draft.write_days(Language::German);
    assert_eq!([&*draft.from, &draft.until, &draft.archive_date], ["31.01.2024", "soon", "01.02.2024"]);
    draft.write_days(Language::English);
    assert_eq!([&*draft.from, &draft.until, &draft.archive_date], ["2024-01-31", "soon", "2024-02-01"]);
}
