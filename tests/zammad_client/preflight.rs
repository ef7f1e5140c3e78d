//! The check before a run: each trouble has its line, and none hides another.

use mailferry::plan::LastChanged;
use mailferry::words::Language;
use mailferry::zammad::import_mode::{Hold, Mark, Own};
use mailferry::zammad::preflight::{Found, Helpdesk, HoldWanted, Line, Topic, Verdict, Wanted, check};
use serde_json::{Value, json};

use super::script::{Answer, Seen, Server, error, live, live_body};

fn wanted() -> Wanted {
    Wanted {
        groups: vec!["Support".into()],
        archive_state: Some("closed".into()),
        mailbox: "support@example.com".into(),
        ..Wanted::default()
    }
}

fn with_import_mode() -> Wanted {
    Wanted { import_mode: true, ..wanted() }
}

fn me() -> Value {
    let mut me = live_body("basics", "me");
    me["group_ids"] = json!({ "2": ["full"] });
    me["groups"] = json!({ "Support": ["full"] });
    me
}

fn agent(id: u64, everything: bool) -> Value {
    let mut agent = live_body("basics", "me");
    agent["id"] = id.into();
    agent["login"] = format!("agent{id}@example.com").into();
    agent["email"] = format!("Agent{id}@example.com").into();
    agent["group_ids"] = json!({ "2": ["full"] });
    agent["preferences"]["notification_config"]["matrix"]["create"]["criteria"]["no"] = everything.into();
    agent
}

fn groups() -> Value {
    json!([{ "id": 2, "name": "Support", "active": true, "email_address_id": 1 }])
}

/// A helpdesk at which nothing is wrong, but for what `changed` answers.
async fn desk(changed: impl Fn(&Seen) -> Option<Answer> + Send + Sync + 'static) -> Server {
    Server::start(move |seen| changed(seen).unwrap_or_else(|| sound(seen))).await
}

fn sound(seen: &Seen) -> Answer {
    match seen.path.as_str() {
        "users/me" => me().into(),
        "version" => live("basics", "version"),
        "groups" => groups().into(),
        "ticket_states" => live("basics", "state-types"),
        "ticket_priorities" => live("basics", "priorities"),
        "email_addresses" => {
            json!([{ "id": 1, "email": "Support@example.com", "realname": "S", "active": true }]).into()
        }
        "triggers" => live("basics", "triggers"),
        "tickets/search" | "jobs" | "slas" | "ticket_recent" | "tickets" | "roles" => json!([]).into(),
        "users/search" => json!([me(), agent(8, false)]).into(),
        "settings" => {
            let mut settings = vec![live_body("import-mode", "settings-import")];
            for (name, value) in
                [("fqdn", "help.example.com"), ("ticket_hook", "Case#"), ("ticket_hook_divider", "-")]
            {
                settings.push(json!({ "id": 1, "name": name, "state_current": { "value": value } }));
            }
            json!(settings).into()
        }
        _ => error(404, "No route matches"),
    }
}

async fn checked(server: &Server, wanted: &Wanted) -> (Vec<Line>, Option<Helpdesk>) {
    check(&server.client(), wanted).await
}

/// Codes of the lines that stop or warn, in their order.
fn complaints(lines: &[Line]) -> Vec<String> {
    lines
        .iter()
        .filter_map(|line| match &line.verdict {
            Verdict::Good => None,
            Verdict::Caution(problem) => Some(format!("! {}", problem.code())),
            Verdict::Stop(problem) => Some(format!("x {}", problem.code())),
        })
        .collect()
}

