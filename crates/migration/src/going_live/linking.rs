//! The part of a channel that needs a person: the sign-in at Microsoft, in a browser
//! that is signed in to Zammad; and recognising what came of it.

use std::time::Duration;

use jiff::Timestamp;

use super::Desk;
use crate::control::Control;
use crate::patience::Interrupted;
use crate::problem::{Kind, Problem};
use crate::zammad::Client;
use crate::zammad::channels::{Channel, ChannelId, ChannelKind, Channels};

/// A link that was given out, and what was there before it was followed.
#[derive(Debug, Clone)]
pub struct Linking {
    /// The kind of channel.
    pub kind: ChannelKind,
    /// For the browser in which an administrator is signed in to Zammad.
    pub link: String,
    /// Channels of this kind that were there, with when each was signed in.
    known: Vec<(ChannelId, Option<Timestamp>)>,
    /// The channel that is to be signed in again.
    again: Option<ChannelId>,
    /// The mailbox that is meant.
    mailbox: String,
}

/// What came of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// The channel: new, migrated, or signed in again.
    pub channel: Channel,
    /// It was an e-mail channel, and can be rolled back for a week.
    pub migrated: bool,
    /// `channel-other-mailbox`, where another account signed in than the mailbox's.
    pub other: Option<Problem>,
}

impl Desk {
    /// Begins linking: a new channel for the mailbox, or an e-mail channel for it, which
    /// Zammad migrates by itself; or a channel again that is there.
    ///
    /// # Errors
    /// `channel-credentials-missing` where Zammad has none of this kind;
    /// `channel-credentials-cut-off`, once, where those that were entered last did not
    /// come to it; `zammad-right-missing`; what Zammad says.
    pub async fn begin_link(
        &self,
        kind: ChannelKind,
        again: Option<&Channel>,
        mailbox: &str,
        shared: bool,
    ) -> Result<Linking, Problem> {
        let channels = self.client.channels().await?;
        if channels.hidden.contains(&kind) {
            return Err(Problem::person("zammad-right-missing")
                .with("request", kind.as_str())
                .with("right", kind.permission()));
        }
        if !channels.can_make(kind) {
            return Err(Problem::person("channel-route-missing").with("kind", kind.as_str()));
        }
        self.tell_cut_off(kind).await?;
        let is_known =
            channels.credentials_of(kind).is_some() || self.client.channel_credentials(kind).await?.is_some();
        if !is_known {
            return Err(Problem::person("channel-credentials-missing"));
        }
        let link =
            self.client.channel_link(kind, again.map(|channel| channel.id.id), shared.then_some(mailbox))?;
        Ok(Linking {
            kind,
            link,
            known: known(&channels, kind),
            again: again.map(|channel| channel.id),
            mailbox: mailbox.to_owned(),
        })
    }
}

fn known(channels: &Channels, kind: ChannelKind) -> Vec<(ChannelId, Option<Timestamp>)> {
    let of_kind = channels.channels.iter().filter(|channel| channel.id.kind == kind);
    of_kind.map(|channel| (channel.id, channel.signed_in_at)).collect()
}

impl Linking {
    /// Looks once whether something came of it.
    ///
    /// # Errors
    /// What Zammad says.
    pub async fn look(&self, client: &Client) -> Result<Option<Linked>, Problem> {
        let channels = client.channels().await?;
        Ok(self.came(channels.channels))
    }

    /// Which of these channels came of it. Where the sign-in is another user's than the
    /// channel's, Zammad before 6.5 makes a channel of it; and a mailbox that has a channel
    /// of this kind already gets no second one: that one is signed in to again
    /// (`lib/external_credential/microsoft365.rb`).
    pub(super) fn came(&self, channels: Vec<Channel>) -> Option<Linked> {
        let of_kind: Vec<Channel> =
            channels.into_iter().filter(|channel| channel.id.kind == self.kind).collect();
        let is_known = |channel: &&Channel| self.known.iter().any(|(known, _)| *known == channel.id);
        let is_new = |channel: &&Channel| !is_known(channel);
        let later = |channel: &&Channel| {
            is_known(channel) && !self.known.contains(&(channel.id, channel.signed_in_at))
        };
        let again = |channel: &&Channel| match self.again {
            Some(again) => channel.id == again,
            None => channel.fetches(&self.mailbox),
        };
        let signed_in_again = of_kind.iter().find(|channel| again(channel) && later(channel));
        let came = signed_in_again.or_else(|| of_kind.iter().find(is_new))?;
        Some(self.linked(came.clone()))
    }

