//! The states of the check.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::messages::Messages;
use super::picks;
use super::preview::{Seen, Shown};
use super::trial::Trying;
use super::{Check, Page, Stage};
use crate::context::Context;
use crate::message::{ContentType, Flaw, Original};
use crate::migration::balance::Balance;
use crate::migration::changes::Restored;
use crate::migration::forecast::{
    Estimate, FolderForecast, Forecast, RECOVERABLE_ITEMS_WARNING, RecoverableItems,
};
use crate::migration::journal::{ListedMessage, MessageState, OriginalKept, StoredProblem};
use crate::migration::preview::{FilePreview, Preview};
use crate::migration::progress::{Phase, Snapshot};
use crate::migration::run::{Deeds, Ending, Summary};
use crate::migration::trial::Trial;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::step::{Scene, StepName, staged};
use crate::words::Language;
use crate::zammad::preflight::{Found, Line, Topic, Verdict};
use crate::zammad::quiet::ArticlePreview;

fn plan(action: &str) -> Option<Plan> {
    let text = format!(
        "version = 1\n[zammad]\nurl = \"https://help.example.com\"\n[microsoft]\n\
         tenant = \"contoso.example\"\nclient_id = \"11111111-2222-3333-4444-555555555555\"\n\
         account = \"anna@contoso.example\"\nmailbox = \"support@contoso.example\"\n\
         [[folder]]\npath = \"INBOX\"\ngroup = \"Users\"\n\
         [[folder]]\npath = \"Projekte/2019/Vertragsverlängerungen Süddeutschland\"\ngroup = \"Users\"\n\
         [after_import]\naction = \"{action}\"\n"
    );
    Plan::read(&text, Path::new("")).ok()
}

fn forecast() -> Forecast {
    let folder = |messages: u64, import: u64, archived: u64, tickets: u64| FolderForecast {
        messages,
        bytes: messages * 88_000,
        to_import: import,
        bytes_to_import: import * 88_000,
        archived,
        regular: import - archived,
        new_tickets: tickets,
        ..FolderForecast::default()
    };
    let folders = BTreeMap::from([
        ("INBOX".to_owned(), folder(4_120, 3_980, 3_600, 1_702)),
        ("Projekte/2019/Vertragsverlängerungen Süddeutschland".to_owned(), folder(236, 230, 230, 172)),
    ]);
    Forecast {
        balance: Balance {
            found: 4_356,
            already_there: 118,
            copies: 21,
            skipped: BTreeMap::from([("message-too-large".to_owned(), 7)]),
            waiting: 4_210,
            ..Balance::default()
        },
        folders,
        to_import: 4_210,
        bytes_to_import: 370_480_000,
        archived: 3_830,
        regular: 380,
        too_large: 7,
        new_tickets: 1_874,
        customers: 912,
        new_customers: Some(640),
        new_addressees: Some(0),
        without_date: 3,
        without_message_id: 12,
        machine_made: 401,
        people_who_could_be_answered: 0,
        messages_to_delete: 0,
        bytes_to_delete: 0,
        recoverable_items: RecoverableItems::Untouched,
        time: Estimate { seconds: 556, measured: false },
    }
}

/// As it is counted after the trial: five are imported, and the rest is to come.
fn after_trial() -> Forecast {
    let before = forecast();
    let balance = Balance { imported: 5, waiting: 4_205, ..before.balance.clone() };
    Forecast { balance, to_import: 4_205, archived: 3_827, regular: 378, new_tickets: 1_870, ..before }
}

fn deleting() -> Forecast {
    Forecast {
        messages_to_delete: 4_210,
        bytes_to_delete: RECOVERABLE_ITEMS_WARNING + 4_100_000_000,
        recoverable_items: RecoverableItems::OverWarning,
        people_who_could_be_answered: 212,
        ..forecast()
    }
}

