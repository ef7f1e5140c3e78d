//! Scan, import, settle; and the journal that all three live by.
//!
//! [`run::Run`] is one execution of a plan. The order of writes is what makes
//! it safe to be killed at any moment: `sending` is on the disk before a request
//! leaves; on start every such message is looked up in Zammad before anything is
//! sent again; `imported` is on the disk before the mailbox is changed; what is
//! changed in Zammad is on the disk before it is changed.

pub mod afterwards;
pub mod alone;
pub mod balance;
pub mod changes;
pub mod control;
pub mod folders;
pub mod follow_up;
pub mod forecast;
pub mod going_live;
pub mod import;
pub mod in_time;
pub mod journal;
mod likeness;
pub mod marks;
pub mod patience;
pub mod preview;
pub mod progress;
mod proving;
pub mod putting_back;
pub mod report;
pub mod restoring;
pub mod run;
pub mod safety_copy;
pub mod scan;
mod seen;
pub mod settle;
pub mod support_bundle;
#[cfg(test)]
mod testing;
pub mod threads;
pub mod trial;
pub mod watching;

use mailferry_base::{plan, platform, problem, words};
#[cfg(test)]
use mailferry_practice as practice;
use mailferry_services::{doctor, mailbox, message, zammad};
