# Das Fenster: Schritt 3, Einwilligung.
