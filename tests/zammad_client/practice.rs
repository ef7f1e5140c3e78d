//! The client against the practice helpdesk, in the versions that differ: what
//! one builds the other takes, and its outbox stays empty.

use std::time::Duration;

use mailferry::message::{Mail, Sender};
use mailferry::practice::helpdesk::{AgentSeed, Helpdesk, Options, TriggerSeed, Version};
use mailferry::problem::Problem;
use mailferry::zammad::import_mode::{self, prove_on};
use mailferry::zammad::preflight::{self, Verdict, Wanted};
use mailferry::zammad::quiet::{self, ArticlePart, Filing, QuietMode};
use mailferry::zammad::{Client, PostError};

use super::filed::{filing, mail};

const VERSIONS: [Version; 6] =
    [Version::V5_5, Version::V6_4, Version::V6_6, Version::V7_0, Version::V7_2, Version::NEWEST];

const MAILBOX: &str = "support@contoso.example";

fn desk(version: Version) -> (Helpdesk, Client) {
    let options = Options {
        version,
        triggers: vec![TriggerSeed::webhook(), TriggerSeed::agent_mail()],
        ..Options::for_mailbox(MAILBOX)
    };
    started(options)
}

fn started(options: Options) -> (Helpdesk, Client) {
    let helpdesk = Helpdesk::start(options).expect("a helpdesk");
    let client = Client::new(&helpdesk.url(), helpdesk.token().into(), None).expect("a client");
    (helpdesk, client)
}

fn wanted(import_mode: bool) -> Wanted {
    Wanted {
        groups: vec!["Support".into()],
        archive_state: Some("closed".into()),
        import_mode,
        mailbox: MAILBOX.into(),
        ..Wanted::default()
    }
}

async fn checked(client: &Client, import_mode: bool) -> preflight::Helpdesk {
    let (lines, helpdesk) = preflight::check(client, &wanted(import_mode)).await;
    let stops: Vec<&Problem> = lines
        .iter()
        .filter_map(|line| match &line.verdict {
            Verdict::Stop(problem) => Some(problem),
            _ => None,
        })
        .collect();
    assert!(stops.is_empty(), "{stops:?}");
    helpdesk.expect("a helpdesk")
}

/// A thread: the customer's mail, the agent's answer, the customer's thanks.
fn thread() -> [Mail; 3] {
    let first = Mail { to: "undisclosed-recipients:;".into(), ..mail() };
    let answer = Mail {
        from: format!("Contoso Support <{MAILBOX}>"),
        to: "Jane Doe <jane.doe@example.net>".into(),
        subject: "Re: Printer on fire".into(),
        message_id: "<answer@contoso.example>".into(),
        in_reply_to: first.message_id.clone(),
        sender: Sender::Agent,
        ..mail()
    };
    let thanks = Mail { message_id: "<abc-2@example.net>".into(), ..mail() };
    [first, answer, thanks]
}

fn whole(mail: &Mail) -> ArticlePart {
    quiet::parts(mail, quiet::FILES_PER_REQUEST).expect("parts").remove(0)
}

/// Files the thread as one ticket; the last mail reopens it.
async fn file_thread(
    client: &Client,
    helpdesk: &preflight::Helpdesk,
    mode: &QuietMode,
) -> Result<u64, PostError> {
    let customer_id =
        client.ensure_customer("jane.doe@example.net", "Jane Doe").await.expect("a customer").id;
    let filing = Filing {
        group_id: helpdesk.groups[0].id,
        state_id: helpdesk.archive_state.id,
        customer_id,
        author_id: Some(customer_id),
        priority_id: helpdesk.priority.as_ref().map(|priority| priority.id),
        mailbox: MAILBOX.into(),
        ..filing()
    };
    let [first, answer, thanks] = thread();
    let ticket = quiet::ticket(&first, &filing, mode, &whole(&first));
    let created = client.create_ticket(&ticket).await?;
    let ticket_id = created.ticket_id;
    let answer = quiet::article(&answer, &filing, mode, &whole(&answer), ticket_id, None);
    client.append_article(&answer).await?;
    let reopen = Some(helpdesk.follow_up_state.id);
    let thanks = quiet::article(&thanks, &filing, mode, &whole(&thanks), ticket_id, reopen);
    let last = client.append_article(&thanks).await?;
    let read_back = client.article(last.article_id).await.expect("read").expect("there");
    assert_eq!(read_back.message_id_md5.as_deref(), Some(thanks.message_id_md5()));
    Ok(ticket_id)
}

async fn assert_all_found(client: &Client, ticket_id: u64) {
    let md5s: Vec<String> = thread().iter().map(|mail| quiet::message_id_md5(&mail.message_id)).collect();
    let found = client.find_articles(&md5s).await.expect("found");
    assert_eq!(found.len(), 3);
    assert!(found.values().all(|hit| hit.ticket_id == ticket_id && !hit.several));
}

