# Was das Programm von sich selbst sagt: Abschnitte, Zustände, Zeilen der Prüfung.

word-phase-checking = Helpdesk und Postfach werden geprüft
word-phase-scanning = Die Nachrichten werden durchgesehen
word-phase-preparing = Warten, bis der Importmodus überall in Zammad eingeschaltet ist
word-phase-importing = Import läuft
word-phase-dating = Tickets erhalten das Datum ihrer letzten Änderung
word-phase-settling = Nacharbeit im Postfach
word-phase-restoring = Einstellungen in Zammad werden wiederhergestellt
word-phase-watching = Auf neue E-Mails wird gewartet
word-phase-ended = Beendet
word-awaiting-certainty = Warten, bis sicher ist, dass { $count ->
    [one] { $count } Nachricht nicht angekommen ist
   *[other] { $count } Nachrichten nicht angekommen sind
}: bis zu { $time }

word-waits-in-folder = Ordner { $folder }: { $what }

word-deeds-none = Dieser Lauf hat nichts gelesen und nichts geändert.
word-deeds-read = In diesem Lauf { $read ->
    [one] wurde eine Nachricht gelesen
   *[other] wurden { $read } Nachrichten gelesen
} und { $imported ->
    [0] keine importiert
    [one] eine importiert
   *[other] { $imported } importiert
}.
word-deeds-unchanged = Im Postfach wurde nichts geändert.
word-deeds-marked = { $count ->
    [one] Eine Nachricht wurde
   *[other] { $count } Nachrichten wurden
} als gelesen markiert, jede erst, nachdem sie in Zammad bestätigt war.
word-deeds-moved = { $count ->
    [one] Eine Nachricht wurde
   *[other] { $count } Nachrichten wurden
} verschoben, jede erst, nachdem sie in Zammad bestätigt war.
word-deeds-deleted = { $count ->
    [one] Eine Nachricht wurde
   *[other] { $count } Nachrichten wurden
} aus dem Postfach gelöscht, jede erst, nachdem sie in Zammad bestätigt war.

word-state-found = wird noch importiert
word-state-skipped = übersprungen
word-state-sending = auf dem Weg zu Zammad
word-state-imported = in Zammad; die Nacharbeit im Postfach steht noch aus
word-state-settled = erledigt
word-state-unsettled = in Zammad; die Nacharbeit im Postfach war nicht möglich
word-state-failed = fehlgeschlagen

word-settled-keep = unverändert behalten
word-settled-mark-read = als gelesen markiert
word-settled-move = verschoben
word-settled-delete = gelöscht und nachgeprüft
word-settled-gone = weg: von jemand anderem aus dem Postfach entfernt

word-after-import-keep = unverändert behalten
word-after-import-mark-read = als gelesen markieren
word-after-import-move = in den Ordner { $folder } verschieben
word-after-import-delete = löschen

# Where a problem is mended.
word-place-helpdesk = in Zammad oder an seiner Adresse
word-place-helpdesk-token = beim API-Token von Zammad
word-place-application = bei der App-Registrierung in Entra ID
word-place-consent = bei der Einwilligung durch einen Administrator
word-place-sign-in = bei der Anmeldung am Postfach
word-place-sign-in-or-consent = bei der Anmeldung oder bei der Einwilligung durch einen Administrator
word-place-access-token = in MAILFERRY_ACCESS_TOKEN
word-place-folders = bei der Auswahl der Ordner
word-place-preparation = bei der Prüfung vor dem Import
word-place-keychain = { word-keychain-in }

word-other-reason = aus einem anderen Grund

# Was importierten Artikeln hinzugefügt wird, in der Sprache des Helpdesks.
word-article-sent = Gesendet am { $moment }
word-article-sent-unknown = Gesendet an einem unbekannten Tag
word-article-from = Von
word-article-to = An
word-article-cc = Kopie
word-article-further-files = Weitere Dateien dieser Nachricht: { $names } (Teil { $part } von { $parts })
word-article-cut = [Der Rest dieser Nachricht ist zu lang für Zammad und wurde weggelassen.]

