//! A wrong plan is refused with its line; a right one loses nothing.

use std::path::Path;

use super::*;

const WHOLE: &str = r#"version = 1
[zammad]
url = "https://help.example.com/"
[microsoft]
client_id = "11111111-2222-3333-4444-555555555555"
account = "Admin@contoso.example"
mailbox = "Support@contoso.example"
[[folder]]
path = "INBOX"
group = "Support"
[import]
from = 2024-01-01
archive_before = 2026-11-01T09:00:00+01:00
dates = "today"
[after_import]
action = "move"
folder = "Imported in Zammad"
"#;

fn read(text: &str) -> Result<Plan, Vec<PlanError>> {
    Plan::read(text, Path::new("base"))
}

/// Reads the whole plan with one line replaced, and gives line and code of the
/// only complaint.
fn complaint(line: &str, instead: &str) -> (Option<usize>, &'static str) {
    assert!(WHOLE.contains(line), "the line to replace is in the plan");
    let errors = read(&WHOLE.replace(line, instead)).expect_err("refused");
    assert_eq!(errors.len(), 1, "{errors:?}");
    (errors[0].line, errors[0].problem.code())
}

#[test]
fn a_whole_plan_is_read_with_harmless_defaults() {
    let plan = read(WHOLE).expect("a good plan");
    assert_eq!(plan.zammad.url, "https://help.example.com");
    assert_eq!(plan.microsoft.mailbox, "support@contoso.example");
    assert_eq!(plan.microsoft.authority, "https://login.microsoftonline.com/organizations");
    assert_eq!(plan.microsoft.imap.to_string(), "outlook.office365.com:993");
    assert!(plan.microsoft.imap.tls);
    assert_eq!(plan.import.parallel, 4);
    assert!(!plan.import.auto_replies);
    assert_eq!(plan.import.archive_before, Some("2026-11-01T08:00:00Z".parse().unwrap()));
    assert_eq!(plan.after_import, AfterImport::Move("Imported in Zammad".into()));
    assert_eq!(plan.change_sending_address_to, None);
}

#[test]
fn without_the_optional_parts_nothing_is_changed_in_the_mailbox() {
    let minimal = &WHOLE[..WHOLE.find("[import]").unwrap()];
    let plan = read(minimal).expect("a good plan");
    assert_eq!(plan.after_import, AfterImport::Keep);
    assert_eq!(plan.import.which, Wanted::All);
    assert_eq!(plan.import.archive_before, None);
}

#[test]
fn every_wrong_line_is_named_with_its_number() {
    let cases = [
        ("version = 1", "version = 2", Some(1), "plan-version-unknown"),
        (
            "url = \"https://help.example.com/\"",
            "url = \"http://help.example.com\"",
            Some(3),
            "plan-plain-http",
        ),
        ("url = \"https://help.example.com/\"", "url = \"help.example.com\"", Some(3), "plan-url-wrong"),
        (
            "url = \"https://help.example.com/\"",
            "url = \"https://a:b@help.example.com\"",
            Some(3),
            "plan-url-extra",
        ),
        ("url = \"https://help.example.com/\"", "adress = \"x\"", Some(3), "plan-key-unknown"),
        ("client_id =", "clientid =", Some(5), "plan-key-unknown-nearest"),
        ("mailbox = \"Support@contoso.example\"", "mailbox = \"Support\"", Some(7), "plan-address-wrong"),
        ("mailbox = \"Support@contoso.example\"", "", None, "plan-key-missing"),
        ("group = \"Support\"", "group = \" \"", Some(10), "plan-value-empty"),
        ("group = \"Support\"", "group = \"Sup\\u202Eport\"", Some(10), "plan-value-hidden"),
        ("path = \"INBOX\"", "path = \"IN\\u0000BOX\"", Some(9), "plan-value-hidden"),
        ("path = \"INBOX\"", "path = \" // \"", Some(9), "plan-value-empty"),
        ("folder = \"Imported in Zammad\"", "folder = \"/\"", Some(17), "plan-value-empty"),
        ("from = 2024-01-01", "from = 2024-01-01T10:00:00Z", Some(12), "plan-date-wrong"),
        ("from = 2024-01-01", "from = 2024-01-01\nto = 2023-01-01", Some(13), "plan-dates-crossed"),
        (
            "archive_before = 2026-11-01T09:00:00+01:00",
            "archive_before = 2026-11-01",
            Some(13),
            "plan-moment-wrong",
        ),
        ("dates = \"today\"", "dates = \"yesterday\"", Some(14), "plan-value-unknown"),
        ("dates = \"today\"", "parallel = 0", Some(14), "plan-parallel-range"),
        ("dates = \"today\"", "dates = today", Some(14), "plan-not-toml"),
        ("folder = \"Imported in Zammad\"", "folder = \"inbox\"", Some(17), "plan-move-into-itself"),
        ("action = \"move\"", "action = \"keep\"", Some(17), "plan-move-folder-unused"),
        (
            "[[folder]]",
            "[[folder]]\npath = \"inbox\"\ngroup = \"x\"\n[[folder]]",
            Some(12),
            "plan-folder-twice",
        ),
    ];
    for (line, instead, expected_line, code) in cases {
        assert_eq!(complaint(line, instead), (expected_line, code), "for {instead}");
    }
}

