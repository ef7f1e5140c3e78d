//! Over a real socket: what a client sees.

use std::time::Duration;

use async_imap::Client;
use futures::TryStreamExt as _;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

use super::faults::{Countdown, Cut, ExpungeFault, FolderGone, MoveFault, StoreFault, Substitute, Throttle};
use super::*;
use crate::tenant::{self, Tenant};

const MAILBOX: &str = "support@contoso.example";

struct Practice {
    tenant: Tenant,
    exchange: Exchange,
}

fn mail(number: u32) -> Vec<u8> {
    format!(
        "From: Ana <ana{number}@fabrikam.example>\r\nTo: {MAILBOX}\r\nSubject: Question {number}\r\n\
         Message-ID: <question-{number}@fabrikam.example>\r\nDate: Mon, 02 Mar 2026 08:00:00 +0000\r\n\r\n\
         This is question number {number}.\r\n"
    )
    .into_bytes()
}

fn day(text: &str) -> Timestamp {
    format!("{text}T08:00:00Z").parse().expect("a day")
}

async fn practice() -> Practice {
    let tenant = Tenant::start(tenant::Options::default()).await.expect("a tenant");
    let exchange = Exchange::start(Options::new(MAILBOX, tenant.checker())).await.expect("a mail server");
    for number in 1..=5 {
        let flags = if number == 2 { Flags::SEEN } else { Flags::NONE };
        exchange.add("INBOX", mail(number), day(&format!("2026-03-0{number}")), flags);
    }
    exchange.create_folder("Gelöschte Elemente", FolderKind::Mail);
    exchange.create_folder("Inquiries/Tech-Support", FolderKind::Mail);
    exchange.create_folder("Kontakte", FolderKind::Other);
    Practice { tenant, exchange }
}

/// A client that speaks the protocol by hand.
struct Raw {
    stream: BufReader<TcpStream>,
    count: u32,
}

impl Raw {
    async fn connect(practice: &Practice) -> Self {
        let stream = TcpStream::connect(practice.exchange.address()).await.expect("connected");
        let mut raw = Self { stream: BufReader::new(stream), count: 0 };
        assert!(raw.line().await.starts_with("* OK The Microsoft Exchange IMAP4 service is ready. ["));
        raw
    }

    async fn signed_in(practice: &Practice) -> Self {
        let mut raw = Self::connect(practice).await;
        let token = practice.tenant.access_token(MAILBOX);
        let answer = raw.sign_in(MAILBOX, &token).await;
        assert_eq!(answer, ["OK AUTHENTICATE completed."]);
        raw
    }

    async fn selected(practice: &Practice) -> Self {
        let mut raw = Self::signed_in(practice).await;
        assert_eq!(
            raw.say("SELECT INBOX").await.last().expect("an answer"),
            "OK [READ-WRITE] SELECT completed."
        );
        raw
    }

    async fn sign_in(&mut self, mailbox: &str, token: &str) -> Vec<String> {
        use base64::Engine as _;
        let response = format!("user={mailbox}\x01auth=Bearer {token}\x01\x01");
        let response = base64::engine::general_purpose::STANDARD.encode(response);
        self.say(&format!("AUTHENTICATE XOAUTH2 {response}")).await
    }

    /// A line; empty at the end of the stream.
    async fn line(&mut self) -> String {
        let mut line = String::new();
        self.stream.read_line(&mut line).await.expect("a line");
        line.trim_end().to_owned()
    }

    /// Sends a command; all lines up to the tagged one, its tag cut off, or up
    /// to the end of the stream.
    async fn say(&mut self, command: &str) -> Vec<String> {
        self.count += 1;
        let tag = format!("t{} ", self.count);
        self.stream.write_all(format!("{tag}{command}\r\n").as_bytes()).await.expect("sent");
        let mut lines = Vec::new();
        loop {
            let line = self.line().await;
            if let Some(text) = line.strip_prefix(&tag) {
                lines.push(text.to_owned());
                return lines;
            }
            if line.is_empty() && self.at_end().await {
                return lines;
            }
            lines.push(line);
        }
    }

