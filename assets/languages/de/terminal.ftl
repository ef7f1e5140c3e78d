# Was die Befehle im Terminal sagen. JSON für Programme steht nicht hier.

## Probleme

command-error = Fehler
command-caution = Hinweis
command-not-put-back = in Zammad nicht wiederhergestellt: { $name }
command-why = Warum
command-effect = Ihre E-Mails
command-remedy = Was zu tun ist
command-remedy-number = Was zu tun ist ({ $number })
command-code = Code
command-where = Wo
command-details = Einzelheiten
command-to-do-so = Der Befehl dafür: { $command }
command-no-window =
    Hier lässt sich kein Fenster anzeigen; alles geht auch mit Befehlen.

    { $commands }
command-try-it = ausprobieren, ganz ohne Konto
command-check-it = was ein Import tun würde
command-import-it = das Postfach importieren
command-all-commands = alle Befehle

## Was gezählt wird

command-found = { $count ->
    [one] { $count } Nachricht gefunden
   *[other] { $count } Nachrichten gefunden
}
command-imported = importiert, jeder Artikel in Zammad bestätigt
command-there-before = schon vorher in Zammad, dort wurde nichts geändert
command-gone = { $count ->
        [one] weg: von jemand anderem aus dem Postfach entfernt, bevor sie importiert wurde
       *[other] weg: von jemand anderem aus dem Postfach entfernt, bevor sie importiert wurden
    }
command-copies = { $count ->
    [one] Duplikat einer anderen Nachricht, unverändert
   *[other] Duplikate anderer Nachrichten, unverändert
}
command-copies-settled = { $count ->
    [one] Duplikat, im Postfach behandelt wie die Nachricht selbst
   *[other] Duplikate, im Postfach behandelt wie die Nachrichten selbst
}
command-skipped = übersprungen: { $reason }
command-held = warten, bis der Ordner in Ordnung ist: { $reason }
command-failed = fehlgeschlagen: { $reason }
command-to-import = noch zu importieren
command-undeleted = Was bei nicht gelöschten Nachrichten hilft. In Zammad sind sie sicher und werden nicht noch einmal importiert:
command-undeleted-again = Noch einmal versuchen:
command-undeleted-move = Sie stattdessen in einen Ordner verschieben:
command-undeleted-mark-read = Oder sie liegen lassen und als gelesen markieren:
command-in-the-mailbox = { $count ->
    [one] Im Postfach, von { $count } importierten Nachricht:
   *[other] Im Postfach, von { $count } importierten Nachrichten:
}
command-not-settled = in Zammad, im Postfach aber nicht erledigt: { $reason }
command-to-settle = in Zammad, im Postfach noch zu erledigen
command-customers-named = { $count ->
    [one] { $count } Kunde, der in Zammad keinen Namen hatte, hat einen aus einer Nachricht bekommen.
   *[other] { $count } Kunden, die in Zammad keinen Namen hatten, haben einen aus ihren Nachrichten bekommen.
}
command-leaving-dates = Die übrigen Tickets behalten den Tag des Imports als letzte Änderung; es geht weiter. Noch einmal Strg-C hält an.
command-tickets-undated = { $count ->
    [one] { $count } Ticket nennt als letzte Änderung den Tag des Imports.
   *[other] { $count } Tickets nennen als letzte Änderung den Tag des Imports.
}
command-with-original = { $count ->
    [one] { $count } Nachricht zeigt Zammad so gut wie möglich; das Original hängt an
   *[other] { $count } Nachrichten zeigt Zammad so gut wie möglich; das Original hängt an
}

## Ein Import

command-run = Lauf { $name }
command-put-back = In Zammad wiederhergestellt: { $name }
command-put-back-in = In { $helpdesk } wiederhergestellt: { $name }
command-marks-taken-back = Löschmarkierungen in { $mailbox } zurückgenommen: { $count }
command-left-as-is = In Zammad so gelassen, wie ein anderer Import es hat: { $name }
command-stopped = Angehalten. Derselbe Befehl macht dort weiter.
command-stopping = Hält nach den aktuellen Nachrichten an. Noch einmal beendet sofort; beides ist sicher.
command-ending = Wird sofort beendet. Was unterwegs war, prüft der nächste Lauf.
command-import-mode = Importmodus
command-trigger = der Trigger „{ $name }“
command-nothing-changed = In Zammad und im Postfach ist nichts geändert geblieben.

## Fortschritt

command-waiting = Wartet { $seconds } s: { $what }
command-progress = { $phase }: { $done } von { $all }
command-progress-folder = { $phase }: { $folder }, { $done } von { $all }
command-a-minute = { $count } pro Minute
command-left = noch { $time }
command-at-once = { $count } von { $most } Anfragen zugleich
command-so-many-failed = { $count } fehlgeschlagen

## Prüfung

