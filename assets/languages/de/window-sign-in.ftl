# Das Fenster: Schritt 4, Anmeldung.

window-sign-in-title = Melden Sie sich für das Postfach an
window-sign-in-help =
    Sie melden sich auf der Seite von Microsoft an, in Ihrem Browser. Mailferry sieht Ihr Kennwort nie; es erhält einen Schlüssel, der Postfächer zum Lesen über IMAP öffnet, und verwahrt ihn im Schlüsselbund dieses Computers.

    Ein freigegebenes Postfach hat kein Kennwort. Jemand mit „Vollzugriff“ meldet sich unter eigenem Namen an, und Mailferry öffnet dann das freigegebene Postfach.

    Danach wird das Postfach einmal geöffnet, um zu sehen, ob es gelesen werden kann. Darin wird nichts verändert.

window-sign-in-mailbox = Postfach
window-sign-in-mailbox-help = Die E-Mail-Adresse des Postfachs, dessen E-Mails nach Zammad kommen sollen.
window-sign-in-who = Wer meldet sich an?
window-sign-in-own = Das Postfach selbst
window-sign-in-own-help = Es hat ein eigenes Konto mit eigenem Kennwort.
window-sign-in-shared = Jemand anderes: Es ist ein freigegebenes Postfach
window-sign-in-shared-help = Eine Person mit „Vollzugriff“ meldet sich mit ihrem eigenen Namen und Kennwort an.

window-sign-in-go = Im Browser anmelden
window-sign-in-open = Postfach öffnen
window-sign-in-open-again = Postfach erneut öffnen
window-sign-in-waits = Anmeldung beenden oder abbrechen.
window-sign-in-waits-opening = Das Postfach wird geöffnet.
window-sign-in-waits-mailbox = Geben Sie die Adresse des Postfachs ein.
window-sign-in-waits-application = Die Anwendung ist noch nicht vollständig.
window-sign-in-waits-keychain = Wählen Sie zuerst, wie die Anmeldung aufbewahrt wird.

window-sign-in-known = Früher angemeldet
window-sign-in-since = Angemeldet am { $moment }
window-sign-in-use = Diese Anmeldung verwenden
window-sign-in-out = Abmelden
window-sign-in-application = Angemeldet wird über die Anwendung { $application } im Mandanten { $tenant }.
window-sign-in-no-application = Die Anwendung, über die Sie sich anmelden, ist noch nicht vollständig.
window-sign-in-change-application = Anwendung ändern

window-sign-in-preparing = Microsoft wird gefragt, wo Sie sich anmelden …
window-sign-in-browser = Melden Sie sich im Browser an; hier geht es dann von selbst weiter
window-sign-in-browser-help = Falls sich keine Seite geöffnet hat, kopieren Sie den Link in einen Browser auf diesem Computer. Zeigt die Seite das falsche Konto, öffnen Sie den Link in einem privaten Fenster.
window-sign-in-no-browser = Öffnen Sie die Anmeldeseite selbst
window-sign-in-no-browser-help = Es ließ sich kein Browser öffnen. Kopieren Sie den Link in einen Browser auf diesem Computer; hier geht es dann von selbst weiter.
window-sign-in-copy-link = Link kopieren
window-sign-in-another-device = Stattdessen ein anderes Gerät verwenden
window-sign-in-cancel = Anmeldung abbrechen
window-sign-in-left = Verbleibende Zeit: { $time }.

window-sign-in-device = Melden Sie sich auf einem anderen Gerät an; hier geht es dann von selbst weiter
window-sign-in-device-open = Öffnen Sie auf einem Telefon oder einem anderen Computer
window-sign-in-device-type = und geben Sie dort diesen Code ein
window-sign-in-device-warning = Geben Sie nur einen Code ein, den Sie selbst angefordert haben. Manche Organisationen erlauben diesen Weg nicht.
window-sign-in-copy-address = Adresse kopieren
window-sign-in-copy-code = Code kopieren

window-sign-in-came = { $account } ist angemeldet.
window-sign-in-still = { $account } hat sich früher angemeldet.
window-sign-in-not-owner = Diese Person ist nicht die Inhaberin von { $mailbox }.
window-sign-in-not-owner-own = Sie haben gewählt, dass sich das Postfach selbst anmeldet. Browser nehmen oft, wer in ihnen schon angemeldet ist. Wenn { $account } ein anderer Name dieses Postfachs ist oder „Vollzugriff“ darauf hat, fahren Sie fort; das Postfach wird dann mit diesem Zugriff geöffnet.
window-sign-in-not-owner-shared = Wenn { $account } „Vollzugriff“ auf das freigegebene Postfach hat, fahren Sie fort; das Postfach wird dann mit diesem Zugriff geöffnet.
window-sign-in-confirm = Ja, Postfach öffnen
window-sign-in-not-meant = Nein, als jemand anderes anmelden

window-sign-in-opening = { $account } ist angemeldet. { $mailbox } wird geöffnet …
window-sign-in-opened =
    { $folders ->
        [one] Das Postfach { $mailbox } lässt sich öffnen: Es hat einen Ordner. Darin wurde nichts verändert.
       *[other] Das Postfach { $mailbox } lässt sich öffnen: Es hat { $folders } Ordner. Darin wurde nichts verändert.
    }
window-sign-in-opened-shared =
    { $folders ->
        [one] Das freigegebene Postfach { $mailbox } lässt sich mit dem Zugriff von { $account } öffnen: Es hat einen Ordner. Darin wurde nichts verändert.
       *[other] Das freigegebene Postfach { $mailbox } lässt sich mit dem Zugriff von { $account } öffnen: Es hat { $folders } Ordner. Darin wurde nichts verändert.
    }
window-sign-in-kept = Die Anmeldung wird im Schlüsselbund dieses Computers gemerkt, bis Sie sich abmelden.
window-sign-in-kept-not = Die Anmeldung bleibt im Arbeitsspeicher und endet mit diesem Programm.
window-sign-in-change = Anderes Postfach oder jemand anderes

window-sign-in-somebody-else = Als jemand anderes anmelden
window-sign-in-ask-administrator = Einen Administrator fragen
window-sign-in-mend-application = Anwendung ansehen

window-sign-in-keychain-again = Schlüsselbund erneut versuchen
window-sign-in-keychain-memory = Nur im Arbeitsspeicher behalten
