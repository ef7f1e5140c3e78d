# Probleme mit dem Helpdesk.

zammad-client-unusable = Die Verbindung zu Zammad konnte nicht vorbereitet werden.
    .why = Das ist ein Fehler von Mailferry.
    .effect = Es wurde nichts gesendet. Was importiert wurde, bleibt importiert.
    .remedy = Bitte melden Sie ihn mit dem Code zammad-client-unusable.

zammad-name-unknown = Der Name in { $address } ist im Netz nicht bekannt.
    .label = Der Name des Helpdesks ist im Netz nicht bekannt.
    .why = Der Nameserver kennt ihn nicht: Er enthält einen Tippfehler, oder dieser Computer ist offline.
    .effect = Nichts geht verloren; ein laufender Import macht beim nächsten Mal dort weiter.
    .remedy = Prüfen Sie die Adresse und Ihre Netzverbindung, und versuchen Sie es dann noch einmal.

zammad-timeout = { $address } hat nicht innerhalb von { $time } geantwortet.
    .label = Zammad hat nicht rechtzeitig geantwortet.
    .why = Der Server ist stark ausgelastet, oder etwas auf dem Weg dorthin hält die Verbindung auf.
    .effect = Die Nachricht, die gerade in Arbeit war, wird in Zammad gesucht, bevor sie noch einmal gesendet wird; so kann sie nicht doppelt ankommen.
    .remedy = Versuchen Sie es später noch einmal; der Import macht dort weiter, wo er aufgehört hat.
    .remedy-2 = { $reader ->
        [window] Bleibt es so, importieren Sie mit weniger Anfragen zugleich: Wählen Sie ihre Zahl im Schritt „{ window-step-settings }“.
       *[commands] Bleibt es dabei, importieren Sie mit weniger gleichzeitigen Anfragen (import.parallel im Plan).
    }

zammad-connection-lost = Die Verbindung zu { $address } ist abgebrochen.
    .label = Die Verbindung zu Zammad brach ab.
    .why = Das Netz oder der Server hat sie mitten in einer Anfrage beendet.
    .effect = Die Nachricht, die gerade in Arbeit war, wird in Zammad gesucht, bevor sie noch einmal gesendet wird; so kann sie nicht doppelt ankommen.
    .remedy = Versuchen Sie es später noch einmal; der Import macht dort weiter, wo er aufgehört hat.

zammad-redirects = Zammads Adresse ist { $target }.
    .label = Zammad hat eine andere Adresse.
    .why = Der Server leitet jede Anfrage dorthin um. Mailferry folgt nicht von selbst, weil das Token mitginge.
    .effect = An diese Adresse wurde nichts gesendet.
    .remedy = { $reader ->
        [window] Geben Sie { $target } als Adresse von Zammad ein, wenn das Ihr Helpdesk ist.
       *[commands] Tragen Sie { $target } als zammad.url ein, wenn das Ihr Helpdesk ist.
    }

zammad-not-zammad = Unter { $address } gibt es kein Zammad.
    .label = Unter dieser Adresse ist kein Zammad.
    .why = Dort antwortet etwas, aber nicht Zammads Schnittstelle für Programme: eine andere Seite, eine vorgeschaltete Anmeldeseite oder ein falscher Pfad.
    .effect = Dort wurde nichts geändert.
    .remedy = Verwenden Sie die Adresse, die Sie im Browser sehen, wenn Zammad geöffnet ist, bis zum ersten Schrägstrich oder #.
    .remedy-2 = Steht eine Anmeldeseite vor Zammad, lassen Sie /api/v1/ daran vorbei.

zammad-reply-unreadable = { $address } hat eine Antwort gegeben, die sich nicht lesen lässt.
    .label = Zammad gab eine Antwort, die nicht lesbar ist.
    .why = Die Antwort wurde abgeschnitten, oder etwas auf dem Weg hat sie verändert.
    .effect = Die Nachricht, die gerade in Arbeit war, wird in Zammad gesucht, bevor sie noch einmal gesendet wird; so kann sie nicht doppelt ankommen.
    .remedy = Versuchen Sie es später noch einmal; der Import macht dort weiter, wo er aufgehört hat.

zammad-reply-too-long = { $address } hat eine Antwort von mehr als 32 MB gegeben.
    .label = Zammad gab eine Antwort von mehr als 32 MB.
    .why = Es ist ein Ticket mit sehr vielen oder sehr langen Artikeln, oder etwas, das nicht Zammad ist.
    .effect = Die Nachricht, die gerade in Arbeit war, wird in Zammad gesucht, bevor sie noch einmal gesendet wird; so kann sie nicht doppelt ankommen.
    .remedy = Versuchen Sie es später noch einmal; der Import macht dort weiter, wo er aufgehört hat.

zammad-token-malformed = Das API-Token enthält Zeichen, die in keinem Token vorkommen.
    .why = Es wurde vielleicht mit einem Zeilenumbruch oder mit Wörtern daneben kopiert.
    .effect = Es wurde nichts gesendet.
    .remedy = Kopieren Sie das Token noch einmal, ohne etwas davor oder danach.

zammad-token-unknown = { $address } kennt das API-Token nicht.
    .label = Zammad kennt das API-Token nicht.
    .why = Es wurde unvollständig kopiert, gelöscht, oder gehört zu einem anderen Zammad.
    .effect = Es wurde nichts geändert.
    .remedy = Öffnen Sie in Zammad Ihr Profil, „Token-Zugriff“, erstellen Sie ein neues Token, und geben Sie es Mailferry.

