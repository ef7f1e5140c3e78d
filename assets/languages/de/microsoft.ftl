# Was Microsofts Identitätsplattform ablehnt, und was aus einer Anmeldung wird.
# Immer vorhandene Angaben: $code, $reference (Nummer, Kennungen und Zeit in einer
# Zeile), $application, $tenant, $permission, $portal, $cloud, $lookup.

## Einwilligung

sign-in-consent-needed = Noch hat niemand Mailferry erlaubt, E-Mails zu lesen.
    .why = Die Anwendung { $application } braucht die Einwilligung in die Berechtigung IMAP.AccessAsUser.All, von Ihnen oder von einem Administrator.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Melden Sie sich erneut an, und stimmen Sie dem zu, worum die Seite bittet.
    .remedy-2 = Sehen Sie keine solche Seite, lassen Sie einen Administrator die Einwilligung für alle erteilen: { $portal } > App-Registrierungen > die Anwendung > API-Berechtigungen > Administratorzustimmung erteilen.

sign-in-admin-approval-needed = Ein Administrator muss Mailferry zuerst genehmigen.
    .why = Ihre Organisation lässt niemanden selbst Anwendungen zulassen, oder Microsoft hält diese für riskant ({ $code }).
    .effect = Im Postfach wurde nichts gelesen und nichts geändert. Ihre Eingaben bleiben erhalten, während Sie warten.
    .remedy = Senden Sie einem Administrator die vorbereitete Anfrage, und kommen Sie wieder, wenn sie genehmigt ist.
    .remedy-2 = Als Administrator: { $portal } > App-Registrierungen > die Anwendung > API-Berechtigungen > Administratorzustimmung erteilen.
    .remedy-3 = Wurde die Einwilligung erteilt und bleibt es dabei: { $portal } > Unternehmensanwendungen > die Anwendung > Eigenschaften; sehen Sie dort nach, ob eine Zuweisung erforderlich ist.

sign-in-admin-approval-pending = Ihre Anfrage wartet auf einen Administrator.
    .why = Ihre Organisation prüft jede Anwendung. Die Anfrage liegt bei den Prüfern.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert. Ihre Eingaben bleiben erhalten, während Sie warten, wenn nötig über Tage.
    .remedy = Warten Sie auf die Nachricht, dass sie genehmigt ist, und melden Sie sich dann erneut an.
    .remedy-2 = Erinnern Sie die Prüfer: { $portal } > Unternehmensanwendungen > Administratoreinwilligungsanforderungen.

sign-in-declined = Der Zugriff wurde auf der Anmeldeseite abgelehnt.
    .why = Jemand hat sich entschieden, ihn nicht zu erlauben. Mailferry braucht die Berechtigung, das Postfach über IMAP zu lesen, und bittet um keine andere für E-Mails.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Melden Sie sich erneut an, und wählen Sie „Akzeptieren“.
    .remedy-2 = Dürfen Sie das nicht entscheiden, bitten Sie einen Administrator um die Einwilligung.

sign-in-cancelled = Die Anmeldung wurde abgebrochen.
    .why = Auf der Anmeldeseite wurde „Abbrechen“ oder „Zurück“ gewählt.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Beginnen Sie die Anmeldung erneut, wenn Sie so weit sind.
    .remedy-2 = Hat die Seite nach der Genehmigung eines Administrators verlangt, senden Sie zuerst einem Administrator die vorbereitete Anfrage.

consent-declined = Der Administrator hat die Einwilligung nicht erteilt.
    .why = Auf Microsofts Seite wurde „Abbrechen“ gewählt, oder die angemeldete Person darf sie nicht erteilen.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Öffnen Sie die Seite noch einmal, und wählen Sie „Akzeptieren“, als Person mit der Rolle Cloudanwendungsadministrator oder einer höheren.
    .remedy-2 = War die Ablehnung Absicht, sprechen Sie mit dem Administrator: Mailferry arbeitet nur mit der Berechtigung IMAP.AccessAsUser.All.

## Die Registrierung der Anwendung

sign-in-redirect-not-registered = Die Anwendung nimmt keine Antworten unter http://localhost entgegen.
    .why = Mailferry empfängt die Anmeldung auf diesem Computer. In der Registrierung von { $application } fehlt diese Umleitungs-URI, oder sie steht dort unter einer anderen Plattform.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Fügen Sie sie hinzu: { $portal } > App-Registrierungen > die Anwendung > Authentifizierung > Plattform hinzufügen > Mobilgerät- und Desktopanwendungen, und tragen Sie dort genau http://localhost ein, ohne Port und ohne Schrägstrich.
    .remedy-2 = Entfernen Sie http://localhost bei den Plattformen Web und Single-Page-Webanwendung, falls es dort steht.

sign-in-secret-missing = Die Anwendung ist als Webanwendung registriert und verlangt ein Geheimnis.
    .why = Eine Anwendung, die für Zammad angelegt wurde, ist von dieser Art. Ein Programm auf dem Desktop meldet sich ohne Geheimnis an.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Fügen Sie die Umleitungs-URI für den Desktop neben der vorhandenen hinzu; Zammad arbeitet weiter: { $portal } > App-Registrierungen > die Anwendung > Authentifizierung > Plattform hinzufügen > Mobilgerät- und Desktopanwendungen > http://localhost.
    .remedy-2 = Stellen Sie auf derselben Seite „Öffentliche Clientflows zulassen“ auf Ja, wenn Sie sich auf einem anderen Gerät anmelden.
    .remedy-3 = Oder geben Sie Mailferry den geheimen Clientschlüssel der Anwendung (seinen Wert, nicht seine Geheimnis-ID).

