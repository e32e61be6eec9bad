"""Rules on what reviewers said."""
