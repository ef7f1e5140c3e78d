# Das Fenster: der Rahmen.
