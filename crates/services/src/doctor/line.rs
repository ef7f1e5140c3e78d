//! A line of what was looked at, and its words.

use std::time::Duration;

use super::Server;
use crate::verdicts::{self, InWords};
use crate::words::{Language, Value, say};

/// A line of what was looked at.
pub type Line = verdicts::Line<Topic, Found>;

impl InWords for Topic {
    fn text(&self, language: Language) -> String {
        Self::text(*self, language)
    }
}

impl InWords for Found {
    fn text(&self, language: Language) -> String {
        Self::text(self, language)
    }
}

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// This program and the system.
    Versions,
    /// Whether a window can be opened.
    Window,
    /// Where secrets are kept.
    Secrets,
    /// The folder of journals and logs.
    DataFolder,
    /// The folder that reports are saved to.
    ReportFolder,
    /// The disk of the data folder.
    Disk,
    /// This computer's clock.
    Clock,
    /// Whether a server's name can be looked up.
    Name(Server),
    /// By which proxy a server is reached.
    Way(Server),
    /// Whether a server is reached, securely.
    Connection(Server),
}

impl Topic {
    /// A few words: “Helpdesk: connection”.
    pub fn text(self, language: Language) -> String {
        let of_server =
            |id: &str, server: Server| say(language, id, &[("server", server.text(language).into())]);
        let id = match self {
            Self::Versions => "word-doctor-versions",
            Self::Window => "word-doctor-window",
            Self::Secrets => "word-doctor-secrets",
            Self::DataFolder => "word-doctor-data-folder",
            Self::ReportFolder => "word-doctor-report-folder",
            Self::Disk => "word-doctor-disk",
            Self::Clock => "word-doctor-clock",
            Self::Name(server) => return of_server("word-doctor-name", server),
            Self::Way(server) => return of_server("word-doctor-way", server),
            Self::Connection(server) => return of_server("word-doctor-connection", server),
        };
        say(language, id, &[])
    }
}

/// What a line found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A version, a folder: told as it is.
    Name(String),
    /// A window can be opened, in this way.
    CanBeShown(&'static str),
    /// No window can be opened.
    CannotBeShown,
    /// This program was built without a window.
    Windowless,
    /// Secrets can be kept.
    CanBeKept,
    /// Secrets cannot be kept.
    CannotBeKept,
    /// A folder, which can be written to.
    Writable(String),
    /// A folder, which cannot.
    NotWritable(String),
    /// There is none.
    None,
    /// So many bytes are free.
    Free(u64),
    /// It could not be found out.
    NotFoundOut,
    /// The name leads to so many addresses.
    Addresses(usize),
    /// The name leads nowhere.
    Unknown,
    /// Straight to the server.
    Straight,
    /// By this proxy.
    Proxy(String),
    /// Straight, although there is this proxy, which IMAP cannot use.
    PastProxy(String),
    /// An answer came.
    Answered,
    /// No answer came.
    NotReached,
    /// The clock goes as the servers' do.
    Right,
    /// The clock is fast by so much.
    Ahead(Duration),
    /// The clock is slow by so much.
    Behind(Duration),
}

impl Found {
    /// A few words: “reached, the certificate is trusted”.
    pub fn text(&self, language: Language) -> String {
        let word = |id: &str| say(language, id, &[]);
        let with = |id: &str, name: &str, value: Value<'_>| say(language, id, &[(name, value)]);
        match self {
            Self::Name(name) => name.clone(),
            Self::CanBeShown(how) => with("word-doctor-shown", "how", (*how).into()),
            Self::CannotBeShown => word("word-doctor-not-shown"),
            Self::Windowless => word("word-doctor-windowless"),
            Self::CanBeKept => word("word-doctor-kept"),
            Self::CannotBeKept => word("word-doctor-not-kept"),
            Self::Writable(folder) => with("word-doctor-writable", "folder", folder.into()),
            Self::NotWritable(folder) => with("word-doctor-not-writable", "folder", folder.into()),
            Self::None => word("word-found-none"),
            Self::Free(bytes) => with("word-doctor-free", "size", language.bytes(*bytes).into()),
            Self::NotFoundOut => word("word-found-not-found-out"),
            Self::Addresses(count) => with("word-doctor-addresses", "count", (*count as u64).into()),
            Self::Unknown => word("word-doctor-unknown"),
            Self::Straight => word("word-doctor-straight"),
            Self::Proxy(proxy) => with("word-doctor-by-proxy", "proxy", proxy.into()),
            Self::PastProxy(proxy) => with("word-doctor-past-proxy", "proxy", proxy.into()),
            Self::Answered => word("word-doctor-answered"),
            Self::NotReached => word("word-doctor-not-reached"),
            Self::Right => word("word-doctor-right"),
            Self::Ahead(time) => with("word-doctor-ahead", "time", language.duration(*time).into()),
            Self::Behind(time) => with("word-doctor-behind", "time", language.duration(*time).into()),
        }
    }
}
