//! What the benches are made of.

mod failure;
pub mod helpdesk;
pub mod mail;
pub mod measure;
pub mod posted;
pub mod screen;
pub mod server;
pub mod table;

pub use failure::{Failure, While};