    fn linked(&self, channel: Channel) -> Linked {
        // Where no mailbox was meant, any is welcome.
        let other = (!self.mailbox.is_empty() && !channel.fetches(&self.mailbox)).then(|| {
            Problem::person("channel-other-mailbox")
                .with("mailbox", &self.mailbox)
                .with("found", channel.name())
        });
        Linked { migrated: channel.migrated.is_some(), other, channel }
    }

    /// Looks every so often until something came of it, for `limit` at most. `told` hears
    /// how much time is left.
    ///
    /// # Errors
    /// `channel-link-not-followed` after the limit; [`Interrupted::Stopped`] where the
    /// person stops it; what Zammad says, unless it passes.
    pub async fn wait(
        &self,
        client: &Client,
        (every, limit): (Duration, Duration),
        control: &mut Control,
        told: impl Fn(Duration) + Send,
    ) -> Result<Linked, Interrupted> {
        let began = tokio::time::Instant::now();
        loop {
            match self.look(client).await {
                Ok(Some(linked)) => return Ok(linked),
                Ok(None) => {}
                Err(problem) if problem.kind() == Kind::Passing => {
                    tracing::info!(code = problem.code(), "looking for the channel goes on");
                }
                Err(problem) => return Err(problem.into()),
            }
            let left = limit.saturating_sub(began.elapsed());
            if left.is_zero() {
                return Err(Problem::person("channel-link-not-followed").with("time", limit).into());
            }
            told(left);
            control.wait(every.min(left)).await?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zammad::channels::{Inbound, Side};

    const KIND: ChannelKind = ChannelKind::Microsoft365;

    /// A channel that somebody signed in to at this second.
    fn channel(id: u64, user: &str, second: i64) -> Channel {
        Channel {
            id: ChannelId { kind: KIND, id },
            active: true,
            group_id: None,
            group: None,
            inbound: Inbound { user: user.to_owned(), ..Inbound::default() },
            outbound: None,
            fetching: Side::default(),
            sending: Side::default(),
            last_fetch: None,
            created_at: None,
            updated_at: None,
            addresses: Vec::new(),
            migrated: None,
            signed_in: true,
            signed_in_at: Timestamp::from_second(second).ok(),
            client_id: None,
        }
    }

    /// A link for a mailbox, where these channels were there before.
    fn linking(before: &[Channel], again: Option<u64>, mailbox: &str) -> Linking {
        Linking {
            kind: KIND,
            link: String::new(),
            known: before.iter().map(|channel| (channel.id, channel.signed_in_at)).collect(),
            again: again.map(|id| ChannelId { kind: KIND, id }),
            mailbox: mailbox.to_owned(),
        }
    }

    fn came(linking: &Linking, channels: &[Channel]) -> Option<(u64, Option<&'static str>)> {
        let linked = linking.came(channels.to_vec())?;
        Some((linked.channel.id.id, linked.other.map(|other| other.code())))
    }

    #[test]
    fn whatever_comes_of_a_sign_in_is_recognised() {
        let before = [channel(1, "one@example.com", 10), channel(2, "two@example.com", 10)];
        let with = |channel: &Channel| {
            let others = before.iter().filter(|other| other.id != channel.id).cloned();
            others.chain([channel.clone()]).collect::<Vec<_>>()
        };
        let other = Some("channel-other-mailbox");
        let new = channel(3, "three@example.com", 20);
        let of_one = channel(1, "one@example.com", 20);
        for (again, mailbox, came_of_it, expected) in [
            (None, "three@example.com", &new, Some((3, None))),
            (None, "four@example.com", &new, Some((3, other))),
            // Where no mailbox is meant, any is welcome.
            (None, "", &new, Some((3, None))),
            // The mailbox has a channel already: Zammad signs in to that.
            (None, "one@example.com", &of_one, Some((1, None))),
            (None, "three@example.com", &of_one, None),
            (Some(1), "one@example.com", &of_one, Some((1, None))),
            (Some(2), "two@example.com", &of_one, None),
            // Before 6.5 another user's sign-in becomes a channel of its own.
            (Some(1), "one@example.com", &new, Some((3, other))),
        ] {
            let linking = linking(&before, again, mailbox);
            assert_eq!(came(&linking, &before), None, "{again:?} {mailbox}: nothing yet");
            assert_eq!(came(&linking, &with(came_of_it)), expected, "{again:?} {mailbox}");
        }
    }
}
