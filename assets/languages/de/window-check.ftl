# Das Fenster: Schritt 6, Prüfung.

window-check-title = Vor dem Import prüfen
window-check-lead = Mailferry prüft jede Nachricht der gewählten Ordner. Es liest nur: Weder im Postfach noch in Zammad wird etwas verändert.
window-check-help =
    Die Prüfung liest jede Nachricht einmal und merkt sich das Ergebnis. Die Zusammenfassung sagt, was der Import tun würde; jede Zahl führt zu ihren Nachrichten.

    In der Liste wählen die Pfeiltasten eine Nachricht, die Eingabetaste zeigt ihre Vorschau in Zammad. „Mit fünf testen“ importiert einige echte Nachrichten, damit Sie sie in Zammad ansehen können.

    Nichts beginnt, bevor Sie die Hauptschaltfläche drücken, und sie sagt, was sie tut.

window-check-import = Importieren
window-check-to-import = Zum Import gehen
window-check-go-keep =
    { $count ->
        [one] Eine Nachricht importieren, Original behalten
       *[other] { $count } Nachrichten importieren, Originale behalten
    }
window-check-go-mark-read =
    { $count ->
        [one] Eine Nachricht importieren, als gelesen markieren
       *[other] { $count } Nachrichten importieren, als gelesen markieren
    }
window-check-go-move =
    { $count ->
        [one] Eine Nachricht importieren, Original verschieben
       *[other] { $count } Nachrichten importieren, Originale verschieben
    }
window-check-go-delete =
    { $count ->
        [one] Eine Nachricht importieren, Original löschen
       *[other] { $count } Nachrichten importieren, Originale löschen
    }
window-check-go-settle =
    { $count ->
        [one] Nacharbeit im Postfach für eine Nachricht erledigen
       *[other] Nacharbeit im Postfach für { $count } Nachrichten erledigen
    }
window-check-go-settle-delete =
    { $count ->
        [one] Eine importierte Nachricht im Postfach löschen
       *[other] { $count } importierte Nachrichten im Postfach löschen
    }

window-check-wait-unready = Die Schritte davor sind nicht vollständig
window-check-wait-checking = Helpdesk und Postfach werden geprüft …
window-check-wait-scanning = Nachrichten werden geprüft …
window-check-wait-stopped = Prüfung angehalten
window-check-wait-failed = Beheben Sie zuerst das Problem oben
window-check-wait-trial = Der Probeimport läuft …
window-check-wait-nothing = Es gibt nichts zu importieren

window-check-unready = Die Schritte davor sind nicht vollständig
window-check-unready-what = Danach erscheinen hier die Zahlen des Imports.
window-check-importing = Der Import läuft
window-check-importing-what = Der nächste Schritt zeigt, wie er vorankommt. Danach können Sie hier wieder prüfen.
window-check-checking = Helpdesk und Postfach werden geprüft …
window-check-connecting = Postfach wird geöffnet …
window-check-folder = { $folder } wird geprüft
window-check-count = { $done } von { $all ->
    [one] { $all } Nachricht
   *[other] { $all } Nachrichten
}
window-check-scan-what = Sie können jederzeit anhalten; die nächste Prüfung macht hier weiter.
window-check-stop = Anhalten
window-check-stopping = Wird angehalten …
window-check-stopped = Prüfung angehalten
window-check-stopped-what = Das bisherige Ergebnis bleibt erhalten. Nichts wurde verändert.
window-check-go-on = Prüfung fortsetzen
window-check-counting = Wird gezählt …
window-check-again = Erneut prüfen

window-check-good = in Ordnung
window-check-good-lines =
    { $count ->
        [one] Ein Punkt in Ordnung
       *[other] { $count } Punkte in Ordnung
    }
window-check-more = Was zu tun ist

window-check-page-overview = Zusammenfassung
window-check-page-messages = Nachrichten { $count }

window-check-headline =
    { $messages ->
        [0] Es gibt nichts zu importieren
        [one] Eine Nachricht wird { $tickets ->
            [0] Teil eines vorhandenen Tickets
           *[other] zu einem neuen Ticket
        }
       *[other]
            { $tickets ->
                [0] { $messages } Nachrichten kommen zu vorhandenen Tickets ({ $older } ältere, { $recent } neuere)
                [one] { $messages } Nachrichten werden zu einem neuen Ticket ({ $older } ältere, { $recent } neuere)
               *[other] { $messages } Nachrichten werden zu { $tickets } Tickets ({ $older } ältere, { $recent } neuere)
            }
    }
window-check-headline-people =
    { $people ->
        [0] Niemand wird benachrichtigt
        [one] Eine Person könnte eine automatische Antwort von Zammad erhalten
       *[other] { $people } Personen könnten eine automatische Antwort von Zammad erhalten
    }
window-check-headline-keep = Das Postfach bleibt unverändert
window-check-headline-mark-read = Importierte Nachrichten werden im Postfach als gelesen markiert
window-check-headline-move = Importierte Nachrichten werden im Postfach nach { $folder } verschoben
window-check-headline-delete =
    { $count ->
        [one] Ein Original, { $size }, wird im Postfach GELÖSCHT
       *[other] { $count } Originale, { $size }, werden im Postfach GELÖSCHT
    }
