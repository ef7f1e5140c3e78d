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
window-result-needs-attention =
    { $attention ->
        [one] Fertig, und eine Nachricht ist zu prüfen
       *[other] Fertig, und { $attention } Nachrichten sind zu prüfen
    }
window-result-help =
    Hier hat jede gefundene Nachricht genau einen Ausgang, und die Zahlen gehen auf. Sie stammen aus dem Journal dieses Imports auf diesem Computer und sind deshalb dieselben, wenn Sie später wiederkommen.

    Speichern Sie den Bericht, wenn Sie einen Nachweis behalten möchten: Er nennt jede Nachricht, die zu prüfen ist, und den Grund.

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
window-result-imported = Importiert und jeweils aus Zammad zurückgelesen
window-result-before = Schon vorher in Zammad; unverändert
window-result-copies = Weitere Kopien derselben Nachricht; nicht doppelt angelegt
window-result-waiting = Noch zu importieren
window-result-skipped = Übersprungen: { $reason }
window-result-failed = Fehlgeschlagen: { $reason }
window-result-adds-up = Die Bilanz geht auf: { $sum } = { $found }
window-result-adds-not = Die Bilanz geht nicht auf. Das ist ein Fehler von Mailferry: Speichern Sie den Bericht und melden Sie ihn.
window-result-mailbox = Die importierten im Postfach
window-result-unsettled = Im Postfach geblieben: { $reason }
window-result-left = Nacharbeit steht noch aus

window-result-attention = Zu prüfen
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
window-result-again-busy = Wieder möglich, sobald beendet ist, was gerade läuft.

window-result-watch = Weiter beobachten
window-result-watch-what = Importiert neue E-Mails, sobald sie eintreffen, bis Sie es beenden oder das Fenster schließen, genau wie in Schritt 5 gewählt.
window-result-watch-go = Weiter beobachten
window-result-watching = Neue E-Mails werden importiert, sobald sie eintreffen. Lassen Sie das Fenster offen.
window-result-watch-stop = Beobachten beenden
window-result-watch-stopping = Endet, sobald das Angefangene fertig ist …
window-result-watch-came =
    { $count ->
        [0] Bisher nichts Neues
        [one] Eine neue Nachricht importiert
       *[other] { $count } neue Nachrichten importiert
    }
window-result-watch-last = Zuletzt nachgesehen um { $time }
window-result-stay-watching = Beenden Sie zuerst das Beobachten
window-result-stay-moving = Die Tickets werden gerade verschoben
window-result-close-title = Das Fenster jetzt schließen?
window-result-close-watching = Mailferry beobachtet das Postfach. Mit dem Fenster endet das Beobachten; das Angefangene wird vorher fertig. Neue E-Mails bleiben im Postfach.
window-result-close-moving = Tickets werden gerade verschoben, und Zammad schweigt währenddessen. Bitte warten Sie, bis das fertig und zurückgenommen ist.
window-result-stay-open = Offen lassen
window-result-stop-and-close = Beobachten beenden und schließen

window-result-aliases = Weitere Namen dieses Postfachs
window-result-aliases-looking = Adressen, die Zammad nicht kennt, werden gesucht …
window-result-aliases-none = Zammad kennt jede Adresse der Domain dieses Postfachs, an die Kunden geschrieben haben.
window-result-aliases-what = Kunden haben auch an diese Adressen geschrieben, und Zammad kennt sie nicht. Wenn es Namen dieses Postfachs sind, fügen Sie sie hinzu: Sonst kann eine Antwort an eine davon zu einem Ticket von Ihnen selbst werden.
window-result-alias-named =
    { $count ->
        [one] in einer Nachricht genannt
       *[other] in { $count } Nachrichten genannt
    }
window-result-alias-add = In Zammad hinzufügen
window-result-alias-adding = Wird hinzugefügt …
window-result-alias-added = Zammad kennt sie jetzt

window-result-group = Eine andere Gruppe für diese Tickets
window-result-group-what =
    { $count ->
        [one] Der Import hat ein Ticket angelegt. Es kann in eine andere Gruppe wechseln, ohne dass jemand benachrichtigt wird.
       *[other] Der Import hat { $count } Tickets angelegt. Sie können in eine andere Gruppe wechseln, ohne dass jemand benachrichtigt wird.
    }
window-result-choose-group = Gruppe wählen
window-result-sends-as = sendet als { $address }
window-result-sends-not = hat keine Absenderadresse: Agenten können von ihr aus nicht antworten
window-result-move = Tickets verschieben
window-result-move-title =
    { $count ->
        [one] Ein Ticket nach { $group } verschieben?
       *[other] { $count } Tickets nach { $group } verschieben?
    }
window-result-move-ask = Für diese Zeit wird Zammads Importmodus eingeschaltet, damit niemand benachrichtigt wird, und danach zurückgenommen. Tickets, die Agenten inzwischen anderswohin verschoben haben, bleiben, wo sie sind.
window-result-move-stay = Dort lassen
window-result-move-now = Verschieben
window-result-moving = Tickets werden verschoben …
window-result-moved =
    { $count ->
        [one] Ein Ticket verschoben
       *[other] { $count } Tickets verschoben
    }
window-result-moved-there =
    { $count ->
        [one] Eines war schon in dieser Gruppe
       *[other] { $count } waren schon in dieser Gruppe
    }
window-result-moved-elsewhere =
    { $count ->
        [one] Eines bleibt, wohin ein Agent es verschoben hat
       *[other] { $count } bleiben, wohin Agenten sie verschoben haben
    }
window-result-moved-refused =
    { $count ->
        [one] Ticket { $number } konnte nicht verschoben werden: { $why }
       *[other] { $count } konnten nicht verschoben werden, zuerst Ticket { $number }: { $why }
    }
window-result-no-sending-address =
    { $count ->
        [one] Die Gruppe { $groups } hat keine Absenderadresse: Agenten können diese Tickets von ihr aus nicht beantworten. Setzen Sie eine in Zammad, unter Einstellungen > Gruppen.
       *[other] Die Gruppen { $groups } haben keine Absenderadresse: Agenten können diese Tickets von ihnen aus nicht beantworten. Setzen Sie für jede eine in Zammad, unter Einstellungen > Gruppen.
    }
window-result-with-original = { $count ->
        [one] 1 Nachricht ist
       *[other] { $count } Nachrichten sind
    } so gut wie möglich dargestellt; das Original ist angehängt.
