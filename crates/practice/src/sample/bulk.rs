//! As much mail as wanted, made when it is asked for: 95 % letters of 4 to
//! 60 KB, 5 % with a file of 0.2 to 5 MB, some of it in threads, in several
//! charsets. A message depends on nothing but the seed and its number.

use jiff::{SignedDuration, Timestamp};

use super::dice::Dice;
use super::mime::{self, Part, Transfer};
use super::words::{ALL, Speech};
use super::writer::{Envelope, Writer, safe};
use super::{Flags, MAILBOX};

/// Messages that may belong together stand in blocks of this many.
const BLOCK: usize = 4;

/// How the mail is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkOptions {
    /// Whose mailbox it is.
    pub mailbox: String,
    /// The newest message arrived a little before this.
    pub now: Timestamp,
    /// Smallest and largest size of an ordinary letter, in bytes.
    pub letter: (u64, u64),
    /// Of a hundred messages so many carry a large file.
    pub with_file: u64,
    /// Smallest and largest size of such a file, in bytes.
    pub file: (u64, u64),
    /// Of a hundred blocks of four messages so many are a thread.
    pub threads: u64,
}

impl BulkOptions {
    /// The usual mix.
    pub fn new(now: Timestamp) -> Self {
        Self {
            mailbox: MAILBOX.to_owned(),
            now,
            letter: (4_000, 60_000),
            with_file: 5,
            file: (200_000, 5_000_000),
            threads: 30,
        }
    }

    /// Small letters without files, for tests that count and do not weigh.
    pub fn small(now: Timestamp) -> Self {
        Self { letter: (600, 2_000), with_file: 0, ..Self::new(now) }
    }
}

/// A made message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkMessage {
    /// Its number, from 0.
    pub number: usize,
    /// Its Message-ID with brackets.
    pub message_id: String,
    /// The Message-ID of the first of its thread, its own where it is alone.
    pub thread: String,
    /// Its bytes.
    pub raw: Vec<u8>,
    /// When it arrived.
    pub arrived: Timestamp,
    /// Its flags.
    pub flags: Flags,
}

/// Mail in any number, oldest first.
#[derive(Debug, Clone)]
pub struct Bulk {
    count: usize,
    seed: u64,
    options: BulkOptions,
    next: usize,
}

/// The mail of that number, seed and kind.
pub fn bulk(count: usize, seed: u64, options: BulkOptions) -> Bulk {
    Bulk { count, seed, options, next: 0 }
}

impl Iterator for Bulk {
    type Item = BulkMessage;

