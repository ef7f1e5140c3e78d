# Probleme der Plandatei.

plan-not-toml = Der Plan ist keine lesbare TOML-Datei.
    .why = { $reason }
    .effect = Es wurde nichts gestartet.
    .remedy = Berichtigen Sie die Zeile. Text steht in "Anführungszeichen"; Datumsangaben wie 2026-11-01T08:00:00Z stehen ohne.

plan-key-unknown = Der Plan enthält einen Schlüssel, den es nicht gibt: { $key }.
    .label = Der Plan hat einen Schlüssel, den es nicht gibt.
    .why = Ein Schlüssel mit Tippfehler bliebe sonst unbemerkt ohne Wirkung. Deshalb wird jeder unbekannte abgelehnt.
    .effect = Es wurde nichts gestartet.
    .remedy = Entfernen Sie ihn, oder verwenden Sie einen von diesen: { $known }.

plan-key-unknown-nearest = Der Plan enthält einen Schlüssel, den es nicht gibt: { $key }. Meinten Sie { $nearest }?
    .label = Der Plan hat einen Schlüssel, den es nicht gibt.
    .why = Ein Schlüssel mit Tippfehler bliebe sonst unbemerkt ohne Wirkung. Deshalb wird jeder unbekannte abgelehnt.
    .effect = Es wurde nichts gestartet.
    .remedy = Schreiben Sie { $nearest }, oder entfernen Sie die Zeile.

plan-key-missing = Im Plan fehlt { $key }.
    .label = Im Plan fehlt ein Schlüssel.
    .effect = Es wurde nichts gestartet.
    .remedy = Ergänzen Sie die Angabe. Die README zeigt einen vollständigen Plan.

plan-value-hidden = { $key } enthält ein Zeichen, das man nicht sieht.
    .label = Ein Wert enthält ein Zeichen, das man nicht sieht.
    .why = Es ist ein Steuerzeichen, oder es kehrt die Schreibrichtung um: Der Wert ist ein anderer, als er scheint.
    .effect = Es wurde nichts gestartet.
    .remedy = Tippen Sie den Wert neu ein, statt ihn einzufügen.

plan-tenant-wrong = Den Mandanten „{ $value }“ kann es nicht geben.
    .label = Den Mandanten kann es nicht geben.
    .why = Er wird Teil von Adressen und darf nur Buchstaben, Ziffern, Punkte und Bindestriche enthalten.
    .effect = Es wurde nichts gestartet.
    .remedy = Geben Sie die Verzeichnis-ID (Mandant) aus dem Entra Admin Center an oder eine Domäne Ihrer Organisation.

plan-value-empty = { $key } ist leer.
    .label = Ein Wert des Plans ist leer.
    .effect = Es wurde nichts gestartet.
    .remedy = Tragen Sie einen Wert ein.

plan-value-unknown = { $key } kann nicht „{ $value }“ sein.
    .label = Ein Schlüssel des Plans hat einen Wert, den er nicht haben kann.
    .effect = Es wurde nichts gestartet.
    .remedy = Verwenden Sie einen dieser Werte: { $known }.

plan-version-unknown = Dieser Plan hat die Version { $version }, dieses Mailferry kennt die Version { $known }.
    .label = Der Plan hat eine Version, die dieses Mailferry nicht kennt.
    .why = Der Plan wurde von einer anderen Version von Mailferry geschrieben.
    .effect = Es wurde nichts gestartet.
    .remedy = Verwenden Sie das Mailferry, für das er geschrieben wurde, oder setzen Sie version = { $known } und prüfen Sie jede Zeile.

plan-address-wrong = { $key } ist keine E-Mail-Adresse: „{ $value }“.
    .label = Ein Wert des Plans ist keine E-Mail-Adresse.
    .effect = Es wurde nichts gestartet.
    .remedy = Schreiben Sie sie wie name@example.com.

plan-url-wrong = { $key } ist keine Webadresse: „{ $value }“.
    .label = Ein Wert des Plans ist keine Webadresse.
    .effect = Es wurde nichts gestartet.
    .remedy = Schreiben Sie sie wie https://help.example.com.

