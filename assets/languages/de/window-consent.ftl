# Das Fenster: Schritt 3, Einwilligung.

window-consent-title = App-Registrierung angeben
window-consent-help =
    Microsoft lässt ein Programm E-Mails nur über eine App-Registrierung lesen, in die Ihre Organisation eingewilligt hat. Eine App zu registrieren dauert einige Minuten und ist nur einmal nötig.

    Die App, die für Zammad selbst registriert wurde, lässt sich verwenden; sie braucht nur eine weitere Adresse.

    Ob die Einwilligung eines Administrators nötig ist, hängt von Ihrer Organisation ab. Die Anmeldung im nächsten Schritt zeigt es; fehlt sie dann, geht nichts verloren.

window-consent-client-id = Anwendungs-ID (Client)
window-consent-client-id-help = Sie ist nicht geheim.
window-consent-tenant = Verzeichnis-ID (Mandant)
window-consent-tenant-help = Oder die Domäne Ihrer Organisation. Nur für eine mehrmandantenfähige App leer lassen.
window-consent-used-as = Verwendet wird { $value }
window-consent-cloud = Andere Clouds
window-consent-cloud-help = Fast immer „Weltweit“. Eine App der einen Cloud ist in den anderen unbekannt.
window-consent-worldwide = Weltweit
window-consent-us-government = US-Regierung
window-consent-china = China
window-consent-custom = Benutzerdefiniert

window-consent-authority = Adresse der Identitätsplattform
window-consent-authority-help = Mit dem Mandanten darin, ohne Schrägstrich am Ende.
window-consent-imap = IMAP-Server
window-consent-imap-tls = Die Verbindung zum IMAP-Server ist verschlüsselt (TLS)
window-consent-imap-tls-help = Ohne TLS ist nur ein Server auf diesem Computer erlaubt.
window-consent-scope = Berechtigung (Bereich)
window-consent-scope-help = Leer lassen für die von Microsoft.
window-consent-certificate = Zertifikatsdatei der eigenen Zertifizierungsstelle (PEM)
window-consent-certificate-help = Leer lassen, wenn dieser Computer den Servern schon vertraut.

window-consent-register-what = Öffnen Sie im Entra Admin Center „App-Registrierungen“, dann „Neue Registrierung“, und tragen Sie diese Werte ein. Geben Sie danach unten beide IDs ein.
window-consent-where = Wo
window-consent-name = Name
window-consent-platform = Plattform
window-consent-redirect = Umleitungs-URI
window-consent-permissions = Berechtigungen (Microsoft Graph, delegiert)
window-consent-switch = Für die Anmeldung auf einem anderen Gerät
window-consent-switch-help = Nur nötig, um sich mit einem Code auf einem anderen Gerät anzumelden: auf „Ja“ stellen.
window-consent-no-secret = Ein geheimer Clientschlüssel ist nicht nötig.
window-consent-copy-all = Alles kopieren

window-consent-zammad = Die App von Zammad mitverwenden
window-consent-zammad-add = Öffnen Sie die App im Entra Admin Center. Wählen Sie unter „Authentifizierung“ „Plattform hinzufügen“, dann „Mobilgerät- und Desktopanwendungen“, und geben Sie genau diese Adresse ein:
window-consent-zammad-page = Adresse dieser Seite kopieren
window-consent-zammad-secret = Fügen Sie unter „Web“ http://localhost als weitere Umleitungs-URI hinzu, und geben Sie hier den geheimen Clientschlüssel der App ein.
window-consent-secret = Geheimer Clientschlüssel
window-consent-secret-help = Der Wert, nicht die Geheimnis-ID. Er wird bei der Anmeldung { word-keychain-in } gespeichert.

window-consent-administrator = Ich bin Administrator
window-consent-administrator-help = Auf der Seite von Microsoft willigen Sie einmal für alle in Ihrer Organisation ein.
window-consent-request = Jemand anderes ist Administrator
window-consent-request-help = Kopieren Sie eine fertige Anfrage und verschicken Sie sie. Mailferry wartet, auch über Tage und Neustarts.

window-consent-go = Weiter zur Anmeldung
window-consent-open = Einwilligungsseite öffnen
window-consent-copy-request = Anfrage kopieren
window-consent-copy-again = Anfrage erneut kopieren
window-consent-check = Erneut prüfen