window-check-takes = Dauert { $time }; Zammad arbeitet wie gewohnt
window-check-takes-quiet = Dauert { $time }; Zammad sendet solange niemandem etwas
window-check-change-settings = Einstellungen ändern

window-check-answered =
    { $people ->
        [one] Sie haben automatische Antworten auf neuere E-Mails erlaubt. Eine Person könnte Post von Zammads Triggern erhalten.
       *[other] Sie haben automatische Antworten auf neuere E-Mails erlaubt. { $people } Personen könnten Post von Zammads Triggern erhalten.
    }
window-check-over-warning = { $size } würden gelöscht. Microsofts wiederherstellbare Elemente warnen ab 20 GB und sind bei 30 GB voll. Verschieben Sie die E-Mails stattdessen, oder löschen Sie in mehreren Importen.
window-check-over-limit = { $size } würden gelöscht, mehr als die 30 GB, die Microsofts wiederherstellbare Elemente fassen. Alles zu löschen schlägt fehl. Verschieben Sie die E-Mails stattdessen in einen Ordner.

window-check-numbers = Alle Zahlen
window-check-show = Zeigen
window-check-all = Gefunden
window-check-to-import-label = Zu importieren
window-check-archived = Ältere
window-check-regular = Neuere
window-check-imported = Importiert
window-check-unsettled = Im Postfach verblieben
window-check-already-there = Schon in Zammad
window-check-copies = Duplikate
window-check-too-large = Zu groß
window-check-skipped = Übersprungen
window-check-failed = Fehlgeschlagen
window-check-without-date = Ohne Datum
window-check-without-message-id = Ohne Message-ID
window-check-machine-made = Automatische und unzustellbare
window-check-bytes = Größe
window-check-tickets = Neue Tickets
window-check-people = Benachrichtigte Personen
window-check-new-customers = Neue Kunden in Zammad
window-check-new-addressees = Weitere Personen in An und Cc, die Benutzer werden
window-check-not-told = Zammad sagt es nicht
window-check-deleted = Im Postfach gelöscht
window-check-deleted-value =
    { $count ->
        [one] eine Nachricht, { $size }
       *[other] { $count } Nachrichten, { $size }
    }
window-check-time = Dauer
window-check-no-time = keine
window-check-time-assumed = Geschätzt; ein Probeimport macht es genauer.

window-check-folders = Nach Ordnern
window-check-folder-facts =
    { $messages ->
        [one] Eine Nachricht
       *[other] { $messages } Nachrichten
    }, { $import } zu importieren ({ $archived } ältere), { $tickets ->
        [one] ein neues Ticket
       *[other] { $tickets } neue Tickets
    }
window-check-tools = Erneut prüfen, Plan speichern
window-check-not-imported = { $count ->
    [one] { $count } nicht importiert: { $reasons }
   *[other] { $count } nicht importiert: { $reasons }
}
window-check-of-already-there = { $count ->
    [one] { $count } schon vorhanden
   *[other] { $count } schon vorhanden
}
window-check-of-copies = { $count ->
    [one] { $count } Duplikat
   *[other] { $count } Duplikate
}
window-check-of-too-large = { $count ->
    [one] { $count } zu groß
   *[other] { $count } zu groß
}
window-check-of-skipped = { $count ->
    [one] { $count } übersprungen
   *[other] { $count } übersprungen
}

window-check-trial = Noch nicht sicher? Importieren Sie erst fünf zur Probe.
window-check-trial-what = Fünf typische Nachrichten werden wirklich importiert. Das Postfach bleibt dabei unverändert.
window-check-trial-try = Mit fünf testen …
window-check-trial-again = Mit fünf weiteren testen …
window-check-trial-done =
    { $count ->
        [one] Eine Nachricht wurde importiert und geprüft.
       *[other] { $count } Nachrichten wurden importiert und geprüft.
    }
window-check-trial-done-some = { $count } von { $all ->
    [one] { $all } Nachricht importiert und geprüft.
   *[other] { $all } Nachrichten importiert und geprüft.
}
window-check-trial-stop = Anhalten
window-check-trial-ask = Fünf Nachrichten zur Probe importieren?
window-check-trial-ask-what =
    Es sind echte Nachrichten und echte Tickets: Sie werden genau so importiert wie später alle anderen, und sie bleiben. Danach gelten sie als importiert und kommen nicht doppelt.

    Ältere Nachrichten derselben Unterhaltungen kommen mit, weil ein Ticket mit seiner ältesten Nachricht beginnt. Das Postfach bleibt unverändert.
window-check-trial-leave = Jetzt nicht
window-check-trial-now =
    { $count ->
        [one] Eine Nachricht importieren
       *[other] { $count } Nachrichten importieren
    }
