"""Rules on the words and dates of officers' comments."""