#[tokio::test]
async fn at_a_sound_helpdesk_everything_a_run_needs_is_found() {
    let server = desk(|_| None).await;
    let (lines, helpdesk) = checked(&server, &wanted()).await;
    assert_eq!(complaints(&lines), Vec::<String>::new());
    let helpdesk = helpdesk.expect("a helpdesk");
    assert_eq!((helpdesk.me.id, helpdesk.groups[0].id), (3, 2));
    assert_eq!(
        (helpdesk.archive_state.id, helpdesk.regular_state.id, helpdesk.follow_up_state.id),
        (4, 1, 2)
    );
    assert_eq!(helpdesk.priority.map(|priority| priority.id), Some(2));
    assert_eq!(helpdesk.ticket_hook, "Case#");
    assert_eq!(helpdesk.ticket_hook_divider, "-");
    assert_eq!(helpdesk.fqdn.as_deref(), Some("help.example.com"));
    assert_eq!(helpdesk.email_addresses[0].email, "support@example.com");
    assert_eq!(helpdesk.agent_addresses, ["admin@example.com", "agent8@example.com"]);
    assert!(helpdesk.triggers_to_pause.is_empty(), "the shipped ones are kept silent by the article");
    assert_eq!(helpdesk.import_mode.map(|setting| (setting.setting_id, setting.on)), Some((134, false)));
    let found = |what: Topic| {
        let line = lines.iter().find(|line| line.what == what).expect("its line");
        line.found.text(Language::English)
    };
    assert_eq!(found(Topic::Version), "5.5.x");
    assert_eq!(found(Topic::ApiToken), "admin@example.com");
    let writes: Vec<_> = server
        .seen()
        .into_iter()
        .filter(|seen| seen.method != "GET" && seen.path != "tickets/search")
        .map(|seen| seen.path)
        .collect();
    assert!(writes.is_empty(), "a check changes nothing: {writes:?}");
}

#[tokio::test]
async fn without_a_connection_or_a_token_there_is_nothing_else_to_say() {
    let server = desk(|_| Some(live("tickets", "bad-token"))).await;
    let (lines, helpdesk) = checked(&server, &wanted()).await;
    assert_eq!(complaints(&lines), ["x zammad-token-unknown"]);
    assert!(helpdesk.is_none() && lines[0].what == Topic::Connection && lines[0].verdict == Verdict::Good);
    let server = desk(|_| Some(error(502, "x"))).await;
    let (lines, _) = checked(&server, &wanted()).await;
    assert_eq!(complaints(&lines), ["x zammad-proxy-error"]);
}

#[tokio::test]
async fn each_trouble_has_its_own_line() {
    let expect =
        |path: &'static str, answer: Answer| move |seen: &Seen| (seen.path == path).then(|| answer.clone());
    let forbidden = || error(403, "Not authorized (token)!");
    let mut triggers = live_body("basics", "triggers");
    triggers[0]["perform"] = json!({ "notification.webhook": { "webhook_id": 1 } });
    let job = json!([{ "id": 1, "name": "Old ones", "active": true,
        "perform": { "notification.email": { "recipient": "ticket_customer" } } }]);
    let mut away = me();
    away["out_of_office"] = true.into();
    away["out_of_office_replacement_id"] = 8.into();
    away["out_of_office_end_at"] = "2999-01-01".into();
    let mut weak = me();
    weak["group_ids"] = json!({ "2": ["read", "create", "change"] });
    let channel = json!({ "assets": { "Channel": { "1": { "active": true,
        "options": { "inbound": { "options": { "user": "Support@example.com" } } } } } } });
    let cases: Vec<(&'static str, Answer, &str)> = vec![
        (
            "groups",
            json!([{ "id": 1, "name": "Users", "active": true }, { "id": 2, "name": "Suport", "active": true }])
                .into(),
            "x zammad-group-missing",
        ),
        ("groups", json!([{ "id": 1, "name": "Users", "active": true }]).into(), "x zammad-groups-hidden"),
        (
            "groups",
            json!([{ "id": 2, "name": "Support", "active": false }]).into(),
            "x zammad-group-inactive",
        ),
        ("users/me", weak.into(), "x zammad-group-rights"),
        ("ticket_recent", forbidden(), "x zammad-agent-right-missing"),
        ("triggers", forbidden(), "x zammad-triggers-hidden"),
        ("triggers", triggers.into(), "! zammad-trigger-paused"),
        ("jobs", forbidden(), "! zammad-jobs-hidden"),
        ("jobs", job.into(), "! zammad-job-runs"),
        ("users/search", json!([agent(8, true)]).into(), "x zammad-agents-notified"),
        ("users/search", forbidden(), "! zammad-agents-hidden"),
        ("users/me", away.into(), "x zammad-user-away"),
        ("tickets/search", json!([{ "id": 1, "article_ids": [] }]).into(), "x zammad-not-zammad"),
        ("channels_microsoft365", channel.into(), "! zammad-channel-fetches"),
        ("ticket_states", error(500, "x"), "x zammad-server-error"),
    ];
    for (path, answer, complaint) in cases {
        let server = desk(expect(path, answer)).await;
        let (lines, helpdesk) = checked(&server, &wanted()).await;
        let found = complaints(&lines);
        assert!(found.iter().any(|code| code == complaint), "{complaint} of {path}: {found:?}");
        assert_eq!(helpdesk.is_none(), found.iter().any(|code| code.starts_with('x')), "{found:?}");
        assert!(lines.iter().any(|line| line.what == Topic::RequestSize), "the check went on to its end");
    }
}

