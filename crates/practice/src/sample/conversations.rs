//! Customers ask, the helpdesk answers, customers thank.

use jiff::{SignedDuration, Timestamp};

use super::files;
use super::mime::{Part, Transfer};
use super::words::{ALL, Speech, Topic};
use super::writer::{Envelope, Filling, Style, Writer};
use super::{Flags, INBOX, MAILBOX, SENT, TECHNICAL};

/// How many conversations there are.
const CONVERSATIONS: u64 = 62;

/// What a conversation is about and how far it has come.
struct Conversation {
    speech: &'static Speech,
    person: (&'static str, &'static str),
    filling: Filling,
    subject: String,
    folder: &'static str,
    references: Vec<String>,
    /// What was last written, by whom and when.
    last: (String, String, Timestamp),
    recent: bool,
}

pub(super) fn write(writer: &mut Writer) {
    let order: Vec<&'static Speech> = shares();
    for number in 0..CONVERSATIONS {
        // Every language comes up, whatever the chance.
        let speech = order[(number as usize * 7) % order.len()];
        conversation(writer, speech, number);
    }
}

/// Each language as often as its share.
fn shares() -> Vec<&'static Speech> {
    let mut all = Vec::new();
    for round in 0..30 {
        all.extend(ALL.iter().copied().filter(|speech| speech.share > round));
    }
    all.truncate(117);
    all
}

fn conversation(writer: &mut Writer, speech: &'static Speech, number: u64) {
    let topic = &speech.topics[number as usize % speech.topics.len()];
    let person = *writer.dice.pick(speech.people);
    let filling = writer.filling(first_name(person.0));
    let recent = number.is_multiple_of(4);
    let span = writer.days_since_2019();
    let start = if recent { writer.days_ago(24, 0) } else { writer.days_ago(span, 45) };
    let technical = speech.code == "en" && number.is_multiple_of(3);
    let mut talk = Conversation {
        speech,
        person,
        subject: filling.fill(topic.subject),
        filling,
        folder: if technical { TECHNICAL } else { INBOX },
        references: Vec::new(),
        last: (String::new(), String::new(), start),
        recent,
    };
    let turns = script(topic, speech, number);
    let unanswered = recent && number.is_multiple_of(8);
    let length = if unanswered { 1 } else { turns.len() };
    for (position, text) in turns.iter().take(length).enumerate() {
        let when = next_moment(writer, &talk, position);
        let Some(when) = when else { break };
        let answered = position + 1 < length;
        if position.is_multiple_of(2) {
            from_customer(writer, &mut talk, text, when, position, answered);
        } else {
            from_agent(writer, &mut talk, text, when);
        }
    }
}

/// The texts in turn: question, answer, and so on.
fn script(topic: &'static Topic, speech: &'static Speech, number: u64) -> Vec<&'static str> {
    let mut turns = vec![topic.question, topic.answer];
    // Some talks go on for long.
    if number % 6 == 1 {
        for (customer, agent) in speech.turns {
            turns.extend([*customer, *agent]);
        }
    }
    if !number.is_multiple_of(5) {
        turns.push(topic.thanks);
    }
    turns
}

/// When the next mail of a talk is written; `None` where that is yet to come.
fn next_moment(writer: &mut Writer, talk: &Conversation, position: usize) -> Option<Timestamp> {
    if position == 0 {
        return Some(talk.last.2);
    }
    let hours = if talk.recent { writer.dice.between(1, 20) } else { writer.dice.between(1, 90) };
    let when = talk.last.2 + SignedDuration::from_mins(hours * 60 + writer.dice.between(0, 59));
    (when < writer.now - SignedDuration::from_mins(15)).then_some(when)
}

fn first_name(name: &str) -> &str {
    name.split(',').next().unwrap_or(name)
}

/// What was written before, below the new text.
fn quoted(talk: &Conversation) -> String {
    if talk.last.0.is_empty() {
        return String::new();
    }
    let day = talk.last.2.strftime("%d.%m.%Y");
    let head = talk.speech.wrote.replace("{date}", &day.to_string()).replace("{name}", &talk.last.1);
    let lines: Vec<String> = talk.last.0.lines().map(|line| format!("> {line}")).collect();
    format!("\n\n{head}\n\n{}", lines.join("\n"))
}

fn subject(talk: &Conversation, position: usize) -> String {
    if position == 0 { talk.subject.clone() } else { format!("{} {}", talk.speech.reply_mark, talk.subject) }
}

