# Das Fenster: Schritt 3, Einwilligung.

window-consent-title = Bestimmen Sie, welche Anwendung das Postfach lesen darf
window-consent-help =
    Microsoft lässt ein Programm E-Mails nur über eine Anwendung lesen, die Ihre Organisation registriert und der sie zugestimmt hat. Das Registrieren dauert einige Minuten und ist einmal nötig.

    Eine Anwendung, die für Zammad selbst registriert wurde, lässt sich verwenden; sie braucht nur eine weitere Adresse.

    Ob die Einwilligung eines Administrators nötig ist, hängt von Ihrer Organisation ab. Die Anmeldung im nächsten Schritt sagt es sicher; fehlt sie dann noch, geht nichts verloren.

window-consent-application = Die Anwendung
window-consent-application-what = Microsoft lässt ein Programm E-Mails nur über eine Anwendung lesen, die Ihre Organisation registriert hat. Sie steht im Microsoft Entra Admin Center unter „App-Registrierungen“; beide Angaben hier stehen auf ihrer Übersichtsseite und lassen sich einfügen, wie sie sind.
window-consent-client-id = Anwendungs-ID (Client)
window-consent-client-id-help = Fünf Gruppen aus Ziffern und Buchstaben. Sie ist nicht geheim.
window-consent-tenant = Verzeichnis-ID (Mandant)
window-consent-tenant-help = Die ID oder die Domain Ihrer Organisation. Lassen Sie das Feld nur leer, wenn die Anwendung mehreren Organisationen dient.
window-consent-used-as = Verwendet wird { $value }
window-consent-cloud = Cloud von Microsoft
window-consent-cloud-help = Fast immer weltweit. Registrierungen einer Cloud sind in den anderen unbekannt.
window-consent-worldwide = Weltweit
window-consent-us-government = US-Regierung
window-consent-china = China
window-consent-custom = Eigene Adressen

window-consent-authority = Adresse der Identitätsplattform
window-consent-authority-help = Mit dem Mandanten darin, ohne Schrägstrich am Ende.
window-consent-imap = IMAP-Server
window-consent-imap-tls = Die Verbindung zum IMAP-Server ist verschlüsselt (TLS)
window-consent-imap-tls-help = Ohne TLS ist nur ein Server auf eben diesem Computer erlaubt.
window-consent-scope = Berechtigung, um die gebeten wird
window-consent-scope-help = Leer lassen für die von Microsoft.
window-consent-certificate = Datei Ihrer eigenen Zertifizierungsstelle
window-consent-certificate-help = Im PEM-Format. Leer lassen, wenn dieser Computer den Servern schon vertraut.

window-consent-register = Was zu registrieren ist, wenn es noch keine Anwendung gibt
window-consent-register-what = Wählen Sie im Admin Center „App-Registrierungen“, dann „Neue Registrierung“, und geben Sie diese Werte ein. Das kann ein Administrator oder ein Anwendungsentwickler tun.
window-consent-where = Wo
window-consent-name = Name
window-consent-platform = Plattform
window-consent-redirect = Umleitungs-URI
window-consent-permissions = Berechtigungen (Microsoft Graph, delegiert)
window-consent-switch = Für ein anderes Gerät
window-consent-switch-help = Nur nötig, um sich mit einem Code auf einem anderen Gerät anzumelden: auf „Ja“ stellen.
window-consent-no-secret = Ein geheimer Clientschlüssel ist nicht nötig.
window-consent-copy-all = Alles als Text kopieren

window-consent-zammad = Ich habe schon eine Anwendung für Zammad selbst registriert
window-consent-zammad-what = Sie können sie verwenden. Sie ist vom Typ „Web“ und meldet Personen für den Server von Zammad an; Mailferry läuft auf diesem Computer und braucht eines von zwei Dingen dazu. Für Zammad ändert sich nichts.
window-consent-zammad-add = Der bessere Weg: Wählen Sie unter „Authentifizierung“ „Plattform hinzufügen“, dann „Mobilgerät- und Desktopanwendungen“, und geben Sie genau diese Adresse ein:
window-consent-zammad-page = Adresse dieser Seite kopieren
window-consent-zammad-secret = Oder fügen Sie unter „Web“ die weitere Adresse http://localhost hinzu, und geben Sie hier den geheimen Clientschlüssel der Anwendung an.
window-consent-secret = Geheimer Clientschlüssel
window-consent-secret-help = Der Wert, nicht die Geheimnis-ID. Er kommt bei der Anmeldung in den Schlüsselbund dieses Computers.

