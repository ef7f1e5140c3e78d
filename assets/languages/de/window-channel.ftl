# Das Fenster: Schritt 5, Was wohin kommt.

window-channel-title = Was wohin kommt
window-channel-title-of = Was aus { $mailbox } wohin kommt
window-channel-help =
    Wählen Sie die Gruppe, in die die E-Mails kommen, die Ordner, aus denen sie stammen, und was aus einer Nachricht im Postfach wird, wenn sie nachweislich in Zammad ist. Alles ist so voreingestellt, dass nichts Schaden nimmt: E-Mails bleiben, wie sie sind, alte werden archiviert, niemand erhält etwas.

    In diesem Schritt geschieht nichts. Der nächste sieht jede Nachricht an und zeigt, was geschehen würde, bevor etwas geschieht.

# Was in anderen Schritten fehlt.
window-channel-surveying = Das Helpdesk wird angesehen …
window-channel-no-helpdesk = Das Helpdesk ist nicht verbunden
window-channel-no-helpdesk-what = Gruppen und Status kommen von dort. Prüfen Sie es in Schritt 2; was Sie hier gewählt haben, bleibt erhalten.
window-channel-go-helpdesk = Zum Helpdesk gehen
window-channel-no-sign-in = Niemand ist am Postfach angemeldet
window-channel-no-sign-in-what = Danach erscheinen hier die Ordner. Was Sie hier gewählt haben, bleibt erhalten.
window-channel-go-sign-in = Zur Anmeldung gehen

# Das Ziel.
window-channel-group = Zielgruppe
window-channel-group-what = Die Gruppe, in die die E-Mails kommen. Gezeigt werden nur aktive Gruppen, in denen Tickets angelegt werden können.
window-channel-group-sends = Sendet von { $address }
window-channel-group-silent = Hat keine Absenderadresse
window-channel-group-search = Gruppe suchen
window-channel-group-hidden =
    { $count ->
        [one] Eine weitere Gruppe; suchen Sie sie nach ihrem Namen.
       *[other] { $count } weitere Gruppen; suchen Sie nach dem Namen.
    }
window-channel-address = Absenderadresse von { $group }
window-channel-address-keep = Nicht ändern
window-channel-address-keeps = { $group } sendet weiterhin von { $address }.
window-channel-address-none = { $group } hat keine Absenderadresse; Agenten können importierte E-Mails von dort erst beantworten, wenn sie eine bekommt.
window-channel-address-change = Ändern in { $address }
window-channel-address-replaces = Nach dem Import, anstelle von: { $replaced }
window-channel-address-nothing = noch nichts
window-channel-address-same = Das ist ihre Absenderadresse bereits.
window-channel-address-unknown = Sie kann nicht in { $address } geändert werden: Zammad kennt diese Adresse noch nicht. Sie kann in der Administration von Zammad unter Kanäle ergänzt werden, auch nach dem Import.

# Die Ordner.
window-channel-folders = Ordner
window-channel-folders-what = Haken Sie die Ordner an, deren E-Mails Sie möchten. Ordner darunter gehören nicht von selbst dazu.
window-channel-folders-none = Die Ordner sind noch nicht bekannt.
window-channel-looking = Die Ordner des Postfachs werden angesehen; nichts wird verändert …
window-channel-look-again = Erneut ansehen
window-channel-cancel = Nicht weiter ansehen
window-channel-measuring = { $path } wird gemessen …
window-channel-measure-no-more = Nicht weiter messen
window-channel-search = Ordner suchen
window-channel-search-none = Kein Ordner hat das im Namen.
window-channel-keys = Mit der Tastatur: Pfeile wählen, Leertaste hakt an, links und rechts verbergen und zeigen, was darunter liegt.
window-channel-head-folder = Ordner
window-channel-head-messages = Nachrichten
window-channel-head-unread = Ungelesen
window-channel-head-size = Größe
window-channel-head-newest = Neueste
window-channel-only-folders = enthält nur andere Ordner
window-channel-no-mail = enthält keine E-Mails
window-channel-type = Stattdessen einen Pfad eingeben
window-channel-typed = Pfad eines Ordners
window-channel-typed-help = Mit / zwischen den Ebenen. Die Namen des Posteingangs in anderen Sprachen werden verstanden.
window-channel-take = Ordner hinzufügen
window-channel-typed-added = { $path } ist hinzugefügt.
window-channel-typed-corrected = „{ $typed }“ heißt in diesem Postfach { $path } und ist hinzugefügt.
window-channel-typed-only-folders = { $path } enthält nur andere Ordner. Wählen Sie einen von diesen.
window-channel-typed-no-mail = { $path } enthält keine E-Mails.
window-channel-typed-unknown = In diesem Postfach gibt es keinen Ordner „{ $typed }“.
window-channel-typed-near = In diesem Postfach gibt es keinen Ordner „{ $typed }“. Meinten Sie:
window-channel-chosen-none = Noch ist kein Ordner angehakt.
window-channel-chosen =
    { $folders ->
        [one] Ein Ordner
       *[other] { $folders } Ordner
    } mit { $messages ->
        [one] { $messages } Nachricht
       *[other] { $messages } Nachrichten
    }, { $unread } ungelesen
