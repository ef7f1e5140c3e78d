# Das Fenster: Schritt 2, Helpdesk.

window-helpdesk-title = Verbinden Sie Ihr Helpdesk
window-helpdesk-what = Mailferry spricht mit Zammad über dessen Schnittstelle für Programme (API). In diesem Schritt wird nur nachgesehen und nichts verändert.
window-helpdesk-help =
    Geben Sie die Adresse ein, die Sie im Browser sehen, wenn Zammad geöffnet ist, und ein API-Token. Mailferry sieht dann nach, ob alles vorhanden ist, was ein Import braucht, und was in Zammad seinetwegen an jemanden schreiben würde.

    Eine Zeile mit einem Kreuz verhindert den Import; darunter steht, wie Sie das beheben. Eine Zeile mit einem Ausrufezeichen sollten Sie kennen. Durch das Nachsehen wird in Zammad nichts verändert, so oft Sie möchten.

window-helpdesk-address = Adresse von Zammad
window-helpdesk-address-help = So, wie der Browser sie zeigt, wenn Zammad geöffnet ist.
window-helpdesk-address-read = Mailferry verwendet { $address }
window-helpdesk-token = API-Token
window-helpdesk-token-help = Kommt in den Schlüsselbund dieses Computers, sobald die Prüfung es angenommen hat; nie in eine Datei.
window-helpdesk-token-memory = Bleibt nur im Arbeitsspeicher, bis Mailferry geschlossen wird.
window-helpdesk-token-practice = Für die Übung eingetragen. Es öffnet nichts Wirkliches.
window-helpdesk-being-kept = Kommt in den Schlüsselbund dieses Computers …
window-helpdesk-kept = Im Schlüsselbund dieses Computers aufbewahrt
window-helpdesk-this-run = Nur im Arbeitsspeicher: Wird Mailferry geschlossen, ist das Token vergessen
window-helpdesk-keep-again = Schlüsselbund erneut versuchen
window-helpdesk-only-this-run = Nur im Arbeitsspeicher behalten

window-helpdesk-how = So erstellen Sie ein Token
window-helpdesk-how-open = Öffnen Sie in Zammad unten links Ihr Bild, dann Profil, Token-Zugriff.
window-helpdesk-how-create = Wählen Sie Erstellen und geben Sie dem Token einen Namen, etwa „Mailferry“. Ein Ablaufdatum sollte nach dem Import liegen.
window-helpdesk-how-rights = Haken Sie genau diese Berechtigungen an:
window-helpdesk-right-agent = Tickets und Artikel.
window-helpdesk-right-group = Um zu sehen, welche Gruppen aktiv sind, und um eine Absenderadresse zu ändern.
window-helpdesk-right-trigger = Um vorher zu sehen, was an jemanden schreiben würde.
window-helpdesk-right-maintenance = Um den Importmodus von Zammad zu schalten, ohne den Tickets nicht das Datum alter E-Mails tragen können.
window-helpdesk-how-user = Der Benutzer, dem das Token gehört, braucht dieselben Berechtigungen und Vollzugriff auf jede Gruppe, in die E-Mails kommen sollen. Wer Administrator ist, hat diesen Zugriff damit noch nicht.
window-helpdesk-how-copy-token = Kopieren Sie das Token in das Feld oben. Zammad zeigt es nur einmal.
window-helpdesk-how-not = Die Berechtigung admin enthält alle diese außer ticket.agent. Haken Sie user_preferences.device nicht an: Damit schreibt Zammad Ihnen womöglich wegen eines neuen Geräts.
window-helpdesk-how-copy = Adresse dieser Seite kopieren

window-helpdesk-certificate = Ihre Organisation stellt Zertifikate selbst aus
window-helpdesk-certificate-path = Zertifikatsdatei Ihrer eigenen Stelle (PEM)
window-helpdesk-certificate-help = Nur wenn Ihre Organisation ihre Zertifikate selbst ausstellt. Ihr wird neben denen des Systems vertraut.

window-helpdesk-look = Helpdesk prüfen
window-helpdesk-look-again = Erneut prüfen
window-helpdesk-cancel = Prüfung abbrechen
window-helpdesk-empty = Hier steht dann, was die Prüfung ergibt
window-helpdesk-empty-what = Verbindung, Token, Berechtigungen, Gruppen, Trigger, die an jemanden schreiben würden, und mehr. Es dauert ein paar Sekunden und verändert nichts.
window-helpdesk-found = Was die Prüfung ergab
window-helpdesk-now = wird angesehen
window-helpdesk-later = später
window-helpdesk-good = in Ordnung
window-helpdesk-caution = gut zu wissen
window-helpdesk-stop = im Weg
window-helpdesk-secured = { $address }, verschlüsselt, mit vertrauenswürdigem Zertifikat
window-helpdesk-more = Warum, und was sonst noch hilft
window-helpdesk-sum-good = Alles ist vorhanden. Einem Import steht nichts im Weg.
window-helpdesk-sum-cautions =
    { $count ->
        [one] Einem Import steht nichts im Weg. Eine Zeile sollten Sie vorher kennen.
       *[other] Einem Import steht nichts im Weg. { $count } Zeilen sollten Sie vorher kennen.
    }
window-helpdesk-sum-stops =
    { $count ->
        [one] Eine Zeile steht einem Import im Weg. Darunter steht, was zu tun ist; prüfen Sie danach erneut.
       *[other] { $count } Zeilen stehen einem Import im Weg. Unter jeder steht, was zu tun ist; prüfen Sie danach erneut.
    }

window-helpdesk-waits-address = Geben Sie die Adresse Ihres Zammad ein.
window-helpdesk-waits-wrong = Die Adresse ist noch nicht verwendbar.
window-helpdesk-waits-token = Geben Sie das API-Token ein.
window-helpdesk-waits-look = Das Helpdesk wird geprüft …
window-helpdesk-waits-keeping = Das Token wird aufbewahrt …
window-helpdesk-waits-refused = Wählen Sie, wie das Token aufbewahrt wird.
window-helpdesk-waits-stops =
    { $count ->
        [one] Eine Zeile steht im Weg.
       *[other] { $count } Zeilen stehen im Weg.
    }
