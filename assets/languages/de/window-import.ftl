# Das Fenster: Schritt 7, Import.

window-import-idle-title = Import
window-import-opening-title = Der Import wird vorbereitet
window-import-title = E-Mails werden importiert
window-import-paused-title = Import pausiert
window-import-done-title = Import fertig
window-import-attention-title = Import fertig; einige Nachrichten sind zu prüfen
window-import-undeleted-title =
    { $done ->
        [one] Die Nachricht ist in Zammad; ihr Original konnte nicht gelöscht werden
       *[other]
            { $count ->
                [one] Alle { $done } Nachrichten sind in Zammad; ein Original konnte nicht gelöscht werden
               *[other] Alle { $done } Nachrichten sind in Zammad; { $count } Originale konnten nicht gelöscht werden
            }
    }
window-import-stopped-title = Import angehalten
window-import-trouble-title = Import unterbrochen
window-import-help =
    Sie können den Import pausieren, anhalten oder den Computer allein lassen: Er bleibt wach, bis der Import zu Ende ist. Was auch geschieht, ob Anhalten, Absturz oder Stromausfall: Nichts geht verloren, und nichts kommt doppelt an; der Import macht dort weiter, wo er war.

    Ein Original wird im Postfach erst verändert, wenn seine Nachricht samt Anhängen aus Zammad zurückgelesen wurde.

    Unter den Zahlen steht nur, was zu prüfen ist: übersprungene oder fehlgeschlagene Nachrichten, nach Ursache, mit dem, was zu tun ist.


window-import-idle = Es läuft kein Import
window-import-idle-when = Sie starten ihn in der Prüfung, nachdem Sie gesehen haben, was er tun würde. Hier sehen Sie dann, wie weit er ist.
window-import-to-check = Zur Prüfung
window-import-opening = Das Protokoll dieses Imports wird geöffnet …
window-import-go-on = Fortsetzen
window-import-resume = Import fortsetzen
window-import-result = Ergebnis ansehen
window-import-balance = Bisheriges Ergebnis ansehen
window-import-pause = Pausieren
window-import-leave-dates = Den Rest so lassen
window-import-now-dating = Datum der letzten Änderung der Tickets: { $done } von { $all }
window-import-stop = Anhalten
window-import-stay = Die anderen Schritte sind nach dem Import wieder verfügbar.

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
window-import-rate-unknown = Tempo wird ermittelt …
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
window-import-now-scanning = { $folder } wird geprüft: { $done } von { $all }
window-import-now-importing = Älteste E-Mails zuerst; gerade { $folder }
window-import-now-settling = Originale in { $folder } werden bearbeitet
window-import-now-done = Alle Nachrichten sind in Zammad.
window-import-now-ended = Angehalten. Der Stand ist gespeichert, nichts wird doppelt importiert.
window-import-now-paused = Pausiert.
window-import-pausing = Pausiert nach der aktuellen Nachricht …
window-import-stopping = Hält nach der aktuellen Nachricht an …
window-import-closing = Schließt nach der aktuellen Nachricht …
window-import-waiting = Es wird gewartet. { $what } In { $time } geht es automatisch weiter.
window-import-suspended = Seit { $time } versendet Zammad keine E-Mails und führt für niemanden Trigger aus, bis Sie fortsetzen oder anhalten. Nach zehn Minuten arbeitet es wieder normal, bis Sie fortsetzen.
window-import-not-suspended = Während dieser Pause arbeitet Zammad normal.
window-import-restored = Zammad arbeitet wieder normal.
window-import-effect-done =
    { $all ->
        [one] { $done } von { $all } Nachricht ist in Zammad und bleibt dort. Nichts ist verloren, und nichts wird doppelt importiert.
       *[other] { $done } von { $all } Nachrichten sind in Zammad und bleiben dort. Nichts ist verloren, und nichts wird doppelt importiert.
    }
window-import-effect-nothing = Es wurde noch nichts importiert und im Postfach nichts verändert.
window-import-working = Gleich verfügbar: Ihre letzte Auswahl wird gerade ausgeführt.
window-import-after-run = Verfügbar, sobald der Import zu Ende ist.

window-import-folders = Ordner
window-import-into = nach { $group }
window-import-over-time = Tempo
window-import-at-once = { $count } von höchstens { $most } Anfragen an Zammad zugleich: so viele, wie ohne längere Antwortzeiten gehen
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
        [one] Eine Nachricht ist zu prüfen, siehe unten.
       *[other] { $count } Nachrichten sind zu prüfen, siehe unten.
    }
window-import-marked =
    { $count ->
        [one] Eine Nachricht wird noch einmal versucht, wenn Sie den Import fortsetzen.
       *[other] { $count } Nachrichten werden noch einmal versucht, wenn Sie den Import fortsetzen.
    }
