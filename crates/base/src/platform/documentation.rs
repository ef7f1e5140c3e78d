//! The documentation that is installed beside the program: pages to read without a
//! network, one folder a language.

use std::path::{Path, PathBuf};

use crate::problem::{Problem, catalogue};
use crate::words::Language;

/// Where its folder lies, seen from the program: beside it (Windows, an archive), in
/// an application of macOS, where packages of Linux put it.
const PLACES: [&str; 4] = ["docs", "../Resources/docs", "../share/doc/mailferry/html", "../../docs"];

/// A page of the installed documentation, by its name without an ending, such as
/// `problems`; `None` where none is installed.
pub fn page(language: Language, name: &str) -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    // A link in a folder of programs leads to where it was installed. As it was started
    // first: Windows' own name of the whole path (`\\?\C:\…`) is none that a browser opens.
    page_beside(program.parent()?, language, name).or_else(|| {
        let installed = std::fs::canonicalize(&program).ok()?;
        page_beside(installed.parent()?, language, name)
    })
}

/// Opens the page of all problems: the installed documentation's, else one that is a
/// part of the program and is written for it.
///
/// # Errors
/// `catalogue-not-opened`; `file-unwritable`, `home-folder-unknown`.
pub fn open_problems(language: Language) -> Result<(), Problem> {
    let path = if let Some(page) = page(language, "problems") {
        page
    } else {
        let path = super::data_folder()?.join("help").join(format!("problems.{}.html", language.tag()));
        super::write_private(&path, catalogue::html(language).as_bytes())?;
        path
    };
    super::opening::open(&path).map_err(|error| {
        Problem::person("catalogue-not-opened").with("path", path.display()).words(&error.to_string())
    })
}

fn page_beside(folder: &Path, language: Language, name: &str) -> Option<PathBuf> {
    let file = format!("{}/{name}.html", language.tag());
    PLACES.into_iter().map(|place| folder.join(place).join(&file)).find(|page| page.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_found_where_each_system_has_them_and_nowhere_else() {
        for place in ["bin/docs", "Resources/docs", "share/doc/mailferry/html"] {
            let root = tempfile::tempdir().expect("a folder");
            let bin = root.path().join("bin");
            let folder = root.path().join(place).join("de");
            std::fs::create_dir_all(&bin).and_then(|()| std::fs::create_dir_all(&folder)).expect("folders");
            assert_eq!(page_beside(&bin, Language::German, "problems"), None, "nothing is there yet");
            std::fs::write(folder.join("problems.html"), "").expect("a page");
            let found = page_beside(&bin, Language::German, "problems").expect("found");
            assert!(found.ends_with("de/problems.html"), "{found:?}");
            assert_eq!(page_beside(&bin, Language::English, "problems"), None);
        }
    }
}
