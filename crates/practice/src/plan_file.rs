//! The ready plan of a practice.

use std::path::Path;

use jiff::{RoundMode, Timestamp, TimestampRound, Unit};

use super::{ARCHIVE_DAYS, Practice, sample};
use crate::plan::{
    AfterImport, Cloud, CreateUsers, Dates, FolderPlan, IMAP_SCOPE, ImapAddress, ImportPlan, LastChanged,
    MicrosoftPlan, Originals, Plan, Wanted, ZammadPlan,
};

const FOLDERS: [(&str, &str); 4] = [
    (sample::INBOX, "Support"),
    (sample::TECHNICAL, "Support"),
    (sample::SENT, "Support"),
    (sample::INVOICES, "Sales"),
];

/// The plan as TOML, for a file in `folder`.
pub(super) fn write(practice: &Practice, folder: &Path, now: Timestamp) -> String {
    let plan = Plan {
        zammad: ZammadPlan { url: practice.helpdesk.url(), ca_file: None },
        microsoft: microsoft(practice),
        folders: FOLDERS
            .iter()
            .map(|(path, group)| FolderPlan { path: (*path).to_owned(), group: (*group).to_owned() })
            .collect(),
        import: ImportPlan {
            which: Wanted::All,
            from: None,
            to: None,
            archive_before: Some(archive_before(now)),
            archive_state: "closed".to_owned(),
            dates: if practice.scenarios.iter().any(|scenario| scenario.dates_today()) {
                Dates::Today
            } else {
                Dates::Original
            },
            last_changed: LastChanged::WhenUnused,
            originals: Originals::WhenNeeded,
            create_users: CreateUsers::Customers,
            auto_replies: false,
            safety_copy: true,
            parallel: 4,
        },
        after_import: practice
            .scenarios
            .iter()
            .find_map(|scenario| scenario.after_import())
            .unwrap_or(AfterImport::Keep),
        change_sending_address_to: None,
        channel: crate::plan::ChannelPlan::default(),
    };
    format!("# The practice mailbox and the practice helpdesk.\n{}", plan.to_toml(folder))
}

fn microsoft(practice: &Practice) -> MicrosoftPlan {
    let imap = practice.exchange.address();
    MicrosoftPlan {
        cloud: Cloud::Custom,
        tenant: practice.tenant.tenant_id().to_owned(),
        client_id: practice.tenant.client_id().to_owned(),
        account: sample::MAILBOX.to_owned(),
        mailbox: sample::MAILBOX.to_owned(),
        authority: practice.tenant.authority(),
        imap: ImapAddress { host: imap.ip().to_string(), port: imap.port(), tls: false },
        scope: IMAP_SCOPE.to_owned(),
        ca_file: None,
    }
}

/// A whole second: that is how a person would write it.
fn archive_before(now: Timestamp) -> Timestamp {
    let moment = now - jiff::SignedDuration::from_hours(24 * ARCHIVE_DAYS);
    let whole = TimestampRound::new().smallest(Unit::Second).mode(RoundMode::Trunc);
    moment.round(whole).unwrap_or(moment)
}
