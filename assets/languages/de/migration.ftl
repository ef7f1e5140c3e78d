# Probleme beim Durchsehen, beim Import, bei der Nacharbeit und mit dem Journal.

journal-in-use = Dieses Postfach wird gerade von einem anderen Mailferry importiert.
    .why = Das Journal { $path } ist von einem anderen Prozess gesperrt, damit nichts doppelt importiert wird.
    .effect = Es wurde nichts gestartet; der andere Import geht ungestört weiter.
    .remedy = { $reader ->
        [window] Warten Sie, bis der andere Import fertig ist, oder halten Sie ihn in seinem Fenster an.
       *[commands] Warten Sie, bis der andere Import beendet ist, oder halten Sie ihn dort an. „mailferry status“ zeigt, wie weit er ist.
    }

journal-disk-full = Der Datenträger ist voll; das Journal { $path } kann nicht geschrieben werden.
    .label = Der Datenträger ist voll; das Journal kann nicht geschrieben werden.
    .why = Mailferry hält jeden Schritt auf dem Datenträger fest, bevor es ihn tut. Ohne diese Notiz geht es nicht weiter.
    .effect = Es geht nichts verloren: Was in Zammad ist, bleibt bekannt, und es wurde keine E-Mail gelöscht, die dort nicht nachgewiesen ist.
    .remedy = Schaffen Sie Platz auf dem Datenträger, und versuchen Sie es dann noch einmal; der Import geht dort weiter, wo er angehalten hat.

journal-unwritable = Das Journal { $path } kann nicht geschrieben oder gelesen werden.
    .label = Das Journal kann weder geschrieben noch gelesen werden.
    .why = Das System hat den Zugriff auf die Datei verweigert.
    .effect = Es wurde nichts begonnen, was nicht festgehalten ist.
    .remedy = Prüfen Sie die Berechtigungen für diesen Ordner und den Zustand des Datenträgers, und versuchen Sie es dann noch einmal.
    .remedy-2 = { $reader ->
        [window] { "" }
       *[commands] Geben Sie mit --journal einen anderen Ort an.
    }

journal-damaged = Das Journal { $path } ist beschädigt.
    .label = Das Journal ist beschädigt.
    .why = Sein Inhalt ist nicht so, wie Mailferry ihn geschrieben hat: Der Datenträger hat einen Fehler, oder ein anderes Programm hat die Datei verändert.
    .effect = Es ist keine E-Mail verloren: Was importiert wurde, ist in Zammad, und jede E-Mail ohne abgeschlossene Nacharbeit ist im Postfach.
    .remedy = Holen Sie die Datei aus einer Sicherung zurück.
    .remedy-2 = Oder legen Sie sie beiseite, und versuchen Sie es noch einmal: Was schon in Zammad ist, wird an seiner Message-ID erkannt und nicht doppelt importiert.

journal-not-ours = { $path } ist kein Journal von Mailferry.
    .label = Die Datei ist kein Journal von Mailferry.
    .effect = Es wurde nichts gestartet, und die Datei wurde nicht verändert.
    .remedy = { $reader ->
        [window] Verschieben Sie die Datei an einen anderen Ort; es wird ein neues Journal angelegt.
       *[commands] Geben Sie mit --journal eine andere Datei an, oder lassen Sie die Angabe weg.
    }

journal-newer = Das Journal { $path } wurde von einem neueren Mailferry geschrieben (Format { $format }).
    .label = Das Journal stammt von einem neueren Mailferry.
    .effect = Es wurde nichts gestartet, und die Datei wurde nicht verändert.
    .remedy = Verwenden Sie für dieses Postfach das neuere Mailferry.