#[tokio::test]
async fn a_wrong_name_is_told_with_the_nearest_ones() {
    let server = desk(|_| None).await;
    let wanted = Wanted {
        groups: vec!["Suport".into()],
        archive_state: Some("close".into()),
        change_sending_address_to: Some("suport@example.com".into()),
        ..wanted()
    };
    let (lines, _) = checked(&server, &wanted).await;
    let near: Vec<_> = lines
        .iter()
        .filter_map(|line| match &line.verdict {
            Verdict::Stop(problem) => Some((problem.code(), problem.fact("near").unwrap_or_default())),
            _ => None,
        })
        .collect();
    assert_eq!(near[0], ("zammad-group-missing", "Support"));
    assert_eq!(near[1].0, "zammad-state-missing");
    assert!(near[1].1.starts_with("closed"), "{near:?}");
    assert_eq!(near[2], ("zammad-address-missing", "support@example.com"));
}

#[tokio::test]
async fn in_import_mode_neither_triggers_nor_agents_nor_full_access_matter() {
    let server = desk(|seen| match seen.path.as_str() {
        "users/me" => {
            let mut weak = me();
            weak["group_ids"] = json!({ "2": ["read", "create", "change"] });
            Some(weak.into())
        }
        "triggers" => Some(error(403, "Not authorized (token)!")),
        "users/search" => Some(json!([agent(8, true)]).into()),
        _ => None,
    })
    .await;
    let (lines, helpdesk) = checked(&server, &with_import_mode()).await;
    assert_eq!(complaints(&lines), Vec::<String>::new());
    assert!(helpdesk.expect("a helpdesk").triggers_to_pause.is_empty());
}

#[tokio::test]
async fn import_mode_is_refused_where_it_is_hidden_and_warned_of_where_it_is_on() {
    let hidden = desk(|seen| (seen.path == "settings").then(|| error(403, "Not authorized"))).await;
    let (lines, helpdesk) = checked(&hidden, &with_import_mode()).await;
    assert_eq!(complaints(&lines), ["x zammad-import-mode-hidden"]);
    assert!(helpdesk.is_none());
    let (lines, helpdesk) = checked(&hidden, &wanted()).await;
    assert_eq!(complaints(&lines), Vec::<String>::new());
    assert_eq!(helpdesk.expect("a helpdesk").ticket_hook, "Ticket#");
    let on = desk(|seen| {
        let mut setting = live_body("import-mode", "settings-import");
        setting["state_current"]["value"] = true.into();
        (seen.path == "settings").then(|| json!([setting]).into())
    })
    .await;
    let (lines, helpdesk) = checked(&on, &with_import_mode()).await;
    assert_eq!(complaints(&lines), ["x zammad-import-mode-already-on"]);
    assert!(helpdesk.is_none(), "two imports would end each other's silence");
    let taken_over = HoldWanted { take_over: true, ..HoldWanted::default() };
    let (lines, helpdesk) = checked(&on, &Wanted { hold: taken_over, ..with_import_mode() }).await;
    assert_eq!(complaints(&lines), ["! zammad-import-mode-already-on"]);
    assert!(helpdesk.is_some());
}

