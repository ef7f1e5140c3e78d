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
use mailferry::message::{self, Context};

fuzz_target!(|raw: &[u8]| {
    let context = Context {
        system_addresses: vec!["help@desk.example".to_owned()],
        ticket_hook: "Ticket#".to_owned(),
        fqdn: Some("desk.example".to_owned()),
        ..Context::default()
    };
    let facts = message::read_header(raw, &context);
    if let Ok(mail) = message::read(raw, &context) {
        assert_eq!(facts.subject, mail.subject);
        assert_eq!(facts.from_email, mail.from_email);
        assert_eq!(facts.references, mail.references);
        assert!(!mail.body.is_empty());
        assert!(mail.attachments.iter().all(|file| !file.filename.is_empty()));
    }
    let _ = message::inspect::text(raw, &context);
});
