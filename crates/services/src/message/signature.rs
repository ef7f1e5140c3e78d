//! Where signature and quoted mail begin in a page: Zammad's window folds away
//! what stands behind its mark.
//!
//! Zammad's own intake sets the mark (`lib/core_ext/string.rb`,
//! `signature_identify`), its API does not, and keeps one that is sent
//! (docs/zammad.md#signatures). In plain text the window finds the place itself.

use std::sync::LazyLock;

use regex::Regex;

/// What Zammad's window looks for.
const MARK: &str = "<span class=\"js-signatureMarker\"></span>";

/// A body without the mark, as former versions wrote it.
pub fn without_mark(body: &str) -> String {
    body.replace(MARK, "")
}

/// How "From:" is written above a quoted mail.
const FROM: &str = "Von|From|De|от|Z|Od|Ze|Fra|Van|Mistä|Από|Dal|から|Из|од|iz|Från|จาก|з|Từ";
/// How "On … wrote" begins.
const ON: &str = "On|Am|Le|El|Den|Dňa|W dniu|Il|Op|Dne|Dana";

/// Zammad's expressions over the tags that it keeps. The last two let its own
/// begin at the first `<div>` of all and fold the whole mail; here they begin
/// where the quoted text does.
static BEGINNINGS: LazyLock<[Regex; 7]> = LazyLock::new(|| {
    [
        r"<br>\s*(?:--|__)".to_owned(),
        r"</div>\s*(?:--|__)".to_owned(),
        r"<p>\s*(?:--|__)".to_owned(),
        format!(r"(?:<br>|<p>|<div>)\s*<b>(?:{FROM}):\s*</b>"),
        format!(r"(?:<br>|<div>)\s*<br>\s*(?:{FROM}):\s"),
        format!(r"<blockquote[^>]*>\s*<div>\s*(?:{ON})\s"),
        format!(r"<div[^>]*>\s*<br>\s*(?:{ON})\s(?s:.{{1,500}})<blockquote"),
    ]
    .map(|expression| Regex::new(&expression).expect("a constant expression"))
});

/// A cleaned page with the mark at the first place where one belongs, if any.
pub(super) fn marked(html: String) -> String {
    let view = View::of(&html);
    let begin = view.begin();
    let text = &view.text[begin..];
    let starts = BEGINNINGS.iter().filter_map(|beginning| Some(beginning.find(text)?.start()));
    let Some(place) = starts.min().and_then(|start| view.place_in_page(begin + start)) else { return html };
    let mut marked = html;
    marked.insert_str(place, MARK);
    marked
}

/// A page as Zammad's expressions see it: tags in small letters and without the
/// attributes that it drops, no spans, blanks as blanks.
struct View {
    text: String,
    /// Places of tags, in the view and in the page.
    tags: Vec<(usize, usize)>,
}

impl View {
    fn of(page: &str) -> Self {
        let mut view = Self { text: String::with_capacity(page.len()), tags: Vec::new() };
        let mut from = 0;
        while let Some(open) = memchr::memchr(b'<', &page.as_bytes()[from..]).map(|at| from + at) {
            view.words(&page[from..open]);
            from = open;
            if is_mere_sign(page, open) {
                view.text.push('<');
                from += 1;
                continue;
            }
            // Without an end it holds all that follows, and is looked for once.
            let Some(end) = end_of_tag(page, open) else { break };
            view.tag(&page[open..end], open);
            from = end;
        }
        view.words(&page[from..]);
        view
    }

    fn words(&mut self, words: &str) {
        const BLANKS: [&str; 3] = ["&nbsp;", "&#160;", "&#xA0;"];
        let mut rest = words;
        while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
            let (before, entity) = rest.split_at(at);
            self.text.push_str(before);
            let blank = BLANKS.iter().find(|blank| {
                entity.get(..blank.len()).is_some_and(|start| start.eq_ignore_ascii_case(blank))
            });
            self.text.push(if blank.is_some() { ' ' } else { '&' });
            rest = &entity[blank.map_or(1, |blank| blank.len())..];
        }
        self.text.push_str(rest);
    }

    fn tag(&mut self, tag: &str, place: usize) {
        let inner = tag.trim_matches(['<', '>']);
        let end = inner.find(|character: char| character.is_ascii_whitespace()).unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(end);
        let name = name.trim_end_matches('/').to_ascii_lowercase();
        if matches!(name.as_str(), "span" | "/span") {
            return;
        }
        self.tags.push((self.text.len(), place));
        self.text.push('<');
        self.text.push_str(&name);
        if is_kept(attributes) {
            self.text.push_str(" *");
        }
        self.text.push('>');
    }

    /// Where the page begins: Zammad drops line breaks before it.
    fn begin(&self) -> usize {
        let mut rest = self.text.as_str();
        loop {
            let next = rest.trim_start();
            match next.strip_prefix("<br>") {
                Some(behind) => rest = behind,
                None => return self.text.len() - next.len(),
            }
        }
    }

    fn place_in_page(&self, place: usize) -> Option<usize> {
        let found = self.tags.binary_search_by_key(&place, |(in_view, _)| *in_view).ok()?;
        self.tags.get(found).map(|(_, in_page)| *in_page)
    }
}

