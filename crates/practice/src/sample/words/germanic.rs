//! English, German, Dutch, Swedish.

use super::super::mime::Transfer;
use super::{Speech, Topic};

pub(super) const ENGLISH: Speech = Speech {
    code: "en",
    people: &[
        ("Hannah Whitfield", "hannah.whitfield@fabrikam.example"),
        ("Tom O'Brien", "tobrien@northwind-logistics.example"),
        ("Priya Raman", "priya@ramanprint.example"),
        ("Marcus Adeyemi", "m.adeyemi@lakeside-pharmacy.example"),
        ("Olivia Grant, Purchasing", "purchasing@tailspin-toys.example"),
        ("Ewan MacLeod", "ewan.macleod@highland-dairy.example"),
        ("Grace Liu", "grace.liu@harbourview-hotel.example"),
    ],
    hello: &["Hello,", "Hi there,", "Dear support team,", "Good morning,", "Hi,"],
    bye: &["Kind regards", "Thanks in advance", "Best regards", "Many thanks", "Cheers"],
    agent_hello: "Hello {customer},",
    agent_bye: "Best regards\n{agent}\nContoso Customer Support",
    reply_mark: "Re:",
    wrote: "On {date}, {name} wrote:",
    topics: &[
        Topic {
            subject: "{model} feeds two labels at once",
            question: "since Monday our {model} (serial {serial}) pushes out two labels for every one we print. The second one is blank. We have already cleaned the sensor with the cloth that came with the printer, and swapped the roll for a new one, but it makes no difference.\n\nCould you tell us what to try next? We ship about 300 parcels a day, so this is getting expensive.",
            answer: "thank you for the clear description. Two labels at a time nearly always means that the printer lost its calibration. Please switch it off, hold the feed button, switch it on again and let go after the second beep. It will then feed four labels and measure the gap by itself.\n\nIf that does not help, please send us a photo of the sensor (behind the green lever).",
            thanks: "that did the trick, it printed perfectly all afternoon. Thank you for the quick help!",
        },
        Topic {
            subject: "Where is order {order}?",
            question: "we placed order {order} two weeks ago and were told it would arrive within five working days. The tracking page still says \"label created\". Can you please check what happened to it?",
            answer: "I am sorry about that. Your parcel was left behind at our carrier's depot because the label came off. It has been relabelled and left this morning; you should have it tomorrow before noon. I have refunded the shipping costs of {amount}.",
            thanks: "it just arrived, everything is there. Thanks for sorting this out and for the refund.",
        },
        Topic {
            subject: "Quote for 12 x {model}",
            question: "we are refitting our warehouse in spring and would need twelve {model} printers, including wall brackets and one spare print head each. Could you send us a quote with delivery to two addresses?",
            answer: "gladly. Please find our quote attached; it comes to {amount} including brackets and spare heads. Splitting the delivery is no problem and costs nothing extra. The price holds for 30 days.",
            thanks: "thank you. I have passed it on to our finance department and will come back to you next week.",
        },
        Topic {
            subject: "Driver for Windows on ARM",
            question: "our new laptops have ARM processors and your driver setup stops with \"this platform is not supported\". Is there a version that runs on them, or do you know of a workaround for the {model}?",
            answer: "there is a beta of the ARM driver, which works well for the {model} except for status messages. I have put the download into your customer account. Until the final version is out you can also print through the network port with the generic driver.",
            thanks: "the beta installs fine and prints. We will live without the status messages for now.",
        },
        Topic {
            subject: "Invoice {order} shows the wrong VAT number",
            question: "on invoice {order} our VAT number is that of our former company. Our accountant cannot book it like this. Please issue a corrected invoice; the right number is on our order.",
            answer: "you are right, the old number was still in your account. I have corrected it and attached the new invoice. Please discard the first one. Sorry for the trouble.",
            thanks: "received, and our accountant is happy. Have a good weekend!",
        },
        Topic {
            subject: "Scale drifts by 2 g after an hour",
            question: "the shop scale we bought last year (serial {serial}) shows two grams with nothing on it after it has been on for about an hour. Taring helps for a while. It must be verified again in March, so I would like to have this fixed before then.",
            answer: "a drift like this usually comes from the warm-up of the load cell when the feet do not stand level. Please check the bubble level first. If it is centred and the drift stays, we will exchange the cell under warranty; collection is free.",
            thanks: "the bubble was indeed off. Levelled it, and it has been at zero all day. Sorry for the false alarm.",
        },
        Topic {
            subject: "Can you resend my licence key?",
            question: "my computer had to be replaced and I cannot find the e-mail with the key for the label software any more. I bought it under this address, I think in 2021. Is it possible to get the key again?",
            answer: "of course. I have sent the key to the address in your account; it can be activated on two computers. You can always look it up yourself under \"My products\".",
            thanks: "found it, works. Thank you!",
        },
    ],
    turns: &[
        (
            "I tried it again this morning and now the red light blinks three times. What does that mean?",
            "three blinks mean that the head is not closed fully. Please press both sides of the lid until they click.",
        ),
        (
            "Both sides click now, but the print is very pale on the left.",
            "that is a sign of uneven pressure. There is a small wheel on the left under the lid; turn it two steps towards the plus sign.",
        ),
        (
            "Better! Only the bar codes are still hard to scan.",
            "please lower the speed to 100 mm/s in the driver, under Quality. Bar codes get crisper at once.",
        ),
        (
            "Scanning works. One last question: can we keep these settings for all our printers?",
            "yes: in the driver choose Export, and import the file on the other computers.",
        ),
    ],
    charsets: &[
        ("utf-8", Transfer::Quoted),
        ("us-ascii", Transfer::SevenBit),
        ("windows-1252", Transfer::Quoted),
        ("utf-8", Transfer::Base64),
    ],
    hours: 0,
    share: 26,
};