window-import-attention-none-at-all = Keine Nachricht wurde aus einem Grund übersprungen, den Sie prüfen sollten, und keine ist fehlgeschlagen.
window-import-attention-none = Bisher nichts. Übersprungene und fehlgeschlagene Nachrichten stehen dann hier, mit dem Grund und dem, was zu tun ist.
window-import-messages =
    { $count ->
        [one] Eine Nachricht
       *[other] { $count } Nachrichten
    }
window-import-which =
    { $count ->
        [one] Nachricht anzeigen
       *[other] Nachrichten anzeigen
    }
window-import-more =
    { $count ->
        [one] Eine weitere anzeigen
       *[other] Weitere der übrigen { $count } anzeigen
    }
window-import-no-subject = (ohne Betreff)
window-import-retry = Noch einmal versuchen
window-import-skip = Überspringen
window-import-save = Als .eml speichern
window-import-retry-all = Alle noch einmal versuchen
window-import-skip-all = Alle überspringen …
window-import-save-all = Alle als .eml speichern
window-import-saved =
    { $count ->
        [one] Eine Nachricht in { $folder } gespeichert.
       *[other] { $count } Nachrichten in { $folder } gespeichert.
    }
window-import-not-saved =
    { $count ->
        [one] Eine konnte nicht gespeichert werden: { $what }
       *[other] { $count } konnten nicht gespeichert werden. Zur letzten davon: { $what }
    }
window-import-open-folder = Ordner öffnen
window-import-skip-title = Diese Nachrichten überspringen?
window-import-skip-ask =
    { $count ->
        [one] Die Nachricht bleibt unverändert im Postfach und wird nicht importiert, auch später nicht, bis Sie sie hier noch einmal versuchen.
       *[other] { $count } Nachrichten bleiben unverändert im Postfach und werden nicht importiert, auch später nicht, bis Sie sie hier noch einmal versuchen.
    }
window-import-skip-no = Nicht überspringen
window-import-skip-yes = Überspringen

window-import-undeleted =
    { $count ->
        [one] Der Mailserver löscht ein Original nicht
       *[other] Der Mailserver löscht { $count } Originale nicht
    }
window-import-undeleted-safe = Die Nachrichten sind sicher in Zammad und liegen noch im Postfach. Sie werden nicht noch einmal importiert. Dieser Hinweis verschwindet, sobald das Löschen wieder gelingt.
window-import-undeleted-why = Wahrscheinliche Ursachen
window-import-undeleted-find = Ursache finden
window-import-undeleted-mend = Lösungen, die einfachste zuerst
window-import-undeleted-which =
    { $count ->
        [one] Betroffene Nachricht
       *[other] Betroffene Nachrichten ({ $count })
    }
window-import-move-instead = Stattdessen verschieben …
window-import-mark-instead = Als gelesen markieren …
window-import-delete-again = Jetzt noch einmal versuchen
window-import-page = Microsofts Seite dazu
window-import-moves = Originale werden jetzt nach { $folder } verschoben statt gelöscht.
window-import-marks = Originale bleiben jetzt, wo sie sind, und werden als gelesen markiert statt gelöscht.
window-import-retry-running = Wird noch einmal versucht, bevor der Import endet.
window-import-retry-at = Wird in { $time } automatisch noch einmal versucht.
window-import-retry-later = Wird beim nächsten Import noch einmal versucht.
window-import-why-full = „Wiederherstellbare Elemente“ ist voll: Was über IMAP gelöscht wird, kommt dorthin und bleibt 14 Tage oder länger. Ab 30 GB lässt sich nichts mehr löschen.
window-import-why-hold = Eine Aufbewahrungspflicht oder Aufbewahrungsrichtlinie hält alles Gelöschte fest, sodass sich „Wiederherstellbare Elemente“ nie leert.
window-import-why-right = Die angemeldete Person darf das Postfach lesen, aber nichts darin löschen.
window-import-why-others = Ein anderes Programm arbeitet gerade im selben Ordner.
window-import-why-damaged = Eine einzelne Nachricht ist beschädigt; dann lassen sich alle anderen löschen.
window-import-mend-move = Die Originale stattdessen in einen Ordner verschieben. Das braucht keinen Platz in „Wiederherstellbare Elemente“.
window-import-mend-mark = Die Originale lassen, wo sie sind, und als gelesen markieren. Das braucht weder Platz noch die Berechtigung zum Löschen.
window-import-mend-right = Der angemeldeten Person die Berechtigung zum Löschen geben („Vollzugriff“). Auch zum Verschieben ist sie nötig.
window-import-mend-wait = Warten: Gelöschtes wird nach 14, spätestens 30 Tagen entfernt, sofern es keine Aufbewahrungspflicht festhält.
window-import-mend-shorter = Die Aufbewahrung gelöschter E-Mails verkürzen und dann Microsofts Bereinigung starten; sonst kann es eine Woche dauern.
window-import-mend-archive = Dem Postfach ein automatisch wachsendes Archiv geben und „Wiederherstellbare Elemente“ dorthin verschieben lassen. Dafür braucht es eine Lizenz.
window-import-mend-purge = „Wiederherstellbare Elemente“ durch die Administration endgültig leeren lassen. Gilt eine Aufbewahrungspflicht, muss zuerst zustimmen, wer sie angeordnet hat. Microsofts Seite sagt, wie es geht.
window-import-ps-shorter = Dies verändert das Postfach: Gelöschte E-Mails werden nur noch einen Tag aufbewahrt.
window-import-ps-assistant = Dies startet die Bereinigung:
window-import-move-title = Verschieben statt löschen?
window-import-move-ask =
    { $count ->
        [one] Das Original, das nicht gelöscht werden konnte, und alle weiteren kommen in diesen Ordner des Postfachs. Fehlt er, wird er angelegt. Gelöscht wird nichts mehr.
       *[other] Die { $count } Originale, die nicht gelöscht werden konnten, und alle weiteren kommen in diesen Ordner des Postfachs. Fehlt er, wird er angelegt. Gelöscht wird nichts mehr.
    }
