//! Troubles of the mail server and of the way to it.

use std::time::Duration;

use mailferry::practice::exchange::Exchange;
use mailferry::practice::exchange::faults::{
    Countdown, ExpungeFault, Faults, MoveFault, Saying, Says, StoreFault, Substitute, Throttle,
};

use super::place::{Place, Setup};
use super::row::{Action, Ends, KEEPS, Leaves, Phase, Row, Want, command};
use crate::support::{Act, Side, Step};

const LISTED: Want = Want::Never("headers come all the same");
const NO_BODIES: Want = Want::Never("no whole message is asked for");
const OTHER_COMMAND: Want = Want::Never("another command does it");
const ONLY_SETTLING: Want = Want::Never("nothing is changed in the mailbox before");

/// The same everywhere but where mail is kept.
fn told(phase: Phase, action: Action, ends: Ends, code: &'static str) -> Want {
    if (phase, action) == (Phase::Settle, Action::Keep) { KEEPS } else { Want::Told(ends, code) }
}

fn faults(place: &Place, change: impl FnOnce(&mut Faults)) {
    Exchange::faults(place.exchange(), change);
}

/// The first time that this phase's command comes.
fn once(phase: Phase, action: Action) -> Countdown {
    Countdown::after(0).of(command(phase, action))
}

fn says(place: &Place, when: Countdown, says: Says) {
    faults(place, |faults| faults.sayings.push(Saying { when, says }));
}

/// A command is refused once: asked for fewer messages where something is read; told
/// at the messages where something was to be changed, which the next run does.
fn refused_once(phase: Phase, action: Action) -> Want {
    let named = |code| Want::Told(Ends::Named, code);
    match (phase, action) {
        (Phase::Scan | Phase::Import, _) => Want::Quietly,
        (Phase::Settle, Action::Keep) => KEEPS,
        (Phase::Settle, Action::MarkRead) => named("mark-read-refused"),
        (Phase::Settle, Action::Move) => named("move-refused"),
        (Phase::Settle, Action::Delete) => named("expunge-refused"),
    }
}

