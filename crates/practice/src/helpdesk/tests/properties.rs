//! What holds for any sequence of requests.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::Desk;
use crate::helpdesk::Options;

/// A request: its method, path and body.
type Step = (&'static str, String, Value);

fn article() -> impl Strategy<Value = Value> {
    let kind = prop::sample::select(vec!["email", "note", "phone", "web", "sms", "nonsense"]);
    let sender = prop::sample::select(vec!["Customer", "Agent", "System"]);
    (kind, sender, "[a-c]", ".{0,20}", any::<bool>()).prop_map(|(kind, sender, name, body, automatic)| {
        json!({"type": kind, "sender": sender, "from": format!("{name}@x.example"), "to": "support@contoso.example",
            "body": body, "message_id": format!("<{name}@x.example>"),
            "preferences": {"send-auto-response": automatic}})
    })
}

fn step() -> impl Strategy<Value = Step> {
    let group = prop::sample::select(vec!["Users", "Support", "Sales", "Old desk", "Nowhere"]);
    let state = prop::sample::select(vec!["new", "open", "closed", "merged"]);
    prop_oneof![
        4 => (group, state.clone(), "[a-c]", article()).prop_map(|(group, state, name, article)| {
            ("POST", "/api/v1/tickets".to_owned(), json!({"title": "x", "group": group, "state": state,
                "customer_id": format!("guess:{name}@x.example"), "article": article}))
        }),
        3 => (1_u64..8, article()).prop_map(|(ticket, mut article)| {
            article["ticket_id"] = ticket.into();
            ("POST", "/api/v1/ticket_articles".to_owned(), article)
        }),
        1 => (1_u64..8, state).prop_map(|(ticket, state)| {
            ("PUT", format!("/api/v1/tickets/{ticket}"), json!({"state": state, "owner_id": 3}))
        }),
        1 => (2_u64..8).prop_map(|ticket| ("DELETE", format!("/api/v1/tickets/{ticket}"), Value::Null)),
    ]
}

fn all_different<T: Ord>(values: impl IntoIterator<Item = T>) -> bool {
    let mut seen = BTreeSet::new();
    values.into_iter().all(|value| seen.insert(value))
}

fn check(import_mode: bool, steps: Vec<Step>) -> Result<(), TestCaseError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let desk = Desk::new(Options { import_mode, ..Options::default() });
        let mut given = BTreeSet::new();
        for (method, path, body) in steps {
            let before = desk.helpdesk.snapshot();
            let (status, reply) = super::read(desk.request(method, &path).json(&body)).await;
            prop_assert!(matches!(status, 200 | 201 | 403 | 404 | 422 | 500), "{status} {reply}");
            if status >= 400 {
                prop_assert_eq!(&before, &desk.helpdesk.snapshot(), "a refused request changes nothing");
            }
            if status == 201 {
                prop_assert!(
                    given.insert((path.clone(), reply["id"].as_u64())),
                    "an id is never given twice"
                );
            }
        }
        let snapshot = desk.helpdesk.snapshot();
        prop_assert!(all_different(snapshot.tickets.iter().map(|ticket| ticket.id)));
        prop_assert!(all_different(snapshot.tickets.iter().map(|ticket| &ticket.number)));
        prop_assert!(all_different(snapshot.articles().iter().map(|article| article.id)));
        prop_assert!(all_different(snapshot.users.iter().map(|user| &user.login)));
        if import_mode {
            prop_assert_eq!(desk.helpdesk.outbox(), vec![]);
        }
        Ok(())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn ids_are_unique_refusals_change_nothing_and_import_mode_says_nothing(
        import_mode in any::<bool>(), steps in prop::collection::vec(step(), 1..12)
    ) {
        check(import_mode, steps)?;
    }
}
