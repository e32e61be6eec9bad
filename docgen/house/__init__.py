"""Houses: finding, opening, checking and making the styles of councils."""