zammad-token-expired = Das API-Token ist abgelaufen.
    .effect = Bis es ein gültiges gibt, wird nichts weiter geändert. Was importiert wurde, bleibt importiert.
    .remedy = Öffnen Sie in Zammad Ihr Profil, „Token-Zugriff“, erstellen Sie ein neues Token, und geben Sie es Mailferry.

zammad-token-access-off = { $address } nimmt keine API-Token an.
    .label = Zammad nimmt keine API-Token an.
    .why = Der Token-Zugriff ist dort ausgeschaltet.
    .effect = Es wurde nichts geändert.
    .remedy = Schalten Sie in Zammads Verwaltung unter System, API den „Token-Zugriff“ ein.

zammad-token-not-seen = { $address } hat das API-Token nicht gesehen.
    .label = Zammad hat das API-Token nicht gesehen.
    .why = Etwas vor Zammad entfernt die Kopfzeile Authorization.
    .effect = Es wurde nichts geändert.
    .remedy = Lassen Sie den Webserver vor Zammad die Kopfzeile Authorization weiterreichen.

zammad-user-inactive = Der Benutzer des API-Tokens ist inaktiv oder nicht bestätigt.
    .effect = Es wurde nichts geändert.
    .remedy = Setzen Sie den Benutzer in Zammads Verwaltung auf aktiv, oder verwenden Sie das Token eines anderen.

zammad-maintenance = { $address } ist im Wartungsmodus, oder dort läuft ein anderer Import.
    .label = Zammad ist in Wartung, oder dort läuft ein anderer Import.
    .why = Solange lässt Zammad nur Benutzer mit der Berechtigung admin.maintenance zu.
    .effect = Es geht nichts verloren: Was getan ist, bleibt getan, und der nächste Lauf macht dort weiter.
    .remedy = Warten Sie, bis die Wartung vorbei ist.
    .remedy-2 = Oder verwenden Sie das Token eines Benutzers mit der Berechtigung admin.maintenance.

zammad-right-missing = Das API-Token darf { $request } nicht verwenden.
    .label = Dem API-Token fehlt eine Berechtigung.
    .why = Dem Token oder seinem Benutzer fehlt die Berechtigung { $right }.
    .effect = Durch diese Anfrage wurde nichts geändert.
    .remedy = Geben Sie dem Token und seinem Benutzer die Berechtigung { $right }.

zammad-proxy-forbids = Ein Server vor { $address } hat die Anfrage abgelehnt.
    .label = Ein Server vor Zammad hat die Anfrage abgelehnt.
    .why = Die Ablehnung kommt nicht von Zammad selbst, sondern von einer Firewall oder einem Proxy.
    .effect = Durch diese Anfrage wurde nichts geändert.
    .remedy = Bitten Sie die Person, die diesen Server betreut, diesem Computer /api/v1/ freizugeben.

zammad-proxy-wants-sign-in = Ein Server vor { $address } verlangt eine eigene Anmeldung{ $scheme ->
    [unknown] {""}
   *[other] {" "}({ $scheme })
}.
    .label = Ein Server vor Zammad verlangt eine eigene Anmeldung.
    .why = Die Ablehnung kommt nicht von Zammad, sondern von einem Webserver oder Proxy davor. Am API-Token liegt es nicht.
    .effect = Es wurde nichts geändert.
    .remedy = Lassen Sie diesen Server Anfragen an /api/v1/ ohne eigene Anmeldung durchreichen: Zammad fragt selbst nach dem Token.

zammad-record-missing = Das, worum es in dieser Anfrage ging, ist nicht mehr in Zammad ({ $request }).
    .label = Das, worum es in der Anfrage ging, ist nicht mehr in Zammad.
    .why = Es wurde dort inzwischen gelöscht.
    .effect = Diese Nachricht wurde nicht hinzugefügt.
    .remedy = Versuchen Sie es noch einmal: Mailferry sieht nach, wohin die Nachricht jetzt gehört.

zammad-request-too-large = Die Nachricht ist zu groß für den Server vor Zammad.
    .why = Er begrenzt die Größe einer Anfrage, meist auf 50 MB.
    .effect = Diese Nachricht wurde nicht importiert und bleibt im Postfach.
    .remedy = Erhöhen Sie die Begrenzung (bei nginx client_max_body_size), und versuchen Sie es mit der Nachricht erneut.
    .remedy-2 = Oder speichern Sie die Nachricht als .eml-Datei, und hängen Sie sie von Hand an ein Ticket an.

zammad-refused = Zammad hat diese Nachricht nicht angenommen.
    .why = Eine Regel des Helpdesks steht dagegen, etwa ein Pflichtfeld bei Tickets, oder ein Teil der Nachricht hat eine Form, die Zammad ablehnt.
    .effect = Diese Nachricht wurde nicht importiert und bleibt im Postfach.
    .remedy = Lesen Sie, was der Server gesagt hat. Ein Pflichtfeld lässt sich für die Zeit des Imports optional machen.

zammad-group-refused = Zammad nimmt in der Gruppe { $group } keine Tickets mehr an.
    .label = Eine Gruppe nimmt keine Tickets mehr an.
    .why = Die Gruppe wurde während des Imports deaktiviert, oder der Benutzer des Tokens darf darin keine Tickets mehr erstellen.
    .effect = Diese Nachricht wurde nicht importiert und bleibt im Postfach. Nachrichten für andere Gruppen wurden importiert.
    .remedy = Aktivieren Sie die Gruppe wieder, oder geben Sie dem Benutzer des Tokens darin die Berechtigung „Erstellen“, und starten Sie den Import noch einmal.
    .remedy-2 = Oder wählen Sie für diesen Ordner eine andere Gruppe.

