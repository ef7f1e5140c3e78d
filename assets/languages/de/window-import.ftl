# Das Fenster: Schritt 7, Import.
