//! Any bytes at all give a mail or a reason, and a header scan agrees with it.
//!
//! `cargo fuzz run read` with a nightly compiler. With a stable one:
//!
//! ```text
//! RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
//!   -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
//!   -Ccodegen-units=1" cargo run --release --target x86_64-unknown-linux-gnu \
//!   --manifest-path fuzz/Cargo.toml --bin read -- CORPUS
//! ```

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| mailferry_fuzz::check(raw));