journal-of-another-plan = Das Journal { $path } gehört zu einem anderen Plan: das Postfach { $mailbox } nach { $helpdesk }.
    .label = Das Journal gehört zu einem anderen Plan.
    .why = Ein Journal kennt ein Postfach und ein Helpdesk; zwei zu vermischen würde seine Zahlen verfälschen.
    .effect = Es wurde nichts gestartet, und die Datei wurde nicht verändert.
    .remedy = { $reader ->
        [window] Verschieben Sie die Datei an einen anderen Ort; das richtige Journal wird neu angelegt.
       *[commands] Lassen Sie --journal weg; das richtige wird dann von selbst gefunden.
    }
    .remedy-2 = { $reader ->
        [window] { "" }
       *[commands] Oder geben Sie mit --journal eine andere Datei an.
    }

journal-missing = Es gibt kein Journal { $path }.
    .label = Es gibt kein Journal.
    .why = Auf diesem Computer hat dieser Benutzer noch keinen Import und keine Prüfung dieses Plans gestartet.
    .remedy = { $reader ->
        [window] Beginnen Sie mit dem Schritt „{ window-step-check }“.
       *[commands] Beginnen Sie mit „mailferry check PLAN“.
    }

journal-thread-gone = Das Journal { $path } kann nicht mehr geschrieben werden.
    .label = Das Journal kann nicht mehr geschrieben werden.
    .why = Das ist ein Fehler von Mailferry.
    .effect = Der Import hat angehalten. Was in Zammad ist, bleibt bekannt; es wurde nichts weiter gesendet.
    .remedy = Versuchen Sie es noch einmal; der Import geht dort weiter, wo er angehalten hat.

journal-fault = Das Journal { $path } ließ sich nicht wie erwartet verwenden.
    .label = Das Journal ließ sich nicht wie erwartet verwenden.
    .why = Das ist ein Fehler von Mailferry.
    .effect = Der Import hat angehalten. Was in Zammad ist, bleibt bekannt; es wurde nichts weiter gesendet.
    .remedy = Versuchen Sie es noch einmal. Geschieht es wieder, melden Sie es mit den Worten aus den Einzelheiten.

reading-thread-failed = Eine E-Mail konnte nicht gelesen werden, weil das Programm selbst versagt hat.
    .why = Das ist ein Fehler von Mailferry.
    .effect = Der Import hat angehalten; die E-Mail bleibt, wo sie ist.
    .remedy = Versuchen Sie es noch einmal. Geschieht es wieder, melden Sie es.

posting-task-failed = Eine Nachricht konnte nicht an Zammad gesendet werden, weil das Programm selbst versagt hat.
    .why = Das ist ein Fehler von Mailferry.
    .effect = Der Import hat angehalten. Der nächste Lauf stellt fest, ob die Nachricht in Zammad ist, bevor irgendetwas noch einmal gesendet wird.
    .remedy = Versuchen Sie es noch einmal. Geschieht es wieder, melden Sie es.

check-without-result = Die Prüfung des Helpdesks hat kein Ergebnis gebracht.
    .why = Das ist ein Fehler von Mailferry.
    .effect = Es wurde nichts importiert.
    .remedy = { $reader ->
        [window] Versuchen Sie es noch einmal. Geschieht es wieder, melden Sie es mit den Worten der Details.
       *[commands] Melden Sie es zusammen mit der Ausgabe von „mailferry check PLAN --json“.
    }

import-mode-not-restored = Zammads Importmodus ist noch so, wie der Import ihn gesetzt hatte.
    .why = Die Einstellung wurde geschrieben, beim Nachlesen kam aber der andere Wert zurück.
    .effect = Solange der Importmodus eingeschaltet ist, verschickt Zammad keine E-Mails und führt keine Trigger aus, für niemanden.
    .remedy = { $reader ->
        [window] Setzen Sie den Import fort, oder wählen Sie „Jetzt zurücknehmen“ im Schritt „{ window-step-result }“.
       *[commands] Führen Sie „mailferry restore“ aus.
    }
    .remedy-2 = Oder schalten Sie ihn in Zammads Konsole aus: Setting.set('import_mode', false)

