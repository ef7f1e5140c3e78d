# Zammads eigene Kanäle: wie es um sie steht.

word-channel-microsoft365 = Microsoft 365 (IMAP)
word-channel-microsoft-graph = Microsoft 365 (Graph)
word-channel-email = E-Mail
word-channel-permission-microsoft365 = Damit zeigt Mailferry Zammads Kanäle für Microsoft 365 über IMAP, richtet sie ein und schaltet sie.
word-channel-permission-microsoft-graph = Damit zeigt Mailferry Zammads Kanäle für Microsoft 365 über Graph, richtet sie ein und schaltet sie.
word-channel-permission-email = Damit zeigt Mailferry Zammads einfache E-Mail-Kanäle, sodass einer für dasselbe Postfach gefunden wird.
word-channel-health-good = ruft E-Mails ab
word-channel-health-off = ausgeschaltet
word-channel-health-failing = Abruf schlägt fehl
word-channel-health-never = hat noch nichts abgerufen
word-channel-health-late = hat seit mehr als fünf Minuten nichts abgerufen

# Womit eine Anmeldung für einen Kanal zurückkommt.

channel-redirect-mismatch = Microsoft kennt die Umleitungsadresse dieses Zammad nicht.
    .why = In der App-Registrierung muss genau die Adresse stehen, die Zammad bildet: { $callback }
    .effect = Der Kanal wurde nicht verknüpft; keine E-Mail wurde angetastet.
    .remedy = Tragen Sie diese Adresse in der App-Registrierung unter „Authentifizierung“ als Umleitungs-URI der Plattform „Web“ ein.
    .remedy-2 = Prüfen Sie, ob Zammads Einstellungen „FQDN“ und „HTTP-Typ“ die Adresse sind, die Sie verwenden: daraus wird die Umleitungsadresse gebildet.

channel-secret-wrong = Microsoft nimmt den geheimen Clientschlüssel nicht an, den Zammad hat.
    .why = Oft wurde die ID des Schlüssels statt seines Werts kopiert; Entra zeigt den Wert nur einmal, beim Anlegen.
    .effect = Der Kanal wurde nicht verknüpft; keine E-Mail wurde angetastet.
    .remedy = Legen Sie in der App-Registrierung einen neuen geheimen Clientschlüssel an, kopieren Sie seinen Wert und setzen Sie die Zugangsdaten neu.

channel-secret-expired = Der geheime Clientschlüssel, den Zammad hat, ist abgelaufen.
    .why = Solche Schlüssel enden an dem Tag, der beim Anlegen gewählt wurde.
    .effect = Zammad kann sich erst mit einem neuen wieder anmelden.
    .remedy = Legen Sie in der App-Registrierung einen neuen geheimen Clientschlüssel an, setzen Sie die Zugangsdaten neu und notieren Sie den Tag, an dem er endet.

channel-secret-missing = Microsoft verlangt einen geheimen Clientschlüssel, und Zammad hat keinen gesendet.
    .why = Zammads Kanäle melden sich als Webanwendung an, die einen solchen Schlüssel braucht.
    .effect = Der Kanal wurde nicht verknüpft; keine E-Mail wurde angetastet.
    .remedy = Legen Sie in der App-Registrierung einen geheimen Clientschlüssel an und setzen Sie die Zugangsdaten mit seinem Wert.

channel-consent-missing = Noch niemand hat eingewilligt, dass Zammads App-Registrierung E-Mails lesen darf.
    .why = Die Berechtigungen { $permissions } brauchen eine Einwilligung, bevor sich das Konto anmelden kann.
    .label = Die Einwilligung für Zammads App-Registrierung fehlt.
    .effect = Der Kanal wurde nicht verknüpft; keine E-Mail wurde angetastet.
    .remedy = Lassen Sie einen Administrator in der App-Registrierung unter „API-Berechtigungen“ für die Organisation einwilligen und öffnen Sie den Link noch einmal.

channel-consent-pending = Ein Administrator hat über die Einwilligung für Zammads App-Registrierung noch nicht entschieden.
    .why = Die Berechtigungen { $permissions } wurden angefragt, und die Anfrage wartet in Entra.
    .label = Die Entscheidung über die Einwilligung für Zammads App-Registrierung fehlt.
    .effect = Der Kanal wurde nicht verknüpft; keine E-Mail wurde angetastet.
    .remedy = Ein Administrator findet die Anfrage in Entra unter „Unternehmensanwendungen“, „Anforderungen zur Administratoreinwilligung“. Öffnen Sie danach den Link noch einmal.

channel-consent-declined = Die Einwilligung für Zammads App-Registrierung wurde abgelehnt.
    .why = Auf Microsofts Seite hat jemand „Abbrechen“ gewählt oder darf in { $permissions } nicht einwilligen.
    .label = Die Einwilligung für Zammads App-Registrierung wurde abgelehnt.
    .effect = Der Kanal wurde nicht verknüpft; keine E-Mail wurde angetastet.
    .remedy = Öffnen Sie den Link noch einmal und willigen Sie ein, oder lassen Sie zuerst einen Administrator für die Organisation einwilligen.

