//! The practice helpdesk agrees with a live Zammad 5.5.
//!
//! Every recorded request of `tests/transcripts/` is sent again in the order of
//! recording, and status, content type and body are compared. Where they may
//! differ is said here and nowhere else:
//!
//! - **Ids and ticket numbers** of tickets, articles, users and files: a live
//!   database leaves gaps. The first time an id is seen it is paired with ours;
//!   after that the pair must hold, no id may have two partners, and pairs must
//!   be in the same order on both sides. Paths and bodies are sent with our id
//!   of the pair. All other ids must be equal.
//! - **Times of the recording** (`2026-11-23…`): ours must be a time in the same
//!   form, not before the test began; within one record, times that were equal
//!   must be equal. Times that the client sent must be equal to the letter.
//! - **The monitoring token** that the record hides as `REDACTED`.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::Timestamp;
use mailferry::practice::helpdesk::{AgentSeed, Helpdesk, Options, SentKind};
use serde_json::{Map, Value, json};

/// Files in the order of recording.
const FILES: [&str; 6] = ["basics", "tickets", "import-mode", "idempotency", "quiet", "channels"];

/// The day of the recording; its times are the server's own.
const DAY: &str = "2026-11-23T";

#[derive(Debug, Default)]
struct Pairs {
    /// Ours by theirs, per kind of record.
    ours: BTreeMap<&'static str, BTreeMap<u64, u64>>,
}

impl Pairs {
    /// Pairs two ids, or checks the pair.
    fn pair(&mut self, kind: &'static str, theirs: u64, ours: u64) -> Result<(), String> {
        let known = self.ours.entry(kind).or_default();
        if let Some(partner) = known.get(&theirs) {
            return if *partner == ours {
                Ok(())
            } else {
                Err(format!("{kind} {theirs} was {partner} and is now {ours}"))
            };
        }
        let before = known.range(..theirs).next_back().map(|(_, ours)| *ours);
        let after = known.range(theirs..).next().map(|(_, ours)| *ours);
        if before.is_some_and(|before| before >= ours) || after.is_some_and(|after| after <= ours) {
            return Err(format!("{kind} {theirs} = {ours} is out of order ({before:?}, {after:?})"));
        }
        known.insert(theirs, ours);
        Ok(())
    }

    fn ours(&self, kind: &str, theirs: u64) -> u64 {
        self.ours.get(kind).and_then(|known| known.get(&theirs)).copied().unwrap_or(theirs)
    }
}

/// The kind of record that a column refers to.
fn kind_of_column(column: &str) -> Option<&'static str> {
    Some(match column {
        "ticket_id" | "tickets" => "ticket",
        "article_ids" => "article",
        "customer_id" | "owner_id" | "created_by_id" | "updated_by_id" | "origin_by_id" | "user_ids" => {
            "user"
        }
        "store_file_id" => "file",
        "number" => "number",
        _ => return None,
    })
}

/// The kind of record an object is, by a column that only that kind has.
fn kind_of_record(record: &Map<String, Value>) -> Option<&'static str> {
    [("priority_id", "ticket"), ("message_id", "article"), ("login", "user"), ("filename", "file")]
        .into_iter()
        .find_map(|(column, kind)| record.contains_key(column).then_some(kind))
}

struct Comparison<'a> {
    pairs: &'a mut Pairs,
    began: Timestamp,
    differences: Vec<String>,
}

