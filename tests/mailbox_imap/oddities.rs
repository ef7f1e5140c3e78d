//! What Exchange does and Dovecot does not, from transcripts of Exchange.

use std::time::Duration;

use mailferry::mailbox::imap::ImapMailbox;
use mailferry::mailbox::{Access, Connector, Fetched, Mailbox, SearchCriteria};
use mailferry::problem::{Kind, Problem};

use crate::support::dovecot;
use crate::support::{Line, ScriptedServer};
use crate::{Noted, code, fetch, list};

async fn opened(script: Vec<Line>, access: Access) -> (ScriptedServer, ImapMailbox) {
    let server = ScriptedServer::start(script).await;
    let mut mailbox = dovecot::connector(server.address()).connect().await.expect("connected");
    mailbox.open("INBOX", access).await.expect("opened");
    (server, mailbox)
}

async fn fetching(script: Vec<Line>, uids: &[u32]) -> (Vec<Fetched>, Result<(), Problem>, ScriptedServer) {
    let (server, mut mailbox) = opened(script, Access::Look).await;
    let (fetched, result) = fetch(&mut mailbox, uids).await;
    (fetched, result, server)
}

fn mail(uid: u32) -> Fetched {
    Fetched::Mail { uid, raw: b"a: b\r\n\r\nc".to_vec() }
}

fn body(sequence: u32, uid: u32) -> String {
    format!("* {sequence} FETCH (BODY[] {{9}}\r\na: b\r\n\r\nc UID {uid})\r\n")
}

#[tokio::test]
async fn throttling_in_the_middle_is_told_with_its_wait_and_never_as_the_end() {
    let reply = body(1, 5)
        + "{tag} BAD Request is throttled. Suggested Backoff Time: 299961 milliseconds\r\n* BYE Connection closed. 14\r\n<close>";
    let (fetched, result, _) = fetching(vec![Line::new("UID FETCH", reply)], &[5, 6, 7]).await;
    assert_eq!(fetched, [mail(5)]);
    let problem = result.expect_err("throttled");
    assert_eq!((problem.code(), problem.kind()), ("mailbox-throttled", Kind::Passing));
    assert_eq!(problem.wait_hint(), Some(Duration::from_millis(299_961)));
}

#[tokio::test]
async fn a_token_that_ends_in_the_middle_is_told_as_such() {
    let reply = body(1, 5) + "* BYE Session invalidated - AccessTokenExpired\r\n<close>";
    let (fetched, result, _) = fetching(vec![Line::new("UID FETCH", reply)], &[5, 6]).await;
    assert_eq!((fetched.len(), code(&result)), (1, "access-token-expired"));
}

#[tokio::test]
async fn a_message_that_fetches_to_nothing_is_told_as_nothing() {
    let reply = body(1, 5) + "* 2 FETCH (UID 6 BODY[] NIL)\r\n* 4 FETCH (UID 8 BODY[] {0}\r\n)\r\n";
    let (fetched, result, _) = fetching(vec![Line::new("UID FETCH", reply)], &[5, 6, 7, 8]).await;
    result.expect("fetched");
    let nothing = |uid| Fetched::Nothing { uid };
    assert_eq!(fetched, [mail(5), nothing(6), nothing(7), nothing(8)]);
}

#[tokio::test]
async fn only_what_was_asked_for_counts_and_only_once() {
    let reply = "* 9 EXISTS\r\n* 2 FETCH (FLAGS (\\Seen) UID 6)\r\n* 3 EXPUNGE\r\n".to_owned()
        + &body(8, 99)
        + "* 1 FETCH (FLAGS (\\Seen))\r\n* 7 XFOO bar\r\n* OK [X-WEIRD \"q\" (a b)] words\r\n"
        + &body(1, 5)
        + &body(1, 5)
        + &body(2, 6);
    let (fetched, result, _) = fetching(vec![Line::new("UID FETCH", reply)], &[5, 6]).await;
    result.expect("fetched");
    assert_eq!(fetched, [mail(5), mail(6)]);
}