#[tokio::test]
async fn import_mode_that_another_holds_is_told_with_who_and_ones_own_goes_on() {
    let mark = Mark::new("ben", "office@example.com", "laptop");
    let shown = mark.clone();
    let on = desk(move |seen| {
        let mut setting = live_body("import-mode", "settings-import");
        setting["state_current"] = json!({ "value": true, "mailferry": shown });
        (seen.path == "settings").then(|| json!([setting]).into())
    })
    .await;
    let (lines, _) = checked(&on, &with_import_mode()).await;
    assert_eq!(complaints(&lines), ["x zammad-import-running"]);
    let problem = lines.iter().find_map(|line| match &line.verdict {
        Verdict::Stop(problem) => Some(problem),
        _ => None,
    });
    let fact = |name: &str| problem.and_then(|problem| problem.fact(name)).map(str::to_owned);
    assert_eq!(fact("user").as_deref(), Some("ben"));
    assert_eq!(fact("mailbox").as_deref(), Some("office@example.com"));
    assert_eq!((fact("machine").as_deref(), fact("place").as_deref()), (Some("laptop"), Some("elsewhere")));
    let ours = HoldWanted { own: Own::Held(Hold { mark, written_at: None }), ..HoldWanted::default() };
    let (lines, helpdesk) = checked(&on, &Wanted { hold: ours, ..with_import_mode() }).await;
    assert_eq!(complaints(&lines), Vec::<String>::new());
    assert!(helpdesk.is_some(), "a run that was cut off goes on");
}

/// A job that deletes what was closed two years ago, in this group.
fn retention(group: u64) -> Value {
    json!([{ "id": 1, "name": "Tidy up", "active": true, "perform": { "ticket.action": { "value": "delete" } },
        "condition": {
            "ticket.close_at": { "operator": "before (relative)", "value": "2", "range": "year" },
            "ticket.group_id": { "operator": "is", "value": [group.to_string()] } } }])
}

#[tokio::test]
async fn a_job_that_would_delete_what_is_imported_stops_the_check_and_says_what_would_do() {
    let at_risk = |import_mode, empties_mailbox| Wanted { import_mode, empties_mailbox, ..wanted() };
    let recent = Wanted { from: "2999-01-01".parse().ok(), ..at_risk(true, true) };
    let anything = json!([{ "id": 1, "name": "Tidy up", "active": true,
        "perform": { "ticket.action": { "value": "delete" } },
        "condition": { "ticket.title": { "operator": "contains", "value": "x" } } }]);
    // (jobs, wanted, complaint, whether today's dates or keeping the mail helps)
    let cases = [
        (retention(2), at_risk(true, false), "x zammad-job-deletes", Some(("yes", "no"))),
        (retention(2), at_risk(true, true), "x zammad-job-deletes", Some(("yes", "no"))),
        (retention(2), at_risk(false, true), "! zammad-job-may-delete", None),
        (retention(2), recent, "! zammad-job-may-delete", None),
        (retention(9), at_risk(true, true), "! zammad-job-may-delete", None),
        (anything.clone(), at_risk(true, true), "x zammad-job-deletes", Some(("no", "no"))),
        (anything.clone(), at_risk(false, true), "x zammad-job-deletes", Some(("no", "yes"))),
        (anything, at_risk(false, false), "! zammad-job-may-delete", None),
    ];
    for (jobs, wanted, complaint, helps) in cases {
        let shown = jobs.clone();
        let server = desk(move |seen| (seen.path == "jobs").then(|| shown.clone().into())).await;
        let (lines, helpdesk) = checked(&server, &wanted).await;
        assert_eq!(complaints(&lines), [complaint], "{jobs} {wanted:?}");
        assert_eq!(helpdesk.is_none(), complaint.starts_with('x'));
        let line = lines.iter().find(|line| matches!(line.what, Topic::Job(_))).expect("its line");
        assert_eq!(line.found.text(Language::English), "DELETES tickets");
        if let (Verdict::Stop(problem), Some(expected)) = (&line.verdict, helps) {
            let fact = |name: &str| problem.fact(name).unwrap_or_default().to_owned();
            assert_eq!(
                (fact("today"), fact("keep")),
                (expected.0.to_owned(), expected.1.to_owned()),
                "{jobs}"
            );
        }
    }
}

#[tokio::test]
async fn a_trigger_that_deletes_is_paused_or_suspended_and_never_let_run() {
    let server = desk(|seen| {
        (seen.path == "triggers").then(|| {
            json!([{ "id": 1, "name": "Spam", "active": true, "perform": { "ticket.action": { "value": "delete" } } }])
                .into()
        })
    })
    .await;
    let (lines, helpdesk) = checked(&server, &wanted()).await;
    assert_eq!(complaints(&lines), ["! zammad-trigger-paused"]);
    assert_eq!(helpdesk.expect("a helpdesk").triggers_to_pause.len(), 1);
    let answering = Wanted { auto_replies: true, archive_state: None, ..wanted() };
    let (lines, _) = checked(&server, &answering).await;
    assert_eq!(complaints(&lines), ["x zammad-trigger-deletes"]);
}

