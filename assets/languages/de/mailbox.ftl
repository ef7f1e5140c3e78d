# Probleme mit dem Postfach.

mailbox-not-imap = Der Server spricht nicht IMAP, wie es zu erwarten wäre.
    .why = Unter dieser Adresse und diesem Port antwortet etwas anderes, oder ein Proxy steht dazwischen.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = { $reader ->
        [window] Prüfen Sie den IMAP-Server unter „{ window-consent-cloud }“ im Schritt „{ window-step-consent }“. Microsofts eigene Server benutzen Port 993.
       *[commands] Prüfen Sie microsoft.imap im Plan. Microsofts eigene Server verwenden Port 993.
    }

mailbox-past-proxy = { $address } ist ohne den Proxy { $proxy } nicht erreichbar, und IMAP geht nicht über einen Proxy.
    .label = Der Mailserver ist ohne den Proxy nicht erreichbar.
    .why = Proxys leiten Webverkehr weiter. E-Mails werden über IMAP gelesen, direkt beim Mailserver, und das Netz lässt das nicht hinaus.
    .effect = Nichts geht verloren; ein laufender Import macht beim nächsten Mal dort weiter.
    .remedy = Lassen Sie ausgehende Verbindungen von diesem Computer zu Port { $port } des Mailservers in der Firewall zu.
    .remedy-2 = Oder führen Sie Mailferry dort aus, wo der Mailserver erreichbar ist.

mailbox-not-tls = { $address } antwortet unverschlüsselt (IMAP ohne TLS).
    .label = Der Mailserver antwortet unverschlüsselt (IMAP ohne TLS).
    .why = Der Port ist für unverschlüsselte Verbindungen bestimmt, oder dort antwortet etwas anderes.
    .effect = An diesen Server wurde nichts gesendet.
    .remedy = Verwenden Sie Port 993.

tls-unusable = Auf diesem Computer lassen sich keine sicheren Verbindungen einrichten.
    .why = Die kryptografische Bibliothek hat ihre eigenen Standardeinstellungen abgelehnt.
    .effect = Es wurde nichts gestartet.
    .remedy = Installieren Sie Mailferry neu. Hilft das nicht, melden Sie den Fehler mit der Version und dem Betriebssystem.

mailbox-without-xoauth2 = Der Mailserver bietet die Anmeldung nicht an, die Microsoft 365 verwendet (XOAUTH2).
    .why = Es ist kein Server von Microsoft 365, oder ein Proxy nimmt das Angebot heraus.
    .effect = An diesen Server wurde nichts gesendet.
    .remedy = { $reader ->
        [window] Prüfen Sie den IMAP-Server unter „{ window-consent-cloud }“ im Schritt „{ window-step-consent }“.
       *[commands] Prüfen Sie microsoft.imap im Plan.
    }

mailbox-sign-in-refused = Der Mailserver lehnt die Anmeldung an diesem Postfach ab.
    .why = Der Server sagt nie, welcher Grund es ist: Die Anmeldung ist abgelaufen, die angemeldete Person hat keinen Vollzugriff auf dieses Postfach, IMAP ist dafür ausgeschaltet, es hat keine Lizenz, oder eine Richtlinie sperrt es.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Melden Sie sich erneut an.
    .remedy-2 = Bei einem freigegebenen Postfach: Geben Sie der angemeldeten Person im Exchange Admin Center „Vollzugriff“ (Lesen und verwalten) darauf, und warten Sie bis zu einer Stunde.
    .remedy-3 = Lassen Sie einen Administrator prüfen, ob IMAP eingeschaltet ist: Get-CASMailbox -Identity POSTFACH | Format-List ImapEnabled. Eingeschaltet wird es mit Set-CASMailbox -Identity POSTFACH -ImapEnabled $true.
    .remedy-4 = Prüfen Sie, ob die App die Berechtigung IMAP.AccessAsUser.All hat und die Einwilligung erteilt wurde.

access-token-refused = Das Zugriffstoken in MAILFERRY_ACCESS_TOKEN wurde abgelehnt.
    .why = Es ist abgelaufen (es gilt etwa eine Stunde), ist für etwas anderes als IMAP bestimmt, oder gehört jemandem ohne Zugriff auf dieses Postfach. Ein so angegebenes Token kann Mailferry nicht erneuern.
    .effect = Was erledigt ist, bleibt erledigt.
    .remedy = Holen Sie ein neues Token für die Berechtigung IMAP.AccessAsUser.All, tragen Sie es in MAILFERRY_ACCESS_TOKEN ein, und versuchen Sie es noch einmal.