zammad-busy = { $address } bittet um eine Pause.
    .label = Zammad bittet um eine Pause.
    .effect = Es geht nichts verloren: Was getan ist, bleibt getan, und der nächste Lauf macht dort weiter.
    .remedy = Versuchen Sie es später noch einmal; der Import macht dort weiter, wo er aufgehört hat.

zammad-proxy-error = Zammad hinter { $address } antwortet nicht (Status { $status }).
    .label = Zammad antwortet hinter seinem Webserver nicht.
    .why = Der Server davor konnte es nicht erreichen: Es startet neu oder ist überlastet.
    .effect = Die Nachricht, die gerade in Arbeit war, wird in Zammad gesucht, bevor sie noch einmal gesendet wird; so kann sie nicht doppelt ankommen.
    .remedy = Versuchen Sie es später noch einmal; der Import macht dort weiter, wo er aufgehört hat.

zammad-server-error = { $address } hatte einen eigenen Fehler (Status { $status }).
    .label = Zammad hatte selbst einen Fehler.
    .effect = Die Nachricht, die gerade in Arbeit war, wird in Zammad gesucht, bevor sie noch einmal gesendet wird; so kann sie nicht doppelt ankommen.
    .remedy = Versuchen Sie es später noch einmal; der Import macht dort weiter, wo er aufgehört hat.
    .remedy-2 = Bleibt es dabei, sehen Sie in Zammads Protokoll (production.log) zu dieser Zeit nach.

zammad-unexpected-status = { $address } hat geantwortet, wie Zammad es nicht tut (Status { $status }).
    .label = Der Server antwortete, wie Zammad es nicht tut.
    .effect = Durch diese Anfrage wurde nichts geändert.
    .remedy = Prüfen Sie, ob die Adresse die Ihres Helpdesks ist.

zammad-article-unseen = Eine Nachricht wurde angenommen, ihr Artikel ist in Zammad aber noch nicht zu sehen.
    .effect = Er wird noch einmal gesucht, bevor irgendetwas anderes mit ihr geschieht; so kann sie nicht doppelt ankommen.
    .remedy = Versuchen Sie es später noch einmal; der Import macht dort weiter, wo er aufgehört hat.

zammad-lookup-unusable = { $address } kann nicht gefragt werden, wo eine Nachricht schon ist.
    .label = Zammad kann nicht gefragt werden, wo eine Nachricht schon ist.
    .why = Die Suche dort versteht die Frage nach der Message-ID nicht.
    .effect = Es wurde nichts importiert: Ohne das könnte eine Nachricht doppelt ankommen.
    .remedy = Aktualisieren Sie Zammad auf 5.5 oder neuer.
    .remedy-2 = Prüfen Sie, ob der Benutzer des Tokens die Zielgruppen lesen darf.

zammad-customer-refused = Zammad hat den Absender dieser Nachricht nicht als Kunden angenommen.
    .why = Seine Adresse gehört einem Benutzer, den das Token nicht sehen darf, oder eine Regel des Helpdesks steht dagegen.
    .effect = Diese Nachricht wurde nicht importiert und bleibt im Postfach.
    .remedy = Legen Sie den Kunden in Zammad von Hand an, und versuchen Sie es mit der Nachricht erneut.

zammad-file-over-limit = Eine Datei dieser Nachricht hat { $size }, mehr als die { $limit }, die eine Anfrage enthalten darf.
    .label = Eine ihrer Dateien ist größer, als eine Anfrage sein darf.
    .effect = Diese Nachricht wurde nicht importiert und bleibt im Postfach.
    .remedy = Speichern Sie die Nachricht als .eml-Datei, und hängen Sie die Datei auf anderem Weg an ein Ticket an.

zammad-body-over-limit = Der Text dieser Nachricht hat mit seinen Bildern { $size }, mehr als die { $limit }, die eine Anfrage enthalten darf.
    .label = Ihr Text und ihre Bilder sind größer, als eine Anfrage sein darf.
    .effect = Diese Nachricht wurde nicht importiert und bleibt im Postfach.
    .remedy = Speichern Sie die Nachricht als .eml-Datei.

zammad-import-mode-hidden = Das API-Token darf Zammads Importmodus nicht sehen.
    .why = Ursprüngliche Datumsangaben brauchen ihn, und nur wer Zammad verwalten darf, darf ihn umschalten.
    .effect = Es wurde nichts importiert.
    .remedy = Geben Sie dem Token und seinem Benutzer die Berechtigung admin.maintenance.
    .remedy-2 = { $reader ->
        [window] Oder importieren Sie mit dem heutigen Datum: Wählen Sie das im Schritt „{ window-step-settings }“.
       *[commands] Oder importieren Sie mit dem heutigen Datum (dates = "today" im Plan).
    }

zammad-import-mode-lockout = Mit diesem Token ließe sich der Importmodus nicht wieder ausschalten (Zammad-Version: { $version }).
    .label = Der Importmodus ließe sich mit diesem Token nicht wieder ausschalten.
    .why = Das neueste Zammad lässt bei eingeschaltetem Importmodus nur Benutzer mit der Berechtigung admin.maintenance zu. Ob dieser Benutzer sie hat, ist nicht zu erkennen.
    .effect = Der Importmodus wurde nicht eingeschaltet, und es wurde nichts importiert.
    .remedy = Geben Sie dem Token und seinem Benutzer die Berechtigung admin.maintenance.
    .remedy-2 = { $reader ->
        [window] Oder importieren Sie mit dem heutigen Datum: Wählen Sie das im Schritt „{ window-step-settings }“.
       *[commands] Oder importieren Sie mit dem heutigen Datum (dates = "today" im Plan).
    }

