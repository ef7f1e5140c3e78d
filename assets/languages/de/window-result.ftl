# Das Fenster: Schritt 8, Ergebnis.

window-result-title = Das Ergebnis
window-result-nothing = Es wurde keine Nachricht zum Importieren gefunden
window-result-done =
    { $found ->
        [one] Fertig: Die Nachricht hat ihren Platz
       *[other] Fertig: Alle { $found } Nachrichten haben ihren Platz
    }
window-result-unfinished =
    { $waiting ->
        [one] Noch nicht fertig: Eine Nachricht steht noch aus
       *[other] Noch nicht fertig: { $waiting } Nachrichten stehen noch aus
    }
window-result-to-settle =
    { $settle ->
        [one] Alles ist importiert; bei einer Nachricht steht die Nacharbeit im Postfach noch aus
       *[other] Alles ist importiert; bei { $settle } Nachrichten steht die Nacharbeit im Postfach noch aus
    }
window-result-eyes =
    { $eyes ->
        [one] Fertig, und eine Nachricht braucht Ihre Aufmerksamkeit
       *[other] Fertig, und { $eyes } Nachrichten brauchen Ihre Aufmerksamkeit
    }
window-result-help =
    Hier hat jede gefundene Nachricht genau einen Ausgang, und die Zahlen gehen auf. Sie stammen aus dem Journal dieses Imports auf diesem Computer und sind deshalb dieselben, wenn Sie später wiederkommen.

    Speichern Sie den Bericht, wenn Sie einen Nachweis behalten möchten: Er nennt jede Nachricht, die Ihre Aufmerksamkeit braucht, und den Grund.

    Nichts hiervon muss sofort geschehen. Sie können das Fenster jederzeit schließen.
window-result-reading = Das Journal wird gelesen …
window-result-none = Noch gibt es keinen Import zum Ansehen
window-result-none-what = Die Bilanz erscheint hier, sobald ein Import gelaufen ist.
window-result-to-start = Zum ersten Schritt
window-result-go-on = Import fortsetzen
window-result-save = Bericht speichern
window-result-saving = Der Bericht wird geschrieben …
window-result-finish = Mailferry schließen

window-result-there =
    { $found ->
        [one] von einer gefundenen Nachricht ist in { $helpdesk }
       *[other] von { $found } gefundenen Nachrichten sind in { $helpdesk }
    }
window-result-found = Gefundene Nachrichten
window-result-imported = importiert und jeweils aus Zammad zurückgelesen
window-result-before = schon vorher in Zammad; unverändert
window-result-copies = weitere Kopien derselben Nachricht; nicht doppelt angelegt
window-result-waiting = noch zu importieren
window-result-skipped = übersprungen: { $reason }
window-result-failed = fehlgeschlagen: { $reason }
window-result-adds-up = Die Bilanz geht auf: { $sum } = { $found }
window-result-adds-not = Die Bilanz geht nicht auf. Das ist ein Fehler von Mailferry: Speichern Sie den Bericht und melden Sie ihn.
window-result-mailbox = Die importierten im Postfach
window-result-unsettled = im Postfach geblieben: { $reason }
window-result-left = Nacharbeit steht noch aus

window-result-attention = Was Ihre Aufmerksamkeit braucht
window-result-count =
    { $count ->
        [one] eine Nachricht
       *[other] { $count } Nachrichten
    }
window-result-state-skipped = Übersprungen
window-result-state-failed = Fehlgeschlagen
window-result-state-unsettled = In Zammad, aber ohne Nacharbeit im Postfach
window-result-look = Diese Nachrichten ansehen

window-result-zammad = In Zammad
window-result-unchanged = In Zammad wurde für diesen Import nichts verändert.
window-result-running-again = wie vorher
window-result-import-mode = Importmodus
window-result-trigger = Trigger „{ $name }“
window-result-still-changed = Noch verändert: { $names }. Bis das zurückgenommen ist, schweigt Zammad vielleicht, wo es antworten sollte.
window-result-restore = Jetzt zurücknehmen
window-result-restoring = Wird zurückgenommen …

window-result-report = Der Bericht
window-result-report-what = Die Seite ist zum Lesen und Drucken, die Tabelle führt jede Nachricht auf, und die Daten sind für Programme. Berichte nennen Betreffe und Adressen: Geben Sie sie mit Bedacht weiter.
window-result-page = Als Seite speichern (HTML)
window-result-table = Als Tabelle speichern (CSV)
window-result-data = Als Daten speichern (JSON)
window-result-saved = Gespeichert: { $name }
window-result-open-folder = Ordner öffnen

window-result-after = Wie es weitergeht
window-result-meanwhile = E-Mails, die inzwischen gekommen sind
window-result-again-what = Sieht noch einmal ins Postfach und zeigt, was neu ist, bevor etwas geschieht. Was importiert ist, bleibt und wird nicht doppelt importiert.
window-result-again-resume = Um sie zu importieren, setzen Sie diesen Import im ersten Schritt fort: Dafür ist eine Anmeldung nötig.
window-result-again = Noch einmal nachsehen