changes-not-restored = Zammad ist noch nicht wieder so, wie es vor dem Import war.
    .why = Was für die Zeit des Imports geändert wurde (Importmodus, angehaltene Trigger), ließ sich nicht zurücknehmen.
    .effect = Die importierten E-Mails sind sicher. Solange der Importmodus eingeschaltet ist, verschickt Zammad keine E-Mails und führt keine Trigger aus, für niemanden.
    .remedy = { $reader ->
        [window] Sobald Zammad erreichbar ist: Setzen Sie den Import fort, oder wählen Sie „Jetzt zurücknehmen“ im Schritt „{ window-step-result }“.
       *[commands] Führen Sie „mailferry restore“ aus, sobald Zammad erreichbar ist.
    }

restoring-needs-person = Zammad ist noch nicht wieder so, wie es vor dem Import war, und Warten hilft nicht.
    .why = Was für die Zeit des Imports geändert wurde (Importmodus, angehaltene Trigger, ein angehaltener Kanal), ließ sich nicht wiederherstellen; die Details sagen, was fehlt.
    .effect = Die importierten E-Mails sind sicher. Solange der Importmodus eingeschaltet ist, verschickt Zammad keine E-Mails und führt keine Trigger aus, für niemanden.
    .remedy = Beheben Sie, was die Details nennen, etwa das API-Token oder seine Berechtigungen.
    .remedy-2 = { $reader ->
        [window] Setzen Sie dann den Import fort, oder wählen Sie „Jetzt zurücknehmen“ im Schritt „{ window-step-result }“.
       *[commands] Führen Sie dann „mailferry restore“ aus.
    }

deletion-marks-left = { $count ->
        [one] Eine Nachricht im Postfach trägt
       *[other] { $count } Nachrichten im Postfach tragen
    } noch die Löschmarkierung von Mailferry.
    .label = Nachrichten im Postfach tragen noch die Löschmarkierung von Mailferry.
    .why = Mailferry hat sie zum Löschen markiert, der Mailserver hat sie nicht gelöscht, und die Markierung ließ sich nicht zurücknehmen.
    .effect = Die E-Mails sind sicher in Zammad und noch im Postfach. Outlook zeigt sie durchgestrichen, und ein anderes Mailprogramm könnte sie entfernen.
    .remedy = { $reader ->
        [window] Sobald das Postfach erreichbar ist: Starten Sie den Import noch einmal. Er nimmt die Markierungen vor allem anderen zurück.
       *[commands] Führen Sie „mailferry restore“ aus, sobald das Postfach erreichbar ist, oder starten Sie den Import noch einmal.
    }

journal-without-plan = Das Protokoll dieses Imports sagt nicht, wie sein Postfach zu erreichen ist.
    .why = Das ist ein Fehler von Mailferry.
    .effect = Die Löschmarkierungen im Postfach wurden nicht zurückgenommen.
    .remedy = Starten Sie den Import noch einmal mit seinem Plan; er nimmt sie vor allem anderen zurück.

folder-made-anew = Der Ordner { $folder } wurde während des Imports neu angelegt oder neu aufgebaut.
    .label = Der Ordner wurde während des Imports neu angelegt oder neu aufgebaut.
    .why = Seine UIDVALIDITY hat sich geändert: Der Server nummeriert seine Nachrichten neu.
    .effect = Es geht nichts verloren und nichts kommt doppelt an: Importierte E-Mails werden an ihrer Message-ID erkannt.
    .remedy = Versuchen Sie es noch einmal; der Ordner wird neu durchgesehen.

message-marked-deleted = Jemand hat diese Nachricht im Postfach als gelöscht markiert.
    .why = Sie trägt das Kennzeichen \Deleted: Sie wartet dort darauf, endgültig entfernt zu werden.
    .effect = Sie wurde nicht importiert und nicht angerührt.
    .remedy = Soll sie importiert werden, nehmen Sie das Löschen in Outlook zurück, und versuchen Sie es noch einmal.

