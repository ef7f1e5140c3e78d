//! Every problem there is, on one page: what it means, of which kind it is, and what
//! to do. As Markdown for the documentation, as a page of its own for the window.
//!
//! Of which kind a problem is stands where it is made; `kinds.txt` gathers it from
//! there. A test holds that file and the pages of `docs/` against the sources, and
//! writes them anew: `MAILFERRY_WRITE_DOCS=1 cargo nextest run -p mailferry-base catalogue`.

use std::fmt::Write as _;

use super::{Place, Reader, Text};
use crate::words::{Language, escape, is_problem_id, say};

/// Codes with their kinds, a line each: `journal-disk-full passing`.
const KINDS: &str = include_str!("kinds.txt");

/// A problem of the catalogue.
struct Entry {
    code: &'static str,
    text: Text,
    kind: String,
    place: Option<Place>,
}

/// The problems of one part of the program, by the file of their words.
struct Chapter {
    title: String,
    entries: Vec<Entry>,
}

/// The codes of each file of words that has any, in its order.
fn codes() -> Vec<(&'static str, Vec<&'static str>)> {
    let files = Language::English.files().iter().map(|(name, source)| {
        let ids = source.lines().filter_map(|line| line.split_once(" =").map(|(id, _)| id));
        (*name, ids.filter(|id| is_problem_id(id)).collect::<Vec<_>>())
    });
    files.filter(|(_, codes)| !codes.is_empty()).collect()
}

fn kind_of(code: &str, language: Language) -> String {
    let line = KINDS.lines().find_map(|line| line.split_once(' ').filter(|(known, _)| *known == code));
    let id = match line.map(|(_, kind)| kind) {
        Some("passing") => "word-kind-passing",
        Some("message") => "word-kind-message",
        Some("person") => "word-kind-person",
        Some("usage") => "word-kind-usage",
        Some("ours") => "word-kind-ours",
        _ => "word-kind-various",
    };
    say(language, id, &[])
}

/// The title of a chapter.
fn title_of(file: &str, language: Language) -> String {
    let id = match file {
        "plan" => "word-chapter-plan",
        "microsoft" => "word-chapter-microsoft",
        "sign-in" | "accounts" => "word-chapter-sign-in",
        "mailbox" => "word-chapter-mailbox",
        "message" => "word-chapter-message",
        "zammad" | "channels" => "word-chapter-zammad",
        "migration" => "word-chapter-import",
        "safety-copy" => "word-chapter-safety-copy",
        "commands" => "word-chapter-commands",
        "practice" => "word-chapter-practice",
        "platform" | "keychain" | "doctor" | "wizard" | "support" | "report" => "word-chapter-computer",
        _ => "word-chapter-common",
    };
    say(language, id, &[])
}

fn chapters(language: Language, reader: Reader) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    for (file, codes) in codes() {
        let title = title_of(file, language);
        let entries = codes.into_iter().map(|code| Entry {
            code,
            text: without_names(Text::without_facts(code, language, reader)),
            kind: kind_of(code, language),
            place: Place::of(code),
        });
        match chapters.iter_mut().find(|chapter| chapter.title == title) {
            Some(chapter) => chapter.entries.extend(entries),
            None => chapters.push(Chapter { title, entries: entries.collect() }),
        }
    }
    chapters
}

/// Words with a mark where a fact would stand.
fn without_names(text: Text) -> Text {
    let bare = |words: String| {
        let mut bare = String::with_capacity(words.len());
        let mut rest = words.as_str();
        while let Some((before, after)) = rest.split_once("{$") {
            bare.push_str(before);
            bare.push('…');
            rest = after.split_once('}').map_or("", |(_, rest)| rest);
        }
        bare.push_str(rest);
        bare
    };
    Text {
        what: bare(text.what),
        label: None,
        why: text.why.map(bare),
        effect: text.effect.map(bare),
        remedies: text.remedies.into_iter().map(bare).collect(),
    }
}

/// Every problem there is: its code, and what it says first.
pub fn list(language: Language) -> Vec<(&'static str, String)> {
    let chapters = chapters(language, Reader::Commands).into_iter();
    chapters.flat_map(|chapter| chapter.entries).map(|entry| (entry.code, lines(&entry.text.what))).collect()
}

/// A problem by its code, for a terminal: what it means, of which kind it is, and what
/// to do; `None` where there is none of that code.
pub fn told(code: &str, language: Language) -> Option<String> {
    let mut entries = chapters(language, Reader::Commands).into_iter().flat_map(|chapter| chapter.entries);
    let entry = entries.find(|entry| entry.code == code)?;
    let word = |id: &str| say(language, id, &[]);
    let mut told = format!("{}\n", lines(&entry.text.what));
    let mut line = |label: &str, words: &str| {
        let _ = writeln!(told, "  {}: {words}", word(label));
    };
    line("word-catalogue-kind", &entry.kind);
    for (label, words) in labelled(&entry) {
        line(label, &lines(words));
    }
    if let Some(place) = entry.place {
        line("word-catalogue-where", &place.text(language));
    }
    for remedy in &entry.text.remedies {
        line("word-catalogue-remedy", &lines(remedy));
    }
    Some(told)
}

