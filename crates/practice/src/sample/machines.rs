//! Mail that nobody wrote by hand: newsletters, monitoring, invoices, bounces,
//! out-of-office notices.

use jiff::Timestamp;

use super::files;
use super::mime::{Part, Transfer};
use super::writer::{Envelope, Style, Writer, date};
use super::{DELETED, Flags, INBOX, INVOICES, MAILBOX, SENT};

pub(super) fn write(writer: &mut Writer) {
    newsletters(writer);
    monitoring(writer);
    invoices(writer);
    web_forms(writer);
    out_of_office(writer);
    receipts(writer);
    bounces(writer);
    drafts_of_the_house(writer);
}

fn old(writer: &mut Writer) -> Timestamp {
    let span = writer.days_since_2019();
    writer.days_ago(span, 20)
}

fn newsletters(writer: &mut Writer) {
    let letters = [
        (
            "Trade Fair News",
            "news@labelexpo.example",
            "Only three weeks until LabelDays",
            "The halls are full: 214 exhibitors from 31 countries show what is new in labels and packaging.\n\nBook your ticket by Friday and save 15 %. Hall plans and the programme of talks are online.",
        ),
        (
            "Paketdienst aktuell",
            "newsletter@paketdienst.example",
            "Änderungen zum Jahreswechsel",
            "ab 1. Januar gelten neue Preise für Sperrgut und Inselzuschläge. Die Übersicht finden Sie in Ihrem Kundenportal.\n\nNeu ist die Abholung am Samstag in allen Städten über 50.000 Einwohnern.",
        ),
        (
            "Wochenmarkt der Ideen",
            "redaktion@mittelstand-blatt.example",
            "Fünf Wege, Reklamationen zu nutzen",
            "eine Reklamation ist die billigste Marktforschung. Wir zeigen an fünf Betrieben, wie aus Ärger Verbesserungen wurden.\n\nAußerdem: Was das neue Verpackungsgesetz für kleine Hersteller bedeutet.",
        ),
        (
            "Fournitures Express",
            "infos@fournitures-express.example",
            "Votre code promo de rentrée",
            "pour la rentrée, profitez de 10 % sur tout le papier et les rouleaux avec le code RENTREE.\n\nOffre valable jusqu'à dimanche soir.",
        ),
    ];
    for round in 0..2 {
        for (position, (name, address, subject, text)) in letters.iter().enumerate() {
            let when = old(writer);
            let mut envelope = Envelope::from_customer((name, address), subject, when);
            envelope.message_id = writer.message_id(address);
            envelope.more = format!(
                "List-Unsubscribe: <mailto:leave@{}>\r\nPrecedence: bulk\r\nList-Id: <news.{0}>\r\n",
                address.rsplit('@').next().unwrap_or_default()
            );
            let style = if position.is_multiple_of(2) { Style::Both } else { Style::Html };
            let body = writer.body(text, style, "utf-8", Transfer::Quoted, "en", Vec::new());
            let folder = if round == 0 { INBOX } else { DELETED };
            writer.put(folder, "newsletter", Flags::SEEN, when, body.under(&envelope.lines()));
        }
    }
}

fn monitoring(writer: &mut Writer) {
    let hosts = ["shop-db1", "print-lab", "backup-nas"];
    let states = [
        ("CRITICAL", "disk /var at 96 %, 3.1 GB left"),
        ("OK", "disk /var at 71 %, 24 GB left"),
        ("WARNING", "certificate expires in 13 days"),
        ("CRITICAL", "no answer for 120 seconds"),
    ];
    for number in 0..12 {
        let when = writer.days_ago(300, 1);
        let host = writer.dice.pick(&hosts);
        let (state, what) = writer.dice.pick(&states);
        let address = "monitor@it.contoso.example";
        let mut envelope =
            Envelope::from_customer(("Monitoring", address), &format!("** {host}: {state} **"), when);
        envelope.message_id = writer.message_id(address);
        "Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\n".clone_into(&mut envelope.more);
        let text = format!(
            "Host:    {host}\nState:   {state}\nInfo:    {what}\nTime:    {}\nAttempt: {}/4\n",
            date(when, 0),
            1 + number % 4
        );
        let body = Part::text("plain", "us-ascii", Transfer::SevenBit, &text);
        let flags = if number < 3 { Flags::NONE } else { Flags::SEEN };
        writer.put(INBOX, "monitoring", flags, when, body.under(&envelope.lines()));
    }
}

