//! What an automation of the helpdesk does when it fires, and the words for it.

use crate::words::{Language, Phrase, say_all};

/// What an automation does when it fires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Only mails the customer or the last sender: `send-auto-response: false`
    /// on the article keeps it silent.
    AnswersCustomer,
    /// Mails agents, sends SMS, calls webhooks, or asks an AI agent: nothing on
    /// the article keeps it silent.
    Speaks(Vec<Speech>),
    /// Deletes the ticket, and speaks in these ways beside that.
    Deletes(Vec<Speech>),
    /// Changes the ticket, which can set off others.
    Changes,
    /// Nobody is written to, and nothing is changed or deleted.
    Nothing,
}

/// A way in which an automation speaks that nothing on an article keeps silent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speech {
    /// Mails these.
    Mails(Vec<Recipient>),
    /// Sends SMS.
    Sms,
    /// Calls a webhook.
    Webhook,
    /// Asks an AI agent.
    AiAgent,
    /// An action that is not known here, by Zammad's name for it.
    Unknown(String),
}

/// Whom an automation mails beside the customer and the last sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipient {
    /// The ticket's owner.
    Owner,
    /// All agents of the group.
    GroupAgents,
    /// A user, by its id as Zammad writes it.
    User(String),
    /// Others, whom Zammad names in a way not known here.
    Others,
    /// Nobody is named, so that it cannot be told who it is.
    Untold,
}

impl Effect {
    /// Nothing on an article keeps a trigger with this effect from it.
    pub fn must_be_paused(&self) -> bool {
        matches!(self, Self::Speaks(_) | Self::Deletes(_) | Self::Changes)
    }

    /// What it does, to follow its name: "mails the customer", "schreibt dem
    /// Kunden".
    pub fn text(&self, language: Language) -> String {
        say_all(language, &self.phrases())
    }

    /// As a problem's fact.
    pub(super) fn phrases(&self) -> Vec<Phrase> {
        match self {
            Self::AnswersCustomer => vec![Phrase::new("word-effect-answers-customer")],
            Self::Speaks(ways) => ways.iter().flat_map(Speech::phrases).collect(),
            Self::Deletes(ways) => {
                let deletes = vec![Phrase::new("word-effect-deletes")];
                deletes.into_iter().chain(ways.iter().flat_map(Speech::phrases)).collect()
            }
            Self::Changes => vec![Phrase::new("word-effect-changes")],
            Self::Nothing => vec![Phrase::new("word-effect-nothing")],
        }
    }
}

impl Speech {
    fn phrases(&self) -> Vec<Phrase> {
        let id = match self {
            Self::Mails(recipients) => {
                return (0..).zip(recipients).map(|(place, one)| one.phrase(place == 0)).collect();
            }
            Self::Unknown(name) => return vec![Phrase::naming("word-effect-unknown", name)],
            Self::Sms => "word-effect-sms",
            Self::Webhook => "word-effect-webhook",
            Self::AiAgent => "word-effect-ai-agent",
        };
        vec![Phrase::new(id)]
    }
}

impl Recipient {
    /// The first recipient carries the verb, further ones follow it.
    fn phrase(&self, first: bool) -> Phrase {
        let id = match (self, first) {
            (Self::Owner, true) => "word-effect-mails-owner",
            (Self::Owner, false) => "word-recipient-owner",
            (Self::GroupAgents, true) => "word-effect-mails-group-agents",
            (Self::GroupAgents, false) => "word-recipient-group-agents",
            (Self::User(_), true) => "word-effect-mails-user",
            (Self::User(_), false) => "word-recipient-user",
            (Self::Others, true) => "word-effect-mails-others",
            (Self::Others, false) => "word-recipient-others",
            (Self::Untold, true) => "word-effect-mails-untold",
            (Self::Untold, false) => "word-recipient-untold",
        };
        match self {
            Self::User(user) => Phrase::naming(id, user),
            _ => Phrase::new(id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_does_is_told_in_each_language() {
        let mails = Speech::Mails(vec![Recipient::GroupAgents, Recipient::User("7".to_owned())]);
        let unknown = Speech::Unknown("notification.pigeon".to_owned());
        let effect = Effect::Speaks(vec![mails, Speech::Webhook, unknown]);
        assert_eq!(
            effect.text(Language::English),
            "mails all agents of the group, the user number 7, calls a webhook, \
             does something unknown here (notification.pigeon)"
        );
        assert_eq!(
            effect.text(Language::German),
            "schreibt E-Mails an alle Agenten der Gruppe, den Benutzer Nummer 7, ruft einen Webhook auf, \
             tut etwas, das hier nicht bekannt ist (notification.pigeon)"
        );
        assert_eq!(Effect::AnswersCustomer.text(Language::English), "mails the customer");
        let deletes = Effect::Deletes(vec![Speech::Webhook]);
        assert_eq!(deletes.text(Language::English), "DELETES tickets, calls a webhook");
        assert_eq!(deletes.text(Language::German), "LÖSCHT Tickets, ruft einen Webhook auf");
    }

    #[test]
    fn a_name_that_looks_like_words_stays_a_name() {
        let effect = Effect::Speaks(vec![Speech::Unknown("a:b, word-effect-nothing-at-all, c".to_owned())]);
        assert_eq!(
            effect.text(Language::English),
            "does something unknown here (a:b, word-effect-nothing-at-all, c)"
        );
    }
}
