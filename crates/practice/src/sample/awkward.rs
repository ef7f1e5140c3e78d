//! Mail that programs stumble over. Each of these can still be imported.

use jiff::Timestamp;

use super::files;
use super::mime::{Part, Transfer};
use super::writer::{Envelope, Style, Writer};
use super::{DELETED, Flags, INBOX, INVOICES, MAILBOX};

const SENDER: (&str, &str) = ("Robin Falk", "robin.falk@falk-werkzeuge.example");

pub(super) fn write(writer: &mut Writer) {
    headers(writer);
    dates(writer);
    subjects(writer);
    recipients(writer);
    bodies(writer);
    parts(writer);
    twice(writer);
}

fn when(writer: &mut Writer) -> Timestamp {
    let span = writer.days_since_2019();
    writer.days_ago(span, 2)
}

fn envelope(writer: &mut Writer, subject: &str) -> Envelope {
    let sent = when(writer);
    let mut envelope = Envelope::from_customer(SENDER, subject, sent);
    envelope.hours = 1;
    envelope.message_id = writer.message_id(SENDER.1);
    envelope
}

fn plain(text: &str) -> Part {
    Part::text("plain", "utf-8", Transfer::Quoted, text)
}

fn put(writer: &mut Writer, kind: &'static str, envelope: &Envelope, body: &Part) {
    writer.put(INBOX, kind, Flags::SEEN, envelope.sent, body.under(&envelope.lines()));
}

/// Takes header lines out of a mail by how they begin.
fn without(lines: &str, start: &str) -> String {
    let mut out = String::new();
    let mut dropping = false;
    for line in lines.split_inclusive("\r\n") {
        if !line.starts_with([' ', '\t']) {
            dropping = line.starts_with(start);
        }
        if !dropping {
            out.push_str(line);
        }
    }
    out
}

fn headers(writer: &mut Writer) {
    for subject in ["Lesegerät piept dauernd", "Scanner beeps all the time"] {
        let mut envelope = envelope(writer, subject);
        envelope.message_id.clear();
        put(
            writer,
            "no-message-id",
            &envelope,
            &plain("Das Lesegerät an Kasse 2 piept, sobald Licht darauf fällt. Was tun?\n\nRobin Falk\n"),
        );
    }
    let mut away = envelope(writer, "Interne Weiterleitung: Reklamation");
    away.charset = "utf-8";
    away.from = (
        "/O=CONTOSO/OU=EXCHANGE ADMINISTRATIVE GROUP/CN=RECIPIENTS/CN=JWEBER".to_owned(),
        "IMCEAEX-_O=CONTOSO_OU=EXCHANGE_CN=RECIPIENTS_CN=JWEBER@contoso.example".to_owned(),
    );
    put(writer, "x500-from", &away, &plain("Bitte den Vorgang von Frau Krüger übernehmen.\n\nJonas\n"));

    let mut reply = envelope(writer, "Nachbestellung Farbband");
    "Reply-To: \"Einkauf Falk\" <einkauf@falk-werkzeuge.example>\r\nSender: scanner@falk-werkzeuge.example\r\n".clone_into(&mut reply.more);
    put(
        writer,
        "reply-to",
        &reply,
        &plain("Bitte noch einmal zehn Farbbänder wie zuletzt.\n\nEinkauf Falk\n"),
    );

    let mut own = envelope(writer, "Notiz: Rückruf Herr Höflinger");
    own.from = ("Contoso Support".to_owned(), MAILBOX.to_owned());
    own.message_id = writer.message_id(MAILBOX);
    put(
        writer,
        "from-ourselves",
        &own,
        &plain("Herr Höflinger bittet um Rückruf wegen der Waage. Mia, übernimmst du?\n"),
    );

    let mut raw = envelope(writer, "unencoded");
    let lines = raw.lines().replace("Subject: unencoded", "Subject: Größe der Etiketten – unkodiert");
    let body = plain("Der Betreff ist so aus einem alten Faxprogramm gekommen.\n");
    writer.put(INBOX, "raw-utf8-subject", Flags::SEEN, raw.sent, body.under(&lines));

    raw = envelope(writer, "Aufmaß Werkbank");
    let mail = body.under(&raw.lines());
    let text = String::from_utf8_lossy(&mail).replace("\r\n", "\n");
    writer.put(INBOX, "bare-line-feeds", Flags::SEEN, raw.sent, text.into_bytes());
}