fn lines() -> Vec<Line> {
    let line = |what: Topic, found: &str, verdict| Line { what, found: Found::from(found), verdict };
    let mut lines = vec![
        line(Topic::Connection, "https://help.example.com", Verdict::Good),
        line(Topic::ApiToken, "anna@contoso.example", Verdict::Good),
        line(Topic::Version, "6.5.0", Verdict::Good),
        line(Topic::Group("Users".into()), "Users", Verdict::Good),
        line(Topic::Mailbox, "support@contoso.example", Verdict::Good),
        line(Topic::Folder, "INBOX", Verdict::Good),
    ];
    let caution = Problem::person("zammad-group-without-address").with("group", "Users");
    lines.push(line(Topic::SendingAddressOf("Users".into()), "Users", Verdict::Caution(caution)));
    lines
}

fn message(id: i64, subject: &str, sender: &str, state: MessageState, reason: Option<&str>) -> ListedMessage {
    ListedMessage {
        id,
        folder: "INBOX".into(),
        uid_validity: 7,
        uid: id as u32,
        size: 12_000 + id.unsigned_abs() * 37_313 % 4_000_000,
        dated: Timestamp::from_second(1_763_000_000 - id * 86_413).unwrap_or_default(),
        subject: subject.into(),
        state,
        problem: reason.map(StoredProblem::of_code),
        ticket: None,
        message_id: Some(format!("<{id}@mail.example>")),
        sender: Some(sender.into()),
        archived: id > 3,
        date_missing: false,
        machine_made: false,
        ticket_number: None,
        original: OriginalKept::NotNeeded,
    }
}

pub(super) fn rows() -> Vec<ListedMessage> {
    use MessageState::{Failed, Found, Imported, Skipped};
    let very_long = "Fwd: AW: Re: [extern] Rückfrage zur Verlängerung des Wartungsvertrags Nr. 2019-4711 für \
                     die Standorte Süd und West einschließlich aller Anlagen";
    let mut rows = vec![
        message(1, "Printer on the third floor", "ann@customer.example", Found, None),
        message(2, very_long, "maximiliane.vonundzuderbruecke@sehr-lange-firma.example", Found, None),
        message(3, "", "no-reply@shop.example", Found, None),
        message(4, "Invoice 2019-204", "billing@supplier.example", Skipped, Some("already-there")),
        message(5, "Invoice 2019-204", "billing@supplier.example", Skipped, Some("copy")),
        message(
            6,
            "The drawings you asked for",
            "studio@architects.example",
            Skipped,
            Some("message-too-large"),
        ),
        message(7, "Complaint", "customer@example.net", Failed, Some("zammad-refused")),
        message(8, "Thank you", "customer@example.net", Imported, None),
    ];
    rows.extend((9..60).map(|id| message(id, "Question about my order", "buyer@example.org", Found, None)));
    rows
}

fn seen() -> Seen {
    let body = "Good morning,\n\nour printer on the third floor prints only every second page since \
                Monday. We have already changed the cartridge and turned it off and on.\n\nCould \
                someone have a look?\n\nKind regards\nAnn Example";
    Seen::of(Preview {
        article: ArticlePreview {
            title: "Printer on the third floor".into(),
            kind: "email",
            sender: "Customer",
            from: "Ann Example <ann@customer.example>".into(),
            to: "support@contoso.example".into(),
            cc: String::new(),
            reply_to: String::new(),
            subject: "Printer on the third floor".into(),
            content_type: ContentType::Plain,
            body: body.into(),
            created_at: Timestamp::from_second(1_562_912_345).ok(),
        },
        dated: Timestamp::from_second(1_562_912_345).unwrap_or_default(),
        files: vec![FilePreview {
            name: "scan-2.jpg".into(),
            mime_type: "image/jpeg".into(),
            bytes: 482_113,
            inline: false,
        }],
        customer: Some("ann@customer.example".into()),
        group: "Users".into(),
        state: "closed".into(),
        ticket: None,
        articles: 1,
        obstacle: None,
        flaws: vec![Flaw::PageReduced],
        original: Original::Attached,
        warnings: Vec::new(),
        original_html: Some(b"<p>Good morning".to_vec()),
        raw: Vec::new(),
    })
}

