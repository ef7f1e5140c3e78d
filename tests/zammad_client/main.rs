//! The helpdesk's client over a real socket, against a scripted server that
//! answers as a live Zammad 5.5 did (tests/transcripts) and with the faults of
//! what may stand in front of one.

mod channels;
mod connections;
mod faults;
#[path = "../support/filed.rs"]
mod filed;
mod import_mode;
mod lookup;
mod people;
mod posts;
mod practice;
mod preflight;
mod reading;
mod script;
mod secure;
#[path = "../support/tls.rs"]
mod tls;
