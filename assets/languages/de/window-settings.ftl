# Das Fenster: Schritt 5, Was wohin kommt.

window-settings-title = Was wohin kommt
window-settings-title-of = Was aus { $mailbox } wohin kommt
window-settings-help =
    Wählen Sie die Gruppe, in die die E-Mails kommen, die Ordner, aus denen sie stammen, und was aus einer Nachricht im Postfach wird, wenn sie nachweislich in Zammad ist. Alles ist so voreingestellt, dass nichts Schaden nimmt: E-Mails bleiben, wie sie sind, alte werden archiviert, niemand erhält etwas.

    In diesem Schritt geschieht nichts. Der nächste sieht jede Nachricht an und zeigt, was geschehen würde, bevor etwas geschieht.

# Was in anderen Schritten fehlt.
window-settings-surveying = Das Helpdesk wird angesehen …
window-settings-no-helpdesk = Das Helpdesk ist nicht verbunden
window-settings-no-helpdesk-what = Gruppen und Status kommen von dort. Prüfen Sie es in Schritt 2; was Sie hier gewählt haben, bleibt erhalten.
window-settings-go-helpdesk = Zum Helpdesk gehen
window-settings-no-sign-in = Niemand ist am Postfach angemeldet
window-settings-no-sign-in-what = Danach erscheinen hier die Ordner. Was Sie hier gewählt haben, bleibt erhalten.
window-settings-go-sign-in = Zur Anmeldung gehen

# Das Ziel.
window-settings-group = Zielgruppe
window-settings-group-what = Die Gruppe, in die die E-Mails kommen. Gezeigt werden nur aktive Gruppen, in denen Tickets angelegt werden können.
window-settings-group-sends = Sendet von { $address }
window-settings-group-silent = Hat keine Absenderadresse
window-settings-group-search = Gruppe suchen
window-settings-group-hidden =
    { $count ->
        [one] Eine weitere Gruppe; suchen Sie sie nach ihrem Namen.
       *[other] { $count } weitere Gruppen; suchen Sie nach dem Namen.
    }
window-settings-address = Absenderadresse von { $group }
window-settings-address-keep = Nicht ändern
window-settings-address-keeps = { $group } sendet weiterhin von { $address }.
window-settings-address-none = { $group } hat keine Absenderadresse; Agenten können importierte E-Mails von dort erst beantworten, wenn sie eine bekommt.
window-settings-address-change = Ändern in { $address }
window-settings-address-replaces = Nach dem Import, anstelle von: { $replaced }
window-settings-address-nothing = noch nichts
window-settings-address-same = Das ist ihre Absenderadresse bereits.
window-settings-address-unknown = Sie kann nicht in { $address } geändert werden: Zammad kennt diese Adresse noch nicht. Sie kann in der Administration von Zammad unter Kanäle ergänzt werden, auch nach dem Import.

# Die Ordner.
window-settings-folders = Ordner
window-settings-folders-what = Haken Sie die Ordner an, deren E-Mails Sie möchten. Ordner darunter gehören nicht von selbst dazu.
window-settings-folders-none = Die Ordner sind noch nicht bekannt.
window-settings-looking = Die Ordner des Postfachs werden angesehen; nichts wird verändert …
window-settings-look-again = Erneut ansehen
window-settings-cancel = Nicht weiter ansehen
window-settings-measuring = { $path } wird gemessen …
window-settings-measure-no-more = Nicht weiter messen
window-settings-search = Ordner suchen
window-settings-search-none = Kein Ordner hat das im Namen.
window-settings-keys = Mit der Tastatur: Pfeile wählen, Leertaste hakt an, links und rechts verbergen und zeigen, was darunter liegt.
window-settings-head-folder = Ordner
window-settings-head-messages = Nachrichten
window-settings-head-unread = Ungelesen
window-settings-head-size = Größe
window-settings-head-newest = Neueste
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
window-settings-chosen-none = Noch ist kein Ordner angehakt.
window-settings-chosen =
    { $folders ->
        [one] Ein Ordner
       *[other] { $folders } Ordner
    } mit { $messages ->
        [one] { $messages } Nachricht
       *[other] { $messages } Nachrichten
    }, { $unread } ungelesen