#[tokio::test]
async fn one_message_that_the_server_cannot_give_does_not_hold_up_the_others() {
    let refused = "{tag} NO Server Unavailable. 15\r\n";
    let (fetched, result, server) = fetching(
        vec![
            Line::new("UID FETCH 5:8 ", refused),
            Line::new("UID FETCH 5:6 ", body(1, 5) + &body(2, 6)),
            Line::new("UID FETCH 7:8 ", refused),
            Line::new("UID FETCH 7 ", refused),
            Line::new("UID FETCH 8 ", body(4, 8)),
        ],
        &[5, 6, 7, 8],
    )
    .await;
    result.expect("fetched");
    assert_eq!(fetched, [mail(5), mail(6), mail(8), Fetched::Nothing { uid: 7 }]);
    assert_eq!(server.commands().iter().filter(|command| command.starts_with("UID FETCH")).count(), 5);
}

#[tokio::test]
async fn a_server_that_is_down_is_not_taken_for_messages_that_cannot_be_had() {
    let refused = "{tag} NO Server Unavailable. 15\r\n";
    let script = (0..20).map(|_| Line::new("UID FETCH", refused)).collect();
    let (fetched, result, _) = fetching(script, &[5, 6, 7, 8]).await;
    assert_eq!((fetched.len(), code(&result)), (0, "mailbox-server-unavailable"));
}

#[tokio::test]
async fn a_refusal_of_everything_is_not_repeated_for_every_message() {
    let uids: Vec<u32> = (1..=500).collect();
    let script = (0..2_000).map(|_| Line::new("UID FETCH", "{tag} NO FETCH failed.\r\n")).collect();
    let (fetched, result, server) = fetching(script, &uids).await;
    assert_eq!((fetched.len(), code(&result)), (0, "mailbox-server-refused"));
    assert!(server.commands().len() < 40);
}

#[tokio::test]
async fn a_refused_search_is_never_an_empty_folder() {
    for (reply, expected) in [
        ("{tag} BAD Command Error. 10\r\n", "mailbox-command-refused"),
        ("{tag} NO Server Unavailable. 15\r\n", "mailbox-server-unavailable"),
        ("* SEARCH 1 2 x\r\n{tag} OK SEARCH completed.\r\n", "mailbox-reply-unreadable"),
        ("* BYE Connection closed. 14\r\n<close>", "mailbox-connection-lost"),
        ("<close>", "mailbox-connection-lost"),
    ] {
        let (_server, mut mailbox) = opened(vec![Line::new("UID SEARCH", reply)], Access::Look).await;
        assert_eq!(code(&mailbox.search(&SearchCriteria::default()).await), expected, "{reply}");
    }
}

#[tokio::test]
async fn search_results_are_ascending_and_unique_over_several_replies() {
    let reply = "* SEARCH 9 3 \r\n* SEARCH\r\n* SEARCH 3 1\r\n";
    let (_server, mut mailbox) = opened(vec![Line::new("UID SEARCH", reply)], Access::Look).await;
    assert_eq!(mailbox.search(&SearchCriteria::default()).await.expect("found").uids, [1, 3, 9]);
}

#[tokio::test]
async fn a_message_whose_header_is_refused_is_found_all_the_same() {
    let (_server, mut mailbox) = opened(
        vec![
            Line::new("UID FETCH 5:6 ", "{tag} NO Some of the requested messages no longer exist.\r\n"),
            Line::new(
                "UID FETCH 5 ",
                "* 1 FETCH (RFC822.SIZE 40 BODY[HEADER.FIELDS (SUBJECT)] {6}\r\nS: x\r\n FLAGS () UID 5 \
                 INTERNALDATE \" 5-Feb-2024 10:00:00 +0000\")\r\n",
            ),
            Line::new("UID FETCH 6 ", "{tag} NO FETCH failed.\r\n"),
            Line::new("UID FETCH 6 ", "* 2 FETCH (UID 6 FLAGS (\\Seen) RFC822.SIZE 77)\r\n"),
        ],
        Access::Look,
    )
    .await;
    let listed = list(&mut mailbox, &[5, 6]).await.expect("listed");
    assert_eq!(listed.len(), 2);
    assert_eq!((listed[0].uid, listed[0].size, listed[0].header.as_slice()), (5, 40, b"S: x\r\n".as_slice()));
    assert_eq!((listed[1].uid, listed[1].seen, listed[1].size, listed[1].header.len()), (6, true, 77, 0));
}