fn dates(writer: &mut Writer) {
    let text = plain("Bitte senden Sie uns die Preisliste für Gewerbekunden.\n\nRobin Falk\n");
    let mail = envelope(writer, "Preisliste");
    let lines = without(&mail.lines(), "Date:");
    writer.put(INBOX, "no-date", Flags::SEEN, mail.sent, text.under(&lines));
    for (kind, date) in [
        ("date-1970", "Thu, 01 Jan 1970 00:00:00 +0000"),
        ("date-future", "Tue, 19 Jan 2038 03:14:07 +0000"),
        ("date-unreadable", "gestern gegen Mittag"),
    ] {
        let mail = envelope(writer, "Preisliste, zweite Anfrage");
        let lines = format!("{}Date: {date}\r\n", without(&mail.lines(), "Date:"));
        writer.put(INBOX, kind, Flags::SEEN, mail.sent, text.under(&lines));
    }
}

fn subjects(writer: &mut Writer) {
    let text = plain("Wir brauchen eine Ersatzplatte für die Waage, Artikel 4411.\n\nRobin Falk\n");
    let mail = envelope(writer, "");
    put(writer, "empty-subject", &mail, &text);
    let mail = envelope(writer, "");
    let lines = without(&mail.lines(), "Subject:");
    writer.put(INBOX, "no-subject", Flags::SEEN, mail.sent, text.under(&lines));
    let long = "Dringend: Ersatzplatte, Netzteil, zwei Füße und die Anleitung auf Deutsch, ".repeat(12);
    let mail = envelope(writer, long.trim_end_matches([',', ' ']));
    put(writer, "long-subject", &mail, &text);
    let mail = envelope(writer, "😀 It works!!! 🎉🎉 👩‍🔧");
    put(
        writer,
        "emoji",
        &mail,
        &plain("Just wanted to say: the new head prints beautifully 🖨️✨\n\nThank you 🙏🏽\nRobin\n"),
    );
    let mail = envelope(writer, "Re: [Ticket#2000123] Ersatzplatte");
    put(writer, "foreign-ticket-number", &mail, &text);
    let mut mail = envelope(writer, "הזמנה CP-200 – שאלה");
    mail.from = ("נועה לוי".to_owned(), "noa@levi-design.example".to_owned());
    put(
        writer,
        "right-to-left",
        &mail,
        &plain("שלום,\n\nהאם המדפסת CP-200 תומכת בעברית? נשמח לקבל הצעת מחיר.\n\nתודה,\nנועה\n"),
    );
}

fn recipients(writer: &mut Writer) {
    let text =
        plain("Wir ziehen zum 1. des Monats um. Unsere Telefonnummern bleiben gleich.\n\nFalk Werkzeuge\n");
    let mail = envelope(writer, "Wir ziehen um");
    let lines = format!("{}To: undisclosed-recipients:;\r\n", without(&mail.lines(), "To:"));
    writer.put(INBOX, "undisclosed-recipients", Flags::SEEN, mail.sent, text.under(&lines));
    let mail = envelope(writer, "Wir sind umgezogen");
    let lines = without(&mail.lines(), "To:");
    writer.put(INBOX, "no-recipient", Flags::SEEN, mail.sent, text.under(&lines));
    let mut mail = envelope(writer, "Einladung zum Sommerfest");
    for number in 1..=240 {
        mail.to.push((format!("Gast {number}"), format!("gast{number}@gaeste-{}.example", number % 17)));
    }
    put(
        writer,
        "many-recipients",
        &mail,
        &plain("Liebe Partner,\n\nwir laden herzlich zum Sommerfest ein. Bitte sagt bis Freitag Bescheid.\n"),
    );
}

