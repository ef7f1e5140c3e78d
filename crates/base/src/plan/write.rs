//! A plan as the text of its file, with every choice explained.

use std::fmt::Write as _;
use std::path::Path;

use toml::Value;

use super::{
    Cloud, CreateUsers, Dates, IMAP_SCOPE, ImportPlan, LastChanged, MicrosoftPlan, Originals, Plan, VERSION,
    Wanted, ZammadPlan,
};

const HEAD: &str = "\
# A plan of Mailferry: which mail goes where, and what becomes of it.
# It holds no secrets. `mailferry check` with this file says what would happen
# and changes nothing.
";

const ACCOUNT: &str = "\
# Who signs in, and whose mail it is. They differ where the mailbox is shared.
";

const FOLDERS: &str = "\
# Folders by their full path, with / between levels, and the group in Zammad
# that their mail goes to.
";

const WHICH: &str = "\
# \"all\" or \"unread\".
";

const PERIOD: &str = "\
# Days of arrival: the first one is included, the last one is not.
";

const ARCHIVE: &str = "\
# Mail sent before this moment is archived: its tickets get the state below and
# set nothing off. Without the line nothing is archived.
";

const DATES: &str = "\
# \"original\": articles carry the mail's own dates, for which Zammad is in import
# mode meanwhile. \"today\": each article says when its mail was sent.
";

const LAST_CHANGED: &str = "\
# Tickets say that they were last changed when their newest mail was sent:
# \"when-unused\", where the helpdesk held none of its own, \"always\" or \"never\".
";

const ORIGINALS: &str = "\
# Articles that have the mail as it came among their files: \"when-needed\", where
# an article cannot show all of it, or \"always\".
";

const CREATE_USERS: &str = "\
# Who becomes a user of Zammad: \"customers\", or \"everyone\" in To and Cc as well.
";

const AUTO_REPLIES: &str = "\
# true: Zammad may answer mail that is not archived.
";

const SAFETY_COPY: &str = "\
# true: where mail is deleted, each message is kept as a file of this computer
# before.
";

const PARALLEL: &str = "\
# Requests to Zammad at once at most, 1 to 16: as many as it answers quickly.
";

const AFTER: &str = "\
# In the mailbox, once the article was read back from Zammad: \"keep\",
# \"mark-read\", \"move\" (needs folder) or \"delete\".
";

const SENDING: &str = "\
# The groups above send from this address hereafter.
";

const CHANNEL: &str = "\
# A channel of Zammad's own for this mailbox is switched off while the import
# runs, and on again after.
";

/// The text, such that reading it in the folder `base` gives the same plan.
pub(super) fn write(plan: &Plan, base: &Path) -> String {
    let mut writer = Writer { text: String::from(HEAD), base };
    writer.line("version", VERSION);
    writer.zammad(&plan.zammad);
    writer.microsoft(&plan.microsoft);
    for (number, folder) in plan.folders.iter().enumerate() {
        writer.table("[[folder]]", if number == 0 { FOLDERS } else { "" });
        writer.string("path", &guarded(&folder.path));
        writer.string("group", &folder.group);
    }
    writer.import(&plan.import);
    writer.table("[after_import]", AFTER);
    writer.string("action", plan.after_import.as_str());
    if let super::AfterImport::Move(folder) = &plan.after_import {
        writer.string("folder", &guarded(folder));
    }
    if let Some(address) = &plan.change_sending_address_to {
        writer.table("[sending_address]", SENDING);
        writer.string("change_to", address);
    }
    if plan.channel.pause_during_import {
        writer.table("[channel]", CHANNEL);
        writer.line("pause_during_import", true);
    }
    writer.text
}

/// A path whose own blanks at its ends are not taken for layout: the reader
/// takes blanks off, then slashes, and no more.
fn guarded(path: &str) -> String {
    if path.trim() == path { path.to_owned() } else { format!("/{path}/") }
}

struct Writer<'a> {
    text: String,
    base: &'a Path,
}