window-settings-goes-to = kommt in { $group }
window-settings-folder-gone = Diesen Ordner gibt es im Postfach nicht mehr.
window-settings-regroup = Andere Gruppe wählen
window-settings-regroup-done = Fertig
window-settings-remove = Entfernen

# Was gewünscht ist.
window-settings-wanted = Was importiert wird
window-settings-all = Alles
window-settings-all-what =
    { $count ->
        [0] Noch ist kein Ordner mit E-Mails angehakt.
        [one] Eine Nachricht in den angehakten Ordnern, gelesen oder ungelesen.
       *[other] { $count } Nachrichten in den angehakten Ordnern, gelesen oder ungelesen.
    }
window-settings-unread = Nur ungelesene E-Mails
window-settings-unread-what =
    { $count ->
        [0] Derzeit keine Nachricht. Was jemand vor dem Import liest, bleibt außen vor.
        [one] Derzeit eine Nachricht. Was jemand vor dem Import liest, bleibt außen vor.
       *[other] Derzeit { $count } Nachrichten. Was jemand vor dem Import liest, bleibt außen vor.
    }
window-settings-from = Von
window-settings-until = Bis einschließlich
window-settings-days-what = Tage, an denen E-Mails eingetroffen sind. Lassen Sie beide leer, wenn es keine Grenze geben soll.
window-settings-days-counted = Tage, an denen E-Mails eingetroffen sind. Wie viele Nachrichten das übrig lässt, zählt der nächste Schritt.

# Danach.
window-settings-after = Nach dem Import
window-settings-after-what = Was aus einer Nachricht im Postfach wird, wenn ihr Artikel aus Zammad zurückgelesen wurde.
window-settings-keep = So lassen, wie sie ist
window-settings-keep-what = Im Postfach ändert sich nichts.
window-settings-mark-read = Als gelesen markieren
window-settings-mark-read-what = Sie bleibt, wo sie ist, nur nicht mehr als ungelesen.
window-settings-move = In einen Ordner verschieben
window-settings-move-what =
    { $count ->
        [0] Nachrichten verlassen ihre Ordner und bleiben im Postfach.
        [one] Bis zu eine Nachricht verlässt ihren Ordner und bleibt im Postfach.
       *[other] Bis zu { $count } Nachrichten verlassen ihre Ordner und bleiben im Postfach.
    }
window-settings-move-to = Name des Ordners
window-settings-move-to-help = Er wird angelegt, wenn es ihn nicht gibt.
window-settings-delete = Löschen
window-settings-delete-what =
    { $count ->
        [0] Nachrichten verlassen das Postfach. Sie werden vorher noch einmal gefragt.
        [one] Bis zu eine Nachricht verlässt das Postfach. Sie werden vorher noch einmal gefragt.
       *[other] Bis zu { $count } Nachrichten verlassen das Postfach. Sie werden vorher noch einmal gefragt.
    }
window-settings-danger =
    { $count ->
        [one] Bis zu eine Nachricht würde aus { $mailbox } gelöscht.
       *[other] Bis zu { $count } Nachrichten würden aus { $mailbox } gelöscht.
    }
window-settings-danger-proven = Jede erst, nachdem ihr Artikel aus Zammad zurückgelesen wurde, und nur diese eine. Was scheitert oder übersprungen wird, bleibt.
window-settings-danger-recoverable = Gelöschte E-Mails kommen zu den wiederherstellbaren Elementen, wo sie meist 14 Tage bleiben, außerhalb der Ordner von Outlook. Danach sind sie aus dem Postfach verschwunden.
window-settings-danger-size = Die bisher gemessenen angehakten Ordner enthalten { $size }. Die wiederherstellbaren Elemente fassen 20 bis 30 GB; wo eine Aufbewahrung E-Mails dort festhält, passt womöglich weniger hinein.
window-settings-danger-too-much = Die angehakten Ordner enthalten { $size }, und die wiederherstellbaren Elemente fassen nur 20 bis 30 GB. Sind sie voll, scheitert das Löschen. Verschieben füllt sie nicht.

