# Probleme beim Üben.

practice-cannot-listen = { $what ->
    [helpdesk] Das Übungs-Helpdesk konnte nicht gestartet werden.
    [tenant] Der Übungs-Mandant konnte nicht gestartet werden.
   *[other] Der Übungs-Mailserver konnte nicht gestartet werden.
}
    .label = Ein Teil der Übung konnte nicht starten.
    .why = Dafür ist ein freier Port auf diesem Computer nötig, und das System hat keinen vergeben.
    .effect = Es wurde nichts gestartet. Ihr eigenes Postfach und Ihr Helpdesk sind beim Üben nicht beteiligt.
    .remedy = Schließen Sie andere Programme, oder starten Sie den Computer neu, und versuchen Sie es erneut.

practice-folder = Der Übungsplan konnte nicht in { $folder } geschrieben werden.
    .label = Der Übungsplan konnte nicht geschrieben werden.
    .effect = Es wurde nichts gestartet. Ihr eigenes Postfach und Ihr Helpdesk sind beim Üben nicht beteiligt.
    .remedy = Wählen Sie einen Ordner, in den Sie schreiben dürfen, und achten Sie darauf, dass der Datenträger nicht voll ist.

practice-sign-in = Die Anmeldeseite der Übung führt nirgendwohin.
    .effect = Niemand wurde angemeldet. Ihr eigenes Konto ist an der Übung nicht beteiligt.
    .remedy = Beginnen Sie die Anmeldung dieses Schritts noch einmal, und wählen Sie dann wieder „{ window-practice-sign-in }“.

# Was die Szenarien der Übung sind.

word-scenario-calm = Alles geht gut.
word-scenario-throttled = Microsoft bremst zweimal für einige Sekunden.
word-scenario-token-expires = Die Anmeldung läuft während des Imports zweimal ab.
word-scenario-flaky-mailbox = Die Verbindung zum Postfach bricht dreimal mitten in einer Nachricht ab.
word-scenario-expunge-fails = Das Löschen wird verweigert (EXPUNGE failed).
word-scenario-expunge-without-effect = Das Löschen wird bestätigt, aber die Nachrichten bleiben.
word-scenario-move-leaves-copy = Das Verschieben wird verweigert, aber im Zielordner bleiben Kopien.
word-scenario-flaky-helpdesk = Das Helpdesk ist ab und zu nicht erreichbar oder überlastet.
word-scenario-unknown-outcome = Das Helpdesk legt Tickets an, ohne zu antworten, sofort oder später.
word-scenario-slow-helpdesk = Das Helpdesk braucht für jede Anfrage eine Fünftelsekunde.
word-scenario-short-connections = Das Helpdesk schließt jede Verbindung nach zehn Anfragen ohne Ankündigung.
word-scenario-awkward = Manche Nachrichten lassen sich nicht abrufen, verschwinden, sind durch einen Hinweis ersetzt oder zu groß.
word-scenario-folder-gone = Ein Ordner wird umbenannt, während er gelesen wird.
word-scenario-retention-job = Ein Job des Helpdesks löscht alle paar Sekunden, was vor zwei Jahren geschlossen wurde.
word-scenario-locked-out = Ein Helpdesk, dessen Importmodus das Token aussperren würde.
word-scenario-throttled-without-hint = Microsoft bremst dreimal und sagt nicht, wie lange.
word-scenario-disconnected = Der Mailserver beendet die Verbindung zweimal (BYE).
word-scenario-command-errors = Der Mailserver versteht zwei Befehle nicht (Command Error 10).
word-scenario-not-connected = Der Mailserver sagt einmal „not connected“, obwohl er verbunden war.
word-scenario-silent-mailbox = Der Mailserver antwortet einmal eine Minute lang nicht.
word-scenario-empty-fetch = Zwei Nachrichten werden aufgelistet, aber nicht herausgegeben.
word-scenario-substitutes = Statt zweier Nachrichten kommt zunächst ein Hinweis.
word-scenario-store-refused = Das Markieren als gelesen wird verweigert (STORE failed).
word-scenario-busy-helpdesk = Der Server des Helpdesks bittet dreimal um weniger Anfragen (429).
word-scenario-helpdesk-restarts = Das Helpdesk wird während des Imports neu gestartet.
word-scenario-token-revoked = Das Token des Helpdesks wird während des Imports widerrufen.
word-scenario-group-closed = Eine Gruppe des Helpdesks wird während des Imports deaktiviert.
word-scenario-message-refused = Das Helpdesk lehnt zwei einzelne Nachrichten ab.
word-scenario-mandatory-field = Ein Feld der Tickets wird während des Imports zum Pflichtfeld.
word-scenario-customer-twice = Jemand anderes legt zwei der Kunden im selben Moment an.
word-scenario-import-mode-switched = Jemand schaltet den Importmodus während des Imports aus.
word-scenario-trigger-added = Jemand legt einen Trigger an, während der Import einen anderen anhält.
word-scenario-everything-at-once = Alles auf einmal, was vorübergeht oder einzelne Nachrichten betrifft.
