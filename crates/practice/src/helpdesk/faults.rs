//! Trouble on purpose, at the next requests or at the n-th of a kind.

use serde::{Deserialize, Serialize};

/// Which requests a fault is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requests {
    /// Every request to the API.
    Every,
    /// New tickets and articles: `POST tickets` and `POST ticket_articles`.
    Creates,
    /// One route by method and path, such as `GET` `/api/v1/users/me`; a path
    /// ending in `*` stands for all that begin so.
    Route(String, String),
}

impl Requests {
    fn fits(&self, method: &str, path: &str) -> bool {
        match self {
            Self::Every => true,
            Self::Creates => {
                method == "POST" && matches!(path, "/api/v1/tickets" | "/api/v1/ticket_articles")
            }
            Self::Route(wanted_method, wanted) => {
                wanted_method == method
                    && wanted.strip_suffix('*').map_or(path == wanted, |start| path.starts_with(start))
            }
        }
    }
}

/// What goes wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// The request takes this many milliseconds longer; a create spends them
    /// inside its transaction.
    Delay {
        /// How much longer it takes.
        milliseconds: u64,
    },
    /// A web server in front answers with its HTML page; nothing is done. For
    /// 429 and 503 a `Retry-After` may be added.
    Answer {
        /// Such as 413, 429, 502, 503, 504.
        status: u16,
        /// Value of `Retry-After`.
        retry_after: Option<String>,
    },
    /// 500 with the text that clients without admin rights get; nothing is done.
    MaskedError,
    /// Zammad's own refusal with these words, such as 422 `Missing required value
    /// for field 'cause'!` of a field that was made mandatory; nothing is done.
    Refuse {
        /// Such as 403, 422, 500.
        status: u16,
        /// What it says.
        error: String,
    },
    /// Somebody else changes a record just before the request is carried out: as
    /// [`Helpdesk::put_record`](super::Helpdesk::put_record) does.
    Change {
        /// Such as `groups` or `triggers`.
        table: String,
        /// Its id; an unknown one adds a record.
        id: u64,
        /// Its new values.
        values: serde_json::Value,
    },
    /// Somebody else makes the same user just before: a `POST users`, or a create that
    /// names a new customer, is refused as Zammad refuses the second of an address.
    MadeByAnother,
    /// With this request another fault begins, for the requests after it: what
    /// befalls a helpdesk in the middle of the work.
    Begin {
        /// What begins.
        fault: Box<Fault>,
    },
    /// Somebody else switches import mode just before the request is carried out.
    SwitchImportMode {
        /// On or off.
        on: bool,
    },
    /// 403 `Maintenance mode enabled!`; nothing is done.
    Maintenance,
    /// 401: the token is not known any more.
    TokenRevoked,
    /// The connection is closed when the request was read; nothing is done.
    DropBefore,
    /// The request is carried out, and the connection closed without an answer.
    DropAfter,
    /// The connection is closed at once; the request is carried out later and
    /// is invisible until then.
    CommitLate {
        /// Milliseconds until it is carried out; `null` waits for
        /// [`Helpdesk::release`](super::Helpdesk::release) or
        /// `POST /practice/release`.
        milliseconds: Option<u64>,
    },
    /// The process that carries it out holds import mode as off, whatever the
    /// setting says: each process of Zammad caches settings for 15 s.
    ImportModeUnseen,
    /// The answer's body stops in the middle for this long.
    SlowBody {
        /// How long nothing more comes.
        milliseconds: u64,
    },
    /// Carried out and answered as usual, but the stored article has lost its
    /// last file.
    LoseAttachment,
    /// Carried out and answered as usual, but the stored article has lost its
    /// body.
    LoseBody,
}

/// A fault: which requests, how many of them, and what goes wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Which requests.
    pub which: Requests,
    /// How many of those go well first.
    #[serde(default)]
    pub skip: u32,
    /// How many go wrong then; `null` for all.
    #[serde(default)]
    pub times: Option<u32>,
    /// What goes wrong.
    pub effect: Effect,
}

impl Fault {
    /// Every such request goes wrong.
    pub fn always(which: Requests, effect: Effect) -> Self {
        Self { which, skip: 0, times: None, effect }
    }

    /// Only the next such request goes wrong.
    pub fn once(which: Requests, effect: Effect) -> Self {
        Self { times: Some(1), ..Self::always(which, effect) }
    }

    /// The same for the `number`-th from now (1 is the next).
    #[must_use]
    pub fn at(mut self, number: u32) -> Self {
        self.skip = number.saturating_sub(1);
        self
    }
}

/// The faults in force.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    pub(super) fn set(&mut self, faults: Vec<Fault>) {
        self.0 = faults;
    }

    pub(super) fn add(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    pub(super) fn remove(&mut self, is_such: impl Fn(&Fault) -> bool) {
        self.0.retain(|fault| !is_such(fault));
    }

    pub(super) fn list(&self) -> &[Fault] {
        &self.0
    }

    /// What goes wrong with this request; counts it.
    pub(super) fn meet(&mut self, method: &str, path: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        for fault in &mut self.0 {
            if !fault.which.fits(method, path) {
                continue;
            }
            if fault.skip > 0 {
                fault.skip -= 1;
                continue;
            }
            if let Some(times) = &mut fault.times {
                let Some(left) = times.checked_sub(1) else { continue };
                *times = left;
            }
            effects.push(fault.effect.clone());
        }
        self.0.retain(|fault| fault.times != Some(0));
        effects
    }
}
