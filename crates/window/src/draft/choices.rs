//! What the draft chooses among, by the words that it is saved with.

use serde::{Deserialize, Serialize};

use crate::plan::judge::Action;
use crate::plan::{Cloud, Dates, Wanted};

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident of $plan:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)*
        }

        impl From<$name> for $plan {
            fn from(choice: $name) -> Self {
                match choice {
                    $($name::$variant => Self::$variant,)*
                }
            }
        }

        impl From<$plan> for $name {
            fn from(choice: $plan) -> Self {
                match choice {
                    $($plan::$variant => Self::$variant,)*
                }
            }
        }
    };
}

choices! {
    /// Which of Microsoft's clouds.
    CloudDraft of Cloud {
        /// Worldwide, GCC included.
        Worldwide = "worldwide",
        /// US Government (GCC High).
        UsGovernment = "us-government",
        /// China, operated by 21Vianet.
        China = "china",
        /// Addresses of one's own.
        Custom = "custom",
    }
}

choices! {
    /// Which messages are wanted.
    WantedDraft of Wanted {
        /// Read and unread ones.
        All = "all",
        /// Only unread ones.
        Unread = "unread",
    }
}

choices! {
    /// Which dates the articles carry.
    DatesDraft of Dates {
        /// The mail's own.
        Original = "original",
        /// Today's.
        Today = "today",
    }
}

choices! {
    /// What becomes of imported mail.
    AfterDraft of Action {
        /// It stays as it is.
        Keep = "keep",
        /// It is marked read.
        MarkRead = "mark-read",
        /// It is moved to [`Draft::move_folder`](super::Draft::move_folder).
        Move = "move",
        /// It is deleted.
        Delete = "delete",
    }
}
