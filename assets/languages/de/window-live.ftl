# Das Fenster: Schritt 9, Umstellung.

window-live-title = Neue E-Mails ab jetzt
window-live-help =
    Ab jetzt muss jemand neue E-Mails nach Zammad bringen. Das kann Zammad selbst: mit einem Kanal, der das Postfach alle paar Minuten liest.

    Ein Kanal weiß nicht, was importiert wurde. Löscht er, was er abholt, importiert er jede Nachricht seines Ordners noch einmal, antwortet den Absendern und löscht die Originale. Lässt er die Nachrichten auf dem Server, holt er nur ungelesene ab. Deshalb zählt Mailferry vorher, was ein Kanal tun würde, und nennt die Auswege.

    In Zammad wird nichts geändert, bevor Sie eine Schaltfläche drücken, die es sagt. Jede Änderung lässt sich zurücknehmen: Vorher wird notiert, was dort stand.
window-live-connect = Geben Sie die Adresse Ihres Zammad und ein API-Token mit der Berechtigung „admin“ oder denen für E-Mail-Kanäle ein. Mailferry liest nur, bis Sie etwas ändern.
window-live-token-help = Bleibt nur im Arbeitsspeicher. Im Schritt Helpdesk lässt es sich speichern.
window-live-look = Kanäle anzeigen
window-live-waits-address = Geben Sie die Adresse von Zammad ein.
window-live-waits-wrong = Berichtigen Sie die Adresse.
window-live-waits-token = Geben Sie das API-Token ein.
window-live-looking = Die E-Mail-Kanäle von Zammad werden gelesen …
window-live-waits-looking = Die Kanäle werden gelesen.
window-live-finish = Fertig

window-live-way = Was geschieht mit E-Mails, die ab jetzt eintreffen?
window-live-way-zammad = Zammad holt sie selbst ab (empfohlen)
window-live-way-zammad-help = Ein Kanal liest das Postfach alle paar Minuten.
window-live-way-watch = Mailferry importiert weiter
window-live-way-watch-help = Solange dieses Fenster offen ist.
window-live-way-nobody = Vorerst niemand
window-live-way-nobody-help = Neue E-Mails warten im Postfach.
window-live-watch = Mailferry sieht alle paar Minuten nach neuen E-Mails und importiert sie wie die übrigen. Gelöscht, verschoben oder als gelesen markiert wird nur, was nachweislich in Zammad ist.
window-live-watch-go = Neue E-Mails laufend importieren …
window-live-watch-first = Dafür braucht es einen Import, an dessen Postfach Sie angemeldet sind. Setzen Sie ihn auf der ersten Seite fort.
window-live-nobody = Neue E-Mails bleiben ungelesen im Postfach. Verloren geht nichts. Öffnen Sie diese Seite wieder, wann immer Sie weitermachen möchten; sie steht auch auf der ersten Seite.
window-live-nobody-but = { $count ->
        [one] Ein Kanal von Zammad ist eingeschaltet und holt trotzdem E-Mails ab: { $channels }.
       *[other] { $count } Kanäle von Zammad sind eingeschaltet und holen trotzdem E-Mails ab: { $channels }.
    }

window-live-channels = E-Mail-Kanäle in Zammad
window-live-again = Erneut lesen
window-live-none = Noch kein E-Mail-Kanal
window-live-none-what = Zammad holt selbst keine E-Mails ab.
window-live-nothing-seen = Dieses Token darf die E-Mail-Kanäle von Zammad nicht sehen, oder dieses Zammad kennt sie nicht. Wie Sie einen einrichten, steht unten Schritt für Schritt.
window-live-hidden = { $kind } ist nicht zu sehen: Dem Token fehlt „{ $permission }“. { $allows }
window-live-group-unknown = eine Gruppe, die nicht zu sehen ist
window-live-goes-to = nach { $group }
window-live-reads = liest { $folder }
window-live-deletes = löscht, was er abholt
window-live-keeps = behält Nachrichten, holt ungelesene ab
window-live-never-fetched = Hat noch nichts abgeholt
window-live-last-fetch = Zuletzt abgeholt { $at }
window-live-open = Öffnen
window-live-channel-title = Kanal { $channel }
window-live-by-hand = Einen Kanal in Zammad von Hand einrichten