impl Comparison<'_> {
    fn differ(&mut self, place: &str, theirs: &Value, ours: &Value) {
        self.differences.push(format!("{place}: live {theirs}, ours {ours}"));
    }

    fn id(&mut self, place: &str, kind: &'static str, theirs: &Value, ours: &Value) {
        let number = |value: &Value| value.as_u64().or_else(|| value.as_str()?.parse().ok());
        match (number(theirs), number(ours)) {
            (Some(left), Some(right)) if theirs.is_string() == ours.is_string() => {
                if let Err(difference) = self.pairs.pair(kind, left, right) {
                    self.differences.push(format!("{place}: {difference}"));
                }
            }
            _ if theirs == ours => {}
            _ => self.differ(place, theirs, ours),
        }
    }

    fn time(&mut self, place: &str, theirs: &Value, ours: &Value) {
        let own = theirs.as_str().is_some_and(|text| text.starts_with(DAY));
        let fits = |text: &str| {
            text.len() == "2026-11-23T14:39:59.093Z".len()
                && text.ends_with('Z')
                && text.parse::<Timestamp>().is_ok_and(|time| time >= self.began)
        };
        let good = if own { ours.as_str().is_some_and(fits) } else { theirs == ours };
        if !good {
            self.differ(place, theirs, ours);
        }
    }

    fn value(&mut self, place: &str, column: &str, theirs: &Value, ours: &Value) {
        if let (Value::Array(left), Value::Array(right)) = (theirs, ours) {
            if left.len() != right.len() {
                self.differ(place, theirs, ours);
            }
            for (index, (left, right)) in left.iter().zip(right).enumerate() {
                self.value(&format!("{place}[{index}]"), column, left, right);
            }
        } else if let (Value::Object(left), Value::Object(right)) = (theirs, ours) {
            self.object(place, column, left, right);
        } else if let Some(kind) = kind_of_column(column).filter(|_| !place.contains(".counts.")) {
            self.id(place, kind, theirs, ours);
        } else if column.ends_with("_at") || place.contains(".last_created_at.") {
            self.time(place, theirs, ours);
        } else if theirs == "REDACTED" && column == "token" {
            if ours.as_str().is_none_or(str::is_empty) {
                self.differ(place, theirs, ours);
            }
        } else if theirs != ours && self.with_our_ids(theirs) != *ours {
            self.differ(place, theirs, ours);
        }
    }

    /// An error's text that names a ticket.
    fn with_our_ids(&self, theirs: &Value) -> Value {
        let Some((start, id)) = theirs.as_str().and_then(|text| text.split_once("'id'=")) else {
            return theirs.clone();
        };
        match id.parse() {
            Ok(id) => json!(format!("{start}'id'={}", self.pairs.ours("ticket", id))),
            Err(_) => theirs.clone(),
        }
    }

    fn object(&mut self, place: &str, column: &str, theirs: &Map<String, Value>, ours: &Map<String, Value>) {
        let asset = match column {
            "Ticket" => Some("ticket"),
            "User" => Some("user"),
            _ => None,
        };
        let our_key = |pairs: &Pairs, key: &str| match (asset, key.parse()) {
            (Some(kind), Ok(id)) => pairs.ours(kind, id).to_string(),
            _ => key.to_owned(),
        };
        let expected: Vec<String> = theirs.keys().map(|key| our_key(self.pairs, key)).collect();
        for surplus in ours.keys().filter(|key| !expected.contains(key)) {
            self.differences.push(format!("{place}.{surplus}: only ours: {}", ours[surplus]));
        }
        let kind = kind_of_record(theirs);
        for (key, left) in theirs {
            let here = format!("{place}.{key}");
            match (ours.get(&our_key(self.pairs, key)), kind) {
                (None, _) => self.differences.push(format!("{here}: only live: {left}")),
                (Some(right), Some(kind)) if key == "id" => self.id(&here, kind, left, right),
                (Some(right), _) => self.value(&here, key, left, right),
            }
        }
        self.equal_times_stay_equal(place, theirs, ours);
    }

    fn equal_times_stay_equal(
        &mut self,
        place: &str,
        theirs: &Map<String, Value>,
        ours: &Map<String, Value>,
    ) {
        let times: Vec<&String> =
            theirs.keys().filter(|key| key.ends_with("_at") && theirs[*key].is_string()).collect();
        for (index, first) in times.iter().enumerate() {
            for second in &times[index + 1..] {
                if theirs[*first] == theirs[*second] && ours.get(*first) != ours.get(*second) {
                    self.differences.push(format!("{place}: {first} and {second} were equal"));
                }
            }
        }
    }
}

/// The path with our ids in place of theirs.
fn our_path(pairs: &Pairs, path: &str) -> String {
    let parts: Vec<&str> = path.split('/').collect();
    let mut translated = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let (digits, rest) =
            part.split_once('?').map_or((*part, None), |(digits, rest)| (digits, Some(rest)));
        let kind = match index.checked_sub(1).map(|before| parts[before]) {
            Some("tickets" | "by_ticket") => "ticket",
            Some("users") => "user",
            _ => "",
        };
        let own = digits.parse().map_or_else(|_| digits.to_owned(), |id| pairs.ours(kind, id).to_string());
        translated.push(rest.map_or_else(|| own.clone(), |rest| format!("{own}?{rest}")));
    }
    translated.join("/")
}

