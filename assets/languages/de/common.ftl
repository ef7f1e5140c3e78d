# Probleme, auf die mehr als ein Teil des Programms stoßen kann.
# Eine Meldung sagt, was geschehen ist; .why, .effect und .remedy (bis .remedy-5) folgen.

network-unreachable = { $address } ist nicht erreichbar.
    .label = Der Server ist nicht erreichbar.
    .why = Es ließ sich keine Verbindung herstellen: Die Adresse ist falsch, der Server läuft nicht, oder das Netz lässt die Verbindung nicht zu.
    .effect = Nichts geht verloren; ein laufender Import macht beim nächsten Mal dort weiter.
    .remedy = Prüfen Sie die Adresse und Ihre Netzverbindung, und versuchen Sie es dann noch einmal.

proxy-name-unknown = Der Proxy { $proxy }, über den { $address } erreicht werden soll, ist im Netz nicht bekannt.
    .label = Der Proxy ist im Netz nicht bekannt.
    .why = Die Umgebung (HTTPS_PROXY oder ALL_PROXY) nennt einen Proxy, dessen Name sich nicht auflösen lässt.
    .effect = Nichts geht verloren; ein laufender Import macht beim nächsten Mal dort weiter.
    .remedy = Berichtigen Sie den Namen des Proxys in der Umgebung, oder nehmen Sie diesen Server davon aus (NO_PROXY).

proxy-unreachable = Der Proxy { $proxy } stellt keine Verbindung zu { $address } her.
    .label = Der Proxy stellt keine Verbindung her.
    .why = Die Umgebung (HTTPS_PROXY oder ALL_PROXY) nennt diesen Proxy; er antwortet nicht oder nicht wie ein Proxy.
    .effect = Nichts geht verloren; ein laufender Import macht beim nächsten Mal dort weiter.
    .remedy = Prüfen Sie, ob der Proxy läuft und ob Name und Port in der Umgebung stimmen.
    .remedy-2 = Ist der Server auch ohne ihn erreichbar, nehmen Sie diesen Server davon aus (NO_PROXY).

proxy-wants-sign-in = Der Proxy { $proxy } verlangt eine Anmeldung, bevor er mit { $address } verbindet.
    .label = Der Proxy verlangt eine Anmeldung.
    .why = Er antwortet mit Status 407. Mailferry meldet sich bei einem Proxy nur mit Name und Kennwort an, die seine Adresse in der Umgebung enthält.
    .effect = An den Server wurde nichts gesendet. Nichts geht verloren.
    .remedy = Schreiben Sie beides in die Adresse des Proxys: HTTPS_PROXY=http://NAME:KENNWORT@{ $proxy }
    .remedy-2 = Oder lassen Sie diesen Computer ohne Anmeldung durch, oder den Server ohne Proxy erreichen (NO_PROXY).

proxy-refuses = Der Proxy { $proxy } lässt diesen Computer nicht mit { $address } verbinden (Status { $status }).
    .label = Der Proxy lässt diesen Computer nicht verbinden.
    .why = Eine Regel des Proxys steht dagegen; der Server selbst wurde nicht gefragt.
    .effect = An den Server wurde nichts gesendet. Nichts geht verloren.
    .remedy = Bitten Sie den Betreiber des Proxys, Verbindungen zu diesem Server zu erlauben.
    .remedy-2 = Ist der Server auch ohne ihn erreichbar, nehmen Sie diesen Server davon aus (NO_PROXY).

proxy-without-way = Der Proxy { $proxy } erreicht { $address } nicht (Status { $status }).
    .label = Der Proxy erreicht den Server nicht.
    .why = Der Server ist aus, oder der Proxy findet ihn nicht.
    .effect = Nichts geht verloren; ein laufender Import macht beim nächsten Mal dort weiter.
    .remedy = Prüfen Sie die Adresse und ob der Server läuft.
    .remedy-2 = Fragen Sie den Betreiber des Proxys.

network-tls = Eine sichere Verbindung zu { $address } ließ sich nicht herstellen.
    .label = Eine sichere Verbindung zum Server ließ sich nicht herstellen.
    .why = Das Zertifikat des Servers oder seine Art der Verschlüsselung ist nicht brauchbar; die Einzelheiten sagen mehr.
    .effect = An diesen Server wurde nichts gesendet.
    .remedy = Prüfen Sie die Adresse auf Tippfehler.
    .remedy-2 = Zeigen Sie die Einzelheiten dem Betreiber des Servers.

