# Der Bericht eines Laufs, als Seite und als Tabelle.

page-report-title = Importbericht
page-report-heading = { $mailbox } nach { $helpdesk }
page-report-run = Lauf { $name }, begonnen am { $begun }
page-report-no-run = Geprüft; noch wurde nichts importiert.

page-report-imported = { $imported } von { $found ->
    [one] { $found } Nachricht
   *[other] { $found } Nachrichten
} importiert
page-report-all-done = Zu jeder gefundenen Nachricht steht fest, was aus ihr wurde. Zu prüfen ist keine.
page-report-attention = { $count ->
    [one] Eine Nachricht ist zu prüfen. Sie steht unten.
   *[other] { $count } Nachrichten sind zu prüfen. Sie stehen unten.
}
page-report-waiting = { $count ->
    [one] Der Import ist nicht fertig: Eine Nachricht steht noch aus. Starten Sie ihn noch einmal; er macht dort weiter, wo er aufgehört hat.
   *[other] Der Import ist nicht fertig: { $count } Nachrichten stehen noch aus. Starten Sie ihn noch einmal; er macht dort weiter, wo er aufgehört hat.
}

page-report-balance = Die Bilanz
page-report-balance-remark = Jede gefundene Nachricht ist genau einmal gezählt, über alle Läufe dieses Imports.
page-report-found = { $count ->
    [one] Nachricht gefunden
   *[other] Nachrichten gefunden
}
page-report-line-imported = importiert; jeder Artikel ist in Zammad bestätigt
page-report-line-before = schon vorher in Zammad; unverändert gelassen
page-report-line-gone = weg: von jemand anderem aus dem Postfach entfernt, bevor sie importiert wurden
page-report-line-copies = Duplikate mit demselben Text und denselben Dateien; nicht doppelt importiert
page-report-line-skipped = übersprungen: { $reason }
page-report-line-held = warten, bis der Ordner in Ordnung ist: { $reason }
page-report-line-failed = fehlgeschlagen: { $reason }
page-report-line-waiting = noch zu importieren

page-report-mailbox = Im Postfach
page-report-mailbox-remark = Was dort aus den importierten Nachrichten wurde. Keine wurde angerührt, bevor ihr Artikel nachgewiesen war.
page-report-imported-all = { $count ->
    [one] importierte Nachricht
   *[other] importierte Nachrichten
}
page-report-line-unsettled = in Zammad, aber im Postfach geblieben: { $reason }
page-report-line-to-settle = in Zammad; im Postfach noch nicht erledigt

page-report-zammad = In Zammad
page-report-nothing-changed = Für diesen Import wurde keine Einstellung von Zammad geändert.
page-report-put-back = Für die Dauer des Imports geändert und wiederhergestellt:
page-report-still-changed = Noch geändert. Starten Sie Mailferry noch einmal, oder führen Sie „mailferry restore“ aus, um es wiederherzustellen:
page-report-undated = { $count ->
    [one] { $count } Ticket nennt als letzte Änderung den Tag des Imports.
   *[other] { $count } Tickets nennen als letzte Änderung den Tag des Imports.
}
page-report-import-mode = Importmodus
page-report-trigger = Trigger „{ $name }“
page-report-channel = der Kanal { $address }

page-report-folders = Nach Ordnern
page-report-column-folder = Ordner
page-report-column-found = Gefunden
page-report-column-imported = Importiert
page-report-column-before = Schon da
page-report-column-copies = Duplikate
page-report-column-skipped = Übersprungen
page-report-column-failed = Fehlgeschlagen
page-report-column-waiting = Steht aus

page-report-messages = Nachrichten, die zu prüfen sind
page-report-none = Es gibt keine.
page-report-cut = Hier stehen die ersten { $listed } von { $count } Nachrichten. Die Tabelle (CSV) zu diesem Bericht enthält alle.
page-report-state-skipped = ! Übersprungen
page-report-state-failed = ✗ Fehlgeschlagen
page-report-state-unsettled = ! In Zammad, im Postfach offen
page-report-count = { $count ->
    [one] eine Nachricht
   *[other] { $count } Nachrichten
}
page-report-your-mail = Ihre Nachrichten:
page-report-what-to-do = Was zu tun ist:
page-report-where = Wo:
page-report-server-said = Antwort des Servers:
page-report-column-date = Datum
page-report-column-subject = Betreff
page-report-column-ticket = Ticket
page-report-no-date = unbekannt
page-report-no-subject = (ohne Betreff)

page-report-runs = Läufe
page-report-column-run = Lauf
page-report-column-begun = Begonnen
page-report-column-ended = Beendet
page-report-column-ending = Wie er endete
page-report-ending-done = Fertig
page-report-ending-stopped = Von Ihnen angehalten
page-report-ending-problem = Von einer Störung angehalten
page-report-ending-none = Läuft noch oder wurde unterbrochen

page-report-made = Erstellt von Mailferry { $version } am { $moment }. Alle Zeiten gelten für { $zone }.
page-report-care = Dieser Bericht nennt Betreffzeilen und Adressen. Geben Sie ihn nur an Personen weiter, die sie lesen dürfen.

report-file-there = Die Datei { $path } gibt es schon.
    .label = Die Datei gibt es schon.
    .effect = Sie wurde nicht verändert, und es wurde kein Bericht geschrieben.
    .remedy = Wählen Sie einen anderen Namen.
    .remedy-2 = Mit --force wird sie überschrieben.
page-report-state-in-zammad = ✓ In Zammad
