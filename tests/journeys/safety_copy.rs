//! The safety copy, over a real mailbox: what is deleted lies on the disk first,
//! whenever the program is killed, and comes back by command.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::journey::{Ended, Journey, Letter, Underway, run};
use crate::support::schema;
use crate::support::until;

async fn letters(count: usize) -> Journey {
    let mut journey = Journey::start().await;
    journey.plan.action = "delete";
    for number in 0..count {
        let letter = Letter::archived(&format!("letter{number}"), 100 - (number % 90) as i64);
        let flags = if number % 3 == 0 { "FS" } else { "" };
        journey.deliver("INBOX", &letter.raw(), letter.sent, flags);
    }
    journey
}

/// Everything below a folder, with the endings of names.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(ending)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn copies(journey: &Journey) -> PathBuf {
    journey.folder().join("safety-copies").join("test")
}

/// What is kept, by Message-ID; each once, and each byte for byte what was delivered.
fn assert_kept(journey: &Journey) {
    let mut kept = BTreeMap::new();
    for file in files(&copies(journey), ".eml") {
        let raw = std::fs::read(&file).expect("readable");
        let message_id = crate::support::journey::message_id(&raw);
        assert!(kept.insert(message_id, raw).is_none(), "{} is there twice", file.display());
    }
    let delivered: BTreeMap<_, _> =
        journey.delivered().values().map(|one| (one.message_id.clone(), one.raw.clone())).collect();
    assert!(kept == delivered, "{} of {} are kept", kept.len(), delivered.len());
    let indexes = files(&copies(journey), "index.csv");
    assert_eq!(files(&copies(journey), "").len(), kept.len() + indexes.len(), "nothing half written is left");
    let lines: usize = indexes
        .iter()
        .map(|index| std::fs::read_to_string(index).expect("readable").lines().count() - 1)
        .sum();
    assert_eq!(lines, delivered.len(), "a line in the index for each");
}

/// `mailferry put-back`, which is not told of the journey's journal.
fn without_journal(journey: &Journey, arguments: &[&str]) -> std::process::Command {
    let mut command = journey.program();
    command.arg("put-back").arg(journey.write_plan()).args(arguments);
    command
}

async fn put_back(journey: &Journey, arguments: &[&str]) -> (Ended, Value) {
    let mut command = journey.command("put-back");
    command.arg("--json").args(arguments);
    let ended = run(command).await;
    let said = ended.stdout.lines().last().and_then(|line| serde_json::from_str(line).ok());
    let said = said.unwrap_or_else(|| panic!("{ended}"));
    schema::assert_described(&ended.stdout);
    (ended, said)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_deleted_is_kept_first_and_comes_back_by_command_once() {
    let journey = letters(10).await;
    let ended = journey.import_all().await;
    assert_eq!((ended.balance("settled.delete"), journey.dovecot.count("INBOX")), (10, 0), "{ended}");
    assert_eq!(ended.summary_line()["safety_copy"]["messages"], 10, "{ended}");
    assert_kept(&journey);
    let creates = journey.creates();

    let one = files(&copies(&journey), "letter4 (5).eml").first().expect("letter4").display().to_string();
    let (ended, said) = put_back(&journey, &["--folder", "Zurück", &one, "/nowhere/else.eml"]).await;
    assert_eq!(
        (ended.exit, &said["put_back"], &said["unknown"][0]),
        (3, &1.into(), &"/nowhere/else.eml".into()),
        "{ended}"
    );
    assert_eq!(journey.held("Zurück").len(), 1);
    let (ended, said) = put_back(&journey, &["--all"]).await;
    assert_eq!((ended.exit, &said["put_back"]), (0, &9.into()), "{ended}");
    assert_eq!((journey.dovecot.count("INBOX"), journey.dovecot.flagged("INBOX", 'F')), (9, 4));
    let (ended, said) = put_back(&journey, &["--all"]).await;
    assert_eq!((ended.exit, &said["put_back"], &said["already_there"]), (0, &0.into(), &0.into()), "{ended}");

    let again = journey.import().await;
    assert_eq!((again.exit, again.balance("adds_up")), (0, 1), "{again}");
    assert_eq!((journey.dovecot.count("INBOX"), journey.creates()), (9, creates), "{again}");
    let ended = run(journey.command("put-back")).await;
    ended.assert_problem(2, "put-back-nothing-chosen");

    // The computer was lost, and with it the journal: the folder says what is there.
    let index = files(&copies(&journey), "index.csv").first().expect("a table").display().to_string();
    let lost = copies(&journey).join("no journal").display().to_string();
    let ended = run(without_journal(&journey, &["--all", "--journal", &lost])).await;
    ended.assert_problem(2, "put-back-journal-missing");
    for (added, there) in [(1, 9), (0, 10)] {
        let ended = run(without_journal(&journey, &["--all", "--index", &index, "--json"])).await;
        let said: Value = serde_json::from_str(ended.stdout.lines().last().expect("a line")).expect("JSON");
        let told = (ended.exit, &said["put_back"], &said["already_there"]);
        assert_eq!(told, (0, &added.into(), &there.into()), "{ended}");
    }
    assert_eq!(journey.dovecot.count("INBOX"), 10, "with the one that lies in another folder");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whenever_it_is_killed_nothing_is_deleted_without_its_copy_and_none_is_there_twice() {
    const MESSAGES: usize = 150;
    let journey = letters(MESSAGES).await;
    for kill in [1, 40, 90, 130] {
        let mut import: Underway = journey.begin_import();
        let mut ended = false;
        until("the moment to kill", || {
            ended = !import.is_running();
            let come = ended || files(&copies(&journey), ".eml").len() >= kill;
            async move { come }
        })
        .await;
        import.kill().await;
        let kept = files(&copies(&journey), ".eml").len();
        assert!(kept + journey.dovecot.count("INBOX") >= MESSAGES, "{kept} kept, too few left");
    }
    journey.import_all().await;
    assert_eq!(journey.dovecot.count("INBOX"), 0);
    assert_kept(&journey);
    journey.assert_each_exactly_once();
    let (ended, said) = put_back(&journey, &["--all"]).await;
    assert_eq!((ended.exit, &said["put_back"]), (0, &MESSAGES.into()), "{ended}");
    assert_eq!(journey.dovecot.count("INBOX"), MESSAGES);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_command_decides_over_the_plan_whether_and_where_copies_are_made() {
    let journey = letters(2).await;
    let elsewhere = journey.folder().join("other disk");
    let mut command = journey.import_command();
    command.arg("--safety-copies").arg(&elsewhere);
    assert_eq!(run(command).await.exit, 0);
    assert_eq!((files(&elsewhere, ".eml").len(), files(&copies(&journey), "").len()), (2, 0));
    let known = journey.delivered().keys().next().expect("a letter").trim_matches(['<', '>']).to_owned();
    let (ended, said) = put_back(&journey, &["--message-id", &known]).await;
    assert_eq!((ended.exit, &said["put_back"]), (0, &1.into()), "{ended}");

    let none = letters(2).await;
    let mut command = none.import_command();
    command.args(["--safety-copy", "no"]);
    assert_eq!(run(command).await.exit, 0);
    assert_eq!((none.dovecot.count("INBOX"), files(&copies(&none), "").len()), (0, 0));
}
