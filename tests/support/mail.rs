//! Made-up messages.

use std::fmt::Write;

/// A plain message with the given number, of at least `bytes` bytes, lines
/// ended by CRLF.
pub fn message(number: usize, bytes: usize) -> Vec<u8> {
    let mut text = format!(
        "Message-ID: <{number}@mail.example>\r\nDate: Mon, 05 Feb 2024 10:00:00 +0100\r\n\
         From: Person {number} <person{number}@mail.example>\r\nTo: support@contoso.example\r\n\
         Subject: Message {number}\r\nReceived: by mail.example; Mon, 05 Feb 2024 10:00:00 +0100\r\n\
         MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    );
    let mut line = 0;
    while text.len() < bytes {
        write!(text, "Line {line} of message {number}, neither short nor long, said {number} times.\r\n")
            .expect("written");
        line += 1;
    }
    text.into_bytes()
}