#[tokio::test]
async fn old_open_tickets_that_would_escalate_are_told_of_and_so_is_what_cannot_be_seen() {
    let agreements =
        || desk(|seen| (seen.path == "slas").then(|| json!([{ "id": 1, "name": "Gold" }]).into()));
    let (lines, helpdesk) = checked(&agreements().await, &with_import_mode()).await;
    assert_eq!(complaints(&lines), ["! zammad-tickets-escalate"]);
    assert!(helpdesk.is_some());
    let (lines, _) = checked(&agreements().await, &wanted()).await;
    assert_eq!(complaints(&lines), Vec::<String>::new(), "today's dates count as any mail's");
    let hidden = desk(|seen| (seen.path == "slas").then(|| error(403, "Not authorized (token)!"))).await;
    let (lines, _) = checked(&hidden, &with_import_mode()).await;
    assert_eq!(complaints(&lines), ["! zammad-service-levels-hidden"]);
    // Where no state counts there is nothing to see.
    let uncounted = desk(|seen| {
        let mut states = live_body("basics", "state-types");
        for state in states.as_array_mut().into_iter().flatten() {
            state["ignore_escalation"] = true.into();
        }
        match seen.path.as_str() {
            "ticket_states" => Some(states.into()),
            "slas" => Some(error(403, "Not authorized (token)!")),
            _ => None,
        }
    })
    .await;
    let (lines, _) = checked(&uncounted, &with_import_mode()).await;
    assert_eq!(complaints(&lines), Vec::<String>::new());
}

#[tokio::test]
async fn one_missing_right_is_one_line_that_names_the_least_right() {
    let forbidden = |paths: &'static [&'static str]| {
        desk(move |seen| {
            paths
                .iter()
                .any(|path| seen.path.starts_with(path))
                .then(|| error(403, "Not authorized (token)!"))
        })
    };
    let of_agents: &[&str] = &[
        "ticket_recent",
        "ticket_states",
        "ticket_priorities",
        "email_addresses",
        "tickets",
        "users/search",
    ];
    let cases: [(&'static [&'static str], Vec<&str>, &str); 6] = [
        (of_agents, vec!["x zammad-agent-right-missing"], "ticket.agent"),
        (&["settings"], vec!["x zammad-import-mode-hidden"], "admin.maintenance"),
        (&["jobs"], vec!["! zammad-jobs-hidden"], "admin.scheduler"),
        (&["slas"], vec!["! zammad-service-levels-hidden"], "admin.sla"),
        (&["channels_microsoft365"], vec!["! zammad-channels-hidden"], "admin.channel_microsoft365"),
        (&["groups"], vec!["! zammad-groups-half-seen"], "admin.group"),
    ];
    for (paths, expected, right) in cases {
        let server = forbidden(paths).await;
        let (lines, _) = checked(&server, &with_import_mode()).await;
        assert_eq!(complaints(&lines), expected, "{paths:?}");
        let told = lines.iter().find_map(|line| match &line.verdict {
            Verdict::Good => None,
            Verdict::Caution(problem) | Verdict::Stop(problem) => Some(problem.text(Language::English)),
        });
        let remedies = told.expect("a problem").remedies.join(" ");
        assert!(remedies.contains(right), "{right}: {remedies}");
    }
}

