//! Any bytes at all at the port that a browser comes back to are refused or
//! read as what was sent. Built and run as `read`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| mailferry_fuzz::check_loopback(raw));
