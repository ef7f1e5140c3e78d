//! The pages a person sees while signing in: plain HTML forms, no script.

use std::fmt::Write as _;

use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::Account;

/// Text made safe for HTML.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(character),
        }
    }
    safe
}

fn page(title: &str, inner: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><style>\
         body{{font:16px/1.5 system-ui,sans-serif;max-width:28rem;margin:3rem auto;padding:0 1rem}}\
         button{{display:block;width:100%;font:inherit;text-align:start;padding:.75rem 1rem;margin:.5rem 0}}\
         small{{color:#555}}</style></head><body><p><small>Practice tenant: nothing here leaves this \
         computer.</small></p><h1>{title}</h1>{inner}</body></html>"
    )
}

/// A button per account.
fn buttons<'a>(accounts: impl Iterator<Item = &'a Account>) -> String {
    accounts.fold(String::new(), |mut buttons, account| {
        // Writing to a String cannot fail.
        let _ = write!(
            buttons,
            "<button name=\"account\" value=\"{0}\">{1}<br><small>{0}</small></button>",
            escape(&account.address),
            escape(&account.name)
        );
        buttons
    })
}

/// "Sign in as…" with a button per account.
pub(super) fn pick(request: &str, accounts: &[&Account]) -> Response {
    let buttons = buttons(accounts.iter().copied());
    Html(page(
        "Sign in as…",
        &format!(
            "<form method=\"post\"><input type=\"hidden\" name=\"request\" value=\"{}\">{buttons}\
             <button name=\"cancel\" value=\"yes\">Cancel</button></form>",
            escape(request)
        ),
    ))
    .into_response()
}

/// What the application asks for, with Accept and Cancel.
pub(super) fn consent(request: &str, hidden: &str, scope: &str, for_all: bool) -> Response {
    let wishes: Vec<String> = scope.split(' ').map(escape).collect();
    let wishes = format!("<li>{}</li>", wishes.join("</li><li>"));
    let whom = if for_all { "on behalf of your organisation" } else { "as you" };
    Html(page(
        "Permissions requested",
        &format!(
            "<p>The application wants to do this {whom}:</p><ul>{wishes}</ul>\
             <form method=\"post\"><input type=\"hidden\" name=\"{hidden}\" value=\"{}\">\
             <button name=\"consent\" value=\"accept\">Accept</button>\
             <button name=\"consent\" value=\"decline\">Cancel</button></form>",
            escape(request)
        ),
    ))
    .into_response()
}

/// The dead end of a person who may not consent; the browser does not return to
/// the application by itself.
pub(super) fn needs_administrator(request: &str, may_ask: bool) -> Response {
    let ask = if may_ask {
        "<p>Your request was sent to an administrator. You get a message once it is reviewed.</p>"
    } else {
        "<p>Only an administrator can grant this permission. Ask one, then try again.</p>"
    };
    Html(page(
        if may_ask { "Approval required" } else { "Need admin approval" },
        &format!(
            "{ask}<form method=\"post\"><input type=\"hidden\" name=\"request\" value=\"{}\">\
             <button name=\"consent\" value=\"return\">Return to the application without granting consent\
             </button></form>",
            escape(request)
        ),
    ))
    .into_response()
}

/// Asks for the code that the device shows, then for the account.
pub(super) fn device(user_code: &str, accounts: &[Account]) -> Response {
    let buttons = buttons(accounts.iter());
    Html(page(
        "Enter code",
        &format!(
            "<form method=\"post\"><label>Code <input name=\"user_code\" value=\"{}\" autofocus></label>\
             <p>Sign in as…</p>{buttons}<button name=\"account\" value=\"\">Cancel</button></form>",
            escape(user_code)
        ),
    ))
    .into_response()
}

/// A page that only says something.
pub(super) fn message(status: StatusCode, title: &str, text: &str) -> Response {
    (status, Html(page(&escape(title), &format!("<p>{}</p>", escape(text))))).into_response()
}
