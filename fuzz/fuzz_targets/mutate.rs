//! Changes mails at random and checks each: `mutate SECONDS FOLDER…`, where the
//! folders hold mails to start from. Says how many it tried and how long the
//! slowest took; ends with a panic at the first broken promise, after writing
//! the mail to `broken.eml`.

use std::time::{Duration, Instant};

/// A small random source of its own (xorshift), so that a run can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

fn change(mail: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let pieces: [&[u8]; 12] = [
        b"\r\n",
        b"\r\n\r\n",
        b"--",
        b"=?utf-8?Q?",
        b"?=",
        b"<",
        b">",
        b"\"",
        b"(",
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
        b"=\r\n",
        b"\0",
    ];
    let at = random.below(mail.len() + 1);
    match random.below(6) {
        0 if !mail.is_empty() => {
            let at = random.below(mail.len());
            mail[at] = random.below(256) as u8;
        }
        1 => drop(mail.splice(at..at, pieces[random.below(pieces.len())].iter().copied())),
        2 => drop(mail.drain(at..(at + random.below(40)).min(mail.len()))),
        3 if !other.is_empty() => {
            let from = random.below(other.len());
            let to = (from + random.below(400)).min(other.len());
            drop(mail.splice(at..at, other[from..to].iter().copied()));
        }
        4 => {
            let again = mail[at..(at + random.below(200)).min(mail.len())].to_vec();
            drop(mail.splice(at..at, again));
        }
        _ => mail.truncate(at.max(mail.len() / 2)),
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let seconds = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(60);
    let mut corpus: Vec<Vec<u8>> = vec![b"From: a@x.org\r\nSubject: x\r\n\r\nhello".to_vec()];
    for folder in arguments {
        let files = std::fs::read_dir(&folder).expect("a folder").filter_map(Result::ok);
        corpus.extend(files.filter_map(|file| std::fs::read(file.path()).ok()));
    }
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let end = Instant::now() + Duration::from_secs(seconds);
    let (mut count, mut slowest) = (0_u64, Duration::ZERO);
    while Instant::now() < end {
        let mut mail = corpus[random.below(corpus.len())].clone();
        for _ in 0..=random.below(12) {
            let other = random.below(corpus.len());
            change(&mut mail, &corpus[other], &mut random);
        }
        let start = Instant::now();
        if std::panic::catch_unwind(|| mailferry_fuzz::check(&mail)).is_err() {
            std::fs::write("broken.eml", &mail).expect("a writable folder");
            panic!("a promise is broken; see broken.eml");
        }
        slowest = slowest.max(start.elapsed());
        count += 1;
    }
    println!("{count} mails, the slowest in {slowest:?}");
}