access-token-expired = Die Anmeldung am Postfach ist abgelaufen und muss erneuert werden.
    .why = Zugriffstoken gelten etwa eine Stunde; danach schließt der Server die Verbindung.
    .effect = Es geht nichts verloren: Nach der neuen Anmeldung geht die Arbeit weiter.
    .remedy = Warten Sie einen Augenblick: Wurde die Anmeldung gespeichert, erneuert sie sich von selbst.

mailbox-not-connected = Die Anmeldung wurde angenommen, aber der Server verbindet sie nicht mit diesem Postfach.
    .why = Meist hat die angemeldete Person keinen Zugriff auf dieses Postfach, oder es hat keine Lizenz oder existiert nicht. Manchmal ist es eine vorübergehende Störung bei Microsoft.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Prüfen Sie, ob die Adresse des Postfachs stimmt und die angemeldete Person „Vollzugriff“ darauf hat.
    .remedy-2 = Öffnen Sie das Postfach einmal in Outlook im Web, und versuchen Sie es dann noch einmal.
    .remedy-3 = Stimmt das alles, versuchen Sie es später noch einmal.

mailbox-disconnected = Der Mailserver hat das Postfach im Augenblick getrennt.
    .why = In diesem Lauf hat er es schon geöffnet; eine Berechtigung fehlt also nicht. Microsoft 365 tut das für einige Minuten, wenn es ausgelastet ist oder ein Postfach umzieht.
    .effect = Es geht nichts verloren: Sobald das Postfach wieder verbunden ist, geht die Arbeit weiter.
    .remedy = Warten Sie. Hält es an, sehen Sie auf der Seite zum Dienststatus von Microsoft 365 nach, und starten Sie den Import dann neu.

mailbox-sign-in-refused-now = Der Mailserver lehnt die Anmeldung ab, die er in diesem Lauf schon angenommen hat.
    .why = Meist gibt sich das nach wenigen Minuten. Hält es an, wurden inzwischen der Zugriff, die Lizenz oder IMAP entzogen.
    .effect = Es geht nichts verloren: Sobald sie wieder angenommen wird, geht die Arbeit weiter.
    .remedy = Warten Sie, und starten Sie den Import dann neu. Wird sie dann von Anfang an abgelehnt, nennt dieser Lauf, was zu prüfen ist.

mailbox-throttled = Der Mailserver bittet, ihn eine Weile in Ruhe zu lassen.
    .why = Microsoft 365 begrenzt, wie viel in einer bestimmten Zeit gelesen werden darf.
    .effect = Es geht nichts verloren: Nach der Wartezeit geht die Arbeit weiter.
    .remedy = Warten Sie. Andere Programme, die dasselbe Postfach lesen, zählen mit.

mailbox-too-many-connections = Der Mailserver nimmt keine weiteren Verbindungen zu diesem Postfach an.
    .why = Andere Programme haben Verbindungen dorthin geöffnet.
    .effect = Es geht nichts verloren: Die Arbeit geht weiter, sobald eine frei wird.
    .remedy = Schließen Sie andere Mailprogramme und Helpdesk-Kanäle, die dieses Postfach lesen.

mailbox-server-unavailable = Der Mailserver kann im Augenblick nicht antworten.
    .why = Er meldet eine eigene Störung.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Warten Sie einige Minuten. Dauert es an, sehen Sie im Dienststatus von Microsoft 365 nach.

mailbox-connection-lost = Die Verbindung zum Mailserver ist abgebrochen.
    .why = Der Server oder das Netz hat sie beendet.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt, und was gerade in Arbeit war, wird noch einmal geprüft.
    .remedy = Versuchen Sie es noch einmal. Bricht sie immer wieder ab, prüfen Sie die Netzverbindung.

mailbox-silent = Der Mailserver hat seit { $time } nicht geantwortet.
    .label = Der Mailserver antwortet nicht.
    .why = Der Server ist überlastet, oder das Netz hat die Verbindung ohne Meldung verloren.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt, und was gerade in Arbeit war, wird noch einmal geprüft.
    .remedy = Versuchen Sie es noch einmal. Geschieht es immer wieder, prüfen Sie die Netzverbindung.

