//! The program ended at each change of going live: what it noted before is taken back or
//! gone on with, and what somebody else has changed meanwhile is left.

use mailferry::plan::AfterImport;
use mailferry::practice::helpdesk::{Effect, Fault, Helpdesk, Requests, Version};
use mailferry::practice::sample;
use mailferry::zammad::channels::{Channel, ChannelKind, NewCredentials};
use serde_json::{Value, json};

use super::going_live::Ready;
use crate::support::journey::{Ended, Journey, Letter, Underway, run};
use crate::support::until;

/// More writes than any of these commands makes.
const ENDLESS: u64 = 60;

/// What the commands change, without what each fetch and each sign-in changes of it.
fn state(ready: &Ready) -> Value {
    let helpdesk = &ready.practice.helpdesk;
    let channels = helpdesk.records("channels").into_iter().map(|channel| {
        let inbound = &channel["options"]["inbound"]["options"];
        json!([
            channel["id"],
            channel["area"],
            channel["active"],
            channel["group_id"],
            inbound["folder"].as_str().unwrap_or("INBOX"),
            inbound["keep_on_server"].as_bool().unwrap_or(false)
        ])
    });
    let addresses = helpdesk.records("email_addresses").into_iter();
    let addresses = addresses.map(|address| json!([address["email"], address["channel_id"]]));
    let groups = helpdesk.records("groups").into_iter();
    let groups = groups.map(|group| json!([group["name"], group["email_address_id"]]));
    json!({
        "channels": channels.collect::<Value>(),
        "addresses": addresses.collect::<Value>(),
        "groups": groups.collect::<Value>(),
    })
}

/// The mailbox's channel, switched off over a folder that holds nothing of the import.
async fn ready() -> (Ready, Channel) {
    let ready = Ready::new(Version::V5_5).await;
    let off = ready.desk.switch_off(&ready.channel(false).await).await.expect("off");
    let mut run = ready.prepared().run;
    run.settle_folder_as(sample::INBOX, &AfterImport::Move("Done".to_owned())).await.expect("cleared");
    (ready, off)
}

/// A command that ends itself at a transition of its journal.
async fn ending_at(ready: &Ready, end: &str, deed: &str, more: &[&str]) -> Ended {
    let mut command = ready.typed(deed, more);
    command.env("MAILFERRY_TEST_END_AT", end);
    run(command).await
}

async fn undone(ready: &Ready, when: &str) -> Ended {
    let ended = ready.command("undo", &["--json"]).await;
    assert_eq!(ended.exit, 0, "{when}: {ended}");
    ended
}

/// Five changes by one command: group, its sending address, what is kept, a further
/// address, and switched on.
const SET: [&str; 9] = [
    "--group",
    "Sales",
    "--change-sending-address",
    "--keep",
    "yes",
    "--add-address",
    "shop@contoso.example",
    "--on",
    "--json",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_channel_half_set_is_as_it_was_after_an_undo_and_set_after_another_try() {
    let (ready, _) = ready().await;
    let former = state(&ready);
    let whole = ready.command("set", &SET).await;
    assert_eq!(whole.exit, 0, "{whole}");
    let set = state(&ready);
    undone(&ready, "the whole").await;
    assert_eq!(state(&ready), former);
    for side in ["before", "after"] {
        for number in 1..ENDLESS {
            let end = format!("{side}:{number}");
            let ended = ending_at(&ready, &end, "set", &SET).await;
            // Half of the time somebody goes on, half of the time takes back.
            if number % 2 == 0 {
                let again = ready.command("set", &SET).await;
                let taken = again.problem().as_deref() == Some("channel-address-taken");
                assert!(again.exit == 0 || taken, "{end}: {again}");
                assert!(taken || state(&ready) == set, "{end}: {again}");
            }
            undone(&ready, &end).await;
            assert_eq!(state(&ready), former, "{end}");
            if ended.exit == 0 {
                assert!(number > 5, "five changes have more transitions: {ended}");
                break;
            }
            assert!(number + 1 < ENDLESS, "it has no end");
        }
    }
}

/// Taking back may be cut off as well.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_undo_that_was_cut_off_is_gone_on_with() {
    let (ready, _) = ready().await;
    let former = state(&ready);
    for side in ["before", "after"] {
        for number in 1..ENDLESS {
            let end = format!("{side}:{number}");
            let set = ready.command("set", &SET).await;
            assert_eq!(set.exit, 0, "{end}: {set}");
            let ended = ending_at(&ready, &end, "undo", &["--json"]).await;
            undone(&ready, &end).await;
            assert_eq!(state(&ready), former, "{end}");
            if ended.exit == 0 {
                break;
            }
            assert!(number + 1 < ENDLESS, "it has no end");
        }
    }
}

