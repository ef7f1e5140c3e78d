//! Small real files for made-up mail: pictures, a PDF, a Word document.

use super::mime::push;

/// The checksum of PNG and ZIP (ISO 3309), without a table.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| {
                if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 }
            },
        )
    })
}

fn adler32(bytes: &[u8]) -> u32 {
    let (low, high) = bytes.iter().fold((1_u32, 0_u32), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % 65521;
        (low, (high + low) % 65521)
    });
    (high << 16) | low
}

/// A PNG of one colour with a lighter frame (RFC 2083), uncompressed within.
pub(super) fn png(width: u16, height: u16, colour: [u8; 3]) -> Vec<u8> {
    let mut rows = Vec::new();
    for y in 0..height {
        rows.push(0);
        for x in 0..width {
            let edge = x < 2 || y < 2 || x + 2 >= width || y + 2 >= height;
            rows.extend(colour.map(|part| if edge { part.saturating_add(60) } else { part }));
        }
    }
    let mut deflated = vec![0x78, 0x01];
    let mut blocks = rows.chunks(0xffff).peekable();
    while let Some(block) = blocks.next() {
        deflated.push(u8::from(blocks.peek().is_none()));
        deflated.extend((block.len() as u16).to_le_bytes());
        deflated.extend((!(block.len() as u16)).to_le_bytes());
        deflated.extend(block);
    }
    deflated.extend(adler32(&rows).to_be_bytes());
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = Vec::new();
    head.extend(u32::from(width).to_be_bytes());
    head.extend(u32::from(height).to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    for (kind, data) in [(b"IHDR", head), (b"IDAT", deflated), (b"IEND", Vec::new())] {
        file.extend((data.len() as u32).to_be_bytes());
        let mut checked = kind.to_vec();
        checked.extend(&data);
        file.extend(&checked);
        file.extend(crc32(&checked).to_be_bytes());
    }
    file
}

/// Packs codes of differing length into bytes, lowest or highest bit first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    hold: u32,
    count: u32,
}

impl Bits {
    /// As GIF does it.
    fn low_first(&mut self, code: u32, length: u32) {
        self.hold |= code << self.count;
        self.count += length;
        while self.count >= 8 {
            self.bytes.push(self.hold as u8);
            self.hold >>= 8;
            self.count -= 8;
        }
    }

    /// As JPEG does it: a byte of ones is followed by a byte of zeros.
    fn high_first(&mut self, code: u32, length: u32) {
        self.hold = (self.hold << length) | code;
        self.count += length;
        while self.count >= 8 {
            self.count -= 8;
            let byte = (self.hold >> self.count) as u8;
            self.bytes.push(byte);
            if byte == 0xff {
                self.bytes.push(0);
            }
            self.hold &= (1 << self.count) - 1;
        }
    }
}

/// A GIF of one colour (`GIF89a`), each pixel a code of its own.
pub(super) fn gif(width: u16, height: u16, colour: [u8; 3]) -> Vec<u8> {
    let mut file = b"GIF89a".to_vec();
    file.extend(width.to_le_bytes());
    file.extend(height.to_le_bytes());
    file.extend([0x80, 0, 0]);
    file.extend(colour);
    file.extend([255, 255, 255, 0x2c, 0, 0, 0, 0]);
    file.extend(width.to_le_bytes());
    file.extend(height.to_le_bytes());
    file.extend([0, 2]);
    let mut bits = Bits::default();
    for pixel in 0..u32::from(width) * u32::from(height) {
        // A clear code in time keeps the codes three bits wide.
        if pixel.is_multiple_of(2) {
            bits.low_first(4, 3);
        }
        bits.low_first(0, 3);
    }
    bits.low_first(5, 3);
    bits.low_first(0, 7);
    for block in bits.bytes.chunks(255) {
        file.push(block.len() as u8);
        file.extend(block);
    }
    file.extend([0, 0x3b]);
    file
}