# Das Archiv.
window-settings-archive = Alte E-Mails
window-settings-archive-on = Alte E-Mails archivieren
window-settings-archive-on-what = E-Mails, die vor dem Zeitpunkt unten gesendet wurden, werden zu Tickets, die nichts verlangen: Sie erhalten den gewählten Status, und ihretwegen wird niemandem geschrieben.
window-settings-archive-off = Dann werden alle E-Mails, so alt sie auch sind, zu offener Arbeit: neue Tickets, die Agenten in ihren Übersichten sehen.
window-settings-archive-date = Älter als dieser Tag
window-settings-archive-time = und diese Uhrzeit
window-settings-archive-zone = Zeitzone: { $zone }
window-settings-archive-all =
    { $count ->
        [one] Die Nachricht, die jetzt da ist, ist älter und würde archiviert.
       *[other] Alle { $count } Nachrichten, die jetzt da sind, sind älter und würden archiviert.
    }
window-settings-archive-some = Die neueste Nachricht in den angehakten Ordnern ist vom { $newest }: Was neuer ist als der Zeitpunkt oben, wird zu neuen Tickets.
window-settings-archive-state = Status archivierter Tickets
window-settings-state-closed = Erledigt: in keiner Übersicht offener Arbeit.
window-settings-state-open = In Arbeit: Agenten sehen sie in ihren Übersichten.
window-settings-state-new = Gerade eingetroffen: Agenten sehen sie in ihren Übersichten.

# Die Daten.
window-settings-dates = Datum in Zammad
window-settings-dates-unused = Dieses Helpdesk wirkt unbenutzt: wenige Tickets, und kein anderer Agent war in letzter Zeit angemeldet. Deshalb ist das ursprüngliche Datum voreingestellt; es würde niemanden stören.
window-settings-dates-used = Dieses Helpdesk wirkt benutzt, oder es lässt sich nicht feststellen. Deshalb haben Sie die Wahl.
window-settings-original = Ursprüngliches Datum
window-settings-original-what =
    { $count ->
        [one] Tickets tragen das Datum ihrer E-Mail. Der Importmodus von Zammad wird für { $time } eingeschaltet, für eine Nachricht. Solange sendet Zammad für niemanden E-Mails, auch keine Antworten von Agenten, und keine Benachrichtigungen; Trigger tun nichts. Was dann nicht gesendet wird, wird auch später nicht gesendet.
       *[other] Tickets tragen das Datum ihrer E-Mail. Der Importmodus von Zammad wird für { $time } eingeschaltet, für { $count } Nachrichten. Solange sendet Zammad für niemanden E-Mails, auch keine Antworten von Agenten, und keine Benachrichtigungen; Trigger tun nichts. Was dann nicht gesendet wird, wird auch später nicht gesendet.
    }
window-settings-original-hidden = Das ursprüngliche Datum braucht den Importmodus von Zammad, den dieses API-Token nicht sehen darf. Mit der Berechtigung admin.maintenance ginge es.
window-settings-today = Heutiges Datum
window-settings-today-what = Dauert { $time }. Das Helpdesk arbeitet weiter wie gewohnt; jeder Artikel sagt in seiner ersten Zeile, wann die E-Mail wirklich gesendet wurde. Nur Trigger, die wegen importierter E-Mails an jemanden schreiben würden, werden angehalten.
window-settings-today-agents =
    { $count ->
        [one] Ein Agent möchte zu jedem Ticket eine E-Mail erhalten. Mit heutigem Datum hält der nächste Schritt an, bis das ausgeschaltet ist.
       *[other] { $count } Agenten möchten zu jedem Ticket eine E-Mail erhalten. Mit heutigem Datum hält der nächste Schritt an, bis das ausgeschaltet ist.
    }
