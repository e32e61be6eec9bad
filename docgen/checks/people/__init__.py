"""Rules on the people who are named."""