mailbox-reply-unreadable = Der Mailserver hat eine Antwort gesendet, die hier keinen Sinn ergibt.
    .why = Die Verbindung wurde unterwegs beschädigt oder durcheinandergebracht.
    .effect = Es geht nichts verloren: Die Verbindung wird aufgegeben, und was gerade in Arbeit war, wird noch einmal geprüft.
    .remedy = Versuchen Sie es noch einmal. Geschieht es immer wieder, kann ein Proxy oder Virenscanner auf dem Weg die Ursache sein.

mailbox-reply-too-large = Der Mailserver kündigt { $size } in einem Stück an, mehr als eine Nachricht haben darf.
    .label = Der Mailserver kündigte mehr in einem Stück an, als eine Nachricht haben darf.
    .why = Microsoft 365 nimmt Nachrichten bis höchstens 150 MB an.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Geschieht es immer wieder, suchen Sie im Ordner nach einer Nachricht dieser Größe, und verschieben Sie sie.

mailbox-reply-endless = Der Mailserver kommt mit seiner Antwort nicht zum Ende.
    .why = Er sagt weit mehr, als er gefragt wurde.
    .effect = Die Verbindung wurde aufgegeben. Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Geschieht es immer wieder, bitten Sie die Person, die das Postfach betreut, zu prüfen, was zwischen Mailferry und Microsoft 365 steht, etwa ein Proxy.

mailbox-server-refused = Der Mailserver hat eine Anfrage abgelehnt.
    .why = Einen anderen Grund als seine Worte nennt er nicht.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Versuchen Sie es später noch einmal. Bleibt es dabei, zeigen Sie die Worte des Servers der Person, die das Postfach betreut.

mailbox-command-refused = Der Mailserver hat eine Anfrage nicht verstanden.
    .why = Das sollte bei Microsoft 365 nicht vorkommen und ist wahrscheinlich ein Fehler von Mailferry.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Melden Sie es mit den Worten des Servers.

mailbox-folder-unknown = Der Mailserver findet keinen Ordner dieses Namens.
    .why = Er wurde inzwischen umbenannt, verschoben oder gelöscht, oder sein Name ist auf dem Server anders geschrieben.
    .effect = In diesem Ordner wurde nichts geändert: Die E-Mails bleiben, wo sie sind.
    .remedy = Sehen Sie in Outlook nach, ob es den Ordner noch gibt, und wählen Sie ihn noch einmal aus der Liste.
    .remedy-2 = Enthält sein Name einen Schrägstrich oder andere ungewöhnliche Zeichen, benennen Sie ihn um und wählen Sie ihn noch einmal.

mailbox-over-quota = Das Postfach ist voll.
    .why = Der Server lehnt Änderungen ab, weil eine Größenbegrenzung erreicht ist.
    .effect = Die E-Mails bleiben, wo sie sind.
    .remedy = Schaffen Sie Platz im Postfach, auch in „Wiederherstellbare Elemente“, oder lassen Sie die Begrenzung anheben.

mailbox-no-right = Der Mailserver verweigert eine Berechtigung an diesem Postfach oder Ordner.
    .why = Die angemeldete Person darf das hier nicht.
    .effect = Die E-Mails bleiben, wie sie sind.
    .remedy = Geben Sie der angemeldeten Person „Vollzugriff“ auf das Postfach, oder die Rolle Besitzer für diesen Ordner.

folder-missing = Im Postfach gibt es keinen Ordner „{ $path }“.
    .label = Der Ordner ist nicht im Postfach.
    .why = Namen müssen denen im Postfach genau entsprechen, in dessen Sprache und mit allen übergeordneten Ordnern.
    .effect = Seine Nachrichten bleiben, wie sie sind, und werden vorerst nicht importiert. Andere Ordner sind nicht betroffen.
    .remedy = { $found ->
        [some] Meinten Sie: { $nearest }?
       *[none] Wählen Sie einen der Ordner, die das Postfach aufführt.
    }
    .remedy-2 = Zwischen den Ebenen steht ein Schrägstrich, wie in INBOX/Rechnungen. Ein Schrägstrich in einem Namen wird ∕ (U+2215) geschrieben, weil der Server die Ebenen durch ein anderes Zeichen trennt.
    .remedy-3 = { $reader ->
        [window] Oder lassen Sie ihn weg: Wählen Sie die Ordner neu.
       *[commands] Oder nehmen Sie ihn aus dem Plan, oder warten Sie, bis er wieder da ist: „mailferry import PLAN --stay“.
    }

