# Probleme mit dem Ort, an dem das System Geheimnisse aufbewahrt; word-keychain ist sein Name.

keychain-missing = Mailferry kann auf diesem Computer keine Geheimnisse speichern.
    .why = Geheimnisse liegen { word-keychain-in }, nie in einer Datei. Unter Linux braucht das einen Secret Service in der Desktop-Sitzung, etwa GNOME-Schlüsselbund, KWallet oder KeePassXC; keiner hat geantwortet.
    .effect = Nichts wurde geändert, und nichts wurde gespeichert.
    .remedy = Starten Sie einen in Ihrer Desktop-Sitzung (Debian: sudo apt install gnome-keyring), und versuchen Sie es erneut.
    .remedy-2 = { $reader ->
        [window] Oder wählen Sie, Geheimnisse nur im Arbeitsspeicher zu behalten. Mailferry fragt dann beim nächsten Öffnen wieder danach.
       *[commands] Oder es geht ohne: Setzen Sie MAILFERRY_ZAMMAD_TOKEN für einen Lauf, und melden Sie sich bei check oder import mit --sign-in für diesen Lauf an (mit --device-code, wo es keinen Browser gibt). Beides bleibt nur im Arbeitsspeicher.
    }

keychain-locked = { word-keychain-start } ist gesperrt.
    .why = Beim Entsperren kam keine Antwort, oder Mailferry wurde nicht zugelassen.
    .effect = Nichts wurde geändert, und nichts wurde gespeichert.
    .remedy = Entsperren Sie { word-keychain-object } (unter Linux in „Passwörter und Verschlüsselung“, unter macOS in „Schlüsselbundverwaltung“), und versuchen Sie es erneut. Lassen Sie Mailferry zu, wenn das System fragt.
    .remedy-2 = Gibt es dort noch keinen Schlüsselbund, legen Sie einen an und machen Sie ihn zum Standard.
    .remedy-3 = { $reader ->
        [window] Oder wählen Sie, Geheimnisse nur im Arbeitsspeicher zu behalten. Mailferry fragt dann beim nächsten Öffnen wieder danach.
       *[commands] Oder es geht ohne: Setzen Sie MAILFERRY_ZAMMAD_TOKEN für einen Lauf, und melden Sie sich bei check oder import mit --sign-in für diesen Lauf an (mit --device-code, wo es keinen Browser gibt). Beides bleibt nur im Arbeitsspeicher.
    }

keychain-no-answer = { word-keychain-start } hat { $time } lang nicht geantwortet.
    .label = { word-keychain-start } antwortet nicht.
    .why = Wahrscheinlich ist ein Fenster offen, das nach dem Kennwort fragt, vielleicht hinter anderen.
    .effect = Nichts wurde geändert.
    .remedy = Suchen Sie dieses Fenster, beantworten Sie die Frage, und versuchen Sie es erneut.
    .remedy-2 = { $reader ->
        [window] Oder wählen Sie, Geheimnisse nur im Arbeitsspeicher zu behalten. Mailferry fragt dann beim nächsten Öffnen wieder danach.
       *[commands] Oder es geht ohne: Setzen Sie MAILFERRY_ZAMMAD_TOKEN für einen Lauf, und melden Sie sich bei check oder import mit --sign-in für diesen Lauf an (mit --device-code, wo es keinen Browser gibt). Beides bleibt nur im Arbeitsspeicher.
    }

keychain-failed = { word-keychain-start } meldet einen Fehler.
    .effect = Ihre E-Mails sind nicht betroffen. Ein Geheimnis, das gespeichert werden sollte, ist vielleicht nicht gespeichert.
    .remedy = Versuchen Sie es erneut. Tritt der Fehler wieder auf, starten Sie Ihre Desktop-Sitzung neu.
    .remedy-2 = { $reader ->
        [window] Oder wählen Sie, Geheimnisse nur im Arbeitsspeicher zu behalten. Mailferry fragt dann beim nächsten Öffnen wieder danach.
       *[commands] Oder es geht ohne: Setzen Sie MAILFERRY_ZAMMAD_TOKEN für einen Lauf, und melden Sie sich bei check oder import mit --sign-in für diesen Lauf an (mit --device-code, wo es keinen Browser gibt). Beides bleibt nur im Arbeitsspeicher.
    }

keychain-damaged = Der Eintrag „{ $entry }“ { word-keychain-in } ist beschädigt.
    .label = Ein gespeichertes Geheimnis ist beschädigt.
    .why = Ein anderes Programm hat es geändert, oder nur ein Teil davon wurde von einem anderen Computer kopiert.
    .effect = Ihre E-Mails sind nicht betroffen.
    .remedy = Melden Sie sich neu an, oder geben Sie das Token neu ein; das ersetzt es.
