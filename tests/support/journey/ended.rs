//! The program while it runs, and what its end told.

use std::process::{Child, Command, Output};

use serde_json::Value;

use super::super::schema::Written;

/// A command that has ended.
#[derive(Debug)]
pub struct Ended {
    /// Its exit code; -1 where a signal ended it.
    pub exit: i32,
    /// The last JSON line of its output.
    pub summary: Value,
    /// What it wrote.
    pub stdout: String,
    /// What it told.
    pub stderr: String,
}

impl Ended {
    /// What a program's end told.
    pub fn of(output: &Output) -> Self {
        let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
        let summary = stdout.lines().rev().find_map(|line| {
            serde_json::from_str::<Value>(line).ok().filter(|value| value["event"].is_string())
        });
        Self {
            exit: output.status.code().unwrap_or(-1),
            summary: summary.unwrap_or_default(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            stdout,
        }
    }

    /// A number of the balance, or of its parts as in `unsettled.expunge-refused`;
    /// 0 where it is not there. `adds_up` is 1 or 0.
    pub fn balance(&self, name: &str) -> u64 {
        if name == "adds_up" {
            return u64::from(self.summary["adds_up"] == true);
        }
        let mut value = &self.summary["balance"];
        for part in name.split('.') {
            value = &value[part];
        }
        value.as_u64().unwrap_or(0)
    }

    /// The code of the problem that ended the run.
    pub fn problem(&self) -> Option<String> {
        self.summary["problem"]["code"].as_str().map(str::to_owned).or_else(|| {
            let line = self.stderr.lines().find_map(|line| line.trim().strip_prefix("Code: "))?;
            Some(line.to_owned())
        })
    }

    /// The last line of its output as JSON, whatever it tells.
    pub fn summary_line(&self) -> Value {
        let line = self.stdout.lines().last().unwrap_or_default();
        serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {self}"))
    }

    /// The run's name.
    pub fn run(&self) -> String {
        self.summary["run"].as_str().expect("a run").to_owned()
    }

    /// Fails unless it ended with this exit code and this problem.
    pub fn assert_problem(&self, exit: i32, code: &str) {
        assert_eq!((self.exit, self.problem().as_deref()), (exit, Some(code)), "{self}");
    }
}

impl std::fmt::Display for Ended {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "exit {}\n--- stdout\n{}\n--- stderr\n{}", self.exit, self.stdout, self.stderr)
    }
}

/// Runs a command to its end without holding up the servers of the test. What it wrote
/// for programs is as the schema says.
pub async fn run(mut command: Command) -> Ended {
    let written = Written::by(&command);
    let output = tokio::task::spawn_blocking(move || command.output()).await.expect("a thread");
    let ended = Ended::of(&output.expect("the program runs"));
    written.assert_described(&ended.stdout);
    ended
}

/// A command that is running; killed when dropped.
pub struct Underway(Option<Child>, Written);

impl Underway {
    /// Any command.
    pub fn start(mut command: Command) -> Self {
        let written = Written::by(&command);
        Self(Some(command.spawn().expect("the program starts")), written)
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.0.as_ref().expect("it is running").id()
    }

    /// Whether it is still running.
    pub fn is_running(&mut self) -> bool {
        self.0.as_mut().is_some_and(|child| matches!(child.try_wait(), Ok(None)))
    }

    /// Ends it at once, as a power switch would.
    pub async fn kill(mut self) -> Ended {
        self.0.as_mut().expect("it is running").kill().expect("killed");
        self.wait().await
    }

    /// Sends a signal, such as `INT`.
    pub fn signal(&self, name: &str) {
        let status = Command::new("kill").args([&format!("-{name}"), &self.id().to_string()]).status();
        assert!(status.expect("the command kill").success());
    }

    /// Waits until it has ended.
    pub async fn wait(mut self) -> Ended {
        let child = self.0.take().expect("it is running");
        let written = std::mem::take(&mut self.1);
        let output = tokio::task::spawn_blocking(move || child.wait_with_output()).await.expect("a thread");
        let ended = Ended::of(&output.expect("its end"));
        written.assert_described(&ended.stdout);
        ended
    }
}

impl Drop for Underway {
    fn drop(&mut self) {
        if let Some(child) = &mut self.0 {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
