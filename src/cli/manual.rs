//! `mailferry manual`: the manual pages, and what completes a command line in a shell,
//! made from the commands themselves. For who packs the program; `help` does not list it.

use std::fs;
use std::path::Path;

use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;

use super::arguments::ManualArguments;
use super::{Exit, help};
use crate::platform;
use crate::problem::{Language, Problem};

/// What is written beside the manual pages. All are UTF-8, whatever the system's
/// language is.
const SHELLS: [Shell; 4] = [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell];

pub(super) fn run(arguments: &ManualArguments) -> Result<Exit, Problem> {
    let folder = &arguments.folder;
    write(folder).map_err(|error| platform::unwritable(folder, &error))?;
    Ok(Exit::Done)
}

/// One page a command, and one file a shell.
fn write(folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut command = help::command(Language::English);
    pages(&command, folder)?;
    for shell in SHELLS {
        clap_complete::generate_to(shell, &mut command, "mailferry", folder)?;
    }
    Ok(())
}

fn pages(command: &Command, folder: &Path) -> std::io::Result<()> {
    let name = command.get_display_name().unwrap_or("mailferry").to_owned();
    let page = Man::new(command.clone())
        .title(name.to_uppercase())
        .source(concat!("Mailferry ", env!("CARGO_PKG_VERSION")))
        .manual("Mailferry");
    let mut text = Vec::new();
    page.render(&mut text)?;
    fs::write(folder.join(format!("{name}.1")), text)?;
    command.get_subcommands().filter(|one| is_described(one)).try_for_each(|one| pages(one, folder))
}

/// `help` shows what the pages say, and needs none.
fn is_described(command: &Command) -> bool {
    !command.is_hide_set() && command.get_name() != "help"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path()).expect("written");
        folder
    }

    fn text(folder: &tempfile::TempDir, name: &str) -> String {
        fs::read_to_string(folder.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    #[test]
    fn every_command_that_help_lists_has_a_page_with_its_options() {
        let folder = written();
        for command in help::command(Language::English).get_subcommands().filter(|one| is_described(one)) {
            let page = text(&folder, &format!("mailferry-{}.1", command.get_name()));
            for option in command.get_arguments().filter_map(clap::Arg::get_long) {
                assert!(page.contains(&option.replace('-', "\\-")), "{option} in {page}");
            }
        }
        let whole = text(&folder, "mailferry.1");
        assert!(whole.contains(".TH MAILFERRY 1") && whole.contains("Exit codes"), "{whole}");
        assert!(!folder.path().join("mailferry-help.1").exists(), "help is no page");
        assert!(!folder.path().join("mailferry-manual.1").exists(), "it is not listed");
    }

    #[test]
    fn shells_complete_commands_and_options() {
        let folder = written();
        for name in ["mailferry.bash", "_mailferry", "mailferry.fish", "_mailferry.ps1"] {
            let words = text(&folder, name);
            assert!(words.contains("support-bundle") && words.contains("delete-from"), "{name}: {words}");
        }
    }
}
