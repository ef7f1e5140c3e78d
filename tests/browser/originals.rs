//! Mails that want to be heard of: each is opened as the program opens it, in a
//! real browser, while their sender listens.

use std::io::Read as _;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use mailferry::platform::originals::Originals;
use url::Url;

use crate::chromium::Chromium;
use crate::support::until;

/// The senders' server: it notes whoever connects, and what is asked.
struct Sender {
    port: u16,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Sender {
    fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("its address").port();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&heard);
        // Ends with the test's process.
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { continue };
                let noted = Arc::clone(&noted);
                std::thread::spawn(move || {
                    let _ = stream.set_read_timeout(Some(Duration::from_secs(2)));
                    let mut asked = [0; 200];
                    let length = stream.read(&mut asked).unwrap_or(0);
                    let line = String::from_utf8_lossy(&asked[..length]);
                    let line = line.lines().next().unwrap_or("a connection without a word").to_owned();
                    noted.lock().expect("unpoisoned").push(line);
                });
            }
        });
        Self { port, heard }
    }

    fn heard(&self) -> Vec<String> {
        self.heard.lock().expect("unpoisoned").clone()
    }

    /// An attempt with this sender's address in the place of `@`.
    fn addressed(&self, html: &str) -> String {
        html.replace('@', &format!("http://127.0.0.1:{}/", self.port))
    }
}

/// What a mail does to be heard of, or to do something; `@` is the sender.
const ATTEMPTS: &[&str] = &[
    "<meta http-equiv=refresh content='0;url=@refresh'>",
    "<link rel=preconnect href='@preconnect'>",
    "<link rel=stylesheet href='@stylesheet'>",
    "<link rel=prefetch href='@prefetch'><link rel=icon href='@icon'><link rel=dns-prefetch href='@dns'>",
    "<img src='@img'><img srcset='@srcset 2x'><input type=image src='@input'>",
    "<script>fetch('@script');document.title='done'</script><script src='@src'></script>",
    "<img src=x onerror=\"fetch('@onerror')\"><body onload=\"fetch('@onload')\">",
    "<iframe src='@iframe'></iframe><object data='@object'></object><embed src='@embed'>",
    "<style>@import '@import'; p { background: url('@background') } @font-face { font-family: f; src: url('@font') } p { font-family: f }</style><p>x",
    "<p style=\"background:url('@style')\">x</p><table background='@table'><td>x</table><body background='@body'>",
    "<video src='@video' poster='@poster' autoplay></video><audio src='@audio' autoplay></audio><picture><source srcset='@picture'><img></picture>",
    "<form action='@form'><button autofocus formaction='@button'>x</button></form><base href='@base'>",
];

/// How a mail confuses who reads it before: the attempt stands in the place of `#`.
const DISGUISES: &[&str] = &[
    "#",
    "<svg/>#",
    "<svg><desc></svg></desc>#",
    "<svg><foreignObject></svg></foreignObject>#</svg>",
    "<svg><title></svg></title>#",
    "<math><mtext></math></mtext>#",
    "<math><annotation-xml encoding='text/html'></math></annotation-xml>#",
    "<svg><style><!--</style>#--></svg>",
    "<svg><![CDATA[</svg>]]>#",
    "<style><p title=\"</style>#\">",
    "<textarea><p title=\"</textarea>#\">",
    "<title><p title=\"</title>#\"></title>",
    "<noscript><p title=\"</noscript>#\">",
    "<xmp><p title=\"</xmp>#\">",
    "<noembed><p title=\"</noembed>#\"></noembed>",
    "<template>#</template><select>#</select>",
    "<!-->#-->",
    "<!-- --!>#-->",
    "<table><caption><svg><desc><table></caption></desc></svg>#</table>",
    "<?x ><p title='?>'>#",
];

