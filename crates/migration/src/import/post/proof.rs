//! Whether an article that was read back is the mail that was sent.

use crate::message::{Attachment, ORIGINAL_NAME};
use crate::problem::Problem;
use crate::zammad::types::Article;

/// How many of these files, from the first on, an article holds. The original of
/// a mail is known by its name: Exchange writes it anew each time it hands it out,
/// with another length perhaps, and an article and its files are made together,
/// so that what is there is whole.
pub(super) fn files_held(files: &[Attachment], article: &Article) -> usize {
    let mut stored: Vec<u64> = article.attachments.iter().map(|(_, size)| *size).collect();
    let has_original = article.attachments.iter().any(|(name, size)| name == ORIGINAL_NAME && *size > 0);
    let is_there = |file: &&Attachment| {
        file.in_body
            || (file.filename == ORIGINAL_NAME && has_original)
            || stored
                .iter()
                .position(|size| *size == file.data.len() as u64)
                .map(|place| stored.swap_remove(place))
                .is_some()
    };
    files.iter().take_while(is_there).count()
}

/// What of an article is not as it was sent. Zammad adds files of its own
/// (images out of the body), so that every file sent must be there, not only
/// those.
pub(in crate::import) fn difference(
    article: &Article,
    ticket: u64,
    md5: &str,
    mut sizes: Vec<u64>,
) -> Option<Problem> {
    let mut stored: Vec<u64> = article.attachments.iter().map(|(_, size)| *size).collect();
    stored.sort_unstable();
    sizes.sort_unstable();
    let mut stored = stored.into_iter();
    let all_files = sizes.iter().all(|size| stored.any(|stored| stored == *size));
    let what = if article.message_id_md5.as_deref() != Some(md5) {
        "Message-ID"
    } else if article.ticket_id != ticket {
        "ticket"
    } else if !all_files {
        "files"
    } else if article.body_characters == 0 {
        "text"
    } else {
        return None;
    };
    Some(Problem::message("article-differs").with("what", what))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(sizes: &[u64]) -> Article {
        Article {
            id: 1,
            ticket_id: 7,
            message_id_md5: Some("aa".into()),
            sender: "Customer".into(),
            kind: "email".into(),
            body_characters: 5,
            attachments: sizes.iter().map(|size| ("file".to_owned(), *size)).collect(),
            created_at: None,
            subject: String::new(),
            from: String::new(),
            beginning: String::new(),
            by_mailferry: true,
        }
    }

    #[test]
    fn an_article_is_proven_only_with_every_file_it_was_sent_with() {
        let differs = |stored: &[u64], sent: &[u64]| {
            difference(&article(stored), 7, "aa", sent.to_vec())
                .and_then(|problem| problem.fact("what").map(str::to_owned))
        };
        assert_eq!(differs(&[3, 9, 3], &[3, 3]), None, "Zammad's own files do no harm");
        assert_eq!(differs(&[3, 9], &[3, 3]).as_deref(), Some("files"));
        assert_eq!(differs(&[], &[0]).as_deref(), Some("files"));
        assert_eq!(differs(&[], &[]), None);
    }

    #[test]
    fn an_original_that_was_handed_out_anew_is_known_again() {
        let file = |name: &str, size: usize| Attachment {
            filename: name.to_owned(),
            mime_type: "message/rfc822".to_owned(),
            data: vec![7; size],
            inline: false,
            content_id: None,
            in_body: false,
        };
        let mut there = article(&[5]);
        there.attachments.push((ORIGINAL_NAME.to_owned(), 900));
        assert_eq!(files_held(&[file("a", 5), file(ORIGINAL_NAME, 904)], &there), 2);
        assert_eq!(files_held(&[file("a", 5), file("b", 904)], &there), 1);
        assert_eq!(files_held(&[file("a", 5), file(ORIGINAL_NAME, 904)], &article(&[5])), 1);
    }

    #[test]
    fn an_article_is_proven_only_in_its_ticket_with_its_identity_and_a_text() {
        let good = article(&[]);
        let what = |article: &Article| {
            difference(article, 7, "aa", vec![]).and_then(|p| p.fact("what").map(str::to_owned))
        };
        assert_eq!(what(&Article { ticket_id: 8, ..good.clone() }).as_deref(), Some("ticket"));
        assert_eq!(what(&Article { message_id_md5: None, ..good.clone() }).as_deref(), Some("Message-ID"));
        assert_eq!(what(&Article { body_characters: 0, ..good.clone() }).as_deref(), Some("text"));
        assert_eq!(what(&good), None);
    }
}
