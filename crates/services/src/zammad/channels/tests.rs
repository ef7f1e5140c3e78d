use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::scrubbed::Scrubbed;
use super::*;

/// What a live Zammad 5.5 answered, by name.
fn live(name: &str) -> Value {
    let path = format!("{}/../../tests/transcripts/channels.json", env!("CARGO_MANIFEST_DIR"));
    let entries: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("it")).expect("JSON");
    let entry = entries.as_array().expect("a list").iter().find(|entry| entry["name"] == name);
    entry.unwrap_or_else(|| panic!("no {name}"))["response"]["body"].clone()
}

fn scrubbed(reply: &Value) -> Value {
    let Scrubbed(value) = serde_json::from_str(&reply.to_string()).expect("JSON");
    value
}

fn listed(kind: ChannelKind, reply: &Value) -> reading::List {
    reading::list(kind, &scrubbed(reply))
}

fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

#[test]
fn a_live_list_is_read() {
    let list = listed(ChannelKind::Microsoft365, &live("m365-index"));
    let [channel] = list.channels.as_slice() else { panic!("{list:?}") };
    assert_eq!(channel.id, ChannelId { kind: ChannelKind::Microsoft365, id: 4 });
    assert_eq!((channel.active, channel.group.as_deref()), (false, Some("Users")));
    assert_eq!(
        (channel.inbound.user.as_str(), channel.folder(), channel.deletes()),
        ("zpeer", "INBOX", true)
    );
    assert_eq!(channel.outbound.as_ref().map(|out| out.host.as_str()), Some("smtp.office365.com"));
    assert_eq!(channel.name(), "mailbox@contoso.example");
    assert!(channel.signed_in && channel.migrated.is_none());
    assert_eq!(channel.fetching, Side::default());
    assert!(channel.fetches("Mailbox@Contoso.example") && channel.fetches("zpeer"));
    assert_eq!(
        list.callback.as_deref(),
        Some("http://127.0.0.1:3100/api/v1/external_credentials/microsoft365/callback")
    );
    let [credentials] = list.credentials.as_slice() else { panic!("{list:?}") };
    assert_eq!(credentials.kind, Some(ChannelKind::Microsoft365));
    assert!(credentials.has_secret);
}

#[test]
fn secrets_are_dropped_while_parsing() {
    let mut reply = live("m365-index");
    reply["assets"]["Channel"]["4"]["options"]["backup_imap_classic"] = json!({
        "migrated_at": "2026-11-20T10:00:00Z",
        "attributes": { "options": { "inbound": { "options": { "host": "outlook.office365.com", "password": "PASSWORD" } } } },
    });
    reply["assets"]["Channel"]["4"]["last_log_in"] = json!(
        "#<RuntimeError: Request failed! refresh eyJhbGciOiJIUzI1NiJ9.abcdefghij0123456789klmnopqrst of jane@contoso.example>"
    );
    let list = listed(ChannelKind::Microsoft365, &reply);
    let all = Channels {
        channels: list.channels.clone(),
        credentials: list.credentials.clone(),
        ..Channels::default()
    };
    let told =
        [format!("{list:?}"), format!("{all:?}"), serde_json::to_string(&all).expect("JSON")].join("\n");
    for secret in ["SECRET", "TOKEN", "RTOKEN", "PASSWORD", "eyJhbGci", "jane@"] {
        assert!(reply.to_string().contains(secret), "{secret} was there");
        assert!(!told.contains(secret), "{secret} is kept: {told}");
    }
    let new = NewCredentials {
        client_id: "id".to_owned(),
        client_secret: SecretString::from("HUSH-HUSH"),
        tenant: String::new(),
    };
    assert!(!format!("{new:?}").contains("HUSH"));
}

#[test]
fn nothing_that_is_missing_or_odd_fails_a_list() {
    for reply in
        [json!({}), json!(null), json!([]), json!({ "assets": [] }), json!({ "assets": { "Channel": 5 } })]
    {
        assert!(listed(ChannelKind::Email, &reply).channels.is_empty(), "{reply}");
    }
    let odd = json!({ "assets": { "Channel": {
        "7": { "id": "7", "active": "true", "options": "none", "preferences": null, "status_in": 5,
               "group_id": "2", "brand_new_field": { "x": [1, 2.5, -3, null] } },
        "eight": { "active": true },
        "9": { "id": 9, "area": "Email::Notification" },
    }, "Group": { "2": { "id": 2, "name": "Support" } } } });
    let list = listed(ChannelKind::Email, &odd);
    let [channel] = list.channels.as_slice() else { panic!("{list:?}") };
    assert_eq!((channel.id.id, channel.active, channel.group.as_deref()), (7, true, Some("Support")));
}

