//! `mailferry folders`: what folders there are, to write into a plan.

use serde_json::json;

use super::{Exit, PlanArguments, session, words};
use crate::mailbox::imap::ImapConnector;
use crate::mailbox::{Connector, Mailbox};
use crate::problem::Problem;

pub(super) async fn run(arguments: &PlanArguments) -> Result<Exit, Problem> {
    let plan = session::read_plan(&arguments.plan)?;
    let tokens = session::mailbox_tokens(&plan, arguments).await?;
    let mut mailbox = ImapConnector::of(&plan.microsoft, tokens)?.connect().await?;
    let folders = mailbox.folders(true).await?;
    mailbox.close().await;
    for folder in folders {
        if arguments.output.json {
            let line = json!({
                "path": folder.path,
                "selectable": folder.selectable,
                "messages": folder.messages,
                "unread": folder.unread,
            });
            words::say(&line.to_string());
        } else if folder.selectable {
            let count =
                |count: Option<u32>| count.map_or("?".to_owned(), |count| words::number(count.into()));
            words::say(&format!(
                "{:>9} messages, {:>7} unread  {}",
                count(folder.messages),
                count(folder.unread),
                folder.path
            ));
        }
    }
    Ok(Exit::Done)
}