channel-permissions-missing = Der App-Registrierung fehlen Berechtigungen, die der Kanal braucht.
    .why = Sie braucht { $permissions } als delegierte Berechtigungen.
    .label = Der App-Registrierung fehlen Berechtigungen.
    .effect = Der Kanal wurde nicht verknüpft; keine E-Mail wurde angetastet.
    .remedy = Fügen Sie sie in der App-Registrierung unter „API-Berechtigungen“ hinzu, lassen Sie in sie einwilligen und öffnen Sie den Link noch einmal.

channel-sign-in-ended = Microsoft nimmt die Anmeldung des Kanals nicht mehr an.
    .why = Das Kennwort wurde geändert, die Anmeldung widerrufen oder 90 Tage lang nicht benutzt.
    .effect = Zammad ruft mit diesem Kanal nichts ab, bis er neu angemeldet ist. Die E-Mails bleiben im Postfach.
    .remedy = Melden Sie den Kanal neu an, mit demselben Konto.

channel-sign-in-refused = Der Mailserver hat die Anmeldung des Kanals abgelehnt.
    .why = IMAP kann für das Postfach ausgeschaltet sein, das Konto kann ein anderes als das des Postfachs sein, oder eine Berechtigung fehlt: { $permissions }.
    .label = Der Mailserver hat die Anmeldung des Kanals abgelehnt.
    .effect = Zammad ruft mit diesem Kanal nichts ab. Die E-Mails bleiben im Postfach.
    .remedy = Melden Sie den Kanal neu an, mit dem Konto des Postfachs selbst.
    .remedy-2 = Prüfen Sie in Exchange, ob IMAP für das Postfach eingeschaltet ist.

channel-oauth-state = Zammad hat die Antwort von Microsoft nicht erkannt.
    .why = Der Link wurde in einem Browser geöffnet und kam in einem anderen zurück, oder die Sitzung in Zammad war zu Ende.
    .effect = Der Kanal wurde nicht verknüpft; keine E-Mail wurde angetastet.
    .remedy = Melden Sie sich in dem Browser, der den Link öffnet, als Administrator bei Zammad an, und öffnen Sie den Link noch einmal.

channel-code-missing = Microsoft kam ohne Anmeldung zu Zammad zurück.
    .why = Zammad sagt bei fast jeder Ablehnung nur dies; der Grund stand auf Microsofts Seite, meist eine fehlende Einwilligung oder Berechtigung.
    .effect = Der Kanal wurde nicht verknüpft; keine E-Mail wurde angetastet.
    .remedy = Öffnen Sie den Link noch einmal und lesen Sie, was auf Microsofts Seite steht; das kann hier erklärt werden.

channel-other-user = Es hat sich ein anderes Konto angemeldet als das des Kanals.
    .why = Zammad meldet einen Kanal nur mit demselben Konto neu an; der Browser meldet oft von selbst den Administrator an.
    .effect = Der Kanal ist unverändert.
    .remedy = Öffnen Sie den Link in einem privaten Fenster und melden Sie sich mit dem Konto des Postfachs an.

channel-address-taken = Zammad hat diese Adresse schon.
    .why = Jede Adresse gehört nur zu einem Kanal; ein anderer Kanal hat sie.
    .effect = Es wurde nichts geändert.
    .remedy = Sehen Sie unter Zammads Kanälen nach, welcher die Adresse hat, und entfernen Sie sie dort oder verwenden Sie diesen Kanal.

channel-without-mailbox = Das angemeldete Konto hat kein Postfach für Graph.
    .why = Es hat keine Lizenz für Exchange Online, oder sein Postfach liegt auf einem Server der Organisation.
    .effect = Zammad ruft mit diesem Kanal nichts ab.
    .remedy = Melden Sie sich mit einem Konto an, das ein Postfach hat, oder verwenden Sie einen Kanal über IMAP.

channel-without-delegation = Das angemeldete Konto darf das freigegebene Postfach nicht öffnen.
    .why = Exchange gibt ihm keinen Vollzugriff auf dieses Postfach.
    .effect = Zammad ruft mit diesem Kanal nichts ab.
    .remedy = Geben Sie dem Konto in Exchange Vollzugriff auf das freigegebene Postfach; bis er gilt, kann eine Stunde vergehen.

channel-shared-mailbox-unknown = Microsoft kennt das freigegebene Postfach nicht.
    .why = Seine Adresse ist falsch geschrieben, oder es gehört zu einer anderen Organisation.
    .effect = Der Kanal wurde nicht verknüpft; keine E-Mail wurde angetastet.
    .remedy = Berichtigen Sie die Adresse des freigegebenen Postfachs und öffnen Sie den Link noch einmal.

channel-error-unknown = Mailferry kennt diese Meldung nicht.
    .why = Sie ist keine der bekannten Meldungen von Zammad und enthält keine Fehlernummer von Microsoft.
    .effect = Über Ihre E-Mails sagt sie nichts.
    .remedy = Prüfen Sie die Umleitungsadresse, den Wert des geheimen Clientschlüssels und die Berechtigungen { $permissions }; öffnen Sie dann den Link noch einmal.
    .label = Eine Meldung, die Mailferry nicht kennt.