folder-renamed = Der Ordner „{ $path }“ heißt jetzt „{ $now }“.
    .label = Der Ordner heißt jetzt anders.
    .why = { $replaced ->
        [yes] Seine Nachrichten liegen jetzt in „{ $now }“, und ein neuer Ordner trägt seinen alten Namen.
       *[no] Dort liegen mit denselben Nummern die Nachrichten, die von ihm bekannt sind.
    }
    .effect = Seine Nachrichten warten, bis feststeht, welcher Ordner gemeint ist. Andere Ordner sind nicht betroffen.
    .remedy = { $reader ->
        [window] Machen Sie dort weiter: Nichts wird doppelt importiert.
       *[commands] Machen Sie dort weiter, nichts wird doppelt importiert: mailferry import PLAN --folder-renamed "{ $path }={ $now }"
    }
    .remedy-2 = { $reader ->
        [window] Oder wählen Sie die Ordner neu.
       *[commands] Oder nehmen Sie den Ordner aus dem Plan, oder warten Sie, bis er wieder da ist: „mailferry import PLAN --stay“.
    }

folder-meant-twice = „{ $path }“ und „{ $other }“ meinen denselben Ordner: { $folder }
    .label = Zwei Ordner des Plans meinen denselben.
    .effect = Es wurde nichts gestartet.
    .remedy = Lassen Sie einen der beiden weg.

folder-empty = Der Ordner „{ $path }“ ist leer, während in „{ $now }“ E-Mails ankommen.
    .label = Der Ordner ist leer, während in einem anderen E-Mails ankommen.
    .why = Vielleicht verschiebt eine Regel seine E-Mails dorthin, oder jener Ordner war gemeint.
    .effect = Es fehlt nichts: Der Ordner enthält keine Nachricht.
    .remedy = { $reader ->
        [window] Haben Sie darin E-Mails erwartet, wählen Sie die Ordner neu.
       *[commands] Haben Sie darin E-Mails erwartet, nennen Sie den anderen Ordner im Plan.
    }

folder-holds-no-mail = Der Ordner „{ $path }“ enthält nur andere Ordner, keine E-Mails.
    .label = Der Ordner enthält nur andere Ordner, keine E-Mails.
    .effect = Seine Nachrichten bleiben, wie sie sind, und werden vorerst nicht importiert. Andere Ordner sind nicht betroffen.
    .remedy = Wählen Sie einen der Ordner darin.

folder-refused = Der Mailserver öffnet den Ordner „{ $path }“ nicht.
    .label = Der Mailserver öffnet den Ordner nicht.
    .why = Er führt den Ordner auf, zeigt aber nicht, was darin ist: Vielleicht ist er für Kalender, Kontakte oder Aufgaben bestimmt oder beschädigt.
    .effect = Seine Nachrichten bleiben, wie sie sind, und werden vorerst nicht importiert. Andere Ordner sind nicht betroffen.
    .remedy = Wählen Sie einen anderen Ordner, oder öffnen Sie diesen in Outlook im Web, um zu sehen, ob er dort funktioniert.

folder-refused-now = Der Mailserver öffnet den Ordner „{ $path }“ im Augenblick nicht.
    .label = Der Mailserver öffnet den Ordner im Augenblick nicht.
    .why = In diesem Lauf hat er ihn schon geöffnet.
    .effect = Es geht nichts verloren: Er wird noch einmal gefragt.
    .remedy = Warten Sie. Hält es an, öffnen Sie den Ordner in Outlook im Web, um zu sehen, ob er dort funktioniert.

folder-unanswered = Der Mailserver antwortet für den Ordner „{ $path }“ im Augenblick nicht.
    .label = Der Mailserver antwortet für den Ordner im Augenblick nicht.
    .why = Das Postfach selbst antwortet. Dieser Ordner wurde mehrmals versucht, in wachsenden Abständen.
    .effect = Seine Nachrichten bleiben, wie sie sind, und warten, bis er antwortet. Andere Ordner sind nicht betroffen.
    .remedy = Starten Sie den Import später neu: Er macht mit diesem Ordner weiter.
    .remedy-2 = Bleibt es dabei, öffnen Sie den Ordner in Outlook im Web, um zu sehen, ob er dort funktioniert.

