# Anmelden und um Einwilligung bitten: der Weg zum Anmeldedienst und zurück.
# Was der Dienst selbst sagt, steht in microsoft.ftl.

## Unterwegs

sign-in-host-unknown = Es gibt keinen Server mit dem Namen { $address }, oder seine Adresse ist nicht zu ermitteln.
    .label = Die Adresse des Anmeldedienstes lässt sich nicht auflösen.
    .why = Der Name ist falsch geschrieben, oder dieser Computer hat keine Verbindung zum Netz.
    .effect = Nichts wurde geändert.
    .remedy = Prüfen Sie die Netzwerkverbindung und versuchen Sie es erneut.
    .remedy-2 = { $reader ->
        [window] Mit der Cloud „{ window-consent-custom }“: Prüfen Sie die Adresse der Identitätsplattform im Schritt „{ window-step-consent }“ auf einen Tippfehler.
       *[commands] Mit cloud = "custom": Prüfen Sie microsoft.authority im Plan auf Tippfehler.
    }

sign-in-server-silent = { $address } hat { $time } lang nicht geantwortet.
    .label = Der Anmeldedienst hat nicht geantwortet.
    .why = Der Server oder das Netz ist langsam oder gestört.
    .effect = Nichts wurde geändert. Die Anmeldung wurde nicht abgelehnt.
    .remedy = Versuchen Sie es in einigen Minuten erneut.

sign-in-connection-lost = Die Verbindung zu { $address } ist abgebrochen.
    .label = Die Verbindung zum Anmeldedienst brach ab.
    .why = Das Netz oder der Server hat sie mitten in einer Antwort getrennt.
    .effect = Nichts wurde geändert. Die Anmeldung wurde nicht abgelehnt.
    .remedy = Versuchen Sie es erneut.

sign-in-other-answered = Unter { $address } hat etwas anderes als der Anmeldedienst geantwortet.
    .label = Etwas anderes als der Anmeldedienst hat geantwortet.
    .why = Ein Proxy, ein Webfilter oder die Anmeldeseite eines Netzes steht dazwischen, oder die Adresse gehört zu etwas anderem. Die Antwort hatte den Status { $status } und war nicht das, was der Anmeldedienst sendet.
    .effect = Nichts wurde geändert. Die Anmeldung wurde nicht abgelehnt.
    .remedy = Öffnen Sie im Browser irgendeine Webseite. Wenn Sie sich dort erst im Netz anmelden müssen, tun Sie das und versuchen Sie es erneut.
    .remedy-2 = Wenn ein Proxy oder Webfilter im Einsatz ist, lassen Sie { $address } unverändert durchleiten.
    .remedy-3 = { $reader ->
        [window] Mit der Cloud „{ window-consent-custom }“: Prüfen Sie die Adresse der Identitätsplattform im Schritt „{ window-step-consent }“.
       *[commands] Mit cloud = "custom": Prüfen Sie microsoft.authority im Plan.
    }

sign-in-server-trouble = Der Anmeldedienst unter { $address } ist gestört (Status { $status }).
    .label = Der Anmeldedienst hat Schwierigkeiten.
    .why = Er ist überlastet, wird gewartet oder hat selbst einen Fehler.
    .effect = Nichts wurde geändert. Die Anmeldung wurde nicht abgelehnt.
    .remedy = Versuchen Sie es in einigen Minuten erneut.

## Was der Dienst über sich sagt

sign-in-authority-wrong = Diese Adresse des Anmeldedienstes ist nicht verwendbar: { $address }
    .label = Die Adresse des Anmeldedienstes ist nicht brauchbar.
    .why = Sie muss mit https:// beginnen und darf weder einen Benutzernamen noch etwas nach einem Fragezeichen enthalten.
    .effect = Dorthin wurde nichts gesendet.
    .remedy = { $reader ->
        [window] Berichtigen Sie die Adresse der Identitätsplattform im Schritt „{ window-step-consent }“, oder wählen Sie eine der Clouds.
       *[commands] Berichtigen Sie microsoft.authority im Plan, oder wählen Sie eine der Clouds.
    }

sign-in-endpoint-insecure = Der Anmeldedienst unter { $address } nennt eine Adresse, die nicht sicher ist: { $endpoint }
    .label = Der Anmeldedienst nennt eine Adresse, die nicht sicher ist.
    .why = Codes und Zugriffstoken werden nur über https gesendet.
    .effect = Dorthin wurde nichts gesendet.
    .remedy = Bitten Sie die Betreiber des Anmeldedienstes, Adressen zu nennen, die mit https:// beginnen.