/// A roll back and a removal cannot be taken back: where the program was ended before one
/// of them was done, nothing is changed, and nothing is told as if it were.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_taken_back_is_either_done_or_not() {
    let (ready, off) = ready().await;
    let confirm = ["--confirm", off.name(), "--json"];
    for (deed, more) in [("roll-back", &["--json"][..]), ("remove", &confirm)] {
        // What one of them did stays in the record of its own home.
        let home = ready.folder.path().join(deed);
        let typed = |deed: &str, more: &[&str]| {
            let mut command = ready.typed(deed, more);
            command.env("MAILFERRY_HOME", &home);
            command
        };
        let former = state(&ready);
        let ends = (1..ENDLESS).flat_map(|number| [format!("before:{number}"), format!("after:{number}")]);
        let mut done = false;
        for end in ends {
            let mut command = typed(deed, more);
            command.env("MAILFERRY_TEST_END_AT", &end);
            let ended = run(command).await;
            done = ended.exit == 0;
            if done {
                break;
            }
            assert_eq!(state(&ready), former, "{deed} {end}: {ended}");
            let undone = run(typed("undo", &["--json"])).await;
            assert_eq!(undone.exit, 0, "{deed} {end}: {undone}");
        }
        assert!(done, "{deed} has no end");
        assert_ne!(state(&ready), former, "{deed}");
        let told = run(typed("undo", &["--json"])).await;
        assert_eq!(told.exit, 5, "{deed}: {told}");
        assert_eq!(told.summary["failed"][0]["code"], "channel-change-not-undone", "{told}");
        let again = run(typed("undo", &["--json"])).await;
        assert_eq!(again.exit, 0, "{deed}: what cannot be taken back is told once: {again}");
    }
}

/// A request of the program's to the helpdesk's channels.
fn posts(deed: &str) -> Requests {
    Requests::Route("POST".to_owned(), format!("/api/v1/channels_{deed}"))
}

/// Longer than any test: who is killed meanwhile hears no answer.
const FOR_EVER: u64 = 600_000;

/// Zammad has done it, and the program is killed before it hears of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_zammad_did_for_a_program_that_was_killed_is_taken_back() {
    let (ready, _) = ready().await;
    let former = state(&ready);
    let silence = Effect::SlowBody { milliseconds: FOR_EVER };
    ready.practice.helpdesk.set_faults(vec![Fault::always(posts("microsoft365_enable"), silence)]);
    let mut command = ready.typed("set", &["--keep", "yes", "--on", "--json"]);
    command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let underway = Underway::start(command);
    until("the channel is on", || async { is_on(&ready.practice.helpdesk, "Microsoft365::Account") }).await;
    underway.kill().await;
    ready.practice.helpdesk.set_faults(Vec::new());
    undone(&ready, "killed").await;
    assert_eq!(state(&ready), former);
}

