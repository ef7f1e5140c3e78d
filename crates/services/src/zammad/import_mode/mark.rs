//! Whose import Zammad is suspended for, seen by every machine that asks.
//!
//! Zammad keeps no author of a setting: the table has no `updated_by_id` in any
//! version, and the audit log of the newest is in none before it. What every
//! version keeps is the whole of `state_current`, a store of which only `value`
//! is ever read (`app/models/setting.rb`) and which a PUT replaces as a whole
//! (`app/controllers/settings_controller.rb`). So the mark stands there, beside
//! the value: it is written and taken away with it in one request, and needs no
//! right but that of switching. (`preferences` would not do: what stands there is
//! merged over what is sent, so that nothing could be taken out of it again.)
//!
//! Of two who write at the same time the later one's mark stays, and both look
//! after the settle time before they rely on anything.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Setting;
use crate::problem::{Fact, Problem};
use crate::words::Phrase;

/// Where the mark stands within `state_current`.
pub(super) const PLACE: &str = "mailferry";

/// At most so many characters of what another wrote are shown.
const SHOWN: usize = 100;

/// Who holds import mode, for others to read. Nothing in it is secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Tells this hold from every other one.
    pub key: String,
    /// Login of the token's user.
    pub user: String,
    /// Address of the mailbox that is imported.
    pub mailbox: String,
    /// Name of the machine.
    pub machine: String,
    /// When it was switched on for it, by the clock of its machine.
    pub since: Timestamp,
}

impl Mark {
    /// A mark as of now.
    pub fn new(user: &str, mailbox: &str, machine: &str) -> Self {
        Self {
            key: format!("{:032x}", rand::random::<u128>()),
            user: user.to_owned(),
            mailbox: mailbox.to_owned(),
            machine: machine.to_owned(),
            since: Timestamp::now(),
        }
    }

    /// The mark in a setting's `state_current`; whatever else stands there is none.
    pub(super) fn read(state_current: &Value) -> Option<Self> {
        Deserialize::deserialize(&state_current[PLACE]).ok()
    }
}

/// A hold as the one who has it remembers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Its mark.
    pub mark: Mark,
    /// When the setting was written with it, in the server's words; `None` until
    /// it has answered.
    pub written_at: Option<String>,
}

/// What somebody knows of import mode being on through them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Own {
    /// They have not switched it.
    #[default]
    Nothing,
    /// They switched it without a mark: versions of Mailferry before 0.2 did.
    Unmarked,
    /// They hold it, or were cut off while taking it.
    Held(Hold),
}

/// Whose import mode is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// It is off, and nobody's.
    Nobody,
    /// It is on through who asks.
    Us,
    /// It is another's, who says so or not.
    Another(Option<Mark>),
}

impl Setting {
    /// Whose import mode is, for somebody who knows this of it.
    pub fn owner(&self, own: &Own) -> Owner {
        match (&self.mark, own) {
            _ if !self.on => Owner::Nobody,
            (Some(mark), Own::Held(hold)) if mark.key == hold.mark.key => Owner::Us,
            (Some(mark), _) => Owner::Another(Some(mark.clone())),
            (None, Own::Unmarked) => Owner::Us,
            // Where no mark is kept, nobody has written the setting since.
            (None, Own::Held(hold)) if hold.written_at.is_some() && hold.written_at == self.written_at => {
                Owner::Us
            }
            (None, _) => Owner::Another(None),
        }
    }
}

/// A hold that this machine's journals know of, of another plan than the one in
/// hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Here {
    /// Its key.
    pub key: String,
    /// A process is at work for it now; else it was cut off.
    pub under_way: bool,
}

/// Who has import mode, told as the reason not to begin.
pub fn held_by_another(mark: Option<&Mark>, written_at: Option<&str>, here: &[Here]) -> Problem {
    let Some(mark) = mark else {
        let moment = written_at.and_then(|text| text.parse::<Timestamp>().ok());
        let unknown = || vec![Phrase::new("word-moment-unknown")].into();
        let since = moment.map_or_else(unknown, Fact::Moment);
        return Problem::person("zammad-import-mode-already-on").with("since", since);
    };
    let place = match here.iter().find(|here| here.key == mark.key) {
        Some(here) if here.under_way => "here",
        Some(_) => "left-here",
        None => "elsewhere",
    };
    Problem::person("zammad-import-running")
        .with("mailbox", shown(&mark.mailbox))
        .with("user", shown(&mark.user))
        .with("machine", shown(&mark.machine))
        .with("since", mark.since)
        .with("place", place)
}

/// What another wrote, on one line and not too long.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(SHOWN).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn hold(written_at: Option<&str>) -> Hold {
        Hold {
            mark: Mark::new("ada", "office@contoso.example", "desk"),
            written_at: written_at.map(Into::into),
        }
    }

    fn setting(on: bool, mark: Option<Mark>, written_at: &str) -> Setting {
        Setting { setting_id: 1, on, mark, written_at: Some(written_at.to_owned()) }
    }

    #[test]
    fn whose_it_is_is_told_by_the_mark_and_without_one_by_who_wrote_it_last() {
        let ours = hold(Some("10:00"));
        let foreign = Mark::new("ben", "sales@contoso.example", "laptop");
        let another = Owner::Another(Some(foreign.clone()));
        let held = Own::Held(ours.clone());
        let cases = [
            (setting(false, None, "9:00"), Own::Nothing, Owner::Nobody),
            (setting(false, None, "9:00"), held.clone(), Owner::Nobody),
            (setting(true, None, "9:00"), Own::Nothing, Owner::Another(None)),
            (setting(true, None, "9:00"), Own::Unmarked, Owner::Us),
            (setting(true, Some(ours.mark.clone()), "9:00"), held.clone(), Owner::Us),
            (setting(true, Some(ours.mark.clone()), "9:00"), Own::Nothing, Owner::Another(Some(ours.mark))),
            (setting(true, Some(foreign.clone()), "10:00"), held.clone(), another.clone()),
            (setting(true, Some(foreign), "10:00"), Own::Unmarked, another),
            (setting(true, None, "10:00"), held.clone(), Owner::Us),
            (setting(true, None, "11:00"), held, Owner::Another(None)),
            (setting(true, None, "11:00"), Own::Held(hold(None)), Owner::Another(None)),
        ];
        for (setting, own, expected) in cases {
            assert_eq!(setting.owner(&own), expected, "{setting:?} {own:?}");
        }
    }

    #[test]
    fn what_a_stranger_wrote_in_that_place_is_no_mark_and_breaks_nothing() {
        for state in
            [json!(null), json!(true), json!({}), json!({ "mailferry": 1 }), json!({ "mailferry": {} })]
        {
            assert_eq!(Mark::read(&state), None, "{state}");
        }
        let long = Mark { machine: format!("a\nb{}", "x".repeat(500)), ..hold(None).mark };
        let problem = held_by_another(Some(&long), None, &[]);
        let machine = problem.fact("machine").expect("named");
        assert!(machine.chars().count() == SHOWN && !machine.contains('\n'), "{machine}");
    }

    #[test]
    fn this_machine_is_told_from_others_and_a_run_from_what_one_left() {
        let mark = hold(None).mark;
        let place = |here: &[Here]| {
            let problem = held_by_another(Some(&mark), None, here);
            problem.fact("place").map(str::to_owned)
        };
        let here = |under_way| [Here { key: mark.key.clone(), under_way }];
        assert_eq!(place(&[]).as_deref(), Some("elsewhere"));
        assert_eq!(place(&here(true)).as_deref(), Some("here"));
        assert_eq!(place(&here(false)).as_deref(), Some("left-here"));
    }
}
