//! `mailferry accounts`: who is remembered.

use serde_json::json;

use super::objects::{self, Object};
use super::{Exit, words};
use crate::microsoft::accounts::Accounts;
use crate::problem::Problem;

pub(super) fn run(json: bool) -> Result<Exit, Problem> {
    let list = Accounts::system()?.list()?;
    for known in &list {
        if json {
            let line = json!({
                "account": known.account.username,
                "name": known.account.name,
                "tenant": known.account.tenant_id,
                "authority": known.authority,
                "application": known.client_id,
                "since": known.since,
            });
            objects::write(Object::Account, line);
        } else {
            let values = [
                ("account", (&known.account.username).into()),
                ("since", words::moment(known.since).into()),
                ("application", (&known.client_id).into()),
                ("authority", (&known.authority).into()),
            ];
            words::say(&words::word("command-account", &values));
        }
    }
    if list.is_empty() && !json {
        words::say(&words::word("command-nobody", &[]));
    }
    Ok(Exit::Done)
}