zammad-import-mode-not-on = Der Importmodus wurde eingeschaltet, Zammad meldet aber, er sei aus.
    .why = Jemand anderes oder ein anderes Programm hat ihn inzwischen ausgeschaltet.
    .effect = Es wurde nichts gesendet: Ohne Importmodus würden E-Mails von Agenten noch einmal verschickt.
    .remedy = Stellen Sie sicher, dass niemand sonst importiert, und versuchen Sie es dann noch einmal.

zammad-import-mode-switched = Jemand hat Zammads Importmodus umgeschaltet, während der Import lief.
    .why = Ein anderer Import ist zu Ende gegangen, oder ein Administrator hat den Modus ausgeschaltet, damit Zammad wieder E-Mails verschickt.
    .effect = Der Import hat angehalten, bevor er mehr gesendet hat: Ohne Importmodus würden E-Mails von Agenten noch einmal verschickt. Was importiert ist, bleibt importiert.
    .remedy = Stellen Sie sicher, dass niemand sonst in dieses Zammad importiert, und versuchen Sie es dann noch einmal; der Import geht dort weiter, wo er angehalten hat.

zammad-import-mode-not-everywhere = Ein Teil von Zammad hält den Importmodus noch für ausgeschaltet, lange nachdem er eingeschaltet wurde.
    .why = Zammad besteht aus mehreren Prozessen, und jeder behält Einstellungen 15 Sekunden lang. Einer davon hat den neuen Wert auch in der vierfachen Zeit nicht übernommen: Vielleicht läuft er auf einem anderen Server, der mit den übrigen keinen Cache teilt.
    .effect = Es wurde nichts an Zammad gesendet: Was dieser Teil entgegennimmt, könnte an Kunden verschickt werden und trüge das heutige Datum.
    .remedy = Starten Sie Zammad mit allen seinen Teilen neu und versuchen Sie es noch einmal. Geschieht es wieder, fehlt den Prozessen ein gemeinsamer Cache (memcached oder Redis).

zammad-dates-not-kept = Zammad hat einem importierten Artikel das heutige Datum gegeben statt seines eigenen.
    .why = Ein Teil von Zammad hielt den Importmodus nicht für eingeschaltet: Jemand hat ihn inzwischen ausgeschaltet, vielleicht ein anderer Import, der zu Ende ging.
    .effect = Der Import hat angehalten, bevor er mehr gesendet hat. Was importiert ist, bleibt importiert; das Datum des Artikels wird berichtigt, wenn der Import weitergeht, soweit dieses Zammad es ändern lässt.
    .remedy = Stellen Sie sicher, dass niemand sonst in dieses Zammad importiert, und versuchen Sie es dann noch einmal.

zammad-trigger-switched-on = Der Trigger { $name } wurde in Zammad eingeschaltet, während der Import lief.
    .label = Ein Trigger wurde während des Imports in Zammad eingeschaltet.
    .why = Er würde Menschen anschreiben oder Tickets ändern, und nichts an einem Artikel hält ihn davon ab.
    .effect = Der Import hat angehalten, bevor er mehr gesendet hat. Was importiert ist, bleibt importiert.
    .remedy = Stellen Sie sicher, dass niemand sonst in dieses Zammad importiert, und versuchen Sie es dann noch einmal; der Trigger wird für diese Zeit wieder angehalten.

zammad-import-mode-already-on = Zammads Importmodus ist eingeschaltet, seit { $since }.
    .label = Der Importmodus von Zammad ist schon an.
    .why = Jemand hat ihn von Hand eingeschaltet, oder ein anderes Programm importiert in dieses Zammad. Wer, kann Mailferry nicht sehen.
    .effect = Es wurde nichts importiert: Zwei Importe zugleich würden einander die Stille beenden, und E-Mails gingen hinaus. Solange er eingeschaltet ist, verschickt Zammad gar keine E-Mails und führt keine Trigger aus.
    .remedy = Finden Sie heraus, wer ihn eingeschaltet hat. Ist der andere Import zu Ende, ist er wieder aus.
    .remedy-2 = { $reader ->
        [window] Ist er ein Überrest, wählen Sie „Übernehmen“: Am Ende wird er ausgeschaltet.
       *[commands] Ist er ein Überrest, geben Sie mailferry import --take-over mit: Am Ende wird er ausgeschaltet.
    }

zammad-import-running = { $place ->
    [left-here] Ein Import von { $mailbox } wurde auf diesem Computer abgebrochen und hat Zammads Importmodus angelassen, seit { $since } (Benutzer { $user }).
    [here] Auf diesem Computer läuft ein anderer Import: { $mailbox }, seit { $since } (Benutzer { $user }).
   *[elsewhere] In dieses Zammad läuft ein anderer Import: { $mailbox }, seit { $since }, von { $user } auf dem Computer { $machine }.
}
    .label = Ein anderer Import in dieses Zammad läuft.
    .why = Er hat Zammads Importmodus, und so steht es dort.
    .effect = Es wurde nichts importiert: Zwei Importe zugleich würden einander die Stille beenden, und E-Mails gingen hinaus.
    .remedy = { $place ->
        [left-here] { $reader ->
            [window] Setzen Sie jenen Import im ersten Schritt fort; an seinem Ende wird der Importmodus wiederhergestellt.
           *[commands] Starten Sie jenen Import noch einmal, oder führen Sie mailferry restore aus.
        }
        [here] Warten Sie, bis er zu Ende ist, und starten Sie dann diesen.
       *[elsewhere] Warten Sie, bis er zu Ende ist, und starten Sie dann diesen. Wurde er abgebrochen, wird er auf dem Computer { $machine } fortgesetzt oder wiederhergestellt.
    }
    .remedy-2 = { $place ->
        [left-here] {""}
        [here] {""}
       *[elsewhere] { $reader ->
            [window] Nur wenn es jenen Computer nicht mehr gibt: Wählen Sie „Übernehmen“.
           *[commands] Nur wenn es jenen Computer nicht mehr gibt: Geben Sie mailferry import --take-over mit.
        }
    }