fn trial() -> Trial {
    let mut messages = rows();
    messages.truncate(5);
    for message in &mut messages {
        message.state = MessageState::Imported;
        message.problem = None;
        message.ticket = Some(message.id.unsigned_abs());
        message.ticket_number = Some(format!("3100{}", message.id));
        if message.id == 2 {
            message.original = OriginalKept::Attached;
        }
    }
    let restored = Restored::default();
    let summary = Summary {
        run: "a".into(),
        ending: Ending::Done,
        balance: Balance::default(),
        restored,
        deeds: Deeds::default(),
        folders: Vec::new(),
    };
    Trial { summary, messages }
}

/// The step with its numbers.
pub(super) fn filled(check: &mut Check, forecast: Forecast, action: &str) {
    check.stage = Stage::Ready;
    check.plan = plan(action);
    check.lines = lines();
    check.messages = Messages::holding(&rows(), picks::kinds(&forecast));
    check.forecast = Some(forecast);
}

fn at_check(language: Language, prepare: impl FnOnce(&mut Check)) -> (Context, Check) {
    staged(StepName::Check, language, |step, _| prepare(step))
}

fn scanning(check: &mut Check) {
    check.stage = Stage::Scanning;
    check.lines = lines();
    check.snapshot = Snapshot {
        phase: Phase::Scanning,
        folder: Some("Projekte/2019/Vertragsverlängerungen Süddeutschland".into()),
        scanned: (2_310, 4_210),
        ..Snapshot::default()
    };
}

/// Every state that a person can meet.
pub fn scenes() -> Vec<Scene<Check>> {
    let scene = |name, make| Scene { name, make };
    vec![
        scene("check-unready", |language| at_check(language, |_| {})),
        scene("check-checking", |language| at_check(language, |check| check.stage = Stage::Checking)),
        scene("check-scanning", |language| at_check(language, scanning)),
        scene("check-throttled", |language| {
            at_check(language, |check| {
                scanning(check);
                let trouble =
                    Problem::passing("network-unreachable").with("address", "outlook.office365.com:993");
                let until = tokio::time::Instant::now() + Duration::from_secs(30);
                check.snapshot.waiting = Some((trouble, until));
            })
        }),
        scene("check-stopped", |language| {
            at_check(language, |check| {
                check.stage = Stage::Stopped;
                check.lines = lines();
            })
        }),
        scene("check-problem", |language| {
            at_check(language, |check| {
                check.stage = Stage::Failed;
                check.lines = lines();
                let missing = Problem::person("folder-holds-no-mail").with("path", "Projekte/2019");
                let found = Found::from("Projekte/2019");
                check.lines.push(Line { what: Topic::Folder, found, verdict: Verdict::Stop(missing) });
            })
        }),
        scene("check-failed", |language| {
            at_check(language, |check| {
                check.stage = Stage::Failed;
                check.lines = lines();
                check.problem = Some(
                    Problem::passing("network-unreachable").with("address", "outlook.office365.com:993"),
                );
            })
        }),
        scene("check-numbers", |language| at_check(language, |check| filled(check, forecast(), "keep"))),
        scene("check-deleting", |language| at_check(language, |check| filled(check, deleting(), "delete"))),
        scene("check-delete-asked", |language| {
            at_check(language, |check| {
                filled(check, deleting(), "delete");
                check.deleting = true;
                check.confirmation = "support@contoso".into();
            })
        }),
        scene("check-messages", |language| {
            at_check(language, |check| {
                filled(check, forecast(), "keep");
                check.page = Page::Messages;
            })
        }),
        scene("check-none", |language| {
            at_check(language, |check| {
                filled(check, forecast(), "keep");
                check.messages = Messages::holding(&[], picks::kinds(&forecast()));
                check.page = Page::Messages;
            })
        }),
        scene("check-preview", |language| {
            at_check(language, |check| {
                filled(check, forecast(), "keep");
                check.page = Page::Messages;
                check.preview.show(Shown { id: 1, seen: Some(Ok(Arc::new(seen()))), done: None });
            })
        }),
        scene("check-trial-asked", |language| {
            at_check(language, |check| {
                filled(check, forecast(), "keep");
                check.trying = Trying::Asking;
            })
        }),
        scene("check-trial-done", |language| {
            at_check(language, |check| {
                filled(check, after_trial(), "keep");
                check.trying = Trying::Done(Arc::new(trial()));
            })
        }),
    ]
}
