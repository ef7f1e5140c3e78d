//! A report is a file that somebody keeps: whole, and never over another.

use std::path::Path;

use crate::support::journey::{Ended, Journey, Letter, run};

async fn report(journey: &Journey, arguments: &[&str], file: &Path) -> Ended {
    let mut command = journey.program();
    command.args(["report", "--journal"]).arg(&journey.journal).args(arguments).arg(file);
    run(command).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_is_written_as_a_page_and_as_a_table_and_over_nothing_unasked() {
    let mut journey = Journey::start().await;
    for number in 0..3 {
        journey.deliver_letter(&Letter::archived(&format!("letter{number}"), 50 - number));
    }
    let deleted = Letter::archived("thrown-away", 3);
    journey.dovecot.deliver("INBOX", &deleted.raw(), deleted.sent, "T");
    let ended = journey.import().await;
    assert_eq!(ended.exit, 3, "one is skipped: {ended}");

    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("report.html");
    let written = report(&journey, &["--language", "de", "--html"], &page).await;
    assert_eq!((written.exit, written.stdout.trim()), (0, page.to_str().expect("a name")), "{written}");
    let html = std::fs::read_to_string(&page).expect("the page");
    assert!(html.contains("3 von 4 Nachrichten importiert"), "{html}");
    assert!(html.contains("Importmodus") && html.ends_with("</html>\n"), "{html}");

    let table = folder.path().join("report.csv");
    let written = report(&journey, &["--csv"], &table).await;
    assert_eq!(written.exit, 0, "{written}");
    let csv = std::fs::read_to_string(&table).expect("the table");
    assert_eq!(csv.lines().count(), 5, "{csv}");
    assert_eq!(csv.matches(",settled,keep,\"kept as they are\",").count(), 3, "{csv}");
    assert_eq!(csv.matches(",skipped,message-marked-deleted,").count(), 1, "{csv}");

    let again = report(&journey, &["--html"], &page).await;
    assert_eq!(again.exit, 2, "{again}");
    assert!(again.stderr.contains("report-file-there"), "{again}");
    assert_eq!(std::fs::read_to_string(&page).expect("the page"), html, "left as it was");
    let forced = report(&journey, &["--force", "--html"], &page).await;
    assert_eq!(forced.exit, 0, "{forced}");
    assert!(std::fs::read_to_string(&page).expect("the page").contains("3 of 4 messages imported"));
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 2, "nothing else is left");
}
