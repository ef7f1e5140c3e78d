# Das Fenster: Schritt 5, Importeinstellungen.

window-settings-title = Importeinstellungen
window-settings-title-of = Importeinstellungen für { $mailbox }
window-settings-help =
    Jede Zeile ist eine Einstellung. Ein Haken heißt: Sie passt; zum Ändern drücken Sie auf die Zeile. Was noch offen ist, ist aufgeklappt.

    Alles ist so voreingestellt, dass nichts Schaden nimmt: E-Mails bleiben, wie sie sind, ältere werden zu geschlossenen Tickets, niemand wird benachrichtigt. In diesem Schritt geschieht nichts. Der nächste zeigt, was der Import tun würde.

# Was in anderen Schritten fehlt.
window-settings-surveying = Helpdesk wird geprüft …
window-settings-no-helpdesk = Das Helpdesk ist nicht verbunden
window-settings-no-helpdesk-what = Gruppen und Status kommen von dort. Prüfen Sie es in Schritt 2; Ihre Einstellungen hier bleiben erhalten.
window-settings-go-helpdesk = Zum Helpdesk
window-settings-no-sign-in = Niemand ist am Postfach angemeldet
window-settings-no-sign-in-what = Danach erscheinen hier die Ordner. Ihre Einstellungen hier bleiben erhalten.
window-settings-go-sign-in = Zur Anmeldung

# Die Zeilen der Einstellungen.
window-settings-change = Ändern
window-settings-choose = Wählen
window-settings-close = Zuklappen
window-settings-done = Fertig
window-settings-answer-looking = Ordner werden gelesen …
window-settings-answer-folders = { $rest ->
    [0] { $names }
   *[other] { $names } und { $rest } weitere
} · { $messages ->
    [one] { $messages } Nachricht
   *[other] { $messages } Nachrichten
}
window-settings-answer-group-and = { $group }, aber { $folder } nach { $other }
window-settings-answer-group-many =
    { $count ->
        [one] { $group }, aber ein Ordner in eine andere Gruppe
       *[other] { $group }, aber { $count } Ordner in andere Gruppen
    }
window-settings-answer-address-keep = Bleibt, wie sie ist
window-settings-answer-address = Wird nach dem Import zu { $address }
window-settings-answer-all = Alle, gelesene und ungelesene
window-settings-answer-unread = Nur ungelesene
window-settings-answer-from = ab { $from }
window-settings-answer-until = bis { $until }
window-settings-answer-days = { $from } bis { $until }
window-settings-answer-keep = Bleiben unverändert im Postfach
window-settings-answer-mark-read = Werden als gelesen markiert
window-settings-answer-move = Werden nach { $folder } verschoben
window-settings-answer-delete =
    { $count ->
        [one] Werden im Postfach GELÖSCHT: bis zu { $count }
       *[other] Werden im Postfach GELÖSCHT: bis zu { $count }
    }
window-settings-answer-archive = Vor dem { $moment }: Status { $state }
window-settings-answer-archive-off = Wie neue E-Mails
window-settings-answer-original = Ursprünglich; kein Versand für { $time }
window-settings-answer-today = Heutiges; dauert { $time }
window-settings-answer-replies = Automatische Antworten an
window-settings-answer-no-replies = Keine automatischen Antworten
window-settings-answer-speed = normales Tempo
window-settings-answer-parallel =
    { $count ->
        [one] eine Anfrage zurzeit
       *[other] { $count } gleichzeitige Anfragen
    }
window-settings-answer-originals = Originale angehängt

# Das Ziel.
window-settings-group = Gruppe
window-settings-group-sends = Sendet von { $address }
window-settings-group-silent = Hat keine Absenderadresse
window-settings-group-search = Gruppe suchen
window-settings-group-none = Keine passenden Gruppen
window-settings-address = Absenderadresse
window-settings-address-keep = Nicht ändern
window-settings-address-change = Nach dem Import in { $address } ändern
window-settings-address-nothing = keine
window-settings-address-of = { $group }: bisher { $now }, dann { $address }
window-settings-address-unknown = Zammad kennt { $address } noch nicht. Ergänzen Sie sie in der Administration von Zammad unter Kanäle, jetzt oder nach dem Import.