zammad-agent-right-missing = Das API-Token darf nicht mit Tickets arbeiten.
    .why = Dem Token oder seinem Benutzer fehlt die Berechtigung ticket.agent.
    .effect = Es wurde nichts importiert.
    .remedy = Wählen Sie beim Token ticket.agent aus, und geben Sie seinem Benutzer die Rolle Agent.

zammad-group-missing = In Zammad gibt es keine Gruppe { $name }.
    .label = Die Gruppe gibt es in Zammad nicht.
    .why = Sie heißt anders, oder der Benutzer des Tokens hat keinen Zugriff auf sie. Untergruppen schreibt man Obergruppe::Untergruppe.
    .effect = Es wurde nichts importiert.
    .remedy = Verwenden Sie eine von diesen: { $near }.
    .remedy-2 = Oder geben Sie dem Benutzer des Tokens Zugriff auf die Gruppe.

zammad-groups-hidden = Ob es eine Gruppe { $name } gibt, ist mit diesem API-Token nicht zu sehen.
    .label = Ob es die Gruppe gibt, ist mit diesem API-Token nicht zu sehen.
    .why = Diese Version von Zammad führt ihre Gruppen nur für Token mit der Berechtigung admin.group auf.
    .effect = Es wurde nichts importiert.
    .remedy = Geben Sie dem API-Token die Berechtigung admin.group, und seinem Benutzer ebenso.

zammad-group-inactive = Die Gruppe { $group } ist inaktiv.
    .label = Die Gruppe ist inaktiv.
    .why = In einer inaktiven Gruppe legt Zammad keine Tickets an.
    .effect = Es wurde nichts importiert.
    .remedy = Setzen Sie die Gruppe in Zammads Verwaltung auf aktiv, oder verwenden Sie eine andere.

zammad-group-rights = Dem Benutzer { $user } fehlt Zugriff auf die Gruppe { $group }: { $rights }.
    .label = Dem Benutzer des API-Tokens fehlt der Zugriff auf die Gruppe.
    .why = Dort werden Tickets angelegt, gesucht und fortgesetzt. Voller Zugriff ist nötig, wenn Tickets dem Benutzer des Tokens gehören müssen, damit kein Agent benachrichtigt wird.
    .effect = Es wurde nichts importiert.
    .remedy = Geben Sie { $user } in Zammads Verwaltung unter Benutzer vollen Zugriff auf { $group }.

zammad-groups-unreadable = Der Benutzer { $user } kann einige Gruppen nicht lesen: { $groups }.
    .label = Der Benutzer des API-Tokens kann einige Gruppen nicht lesen.
    .why = E-Mails, die dort abgelegt sind, werden nicht als bereits importiert erkannt.
    .effect = Liegen dort E-Mails aus diesem Postfach, werden sie ein zweites Mal importiert.
    .remedy = Geben Sie { $user } Lesezugriff auf diese Gruppen, wenn dort je E-Mails aus diesem Postfach abgelegt wurden.

zammad-states-unusable = Zammad hat keinen aktiven Status für neue Tickets oder für Antworten.
    .effect = Es wurde nichts importiert.
    .remedy = Legen Sie in Zammads Verwaltung einen Standardstatus für neue Tickets und einen für Folgeanfragen fest.

zammad-state-missing = In Zammad gibt es keinen Ticket-Status { $name }.
    .label = Den Ticketstatus gibt es in Zammad nicht.
    .effect = Es wurde nichts importiert.
    .remedy = { $reader ->
        [window] Wählen Sie im Schritt „{ window-step-settings }“ einen von diesen für ältere Tickets: { $near }.
       *[commands] Verwenden Sie einen von diesen als import.archive_state: { $near }.
    }

zammad-state-unusable = Der Ticket-Status { $state } eignet sich nicht für ältere E-Mails.
    .label = Der Ticketstatus ist für ältere E-Mails nicht brauchbar.
    .why = Er ist inaktiv, oder er wartet auf einen Zeitpunkt und würde Agenten erinnern.
    .effect = Es wurde nichts importiert.
    .remedy = { $reader ->
        [window] Wählen Sie im Schritt „{ window-step-settings }“ einen Status wie geschlossen (closed) für ältere Tickets.
       *[commands] Verwenden Sie als import.archive_state einen Status wie „closed“ (geschlossen).
    }

zammad-address-missing = Zammad hat keine Absenderadresse { $name }.
    .label = Die Absenderadresse gibt es in Zammad nicht.
    .effect = Es wurde nichts importiert.
    .remedy = { $reader ->
        [window] Wählen Sie im Schritt „{ window-step-settings }“ eine von diesen als Absenderadresse: { $near }.
       *[commands] Verwenden Sie eine von diesen als sending_address.change_to: { $near }.
    }
    .remedy-2 = Oder fügen Sie die Adresse in Zammads Verwaltung unter Kanäle hinzu.

zammad-address-inactive = Die Absenderadresse { $address } ist in Zammad inaktiv.
    .label = Die Absenderadresse ist in Zammad inaktiv.
    .why = Mit ihr ist kein Kanal verbunden.
    .effect = E-Mails werden importiert, die Gruppe könnte mit dieser Adresse aber nicht senden.
    .remedy = Verbinden Sie die Adresse in Zammads Verwaltung mit einem Kanal.

