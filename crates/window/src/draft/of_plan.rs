//! The draft that a plan came from, as far as a plan tells.

use std::path::PathBuf;

use jiff::tz::TimeZone;

use super::{AfterDraft, Draft, FolderDraft};
use crate::plan::judge::Action;
use crate::plan::{AfterImport, Cloud, CreateUsers, Originals, Plan};

impl Draft {
    /// The draft that gives this plan again; times in `zone`.
    pub fn of_plan(plan: &Plan, zone: &TimeZone) -> Self {
        let path =
            |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        let microsoft = &plan.microsoft;
        let custom = microsoft.cloud == Cloud::Custom;
        let own = |text: String| if custom { text } else { String::new() };
        let import = &plan.import;
        let archive = import.archive_before.map(|moment| moment.to_zoned_datetime(zone.clone()).datetime());
        Self {
            helpdesk_address: plan.zammad.url.clone(),
            helpdesk_certificate: path(&plan.zammad.ca_file),
            cloud: microsoft.cloud.into(),
            tenant: microsoft.tenant.clone(),
            client_id: microsoft.client_id.clone(),
            account: if microsoft.account == microsoft.mailbox {
                String::new()
            } else {
                microsoft.account.clone()
            },
            mailbox: microsoft.mailbox.clone(),
            authority: own(microsoft.authority.clone()),
            imap_server: own(microsoft.imap.to_string()),
            imap_tls: microsoft.imap.tls,
            scope: own(microsoft.scope.clone()),
            microsoft_certificate: path(&microsoft.ca_file),
            folders: plan
                .folders
                .iter()
                .map(|folder| FolderDraft { path: folder.path.clone(), group: folder.group.clone() })
                .collect(),
            group: plan.folders.first().map(|folder| folder.group.clone()).unwrap_or_default(),
            wanted: import.which.into(),
            from: import.from.map(|day| day.to_string()).unwrap_or_default(),
            until: import
                .to
                .and_then(|day| day.yesterday().ok())
                .map(|day| day.to_string())
                .unwrap_or_default(),
            archive: archive.is_some(),
            archive_date: archive.map(|moment| moment.date().to_string()).unwrap_or_default(),
            archive_time: archive.map(|moment| moment.strftime("%H:%M").to_string()).unwrap_or_default(),
            archive_state: import.archive_state.clone(),
            dates: Some(import.dates.into()),
            auto_replies: import.auto_replies,
            all_originals: import.originals == Originals::Always,
            all_users: import.create_users == CreateUsers::Everyone,
            safety_copy: import.safety_copy,
            last_changed: import.last_changed,
            parallel: import.parallel.to_string(),
            after: Action::of(&plan.after_import).into(),
            move_folder: if let AfterImport::Move(folder) = &plan.after_import {
                folder.clone()
            } else {
                String::new()
            },
            change_sending_address: plan.change_sending_address_to.is_some(),
            sending_address: plan.change_sending_address_to.clone().unwrap_or_default(),
            pause_channel: plan.channel.pause_during_import,
            ..Self::default()
        }
    }

    /// Mail that is still to come goes this way as well, where it would be deleted.
    pub fn settle_instead(&mut self, way: &AfterImport) {
        if self.after != AfterDraft::Delete {
            return;
        }
        self.after = Action::of(way).into();
        if let AfterImport::Move(folder) = way {
            self.move_folder.clone_from(folder);
        }
    }
}
