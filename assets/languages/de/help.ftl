# Was --help sagt: zu jedem Befehl, zu jeder Option und drum herum.
# help-<Befehl>, help-<Befehl>-<Option>; help-option-<Option>, wo mehrere Befehle sie haben.

## Drum herum

help-frame-of-window = Ohne Befehl öffnet sich das Fenster.
help-frame-after =
    Exit-Codes: 0 alles erledigt; 1 ein Fehler des Programms; 2 falscher Aufruf oder Plan; 3 erledigt,
    einige Nachrichten übersprungen oder fehlgeschlagen; 4 angehalten, von Ihnen oder durch etwas
    Vorübergehendes: noch einmal ausführen; 5 es braucht einen Menschen.

    Geheimnisse liegen { word-keychain-in }, wo sign-in und zammad-token sie speichern, oder kommen
    für einen Lauf aus der Umgebung: MAILFERRY_ZAMMAD_TOKEN, MAILFERRY_ACCESS_TOKEN,
    MAILFERRY_CLIENT_SECRET.
help-frame-usage = Aufruf
help-frame-options-marker = OPTIONEN
help-frame-command-marker = BEFEHL
help-frame-commands = Befehle
help-frame-arguments = Argumente
help-frame-options = Optionen
help-frame-default = Standard: { $value }
help-frame-choices = möglich: { $values }
help-frame-help = Diese Hilfe zeigen
help-frame-version = Die Version zeigen
help-frame-help-command = Diese Hilfe oder die eines Befehls zeigen

## Ein falscher Aufruf

help-frame-misuse-unknown-option = Hier gibt es keine Option { $option }.
help-frame-misuse-unknown-command = Es gibt keinen Befehl „{ $command }“.
help-frame-misuse-no-command = Ein Befehl fehlt.
help-frame-misuse-no-value = { $option } braucht einen Wert.
help-frame-misuse-not-a-choice = „{ $value }“ steht bei { $option } nicht zur Wahl; möglich: { $values }.
help-frame-misuse-bad-value = „{ $value }“ passt nicht zu { $option }.
help-frame-misuse-missing = { $options } fehlt.
help-frame-misuse-twice = { $option } wurde zweimal angegeben.
help-frame-misuse-conflict = { $option } und { $other } gehen nicht zusammen.
help-frame-misuse-conflict-command = { $option } geht nicht mit diesem Befehl.
help-frame-misuse-not-utf8 = Der Aufruf enthält Zeichen, die sich nicht lesen lassen.
help-frame-misuse-meant = Meinten Sie „{ $likely }“?
help-frame-misuse-more = Mehr dazu mit --help.

## Werte

help-value-plan = PLAN
help-value-seconds = SEKUNDEN
help-value-way = WEG
help-value-file = DATEI
help-value-files = DATEIEN
help-value-address = ADRESSE
help-value-names = NAMEN
help-value-folder = ORDNER
help-value-name = NAME
help-value-choice = WAHL
help-value-code = CODE
help-value-cloud = CLOUD
help-value-language = SPRACHE
help-value-whom = WEN
help-value-run = LAUF
help-value-text = TEXT
help-value-number = ANZAHL
help-value-minutes = MINUTEN

## Befehle

help-mailferry = Bringt ein Microsoft-365-Postfach in ein Zammad-Helpdesk: einmal, sicher und nachvollziehbar.
help-sign-in = Mit dem Konto des Plans bei Microsoft 365 anmelden; die Anmeldung bleibt { word-keychain-in }
help-sign-out = Abmelden: entfernt die Anmeldung von diesem Computer
help-accounts = Zeigen, wer angemeldet ist
help-consent = Einen Administrator um Einwilligung bitten und ihren Stand zeigen
help-zammad-token = Das API-Token für das Zammad des Plans { word-keychain-in } speichern
help-check = Helpdesk und Postfach prüfen und zeigen, was ein Import tun würde; ändert nichts
help-import = Das Postfach importieren; macht weiter, wo ein früherer Lauf aufgehört hat
help-folders = Die Ordner des Postfachs im Plan mit der Zahl ihrer Nachrichten zeigen
help-status = Den Stand aller Importe auf diesem Computer zeigen
help-report = Zeigen, was ein Lauf getan hat, mit allen Nachrichten, die zu prüfen sind
help-restore = Wiederherstellen, was ein unterbrochener Import in Zammad und im Postfach geändert hinterlassen hat
help-save = Nicht importierte Nachrichten als .eml-Dateien sichern
help-put-back = Gelöschte Nachrichten aus der Sicherheitskopie ins Postfach zurücklegen; ihre Tickets bleiben
help-support-bundle = Was dem Support hilft (Protokoll, Bilanz, Probleme, Versionen), als eine Datei speichern; vorher wird gezeigt, was darin ist
help-doctor = Prüft, ob dieser Computer bereit und jeder Server erreichbar ist; kann weitergegeben werden
help-problems = Sagt zu einem Code, was das Problem bedeutet und was zu tun ist; ohne Code eine Liste von allen
help-inspect = Zeigen, was Zammad aus E-Mail-Dateien machen würde
help-manual = Handbuchseiten schreiben, und was in einer Shell Befehle vervollständigt
help-practice = Mit einem Postfach und einem Helpdesk im Programm üben, im Fenster; ganz ohne Konto
help-practice-serve = Postfach und Helpdesk für andere Programme bereithalten, bis es beendet wird

