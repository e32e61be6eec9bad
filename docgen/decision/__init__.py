"""Decisions: their files, their model, their ledger, and the place of everything in them."""