window-check-trial-ticket = Ticket { $number }
window-check-trial-more = Es sind mehr als fünf: Ältere Nachrichten derselben Unterhaltungen kamen mit.
window-check-trial-look = Sehen Sie sie sich in Zammad an. Passt etwas nicht, gehen Sie zurück und ändern Sie Ihre Einstellungen; diese Tickets bleiben, wie sie sind.
window-check-trial-stopped = Angehalten. Was importiert ist, bleibt; Zammad arbeitet wieder normal.
window-check-trial-close = Der Probeimport läuft
window-check-trial-close-what = Wenn Sie das Fenster jetzt schließen, beendet Mailferry zuerst die aktuelle Nachricht und stellt wieder her, was es in Zammad verändert hat. Das dauert einen Augenblick.
window-check-trial-stay-open = Fenster offen lassen
window-check-trial-stop-and-close = Anhalten, dann schließen

window-check-confirm =
    { $count ->
        [one] Ein Original im Postfach löschen?
       *[other] { $count } Originale im Postfach löschen?
    }
window-check-confirm-what = Sie liegen in { $folders } von { $mailbox }, zusammen { $size }. Jedes wird erst gelöscht, wenn die Nachricht in Zammad bestätigt ist. Wenn Sie sicher sind, geben Sie die Adresse des Postfachs ein.
window-check-confirm-field = Adresse des Postfachs
window-check-confirm-wrong = Das ist nicht die Adresse des Postfachs.
window-check-confirm-leave = Nicht löschen

window-check-export = Plan speichern
window-check-export-what = Der Plan enthält Ihre Einstellungen, aber keine Geheimnisse. Damit lässt sich der Import auch per Befehl ausführen: mailferry import PLAN.
window-check-exported = Gespeichert als { $path }
window-check-saved = Gespeichert als { $path }

window-check-more-filters = Suchen und filtern …
window-check-fewer-filters = Weniger Filter
window-check-search = Nach Betreff, Absenderadresse oder Message-ID suchen
window-check-listed =
    { $count ->
        [one] Eine Nachricht
       *[other] { $count } Nachrichten
    }
window-check-in-folder = Nur der Ordner { $folder }
window-check-all-folders = Alle Ordner
window-check-none = Keine passenden Nachrichten
window-check-none-what = Wählen Sie oben einen anderen Filter, oder suchen Sie nach etwas anderem.
window-check-column-date = Datum
window-check-column-sender = Absender
window-check-column-subject = Betreff
window-check-column-size = Größe
window-check-column-outcome = Ergebnis
window-check-open-hint = Doppelklick oder Eingabetaste zeigt die Vorschau in Zammad.
window-check-no-subject = (ohne Betreff)
window-check-outcome-archived = ältere
window-check-outcome-regular = neuere
window-check-outcome-sending = unterwegs
window-check-outcome-imported = importiert
window-check-outcome-with-original = mit Original
window-check-outcome-unsettled = im Postfach
window-check-outcome-already-there = schon da
window-check-outcome-copy = Duplikat
window-check-outcome-too-large = zu groß
window-check-outcome-skipped = übersprungen
window-check-outcome-failed = fehlgeschlagen

window-check-preview = Vorschau in Zammad
window-check-preview-fetching = Nachricht wird geladen …
window-check-preview-becomes = Wird
window-check-preview-new = ein neues Ticket, oder Teil eines Tickets aus demselben Import
window-check-preview-appended = Teil von Ticket { $number }
window-check-preview-group = Gruppe
window-check-preview-state = Status
window-check-preview-kind = Artikel
window-check-preview-note = eine Notiz; sie nennt, wer sie schrieb
window-check-preview-customer = eine E-Mail eines Kunden
window-check-preview-agent = eine E-Mail des Helpdesks
window-check-preview-from = Von
window-check-preview-to = An
window-check-preview-cc = Kopie an
window-check-preview-dated = Datum
window-check-preview-today = der Tag des Imports; der Artikel sagt, dass sie { $sent } gesendet wurde
window-check-preview-customer-is = Kunde
window-check-preview-files =
    { $count ->
        [one] Eine Datei
       *[other] { $count } Dateien
    }
window-check-preview-articles = Ihre Dateien brauchen { $count } Artikel.
window-check-preview-cut = Der Text geht weiter. Die Datei enthält alles.
window-check-preview-open = Original öffnen
window-check-preview-save = Als .eml speichern

check-folder-unknown = Das System nennt keinen Ordner für Downloads oder Dokumente.
    .effect = Die Datei wurde nicht gespeichert. Der Import ist davon nicht betroffen.
    .remedy = Legen Sie in Ihrem Benutzerordner einen Ordner für Downloads an, und versuchen Sie es noch einmal.

ticket-not-shown = Der Browser ließ sich nicht öffnen.
    .why = Das System hat für { $address } keinen Browser gestartet.
    .effect = Das Ticket ist in Zammad; es fehlt nichts.
    .remedy = Öffnen Sie diese Adresse selbst in einem Browser.
window-check-with-original = So gut wie möglich dargestellt, Original angehängt
