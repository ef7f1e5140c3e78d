//! A source as rules read it: code without its comments, its texts and its tests; texts
//! by themselves.

use std::collections::BTreeSet;

/// A source as the rules see it.
#[derive(Debug, Default)]
pub struct Source {
    /// The code with comments, texts and tests blanked; lines as they were.
    pub code: String,
    /// String literals outside tests, with the line that each begins on.
    pub texts: Vec<(usize, String)>,
    /// Lines that hold a comment.
    pub commented: BTreeSet<usize>,
}

impl Source {
    /// Reads the text of a file.
    pub fn read(source: &str) -> Self {
        let mut read = Self::default();
        let letters: Vec<char> = source.chars().collect();
        let mut at = 0;
        while at < letters.len() {
            let end = match literal(&letters, at) {
                Some(Literal::Comment(end)) => {
                    read.commented.extend(line(&letters, at)..=line(&letters, end - 1));
                    end
                }
                Some(Literal::Text(content, end)) => {
                    let text = letters[content..end].iter().collect::<String>();
                    // `has("MOVE")` asks what the server can do; it sends nothing.
                    if !(read.code.ends_with("has(") && letters.get(end) == Some(&')')) {
                        read.texts.push((line(&letters, at), text.trim_end_matches(['"', '#']).to_owned()));
                    }
                    end
                }
                Some(Literal::Letter(end)) => end,
                None => {
                    read.code.push(letters[at]);
                    at += 1;
                    continue;
                }
            };
            read.code.extend(letters[at..end].iter().map(|letter| if *letter == '\n' { '\n' } else { ' ' }));
            at = end;
        }
        read.without_tests()
    }

    /// Blanks every item under `#[cfg(test)]`.
    fn without_tests(mut self) -> Self {
        while let Some(start) = self.code.find("#[cfg(test)]") {
            let end = start + item_length(&self.code[start..]);
            let lines =
                self.code[..start].matches('\n').count() + 1..=self.code[..end].matches('\n').count() + 1;
            self.texts.retain(|(line, _)| !lines.contains(line));
            let blank: String =
                self.code[start..end].chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }).collect();
            self.code.replace_range(start..end, &blank);
        }
        self
    }

    /// Names in the code with their lines; `r#name` counts as `name`.
    pub fn names(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.code.lines()).flat_map(|(line, code)| {
            code.split(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
                .map(move |name| (line, name))
        })
    }

    /// Words in the texts with their lines. What follows a backslash is an
    /// escape and no letter of a word.
    pub fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        self.texts.iter().flat_map(|(line, text)| {
            text.split(['\\']).enumerate().flat_map(move |(part, text)| {
                let text =
                    if part == 0 { text } else { text.strip_prefix(['n', 'r', 't', '0']).unwrap_or(text) };
                text.split(|letter: char| !(letter.is_alphanumeric() || letter == '-'))
                    .map(move |word| (*line, word))
            })
        })
    }

    /// Lines that unwrap without a reason: `unwrap` needs a comment on its
    /// line, `expect` a text of more than one word.
    pub fn unreasoned(&self) -> Vec<usize> {
        (1..)
            .zip(self.code.lines())
            .filter(|(line, code)| {
                let reason = self.texts.iter().any(|(at, text)| at == line && text.trim().contains(' '));
                let unwraps = code.contains(".unwrap()") || code.contains(".unwrap_err()");
                let expects = code.contains(".expect(") || code.contains(".expect_err(");
                (unwraps || (expects && !reason)) && !self.commented.contains(line)
            })
            .map(|(line, _)| line)
            .collect()
    }
}

/// What is not code, by where it ends.
enum Literal {
    Comment(usize),
    /// Where the content begins, and the end with its closing marks.
    Text(usize, usize),
    Letter(usize),
}

