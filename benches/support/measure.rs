//! What a process cost: time, processor time, peak memory.

use std::fs::{self, File};
use std::ops::Range;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{Failure, While as _};

/// Ticks of `/proc/*/stat` a second; fixed in Linux's interface to programs.
const TICKS: f64 = 100.0;

/// The cost of one process from start to end.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Elapsed seconds.
    pub wall: f64,
    /// Processor seconds, user and system.
    pub cpu: f64,
    /// Peak resident memory (`VmHWM`) in bytes.
    pub memory: u64,
}

/// Runs a command to its end; what it prints goes to `log`. An exit code other
/// than 0 is a failure that shows the log's last lines.
pub fn run(command: &mut Command, log: &Path) -> Result<Cost, Failure> {
    let output = File::create(log).during("making the log")?;
    command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output);
    let before = children_cpu()?;
    let start = Instant::now();
    let mut child = command.spawn().during(command.get_program().to_string_lossy())?;
    let status = format!("/proc/{}/status", child.id());
    let mut memory = 0;
    let outcome = loop {
        memory = memory.max(peak_memory(&status).unwrap_or(0));
        if let Some(outcome) = child.try_wait()? {
            break outcome;
        }
        sleep(Duration::from_millis(5));
    };
    let wall = start.elapsed().as_secs_f64();
    let cpu = children_cpu()? - before;
    if !outcome.success() {
        let log = fs::read_to_string(log).unwrap_or_default();
        let lines: Vec<_> = log.lines().rev().take(15).collect();
        let lines: Vec<_> = lines.into_iter().rev().collect();
        return Err(format!("{command:?} ended with {outcome}:\n{}", lines.join("\n")).into());
    }
    Ok(Cost { wall, cpu, memory })
}

/// The highest resident memory that a process has had; it only ever grows, so
/// that the last look before the end is the answer.
fn peak_memory(status: &str) -> Option<u64> {
    bytes_of(status, "VmHWM:")
}

/// A figure of a file in `/proc` that is written in kilobytes.
fn bytes_of(file: &str, name: &str) -> Option<u64> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}

/// The highest resident memory of a running process since
/// [`forget_peak`], or since its start.
pub fn peak_so_far(process: u32) -> Result<u64, Failure> {
    peak_memory(&format!("/proc/{process}/status")).ok_or_else(|| gone(process))
}

/// From now on, [`peak_so_far`] tells of what comes (proc(5), `clear_refs`).
pub fn forget_peak(process: u32) -> Result<(), Failure> {
    fs::write(format!("/proc/{process}/clear_refs"), "5").during("/proc/*/clear_refs")
}

/// What a running process holds now, of shared pages its share.
pub fn own_memory(process: u32) -> Result<u64, Failure> {
    bytes_of(&format!("/proc/{process}/smaps_rollup"), "Pss:").ok_or_else(|| gone(process))
}

fn gone(process: u32) -> Failure {
    format!("process {process} has ended").into()
}

/// Processor seconds of all children that have been waited for.
fn children_cpu() -> Result<f64, Failure> {
    ticks("self", 13..15)
}

/// Processor seconds that a running process has used so far, those of its ended
/// children included.
pub fn cpu_so_far(process: u32) -> Result<f64, Failure> {
    ticks(&process.to_string(), 11..15)
}

/// Sum of some fields of `/proc/*/stat` (proc(5)), counted from the one after
/// the name: 11 to 14 are `utime`, `stime`, `cutime` and `cstime`.
fn ticks(process: &str, which: Range<usize>) -> Result<f64, Failure> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).during("/proc/*/stat")?;
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let fields: Vec<_> = after_name.split_whitespace().collect();
    let fields = fields.get(which).unwrap_or_default();
    let ticks: f64 = fields.iter().filter_map(|field| field.parse::<f64>().ok()).sum();
    Ok(ticks / TICKS)
}
