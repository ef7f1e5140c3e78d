//! A message that its article cannot show wholly has its original beside it, or
//! stays in the mailbox.

use mailferry::practice::helpdesk::{Effect, Fault, Options, Requests};

use crate::importing::sha256;
use crate::support::dovecot::MAILBOX;
use crate::support::journey::{Journey, Letter, cut_off, run};

const ORIGINAL: &str = "original-message.eml";

/// A letter with text before its parts, which no mail program shows.
fn with_preamble(name: &str, file: usize) -> Vec<u8> {
    let data = "QUJD".repeat(file / 3);
    format!(
        "From: Ann <ann@customer.example>\r\nTo: {MAILBOX}\r\nSubject: {name}\r\n\
         Date: Wed, 01 Oct 2025 10:00:00 +0000\r\nMessage-ID: <{name}@customer.example>\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
         Please call 4711 first.\r\n--b\r\nContent-Type: text/plain\r\n\r\nHello {name}\r\n\
         --b\r\nContent-Type: application/octet-stream; name=data.bin\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{data}\r\n--b--\r\n"
    )
    .into_bytes()
}

/// Names and checksums of the files of an article.
fn files(journey: &Journey, name: &str) -> Vec<(String, String)> {
    let (ticket, _) = journey.article(&format!("<{name}@customer.example>"));
    let files = ticket.articles.iter().flat_map(|article| &article.attachments);
    files.map(|file| (file.filename.clone(), file.sha256.clone())).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_that_is_not_wholly_shown_has_its_original_before_it_is_deleted() {
    let mut journey = Journey::start().await;
    journey.plan.action = "delete";
    journey.plan.parallel = 1;
    let raws: Vec<Vec<u8>> = ["one", "two", "three"].iter().map(|name| with_preamble(name, 30)).collect();
    for raw in &raws {
        journey.deliver("INBOX", raw, cut_off(), "");
    }
    let plain = Letter::archived("plain", 50);
    journey.deliver_letter(&plain);
    // The original of the second one gets lost on its way.
    journey.helpdesk.set_faults(vec![Fault::once(Requests::Creates, Effect::LoseAttachment).at(3)]);

    let ended = journey.import().await;

    assert_eq!((ended.exit, ended.balance("imported"), ended.balance("with_original")), (3, 4, 3), "{ended}");
    assert_eq!(
        (ended.balance("settled.delete"), ended.balance("unsettled.article-differs")),
        (3, 1),
        "{ended}"
    );
    let held = journey.held("INBOX");
    assert_eq!(held.len(), 1, "what was not read back whole stays: {held:?}");
    for (name, raw) in ["one", "two", "three"].iter().zip(&raws) {
        if held[0] == format!("<{name}@customer.example>") {
            continue;
        }
        let files = files(&journey, name);
        assert_eq!(files.len(), 2, "{files:?}");
        assert_eq!(files[1], (ORIGINAL.to_owned(), sha256(raw)), "byte for byte");
    }
    let (_, article) = journey.article(&plain.message_id);
    assert!(article.attachments.is_empty(), "what is shown wholly needs no original");

    let report = journey.report().await;
    assert_eq!(report["with_original"].as_array().map(Vec::len), Some(3), "{report}");
    assert_eq!(report["with_original"][0]["code"], "original-attached");
    assert_eq!(report["balance"]["with_original"], 3);
    let mut command = journey.program();
    command.args(["report", "--journal"]).arg(&journey.journal);
    let told = run(command).await;
    assert!(
        told.stdout.contains("3 messages shown in Zammad as well as possible; the original is attached"),
        "{told}"
    );
    let mut command = journey.program();
    let table = journey.folder().join("report.csv");
    command.args(["report", "--journal"]).arg(&journey.journal).arg("--csv").arg(&table);
    assert_eq!(run(command).await.exit, 0);
    let csv = std::fs::read_to_string(&table).expect("the table");
    assert_eq!(csv.matches(",attached\r\n").count(), 3, "{csv}");
    let mut command = journey.program();
    let page = journey.folder().join("report.html");
    command.args(["report", "--language", "de", "--journal"]).arg(&journey.journal).arg("--html").arg(&page);
    assert_eq!(run(command).await.exit, 0);
    let html = std::fs::read_to_string(&page).expect("the page");
    assert!(html.contains("so gut wie möglich dargestellt; das Original ist angehängt"), "{html}");
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_the_original_is_too_large_the_message_is_imported_and_stays() {
    let options = Options { max_request: 1_000_000, ..Options::for_mailbox(MAILBOX) };
    let mut journey = Journey::with(options).await;
    journey.plan.action = "delete";
    journey.deliver("INBOX", &with_preamble("large", 600_000), cut_off(), "");
    journey.deliver("INBOX", &with_preamble("small", 3_000), cut_off(), "");

    let ended = journey.import().await;

    assert_eq!((ended.exit, ended.balance("imported"), ended.balance("with_original")), (3, 2, 1), "{ended}");
    assert_eq!(
        (ended.balance("settled.delete"), ended.balance("unsettled.original-too-large")),
        (1, 1),
        "{ended}"
    );
    assert_eq!(journey.held("INBOX"), ["<large@customer.example>"]);
    let names: Vec<String> = files(&journey, "large").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["data.bin"], "its own file is there, once");

    let again = journey.import().await;
    assert_eq!((again.exit, again.balance("unsettled.original-too-large")), (3, 1), "{again}");
    assert_eq!(journey.held("INBOX"), ["<large@customer.example>"], "nor does a later run delete it");
    journey.assert_nothing_twice();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_of_unknown_outcome_without_its_original_lets_nothing_be_deleted() {
    let options = Options { max_request: 1_000_000, ..Options::for_mailbox(MAILBOX) };
    let mut journey = Journey::with(options).await;
    journey.plan.action = "delete";
    journey.plan.parallel = 1;
    // The first one teaches what the server takes; the second goes without its
    // original from the beginning.
    for name in ["large", "larger"] {
        journey.deliver("INBOX", &with_preamble(name, 600_000), cut_off(), "");
    }
    let route = Requests::Route("POST".to_owned(), "/api/v1/tickets".to_owned());
    // Each try that arrives is made, and never answered.
    journey.helpdesk.set_faults(vec![Fault::always(route, Effect::DropAfter)]);
    let ended = journey.import().await;
    assert_eq!(ended.balance("imported"), 2, "{ended}");
    assert_eq!(ended.balance("unsettled.original-too-large"), 2, "{ended}");
    assert_eq!(journey.held("INBOX"), ["<large@customer.example>", "<larger@customer.example>"]);
    journey.assert_nothing_twice();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_may_ask_for_the_original_on_every_article() {
    let mut journey = Journey::start().await;
    journey.plan.originals = "always";
    let letter = Letter::archived("plain", 50).with_file("a.pdf", 100);
    journey.deliver_letter(&letter);
    let ended = journey.import_all().await;
    assert_eq!(ended.balance("with_original"), 0, "it is shown wholly all the same: {ended}");
    let (_, article) = journey.article(&letter.message_id);
    let files: Vec<_> =
        article.attachments.iter().map(|file| (file.filename.as_str(), file.sha256.clone())).collect();
    assert_eq!(files.len(), 2, "{files:?}");
    assert_eq!(files[1], (ORIGINAL, sha256(&letter.raw())));
}
