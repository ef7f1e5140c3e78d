# Das Fenster: Schritt 1, Bevor Sie beginnen.

window-start-title = Ein Postfach ins Helpdesk bringen, einmal und sicher
window-start-what = Mailferry liest die E-Mails eines Microsoft-365-Postfachs und macht daraus Tickets in Zammad: jede Nachricht einmal, in der richtigen Reihenfolge, mit ihren Anhängen. Bevor etwas geschieht, sehen Sie, was geschehen würde, in Zahlen Ihrer eigenen E-Mails. Sie können jederzeit anhalten und später weitermachen.
window-start-go = Beginnen
window-start-go-new = Neuen Import beginnen
window-start-help =
    Mailferry führt Sie durch acht Schritte. Bis zur letzten Schaltfläche der Prüfung wird nichts verändert: nicht in Ihrem Postfach und nicht in Zammad.

    Sie können jederzeit zurückgehen, ohne Eingaben zu verlieren, und das Fenster schließen: Es kommt so zurück, wie Sie es verlassen haben.

window-start-know = Was Sie vorher wissen sollten
window-start-deletion = Ihre E-Mails bleiben im Postfach
window-start-deletion-what = Nichts wird gelöscht, außer Sie verlangen es. Dann wird eine Nachricht erst gelöscht, nachdem ihr Artikel aus Zammad zurückgelesen wurde, und nur diese eine.
window-start-replies = Ihre Kunden merken nichts davon
window-start-replies-what = Die Trigger von Zammad würden importierte E-Mails wie neue beantworten, so alt sie auch sind. Mailferry importiert so, dass niemand etwas erhält, und stellt wieder her, was es solange angehalten hat.
window-start-aliases = Auch Aliasse des Postfachs zählen
window-start-aliases-what = E-Mails an einen Alias liegen im selben Postfach. Kennt Zammad den Alias nicht, kann eine Antwort darauf als Ticket von Ihnen selbst erscheinen. Der letzte Schritt nennt die Aliasse, die Zammad fehlen.
window-start-shared = Ein freigegebenes Postfach hat kein eigenes Kennwort
window-start-shared-what = Sie melden sich als eine Person an, die Vollzugriff darauf hat, und geben seine Adresse an.
window-start-existing = Vielleicht ruft Zammad dieses Postfach schon ab
window-start-existing-what = Ist in Zammad ein Kanal für dasselbe Postfach eingerichtet, würden beide die E-Mails holen. Die Prüfung findet einen solchen Kanal und sagt, was zu tun ist.

window-start-practice = Möchten Sie lieber erst üben?
window-start-practice-what = Der ganze Weg mit einem Beispielpostfach und einem Helpdesk in diesem Programm. Braucht kein Konto, verändert nichts und endet, wenn Sie es schließen.
window-start-practice-go = Erst üben
window-start-practice-starting = Die Übung wird vorbereitet …

window-start-unfinished = Noch nicht abgeschlossen
window-start-run-into = nach { $helpdesk }, begonnen { $begun }
window-start-run-count = { $done } von { $all } importiert
window-start-run-under-way = Läuft in einem anderen Fenster
window-start-run-stopped = Angehalten
window-start-run-trouble = Durch ein Problem beendet
window-start-run-interrupted = Unterbrochen
window-start-run-left = Es ist noch etwas zu tun
window-start-run-to-settle =
    { $count ->
        [one] Bei einer importierten Nachricht steht die Behandlung im Postfach noch aus.
       *[other] Bei { $count } importierten Nachrichten steht die Behandlung im Postfach noch aus.
    }
window-start-run-failed =
    { $count ->
        [one] Eine Nachricht ist fehlgeschlagen und kann noch einmal versucht werden.
       *[other] { $count } Nachrichten sind fehlgeschlagen und können noch einmal versucht werden.
    }
window-start-run-changed = In Zammad noch verändert: { $names }. Setzen Sie den Import fort, damit es wiederhergestellt wird; bis dahin lässt sich dieser Eintrag nicht verwerfen.
window-start-import-mode = der Importmodus
window-start-run-resume = Fortsetzen
window-start-run-review = Ansehen
window-start-run-discard = Verwerfen …
window-start-discard-title = Die Aufzeichnungen dieses Imports verwerfen?
window-start-discard-ask =
    { $imported ->
        [0] Aus { $mailbox } wurde noch nichts importiert. Alle E-Mails bleiben, wo sie sind; nur die Aufzeichnungen dieses Imports auf diesem Computer werden entfernt.
        [one] Eine Nachricht aus { $mailbox } ist in Zammad und bleibt dort. Nur die Aufzeichnungen dieses Imports auf diesem Computer werden entfernt: Der nächste Import erkennt die Nachricht an ihrer Message-ID, aber der Bericht über diesen ist fort.
       *[other] { $imported } Nachrichten aus { $mailbox } sind in Zammad und bleiben dort. Nur die Aufzeichnungen dieses Imports auf diesem Computer werden entfernt: Der nächste Import erkennt die Nachrichten an ihrer Message-ID, aber der Bericht über diesen ist fort.
    }
window-start-discard-keep = Behalten
window-start-discard-now = Verwerfen
