//! A support bundle: what helps whoever is asked for help, as one zip, and nothing
//! that names people or opens anything.
//!
//! Left out always: secrets (there are none in what is read), subjects, texts,
//! Message-IDs and senders of mail. Left out unless the person wants them in:
//! addresses, names of folders, groups and servers, each told by a number instead.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::balance::Balance;
use super::journal::Journal;
use crate::doctor;
use crate::plan::{AfterImport, Cloud, Plan};
use crate::platform;
use crate::platform::logging::{self, Redaction, redacted};
use crate::problem::{Language, Problem, Reader, StoredProblem};
use crate::zammad::preflight::Verdict;

/// Messages with problems that are counted at most.
const COUNTED: usize = 20_000;

/// Different words of servers that are told of one problem at most.
const SAID: usize = 20;

/// One file of the bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name in the zip.
    pub name: String,
    /// Id of the words that say what it is.
    pub about: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What goes into a bundle.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The journals to tell of.
    pub journals: Vec<PathBuf>,
    /// The plan, where there is one.
    pub plan: Option<Plan>,
    /// The log files, the newest first.
    pub logs: Vec<PathBuf>,
    /// Addresses and names stay as they are.
    pub with_addresses: bool,
}

/// A bundle, to be looked at before it is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// Its files, in the order they are shown.
    pub entries: Vec<Entry>,
}

impl Bundle {
    /// Gathers everything. What cannot be read is told in its place, and keeps nothing
    /// else out.
    pub async fn gather(sources: &Sources) -> Self {
        let mut redaction = Redaction::default();
        let mut entries = vec![text("versions.txt", "word-bundle-versions", versions())];
        let hides = !sources.with_addresses;
        for (place, path) in sources.journals.iter().enumerate() {
            let name = format!("import-{}", place + 1);
            let told = told_of(path, hides, &mut redaction)
                .await
                .unwrap_or_else(|problem| (json!({ "not_read": problem.code() }), Value::Array(Vec::new())));
            entries.push(json_entry(&format!("{name}/balance.json"), "word-bundle-balance", &told.0));
            entries.push(json_entry(&format!("{name}/problems.json"), "word-bundle-problems", &told.1));
        }
        if let Some(plan) = &sources.plan {
            let plan = if hides { hidden(plan.clone(), &mut redaction) } else { plan.clone() };
            entries.push(text("plan.toml", "word-bundle-plan", plan.to_toml(Path::new(""))));
        }
        for path in &sources.logs {
            let Ok(log) = std::fs::read(path) else { continue };
            let log = String::from_utf8_lossy(&log);
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            entries.push(text(&format!("log/{name}"), "word-bundle-log", redaction.words(&log)));
        }
        Self { entries }
    }

    /// Bytes of all files, before they are pressed together.
    pub fn size(&self) -> u64 {
        self.entries.iter().map(|entry| entry.bytes.len() as u64).sum()
    }

    /// The zip.
    ///
    /// # Errors
    /// `support-bundle-not-made` with what went wrong.
    pub fn zip(&self) -> Result<Vec<u8>, Problem> {
        let failed = |words: String| Problem::ours("support-bundle-not-made").words(&words);
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .unix_permissions(0o600);
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for entry in &self.entries {
            writer.start_file(entry.name.as_str(), options).map_err(|error| failed(error.to_string()))?;
            writer.write_all(&entry.bytes).map_err(|error| failed(error.to_string()))?;
        }
        Ok(writer.finish().map_err(|error| failed(error.to_string()))?.into_inner())
    }

    /// Saves the zip for this user alone.
    ///
    /// # Errors
    /// `support-bundle-there` where a file of that name is there, `file-unwritable`;
    /// as [`Self::zip`].
    pub fn save(&self, path: &Path) -> Result<(), Problem> {
        if platform::write_private_new(path, &self.zip()?)? {
            Ok(())
        } else {
            Err(Problem::usage("support-bundle-there").with("path", path.display()))
        }
    }
}

/// Where a bundle goes unless a person says otherwise: beside the reports, under a
/// name of the day that nothing there has.
///
/// # Errors
/// As [`platform::report_folder`].
pub fn usual_file(day: jiff::civil::Date) -> Result<PathBuf, Problem> {
    let folder = platform::report_folder()?;
    let name = |number: u32| match number {
        1 => format!("mailferry-support-{day}.zip"),
        _ => format!("mailferry-support-{day}-{number}.zip"),
    };
    let free = (1..1_000).map(|number| folder.join(name(number))).find(|file| !file.exists());
    Ok(free.unwrap_or_else(|| folder.join(name(1))))
}

fn text(name: &str, about: &'static str, text: String) -> Entry {
    Entry { name: name.to_owned(), about, bytes: text.into_bytes() }
}

fn json_entry(name: &str, about: &'static str, value: &Value) -> Entry {
    // A value always has a JSON form.
    text(name, about, serde_json::to_string_pretty(value).unwrap_or_default())
}

