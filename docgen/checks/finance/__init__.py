"""Rules on money and figures."""
