//! What a server's NO, BAD and BYE mean: one table from its words to problems.
//!
//! Exchange answers with texts rather than response codes; the texts and their
//! meanings come from transcripts of Exchange Online, the codes from RFC 5530.

use std::time::Duration;

use crate::problem::Problem;

/// How a reply is judged by the server (RFC 3501 section 7.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    /// OK
    Ok,
    /// NO
    No,
    /// BAD
    Bad,
    /// PREAUTH
    PreAuth,
    /// BYE
    Bye,
}

/// A status reply: tagged or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Condition {
    /// OK, NO, …
    pub status: Status,
    /// What stood in `[…]`, without the brackets.
    pub code: Option<String>,
    /// The words after it.
    pub text: String,
}

impl Condition {
    /// Reads what follows the tag or `* `: `OK [CODE] words`. `None` where it is
    /// not a status reply.
    pub(super) fn read(line: &[u8]) -> Option<Self> {
        // Judged by its first word alone: the rest may be a message of 100 MB.
        let word = line.get(..8).unwrap_or(line).split(|byte| matches!(byte, b' ' | b'\r' | b'\n')).next()?;
        let status = match word.to_ascii_uppercase().as_slice() {
            b"OK" => Status::Ok,
            b"NO" => Status::No,
            b"BAD" => Status::Bad,
            b"PREAUTH" => Status::PreAuth,
            b"BYE" => Status::Bye,
            _ => return None,
        };
        let rest = String::from_utf8_lossy(&line[word.len()..]);
        let rest = rest.trim_end_matches(['\r', '\n']).trim_start_matches(' ');
        let (code, text) = match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((code, text)) => (Some(code.to_owned()), text.trim_start()),
            None => (None, rest),
        };
        Some(Self { status, code, text: text.to_owned() })
    }

    /// The number after a code of this name: `[UIDVALIDITY 14]`.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        let (code, value) = self.code.as_deref()?.split_once(' ')?;
        code.eq_ignore_ascii_case(name).then(|| value.trim().parse().ok())?
    }

    /// The id in `[MAILBOXID (…)]` (RFC 8474 section 4.2).
    pub(super) fn mailbox_id(&self) -> Option<String> {
        let (code, value) = self.code.as_deref()?.split_once(' ')?;
        let id = value.trim().strip_prefix('(')?.strip_suffix(')')?.trim();
        (code.eq_ignore_ascii_case("MAILBOXID") && !id.is_empty()).then(|| id.to_owned())
    }

    /// Whether the code is this word.
    pub(super) fn is(&self, name: &str) -> bool {
        self.code.as_deref().is_some_and(|code| code.eq_ignore_ascii_case(name))
    }

    /// Code and words together, as the server wrote them.
    pub(super) fn words(&self) -> String {
        match &self.code {
            Some(code) => format!("[{code}] {}", self.text),
            None => self.text.clone(),
        }
    }

    /// `Ok` for OK, otherwise the problem that the words mean.
    pub(super) fn accepted(self) -> Result<Self, Problem> {
        match self.status {
            Status::Ok | Status::PreAuth => Ok(self),
            Status::No | Status::Bad | Status::Bye => Err(problem(&self)),
        }
    }
}

struct Rule {
    /// Any of these in the lower-case words.
    marks: &'static [&'static str],
    problem: fn() -> Problem,
}

