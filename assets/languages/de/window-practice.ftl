# Das Fenster: die Übung.

window-practising = Übung: Nichts verlässt diesen Computer
window-practising-short = Übung
window-practice-counts =
    { $tickets ->
        [one] Im Übungs-Helpdesk: ein Ticket; { $outbox ->
            [0] keine Nachricht wäre gesendet worden
            [one] eine Nachricht wäre gesendet worden
           *[other] { $outbox } Nachrichten wären gesendet worden
        }
       *[other] Im Übungs-Helpdesk: { $tickets } Tickets; { $outbox ->
            [0] keine Nachricht wäre gesendet worden
            [one] eine Nachricht wäre gesendet worden
           *[other] { $outbox } Nachrichten wären gesendet worden
        }
    }
window-practice-show = Störungen simulieren
window-practice-hide = Schalter ausblenden
window-practice-leave = Übung verlassen
window-practice-sign-in = Für mich anmelden
window-practice-what = Schalten Sie jederzeit ein, was schiefgehen soll, und sehen Sie, wie Mailferry damit umgeht.
window-practice-new-mail = Neue Nachricht eintreffen lassen
window-practice-consent-pending = Die Einwilligung wartet auf einen Administrator
window-practice-throttled = Microsoft bremst
window-practice-token-expires = Die Anmeldung läuft ab
window-practice-flaky-mailbox = Die Verbindung zum Postfach bricht ab
window-practice-folder-gone = Ein Ordner wird währenddessen umbenannt
window-practice-expunge-fails = Löschen wird verweigert
window-practice-expunge-without-effect = Löschen wird bestätigt, geschieht aber nicht
window-practice-move-leaves-copy = Verschieben scheitert und hinterlässt Kopien
window-practice-flaky-helpdesk = Das Helpdesk fällt ab und zu aus
window-practice-unknown-outcome = Das Helpdesk legt Tickets an, ohne zu antworten
window-practice-slow-helpdesk = Das Helpdesk ist langsam
window-practice-of-mailbox = Postfach
window-practice-of-helpdesk = Helpdesk
window-practice-throttled-without-hint = Microsoft bremst und sagt nicht, wie lange
window-practice-disconnected = Der Mailserver verabschiedet sich
window-practice-command-errors = Der Mailserver versteht einen Befehl nicht
window-practice-not-connected = Der Mailserver ist kurz „not connected“
window-practice-silent-mailbox = Der Mailserver antwortet nicht mehr
window-practice-empty-fetch = Manche Nachrichten werden nicht herausgegeben
window-practice-substitutes = Statt mancher Nachrichten kommt ein Hinweis
window-practice-store-refused = Als gelesen markieren wird verweigert
window-practice-busy-helpdesk = Das Helpdesk bittet um weniger Anfragen
window-practice-helpdesk-restarts = Das Helpdesk wird neu gestartet
window-practice-short-connections = Das Helpdesk schließt Verbindungen ohne Ankündigung
window-practice-token-revoked = Das Token des Helpdesks wird widerrufen
window-practice-group-closed = Eine Gruppe wird währenddessen deaktiviert
window-practice-message-refused = Das Helpdesk lehnt einzelne Nachrichten ab
window-practice-mandatory-field = Ein Feld der Tickets wird Pflichtfeld
window-practice-customer-twice = Jemand anderes legt dieselben Kunden an
window-practice-import-mode-switched = Jemand schaltet den Importmodus aus
