//! Why the window did not open, told as a page in the browser: whoever started the
//! program by a double click sees no terminal.

use std::fmt::Write as _;
use std::io::IsTerminal as _;

use super::words::{language, word};
use crate::platform::{self, opening};
use crate::problem::Problem;
use crate::words::escape;

/// The page's name in the data folder. It is written over by the next one.
const PAGE: &str = "not-started.html";

/// Shows it where nobody reads standard error. Where no page can be shown either,
/// nothing more can be done.
pub(super) fn show(problem: &Problem) {
    if !is_unseen() {
        return;
    }
    let Ok(folder) = platform::data_folder() else { return };
    let path = folder.join(PAGE);
    if platform::write_private(&path, page(problem).as_bytes()).is_ok() {
        let _ = opening::open(&path);
    }
}

/// Whether standard error goes to no terminal and to no program that reads it.
fn is_unseen() -> bool {
    !std::io::stderr().is_terminal() && !is_read()
}

/// A pipe or a file of the person's; a desktop gives a socket or nothing.
#[cfg(unix)]
fn is_read() -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    std::fs::metadata("/dev/stderr").is_ok_and(|found| found.file_type().is_fifo() || found.is_file())
}

/// A program without a console has no standard error at all.
#[cfg(windows)]
fn is_read() -> bool {
    use std::os::windows::io::AsRawHandle as _;
    !std::io::stderr().as_raw_handle().is_null()
}

fn page(problem: &Problem) -> String {
    let text = problem.window_text(language());
    let title = escape(&word("page-unseen-title", &[]));
    let mut body = format!("<h1>{title}</h1>\n<p><strong>{}</strong></p>\n", escape(&text.what));
    for words in text.why.iter().chain(&text.effect) {
        let _ = writeln!(body, "<p>{}</p>", escape(words));
    }
    if !text.remedies.is_empty() {
        let remedies: Vec<String> =
            text.remedies.iter().map(|remedy| format!("<li>{}</li>", escape(remedy))).collect();
        let _ = writeln!(body, "<ul>{}</ul>", remedies.concat());
    }
    let said = problem.server_words().map(|words| format!(", {}", escape(words))).unwrap_or_default();
    let _ = writeln!(
        body,
        "<p><small>{}: {}{said}</small></p>",
        escape(&word("page-unseen-code", &[])),
        problem.code()
    );
    format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <style>body{{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem;\
         color-scheme:light dark}}</style></head><body>\n{body}</body></html>\n",
        language().tag()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_what_happened_and_what_to_do_and_nothing_in_it_is_markup() {
        let problem = Problem::person("file-unwritable").with("path", "<b>x</b>").words("a & b");
        let page = page(&problem);
        let text = problem.window_text(language());
        let remedy = escape(&text.remedies[0]);
        for words in [remedy.as_str(), "&lt;b&gt;x&lt;/b&gt;", "a &amp; b", "file-unwritable"] {
            assert!(page.contains(words), "{words}:\n{page}");
        }
        assert!(!page.contains("<b>"), "{page}");
    }
}
