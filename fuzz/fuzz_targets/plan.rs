//! Any bytes at all as a plan's file give a plan or what is wrong with it. Built and
//! run as `read`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| mailferry_fuzz::check_plan(raw));
