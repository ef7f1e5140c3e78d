//! Words that stand in dates: months and weekdays, in the languages in which
//! mail programs wrote them against RFC 5322, and zones with their offsets.

use jiff::civil::{DateTime, Weekday};

/// Full names of each month: English, German, French, Spanish, Italian,
/// Portuguese, Dutch, Swedish, Danish, Norwegian. Slavic ones are left out: one
/// name means October in one language and November in another.
const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "jänner", "janvier", "enero", "gennaio", "janeiro", "januari"],
    &["february", "februar", "feber", "février", "fevrier", "febrero", "febbraio", "fevereiro", "februari"],
    &["march", "märz", "maerz", "mrz", "mars", "marzo", "março", "marco", "maart", "mrt", "marts"],
    &["april", "avril", "abril", "aprile"],
    &["may", "mai", "mayo", "maggio", "maio", "mei", "maj"],
    &["june", "juni", "juin", "junio", "giugno", "junho"],
    &["july", "juli", "juillet", "julio", "luglio", "julho"],
    &["august", "août", "aout", "agosto", "augustus", "augusti"],
    &["september", "septembre", "septiembre", "setiembre", "settembre", "setembro"],
    &["october", "oktober", "octobre", "octubre", "ottobre", "outubro"],
    &["november", "novembre", "noviembre", "novembro"],
    &["december", "dezember", "décembre", "decembre", "diciembre", "dicembre", "dezembro", "desember"],
];

/// Full names of each weekday, in the same languages.
const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (
        Weekday::Monday,
        &["monday", "montag", "lundi", "lunes", "lunedì", "segunda", "maandag", "måndag", "mandag"],
    ),
    (
        Weekday::Tuesday,
        &[
            "tuesday", "tues", "dienstag", "mardi", "martes", "martedì", "terça", "dinsdag", "tisdag",
            "tirsdag",
        ],
    ),
    (
        Weekday::Wednesday,
        &["wednesday", "mittwoch", "mercredi", "miércoles", "mercoledì", "quarta", "woensdag", "onsdag"],
    ),
    (
        Weekday::Thursday,
        &["thursday", "donnerstag", "jeudi", "jueves", "giovedì", "quinta", "donderdag", "torsdag"],
    ),
    (Weekday::Friday, &["friday", "freitag", "vendredi", "viernes", "venerdì", "sexta", "vrijdag", "fredag"]),
    (
        Weekday::Saturday,
        &["saturday", "samstag", "sonnabend", "samedi", "sábado", "sabato", "zaterdag", "lördag", "lørdag"],
    ),
    (
        Weekday::Sunday,
        &["sunday", "sonntag", "dimanche", "domingo", "domenica", "zondag", "söndag", "søndag"],
    ),
];

/// Words that say nothing: "12 de março", "March 12 at 9:15", "9:15 Uhr".
const FILLERS: &[&str] = &["at", "of", "um", "uhr", "de"];

/// Named zones with their offset from UTC in minutes: those of RFC 5322 section
/// 4.3, and others that mean one thing wherever they are written. Names that
/// mean several stay unread (IST: India, Ireland, Israel; AST: Atlantic,
/// Arabia), as do military letters, which RFC 822 defined the wrong way round.
const ZONES: &[(&str, i32)] = &[
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("z", 0),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("akst", -540),
    ("akdt", -480),
    ("hst", -600),
    ("nst", -210),
    ("ndt", -150),
    ("wet", 0),
    ("west", 60),
    ("bst", 60),
    ("cet", 60),
    ("cest", 120),
    ("met", 60),
    ("mest", 120),
    ("mez", 60),
    ("mesz", 120),
    ("eet", 120),
    ("eest", 180),
    ("jst", 540),
    ("kst", 540),
    ("hkt", 480),
    ("aest", 600),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
];

/// What a word in a date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// Before noon.
    Am,
    /// After noon.
    Pm,
    /// A word that stands between the parts of a date and tells nothing.
    Filler,
    /// Offset from UTC in minutes; `universal` where it is UTC under one of its
    /// names.
    Zone { minutes: i32, universal: bool },
    /// Moscow's time, whose offset changed under its name.
    Moscow,
    /// A month, 1 to 12.
    Month(i8),
    /// A weekday; `None` where several languages mean different ones.
    Weekday(NamedDay),
}

/// Reads a lower-case word.
pub(super) fn word(word: &str) -> Option<Word> {
    let word = word.trim_end_matches('.');
    match word {
        "am" | "a.m" => return Some(Word::Am),
        "pm" | "p.m" => return Some(Word::Pm),
        "msk" => return Some(Word::Moscow),
        _ if FILLERS.contains(&word) => return Some(Word::Filler),
        _ => {}
    }
    if let Some((name, minutes)) = ZONES.iter().find(|(name, _)| *name == word) {
        let universal = matches!(*name, "ut" | "utc" | "gmt" | "z");
        return Some(Word::Zone { minutes: *minutes, universal });
    }
    month(word).map(Word::Month).or_else(|| weekday(word).map(Word::Weekday))
}

/// The month of a full name, or of the beginning of one, three letters or more,
/// that begins no other month's.
fn month(word: &str) -> Option<i8> {
    if word.chars().count() < 3 {
        return None;
    }
    let mut found = None;
    for (month, names) in (1..).zip(MONTHS) {
        if names.contains(&word) {
            return Some(month);
        }
        if names.iter().any(|name| name.starts_with(word)) {
            if found.is_some() {
                return None;
            }
            found = Some(month);
        }
    }
    // "Sept" and its like are beginnings too; "mar" begins March alone.
    found
}

/// A word that names a day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NamedDay {
    /// The name is that of one day alone.
    Sure(Weekday),
    /// One of several, or of a language that is not known here.
    Unsure,
}

impl NamedDay {
    /// The day, where it is sure.
    pub(super) fn sure(self) -> Option<Weekday> {
        match self {
            Self::Sure(weekday) => Some(weekday),
            Self::Unsure => None,
        }
    }
}

/// A weekday by its name or the beginning of it, two letters or more.
pub(super) fn weekday(word: &str) -> Option<NamedDay> {
    let word = word.trim_end_matches('.');
    if word.chars().count() < 2 {
        return None;
    }
    let mut found = WEEKDAYS
        .iter()
        .filter(|(_, names)| names.iter().any(|name| name.starts_with(word)))
        .map(|(weekday, _)| *weekday);
    let first = found.next()?;
    Some(if found.next().is_none() { NamedDay::Sure(first) } else { NamedDay::Unsure })
}

/// Minutes from UTC of Moscow's time at a moment there: four hours from March
/// 2011 to October 2014, else three (tz database, Europe/Moscow).
pub(super) fn moscow(local: DateTime) -> i32 {
    let four_hours =
        jiff::civil::date(2011, 3, 27).at(2, 0, 0, 0)..jiff::civil::date(2014, 10, 26).at(2, 0, 0, 0);
    if four_hours.contains(&local) { 240 } else { 180 }
}