    async fn at_end(&mut self) -> bool {
        self.stream.fill_buf().await.is_ok_and(<[u8]>::is_empty)
    }
}

fn uids(exchange: &Exchange, folder: &str) -> Vec<u32> {
    exchange.messages(folder).iter().map(|message| message.uid).collect()
}

#[tokio::test]
async fn capabilities_grow_after_sign_in_and_are_exchanges_own() {
    let practice = practice().await;
    let mut raw = Raw::connect(&practice).await;
    let before = raw.say("CAPABILITY").await;
    assert!(before[0].starts_with("* CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS ID"));
    assert!(!before[0].contains("MOVE"));
    let token = practice.tenant.access_token(MAILBOX);
    raw.sign_in(MAILBOX, &token).await;
    let after = raw.say("CAPABILITY").await;
    assert!(after[0].contains(" MOVE ") && after[0].contains(" CLIENTACCESSRULES "));
    for absent in ["CONDSTORE", "ESEARCH", "SPECIAL-USE", "ENABLE", "SORT"] {
        assert!(!after[0].contains(absent), "{absent}");
    }
}

#[tokio::test]
async fn only_a_good_token_for_this_mailbox_gets_in() {
    let practice = practice().await;
    let mut raw = Raw::connect(&practice).await;
    assert_eq!(raw.say("SELECT INBOX").await, ["BAD Command received in Invalid state."]);
    assert_eq!(raw.say("LOGIN a b").await, ["NO LOGIN failed."]);
    assert_eq!(raw.sign_in(MAILBOX, "made-up").await, ["NO AUTHENTICATE failed."]);
    let expired = practice.tenant.access_token(MAILBOX);
    practice.tenant.expire(&expired);
    assert_eq!(raw.sign_in(MAILBOX, &expired).await, ["NO AUTHENTICATE failed."]);
    // Somebody without a right to the mailbox is let in, and gets nowhere.
    let stranger = practice.tenant.access_token("jonas.weber@contoso.example");
    assert_eq!(raw.sign_in(MAILBOX, &stranger).await, ["OK AUTHENTICATE completed."]);
    assert_eq!(raw.say("SELECT INBOX").await, ["BAD User is authenticated but not connected."]);
    // A member with Full Access gets in.
    let mut raw = Raw::connect(&practice).await;
    let member = practice.tenant.access_token("mia.keller@contoso.example");
    assert_eq!(raw.sign_in(MAILBOX, &member).await, ["OK AUTHENTICATE completed."]);
    assert_eq!(
        raw.say("EXAMINE INBOX").await.last().expect("an answer"),
        "OK [READ-ONLY] EXAMINE completed."
    );
}

#[tokio::test]
async fn a_token_that_ends_ends_the_session() {
    let practice = practice().await;
    let mut raw = Raw::signed_in(&practice).await;
    practice.tenant.expire_all();
    assert_eq!(raw.say("NOOP").await, ["* BYE Session invalidated - AccessTokenExpired"]);

    let mut raw = Raw::signed_in(&practice).await;
    practice.exchange.faults(|faults| faults.token_expires = Some(Countdown::after(1)));
    assert_eq!(raw.say("NOOP").await, ["OK NOOP completed."]);
    assert_eq!(raw.say("NOOP").await, ["* BYE Session invalidated - AccessTokenExpired"]);
    let mut raw = Raw::signed_in(&practice).await;
    assert_eq!(raw.say("NOOP").await, ["OK NOOP completed."]);
}

