# Das Fenster: Schritt 2, Helpdesk.
