"""docgen.toml: what holds for all decisions of a council."""