# Die Ordner.
window-settings-folders = Ordner
window-settings-folders-what = Wählen Sie Ordner. Unterordner wählen Sie einzeln.
window-settings-folders-none = Die Ordner sind noch nicht bekannt.
window-settings-looking = Die Ordner des Postfachs werden gelesen; nichts wird verändert …
window-settings-look-again = Ordner neu laden
window-settings-cancel = Anhalten
window-settings-measuring = { $path } wird gemessen …
window-settings-measure-no-more = Nicht weiter messen
window-settings-search = Ordner suchen
window-settings-search-none = Keine passenden Ordner
window-settings-keys = ↑↓ bewegen · Leertaste wählt · Eingabetaste: Gruppe · ←→ zu- und aufklappen
window-settings-head-folder = Ordner
window-settings-head-messages = Nachrichten
window-settings-head-unread = Ungelesen
window-settings-head-size = Größe
window-settings-head-newest = Neueste
window-settings-head-goes-to = Kommt in
window-settings-only-folders = enthält nur andere Ordner
window-settings-no-mail = enthält keine E-Mails
window-settings-type = Stattdessen einen Pfad eingeben
window-settings-typed = Pfad eines Ordners
window-settings-typed-help = Mit / zwischen den Ebenen. Die Namen des Posteingangs in anderen Sprachen werden verstanden.
window-settings-take = Ordner hinzufügen
window-settings-typed-added = { $path } ist hinzugefügt.
window-settings-typed-corrected = „{ $typed }“ heißt in diesem Postfach { $path } und ist hinzugefügt.
window-settings-typed-only-folders = { $path } enthält nur andere Ordner. Wählen Sie einen von diesen.
window-settings-typed-no-mail = { $path } enthält keine E-Mails.
window-settings-typed-unknown = In diesem Postfach gibt es keinen Ordner „{ $typed }“.
window-settings-typed-near = In diesem Postfach gibt es keinen Ordner „{ $typed }“. Meinten Sie:
window-settings-folder-gone = Den Ordner { $path } gibt es in diesem Postfach nicht mehr.
window-settings-regroup = In welche Gruppe kommt { $folder }?
window-settings-remove = Entfernen

# Was gewünscht ist.
window-settings-wanted = Welche Nachrichten
window-settings-all = Alle
window-settings-all-what = 
    { $count ->
        [0] Noch ist kein Ordner mit E-Mails gewählt.
        [one] Eine Nachricht in den gewählten Ordnern, gelesen oder ungelesen.
       *[other] { $count } Nachrichten in den gewählten Ordnern, gelesen oder ungelesen.
    }
window-settings-unread = Nur ungelesene
window-settings-unread-what = 
    { $count ->
        [0] Derzeit keine. Was vor dem Import gelesen wird, bleibt außen vor.
        [one] Derzeit eine Nachricht. Was vor dem Import gelesen wird, bleibt außen vor.
       *[other] Derzeit { $count } Nachrichten. Was vor dem Import gelesen wird, bleibt außen vor.
    }
window-settings-from = Von
window-settings-until = Bis (einschließlich)
window-settings-days-what = Tage, an denen E-Mails eingetroffen sind. Leer heißt: keine Grenze.
window-settings-days-counted = Tage, an denen E-Mails eingetroffen sind. Der nächste Schritt zählt die Nachrichten.

# Danach.
window-settings-after = Originale
window-settings-after-what = Was mit einer Nachricht im Postfach geschieht, sobald sie in Zammad bestätigt ist.
window-settings-keep = Unverändert lassen
window-settings-keep-what = Im Postfach ändert sich nichts.
window-settings-mark-read = Als gelesen markieren
window-settings-mark-read-what = Sie bleiben, wo sie sind.
window-settings-move = In einen Ordner verschieben
window-settings-move-what = 
    { $count ->
        [0] Sie bleiben im Postfach.
        [one] Bis zu eine Nachricht; sie bleibt im Postfach.
       *[other] Bis zu { $count } Nachrichten; sie bleiben im Postfach.
    }
window-settings-move-to = Name des Ordners
window-settings-move-to-help = Er wird angelegt, wenn es ihn nicht gibt.
window-settings-delete = Löschen
window-settings-delete-what = 
    { $count ->
        [0] Das bestätigen Sie im nächsten Schritt.
        [one] Bis zu eine Nachricht. Das bestätigen Sie im nächsten Schritt.
       *[other] Bis zu { $count } Nachrichten. Das bestätigen Sie im nächsten Schritt.
    }
window-settings-danger =
    { $count ->
        [one] Bis zu eine Nachricht würde aus { $mailbox } gelöscht.
       *[other] Bis zu { $count } Nachrichten würden aus { $mailbox } gelöscht.
    }
