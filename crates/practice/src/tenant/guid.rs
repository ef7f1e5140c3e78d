//! Ids in the form that Microsoft gives them.

use sha2::{Digest as _, Sha256};

fn guid(bytes: &[u8]) -> String {
    let number = bytes.iter().take(16).fold(0_u128, |number, byte| (number << 8) | u128::from(*byte));
    let hex = format!("{number:032x}");
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// An id that depends on nothing but the text.
pub(super) fn stable_guid(text: &str) -> String {
    guid(Sha256::digest(text.to_lowercase()).as_slice())
}

pub(super) fn random_guid() -> String {
    guid(&rand::random::<[u8; 16]>())
}
