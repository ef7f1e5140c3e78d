# Das Fenster: Schritt 6, Prüfen.