#[tokio::test]
async fn a_message_whose_header_is_unreadable_is_found_and_one_that_is_gone_is_not() {
    let (_server, mut mailbox) = opened(
        vec![
            Line::new(
                "UID FETCH 5:7 ",
                "* 1 FETCH (UID 5 RFC822.SIZE 4x BODY[HEADER.FIELDS (A)] {2}\r\nab)\r\n",
            ),
            Line::new(
                "UID FETCH 5:7 ",
                "* 1 FETCH (UID 5 FLAGS () RFC822.SIZE 40)\r\n* 2 FETCH (UID 6 FLAGS () RFC822.SIZE 60)\r\n",
            ),
        ],
        Access::Look,
    )
    .await;
    let listed = list(&mut mailbox, &[5, 6, 7]).await.expect("listed");
    assert_eq!(
        listed.iter().map(|message| (message.uid, message.size)).collect::<Vec<_>>(),
        [(5, 40), (6, 60)]
    );
}

#[tokio::test]
async fn one_folder_without_counts_does_not_end_the_list() {
    let server = ScriptedServer::start(vec![
        Line::new(
            "LIST",
            "* LIST (\\HasNoChildren) \"/\" INBOX\r\n* LIST (\\HasNoChildren) \"/\" Calendar\r\n\
             * LIST (\\HasNoChildren) \"/\" EXCEPTION\r\n",
        ),
        Line::new("STATUS \"INBOX\"", "* STATUS INBOX (MESSAGES 4 UNSEEN 1 UIDNEXT 9) \r\n"),
        Line::new("STATUS \"Calendar\"", "{tag} NO Server Unavailable. 15\r\n"),
        Line::new("STATUS \"EXCEPTION\"", "* STATUS EXCEPTION (MESSAGES 2 UNSEEN 0 UIDNEXT 3)\r\n"),
    ])
    .await;
    let mut mailbox = dovecot::connector(server.address()).connect().await.expect("connected");
    let folders = mailbox.folders(true).await.expect("folders");
    let counts: Vec<_> = folders.iter().map(|f| (f.path.as_str(), f.messages, f.unread)).collect();
    assert_eq!(
        counts,
        [("INBOX", Some(4), Some(1)), ("Calendar", None, None), ("EXCEPTION", Some(2), Some(0))]
    );
    mailbox.open("Exception", Access::Look).await.expect("in another case");
    assert!(server.heard("EXAMINE \"EXCEPTION\""));
}

#[tokio::test]
async fn move_is_used_when_it_is_offered_only_after_sign_in_and_its_broken_codes_do_no_harm() {
    let before = "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR UIDPLUS\r\n";
    let (server, mut mailbox) = opened(
        vec![
            Line::new("CAPABILITY", before),
            Line::new("LIST", "* LIST () \"/\" INBOX\r\n* LIST () \"/\" Done\r\n"),
            Line::new("STATUS", "* STATUS Done (MESSAGES 0 UNSEEN 0 UIDNEXT 1)\r\n"),
            Line::new(
                "UID FETCH 5 ",
                "* 1 FETCH (UID 5 BODY[HEADER.FIELDS (MESSAGE-ID)] {4}\r\n\r\n\r\n)\r\n",
            ),
            Line::new("STATUS", "* STATUS Done (MESSAGES 0 UNSEEN 0 UIDNEXT 1)\r\n"),
            Line::new("UID MOVE 5 \"Done\"", "* OK [COPYUID 14  ]\r\n* 1 EXPUNGE\r\n"),
            Line::new("UID FETCH 5 (UID FLAGS)", "{tag} OK FETCH completed.\r\n"),
            Line::new("UID SEARCH UID 5", "* SEARCH\r\n"),
            Line::new("STATUS", "* STATUS Done (MESSAGES 1 UNSEEN 0 UIDNEXT 2)\r\n"),
        ],
        Access::Change,
    )
    .await;
    let outcomes = mailbox.move_to(&[5], "Done", &Noted::default()).await.expect("asked");
    assert_eq!(outcomes.into_iter().collect::<Vec<_>>(), [(5, Ok(()))]);
    assert!(server.heard("UID MOVE") && !server.heard("UID STORE") && !server.heard("EXPUNGE"));
}