/// Of the program and the system, one a line.
fn versions() -> String {
    format!(
        "mailferry {}\nsystem {} {}\nlanguage {}\ndisplay {}\nbuild {}\n{}",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        Language::of_system().tag(),
        platform::has_display(),
        if cfg!(debug_assertions) { "debug" } else { "release" },
        computer(),
    )
}

/// What `mailferry doctor` says of this computer, without asking its keychain or any
/// server.
fn computer() -> String {
    let told = |line: doctor::Line| {
        let problem = match &line.verdict {
            Verdict::Good => String::new(),
            Verdict::Caution(problem) | Verdict::Stop(problem) => format!(" ({})", problem.code()),
        };
        let (what, found) = (line.what.text(Language::English), line.found.text(Language::English));
        format!("{}\n", redacted(&format!("{what}: {found}{problem}")))
    };
    doctor::of_computer(true).into_iter().skip(1).map(told).collect()
}

/// What a journal tells: how its runs went, and what its messages met.
async fn told_of(path: &Path, hides: bool, redaction: &mut Redaction) -> Result<(Value, Value), Problem> {
    let journal = Journal::open_for_reading(path)?;
    let identity = journal.identity().await?;
    let mut name = |kind: &'static str, name: &str| {
        if hides { redaction.name(kind, name) } else { name.to_owned() }
    };
    let helpdesk = name("helpdesk", &identity.helpdesk);
    let mailbox = name("mailbox", &identity.mailbox);
    let server = name("server", &identity.server);
    let tally = journal.tally().await?;
    let mut folders = serde_json::Map::new();
    for (id, path) in journal.folders().await? {
        let rows: Vec<_> = tally.iter().filter(|row| row.folder == id).cloned().collect();
        folders.insert(name("folder", &path), json!(Balance::of(&rows)));
    }
    let balance = journal.balance().await?;
    let said = |problem: &StoredProblem| problem.server_words.as_deref().map(|words| redaction.words(words));
    let runs: Vec<Value> = journal
        .runs()
        .await?
        .iter()
        .map(|run| {
            json!({
                "name": run.name,
                "started_at": run.started_at,
                "ended_at": run.ended_at,
                "ending": run.ending,
                "problem": run.problem.as_ref().map(|problem| &problem.code),
                "server_words": run.problem.as_ref().and_then(said),
            })
        })
        .collect();
    let changed: Vec<String> =
        journal.unrestored_changes().await?.into_iter().map(|change| change.kind).collect();
    let (kept, bytes, returned) = journal.safety_copies_sum().await?;
    let told = json!({
        "helpdesk": helpdesk,
        "mailbox": mailbox,
        "server": server,
        "runs": runs,
        "balance": balance,
        "adds_up": balance.adds_up(),
        "folders": folders,
        "still_changed_in_zammad": changed,
        "safety_copy": { "messages": kept, "bytes": bytes, "returned": returned },
    });
    Ok((told, problems(&journal, redaction).await?))
}

/// What messages met: how many each problem, and the different words of servers.
async fn problems(journal: &Journal, redaction: &Redaction) -> Result<Value, Problem> {
    let mut by_code: BTreeMap<String, (u64, Vec<String>)> = BTreeMap::new();
    // A thousand messages may meet the same words: they are looked through once.
    let mut seen = BTreeSet::new();
    for message in journal.needing_attention(COUNTED).await? {
        let Some(problem) = message.problem else { continue };
        let (count, said) = by_code.entry(problem.code.clone()).or_default();
        *count += 1;
        let Some(words) = problem.server_words.filter(|_| said.len() < SAID) else { continue };
        if !seen.insert((problem.code, words.clone())) {
            continue;
        }
        let words = redaction.words(&words);
        if !said.contains(&words) {
            said.push(words);
        }
    }
    let told = by_code.into_iter().map(|(code, (messages, said))| {
        let text = StoredProblem::of_code(&code).text(Language::English, Reader::Commands);
        json!({
            "code": code,
            "messages": messages,
            "what": text.label.unwrap_or(text.what),
            "server_words": said,
        })
    });
    Ok(Value::Array(told.collect()))
}

/// A plan without whom and what it names.
fn hidden(mut plan: Plan, redaction: &mut Redaction) -> Plan {
    plan.zammad.url = redaction.name("helpdesk", &plan.zammad.url);
    let file_name = |path: PathBuf| path.file_name().map(PathBuf::from).unwrap_or_default();
    plan.zammad.ca_file = plan.zammad.ca_file.map(file_name);
    let microsoft = &mut plan.microsoft;
    microsoft.mailbox = redaction.name("mailbox", &microsoft.mailbox);
    microsoft.account = redaction.name("mailbox", &microsoft.account);
    microsoft.client_id = redaction.name("application", &microsoft.client_id);
    if !["organizations", "common", "consumers"].contains(&microsoft.tenant.as_str()) {
        microsoft.tenant = redaction.name("tenant", &microsoft.tenant);
    }
    if microsoft.cloud == Cloud::Custom {
        microsoft.authority = redaction.name("authority", &microsoft.authority);
        microsoft.imap.host = redaction.name("server", &microsoft.imap.host);
        microsoft.ca_file = microsoft.ca_file.take().map(file_name);
    }
    for folder in &mut plan.folders {
        folder.path = redaction.name("folder", &folder.path);
        folder.group = redaction.name("group", &folder.group);
    }
    if let AfterImport::Move(target) = &mut plan.after_import {
        *target = redaction.name("folder", target);
    }
    if let Some(address) = &mut plan.change_sending_address_to {
        *address = redaction.name("mailbox", address);
    }
    plan
}

