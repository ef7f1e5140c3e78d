//! Writes a request's JSON once, files encoded straight into it: a mail with
//! 30 MB of attachments is not copied into texts on its way.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A JSON document being written into one buffer.
pub(super) struct Writer {
    buffer: Vec<u8>,
    /// A comma is due before the next member or element.
    comma: bool,
}

impl Writer {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { buffer: Vec::with_capacity(bytes), comma: false }
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.buffer
    }

    fn separate(&mut self) {
        if self.comma {
            self.buffer.push(b',');
        }
        self.comma = true;
    }

    /// A name, after which exactly one value must follow.
    fn name(&mut self, name: &str) {
        self.separate();
        self.raw_text(name);
        self.buffer.push(b':');
    }

    /// An object as the document itself or as an element of a list.
    pub(super) fn object(&mut self, members: impl FnOnce(&mut Self)) {
        self.separate();
        self.enclosed(b'{', b'}', members);
    }

    /// An object as a member.
    pub(super) fn member_object(&mut self, name: &str, members: impl FnOnce(&mut Self)) {
        self.name(name);
        self.enclosed(b'{', b'}', members);
    }

    /// A list as a member.
    pub(super) fn member_list(&mut self, name: &str, elements: impl FnOnce(&mut Self)) {
        self.name(name);
        self.enclosed(b'[', b']', elements);
    }

    fn enclosed(&mut self, open: u8, close: u8, inside: impl FnOnce(&mut Self)) {
        self.buffer.push(open);
        self.comma = false;
        inside(self);
        self.buffer.push(close);
        self.comma = true;
    }

    pub(super) fn number(&mut self, name: &str, value: u64) {
        self.name(name);
        self.buffer.extend_from_slice(value.to_string().as_bytes());
    }

    pub(super) fn truth(&mut self, name: &str, value: bool) {
        self.name(name);
        self.buffer.extend_from_slice(if value { b"true" } else { b"false" });
    }

    /// A text without its NULs, which no database behind Zammad can hold.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        self.raw_text(value);
    }

    /// As [`Writer::text`], left out where it is blank.
    pub(super) fn text_unless_blank(&mut self, name: &str, value: &str) {
        if !value.trim().is_empty() {
            self.text(name, value);
        }
    }

    /// Bytes as Base64.
    pub(super) fn base64(&mut self, name: &str, bytes: &[u8]) {
        self.name(name);
        self.buffer.push(b'"');
        let start = self.buffer.len();
        self.buffer.resize(start + encoded_length(bytes.len()), b'=');
        // The room is exactly what the encoding takes, so that it always fits.
        let written = STANDARD.encode_slice(bytes, &mut self.buffer[start..]).unwrap_or(0);
        self.buffer.truncate(start + written);
        self.buffer.push(b'"');
    }

    fn raw_text(&mut self, value: &str) {
        self.buffer.push(b'"');
        let bytes = value.as_bytes();
        let mut plain = 0;
        for (position, byte) in bytes.iter().enumerate() {
            if *byte >= 0x20 && *byte != b'"' && *byte != b'\\' {
                continue;
            }
            self.buffer.extend_from_slice(&bytes[plain..position]);
            plain = position + 1;
            match byte {
                0 => {}
                b'"' => self.buffer.extend_from_slice(b"\\\""),
                b'\\' => self.buffer.extend_from_slice(b"\\\\"),
                b'\n' => self.buffer.extend_from_slice(b"\\n"),
                b'\r' => self.buffer.extend_from_slice(b"\\r"),
                b'\t' => self.buffer.extend_from_slice(b"\\t"),
                other => self.buffer.extend_from_slice(format!("\\u{other:04x}").as_bytes()),
            }
        }
        self.buffer.extend_from_slice(&bytes[plain..]);
        self.buffer.push(b'"');
    }
}

/// Length of Base64 with padding.
pub(super) fn encoded_length(bytes: usize) -> usize {
    bytes.div_ceil(3) * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn any_text_and_bytes_come_back_as_they_were_but_for_nul(
            text: String,
            bytes: Vec<u8>,
        ) {
            let mut writer = Writer::with_capacity(0);
            writer.object(|object| {
                object.text("text", &text);
                object.member_list("files", |list| {
                    list.object(|file| file.base64("data", &bytes));
                    list.object(|file| file.truth("last", true));
                });
                object.number("number", 7);
            });
            let json: serde_json::Value = serde_json::from_slice(&writer.finish()).expect("JSON");
            let decoded = STANDARD.decode(json["files"][0]["data"].as_str().expect("text")).expect("base64");
            proptest::prop_assert_eq!(json["text"].as_str().expect("text"), text.replace('\0', ""));
            proptest::prop_assert_eq!(decoded, bytes);
            proptest::prop_assert_eq!(&json["files"][1]["last"], true);
            proptest::prop_assert_eq!(&json["number"], 7);
        }
    }
}