window-live-change = Ändern
window-live-shut = Fertig
window-live-ask-group = Gruppe
window-live-group-help = Dorthin gehen neue E-Mails. Vorhandene Tickets bleiben, wo sie sind.
window-live-ask-sending = Absenderadresse
window-live-sending-keep = Die Absenderadresse der Gruppe bleibt
window-live-sending-change = Ändern zu { $address }
window-live-sending-is = Die Gruppe sendet von { $address }
window-live-sending-none = Die Gruppe hat keine: Agenten können nicht antworten
window-live-ask-folder = Ordner
window-live-folder-path = Pfad des Ordners
window-live-folder-help = Unterordner mit Schrägstrich, etwa INBOX/Bestellungen. Leer: der Posteingang.
window-live-folder-unknown = Das Postfach hat keinen Ordner { $folder }
window-live-folder-search = Ordner suchen
window-live-folder-holds =
    { $count ->
        [one] eine Nachricht
       *[other] { $count } Nachrichten
    }
window-live-folders-unknown = Melden Sie sich am Postfach an, um aus seinen Ordnern zu wählen. Oder geben Sie den Pfad ein.
window-live-folders-reading = Die Ordner werden gelesen …
window-live-folders-none = Es ließen sich keine Ordner lesen.
window-live-folder-keys = ↑↓ bewegen · Leertaste wählt · ←→ zu- und aufklappen
window-live-ask-keep = Nach dem Abholen
window-live-keep-yes = Nachrichten behalten und als gelesen markieren
window-live-keep-yes-help = Zammad holt nur ungelesene Nachrichten ab. Was jemand vorher gelesen hat, wird nie abgeholt.
window-live-keep-no = Nachrichten löschen
window-live-keep-no-help = Zammad holt alles aus dem Ordner ab und löscht es dort, auch was schon in Zammad ist.
window-live-ask-archive = Archivmodus
window-live-archive-off = Aus
window-live-archive-off-help = Alle E-Mails kommen als neue E-Mails an.
window-live-archive-on = E-Mails mit Datum bis jetzt kommen als ältere an
window-live-archive-on-help = Geschlossene Tickets mit ihrem eigenen Datum; niemand bekommt eine Antwort oder Benachrichtigung.
window-live-archive-before = E-Mails mit Datum bis { $at }
window-live-archive-all = Alle E-Mails

