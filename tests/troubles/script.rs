//! The proxy does what its script says, to the byte.

use std::time::{Duration, Instant};

use mailferry::plan::ImapAddress;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::support::{Act, Proxy, Side, Step};

/// A server that says back what it hears.
async fn echoing() -> Proxy {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
    let port = listener.local_addr().expect("its address").port();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let (mut read, mut write) = stream.split();
                let _ = tokio::io::copy(&mut read, &mut write).await;
            });
        }
    });
    Proxy::before(&ImapAddress { host: "127.0.0.1".to_owned(), port, tls: false }).await
}

/// What comes back until the end, and whether the end was a clean one.
async fn say(proxy: &Proxy, text: &[u8]) -> (Vec<u8>, bool) {
    let mut stream = TcpStream::connect(("127.0.0.1", proxy.address().port)).await.expect("connected");
    if stream.write_all(text).await.is_err() {
        return (Vec::new(), false);
    }
    let mut heard = Vec::new();
    let mut buffer = [0; 1024];
    while heard.len() < text.len() {
        match tokio::time::timeout(Duration::from_millis(500), stream.read(&mut buffer)).await {
            Ok(Ok(0)) => return (heard, true),
            Ok(Ok(count)) => heard.extend_from_slice(&buffer[..count]),
            Ok(Err(_)) => return (heard, false),
            Err(_silence) => break,
        }
    }
    (heard, true)
}

#[tokio::test]
async fn a_cut_comes_after_the_byte_it_is_to_come_after_and_only_once() {
    let proxy = echoing().await;
    proxy.play(vec![Step::once(Act::Cut).bytes(7)]);
    assert_eq!(say(&proxy, b"0123456789").await, (b"0123456".to_vec(), true));
    assert_eq!(say(&proxy, b"0123456789").await, (b"0123456789".to_vec(), true));
    assert_eq!((proxy.done(), proxy.connections()), (1, 2));
}

#[tokio::test]
async fn words_are_waited_for_even_in_two_pieces_and_bytes_of_the_client_are_counted_from_them() {
    let proxy = echoing().await;
    proxy.play(vec![Step::once(Act::Cut).after("PO ST").from(Side::Client).bytes(2)]);
    let mut stream = TcpStream::connect(("127.0.0.1", proxy.address().port)).await.expect("connected");
    stream.set_nodelay(true).expect("set");
    let mut heard = vec![0; 3];
    stream.write_all(b"aPO").await.expect("said");
    stream.read_exact(&mut heard).await.expect("heard");
    stream.write_all(b" STxyz").await.expect("said");
    assert_eq!(heard, b"aPO");
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest).await;
    assert!(rest.is_empty() || b" STxy".starts_with(&rest), "{rest:?}");
    assert_eq!(proxy.done(), 1);
}

#[tokio::test]
async fn a_reset_is_no_clean_end_and_another_connection_is_left_alone() {
    let proxy = echoing().await;
    proxy.play(vec![Step::always(Act::Reset).on(2).bytes(3)]);
    assert_eq!(say(&proxy, b"012345").await, (b"012345".to_vec(), true));
    let (heard, clean) = say(&proxy, b"012345").await;
    assert!(!clean && heard.len() <= 3, "{heard:?}");
    assert_eq!(say(&proxy, b"012345").await, (b"012345".to_vec(), true));
}

#[tokio::test]
async fn a_stall_leaves_the_connection_open_and_says_nothing_more() {
    let proxy = echoing().await;
    proxy.play(vec![Step::once(Act::Stall).bytes(4)]);
    assert_eq!(say(&proxy, b"0123456789").await, (b"0123".to_vec(), true));
}

#[tokio::test]
async fn a_rate_is_kept_and_a_delay_waited() {
    let proxy = echoing().await;
    let began = Instant::now();
    proxy.play(vec![Step::always(Act::Rate(2_000))]);
    let (heard, _) = say(&proxy, &[b'x'; 600]).await;
    assert!(heard.len() == 600 && began.elapsed() >= Duration::from_millis(250), "{:?}", began.elapsed());
    let began = Instant::now();
    proxy.play(vec![Step::always(Act::Delay(Duration::from_millis(120)))]);
    say(&proxy, b"0123").await;
    assert!(began.elapsed() >= Duration::from_millis(120));
}

#[tokio::test]
async fn a_restart_cuts_all_and_refuses_as_many_as_it_was_told() {
    let proxy = echoing().await;
    proxy.play(vec![Step::once(Act::Restart(2)).after("now").from(Side::Client)]);
    let (heard, _) = say(&proxy, b"now!").await;
    assert!(heard.len() < 4);
    for _ in 0..2 {
        assert_ne!(say(&proxy, b"0123").await.0, b"0123");
    }
    assert_eq!(say(&proxy, b"0123").await.0, b"0123");
}
