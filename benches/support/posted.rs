//! Reads what an importer posts while it arrives, keeping next to nothing.
//!
//! Requests carry whole mails. To answer one as Zammad does, only a few short
//! values and the sizes of its files are needed, so that a body of 7 MB costs a
//! few hundred bytes here and less time than sending it.

/// The longest value that is kept whole.
const KEPT: usize = 4 * 1024;

/// What matters of a posted ticket or article.
#[derive(Debug, Default, Clone)]
pub struct Posted {
    /// `ticket_id`, for an article of an existing ticket.
    pub ticket_id: Option<u64>,
    /// `group_id` of a ticket.
    pub group_id: Option<u64>,
    /// `state_id` of a ticket.
    pub state_id: Option<u64>,
    /// `owner_id` of a ticket.
    pub owner_id: Option<u64>,
    /// `customer_id` of a ticket.
    pub customer_id: Option<u64>,
    /// The article's Message-ID.
    pub message_id: String,
    /// The article's sender: `Customer` or `Agent`.
    pub sender: String,
    /// The article's type, such as `email`.
    pub kind: String,
    /// The article's `content_type`.
    pub content_type: String,
    /// Length of the article's body as sent, escapes and all, in bytes.
    pub body: u64,
    /// The article's files: name and decoded size in bytes.
    pub files: Vec<(String, u64)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Article,
    Attachments,
    Body,
    ContentType,
    CustomerId,
    Data,
    Filename,
    GroupId,
    MessageId,
    OwnerId,
    Sender,
    StateId,
    TicketId,
    Type,
    Other,
}

impl Key {
    fn of(name: &[u8]) -> Self {
        match name {
            b"article" => Self::Article,
            b"attachments" => Self::Attachments,
            b"body" => Self::Body,
            b"content_type" => Self::ContentType,
            b"customer_id" => Self::CustomerId,
            b"data" => Self::Data,
            b"filename" => Self::Filename,
            b"group_id" => Self::GroupId,
            b"message_id" => Self::MessageId,
            b"owner_id" => Self::OwnerId,
            b"sender" => Self::Sender,
            b"state_id" => Self::StateId,
            b"ticket_id" => Self::TicketId,
            b"type" => Self::Type,
            _ => Self::Other,
        }
    }
}

/// An open object or array, and the key under way in it.
#[derive(Debug)]
struct Level {
    object: bool,
    awaits_key: bool,
    key: Key,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Structure,
    Text,
    Escape,
    Number,
}

/// Reads JSON in pieces of any size.
#[derive(Debug)]
pub struct Reader {
    posted: Posted,
    levels: Vec<Level>,
    inside: Inside,
    kept: Vec<u8>,
    length: u64,
    padding: u64,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            posted: Posted::default(),
            levels: Vec::new(),
            inside: Inside::Structure,
            kept: Vec::new(),
            length: 0,
            padding: 0,
        }
    }
}

impl Reader {
    /// The next piece of the request's body.
    pub fn read(&mut self, mut piece: &[u8]) {
        while !piece.is_empty() {
            piece = match self.inside {
                Inside::Text => self.text(piece),
                Inside::Escape => self.escape(piece),
                Inside::Number => self.number(piece),
                Inside::Structure => self.structure(piece),
            };
        }
    }

    /// What was posted, after the last piece.
    pub fn end(self) -> Posted {
        self.posted
    }