window-settings-danger-proven = Jede erst, wenn sie in Zammad bestätigt ist. Was fehlschlägt oder übersprungen wird, bleibt.
window-settings-danger-recoverable = Gelöschte E-Mails liegen meist 14 Tage in den wiederherstellbaren Elementen. Danach sind sie weg.
window-settings-danger-size = Die bisher gemessenen Ordner enthalten { $size }. Die wiederherstellbaren Elemente fassen 20 bis 30 GB, weniger, wo eine Aufbewahrung E-Mails festhält.
window-settings-danger-too-much = Die gewählten Ordner enthalten { $size }, die wiederherstellbaren Elemente fassen nur 20 bis 30 GB. Sind sie voll, schlägt das Löschen fehl. Verschieben füllt sie nicht.
window-settings-move-instead = Stattdessen verschieben

# Das Archiv.
window-settings-archive = Ältere E-Mails
window-settings-archive-on = Ältere E-Mails archivieren
window-settings-archive-on-what = Ältere E-Mails werden zu Tickets in diesem Status; niemand wird benachrichtigt.
window-settings-archive-off = Alle E-Mails, auch alte, werden zu neuen Tickets in den Übersichten Ihrer Agenten.
window-settings-archive-date = Vor dem
window-settings-archive-time = Uhrzeit
window-settings-archive-zone = Zeitzone: { $zone }
window-settings-archive-all = 
    { $count ->
        [one] Die eine Nachricht, die jetzt da ist, ist älter.
       *[other] Alle { $count } Nachrichten, die jetzt da sind, sind älter.
    }
window-settings-archive-some = Die neueste Nachricht ist vom { $newest }. Alles nach dem Zeitpunkt oben wird zu neuen Tickets.
window-settings-archive-state = Status dieser Tickets
window-settings-state-closed = Erledigt; in keiner Übersicht offener Tickets.
window-settings-state-open = In Arbeit; Agenten sehen sie in ihren Übersichten.
window-settings-state-new = Gerade eingetroffen; Agenten sehen sie in ihren Übersichten.

# Die Daten.
window-settings-dates = Datum der Tickets
window-settings-dates-unused = Ihr Helpdesk ist offenbar noch nicht in Betrieb: wenige Tickets, zuletzt kein anderer Agent. Deshalb ist das ursprüngliche Datum voreingestellt.
window-settings-dates-used = Ihr Helpdesk ist offenbar in Betrieb. Bitte wählen Sie.
window-settings-original = Ursprüngliches Datum
window-settings-original-what = 
    { $count ->
        [one] Das Ticket trägt das Datum seiner E-Mail. Dafür ist der Importmodus von Zammad { $time } lang an, für eine Nachricht: Zammad sendet dann für niemanden E-Mails, auch keine Antworten von Agenten, und keine Benachrichtigungen; Trigger tun nichts. Was dann nicht gesendet wird, wird auch später nicht gesendet.
       *[other] Tickets tragen das Datum ihrer E-Mail. Dafür ist der Importmodus von Zammad { $time } lang an, für { $count } Nachrichten: Zammad sendet dann für niemanden E-Mails, auch keine Antworten von Agenten, und keine Benachrichtigungen; Trigger tun nichts. Was dann nicht gesendet wird, wird auch später nicht gesendet.
    }
window-settings-original-hidden = Das ursprüngliche Datum braucht den Importmodus von Zammad; diesem API-Token fehlt dafür die Berechtigung admin.maintenance.
window-settings-today = Heutiges Datum
window-settings-today-what = Zammad arbeitet wie gewohnt; der Import dauert { $time }. Jeder Artikel sagt in seiner ersten Zeile, wann die E-Mail gesendet wurde. Nur Trigger, die wegen importierter E-Mails jemanden benachrichtigen würden, werden angehalten.
window-settings-today-agents = 
    { $count ->
        [one] Ein Agent bekommt zu jedem Ticket eine E-Mail. Mit heutigem Datum kann der Import erst beginnen, wenn er das in Zammad abschaltet (Profil, Benachrichtigungen).
       *[other] { $count } Agenten bekommen zu jedem Ticket eine E-Mail. Mit heutigem Datum kann der Import erst beginnen, wenn sie das in Zammad abschalten (Profil, Benachrichtigungen).
    }
window-settings-today-triggers = Mit heutigem Datum kann der Import nicht beginnen: Dieses API-Token darf die Trigger nicht sehen, ihm fehlt die Berechtigung admin.trigger.
window-settings-original-short = Zammad sendet solange nichts ({ $time }).
window-settings-today-short = Zammad arbeitet wie gewohnt; dauert { $time }.
window-settings-dates-meaning = Was beides bedeutet
window-settings-take-original = Ursprüngliches Datum verwenden
window-settings-other-token = Token ändern
window-settings-survey-again = Erneut prüfen