fn bodies(writer: &mut Writer) {
    let mail = envelope(writer, "Siehe Anhang");
    put(writer, "empty-body", &mail, &plain(""));
    let mail = envelope(writer, "Bild ohne Text");
    let photo = Part::file("image/png", "scan.png", &files::png(64, 64, [40, 90, 160]));
    let boundary = writer.boundary();
    put(writer, "only-a-file", &mail, &Part::several("mixed", &boundary, &[photo]));
    let mail = envelope(writer, "Grüße aus dem Labor");
    let lie = Part::raw(
        "Content-Type: text/plain; charset=us-ascii\r\nContent-Transfer-Encoding: 8bit\r\n",
        "Die Prüfgewichte kommen am Dienstag zurück. Schöne Grüße\r\n".as_bytes(),
    );
    put(writer, "charset-lies", &mail, &lie);
    let mail = envelope(writer, "Alter Zeichensatz");
    let unknown = Part::raw(
        "Content-Type: text/plain; charset=\"x-unknown\"\r\nContent-Transfer-Encoding: 8bit\r\n",
        b"Stra\xdfe und Hausnummer haben sich ge\xe4ndert.\r\n",
    );
    put(writer, "charset-unknown", &mail, &unknown);
    let mail = envelope(writer, "Ihr Angebot im Web ansehen");
    let html = "<html><head><title>x</title><style>.a{color:red}</style><script>alert('no')</script></head><body \
                onload=\"x()\"><table><tr><td class=a>Guten Tag,</td></tr><tr><td>das Angebot finden Sie <a \
                href=\"https://falk-werkzeuge.example/a?b=1&amp;c=2\">hier</a>.<img src=\"https://pixel.falk-werkzeuge.example/1.gif\" \
                width=1 height=1></td></tr></table></body></html>";
    put(writer, "script-in-html", &mail, &Part::text("html", "utf-8", Transfer::Base64, html));
    let mail = envelope(writer, "Messprotokoll");
    let rows: Vec<String> = (1..=400).map(|row| format!("{row};{};ok\n", row * 17 % 993)).collect();
    let rows = rows.concat();
    put(writer, "long-body", &mail, &plain(&format!("Das Protokoll der letzten Nacht:\n\n{rows}")));
}

fn parts(writer: &mut Writer) {
    forwarded(writer);
    invitation(writer);
    let mail = envelope(writer, "Unterlagen");
    let boundary = writer.boundary();
    let winmail = Part::file("application/ms-tnef", "winmail.dat", &files::tnef());
    let body = Part::several(
        "mixed",
        &boundary,
        &[plain("Die Unterlagen wie besprochen.\n\nRobin Falk\n"), winmail],
    );
    put(writer, "winmail", &mail, &body);

    let mail = envelope(writer, "Zweimal derselbe Name");
    let boundary = writer.boundary();
    let twin = |grey| Part::file("image/png", "image.png", &files::png(20, 20, [grey; 3]));
    let nameless = Part::raw(
        "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n",
        b"bm8gbmFtZQ==\r\n",
    );
    let body = Part::several("mixed", &boundary, &[plain("Drei Dateien.\n"), twin(10), twin(200), nameless]);
    put(writer, "same-names", &mail, &body);

    let mail = envelope(writer, "Abgebrochen");
    let cut = format!(
        "{}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"cut\"\r\n\r\n--cut\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\nDie Verbindung ist beim Senden abgebrochen, ich schicke es gleich noch einmal.\r\n",
        mail.lines()
    );
    writer.put(INBOX, "unfinished-multipart", Flags::SEEN, mail.sent, cut.into_bytes());

    let mail = envelope(writer, "Signierte Bestellung");
    let signature = writer.dice.bytes(320);
    let boundary = writer.boundary();
    let signed = Part::several(
        "signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256",
        &boundary,
        &[
            plain("Hiermit bestellen wir 20 Rollen Etiketten.\n"),
            Part::file("application/pkcs7-signature", "smime.p7s", &signature),
        ],
    );
    put(writer, "signed", &mail, &signed);

    let mail = envelope(writer, "Fotos der Anlage");
    let pictures: Vec<Part> = (1..=3)
        .map(|number| {
            Part::file("image/jpeg", &format!("Anlage {number}.jpg"), &files::jpeg(30 + number, 24))
        })
        .collect();
    let text = "Anbei drei Fotos der Anlage. Auf dem zweiten sieht man den Riss im Gehäuse.\n\nRobin Falk";
    let body = writer.body(text, Style::Logo, "utf-8", Transfer::Quoted, "de", pictures);
    put(writer, "logo-and-files", &mail, &body);
}