folder-no-right = Die Berechtigung, den Ordner „{ $path }“ zu öffnen, fehlt.
    .label = Die Berechtigung, den Ordner zu öffnen, fehlt.
    .why = Der Mailserver verweigert sie der angemeldeten Person.
    .effect = Seine Nachrichten bleiben, wie sie sind, und werden vorerst nicht importiert. Andere Ordner sind nicht betroffen.
    .remedy = Geben Sie der angemeldeten Person „Vollzugriff“ auf das Postfach, oder die Rolle Besitzer für diesen Ordner, und starten Sie den Import dann neu.

folder-without-uidvalidity = Der Mailserver gibt den Nachrichten im Ordner „{ $path }“ keine bleibenden Nummern.
    .label = Der Mailserver gibt den Nachrichten des Ordners keine dauerhaften Nummern.
    .why = Ohne sie (UIDVALIDITY) lässt sich nicht erkennen, welche Nachrichten bereits importiert wurden.
    .effect = Seine Nachrichten bleiben, wie sie sind, und werden vorerst nicht importiert. Andere Ordner sind nicht betroffen.
    .remedy = Wählen Sie einen anderen Ordner, oder verschieben Sie die Nachrichten in einen neu angelegten.

folder-renewed = Der Ordner „{ $path }“ wurde neu angelegt, während er bearbeitet wurde.
    .label = Der Ordner wurde neu angelegt, während daran gearbeitet wurde.
    .why = Der Server hat seinen Nachrichten neue Nummern gegeben; die alten können jetzt andere Nachrichten meinen.
    .effect = Es geht nichts verloren: Der Ordner wird von vorn durchgesehen.
    .remedy = Lassen Sie währenddessen kein anderes Programm das Postfach neu aufbauen oder wiederherstellen.

folder-read-only = Der Ordner „{ $path }“ kann gelesen, aber nicht geändert werden.
    .label = Der Ordner kann gelesen, aber nicht geändert werden.
    .why = Die angemeldete Person darf darin nur lesen.
    .effect = Die importierten E-Mails sind sicher in Zammad und bleiben im Postfach, wie sie waren.
    .remedy = Geben Sie der angemeldeten Person „Vollzugriff“ auf das Postfach, oder die Rolle Besitzer für diesen Ordner.
    .remedy-2 = { $reader ->
        [window] Oder lassen Sie die E-Mails, wie sie sind: Wählen Sie das im Schritt „{ window-step-settings }“ unter „Nach dem Import“.
       *[commands] Oder behalten Sie die E-Mails unverändert: after_import.action = "keep".
    }

no-folder-open = Mailferry hat nach Nachrichten gefragt, ohne vorher einen Ordner zu öffnen.
    .why = Das ist ein Fehler von Mailferry.
    .effect = Es geht nichts verloren: Was erledigt ist, bleibt erledigt.
    .remedy = Melden Sie ihn.

message-vanished = Die Nachricht ist nicht mehr im Ordner.
    .why = Jemand anderes oder ein anderes Programm hat sie inzwischen verschoben oder gelöscht.
    .effect = Sie wurde nicht angerührt.
    .remedy = War das Absicht, ist nichts zu tun.

mark-read-right-missing = Der angemeldeten Person fehlt die Berechtigung, Nachrichten in „{ $path }“ zu ändern.
    .label = Die Berechtigung, Nachrichten im Ordner zu ändern, fehlt.
    .why = Der Server lässt nicht zu, dass die Nachricht als gelesen markiert wird. In Outlook heißt die Berechtigung „Alle bearbeiten“, in IMAP „s“.
    .effect = Die Nachricht ist sicher in Zammad und bleibt im Postfach ungelesen.
    .remedy = Geben Sie der angemeldeten Person „Vollzugriff“ auf das Postfach oder die Rolle Besitzer auf diesen Ordner, und versuchen Sie es erneut.
    .remedy-2 = { $reader ->
        [window] Oder lassen Sie die E-Mails, wie sie sind: Wählen Sie das im Schritt „{ window-step-settings }“ unter „Nach dem Import“.
       *[commands] Oder behalten Sie die E-Mails unverändert: after_import.action = "keep".
    }

mark-read-refused = Der Mailserver hat sich geweigert, die Nachricht als gelesen zu markieren.
    .why = Wahrscheinlich fehlt die Berechtigung, Nachrichten zu ändern. In Outlook heißt sie „Alle bearbeiten“, in IMAP „s“.
    .effect = Die Nachricht ist sicher in Zammad und bleibt im Postfach ungelesen.
    .remedy = Geben Sie der angemeldeten Person „Vollzugriff“ auf das Postfach, und versuchen Sie es erneut.