message-too-large = Diese Nachricht hat { $size }; importiert werden Nachrichten bis { $limit }.
    .label = Die Nachricht ist zu groß.
    .effect = Sie bleibt unverändert im Postfach.
    .remedy = { $reader ->
        [window] Speichern Sie sie als .eml, und hängen Sie das Wichtige von Hand an ein Ticket.
       *[commands] Speichern Sie sie mit „mailferry save PLAN --to ORDNER“ als Datei, und hängen Sie das Wichtige von Hand an ein Ticket an.
    }

message-substitute = Microsoft hat statt dieser Nachricht einen Ersatz ausgeliefert.
    .why = Ihr Betreff beginnt mit „Retrieval using the IMAP4 protocol failed“: Exchange konnte die Nachricht nicht umwandeln, oder „Sichere Anlagen“ (Dynamische Zustellung) prüft sie noch.
    .effect = Der Ersatz wurde nicht importiert, und die Nachricht wurde nicht angerührt.
    .remedy = Versuchen Sie es in zehn Minuten noch einmal.
    .remedy-2 = Bleibt es dabei, stellen Sie die Richtlinie für sichere Anlagen von „Dynamische Zustellung“ auf „Blockieren“ um, oder speichern Sie die Nachricht aus Outlook.

message-not-handed-out = Das Postfach führt diese Nachricht auf, gibt aber nichts dafür heraus.
    .why = Sie wurde gerade eben entfernt oder verschoben, oder Exchange kann sie über IMAP nicht ausliefern.
    .effect = Sie wurde nicht importiert und wird von Mailferry nie gelöscht.
    .remedy = Versuchen Sie es noch einmal. Bleibt es dabei, öffnen Sie sie in Outlook, verschieben Sie sie in einen anderen Ordner und zurück, und versuchen Sie es dann wieder.

message-only-counted = Der Mailserver zählt diese Nachricht in ihrem Ordner mit und gibt sie nicht heraus.
    .why = Weder eine Suche noch eine Anfrage nach ihrem Platz im Ordner ergibt etwas von ihr.
    .effect = Sie wurde nicht importiert und wird von Mailferry nie gelöscht.
    .remedy = Versuchen Sie es noch einmal. Bleibt es dabei, vergleichen Sie den Ordner in Outlook im Web mit dem, was importiert wurde, und verschieben Sie, was fehlt, in einen anderen Ordner.

message-reading-too-long = Diese Nachricht zu lesen dauerte länger, als es bei einer E-Mail dauern darf.
    .why = Mailferry hat nach { $seconds ->
        [one] einer Sekunde
       *[other] { $seconds } Sekunden
    } aufgehört. Manche E-Mails sind so gebaut, dass sie Programme beschäftigt halten.
    .effect = Die Nachricht wurde nicht importiert und bleibt im Postfach; alle anderen gehen weiter.
    .remedy = { $reader ->
        [window] Speichern Sie sie als .eml, sehen Sie sie vorsichtig an, und hängen Sie sie von Hand an ein Ticket, wenn sie wichtig ist.
       *[commands] Speichern Sie sie mit „mailferry save PLAN --to ORDNER“, sehen Sie sie vorsichtig an, und hängen Sie sie von Hand an ein Ticket an, wenn sie wichtig ist.
    }

message-reading-failed = Mailferry konnte diese Nachricht nicht lesen.
    .why = Das ist ein Fehler von Mailferry.
    .effect = Die Nachricht wurde nicht importiert und bleibt im Postfach; alle anderen gehen weiter.
    .remedy = { $reader ->
        [window] Speichern Sie sie als .eml, hängen Sie sie von Hand an ein Ticket, und melden Sie den Fehler.
       *[commands] Speichern Sie sie mit „mailferry save PLAN --to ORDNER“, hängen Sie sie von Hand an ein Ticket an, und melden Sie den Fehler.
    }

