//! A screen of its own for the real window: Xvfb, a window manager, keys, and
//! what the screen shows, read from its memory without asking any program.

use std::collections::HashSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{Failure, While as _};

/// More colours than an empty window has, and fewer than text has at its edges.
const COLOURS: usize = 16;
/// How long Xvfb and its manager may take.
const LIMIT: Duration = Duration::from_secs(30);

/// Ends a process when dropped.
pub struct Ends(pub Child);

impl Drop for Ends {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A running screen.
pub struct Screen {
    /// Its name, for `DISPLAY`.
    pub display: String,
    memory: PathBuf,
    _manager: Ends,
    _server: Ends,
}

/// Those of the programs that this machine has not.
pub fn missing<'a>(programs: &[&'a str]) -> Vec<&'a str> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    // Where servers lie an ordinary user's PATH does not look.
    let folders: Vec<PathBuf> = std::env::split_paths(&path).chain(["/usr/sbin".into()]).collect();
    let is_missing = |program: &&str| !folders.iter().any(|folder| folder.join(program).exists());
    programs.iter().copied().filter(is_missing).collect()
}

impl Screen {
    /// Starts one; its files go to `folder`.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        fs::create_dir_all(folder).during("the screen's folder")?;
        let numbers = folder.join("display");
        let server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-fbdir"])
            .arg(folder)
            .stdout(File::create(&numbers)?)
            .stderr(Stdio::null())
            .spawn()
            .during("Xvfb")?;
        let server = Ends(server);
        let number = soon("Xvfb names its number", || {
            fs::read_to_string(&numbers).ok().filter(|text| text.ends_with('\n'))
        })?;
        let display = format!(":{}", number.trim());
        let manager = Command::new("openbox")
            .env("DISPLAY", &display)
            .env("HOME", folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .during("openbox")?;
        let memory = folder.join("Xvfb_screen0");
        let screen = Self { display, memory, _manager: Ends(manager), _server: server };
        // A window that comes before its manager may never be shown.
        soon("the window manager", || screen.xdotool(&["get_num_desktops"]))?;
        soon("the pointer in its corner", || screen.xdotool(&["mousemove", "1279", "899"]))?;
        Ok(screen)
    }

    fn xdotool(&self, arguments: &[&str]) -> Option<String> {
        let output = Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.display)
            .stderr(Stdio::null())
            .output()
            .ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// The title of the program's window, which names the step.
    pub fn title(&self) -> Option<String> {
        let found = self.xdotool(&["search", "--onlyvisible", "--name", "Mailferry"])?;
        self.xdotool(&["getwindowname", found.lines().next()?])
    }

    /// Presses a key in the window that has the focus.
    pub fn press(&self, key: &str) -> Result<(), Failure> {
        let pressed = self.xdotool(&["key", "--clearmodifiers", key]);
        pressed.map(drop).ok_or_else(|| format!("the key {key} could not be pressed").into())
    }

    /// Clicks where the window has its main button, at its lower right, and takes
    /// the pointer back to its corner.
    pub fn click_main_button(&self) -> Result<(), Failure> {
        let clicked = self.xdotool(&["mousemove", "1100", "818", "click", "1", "mousemove", "1279", "899"]);
        clicked.map(drop).ok_or_else(|| "the main button could not be clicked".into())
    }

    /// Whether more than bare areas is drawn in the middle of the screen, where
    /// neither the window's frame nor the pointer is: text has many shades.
    pub fn is_drawn(&self) -> Result<bool, Failure> {
        let image = fs::read(&self.memory).during("the screen's memory")?;
        // An XWD file: a header that begins with its own length, colours of
        // twelve bytes, then the pixels, four bytes each, line by line.
        let word = |at: usize| {
            let bytes = image.get(at * 4..at * 4 + 4).and_then(|bytes| bytes.try_into().ok());
            bytes.map_or(0, u32::from_be_bytes) as usize
        };
        let (width, height, line) = (word(4), word(5), word(12).max(1));
        let pixels = image.get(word(0) + word(19) * 12..).unwrap_or_default();
        let lines = pixels.chunks_exact(line).skip(height / 4).take(height / 2);
        let mut seen = HashSet::new();
        for line in lines {
            let line = line.get(width..width * 3).unwrap_or_default();
            seen.extend(line.chunks_exact(4));
            if seen.len() > COLOURS {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Keeps what the screen shows as a file that image programs read (XWD).
    pub fn keep_picture(&self, file: &Path) -> Result<(), Failure> {
        fs::copy(&self.memory, file).map(drop).during("a picture of the screen")
    }
}

/// Looks again and again until something is there.
fn soon<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> Result<T, Failure> {
    let until = Instant::now() + LIMIT;
    loop {
        if let Some(found) = look() {
            return Ok(found);
        }
        if Instant::now() > until {
            return Err(format!("waited in vain for: {what}").into());
        }
        sleep(Duration::from_millis(20));
    }
}