sign-in-secret-wrong = Der geheime Clientschlüssel ist falsch.
    .why = Microsoft nimmt ihn für { $application } nicht an. Oft wurde die Geheimnis-ID statt des Werts kopiert, der nur einmal angezeigt wird.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Tragen Sie den Wert aus { $portal } > App-Registrierungen > die Anwendung > Zertifikate & Geheimnisse ein.
    .remedy-2 = Wird der Wert nicht mehr angezeigt, erstellen Sie dort einen neuen geheimen Clientschlüssel. Auch Zammad braucht ihn, wenn es diese Anwendung verwendet.
    .remedy-3 = Oder registrieren Sie http://localhost unter „Mobilgerät- und Desktopanwendungen“, und melden Sie sich ohne Geheimnis an.

sign-in-secret-expired = Der geheime Clientschlüssel ist abgelaufen.
    .why = Geheimnisse einer Anwendung enden nach einer Frist, die bei ihrer Erstellung gewählt wurde.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Erstellen Sie einen neuen: { $portal } > App-Registrierungen > die Anwendung > Zertifikate & Geheimnisse > Neuer geheimer Clientschlüssel, und tragen Sie seinen Wert ein. Auch Zammad braucht ihn, wenn es diese Anwendung verwendet.
    .remedy-2 = Oder registrieren Sie http://localhost unter „Mobilgerät- und Desktopanwendungen“, und melden Sie sich ohne Geheimnis an.

sign-in-secret-not-wanted = Die Anwendung ist für den Desktop registriert und nimmt kein Geheimnis an.
    .why = Es wurde ein geheimer Clientschlüssel gesendet, eine öffentliche Anwendung darf aber keinen haben.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Leeren Sie das Feld für den geheimen Clientschlüssel, und melden Sie sich erneut an.

sign-in-client-refused = Die ID oder das Geheimnis der Anwendung wurde abgelehnt.
    .why = Die Identitätsplattform kennt die Anwendung { $application } nicht, oder ihr Geheimnis passt nicht.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Vergleichen Sie die Client-ID Zeichen für Zeichen mit der Registrierung.
    .remedy-2 = Hat die Anwendung ein Geheimnis, geben Sie es neu ein. Hat sie keines, lassen Sie das Feld leer.

sign-in-application-unknown = Im Mandanten { $tenant } gibt es keine Anwendung { $application }.
    .label = Die Anwendung ist im Mandanten nicht bekannt.
    .why = Die Anwendungs-ID (Client) oder der Mandant ist falsch, oder die Anwendung gehört zu einem anderen Mandanten und wurde in diesem nie zugelassen.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Vergleichen Sie die ID mit { $portal } > App-Registrierungen > die Anwendung > Übersicht: Es ist die „Anwendungs-ID (Client)“, nicht die „Objekt-ID“ und nicht die „Verzeichnis-ID (Mandant)“.
    .remedy-2 = Vergleichen Sie den Mandanten mit der „Verzeichnis-ID (Mandant)“ auf derselben Seite.
    .remedy-3 = Gehört sie zu einem anderen Mandanten, lassen Sie einen Administrator hier die Einwilligung erteilen.

sign-in-application-disabled = Die Anwendung { $application } ist ausgeschaltet.
    .label = Die Anwendung ist deaktiviert.
    .why = Ein Administrator hat sie deaktiviert, oder Microsoft hat es getan.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Lassen Sie sie einschalten: { $portal } > Unternehmensanwendungen > die Anwendung > Eigenschaften > Aktiviert für die Benutzeranmeldung.

sign-in-application-not-allowed = Die Anwendung { $application } darf im Mandanten { $tenant } nicht verwendet werden.
    .label = Die Anwendung darf im Mandanten nicht verwendet werden.
    .why = Sie wurde für diese Organisation nicht zugelassen.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Lassen Sie einen Administrator die Einwilligung für die Organisation erteilen.
    .remedy-2 = Oder registrieren Sie in diesem Mandanten eine eigene Anwendung.

sign-in-permission-not-registered = In der Registrierung fehlt die Berechtigung, E-Mails über IMAP zu lesen.
    .why = Mailferry bittet um { $permission }; das steht nicht unter den API-Berechtigungen von { $application }.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Fügen Sie sie hinzu: { $portal } > App-Registrierungen > die Anwendung > API-Berechtigungen > Berechtigung hinzufügen > Microsoft Graph > Delegierte Berechtigungen > IMAP.AccessAsUser.All.
    .remedy-2 = Wählen Sie auf derselben Seite dann „Administratorzustimmung erteilen“, wenn es angeboten wird.

sign-in-scope-wrong = Der Name der Berechtigung wurde abgelehnt: { $permission }.
    .label = Der Name der Berechtigung wurde abgelehnt.
    .why = Er muss eine vollständige Adresse mit dem Namen am Ende sein und zur Cloud des Mandanten gehören.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Wählen Sie die Cloud noch einmal aus, damit deren eigene Berechtigung verwendet wird.
    .remedy-2 = { $reader ->
        [window] Mit der Cloud „{ window-consent-custom }“: Berichtigen Sie die Berechtigung im Schritt „{ window-step-consent }“.
       *[commands] Mit cloud = "custom": Berichtigen Sie microsoft.scope im Plan.
    }

