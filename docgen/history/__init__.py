"""Decisions through time: as git has them, as returned copies tell, and what changed from one state to another."""
