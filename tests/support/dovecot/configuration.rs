//! Dovecot's configuration, in the languages of 2.3 and 2.4.

use std::fmt::Write as _;

use super::{Options, Owner, Runner};

/// What the files are written from.
pub(super) struct Configuration<'a> {
    pub base: String,
    pub plain: u16,
    pub tls: u16,
    pub options: &'a Options,
    pub owner: &'a Owner,
    pub introspection: String,
}

impl Configuration<'_> {
    fn users(&self) -> String {
        let mut text = String::new();
        if let Runner::User(name, group) = &self.owner.runner {
            for (setting, value) in [
                ("default_internal_user", name),
                ("default_internal_group", group),
                ("default_login_user", name),
            ] {
                writeln!(text, "{setting} = {value}").expect("written");
            }
        }
        text
    }

    /// Whether it is to answer MYRIGHTS.
    fn tells_rights(&self) -> bool {
        self.options.capabilities.split(' ').any(|capability| capability == "ACL")
    }

    fn chroot(&self) -> &'static str {
        if self.owner.runner == Runner::Root { "" } else { "chroot =" }
    }

    /// What both versions write alike.
    fn common(&self) -> String {
        let Self { base, plain, tls, .. } = self;
        let (users, chroot) = (self.users(), self.chroot());
        format!(
            "base_dir = {base}/run
state_dir = {base}/state
log_path = {base}/dovecot.log
{users}listen = 127.0.0.1
instance_name = test-{plain}
ssl = yes
auth_mechanisms = xoauth2
mail_max_userip_connections = 100
first_valid_uid = 0
service imap-login {{
  {chroot}
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
service anvil {{
  {chroot}
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  {chroot}
}}
"
        )
    }

    /// The whole configuration in the language of 2.3.
    pub fn dovecot_2_3(&self) -> String {
        let Self { base, options, owner, .. } = self;
        let common = self.common();
        let (capabilities, separator) = (&options.capabilities, options.separator);
        let (uid, gid) = (owner.uid, owner.gid);
        // It answers MYRIGHTS with this only.
        let rights = if self.tells_rights() { "  mail_plugins = lazy_expunge acl imap_acl\n" } else { "" };
        format!(
            "protocols = imap
{common}ssl_cert = <{base}/server.pem
ssl_key = <{base}/server.key
disable_plaintext_auth = no
auth_failure_delay = 0
mail_fsync = never
mail_location = maildir:~/Maildir:LAYOUT=fs
mail_plugins = lazy_expunge acl
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {base}/oauth2.conf.ext
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={base}/homes/%u
}}
namespace inbox {{
  inbox = yes
  separator = {separator}
}}
namespace expunged {{
  prefix = EXPUNGED{separator}
  separator = {separator}
  location = maildir:~/EXPUNGED/Maildir:LAYOUT=fs
  hidden = yes
  list = no
}}
plugin {{
  lazy_expunge = EXPUNGED{separator}
  acl = vfile:{base}/acl:cache_secs=0
}}
protocol imap {{
{rights}  imap_capability = {capabilities}
}}
"
        )
    }

    /// The token check's file, which only 2.3 has.
    pub fn oauth2(&self) -> String {
        format!(
            "introspection_url = {}
introspection_mode = auth
force_introspection = yes
username_attribute = email
active_attribute = active
active_value = true
",
            self.introspection
        )
    }

    /// The whole configuration in the language of 2.4.
    pub fn dovecot_2_4(&self) -> String {
        let Self { base, options, owner, introspection, .. } = self;
        let common = self.common();
        let (capabilities, separator) = (&options.capabilities, options.separator);
        let (uid, gid) = (owner.uid, owner.gid);
        let rights = if self.tells_rights() { "  mail_plugins {\n    imap_acl = yes\n  }\n" } else { "" };
        format!(
            "dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
protocols {{
  imap = yes
}}
{common}ssl_server_cert_file = {base}/server.pem
ssl_server_key_file = {base}/server.key
auth_allow_cleartext = yes
auth_failure_delay = 0
mail_fsync = never
mail_driver = maildir
mail_path = ~/Maildir
mailbox_list_layout = fs
mail_plugins {{
  lazy_expunge = yes
  acl = yes
}}
lazy_expunge_mailbox = EXPUNGED
lazy_expunge_only_last_instance = no
acl_driver = vfile
acl_global_path = {base}/acl
acl_cache_ttl = 0
oauth2 {{
  introspection_url = {introspection}
  introspection_mode = auth
  force_introspection = yes
  username_attribute = email
  active_attribute = active
  active_value = true
}}
userdb static {{
  fields {{
    uid = {uid}
    gid = {gid}
    home = {base}/homes/%{{user}}
  }}
}}
namespace inbox {{
  inbox = yes
  separator = {separator}
}}
protocol imap {{
{rights}  imap_capability = {capabilities}
}}
"
        )
    }
}