#[tokio::test]
async fn folders_are_listed_as_exchange_names_them() {
    let practice = practice().await;
    let mut raw = Raw::signed_in(&practice).await;
    let all = raw.say("LIST \"\" \"*\"").await;
    for line in [
        "* LIST (\\HasNoChildren) \"/\" INBOX",
        "* LIST (\\HasNoChildren) \"/\" \"Gel&APY-schte Elemente\"",
        "* LIST (\\Noselect \\HasChildren) \"/\" Inquiries",
        "* LIST (\\HasNoChildren) \"/\" Inquiries/Tech-Support",
    ] {
        assert!(all.iter().any(|found| found == line), "{line} in {all:?}");
    }
    assert!(!raw.say("LIST \"\" \"%\"").await.iter().any(|line| line.contains("Tech-Support")));
    let status = raw.say("STATUS INBOX (MESSAGES UNSEEN UIDNEXT UIDVALIDITY)").await;
    assert_eq!(status[0], "* STATUS INBOX (MESSAGES 5 UNSEEN 4 UIDNEXT 6 UIDVALIDITY 14)");
    assert_eq!(raw.say("SELECT Inquiries").await, ["NO Inquiries doesn't exist."]);
    assert_eq!(raw.say("SELECT Kontakte").await, ["NO Server Unavailable. 15"]);
    assert_eq!(raw.say("SELECT {18+}\r\nGel&APY-schte Elem").await, ["NO Gel&APY-schte Elem doesn't exist."]);
    let select = raw.say("SELECT INBOX").await;
    assert!(select.contains(&"* 5 EXISTS".to_owned()));
    assert!(!select.iter().any(|line| line.contains("\\*")), "no keywords of one's own: {select:?}");
}

#[tokio::test]
async fn search_understands_the_usual_keys_and_refuses_others() {
    let practice = practice().await;
    let mut raw = Raw::selected(&practice).await;
    for (search, found) in [
        ("ALL", "* SEARCH 1 2 3 4 5"),
        ("UNSEEN", "* SEARCH 1 3 4 5"),
        ("SEEN", "* SEARCH 2"),
        ("SINCE 3-Mar-2026", "* SEARCH 3 4 5"),
        ("SINCE 02-Mar-2026 BEFORE 4-Mar-2026", "* SEARCH 2 3"),
        ("UNSEEN UID 2:4", "* SEARCH 3 4"),
        ("HEADER Message-ID <question-4@fabrikam.example>", "* SEARCH 4"),
        ("HEADER \"MESSAGE-ID\" \"question-5\"", "* SEARCH 5"),
        ("OR UID 1 NOT UNDELETED", "* SEARCH 1"),
        ("NOT SEEN (UID 1:2)", "* SEARCH 1"),
        ("DELETED", "* SEARCH"),
        ("CHARSET UTF-8 SUBJECT question UID 3", "* SEARCH 3"),
    ] {
        let answer = raw.say(&format!("UID SEARCH {search}")).await;
        assert_eq!(answer, [found, "OK SEARCH completed."], "{search}");
    }
    for wrong in ["X-GM-RAW \"a\"", "RETURN (ALL) ALL", "SINCE yesterday", "HEADER only", "OR SEEN", ""] {
        let answer = raw.say(&format!("UID SEARCH {wrong}")).await;
        assert_eq!(answer, ["BAD Command Argument Error. 11"], "{wrong}");
    }
    let long = format!("UID SEARCH UID {}", vec!["4000000000"; 1200].join(","));
    assert_eq!(raw.say(&long).await, ["BAD Command Error. 10"]);
    assert_eq!(raw.say("SORT (DATE) UTF-8 ALL").await, ["BAD Command Error. 12"]);
}

