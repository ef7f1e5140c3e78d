//! Where a problem is mended.

use serde::Serialize;

use crate::words::{Language, say};

/// Where a person mends a problem, for whoever offers a way there: a step of the
/// window, a command, a line of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The helpdesk: its address, its rights and its set-up.
    Helpdesk,
    /// The helpdesk's API token: nobody has given one yet, or it is none that the
    /// helpdesk takes.
    HelpdeskToken,
    /// The application in Entra ID: its identity, its secret, its permissions.
    Application,
    /// Consent, which an administrator gives.
    Consent,
    /// The sign-in to the mailbox.
    SignIn,
    /// The sign-in once more; or consent, where the person may not give it.
    SignInOrConsent,
    /// The access token that was given in place of a sign-in.
    AccessToken,
    /// The mailbox's folders, as the plan names them.
    Folders,
    /// What is made ready before an import.
    Preparation,
    /// The system's keychain.
    Keychain,
}

/// Problems that are mended elsewhere than their family is; families are told by
/// how a code begins.
const SINGLE: &[(Option<Place>, &[&str])] = &[
    (
        Some(Place::HelpdeskToken),
        &["zammad-token-not-given", "zammad-token-malformed", "zammad-token-unknown", "zammad-token-expired"],
    ),
    (Some(Place::SignIn), &["access-token-not-given", "mailbox-sign-in-refused"]),
    (Some(Place::AccessToken), &["access-token-refused"]),
    (Some(Place::Folders), &["mailbox-folder-unknown"]),
    (Some(Place::Preparation), &["import-not-prepared"]),
    // A folder of this computer; a word on the command line.
    (None, &["folder-not-opened", "folder-renamed-unknown"]),
    (
        Some(Place::Consent),
        &["sign-in-consent-needed", "sign-in-admin-approval-needed", "sign-in-admin-approval-pending"],
    ),
    (Some(Place::SignInOrConsent), &["sign-in-declined", "sign-in-cancelled"]),
    (
        Some(Place::Application),
        &[
            "sign-in-redirect-not-registered",
            "sign-in-secret-missing",
            "sign-in-secret-wrong",
            "sign-in-secret-expired",
            "sign-in-secret-not-wanted",
            "sign-in-client-refused",
            "sign-in-application-unknown",
            "sign-in-application-disabled",
            "sign-in-application-not-allowed",
            "sign-in-permission-not-registered",
            "sign-in-wrong-cloud",
        ],
    ),
];

const FAMILIES: [(&str, Place); 5] = [
    ("zammad-", Place::Helpdesk),
    ("sign-in-", Place::SignIn),
    ("account-", Place::SignIn),
    ("folder-", Place::Folders),
    ("keychain-", Place::Keychain),
];

impl Place {
    /// Where the problem with this code is mended; `None` where nothing of the
    /// program leads there.
    pub fn of(code: &str) -> Option<Self> {
        match SINGLE.iter().find(|(_, codes)| codes.contains(&code)) {
            Some((place, _)) => *place,
            None => FAMILIES.iter().find(|(start, _)| code.starts_with(start)).map(|(_, place)| *place),
        }
    }

    /// The answer to "where?": "at the sign-in to the mailbox".
    pub fn text(self, language: Language) -> String {
        let id = match self {
            Self::Helpdesk => "word-place-helpdesk",
            Self::HelpdeskToken => "word-place-helpdesk-token",
            Self::Application => "word-place-application",
            Self::Consent => "word-place-consent",
            Self::SignIn => "word-place-sign-in",
            Self::SignInOrConsent => "word-place-sign-in-or-consent",
            Self::AccessToken => "word-place-access-token",
            Self::Folders => "word-place-folders",
            Self::Preparation => "word-place-preparation",
            Self::Keychain => "word-place-keychain",
        };
        say(language, id, &[])
    }

    /// The command that leads there, where one does.
    pub fn command(self) -> Option<&'static str> {
        match self {
            Self::HelpdeskToken => Some("zammad-token"),
            Self::SignIn | Self::SignInOrConsent | Self::Application => Some("sign-in"),
            Self::Consent => Some("consent"),
            Self::Helpdesk | Self::AccessToken | Self::Folders | Self::Preparation | Self::Keychain => None,
        }
    }
}
