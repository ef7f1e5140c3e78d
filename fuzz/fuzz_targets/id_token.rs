//! Any bytes at all as an id token, or as its claims, give an account or a
//! reason. Built and run as `read`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| mailferry_fuzz::check_id_token(raw));