#[tokio::test]
async fn peeking_leaves_a_message_unread_and_reading_does_not() {
    let practice = practice().await;
    let mut raw = Raw::selected(&practice).await;
    let lines =
        raw.say("UID FETCH 1 (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER.FIELDS (SUBJECT)])").await;
    assert!(
        lines[0].starts_with(
            "* 1 FETCH (UID 1 FLAGS () INTERNALDATE \" 1-Mar-2026 08:00:00 +0000\" RFC822.SIZE "
        )
    );
    assert_eq!(lines[1], "Subject: Question 1");
    let part = raw.say("UID FETCH 1 BODY.PEEK[]<6.3>").await;
    assert_eq!(part[0], "* 1 FETCH (BODY[]<6> {3}");
    assert_eq!(part[1], "Ana UID 1)");
    assert!(!practice.exchange.messages("INBOX")[0].flags.has(Flags::SEEN));
    raw.say("UID FETCH 1 BODY[]").await;
    assert!(practice.exchange.messages("INBOX")[0].flags.has(Flags::SEEN));
    assert_eq!(raw.say("UID FETCH 77 (UID)").await, ["OK FETCH completed."]);
    assert_eq!(raw.say("FETCH 6 (UID)").await, ["BAD The specified message set is invalid."]);
    assert_eq!(raw.say("UID FETCH 1 ()").await, ["BAD Command Argument Error. 11"]);
}

#[tokio::test]
async fn the_stated_size_is_only_an_estimate() {
    let practice = practice().await;
    let mut raw = Raw::selected(&practice).await;
    let lines = raw.say("UID FETCH 1:5 (RFC822.SIZE)").await;
    for (message, line) in practice.exchange.messages("INBOX").iter().zip(&lines) {
        let stated: u64 = line
            .split("RFC822.SIZE ")
            .nth(1)
            .and_then(|rest| rest.split(' ').next())
            .and_then(|size| size.parse().ok())
            .expect("a size");
        assert_ne!(stated, message.size);
        assert!(stated.abs_diff(message.size) < 100);
    }
}

#[tokio::test]
async fn connections_see_each_others_changes() {
    let practice = practice().await;
    let mut one = Raw::selected(&practice).await;
    let mut other = Raw::selected(&practice).await;
    one.say("UID STORE 2,4 +FLAGS.SILENT (\\Deleted)").await;
    assert_eq!(one.say("UID EXPUNGE 2").await, ["* 2 EXPUNGE", "OK EXPUNGE completed."]);
    assert_eq!(
        other.say("NOOP").await,
        ["* 2 EXPUNGE", "* 3 FETCH (UID 4 FLAGS (\\Deleted))", "OK NOOP completed."]
    );
    practice.exchange.add("INBOX", mail(6), day("2026-03-06"), Flags::NONE);
    assert_eq!(other.say("NOOP").await, ["* 5 EXISTS", "OK NOOP completed."]);
    assert_eq!(other.say("NOOP").await, ["OK NOOP completed."]);
    assert_eq!(practice.exchange.expunged(), [Expunged { folder: "INBOX".into(), uid: 2 }]);
}

#[tokio::test]
async fn idling_hears_of_new_mail() {
    let practice = practice().await;
    let mut raw = Raw::selected(&practice).await;
    raw.stream.write_all(b"i1 IDLE\r\n").await.expect("sent");
    assert_eq!(raw.line().await, "+ IDLE accepted, awaiting DONE command.");
    practice.exchange.add("INBOX", mail(6), day("2026-03-06"), Flags::NONE);
    assert_eq!(raw.line().await, "* 6 EXISTS");
    raw.stream.write_all(b"DONE\r\n").await.expect("sent");
    assert_eq!(raw.line().await, "i1 OK IDLE completed.");
}

#[tokio::test]
async fn moving_tells_the_new_uids_and_is_not_expunging() {
    let practice = practice().await;
    let mut raw = Raw::selected(&practice).await;
    assert_eq!(
        raw.say("UID MOVE 1:2 Nowhere").await,
        ["NO [TRYCREATE] The destination mailbox could not be found."]
    );
    assert_eq!(raw.say("CREATE \"Done\"").await, ["OK CREATE completed."]);
    let validity = practice.exchange.shared.store().folder("Done").expect("made").uid_validity;
    assert_eq!(
        raw.say("UID MOVE 1:2 Done").await,
        [
            format!("* OK [COPYUID {validity} 1,2 1,2]"),
            "* 2 EXPUNGE".into(),
            "* 1 EXPUNGE".into(),
            "OK MOVE completed.".into()
        ]
    );
    assert_eq!(raw.say("UID COPY 3 Done").await, [format!("OK [COPYUID {validity} 3 3] COPY completed.")]);
    assert_eq!(uids(&practice.exchange, "INBOX"), [3, 4, 5]);
    assert_eq!(uids(&practice.exchange, "Done"), [1, 2, 3]);
    assert!(practice.exchange.expunged().is_empty());
}

