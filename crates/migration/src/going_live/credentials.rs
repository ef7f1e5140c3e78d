//! Zammad's credentials for Microsoft: given, and what is true of them where the program
//! or the connection ended meanwhile.
//!
//! Zammad shows no secret (docs/zammad.md#channels), so the former one cannot be noted,
//! and nothing here is ever put back. What can be known is whether they were taken: by
//! when Zammad changed its record of them.

use super::Desk;
use super::noted::{Noted, Setting};
use crate::problem::Problem;
use crate::zammad::channels::{ChannelKind, DatedCredentials, NewCredentials};

/// What became of credentials that were noted to be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came {
    /// Zammad has them.
    Taken,
    /// Zammad has what it had before.
    Not,
    /// Somebody else has given others since.
    Replaced,
    /// The same application was given a secret, and Zammad does not say when.
    Unknown,
}

/// The credentials that Zammad has, as they are noted; empty where it has none.
fn noted(known: Option<&DatedCredentials>) -> Setting {
    Setting::Credentials {
        client_id: known.map(|known| known.credentials.client_id.clone()).unwrap_or_default(),
        tenant: known.map(|known| known.credentials.tenant.clone()).unwrap_or_default(),
        changed_at: known.and_then(|known| known.changed_at),
    }
}

/// By what Zammad had before, what it was given, and what it has now.
fn came(was: &Setting, set: &Setting, now: &Setting) -> Came {
    let parts = |setting: &Setting| match setting {
        Setting::Credentials { client_id, tenant, changed_at } => {
            ((client_id.clone(), tenant.clone()), *changed_at)
        }
        _ => Default::default(),
    };
    let ((was, was_at), (set, set_at), (now, now_at)) = (parts(was), parts(set), parts(now));
    let is_as_before = now == was && now_at == was_at && (now_at.is_some() || now.0.is_empty());
    if is_as_before {
        Came::Not
    } else if now == set && (set_at.is_none() || set_at == now_at) {
        // A secret of the same application, given by whom, only a moment tells.
        if was == set && (was_at.is_none() || now_at.is_none()) { Came::Unknown } else { Came::Taken }
    } else if now == was && (was_at.is_none() || now_at.is_none()) {
        Came::Not
    } else {
        Came::Replaced
    }
}

impl Desk {
    /// Gives Zammad credentials for a kind of channel. The former ones are noted without
    /// their secret, so that they cannot be taken back; once Zammad has the new ones,
    /// that is noted too.
    ///
    /// # Errors
    /// `channel-secret-is-an-id` where the secret looks like its own id;
    /// `channel-change-not-seen` where Zammad shows others afterwards; what Zammad says.
    pub async fn set_credentials(&self, kind: ChannelKind, new: &NewCredentials) -> Result<(), Problem> {
        new.check()?;
        let former = self.client.channel_credentials(kind).await?;
        let mut change = Noted {
            channel: None,
            was: noted(former.as_ref()),
            set: Setting::Credentials {
                client_id: new.client_id.trim().to_owned(),
                tenant: new.tenant.trim().to_owned(),
                changed_at: None,
            },
            taken: false,
        };
        self.client.check_channel_credentials(kind, new).await?;
        let row = self.journal.note_standing(0, kind.as_str(), change.as_text()).await?;
        let id = former.map(|known| known.credentials.id);
        self.client.set_channel_credentials(kind, id, new).await?;
        let now = noted(self.client.channel_credentials(kind).await?.as_ref());
        if came(&change.was, &change.set, &now) == Came::Replaced {
            return Err(Problem::person("channel-change-not-seen").with("channel", kind.as_str()));
        }
        (change.set, change.taken) = (now, true);
        self.journal.note_standing_anew(row, change.as_text()).await
    }

    /// Whether noted credentials are as they were; `false` where somebody else has given
    /// others since.
    ///
    /// # Errors
    /// `channel-credentials-not-undone` where Zammad took them, or may have; what it says.
    pub(super) async fn take_back_credentials(&self, change: &Noted, name: &str) -> Result<bool, Problem> {
        let kind = ChannelKind::read(name).unwrap_or(ChannelKind::Microsoft365);
        let now = self.client.channel_credentials(kind).await?;
        match came(&change.was, &change.set, &noted(now.as_ref())) {
            Came::Not => Ok(true),
            Came::Replaced => Ok(false),
            Came::Taken | Came::Unknown => Err(not_undone(change)),
        }
    }