# Was Zammad zu einer Anfrage sagt.

channel-gone = Zammad hat diesen Kanal nicht mehr.
    .why = Jemand hat ihn inzwischen gelöscht, oder er ist jetzt einer anderer Art.
    .effect = Es wurde nichts geändert.
    .remedy = Laden Sie die Liste der Kanäle neu.

channel-route-missing = Diese Version von Zammad kann das mit einem Kanal nicht.
    .why = Nur neuere können es: Kanäle über Graph, Probieren ohne Speichern und den Archivmodus gibt es ab 6.5.
    .effect = Es wurde nichts geändert.
    .remedy = Machen Sie es in Zammads Verwaltung, oder aktualisieren Sie Zammad.

channel-no-backup = Dieser Kanal lässt sich nicht zurückstufen.
    .why = Zammad bewahrt nach der Migration 7 Tage lang auf, was ein E-Mail-Kanal war, und hat von diesem nichts.
    .effect = Der Kanal ist unverändert und arbeitet weiter.
    .remedy = Richten Sie in Zammad einen neuen E-Mail-Kanal ein, wenn Sie wieder einen haben möchten.

channel-zammad-fault = Ein Fehler in Zammad hat die Anfrage zum Kanal beendet.
    .why = Zammad hat statt einer Antwort eine technische Meldung gegeben.
    .effect = Es ist nicht sicher, ob die Änderung gemacht wurde.
    .remedy = Laden Sie die Liste der Kanäle neu und sehen Sie nach, wie es um den Kanal steht.
    .remedy-2 = Machen Sie die Änderung in Zammads Verwaltung, und zeigen Sie die Meldung denen, die Zammad betreiben.

channel-folder-missing = Das Postfach hat keinen solchen Ordner.
    .why = Er ist falsch geschrieben, wurde umbenannt oder gehört zu einem anderen Postfach.
    .effect = Der Kanal ist unverändert.
    .remedy = Wählen Sie einen der Ordner des Postfachs.

channel-server-not-reached = Zammad erreicht den Mailserver nicht.
    .why = Das Netz zwischen Zammad und Microsoft oder ein Zertifikat ist gestört.
    .effect = Der Kanal ist unverändert.
    .remedy = Versuchen Sie es in ein paar Minuten noch einmal, und prüfen Sie das Netz von Zammads Server.

channel-change-refused = Zammad hat die Änderung des Kanals nicht angenommen.
    .why = Zammad prüft einen Kanal beim Speichern.
    .effect = Der Kanal ist unverändert.
    .remedy = Lesen Sie, was Zammad sagt, und machen Sie die Änderung in Zammads Verwaltung.

channel-kind-unlinked = Ein einfacher E-Mail-Kanal hat keine Anmeldung bei Microsoft.
    .why = Nur Kanäle für Microsoft 365 werden über eine Anmeldeseite verknüpft.
    .effect = Es wurde nichts geändert.
    .remedy = Wählen Sie Microsoft 365 über IMAP oder über Graph.

channel-email-unset = Ordner und Aufbewahrung eines einfachen E-Mail-Kanals lassen sich nur in Zammad einstellen.
    .why = Zammad speichert einen solchen Kanal zusammen mit seinem Kennwort, das Mailferry weder hat noch verlangt.
    .effect = Es wurde nichts geändert.
    .remedy = Ändern Sie es in Zammad unter „Kanäle“, „E-Mail“, oder migrieren Sie den Kanal zu Microsoft 365.

# Der Betrieb: Kanäle ändern.

word-going-live-step-address = Zammads eigene Adresse prüfen
word-going-live-step-credentials = Zammad die Zugangsdaten für Microsoft geben
word-going-live-step-link = Das Postfach im Browser verknüpfen
word-going-live-step-group = Seine E-Mails der Gruppe zuordnen
word-going-live-step-sending = Die Absenderadresse der Gruppe ändern
word-going-live-step-reading = Den Ordner einstellen und probieren
word-going-live-step-counted = Zählen, was er tun würde
word-going-live-step-on = Einschalten

word-going-live-guide-registration = Tragen Sie in der App-Registrierung in Entra diese Umleitungs-URI für die Plattform „Web“ ein: { $callback }
word-going-live-guide-credentials = Geben Sie in Zammad unter „Kanäle“, { $kind }, die Anwendungs-ID (Client) und den Wert des geheimen Clientschlüssels ein.
word-going-live-guide-account = Wählen Sie dort „Konto hinzufügen“ und melden Sie sich mit dem Konto des Postfachs an.
word-going-live-guide-group = Wählen Sie die Zielgruppe und entscheiden Sie, ob sie von jetzt an mit dieser Adresse sendet.
word-going-live-guide-keep = Stellen Sie „Nachrichten auf dem Server behalten“ auf „ja“: sonst importiert Zammad jede Nachricht im Ordner noch einmal und löscht sie.
word-going-live-guide-off = Bevor Sie den Kanal einschalten: markieren Sie Importiertes als gelesen oder verschieben Sie es in einen anderen Ordner.

