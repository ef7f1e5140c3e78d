//! The sign-in at Microsoft that a channel is made with, and its renewal
//! (`lib/external_credential/microsoft365.rb`, `microsoft_graph.rb`).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::imap::Trouble;
use super::{Channel, Kind, Request, ids};
use crate::helpdesk::reply::{Refusal, Reply};
use crate::helpdesk::seed::{self, IMAP_HOST, SMTP_HOST};
use crate::helpdesk::sign_ins::{Begun, COOKIE};
use crate::helpdesk::store::{Store, fresh};
use crate::helpdesk::table;
use crate::helpdesk::{Shared, Version, clock};

/// A token older than this is renewed before a fetch.
const RENEWED_AFTER_SECONDS: i64 = 50 * 60;

/// A client of the web for this machine.
pub(super) fn client() -> Result<reqwest::Client, Trouble> {
    // A second installation of the same is refused and harmless.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .no_proxy()
        .timeout(std::time::Duration::from_secs(45))
        .build()
        .map_err(|error| Trouble::new("RuntimeError", error.to_string()))
}

fn scopes(kind: Kind) -> &'static str {
    match kind {
        Kind::Graph => {
            "https://graph.microsoft.com/mail.readwrite https://graph.microsoft.com/mail.readwrite.shared \
             https://graph.microsoft.com/mail.send https://graph.microsoft.com/mail.send.shared offline_access \
             openid profile email"
        }
        Kind::Email | Kind::Microsoft365 => {
            "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access \
             openid profile email"
        }
    }
}

/// What Zammad is called by Microsoft after a sign-in.
pub(in crate::helpdesk) fn callback_url(store: &Store, kind: Kind) -> String {
    let (scheme, fqdn) = (store.setting_text("http_type"), store.setting_text("fqdn"));
    format!("{scheme}://{fqdn}/api/v1/external_credentials/{}/callback", kind.provider())
}

/// Address of a channel's page in Zammad's window.
fn page_of(store: &Store, kind: Kind, rest: &str) -> String {
    let (scheme, fqdn) = (store.setting_text("http_type"), store.setting_text("fqdn"));
    format!("{scheme}://{fqdn}/#channels/{}/{rest}", kind.provider())
}

/// The kept credentials of a kind, with what a form holds in front.
pub(in crate::helpdesk) fn credentials(store: &Store, kind: Kind, given: &Value) -> Value {
    let kept = store.credentials.by_name(kind.provider()).and_then(|(_, row)| row.get("credentials"));
    let mut all = kept.cloned().unwrap_or_else(|| json!({}));
    for (name, value) in given.as_object().into_iter().flatten() {
        if value.as_str().is_none_or(|text| !text.is_empty()) || all.get(name).is_none() {
            all[name] = value.clone();
        }
    }
    all
}

/// Which of the credentials is missing, in Zammad's words.
pub(in crate::helpdesk) fn lacking(credentials: &Value) -> Option<&'static str> {
    let is_blank = |name: &str| credentials[name].as_str().is_none_or(str::is_empty);
    if is_blank("client_id") {
        Some("No client_id param!")
    } else if is_blank("client_secret") {
        Some("No client_secret param!")
    } else {
        None
    }
}

fn tenant_of(credentials: &Value) -> &str {
    credentials["client_tenant"].as_str().filter(|tenant| !tenant.is_empty()).unwrap_or("common")
}

/// Where Microsoft's sign-in is.
fn login(store: &Store) -> String {
    store
        .options
        .microsoft
        .as_ref()
        .map_or_else(|| "https://login.microsoftonline.com".to_owned(), |microsoft| microsoft.login.clone())
}

