//! Troubles of the helpdesk and of the way to it.

use std::sync::atomic::Ordering;
use std::time::Duration;

use mailferry::practice::helpdesk::{Effect, Fault, Requests, TriggerSeed};
use serde_json::json;

use super::place::{Place, Setup};
use super::row::{Action, Ends, KEEPS, Leaves, Phase, Row, Want};
use crate::support::{Act, Side, Step};

const MAKES_NOTHING: Want = Want::Never("nothing is made");
const SWITCHED_LATER: Want = Want::Never("nothing is switched yet");
const SWITCHED_BACK: Want = Want::Never("everything is switched back by then");
const SAME_AS_IN_IMPORT: Want = Want::Never("it is looked at once, as the import begins");

fn row(
    name: &'static str,
    what: &'static str,
    arm: fn(&Place, Phase, Action),
    wants: fn(Phase, Action) -> Want,
) -> Row {
    Row { of_helpdesk: true, ..Row::new(name, what, arm, wants) }
}

/// What is asked of the helpdesk in this phase.
fn requests(phase: Phase) -> Requests {
    match phase {
        Phase::Import => Requests::Creates,
        Phase::Scan | Phase::Settle => {
            Requests::Route("POST".to_owned(), "/api/v1/tickets/search".to_owned())
        }
    }
}

/// The same on the wire.
fn on_the_wire(phase: Phase) -> &'static str {
    match phase {
        Phase::Import => "POST /api/v1/tickets HTTP",
        Phase::Scan | Phase::Settle => "POST /api/v1/tickets/search",
    }
}

fn told(phase: Phase, action: Action, ends: Ends, code: &'static str) -> Want {
    if (phase, action) == (Phase::Settle, Action::Keep) { KEEPS } else { Want::Told(ends, code) }
}

fn quietly(phase: Phase, action: Action) -> Want {
    if (phase, action) == (Phase::Settle, Action::Keep) { KEEPS } else { Want::Quietly }
}

/// Only while articles are made.
fn importing(phase: Phase, want: Want) -> Want {
    if phase == Phase::Import { want } else { MAKES_NOTHING }
}

/// From here on no connection is closed for what it has served: a request that meets
/// a closed one as well is sent twice, and the trouble with it is another.
fn on_open_connections(place: &Place) {
    place.helpdesk.set_requests_per_connection(None);
}

/// One request of the phase meets this: the second one where articles are made.
fn once(place: &Place, phase: Phase, effect: Effect) {
    if phase != Phase::Import {
        on_open_connections(place);
    }
    let number = if phase == Phase::Import { 2 } else { 1 };
    place.helpdesk.add_fault(Fault::once(requests(phase), effect).at(number));
}

/// From that request on all of them meet it.
fn from_then_on(place: &Place, phase: Phase, effect: Effect) {
    let number = if phase == Phase::Import { 2 } else { 1 };
    place.helpdesk.add_fault(Fault::always(requests(phase), effect).at(number));
}

/// All of them.
pub fn rows() -> Vec<Row> {
    let mut rows = servers_in_front();
    rows.extend(unknown_outcomes());
    rows.extend(of_the_line());
    rows.extend(refusals());
    rows.extend(somebody_else());
    rows.extend(wrong_articles());
    rows
}

fn answer(status: u16, seconds: Option<u32>) -> Effect {
    Effect::Answer { status, retry_after: seconds.map(|seconds| seconds.to_string()) }
}

fn servers_in_front() -> Vec<Row> {
    vec![
        row(
            "busy",
            "429 with Retry-After, twice",
            |place, phase, _| {
                let fault = Fault::always(requests(phase), answer(429, Some(1)));
                place.helpdesk.add_fault(Fault { times: Some(2), ..fault });
            },
            |phase, action| told(phase, action, Ends::Through, "zammad-busy"),
        ),
        Row {
            setup: |setup| setup.patience = Duration::from_secs(2),
            ..row(
                "busy-for-long",
                "429 for longer than patience lasts",
                |place, phase, _| from_then_on(place, phase, answer(429, None)),
                |phase, action| told(phase, action, Ends::NextRun, "zammad-busy"),
            )
        },
        Row {
            setup: |setup| setup.certainty = Duration::ZERO,
            ..row(
                "bad-gateway",
                "502 with a page, and nothing done",
                |place, phase, _| once(place, phase, answer(502, Some(1))),
                |phase, action| match phase {
                    Phase::Import => Want::Told(Ends::Through, ""),
                    _ => told(phase, action, Ends::Through, "zammad-proxy-error"),
                },
            )
        },
        Row {
            setup: |setup| setup.certainty = Duration::ZERO,
            ..row(
                "gateway-time-out",
                "504 with a page, and nothing done",
                |place, phase, _| once(place, phase, answer(504, Some(1))),
                |phase, action| match phase {
                    Phase::Import => Want::Told(Ends::Through, ""),
                    _ => told(phase, action, Ends::Through, "zammad-proxy-error"),
                },
            )
        },
        row(
            "maintenance",
            "403 Maintenance mode enabled!",
            |place, phase, _| from_then_on(place, phase, Effect::Maintenance),
            |phase, action| told(phase, action, Ends::NextRun, "zammad-maintenance"),
        ),
        row(
            "own-fault",
            "500 of Zammad itself, once",
            |place, phase, _| once(place, phase, Effect::MaskedError),
            |phase, action| told(phase, action, Ends::Through, "zammad-server-error"),
        ),
        row(
            "slow-answers",
            "Each answer takes 50 ms more",
            |place, _, _| {
                place.helpdesk.add_fault(Fault::always(Requests::Every, Effect::Delay { milliseconds: 50 }));
            },
            quietly,
        ),
        row(
            "slow-body",
            "An answer stops in its middle for half a second",
            |place, phase, _| once(place, phase, Effect::SlowBody { milliseconds: 500 }),
            quietly,
        ),
        row(
            "short-connections",
            "Each connection is closed after three requests without a word",
            |place, _, _| place.helpdesk.set_requests_per_connection(Some(3)),
            quietly,
        ),
    ]
}

