//! Servers that count strangely, or write what no grammar allows: whatever the
//! server counts in a folder is found, or told as what it does not hand out.

use mailferry::mailbox::imap::ImapMailbox;
use mailferry::mailbox::{Access, Connector, Fetched, Mailbox, SearchCriteria, Searched};

use crate::support::dovecot;
use crate::support::{Line, ScriptedServer};
use crate::{fetch, list};

async fn opened(script: Vec<Line>) -> (ScriptedServer, ImapMailbox) {
    let server = ScriptedServer::start(script).await;
    let mut mailbox = dovecot::connector(server.address()).connect().await.expect("connected");
    mailbox.open("INBOX", Access::Look).await.expect("opened");
    (server, mailbox)
}

fn numbered(sequence: u32, uid: u32, day: u32) -> String {
    format!("* {sequence} FETCH (UID {uid} FLAGS () INTERNALDATE \"{day:02}-Feb-2024 10:00:00 +0000\")\r\n")
}

/// What is tried, what is asked for, what the server says, the UIDs that come of it,
/// and how many messages are only counted.
type Case<'a> = (&'a str, &'a SearchCriteria, Vec<Line>, &'a [u32], u32);

/// The promise: nothing that a server counts is silently not there. The folder of
/// the script counts 3.
#[tokio::test]
async fn what_a_search_leaves_out_is_asked_for_by_number_and_what_has_none_is_counted() {
    let everything = SearchCriteria::default();
    let recent = SearchCriteria { from: Some(jiff::civil::date(2024, 2, 10)), ..SearchCriteria::default() };
    let all_three = numbered(1, 4, 9) + &numbered(2, 7, 12) + &numbered(3, 9, 14);
    let two = numbered(1, 4, 9) + &numbered(2, 7, 12);
    let refused = "{tag} BAD Command Error. 12\r\n".to_owned();
    let cases: [Case<'_>; 7] = [
        ("all found", &everything, vec![Line::new("UID SEARCH", "* SEARCH 4 7 9\r\n")], &[4, 7, 9], 0),
        (
            "one left out",
            &everything,
            vec![Line::new("UID SEARCH", "* SEARCH 4 9\r\n"), Line::new("FETCH 1:* ", &all_three)],
            &[4, 7, 9],
            0,
        ),
        (
            "nothing found, all there",
            &everything,
            vec![Line::new("UID SEARCH", "* SEARCH\r\n"), Line::new("FETCH 1:* ", &all_three)],
            &[4, 7, 9],
            0,
        ),
        (
            "one only counted",
            &everything,
            vec![Line::new("UID SEARCH", "* SEARCH 4\r\n"), Line::new("FETCH 1:* ", &two)],
            &[4, 7],
            1,
        ),
        (
            "numbers refused",
            &everything,
            vec![Line::new("UID SEARCH", "* SEARCH 4\r\n"), Line::new("FETCH 1:* ", &refused)],
            &[4],
            2,
        ),
        (
            "left out by days",
            &recent,
            vec![
                Line::new("UID SEARCH SINCE", "* SEARCH 9\r\n"),
                Line::new("UID SEARCH ALL", "* SEARCH 9\r\n"),
                Line::new("FETCH 1:* ", &all_three),
            ],
            &[7, 9],
            0,
        ),
        (
            "days leave out, search does not",
            &recent,
            vec![
                Line::new("UID SEARCH SINCE", "* SEARCH 9\r\n"),
                Line::new("UID SEARCH ALL", "* SEARCH 4 7 9\r\n"),
            ],
            &[9],
            0,
        ),
    ];
    for (case, criteria, script, uids, withheld) in cases {
        let (server, mut mailbox) = opened(script).await;
        let found = mailbox.search(criteria).await.expect("found");
        assert_eq!(found, Searched { uids: uids.to_vec(), withheld }, "{case}: {:?}", server.commands());
    }
}