fn from_customer(
    writer: &mut Writer,
    talk: &mut Conversation,
    text: &str,
    when: Timestamp,
    position: usize,
    answered: bool,
) {
    let hello = if position == 0 { writer.dice.pick(talk.speech.hello) } else { "" };
    let bye = writer.dice.pick(talk.speech.bye);
    let text = talk.filling.fill(text);
    let own = if hello.is_empty() {
        format!("{text}\n\n{bye}\n{}", talk.person.0)
    } else {
        format!("{hello}\n\n{text}\n\n{bye}\n{}", talk.person.0)
    };
    let whole = format!("{own}{}", quoted(talk));
    let subject = subject(talk, position);
    let (charset, transfer) = writer.next_charset(talk.speech, &format!("{whole}{subject}{}", talk.person.0));
    let mut envelope = Envelope::from_customer(talk.person, &subject, when);
    envelope.charset = charset;
    envelope.hours = talk.speech.hours;
    envelope.references.clone_from(&talk.references);
    envelope.message_id = writer.message_id(talk.person.1);
    if writer.dice.chance(8) {
        let domain = talk.person.1.rsplit('@').next().unwrap_or_default();
        envelope.cc.push((String::new(), format!("office@{domain}")));
    }
    let files = if position == 0 { customer_files(writer, talk) } else { Vec::new() };
    let style = writer.style();
    let body = writer.body(&whole, style, charset, transfer, talk.speech.code, files);
    let mut flags = if answered { Flags::SEEN.and(Flags::ANSWERED) } else { Flags::SEEN };
    if !answered && talk.recent {
        flags = Flags::NONE;
    } else if writer.dice.chance(6) {
        flags = flags.and(Flags::FLAGGED);
    }
    writer.put(talk.folder, "conversation", flags, when, body.under(&envelope.lines()));
    talk.references.push(envelope.message_id);
    talk.last = (own, talk.person.0.to_owned(), when);
}

/// Photos, lists and documents that customers send along.
fn customer_files(writer: &mut Writer, talk: &Conversation) -> Vec<Part> {
    let order = talk.filling.fill("{order}");
    match writer.dice.below(12) {
        0 => vec![Part::file("image/jpeg", "IMG_2041.jpg", &files::jpeg(16, 12))],
        1 => {
            let photo = files::png(120, 90, [150, 140, 130]);
            vec![
                Part::file("image/png", "Foto 1.png", &photo),
                Part::file("image/png", "Foto 2.png", &files::png(90, 120, [90, 100, 110])),
            ]
        }
        2 => {
            let list =
                format!("order;article;quantity\r\n{order};Label 62x29;40\r\n{order};Ribbon black;6\r\n");
            vec![Part::file("text/csv", "order.csv", list.as_bytes())]
        }
        3 => {
            let page = files::docx(&[format!("Order {order}"), "12 x label 62 x 29 mm".to_owned()]);
            let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            vec![Part::file(kind, "Übersicht.docx", &page)]
        }
        _ => Vec::new(),
    }
}

fn from_agent(writer: &mut Writer, talk: &mut Conversation, text: &str, when: Timestamp) {
    let own =
        talk.filling.fill(&format!("{}\n\n{text}\n\n{}", talk.speech.agent_hello, talk.speech.agent_bye));
    let whole = format!("{own}{}", quoted(talk));
    let envelope = Envelope {
        charset: "utf-8",
        from: ("Contoso Support".to_owned(), MAILBOX.to_owned()),
        to: vec![(talk.person.0.to_owned(), talk.person.1.to_owned())],
        subject: subject(talk, 1),
        sent: when,
        hours: 1,
        message_id: writer.message_id(MAILBOX),
        references: talk.references.clone(),
        ..Envelope::default()
    };
    let files = if text.contains("attach") || text.contains("angehängt") || text.contains("ci-joint") {
        let order = talk.filling.fill("{order}");
        let page = files::pdf(&["Contoso".to_owned(), format!("No. {order}"), talk.filling.fill("{model}")]);
        vec![Part::file("application/pdf", &format!("Contoso {order}.pdf"), &page)]
    } else {
        Vec::new()
    };
    let style = if writer.dice.chance(20) { Style::Logo } else { Style::Both };
    let body = writer.body(&whole, style, "utf-8", Transfer::Quoted, talk.speech.code, files);
    writer.put(SENT, "answer", Flags::SEEN, when, body.under(&envelope.lines()));
    talk.references.push(envelope.message_id);
    talk.last = (own, format!("Contoso Support ({})", talk.filling.agent), when);
}