#[tokio::test]
async fn a_message_that_left_and_did_not_arrive_is_not_called_moved() {
    let (_server, mut mailbox) = opened(
        vec![
            Line::new("LIST", "* LIST () \"/\" INBOX\r\n* LIST () \"/\" Done\r\n"),
            Line::new("STATUS", "* STATUS Done (MESSAGES 0 UNSEEN 0 UIDNEXT 1)\r\n"),
            Line::new(
                "UID FETCH 5 ",
                "* 1 FETCH (UID 5 BODY[HEADER.FIELDS (MESSAGE-ID)] {4}\r\n\r\n\r\n)\r\n",
            ),
            Line::new("STATUS", "* STATUS Done (MESSAGES 0 UNSEEN 0 UIDNEXT 1)\r\n"),
            Line::new("UID MOVE", "* 1 EXPUNGE\r\n"),
            Line::new("UID FETCH 5 (UID FLAGS)", "{tag} OK FETCH completed.\r\n"),
            Line::new("UID SEARCH UID 5", "* SEARCH\r\n"),
            Line::new("STATUS", "* STATUS Done (MESSAGES 0 UNSEEN 0 UIDNEXT 1)\r\n"),
            Line::new("UID SEARCH UID 1:*", "* SEARCH\r\n"),
        ],
        Access::Change,
    )
    .await;
    let outcomes = mailbox.move_to(&[5], "Done", &Noted::default()).await.expect("asked");
    assert_eq!(outcomes[&5].as_ref().map_err(Problem::code), Err("move-not-arrived"));
}

#[tokio::test]
async fn a_move_that_says_no_and_left_its_copy_is_found_out_message_by_message() {
    let identity = |uid: u32| {
        let header = format!("Message-ID: <{uid}@x>\r\n\r\n");
        format!(
            "* 1 FETCH (UID {{uid}} BODY[HEADER.FIELDS (MESSAGE-ID)] {{{}}}\r\n{header})\r\n",
            header.len()
        )
    };
    let at = |uid: u32, identity: String| identity.replace("{uid}", &uid.to_string());
    let status = |next: u32| format!("* STATUS Done (MESSAGES {} UNSEEN 0 UIDNEXT {next})\r\n", next - 1);
    let (server, mut mailbox) = opened(
        vec![
            Line::new("LIST", "* LIST () \"/\" INBOX\r\n* LIST () \"/\" Done\r\n"),
            Line::new("STATUS", status(1)),
            Line::new("UID FETCH 5:7 ", at(5, identity(5)) + &at(6, identity(6)) + &at(7, identity(7))),
            Line::new("STATUS", status(1)),
            Line::new("UID MOVE", "* 1 EXPUNGE\r\n{tag} NO [SERVERBUG] Internal error occurred.\r\n"),
            Line::new(
                "UID FETCH 5:7 (UID FLAGS)",
                "* 1 FETCH (UID 6 FLAGS ())\r\n* 2 FETCH (UID 7 FLAGS ())\r\n",
            ),
            Line::new("UID SEARCH UID 5:7", "* SEARCH 6 7\r\n"),
            Line::new("STATUS", status(3)),
            Line::new("UID SEARCH UID 1:*", "* SEARCH 1 2\r\n"),
            Line::new("UID FETCH 1:2 ", at(1, identity(5)) + &at(2, identity(6))),
        ],
        Access::Change,
    )
    .await;
    let outcomes = mailbox.move_to(&[5, 6, 7], "Done", &Noted::default()).await.expect("asked");
    let codes: Vec<_> = outcomes.values().map(|outcome| outcome.as_ref().map_err(Problem::code)).collect();
    assert_eq!(codes, [Ok(&()), Err("move-left-a-copy"), Err("move-refused")], "{:?}", server.commands());
}