fn unknown_outcomes() -> Vec<Row> {
    fn hasty(setup: &mut Setup) {
        setup.silence = Duration::from_secs(2);
    }
    vec![
        Row {
            setup: hasty,
            ..row(
                "time-out-made",
                "No answer in time, and it is carried out",
                |place, phase, _| once(place, phase, Effect::Delay { milliseconds: 2_600 }),
                |phase, action| match phase {
                    Phase::Import => Want::Told(Ends::Through, ""),
                    _ => told(phase, action, Ends::Through, "zammad-timeout"),
                },
            )
        },
        Row {
            setup: |setup| {
                setup.silence = Duration::from_secs(2);
                setup.certainty = Duration::ZERO;
            },
            ..row(
                "time-out-not-made",
                "No answer in time, and it never arrived",
                |place, phase, _| {
                    if phase != Phase::Import {
                        on_open_connections(place);
                    }
                    let step = Step::once(Act::Stall).after(on_the_wire(phase)).from(Side::Client);
                    place.desk_proxy.play(vec![step]);
                },
                |phase, action| match phase {
                    Phase::Import => Want::Told(Ends::Through, ""),
                    _ => told(phase, action, Ends::Through, "zammad-timeout"),
                },
            )
        },
        row(
            "answer-lost",
            "Carried out, and the answer lost",
            |place, phase, _| once(place, phase, Effect::DropAfter),
            |phase, action| match phase {
                Phase::Import => Want::Told(Ends::Through, ""),
                // Asked again at once, on a new connection.
                _ => quietly(phase, action),
            },
        ),
        Row {
            setup: |setup| setup.certainty = Duration::ZERO,
            ..row(
                "request-lost",
                "The connection ends, and nothing is done",
                |place, phase, _| once(place, phase, Effect::DropBefore),
                |phase, action| match phase {
                    Phase::Import => Want::Told(Ends::Through, ""),
                    _ => quietly(phase, action),
                },
            )
        },
        row(
            "comes-true-late",
            "The connection ends, and it is carried out later",
            |place, phase, _| once(place, phase, Effect::CommitLate { milliseconds: Some(1_500) }),
            |phase, _| importing(phase, Want::Told(Ends::Through, "")),
        ),
        Row {
            setup: |setup| setup.certainty = Duration::from_secs(5),
            ..row(
                "killed-at-post",
                "The process ends while a request is answered",
                |place, phase, _| {
                    place.desk_proxy.play(vec![Step::once(Act::Stall).after(on_the_wire(phase))]);
                },
                |phase, action| told(phase, action, Ends::Killed, ""),
            )
        },
    ]
}

fn of_the_line() -> Vec<Row> {
    vec![
        row(
            "cut-in-answer",
            "The connection ends within an answer",
            |place, phase, _| {
                place.desk_proxy.play(vec![Step::once(Act::Cut).after(on_the_wire(phase)).bytes(60)]);
            },
            |phase, action| told(phase, action, Ends::Through, ""),
        ),
        Row {
            setup: |setup| setup.certainty = Duration::ZERO,
            ..row(
                "restart",
                "Zammad starts anew within a request; two connections are refused meanwhile",
                |place, phase, _| {
                    let step = Step::once(Act::Restart(2)).after(on_the_wire(phase)).from(Side::Client);
                    place.desk_proxy.play(vec![step]);
                },
                |phase, action| told(phase, action, Ends::Through, ""),
            )
        },
        row(
            "thin-line-to-zammad",
            "60 KB a second",
            |place, _, _| {
                let thin = Step::always(Act::Rate(60_000));
                place.desk_proxy.play(vec![thin, thin.from(Side::Client)]);
            },
            quietly,
        ),
    ]
}