/// `GET external_credentials/:provider/link_account`: to Microsoft.
pub(in crate::helpdesk) fn link(
    store: &mut Store,
    request: &Request<'_>,
    kind: Kind,
) -> Result<Reply, Refusal> {
    if store.credentials.by_name(kind.provider()).is_none() {
        let name = if kind == Kind::Graph { "Microsoft Graph" } else { "Microsoft365" };
        return Err(Refusal::unprocessable(format!("There is no {name} app configured.")));
    }
    let kept = credentials(store, kind, &Value::Null);
    if let Some(words) = lacking(&kept) {
        return Err(Refusal::unprocessable(words));
    }
    let session = request.session.map_or_else(|| format!("{:032x}", rand::random::<u128>()), str::to_owned);
    let state = format!("{:032x}", rand::random::<u128>());
    let begun = Begun {
        state: state.clone(),
        channel_id: request.parameter("channel_id").and_then(|id| id.parse().ok()),
        shared_mailbox: request.parameter("shared_mailbox").map(str::to_owned),
    };
    store.sign_ins.insert(session.clone(), begun);
    let callback = callback_url(store, kind);
    let mut pairs = vec![
        ("client_id", kept["client_id"].as_str().unwrap_or_default()),
        ("redirect_uri", callback.as_str()),
        ("scope", scopes(kind)),
        ("response_type", "code"),
        ("access_type", "offline"),
        ("prompt", "login"),
    ];
    if store.options.version >= Version::V7_0 {
        pairs.push(("state", &state));
    }
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    let target = format!("{}/{}/oauth2/v2.0/authorize?{query}", login(store), tenant_of(&kept));
    let cookie = format!("{COOKIE}={session}; Path=/; HttpOnly; SameSite=Lax");
    Ok(to(target).with_header("Set-Cookie", cookie))
}

fn to(target: String) -> Reply {
    let page = b"<html><body>You are being redirected.</body></html>".to_vec();
    Reply::new(302, "text/html; charset=utf-8", page).with_header("Location", target)
}

/// `GET external_credentials/:provider/callback`: from Microsoft, with a code.
pub(in crate::helpdesk) async fn callback(
    shared: &Shared,
    request: &Request<'_>,
    kind: Kind,
) -> Result<Reply, Refusal> {
    let (begun, code, url, form) = {
        let store = shared.store();
        let begun = request.session.and_then(|session| store.sign_ins.get(session)).cloned();
        if request.parameter("error_description").is_some_and(|words| words.contains("AADSTS65004")) {
            return Ok(to(page_of(&store, kind, "error/AADSTS65004")));
        }
        let knows_state = store.options.version >= Version::V7_0;
        let same = begun.as_ref().is_some_and(|begun| request.parameter("state") == Some(&begun.state));
        if knows_state && !same {
            return Err(Refusal::unprocessable("Invalid OAuth state parameter."));
        }
        let code = request
            .parameter("code")
            .map(str::to_owned)
            .ok_or_else(|| Refusal::unprocessable("The required parameter 'code' is missing."))?;
        let kept = credentials(&store, kind, &Value::Null);
        let url = format!("{}/{}/oauth2/v2.0/token", login(&store), tenant_of(&kept));
        (begun, code, url, kept)
    };
    let text = |name: &str| form[name].as_str().unwrap_or_default().to_owned();
    let redirect = callback_url(&shared.store(), kind);
    let fields = [
        ("client_id", text("client_id")),
        ("client_secret", text("client_secret")),
        ("grant_type", "authorization_code".to_owned()),
        ("code", code),
        ("redirect_uri", redirect),
    ];
    let tokens = ask(shared, &url, &fields).await.map_err(|words| Refusal::technical(500, words))?;
    let user = tokens["id_token"]
        .as_str()
        .and_then(name_in)
        .ok_or_else(|| Refusal::technical(500, "Unable to extract 'preferred_username' from id_token."))?;
    let signed_in = SignedIn { kind, user, tokens, form, begun };
    signed_in.settle(&mut shared.store(), request)
}

/// Asks the token endpoint; what went wrong in Zammad's words.
async fn ask(shared: &Shared, url: &str, fields: &[(&str, String)]) -> Result<Value, String> {
    if shared.store().options.microsoft.is_none() {
        return Err(
            "Failed to open TCP connection to login.microsoftonline.com:443 (getaddrinfo: Temporary \
                    failure in name resolution)"
                .to_owned(),
        );
    }
    let client = client().map_err(|trouble| trouble.words)?;
    let sent = client.post(url).form(fields).send().await;
    let answer = sent.map_err(|error| error.without_url().to_string())?;
    let good = answer.status().is_success();
    let status = answer.status().as_u16();
    let said: Value = answer.json().await.map_err(|_| format!("Request failed! (code: {status})"))?;
    if good {
        return Ok(said);
    }
    let text = |name: &str| said[name].as_str().unwrap_or_default();
    Err(format!("Request failed! ERROR: {} ({})", text("error"), text("error_description")))
}

/// The name of who signed in, out of the id token.
fn name_in(id_token: &str) -> Option<String> {
    let claims = URL_SAFE_NO_PAD.decode(id_token.split('.').nth(1)?).ok()?;
    let claims: Value = serde_json::from_slice(&claims).ok()?;
    Some(claims["preferred_username"].as_str()?.to_lowercase())
}