fn forwarded(writer: &mut Writer) {
    let mut inner = envelope(writer, "Beschwerde über die letzte Lieferung");
    inner.from = ("Anke Sommer".to_owned(), "anke.sommer@sommer-floristik.example".to_owned());
    inner.message_id = writer.message_id(&inner.from.1);
    let nested =
        plain("Schon zum zweiten Mal kamen die Rollen nass an. So geht es nicht weiter!\n\nAnke Sommer\n")
            .under(&inner.lines());
    let mail = envelope(writer, "WG: Beschwerde über die letzte Lieferung");
    let boundary = writer.boundary();
    let body = Part::several(
        "mixed",
        &boundary,
        &[plain("Zur Kenntnis, das kam heute bei uns an.\n\nRobin Falk\n"), Part::nested(&nested)],
    );
    put(writer, "nested-mail", &mail, &body);
}

fn invitation(writer: &mut Writer) {
    let mail = envelope(writer, "Einladung: Vorführung CP-450 Pro");
    let day = (mail.sent + jiff::SignedDuration::from_hours(96)).strftime("%Y%m%d").to_string();
    let calendar = format!(
        "BEGIN:VCALENDAR\nMETHOD:REQUEST\nPRODID:-//Falk//Kalender//DE\nVERSION:2.0\nBEGIN:VEVENT\nUID:{day}-falk@falk-werkzeuge.example\n\
         DTSTAMP:{day}T080000Z\nDTSTART:{day}T090000Z\nDTEND:{day}T100000Z\nSUMMARY:Vorführung CP-450 Pro\nLOCATION:Halle 2\n\
         ORGANIZER:mailto:{}\nATTENDEE;RSVP=TRUE:mailto:{MAILBOX}\nEND:VEVENT\nEND:VCALENDAR\n",
        SENDER.1
    );
    let boundary = writer.boundary();
    let body = Part::several(
        "alternative",
        &boundary,
        &[
            plain("Wir möchten den neuen Drucker gern bei uns sehen. Passt Ihnen der Termin?\n"),
            Part::text("calendar; method=REQUEST", "utf-8", Transfer::Base64, &calendar),
        ],
    );
    put(writer, "invitation", &mail, &body);
}

/// The same mail in two folders, as after copying by hand.
fn twice(writer: &mut Writer) {
    let folders = [INVOICES, DELETED];
    for (subject, other) in ["Kopie der Auftragsbestätigung", "Copy of our order"].into_iter().zip(folders) {
        let mail = envelope(writer, subject);
        let raw = plain("Hier noch einmal unsere Bestätigung für Ihre Unterlagen.\n\nRobin Falk\n")
            .under(&mail.lines());
        writer.put(INBOX, "copied", Flags::SEEN, mail.sent, raw.clone());
        writer.put(other, "copied", Flags::SEEN, mail.sent, raw);
    }
}

/// A mail with a file that is too large.
pub(super) fn oversize() -> (Vec<u8>, Timestamp) {
    // Long past; any time will do.
    let sent = Timestamp::from_second(1_650_000_000).unwrap_or_default();
    let mut mail = Envelope::from_customer(SENDER, "Messdaten der ganzen Woche", sent);
    "<oversize.1@falk-werkzeuge.example>".clone_into(&mut mail.message_id);
    let data = super::dice::Dice::new(1).bytes(4_500_000);
    let parts = [
        plain("Die Datei ist leider etwas groß.\n\nRobin Falk\n"),
        Part::file("application/zip", "messdaten.zip", &data),
    ];
    (Part::several("mixed", "=_measurements", &parts).under(&mail.lines()), sent)
}