fn invoices(writer: &mut Writer) {
    let suppliers = [
        (
            "Stadtwerke Musterstadt",
            "rechnung@stadtwerke.example",
            "Ihre Stromrechnung",
            "anbei erhalten Sie Ihre Abrechnung. Den Betrag buchen wir in 14 Tagen von Ihrem Konto ab.",
        ),
        (
            "Papier Löffler GmbH",
            "buchhaltung@papier-loeffler.example",
            "Rechnung",
            "im Anhang finden Sie unsere Rechnung. Zahlbar innerhalb von 30 Tagen ohne Abzug.",
        ),
        (
            "Cloud Hosting Ltd",
            "billing@cloudhosting.example",
            "Your invoice is ready",
            "your invoice for last month is attached. It will be charged to your card; there is nothing to do.",
        ),
        (
            "Spedition Kühn",
            "abrechnung@spedition-kuehn.example",
            "Frachtabrechnung",
            "die Frachtabrechnung des Vormonats liegt bei. Bitte prüfen Sie die Mautzuschläge.",
        ),
    ];
    for number in 0..18 {
        let (name, address, subject, text) = suppliers[number % suppliers.len()];
        let when = old(writer);
        let filling = writer.filling(name);
        let serial = filling.fill("{order}");
        let mut envelope = Envelope::from_customer((name, address), &format!("{subject} {serial}"), when);
        envelope.hours = 1;
        envelope.message_id = writer.message_id(address);
        let page = files::pdf(&[
            name.to_owned(),
            format!("{subject} {serial}"),
            filling.fill("Total {amount}").replace('€', "EUR"),
        ]);
        let invoice = Part::file("application/pdf", &format!("{serial}.pdf"), &page);
        let body = writer.body(text, Style::Both, "iso-8859-1", Transfer::Quoted, "de", vec![invoice]);
        let flags = if number.is_multiple_of(7) { Flags::SEEN.and(Flags::FLAGGED) } else { Flags::SEEN };
        writer.put(INVOICES, "invoice", flags, when, body.under(&envelope.lines()));
    }
}

/// The shop's contact form: sent by the shop, the customer stands in Reply-To.
fn web_forms(writer: &mut Writer) {
    let asked = [
        ("Nina Albrecht", "nina.albrecht@freenetz.example", "Passt das Farbband 110 mm auch in den LX-80?"),
        ("Paul Hérault", "paul.herault@atelier-herault.example", "Bonjour, livrez-vous aussi en Suisse ?"),
        ("S. Lindqvist", "s.lindqvist@nordhamn.example", "Is there an educational discount for schools?"),
        ("Rosa Iglesias", "rosa@floristeria-iglesias.example", "¿Puedo recoger el pedido en Múnich?"),
        (
            "Gerd Ahlers",
            "ahlers@imkerei-ahlers.example",
            "Gibt es Etiketten, die Honig und Wasser aushalten?",
        ),
        ("Mirjam Bakker", "mirjam@bakkerij-bakker.example", "Kan ik op factuur betalen?"),
    ];
    for (name, address, question) in asked {
        let when = old(writer);
        let mut envelope = Envelope::from_customer(
            ("Contoso Shop", "shop@contoso.example"),
            &format!("Kontaktformular: {name}"),
            when,
        );
        envelope.message_id = writer.message_id("shop@contoso.example");
        envelope.more = format!("Reply-To: {}\r\n", super::mime::address("utf-8", name, address));
        let text = format!("Name: {name}\nE-Mail: {address}\nSeite: /kontakt\n\nNachricht:\n{question}\n");
        let body = Part::text("plain", "utf-8", Transfer::EightBit, &text);
        writer.put(INBOX, "web-form", Flags::SEEN, when, body.under(&envelope.lines()));
    }
}

fn out_of_office(writer: &mut Writer) {
    let away = [
        (
            "Karin Vogt",
            "k.vogt@holzbau-boehm.example",
            "Automatische Antwort: Ihre Anfrage",
            "vielen Dank für Ihre Nachricht. Ich bin bis zum 14. nicht im Büro. In dringenden Fällen hilft Ihnen meine Kollegin Frau Ernst unter Durchwahl 12 weiter.",
        ),
        (
            "Tom O'Brien",
            "tobrien@northwind-logistics.example",
            "Automatic reply: Your order",
            "I am out of the office until Monday with no access to e-mail. For anything urgent please call the warehouse.",
        ),
        (
            "Hélène Lefèvre",
            "helene.lefevre@fromagerie-lefevre.example",
            "Réponse automatique : votre commande",
            "je suis absente jusqu'au 2 septembre inclus. Votre message sera lu à mon retour.",
        ),
        (
            "Björn Håkansson",
            "bjorn@hakanssons-bygg.example",
            "Autosvar: Semester",
            "jag har semester till och med den 8 augusti och läser inte e-post.",
        ),
        (
            "田中 健一",
            "k-tanaka@tanaka-seisakusho.example",
            "自動応答: 夏季休業のお知らせ",
            "誠に勝手ながら、八月十日から十六日まで夏季休業とさせていただきます。",
        ),
    ];
    for (name, address, subject, text) in away {
        let when = old(writer);
        let mut envelope = Envelope::from_customer((name, address), subject, when);
        envelope.message_id = writer.message_id(address);
        envelope.references = vec![writer.message_id(MAILBOX)];
        "Auto-Submitted: auto-replied\r\nX-Auto-Response-Suppress: All\r\nPrecedence: auto_reply\r\n"
            .clone_into(&mut envelope.more);
        let body = writer.body(text, Style::Both, "utf-8", Transfer::Base64, "en", Vec::new());
        writer.put(INBOX, "out-of-office", Flags::SEEN, when, body.under(&envelope.lines()));
    }
}

