//! A tenant and a helpdesk inside the program.

pub mod exchange;
pub mod tenant;