/// First match wins.
const RULES: &[Rule] = &[
    Rule {
        marks: &["throttled", "suggested backoff time", "[throttled]"],
        problem: || Problem::passing("mailbox-throttled"),
    },
    Rule {
        marks: &["accesstokenexpired", "session invalidated"],
        problem: || Problem::passing("access-token-expired"),
    },
    Rule {
        marks: &["authenticated but not connected"],
        problem: || Problem::person("mailbox-not-connected"),
    },
    // Before the faults: Exchange calls itself unavailable over a full mailbox.
    Rule {
        marks: &[
            "[overquota]",
            "quotaexceeded",
            "quota exceeded",
            "over quota",
            "shutoffquota",
            "mailbox is full",
        ],
        problem: || Problem::person("mailbox-over-quota"),
    },
    Rule {
        marks: &["maximum number of connections", "too many connections", "too many simultaneous", "[limit]"],
        problem: || Problem::passing("mailbox-too-many-connections"),
    },
    Rule {
        marks: &[
            "[unavailable]",
            "[inuse]",
            "[serverbug]",
            "server unavailable",
            "temporary authentication failure",
        ],
        problem: || Problem::passing("mailbox-server-unavailable"),
    },
    Rule {
        marks: &[
            "[authenticationfailed]",
            "[authorizationfailed]",
            "[expired]",
            "authenticate failed",
            "login failed",
            "authentication failed",
        ],
        problem: || Problem::person("mailbox-sign-in-refused"),
    },
    Rule {
        marks: &["[noperm]", "permission denied", "access denied"],
        problem: || Problem::person("mailbox-no-right"),
    },
    Rule {
        marks: &[
            "[nonexistent]",
            "[trycreate]",
            "doesn't exist",
            "does not exist",
            "mailbox could not be found",
            "not valid mutf-7",
        ],
        problem: || Problem::person("mailbox-folder-unknown"),
    },
    Rule { marks: &["no longer exist", "[expungeissued]"], problem: || Problem::message("message-vanished") },
    Rule {
        marks: &["command error", "command argument error", "invalid state", "message set is invalid"],
        problem: || Problem::ours("mailbox-command-refused"),
    },
];

/// Longest wait that is kept; a server asking for more is asked again by then.
const LONGEST_WAIT: Duration = Duration::from_mins(15);

/// The problem that a NO, BAD or BYE means, with the server's words.
pub(super) fn problem(condition: &Condition) -> Problem {
    let words = condition.words();
    let lower = words.to_lowercase();
    let problem = RULES
        .iter()
        .find(|rule| rule.marks.iter().any(|mark| lower.contains(mark)))
        .map_or_else(|| otherwise(condition.status), |rule| (rule.problem)());
    match suggested_wait(&lower) {
        Some(wait) => problem.wait(wait),
        None => problem,
    }
    .words(&words)
}

fn otherwise(status: Status) -> Problem {
    match status {
        Status::Bye => Problem::passing("mailbox-connection-lost"),
        Status::Bad => Problem::ours("mailbox-command-refused"),
        Status::Ok | Status::No | Status::PreAuth => Problem::person("mailbox-server-refused"),
    }
}

/// `Suggested Backoff Time: 299961 milliseconds`, as Exchange writes it.
fn suggested_wait(lower: &str) -> Option<Duration> {
    let (_, rest) = lower.split_once("backoff time:")?;
    let rest = rest.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number: u64 = rest[..digits].parse().ok()?;
    let unit = rest[digits..].trim_start();
    let wait = if unit.starts_with("sec") || unit.starts_with("s ") {
        Duration::from_secs(number)
    } else {
        Duration::from_millis(number)
    };
    Some(wait.min(LONGEST_WAIT))
}

/// Whether a refusal may be about some of the messages named in the command,
/// so that asking for fewer can help.
pub(super) fn may_be_one_message(problem: &Problem) -> bool {
    matches!(
        problem.code(),
        "mailbox-server-unavailable"
            | "mailbox-server-refused"
            | "mailbox-command-refused"
            | "message-vanished"
            | "mailbox-no-right"
            | "mailbox-folder-unknown"
    )
}