/// Other helpdesks' confirmations of receipt.
fn receipts(writer: &mut Writer) {
    for (name, address, number) in [
        ("Cloud Hosting Support", "support@cloudhosting.example", "CH-48812"),
        ("Paketdienst Service", "service@paketdienst.example", "P7712093"),
        ("Bank Direkt", "noreply@bank-direkt.example", "2021/5518"),
    ] {
        let when = old(writer);
        let mut envelope = Envelope::from_customer(
            (name, address),
            &format!("[{number}] We have received your request"),
            when,
        );
        envelope.message_id = writer.message_id(address);
        "Auto-Submitted: auto-replied\r\n".clone_into(&mut envelope.more);
        let text = format!(
            "Thank you for your message.\n\nYour request was given the number {number}. We usually answer within one working day.\n\nPlease do not reply to this e-mail."
        );
        let body = writer.body(&text, Style::Plain, "us-ascii", Transfer::SevenBit, "en", Vec::new());
        writer.put(INBOX, "auto-reply", Flags::SEEN, when, body.under(&envelope.lines()));
    }
}

/// Delivery reports (RFC 3464) and the older free form.
fn bounces(writer: &mut Writer) {
    for (number, lost) in [
        "a.mustermann@fabrikam.example",
        "einkauf@holzbau-boehm.example",
        "ηλεκτρονικο@elaiourgeio.example",
        "ghost@wingtip-textil.example",
    ]
    .into_iter()
    .enumerate()
    {
        let when = old(writer);
        let address = "postmaster@contoso.example";
        let mut envelope = Envelope::from_customer(
            ("Mail Delivery System", address),
            "Undelivered Mail Returned to Sender",
            when,
        );
        envelope.message_id = writer.message_id(address);
        "Auto-Submitted: auto-replied\r\nReturn-Path: <>\r\n".clone_into(&mut envelope.more);
        let original = writer.message_id(MAILBOX);
        let text = format!(
            "This message could not be delivered to one recipient:\n\n  {lost}\n\nThe other server said: 550 5.1.1 no such mailbox here.\n"
        );
        let notice = Part::text("plain", "utf-8", Transfer::EightBit, &text);
        if number == 3 {
            writer.put(INBOX, "bounce", Flags::SEEN, when, notice.under(&envelope.lines()));
            continue;
        }
        let status = format!(
            "Reporting-MTA: dns; mx.contoso.example\r\n\r\nFinal-Recipient: rfc822; {lost}\r\nAction: failed\r\n\
             Status: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such mailbox here\r\n"
        );
        let returned = format!(
            "From: Contoso Support <{MAILBOX}>\r\nTo: {lost}\r\nSubject: Your order\r\nMessage-ID: {original}\r\nDate: {}\r\n",
            date(when, 1)
        );
        let parts = [
            notice,
            Part::raw("Content-Type: message/delivery-status\r\n", status.as_bytes()),
            Part::raw("Content-Type: text/rfc822-headers\r\n", returned.as_bytes()),
        ];
        let boundary = writer.boundary();
        let report = Part::several("report; report-type=delivery-status", &boundary, &parts);
        writer.put(INBOX, "bounce", Flags::SEEN, when, report.under(&envelope.lines()));
    }
}

/// What the house sends by itself: shipping notes and a circular.
fn drafts_of_the_house(writer: &mut Writer) {
    for (name, address) in [
        ("Sabine Krüger", "sabine.krueger@apotheke-am-markt.example"),
        ("Olivia Grant", "purchasing@tailspin-toys.example"),
        ("Íñigo Muñoz", "inigo.munoz@bodegas-munoz.example"),
        ("Lukas Öztürk", "lukas@oeztuerk-elektro.example"),
        ("Svetlana Kuznetsova", "s.kuznetsova@tipografia.example"),
        ("Grace Liu", "grace.liu@harbourview-hotel.example"),
    ] {
        let when = old(writer);
        let filling = writer.filling(name);
        let envelope = Envelope {
            charset: "utf-8",
            from: ("Contoso Support".to_owned(), MAILBOX.to_owned()),
            to: vec![(name.to_owned(), address.to_owned())],
            subject: filling.fill("Your order {order} is on its way"),
            sent: when,
            hours: 1,
            message_id: writer.message_id(MAILBOX),
            ..Envelope::default()
        };
        let text = filling.fill("Hello {customer},\n\nyour order {order} left our warehouse today. It usually takes one to three working days.\n\nBest regards\n{agent}\nContoso Customer Support");
        let body = writer.body(&text, Style::Logo, "utf-8", Transfer::Quoted, "en", Vec::new());
        writer.put(SENT, "shipping-note", Flags::SEEN, when, body.under(&envelope.lines()));
    }
}