sign-in-grant-not-allowed = Die Anwendung darf niemanden auf diese Weise anmelden.
    .why = Die Identitätsplattform erlaubt { $application } die Anmeldung über den Browser nicht.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Registrieren Sie sie als öffentliche Anwendung für den Desktop, mit http://localhost als Umleitungs-URI.

## Die Organisation

sign-in-tenant-unknown = Es gibt keinen Mandanten { $tenant }.
    .label = Diesen Mandanten gibt es nicht.
    .why = Er ist falsch geschrieben, oder er gehört zu einer anderen von Microsofts Clouds ({ $code }).
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Tragen Sie die „Verzeichnis-ID (Mandant)“ aus { $portal } > Übersicht ein, oder eine Domäne der Organisation.
    .remedy-2 = { $cloud ->
        [us-government] Wählen Sie die Cloud „US Government“: Die Antwort weist darauf hin.
        [china] Wählen Sie die Cloud „China“: Die Antwort weist darauf hin.
        [worldwide] Wählen Sie die Cloud „Weltweit“: Die Antwort weist darauf hin.
       *[unknown] Verwendet Ihre Organisation Microsoft 365 für US Government oder in China (21Vianet), wählen Sie diese Cloud.
    }

sign-in-tenant-missing = Microsoft kann nicht erkennen, welche Organisation gemeint ist.
    .why = Weder der Mandant noch das Konto nennt eine.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Tragen Sie als Mandanten die „Verzeichnis-ID (Mandant)“ aus { $portal } > Übersicht ein, oder eine Domäne der Organisation.

sign-in-single-tenant = Die Anwendung dient nur einer Organisation, und deren Mandant muss genannt werden.
    .why = „{ $tenant }“ steht für jede Organisation, { $application } wurde aber für eine einzige registriert.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Tragen Sie als Mandanten die „Verzeichnis-ID (Mandant)“ aus { $portal } > App-Registrierungen > die Anwendung > Übersicht ein.

sign-in-common-not-allowed = „{ $tenant }“ kann hier nicht als Mandant verwendet werden.
    .label = Dieser Mandant kann hier nicht verwendet werden.
    .why = Diese Anwendung oder Berechtigung wirkt nur bei einer bestimmten Organisation.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Tragen Sie die Mandanten-ID oder die Domäne der Organisation als Mandanten ein.
    .remedy-2 = Oder tragen Sie organizations ein.

sign-in-consumers-not-allowed = Der Mandant „consumers“ steht für persönliche Konten, die nicht verwendet werden können.
    .why = Die Anwendung ist für Konten einer Organisation bestimmt.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Tragen Sie die Mandanten-ID oder die Domäne der Organisation als Mandanten ein.

sign-in-wrong-cloud = Der Mandant { $tenant } gehört zu einer anderen von Microsofts Clouds.
    .label = Der Mandant gehört zu einer anderen Cloud von Microsoft.
    .why = Microsoft betreibt getrennte Clouds, die die Organisationen der anderen nicht kennen: eine weltweit, eine für US Government, eine in China.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = { $cloud ->
        [us-government] Wählen Sie die Cloud „US Government“ (in einem Plan cloud = "us-government").
        [china] Wählen Sie die Cloud „China“ (in einem Plan cloud = "china").
        [worldwide] Wählen Sie die Cloud „Weltweit“ (in einem Plan cloud = "worldwide").
       *[unknown] Wählen Sie eine andere Cloud: „US Government“ (GCC High) oder „China“ (21Vianet); ist jetzt eine davon gewählt, „Weltweit“.
    }
    .remedy-2 = Registrieren Sie die Anwendung im Admin Center dieser Cloud: Jede Cloud braucht eine eigene Registrierung.

sign-in-network-restricted = Ihr Netz lässt keine Anmeldung am Mandanten { $tenant } zu.
    .label = Ihr Netz erlaubt die Anmeldung bei diesem Mandanten nicht.
    .why = Ein Proxy Ihrer Organisation lässt Anmeldungen nur an bestimmten Mandanten zu (Mandanteneinschränkungen).
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Versuchen Sie es aus einem anderen Netz.
    .remedy-2 = Bitten Sie die Person, die das Netz betreut, diesen Mandanten zuzulassen: { $reference }

sign-in-cross-tenant-blocked = Eine Richtlinie verbietet diesem Konto, im Mandanten { $tenant } zu arbeiten.
    .label = Eine Richtlinie verbietet diesem Konto, im Mandanten zu arbeiten.
    .why = Die mandantenübergreifenden Zugriffseinstellungen der Organisation des Kontos oder dieser Organisation lassen es nicht zu.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Melden Sie sich mit einem Konto der Organisation an, zu der das Postfach gehört.
    .remedy-2 = Oder lassen Sie die Einstellung ändern: { $portal } > External Identities > Mandantenübergreifende Zugriffseinstellungen. Zum Nachschlagen: { $reference }

sign-in-resource-missing = Im Mandanten { $tenant } gibt es kein Exchange Online, zu dem diese Berechtigung gehört.
    .label = Der Mandant hat kein Exchange Online, zu dem diese Berechtigung gehört.
    .why = Dort wurde nie eine Lizenz mit E-Mail verwendet, der Dienst ist ausgeschaltet, oder die Berechtigung gehört zu einer anderen Cloud: { $permission }.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Prüfen Sie, ob Mandant und Cloud die des Postfachs sind.
    .remedy-2 = Lassen Sie einen Administrator unter { $portal } > Unternehmensanwendungen (Anwendungstyp: Microsoft-Anwendungen) nach „Office 365 Exchange Online“ sehen, und ob es aktiviert ist.