#[tokio::test]
async fn expunge_can_fail_in_each_known_way() {
    let practice = practice().await;
    let mut raw = Raw::selected(&practice).await;
    raw.say("UID STORE 1:4 +FLAGS.SILENT (\\Deleted)").await;
    practice.exchange.faults(|faults| faults.expunge = ExpungeFault::Refused);
    assert_eq!(raw.say("UID EXPUNGE 1").await, ["NO EXPUNGE failed."]);
    practice.exchange.faults(|faults| faults.expunge = ExpungeFault::Ignored);
    assert_eq!(raw.say("UID EXPUNGE 1").await, ["OK EXPUNGE completed."]);
    assert_eq!(uids(&practice.exchange, "INBOX"), [1, 2, 3, 4, 5]);
    practice.exchange.faults(|faults| faults.expunge = ExpungeFault::Partly);
    assert_eq!(raw.say("UID EXPUNGE 1:4").await, ["* 2 EXPUNGE", "* 1 EXPUNGE", "NO EXPUNGE failed."]);
    practice.exchange.faults(|faults| faults.expunge = ExpungeFault::Works);
    assert_eq!(raw.say("CLOSE").await, ["OK CLOSE completed."]);
    assert_eq!(uids(&practice.exchange, "INBOX"), [5]);
}

#[tokio::test]
async fn move_and_store_can_fail_in_each_known_way() {
    let practice = practice().await;
    let mut raw = Raw::selected(&practice).await;
    raw.say("CREATE Done").await;
    for (fault, answer, copies) in [
        (MoveFault::Refused, "NO MOVE failed.", 0),
        (MoveFault::Ignored, "OK MOVE completed.", 0),
        (MoveFault::LeavesCopy, "NO MOVE failed.", 1),
    ] {
        practice.exchange.faults(|faults| faults.moving = fault);
        assert_eq!(raw.say("UID MOVE 1 Done").await, [answer]);
        assert_eq!(uids(&practice.exchange, "INBOX").len(), 5);
        assert_eq!(uids(&practice.exchange, "Done").len(), copies);
    }
    for (fault, answer) in
        [(StoreFault::Refused, "NO STORE failed."), (StoreFault::Ignored, "OK STORE completed.")]
    {
        practice.exchange.faults(|faults| faults.store = fault);
        assert_eq!(raw.say("UID STORE 1 +FLAGS.SILENT (\\Seen)").await, [answer]);
        assert!(!practice.exchange.messages("INBOX")[0].flags.has(Flags::SEEN));
    }
}

#[tokio::test]
async fn throttling_names_a_time_and_notices_who_does_not_wait() {
    let practice = practice().await;
    let backoff = Duration::from_mins(10);
    practice
        .exchange
        .faults(|faults| faults.throttle = Some(Throttle { when: Countdown::after(0), backoff, told: true }));
    let mut raw = Raw::signed_in(&practice).await;
    assert_eq!(
        raw.say("NOOP").await,
        ["BAD Request is throttled. Suggested Backoff Time: 600000 milliseconds"]
    );
    assert_eq!(raw.line().await, "* BYE Connection closed. 14");
    assert!(raw.at_end().await);
    assert_eq!(practice.exchange.impatient(), 0);
    let mut raw = Raw::signed_in(&practice).await;
    assert!(raw.say("NOOP").await[0].starts_with("BAD Request is throttled."));
    assert_eq!(practice.exchange.impatient(), 1);
}

