//! The ready plan of a practice, with the choices explained.

use jiff::Timestamp;

use super::sample;

/// What the plan names.
pub(super) struct Facts<'a> {
    pub(super) zammad: &'a str,
    pub(super) authority: &'a str,
    pub(super) tenant: &'a str,
    pub(super) client_id: &'a str,
    pub(super) mailbox: &'a str,
    pub(super) imap: &'a str,
    pub(super) archive_before: Timestamp,
    /// What becomes of imported messages, as the plan words it.
    pub(super) after_import: &'a str,
}

/// The plan as TOML.
pub(super) fn write(facts: &Facts<'_>) -> String {
    let Facts { zammad, authority, tenant, client_id, mailbox, imap, archive_before, after_import } = facts;
    // A plan's dates are whole seconds.
    let archive_before = archive_before.strftime("%Y-%m-%dT%H:%M:%SZ");
    format!(
        "# A plan for the practice mailbox and the practice helpdesk.\n\
         version = 1\n\n\
         [zammad]\n\
         url = \"{zammad}\"\n\n\
         [microsoft]\n\
         cloud = \"custom\"\n\
         tenant = \"{tenant}\"\n\
         client_id = \"{client_id}\"\n\
         account = \"{mailbox}\"\n\
         mailbox = \"{mailbox}\"\n\
         authority = \"{authority}\"\n\
         imap = \"{imap}\"\n\
         imap_tls = false\n\n\
         [[folder]]\n\
         path = \"{inbox}\"\n\
         group = \"Support\"\n\n\
         [[folder]]\n\
         path = \"{technical}\"\n\
         group = \"Support\"\n\n\
         [[folder]]\n\
         path = \"{sent}\"\n\
         group = \"Support\"\n\n\
         [[folder]]\n\
         path = \"{invoices}\"\n\
         group = \"Sales\"\n\n\
         [import]\n\
         which = \"all\"\n\
         archive_before = {archive_before}\n\
         archive_state = \"closed\"\n\
         dates = \"original\"\n\
         auto_replies = false\n\
         parallel = 4\n\n\
         [after_import]\n\
         {after_import}\n",
        inbox = sample::INBOX,
        technical = sample::TECHNICAL,
        sent = sample::SENT,
        invoices = sample::INVOICES,
    )
}
