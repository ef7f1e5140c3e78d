# Das Fenster: Schritt 7, Import.

window-import-idle-title = Import
window-import-opening-title = Der Import wird vorbereitet
window-import-title = Ihre E-Mails sind unterwegs nach Zammad
window-import-paused-title = Der Import pausiert
window-import-done-title = Ihre E-Mails sind in Zammad
window-import-attention-title = Der Import ist fertig; einige Nachrichten sind zu prüfen
window-import-undeleted-title =
    { $done ->
        [one] Die Nachricht ist in Zammad; ihr Original konnte nicht gelöscht werden
       *[other]
            { $count ->
                [one] Alle { $done } Nachrichten sind in Zammad; ein Original konnte nicht gelöscht werden
               *[other] Alle { $done } Nachrichten sind in Zammad; { $count } Originale konnten nicht gelöscht werden
            }
    }
window-import-stopped-title = Der Import ist angehalten
window-import-trouble-title = Der Import konnte nicht weitergehen
window-import-help =
    Während der Import läuft, können Sie ihn pausieren, anhalten oder den Computer allein lassen: Er bleibt wach, bis der Import zu Ende ist. Was auch geschieht, ob Anhalten, Absturz oder Stromausfall: Nichts geht verloren, und nichts kommt doppelt an; der Import geht dort weiter, wo er war.

    Die Nacharbeit im Postfach beginnt für eine Nachricht erst, nachdem ihr Artikel aus Zammad zurückgelesen wurde.

    Unter den Zahlen steht nur, was zu prüfen ist: Nachrichten, die ausgelassen wurden oder fehlgeschlagen sind, nach Ursache, mit dem, was zu tun ist.

window-import-idle = Es läuft kein Import
window-import-idle-when = Er beginnt mit der letzten Schaltfläche der Prüfung, nachdem Sie gesehen haben, was geschehen würde. Was er tut, steht dann hier.
window-import-to-check = Zur Prüfung
window-import-opening = Das Journal dieses Imports wird geöffnet …
window-import-go-on = Import weiterlaufen lassen
window-import-resume = Import fortsetzen
window-import-result = Ergebnis ansehen
window-import-balance = Bisherige Bilanz ansehen
window-import-pause = Pausieren
window-import-stop = Import anhalten
window-import-stay = Die anderen Schritte warten auf den Import.

window-import-count = { $done } von { $all }
window-import-rate =
    { $count ->
        [one] Eine Nachricht pro Minute
       *[other] { $count } Nachrichten pro Minute
    }
window-import-rate-by-hour =
    { $count ->
        [one] Eine Nachricht pro Stunde
       *[other] { $count } Nachrichten pro Stunde
    }
window-import-rate-unknown = Wie schnell es geht, zeigt sich gleich
window-import-left = noch { $time }
window-import-kept =
    { $count ->
        [one] Ein Original unverändert
       *[other] { $count } Originale unverändert
    }
window-import-marked-read =
    { $count ->
        [one] Ein Original als gelesen markiert
       *[other] { $count } Originale als gelesen markiert
    }
window-import-moved =
    { $count ->
        [one] Ein Original verschoben
       *[other] { $count } Originale verschoben
    }
window-import-moved-to =
    { $count ->
        [one] Ein Original nach { $folder } verschoben
       *[other] { $count } Originale nach { $folder } verschoben
    }
window-import-deleted =
    { $count ->
        [one] Ein Original gelöscht
       *[other] { $count } Originale gelöscht
    }
window-import-gone =
    { $count ->
        [one] Ein Original nicht mehr in seinem Ordner
       *[other] { $count } Originale nicht mehr in ihrem Ordner
    }
window-import-now-scanning = { $folder } wird durchgesehen: { $done } von { $all }
window-import-now-importing = Import läuft, älteste E-Mails zuerst; gerade aus { $folder }
window-import-now-settling = Nacharbeit zu importierten E-Mails in { $folder }
window-import-now-done = Alles, was getan werden konnte, ist getan.
window-import-now-ended = Es läuft nichts. Was getan wurde, ist notiert, und nichts geschieht doppelt.
window-import-now-paused = Pausiert. Nichts ist in Arbeit.
window-import-pausing = Pause folgt: Was in Arbeit ist, wird noch beendet …
window-import-stopping = Wird angehalten: Was in Arbeit ist, wird noch beendet und Zammad wiederhergestellt …
window-import-closing = Was in Arbeit ist, wird noch beendet; danach schließt das Fenster …
window-import-waiting = Es wird gewartet. { $what } Mailferry macht in { $time } von selbst weiter.
window-import-suspended = Zammad ruht seit { $time }: Bis Sie weitermachen oder anhalten, versendet es keine E-Mails und führt für niemanden Trigger aus. Dauert die Pause zehn Minuten, wird Zammad wiederhergestellt und ruht erst wieder, wenn Sie weitermachen.
window-import-not-suspended = Während dieser Pause arbeitet Zammad wie gewohnt: Nichts darin ruht.
window-import-restored = Zammad ist, wie es war: Was für den Import ruhte, läuft wieder.