window-channel-goes-to = kommt in { $group }
window-channel-folder-gone = Diesen Ordner gibt es im Postfach nicht mehr.
window-channel-regroup = Andere Gruppe wählen
window-channel-regroup-done = Fertig
window-channel-remove = Entfernen

# Was gewünscht ist.
window-channel-wanted = Was importiert wird
window-channel-all = Alles
window-channel-all-what =
    { $count ->
        [0] Noch ist kein Ordner mit E-Mails angehakt.
        [one] Eine Nachricht in den angehakten Ordnern, gelesen oder ungelesen.
       *[other] { $count } Nachrichten in den angehakten Ordnern, gelesen oder ungelesen.
    }
window-channel-unread = Nur ungelesene E-Mails
window-channel-unread-what =
    { $count ->
        [0] Derzeit keine Nachricht. Was jemand vor dem Import liest, bleibt außen vor.
        [one] Derzeit eine Nachricht. Was jemand vor dem Import liest, bleibt außen vor.
       *[other] Derzeit { $count } Nachrichten. Was jemand vor dem Import liest, bleibt außen vor.
    }
window-channel-from = Von
window-channel-until = Bis einschließlich
window-channel-days-what = Tage, an denen E-Mails eingetroffen sind. Lassen Sie beide leer, wenn es keine Grenze geben soll.
window-channel-days-counted = Tage, an denen E-Mails eingetroffen sind. Wie viele Nachrichten das übrig lässt, zählt der nächste Schritt.

# Danach.
window-channel-after = Nach dem Import
window-channel-after-what = Was aus einer Nachricht im Postfach wird, wenn ihr Artikel aus Zammad zurückgelesen wurde.
window-channel-keep = So lassen, wie sie ist
window-channel-keep-what = Im Postfach ändert sich nichts.
window-channel-mark-read = Als gelesen markieren
window-channel-mark-read-what = Sie bleibt, wo sie ist, nur nicht mehr als ungelesen.
window-channel-move = In einen Ordner verschieben
window-channel-move-what =
    { $count ->
        [0] Nachrichten verlassen ihre Ordner und bleiben im Postfach.
        [one] Bis zu eine Nachricht verlässt ihren Ordner und bleibt im Postfach.
       *[other] Bis zu { $count } Nachrichten verlassen ihre Ordner und bleiben im Postfach.
    }
window-channel-move-to = Name des Ordners
window-channel-move-to-help = Er wird angelegt, wenn es ihn nicht gibt.
window-channel-delete = Löschen
window-channel-delete-what =
    { $count ->
        [0] Nachrichten verlassen das Postfach. Sie werden vorher noch einmal gefragt.
        [one] Bis zu eine Nachricht verlässt das Postfach. Sie werden vorher noch einmal gefragt.
       *[other] Bis zu { $count } Nachrichten verlassen das Postfach. Sie werden vorher noch einmal gefragt.
    }
window-channel-danger =
    { $count ->
        [one] Bis zu eine Nachricht würde aus { $mailbox } gelöscht.
       *[other] Bis zu { $count } Nachrichten würden aus { $mailbox } gelöscht.
    }
