//! The page that a browser shows when it has come back.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mailferry_base::mark_in_html;
use sha2::{Digest as _, Sha256};

use crate::problem::{Language, Problem, Text};
use crate::words::{escape, say};

/// What came of it.
pub(in crate::microsoft) enum Page<'a> {
    /// The person is signed in under this name.
    SignedIn(&'a str),
    /// Somebody is signed in under the first name, and the second was expected.
    Other(&'a str, &'a str),
    /// An administrator has consented.
    Consented,
    /// It did not work.
    Failed(&'a Problem),
}

/// The colours of the window, in light and dark.
const STYLE: &str = "\
:root{color-scheme:light dark;--ground:#F7F8FA;--surface:#FFFFFF;--line:#DDE2E8;--text:#1D2733;\
--secondary:#56626F;--good:#2C7D4F;--caution:#8A5D00}\
@media(prefers-color-scheme:dark){:root{--ground:#14181D;--surface:#1C2229;--line:#2D3640;--text:#E6EBF0;\
--secondary:#9AA7B4;--good:#67C18C;--caution:#E0B355}}\
body{margin:0;padding:48px 16px;background:var(--ground);color:var(--text);\
font:15px/1.5 'Fira Sans',system-ui,sans-serif}\
main{max-width:560px;margin:0 auto;padding:32px;background:var(--surface);border:1px solid var(--line);\
border-radius:6px;overflow-wrap:anywhere}\
h1{margin:0 0 16px;font-size:24px;line-height:1.3;font-weight:500;text-wrap:balance}\
.good{color:var(--good)}.caution{color:var(--caution)}\
p,ol{margin:0 0 12px}ol{padding-left:24px}li+li{margin-top:8px}\
small{display:block;margin-top:24px;font-size:13px;color:var(--secondary)}\
svg{width:18px;height:18px;margin-right:6px;vertical-align:-4px}\
@media(max-width:480px){body{padding:16px 8px}main{padding:24px 16px}}";

impl<'a> Page<'a> {
    /// Somebody signed in, where perhaps somebody else was expected.
    pub(in crate::microsoft) fn signed_in(username: &'a str, expected: Option<&'a str>) -> Self {
        match expected.filter(|expected| !expected.eq_ignore_ascii_case(username)) {
            Some(expected) => Self::Other(username, expected),
            None => Self::SignedIn(username),
        }
    }

    /// The whole response, headers and all. The page needs nothing from
    /// anywhere and may do nothing.
    pub(super) fn response(&self, language: Language) -> String {
        let html = self.html(language);
        format!(
            "HTTP/1.1 200 OK\r\n\
             Content-Type: text/html; charset=utf-8\r\n\
             Content-Length: {}\r\n\
             Content-Security-Policy: default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; \
             form-action 'none'; frame-ancestors 'none'\r\n\
             Cache-Control: no-store\r\n\
             Referrer-Policy: no-referrer\r\n\
             X-Content-Type-Options: nosniff\r\n\
             Connection: close\r\n\r\n{html}",
            html.len(),
            STANDARD.encode(Sha256::digest(STYLE)),
        )
    }

    fn html(&self, language: Language) -> String {
        let (mark, title, inner) = match self {
            Self::SignedIn(username) => {
                (GOOD, say(language, "page-signed-in", &[("name", (*username).into())]), String::new())
            }
            Self::Other(username, expected) => {
                let facts = [("name", (*username).into()), ("expected", (*expected).into())];
                let why = paragraph(&say(language, "page-signed-in-other-why", &facts));
                (CAUTION, say(language, "page-signed-in-other", &facts), why)
            }
            Self::Consented => (GOOD, say(language, "page-consented", &[]), String::new()),
            Self::Failed(problem) => {
                let text = problem.text(language);
                (CAUTION, text.what.clone(), what_to_do(&text))
            }
        };
        let go_back = paragraph(&say(language, "page-go-back", &[]));
        let (title, boat) = (escape(&title), mark_in_html());
        format!(
            "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
             <meta name=\"viewport\" content=\"width=device-width\"><style>{STYLE}</style></head><body><main>\
             <h1>{mark}{title}</h1>{inner}{go_back}<small>{boat}Mailferry</small></main></body></html>\n",
            language.tag(),
        )
    }
}

const GOOD: &str = "<span class=\"good\" aria-hidden=\"true\">\u{2713}\u{a0}</span>";
const CAUTION: &str = "<span class=\"caution\" aria-hidden=\"true\">!\u{a0}</span>";

/// Why, what it means for the mail, and what to do, mildest first.
fn what_to_do(text: &Text) -> String {
    let sentences = text.why.iter().chain(&text.effect).map(|sentence| paragraph(sentence));
    let mut remedies = String::new();
    for remedy in &text.remedies {
        // Writing to a String cannot fail.
        let _ = write!(remedies, "<li>{}</li>", escape(remedy));
    }
    let remedies = if remedies.is_empty() { remedies } else { format!("<ol>{remedies}</ol>") };
    sentences.collect::<String>() + &remedies
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>", escape(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_page_can_be_taken_for_markup() {
        let page = Page::SignedIn("<script>alert(\"x\")</script>'&");
        let html = page.html(Language::English);
        assert!(html.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;"), "{html}");
        assert!(!html.contains("<script"));
        let problem = Problem::person("sign-in-timed-out").with("time", "<b>");
        assert!(!Page::Failed(&problem).html(Language::English).contains("<b>"));
    }

    #[test]
    fn the_style_is_the_one_that_the_policy_allows() {
        let response = Page::Consented.response(Language::English);
        let hash = STANDARD.encode(Sha256::digest(STYLE));
        assert!(response.contains(&format!("style-src 'sha256-{hash}'")));
        let (head, html) = response.split_once("\r\n\r\n").expect("a head and a body");
        assert!(html.contains(&format!("<style>{STYLE}</style>")));
        assert!(head.contains(&format!("Content-Length: {}\r\n", html.len())));
        for header in
            ["default-src 'none'", "Cache-Control: no-store", "Referrer-Policy: no-referrer", "nosniff"]
        {
            assert!(head.contains(header), "{header}");
        }
        assert!(!html.contains("style=") && !html.contains("<script") && !html.contains("http"));
    }

    #[test]
    fn each_page_speaks_the_persons_language_and_says_where_to_go_on() {
        let problem = Problem::person("sign-in-timed-out").with("time", std::time::Duration::from_mins(10));
        for language in Language::ALL {
            for page in [
                Page::SignedIn("a@b.example"),
                Page::Other("a@b.example", "c@b.example"),
                Page::Consented,
                Page::Failed(&problem),
            ] {
                let html = page.html(language);
                assert!(html.contains(&format!("<html lang=\"{}\">", language.tag())));
                assert!(html.contains("Mailferry") && !html.contains("page-"), "{html}");
            }
        }
    }
}