command-good = in Ordnung
command-stop = VERHINDERT
command-would-do = Ein Import würde Folgendes tun:
command-folder = { $path }: { $count } von { $messages ->
    [one] { $messages } Nachricht
   *[other] { $messages } Nachrichten
}, { $size }
command-sum-to-import = Nachrichten zu importieren
command-sum-archived = davon ältere
command-sum-regular = davon neuere
command-sum-tickets = Neue Tickets, etwa
command-sum-customers = Kunden, bekannt oder neu, etwa
command-sum-addressees = Weitere Personen in An und Cc, die Benutzer werden, etwa
command-sum-there = Schon in Zammad
command-sum-copies = Duplikate
command-sum-skipped = Übersprungen
command-sum-no-date = Ohne brauchbares Datum
command-sum-no-message-id = Ohne Message-ID
command-sum-machines = Von Automaten, Unzustellbares, Abwesenheit
command-sum-answered = Personen, die Antwort bekommen könnten
command-then = Importierte Nachrichten werden im Postfach dann { $action }.
command-then-kept = unverändert behalten
command-then-read = als gelesen markiert
command-then-moved = in den Ordner { $folder } verschoben
command-then-deleted = aus { $mailbox } GELÖSCHT
command-import-mode-on = Während des Imports ist der Importmodus von Zammad an: keine Trigger, keine Benachrichtigungen und keine E-Mails, für niemanden. Am Ende wird er wiederhergestellt.
command-much-to-delete = Hinweis: { $size } würden gelöscht. Microsoft bewahrt gelöschte E-Mails in „Wiederherstellbare Elemente“ auf, wo 20 bis 30 GB Platz haben; ist der Bereich voll, scheitert das Löschen. Verschieben füllt ihn nicht.

## Stand und Bericht

command-no-import-yet = Auf diesem Computer wurde noch kein Import begonnen.
command-into = { $mailbox } nach { $helpdesk }
command-newest-run = Neuester Lauf { $name }, begonnen { $begun }: { $state }
command-run-done = fertig
command-run-stopped = angehalten
command-run-problem = durch ein Problem beendet
command-run-now = läuft gerade
command-run-interrupted = unterbrochen
command-only-checked = Geprüft, noch nicht importiert
command-changed-now = In Zammad für die Dauer des Laufs geändert: { $name }. Am Ende wird es wiederhergestellt.
command-still-changed = IN ZAMMAD NOCH GEÄNDERT: { $name }. „mailferry restore“ stellt es wieder her.
command-message = { $state }: { $subject } ({ $folder }, UID { $uid })
command-ticket = Ticket { $number }
command-no-subject = (kein Betreff)

## Ordner und Dateien

command-mail-messages = Nachrichten
command-mail-unread = Ungelesen
command-mail-folder = Ordner
command-nothing-to-save = Es gibt nichts zu sichern: Alles Gefundene ist in Zammad oder noch zu importieren.
command-saved = { $count ->
    [one] { $count } Nachricht gesichert
   *[other] { $count } Nachrichten gesichert
}
command-not-to-be-had = { $count ->
    [one] { $count } Nachricht ist nicht mehr verfügbar
   *[other] { $count } Nachrichten sind nicht mehr verfügbar
}

## An- und Abmelden

command-client-secret = Geheimer Clientschlüssel (der Wert, nicht die Geheimnis-ID):
command-cancelled = Abgebrochen. Nichts wurde gespeichert.
command-signed-in-for-run = Für diesen Lauf als { $account } angemeldet; nichts bleibt gespeichert.
command-sign-in-link =
    Melden Sie sich im Browser als { $account } an. Öffnet er sich nicht, öffnen Sie diese Adresse auf diesem Computer (in einem privaten Fenster, falls der Browser ein anderes Konto nimmt):

    { $link }

    Wartet; Strg-C bricht ab. Wo kein Browser diesen Computer erreicht, hilft --device-code.
command-sign-in-device =
    Melden Sie sich auf einem beliebigen Gerät als { $account } an:

      Adresse  { $address }
      Code     { $code }

    Wartet; Strg-C bricht ab.
command-signed-in = Angemeldet als { $account }. Die Anmeldung bleibt { word-keychain-in }.
command-not-the-owner = Das Postfach ist { $mailbox }: Es öffnet sich, wo dieses Konto als Mitglied Vollzugriff darauf hat.
command-nobody = Niemand ist angemeldet.
command-account = { $account }  angemeldet { $since }  Anwendung { $application } bei { $authority }

## Einwilligung und Token von Zammad

command-consent-cancelled = Abgebrochen. Nichts wurde entschieden.
command-consent-link =
    Ein Administrator stimmt im Browser für alle zu. Öffnet er sich nicht, öffnen Sie diese Adresse auf diesem Computer:

    { $link }

    Wartet; Strg-C bricht ab. Für einen Administrator an einem anderen Ort gibt es --text.
command-consent-unknown = Noch nicht bekannt: Die Anmeldung zeigt es.
command-consent-needed = Bei der Anmeldung am { $since } zeigte sich: Die Einwilligung fehlt. Ein Administrator muss einwilligen: --ask hier, oder --text für eine Anfrage zum Verschicken.
command-consent-asked = Ein Administrator wurde am { $since } gebeten und hat, soweit bekannt, nicht geantwortet. Die Anmeldung zeigt es.
command-consent-given = Erteilt; zuerst gesehen am { $since }.
command-consent-refused = Abgelehnt am { $since }: { $what }
command-zammad-token = API-Token von Zammad (Profil > Token-Zugriff):
command-token-kept = Das Token für { $url } ist { word-keychain-in } gespeichert. „mailferry check“ probiert es aus.
command-token-removed = Das Token für { $url } ist von diesem Computer entfernt.

## Üben

command-practising =
    Übung: Das Beispielpostfach { $mailbox } kommt in einen Helpdesk in diesem Programm.
    Szenario { $scenario }: { $description }
command-practice-helpdesk = Im Übungs-Helpdesk sind jetzt { $tickets ->
    [one] { $tickets } Ticket
   *[other] { $tickets } Tickets
} mit { $articles ->
    [one] { $articles } Artikel
   *[other] { $articles } Artikeln
} (je eines davon ist Zammads Begrüßung).
command-outbox = Postausgang, was Zammad an irgendwen geschickt hätte: { $count ->
    [one] { $count } Nachricht
   *[other] { $count } Nachrichten
}.
command-serving = Läuft, bis Strg-C es beendet.
