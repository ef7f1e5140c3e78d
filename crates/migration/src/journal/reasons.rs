//! The reasons by which messages are told apart: codes of problems as the column
//! `reason` has them, and the groups of them that something depends on.

/// Skipped: it was in Zammad before.
pub const ALREADY_THERE: &str = "already-there";
/// Skipped: it was in Zammad before, but not all of its files.
pub(super) const THERE_WITHOUT_FILES: &str = "there-without-files";
/// Skipped: it is a further copy in the mailbox.
pub const COPY: &str = "copy";
/// Skipped: a copy that went the way of its twin in the mailbox.
pub const COPY_SETTLED: &str = "copy-settled";
/// Skipped: somebody else took it out of its folder before it was imported.
pub const GONE_BEFORE: &str = "message-vanished";
/// Skipped: the person left it out.
pub const SKIPPED_BY_PERSON: &str = "skipped-by-person";
/// Skipped: not even a part of it is taken by the helpdesk's server.
const OVER_EVERY_LIMIT: &str = "message-over-every-limit";
/// Unsettled: only a part of it is in Zammad.
const BEGUN: &str = "message-begun";
/// Unsettled: only a part of it is in Zammad, and the rest is over every limit.
const BEGUN_TOO_LARGE: &str = "message-begun-too-large";

/// Reasons of copies.
pub(super) const COPIES: [&str; 2] = [COPY, COPY_SETTLED];

/// Reasons of skipped mail that is in Zammad, whole.
pub(super) const UNREMARKABLE: [&str; 3] = [ALREADY_THERE, COPY, COPY_SETTLED];

/// Reasons that leave nothing to look at: the mail is in Zammad, whole, or somebody
/// else has done something else with it.
pub(super) const NOTHING_TO_LOOK_AT: [&str; 4] = [ALREADY_THERE, COPY, COPY_SETTLED, GONE_BEFORE];

/// Reasons that are about a limit of Zammad or its server.
pub(super) const OVER_A_LIMIT: [&str; 3] =
    [OVER_EVERY_LIMIT, "zammad-file-over-limit", "zammad-body-over-limit"];

/// Reasons that are about a message's size.
pub const TOO_LARGE: [&str; 4] =
    ["message-too-large", OVER_EVERY_LIMIT, "zammad-file-over-limit", "zammad-body-over-limit"];

/// Reasons that are about the largest request that the helpdesk's server takes.
pub(super) const OVER_THE_SERVERS_LIMIT: [&str; 2] = [OVER_EVERY_LIMIT, BEGUN_TOO_LARGE];

/// Reasons of messages of which only a part is in Zammad.
pub(super) const IN_PART: [&str; 2] = [BEGUN, BEGUN_TOO_LARGE];

/// Reasons of unsettled messages whose article in Zammad is not as it should be:
/// nothing is done with them in the mailbox.
pub const NOT_WHOLE: [&str; 7] = [
    "article-differs",
    "article-misdated",
    "article-missing",
    "article-twice",
    BEGUN,
    BEGUN_TOO_LARGE,
    "original-too-large",
];

/// Reasons of messages that are held because their folder is not as the plan has
/// it: they go on as soon as it is.
pub const HELD: [&str; 10] = [
    "folder-missing",
    "folder-renamed",
    "folder-holds-no-mail",
    "folder-refused",
    "folder-no-right",
    "folder-without-uidvalidity",
    "folder-unanswered",
    "folder-made-anew",
    "folder-renewed",
    "folder-read-only",
];

/// Whether messages are held for this reason: because of their folder.
pub fn is_held(reason: &str) -> bool {
    HELD.contains(&reason)
}

/// Reasons that the mailbox may take back: it is looked at again by each run.
pub(super) const PASSING: [&str; 5] = [
    "message-substitute",
    "message-not-handed-out",
    "message-only-counted",
    "message-marked-deleted",
    GONE_BEFORE,
];

/// Whether a person should look at messages skipped, failed or unsettled for this
/// reason.
pub fn needs_attention(reason: &str) -> bool {
    !NOTHING_TO_LOOK_AT.contains(&reason)
}

/// Whether it is the reason of messages of which only a part is in Zammad.
pub fn is_in_part(reason: &str) -> bool {
    IN_PART.contains(&reason)
}

/// As a list for SQL's `IN`.
pub(super) fn listed(reasons: &[&str]) -> String {
    // A code has no quotes.
    reasons.iter().map(|reason| format!("'{reason}'")).collect::<Vec<_>>().join(", ")
}