#[tokio::test]
async fn a_partial_expunge_is_told_message_by_message() {
    let flags = |uid: u32, flags: &str| format!("* {uid} FETCH (FLAGS ({flags}) UID {uid})\r\n");
    let (server, mut mailbox) = opened(
        vec![
            Line::new("UID FETCH 1:3 ", flags(1, "") + &flags(2, "\\Deleted") + &flags(3, "\\Seen")),
            Line::new("UID SEARCH UID 1:3", "* SEARCH 1 2 3\r\n"),
            Line::new("UID STORE 1:3 +FLAGS.SILENT (\\Deleted)", "{tag} OK STORE completed.\r\n"),
            Line::new("UID EXPUNGE 1:3", "* 1 EXPUNGE\r\n{tag} NO EXPUNGE failed.\r\n"),
            // Halves: the rest is refused one by one.
            Line::new("UID EXPUNGE 1", "{tag} OK EXPUNGE completed.\r\n"),
            Line::new("UID EXPUNGE 2:3", "{tag} NO EXPUNGE failed.\r\n"),
            Line::new("UID EXPUNGE 2", "{tag} NO EXPUNGE failed.\r\n"),
            Line::new("UID EXPUNGE 3", "{tag} NO EXPUNGE failed.\r\n"),
            Line::new("UID FETCH 1:3 ", flags(2, "\\Deleted") + &flags(3, "\\Seen \\Deleted")),
            Line::new("UID SEARCH UID 1:3", "* SEARCH 2 3\r\n"),
            Line::new("UID STORE 3 -FLAGS.SILENT (\\Deleted)", "{tag} OK STORE completed.\r\n"),
            Line::new("UID FETCH 3 ", flags(3, "\\Seen")),
            Line::new("UID SEARCH UID 3", "* SEARCH 3\r\n"),
        ],
        Access::Change,
    )
    .await;
    let outcomes = mailbox.delete(&[1, 2, 3], &Noted::default()).await.expect("asked");
    assert_eq!(outcomes[&1], Ok(()));
    for uid in [2, 3] {
        let problem = outcomes[&uid].as_ref().expect_err("refused");
        let told = (problem.code(), problem.server_words());
        assert_eq!(told, ("expunge-refused-alone", Some("EXPUNGE failed.")));
    }
    assert!(server.heard("UID STORE 3 -FLAGS.SILENT"), "{:?}", server.commands());
    assert!(!server.commands().iter().any(|command| command == "EXPUNGE" || command == "CLOSE"));
}

#[tokio::test]
async fn one_message_that_cannot_be_removed_is_found_and_the_rest_is_deleted() {
    let flags = |uids: &[u32], flags: &str| {
        let lines = uids.iter().map(|uid| format!("* {uid} FETCH (FLAGS ({flags}) UID {uid})\r\n"));
        lines.collect::<String>()
    };
    let refused = "{tag} NO EXPUNGE failed.\r\n";
    let (server, mut mailbox) = opened(
        vec![
            Line::new("UID FETCH 1:8 ", flags(&[1, 2, 3, 4, 5, 6, 7, 8], "")),
            Line::new("UID SEARCH UID 1:8", "* SEARCH 1 2 3 4 5 6 7 8\r\n"),
            Line::new("UID STORE 1:8 +FLAGS.SILENT (\\Deleted)", "{tag} OK STORE completed.\r\n"),
            Line::new("UID EXPUNGE 1:8", refused),
            Line::new("UID EXPUNGE 1:4", refused),
            Line::new("UID EXPUNGE 1:2", "* 1 EXPUNGE\r\n* 1 EXPUNGE\r\n{tag} OK EXPUNGE completed.\r\n"),
            Line::new("UID EXPUNGE 3:4", refused),
            Line::new("UID EXPUNGE 3", refused),
            Line::new("UID EXPUNGE 4", "* 2 EXPUNGE\r\n{tag} OK EXPUNGE completed.\r\n"),
            Line::new("UID EXPUNGE 5:8", "* 2 EXPUNGE\r\n{tag} OK EXPUNGE completed.\r\n"),
            Line::new("UID FETCH 1:8 ", flags(&[3], "\\Deleted")),
            Line::new("UID SEARCH UID 1:8", "* SEARCH 3\r\n"),
            Line::new("UID STORE 3 -FLAGS.SILENT (\\Deleted)", "{tag} OK STORE completed.\r\n"),
            Line::new("UID FETCH 3 ", flags(&[3], "")),
            Line::new("UID SEARCH UID 3", "* SEARCH 3\r\n"),
        ],
        Access::Change,
    )
    .await;
    let uids = [1, 2, 3, 4, 5, 6, 7, 8];
    let outcomes = mailbox.delete(&uids, &Noted::default()).await.expect("asked");
    let failed: Vec<_> = outcomes
        .iter()
        .filter_map(|(uid, outcome)| outcome.as_ref().err().map(|problem| (*uid, problem.code())))
        .collect();
    assert_eq!(failed, [(3, "expunge-refused-alone")], "{:?}", server.commands());
}