/// A grey JPEG (ITU T.81 baseline) of 8 by 8 blocks, brighter to the right.
pub(super) fn jpeg(blocks_wide: u16, blocks_high: u16) -> Vec<u8> {
    let mut file = vec![0xff, 0xd8, 0xff, 0xe0, 0, 16];
    file.extend(b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    file.extend([0xff, 0xdb, 0, 67, 0]);
    file.extend([8; 64]);
    file.extend([0xff, 0xc0, 0, 11, 8]);
    file.extend((blocks_high * 8).to_be_bytes());
    file.extend((blocks_wide * 8).to_be_bytes());
    file.extend([1, 1, 0x11, 0]);
    // Two tables: DC lengths 0 to 7 as three-bit codes but the last, and AC
    // with nothing but "end of block".
    file.extend([0xff, 0xc4, 0, 27, 0x00, 0, 0, 7, 1]);
    file.extend([0; 12]);
    file.extend([0, 1, 2, 3, 4, 5, 6, 7]);
    file.extend([0xff, 0xc4, 0, 20, 0x10, 1]);
    file.extend([0; 15]);
    file.push(0);
    file.extend([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]);
    let mut bits = Bits::default();
    let mut before: i32 = 0;
    for _ in 0..blocks_high {
        for column in 0..blocks_wide {
            let level = i32::from(column) * 120 / i32::from(blocks_wide) - 60;
            let step = level - before;
            before = level;
            let length = 32 - step.unsigned_abs().leading_zeros();
            bits.high_first(if length == 7 { 0b1110 } else { length }, if length == 7 { 4 } else { 3 });
            let value = if step < 0 { step + (1 << length) - 1 } else { step };
            bits.high_first(value.unsigned_abs(), length);
            bits.high_first(0, 1);
        }
    }
    bits.high_first(0x7f, 7);
    file.extend(bits.bytes);
    file.extend([0xff, 0xd9]);
    file
}

/// A PDF of one page with these lines in Helvetica (PDF 1.4).
pub(super) fn pdf(lines: &[String]) -> Vec<u8> {
    let mut text = "BT /F1 12 Tf 60 780 Td 16 TL\n".to_owned();
    for line in lines {
        let plain: String = line.chars().filter(char::is_ascii).collect();
        let safe = plain.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        push(&mut text, format_args!("({safe}) Tj T*\n"));
    }
    text.push_str("ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
            .to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(file.len());
        push(&mut file, format_args!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let start = file.len();
    file.push_str("xref\n0 6\n0000000000 65535 f \n");
    for place in places {
        push(&mut file, format_args!("{place:010} 00000 n \n"));
    }
    push(&mut file, format_args!("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
    file.into_bytes()
}

/// A ZIP archive whose files are stored as they are (APPNOTE.TXT).
pub(super) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (name, data) in files {
        let place = archive.len() as u32;
        let mut head = Vec::new();
        // Version 2.0, no flags, stored, 1 January 2020.
        head.extend([20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0x50]);
        head.extend(crc32(data).to_le_bytes());
        head.extend((data.len() as u32).to_le_bytes());
        head.extend((data.len() as u32).to_le_bytes());
        head.extend((name.len() as u16).to_le_bytes());
        head.extend([0, 0]);
        archive.extend(b"PK\x03\x04");
        archive.extend(&head);
        archive.extend(name.as_bytes());
        archive.extend(*data);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(place.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, start) = (files.len() as u16, archive.len() as u32);
    archive.extend(&directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend(count.to_le_bytes());
    archive.extend(count.to_le_bytes());
    archive.extend((directory.len() as u32).to_le_bytes());
    archive.extend(start.to_le_bytes());
    archive.extend([0, 0]);
    archive
}

/// A Word document of one paragraph per line (Office Open XML).
pub(super) fn docx(lines: &[String]) -> Vec<u8> {
    let mut paragraphs = String::new();
    for line in lines {
        let safe = line.replace('&', "&amp;").replace('<', "&lt;");
        push(&mut paragraphs, format_args!("<w:p><w:r><w:t>{safe}</w:t></w:r></w:p>"));
    }
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>"
    );
    let types = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types \
         xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override \
         PartName=\"/word/document.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let relations = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships \
         xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
         Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
         Target=\"word/document.xml\"/></Relationships>";
    zip(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", relations.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ])
}

/// The beginning of what Outlook calls winmail.dat: signature, key, and one
/// attribute, the message class (MS-OXTNEF section 2.1.3).
pub(super) fn tnef() -> Vec<u8> {
    let class = b"IPM.Microsoft Mail.Note\0";
    let mut file = vec![0x78, 0x9f, 0x3e, 0x22, 0x01, 0x00];
    file.extend([0x01, 0x08, 0x80, 0x07, 0x00]);
    file.extend((class.len() as u32).to_le_bytes());
    file.extend(class);
    file.extend(class.iter().fold(0_u16, |sum, byte| sum.wrapping_add(u16::from(*byte))).to_le_bytes());
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksums_are_the_known_ones() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(adler32(b"Wikipedia"), 0x11e6_0398);
    }

    #[test]
    fn every_file_begins_and_ends_as_its_kind_does() {
        assert!(png(9, 7, [1, 2, 3]).ends_with(b"IEND\xae\x42\x60\x82"));
        assert!(gif(9, 7, [1, 2, 3]).ends_with(&[0, 0x3b]));
        assert!(jpeg(3, 2).starts_with(&[0xff, 0xd8]) && jpeg(3, 2).ends_with(&[0xff, 0xd9]));
        assert!(pdf(&["a (b)".into()]).ends_with(b"%%EOF\n"));
        assert!(docx(&["a & b".into()]).starts_with(b"PK\x03\x04"));
    }
}
