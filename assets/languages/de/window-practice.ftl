# Das Fenster: Üben.
