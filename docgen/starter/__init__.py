"""A commented file to begin a decision from: `docgen new`."""