window-import-move-folder = Ordner
window-import-move-proposal = In Zammad importiert
window-import-move-no = Weiter löschen
window-import-move-yes = Verschieben
window-import-mark-title = Als gelesen markieren statt löschen?
window-import-mark-ask =
    { $count ->
        [one] Das Original, das nicht gelöscht werden konnte, und alle weiteren bleiben, wo sie sind, und werden als gelesen markiert. Gelöscht wird nichts mehr.
       *[other] Die { $count } Originale, die nicht gelöscht werden konnten, und alle weiteren bleiben, wo sie sind, und werden als gelesen markiert. Gelöscht wird nichts mehr.
    }
window-import-mark-yes = Als gelesen markieren

window-import-folder-back = Der Ordner { $folder } ist wieder da. Setzen Sie den Import fort.
window-import-folder-empty = Keine E-Mails in { $folders } gefunden.
window-import-folder-empty-why = Wenn Sie dort welche erwartet haben, ist vielleicht ein Ordner mit ähnlichem Namen der richtige, oder eine Regel verschiebt die E-Mails.
window-import-folder-choose = Ordner neu wählen
window-import-folder-use = „{ $folder }“ verwenden
window-import-folder-go-on = In „{ $folder }“ weitermachen
window-import-folder-leave-out = Ordner weglassen
window-import-folder-renamed = Er wurde wahrscheinlich umbenannt: Im Postfach gibt es den Ordner „{ $folder }“.
window-import-folder-use-what = Verwenden Sie diesen Ordner; bevor etwas importiert wird, sehen Sie, was. Oder wählen Sie die Ordner neu.
window-import-sign-in = Zur Anmeldung
window-import-helpdesk = Zum Helpdesk
window-take-over = Übernehmen …
window-take-over-title = Importmodus übernehmen?
window-take-over-ask = Tun Sie das nur, wenn der andere Import sicher zu Ende ist, etwa weil es den Computer nicht mehr gibt. Läuft er noch, werden beide unterbrochen.
window-take-over-end = Am Ende dieses Imports wird der Importmodus ausgeschaltet.
window-take-over-no = Nicht übernehmen
window-take-over-yes = Übernehmen und importieren

window-import-close-title = Der Import läuft noch
window-import-close-ask = { $all ->
    [one] { $done } von { $all } Nachricht ist in Zammad.
   *[other] { $done } von { $all } Nachrichten sind in Zammad.
} Beim Pausieren wird die aktuelle Nachricht fertig, Zammad arbeitet wieder normal und das Fenster schließt sich; wenn Sie es wieder öffnen, können Sie fortsetzen. Anhalten tut dasselbe und lässt das Fenster offen.
window-import-close-keep = Weiterlaufen lassen
window-import-close-stop = Anhalten
window-import-close-pause = Pausieren und schließen
window-import-close-waits = Das Fenster schließt sich, sobald die aktuelle Nachricht fertig ist und Zammad wieder normal arbeitet: in einigen Sekunden, selten Minuten. Auch sofort zu schließen ist sicher: Was gerade unterwegs ist, wird beim Fortsetzen geprüft.
window-import-close-wait = Warten
window-import-close-at-once = Sofort schließen

import-task-failed = Der Import endete, weil das Programm selbst versagt hat.
    .why = Das ist ein Fehler von Mailferry.
    .effect = Was in Zammad ist, bleibt bekannt; nichts kommt doppelt an, wenn der Import fortgesetzt wird.
    .remedy = Setzen Sie den Import fort. Geschieht es wieder, melden Sie es mit den Worten der Einzelheiten.

import-not-prepared = Bevor der Import beginnen kann, fehlt noch etwas.
    .why = Das Token des Helpdesks, die Anmeldung oder eine Auswahl ist nicht da oder nicht mehr da.
    .effect = Es wurde nichts begonnen.
    .remedy = Gehen Sie noch einmal durch die Prüfung; sie sagt, was fehlt.