sign-in-no-subscription = Ihre Organisation hat den Dienst nicht abonniert, den die Anwendung verlangt.
    .why = Im Mandanten { $tenant } fehlt Exchange Online oder ist ausgeschaltet.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Prüfen Sie, ob der Mandant der des Postfachs ist.
    .remedy-2 = Lassen Sie einen Administrator die Lizenzen der Organisation prüfen.

## Das Konto

sign-in-wrong-tenant = Das angemeldete Konto gehört nicht zum Mandanten { $tenant }.
    .label = Das Konto gehört nicht zum Mandanten.
    .why = Oft war der Browser noch mit einem anderen Konto angemeldet, oder der Mandant ist nicht der des Postfachs.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Melden Sie sich erneut an, und wählen Sie das Konto des Postfachs; ein privates Browserfenster hilft gegen alte Anmeldungen.
    .remedy-2 = Vergleichen Sie den Mandanten mit der Organisation, zu der das Postfach gehört.
    .remedy-3 = Soll ein Gast das Postfach lesen, lassen Sie das Konto zuerst in den Mandanten einladen.

sign-in-other-tenant = Das angemeldete Konto gehört zu einem anderen Mandanten als dem angefragten.
    .why = Es gehört zu { $found }; angefragt war { $tenant }.
    .effect = Die Anmeldung wurde nicht behalten. Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Melden Sie sich mit einem Konto des angefragten Mandanten erneut an; ein privates Browserfenster hilft gegen alte Anmeldungen.
    .remedy-2 = Ist dieses Konto das richtige, tragen Sie stattdessen seinen Mandanten ein.

sign-in-account-unknown = Im Mandanten { $tenant } gibt es dieses Konto nicht.
    .label = Dieses Konto gibt es im Mandanten nicht.
    .why = Der Name ist falsch geschrieben, oder das Konto gehört zu einer anderen Organisation.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Prüfen Sie den Namen, mit dem Sie sich angemeldet haben. Er kann sich von der E-Mail-Adresse unterscheiden.
    .remedy-2 = Prüfen Sie, ob der Mandant der des Postfachs ist.

sign-in-personal-account = Das ist ein persönliches Microsoft-Konto.
    .why = Mailferry liest Postfächer von Organisationen in Microsoft 365; Konten wie die von outlook.com gehören nicht dazu.
    .effect = Die Anmeldung wurde nicht behalten. Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Melden Sie sich erneut an, und wählen Sie Ihr Geschäftskonto. Gibt es zu einer Adresse beides, wählen Sie „Geschäfts- oder Schulkonto“.

sign-in-locked = Das Konto ist gesperrt, oder Microsoft vertraut diesem Netz nicht.
    .why = Es gab zu viele falsche Kennwörter, oder Anmeldungen von der Adresse dieses Netzes erscheinen Microsoft gefährlich.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Warten Sie eine halbe Stunde, und versuchen Sie es erneut.
    .remedy-2 = Lassen Sie einen Administrator den Fehlergrund in { $portal } > Überwachung & Integrität > Anmeldeprotokolle nachlesen: { $reference }

sign-in-password-expired = Das Kennwort des Kontos ist abgelaufen.
    .why = Die Organisation verlangt von Zeit zu Zeit oder nach einem erkannten Risiko ein neues.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Ändern Sie das Kennwort dort, wo es in der Organisation üblich ist, und melden Sie sich dann erneut an.

sign-in-no-password = Dieses Konto hat kein Kennwort, mit dem man sich anmelden könnte.
    .why = Das ist bei freigegebenen Postfächern üblich: Niemand meldet sich als das Postfach selbst an.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Melden Sie sich als Person an, die „Vollzugriff“ (Lesen und verwalten) auf das Postfach hat, und nennen Sie das freigegebene Postfach als das zu importierende.
    .remedy-2 = So erteilen Sie diese Berechtigung: Exchange Admin Center > Empfänger > Postfächer > das Postfach > Delegierung > Lesen und verwalten.

sign-in-account-disabled = Das Konto ist deaktiviert.
    .why = Bei einem freigegebenen Postfach ist das üblich und richtig: Niemand meldet sich als das Postfach selbst an. Sonst hat ein Administrator das Konto gesperrt.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Bei einem freigegebenen Postfach: Melden Sie sich als Person an, die „Vollzugriff“ (Lesen und verwalten) darauf hat. Lassen Sie das Konto deaktiviert.
    .remedy-2 = Beim Konto einer Person: Fragen Sie einen Administrator, warum es gesperrt ist.

sign-in-not-assigned = Das Konto ist der Anwendung nicht zugewiesen.
    .why = Die Anwendung { $application } darf nur von Personen verwendet werden, die ihr zugewiesen sind.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Lassen Sie es als direktes Mitglied zuweisen: { $portal } > Unternehmensanwendungen > die Anwendung > Benutzer und Gruppen > Benutzer/Gruppe hinzufügen.
    .remedy-2 = Oder heben Sie die Regel für alle auf: Eigenschaften der Anwendung > Zuweisung erforderlich > Nein.

sign-in-password-wrong = Der Name oder das Kennwort ist falsch.
    .why = Microsoft hat nicht angenommen, was auf seiner Seite eingegeben wurde. Mailferry sieht das Kennwort nie.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Versuchen Sie es erneut. Nach mehreren falschen Versuchen wird das Konto eine Zeit lang gesperrt.