message-over-every-limit = Zammads Server nimmt keine Anfrage an, die für diese Nachricht groß genug ist.
    .why = Auch in kleine Teile zerlegt wurde die Anfrage als zu groß abgelehnt.
    .effect = Sie wurde nicht importiert und bleibt im Postfach.
    .remedy = Erhöhen Sie die Größenbegrenzung des Webservers vor Zammad (bei nginx client_max_body_size), und versuchen Sie es dann noch einmal.
    .remedy-2 = { $reader ->
        [window] Oder speichern Sie sie als .eml.
       *[commands] Oder speichern Sie sie mit „mailferry save PLAN --to ORDNER“ als Datei.
    }

read-back-cut-short = Der Import wurde angehalten, bevor ein Artikel in Zammad bestätigt war.
    .effect = Der nächste Lauf stellt fest, ob er in Zammad ist, bevor irgendetwas noch einmal gesendet wird.
    .remedy = Versuchen Sie es noch einmal.

article-not-there-yet = Zammad hat einen Artikel angenommen, zeigt ihn aber noch nicht.
    .effect = Vor der Nacharbeit im Postfach muss der Artikel zu sehen sein, und noch einmal gesendet wird die Nachricht erst, wenn Gewissheit besteht.
    .remedy = Es ist nichts zu tun; es wird noch einmal nachgesehen.

article-differs = { $what ->
    [files] Der Artikel in Zammad ist nicht so, wie er gesendet wurde: Seine Dateien weichen ab.
    [ticket] Der Artikel in Zammad ist nicht so, wie er gesendet wurde: Er steht in einem anderen Ticket.
    [text] Der Artikel in Zammad ist nicht so, wie er gesendet wurde: Sein Text weicht ab.
   *[other] Der Artikel in Zammad ist nicht so, wie er gesendet wurde: Es weicht ab: { $what }.
}
    .label = Der Artikel in Zammad ist nicht so, wie er gesendet wurde.
    .why = Zammad, oder etwas dazwischen, hat einen Teil davon verändert oder weggelassen.
    .effect = Die Nachricht bleibt unverändert im Postfach und wird nicht noch einmal importiert.
    .remedy = Vergleichen Sie das Ticket mit der E-Mail in Outlook, und ergänzen Sie von Hand, was fehlt.

article-misdated = Der Artikel in Zammad trägt das Datum des Imports, nicht sein eigenes.
    .why = Ein Teil von Zammad hielt den Importmodus nicht für eingeschaltet, als er angelegt wurde. Vor Zammad 7.0 lässt sich das Datum eines Artikels nicht mehr ändern.
    .effect = Die E-Mail ist in Zammad, wie sie gesendet wurde, bis auf ihr Datum. Die Nachricht bleibt unverändert im Postfach und wird nicht noch einmal importiert.
    .remedy = Starten Sie den Import noch einmal: Wo Zammad das Datum ändern lässt, wird es berichtigt.

article-twice = { $other ->
    [unknown] Diese Nachricht ist zweimal in Zammad: Ticket { $ticket }.
   *[other] Diese Nachricht ist zweimal in Zammad: Tickets { $ticket } und { $other }.
}
    .label = Sie ist zweimal in Zammad.
    .why = Während Mailferry sie importierte, kam sie noch auf einem anderen Weg dorthin: über einen Kanal von Zammad, der dieses Postfach abruft, oder durch einen Import auf einem anderen Computer.
    .effect = Es fehlt keine E-Mail. Die Nachricht bleibt unverändert im Postfach und wird nicht noch einmal importiert.
    .remedy = Führen Sie die beiden Tickets in Zammad zusammen, und schalten Sie bis zum Ende des Imports ab, was dieses Postfach sonst noch abruft.