#[test]
fn a_newer_graph_channel_is_read() {
    let reply = json!({ "assets": { "Channel": { "5": {
        "id": 5, "area": "MicrosoftGraph::Account", "group_id": 2, "active": true,
        "options": { "inbound": { "adapter": "microsoft_graph_inbound", "options": {
            "user": "ada@contoso.example", "shared_mailbox": "support@contoso.example", "folder_id": "AAMk=",
            "keep_on_server": "true", "archive": true, "archive_before": "2026-11-28T10:00:00Z" } },
            "auth": { "access_token": "****", "provider": "microsoft_graph" } },
        "status_in": "ok", "preferences": { "last_fetch": "2026-11-28T10:00:30.123Z" },
    } } }, "channel_ids": [5] });
    let list = listed(ChannelKind::MicrosoftGraph, &reply);
    let channel = &list.channels[0];
    assert_eq!((channel.mailbox(), channel.deletes()), ("support@contoso.example", false));
    assert!(!channel.fetches("ada@contoso.example"));
    let before = channel.inbound.archive.as_ref().and_then(|archive| archive.before);
    assert_eq!(before, Some(moment("2026-11-28T10:00:00Z")));
    assert_eq!(channel.health(moment("2026-11-28T10:01:00Z")), ChannelHealth::Good);
    assert_eq!(channel.health(moment("2026-11-28T10:06:00Z")), ChannelHealth::Late);
    assert_eq!(channel.next_fetch(), Some(moment("2026-11-28T10:01:00.123Z")));
}

fn migrated_at(at: Option<&str>) -> Channel {
    let reply = json!({ "assets": { "Channel": { "4": { "id": 4, "options": { "backup_imap_classic": {
        "migrated_at": at, "attributes": {} } } } } } });
    listed(ChannelKind::Microsoft365, &reply).channels.remove(0)
}

#[test]
fn a_channel_can_be_rolled_back_for_seven_days() {
    let channel = migrated_at(Some("2026-11-20T10:00:00Z"));
    let left = |now| channel.roll_back(moment(now));
    assert_eq!(
        left("2026-11-26T10:00:00Z"),
        RollBack::Possible { left: Some(SignedDuration::from_hours(24)) }
    );
    assert_eq!(left("2026-11-27T10:00:00Z"), RollBack::TooLate { until: moment("2026-11-27T10:00:00Z") });
    assert_eq!(migrated_at(None).roll_back(Timestamp::UNIX_EPOCH), RollBack::Possible { left: None });
    let never = listed(ChannelKind::Microsoft365, &live("m365-index")).channels.remove(0);
    assert_eq!(never.roll_back(Timestamp::UNIX_EPOCH), RollBack::NeverMigrated);
}

#[test]
fn an_email_channel_at_microsoft_can_be_migrated() {
    let with = |inbound: &str, outbound: &str| {
        let options = json!({ "inbound": { "options": { "host": inbound } }, "outbound": { "options": { "host": outbound } } });
        let reply = json!({ "assets": { "Channel": { "1": { "id": 1, "area": "Email::Account", "options": options } } } });
        listed(ChannelKind::Email, &reply).channels.remove(0).can_be_migrated()
    };
    assert!(with("outlook.office365.com", "SMTP.office365.com"));
    assert!(
        !with("imap.example.com", "smtp.office365.com") && !with("outlook.office365.com", "smtp.example.com")
    );
}

#[test]
fn every_text_that_is_known_has_a_cause() {
    let callback = "https://help.example.com/api/v1/external_credentials/microsoft365/callback";
    let cases = [
        (
            "AADSTS50011: The redirect URI 'http://x' specified in the request does not match",
            "channel-redirect-mismatch",
        ),
        ("AADSTS7000215: Invalid client secret provided.", "channel-secret-wrong"),
        ("AADSTS7000222: The provided client secret keys are expired.", "channel-secret-expired"),
        ("AADSTS65001: The user or administrator has not consented", "channel-consent-missing"),
        ("AADSTS90094: An administrator of Contoso has set a policy", "channel-consent-missing"),
        ("AADSTS90095: Admin consent is required, a request was sent", "channel-consent-pending"),
        ("AADSTS65004: User declined to consent", "channel-consent-declined"),
        ("AADSTS650057: Invalid resource", "channel-permissions-missing"),
        (
            "Request failed! ERROR: invalid_grant (AADSTS700082: The refresh token has expired)",
            "channel-sign-in-ended",
        ),
        ("AADSTS700016: Application was not found in the directory", "sign-in-application-unknown"),
        ("Invalid OAuth state parameter.", "channel-oauth-state"),
        ("The required parameter 'code' is missing.", "channel-code-missing"),
        ("Duplicate email address or login.", "channel-address-taken"),
        ("This object already exists.", "channel-address-taken"),
        ("MailboxNotEnabledForRESTAPI: The mailbox is inactive", "channel-without-mailbox"),
        ("ErrorItemNotFound: Default folder Root not found.", "channel-without-delegation"),
        ("ErrorInvalidUser: The requested user is invalid.", "channel-shared-mailbox-unknown"),
        ("Temporary authentication failure. [vm:2026-11-23 15:25:53]", "channel-sign-in-refused"),
        ("AUTHENTICATE failed.", "channel-sign-in-refused"),
        (
            "https://help.example.com/#channels/microsoft365/error/user_mismatch/channel/4",
            "channel-other-user",
        ),
        ("https://help.example.com/#channels/microsoft365/error/AADSTS65004", "channel-consent-declined"),
        ("#channels/microsoft365/error/duplicate_email_address/param/a@x.example", "channel-address-taken"),
        ("There is no Microsoft365 app configured.", "channel-credentials-missing"),
        ("Something nobody has seen", "channel-error-unknown"),
    ];
    for (text, code) in cases {
        let problem = told(text, ChannelKind::Microsoft365, Some(callback));
        assert_eq!(problem.code(), code, "{text}");
        assert!(problem.server_words().is_some(), "{text}");
        for language in Language::ALL {
            assert_ne!(problem.text(language).what, code, "{code} has words");
        }
    }
    let mismatch = told(cases[0].0, ChannelKind::Microsoft365, Some(callback));
    assert!(mismatch.text(Language::English).why.is_some_and(|why| why.contains(callback)));
}

