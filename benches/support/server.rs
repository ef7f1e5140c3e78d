//! A private Dovecot that serves the generated mailboxes.

use std::fs;
use std::io::{BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{Failure, While as _};

/// The password of every mailbox, for `mbsync`; Mailferry signs in by XOAUTH2,
/// where a mailbox's own address is its token.
pub const PASSWORD: &str = "bench";

/// A running Dovecot; ends when dropped.
pub struct Server {
    /// Its port on 127.0.0.1.
    pub port: u16,
    child: Child,
}

/// The address under which the mailbox in the home folder `home` is reached.
pub fn address_of(home: &Path) -> String {
    let name = home.file_name().unwrap_or_default().to_string_lossy();
    format!("{name}@bench.example")
}

impl Server {
    /// Starts Dovecot over the homes in `homes`, asking at the address
    /// `introspect` whether a token is good. Its own files go to `folder`.
    pub fn start(folder: &Path, homes: &Path, introspect: &str) -> Result<Self, Failure> {
        fs::create_dir_all(folder).during("Dovecot's folder")?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let owner = Owner::of_this_process(homes)?;
        let configuration = folder.join("dovecot.conf");
        fs::write(&configuration, configure(folder, homes, introspect, port, &owner)?)?;
        let child = Command::new(program())
            .args(["-F", "-c"])
            .arg(&configuration)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .during("starting dovecot")?;
        let mut server = Self { port, child };
        server.wait_until_up(&folder.join("dovecot.log"))?;
        Ok(server)
    }

    fn wait_until_up(&mut self, log: &Path) -> Result<(), Failure> {
        let until = Instant::now() + Duration::from_secs(30);
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            if self.child.try_wait()?.is_some() || Instant::now() > until {
                let log = fs::read_to_string(log).unwrap_or_default();
                return Err(format!("dovecot did not come up:\n{log}").into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Processor seconds that it has used so far, as far as its processes have
    /// ended.
    pub fn cpu(&self) -> Result<f64, Failure> {
        super::measure::cpu_so_far(self.child.id())
    }

    /// Reads a whole mailbox once and throws it away: warms Dovecot's caches
    /// and the system's, and shows what the server can give at most. Seconds.
    pub fn read_all(&self, address: &str) -> Result<f64, Failure> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        let start = Instant::now();
        write!(
            stream,
            "a LOGIN {address} {PASSWORD}\r\nb EXAMINE INBOX\r\n\
             c UID FETCH 1:* (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])\r\nd LOGOUT\r\n"
        )?;
        let mut stream = BufReader::with_capacity(1 << 18, stream);
        let mut buffer = vec![0_u8; 1 << 18];
        let mut tail = Vec::new();
        loop {
            let length = stream.read(&mut buffer)?;
            if length == 0 {
                break;
            }
            tail.extend_from_slice(&buffer[length.saturating_sub(400)..length]);
            tail.drain(..tail.len().saturating_sub(400));
        }
        let tail = String::from_utf8_lossy(&tail);
        if tail.contains("\r\nc OK") && tail.contains("\r\nd OK") {
            Ok(start.elapsed().as_secs_f64())
        } else {
            Err(format!("dovecot did not give the whole mailbox; its last words: {tail}").into())
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Its master process passes the signal on to its children; the
        // standard library can only kill, which would leave them.
        let ended = Command::new("kill").arg(self.child.id().to_string()).status();
        if ended.is_err() {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

/// Dovecot lies where an ordinary user's PATH does not look.
fn program() -> PathBuf {
    let system = PathBuf::from("/usr/sbin/dovecot");
    if system.exists() { system } else { PathBuf::from("dovecot") }
}

/// Who Dovecot runs as, and who owns the mail.
struct Owner {
    internal: String,
    login: String,
    uid: u32,
    gid: u32,
}

impl Owner {
    fn of_this_process(homes: &Path) -> Result<Self, Failure> {
        let mine = fs::metadata("/proc/self").during("/proc/self")?;
        if mine.uid() != 0 {
            let output = Command::new("id").arg("-un").output().during("id")?;
            let name = String::from_utf8_lossy(&output.stdout).trim().to_owned();
            return Ok(Self { internal: name.clone(), login: name, uid: mine.uid(), gid: mine.gid() });
        }
        // Dovecot never touches mail as root: give it to nobody.
        let (uid, gid) = (65_534, 65_534);
        give(homes, uid, gid).during("giving the mailboxes to their user")?;
        Ok(Self { internal: "dovecot".to_owned(), login: "dovenull".to_owned(), uid, gid })
    }
}

fn give(path: &Path, uid: u32, gid: u32) -> std::io::Result<()> {
    let metadata = fs::symlink_metadata(path)?;
    if metadata.uid() != uid {
        std::os::unix::fs::chown(path, Some(uid), Some(gid))?;
    }
    if metadata.is_dir() {
        for entry in fs::read_dir(path)? {
            give(&entry?.path(), uid, gid)?;
        }
    }
    Ok(())
}

/// The first folder on the way to `path` that Dovecot's mail user may not pass
/// through, where that is another user than this process's.
pub fn closed_on_the_way(path: &Path) -> Option<PathBuf> {
    if fs::metadata("/proc/self").is_ok_and(|mine| mine.uid() != 0) {
        return None;
    }
    let closed = |folder: &&Path| {
        fs::metadata(folder).is_ok_and(|metadata| metadata.permissions().mode() & 0o001 == 0)
    };
    path.ancestors().find(closed).map(Path::to_path_buf)
}

/// The whole configuration; what 2.3 and 2.4 write alike comes in the middle.
fn configure(
    folder: &Path,
    homes: &Path,
    introspect: &str,
    port: u16,
    owner: &Owner,
) -> Result<String, Failure> {
    let version = Command::new(program()).arg("--version").output().during("dovecot")?;
    let old = version.stdout.starts_with(b"2.3.");
    let (folder, homes) = (folder.display(), homes.display());
    let Owner { internal, login, uid, gid } = owner;
    let common = format!(
        "base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
default_internal_user = {internal}
default_internal_group = {internal}
default_login_user = {login}
listen = 127.0.0.1
instance_name = mailferry-bench-{port}
ssl = no
auth_mechanisms = plain xoauth2
mail_max_userip_connections = 100
first_valid_uid = 0
namespace inbox {{
  inbox = yes
  separator = /
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
protocol imap {{
  imap_capability = IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+
}}
"
    );
    let tokens = format!(
        "introspection_url = {introspect}
introspection_mode = auth
force_introspection = yes
username_attribute = email
active_attribute = active
active_value = true
"
    );
    if old {
        let file = format!("{folder}/oauth2.conf");
        fs::write(&file, tokens).during("writing oauth2.conf")?;
        return Ok(format!(
            "{common}protocols = imap
disable_plaintext_auth = no
mail_location = maildir:~/Maildir:LAYOUT=fs
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {file}
}}
passdb {{
  driver = static
  mechanisms = plain login
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={homes}/%n
}}
"
        ));
    }
    Ok(format!(
        "dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
protocols {{
  imap = yes
}}
{common}auth_allow_cleartext = yes
mail_driver = maildir
mail_path = ~/Maildir
mailbox_list_layout = fs
oauth2 {{
{tokens}}}
passdb static {{
  mechanisms_filter = plain login
  password = {PASSWORD}
}}
userdb static {{
  fields {{
    uid = {uid}
    gid = {gid}
    home = {homes}/%{{user | username}}
  }}
}}
"
    ))
}
