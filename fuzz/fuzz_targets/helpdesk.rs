//! Any bytes at all as the body of every reply of a helpdesk are read or complained
//! of. Built and run as `read`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| mailferry_fuzz::check_helpdesk(raw));