/// The page for the documentation, for whoever has the commands.
pub fn markdown(language: Language) -> String {
    let word = |id: &str| say(language, id, &[]);
    let mut page = format!("# {}\n\n{}\n", word("word-catalogue-title"), word("word-catalogue-what"));
    for chapter in chapters(language, Reader::Commands) {
        let _ = write!(page, "\n## {}\n", chapter.title);
        for entry in chapter.entries {
            let _ = write!(page, "\n### `{}`\n\n**{}**\n\n", entry.code, lines(&entry.text.what));
            let _ = writeln!(page, "- {}: {}", word("word-catalogue-kind"), entry.kind);
            for (label, words) in labelled(&entry) {
                let _ = writeln!(page, "- {}: {}", word(label), lines(words));
            }
            if let Some(place) = entry.place {
                let _ = writeln!(page, "- {}: {}", word("word-catalogue-where"), place.text(language));
            }
            for remedy in &entry.text.remedies {
                let _ = writeln!(page, "- {}: {}", word("word-catalogue-remedy"), lines(remedy));
            }
        }
    }
    page
}

fn labelled(entry: &Entry) -> impl Iterator<Item = (&'static str, &String)> {
    let parts = [("word-catalogue-why", &entry.text.why), ("word-catalogue-effect", &entry.text.effect)];
    parts.into_iter().filter_map(|(label, words)| words.as_ref().map(|words| (label, words)))
}

/// Words on one line.
fn lines(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;\
color-scheme:light dark}h2{margin-top:3rem;border-bottom:1px solid}h3{margin:2rem 0 0;font-size:1rem}\
code{font-size:.85rem;opacity:.75}dl{margin:.3rem 0}dt{font-weight:600;margin-top:.4rem}dd{margin:0}";

/// A page that needs nothing from anywhere, for whoever has the window.
pub fn html(language: Language) -> String {
    let word = |id: &str| escape(&say(language, id, &[]));
    let title = word("word-catalogue-title");
    let mut page = format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <title>{title}</title><style>{STYLE}</style><h1>{title}</h1><p>{}</p><ul>",
        language.tag(),
        word("word-catalogue-what")
    );
    let chapters = chapters(language, Reader::Window);
    for (number, chapter) in chapters.iter().enumerate() {
        let _ = write!(page, "<li><a href=\"#chapter-{number}\">{}</a></li>", escape(&chapter.title));
    }
    page.push_str("</ul>");
    for (number, chapter) in chapters.iter().enumerate() {
        let _ = write!(page, "<h2 id=\"chapter-{number}\">{}</h2>", escape(&chapter.title));
        for entry in &chapter.entries {
            let what = escape(&lines(&entry.text.what));
            let _ = write!(page, "<h3 id=\"{}\">{what}</h3>", entry.code);
            write_entry(&mut page, entry, language);
        }
    }
    page.push_str("</html>\n");
    page
}

/// All that is said of a problem below its heading.
fn write_entry(page: &mut String, entry: &Entry, language: Language) {
    let word = |id: &str| escape(&say(language, id, &[]));
    let _ = write!(
        page,
        "<code>{}</code><dl><dt>{}</dt><dd>{}</dd>",
        entry.code,
        word("word-catalogue-kind"),
        escape(&entry.kind)
    );
    for (label, words) in labelled(entry) {
        let _ = write!(page, "<dt>{}</dt><dd>{}</dd>", word(label), escape(&lines(words)));
    }
    for remedy in &entry.text.remedies {
        let label = word("word-catalogue-remedy");
        let _ = write!(page, "<dt>{label}</dt><dd>{}</dd>", escape(&lines(remedy)));
    }
    page.push_str("</dl>");
}