/// Only while mail is settled, and only by these actions.
fn settling(phase: Phase, action: Action, codes: &[(Action, Ends, &'static str)]) -> Want {
    if phase != Phase::Settle {
        return ONLY_SETTLING;
    }
    if action == Action::Keep {
        return KEEPS;
    }
    let found = codes.iter().find(|(of, ..)| *of == action);
    found.map_or(OTHER_COMMAND, |(_, ends, code)| Want::Told(*ends, code))
}

/// All of them.
pub fn rows() -> Vec<Row> {
    let mut rows = said();
    rows.extend(of_messages());
    rows.extend(of_changes());
    rows.extend(of_the_line());
    rows
}

/// What the server says instead of doing it.
fn said() -> Vec<Row> {
    vec![
        Row::new(
            "throttled",
            "Request is throttled, with a suggested time",
            |place, phase, action| {
                let backoff = Duration::from_millis(300);
                let throttle = Throttle { when: once(phase, action), backoff, told: true };
                faults(place, |faults| faults.throttle = Some(throttle));
            },
            |phase, action| told(phase, action, Ends::Through, "mailbox-throttled"),
        ),
        Row::new(
            "throttled-unsaid",
            "Request is throttled, without a time",
            |place, phase, action| {
                let backoff = Duration::from_millis(700);
                let throttle = Throttle { when: once(phase, action), backoff, told: false };
                faults(place, |faults| faults.throttle = Some(throttle));
            },
            |phase, action| told(phase, action, Ends::Through, "mailbox-throttled"),
        ),
        Row::new(
            "bye",
            "BYE Connection closed. 14",
            |place, phase, action| says(place, once(phase, action), Says::Bye("Connection closed. 14")),
            |phase, action| told(phase, action, Ends::Through, "mailbox-connection-lost"),
        ),
        Row::new(
            "token-ended",
            "The access token ends, and a fresh one is there",
            |place, phase, action| {
                faults(place, |faults| faults.token_expires = Some(once(phase, action)));
            },
            |phase, action| told(phase, action, Ends::Through, "access-token-expired"),
        ),
        Row::new(
            "signed-out",
            "The access token ends, and the sign-in with it",
            |place, phase, action| {
                *place.tokens.ends_with_token.lock().expect("lock") = true;
                faults(place, |faults| faults.token_expires = Some(once(phase, action)));
            },
            |phase, action| told(phase, action, Ends::Person, "account-signed-out"),
        ),
        Row::new(
            "not-connected",
            "BAD User is authenticated but not connected., after it was",
            |place, phase, action| {
                let words = "BAD User is authenticated but not connected.";
                says(place, once(phase, action), Says::Tagged(words));
            },
            |phase, action| told(phase, action, Ends::Through, "mailbox-disconnected"),
        ),
        Row::new(
            "command-error",
            "BAD Command Error. 10",
            |place, phase, action| says(place, once(phase, action), Says::Tagged("BAD Command Error. 10")),
            refused_once,
        ),
        Row::new(
            "unavailable",
            "NO Server Unavailable. 15",
            |place, phase, action| {
                says(place, once(phase, action), Says::Tagged("NO Server Unavailable. 15"));
            },
            // What passes by itself is asked again for each half.
            |phase, action| match (phase, action) {
                (Phase::Settle, Action::Delete) => Want::Quietly,
                other => refused_once(other.0, other.1),
            },
        ),
        Row {
            setup: |setup| setup.silence = Duration::from_secs(2),
            ..Row::new(
                "stall",
                "The server falls silent",
                |place, phase, action| faults(place, |faults| faults.stall = Some(once(phase, action))),
                |phase, action| told(phase, action, Ends::Through, "mailbox-silent"),
            )
        },
    ]
}

/// Single messages that are not given, or not as they are.
fn of_messages() -> Vec<Row> {
    vec![
        Row::new(
            "empty-fetch",
            "OK, and nothing for one message",
            |place, phase, _| {
                let message = ("INBOX".to_owned(), place.uid("filed"));
                faults(place, |faults| {
                    let nothing = if phase == Phase::Scan {
                        &mut faults.fetch_nothing
                    } else {
                        &mut faults.body_nothing
                    };
                    nothing.insert(message);
                });
            },
            |phase, _| match phase {
                Phase::Scan | Phase::Import => Want::Told(Ends::Named, "message-not-handed-out"),
                Phase::Settle => NO_BODIES,
            },
        ),
        Row::new(
            "substitute",
            "A notice in the place of one message, for ever",
            |place, phase, _| {
                let message = ("INBOX".to_owned(), place.uid("filed"));
                let substitute = Substitute { fetches: u32::MAX, in_headers: phase == Phase::Scan };
                faults(place, |faults| faults.substitutes.extend([(message, substitute)]));
            },
            |phase, _| match phase {
                Phase::Scan | Phase::Import => Want::Told(Ends::Named, "message-substitute"),
                Phase::Settle => NO_BODIES,
            },
        ),
        Row::new(
            "vanished",
            "Somebody removes one message just before it is fetched",
            |place, _, _| {
                let message = ("INBOX".to_owned(), place.uid("filed"));
                faults(place, |faults| faults.vanishing.extend([message]));
            },
            |phase, _| match phase {
                Phase::Scan => LISTED,
                // Gone, by somebody else, is done.
                Phase::Import => Want::Quietly,
                Phase::Settle => NO_BODIES,
            },
        )
        .leaving(|_| Leaves {
            without_article: vec!["<filed@fabrikam.example>"],
            gone: vec!["<filed@fabrikam.example>"],
            ..Leaves::default()
        }),
    ]
}

/// STORE, MOVE and EXPUNGE that do not do what they should.
fn of_changes() -> Vec<Row> {
    vec![
        Row::new(
            "store-refused",
            "NO STORE failed.",
            |place, _, _| faults(place, |faults| faults.store = StoreFault::Refused),
            |phase, action| {
                settling(
                    phase,
                    action,
                    &[
                        (Action::MarkRead, Ends::Named, "mark-read-refused"),
                        (Action::Delete, Ends::Named, "delete-mark-refused"),
                    ],
                )
            },
        ),
        Row::new(
            "store-ignored",
            "STORE says OK and does nothing",
            |place, _, _| faults(place, |faults| faults.store = StoreFault::Ignored),
            |phase, action| {
                settling(
                    phase,
                    action,
                    &[
                        (Action::MarkRead, Ends::Named, "mark-read-without-effect"),
                        (Action::Delete, Ends::Named, "delete-right-missing"),
                    ],
                )
            },
        ),
        Row::new(
            "expunge-refused",
            "NO EXPUNGE failed.",
            |place, _, _| faults(place, |faults| faults.expunge = ExpungeFault::Refused),
            |phase, action| settling(phase, action, &[(Action::Delete, Ends::Named, "expunge-refused")]),
        ),
        Row::new(
            "expunge-ignored",
            "EXPUNGE says OK and removes nothing",
            |place, _, _| faults(place, |faults| faults.expunge = ExpungeFault::Ignored),
            |phase, action| {
                settling(phase, action, &[(Action::Delete, Ends::Named, "expunge-without-effect")])
            },
        ),
        Row::new(
            "expunge-partly",
            "EXPUNGE removes half and says NO",
            |place, _, _| faults(place, |faults| faults.expunge = ExpungeFault::Partly),
            |phase, action| {
                settling(phase, action, &[(Action::Delete, Ends::Named, "expunge-refused-alone")])
            },
        ),
        Row::new(
            "move-refused",
            "NO MOVE failed.",
            |place, _, _| faults(place, |faults| faults.moving = MoveFault::Refused),
            |phase, action| settling(phase, action, &[(Action::Move, Ends::Named, "move-refused")]),
        ),
        Row::new(
            "move-leaves-copy",
            "NO MOVE failed., and a copy in the target",
            |place, _, _| faults(place, |faults| faults.moving = MoveFault::LeavesCopy),
            |phase, action| settling(phase, action, &[(Action::Move, Ends::Named, "move-left-a-copy")]),
        ),
        Row::new(
            "move-ignored",
            "MOVE says OK and moves nothing",
            |place, _, _| faults(place, |faults| faults.moving = MoveFault::Ignored),
            |phase, action| settling(phase, action, &[(Action::Move, Ends::Named, "move-without-effect")]),
        ),
    ]
}

/// The way to a real Dovecot.
fn of_the_line() -> Vec<Row> {
    fn dovecot(setup: &mut Setup) {
        setup.dovecot = true;
    }
    fn step(place: &Place, phase: Phase, action: Action, act: Act) -> Step {
        let _ = place;
        // Within a literal where there is one; within the reply elsewhere.
        let bytes = if phase == Phase::Settle { 5 } else { 400 };
        Step::once(act).after(command(phase, action)).bytes(bytes)
    }
    let line = |name, what, arm, wants| Row { setup: dovecot, ..Row::new(name, what, arm, wants) };
    vec![
        line(
            "cut-in-literal",
            "The connection ends within a message or a reply",
            |place, phase, action| place.mail_proxy.play(vec![step(place, phase, action, Act::Cut)]),
            |phase, action| told(phase, action, Ends::Through, "mailbox-connection-lost"),
        ),
        line(
            "reset-in-literal",
            "The connection is reset within a message or a reply",
            |place, phase, action| place.mail_proxy.play(vec![step(place, phase, action, Act::Reset)]),
            |phase, action| told(phase, action, Ends::Through, "mailbox-connection-lost"),
        ),
        Row {
            setup: |setup| {
                setup.dovecot = true;
                setup.silence = Duration::from_secs(2);
            },
            ..Row::new(
                "stall-in-literal",
                "Silence within a message or a reply",
                |place, phase, action| place.mail_proxy.play(vec![step(place, phase, action, Act::Stall)]),
                |phase, action| told(phase, action, Ends::Through, "mailbox-silent"),
            )
        },
        line(
            "cut-in-command",
            "The connection ends within a command",
            |place, phase, action| {
                let step = Step::once(Act::Cut).after(command(phase, action)).from(Side::Client);
                place.mail_proxy.play(vec![step]);
            },
            |phase, action| told(phase, action, Ends::Through, "mailbox-connection-lost"),
        ),
        line(
            "server-restart",
            "The mail server starts anew; two connections are refused meanwhile",
            |place, phase, action| {
                place.mail_proxy.play(vec![step(place, phase, action, Act::Restart(2))]);
            },
            |phase, action| told(phase, action, Ends::Through, "mailbox-connection-lost"),
        ),
        line(
            "slow-line",
            "Everything comes 15 ms later",
            |place, _, _| {
                place.mail_proxy.play(vec![Step::always(Act::Delay(Duration::from_millis(15)))]);
            },
            |_, _| Want::Quietly,
        ),
        line(
            "thin-line",
            "40 KB a second",
            |place, _, _| place.mail_proxy.play(vec![Step::always(Act::Rate(40_000))]),
            |_, _| Want::Quietly,
        ),
        line(
            "killed",
            "The process ends in the middle",
            |place, phase, action| place.mail_proxy.play(vec![step(place, phase, action, Act::Stall)]),
            |phase, action| told(phase, action, Ends::Killed, ""),
        ),
    ]
}