#[tokio::test]
async fn a_server_that_refuses_everything_is_not_asked_for_each_message() {
    let there: Vec<String> = (1..=100).map(|uid| format!("* {uid} FETCH (FLAGS () UID {uid})\r\n")).collect();
    let there = there.concat();
    let search =
        format!("* SEARCH {}\r\n", (1..=100).map(|uid: u32| uid.to_string()).collect::<Vec<_>>().join(" "));
    let mut script: Vec<Line> =
        (0..60).map(|_| Line::new("UID EXPUNGE", "{tag} NO EXPUNGE failed.\r\n")).collect();
    for _ in 0..3 {
        script.push(Line::new("UID FETCH 1:100 ", &there));
        script.push(Line::new("UID SEARCH UID 1:100", &search));
        script.push(Line::new("UID STORE 1:100 ", "{tag} OK STORE completed.\r\n"));
    }
    let (server, mut mailbox) = opened(script, Access::Change).await;
    let uids: Vec<u32> = (1..=100).collect();
    let result = mailbox.delete(&uids, &Noted::default()).await;
    let tries = server.commands().iter().filter(|command| command.starts_with("UID EXPUNGE")).count();
    assert!(tries <= 12, "{tries}");
    drop(result);
}

#[tokio::test]
async fn a_mark_that_another_program_takes_off_is_told_as_that() {
    let bare = "* 1 FETCH (FLAGS () UID 5)\r\n";
    let (_server, mut mailbox) = opened(
        vec![
            Line::new("UID FETCH 5 ", bare),
            Line::new("UID SEARCH UID 5", "* SEARCH 5\r\n"),
            Line::new("UID STORE 5 +FLAGS.SILENT", "{tag} OK STORE completed.\r\n"),
            Line::new("UID EXPUNGE 5", "{tag} OK EXPUNGE completed.\r\n"),
            // The mark is gone; set once more, it stays.
            Line::new("UID FETCH 5 ", bare),
            Line::new("UID SEARCH UID 5", "* SEARCH 5\r\n"),
            Line::new("UID STORE 5 +FLAGS.SILENT", "{tag} OK STORE completed.\r\n"),
            Line::new("UID FETCH 5 ", "* 1 FETCH (FLAGS (\\Deleted) UID 5)\r\n"),
            Line::new("UID SEARCH UID 5", "* SEARCH 5\r\n"),
            Line::new("UID STORE 5 -FLAGS.SILENT", "{tag} OK STORE completed.\r\n"),
            Line::new("UID FETCH 5 ", bare),
            Line::new("UID SEARCH UID 5", "* SEARCH 5\r\n"),
        ],
        Access::Change,
    )
    .await;
    let marks = Noted::default();
    let outcomes = mailbox.delete(&[5], &marks).await.expect("asked");
    assert_eq!(outcomes[&5].as_ref().map_err(Problem::code), Err("expunge-contended"));
    assert_eq!(marks.uids(), [0; 0], "and it is taken back");
}