window-consent-waits-client-id = Geben Sie die Anwendungs-ID (Client) ein.
window-consent-waits-client-id-wrong = Berichtigen Sie die Anwendungs-ID (Client).
window-consent-waits-tenant = Berichtigen Sie die Verzeichnis-ID (Mandant).
window-consent-waits-addresses = Ergänzen Sie die Adressen unter „Andere Clouds“.
window-consent-waits-secret = Berichtigen Sie den geheimen Clientschlüssel.
window-consent-waits-page = Im Browser abschließen, oder nicht mehr warten.
window-consent-waits-trying = Ihre letzte Anmeldung wird geprüft.

window-consent-preparing = Die Einwilligungsseite wird vorbereitet …
window-consent-page = Willigen Sie im Browser ein. Mailferry macht dann automatisch weiter.
window-consent-page-help = Melden Sie sich dort als Administrator an und wählen Sie „Akzeptieren“. Falls sich keine Seite geöffnet hat, kopieren Sie den Link in einen Browser auf diesem Computer.
window-consent-page-closed = Öffnen Sie die Einwilligungsseite selbst
window-consent-page-closed-help = Es ließ sich kein Browser öffnen. Kopieren Sie den Link in einen Browser auf diesem Computer, melden Sie sich als Administrator an und wählen Sie „Akzeptieren“.
window-consent-copy-link = Link kopieren
window-consent-left = Verbleibende Zeit: { $time }.
window-consent-cancel = Nicht mehr warten
window-consent-trying = Es wird geprüft, ob Ihre letzte Anmeldung noch gilt …

window-consent-mailbox = Postfach, das in der Anfrage steht
window-consent-mailbox-help = Kann leer bleiben; der nächste Schritt fragt danach.
window-consent-unnamed = unserem Support-Postfach
window-consent-read = Anfrage lesen

window-consent-needed = Bei der Anmeldung zeigte sich: Die Einwilligung fehlt ({ $moment })
window-consent-needed-what = Zuerst muss ein Administrator Ihrer Organisation einwilligen. Im Postfach wurde nichts gelesen oder geändert.
window-consent-waiting = Warten auf einen Administrator
window-consent-waiting-for = Warten auf einen Administrator, bisher { $time }
window-consent-copied = Die Anfrage liegt in der Zwischenablage. Fügen Sie sie in eine Nachricht an Ihren Administrator ein.
window-consent-waiting-what = Angefragt am { $moment }. Sie können Mailferry inzwischen schließen: Es kommt mit allen Ihren Angaben hierher zurück.
window-consent-waiting-where = Der Administrator tut eines davon:
window-consent-waiting-link = den Link in der Anfrage öffnen und „Akzeptieren“ wählen;
window-consent-waiting-requests = sie unter { $portal } > „Unternehmensanwendungen“ > „Administratoreinwilligungsanforderungen“ genehmigen, falls sie von der Anmeldeseite gesendet wurde;
window-consent-waiting-permissions = unter { $portal } > „App-Registrierungen“ > die Anwendung > „API-Berechtigungen“ „Administratorzustimmung erteilen“ wählen.
window-consent-copy-page = Adresse dieser Seite kopieren
window-consent-stop = Nicht mehr warten
window-consent-granted = Die Einwilligung ist erteilt
window-consent-granted-what = App-Registrierung { $application }, zuerst gesehen am { $moment }
window-consent-denied = Die Einwilligung wurde am { $moment } abgelehnt
window-consent-which = Welche App-Registrierung soll Mailferry verwenden?
window-consent-ids = Ich habe die IDs
window-consent-ids-help = Beide stehen im Microsoft Entra Admin Center auf der Übersichtsseite der App.
window-consent-zammad-help = Eine Adresse kommt hinzu. Für Zammad ändert sich nichts.
window-consent-none = Ich habe noch keine
window-consent-none-help = Werte zum Eintragen im Entra Admin Center; das kann ein Administrator oder Anwendungsentwickler tun.
window-consent-zammad-or = Wenn sich keine Plattform hinzufügen lässt
window-consent-ask-first = Zuerst einen Administrator fragen
window-consent-change = Ändern