import-running-here = { $mailbox ->
    [unknown] Auf diesem Computer läuft ein anderer Import in { $address }.
   *[other] Auf diesem Computer läuft der Import von { $mailbox } in { $address }.
}
    .label = Auf diesem Computer läuft ein anderer Import in diesen Helpdesk.
    .why = Zwei Importe in ein Helpdesk zugleich würden einander die Stille beenden, und E-Mails gingen hinaus.
    .effect = Durch diesen wurde nichts importiert. Was der andere tut, geht weiter.
    .remedy = Starten Sie diesen Import noch einmal, wenn der andere zu Ende ist.

settle-not-confirmed = Das Postfach hat nicht bestätigt, was aus dieser Nachricht geworden ist.
    .effect = Sie ist in Zammad; im Postfach ist sie vielleicht noch, wie sie war.
    .remedy = Versuchen Sie es noch einmal; die Nacharbeit im Postfach wird noch einmal versucht, und nichts wird doppelt importiert.

settle-uids-changed = Der Ordner { $folder } wurde neu aufgebaut, nachdem diese Nachricht importiert war.
    .label = Ihr Ordner wurde nach dem Import neu aufgebaut.
    .why = Der Server nummeriert seine Nachrichten neu, und für keine von denen, die jetzt dort sind, ist erwiesen, dass sie diese ist, mit demselben Text und denselben Dateien.
    .effect = Die Nachricht ist in Zammad und blieb im Postfach, wie sie war.
    .remedy = Es ist nichts zu tun; löschen oder verschieben Sie sie von Hand, wenn Sie möchten.

already-there = Diese Nachricht war schon vorher in Zammad.
    .why = Dort gibt es einen Artikel mit ihrer Message-ID.
    .effect = Sie wurde nicht noch einmal importiert und blieb im Postfach, wie sie war.

there-without-files = In Zammad { $count ->
    [one] fehlt eine Datei
   *[other] fehlen { $count } Dateien
} dieser Nachricht: Ticket { $ticket }.
    .label = Sie ist ohne alle ihre Dateien in Zammad.
    .why = Dort gibt es einen Artikel mit ihrer Message-ID, den Mailferry nicht angelegt hat und nicht verändert.
    .effect = Sie wurde nicht noch einmal importiert und bleibt unverändert im Postfach.
    .remedy = { $reader ->
        [window] Speichern Sie die Nachricht als .eml, und hängen Sie von Hand an das Ticket, was fehlt.
       *[commands] Speichern Sie die Nachricht mit „mailferry save PLAN --to ORDNER“, und hängen Sie von Hand an das Ticket, was fehlt.
    }

copy = Dies ist ein Duplikat einer Nachricht, die einmal importiert wird.
    .why = Absender, Datum, Betreff, Text und Dateien stimmen überein.
    .effect = Sie wurde kein zweites Mal importiert. Wo der Plan importierte E-Mails markiert, verschiebt oder löscht, geht sie denselben Weg wie die andere Nachricht; sonst bleibt sie unverändert im Postfach.

copy-settled = Dies ist ein Duplikat einer Nachricht, die einmal importiert wurde; im Postfach ging sie denselben Weg.
    .why = Absender, Datum, Betreff, Text und Dateien stimmen überein.
    .effect = Sie wurde wie die andere Nachricht markiert, verschoben oder gelöscht, nachdem diese in Zammad bestätigt war.

copy-unproven = Dies ist höchstwahrscheinlich ein Duplikat einer Nachricht, die schon importiert wurde.
    .why = Absender, Datum und Betreff stimmen überein. Ob auch Text und Dateien übereinstimmen, lässt sich nicht mehr vergleichen: Die andere Nachricht ist nicht mehr im Postfach oder war nicht zu lesen.
    .effect = Sie wurde nicht importiert, damit sie nicht doppelt in Zammad steht, und bleibt unverändert im Postfach.
    .remedy = { $reader ->
        [window] Vergleichen Sie sie mit ihrem Ticket. Ist es eine andere Nachricht, speichern Sie sie als .eml, und hängen Sie sie von Hand an ein Ticket.
       *[commands] Vergleichen Sie sie mit ihrem Ticket. Ist es eine andere Nachricht, speichern Sie sie mit „mailferry save PLAN --to ORDNER“, und hängen Sie sie von Hand an ein Ticket.
    }

