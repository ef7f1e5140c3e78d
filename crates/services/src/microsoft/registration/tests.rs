//! What people type and paste.

use proptest::prelude::*;
use secrecy::ExposeSecret as _;

use super::*;
use crate::words::Language;

const GUID: &str = "7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5";
const OTHER: &str = "5e1f3a90-7d24-4c1b-9a57-c0ff33facade";

/// The value or `-`, and the problem's code or `-`.
fn seen<T: AsRef<str>>(checked: &Checked<T>) -> (&str, &str) {
    let value = checked.value().map_or("-", AsRef::as_ref);
    (value, checked.problem().map_or("-", Problem::code))
}

#[test]
fn a_client_id_is_found_in_what_is_pasted() {
    let portal = format!(
        "https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/\
         objectId/{OTHER}/appId/{GUID}/isMSAApp~/false"
    );
    for text in [
        GUID,
        "  7A3D0C1E-52B8-4F6E-8A11-0DDBA11FEED5\n",
        "{7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5}",
        "7a3d0c1e52b84f6e8a110ddba11feed5",
        "Application (client) ID : 7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5",
        "Application (client) ID\t7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5\n\
         Directory (tenant) ID\t5e1f3a90-7d24-4c1b-9a57-c0ff33facade",
        "\"7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5\",",
        "https://login.microsoftonline.com/x/oauth2/v2.0/authorize?client_id=7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5&x=y",
        &portal,
    ] {
        assert_eq!(seen(&check_client_id(text, Cloud::Worldwide)), (GUID, "-"), "{text}");
    }
}

#[test]
fn what_is_no_client_id_is_told_by_what_it_probably_is() {
    for (text, code) in [
        ("Mailferry", "registration-client-id-wrong"),
        ("7a3d0c1e-52b8-4f6e-8a11-0ddba11feed", "registration-client-id-wrong"),
        ("00000000-0000-0000-0000-000000000000", "registration-client-id-wrong"),
        ("abC8Q~12defGHIjklMNOpqrSTUvwxYZ012_-.34", "registration-client-id-is-secret"),
        (&format!("{GUID} {OTHER}"), "registration-client-id-several"),
        ("https://help.example.com/api/v1/external_credentials/microsoft365", "registration-of-zammad"),
    ] {
        let checked = check_client_id(text, Cloud::Worldwide);
        assert_eq!(seen(&checked), ("-", code), "{text}");
        assert_eq!(checked.problem().expect("a problem").facts(), [], "what was typed may be a secret");
    }
    assert!(matches!(check_client_id(" ", Cloud::Worldwide), Checked::Empty));
    assert_eq!(seen(&check_client_id("mailferry", Cloud::Custom)), ("mailferry", "-"));
    assert_eq!(seen(&check_client_id("mail ferry", Cloud::Custom)).1, "registration-client-id-wrong");
}

#[test]
fn a_tenant_is_found_in_what_is_pasted() {
    for (text, value) in [
        ("5E1F3A90-7D24-4C1B-9A57-C0FF33FACADE", OTHER),
        ("Directory (tenant) ID: 5e1f3a90-7d24-4c1b-9a57-c0ff33facade", OTHER),
        ("https://login.microsoftonline.com/5e1f3a90-7d24-4c1b-9a57-c0ff33facade/oauth2/v2.0/token", OTHER),
        ("https://login.microsoftonline.com/contoso.example/v2.0", "contoso.example"),
        ("https://login.microsoftonline.com/organizations", "organizations"),
        ("Contoso.Example.", "contoso.example"),
        ("Support@Contoso.example", "contoso.example"),
        ("@contoso.example", "contoso.example"),
        ("https://www.contoso.example/kontakt", "contoso.example"),
        ("https://contoso-my.sharepoint.com/personal", "contoso.onmicrosoft.com"),
        ("müller.example", "xn--mller-kva.example"),
        ("organisations", "organizations"),
        ("outlook.onmicrosoft.com", "outlook.onmicrosoft.com"),
    ] {
        assert_eq!(seen(&check_tenant(text, Cloud::Worldwide)), (value, "-"), "{text}");
    }
}

