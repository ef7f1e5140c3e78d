//! The tenant, however it is written.

use url::{Host, Url};

use super::{Checked, guids_in, is_blank};
use crate::microsoft::clouds;
use crate::microsoft::id_token::PERSONAL_TENANT;
use crate::plan::Cloud;
use crate::problem::Problem;

/// Checks a tenant: a GUID, a domain, `organizations` or `common`. An e-mail
/// address or a web address is taken for the domain in it. With addresses of
/// one's own any word will do.
///
/// The problems are `registration-tenant-wrong` (fact `value`),
/// `registration-tenant-personal`, and the cautions
/// `registration-tenant-common` and `registration-tenant-other-cloud` (facts
/// `value` and `cloud`: us-government, china or worldwide).
pub fn check_tenant(text: &str, cloud: Cloud) -> Checked {
    let text = text.trim();
    if text.is_empty() {
        return Checked::Empty;
    }
    let value = normalised(text);
    match value.as_str() {
        "consumers" | PERSONAL_TENANT => {
            return Checked::Wrong(Problem::usage("registration-tenant-personal").with("value", value));
        }
        "common" => {
            let caution = Problem::usage("registration-tenant-common");
            return Checked::Caution(value, caution);
        }
        _ => {}
    }
    if cloud == Cloud::Custom && !value.contains(char::is_whitespace) {
        return Checked::Good(value);
    }
    if is_personal(&value) {
        return Checked::Wrong(Problem::usage("registration-tenant-personal").with("value", value));
    }
    let fits = value == "organizations" || (guids_in(&value) == [value.as_str()] && !is_blank(&value));
    if !fits && !is_domain(&value) {
        let shown: String = value.chars().take(100).collect();
        return Checked::Wrong(Problem::usage("registration-tenant-wrong").with("value", shown));
    }
    match home(&value).filter(|home| *home != cloud && cloud != Cloud::Custom) {
        Some(home) => {
            let caution = Problem::usage("registration-tenant-other-cloud");
            let caution = caution.with("value", &value).with("cloud", clouds::name(home));
            Checked::Caution(value, caution)
        }
        None => Checked::Good(value),
    }
}

/// The tenant that a text means, in lower case where case means nothing.
fn normalised(text: &str) -> String {
    if let [guid] = guids_in(text).as_slice() {
        return guid.clone();
    }
    let text = text.strip_prefix('@').unwrap_or(text);
    let inner = match Url::parse(text) {
        Ok(address) if matches!(address.scheme(), "http" | "https") => of_address(&address),
        _ => text.rsplit_once('@').map_or(text, |(_, domain)| domain).to_owned(),
    };
    let inner = inner.trim().trim_end_matches(['.', '/']);
    match inner.to_lowercase().as_str() {
        "organisations" | "organization" | "organisation" => "organizations".to_owned(),
        lower if lower.contains('.') => idna::domain_to_ascii(lower).unwrap_or_else(|_| lower.to_owned()),
        lower => lower.to_owned(),
    }
}

/// An address of the identity platform has the tenant as its first folder;
/// `SharePoint` has the organisation's name in front; any other address is taken
/// for the organisation's web site.
fn of_address(address: &Url) -> String {
    let host = match address.host() {
        Some(Host::Domain(host)) => host.to_owned(),
        _ => return address.to_string(),
    };
    if clouds::of_authority(address.as_str()) != Cloud::Custom {
        return address.path().trim_matches('/').split('/').next().unwrap_or_default().to_owned();
    }
    for (end, cloud) in [(".sharepoint.com", ".onmicrosoft.com"), (".sharepoint.us", ".onmicrosoft.us")] {
        if let Some(name) = host.strip_suffix(end) {
            let name = name.strip_suffix("-my").or_else(|| name.strip_suffix("-admin")).unwrap_or(name);
            return format!("{name}{cloud}");
        }
    }
    host.strip_prefix("www.").unwrap_or(&host).to_owned()
}

/// A domain name of at least two labels (RFC 1035 section 2.3.1, in its ASCII
/// form); what ends in a number is an IP address.
fn is_domain(value: &str) -> bool {
    let labels: Vec<&str> = value.split('.').collect();
    let label = |label: &&str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let numeric = |label: &&str| label.bytes().all(|byte| byte.is_ascii_digit());
    value.len() <= 253 && labels.len() >= 2 && labels.iter().all(label) && !labels.last().is_some_and(numeric)
}

/// Domains of Microsoft's free mail; no organisation has them.
fn is_personal(value: &str) -> bool {
    let first = value.split('.').next().unwrap_or_default();
    value.split('.').count() <= 3
        && matches!(first, "outlook" | "hotmail" | "live" | "msn")
        && !value.ends_with(".onmicrosoft.com")
}

/// The cloud that gives out a tenant's first domain.
fn home(value: &str) -> Option<Cloud> {
    [
        (".partner.onmschina.cn", Cloud::China),
        (".onmicrosoft.us", Cloud::UsGovernment),
        (".onmicrosoft.com", Cloud::Worldwide),
    ]
    .into_iter()
    .find(|(end, _)| value.ends_with(end))
    .map(|(_, cloud)| cloud)
}