sign-in-issuer-wrong = Der Anmeldedienst unter { $address } gibt sich für einen anderen aus: { $issuer }
    .label = Der Anmeldedienst gibt sich für einen anderen aus.
    .why = Wer dort antwortet, würde in dessen Namen für Personen bürgen.
    .effect = Dorthin wurde nichts gesendet.
    .remedy = Prüfen Sie die Adresse des Anmeldedienstes samt Mandant oder Realm.

sign-in-discovery-incomplete = Der Anmeldedienst unter { $address } sagt nicht, wo man sich anmeldet.
    .label = Der Anmeldedienst sagt nicht, wo man sich anmeldet.
    .why = In seiner Beschreibung (openid-configuration) fehlt der Aussteller, der Autorisierungsendpunkt oder der Tokenendpunkt.
    .effect = Es wurde nichts begonnen.
    .remedy = Prüfen Sie die Adresse des Anmeldedienstes samt Mandant oder Realm.
    .remedy-2 = Fragen Sie die Betreiber des Anmeldedienstes.

sign-in-no-device-code = Der Anmeldedienst unter { $address } bietet keine Anmeldung auf einem anderen Gerät an.
    .label = Der Anmeldedienst bietet keine Anmeldung auf einem anderen Gerät an.
    .effect = Es wurde nichts begonnen.
    .remedy = Melden Sie sich stattdessen im Browser dieses Computers an.

## Die Rückkehr

sign-in-cannot-listen = Mailferry kann nicht auf die Rückkehr des Browsers warten.
    .why = Dazu braucht es einen freien Port auf diesem Computer, und das System gab keinen her.
    .effect = Es wurde nichts begonnen.
    .remedy = Schließen Sie andere Programme und versuchen Sie es erneut.
    .remedy-2 = Oder melden Sie sich mit einem Code auf einem anderen Gerät an.

sign-in-no-browser = Auf diesem Computer ließ sich kein Browser öffnen.
    .why = Das System nennt keinen Browser für Webadressen, oder es gibt keinen Bildschirm.
    .effect = Die Anmeldung wartet weiter.
    .remedy = Kopieren Sie den Link und öffnen Sie ihn in einem Browser auf diesem Computer.
    .remedy-2 = Wo kein Browser diesen Computer erreicht, melden Sie sich mit einem Code auf einem anderen Gerät an.

sign-in-timed-out = Die Anmeldung wurde nicht innerhalb von { $time } abgeschlossen.
    .label = Die Anmeldung wurde nicht rechtzeitig abgeschlossen.
    .why = Die Seite wurde geschlossen oder blieb offen, oder sie endete mit dem Hinweis, dass ein Administrator zustimmen muss. Dann kehrt der Browser nicht von selbst zurück.
    .effect = Im Postfach wurde nichts gelesen oder geändert.
    .remedy = Versuchen Sie es erneut.
    .remedy-2 = Wenn die Seite eine Genehmigung verlangte, bitten Sie einen Administrator um Einwilligung.
    .remedy-3 = Wenn die Seite auf einem anderen Computer erschien, melden Sie sich dort stattdessen mit einem Code an.

sign-in-answer-strange = Der Browser kam mit einer Antwort zurück, die nicht zu dieser Anmeldung gehört.
    .why = Sie enthält keinen Code, oder sie stammt nicht von { $address }.
    .effect = Sie wurde nicht verwendet. Im Postfach wurde nichts gelesen oder geändert.
    .remedy = Schließen Sie andere Anmeldeseiten und versuchen Sie es erneut.

sign-in-answer-incomplete = In der Antwort von { $address } fehlt, was eine Anmeldung braucht: { $missing }.
    .label = In der Antwort des Anmeldedienstes fehlt etwas.
    .why = Der Anmeldedienst gab etwas anderes, als verlangt war. Vielleicht ist die Anwendung für einen anderen Zweck registriert.
    .effect = Im Postfach wurde nichts gelesen oder geändert.
    .remedy = Prüfen Sie, ob die Anwendung neben dem Postfach auch openid, profile und offline_access verlangen darf.
    .remedy-2 = Fragen Sie die Betreiber des Anmeldedienstes.

sign-in-name-no-address = Der Anmeldedienst nennt die angemeldete Person „{ $account }“; das ist keine E-Mail-Adresse.
    .label = Der Anmeldedienst benennt Personen anders als mit einer E-Mail-Adresse.
    .why = Mailferry kennt Personen an ihrer Adresse, wie das Postfach. Der Dienst schickt keine in „preferred_username“, „email“ oder „upn“.
    .effect = Nichts wurde gespeichert, und im Postfach wurde nichts gelesen oder geändert.
    .remedy = Lassen Sie den Betreiber des Anmeldedienstes die E-Mail-Adresse im ID-Token mitschicken (Claim „email“).