/// Somebody else removes a message between opening and searching: the folder is
/// asked again before anything is called withheld.
#[tokio::test]
async fn a_message_removed_meanwhile_is_not_called_withheld() {
    let fewer =
        "* 2 EXISTS\r\n* OK [UIDVALIDITY 14] UIDs valid\r\n{tag} OK [READ-ONLY] EXAMINE completed.\r\n";
    let (server, mut mailbox) = opened(vec![Line::new("UID SEARCH", "* SEARCH 4 9\r\n")]).await;
    server.add(Line::new("EXAMINE", fewer));
    let found = mailbox.search(&SearchCriteria::default()).await.expect("found");
    assert_eq!(found, Searched { uids: vec![4, 9], withheld: 0 });
    assert!(!server.heard("FETCH"));
}

#[tokio::test]
async fn a_message_without_a_size_is_read_whole_and_not_left_out() {
    let header = "Subject: x\r\n\r\n";
    let body = format!("{header}text");
    let (server, mut mailbox) = opened(vec![
        Line::new(
            "UID FETCH 5:6 (UID FLAGS INTERNALDATE RFC822.SIZE BODY",
            format!(
                "* 1 FETCH (UID 5 FLAGS () BODY[HEADER.FIELDS (SUBJECT)] {{{}}}\r\n{header})\r\n\
                 * 2 FETCH (UID 6 FLAGS () RFC822.SIZE 40 BODY[HEADER.FIELDS (SUBJECT)] {{{}}}\r\n{header})\r\n",
                header.len(),
                header.len()
            ),
        ),
        Line::new("UID FETCH 5 (UID FLAGS INTERNALDATE RFC822.SIZE)", "* 1 FETCH (UID 5 FLAGS ())\r\n"),
        Line::new(
            "UID FETCH 5 (UID FLAGS INTERNALDATE BODY.PEEK[])",
            format!("* 1 FETCH (UID 5 FLAGS (\\Seen) BODY[] {{{}}}\r\n{body})\r\n", body.len()),
        ),
    ])
    .await;
    let mut listed = list(&mut mailbox, &[5, 6]).await.expect("listed");
    listed.sort_by_key(|one| one.uid);
    let told: Vec<_> = listed.iter().map(|one| (one.uid, one.size, one.header.as_slice())).collect();
    assert_eq!(
        told,
        [(5, body.len() as u64, header.as_bytes()), (6, 40, header.as_bytes())],
        "{:?}",
        server.commands()
    );
    assert!(listed[0].seen);
}

/// Each writes one reply as some server has it; the message is had all the same.
#[tokio::test]
async fn what_stands_beside_a_message_does_not_cost_it() {
    for (case, reply) in [
        (
            "an item of its own",
            "* 1 FETCH (UID 5 X-GM-MSGID 123 EMAILID (M1) BODY[] {9}\r\na: b\r\n\r\nc)\r\n",
        ),
        ("a trailer behind the literal", "* 1 FETCH (BODY[] {9}\r\na: b\r\n\r\nc UID 5 SAVEDATE NIL )\r\n"),
        ("spaces too many", "* 1 FETCH  ( UID 5  BODY[]  {9}\r\na: b\r\n\r\nc )\r\n"),
        ("no spaces", "* 1 FETCH (UID 5 FLAGS()BODY[]{9}\r\na: b\r\n\r\nc)\r\n"),
        (
            "odd keywords",
            "* 1 FETCH (UID 5 FLAGS (\\Seen Foo[1] \u{e9}{x} ) BODY[] {9}\r\na: b\r\n\r\nc)\r\n",
        ),
        (
            "untagged replies before it",
            "* 1 XRECENT (a)\r\n* X\r\n* OK [X (a] b\r\n* 1 FETCH (UID 5 BODY[] {9}\r\na: b\r\n\r\nc)\r\n",
        ),
        ("a piece", "* 1 FETCH (UID 5 BODY[]<0> {9}\r\na: b\r\n\r\nc)\r\n"),
    ] {
        let (_server, mut mailbox) = opened(vec![Line::new("UID FETCH 5 ", reply)]).await;
        let (fetched, result) = fetch(&mut mailbox, &[5]).await;
        result.expect("fetched");
        assert_eq!(fetched, [Fetched::Mail { uid: 5, raw: b"a: b\r\n\r\nc".to_vec() }], "{case}");
    }
}
