//! Import mode: switched on only where it can be switched off again, proven on
//! before anything relies on it.
//!
//! It is global and cached for 15 s in every Zammad process
//! (docs/zammad.md#import-mode), so that its settle time is waited after
//! switching.

mod mark;

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

pub use mark::{Here, Hold, Mark, Own, Owner, held_by_another};

use super::Client;
use super::client::Failure;
use crate::problem::Problem;

/// What Zammad calls the setting.
const NAME: &str = "import_mode";

/// How long every Zammad process may still hold the former value.
pub const SETTLE_TIME: Duration = Duration::from_secs(30);

/// The newest version that certainly lets everybody in while import mode is on.
/// The tree of 7.2 in development (4ca1e987) still did; a later one (31794c4b,
/// `lib/auth/maintenance_mode.rb`) does not, and which release that is in is not
/// known: it may be 7.2 itself.
const OPEN_TO_ALL: (u64, u64) = (7, 1);

/// Proof that import mode was read back as on after the settle time. Only
/// [`prove_on`] makes one. It ages: [`ImportModeOn::still_holds`] asks again.
#[derive(Debug, Clone)]
pub struct ImportModeOn {
    setting_id: u64,
    /// When the setting was last written, in the server's own words.
    written_at: Option<String>,
}

impl ImportModeOn {
    /// Asks whether import mode is still on, and was on all the time since it
    /// was proven: somebody may switch it off, or off and on again, while every
    /// Zammad process holds the value of that moment for up to 15 s.
    ///
    /// # Errors
    /// `zammad-import-mode-switched` where it was written meanwhile; what the
    /// request met.
    pub async fn still_holds(&self, client: &Client) -> Result<(), Problem> {
        let path = format!("settings/{}", self.setting_id);
        let setting: SettingReply = match client.get(&path, &[]).await {
            Ok(setting) => setting,
            Err(failure) if failure.is_forbidden() || failure.is_missing() => {
                return Err(Problem::person("zammad-import-mode-hidden"));
            }
            Err(failure) => return Err(failure.into()),
        };
        if setting.value() == &Value::Bool(true) && setting.updated_at == self.written_at {
            Ok(())
        } else {
            Err(Problem::person("zammad-import-mode-switched"))
        }
    }
}

#[cfg(test)]
impl ImportModeOn {
    /// A proof for tests of what it allows.
    pub(super) fn assumed() -> Self {
        Self { setting_id: 0, written_at: None }
    }
}

/// What is known of import mode before it is touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Id of the setting.
    pub setting_id: u64,
    /// Its value now.
    pub on: bool,
    /// Who says that it is theirs.
    pub mark: Option<Mark>,
    /// When it was last written, in the server's words.
    pub written_at: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct SettingReply {
    pub id: u64,
    pub name: String,
    #[serde(default)]
    pub state_current: Value,
    #[serde(default)]
    pub state_initial: Value,
    #[serde(default)]
    pub updated_at: Option<String>,
}

impl SettingReply {
    fn setting(&self) -> Setting {
        Setting {
            setting_id: self.id,
            on: self.value() == &Value::Bool(true),
            mark: Mark::read(&self.state_current),
            written_at: self.updated_at.clone(),
        }
    }

    /// Its value, or the one it was shipped with.
    pub(super) fn value(&self) -> &Value {
        let current = &self.state_current["value"];
        if current.is_null() { &self.state_initial["value"] } else { current }
    }
}

/// Every setting that the token may read.
pub(super) async fn settings(client: &Client) -> Result<Vec<SettingReply>, Failure> {
    // Zammad gives all of them at once, whatever page is asked for.
    client.get("settings", &[]).await
}

/// Import mode among the settings.
pub(super) fn setting(settings: &[SettingReply]) -> Option<Setting> {
    settings.iter().find(|setting| setting.name == NAME).map(SettingReply::setting)
}

/// Reads the setting. A problem of kind `Person` where the token may not.
pub async fn read(client: &Client) -> Result<Setting, Problem> {
    Ok(read_whole(client).await?.setting())
}

async fn read_whole(client: &Client) -> Result<SettingReply, Problem> {
    let settings = match settings(client).await {
        Ok(settings) => settings,
        Err(failure) if failure.is_forbidden() => {
            return Err(Problem::person("zammad-import-mode-hidden"));
        }
        Err(failure) => return Err(failure.into()),
    };
    let found = settings.into_iter().find(|setting| setting.name == NAME);
    found.ok_or_else(|| Problem::person("zammad-import-mode-hidden"))
}

/// Whether this token's user could still switch it off while it is on: newest
/// Zammad lets only users with `admin.maintenance` in meanwhile.
///
/// Zammad shows the setting `maintenance_mode` only to those who hold that
/// right, so that seeing it is the proof. Where it is not seen, an old enough
/// version will do, known by its number or by what only 5.x says.
pub async fn may_return(client: &Client) -> Result<(), Problem> {
    let settings = match settings(client).await {
        Ok(settings) => settings,
        Err(failure) if failure.is_forbidden() => {
            return Err(Problem::person("zammad-import-mode-hidden"));
        }
        Err(failure) => return Err(failure.into()),
    };
    if settings.iter().any(|setting| setting.name == "maintenance_mode") {
        return Ok(());
    }
    let version = client.version().await?;
    if let Some(version) = &version {
        return if is_open_to_all(version) { Ok(()) } else { Err(locked_out(version)) };
    }
    if holds_maintenance(client).await || speaks_like_5(client).await {
        return Ok(());
    }
    Err(locked_out("unknown"))
}