sign-in-permission-not-granted = Die Anmeldung hat die Berechtigung { $permission } nicht gebracht.
    .label = Die Anmeldung hat die Berechtigung, das Postfach zu lesen, nicht gebracht.
    .why = Der Anmeldedienst hat weniger erteilt, als angefragt war: { $granted }
    .effect = Nichts wurde gespeichert, und im Postfach wurde nichts gelesen oder geändert.
    .remedy = Lassen Sie die Berechtigung zur Anwendung hinzufügen und ihr zustimmen, und melden Sie sich erneut an.

sign-out-not-revoked = { $address } hat das Refresh-Token nicht widerrufen (Status { $status }).
    .label = Der Anmeldedienst hat das Refresh-Token nicht widerrufen.
    .effect = Von diesem Computer ist es trotzdem entfernt.
    .remedy = Um die Anmeldung auch dort zu beenden, beenden Sie sie auf der Kontoseite des Anmeldedienstes.

sign-in-request-malformed = Mailferry hat eine Anfrage gebildet, die sich nicht senden lässt.
    .why = Das ist ein Fehler von Mailferry.
    .effect = Es wurde nichts gesendet.
    .remedy = Bitte melden Sie ihn.

## Einwilligung

consent-needs-tenant = Für eine Einwilligung für alle muss der Mandant bekannt sein.
    .why = Als Mandant ist „common“ eingetragen. Das steht für alle Mandanten und hat keine solche Seite.
    .effect = Es wurde nichts begonnen.
    .remedy = Geben Sie stattdessen die ID Ihres Mandanten, eine seiner Domänen oder „organizations“ ein.

consent-page-missing = Der Anmeldedienst unter { $address } hat keine Seite, auf der ein Administrator für alle einwilligt.
    .label = Der Anmeldedienst hat keine Seite, auf der ein Administrator für alle zustimmt.
    .why = Nur Microsoft hat eine. Andere fragen jede Person bei der Anmeldung, oder ihre Betreiber richten es ein.
    .effect = Es wurde nichts begonnen.
    .remedy = Gehen Sie weiter und melden Sie sich an.

consent-not-given = Die Seite für Administratoren kam ohne Einwilligung zurück.
    .why = Sie nennt keinen Fehler und sagt auch nicht, dass eingewilligt wurde.
    .effect = Im Postfach wurde nichts gelesen oder geändert.
    .remedy = Öffnen Sie die Seite noch einmal und wählen Sie „Akzeptieren“.

## Seiten, die der Browser zeigt

page-signed-in = Sie sind als { $name } angemeldet
page-consented = Die Einwilligung wurde erteilt
page-signed-in-other = Sie sind als { $name } angemeldet, nicht als { $expected }
page-signed-in-other-why = Mailferry hat auf { $expected } gewartet. Gehen Sie dorthin zurück: Es sagt, was zu tun ist. Wenn dieser Browser { $name } schon kannte, fragt ein privates Fenster neu.
page-go-back = Sie können diese Seite schließen und zu Mailferry zurückkehren.

## Ein Text zum Weitergeben an die Administration

page-consent-request =
    Bitte erlauben Sie dem Programm Mailferry, ein Postfach zu lesen

    Wozu: Mailferry überträgt die E-Mails von { $mailbox } einmalig in unser Helpdesk Zammad. Es läuft auf unserem eigenen Computer und legt anderswo keine Kopie ab.

    Was es verlangt, immer im Namen der Person, die sich anmeldet:
    - { $permission } (im Admin Center: Microsoft Graph > Delegierte Berechtigungen > IMAP.AccessAsUser.All): um Postfächer zu öffnen, die diese Person ohnehin öffnen darf
    - offline_access: damit sie sich nicht jede Stunde neu anmelden muss
    - openid, profile, email: um zu sehen, wer sich angemeldet hat

    Anwendungs-ID (Client): { $application }

    Um es für alle zu erlauben, öffnen Sie als Administrator diesen Link und wählen Sie „Akzeptieren“:
    { $link }

    Am Ende sagt Ihr Browser vielleicht, dass localhost nicht erreichbar ist. Das ist zu erwarten: Die Einwilligung ist trotzdem erteilt.

    Wurde auf der Anmeldeseite eine Anforderung gesendet, so liegt sie im Microsoft Entra Admin Center unter Unternehmensanwendungen > Administratoreinwilligungsanforderungen (Enterprise applications > Admin consent requests). Ohne den Link: App-Registrierungen > die Anwendung > API-Berechtigungen > Administratorzustimmung erteilen.

    Bitte sagen Sie uns Bescheid, wenn es erledigt ist oder warum es nicht geht.
