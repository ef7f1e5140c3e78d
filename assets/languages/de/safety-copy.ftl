## Die Sicherheitskopie: Nachrichten sichern, bevor sie gelöscht werden

safety-copy-disk-full = Für die Sicherheitskopie in { $path } ist auf dem Datenträger zu wenig Platz: Nötig sind { $needed }, frei sind { $free }.
    .label = Für die Sicherheitskopie ist auf dem Datenträger zu wenig Platz.
    .why = Nach Ihren Einstellungen wird jede Nachricht als Datei auf diesem Computer gesichert, bevor sie im Postfach gelöscht wird.
    .effect = Keine Nachricht wurde ohne Kopie gelöscht. Was in Zammad ist, bleibt dort, und was nicht gelöscht wurde, ist noch im Postfach.
    .remedy = Schaffen Sie Platz auf dem Datenträger, und versuchen Sie es dann noch einmal; der Import geht dort weiter, wo er angehalten hat.
    .remedy-2 = { $reader ->
        [window] Oder lassen Sie importierte E-Mails im Postfach, oder verschieben Sie sie in einen Ordner: Dann muss nichts gesichert werden.
       *[commands] Oder legen Sie die Kopien in einem Ordner auf einem anderen Datenträger ab: --safety-copies ORDNER.
    }
    .remedy-3 = { $reader ->
        [window] { "" }
       *[commands] Oder löschen Sie ohne Kopien, wenn Sie eine Sicherung des Postfachs haben: --safety-copy no.
    }

safety-copy-unwritable = Die Sicherheitskopie { $path } kann nicht geschrieben werden.
    .label = Die Sicherheitskopie kann nicht geschrieben werden.
    .why = Das System hat den Zugriff auf die Datei oder ihren Ordner verweigert.
    .effect = Keine Nachricht wurde ohne Kopie gelöscht. Was nicht gelöscht wurde, ist noch im Postfach.
    .remedy = Prüfen Sie die Berechtigungen für diesen Ordner und den Zustand des Datenträgers, und versuchen Sie es dann noch einmal.

safety-copy-differs = Was in { $path } gesichert wurde, wird dort nicht so gelesen, wie es geschrieben wurde.
    .label = Eine gesicherte Nachricht wird nicht so gelesen, wie sie geschrieben wurde.
    .why = Der Datenträger oder ein Programm, das ihn überwacht, hat die Datei verändert.
    .effect = Es wurde nichts gelöscht, was keine einwandfreie Kopie hat.
    .remedy = Prüfen Sie den Zustand des Datenträgers und ob ein Virenscanner dort Dateien verändert; versuchen Sie es dann noch einmal.

safety-copy-not-had = Der Mailserver gibt diese Nachricht aus „{ $path }“ nicht mehr heraus; von ihr konnte keine Sicherheitskopie angelegt werden.
    .label = Der Mailserver gibt sie nicht mehr heraus; es konnte keine Sicherheitskopie angelegt werden.
    .why = Für den Import hat er die Nachricht herausgegeben. Vielleicht ist sie auf dem Server beschädigt, oder eine Richtlinie hält sie zurück.
    .effect = Die Nachricht ist in Zammad. Sie wurde nicht gelöscht und ist noch im Postfach.
    .remedy = Versuchen Sie es später noch einmal. Bleibt es dabei, sehen Sie sich die Nachricht in Outlook an und löschen Sie sie dort von Hand.

safety-copy-thread-gone = Das Schreiben der Sicherheitskopie ist unerwartet abgebrochen.
    .effect = Es wurde nichts ohne Kopie gelöscht.
    .remedy = Starten Sie noch einmal. Geschieht es wieder, melden Sie es bitte.

## Nachrichten der Sicherheitskopie ins Postfach zurücklegen

put-back-not-confirmed = Der Mailserver hat gemeldet, die Nachricht sei nach „{ $path }“ zurückgelegt, aber sie ist dort nicht zu finden.
    .label = Der Mailserver hat das Zurücklegen gemeldet, aber sie ist nicht zu finden.
    .effect = Die Datei der Sicherheitskopie ist unverändert.
    .remedy = Versuchen Sie es noch einmal: Mailferry sieht zuerst nach, ob die Nachricht inzwischen da ist.

put-back-refused = Der Mailserver hat die Nachricht nicht in „{ $path }“ angenommen.
    .label = Der Mailserver hat sie nicht angenommen.
    .effect = Die Datei der Sicherheitskopie ist unverändert.
    .remedy = Prüfen Sie, ob im Postfach Platz ist und ob Sie in diesen Ordner schreiben dürfen; versuchen Sie es dann noch einmal.
    .remedy-2 = Die Datei lässt sich auch mit Outlook oder einem anderen E-Mail-Programm öffnen.

put-back-file-changed = Die Datei { $path } ist nicht mehr die, die gesichert wurde.
    .label = Die Datei wurde seit dem Sichern verändert.
    .why = Jemand hat sie bearbeitet, oder der Datenträger ist beschädigt.
    .effect = Sie wurde nicht ins Postfach zurückgelegt.
    .remedy = Wenn Sie sie so im Postfach haben möchten, öffnen Sie sie mit Ihrem E-Mail-Programm und verschieben Sie sie dorthin.

put-back-file-missing = Die Datei { $path } ist nicht mehr da.
    .label = Die Datei der Sicherheitskopie ist nicht mehr da.
    .why = Sie wurde entfernt, umbenannt oder verschoben.
    .effect = Die Nachricht wurde nicht ins Postfach zurückgelegt. Ihr Ticket in Zammad enthält alles von ihr.
    .remedy = Bringen Sie die Datei an ihren Platz zurück, und versuchen Sie es dann noch einmal.