    fn text<'a>(&mut self, piece: &'a [u8]) -> &'a [u8] {
        let end = memchr::memchr2(b'"', b'\\', piece).unwrap_or(piece.len());
        let (run, rest) = piece.split_at(end);
        self.length += run.len() as u64;
        self.keep(run);
        if let [.., last] = run {
            let padded = run.iter().rev().take(2).take_while(|byte| **byte == b'=').count() as u64;
            self.padding = if padded == run.len() as u64 { self.padding + padded } else { padded };
            debug_assert!(*last == b'=' || self.padding == 0);
        }
        let Some((mark, rest)) = rest.split_first() else { return rest };
        if *mark == b'\\' {
            self.keep(b"\\");
            self.inside = Inside::Escape;
        } else {
            self.inside = Inside::Structure;
            self.text_ended();
        }
        rest
    }

    /// The letter after a backslash; it adds nothing to a file's size, since
    /// base64 has no other escapes than line ends.
    fn escape<'a>(&mut self, piece: &'a [u8]) -> &'a [u8] {
        self.keep(&piece[..1]);
        self.inside = Inside::Text;
        &piece[1..]
    }

    fn number<'a>(&mut self, piece: &'a [u8]) -> &'a [u8] {
        let end = piece.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(piece.len());
        self.keep(&piece[..end]);
        if end < piece.len() {
            self.inside = Inside::Structure;
            self.number_ended();
        }
        &piece[end..]
    }

    fn structure<'a>(&mut self, piece: &'a [u8]) -> &'a [u8] {
        let (byte, rest) = piece.split_first().expect("the caller checks that there is one");
        match byte {
            b'{' | b'[' => self.open(*byte == b'{'),
            b'}' | b']' => drop(self.levels.pop()),
            b',' => {
                if let Some(level) = self.levels.last_mut() {
                    level.awaits_key = level.object;
                }
            }
            b'"' => self.begin(Inside::Text),
            b'0'..=b'9' => {
                self.begin(Inside::Number);
                self.keep(&[*byte]);
            }
            _ => {}
        }
        rest
    }

    fn open(&mut self, object: bool) {
        self.levels.push(Level { object, awaits_key: object, key: Key::Other });
        if object && self.in_a_file() {
            self.posted.files.push((String::new(), 0));
        }
    }

    fn begin(&mut self, inside: Inside) {
        self.inside = inside;
        self.kept.clear();
        self.length = 0;
        self.padding = 0;
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = KEPT.saturating_sub(self.kept.len());
        self.kept.extend_from_slice(&bytes[..room.min(bytes.len())]);
    }

    fn key(&self) -> Key {
        self.levels.last().map_or(Key::Other, |level| level.key)
    }

    /// Inside an object of an array named `attachments`.
    fn in_a_file(&self) -> bool {
        matches!(self.levels.as_slice(), [.., holder, list, file]
            if holder.key == Key::Attachments && !list.object && file.object)
    }

    /// Directly inside the article: the whole request, or its `article`.
    fn in_the_article(&self) -> bool {
        matches!(self.levels.as_slice(), [_])
            || matches!(self.levels.as_slice(), [root, _] if root.key == Key::Article)
    }

    fn text_ended(&mut self) {
        if let Some(level) = self.levels.last_mut().filter(|level| level.awaits_key) {
            level.key = Key::of(&self.kept);
            level.awaits_key = false;
            return;
        }
        if self.in_a_file() {
            let text = self.unescaped();
            let size = (self.length / 4 * 3).saturating_sub(self.padding);
            let key = self.key();
            if let Some(file) = self.posted.files.last_mut() {
                match key {
                    Key::Filename => file.0 = text,
                    Key::Data => file.1 = size,
                    _ => {}
                }
            }
        } else if self.in_the_article() {
            match self.key() {
                Key::Body => self.posted.body = self.length,
                Key::MessageId => self.posted.message_id = self.unescaped(),
                Key::Sender => self.posted.sender = self.unescaped(),
                Key::Type => self.posted.kind = self.unescaped(),
                Key::ContentType => self.posted.content_type = self.unescaped(),
                _ => {}
            }
        }
    }

    fn number_ended(&mut self) {
        if self.levels.len() != 1 {
            return;
        }
        let value = str::from_utf8(&self.kept).ok().and_then(|digits| digits.parse().ok());
        match self.key() {
            Key::TicketId => self.posted.ticket_id = value,
            Key::GroupId => self.posted.group_id = value,
            Key::StateId => self.posted.state_id = value,
            Key::OwnerId => self.posted.owner_id = value,
            Key::CustomerId => self.posted.customer_id = value,
            _ => {}
        }
    }

    fn unescaped(&self) -> String {
        let quoted = [b"\"", self.kept.as_slice(), b"\""].concat();
        serde_json::from_slice(&quoted).unwrap_or_default()
    }
}
