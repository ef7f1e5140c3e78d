//! What Zammad and Microsoft say about a channel, as a [`Problem`]: the catalogue
//! behind "I see an error there", and behind every refused request.

use super::ChannelKind;
use crate::microsoft::refusals::{self as microsoft, ErrorReply, Moment};
use crate::microsoft::{Application, fit_to_show};
use crate::problem::Problem;
use crate::zammad::client::Failure;

/// Microsoft's permission for a channel of this kind, as Entra names it.
fn permissions(kind: ChannelKind) -> &'static str {
    match kind {
        ChannelKind::MicrosoftGraph => "Mail.ReadWrite, Mail.ReadWrite.Shared, Mail.Send, Mail.Send.Shared",
        ChannelKind::Microsoft365 | ChannelKind::Email => "IMAP.AccessAsUser.All, SMTP.Send",
    }
}

/// What a text means that a person sees in Zammad or at Microsoft while a channel is
/// linked, or that Zammad keeps as the reason of a failure. `callback` is the redirect
/// address of this Zammad, where it is known. A text that nobody knows is
/// `channel-error-unknown`, with the text.
pub fn told(text: &str, kind: ChannelKind, callback: Option<&str>) -> Problem {
    let shown = fit_to_show(text);
    let problem = known(text, kind, callback)
        .unwrap_or_else(|| Problem::person("channel-error-unknown").with("permissions", permissions(kind)));
    problem.words(&shown)
}

/// Numbers of Microsoft's that concern Zammad's registration and not Mailferry's
/// sign-in (docs/microsoft365.md#error-numbers).
fn of_number(number: u32, kind: ChannelKind, callback: Option<&str>) -> Option<Problem> {
    let consent = |problem: Problem| problem.with("permissions", permissions(kind));
    Some(match number {
        50011 | 70004 | 500_112 => {
            Problem::person("channel-redirect-mismatch").with("callback", callback.unwrap_or("?"))
        }
        7_000_215 | 70002 => Problem::person("channel-secret-wrong"),
        7_000_222 => Problem::person("channel-secret-expired"),
        7_000_218 => Problem::person("channel-secret-missing"),
        65001 | 90008 | 90093 | 90094 | 900_941 | 900_981 => {
            consent(Problem::person("channel-consent-missing"))
        }
        90095 => consent(Problem::person("channel-consent-pending")),
        65004 => consent(Problem::person("channel-consent-declined")),
        65005 | 650_056 | 650_057 => consent(Problem::person("channel-permissions-missing")),
        70008 | 700_082 | 50173 | 70000 | 50132 | 50133 => Problem::person("channel-sign-in-ended"),
        _ => return None,
    })
}

fn known(text: &str, kind: ChannelKind, callback: Option<&str>) -> Option<Problem> {
    let pairs = [("error", "refused"), ("error_description", text)];
    let reply = ErrorReply::from_query(pairs).filter(|reply| !reply.codes.is_empty());
    if let Some(reply) = reply {
        let own = reply.codes.iter().find_map(|number| of_number(*number, kind, callback));
        // The rest means what it means at any sign-in.
        let application = Application {
            authority: "https://login.microsoftonline.com/common".to_owned(),
            tenant: "common".to_owned(),
            client_id: "?".to_owned(),
            scope: permissions(kind).to_owned(),
            client_secret: None,
            ca_file: None,
        };
        return Some(own.unwrap_or_else(|| microsoft::problem(&reply, Moment::SignIn, &application)));
    }
    let lower = text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    Some(if says(&["invalid oauth state", "oauth state parameter"]) {
        Problem::person("channel-oauth-state")
    } else if says(&["duplicate", "already exists", "already used", "already been added", "already in use"]) {
        Problem::person("channel-address-taken")
    } else if says(&["parameter 'code' is missing", "no authorization code", "no code"]) {
        Problem::person("channel-code-missing")
    } else if says(&["redirect_uri", "redirect uri"]) {
        Problem::person("channel-redirect-mismatch").with("callback", callback.unwrap_or("?"))
    } else if says(&["user_mismatch", "user mismatch", "different user", "same user", "same account"]) {
        Problem::person("channel-other-user")
    } else if says(&["mailboxnotenabledforrestapi"]) {
        Problem::person("channel-without-mailbox")
    } else if says(&["default folder root not found", "erroritemnotfound", "erroraccessdenied"]) {
        Problem::person("channel-without-delegation")
    } else if says(&["errorinvaliduser"]) {
        Problem::person("channel-shared-mailbox-unknown")
    } else if says(&["admin approval", "admin consent", "consent_required"]) {
        Problem::person("channel-consent-missing").with("permissions", permissions(kind))
    } else if says(&["access_denied"]) {
        Problem::person("channel-consent-declined").with("permissions", permissions(kind))
    } else if says(&["app configured"]) {
        Problem::person("channel-credentials-missing")
    } else if says(&["invalid_client", "client secret"]) {
        Problem::person("channel-secret-wrong")
    } else if says(&["invalid_grant"]) {
        Problem::person("channel-sign-in-ended")
    } else if speaks_of_sign_in(&lower) {
        Problem::person("channel-sign-in-refused").with("permissions", permissions(kind))
    } else {
        return None;
    })
}

/// Whether a text, in small letters, is about a sign-in that was refused.
pub(super) fn speaks_of_sign_in(lower: &str) -> bool {
    [
        "aadsts",
        "authenticate failed",
        "authentication failed",
        "authentication failure",
        "authentication unsuccessful",
        "invalid_grant",
        "invalid_client",
        "failed to refresh",
        "request failed! error",
        "login failed",
        "logon denied",
        "user is authenticated but not connected",
        "535 5.7.",
        "invalidauthenticationtoken",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// A refused request about a channel or its surroundings, in words of its own: the
/// client alone would take Ruby's faults for faults of a server that pass, and a
/// route that an older version does not have for a server that is no Zammad.
pub(super) fn problem(failure: Failure, kind: ChannelKind) -> Problem {
    let words = failure.problem.server_words().unwrap_or_default().to_owned();
    let of_record = |problem: Problem| problem.with("kind", kind.as_str()).words(&words);
    match failure.status {
        Some(404) if failure.is_missing() => of_record(Problem::person("channel-gone")),
        Some(404) if is_route_missing(&words) => of_record(Problem::person("channel-route-missing")),
        Some(500) if words.contains("backup on channel") => of_record(Problem::person("channel-no-backup")),
        // An unknown id, before 6.x: a method of nothing.
        Some(500) if words.contains("nil:NilClass") || words.contains("for nil") => {
            of_record(Problem::person("channel-gone"))
        }
        Some(500) if !words.is_empty() => of_record(Problem::person("channel-zammad-fault")),
        Some(400 | 409 | 422) => known(&words, kind, None).unwrap_or_else(|| refused(&words)).words(&words),
        _ => failure.problem,
    }
}

/// What a 422 says that is none of the sign-in's.
fn refused(words: &str) -> Problem {
    match super::ChannelTrouble::of(words) {
        super::ChannelTrouble::FolderMissing => Problem::person("channel-folder-missing"),
        super::ChannelTrouble::NotReached | super::ChannelTrouble::Certificate => {
            Problem::person("channel-server-not-reached")
        }
        _ => Problem::person("channel-change-refused"),
    }
}

/// Whether Zammad says that it does not know the way: two texts, by version
/// (docs/zammad.md#failures).
pub(super) fn is_route_missing(words: &str) -> bool {
    words.starts_with("No route matches") || words.starts_with("This page doesn't exist")
}
