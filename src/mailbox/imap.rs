//! Connection to a mailbox over IMAP.
