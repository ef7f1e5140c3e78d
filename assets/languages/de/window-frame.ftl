# Das Fenster: der Rahmen.

window-step-start = Bevor Sie beginnen
window-step-helpdesk = Helpdesk
window-step-consent = Einwilligung
window-step-sign-in = Anmeldung
window-step-settings = Importeinstellungen
window-step-check = Prüfung
window-step-import = Import
window-step-result = Ergebnis
window-step-going-live = Umstellung
window-place = Schritt { $step } von { $steps }
window-steps = Schritte
window-title = { $step } – Mailferry

window-back = Zurück
window-next = Weiter
window-close = Schließen
window-help = Hilfe
window-understood = Verstanden

window-copy = Kopieren
window-copied = Kopiert
window-details = Details
window-details-code = Code: { $code }
window-details-server = Der Server meldete: { $words }
window-details-time = Zeit: { $time }
window-nothing-done = Es wurde nichts geändert. Ihre Eingaben bleiben erhalten.
window-your-mail = Ihre E-Mails
window-what-to-do = Was Sie tun können
window-times = { $count }-mal

window-keys = Tasten
window-key-tab = weiter, mit Umschalt zurück
window-key-enter = die Hauptschaltfläche, außer sie startet einen Import oder löscht
window-key-escape = zurück, oder einen Dialog schließen
window-key-help = diese Hilfe
window-key-zoom = größer, kleiner, Originalgröße
window-key-copy = kopiert die ausgewählte Meldung

# Was an einem Feld nicht stimmt, steht darunter.
window-field-empty = Diese Angabe fehlt noch.
window-field-address = Das ist keine E-Mail-Adresse wie name@example.com.
window-field-url = Das ist keine Webadresse wie https://help.example.com.
window-field-url-extra = Nur die Adresse selbst, ohne Name, Kennwort, ? oder #.
window-field-plain-http = So würde Ihr Token unverschlüsselt übertragen. Verwenden Sie https.
window-field-imap = „{ $value }“ ist keine Serveradresse wie imap.example.com:993.
window-field-plain-imap = Ohne TLS würde Ihre Anmeldung unverschlüsselt übertragen. Erlaubt ist das nur zu diesem Computer selbst.
window-field-date = Das ist kein Tag wie 31.01.2024.
window-field-moment = Das ist kein Tag mit Uhrzeit wie 31.01.2024 und 14:30.
window-field-dates-crossed = Der letzte Tag liegt vor dem ersten.
window-field-parallel = Wählen Sie eine Zahl von 1 bis 16.

# Was ein zweites Fenster sagt.
window-already-open-title = Mailferry
window-already-open = Mailferry ist bereits geöffnet.
window-already-open-what = Benutzen Sie das offene Fenster; vielleicht liegt es hinter anderen. Schließen Sie es zuerst, wenn Sie neu starten möchten.
