//! What several commands take.

use std::path::PathBuf;

use clap::Args;

#[derive(Args)]
pub(in crate::cli) struct OutputArguments {
    /// Write JSON for programs
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Args)]
pub(in crate::cli) struct PlanArguments {
    /// The plan file
    pub(in crate::cli) plan: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) access: AccessArguments,
    #[command(flatten)]
    pub(in crate::cli) output: OutputArguments,
}

#[derive(Args)]
pub(in crate::cli) struct PatienceArguments {
    /// How long to bear passing trouble before giving up
    #[arg(long, value_name = "SECONDS", default_value_t = 900)]
    pub(in crate::cli) patience: u64,
}

#[derive(Args)]
pub(in crate::cli) struct JournalArguments {
    /// The journal's file, instead of its usual place
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) journal: Option<PathBuf>,
}

#[derive(Args)]
pub(in crate::cli) struct AccessArguments {
    /// Sign in for this run only, where there is no keychain; nothing is kept
    #[arg(long)]
    pub(in crate::cli) sign_in: bool,
    /// With --sign-in: sign in on another device
    #[arg(long, requires = "sign_in")]
    pub(in crate::cli) device_code: bool,
}
