# Das Fenster: Schritt 6, Prüfung.

window-check-title = Sehen Sie zuerst, was geschehen würde
window-check-lead = Mailferry sieht sich jede Nachricht der gewählten Ordner an. Es liest nur: Weder in Ihrem Postfach noch in Zammad wird etwas verändert.
window-check-help =
    Die Prüfung sieht jede Nachricht einmal an und merkt sie sich. Dann sagt sie in Zahlen, was der Import tun würde; jede Zahl führt zu den Nachrichten dahinter.

    In der Liste wählen die Pfeiltasten eine Nachricht, und die Eingabetaste zeigt sie als den Artikel, der aus ihr würde. „Fünf ausprobieren“ importiert einige echte Nachrichten, damit Sie sie in Zammad ansehen können.

    Nichts beginnt, bevor Sie die Hauptschaltfläche drücken, und sie sagt, was sie tut.

window-check-import = Importieren
window-check-to-import = Zum Import gehen
window-check-go-keep =
    { $count ->
        [one] Eine Nachricht importieren und behalten
       *[other] { $count } Nachrichten importieren und behalten
    }
window-check-go-mark-read =
    { $count ->
        [one] Eine Nachricht importieren und als gelesen markieren
       *[other] { $count } Nachrichten importieren und als gelesen markieren
    }
window-check-go-move =
    { $count ->
        [one] Eine Nachricht importieren und verschieben
       *[other] { $count } Nachrichten importieren und verschieben
    }