sign-in-federation = Das eigene Anmeldesystem Ihrer Organisation hat das Konto nicht eingelassen.
    .why = Das Kennwort wird von einem System der Organisation geprüft (Verbund, Passthrough-Authentifizierung oder einmaliges Anmelden), und dieses meldet einen Fehler ({ $code }).
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Versuchen Sie es in einigen Minuten erneut, und einmal in einem privaten Browserfenster.
    .remedy-2 = Geben Sie dies der Person, die die Anmeldung Ihrer Organisation betreut: { $reference }

## Richtlinien

sign-in-mfa = Ein zweiter Nachweis der Identität ist nötig.
    .why = Ihre Organisation verlangt die mehrstufige Authentifizierung, die nur auf Microsofts Seite beantwortet werden kann.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt, und der Import geht nach der Anmeldung weiter.
    .remedy = Melden Sie sich erneut an, und bestätigen Sie, oder richten Sie den zweiten Nachweis auf der Seite ein.
    .remedy-2 = Lässt die Seite Sie nicht, geben Sie dies einem Administrator: { $reference }

sign-in-frequency = In Ihrer Organisation gilt eine Anmeldung nur eine bestimmte Zeit, und die ist vorbei.
    .why = Eine Richtlinie (Anmeldehäufigkeit) verlangt immer wieder eine neue Anmeldung; ein langer Import wird noch einmal darauf treffen.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt, und der Import geht nach der Anmeldung weiter.
    .remedy = Melden Sie sich erneut an. Bleiben Sie während des Imports in der Nähe, oder importieren Sie in Teilen.
    .remedy-2 = Lassen Sie einen Administrator für die Zeit des Imports eine Ausnahme machen: { $portal } > Bedingter Zugriff > Richtlinien > Sitzung > Anmeldehäufigkeit.

sign-in-device-needed = Ihre Organisation erlaubt das nur von einem verwalteten Computer aus.
    .why = Eine Richtlinie verlangt ein Gerät, das registriert, konform oder in die Organisation eingebunden ist ({ $code }).
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Führen Sie Mailferry auf einem Computer aus, den die Organisation verwaltet, und melden Sie sich dort mit dem Browser an, den sie bereitstellt.
    .remedy-2 = Oder lassen Sie einen Administrator diese Anwendung oder dieses Konto für die Zeit des Imports ausnehmen: { $reference }

sign-in-device-disabled = Dieser Computer ist in Ihrer Organisation deaktiviert.
    .why = Ein Administrator hat die Registrierung des Geräts abgeschaltet, oder es wurde lange nicht benutzt.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Verwenden Sie einen anderen Computer der Organisation.
    .remedy-2 = Bitten Sie einen Administrator, ihn zu aktivieren: { $portal } > Geräte. Zum Nachschlagen: { $reference }

sign-in-conditional-access = Eine Richtlinie Ihrer Organisation sperrt diese Anmeldung.
    .why = Der bedingte Zugriff lässt sie von diesem Ort, Gerät, dieser Anwendung oder auf diese Art der Anmeldung nicht zu ({ $code }).
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Falls Sie sich mit einem Code auf einem anderen Gerät angemeldet haben: Melden Sie sich stattdessen mit dem Browser dieses Computers an. Viele Organisationen sperren Codes.
    .remedy-2 = Geben Sie dies einem Administrator, der die Richtlinie in { $portal } > Überwachung & Integrität > Anmeldeprotokolle > Bedingter Zugriff findet: { $reference }
    .remedy-3 = Lassen Sie für die Zeit des Imports eine Ausnahme für diese Anwendung oder dieses Konto machen.

sign-in-security-defaults = Die Sicherheitsstandards Ihrer Organisation sperren diese Anmeldung.
    .why = Microsoft hält sie für unsicher oder für eine veraltete Art der Anmeldung ({ $code }).
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Melden Sie sich erneut mit dem Browser dieses Computers an, und richten Sie die mehrstufige Authentifizierung für das Konto ein, wenn die Seite darum bittet.
    .remedy-2 = Geben Sie dies einem Administrator: { $reference }

## Was gespeichert war, gilt nicht mehr

sign-in-revoked = Die Anmeldung wurde von Ihnen oder von einem Administrator beendet.
    .why = Seit Ihrer Anmeldung wurden die Sitzungen des Kontos widerrufen, oder sein Kennwort wurde zurückgesetzt ({ $code }).
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt, und der Import geht nach der Anmeldung weiter.
    .remedy = Melden Sie sich erneut an.
    .remedy-2 = War es niemand von Ihnen, fragen Sie einen Administrator, ob das Konto sicher ist: { $reference }

sign-in-password-changed = Das Kennwort des Kontos hat sich seit Ihrer Anmeldung geändert.
    .why = Ein neues oder abgelaufenes Kennwort beendet frühere Anmeldungen ({ $code }).
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt, und der Import geht nach der Anmeldung weiter.
    .remedy = Melden Sie sich mit dem neuen Kennwort erneut an.

sign-in-expired-90-days = Die Anmeldung wurde so lange nicht benutzt, dass sie erloschen ist.
    .why = Microsoft vergisst eine Anmeldung, die 90 Tage lang oder über die von Ihrer Organisation festgelegte Zeit nicht benutzt wurde.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt, und der Import geht nach der Anmeldung weiter.
    .remedy = Melden Sie sich erneut an.

