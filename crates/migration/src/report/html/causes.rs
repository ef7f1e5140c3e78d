//! Messages that need attention, by their cause: what they have in common is said
//! once.

use std::fmt::Write as _;

use jiff::Timestamp;

use super::markup::Page;
use crate::journal::MessageState;
use crate::problem::{Place, Text};
use crate::report::findings::{Alike, ORIGINAL_ATTACHED, alike};
use crate::report::{MessageReport, Report};
use crate::words::escape;

/// Writes the part of the page that lists the messages.
pub(super) fn write(page: &mut Page<'_>, report: &Report) {
    let heading = page.say("page-report-messages", &[]);
    page.add("<section class=\"part\">");
    page.element("h2", "", &heading);
    let balance = &report.balance;
    let all = balance.needing_attention();
    let listed = report.messages.len() as u64;
    if all == 0 {
        let none = page.say("page-report-none", &[]);
        page.element("p", "", &none);
    } else if listed < all {
        let cut = page.say("page-report-cut", &[("listed", listed.into()), ("count", all.into())]);
        page.element("p", "", &cut);
    }
    page.add("</section>");
    for cause in alike(&report.messages) {
        write_cause(page, &cause, &report.helpdesk);
    }
}

/// Writes the part of the page that lists the messages whose articles have the
/// original beside them.
pub(super) fn write_with_original(page: &mut Page<'_>, report: &Report) {
    for cause in alike(&report.with_original) {
        write_cause(page, &cause, &report.helpdesk);
    }
}

fn write_cause(page: &mut Page<'_>, cause: &Alike<'_>, helpdesk: &str) {
    let label = Text::counted(cause.code, page.language);
    let count = page.say("page-report-count", &[("count", cause.messages.len().into())]);
    let state = match cause.state {
        MessageState::Failed => "page-report-state-failed",
        _ if cause.code == ORIGINAL_ATTACHED => "page-report-state-in-zammad",
        MessageState::Unsettled => "page-report-state-unsettled",
        _ => "page-report-state-skipped",
    };
    let state = page.say(state, &[]);
    page.add("<section class=\"block cause\">\n<div class=\"cause-head\">");
    page.element("h3", "", &label);
    page.element("span", "state", &state);
    page.element("span", "small", &count);
    page.add("</div>");
    explain(page, cause.text, cause.mended_at);
    page.add("<div class=\"scroll\"><table class=\"messages\">");
    let columns = [
        ("date", page.say("page-report-column-date", &[])),
        ("", page.say("page-report-column-subject", &[])),
        ("folder", page.say("page-report-column-folder", &[])),
        ("ticket", page.say("page-report-column-ticket", &[])),
    ];
    page.columns(&columns);
    page.add("<tbody>");
    for message in &cause.messages {
        write_message(page, message, &label, helpdesk);
    }
    page.add("</tbody></table></div>\n</section>");
}

/// Why, what it means for the mail, what to do and where.
fn explain(page: &mut Page<'_>, text: &Text, mended_at: Option<Place>) {
    if let Some(why) = &text.why {
        page.element("p", "", why);
    }
    if let Some(effect) = &text.effect {
        let label = escape(&page.say("page-report-your-mail", &[]));
        page.add(&format!("<p><b>{label}</b> {}</p>", escape(effect)));
    }
    let label = escape(&page.say("page-report-what-to-do", &[]));
    match text.remedies.as_slice() {
        [] => {}
        [only] => page.add(&format!("<p><b>{label}</b> {}</p>", escape(only))),
        several => {
            page.add(&format!("<p class=\"lead\"><b>{label}</b></p>\n<ol>"));
            for remedy in several {
                page.element("li", "", remedy);
            }
            page.add("</ol>");
        }
    }
    if let Some(place) = mended_at {
        let label = escape(&page.say("page-report-where", &[]));
        page.add(&format!("<p><b>{label}</b> {}</p>", escape(&place.text(page.language))));
    }
}

fn write_message(page: &mut Page<'_>, message: &MessageReport, label: &str, helpdesk: &str) {
    let subject = match message.subject.trim() {
        "" => page.say("page-report-no-subject", &[]),
        subject => subject.to_owned(),
    };
    // Of a message that was never handed out nothing is known, not even its date.
    let date = match message.date {
        date if date == Timestamp::UNIX_EPOCH => page.say("page-report-no-date", &[]),
        date => page.moment(date),
    };
    let date = escape(&date);
    // A subject may be of a script that runs the other way: it stays in its cell.
    let _ = write!(page.html, "<tr><td class=\"date\">{date}</td><td><bdi>{}</bdi>", escape(&subject));
    if message.text.what != label {
        let _ = write!(page.html, "<span class=\"note\">{}</span>", escape(&message.text.what));
    }
    if let Some(words) = &message.server_words {
        let said = page.say("page-report-server-said", &[]);
        let _ = write!(page.html, "<span class=\"note\">{} {}</span>", escape(&said), escape(words));
    }
    let folder = escape(&message.folder);
    let _ = writeln!(
        page.html,
        "</td><td class=\"folder\"><bdi>{folder}</bdi><span class=\"note\">UID {}</span></td><td class=\"ticket\">{}</td></tr>",
        message.uid,
        ticket(message, helpdesk)
    );
}

/// The ticket, as a link into the helpdesk.
fn ticket(message: &MessageReport, helpdesk: &str) -> String {
    let Some(id) = message.ticket else { return String::new() };
    let name = match &message.ticket_number {
        Some(number) => escape(number),
        None => format!("ID {id}"),
    };
    // Of a plan's address this is certain; of a file's, not.
    if !(helpdesk.starts_with("https://") || helpdesk.starts_with("http://")) {
        return name;
    }
    let address = escape(&format!("{}/#ticket/zoom/{id}", helpdesk.trim_end_matches('/')));
    format!("<a href=\"{address}\" rel=\"noopener noreferrer\">{name}</a>")
}
