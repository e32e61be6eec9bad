"""The rules: each looks at a decision and its paper, and tells what it finds with place and remedy."""