window-live-new = Neuen Kanal einrichten …
window-live-new-title = Neuer Kanal in Zammad
window-live-again-title = Erneut anmelden: { $channel }
window-live-kind = Welche Art von Kanal?
window-live-kind-imap-help = Liest über IMAP und sendet über SMTP. Ab Zammad 5.5.
window-live-kind-graph-help = Liest und sendet über Microsoft Graph, auch bei freigegebenen Postfächern. Ab Zammad 6.5.
window-live-kind-no-graph = Dieses Zammad hat keinen Kanal für Microsoft Graph; den gibt es ab 6.5.
window-live-registration = App-Registrierung in Entra
window-live-redirect = Umleitungs-URI Ihres Zammad, unter der Plattform Web
window-live-permissions = Berechtigungen von Microsoft, delegiert
window-live-which-known = Die Zugangsdaten verwenden, die Zammad hat
window-live-which-known-help = Client-ID { $client }
window-live-which-typed = Andere eingeben
window-live-which-typed-help = Sie ersetzen die von Zammad. Kanäle, die diese verwenden, melden sich mit den neuen an.
window-live-secret-help = Der Wert, nicht die Geheimnis-ID. Er geht an Ihr Zammad und wird sonst nirgends aufbewahrt. Notieren Sie, wann er abläuft: Ab diesem Tag holt Zammad nichts mehr ab.
window-live-shared = Freigegebenes Postfach
window-live-shared-help = Nur wenn sich jemand anderes dafür anmeldet. Leer: das Postfach des Kontos, das sich anmeldet.
window-live-tenant-help = Verzeichnis-ID (Mandant) oder Domäne. Leer: jeder Mandant.
window-live-new-go = Speichern und anmelden
window-live-new-link = Anmeldelink anzeigen
window-live-new-saving = Zammad bekommt die Angaben.
window-live-new-waits-kind = Mit diesem Token lassen sich keine Kanäle anlegen.
window-live-new-waits-client-id = Geben Sie die Client-ID ein.
window-live-new-waits-secret = Geben Sie den Wert des Schlüssels ein.
window-live-new-waits-tenant = Berichtigen Sie den Mandanten.
window-live-new-waits-channel = Schließen Sie die Anmeldung im Browser ab.
window-live-link = Mit dem Konto des Postfachs anmelden
window-live-link-none = Öffnen Sie diesen Link selbst
window-live-link-what = In dem Browser, in dem Sie bei Zammad als Administrator angemeldet sind. Zammad führt Sie zu Microsoft; melden Sie sich dort mit dem Konto des Postfachs an, nicht mit Ihrem eigenen. Mailferry macht automatisch weiter, sobald der Kanal da ist.
window-live-link-open = Link erneut öffnen
window-live-link-cancel = Abbrechen
window-live-link-waits = Warten auf den Kanal. Verbleibende Zeit: { $time }.
window-live-link-over = Innerhalb von 15 Minuten kam kein Kanal. Öffnen Sie den Link erneut, oder brechen Sie ab.
window-live-error = Dort steht ein Fehler …
window-live-error-text = Was steht da?
window-live-error-help = Kopieren Sie den Text der Seite oder den Teil der Adresse nach „error“. Er bleibt auf diesem Computer.

window-live-waits-counting = Es wird gezählt, was der Kanal tun würde.
window-live-waits-way = Warten Sie, bis der Ausweg erledigt ist.
window-live-waits-trap = Nachrichten kämen doppelt an. Siehe oben.
window-live-waits-count = Zählen Sie erst, was der Kanal tun würde.
window-live-counting = Es wird gezählt, was der Kanal mit { $folder } tun würde …
window-live-count = Zählen
window-live-uncounted = Bevor der Kanal eingeschaltet wird: Was täte er mit den E-Mails, die jetzt dort liegen?
window-live-sign-in = Am Postfach anmelden
window-live-sign-in-what = Bevor der Kanal eingeschaltet wird, zählt Mailferry, was er mit den E-Mails täte, die jetzt dort liegen. Melden Sie sich dafür am Postfach an. Die Anmeldung führt hierher zurück.
window-live-waits-sign-in = Melden Sie sich erst am Postfach an.
window-live-back = Zurück zum Kanal
window-live-another-mailbox = Der Kanal holt { $channel } ab. Angemeldet sind Sie an { $mailbox }. Melden Sie sich stattdessen an { $channel } an, es sei denn, beides sind Namen desselben Postfachs.
window-live-same-mailbox = Es ist dasselbe Postfach
window-live-clear = Nichts kommt doppelt an
window-live-clear-what =
    { $known ->
        [0] Nichts in { $folder } ist schon in Zammad.
        [one] Die eine Nachricht in { $folder }, die schon in Zammad ist, bleibt unberührt.
       *[other] Die { $known } Nachrichten in { $folder }, die schon in Zammad sind, bleiben unberührt.
    } { $new ->
        [0] Neue E-Mails gibt es noch nicht.
        [one] Eine Nachricht dort ist neu und wird abgeholt.
       *[other] { $new } Nachrichten dort sind neu und werden abgeholt.
    }
window-live-clear-answered =
    { $answered ->
        [one] Eine Person bekommt die automatische Antwort von Zammad.
       *[other] { $answered } Personen bekommen die automatische Antwort von Zammad.
    }
window-live-trap =
    { $count ->
        [one] Eine Nachricht in { $folder } ist schon in Zammad
       *[other] { $count } Nachrichten in { $folder } sind schon in Zammad
    }
window-live-trap-again =
    { $again ->
        [one] Eine würde noch einmal importiert.
       *[other] { $again } würden noch einmal importiert.
    }