#[tokio::test]
async fn in_silence_nobody_hears_of_an_imported_thread_in_any_version() {
    for version in VERSIONS {
        let (server, client) = desk(version);
        let helpdesk = checked(&client, false).await;
        assert_eq!(helpdesk.triggers_to_pause.len(), 2, "{version:?}");
        for trigger in &helpdesk.triggers_to_pause {
            client.set_trigger_active(trigger.id, false).await.expect("paused");
        }
        let mode = QuietMode::Silent { owner_id: helpdesk.me.id };
        let ticket_id = file_thread(&client, &helpdesk, &mode).await.expect("filed");
        assert_all_found(&client, ticket_id).await;
        assert_eq!(server.outbox(), [], "{version:?}");
        let snapshot = server.snapshot();
        let articles = snapshot.articles();
        let shapes: Vec<_> = articles
            .iter()
            .filter(|article| article.ticket_id == ticket_id)
            .map(|article| (article.kind.as_str(), article.sender.as_str()))
            .collect();
        assert_eq!(shapes, [("email", "Customer"), ("note", "Agent"), ("email", "Customer")], "{version:?}");
    }
}

#[tokio::test]
async fn in_import_mode_a_thread_keeps_its_dates_and_senders_and_nobody_hears_of_it() {
    for version in VERSIONS {
        let (server, client) = desk(version);
        let helpdesk = checked(&client, true).await;
        let before = helpdesk.import_mode.clone().expect("visible");
        import_mode::may_return(&client).await.expect("an administrator may");
        import_mode::switch(&client, &before, true).await.expect("on");
        let proof = prove_on(&client, Duration::ZERO, None).await.expect("proven");
        let ticket_id = file_thread(&client, &helpdesk, &QuietMode::Suspended(proof)).await.expect("filed");
        let day = "2019-03-01T10:00:00Z".parse().expect("a date");
        client.set_updated_at(ticket_id, day).await.expect("dated");
        assert_all_found(&client, ticket_id).await;
        import_mode::switch(&client, &before, before.on).await.expect("off");
        let after = import_mode::read(&client).await.expect("read");
        assert_eq!((after.on, after.mark), (before.on, None));
        assert_eq!(server.outbox(), [], "{version:?}");
        let snapshot = server.snapshot();
        let ticket = snapshot.tickets.iter().find(|ticket| ticket.id == ticket_id).expect("the ticket");
        assert_eq!((ticket.created_at, ticket.updated_at), (day, day), "{version:?}");
        let answer = &ticket.articles[1];
        assert_eq!(
            (answer.kind.as_str(), answer.sender.as_str(), answer.created_at),
            ("email", "Agent", day)
        );
    }
}

#[tokio::test]
async fn who_wants_to_hear_of_everything_stops_a_silent_run() {
    let loud = AgentSeed { notified_of_all: true, ..AgentSeed::new("Ben", "Berger", "ben@contoso.example") };
    let (_server, client) = started(Options { agents: vec![loud], ..Options::for_mailbox(MAILBOX) });
    let (lines, helpdesk) = preflight::check(&client, &wanted(false)).await;
    let stopped = lines.iter().any(
        |line| matches!(&line.verdict, Verdict::Stop(problem) if problem.code() == "zammad-agents-notified"),
    );
    assert!(stopped && helpdesk.is_none(), "{lines:?}");
}

#[tokio::test]
async fn a_token_that_would_be_locked_out_does_not_switch_import_mode_on() {
    let owner = AgentSeed::new("Ida", "Importer", "ida@contoso.example");
    let (_server, client) = started(Options {
        version: Version::NEWEST,
        owner,
        permissions: vec!["admin.object".to_owned(), "ticket.agent".to_owned()],
        ..Options::for_mailbox(MAILBOX)
    });
    let problem = import_mode::may_return(&client).await.expect_err("refused");
    assert!(
        ["zammad-import-mode-lockout", "zammad-import-mode-hidden"].contains(&problem.code()),
        "{problem}"
    );
}

#[tokio::test]
async fn a_customer_is_made_once_and_then_found() {
    for version in VERSIONS {
        let (_server, client) = desk(version);
        let known =
            client.ensure_customer("Clara@Customer.example", "Clara Customer").await.expect("known").id;
        let made = client.ensure_customer("new@customer.example", "New Customer").await.expect("made").id;
        assert_ne!(known, made);
        assert_eq!(client.ensure_customer("NEW@customer.example", "").await.expect("found").id, made);
        let unnamed = client.ensure_customer("", "Nobody").await.expect("made").id;
        assert_eq!(client.ensure_customer("", "Nobody").await.expect("found").id, unnamed);
    }
}