# Was vor einem Lauf geprüft wird.
word-topic-connection = Verbindung
word-topic-api-token = API-Token
word-topic-version = Version
word-topic-agent-right = Berechtigung ticket.agent
word-topic-groups = Gruppen
word-topic-group = Gruppe { $name }
word-topic-other-groups = Andere Gruppen
word-topic-ticket-states = Ticket-Status
word-topic-archive-state = Status älterer E-Mails
word-topic-sending-address = Absenderadresse
word-topic-sending-address-of = Absenderadresse von { $name }
word-topic-channels = Kanäle
word-topic-look-up = Erkennen, was schon vorhanden ist
word-topic-priorities = Prioritäten
word-topic-settings = Einstellungen
word-topic-import-mode = Importmodus
word-topic-last-change = Letzte Änderung der Tickets
word-topic-triggers = Trigger
word-topic-trigger = Trigger { $name }
word-topic-scheduler = Automatisierung
word-topic-job = Automatisierung { $name }
word-topic-service-levels = SLAs
word-topic-notified-agents = Benachrichtigte Agenten
word-topic-request-size = Größe einer Anfrage
word-topic-usage = Wie viel es genutzt wird
word-topic-mailbox = Postfach
word-topic-folders = Ordner des Postfachs
word-topic-folder = Ordner
word-topic-safety-copy = Sicherheitskopie

# Was dabei gefunden wurde.
word-found-not-found-out = nicht feststellbar
word-found-not-accepted = nicht angenommen
word-found-version-not-told = wird diesem Token nicht mitgeteilt
word-found-works = funktioniert
word-found-no-mail-yet = noch keine E-Mails vorhanden
word-found-cannot-be-seen = nicht einsehbar
word-found-cannot-be-seen-harmless = mit diesem Token nicht einsehbar
word-found-cannot-be-seen-not-needed = mit diesem Token nicht einsehbar, wird aber nicht gebraucht
word-found-on = eingeschaltet
word-found-dated-as-planned = Datum ihrer neuesten E-Mail, wie im Plan
word-found-dated-where-unused = Datum ihrer neuesten E-Mail, weil dieses Helpdesk noch nicht benutzt wurde
word-found-undated-as-planned = Tag des Imports, wie im Plan
word-found-undated-where-used = Tag des Imports, weil dieses Helpdesk in Betrieb ist
word-found-on-taken-over = eingeschaltet, und wird übernommen
word-found-on-for-this-plan = eingeschaltet, seit dieser Import unterbrochen wurde; wird am Ende wiederhergestellt
word-found-off = ausgeschaltet
word-found-must-stay-off = darf nicht eingeschaltet werden
word-found-there = vorhanden
word-found-missing = fehlt
word-found-not-found = nicht gefunden
word-found-inactive = inaktiv
word-found-usable = aktiv, mit den nötigen Berechtigungen
word-found-without = ohne { $rights }
word-found-unreadable = { $count ->
    [one] { $count } ist nicht lesbar
   *[other] { $count } sind nicht lesbar
}
word-found-no-states = keiner für neue Tickets
word-found-states = neue E-Mails: { $new }, Antworten: { $answered }
word-found-none = keine
word-found-fetched = einer ruft dieses Postfach bereits ab
word-found-not-fetched = keiner ruft dieses Postfach ab
word-found-asked-later = wird im Schritt „{ window-step-check }“ geprüft, sobald das Postfach bekannt ist
word-found-used = { $tickets ->
    [one] { $tickets } Ticket
   *[other] { $tickets } Tickets
}, { $agents ->
    [0] kein anderer Agent in letzter Zeit angemeldet
    [one] { $agents } anderer Agent in letzter Zeit angemeldet
   *[other] { $agents } andere Agenten in letzter Zeit angemeldet
}
word-found-used-more = { $tickets } Tickets oder mehr, { $agents ->
    [0] kein anderer Agent in letzter Zeit angemeldet
    [one] { $agents } anderer Agent in letzter Zeit angemeldet
   *[other] { $agents } andere Agenten in letzter Zeit angemeldet
}
word-found-no-trigger = keiner ist aktiv
word-found-no-job = keine ist aktiv
word-found-suspended = { $does }; während des Imports ausgesetzt
word-found-not-archived = { $does }; nicht bei älteren E-Mails
word-found-silent = { $does }; bleibt still
word-found-stand-in = eine Vertretung
word-found-bytes-of-files = { $megabytes } MB Dateien auf einmal