    /// Says once where credentials of this kind were entered and did not come to Zammad,
    /// or nobody can see whether they did: before anything goes on with those that it has.
    ///
    /// # Errors
    /// `channel-credentials-cut-off`; what Zammad or the journal say.
    pub async fn tell_cut_off(&self, kind: ChannelKind) -> Result<(), Problem> {
        let rows = self.journal.standing_changes().await?;
        let newest = rows.into_iter().filter(|row| row.name == kind.as_str()).find_map(|row| {
            let change = serde_json::from_str::<Noted>(&row.what).ok()?;
            matches!(change.set, Setting::Credentials { .. }).then_some((row.id, change))
        });
        let Some((row, mut change)) = newest.filter(|(_, change)| !change.taken) else { return Ok(()) };
        let now = self.client.channel_credentials(kind).await?;
        let came = came(&change.was, &change.set, &noted(now.as_ref()));
        if came == Came::Not {
            self.journal.mark_restored(row).await?;
        } else {
            change.taken = true;
            self.journal.note_standing_anew(row, change.as_text()).await?;
        }
        let known = now.map(|known| known.credentials.client_id);
        match came {
            Came::Taken | Came::Replaced => Ok(()),
            Came::Not | Came::Unknown => Err(Problem::person("channel-credentials-cut-off")
                .with("came", if came == Came::Not { "missing" } else { "unknown" })
                .with("there", if known.is_some() { "some" } else { "none" })
                .with("client", known.unwrap_or_default())),
        }
    }
}

/// Why credentials that Zammad took are not taken back, and what is there by now.
fn not_undone(change: &Noted) -> Problem {
    let client = |setting: &Setting| match setting {
        Setting::Credentials { client_id, .. } => client_id.clone(),
        _ => String::new(),
    };
    let former = client(&change.was);
    Problem::person("channel-credentials-not-undone")
        .with("client", client(&change.set))
        .with("before", if former.is_empty() { "none" } else { "some" })
        .with("former", former)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    /// An application, and the second at which Zammad says that it was given.
    fn is(client_id: &str, second: Option<i64>) -> Setting {
        Setting::Credentials {
            client_id: client_id.to_owned(),
            tenant: String::new(),
            changed_at: second.map(|second| Timestamp::from_second(second).expect("a moment")),
        }
    }

    #[test]
    fn whether_credentials_were_taken_is_told_by_the_moment_of_their_change() {
        let none = || is("", None);
        for (was, set, now, expected) in [
            // None before.
            (none(), is("new", None), none(), Came::Not),
            (none(), is("new", None), is("new", Some(5)), Came::Taken),
            (none(), is("new", None), is("other", Some(5)), Came::Replaced),
            // Another application before.
            (is("old", Some(1)), is("new", None), is("old", Some(1)), Came::Not),
            (is("old", Some(1)), is("new", None), is("new", Some(5)), Came::Taken),
            (is("old", Some(1)), is("new", None), is("old", Some(5)), Came::Replaced),
            (is("old", Some(1)), is("new", None), none(), Came::Replaced),
            // A new secret of the same application: only the moment tells.
            (is("one", Some(1)), is("one", None), is("one", Some(1)), Came::Not),
            (is("one", Some(1)), is("one", None), is("one", Some(5)), Came::Taken),
            // Noted as taken, and since given anew by somebody else.
            (is("one", Some(1)), is("one", Some(5)), is("one", Some(5)), Came::Taken),
            (is("one", Some(1)), is("one", Some(5)), is("one", Some(9)), Came::Replaced),
            // A Zammad that does not say when.
            (is("one", None), is("one", None), is("one", None), Came::Unknown),
            (is("old", None), is("new", None), is("old", None), Came::Not),
            (is("old", None), is("new", None), is("new", None), Came::Taken),
        ] {
            assert_eq!(came(&was, &set, &now), expected, "{was:?} {set:?} {now:?}");
        }
    }
}
