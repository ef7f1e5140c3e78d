# Das Fenster: Schritt 8, Ergebnis.

window-result-title = Ergebnis
window-result-nothing = Es wurde keine Nachricht zum Importieren gefunden
window-result-done =
    { $found ->
        [one] Import fertig: Die Nachricht ist erfasst
       *[other] Import fertig: Alle { $found } Nachrichten erfasst
    }
window-result-unfinished =
    { $waiting ->
        [one] Noch nicht fertig: Eine Nachricht ist noch zu importieren
       *[other] Noch nicht fertig: { $waiting } Nachrichten sind noch zu importieren
    }
window-result-to-settle =
    { $settle ->
        [one] Alles importiert; ein Original im Postfach steht noch aus
       *[other] Alles importiert; { $settle } Originale im Postfach stehen noch aus
    }
window-result-needs-attention =
    { $attention ->
        [one] Import fertig; eine Nachricht ist zu prüfen
       *[other] Import fertig; { $attention } Nachrichten sind zu prüfen
    }
window-result-help =
    Jede gefundene Nachricht hat genau ein Ergebnis, und die Zahlen gehen auf. Sie stammen aus dem Protokoll dieses Imports auf diesem Computer und sind deshalb dieselben, wenn Sie später wiederkommen.

    Der Bericht ist Ihr Nachweis: Er nennt jede Nachricht, die zu prüfen ist, und den Grund.

    Nichts davon muss jetzt geschehen. Sie können das Fenster jederzeit schließen.
window-result-reading = Das Protokoll dieses Imports wird gelesen …
window-result-none = Noch kein Import
window-result-none-what = Nach einem Import steht hier das Ergebnis.
window-result-to-start = Zum ersten Schritt
window-result-go-on = Import fortsetzen
window-result-save = Bericht speichern (HTML)
window-result-save-as = Bericht speichern …
window-result-forms = CSV, JSON …
window-result-forms-title = Bericht speichern
window-result-saving = Der Bericht wird gespeichert …
window-result-report-saved = Gespeichert
window-result-report-not-saved = Fehler
window-result-finish = Beenden

window-result-there =
    { $found ->
        [one] von einer Nachricht ist in Zammad
       *[other] von { $found } Nachrichten sind in Zammad
    }
window-result-found = Gefundene Nachrichten
window-result-imported = Importiert und geprüft
window-result-before = Schon vorher in Zammad; unverändert
window-result-gone = Weg: vor dem Import von jemand anderem aus dem Postfach entfernt
window-result-copies = Duplikate; nicht doppelt importiert
window-result-waiting = Noch zu importieren
window-result-skipped = Übersprungen: { $reason }
window-result-held = Warten, bis der Ordner in Ordnung ist: { $reason }
window-result-failed = Fehlgeschlagen: { $reason }
window-result-adds-up = Bilanz: { $sum } = { $found }
window-result-adds-not = Die Bilanz geht nicht auf. Das ist ein Fehler von Mailferry: Speichern Sie den Bericht und melden Sie den Fehler.
window-result-left-count =
    { $count ->
        [one] Ein Original steht noch aus
       *[other] { $count } Originale stehen noch aus
    }
window-result-mailbox = Originale im Postfach
window-result-unsettled = Im Postfach nicht erledigt: { $reason }
window-result-left = Stehen noch aus
window-result-undeleted =
    { $count ->
        [one] Ein Original konnte nicht gelöscht werden
       *[other] { $count } Originale konnten nicht gelöscht werden
    }
window-result-which-undeleted =
    { $count ->
        [one] Warum, und welche Nachricht
       *[other] Warum, und welche Nachrichten
    }
window-result-which-skipped =
    { $count ->
        [one] Eine Nachricht übersprungen
       *[other] { $count } Nachrichten übersprungen
    }
window-result-which-failed =
    { $count ->
        [one] Eine Nachricht fehlgeschlagen
       *[other] { $count } Nachrichten fehlgeschlagen
    }
