//! Reads the request that brings a browser back from a sign-in (RFC 9112).
//!
//! It is stricter than a web server: whoever speaks to this port without being
//! such a browser learns a status and nothing else. That is why it is no hyper,
//! which the program has for everything else: hyper hands over a head whatever
//! follows it (a second request on the connection waits unseen), takes bare line
//! feeds for line ends, and answers by itself what it cannot read. Around it this
//! judgement would be needed all the same; by itself it is one pure function, to
//! be fuzzed.

/// The head of a request may be this long: the code or the error of a sign-in
/// has a few thousand bytes, and a browser adds the cookies of every other
/// program that is served under `localhost`.
pub const HEAD_LIMIT: usize = 32 * 1024;

/// Browsers send about twenty.
const FIELDS: usize = 100;

/// Sign-ins come back with three to six.
const PARAMETERS: usize = 32;

/// What has been read so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// The head is not complete yet.
    More,
    /// Nothing that this port is for.
    Refused(Refusal),
    /// `GET /` with these parameters, each named once, in their order.
    Parameters(Vec<(String, String)>),
}

/// Why a request is refused: its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// 400: not a request as browsers make them, or meant for somebody else.
    Malformed,
    /// 404: another path than the root.
    NotFound,
    /// 405: another method than GET.
    Method,
    /// 431: the head is longer than [`HEAD_LIMIT`].
    TooLong,
}

impl Refusal {
    /// Status code and reason.
    pub fn status(self) -> &'static str {
        match self {
            Self::Malformed => "400 Bad Request",
            Self::NotFound => "404 Not Found",
            Self::Method => "405 Method Not Allowed",
            Self::TooLong => "431 Request Header Fields Too Large",
        }
    }
}

/// Reads what has arrived on a connection to `port`.
pub fn read(arrived: &[u8], port: u16) -> Reading {
    let end = memchr::memmem::find(arrived, b"\r\n\r\n");
    let length = end.unwrap_or(arrived.len());
    if length > HEAD_LIMIT {
        return Reading::Refused(Refusal::TooLong);
    }
    match end {
        // No request begins otherwise, such as an attempt at TLS.
        None if arrived.first().is_some_and(|first| !first.is_ascii_uppercase()) => {
            Reading::Refused(Refusal::Malformed)
        }
        None => Reading::More,
        // A browser that comes back sends no body and no second request.
        Some(end) if arrived.len() > end + 4 => Reading::Refused(Refusal::Malformed),
        Some(end) => whole(&arrived[..end], port).map_or_else(Reading::Refused, Reading::Parameters),
    }
}

fn whole(head: &[u8], port: u16) -> Result<Vec<(String, String)>, Refusal> {
    // Only a field may hold other letters, such as a cookie of another program.
    let head = String::from_utf8_lossy(head);
    let mut lines = head.split("\r\n");
    let (method, target) = request_line(lines.next().unwrap_or_default()).ok_or(Refusal::Malformed)?;
    if !fields_are_ours(lines, port) {
        return Err(Refusal::Malformed);
    }
    if method != "GET" {
        return Err(Refusal::Method);
    }
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    if path != "/" {
        return Err(Refusal::NotFound);
    }
    parameters(query).ok_or(Refusal::Malformed)
}

/// Method and target (RFC 9112 section 3), the latter in origin form.
fn request_line(line: &str) -> Option<(&str, &str)> {
    let mut parts = line.split(' ');
    let (method, target, version) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = parts.next().is_none() && version == "HTTP/1.1";
    let visible =
        target.starts_with('/') && target.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#');
    (whole && visible && is_token(method)).then_some((method, target))
}

/// Whether the fields are well formed, announce no body, and name this very
/// port as the host. Another name that leads here is a trap (DNS rebinding).
fn fields_are_ours<'a>(lines: impl Iterator<Item = &'a str>, port: u16) -> bool {
    let mut hosts = 0;
    for (number, line) in lines.enumerate() {
        let Some((name, value)) = line.split_once(':') else { return false };
        let printable = value.bytes().all(|byte| !byte.is_ascii_control() || byte == b'\t');
        if number >= FIELDS || !printable || !is_token(name) {
            return false;
        }
        let value = value.trim_matches([' ', '\t']);
        let good = match name.to_ascii_lowercase().as_str() {
            "host" => {
                hosts += 1;
                is_this_port(value, port)
            }
            "content-length" => value == "0",
            "transfer-encoding" => false,
            _ => true,
        };
        if !good {
            return false;
        }
    }
    hosts == 1
}

