//! `mailferry folders`: what folders there are, to write into a plan.

use std::time::Duration;

use serde_json::json;

use super::arguments::FoldersArguments;
use super::objects::{self, Object};
use super::{Exit, session, tokens, words};
use crate::mailbox::imap::ImapConnector;
use crate::mailbox::{Connector, Folder, Mailbox};
use crate::problem::Problem;

pub(super) async fn run(arguments: &FoldersArguments) -> Result<Exit, Problem> {
    let FoldersArguments { plan: arguments, patience } = arguments;
    let plan = session::read_plan(&arguments.plan)?;
    let tokens = tokens::of_mailbox(&plan, arguments).await?;
    let connector = ImapConnector::of(&plan.microsoft, tokens)?;
    let patience = Duration::from_secs(patience.patience);
    let folders = session::patiently(patience, arguments.output.json, || list(&connector)).await?;
    if !arguments.output.json {
        let heading = ["command-mail-messages", "command-mail-unread", "command-mail-folder"];
        let [messages, unread, folder] = heading.map(|id| words::word(id, &[]));
        words::say(&format!("{messages:>11}  {unread:>9}  {folder}"));
    }
    for folder in folders {
        if arguments.output.json {
            let line = json!({
                "path": folder.path,
                "selectable": folder.selectable,
                "messages": folder.messages,
                "unread": folder.unread,
            });
            objects::write(Object::MailFolder, line);
        } else if folder.selectable {
            let count = |count: Option<u32>| {
                count.map_or("?".to_owned(), |count| words::language().number(count.into()))
            };
            words::say(&format!(
                "{:>11}  {:>9}  {}",
                count(folder.messages),
                count(folder.unread),
                folder.path
            ));
        }
    }
    Ok(Exit::Done)
}

async fn list(connector: &ImapConnector) -> Result<Vec<Folder>, Problem> {
    let mut mailbox = connector.connect().await?;
    let folders = mailbox.folders(true).await?;
    mailbox.close().await;
    Ok(folders)
}