going-live-trap = Der Kanal würde { $count } { $count ->
        [one] Nachricht
       *[other] Nachrichten
    } in { $folder } abrufen, die Zammad schon hat.
    .label = Der Kanal würde Nachrichten abrufen, die Zammad schon hat.
    .why = Er würde { $again } davon noch einmal importieren und { $deleted } aus dem Postfach löschen; nach einer Message-ID sieht Zammad nur, wenn es E-Mails auf dem Server behält.
    .effect = { $answered ->
        [0] Niemand bekäme eine Antwort.
        [one] Eine Person bekäme eine Antwort zu alten E-Mails.
       *[other] { $answered } Personen bekämen eine Antwort zu alten E-Mails.
    } Der Kanal wurde nicht eingeschaltet.
    .remedy = Markieren Sie Importiertes als gelesen und lassen Sie den Kanal E-Mails behalten; oder verschieben Sie es in einen anderen Ordner.
    .remedy-2 = Wenn Sie es trotzdem möchten, bestätigen Sie es mit der Adresse { $mailbox }.

going-live-confirmation-wrong = Eingegeben wurde nicht { $mailbox }.
    .label = Eingegeben wurde nicht die Adresse des Kanals.
    .why = Nur diese Adresse bestätigt es.
    .effect = Es wurde nichts geändert.
    .remedy = Geben Sie { $mailbox } ein, wenn Sie es möchten.

going-live-trap-outdated = Was der Kanal { $channel } tun würde, wurde für einen anderen Ordner oder ein anderes Behalten gezählt.
    .label = Was ein Kanal tun würde, wurde für andere Einstellungen gezählt.
    .why = Der Kanal ist inzwischen anders eingestellt.
    .effect = Der Kanal wurde nicht eingeschaltet.
    .remedy = Zählen Sie noch einmal und schalten Sie ihn dann ein.

going-live-folder-unknown = Aus dem Ordner { $path } wurde nichts importiert.
    .label = Aus dem Ordner wurde nichts importiert.
    .why = Das Protokoll des Imports hat keine Nachricht daraus, sodass dort von nichts bewiesen ist, dass es in Zammad ist.
    .effect = Im Postfach wurde nichts geändert.
    .remedy = Wählen Sie einen Ordner des Imports.

channel-put-back-trap = Der Kanal { $channel } bleibt ausgeschaltet: { $count } importierte { $count ->
        [one] Nachricht liegt
       *[other] Nachrichten liegen
    } in { $folder }, wo er liest.
    .label = Ein Kanal bleibt ausgeschaltet, weil Importiertes liegt, wo er liest.
    .why = Er behält E-Mails nicht auf dem Server. Er würde sie noch einmal importieren und löschen.
    .effect = Neue E-Mails warten im Postfach, bis der Kanal wieder eingeschaltet ist.
    .remedy = Verschieben Sie das Importierte in einen anderen Ordner oder löschen Sie es, und stellen Sie dann wieder her.
    .remedy-2 = Oder lassen Sie den Kanal E-Mails auf dem Server behalten, und stellen Sie dann wieder her.

channel-put-back-unsure = Der Kanal { $channel } bleibt ausgeschaltet: { $folder }, wo er liest, kann der Posteingang sein, und dort { $count ->
        [one] liegt { $count } importierte Nachricht
       *[other] liegen { $count } importierte Nachrichten
    }.
    .label = Ein Kanal bleibt ausgeschaltet, weil er vielleicht den Posteingang liest, in dem importierte E-Mails liegen.
    .why = Er ruft über Graph ab, und Graph nennt den Posteingang in der Sprache des Postfachs, mit einem Namen, den Mailferry nicht kennt. Ist es der Posteingang, würde der Kanal sie noch einmal importieren und löschen.
    .effect = Neue E-Mails warten im Postfach, bis der Kanal wieder eingeschaltet ist.
    .remedy = { $reader ->
        [window] Wählen Sie „{ window-start-channels-go }“ auf der ersten Seite: Dort wird gezählt, was der Kanal täte, bevor er eingeschaltet wird.
       *[commands] Führen Sie „mailferry channels set PLAN --on“ aus: Das fragt das Postfach selbst und zählt, was der Kanal täte, bevor es ihn einschaltet.
    }

channel-pause-unseen = Der Plan hält den Kanal für { $mailbox } an, und das API-Token darf keinen Kanal sehen.
    .label = Ein Kanal soll angehalten werden, und keiner ist zu sehen.
    .why = Dem Token oder seinem Benutzer fehlen die Berechtigungen für Kanäle.
    .effect = Es wurde nichts importiert.
    .remedy = Geben Sie dem Token admin.channel_microsoft365, admin.channel_microsoft_graph oder admin.channel_email, je nach Art des Kanals.
    .remedy-2 = Oder schalten Sie den Kanal in Zammad von Hand aus und nehmen Sie das Anhalten aus dem Plan.