network-tls-expired = Das Zertifikat von { $address } ist am { $date } abgelaufen.
    .label = Das Zertifikat des Servers ist abgelaufen.
    .why = Zertifikate gelten nur eine Zeit lang, und dieses wurde nicht erneuert.
    .effect = An diesen Server wurde nichts gesendet.
    .remedy = Lassen Sie das Zertifikat vom Betreiber des Servers erneuern.
    .remedy-2 = Prüfen Sie, ob das Datum dieses Computers stimmt.

network-tls-not-yet-valid = Das Zertifikat von { $address } gilt erst ab dem { $date }.
    .label = Das Zertifikat des Servers gilt noch nicht.
    .why = Es wurde für später ausgestellt, oder die Uhr dieses Computers geht nach.
    .effect = An diesen Server wurde nichts gesendet.
    .remedy = Prüfen Sie, ob Datum und Uhrzeit dieses Computers stimmen.
    .remedy-2 = Fragen Sie sonst den Betreiber des Servers.

network-tls-other-name = { $found ->
        [some] Das Zertifikat von { $address } gilt für einen anderen Namen: { $names }.
       *[none] Das Zertifikat von { $address } nennt keinen Server.
    }
    .label = Das Zertifikat des Servers gilt für einen anderen Namen.
    .why = Der Server soll unter einer anderen Adresse erreicht werden, oder dort antwortet ein anderer Server.
    .effect = An diesen Server wurde nichts gesendet.
    .remedy = Verwenden Sie den Namen aus dem Zertifikat als Adresse, falls das der gemeinte Server ist.
    .remedy-2 = Lassen Sie sonst vom Betreiber des Servers ein Zertifikat für diesen Namen ausstellen.

network-tls-unknown-issuer = Das Zertifikat von { $address } hat „{ $issuer }“ ausgestellt; dieser Stelle vertraut dieser Computer nicht.
    .label = Das Zertifikat des Servers stammt von einer Stelle, der dieser Computer nicht vertraut.
    .why = Es ist eine eigene Zertifizierungsstelle Ihrer Organisation oder ein Proxy oder Virenscanner, der in sichere Verbindungen hineinsieht; oder der Server schickt die Zertifikate dazwischen nicht mit.
    .effect = An diesen Server wurde nichts gesendet.
    .remedy = { $reader ->
        [window] Wenn Sie „{ $issuer }“ vertrauen, geben Sie die Datei des Zertifikats an: für Zammad im Schritt „{ window-step-helpdesk }“, für Microsoft 365 unter „{ window-consent-cloud }“ im Schritt „{ window-step-consent }“.
       *[commands] Wenn Sie „{ $issuer }“ vertrauen, nennen Sie die Datei des Zertifikats als ca_file im Plan.
    }
    .remedy-2 = Hat eine öffentliche Stelle es ausgestellt, lassen Sie den Server seine ganze Zertifikatskette mitschicken.

network-tls-self-signed = { $address } hat sein Zertifikat selbst signiert.
    .label = Der Server hat sein Zertifikat selbst signiert.
    .why = Keine Zertifizierungsstelle bürgt dafür. Sein Fingerabdruck (SHA-256) ist { $fingerprint }
    .effect = An diesen Server wurde nichts gesendet.
    .remedy = Vergleichen Sie den Fingerabdruck mit dem, den der Betreiber des Servers nennt.
    .remedy-2 = { $reader ->
        [window] Stimmt er überein, geben Sie die Datei dieses Zertifikats (PEM) an: für Zammad im Schritt „{ window-step-helpdesk }“, für Microsoft 365 unter „{ window-consent-cloud }“ im Schritt „{ window-step-consent }“.
       *[commands] Stimmt er überein, speichern Sie dieses Zertifikat (PEM) und nennen Sie es als ca_file im Plan.
    }

network-tls-old = { $address } bietet nur veraltete Verschlüsselung an (TLS 1.1 oder älter).
    .label = Der Server bietet nur veraltete Verschlüsselung an.
    .why = Sie gilt nicht mehr als sicher. Mailferry verwendet TLS 1.2 und 1.3.
    .effect = An diesen Server wurde nichts gesendet.
    .remedy = Lassen Sie TLS 1.2 oder 1.3 vom Betreiber des Servers einschalten.

network-not-tls = { $address } antwortet unverschlüsselt (HTTP ohne TLS).
    .label = Der Server antwortet unverschlüsselt (HTTP ohne TLS).
    .why = Der Port ist für unverschlüsselte Verbindungen, oder dort antwortet etwas anderes.
    .effect = An diesen Server wurde nichts gesendet.
    .remedy = Verwenden Sie den Port für https, meist 443.

ca-file-unreadable = Die Zertifikatsdatei { $path } lässt sich nicht verwenden.
    .label = Die Zertifikatsdatei ist nicht brauchbar.
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