/// The sources of this computer: every journal in the usual place, or one that is
/// named, and the log.
///
/// # Errors
/// As [`platform::journal_files`].
pub fn sources(journal: Option<&Path>, plan: Option<Plan>, with_addresses: bool) -> Result<Sources, Problem> {
    let journals = match journal {
        Some(path) => vec![path.to_owned()],
        None => platform::journal_files()?,
    };
    Ok(Sources { journals, plan, logs: logging::log_files()?, with_addresses })
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;
    use crate::testing::{MAILBOX, Place};

    /// Files of a zip with their texts.
    fn unpacked(zip: Vec<u8>) -> Vec<(String, String)> {
        let mut archive = zip::ZipArchive::new(Cursor::new(zip)).expect("a zip");
        (0..archive.len())
            .map(|at| {
                let mut file = archive.by_index(at).expect("a file");
                let mut text = String::new();
                file.read_to_string(&mut text).expect("text");
                (file.name().expect("a name").into_owned(), text)
            })
            .collect()
    }

    /// A run with mail, secrets and trouble, and a log that should not have named
    /// anybody.
    async fn sources_of_a_run() -> (Place, Sources, Vec<String>) {
        let place =
            Place { folders: vec![("INBOX", "Support"), ("Kunden/Müller GmbH", "Sales")], ..Place::new() };
        place.letter("ann");
        place.mailbox.deliver(
            "Kunden/Müller GmbH",
            crate::testing::letter("bob", crate::testing::cut_off(), ""),
            crate::testing::cut_off(),
        );
        place.mailbox.hold_back("INBOX", 1);
        let mut engine = place.engine();
        engine.run.import().await.expect("imported");
        drop(engine);
        let token = place.helpdesk.token();
        let log = place.folder.path().join("mailferry.log");
        std::fs::write(&log, format!("of ann@fabrikam.example, Bearer {token}, in Kunden/Müller GmbH\n"))
            .expect("written");
        let sources = Sources {
            journals: vec![place.journal(), place.folder.path().join("none.journal")],
            plan: Some(place.plan()),
            logs: vec![log],
            with_addresses: false,
        };
        let names = [
            "ann@fabrikam.example",
            "bob@fabrikam.example",
            MAILBOX,
            "Müller",
            "Support",
            "Sales",
            "127.0.0.1",
        ];
        let secrets = names.map(str::to_owned).into_iter().chain([token, place.helpdesk.url()]).collect();
        (place, sources, secrets)
    }

    #[tokio::test]
    async fn a_bundle_of_a_run_full_of_names_and_secrets_has_none_of_them() {
        let (_place, sources, secrets) = sources_of_a_run().await;
        let bundle = Bundle::gather(&sources).await;
        let files = unpacked(bundle.zip().expect("a zip"));
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            [
                "versions.txt",
                "import-1/balance.json",
                "import-1/problems.json",
                "import-2/balance.json",
                "import-2/problems.json",
                "plan.toml",
                "log/mailferry.log"
            ]
        );
        for (name, text) in &files {
            for secret in &secrets {
                assert!(!text.contains(secret.as_str()), "{secret} in {name}:\n{text}");
            }
        }
        assert_eq!(files[6].1, "of <address>, Bearer <hidden>, in <folder 2>\n");
        assert!(files[1].1.contains("\"adds_up\": true") && files[3].1.contains("journal-missing"));
        assert!(files[2].1.contains("\"code\""), "the held back message is told:\n{}", files[2].1);
        assert!(files[5].1.contains("path = \"folder 2\"") && files[5].1.contains("parallel = 1"));
    }

    #[tokio::test]
    async fn names_are_in_it_where_that_is_wanted_and_secrets_never() {
        let (place, sources, _) = sources_of_a_run().await;
        let bundle = Bundle::gather(&Sources { with_addresses: true, ..sources }).await;
        let files = unpacked(bundle.zip().expect("a zip"));
        assert!(files[5].1.contains(MAILBOX) && files[1].1.contains("Müller"));
        assert!(files.iter().all(|(_, text)| !text.contains(&place.helpdesk.token())));
        assert!(files.iter().all(|(_, text)| !text.contains("This is about")), "no text of a mail");
    }

    #[tokio::test]
    async fn a_bundle_is_saved_for_its_user_alone_and_over_nothing() {
        let place = tempfile::tempdir().expect("a folder");
        let bundle = Bundle::gather(&Sources::default()).await;
        let path = place.path().join("bundle.zip");
        bundle.save(&path).expect("saved");
        assert_eq!(bundle.save(&path).expect_err("there").code(), "support-bundle-there");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
        }
    }
}