window-import-folders = Ordner
window-import-into = nach { $group }
window-import-over-time = Nachrichten im Lauf der Zeit
window-import-most =
    { $count ->
        [one] höchstens eine pro Minute
       *[other] höchstens { $count } pro Minute
    }
window-import-begin = vor { $time }
window-import-now = jetzt
window-import-first = Beginn
window-import-last = Ende, nach { $time }

window-import-attention = Zu prüfen
window-import-attention-count =
    { $count ->
        [one] Eine Nachricht ist zu prüfen; was zu tun ist, steht darunter.
       *[other] { $count } Nachrichten sind zu prüfen; was zu tun ist, steht darunter.
    }
window-import-marked =
    { $count ->
        [one] Eine Nachricht ist vorgemerkt. Sie wird noch einmal versucht, wenn Sie den Import fortsetzen.
       *[other] { $count } Nachrichten sind vorgemerkt. Sie werden noch einmal versucht, wenn Sie den Import fortsetzen.
    }
window-import-attention-none-at-all = Nichts. Keine Nachricht wurde aus einem Grund ausgelassen, den Sie ansehen sollten, und keine schlug fehl.
window-import-attention-none = Bisher nichts. Nachrichten, die ausgelassen werden oder fehlschlagen, stehen dann hier, mit dem Grund und dem, was zu tun ist.
window-import-messages =
    { $count ->
        [one] Eine Nachricht
       *[other] { $count } Nachrichten
    }
window-import-which =
    { $count ->
        [one] Nachricht zeigen
       *[other] Nachrichten zeigen
    }
window-import-more =
    { $count ->
        [one] Eine weitere zeigen
       *[other] Weitere der übrigen { $count } zeigen
    }
window-import-no-subject = (ohne Betreff)
window-import-retry = Noch einmal versuchen
window-import-skip = Auslassen
window-import-save = Als .eml speichern
window-import-retry-all = Alle noch einmal versuchen
window-import-skip-all = Alle auslassen …
window-import-save-all = Alle als .eml speichern
window-import-saved =
    { $count ->
        [one] Eine Nachricht wurde in { $folder } gespeichert.
       *[other] { $count } Nachrichten wurden in { $folder } gespeichert.
    }
window-import-not-saved =
    { $count ->
        [one] Eine konnte nicht gespeichert werden: { $what }
       *[other] { $count } konnten nicht gespeichert werden. Zur letzten davon: { $what }
    }
window-import-open-folder = Ordner öffnen
window-import-skip-title = Diese Nachrichten auslassen?
window-import-skip-ask =
    { $count ->
        [one] Die Nachricht bleibt im Postfach, wie sie ist, und wird nicht importiert, auch nicht bei späteren Läufen, bis Sie sie hier noch einmal versuchen.
       *[other] { $count } Nachrichten bleiben im Postfach, wie sie sind, und werden nicht importiert, auch nicht bei späteren Läufen, bis Sie sie hier noch einmal versuchen.
    }
window-import-skip-no = Nicht auslassen
window-import-skip-yes = Auslassen

window-import-undeleted =
    { $count ->
        [one] Der Mailserver löscht eine importierte Nachricht nicht
       *[other] Der Mailserver löscht { $count } importierte Nachrichten nicht
    }
window-import-undeleted-safe = In Zammad sind sie sicher. Im Postfach liegen sie noch; ein zweites Mal importiert werden sie nicht. Dieser Hinweis verschwindet von selbst, sobald das Löschen wieder gelingt.
window-import-undeleted-why = Wahrscheinliche Ursachen
window-import-undeleted-find = So finden Sie die Ursache
window-import-undeleted-mend = Was hilft, von mild bis stark
window-import-undeleted-which =
    { $count ->
        [one] Die Nachricht, die wartet
       *[other] Die { $count } Nachrichten, die warten
    }