#[tokio::test]
async fn what_speaks_is_paused_but_for_what_the_article_keeps_silent() {
    let server = desk(|seen| {
        let trigger = |id: u64, active: bool, perform: Value| {
            json!({ "id": id, "name": format!("T{id}"), "active": active, "perform": perform })
        };
        let mail = |recipient: &str| json!({ "notification.email": { "recipient": recipient } });
        (seen.path == "triggers").then(|| {
            json!([
                trigger(1, true, mail("ticket_customer")),
                trigger(2, true, mail("ticket_agents")),
                trigger(3, false, mail("ticket_agents")),
                trigger(4, true, json!({ "ticket.priority_id": { "value": 3 } })),
                trigger(5, true, json!({})),
            ])
            .into()
        })
    })
    .await;
    let paused = |helpdesk: Option<Helpdesk>| -> Vec<u64> {
        helpdesk.expect("a helpdesk").triggers_to_pause.iter().map(|trigger| trigger.id).collect()
    };
    let (_, helpdesk) = checked(&server, &wanted()).await;
    assert_eq!(paused(helpdesk), [2, 4]);
    // Archived mail must not be heard although regular mail may be answered.
    let (_, helpdesk) = checked(&server, &Wanted { auto_replies: true, ..wanted() }).await;
    assert_eq!(paused(helpdesk), [2, 4]);
    let answering = Wanted { auto_replies: true, archive_state: None, ..wanted() };
    let (lines, helpdesk) = checked(&server, &answering).await;
    assert_eq!(paused(helpdesk), Vec::<u64>::new());
    assert_eq!(complaints(&lines), ["! zammad-trigger-runs"; 3]);
}

#[tokio::test]
async fn rights_that_come_with_a_role_count() {
    let server = desk(|seen| {
        if seen.path != "users/me" {
            return None;
        }
        let mut me = me();
        me["group_ids"] = json!({});
        me["groups"] = json!({});
        if seen.query.contains_key("full") {
            return Some(
                json!({ "id": 3, "assets": { "Role": {
                    "2": { "id": 2, "active": true, "group_ids": { "2": ["full"] } } } } })
                .into(),
            );
        }
        Some(me.into())
    })
    .await;
    let (lines, helpdesk) = checked(&server, &wanted()).await;
    assert_eq!(complaints(&lines), Vec::<String>::new());
    assert!(helpdesk.is_some());
}

#[tokio::test]
async fn an_agent_who_wants_all_mail_but_has_no_access_to_the_group_stops_nothing() {
    let server = desk(|seen| {
        let mut elsewhere = agent(8, true);
        elsewhere["group_ids"] = json!({ "5": ["full"] });
        elsewhere["role_ids"] = json!([2]);
        (seen.path == "users/search").then(|| json!([elsewhere]).into())
    })
    .await;
    let (lines, _) = checked(&server, &wanted()).await;
    assert_eq!(complaints(&lines), Vec::<String>::new());
}

#[tokio::test]
async fn mail_filed_where_the_token_cannot_read_is_warned_of() {
    let server = desk(|seen| {
        (seen.path == "groups").then(|| {
            json!([
                { "id": 2, "name": "Support", "active": true, "email_address_id": null },
                { "id": 5, "name": "Sales", "active": true, "email_address_id": 1 },
            ])
            .into()
        })
    })
    .await;
    let (lines, helpdesk) = checked(&server, &wanted()).await;
    assert_eq!(complaints(&lines), ["! zammad-groups-unreadable", "! zammad-group-without-address"]);
    assert!(helpdesk.is_some());
}

/// Whether tickets are dated is told before anything is imported, and why.
#[tokio::test]
async fn whether_tickets_say_their_own_last_change_is_told_with_the_reason() {
    let found = |lines: &[Line]| {
        let line = lines.iter().find(|line| line.what == Topic::LastChange);
        line.map(|line| line.found.clone())
    };
    let wanted = |last_changed| Wanted { last_changed, ..with_import_mode() };
    let unused = desk(|_| None).await;
    let used = desk(|seen| {
        let ticket = |id: u64| json!({ "id": id, "number": id.to_string() });
        (seen.path == "tickets").then(|| json!([ticket(1), ticket(2)]).into())
    })
    .await;
    for (server, last_changed, told) in [
        (&unused, None, None),
        (&unused, Some(LastChanged::WhenUnused), Some(Found::DatedWhereUnused)),
        (&used, Some(LastChanged::WhenUnused), Some(Found::UndatedWhereUsed)),
        (&used, Some(LastChanged::Always), Some(Found::DatedAsPlanned)),
        (&unused, Some(LastChanged::Never), Some(Found::UndatedAsPlanned)),
    ] {
        let (lines, _) = checked(server, &wanted(last_changed)).await;
        assert_eq!(found(&lines), told, "{last_changed:?}");
    }
}
