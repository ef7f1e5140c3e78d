//! The collection of reported mails that lies beside a working copy, read as it is:
//! each file against what its table says. Elsewhere there is nothing to read.

use std::path::PathBuf;

use jiff::Timestamp;

use super::super::{Mail, read_header};
use super::{context, mail, names};

fn case(name: &str) -> Option<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases");
    if !folder.is_dir() {
        return None;
    }
    Some(std::fs::read(folder.join(format!("{name}.eml"))).unwrap_or_else(|error| panic!("{name}: {error}")))
}

fn read_case(name: &str) -> Option<Mail> {
    case(name).map(mail)
}

#[test]
fn dates_of_the_collection_are_their_moments() {
    for (name, moment) in [
        ("a-piler-mez", "1992-02-28T10:07:59Z"),
        ("b-mikel-cest", "2016-07-06T07:32:29Z"),
        ("c-cet", "2024-03-12T08:15:00Z"),
        ("d-month-first", "2001-12-15T00:05:48Z"),
        ("d2-month-first", "2001-12-14T16:05:48Z"),
        ("e-month-first", "2005-04-09T13:39:52Z"),
        ("e2-month-first", "2010-10-11T08:10:10Z"),
        ("f-upper-no-zone", "2021-02-05T22:05:02Z"),
        ("h-dots", "2012-07-17T17:38:50Z"),
        ("i-gmt-comment", "2022-10-06T10:27:13Z"),
        ("j-no-zone", "2024-03-12T09:15:00Z"),
        ("k-german-dots", "2024-03-12T08:15:00Z"),
        ("l-pm", "2024-03-12T20:15:00Z"),
        ("m-gmt-plus", "2024-03-12T08:15:00Z"),
        ("p-localized-comment", "2015-10-01T12:40:57Z"),
        ("q-iso-space", "2024-03-12T08:15:00Z"),
        ("r-bst", "2024-07-09T08:15:00Z"),
    ] {
        let Some(raw) = case(&format!("odd-dates-{name}")) else { return };
        let expected: Timestamp = moment.parse().expect("a moment");
        assert_eq!(mail(&raw).date, Some(expected), "{name}");
        assert_eq!(read_header(&raw, &context()).date, Some(expected), "{name}");
    }
}

#[test]
fn a_date_of_the_collection_that_is_not_sure_is_none_and_never_a_wrong_one() {
    for (name, moment) in [
        ("g-numeric-month", "2014-09-15T05:25:04Z"),
        ("n-missing-plus", "2005-05-17T10:31:00Z"),
        ("o-swedish", "1999-05-28T19:47:11Z"),
    ] {
        let Some(read) = read_case(&format!("odd-dates-{name}")) else { return };
        let expected: Timestamp = moment.parse().expect("a moment");
        assert!(read.date.is_none_or(|date| date == expected), "{name}: {:?}", read.date);
    }
}

#[test]
fn two_mails_without_message_id_that_differ_in_a_file_are_two() {
    let name = |number| format!("no-message-id-same-text-file-{number}");
    let (Some(one), Some(two)) = (read_case(&name(1)), read_case(&name(2))) else { return };
    assert!(one.message_id_made_up && two.message_id_made_up);
    assert_eq!((names(&one), names(&two)), (vec!["scan.pdf"], vec!["scan.pdf"]));
    assert_eq!((&one.subject, one.date, one.body.trim()), (&two.subject, two.date, two.body.trim()));
    assert_ne!(one.content, two.content, "a copy is one in its files too");
    let again = read_case(&name(1)).expect("there");
    assert_eq!((one.content, one.message_id), (again.content, again.message_id));
}

#[test]
fn texts_of_the_collection_are_read_as_its_table_says() {
    for (name, parts) in [
        ("outlook-list-bullets", vec!["• "]),
        ("utf-16-with-bom", vec!["quote me please"]),
        ("utf8-last-character-cut", vec!["\u{fffd}"]),
        ("utf8-one-broken-byte", vec!["\u{fffd}"]),
        ("utf8-with-latin1-footer", vec!["Grüße aus Köln", "größer"]),
        ("text-with-html-signature", vec!["im zweiten Stock", "Petra Lang, Kunde GmbH"]),
    ] {
        let Some(read) = read_case(name) else { return };
        for part in parts {
            assert!(read.body.contains(part), "{name}: {part}: {}", read.body);
        }
        // Of the footer in another charset each odd byte may be lost, and no more.
        let most = if name == "utf8-with-latin1-footer" { 3 } else { 1 };
        assert!(read.body.matches('\u{fffd}').count() <= most, "{name}: {}", read.body);
    }
    for (name, subject) in [
        ("s1-latin1-raw-in-q", "Schöne Grüße"),
        ("s3-1252-raw-in-q", "Preis 5 €"),
        ("s4-latin1-raw-in-q-mixed", "Re: Frösche und Grüße"),
    ] {
        let Some(read) = read_case(&format!("raw-8bit-in-encoded-word-{name}")) else { return };
        assert_eq!(read.subject, subject, "{name}");
    }
    let Some(read) = read_case("raw-8bit-in-encoded-word-s5-from-latin1-raw-in-q") else { return };
    assert!(read.from.contains("Jürgen Müller"), "{}", read.from);
    let Some(read) = read_case("boundary-mismatch") else { return };
    assert!(read.is_unfaithful() && read.body != "no visible content", "{}", read.body);
}