sign-in-ended = Die gespeicherte Anmeldung wird nicht mehr angenommen.
    .why = Sie ist erloschen, wurde ersetzt, oder gehört zu einer anderen Anwendung oder einem anderen Mandanten. Microsoft sagt nicht, was davon zutrifft ({ $code }).
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt, und der Import geht nach der Anmeldung weiter.
    .remedy = Melden Sie sich erneut an.

sign-in-single-page = Die Anwendung ist für Webseiten registriert, deren Anmeldungen nur einen Tag gelten.
    .why = Die Adresse http://localhost steht unter der Plattform Single-Page-Webanwendung.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt, und der Import geht nach der Anmeldung weiter.
    .remedy = Verschieben Sie http://localhost zu „Mobilgerät- und Desktopanwendungen“: { $portal } > App-Registrierungen > die Anwendung > Authentifizierung. Melden Sie sich dann erneut an.

sign-in-interaction-needed = Microsoft möchte, dass Sie sich auf seiner Seite anmelden.
    .why = Dort ist niemand mehr angemeldet, oder etwas muss bestätigt werden ({ $code }).
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt, und der Import geht nach der Anmeldung weiter.
    .remedy = Melden Sie sich erneut an, und folgen Sie der Seite bis zum Ende.

sign-in-took-too-long = Die Anmeldung hat zu lange gedauert und ist verfallen.
    .why = Microsoft hält eine begonnene Anmeldung etwa zehn Minuten offen.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Beginnen Sie die Anmeldung erneut, und führen Sie sie ohne längere Pause zu Ende.

sign-in-code-used = Diese Anmeldung wurde bereits abgeschlossen.
    .why = Ihr Code gilt einmal. Eine neu geladene Seite oder ein zweites Fenster sendet ihn zweimal.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Beginnen Sie die Anmeldung erneut, und schließen Sie die Seiten früherer Anmeldungen.

sign-in-code-refused = Die Anmeldung konnte nicht abgeschlossen werden.
    .why = Ihr Code wurde nicht angenommen: Er ist abgelaufen oder gehört zu einer anderen Anmeldung ({ $code }).
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Beginnen Sie die Anmeldung erneut.
    .remedy-2 = Geschieht es jedes Mal, vergleichen Sie Mandant und Client-ID mit der Registrierung.

## Anderes Gerät

device-code-waiting = Die Anmeldung auf dem anderen Gerät ist noch nicht abgeschlossen.
    .why = Der Code wurde nicht eingegeben, oder der Seite wurde nicht bis zum Ende gefolgt.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Öffnen Sie die Seite auf dem anderen Gerät, geben Sie den Code ein, und melden Sie sich an.

device-code-wrong = Der Code für das andere Gerät wurde nicht angenommen.
    .why = Er war falsch geschrieben, leer, oder wurde schon einmal verwendet ({ $code }).
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Beginnen Sie die Anmeldung erneut, und geben Sie den neuen Code ein.

device-code-expired = Der Code für das andere Gerät ist abgelaufen.
    .why = Er gilt einmal, und etwa 15 Minuten lang.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Holen Sie einen neuen Code, und geben Sie ihn bald ein.

device-code-elsewhere = Der Code kann für dieses Konto nicht verwendet werden.
    .why = Der Code und das Konto liegen in verschiedenen Rechenzentren von Microsoft.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Melden Sie sich stattdessen mit dem Browser dieses Computers an.
    .remedy-2 = Tragen Sie statt „{ $tenant }“ die Mandanten-ID der Organisation ein, und holen Sie einen neuen Code.

device-code-not-allowed = Die Anwendung erlaubt die Anmeldung auf einem anderen Gerät nicht.
    .why = Dafür ist in der Registrierung von { $application } eine eigene Einstellung nötig.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Melden Sie sich stattdessen mit dem Browser dieses Computers an.
    .remedy-2 = Oder schalten Sie sie ein: { $portal } > App-Registrierungen > die Anwendung > Authentifizierung > Einstellungen > Öffentliche Clientflows zulassen > Ja.

## Was vorübergeht

sign-in-service-fault = Microsofts Anmeldedienst hat eine eigene Störung.
    .why = Er meldet, dass er im Augenblick nicht antworten kann ({ $code }). Das liegt weder an Ihnen noch an Ihren Einstellungen.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Versuchen Sie es später noch einmal. Dauert es länger als eine Stunde, sehen Sie im Microsoft 365 Admin Center beim Dienststatus nach.

sign-in-throttled = Microsofts Anmeldedienst bittet, ihn eine Weile in Ruhe zu lassen.
    .why = Er hat zu viele Anfragen von diesem Mandanten oder Computer bekommen ({ $code }).
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Versuchen Sie es später noch einmal.

sign-in-loop = Microsoft hat dieselbe Anfrage zu oft bekommen und lehnt sie eine Weile ab.
    .why = Die Anmeldung wurde innerhalb weniger Minuten viele Male erneuert ({ $code }).
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Versuchen Sie es in einigen Minuten noch einmal.
    .remedy-2 = Kommt es wieder, beenden Sie andere Programme, die dieselbe Anwendung und dasselbe Konto verwenden, und melden Sie es.

## Fehler des Programms

sign-in-pkce-refused = Die Anmeldung passte nicht zu ihrem eigenen Anfang.
    .why = Der Nachweis, dass dasselbe Programm beendet, was es begonnen hat, wurde abgelehnt ({ $code }). Das ist ein Fehler von Mailferry, oder jemand hat eingegriffen.
    .effect = Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Beginnen Sie die Anmeldung erneut.
    .remedy-2 = Geschieht es wieder, melden Sie es: { $reference }

