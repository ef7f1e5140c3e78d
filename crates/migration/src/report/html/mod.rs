//! A report as one page that needs nothing beside it: to read, to print, to keep.
//!
//! The page has no script and fetches nothing, and its policy lets neither in:
//! the only style allowed is our own, by its hash.

mod causes;
mod markup;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use base64::Engine as _;
use jiff::tz::TimeZone;
use mailferry_base::mark_in_html;
use sha2::{Digest as _, Sha256};

use self::markup::Page;
use super::findings::{self, Cause};
use super::{ChangeReport, Report, RunReport, powershell};
use crate::balance::{Balance, settled_word};
use crate::changes::CHANNEL_NAME;
use crate::journal::MessageState;
use crate::problem::Language;
use crate::words::escape;

const STYLE: &str = include_str!("../../../../../assets/report/report.css");

/// The page, with times by the clock of `zone`.
pub fn html(report: &Report, language: Language, zone: &TimeZone) -> String {
    let mut page = Page { html: String::new(), language, zone };
    head(&mut page, report);
    outcome(&mut page, report);
    mailbox(&mut page, &report.balance);
    zammad(&mut page, report);
    folders(&mut page, report);
    causes::write(&mut page, report);
    undeleted(&mut page, report);
    causes::write_with_original(&mut page, report);
    runs(&mut page, report);
    foot(&mut page, report);
    page.html
}

fn head(page: &mut Page<'_>, report: &Report) {
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(STYLE));
    let title = page.say("page-report-title", &[]);
    let helpdesk = report.helpdesk.split_once("://").map_or(report.helpdesk.as_str(), |(_, host)| host);
    let heading = page.say(
        "page-report-heading",
        &[("mailbox", report.mailbox.as_str().into()), ("helpdesk", helpdesk.into())],
    );
    page.add(&format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{} – Mailferry</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<header>",
        page.language.tag(),
        escape(&title),
    ));
    page.add(&format!("<p class=\"product\">{}Mailferry · {}</p>", mark_in_html(), escape(&title)));
    page.element("h1", "", &heading);
    let run = match &report.run {
        Some(run) => {
            let begun = page.moment(run.started_at);
            page.say("page-report-run", &[("name", run.name.as_str().into()), ("begun", begun.into())])
        }
        None => page.say("page-report-no-run", &[]),
    };
    page.element("p", "small", &run);
    page.add("</header>");
}

/// What a line of the balance is drawn with: the class of its colour.
type Fill = &'static str;

/// The large number, what it means, and the sum.
fn outcome(page: &mut Page<'_>, report: &Report) {
    let balance = &report.balance;
    let large = page.say(
        "page-report-imported",
        &[("imported", balance.imported.into()), ("found", balance.found.into())],
    );
    let attention = balance.needing_attention();
    let waiting = balance.waiting + balance.to_settle;
    page.add("<section class=\"block\">");
    page.element("p", "large", &large);
    if waiting > 0 {
        let words = page.say("page-report-waiting", &[("count", waiting.into())]);
        verdict(page, "caution", "!", &words);
    }
    if attention > 0 {
        let words = page.say("page-report-attention", &[("count", attention.into())]);
        verdict(page, "caution", "!", &words);
    }
    if waiting + attention == 0 {
        let words = page.say("page-report-all-done", &[]);
        verdict(page, "good", "✓", &words);
    }
    let lines = outcomes(page, balance);
    bar(page, balance.found, &lines);
    let heading = page.say("page-report-balance", &[]);
    let remark = page.say("page-report-balance-remark", &[]);
    page.element("h2", "", &heading);
    page.element("p", "small", &remark);
    let found = page.say("page-report-found", &[("count", balance.found.into())]);
    sum(page, balance.found, &found, &lines);
    page.add("</section>");
}

fn verdict(page: &mut Page<'_>, colour: &str, icon: &str, words: &str) {
    page.add(&format!(
        "<p class=\"verdict is-{colour}\"><span class=\"icon\" aria-hidden=\"true\">{icon}</span>{}</p>",
        escape(words)
    ));
}

/// Every outcome that messages have, with its number, words and colour.
fn outcomes(page: &Page<'_>, balance: &Balance) -> Vec<(u64, String, Fill)> {
    let mut lines = vec![
        (balance.imported, page.say("page-report-line-imported", &[]), "fill-good"),
        (balance.already_there, page.say("page-report-line-before", &[]), "fill-before"),
        (balance.copies, page.say("page-report-line-copies", &[]), "fill-before"),
        (balance.gone, page.say("page-report-line-gone", &[]), "fill-before"),
    ];
    for cause in findings::causes(balance) {
        let id = match cause.state {
            MessageState::Skipped if cause.is_held() => "page-report-line-held",
            MessageState::Skipped => "page-report-line-skipped",
            MessageState::Failed => "page-report-line-failed",
            _ => continue,
        };
        lines.push((cause.messages, because(page, id, &cause), "fill-caution"));
    }
    lines.push((balance.waiting, page.say("page-report-line-waiting", &[]), "fill-waiting"));
    lines.retain(|(messages, _, _)| *messages > 0);
    lines
}

