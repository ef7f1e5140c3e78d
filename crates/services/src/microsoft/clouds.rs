//! Microsoft's clouds: their addresses, and which one something belongs to.
//!
//! The addresses themselves stand in [`crate::plan`]; here is what a person is
//! shown of them, and what answers tell of a tenant's true cloud
//! (docs/microsoft365.md#addresses).

use url::{Host, Url};

use crate::plan::{Cloud, Preset, preset};

/// The clouds that have fixed addresses.
pub const PRESETS: [Cloud; 3] = [Cloud::Worldwide, Cloud::UsGovernment, Cloud::China];

/// What a cloud is reached by, for display.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CloudFacts {
    /// Which cloud.
    pub cloud: Cloud,
    /// Base address of the identity platform, without a tenant.
    pub login: &'static str,
    /// Host of the IMAP server; its port is 993.
    pub imap: &'static str,
    /// The permission that opens a mailbox over IMAP.
    pub scope: &'static str,
    /// Address of the admin center, where applications are registered.
    pub portal: &'static str,
}

/// What a cloud is reached by; `None` for addresses of one's own.
pub fn facts(cloud: Cloud) -> Option<CloudFacts> {
    let Preset { login, imap, scope } = preset(cloud)?;
    Some(CloudFacts { cloud, login, imap, scope, portal: portal(cloud) })
}

/// Where a cloud's applications are registered. Whoever runs an identity
/// platform of their own knows the place; the worldwide one stands in for it.
pub fn portal(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Worldwide | Cloud::Custom => "https://entra.microsoft.com",
        Cloud::UsGovernment => "https://entra.microsoft.us",
        Cloud::China => "https://portal.azure.cn",
    }
}

/// A cloud's name as a plan writes it.
pub fn name(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Worldwide => "worldwide",
        Cloud::UsGovernment => "us-government",
        Cloud::China => "china",
        Cloud::Custom => "custom",
    }
}

/// Hosts of the identity platform, former ones included.
const HOSTS: &[(&str, Cloud)] = &[
    ("login.microsoftonline.com", Cloud::Worldwide),
    ("login.microsoft.com", Cloud::Worldwide),
    ("login.windows.net", Cloud::Worldwide),
    ("sts.windows.net", Cloud::Worldwide),
    ("login.microsoftonline.us", Cloud::UsGovernment),
    ("login.partner.microsoftonline.cn", Cloud::China),
    ("login.chinacloudapi.cn", Cloud::China),
    ("sts.chinacloudapi.cn", Cloud::China),
];

/// Which cloud an identity platform's address belongs to: [`Cloud::Custom`]
/// where it is none of Microsoft's.
pub fn of_authority(authority: &str) -> Cloud {
    let Ok(address) = Url::parse(authority.trim()) else { return Cloud::Custom };
    let Some(Host::Domain(host)) = address.host() else { return Cloud::Custom };
    HOSTS.iter().find(|(known, _)| *known == host).map_or(Cloud::Custom, |(_, cloud)| *cloud)
}

/// What answers call a cloud, in lower case; the longest and surest first.
/// GCC lives in the worldwide cloud, GCC High in the US Government's.
const MARKS: &[(&str, Cloud)] = &[
    ("microsoftonline.us", Cloud::UsGovernment),
    ("usgovcloudapi", Cloud::UsGovernment),
    ("outlook.office365.us", Cloud::UsGovernment),
    ("microsoftonline.cn", Cloud::China),
    ("chinacloudapi", Cloud::China),
    ("partner.outlook.cn", Cloud::China),
    ("microsoftonline.com", Cloud::Worldwide),
    ("login.windows.net", Cloud::Worldwide),
    ("outlook.office365.com", Cloud::Worldwide),
];

/// The same as whole words: values of `tenant_region_scope` and
/// `tenant_region_sub_scope` in a tenant's metadata.
const REGIONS: &[(&str, Cloud)] = &[
    ("usg", Cloud::UsGovernment),
    ("usgov", Cloud::UsGovernment),
    ("dodcon", Cloud::UsGovernment),
    ("dod", Cloud::UsGovernment),
    ("cn", Cloud::China),
    ("gcc", Cloud::Worldwide),
    ("ww", Cloud::Worldwide),
];

/// The cloud that something names: `cloud_instance_name`, a region of a tenant,
/// a login host, or a sentence that has one of these in it. `None` where it
/// names none, or one that was closed.
pub fn suggest_cloud(text: &str) -> Option<Cloud> {
    let lower = text.to_lowercase();
    MARKS
        .iter()
        .find(|(mark, _)| lower.contains(mark))
        .or_else(|| REGIONS.iter().find(|(region, _)| lower.trim() == *region))
        .map(|(_, cloud)| *cloud)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_has_facts_and_is_known_by_its_login_address() {
        for cloud in PRESETS {
            let facts = facts(cloud).expect("facts");
            let host = Url::parse(facts.login).expect("an address").host_str().expect("a host").to_owned();
            assert_eq!(of_authority(&format!("{}/contoso.example", facts.login)), cloud);
            assert_eq!(suggest_cloud(&host), Some(cloud));
            assert_eq!(suggest_cloud(facts.imap), Some(cloud));
            assert!(facts.scope.ends_with("/IMAP.AccessAsUser.All"));
            assert!(facts.portal.starts_with("https://"));
        }
        assert_eq!(facts(Cloud::Custom), None);
    }

    #[test]
    fn an_authority_belongs_to_a_cloud_by_its_host_alone() {
        for (authority, cloud) in [
            ("https://login.microsoftonline.com/organizations", Cloud::Worldwide),
            ("https://LOGIN.MicrosoftOnline.us/x", Cloud::UsGovernment),
            ("https://login.partner.microsoftonline.cn/x", Cloud::China),
            ("https://login.microsoftonline.com.evil.example/x", Cloud::Custom),
            ("https://evil.example/login.microsoftonline.com", Cloud::Custom),
            ("http://127.0.0.1:4711/x", Cloud::Custom),
            ("login.microsoftonline.com", Cloud::Custom),
            ("", Cloud::Custom),
        ] {
            assert_eq!(of_authority(authority), cloud, "{authority}");
        }
    }

    #[test]
    fn answers_name_a_cloud_in_several_ways() {
        for (text, cloud) in [
            ("microsoftonline.us", Some(Cloud::UsGovernment)),
            ("partner.microsoftonline.cn", Some(Cloud::China)),
            ("microsoftonline.com", Some(Cloud::Worldwide)),
            ("USGov", Some(Cloud::UsGovernment)),
            ("DODCON", Some(Cloud::UsGovernment)),
            ("GCC", Some(Cloud::Worldwide)),
            ("CN", Some(Cloud::China)),
            ("belongs to the National Cloud 'MicrosoftOnline.US'.", Some(Cloud::UsGovernment)),
            ("microsoftonline.de", None),
            ("EU", None),
            ("", None),
        ] {
            assert_eq!(suggest_cloud(text), cloud, "{text}");
        }
    }
}