fn locked_out(version: &str) -> Problem {
    Problem::person("zammad-import-mode-lockout").with("version", version)
}

/// Versions come as `5.5.x` or `7.2.0-1790.abc`.
fn is_open_to_all(version: &str) -> bool {
    let mut numbers = version.split(|c: char| !c.is_ascii_digit()).map(str::parse::<u64>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(major)), Some(Ok(minor))) => (major, minor) <= OPEN_TO_ALL,
        (Some(Ok(major)), _) => major < OPEN_TO_ALL.0,
        _ => false,
    }
}

/// The list of one's own tokens names the rights one could give to another.
async fn holds_maintenance(client: &Client) -> bool {
    #[derive(Deserialize)]
    struct Tokens {
        #[serde(default)]
        permissions: Vec<Permission>,
    }
    #[derive(Deserialize)]
    struct Permission {
        name: String,
    }
    let tokens: Result<Tokens, Failure> = client.get("user_access_token", &[]).await;
    tokens.is_ok_and(|tokens| {
        tokens.permissions.iter().any(|held| matches!(held.name.as_str(), "admin" | "admin.maintenance"))
    })
}

/// Only 5.x calls the display name of a sending address `realname`.
async fn speaks_like_5(client: &Client) -> bool {
    client
        .email_address_replies()
        .await
        .is_ok_and(|addresses| addresses.iter().any(|address| address.realname.is_some()))
}

/// Writes the value, once; waits nothing. Who switches it off tries again while
/// the trouble is a passing one.
pub async fn switch(client: &Client, setting: &Setting, on: bool) -> Result<(), Problem> {
    let change = json!({ "state_current": { "value": on } });
    client.configure(&format!("settings/{}", setting.setting_id), change).await
}

/// Switches it on with a mark beside it, once; waits nothing. Gives when it was
/// written, in the server's words.
pub async fn hold(client: &Client, setting: &Setting, mark: &Mark) -> Result<Option<String>, Problem> {
    let change = json!({ "state_current": { "value": true, mark::PLACE: mark } });
    let written: Written = client.configured(&format!("settings/{}", setting.setting_id), change).await?;
    Ok(written.updated_at)
}

/// What is read of the reply to a write.
#[derive(Deserialize)]
struct Written {
    #[serde(default)]
    updated_at: Option<String>,
}

/// Waits the settle time, reads back, and gives the proof: for the one whose hold
/// this is, where one is given, and for nobody else.
///
/// The settle time is not cut short by asking: processes can be asked, but how many
/// there are is told by nothing, nor which one has answered, so that no number of
/// answers proves that all hold it (docs/zammad.md#import-mode). A single answer
/// proves that one does not; then that is waited for once more as long.
///
/// # Errors
/// `zammad-import-mode-not-on`; `zammad-import-mode-not-everywhere` where a process
/// does not hold it even then; `zammad-import-running` where another has taken
/// it meanwhile, and `zammad-import-mode-switched` where that one does not say
/// who it is; what the request met.
pub async fn prove_on(
    client: &Client,
    settle_time: Duration,
    hold: Option<&Hold>,
) -> Result<ImportModeOn, Problem> {
    tokio::time::sleep(settle_time).await;
    let setting = read(client).await?;
    if setting.on {
        unless_unseen(client, settle_time).await?;
    } else {
        return Err(Problem::person("zammad-import-mode-not-on"));
    }
    if let Some(hold) = hold {
        match setting.owner(&Own::Held(hold.clone())) {
            Owner::Us => {}
            Owner::Another(Some(mark)) => return Err(held_by_another(Some(&mark), None, &[])),
            Owner::Another(None) | Owner::Nobody => {
                return Err(Problem::person("zammad-import-mode-switched"));
            }
        }
    }
    Ok(ImportModeOn { setting_id: setting.setting_id, written_at: setting.written_at })
}

/// So many are asked at once, so that one process is not asked for all: one that is at
/// work leaves the next request to another.
const ASKED_AT_ONCE: usize = 8;

/// Wait between two rounds of asking.
const ASK_AGAIN: Duration = Duration::from_secs(2);

/// Asks processes what they hold, until none of those that answer holds import mode as
/// off, for at most this long.
async fn unless_unseen(client: &Client, longest: Duration) -> Result<(), Problem> {
    let began = tokio::time::Instant::now();
    loop {
        let asked = (0..ASKED_AT_ONCE).map(|_| client.process_holds(NAME));
        let unseen = futures::future::join_all(asked).await.contains(&Some(false));
        if !unseen {
            return Ok(());
        }
        if began.elapsed() >= longest {
            return Err(Problem::person("zammad-import-mode-not-everywhere"));
        }
        tracing::info!("a process of Zammad does not hold import mode as on yet");
        tokio::time::sleep(ASK_AGAIN.min(longest)).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_versions_known_to_let_everybody_in_count_as_such() {
        for version in ["5.5.x", "6.5.0", "7.0.1-1780.abc", "7.1.x", "6"] {
            assert!(is_open_to_all(version), "{version}");
        }
        for version in ["7.2.x", "7.3.x", "8.0", "10.1", "7", "", "develop"] {
            assert!(!is_open_to_all(version), "{version}");
        }
    }

    #[test]
    fn a_setting_never_changed_has_its_shipped_value() {
        let settings: Vec<SettingReply> = serde_json::from_value(json!([
            { "id": 5, "name": "other", "state_current": { "value": true } },
            { "id": 134, "name": "import_mode", "state_initial": { "value": false } },
        ]))
        .expect("settings");
        let off = Setting { setting_id: 134, on: false, mark: None, written_at: None };
        assert_eq!(setting(&settings), Some(off));
    }
}