## Optionen

help-option-json = JSON für Programme schreiben
help-option-plan = Die Plandatei
help-option-patience = Wie lange vorübergehende Störungen abgewartet werden, bevor der Lauf aufgibt
help-option-safety-copy = Ob jede Nachricht als Datei gesichert wird, bevor sie gelöscht wird, was auch der Plan sagt
help-option-safety-copies = Der Ordner für diese Dateien statt des üblichen
help-option-journal = Die Protokolldatei, statt an ihrem üblichen Ort
help-option-sign-in = Nur für diesen Lauf anmelden, etwa wo sich Geheimnisse nicht speichern lassen; nichts bleibt gespeichert
help-option-device-code = Mit --sign-in: auf einem anderen Gerät anmelden
help-option-no-browser = Nur den Link zeigen; keinen Browser öffnen
help-option-certainty = Wie lange eine Nachricht, deren Anfrage keine klare Antwort bekam, in Zammad gesucht wird, bevor sie erneut gesendet wird
help-option-settle-time = Wie lange gewartet wird, bis der Importmodus jeden Prozess von Zammad erreicht hat
help-sign-in-device-code = Auf einem anderen Gerät anmelden, wo kein Browser diesen Computer erreicht
help-sign-in-client-secret = Nach dem geheimen Clientschlüssel einer als „Web“ registrierten App fragen
help-sign-in-wait = Wie lange auf die Anmeldung im Browser gewartet wird
help-sign-out-whom = Eine Plandatei oder ein Konto, wie „mailferry accounts“ es zeigt
help-sign-out-all = Alle abmelden
help-consent-ask = Die Seite öffnen, auf der ein Administrator für alle einwilligt, und auf die Antwort warten
help-consent-text = Eine Anfrage schreiben, die man einem Administrator schickt
help-consent-wait = Wie lange auf die Antwort des Administrators im Browser gewartet wird
help-zammad-token-remove = Das Token von diesem Computer entfernen
help-import-delete-from = Bestätigen, dass importierte Nachrichten aus diesem Postfach gelöscht werden
help-import-take-over = Den Importmodus übernehmen, den ein anderer Import eingeschaltet ließ; nur wenn jener sicher vorbei ist
help-import-folder-renamed = Als ALT=NEU: mit einem Ordner des Plans unter seinem neuen Namen weitermachen, und das in den Plan schreiben
help-import-stay = Weiterlaufen, bis gelöscht ist, was der Mailserver nicht gelöscht hat, und bis ein fehlender Ordner wieder da ist
help-import-instead = Was aus E-Mails wird, die der Mailserver nicht löscht
help-import-instead-folder = Mit --instead move: der Ordner; wird angelegt, wenn er fehlt
help-import-deletion-pauses = Nach welchen Pausen der Import selbst noch einmal versucht, was der Mailserver nicht gelöscht hat; 0: gar nicht
help-report-run = Name des Laufs, wie „mailferry status“ ihn zeigt; sonst der neueste
help-report-html = Den Bericht als Seite schreiben, für den Browser oder zum Drucken
help-report-csv = Jede Nachricht des Imports als Zeile einer Tabelle schreiben
help-report-force = Eine vorhandene Datei überschreiben
help-report-language = Die Sprache dessen, was in eine Datei geschrieben wird; sonst die des Systems
help-restore-journal = Eine Protokolldatei, statt aller am üblichen Ort
help-restore-ca-file = Eine weitere vertrauenswürdige Zertifizierungsstelle für Zammad (PEM)
help-restore-certainty = Wie lange auf Anfragen ohne klare Antwort gewartet wird, bevor etwas wiederhergestellt wird
help-save-to = Der Ordner, in dem gesichert wird; wird angelegt, wenn er fehlt
help-put-back-index = Die Tabelle der Sicherheitskopie (index.csv) statt des Journals, wo dieses fehlt
help-put-back-files = Dateien der Sicherheitskopie (.eml)
help-put-back-all = Alle Nachrichten zurücklegen, die noch nicht zurückgelegt wurden
help-put-back-message-id = Die Nachrichten mit dieser Message-ID zurücklegen; mehrfach möglich
help-put-back-folder = In diesen Ordner zurücklegen (wird angelegt, falls er fehlt) statt in den jeweiligen früheren
help-support-bundle-file = Die Datei; im Ordner „Downloads“, falls nicht genannt
help-support-bundle-with-addresses = Adressen und die Namen von Ordnern, Gruppen und Servern darin lassen
help-support-bundle-yes = Ohne Rückfrage speichern
help-doctor-zammad = Ein Helpdesk, nach dem gesehen wird, mit seiner Adresse
help-doctor-cloud = Nach den Servern dieser Microsoft-Cloud sehen
help-doctor-ca-file = Eine weitere vertrauenswürdige Zertifizierungsstelle für dieses Helpdesk (PEM)
help-doctor-with-addresses = Die Namen von Servern beibehalten
help-manual-folder = Der Ordner, in den geschrieben wird; wird angelegt, wenn er fehlt
help-problems-code = Der Code, mit dem das Problem gezeigt wurde
help-problems-open = Die Seite aller Probleme im Browser öffnen
help-inspect-files = E-Mail-Dateien (.eml)
help-inspect-system-addresses = Eine Adresse, von der das Helpdesk sendet: E-Mails von ihr gelten als die eines Agenten
help-practice-headless = Den ganzen Weg im Terminal gehen, ohne Fenster
help-practice-scenario = Mit welchen Störungen geübt wird; „list“ beschreibt sie alle
help-practice-serve-folder = Ordner für die Plandatei; sonst ein temporärer
help-practice-serve-workers = Das Helpdesk so langsam sein lassen wie ein echtes Zammad mit so vielen Serverprozessen
help-channels = Zammads eigene Kanäle ansehen, zählen, was einer tun würde, einen einrichten und ändern
help-channels-list = Zammads Kanäle auflisten und wie es um sie steht
help-channels-count = Zählen, was ein Kanal mit den E-Mails dort tun würde, wo er liest; ändert nichts
help-channels-clear = Importiertes dort, wo ein Kanal liest, als gelesen markieren, verschieben oder löschen, dann noch einmal zählen
help-channels-new = Einen neuen Kanal für das Postfach des Plans einrichten oder einen E-Mail-Kanal dafür migrieren
help-channels-set = Einen Kanal ändern: Gruppe, Ordner, was er behält, und ob er eingeschaltet ist
help-channels-roll-back = Einen migrierten Kanal wieder zu dem E-Mail-Kanal zurückstufen, der er war
help-channels-watch = Die erste Stunde eines Kanals beobachten: was er nimmt, und warum nichts kommt; ändert nichts
help-channels-watch-minutes = Wie lange er beobachtet wird
help-channels-watch-every = Sekunden zwischen zwei Blicken
help-channels-undo = Rückgängig machen, was von hier an Kanälen geändert wurde, das Neueste zuerst
help-channels-explain = Eine Meldung erklären, die Zammad oder Microsoft gezeigt hat
help-channels-explain-text = Die Meldung oder ihr Anfang
help-option-channel = Nummer des Kanals, wie „mailferry channels list“ sie zeigt; sonst der für das Postfach des Plans
help-option-group = Name der Gruppe, der seine E-Mails zugeordnet werden
help-option-change-sending-address = Die Gruppe sendet von jetzt an mit der Adresse des Kanals
help-option-from-folder = Der Ordner, den er liest
help-option-keep = Ob Abgerufenes als gelesen im Postfach bleibt; sonst wird es gelöscht
help-option-same-mailbox = Der Kanal ruft das Postfach des Plans ab, obwohl Zammad es unter einer anderen Adresse kennt
help-option-despite = Bestätigen, dass er eingeschaltet wird, obwohl er abruft, was Zammad schon hat
help-channels-set-on = Einschalten, nachdem gezählt wurde, was er tun würde
help-channels-set-off = Ausschalten
help-channels-clear-way = Was aus den importierten Nachrichten wird
help-channels-clear-to = Mit --way move: der Ordner; wird angelegt, wenn er fehlt
help-channels-clear-delete-from = Bestätigen, dass importierte Nachrichten aus diesem Postfach gelöscht werden
help-channels-new-kind = Wie Zammad das Postfach erreicht
help-channels-new-credentials = Zammad zuerst die App des Plans und ihren geheimen Schlüssel geben; nach ihm wird gefragt
help-channels-new-wait = Wie lange gewartet wird, bis der Kanal erscheint
help-channels-new-stay-off = Den Kanal ausgeschaltet lassen
help-channels-remove = Einen Kanal löschen
help-channels-remove-confirm = Mit der Adresse des Kanals bestätigen; sonst wird nur gezeigt, was mit ihm verloren ginge
help-channels-sign-in = Einen Kanal neu bei Microsoft anmelden, mit demselben Konto
help-channels-set-add-address = Dies zu einer weiteren Adresse des Kanals machen; mehrfach möglich
help-channels-sign-in-wait = Wie lange gewartet wird, bis der Kanal angemeldet ist