mark-read-without-effect = Der Mailserver hat gemeldet, die Nachricht sei als gelesen markiert, aber sie ist noch ungelesen.
    .why = Wahrscheinlich fehlt die Berechtigung, Nachrichten zu ändern. In Outlook heißt sie „Alle bearbeiten“, in IMAP „s“.
    .effect = Die Nachricht ist sicher in Zammad und bleibt im Postfach ungelesen.
    .remedy = Geben Sie der angemeldeten Person „Vollzugriff“ auf das Postfach, und versuchen Sie es erneut.

expunge-by-uid-missing = Der Mailserver kann einzelne Nachrichten nicht sicher löschen.
    .why = Ihm fehlt die Erweiterung UIDPLUS. Ohne sie würden beim Löschen auch Nachrichten entfernt, die andere zum Löschen markiert haben.
    .effect = Es wurde nichts markiert und nichts gelöscht.
    .remedy = { $reader ->
        [window] Verschieben Sie die E-Mails stattdessen in einen Ordner, oder behalten Sie sie: Wählen Sie das im Schritt „{ window-step-settings }“ unter „Nach dem Import“.
       *[commands] Verschieben Sie die E-Mails stattdessen in einen Ordner, oder behalten Sie sie: after_import.action = "move" oder "keep".
    }

delete-right-missing = Der angemeldeten Person fehlt die Berechtigung, Nachrichten aus „{ $path }“ zu löschen.
    .label = Die Berechtigung, Nachrichten aus dem Ordner zu löschen, fehlt.
    .why = Der Server lässt die Nachricht nicht als gelöscht markieren. In Outlook heißt die Berechtigung „Elemente löschen: Alle“, in IMAP „t“ und „e“. Verschieben braucht dieselbe Berechtigung.
    .effect = Die Nachricht ist sicher in Zammad. Sie liegt noch im Postfach und wird kein zweites Mal importiert.
    .remedy = Geben Sie der angemeldeten Person „Vollzugriff“ auf das Postfach oder die Rolle Besitzer auf diesen Ordner, und versuchen Sie es erneut.
    .remedy-2 = { $reader ->
        [window] Oder lassen Sie die E-Mails, wie sie sind: Wählen Sie das im Schritt „{ window-step-settings }“ unter „Nach dem Import“.
       *[commands] Oder behalten Sie die E-Mails unverändert: after_import.action = "keep".
    }

delete-mark-refused = Der Mailserver hat sich geweigert, die Nachricht in „{ $path }“ als gelöscht zu markieren (STORE failed).
    .label = Der Mailserver hat sich geweigert, sie als gelöscht zu markieren (STORE failed).
    .why = Meist fehlt die Berechtigung zu löschen. In Outlook heißt sie „Elemente löschen: Alle“, in IMAP „t“. Verschieben braucht dieselbe Berechtigung.
    .effect = Die Nachricht ist sicher in Zammad. Sie liegt noch im Postfach und wird kein zweites Mal importiert.
    .remedy = Geben Sie der angemeldeten Person „Vollzugriff“ auf das Postfach oder die Rolle Besitzer auf diesen Ordner, und versuchen Sie es erneut.
    .remedy-2 = { $reader ->
        [window] Oder lassen Sie die E-Mails, wie sie sind: Wählen Sie das im Schritt „{ window-step-settings }“ unter „Nach dem Import“.
       *[commands] Oder behalten Sie die E-Mails unverändert: after_import.action = "keep".
    }

expunge-refused = Der Mailserver hat sich geweigert, die Nachricht aus „{ $path }“ zu löschen (EXPUNGE failed).
    .label = Der Mailserver hat sich geweigert, sie zu löschen (EXPUNGE failed).
    .why = Meist ist der Bereich „Wiederherstellbare Elemente“ des Postfachs voll, oft wegen einer Aufbewahrungspflicht oder Aufbewahrungsrichtlinie.
    .effect = Die Nachricht ist sicher in Zammad. Sie ist noch im Postfach und wird nicht ein zweites Mal importiert.
    .remedy = { $reader ->
        [window] Verschieben Sie importierte E-Mails stattdessen in einen Ordner. Das braucht keinen Platz in den „Wiederherstellbaren Elementen“ (Recoverable Items).
       *[commands] Verschieben Sie importierte E-Mails stattdessen in einen Ordner: after_import.action = "move". Verschieben braucht keinen Platz in „Wiederherstellbare Elemente“.
    }
    .remedy-2 = Sehen Sie in der Exchange Online PowerShell nach, was den Platz belegt: Get-MailboxFolderStatistics POSTFACH -FolderScope RecoverableItems | Format-List Name,FolderAndSubfolderSize
    .remedy-3 = Warten Sie: Microsoft 365 räumt gelöschte Elemente nach 14 bis 30 Tagen auf. Versuchen Sie es dann noch einmal.

