//! Whole journeys: a real Dovecot as the mailbox, the practice Zammad as the
//! helpdesk, and the program itself between them, as a person runs it.

mod support;

#[path = "journeys/after_import.rs"]
mod after_import;
#[path = "journeys/again.rs"]
mod again;
#[path = "journeys/bad_input.rs"]
mod bad_input;
#[path = "journeys/copies.rs"]
mod copies;
#[path = "journeys/crashes.rs"]
mod crashes;
#[path = "journeys/doctored.rs"]
mod doctored;
#[path = "journeys/eaten.rs"]
mod eaten;
#[path = "journeys/going_live.rs"]
mod going_live;
#[path = "journeys/going_live_killed.rs"]
mod going_live_killed;
#[path = "journeys/going_live_trap.rs"]
mod going_live_trap;
#[path = "journeys/going_live_watched.rs"]
mod going_live_watched;
#[path = "journeys/helpdesk_trouble.rs"]
mod helpdesk_trouble;
#[path = "journeys/importing.rs"]
mod importing;
#[path = "journeys/interrupted.rs"]
mod interrupted;
#[path = "journeys/killed.rs"]
mod killed;
#[path = "journeys/mailbox_trouble.rs"]
mod mailbox_trouble;
#[cfg(unix)]
#[path = "journeys/neighbours.rs"]
mod neighbours;
#[path = "journeys/originals.rs"]
mod originals;
#[path = "journeys/parts.rs"]
mod parts;
#[path = "journeys/people.rs"]
mod people;
#[path = "journeys/proxied.rs"]
mod proxied;
#[path = "journeys/quiet.rs"]
mod quiet;
#[path = "journeys/reports.rs"]
mod reports;
#[path = "journeys/safety_copy.rs"]
mod safety_copy;
#[path = "journeys/served.rs"]
mod served;
#[path = "journeys/together.rs"]
mod together;
