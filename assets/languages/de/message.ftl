# Probleme mit einer Nachricht.

message-empty = Die Nachricht ist leer.
    .why = Sie enthält weder Kopfzeilen noch Text.
    .effect = Sie wird nicht importiert und bleibt im Postfach.
    .remedy = Sehen Sie sie sich in Outlook an. Ist sie auch dort leer, fehlt nichts.