channel-change-not-seen = Zammad hat die Änderung des Kanals { $channel } angenommen, zeigt sie aber nicht.
    .label = Zammad hat eine Änderung eines Kanals angenommen, zeigt sie aber nicht.
    .why = Gleich danach gelesen, ist der Kanal nicht so, wie er gesetzt wurde.
    .effect = Es ist nicht sicher, wie es um den Kanal steht.
    .remedy = Laden Sie die Liste der Kanäle neu und sehen Sie nach, wie es um ihn steht.

channel-change-not-undone = Eine Änderung von { $channel } lässt sich von hier nicht rückgängig machen.
    .label = Eine Änderung eines Kanals lässt sich von hier nicht rückgängig machen.
    .why = Dazu braucht es einen geheimen Schlüssel oder eine Anmeldung bei Microsoft, die Mailferry nicht aufbewahrt.
    .effect = Es bleibt, wie es ist.
    .remedy = Ändern Sie es in Zammads Verwaltung.

channel-credentials-not-undone = Zammad behält die Zugangsdaten der Anwendung { $client }; von hier lassen sie sich nicht rückgängig machen.
    .label = Zammads Zugangsdaten für Microsoft lassen sich von hier nicht rückgängig machen.
    .why = Zammad zeigt keinen geheimen Clientschlüssel; der frühere konnte also nicht notiert werden.
    .effect = Verknüpfte Kanäle laufen weiter. Eine neue Anmeldung verwendet diese Zugangsdaten.
    .remedy = { $before ->
        [none] Vorher gab es keine. Sollen es wieder keine sein, löschen Sie sie in Zammads Verwaltung.
       *[some] Sollen die früheren wieder gelten, tragen Sie in Zammads Verwaltung die Anwendungs-ID { $former } und ihren geheimen Clientschlüssel ein.
    }

channel-credentials-cut-off = { $came ->
        [unknown] Ob Zammad die zuletzt eingegebenen Zugangsdaten bekommen hat, ist nicht zu sehen.
       *[missing] Zammad hat die zuletzt eingegebenen Zugangsdaten nicht bekommen.
    }
    .label = Die Übergabe der Zugangsdaten an Zammad wurde unterbrochen.
    .why = Mailferry oder die Verbindung endete mitten in der Übergabe. { $there ->
        [none] Zammad hat jetzt keine.
       *[some] Zammad hat jetzt die der Anwendung { $client } und zeigt keinen geheimen Clientschlüssel.
    }
    .effect = Es wurde kein Kanal verknüpft und keine E-Mail angetastet.
    .remedy = { $reader ->
        [window] Geben Sie Anwendungs-ID und geheimen Clientschlüssel noch einmal ein.
       *[commands] Führen Sie „mailferry channels new PLAN --credentials“ aus und geben Sie den geheimen Clientschlüssel noch einmal ein.
    }
    .remedy-2 = Oder arbeiten Sie mit dem weiter, was Zammad hat; dieser Hinweis kommt nur einmal.

channel-undo-uncounted = Die Änderung des Kanals { $channel } wurde nicht rückgängig gemacht: er würde E-Mails abrufen, die niemand gezählt hat.
    .label = Eine Änderung eines Kanals wurde nicht rückgängig gemacht: er würde E-Mails abrufen, die niemand gezählt hat.
    .why = Der Kanal würde eingeschaltet oder riefe anders ab, während er eingeschaltet ist.
    .effect = Es bleibt, wie es ist; keine E-Mail wurde angetastet.
    .remedy = Schalten Sie den Kanal aus und machen Sie es noch einmal rückgängig; lassen Sie dann zählen, was er tun würde, und schalten Sie ihn ein.

channel-changed-meanwhile = Jemand hat den Kanal { $channel } inzwischen geändert.
    .label = Jemand hat einen Kanal inzwischen geändert.
    .why = Er ist nicht mehr so, wie er angezeigt wurde, als Sie entschieden haben.
    .effect = Es wurde nichts darüber geändert.
    .remedy = Laden Sie die Liste der Kanäle neu, sehen Sie ihn sich an und entscheiden Sie noch einmal.

channel-roll-back-over = Die Zeit zum Zurückverwandeln endete am { $until }.
    .label = Die Zeit, einen Kanal zurückzuverwandeln, ist vorbei.
    .why = Zammad bewahrt nach der Migration 7 Tage lang auf, was ein E-Mail-Kanal war.
    .effect = Der Kanal ist unverändert und arbeitet weiter.
    .remedy = Richten Sie in Zammad einen neuen E-Mail-Kanal ein, wenn Sie wieder einen haben möchten.

channel-credentials-missing = Zammad hat noch keine Zugangsdaten für Microsoft.
    .why = Es braucht die ID einer App-Registrierung und einen geheimen Clientschlüssel, bevor ein Postfach verknüpft werden kann.
    .effect = Es wurde nichts geändert.
    .remedy = Setzen Sie zuerst die Zugangsdaten.