fn our_body(pairs: &Pairs, body: &Value) -> Value {
    let mut body = body.clone();
    for (column, kind) in [("ticket_id", "ticket"), ("owner_id", "user"), ("origin_by_id", "user")] {
        if let Some(id) = body.get(column).and_then(Value::as_u64) {
            body[column] = pairs.ours(kind, id).into();
        }
    }
    body
}

fn transcript(file: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts").join(format!("{file}.json"));
    let text = std::fs::read_to_string(path).expect("a transcript");
    serde_json::from_str(&text).expect("a list of requests")
}

/// What happened at the live server between two transcripts: the sending address
/// got a channel and a second agent came; later another agent took that place,
/// and a Microsoft 365 channel was set up.
async fn between(file: &str, player: &Player) {
    let helpdesk = &player.helpdesk;
    match file {
        "quiet" => {
            helpdesk.put_record(
                "channels",
                3,
                &json!({"area": "Email::Account", "group_id": 2, "active": true}),
            );
            let address = json!({"channel_id": 3, "active": true, "updated_by_id": 1});
            helpdesk.put_record("email_addresses", 1, &address);
            helpdesk.put_record("groups", 2, &json!({"updated_by_id": 1}));
            helpdesk.add_agent(&agent("ben@example.com"));
        }
        "channels" => {
            let path = format!("/api/v1/users/{}", user_id(helpdesk, "ben@example.com"));
            let reply =
                player.request("PUT", &path).json(&json!({"group_ids": {}})).send().await.expect("a reply");
            assert_eq!(reply.status(), 200);
            helpdesk.add_agent(&agent("cleo@example.com"));
            let index = &transcript("channels")[0]["response"]["body"]["assets"];
            let staged = |class: &str, id: &str| made_now(&index[class][id]);
            helpdesk.put_record("external_credentials", 1, &staged("ExternalCredential", "1"));
            helpdesk.put_record("channels", 4, &staged("Channel", "4"));
            helpdesk.put_record("email_addresses", 2, &staged("EmailAddress", "2"));
            let health =
                transcript(file).into_iter().find(|entry| entry["name"] == "health").expect("health");
            let issues =
                serde_json::from_value(health["response"]["body"]["issues"].clone()).expect("issues");
            helpdesk.set_health_issues(issues);
        }
        _ => {}
    }
}

/// The mail server of the recorded channel, which takes no token: on a free port.
async fn stand_in_mail_server(helpdesk: &Helpdesk) {
    use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let mut channel = helpdesk.records("channels").into_iter().find(|channel| channel["id"] == 4).expect("4");
    channel["options"]["inbound"]["options"]["port"] = port.into();
    // Not old, so that the token is not renewed first.
    channel["options"]["auth"]["created_at"] = Timestamp::now().to_string().into();
    helpdesk.put_record("channels", 4, &json!({ "options": channel["options"] }));
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.expect("a client");
        let (read, mut write) = stream.into_split();
        write.write_all(b"* OK Dovecot ready.\r\n").await.expect("greeted");
        let mut lines = BufReader::new(read).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            let tag = line.split(' ').next().unwrap_or_default();
            let said = "NO Temporary authentication failure. [vm:2026-11-23 15:25:53]";
            write.write_all(format!("{tag} {said}\r\n").as_bytes()).await.expect("answered");
        }
    });
}

fn user_id(helpdesk: &Helpdesk, email: &str) -> u64 {
    helpdesk.snapshot().users.iter().find(|user| user.email == email).expect("a user").id
}

/// A recorded record as if it had been made now.
fn made_now(record: &Value) -> Value {
    let now = Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string();
    let mut record = record.clone();
    record.as_object_mut().expect("a record").remove("group_ids");
    set_times(&mut record, &now);
    record
}

fn set_times(value: &mut Value, now: &str) {
    match value {
        Value::String(text) if text.starts_with(DAY) => now.clone_into(text),
        Value::Object(columns) => columns.values_mut().for_each(|value| set_times(value, now)),
        _ => {}
    }
}

fn agent(email: &str) -> AgentSeed {
    AgentSeed::new("Ben", "Berger", email).with_rights("Support", &["full"])
}

fn live_options() -> Options {
    Options { fqdn: Some("127.0.0.1:3100".to_owned()), ..Options::bare() }
}