window-result-which-unsettled =
    { $count ->
        [one] Eine Nachricht importiert; ihr Original ist nicht erledigt
       *[other] { $count } Nachrichten importiert; ihre Originale sind nicht erledigt
    }
window-result-more =
    { $count ->
        [one] Eine weitere steht im Bericht.
       *[other] { $count } weitere stehen im Bericht.
    }
window-result-saving-emls = Nachrichten werden gespeichert …
window-result-sign-in-first = Dafür müssen Sie angemeldet sein. Setzen Sie den Import fort.


window-result-unchanged = Für diesen Import wurde in Zammad nichts verändert.
window-result-running-again = wiederhergestellt
window-result-back-to-normal = Zammad arbeitet wieder normal.
window-result-restored-what = Was für den Import angehalten war
window-result-import-mode = Importmodus
window-result-trigger = Trigger „{ $name }“
window-result-still-changed = In Zammad noch nicht wiederhergestellt: { $names }. Bis dahin schweigt Zammad vielleicht, wo es antworten sollte.
window-result-restore = Jetzt wiederherstellen
window-result-restoring = Wird wiederhergestellt …
window-result-restore-resume = Das geschieht, sobald Sie diesen Import fortsetzen: Dafür müssen Sie angemeldet sein.

window-result-report-what = Berichte enthalten Betreffe und Adressen. Geben Sie sie mit Bedacht weiter.
window-result-page = Als HTML speichern
window-result-page-what = Eine Seite zum Lesen und Drucken
window-result-table = Als CSV speichern
window-result-table-what = Eine Tabelle mit allen Nachrichten
window-result-data = Als JSON speichern
window-result-data-what = Daten für Programme
window-result-saved = Gespeichert: { $name }
window-result-open-folder = Ordner öffnen

window-result-after = Wie es weitergeht
window-result-originals = Originale im Postfach
window-result-originals-what =
    { $count ->
        [one] Eine importierte Nachricht liegt noch im Postfach.
       *[other] { $count } importierte Nachrichten liegen noch im Postfach.
    }
window-result-delete = Löschen …
window-result-originals-move = Verschieben …
window-result-mark = Als gelesen markieren …
window-result-originals-where = Es geht um: { $folders }
window-result-more-folders =
    { $count ->
        [one] einen weiteren Ordner
       *[other] { $count } weitere Ordner
    }
window-result-originals-copies =
    { $count ->
        [one] Ein Duplikat davon wird genauso behandelt.
       *[other] { $count } Duplikate davon werden genauso behandelt.
    }
window-result-originals-proof = Jede Nachricht wird vorher noch einmal mit Zammad verglichen, Text und Anhänge. Was dort nicht vollständig ist, bleibt unverändert und wird genannt. Neue E-Mails sind davon nicht betroffen.
window-result-originals-stay = Nicht ändern
window-result-delete-title =
    { $count ->
        [one] Ein Original aus dem Postfach löschen?
       *[other] { $count } Originale aus dem Postfach löschen?
    }
window-result-delete-confirm = Geben Sie zur Bestätigung { $mailbox } ein
window-result-delete-wrong = Das ist nicht die Adresse des Postfachs.
window-result-delete-now =
    { $count ->
        [one] Ein Original löschen
       *[other] { $count } Originale löschen
    }
window-result-originals-move-title =
    { $count ->
        [one] Ein Original verschieben?
       *[other] { $count } Originale verschieben?
    }
window-result-originals-move-now = Verschieben
window-result-mark-title =
    { $count ->
        [one] Ein Original als gelesen markieren?
       *[other] { $count } Originale als gelesen markieren?
    }
window-result-mark-now = Als gelesen markieren
window-result-meanwhile = Neue E-Mails
window-result-again-what = Zeigt, was inzwischen eingegangen ist, bevor etwas importiert wird.
window-result-again = Nach neuen E-Mails sehen
window-result-again-busy = Verfügbar, sobald der laufende Vorgang zu Ende ist.

