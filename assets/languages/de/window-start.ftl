# Das Fenster: Schritt 1, Bevor Sie beginnen.

window-start-title = Ein Postfach ins Helpdesk bringen, einmal und sicher
window-start-what = Mailferry liest die E-Mails eines Microsoft-365-Postfachs und macht daraus Tickets in Zammad: jede Nachricht einmal, in der richtigen Reihenfolge, mit ihren Anhängen. Bevor etwas geschieht, sehen Sie in Zahlen Ihrer eigenen E-Mails, was geschehen würde. Sie können jederzeit anhalten und später fortsetzen.
window-start-what-short = Oder bringen Sie ein weiteres Postfach ins Helpdesk.
window-start-go = Import einrichten
window-start-go-new = Neuen Import einrichten
window-start-resume = Import fortsetzen
window-start-resume-of = { $mailbox } fortsetzen
window-start-help =
    Mailferry führt Sie durch neun Schritte. Bevor Sie in der Prüfung den Import starten, wird nichts verändert, weder im Postfach noch in Zammad.

    Sie können jederzeit zurückgehen, ohne Eingaben zu verlieren, und das Fenster schließen: Es kommt so zurück, wie Sie es verlassen haben.


window-start-know = Was Sie vorher wissen sollten
window-start-deletion = Ihre E-Mails bleiben im Postfach
window-start-deletion-what = Nichts wird gelöscht, außer Sie wollen es. Dann wird eine Nachricht erst gelöscht, wenn sie in Zammad bestätigt ist, und nur diese eine.
window-start-replies = Ihre Kunden werden nicht benachrichtigt
window-start-replies-what = Die Trigger von Zammad würden importierte E-Mails wie neue beantworten, so alt sie auch sind. Mailferry importiert so, dass niemand etwas erhält, und stellt wieder her, was es angehalten hat.
window-start-aliases = Auch Aliasse des Postfachs zählen
window-start-aliases-what = E-Mails an einen Alias liegen im selben Postfach. Kennt Zammad den Alias nicht, kann eine Antwort darauf als Ticket von Ihnen selbst erscheinen. Der letzte Schritt nennt die Aliasse, die Zammad nicht kennt.
window-start-shared = Ein freigegebenes Postfach hat kein eigenes Kennwort
window-start-shared-what = Sie melden sich als Person mit Vollzugriff darauf an und geben seine Adresse ein.
window-start-existing = Vielleicht ruft Zammad dieses Postfach schon ab
window-start-existing-what = Hat Zammad einen Kanal für dasselbe Postfach, würden beide die E-Mails abholen. Die Prüfung findet einen solchen Kanal und sagt, was zu tun ist.

window-start-practice = Erst üben?
window-start-practice-what = Der ganze Weg mit einem Beispielpostfach und einem Helpdesk in diesem Programm. Braucht kein Konto und verändert nichts.
window-start-practice-go = Erst üben
window-start-practice-starting = Die Übung wird vorbereitet …

window-start-unfinished = Nicht abgeschlossene Importe
window-start-run-into = nach { $helpdesk }, begonnen { $begun }
window-start-run-count = { $done } von { $all } importiert
window-start-run-under-way = Läuft in einem anderen Fenster
window-start-run-stopped = Angehalten
window-start-run-trouble = Durch ein Problem beendet
window-start-run-interrupted = Unterbrochen
window-start-run-left = Noch nicht fertig
window-start-run-elsewhere = Sobald er dort zu Ende ist, können Sie ihn hier fortsetzen.
window-start-run-to-settle =
    { $count ->
        [one] Ein Original im Postfach steht noch aus.
       *[other] { $count } Originale im Postfach stehen noch aus.
    }
window-start-run-failed =
    { $count ->
        [one] Eine Nachricht ist fehlgeschlagen und kann noch einmal versucht werden.
       *[other] { $count } Nachrichten sind fehlgeschlagen und können noch einmal versucht werden.
    }
window-start-run-changed = In Zammad noch nicht wiederhergestellt: { $names }. Das geschieht, wenn Sie diesen Import fortsetzen; bis dahin lässt sich sein Protokoll nicht löschen.
window-start-import-mode = der Importmodus
window-start-run-resume = Fortsetzen
window-start-run-review = Ergebnis ansehen
window-start-run-discard = Protokoll löschen …
window-start-discard-title = Protokoll dieses Imports löschen?
window-start-discard-ask =
    { $imported ->
        [0] Aus { $mailbox } wurde noch nichts importiert, und alle E-Mails bleiben, wo sie sind. Nur das Protokoll dieses Imports auf diesem Computer wird gelöscht.
        [one] Eine Nachricht aus { $mailbox } ist in Zammad und bleibt dort. Nur das Protokoll dieses Imports auf diesem Computer wird gelöscht: Der nächste Import erkennt die Nachricht, aber der Bericht ist weg.
       *[other] { $imported } Nachrichten aus { $mailbox } sind in Zammad und bleiben dort. Nur das Protokoll dieses Imports auf diesem Computer wird gelöscht: Der nächste Import erkennt die Nachrichten, aber der Bericht ist weg.
    }
window-start-discard-keep = Behalten
window-start-discard-now = Protokoll löschen

window-start-channels = Wie kommen neue E-Mails an?
window-start-channels-what = Die E-Mail-Kanäle von Zammad ansehen, einen einrichten oder zurückstufen. Ohne Import.
window-start-channels-go = Kanäle von Zammad ansehen
