# Meldungen.