/// Somebody who signed in for a channel.
struct SignedIn {
    kind: Kind,
    user: String,
    tokens: Value,
    form: Value,
    begun: Option<Begun>,
}

impl SignedIn {
    /// Renews the channel that is meant, migrates an e-mail channel of the same user,
    /// or makes a new one.
    fn settle(&self, store: &mut Store, request: &Request<'_>) -> Result<Reply, Refusal> {
        let again = self.begun.as_ref().and_then(|begun| begun.channel_id);
        if let Some(id) = again.filter(|_| store.options.version >= Version::V6_5) {
            let Some(channel) = Channel::find(store, id).filter(|channel| channel.kind == self.kind) else {
                return Err(Refusal::missing("Channel", id));
            };
            if !same(channel.inbound("user"), &self.user) {
                return Ok(to(page_of(store, self.kind, &format!("error/user_mismatch/channel/{id}"))));
            }
            self.renew(store, id);
            return Ok(to(page_of(store, self.kind, &id.to_string())));
        }
        let known = self.channel_of_user(store);
        if let Some(id) = known {
            self.renew(store, id);
            return Ok(to(page_of(store, self.kind, &id.to_string())));
        }
        let id = match self.migratable(store) {
            Some(id) => {
                self.migrate(store, id);
                id
            }
            None => match self.make(store, request)? {
                Ok(id) => id,
                Err(page) => return Ok(to(page)),
            },
        };
        Ok(to(page_of(store, self.kind, &id.to_string())))
    }

    /// Whose mail is meant: the shared mailbox, or who signed in.
    fn mailbox(&self) -> &str {
        let shared = self.begun.as_ref().and_then(|begun| begun.shared_mailbox.as_deref());
        shared.filter(|_| self.kind == Kind::Graph).unwrap_or(&self.user)
    }

    fn channel_of_user(&self, store: &Store) -> Option<u64> {
        ids(store, self.kind).into_iter().find(|id| {
            Channel::find(store, *id).is_some_and(|channel| {
                let shared = channel.inbound("shared_mailbox").as_str().filter(|mailbox| !mailbox.is_empty());
                let of = shared.or_else(|| channel.inbound("user").as_str()).unwrap_or_default();
                of.eq_ignore_ascii_case(self.mailbox())
            })
        })
    }

    fn auth(&self) -> Value {
        let text = |name: &str| self.form[name].as_str().unwrap_or_default();
        json!({
            "provider": self.kind.provider(), "type": "XOAUTH2", "client_id": text("client_id"),
            "client_secret": text("client_secret"), "client_tenant": text("client_tenant"),
            "access_token": self.tokens["access_token"], "refresh_token": self.tokens["refresh_token"],
            "expires_in": self.tokens["expires_in"], "scope": self.tokens["scope"],
            "created_at": clock::text(clock::now()),
        })
    }

    /// The options of a new channel: where mail stays or goes is not said.
    fn options(&self) -> Value {
        if self.kind == Kind::Graph {
            let mut options = json!({
                "inbound": {"adapter": "microsoft_graph_inbound", "options": {"user": self.user}},
                "outbound": {"adapter": "microsoft_graph_outbound", "options": {"user": self.user}},
                "auth": self.auth(),
            });
            if self.mailbox() != self.user {
                for side in ["inbound", "outbound"] {
                    options[side]["options"]["shared_mailbox"] = self.mailbox().into();
                }
            }
            return options;
        }
        json!({
            "inbound": {"adapter": "imap", "options": {
                "auth_type": "XOAUTH2", "host": IMAP_HOST, "ssl": true, "user": self.user,
            }},
            "outbound": {"adapter": "smtp", "options": {
                "host": SMTP_HOST, "port": 587, "user": self.user, "authentication": "xoauth2",
            }},
            "auth": self.auth(),
        })
    }

    fn renew(&self, store: &mut Store, id: u64) {
        let auth = self.auth();
        super::change_options(store, id, |options| options["auth"] = auth);
    }

    /// An e-mail channel of the same user at Microsoft's servers.
    fn migratable(&self, store: &Store) -> Option<u64> {
        let here = |channel: &Channel| {
            let outbound = &channel.options["outbound"]["options"];
            same(channel.inbound("host"), IMAP_HOST)
                && same(&outbound["host"], SMTP_HOST)
                && (same(channel.inbound("user"), &self.user) || same(&outbound["user"], &self.user))
        };
        let email = ids(store, Kind::Email).into_iter().filter(|_| self.kind == Kind::Microsoft365);
        email.filter_map(|id| Channel::find(store, id)).find(here).map(|channel| channel.id)
    }