fn is_this_port(host: &str, port: u16) -> bool {
    let Some((name, number)) = host.rsplit_once(':') else { return false };
    number == port.to_string()
        && ["localhost", "127.0.0.1", "[::1]"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// RFC 9110 section 5.6.2.
fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// The parameters of a query; `None` where one is malformed or named twice
/// (RFC 6749 section 3.1).
fn parameters(query: &str) -> Option<Vec<(String, String)>> {
    let mut all: Vec<(String, String)> = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (decoded(name)?, decoded(value)?);
        if name.is_empty() || all.len() >= PARAMETERS || all.iter().any(|(known, _)| *known == name) {
            return None;
        }
        all.push((name, value));
    }
    Some(all)
}

/// Undoes the encoding of a form; `None` where it is none, or no UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let high = char::from(rest.next()?).to_digit(16)?;
                let low = char::from(rest.next()?).to_digit(16)?;
                (high * 16 + low) as u8
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PORT: u16 = 50123;

    fn request(line: &str, fields: &[&str]) -> Vec<u8> {
        let mut text = format!("{line}\r\n");
        for field in fields {
            text.push_str(field);
            text.push_str("\r\n");
        }
        format!("{text}\r\n").into_bytes()
    }

    fn reading(line: &str, fields: &[&str]) -> Reading {
        read(&request(line, fields), PORT)
    }

    const HOST: &str = "Host: localhost:50123";

    #[test]
    fn what_a_browser_brings_back_is_read() {
        let reading = reading(
            "GET /?code=a%2Bb+c&state=%C3%A4&error_description=AADSTS1%3A%0D%0Ax& HTTP/1.1",
            &[HOST, "Cookie: a=b; c=\"\u{e4}\"", "accept-language: de", "Content-Length: 0"],
        );
        let pairs = [("code", "a+b c"), ("state", "ä"), ("error_description", "AADSTS1:\r\nx")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        assert_eq!(reading, Reading::Parameters(pairs));
        for host in
            ["Host:localhost:50123", "HOST: LocalHost:50123 ", "host: 127.0.0.1:50123", "host: [::1]:50123"]
        {
            assert_eq!(self::reading("GET / HTTP/1.1", &[host]), Reading::Parameters(Vec::new()), "{host}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        use Refusal::{Malformed, Method, NotFound};
        for (line, fields, refusal) in [
            ("GET /favicon.ico HTTP/1.1", vec![HOST], NotFound),
            ("GET //?code=1 HTTP/1.1", vec![HOST], NotFound),
            ("GET /callback?code=1 HTTP/1.1", vec![HOST], NotFound),
            ("POST /?code=1 HTTP/1.1", vec![HOST], Method),
            ("HEAD / HTTP/1.1", vec![HOST], Method),
            ("OPTIONS / HTTP/1.1", vec![HOST], Method),
            ("GET http://localhost:50123/ HTTP/1.1", vec![HOST], Malformed),
            ("OPTIONS * HTTP/1.1", vec![HOST], Malformed),
            ("GET / HTTP/1.0", vec![HOST], Malformed),
            ("GET / HTTP/2", vec![HOST], Malformed),
            ("GET /", vec![HOST], Malformed),
            ("GET  / HTTP/1.1", vec![HOST], Malformed),
            ("GET / HTTP/1.1 ", vec![HOST], Malformed),
            ("G(T / HTTP/1.1", vec![HOST], Malformed),
            ("GET /#code=1 HTTP/1.1", vec![HOST], Malformed),
            ("GET /\u{e4} HTTP/1.1", vec![HOST], Malformed),
            ("GET / HTTP/1.1", vec![], Malformed),
            ("GET / HTTP/1.1", vec![HOST, HOST], Malformed),
            ("GET / HTTP/1.1", vec!["Host: localhost"], Malformed),
            ("GET / HTTP/1.1", vec!["Host: localhost:80"], Malformed),
            ("GET / HTTP/1.1", vec!["Host: localhost:050123"], Malformed),
            ("GET / HTTP/1.1", vec!["Host: evil.example:50123"], Malformed),
            ("GET / HTTP/1.1", vec!["Host: localhost.evil.example:50123"], Malformed),
            ("GET / HTTP/1.1", vec!["Host : localhost:50123"], Malformed),
            ("GET / HTTP/1.1", vec![HOST, " folded: x"], Malformed),
            ("GET / HTTP/1.1", vec![HOST, "no colon"], Malformed),
            ("GET / HTTP/1.1", vec![HOST, "X: a\nb"], Malformed),
            ("GET / HTTP/1.1", vec![HOST, "X: a\0b"], Malformed),
            ("GET / HTTP/1.1", vec![HOST, "Content-Length: 5"], Malformed),
            ("GET / HTTP/1.1", vec![HOST, "Transfer-Encoding: chunked"], Malformed),
            ("GET /?code=1&code=2 HTTP/1.1", vec![HOST], Malformed),
            ("GET /?code=1&c%6fde=2 HTTP/1.1", vec![HOST], Malformed),
            ("GET /?code=%zz HTTP/1.1", vec![HOST], Malformed),
            ("GET /?code=%f HTTP/1.1", vec![HOST], Malformed),
            ("GET /?code=%ff HTTP/1.1", vec![HOST], Malformed),
            ("GET /?=1 HTTP/1.1", vec![HOST], Malformed),
        ] {
            assert_eq!(reading(line, &fields), Reading::Refused(refusal), "{line} {fields:?}");
        }
    }

    #[test]
    fn too_much_of_anything_is_refused() {
        let endless = vec![b'A'; HEAD_LIMIT + 1];
        assert_eq!(read(&endless, PORT), Reading::Refused(Refusal::TooLong));
        let field = format!("X: {}", "a".repeat(HEAD_LIMIT));
        assert_eq!(reading("GET / HTTP/1.1", &[HOST, &field]), Reading::Refused(Refusal::TooLong));
        let many: Vec<&str> = std::iter::once(HOST).chain(std::iter::repeat_n("X: a", FIELDS)).collect();
        assert_eq!(reading("GET / HTTP/1.1", &many), Reading::Refused(Refusal::Malformed));
        let query: Vec<String> = (0..=PARAMETERS).map(|number| format!("p{number}=1")).collect();
        let line = format!("GET /?{} HTTP/1.1", query.join("&"));
        assert_eq!(reading(&line, &[HOST]), Reading::Refused(Refusal::Malformed));
        let mut twice = request("GET / HTTP/1.1", &[HOST]);
        twice.extend(request("GET / HTTP/1.1", &[HOST]));
        assert_eq!(read(&twice, PORT), Reading::Refused(Refusal::Malformed));
    }

    #[test]
    fn a_part_of_a_request_is_waited_for_and_tls_is_not() {
        let whole = request("GET /?state=1 HTTP/1.1", &[HOST]);
        for length in 0..whole.len() {
            assert_eq!(read(&whole[..length], PORT), Reading::More, "{length}");
        }
        assert_eq!(read(b"\x16\x03\x01", PORT), Reading::Refused(Refusal::Malformed));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_fault(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(&bytes, PORT);
            let mut in_a_head = b"GET /?".to_vec();
            in_a_head.extend(&bytes);
            in_a_head.extend(b" HTTP/1.1\r\nHost: localhost:50123\r\n\r\n");
            let _ = read(&in_a_head, PORT);
        }

        #[test]
        fn parameters_come_back_as_they_were_sent(
            pairs in proptest::collection::btree_map("[a-z_é]{1,8}", any::<String>(), 0..10)
        ) {
            let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
            let reading = reading(&format!("GET /?{query} HTTP/1.1"), &[HOST]);
            prop_assert_eq!(reading, Reading::Parameters(pairs.into_iter().collect()));
        }
    }
}