sign-in-request-refused = Die Identitätsplattform hat Mailferrys Anfrage nicht verstanden.
    .why = Etwas darin fehlte oder war falsch ({ $code }). Das ist ein Fehler von Mailferry, oder die Adressen der Plattform stimmen nicht.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = { $reader ->
        [window] Mit der Cloud „{ window-consent-custom }“: Prüfen Sie die Adresse der Identitätsplattform und die Berechtigung im Schritt „{ window-step-consent }“.
       *[commands] Mit cloud = "custom": Prüfen Sie microsoft.authority und microsoft.scope im Plan.
    }
    .remedy-2 = Sonst melden Sie es: { $reference }

sign-in-refused = Die Anmeldung wurde abgelehnt ({ $code }).
    .label = Die Anmeldung wurde abgelehnt.
    .why = Mailferry kennt diesen Grund nicht; die eigenen Worte des Servers sagen mehr.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Melden Sie sich erneut an; oft wird auf der Seite klar, was gemeint ist.
    .remedy-2 = { $lookup ->
        [none] Zeigen Sie die Worte des Servers der Person, die die Anmeldung Ihrer Organisation betreut: { $reference }
       *[other] Schlagen Sie die Nummer unter { $lookup } nach, oder zeigen Sie dies einem Administrator: { $reference }
    }

## Wer sich angemeldet hat

sign-in-identity-unreadable = Es lässt sich nicht lesen, wer sich angemeldet hat.
    .why = Die Identitätsplattform hat ein ID-Token gesendet, das keines ist oder dem etwas fehlt ({ $part }).
    .effect = Die Anmeldung wurde nicht behalten. Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Melden Sie sich erneut an.
    .remedy-2 = { $reader ->
        [window] Bleibt es dabei, stimmt wahrscheinlich die Adresse der Identitätsplattform nicht: Prüfen Sie die Cloud oder diese Adresse im Schritt „{ window-step-consent }“.
       *[commands] Bleibt es dabei, stimmt wahrscheinlich die Adresse der Identitätsplattform nicht: Prüfen Sie die Cloud, oder microsoft.authority im Plan.
    }

sign-in-identity-not-ours = Die Antwort gehört zu einer anderen Anmeldung.
    .why = Das ID-Token ist für eine andere Anwendung bestimmt oder kommt von anderer Stelle als gefragt ({ $claim }).
    .effect = Die Anmeldung wurde nicht behalten. Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Beginnen Sie die Anmeldung erneut, und schließen Sie die Seiten früherer Anmeldungen.
    .remedy-2 = Bleibt es dabei, vergleichen Sie Client-ID, Mandant und Cloud mit der Registrierung.

sign-in-clock-wrong = Die Uhr dieses Computers geht falsch.
    .why = { $direction ->
        [behind] Gegenüber der Uhr der Identitätsplattform geht sie { $time } nach.
       *[ahead] Gegenüber der Uhr der Identitätsplattform geht sie { $time } vor.
    }
    .effect = Die Anmeldung wurde nicht behalten. Im Postfach wurde nichts gelesen und nichts geändert.
    .remedy = Lassen Sie das System Datum, Uhrzeit und Zeitzone selbst einstellen, und melden Sie sich dann erneut an.

## Die App-Registrierung beim Eingeben

registration-client-id-wrong = Das ist keine Anwendungs-ID (Client).
    .why = Sie besteht aus 32 Ziffern und Buchstaben von a bis f in fünf Gruppen, wie 11112222-bbbb-3333-cccc-4444dddd5555. Der Name der Anwendung genügt nicht.
    .effect = Nichts wurde gesendet.
    .remedy = Kopieren Sie die „Anwendungs-ID (Client)“ aus der Übersicht der Anwendung unter „App-Registrierungen“ im Admin Center.

registration-client-id-several = In diesem Text stehen mehrere IDs.
    .why = Eine Anwendung hat außerdem eine Objekt-ID und eine Verzeichnis-ID (Mandant), die ähnlich aussehen.
    .effect = Nichts wurde gesendet.
    .remedy = Kopieren Sie nur die „Anwendungs-ID (Client)“.

registration-client-id-is-secret = Das sieht nach einem geheimen Clientschlüssel aus, nicht nach der Client-ID.
    .why = Die Client-ID besteht aus 32 Ziffern und Buchstaben von a bis f in fünf Gruppen.
    .effect = Nichts wurde gesendet oder behalten.
    .remedy = Geben Sie hier die „Anwendungs-ID (Client)“ ein. Ein Programm für den Desktop braucht kein Geheimnis.

registration-tenant-wrong = „{ $value }“ ist kein Mandant.
    .label = Die Eingabe ist kein Mandant.
    .why = Ein Mandant ist die „Verzeichnis-ID (Mandant)“ (32 Ziffern und Buchstaben von a bis f in fünf Gruppen), eine Domain der Organisation oder das Wort organizations.
    .effect = Nichts wurde gesendet.
    .remedy = Kopieren Sie die „Verzeichnis-ID (Mandant)“ aus der Übersicht der Anwendung im Admin Center.
    .remedy-2 = Oder geben Sie die Domain aus der Adresse des Postfachs ein.

registration-tenant-personal = „{ $value }“ steht für persönliche Microsoft-Konten.
    .label = Der Mandant steht für persönliche Microsoft-Konten.
    .why = Mailferry liest Postfächer von Organisationen in Microsoft 365.
    .effect = Nichts wurde gesendet.
    .remedy = Geben Sie die Mandanten-ID oder eine Domain der Organisation ein.