channel-credentials-incomplete = Die Anwendungs-ID oder der geheime Clientschlüssel fehlt.
    .why = Zammad braucht beide.
    .effect = Es wurde nichts geändert.
    .remedy = Kopieren Sie beide aus der App-Registrierung in Entra.

channel-secret-is-an-id = Das ist die ID des geheimen Clientschlüssels, nicht sein Wert.
    .why = Entra zeigt beide nebeneinander; der Wert ist länger und nur beim Anlegen zu sehen.
    .effect = Es wurde nichts geändert.
    .remedy = Kopieren Sie den Wert; ist er schon verborgen, legen Sie einen neuen geheimen Clientschlüssel an.

channel-other-mailbox = Der Kanal, der erschienen ist, gehört zu { $found }, nicht zu { $mailbox }.
    .label = Es wurde ein anderes Konto verknüpft als das des Postfachs.
    .why = Der Browser hat ein anderes Konto angemeldet, oft das des Administrators selbst.
    .effect = Der Kanal ist ausgeschaltet; keine E-Mail wurde angetastet.
    .remedy = Löschen Sie diesen Kanal, öffnen Sie den Link in einem privaten Fenster und melden Sie sich als { $mailbox } an.

channel-link-not-followed = Innerhalb von { $time } ist kein neuer Kanal erschienen.
    .label = Es ist kein neuer Kanal erschienen.
    .why = Der Link wurde nicht geöffnet, die Anmeldung nicht beendet oder sie wurde abgelehnt.
    .effect = Es wurde nichts geändert.
    .remedy = Öffnen Sie den Link in dem Browser, in dem Sie als Administrator bei Zammad angemeldet sind.
    .remedy-2 = Wenn dort eine Meldung stand, lassen Sie sie hier erklären.

channel-zammad-elsewhere = Zammad hält { $own } für seine Adresse, und Sie verwenden { $used }.
    .label = Zammad hält eine andere Adresse für seine.
    .why = Daraus bildet es die Umleitungsadresse: { $callback }
    .effect = Die Anmeldung bei Microsoft käme an der falschen Stelle zurück.
    .remedy = Berichtigen Sie „FQDN“ und „HTTP-Typ“ in Zammad unter „Einstellungen“, „System“; oder verwenden Sie hier { $own }.

channel-without-address = Der Kanal { $channel } hat keine eigene Adresse.
    .label = Ein Kanal hat keine eigene Adresse.
    .why = Sie wurde entfernt oder gehört zu einem anderen Kanal.
    .effect = Die Absenderadresse der Gruppe ist unverändert.
    .remedy = Fügen Sie dem Kanal zuerst eine Adresse hinzu.

# Die Befehle für Kanäle.

command-channel-paused = der Kanal { $address }
command-channel-none = Zammad hat keinen Kanal, der E-Mails abruft, soweit das API-Token es sehen darf.
command-channel-hidden = Ohne die Berechtigung { $permission } nicht zu sehen. { $allows }
command-channel-by-hand = Von Hand, in Zammads Verwaltung:
command-channel-reads = Gruppe { $group }, Ordner { $folder }; { $keeps }
command-channel-deletes = löscht, was er abgerufen hat
command-channel-keeps = behält E-Mails und markiert sie als gelesen
command-channel-last-fetch = Letzter Abruf: { $time }
command-channel-says = Zammad sagt: { $words }
command-channel-migratable = Lässt sich zu Microsoft 365 migrieren: „mailferry channels new“
command-channel-roll-back = Lässt sich zurückstufen; dafür bleibt noch: { $time }
command-channel-rolled-back = { $address } ist wieder ein E-Mail-Kanal.
command-channel-secret = Der Wert des geheimen Clientschlüssels:{ " " }
command-channel-link = Öffnen Sie diesen Link in dem Browser, in dem Sie als Administrator bei Zammad angemeldet sind, und melden Sie sich mit dem Konto des Postfachs an:
    { $link }
command-channel-no-browser = Hier ließ sich kein Browser öffnen; öffnen Sie den Link von Hand.
command-channel-takes = Mit ihm gehen verloren: Adressen { $addresses }; Gruppen ohne Absenderadresse: { $groups }
command-channel-removed = Der Kanal { $address } wurde gelöscht.
command-channel-undone = Rückgängig gemacht: { $name }
command-channel-left = Belassen, weil es seither jemand anders geändert hat: { $name }
command-channel-nothing-undone = Von hier wurde an Kanälen nichts geändert.
command-channel-explained = Es bedeutet
command-trap-heading = Was der Kanal in { $folder } tun würde:
command-trap-messages = Nachrichten dort
command-trap-unread = Ungelesen
command-trap-in-zammad = Schon in Zammad
command-trap-again = Davon noch einmal importiert
command-trap-deleted = Davon gelöscht
command-trap-anew = Als neue E-Mails abgerufen
command-trap-answered = Personen, die eine Antwort bekämen

