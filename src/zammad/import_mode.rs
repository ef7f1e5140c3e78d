//! Import mode: switched on only where it can be switched off again, proven on
//! before anything relies on it.
//!
//! It is global and cached for 15 s in every Zammad process
//! (facts: settings cache), so that its settle time is waited after switching.

use std::time::Duration;

use super::Client;
use crate::problem::Problem;

/// How long every Zammad process may still hold the former value.
pub const SETTLE_TIME: Duration = Duration::from_secs(30);

/// Proof that import mode was read back as on after the settle time. Only
/// [`prove_on`] makes one.
#[derive(Debug, Clone)]
pub struct ImportModeOn {
    _private: (),
}

/// What is known of import mode before it is touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Id of the setting.
    pub setting_id: u64,
    /// Its value now.
    pub on: bool,
}

/// Reads the setting. A problem of kind `Person` where the token may not.
pub async fn read(client: &Client) -> Result<Standing, Problem> {
    todo!()
}

/// Whether this token's user could still switch it off while it is on: newest
/// Zammad lets only users with `admin.maintenance` in meanwhile.
pub async fn may_return(client: &Client) -> Result<(), Problem> {
    todo!()
}

/// Writes the value; waits nothing.
pub async fn switch(client: &Client, standing: &Standing, on: bool) -> Result<(), Problem> {
    todo!()
}

/// Waits the settle time, reads back, and gives the proof.
pub async fn prove_on(client: &Client, settle_time: Duration) -> Result<ImportModeOn, Problem> {
    todo!()
}