#[tokio::test]
async fn awkward_messages_are_as_awkward_as_on_exchange() {
    let practice = practice().await;
    let at = |uid| ("INBOX".to_owned(), uid);
    practice.exchange.faults(|faults| {
        faults.fetch_nothing.insert(at(1));
        faults.body_nothing.insert(at(2));
        faults.vanishing.insert(at(3));
        faults.substitutes.insert(at(4), Substitute { fetches: 1, in_headers: false });
        faults.not_connected = 1;
    });
    let mut raw = Raw::signed_in(&practice).await;
    assert_eq!(raw.say("SELECT INBOX").await, ["BAD User is authenticated but not connected."]);
    raw.say("SELECT INBOX").await;
    assert_eq!(raw.say("UID FETCH 1 (UID FLAGS)").await, ["OK FETCH completed."]);
    assert_eq!(raw.say("UID FETCH 2 (UID BODY.PEEK[])").await, ["OK FETCH completed."]);
    assert_eq!(raw.say("UID FETCH 2 (UID)").await.len(), 2);
    assert_eq!(raw.say("UID FETCH 3 (BODY.PEEK[])").await, ["* 3 EXPUNGE", "OK FETCH completed."]);
    let subject =
        "Subject: Retrieval using the IMAP4 protocol failed for the following message: 4".to_owned();
    assert!(!raw.say("UID FETCH 4 (BODY.PEEK[HEADER])").await.contains(&subject));
    assert!(raw.say("UID FETCH 4 (BODY.PEEK[])").await.contains(&subject));
    assert!(!raw.say("UID FETCH 4 (BODY.PEEK[])").await.contains(&subject));
}

#[tokio::test]
async fn a_folder_can_go_away_while_it_is_read() {
    let practice = practice().await;
    practice.exchange.faults(|faults| {
        faults.folder_gone = Some(FolderGone {
            path: "INBOX".into(),
            after_bodies: 2,
            renamed_to: Some("Posteingang alt".into()),
        });
    });
    let mut raw = Raw::selected(&practice).await;
    let lines = raw.say("UID FETCH 1:5 (BODY.PEEK[])").await;
    assert_eq!(lines.iter().filter(|line| line.starts_with("* ")).count(), 2);
    assert_eq!(raw.say("UID SEARCH ALL").await, ["NO Server Unavailable. 15"]);
    assert_eq!(raw.say("SELECT INBOX").await, ["NO INBOX doesn't exist."]);
    assert!(raw.say("SELECT \"Posteingang alt\"").await.contains(&"* 5 EXISTS".to_owned()));
}

#[tokio::test]
async fn uid_validity_changes_when_told() {
    let practice = practice().await;
    let mut raw = Raw::selected(&practice).await;
    let validity = practice.exchange.change_uid_validity("INBOX").expect("there");
    assert_eq!(raw.say("UID SEARCH ALL").await, ["NO Server Unavailable. 15"]);
    let select = raw.say("SELECT INBOX").await;
    assert!(select.contains(&format!("* OK [UIDVALIDITY {validity}] UIDVALIDITY value")));
    assert_eq!(uids(&practice.exchange, "INBOX"), [106, 107, 108, 109, 110]);
}

#[tokio::test]
async fn a_cut_falls_in_the_middle_of_a_message() {
    let practice = practice().await;
    practice.exchange.faults(|faults| faults.cut = Some(Cut { after_bytes: 300, times: 1 }));
    let mut raw = Raw::selected(&practice).await;
    raw.stream.write_all(b"c1 UID FETCH 1:5 (BODY.PEEK[])\r\n").await.expect("sent");
    let mut all = String::new();
    raw.stream.read_to_string(&mut all).await.expect("until the cut");
    assert!(all.contains("* 2 FETCH (BODY[] {"));
    assert!(!all.contains("* 3 FETCH") && !all.contains("c1 ") && !all.ends_with(")\r\n"));
    let mut raw = Raw::selected(&practice).await;
    assert_eq!(raw.say("UID FETCH 1:5 (BODY.PEEK[])").await.last().expect("lines"), "OK FETCH completed.");
}