impl Writer<'_> {
    /// Begins a table, after an empty line and a remark.
    fn table(&mut self, head: &str, remark: &str) {
        // Writing to a String cannot fail, here and below.
        let _ = write!(self.text, "\n{remark}{head}\n");
    }

    fn line(&mut self, key: &str, value: impl std::fmt::Display) {
        let _ = writeln!(self.text, "{key} = {value}");
    }

    fn string(&mut self, key: &str, value: &str) {
        self.line(key, Value::String(value.to_owned()));
    }

    fn remarked(&mut self, remark: &str, key: &str, value: impl std::fmt::Display) {
        self.text.push_str(remark);
        self.line(key, value);
    }

    /// A file by its way from the plan's folder, where it lies below that.
    fn file(&mut self, key: &str, path: Option<&Path>) {
        let Some(path) = path else { return };
        let path = path.strip_prefix(self.base).unwrap_or(path);
        self.string(key, &path.to_string_lossy());
    }

    fn zammad(&mut self, zammad: &ZammadPlan) {
        self.table("[zammad]", "");
        self.string("url", &zammad.url);
        self.file("ca_file", zammad.ca_file.as_deref());
    }

    fn microsoft(&mut self, microsoft: &MicrosoftPlan) {
        self.table("[microsoft]", "");
        self.string("cloud", microsoft.cloud.as_str());
        self.string("tenant", &microsoft.tenant);
        self.string("client_id", &microsoft.client_id);
        self.text.push_str(ACCOUNT);
        self.string("account", &microsoft.account);
        self.string("mailbox", &microsoft.mailbox);
        if microsoft.cloud == Cloud::Custom {
            self.string("authority", &microsoft.authority);
            self.string("imap", &microsoft.imap.to_string());
            self.line("imap_tls", microsoft.imap.tls);
            if microsoft.scope != IMAP_SCOPE {
                self.string("scope", &microsoft.scope);
            }
            self.file("ca_file", microsoft.ca_file.as_deref());
        }
    }

    fn import(&mut self, import: &ImportPlan) {
        self.table("[import]", "");
        let which = match import.which {
            Wanted::All => "all",
            Wanted::Unread => "unread",
        };
        self.remarked(WHICH, "which", Value::from(which));
        if import.from.is_some() || import.to.is_some() {
            self.text.push_str(PERIOD);
        }
        for (key, day) in [("from", import.from), ("to", import.to)] {
            if let Some(day) = day {
                self.line(key, day);
            }
        }
        if let Some(moment) = import.archive_before {
            self.remarked(ARCHIVE, "archive_before", moment);
        }
        self.string("archive_state", &import.archive_state);
        let dates = match import.dates {
            Dates::Original => "original",
            Dates::Today => "today",
        };
        self.remarked(DATES, "dates", Value::from(dates));
        if import.last_changed != LastChanged::WhenUnused {
            self.remarked(LAST_CHANGED, "last_changed", Value::from(import.last_changed.as_str()));
        }
        let originals = match import.originals {
            Originals::WhenNeeded => "when-needed",
            Originals::Always => "always",
        };
        self.remarked(ORIGINALS, "originals", Value::from(originals));
        let create_users = match import.create_users {
            CreateUsers::Customers => "customers",
            CreateUsers::Everyone => "everyone",
        };
        self.remarked(CREATE_USERS, "create_users", Value::from(create_users));
        self.remarked(AUTO_REPLIES, "auto_replies", import.auto_replies);
        self.remarked(SAFETY_COPY, "safety_copy", import.safety_copy);
        self.remarked(PARALLEL, "parallel", import.parallel);
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use proptest::prelude::*;

    use super::*;
    use crate::plan::{AfterImport, FolderPlan, ImapAddress};
    use crate::words::is_hidden;

    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-zA-ZäöüßÄ /\"'\\\\#\\[\\]={}.,-]{1,20}",
            "\\PC{1,12}",
            Just("say \"\"\" and ''' twice".to_owned()),
            Just("C:\\new\\table".to_owned()),
            Just("tab\tand\nline\r\nend\u{7f}\u{1}x".to_owned()),
        ]
    }

    fn name() -> impl Strategy<Value = String> {
        text()
            .prop_map(|text| text.trim().to_owned())
            .prop_filter("not empty, and seen", |text| !text.is_empty() && !text.contains(is_hidden))
    }

    fn path() -> impl Strategy<Value = String> {
        text()
            .prop_map(|text| text.trim_matches('/').to_owned())
            .prop_filter("not empty, and seen", |path| !path.trim().is_empty() && !path.contains(is_hidden))
    }

    fn address() -> impl Strategy<Value = String> {
        "[a-zäöü0-9.\"+'-]{1,8}@[a-z0-9-]{1,8}\\.example"
    }

    fn ca_file() -> impl Strategy<Value = Option<PathBuf>> {
        prop_oneof![
            Just(None),
            Just(Some(PathBuf::from("/etc/own \"ca\"/ca.pem"))),
            Just(Some(Path::new("base").join("ca/größe.pem"))),
            Just(Some(Path::new("base").join("back\\slash.pem"))),
        ]
    }

    fn imap() -> impl Strategy<Value = ImapAddress> {
        let hosts = [("mail.example", true), ("2001:db8::1", true), ("::1", false), ("127.0.0.1", false)];
        (prop::sample::select(hosts.to_vec()), 1u16..).prop_map(|((host, tls), port)| ImapAddress {
            host: host.to_owned(),
            port,
            tls,
        })
    }

    fn microsoft() -> impl Strategy<Value = MicrosoftPlan> {
        let custom = (imap(), prop_oneof![Just(IMAP_SCOPE.to_owned()), name()], ca_file());
        let clouds = [Cloud::Worldwide, Cloud::UsGovernment, Cloud::China, Cloud::Custom];
        (
            prop::sample::select(clouds.to_vec()),
            "[a-z0-9][a-z0-9._-]{0,20}",
            name(),
            address(),
            address(),
            custom,
        )
            .prop_map(|(cloud, tenant, client_id, account, mailbox, (imap, scope, ca_file))| {
                match super::super::addresses::preset(cloud) {
                    Some(preset) => MicrosoftPlan {
                        cloud,
                        authority: format!("{}/{tenant}", preset.login),
                        tenant,
                        client_id,
                        account,
                        mailbox,
                        imap: ImapAddress { host: preset.imap.to_owned(), port: 993, tls: true },
                        scope: preset.scope.to_owned(),
                        ca_file: None,
                    },
                    None => MicrosoftPlan {
                        cloud,
                        tenant,
                        client_id,
                        account,
                        mailbox,
                        authority: "https://login.example/a%20b".to_owned(),
                        imap,
                        scope,
                        ca_file,
                    },
                }
            })
    }

    fn import() -> impl Strategy<Value = ImportPlan> {
        let moment = (-60_000_000_000_i64..250_000_000_000, prop::sample::select(vec![0, 1, 120_000_000]));
        let moment = moment.prop_map(|(second, nanosecond)| {
            jiff::Timestamp::new(second, nanosecond).expect("within a timestamp's range")
        });
        let day = (1i16..9999, 1i8..=12, 1i8..=28);
        let days = (prop::option::of(day.clone()), prop::option::of(day));
        let flags =
            ((any::<bool>(), any::<bool>(), any::<bool>()), (any::<bool>(), any::<bool>(), any::<bool>()));
        let last_changed =
            prop::sample::select(vec![LastChanged::WhenUnused, LastChanged::Always, LastChanged::Never]);
        (flags, days, prop::option::of(moment), text(), 1usize..=16, last_changed).prop_map(
            |(
                ((all, original, always), (everyone, auto_replies, safety_copy)),
                (a, b),
                archive_before,
                archive_state,
                parallel,
                last_changed,
            )| {
                let date = |(year, month, day)| jiff::civil::date(year, month, day);
                let (a, b) = (a.map(date), b.map(date));
                // Days that cross are refused by the reader.
                let crossed = matches!((a, b), (Some(a), Some(b)) if a >= b);
                ImportPlan {
                    which: if all { Wanted::All } else { Wanted::Unread },
                    from: a,
                    to: if crossed { None } else { b },
                    archive_before,
                    archive_state,
                    dates: if original { Dates::Original } else { Dates::Today },
                    last_changed,
                    originals: if always { Originals::Always } else { Originals::WhenNeeded },
                    create_users: if everyone { CreateUsers::Everyone } else { CreateUsers::Customers },
                    auto_replies,
                    safety_copy,
                    parallel,
                }
            },
        )
    }

    fn same(a: &str, b: &str) -> bool {
        a == b || (a.eq_ignore_ascii_case("inbox") && b.eq_ignore_ascii_case("inbox"))
    }

    fn plan() -> impl Strategy<Value = Plan> {
        let folders = prop::collection::vec((path(), name()), 1..5);
        let after = prop_oneof![
            Just(AfterImport::Keep),
            Just(AfterImport::MarkRead),
            path().prop_map(AfterImport::Move),
            Just(AfterImport::Delete),
        ];
        let last = (prop::option::of(address()), any::<bool>());
        (ca_file(), microsoft(), folders, import(), after, last).prop_map(
            |(ca_file, microsoft, named, import, after_import, (change_sending_address_to, pause))| {
                let mut folders: Vec<FolderPlan> = Vec::new();
                for (path, group) in named {
                    let target = matches!(&after_import, AfterImport::Move(to) if same(to, &path));
                    if !target && !folders.iter().any(|folder| same(&folder.path, &path)) {
                        folders.push(FolderPlan { path, group });
                    }
                }
                if folders.is_empty() {
                    folders.push(FolderPlan { path: "the only one".into(), group: "Users".into() });
                }
                Plan {
                    zammad: ZammadPlan { url: "https://help.example/zammad".into(), ca_file },
                    microsoft,
                    folders,
                    import,
                    after_import,
                    change_sending_address_to,
                    channel: super::super::ChannelPlan { pause_during_import: pause },
                }
            },
        )
    }

    proptest! {
        #[test]
        fn a_written_plan_is_read_as_the_same_plan(plan in plan()) {
            let text = write(&plan, Path::new("base"));
            let read = Plan::read(&text, Path::new("base"));
            prop_assert_eq!(read.as_ref(), Ok(&plan), "{}", text);
        }
    }

    #[test]
    fn a_plan_is_readable_and_explained() {
        let plan = Plan::read(
            "version = 1\n[zammad]\nurl = \"https://help.example.com\"\nca_file = \"ca.pem\"\n[microsoft]\n\
             client_id = \"11111111-2222-3333-4444-555555555555\"\nmailbox = \"support@contoso.example\"\n\
             [[folder]]\npath = \"INBOX\"\ngroup = \"Support\"\n[[folder]]\npath = \"Gelöschte Elemente/Alt\"\n\
             group = \"Sales\"\n[import]\nfrom = 2024-01-01\narchive_before = 2026-11-01T09:00:00+01:00\n\
             [after_import]\naction = \"move\"\nfolder = \"Imported in Zammad\"\n",
            Path::new("base"),
        );
        insta::assert_snapshot!(write(&plan.expect("a good plan"), Path::new("base")));
    }
}
