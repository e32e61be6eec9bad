"""The lawful dates of a decision, counted day by day: `docgen clock`."""