plan-url-extra = { $key } enthält mehr als eine Adresse: einen Namen, ein Kennwort, ein ? oder ein #.
    .label = Eine Webadresse des Plans enthält mehr als eine Adresse.
    .why = Ein Plan enthält keine Geheimnisse, und Anfragen werden aus der bloßen Adresse gebildet.
    .effect = Es wurde nichts gestartet.
    .remedy = Schreiben Sie nur die Adresse, etwa https://help.example.com.

plan-plain-http = { $key } würde Ihr Token über eine unverschlüsselte Verbindung senden: { $value }.
    .label = Eine Webadresse des Plans würde Ihr Token unverschlüsselt senden.
    .why = Einfaches http wird nur zu diesem Computer selbst akzeptiert.
    .effect = Es wurde nichts gestartet.
    .remedy = Verwenden Sie https.

plan-plain-imap = imap_tls = false würde Ihre Anmeldung über eine unverschlüsselte Verbindung an { $value } senden.
    .label = imap_tls = false würde Ihre Anmeldung unverschlüsselt senden.
    .why = IMAP ohne TLS wird nur zu diesem Computer selbst akzeptiert.
    .effect = Es wurde nichts gestartet.
    .remedy = Entfernen Sie die Zeile imap_tls = false.

plan-imap-wrong = microsoft.imap ist keine Serveradresse: „{ $value }“.
    .label = microsoft.imap ist keine Serveradresse.
    .effect = Es wurde nichts gestartet.
    .remedy = Schreiben Sie sie wie imap.example.com:993.

plan-custom-only = { $key } wirkt nur mit cloud = "custom".
    .label = Ein Schlüssel des Plans geht nur mit cloud = "custom".
    .why = Die anderen Clouds haben feste Adressen.
    .effect = Es wurde nichts gestartet.
    .remedy = Entfernen Sie die Zeile, oder setzen Sie cloud = "custom".

plan-folder-twice = Der Ordner { $path } steht zweimal im Plan.
    .label = Ein Ordner steht zweimal im Plan.
    .why = Seine E-Mails können nur in eine Gruppe gehen.
    .effect = Es wurde nichts gestartet.
    .remedy = Entfernen Sie einen der beiden Einträge.

plan-date-wrong = { $key } ist kein Tag.
    .label = Ein Wert des Plans ist kein Tag.
    .effect = Es wurde nichts gestartet.
    .remedy = Schreiben Sie ihn ohne Anführungszeichen, wie 2024-01-31.

plan-moment-wrong = { $key } ist kein Zeitpunkt mit Zeitzone.
    .label = Ein Wert des Plans ist kein Zeitpunkt mit Zeitzone.
    .why = Ohne Zeitzone wären auf jedem Computer andere E-Mails gemeint.
    .effect = Es wurde nichts gestartet.
    .remedy = Schreiben Sie ihn ohne Anführungszeichen, wie 2026-11-01T08:00:00Z oder 2026-11-01T09:00:00+01:00.

plan-dates-crossed = import.from ({ $from }) liegt nicht vor import.to ({ $to }).
    .label = import.from liegt nicht vor import.to.
    .why = Dazwischen kann keine E-Mail liegen; der Tag import.to selbst zählt nicht mit.
    .effect = Es wurde nichts gestartet.
    .remedy = Vertauschen oder berichtigen Sie die beiden Tage.

plan-parallel-range = import.parallel kann nicht { $value } sein.
    .label = import.parallel kann diesen Wert nicht haben.
    .effect = Es wurde nichts gestartet.
    .remedy = Wählen Sie 1 bis 16; für die meisten Helpdesks ist 4 richtig.

plan-move-folder-unused = after_import.folder wird nur mit action = "move" verwendet.
    .effect = Es wurde nichts gestartet.
    .remedy = Entfernen Sie die Zeile, oder setzen Sie action = "move".

plan-move-into-itself = Importierte E-Mails können nicht nach { $path } verschoben werden, weil dieser Ordner selbst importiert wird.
    .label = Importierte E-Mails können nicht in einen Ordner verschoben werden, der selbst importiert wird.
    .why = Der nächste Lauf fände die verschobenen Nachrichten dort erneut.
    .effect = Es wurde nichts gestartet.
    .remedy = Geben Sie einen anderen Ordner an, etwa „In Zammad importiert“.
