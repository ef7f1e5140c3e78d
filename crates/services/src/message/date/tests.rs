//! Dates in the wild are read for sure or not at all.

use jiff::Timestamp;
use jiff::civil::{DateTime, date};
use jiff::tz::Offset;
use proptest::prelude::*;

use super::reading::read;
use super::{Header, is_plausible, received, sent};

fn said(text: &str) -> Option<String> {
    read(text).map(|moment| moment.to_string())
}

#[test]
fn each_form_says_the_moment_that_its_sender_meant() {
    for (text, expected) in [
        // RFC 5322, and its obsolete forms.
        ("Mon, 1 Jan 2024 10:00:00 +0100", "2024-01-01T09:00:00Z"),
        ("1 Jan 24 10:00 GMT", "2024-01-01T10:00:00Z"),
        ("Mon, 1 Jan 2024 10:00:00 EST (Eastern)", "2024-01-01T15:00:00Z"),
        ("Mon , 1  Jan\t2024 10 :00:00 +0100".replace("10 :", "10:").as_str(), "2024-01-01T09:00:00Z"),
        ("Tue, 31 Dec 2019 23:59:60 -0000", "2019-12-31T23:59:59Z"),
        ("Fri, 14 Dec 101 16:05:48 -0800", "2001-12-15T00:05:48Z"),
        ("Tue, 12 Mar 49 09:15:00 Z", "2049-03-12T09:15:00Z"),
        ("Tue, 12 Mar 2024 09:15:00 +0530", "2024-03-12T03:45:00Z"),
        // Named zones.
        ("Fri, 28 Feb 92 11:07:59 MEZ", "1992-02-28T10:07:59Z"),
        ("06 Jul 2016 09:32:29 CEST", "2016-07-06T07:32:29Z"),
        ("Tue, 12 Mar 2024 09:15:00 CET", "2024-03-12T08:15:00Z"),
        ("Tue, 09 Jul 2024 09:15:00 MESZ", "2024-07-09T07:15:00Z"),
        ("Tue, 09 Jul 2024 09:15:00 BST", "2024-07-09T08:15:00Z"),
        ("Tue, 09 Jul 2024 09:15:00 EEST", "2024-07-09T06:15:00Z"),
        ("Tue, 09 Jul 2024 09:15:00 WET", "2024-07-09T09:15:00Z"),
        ("Tue, 09 Jul 2024 09:15:00 EDT", "2024-07-09T13:15:00Z"),
        ("Tue, 09 Jul 2024 09:15:00 CDT", "2024-07-09T14:15:00Z"),
        ("Tue, 09 Jul 2024 09:15:00 PDT", "2024-07-09T16:15:00Z"),
        ("Tue, 12 Mar 2024 09:15:00 AKST", "2024-03-12T18:15:00Z"),
        ("Tue, 12 Mar 2024 09:15:00 NST", "2024-03-12T12:45:00Z"),
        ("Tue, 12 Mar 2024 09:15:00 MSK", "2024-03-12T06:15:00Z"),
        ("Tue, 12 Mar 2013 09:15:00 MSK", "2013-03-12T05:15:00Z"),
        // Offsets in other spellings.
        ("Tue, 12 Mar 2024 09:15:00 GMT+01:00", "2024-03-12T08:15:00Z"),
        ("Tue, 12 Mar 2024 09:15:00 UTC-5", "2024-03-12T14:15:00Z"),
        ("Tue, 12 Mar 2024 09:15:00 GMT +0100", "2024-03-12T08:15:00Z"),
        ("Tue Mar 12 2024 09:15:00 GMT+0100 (Central European Time)", "2024-03-12T08:15:00Z"),
        ("Tue, 12 Mar 2024 09:15:00 +01:00", "2024-03-12T08:15:00Z"),
        ("Tue, 12 Mar 2024 09:15:00+0100", "2024-03-12T08:15:00Z"),
        ("Tue, 09 Jul 2024 09:15:00 +0200 CEST", "2024-07-09T07:15:00Z"),
        ("Tue, 09 Jul 2024 09:15:00 +0200 CET", "2024-07-09T07:15:00Z"),
        ("Tue, 17 May 2005 12:31:00 0200", "2005-05-17T10:31:00Z"),
        ("Thu, 6 Oct 2022 12:27:13 +0200 (GMT+02:00)", "2022-10-06T10:27:13Z"),
        ("Thu, 1 Oct 2015 14:40:57 +0200 (Mitteleurop\u{e4}ische Sommerzeit)", "2015-10-01T12:40:57Z"),
        ("Tue, 12 Mar 2024 09:15:00 +0100 (a (nested) \"remark\")", "2024-03-12T08:15:00Z"),
        ("Tue, 12 Mar 2024 09:15:00 +0100 (one that does not end", "2024-03-12T08:15:00Z"),
        // Without a zone it is UTC.
        ("Tue, 12 Mar 2024 09:15:00", "2024-03-12T09:15:00Z"),
        ("05-FEB-2021 22:05:02", "2021-02-05T22:05:02Z"),
        ("Mon Jan  1 10:00:00 2024", "2024-01-01T10:00:00Z"),
        ("Fri Feb 28 11:07:59 MEZ 1992", "1992-02-28T10:07:59Z"),
        // Month first.
        ("Fri, Dec 14 2001 16:05:48 -0800", "2001-12-15T00:05:48Z"),
        ("Sat, Apr 09 2005 06:39:52 -0700", "2005-04-09T13:39:52Z"),
        ("Mon, Oct 11 2010 10:10:10 +0200", "2010-10-11T08:10:10Z"),
        ("Tuesday, March 12, 2024 9:15 AM", "2024-03-12T09:15:00Z"),
        ("March 12th, 2024 at 9:15pm", "2024-03-12T21:15:00Z"),
        ("06:09:22 PM EDT, July 9, 2024", "2024-07-09T22:09:22Z"),
        ("Tue, 09 Jul 2024 06:09:22 PM EDT", "2024-07-09T22:09:22Z"),
        // Twelve hours.
        ("12.03.2024 9:15:00 PM +0100", "2024-03-12T20:15:00Z"),
        ("Tue, 12 Mar 2024 9:15:00 PM +0100", "2024-03-12T20:15:00Z"),
        ("Tue, 12 Mar 2024 12:00 AM", "2024-03-12T00:00:00Z"),
        ("Tue, 12 Mar 2024 12:30\u{202f}p.m.", "2024-03-12T12:30:00Z"),
        ("Tue, 12 Mar 2024 13:05 PM", "2024-03-12T13:05:00Z"),
        ("Tue, 12 Mar 2024 9PM", "2024-03-12T21:00:00Z"),
        // Full and foreign names.
        ("Tue, 12 March 2024 09:15:00 +0100", "2024-03-12T08:15:00Z"),
        ("Tue, 12 Sept 2023 09:15:00 +0100", "2023-09-12T08:15:00Z"),
        ("fre, 28 maj 1999 21:47:11 +0200 (CEST)", "1999-05-28T19:47:11Z"),
        ("Di, 12. M\u{e4}rz 2024 09:15:00 +0100", "2024-03-12T08:15:00Z"),
        ("Do., 5. Dez. 2024 um 9.15 Uhr", "2024-12-05T09:15:00Z"),
        ("mar., 12 mars 2024 09:15:00 +0100", "2024-03-12T08:15:00Z"),
        ("mar, 12 mar 2024 09:15:00 +0100", "2024-03-12T08:15:00Z"),
        ("jeu., 1 ao\u{fb}t 2024 09:15:00 +0200", "2024-08-01T07:15:00Z"),
        ("lun, 1 abr 2024 09:15:00 +0200", "2024-04-01T07:15:00Z"),
        ("s\u{fffd}b, 6 jul 2024 09:15:00 +0200", "2024-07-06T07:15:00Z"),
        // Figures alone.
        ("12.03.2024 09:15:00 +0100", "2024-03-12T08:15:00Z"),
        ("3.12.24 09:15", "2024-12-03T09:15:00Z"),
        ("Mon, 15 09 2014 05:25:04", "2014-09-15T05:25:04Z"),
        ("03/28/2024 9:15 PM", "2024-03-28T21:15:00Z"),
        ("Fri, 03/01/2024 09:15", "2024-03-01T09:15:00Z"),
        ("Sat, 04/03/2023 09:15", "2023-03-04T09:15:00Z"),
        ("04/04/2024 09:15", "2024-04-04T09:15:00Z"),
        ("Tue, 17 Jul 2012 19.38.50 +0200", "2012-07-17T17:38:50Z"),
        // ISO order.
        ("2024-01-01T10:00:00+02:00", "2024-01-01T08:00:00Z"),
        ("2024-01-01 10:00:00", "2024-01-01T10:00:00Z"),
        ("2024-03-12 09:15:00 +0100", "2024-03-12T08:15:00Z"),
        ("2024-03-12T09:15:00.250Z", "2024-03-12T09:15:00.25Z"),
        ("2024-03-12T09:15:00.123456+01:00", "2024-03-12T08:15:00.123456Z"),
        ("2024/03/12 09:15 CET", "2024-03-12T08:15:00Z"),
        // The end of a day.
        ("Tue, 12 Mar 2024 24:00:00 +0000", "2024-03-13T00:00:00Z"),
        ("Thu, 29 Feb 2024 24:00 +0100", "2024-02-29T23:00:00Z"),
        ("\"Tue, 12 Mar 2024 09:15:00 +0100\"", "2024-03-12T08:15:00Z"),
    ] {
        assert_eq!(said(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_could_mean_two_moments_or_none_is_no_date() {
    for text in [
        "",
        "yesterday",
        "now",
        "99",
        "1710231300",
        "Mon, 45 Jan 2024 10:00:00 +0100",
        "Thu, 29 Feb 2023 10:00:00 +0100",
        // Day or month first?
        "03/04/2024 09:15",
        "Mon, 05 09 2014 05:25:04",
        "Tue, 03/12/2024 09:15",
        "12-03-2024 09:15",
        "24/03/12 09:15",
        // A day is no moment.
        "2024-03-12",
        "Tue, 12 Mar 2024",
        "Tue, 12 Mar 09:15:00",
        "09:15:00 +0100",
        // Zones that are several or none.
        "Tue, 12 Mar 2024 09:15:00 IST",
        "Tue, 12 Mar 2024 09:15:00 A",
        "Tue, 12 Mar 2024 09:15:00 XYZ",
        "Tue, 12 Mar 2024 09:15:00 Pacific Daylight Time",
        "Tue, 12 Mar 2024 09:15:00 +9900",
        "Tue, 12 Mar 2024 09:15:00 +0177",
        "Tue, 12 Mar 2024 09:15:00 +0100 +0200",
        "Tue, 12 Mar 2024 09:15:00 -0800 CEST",
        "Tue, 12 Mar 2024 09:15:00 +0100 GMT",
        "Tue, 12 Mar 2024 09:15:00 CET EST",
        // Times that are none.
        "Tue, 12 Mar 2024 25:00:00 +0100",
        "Tue, 12 Mar 2024 24:00:01 +0100",
        "Tue, 12 Mar 2024 09:61:00 +0100",
        "Tue, 12 Mar 2024 13:05 AM",
        "Tue, 12 Mar 2024 0:05 PM",
        "Tue, 12 Mar 2024 24:00 PM",
        "Tue, 12 Mar 2024 09:15:00 10:15:00",
        // Words that say something else.
        "Tue, 12 Mar Apr 2024 09:15:00 +0100",
        "Tue, 12 lis 2024 09:15:00 +0100",
        "before Tue, 12 Mar 2024 09:15:00 +0100",
        "Tue, 12 Mar 2024 09:15:00 +0100 or so",
        "Mon, 1 Jan 0001 10:00:00 +0000",
        "Mon, 1 Jan 9999 10:00:00 +0000",
        "Tue, 12 Mar 4 09:15:00 +0000",
    ] {
        assert_eq!(said(text), None, "{text}");
    }
}

#[test]
fn a_header_in_latin_1_or_in_encoded_words_is_read_and_the_last_readable_one_counts() {
    let date = |raw: &[u8]| sent(&Header::read(raw)).map(|moment| moment.to_string());
    let march = Some("2024-03-12T08:15:00Z".to_owned());
    assert_eq!(date(b"Date: 12. M\xe4rz 2024 09:15:00 +0100"), march);
    assert_eq!(date(b"Date: =?utf-8?Q?12=2E_M=C3=A4rz_2024_09:15:00_+0100?="), march);
    assert_eq!(date(b"Date: Tue, 12 Mar 2024\r\n 09:15:00 +0100\r\nDate: soon"), march);
    assert_eq!(date(format!("Date: {}Tue", " ".repeat(3000)).as_bytes()), None);
    assert_eq!(date(format!("Date: {}", "1 ".repeat(3000)).as_bytes()), None);
    assert_eq!(date(b"Subject: none"), None);
}

#[test]
fn the_first_server_that_can_be_believed_says_when_a_mail_was_received() {
    let now: Timestamp = "2024-06-01T00:00:00Z".parse().expect("a moment");
    let header = b"Received: from c by d; Tue, 12 Mar 2024 09:17:00 +0100\r\n\
        Received: from b by c (x; y)\r\n\tid 1; Tue, 12 Mar 2024 09:16:00 +0100\r\n\
        Received: from a by b; Thu, 1 Jan 1970 00:00:00 +0000\r\n\
        Received: from a by b; Thu, 12 Mar 2054 00:00:00 +0000\r\n\
        Received: by nobody\r\nSubject: x\r\n\r\nReceived: x; Tue, 12 Mar 2019 09:16:00 +0100\r\n";
    assert_eq!(
        received(header, now).map(|moment| moment.to_string()).as_deref(),
        Some("2024-03-12T08:16:00Z")
    );
    assert_eq!(received(b"Received: by nobody; soon\r\n\r\n", now), None);
}

#[test]
fn a_moment_before_there_was_mail_or_after_now_is_not_plausible() {
    let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
    let now = at("2024-06-01T00:00:00Z");
    for (moment, plausible) in [
        ("1970-01-01T00:00:00Z", false),
        ("1980-01-01T00:00:00Z", false),
        ("1981-01-01T00:00:00Z", true),
        ("2019-01-01T00:00:00Z", true),
        // A clock a day ahead is a clock; a week ahead is no date.
        ("2024-06-02T00:00:00Z", true),
        ("2024-06-08T00:00:00Z", false),
    ] {
        assert_eq!(is_plausible(at(moment), now), plausible, "{moment}");
    }
    assert!(
        !is_plausible(now, Timestamp::MIN)
            && is_plausible(now, Timestamp::MAX - jiff::SignedDuration::from_hours(99))
    );
}

/// How a moment at an offset is written in each form that is read.
type Form = (&'static str, fn(DateTime, i32) -> String);

fn written(local: DateTime, form: &str) -> String {
    local.strftime(form).to_string()
}

fn offset(minutes: i32, colon: &str) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}{colon}{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

const FORMS: &[Form] = &[
    ("RFC 5322", |local, zone| format!("{} {}", written(local, "%a, %d %b %Y %H:%M:%S"), offset(zone, ""))),
    ("without a weekday", |local, zone| {
        format!("{} {}", written(local, "%-d %B %Y %H:%M:%S"), offset(zone, ""))
    }),
    ("month first", |local, zone| {
        format!("{} {}", written(local, "%A, %b %d, %Y %H:%M:%S"), offset(zone, ":"))
    }),
    ("ctime", |local, zone| {
        let place = local.strftime("%a %b %e %H:%M:%S");
        format!("{place} {} {}", offset(zone, ""), local.year())
    }),
    ("GMT+", |local, zone| format!("{} GMT{}", written(local, "%d-%b-%Y %H:%M:%S"), offset(zone, ":"))),
    ("twelve hours", |local, zone| {
        format!("{} {}", written(local, "%d %b %Y %I:%M:%S %p"), offset(zone, ""))
    }),
    ("dots", |local, zone| format!("{} {}", written(local, "%d.%m.%Y %H.%M.%S"), offset(zone, ""))),
    ("ISO with T", |local, zone| format!("{}{}", written(local, "%Y-%m-%dT%H:%M:%S"), offset(zone, ":"))),
    ("ISO with a blank", |local, zone| {
        format!("{} {}", written(local, "%Y-%m-%d %H:%M:%S"), offset(zone, ""))
    }),
    ("slashes, year first", |local, zone| {
        format!("{} {}", written(local, "%Y/%m/%d %H:%M:%S"), offset(zone, ""))
    }),
];

proptest! {
    #[test]
    fn a_moment_in_any_form_reads_back_as_that_moment(
        second in 347_155_200_i64..4_000_000_000,
        quarters in -48_i32..=56,
        form in prop::sample::select(FORMS),
        remark in prop::sample::select(vec!["", " (CEST)", " (Mitteleurop\u{e4}ische Zeit)"]),
    ) {
        let moment = Timestamp::from_second(second).expect("a moment");
        let zone = Offset::from_seconds(quarters * 900).expect("an offset");
        let text = form.1(zone.to_datetime(moment), quarters * 15) + remark;
        prop_assert_eq!(read(&text), Some(moment), "{}: {}", form.0, text);
    }

    #[test]
    fn slashes_are_read_where_they_are_sure_and_never_wrong(
        day in 1_i8..=28, month in 1_i8..=12, with_weekday: bool, month_first: bool,
    ) {
        let meant = date(2024, month, day);
        let figures = if month_first { meant.strftime("%m/%d/%Y") } else { meant.strftime("%d/%m/%Y") };
        let weekday = if with_weekday { meant.strftime("%a, ").to_string() } else { String::new() };
        let found = read(&format!("{weekday}{figures} 00:00:00 +0000"));
        let meant = Offset::UTC.to_timestamp(meant.at(0, 0, 0, 0)).expect("a moment");
        prop_assert!(found.is_none_or(|found| found == meant), "{found:?}");
        prop_assert!(day <= 12 || found.is_some());
    }

    #[test]
    fn junk_is_never_a_moment_without_sense(text in "\\PC{0,60}") {
        if let Some(moment) = read(&text) {
            prop_assert!((1970..2100).contains(&Offset::UTC.to_datetime(moment).year()), "{text}");
        }
    }

    #[test]
    fn pieces_of_dates_in_any_order_never_panic(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "Tue,", "12", "Mar", "mar,", "2024", "92", "09:15:00", "9.15", "PM", "+0100", "0200", "GMT+1", "CET",
                "(", ")", "12.03.2024", "2024-03-12T", "24:00", "-", ":", "1st", "t", "\u{fffd}", "05-FEB-2021",
            ]),
            0..9,
        ),
        blank in prop::sample::select(vec!["", " ", ","]),
    ) {
        let _ = read(&pieces.join(blank));
    }
}