/// A line for messages with one reason.
fn because(page: &Page<'_>, id: &str, cause: &Cause) -> String {
    page.say(id, &[("reason", cause.reason(page.language).into())])
}

/// The outcomes as one bar; what is few stays visible. The words stand in the
/// sum below it.
fn bar(page: &mut Page<'_>, found: u64, lines: &[(u64, String, Fill)]) {
    if found == 0 {
        return;
    }
    page.html.push_str(
        "<svg class=\"bar\" viewBox=\"0 0 1000 16\" preserveAspectRatio=\"none\" aria-hidden=\"true\">",
    );
    let widths: Vec<f64> =
        lines.iter().map(|(messages, _, _)| (*messages as f64 / found as f64 * 1000.0).max(4.0)).collect();
    let all: f64 = widths.iter().sum();
    let mut at = 0.0;
    for ((_, _, fill), width) in lines.iter().zip(widths) {
        let width = width * 1000.0 / all;
        // Writing to a String cannot fail, here and below.
        let _ =
            write!(page.html, "<rect class=\"{fill}\" x=\"{at:.2}\" width=\"{width:.2}\" height=\"16\"/>");
        at += width;
    }
    page.add("</svg>");
}

/// A number and the lines that add up to it.
fn sum(page: &mut Page<'_>, all: u64, words: &str, lines: &[(u64, String, Fill)]) {
    page.add("<table class=\"sum\"><tbody>");
    let total = page.number(all);
    page.add(&format!(
        "<tr><td class=\"sign\"></td><td class=\"number\">{total}</td><td>{}</td></tr>",
        escape(words)
    ));
    for (place, (messages, words, fill)) in lines.iter().enumerate() {
        let swatch = match *fill {
            "" => String::new(),
            fill => format!(
                "<svg class=\"swatch\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">\
                 <rect class=\"{fill}\" width=\"12\" height=\"12\"/></svg>"
            ),
        };
        page.add(&format!(
            "<tr><td class=\"sign\">{}</td><td class=\"number\">{}</td><td>{swatch}{}</td></tr>",
            if place == 0 { "=" } else { "+" },
            page.number(*messages),
            escape(words),
        ));
    }
    page.add("</tbody></table>");
}

/// What became of the imported messages in the mailbox.
fn mailbox(page: &mut Page<'_>, balance: &Balance) {
    if balance.imported == 0 {
        return;
    }
    let mut lines: Vec<(u64, String, Fill)> = balance
        .settled
        .iter()
        .map(|(how, messages)| (*messages, settled_word(how, page.language), ""))
        .collect();
    for cause in findings::causes(balance) {
        if cause.state == MessageState::Unsettled {
            lines.push((cause.messages, because(page, "page-report-line-unsettled", &cause), ""));
        }
    }
    if balance.to_settle > 0 {
        lines.push((balance.to_settle, page.say("page-report-line-to-settle", &[]), ""));
    }
    let (heading, remark) =
        (page.say("page-report-mailbox", &[]), page.say("page-report-mailbox-remark", &[]));
    let all = page.say("page-report-imported-all", &[("count", balance.imported.into())]);
    page.add("<section class=\"block\">");
    page.element("h2", "", &heading);
    page.element("p", "small", &remark);
    sum(page, balance.imported, &all, &lines);
    page.add("</section>");
}

/// How it is found out why the mailbox does not delete.
fn undeleted(page: &mut Page<'_>, report: &Report) {
    if report.balance.undeleted() == 0 {
        return;
    }
    page.add("<section class=\"block\">");
    let heading = page.say("word-powershell-find", &[]);
    page.element("p", "", &heading);
    for (what, command) in powershell::reading_lines(&report.mailbox, page.language) {
        page.element("p", "small", &what);
        page.element("pre", "", &command);
    }
    page.add("</section>");
}

/// What was changed in Zammad, and whether it is as it was.
fn zammad(page: &mut Page<'_>, report: &Report) {
    let heading = page.say("page-report-zammad", &[]);
    page.add("<section class=\"block\">");
    page.element("h2", "", &heading);
    if !report.changed_in_zammad.is_empty() {
        let words = page.say("page-report-still-changed", &[]);
        verdict(page, "caution", "!", &words);
        let names: Vec<String> = report.changed_in_zammad.iter().map(|change| named(page, change)).collect();
        list(page, &names);
    }
    if !report.put_back_in_zammad.is_empty() {
        let words = page.say("page-report-put-back", &[]);
        verdict(page, "good", "✓", &words);
        let names: Vec<String> = report.put_back_in_zammad.iter().map(|change| named(page, change)).collect();
        list(page, &names);
    }
    if report.changed_in_zammad.is_empty() && report.put_back_in_zammad.is_empty() {
        let words = page.say("page-report-nothing-changed", &[]);
        page.element("p", "", &words);
    }
    if report.balance.tickets_undated > 0 {
        let words = page.say("page-report-undated", &[("count", report.balance.tickets_undated.into())]);
        page.element("p", "", &words);
    }
    page.add("</section>");
}

