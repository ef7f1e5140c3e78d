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
    /// `zammad-right-missing`; what Zammad says.
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
        let credentials = match channels.credentials_of(kind) {
            Some(known) => Some(known.clone()),
            None => self.client.channel_credentials(kind).await?,
        };
        if credentials.is_none() {
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
        let of_kind = channels.channels.into_iter().filter(|channel| channel.id.kind == self.kind);
        let came = |channel: &Channel| match self.again {
            // Signed in once more, later than before.
            Some(again) => channel.id == again && !self.known.contains(&(channel.id, channel.signed_in_at)),
            None => self.known.iter().all(|(known, _)| *known != channel.id),
        };
        Ok(of_kind.into_iter().find(came).map(|channel| self.linked(channel)))
    }

    fn linked(&self, channel: Channel) -> Linked {
        let other = (!channel.fetches(&self.mailbox)).then(|| {
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
