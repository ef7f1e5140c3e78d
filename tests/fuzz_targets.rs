//! What the fuzz targets check, held for a few inputs: so that they can still be
//! built whenever somebody wants to fuzz (`scripts/fuzz`), and are true to begin with.

#[path = "../fuzz/src/lib.rs"]
mod targets;

const MAIL: &[u8] = b"From: a@x.org\r\nTo: help@desk.example\r\nSubject: =?utf-8?Q?=C3=BC?=\r\n\
    Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\n\
    Content-Type: text/html\r\n\r\n<b>bold\r\n--b--\r\n";

const PLAN: &[u8] = b"version = 1\n[zammad]\nurl = \"https://help.example.com\"\n[microsoft]\n\
    client_id = \"11111111-2222-3333-4444-555555555555\"\nmailbox = \"support@contoso.example\"\n\
    [[folder]]\npath = \"INBOX\"\ngroup = \"Support\"\n[after_import]\naction = \"move\"\n\
    folder = \"Done\"\n";

/// Each input whole, and cut off at every byte.
fn each(inputs: &[&[u8]], check: fn(&[u8])) {
    for input in inputs {
        (0..=input.len()).for_each(|end| check(&input[..end]));
    }
}

#[test]
fn what_the_fuzz_targets_check_holds_of_what_is_whole_and_what_is_cut_off() {
    each(&[MAIL, b"\0\xff"], targets::check);
    each(&[b"* 1 FETCH (UID 7 FLAGS (\\Seen) BODY[] {3}\r\nabc)\r\n", b"* LIST (((("], targets::check_reply);
    each(
        &[b"GET /?code=a&state=b HTTP/1.1\r\nHost: localhost:50123\r\n\r\n", b"POST / HTTP/1.1\r\n\r\n"],
        targets::check_loopback,
    );
    each(&[PLAN, b"version = 1\n[[folder]]\npath = 'INBOX'"], targets::check_plan);
    each(&[b"\0[{\"id\":7}]"], targets::check_helpdesk);
    each(&[b"e30.e30.e30", br#"{"iss":"https://login.example/x/v2.0"}"#], targets::check_id_token);
}
