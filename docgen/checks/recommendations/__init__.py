"""Rules on what the members are asked to decide."""