registration-tenant-common = „common“ geht nur bei manchen Anwendungen.
    .why = Eine Anwendung für eine einzige Organisation lehnt es ab, ein Administrator kann damit nicht einwilligen, und es lässt persönliche Konten ein.
    .effect = Noch wurde nichts gesendet.
    .remedy = Geben Sie besser die Mandanten-ID oder eine Domain der Organisation ein.
    .remedy-2 = Oder geben Sie organizations ein, wenn die Anwendung für mehrere Organisationen da ist.

registration-tenant-other-cloud = „{ $value }“ ist ein Mandant einer anderen Cloud als der gewählten.
    .label = Der Mandant gehört zu einer anderen Cloud.
    .why = { $cloud ->
        [us-government] Die Endung vergibt die Cloud für US Government.
        [china] Die Endung vergibt die Cloud in China.
       *[other] Die Endung vergibt die weltweite Cloud.
    }
    .effect = Noch wurde nichts gesendet.
    .remedy = { $cloud ->
        [us-government] Wählen Sie die Cloud „US Government“.
        [china] Wählen Sie die Cloud „China“.
       *[other] Wählen Sie die Cloud „Weltweit“.
    }

registration-secret-is-id = Das ist die ID des Geheimnisses, nicht das Geheimnis.
    .why = Das Admin Center zeigt zu einem geheimen Clientschlüssel zwei Spalten: Wert und Geheimnis-ID. Nur der Wert öffnet etwas.
    .effect = Nichts wurde gesendet oder behalten.
    .remedy = Kopieren Sie den Wert. Er wird nur gleich nach dem Anlegen angezeigt.
    .remedy-2 = Wird er nicht mehr angezeigt, legen Sie unter „Zertifikate & Geheimnisse“ einen neuen geheimen Clientschlüssel an.
    .remedy-3 = Oder lassen Sie das Feld leer und registrieren Sie http://localhost unter „Mobilgerät- und Desktopanwendungen“: Dann wird kein Geheimnis gebraucht.

registration-secret-masked = Hier steht nur der Anfang des Geheimnisses.
    .why = Das Admin Center zeigt den ganzen Wert nur gleich nach dem Anlegen, später Sternchen.
    .effect = Nichts wurde gesendet oder behalten.
    .remedy = Legen Sie unter „Zertifikate & Geheimnisse“ einen neuen geheimen Clientschlüssel an und kopieren Sie seinen Wert sofort.

registration-secret-odd = Das sieht nicht nach einem geheimen Clientschlüssel aus.
    .why = Der Wert besteht aus etwa vierzig Buchstaben, Ziffern und Zeichen, ohne Leerzeichen.
    .effect = Noch wurde nichts gesendet.
    .remedy = Kopieren Sie den Wert noch einmal, vom ersten bis zum letzten Zeichen.
    .remedy-2 = Fahren Sie damit fort, wenn Sie sicher sind.

registration-ids-equal = In beiden Feldern steht dieselbe ID.
    .why = Die Anwendungs-ID (Client) und die Verzeichnis-ID (Mandant) sind verschiedene IDs, die ähnlich aussehen.
    .effect = Nichts wurde gesendet.
    .remedy = Vergleichen Sie beide mit der Übersicht der Anwendung im Admin Center.

registration-of-zammad = Das ist die Adresse, die Zammads eigene Registrierung hat.
    .why = Zammads Anwendung ist als Webanwendung registriert und meldet für Zammad selbst an. Mailferry kann dieselbe Anwendung benutzen, sobald sie auch für den Desktop zugelassen ist.
    .effect = Nichts wurde gesendet. Für Zammad ändert sich nichts.
    .remedy = Öffnen Sie diese Anwendung unter „App-Registrierungen“ im Admin Center und geben Sie hier ihre „Anwendungs-ID (Client)“ ein.
    .remedy-2 = Fügen Sie dort unter Authentifizierung > Plattform hinzufügen > Mobilgerät- und Desktopanwendungen neben dem Vorhandenen http://localhost hinzu.
    .remedy-3 = Oder geben Sie Mailferry den geheimen Clientschlüssel, den Zammad benutzt.

word-registration-platform = Mobilgerät- und Desktopanwendungen
word-registration-switch = Öffentliche Clientflows zulassen

page-registration =
    So registrieren Sie die Anwendung, die Sie anmeldet

    1. Öffnen Sie { $portal } und wählen Sie App-Registrierungen > Neue Registrierung.
    2. Name: { $name }. Unterstützte Kontotypen: nur diese Organisation.
    3. Umleitungs-URI: Wählen Sie „Öffentlicher Client/nativ (mobil und Desktop)“ und geben Sie { $redirect } ein
       (bei einer vorhandenen Anwendung: Authentifizierung > Plattform hinzufügen > Mobilgerät- und Desktopanwendungen > { $redirect })
    4. API-Berechtigungen > Berechtigung hinzufügen > Microsoft Graph > Delegierte Berechtigungen: { $permissions }
    5. Wählen Sie „Administratorzustimmung erteilen“, wenn Ihre Organisation das verlangt.
    6. Nur für die Anmeldung auf einem anderen Gerät: Authentifizierung > Öffentliche Clientflows zulassen > Ja.
    7. Geben Sie die „Anwendungs-ID (Client)“ und die „Verzeichnis-ID (Mandant)“ aus der Übersicht in Mailferry ein.

    Ein geheimer Clientschlüssel wird nicht gebraucht.
