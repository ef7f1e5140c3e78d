//! Other programs: the browser, the file manager. None of them is given what
//! this program was given in secret by its environment.

use std::ffi::OsStr;
use std::io::{Error, ErrorKind, Result};
use std::process::{Child, Command, Stdio};

/// The variables of this program begin with it; three of them hold secrets, and
/// no other program needs any of them.
const OURS: &str = "MAILFERRY_";

/// Opens a file, a folder or an address with the system's program for it, and
/// does not wait for that program.
///
/// # Errors
/// What the system says where no such program could be started.
pub fn open(target: impl AsRef<OsStr>) -> Result<()> {
    begin(commands(target.as_ref()))
}

#[cfg(not(windows))]
fn commands(target: &OsStr) -> Vec<Command> {
    open::commands(target)
}

/// `open` would begin with PowerShell, which many companies forbid, and its other
/// way starts programs that see our environment. These do what a double click does:
/// the desktop itself for what lies here, and its handler of addresses.
#[cfg(windows)]
fn commands(target: &OsStr) -> Vec<Command> {
    let mut desktop = Command::new("explorer.exe");
    desktop.arg(target);
    let mut handler = Command::new("rundll32.exe");
    handler.arg("url.dll,FileProtocolHandler").arg(target);
    let is_file = std::path::Path::new(target).exists();
    if is_file { vec![desktop, handler] } else { vec![handler, desktop] }
}

/// The same with a program of the person's choice.
///
/// # Errors
/// What the system says where it could not be started.
pub fn open_with(target: impl AsRef<OsStr>, program: &str) -> Result<()> {
    begin([open::with_command(target.as_ref(), program)])
}

/// Starts the first of these that is there.
fn begin(commands: impl IntoIterator<Item = Command>) -> Result<()> {
    let mut refused = Error::from(ErrorKind::NotFound);
    for mut command in commands {
        match apart(&mut command).spawn() {
            Ok(child) => {
                see_off(child);
                return Ok(());
            }
            Err(error) => refused = error,
        }
    }
    Err(refused)
}

/// Has a command know nothing of this program: no secret, no terminal, and not
/// the Ctrl-C that is meant for this program.
fn apart(command: &mut Command) -> &mut Command {
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().to_ascii_uppercase().starts_with(OURS) {
            command.env_remove(name);
        }
    }
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null())
}

/// Waits for its end beside everything else: on Unix nobody else takes it off
/// the list of processes.
fn see_off(mut child: Child) {
    let _ = std::thread::Builder::new().name("opened".to_owned()).spawn(move || child.wait());
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_missing_is_passed_over_and_none_at_all_is_told() {
        begin([Command::new("/nowhere/mailferry-test"), Command::new("true")]).expect("the second is there");
        let refused = begin([Command::new("/nowhere/mailferry-test")]).expect_err("nothing is there");
        assert_eq!(refused.kind(), ErrorKind::NotFound);
        assert!(begin([]).is_err());
    }
}