window-live-trap-deleted =
    { $deleted ->
        [one] Eine würde im Postfach gelöscht.
       *[other] { $deleted } würden im Postfach gelöscht.
    }
window-live-trap-answered =
    { $answered ->
        [one] Eine Person bekäme eine automatische Antwort.
       *[other] { $answered } Personen bekämen eine automatische Antwort.
    }
window-live-trap-by-hand = Behalten Sie Nachrichten auf dem Server und markieren Sie sie als gelesen, verschieben Sie sie in einen anderen Ordner, oder löschen Sie sie. Mailferry tut das, wenn das Protokoll des Imports offen ist: Setzen Sie den Import erst fort.
window-live-trap-left = Was noch da ist, stammt nicht aus diesem Import: Zammad hat es selbst abgeholt, oder ein anderes Programm hat es gebracht. Mailferry rührt es nicht an. Verschieben Sie es in Outlook in einen anderen Ordner, und zählen Sie erneut.
window-live-out = Auswege
window-live-out-read = Als gelesen markieren und Nachrichten behalten
window-live-out-read-help = Zammad holt nur ungelesene Nachrichten ab. Nichts verlässt das Postfach.
window-live-out-move = In einen anderen Ordner verschieben
window-live-out-move-help = Sie bleiben im Postfach, aber dort, wo der Kanal nicht liest.
window-live-out-delete = Löschen
window-live-out-delete-help = Nur Nachrichten, die nachweislich in Zammad sind.
window-live-out-rule = Neue E-Mails in einem eigenen Ordner ankommen lassen
window-live-out-rule-help = Eine Posteingangsregel, die Sie in Outlook anlegen; der Kanal liest nur diesen Ordner.
window-live-out-read-go = Als gelesen markieren
window-live-out-folder = Ordner
window-live-out-move-go = Verschieben
window-live-out-typed = Geben Sie zur Bestätigung die Adresse des Postfachs ein
window-live-out-delete-go = Löschen
window-live-out-doing = Das Postfach wird geändert …
window-live-rule = In Outlook im Web, als { $mailbox }: Einstellungen > E-Mail > Regeln > Neue Regel hinzufügen. Name: Neue E-Mails für Zammad. Bedingung: Auf alle Nachrichten anwenden. Aktion: In den Ordner „Zammad“ verschieben. „Keine weiteren Regeln anwenden“ ankreuzen und speichern. Dann oben den Ordner „Zammad“ wählen.
window-live-agree-open = Trotzdem einschalten
window-live-agree = Geben Sie die Adresse des Postfachs ein
window-live-agree-help =
    { $count ->
        [one] Dann lässt sich der Kanal einschalten, obwohl eine Nachricht doppelt ankommt oder gelöscht wird.
       *[other] Dann lässt sich der Kanal einschalten, obwohl { $count } Nachrichten doppelt ankommen oder gelöscht werden.
    }