#[test]
fn an_unknown_key_names_the_nearest_known_one() {
    let errors = read(&WHOLE.replace("client_id =", "clientid =")).expect_err("refused");
    assert_eq!(errors[0].problem.fact("nearest"), Some("client_id"));
}

#[test]
fn unencrypted_connections_are_refused_except_to_this_machine() {
    let custom = |url: &str, imap: &str| {
        WHOLE.replace("url = \"https://help.example.com/\"", &format!("url = \"{url}\"")).replace(
            "[microsoft]",
            &format!(
                "[microsoft]\ncloud = \"custom\"\nauthority = \"{url}\"\nimap = \"{imap}\"\nimap_tls = false"
            ),
        )
    };
    let good = read(&custom("http://127.0.0.1:3000", "[::1]:1143")).expect("loopback is fine");
    assert_eq!(good.microsoft.imap, ImapAddress { host: "::1".into(), port: 1143, tls: false });
    assert!(read(&custom("http://localhost:3000", "127.0.0.1:1143")).is_ok());
    let codes: Vec<_> = read(&custom("http://127.0.0.1.example.com", "10.0.0.1"))
        .expect_err("refused")
        .iter()
        .map(|error| error.problem.code())
        .collect();
    assert_eq!(codes, ["plan-plain-http", "plan-plain-http", "plan-plain-imap"]);
}

#[test]
fn a_tenant_is_a_name_and_no_path() {
    let with = |tenant: &str| {
        read(&WHOLE.replace("[microsoft]", &format!("[microsoft]\ntenant = \"{tenant}\"")))
            .map_err(|errors| errors.first().map(|error| error.problem.code()))
    };
    for tenant in ["organizations", "contoso.onmicrosoft.com", "9188040d-6c67-4c5b-b112-36a304b66dad"] {
        assert_eq!(with(tenant).map(|plan| plan.microsoft.tenant), Ok(tenant.to_owned()));
    }
    for tenant in ["..", "a/../b", "contoso/oauth2", "a?b", "a#b", "a@b.example", "a\\\\b", "a b"] {
        assert_eq!(with(tenant).err(), Some(Some("plan-tenant-wrong")), "{tenant}");
    }
}

#[test]
fn all_complaints_come_at_once() {
    let errors = read("version = 1").expect_err("refused");
    let keys: Vec<_> = errors.iter().filter_map(|error| error.problem.fact("key")).collect();
    assert_eq!(keys, ["zammad.url", "microsoft.mailbox", "[[folder]]"]);
}

proptest::proptest! {
    #[test]
    fn any_text_gives_a_plan_or_complaints(text in "\\PC{0,400}") {
        if let Err(errors) = read(&text) {
            proptest::prop_assert!(!errors.is_empty());
        }
    }
}

/// The person's own file stays as they wrote it, but for the one name.
#[test]
fn a_folder_is_renamed_in_the_text_of_a_plan_and_nothing_else() {
    let text = "# mine\nversion = 1\n[[folder]] # first\npath = 'INBOX'\ngroup = \"A\"\n[[folder]]\n\
                path = \"INBOX/Invoices\" # the second\ngroup = \"INBOX/Invoices\"\n";
    let renamed = Plan::with_folder_renamed(text, "INBOX/Invoices", "a \"b\" \\ c").expect("renamed");
    assert_eq!(renamed.matches("INBOX/Invoices").count(), 1, "{renamed}");
    assert!(renamed.contains("# the second") && renamed.starts_with("# mine\n"), "{renamed}");
    let table: toml::Table = renamed.parse().expect("still TOML");
    let path = table["folder"][1]["path"].as_str().expect("a path");
    assert_eq!(path, "a \"b\" \\ c");
    assert_eq!(Plan::with_folder_renamed(text, "Elsewhere", "b"), None);
}

#[test]
fn a_plan_is_read_as_windows_writes_it_too() {
    let written = "version = 1 # M\u{fc}ller, \u{1f4e7}\r\n";
    let as_utf_16 = |of: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xFEFF).chain(written.encode_utf16()).flat_map(of).collect()
    };
    let marked = [&[0xEF, 0xBB, 0xBF], written.as_bytes()].concat();
    for bytes in
        [written.as_bytes().to_vec(), marked, as_utf_16(u16::to_le_bytes), as_utf_16(u16::to_be_bytes)]
    {
        assert_eq!(super::text(bytes).as_deref(), Some(written));
    }
    for bytes in [b"M\xFCller".to_vec(), vec![0xFF, 0xFE, b'a'], vec![0xFF, 0xFE, 0x00, 0xD8]] {
        assert_eq!(super::text(bytes.clone()), None, "{bytes:?}");
    }
}