#[test]
fn a_channels_text_tells_what_went_wrong() {
    let cases = [
        (
            "Can't use Channel::Driver::Imap: #<Net::IMAP::NoResponseError: EXPUNGE failed.>",
            ChannelTrouble::NotDeleted,
        ),
        (
            "Can't use Channel::Driver::Imap: #<Net::IMAP::NoResponseError: Unknown Mailbox: Gone (now in auth)>",
            ChannelTrouble::FolderMissing,
        ),
        ("#<Net::IMAP::NoResponseError: AUTHENTICATE failed.>", ChannelTrouble::SignIn),
        ("#<RuntimeError: Failed to refresh XOAUTH2 access_token", ChannelTrouble::SignIn),
        ("#<SocketError: getaddrinfo: Name or service not known>", ChannelTrouble::NotReached),
        ("#<Net::OpenTimeout: execution expired>", ChannelTrouble::NotReached),
        ("ApplicationThrottled: over its MailboxConcurrency limit", ChannelTrouble::Throttled),
        ("whatever", ChannelTrouble::Other),
    ];
    for (text, trouble) in cases {
        assert_eq!(ChannelTrouble::of(text), trouble, "{text}");
    }
}

#[test]
fn what_zammad_says_of_its_health_is_told_apart() {
    let live = live("health");
    let issues = live["issues"].as_array().expect("issues").iter();
    let issues: Vec<HealthIssue> = issues.filter_map(Value::as_str).map(HealthIssue::read).collect();
    assert!(matches!(&issues[0], HealthIssue::ChannelSending { area, .. } if area == "Email::Account"));
    assert!(matches!(issues[2], HealthIssue::SchedulerNotRunning { .. }));
    assert!(matches!(issues[3], HealthIssue::BackgroundJobs { .. }));
    let fetching = HealthIssue::read(
        "Channel: Microsoft365::Account in  Can't use Channel::Driver::Imap: #<Net::IMAP::NoResponseError: EXPUNGE failed.>",
    );
    assert!(matches!(fetching, HealthIssue::ChannelFetching { trouble: ChannelTrouble::NotDeleted, .. }));
    assert!(fetching.hinders_fetching());
    assert_eq!(HealthIssue::read("unprocessable mails: 3"), HealthIssue::UnprocessableMail { mails: 3 });
    let late =
        HealthIssue::read("Channel: Microsoft365::Account  is active but not fetched for about 2 hours");
    assert!(matches!(late, HealthIssue::ChannelNotFetched { .. }));
}

#[test]
fn a_tree_of_folders_becomes_paths() {
    let tree = json!([{ "id": "1", "displayName": "Inbox", "childFolders": [{ "id": "2", "displayName": "Done" }] }, { "id": 3 }]);
    let paths: Vec<_> = reading::folders(&tree).into_iter().map(|folder| (folder.id, folder.path)).collect();
    assert_eq!(
        paths,
        [("1".into(), "Inbox".into()), ("2".into(), "Inbox/Done".to_owned())] as [(String, String); 2]
    );
}

/// The promise: the inbox of a mailbox in another language is known as the inbox.
#[test]
fn the_inbox_is_known_by_its_name_in_any_language_of_outlook() {
    let named = |top: &[&str]| -> Vec<String> {
        let folder = |name: &&str| json!({ "id": name, "displayName": name, "childFolders": [{ "id": format!("{name} 2"), "displayName": "Done" }] });
        let tree = Value::Array(top.iter().map(folder).collect());
        let mut folders = reading::folders(&tree);
        super::inbox::name_by_language(&mut folders);
        folders.into_iter().map(|folder| folder.path).collect()
    };
    for name in ["Posteingang", "Bo\u{ee}te de r\u{e9}ception", "Boi\u{302}te de re\u{301}ception", "INNBOKS"]
    {
        assert_eq!(named(&["Archiv", name])[2..], ["INBOX", "INBOX/Done"], "{name}");
    }
    assert_eq!(named(&["Posteingang alt"]), ["Posteingang alt", "Posteingang alt/Done"]);
    // One of the two is a folder that somebody made; which, the mailbox tells.
    let both = ["Inbox", "Inbox/Done", "Posteingang", "Posteingang/Done"];
    assert_eq!(named(&["Inbox", "Posteingang"]), both);
}
