# Das Fenster: Schritt 8, Ergebnis.