#[tokio::test]
async fn a_stalled_server_says_nothing_more() {
    let practice = practice().await;
    practice.exchange.faults(|faults| faults.stall = Some(Countdown::after(0)));
    let mut raw = Raw::signed_in(&practice).await;
    raw.stream.write_all(b"s1 NOOP\r\n").await.expect("sent");
    raw.stream.get_mut().shutdown().await.expect("closed our side");
    let mut rest = String::new();
    raw.stream.read_to_string(&mut rest).await.expect("the end");
    assert_eq!(rest, "");
    assert_eq!(practice.exchange.log().last().expect("logged").answer, "(cut)");
}

#[tokio::test]
async fn the_log_holds_no_secret() {
    let practice = practice().await;
    let mut raw = Raw::signed_in(&practice).await;
    raw.say("NOOP").await;
    assert!(raw.say("LOGOUT").await.contains(&"OK LOGOUT completed.".to_owned()));
    let log = practice.exchange.log();
    let commands: Vec<&str> = log.iter().map(|logged| logged.command.as_str()).collect();
    assert_eq!(commands, ["AUTHENTICATE …", "NOOP", "LOGOUT"]);
    assert_eq!(log[1].answer, "OK NOOP completed.");
}

struct Bearer(String);

impl async_imap::Authenticator for Bearer {
    type Response = String;
    fn process(&mut self, _: &[u8]) -> String {
        std::mem::take(&mut self.0)
    }
}

/// The client library that the program itself uses.
#[tokio::test]
async fn a_common_client_library_gets_along() {
    let practice = practice().await;
    let stream = TcpStream::connect(practice.exchange.address()).await.expect("connected");
    let mut client = Client::new(stream);
    client.read_response().await.expect("read").expect("a greeting");
    let token = practice.tenant.access_token(MAILBOX);
    let bearer = Bearer(format!("user={MAILBOX}\x01auth=Bearer {token}\x01\x01"));
    let mut session =
        client.authenticate("XOAUTH2", bearer).await.map_err(|(error, _)| error).expect("signed in");
    let names: Vec<_> =
        session.list(Some(""), Some("*")).await.expect("listed").try_collect().await.expect("names");
    assert_eq!(names.len(), 5);
    let mailbox = session.select("INBOX").await.expect("selected");
    assert_eq!((mailbox.exists, mailbox.uid_validity), (5, Some(14)));
    let fetched: Vec<_> = session
        .uid_fetch("1:*", "(UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])")
        .await
        .expect("fetching")
        .try_collect()
        .await
        .expect("fetched");
    let bodies: Vec<&[u8]> = fetched.iter().filter_map(|fetch| fetch.body()).collect();
    assert_eq!(bodies, (1..=5).map(mail).collect::<Vec<_>>());
    session.create("Done").await.expect("made");
    session.uid_mv("1:2", "Done").await.expect("moved");
    session
        .uid_store("3", "+FLAGS.SILENT (\\Deleted)")
        .await
        .expect("stored")
        .try_collect::<Vec<_>>()
        .await
        .expect("flagged");
    session.uid_expunge("3").await.expect("expunging").try_collect::<Vec<_>>().await.expect("expunged");
    assert_eq!(uids(&practice.exchange, "INBOX"), [4, 5]);
    session.logout().await.expect("goodbye");
}

#[tokio::test]
async fn messages_made_anew_are_the_same_each_time() {
    let practice = practice().await;
    let uid = practice.exchange.add_made("Bulk", Arc::new(|| mail(9)), day("2026-03-09"), Flags::NONE);
    assert_eq!(practice.exchange.raw("Bulk", uid), Some(mail(9)));
    assert_eq!(practice.exchange.messages("Bulk")[0].message_id, "<question-9@fabrikam.example>");
}