fn refusals() -> Vec<Row> {
    vec![
        row(
            "token-revoked",
            "401 from one moment on",
            |place, phase, _| {
                let fault = Box::new(Fault::always(Requests::Every, Effect::TokenRevoked));
                once(place, phase, Effect::Begin { fault });
            },
            |phase, action| match (phase, action) {
                // One answer comes after the last request of the scan.
                (Phase::Scan, _) => Want::Told(Ends::Person, "zammad-token-unknown"),
                _ => told(phase, action, Ends::Person, "zammad-token-unknown"),
            },
        ),
        row(
            "group-closed",
            "403 for one group: it was made inactive meanwhile",
            |place, phase, _| {
                let id = place.group("Sales");
                let change =
                    Effect::Change { table: "groups".to_owned(), id, values: json!({"active": false}) };
                place.helpdesk.add_fault(Fault::once(requests(phase), change));
            },
            |phase, _| importing(phase, Want::Told(Ends::Named, "zammad-group-refused")),
        ),
        row(
            "message-refused",
            "422 for one message",
            |place, _, _| {
                // An answer's: a new ticket is tried again with its customer made.
                let answers = Requests::Route("POST".to_owned(), "/api/v1/ticket_articles".to_owned());
                let refused = refusal("Invalid value for field 'cause'!");
                place.helpdesk.add_fault(Fault::once(answers, refused));
            },
            |phase, _| importing(phase, Want::Told(Ends::Named, "zammad-refused")),
        ),
        row(
            "mandatory-field",
            "422 for all from one moment on: a field was made mandatory",
            |place, phase, _| {
                from_then_on(place, phase, refusal("Missing required value for field 'cause'!"));
            },
            |phase, _| importing(phase, Want::Told(Ends::Named, "zammad-refused")),
        ),
        row(
            "customer-twice",
            "Somebody else makes a customer in the same moment",
            |place, _, _| {
                let fault = Fault::always(Requests::Creates, Effect::MadeByAnother);
                place.helpdesk.add_fault(Fault { times: Some(3), ..fault });
            },
            |phase, _| importing(phase, Want::Told(Ends::Through, "")),
        ),
    ]
}

fn refusal(error: &str) -> Effect {
    Effect::Refuse { status: 422, error: error.to_owned() }
}

fn somebody_else() -> Vec<Row> {
    vec![
        Row {
            // Its own mail would be sent by Zammad in the second until it is seen.
            setup: |setup| setup.own_mail = false,
            lasting: |_| Leaves { some_stay: true, said: 2, ..Leaves::default() },
            ..row(
                "import-mode-switched-off",
                "Somebody switches import mode off",
                |place, phase, _| once(place, phase, Effect::SwitchImportMode { on: false }),
                // Two requests are under way at once; what they make carries today's date.
                |phase, _| match phase {
                    Phase::Scan => SWITCHED_LATER,
                    Phase::Import => Want::Told(Ends::Person, ""),
                    Phase::Settle => SWITCHED_BACK,
                },
            )
        },
        row(
            "import-mode-switched-on",
            "Somebody switches import mode on before it begins",
            |place, phase, _| {
                place.switched_on_by_another.store(true, Ordering::Relaxed);
                once(place, phase, Effect::SwitchImportMode { on: true });
            },
            |phase, _| match phase {
                Phase::Scan => Want::Told(Ends::Person, "zammad-import-mode-already-on"),
                Phase::Import => Want::Never("it is on by then"),
                Phase::Settle => SWITCHED_BACK,
            },
        ),
        Row {
            setup: |setup| {
                setup.dates = "today";
                setup.helpdesk.triggers = vec![TriggerSeed::webhook()];
            },
            ..row(
                "trigger-added",
                "Somebody adds a trigger that calls a webhook",
                |place, phase, _| {
                    let values = json!({
                        "name": "zzz added meanwhile", "active": true, "activator": "action",
                        "condition": {"ticket.action": {"operator": "is", "value": "create"}},
                        "perform": {"notification.webhook": {"webhook_id": 1}},
                    });
                    let change = Effect::Change { table: "triggers".to_owned(), id: 900, values };
                    let which = match phase {
                        Phase::Scan | Phase::Settle => requests(phase),
                        // While the others are paused.
                        Phase::Import => Requests::Route("PUT".to_owned(), "/api/v1/triggers/*".to_owned()),
                    };
                    place.helpdesk.add_fault(Fault::once(which, change));
                },
                |phase, _| match phase {
                    Phase::Scan => Want::Quietly,
                    Phase::Import => Want::Told(Ends::Person, "zammad-trigger-switched-on"),
                    Phase::Settle => SAME_AS_IN_IMPORT,
                },
            )
        },
    ]
}

fn wrong_articles() -> Vec<Row> {
    fn file_stays(_: Phase) -> Leaves {
        Leaves { stays: vec!["<filed@fabrikam.example>"], ..Leaves::default() }
    }
    vec![Row {
        lasting: file_stays,
        ..row(
            "file-lost",
            "An article has lost its file",
            |place, _, _| {
                place.helpdesk.add_fault(Fault::always(Requests::Creates, Effect::LoseAttachment));
            },
            |phase, _| importing(phase, Want::Told(Ends::Named, "article-differs")),
        )
    }]
}