/// The comment, text or letter that begins at `at`, if one does.
fn literal(letters: &[char], at: usize) -> Option<Literal> {
    let rest = &letters[at..];
    let in_name = at > 0 && (letters[at - 1].is_alphanumeric() || letters[at - 1] == '_');
    match rest {
        ['/', '/', ..] => {
            let length = rest.iter().position(|letter| *letter == '\n').unwrap_or(rest.len());
            Some(Literal::Comment(at + length))
        }
        ['/', '*', ..] => Some(Literal::Comment(at + block_comment(rest))),
        ['"', ..] => Some(Literal::Text(at + 1, at + text_length(rest))),
        ['b' | 'c', '"', ..] if !in_name => Some(Literal::Text(at + 2, at + 1 + text_length(&rest[1..]))),
        ['r', '#' | '"', ..] if !in_name => raw_text(letters, at, at + 1),
        ['b' | 'c', 'r', '#' | '"', ..] if !in_name => raw_text(letters, at, at + 2),
        ['\'', '\\', _, tail @ ..] => {
            let length = tail.iter().position(|letter| *letter == '\'')?;
            Some(Literal::Letter(at + length + 4))
        }
        ['\'', _, '\'', ..] => Some(Literal::Letter(at + 3)),
        _ => None,
    }
}

fn block_comment(rest: &[char]) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        match rest[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// Length of a text from its opening mark to past its closing one.
fn text_length(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != '"' {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(rest.len())
}

/// A raw text whose marks begin at `marks`; a raw name such as `r#type` is none.
fn raw_text(letters: &[char], at: usize, marks: usize) -> Option<Literal> {
    let hashes = letters[marks..].iter().take_while(|letter| **letter == '#').count();
    if letters.get(marks + hashes) != Some(&'"') {
        return None;
    }
    let content = marks + hashes + 1;
    let closing: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let length = letters[content..].windows(closing.len()).position(|window| window == closing)?;
    debug_assert!(at < content);
    Some(Literal::Text(content, content + length + closing.len()))
}

fn line(letters: &[char], at: usize) -> usize {
    letters[..at].iter().filter(|letter| **letter == '\n').count() + 1
}

/// Length of the item that begins with an attribute: to its `;`, or to the
/// brace that closes its first one.
fn item_length(code: &str) -> usize {
    let mut depth = 0_usize;
    for (at, letter) in code.char_indices().skip_while(|(_, letter)| *letter != ']') {
        match letter {
            '{' => depth += 1,
            '}' if depth <= 1 => return at + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

#[test]
fn comments_texts_and_tests_are_told_from_code() {
    let source = Source::read(
        "fn a<'a>(x: &'a str) { /* rusqlite /* nested */ still */ b('\"', '\\''); } // rusqlite\n\
         const C: &str = \"rusqlite \\\" rusqlite\";\n\
         const D: &[u8] = br#\"a \"rusqlite\" b\"#;\n\
         #[cfg(test)]\nmod tests {\n fn t() { let _ = rusqlite::open(\"EXPUNGE }\"); }\n}\n\
         #[cfg(test)]\nmod more;\n\
         fn last() { r#real::name(); }\n",
    );
    let names: Vec<_> = source.names().map(|(_, name)| name).filter(|name| !name.is_empty()).collect();
    assert!(!names.contains(&"rusqlite"), "{names:?}");
    assert!(names.ends_with(&["fn", "last", "r", "real", "name"]), "{names:?}");
    assert!(!names.contains(&"more"));
    let texts: Vec<_> = source.texts.iter().map(|(line, text)| (*line, text.as_str())).collect();
    assert_eq!(texts, [(2, "rusqlite \\\" rusqlite"), (3, "a \"rusqlite\" b")]);
    assert_eq!(source.commented, BTreeSet::from([1]));
}

#[test]
fn a_reason_is_a_comment_or_words() {
    let source = Source::read(
        "a.unwrap();\nb.unwrap(); // checked above\nc.expect(\"lock\");\nd.expect(\"the lock is never poisoned\");\n\
         e.unwrap_or_default();\nf.expect(REASON);\n",
    );
    assert_eq!(source.unreasoned(), [1, 3, 6]);
}
