//! Through a company's SOCKS proxy: a small one (RFC 1928, RFC 1929) over real
//! sockets, and a helpdesk with TLS and a name that this machine cannot look up.

use std::sync::{Arc, Mutex};

use mailferry::practice::helpdesk::Options;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};

use crate::support::dovecot::MAILBOX;
use crate::support::journey::{Journey, Letter, run};
use crate::support::tls;

const NAME: &str = "help.contoso.example";

/// TLS before the helpdesk: its port, and the certificate to trust.
async fn with_tls(helpdesk: &str) -> (u16, String) {
    let issued = rcgen::generate_simple_self_signed(vec![NAME.to_owned()]).expect("a certificate");
    let key = rustls_pki_types::PrivateKeyDer::try_from(issued.signing_key.serialize_der()).expect("a key");
    let acceptor = tls::acceptor(vec![issued.cert.der().clone()], key);
    let behind = helpdesk.trim_start_matches("http://").trim_end_matches('/').to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("its address").port();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let (acceptor, behind) = (acceptor.clone(), behind.clone());
            tokio::spawn(async move {
                let Ok(mut client) = acceptor.accept(client).await else { return };
                let mut server = TcpStream::connect(behind).await.expect("the helpdesk");
                let _ = copy_bidirectional(&mut client, &mut server).await;
            });
        }
    });
    (port, issued.cert.pem())
}

/// What a SOCKS proxy was asked for: who asked, and for what.
type Asked = Arc<Mutex<Vec<(String, String)>>>;

/// A proxy that knows one name and leads it to this port.
async fn socks(to: u16) -> (u16, Asked) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("its address").port();
    let asked = Asked::default();
    let noted = asked.clone();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let noted = noted.clone();
            tokio::spawn(async move {
                let _ = carry(client, to, &noted).await;
            });
        }
    });
    (port, asked)
}

async fn text(client: &mut TcpStream) -> std::io::Result<String> {
    let mut bytes = vec![0; client.read_u8().await?.into()];
    client.read_exact(&mut bytes).await?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

async fn carry(mut client: TcpStream, to: u16, asked: &Asked) -> std::io::Result<()> {
    assert_eq!(client.read_u8().await?, 5, "SOCKS 5");
    let methods = text(&mut client).await?;
    let who = if methods.contains('\u{2}') {
        client.write_all(&[5, 2]).await?;
        assert_eq!(client.read_u8().await?, 1);
        let who = format!("{}:{}", text(&mut client).await?, text(&mut client).await?);
        client.write_all(&[1, 0]).await?;
        who
    } else {
        client.write_all(&[5, 0]).await?;
        String::new()
    };
    let mut request = [0; 4];
    client.read_exact(&mut request).await?;
    assert_eq!(request, [5, 1, 0, 3], "a way to a name, which the proxy looks up");
    let name = text(&mut client).await?;
    let port = client.read_u16().await?;
    let is_known = name == NAME && port == 443;
    asked.lock().expect("lock").push((who, format!("{name}:{port}")));
    client.write_all(&[5, if is_known { 0 } else { 4 }, 0, 1, 127, 0, 0, 1, 0, 0]).await?;
    if is_known {
        let mut server = TcpStream::connect(("127.0.0.1", to)).await?;
        copy_bidirectional(&mut client, &mut server).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_goes_through_a_socks_proxy_that_looks_the_helpdesk_up() {
    let options = Options { fqdn: Some(NAME.to_owned()), ..Options::for_mailbox(MAILBOX) };
    let mut journey = Journey::with(options).await;
    for number in 0..5 {
        journey.deliver_letter(&Letter::archived(&format!("letter{number}"), 50 - number));
    }
    let (tls, certificate) = with_tls(&journey.helpdesk.url()).await;
    let (proxy, asked) = socks(tls).await;
    std::fs::write(journey.folder().join("ca.pem"), certificate).expect("the certificate");
    journey.plan.zammad = format!("https://{NAME}\"\nca_file = \"ca.pem");
    for who in ["jane:secret@", ""] {
        for (name, other) in [("ALL_PROXY", "HTTPS_PROXY"), ("HTTPS_PROXY", "ALL_PROXY")] {
            let mut command = journey.command("check");
            command.env(name, format!("socks5h://{who}127.0.0.1:{proxy}")).env_remove(other);
            for other in ["https_proxy", "all_proxy", "no_proxy", "NO_PROXY"] {
                command.env_remove(other);
            }
            let ended = run(command).await;
            assert_eq!(ended.exit, 0, "{name} {who}: {ended}");
            let (said, way) = asked.lock().expect("lock").pop().expect("a request");
            assert_eq!((said.as_str(), way.as_str()), (who.trim_end_matches('@'), &*format!("{NAME}:443")));
        }
    }
    let mut command = journey.import_command();
    command
        .env("ALL_PROXY", format!("socks5h://127.0.0.1:{proxy}"))
        .env_remove("NO_PROXY")
        .env_remove("no_proxy");
    let ended = run(command).await;
    assert_eq!((ended.exit, ended.balance("imported")), (0, 5), "{ended}");
    journey.assert_each_exactly_once();
    journey.assert_quiet();
}