channel-of-mailbox-missing = Zammad hat keinen Kanal für { $mailbox }.
    .label = Zammad hat keinen Kanal für das Postfach.
    .why = Keiner von denen, die das API-Token sehen darf, ruft dieses Postfach ab.
    .effect = Es wurde nichts geändert.
    .remedy = { $reader ->
        [window] Richten Sie einen ein, oder wählen Sie einen anderen Kanal.
       *[commands] Richten Sie mit „mailferry channels new“ einen ein, oder nennen Sie einen mit --channel.
    }

channel-not-chosen = Zammad hat mehrere Kanäle für { $mailbox }.
    .label = Zammad hat mehrere Kanäle für das Postfach.
    .why = Es ist nicht sicher, welcher von ihnen gemeint ist.
    .effect = Es wurde nichts geändert.
    .remedy = { $reader ->
        [window] Wählen Sie einen davon.
       *[commands] Nennen Sie einen mit --channel; „mailferry channels list“ zeigt ihre Nummern.
    }

channel-of-another-mailbox = Der Kanal ruft { $channel } ab, und dieser Plan ist für { $mailbox }.
    .label = Der Kanal ruft ein anderes Postfach ab.
    .why = Was ein Kanal tun würde, wird in dem Postfach gezählt, das er abruft, und in keinem anderen.
    .effect = Es wurde nichts geändert.
    .remedy = { $reader ->
        [window] Melden Sie sich am Postfach des Kanals an.
       *[commands] Verwenden Sie einen Plan für das Postfach des Kanals. Sind beides Namen desselben Postfachs, ergänzen Sie --same-mailbox.
    }

channel-number-unknown = Zammad hat keinen Kanal mit der Nummer { $number }.
    .label = Zammad hat keinen Kanal mit dieser Nummer.
    .why = Er wurde gelöscht, oder das API-Token darf ihn nicht sehen.
    .effect = Es wurde nichts geändert.
    .remedy = { $reader ->
        [window] Laden Sie die Liste der Kanäle neu.
       *[commands] Sehen Sie die Nummern mit „mailferry channels list“ nach.
    }

channel-group-not-chosen = Der Kanal hat noch keine Gruppe.
    .why = Seine E-Mails brauchen eine Gruppe, der sie zugeordnet werden.
    .effect = Es wurde nichts geändert.
    .remedy = { $reader ->
        [window] Wählen Sie eine Gruppe.
       *[commands] Nennen Sie eine mit --group.
    }

# Die erste Stunde eines Kanals, beobachtet.

channel-watch-gone = Den beobachteten Kanal gibt es nicht mehr.
    .why = Jemand hat ihn in Zammad gelöscht.
    .effect = Neue E-Mails bleiben im Postfach, und niemand ruft sie ab.
    .remedy = Fragen Sie, wer ihn gelöscht hat, oder richten Sie einen neuen Kanal ein.

channel-watch-off = Der Kanal { $channel } ist ausgeschaltet.
    .label = Der Kanal ist ausgeschaltet.
    .why = Ein neuer Kanal ist aus, bis ihn jemand einschaltet; vielleicht hat ihn auch jemand ausgeschaltet.
    .effect = Neue E-Mails bleiben im Postfach, und niemand ruft sie ab.
    .remedy = Lassen Sie zählen, was er mit den vorhandenen E-Mails täte, und schalten Sie ihn dann ein.

channel-watch-other-account = Der Kanal ruft die E-Mails von { $user } ab, nicht die von { $mailbox }.
    .label = Der Kanal ruft ein anderes Postfach ab.
    .why = Bei der Anmeldung war der Browser als jemand anderes angemeldet, oder das freigegebene Postfach war nicht angegeben.
    .effect = Neue E-Mails von { $mailbox } werden nicht abgerufen; die von { $user } werden zu Tickets.
    .remedy = Schalten Sie den Kanal aus, und verbinden Sie { $mailbox } in einem privaten Fenster des Browsers.

channel-watch-not-fetched = Zammad hat seit { $time } nichts abgerufen.
    .label = Zammad ruft nicht ab.
    .why = Wahrscheinlich läuft Zammads Zeitplaner (Scheduler) nicht: Er beginnt jede halbe Minute mit dem Abruf.
    .effect = Neue E-Mails bleiben im Postfach, bis er wieder läuft.
    .remedy = Starten Sie auf dem Server die Hintergrunddienste von Zammad: systemctl restart zammad
    .remedy-2 = Sehen Sie nach, was Zammad über sich selbst sagt, in seiner Verwaltung unter „Monitoring“.

channel-watch-folder-missing = Im Postfach gibt es den Ordner { $folder } nicht, den der Kanal liest.
    .label = Den Ordner, den der Kanal liest, gibt es im Postfach nicht.
    .why = Er ist im Kanal falsch geschrieben, wurde umbenannt oder gelöscht oder gehört zu einem anderen Postfach. Auf Großschreibung und die Sprache des Postfachs kommt es an.
    .effect = Der Kanal ruft nichts ab.
    .remedy = Wählen Sie für den Kanal einen der Ordner des Postfachs, oder keinen für den Posteingang.

