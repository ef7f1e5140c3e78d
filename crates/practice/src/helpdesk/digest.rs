//! Hashes as Zammad writes them, in hexadecimal.

use md5::{Digest as _, Md5};
use sha2::Sha256;

/// MD5, as Zammad keeps it of a Message-ID.
pub(super) fn md5_hex(text: &str) -> String {
    hex::encode(Md5::digest(text.as_bytes()))
}

/// SHA-256.
pub(super) fn sha256_hex(data: &[u8]) -> String {
    hex::encode(Sha256::digest(data))
}
