//! A real browser: Chromium on the practice tenant's pages, as a person would use
//! it, and the program on the other side; and on mails that are opened in it.

mod support;

#[path = "browser/chromium.rs"]
mod chromium;
#[path = "browser/consenting.rs"]
mod consenting;
#[path = "browser/desk.rs"]
mod desk;
#[path = "browser/elsewhere.rs"]
mod elsewhere;
#[path = "browser/originals.rs"]
mod originals;
#[path = "browser/pages.rs"]
mod pages;
#[path = "browser/signing_in.rs"]
mod signing_in;

pub use support::tenant::{MIA, SUPPORT};