    fn next(&mut self) -> Option<BulkMessage> {
        let number = self.next;
        (number < self.count).then(|| {
            self.next += 1;
            self.message(number)
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.count - self.next;
        (left, Some(left))
    }
}

impl ExactSizeIterator for Bulk {}

impl Bulk {
    /// One message by its number, the same each time, whatever was made before.
    pub fn message(&self, number: usize) -> BulkMessage {
        let block = number / BLOCK;
        let mut of_block = Dice::new(self.seed ^ (block as u64).wrapping_mul(0x00c0_ffee_1234_5677));
        let thread = of_block.chance(self.options.threads);
        let speech = *of_block.pick(ALL);
        let person = *of_block.pick(speech.people);
        let topic = of_block.pick(speech.topics);
        let customer = of_block.below(2_000);
        let first = if thread { block * BLOCK } else { number };
        let position = number - first;

        let mut writer =
            Writer::new(self.seed.wrapping_add(number as u64).wrapping_mul(0x9e37_79b9), self.options.now);
        let (local, domain) = person.1.split_once('@').unwrap_or((person.1, "fabrikam.example"));
        let address = format!("{local}.{customer}@{domain}");
        let filling = writer.filling(person.0);
        let text = filling.fill(if position.is_multiple_of(2) { topic.question } else { topic.thanks });
        let arrived = self.arrived(number);
        let subject = format!("{} {}", filling.fill(topic.subject), first + 1);
        let charset =
            writer.charset(speech, &format!("{}{subject}{}", texts(speech).collect::<String>(), person.0));
        let mut envelope = Envelope::from_customer((person.0, &address), &subject, arrived);
        envelope.to = vec![(String::new(), self.options.mailbox.clone())];
        if position > 0 {
            envelope.subject = format!("{} {subject}", speech.reply_mark);
        }
        envelope.charset = charset.0;
        envelope.hours = speech.hours;
        envelope.message_id = self.id(number);
        envelope.references = (first..number).map(|earlier| self.id(earlier)).collect();
        let body = self.body(&mut writer.dice, speech, &text, charset);
        let flags = if writer.dice.chance(80) { Flags::SEEN } else { Flags::NONE };
        BulkMessage {
            number,
            message_id: envelope.message_id.clone(),
            thread: self.id(first),
            raw: body.under(&envelope.lines()),
            arrived,
            flags,
        }
    }

    fn id(&self, number: usize) -> String {
        format!("<bulk.{:x}.{number}@fabrikam.example>", self.seed)
    }

    /// Evenly over two years up to `now`.
    fn arrived(&self, number: usize) -> Timestamp {
        let span = SignedDuration::from_hours(24 * 730).as_secs();
        let ago = span - span * (number as i64 + 1) / (self.count.max(1) as i64 + 1);
        self.options.now - SignedDuration::from_secs(ago)
    }

    fn body(
        &self,
        dice: &mut Dice,
        speech: &Speech,
        text: &str,
        (charset, transfer): (&'static str, Transfer),
    ) -> Part {
        let wanted = between(dice, self.options.letter) as usize;
        let html = dice.chance(60);
        let transfer = if transfer == Transfer::EightBit { Transfer::Quoted } else { transfer };
        let filler: Vec<String> =
            texts(speech).filter(|text| !text.contains('{')).map(|text| format!("\n\n{text}")).collect();
        let mut whole = text.to_owned();
        let mut length = HEADER + travelling(charset, transfer, text);
        while length < wanted && !filler.is_empty() {
            let piece = dice.pick(&filler);
            whole.push_str(piece);
            length += travelling(charset, transfer, piece);
        }
        let written = if html {
            let paragraphs: Vec<String> =
                whole.split("\n\n").map(|paragraph| format!("<p>{}</p>", safe(paragraph))).collect();
            Part::text("html", charset, transfer, &paragraphs.join("\n"))
        } else {
            Part::text("plain", charset, transfer, &whole)
        };
        if !dice.chance(self.options.with_file) {
            return written;
        }
        let size = between(dice, self.options.file) as usize * 3 / 4;
        let file = Part::file("application/octet-stream", "messung.bin", &dice.bytes(size));
        Part::several("mixed", "=_bulk_part_of_the_mail", &[written, file])
    }
}

/// About as many bytes as the header of a letter has.
const HEADER: usize = 600;

/// Everything that is written in a language.
fn texts(speech: &Speech) -> impl Iterator<Item = &'static str> {
    let topics = speech.topics.iter().flat_map(|topic| [topic.question, topic.answer, topic.thanks]);
    let turns = speech.turns.iter().flat_map(|(customer, agent)| [*customer, *agent]);
    topics.chain(turns)
}

/// How many bytes a text has on its way.
fn travelling(charset: &str, transfer: Transfer, text: &str) -> usize {
    let bytes = mime::in_charset(charset, text);
    match transfer {
        Transfer::Base64 => bytes.len() * 137 / 100,
        Transfer::Quoted => bytes.iter().map(|byte| if byte.is_ascii() { 1 } else { 3 }).sum(),
        Transfer::SevenBit | Transfer::EightBit => bytes.len(),
    }
}

/// A number between two, small ones more often: each doubling as likely.
fn between(dice: &mut Dice, (low, high): (u64, u64)) -> u64 {
    let doublings = (high.max(low + 1) as f64 / low.max(1) as f64).log2();
    let chance = dice.below(1 << 20) as f64 / (1_u64 << 20) as f64;
    (low as f64 * (doublings * chance).exp2()) as u64
}
