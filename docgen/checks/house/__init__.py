"""Rules on what a house asks for, and on what it would not print."""