/// No tag begins with this `<`.
fn is_mere_sign(page: &str, open: usize) -> bool {
    page.as_bytes().get(open + 1).is_none_or(|first| !first.is_ascii_alphabetic() && *first != b'/')
}

/// Where the tag that begins here ends, quoted values passed over.
fn end_of_tag(page: &str, open: usize) -> Option<usize> {
    let bytes = page.as_bytes();
    let mut at = open + 1;
    loop {
        at += memchr::memchr3(b'>', b'"', b'\'', bytes.get(at..)?)?;
        match bytes[at] {
            b'>' => return Some(at + 1),
            quote => at += 2 + memchr::memchr(quote, bytes.get(at + 1..)?)?,
        }
    }
}

/// An attribute that Zammad keeps on every element, so that the tag is more than
/// its name.
fn is_kept(attributes: &str) -> bool {
    static KEPT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?i)(?:^|[\s"'])(?:dir|lang|title|translate|data-signature(?:-id)?)\s*="#)
            .expect("a constant expression")
    });
    KEPT.is_match(attributes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with a bar where the mark is expected, and one without.
    fn assert_marked(expected: &str) {
        let page = expected.replace('|', "");
        assert_eq!(marked(page).replace(MARK, "|"), expected);
    }

    #[test]
    fn a_signature_begins_behind_its_two_dashes() {
        for page in [
            "Hello|<br>-- <br>Ann",
            "<div>Hello</div><div>World|</div>\n-- <br>Ann",
            "Hello|<p>__<br>Ann</p>",
            "Hello|<BR />&nbsp; <span style='color:red'>--</span><br>Ann",
            "<p>a -- b</p><p>- no</p>",
            "Hello<br>- <br>Ann",
        ] {
            assert_marked(page);
        }
    }

    #[test]
    fn quoted_mail_begins_where_its_head_does() {
        for page in [
            // Outlook, in its own and in other languages.
            "<div>Hi<div style=\"border:none\">|<p class=MsoNormal><b><span lang=DE>Von:</span></b> Ann</p></div></div>",
            "Hi|<br><b>From:</b> Ann<br><b>Sent:</b> today",
            "Hi|<div><b>Från: </b>Ann</div>",
            // Lotus Notes.
            "Hi|<br>\n<br>Von: &nbsp; Hotel<br>An: x",
            // Apple Mail.
            "<div>Hi|<blockquote type=\"cite\"><div>On 4 Mar 2017, Ann wrote:</div><br></blockquote></div>",
            "Hi <blockquote type=cite><div>some note</div></blockquote>",
            // Zammad itself would begin at the first div here.
            "<div>Hi</div>|<div class=x>\n<br> Am 17.03.2017 schrieb Ann:<br></div>\n<blockquote>Dear</blockquote>",
            "<div>Hi</div><div><br> Am 17.03.2017 schrieb Ann:<br></div>",
            // A head that says where it reads from is no plain one for Zammad.
            "Hi<div dir=\"ltr\"><b>From:</b> Ann</div>",
        ] {
            assert_marked(page);
        }
    }

    #[test]
    fn the_first_of_several_beginnings_counts_and_line_breaks_before_all_do_not() {
        assert_marked("Hi|<br>--<br>Ann<br><b>Von:</b> Ben<br>x<br>--<br>Ben");
        assert_marked("<br> <br/>From: me to you");
        assert_marked("|<p><b>Von:</b> Ben</p>");
    }

    #[test]
    fn signs_and_quoted_values_are_no_tags() {
        assert_marked("1 < 2 <br title=\"a > b\">x|<br>-- <br>y");
        assert_marked("x <b title='<br>--'>y");
        assert_marked("x <br");
        assert_marked("x < ");
    }

    proptest::proptest! {
        #[test]
        fn only_the_mark_is_added_and_before_a_tag(page in "(<br>|<p>|</div>|<div a='>'>|<b>|--|Von:|On |<|>|&nbsp;|ü|\"| ){0,24}") {
            let marked = marked(page.clone());
            proptest::prop_assert_eq!(marked.replacen(MARK, "", 1), page);
            if let Some((_, behind)) = marked.split_once(MARK) {
                proptest::prop_assert!(behind.starts_with('<'));
            }
        }
    }
}
