# Probleme der Befehle.

plan-unreadable = Der Plan { $path } lässt sich nicht lesen.
    .label = Der Plan ist nicht lesbar.
    .effect = Es wurde nichts gestartet.
    .remedy = Prüfen Sie den Namen der Datei. Wie ein Plan geschrieben wird, steht in der README.

plan-not-utf-8 = Der Plan { $path } ist nicht in UTF-8 geschrieben.
    .label = Der Plan ist nicht in UTF-8 geschrieben.
    .why = Ein Programm hat ihn in einem älteren Zeichensatz wie Windows-1252 gespeichert, oder es ist kein Text.
    .effect = Es wurde nichts gestartet.
    .remedy = Öffnen Sie ihn in einem Editor, und speichern Sie ihn als UTF-8 (im Windows-Editor: Speichern unter, Codierung, UTF-8).

plan-wrong = { $count ->
    [one] Der Plan { $path } hat { $count } Fehler. Er ist oben mit seiner Zeile genannt.
   *[other] Der Plan { $path } hat { $count } Fehler. Jeder ist oben mit seiner Zeile genannt.
}
    .label = Der Plan hat Fehler.
    .effect = Es wurde nichts gestartet.
    .remedy = Berichtigen Sie den Plan, und versuchen Sie es erneut.

zammad-token-not-given = Für das Zammad unter { $url } ist kein API-Token bekannt.
    .label = Für dieses Zammad ist kein API-Token bekannt.
    .why = Ein Plan enthält keine Geheimnisse. Das Token liegt { word-keychain-in } oder kommt für einen Lauf aus der Umgebungsvariablen MAILFERRY_ZAMMAD_TOKEN.
    .effect = Es wurde nichts gestartet.
    .remedy = Öffnen Sie in Zammad Ihr Profil, „Token-Zugriff“, und erstellen Sie ein Token mit den Berechtigungen admin und ticket.agent. Speichern Sie es dann mit „mailferry zammad-token“ und dem Plan.
    .remedy-2 = Wo sich Geheimnisse nicht speichern lassen, tragen Sie es in MAILFERRY_ZAMMAD_TOKEN ein.

access-token-not-given = { $account } ist auf diesem Computer nicht angemeldet.
    .label = Das Konto ist auf diesem Computer nicht angemeldet.
    .why = Ein Plan enthält keine Geheimnisse. Der Zugang zum Postfach kommt aus einer gemerkten Anmeldung des Kontos im Plan oder für einen Lauf aus der Umgebungsvariablen MAILFERRY_ACCESS_TOKEN.
    .effect = Es wurde nichts gestartet.
    .remedy = Melden Sie sich mit „mailferry sign-in“ und dem Plan an.
    .remedy-2 = Wo sich Geheimnisse nicht speichern lassen, ergänzen Sie den Befehl um --sign-in (und --device-code, wo es keinen Browser gibt): Die Anmeldung bleibt für diesen Lauf im Arbeitsspeicher.

delete-not-confirmed = Dieser Plan löscht importierte E-Mails aus { $mailbox }, und das wurde nicht bestätigt.
    .label = Der Plan löscht importierte E-Mails, und das wurde nicht bestätigt.
    .why = Mit dem Löschen wird nie begonnen, ohne dass die Adresse des Postfachs noch einmal genannt wurde.
    .effect = Es wurde nichts gestartet und nichts gelöscht.
    .remedy = Ergänzen Sie --delete-from { $mailbox }, wenn Sie das wollen.
    .remedy-2 = Oder setzen Sie im Plan unter [after_import] action = "keep" oder "move".

delete-from-another-mailbox = --delete-from nennt { $address }, dieser Plan löscht aber aus { $mailbox }.
    .label = --delete-from nennt ein anderes Postfach als der Plan.
    .effect = Es wurde nichts gestartet und nichts gelöscht.
    .remedy = Prüfen Sie, ob Sie diesen Plan meinen, und wiederholen Sie den Befehl dann mit --delete-from { $mailbox }.

delete-not-in-plan = --delete-from wurde angegeben, dieser Plan löscht aber nicht: Seine Aktion ist „{ $action }“.
    .label = --delete-from ist angegeben, aber der Plan löscht nicht.
    .effect = Es wurde nichts gestartet und nichts gelöscht.
    .remedy = Lassen Sie --delete-from weg, oder setzen Sie im Plan unter [after_import] action = "delete".

instead-not-in-plan = --instead wurde angegeben, aber dieser Plan löscht nicht: Seine Aktion ist „{ $action }“.
    .label = --instead wurde angegeben, aber der Plan löscht nicht.
    .effect = Es wurde nichts begonnen.
    .remedy = Lassen Sie --instead weg, oder setzen Sie im Plan action = "delete" unter [after_import].

no-run-yet = Auf diesem Computer wurde noch kein Import begonnen, also gibt es nichts zu berichten.
    .remedy = Beginnen Sie einen mit „mailferry import PLAN“, oder nennen Sie sein Journal mit --journal DATEI.

run-unknown = Kein Journal kennt einen Lauf namens { $run }.
    .label = Kein Journal kennt einen Lauf dieses Namens.
    .remedy = „mailferry status“ zeigt, welche Läufe es gibt.

mail-file-unreadable = Die Datei { $path } lässt sich nicht lesen.
    .label = Die Datei ist nicht lesbar.
    .remedy = Prüfen Sie ihren Namen und Ihre Zugriffsrechte.

practice-scenario-unknown = Es gibt kein Übungsszenario namens { $name }.
    .label = Ein Übungsszenario dieses Namens gibt es nicht.
    .remedy = „mailferry practice --scenario list“ nennt alle.

practice-without-window = Zum Üben fehlt eine Angabe: --headless für den ganzen Weg im Terminal, oder serve.
    .why = Dieses Mailferry hat noch kein Fenster.
    .remedy = Starten Sie „mailferry practice --headless“.

practice-no-folder = Es ließ sich kein temporärer Ordner zum Üben anlegen.
    .remedy = Prüfen Sie den freien Platz im Ordner des Systems für temporäre Dateien.

folder-renamed-unknown = --folder-renamed erhielt „{ $names }“, nennt aber keinen Ordner des Plans { $path }.
    .label = --folder-renamed nennt keinen Ordner des Plans.
    .why = Verlangt wird der Name des Ordners, wie er im Plan steht, ein Gleichheitszeichen und sein jetziger Name.
    .effect = Es wurde nichts gestartet, und der Plan ist, wie er war.
    .remedy = Schreiben Sie es wie in --folder-renamed "INBOX/Rechnungen=INBOX/Rechnungen 2024".

word-stays-for-deletion = { $count ->
    [one] Eine Nachricht hat der Mailserver nicht gelöscht.
   *[other] { $count } Nachrichten hat der Mailserver nicht gelöscht.
} In Zammad sind sie sicher. Das Löschen wird in { $time } erneut versucht; Strg-C beendet das Warten.
word-stays-for-folder = Der Ordner { $folder } fehlt oder lässt sich nicht öffnen. Nach ihm wird jede Minute gefragt, und der Import geht weiter, sobald er da ist; Strg-C beendet das Warten.

problem-code-unknown = Es gibt kein Problem mit dem Code „{ $code }“.
    .label = Es gibt kein Problem mit diesem Code.
    .why = { $found ->
        [some] Vielleicht ist „{ $nearest }“ gemeint.
       *[none] Alle Codes zeigt: mailferry problems
    }
    .effect = Es wurde nichts geändert.
    .remedy = Kopieren Sie den Code aus den Details des Problems.
