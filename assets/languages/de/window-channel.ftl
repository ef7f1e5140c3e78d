# Das Fenster: Schritt 5, Kanal.
