# Das Fenster: Schritt 4, Anmeldung.

window-sign-in-title = Am Postfach anmelden
window-sign-in-help =
    Sie melden sich auf der Seite von Microsoft an, in Ihrem Browser. Mailferry sieht Ihr Kennwort nie. Es erhält ein Token, mit dem sich Postfächer über IMAP lesen lassen, und bewahrt es { word-keychain-in } auf.

    Ein freigegebenes Postfach hat kein Kennwort. Jemand mit „Vollzugriff“ meldet sich mit dem eigenen Konto an, und Mailferry öffnet dann das freigegebene Postfach.

    Danach wird das Postfach einmal geöffnet, um zu sehen, ob es sich lesen lässt. Darin wird nichts geändert.

window-sign-in-mailbox = Postfach
window-sign-in-mailbox-help = Die E-Mail-Adresse des Postfachs, das importiert werden soll.
window-sign-in-who = Wie melden Sie sich an?
window-sign-in-own = Mit dem Konto des Postfachs
window-sign-in-own-help = Es hat ein eigenes Kennwort.
window-sign-in-shared = Mit einem anderen Konto (freigegebenes Postfach)
window-sign-in-shared-help = Ein Mitglied mit „Vollzugriff“ meldet sich mit dem eigenen Konto an.

window-sign-in-go = Bei Microsoft anmelden
window-sign-in-open = Postfach öffnen
window-sign-in-open-again = Postfach erneut öffnen
window-sign-in-waits = Schließen Sie die Anmeldung ab, oder brechen Sie sie ab.
window-sign-in-waits-opening = Das Postfach wird geöffnet.
window-sign-in-waits-mailbox = Geben Sie die Adresse des Postfachs ein.
window-sign-in-waits-application = Vervollständigen Sie zuerst die App-Registrierung.
window-sign-in-waits-keychain = Wählen Sie, wo die Anmeldung bleibt.

window-sign-in-known = Früher angemeldet
window-sign-in-since = Angemeldet am { $moment }
window-sign-in-use = Diese Anmeldung verwenden
window-sign-in-out = Abmelden
window-sign-in-application = App-Registrierung { $application }, Mandant { $tenant }
window-sign-in-no-application = Die App-Registrierung ist noch nicht vollständig.
window-sign-in-change-application = App-Registrierung ändern

window-sign-in-preparing = Die Anmeldeseite wird vorbereitet …
window-sign-in-browser = Schließen Sie die Anmeldung im Browser ab. Mailferry macht dann automatisch weiter.
window-sign-in-browser-help = Falls sich keine Seite geöffnet hat, kopieren Sie den Link in einen Browser auf diesem Computer. Zeigt sie das falsche Konto, öffnen Sie den Link in einem privaten Fenster.
window-sign-in-no-browser = Öffnen Sie die Anmeldeseite selbst
window-sign-in-no-browser-help = Es ließ sich kein Browser öffnen. Kopieren Sie den Link in einen Browser auf diesem Computer; Mailferry macht dann automatisch weiter.
window-sign-in-copy-link = Link kopieren
window-sign-in-another-device = Anderes Gerät verwenden
window-sign-in-cancel = Anmeldung abbrechen
window-sign-in-left = Verbleibende Zeit: { $time }.

window-sign-in-device = Melden Sie sich auf einem anderen Gerät an. Mailferry macht dann automatisch weiter.
window-sign-in-device-open = Öffnen Sie auf einem Telefon oder einem anderen Computer
window-sign-in-device-type = und geben Sie diesen Code ein
window-sign-in-device-warning = Geben Sie nur einen Code ein, den Sie selbst angefordert haben. Manche Organisationen erlauben das nicht.
window-sign-in-copy-address = Adresse kopieren
window-sign-in-copy-code = Code kopieren

window-sign-in-came = { $account } ist angemeldet.
window-sign-in-still = { $account } hat sich früher angemeldet.
window-sign-in-confirm = Ja, Postfach öffnen
window-sign-in-not-meant = Nein, anderes Konto verwenden

window-sign-in-opening = { $account } ist angemeldet. { $mailbox } wird geöffnet …
window-sign-in-opened =
    { $folders ->
        [one] { $mailbox } ist geöffnet: ein Ordner. Nichts wurde geändert.
       *[other] { $mailbox } ist geöffnet: { $folders } Ordner. Nichts wurde geändert.
    }
window-sign-in-opened-shared =
    { $folders ->
        [one] Das freigegebene Postfach { $mailbox } ist mit { $account } geöffnet: ein Ordner. Nichts wurde geändert.
       *[other] Das freigegebene Postfach { $mailbox } ist mit { $account } geöffnet: { $folders } Ordner. Nichts wurde geändert.
    }
window-sign-in-kept = Die Anmeldung bleibt { word-keychain-in }, bis Sie sich abmelden.
window-sign-in-kept-not = Die Anmeldung bleibt nur im Arbeitsspeicher, bis Sie Mailferry schließen.
window-sign-in-change = Postfach oder Konto wechseln

window-sign-in-somebody-else = Anderes Konto verwenden
window-sign-in-ask-administrator = Einen Administrator fragen
window-sign-in-mend-application = App-Registrierung prüfen

window-sign-in-keychain-again = Erneut { word-keychain-in } speichern
window-sign-in-keychain-memory = Nur im Arbeitsspeicher behalten
window-sign-in-open-as = Mit dem Konto von { $person } öffnen
window-sign-in-waits-answer = Beantworten Sie die Frage oben.
window-sign-in-other = { $mailbox } mit dem Konto von { $person } öffnen?
window-sign-in-other-shared = Dafür ist „Vollzugriff“ auf das freigegebene Postfach nötig. Bevor Sie antworten, wird nichts gespeichert.
window-sign-in-other-own = Sie haben das Konto des Postfachs gewählt; Browser nehmen aber oft, wer schon angemeldet ist. { $account } braucht „Vollzugriff“ auf das Postfach. Bevor Sie antworten, wird nichts gespeichert.
