"""Rules on lawful dates: notices, papers, private business, call-in."""
