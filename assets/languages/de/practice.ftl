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
    .remedy = Beginnen Sie die Anmeldung dieses Schritts noch einmal, und lassen Sie sie dann wieder spielen.