# Was ein Trigger oder eine Automatisierung tut; steht nach dem Namen.
word-effect-answers-customer = schreibt dem Kunden
word-effect-changes = ändert Tickets
word-effect-deletes = LÖSCHT Tickets
word-effect-nothing = tut nichts, was hier von Bedeutung ist
word-effect-sms = verschickt SMS
word-effect-webhook = ruft einen Webhook auf
word-effect-ai-agent = befragt einen KI-Agenten
word-effect-unknown = tut etwas, das hier nicht bekannt ist ({ $name })
word-effect-mails-owner = schreibt E-Mails an den Besitzer des Tickets
word-effect-mails-group-agents = schreibt E-Mails an alle Agenten der Gruppe
word-effect-mails-user = schreibt E-Mails an den Benutzer Nummer { $name }
word-effect-mails-others = schreibt E-Mails an andere Empfänger
word-effect-mails-untold = schreibt E-Mails an Empfänger, die sich nicht feststellen lassen
word-recipient-owner = den Besitzer des Tickets
word-recipient-group-agents = alle Agenten der Gruppe
word-recipient-user = den Benutzer Nummer { $name }
word-recipient-others = andere Empfänger
word-recipient-untold = Empfänger, die sich nicht feststellen lassen

# Der Schlüsselbund des Systems unter dem Namen, den das System ihm gibt, wie der Satz ihn braucht.
# $system ist windows, macos oder other; es ist immer da.

word-keychain = { $system ->
    [windows] die Anmeldeinformationsverwaltung
   *[other] der Schlüsselbund
}
word-keychain-start = { $system ->
    [windows] Die Anmeldeinformationsverwaltung
   *[other] Der Schlüsselbund
}
word-keychain-object = { $system ->
    [windows] die Anmeldeinformationsverwaltung
   *[other] den Schlüsselbund
}
word-keychain-in = { $system ->
    [windows] in der Anmeldeinformationsverwaltung
   *[other] im Schlüsselbund
}

word-powershell-reads = Diese Zeilen für Exchange Online PowerShell lesen nur. Ihre Microsoft-Administration kann sie ausführen.
word-powershell-connect = Zuerst verbinden:
word-powershell-full = Wie voll „Wiederherstellbare Elemente“ ist:
word-powershell-hold = Grenzen, Aufbewahrungspflichten und Richtlinien dieses Postfachs:
word-powershell-policies = Richtlinien der ganzen Organisation, die das Postfach nicht zeigt:
word-powershell-rights = Wer welche Berechtigungen am Postfach hat:
word-powershell-find = Herausfinden, warum das Postfach nicht löscht. Diese Zeilen für die Exchange Online PowerShell lesen nur; Ihr Microsoft-Administrator kann sie ausführen.

word-recoverable-items = { $size } werden gelöscht. Microsoft bewahrt das 14 Tage (höchstens 30) in den „Wiederherstellbaren Elementen“ auf, danach ist es weg. Platz ist dort für 20 bis 30 GB, und für 100 GB, wo eine Aufbewahrungspflicht alles hält: Dann wird nichts geräumt, und Löschen schlägt fehl, sobald es voll ist.