/// A page about one problem, which goes on to its place among all of them: `all` is
/// that address. Whoever is not taken there reads here what the program knows of it.
/// `None` where there is no problem of that code.
pub fn forwarding(code: &str, all: &str, language: Language) -> Option<String> {
    let mut entries = chapters(language, Reader::Window).into_iter().flat_map(|chapter| chapter.entries);
    let entry = entries.find(|entry| entry.code == code)?;
    let (what, all) = (escape(&lines(&entry.text.what)), escape(all));
    let mut page = format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <meta http-equiv=\"refresh\" content=\"0; url={all}\">\
         <title>{what}</title><style>{STYLE}</style><h1>{what}</h1>",
        language.tag()
    );
    write_entry(&mut page, &entry, language);
    let title = escape(&say(language, "word-catalogue-title", &[]));
    let _ = writeln!(page, "<p><a href=\"{all}\">{title}</a></p></html>");
    Some(page)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::{Path, PathBuf};

    use regex::Regex;

    use super::*;
    use crate::words::sources;

    /// The code of a source, without comments and without what only tests make.
    fn code_of(file: &Path) -> String {
        let of_tests = ["tests.rs", "tests", "testing.rs", "testing", "scenes.rs", "catalogue.rs"];
        let within = file.components().rev().take_while(|part| part.as_os_str() != "src");
        if within.into_iter().any(|part| of_tests.iter().any(|name| part.as_os_str() == *name)) {
            return String::new();
        }
        let source = std::fs::read_to_string(file).expect("a source");
        let source = source.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let code = |line: &&str| !line.trim_start().starts_with("//");
        source.lines().filter(code).collect::<Vec<_>>().join("\n")
    }

    /// Of which kind each problem is made: by the word before its code, or else by
    /// the only word of its file that is given no code.
    fn kinds() -> BTreeMap<&'static str, BTreeSet<String>> {
        let made = Regex::new(r#"Problem::(passing|message|person|usage|ours)\(\s*"([a-z0-9-]+)""#)
            .expect("a pattern");
        let new = Regex::new(r#"Problem::new\(\s*Kind::(\w+),\s*"([a-z0-9-]+)""#).expect("a pattern");
        let open = Regex::new(r"Problem::(passing|message|person|usage|ours)\(\s*[a-z_]").expect("a pattern");
        let mut kinds: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
        let all: Vec<&'static str> = codes().into_iter().flat_map(|(_, codes)| codes).collect();
        let known = |code: &str| all.iter().find(|known| **known == code).copied();
        let sources: Vec<String> = sources().iter().map(|file| code_of(file)).collect();
        for source in &sources {
            for found in made.captures_iter(source).chain(new.captures_iter(source)) {
                if let Some(code) = known(&found[2]) {
                    kinds.entry(code).or_default().insert(found[1].to_lowercase());
                }
            }
        }
        let told = kinds.keys().copied().collect::<BTreeSet<_>>();
        for source in &sources {
            let ways: BTreeSet<String> =
                open.captures_iter(source).map(|found| found[1].to_owned()).collect();
            let [way] = ways.iter().collect::<Vec<_>>()[..] else { continue };
            for code in all.iter().filter(|code| !told.contains(*code)) {
                if source.contains(&format!("\"{code}\"")) {
                    kinds.entry(code).or_default().insert(way.clone());
                }
            }
        }
        kinds
    }

    fn kinds_file() -> String {
        let kinds = kinds();
        let mut lines = String::new();
        for (code, kinds) in kinds.iter().filter(|(_, kinds)| kinds.len() == 1) {
            let _ = writeln!(lines, "{code} {}", kinds.first().expect("the only one"));
        }
        lines
    }

    fn docs(name: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name)
    }

    /// Writes a page where that is asked for, and compares it.
    fn is_current(path: &Path, wanted: &str) -> bool {
        if std::env::var_os("MAILFERRY_WRITE_DOCS").is_some() {
            std::fs::write(path, wanted).expect("written");
        }
        std::fs::read_to_string(path).is_ok_and(|there| there.replace("\r\n", "\n") == wanted)
    }

    #[test]
    fn the_pages_of_all_problems_are_current() {
        let kinds = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/problem/kinds.txt");
        let again = "MAILFERRY_WRITE_DOCS=1 cargo nextest run -p mailferry-base catalogue, twice";
        assert!(is_current(&kinds, &kinds_file()), "kinds.txt is out of date: {again}");
        for (language, name) in [(Language::English, "problems.md"), (Language::German, "de/problems.md")] {
            assert!(is_current(&docs(name), &markdown(language)), "{name} is out of date: {again}");
        }
    }

    #[test]
    fn every_problem_is_in_the_catalogue_with_whole_words() {
        for language in Language::ALL {
            let (page, opened) = (markdown(language), html(language));
            for (_, codes) in codes() {
                for code in codes {
                    assert!(page.contains(&format!("### `{code}`")), "{code}");
                    assert!(opened.contains(&format!("<h3 id=\"{code}\">")), "{code}");
                }
            }
            assert!(
                !page.contains("{$") && !page.contains("{ ") && !page.contains(" word-"),
                "{}",
                language.tag()
            );
            assert!(!opened.contains("<script") && !opened.contains("http-equiv=\"refresh\""));
        }
    }

    #[test]
    fn the_page_of_one_problem_says_it_and_goes_on_to_all_of_them() {
        let all = "file:///opt/a%20%22b%22/problems.html#journal-disk-full";
        for language in Language::ALL {
            let page = forwarding("journal-disk-full", all, language).expect("a problem");
            assert!(page.contains(&format!("content=\"0; url={all}\"")), "{page}");
            assert!(page.contains("<code>journal-disk-full</code><dl>") && !page.contains("{$"));
            assert!(!page.contains("<code>journal-in-use</code>"), "the others are elsewhere");
        }
        assert!(forwarding("no-such-problem", all, Language::English).is_none());
    }

    #[test]
    fn kinds_are_found_for_nearly_all() {
        let all = codes().into_iter().map(|(_, codes)| codes.len()).sum::<usize>();
        let told = KINDS.lines().count();
        assert!(all > 300 && told * 10 >= all * 8, "{told} of {all}");
    }
}