/// Somebody else changes the channel between two requests of one command.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_second_administrator_changed_is_not_written_over() {
    let (ready, off) = ready().await;
    let of_another = |folder: &str| {
        let channels = ready.practice.helpdesk.records("channels");
        let channel = channels.into_iter().find(|channel| channel["id"] == off.id.id).expect("the channel");
        let mut options = channel["options"].clone();
        options["inbound"]["options"]["folder"] = folder.into();
        let values = json!({ "options": options });
        Effect::Change { table: "channels".to_owned(), id: off.id.id, values }
    };
    let lists = Requests::Route("GET".to_owned(), "/api/v1/channels_microsoft365".to_owned());
    // The first list is what the person saw, the second what is there before the change.
    let meanwhile = Fault::once(lists, of_another("Elsewhere")).at(2);
    ready.practice.helpdesk.set_faults(vec![meanwhile]);
    let refused = ready.command("set", &["--group", "Sales", "--json"]).await;
    refused.assert_problem(5, "channel-changed-meanwhile");
    ready.practice.helpdesk.set_faults(Vec::new());
    let now = ready.desk.client().channel(off.id).await.expect("the channel");
    assert_eq!(
        (now.folder(), now.group_id),
        ("Elsewhere", off.group_id),
        "theirs stands, ours was not begun"
    );
    // And what was changed here and then there is left as it is there.
    let set = ready.command("set", &["--from-folder", "INBOX", "--keep", "no", "--json"]).await;
    assert_eq!(set.exit, 0, "{set}");
    let Effect::Change { values, .. } = of_another("A third one") else { unreachable!() };
    ready.practice.helpdesk.put_record("channels", off.id.id, &values);
    let undone = undone(&ready, "changed by another").await;
    assert!(undone.summary["left"].as_array().is_some_and(|left| !left.is_empty()), "{undone}");
    let now = ready.desk.client().channel(off.id).await.expect("the channel");
    assert_eq!(now.folder(), "A third one");
}

fn is_on(helpdesk: &Helpdesk, area: &str) -> bool {
    helpdesk.records("channels").iter().any(|channel| channel["area"] == area && channel["active"] == true)
}

// -- credentials, of which Zammad shows no secret

/// A command over a home of its own.
async fn at_home(ready: &Ready, home: &str, deed: &str, more: &[&str]) -> Ended {
    let mut command = ready.typed(deed, more);
    command.env("MAILFERRY_HOME", ready.folder.path().join(home));
    run(command).await
}

/// The link is shown and not followed.
const NEW: [&str; 4] = ["--no-browser", "--wait", "0", "--json"];
const NEW_WITH_CREDENTIALS: [&str; 5] = ["--no-browser", "--wait", "0", "--json", "--credentials"];

/// The secret that the helpdesk has.
fn secret(ready: &Ready) -> Option<String> {
    let all = ready.practice.helpdesk.records("external_credentials");
    all.first()?["credentials"]["client_secret"].as_str().map(str::to_owned)
}

/// A former secret of the same application.
async fn give_former(ready: &Ready) {
    let former = NewCredentials { client_secret: "former~secret".to_owned().into(), ..ready.credentials() };
    ready.desk.set_credentials(ChannelKind::Microsoft365, &former).await.expect("given");
}