window-settings-today-triggers = Dieses API-Token darf die Trigger nicht sehen; mit heutigem Datum hält der nächste Schritt deshalb an. Mit der Berechtigung admin.trigger ginge es weiter.

# Was selten gebraucht wird.
window-settings-more = Antworten auf neue E-Mails, und Tempo
window-settings-replies = Zammad darf E-Mails beantworten, die nicht archiviert werden
window-settings-replies-what = Gewöhnlich aus: Der Import schreibt niemandem.
window-settings-replies-nobody = Derzeit würde niemandem geantwortet: Alle E-Mails der angehakten Ordner werden archiviert.
window-settings-replies-new =
    { $count ->
        [one] Wer nach dem Zeitpunkt geschrieben hat, erhielte eine automatische Antwort von: { $names }. Das ist höchstens der Absender einer Nachricht; der nächste Schritt zählt, bevor etwas geschieht.
       *[other] Wer nach dem Zeitpunkt geschrieben hat, erhielte eine automatische Antwort von: { $names }. Das sind höchstens die Absender von { $count } Nachrichten; der nächste Schritt zählt sie, bevor etwas geschieht.
    }
window-settings-replies-all =
    { $count ->
        [one] Der Absender einer Nachricht erhielte eine automatische Antwort von { $names }, so alt sie auch ist. Archivieren Sie alte E-Mails, um das zu verhindern.
       *[other] Die Absender von bis zu { $count } Nachrichten erhielten eine automatische Antwort von { $names }, so alt die Nachrichten auch sind. Archivieren Sie alte E-Mails, um das zu verhindern.
    }
window-settings-replies-untold = Es ist kein Trigger bekannt, der Kunden antwortet; der nächste Schritt zählt, wem geantwortet werden könnte.
window-settings-parallel = Anfragen an Zammad zugleich
window-settings-parallel-help = 1 bis 16. Mehr ist schneller und verlangt dem Server mehr ab; 4 passt meistens.

# Warum der nächste Schritt wartet.
window-settings-waits-survey = Das Helpdesk wird angesehen …
window-settings-waits-helpdesk = Prüfen Sie zuerst das Helpdesk, in Schritt 2.
window-settings-waits-sign-in = Melden Sie sich zuerst am Postfach an, in Schritt 4.
window-settings-waits-group = Wählen Sie die Zielgruppe.
window-settings-waits-folders = Haken Sie mindestens einen Ordner an.
window-settings-waits-looking = Die Ordner sind noch nicht bekannt.
window-settings-waits-typed = Fügen Sie den eingegebenen Ordner hinzu, oder leeren Sie das Feld.
window-settings-waits-missing = Den Ordner { $path } gibt es nicht mehr.
window-settings-waits-address = Zammad kennt die Absenderadresse nicht.
window-settings-waits-dates = Wählen Sie, welches Datum die Tickets tragen.
window-settings-waits-days = Die Tage unter „Was importiert wird“ stimmen noch nicht.
window-settings-waits-move = Nennen Sie den Ordner, in den verschoben wird.
window-settings-waits-cut-off = Tag und Uhrzeit unter „Alte E-Mails“ stimmen noch nicht.
window-settings-waits-parallel = Wählen Sie eine Zahl von 1 bis 16 für die Anfragen.
window-settings-waits-something = Etwas oben ist noch nicht richtig.
window-settings-waits-earlier = In einem früheren Schritt ist noch etwas nicht richtig.
window-settings-originals = Das Original an jeden Artikel anhängen
window-settings-originals-what = Als Datei (.eml). Sonst haben es nur Artikel, die nicht alles von ihrer Nachricht zeigen können.
window-settings-users = Aus allen in An und Cc Benutzer machen
window-settings-users-what = So machen es auch die E-Mail-Kanäle von Zammad. Sonst werden nur Absender und die Kunden der Tickets zu Benutzern.
