# Probleme des Schlüsselbunds des Systems, in dem Geheimnisse liegen.

keychain-missing = Dieses System bietet keinen Schlüsselbund an, in dem Geheimnisse liegen können.
    .why = Mailferry bewahrt Token im Schlüsselbund des Systems auf und nie in einer Datei. Unter Linux ist das ein Secret Service wie GNOME-Schlüsselbund, KWallet oder KeePassXC, erreichbar über den D-Bus der Sitzung; keiner hat geantwortet.
    .effect = Nichts wurde geändert, und nichts wurde aufbewahrt.
    .remedy = Starten Sie in Ihrer Desktop-Sitzung einen Schlüsselbund (Debian: sudo apt install gnome-keyring) und versuchen Sie es noch einmal.
    .remedy-2 = { $reader ->
        [window] Oder wählen Sie, dass Geheimnisse nur im Arbeitsspeicher bleiben. Nach ihnen wird dann wieder gefragt, wenn Mailferry das nächste Mal geöffnet wird.
       *[commands] Auf einem Computer ohne Desktop: Setzen Sie MAILFERRY_ZAMMAD_TOKEN für einen Lauf, und lassen Sie check oder import sich mit --sign-in für diesen Lauf anmelden (mit --device-code, wo es keinen Browser gibt). Beides bleibt nur im Arbeitsspeicher.
    }

keychain-locked = Der Schlüsselbund des Systems ist gesperrt und hat Mailferry nicht eingelassen.
    .why = Er wurde nicht entsperrt, seine Frage wurde abgelehnt, oder es gibt darin noch keinen Schlüsselbund.
    .effect = Nichts wurde geändert, und nichts wurde aufbewahrt.
    .remedy = Entsperren Sie den Schlüsselbund (unter Linux in „Passwörter und Verschlüsselung“, unter macOS in „Schlüsselbundverwaltung“) und versuchen Sie es noch einmal; lassen Sie Mailferry zu, wenn das System fragt.
    .remedy-2 = Gibt es dort noch keinen Schlüsselbund, legen Sie einen an und machen Sie ihn zum vorgegebenen.
    .remedy-3 = { $reader ->
        [window] Oder wählen Sie, dass Geheimnisse nur im Arbeitsspeicher bleiben. Nach ihnen wird dann wieder gefragt, wenn Mailferry das nächste Mal geöffnet wird.
       *[commands] Oder es geht ohne: Setzen Sie MAILFERRY_ZAMMAD_TOKEN für einen Lauf, und lassen Sie check oder import sich für diesen Lauf mit --sign-in anmelden (und mit --device-code, wo es keinen Browser gibt). Beides bleibt nur im Arbeitsspeicher.
    }

keychain-no-answer = Der Schlüsselbund des Systems hat { $time } lang nicht geantwortet.
    .label = Der Schlüsselbund des Systems antwortet nicht.
    .why = Wahrscheinlich fragt er nach seinem Passwort in einem Fenster, das noch offen ist oder hinter anderen liegt.
    .effect = Nichts wurde geändert.
    .remedy = Suchen Sie dieses Fenster, beantworten Sie die Frage und versuchen Sie es noch einmal.
    .remedy-2 = { $reader ->
        [window] Oder wählen Sie, dass Geheimnisse nur im Arbeitsspeicher bleiben. Nach ihnen wird dann wieder gefragt, wenn Mailferry das nächste Mal geöffnet wird.
       *[commands] Oder es geht ohne: Setzen Sie MAILFERRY_ZAMMAD_TOKEN für einen Lauf, und lassen Sie check oder import sich für diesen Lauf mit --sign-in anmelden (und mit --device-code, wo es keinen Browser gibt). Beides bleibt nur im Arbeitsspeicher.
    }

keychain-failed = Der Schlüsselbund des Systems konnte nicht tun, was verlangt war.
    .effect = Ihre E-Mails sind nicht betroffen. Ein Geheimnis, das aufbewahrt werden sollte, ist vielleicht nicht aufbewahrt.
    .remedy = Versuchen Sie es noch einmal; bleibt es dabei, starten Sie die Desktop-Sitzung oder den Schlüsselbund neu.
    .remedy-2 = { $reader ->
        [window] Oder wählen Sie, dass Geheimnisse nur im Arbeitsspeicher bleiben. Nach ihnen wird dann wieder gefragt, wenn Mailferry das nächste Mal geöffnet wird.
       *[commands] Oder es geht ohne: Setzen Sie MAILFERRY_ZAMMAD_TOKEN für einen Lauf, und lassen Sie check oder import sich für diesen Lauf mit --sign-in anmelden (und mit --device-code, wo es keinen Browser gibt). Beides bleibt nur im Arbeitsspeicher.
    }

keychain-damaged = Was der Schlüsselbund unter „{ $entry }“ enthält, ist nicht vollständig.
    .label = Ein Eintrag im Schlüsselbund ist unvollständig.
    .why = Ein anderes Programm hat es geändert, oder nur ein Teil davon kam von einem anderen Computer herüber.
    .effect = Ihre E-Mails sind nicht betroffen.
    .remedy = Melden Sie sich neu an, oder geben Sie das Token neu ein; das ersetzt es.
