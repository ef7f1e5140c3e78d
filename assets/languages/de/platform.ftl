# Probleme mit dem, was das System verwahrt: Dateien, Ordner, andere Fenster.

file-unwritable = Die Datei { $path } lässt sich nicht schreiben.
    .why = Der Datenträger ist voll, oder das System lässt Sie dort nicht schreiben.
    .effect = Eine Datei, die vorher dort lag, ist unverändert.
    .remedy = Wählen Sie einen anderen Ort, oder schaffen Sie Platz, und versuchen Sie es erneut.

file-unreadable = Die Datei { $path } lässt sich nicht lesen.
    .effect = Es wurde nichts geändert.
    .remedy = Prüfen Sie Ihre Rechte an der Datei und den Zustand des Datenträgers.
