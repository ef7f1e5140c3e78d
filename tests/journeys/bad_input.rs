//! Wrong input and wrong surroundings: said clearly, and nothing changed.

use std::process::Command;

use mailferry::practice::helpdesk::{AgentSeed, Effect, Fault, Options, Requests, TriggerSeed};

use crate::support::dovecot::MAILBOX;
use crate::support::journey::{Ended, Journey, Letter, run};
use crate::support::{ClosedPort, Line, Proxy, ScriptedServer};

async fn small() -> Journey {
    small_with(Options::for_mailbox(MAILBOX)).await
}

async fn small_with(options: Options) -> Journey {
    let mut journey = Journey::with(options).await;
    journey.plan.action = "delete";
    for number in 0..3 {
        journey.deliver_letter(&Letter::archived(&format!("letter{number}"), 50 - number));
    }
    journey
}

/// Imports, expects this end, and that nothing was changed anywhere.
async fn refused(journey: &Journey, exit: i32, code: &str) -> Ended {
    let mailbox = journey.mailbox();
    let ended = journey.import().await;
    ended.assert_problem(exit, code);
    assert_unchanged(journey);
    assert_eq!(journey.mailbox(), mailbox, "the mailbox is as it was");
    ended
}

fn assert_unchanged(journey: &Journey) {
    let changing: Vec<String> = journey
        .helpdesk
        .requests()
        .into_keys()
        .filter(|route| !route.starts_with("GET ") && !route.ends_with("/search"))
        .collect();
    assert_eq!(changing, Vec::<String>::new(), "nothing was changed in Zammad");
    assert_eq!(journey.snapshot().tickets.len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_plan_is_told_line_by_line() {
    let journey = small().await;
    let path = journey.write_plan();
    let text = std::fs::read_to_string(&path).expect("the plan").replace("parallel = 4", "paralel = 4");
    std::fs::write(&path, text).expect("the plan");
    let mut command = journey.program();
    command.arg("import").arg(&path).arg("--journal").arg(&journey.journal);
    let ended = run(command).await;
    assert_eq!(ended.exit, 2, "{ended}");
    assert!(ended.stderr.contains("parallel") && ended.stderr.contains("plan.toml:"), "{ended}");
    assert!(!journey.journal.exists(), "no journal is begun");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_or_a_secret_that_is_not_there_is_named() {
    let journey = small().await;
    let mut command = journey.program();
    command.args(["import", "/nowhere/plan.toml"]);
    let ended = run(command).await;
    assert_eq!(ended.exit, 2, "{ended}");
    for name in ["MAILFERRY_ZAMMAD_TOKEN", "MAILFERRY_ACCESS_TOKEN"] {
        let mut command = journey.import_command();
        command.env_remove(name);
        let ended = run(command).await;
        assert_eq!(ended.exit, 5, "{ended}");
        assert!(ended.stderr.contains(name), "{ended}");
    }
    assert_unchanged(&journey);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unreachable_mailbox_or_helpdesk_passes_and_changes_nothing() {
    let mut journey = small().await;
    // It is waited for, for as long as patience lasts.
    journey.patience = 2;
    let imap = journey.plan.imap.clone();
    let nobody = ClosedPort::new();
    journey.plan.imap.port = nobody.number();
    let ended = journey.import().await;
    assert_eq!(ended.exit, 4, "{ended}");
    assert_unchanged(&journey);
    journey.plan.imap = imap;
    journey.journal = journey.folder().join("another.journal");
    let nobody = ClosedPort::new();
    journey.plan.zammad = format!("http://127.0.0.1:{}", nobody.number());
    refused(&journey, 4, "network-unreachable").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_of_another_kind_is_recognised() {
    let mut journey = small().await;
    let imap = journey.plan.imap.clone();
    let page = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n<html>No.</html>\r\n";
    let web = ScriptedServer::greeting(page, Vec::new()).await;
    journey.plan.imap = web.address();
    refused(&journey, 5, "mailbox-not-imap").await;

    journey.plan.imap = imap;
    journey.journal = journey.folder().join("another.journal");
    let page =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 26\r\n\r\n<html>Just a page.</html>\n";
    let web =
        ScriptedServer::greeting("", (0..50).map(|_| Line::new("", format!("{page}<close>"))).collect())
            .await;
    journey.plan.zammad = format!("http://127.0.0.1:{}", web.address().port);
    refused(&journey, 5, "zammad-not-zammad").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_without_a_right_is_told_before_anything_begins() {
    let agent_only =
        Options { permissions: vec!["ticket.agent".to_owned()], ..Options::for_mailbox(MAILBOX) };
    refused(&small_with(agent_only).await, 5, "zammad-groups-hidden").await;
    let admin_only = Options { permissions: vec!["admin".to_owned()], ..Options::for_mailbox(MAILBOX) };
    refused(&small_with(admin_only).await, 5, "zammad-right-missing").await;
    let owner = AgentSeed::new("Ada", "Admin", "ada@contoso.example").admin().with_rights("Sales", &["full"]);
    let without_group = Options { owner, ..Options::for_mailbox(MAILBOX) };
    let ended = refused(&small_with(without_group).await, 5, "zammad-group-rights").await;
    assert!(ended.stdout.contains("Support") || ended.stderr.contains("Support"), "{ended}");
    let mut journey = small().await;
    "no-token-of-anybody".clone_into(&mut journey.token);
    let ended = refused(&journey, 5, "zammad-token-unknown").await;
    assert!(!ended.to_string().contains("no-token-of-anybody"), "{ended}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_group_or_folder_that_is_not_there_is_told_with_the_nearest_names() {
    let mut journey = small().await;
    let letter = Letter::archived("filed", 3);
    journey.deliver("Rechnungen/Übersee", &letter.raw(), letter.sent, "");
    for (folder, group, code, near) in [
        ("INBOX", "Suport", "zammad-group-missing", "Support"),
        ("INBOX", "Old desk", "zammad-group-inactive", "Old desk"),
        ("Rechnungen/Ubersee", "Support", "folder-missing", "Rechnungen/Übersee"),
    ] {
        journey.plan.folders = vec![(folder.to_owned(), group.to_owned())];
        let ended = refused(&journey, 5, code).await;
        let told = ended.summary["problem"]["text"].to_string();
        assert!(told.contains(near), "{near} in {told}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_journal_of_another_plan_or_a_newer_program_or_no_journal_at_all_is_refused() {
    let mut journey = small().await;
    journey.plan.action = "keep";
    journey.import_all().await;
    journey.plan.action = "delete";
    let (creates, mailbox) = (journey.creates(), journey.mailbox());
    let proxy = Proxy::before(&journey.dovecot.address()).await;
    let imap = std::mem::replace(&mut journey.plan.imap, proxy.address());
    journey.import().await.assert_problem(2, "journal-of-another-plan");
    assert_eq!(proxy.connections(), 0);
    journey.plan.imap = imap;

    let connection = rusqlite::Connection::open(&journey.journal).expect("the journal");
    connection.pragma_update(None, "user_version", 99).expect("marked");
    drop(connection);
    journey.import().await.assert_problem(2, "journal-newer");

    std::fs::write(
        &journey.journal,
        "just some text, longer than a header of SQLite is, as it happens to be. ".repeat(20),
    )
    .expect("written");
    let _ = std::fs::remove_file(journey.journal.with_extension("journal-wal"));
    journey.import().await.assert_problem(2, "journal-not-ours");
    assert_eq!((journey.creates(), journey.mailbox()), (creates, mailbox));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_process_waits_its_turn() {
    let journey = small().await;
    journey.helpdesk.set_faults(vec![Fault::always(Requests::Creates, Effect::Delay { milliseconds: 800 })]);
    let import = journey.begin_import();
    journey.until_creates(1).await;
    journey.import().await.assert_problem(4, "journal-in-use");
    let restored = journey.restore().await;
    restored.assert_problem(4, "journal-in-use");
    assert!(journey.import_mode(), "a running import keeps what it needs");
    let ended = import.wait().await;
    assert_eq!((ended.exit, ended.balance("settled.delete")), (0, 3), "{ended}");
    journey.assert_each_exactly_once();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_ends_the_run_puts_everything_back_and_loses_nothing() {
    let triggers = vec![TriggerSeed::webhook(), TriggerSeed::sms(), TriggerSeed::agent_mail()];
    for dates in ["original", "today"] {
        let options = Options { triggers: triggers.clone(), ..Options::for_mailbox(MAILBOX) };
        let mut journey = small_with(options).await;
        journey.plan.dates = dates;
        let active = journey.active_triggers().await;
        for number in 0..80 {
            journey.deliver_letter(&Letter::archived(&format!("more{number}"), 200 - number));
        }
        journey
            .helpdesk
            .set_faults(vec![Fault::always(Requests::Creates, Effect::Delay { milliseconds: 5 })]);

        let ended = run(with_file_limit(&journey.import_command(), 400_000)).await;
        assert!([4, 5].contains(&ended.exit), "{ended}");
        let made = journey.snapshot().articles().len();
        assert!((1..83).contains(&made), "{made} articles when the disk was full: {ended}");
        assert!(!journey.import_mode(), "{dates}: {ended}");
        assert_eq!(journey.active_triggers().await, active, "{dates}: {ended}");
        assert_eq!(journey.held("INBOX").len(), 83, "nothing is deleted");

        let ended = journey.import_all().await;
        assert_eq!(ended.balance("settled.delete"), 83, "{ended}");
        journey.assert_each_exactly_once();
        journey.assert_quiet();
    }
}

/// The same command, unable to make any file longer than this many bytes.
fn with_file_limit(command: &Command, bytes: u64) -> Command {
    let mut limited = Command::new("sh");
    // Without the trap the system would end the program instead of the write.
    limited.args(["-c", &format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", bytes / 512), "sh"]);
    limited.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            limited.env(name, value);
        }
    }
    limited
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    limited
}

/// A company's proxy that answers every request for a way with this status.
async fn company_proxy(status: u16) -> String {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            let mut request = [0; 4096];
            let read = client.read(&mut request).await.unwrap_or(0);
            assert!(request[..read].starts_with(b"CONNECT help.example.com:443 "));
            let answer = format!("HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n");
            let _ = client.write_all(answer.as_bytes()).await;
        }
    });
    address.to_string()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_company_proxy_in_the_way_is_named_and_not_zammad() {
    let mut journey = small().await;
    journey.plan.zammad = "https://help.example.com".to_owned();
    let closed = ClosedPort::new();
    let dead = format!("127.0.0.1:{}", closed.number());
    for (proxy, scheme, exit, code) in [
        (company_proxy(407).await, "http", 5, "proxy-wants-sign-in"),
        (company_proxy(403).await, "http", 5, "proxy-refuses"),
        (company_proxy(502).await, "http", 4, "proxy-without-way"),
        (dead.clone(), "http", 4, "proxy-unreachable"),
        (dead, "socks5h", 4, "proxy-unreachable"),
        ("proxy.invalid:3128".to_owned(), "http", 4, "proxy-name-unknown"),
    ] {
        for name in ["HTTPS_PROXY", "ALL_PROXY"] {
            let mut command = journey.command("check");
            command.args(["--patience", "0"]).env(name, format!("{scheme}://jane:secret@{proxy}"));
            for other in ["https_proxy", "all_proxy", "no_proxy", "NO_PROXY"] {
                command.env_remove(other);
            }
            let ended = run(command).await;
            assert_eq!(ended.exit, exit, "{scheme} {code}: {ended}");
            let told = format!("{}{}", ended.stdout, ended.stderr);
            assert!(told.contains(&format!("The proxy {proxy}")), "{scheme} {code}: {ended}");
            assert!(!told.contains("secret"), "{ended}");
        }
    }
    assert_unchanged(&journey);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn imap_past_a_proxy_is_told_with_the_port_to_open() {
    let journey = small().await;
    let path = journey.write_plan();
    let text = std::fs::read_to_string(&path).expect("the plan");
    let own = format!("imap = \"{}:{}\"\nimap_tls = false", journey.plan.imap.host, journey.plan.imap.port);
    assert!(text.contains(&own), "{text}");
    std::fs::write(&path, text.replace(&own, "imap = \"mail.invalid:993\"")).expect("the plan");
    let mut command = journey.program();
    command.arg("check").arg(&path).arg("--journal").arg(&journey.journal).args(["--patience", "0"]);
    command.env("HTTPS_PROXY", "http://proxy.example:3128").env_remove("NO_PROXY").env_remove("no_proxy");
    let ended = run(command).await;
    assert_eq!(ended.exit, 4, "{ended}");
    for part in ["mail.invalid:993", "proxy.example:3128", "port 993"] {
        assert!(ended.stdout.contains(part), "{part}: {ended}");
    }
}
