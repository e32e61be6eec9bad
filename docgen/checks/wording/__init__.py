"""Rules on words: what was left over, what is unclear, what is written in two ways."""
