# Probleme mit dem, was das System verwahrt: Dateien, Ordner, andere Fenster.

file-unwritable = Die Datei { $path } lässt sich nicht schreiben.
    .label = Die Datei lässt sich nicht schreiben.
    .why = Der Datenträger ist voll, oder das System lässt Sie dort nicht schreiben.
    .effect = Eine Datei, die vorher dort lag, ist unverändert.
    .remedy = Wählen Sie einen anderen Ort, oder schaffen Sie Platz, und versuchen Sie es erneut.

file-unreadable = Die Datei { $path } lässt sich nicht lesen.
    .label = Die Datei ist nicht lesbar.
    .effect = Es wurde nichts geändert.
    .remedy = Prüfen Sie Ihre Berechtigungen für die Datei und den Zustand des Datenträgers.

file-not-private = { $path } wird nicht verwendet: Andere Benutzer dieses Computers könnten es lesen oder austauschen.
    .label = Andere Benutzer dieses Computers könnten eine Datei lesen oder austauschen.
    .why = { $reason ->
        [link] Es ist ein Link, und ein Link kann überallhin führen.
        [no-file] Es ist keine Datei, oder kein Ordner, wo einer nötig ist.
        [owner] Es gehört einem anderen Benutzer.
        [mode] Die Zugriffsrechte erlauben anderen Benutzern, es zu lesen oder zu ändern.
       *[folder] Andere Benutzer können ändern, was in diesem Ordner liegt.
    }
    .effect = Es wurde nichts gestartet und nichts geändert.
    .remedy = { $reason ->
        [mode] Wenn Sie dem Inhalt vertrauen, nehmen Sie den anderen die Berechtigungen: chmod 600 { $path }
       *[other] Wählen Sie einen Ort, der nur Ihnen gehört.
    }

original-not-opened = Es konnte kein Browser gestartet werden, um diese Nachricht zu zeigen.
    .effect = Die Nachricht und der Import sind davon nicht betroffen.
    .remedy = Öffnen Sie die Datei selbst, solange Mailferry läuft: { $path }
    .remedy-2 = Oder speichern Sie die Nachricht als .eml und öffnen Sie sie in Ihrem Mailprogramm.

word-notice-done = Der Import ist fertig
    .text = { $count ->
        [one] Eine Nachricht ist in Zammad.
       *[other] { $count } Nachrichten sind in Zammad.
    }

word-notice-attention = Der Import ist fertig
    .text = { $count ->
        [one] Eine Nachricht ist zu prüfen.
       *[other] { $count } Nachrichten sind zu prüfen.
    }

word-notice-waits = Der Import wartet auf Sie
    .text = Mailferry sagt, was nötig ist.

word-notice-stopped = Der Import wurde angehalten
    .text = Nichts ist verloren. Mailferry sagt, warum, und wie es weitergeht.

folder-not-opened = Der Ordner { $folder } konnte nicht gezeigt werden.
    .label = Der Ordner konnte nicht angezeigt werden.
    .effect = Der Bericht wurde trotzdem gespeichert.
    .remedy = Öffnen Sie den Ordner in Ihrem Dateimanager.

report-folder-unknown = Das System nennt keinen Ordner für Downloads oder Dokumente.
    .effect = Der Bericht wurde nicht gespeichert; der Import ist nicht betroffen.
    .remedy = { $reader ->
        [window] Legen Sie in Ihrem persönlichen Ordner einen Ordner „Downloads“ oder „Dokumente“ an, und speichern Sie ihn dann noch einmal.
       *[commands] Speichern Sie ihn mit einem Befehl: mailferry report LAUF --html DATEI
    }