/// Whether a refusal to remove messages may be about one of them: neither a right nor
/// a limit, nor a command that is not understood.
pub(super) fn may_be_halved(problem: &Problem) -> bool {
    matches!(problem.code(), "mailbox-server-refused" | "mailbox-server-unavailable" | "message-vanished")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::problem::Kind;

    fn judged(line: &str) -> Problem {
        problem(&Condition::read(line.as_bytes()).expect("a status line"))
    }

    #[test]
    fn exchanges_words_get_their_own_problems() {
        for (line, code, kind) in [
            ("NO AUTHENTICATE failed.", "mailbox-sign-in-refused", Kind::Person),
            ("NO [AUTHENTICATIONFAILED] Authentication failed.", "mailbox-sign-in-refused", Kind::Person),
            ("BAD User is authenticated but not connected.", "mailbox-not-connected", Kind::Person),
            ("BYE Session invalidated - AccessTokenExpired", "access-token-expired", Kind::Passing),
            ("BYE Connection closed. 14", "mailbox-connection-lost", Kind::Passing),
            ("BYE Connection closed. 13", "mailbox-connection-lost", Kind::Passing),
            ("NO Server Unavailable. 15", "mailbox-server-unavailable", Kind::Passing),
            (
                "NO [UNAVAILABLE] Temporary authentication failure.",
                "mailbox-server-unavailable",
                Kind::Passing,
            ),
            ("NO [SERVERBUG] Internal error occurred.", "mailbox-server-unavailable", Kind::Passing),
            ("BAD Command Error. 10", "mailbox-command-refused", Kind::Ours),
            ("BAD Command Argument Error. 11", "mailbox-command-refused", Kind::Ours),
            ("BAD Command Error. 12", "mailbox-command-refused", Kind::Ours),
            ("BAD The specified message set is invalid.", "mailbox-command-refused", Kind::Ours),
            ("BAD Command received in Invalid state.", "mailbox-command-refused", Kind::Ours),
            ("NO Some of the requested messages no longer exist.", "message-vanished", Kind::Message),
            ("NO [NOPERM] Permission denied", "mailbox-no-right", Kind::Person),
            ("NO [OVERQUOTA] Quota exceeded", "mailbox-over-quota", Kind::Person),
            ("NO LOGIN failed.", "mailbox-sign-in-refused", Kind::Person),
            ("NO Server Unavailable. 15 QuotaExceededException", "mailbox-over-quota", Kind::Person),
            ("NO Mailbox doesn't exist: Archiv", "mailbox-folder-unknown", Kind::Person),
            ("NO Archiv doesn't exist.", "mailbox-folder-unknown", Kind::Person),
            (
                "NO [TRYCREATE] The destination mailbox could not be found.",
                "mailbox-folder-unknown",
                Kind::Person,
            ),
            ("NO Mailbox name is not valid mUTF-7", "mailbox-folder-unknown", Kind::Person),
            ("NO STORE failed.", "mailbox-server-refused", Kind::Person),
            ("NO EXPUNGE failed.", "mailbox-server-refused", Kind::Person),
        ] {
            let problem = judged(line);
            assert_eq!((problem.code(), problem.kind()), (code, kind), "{line}");
            assert!(problem.server_words().is_some_and(|words| line.ends_with(words)), "{line}");
        }
    }

    #[test]
    fn the_wait_that_a_throttling_server_asks_for_is_kept_up_to_a_quarter_of_an_hour() {
        for (words, wait) in [
            ("BAD Request is throttled. Suggested Backoff Time: 299961 milliseconds", Some(299_961)),
            ("NO Request is throttled. Suggested Backoff Time: 20 seconds", Some(20_000)),
            ("NO Request is throttled. Suggested Backoff Time: 99999999999 milliseconds", Some(900_000)),
            ("NO Request is throttled.", None),
            ("NO Request is throttled. Suggested Backoff Time: soon", None),
        ] {
            let problem = judged(words);
            assert_eq!(problem.code(), "mailbox-throttled");
            assert_eq!(problem.wait_hint(), wait.map(Duration::from_millis), "{words}");
        }
    }

    #[test]
    fn codes_and_words_are_told_apart() {
        let condition = Condition::read(b"OK [UIDVALIDITY 14] UIDs valid\r\n").expect("read");
        assert_eq!(condition.number("uidvalidity"), Some(14));
        assert_eq!(condition.text, "UIDs valid");
        let named = Condition::read(b"OK [MAILBOXID (F2212ea87-6097)] Ok").expect("read");
        assert_eq!((named.mailbox_id().as_deref(), condition.mailbox_id()), (Some("F2212ea87-6097"), None));
        let odd =
            Condition::read(b"OK [Error=\"x\" Service=Imap4] AUTHENTICATE completed.\r\n").expect("read");
        assert_eq!((odd.status, odd.text.as_str()), (Status::Ok, "AUTHENTICATE completed."));
        let broken = Condition::read(b"OK [COPYUID 14  ] Moved").expect("read");
        assert!(broken.accepted().is_ok());
        assert!(Condition::read(b"12 FETCH (UID 4)").is_none());
    }

    proptest! {
        #[test]
        fn any_words_have_a_meaning(words in any::<Vec<u8>>()) {
            let line = [b"NO ".as_slice(), &words].concat();
            if let Some(condition) = Condition::read(&line) {
                let _ = problem(&condition).to_string();
            }
        }
    }
}
