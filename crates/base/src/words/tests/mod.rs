//! Words are found, and numbers written right, in every language.

mod complete;
mod glossary;

use std::path::{Path, PathBuf};
use std::time::Duration;

use proptest::prelude::*;

use super::Language::{English, German};
use super::*;

/// Every source of the program: of its package and of all its crates.
pub(crate) fn sources() -> Vec<PathBuf> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crates' folder");
    let mut files = Vec::new();
    rust_files(&crates.with_file_name("src"), &mut files);
    for entry in std::fs::read_dir(crates).expect("the crates' folder") {
        rust_files(&entry.expect("a crate").path().join("src"), &mut files);
    }
    files
}

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("source folder") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

#[test]
fn numbers_have_each_languages_marks() {
    for (number, english, german) in
        [(0, "0", "0"), (999, "999", "999"), (1_000, "1,000", "1.000"), (4_210_999, "4,210,999", "4.210.999")]
    {
        assert_eq!(English.number(number), english);
        assert_eq!(German.number(number), german);
    }
    assert_eq!(English.decimal(2_310.55, 1), "2,310.6");
    assert_eq!(German.decimal(2_310.55, 1), "2.310,6");
    assert_eq!(German.decimal(f64::NAN, 1), "0,0");
    assert_eq!(English.decimal(-3.0, 0), "0");
}

#[test]
fn sizes_have_the_unit_that_fits() {
    for (bytes, english, german) in [
        (0, "0 bytes", "0 Bytes"),
        (1, "1 byte", "1 Byte"),
        (999, "999 bytes", "999 Bytes"),
        (1_000, "1.0 kB", "1,0 kB"),
        (99_949, "99.9 kB", "99,9 kB"),
        (99_950, "100 kB", "100 kB"),
        (999_499, "999 kB", "999 kB"),
        (999_500, "1.0 MB", "1,0 MB"),
        (1_930_700_000, "1.9 GB", "1,9 GB"),
        (u64::MAX, "18,446,744 TB", "18.446.744 TB"),
    ] {
        assert_eq!(English.bytes(bytes), english, "{bytes}");
        assert_eq!(German.bytes(bytes), german, "{bytes}");
    }
}

#[test]
fn a_hundred_percent_means_all() {
    assert_eq!(English.percent(4_209, 4_210), "99%");
    assert_eq!(English.percent(4_210, 4_210), "100%");
    assert_eq!(German.percent(1, 2), "50\u{a0}%");
    assert_eq!(English.percent(0, 0), "100%");
    assert_eq!(English.percent(u64::MAX, u64::MAX), "100%");
}

#[test]
fn dates_and_times_are_written_as_in_each_language() {
    let moment = jiff::civil::date(2026, 11, 2).at(14, 5, 59, 0);
    assert_eq!(English.moment(moment), "2 Nov 2026, 14:05");
    assert_eq!(German.moment(moment), "2. Nov. 2026, 14:05");
    assert_eq!(German.date(jiff::civil::date(2024, 3, 31)), "31. März 2024");
    assert_eq!(English.date(jiff::civil::date(1999, 12, 1)), "1 Dec 1999");
    assert_eq!(English.time(jiff::civil::time(7, 0, 0, 0)), "07:00");
    let zoned = moment.in_tz("UTC").expect("a moment in UTC");
    assert_eq!(English.moment(&zoned), "2 Nov 2026, 14:05");
}

#[test]
fn an_estimate_is_no_more_exact_than_it_can_be() {
    for (seconds, english, german) in [
        (0, "less than a minute", "weniger als eine Minute"),
        (59, "less than a minute", "weniger als eine Minute"),
        (60, "about a minute", "etwa eine Minute"),
        (200, "about 4 minutes", "etwa 4 Minuten"),
        (3_541, "about an hour", "etwa eine Stunde"),
        (3_700, "about an hour and 5 minutes", "etwa eine Stunde und 5 Minuten"),
        (7_900, "about 2 hours 15 minutes", "etwa 2 Stunden 15 Minuten"),
        (86_400, "about 24 hours", "etwa 24 Stunden"),
        (200_000, "about 3 days", "etwa 3 Tage"),
    ] {
        assert_eq!(English.about(Duration::from_secs(seconds)), english);
        assert_eq!(German.about(Duration::from_secs(seconds)), german);
    }
}

#[test]
fn a_measured_time_is_exact() {
    assert_eq!(English.duration(Duration::from_millis(45_900)), "45 s");
    assert_eq!(German.duration(Duration::from_secs(252)), "4 min 12 s");
    assert_eq!(English.duration(Duration::from_secs(7_900)), "2 h 11 min");
}

#[test]
fn lists_end_in_and() {
    assert_eq!(English.list::<&str>(&[]), "");
    assert_eq!(English.list(&["INBOX"]), "INBOX");
    assert_eq!(English.list(&["a", "b", "c"]), "a, b and c");
    assert_eq!(German.list(&["a", "b"]), "a und b");
}

#[test]
fn the_first_language_that_is_spoken_is_chosen() {
    for (wanted, chosen) in [
        (vec!["de-AT", "en"], German),
        (vec!["de_CH.UTF-8"], German),
        (vec!["DE"], German),
        (vec!["fr-FR", "de", "en"], German),
        (vec!["en-GB", "de-DE"], English),
        (vec!["den", "C", "POSIX", ""], English),
        (vec!["C.UTF-8", "de-DE"], English),
        (vec!["", "de-DE"], German),
        (vec![], English),
    ] {
        assert_eq!(Language::chosen(&wanted), chosen, "{wanted:?}");
    }
}

#[test]
fn a_language_is_kept_by_its_tag() {
    for language in Language::ALL {
        let written = serde_json::to_value(language).expect("a language as JSON");
        assert_eq!(written, language.tag());
        assert_eq!(serde_json::from_value::<Language>(written).expect("a language"), language);
    }
}

#[test]
fn a_number_among_words_chooses_the_plural_and_is_written_in_the_language() {
    let bytes = |language, count: u64| say(language, "word-bytes", &[("count", count.into())]);
    assert_eq!(bytes(English, 1), "1 byte");
    assert_eq!(bytes(German, 4_210), "4.210 Bytes");
}

#[test]
fn words_that_are_nowhere_are_told_by_their_id() {
    assert_eq!(say(German, "window-nowhere.at-all", &[]), "window-nowhere.at-all");
}

proptest! {
    #[test]
    fn no_amount_stops_the_words(number: u64, float: f64, all: u64) {
        for language in Language::ALL {
            let digits = language.number(number).replace([',', '.'], "");
            prop_assert_eq!(digits, number.to_string());
            prop_assert!(!language.bytes(number).is_empty());
            prop_assert!(!language.decimal(float, 1).is_empty());
            prop_assert!(!language.percent(number, all).is_empty());
            let about = language.about(Duration::from_secs(number));
            prop_assert!(!about.contains('$'), "{about}");
            prop_assert!(!language.duration(Duration::from_secs(number)).is_empty());
        }
    }
}