message-begun = Begonnen: Ticket { $ticket } hat den Text, { $count ->
    [one] { $count } Datei fehlt.
   *[other] { $count } Dateien fehlen.
}
    .label = Sie ist in Zammad, aber dort fehlen Dateien.
    .why = Zammad hat eine Anfrage abgelehnt, die weitere Dateien dieser Nachricht bringt.
    .effect = Die Nachricht bleibt unverändert im Postfach. Der nächste Lauf bringt, was fehlt.
    .remedy = Versuchen Sie es noch einmal.
    .remedy-2 = { $reader ->
        [window] Bleibt es dabei, speichern Sie die Nachricht als .eml, und hängen Sie von Hand an das Ticket, was fehlt.
       *[commands] Bleibt es dabei, speichern Sie die Nachricht mit „mailferry save PLAN --to ORDNER“, und hängen Sie von Hand an das Ticket, was fehlt.
    }

message-begun-too-large = Begonnen: Ticket { $ticket } hat den Text, { $count ->
    [one] { $count } Datei fehlt.
   *[other] { $count } Dateien fehlen.
}
    .label = Sie ist in Zammad, aber dort fehlen Dateien, die dessen Server nicht annimmt.
    .why = Zammads Server nimmt keine Anfrage an, die für eine ihrer Dateien groß genug ist.
    .effect = Die Nachricht bleibt unverändert im Postfach. Was fehlt, wird gebracht, sobald der Server es annimmt.
    .remedy = Erhöhen Sie die Größenbegrenzung des Webservers vor Zammad (bei nginx client_max_body_size), und versuchen Sie es dann noch einmal.
    .remedy-2 = { $reader ->
        [window] Oder speichern Sie die Nachricht als .eml, und hängen Sie von Hand an das Ticket, was fehlt.
       *[commands] Oder speichern Sie die Nachricht mit „mailferry save PLAN --to ORDNER“, und hängen Sie von Hand an das Ticket, was fehlt.
    }

article-missing = Der Artikel dieser Nachricht ist nicht mehr in Zammad.
    .why = Sein Ticket wurde seither gelöscht oder zusammengeführt, oder das Token darf es nicht mehr sehen.
    .effect = Die Nachricht bleibt unverändert im Postfach und wird nicht noch einmal importiert.
    .remedy = Suchen Sie das Ticket in Zammad. Wurde es absichtlich gelöscht, löschen Sie die Nachricht von Hand.

zammad-fails-on-message = Zammad selbst ist an dieser Nachricht dreimal gescheitert.
    .why = Es ist ein Fehler in Zammad; mehr steht in dessen Protokoll.
    .effect = Die Nachricht wurde nicht importiert und bleibt unverändert im Postfach.
    .remedy = Versuchen Sie es später noch einmal; sie wird dann noch einmal versucht.
    .remedy-2 = { $reader ->
        [window] Oder speichern Sie sie als .eml, und sehen Sie in Zammads Protokoll nach (production.log).
       *[commands] Oder speichern Sie sie mit „mailferry save PLAN --to ORDNER“ als Datei, und sehen Sie in Zammads Protokoll (production.log) nach.
    }

