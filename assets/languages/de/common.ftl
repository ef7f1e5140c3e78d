# Probleme, auf die mehr als ein Teil des Programms stoßen kann.
# Eine Meldung sagt, was geschehen ist; .why, .effect und .remedy (bis .remedy-5) folgen.

network-unreachable = { $address } ist nicht erreichbar.
    .why = Es kam keine Verbindung zustande: Die Adresse ist falsch, der Server läuft nicht, oder das Netz lässt die Verbindung nicht zu.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt, und der nächste Lauf macht dort weiter.
    .remedy = Prüfen Sie die Adresse und Ihre Netzverbindung, und versuchen Sie es dann noch einmal.

network-tls = Der sicheren Verbindung zu { $address } kann nicht vertraut werden.
    .why = Das Zertifikat des Servers wurde nicht anerkannt.
    .effect = An diesen Server wurde nichts gesendet.
    .remedy = Prüfen Sie die Adresse auf Tippfehler.
    .remedy-2 = { $reader ->
        [window] Wenn Ihre Organisation Zertifikate selbst ausstellt, geben Sie die Datei ihrer Zertifizierungsstelle an: für Zammad in Schritt 2, für Microsoft 365 unter „Eigene Adressen“ in Schritt 3.
       *[commands] Wenn Ihre Organisation eine eigene Zertifizierungsstelle hat, geben Sie deren Zertifikatsdatei im Plan als ca_file an.
    }

ca-file-unreadable = Die Zertifikatsdatei { $path } lässt sich nicht verwenden.
    .why = { $reason }
    .effect = Es wurde nichts gestartet.
    .remedy = Geben Sie eine lesbare Datei mit mindestens einem Zertifikat im PEM-Format an.

home-folder-unknown = Das System nennt keinen Ordner für die Daten von Mailferry.
    .effect = Es wurde nichts gestartet.
    .remedy = Setzen Sie MAILFERRY_HOME auf einen eigenen Ordner, oder geben Sie mit --journal eine Datei an.

runtime-not-started = Das Programm konnte seine Arbeit nicht aufnehmen.
    .why = Das System hat keine Threads oder keinen Speicher bereitgestellt.
    .effect = Es wurde nichts gestartet.
    .remedy = Schließen Sie andere Programme, und versuchen Sie es erneut.
