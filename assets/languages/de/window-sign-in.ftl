# Das Fenster: Schritt 4, Anmelden.
