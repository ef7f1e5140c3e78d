//! Bringing a trouble about, and taking it back.

use std::time::Duration;

use serde_json::json;

use super::{PUMAS_REQUESTS, Scenario};
use crate::exchange::Exchange;
use crate::exchange::faults::{
    Countdown, Cut, ExpungeFault, Faults, FolderGone, MoveFault, Saying, Says, StoreFault, Substitute,
    Throttle,
};
use crate::helpdesk::{Effect, Fault, Helpdesk, Requests};
use crate::sample;

/// Fetches of a message that give a notice instead, until it can be had.
const NOTICES: u32 = 1;

impl Scenario {
    /// Sets the trouble.
    pub(crate) fn set(self, exchange: &Exchange, helpdesk: &Helpdesk) {
        for fault in self.faults(helpdesk) {
            helpdesk.add_fault(fault);
        }
        if self == Self::ShortConnections {
            helpdesk.set_requests_per_connection(Some(PUMAS_REQUESTS));
        }
        let uids: Vec<u32> = exchange.messages(sample::INBOX).iter().map(|message| message.uid).collect();
        // Spread over the folder; which messages they are does not matter.
        let at =
            |part: usize| (sample::INBOX.to_owned(), uids.get(uids.len() * part / 12).copied().unwrap_or(1));
        exchange.faults(|faults| self.set_in(faults, at));
        if self == Self::Awkward {
            let (raw, arrived) = sample::oversize();
            exchange.add(sample::INBOX, raw, arrived, crate::exchange::Flags::SEEN);
        }
    }

    fn set_in(self, faults: &mut Faults, at: impl Fn(usize) -> (String, u32)) {
        faults.sayings.extend(self.sayings());
        match self {
            Self::Throttled => {
                let when = Countdown::after(12).times(2);
                faults.throttle = Some(Throttle { when, backoff: Duration::from_secs(3), told: true });
            }
            Self::ThrottledWithoutHint => {
                let when = Countdown::after(12).times(3);
                faults.throttle = Some(Throttle { when, backoff: Duration::from_millis(900), told: false });
            }
            Self::TokenExpires => faults.token_expires = Some(Countdown::after(12).times(2)),
            Self::FlakyMailbox => faults.cut = Some(Cut { after_bytes: 100_000, times: 3 }),
            Self::SilentMailbox => faults.stall = Some(Countdown::after(2).of("BODY.PEEK[]")),
            Self::EmptyFetch => faults.body_nothing.extend([at(2), at(8)]),
            Self::Substitutes => {
                let notice = Substitute { fetches: NOTICES, in_headers: false };
                faults.substitutes.extend([(at(4), notice), (at(10), notice)]);
            }
            Self::StoreRefused => faults.store = StoreFault::Refused,
            Self::ExpungeFails => faults.expunge = ExpungeFault::Refused,
            Self::ExpungeWithoutEffect => faults.expunge = ExpungeFault::Ignored,
            Self::MoveLeavesCopy => faults.moving = MoveFault::LeavesCopy,
            Self::Awkward => {
                faults.fetch_nothing.insert(at(1));
                faults.body_nothing.insert(at(3));
                faults.vanishing.insert(at(5));
                faults.substitutes.insert(at(7), Substitute { fetches: 1, in_headers: false });
                faults.substitutes.insert(at(9), Substitute { fetches: u32::MAX, in_headers: false });
                faults.substitutes.insert(at(11), Substitute { fetches: u32::MAX, in_headers: true });
            }
            Self::FolderGone => {
                faults.folder_gone = Some(FolderGone {
                    path: sample::INVOICES.to_owned(),
                    after_bodies: 5,
                    renamed_to: Some("INBOX/Rechnungen bis heute".to_owned()),
                });
            }
            _ => {}
        }
    }

    /// Takes the trouble back, and no other: what another one counts goes on.
    pub(crate) fn unset(self, exchange: &Exchange, helpdesk: &Helpdesk) {
        let own = self.faults(helpdesk);
        let is_own =
            |fault: &Fault| own.iter().any(|one| (&one.which, &one.effect) == (&fault.which, &fault.effect));
        helpdesk.remove_faults(is_own);
        match self {
            Self::ShortConnections => helpdesk.set_requests_per_connection(None),
            Self::TokenRevoked => helpdesk.remove_faults(|fault| fault.effect == Effect::TokenRevoked),
            Self::GroupClosed => {
                if let Some(id) = group_of_invoices(helpdesk) {
                    helpdesk.put_record("groups", id, &json!({"active": true}));
                }
            }
            _ => {}
        }
        exchange.faults(|faults| self.unset_in(faults));
    }

