# Das Fenster: Schritt 1, Bevor Sie beginnen.