/// The program is killed before Zammad has the credentials, and after: what is told then
/// is what Zammad has, also where the application stays and only its secret is new.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn credentials_that_a_kill_cut_off_are_told_as_zammad_has_them() {
    let ready = Ready::new(Version::V5_5).await;
    let route = |method: &str, path: &str| Requests::Route(method.to_owned(), path.to_owned());
    let post = || route("POST", "/api/v1/external_credentials");
    let put = || route("PUT", "/api/v1/external_credentials/*");
    let new_secret = ready.practice.tenant.web_secret();
    for (home, requests, carried_out) in [
        ("none-before", post(), false),
        ("none-after", post(), true),
        ("before", put(), false),
        ("after", put(), true),
    ] {
        let had = secret(&ready).is_some();
        if had {
            give_former(&ready).await;
        }
        let former = secret(&ready);
        let effect = if carried_out {
            Effect::SlowBody { milliseconds: FOR_EVER }
        } else {
            Effect::Delay { milliseconds: FOR_EVER }
        };
        ready.practice.helpdesk.set_faults(vec![Fault::always(requests, effect)]);
        let asked = || {
            let counted = ready.practice.helpdesk.requests();
            let is_ours = |route: &str| route.contains("external_credentials") && !route.contains("GET");
            let ours = counted.iter().filter(|(route, _)| is_ours(route) && !route.contains("app_verify"));
            ours.map(|(_, count)| count).sum::<u64>()
        };
        let before = asked();
        let mut command = ready.typed("new", &NEW_WITH_CREDENTIALS);
        command.env("MAILFERRY_HOME", ready.folder.path().join(home));
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
        let underway = Underway::start(command);
        until(home, || async { asked() > before }).await;
        if carried_out {
            until(home, || async { secret(&ready).as_deref() == Some(new_secret) }).await;
        }
        underway.kill().await;
        ready.practice.helpdesk.set_faults(Vec::new());

        let told = at_home(&ready, home, "new", &NEW).await;
        if carried_out {
            told.assert_problem(5, "channel-link-not-followed");
            let undone = at_home(&ready, home, "undo", &["--json"]).await;
            assert_eq!(undone.exit, 5, "{home}: {undone}");
            let failed = &undone.summary["failed"][0];
            assert_eq!(failed["code"], "channel-credentials-not-undone", "{undone}");
            let remedies = failed["text"]["remedies"].to_string();
            assert_eq!(remedies.contains(ready.practice.tenant.client_id()), had, "the former: {undone}");
        } else {
            assert_eq!(secret(&ready), former, "{home}: nothing came");
            told.assert_problem(5, "channel-credentials-cut-off");
            assert!(told.stderr.contains("channels new PLAN --credentials"), "{told}");
            assert_eq!(told.stderr.contains("Zammad has none now"), !had, "{told}");
            let again = at_home(&ready, home, "new", &NEW).await;
            let once = if had { "channel-link-not-followed" } else { "channel-credentials-missing" };
            again.assert_problem(5, once);
        }
        let undone = at_home(&ready, home, "undo", &["--json"]).await;
        assert_eq!(undone.exit, 0, "{home}: told once: {undone}");
    }
}

/// The program ends itself at each transition of its journal while it gives credentials.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn credentials_are_told_right_wherever_the_program_ended() {
    let ready = Ready::new(Version::V5_5).await;
    let mut told_of = 0;
    let ends = (1..ENDLESS).flat_map(|number| [format!("before:{number}"), format!("after:{number}")]);
    for end in ends {
        let home = end.replace(':', "-");
        give_former(&ready).await;
        let mut command = ready.typed("new", &NEW_WITH_CREDENTIALS);
        command.env("MAILFERRY_HOME", ready.folder.path().join(&home)).env("MAILFERRY_TEST_END_AT", &end);
        let ended = run(command).await;
        let came = secret(&ready).as_deref() == Some(ready.practice.tenant.web_secret());
        let next = at_home(&ready, &home, "new", &NEW).await;
        let code = next.problem();
        let cut_off = code.as_deref() == Some("channel-credentials-cut-off");
        told_of += u32::from(cut_off);
        assert!(cut_off || code.as_deref() == Some("channel-link-not-followed"), "{end}: {next}");
        assert!(!(came && cut_off), "{end}: Zammad has them, and nothing is to be said: {next}");
        if ended.exit == 5 {
            assert!(came, "{end}: {ended}");
            break;
        }
    }
    assert!(told_of > 0, "somewhere it was noted and not given yet");
}

// -- the channel that is paused for an import

const EMAIL: &str = "Email::Account";

/// A mailbox with a letter, and the helpdesk's channel for it, on.
async fn with_a_channel() -> (Journey, u64) {
    let mut journey = Journey::start().await;
    journey.certainty = 1;
    journey.plan.pause_channel = true;
    journey.deliver_letter(&Letter::archived("anna", 20));
    let channels = journey.helpdesk.records("channels");
    let channel = channels.iter().find(|channel| channel["area"] == EMAIL).expect("an e-mail channel");
    let (id, mut options) = (channel["id"].as_u64().expect("an id"), channel["options"].clone());
    options["inbound"]["options"]["keep_on_server"] = true.into();
    let values = json!({ "active": true, "options": options });
    journey.helpdesk.put_record("channels", id, &values);
    (journey, id)
}

