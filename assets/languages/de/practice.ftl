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