window-channel-danger-proven = Jede erst, nachdem ihr Artikel aus Zammad zurückgelesen wurde, und nur diese eine. Was scheitert oder übersprungen wird, bleibt.
window-channel-danger-recoverable = Gelöschte E-Mails kommen zu den wiederherstellbaren Elementen, wo sie meist 14 Tage bleiben, außerhalb der Ordner von Outlook. Danach sind sie aus dem Postfach verschwunden.
window-channel-danger-size = Die bisher gemessenen angehakten Ordner enthalten { $size }. Die wiederherstellbaren Elemente fassen 20 bis 30 GB; wo eine Aufbewahrung E-Mails dort festhält, passt womöglich weniger hinein.
window-channel-danger-too-much = Die angehakten Ordner enthalten { $size }, und die wiederherstellbaren Elemente fassen nur 20 bis 30 GB. Sind sie voll, scheitert das Löschen. Verschieben füllt sie nicht.

# Das Archiv.
window-channel-archive = Alte E-Mails
window-channel-archive-on = Alte E-Mails archivieren
window-channel-archive-on-what = E-Mails, die vor dem Zeitpunkt unten gesendet wurden, werden zu Tickets, die nichts verlangen: Sie erhalten den gewählten Status, und ihretwegen wird niemandem geschrieben.
window-channel-archive-off = Dann werden alle E-Mails, so alt sie auch sind, zu offener Arbeit: neue Tickets, die Agenten in ihren Übersichten sehen.
window-channel-archive-date = Älter als dieser Tag
window-channel-archive-time = und diese Uhrzeit
window-channel-archive-zone = Zeitzone: { $zone }
window-channel-archive-all =
    { $count ->
        [one] Die Nachricht, die jetzt da ist, ist älter und würde archiviert.
       *[other] Alle { $count } Nachrichten, die jetzt da sind, sind älter und würden archiviert.
    }
window-channel-archive-some = Die neueste Nachricht in den angehakten Ordnern ist vom { $newest }: Was neuer ist als der Zeitpunkt oben, wird zu neuen Tickets.
window-channel-archive-state = Status archivierter Tickets
window-channel-state-closed = Erledigt: in keiner Übersicht offener Arbeit.
window-channel-state-open = In Arbeit: Agenten sehen sie in ihren Übersichten.
window-channel-state-new = Gerade eingetroffen: Agenten sehen sie in ihren Übersichten.

# Die Daten.
window-channel-dates = Datum in Zammad
window-channel-dates-unused = Dieses Helpdesk wirkt unbenutzt: wenige Tickets, und kein anderer Agent war in letzter Zeit angemeldet. Deshalb ist das ursprüngliche Datum voreingestellt; es würde niemanden stören.
window-channel-dates-used = Dieses Helpdesk wirkt benutzt, oder es lässt sich nicht feststellen. Deshalb haben Sie die Wahl.
window-channel-original = Ursprüngliches Datum
window-channel-original-what =
    { $count ->
        [one] Tickets tragen das Datum ihrer E-Mail. Der Importmodus von Zammad wird für { $time } eingeschaltet, für eine Nachricht. Solange sendet Zammad für niemanden E-Mails, auch keine Antworten von Agenten, und keine Benachrichtigungen; Trigger tun nichts. Was dann nicht gesendet wird, wird auch später nicht gesendet.
       *[other] Tickets tragen das Datum ihrer E-Mail. Der Importmodus von Zammad wird für { $time } eingeschaltet, für { $count } Nachrichten. Solange sendet Zammad für niemanden E-Mails, auch keine Antworten von Agenten, und keine Benachrichtigungen; Trigger tun nichts. Was dann nicht gesendet wird, wird auch später nicht gesendet.
    }
