## Weitergeben, was hilft: das Supportpaket

support-bundle-there = Die Datei { $path } gibt es schon.
    .label = Die Datei gibt es schon.
    .effect = Es wurde nichts geschrieben.
    .remedy = Nennen Sie eine andere Datei, oder entfernen Sie diese.

support-bundle-not-made = Das Supportpaket konnte nicht erstellt werden.
    .effect = Es wurde nichts geschrieben; der Import ist nicht betroffen.
    .remedy = Versuchen Sie es noch einmal. Bleibt es dabei, senden Sie die Protokolldateien selbst: Sie liegen im Ordner „logs“ von Mailferrys Datenordner.

support-bundle-not-confirmed = Das Supportpaket wird erst gespeichert, wenn jemand gesehen hat, was darin ist.
    .effect = Es wurde nichts geschrieben.
    .remedy = Führen Sie den Befehl in einem Terminal aus, oder ergänzen Sie --yes.

catalogue-not-opened = Die Seite { $path } konnte nicht geöffnet werden.
    .label = Die Seite konnte nicht geöffnet werden.
    .why = Das System hat kein Programm für Seiten, oder es hat sich geweigert, es zu starten.
    .effect = Der Import ist nicht betroffen.
    .remedy = Öffnen Sie die Datei mit Ihrem Browser.

word-bundle-versions = Versionen von Mailferry und vom System
word-bundle-balance = wie die Läufe verliefen, und die Bilanz
word-bundle-problems = worauf Nachrichten trafen, gezählt
word-bundle-plan = der Plan
word-bundle-log = die Protokolldatei

command-bundle-holds = Das Supportpaket enthält:
command-bundle-no-names = Adressen und die Namen von Ordnern, Gruppen und Servern sind durch Nummern ersetzt. Betreffzeilen, Texte, Absender und Geheimnisse sind nicht darin.
command-bundle-names = Adressen und die Namen von Ordnern, Gruppen und Servern sind darin. Betreffzeilen, Texte, Absender und Geheimnisse sind nicht darin.
command-bundle-save = Als { $path } speichern? [j/N]
command-bundle-not-saved = Es wurde nichts gespeichert.

window-support-title = Supportpaket
window-support-button = Supportpaket …
window-support-gathering = Wird zusammengestellt …
window-support-what = Eine Datei für alle, die Ihnen helfen. Sie enthält:
window-support-addresses = Mit Adressen und Namen
window-support-addresses-what = Sonst sind Adressen und die Namen von Ordnern, Gruppen und Servern durch Nummern ersetzt. Betreffzeilen, Texte, Absender und Geheimnisse sind nie darin.
window-support-save = Speichern
window-support-saved = Gespeichert als { $name }
window-about-problem = Mehr zu diesem Problem
window-problems-button = Alle Probleme und Lösungen

## Der Katalog der Probleme

word-catalogue-title = Probleme und Lösungen
word-catalogue-what = Alles, was Mailferry melden kann: mit Code, was es für Ihre E-Mails bedeutet und was zu tun ist. „…“ steht für einen Namen oder eine Zahl.
word-catalogue-kind = Was Mailferry tut
word-catalogue-why = Warum
word-catalogue-effect = Ihre E-Mails
word-catalogue-where = Wo
word-catalogue-remedy = Was zu tun ist

word-kind-passing = wartet und versucht es von selbst noch einmal
word-kind-message = hält es bei dieser Nachricht fest und macht mit den anderen weiter
word-kind-person = hält an, bis jemand es behoben hat
word-kind-usage = beginnt nicht: Der Plan oder der Befehl stimmt nicht
word-kind-ours = hält an und lässt alles, wie es ist: ein Fehler des Programms
word-kind-various = kommt darauf an, wo es auftritt

word-chapter-common = Netzwerk und Allgemeines
word-chapter-plan = Plan und Einstellungen
word-chapter-microsoft = App-Registrierung, Einwilligung und Konto
word-chapter-sign-in = Anmeldung
word-chapter-mailbox = Postfach
word-chapter-message = Einzelne Nachrichten
word-chapter-zammad = Zammad
word-chapter-import = Import
word-chapter-safety-copy = Sicherheitskopie
word-chapter-commands = Befehle
word-chapter-practice = Üben
word-chapter-computer = Dieser Computer
