//! Words without whom they name: addresses, tokens, and this user's own name.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use regex::{Captures, Regex};

/// Addresses and Message-IDs, also as they stand in links and in strange letters.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"[^\s<>"'()\[\]{},;:=|/\\]+(?:@|%40)[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*"#)
        .expect("a pattern that is tested")
});

/// What follows a word that says so, and whatever is as long as tokens are.
static SECRET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?i)((?:[?&]code=|\btoken=|_token=|\bpassword=|secret=|\bbearer\s|\bauthorization:\s*(?:bearer|basic|token)?)\s*["']?)[^\s"'&,;]+|[A-Za-z0-9_~+=-]{40,}|\beyJ[A-Za-z0-9_.-]{10,}"#,
    )
    .expect("a pattern that is tested")
});

/// This user's own folder, which names the user.
fn home() -> Option<&'static str> {
    static HOME: OnceLock<Option<String>> = OnceLock::new();
    let home = HOME.get_or_init(|| {
        let folders = directories::UserDirs::new()?;
        let home = folders.home_dir().to_string_lossy().into_owned();
        (home.len() > 3).then_some(home)
    });
    home.as_deref()
}

/// Words without addresses, tokens and this user's name: `<address>`, `<hidden>`, `~`.
pub fn redacted(words: &str) -> Cow<'_, str> {
    let mut told = Cow::Borrowed(words);
    if let Some(home) = home()
        && told.contains(home)
    {
        told = Cow::Owned(told.replace(home, "~"));
    }
    replaced(&mut told, &SECRET, |found| {
        format!("{}<hidden>", found.get(1).map_or("", |word| word.as_str()))
    });
    replaced(&mut told, &ADDRESS, |_| "<address>".to_owned());
    told
}

fn replaced(told: &mut Cow<'_, str>, pattern: &Regex, with: impl Fn(&Captures<'_>) -> String) {
    if let Cow::Owned(new) = pattern.replace_all(told, with) {
        *told = Cow::Owned(new);
    }
}

/// Names that are told by numbers: the same name has the same number.
#[derive(Debug, Default)]
pub struct Redaction {
    names: BTreeMap<(&'static str, String), usize>,
    count: BTreeMap<&'static str, usize>,
}

impl Redaction {
    /// A name as one of its kind: `folder 2`.
    pub fn name(&mut self, kind: &'static str, name: &str) -> String {
        let count = &mut self.count;
        let number = *self.names.entry((kind, name.to_owned())).or_insert_with(|| {
            let next = count.entry(kind).or_default();
            *next += 1;
            *next
        });
        format!("{kind} {number}")
    }

    /// Words without the names that were told before, longest first, and without
    /// addresses and tokens.
    pub fn words(&self, words: &str) -> String {
        let mut told = words.to_owned();
        let mut names: Vec<_> = self.names.iter().filter(|((_, name), _)| !name.is_empty()).collect();
        names.sort_by_key(|((_, name), _)| std::cmp::Reverse(name.len()));
        for ((kind, name), number) in names {
            told = told.replace(name.as_str(), &format!("<{kind} {number}>"));
        }
        redacted(&told).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_and_tokens_are_hidden_and_other_words_stay() {
        for (words, expected) in [
            (
                "a plain line code=\"mailbox-silent\" seconds=4",
                "a plain line code=\"mailbox-silent\" seconds=4",
            ),
            ("http://127.0.0.1/?code=0.AXx&state=s", "http://127.0.0.1/?code=<hidden>&state=s"),
            ("from ann@example.net.", "from <address>."),
            ("<17.x@mail.example>", "<<address>>"),
            ("größe@münchen.example and x", "<address> and x"),
            ("login_hint=ann%40example.net&x=1", "login_hint=<address>&x=1"),
            ("Authorization: Bearer abc.def", "Authorization: Bearer <hidden>"),
            ("Bearer abc.def-ghi done", "Bearer <hidden> done"),
            ("token=abc&x=1", "token=<hidden>&x=1"),
            ("the key 0123456789012345678901234567890123456789 was", "the key <hidden> was"),
            ("eyJhbGciOiJub25lIn0.x.y end", "<hidden> end"),
            ("GET /api/v1/tickets/17 200 in 4 ms", "GET /api/v1/tickets/17 200 in 4 ms"),
            ("id 3b9f1c1e-0000-4444-8888-0123456789ab", "id 3b9f1c1e-0000-4444-8888-0123456789ab"),
        ] {
            assert_eq!(redacted(words), expected, "{words}");
        }
    }

    #[test]
    fn a_name_has_one_number() {
        let mut redaction = Redaction::default();
        let told = ["INBOX", "INBOX/Müller GmbH", "INBOX"].map(|name| redaction.name("folder", name));
        assert_eq!(told, ["folder 1", "folder 2", "folder 1"]);
        assert_eq!(redaction.name("group", "INBOX"), "group 1");
        let words = redaction.words("“INBOX/Müller GmbH” of ann@example.net");
        assert_eq!(words, "“<folder 2>” of <address>");
    }

    proptest! {
        #[test]
        fn no_address_gets_through(before in "\\PC{0,20}", name in "[a-zäöü0-9.+_-]{1,12}", domain in "[a-zé0-9-]{1,10}\\.example", after in "[ ,;.!?)]?\\PC{0,20}") {
            let address = format!("{name}@{domain}");
            let told = redacted(&format!("{before} {address}{after}")).into_owned();
            prop_assert!(!told.contains(&address), "{told}");
        }
    }
}
