"""Rules on options and the reasons for the one preferred."""
