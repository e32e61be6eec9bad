"""Review notes, as they are kept beside a decision."""
