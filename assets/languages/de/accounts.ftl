# Probleme gemerkter Anmeldungen und ihrer Erneuerung.

accounts-unreadable = Die Liste der gemerkten Anmeldungen, { $path }, ist nicht zu verstehen.
    .label = Die Liste der gemerkten Anmeldungen ist nicht verständlich.
    .effect = Ihre E-Mails und das Helpdesk sind nicht betroffen; nichts wurde geändert.
    .remedy = Falls Sie darin geschrieben haben, machen Sie das rückgängig. Sonst verschieben Sie die Datei an einen anderen Ort und melden sich neu an.

accounts-unwritable = Die Liste der gemerkten Anmeldungen ließ sich nicht schreiben.
    .effect = Ihre E-Mails und das Helpdesk sind nicht betroffen.
    .remedy = Bitte melden Sie das, mit den Einzelheiten unten.

account-without-renewal = Die Anmeldung von { $account } kann nicht gemerkt werden: Sie kam ohne die Erlaubnis, sie zu erneuern (ein Refresh-Token).
    .label = Die Anmeldung lässt sich nicht merken: Sie kam ohne Refresh-Token.
    .why = Die Berechtigung offline_access wurde der Anwendung nicht erteilt, oder eine Richtlinie Ihrer Organisation verbietet sie.
    .effect = { $reader ->
        [window] Sie können weitergehen: Die Anmeldung gilt etwa eine Stunde, bis Mailferry geschlossen wird. Ein Import, der länger dauert, hält unterwegs an; dabei geht nichts verloren, und er geht weiter, sobald Sie sich neu angemeldet haben.
       *[commands] Die Anmeldung gilt etwa eine Stunde und nur in diesem Lauf. Ihre E-Mails sind nicht betroffen.
    }
    .remedy = Lassen Sie offline_access im Entra Admin Center zu den Berechtigungen der Anwendung hinzufügen (App-Registrierungen > Ihre App > API-Berechtigungen > Microsoft Graph > Delegiert), und melden Sie sich neu an.

account-signed-out = { $account } ist nicht mehr angemeldet.
    .label = Das Konto ist nicht mehr angemeldet.
    .why = Für dieses Konto liegt kein Refresh-Token { word-keychain-in }: Es wurde dort entfernt, oder jemand hat sich abgemeldet.
    .effect = Ihre E-Mails sind unverändert. Was schon in Zammad ist, bleibt, und der nächste Lauf macht dort weiter.
    .remedy = Melden Sie sich neu an.

account-not-kept = Das neue Refresh-Token von { $account } konnte nicht { word-keychain-in } gespeichert werden.
    .label = Das neue Refresh-Token konnte nicht { word-keychain-in } gespeichert werden.
    .why = Microsoft hat bei der letzten Erneuerung ein neues ausgestellt, und { word-keychain } hat es nicht angenommen.
    .effect = Dieser Lauf geht damit weiter. Für den nächsten ist vielleicht eine neue Anmeldung nötig.
    .remedy = Entsperren Sie { word-keychain-object }; bei der nächsten Erneuerung wird es erneut versucht.

account-renewed-too-often = Das Postfach lehnt ein frisches Zugriffstoken von { $account } nach dem anderen ab.
    .label = Das Postfach weist ein frisches Zugriffstoken nach dem anderen zurück.
    .why = Microsoft gibt die Token aus, und sein Mailserver nimmt sie nicht an. Würde weiter gefragt, wäre das Konto für eine Weile gesperrt (AADSTS50196).
    .effect = Nichts geht verloren; was schon in Zammad ist, bleibt. Der nächste Lauf macht dort weiter.
    .remedy = Warten Sie einige Minuten.
    .remedy-2 = Bleibt es dabei, prüfen Sie, ob IMAP für das Postfach eingeschaltet ist und das Konto es öffnen darf, und melden Sie sich dann neu an.

token-renewal-failed = Das Erneuern der Anmeldung endete durch einen Fehler von Mailferry.
    .effect = Nichts geht verloren; was schon in Zammad ist, bleibt.
    .remedy = { $reader ->
        [window] Versuchen Sie es noch einmal, und melden Sie das bitte.
       *[commands] Führen Sie denselben Befehl noch einmal aus, und melden Sie das bitte.
    }

signed-in-as-another = { $account } hat sich angemeldet, erwartet wurde aber { $expected }.
    .label = Ein anderes Konto als erwartet hat sich angemeldet.
    .why = Im Browser war ein anderes Konto angemeldet, oder der Anmeldename des Kontos ist nicht seine Adresse.
    .effect = Nichts wurde gespeichert, und im Postfach wurde nichts geändert.
    .remedy = { $reader ->
        [window] Ist { $account } richtig, geben Sie die Adresse im Schritt „{ window-step-sign-in }“ als die Person an, die sich anmeldet, und melden Sie sich noch einmal an. Das Postfach bleibt, wie es ist; es öffnet sich, wo dieses Konto Mitglied mit Vollzugriff ist.
       *[commands] Ist { $account } richtig, schreiben Sie account = "{ $account }" unter [microsoft] in den Plan und melden sich neu an. Das Postfach bleibt dasselbe; es öffnet sich, wenn dieses Konto Mitglied mit Vollzugriff ist.
    }
    .remedy-2 = Sonst öffnen Sie den Link in einem privaten Fenster des Browsers und wählen { $expected }.

account-unknown = Niemand ist als { $account } angemeldet.
    .label = Unter diesem Namen ist niemand angemeldet.
    .effect = Nichts wurde geändert.
    .remedy = { $reader ->
        [window] Melden Sie sich im Schritt „{ window-step-sign-in }“ an.
       *[commands] „mailferry accounts“ zeigt, wer angemeldet ist.
    }

secret-empty = Es wurde nichts eingegeben.
    .effect = Nichts wurde geändert.
    .remedy = Führen Sie den Befehl noch einmal aus und geben Sie das Geheimnis ein, oder leiten Sie es in den Befehl.

secret-unreadable = Das Geheimnis konnte weder vom Terminal noch von der Standardeingabe gelesen werden.
    .effect = Nichts wurde geändert.
    .remedy = Führen Sie den Befehl in einem Terminal aus, oder leiten Sie das Geheimnis hinein.

sign-in-interrupted = Die Anmeldung wurde abgebrochen.
    .effect = Es wurde nichts gestartet und nichts gespeichert.
    .remedy = Führen Sie den Befehl noch einmal aus, um sich anzumelden.

# Beim Abmelden, im Fenster und beim Befehl.
word-signed-out = Abgemeldet: { $account }. Die Anmeldung ist von diesem Computer entfernt.
word-revoked = Auch der Anmeldedienst hat sie beendet.
word-not-revocable = Der Anmeldedienst kann sie nicht auf Wunsch beenden; sie läuft von selbst ab, wenn sie nicht verwendet wird.