#[tokio::test]
async fn a_folder_made_anew_in_between_ends_the_call() {
    let anew = "* 3 EXISTS\r\n* OK [UIDVALIDITY 15] UIDVALIDITY value\r\n{tag} OK [READ-WRITE] SELECT completed.\r\n";
    let server = ScriptedServer::start(vec![Line::new("UID STORE 5", "{tag} OK STORE completed.\r\n")]).await;
    let mut mailbox = dovecot::connector(server.address()).connect().await.expect("connected");
    mailbox.open("INBOX", Access::Change).await.expect("opened");
    server.add(Line::new("SELECT", anew));
    let result = mailbox.mark_read(&[5]).await;
    assert_eq!(code(&result), "folder-renewed");
    // The old numbers mean nothing any more.
    assert_eq!(code(&mailbox.search(&SearchCriteria::default()).await), "no-folder-open");
}

#[tokio::test]
async fn no_mail_or_token_gets_into_a_problem() {
    let reply = "* 1 FETCH (UID 5 BODY[] {9}\r\nsecret-ABC";
    let script = vec![Line::new("UID FETCH", format!("{reply} nonsense\r\nsecret-ABC\r\n{{tag}} NO no\r\n"))];
    let (_, result, _) = fetching(script, &[5]).await;
    let told = format!("{:?}", result.expect_err("a problem"));
    assert!(!told.contains("secret") && !told.contains(dovecot::TOKEN), "{told}");
}

/// A message that a STORE is refused for, with this answer: what is told, and what
/// the server heard.
async fn refused_store(flag: &str, answer: &str) -> (Problem, ScriptedServer) {
    let there = "* 1 FETCH (FLAGS () UID 5)\r\n";
    let (server, mut mailbox) = opened(
        vec![
            Line::new("UID FETCH 5 ", there),
            Line::new("UID SEARCH UID 5", "* SEARCH 5\r\n"),
            Line::new(&format!("UID STORE 5 +FLAGS.SILENT ({flag})"), format!("{{tag}} {answer}\r\n")),
            Line::new("UID FETCH 5 ", there),
            Line::new("UID SEARCH UID 5", "* SEARCH 5\r\n"),
            Line::new("UID STORE 5 -FLAGS.SILENT", format!("{{tag}} {answer}\r\n")),
            Line::new("UID FETCH 5 ", there),
            Line::new("UID SEARCH UID 5", "* SEARCH 5\r\n"),
        ],
        Access::Change,
    )
    .await;
    let mut outcomes = match flag {
        "\\Seen" => mailbox.mark_read(&[5]).await,
        _ => mailbox.delete(&[5], &Noted::default()).await,
    }
    .expect("asked");
    (outcomes.remove(&5).expect("an outcome").expect_err("refused"), server)
}

#[tokio::test]
async fn a_store_refused_for_want_of_a_right_names_that_right_and_nothing_else() {
    use mailferry::problem::Language;
    for (flag, answer, code, right) in [
        ("\\Deleted", "NO [NOPERM] Permission denied", "delete-right-missing", "“t”"),
        ("\\Deleted", "NO STORE failed.", "delete-mark-refused", "“t”"),
        ("\\Seen", "NO [NOPERM] Permission denied", "mark-read-right-missing", "“s”"),
        ("\\Seen", "NO STORE failed.", "mark-read-refused", "“s”"),
    ] {
        let (problem, server) = refused_store(flag, answer).await;
        assert_eq!((problem.code(), problem.kind()), (code, Kind::Message), "{flag} {answer}");
        let words = answer.trim_start_matches("NO ").trim_start_matches("[NOPERM] ");
        assert!(problem.server_words().is_some_and(|said| said.contains(words)), "{problem:?}");
        let text = problem.text(Language::English);
        let told = format!("{} {} {:?}", text.what, text.why.clone().unwrap_or_default(), text.remedies);
        assert!(told.contains(right), "{code}: {told}");
        for other in ["EXPUNGE", "Recoverable", "\"move\""] {
            assert!(!told.contains(other), "{code}: {told}");
        }
        // What cannot be marked is not removed either, and nobody else's mail is.
        assert!(!server.commands().iter().any(|command| command.contains("EXPUNGE")), "{flag} {answer}");
    }
}
