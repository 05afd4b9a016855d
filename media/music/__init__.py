"""Music under a film: composed here, played here."""
