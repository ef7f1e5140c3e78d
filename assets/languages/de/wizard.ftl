# Probleme des Fensters selbst.

no-window-opened = Es ließ sich kein Fenster öffnen.
    .why = Der Bildschirm war nicht benutzbar, oder sein Treiber hat abgelehnt.
    .effect = Es wurde nichts begonnen.
    .remedy = Setzen Sie ICED_BACKEND=tiny-skia, damit der Prozessor statt der Grafikkarte zeichnet, und versuchen Sie es noch einmal.
    .remedy-2 = Oder benutzen Sie die Befehle: mailferry --help nennt sie.

draft-not-written = Ihre Eingaben ließen sich nicht speichern.
    .why = Das ist ein Fehler von Mailferry.
    .effect = Ihre E-Mails sind nicht betroffen. Was Sie eingegeben haben, geht verloren, wenn Sie das Fenster schließen.
    .remedy = Bitte melden Sie den Fehler, mit den Einzelheiten.

start-task-failed = Frühere Importe ließen sich nicht lesen.
    .why = Das ist ein Fehler von Mailferry.
    .effect = Ihre E-Mails sind nicht betroffen, und frühere Importe sind unverändert.
    .remedy = Öffnen Sie das Fenster noch einmal. Wenn es wieder geschieht, melden Sie den Fehler.

start-changes-waiting = Das Protokoll dieses Imports kann noch nicht gelöscht werden.
    .why = In Zammad oder im Postfach ist noch etwas dafür verändert, und nur dieses Protokoll weiß, wie es vorher war.
    .effect = Es wurde nichts entfernt.
    .remedy = Setzen Sie den Import fort; an seinem Ende stellt er alles wieder her.
    .remedy-2 = { $reader ->
        [window] { "" }
       *[commands] Oder führen Sie „mailferry restore“ aus.
    }

practice-plan = Der Plan der Übung kann nicht verwendet werden.
    .why = Das ist ein Fehler von Mailferry.
    .effect = Es wurde nichts begonnen.
    .remedy = Bitte melden Sie den Fehler, mit den Einzelheiten.

already-open = Mailferry ist schon offen.
    .why = Zwei Fenster würden einander überschreiben, was eingegeben wurde.
    .effect = Nichts wurde gestartet; das offene Fenster arbeitet ungestört weiter.
    .remedy = Benutzen Sie das offene Fenster; vielleicht liegt es hinter anderen. Schließen Sie es zuerst, wenn Sie neu starten möchten.