zammad-group-without-address = Die Gruppe { $group } hat keine Absenderadresse.
    .label = Eine Gruppe hat keine Absenderadresse.
    .effect = E-Mails werden importiert, Agenten können sie aus dieser Gruppe aber nicht beantworten.
    .remedy = { $reader ->
        [window] Wählen Sie eine Absenderadresse für die Gruppe, in Zammad oder im Schritt „{ window-step-settings }“.
       *[commands] Wählen Sie eine Absenderadresse für die Gruppe, in Zammad oder im Plan als sending_address.change_to.
    }

zammad-channel-fetches = Ein Kanal dieses Zammad ruft { $mailbox } bereits ab.
    .label = Ein Kanal dieses Zammad ruft das Postfach schon ab.
    .why = Es ist { $channel }; er nimmt neue E-Mails aus dem Postfach, während der Import es liest.
    .effect = Durch Mailferry kommt keine Nachricht doppelt an; eine, die der Kanal im selben Augenblick abruft, könnte es.
    .remedy = { $reader ->
        [window] Schalten Sie den Kanal für die Zeit des Imports aus.
       *[commands] Schalten Sie den Kanal für die Zeit des Imports aus, oder lassen Sie es den Plan tun ([channel], pause_during_import = true).
    }

zammad-triggers-hidden = Das API-Token darf Zammads Trigger nicht sehen.
    .why = Ein Trigger könnte wegen einer importierten Nachricht Menschen anschreiben, und er ließe sich nicht anhalten.
    .effect = Es wurde nichts importiert, weil Stille nicht versprochen werden konnte.
    .remedy = Geben Sie dem Token und seinem Benutzer die Berechtigung admin.trigger.

zammad-trigger-paused = Der Trigger { $name } wird während des Imports angehalten. Er { $does }.
    .label = Ein Trigger ruht während des Imports.
    .why = Nichts an einer importierten Nachricht könnte ihn davon abhalten.
    .effect = Solange tut er auch für andere E-Mails nichts; danach wird er wieder eingeschaltet.
    .remedy = { $reader ->
        [window] Es ist nichts zu tun. Nach einem Absturz setzen Sie den Import fort; am Ende wird er wieder eingeschaltet.
       *[commands] Es ist nichts zu tun. Führen Sie nach einem Absturz mailferry restore aus.
    }

zammad-trigger-runs = Der Trigger { $name } reagiert auf neuere E-Mails, die importiert werden. Er { $does }.
    .label = Ein Trigger wirkt auf neuere E-Mails, die importiert werden.
    .why = Im Plan steht auto_replies = true.
    .effect = Wegen des Imports werden vielleicht Menschen angeschrieben.
    .remedy = Setzen Sie auto_replies = false, oder schalten Sie den Trigger aus, wenn das nicht gewünscht ist.

zammad-trigger-deletes = Der Trigger { $name } würde auf neuere E-Mails reagieren, die importiert werden. Er { $does }.
    .label = Ein Trigger würde auf neuere importierte E-Mails wirken und löscht.
    .why = Neuere E-Mails dürfen beantwortet werden; deshalb wird für sie kein Trigger angehalten.
    .effect = Es wurde nichts importiert: Tickets könnten samt den E-Mails darin gelöscht werden.
    .remedy = Schalten Sie den Trigger in Zammad für die Zeit des Imports aus, oder geben Sie ihm eine Bedingung, die auf importierte Tickets nicht zutrifft.
    .remedy-2 = { $reader ->
        [window] Oder lassen Sie Zammad importierte E-Mails nicht beantworten: Wählen Sie das im Schritt „{ window-step-settings }“.
       *[commands] Oder setzen Sie im Plan auto_replies = false.
    }

zammad-jobs-hidden = Das API-Token darf Zammads Automatisierungen nicht sehen.
    .why = Eine Automatisierung könnte auf importierte Tickets wirken, jetzt oder später.
    .effect = Mailferry selbst bleibt still; was eine Automatisierung später tut, ist nicht zu erkennen.
    .remedy = Geben Sie dem Token und seinem Benutzer die Berechtigung admin.scheduler.
    .remedy-2 = Oder sehen Sie die Automatisierungen in Zammads Verwaltung durch.

zammad-job-runs = Die Automatisierung { $name } könnte auf importierte Tickets wirken. Sie { $does }.
    .label = Ein Job könnte auf importierte Tickets wirken.
    .why = Automatisierungen laufen über alle Tickets, auf die ihre Bedingungen zutreffen, und nichts an einem importierten Ticket hält sie davon ab.
    .effect = Mailferry ändert sie nicht.
    .remedy = Prüfen Sie ihre Bedingungen, und schalten Sie sie aus, wenn sie auf alte Tickets zuträfen.

zammad-job-deletes = Die Automatisierung { $name } könnte importierte Tickets bei ihrem nächsten Lauf löschen. Sie { $does }.
    .label = Ein Job könnte importierte Tickets bei seinem nächsten Lauf löschen.
    .why = { $dates ->
        [original] Tickets, die mit ihrem eigenen Datum importiert werden, sehen alt und längst geschlossen aus, und die Bedingungen der Automatisierung können auf sie zutreffen.
       *[today] Die Bedingungen der Automatisierung können auf importierte Tickets zutreffen, und die E-Mails werden aus dem Postfach gelöscht.
    }
    .effect = Es wurde nichts importiert: Die E-Mails in solchen Tickets wären weg.
    .remedy = Geben Sie der Automatisierung eine Bedingung, die auf importierte Tickets nicht zutrifft, etwa eine andere Gruppe, oder schalten Sie sie in Zammad aus.
    .remedy-2 = { $today ->
        [yes] { $reader ->
            [window] Oder importieren Sie mit dem heutigen Datum: Wählen Sie das im Schritt „{ window-step-settings }“.
           *[commands] Oder importieren Sie mit dem heutigen Datum (dates = "today" im Plan).
        }
       *[no] {""}
    }
    .remedy-3 = { $keep ->
        [yes] { $reader ->
            [window] Oder lassen Sie die E-Mails im Postfach: Wählen Sie das im Schritt „{ window-step-settings }“.
           *[commands] Oder lassen Sie die E-Mails im Postfach: im Plan eine andere Aktion als „delete“.
        }
       *[no] {""}
    }

