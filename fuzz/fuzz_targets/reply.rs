//! Any bytes at all as a mail server's reply are read or not, and never too deep.
//! Built and run as `read`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| mailferry_fuzz::check_reply(raw));
