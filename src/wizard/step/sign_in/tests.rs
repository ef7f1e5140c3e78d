//! The fourth step against the practice tenant and its mailbox.
