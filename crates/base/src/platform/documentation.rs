//! The documentation that is installed beside the program: pages to read without a
//! network, one folder a language.

use std::path::{Path, PathBuf};

use url::Url;

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
    let path = match page(language, "problems") {
        Some(page) => page,
        None => write_catalogue(language, &help_folder()?)?,
    };
    open(&path)
}

/// Opens the page of all problems at the place of one.
///
/// # Errors
/// As [`open_problems`].
pub fn open_problem(language: Language, code: &str) -> Result<(), Problem> {
    open(&page_about(language, code, page(language, "problems"), &help_folder()?)?)
}

/// A page in this folder that leads to the place of a problem on the page of all: the
/// installed one, or one that is written beside it. Programs that open files drop what
/// stands behind a `#`; browsers keep it in what they are sent on to.
fn page_about(
    language: Language,
    code: &str,
    installed: Option<PathBuf>,
    folder: &Path,
) -> Result<PathBuf, Problem> {
    let all = match installed {
        Some(page) => page,
        None => write_catalogue(language, folder)?,
    };
    let Ok(mut address) = Url::from_file_path(&all) else { return Ok(all) };
    address.set_fragment(Some(code));
    let Some(page) = catalogue::forwarding(code, address.as_str(), language) else { return Ok(all) };
    let path = folder.join(format!("about.{}.html", language.tag()));
    super::write_private(&path, page.as_bytes())?;
    Ok(path)
}

/// The folder of pages that are parts of the program.
fn help_folder() -> Result<PathBuf, Problem> {
    Ok(super::data_folder()?.join("help"))
}

fn write_catalogue(language: Language, folder: &Path) -> Result<PathBuf, Problem> {
    let path = folder.join(format!("problems.{}.html", language.tag()));
    super::write_private(&path, catalogue::html(language).as_bytes())?;
    Ok(path)
}

fn open(path: &Path) -> Result<(), Problem> {
    super::opening::open(path).map_err(|error| {
        Problem::person("catalogue-not-opened").with("path", path.display()).words(&error.to_string())
    })
}

fn page_beside(folder: &Path, language: Language, name: &str) -> Option<PathBuf> {
    let file = Path::new(language.tag()).join(format!("{name}.html"));
    // Explorer knows no path with a slash in it.
    let paths = PLACES.into_iter().map(|place| folder.join(place).join(&file).components().collect());
    paths.into_iter().find(|page: &PathBuf| page.is_file())
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

    #[test]
    fn a_problem_is_led_to_in_the_installed_pages_or_in_those_of_the_program() {
        let folder = tempfile::tempdir().expect("a folder");
        let about = |installed: Option<PathBuf>, code: &str| {
            let page = page_about(Language::German, code, installed, folder.path()).expect("written");
            (std::fs::read_to_string(&page).unwrap_or_default(), page)
        };
        let installed = folder.path().join("the book").join("problems.html");
        let (leads, page) = about(Some(installed.clone()), "network-unreachable");
        assert!(leads.contains("/the%20book/problems.html#network-unreachable\">"), "{leads}");
        assert!(page.ends_with("about.de.html"));
        let (leads, _) = about(None, "journal-disk-full");
        assert!(leads.contains("/problems.de.html#journal-disk-full\">"), "{leads}");
        let all = std::fs::read_to_string(folder.path().join("problems.de.html")).expect("it is there");
        assert!(all.contains("<h3 id=\"journal-disk-full\">"));
        // Of what has no place there, all are shown.
        assert_eq!(about(Some(installed.clone()), "unheard-of").1, installed);
    }
}
