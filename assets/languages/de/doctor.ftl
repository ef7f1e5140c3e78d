# Was „mailferry doctor“ über diesen Computer und den Weg zu jedem Server sagt.

word-doctor-versions = Mailferry
word-doctor-window = Fenster
word-doctor-secrets = Geheimnisse speichern
word-doctor-data-folder = Datenordner
word-doctor-report-folder = Ordner für Berichte
word-doctor-disk = Datenträger
word-doctor-clock = Uhr
word-doctor-name = { $server }: Name
word-doctor-way = { $server }: Weg
word-doctor-connection = { $server }: Verbindung

word-doctor-helpdesk = Helpdesk
word-doctor-sign-in = Anmeldedienst
word-doctor-mailbox = Mailserver

word-doctor-shown = kann geöffnet werden ({ $how })
word-doctor-not-shown = lässt sich hier nicht öffnen
word-doctor-windowless = nicht in dieser Fassung; die Befehle tun dasselbe
word-doctor-kept = funktioniert
word-doctor-not-kept = funktioniert nicht
word-doctor-writable = { $folder }, beschreibbar
word-doctor-not-writable = { $folder }, nicht beschreibbar
word-doctor-free = { $size } frei
word-doctor-addresses = { $count ->
    [one] gefunden, eine Adresse
   *[other] gefunden, { $count } Adressen
}
word-doctor-unknown = nicht gefunden
word-doctor-straight = direkt, ohne Proxy
word-doctor-by-proxy = über den Proxy { $proxy }
word-doctor-past-proxy = direkt, am Proxy { $proxy } vorbei, den IMAP nicht nutzen kann
word-doctor-answered = erreicht
word-doctor-not-reached = nicht erreicht
word-doctor-right = geht richtig
word-doctor-ahead = geht { $time } vor
word-doctor-behind = geht { $time } nach

command-doctor-no-servers = Es wurde nach keinem Server gesehen. Nennen Sie einen Plan (mailferry doctor plan.toml) oder --zammad und --cloud.
command-doctor-names-hidden = Namen von Servern sind durch Nummern ersetzt, damit Sie dies weitergeben können; --with-addresses behält sie bei.

display-missing = Hier gibt es keinen Bildschirm, auf dem sich ein Fenster öffnen ließe.
    .why = Weder X11 noch Wayland ist genannt (DISPLAY, WAYLAND_DISPLAY), wie auf einem Server oder über SSH.
    .effect = Die Befehle erledigen dasselbe ohne Fenster.
    .remedy = Starten Sie Mailferry für das Fenster in einer Desktop-Sitzung, oder verwenden Sie die Befehle: mailferry --help

display-libraries-missing = Das Fenster lässt sich nicht öffnen, weil diese Bibliotheken nicht gefunden wurden: { $libraries }
    .label = Bibliotheken des Fensters fehlen.
    .why = Das Fenster öffnet sie beim Start über ihren Namen. Jeder Desktop hat sie, ein sehr kleines System vielleicht nicht.
    .effect = Die Befehle erledigen dasselbe ohne Fenster.
    .remedy = Installieren Sie sie. Unter Debian und Ubuntu: sudo apt install { $packages }

disk-nearly-full = Auf dem Datenträger, auf dem { $path } liegt, sind nur noch { $free } frei.
    .label = Der Datenträger ist fast voll.
    .effect = Es wurde nichts geändert. Das Protokoll eines großen Postfachs passt vielleicht nicht mehr, und Sicherheitskopien brauchen so viel Platz wie die gelöschten E-Mails.
    .remedy = { $reader ->
        [window] Schaffen Sie Platz.
       *[commands] Schaffen Sie Platz, oder setzen Sie MAILFERRY_HOME auf einen Ordner eines anderen Datenträgers.
    }

clock-wrong = Die Uhr dieses Computers weicht um { $time } von der des Servers ab.
    .label = Die Uhr dieses Computers geht falsch.
    .why = In der Antwort des Servers steht, wie spät es dort ist.
    .effect = Es wurde nichts geändert. Anmeldungen können abgelehnt werden, weil sie zu alt oder noch nicht gültig scheinen, und heutige Daten wären falsch.
    .remedy = Stellen Sie die Uhr, oder lassen Sie sie über das Netz stellen (Windows und macOS: „Uhrzeit automatisch festlegen“; Linux: sudo timedatectl set-ntp true).

network-name-unknown = Es gibt keinen Server namens { $address }, oder seine Adresse lässt sich nicht ermitteln.
    .label = Der Name eines Servers lässt sich nicht auflösen.
    .why = Der Name ist falsch geschrieben, dieser Computer hat keine funktionierende Netzwerkverbindung, oder sein Namensserver (DNS) kennt den Namen nicht.
    .effect = Es wurde nichts geändert.
    .remedy = Prüfen Sie den Namen, die Netzwerkverbindung und bei einem Namen aus Ihrem eigenen Netz, ob dieser Computer dessen Namensserver verwendet (VPN).

network-silent = { $address } hat nicht innerhalb von { $time } geantwortet.
    .label = Der Server hat nicht rechtzeitig geantwortet.
    .why = Eine Verbindung wurde hergestellt oder versucht, dann kam nichts: oft eine Firewall, die verwirft, was sie nicht erlaubt.
    .effect = Es wurde nichts geändert.
    .remedy = Versuchen Sie es erneut. Bleibt es so, fragen Sie, wer das Netz betreut, ob dieser Computer sich mit dem Server verbinden darf.

# The page that tells it where nobody sees a terminal.

page-unseen-title = Mailferry konnte nicht starten
page-unseen-code = Code

# Der Blick auf diesen Computer, im Fenster.

window-doctor-title = Diesen Computer prüfen
window-doctor-button = Diesen Computer prüfen …
window-doctor-what = Ist dieser Computer geeignet, und erreicht er jeden Server? Es wird nichts verändert und niemand angemeldet.
window-doctor-looking = Wird geprüft …
window-doctor-good = Alles ist bereit.
window-doctor-notes = { $count ->
    [one] Bereit, mit einem Hinweis.
   *[other] Bereit, mit { $count } Hinweisen.
}
window-doctor-stops = { $count ->
    [one] Ein Problem ist zu beheben
   *[other] { $count } Probleme sind zu beheben
}
window-doctor-copy = Dieses Ergebnis kopieren
window-doctor-hidden = Die Kopie nennt Ihre eigenen Server nicht; Sie können sie weitergeben.
window-doctor-again = Erneut prüfen
