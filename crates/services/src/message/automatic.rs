//! Mail that no person wrote (Zammad: `app/models/channel/filter/`
//! `auto_response_check.rb`, `out_of_office_check.rb`), and the ticket number
//! that a subject names (`app/models/ticket/number/increment.rb`). All of it is
//! told from the header alone, so that a header scan and the whole mail agree.

use super::header::Header;
use super::parameters::Parameters;
use super::{Context, words};

/// Subject of the mail that Exchange hands out in place of one that it cannot
/// hand out (docs/microsoft365.md#imap-error-texts).
const SUBSTITUTE: &str = "retrieval using the imap4 protocol failed";

fn text(header: &Header<'_>, name: &str) -> Option<String> {
    header.last(name).map(|value| words::decode_field(value).to_lowercase())
}

/// No automatic reply would go to this mail.
pub(super) fn is_automatic(header: &Header<'_>, message_id: &str, context: &Context) -> bool {
    let contains = |name: &str, words: &[&str]| {
        text(header, name).is_some_and(|value| words.iter().any(|word| value.contains(word)))
    };
    let has_unsubscribe = text(header, "list-unsubscribe")
        .is_some_and(|value| value.lines().any(|line| line.chars().count() >= 3));
    let is_own = context
        .fqdn
        .as_deref()
        .filter(|name| !name.is_empty())
        .is_some_and(|name| message_id.to_lowercase().contains(&format!("@{}", name.to_lowercase())));
    has_unsubscribe
        || is_own
        || contains("x-loop", &["yes", "true"])
        || contains("precedence", &["bulk", "list", "junk"])
        || contains("auto-submitted", &["auto-generated", "auto-replied"])
        || contains("x-auto-response-suppress", &["all"])
}

/// Somebody's notice of absence.
pub(super) fn is_out_of_office(header: &Header<'_>, subject: &str) -> bool {
    if let Some(suppress) = text(header, "x-auto-response-suppress") {
        return suppress.contains("all") && header.has("x-ms-exchange-inbox-rules-loop");
    }
    let Some(submitted) = text(header, "auto-submitted") else { return false };
    let names_owner = submitted.match_indices("auto-replied;").any(|(at, found)| {
        let mut rest = submitted[at + found.len()..].chars();
        rest.next().is_some_and(char::is_whitespace) && rest.as_str().starts_with("owner-email=")
    });
    submitted.contains("vacation")
        || names_owner
        || (submitted.contains("auto-replied") && subject.to_lowercase().contains("vacation"))
}

/// A report on the delivery of another mail.
pub(super) fn is_bounce(header: &Header<'_>, from_email: Option<&str>) -> bool {
    let is_report = header.last("content-type").map(Parameters::content_type).is_some_and(|kind| {
        kind.value == "multipart/report"
            && kind.get("report-type").is_some_and(|report| report.eq_ignore_ascii_case("delivery-status"))
    });
    let has_null_sender = header.last("return-path").is_some_and(|path| path.trim_ascii() == b"<>");
    let is_daemon = from_email.is_some_and(|email| email.starts_with("mailer-daemon@"));
    is_report
        || header.has("x-failed-recipients")
        || (is_daemon && (has_null_sender || header.has("auto-submitted")))
}

/// Exchange's stand-in for a mail it cannot hand out.
pub(super) fn is_substitute(subject: &str) -> bool {
    subject.trim_start().to_lowercase().starts_with(SUBSTITUTE)
}

/// The number behind the ticket hook in a subject.
pub(super) fn ticket_number(subject: &str, context: &Context) -> Option<String> {
    let hook = context.ticket_hook.to_lowercase();
    if hook.is_empty() {
        return None;
    }
    let divider = context.ticket_hook_divider.to_lowercase();
    let lower = subject.to_lowercase();
    let behind_hooks = || {
        lower.match_indices(&hook).filter_map(|(at, _)| {
            let before = lower[..at].chars().next_back();
            before.is_none_or(|character| !is_word(character)).then(|| &lower[at + hook.len()..])
        })
    };
    behind_hooks().find_map(|rest| rest.strip_prefix(divider.as_str()).and_then(digits)).or_else(|| {
        behind_hooks().find_map(|rest| {
            let blanks = rest.chars().take(2).take_while(|character| character.is_whitespace());
            let length: usize = blanks.map(char::len_utf8).sum();
            digits(&rest[length..])
        })
    })
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// 2 to 48 digits that end where the word ends.
fn digits(text: &str) -> Option<String> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let ends = !text[length..].starts_with(is_word);
    ((2..=48).contains(&length) && ends).then(|| text[..length].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(text: &'static str) -> Header<'static> {
        Header::read(text.as_bytes())
    }

    #[test]
    fn automatic_mail_is_known_by_its_header() {
        let context = Context { fqdn: Some("help.example".to_owned()), ..Context::default() };
        for (text, expected) in [
            ("List-Unsubscribe: <mailto:x@y.z>", true),
            ("List-Unsubscribe: ab", false),
            ("X-Loop: YES", true),
            ("Precedence: Bulk", true),
            ("Auto-Submitted: auto-generated", true),
            ("Auto-Submitted: no", false),
            ("X-Auto-Response-Suppress: All", true),
            ("X-Auto-Response-Suppress: DR, OOF", false),
        ] {
            assert_eq!(is_automatic(&header(text), "<a@x.org>", &context), expected, "{text}");
        }
        assert!(is_automatic(&header(""), "<a@HELP.example>", &context));
    }

    #[test]
    fn absence_notices_are_known_by_their_header() {
        for (text, subject, expected) in [
            ("X-Auto-Response-Suppress: All\r\nX-MS-Exchange-Inbox-Rules-Loop: a@b", "", true),
            ("X-Auto-Response-Suppress: All", "", false),
            ("X-Auto-Response-Suppress: All\r\nAuto-Submitted: vacation", "", false),
            ("Auto-Submitted: auto-replied (vacation)", "", true),
            ("Auto-Submitted: auto-replied; owner-email=\"a@b\"", "", true),
            ("Auto-Submitted: auto-replied", "Vacation", true),
            ("Auto-Submitted: auto-replied", "Hello", false),
            ("Subject: vacation", "vacation", false),
        ] {
            assert_eq!(is_out_of_office(&header(text), subject), expected, "{text}");
        }
    }

    #[test]
    fn the_number_behind_the_hook_is_found() {
        let context = Context {
            ticket_hook: "Ticket#".to_owned(),
            ticket_hook_divider: String::new(),
            ..Context::default()
        };
        for (subject, number) in [
            ("Re: [Ticket#12345] Hello", Some("12345")),
            ("RE: ticket#12345 x", Some("12345")),
            ("Ticket#  12345", Some("12345")),
            ("Ticket#   12345", None),
            ("MyTicket#12345", None),
            ("Ticket#12345a", None),
            ("Ticket#1", None),
            ("Ticket 12345", None),
            ("Ticket#x Ticket#99", Some("99")),
        ] {
            assert_eq!(ticket_number(subject, &context).as_deref(), number, "{subject}");
        }
    }

    #[test]
    fn substitutes_of_exchange_are_known_by_their_subject() {
        assert!(is_substitute("Retrieval using the IMAP4 protocol failed for the following message: 12"));
        assert!(!is_substitute("FW: Retrieval using the IMAP4 protocol failed"));
    }
}