zammad-job-may-delete = Die Automatisierung { $name } wirkt auf Tickets dieses Zammad. Sie { $does }.
    .label = Ein Job wirkt auf Tickets dieses Zammad und löscht womöglich.
    .why = { $match ->
        [yes] Ihre Bedingungen können auf importierte Tickets zutreffen.
        [no] Ihre Bedingungen treffen auf Tickets, wie sie importiert werden, nicht zu; später vielleicht.
       *[unknown] Ob ihre Bedingungen auf importierte Tickets zutreffen, wird geprüft, wenn feststeht, was importiert wird.
    }
    .effect = { $match ->
        [yes] Importierte Tickets könnten gelöscht werden; die E-Mails bleiben im Postfach.
       *[other] Mailferry ändert sie nicht.
    }
    .remedy = Prüfen Sie ihre Bedingungen, und geben Sie ihr eine, die auf importierte Tickets nicht zutrifft, wenn diese bleiben sollen.

zammad-tickets-escalate = Importierte Tickets, die offen bleiben, gelten als überfällig für: { $names }.
    .label = Importierte Tickets, die offen bleiben, werden als verspätet gelten.
    .why = Sie tragen das Datum ihrer E-Mails, und davon zählt ein SLA. Im Importmodus wird nichts gezählt, aber die erste Änderung an einem solchen Ticket danach tut es.
    .effect = Agenten bekommen dann, auch per E-Mail, gesagt, dass das Ticket eskaliert ist. Tickets älterer E-Mails sind geschlossen und eskalieren nicht.
    .remedy = { $reader ->
        [window] Lassen Sie ältere E-Mails zu geschlossenen Tickets werden, im Schritt „{ window-step-settings }“, damit nur offen bleibt, was noch in der Zeit ist.
       *[commands] Archivieren Sie ältere E-Mails (import.archive_before), damit nur offen bleibt, was noch in der Zeit ist.
    }
    .remedy-2 = Oder geben Sie dem SLA eine Bedingung, die auf importierte Tickets nicht zutrifft.

zammad-service-levels-hidden = Das API-Token darf Zammads SLAs nicht sehen.
    .why = Dafür braucht es die Berechtigung admin.sla.
    .effect = Gibt es welche, können importierte Tickets, die offen bleiben, als überfällig gelten; Agenten bekommen das gesagt, sobald ein solches Ticket das nächste Mal geändert wird.
    .remedy = Geben Sie dem Token und seinem Benutzer die Berechtigung admin.sla.
    .remedy-2 = Oder sehen Sie die SLAs in Zammads Verwaltung durch.

zammad-user-away = Der Benutzer des Tokens ist abwesend, und jemand vertritt ihn.
    .why = Importierte Tickets gehören diesem Benutzer; seine Vertretung würde deshalb über jedes eine E-Mail bekommen.
    .effect = Es wurde nichts importiert, weil Stille nicht versprochen werden konnte.
    .remedy = Beenden Sie die Abwesenheit, oder verwenden Sie das Token eines anderen Benutzers.

zammad-agents-hidden = Das API-Token darf nicht sehen, wer über neue Tickets benachrichtigt wird.
    .effect = Agenten, die über jedes Ticket eine E-Mail haben wollen, bekämen auch über importierte eine.
    .remedy = Geben Sie dem Token und seinem Benutzer die Berechtigung ticket.agent, oder fragen Sie die Agenten.

zammad-agents-notified = { $count ->
    [one] { $count } Agent bekäme über jede importierte Nachricht eine E-Mail: { $names }.
   *[other] { $count } Agenten bekämen über jede importierte Nachricht eine E-Mail: { $names }.
}
    .label = Agenten bekämen zu jeder importierten Nachricht eine E-Mail.
    .why = In ihren Einstellungen steht, dass sie über alle Tickets benachrichtigt werden, wem sie auch gehören.
    .effect = Es wurde nichts importiert, weil Stille nicht versprochen werden konnte.
    .remedy = { $reader ->
        [window] Importieren Sie mit dem ursprünglichen Datum: Der Importmodus hält diese Benachrichtigungen zurück. Wählen Sie das im Schritt „{ window-step-settings }“.
       *[commands] Importieren Sie mit ursprünglichen Datumsangaben (dates = "original"): Der Importmodus hält diese Benachrichtigungen zurück.
    }
    .remedy-2 = Oder lassen Sie diese Agenten in ihrem Profil unter Benachrichtigungen „Alle Tickets“ für die Zeit des Imports abwählen.

zammad-change-refused = Zammad hat eine Änderung seiner Einrichtung nicht angenommen ({ $what }).
    .label = Zammad hat eine Änderung seiner Einstellungen nicht angenommen.
    .why = Beim Speichern wird der ganze Eintrag geprüft; ein Trigger zum Beispiel, der etwas inzwischen Gelöschtes nennt, wird abgelehnt.
    .effect = Wegen dieser Änderung wurde nichts importiert; was vorher geändert wurde, wird wiederhergestellt.
    .remedy = Öffnen Sie den Eintrag in Zammads Verwaltung, berichtigen Sie, was markiert ist, und versuchen Sie es noch einmal.

# Gefunden, bevor etwas gewählt wurde.