/// Killed before and after Zammad has paused the channel, in the import, and before and
/// after it has switched it on again: `restore` and the next import both leave it on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_paused_channel_is_on_again_wherever_the_import_was_killed() {
    let held = || Effect::Delay { milliseconds: FOR_EVER };
    let unheard = || Effect::SlowBody { milliseconds: FOR_EVER };
    let moments = [
        ("pause noted", posts("email_disable"), held()),
        ("paused", posts("email_disable"), unheard()),
        ("importing", Requests::Creates, held()),
        ("to be switched on", posts("email_enable"), held()),
        ("switched on", posts("email_enable"), unheard()),
    ];
    for by_restoring in [true, false] {
        let (mut journey, _) = with_a_channel().await;
        for (number, (when, requests, effect)) in moments.iter().enumerate() {
            journey.deliver_letter(&Letter::archived(&format!("letter{number}"), 20));
            journey.helpdesk.set_faults(vec![Fault::always(requests.clone(), effect.clone())]);
            let asked = || {
                let counted = journey.helpdesk.requests();
                let fits = |route: &str| match requests {
                    Requests::Route(method, path) => *route == format!("{method} {path}"),
                    _ => route == "POST /api/v1/tickets",
                };
                counted.iter().filter(|(route, _)| fits(route)).map(|(_, count)| count).sum::<u64>()
            };
            let before = asked();
            let import = journey.begin_import();
            until(when, || async { asked() > before }).await;
            if matches!(effect, Effect::SlowBody { .. }) {
                // It is carried out by then.
                let on = *when == "switched on";
                until(when, || async { is_on(&journey.helpdesk, EMAIL) == on }).await;
            }
            import.kill().await;
            journey.helpdesk.set_faults(Vec::new());
            let ended = if by_restoring { journey.restore().await } else { journey.import().await };
            assert_eq!(ended.exit, 0, "{when}: {ended}");
            assert!(is_on(&journey.helpdesk, EMAIL), "{when}: {ended}");
            let again = journey.restore().await;
            assert_eq!((again.exit, again.stdout.trim()), (0, ""), "{when}: nothing is left");
            journey.assert_nothing_twice();
        }
        let ended = journey.import_all().await;
        assert_eq!(ended.balance("imported"), 1 + moments.len() as u64, "{ended}");
        assert!(is_on(&journey.helpdesk, EMAIL));
    }
}

/// While it is paused another administrator has it delete what it fetches: over what was
/// just imported it stays off, and that is told.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_paused_channel_that_another_made_dangerous_stays_off() {
    let (journey, id) = with_a_channel().await;
    let channels = journey.helpdesk.records("channels");
    let channel = channels.iter().find(|channel| channel["id"] == id).expect("the channel");
    let mut options = channel["options"].clone();
    options["inbound"]["options"]["keep_on_server"] = false.into();
    let values = json!({ "options": options });
    let change = Effect::Change { table: "channels".to_owned(), id, values: values.clone() };
    journey.helpdesk.set_faults(vec![Fault::once(Requests::Creates, change)]);
    let ended = journey.import().await;
    // It does not pass: somebody has to move the mail, or have the channel keep it.
    ended.assert_problem(5, "channel-put-back-trap");
    assert_eq!(ended.summary["exit"], 5, "{ended}");
    assert_eq!(ended.summary["not_restored"].as_array().map(Vec::len), Some(1), "{ended}");
    let told = ended.summary["problem"]["text"]["what"].as_str().unwrap_or_default();
    assert!(told.contains("stays switched off: 1 imported message"), "{ended}");
    assert!(!is_on(&journey.helpdesk, EMAIL), "{ended}");
    // And one that switches it on takes it over.
    journey.helpdesk.put_record("channels", id, &json!({ "active": true }));
    let restored = journey.restore().await;
    assert_eq!(restored.exit, 0, "{restored}");
    assert!(is_on(&journey.helpdesk, EMAIL));
}
