"""What is remembered of the papers that were made, so that only what changed is made again."""