channel-watch-read = { $count } { $count ->
        [one] neue Nachricht
       *[other] neue Nachrichten
    } in { $folder } { $count ->
        [one] war
       *[other] waren
    } schon gelesen, bevor Zammad abgerufen hat.
    .label = Neue Nachrichten waren schon gelesen, bevor Zammad abgerufen hat.
    .why = Der Kanal behält E-Mails auf dem Server und nimmt dann nur ungelesene. Jemand oder ein anderes Programm liest in diesem Postfach.
    .effect = Zammad meldet, alles sei in Ordnung, und nimmt sie nie.
    .remedy = Markieren Sie sie in Outlook als ungelesen: Der nächste Abruf nimmt sie.
    .remedy-2 = Sorgen Sie dafür, dass niemand sonst E-Mails in diesem Ordner öffnet, oder lassen Sie neue E-Mails von einer Regel in einen Ordner legen, den nur Zammad liest.

channel-watch-elsewhere = In { $folder }, den der Kanal liest, kommt nichts Neues an: In { $other } { $count ->
        [one] liegt { $count } ungelesene Nachricht
       *[other] liegen { $count } ungelesene Nachrichten
    }.
    .label = Neue E-Mails kommen in einem anderen Ordner an, als der Kanal liest.
    .why = Eine Regel des Postfachs oder der Junk-Filter legt sie dorthin.
    .effect = Der Kanal ruft ab und findet nichts.
    .remedy = Lassen Sie den Kanal den anderen Ordner lesen, oder ändern Sie die Regel.

channel-watch-passed-over = Zammad ruft aus { $folder } ab und lässt { $count } ungelesene { $count ->
        [one] Nachricht
       *[other] Nachrichten
    } dort liegen.
    .label = Zammad ruft ab und lässt ungelesene Nachrichten liegen.
    .why = Es meldet sich als { $user } an: Das ist vielleicht ein anderes Postfach als dieses. Oder es lässt Nachrichten aus, die zu groß sind oder die ein Filter von Zammad verwirft.
    .effect = Nichts ist verloren; diese Nachrichten haben kein Ticket.
    .remedy = Prüfen Sie das Konto und den Ordner des Kanals.
    .remedy-2 = Prüfen Sie, wie große E-Mails Zammad höchstens annimmt (Einstellung „Maximale Größe von E-Mails“), und die Filter seiner E-Mail-Kanäle.

channel-watch-not-deleted = Zammad nimmt die E-Mails in { $folder } und kann sie nicht löschen (EXPUNGE failed).
    .label = Zammad nimmt die E-Mails und kann sie nicht löschen (EXPUNGE failed).
    .why = Meist ist der Bereich „Wiederherstellbare Elemente“ des Postfachs voll, oft wegen einer Aufbewahrungspflicht oder Aufbewahrungsrichtlinie.
    .effect = { $count ->
        [0] Was abgerufen wurde, ist in Zammad und bleibt im Postfach.
        [one] { $count } Nachricht ist in Zammad und wartet, zum Löschen markiert, im Postfach.
       *[other] { $count } Nachrichten sind in Zammad und warten, zum Löschen markiert, im Postfach.
    } Keine wird zweimal importiert, und neue E-Mails kommen weiter an.
    .remedy = Lassen Sie den Kanal die E-Mails solange auf dem Server behalten: Das braucht keinen Platz in „Wiederherstellbare Elemente“.
    .remedy-2 = Sehen Sie in der Exchange Online PowerShell nach, was den Platz belegt: Get-MailboxFolderStatistics POSTFACH -FolderScope RecoverableItems | Format-List Name,FolderAndSubfolderSize
    .remedy-3 = Warten Sie: Microsoft 365 räumt gelöschte Elemente nach 14 bis 30 Tagen auf. Dann erholt sich der Kanal von selbst.

channel-watch-failing = Der Kanal { $channel } kann nicht abrufen.
    .label = Der Kanal kann nicht abrufen.
    .why = Zammad hat einen Fehler seines letzten Abrufs gespeichert.
    .effect = Neue E-Mails bleiben im Postfach, bis ein Abruf gelingt. Zammad versucht es von selbst wieder.
    .remedy = Warten Sie die nächsten Abrufe ab. Wenn es so bleibt, sehen Sie sich den Fehler an, und melden Sie den Kanal neu an.

command-watch-begun = Der Kanal { $address } wird { $time } lang beobachtet. Strg-C beendet das.
command-watch-next = nächster Abruf in { $time }
command-watch-due = ein Abruf ist fällig
command-watch-taken = { $count ->
    [one] { $count } Nachricht genommen
   *[other] { $count } Nachrichten genommen
}
command-watch-waiting = { $count ->
    [one] { $count } wartet
   *[other] { $count } warten
}
command-watch-waits-for-fetch = Er ist eingeschaltet; sein erster Abruf steht aus.
command-watch-fine = Er ruft ab, und es fehlt nichts.
command-watch-recovered = Er hatte versagt und läuft wieder.