window-check-go-delete =
    { $count ->
        [one] Eine Nachricht importieren und im Postfach löschen
       *[other] { $count } Nachrichten importieren und im Postfach löschen
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

window-check-wait-unready = Die Schritte davor sind nicht vollständig.
window-check-wait-checking = Helpdesk und Postfach werden noch geprüft.
window-check-wait-scanning = Die Nachrichten werden noch angesehen.
window-check-wait-stopped = Das Ansehen der Nachrichten wurde angehalten.
window-check-wait-failed = Erst muss etwas in Ordnung gebracht werden.
window-check-wait-trial = Gerade werden einige Nachrichten importiert.
window-check-wait-nothing = Es gibt nichts zu importieren.
window-check-wait-confirm = Bestätigen Sie erst das Löschen, am Ende von „Was geschehen würde“.

window-check-unready = Noch ist nicht alles gewählt
window-check-unready-what = Sobald die Schritte davor vollständig sind, zeigt dieser in Zahlen Ihrer eigenen E-Mails, was der Import tun würde.
window-check-importing = Der Import läuft
window-check-importing-what = Was er tut, zeigt der nächste Schritt. Die Prüfung ist wieder möglich, wenn er zu Ende ist.
window-check-checking = Helpdesk und Postfach werden geprüft …
window-check-connecting = Das Postfach wird geöffnet …
window-check-folder = { $folder } wird angesehen
window-check-count = { $done } von { $all ->
    [one] { $all } Nachricht
   *[other] { $all } Nachrichten
}
window-check-scan-what = Sie können jederzeit anhalten: Beim nächsten Mal geht es hier weiter.
window-check-stop = Anhalten
window-check-stopping = Wird angehalten …
window-check-stopped = Das Ansehen wurde angehalten
window-check-stopped-what = Was bisher angesehen wurde, ist gemerkt. Nichts wurde verändert.
window-check-go-on = Weitermachen
window-check-counting = Die Zahlen werden zusammengestellt …
window-check-again = Noch einmal ansehen

window-check-good = gut
window-check-caution = zu beachten
window-check-good-lines =
    { $count ->
        [one] Ein Punkt wurde geprüft und ist in Ordnung
       *[other] { $count } Punkte wurden geprüft und sind in Ordnung
    }
window-check-more = Was das bedeutet und was zu tun ist

window-check-page-overview = Was geschehen würde
window-check-page-messages = Nachrichten

window-check-headline =
    { $messages ->
        [0] Es gibt nichts zu importieren.
        [one] Eine Nachricht würde importiert.
       *[other]
            { $tickets ->
                [0] { $messages } Nachrichten kämen zu vorhandenen Tickets hinzu.
                [one] Aus { $messages } Nachrichten würde ein neues Ticket.
               *[other] Aus { $messages } Nachrichten würden { $tickets } neue Tickets.
            }
    }
window-check-headline-people =
    { $people ->
        [0] Niemand wird angeschrieben.
        [one] Eine Person könnte eine Antwort von Zammad erhalten.
       *[other] { $people } Personen könnten eine Antwort von Zammad erhalten.
    }
window-check-headline-keep = Im Postfach bleibt alles, wie es ist.
window-check-headline-mark-read = Im Postfach werden importierte Nachrichten als gelesen markiert.
window-check-headline-move = Im Postfach werden importierte Nachrichten nach { $folder } verschoben.
window-check-headline-delete = Im Postfach werden importierte Nachrichten gelöscht, jede erst, nachdem ihr Artikel aus Zammad zurückgelesen wurde.

window-check-import-mode = Während der Import läuft ({ $time }), ist der Importmodus von Zammad an: Es sendet niemandem etwas und führt keine Trigger aus, auch nicht für neue E-Mails. Am Ende wird er zurückgestellt, auch nach einem Anhalten.
window-check-answered =
    { $people ->
        [one] Sie haben gewählt, dass reguläre E-Mails beantwortet werden dürfen. Eine Person könnte Post von Zammads Triggern erhalten.
       *[other] Sie haben gewählt, dass reguläre E-Mails beantwortet werden dürfen. { $people } Personen könnten Post von Zammads Triggern erhalten.
    }
window-check-over-warning = { $size } würden gelöscht. Microsoft bewahrt gelöschte E-Mails eine Zeit lang in den wiederherstellbaren Elementen auf; ab 20 GB wird gewarnt, bei 30 GB sind sie voll. Verschieben Sie die E-Mails stattdessen in einen Ordner, oder löschen Sie in mehreren Importen.
window-check-over-limit = { $size } würden gelöscht, mehr als die 30 GB, die Microsofts wiederherstellbare Elemente fassen. Alles zu löschen wird fehlschlagen. Verschieben Sie die E-Mails stattdessen in einen Ordner: Dort gilt diese Grenze nicht.

window-check-numbers = In Zahlen
window-check-show = Zeigen
window-check-all = Gefunden
window-check-to-import-label = Zu importieren
window-check-archived = Archiviert
window-check-regular = Regulär
window-check-imported = Importiert
window-check-unsettled = Im Postfach verblieben
window-check-already-there = Schon in Zammad
window-check-copies = Weitere Kopien
window-check-too-large = Zu groß
window-check-skipped = Ausgelassen
window-check-failed = Fehlgeschlagen
window-check-without-date = Ohne Datum
window-check-without-message-id = Ohne Message-ID
window-check-machine-made = Automatisch oder unzustellbar
window-check-bytes = Größe des zu Importierenden
window-check-tickets = Neue Tickets
window-check-people = Personen, die angeschrieben würden
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
window-check-time-assumed = Die Dauer ist nach dem angenommen, was ein kleiner Server leistet. Sind einige Nachrichten ausprobiert, ist sie womöglich besser bekannt.

window-check-folders = Nach Ordnern
window-check-folder-facts =
    { $messages ->
        [one] Eine Nachricht
       *[other] { $messages } Nachrichten
    }, { $import } zu importieren ({ $archived } archiviert), { $tickets ->
        [one] ein neues Ticket
       *[other] { $tickets } neue Tickets
    }

window-check-trial = Erst fünf ausprobieren
window-check-trial-what = Einige aufschlussreiche Nachrichten werden wirklich importiert, damit Sie ihre Tickets in Zammad ansehen können, bevor alle anderen folgen. Ihr Postfach bleibt dabei unberührt.
window-check-trial-try = Fünf ausprobieren …
window-check-trial-stop = Anhalten
window-check-trial-ask = Jetzt einige Nachrichten importieren?
window-check-trial-ask-what =
    Es sind echte Nachrichten, und ihre Tickets sind echt: Sie werden genau so importiert, wie es alle anderen würden, und sie bleiben. Später gelten sie als importiert und kommen nicht doppelt.

    Ältere Nachrichten derselben Unterhaltungen kommen mit, weil ein Ticket mit seiner ältesten Nachricht beginnt. Im Postfach geschieht bis zum ganzen Import nichts.
window-check-trial-leave = Jetzt nicht
window-check-trial-now =
    { $count ->
        [one] Eine Nachricht importieren
       *[other] { $count } Nachrichten importieren
    }
window-check-trial-ticket = Ticket { $number }
window-check-trial-more = Es sind mehr als fünf: Ältere Nachrichten derselben Unterhaltungen kamen mit.
window-check-trial-look = Sehen Sie sie in Zammad an. Ist etwas nicht, wie Sie es möchten, gehen Sie zurück und ändern Sie Ihre Wahl: Diese Tickets bleiben, wie sie sind.
window-check-trial-stopped = Angehalten. Was importiert ist, bleibt; alles, was in Zammad verändert wurde, ist wiederhergestellt.
window-check-trial-close = Einige Nachrichten werden gerade importiert
window-check-trial-close-what = Wird das Fenster jetzt geschlossen, beendet Mailferry zuerst die angefangene Nachricht und stellt wieder her, was es in Zammad verändert hat. Das dauert einen Augenblick.
window-check-trial-stay-open = Fenster offen lassen
window-check-trial-stop-and-close = Anhalten, dann schließen

window-check-confirm =
    { $count ->
        [one] Eine Nachricht soll im Postfach gelöscht werden
       *[other] { $count } Nachrichten sollen im Postfach gelöscht werden
    }
window-check-confirm-what = Sie liegen in { $folders } von { $mailbox }, zusammen { $size }. Jede wird erst gelöscht, nachdem ihr Artikel aus Zammad zurückgelesen wurde. Wenn Sie sicher sind, geben Sie die Adresse des Postfachs ein.
window-check-confirm-field = Adresse des Postfachs
window-check-confirm-wrong = Das ist nicht die Adresse des Postfachs.

window-check-export = Plan als Datei speichern
window-check-export-what = Der Plan enthält alles, was Sie gewählt haben, aber keine Geheimnisse. Mit ihm lässt sich der Import auch durch einen Befehl ausführen: mailferry import PLAN.
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
window-check-none = Keine Nachricht ist so
window-check-none-what = Wählen Sie oben eine andere Zahl, oder suchen Sie nach etwas anderem.
window-check-column-date = Datum
window-check-column-sender = Absender
window-check-column-subject = Betreff
window-check-column-size = Größe
window-check-column-outcome = Was aus ihr wird
window-check-open-hint = Doppelklick oder Eingabetaste zeigt eine Nachricht als den Artikel, der aus ihr würde.
window-check-no-subject = (ohne Betreff)
window-check-outcome-archived = archiviert
window-check-outcome-regular = regulär
window-check-outcome-sending = unterwegs
window-check-outcome-imported = importiert
window-check-outcome-with-original = mit Original
window-check-outcome-unsettled = im Postfach
window-check-outcome-already-there = schon da
window-check-outcome-copy = Kopie
window-check-outcome-too-large = zu groß
window-check-outcome-skipped = ausgelassen
window-check-outcome-failed = fehlgeschlagen

window-check-preview = Wie sie in Zammad stünde
window-check-preview-fetching = Die Nachricht wird geholt …
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
