//! A tenant and a helpdesk inside the program, to practise and to test against.
//!
//! They speak the same protocols as the real services on loopback ports and
//! know nothing of the rest of the program.

pub mod exchange;
pub mod helpdesk;
pub mod tenant;