#[test]
fn tenants_that_cannot_work_are_told_and_those_that_may_not_are_cautioned() {
    for (text, value, code) in [
        ("common", "common", "registration-tenant-common"),
        ("https://login.microsoftonline.com/common/", "common", "registration-tenant-common"),
        ("consumers", "-", "registration-tenant-personal"),
        (crate::microsoft::id_token::PERSONAL_TENANT, "-", "registration-tenant-personal"),
        ("mia@outlook.com", "-", "registration-tenant-personal"),
        ("hotmail.co.uk", "-", "registration-tenant-personal"),
        ("contoso", "-", "registration-tenant-wrong"),
        ("contoso example", "-", "registration-tenant-wrong"),
        ("192.168.1.1", "-", "registration-tenant-wrong"),
        ("-contoso.example", "-", "registration-tenant-wrong"),
        ("00000000-0000-0000-0000-000000000000", "-", "registration-tenant-wrong"),
        ("contoso.onmicrosoft.us", "contoso.onmicrosoft.us", "registration-tenant-other-cloud"),
        ("contoso.partner.onmschina.cn", "contoso.partner.onmschina.cn", "registration-tenant-other-cloud"),
    ] {
        assert_eq!(seen(&check_tenant(text, Cloud::Worldwide)), (value, code), "{text}");
    }
    assert!(matches!(check_tenant("", Cloud::China), Checked::Empty));
    let home = check_tenant("contoso.onmicrosoft.us", Cloud::UsGovernment);
    assert_eq!(seen(&home), ("contoso.onmicrosoft.us", "-"));
    assert_eq!(seen(&check_tenant("help", Cloud::Custom)), ("help", "-"));
}

#[test]
fn a_secret_is_told_from_its_id_and_never_named() {
    let value = "abC8Q~12defGHIjklMNOpqrSTUvwxYZ012_-.34";
    for (text, code) in [
        (GUID, "registration-secret-is-id"),
        ("{7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5}", "registration-secret-is-id"),
        ("abC***************", "registration-secret-masked"),
        ("short", "registration-secret-odd"),
        ("two words that are rather long", "registration-secret-odd"),
    ] {
        let checked = check_secret(text);
        let problem = checked.problem().expect("a problem");
        assert_eq!(problem.code(), code);
        assert_eq!(problem.facts(), []);
        assert!(!format!("{checked:?}").contains(text));
    }
    let checked = check_secret(&format!(" {value}\n"));
    assert!(checked.problem().is_none());
    assert_eq!(checked.value().expect("a secret").expose_secret(), value);
    assert!(matches!(check_secret("\n"), Checked::Empty));
}

#[test]
fn the_same_id_in_both_fields_is_a_mix_up() {
    assert_eq!(check_pair(GUID, GUID).map(|problem| problem.code()), Some("registration-ids-equal"));
    assert_eq!(check_pair(GUID, OTHER), None);
    assert_eq!(check_pair("help", "help"), None);
}

#[test]
fn what_to_enter_can_be_copied_for_each_cloud() {
    for (cloud, portal) in [
        (Cloud::Worldwide, "https://entra.microsoft.com"),
        (Cloud::UsGovernment, "https://entra.microsoft.us"),
        (Cloud::China, "https://portal.azure.cn"),
    ] {
        let registration = details(cloud);
        assert_eq!(registration.portal, portal);
        for language in Language::ALL {
            let text = registration.text(language);
            for part in [portal, "http://localhost", "IMAP.AccessAsUser.All", "offline_access"] {
                assert!(text.contains(part), "{part} in {text}");
            }
            assert!(!text.contains('{'), "{text}");
        }
        let page = registration.authentication_page(GUID).expect("a page");
        assert!(page.as_str().starts_with(portal) && page.as_str().ends_with(GUID));
        assert_eq!(registration.permissions_page("../evil"), None);
    }
}

proptest! {
    #[test]
    fn any_text_is_checked_without_a_panic(text in any::<String>()) {
        for cloud in [Cloud::Worldwide, Cloud::Custom] {
            let _ = check_client_id(&text, cloud);
            let _ = check_tenant(&text, cloud);
        }
        let _ = check_secret(&text);
        let _ = recognise_zammad_registration(&text);
    }

    #[test]
    fn what_was_made_good_stays_as_it_is(text in "[A-Za-z0-9@./:-]{1,60}") {
        for checked in [check_tenant(&text, Cloud::Worldwide), check_client_id(&text, Cloud::Worldwide)] {
            if let Checked::Good(value) = checked {
                let client = check_client_id(&value, Cloud::Worldwide);
                let tenant = check_tenant(&value, Cloud::Worldwide);
                prop_assert!([client.value(), tenant.value()].contains(&Some(&value)), "{value}");
            }
        }
    }
}