window-consent-question = Ist die Einwilligung eines Administrators nötig?
window-consent-unsure = Ich weiß es nicht, oder sie liegt schon vor
window-consent-unsure-help = Gehen Sie weiter: Die Anmeldung sagt es. Fehlt sie, kommen Sie hierher zurück.
window-consent-administrator = Ich bin Administrator
window-consent-administrator-help = Öffnet die Seite von Microsoft, auf der Sie einmal für alle in Ihrer Organisation einwilligen.
window-consent-request = Jemand anderes ist Administrator
window-consent-request-help = Sie erhalten einen fertigen Text zum Verschicken. Mailferry wartet, wenn nötig über Tage und Neustarts.

window-consent-go = Weiter zur Anmeldung
window-consent-open = Einwilligungsseite öffnen
window-consent-copy-request = Anfrage kopieren
window-consent-copy-again = Anfrage erneut kopieren
window-consent-check = Erneut prüfen

window-consent-waits-client-id = Die Anwendungs-ID (Client) fehlt noch.
window-consent-waits-client-id-wrong = Die Anwendungs-ID (Client) stimmt noch nicht.
window-consent-waits-tenant = Der Mandant stimmt noch nicht.
window-consent-waits-addresses = Eine Adresse fehlt oder stimmt noch nicht.
window-consent-waits-secret = Der geheime Clientschlüssel stimmt noch nicht.
window-consent-waits-page = Erst im Browser einwilligen.
window-consent-waits-trying = Die letzte Anmeldung wird ausprobiert.

window-consent-preparing = Microsoft wird nach der Einwilligungsseite gefragt …
window-consent-page = Willigen Sie im Browser ein; hier geht es dann von selbst weiter
window-consent-page-help = Melden Sie sich dort als Administrator an und wählen Sie „Akzeptieren“. Falls sich keine Seite geöffnet hat, kopieren Sie den Link in einen Browser auf diesem Computer.
window-consent-page-closed = Öffnen Sie die Einwilligungsseite selbst
window-consent-page-closed-help = Es ließ sich kein Browser öffnen. Kopieren Sie den Link in einen Browser auf diesem Computer, melden Sie sich als Administrator an und wählen Sie „Akzeptieren“.
window-consent-copy-link = Link kopieren
window-consent-left = Verbleibende Zeit: { $time }.
window-consent-cancel = Nicht mehr auf die Seite warten
window-consent-trying = Es wird geprüft, ob Ihre letzte Anmeldung noch gilt …

window-consent-mailbox = Postfach, das die Anfrage nennt
window-consent-mailbox-help = Sie können das Feld leer lassen; der nächste Schritt fragt danach.
window-consent-unnamed = unserem Support-Postfach
window-consent-read = Anfrage lesen

window-consent-needed = Die Einwilligung fehlt; das ergab eine Anmeldung am { $moment }.
window-consent-needed-what = Zuerst muss ein Administrator Ihrer Organisation zustimmen. Wählen Sie unten, ob Sie das selbst sind. Im Postfach wurde nichts gelesen oder verändert.
window-consent-waiting = Warten auf einen Administrator
window-consent-waiting-for = Warten auf einen Administrator, bisher { $time }
window-consent-copied = Die Anfrage liegt in der Zwischenablage. Fügen Sie sie in eine Nachricht an Ihren Administrator ein.
window-consent-waiting-what = Die Anfrage wurde am { $moment } kopiert oder gesendet. Sie können Mailferry inzwischen schließen: Es kommt mit allen Ihren Angaben hierher zurück.
window-consent-waiting-where = Was der Administrator tut, eines davon:
window-consent-waiting-link = den Link in der Anfrage öffnen und „Akzeptieren“ wählen;
window-consent-waiting-requests = sie unter { $portal } > „Unternehmensanwendungen“ > „Administratoreinwilligungsanforderungen“ genehmigen, falls sie von der Anmeldeseite gesendet wurde;
window-consent-waiting-permissions = unter { $portal } > „App-Registrierungen“ > die Anwendung > „API-Berechtigungen“ „Administratorzustimmung erteilen“ wählen.
window-consent-copy-page = Adresse dieser Seite kopieren
window-consent-stop = Nicht mehr warten
window-consent-granted = Die Einwilligung liegt vor
window-consent-granted-what = Zuerst gesehen am { $moment }. Hier ist nichts mehr zu tun.
window-consent-denied = Die Einwilligung wurde am { $moment } abgelehnt.