fn web_client() -> reqwest::Client {
    // A second installation is refused; the first serves as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().build().expect("a client")
}

struct Player {
    helpdesk: Helpdesk,
    web: reqwest::Client,
    pairs: Pairs,
    began: Timestamp,
}

impl Player {
    fn new() -> Self {
        let began = Timestamp::from_millisecond(Timestamp::now().as_millisecond()).expect("now");
        let helpdesk = Helpdesk::start(live_options()).expect("a helpdesk");
        Self { helpdesk, web: web_client(), pairs: Pairs::default(), began }
    }

    /// A request with the token, for JSON.
    fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        self.web
            .request(method.parse().expect("a method"), format!("{}{path}", self.helpdesk.url()))
            .header("Authorization", format!("Token token={}", self.helpdesk.token()))
            .header("Accept", "application/json")
    }

    /// Sends a recorded request; gives what differs.
    async fn play(&mut self, file: &str, entry: &Value) -> Vec<String> {
        let (request, recorded) = (&entry["request"], &entry["response"]);
        let name = entry["name"].as_str().expect("a name");
        let path = our_path(&self.pairs, request["path"].as_str().expect("a path"));
        let method = request["method"].as_str().expect("a method").parse().expect("a method");
        let mut sent = self.web.request(method, format!("{}{path}", self.helpdesk.url()));
        if name != "no-token" {
            let token = if name == "bad-token" { "wrong".to_owned() } else { self.helpdesk.token() };
            sent = sent.header("Authorization", format!("Token token={token}"));
        }
        if file != "basics" {
            sent = sent.header("Accept", "application/json");
        }
        if !request["body"].is_null() {
            sent = sent.json(&our_body(&self.pairs, &request["body"]));
        }
        let reply = sent.send().await.expect("a reply");
        let status = reply.status().as_u16();
        let content_type = reply.headers()["content-type"].to_str().expect("a content type").to_owned();
        let text = reply.text().await.expect("a body");
        let ours = serde_json::from_str(&text).unwrap_or(Value::String(text));
        let mut comparison =
            Comparison { pairs: &mut self.pairs, began: self.began, differences: Vec::new() };
        if recorded["status"] != status {
            comparison.differ("status", &recorded["status"], &status.into());
        }
        if recorded["content_type"] != content_type {
            comparison.differ("content type", &recorded["content_type"], &content_type.into());
        }
        comparison.value("body", "", &recorded["body"], &ours);
        comparison.differences
    }
}

#[tokio::test]
async fn every_recorded_reply_of_the_live_server_is_given_again() {
    let mut player = Player::new();
    let mut wrong = Vec::new();
    let mut count = 0;
    for file in FILES {
        between(file, &player).await;
        for entry in transcript(file) {
            let name = entry["name"].as_str().expect("a name").to_owned();
            if name == "m365-inbound-bad-token" {
                stand_in_mail_server(&player.helpdesk).await;
            }
            count += 1;
            for difference in player.play(file, &entry).await {
                wrong.push(format!("{file}/{name}: {difference}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    let all: usize = FILES.iter().map(|file| transcript(file).len()).sum();
    assert_eq!(count, all);
}

/// The four cases of `quiet.json`, and who would have heard of each.
#[tokio::test]
async fn the_four_quiet_cases_come_out_as_at_the_live_server() {
    let mut player = Player::new();
    for file in FILES.iter().take_while(|file| **file != "channels") {
        between(file, &player).await;
        if *file != "quiet" {
            for entry in transcript(file) {
                player.play(file, &entry).await;
            }
        }
    }
    let mut heard = BTreeMap::new();
    for entry in transcript("quiet") {
        let before = player.helpdesk.outbox().len();
        assert_eq!(player.play("quiet", &entry).await, Vec::<String>::new());
        let kinds: Vec<SentKind> = player.helpdesk.outbox()[before..].iter().map(|sent| sent.kind).collect();
        heard.insert(entry["name"].as_str().expect("a name").to_owned(), kinds);
    }
    let expected = BTreeMap::from([
        ("loud".to_owned(), vec![SentKind::TriggerMail, SentKind::AgentNotification]),
        ("prefoff".to_owned(), vec![SentKind::AgentNotification]),
        ("closedstate".to_owned(), vec![SentKind::AgentNotification]),
        ("closedpref".to_owned(), vec![]),
    ]);
    assert_eq!(heard, expected);
}
