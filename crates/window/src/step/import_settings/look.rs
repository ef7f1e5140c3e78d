//! A look at the mailbox's folders: first all of them with their counts, then
//! size and age of each, one after the other. Read only.

use iced::futures::channel::mpsc::Sender;
use iced::futures::{SinkExt, Stream};

use super::folders::{Holds, holds};
use crate::context::Context;
use crate::engine::{self, MailboxConnector};
use crate::mailbox::{Connector, Folder, Mailbox, Measure};
use crate::problem::Problem;

/// What a look tells while it goes on.
#[derive(Debug, Clone)]
pub enum News {
    /// All folders, with counts.
    Folders(Vec<Folder>),
    /// This one is being measured.
    Measuring(String),
    /// Size and age of one.
    Measured(String, Measure),
    /// All folders were measured, or a problem ended it.
    Ended(Result<(), Problem>),
}

/// A connector to the draft's mailbox, whatever of this step is not chosen yet;
/// `None` where nobody signed in.
pub fn connector(context: &Context) -> Option<Result<MailboxConnector, Problem>> {
    let tokens = context.tokens.clone()?;
    let microsoft = context.draft.microsoft_plan().ok()?;
    Some(engine::connector_to(&microsoft, tokens))
}

/// Looks at the folders.
pub fn look<C: Connector + 'static>(connector: C) -> impl Stream<Item = News> + Send + 'static {
    // As many as are told while one is drawn.
    iced::stream::channel(16, async move |mut news: Sender<News>| {
        let outcome = all(&connector, &mut news).await;
        let _ = news.send(News::Ended(outcome)).await;
    })
}

async fn all<C: Connector>(connector: &C, news: &mut Sender<News>) -> Result<(), Problem> {
    let mut mailbox = connector.connect().await?;
    let folders = mailbox.folders(true).await?;
    let with_mail: Vec<String> = folders
        .iter()
        .filter(|folder| holds(folder) == Holds::Mail && folder.messages > Some(0))
        .map(|folder| folder.path.clone())
        .collect();
    let _ = news.send(News::Folders(folders)).await;
    for path in with_mail {
        // Nobody listens any more: the connection ends with this.
        if news.send(News::Measuring(path.clone())).await.is_err() {
            break;
        }
        let measure = mailbox.measure(&path).await?;
        let _ = news.send(News::Measured(path, measure)).await;
    }
    mailbox.close().await;
    Ok(())
}