pub(super) const GERMAN: Speech = Speech {
    code: "de",
    people: &[
        ("Jürgen Böhm", "j.boehm@holzbau-boehm.example"),
        ("Sabine Krüger", "sabine.krueger@apotheke-am-markt.example"),
        ("Bäckerei Höflinger", "info@baeckerei-hoeflinger.example"),
        ("Müller, Andreas", "andreas.mueller@spedition-mueller.example"),
        ("Katharina Groß", "k.gross@wingtip-textil.example"),
        ("Lukas Öztürk", "lukas@oeztuerk-elektro.example"),
        ("Dr. Birgit Weiß", "weiss@labor-weiss.example"),
    ],
    hello: &["Guten Tag,", "Hallo,", "Sehr geehrte Damen und Herren,", "Liebes Support-Team,", "Grüß Gott,"],
    bye: &["Mit freundlichen Grüßen", "Viele Grüße", "Beste Grüße", "Vielen Dank im Voraus"],
    agent_hello: "Guten Tag {customer},",
    agent_bye: "Freundliche Grüße\n{agent}\nContoso Kundendienst",
    reply_mark: "AW:",
    wrote: "Am {date} schrieb {name}:",
    topics: &[
        Topic {
            subject: "{model} druckt nur noch die halbe Breite",
            question: "unser {model} mit der Seriennummer {serial} druckt seit gestern nur noch die linke Hälfte der Etiketten. Rechts bleibt alles weiß. Reinigung mit dem Stift und ein neues Farbband haben nichts geändert. Im Selbsttest sieht es genauso aus.\n\nKönnen Sie uns sagen, ob der Druckkopf defekt ist, und was ein Austausch kostet?",
            answer: "wenn auch der Selbsttest nur die halbe Breite zeigt, ist sehr wahrscheinlich der Druckkopf beschädigt. Ihr Gerät ist noch in der Gewährleistung, der Austausch kostet Sie also nichts. Ich habe Ihnen heute ein Leihgerät und einen Rücksendeschein geschickt.",
            thanks: "das Leihgerät ist angekommen und läuft. Herzlichen Dank für die schnelle und unkomplizierte Hilfe!",
        },
        Topic {
            subject: "Rechnung {order}: Skonto nicht berücksichtigt",
            question: "auf der Rechnung {order} fehlt das vereinbarte Skonto von 2 %. Wir haben den gekürzten Betrag von {amount} überwiesen und trotzdem heute eine Zahlungserinnerung erhalten. Bitte prüfen Sie das und bestätigen Sie uns, dass die Rechnung ausgeglichen ist.",
            answer: "vielen Dank für den Hinweis. Das Skonto war in Ihrem Kundenkonto nach der Umstellung nicht mehr hinterlegt. Die Rechnung ist ausgeglichen, die Erinnerung ist gegenstandslos. Bitte entschuldigen Sie das Versehen.",
            thanks: "danke für die Klärung. Damit ist die Sache für uns erledigt.",
        },
        Topic {
            subject: "Bestellung {order} – Lieferadresse ändern",
            question: "wir sind umgezogen, und die Bestellung {order} geht leider noch an die alte Anschrift. Lässt sich das noch ändern? Die neue Adresse lautet: Mühlenstraße 14, 3. OG, 50667 Köln.",
            answer: "das hat gerade noch geklappt: Ihre Sendung geht morgen an die neue Adresse in der Mühlenstraße. Ich habe sie auch in Ihrem Kundenkonto geändert.",
            thanks: "super, vielen Dank! Das Paket ist heute angekommen.",
        },
        Topic {
            subject: "Waage zeigt »Err 6«",
            question: "unsere Ladenwaage zeigt nach dem Einschalten nur noch »Err 6« und piept. In der Anleitung steht dieser Fehler nicht. Gestern Abend hat sie noch funktioniert; in der Nacht war allerdings Stromausfall.",
            answer: "»Err 6« bedeutet, dass die Waage beim Einschalten belastet war oder der Nullpunkt verloren ging. Bitte nehmen Sie die Platte ab, schalten Sie ein, warten Sie auf »0,000« und setzen Sie die Platte wieder auf. Danach einmal neu tarieren.",
            thanks: "genau das war es. Sie wiegt wieder, und ich habe mir den Trick notiert.",
        },
        Topic {
            subject: "Frage zur Etikettensoftware: Umlaute im QR-Code",
            question: "wenn wir in einem QR-Code Umlaute verwenden (zum Beispiel »Größe: 42«), liest der Scanner nur »Gr??e«. Im Klartext darunter steht alles richtig. Gibt es dafür eine Einstellung?",
            answer: "ja, stellen Sie im Objekt unter »Zeichensatz« bitte auf UTF-8 um. Manche älteren Scanner müssen zusätzlich auf UTF-8 umprogrammiert werden; den passenden Steuercode finden Sie im angehängten Blatt.",
            thanks: "jetzt liest der Scanner »Größe: 42«. Vielen Dank, das hätten wir nie gefunden.",
        },
        Topic {
            subject: "Angebot für Wartungsvertrag",
            question: "für unsere vier {model} hätten wir gern ein Angebot über einen Wartungsvertrag mit Vor-Ort-Service innerhalb von 24 Stunden. Die Geräte stehen an zwei Standorten in Thüringen.",
            answer: "gern. Das Angebot über {amount} im Jahr habe ich angehängt; darin sind zwei Wartungen und alle Verschleißteile enthalten. Für beide Standorte können wir 24 Stunden zusagen.",
            thanks: "das Angebot passt, wir unterschreiben es diese Woche. Schöne Grüße nach München!",
        },
        Topic {
            subject: "Rückgabe {order}",
            question: "ich möchte den am Dienstag gelieferten Drucker zurückgeben. Er ist größer, als wir dachten, und passt nicht unter unsere Theke. Das Gerät ist unbenutzt und noch in der Originalverpackung.",
            answer: "das ist kein Problem. Der Rücksendeschein ist angehängt; sobald das Gerät bei uns ist, erstatten wir Ihnen {amount}. Das Modell mit dem schmaleren Gehäuse wäre übrigens sechs Zentimeter niedriger.",
            thanks: "das Geld ist da, und das kleinere Modell habe ich gerade bestellt. Danke für den Tipp!",
        },
    ],
    turns: &[
        (
            "leider tritt der Fehler seit heute früh wieder auf, diesmal auch bei kurzen Etiketten.",
            "schade. Bitte schicken Sie uns das Protokoll: im Treiber unter »Extras«, dann »Diagnose speichern«.",
        ),
        (
            "das Protokoll ist im Anhang. Mir ist noch aufgefallen, dass es nur vormittags passiert.",
            "danke, das hilft. Im Protokoll sieht man, dass die Spannung schwankt. Hängt der Drucker an derselben Leiste wie die Kaffeemaschine?",
        ),
        (
            "tatsächlich! Wir haben ihn umgesteckt, bisher läuft er.",
            "wunderbar. Dann lassen wir den Vorgang noch eine Woche offen, und wenn nichts mehr kommt, schließe ich ihn.",
        ),
        (
            "eine Woche ohne Fehler. Von uns aus kann der Fall geschlossen werden.",
            "vielen Dank für die Rückmeldung. Alles Gute und viel Freude mit dem Gerät!",
        ),
    ],
    charsets: &[
        ("utf-8", Transfer::Quoted),
        ("iso-8859-1", Transfer::Quoted),
        ("iso-8859-15", Transfer::EightBit),
        ("windows-1252", Transfer::Quoted),
        ("utf-8", Transfer::EightBit),
    ],
    hours: 1,
    share: 26,
};