# Was selten gebraucht wird.
window-settings-more = Antworten, Tempo
window-settings-replies = Zammad darf neuere E-Mails automatisch beantworten
window-settings-replies-what = Normalerweise aus: Der Import benachrichtigt niemanden.
window-settings-replies-nobody = Derzeit bekäme niemand eine Antwort: Alle E-Mails der gewählten Ordner sind älter.
window-settings-replies-new =
    { $count ->
        [one] Wer nach dem Zeitpunkt unter „Ältere E-Mails“ geschrieben hat, bekäme eine automatische Antwort von: { $names }. Höchstens der Absender einer Nachricht; der nächste Schritt zählt, bevor etwas geschieht.
       *[other] Wer nach dem Zeitpunkt unter „Ältere E-Mails“ geschrieben hat, bekäme eine automatische Antwort von: { $names }. Höchstens die Absender von { $count } Nachrichten; der nächste Schritt zählt, bevor etwas geschieht.
    }
window-settings-replies-all =
    { $count ->
        [one] Der Absender einer Nachricht bekäme eine automatische Antwort von { $names }, so alt sie auch ist. Archivieren Sie ältere E-Mails, um das zu verhindern.
       *[other] Die Absender von bis zu { $count } Nachrichten bekämen eine automatische Antwort von { $names }, so alt die Nachrichten auch sind. Archivieren Sie ältere E-Mails, um das zu verhindern.
    }
window-settings-replies-untold = Es ist kein Trigger bekannt, der Kunden antwortet; der nächste Schritt zählt, wer eine Antwort bekommen könnte.
window-settings-parallel = Gleichzeitige Anfragen
window-settings-parallel-help = Höchstens, von 1 bis 16. Wie viele Zammad verträgt, ergibt sich während des Imports; 4 passt meist.

# Warum der nächste Schritt wartet.
window-settings-waits-survey = Helpdesk wird geprüft …
window-settings-waits-helpdesk = Prüfen Sie zuerst das Helpdesk (Schritt 2)
window-settings-waits-sign-in = Melden Sie sich zuerst am Postfach an (Schritt 4)
window-settings-waits-group = Wählen Sie die Gruppe
window-settings-waits-folders = Wählen Sie mindestens einen Ordner
window-settings-waits-looking = Die Ordner sind noch nicht bekannt
window-settings-waits-typed = Fügen Sie den eingegebenen Ordner hinzu, oder leeren Sie das Feld
window-settings-waits-missing = Entfernen Sie den Ordner { $path }: Es gibt ihn nicht mehr
window-settings-waits-address = Ändern Sie die Absenderadresse nicht: Zammad kennt die neue nicht
window-settings-waits-dates = Wählen Sie das Datum der Tickets
window-settings-waits-days = Prüfen Sie die Tage unter „Welche Nachrichten“
window-settings-waits-move = Nennen Sie den Ordner, in den verschoben wird
window-settings-waits-cut-off = Prüfen Sie Tag und Uhrzeit unter „Ältere E-Mails“
window-settings-waits-parallel = Wählen Sie 1 bis 16 gleichzeitige Anfragen
window-settings-waits-something = Prüfen Sie die Ordner
window-settings-waits-group-gone = Wählen Sie eine andere Gruppe als { $group }: Sie ist nicht nutzbar
window-settings-waits-original = Anderes Datum wählen: Dieses Token darf den Importmodus nicht schalten
window-settings-waits-triggers = Anderes Datum wählen: Dieses Token darf Trigger nicht sehen
window-settings-waits-agents = Anderes Datum wählen: Agenten bekämen E-Mails
window-settings-waits-many = { $first } ({ $count } Punkte offen)
window-settings-waits-earlier = In einem früheren Schritt stimmt noch etwas nicht
window-settings-originals = Das Original an jeden Artikel anhängen
window-settings-originals-what = Als Datei (.eml). Sonst nur, wo ein Artikel nicht alles zeigen kann.
window-settings-users = Für alle in An und Cc Benutzer anlegen
window-settings-users-what = So machen es auch die E-Mail-Kanäle von Zammad. Sonst nur für Absender und die Kunden der Tickets.
window-settings-answer-users = Benutzer für An und Cc
window-settings-pause-channel = Den Kanal von Zammad während des Imports anhalten
window-settings-pause-channel-what = Ein Kanal, der dieses Postfach abholt, wird vor der ersten Nachricht ausgeschaltet und am Ende wieder eingeschaltet, auch nach einem Abbruch oder Absturz. Würde er Importiertes noch einmal abholen, bleibt er aus, und Sie erfahren es.
window-settings-answer-pause-channel = Kanal von Zammad angehalten