window-import-move-instead = Verschieben statt löschen …
window-import-delete-again = Jetzt noch einmal löschen
window-import-page = Microsofts Seite dazu
window-import-moves = Ab jetzt werden importierte Nachrichten in den Ordner { $folder } verschoben, statt gelöscht zu werden.
window-import-retry-running = Sie werden noch einmal versucht, bevor der Import endet.
window-import-retry-at = Das Löschen wird in { $time } von selbst noch einmal versucht.
window-import-retry-later = Das Löschen wird beim nächsten Lauf noch einmal versucht.
window-import-why-full = „Wiederherstellbare Elemente“ ist voll: Was über IMAP gelöscht wird, kommt dorthin und bleibt 14 Tage oder länger. Bei 30 GB lässt sich nichts mehr löschen.
window-import-why-hold = Eine Aufbewahrungspflicht oder eine Aufbewahrungsrichtlinie hält alles Gelöschte fest, sodass sich dieser Ordner nie leert.
window-import-why-right = Die angemeldete Person darf das Postfach lesen, aber nichts darin löschen.
window-import-why-others = Ein anderes Programm arbeitet gleichzeitig im selben Ordner.
window-import-why-damaged = Eine einzelne Nachricht ist beschädigt; dann lassen sich alle anderen löschen.
window-import-ps-reads = Diese Zeilen für Exchange Online PowerShell lesen nur; sie verändern nichts. Ihre Microsoft-Administration kann sie ausführen.
window-import-ps-connect = Zuerst verbinden:
window-import-ps-full = Wie voll „Wiederherstellbare Elemente“ ist:
window-import-ps-hold = Grenzen, Aufbewahrungspflichten und Richtlinien dieses Postfachs:
window-import-ps-policies = Richtlinien der ganzen Organisation, die das Postfach nicht zeigt:
window-import-ps-rights = Wer welche Rechte am Postfach hat:
window-import-mend-move = Importierte E-Mails in einen Ordner verschieben, statt sie zu löschen. Verschieben braucht keinen Platz in „Wiederherstellbare Elemente“.
window-import-mend-wait = Warten: Gelöschtes wird nach 14, höchstens 30 Tagen entfernt, außer eine Aufbewahrungspflicht hält es fest.
window-import-mend-shorter = Die Aufbewahrung verkürzen und dann Microsofts Aufräumen starten; sonst kann es eine Woche dauern.
window-import-mend-archive = Dem Postfach ein Archiv geben, das von selbst wächst, und „Wiederherstellbare Elemente“ dorthin verschieben lassen. Dafür braucht es eine Lizenz.
window-import-mend-purge = „Wiederherstellbare Elemente“ durch die Administration endgültig leeren lassen. Gilt eine Aufbewahrungspflicht, muss zuerst zustimmen, wer sie angeordnet hat. Microsofts Seite sagt, wie es geht.
window-import-ps-shorter = Dies verändert das Postfach: Gelöschte E-Mails werden nur noch einen Tag aufbewahrt.
window-import-ps-assistant = Dies startet das Aufräumen:
window-import-move-title = Verschieben statt löschen?
window-import-move-ask =
    { $count ->
        [one] Die Nachricht, die nicht gelöscht werden konnte, und alle weiteren kommen in diesen Ordner des Postfachs; fehlt er, wird er angelegt. Gelöscht wird nichts mehr.
       *[other] Die { $count } Nachrichten, die nicht gelöscht werden konnten, und alle weiteren kommen in diesen Ordner des Postfachs; fehlt er, wird er angelegt. Gelöscht wird nichts mehr.
    }
window-import-move-folder = Ordner
window-import-move-proposal = In Zammad importiert
window-import-move-no = Weiter löschen
window-import-move-yes = Verschieben

window-import-folder-back = Der Ordner { $folder } ist wieder da. Setzen Sie den Import fort, damit es weitergeht.
window-import-folder-empty = In { $folders } wurde keine E-Mail gefunden, in anderen Ordnern schon.
window-import-folder-empty-why = Wenn Sie dort E-Mails erwartet haben, ist vielleicht ein anderer Ordner mit ähnlichem Namen der richtige, oder eine Regel verschiebt die E-Mails.
window-import-folder-choose = Ordner neu wählen
window-import-sign-in = Zur Anmeldung
window-import-helpdesk = Zum Schritt Helpdesk

window-import-close-title = Der Import läuft noch
window-import-close-ask = { $all ->
    [one] { $done } von { $all } Nachricht ist in Zammad.
   *[other] { $done } von { $all } Nachrichten sind in Zammad.
} Beim Pausieren wird beendet, was in Arbeit ist, Zammad wiederhergestellt und das Fenster geschlossen; wenn Sie es wieder öffnen, lässt sich der Import fortsetzen. Anhalten tut dasselbe und lässt das Fenster offen.
window-import-close-keep = Weiterlaufen lassen
window-import-close-stop = Anhalten
window-import-close-pause = Pausieren und schließen
window-import-close-waits = Das Fenster schließt, sobald beendet ist, was in Arbeit ist, und Zammad ist, wie es war; das dauert einige Sekunden, selten Minuten. Auch sofort zu beenden ist sicher: Was gerade unterwegs ist, wird beim Fortsetzen festgestellt.
window-import-close-wait = Warten
window-import-close-at-once = Sofort beenden

import-task-failed = Der Import endete, weil das Programm selbst versagt hat.
    .why = Das ist ein Fehler von Mailferry.
    .effect = Was in Zammad ist, bleibt bekannt; nichts kommt doppelt an, wenn der Import fortgesetzt wird.
    .remedy = Setzen Sie den Import fort. Geschieht es wieder, melden Sie es mit den Worten der Einzelheiten.

import-not-prepared = Bevor der Import beginnen kann, fehlt noch etwas.
    .why = Das Token des Helpdesks, die Anmeldung oder eine Auswahl ist nicht da oder nicht mehr da.
    .effect = Es wurde nichts begonnen.
    .remedy = Gehen Sie noch einmal durch die Prüfung; sie sagt, was fehlt.