pub(super) const DUTCH: Speech = Speech {
    code: "nl",
    people: &[
        ("Sanne de Vries", "sanne@devries-bloemen.example"),
        ("Pieter van den Berg", "p.vandenberg@kaashuis.example"),
    ],
    hello: &["Goedemorgen,", "Beste mensen,", "Hallo,"],
    bye: &["Met vriendelijke groet", "Groeten", "Alvast bedankt"],
    agent_hello: "Beste {customer},",
    agent_bye: "Met vriendelijke groet\n{agent}\nContoso Klantenservice",
    reply_mark: "RE:",
    wrote: "Op {date} schreef {name}:",
    topics: &[
        Topic {
            subject: "Etiketten voor bloemen laten los",
            question: "de etiketten die we bij de {model} kregen, laten los zodra de emmers nat worden. Hebben jullie een soort die tegen water en kou kan? We gebruiken er ongeveer 2000 per week.",
            answer: "daarvoor hebben we polypropyleen etiketten met een sterkere lijm. Ik stuur u een gratis rol om te proberen; de prijs is {amount} per doos van twaalf.",
            thanks: "de proefrol plakt uitstekend, zelfs in de koelcel. We bestellen vandaag nog twee dozen.",
        },
        Topic {
            subject: "Vraag over factuur {order}",
            question: "op factuur {order} staan drie rollen, maar we hebben er maar twee ontvangen. Kunt u dit nakijken?",
            answer: "u heeft gelijk, er is één rol achtergebleven in ons magazijn. Die gaat vandaag gratis op de post, samen met een extra rol voor het ongemak.",
            thanks: "alles is binnen. Heel netjes opgelost, dank u wel!",
        },
    ],
    turns: &[(
        "mag ik nog vragen of de lijm ook op hout houdt?",
        "op geschaafd hout wel, op ruw hout helaas niet.",
    )],
    charsets: &[("iso-8859-15", Transfer::Quoted), ("utf-8", Transfer::Quoted)],
    hours: 1,
    share: 4,
};

