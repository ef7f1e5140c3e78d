# Das Fenster: Schritt 2, Helpdesk.

window-helpdesk-title = Helpdesk verbinden
window-helpdesk-what = Geben Sie die Adresse Ihres Zammad und ein API-Token ein. Hier wird nur gelesen.
window-helpdesk-help =
    Geben Sie die Adresse ein, die Sie im Browser sehen, wenn Zammad geöffnet ist, und ein API-Token. Mailferry prüft dann, ob alles für einen Import vorhanden ist und was in Zammad dadurch jemanden benachrichtigen würde.

    Was den Import verhindert, steht oben, mit dem Weg, es zu beheben; darunter stehen Hinweise, die Sie vorher lesen sollten. Das Prüfen ändert in Zammad nichts, so oft Sie möchten.

window-helpdesk-address = Adresse von Zammad
window-helpdesk-address-help = So, wie der Browser sie zeigt, wenn Zammad geöffnet ist.
window-helpdesk-address-read = Mailferry verwendet { $address }
window-helpdesk-token = API-Token
window-helpdesk-token-help = Wird { word-keychain-in } gespeichert, sobald die Prüfung es angenommen hat; nie in einer Datei.
window-helpdesk-token-memory = Bleibt nur im Arbeitsspeicher, bis Sie Mailferry schließen.
window-helpdesk-token-practice = Für die Übung eingetragen. Es öffnet nichts Echtes.
window-helpdesk-being-kept = { $address } · API-Token wird gespeichert …
window-helpdesk-kept = { $address } · API-Token { word-keychain-in }
window-helpdesk-this-run = { $address } · API-Token nur im Arbeitsspeicher, bis Sie Mailferry schließen
window-helpdesk-keep-again = Erneut { word-keychain-in } speichern
window-helpdesk-only-this-run = Nur im Arbeitsspeicher behalten

window-helpdesk-how = So erstellen Sie ein Token
window-helpdesk-how-open = Öffnen Sie in Zammad unten links Ihr Bild, dann Profil, Token-Zugriff.
window-helpdesk-how-create = Wählen Sie Erstellen und geben Sie dem Token einen Namen, etwa „Mailferry“. Ein Ablaufdatum sollte nach dem Import liegen.
window-helpdesk-how-rights = Wählen Sie genau diese Berechtigungen:
window-helpdesk-right-agent = Tickets und Artikel.
window-helpdesk-right-group = Um zu sehen, welche Gruppen aktiv sind, und um eine Absenderadresse zu ändern.
window-helpdesk-right-trigger = Um vorher zu sehen, was jemanden benachrichtigen würde.
window-helpdesk-right-maintenance = Um den Importmodus von Zammad zu schalten; ohne ihn können Tickets nicht das Datum alter E-Mails tragen.
window-helpdesk-how-user = Wem das Token gehört, braucht diese Berechtigungen und Vollzugriff auf jede Zielgruppe. Als Administrator hat man diesen Zugriff nicht automatisch.
window-helpdesk-how-copy-token = Kopieren Sie das Token in das Feld oben. Zammad zeigt es nur einmal.
window-helpdesk-how-not = Die Berechtigung admin umfasst alle diese außer ticket.agent. Wählen Sie user_preferences.device nicht: Zammad schreibt Ihnen sonst vielleicht wegen eines neuen Geräts.
window-helpdesk-how-copy = Adresse dieser Seite kopieren

window-helpdesk-certificate = Eigene Zertifizierungsstelle verwenden
window-helpdesk-certificate-path = Zertifikatsdatei der eigenen Zertifizierungsstelle (PEM)
window-helpdesk-certificate-help = Nur wenn Ihre Organisation ihre Zertifikate selbst ausstellt. Ihr wird zusätzlich zu den Stellen des Systems vertraut.

window-helpdesk-look = Helpdesk prüfen
window-helpdesk-look-again = Erneut prüfen
window-helpdesk-cancel = Prüfung abbrechen
window-helpdesk-empty = Hier erscheint das Ergebnis
window-helpdesk-empty-what = Verbindung, Token, Berechtigungen, Gruppen, Trigger, die jemanden benachrichtigen würden, und mehr. Das dauert einige Sekunden und ändert nichts.
window-helpdesk-found = Das Helpdesk wird geprüft
window-helpdesk-now = wird geprüft
window-helpdesk-later = später
window-helpdesk-good = in Ordnung
window-helpdesk-caution = Hinweis
window-helpdesk-stop = Verhindert den Import
window-helpdesk-secured = { $address }, verschlüsselt, mit vertrauenswürdigem Zertifikat
window-helpdesk-more = Warum, und andere Wege
window-helpdesk-sum-good = Bereit für den Import.
window-helpdesk-sum-cautions = { $count ->
    [one] Bereit für den Import. Bitte lesen Sie einen Hinweis.
   *[other] Bereit für den Import. Bitte lesen Sie { $count } Hinweise.
}
window-helpdesk-sum-stops = { $count ->
    [one] Ein Problem ist zu beheben
   *[other] { $count } Probleme sind zu beheben
}

window-helpdesk-waits-address = Geben Sie die Adresse Ihres Zammad ein.
window-helpdesk-waits-wrong = Die Adresse ist noch nicht verwendbar.
window-helpdesk-waits-token = Geben Sie das API-Token ein.
window-helpdesk-waits-look = Das Helpdesk wird geprüft …
window-helpdesk-waits-keeping = Das Token wird gespeichert …
window-helpdesk-waits-refused = Wählen Sie, wo das Token bleibt.
window-helpdesk-waits-stops = { $count ->
    [one] Ein Problem ist zu beheben
   *[other] { $count } Probleme sind zu beheben
}
window-helpdesk-change = Ändern
window-helpdesk-note-more = Was das heißt und was zu tun ist
window-helpdesk-passed = { $count ->
    [one] Eine Prüfung bestanden
   *[other] { $count } Prüfungen bestanden
}
