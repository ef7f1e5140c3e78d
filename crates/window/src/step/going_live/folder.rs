//! A folder that a channel can read.

use crate::zammad::channels::GraphFolder;

/// A folder that a channel can read: by its path, and, for Graph, by its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Its path, as it is shown.
    pub path: String,
    /// Microsoft's id of it, where Zammad wants that.
    pub id: Option<String>,
    /// Messages in it, where they were counted.
    pub messages: Option<u64>,
}

impl From<GraphFolder> for Folder {
    fn from(folder: GraphFolder) -> Self {
        Self { path: folder.path, id: Some(folder.id), messages: None }
    }
}