window-live-on = Testen und einschalten
window-live-save = Änderungen speichern
window-live-doing = Zammad wird geändert …
window-live-step-done = erledigt
window-live-step-now = läuft
window-live-step-failed = nicht erledigt
window-live-more = Mehr: ausschalten, erneut anmelden, Adressen, entfernen
window-live-off-title = Ausschalten
window-live-off = Ausschalten
window-live-off-what = Neue E-Mails warten im Postfach, bis der Kanal wieder eingeschaltet wird.
window-live-again-head = Erneut anmelden
window-live-sign-in-again = Erneut anmelden …
window-live-again-what = Mit demselben Konto, { $user }. Nötig, wenn die Anmeldung abgelaufen ist oder der geheime Clientschlüssel erneuert wurde.
window-live-roll-back-title = Zum E-Mail-Kanal zurückstufen
window-live-roll-back = Zurückstufen
window-live-roll-back-what = Zammad weiß noch, wie er von { $host } abgeholt hat.
window-live-roll-back-left = Zammad weiß noch, wie er von { $host } abgeholt hat. Dafür bleibt noch: { $left }.
window-live-roll-back-over = Zammad hebt den früheren Kanal 7 Tage auf. Diese Frist endete am { $until }.
window-live-former-host = dem früheren Server
window-live-addresses-title = Weitere Adressen
window-live-addresses = Er sendet und empfängt als { $addresses }.
window-live-found-title = Adressen aus den importierten E-Mails
window-live-found-what = Kunden haben an sie geschrieben, und Zammad kennt sie nicht. Fügen Sie die hinzu, die zu diesem Postfach gehören: Sonst kann eine Antwort an eine davon zu einem Ticket von Ihnen selbst werden.
window-live-address = Adresse
window-live-address-help = Ein weiterer Name des Postfachs: Zammad nimmt E-Mails an ihn als eigene an und kann von ihm antworten.
window-live-address-add = Adresse hinzufügen
window-live-remove-open = Diesen Kanal entfernen …
window-live-remove-title = Diesen Kanal entfernen?
window-live-remove-what = Zammad holt dann nichts mehr aus diesem Postfach ab und kann nicht von ihm senden. Tickets bleiben. Das lässt sich nicht rückgängig machen.
window-live-remove-addresses = Diese Adressen gehen verloren oder senden nicht mehr: { $addresses }.
window-live-remove-groups = Diese Gruppen behalten keine Absenderadresse: { $groups }.
window-live-remove-typed = Geben Sie zur Bestätigung die Adresse des Kanals ein
window-live-remove = Kanal entfernen
window-live-migrate = Zu Microsoft 365 migrieren …
window-live-migrate-title = Dieser E-Mail-Kanal kann ein Microsoft-365-Kanal werden
window-live-migrate-now = Heute holt er von { $host } als { $user } ab, mit einem Kennwort. Das hat Microsoft für die meisten Organisationen beendet.
window-live-migrate-what = Meldet sich { $user } für einen neuen Microsoft-365-Kanal an, wandelt Zammad diesen Kanal um. Gruppe und Adressen bleiben.
window-live-migrate-back = Innerhalb von 7 Tagen lässt er sich zurückstufen.
window-live-migrate-as = Melden Sie sich als { $user } an, sonst legt Zammad einen zweiten Kanal neben dem E-Mail-Kanal an.
window-live-email = Ein einfacher E-Mail-Kanal
window-live-email-what = Er holt von { $host } als { $user } ab. Mailferry zeigt ihn nur; eingerichtet wird er in Zammad.
window-live-hour = Die erste Stunde
window-live-hour-fetching = Abholen
window-live-hour-never = noch nicht
window-live-hour-ago = zuletzt vor { $time }
window-live-hour-failed = fehlgeschlagen vor { $time }
window-live-hour-due = Der nächste Abruf ist fällig. Zammad braucht dafür bis zu einige Minuten.
window-live-hour-next = Nächster Abruf voraussichtlich in { $time }
window-live-hour-sending = Senden
window-live-hour-sending-failed = fehlgeschlagen
window-live-hour-mailbox = Postfach
window-live-hour-unopened = nicht eingesehen
window-live-hour-unopened-what = Melden Sie sich an, um zu sehen, was dort wartet und warum nichts kommt, wenn nichts kommt.
window-live-hour-nothing-waits = nichts wartet
window-live-hour-waits =
    { $unread ->
        [one] eine ungelesene Nachricht wartet
       *[other] { $unread } ungelesene Nachrichten warten
    }
window-live-hour-in-folder =
    { $messages ->
        [0] { $folder } ist leer
        [one] { $folder } enthält eine Nachricht
       *[other] { $folder } enthält { $messages } Nachrichten
    }
window-live-hour-health = Selbstprüfung von Zammad
window-live-hour-healthy = findet nichts, was das Abholen behindert
window-live-hour-unhealthy = findet etwas
window-live-hour-taken = Abgeholt
window-live-hour-taken-so-far =
    { $count ->
        [0] noch nichts
        [one] eine Nachricht
       *[other] { $count } Nachrichten
    }
window-live-hour-recovery = Wieder gut
window-live-hour-recovered = vorher fehlgeschlagen, jetzt wieder in Ordnung
window-live-hour-newest = die neueste vom { $at }