put-back-file-unreadable = Die Datei { $path } kann nicht gelesen werden.
    .label = Die Datei der Sicherheitskopie kann nicht gelesen werden.
    .effect = Die Nachricht wurde nicht ins Postfach zurückgelegt.
    .remedy = Prüfen Sie die Berechtigungen der Datei und den Zustand des Datenträgers, und versuchen Sie es dann noch einmal.

put-back-nothing-chosen = Es wurde nichts genannt, was ins Postfach zurückgelegt werden soll.
    .effect = Es wurde nichts geändert.
    .remedy = Nennen Sie Dateien der Sicherheitskopie, oder --message-id, oder --all.

put-back-journal-missing = Zu diesem Plan gibt es kein Journal: { $path } ist nicht da.
    .label = Zu diesem Plan gibt es kein Journal.
    .why = Mit diesem Plan wurde auf diesem Computer nichts importiert, oder sein Journal wurde entfernt.
    .effect = Es wurde nichts geändert.
    .remedy = Ist die Sicherheitskopie noch da, nennen Sie ihre Tabelle: --index ORDNER/index.csv.
    .remedy-2 = Liegt das Journal anderswo: --journal DATEI.

put-back-index-unreadable = { $path } ist nicht die Tabelle einer Sicherheitskopie.
    .label = Das ist nicht die Tabelle einer Sicherheitskopie.
    .why = Sie fehlt, ist nicht lesbar, oder ihr fehlen Spalten, die das Zurücklegen braucht.
    .effect = Es wurde nichts geändert.
    .remedy = Nennen Sie die Datei index.csv im Tagesordner der Sicherheitskopie, oder diesen Ordner.
    .remedy-2 = Oder öffnen Sie die .eml-Dateien mit Outlook oder einem anderen E-Mail-Programm.

put-back-lines-unreadable = { $count ->
    [one] Eine Zeile von { $path } ist nicht brauchbar: Zeile { $line }.
   *[other] { $count } Zeilen von { $path } sind nicht brauchbar, die erste ist Zeile { $line }.
}
    .label = Zeilen der Tabelle der Sicherheitskopie sind nicht brauchbar.
    .why = Sie wurden abgeschnitten oder bearbeitet.
    .effect = Ihre Nachrichten wurden nicht ins Postfach zurückgelegt; die Dateien sind unverändert.
    .remedy = Öffnen Sie die .eml-Dateien, die die Tabelle nicht nennt, mit Outlook oder einem anderen E-Mail-Programm.

## Was die Befehle dazu sagen

command-safety-copy = Sicherheitskopie: { $count ->
    [one] { $count } Nachricht
   *[other] { $count } Nachrichten
} ({ $size }) in { $folder }
command-safety-copy-first = Bevor sie gelöscht wird, wird jede Nachricht als Datei auf diesem Computer gesichert: { $size }, in { $folder }
command-safety-copy-off = Von dem, was gelöscht wird, wird keine Sicherheitskopie angelegt.
command-returned = { $count ->
    [one] { $count } Nachricht ist wieder im Postfach.
   *[other] { $count } Nachrichten sind wieder im Postfach.
}
command-returned-before = { $count ->
    [one] { $count } Nachricht war schon da.
   *[other] { $count } Nachrichten waren schon da.
}
command-returned-nothing = Aus der Sicherheitskopie ist nichts mehr zurückzulegen.
command-returned-unknown = Nicht in der Sicherheitskopie dieses Plans: { $name }

## Im Fenster

window-settings-safety-copy = Jede Nachricht zuerst als Datei auf diesem Computer sichern
window-settings-safety-copy-what = Eine Sicherheitskopie{ $size ->
    [none] { "" }
   *[other] { " " }von etwa { $size }
} in Mailferrys eigenem Ordner. Das Ergebnis zeigt sie und legt Nachrichten ins Postfach zurück.
window-check-safety-copy = Jede wird zuerst als Datei auf diesem Computer gesichert ({ $size })
window-check-no-safety-copy = Es wird keine Sicherheitskopie angelegt
window-result-kept = Sicherheitskopie
window-result-kept-what = { $count ->
    [one] { $count } gelöschte Nachricht ({ $size }) ist als Datei auf diesem Computer gesichert.
   *[other] { $count } gelöschte Nachrichten ({ $size }) sind als Dateien auf diesem Computer gesichert.
}
window-result-kept-returned = { $returned ->
    [one] { $returned } davon ist wieder im Postfach.
   *[other] { $returned } davon sind wieder im Postfach.
}
window-result-kept-folder = Ordner öffnen
window-result-return = Ins Postfach zurücklegen …
window-result-returning = Nachrichten werden ins Postfach zurückgelegt …
window-result-returned = { $count ->
    [one] { $count } Nachricht ist wieder im Postfach
   *[other] { $count } Nachrichten sind wieder im Postfach
}
window-result-return-title = Nachrichten ins Postfach zurücklegen
window-result-return-search = Absender oder Betreff
window-result-return-none = Keine passenden Nachrichten
window-result-return-more = { $count ->
    [one] und { $count } weitere
   *[other] und { $count } weitere
}
window-result-return-folder = Ordner
window-result-return-folder-help = Leer: jede in ihren früheren Ordner. Wählen Sie einen, den Zammad nicht abruft. Tickets bleiben.
window-result-return-never = Abbrechen
window-result-return-now = { $count ->
    [one] { $count } Nachricht zurücklegen
   *[other] { $count } Nachrichten zurücklegen
}