    fn unset_in(self, faults: &mut Faults) {
        let own: Vec<Says> = self.sayings().iter().map(|saying| saying.says).collect();
        faults.sayings.retain(|saying| !own.contains(&saying.says));
        match self {
            Self::Throttled | Self::ThrottledWithoutHint => faults.throttle = None,
            Self::TokenExpires => faults.token_expires = None,
            Self::FlakyMailbox => faults.cut = None,
            Self::SilentMailbox => faults.stall = None,
            Self::EmptyFetch => faults.body_nothing.clear(),
            Self::Substitutes => faults.substitutes.clear(),
            Self::StoreRefused => faults.store = StoreFault::Works,
            Self::ExpungeFails | Self::ExpungeWithoutEffect => faults.expunge = ExpungeFault::Works,
            Self::MoveLeavesCopy => faults.moving = MoveFault::Works,
            Self::FolderGone => faults.folder_gone = None,
            _ => {}
        }
    }

    /// What the mail server says instead of doing it.
    fn sayings(self) -> Vec<Saying> {
        let saying = |when: Countdown, says: Says| vec![Saying { when, says }];
        match self {
            Self::Disconnected => saying(Countdown::after(9).times(2), Says::Bye("Connection closed. 14")),
            Self::CommandErrors => {
                saying(Countdown::after(1).of("UID FETCH").times(2), Says::Tagged("BAD Command Error. 10"))
            }
            Self::NotConnected => {
                let again = Countdown::after(2).of("EXAMINE");
                saying(again, Says::Tagged("BAD User is authenticated but not connected."))
            }
            _ => Vec::new(),
        }
    }

    /// What the helpdesk's requests meet.
    fn faults(self, helpdesk: &Helpdesk) -> Vec<Fault> {
        let creates = |effect| Fault::once(Requests::Creates, effect);
        match self {
            Self::FlakyHelpdesk => flaky(),
            Self::UnknownOutcome => unknown(),
            Self::BusyHelpdesk => {
                let effect = Effect::Answer { status: 429, retry_after: Some("2".to_owned()) };
                vec![Fault { times: Some(3), ..creates(effect).at(20) }]
            }
            // Puma is gone for some requests, and then back.
            Self::HelpdeskRestarts => {
                vec![Fault { times: Some(6), ..Fault::once(Requests::Every, Effect::DropBefore).at(160) }]
            }
            Self::SlowHelpdesk => {
                vec![Fault::always(Requests::Every, Effect::Delay { milliseconds: 200 })]
            }
            Self::TokenRevoked => {
                let fault = Box::new(Fault::always(Requests::Every, Effect::TokenRevoked));
                vec![creates(Effect::Begin { fault }).at(15)]
            }
            Self::GroupClosed => {
                let Some(id) = group_of_invoices(helpdesk) else { return Vec::new() };
                let values = json!({"active": false});
                vec![creates(Effect::Change { table: "groups".to_owned(), id, values }).at(10)]
            }
            Self::MessageRefused => {
                let refusal = refusal("Invalid value for field 'cause'!");
                // Of an answer's article: a new ticket is tried again with its customer made.
                let answers = Requests::Route("POST".to_owned(), "/api/v1/ticket_articles".to_owned());
                [2, 5].map(|number| Fault::once(answers.clone(), refusal.clone()).at(number)).to_vec()
            }
            Self::MandatoryField => {
                let refusal = refusal("Missing required value for field 'cause'!");
                vec![Fault::always(Requests::Creates, refusal).at(12)]
            }
            Self::CustomerTwice => {
                vec![Fault { times: Some(4), ..creates(Effect::MadeByAnother).at(2) }]
            }
            Self::ImportModeSwitched => vec![creates(Effect::SwitchImportMode { on: false }).at(12)],
            Self::TriggerAdded => {
                let values = json!({
                    "name": "tell another system of new tickets", "active": true, "activator": "action",
                    "condition": {"ticket.action": {"operator": "is", "value": "create"}},
                    "perform": {"notification.webhook": {"webhook_id": 1}},
                });
                let pausing = Requests::Route("PUT".to_owned(), "/api/v1/triggers/*".to_owned());
                vec![Fault::once(pausing, Effect::Change { table: "triggers".to_owned(), id: 900, values })]
            }
            _ => Vec::new(),
        }
    }
}

fn refusal(error: &str) -> Effect {
    Effect::Refuse { status: 422, error: error.to_owned() }
}

/// Id of the group that the plan's invoices go to.
fn group_of_invoices(helpdesk: &Helpdesk) -> Option<u64> {
    let groups = helpdesk.records("groups");
    groups.iter().find(|group| group["name"] == "Sales")?["id"].as_u64()
}

/// Errors of a web server in front, spread over the work; nothing is done then.
fn flaky() -> Vec<Fault> {
    let answer =
        |status: u16| Effect::Answer { status, retry_after: (status == 503).then(|| "1".to_owned()) };
    let creates = |effect, number| Fault::once(Requests::Creates, effect).at(number);
    vec![creates(answer(502), 5), creates(answer(503), 40), creates(Effect::DropBefore, 80)]
}

/// Creates that are done though nobody says so.
fn unknown() -> Vec<Fault> {
    let late = Effect::CommitLate { milliseconds: Some(1500) };
    let lost = [3, 17, 33].map(|number| Fault::once(Requests::Creates, Effect::DropAfter).at(number));
    lost.into_iter().chain([Fault::once(Requests::Creates, late).at(26)]).collect()
}