    fn migrate(&self, store: &mut Store, id: u64) {
        let Some(before) = store.channels.get(id).cloned() else { return };
        let kept = before.get("options").map(|options| options["inbound"]["options"].clone());
        let mut options = self.options();
        for name in ["folder", "keep_on_server"] {
            if let Some(value) = kept.as_ref().and_then(|kept| kept.get(name)) {
                options["inbound"]["options"][name] = value.clone();
            }
        }
        options["backup_imap_classic"] =
            json!({"attributes": before, "migrated_at": clock::text(clock::now())});
        let values = json!({
            "area": self.kind.area(), "options": options, "last_log_in": null, "last_log_out": null,
            "status_in": null, "status_out": null,
        });
        store.put_record("channels", id, &values);
    }

    /// A new channel, switched off and in the first group, with its address: its id,
    /// or the page that says that the address belongs to another channel.
    fn make(&self, store: &mut Store, request: &Request<'_>) -> Result<Result<u64, String>, Refusal> {
        let taken = store
            .email_addresses
            .iter()
            .find(|(_, row)| table::text(row, "email").eq_ignore_ascii_case(self.mailbox()))
            .map(|(id, row)| (id, table::id(row, "channel_id").is_some()));
        let reuses = store.options.version >= Version::V6_5;
        match taken {
            Some((_, true)) if reuses => {
                let rest = format!("error/duplicate_email_address/param/{}", self.mailbox());
                return Ok(Err(page_of(store, self.kind, &rest)));
            }
            Some(_) if !reuses => {
                let words = format!("Duplicate email address or email alias {} found!", self.mailbox());
                return Err(Refusal::unprocessable(words));
            }
            _ => {}
        }
        let id = store.channels.next_id();
        let now = clock::text(clock::now());
        let mut row = fresh(request.caller, &now);
        row.extend(table::row(json!({
            "group_id": store.groups.iter().next().map(|(id, _)| id), "area": self.kind.area(),
            "options": self.options(), "active": false, "preferences": {}, "last_log_in": null,
            "last_log_out": null, "status_in": null, "status_out": null,
        })));
        store.channels.put(id, row);
        let name = format!("{} Support", store.setting_text("product_name"));
        let values = json!({"channel_id": id, seed::name_column(store): name, "active": true});
        if let Some((address, _)) = taken {
            store.put_record("email_addresses", address, &values);
            return Ok(Ok(id));
        }
        let mut row = fresh(request.caller, &now);
        row.extend(table::row(values));
        row.extend(table::row(json!({"email": self.mailbox(), "note": null, "preferences": null})));
        let address = store.email_addresses.next_id();
        store.email_addresses.put(address, row);
        Ok(Ok(id))
    }
}

fn same(value: &Value, text: &str) -> bool {
    value.as_str().is_some_and(|value| value.eq_ignore_ascii_case(text))
}

/// Renews the access token of a channel where it is old (`refresh_xoauth2!`).
pub(super) async fn refresh(shared: &Shared, channel: &Channel) -> Result<(), Trouble> {
    let auth = &channel.options["auth"];
    if auth["type"] != "XOAUTH2" {
        return Ok(());
    }
    let made = clock::read(auth.get("created_at")).map_or(0, jiff::Timestamp::as_second);
    if clock::now().as_second() - made < RENEWED_AFTER_SECONDS {
        return Ok(());
    }
    let text = |name: &str| auth[name].as_str().unwrap_or_default().to_owned();
    let url = format!("{}/{}/oauth2/v2.0/token", login(&shared.store()), tenant_of(auth));
    let fields = [
        ("client_id", text("client_id")),
        ("client_secret", text("client_secret")),
        ("grant_type", "refresh_token".to_owned()),
        ("refresh_token", text("refresh_token")),
        ("scope", scopes(channel.kind).to_owned()),
    ];
    let tokens = ask(shared, &url, &fields).await.map_err(|words| {
        let provider = channel.kind.provider();
        let words = format!("Failed to refresh XOAUTH2 access_token of provider '{provider}': {words}");
        Trouble::new("RuntimeError", words)
    })?;
    super::change_options(&mut shared.store(), channel.id, |options| {
        for name in ["access_token", "refresh_token", "expires_in"] {
            if let Some(value) = tokens.get(name) {
                options["auth"][name] = value.clone();
            }
        }
        options["auth"]["created_at"] = clock::text(clock::now()).into();
    });
    Ok(())
}