/// Attempts of their own kind.
const OTHERS: &[&str] = &[
    "<a href='@link'>click here</a>",
    "<a href='javascript:location=\"@javascript\"'>click here</a>",
    "<a target=_top href='@top'>click here</a>",
    "<a target=_blank href='@blank' ping='@ping'>click here</a>",
    "<area href='@area'><map name=m><area href='@area' shape=default></map><img usemap=#m width=500 height=500>",
    "<svg><a xlink:href='@xlink'><text y=20>click here</text></a></svg>",
    "<svg><image href='@image' /><use href='@use#x' /><animate attributeName=href values='@animate' /></svg>",
    "<math href='@math'>click here</math>",
    "<details open ontoggle=\"fetch('@toggle')\"><summary>click here</summary>x</details>",
    "<input autofocus onfocus=\"fetch('@focus')\"><select autofocus onfocus=\"fetch('@focus')\"></select>",
    "<marquee onstart=\"fetch('@marquee')\">x</marquee>",
    "<p onclick=\"fetch('@click')\" onmouseover=\"fetch('@over')\">click here</p>",
    "<label>click here<input type=file onchange=\"fetch('@file')\"></label>",
    "<button popovertarget=p>click here</button><div popover id=p onbeforetoggle=\"fetch('@popover')\">x</div>",
    "<frameset onload=\"fetch('@frameset')\"><frame src='@frame'></frameset>",
    "<portal src='@portal'></portal><fencedframe src='@fenced'></fencedframe>",
    "<img src='data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"@data\"/></svg>'>",
    "<p style='background:image-set(\"@set\" 1x)'>x</p><p style='background:u\\72l(@escape)'>x</p>",
    "<p style='content:url(@content);cursor:url(@cursor),auto;list-style:url(@list)'>x</p>",
    "<style>p { background: \\75rl(@escaped) } p::after { content: url(@after) }</style><p>x",
    "<style>@namespace x url(@namespace); @media all { @import url(@media); }</style>",
    "<link rel='preload' as=image href='@preload'><link rel=modulepreload href='@module'><link rel=manifest href='@manifest'>",
    "<script type=speculationrules>{\"prefetch\":[{\"urls\":[\"@rules\"]}]}</script>",
    "<meta http-equiv=Link content='<@header>; rel=preconnect'><meta http-equiv=set-cookie content='a=b'>",
    "<html manifest='@appcache'><head profile='@profile'><body background='@body'>x",
    "<bgsound src='@sound'><img dynsrc='@dynsrc' lowsrc='@lowsrc'>",
    "<object type=text/html data='data:text/html,<script>fetch(\"@object\")</script>'></object>",
    "<iframe srcdoc='<script>fetch(\"@srcdoc\")</script>'></iframe>",
    "<a id=x href='data:text/html,<meta http-equiv=refresh content=\"0;url=@dataurl\">'>click here</a>",
    "\"></iframe><meta http-equiv=refresh content='0;url=@breakout'><iframe srcdoc=\"",
    "&quot;&gt;&lt;/iframe&gt;&lt;meta http-equiv=refresh content='0;url=@entities'&gt;",
    "\u{0}<\u{0}meta http-equiv=refresh content='0;url=@nul'>",
    "<p/onclick=fetch('@slash')>click here</p><p\u{c}onclick=fetch('@feed')>click here</p>",
    "<x:meta http-equiv=refresh content='0;url=@prefix'><html:script>fetch('@ns')</html:script>",
    "<plaintext></plaintext><meta http-equiv=refresh content='0;url=@plaintext'>",
];

/// Every attempt in every disguise, and the others.
fn mails(sender: &Sender) -> Vec<String> {
    let disguised = DISGUISES
        .iter()
        .flat_map(|disguise| ATTEMPTS.iter().map(move |attempt| disguise.replace('#', attempt)));
    // The sender's address begins with `@`, which no rule of CSS here may lose.
    let kept = |mail: &str| {
        ["@import ", "@font-face", "@namespace ", "@media "]
            .iter()
            .enumerate()
            .fold(mail.to_owned(), |mail, (at, rule)| mail.replace(rule, &format!("\u{1}{at}")))
    };
    let restored = |mail: String| {
        ["@import ", "@font-face", "@namespace ", "@media "]
            .iter()
            .enumerate()
            .fold(mail, |mail, (at, rule)| mail.replace(&format!("\u{1}{at}"), rule))
    };
    disguised
        .chain(OTHERS.iter().map(|other| (*other).to_owned()))
        .map(|mail| restored(sender.addressed(&kept(&mail))))
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_mail_that_is_opened_runs_fetches_or_leads_anywhere() {
    let sender = Sender::start();
    let browser = Chromium::start().await;
    let originals = Originals::new().expect("a folder");
    let mails = mails(&sender);
    assert!(mails.len() >= 150, "{}", mails.len());
    let _ = browser.complaints().await;
    for (number, mail) in mails.iter().enumerate() {
        let page = originals.write(number as i64, mail).expect("written");
        let address = Url::from_file_path(&page).expect("an address");
        browser.open(address.as_str()).await;
        browser.click(20.0, 20.0).await;
        assert_eq!(browser.address().await, address, "{mail}");
        assert_eq!(browser.frame().await, ("about:srcdoc".to_owned(), 0), "{mail}");
        // Nothing is left that the frame or the policy would have to refuse.
        assert_eq!(browser.complaints().await, Vec::<String>::new(), "{mail}");
        assert_eq!(sender.heard(), Vec::<String>::new(), "{mail}");
    }
    // The same browser does call out where nothing keeps it: the silence until
    // here was no deafness.
    let bare = originals.write(-1, "x").expect("a folder").with_file_name("bare.html");
    std::fs::write(&bare, sender.addressed("<link rel=preconnect href='@'><img src='@bare'>"))
        .expect("written");
    browser.open(Url::from_file_path(&bare).expect("an address").as_str()).await;
    until("the sender hears of a bare page", || async { !sender.heard().is_empty() }).await;
    let early = sender.heard().into_iter().filter(|asked| {
        !asked.contains("/bare") && !asked.contains("favicon") && !asked.contains("without a word")
    });
    assert_eq!(early.collect::<Vec<_>>(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_that_is_opened_looks_as_it_was_written() {
    let browser = Chromium::start().await;
    let originals = Originals::new().expect("a folder");
    let mail = "<style>p { width: 200px }</style><p>Grüße &amp; more</p>\
        <img width=7 src='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='>";
    let page = originals.write(1, mail).expect("written");
    browser.open(Url::from_file_path(&page).expect("an address").as_str()).await;
    let text = browser.text_of_the_frame().await;
    assert_eq!(text.trim(), "Grüße & more");
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}