fn named(page: &Page<'_>, change: &ChangeReport) -> String {
    match change.kind.as_str() {
        "import-mode" => page.say("page-report-import-mode", &[]),
        "trigger" => page.say("page-report-trigger", &[("name", change.name.as_str().into())]),
        kind if kind.starts_with("channel-") => {
            let address = change.name.strip_prefix(CHANNEL_NAME).unwrap_or(&change.name);
            page.say("page-report-channel", &[("address", address.into())])
        }
        _ => change.name.clone(),
    }
}

fn list(page: &mut Page<'_>, names: &[String]) {
    page.add("<ul>");
    for name in names {
        page.element("li", "", name);
    }
    page.add("</ul>");
}

fn folders(page: &mut Page<'_>, report: &Report) {
    let heading = page.say("page-report-folders", &[]);
    page.add("<section class=\"block\">");
    page.element("h2", "", &heading);
    page.add("<div class=\"scroll\"><table>");
    let columns = [
        ("", page.say("page-report-column-folder", &[])),
        ("number", page.say("page-report-column-found", &[])),
        ("number", page.say("page-report-column-imported", &[])),
        ("number", page.say("page-report-column-before", &[])),
        ("number", page.say("page-report-column-copies", &[])),
        ("number", page.say("page-report-column-skipped", &[])),
        ("number", page.say("page-report-column-failed", &[])),
        ("number", page.say("page-report-column-waiting", &[])),
    ];
    page.columns(&columns);
    page.add("<tbody>");
    for (path, balance) in &report.folders {
        let _ = write!(page.html, "<tr><td><bdi>{}</bdi></td>", escape(path));
        let numbers = [
            balance.found,
            balance.imported,
            balance.already_there,
            balance.copies,
            // Their column is for what is not in Zammad.
            balance.skipped_messages() + balance.gone,
            balance.failed_messages(),
            balance.waiting,
        ];
        for number in numbers {
            let class = if number == 0 { "number zero" } else { "number" };
            let _ = write!(page.html, "<td class=\"{class}\">{}</td>", page.number(number));
        }
        page.add("</tr>");
    }
    page.add("</tbody></table></div>\n</section>");
}

fn runs(page: &mut Page<'_>, report: &Report) {
    if report.runs.is_empty() {
        return;
    }
    let heading = page.say("page-report-runs", &[]);
    page.add("<section class=\"block\">");
    page.element("h2", "", &heading);
    page.add("<div class=\"scroll\"><table>");
    let columns = [
        ("", page.say("page-report-column-run", &[])),
        ("", page.say("page-report-column-begun", &[])),
        ("", page.say("page-report-column-ended", &[])),
        ("", page.say("page-report-column-ending", &[])),
    ];
    page.columns(&columns);
    page.add("<tbody>");
    for run in &report.runs {
        let ended = run.ended_at.map(|ended| page.moment(ended)).unwrap_or_default();
        let cells = [run.name.clone(), page.moment(run.started_at), ended, ending(page, run)];
        page.html.push_str("<tr>");
        for cell in &cells {
            let _ = write!(page.html, "<td>{}</td>", escape(cell));
        }
        page.add("</tr>");
    }
    page.add("</tbody></table></div>\n</section>");
}

/// How a run ended; a problem with its first sentence, and where it is mended.
fn ending(page: &Page<'_>, run: &RunReport) -> String {
    let words = match run.ending.as_deref() {
        Some("done") => page.say("page-report-ending-done", &[]),
        Some("stopped") => page.say("page-report-ending-stopped", &[]),
        Some(_) => page.say("page-report-ending-problem", &[]),
        None => page.say("page-report-ending-none", &[]),
    };
    let Some(problem) = &run.problem_text else { return words };
    match run.mended_at {
        Some(place) => {
            let label = page.say("page-report-where", &[]);
            format!("{words}: {} {label} {}", problem.what, place.text(page.language))
        }
        None => format!("{words}: {}", problem.what),
    }
}

fn foot(page: &mut Page<'_>, report: &Report) {
    let offset = || format!("UTC{}", page.zone.to_offset(report.made_at));
    let zone = page.zone.iana_name().map_or_else(offset, str::to_owned);
    let made = page.moment(report.made_at);
    let made = page.say(
        "page-report-made",
        &[("version", env!("CARGO_PKG_VERSION").into()), ("moment", made.into()), ("zone", zone.into())],
    );
    let care = page.say("page-report-care", &[]);
    page.add("<footer>");
    page.element("p", "", &made);
    page.element("p", "", &care);
    page.add("</footer>\n</main>\n</body>\n</html>");
}