expunge-over-quota = Es ist kein Platz mehr, um die Nachricht aus „{ $path }“ zu löschen.
    .label = Es ist kein Platz mehr, um sie zu löschen.
    .why = Der Server meldet, dass eine Grenze des Postfachs erreicht ist. Gelöschtes kommt in die „Wiederherstellbaren Elemente“, und die sind voll: oft wegen einer Aufbewahrungspflicht oder Aufbewahrungsrichtlinie.
    .effect = Die Nachricht ist sicher in Zammad. Sie ist noch im Postfach und wird nicht ein zweites Mal importiert.
    .remedy = { $reader ->
        [window] Verschieben Sie importierte E-Mails stattdessen in einen Ordner. Das braucht keinen Platz in den „Wiederherstellbaren Elementen“.
       *[commands] Lassen Sie importierte E-Mails stattdessen in einen Ordner verschieben: --instead move. Das braucht keinen Platz in den „Wiederherstellbaren Elementen“.
    }
    .remedy-2 = Warten Sie: Microsoft 365 räumt gelöschte Elemente nach 14 bis 30 Tagen auf, wenn keine Aufbewahrungspflicht sie hält. Versuchen Sie es dann noch einmal.

expunge-refused-alone = Der Mailserver hat sich geweigert, diese eine Nachricht aus „{ $path }“ zu löschen (EXPUNGE failed).
    .label = Der Mailserver hat sich geweigert, sie zu löschen, die anderen löscht er (EXPUNGE failed).
    .why = Die anderen Nachrichten des Ordners wurden dabei gelöscht. Wahrscheinlich ist diese im Postfach beschädigt.
    .effect = Die Nachricht ist sicher in Zammad. Sie ist noch im Postfach und wird nicht ein zweites Mal importiert.
    .remedy = Löschen Sie sie in Outlook, oder verschieben Sie sie dort in einen anderen Ordner.
    .remedy-2 = { $reader ->
        [window] Oder verschieben Sie sie stattdessen in einen Ordner.
       *[commands] Oder lassen Sie sie verschieben: --instead move.
    }

expunge-contended = Ein anderes Programm verhindert, dass die Nachricht in „{ $path }“ gelöscht wird.
    .label = Ein anderes Programm verhindert, dass sie gelöscht wird.
    .why = Während Mailferry löschte, hat jemand anderes die Löschmarkierung zurückgenommen oder Nachrichten desselben Ordners entfernt.
    .effect = Die Nachricht ist sicher in Zammad. Sie ist noch im Postfach und wird nicht ein zweites Mal importiert.
    .remedy = Beenden Sie, was sonst noch in diesem Ordner arbeitet, etwa der E-Mail-Kanal eines Helpdesks, eine Archivierung oder ein anderes Mailprogramm, und versuchen Sie es erneut.

expunge-without-effect = Der Mailserver hat gemeldet, die Nachricht sei gelöscht, aber sie ist noch in „{ $path }“.
    .label = Der Mailserver hat das Löschen gemeldet, aber sie ist noch da.
    .why = Die Berechtigung zu löschen fehlt, oder der Server kann diese Nachricht nicht entfernen. In Outlook heißt die Berechtigung „Elemente löschen: Alle“, in IMAP „e“. Verschieben braucht dieselbe Berechtigung.
    .effect = Die Nachricht ist sicher in Zammad. Sie ist noch im Postfach und wird nicht ein zweites Mal importiert.
    .remedy = Geben Sie der angemeldeten Person „Vollzugriff“ auf das Postfach, und versuchen Sie es erneut.
    .remedy-2 = { $reader ->
        [window] Oder lassen Sie die E-Mails, wie sie sind: Wählen Sie das im Schritt „{ window-step-settings }“ unter „Nach dem Import“.
       *[commands] Oder behalten Sie die E-Mails unverändert: after_import.action = "keep".
    }