window-result-watch-go = Neue E-Mails laufend importieren
window-result-watching = Neue E-Mails werden beim Eintreffen importiert, mit den Einstellungen dieses Imports. Lassen Sie das Fenster offen.
window-result-watch-stop = Nicht mehr importieren
window-result-watch-stopping = Hält nach der aktuellen Nachricht an …
window-result-watch-came =
    { $count ->
        [0] Bisher nichts Neues
        [one] Eine neue Nachricht importiert
       *[other] { $count } neue Nachrichten importiert
    }
window-result-watch-last = Zuletzt nachgesehen um { $time }
window-result-stay-watching = Beenden Sie zuerst das laufende Importieren
window-result-stay-moving = Die Tickets werden gerade verschoben
window-result-close-title = Das Fenster jetzt schließen?
window-result-close-watching = Mailferry importiert gerade neue E-Mails. Wenn sich das Fenster schließt, endet das nach der aktuellen Nachricht. Neue E-Mails bleiben im Postfach.
window-result-close-moving = Tickets werden gerade verschoben, und Zammad benachrichtigt solange niemanden. Bitte warten Sie, bis alles verschoben und wiederhergestellt ist.
window-result-stay-open = Offen lassen
window-result-stop-and-close = Anhalten und schließen

window-result-aliases = Aliasse, die Zammad nicht kennt
window-result-aliases-looking = Aliasse werden gesucht …
window-result-aliases-none = Keine. Zammad kennt jede Adresse dieser Domain, an die Kunden geschrieben haben.
window-result-aliases-open =
    { $count ->
        [one] Einer hinzuzufügen
       *[other] { $count } hinzuzufügen
    }
window-result-aliases-what = Kunden haben an diese Adressen geschrieben. Fügen Sie die hinzu, die Aliasse dieses Postfachs sind: Sonst kann eine Antwort an eine davon zu einem Ticket von Ihnen selbst werden.
window-result-alias-named =
    { $count ->
        [one] in einer Nachricht genannt
       *[other] in { $count } Nachrichten genannt
    }
window-result-alias-add = In Zammad hinzufügen
window-result-alias-adding = Wird hinzugefügt …
window-result-alias-added = Hinzugefügt

window-result-group = Tickets in eine andere Gruppe verschieben
window-result-group-what =
    { $count ->
        [one] Der Import hat ein Ticket erstellt. Es lässt sich verschieben, ohne dass jemand benachrichtigt wird.
       *[other] Der Import hat { $count } Tickets erstellt. Sie lassen sich verschieben, ohne dass jemand benachrichtigt wird.
    }
window-result-choose-group = Gruppe wählen
window-result-sends-as = sendet als { $address }
window-result-sends-not = hat keine Absenderadresse: Agenten können von ihr aus nicht antworten
window-result-move = Tickets verschieben
window-result-move-choose = Verfügbar, sobald eine Gruppe gewählt ist.
window-result-move-title =
    { $count ->
        [one] Ein Ticket nach { $group } verschieben?
       *[other] { $count } Tickets nach { $group } verschieben?
    }
window-result-move-ask = Solange ist der Importmodus von Zammad eingeschaltet, damit niemand benachrichtigt wird; danach wird er wiederhergestellt. Tickets, die Agenten verschoben haben, bleiben, wo sie sind.
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
window-result-undated = { $count ->
        [one] Ein Ticket nennt als letzte Änderung den Tag des Imports.
       *[other] { $count } Tickets nennen als letzte Änderung den Tag des Imports.
    }
window-result-with-original = { $count ->
        [one] 1 Nachricht ist
       *[other] { $count } Nachrichten sind
    } so gut wie möglich dargestellt; das Original ist angehängt.

window-result-live = Neue E-Mails ab jetzt
window-result-live-what = Ein Kanal von Zammad könnte noch einmal importieren, beantworten und löschen, was schon in Zammad ist. Sehen Sie, was er täte, bevor Sie ihn einschalten.
window-result-live-go = Zur Umstellung
