//! What must be entered in the admin center, to copy.

use url::Url;

use crate::microsoft::clouds;
use crate::microsoft::is_guid;
use crate::plan::{Cloud, IMAP_SCOPE};
use crate::words::{Language, say};

/// The values of a registration that works, as the admin center names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// A name for the application; any will do.
    pub name: &'static str,
    /// Where answers come back to: without port, path and slash. Microsoft lets any
    /// port of it through (docs/microsoft365.md#loopback-redirect).
    pub redirect_uri: &'static str,
    /// Delegated permissions, all of Microsoft Graph in the admin center's list.
    pub permissions: [&'static str; 5],
    /// The permission that opens a mailbox, as the sign-in asks for it.
    pub scope: &'static str,
    /// Address of the admin center.
    pub portal: &'static str,
    /// Address of its list of applications, where one is registered.
    pub applications: String,
}

/// What to enter in the admin center of a cloud.
pub fn details(cloud: Cloud) -> Registration {
    let portal = clouds::portal(cloud);
    Registration {
        name: "Mailferry",
        redirect_uri: "http://localhost",
        permissions: ["IMAP.AccessAsUser.All", "offline_access", "openid", "profile", "email"],
        scope: clouds::facts(cloud).map_or(IMAP_SCOPE, |facts| facts.scope),
        portal,
        applications: format!("{portal}/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade"),
    }
}

impl Registration {
    /// The platform to add the redirect address under, as the admin center
    /// calls it in this language.
    pub fn platform(&self, language: Language) -> String {
        say(language, "word-registration-platform", &[])
    }

    /// The switch that signing in on another device needs and nothing else, as
    /// the admin center calls it in this language.
    pub fn public_client_switch(&self, language: Language) -> String {
        say(language, "word-registration-switch", &[])
    }

    /// The steps and values as a text to copy or to pass on.
    pub fn text(&self, language: Language) -> String {
        let permissions = self.permissions.join(", ");
        say(
            language,
            "page-registration",
            &[
                ("portal", self.portal.into()),
                ("name", self.name.into()),
                ("redirect", self.redirect_uri.into()),
                ("permissions", permissions.as_str().into()),
            ],
        )
    }

    /// The page of an application where its redirect addresses stand; `None`
    /// for an id that is no GUID.
    pub fn authentication_page(&self, client_id: &str) -> Option<Url> {
        self.page("Authentication", client_id)
    }

    /// The page of an application where its permissions stand and consent is
    /// granted; `None` for an id that is no GUID.
    pub fn permissions_page(&self, client_id: &str) -> Option<Url> {
        self.page("CallAnAPI", client_id)
    }

    fn page(&self, part: &str, client_id: &str) -> Option<Url> {
        let menu = format!("{}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade", self.portal);
        let page = format!("{menu}/~/{part}/appId/{client_id}");
        is_guid(client_id).then(|| Url::parse(&page).ok())?
    }
}