zammad-no-group-usable = Der Benutzer { $user } darf in keiner aktiven Gruppe Tickets anlegen.
    .label = Der Benutzer des API-Tokens darf in keiner aktiven Gruppe Tickets anlegen.
    .why = Wer Administrator ist, hat damit noch keinen Zugriff auf Gruppen; er wird für jede Gruppe einzeln vergeben.
    .effect = Es kann noch nichts importiert werden.
    .remedy = Geben Sie { $user } in der Administration von Zammad unter Benutzer Vollzugriff auf jede Gruppe, in die E-Mails sollen.

zammad-groups-half-seen = Welche Gruppen aktiv sind, ist mit diesem API-Token nicht einsehbar.
    .why = Vor Zammad 6.6 braucht es dafür die Berechtigung admin.group.
    .effect = Eine inaktive Gruppe würde erst abgelehnt, wenn der Import beginnt, aber bevor etwas verändert wird.
    .remedy = Geben Sie dem Token und seinem Benutzer die Berechtigung admin.group.

zammad-no-sending-address = Zammad hat keine aktive Absenderadresse.
    .effect = E-Mails können importiert werden, aber Agenten können sie nicht beantworten.
    .remedy = Richten Sie in der Administration von Zammad unter Kanäle einen E-Mail-Kanal ein. Das geht auch nach dem Import.

zammad-channels-hidden = Ob ein Kanal von Zammad { $mailbox } abruft, ist mit diesem API-Token nicht einsehbar.
    .label = Ob ein Kanal von Zammad das Postfach abruft, ist mit diesem API-Token nicht zu sehen.
    .why = Jede Art von Kanal ist nur für Token zu sehen, die sie verwalten dürfen.
    .effect = Ein Kanal für dasselbe Postfach würde neue E-Mails daraus holen, während der Import es liest.
    .remedy = Sehen Sie in der Administration von Zammad unter Kanäle nach, und schalten Sie einen Kanal für dieses Postfach für die Zeit des Imports aus.
    .remedy-2 = Oder geben Sie dem Token und seinem Benutzer die Berechtigungen admin.channel_email, admin.channel_microsoft365 und admin.channel_microsoft_graph.

zammad-import-mode-unseen = Der Importmodus von Zammad ist mit diesem API-Token nicht einsehbar.
    .why = Nur Administratoren dürfen ihn schalten, und ursprüngliche Daten brauchen ihn.
    .effect = E-Mails können nur mit heutigem Datum importiert werden.
    .remedy = Geben Sie dem Token und seinem Benutzer die Berechtigung admin.maintenance.

zammad-triggers-unseen = Die Trigger von Zammad sind mit diesem API-Token nicht einsehbar.
    .why = Mit heutigem Datum könnte ein Trigger wegen einer importierten Nachricht an jemanden schreiben, und er ließe sich nicht anhalten.
    .effect = E-Mails können nur mit ursprünglichem Datum importiert werden: Der Importmodus setzt solange jeden Trigger aus.
    .remedy = Geben Sie dem Token und seinem Benutzer die Berechtigung admin.trigger.

zammad-trigger-held = Der Trigger { $name } würde auf importierte E-Mails reagieren: Er { $does }.
    .label = Ein Trigger würde auf importierte E-Mails wirken.
    .why = Nichts an einer importierten Nachricht könnte ihn davon abhalten.
    .effect = Er wird davon abgehalten: mit ursprünglichem Datum durch den Importmodus, mit heutigem Datum hält Mailferry ihn an. Solange tut er auch bei anderen E-Mails nichts.
    .remedy = Sie müssen nichts tun. Danach wird er wieder eingeschaltet.

zammad-user-is-away = Der Benutzer des Tokens ist abwesend, und jemand vertritt ihn.
    .why = Importierte Tickets gehören diesem Benutzer; mit heutigem Datum erhielte die Vertretung zu jedem eine E-Mail.
    .effect = Mit heutigem Datum kann so nichts importiert werden; mit ursprünglichem Datum spielt es keine Rolle.
    .remedy = Beenden Sie die Abwesenheit, oder verwenden Sie das Token eines anderen Benutzers.

zammad-agents-would-hear = { $count ->
    [one] { $count } Agent erhielte zu jeder importierten Nachricht mit heutigem Datum eine E-Mail: { $names }.
   *[other] { $count } Agenten erhielten zu jeder importierten Nachricht mit heutigem Datum eine E-Mail: { $names }.
}
    .label = Agenten bekämen zu jeder importierten Nachricht mit heutigem Datum eine E-Mail.
    .why = Sie möchten über alle Tickets benachrichtigt werden, wem sie auch gehören.
    .effect = Mit heutigem Datum kann so nichts importiert werden; mit ursprünglichem Datum hält der Importmodus diese Benachrichtigungen zurück.
    .remedy = Wählen Sie im Schritt „{ window-step-settings }“ das ursprüngliche Datum.
    .remedy-2 = Oder diese Agenten schalten für die Zeit des Imports in ihrem Profil unter Benachrichtigungen „Alle Tickets“ aus.

alias-needs-channel = { $address } kann nicht hinzugefügt werden: Zammad hat keinen E-Mail-Kanal mit der Adresse { $mailbox }.
    .label = Die Adresse lässt sich nicht hinzufügen: Zammad hat keinen Kanal des Postfachs.
    .why = Eine weitere Adresse gehört zu einem Kanal, über den Zammad von ihr aus antwortet.
    .effect = Es wurde nichts geändert.
    .remedy = Richten Sie in Zammad einen Kanal für { $mailbox } ein (Einstellungen > Kanäle), und fügen Sie die Adresse dann noch einmal hinzu.
    .remedy-2 = Oder fügen Sie { $address } dort von Hand einem anderen Kanal als weitere Adresse hinzu.
