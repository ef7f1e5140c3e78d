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