pub(super) const SWEDISH: Speech = Speech {
    code: "sv",
    people: &[
        ("Åsa Lindström", "asa.lindstrom@fjallfisk.example"),
        ("Björn Håkansson", "bjorn@hakanssons-bygg.example"),
    ],
    hello: &["Hej!", "Hejsan,", "God morgon,"],
    bye: &["Med vänliga hälsningar", "Vänligen", "Tack på förhand"],
    agent_hello: "Hej {customer},",
    agent_bye: "Vänliga hälsningar\n{agent}\nContoso kundtjänst",
    reply_mark: "SV:",
    wrote: "Den {date} skrev {name}:",
    topics: &[
        Topic {
            subject: "Skrivaren hittas inte på nätverket",
            question: "sedan vi bytte router hittar ingen av datorerna vår {model}. Lampan lyser grönt, men i programmet står det att skrivaren är frånkopplad. Hur får vi tillbaka den?",
            answer: "skrivaren har kvar sin gamla adress. Håll in nätverksknappen i tio sekunder så hämtar den en ny, och välj sedan »Sök skrivare« i programmet.",
            thanks: "nu fungerar allt igen, och det tog bara en minut. Tack så mycket!",
        },
        Topic {
            subject: "Våg för fiskrökeri – vattentät?",
            question: "vi söker en våg som tål att spolas av varje kväll. Är er rostfria modell tät nog för det, och går den att kröna för handel?",
            answer: "ja, den rostfria modellen är klassad IP68 och levereras krönt. Priset är {amount}, och leveranstiden är ungefär två veckor.",
            thanks: "låter perfekt, vi beställer en på måndag.",
        },
    ],
    turns: &[("kan man få en längre kabel till den?", "ja, upp till fem meter utan extra kostnad.")],
    charsets: &[("iso-8859-1", Transfer::Quoted), ("utf-8", Transfer::EightBit)],
    hours: 1,
    share: 4,
};