move-unsupported = Der Mailserver kann einzelne Nachrichten nicht sicher verschieben.
    .why = Er bietet weder MOVE noch UIDPLUS an.
    .effect = Es wurde nichts geändert.
    .remedy = { $reader ->
        [window] Lassen Sie die E-Mails, wie sie sind: Wählen Sie das im Schritt „{ window-step-settings }“ unter „Nach dem Import“.
       *[commands] Behalten Sie die E-Mails unverändert: after_import.action = "keep".
    }

move-into-itself = E-Mails aus dem Ordner „{ $path }“ können nicht in denselben Ordner verschoben werden.
    .label = E-Mails können nicht in denselben Ordner verschoben werden.
    .effect = Es wurde nichts geändert.
    .remedy = { $reader ->
        [window] Nennen Sie einen anderen Ordner im Schritt „{ window-step-settings }“ unter „Nach dem Import“.
       *[commands] Geben Sie in after_import.folder einen anderen Ordner an.
    }

move-target-refused = Der Mailserver weigert sich, den Ordner „{ $path }“ anzulegen.
    .label = Der Mailserver weigert sich, den Zielordner anzulegen.
    .why = Der Name ist vielleicht nicht erlaubt, oder die Berechtigung, Ordner anzulegen, fehlt.
    .effect = Es wurde nichts verschoben.
    .remedy = { $reader ->
        [window] Legen Sie den Ordner in Outlook an, oder nennen Sie einen anderen im Schritt „{ window-step-settings }“ unter „Nach dem Import“.
       *[commands] Legen Sie den Ordner in Outlook an, oder geben Sie in after_import.folder einen anderen an.
    }

move-refused = Der Mailserver hat sich geweigert, die Nachricht nach „{ $path }“ zu verschieben.
    .label = Der Mailserver hat sich geweigert, sie zu verschieben.
    .why = Meist fehlt die Berechtigung, aus dem Ordner zu löschen; Verschieben braucht sie. In Outlook heißt sie „Elemente löschen: Alle“, in IMAP „t“ und „e“. Oder der Server kann diese Nachricht nicht verschieben.
    .effect = Die Nachricht ist sicher in Zammad und bleibt im Postfach, wo sie war.
    .remedy = Geben Sie der angemeldeten Person „Vollzugriff“ auf das Postfach, und versuchen Sie es erneut.

move-without-effect = Der Mailserver hat gemeldet, die Nachricht sei nach „{ $path }“ verschoben, aber sie ist noch, wo sie war.
    .label = Der Mailserver hat das Verschieben gemeldet, aber sie ist noch, wo sie war.
    .why = Möglicherweise fehlt die Berechtigung, aus dem Ordner zu löschen; Verschieben braucht sie. In Outlook heißt sie „Elemente löschen: Alle“, in IMAP „t“ und „e“.
    .effect = Die Nachricht ist sicher in Zammad und bleibt im Postfach, wo sie war.
    .remedy = Geben Sie der angemeldeten Person „Vollzugriff“ auf das Postfach, und versuchen Sie es erneut.

move-left-a-copy = Eine Kopie der Nachricht liegt in „{ $path }“, die Nachricht selbst ist aber auch noch, wo sie war.
    .label = Eine Kopie liegt im Zielordner, sie selbst ist aber auch noch, wo sie war.
    .why = Der Server hat sie kopiert und sich dann geweigert, sie zu entfernen. Das tut er, wenn „Wiederherstellbare Elemente“ voll ist oder die Berechtigung zu löschen fehlt.
    .effect = Die Nachricht ist sicher in Zammad. Sie ist zweimal im Postfach und wird nicht noch einmal kopiert.
    .remedy = Versuchen Sie es erneut, wenn die Ursache behoben ist: Die verbliebene Nachricht wird dann entfernt, sofern sie der Kopie gleicht.
    .remedy-2 = Oder löschen Sie eine der beiden von Hand.

move-not-arrived = Die Nachricht hat ihren Ordner verlassen, wurde in „{ $path }“ aber nicht gefunden.
    .label = Sie hat ihren Ordner verlassen, wurde im Zielordner aber nicht gefunden.
    .why = Möglicherweise hat jemand anderes oder eine Regel sie sofort weiter verschoben.
    .effect = Die Nachricht ist sicher in Zammad.
    .remedy = Suchen Sie in Outlook nach ihr, in „{ $path }“ und in den gelöschten Elementen.
