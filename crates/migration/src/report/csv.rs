//! Every message as a line of a table (RFC 4180), for spreadsheets and programs.
//!
//! The file begins with the mark of UTF-8, so that spreadsheets read umlauts
//! right. Subjects are strangers' words: no cell can be taken for a formula.

use std::io::Write;

use jiff::Timestamp;

use crate::balance::settled_word;
use crate::journal::{Journal, MessageState, OriginalKept, ReportedMessage};
use crate::problem::{Language, Problem, Reader};
use crate::words::{is_hidden, write_escaped};

/// Messages read from the journal at once.
const PAGE: usize = 1_000;

/// The columns, in English for every language: programs read them.
pub const COLUMNS: [&str; 13] = [
    "folder",
    "uid",
    "uid_validity",
    "date",
    "subject",
    "message_id",
    "state",
    "reason_code",
    "reason",
    "ticket",
    "ticket_number",
    "article",
    "original",
];

/// The mark of UTF-8 at the beginning of a file.
pub(crate) const MARK: &str = "\u{feff}";

/// Writes every message of the journal, in the order they were found, and says
/// how many there were. Pages are read and written in turn: a large mailbox
/// needs no more memory than a small one.
///
/// `unwritable` puts into a problem what `to` says when it does not take a line.
///
/// # Errors
/// What the journal says, and what `unwritable` makes.
pub async fn write<W: Write>(
    journal: &Journal,
    language: Language,
    mut to: W,
    unwritable: impl Fn(&std::io::Error) -> Problem,
) -> Result<u64, Problem> {
    let head = format!("{MARK}{}\r\n", COLUMNS.join(","));
    to.write_all(head.as_bytes()).map_err(|error| unwritable(&error))?;
    let (mut after, mut written) = (0, 0);
    loop {
        let page = journal.every_message(after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.id;
        written += page.len() as u64;
        for message in &page {
            to.write_all(line(message, language).as_bytes()).map_err(|error| unwritable(&error))?;
        }
    }
    to.flush().map_err(|error| unwritable(&error))?;
    Ok(written)
}

/// One message as a line with its ending.
fn line(message: &ReportedMessage, language: Language) -> String {
    let code = message.problem.as_ref().map(|problem| problem.code.as_str());
    let number = |number: Option<u64>| number.map(|number| number.to_string()).unwrap_or_default();
    let cells = [
        cell(&message.folder),
        message.uid.to_string(),
        message.uid_validity.to_string(),
        date(message.dated),
        cell(&message.subject),
        cell(message.message_id.as_deref().unwrap_or_default()),
        message.state.as_str().to_owned(),
        code.unwrap_or_default().to_owned(),
        cell(&reason(message, language)),
        number(message.ticket),
        cell(message.ticket_number.as_deref().unwrap_or_default()),
        number(message.article),
        original(message.original).to_owned(),
    ];
    cells.join(",") + "\r\n"
}

/// Whether the article, which is not the whole mail, has the original among its
/// files; empty where it is the whole mail.
fn original(kept: OriginalKept) -> &'static str {
    match kept {
        OriginalKept::NotNeeded => "",
        OriginalKept::Attached => "attached",
        OriginalKept::TooLarge => "too-large",
    }
}

/// A moment in UTC; empty for a message that was never handed out, of which not
/// even its date is known.
fn date(dated: Timestamp) -> String {
    if dated == Timestamp::UNIX_EPOCH { String::new() } else { dated.to_string() }
}

/// Why a message stands where it does; of a settled one, what was done.
fn reason(message: &ReportedMessage, language: Language) -> String {
    match &message.problem {
        None => String::new(),
        Some(done) if message.state == MessageState::Settled => settled_word(&done.code, language),
        Some(problem) => problem.text(language, Reader::Commands).what,
    }
}

/// A text as a cell: in quotes, on one line, and never the beginning of a
/// formula. Where a spreadsheet cuts at semicolons, as it does in many
/// languages, what comes after one is a cell as well.
pub(crate) fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len() + 2);
    cell.push('"');
    let mut begins = true;
    for character in text.chars() {
        // Tabs and line ends would begin a cell or a line for some programs.
        let character = if character.is_control() { ' ' } else { character };
        if begins && begins_a_formula(character) {
            cell.push('\'');
        }
        match character {
            ';' => begins = true,
            // Programs take blanks and quotes off before they look.
            _ if character.is_whitespace() || character == '"' => {}
            _ => begins = false,
        }
        if character == '"' {
            cell.push('"');
        }
        if is_hidden(character) {
            write_escaped(&mut cell, character);
        } else {
            cell.push(character);
        }
    }
    cell.push('"');
    cell
}