zammad-never-answered = { $times ->
    [one] Zammad wurde { $times } Mal gebeten, diese Nachricht anzunehmen, und hat nicht geantwortet.
   *[other] Zammad wurde { $times } Mal gebeten, diese Nachricht anzunehmen, und hat nie geantwortet.
}
    .label = Zammad wurde mehrmals gebeten, sie anzunehmen, und hat nie geantwortet.
    .why = Die Anfrage dauerte länger, als Zammad oder der Server davor zulässt. Es wurde jedes Mal nach ihr gesucht, und sie ist nicht da.
    .effect = Die Nachricht wurde nicht importiert und bleibt unverändert im Postfach.
    .remedy = Versuchen Sie es später noch einmal, wenn Zammad weniger zu tun hat.
    .remedy-2 = { $reader ->
        [window] Oder speichern Sie sie als .eml.
       *[commands] Oder speichern Sie sie mit „mailferry save PLAN --to ORDNER“ als Datei.
    }

zammad-refuses-every-message = { $count ->
    [one] Zammad hat { $count } Nachricht abgelehnt.
   *[other] Zammad hat { $count } Nachrichten hintereinander aus demselben Grund abgelehnt.
}
    .label = Zammad hat eine Nachricht nach der anderen aus demselben Grund abgelehnt.
    .why = Das liegt nicht an einzelnen E-Mails. Oft fehlt jedem Ticket etwas: ein Pflichtfeld, oder ein Workflow in Zammad verbietet einen Wert.
    .effect = Der Import hat angehalten, bevor noch mehr abgelehnt wurden. Sie bleiben unverändert im Postfach.
    .remedy = Lesen Sie, was der Server gesagt hat. Machen Sie ein solches Feld für die Zeit des Imports in Zammad optional (Objekte, Core-Workflows), und versuchen Sie es dann noch einmal.

skipped-by-person = Sie haben diese Nachricht übersprungen.
    .effect = Sie wurde nicht importiert und bleibt im Postfach, wie sie ist. Auch spätere Läufe lassen sie aus.
    .remedy = Wählen Sie bei der Nachricht „Erneut versuchen“, wenn sie doch importiert werden soll.

message-unknown = Diese Nachricht steht nicht mehr in der Liste dieses Postfachs.
    .why = Die Liste wurde neu gelesen: Die Nachricht wurde verschoben oder entfernt, oder ihr Ordner ist nicht mehr ausgewählt.
    .effect = Es wurde nichts geändert.
    .remedy = Sehen Sie sich die Liste noch einmal an.

nothing-to-try = Es gibt keine Nachricht zum Ausprobieren.
    .why = Keine der ausgewählten Nachrichten ist noch zu importieren.
    .effect = Es wurde nichts importiert oder geändert.
    .remedy = Wählen Sie Nachrichten aus, die noch zu importieren sind, oder beginnen Sie den Import.

original-attached = Der Artikel stellt die Nachricht so gut wie möglich dar; das Original ist angehängt.
    .label = so gut wie möglich dargestellt; das Original ist angehängt
    .why = Etwas von ihr lässt sich in Zammad nicht anzeigen oder nicht sicher so, wie es gemeint war: Sie ist beschädigt, in einem unbekannten Zeichensatz oder zeigt Bilder aus dem Internet.
    .effect = Es fehlt nichts: Die Datei original-message.eml am Artikel ist die Nachricht, wie sie im Postfach lag.
    .remedy = Es ist nichts zu tun. Wer sie sehen will, wie sie war, öffnet diese Datei in einem Mailprogramm.
original-too-large = Der Artikel stellt die Nachricht so gut wie möglich dar, und das Original ist zum Anhängen zu groß.
    .label = Original zum Anhängen zu groß
    .why = Zammad oder der Webserver davor nimmt keine so großen Anfragen an.
    .effect = Die Nachricht ist in Zammad und bleibt im Postfach; nur dort ist sie vollständig.
    .remedy = Vergleichen Sie den Artikel mit der Nachricht in Outlook. Fehlt nichts, was Sie brauchen, behandeln Sie die Nachricht selbst weiter.
    .remedy-2 = Oder speichern Sie die Nachricht als Datei und bewahren Sie sie auf.