window-channel-original-hidden = Das ursprüngliche Datum braucht den Importmodus von Zammad, den dieses API-Token nicht sehen darf. Mit der Berechtigung admin.maintenance ginge es.
window-channel-today = Heutiges Datum
window-channel-today-what = Dauert { $time }. Das Helpdesk arbeitet weiter wie gewohnt; jeder Artikel sagt in seiner ersten Zeile, wann die E-Mail wirklich gesendet wurde. Nur Trigger, die wegen importierter E-Mails an jemanden schreiben würden, werden angehalten.
window-channel-today-agents =
    { $count ->
        [one] Ein Agent möchte zu jedem Ticket eine E-Mail erhalten. Mit heutigem Datum hält der nächste Schritt an, bis das ausgeschaltet ist.
       *[other] { $count } Agenten möchten zu jedem Ticket eine E-Mail erhalten. Mit heutigem Datum hält der nächste Schritt an, bis das ausgeschaltet ist.
    }
window-channel-today-triggers = Dieses API-Token darf die Trigger nicht sehen; mit heutigem Datum hält der nächste Schritt deshalb an. Mit der Berechtigung admin.trigger ginge es weiter.

# Was selten gebraucht wird.
window-channel-more = Antworten auf neue E-Mails, und Tempo
window-channel-replies = Zammad darf E-Mails beantworten, die nicht archiviert werden
window-channel-replies-what = Gewöhnlich aus: Der Import schreibt niemandem.
window-channel-replies-nobody = Derzeit würde niemandem geantwortet: Alle E-Mails der angehakten Ordner werden archiviert.
window-channel-replies-new =
    { $count ->
        [one] Wer nach dem Zeitpunkt geschrieben hat, erhielte eine automatische Antwort von: { $names }. Das ist höchstens der Absender einer Nachricht; der nächste Schritt zählt, bevor etwas geschieht.
       *[other] Wer nach dem Zeitpunkt geschrieben hat, erhielte eine automatische Antwort von: { $names }. Das sind höchstens die Absender von { $count } Nachrichten; der nächste Schritt zählt sie, bevor etwas geschieht.
    }
window-channel-replies-all =
    { $count ->
        [one] Der Absender einer Nachricht erhielte eine automatische Antwort von { $names }, so alt sie auch ist. Archivieren Sie alte E-Mails, um das zu verhindern.
       *[other] Die Absender von bis zu { $count } Nachrichten erhielten eine automatische Antwort von { $names }, so alt die Nachrichten auch sind. Archivieren Sie alte E-Mails, um das zu verhindern.
    }
window-channel-replies-untold = Es ist kein Trigger bekannt, der Kunden antwortet; der nächste Schritt zählt, wem geantwortet werden könnte.
window-channel-parallel = Anfragen an Zammad zugleich
window-channel-parallel-help = 1 bis 16. Mehr ist schneller und verlangt dem Server mehr ab; 4 passt meistens.

# Warum der nächste Schritt wartet.
window-channel-waits-survey = Das Helpdesk wird angesehen …
window-channel-waits-helpdesk = Prüfen Sie zuerst das Helpdesk, in Schritt 2.
window-channel-waits-sign-in = Melden Sie sich zuerst am Postfach an, in Schritt 4.
window-channel-waits-group = Wählen Sie die Zielgruppe.
window-channel-waits-folders = Haken Sie mindestens einen Ordner an.
window-channel-waits-looking = Die Ordner sind noch nicht bekannt.
window-channel-waits-typed = Fügen Sie den eingegebenen Ordner hinzu, oder leeren Sie das Feld.
window-channel-waits-missing = Den Ordner { $path } gibt es nicht mehr.
window-channel-waits-address = Zammad kennt die Absenderadresse nicht.
window-channel-waits-dates = Wählen Sie, welches Datum die Tickets tragen.
window-channel-waits-days = Die Tage unter „Was importiert wird“ stimmen noch nicht.
window-channel-waits-move = Nennen Sie den Ordner, in den verschoben wird.
window-channel-waits-cut-off = Tag und Uhrzeit unter „Alte E-Mails“ stimmen noch nicht.
window-channel-waits-parallel = Wählen Sie eine Zahl von 1 bis 16 für die Anfragen.
window-channel-waits-something = Etwas oben ist noch nicht richtig.
window-channel-waits-earlier = In einem früheren Schritt ist noch etwas nicht richtig.
window-channel-originals = Das Original an jeden Artikel anhängen
window-channel-originals-what = Als Datei (.eml). Sonst haben es nur Artikel, die nicht alles von ihrer Nachricht zeigen können.