/// The text that [`cell`] made this cell of, but for what a cell cannot hold: line
/// ends and hidden signs. A text that itself had an apostrophe before such a sign
/// loses it.
pub(crate) fn text_of_cell(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut characters = cell.chars().peekable();
    let mut begins = true;
    while let Some(character) = characters.next() {
        if begins && character == '\'' && characters.peek().copied().is_some_and(begins_a_formula) {
            continue;
        }
        match character {
            ';' => begins = true,
            _ if character.is_whitespace() || character == '"' => {}
            _ => begins = false,
        }
        text.push(character);
    }
    text
}

/// The signs, and their forms of full width, that spreadsheets begin a formula
/// with.
fn begins_a_formula(character: char) -> bool {
    matches!(character, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::journal::StoredProblem;

    fn message(subject: &str) -> ReportedMessage {
        ReportedMessage {
            id: 1,
            folder: "INBOX/Größe".into(),
            uid_validity: 7,
            uid: 42,
            dated: Timestamp::from_second(1).expect("a moment"),
            subject: subject.into(),
            message_id: Some("<a@b.example>".into()),
            state: MessageState::Settled,
            problem: Some(StoredProblem::of_code("keep")),
            ticket: Some(3),
            ticket_number: Some("22003".into()),
            article: Some(9),
            original: OriginalKept::Attached,
        }
    }

    #[test]
    fn a_line_has_every_column() {
        assert_eq!(
            line(&message("Re: \"quoted\", and more"), Language::English),
            "\"INBOX/Größe\",42,7,1970-01-01T00:00:01Z,\"Re: \"\"quoted\"\", and more\",\"<a@b.example>\",\
             settled,keep,\"kept as they are\",3,\"22003\",9,attached\r\n"
        );
    }

    #[test]
    fn a_message_that_was_never_handed_out_has_no_date() {
        let unknown = ReportedMessage { dated: Timestamp::UNIX_EPOCH, ..message("") };
        assert!(line(&unknown, Language::English).starts_with("\"INBOX/Größe\",42,7,,\"\","));
    }

    #[test]
    fn formulas_are_defused_and_other_words_are_left_alone() {
        for (text, expected) in [
            ("=1+1", "\"'=1+1\""),
            ("+49 30", "\"'+49 30\""),
            ("-5 %", "\"'-5 %\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1+1", "\" '=1+1\""),
            ("\r=1+1", "\" '=1+1\""),
            ("  =1+1", "\"  '=1+1\""),
            ("＝1+1", "\"'＝1+1\""),
            ("x;=1+1", "\"x;'=1+1\""),
            ("\"=1+1", "\"\"\"'=1+1\""),
            ("a\u{202e}cod.exe\u{2066}", "\"a\\u202ecod.exe\\u2066\""),
            ("a - b = c, -d", "\"a - b = c, -d\""),
            ("", "\"\""),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }

    /// Reads a line as RFC 4180 says.
    fn read(line: &str) -> Vec<String> {
        let mut cells = vec![String::new()];
        let mut quoted = false;
        let mut characters = line.strip_suffix("\r\n").expect("a line's ending").chars().peekable();
        while let Some(character) = characters.next() {
            let last = cells.last_mut().expect("never empty");
            match character {
                '"' if quoted && characters.peek() == Some(&'"') => {
                    characters.next();
                    last.push('"');
                }
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(String::new()),
                other => last.push(other),
            }
        }
        assert!(!quoted, "every quote is closed: {line}");
        cells
    }

    fn starts_a_formula(cell: &str) -> bool {
        let bare = cell.trim_start_matches(|character: char| character.is_whitespace() || character == '"');
        bare.starts_with(begins_a_formula)
    }

    proptest! {
        #[test]
        fn what_was_written_as_a_cell_is_read_again(text in "[=+@;,\" a-z-]{0,30}") {
            let cells = read(&(cell(&text) + "\r\n"));
            prop_assert_eq!(text_of_cell(&cells[0]), text);
        }

        #[test]
        fn any_subject_is_one_cell_and_no_formula(subject in "([=+@;,\"'\t\r\n -]|\\PC){0,30}") {
            let line = line(&message(&subject), Language::German);
            let cells = read(&line);
            prop_assert_eq!(cells.len(), COLUMNS.len());
            for cell in &cells {
                prop_assert!(!starts_a_formula(cell), "{cell:?}");
                prop_assert!(!cell.split(';').any(starts_a_formula), "{cell:?}");
            }
            let words = |text: &str| text.replace('\'', "").replace(char::is_control, " ");
            prop_assert_eq!(words(&cells[4]), crate::words::printable(&words(&subject)).into_owned());
        }
    }
}
